/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lane-names.h"
#include "race-preset.h"
#include "race-private.h"
#include "step-names.h"

#include <glib/gi18n-lib.h>

enum
{
  PROP_N_LANES = 1,
  PROP_LOOKED,
  PROP_UNDO_NAME,
  PROP_REDO_NAME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  EDIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PlateauRace, plateau_race, G_TYPE_OBJECT)

static gint64
monotonic_clock (gpointer data)
{
  return g_get_monotonic_time ();
}

void
plateau_race_set_clock (PlateauRace *self, PlateauRaceClock clock, gpointer data)
{
  g_return_if_fail (PLATEAU_IS_RACE (self));

  self->clock = clock;
  self->clock_data = data;
}

static PlateauArrangedLane *
looked_lane (PlateauRace *self)
{
  return &self->lanes.lane[self->lanes.looked];
}

void
plateau_race_tell_properties (PlateauRace *self)
{
  GObject *object = G_OBJECT (self);
  const char *undo = plateau_journal_get_undo_name (self->journal);
  const char *redo = plateau_journal_get_redo_name (self->journal);

  g_object_freeze_notify (object);
  if (self->told_n_lanes != self->lanes.n_lanes)
    g_object_notify_by_pspec (object, properties[PROP_N_LANES]);
  if (self->told_looked != self->lanes.looked)
    g_object_notify_by_pspec (object, properties[PROP_LOOKED]);
  if (g_strcmp0 (self->told_undo, undo) != 0)
    g_object_notify_by_pspec (object, properties[PROP_UNDO_NAME]);
  if (g_strcmp0 (self->told_redo, redo) != 0)
    g_object_notify_by_pspec (object, properties[PROP_REDO_NAME]);
  self->told_n_lanes = self->lanes.n_lanes;
  self->told_looked = self->lanes.looked;
  self->told_undo = undo;
  self->told_redo = redo;
  g_object_thaw_notify (object);
}

void
plateau_race_tell (PlateauRace *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
  plateau_race_tell_properties (self);
}

/* The edits of a run go with it. */
void
plateau_race_end_run (PlateauRace *self, guint id)
{
  plateau_journal_forget_run (self->journal, id);
  plateau_edit_notes_forget (self->notes, id);
}

static void
add_step (PlateauRace *self, PlateauStep *step)
{
  plateau_arrangement_copy (&step->after, &self->lanes);
  plateau_journal_add (self->journal, step, self->clock (self->clock_data));
  plateau_arrangement_clear (&step->before);
  plateau_arrangement_clear (&step->after);
}

/* What a person has set there becomes that of the lane; other experiments are never changed, for the
 * journal holds them too. FALSE where that is nothing new; @names are the properties, @n of them. */
static gboolean
adopt (PlateauRace *self, const char **names, guint *n)
{
  PlateauArrangedLane *lane = looked_lane (self);
  g_autoptr (PlateauExperiment) experiment = NULL;

  *n = plateau_experiment_compare (lane->experiment, self->experiment, names);
  /* The last one is that of all lanes. */
  if (*n > 0 && g_str_equal (names[*n - 1], "speed"))
    (*n)--;
  if (*n == 0)
    return FALSE;

  /* By way of the old one: of the same data it has the very ones with which its run began. */
  plateau_experiment_get_data (self->experiment);
  experiment = plateau_experiment_new ();
  plateau_experiment_copy_from (experiment, lane->experiment);
  plateau_experiment_copy_from (experiment, self->experiment);
  if (!plateau_experiment_same_start (experiment, lane->experiment))
    {
      lane->fork_of = 0;
      lane->fork_epoch = 0;
      plateau_race_end_run (self, lane->id);
    }
  plateau_arrangement_set (&self->lanes, self->lanes.looked, experiment);

  return TRUE;
}

/* Also what somebody has set without telling yet: it is to be a step of its own. */
void
plateau_race_settle (PlateauRace *self)
{
  const char *names[PLATEAU_N_EXPERIMENT_PROPERTIES];
  PlateauStep step = { .lane = looked_lane (self)->id };
  double speed;
  guint n;

  plateau_arrangement_copy (&step.before, &self->lanes);
  g_object_get (self->experiment, "speed", &speed, NULL);
  if (adopt (self, names, &n))
    {
      step.name = plateau_step_name (names, n);
      step.property = n == 1 ? names[0] : NULL;
      add_step (self, &step);
    }
  else if (speed == self->speed)
    {
      plateau_arrangement_clear (&step.before);
      return;
    }
  plateau_arrangement_clear (&step.before);
  self->speed = speed;
  plateau_race_tell (self);
}

static void
on_experiment_changed (PlateauRace *self)
{
  if (!self->writing)
    plateau_race_settle (self);
}

/* Brings the lane that is looked at to the controls. */
void
plateau_race_show_looked (PlateauRace *self)
{
  g_autoptr (PlateauExperiment) shown = plateau_experiment_new ();
  const char *names[PLATEAU_N_EXPERIMENT_PROPERTIES];
  guint n;

  plateau_experiment_copy_from (shown, looked_lane (self)->experiment);
  g_object_set (shown, "speed", self->speed, NULL);

  self->writing = TRUE;
  plateau_experiment_copy_from (self->experiment, shown);
  self->writing = FALSE;

  /* A control that cannot show the number sets another one: that is no step of a person's. */
  adopt (self, names, &n);
}

/* To be called first by what a person does with lanes. */
static void
begin (PlateauRace *self, PlateauStep *step, const char *name)
{
  plateau_race_settle (self);
  step->name = name;
  step->lane = looked_lane (self)->id;
  plateau_arrangement_copy (&step->before, &self->lanes);
}

static void
end (PlateauRace *self, PlateauStep *step)
{
  for (guint i = 0; i < step->before.n_lanes; i++)
    if (plateau_arrangement_find (&self->lanes, step->before.lane[i].id) < 0)
      plateau_race_end_run (self, step->before.lane[i].id);
  add_step (self, step);
  plateau_race_show_looked (self);
  plateau_race_tell (self);
}

gboolean
plateau_race_pin (PlateauRace *self)
{
  PlateauStep step = { 0 };
  guint place;

  g_return_val_if_fail (PLATEAU_IS_RACE (self), FALSE);

  if (self->lanes.n_lanes == PLATEAU_MAX_LANES)
    return FALSE;

  begin (self, &step, _ ("Pin"));
  place = self->lanes.looked + 1;
  plateau_arrangement_insert (&self->lanes, place, self->next_id++, looked_lane (self)->experiment);
  self->lanes.looked = place;
  end (self, &step);

  return TRUE;
}

gboolean
plateau_race_fork (PlateauRace *self, guint64 epoch)
{
  PlateauStep step = { 0 };
  guint place, id;

  g_return_val_if_fail (PLATEAU_IS_RACE (self), FALSE);

  if (self->lanes.n_lanes == PLATEAU_MAX_LANES)
    return FALSE;

  begin (self, &step, _ ("Continue from here"));
  place = self->lanes.looked + 1;
  id = self->next_id++;
  plateau_arrangement_insert (&self->lanes, place, id, looked_lane (self)->experiment);
  self->lanes.lane[place].fork_of = step.lane;
  self->lanes.lane[place].fork_epoch = epoch;
  self->lanes.looked = place;
  plateau_edit_notes_fork (self->notes, id, step.lane, epoch);
  end (self, &step);

  return TRUE;
}

void
plateau_race_remove (PlateauRace *self, guint place)
{
  PlateauStep step = { 0 };

  g_return_if_fail (PLATEAU_IS_RACE (self));

  if (self->lanes.n_lanes == 1 || place >= self->lanes.n_lanes)
    return;

  begin (self, &step, _ ("Remove lane"));
  plateau_arrangement_remove (&self->lanes, place);
  end (self, &step);
}

void
plateau_race_remove_others (PlateauRace *self)
{
  PlateauStep step = { 0 };

  g_return_if_fail (PLATEAU_IS_RACE (self));

  if (self->lanes.n_lanes == 1)
    return;

  begin (self, &step, _ ("Remove other lanes"));
  for (guint i = self->lanes.n_lanes; i-- > 0;)
    if (i != self->lanes.looked)
      plateau_arrangement_remove (&self->lanes, i);
  end (self, &step);
}

void
plateau_race_look_at (PlateauRace *self, guint place)
{
  g_return_if_fail (PLATEAU_IS_RACE (self));

  if (place >= self->lanes.n_lanes || place == self->lanes.looked)
    return;

  plateau_race_settle (self);
  self->lanes.looked = place;
  plateau_race_show_looked (self);
  plateau_race_tell (self);
}

void
plateau_race_set_preset (PlateauRace *self, PlateauRacePreset preset)
{
  PlateauExperiment *experiments[PLATEAU_MAX_LANES];
  PlateauStep step = { 0 };
  guint n;

  g_return_if_fail (PLATEAU_IS_RACE (self));

  begin (self, &step, _ ("Set up race"));
  n = plateau_race_preset_make (preset, looked_lane (self)->experiment, experiments);
  plateau_arrangement_clear (&self->lanes);
  for (guint i = 0; i < n; i++)
    {
      plateau_arrangement_insert (&self->lanes, i, self->next_id++, experiments[i]);
      g_object_unref (experiments[i]);
    }
  end (self, &step);
}

void
plateau_race_get_lanes (PlateauRace *self, PlateauLanes *lanes)
{
  g_return_if_fail (PLATEAU_IS_RACE (self));

  plateau_lanes_clear (lanes);
  lanes->n_lanes = self->lanes.n_lanes;
  lanes->looked = self->lanes.looked;
  for (guint i = 0; i < lanes->n_lanes; i++)
    {
      const PlateauArrangedLane *lane = &self->lanes.lane[i];

      lanes->lane[i].id = lane->id;
      lanes->lane[i].look = lane->look;
      lanes->lane[i].name = plateau_lane_name (&self->lanes, i);
      plateau_experiment_get_settings (lane->experiment, &lanes->lane[i].settings);
      lanes->lane[i].settings.speed = self->speed;
      lanes->lane[i].fork_of = lane->fork_of;
      lanes->lane[i].fork_epoch = lane->fork_epoch;
    }
}

guint
plateau_race_get_n_lanes (PlateauRace *self)
{
  g_return_val_if_fail (PLATEAU_IS_RACE (self), 0);

  return self->lanes.n_lanes;
}

guint
plateau_race_get_looked (PlateauRace *self)
{
  g_return_val_if_fail (PLATEAU_IS_RACE (self), 0);

  return self->lanes.looked;
}

static void
plateau_race_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PlateauRace *self = PLATEAU_RACE (object);

  switch (prop_id)
    {
    case PROP_N_LANES:
      g_value_set_uint (value, self->lanes.n_lanes);
      break;
    case PROP_LOOKED:
      g_value_set_uint (value, self->lanes.looked);
      break;
    case PROP_UNDO_NAME:
      g_value_set_static_string (value, plateau_journal_get_undo_name (self->journal));
      break;
    case PROP_REDO_NAME:
      g_value_set_static_string (value, plateau_journal_get_redo_name (self->journal));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
plateau_race_finalize (GObject *object)
{
  PlateauRace *self = PLATEAU_RACE (object);

  plateau_arrangement_clear (&self->lanes);
  plateau_journal_free (self->journal);
  plateau_edit_notes_free (self->notes);
  g_object_unref (self->experiment);

  G_OBJECT_CLASS (plateau_race_parent_class)->finalize (object);
}

static void
plateau_race_class_init (PlateauRaceClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = plateau_race_get_property;
  object_class->finalize = plateau_race_finalize;

  properties[PROP_N_LANES] =
      g_param_spec_uint ("n-lanes", NULL, NULL, 1, PLATEAU_MAX_LANES, 1, flags);
  properties[PROP_LOOKED] =
      g_param_spec_uint ("looked", NULL, NULL, 0, PLATEAU_MAX_LANES - 1, 0, flags);
  properties[PROP_UNDO_NAME] = g_param_spec_string ("undo-name", NULL, NULL, NULL, flags);
  properties[PROP_REDO_NAME] = g_param_spec_string ("redo-name", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[EDIT] =
      g_signal_new ("edit", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 4, G_TYPE_UINT, G_TYPE_UINT64, G_TYPE_UINT64, G_TYPE_DOUBLE);
}

static void
plateau_race_init (PlateauRace *self)
{
  self->journal = plateau_journal_new ();
  self->notes = plateau_edit_notes_new ();
  self->clock = monotonic_clock;
  self->next_id = 1;
  self->told_n_lanes = 1;
}

PlateauRace *
plateau_race_new (PlateauExperiment *experiment)
{
  PlateauRace *self = g_object_new (PLATEAU_TYPE_RACE, NULL);
  g_autoptr (PlateauExperiment) first = plateau_experiment_new ();

  self->experiment = g_object_ref (experiment);
  g_object_get (experiment, "speed", &self->speed, NULL);
  plateau_experiment_get_data (experiment);
  plateau_experiment_copy_from (first, experiment);
  plateau_arrangement_insert (&self->lanes, 0, self->next_id++, first);
  g_signal_connect_object (experiment, "changed", G_CALLBACK (on_experiment_changed), self,
                           G_CONNECT_SWAPPED);

  return self;
}
