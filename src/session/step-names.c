/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "step-names.h"

#include <glib/gi18n-lib.h>

/* Those of the data are one thing: another data set brings its own noise. */
static const struct
{
  const char *property;
  const char *name;
  gboolean of_data;
} names_of[] = {
  { "data-set", N_ ("Change data"), TRUE },
  { "noise", N_ ("Change noise"), TRUE },
  { "examples", N_ ("Change number of examples"), TRUE },
  { "data-seed", N_ ("Change data seed"), TRUE },
  { "standardise", N_ ("Change standardisation"), TRUE },
  { "hidden-layers", N_ ("Change hidden layers"), FALSE },
  { "hidden-units", N_ ("Change hidden units"), FALSE },
  { "activation", N_ ("Change activation"), FALSE },
  { "initialization", N_ ("Change initialisation"), FALSE },
  { "constant", N_ ("Change constant"), FALSE },
  { "weight-scale", N_ ("Change weight scale"), FALSE },
  { "bias", N_ ("Change biases"), FALSE },
  { "seed", N_ ("New seed"), FALSE },
  { "learning-rate", N_ ("Change learning rate"), FALSE },
};

static guint
find (const char *property)
{
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (names_of) && !g_str_equal (names_of[i].property, property))
    i++;

  return i;
}

const char *
plateau_step_name (const char *const *names, guint n)
{
  gboolean of_data = TRUE;

  if (n == 1)
    return g_dgettext (GETTEXT_PACKAGE, names_of[find (names[0])].name);

  for (guint i = 0; i < n; i++)
    of_data &= names_of[find (names[i])].of_data;

  return of_data ? _ ("Change data") : _ ("Change settings");
}

const char *
plateau_edit_step_name (const PlateauNetwork *network, gsize index)
{
  guint l = plateau_network_layer_of (network, index);

  return index < (gsize) (network->b[l] - network->parameters) ? _ ("Edit weight")
                                                               : _ ("Edit bias");
}
