/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "grid.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

/* A cell of one seed ends where "train" ends, to the last bit, whatever the axis. */
static void
test_equals_train (void)
{
  static const struct
  {
    const char *sweep;
    const char *train;
    const char *column;
    const char *text;
    const char *scale;
  } cells[] = {
    { "--scales 0.01:100:5 --rates 0.1,1.5 --epochs 60", "--scale 0.1 --rate 1.5 --epochs 60",
      "rate", "1.5", "0.1" },
    { "--scales 0,1 --epochs 30 --init constant --constant 0.3 --bias 0.5",
      "--scale 1 --epochs 30 --init constant --constant 0.3 --bias 0.5", "bias", "0.5", "1" },
    { "--scales 1:4:2 --depths 0:3 --layers 5 --epochs 40 --init he --activation relu",
      "--scale 4 --layers 5,5,5 --epochs 40 --init he --activation relu", "layers", "5-5-5", "4" },
    { "--depths 3:0 --layers 5 --epochs 40 --scale 2", "--layers none --epochs 40 --scale 2",
      "layers", "none", "2" },
    { "--scales 0.5 --units 2:32:5 --layers 7,7 --epochs 25 --data moons --seed 9",
      "--scale 0.5 --layers 16,16 --epochs 25 --data moons --seed 9", "layers", "16-16", "0.5" },
    { "--scales 3 --data penguins --activation sigmoid --epochs 20 --rate 0.25",
      "--scale 3 --data penguins --activation sigmoid --epochs 20 --rate 0.25", "features", "3",
      "3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr (Grid) grid = grid_call (NULL, cells[i].sweep);
      g_autoptr (Cli) train = cli_callf ("train %s", cells[i].train);
      const guint row = grid_find (grid, cells[i].column, cells[i].text, "scale", cells[i].scale);

      cli_assert_history (train);
      g_assert_cmpfloat (grid_number (grid, row, "loss_median"), ==, cli_last (train, LOSS));
      g_assert_cmpfloat (grid_number (grid, row, "loss_min"), ==, cli_last (train, LOSS));
      g_assert_cmpfloat (grid_number (grid, row, "loss_max"), ==, cli_last (train, LOSS));
      g_assert_cmpfloat (grid_number (grid, row, "first_loss"), ==, cli_cell (train, 0, LOSS));
      g_assert_cmpfloat (grid_number (grid, row, "diverged"), ==, 0);
    }
}

/* The median, the least and the largest of the seeds; and when the loss was first halved. */
static void
test_seeds (void)
{
  double losses[3], halves[3], first[3];
  g_autoptr (Grid) grid =
      grid_call (NULL, "--scales 10 --seed 5 --seeds 3 --epochs 80 --layers 8 --rate 1");

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (Cli) train =
          cli_callf ("train --scale 10 --seed %u --epochs 80 --every 1 --layers 8 --rate 1", 5 + i);
      guint row = 0;

      cli_assert_history (train);
      losses[i] = cli_last (train, LOSS);
      first[i] = cli_cell (train, 0, LOSS);
      while (cli_cell (train, row, LOSS) > first[i] / 2)
        row++;
      halves[i] = cli_cell (train, row, EPOCH);
    }

#define MEDIAN(v) fmax (fmin (v[0], v[1]), fmin (fmax (v[0], v[1]), v[2]))
  g_assert_cmpfloat (grid_number (grid, 0, "loss_median"), ==, MEDIAN (losses));
  g_assert_cmpfloat (grid_number (grid, 0, "first_loss"), ==, MEDIAN (first));
  g_assert_cmpfloat (grid_number (grid, 0, "epochs_to_half"), ==, MEDIAN (halves));
  g_assert_cmpfloat (grid_number (grid, 0, "loss_min"), ==,
                     fmin (losses[0], fmin (losses[1], losses[2])));
  g_assert_cmpfloat (grid_number (grid, 0, "loss_max"), ==,
                     fmax (losses[0], fmax (losses[1], losses[2])));
  g_assert_cmpstr (grid_text (grid, 0, "seed"), ==, "5");
  g_assert_cmpstr (grid_text (grid, 0, "seeds"), ==, "3");
}

/* What is undefined leaves its cell empty, and never reads "nan". */
static void
test_undefined (void)
{
  g_autoptr (Cli) cli =
      cli_call (NULL, "sweep --scales 1,1000000 --rates 0,1000000 --activation linear --layers 8,8 "
                      "--epochs 200");
  g_autoptr (Grid) grid = NULL;
  guint row;

  cli_assert_good (cli);
  g_assert_null (strstr (cli->out, "nan"));
  g_assert_null (strstr (cli->out, "inf"));
  grid = grid_new (cli->out);

  row = grid_find (grid, "scale", "1", "rate", "0");
  g_assert_cmpfloat (grid_number (grid, row, "loss_median"), ==,
                     grid_number (grid, row, "first_loss"));
  g_assert_cmpstr (grid_text (grid, row, "epochs_to_half"), ==, "");
  g_assert_cmpfloat (grid_number (grid, row, "failed"), ==, 1);

  row = grid_find (grid, "scale", "1000000", "rate", "1000000");
  g_assert_cmpfloat (grid_number (grid, row, "diverged"), ==, 1);
  g_assert_cmpfloat (grid_number (grid, row, "failed"), ==, 1);
  g_assert_cmpstr (grid_text (grid, row, "loss_median"), ==, "");
  g_assert_cmpstr (grid_text (grid, row, "loss_min"), ==, "");
  g_assert_cmpstr (grid_text (grid, row, "loss_max"), ==, "");
}

/* A deep network that starts small ends where a coin does; a shallow one learns. */
static void
test_failed (void)
{
  g_autoptr (Grid) grid =
      grid_call (NULL, "--scales 0.01,1 --depths 1,5 --layers 8 --rate 0.5 --epochs 300 --seeds 3");

  g_assert_cmpfloat (
      grid_number (grid, grid_find (grid, "scale", "0.01", "layers", "8-8-8-8-8"), "failed"), ==,
      1);
  g_assert_cmpfloat (
      grid_number (grid, grid_find (grid, "scale", "0.01", "layers", "8-8-8-8-8"), "diverged"), ==,
      0);
  g_assert_cmpfloat (grid_number (grid, grid_find (grid, "scale", "1", "layers", "8"), "failed"),
                     ==, 0);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* What a range stands for: its ends exactly, round numbers as people write them. */
static void
test_series (void)
{
  static const struct
  {
    const char *arguments;
    const char *column;
    guint n;
    const char *texts[12];
  } series[] = {
    { "--scales 0.0001:1000:8",
      "scale",
      8,
      { "0.0001", "0.001", "0.01", "0.1", "1", "10", "100", "1000" } },
    { "--scales 1000:0.1:5", "scale", 5, { "1000", "100", "10", "1", "0.1" } },
    { "--scales 0.01:100:9", "scale", 9, { "0.01", "0.03162277660168", "1", "31.62277660168" } },
    { "--scales 0.3:0.3:1", "scale", 1, { "0.3" } },
    { "--scales 7", "scale", 1, { "7" } },
    { "--scales 0,1e-3,1e3", "scale", 3, { "0", "0.001", "1000" } },
    { "--scales 0.1,0.30000000000000004", "scale", 2, { "0.1", "0.30000000000000004" } },
    { "--rates 0.001:10:5", "rate", 5, { "0.001", "0.01", "0.1", "1", "10" } },
    { "--rates 0,2", "rate", 2, { "0", "2" } },
    { "--depths 0:10 --layers 3",
      "layers",
      11,
      { "none", "3", "3-3", "3-3-3", "3-3-3-3-3-3-3-3-3-3" } },
    { "--depths 4:2", "layers", 3, { "4-4-4-4", "4-4-4", "4-4" } },
    { "--depths 5,1", "layers", 2, { "4-4-4-4-4", "4" } },
    { "--units 2:64:6", "layers", 6, { "2", "4", "8", "16", "32", "64" } },
    { "--units 1:256:9 --layers 2,2", "layers", 9, { "1-1", "2-2", "16-16", "256-256" } },
    { "--units 3,1,5", "layers", 3, { "1", "3", "5" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (series); i++)
    {
      g_autofree char *arguments = g_strconcat (series[i].arguments, " --epochs 0", NULL);
      g_autoptr (Grid) grid = grid_call (NULL, arguments);

      g_assert_cmpuint (grid->n_rows, ==, series[i].n);
      for (guint k = 0; k < G_N_ELEMENTS (series[i].texts) && series[i].texts[k] != NULL; k++)
        grid_find (grid, series[i].column, series[i].texts[k], NULL, NULL);
    }

  /* Every step is the same on a logarithmic axis. */
  {
    g_autoptr (Grid) grid = grid_call (NULL, "--scales 0.003:70:50 --epochs 0");
    double values[50];

    g_assert_cmpuint (grid->n_rows, ==, 50);
    for (guint i = 0; i < 50; i++)
      values[i] = grid_number (grid, i, "scale");
    qsort (values, 50, sizeof (double), compare);
    for (guint i = 0; i < 50; i++)
      g_assert_cmpfloat_with_epsilon (values[i] / (0.003 * pow (70 / 0.003, i / 49.0)), 1, 1e-11);
  }
}

/* Every setting has a column, whatever it is; what means nothing is empty. */
static void
test_settings (void)
{
  static const struct
  {
    const char *arguments;
    const char *texts[16];
  } sweeps[] = {
    { "--scales 2 --epochs 3",
      { "data=flower", "checksum=", "standardise=", "examples=400", "noise=0.2", "data_seed=1",
        "features=2", "layers=4", "activation=tanh", "initialization=normal", "constant=", "bias=0",
        "rate=1.2", "epochs=3", "seed=2", "seeds=1" } },
    { "--scales 2 --epochs 3 --data spiral --noise 0.25 --examples 50 --data-seed 8 --layers 3,2 "
      "--activation leaky-relu --init constant --constant -0.5 --bias 0.1 --rate 0.7 --seed 6 "
      "--seeds 2",
      { "data=spiral", "checksum=", "standardise=", "examples=50", "noise=0.25", "data_seed=8",
        "features=2", "layers=3-2", "activation=leaky-relu", "initialization=constant",
        "constant=-0.5", "bias=0.1", "rate=0.7", "epochs=3", "seed=6", "seeds=2" } },
    { "--scales 2 --epochs 3 --data penguins --layers none",
      { "data=penguins", "examples=219", "noise=", "data_seed=", "features=3", "layers=none" } },
    { "--scales 2 --epochs 3 --data sub/points.csv --standardise",
      { "data=points.csv", "standardise=1", "examples=3", "noise=", "data_seed=", "features=1" } },
    { "--scales 2 --epochs 3 --data sub/points.csv", { "data=points.csv", "standardise=0" } },
  };
  char *folder = folder_new ();
  g_autofree char *sub = g_build_filename (folder, "sub", NULL);
  g_autofree char *file = g_build_filename (sub, "points.csv", NULL);

  g_assert_cmpint (g_mkdir_with_parents (sub, 0700), ==, 0);
  folder_write (sub, "points.csv", "1,a\n2,b\n3,b\n", -1);
  for (guint i = 0; i < G_N_ELEMENTS (sweeps); i++)
    {
      g_autoptr (Grid) grid = grid_call (folder, sweeps[i].arguments);

      g_assert_cmpuint (grid->n_rows, ==, 1);
      for (guint k = 0; k < G_N_ELEMENTS (sweeps[i].texts) && sweeps[i].texts[k] != NULL; k++)
        {
          g_auto (GStrv) pair = g_strsplit (sweeps[i].texts[k], "=", 2);

          g_assert_cmpstr (grid_text (grid, 0, pair[0]), ==, pair[1]);
        }
    }

  g_assert_cmpint (g_remove (file), ==, 0);
  folder_free (folder);
}

/* The same rows from one thread and from several, and twice in a row. */
static void
test_threads (void)
{
  static const char arguments[] =
      "sweep --scales 0.01:1000:9 --rates 0.01:10:6 --seeds 3 --epochs 60 --layers 6 --threads ";
  g_autoptr (Cli) one = cli_callf ("%s1", arguments);
  g_autoptr (Cli) two = cli_callf ("%s2", arguments);
  g_autoptr (Cli) many = cli_callf ("%s7", arguments);
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  g_autofree char *c = NULL;

  cli_assert_good (one);
  cli_assert_good (two);
  cli_assert_good (many);
  a = grid_sorted (one->out);
  b = grid_sorted (two->out);
  c = grid_sorted (many->out);
  g_assert_cmpstr (a, ==, b);
  g_assert_cmpstr (a, ==, c);
}

/* The parts of any number are the grid, each cell once, and join without a tool. */
static void
test_shards (void)
{
  static const guint numbers[] = { 1, 2, 3, 7, 16, 40 };
  static const char arguments[] = "--scales 0.01:10:7 --rates 0.1:1:5 --epochs 4";
  g_autoptr (Cli) whole = cli_callf ("sweep %s", arguments);
  g_autofree char *sorted = NULL;

  cli_assert_good (whole);
  sorted = grid_sorted (whole->out);
  for (guint k = 0; k < G_N_ELEMENTS (numbers); k++)
    {
      g_autoptr (GString) joined = g_string_new (NULL);
      g_autofree char *sorted_parts = NULL;

      for (guint i = 1; i <= numbers[k]; i++)
        {
          g_autoptr (Cli) part = cli_callf ("sweep %s --shard %u/%u", arguments, i, numbers[k]);

          cli_assert_good (part);
          g_string_append (joined, part->out);
        }
      sorted_parts = grid_sorted (joined->str);
      g_assert_cmpstr (sorted_parts, ==, sorted);
    }
}

/* Where the first cells of the whole and of each part lie: far apart, and so do all cells of a part. */
static void
test_coarse_first (void)
{
  static const char *const parts[] = { "1/1", "1/2", "2/2", "2/4", "3/4", "2/5", "7/16", "16/16" };
  g_autoptr (Cli) one = cli_call (NULL, "sweep --scales 1 --epochs 0");
  g_autofree char *header = g_strndup (one->out, strchr (one->out, '\n') + 1 - one->out);

  for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
    {
      g_autoptr (Cli) cli = cli_callf (
          "sweep --scales 0.01:100:16 --rates 0.01:100:16 --epochs 0 --threads 1 --shard %s",
          parts[p]);
      const gboolean has_header = g_str_has_prefix (cli->out, header);
      g_autofree char *text = g_strconcat (has_header ? "" : header, cli->out, NULL);
      g_autoptr (Grid) grid = grid_new (text);
      guint count[4] = { 0 };

      cli_assert_good (cli);
      g_assert_true (has_header == g_str_has_prefix (parts[p], "1/"));
      for (guint i = 0; i < grid->n_rows; i++)
        {
          const guint quarter =
              (grid_number (grid, i, "scale") > 1) + 2 * (grid_number (grid, i, "rate") > 1);

          count[quarter]++;
          /* No quarter waits for another one. */
          if (i == 15)
            for (guint k = 0; k < 4; k++)
              g_assert_cmpuint (count[k], >=, 1);
        }
      for (guint k = 0; k < 4; k++)
        g_assert_cmpuint (count[k], >=, grid->n_rows / 6);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/sweep/equals-train", test_equals_train);
  g_test_add_func ("/cli/sweep/seeds", test_seeds);
  g_test_add_func ("/cli/sweep/undefined", test_undefined);
  g_test_add_func ("/cli/sweep/failed", test_failed);
  g_test_add_func ("/cli/sweep/series", test_series);
  g_test_add_func ("/cli/sweep/settings", test_settings);
  g_test_add_func ("/cli/sweep/threads", test_threads);
  g_test_add_func ("/cli/sweep/shards", test_shards);
  g_test_add_func ("/cli/sweep/coarse-first", test_coarse_first);

  return g_test_run ();
}
