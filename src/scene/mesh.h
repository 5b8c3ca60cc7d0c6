/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "program.h"

G_BEGIN_DECLS

/**
 * PlateauMesh:
 * @n_indices: triangles' corners
 *
 * Triangles that were uploaded. To be embedded, all zero at first.
 */
typedef struct
{
  GLsizei n_indices;
  /*< private >*/
  GLuint array;
  GLuint buffer[2]; /* vertices, indices */
} PlateauMesh;

/** A vertex as the buffers hold it. */
typedef struct
{
  float position[3];
  float normal[3];
  guint8 color[4];
  float corner[4];
} PlateauVertex;

/** Uploads, in place of what was there. */
void plateau_mesh_set (PlateauMesh *self,
                       const PlateauVertex *vertices,
                       gsize n_vertices,
                       const guint32 *indices,
                       gsize n_indices);

/** Uploads an item: its facets, its faces, a quad for each piece of its line or for each of its marks. */
void plateau_mesh_set_item (PlateauMesh *self, const PlateauSpaceItem *item);

/** Uploads transparent faces in the order in which @camera sees them. */
void
plateau_mesh_set_faces (PlateauMesh *self, const PlateauSpace *space, const PlateauCamera *camera);

/** Uploads the edges of the box that are at the back. */
void plateau_mesh_set_box (PlateauMesh *self, const PlateauCamera *camera);

void plateau_mesh_draw (const PlateauMesh *self);
void plateau_mesh_clear (PlateauMesh *self);

G_END_DECLS
