/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canvas.h"

#include "painter.h"

/* A figure that takes longer, in microseconds, is drawn on the painter's thread: three of them and
 * the widgets must go into 8 ms. */
#define CHEAP 800

struct _PlateauCanvas
{
  /* borrowed */
  GtkWidget *widget;

  /* owned */
  PlateauPainting painting; /* what is to be seen; without a snapshot where there is nothing */
  cairo_surface_t *picture; /* what can be seen */
  PlateauEasel *easel;      /* from the first costly picture on */
  gint64 cost;              /* of the last picture */
  guint tick;
  gboolean stale; /* nobody has been asked yet to draw what is to be seen */
};

PlateauCanvas *
plateau_canvas_new (GtkWidget *widget, PlateauFigureKind kind)
{
  PlateauCanvas *self = g_new0 (PlateauCanvas, 1);

  self->widget = widget;
  self->painting.kind = kind;

  return self;
}

static void
stop_waiting (PlateauCanvas *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (self->widget, self->tick);
  self->tick = 0;
  if (self->easel != NULL)
    plateau_easel_cancel (self->easel);
}

void
plateau_canvas_forget (PlateauCanvas *self)
{
  stop_waiting (self);
  plateau_painting_clear (&self->painting);
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  self->stale = FALSE;
}

void
plateau_canvas_leave (PlateauCanvas *self)
{
  stop_waiting (self);
  g_clear_pointer (&self->easel, plateau_easel_free);
}

void
plateau_canvas_free (PlateauCanvas *self)
{
  if (self == NULL)
    return;

  plateau_canvas_forget (self);
  g_clear_pointer (&self->easel, plateau_easel_free);
  g_free (self);
}

void
plateau_canvas_show (PlateauCanvas *self,
                     PlateauSnapshot *snapshot,
                     const PlateauFigureOptions *options,
                     const PlateauStyle *style)
{
  PlateauPainting before = self->painting;

  plateau_painting_init (&self->painting, before.kind, before.width, before.height, before.scale,
                         snapshot, options, style);
  plateau_painting_clear (&before);
  self->stale = TRUE;
}

gboolean
plateau_canvas_is_late (PlateauCanvas *self)
{
  return self->painting.snapshot != NULL &&
         (self->stale || (self->easel != NULL && plateau_easel_is_busy (self->easel)));
}

/* The painter of the window: there is one for all canvases on it. */
static PlateauPainter *
find_painter (GtkWidget *widget)
{
  GObject *root = G_OBJECT (gtk_widget_get_root (widget));
  PlateauPainter *painter = g_object_get_data (root, "plateau-painter");

  if (painter == NULL)
    {
      painter = plateau_painter_new ();
      g_object_set_data_full (root, "plateau-painter", painter,
                              (GDestroyNotify) plateau_painter_unref);
    }

  return painter;
}

static void
take_picture (PlateauCanvas *self)
{
  cairo_surface_t *picture;
  gint64 cost;

  picture = self->easel != NULL ? plateau_easel_take (self->easel, &cost) : NULL;
  if (picture == NULL)
    return;

  g_clear_pointer (&self->picture, cairo_surface_destroy);
  self->picture = picture;
  self->cost = cost;
}

/* The clock of the frames looks for the picture: nothing that was sent here can come too late, to a
 * widget that is gone. */
static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PlateauCanvas *self = data;
  cairo_surface_t *before = self->picture;

  take_picture (self);
  if (self->picture != before)
    gtk_widget_queue_draw (widget);
  if (plateau_easel_is_busy (self->easel))
    return G_SOURCE_CONTINUE;

  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
draw_at_once (PlateauCanvas *self)
{
  stop_waiting (self);
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  self->picture = plateau_painting_draw (&self->painting, &self->cost);
}

static void
ask (PlateauCanvas *self)
{
  PlateauPainting copy;

  if (self->easel == NULL)
    self->easel = plateau_easel_new (find_painter (self->widget));
  plateau_painting_init (&copy, self->painting.kind, self->painting.width, self->painting.height,
                         self->painting.scale, self->painting.snapshot, &self->painting.options,
                         &self->painting.style);
  plateau_easel_ask (self->easel, &copy);
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (self->widget, on_tick, self, NULL);
}

static void
refresh (PlateauCanvas *self, int width, int height, int scale)
{
  PlateauPainting *painting = &self->painting;

  if (painting->width != width || painting->height != height || painting->scale != scale)
    self->stale = TRUE;
  painting->width = width;
  painting->height = height;
  painting->scale = scale;

  take_picture (self);
  if (!self->stale)
    return;

  if (self->cost > CHEAP)
    ask (self);
  else
    draw_at_once (self);
  self->stale = FALSE;
}

void
plateau_canvas_paint (PlateauCanvas *self, GtkSnapshot *snapshot, int width, int height)
{
  int scale = gtk_widget_get_scale_factor (self->widget);
  int columns, rows;
  cairo_t *cr;

  if (self->painting.snapshot == NULL)
    return;

  refresh (self, width, height, scale);
  if (self->picture == NULL)
    return;

  /* Through cairo: GTK 4.8 converts a memory texture by way of floats when it renders with cairo,
   * which takes longer than all the drawing. */
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  columns = cairo_image_surface_get_width (self->picture);
  rows = cairo_image_surface_get_height (self->picture);
  if (columns != width * scale || rows != height * scale)
    {
      /* Of another size: stretched for the few frames until its own comes. */
      double sx, sy;

      cairo_surface_get_device_scale (self->picture, &sx, &sy);
      cairo_scale (cr, width * sx / columns, height * sy / rows);
      cairo_set_source_surface (cr, self->picture, 0, 0);
      cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
    }
  else
    {
      cairo_set_source_surface (cr, self->picture, 0, 0);
    }
  cairo_paint (cr);
  cairo_destroy (cr);
}
