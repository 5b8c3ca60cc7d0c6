/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A context of OpenGL without a screen, that notes every error. */
#pragma once

#include <cairo.h>
#include <epoxy/egl.h>
#include <epoxy/gl.h>
#include <glib.h>

typedef struct
{
  EGLDisplay display;
  EGLContext context;
  gboolean debug; /* errors are noted by the driver itself */
} GlContext;

/** OpenGL 3.2 core, or OpenGL ES 3.0. FALSE with a reason where there is none. */
gboolean gl_context_init (GlContext *self, gboolean es, const char **reason);
void gl_context_clear (GlContext *self);

/** Fails the test where an error was noted since the last call. */
void gl_context_assert_clean (GlContext *self);

/** Forgets the errors that a test has provoked. */
void gl_context_forget (GlContext *self);

/** A framebuffer to draw into, bound; reads it as a picture, upright. */
typedef struct
{
  GLuint framebuffer;
  GLuint texture;
  int width;
  int height;
} GlCanvas;

void gl_canvas_init (GlCanvas *self, int width, int height);
void gl_canvas_clear (GlCanvas *self);
cairo_surface_t *gl_canvas_read (GlCanvas *self);
