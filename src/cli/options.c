/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "options.h"

#include "config.h"
#include "fail.h"
#include "read.h"
#include "session/quote.h"
#include "value.h"

#include <glib/gi18n-lib.h>

#define DEFAULT_ROWS 10
#define DEFAULT_SECONDS 3
#define MIN_SECONDS 0.1
#define MAX_SECONDS 3600
#define MAX_THREADS 1024

void
plateau_options_clear (PlateauOptions *self)
{
  g_clear_object (&self->experiment);
  g_clear_pointer (&self->output, g_free);
  plateau_sweep_plan_clear (&self->plan);
}

static gboolean
read_epochs (PlateauOptions *self, const PlateauWords *words, GError **error)
{
  const gboolean of_figure = self->command == PLATEAU_COMMAND_FIGURE;
  const PlateauOptionId id = of_figure ? PLATEAU_OPTION_FIGURE_EPOCHS : PLATEAU_OPTION_EPOCHS;
  const char *epochs = words->values[id];
  const char *every = words->values[PLATEAU_OPTION_EVERY];

  self->epochs = of_figure ? 0 : PLATEAU_DEFAULT_EPOCHS;
  if (epochs != NULL &&
      !plateau_value_to_whole ("--epochs", epochs, 0, PLATEAU_MAX_EPOCHS, &self->epochs, error))
    return FALSE;

  self->every = MAX (1, self->epochs / DEFAULT_ROWS);
  return every == NULL ||
         plateau_value_to_whole ("--every", every, 1, PLATEAU_MAX_EPOCHS, &self->every, error);
}

/* How much time and how many processors the work may take. */
static gboolean
read_effort (PlateauOptions *self, const PlateauWords *words, GError **error)
{
  const char *seconds = words->values[PLATEAU_OPTION_SECONDS];
  const char *threads = words->values[PLATEAU_OPTION_THREADS];
  guint64 n = 0;

  self->seconds = DEFAULT_SECONDS;
  if (seconds != NULL && !plateau_value_to_number ("--seconds", seconds, MIN_SECONDS, MAX_SECONDS,
                                                   &self->seconds, error))
    return FALSE;

  if (threads != NULL && !plateau_value_to_whole ("--threads", threads, 1, MAX_THREADS, &n, error))
    return FALSE;
  self->threads = n;

  return TRUE;
}

static gboolean
read_language (PlateauOptions *self, const PlateauWords *words, GError **error)
{
  g_autofree char *shown = NULL;

  if (words->word == NULL)
    return plateau_fail (error, PLATEAU_ERROR_UNKNOWN,
                         /* Translators: the names are not translated. */
                         _ ("the language is missing: numpy or pytorch would be right"));

  for (guint i = 0; i < PLATEAU_N_LANGUAGES; i++)
    if (g_str_equal (words->word, plateau_language_nick (i)))
      {
        self->language = i;
        return TRUE;
      }

  shown = plateau_quoted (words->word);
  return plateau_fail (error, PLATEAU_ERROR_UNKNOWN,
                       /* Translators: the names are not translated. */
                       _ ("“%s” is no language: numpy or pytorch would be right"), shown);
}

/* The file of the commands that can also print. */
static void
read_output (PlateauOptions *self, const PlateauWords *words)
{
  static const PlateauOptionId files[] = { PLATEAU_OPTION_SWEEP_FILE, PLATEAU_OPTION_CODE_FILE,
                                           PLATEAU_OPTION_EXPERIMENT_FILE,
                                           PLATEAU_OPTION_SLICE_FILE };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    if (words->values[files[i]] != NULL)
      self->output = g_strdup (words->values[files[i]]);
}

gboolean
plateau_options_parse (PlateauOptions *self, int argc, char *argv[], GError **error)
{
  PlateauWords words;

  if (!plateau_words_sort (&words, argc, argv, error))
    return FALSE;

  self->command = words.command;
  self->topic = words.topic;
  if (self->command >= PLATEAU_N_COMMANDS)
    return TRUE;

  read_output (self, &words);
  if (!plateau_read_experiment (self, &words, error) || !read_epochs (self, &words, error) ||
      !read_effort (self, &words, error))
    return FALSE;

  switch (self->command)
    {
    case PLATEAU_COMMAND_FIGURE:
      return plateau_read_figure (self, &words, error);
    case PLATEAU_COMMAND_SWEEP:
      return plateau_read_sweep (self, &words, error);
    case PLATEAU_COMMAND_SLICE:
      return plateau_read_slice (self, &words, error);
    case PLATEAU_COMMAND_CODE:
      return read_language (self, &words, error);
    default:
      return TRUE;
    }
}
