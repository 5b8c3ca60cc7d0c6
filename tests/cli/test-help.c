/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include <string.h>

static const char *const commands[] = { "train", "figure",     "sweep", "slice",
                                        "code",  "experiment", "bench" };

static void
assert_holds (const Cli *cli, const char *part)
{
  if (strstr (cli->out, part) == NULL)
    g_error ("the help lacks “%s”", part);
}

/* The overview names every command, and every line fits a terminal of 80 columns. */
static void
test_overview (void)
{
  static const char *const calls[] = { "--help", "-h", "help", "help --help" };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr (Cli) cli = cli_call (NULL, calls[i]);

      cli_assert_good (cli);
      for (guint k = 0; k < G_N_ELEMENTS (commands); k++)
        {
          g_autofree char *usage = g_strdup_printf ("\nplateau-cli %s ", commands[k]);

          assert_holds (cli, usage);
        }
      assert_holds (cli, "Exit status:");
      assert_holds (cli, "Examples:");
    }
}

/* Each page says the same however it is asked for. */
static void
test_pages (void)
{
  for (guint k = 0; k < G_N_ELEMENTS (commands); k++)
    {
      g_autoptr (Cli) page = cli_callf ("help %s", commands[k]);
      g_autoptr (Cli) long_option = cli_callf ("%s --help", commands[k]);
      g_autoptr (Cli) short_option = cli_callf ("%s --scale 2 -h --nonsense", commands[k]);
      g_autoptr (Cli) before = cli_callf ("--help %s", commands[k]);
      g_auto (GStrv) lines = NULL;

      cli_assert_good (page);
      g_assert_cmpstr (page->out, ==, long_option->out);
      g_assert_cmpstr (page->out, ==, short_option->out);
      g_assert_cmpstr (page->out, ==, before->out);

      lines = g_strsplit (page->out, "\n", -1);
      for (guint i = 0; lines[i] != NULL; i++)
        if (g_utf8_strlen (lines[i], -1) > 80)
          g_error ("too long for a terminal: “%s”", lines[i]);
    }
}

/* What each page must tell, and the words of its options. */
static void
test_contents (void)
{
  static const struct
  {
    const char *call;
    const char *parts[16];
  } pages[] = {
    { "help train",
      { "--experiment FILE.plateau", "--data NAME|FILE.csv", "--examples M", "--noise X",
        "--data-seed N", "--standardise", "--layers 4|10,5|none", "--activation A", "--init I",
        "--scale S", "--constant C", "--bias B", "--seed N", "--rate R", "--every K" } },
    { "help figure",
      { "plateau-cli figure FIGURE -o FILE", "layers, numbers, race, seeds", "--output FILE",
        "--size WxH", "--style STYLE", "--layer N", "--epochs N", "--epoch N", "--seeds K",
        "--font-scale X", "--preset P", "projector-dark", "--scales A:B:N", "--threads T" } },
    { "help sweep",
      { "--scales A:B:N", "--rates A:B:N", "--depths A:B", "--units A:B:N", "--seeds K",
        "--threads T", "--shard i/n", "--output FILE", "#SBATCH --array=1-16",
        "--shard $SLURM_ARRAY_TASK_ID/16", "parallel plateau-cli sweep", "cat ", "epochs_to_half",
        "  failed  " } },
    { "help code", { "numpy|pytorch", "--every K", "--output FILE" } },
    { "help experiment", { "--output FILE" } },
    { "help bench", { "--seconds S", "--threads T", "epochs_per_second", "share" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (Cli) cli = cli_call (NULL, pages[i].call);

      for (guint k = 0; pages[i].parts[k] != NULL; k++)
        assert_holds (cli, pages[i].parts[k]);
    }
}

/* The names below an option of the help, which end before the next option. */
static char **
listed_names (const char *help, const char *option)
{
  const char *at = strstr (help, option);
  const char *colon = at != NULL ? strstr (at, ":\n") : NULL;
  const char *end = colon != NULL ? strstr (colon, "\n  --") : NULL;
  g_autofree char *names = NULL;
  g_auto (GStrv) words = NULL;

  g_assert_nonnull (end);
  names = g_strndup (colon + 1, end - colon - 1);
  words = g_regex_split_simple ("[\\s,]+", g_strstrip (names), 0, 0);
  return g_steal_pointer (&words);
}

/* Every name that the help lists is one that the program takes. */
static void
test_names (void)
{
  static const struct
  {
    const char *option;
    guint at_least;
  } lists[] = { { "--data ", 8 }, { "--activation ", 5 }, { "--init ", 10 } };
  g_autoptr (Cli) help = cli_call (NULL, "help train");

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_auto (GStrv) names = listed_names (help->out, lists[i].option);

      g_assert_cmpuint (g_strv_length (names), >=, lists[i].at_least);
      for (guint k = 0; names[k] != NULL; k++)
        {
          g_autoptr (Cli) cli = cli_callf ("train --epochs 2 %s %s", lists[i].option, names[k]);

          cli_assert_history (cli);
        }
    }
}

/* The examples of a page are true. */
static guint
run_examples (const char *folder, const char *call)
{
  g_autoptr (Cli) help = cli_call (NULL, call);
  const char *at = strstr (help->out, "Examples:");
  g_autofree char *joined = NULL;
  g_auto (GStrv) pieces = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  g_assert_nonnull (at);
  pieces = g_strsplit (at, "\\\n", -1);
  joined = g_strjoinv ("", pieces);
  lines = g_strsplit (joined, "\n", -1);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_autofree char *line = g_strstrip (g_strdup (lines[i]));
      g_autoptr (Cli) cli = NULL;
      char *redirection = strstr (line, " > ");

      if (redirection != NULL)
        *redirection = '\0';
      g_assert_true (g_str_has_prefix (line, "plateau-cli "));
      cli = cli_call (folder, line + strlen ("plateau-cli "));
      cli_assert_good (cli);
      n++;
    }

  return n;
}

static void
test_examples (void)
{
  char *folder = folder_new ();

  folder_write (folder, "points.csv", "1,a\n2,b\n", -1);
  for (guint k = 0; k < G_N_ELEMENTS (commands); k++)
    {
      g_autofree char *call = g_strconcat ("help ", commands[k], NULL);

      g_assert_cmpuint (run_examples (folder, call), >=, 1);
    }
  g_assert_cmpuint (folder_count (folder), >=, 7);
  folder_free (folder);

  /* A map.csv of its own. */
  folder = folder_new ();
  g_assert_cmpuint (run_examples (folder, "--help"), >=, 3);
  g_assert_cmpuint (folder_count (folder), ==, 2);
  folder_free (folder);
}

/* The scripts on the page of the sweep, with a shell in the place of Slurm and a smaller grid. */
static void
test_scripts (void)
{
  char *folder = folder_new ();
  g_autoptr (Cli) help = cli_call (NULL, "help sweep");
  const char *script = strstr (help->out, "#SBATCH");
  const char *cat = strstr (help->out, "  cat ");
  g_autofree char *job = NULL;
  g_auto (GStrv) pieces = NULL;
  g_autofree char *command = NULL;
  g_autofree char *map = NULL;
  g_autofree char *quoted = g_shell_quote (folder);
  g_autoptr (Cli) cli = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_nonnull (script);
  g_assert_nonnull (cat);
  job = g_strndup (strchr (script, '\n'), strstr (script, "\n\n") - strchr (script, '\n'));
  /* The shell's functions have no hyphen. */
  pieces = g_strsplit (job, "plateau-cli", -1);
  g_assert_cmpuint (g_strv_length (pieces), ==, 2);
  command = g_strdup_printf ("cd %s; run () { \"$PLATEAU_CLI\" \"$@\" --epochs 1 "
                             "--scales 0.0001:1000:6 --rates 0.01:10:7; }\n"
                             "for SLURM_ARRAY_TASK_ID in $(seq 16); do\n%srun%s\ndone\n%s",
                             quoted, pieces[0], pieces[1], cat);
  cli = cli_shell (command);
  cli_assert_good (cli);

  map = folder_read (folder, "map.csv");
  lines = g_strsplit (map, "\n", -1);
  g_assert_true (g_str_has_prefix (lines[0], "data,"));
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 6 * 7 + 1);
  folder_free (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/help/overview", test_overview);
  g_test_add_func ("/cli/help/pages", test_pages);
  g_test_add_func ("/cli/help/contents", test_contents);
  g_test_add_func ("/cli/help/names", test_names);
  g_test_add_func ("/cli/help/examples", test_examples);
  g_test_add_func ("/cli/help/scripts", test_scripts);

  return g_test_run ();
}
