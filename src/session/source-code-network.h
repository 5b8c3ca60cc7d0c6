/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "settings.h"

G_BEGIN_DECLS

/*
 * The network in source code: its first parameters, its descent, its table. Both parts take X, Y, m,
 * seed, scale, constant, bias, rate, epochs and every from variables, as far as they need them.
 */

/** W1, b1, Z1, A1, dZ2 ...: written out for few layers, a loop over l for more. */
void plateau_source_code_append_numpy (GString *code, const PlateauSettings *settings);

void plateau_source_code_append_pytorch (GString *code, const PlateauSettings *settings);

G_END_DECLS
