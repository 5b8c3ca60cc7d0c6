/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/judge.h"
#include "plot/style.h"

#include <cairo.h>

G_BEGIN_DECLS

/** What is said of a layer in one or two words (translated): "vanishing". */
const char *plateau_layers_verdict_word (PlateauVerdictKind kind);

/** The colour that goes with the word: of what is wrong, of what one should know, of what is well. */
PlateauColor plateau_layers_verdict_color (PlateauVerdictKind kind, const PlateauStyle *style);

/** A round badge around (@x, @y), with another sign for each verdict: it is known without colour. */
void plateau_layers_verdict_draw (cairo_t *cr,
                                  PlateauVerdictKind kind,
                                  double x,
                                  double y,
                                  double size,
                                  const PlateauStyle *style);

G_END_DECLS
