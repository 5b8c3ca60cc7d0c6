/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "grid.h"

#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

static const char small[] = "--scales 0.01:100:5 --rates 0.1,1,10,0 --epochs 3";

static Cli *
sweep (const char *folder, const char *arguments)
{
  g_autofree char *line = g_strconcat ("sweep -o map.csv ", arguments, NULL);

  return cli_call (folder, line);
}

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == '\n';

  return n;
}

/* The rows of the whole sweep, in no particular order. */
static char *
expected (const char *arguments)
{
  g_autoptr (Cli) cli = cli_callf ("sweep %s", arguments);

  cli_assert_good (cli);
  return grid_sorted (cli->out);
}

static void
assert_complete (const char *folder, const char *sorted)
{
  g_autofree char *text = folder_read (folder, "map.csv");
  g_autofree char *again = grid_sorted (text);

  g_assert_cmpstr (again, ==, sorted);
}

/* A file is made, and found complete. */
static void
test_file (void)
{
  char *folder = folder_new ();
  g_autofree char *sorted = expected (small);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (Cli) first = sweep (folder, small);
  g_autoptr (Cli) second = NULL;

  cli_assert_good (first);
  g_assert_cmpstr (first->out, ==, "");
  assert_complete (folder, sorted);
  before = folder_read (folder, "map.csv");

  second = sweep (folder, small);
  cli_assert_good (second);
  after = folder_read (folder, "map.csv");
  g_assert_cmpstr (before, ==, after);
  folder_free (folder);
}

/* Cut anywhere, the file is completed: whole rows stay, the piece of one goes. */
static void
test_truncated (void)
{
  char *folder = folder_new ();
  g_autofree char *sorted = expected (small);
  g_autofree char *whole = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (Cli) first = sweep (folder, small);
  gsize length;

  cli_assert_good (first);
  whole = folder_read (folder, "map.csv");
  length = strlen (whole);
  for (guint i = 0; i < 60; i++)
    {
      const gsize cut = i == 0   ? 0
                        : i == 1 ? length
                        : i == 2 ? (gsize) (strchr (whole, '\n') + 1 - whole)
                                 : (gsize) g_rand_int_range (random, 1, length);
      g_autofree char *kept = g_strndup (whole, cut);
      char *end = strrchr (kept, '\n');
      g_autofree char *after = NULL;
      g_autoptr (Cli) cli = NULL;

      folder_write (folder, "map.csv", kept, cut);
      cli = sweep (folder, small);
      cli_assert_good (cli);
      assert_complete (folder, sorted);

      if (end != NULL)
        end[1] = '\0';
      else
        *kept = '\0';
      after = folder_read (folder, "map.csv");
      g_assert_true (g_str_has_prefix (after, kept));
    }

  folder_free (folder);
}

/* The parts of a grid go on each for itself, and the joined file as the whole grid. */
static void
test_parts (void)
{
  char *folder = folder_new ();
  g_autofree char *sorted = expected (small);
  g_autofree char *second = NULL;
  g_autofree char *shorter = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *first = NULL;
  g_autoptr (Cli) a = sweep (folder, "-o 1.csv --shard 1/3 --scales 0.01:100:5 --rates 0.1,1,10,0 "
                                     "--epochs 3");
  g_autoptr (Cli) b = sweep (folder, "-o 2.csv --shard 2/3 --scales 0.01:100:5 --rates 0.1,1,10,0 "
                                     "--epochs 3");
  g_autoptr (Cli) again = NULL;
  g_autoptr (Cli) rest = NULL;

  cli_assert_good (a);
  cli_assert_good (b);
  first = folder_read (folder, "1.csv");
  second = folder_read (folder, "2.csv");
  g_assert_false (g_str_has_prefix (second, "data,"));

  shorter = g_strndup (second, strlen (second) / 2);
  folder_write (folder, "2.csv", shorter, -1);
  again = sweep (folder, "-o 2.csv --shard 2/3 --scales 0.01:100:5 --rates 0.1,1,10,0 --epochs 3");
  cli_assert_good (again);
  g_free (shorter);
  shorter = folder_read (folder, "2.csv");
  g_assert_cmpuint (count_lines (shorter), ==, count_lines (second));

  joined = g_strconcat (first, shorter, NULL);
  folder_write (folder, "map.csv", joined, -1);
  rest = sweep (folder, small);
  cli_assert_good (rest);
  assert_complete (folder, sorted);
  folder_free (folder);
}

/* @old in the whole file becomes @new; the message then says what is wrong. */
static const struct
{
  const char *old;
  const char *new;
  const char *message;
} changes[] = {
  { "data,", "date,", "map.csv:1: “date,checksum," },
  { "flower,", "moons,", "map.csv:2: data is “moons”: “flower”, as in this sweep, would be right" },
  { ",400,", ",401,", "map.csv:2: examples is “401”: “400”, as in this sweep, would be right" },
  { ",0.2,", ",0.20,", "map.csv:2: noise is “0.20”: “0.2”, " },
  { ",tanh,", ",relu,", "map.csv:2: activation is “relu”: “tanh”, " },
  { ",3,2,1,", ",4,2,1,", "map.csv:2: epochs is “4”: “3”, " },
  { ",3,2,1,", ",3,9,1,", "map.csv:2: seed is “9”: “2”, " },
  { ",3,2,1,", ",3,2,5,", "map.csv:2: seeds is “5”: “1”, " },
  { ",normal,0.01,", ",normal,0.02,",
    "scale is “0.02”: “0.01 … 100”, as in this sweep, would be " },
  { ",10,3,", ",11,3,", "rate is “11”: “0.1 … 0”, as in this sweep, would be right" },
  { ",0.69", ",x.69", "“x.69" },
  { ",0.69", ",nan", "“nan" },
  { ",0.69", ",,,0.69", "failed is “" },
  { ",,0,1\n", ",,,1\n", "diverged is “”: a number, " },
  { ",,0,1\n", ",,0,\n", "failed is “”: a number, " },
  { ",diverged,failed\n", ",diverged\n",
    "map.csv:1: the header lacks “failed”, as in a file of an older plateau-cli: the file of this "
    "sweep, or a new one, would be right" },
  { ",failed\n", ",Failed\n", "map.csv:1: “data,checksum," },
  { "\nflower,", "\n\nflower,", "map.csv:2: data is “”: “flower”, " },
  { "\nflower,", "\n\"flower,", "map.csv:2: data is “flower,,,400" },
  { "\nflower,", "\nflower\n",
    "map.csv:2: the row ends after 1 cells: 24, as in the header, would " },
  { "\nflower,", "\n\033[31m,", "map.csv:2: data is “\\u001b[31m”: " },
  { "\nflower,", "\n\377\376,", "map.csv:2: data is “\357\277\275" },
};

static char *
replace_once (const char *text, const char *old, const char *new)
{
  const char *at = strstr (text, old);
  g_autofree char *before = NULL;

  g_assert_nonnull (at);
  before = g_strndup (text, at - text);
  return g_strconcat (before, new, at + strlen (old), NULL);
}

static void
assert_refused (const char *folder, const char *text, gsize length, const char *message)
{
  g_autoptr (Cli) cli = NULL;
  g_autofree char *path = g_build_filename (folder, "map.csv", NULL);
  g_autofree char *after = NULL;
  gsize length_after;

  folder_write (folder, "map.csv", text, length);
  cli = sweep (folder, small);
  cli_assert_failed (cli, 2, message);
  g_assert_cmpstr (cli->out, ==, "");

  g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
  g_assert_cmpmem (after, length_after, text, length);
}

/* A file of somebody else, or of another sweep, is not touched. */
static void
test_foreign (void)
{
  static const char *const texts[] = {
    "hello\n",      "hello", "\n", "epoch,loss\n0,1\n", "data,checksum,standardise\n",
    "data,check\n", "datum", " ",
  };
  char *folder = folder_new ();
  g_autoptr (Cli) first = sweep (folder, small);
  g_autofree char *whole = NULL;
  g_autofree char *twice = NULL;
  g_autofree char *zeros = g_malloc0 (100000);
  g_autofree char *long_line = g_strnfill (100000, 'x');

  cli_assert_good (first);
  whole = folder_read (folder, "map.csv");
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *changed = replace_once (whole, changes[i].old, changes[i].new);

      assert_refused (folder, changed, strlen (changed), changes[i].message);
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_refused (folder, texts[i], strlen (texts[i]),
                    "the file of this sweep, or a new one, would be right");

  twice = g_strconcat (whole, strstr (whole, "\nflower") + 1, NULL);
  assert_refused (folder, twice, strlen (twice),
                  "map.csv:22: this cell stands on line 2 too: each cell once would be right");
  assert_refused (folder, zeros, 100000,
                  "map.csv:1: this is no line of text of at most 16384 bytes");
  assert_refused (folder, long_line, 100000, "map.csv:1: this is no line of text ");

  folder_free (folder);
}

/* A broken last line is cut only where it is the beginning of a row of this sweep. */
static void
test_foreign_end (void)
{
  static const struct
  {
    const char *end;
    const char *message;
  } ends[] = {
    { "x", "map.csv:22: data is “x”: “flower”, " },
    { "flower,,,4000", "map.csv:22: examples is “4000”: “400”, " },
    { "flower,,,400,0.2,1,2,4,tanh,normal,7", "map.csv:22: scale is “7”: “0.01”, " },
    { "flower,,,400,0.2,1,2,4,tanh,normal,0.01,,0,1,3,2,1,word", "first_loss is “word”: " },
  };
  char *folder = folder_new ();
  g_autoptr (Cli) first = sweep (folder, small);
  g_autofree char *whole = NULL;

  cli_assert_good (first);
  whole = folder_read (folder, "map.csv");
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *text = g_strconcat (whole, ends[i].end, NULL);

      assert_refused (folder, text, strlen (text), ends[i].message);
    }

  folder_free (folder);
}

/* The cells of one part are not taken for those of another. */
static void
test_foreign_part (void)
{
  char *folder = folder_new ();
  g_autoptr (Cli) third = sweep (folder, "--shard 3/4 --scales 0.01:100:5 --epochs 3");
  g_autoptr (Cli) second = sweep (folder, "--shard 2/4 --scales 0.01:100:5 --epochs 3");
  g_autoptr (Cli) all = sweep (folder, "--scales 0.01:100:5 --epochs 3");

  cli_assert_good (third);
  cli_assert_failed (second, 2,
                     "map.csv:1: this cell belongs to part 3/4 and not to 2/4: the file "
                     "of this part, or a new one, would be right");
  cli_assert_failed (all, 2, "is not the header of a sweep");
  folder_free (folder);
}

/* Data of one's own: the name may hold what CSV may not, and another file of that name is not the same. */
static void
test_own_data (void)
{
  static const char arguments[] = "--scales 0.1:10:4 --epochs 2 --data 'a,\"b\".csv'";
  char *folder = folder_new ();
  g_autoptr (Cli) first = NULL;
  g_autoptr (Cli) again = NULL;
  g_autoptr (Cli) other = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *half = NULL;

  folder_write (folder, "a,\"b\".csv", "1,a\n2,b\n3,b\n", -1);
  first = sweep (folder, arguments);
  cli_assert_good (first);
  whole = folder_read (folder, "map.csv");
  g_assert_nonnull (strstr (whole, "\n\"a,\"\"b\"\".csv\","));

  half = g_strndup (whole, strlen (whole) - 300);
  folder_write (folder, "map.csv", half, -1);
  again = sweep (folder, arguments);
  cli_assert_good (again);
  g_free (half);
  half = folder_read (folder, "map.csv");
  g_assert_cmpuint (strlen (half), ==, strlen (whole));

  folder_write (folder, "a,\"b\".csv", "1,a\n2,b\n4,b\n", -1);
  other = sweep (folder, arguments);
  cli_assert_failed (other, 2, "map.csv:2: checksum is “");
  folder_free (folder);
}

/* Two programs do not write one file. */
static void
test_lock (void)
{
  char *folder = folder_new ();
  g_autofree char *path = g_build_filename (folder, "map.csv", NULL);
  const int descriptor = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  g_autoptr (Cli) locked = NULL;
  g_autoptr (Cli) free_again = NULL;

  g_assert_cmpint (descriptor, >=, 0);
  g_assert_cmpint (flock (descriptor, LOCK_EX | LOCK_NB), ==, 0);
  locked = sweep (folder, small);
  cli_assert_failed (locked, 2, "-o “map.csv”: another plateau-cli is writing it: ");

  close (descriptor);
  free_again = sweep (folder, small);
  cli_assert_good (free_again);
  folder_free (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/resume/file", test_file);
  g_test_add_func ("/cli/resume/truncated", test_truncated);
  g_test_add_func ("/cli/resume/parts", test_parts);
  g_test_add_func ("/cli/resume/foreign", test_foreign);
  g_test_add_func ("/cli/resume/foreign-end", test_foreign_end);
  g_test_add_func ("/cli/resume/foreign-part", test_foreign_part);
  g_test_add_func ("/cli/resume/own-data", test_own_data);
  g_test_add_func ("/cli/resume/lock", test_lock);

  return g_test_run ();
}
