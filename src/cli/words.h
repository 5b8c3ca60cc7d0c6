/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "option.h"

G_BEGIN_DECLS

/**
 * PlateauWords:
 * @command: what is asked for
 * @topic: of help: the command whose page is wanted; PLATEAU_COMMAND_HELP for the overview
 * @word: (nullable): the word that belongs to no option: the figure, the language
 * @values: what stands with each option; NULL where it is not given, "" where it takes no value
 *
 * The words of the command line, sorted but not yet read. They are borrowed.
 */
typedef struct
{
  PlateauCommand command;
  PlateauCommand topic;
  const char *word;
  const char *values[PLATEAU_N_OPTIONS];
} PlateauWords;

/**
 * plateau_words_sort:
 * @argv: ends in NULL
 *
 * Gives every word its place; a later option wins over an earlier one.
 *
 * Returns: FALSE with an error that names the word and what would be right.
 */
gboolean plateau_words_sort (PlateauWords *self, int argc, char *argv[], GError **error);

G_END_DECLS
