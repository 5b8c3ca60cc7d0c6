/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "seeds-figure.h"
#include "seeds-layout.h"
#include "seeds-words.h"
#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

gboolean
plateau_seeds_are_of_start (const PlateauSnapshot *snapshot)
{
  /* Another draw is one of the same start. */
  PlateauSettings shown = snapshot->settings;

  shown.start.seed = snapshot->seeds->settings.start.seed;

  return plateau_settings_same_start (&shown, &snapshot->seeds->settings);
}

guint
plateau_seeds_n_stopped (const PlateauSeeds *seeds)
{
  guint n = 0;

  for (guint k = 0; k < seeds->n_seeds; k++)
    n += isinf (seeds->loss[(gsize) (k + 1) * seeds->n_points - 1]) != 0;

  return n;
}

char *
plateau_seeds_start_text (const PlateauSeeds *seeds)
{
  const PlateauShape *shape = &seeds->settings.shape;
  const PlateauStart *start = &seeds->settings.start;
  const char *title = plateau_initialization_title (start->initialization);
  const char *activation = plateau_activation_title (shape->activation);
  g_autofree char *scale = plateau_format_number (start->scale);
  g_autofree char *rate = plateau_format_number (seeds->settings.rate);
  g_autoptr (GString) units = g_string_new (NULL);

  g_string_append_printf (units, "%u", shape->n_features);
  for (guint l = 0; l < shape->n_hidden; l++)
    g_string_append_printf (units, "–%u", shape->width[l]);
  g_string_append (units, "–1");

  if (start->initialization == PLATEAU_INITIALIZATION_ZEROS)
    /* Translators: a start: initialisation, units of each layer, activation, learning rate. */
    return g_strdup_printf (_ ("%s · %s · %s · rate %s"), title, units->str, activation, rate);
  if (!plateau_initialization_is_random (start->initialization))
    /* Translators: a start: initialisation × weight scale, units of each layer, activation, learning
     * rate. */
    return g_strdup_printf (_ ("%s × %s · %s · %s · rate %s"), title, scale, units->str, activation,
                            rate);
  return g_strdup_printf (
      /* Translators: a start: initialisation × weight scale, units of each layer, activation,
       * learning rate, the first and the last seed. */
      _ ("%s × %s · %s · %s · rate %s · seeds %u to %u"), title, scale, units->str, activation,
      rate, start->seed, start->seed + (seeds->n_seeds - 1));
}

char *
plateau_seeds_status_text (const PlateauSnapshot *snapshot)
{
  const PlateauSeeds *seeds = snapshot->seeds;
  gboolean done = seeds->n_done == seeds->n_seeds;
  g_autofree char *start = plateau_seeds_start_text (seeds);

  if (!plateau_seeds_are_of_start (snapshot))
    return done
               ? /* Translators: a start such as "normal × 0.01", which is not the present one. */
               g_strdup_printf (_ ("of the start before: %s"), start)
               : /* Translators: trainings done, all of them, a start that is not the present one. */
               g_strdup_printf (_ ("%u of %u done · of the start before: %s"), seeds->n_done,
                                seeds->n_seeds, start);
  if (!done)
    /* Translators: trainings done, all of them, a start such as "normal × 0.01". */
    return g_strdup_printf (_ ("%u of %u done · %s"), seeds->n_done, seeds->n_seeds, start);

  return g_steal_pointer (&start);
}

char *
plateau_seeds_figure_title (const PlateauSnapshot *snapshot)
{
  const PlateauSeeds *seeds = snapshot->seeds;
  g_autofree char *goal = plateau_format_number (PLATEAU_SEEDS_GOAL);

  if (seeds == NULL)
    /* Translators: a title: the view of many random draws of one start. */
    return g_strdup (_ ("Seeds"));
  if (seeds->n_done < seeds->n_seeds)
    return g_strdup_printf (
        /* Translators: a title: trainings in all, and how many of them are done. */
        g_dngettext (GETTEXT_PACKAGE, "Seeds · %u draw · %u done", "Seeds · %u draws · %u done",
                     seeds->n_seeds),
        seeds->n_seeds, seeds->n_done);
  return g_strdup_printf (
      /* Translators: a title: trainings in all, how many of them reached a loss, and that loss. */
      g_dngettext (GETTEXT_PACKAGE, "Seeds · %u draw · %u reached %s",
                   "Seeds · %u draws · %u reached %s", seeds->n_seeds),
      seeds->n_seeds, seeds->n_reached, goal);
}

char *
plateau_seeds_figure_describe (const PlateauSnapshot *snapshot)
{
  const PlateauSeeds *seeds = snapshot->seeds;
  g_autofree char *goal = plateau_format_number (PLATEAU_SEEDS_GOAL);
  g_autofree char *status = NULL, *epochs = NULL, *low = NULL, *median = NULL, *high = NULL;
  g_autofree char *reached = NULL, *losses = NULL, *stopped = NULL;
  guint last, n_stopped;

  if (seeds == NULL)
    return g_strdup (_ ("No draws of this start have been compared yet."));
  status = plateau_seeds_status_text (snapshot);
  if (seeds->n_done == 0)
    return g_strdup_printf (
        /* Translators: trainings in all; whose start it is, and how many of them are done. */
        g_dngettext (GETTEXT_PACKAGE, "%u draw of one start trains (%s).",
                     "%u draws of one start train (%s).", seeds->n_seeds),
        seeds->n_seeds, status);

  last = seeds->n_points - 1;
  epochs = plateau_format_count (seeds->epochs);
  low = plateau_format_number (seeds->low[last]);
  median = plateau_format_number (seeds->median[last]);
  high = plateau_format_number (seeds->high[last]);
  n_stopped = plateau_seeds_n_stopped (seeds);
  reached = g_strdup_printf (
      /* Translators: 1 how many reached a loss, 2 of how many, 3 that loss, 4 whose start it is. */
      g_dngettext (GETTEXT_PACKAGE, "%u of %u draw reached a loss of %s (%s).",
                   "%u of %u draws reached a loss of %s (%s).", seeds->n_done),
      seeds->n_reached, seeds->n_done, goal, status);
  if (n_stopped > 0)
    stopped = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "The numbers of %u draw left the finite range.",
                     "The numbers of %u draws left the finite range.", n_stopped),
        n_stopped);
  if (isfinite (seeds->high[last]))
    losses =
        /* Translators: 1 how many epochs, 2 to 4 losses. */
        g_strdup_printf (_ ("At epoch %s the median of their losses is %s, from %s to %s."), epochs,
                         median, low, high);
  else if (isfinite (seeds->median[last]))
    losses =
        /* Translators: 1 how many epochs, 2 and 3 losses. */
        g_strdup_printf (_ ("At epoch %s the median of their losses is %s, the lowest %s."), epochs,
                         median, low);
  else if (isfinite (seeds->low[last]))
    /* Translators: 1 how many epochs, 2 a loss. */
    losses = g_strdup_printf (_ ("At epoch %s the lowest of their losses is %s."), epochs, low);

  return g_strjoin ("\n", reached, losses != NULL ? losses : stopped,
                    losses != NULL ? stopped : NULL, NULL);
}

char *
plateau_seeds_figure_pick_text (const PlateauSnapshot *snapshot, const PlateauPick *pick)
{
  const PlateauSeeds *seeds = snapshot->seeds;
  g_autofree char *epoch = NULL, *low = NULL, *median = NULL, *high = NULL;
  guint i;

  if (seeds == NULL || seeds->n_done == 0 || !(pick->epoch >= 0))
    return NULL;
  i = plateau_seeds_nearest (seeds, pick->epoch);
  epoch = plateau_format_count (seeds->epoch[i]);
  low = plateau_format_number (seeds->low[i]);
  median = plateau_format_number (seeds->median[i]);
  high = plateau_format_number (seeds->high[i]);
  if (isfinite (seeds->high[i]))
    /* Translators: a tooltip: 1 the epoch, 2 to 4 losses of many trainings. */
    return g_strdup_printf (_ ("Epoch %s: median %s, %s to %s"), epoch, median, low, high);
  if (isfinite (seeds->low[i]))
    /* Translators: a tooltip: 1 the epoch, 2 and 3 losses; others have left the finite numbers. */
    return g_strdup_printf (_ ("Epoch %s: median %s, %s to not finite"), epoch, median, low);
  /* Translators: a tooltip: the epoch; all trainings have left the finite numbers. */
  return g_strdup_printf (_ ("Epoch %s: no loss is finite"), epoch);
}
