/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "program.h"

#include "plateau-scene-resources.h"

#include <glib/gi18n-lib.h>
#include <gio/gio.h>

#define FOLDER "/io/github/plateau_app/Plateau/scene/shaders/"

static const char *const attributes[PLATEAU_N_ATTRIBUTES] = { "position", "normal", "color",
                                                              "corner" };

static const char *
get_header (void)
{
  if (epoxy_is_desktop_gl ())
    return "#version 150\n";
  return "#version 300 es\nprecision highp float;\nprecision highp int;\n";
}

/* (transfer full): never empty, so that a message always says something. */
static char *
read_log (GLuint object, gboolean program)
{
  GLint length = 0;
  g_autofree char *log = NULL;

  if (program)
    glGetProgramiv (object, GL_INFO_LOG_LENGTH, &length);
  else
    glGetShaderiv (object, GL_INFO_LOG_LENGTH, &length);
  log = g_malloc0 ((gsize) MAX (length, 0) + 1);
  if (program)
    glGetProgramInfoLog (object, length + 1, NULL, log);
  else
    glGetShaderInfoLog (object, length + 1, NULL, log);
  g_strstrip (log);

  return log[0] != '\0' ? g_steal_pointer (&log) : g_strdup ("no log");
}

static GLuint
compile (const char *name, GLenum kind, const char *text, GError **error)
{
  const char *parts[2] = { get_header (), text };
  GLuint shader = glCreateShader (kind);
  GLint compiled = GL_FALSE;

  glShaderSource (shader, 2, parts, NULL);
  glCompileShader (shader);
  glGetShaderiv (shader, GL_COMPILE_STATUS, &compiled);
  if (!compiled)
    {
      g_autofree char *log = read_log (shader, FALSE);

      g_set_error (error, PLATEAU_SCENE_ERROR, PLATEAU_SCENE_ERROR_SHADER,
                   _ ("shader %s.%s does not compile: %s"), name,
                   kind == GL_VERTEX_SHADER ? "vert" : "frag", log);
      glDeleteShader (shader);
      return 0;
    }

  return shader;
}

GLuint
plateau_program_new_from_text (const char *name,
                               const char *vertex_text,
                               const char *fragment_text,
                               GError **error)
{
  GLuint vertex, fragment, program;
  GLint linked = GL_FALSE;

  vertex = compile (name, GL_VERTEX_SHADER, vertex_text, error);
  if (vertex == 0)
    return 0;
  fragment = compile (name, GL_FRAGMENT_SHADER, fragment_text, error);
  if (fragment == 0)
    {
      glDeleteShader (vertex);
      return 0;
    }

  program = glCreateProgram ();
  glAttachShader (program, vertex);
  glAttachShader (program, fragment);
  for (guint i = 0; i < PLATEAU_N_ATTRIBUTES; i++)
    glBindAttribLocation (program, i, attributes[i]);
  glLinkProgram (program);
  glDetachShader (program, vertex);
  glDetachShader (program, fragment);
  glDeleteShader (vertex);
  glDeleteShader (fragment);
  glGetProgramiv (program, GL_LINK_STATUS, &linked);
  if (!linked)
    {
      g_autofree char *log = read_log (program, TRUE);

      g_set_error (error, PLATEAU_SCENE_ERROR, PLATEAU_SCENE_ERROR_SHADER,
                   _ ("program %s does not link: %s"), name, log);
      glDeleteProgram (program);
      return 0;
    }

  return program;
}

static GBytes *
load (const char *name, const char *ending, GError **error)
{
  g_autofree char *path = g_strconcat (FOLDER, name, ".", ending, NULL);

  return g_resource_lookup_data (plateau_scene_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                 error);
}

GLuint
plateau_program_new (const char *name, GError **error)
{
  g_autoptr (GBytes) vertex = load (name, "vert", error);
  g_autoptr (GBytes) fragment = vertex != NULL ? load (name, "frag", error) : NULL;

  if (fragment == NULL)
    return 0;

  /* Resources end with a zero byte that is not counted. */
  return plateau_program_new_from_text (name, g_bytes_get_data (vertex, NULL),
                                        g_bytes_get_data (fragment, NULL), error);
}
