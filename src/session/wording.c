/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wording.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

static char *
superscript (int number)
{
  static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  g_autofree char *plain = g_strdup_printf ("%d", ABS (number));
  GString *text = g_string_new (number < 0 ? "⁻" : "");

  for (const char *c = plain; *c != '\0'; c++)
    g_string_append (text, digits[*c - '0']);

  return g_string_free (text, FALSE);
}

/* 1.2×10⁻⁵ */
static char *
format_power (double value)
{
  int exponent = (int) floor (log10 (value));
  double mantissa = value / pow (10, exponent);
  g_autofree char *power = NULL;

  if (mantissa >= 9.95)
    {
      mantissa /= 10;
      exponent++;
    }
  power = superscript (exponent);

  return g_strdup_printf ("%.1f×10%s", mantissa, power);
}

static char *
format_magnitude (double value)
{
  if (value == 0)
    return g_strdup ("0");
  /* Below this, 10 to the exponent is no normal number any more. */
  if (value < 1e-300)
    return g_strdup ("≈ 0");
  if (value < 1e-4 || value >= 1e6)
    return format_power (value);
  if (value >= 100)
    return g_strdup_printf ("%.0f", value);

  return g_strdup_printf ("%.3g", value);
}

char *
plateau_format_number (double value)
{
  g_autofree char *magnitude = NULL;

  if (!isfinite (value))
    return g_strdup ("–");

  magnitude = format_magnitude (fabs (value));

  return value < 0 ? g_strconcat ("−", magnitude, NULL) : g_steal_pointer (&magnitude);
}

char *
plateau_format_count (guint64 count)
{
  return g_strdup_printf ("%'" G_GUINT64_FORMAT, count);
}

char *
plateau_format_share (double share)
{
  double percent = share * 100;
  g_autofree char *number = NULL;

  if (!isfinite (share))
    return g_strdup ("–");

  /* What is not quite all must not read as all. */
  if (percent > 99.9 && percent < 100)
    number = g_strdup_printf ("%.1f", 99.9);
  else if (percent > 99 && percent < 99.9)
    number = g_strdup_printf ("%.1f", percent);
  else if (percent >= 9.95 && percent < 1e6)
    number = g_strdup_printf ("%.0f", percent);
  else if (percent >= 1e-2 && percent < 9.95)
    number = g_strdup_printf ("%.2g", percent);
  else
    number = format_magnitude (percent);

  /* Translators: a percentage; the space is a no-break space. */
  return g_strdup_printf (_ ("%s %%"), number);
}

char *
plateau_layer_name (const PlateauSnapshot *snapshot, guint layer)
{
  if (layer >= snapshot->network->n_layers)
    return g_strdup (_ ("output layer"));

  return g_strdup_printf (_ ("hidden layer %u"), layer);
}

const char *
plateau_activation_title (PlateauActivation activation)
{
  switch (activation)
    {
    case PLATEAU_ACTIVATION_TANH:
      return C_ ("activation", "tanh");
    case PLATEAU_ACTIVATION_SIGMOID:
      return C_ ("activation", "sigmoid");
    case PLATEAU_ACTIVATION_RELU:
      return C_ ("activation", "ReLU");
    case PLATEAU_ACTIVATION_LEAKY_RELU:
      return C_ ("activation", "leaky ReLU");
    case PLATEAU_ACTIVATION_LINEAR:
      return C_ ("activation", "linear");
    default:
      g_return_val_if_reached ("");
    }
}

const char *
plateau_initialization_title (PlateauInitialization initialization)
{
  switch (initialization)
    {
    case PLATEAU_INITIALIZATION_ZEROS:
      return C_ ("initialisation", "zeros");
    case PLATEAU_INITIALIZATION_CONSTANT:
      return C_ ("initialisation", "one constant");
    case PLATEAU_INITIALIZATION_NORMAL:
      return C_ ("initialisation", "normal");
    case PLATEAU_INITIALIZATION_UNIFORM:
      return C_ ("initialisation", "uniform");
    case PLATEAU_INITIALIZATION_XAVIER_NORMAL:
      return C_ ("initialisation", "Xavier normal");
    case PLATEAU_INITIALIZATION_XAVIER_UNIFORM:
      return C_ ("initialisation", "Xavier uniform");
    case PLATEAU_INITIALIZATION_XAVIER_COURSE:
      /* Translators: Xavier as the course teaches it, with the inputs alone. */
      return C_ ("initialisation", "course’s Xavier");
    case PLATEAU_INITIALIZATION_HE:
      return C_ ("initialisation", "He");
    case PLATEAU_INITIALIZATION_LECUN:
      return C_ ("initialisation", "LeCun");
    case PLATEAU_INITIALIZATION_ORTHOGONAL:
      return C_ ("initialisation", "orthogonal");
    default:
      g_return_val_if_reached ("");
    }
}

const char *
plateau_data_set_title (const char *nick)
{
  static const struct
  {
    const char *nick;
    const char *title;
  } titles[] = {
    { "flower", NC_ ("data set", "flower") }, { "circles", NC_ ("data set", "circles") },
    { "moons", NC_ ("data set", "moons") },   { "xor", NC_ ("data set", "XOR") },
    { "blobs", NC_ ("data set", "blobs") },   { "gauss", NC_ ("data set", "two Gaussians") },
    { "spiral", NC_ ("data set", "spiral") }, { "penguins", NC_ ("data set", "penguins") },
    { "file", NC_ ("data set", "own file") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (nick, titles[i].nick))
      return g_dpgettext2 (GETTEXT_PACKAGE, "data set", titles[i].title);

  g_return_val_if_reached ("");
}

char *
plateau_numbers_text (const PlateauSnapshot *snapshot, guint layer)
{
  guint l = plateau_snapshot_visible_layer (snapshot, layer);
  const PlateauDiagnostics *d = &snapshot->layer[l];
  g_autofree char *loss = plateau_format_number (snapshot->loss);
  g_autofree char *accuracy = plateau_format_share (snapshot->accuracy);
  g_autofree char *saturated = plateau_format_share (d->saturated);
  g_autofree char *slope = plateau_format_number (d->mean_slope);
  g_autofree char *update = plateau_format_share (d->update_ratio);
  g_autofree char *spread = plateau_format_number (d->unit_spread);
  guint n = snapshot->network->n[l];

  if (l == snapshot->network->n_layers)
    /* Translators: 1 epoch, 2 loss, 3 accuracy, 4 saturated share, 5 mean slope, 6 update/weight,
     * 7 unit spread. */
    return g_strdup_printf (_ ("Epoch %" PRIu64
                               ", loss %s, accuracy %s. Output layer: saturated %s, "
                               "mean slope %s, update/weight %s, unit spread %s."),
                            snapshot->epoch, loss, accuracy, saturated, slope, update, spread);

  /* Translators: 1 epoch, 2 loss, 3 accuracy, 4 layer, 5 saturated share, 6 mean slope,
   * 7 update/weight, 8 unit spread, 9 distinct units, 10 units. */
  return g_strdup_printf (
      _ ("Epoch %" PRIu64 ", loss %s, accuracy %s. Hidden layer %u: saturated %s, mean slope "
         "%s, update/weight %s, unit spread %s, %u of %u units distinct."),
      snapshot->epoch, loss, accuracy, l, saturated, slope, update, spread, d->distinct_units, n);
}

char *
plateau_divergence_text (const PlateauSnapshot *snapshot)
{
  if (snapshot->divergence.layer == 0)
    return NULL;

  if (snapshot->divergence.layer >= snapshot->network->n_layers)
    return g_strdup_printf (_ ("Training stopped: at epoch %" PRIu64
                               " the numbers of the output layer would leave the finite range. Try "
                               "a lower learning rate or a smaller weight scale."),
                            snapshot->divergence.epoch);

  /* Translators: 1 epoch, 2 number of the hidden layer. */
  return g_strdup_printf (_ ("Training stopped: at epoch %" PRIu64
                             " the numbers of hidden layer %u would leave the finite range. Try a "
                             "lower learning rate or a smaller weight scale."),
                          snapshot->divergence.epoch, snapshot->divergence.layer);
}
