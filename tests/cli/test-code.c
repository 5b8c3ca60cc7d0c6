/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "grid.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

/* The same experiment in a file as in options: every command takes it. */
static void
test_experiment (void)
{
  static const char *const options[] = {
    "",
    "--data moons --noise 0.35 --examples 150 --data-seed 9",
    "--layers 5,3,2 --activation leaky-relu --init xavier-uniform --scale 1.75 --bias -0.25",
    "--layers none --init constant --constant 0.125 --rate 0.30000000000000004 --seed 4294967295",
    "--data penguins --layers 8,8 --init orthogonal",
    "--data own.csv --standardise --layers 3",
  };
  char *folder = folder_new ();

  folder_write (folder, "own.csv", "1,20,a\n2,35,b\n3,11,b\n5,6,a\n", -1);
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autofree char *write = g_strdup_printf ("experiment %s -o a.plateau", options[i]);
      g_autofree char *direct = g_strdup_printf ("train --epochs 20 %s", options[i]);
      g_autofree char *print = g_strdup_printf ("experiment %s", options[i]);
      g_autoptr (Cli) written = cli_call (folder, write);
      g_autoptr (Cli) printed = cli_call (folder, print);
      g_autoptr (Cli) a = cli_call (folder, direct);
      g_autoptr (Cli) b = cli_call (folder, "train --epochs 20 --experiment a.plateau");
      g_autoptr (Cli) again = cli_call (folder, "experiment --experiment a.plateau");

      cli_assert_good (written);
      g_assert_cmpstr (written->out, ==, "");
      cli_assert_good (printed);
      cli_assert_history (a);
      cli_assert_history (b);
      g_assert_cmpstr (a->out, ==, b->out);
      cli_assert_good (again);
      g_assert_cmpstr (again->out, ==, printed->out);
    }

  folder_free (folder);
}

/* Other options change what the file says, wherever they stand. */
static void
test_experiment_changed (void)
{
  static const char *const same[][2] = {
    { "train --experiment a.plateau --scale 3", "train --data xor --layers 6 --scale 3" },
    { "train --scale 3 --experiment a.plateau", "train --data xor --layers 6 --scale 3" },
    { "train --experiment a.plateau --data circles",
      "train --data circles --layers 6 --scale 0.5" },
    { "sweep --experiment a.plateau --rates 1 --epochs 5",
      "sweep --data xor --layers 6 --scale 0.5 --rates 1 --epochs 5" },
    { "sweep --experiment a.plateau --scales 1,2 --epochs 5 --threads 1",
      "sweep --data xor --layers 6 --scales 1,2 --epochs 5 --threads 1" },
    { "code numpy --experiment a.plateau", "code numpy --data xor --layers 6 --scale 0.5" },
    { "experiment --experiment a.plateau --seed 8",
      "experiment --data xor --layers 6 --scale 0.5 --seed 8" },
  };
  char *folder = folder_new ();
  g_autoptr (Cli) written =
      cli_call (folder, "experiment --data xor --layers 6 --scale 0.5 -o a.plateau");
  g_autoptr (Cli) figure = cli_call (folder, "figure curve --experiment a.plateau -o a.svg");
  g_autoptr (Cli) bench = cli_call (folder, "bench --experiment a.plateau --seconds 0.1");

  cli_assert_good (written);
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autoptr (Cli) a = cli_call (folder, same[i][0]);
      g_autoptr (Cli) b = cli_call (folder, same[i][1]);

      cli_assert_good (a);
      cli_assert_good (b);
      g_assert_cmpstr (a->out, ==, b->out);
    }

  cli_assert_good (figure);
  cli_assert_good (bench);
  g_assert_nonnull (strstr (bench->out, "network=2-6-1\n"));
  folder_free (folder);
}

/* Each names the file and, where there is one, the line. */
static void
test_experiment_refused (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } files[] = {
    { "", "a.plateau:" },
    { "hello\n", "a.plateau:1" },
    { "[Plateau Experiment]\nformat=1\nweight-scale=fast\n", "a.plateau:3" },
    { "[Plateau Experiment]\nformat=1\nweight-scale=1e99\n", "1e99" },
    { "[Plateau Experiment]\nformat=1\ncolour=red\n", "colour" },
    { "\377\376\n", "a.plateau:1" },
  };
  static const char *const commands[] = { "train",      "sweep --scales 1:2:2",
                                          "code numpy", "figure curve -o a.svg",
                                          "bench",      "experiment" };
  char *folder = folder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    for (guint k = 0; k < G_N_ELEMENTS (commands); k++)
      {
        g_autofree char *line = g_strdup_printf ("%s --experiment a.plateau", commands[k]);
        g_autoptr (Cli) cli = NULL;

        folder_write (folder, "a.plateau", files[i].text, -1);
        cli = cli_call (folder, line);
        cli_assert_failed (cli, 2, files[i].message);
        g_assert_cmpstr (cli->out, ==, "");
      }
  g_assert_cmpuint (folder_count (folder), ==, 1);

  folder_free (folder);
}

/* The program is printed or written, with the defaults of "train". */
static void
test_code (void)
{
  static const char *const languages[] = { "numpy", "pytorch" };
  char *folder = folder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *plain = g_strconcat ("code ", languages[i], NULL);
      g_autofree char *defaults =
          g_strconcat ("code --epochs 1000 --every 100 --scale 1 ", languages[i], NULL);
      g_autofree char *other = g_strconcat ("code --epochs 1000 --every 50 ", languages[i], NULL);
      g_autofree char *file = g_strconcat ("code -o a.py ", languages[i], NULL);
      g_autoptr (Cli) a = cli_call (folder, plain);
      g_autoptr (Cli) b = cli_call (folder, defaults);
      g_autoptr (Cli) c = cli_call (folder, other);
      g_autoptr (Cli) d = cli_call (folder, file);
      g_autofree char *written = NULL;

      cli_assert_good (a);
      cli_assert_good (b);
      cli_assert_good (c);
      cli_assert_good (d);
      g_assert_cmpstr (a->out, ==, b->out);
      g_assert_cmpstr (a->out, !=, c->out);
      g_assert_cmpstr (d->out, ==, "");
      written = folder_read (folder, "a.py");
      g_assert_cmpstr (written, ==, a->out);
      g_assert_nonnull (strstr (a->out, i == 0 ? "import numpy" : "import torch"));
    }

  folder_free (folder);
}

/* The system's one first: another may stand before it in the path, without NumPy. */
static char *
find_python (void)
{
  static const char *const names[] = { "/usr/bin/python3", "python3" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *command = g_strdup_printf ("%s -c 'import numpy'", names[i]);
      g_autoptr (Cli) probe = cli_shell (command);

      if (probe->status == 0)
        return g_strdup (names[i]);
    }

  return NULL;
}

/* The program runs and prints what "train" prints; whether its numbers hold in every experiment is the
 * session's own test. */
static void
test_code_runs (void)
{
  char *folder = folder_new ();
  g_autofree char *quoted = g_shell_quote (folder);
  g_autofree char *command = NULL;
  g_autofree char *python = find_python ();
  g_autoptr (Cli) code =
      cli_call (folder, "code numpy -o a.py --data circles --epochs 50 --every 25 --scale 0.5");
  g_autoptr (Cli) train =
      cli_call (folder, "train --data circles --epochs 50 --every 25 --scale 0.5");
  g_autoptr (Cli) run = NULL;
  g_auto (GStrv) lines = NULL;

  cli_assert_good (code);
  cli_assert_history (train);
  if (python == NULL)
    {
      g_test_skip ("python3 with numpy is not here");
      folder_free (folder);
      return;
    }

  command = g_strdup_printf ("cd %s && %s a.py", quoted, python);
  run = cli_shell (command);
  cli_assert_good (run);
  lines = g_strsplit (g_strstrip (run->out), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >=, train->n_rows);
  for (guint i = 0; i < train->n_rows; i++)
    {
      const char *line = lines[g_strv_length (lines) - train->n_rows + i];
      g_auto (GStrv) cells = g_regex_split_simple ("[,\\s]+", line, 0, 0);

      g_assert_cmpuint (g_strv_length (cells), >=, 3);
      g_assert_cmpfloat (g_ascii_strtod (cells[0], NULL), ==, cli_cell (train, i, EPOCH));
      g_assert_cmpfloat_with_epsilon (g_ascii_strtod (cells[1], NULL), cli_cell (train, i, LOSS),
                                      1e-6);
      g_assert_cmpfloat_with_epsilon (g_ascii_strtod (cells[2], NULL),
                                      cli_cell (train, i, ACCURACY), 1e-6);
    }
  folder_free (folder);
}

/* One line for each figure, which a script reads. How fast it is nothing asserts. */
static void
test_bench (void)
{
  static const char *const numbers[] = {
    "epochs_per_second",        "epochs_per_second_all", "limit", "share",
    "multiply_adds_per_second", "tanh_per_second"
  };
  g_autoptr (Cli) cli = cli_call (
      NULL, "bench --seconds 0.3 --layers 8,4 --examples 100 --data moons --threads 2 --activation "
            "sigmoid");
  g_auto (GStrv) lines = NULL;

  cli_assert_good (cli);
  g_assert_true (
      g_str_has_prefix (cli->out, "network=2-8-4-1\nactivation=sigmoid\nexamples=100\nkernels="));
  g_assert_nonnull (strstr (cli->out, "\nthreads=2\n"));

  lines = g_strsplit (cli->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 12);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      guint found = 0;

      for (guint k = 0; lines[k] != NULL; k++)
        {
          g_auto (GStrv) pair = g_strsplit (lines[k], "=", 2);
          char *end;

          if (pair[0] == NULL || !g_str_equal (pair[0], numbers[i]))
            continue;
          found++;
          g_assert_cmpfloat (g_ascii_strtod (pair[1], &end), >, 0);
          g_assert_cmpstr (end, ==, "");
        }
      g_assert_cmpuint (found, ==, 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/experiment/round-trip", test_experiment);
  g_test_add_func ("/cli/experiment/changed", test_experiment_changed);
  g_test_add_func ("/cli/experiment/refused", test_experiment_refused);
  g_test_add_func ("/cli/code/text", test_code);
  g_test_add_func ("/cli/code/runs", test_code_runs);
  g_test_add_func ("/cli/bench", test_bench);

  return g_test_run ();
}
