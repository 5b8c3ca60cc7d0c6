/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "map-pace.h"

/* Its threads may be in the middle of an epoch: nobody waits for them. */
static void
retire (PlateauMapPace *self)
{
  if (self->job == NULL)
    return;

  plateau_map_job_cancel (self->job);
  self->leaving = g_slist_prepend (self->leaving, g_steal_pointer (&self->job));
  g_clear_pointer (&self->map, plateau_map_unref);
  plateau_sweep_plan_clear (&self->plan);
}

static void
begin (PlateauMapPace *self,
       const PlateauSweepPlan *plan,
       PlateauExperiment *experiment,
       gboolean compute)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "plateau", "maps", NULL);

  retire (self);
  plateau_sweep_plan_copy (&self->plan, plan);
  self->job = plateau_map_job_new (plan, experiment, folder, compute, 0);
  self->computing = compute;
  self->reading = TRUE;
}

void
plateau_map_pace_set (PlateauMapPace *self,
                      const PlateauSweepPlan *plan,
                      PlateauExperiment *experiment)
{
  self->shown = plan != NULL;
  if (plan != NULL && (self->job == NULL || !plateau_map_plans_equal (plan, &self->plan)))
    begin (self, plan, experiment, FALSE);
}

/* A job that only looked what is kept is replaced: its seeds may be others by now, and then they are told
 * apart. */
void
plateau_map_pace_compute (PlateauMapPace *self,
                          const PlateauSweepPlan *plan,
                          PlateauExperiment *experiment)
{
  self->shown = TRUE;
  if (!self->computing || !plateau_map_plans_equal (plan, &self->plan))
    begin (self, plan, experiment, TRUE);
}

void
plateau_map_pace_cancel (PlateauMapPace *self)
{
  if (self->job != NULL && self->computing)
    plateau_map_job_cancel (self->job);
}

static void
free_those_that_left (PlateauMapPace *self)
{
  GSList *next;

  for (GSList *at = self->leaving; at != NULL; at = next)
    {
      next = at->next;
      if (plateau_map_job_is_over (at->data))
        {
          plateau_map_job_free (at->data);
          self->leaving = g_slist_delete_link (self->leaving, at);
        }
    }
}

gboolean
plateau_map_pace_look (PlateauMapPace *self)
{
  PlateauMap *before = self->map;
  gboolean over, fresh, ended;

  free_those_that_left (self);
  if (self->job == NULL)
    return FALSE;

  /* In this order: what comes in between is not lost. */
  over = plateau_map_job_is_over (self->job);
  self->map = plateau_map_job_look (self->job);
  fresh = self->map != before;
  g_clear_pointer (&before, plateau_map_unref);
  ended = over && self->reading;
  if (over)
    self->computing = self->reading = FALSE;

  return (fresh || ended) && self->shown;
}

void
plateau_map_pace_dress (PlateauMapPace *self, PlateauSnapshot *snapshot)
{
  /* An empty one that nobody computes is no map: the figure then says how to get one. */
  if (self->shown && self->map != NULL && (self->computing || self->map->n_done > 0))
    snapshot->map = plateau_map_ref (self->map);
}

gboolean
plateau_map_pace_is_busy (PlateauMapPace *self)
{
  return self->reading || self->leaving != NULL;
}

gboolean
plateau_map_pace_computes (PlateauMapPace *self)
{
  return self->computing;
}

PlateauMap *
plateau_map_pace_get_map (PlateauMapPace *self)
{
  return self->map;
}

void
plateau_map_pace_clear (PlateauMapPace *self)
{
  retire (self);
  g_slist_free_full (g_steal_pointer (&self->leaving), (GDestroyNotify) plateau_map_job_free);
  self->computing = self->reading = self->shown = FALSE;
}
