/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "landscape-pace.h"

void
plateau_landscape_pace_set (PlateauLandscapePace *self, const PlateauSurfaceAxes *axes)
{
  if (axes == NULL)
    {
      g_clear_pointer (&self->landscape, plateau_landscape_unref);
      g_clear_pointer (&self->job, plateau_landscape_job_free);
      return;
    }

  self->axes = *axes;
  if (self->job == NULL)
    self->job = plateau_landscape_job_new (0);
}

gboolean
plateau_landscape_pace_look (PlateauLandscapePace *self)
{
  PlateauLandscape *before = self->landscape;
  gboolean fresh;

  if (self->job == NULL)
    return FALSE;

  self->landscape = plateau_landscape_job_look (self->job);
  fresh = self->landscape != before;
  g_clear_pointer (&before, plateau_landscape_unref);

  return fresh;
}

void
plateau_landscape_pace_add_wish (PlateauLandscapePace *self, PlateauWish *wish)
{
  PlateauProjection *projection =
      self->job != NULL ? plateau_landscape_job_get_projection (self->job) : NULL;

  if (projection == wish->path)
    return;

  g_clear_pointer (&wish->path, plateau_projection_unref);
  if (projection != NULL)
    wish->path = plateau_projection_ref (projection);
}

gboolean
plateau_landscape_pace_dress (PlateauLandscapePace *self, PlateauSnapshot *snapshot)
{
  if (self->job == NULL)
    return FALSE;

  plateau_landscape_job_follow (self->job, snapshot, &self->axes);
  plateau_landscape_pace_look (self);
  if (self->landscape != NULL)
    snapshot->landscape = plateau_landscape_ref (self->landscape);

  return snapshot->path == NULL ||
         snapshot->path->projection != plateau_landscape_job_get_projection (self->job);
}

gboolean
plateau_landscape_pace_is_busy (PlateauLandscapePace *self)
{
  return self->job != NULL && plateau_landscape_job_is_busy (self->job);
}
