/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PlateauProgress:
 * @n_cells: of the whole sweep
 * @n_kept: of which the file held so many
 * @draws: the cells are draws of one start, and are called so; to be set after the beginning
 *
 * One line on a terminal's standard error: how much is done, how fast, how long it will take. Where
 * the standard error is no terminal nothing is ever shown.
 */
typedef struct
{
  guint n_cells;
  guint n_kept;
  gboolean draws;
  /*< private >*/
  gboolean shown;
  guint width; /* columns that are drawn on now */
  gint64 start;
  gint64 drawn;
} PlateauProgress;

void plateau_progress_begin (PlateauProgress *self, guint n_cells, guint n_kept);

/**
 * plateau_progress_update:
 * @n_done: cells that are written, kept ones among them
 * @epochs, @all_epochs: done and in all, of the cells that were not kept
 *
 * Draws the line where the last one is a tenth of a second old.
 */
void
plateau_progress_update (PlateauProgress *self, guint n_done, guint64 epochs, guint64 all_epochs);

/** Takes the line away: before something else is printed, and in the end. */
void plateau_progress_erase (PlateauProgress *self);

G_END_DECLS
