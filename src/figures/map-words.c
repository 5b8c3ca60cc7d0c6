/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "map-figure.h"
#include "map-layout.h"
#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

char *
plateau_map_figure_title (const PlateauSnapshot *snapshot, const PlateauFigureOptions *options)
{
  const PlateauMap *map = snapshot->map;
  g_autofree char *epochs = NULL;

  if (map == NULL)
    return g_strdup (_ ("Map"));
  epochs = plateau_format_count (map->plan.epochs);
  /* Translators: a title: the name of the rows ("hidden layers"), how many seeds and epochs. */
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Map · weight scale × %s · %u seed · %s epochs",
                   "Map · weight scale × %s · %u seeds · %s epochs", map->plan.n_seeds),
      plateau_map_axis_name (map->plan.axis), map->plan.n_seeds, epochs);
}

/* "weight scale 0.3, hidden layers 4" */
static char *
place_text (const PlateauMap *map, guint cell)
{
  g_autofree char *scale = plateau_format_number (map->plan.scales[cell % map->plan.n_scales]);
  g_autofree char *row = plateau_map_row_text (map, cell / map->plan.n_scales);

  /* Translators: a place of the map: the weight scale; the name of the rows, and the row's value. */
  return g_strdup_printf (_ ("weight scale %s, %s %s"), scale,
                          plateau_map_axis_name (map->plan.axis), row);
}

static char *
loss_text (const PlateauMap *map, guint cell)
{
  const PlateauSweepCell *result = &map->cell[cell];
  g_autofree char *median = plateau_format_number (result->loss_median);
  g_autofree char *low = plateau_format_number (result->loss_min);
  g_autofree char *high = plateau_format_number (result->loss_max);
  g_autofree char *diverged = plateau_format_share (result->diverged);
  g_autofree char *failed = plateau_format_share (result->failed);

  /* Translators: a cell of the map: the median of the losses, the smallest and the largest; shares of the
   * seeds. */
  return g_strdup_printf (_ ("loss %s (%s to %s), %s diverged, %s learnt nothing"), median, low,
                          high, diverged, failed);
}

char *
plateau_map_figure_pick_text (const PlateauSnapshot *snapshot,
                              const PlateauFigureOptions *options,
                              const PlateauPick *pick)
{
  const PlateauMap *map = snapshot->map;
  g_autofree char *place = NULL;
  g_autofree char *loss = NULL;
  g_autofree char *first = NULL;
  g_autofree char *half = NULL;

  if (map == NULL || pick->cell < 0 || pick->cell >= (int) map->n_cells)
    return NULL;
  place = place_text (map, (guint) pick->cell);
  if (!map->done[pick->cell])
    /* Translators: a tooltip: a place of the map. */
    return g_strdup_printf (_ ("%s: not computed yet"), place);
  loss = loss_text (map, (guint) pick->cell);
  if (isfinite (map->cell[pick->cell].epochs_to_half))
    {
      g_autofree char *epochs =
          plateau_format_count ((guint64) map->cell[pick->cell].epochs_to_half);

      /* Translators: how many epochs the loss took to become half of the first one. */
      half = g_strdup_printf (_ ("half the first loss after %s epochs"), epochs);
    }
  first = g_strdup_printf ("%s\n%s", place, loss);
  return half != NULL ? g_strjoin ("\n", first, half, NULL) : g_steal_pointer (&first);
}

char *
plateau_map_figure_describe (const PlateauSnapshot *snapshot, const PlateauFigureOptions *options)
{
  const PlateauMap *map = snapshot->map;
  g_autoptr (GString) text = g_string_new (NULL);
  int best, here;

  if (map == NULL)
    return g_strdup (
        _ ("No map yet: it shows which weight scale works. Compute it with its button."));

  /* Translators: how many cells of the map are computed, of how many; the name of the rows. */
  g_string_append_printf (text, _ ("%u of %u starts computed, weight scale × %s."), map->n_done,
                          map->n_cells, plateau_map_axis_name (map->plan.axis));
  best = plateau_map_best (map);
  if (best >= 0)
    {
      g_autofree char *place = place_text (map, (guint) best);
      g_autofree char *loss = loss_text (map, (guint) best);

      g_string_append_c (text, ' ');
      /* Translators: a place of the map and what it leads to. */
      g_string_append_printf (text, _ ("The best: %s: %s."), place, loss);
    }
  here = plateau_map_find (map, &snapshot->settings);
  if (here >= 0)
    {
      g_autofree char *place = place_text (map, (guint) here);
      g_autofree char *loss = map->done[here] ? loss_text (map, (guint) here) : NULL;

      g_string_append_c (text, ' ');
      if (loss != NULL)
        /* Translators: a place of the map and what it leads to. */
        g_string_append_printf (text, _ ("You are at %s: %s."), place, loss);
      else
        /* Translators: a place of the map. */
        g_string_append_printf (text, _ ("You are at %s, which is not computed yet."), place);
    }
  else
    {
      g_string_append_c (text, ' ');
      g_string_append (text, _ ("The present start is not on this map."));
    }
  if (map->refusal != NULL)
    g_string_append_printf (text, " %s", map->refusal);

  return g_strdup (text->str);
}
