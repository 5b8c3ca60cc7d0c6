/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sweep-table-private.h"

#include "exact-number.h"
#include "quote.h"

#include <math.h>
#include <string.h>

static const char header[] =
    "data,checksum,standardise,examples,noise,data_seed,features,layers,activation,initialization,"
    "scale,constant,bias,rate,epochs,seed,seeds,"
    "first_loss,loss_median,loss_min,loss_max,epochs_to_half,diverged,failed";

/* Nothing where it is undefined. */
static char *
number_text (double value)
{
  return isfinite (value) ? plateau_exact_number (value) : g_strdup ("");
}

static char *
layers_text (const PlateauShape *shape)
{
  GString *text = g_string_new (shape->n_hidden == 0 ? "none" : NULL);

  for (guint l = 0; l < shape->n_hidden; l++)
    g_string_append_printf (text, "%s%u", l > 0 ? "-" : "", shape->width[l]);

  return g_string_free (text, FALSE);
}

/* Two files of one name are not the same data. */
static char *
checksum_text (const PlateauDataset *data)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint f = 0; f < data->n_features; f++)
    g_checksum_update (checksum, (const guchar *) (data->x + f * (gsize) data->stride),
                       data->n_examples * sizeof (double));
  g_checksum_update (checksum, (const guchar *) data->y, data->n_examples * sizeof (double));

  return g_strndup (g_checksum_get_string (checksum), 12);
}

static void
set_data (PlateauSweepTable *self, PlateauExperiment *experiment, const PlateauDataset *data)
{
  char **settings = self->settings;
  PlateauDataSet data_set;
  guint seed;
  double noise;
  gboolean standardise;

  g_object_get (experiment, "data-set", &data_set, "noise", &noise, "data-seed", &seed,
                "standardise", &standardise, NULL);

  settings[EXAMPLES] = g_strdup_printf ("%u", data->n_examples);
  settings[FEATURES] = g_strdup_printf ("%u", data->n_features);
  if (data_set == PLATEAU_DATA_SET_FILE)
    {
      settings[DATA] = plateau_printable (plateau_experiment_get_own_name (experiment), G_MAXSIZE);
      settings[CHECKSUM] = checksum_text (data);
      settings[STANDARDISE] = g_strdup (standardise ? "1" : "0");
    }
  else
    {
      settings[DATA] = g_strdup (plateau_data_set_nick (data_set));
    }
  if (plateau_data_set_is_generated (data_set))
    {
      settings[NOISE] = number_text (noise);
      settings[DATA_SEED] = g_strdup_printf ("%u", seed);
    }
}

static void
set_training (PlateauSweepTable *self, const PlateauSweepPlan *plan)
{
  const PlateauSettings *base = &plan->base;
  char **settings = self->settings;

  settings[LAYERS] = layers_text (&base->shape);
  settings[ACTIVATION] = g_strdup (plateau_activation_nick (base->shape.activation));
  settings[INITIALIZATION] = g_strdup (plateau_initialization_nick (base->start.initialization));
  if (base->start.initialization == PLATEAU_INITIALIZATION_CONSTANT)
    settings[CONSTANT] = number_text (base->start.constant);
  settings[BIAS] = number_text (base->start.bias);
  settings[RATE] = number_text (base->rate);
  settings[EPOCHS] = g_strdup_printf ("%" G_GUINT64_FORMAT, plan->epochs);
  settings[SEED] = g_strdup_printf ("%u", base->start.seed);
  settings[SEEDS] = g_strdup_printf ("%u", plan->n_seeds);
}

/* What stands in the column of the rows' axis. */
static char *
row_text (const PlateauSweepPlan *plan, guint row)
{
  g_auto (PlateauSettings) settings = { 0 };

  plateau_sweep_plan_get_settings (plan, row * plan->n_scales, 0, &settings);

  return plan->axis == PLATEAU_SWEEP_RATE ? number_text (settings.rate)
                                          : layers_text (&settings.shape);
}

static GHashTable *
places (char **texts)
{
  GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; texts[i] != NULL; i++)
    g_hash_table_insert (table, texts[i], GUINT_TO_POINTER (i));

  return table;
}

static void
set_axes (PlateauSweepTable *self, const PlateauSweepPlan *plan)
{
  self->n_scales = plan->n_scales;
  self->row_column = plan->axis == PLATEAU_SWEEP_RATE ? RATE : LAYERS;
  g_clear_pointer (&self->settings[self->row_column], g_free);
  g_clear_pointer (&self->settings[SCALE], g_free);

  self->scale_texts = g_new0 (char *, plan->n_scales + 1);
  for (guint i = 0; i < plan->n_scales; i++)
    self->scale_texts[i] = number_text (plan->scales[i]);
  self->row_texts = g_new0 (char *, plan->n_rows + 1);
  for (guint i = 0; i < plan->n_rows; i++)
    self->row_texts[i] = row_text (plan, i);

  self->scales = places (self->scale_texts);
  self->rows = places (self->row_texts);
}

PlateauSweepTable *
plateau_sweep_table_new (const PlateauSweepPlan *plan, PlateauExperiment *experiment)
{
  PlateauSweepTable *self = g_new0 (PlateauSweepTable, 1);

  self->names = g_strsplit (header, ",", -1);
  set_data (self, experiment, plan->base.data);
  set_training (self, plan);
  for (guint i = 0; i < N_SETTINGS; i++)
    if (self->settings[i] == NULL)
      self->settings[i] = g_strdup ("");
  set_axes (self, plan);
  self->references = 1;

  return self;
}

PlateauSweepTable *
plateau_sweep_table_ref (PlateauSweepTable *self)
{
  atomic_fetch_add_explicit (&self->references, 1, memory_order_relaxed);

  return self;
}

void
plateau_sweep_table_unref (PlateauSweepTable *self)
{
  if (self == NULL || atomic_fetch_sub_explicit (&self->references, 1, memory_order_acq_rel) != 1)
    return;

  for (guint i = 0; i < N_SETTINGS; i++)
    g_free (self->settings[i]);
  g_hash_table_unref (self->scales);
  g_hash_table_unref (self->rows);
  g_strfreev (self->names);
  g_strfreev (self->scale_texts);
  g_strfreev (self->row_texts);
  g_free (self);
}

const char *
plateau_sweep_table_header (const PlateauSweepTable *self)
{
  return header;
}

/* A file's name may hold what a cell may not (RFC 4180). */
static void
append_cell (GString *text, const char *cell)
{
  if (strpbrk (cell, ",\"") == NULL)
    {
      g_string_append (text, cell);
      return;
    }

  g_string_append_c (text, '"');
  for (const char *at = cell; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *at);
    }
  g_string_append_c (text, '"');
}

void
plateau_sweep_table_append_row (const PlateauSweepTable *self,
                                const PlateauSweepCell *cell,
                                GString *text)
{
  const double results[N_COLUMNS - N_SETTINGS] = {
    cell->first_loss,     cell->loss_median, cell->loss_min, cell->loss_max,
    cell->epochs_to_half, cell->diverged,    cell->failed,
  };

  for (guint i = 0; i < N_SETTINGS; i++)
    {
      const char *setting = self->settings[i];

      if (i == SCALE)
        setting = self->scale_texts[cell->cell % self->n_scales];
      else if (i == self->row_column)
        setting = self->row_texts[cell->cell / self->n_scales];
      append_cell (text, setting);
      g_string_append_c (text, ',');
    }

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autofree char *number = number_text (results[i]);

      g_string_append_printf (text, "%s%c", number, i + 1 < G_N_ELEMENTS (results) ? ',' : '\n');
    }
}

static void
add_text (GChecksum *checksum, const char *text)
{
  /* With its end, so that no two texts run into one. */
  g_checksum_update (checksum, (const guchar *) text, strlen (text) + 1);
}

void
plateau_sweep_table_add_to_checksum (const PlateauSweepTable *self, GChecksum *checksum)
{
  add_text (checksum, header);
  for (guint i = 0; i < N_SETTINGS; i++)
    add_text (checksum, self->settings[i] != NULL ? self->settings[i] : "");
  for (guint i = 0; self->scale_texts[i] != NULL; i++)
    add_text (checksum, self->scale_texts[i]);
  add_text (checksum, "");
  for (guint i = 0; self->row_texts[i] != NULL; i++)
    add_text (checksum, self->row_texts[i]);
}
