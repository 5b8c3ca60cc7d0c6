/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "race-private.h"
#include "step-names.h"

/* A fork that comes back is one only where the run that it came from is still there. */
static gboolean
can_fork (PlateauRace *self, const PlateauArrangement *target, const PlateauArrangedLane *lane)
{
  const PlateauArrangement *const both[] = { &self->lanes, target };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      int source = plateau_arrangement_find (both[i], lane->fork_of);

      if (source < 0 ||
          !plateau_experiment_same_start (both[i]->lane[source].experiment, lane->experiment))
        return FALSE;
    }

  return TRUE;
}

/* Sees to it that what comes back is what its run will be: a lane of a known id keeps its run as long
 * as its start is the same, and a new id begins where it forks. */
static void
restore_lane (PlateauRace *self, PlateauArrangement *target, PlateauArrangedLane *lane)
{
  int place = plateau_arrangement_find (&self->lanes, lane->id);
  const PlateauArrangedLane *now = place >= 0 ? &self->lanes.lane[place] : NULL;
  gboolean same_start =
      now != NULL && plateau_experiment_same_start (now->experiment, lane->experiment);
  gboolean same_fork =
      now != NULL && now->fork_of == lane->fork_of && now->fork_epoch == lane->fork_epoch;
  guint old = lane->id;

  if (same_start && same_fork)
    return;

  if (lane->fork_of != 0 && !can_fork (self, target, lane))
    {
      lane->fork_of = 0;
      lane->fork_epoch = 0;
      if (same_start && now->fork_of == 0)
        return;
    }
  plateau_race_end_run (self, old);
  if (now != NULL && (lane->fork_of != 0 || same_start))
    {
      guint id = self->next_id++;

      plateau_arrangement_rename (target, old, id);
      plateau_journal_rename (self->journal, old, id);
    }
  if (lane->fork_of != 0)
    plateau_edit_notes_fork (self->notes, lane->id, lane->fork_of, lane->fork_epoch);
}

static void
restore (PlateauRace *self, const PlateauArrangement *arrangement)
{
  g_auto (PlateauArrangement) target = { 0 };

  plateau_arrangement_copy (&target, arrangement);
  for (guint i = 0; i < self->lanes.n_lanes; i++)
    if (plateau_arrangement_find (&target, self->lanes.lane[i].id) < 0)
      plateau_race_end_run (self, self->lanes.lane[i].id);
  for (guint i = 0; i < target.n_lanes; i++)
    restore_lane (self, &target, &target.lane[i]);
  plateau_arrangement_copy (&self->lanes, &target);
  plateau_race_show_looked (self);
  plateau_race_tell (self);
}

/* @step may be gone as soon as anybody hears of it. */
static gboolean
go (PlateauRace *self, const PlateauStep *step, gboolean back)
{
  if (step == NULL)
    return FALSE;

  if (step->is_edit)
    {
      guint lane = step->lane;
      guint64 epoch = step->epoch, index = step->index;
      double value = back ? step->old_value : step->new_value;

      plateau_edit_notes_expect (self->notes, lane, epoch, index, value);
      plateau_race_look_at (self, (guint) plateau_arrangement_find (&self->lanes, lane));
      g_signal_emit_by_name (self, "edit", lane, epoch, index, value);
      plateau_race_tell_properties (self);
    }
  else
    {
      restore (self, back ? &step->before : &step->after);
    }

  return TRUE;
}

gboolean
plateau_race_undo (PlateauRace *self)
{
  g_return_val_if_fail (PLATEAU_IS_RACE (self), FALSE);

  plateau_race_settle (self);

  return go (self, plateau_journal_undo (self->journal), TRUE);
}

gboolean
plateau_race_redo (PlateauRace *self)
{
  g_return_val_if_fail (PLATEAU_IS_RACE (self), FALSE);

  plateau_race_settle (self);

  return go (self, plateau_journal_redo (self->journal), FALSE);
}

/* The lane whose run @snapshot shows, or NULL: that run may be over already. */
static const PlateauArrangedLane *
lane_of (PlateauRace *self, const PlateauSnapshot *snapshot)
{
  g_auto (PlateauSettings) settings = { 0 };
  int place = plateau_arrangement_find (&self->lanes, snapshot->lane_id);

  if (snapshot->lane_id == 0 && self->lanes.n_lanes == 1)
    place = 0;
  if (place < 0)
    return NULL;

  plateau_experiment_get_settings (self->lanes.lane[place].experiment, &settings);

  return plateau_settings_same_start (&settings, &snapshot->settings) ? &self->lanes.lane[place]
                                                                      : NULL;
}

void
plateau_race_note_edits (PlateauRace *self, const PlateauSnapshot *snapshot)
{
  const PlateauArrangedLane *lane;
  g_autoptr (GArray) new = NULL;
  g_autoptr (GArray) gone = NULL;

  g_return_if_fail (PLATEAU_IS_RACE (self));

  plateau_race_settle (self);
  lane = lane_of (self, snapshot);
  if (lane == NULL)
    return;

  new = plateau_edit_notes_take (self->notes, lane->id, snapshot->events, snapshot->n_events,
                                 lane->fork_epoch, &gone);
  for (guint i = 0; i < gone->len; i++)
    {
      const PlateauEvent *event = &g_array_index (gone, PlateauEvent, i);

      plateau_journal_forget_edit (self->journal, lane->id, event->epoch, event->index);
    }
  for (guint i = 0; i < new->len; i++)
    {
      const PlateauEvent *event = &g_array_index (new, PlateauEvent, i);
      PlateauStep step = {
        .name = plateau_edit_step_name (snapshot->network, event->index),
        .lane = lane->id,
        .is_edit = TRUE,
        .epoch = event->epoch,
        .index = event->index,
        .old_value = event->before,
        .new_value = event->value,
      };

      plateau_journal_add (self->journal, &step, self->clock (self->clock_data));
    }
  plateau_race_tell_properties (self);
}
