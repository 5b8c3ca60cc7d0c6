/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/snapshot.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PlateauTimeScale:
 * @newest: the epoch at the end
 * @log: epoch e stands at log (1 + e) / log (1 + newest) of the way, else at e / newest
 *
 * Where an epoch stands on the time line, as a share of its length: as on the axis of the loss.
 */
typedef struct
{
  guint64 newest;
  gboolean log;
} PlateauTimeScale;

/** The share (0 ... 1) at which @epoch stands; 0 where @newest is 0. */
double plateau_time_scale_share (const PlateauTimeScale *self, double epoch);

/** The epoch (0 ... newest, not rounded) at @share, which may lie beyond the ends. */
double plateau_time_scale_epoch (const PlateauTimeScale *self, double share);

/**
 * plateau_time_scale_step:
 * @by: a share, with a sign
 *
 * The epoch that far from @epoch. Always another one where there is one on that side.
 */
guint64 plateau_time_scale_step (const PlateauTimeScale *self, guint64 epoch, double by);

/**
 * PlateauTimeMark:
 * @pixel: 0 ... width - 1
 * @first, @n: the events, in the list that was given
 * @kind: the most notable among them
 */
typedef struct
{
  int pixel;
  guint first;
  guint n;
  PlateauEventKind kind;
} PlateauTimeMark;

/**
 * plateau_time_marks:
 * @marks: (element-type PlateauTimeMark): emptied, then filled in the order of the epochs
 *
 * The events gathered to one mark a pixel, on a time line of @width pixels.
 */
void plateau_time_marks (const PlateauSnapshot *snapshot, gboolean log, int width, GArray *marks);

/**
 * plateau_time_mark_text:
 *
 * What happened there (translated): "Epoch 120: learning rate 0.5"; of many events, how many and
 * the last one.
 */
char *plateau_time_mark_text (const PlateauTimeMark *mark, const PlateauSnapshot *snapshot);

/** What happened at @epoch, likewise; NULL where nothing did. */
char *plateau_time_event_text (const PlateauSnapshot *snapshot, guint64 epoch);

/** The epoch of the event next after @epoch, or of the last one before it; FALSE where none is. */
gboolean plateau_time_next_event (const PlateauSnapshot *snapshot,
                                  guint64 epoch,
                                  gboolean forward,
                                  guint64 *found);

/** How wide and high a mark is drawn, in pixels. */
#define PLATEAU_TIME_MARK_SIZE 7

/**
 * plateau_time_mark_draw:
 * @x, @y: its middle
 * @colors: of most, and of what stopped the training
 *
 * Draws a mark; each kind has a shape of its own.
 */
void plateau_time_mark_draw (cairo_t *cr,
                             PlateauEventKind kind,
                             double x,
                             double y,
                             const GdkRGBA colors[2]);

G_END_DECLS
