/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "space-order.h"

G_BEGIN_DECLS

/* How cairo draws a space, for space-draw.c, space-strokes.c and space-ink.c alone. */

typedef enum
{
  PLATEAU_STROKE_FACET,
  PLATEAU_STROKE_FACE,
  PLATEAU_STROKE_SEGMENT,
  PLATEAU_STROKE_RIM,
  PLATEAU_STROKE_MARK,
} PlateauStrokeKind;

/**
 * PlateauSpaceStroke:
 * @item: whose it is; G_MAXUINT for transparent faces
 * @index: of the facet, face, piece of a line or mark
 *
 * What is drawn at once, between what is farther and what is nearer.
 */
typedef struct
{
  PlateauStrokeKind kind;
  guint item;
  guint index;
} PlateauSpaceStroke;

/** PlateauSpot: a place on the paper. */
typedef struct
{
  double x, y, depth;
} PlateauSpot;

/**
 * PlateauSpaceMesh:
 * @columns, @rows: vertices of a surface that are drawn, every @step-th of its own
 * @spot: rows × columns; of a line its points
 * @along: of a line: pixels from its start to each point
 */
typedef struct
{
  guint columns, rows;
  guint step;
  PlateauSpot *spot;
  double *along;
} PlateauSpaceMesh;

/**
 * PlateauSpaceDrawing:
 * @right, @up, @back: of who looks, in the box's coordinates
 * @mesh: of each item that is a surface or a line
 * @faces, @face_colors: the transparent ones, see plateau_space_sort_faces ()
 * @strokes: of #PlateauSpaceStroke
 * @spots: of #PlateauSpaceSpot, one for each stroke
 */
typedef struct
{
  const PlateauSpace *space;
  cairo_t *cr;
  double matrix[16];
  double width, height;
  double right[3], up[3], back[3];
  PlateauSpaceMesh *mesh;
  float *faces;
  guint32 *face_colors;
  GArray *strokes;
  GArray *spots;
} PlateauSpaceDrawing;

PlateauSpot
plateau_space_drawing_project (const PlateauSpaceDrawing *self, double x, double y, double z);
PlateauSpot plateau_space_drawing_project_point (const PlateauSpaceDrawing *self, const float *p);

/** The vertex of a surface that stands at a place of its mesh. */
guint plateau_space_mesh_vertex (const PlateauSpaceItem *item,
                                 const PlateauSpaceMesh *mesh,
                                 guint column,
                                 guint row);

/** Where a vertex of a surface stands in the box. */
void plateau_space_mesh_place (const PlateauSpaceItem *item, guint vertex, double place[3]);

/** Appends what has to be drawn of an item in its turn, and what is transparent of all. */
void plateau_space_strokes_add (PlateauSpaceDrawing *self, guint i);
void plateau_space_strokes_add_transparent (PlateauSpaceDrawing *self, const PlateauCamera *camera);

/** Draws a stroke, the edges of the box that are behind all, and an item that is before all. */
void plateau_space_ink_stroke (PlateauSpaceDrawing *self, const PlateauSpaceStroke *stroke);
void plateau_space_ink_box (PlateauSpaceDrawing *self, const PlateauCamera *camera);
void plateau_space_ink_on_top (PlateauSpaceDrawing *self, guint i);

G_END_DECLS
