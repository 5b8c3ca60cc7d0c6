/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "experiment.h"

G_BEGIN_DECLS

/*
 * The parts of a program in source code. Those that never change are Python files in the program's
 * resources (src/session/python).
 */

/** Appends the Python file @name, without its licence line. */
void plateau_source_code_append_piece (GString *code, const char *name);

/**
 * plateau_source_code_append_data:
 *
 * Appends what makes X (features × m), Y (1 × m) and, where nothing generated them, m. Generated
 * data take m, noise and data_seed from variables.
 */
void plateau_source_code_append_data (GString *code, PlateauExperiment *experiment);

/** A Python string with its quotation marks; bytes that are no UTF-8 become what os.fsdecode () makes. */
char *plateau_source_code_quote (const char *text);

G_END_DECLS
