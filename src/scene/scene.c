/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "scene.h"

#include "atlas.h"
#include "mesh.h"
#include "target.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* As plateau_space_draw () lights. */
#define SHADED 0.62f

/* So much nearer, of the whole depth, counts what lies on a surface; and so much more for each half of
 * its size in the box, since it is drawn flat on the screen and would dip into what it lies on. */
#define LIFT 0.012
#define LIFT_SIZE 1.1
#define MAX_LIFT 0.1

/* Of a line's rim, in widths of the line. */
#define RIM_WIDTH 2.0

#define BOX_WIDTH 1.0f
#define CONTOUR_WIDTH 1.0f

typedef enum
{
  SURFACE,
  FACE,
  LINE,
  MARK,
  N_PROGRAMS,
} Program;

static const char *const names[N_PROGRAMS] = { "surface", "face", "line", "mark" };

struct _PlateauScene
{
  gboolean realized;
  GLuint program[N_PROGRAMS];
  GLuint atlas;
  PlateauTarget target;

  /* What is uploaded */
  PlateauSpace *space;
  PlateauMesh *mesh; /* of each item */
  PlateauMesh box;
  PlateauMesh faces; /* the transparent ones, sorted for */
  PlateauCamera camera;

  /* Of the present drawing */
  float matrix[16];
  float eye[3];
  float light[3];
  float viewport[2];
  float scale;
};

G_DEFINE_QUARK (plateau - scene - error - quark, plateau_scene_error)

PlateauScene *
plateau_scene_new (void)
{
  return g_new0 (PlateauScene, 1);
}

/* Forgets what was uploaded; with @context its objects are freed. */
static void
drop_space (PlateauScene *self, gboolean context)
{
  if (self->space != NULL && context)
    {
      for (guint i = 0; i < self->space->n_items; i++)
        plateau_mesh_clear (&self->mesh[i]);
      plateau_mesh_clear (&self->box);
      plateau_mesh_clear (&self->faces);
    }
  g_clear_pointer (&self->mesh, g_free);
  g_clear_pointer (&self->space, plateau_space_unref);
  self->box = self->faces = (PlateauMesh){ 0 };
}

void
plateau_scene_free (PlateauScene *self)
{
  if (self == NULL)
    return;

  drop_space (self, FALSE);
  g_free (self);
}

gboolean
plateau_scene_realize (PlateauScene *self, GError **error)
{
  gboolean desktop = epoxy_is_desktop_gl ();
  int version = epoxy_gl_version ();

  g_return_val_if_fail (!self->realized, TRUE);

  if (version < (desktop ? 32 : 30))
    {
      g_set_error (error, PLATEAU_SCENE_ERROR, PLATEAU_SCENE_ERROR_VERSION,
                   _ ("OpenGL %s%d.%d is too old: 3.2, or OpenGL ES 3.0, is needed"),
                   desktop ? "" : "ES ", version / 10, version % 10);
      return FALSE;
    }

  self->realized = TRUE;
  for (guint i = 0; i < N_PROGRAMS; i++)
    {
      self->program[i] = plateau_program_new (names[i], error);
      if (self->program[i] == 0)
        {
          plateau_scene_unrealize (self);
          return FALSE;
        }
    }
  self->atlas = plateau_atlas_new ();

  return TRUE;
}

void
plateau_scene_unrealize (PlateauScene *self)
{
  if (!self->realized)
    return;

  drop_space (self, TRUE);
  plateau_target_clear (&self->target);
  for (guint i = 0; i < N_PROGRAMS; i++)
    {
      if (self->program[i] != 0)
        glDeleteProgram (self->program[i]);
      self->program[i] = 0;
    }
  if (self->atlas != 0)
    glDeleteTextures (1, &self->atlas);
  self->atlas = 0;
  self->realized = FALSE;
}

static void
upload (PlateauScene *self, PlateauSpace *space, const PlateauCamera *camera)
{
  gboolean turned = !plateau_camera_equal (camera, &self->camera);

  if (space != self->space)
    {
      drop_space (self, TRUE);
      self->space = plateau_space_ref (space);
      self->mesh = g_new0 (PlateauMesh, space->n_items);
      for (guint i = 0; i < space->n_items; i++)
        if (!plateau_space_item_is_transparent (&space->item[i]))
          plateau_mesh_set_item (&self->mesh[i], &space->item[i]);
      turned = TRUE;
    }
  if (turned)
    {
      plateau_mesh_set_faces (&self->faces, space, camera);
      plateau_mesh_set_box (&self->box, camera);
      self->camera = *camera;
    }
}

static void
look (PlateauScene *self, const PlateauCamera *camera, int width, int height, double scale)
{
  static const double toward[3] = { -0.45, 0.55, 0.70 };
  double matrix[16], eye[3], cy = cos (camera->yaw), sy = sin (camera->yaw);
  double sp = sin (camera->pitch), cp = cos (camera->pitch);
  const double right[3] = { cy, -sy, 0 }, up[3] = { sp * sy, sp * cy, cp };

  plateau_camera_matrix (camera, (double) width / height, matrix);
  plateau_camera_eye (camera, eye);
  for (guint i = 0; i < 16; i++)
    self->matrix[i] = (float) matrix[i];
  for (guint k = 0; k < 3; k++)
    {
      self->eye[k] = (float) eye[k];
      self->light[k] = (float) (toward[0] * right[k] + toward[1] * up[k] + toward[2] * eye[k]);
    }
  self->viewport[0] = (float) width;
  self->viewport[1] = (float) height;
  self->scale = (float) scale;
}

static GLint
uniform (const PlateauScene *self, Program program, const char *name)
{
  return glGetUniformLocation (self->program[program], name);
}

static void
set_color (const PlateauScene *self, Program program, const char *name, PlateauColor color)
{
  glUniform4f (uniform (self, program, name), (float) color.red, (float) color.green,
               (float) color.blue, (float) color.alpha);
}

static void
use (const PlateauScene *self, Program program)
{
  glUseProgram (self->program[program]);
  glUniformMatrix4fv (uniform (self, program, "matrix"), 1, GL_FALSE, self->matrix);
  if (program == SURFACE || program == FACE)
    {
      glUniform3fv (uniform (self, program, "eye"), 1, self->eye);
      glUniform3fv (uniform (self, program, "light"), 1, self->light);
      glUniform1f (uniform (self, program, "shaded"), SHADED);
    }
  else
    {
      glUniform2fv (uniform (self, program, "viewport"), 1, self->viewport);
    }
}

/* Pixels of the screen for each unit of the box, in its middle. */
static double
get_unit (const PlateauScene *self)
{
  return 0.5 * fmin (self->viewport[0], self->viewport[1]) *
         hypot (self->matrix[0], hypot (self->matrix[4], self->matrix[8])) / self->matrix[15] *
         fmax (1, self->viewport[0] / self->viewport[1]);
}

/* @size: logical pixels, of a line's width or a mark's diameter */
static float
get_lift (const PlateauScene *self, double size)
{
  return (float) fmin (LIFT + LIFT_SIZE * 0.5 * size * self->scale / get_unit (self), MAX_LIFT);
}

static void
draw_line (const PlateauScene *self,
           const PlateauMesh *mesh,
           PlateauColor color,
           double width,
           double dash,
           float lift)
{
  use (self, LINE);
  glUniform1f (uniform (self, LINE, "width"), (float) width * self->scale);
  glUniform1f (uniform (self, LINE, "lift"), lift);
  glUniform1f (uniform (self, LINE, "dash"), (float) dash * self->scale);
  glUniform1f (uniform (self, LINE, "way_scale"), (float) get_unit (self));
  set_color (self, LINE, "color", color);
  plateau_mesh_draw (mesh);
}

static void
draw_path (const PlateauScene *self, const PlateauMesh *mesh, const PlateauSpaceItem *item)
{
  double rim = item->outline.alpha > 0 ? RIM_WIDTH * item->width : 0;
  float lift = item->on_top ? 0 : get_lift (self, fmax (rim, item->width));

  if (rim > 0)
    {
      /* The rim around a point that is near lies over what is farther of the line itself, and must not
       * hide it. */
      glDepthMask (GL_FALSE);
      draw_line (self, mesh, item->outline, rim, 0, lift);
      glDepthMask (GL_TRUE);
    }
  draw_line (self, mesh, item->color, item->width, item->dash, lift);
}

static void
draw_marks (const PlateauScene *self, const PlateauMesh *mesh, const PlateauSpaceItem *item)
{
  float cell[2];

  use (self, MARK);
  plateau_atlas_cell (item->mark, cell);
  glUniform1f (uniform (self, MARK, "size"),
               (float) (item->width * PLATEAU_ATLAS_AIR) * self->scale);
  glUniform1f (uniform (self, MARK, "lift"), item->on_top ? 0 : get_lift (self, item->width));
  glUniform2fv (uniform (self, MARK, "cell"), 1, cell);
  glUniform1i (uniform (self, MARK, "atlas"), 0);
  set_color (self, MARK, "color", item->color);
  set_color (self, MARK, "outline", item->outline);
  glActiveTexture (GL_TEXTURE0);
  glBindTexture (GL_TEXTURE_2D, self->atlas);
  plateau_mesh_draw (mesh);
  glBindTexture (GL_TEXTURE_2D, 0);
}

static void
draw_item (const PlateauScene *self, guint i)
{
  const PlateauSpaceItem *item = &self->space->item[i];
  const PlateauMesh *mesh = &self->mesh[i];

  switch (item->kind)
    {
    case PLATEAU_SPACE_SURFACE:
      use (self, SURFACE);
      glUniform1f (uniform (self, SURFACE, "contour"), (float) item->contour);
      glUniform1f (uniform (self, SURFACE, "contour_width"), CONTOUR_WIDTH * self->scale);
      set_color (self, SURFACE, "contour_color", item->contour_color);
      plateau_mesh_draw (mesh);
      break;
    case PLATEAU_SPACE_LINE:
      draw_path (self, mesh, item);
      break;
    case PLATEAU_SPACE_POINTS:
      draw_marks (self, mesh, item);
      break;
    case PLATEAU_SPACE_FACES:
    default:
      use (self, FACE);
      plateau_mesh_draw (mesh);
    }
}

/* What is soft at its edges would hide what lies behind these pixels and is drawn later: each sample of a
 * pixel is covered or not instead. */
static void
draw_soft (const PlateauScene *self, guint i)
{
  gboolean many = plateau_target_has_samples (&self->target);

  if (many)
    {
      glDisable (GL_BLEND);
      glEnable (GL_SAMPLE_ALPHA_TO_COVERAGE);
    }
  draw_item (self, i);
  if (many)
    {
      glDisable (GL_SAMPLE_ALPHA_TO_COVERAGE);
      glEnable (GL_BLEND);
    }
}

static void
draw_space (const PlateauScene *self)
{
  const PlateauSpace *space = self->space;

  if (space->box)
    {
      glDepthMask (GL_FALSE);
      draw_line (self, &self->box, space->box_color, BOX_WIDTH, 0, 0);
      glDepthMask (GL_TRUE);
    }
  for (guint i = 0; i < space->n_items; i++)
    {
      gboolean soft =
          space->item[i].kind == PLATEAU_SPACE_LINE || space->item[i].kind == PLATEAU_SPACE_POINTS;

      if (space->item[i].on_top || plateau_space_item_is_transparent (&space->item[i]))
        continue;
      if (soft)
        draw_soft (self, i);
      else
        draw_item (self, i);
    }

  glDepthMask (GL_FALSE);
  use (self, FACE);
  plateau_mesh_draw (&self->faces);
  glDepthMask (GL_TRUE);

  glDisable (GL_DEPTH_TEST);
  for (guint i = 0; i < space->n_items; i++)
    if (space->item[i].on_top)
      draw_item (self, i);
}

gboolean
plateau_scene_draw (PlateauScene *self,
                    PlateauSpace *space,
                    const PlateauCamera *camera,
                    int width,
                    int height,
                    double scale,
                    GError **error)
{
  g_return_val_if_fail (self->realized, FALSE);
  g_return_val_if_fail (width > 0 && height > 0, FALSE);

  if (!plateau_target_bind (&self->target, width, height, error))
    return FALSE;

  upload (self, space, camera);
  look (self, camera, width, height, scale);

  glDisable (GL_SCISSOR_TEST);
  glDisable (GL_CULL_FACE);
  glClearColor ((float) space->ground.red, (float) space->ground.green, (float) space->ground.blue,
                1);
  glClear (GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
  glClearColor (0, 0, 0, 0);
  /* The picture is opaque, whatever lies in it. */
  glColorMask (GL_TRUE, GL_TRUE, GL_TRUE, GL_FALSE);
  glEnable (GL_DEPTH_TEST);
  glDepthFunc (GL_LEQUAL);
  glEnable (GL_BLEND);
  glBlendFuncSeparate (GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  draw_space (self);

  glDisable (GL_DEPTH_TEST);
  glDepthFunc (GL_LESS);
  glDisable (GL_BLEND);
  glBlendFunc (GL_ONE, GL_ZERO);
  glColorMask (GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glUseProgram (0);
  glBindVertexArray (0);
  plateau_target_resolve (&self->target);

  return TRUE;
}
