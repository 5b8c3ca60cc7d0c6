/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "grid.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* A sweep that takes a while: a person has time to lose patience. */
static const char slow[] = "--scales 0.01:100:40 --rates 0.1:1:10 --epochs 20000 --threads 1";
static const guint n_slow = 400;

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == '\n';

  return n;
}

/* Starts a command in @folder; its standard error is @error_to, or a pipe where that is -1. */
static GSubprocess *
start_command (const char *folder, const char *command, int error_to, gboolean columns)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | (error_to < 0 ? G_SUBPROCESS_FLAGS_STDERR_PIPE : 0));
  g_autofree char *line = g_strdup_printf ("%s %s", cli_program (), command);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) argv = NULL;
  GSubprocess *process;

  g_shell_parse_argv (line, NULL, &argv, &error);
  g_assert_no_error (error);
  g_subprocess_launcher_set_cwd (launcher, folder);
  g_subprocess_launcher_unsetenv (launcher, "COLUMNS");
  if (columns)
    g_subprocess_launcher_setenv (launcher, "COLUMNS", "34", TRUE);
  if (error_to >= 0)
    g_subprocess_launcher_take_stderr_fd (launcher, error_to);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv, &error);
  g_assert_no_error (error);

  return process;
}

/* Starts "sweep" with a file. */
static GSubprocess *
start (const char *folder, const char *arguments, int error_to, gboolean columns)
{
  g_autofree char *command = g_strdup_printf ("sweep -o map.csv %s", arguments);

  return start_command (folder, command, error_to, columns);
}

/* Until some rows are there. */
static void
wait_for_rows (const char *folder, guint n)
{
  g_autofree char *path = g_build_filename (folder, "map.csv", NULL);

  for (guint i = 0; i < 60000; i++)
    {
      g_autofree char *text = NULL;

      if (g_file_get_contents (path, &text, NULL, NULL) && count_lines (text) > n)
        return;
      g_usleep (1000);
    }

  g_error ("no %u rows within a minute", n);
}

static Cli *
finish (GSubprocess *process)
{
  g_autoptr (GError) error = NULL;
  Cli *cli = g_new0 (Cli, 1);

  g_subprocess_communicate_utf8 (process, NULL, NULL, &cli->out, &cli->error, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  cli->status = g_subprocess_get_exit_status (process);

  return cli;
}

/* Waits for @rows, sends a signal, and returns the file: the status is the one that a shell gives to the
 * signal, and the file holds whole rows. */
static char *
interrupt (const char *folder, guint rows, int signal_number, int status)
{
  g_autoptr (GSubprocess) process = start (folder, slow, -1, FALSE);
  g_autofree char *message = NULL;
  g_autoptr (Cli) cli = NULL;
  char *text;

  wait_for_rows (folder, rows);
  g_subprocess_send_signal (process, signal_number);
  cli = finish (process);

  text = folder_read (folder, "map.csv");
  g_assert_true (g_str_has_suffix (text, "\n"));
  g_assert_cmpuint (count_lines (text), <, n_slow + 1);
  message = g_strdup_printf ("plateau-cli: interrupted: %u of %u cells are in map.csv; the same "
                             "command goes on\n",
                             count_lines (text) - 1, n_slow);
  cli_assert_failed (cli, status, message);
  g_assert_cmpstr (cli->out, ==, "");

  return text;
}

/* What one run has written the next one keeps. */
static void
test_interrupted (void)
{
  char *folder = folder_new ();
  g_autofree char *first = interrupt (folder, 3, SIGINT, 130);
  g_autofree char *second = interrupt (folder, count_lines (first) + 2, SIGTERM, 143);
  g_autoptr (Grid) grid = grid_new (second);

  g_assert_true (g_str_has_prefix (second, first));
  g_assert_cmpuint (grid->n_rows, >, count_lines (first));
  folder_free (folder);
}

/* In the middle of an epoch that takes seconds the program ends too. */
static void
test_large_network (void)
{
#ifdef __SANITIZE_THREAD__
  g_test_skip ("threads that are left to the program's end are leaks to ThreadSanitizer");
#else
  char *folder = folder_new ();
  g_autoptr (GSubprocess) process =
      start (folder,
             "--scales 1,2,3 --layers 256,256,256,256,256,256,256,256 --data circles "
             "--examples 20000 --threads 2",
             -1, FALSE);
  g_autoptr (Cli) cli = NULL;
  g_autofree char *text = NULL;

  wait_for_rows (folder, 0);
  g_subprocess_send_signal (process, SIGINT);
  cli = finish (process);
  cli_assert_failed (cli, 130, "interrupted: 0 of 3 cells are in map.csv; ");
  text = folder_read (folder, "map.csv");
  g_assert_cmpuint (count_lines (text), ==, 1);
  folder_free (folder);
#endif
}

/* Where rows are printed, whole ones are. */
static void
test_printed (void)
{
  char *folder = folder_new ();
  g_autofree char *quoted = g_shell_quote (folder);
  g_autofree char *command = g_strdup_printf (
      "cd %s; \"$PLATEAU_CLI\" sweep %s >rows & pid=$!; until [ -s rows ]; do sleep 0.02; "
      "done; kill -INT $pid; wait $pid",
      quoted, slow);
  g_autoptr (Cli) cli = cli_shell (command);
  g_autofree char *text = folder_read (folder, "rows");
  g_autofree char *message =
      g_strdup_printf ("interrupted: %u of %u cells are printed\n", count_lines (text) - 1, n_slow);

  cli_assert_failed (cli, 130, message);
  g_assert_true (g_str_has_suffix (text, "\n"));
  folder_free (folder);
}

/* A disk with no room, and a file that may not grow: what is there stays valid, and goes on. */
static void
test_full_disk (void)
{
  static const char arguments[] = "sweep -o map.csv --scales 0.01:100:9 --rates 0.1,1 --epochs 2";
  char *folder = folder_new ();
  g_autofree char *quoted = g_shell_quote (folder);
  guint lines = 0;

  for (guint blocks = 1; blocks <= 5; blocks++)
    {
      g_autofree char *command = g_strdup_printf ("cd %s; ulimit -f %u; exec \"$PLATEAU_CLI\" %s",
                                                  quoted, blocks, arguments);
      g_autoptr (Cli) cli = cli_shell (command);
      g_autofree char *text = folder_read (folder, "map.csv");

      cli_assert_failed (cli, 2,
                         "-o “map.csv” cannot be written: File too large: what it holds is valid, "
                         "and the same command goes on");
      g_assert_true (*text == '\0' || g_str_has_suffix (text, "\n"));
      g_assert_cmpuint (strlen (text), <=, 1024 * blocks);
      g_assert_cmpuint (count_lines (text), >=, lines);
      lines = count_lines (text);
    }
  g_assert_cmpuint (lines, >, 1);
  g_assert_cmpuint (lines, <, 19);

  {
    g_autoptr (Cli) cli = cli_call (folder, arguments);
    g_autofree char *text = folder_read (folder, "map.csv");

    cli_assert_good (cli);
    g_assert_cmpuint (count_lines (text), ==, 19);
  }
  folder_free (folder);
}

static void
test_no_output (void)
{
  static const struct
  {
    const char *command;
    const char *message;
  } calls[] = {
    { "\"$PLATEAU_CLI\" sweep --scales 1:2:2 --epochs 1 >/dev/full",
      "the output cannot be written: No space left on device" },
    { "\"$PLATEAU_CLI\" sweep --scales 1:2:2 --epochs 1 --shard 2/2 >/dev/full",
      "the output cannot be written: " },
    { "\"$PLATEAU_CLI\" sweep --scales 1:2:2 --epochs 1 >&-", "the output cannot be written: " },
    { "\"$PLATEAU_CLI\" sweep --scales 1:2:2 --epochs 1 -o /dev/full",
      "-o “/dev/full” cannot be written: No space left on device: " },
    { "\"$PLATEAU_CLI\" code numpy >/dev/full", "the output cannot be written: " },
    { "\"$PLATEAU_CLI\" code numpy -o /dev/full", "-o “/dev/full”: No space left on device: " },
    { "\"$PLATEAU_CLI\" experiment >/dev/full", "the output cannot be written: " },
    { "\"$PLATEAU_CLI\" bench --seconds 0.1 >/dev/full", "the output cannot be written: " },
  };
  g_autoptr (Cli) pipe = NULL;
  g_autoptr (Cli) nothing = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr (Cli) cli = cli_shell (calls[i].command);

      cli_assert_failed (cli, 2, calls[i].message);
    }

  /* A reader that goes away. */
  pipe = cli_shell ("{ \"$PLATEAU_CLI\" sweep --scales 0.01:100:300 --epochs 100; "
                    "echo \"status $?\" >&2; } | head -n 2 >/dev/null");
  g_assert_nonnull (strstr (pipe->error, "plateau-cli: the output cannot be written: "));
  g_assert_true (g_str_has_suffix (pipe->error, "\nstatus 2\n"));

  nothing = cli_shell ("\"$PLATEAU_CLI\" sweep --scales 1:2:2 --epochs 1 -o /dev/null");
  cli_assert_good (nothing);
}

/* Long enough to be drawn a few times. */
static const char short_one[] =
    "sweep -o map.csv --scales 0.01:100:8 --rates 0.1:1:5 --epochs 5000 --threads 1";

/* What a terminal of @width columns gets to see of a command. */
static char *
watch (const char *folder, const char *command, guint width, gboolean columns)
{
  const int terminal = posix_openpt (O_RDWR | O_NOCTTY | O_CLOEXEC);
  const struct winsize size = { .ws_row = 24, .ws_col = width };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  GString *seen = g_string_new (NULL);
  char buffer[4096], *name;
  gssize n;
  int side;

  g_assert_cmpint (terminal, >=, 0);
  g_assert_cmpint (grantpt (terminal), ==, 0);
  g_assert_cmpint (unlockpt (terminal), ==, 0);
  name = ptsname (terminal);
  g_assert_nonnull (name);
  side = open (name, O_RDWR | O_NOCTTY | O_CLOEXEC);
  g_assert_cmpint (side, >=, 0);
  g_assert_cmpint (ioctl (side, TIOCSWINSZ, &size), ==, 0);

  process = start_command (folder, command, side, columns);
  while ((n = read (terminal, buffer, sizeof buffer)) > 0)
    g_string_append_len (seen, buffer, n);
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  close (terminal);

  return g_string_free (seen, FALSE);
}

/* On a terminal a line says how far it is; in the end it is gone. */
static void
test_progress (void)
{
  static const struct
  {
    guint width;
    gboolean columns;
    guint limit;
    const char *part;
  } cases[] = {
    { 100, FALSE, 99, " of 40 cells · " },
    { 20, FALSE, 19, " of 40 cells" },
    { 200, TRUE, 33, " of 40 cells · " },
  };

  const int terminal = posix_openpt (O_RDWR | O_NOCTTY | O_CLOEXEC);

  if (terminal < 0)
    {
      g_test_skip ("there are no pseudo-terminals here, as in a bare chroot");
      return;
    }
  close (terminal);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char *folder = folder_new ();
      const gint64 start_time = g_get_monotonic_time ();
      g_autofree char *seen = watch (folder, short_one, cases[i].width, cases[i].columns);
      const double seconds = (g_get_monotonic_time () - start_time) / 1e6;
      g_auto (GStrv) pieces = g_strsplit (seen, "\r", -1);
      const guint n = g_strv_length (pieces);
      guint drawn = 0;

      for (guint k = 0; k < n; k++)
        {
          g_assert_cmpint (g_utf8_strlen (pieces[k], -1), <=, cases[i].limit);
          drawn += strstr (pieces[k], "cells") != NULL;
        }
      g_assert_cmpuint (drawn, >=, 1);
      g_assert_cmpfloat (drawn, <=, seconds * 10 + 2);
      g_assert_nonnull (strstr (seen, cases[i].part));
      g_assert_true ((strchr (seen, '[') != NULL) == (cases[i].limit > 90));
      g_assert_null (strchr (seen, '\n'));

      /* Blanks over what was drawn, and the cursor at the beginning. */
      g_assert_cmpuint (n, >=, 3);
      g_assert_cmpstr (pieces[n - 1], ==, "");
      g_assert_cmpuint (strspn (pieces[n - 2], " "), ==, strlen (pieces[n - 2]));
      g_assert_cmpuint (strlen (pieces[n - 2]), ==, g_utf8_strlen (pieces[n - 3], -1));
      folder_free (folder);
    }
}

/**
 * Trainings:
 * @endless, @short_one: commands that write x.svg
 * @interrupted: what the first one says where it is cut short
 * @line: what the other shows on a terminal
 */
typedef struct
{
  const char *endless;
  const char *interrupted;
  const char *short_one;
  const char *line;
} Trainings;

static const Trainings draws = {
  "figure seeds -o x.svg --epochs 1000000000000",
  "interrupted: 0 of 20 draws were trained; nothing is written",
  "figure seeds -o x.svg --epochs 20000 --seeds 10",
  " of 10 draws · ",
};

static const Trainings map = {
  "figure map -o x.svg --epochs 1000000000000",
  "interrupted: 0 of 192 cells were computed; nothing is written",
  "figure map -o x.svg --epochs 5000 --seeds 1 --scales 0.1:1:5 --rates 0.1:1:8",
  " of 40 cells · ",
};

/* A figure of many trainings: a line while they train, and no figure where they are cut short. */
static void
test_figure (gconstpointer data)
{
  static const int signals[] = { SIGINT, SIGTERM };
  const Trainings *trainings = data;
  const int terminal = posix_openpt (O_RDWR | O_NOCTTY | O_CLOEXEC);
  char *folder = folder_new ();

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GSubprocess) process = start_command (folder, trainings->endless, -1, FALSE);
      g_autofree char *path =
          g_strdup_printf ("/proc/%s/task", g_subprocess_get_identifier (process));
      g_autoptr (Cli) cli = NULL;

      /* The signals are watched for before there are other threads. */
      while (g_file_test (path, G_FILE_TEST_IS_DIR) && folder_count (path) < 2)
        g_usleep (1000);
      g_subprocess_send_signal (process, signals[i]);
      cli = finish (process);
      cli_assert_failed (cli, i == 0 ? 130 : 143, trainings->interrupted);
      g_assert_cmpuint (folder_count (folder), ==, 0);
    }

  if (terminal >= 0)
    {
      g_autofree char *seen = watch (folder, trainings->short_one, 100, FALSE);

      g_assert_nonnull (strstr (seen, trainings->line));
      g_assert_true (g_str_has_suffix (seen, "\r"));
      g_assert_null (strchr (seen, '\n'));
      g_assert_cmpuint (folder_count (folder), ==, 1);
      close (terminal);
    }
  folder_free (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/interrupt/interrupted", test_interrupted);
  g_test_add_func ("/cli/interrupt/large-network", test_large_network);
  g_test_add_func ("/cli/interrupt/printed", test_printed);
  g_test_add_func ("/cli/interrupt/full-disk", test_full_disk);
  g_test_add_func ("/cli/interrupt/no-output", test_no_output);
  g_test_add_func ("/cli/interrupt/progress", test_progress);
  g_test_add_data_func ("/cli/interrupt/draws", &draws, test_figure);
  g_test_add_data_func ("/cli/interrupt/map", &map, test_figure);

  return g_test_run ();
}
