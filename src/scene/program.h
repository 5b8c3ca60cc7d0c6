/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene.h"

#include <epoxy/gl.h>

G_BEGIN_DECLS

/** The places of the attributes of all vertices: what a program does not name it does not read. */
enum
{
  PLATEAU_ATTRIBUTE_POSITION,
  PLATEAU_ATTRIBUTE_NORMAL, /* of a line: the other end */
  PLATEAU_ATTRIBUTE_COLOR,
  PLATEAU_ATTRIBUTE_CORNER, /* of a line or a mark: which corner of its quad, then the way along */
  PLATEAU_N_ATTRIBUTES,
};

/**
 * plateau_program_new:
 * @name: of the resources shaders/@name.vert and shaders/@name.frag
 *
 * Compiles one body for OpenGL 3.2 core or OpenGL ES 3.0, whatever is current.
 *
 * Returns: 0 with %PLATEAU_SCENE_ERROR_SHADER and the log where it does not compile or link
 */
GLuint plateau_program_new (const char *name, GError **error);

/** Likewise, of two texts. */
GLuint plateau_program_new_from_text (const char *name,
                                      const char *vertex,
                                      const char *fragment,
                                      GError **error);

G_END_DECLS
