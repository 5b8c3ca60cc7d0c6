/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands.h"

#include "output.h"
#include "session/bench.h"

static void
append_number (GString *text, const char *name, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (text, "%s=%s\n", name,
                          g_ascii_formatd (digits, sizeof digits, "%.7g", value));
}

/* "2-8-8-1": the features and the output too. */
static void
append_network (GString *text, const PlateauShape *shape)
{
  g_string_append_printf (text, "network=%u", shape->n_features);
  for (guint l = 0; l < shape->n_hidden; l++)
    g_string_append_printf (text, "-%u", shape->width[l]);
  g_string_append (text, "-1\n");
}

PlateauExit
plateau_command_bench (const PlateauOptions *options, GError **error)
{
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (GString) text = g_string_new (NULL);
  const guint n_threads = options->threads > 0 ? options->threads : g_get_num_processors ();
  PlateauBench bench = { 0 };

  plateau_experiment_get_settings (options->experiment, &settings);
  plateau_bench_run (&bench, &settings, options->seconds, n_threads);

  append_network (text, &settings.shape);
  g_string_append_printf (text, "activation=%s\nexamples=%u\nkernels=%s\nthreads=%u\n",
                          plateau_activation_nick (settings.shape.activation),
                          settings.data->n_examples, bench.kernels, bench.n_threads);
  append_number (text, "epochs_per_second", bench.epochs_per_second);
  append_number (text, "epochs_per_second_all", bench.epochs_per_second_all);
  append_number (text, "limit", bench.limit);
  append_number (text, "share", bench.share);
  append_number (text, "multiply_adds_per_second", bench.multiply_adds_per_second);
  append_number (text, "tanh_per_second", bench.tanh_per_second);

  return plateau_output_write (text->str, error) ? PLATEAU_EXIT_GOOD : PLATEAU_EXIT_BAD;
}
