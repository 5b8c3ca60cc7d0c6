/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * python_find:
 * @module: (nullable): what it must be able to import
 *
 * Returns: (nullable): a Python; where there is none the test case is skipped and says why
 */
const char *python_find (const char *module);

/* With that Python; a program that fails ends the test. */

/** What a program prints, run by itself as a person would run it. */
char *python_run (const char *python, const char *code);

/** What each of the programs prints, all run in one process. @codes and the result end in NULL. */
char **python_run_all (const char *python, const char *const *codes);

/** Compiles each of the programs; a warning is an error. */
void python_compile_all (const char *python, const char *const *codes);
