/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include "config.h"

#include <string.h>

typedef struct
{
  const char *arguments;
  const char *message;
} Bad;

/* Each names the option, the value and what would be right. */
static const Bad bad_words[] = {
  { "", "a command is missing: train or figure would be right; see plateau-cli --help" },
  { "fly", "“fly” is no command: train or figure would be right; see plateau-cli --help" },
  { "'tr\nain'", "“tr\\u000aain” is no command: " },
  { "--scale 3", "“--scale” is no command: " },
  { "train --weight 3", "--weight is no option of train; see plateau-cli --help" },
  { "train -x", "-x is no option of train; " },
  { "train 3", "“3” is one word too many; " },
  { "train -o x.svg", "--output does not go with train; " },
  { "train --layer 2", "--layer does not go with train; " },
  { "figure curve -o x.svg --every 2", "--every does not go with figure; " },
  { "train --epochs", "the value of --epochs is missing: --epochs N would be right" },
  { "train --epochs --rate 1", "the value of --epochs is missing: --epochs N would be right" },
  { "train --standardise=yes", "--standardise takes no value: " },

  { "train --scale nan", "--scale “nan”: a number from 0 to 1000000 would be right" },
  { "train --scale inf", "--scale “inf”: a number from 0 to 1000000 would be right" },
  { "train --scale -0.1", "--scale “-0.1”: a number from 0 to 1000000 would be right" },
  { "train --scale 1e7", "--scale “1e7”: a number from 0 to 1000000 would be right" },
  { "train --scale 1e999", "--scale “1e999”: a number from 0 to 1000000 would be right" },
  { "train --scale 0x10", "--scale “0x10”: a number from 0 to 1000000 would be right" },
  { "train --scale 1,5", "--scale “1,5”: a number from 0 to 1000000 would be right" },
  { "train --scale 1.5x", "--scale “1.5x”: a number from 0 to 1000000 would be right" },
  { "train --scale ' 1'", "--scale “ 1”: a number from 0 to 1000000 would be right" },
  { "train --scale ''", "--scale “”: a number from 0 to 1000000 would be right" },
  { "train --scale=", "--scale “”: a number from 0 to 1000000 would be right" },
  { "train --rate -1", "--rate “-1”: a number from 0 to 1000000 would be right" },
  { "train --rate fast", "--rate “fast”: a number from 0 to 1000000 would be right" },
  { "train --noise 5.1", "--noise “5.1”: a number from 0 to 5 would be right" },
  { "train --init constant --constant nan",
    "--constant “nan”: a number from -1000000 to 1000000 would be right" },

  { "train --seed -1", "--seed “-1”: a whole number from 0 to 4294967295 would be right" },
  { "train --seed 4294967296",
    "--seed “4294967296”: a whole number from 0 to 4294967295 would be right" },
  { "train --seed 1.5", "--seed “1.5”: a whole number from 0 to 4294967295 would be right" },
  { "train --data-seed x", "--data-seed “x”: a whole number from 0 to 4294967295 would be right" },
  { "train --examples 1", "--examples “1”: a whole number from 2 to 20000 would be right" },
  { "train --examples 20001", "--examples “20001”: a whole number from 2 to 20000 would be right" },
  { "train --epochs 1e3", "--epochs “1e3”: a whole number from 0 to 1000000000000 would be right" },
  { "train --every 0", "--every “0”: a whole number from 1 to 1000000000000 would be right" },
  { "train --every 99999999999999999999999",
    "--every “99999999999999999999999”: a whole number from 1 to 1000000000000 would be right" },

  { "train --layers 0,5", "--layers “0,5”: hidden layer 1 has the width “0”: a whole number from 1 "
                          "to 256, or none for no hidden layer, would be right" },
  { "train --layers 5,257", "--layers “5,257”: hidden layer 2 has the width “257”: " },
  { "train --layers 4,", "--layers “4,”: hidden layer 2 has the width “”: " },
  { "train --layers -3", "--layers “-3”: hidden layer 1 has the width “-3”: " },
  { "train --layers ''", "--layers “”: none, or the widths of 1 to 10 hidden layers" },
  { "train --layers 1,1,1,1,1,1,1,1,1,1,1",
    "--layers “1,1,1,1,1,1,1,1,1,1,1”: none, or the widths of 1 to 10 hidden layers" },

  { "train --data rose", "--data “rose”: one of flower, circles, moons, xor, penguins, or a file "
                         "whose name ends in .csv, would be right" },
  { "train --data file", "--data “file”: one of flower, " },
  { "train --data Flower", "--data “Flower”: one of flower, " },
  { "train --activation Tanh",
    "--activation “Tanh”: one of tanh, sigmoid, relu, leaky-relu, linear would be right" },
  { "train --init he", "--init “he”: one of zeros, constant, normal would be right" },

  { "train --data penguins --noise 0.1", "--noise does not go with measured data: flower, circles, "
                                         "moons or xor would be right" },
  { "train --data penguins --examples 50", "--examples does not go with measured data: " },
  { "train --data penguins --data-seed 5", "--data-seed does not go with measured data: " },
  { "train --data good.csv --noise 0.1", "--noise does not go with measured data: " },
  { "train --data moons --standardise", "--standardise goes with data of your own: " },
  { "train --constant 2", "--constant does not go with other initialisations: " },

  { "figure", "the figure is missing: curve, boundary or loss would be right" },
  { "figure -o x.svg", "the figure is missing: curve, boundary or loss would be right" },
  { "figure pie -o x.svg", "“pie” is no figure: curve, boundary or loss would be right" },
  { "figure curve loss -o x.svg", "“loss” is one word too many; " },
  { "figure curve", "figure has no file to draw into: " },
  { "figure curve -o", "the value of --output is missing: --output FILE would be right" },
  { "figure curve -o x.jpg", "-o “x.jpg”: a name that ends in .svg, .pdf or .png would be right" },
  { "figure curve -o svg", "-o “svg”: a name that ends in .svg, .pdf or .png would be right" },
  { "figure curve -o nowhere/x.svg",
    "-o “nowhere/x.svg”: No such file or directory: a file in a folder " },
  { "figure curve -o good.csv/x.png", "-o “good.csv/x.png”: Not a directory: a file in a folder " },
  { "figure curve -o folder.svg", "folder.svg" },
  { "figure curve -o x.svg --size 100x100",
    "--size “100x100”: a size such as 960x600, from 200x140 to 8000x8000, would be right" },
  { "figure curve -o x.svg --size 800", "--size “800”: a size such as 960x600" },
  { "figure curve -o x.svg --size 800x600x3", "--size “800x600x3”: a size such as 960x600" },
  { "figure curve -o x.svg --size 800x9999", "--size “800x9999”: a size such as 960x600" },
  { "figure curve -o x.svg --style neon",
    "--style “neon”: one of light, dark, high-contrast, projector would be right" },
  { "figure curve -o x.svg --layer 3", "--layer “3”: a whole number from 1 to 2 would be right" },
  { "figure curve -o x.svg --layer 0", "--layer “0”: a whole number from 1 to 2 would be right" },
  { "figure loss -o x.svg --layer 1", "--layer does not go with this figure: " },
  { "figure curve -o x.svg --data text.csv", "text.csv:3:2: " },
  { "figure curve -o x.svg --scale nan", "--scale “nan”: " },
};

/* Nothing is printed and nothing is written: the folder holds what it held. */
static void
assert_refused (const char *folder, const char *arguments, const char *message)
{
  const guint before = folder_count (folder);
  g_autoptr (Cli) cli = cli_call (folder, arguments);

  cli_assert_failed (cli, 2, message);
  g_assert_cmpstr (cli->out, ==, "");
  g_assert_cmpuint (folder_count (folder), ==, before);
}

static void
test_words (void)
{
  char *folder = folder_new ();
  g_autofree char *subfolder = g_build_filename (folder, "folder.svg", NULL);

  folder_write (folder, "good.csv", "1,a\n2,b\n", -1);
  folder_write (folder, "text.csv", "x,y,kind\n1,2,a\n3,four,b\n", -1);
  g_assert_cmpint (g_mkdir_with_parents (subfolder, 0700), ==, 0);

  for (guint i = 0; i < G_N_ELEMENTS (bad_words); i++)
    assert_refused (folder, bad_words[i].arguments, bad_words[i].message);

  folder_free (folder);
}

/* File, line, cell, value, and what would be right. */
static const struct
{
  const char *name;
  const char *text;
  const char *message;
} bad_files[] = {
  { "text-cell.csv", "x,y,kind\n1,2,a\n3,four,b\n",
    "text-cell.csv:3:2: cell 2 is the text “four”: a number such as -1.5, with a decimal point, "
    "would be right" },
  { "missing.csv", "x,y,kind\n1,2,a\n3,b\n",
    "missing.csv:3:3: cell 3 is missing: 3 cells, as in the first line, would be right" },
  { "one-column.csv", "1\n2\n", "one-column.csv:1:2: cell 2 is missing after “1”: " },
  { "one-class.csv", "x,kind\n1,a\n3,a\n",
    "one-class.csv:2:2: “a” is the label of every example: exactly two classes would be right" },
  { "three-classes.csv", "x,kind\n1,a\n2,b\n3,c\n",
    "three-classes.csv:4:2: the label “c” is a third class after “a” and “b”: " },
  { "no-rows.csv", "x,y,kind\n", "no-rows.csv:2:1: there is no example, only a header: " },
  { "empty.csv", "", "empty.csv:1:1: the file is empty: " },
  { "nan.csv", "x,kind\n1,a\nnan,b\n", "nan.csv:3:1: cell 1 is “nan”: a finite number would be " },
  { "huge.csv", "x,kind\n1,a\n1e300,b\n",
    "huge.csv:3:1: cell 1 is “1e300”: a number from -1e15 to 1e15 would be right" },
  { "new\nline.csv", "x,kind\n1,a\nz,b\n", "new\\u000aline.csv:3:1: " },
};

static void
test_files (void)
{
  char *folder = folder_new ();
  g_autofree char *junk = g_malloc (10000000);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_autofree char *quoted = g_shell_quote (bad_files[i].name);
      g_autofree char *arguments = g_strconcat ("train --data ", quoted, NULL);

      folder_write (folder, bad_files[i].name, bad_files[i].text, -1);
      assert_refused (folder, arguments, bad_files[i].message);
    }

  for (guint i = 0; i < 10000000; i++)
    junk[i] = g_rand_int (random) & 0xff;
  folder_write (folder, "junk.csv", junk, 10000000);
  assert_refused (folder, "train --data junk.csv", "junk.csv:1:1: the file has 9.5");
  folder_write (folder, "junk.csv", junk, 8000000);
  assert_refused (folder, "train --data junk.csv", " is not text: a CSV file in UTF-8 would be");

  assert_refused (folder, "train --data absent.csv",
                  "absent.csv: there is no such file: the path of a CSV file would be right");
  assert_refused (folder, "train --data ./", ": this is not an ordinary file: ");
  assert_refused (folder, "train --data /dev/zero", "/dev/zero: this is not an ordinary file: ");

  folder_free (folder);
}

/* A full disk and a closed output. */
static void
test_output (void)
{
  static const char *const commands[] = {
    "\"$PLATEAU_CLI\" train >/dev/full",     "\"$PLATEAU_CLI\" --help >/dev/full",
    "\"$PLATEAU_CLI\" --version >/dev/full", "\"$PLATEAU_CLI\" train >&-",
    "\"$PLATEAU_CLI\" --help >&-",
  };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (Cli) cli = cli_shell (commands[i]);

      cli_assert_failed (cli, 2, "the output cannot be written: ");
    }
}

/* A reader that goes away. */
static void
test_broken_pipe (void)
{
  g_autoptr (Cli) cli = cli_shell ("{ \"$PLATEAU_CLI\" train --epochs 4000 --every 1; "
                                   "echo \"status $?\" >&2; } | true");

  g_assert_nonnull (strstr (cli->error, "plateau-cli: the output cannot be written: "));
  g_assert_true (g_str_has_suffix (cli->error, "\nstatus 2\n"));
}

static void
test_help (void)
{
  static const char *const calls[] = { "--help", "-h", "train --help", "figure --help",
                                       "figure curve -h" };
  static const char *const parts[] = {
    "plateau-cli train",
    "plateau-cli figure curve|boundary|loss -o FILE",
    "--data NAME|FILE.csv",
    "--examples M",
    "--noise X",
    "--data-seed N",
    "--standardise",
    "--layers 4|10,5|none",
    "--activation A",
    "--init I",
    "--scale S",
    "--constant C",
    "--seed N",
    "--rate R",
    "--epochs N",
    "--every K",
    "--output FILE",
    "--size WxH",
    "--style STYLE",
    "--layer N",
    "Examples:",
    "Exit status:",
  };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr (Cli) cli = cli_call (NULL, calls[i]);

      g_assert_cmpint (cli->status, ==, 0);
      g_assert_cmpstr (cli->error, ==, "");
      for (guint k = 0; k < G_N_ELEMENTS (parts); k++)
        if (strstr (cli->out, parts[k]) == NULL)
          g_error ("the help lacks “%s”", parts[k]);
    }
}

/* The examples of the help are true. */
static void
test_help_examples (void)
{
  char *folder = folder_new ();
  g_autoptr (Cli) help = cli_call (NULL, "--help");
  const char *at = strstr (help->out, "Examples:");
  g_autofree char *joined = NULL;
  g_auto (GStrv) pieces = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  folder_write (folder, "points.csv", "1,a\n2,b\n", -1);
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
      g_assert_cmpstr (cli->error, ==, "");
      g_assert_cmpint (cli->status, ==, 0);
      n++;
    }

  g_assert_cmpuint (n, >=, 5);
  g_assert_cmpuint (folder_count (folder), ==, 4);
  folder_free (folder);
}

static void
test_version (void)
{
  g_autoptr (Cli) cli = cli_call (NULL, "--version");

  g_assert_cmpint (cli->status, ==, 0);
  g_assert_cmpstr (cli->out, ==, "plateau-cli " PLATEAU_VERSION "\n");
}

/* The loader lists what the program is linked to, instead of running it. */
static void
test_no_gtk (void)
{
  g_autoptr (Cli) cli = cli_shell ("LD_TRACE_LOADED_OBJECTS=1 \"$PLATEAU_CLI\"");

  if (strstr (cli->out, "libglib-2.0") == NULL)
    {
      g_test_skip ("this system's loader does not list libraries");
      return;
    }

  g_assert_null (strstr (cli->out, "libgtk"));
  g_assert_null (strstr (cli->out, "libgdk"));
  g_assert_null (strstr (cli->out, "libadwaita"));
  g_assert_null (strstr (cli->out, "libepoxy"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/input/words", test_words);
  g_test_add_func ("/cli/input/files", test_files);
  g_test_add_func ("/cli/input/output", test_output);
  g_test_add_func ("/cli/input/broken-pipe", test_broken_pipe);
  g_test_add_func ("/cli/input/help", test_help);
  g_test_add_func ("/cli/input/help-examples", test_help_examples);
  g_test_add_func ("/cli/input/version", test_version);
  g_test_add_func ("/cli/input/no-gtk", test_no_gtk);

  return g_test_run ();
}
