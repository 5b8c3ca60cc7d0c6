/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lane-look.h"
#include "loss-figure.h"
#include "loss-layout.h"
#include "loss-marks.h"
#include "session/wording.h"

#include <glib/gi18n-lib.h>

/* "A 0.312, B 0.693": each lane's name or letter, and its loss at @epoch or at present, where that is
 * below 0. */
static char *
losses_text (const PlateauSnapshot *snapshot, gboolean names, double epoch)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < snapshot->n_lanes; i++)
    {
      const PlateauSnapshot *lane = plateau_snapshot_get_lane (snapshot, i);
      g_autofree char *loss =
          plateau_format_number (epoch < 0 ? lane->loss : plateau_loss_at (lane, epoch));

      g_ptr_array_add (
          values,
          /* Translators: one of several in a list: the name or letter of a lane, and its loss. */
          g_strdup_printf (C_ ("lane and loss", "%s %s"),
                           names ? plateau_lane_look_name (lane)
                                 : plateau_lane_look_letter (lane->lane_look),
                           loss));
    }
  g_ptr_array_add (values, NULL);
  /* Translators: stands between the entries of a list. */
  return g_strjoinv (C_ ("list", ", "), (char **) values->pdata);
}

char *
plateau_loss_figure_describe_lanes (const PlateauSnapshot *snapshot)
{
  g_autofree char *losses = NULL;

  if (snapshot->n_lanes < 2)
    return NULL;
  losses = losses_text (snapshot, TRUE, -1);
  /* Translators: "A · zeros 0.693, B · Xavier 0.254". */
  return g_strdup_printf (_ ("Losses of all lanes: %s."), losses);
}

/* The epoch next to @epoch at which the run that came farthest has a point. */
static double
nearest_epoch (const PlateauSnapshot *snapshot, double epoch)
{
  const PlateauSnapshot *longest = snapshot;

  for (guint i = 0; i < snapshot->n_lanes; i++)
    {
      const PlateauSnapshot *lane = plateau_snapshot_get_lane (snapshot, i);

      if (lane->n_points > 0 &&
          lane->points[lane->n_points - 1].epoch > longest->points[longest->n_points - 1].epoch)
        longest = lane;
    }
  return (double) longest->points[plateau_loss_nearest (longest->points, longest->n_points, epoch)]
      .epoch;
}

char *
plateau_loss_figure_pick_text (const PlateauSnapshot *snapshot, const PlateauPick *pick)
{
  g_autofree char *epoch = NULL;
  g_autofree char *loss = NULL;
  g_autofree char *text = NULL;
  g_autofree char *events = NULL;
  double at = pick->epoch;

  if (!(pick->epoch >= 0) || snapshot->n_points == 0)
    return NULL;
  events = plateau_loss_marks_text (snapshot, pick->epoch);
  if (events == NULL)
    at = nearest_epoch (snapshot, pick->epoch);
  epoch = plateau_format_count ((guint64) at);
  if (snapshot->n_lanes > 1)
    {
      loss = losses_text (snapshot, FALSE, at);
      /* Translators: a tooltip on several loss curves: the epoch, then "A 0.312, B 0.693". */
      text = g_strdup_printf (_ ("Epoch %s: %s"), epoch, loss);
    }
  else
    {
      loss = plateau_format_number (plateau_loss_at (snapshot, at));
      /* Translators: a tooltip on the loss curve. */
      text = g_strdup_printf (_ ("Epoch %s: loss %s"), epoch, loss);
    }
  return events != NULL ? g_strjoin ("\n", text, events, NULL) : g_steal_pointer (&text);
}
