/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which words the figures of a test speak. Its definitions go before GLib's. */
#pragma once

#include <glib.h>

/**
 * Words:
 * @WORDS_ENGLISH: those of the sources
 * @WORDS_LONG: English ones with two thirds added
 * @WORDS_RIGHT_TO_LEFT: begin and end with Hebrew, so that they run from right to left
 * @WORDS_CATALOGUE: those of a translation, see words_load ()
 */
typedef enum
{
  WORDS_ENGLISH,
  WORDS_LONG,
  WORDS_RIGHT_TO_LEFT,
  WORDS_CATALOGUE,
} Words;

/** From now on, until the next call. */
void words_speak (Words wanted);

/**
 * words_load:
 * @language: a name of po/LINGUAS
 *
 * Speaks the words of the catalogue that the build made (below $PLATEAU_CATALOGUES).
 *
 * Returns: NULL, or why they cannot be had here
 */
const char *words_load (const char *language);

/** Frees what was made up. */
void words_clear (void);
