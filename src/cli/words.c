/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words.h"

#include "config.h"
#include "fail.h"
#include "session/quote.h"

#include <glib/gi18n-lib.h>

static gboolean
fail_no_command (const char *word, GError **error)
{
  g_autofree char *shown = plateau_quoted (word);
  g_autofree char *list = plateau_command_list ();

  return plateau_fail (
      error, PLATEAU_ERROR_UNKNOWN,
      /* Translators: a word, a list of names; the command at the end is not translated. */
      _ ("“%s” is no command: one of %s would be right; see plateau-cli --help"), shown, list);
}

static gboolean
is_help (const char *word)
{
  return g_str_equal (word, "--help") || g_str_equal (word, "-h");
}

static gboolean
parse_command (PlateauWords *self, const char *word, GError **error)
{
  g_autofree char *list = NULL;

  if (word == NULL)
    {
      list = plateau_command_list ();
      return plateau_fail (
          error, PLATEAU_ERROR_UNKNOWN,
          /* Translators: a list of names; the command at the end is not translated. */
          _ ("a command is missing: one of %s would be right; see plateau-cli --help"), list);
    }

  if (is_help (word) || g_str_equal (word, "help"))
    self->command = PLATEAU_COMMAND_HELP;
  else if (g_str_equal (word, "--version"))
    self->command = PLATEAU_COMMAND_VERSION;
  else if (!plateau_command_find (word, &self->command))
    return fail_no_command (word, error);

  return TRUE;
}

/* Takes the option at argv[*i], and its value behind it. */
static gboolean
sort_option (PlateauWords *self, char *argv[], int *i, GError **error)
{
  const char *command = plateau_command_get (self->command)->name;
  const PlateauOption *option;
  PlateauOptionId id;
  const char *attached;

  if (!plateau_option_find (self->command, argv[*i], &id, &attached))
    {
      g_autofree char *shown = plateau_quoted (argv[*i]);

      return plateau_fail (error, PLATEAU_ERROR_UNKNOWN,
                           /* Translators: an option and a command, then the command again. */
                           _ ("%s is no option of %s; see plateau-cli %s --help"), shown, command,
                           command);
    }

  option = plateau_option_get (id);
  if ((option->commands & (1u << self->command)) == 0)
    return plateau_fail (error, PLATEAU_ERROR_UNKNOWN,
                         /* Translators: an option and a command, then the command again. */
                         _ ("%s does not go with %s; see plateau-cli %s --help"), option->name,
                         command, command);

  if (option->value == NULL)
    {
      if (attached != NULL)
        return plateau_fail (error, PLATEAU_ERROR_VALUE,
                             _ ("%s takes no value: it alone would be right"), option->name);
      self->values[id] = "";
      return TRUE;
    }

  if (attached == NULL)
    {
      const char *next = argv[*i + 1];

      if (next == NULL || g_str_has_prefix (next, "--"))
        return plateau_fail (error, PLATEAU_ERROR_VALUE,
                             /* Translators: an option twice, then what stands for its value. */
                             _ ("the value of %s is missing: %s %s would be right"), option->name,
                             option->name, option->value);
      attached = next;
      (*i)++;
    }

  self->values[id] = attached;
  return TRUE;
}

static gboolean
fail_one_word_too_many (const PlateauWords *self, const char *word, GError **error)
{
  g_autofree char *shown = plateau_quoted (word);

  return plateau_fail (error, PLATEAU_ERROR_UNKNOWN,
                       /* Translators: a word and a command. */
                       _ ("“%s” is one word too many; see plateau-cli %s --help"), shown,
                       plateau_command_get (self->command)->name);
}

/* The words behind "help", "-h" or "--help" at the beginning. */
static gboolean
sort_topic (PlateauWords *self, char *argv[], GError **error)
{
  self->topic = PLATEAU_COMMAND_HELP;

  return argv[0] == NULL || is_help (argv[0]) || plateau_command_find (argv[0], &self->topic) ||
         fail_no_command (argv[0], error);
}

static gboolean
sort_rest (PlateauWords *self, char *argv[], GError **error)
{
  for (int i = 0; argv[i] != NULL; i++)
    {
      if (is_help (argv[i]))
        {
          self->topic = self->command;
          self->command = PLATEAU_COMMAND_HELP;
          return TRUE;
        }

      if (argv[i][0] == '-')
        {
          if (!sort_option (self, argv, &i, error))
            return FALSE;
        }
      else if (plateau_command_get (self->command)->takes_word && self->word == NULL)
        {
          self->word = argv[i];
        }
      else
        {
          return fail_one_word_too_many (self, argv[i], error);
        }
    }

  return TRUE;
}

gboolean
plateau_words_sort (PlateauWords *self, int argc, char *argv[], GError **error)
{
  *self = (PlateauWords){ 0 };

  if (!parse_command (self, argc > 1 ? argv[1] : NULL, error))
    return FALSE;

  switch (self->command)
    {
    case PLATEAU_COMMAND_HELP:
      return sort_topic (self, argv + 2, error);
    case PLATEAU_COMMAND_VERSION:
      return TRUE;
    default:
      return sort_rest (self, argv + 2, error);
    }
}
