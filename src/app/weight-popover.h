/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/snapshot.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PlateauWeightPopover:
 *
 * One weight or bias to type, drag or nudge. It follows the value while it trains, but not while a
 * person types or drags. A moment of the past cannot be changed: it says so.
 *
 * Signal "edited" (guint64 index, double value): parameters[index] shall be value, a finite number.
 */
#define PLATEAU_TYPE_WEIGHT_POPOVER (plateau_weight_popover_get_type ())
G_DECLARE_FINAL_TYPE (PlateauWeightPopover,
                      plateau_weight_popover,
                      PLATEAU,
                      WEIGHT_POPOVER,
                      GtkPopover)

/** (transfer floating): who keeps it sinks it. */
PlateauWeightPopover *plateau_weight_popover_new (void);

/**
 * plateau_weight_popover_show:
 * @parent: calls gtk_popover_present () when it is allocated; the popover leaves it when it is
 *   disposed of or when another one takes its place
 * @at: in pixels of @parent
 * @layer: 1 ... L
 * @unit: 0 ... n[layer] - 1
 * @input: 0 ... n[layer - 1] - 1, or n[layer - 1] for the bias
 */
void plateau_weight_popover_show (PlateauWeightPopover *self,
                                  GtkWidget *parent,
                                  const GdkRectangle *at,
                                  const PlateauSnapshot *snapshot,
                                  guint layer,
                                  guint unit,
                                  guint input);

/** Follows @snapshot. Closes where its network has no such weight. Nothing happens while it is closed. */
void plateau_weight_popover_update (PlateauWeightPopover *self, const PlateauSnapshot *snapshot);

G_END_DECLS
