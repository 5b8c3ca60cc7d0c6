/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lane-names.h"
#include "wording.h"

#include <glib/gi18n-lib.h>

/* What a name may tell of a lane. */
typedef struct
{
  PlateauDataSet data_set;
  const char *own_name;
  double noise;
  guint examples;
  guint data_seed;
  gboolean standardise;
  PlateauSettings settings;
} Facts;

static void
facts_init (Facts *self, PlateauExperiment *experiment)
{
  g_object_get (experiment, "data-set", &self->data_set, "noise", &self->noise, "examples",
                &self->examples, "data-seed", &self->data_seed, "standardise", &self->standardise,
                NULL);
  self->own_name = plateau_experiment_get_own_name (experiment);
  plateau_experiment_get_settings (experiment, &self->settings);
}

/* Whether two lanes differ in one thing. Of what matters only together with another thing, lanes that
 * differ in that other one do not differ in this. */
typedef gboolean (*Differs) (const Facts *a, const Facts *b);

static gboolean
differ_in_data_set (const Facts *a, const Facts *b)
{
  return a->data_set != b->data_set ||
         (a->data_set == PLATEAU_DATA_SET_FILE && g_strcmp0 (a->own_name, b->own_name) != 0);
}

static gboolean
generated_alike (const Facts *a, const Facts *b)
{
  return a->data_set == b->data_set && plateau_data_set_is_generated (a->data_set);
}

static gboolean
differ_in_noise (const Facts *a, const Facts *b)
{
  return generated_alike (a, b) && a->noise != b->noise;
}

static gboolean
differ_in_examples (const Facts *a, const Facts *b)
{
  return generated_alike (a, b) && a->examples != b->examples;
}

static gboolean
differ_in_data_seed (const Facts *a, const Facts *b)
{
  return generated_alike (a, b) && a->data_seed != b->data_seed;
}

static gboolean
differ_in_standardise (const Facts *a, const Facts *b)
{
  return a->data_set == PLATEAU_DATA_SET_FILE && b->data_set == PLATEAU_DATA_SET_FILE &&
         a->standardise != b->standardise;
}

static gboolean
differ_in_units (const Facts *a, const Facts *b)
{
  const PlateauShape *p = &a->settings.shape, *q = &b->settings.shape;

  if (p->n_hidden != q->n_hidden)
    return TRUE;
  for (guint l = 0; l < p->n_hidden; l++)
    if (p->width[l] != q->width[l])
      return TRUE;

  return FALSE;
}

static gboolean
differ_in_activation (const Facts *a, const Facts *b)
{
  return a->settings.shape.activation != b->settings.shape.activation;
}

static gboolean
differ_in_initialization (const Facts *a, const Facts *b)
{
  return a->settings.start.initialization != b->settings.start.initialization;
}

/* Zero times any scale is zero. */
static gboolean
differ_in_scale (const Facts *a, const Facts *b)
{
  return !differ_in_initialization (a, b) &&
         a->settings.start.initialization != PLATEAU_INITIALIZATION_ZEROS &&
         a->settings.start.scale != b->settings.start.scale;
}

static gboolean
differ_in_constant (const Facts *a, const Facts *b)
{
  return !differ_in_initialization (a, b) &&
         a->settings.start.initialization == PLATEAU_INITIALIZATION_CONSTANT &&
         a->settings.start.constant != b->settings.start.constant;
}

static gboolean
differ_in_seed (const Facts *a, const Facts *b)
{
  return plateau_initialization_is_random (a->settings.start.initialization) &&
         plateau_initialization_is_random (b->settings.start.initialization) &&
         a->settings.start.seed != b->settings.start.seed;
}

static gboolean
differ_in_bias (const Facts *a, const Facts *b)
{
  return a->settings.start.bias != b->settings.start.bias;
}

static gboolean
differ_in_rate (const Facts *a, const Facts *b)
{
  return a->settings.rate != b->settings.rate;
}

/* All lanes, and the one that gets its name. */
typedef struct
{
  Facts facts[PLATEAU_MAX_LANES];
  guint n;
  const Facts *own;
  GPtrArray *parts; /* of owned strings */
} Naming;

static gboolean
differs (const Naming *self, Differs from)
{
  for (guint i = 0; i < self->n; i++)
    if (from (self->own, &self->facts[i]))
      return TRUE;

  return FALSE;
}

static void
add (Naming *self, char *part)
{
  g_ptr_array_add (self->parts, part);
}

static void
add_data (Naming *self)
{
  const Facts *own = self->own;
  g_autofree char *noise = plateau_format_number (own->noise);
  g_autofree char *examples = plateau_format_count (own->examples);

  if (differs (self, differ_in_data_set))
    add (self, g_strdup (own->data_set == PLATEAU_DATA_SET_FILE
                             ? own->own_name
                             : plateau_data_set_title (plateau_data_set_nick (own->data_set))));
  if (differs (self, differ_in_noise))
    /* Translators: in a short list of what is special in a run; the noise of the data. */
    add (self, g_strdup_printf (_ ("noise %s"), noise));
  if (differs (self, differ_in_examples))
    /* Translators: in a short list of what is special in a run. */
    add (self,
         g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s example", "%s examples", own->examples),
                          examples));
  if (differs (self, differ_in_data_seed))
    /* Translators: in a short list of what is special in a run; the seed that the data are drawn
     * with. */
    add (self, g_strdup_printf (_ ("data seed %u"), own->data_seed));
  if (differs (self, differ_in_standardise))
    /* Translators: in a short list of what is special in a run: features of mean 0 and standard
     * deviation 1, or as the file has them. */
    add (self, g_strdup (own->standardise ? _ ("standardised") : _ ("not standardised")));
}

static void
add_units (Naming *self)
{
  const PlateauShape *shape = &self->own->settings.shape;
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%u", shape->n_features);
  for (guint l = 0; l < shape->n_hidden; l++)
    g_string_append_printf (text, "–%u", shape->width[l]);
  g_string_append (text, "–1");
  add (self, g_string_free (text, FALSE));
}

/* The scale of 1 is told only where another lane has the same initialisation with another scale. */
static void
add_weights (Naming *self, gboolean always)
{
  const PlateauStart *start = &self->own->settings.start;
  gboolean has_scale = always || differs (self, differ_in_scale);
  gboolean has_constant = differs (self, differ_in_constant);
  g_autofree char *scale = plateau_format_number (start->scale);
  g_autofree char *constant = plateau_format_number (start->constant);
  g_autofree char *weights = NULL;

  if (!has_scale && !has_constant && !differs (self, differ_in_initialization))
    return;

  if (has_constant)
    /* Translators: in a short list of what is special in a run; all weights begin with the number. */
    weights = g_strdup_printf (_ ("constant %s"), constant);
  else
    weights = g_strdup (plateau_initialization_title (start->initialization));

  if (start->initialization != PLATEAU_INITIALIZATION_ZEROS && (has_scale || start->scale != 1))
    /* Translators: in a short list of what is special in a run; initialisation × weight scale. */
    add (self, g_strdup_printf (_ ("%s × %s"), weights, scale));
  else
    add (self, g_steal_pointer (&weights));
}

static void
add_rest (Naming *self)
{
  const PlateauSettings *own = &self->own->settings;
  g_autofree char *bias = plateau_format_number (own->start.bias);
  g_autofree char *rate = plateau_format_number (own->rate);

  if (differs (self, differ_in_seed))
    /* Translators: in a short list of what is special in a run. */
    add (self, g_strdup_printf (_ ("seed %u"), own->start.seed));
  if (differs (self, differ_in_bias))
    /* Translators: in a short list of what is special in a run; what every bias begins with. */
    add (self, g_strdup_printf (_ ("biases %s"), bias));
  if (differs (self, differ_in_rate))
    /* Translators: in a short list of what is special in a run; the learning rate. */
    add (self, g_strdup_printf (_ ("rate %s"), rate));
}

char *
plateau_lane_name (const PlateauArrangement *lanes, guint place)
{
  const PlateauArrangedLane *lane = &lanes->lane[place];
  Naming naming = { .n = lanes->n_lanes, .own = &naming.facts[place] };
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *epoch = plateau_format_count (lane->fork_epoch);

  naming.parts = parts;
  for (guint i = 0; i < naming.n; i++)
    facts_init (&naming.facts[i], lanes->lane[i].experiment);

  add (&naming, g_strdup_printf ("%c", 'A' + lane->look));
  add_data (&naming);
  if (differs (&naming, differ_in_units))
    add_units (&naming);
  if (differs (&naming, differ_in_activation))
    add (&naming, g_strdup (plateau_activation_title (naming.own->settings.shape.activation)));
  add_weights (&naming, naming.n == 1);
  add_rest (&naming);
  if (lane->fork_of != 0)
    /* Translators: in a short list of what is special in a run: from which epoch of another run it
     * goes on. */
    add (&naming, g_strdup_printf (_ ("from epoch %s"), epoch));

  for (guint i = 0; i < naming.n; i++)
    plateau_settings_clear (&naming.facts[i].settings);
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **) parts->pdata);
}
