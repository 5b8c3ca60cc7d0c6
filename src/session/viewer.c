/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "viewer.h"
#include "pace.h"
#include "replay.h"

/* A field that takes less than this is computed before its snapshot is shown, not after. */
#define FIELD_PROMPT 0.004

/* What this thread has computed so far: while another program has the processor, the training does not
 * get on either, and a picture is no costlier for that. */
static double
work_done (void)
{
  struct timespec t;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &t);

  return t.tv_sec + t.tv_nsec * 1e-9;
}

void
plateau_viewer_init (PlateauViewer *self,
                     const atomic_bool *abandon,
                     const atomic_bool *abandon_past)
{
  *self = (PlateauViewer){
    .abandon = abandon,
    .abandon_past = abandon_past,
    .snapshot_share = PLATEAU_SNAPSHOT_SHARE,
    .field_share = PLATEAU_FIELD_SHARE,
  };
}

static void
drop_field (PlateauViewer *self)
{
  g_clear_pointer (&self->field, plateau_field_unref);
  self->field_done = 0;
  self->owes_field = FALSE;
}

void
plateau_viewer_clear (PlateauViewer *self)
{
  drop_field (self);
  g_clear_pointer (&self->maps, plateau_unit_maps_unref);
  g_clear_pointer (&self->volume, plateau_volume_unref);
  plateau_path_tracker_clear (&self->path);
  g_clear_pointer (&self->past, plateau_run_free);
}

void
plateau_viewer_hurry (PlateauViewer *self)
{
  self->snapshot_cost = 0;
}

static guint64
wished_epoch (const PlateauWish *wish)
{
  return wish->past ? wish->epoch : G_MAXUINT64;
}

double
plateau_viewer_due (const PlateauViewer *self, const PlateauWish *wish, gboolean busy)
{
  double at = self->snapshot_began + self->snapshot_cost / self->snapshot_share;

  if (!busy || self->snapshot_cost == 0 || self->shown_epoch != wished_epoch (wish))
    return 0;

  return MAX (0, at - plateau_pace_now ());
}

/* What is looked at: the run, or a moment of its past; NULL where that is no longer wanted. */
static const PlateauRun *
find_shown (PlateauViewer *self, const PlateauRun *run, const PlateauWish *wish)
{
  gboolean back = wish->past && wish->epoch < run->epoch;

  /* The field of quite another time is no stand-in for one that lags a little. */
  if (back != (self->past != NULL))
    plateau_viewer_clear (self);
  else if (self->field != NULL && self->field_revision != run->revision)
    drop_field (self);
  if (!back)
    return run;

  if (self->past == NULL)
    self->past = plateau_run_new_past (run);

  return plateau_run_at (run, wish->epoch, self->past, self->abandon_past) ? self->past : NULL;
}

/* The field belongs to what the next snapshot would show. */
static gboolean
field_is_current (const PlateauViewer *self, const PlateauRun *shown, const PlateauPlane *plane)
{
  return self->field != NULL && self->field_epoch == shown->epoch &&
         self->field->plane.x == plane->x && self->field->plane.y == plane->y &&
         self->field->plane.rest == plane->rest;
}

gboolean
plateau_viewer_is_current (const PlateauViewer *self,
                           const PlateauRun *run,
                           const PlateauField *field,
                           const PlateauPlane *plane)
{
  return field == self->field && self->past == NULL && self->field_revision == run->revision &&
         field_is_current (self, run, plane);
}

static gboolean
field_is_affordable (PlateauViewer *self, gboolean moves)
{
  if (!moves)
    return self->field_cost < FIELD_PROMPT;

  return plateau_pace_now () - self->field_done >= self->field_cost / self->field_share;
}

static void
compute_field (PlateauViewer *self, const PlateauRun *shown, const PlateauPlane *plane)
{
  double start = plateau_pace_now ();
  PlateauField *field =
      plateau_field_new (shown->network, shown->settings.data, plane, self->abandon);

  if (field == NULL)
    return;

  plateau_field_unref (self->field);
  self->field = field;
  self->field_epoch = shown->epoch;
  self->field_revision = shown->revision;
  self->field_done = plateau_pace_now ();
  self->field_cost = self->field_done - start;
}

/* Maps that lag are better than none while the net moves; at rest they are the true ones at once, for
 * they take less time than a field. */
static PlateauUnitMaps *
find_maps (PlateauViewer *self, const PlateauRun *shown, const PlateauPlane *plane, gboolean moves)
{
  double start = plateau_pace_now ();
  gboolean same = self->maps != NULL && self->maps_revision == shown->revision &&
                  self->maps->plane.x == plane->x && self->maps->plane.y == plane->y &&
                  self->maps->plane.rest == plane->rest;

  if (!same || (self->maps_epoch != shown->epoch &&
                (!moves || start - self->maps_done >= self->maps_cost / self->field_share)))
    {
      plateau_unit_maps_unref (self->maps);
      self->maps = plateau_unit_maps_new (shown->network, shown->settings.data, plane);
      self->maps_epoch = shown->epoch;
      self->maps_revision = shown->revision;
      self->maps_done = plateau_pace_now ();
      self->maps_cost = self->maps_done - start;
    }

  return plateau_unit_maps_ref (self->maps);
}

/* Likewise. NULL where another thread has ended the run. */
static PlateauVolume *
find_volume (PlateauViewer *self, const PlateauRun *shown, gboolean moves)
{
  double start = plateau_pace_now ();
  gboolean same = self->volume != NULL && self->volume_revision == shown->revision;

  if (!same || (self->volume_epoch != shown->epoch &&
                (!moves || start - self->volume_done >= self->volume_cost / self->field_share)))
    {
      plateau_volume_unref (self->volume);
      self->volume = plateau_volume_new (shown->network, shown->settings.data, self->abandon);
      self->volume_epoch = shown->epoch;
      self->volume_revision = shown->revision;
      self->volume_done = plateau_pace_now ();
      self->volume_cost = self->volume_done - start;
    }

  return self->volume != NULL ? plateau_volume_ref (self->volume) : NULL;
}

static PlateauSnapshot *
take_snapshot (PlateauViewer *self, const PlateauRun *shown, const PlateauWish *wish)
{
  double before = work_done ();
  PlateauSnapshot *snapshot;

  self->snapshot_began = plateau_pace_now ();
  snapshot = plateau_run_snapshot (shown, wish);
  self->snapshot_cost = work_done () - before;
  self->shown_epoch = wished_epoch (wish);

  return snapshot;
}

PlateauSnapshot *
plateau_viewer_look (PlateauViewer *self,
                     const PlateauRun *run,
                     const PlateauWish *wish,
                     gboolean busy)
{
  const PlateauRun *shown = find_shown (self, run, wish);
  PlateauSnapshot *snapshot;
  gboolean moves;

  if (shown == NULL)
    return NULL;

  /* A moment of the past stands still while the run trains on. */
  moves = busy && shown == run;

  if (wish->field && !field_is_current (self, shown, &wish->plane) &&
      field_is_affordable (self, moves))
    compute_field (self, shown, &wish->plane);

  snapshot = take_snapshot (self, shown, wish);
  snapshot->training = busy;

  /* A field that lags is better than none while the net moves; at rest it must be the true one. */
  self->owes_field = wish->field && !field_is_current (self, shown, &wish->plane) && !moves;
  if (wish->field && self->field != NULL && !self->owes_field)
    snapshot->field = plateau_field_ref (self->field);
  if (wish->unit_maps)
    snapshot->unit_maps = find_maps (self, shown, &wish->plane, moves);
  if (wish->volume && shown->network->n[0] == 3)
    snapshot->volume = find_volume (self, shown, moves);
  if (wish->path != NULL)
    snapshot->path = plateau_path_tracker_look (&self->path, run, wish->path);

  return snapshot;
}

gboolean
plateau_viewer_pay_field (PlateauViewer *self, const PlateauRun *run, const PlateauWish *wish)
{
  const PlateauRun *shown = find_shown (self, run, wish);

  if (shown == NULL)
    return FALSE;

  compute_field (self, shown, &wish->plane);
  self->owes_field = !field_is_current (self, shown, &wish->plane);

  return !self->owes_field;
}
