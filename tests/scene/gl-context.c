/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gl-context.h"

#include <string.h>

static guint n_messages;

static void
on_message (GLenum source,
            GLenum type,
            GLuint id,
            GLenum severity,
            GLsizei length,
            const GLchar *message,
            const void *data)
{
  if (type != GL_DEBUG_TYPE_ERROR && severity != GL_DEBUG_SEVERITY_HIGH)
    return;

  g_test_message ("OpenGL: %.*s", (int) length, message);
  n_messages++;
}

static EGLDisplay
open_display (void)
{
  if (!epoxy_has_egl_extension (EGL_NO_DISPLAY, "EGL_EXT_platform_base") ||
      !epoxy_has_egl_extension (EGL_NO_DISPLAY, "EGL_MESA_platform_surfaceless"))
    return EGL_NO_DISPLAY;

  return eglGetPlatformDisplayEXT (EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, NULL);
}

gboolean
gl_context_init (GlContext *self, gboolean es, const char **reason)
{
  static const EGLint config_wish[] = { EGL_SURFACE_TYPE, 0, EGL_NONE };
  const EGLint context_wish[] = { EGL_CONTEXT_MAJOR_VERSION,
                                  3,
                                  EGL_CONTEXT_MINOR_VERSION,
                                  es ? 0 : 2,
                                  EGL_CONTEXT_OPENGL_DEBUG,
                                  EGL_TRUE,
                                  EGL_NONE };
  EGLConfig config;
  EGLint n = 0;

  *self = (GlContext){ 0 };
  self->display = open_display ();
  if (self->display == EGL_NO_DISPLAY || !eglInitialize (self->display, NULL, NULL))
    {
      *reason = "no EGL display without a screen";
      return FALSE;
    }

  *reason = "EGL gives no such context";
  if (!eglBindAPI (es ? EGL_OPENGL_ES_API : EGL_OPENGL_API) ||
      !eglChooseConfig (self->display, config_wish, &config, 1, &n) || n == 0)
    return FALSE;
  self->context = eglCreateContext (self->display, config, EGL_NO_CONTEXT, context_wish);
  if (self->context == EGL_NO_CONTEXT ||
      !eglMakeCurrent (self->display, EGL_NO_SURFACE, EGL_NO_SURFACE, self->context))
    return FALSE;

  g_assert_true (epoxy_is_desktop_gl () == !es);
  n_messages = 0;
  if (epoxy_has_gl_extension ("GL_KHR_debug"))
    {
      self->debug = TRUE;
      glEnable (GL_DEBUG_OUTPUT);
      glEnable (GL_DEBUG_OUTPUT_SYNCHRONOUS);
      if (es)
        glDebugMessageCallbackKHR (on_message, NULL);
      else
        glDebugMessageCallback (on_message, NULL);
    }

  return TRUE;
}

void
gl_context_clear (GlContext *self)
{
  eglMakeCurrent (self->display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
  if (self->context != EGL_NO_CONTEXT)
    eglDestroyContext (self->display, self->context);
  *self = (GlContext){ 0 };
}

void
gl_context_assert_clean (GlContext *self)
{
  g_assert_cmphex (glGetError (), ==, GL_NO_ERROR);
  g_assert_cmpuint (n_messages, ==, 0);
}

void
gl_context_forget (GlContext *self)
{
  n_messages = 0;
}

void
gl_canvas_init (GlCanvas *self, int width, int height)
{
  *self = (GlCanvas){ .width = width, .height = height };
  glGenTextures (1, &self->texture);
  glBindTexture (GL_TEXTURE_2D, self->texture);
  glTexImage2D (GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, NULL);
  glTexParameteri (GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glBindTexture (GL_TEXTURE_2D, 0);
  glGenFramebuffers (1, &self->framebuffer);
  glBindFramebuffer (GL_FRAMEBUFFER, self->framebuffer);
  glFramebufferTexture2D (GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, self->texture, 0);
  g_assert_cmphex (glCheckFramebufferStatus (GL_FRAMEBUFFER), ==, GL_FRAMEBUFFER_COMPLETE);
}

void
gl_canvas_clear (GlCanvas *self)
{
  glDeleteFramebuffers (1, &self->framebuffer);
  glDeleteTextures (1, &self->texture);
}

cairo_surface_t *
gl_canvas_read (GlCanvas *self)
{
  cairo_surface_t *image =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, self->width, self->height);
  g_autofree guint8 *pixels = g_malloc ((gsize) 4 * self->width * self->height);
  int stride = cairo_image_surface_get_stride (image);
  guint8 *data = cairo_image_surface_get_data (image);

  glBindFramebuffer (GL_FRAMEBUFFER, self->framebuffer);
  glReadPixels (0, 0, self->width, self->height, GL_RGBA, GL_UNSIGNED_BYTE, pixels);
  for (int y = 0; y < self->height; y++)
    for (int x = 0; x < self->width; x++)
      {
        const guint8 *from = pixels + 4 * ((self->height - 1 - y) * self->width + x);
        guint32 pixel = (guint32) from[0] << 16 | (guint32) from[1] << 8 | from[2];

        memcpy (data + y * stride + 4 * x, &pixel, sizeof pixel);
      }
  cairo_surface_mark_dirty (image);

  return image;
}
