/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/data-set.h"
#include "session/run.h"

#include <math.h>
#include <string.h>

static PlateauRun *
new_run (PlateauDataSet data_set,
         PlateauActivation activation,
         guint n_hidden,
         guint width,
         const PlateauStart *start,
         double rate)
{
  g_auto (PlateauSettings) settings = { 0 };

  settings.data = plateau_data_set_load (data_set, 200, 0.2, 1);
  settings.shape.n_features = settings.data->n_features;
  settings.shape.n_hidden = n_hidden;
  settings.shape.activation = activation;
  for (guint l = 0; l < n_hidden; l++)
    settings.shape.width[l] = width;
  settings.start = *start;
  settings.rate = rate;

  return plateau_run_new (&settings);
}

static void
steps (PlateauRun *run, guint n)
{
  for (guint i = 0; i < n; i++)
    g_assert_true (plateau_run_step (run));
}

/* C2: with tanh or ReLU no weight moves at all, only the output bias. */
static void
test_zeros_frozen (void)
{
  static const PlateauActivation activations[] = { PLATEAU_ACTIVATION_TANH,
                                                   PLATEAU_ACTIVATION_RELU };
  PlateauStart start = { PLATEAU_INITIALIZATION_ZEROS, 1, 0, 2 };

  for (guint g = 0; g < G_N_ELEMENTS (activations); g++)
    {
      g_autoptr (PlateauRun) run =
          new_run (PLATEAU_DATA_SET_PENGUINS, activations[g], 1, 2, &start, 1.2);
      const PlateauNetwork *network = run->network;

      steps (run, 500);
      for (guint l = 1; l <= 2; l++)
        for (guint i = 0; i < network->n[l] * network->n[l - 1]; i++)
          g_assert_cmpfloat (network->w[l][i], ==, 0);
      /* Fewer Chinstraps than Adelies: the bias alone learns that. */
      g_assert_cmpfloat (network->b[2][0], <, -0.1);
      g_assert_cmpfloat (run->pass->loss, <, run->first_loss);
    }
}

/* C3 to C5: clones that move stay clones, to the last bit. */
static void
test_clones (void)
{
  static const struct
  {
    PlateauDataSet data_set;
    PlateauActivation activation;
    PlateauStart start;
  } cases[] = {
    /* Unequal classes: with equal ones the gradients of an all-zero sigmoid net cancel. */
    { PLATEAU_DATA_SET_PENGUINS,
      PLATEAU_ACTIVATION_SIGMOID,
      { PLATEAU_INITIALIZATION_ZEROS, 1, 0, 2 } },
    { PLATEAU_DATA_SET_FLOWER,
      PLATEAU_ACTIVATION_TANH,
      { PLATEAU_INITIALIZATION_CONSTANT, 1, 0.3, 2 } },
    { PLATEAU_DATA_SET_PENGUINS,
      PLATEAU_ACTIVATION_TANH,
      { PLATEAU_INITIALIZATION_CONSTANT, 1, 0.3, 2 } },
  };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autoptr (PlateauRun) run =
          new_run (cases[c].data_set, cases[c].activation, 1, 32, &cases[c].start, 0.5);
      g_autofree double *first =
          g_memdup2 (run->network->parameters, run->network->n_parameters * sizeof (double));

      for (guint round = 0; round < 4; round++)
        {
          g_autoptr (PlateauSnapshot) snapshot = NULL;

          steps (run, 250);
          snapshot = plateau_run_snapshot (run, NULL);
          g_assert_cmpfloat (snapshot->layer[1].unit_spread, ==, 0);
          g_assert_cmpuint (snapshot->layer[1].distinct_units, ==, 1);
        }
      g_assert_cmpfloat (run->pass->loss, <, run->first_loss - 0.001);
      g_assert_cmpfloat (fabs (run->network->w[1][0] - first[0]), >, 1e-4);
    }
}

/* C6: small random weights break the symmetry. */
static void
test_random_breaks_symmetry (void)
{
  PlateauStart start = { PLATEAU_INITIALIZATION_NORMAL, 0.01, 0, 2 };
  g_autoptr (PlateauRun) run =
      new_run (PLATEAU_DATA_SET_FLOWER, PLATEAU_ACTIVATION_TANH, 1, 4, &start, 1.2);
  g_autoptr (PlateauSnapshot) before = plateau_run_snapshot (run, NULL);
  g_autoptr (PlateauSnapshot) after = NULL;

  steps (run, 2000);
  after = plateau_run_snapshot (run, NULL);
  g_assert_cmpfloat (before->layer[1].unit_spread, <, 0.1);
  g_assert_cmpfloat (after->layer[1].unit_spread, >, 1);
  g_assert_cmpfloat (after->loss, <, 0.5 * before->loss);
}

static void
test_snapshot (void)
{
  PlateauStart start = { PLATEAU_INITIALIZATION_NORMAL, 1, 0, 2 };
  g_autoptr (PlateauRun) run =
      new_run (PLATEAU_DATA_SET_MOONS, PLATEAU_ACTIVATION_TANH, 2, 5, &start, 0.5);
  g_autoptr (PlateauSnapshot) snapshot = NULL;

  steps (run, 10);
  snapshot = plateau_run_snapshot (run, &(PlateauWish){ .layers = 1u << 2 | 1u << 3 });
  g_assert_null (snapshot->z[1]);
  g_assert_nonnull (snapshot->z[2]);
  g_assert_nonnull (snapshot->a[3]);
  g_assert_cmpmem (snapshot->z[2], 5 * 200 * 8, run->pass->z[2], 5 * 200 * 8);
  g_assert_cmpuint (snapshot->epoch, ==, 10);
  g_assert_cmpuint (snapshot->n_points, ==, 11);
  g_assert_cmpfloat (snapshot->points[10].loss, ==, snapshot->loss);
  g_assert_cmpfloat (snapshot->points[0].loss, ==, snapshot->first_loss);

  /* It stays as it is while the run goes on. */
  steps (run, 10);
  g_assert_cmpuint (snapshot->epoch, ==, 10);
  g_assert_cmpfloat (snapshot->loss, !=, run->pass->loss);
}

/* Training leaves the finite numbers: it stops at the last finite state and says where. */
static void
test_divergence (void)
{
  PlateauStart start = { PLATEAU_INITIALIZATION_NORMAL, 1, 0, 2 };
  g_autoptr (PlateauRun) run =
      new_run (PLATEAU_DATA_SET_FLOWER, PLATEAU_ACTIVATION_LINEAR, 6, 8, &start, 1e6);
  g_autoptr (PlateauSnapshot) snapshot = NULL;
  guint epochs = 0;
  guint64 stopped;

  while (epochs < 10000 && plateau_run_step (run))
    epochs++;
  g_assert_cmpuint (run->divergence.layer, >=, 1);
  g_assert_cmpuint (run->divergence.layer, <=, 7);
  g_assert_cmpuint (run->divergence.epoch, ==, run->epoch + 1);
  g_assert_cmpuint (plateau_network_first_non_finite (run->network), ==, 0);
  g_assert_true (isfinite (run->pass->loss));

  stopped = run->epoch;
  g_assert_false (plateau_run_step (run));
  g_assert_cmpuint (run->epoch, ==, stopped);
  snapshot = plateau_run_snapshot (run, NULL);
  g_assert_cmpuint (snapshot->divergence.layer, ==, run->divergence.layer);
}

/* The lecture's extreme: large, slow, but finite. */
static void
test_thousand (void)
{
  PlateauStart start = { PLATEAU_INITIALIZATION_NORMAL, 1000, 0, 2 };
  g_autoptr (PlateauRun) run =
      new_run (PLATEAU_DATA_SET_FLOWER, PLATEAU_ACTIVATION_TANH, 1, 4, &start, 10);

  for (guint i = 0; i < 10000; i++)
    {
      g_assert_true (plateau_run_step (run));
      g_assert_true (isfinite (run->pass->loss));
    }
}

static void
test_same_bits (void)
{
  PlateauStart start = { PLATEAU_INITIALIZATION_NORMAL, 1, 0, 2 };
  g_autoptr (PlateauRun) one =
      new_run (PLATEAU_DATA_SET_FLOWER, PLATEAU_ACTIVATION_TANH, 2, 9, &start, 1.2);
  g_autoptr (PlateauRun) two =
      new_run (PLATEAU_DATA_SET_FLOWER, PLATEAU_ACTIVATION_TANH, 2, 9, &start, 1.2);

  steps (one, 3000);
  steps (two, 3000);
  g_assert_cmpmem (one->network->parameters, one->network->n_parameters * 8,
                   two->network->parameters, two->network->n_parameters * 8);
}

static void
test_history (void)
{
  g_autoptr (PlateauHistory) history = plateau_history_new ();
  g_autofree PlateauLossPoint *points = NULL;
  const guint last = 3000000;
  guint n;

  for (guint epoch = 0; epoch <= last; epoch++)
    plateau_history_add (history, epoch, epoch == 1234567 ? 50 : 1.0 / (1 + epoch));

  points = plateau_history_dup_points (history, &n);
  g_assert_cmpuint (n, <, 16000);
  g_assert_cmpuint (points[0].epoch, ==, 0);
  g_assert_cmpuint (points[n - 1].epoch, ==, last);
  g_assert_cmpfloat (points[n - 1].loss, ==, 1.0 / (1 + last));
  for (guint i = 1; i < n; i++)
    {
      guint64 gap = points[i].epoch - points[i - 1].epoch;

      g_assert_cmpuint (gap, >=, 1);
      g_assert_cmpuint (gap, <=, MAX (1, points[i - 1].epoch / 1024));
      g_assert_cmpfloat (points[i].low, <=, points[i].loss);
      /* The one spike is not lost between two points. */
      if (points[i - 1].epoch < 1234567 && 1234567 <= points[i].epoch)
        g_assert_cmpfloat (points[i].high, ==, 50);
      else
        g_assert_cmpfloat (points[i].high, <, 1);
    }
}

static void
test_field (void)
{
  PlateauStart start = { PLATEAU_INITIALIZATION_NORMAL, 1, 0, 2 };
  g_autoptr (PlateauRun) run =
      new_run (PLATEAU_DATA_SET_PENGUINS, PLATEAU_ACTIVATION_TANH, 1, 6, &start, 0.5);
  PlateauPlane plane = { 2, 0, 0.25 };
  g_autoptr (PlateauField) field = NULL;
  guint column = 37, row = 51;
  double x[3], z = 0;

  steps (run, 50);
  field = plateau_field_new (run->network, run->settings.data, &plane, NULL);
  x[2] = field->x0 + (field->x1 - field->x0) * column / (field->columns - 1);
  x[0] = field->y0 + (field->y1 - field->y0) * row / (field->rows - 1);
  x[1] = 0.25;
  for (guint j = 0; j < 6; j++)
    {
      double hidden = run->network->b[1][j];

      for (guint f = 0; f < 3; f++)
        hidden += run->network->w[1][j * 3 + f] * x[f];
      z += run->network->w[2][j] * tanh (hidden);
    }
  z += run->network->b[2][0];
  g_assert_cmpfloat (fabs (field->probability[row * field->columns + column] - 1 / (1 + exp (-z))),
                     <, 1e-12);
}

static double
output_at (const PlateauNetwork *network, double x1, double x2)
{
  double x[2 * PLATEAU_STRIDE] = { x1 }, probability[PLATEAU_STRIDE];

  x[PLATEAU_STRIDE] = x2;
  plateau_network_predict (network, x, 1, PLATEAU_STRIDE, probability);

  return probability[0];
}

/* With saturated units the output jumps inside a cell; the crossing is where it jumps. */
static void
test_crossings (void)
{
  PlateauStart start = { PLATEAU_INITIALIZATION_NORMAL, 1000, 0, 2 };
  g_autoptr (PlateauRun) run =
      new_run (PLATEAU_DATA_SET_FLOWER, PLATEAU_ACTIVATION_TANH, 1, 4, &start, 0.5);
  PlateauPlane plane = { 0, 1, 0 };
  g_autoptr (PlateauField) field =
      plateau_field_new (run->network, run->settings.data, &plane, NULL);
  double step = (field->x1 - field->x0) / (field->columns - 1);
  guint n_crossings = 0;

  for (guint row = 0; row < field->rows; row++)
    for (guint column = 0; column + 1 < field->columns; column++)
      {
        guint cell = row * field->columns + column;
        double t = field->across[cell];
        double y = field->y0 + (field->y1 - field->y0) * row / (field->rows - 1);
        gboolean crosses =
            (field->probability[cell] >= 0.5) != (field->probability[cell + 1] >= 0.5);

        g_assert_true (crosses == (t >= 0));
        if (!crosses)
          continue;
        n_crossings++;
        g_assert_true (
            (output_at (run->network, field->x0 + step * (column + t - 0.02), y) >= 0.5) !=
            (output_at (run->network, field->x0 + step * (column + t + 0.02), y) >= 0.5));
      }
  g_assert_cmpuint (n_crossings, >, 20);
}

static void
test_penguins (void)
{
  g_autoptr (PlateauDataset) data = plateau_data_set_load (PLATEAU_DATA_SET_PENGUINS, 2, 0, 0);
  double chinstraps = 0, mean = 0;

  g_assert_cmpuint (data->n_features, ==, 3);
  g_assert_cmpuint (data->n_examples, ==, 219);
  for (guint i = 0; i < data->n_examples; i++)
    {
      chinstraps += data->y[i];
      mean += data->x[i];
    }
  g_assert_cmpfloat (chinstraps, ==, 68);
  g_assert_cmpfloat (fabs (mean), <, 1e-10);
  g_assert_cmpstr (data->class_names[0], ==, "Adelie");
  g_assert_cmpstr (data->class_names[1], ==, "Chinstrap");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/run/zeros-frozen", test_zeros_frozen);
  g_test_add_func ("/run/clones", test_clones);
  g_test_add_func ("/run/random-breaks-symmetry", test_random_breaks_symmetry);
  g_test_add_func ("/run/snapshot", test_snapshot);
  g_test_add_func ("/run/divergence", test_divergence);
  g_test_add_func ("/run/thousand", test_thousand);
  g_test_add_func ("/run/same-bits", test_same_bits);
  g_test_add_func ("/history/bounded", test_history);
  g_test_add_func ("/field/values", test_field);
  g_test_add_func ("/field/crossings", test_crossings);
  g_test_add_func ("/data-set/penguins", test_penguins);

  return g_test_run ();
}
