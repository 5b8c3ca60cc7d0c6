/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "painter.h"

#include <pthread.h>
#include <time.h>

struct _PlateauPainter
{
  guint references;
  gboolean running;
  pthread_t thread;

  pthread_mutex_t mutex; /* over all that follows, and over every easel */
  pthread_cond_t wake;
  GQueue waiting;        /* easels with something to draw, the one that waits longest first */
  PlateauEasel *current; /* whose picture is being drawn; NULL once nobody wants it */
  gboolean quit;
};

struct _PlateauEasel
{
  PlateauPainter *painter;
  PlateauPainting next; /* without a snapshot where nothing waits */
  cairo_surface_t *finished;
  gint64 cost;
};

void
plateau_painting_init (PlateauPainting *self,
                       PlateauFigureKind kind,
                       int width,
                       int height,
                       int scale,
                       PlateauSnapshot *snapshot,
                       const PlateauFigureOptions *options,
                       const PlateauStyle *style)
{
  *self = (PlateauPainting){
    .kind = kind,
    .width = width,
    .height = height,
    .scale = scale,
    .snapshot = plateau_snapshot_ref (snapshot),
    .style = *style,
    .options = *options,
    .font_family = g_strdup (style->font_family),
  };
  self->style.font_family = self->font_family;
}

void
plateau_painting_clear (PlateauPainting *self)
{
  g_clear_pointer (&self->snapshot, plateau_snapshot_unref);
  g_clear_pointer (&self->font_family, g_free);
  self->style.font_family = NULL;
}

static gint64
thread_time (void)
{
  struct timespec t;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &t);
  return (gint64) t.tv_sec * G_USEC_PER_SEC + t.tv_nsec / 1000;
}

cairo_surface_t *
plateau_painting_draw (const PlateauPainting *self, gint64 *cost)
{
  gint64 start = thread_time ();
  cairo_surface_t *picture = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, self->width * self->scale, self->height * self->scale);
  cairo_t *cr;

  cairo_surface_set_device_scale (picture, self->scale, self->scale);
  cr = cairo_create (picture);
  plateau_figure_draw (self->kind, cr, self->width, self->height, self->snapshot, &self->style,
                       &self->options);
  cairo_destroy (cr);
  cairo_surface_flush (picture);
  *cost = thread_time () - start;

  return picture;
}

/* The newest wish of the easel whose turn it is; FALSE once the painter is to end. */
static gboolean
wait_for_work (PlateauPainter *self, PlateauPainting *painting)
{
  while (!self->quit && g_queue_is_empty (&self->waiting))
    pthread_cond_wait (&self->wake, &self->mutex);
  if (self->quit)
    return FALSE;

  self->current = g_queue_pop_head (&self->waiting);
  *painting = self->current->next;
  self->current->next = (PlateauPainting){ 0 };
  return TRUE;
}

static void *
painter_thread (void *data)
{
  PlateauPainter *self = data;
  PlateauPainting painting;

  pthread_mutex_lock (&self->mutex);
  while (wait_for_work (self, &painting))
    {
      cairo_surface_t *picture;
      gint64 cost;

      pthread_mutex_unlock (&self->mutex);
      picture = plateau_painting_draw (&painting, &cost);
      /* It may be the last to hold the snapshot: large ones are freed here, not between two frames. */
      plateau_painting_clear (&painting);
      pthread_mutex_lock (&self->mutex);

      if (self->current != NULL)
        {
          cairo_surface_t *before = self->current->finished;

          self->current->finished = picture;
          self->current->cost = cost;
          self->current = NULL;
          picture = before;
        }
      g_clear_pointer (&picture, cairo_surface_destroy);
    }
  pthread_mutex_unlock (&self->mutex);

  return NULL;
}

PlateauPainter *
plateau_painter_new (void)
{
  PlateauPainter *self = g_new0 (PlateauPainter, 1);

  self->references = 1;
  g_queue_init (&self->waiting);
  pthread_mutex_init (&self->mutex, NULL);
  pthread_cond_init (&self->wake, NULL);

  return self;
}

PlateauPainter *
plateau_painter_ref (PlateauPainter *self)
{
  self->references++;

  return self;
}

void
plateau_painter_unref (PlateauPainter *self)
{
  if (self == NULL || --self->references > 0)
    return;

  if (self->running)
    {
      pthread_mutex_lock (&self->mutex);
      self->quit = TRUE;
      pthread_cond_signal (&self->wake);
      pthread_mutex_unlock (&self->mutex);
      pthread_join (self->thread, NULL);
    }

  /* Every easel holds a reference, so none is left that could wait. */
  g_assert (g_queue_is_empty (&self->waiting));
  pthread_cond_destroy (&self->wake);
  pthread_mutex_destroy (&self->mutex);
  g_free (self);
}

static void
start (PlateauPainter *self)
{
  int status;

  if (self->running)
    return;

  status = pthread_create (&self->thread, NULL, painter_thread, self);
  if (status != 0)
    g_error ("No thread to paint on: %s", g_strerror (status));
  pthread_setname_np (self->thread, "painter");
  self->running = TRUE;
}

PlateauEasel *
plateau_easel_new (PlateauPainter *painter)
{
  PlateauEasel *self = g_new0 (PlateauEasel, 1);

  self->painter = plateau_painter_ref (painter);

  return self;
}

void
plateau_easel_free (PlateauEasel *self)
{
  if (self == NULL)
    return;

  plateau_easel_cancel (self);
  plateau_painter_unref (self->painter);
  g_free (self);
}

void
plateau_easel_ask (PlateauEasel *self, PlateauPainting *painting)
{
  PlateauPainter *painter = self->painter;
  PlateauPainting before;

  start (painter);

  pthread_mutex_lock (&painter->mutex);
  before = self->next;
  self->next = *painting;
  if (before.snapshot == NULL)
    g_queue_push_tail (&painter->waiting, self);
  pthread_cond_signal (&painter->wake);
  pthread_mutex_unlock (&painter->mutex);

  *painting = (PlateauPainting){ 0 };
  plateau_painting_clear (&before);
}

void
plateau_easel_cancel (PlateauEasel *self)
{
  PlateauPainter *painter = self->painter;
  PlateauPainting before;
  cairo_surface_t *finished;

  pthread_mutex_lock (&painter->mutex);
  if (painter->current == self)
    painter->current = NULL;
  g_queue_remove (&painter->waiting, self);
  before = self->next;
  self->next = (PlateauPainting){ 0 };
  finished = g_steal_pointer (&self->finished);
  pthread_mutex_unlock (&painter->mutex);

  plateau_painting_clear (&before);
  g_clear_pointer (&finished, cairo_surface_destroy);
}

gboolean
plateau_easel_is_busy (PlateauEasel *self)
{
  PlateauPainter *painter = self->painter;
  gboolean busy;

  pthread_mutex_lock (&painter->mutex);
  busy = self->next.snapshot != NULL || painter->current == self || self->finished != NULL;
  pthread_mutex_unlock (&painter->mutex);

  return busy;
}

cairo_surface_t *
plateau_easel_take (PlateauEasel *self, gint64 *cost)
{
  PlateauPainter *painter = self->painter;
  cairo_surface_t *finished;

  pthread_mutex_lock (&painter->mutex);
  finished = g_steal_pointer (&self->finished);
  *cost = self->cost;
  pthread_mutex_unlock (&painter->mutex);

  return finished;
}
