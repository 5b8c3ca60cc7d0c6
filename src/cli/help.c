/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands.h"

#include "config.h"
#include "output.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How far the explanations stand from the edge, and where they end. */
#define INDENT 24
#define WIDTH 80

/*
 * details: (nullable): what stands below the options, to be translated
 * examples: commands, which a test runs as they are
 * heading, scripts: (nullable): more examples, for a shell; the heading is to be translated
 */
typedef struct
{
  const char *details;
  const char *examples;
  const char *heading;
  const char *scripts;
} Page;

static const char cluster[] =
    "  #!/bin/sh\n"
    "  #SBATCH --array=1-16\n"
    "  plateau-cli sweep --scales 0.0001:1000:24 --rates 0.01:10:16 --threads 1 \\\n"
    "      --shard $SLURM_ARRAY_TASK_ID/16 -o part-$SLURM_ARRAY_TASK_ID.csv\n"
    "\n"
    "  parallel plateau-cli sweep --scales 0.0001:1000:24 --rates 0.01:10:16 \\\n"
    "      --threads 1 --shard {}/16 -o part-{}.csv ::: $(seq 16)\n"
    "\n"
    "  cat $(seq -f part-%g.csv 16) > map.csv\n";

static const Page pages[PLATEAU_N_COMMANDS] = {
  [PLATEAU_COMMAND_TRAIN] = {
    N_ ("Columns, of layer 1 where they belong to a layer:\n"
        "  epoch           full-batch steps of gradient descent so far\n"
        "  loss            mean cross-entropy\n"
        "  accuracy        share of examples on the right side of 0.5\n"
        "  saturated       share of (unit, example) pairs with a slope below 5 %\n"
        "                  of the steepest\n"
        "  mean_slope      mean of g'(z)\n"
        "  update_ratio    rate times |dW| / |W|; empty where W is zero\n"
        "  unit_spread     largest distance between two units; 0: all are one\n"
        "  distinct_units  units that differ\n"),
    "  plateau-cli train --data flower --layers 4 --init normal --scale 0.01 \\\n"
    "                    --seed 2 --rate 1.2 --epochs 10000 --every 1000\n"
    "  plateau-cli train --data penguins --init zeros --activation sigmoid --layers 8\n"
    "  plateau-cli train --data points.csv --standardise --layers none > history.csv\n",
  },
  [PLATEAU_COMMAND_FIGURE] = {
    N_("FIGURE is one of curve, boundary, loss, network, layers, numbers, race, seeds,\n"
       "landscape, map.\n"
       "\n"
       "With --epochs and --epoch the run is trained to the one and shown at the other:\n"
       "the curve of the loss is whole, and all else is of that epoch. seeds trains\n"
       "many draws of one start, shows their losses, and points at --epoch. map trains\n"
       "a grid of starts, as sweep does: weight scales 0.001:100:24 and depths 1:8\n"
       "where nothing else is said. --scale and --rate say which start it marks.\n"),
    "  plateau-cli figure curve -o curve.svg --scale 100\n"
    "  plateau-cli figure boundary -o boundary.png --epochs 2000 --size 800x600\n"
    "  plateau-cli figure loss -o loss.pdf --layers 10,5 --epochs 2000 --style dark\n"
    "  plateau-cli figure numbers -o numbers.svg --init constant --stage dW1\n"
    "  plateau-cli figure race -o race.svg --preset scales --epochs 2000\n"
    "  plateau-cli figure seeds -o seeds.png --scale 0.01 --epochs 2000 --seeds 20\n"
    "  plateau-cli figure landscape -o hills.svg --layers 2 --epochs 3000\n"
    "  plateau-cli figure map -o map.svg --layers 8 --rate 0.5 --depths 1:4 --seeds 1\n",
  },
  [PLATEAU_COMMAND_SWEEP] = {
    N_ ("Each cell of the grid is trained from --seeds draws. Its row holds every\n"
        "setting, so that the order of rows says nothing: coarse cells come first, and\n"
        "the rows so far always show the whole grid. Columns behind the settings:\n"
        "  first_loss      loss before the first step, the median over the seeds\n"
        "  loss_median, loss_min, loss_max\n"
        "                  loss after the last epoch, over the seeds that stayed\n"
        "                  finite; empty where none did\n"
        "  epochs_to_half  first epoch with at most half the first loss, the median\n"
        "                  over the seeds; empty where most never got there\n"
        "  diverged        share of the seeds that left the finite numbers\n"
        "  failed          share of the seeds that learnt nothing: they diverged, or\n"
        "                  their loss is not below 0.95 times the entropy of the\n"
        "                  classes' shares, -p ln p - (1 - p) ln (1 - p), the loss of\n"
        "                  the best constant guess\n"
        "Settings that mean nothing are empty; checksum tells two files of one name\n"
        "apart.\n"
        "\n"
        "With -o FILE an interrupted sweep goes on: cells in FILE are kept, and missing\n"
        "ones appended. A file that is not of this sweep is refused and stays as it is.\n"
        "Ctrl-C leaves a valid file, and so does a full disk.\n"
        "\n"
        "--shard i/n computes one of n parts, each spread over the grid; together they\n"
        "are the whole grid, each cell once. Only part 1 has a header line, so that cat\n"
        "joins them, part 1 first.\n"),
    "  plateau-cli sweep --scales 0.001:100:11 --epochs 500\n"
    "  plateau-cli sweep --scales 0.01:100:5 --rates 0.1,1,10 --seeds 3 -o map.csv\n"
    "  plateau-cli sweep --init xavier-normal --scales 0.1:10:3 --depths 1:6\n",
    N_ ("One grid as a job array (Slurm), or with GNU parallel; then its parts in one:"),
    cluster,
  },
  [PLATEAU_COMMAND_SLICE] = {
    N_ ("Prints a row x,y,loss for each point, row by row. Over weights x and y are their\n"
        "values; of twins all else of the two units is made equal, each number the mean\n"
        "of both. Random directions are drawn for the start, as in figure landscape, and\n"
        "x and y count from there; each is as long as the weights of the units.\n"),
    "  plateau-cli slice --layers 2 --epochs 1000 -o twins.csv\n"
    "  plateau-cli slice --surface weights --x 1,1,1 --y 2,1,1 --range -5:5\n",
  },
  [PLATEAU_COMMAND_CODE] = {
    N_ ("The program is Python in the course's notation. It has the same numbers and\n"
        "prints the first three columns of train: epoch, loss and accuracy.\n"),
    "  plateau-cli code numpy --scale 0.01 --epochs 10000\n"
    "  plateau-cli code pytorch --data moons --activation relu -o moons.py\n",
  },
  [PLATEAU_COMMAND_EXPERIMENT] = {
    N_ ("The file opens with a double click, and with --experiment of every command.\n"),
    "  plateau-cli experiment --data circles --scale 0.01 -o circles.plateau\n"
    "  plateau-cli train --experiment circles.plateau --layers 8\n",
  },
  [PLATEAU_COMMAND_BENCH] = {
    N_ ("Prints a line NAME=VALUE for each of:\n"
        "  network, activation, examples\n"
        "                         what is trained\n"
        "  kernels                the instruction set in use\n"
        "  threads                networks that train at a time\n"
        "  epochs_per_second      of one network on one thread\n"
        "  epochs_per_second_all  of so many networks together\n"
        "  limit                  epochs a second of the bare arithmetic, at this\n"
        "                         machine's peaks and on one thread\n"
        "  share                  epochs_per_second / limit\n"
        "  multiply_adds_per_second, tanh_per_second\n"
        "                         the peaks of one core\n"),
    "  plateau-cli bench --layers 64 --seconds 1\n",
  },
};

static void
append_explanation (GString *text, const char *name, const char *explanation)
{
  /* A name that reaches into the explanation has a line to itself. */
  if (strlen (name) + 2 > INDENT)
    {
      g_string_append_printf (text, "  %s\n", name);
      name = "";
    }
  g_string_append_printf (text, "  %-*s%s\n", INDENT, name, explanation);
}

/* The names of an enumeration, as many on a line as fit. */
static void
append_choices (GString *text, GType type)
{
  g_autoptr (GEnumClass) choices = g_type_class_ref (type);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < choices->n_values; i++)
    {
      const char *nick = choices->values[i].value_nick;

      /* A file is named by its path. */
      if (type == PLATEAU_TYPE_DATA_SET && choices->values[i].value == PLATEAU_DATA_SET_FILE)
        continue;

      if (line->len > 0)
        g_string_append_c (line, ',');
      if (INDENT + line->len + strlen (nick) + 4 > WIDTH)
        {
          append_explanation (text, "", line->str);
          g_string_truncate (line, 0);
        }
      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", nick);
    }

  append_explanation (text, "", line->str);
}

static void
append_option (GString *text, const PlateauOption *option)
{
  g_autofree char *name = g_strjoin (" ", option->name, option->value, NULL);
  g_auto (GStrv) lines = g_strsplit (_ (option->help), "\n", -1);

  for (guint line = 0; lines[line] != NULL; line++)
    append_explanation (text, line == 0 ? name : "", lines[line]);
  if (option->choices != NULL)
    append_choices (text, option->choices ());
}

static void
append_options (GString *text, PlateauCommand command, gboolean common)
{
  for (guint i = 0; i < PLATEAU_N_OPTIONS; i++)
    {
      const PlateauOption *option = plateau_option_get (i);

      if ((option->commands & (1u << command)) != 0 && plateau_option_is_common (i) == common)
        append_option (text, option);
    }
}

/* A heading, and what stands below it. */
static void
append_section (GString *text, const char *heading, const char *body)
{
  g_string_append_printf (text, "\n%s\n%s", heading, body);
}

static void
append_page (GString *text, PlateauCommand command)
{
  const PlateauCommandInfo *info = plateau_command_get (command);
  const Page *page = &pages[command];

  g_string_append_printf (text, "plateau-cli %s %s\n    %s\n", info->name, info->usage,
                          _ (info->summary));

  append_section (text, _ ("Options of this command (defaults in parentheses):"), "");
  append_options (text, command, FALSE);
  append_section (text, _ ("Options of the experiment:"), "");
  append_options (text, command, TRUE);

  if (page->details != NULL)
    g_string_append_printf (text, "\n%s", _ (page->details));
  append_section (text, _ ("Examples:"), page->examples);
  if (page->scripts != NULL)
    append_section (text, _ (page->heading), page->scripts);
}

static void
append_overview (GString *text)
{
  g_string_append (text, _ ("Shows why a neural network needs small random weights.\n"
                            "\n"));
  for (guint i = 0; i < PLATEAU_N_COMMANDS; i++)
    {
      const PlateauCommandInfo *info = plateau_command_get (i);

      g_string_append_printf (text, "plateau-cli %s %s\n    %s\n", info->name, info->usage,
                              _ (info->summary));
    }

  g_string_append (text, _ ("plateau-cli help COMMAND, or plateau-cli COMMAND --help\n"
                            "    all options of a command, what it prints, and examples\n"
                            "plateau-cli --help | --version\n"
                            "\n"
                            "Exit status: 0 done; 2 bad input, or the output cannot be written;\n"
                            "3 the numbers left the finite range; 130 or 143 a sweep, or\n"
                            "the figure seeds or map, was interrupted.\n"));
  append_section (text, _ ("Examples:"),
                  "  plateau-cli train --scale 0.01 --epochs 10000\n"
                  "  plateau-cli figure curve --scale 100 -o curve.svg\n"
                  "  plateau-cli sweep --scales 0.001:100:11 --depths 1:6 -o map.csv\n");
}

PlateauExit
plateau_command_help (const PlateauOptions *options, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (options->topic < PLATEAU_N_COMMANDS)
    append_page (text, options->topic);
  else
    append_overview (text);

  return plateau_output_write (text->str, error) ? PLATEAU_EXIT_GOOD : PLATEAU_EXIT_BAD;
}
