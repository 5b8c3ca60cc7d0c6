/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures/figure.h"

G_BEGIN_DECLS

/**
 * PlateauPainting:
 * @width, @height: logical pixels, above 0
 * @scale: device pixels for each of them, 1 or more
 * @snapshot: a reference is owned, once plateau_painting_init () has made it
 * @style: its typeface is @font_family
 * @font_family: owned
 *
 * All that a picture of a figure depends on. Whoever has it can draw on any thread.
 */
typedef struct
{
  PlateauFigureKind kind;
  int width;
  int height;
  int scale;
  PlateauSnapshot *snapshot;
  PlateauStyle style;
  PlateauFigureOptions options;
  char *font_family;
} PlateauPainting;

/** Takes copies and a reference. */
void plateau_painting_init (PlateauPainting *self,
                            PlateauFigureKind kind,
                            int width,
                            int height,
                            int scale,
                            PlateauSnapshot *snapshot,
                            const PlateauFigureOptions *options,
                            const PlateauStyle *style);
void plateau_painting_clear (PlateauPainting *self);

/**
 * plateau_painting_draw:
 * @cost: (out): what it took, in microseconds of this thread's time, which a busy machine does not
 *   lengthen
 *
 * Returns: (transfer full): an image of width × scale by height × scale device pixels, on nothing.
 */
cairo_surface_t *plateau_painting_draw (const PlateauPainting *self, gint64 *cost);

/**
 * PlateauPainter:
 *
 * A thread that draws what takes too long for a frame. It begins with the first easel that asks for
 * something; the last reference that goes joins it. References are taken and dropped on one thread.
 */
typedef struct _PlateauPainter PlateauPainter;

PlateauPainter *plateau_painter_new (void);
PlateauPainter *plateau_painter_ref (PlateauPainter *self);
void plateau_painter_unref (PlateauPainter *self);

/**
 * PlateauEasel:
 *
 * Where the pictures of one view come to be: one is drawn, one waits at most, and one is finished. Easels
 * take turns. Nothing calls back: whoever asked looks for the picture, once a frame.
 */
typedef struct _PlateauEasel PlateauEasel;

/** @painter: a reference is held. */
PlateauEasel *plateau_easel_new (PlateauPainter *painter);

/** Does not wait: a picture that is being drawn is thrown away once it is finished. */
void plateau_easel_free (PlateauEasel *self);

/** Asks for a picture, in place of the one that waits. @painting is taken over, and zero afterwards. */
void plateau_easel_ask (PlateauEasel *self, PlateauPainting *painting);

/** Drops what waits, what is being drawn and what is finished. */
void plateau_easel_cancel (PlateauEasel *self);

/** TRUE while a picture waits, is being drawn, or is finished and was not taken. */
gboolean plateau_easel_is_busy (PlateauEasel *self);

/**
 * plateau_easel_take:
 * @cost: (out): see plateau_painting_draw ()
 *
 * Returns: (transfer full) (nullable): the newest finished picture; NULL where there is none that was
 *   not taken.
 */
cairo_surface_t *plateau_easel_take (PlateauEasel *self, gint64 *cost);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlateauPainting, plateau_painting_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauPainter, plateau_painter_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauEasel, plateau_easel_free)

G_END_DECLS
