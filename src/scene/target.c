/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "target.h"

#include <glib/gi18n-lib.h>

#define SAMPLES 4

/* Without a graphics card samples are kept in memory, 32 bytes a pixel: 128 MB. A screen with more
 * pixels than these has such small ones that edges look well without. */
#define MAX_SAMPLED (4 << 20)

void
plateau_target_clear (PlateauTarget *self)
{
  if (self->framebuffer != 0)
    glDeleteFramebuffers (1, &self->framebuffer);
  if (self->renderbuffer[0] != 0)
    glDeleteRenderbuffers (2, self->renderbuffer);
  if (self->single[0] != 0)
    glDeleteFramebuffers (1, &self->single[0]);
  if (self->single[1] != 0)
    glDeleteRenderbuffers (1, &self->single[1]);
  *self = (PlateauTarget){ 0 };
}

gboolean
plateau_target_has_samples (const PlateauTarget *self)
{
  return self->samples > 1;
}

/* OpenGL ES puts samples together only into the same format, and nobody knows that of the framebuffer
 * outside. */
static gboolean
make_single (PlateauTarget *self)
{
  gboolean complete;

  glGenFramebuffers (1, &self->single[0]);
  glGenRenderbuffers (1, &self->single[1]);
  glBindFramebuffer (GL_DRAW_FRAMEBUFFER, self->single[0]);
  glBindRenderbuffer (GL_RENDERBUFFER, self->single[1]);
  glRenderbufferStorage (GL_RENDERBUFFER, GL_RGBA8, self->width, self->height);
  glFramebufferRenderbuffer (GL_DRAW_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER,
                             self->single[1]);
  glBindRenderbuffer (GL_RENDERBUFFER, 0);
  complete = glCheckFramebufferStatus (GL_DRAW_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
  glBindFramebuffer (GL_DRAW_FRAMEBUFFER, self->framebuffer);

  return complete;
}

static gboolean
make (PlateauTarget *self, int width, int height, GLint samples)
{
  static const GLenum formats[2] = { GL_RGBA8, GL_DEPTH_COMPONENT24 };
  static const GLenum places[2] = { GL_COLOR_ATTACHMENT0, GL_DEPTH_ATTACHMENT };

  glGenFramebuffers (1, &self->framebuffer);
  glGenRenderbuffers (2, self->renderbuffer);
  glBindFramebuffer (GL_DRAW_FRAMEBUFFER, self->framebuffer);
  for (guint i = 0; i < 2; i++)
    {
      glBindRenderbuffer (GL_RENDERBUFFER, self->renderbuffer[i]);
      if (samples > 1)
        glRenderbufferStorageMultisample (GL_RENDERBUFFER, samples, formats[i], width, height);
      else
        glRenderbufferStorage (GL_RENDERBUFFER, formats[i], width, height);
      glFramebufferRenderbuffer (GL_DRAW_FRAMEBUFFER, places[i], GL_RENDERBUFFER,
                                 self->renderbuffer[i]);
    }
  glBindRenderbuffer (GL_RENDERBUFFER, 0);
  self->width = width;
  self->height = height;
  self->samples = samples;

  return glCheckFramebufferStatus (GL_DRAW_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE &&
         (samples <= 1 || epoxy_is_desktop_gl () || make_single (self));
}

/* Binds it if it can be had, of that size. */
static gboolean
ensure (PlateauTarget *self, int width, int height, GLint largest)
{
  GLint most = 1;

  if (self->framebuffer != 0 && self->width == width && self->height == height)
    {
      glBindFramebuffer (GL_DRAW_FRAMEBUFFER, self->framebuffer);
      return TRUE;
    }

  plateau_target_clear (self);
  if (width > largest || height > largest)
    return FALSE;

  glGetIntegerv (GL_MAX_SAMPLES, &most);
  if ((gint64) width * height > MAX_SAMPLED)
    most = 1;
  if (make (self, width, height, MIN (most, SAMPLES)))
    return TRUE;
  /* Without several samples edges are rough, but there is a picture. */
  plateau_target_clear (self);
  if (make (self, width, height, 1))
    return TRUE;
  plateau_target_clear (self);

  return FALSE;
}

gboolean
plateau_target_bind (PlateauTarget *self, int width, int height, GError **error)
{
  GLint largest = 0, draw = 0, read = 0, viewport[4];

  /* Making it anew forgets all that it holds. */
  glGetIntegerv (GL_MAX_RENDERBUFFER_SIZE, &largest);
  glGetIntegerv (GL_DRAW_FRAMEBUFFER_BINDING, &draw);
  glGetIntegerv (GL_READ_FRAMEBUFFER_BINDING, &read);
  glGetIntegerv (GL_VIEWPORT, viewport);
  if (!ensure (self, width, height, largest))
    {
      glBindFramebuffer (GL_DRAW_FRAMEBUFFER, (GLuint) draw);
      g_set_error (error, PLATEAU_SCENE_ERROR, PLATEAU_SCENE_ERROR_FRAMEBUFFER,
                   _ ("no framebuffer of %d × %d pixels; the largest side is %d"), width, height,
                   largest);
      return FALSE;
    }

  self->outer_draw = draw;
  self->outer_read = read;
  for (guint k = 0; k < 4; k++)
    self->outer_viewport[k] = viewport[k];
  glViewport (0, 0, width, height);

  return TRUE;
}

/* Puts samples together, where there are several. */
static void
copy (const PlateauTarget *self, GLuint from, GLuint to)
{
  glBindFramebuffer (GL_READ_FRAMEBUFFER, from);
  glBindFramebuffer (GL_DRAW_FRAMEBUFFER, to);
  glBlitFramebuffer (0, 0, self->width, self->height, 0, 0, self->width, self->height,
                     GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

void
plateau_target_resolve (PlateauTarget *self)
{
  if (self->single[0] != 0)
    {
      copy (self, self->framebuffer, self->single[0]);
      copy (self, self->single[0], (GLuint) self->outer_draw);
    }
  else
    copy (self, self->framebuffer, (GLuint) self->outer_draw);
  glBindFramebuffer (GL_READ_FRAMEBUFFER, (GLuint) self->outer_read);
  glViewport (self->outer_viewport[0], self->outer_viewport[1], self->outer_viewport[2],
              self->outer_viewport[3]);
}
