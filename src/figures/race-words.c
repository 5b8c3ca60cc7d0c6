/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lane-look.h"
#include "loss-figure.h"
#include "race-figure.h"
#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

char *
plateau_race_figure_title (const PlateauSnapshot *snapshot)
{
  g_autofree char *epoch = plateau_format_count (snapshot->epoch);
  guint n = MAX (snapshot->n_lanes, 1);

  /* Translators: a title: how many runs train side by side, the epoch. */
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Race · %u lane · epoch %s", "Race · %u lanes · epoch %s", n),
      n, epoch);
}

/* The lane's name and its numbers, those of the first hidden layer. */
static char *
lane_text (const PlateauSnapshot *lane)
{
  const PlateauDiagnostics *layer = &lane->layer[1];
  const char *name = plateau_lane_look_name (lane);
  g_autofree char *epoch = plateau_format_count (lane->epoch);
  g_autofree char *loss = plateau_format_number (lane->loss);
  g_autofree char *saturated = plateau_format_share (layer->saturated);
  g_autofree char *slope = plateau_format_number (layer->mean_slope);
  g_autofree char *spread = plateau_format_number (layer->unit_spread);
  g_autofree char *stopped = NULL;

  if (lane->divergence.layer == 0)
    /* Translators: a lane of a race: its name ("B · Xavier"), epoch, loss, then how its first layer
     * fares. */
    return g_strdup_printf (
        _ ("%s: epoch %s, loss %s, saturated %s, mean slope %s, unit spread %s."), name, epoch,
        loss, saturated, slope, spread);
  stopped = plateau_format_count (lane->divergence.epoch);
  /* Translators: likewise, where the numbers of the last epoch would not have been finite. */
  return g_strdup_printf (_ ("%s: stopped before epoch %s, loss %s, saturated %s, mean slope %s, "
                             "unit spread %s."),
                          name, stopped, loss, saturated, slope, spread);
}

/* Which loss is lowest, in words; NULL where there is no such one. */
static char *
lowest_text (const PlateauSnapshot *snapshot)
{
  const PlateauSnapshot *lowest = NULL;
  guint n_lowest = 0;
  g_autofree char *loss = NULL;

  for (guint i = 0; i < snapshot->n_lanes; i++)
    {
      const PlateauSnapshot *lane = plateau_snapshot_get_lane (snapshot, i);

      if (!isfinite (lane->loss))
        continue;
      if (lowest == NULL || lane->loss < lowest->loss)
        {
          lowest = lane;
          n_lowest = 0;
        }
      n_lowest += lane->loss == lowest->loss;
    }
  if (n_lowest == 0 || snapshot->n_lanes < 2)
    return NULL;
  loss = plateau_format_number (lowest->loss);
  if (n_lowest > 1)
    /* Translators: two or more lanes of a race have this loss, the others a higher one. */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u lane has the lowest loss, %s.",
                                         "%u lanes have the lowest loss, %s.", n_lowest),
                            n_lowest, loss);
  /* Translators: the name of a lane of a race ("B · Xavier") and its loss. */
  return g_strdup_printf (_ ("The lowest loss is that of %s: %s."), plateau_lane_look_name (lowest),
                          loss);
}

char *
plateau_race_figure_describe (const PlateauSnapshot *snapshot)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  char *lowest = lowest_text (snapshot);

  for (guint i = 0; i < MAX (snapshot->n_lanes, 1); i++)
    g_ptr_array_add (lines, lane_text (plateau_snapshot_get_lane (snapshot, i)));
  if (lowest != NULL)
    g_ptr_array_add (lines, lowest);
  if (snapshot->n_lanes > 1)
    /* Translators: the name of the lane of a race that all other views are about. */
    g_ptr_array_add (lines,
                     g_strdup_printf (_ ("In view: %s."), plateau_lane_look_name (snapshot)));
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

char *
plateau_race_figure_pick_text (const PlateauSnapshot *snapshot, const PlateauPick *pick)
{
  const PlateauSnapshot *lane = NULL;
  g_autofree char *losses = NULL;

  if (pick->lane >= 0 && (guint) pick->lane < MAX (snapshot->n_lanes, 1))
    lane = plateau_snapshot_get_lane (snapshot, (guint) pick->lane);
  if (!(pick->epoch >= 0))
    return lane != NULL ? lane_text (lane) : NULL;
  losses = plateau_loss_figure_pick_text (snapshot, pick);
  return lane != NULL ? g_strjoin ("\n", plateau_lane_look_name (lane), losses, NULL)
                      : g_steal_pointer (&losses);
}
