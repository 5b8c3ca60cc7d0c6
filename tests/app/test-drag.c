/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-test.h"

static PlateauApplication *application;

/* A weight scale that is dragged: how many frames until its dots are there? */

#define DRAG_STEPS 100

typedef struct
{
  PlateauWindow *window;
  double scale;
  gint64 frame;  /* in which the scale was set */
  guint lags[4]; /* frames until it was shown: 0, 1, 2, more */
  guint n;
} Drag;

static gint64
frame_of (Drag *drag)
{
  return gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (GTK_WIDGET (drag->window)));
}

static void
on_dragged_snapshot (PlateauPacer *pacer, Drag *drag)
{
  PlateauSnapshot *snapshot = plateau_pacer_get_snapshot (pacer);

  if (snapshot->settings.start.scale != drag->scale || drag->frame < 0)
    return;

  g_assert_cmpuint (snapshot->epoch, ==, 0);
  drag->lags[MIN (frame_of (drag) - drag->frame, 3)]++;
  drag->n++;
  drag->frame = -1;
}

/* Where a pointer's motion is handled too: before the frame is laid out. */
static gboolean
on_drag_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Drag *drag = data;

  if (drag->frame >= 0)
    return G_SOURCE_CONTINUE;
  if (drag->n == DRAG_STEPS)
    return G_SOURCE_REMOVE;

  drag->scale *= 1.05;
  drag->frame = frame_of (drag);
  g_object_set (plateau_window_get_experiment (drag->window), "weight-scale", drag->scale, NULL);
  return G_SOURCE_CONTINUE;
}

static gboolean
is_dragged (gpointer data)
{
  return ((Drag *) data)->n == DRAG_STEPS;
}

static void
test_drag (void)
{
  PlateauWindow *window = app_test_window (application);
  Drag drag = { window, 0.01, -1, { 0 }, 0 };
  gulong handler;

  app_test_set (window, "hidden-units", 64, NULL);
  handler = g_signal_connect (plateau_window_get_pacer (window), "snapshot",
                              G_CALLBACK (on_dragged_snapshot), &drag);
  gtk_widget_add_tick_callback (GTK_WIDGET (window), on_drag_frame, &drag, NULL);
  app_test_wait (is_dragged, &drag);
  g_signal_handler_disconnect (plateau_window_get_pacer (window), handler);
  g_test_message ("64 units: the new dots were there in the same frame %u, in the next %u, in the "
                  "one after it %u, later %u times",
                  drag.lags[0], drag.lags[1], drag.lags[2], drag.lags[3]);

  app_test_set (window, "weight-scale", 1.0, "hidden-units", 4, NULL);
  app_test_close (window);
}

int
main (int argc, char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  application = app_test_application ();
  g_test_add_func ("/app/window/drag", test_drag);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
