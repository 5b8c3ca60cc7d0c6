/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include <math.h>
#include <string.h>

/* What "slice" printed: n × n rows of x, y and the loss, x the fastest. */
typedef struct
{
  guint n;
  double (*rows)[3];
} Table;

static void
table_clear (Table *self)
{
  g_free (self->rows);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

static Table
read_table (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n_rows = g_strv_length (lines) - 2;
  Table table = { .n = (guint) lround (sqrt (n_rows)) };

  g_assert_cmpstr (lines[0], ==, "x,y,loss");
  g_assert_cmpstr (lines[n_rows + 1], ==, "");
  g_assert_cmpuint (table.n * table.n, ==, n_rows);
  table.rows = g_malloc_n (n_rows, sizeof *table.rows);
  for (guint i = 0; i < n_rows; i++)
    {
      char *at = lines[i + 1];

      for (guint k = 0; k < 3; k++)
        {
          char *end;

          table.rows[i][k] = g_ascii_strtod (at, &end);
          g_assert_true (end > at);
          g_assert_cmpint (*end, ==, k < 2 ? ',' : '\0');
          at = end + 1;
        }
    }

  return table;
}

static Table
call_table (const char *arguments)
{
  g_autofree char *line = g_strdup_printf ("slice %s", arguments);
  g_autoptr (Cli) cli = cli_call (NULL, line);

  cli_assert_good (cli);

  return read_table (cli->out);
}

static void
assert_grid (const Table *table, double from, double to)
{
  for (guint j = 0; j < table->n; j++)
    for (guint i = 0; i < table->n; i++)
      {
        const double *row = table->rows[j * table->n + i];
        double step = (to - from) / (table->n - 1);

        g_assert_cmpfloat (fabs (row[0] - (from + i * step)), <=, 1e-12);
        g_assert_cmpfloat (fabs (row[1] - (from + j * step)), <=, 1e-12);
        g_assert_true (isfinite (row[2]));
      }
}

/* In the middle of the random directions lies the network itself, whose loss "train" prints. */
static void
test_random (void)
{
  static const char *const experiments[] = {
    "", "--data penguins --layers 5,3 --activation sigmoid",
    "--layers 6 --activation relu --init he --data moons"
  };

  for (guint i = 0; i < G_N_ELEMENTS (experiments); i++)
    {
      g_autofree char *arguments = g_strdup_printf (
          "--surface random --epochs 0 --points 3 --range -1:1 %s", experiments[i]);
      g_autofree char *other = g_strdup_printf ("%s --direction-seed 2", arguments);
      g_autofree char *line = g_strdup_printf ("train --epochs 0 %s", experiments[i]);
      g_autoptr (Cli) train = cli_call (NULL, line);
      g_auto (Table) table = call_table (arguments);
      g_auto (Table) turned = call_table (other);

      cli_assert_history (train);
      g_assert_cmpuint (table.n, ==, 3);
      assert_grid (&table, -1, 1);
      g_assert_cmpfloat (fabs (table.rows[4][2] - cli_last (train, LOSS)), <=, 1e-12);
      g_assert_cmpfloat (turned.rows[4][2], ==, table.rows[4][2]);
      g_assert_cmpfloat (turned.rows[0][2], !=, table.rows[0][2]);
    }
}

/* Two units that are equal in all else may be exchanged. */
static void
test_twins (void)
{
  g_auto (Table) table = call_table ("--layers 2 --epochs 300 --points 24 --range -4:4");
  double lowest = INFINITY, highest = -INFINITY;

  g_assert_cmpuint (table.n, ==, 24);
  assert_grid (&table, -4, 4);
  for (guint j = 0; j < table.n; j++)
    for (guint i = 0; i < table.n; i++)
      {
        double loss = table.rows[j * table.n + i][2];

        g_assert_cmpfloat (loss, ==, table.rows[i * table.n + j][2]);
        lowest = fmin (lowest, loss);
        highest = fmax (highest, loss);
      }
  g_assert_cmpfloat (highest - lowest, >, 0.01);
}

/* Over weights the numbers are the weights' own: at those that the network has its loss stands. */
static void
test_weights (void)
{
  const char *zeros = "--init zeros --epochs 0 --points 5 --range -2:2";
  g_autofree char *arguments = g_strdup_printf ("--surface weights --x 1,1,1 --y 2,1,1 %s", zeros);
  g_autofree char *bias = g_strdup_printf ("--surface weights --x 1,1,1 --y 2,1,b %s", zeros);
  g_auto (Table) table = call_table (arguments);
  g_auto (Table) with_bias = call_table (bias);

  /* Where either weight is 0, so is Z2: the loss is ln 2. Where both are not, it is another. */
  for (guint k = 0; k < 25; k++)
    {
      const double *row = table.rows[k];
      double off = fabs (row[2] - G_LN2);

      if (row[0] == 0 || row[1] == 0)
        g_assert_cmpfloat (off, <=, 1e-12);
      else
        g_assert_cmpfloat (off, >, 1e-6);
      /* The output's bias alone decides as long as W2 is 0. */
      g_assert_cmpfloat (with_bias.rows[k][2], ==, with_bias.rows[k / 5 * 5][2]);
    }
  g_assert_cmpfloat (with_bias.rows[0][2], !=, with_bias.rows[10][2]);
}

static void
test_file (void)
{
  const char *line = "slice --layers 2 --epochs 20 --points 8";
  g_autofree char *to_file = g_strdup_printf ("%s -o a.csv", line);
  char *folder = folder_new ();
  g_autoptr (Cli) printed = cli_call (folder, line);
  g_autoptr (Cli) written = cli_call (folder, to_file);
  g_autofree char *text = NULL;

  cli_assert_good (printed);
  cli_assert_good (written);
  g_assert_cmpstr (written->out, ==, "");
  text = folder_read (folder, "a.csv");
  g_assert_cmpstr (text, ==, printed->out);
  g_assert_cmpuint (folder_count (folder), ==, 1);
  folder_free (folder);
}

static void
test_errors (void)
{
  static const struct
  {
    const char *line;
    int status;
    const char *part;
  } wrong[] = {
    { "slice --range 5:1", 2, "5:1" },
    { "slice --range 1", 2, "--range" },
    { "slice --range nan:1", 2, "--range" },
    { "slice --surface nix", 2, "nix" },
    { "slice --surface random --x 1,1,1", 2, "--x" },
    { "slice --x 1,9,1", 2, "1,9,1" },
    { "slice --x 9,1,1", 2, "9,1,1" },
    { "slice --x 1,1", 2, "1,1" },
    { "slice --surface weights --x 1,1,1 --y 1,1,1", 2, "two different ones" },
    { "slice --points 1", 2, "--points" },
    { "slice --points 1025", 2, "--points" },
    { "slice --points x", 2, "--points" },
    { "slice --layers none --surface twins", 2, "--surface weights" },
    { "slice --layers 1 --surface twins", 2, "--surface weights" },
    { "slice --epochs 0 --points 2 -o /nowhere/at/all.csv", 2, "/nowhere/at/all.csv" },
    { "slice --activation linear --rate 1000000 --epochs 100", 3, "layer" },
    { "slice nonsense", 2, "nonsense" },
    { "figure landscape -o a.svg --surface nix", 2, "nix" },
    { "figure curve -o a.svg --surface twins", 2, "--surface" },
    { "figure curve -o a.svg --scales 1,2", 2, "--scales" },
    { "train --points 3", 2, "--points" },
  };
  char *folder = folder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (Cli) cli = cli_call (folder, wrong[i].line);

      cli_assert_failed (cli, wrong[i].status, wrong[i].part);
      g_assert_cmpstr (cli->out, ==, "");
    }
  g_assert_cmpuint (folder_count (folder), ==, 0);
  folder_free (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/slice/random", test_random);
  g_test_add_func ("/cli/slice/twins", test_twins);
  g_test_add_func ("/cli/slice/weights", test_weights);
  g_test_add_func ("/cli/slice/file", test_file);
  g_test_add_func ("/cli/slice/errors", test_errors);

  return g_test_run ();
}
