/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "narrator-twins.h"
#include "wording.h"

#include "engine/twins.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The start of a larger network is not drawn again for the sake of a sentence. */
#define SMALL 20000

/* Edits up to the moment that is shown: how many, and the first. */
typedef struct
{
  guint n;
  const PlateauEvent *first;
} Edits;

static Edits
find_edits (const PlateauSnapshot *s)
{
  Edits edits = { 0 };

  for (guint i = 0; i < s->n_events && s->events[i].epoch <= s->epoch; i++)
    if (s->events[i].kind == PLATEAU_EVENT_EDIT)
      {
        if (edits.n++ == 0)
          edits.first = &s->events[i];
      }

  return edits;
}

/* In such a start all units of a layer are one. */
static gboolean
starts_equal (const PlateauSnapshot *s)
{
  const PlateauStart *start = &s->settings.start;

  return !plateau_initialization_is_random (start->initialization) || start->scale == 0;
}

/* The parameters at epoch 0, edits included; NULL where the network is large. */
static PlateauNetwork *
draw_start (const PlateauSnapshot *s)
{
  PlateauNetwork *first;

  if (s->network->n_parameters > SMALL)
    return NULL;

  first = plateau_network_new (&s->network->shape);
  plateau_network_initialize (first, &s->settings.start);
  for (guint i = 0; i < s->n_events && s->events[i].epoch == 0; i++)
    if (s->events[i].kind == PLATEAU_EVENT_EDIT)
      first->parameters[s->events[i].index] = s->events[i].value;

  return first;
}

/* The largest distance between two rows of W and their biases: what one unit has before it that another
 * has not. */
static double
distance_of_rows (const PlateauNetwork *network, guint l)
{
  guint n = network->n[l], n_in = network->n[l - 1];
  double widest = 0;

  for (guint c = 0; c <= n_in; c++)
    {
      double low = INFINITY, high = -INFINITY;

      for (guint unit = 0; unit < n; unit++)
        {
          double value = c < n_in ? network->w[l][unit * (gsize) n_in + c] : network->b[l][unit];

          low = MIN (low, value);
          high = MAX (high, value);
        }
      widest = MAX (widest, high - low);
    }

  return widest;
}

static gboolean
has_zero_weights (const PlateauNetwork *network, guint l)
{
  gsize size = network->n[l] * (gsize) network->n[l - 1];

  for (gsize i = 0; i < size; i++)
    if (network->w[l][i] != 0)
      return FALSE;

  return TRUE;
}

static char *
narrate_zero_rows (const PlateauSnapshot *s, guint l)
{
  g_autofree char *gradient = plateau_format_number (s->layer[l].gradient_norm);
  g_autofree char *spread = plateau_format_number (s->layer[l].unit_spread);

  /* Translators: 1 norm of the gradient, 2 unit spread. */
  return g_strdup_printf (
      _ ("All weights into the hidden units are zero, but the weights out of them differ: each "
         "unit gets another gradient, so they part. The gradient has the norm %s, unit spread is "
         "%s."),
      gradient, spread);
}

/* Some epochs later; NULL where it began otherwise. */
static char *
narrate_zero_start (const PlateauSnapshot *s, guint l)
{
  g_autoptr (PlateauNetwork) first = draw_start (s);
  g_autofree char *epoch = plateau_format_count (s->epoch);
  g_autofree char *rows = NULL;
  g_autofree char *spread = NULL;
  g_autofree char *first_spread = NULL;
  double before;

  if (first == NULL || !has_zero_weights (first, l) || distance_of_rows (first, l) != 0)
    return NULL;

  plateau_compare_units (first, l, &before);
  if (!(before > 0))
    return NULL;

  rows = plateau_format_number (distance_of_rows (s->network, l));
  spread = plateau_format_number (s->layer[l].unit_spread);
  first_spread = plateau_format_number (before);
  if (s->layer[l].unit_spread > before)
    /* Translators: 1 epoch, 2 a distance, 3 and 4 unit spread at the start and now. */
    return g_strdup_printf (
        _ ("All weights into the hidden units began at zero, but the weights out of them differed, "
           "so each unit got another gradient. After epoch %s their rows lie up to %s apart; unit "
           "spread has grown from %s to %s."),
        epoch, rows, first_spread, spread);

  /* Translators: 1 epoch, 2 a distance, 3 and 4 unit spread at the start and now. */
  return g_strdup_printf (_ ("All weights into the hidden units began at zero, but the weights out "
                             "of them differed, so "
                             "each unit got another gradient. After epoch %s their rows lie up to "
                             "%s apart; unit spread "
                             "was %s and is %s."),
                          epoch, rows, first_spread, spread);
}

static char *
narrate_edited (const PlateauSnapshot *s, guint l, const Edits *edits)
{
  const PlateauDiagnostics *d = &s->layer[l];
  g_autofree char *epoch = plateau_format_count (edits->first->epoch);
  g_autofree char *spread = plateau_format_number (d->unit_spread);
  /* Right after it all but this one number was equal. */
  double nudge = fabs (edits->first->value - edits->first->before);
  g_autofree char *size = plateau_format_number (nudge);
  guint n = s->network->n[l];

  if (edits->n > 1)
    /* Translators: 1 epoch, 2 distinct units, 3 units, 4 unit spread. */
    return g_strdup_printf (_ ("All units began equal; the edits since epoch %s parted them: %u of "
                               "%u are distinct now, "
                               "and unit spread is %s."),
                            epoch, d->distinct_units, n, spread);

  if (s->epoch == edits->first->epoch)
    /* Translators: 1 epoch, 2 the size of the nudge, 3 distinct units, 4 units, 5 unit spread. */
    return g_strdup_printf (_ ("All units were equal. The nudge at epoch %s changed one number by "
                               "%s: %u of %u units are "
                               "distinct now, and unit spread is %s."),
                            epoch, size, d->distinct_units, n, spread);

  if (d->unit_spread > nudge)
    /* Translators: 1 epoch, 2 distinct units, 3 units, 4 and 5 unit spread then and now. */
    return g_strdup_printf (_ ("The nudge at epoch %s parted the units: %u of %u are distinct now. "
                               "Unit spread has grown "
                               "from %s to %s."),
                            epoch, d->distinct_units, n, size, spread);

  /* Translators: 1 epoch, 2 distinct units, 3 units, 4 and 5 unit spread then and now. */
  return g_strdup_printf (_ ("The nudge at epoch %s parted the units: %u of %u are distinct now. "
                             "Unit spread was %s and "
                             "is %s."),
                          epoch, d->distinct_units, n, size, spread);
}

/* TRUE where the parameter belongs to a unit of the layer: its row, its bias, its outgoing column. */
static gboolean
touches (const PlateauNetwork *network, guint l, gsize index)
{
  gsize begin = network->w[l] - network->parameters;
  gsize end = network->b[l + 1] - network->parameters;

  return index >= begin && index < end;
}

char *
plateau_narrate_parting (const PlateauSnapshot *s, guint l)
{
  const PlateauDiagnostics *d = &s->layer[l];
  g_autofree char *spread = plateau_format_number (d->unit_spread);
  Edits edits = find_edits (s);

  if (s->network->n[l] < 2 || !(d->unit_spread > 0))
    return NULL;

  if (d->weight_norm == 0 && d->gradient_norm > 0 && distance_of_rows (s->network, l) == 0)
    return narrate_zero_rows (s, l);

  if (edits.n > 0)
    {
      char *text = s->epoch > 0 && edits.first->epoch == 0 ? narrate_zero_start (s, l) : NULL;

      if (text != NULL)
        return text;
      /* Of a layer that no edit touched the spread came by way of others, from nothing. */
      if (starts_equal (s) && (edits.n > 1 || touches (s->network, l, edits.first->index)))
        return narrate_edited (s, l, &edits);
    }

  if (d->distinct_units < s->network->n[l])
    return g_strdup_printf (
        _ ("%u of %u hidden units are distinct; the others still coincide. Unit spread is %s."),
        d->distinct_units, s->network->n[l], spread);

  return NULL;
}
