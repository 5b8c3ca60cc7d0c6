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
  { "", "a command is missing: one of train, figure, sweep, slice, code, experiment, bench would "
        "be right; "
        "see plateau-cli --help" },
  { "fly",
    "“fly” is no command: one of train, figure, sweep, slice, code, experiment, bench would be "
    "right; see plateau-cli --help" },
  { "help fly", "“fly” is no command: " },
  { "'tr\nain'", "“tr\\u000aain” is no command: " },
  { "--scale 3", "“--scale” is no command: " },
  { "train --weight 3", "--weight is no option of train; see plateau-cli train --help" },
  { "train -x", "-x is no option of train; " },
  { "train 3", "“3” is one word too many; " },
  { "train -o x.svg", "--output does not go with train; " },
  { "train --layer 2", "--layer does not go with train; " },
  { "figure curve -o x.svg --every 2", "--every does not go with figure; " },
  { "train --scales 1:2:3", "--scales does not go with train; see plateau-cli train --help" },
  { "sweep --scales 1 --every 2", "--every does not go with sweep; see plateau-cli sweep --help" },
  { "bench --epochs 5", "--epochs does not go with bench; " },
  { "experiment --epochs 5", "--epochs does not go with experiment; " },
  { "code numpy --threads 2", "--threads does not go with code; " },
  { "sweep 3", "“3” is one word too many; see plateau-cli sweep --help" },
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

  { "train --bias nan", "--bias “nan”: a number from -1000000 to 1000000 would be right" },
  { "bench --seconds 0", "--seconds “0”: a number from 0.1 to 3600 would be right" },
  { "bench --threads 0", "--threads “0”: a whole number from 1 to 1024 would be right" },

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

  { "train --data rose", "--data “rose”: one of flower, circles, moons, xor, blobs, gauss, spiral, "
                         "penguins, or a file whose name ends in .csv, would be right" },
  { "train --data file", "--data “file”: one of flower, " },
  { "train --data Flower", "--data “Flower”: one of flower, " },
  { "train --activation Tanh",
    "--activation “Tanh”: one of tanh, sigmoid, relu, leaky-relu, linear would be right" },
  { "train --init xavier",
    "--init “xavier”: one of zeros, constant, normal, uniform, xavier-normal, xavier-uniform, "
    "xavier-course, he, lecun, orthogonal would be right" },

  { "train --data penguins --noise 0.1",
    "--noise does not go with measured data: one of flower, circles, moons, xor, blobs, gauss, "
    "spiral would be right" },
  { "train --data penguins --examples 50", "--examples does not go with measured data: " },
  { "train --data penguins --data-seed 5", "--data-seed does not go with measured data: " },
  { "train --data good.csv --noise 0.1", "--noise does not go with measured data: " },
  { "train --data moons --standardise", "--standardise goes with data of your own: " },
  { "train --constant 2", "--constant does not go with other initialisations: " },

  { "figure", "the figure is missing: one of curve, boundary, loss, network, layers, numbers, "
              "race, seeds, landscape, map would" },
  { "figure -o x.svg", "the figure is missing: one of curve, boundary, loss, network, layers, "
                       "numbers, race, seeds, landscape, map would" },
  { "figure pie -o x.svg", "“pie” is no figure: one of curve, boundary, loss, network, layers, "
                           "numbers, race, seeds, landscape, map would" },
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
    "--style “neon”: one of light, dark, high-contrast, high-contrast-dark, "
    "projector, projector-dark would be right" },
  { "figure curve -o x.svg --layer 3", "--layer “3”: a whole number from 1 to 2 would be right" },
  { "figure curve -o x.svg --layer 0", "--layer “0”: a whole number from 1 to 2 would be right" },
  { "figure loss -o x.svg --layer 1", "--layer does not go with this figure: " },
  { "figure loss -o x.svg --seeds 3",
    "--seeds does not go with this figure: figure seeds or map " },
  { "figure loss -o x.svg --scales 1:2:2",
    "--scales does not go with this figure: figure map would be right" },
  { "figure seeds -o x.svg --rates 1", "--rates does not go with this figure: figure map " },
  { "figure curve -o x.svg --depths 1", "--depths does not go with this figure: figure map " },
  { "figure race -o x.svg --units 1", "--units does not go with this figure: figure map " },
  { "figure loss -o x.svg --threads 1",
    "--threads does not go with this figure: figure seeds or map would be right" },
  { "figure map -o x.svg --epoch 3", "--epoch does not go with this figure: --epochs would be " },
  { "figure map -o x.svg --scales 1:0:3", "--scales “1:0:3”: a logarithmic axis has no 0: " },
  { "figure map -o x.svg --rates 1 --depths 2", "--depths does not go with --rates: " },
  { "figure map -o x.svg --layers 4,5", "--depths does not go with these hidden layers: " },
  { "figure map -o x.svg --seeds 1001",
    "--seeds “1001”: a whole number from 1 to 1000 would be right" },
  { "figure map -o x.svg --scales 0.1:1:2000 --rates 0.1:1:2000",
    "a grid of 2000 × 2000 cells is too large: " },
  { "figure map -o x.svg --shard 1/2", "--shard" },
  { "figure seeds -o x.svg --seeds 0",
    "--seeds “0”: a whole number from 1 to 1000 would be right" },
  { "figure seeds -o x.svg --seeds 1001",
    "--seeds “1001”: a whole number from 1 to 1000 would be right" },
  { "figure loss -o x.svg --epoch 11 --epochs 10",
    "--epoch “11”: a whole number from 0 to 10 would be right" },
  { "figure loss -o x.svg --epoch -1", "--epoch “-1”: a whole number from 0 to " },
  { "figure loss -o x.svg --font-scale 0.4",
    "--font-scale “0.4”: a number from 0.5 to 4 would be right" },
  { "figure loss -o x.svg --font-scale 5",
    "--font-scale “5”: a number from 0.5 to 4 would be right" },
  { "train --font-scale 2", "--font-scale does not go with train; " },
  { "figure loss -o x.svg --preset scales", "--preset does not go with this figure: figure race " },
  { "figure race -o x.svg --preset speed",
    "--preset “speed”: one of scales, activations, depth would be right" },
  { "train --preset scales", "--preset does not go with train; " },
  { "figure curve -o x.svg --data text.csv", "text.csv:3:2: " },
  { "figure curve -o x.svg --scale nan", "--scale “nan”: " },

  { "sweep",
    "the sweep has no axis: --scales with a range such as 0.01:100:9, or --rates, --depths "
    "or --units would be right" },
  { "sweep --scales", "the value of --scales is missing: --scales A:B:N would be right" },
  { "sweep --scales 1:2", "--scales “1:2”: a range A:B:N such as 0.01:100:9, or a list such as "
                          "0,0.01,1, would be right" },
  { "sweep --scales 1:2:3:4", "--scales “1:2:3:4”: a range A:B:N " },
  { "sweep --scales ''", "--scales “”: a range A:B:N " },
  { "sweep --scales 0:1:3",
    "--scales “0:1:3”: a logarithmic axis has no 0: ends above 0, or a list "
    "such as 0,0.01,1, would be right" },
  { "sweep --scales 0.1:-0:3", "--scales “0.1:-0:3”: a logarithmic axis has no -0: " },
  { "sweep --scales -1:1:3", "--scales “-1”: a number from 0 to 1000000 would be right" },
  { "sweep --scales 1:nan:3", "--scales “nan”: a number from 0 to 1000000 would be right" },
  { "sweep --scales 1:1e7:3", "--scales “1e7”: a number from 0 to 1000000 would be right" },
  { "sweep --scales 1:2:0", "--scales “0”: a whole number from 1 to 1000000 would be right" },
  { "sweep --scales 1:2:1.5", "--scales “1.5”: a whole number from 1 to 1000000 would be right" },
  { "sweep --scales 1:2:1", "--scales “1:2:1”: one value cannot be both 1 and 2: " },
  { "sweep --scales 1:1:2", "--scales “1:1:2”: the value 1 comes twice: " },
  { "sweep --scales 1,2,", "--scales “”: a number from 0 to 1000000 would be right" },
  { "sweep --scales 1,2,1.0",
    "--scales “1,2,1.0”: the value 1 comes twice: fewer values, or others, "
    "would be right" },
  { "sweep --rates 1:2:x", "--rates “x”: a whole number from 1 to 1000000 would be right" },
  { "sweep --depths 1:11", "--depths “11”: a whole number from 0 to 10 would be right" },
  { "sweep --depths 1:4:4", "--depths “1:4:4”: a range A:B such as 1:10, or a list such as 1,2,4, "
                            "would be right" },
  { "sweep --depths 1.5", "--depths “1.5”: a whole number from 0 to 10 would be right" },
  { "sweep --units 0:8:3", "--units “0”: a whole number from 1 to 256 would be right" },
  { "sweep --units 2:64", "--units “2:64”: a range A:B:N such as 2:64:6, or a list such as 2,4,8, "
                          "would be right" },
  { "sweep --units 1:4:8", "--units “1:4:8”: the value 1 comes twice: " },
  { "sweep --scales 1 --scale 2",
    "--scale does not go with --scales: one of the two would be right" },
  { "sweep --rates 1 --rate 2", "--rate does not go with --rates: " },
  { "sweep --rates 1 --depths 2", "--depths does not go with --rates: " },
  { "sweep --rates 1 --units 2", "--units does not go with --rates: " },
  { "sweep --depths 1 --units 2", "--units does not go with --depths: " },
  { "sweep --depths 1:2 --layers 4,5",
    "--depths does not go with these hidden layers: --layers with "
    "one width such as 8, or with equal ones, would be right" },
  { "sweep --units 1:2:2 --layers none", "--units does not go with these hidden layers: " },
  { "sweep --scales 0.1:1:2000 --rates 0.1:1:2000", "a grid of 2000 × 2000 cells is too large: " },
  { "sweep --scales 1 --seeds 0", "--seeds “0”: a whole number from 1 to 1000 would be right" },
  { "sweep --scales 1 --seed 4294967294 --seeds 3",
    "--seeds “3”: a whole number from 1 to 2 would be right" },
  { "sweep --scales 1 --shard 2",
    "--shard “2”: a part and their number such as 2/16, from 1/1 to " },
  { "sweep --scales 1 --shard 0/4", "--shard “0/4”: a part " },
  { "sweep --scales 1 --shard 5/4", "--shard “5/4”: a part " },
  { "sweep --scales 1 --shard 1/0", "--shard “1/0”: a part " },
  { "sweep --scales 1 --shard 1/2/3", "--shard “1/2/3”: a part " },
  { "sweep --scales 1 -o nowhere/x.csv",
    "-o “nowhere/x.csv”: No such file or directory: a file in a folder " },
  { "sweep --scales 1 -o folder.svg", "-o “folder.svg”: Is a directory: " },
  { "sweep --scales 1 -o ''", "-o “”: No such file or directory: " },

  { "code", "the language is missing: numpy or pytorch would be right" },
  { "code fortran", "“fortran” is no language: numpy or pytorch would be right" },
  { "code numpy pytorch", "“pytorch” is one word too many; see plateau-cli code --help" },
  { "code numpy -o nowhere/x.py", "-o “nowhere/x.py”: " },
  { "experiment -o nowhere/x.plateau", "nowhere/x.plateau" },
  { "train --experiment absent.plateau", "absent.plateau" },
  { "train --experiment good.csv", "good.csv:1:" },
  { "sweep --scales 1 --experiment good.csv", "good.csv:1:" },
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

/* Whatever stands on the command line, the program ends well or with one line that can be printed. */
static void
assert_survives (const char *folder, const char *const *words)
{
  g_autoptr (Cli) cli = cli_call_words (folder, words);

  if (cli->status != 0)
    {
      g_assert_true (cli->status == 2 || cli->status == 3);
      cli_assert_failed (cli, cli->status, "");
      g_assert_cmpuint (strlen (cli->error), <, 1000);
      for (const char *at = cli->error; at[1] != '\0'; at++)
        g_assert_false (g_ascii_iscntrl (*at));
    }
  else
    {
      g_assert_cmpstr (cli->error, ==, "");
    }
}

static void
test_hostile (void)
{
  g_autofree char *long_word = g_strnfill (100000, 'x');
  g_autofree char *long_option = g_strconcat ("--", long_word, NULL);
  g_autofree char *long_digits = g_strnfill (100000, '7');
  g_autofree char *long_list = g_strnfill (100000, ',');
  g_autofree char *long_range = g_strnfill (100000, ':');
  const char *const pool[] = {
    "train",
    "sweep",
    "code",
    "numpy",
    "experiment",
    "help",
    "figure",
    "curve",
    "--scales",
    "--rates",
    "--depths",
    "--units",
    "--seeds",
    "--shard",
    "--scale",
    "--layers",
    "--data",
    "--init",
    "--epochs",
    "--every",
    "--examples",
    "--noise",
    "--output",
    "-o",
    "-o=",
    "--threads",
    "--seconds",
    "--size",
    "--style",
    "--layer",
    "--constant",
    "--bias",
    "--seed",
    "--experiment",
    "--rate",
    "--standardise",
    "-",
    "--",
    "---",
    "=",
    "--=",
    "--scale=",
    "",
    " ",
    "\n",
    "\t--scale",
    "\xff\xfe",
    "--\xc3\x28",
    "\xed\xa0\x80",
    "\x1b[31m",
    "\xe2\x80\xae",
    "%s%n%d",
    "$(true)",
    "0",
    "-0",
    "1",
    "2",
    "3:1",
    "1:2:3",
    "0:0:0",
    ":",
    "::",
    ",",
    "1/1",
    "2/3",
    "/",
    "1e308",
    "-1e308",
    "1e-320",
    "1e",
    "NaN",
    "4,4",
    "none",
    "flower",
    "zeros",
    "200x140",
    "a.svg",
    "a.csv",
    "/",
    "../..",
    long_word,
    long_option,
    long_digits,
    long_list,
    long_range,
  };
  char *folder = folder_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < G_N_ELEMENTS (pool); i++)
    for (guint k = 0; k < 3; k++)
      {
        const char *const first[] = { pool[i], NULL };
        const char *const option[] = { k == 1 ? "sweep" : "train", pool[i], pool[k], NULL };
        const char *const value[] = { "sweep", k == 1 ? "--scales" : "--units",
                                      pool[i], "--epochs",
                                      "1",     "--examples",
                                      "9",     NULL };

        assert_survives (folder, k == 0 ? first : k == 1 ? option : value);
      }

  for (guint i = 0; i < 400; i++)
    {
      const char *words[12] = { pool[g_rand_int_range (random, 0, 8)] };
      const guint n = g_rand_int_range (random, 1, 9);

      for (guint k = 1; k <= n; k++)
        words[k] = pool[g_rand_int_range (random, 0, G_N_ELEMENTS (pool))];
      assert_survives (folder, words);
    }

  /* Random options may have asked for files. */
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
  g_test_add_func ("/cli/input/hostile", test_hostile);
  g_test_add_func ("/cli/input/output", test_output);
  g_test_add_func ("/cli/input/broken-pipe", test_broken_pipe);
  g_test_add_func ("/cli/input/version", test_version);
  g_test_add_func ("/cli/input/no-gtk", test_no_gtk);

  return g_test_run ();
}
