/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PlateauStageLayout:
 *
 * One child large, the others small: beside it in a column where there is width for that, else
 * below it in a row. Hidden ones take no room. The children keep their order, so that the keyboard's
 * way through them does not depend on which one is large.
 */
#define PLATEAU_TYPE_STAGE_LAYOUT (plateau_stage_layout_get_type ())
G_DECLARE_FINAL_TYPE (PlateauStageLayout,
                      plateau_stage_layout,
                      PLATEAU,
                      STAGE_LAYOUT,
                      GtkLayoutManager)

/** @large: (transfer none): one of the widget's children. */
void plateau_stage_layout_set_large (PlateauStageLayout *self, GtkWidget *large);

G_END_DECLS
