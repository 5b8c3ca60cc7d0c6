/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "../figures/fixture.h"
#include "app/figure-view.h"
#include "app/painter.h"

#include <string.h>

#define PATIENCE (60 * G_USEC_PER_SEC)

static const Case slow = { .units = 256, .examples = 2000, .epochs = 2 };
static const Case quick = { .units = 4, .examples = 20, .epochs = 2 };

static void
prepare (PlateauPainting *painting, PlateauFigureKind kind, int width, PlateauSnapshot *snapshot)
{
  PlateauFigureOptions options;

  plateau_figure_options_init (&options);
  plateau_painting_init (painting, kind, width, 300, 1, snapshot, &options,
                         plateau_style_get (PLATEAU_STYLE_LIGHT));
}

static void
ask (PlateauEasel *easel, PlateauFigureKind kind, int width, PlateauSnapshot *snapshot)
{
  PlateauPainting painting;

  prepare (&painting, kind, width, snapshot);
  plateau_easel_ask (easel, &painting);
  g_assert_null (painting.snapshot);
}

static cairo_surface_t *
wait_for_picture (PlateauEasel *easel)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  gint64 cost = -1;
  cairo_surface_t *picture;

  while ((picture = plateau_easel_take (easel, &cost)) == NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_usleep (500);
    }
  g_assert_cmpint (cost, >=, 0);

  return picture;
}

static gboolean
is_same (cairo_surface_t *a, cairo_surface_t *b)
{
  int rows = cairo_image_surface_get_height (a);
  int stride = cairo_image_surface_get_stride (a);

  return rows == cairo_image_surface_get_height (b) &&
         cairo_image_surface_get_width (a) == cairo_image_surface_get_width (b) &&
         memcmp (cairo_image_surface_get_data (a), cairo_image_surface_get_data (b),
                 (gsize) rows * (gsize) stride) == 0;
}

/* What comes from the thread is, to the last pixel, what is drawn at once; and it is not empty. */
static void
test_same_pixels (void)
{
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&quick);
  g_autoptr (PlateauPainter) painter = plateau_painter_new ();
  g_autoptr (PlateauEasel) easel = plateau_easel_new (painter);

  for (int kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    for (int scale = 1; scale <= 2; scale++)
      {
        g_auto (PlateauPainting) here = { 0 };
        PlateauPainting there;
        cairo_surface_t *now, *later;
        gint64 cost;

        prepare (&here, kind, 500, snapshot);
        prepare (&there, kind, 500, snapshot);
        here.scale = there.scale = scale;
        now = plateau_painting_draw (&here, &cost);
        plateau_easel_ask (easel, &there);
        later = wait_for_picture (easel);
        g_assert_cmpint (cairo_image_surface_get_width (later), ==, 500 * scale);
        g_assert_true (is_same (now, later));
        g_assert_false (plateau_easel_is_busy (easel));
        if (kind == PLATEAU_FIGURE_CURVE)
          g_assert_cmpuint (fixture_ink (later, (PlateauColor){ 0 }, 0, 0, 400, 250), >, 1000);
        cairo_surface_destroy (now);
        cairo_surface_destroy (later);
      }
  g_assert_cmpint (snapshot->references, ==, 1);
}

/* Of many wishes the last is always answered, none after a later one. */
static void
test_latest (void)
{
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&slow);
  g_autoptr (PlateauPainter) painter = plateau_painter_new ();
  g_autoptr (PlateauEasel) easel = plateau_easel_new (painter);
  int width = 0;

  for (int i = 0; i < 100; i++)
    ask (easel, PLATEAU_FIGURE_CURVE, 300 + i, snapshot);
  while (width < 399)
    {
      cairo_surface_t *picture = wait_for_picture (easel);

      g_assert_cmpint (cairo_image_surface_get_width (picture), >, width);
      width = cairo_image_surface_get_width (picture);
      cairo_surface_destroy (picture);
    }
  g_assert_false (plateau_easel_is_busy (easel));
  g_assert_cmpint (snapshot->references, ==, 1);
}

/* What was cancelled never comes, at whatever point of its making. */
static void
test_cancel (void)
{
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&slow);
  g_autoptr (PlateauPainter) painter = plateau_painter_new ();
  g_autoptr (PlateauEasel) easel = plateau_easel_new (painter);
  g_autoptr (PlateauEasel) other = plateau_easel_new (painter);

  for (guint i = 0; i < 12; i++)
    {
      gint64 cost;

      ask (easel, PLATEAU_FIGURE_CURVE, 400, snapshot);
      g_assert_true (plateau_easel_is_busy (easel));
      g_usleep (i * 1000);
      plateau_easel_cancel (easel);
      g_assert_false (plateau_easel_is_busy (easel));

      /* Once the other one is answered the thread has long been through with the first. */
      ask (other, PLATEAU_FIGURE_LOSS, 300, snapshot);
      cairo_surface_destroy (wait_for_picture (other));
      g_assert_null (plateau_easel_take (easel, &cost));
      g_assert_false (plateau_easel_is_busy (easel));
    }

  ask (easel, PLATEAU_FIGURE_LOSS, 333, snapshot);
  {
    cairo_surface_t *picture = wait_for_picture (easel);

    g_assert_cmpint (cairo_image_surface_get_width (picture), ==, 333);
    cairo_surface_destroy (picture);
  }
}

/* Easels and painters go at any time, and take all with them. */
static void
test_free (void)
{
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&slow);

  for (guint i = 0; i < 12; i++)
    {
      PlateauPainter *painter = plateau_painter_new ();
      PlateauEasel *easels[3];

      for (guint k = 0; k < G_N_ELEMENTS (easels); k++)
        {
          easels[k] = plateau_easel_new (painter);
          ask (easels[k], PLATEAU_FIGURE_CURVE, 300, snapshot);
        }
      plateau_painter_unref (painter);
      g_usleep (i * 1000);
      for (guint k = 0; k < G_N_ELEMENTS (easels); k++)
        plateau_easel_free (easels[k]);

      /* The thread is joined by now. */
      g_assert_cmpint (snapshot->references, ==, 1);
    }
}

/* Many easels, in any order of asking, cancelling and going. */
static void
test_many (void)
{
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&quick);
  g_autoptr (PlateauPainter) painter = plateau_painter_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  PlateauEasel *easels[20] = { NULL };
  int asked[20] = { 0 };

  for (int step = 0; step < 500; step++)
    {
      guint i = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (easels));
      int what = g_rand_int_range (random, 0, 8);

      if (easels[i] == NULL)
        easels[i] = plateau_easel_new (painter);
      if (what < 5)
        {
          asked[i] = 200 + step;
          ask (easels[i], g_rand_int_range (random, 0, PLATEAU_FIGURE_LAYERS + 1), asked[i],
               snapshot);
        }
      else if (what == 5)
        {
          plateau_easel_cancel (easels[i]);
          asked[i] = 0;
        }
      else if (what == 6)
        {
          g_clear_pointer (&easels[i], plateau_easel_free);
          asked[i] = 0;
        }
      else if (asked[i] != 0)
        {
          cairo_surface_t *picture = wait_for_picture (easels[i]);

          g_assert_cmpint (cairo_image_surface_get_width (picture), <=, asked[i]);
          if (cairo_image_surface_get_width (picture) == asked[i])
            asked[i] = 0;
          cairo_surface_destroy (picture);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (easels); i++)
    {
      while (asked[i] != 0)
        {
          cairo_surface_t *picture = wait_for_picture (easels[i]);

          if (cairo_image_surface_get_width (picture) == asked[i])
            asked[i] = 0;
          cairo_surface_destroy (picture);
        }
      g_clear_pointer (&easels[i], plateau_easel_free);
    }
}

static void
wait_until_seen (PlateauFigureView *view)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (plateau_figure_view_is_late (view))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
}

static GtkWidget *
add_view (GtkWidget *box, PlateauFigureKind kind)
{
  GtkWidget *view =
      g_object_new (PLATEAU_TYPE_FIGURE_VIEW, "figure", plateau_figure_nick (kind), NULL);

  gtk_box_append (GTK_BOX (box), view);
  return view;
}

/* As the widget would be seen in a frame that is drawn now. */
static cairo_surface_t *
take_pixels (GtkWidget *widget)
{
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_surface_t *pixels = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (pixels);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  GTK_WIDGET_GET_CLASS (widget)->snapshot (widget, snapshot);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  g_assert_nonnull (node);
  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
  cairo_destroy (cr);

  return pixels;
}

/* A view that is drawn on the thread ends with the pixels of one that was drawn at once; what it shows
 * meanwhile is a picture too. */
static void
test_view (void)
{
  g_autoptr (PlateauSnapshot) first = fixture_snapshot (&quick);
  g_autoptr (PlateauSnapshot) second = fixture_snapshot (&slow);
  const PlateauStyle *style = plateau_style_get (PLATEAU_STYLE_LIGHT);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  PlateauFigureView *view = PLATEAU_FIGURE_VIEW (add_view (box, PLATEAU_FIGURE_CURVE));
  PlateauFigureView *fresh = PLATEAU_FIGURE_VIEW (add_view (box, PLATEAU_FIGURE_CURVE));
  PlateauFigureOptions options;
  cairo_surface_t *old, *late, *now, *ready;

  plateau_figure_options_init (&options);
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 700);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));

  /* The first picture comes at once, whatever it costs; so does a cheap one. */
  plateau_figure_view_show (view, second, &options, style);
  g_assert_true (plateau_figure_view_is_late (view));
  gtk_test_widget_wait_for_draw (window);
  g_assert_false (plateau_figure_view_is_late (view));
  old = take_pixels (GTK_WIDGET (view));

  options.layer = 2;
  plateau_figure_view_show (view, second, &options, style);
  late = take_pixels (GTK_WIDGET (view));
  g_assert_cmpint (cairo_image_surface_get_width (late), ==, cairo_image_surface_get_width (old));
  wait_until_seen (view);
  ready = take_pixels (GTK_WIDGET (view));
  g_assert_false (is_same (old, ready));

  plateau_figure_view_show (fresh, second, &options, style);
  gtk_test_widget_wait_for_draw (window);
  now = take_pixels (GTK_WIDGET (fresh));
  g_assert_true (is_same (now, ready));

  /* Forgotten under way: nothing is seen, nothing comes. */
  plateau_figure_view_show (view, second, &options, style);
  cairo_surface_destroy (take_pixels (GTK_WIDGET (view)));
  plateau_figure_view_forget (view);
  g_assert_false (plateau_figure_view_is_late (view));
  for (guint i = 0; i < 50; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_false (plateau_figure_view_is_late (view));

  plateau_figure_view_show (view, first, &options, style);
  gtk_widget_queue_draw (GTK_WIDGET (view));
  wait_until_seen (view);

  cairo_surface_destroy (old);
  cairo_surface_destroy (late);
  cairo_surface_destroy (now);
  cairo_surface_destroy (ready);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpint (first->references, ==, 1);
  g_assert_cmpint (second->references, ==, 1);
}

/* Shows, sizes, forgets and removes at random, while pictures are under way. */
static void
test_disorder (void)
{
  g_autoptr (PlateauSnapshot) cheap = fixture_snapshot (&quick);
  g_autoptr (PlateauSnapshot) costly = fixture_snapshot (&slow);
  const PlateauStyle *style = plateau_style_get (PLATEAU_STYLE_DARK);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *views[3] = { NULL };
  PlateauFigureOptions options;

  plateau_figure_options_init (&options);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));

  for (int step = 0; step < 500; step++)
    {
      guint i = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (views));
      int what = g_rand_int_range (random, 0, 12);

      if (views[i] == NULL)
        views[i] = add_view (box, g_rand_int_range (random, 0, PLATEAU_FIGURE_LAYERS + 1));
      options.lit.example = g_rand_int_range (random, -1, 20);
      if (what < 9)
        plateau_figure_view_show (PLATEAU_FIGURE_VIEW (views[i]), what < 7 ? costly : cheap,
                                  &options, style);
      else if (what == 9)
        gtk_widget_set_size_request (views[i], g_rand_int_range (random, 200, 400),
                                     g_rand_int_range (random, 140, 300));
      else if (what == 10)
        plateau_figure_view_forget (PLATEAU_FIGURE_VIEW (views[i]));
      else
        {
          gtk_box_remove (GTK_BOX (box), views[i]);
          views[i] = NULL;
        }
      for (int k = g_rand_int_range (random, 0, 4); k > 0; k--)
        g_main_context_iteration (NULL, FALSE);
      if (step % 8 == 0)
        g_usleep (5000);
    }

  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpint (cheap->references, ==, 1);
  g_assert_cmpint (costly->references, ==, 1);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/painter/same-pixels", test_same_pixels);
  g_test_add_func ("/painter/latest", test_latest);
  g_test_add_func ("/painter/cancel", test_cancel);
  g_test_add_func ("/painter/free", test_free);
  g_test_add_func ("/painter/many", test_many);
  g_test_add_func ("/painter/view", test_view);
  g_test_add_func ("/painter/disorder", test_disorder);

  return g_test_run ();
}
