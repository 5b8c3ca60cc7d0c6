/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lane-run.h"
#include "replay.h"

PlateauLaneRun *
plateau_lane_run_new (guint64 birth,
                      PlateauLaneRun *source,
                      guint64 source_epoch,
                      const atomic_bool *abandon,
                      const atomic_bool *abandon_past)
{
  PlateauLaneRun *self = g_new0 (PlateauLaneRun, 1);

  self->birth = birth;
  self->source = source != NULL ? plateau_lane_run_ref (source) : NULL;
  self->source_epoch = source_epoch;
  self->references = 1;
  plateau_viewer_init (&self->viewer, abandon, abandon_past);

  return self;
}

PlateauLaneRun *
plateau_lane_run_ref (PlateauLaneRun *self)
{
  self->references++;

  return self;
}

static void
clear_lane (PlateauLane *lane)
{
  g_free (lane->name);
  plateau_settings_clear (&lane->settings);
}

void
plateau_lane_run_unref (PlateauLaneRun *self)
{
  if (self == NULL || --self->references > 0)
    return;

  plateau_snapshot_unref (self->picture);
  plateau_viewer_clear (&self->viewer);
  plateau_run_free (self->run);
  plateau_lane_run_unref (self->source);
  clear_lane (&self->lane);
  g_free (self->refusal);
  g_free (self);
}

static void
apply_settings (PlateauLaneRun *self)
{
  self->run->settings.rate = self->lane.settings.rate;
  self->run->settings.speed = self->lane.settings.speed;
}

void
plateau_lane_run_set (PlateauLaneRun *self, const PlateauLane *lane)
{
  gboolean same_picture = self->lane.look == lane->look &&
                          g_strcmp0 (self->lane.name, lane->name) == 0 &&
                          self->lane.settings.rate == lane->settings.rate &&
                          self->lane.settings.speed == lane->settings.speed;

  clear_lane (&self->lane);
  self->lane = *lane;
  self->lane.name = g_strdup (lane->name);
  plateau_settings_copy (&self->lane.settings, &lane->settings);
  if (self->run != NULL)
    apply_settings (self);
  if (!same_picture)
    g_clear_pointer (&self->picture, plateau_snapshot_unref);
}

void
plateau_lane_run_fit (PlateauLaneRun *self)
{
  if (self->run == NULL || self->n_fitted == self->n_lanes)
    return;

  plateau_run_limit_checkpoints (self->run, PLATEAU_CHECKPOINTS_BYTES / self->n_lanes);
  self->n_fitted = self->n_lanes;
}

gboolean
plateau_lane_run_begin (PlateauLaneRun *self, const atomic_bool *abandon)
{
  const PlateauRun *source = self->source != NULL ? self->source->run : NULL;

  if (source != NULL)
    {
      self->run = plateau_run_fork (source, MIN (self->source_epoch, source->epoch), abandon);
      if (self->run == NULL)
        return FALSE;
    }
  else
    {
      self->run = plateau_run_new (&self->lane.settings);
      plateau_run_keep_checkpoints (self->run, PLATEAU_CHECKPOINTS_BYTES);
    }
  apply_settings (self);
  plateau_lane_run_fit (self);

  return TRUE;
}

gboolean
plateau_lane_run_obey (PlateauLaneRun *self, const PlateauOrder *order, const atomic_bool *abandon)
{
  g_autoptr (GError) error = NULL;

  if (order->kind == PLATEAU_ORDER_RETURN)
    {
      if (!plateau_run_rewind (self->run, MIN (order->epoch, self->run->epoch), abandon))
        return FALSE;
      self->viewer.owes_field = FALSE;
      return TRUE;
    }

  plateau_run_edit (self->run, order->index, order->value, &error);
  g_free (self->refusal);
  self->refusal = error != NULL ? g_strdup (error->message) : NULL;

  return TRUE;
}

gboolean
plateau_lane_run_is_live (const PlateauLaneRun *self)
{
  return self->run != NULL && self->run->divergence.layer == 0;
}

/* Lanes may have other data than the one that is looked at, with fewer features. */
static PlateauWish
own_wish (const PlateauLaneRun *self, const PlateauWish *wish)
{
  guint n_features = self->lane.settings.data->n_features;
  PlateauWish own = { .field = wish->lanes, .plane = wish->plane, .path = wish->path };

  if (own.plane.x >= n_features || own.plane.y >= n_features)
    own.plane = (PlateauPlane){ 0, n_features > 1 ? 1 : 0, wish->plane.rest };

  return own;
}

static gboolean
picture_is_true (const PlateauLaneRun *self, const PlateauWish *own, gboolean busy)
{
  const PlateauSnapshot *picture = self->picture;

  return picture->epoch == self->run->epoch && self->picture_revision == self->run->revision &&
         picture->divergence.layer == self->run->divergence.layer && picture->training == busy &&
         (own->path == NULL ||
          (picture->path != NULL
               ? picture->path->projection == own->path
               : !plateau_shape_equal (&own->path->shape, &picture->network->shape))) &&
         (!own->field ||
          plateau_viewer_is_current (&self->viewer, self->run, picture->field, &own->plane));
}

static void
keep_picture (PlateauLaneRun *self, PlateauSnapshot *picture)
{
  plateau_lane_run_sign (self, picture);
  plateau_snapshot_unref (self->picture);
  self->picture = picture;
  self->picture_revision = self->run->revision;
}

PlateauSnapshot *
plateau_lane_run_picture (PlateauLaneRun *self, const PlateauWish *wish, gboolean busy)
{
  PlateauWish own = own_wish (self, wish);

  if (busy || !own.field)
    self->viewer.owes_field = FALSE;

  /* A picture of a past that did not happen is no stand-in for one that lags. */
  if (self->picture == NULL || self->picture_revision != self->run->revision ||
      (!picture_is_true (self, &own, busy) && plateau_viewer_due (&self->viewer, &own, busy) == 0))
    keep_picture (self, plateau_viewer_look (&self->viewer, self->run, &own, busy));

  return plateau_snapshot_ref (self->picture);
}

gboolean
plateau_lane_run_pay_field (PlateauLaneRun *self, const PlateauWish *wish)
{
  PlateauWish own = own_wish (self, wish);

  return plateau_viewer_pay_field (&self->viewer, self->run, &own);
}

void
plateau_lane_run_set_looked (PlateauLaneRun *self, gboolean looked, guint n_others)
{
  self->n_lanes = n_others + 1;
  self->viewer.snapshot_share = looked ? PLATEAU_SNAPSHOT_SHARE : PLATEAU_LANES_SHARE / n_others;
  self->viewer.field_share = looked ? PLATEAU_FIELD_SHARE : PLATEAU_FIELD_SHARE / n_others;
  if (self->looked == looked)
    return;

  self->looked = looked;
  self->viewer.owes_field = FALSE;
  plateau_viewer_hurry (&self->viewer);
  g_clear_pointer (&self->picture, plateau_snapshot_unref);
}

void
plateau_lane_run_sign (const PlateauLaneRun *self, PlateauSnapshot *snapshot)
{
  snapshot->lane_id = self->lane.id;
  snapshot->lane_look = self->lane.look;
  snapshot->lane_name = g_strdup (self->lane.name);
}
