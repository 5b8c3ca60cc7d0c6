/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands.h"

#include "config.h"
#include "output.h"

#include <glib/gi18n-lib.h>

/* How far the explanations stand from the edge. */
#define INDENT 24

static const char examples[] =
    "  plateau-cli train --data flower --layers 4 --init normal --scale 0.01 --seed 2 \\\n"
    "                    --rate 1.2 --epochs 10000 --every 1000\n"
    "  plateau-cli train --data penguins --init zeros --activation sigmoid --layers 8\n"
    "  plateau-cli train --data points.csv --standardise --layers none > history.csv\n"
    "  plateau-cli figure curve -o curve.svg --scale 100\n"
    "  plateau-cli figure boundary -o boundary.png --epochs 2000 --size 800x600\n"
    "  plateau-cli figure loss -o loss.pdf --layers 10,5 --epochs 2000 --style projector\n";

/* The options that go with exactly these commands. */
static void
append_options (GString *text, guint commands)
{
  for (guint i = 0; i < PLATEAU_N_OPTIONS; i++)
    {
      const PlateauOption *option = plateau_option_get (i);
      g_autofree char *name = NULL;
      g_auto (GStrv) lines = NULL;

      if (option->commands != commands)
        continue;

      name = g_strjoin (" ", option->name, option->value, NULL);
      lines = g_strsplit (_ (option->help), "\n", -1);
      for (guint line = 0; lines[line] != NULL; line++)
        g_string_append_printf (text, "  %-*s%s\n", INDENT, line == 0 ? name : "", lines[line]);
    }
}

PlateauExit
plateau_command_help (GError **error)
{
  const guint train = 1u << PLATEAU_COMMAND_TRAIN;
  const guint figure = 1u << PLATEAU_COMMAND_FIGURE;
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append (text, _ ("Shows why a neural network needs small random weights.\n"
                            "\n"
                            "plateau-cli train [OPTION]...\n"
                            "    trains a network and prints its history as CSV\n"
                            "plateau-cli figure curve|boundary|loss -o FILE [OPTION]...\n"
                            "    trains a network and draws a figure of it\n"
                            "plateau-cli --help | --version\n"));

  g_string_append_printf (text, "\n%s\n", _ ("Options (defaults in parentheses):"));
  append_options (text, train | figure);
  g_string_append_printf (text, "\n%s\n", _ ("Options of train:"));
  append_options (text, train);
  g_string_append_printf (text, "\n%s\n", _ ("Options of figure:"));
  append_options (text, figure);

  g_string_append (text, "\n");
  g_string_append (text,
                   _ ("Columns of train, of layer 1 where they belong to a layer:\n"
                      "  epoch           full-batch steps of gradient descent so far\n"
                      "  loss            mean cross-entropy\n"
                      "  accuracy        share of examples on the right side of 0.5\n"
                      "  saturated       share of (unit, example) pairs with a slope below 5 %\n"
                      "                  of the steepest\n"
                      "  mean_slope      mean of g'(z)\n"
                      "  update_ratio    rate times |dW| / |W|; empty where W is zero\n"
                      "  unit_spread     largest distance between two units; 0: all are one\n"
                      "  distinct_units  units that differ\n"
                      "\n"
                      "Exit status: 0 done; 2 bad input, or the output cannot be written;\n"
                      "3 the numbers left the finite range.\n"));

  g_string_append_printf (text, "\n%s\n%s", _ ("Examples:"), examples);

  return plateau_output_write (text->str, error) ? PLATEAU_EXIT_GOOD : PLATEAU_EXIT_BAD;
}
