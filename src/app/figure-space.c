/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "figure-space.h"

#include "figures/cloud-figure.h"

#include <string.h>

void
plateau_figure_space_init (PlateauFigureSpace *self, GtkWidget *widget)
{
  *self = (PlateauFigureSpace){ .widget = widget };
}

static void
drop_space (PlateauFigureSpace *self)
{
  g_clear_pointer (&self->space, plateau_space_unref);
  g_clear_pointer (&self->snapshot, plateau_snapshot_unref);
}

static void
drop_scene (PlateauFigureSpace *self)
{
  if (self->leaving != 0)
    g_source_remove (self->leaving);
  self->leaving = 0;
  if (self->scene != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->scene));
  self->scene = NULL;
}

void
plateau_figure_space_forget (PlateauFigureSpace *self)
{
  drop_scene (self);
  drop_space (self);
}

void
plateau_figure_space_clear (PlateauFigureSpace *self)
{
  plateau_figure_space_forget (self);
  g_clear_pointer (&self->failure, g_free);
}

gboolean
plateau_figure_space_applies (PlateauFigureKind kind,
                              const PlateauSnapshot *snapshot,
                              const PlateauFigureOptions *options)
{
  return (kind == PLATEAU_FIGURE_LANDSCAPE && snapshot->landscape != NULL) ||
         (kind == PLATEAU_FIGURE_BOUNDARY && plateau_cloud_figure_applies (snapshot, options));
}

static gboolean
on_leave (gpointer data)
{
  PlateauFigureSpace *self = data;

  self->leaving = 0;
  plateau_figure_space_forget (self);
  g_signal_emit_by_name (self->widget, "flat");
  return G_SOURCE_REMOVE;
}

/* It is being realized or drawn, and so are its parents: it goes once that is over. */
static void
on_failed (PlateauSceneView *scene, const char *message, PlateauFigureSpace *self)
{
  g_free (self->failure);
  self->failure = g_strdup (message);
  self->leaving = g_idle_add (on_leave, self);
}

/* Each snapshot has paths of its own, which may be the same ones. */
static gboolean
is_same_path (const PlateauPath *a, const PlateauPath *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return a->projection == b->projection && a->n == b->n &&
         (a->n == 0 || (a->epoch[a->n - 1] == b->epoch[b->n - 1] &&
                        a->x[a->n - 1] == b->x[b->n - 1] && a->y[a->n - 1] == b->y[b->n - 1]));
}

/* Whether a landscape looks alike in both: an answer to another wish need not change it. */
static gboolean
has_same_ground (const PlateauSnapshot *a, const PlateauSnapshot *b)
{
  if (a->landscape != b->landscape || !is_same_path (a->path, b->path) ||
      a->generation != b->generation || a->epoch != b->epoch || a->n_lanes != b->n_lanes ||
      a->looked != b->looked)
    return FALSE;

  for (guint i = 0; i < a->n_lanes; i++)
    if (!is_same_path (plateau_snapshot_get_lane (a, i)->path,
                       plateau_snapshot_get_lane (b, i)->path))
      return FALSE;

  return TRUE;
}

/* From where it is seen does not count. */
static gboolean
is_same (const PlateauFigureSpace *self,
         PlateauFigureKind kind,
         const PlateauSnapshot *snapshot,
         const PlateauFigureOptions *options,
         const PlateauStyle *style)
{
  PlateauFigureOptions before = self->options;

  before.camera = options->camera;
  before.lit.x = options->lit.x;
  before.lit.y = options->lit.y;
  return self->space != NULL &&
         (self->snapshot == snapshot ||
          (kind == PLATEAU_FIGURE_LANDSCAPE && has_same_ground (self->snapshot, snapshot))) &&
         memcmp (&before, options, sizeof before) == 0 &&
         memcmp (&self->style, style, sizeof self->style) == 0;
}

static void
build_space (PlateauFigureSpace *self,
             PlateauFigureKind kind,
             PlateauSnapshot *snapshot,
             const PlateauFigureOptions *options,
             const PlateauStyle *style)
{
  if (is_same (self, kind, snapshot, options, style))
    return;

  plateau_snapshot_ref (snapshot);
  drop_space (self);
  self->snapshot = snapshot;
  memcpy (&self->options, options, sizeof self->options);
  memcpy (&self->style, style, sizeof self->style);
  self->space = plateau_figure_dup_space (kind, snapshot, style, options);
}

/* First of the children: all others are above it. */
static void
add_scene (PlateauFigureSpace *self)
{
  if (self->scene != NULL)
    return;

  self->scene = plateau_scene_view_new ();
  g_signal_connect (self->scene, "failed", G_CALLBACK (on_failed), self);
  plateau_scene_view_show (self->scene, self->space, &self->options.camera);
  gtk_widget_insert_after (GTK_WIDGET (self->scene), self->widget, NULL);
}

gboolean
plateau_figure_space_show (PlateauFigureSpace *self,
                           PlateauFigureKind kind,
                           PlateauSnapshot *snapshot,
                           const PlateauFigureOptions *options,
                           const PlateauStyle *style)
{
  if (self->failure != NULL)
    return FALSE;

  if (!plateau_figure_space_applies (kind, snapshot, options))
    {
      plateau_figure_space_forget (self);
      return FALSE;
    }

  build_space (self, kind, snapshot, options, style);
  if (self->space == NULL)
    {
      plateau_figure_space_forget (self);
      return FALSE;
    }

  add_scene (self);
  plateau_scene_view_show (self->scene, self->space, &options->camera);
  return self->failure == NULL;
}

void
plateau_figure_space_allocate (PlateauFigureSpace *self, int width, int height)
{
  if (self->scene != NULL)
    gtk_widget_allocate (GTK_WIDGET (self->scene), width, height, -1, NULL);
}

void
plateau_figure_space_snapshot (PlateauFigureSpace *self, GtkSnapshot *snapshot)
{
  if (self->scene != NULL)
    gtk_widget_snapshot_child (self->widget, GTK_WIDGET (self->scene), snapshot);
}

const char *
plateau_figure_space_get_failure (const PlateauFigureSpace *self)
{
  return self->failure;
}
