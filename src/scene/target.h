/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene.h"

#include <epoxy/gl.h>

G_BEGIN_DECLS

/**
 * PlateauTarget:
 *
 * A framebuffer of its own with several samples a pixel and a depth, whose picture is then put into the
 * framebuffer that was bound. To be embedded, all zero at first.
 */
typedef struct
{
  /*< private >*/
  GLuint framebuffer;
  GLuint renderbuffer[2]; /* colour, depth */
  GLuint single[2];       /* where samples are put together first: a framebuffer and its colour */
  int width;
  int height;
  GLint samples;
  GLint outer_draw; /* what was bound before */
  GLint outer_read;
  GLint outer_viewport[4];
} PlateauTarget;

/**
 * plateau_target_bind:
 *
 * Binds it, made anew where its size is another one, with a viewport of all of it. FALSE with
 * #PLATEAU_SCENE_ERROR_FRAMEBUFFER: what was bound is bound still.
 */
gboolean plateau_target_bind (PlateauTarget *self, int width, int height, GError **error);

/** Puts the picture into what was bound before, and binds that again, with its viewport. */
void plateau_target_resolve (PlateauTarget *self);

/** TRUE where each pixel has several samples. */
gboolean plateau_target_has_samples (const PlateauTarget *self);

void plateau_target_clear (PlateauTarget *self);

G_END_DECLS
