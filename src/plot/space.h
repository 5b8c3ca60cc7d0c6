/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "camera.h"
#include "style.h"

#include <cairo.h>

G_BEGIN_DECLS

/** PlateauSpaceItemKind: what stands in a space. */
typedef enum
{
  PLATEAU_SPACE_SURFACE, /* a height field with light, colour and contour lines */
  PLATEAU_SPACE_FACES,   /* triangles, maybe transparent */
  PLATEAU_SPACE_LINE,    /* a path of constant width on the screen */
  PLATEAU_SPACE_POINTS,  /* marks of constant size on the screen */
} PlateauSpaceItemKind;

/**
 * PlateauSpaceItem:
 * @kind: which of the members below count
 * @n: vertices of faces, points of a line, marks
 * @position: 3 n floats: x, y, z within the box -1 ... 1. Of a surface NULL: it stands on the lattice
 * @columns, @rows: of a surface: x of column i is -1 + 2 i / (columns - 1), y of row j likewise
 * @height: of a surface: rows × columns, z; NAN makes a hole
 * @vertex_color: of a surface: rows × columns; of faces: n; NULL where all have @color. 0xRRGGBBAA
 * @index: of faces: 3 n_faces
 * @n_faces: triangles
 * @color: where @vertex_color is NULL; its alpha makes faces transparent
 * @contour: of a surface: the distance of two contour lines in z; 0 for none
 * @contour_color: of them
 * @width: of a line, or diameter of marks, in logical pixels
 * @dash: of a line: length of a dash in logical pixels, 0 for none
 * @mark: of points
 * @outline: of marks and lines: a rim, so that they are seen on any ground; alpha 0 for none
 * @on_top: is seen even where something nearer hides it (a marker)
 */
typedef struct
{
  PlateauSpaceItemKind kind;
  guint n;
  float *position;
  guint columns;
  guint rows;
  float *height;
  guint32 *vertex_color;
  guint32 *index;
  guint n_faces;
  PlateauColor color;
  double contour;
  PlateauColor contour_color;
  double width;
  double dash;
  PlateauMark mark;
  PlateauColor outline;
  gboolean on_top;
} PlateauSpaceItem;

/**
 * PlateauSpace:
 * @item: n_items of them
 * @box: the edges of the box -1 ... 1 are drawn, those at the back only
 * @box_color: of them
 * @ground: what is behind all; opaque
 *
 * A picture in space, from any side: arrays in, and either OpenGL (src/scene) or cairo (below) makes ink
 * of it. Once built it is immutable, and reference-counted from any thread. What is equal from picture
 * to picture should be the same array of the same space: whoever draws keeps what was uploaded as long as
 * the same space comes again.
 */
typedef struct
{
  PlateauSpaceItem *item;
  guint n_items;
  gboolean box;
  PlateauColor box_color;
  PlateauColor ground;
  /*< private >*/
  guint n_room;
  float (*plane)[4]; /* along which faces were cut: normal and offset */
  guint n_planes;
  _Atomic int references;
} PlateauSpace;

PlateauSpace *plateau_space_new (void);
PlateauSpace *plateau_space_ref (PlateauSpace *self);
void plateau_space_unref (PlateauSpace *self);

/** Appends an item; its arrays (from g_malloc) are taken over. */
void plateau_space_take (PlateauSpace *self, PlateauSpaceItem item);

/** A colour as the arrays hold it, and back. */
guint32 plateau_space_pack (PlateauColor color);
PlateauColor plateau_space_unpack (guint32 color);

/** Whether what is behind an item of faces is seen through it. */
gboolean plateau_space_item_is_transparent (const PlateauSpaceItem *item);

/**
 * plateau_space_cut_faces:
 *
 * Before a space is shown: cuts large transparent faces along the lines where they pierce each other, so
 * that from every side the farthest can be drawn first. Puts all transparent faces into one item.
 */
void plateau_space_cut_faces (PlateauSpace *self);

/**
 * plateau_space_sort_faces:
 * @camera: from where
 * @colors: (out): of the vertices, 3 a triangle
 * @n_faces: (out): triangles
 *
 * All transparent faces, the farthest first, as drawing them one over the other demands. Nothing is
 * changed: any thread may ask.
 *
 * Returns: (transfer full) (nullable): 9 floats a triangle: x, y, z of its vertices
 */
float *plateau_space_sort_faces (const PlateauSpace *self,
                                 const PlateauCamera *camera,
                                 guint32 **colors,
                                 guint *n_faces);

/**
 * plateau_space_draw:
 *
 * The same picture by cairo, in (0, 0, @width, @height): what OpenGL would draw, but coarser: of a
 * surface at most 56 × 56 facets. The ground is not painted.
 */
void plateau_space_draw (const PlateauSpace *self,
                         cairo_t *cr,
                         double width,
                         double height,
                         const PlateauCamera *camera);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauSpace, plateau_space_unref)

G_END_DECLS
