/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PlateauSliderRow:
 *
 * A named number: a slider for the hand and an entry for the exact value. Properties:
 *
 * "title" (string): the visible label and the slider's accessible name,
 * "value" (double),
 * "low", "high" (double): the values at the slider's ends,
 * "minimum", "maximum" (double): what may be typed; may lie beyond the slider's ends,
 * "logarithmic" (boolean): the slider moves by factors; "low" is then above 0,
 * "whole" (boolean): whole numbers only,
 * "zero-at-high" (boolean): the slider's high end means the value 0,
 * "value-text" (string, nullable): shown in place of the entry.
 *
 * A value beyond an end of the slider puts the slider at that end and stays what it is.
 */
#define PLATEAU_TYPE_SLIDER_ROW (plateau_slider_row_get_type ())
G_DECLARE_FINAL_TYPE (PlateauSliderRow, plateau_slider_row, PLATEAU, SLIDER_ROW, GtkWidget)

double plateau_slider_row_get_value (PlateauSliderRow *self);
void plateau_slider_row_set_value (PlateauSliderRow *self, double value);

/** A mark below the slider at @value, with the number as its label. */
void plateau_slider_row_add_mark (PlateauSliderRow *self, double value);

/** The parts, for tests and for focus: the slider and the entry. (transfer none) */
GtkScale *plateau_slider_row_get_scale (PlateauSliderRow *self);
GtkEntry *plateau_slider_row_get_entry (PlateauSliderRow *self);

G_END_DECLS
