/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "boundary-layout.h"
#include "network-figure.h"
#include "session/exact-number.h"
#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* All digits, with a true minus. */
static char *
exact (double value)
{
  g_autofree char *digits = plateau_exact_number (fabs (value));

  return g_strconcat (signbit (value) && value != 0 ? "−" : "", digits, NULL);
}

/* How many units of a layer are equal to one of them, itself among them. */
static guint
count_equals (const PlateauSnapshot *snapshot, guint layer, guint unit)
{
  guint class_of[PLATEAU_MAX_UNITS], n = 0;

  if (layer == 0 || layer == snapshot->network->n_layers)
    return 1;
  plateau_unit_classes (snapshot->network, layer, class_of);
  for (guint j = 0; j < snapshot->network->n[layer]; j++)
    n += class_of[j] == class_of[unit];
  return n;
}

/* dJ/dw of one weight, or of the bias where @input is n[l - 1]. FALSE where the snapshot lacks what
 * it takes. */
static gboolean
find_gradient (const PlateauSnapshot *snapshot,
               guint layer,
               guint unit,
               guint input,
               double *gradient)
{
  const PlateauDataset *data = snapshot->settings.data;
  gsize stride = data->stride;
  const double *inputs = layer == 1 ? data->x : snapshot->a[layer - 1];
  const double *errors = snapshot->dz[layer];
  gboolean bias = input == snapshot->network->n[layer - 1];
  double sum = 0;

  if (errors == NULL || (!bias && inputs == NULL))
    return FALSE;
  for (guint i = 0; i < data->n_examples; i++)
    sum += errors[unit * stride + i] * (bias ? 1 : inputs[input * stride + i]);
  *gradient = sum / data->n_examples;
  return TRUE;
}

/* "w[1]: unit 2 ← x1: −0.0123" */
static char *
parameter_text (const PlateauSnapshot *snapshot, guint layer, guint unit, guint input)
{
  const PlateauNetwork *network = snapshot->network;
  gboolean bias = input == network->n[layer - 1];
  double value = bias ? network->b[layer][unit]
                      : network->w[layer][unit * (gsize) network->n[layer - 1] + input];
  g_autofree char *number = exact (value);

  if (bias)
    /* Translators: a tooltip on a bias: its layer, its unit (from 1), its value. */
    return g_strdup_printf (_ ("b[%u]: unit %u: %s"), layer, unit + 1, number);
  if (layer == 1)
    /* Translators: a tooltip on a weight: its layer, its unit (from 1), the name of the feature that
     * it comes from, its value. */
    return g_strdup_printf (_ ("w[%u]: unit %u ← %s: %s"), layer, unit + 1,
                            plateau_boundary_feature_name (snapshot->settings.data, input), number);
  /* Translators: a tooltip on a weight: its layer, its unit (from 1), the unit of the layer before
   * that it comes from, its value. */
  return g_strdup_printf (_ ("w[%u]: unit %u ← unit %u: %s"), layer, unit + 1, input + 1, number);
}

static char *
gradient_text (const PlateauSnapshot *snapshot, guint layer, guint unit, guint input)
{
  const PlateauNetwork *network = snapshot->network;
  gboolean bias = input == network->n[layer - 1];
  double value = bias ? network->b[layer][unit]
                      : network->w[layer][unit * (gsize) network->n[layer - 1] + input];
  double gradient;
  g_autofree char *number = NULL, *share = NULL;

  if (!find_gradient (snapshot, layer, unit, input, &gradient))
    return NULL;
  number = plateau_format_number (gradient);
  if (value == 0)
    /* Translators: a tooltip on a weight: the derivative of the loss by it. */
    return g_strdup_printf (_ ("gradient %s"), number);
  share = plateau_format_share (fabs (snapshot->settings.rate * gradient / value));
  /* Translators: a tooltip on a weight: the derivative of the loss by it, and how much of it one
   * epoch changes, in per cent. */
  return g_strdup_printf (_ ("gradient %s, update/weight %s"), number, share);
}

static char *
unit_text (const PlateauSnapshot *snapshot, const PlateauPick *pick, guint layer, guint unit)
{
  const PlateauNetwork *network = snapshot->network;
  const PlateauDataset *data = snapshot->settings.data;
  g_autofree char *answer = NULL;
  const double *row = layer == 0 ? data->x : snapshot->a[layer];
  gboolean known = pick->example >= 0 && (guint) pick->example < data->n_examples && row != NULL;

  if (known)
    answer = plateau_format_number (row[unit * (gsize) data->stride + (guint) pick->example]);
  if (layer == 0)
    /* Translators: a tooltip: the name of a feature, its value in an example. */
    return known ? g_strdup_printf (_ ("Feature %s = %s"),
                                    plateau_boundary_feature_name (data, unit), answer)
                 /* Translators: a tooltip: the name of a feature. */
                 : g_strdup_printf (_ ("Feature %s"), plateau_boundary_feature_name (data, unit));
  if (layer == network->n_layers)
    return known
               /* Translators: a tooltip: the network's answer to an example. */
               ? g_strdup_printf (_ ("Output unit: probability %s"), answer)
               : g_strdup (_ ("Output unit"));
  return known
             /* Translators: a tooltip: unit (from 1), hidden layer, its output for an example. */
             ? g_strdup_printf (_ ("Unit %u of hidden layer %u: a = %s"), unit + 1, layer, answer)
             /* Translators: a tooltip: unit (from 1), hidden layer. */
             : g_strdup_printf (_ ("Unit %u of hidden layer %u"), unit + 1, layer);
}

char *
plateau_network_figure_pick_text (const PlateauSnapshot *snapshot, const PlateauPick *pick)
{
  const PlateauNetwork *network = snapshot->network;
  g_autofree char *first = NULL, *second = NULL, *third = NULL;
  guint layer = (guint) MAX (pick->layer, 0), unit = (guint) MAX (pick->unit, 0), n_equal;

  if (pick->layer < 0 || pick->unit < 0 || layer > network->n_layers || unit >= network->n[layer])
    return NULL;
  if (pick->input < 0 || layer == 0)
    {
      first = unit_text (snapshot, pick, layer, unit);
    }
  else
    {
      if ((guint) pick->input > network->n[layer - 1])
        return NULL;
      first = parameter_text (snapshot, layer, unit, (guint) pick->input);
      second = gradient_text (snapshot, layer, unit, (guint) pick->input);
    }
  n_equal = count_equals (snapshot, layer, unit);
  if (n_equal > 1)
    /* Translators: a tooltip: the unit is one of so many that have the same weights. */
    third = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "one of %u equal unit", "one of %u equal units", n_equal),
        n_equal);
  if (second == NULL)
    return g_strjoin ("\n", first, third, NULL);
  return g_strjoin ("\n", first, second, third, NULL);
}

char *
plateau_network_figure_title (const PlateauSnapshot *snapshot, const PlateauFigureOptions *options)
{
  guint layer = plateau_snapshot_visible_layer (snapshot, options->layer);
  g_autofree char *epoch = plateau_format_count (snapshot->epoch);
  g_autofree char *name = plateau_layer_name (snapshot, layer);

  if (layer == snapshot->network->n_layers)
    /* Translators: a title: the epoch. */
    return g_strdup_printf (_ ("Network · epoch %s"), epoch);
  if (snapshot->network->n_layers == 2)
    /* Translators: a title: how many units of the hidden layer are distinct, how many it has, the
     * epoch. */
    return g_strdup_printf (_ ("Network · %u distinct of %u · epoch %s"),
                            snapshot->layer[layer].distinct_units, snapshot->network->n[layer],
                            epoch);
  /* Translators: a title: "hidden layer 2", how many of its units are distinct, how many it has, the
   * epoch. */
  return g_strdup_printf (_ ("Network · %s: %u distinct of %u · epoch %s"), name,
                          snapshot->layer[layer].distinct_units, snapshot->network->n[layer],
                          epoch);
}

static double
largest_weight (const PlateauNetwork *network, guint l)
{
  gsize n = network->n[l] * (gsize) network->n[l - 1];
  double largest = 0;

  for (gsize i = 0; i < n; i++)
    /* So written, NaN stays. */
    if (!(fabs (network->w[l][i]) <= largest))
      largest = fabs (network->w[l][i]);
  return largest;
}

char *
plateau_network_figure_describe (const PlateauSnapshot *snapshot)
{
  const PlateauNetwork *network = snapshot->network;
  guint n_hidden = network->n_layers - 1;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *output = plateau_format_number (largest_weight (network, network->n_layers));

  g_ptr_array_add (
      lines, g_strdup_printf (
                 g_dngettext (GETTEXT_PACKAGE,
                              /* Translators: the number of hidden layers of a network. */
                              "The network as nodes and edges, with %u hidden layer.",
                              "The network as nodes and edges, with %u hidden layers.", n_hidden),
                 n_hidden));
  for (guint l = 1; l <= n_hidden; l++)
    {
      g_autofree char *largest = plateau_format_number (largest_weight (network, l));

      /* Translators: the number of a layer, its distinct units, all its units, the size of its
       * largest weight. */
      g_ptr_array_add (
          lines, g_strdup_printf (_ ("Hidden layer %u: %u distinct of %u units, largest |w| %s."),
                                  l, snapshot->layer[l].distinct_units, network->n[l], largest));
    }
  /* Translators: the size of the largest weight of the output layer. */
  g_ptr_array_add (lines, g_strdup_printf (_ ("Output layer: largest |w| %s."), output));
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}
