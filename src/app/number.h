/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PlateauRange:
 * @low, @high: the smallest and the largest value, both allowed
 * @whole: whole numbers only
 *
 * What a person may type.
 */
typedef struct
{
  double low;
  double high;
  gboolean whole;
} PlateauRange;

/** Reads "0.01", "0,01", "1e-3" or "−2". FALSE where anything else stands in @text. */
gboolean plateau_number_parse (const char *text, double *value);

/** The shortest text that reads back as @value: ten digits at most, always with a point. */
char *plateau_number_print (double value);

/** @value as it reads in its own text: free of the dust that sums of 0.05 leave behind. */
double plateau_number_tidy (double value);

/** @value kept to @digits significant digits: where a slider stands. */
double plateau_number_round (double value, int digits);

/** TRUE where @value may be typed. */
gboolean plateau_range_contains (const PlateauRange *self, double value);

/** What would be right (translated): "A number from 0 to 1000000". */
char *plateau_range_text (const PlateauRange *self);

/** Marks @widget as wrong, with @message as its tooltip and its accessible state; NULL clears. */
void plateau_mark_wrong (GtkWidget *widget, const char *message);

/**
 * plateau_spin_guard:
 *
 * A spin button cuts a typed number down to its range in silence. With the guard it reads what
 * plateau_number_parse () reads, keeps its old value where the text is wrong, and says what would
 * be right.
 */
void plateau_spin_guard (GtkSpinButton *spin);

G_END_DECLS
