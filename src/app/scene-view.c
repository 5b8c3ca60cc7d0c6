/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "scene-view.h"

#include "scene/scene.h"

struct _PlateauSceneView
{
  GtkWidget parent_instance;

  /* owned by the widget tree */
  GtkGLArea *area;

  /* owned */
  PlateauScene *scene;
  PlateauSpace *space; /* NULL before the first */
  PlateauCamera camera;
  guint n_drawn;
  gboolean failed;
};

G_DEFINE_FINAL_TYPE (PlateauSceneView, plateau_scene_view, GTK_TYPE_WIDGET)

enum
{
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
fail (PlateauSceneView *self, const GError *error)
{
  if (self->failed)
    return;

  self->failed = TRUE;
  g_signal_emit (self, signals[FAILED], 0, error->message);
}

/* Some cards have OpenGL ES alone. Where neither can be had the area tries for itself, and says why not. */
static GdkGLContext *
on_create_context (PlateauSceneView *self)
{
  static const struct
  {
    GdkGLAPI api;
    int major, minor;
  } versions[] = { { GDK_GL_API_GL, 3, 2 }, { GDK_GL_API_GLES, 3, 0 } };
  GdkSurface *surface = gtk_native_get_surface (gtk_widget_get_native (GTK_WIDGET (self->area)));

  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      g_autoptr (GdkGLContext) context = gdk_surface_create_gl_context (surface, NULL);

      if (context == NULL)
        return NULL;

      gdk_gl_context_set_allowed_apis (context, versions[i].api);
      gdk_gl_context_set_required_version (context, versions[i].major, versions[i].minor);
      gdk_gl_context_set_debug_enabled (context, g_getenv ("PLATEAU_GL_DEBUG") != NULL);
      if (gdk_gl_context_realize (context, NULL))
        return g_steal_pointer (&context);
    }

  return NULL;
}

/* Runs after the area's own: its context is there, or the reason why it is not. */
static void
on_realize (PlateauSceneView *self)
{
  g_autoptr (GError) error = NULL;

  gtk_gl_area_make_current (self->area);
  if (gtk_gl_area_get_error (self->area) != NULL)
    fail (self, gtk_gl_area_get_error (self->area));
  else if (!plateau_scene_realize (self->scene, &error))
    fail (self, error);
}

/* Runs before the area's own, which drops the context. */
static void
on_unrealize (PlateauSceneView *self)
{
  gtk_gl_area_make_current (self->area);
  if (gtk_gl_area_get_error (self->area) == NULL)
    plateau_scene_unrealize (self->scene);
}

static gboolean
on_render (PlateauSceneView *self)
{
  g_autoptr (GError) error = NULL;
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self->area));
  int width = gtk_widget_get_width (GTK_WIDGET (self->area)) * scale;
  int height = gtk_widget_get_height (GTK_WIDGET (self->area)) * scale;

  if (self->space == NULL || self->failed)
    return FALSE;

  if (plateau_scene_draw (self->scene, self->space, &self->camera, width, height, scale, &error))
    self->n_drawn++;
  else
    fail (self, error);
  return TRUE;
}

void
plateau_scene_view_show (PlateauSceneView *self, PlateauSpace *space, const PlateauCamera *camera)
{
  g_return_if_fail (PLATEAU_IS_SCENE_VIEW (self));

  if (space == self->space && plateau_camera_equal (camera, &self->camera))
    return;

  plateau_space_ref (space);
  g_clear_pointer (&self->space, plateau_space_unref);
  self->space = space;
  self->camera = *camera;
  gtk_gl_area_queue_render (self->area);
}

gboolean
plateau_scene_view_has_failed (PlateauSceneView *self)
{
  g_return_val_if_fail (PLATEAU_IS_SCENE_VIEW (self), TRUE);

  return self->failed;
}

guint
plateau_scene_view_get_n_drawn (PlateauSceneView *self)
{
  g_return_val_if_fail (PLATEAU_IS_SCENE_VIEW (self), 0);

  return self->n_drawn;
}

PlateauSceneView *
plateau_scene_view_new (void)
{
  return g_object_new (PLATEAU_TYPE_SCENE_VIEW, NULL);
}

/* An area without a context would draw a page about its error. */
static void
plateau_scene_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PlateauSceneView *self = PLATEAU_SCENE_VIEW (widget);

  if (!self->failed && self->space != NULL)
    gtk_widget_snapshot_child (widget, GTK_WIDGET (self->area), snapshot);
}

static void
plateau_scene_view_dispose (GObject *object)
{
  PlateauSceneView *self = PLATEAU_SCENE_VIEW (object);

  /* It unrealizes the area, and so the scene, first. */
  if (self->area != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->area));
  self->area = NULL;
  g_clear_pointer (&self->scene, plateau_scene_free);
  g_clear_pointer (&self->space, plateau_space_unref);
  G_OBJECT_CLASS (plateau_scene_view_parent_class)->dispose (object);
}

static void
plateau_scene_view_class_init (PlateauSceneViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = plateau_scene_view_dispose;
  widget_class->snapshot = plateau_scene_view_snapshot;

  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "scene");
  /* What it shows is told by the figure that it belongs to. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
plateau_scene_view_init (PlateauSceneView *self)
{
  self->scene = plateau_scene_new ();
  self->area = GTK_GL_AREA (gtk_gl_area_new ());
  gtk_gl_area_set_required_version (self->area, 3, 2);
  /* The scene has a depth buffer of its own, with its multisampled target. */
  gtk_gl_area_set_has_depth_buffer (self->area, FALSE);
  g_signal_connect_swapped (self->area, "create-context", G_CALLBACK (on_create_context), self);
  g_signal_connect_swapped (self->area, "realize", G_CALLBACK (on_realize), self);
  g_signal_connect_swapped (self->area, "unrealize", G_CALLBACK (on_unrealize), self);
  g_signal_connect_swapped (self->area, "render", G_CALLBACK (on_render), self);
  gtk_widget_set_parent (GTK_WIDGET (self->area), GTK_WIDGET (self));
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}
