/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PlateauFigureSwitcher:
 *
 * A row of linked buttons, one for each figure, of which the large one's is pressed. They do the
 * action "win.large-figure" and follow its state.
 */
#define PLATEAU_TYPE_FIGURE_SWITCHER (plateau_figure_switcher_get_type ())
G_DECLARE_FINAL_TYPE (PlateauFigureSwitcher,
                      plateau_figure_switcher,
                      PLATEAU,
                      FIGURE_SWITCHER,
                      GtkWidget)

G_END_DECLS
