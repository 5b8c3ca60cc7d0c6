/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record.h"

#include "session/data-set.h"

#include <math.h>

PlateauRun *
new_run (const PlateauShape *shape, guint n_examples, double scale, double rate)
{
  g_auto (PlateauSettings) settings = { 0 };

  settings.data = plateau_data_set_load (PLATEAU_DATA_SET_FLOWER, n_examples, 0.2, 1);
  settings.shape = *shape;
  settings.start =
      (PlateauStart){ .initialization = PLATEAU_INITIALIZATION_NORMAL, .scale = scale, .seed = 2 };
  settings.rate = rate;

  return plateau_run_new (&settings);
}

const PlateauShape small = { 2, 1, { 4 }, PLATEAU_ACTIVATION_TANH };

void
assert_same_bits (const double *a, const double *b, gsize n)
{
  g_assert_cmpmem (a, n * sizeof (double), b, n * sizeof (double));
}

void
record_init (Record *self, const PlateauRun *run)
{
  self->n_parameters = run->network->n_parameters;
  self->parameters = g_array_new (FALSE, FALSE, sizeof (double));
  self->losses = g_array_new (FALSE, FALSE, sizeof (double));
  self->rates = g_array_new (FALSE, FALSE, sizeof (double));
}

void
record_clear (Record *self)
{
  g_array_unref (self->parameters);
  g_array_unref (self->losses);
  g_array_unref (self->rates);
}

void
record_truncate (Record *self, guint64 epoch)
{
  g_array_set_size (self->losses, (guint) epoch);
  g_array_set_size (self->rates, (guint) epoch);
  g_array_set_size (self->parameters, (guint) (epoch * self->n_parameters));
}

void
record_note (Record *self, const PlateauRun *run)
{
  g_assert_cmpuint (self->losses->len, ==, run->epoch);
  g_array_append_vals (self->parameters, run->network->parameters, self->n_parameters);
  g_array_append_val (self->losses, run->pass->loss);
  g_array_append_val (self->rates, run->settings.rate);
}

void
record_train (Record *self, PlateauRun *run, guint64 epoch)
{
  while (run->epoch < epoch)
    {
      record_note (self, run);
      g_assert_true (plateau_run_step (run));
    }
}

void
record_check (const Record *self, const PlateauRun *run, guint64 epoch)
{
  g_assert_cmpuint (run->epoch, ==, epoch);
  assert_same_bits (run->network->parameters,
                    &g_array_index (self->parameters, double, epoch * self->n_parameters),
                    self->n_parameters);
  g_assert_cmpfloat (run->pass->loss, ==, g_array_index (self->losses, double, epoch));
}

static void
assert_past (const Record *self, const PlateauRun *run, PlateauRun *past, guint64 epoch)
{
  g_assert_true (plateau_run_at (run, epoch, past, NULL));
  record_check (self, past, epoch);
  if (epoch < run->epoch)
    {
      g_assert_cmpfloat (past->settings.rate, ==, g_array_index (self->rates, double, epoch));
      g_assert_cmpuint (past->divergence.layer, ==, 0);
    }
}

void
record_scrub (Record *self, const PlateauRun *run, guint n, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (PlateauRun) past = plateau_run_new_past (run);
  g_autofree double *before =
      g_memdup2 (run->network->parameters, self->n_parameters * sizeof (double));

  record_note (self, run);
  for (guint i = 0; i < n; i++)
    {
      double share = g_rand_double (rand);

      /* Half of them on the logarithmic axis. */
      if (i % 2 == 0)
        share = pow ((double) run->epoch + 1, share - 1);
      assert_past (self, run, past, (guint64) (share * (double) run->epoch));
    }
  assert_past (self, run, past, run->epoch);
  assert_past (self, run, past, 0);
  for (guint64 epoch = run->epoch / 3; epoch < run->epoch / 3 + 20 && epoch <= run->epoch; epoch++)
    assert_past (self, run, past, epoch);

  assert_same_bits (run->network->parameters, before, self->n_parameters);
}
