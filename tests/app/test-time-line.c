/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-test.h"
#include "app/time-line.h"
#include "app/time-track.h"
#include "time-run.h"

#include <math.h>

static void
show (PlateauTimeLine *line, guint64 generation, guint64 newest, guint64 epoch)
{
  g_autoptr (PlateauSnapshot) snapshot = time_run_new (generation, newest, epoch);

  plateau_time_line_show (line, snapshot);
}

static void
find_child (GtkWidget *widget, GType type, gpointer *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && *found == NULL)
    *found = widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_child (child, type, found);
}

static gpointer
child_of (gpointer widget, GType type)
{
  gpointer found = NULL;

  find_child (widget, type, &found);
  g_assert_nonnull (found);
  return found;
}

static PlateauTimeTrack *
track_of (PlateauTimeLine *line)
{
  return child_of (line, PLATEAU_TYPE_TIME_TRACK);
}

static GtkRange *
range_of (PlateauTimeLine *line)
{
  return GTK_RANGE (plateau_time_track_get_scale (track_of (line)));
}

static void
press (PlateauTimeLine *line, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers =
      gtk_widget_observe_controllers (GTK_WIDGET (range_of (line)));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
    }

  g_assert_true (handled);
}

static void
assert_looks_at (PlateauTimeLine *line, guint64 expected)
{
  guint64 epoch = G_MAXUINT64;

  g_assert_true (plateau_time_line_get_past (line, &epoch));
  g_assert_cmpuint (epoch, ==, expected);
}

static void
assert_now (PlateauTimeLine *line)
{
  guint64 epoch = 77;
  gboolean in_past;

  g_assert_false (plateau_time_line_get_past (line, &epoch));
  g_assert_cmpuint (epoch, ==, 77);
  g_object_get (line, "in-past", &in_past, NULL);
  g_assert_false (in_past);
  g_assert_cmpfloat (gtk_range_get_value (range_of (line)), ==, 1);
}

static GtkWindow *
new_window (PlateauTimeLine **line, int width)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  *line = g_object_new (PLATEAU_TYPE_TIME_LINE, NULL);
  gtk_window_set_default_size (window, width, 60);
  gtk_window_set_decorated (window, FALSE);
  gtk_window_set_child (window, GTK_WIDGET (*line));
  gtk_window_present (window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

static void
count (int *n)
{
  ++*n;
}

static void
test_past_and_now (void)
{
  PlateauTimeLine *line;
  GtkWindow *window = new_window (&line, 900);
  int moved = 0, notified = 0;

  g_signal_connect_swapped (line, "moved", G_CALLBACK (count), &moved);
  g_signal_connect_swapped (line, "notify::in-past", G_CALLBACK (count), &notified);
  g_assert_false (plateau_time_line_get_past (line, NULL));
  plateau_time_line_look_at (line, 3); /* there is no run yet */
  show (line, 1, 0, 0);
  plateau_time_line_look_at (line, 0);
  assert_now (line);
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (track_of (line))));

  for (guint64 epoch = 1; epoch <= 200; epoch++)
    show (line, 1, epoch, epoch);
  assert_now (line);
  g_assert_cmpint (moved, ==, 0);
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (track_of (line))));

  plateau_time_line_look_at (line, 120);
  assert_looks_at (line, 120);
  plateau_time_line_look_at (line, 120);
  g_assert_cmpint (moved, ==, 1);
  show (line, 1, 250, 120); /* it trains on */
  assert_looks_at (line, 120);
  g_assert_cmpfloat_with_epsilon (gtk_range_get_value (range_of (line)), log (121) / log (251),
                                  1e-3);
  g_object_set (line, "epoch-log", FALSE, NULL);
  g_assert_cmpfloat_with_epsilon (gtk_range_get_value (range_of (line)), 120.0 / 250, 1e-3);
  g_assert_cmpint (moved, ==, 1);

  plateau_time_line_return (line);
  assert_now (line);
  g_assert_cmpint (moved, ==, 2);
  g_assert_cmpint (notified, ==, 2);

  /* Another run, a shorter one, and another lane. */
  plateau_time_line_look_at (line, 120);
  show (line, 2, 250, 250);
  assert_now (line);
  plateau_time_line_look_at (line, 120);
  show (line, 2, 100, 100);
  assert_now (line);
  g_assert_cmpint (moved, ==, 6);

  gtk_window_destroy (window);
}

static void
test_drag (void)
{
  PlateauTimeLine *line;
  GtkWindow *window = new_window (&line, 900);

  show (line, 1, 5000, 5000);
  gtk_range_set_value (range_of (line), log (121) / log (5001));
  assert_looks_at (line, 120);
  gtk_range_set_value (range_of (line), 0);
  assert_looks_at (line, 0);
  gtk_range_set_value (range_of (line), 1);
  assert_now (line);

  g_object_set (line, "epoch-log", FALSE, NULL);
  gtk_range_set_value (range_of (line), 0.5);
  assert_looks_at (line, 2500);

  gtk_window_destroy (window);
}

static void
test_keys (void)
{
  PlateauTimeLine *line;
  GtkWindow *window = new_window (&line, 900);
  guint64 epoch = 0;

  show (line, 1, 5000, 5000);
  press (line, GDK_KEY_Left, 0);
  g_assert_true (plateau_time_line_get_past (line, &epoch));
  g_assert_cmpuint (epoch, <, 4999);
  press (line, GDK_KEY_Right, 0);
  press (line, GDK_KEY_Right, 0);
  assert_now (line);
  press (line, GDK_KEY_Left, GDK_CONTROL_MASK);
  assert_looks_at (line, 4999);
  press (line, GDK_KEY_Page_Up, 0);
  assert_looks_at (line, 3000);
  press (line, GDK_KEY_Page_Up, 0);
  assert_looks_at (line, 120);
  press (line, GDK_KEY_Page_Up, 0);
  press (line, GDK_KEY_Page_Up, 0);
  assert_looks_at (line, 0);
  press (line, GDK_KEY_Left, 0);
  press (line, GDK_KEY_Left, GDK_CONTROL_MASK);
  assert_looks_at (line, 0);
  press (line, GDK_KEY_Right, 0);
  assert_looks_at (line, 1);
  press (line, GDK_KEY_Right, GDK_CONTROL_MASK);
  assert_looks_at (line, 2);
  press (line, GDK_KEY_Page_Down, 0);
  assert_looks_at (line, 120);
  press (line, GDK_KEY_End, 0);
  assert_now (line);
  press (line, GDK_KEY_Home, 0);
  assert_looks_at (line, 0);

  gtk_window_destroy (window);
}

/* The middle of the drawn handle, in pixels of the track. */
static double
handle_x (PlateauTimeLine *line)
{
  GtkWidget *trough = gtk_widget_get_last_child (GTK_WIDGET (range_of (line)));
  graphene_rect_t box;

  g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_last_child (trough),
                                            GTK_WIDGET (track_of (line)), &box));
  return box.origin.x + box.size.width / 2;
}

/* A mark stands below the handle that stands on its epoch, and tells what it is; also mirrored. */
static void
test_mark_places (void)
{
  static const guint64 epochs[] = { 0, 120, 3000, 5000 };

  for (int direction = GTK_TEXT_DIR_LTR; direction <= GTK_TEXT_DIR_RTL; direction++)
    {
      PlateauTimeLine *line;
      GtkWindow *window = NULL;

      gtk_widget_set_default_direction (direction);
      window = new_window (&line, 900);
      show (line, 1, 5000, 5000);
      for (guint i = 0; i < G_N_ELEMENTS (epochs); i++)
        {
          plateau_time_line_look_at (line, epochs[i]);
          gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
          g_assert_cmpfloat_with_epsilon (plateau_time_track_get_mark_x (track_of (line), i),
                                          handle_x (line), 1.6);
        }
      gtk_window_destroy (window);
    }

  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* Later is to the left: the parts, and the keys. */
static void
test_mirrored (void)
{
  for (int direction = GTK_TEXT_DIR_LTR; direction <= GTK_TEXT_DIR_RTL; direction++)
    {
      PlateauTimeLine *line;
      GtkWindow *window = NULL;
      GtkWidget *now;
      graphene_rect_t now_box, track_box;

      gtk_widget_set_default_direction (direction);
      window = new_window (&line, 900);
      show (line, 1, 5000, 5000);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (window));

      plateau_time_line_look_at (line, 120);
      press (line, direction == GTK_TEXT_DIR_RTL ? GDK_KEY_Right : GDK_KEY_Left, GDK_CONTROL_MASK);
      assert_looks_at (line, 119);

      now = child_of (line, GTK_TYPE_INSCRIPTION);
      g_assert_true (gtk_widget_compute_bounds (now, GTK_WIDGET (line), &now_box));
      g_assert_true (
          gtk_widget_compute_bounds (GTK_WIDGET (track_of (line)), GTK_WIDGET (line), &track_box));
      if (direction == GTK_TEXT_DIR_RTL)
        g_assert_cmpfloat (now_box.origin.x + now_box.size.width, <=, track_box.origin.x);
      else
        g_assert_cmpfloat (track_box.origin.x + track_box.size.width, <=, now_box.origin.x);

      gtk_window_destroy (window);
    }

  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

typedef struct
{
  PlateauTimeLine *line;
  int moves;
  guint64 last;
} Playback;

/* The trainer's part: what is asked for is shown. */
static void
on_moved (Playback *playback)
{
  guint64 epoch = 5000;

  plateau_time_line_get_past (playback->line, &epoch);
  g_assert_true (playback->moves == 0 || epoch > playback->last);
  playback->last = epoch;
  playback->moves++;
  show (playback->line, 1, 5000, epoch);
}

static gboolean
is_now (gpointer line)
{
  return !plateau_time_line_get_past (line, NULL);
}

static gboolean
is_on_its_way (gpointer data)
{
  return ((Playback *) data)->moves > 3;
}

static gboolean
is_playing (PlateauTimeLine *line)
{
  gboolean playing;

  g_object_get (line, "playing", &playing, NULL);
  return playing;
}

static void
test_playback (void)
{
  PlateauTimeLine *line;
  GtkWindow *window = new_window (&line, 900);
  Playback playback = { line, 0, 0 };
  guint64 paused = 0;

  plateau_time_line_set_playing (line, TRUE);
  g_assert_false (is_playing (line)); /* there is no past */
  show (line, 1, 5000, 5000);
  gtk_drop_down_set_selected (child_of (line, GTK_TYPE_DROP_DOWN), 3);
  g_signal_connect_swapped (line, "moved", G_CALLBACK (on_moved), &playback);

  g_object_set (line, "playing", TRUE, NULL);
  g_assert_true (is_playing (line));
  assert_looks_at (line, 0);
  app_test_wait (is_on_its_way, &playback);
  plateau_time_line_set_playing (line, FALSE);
  g_assert_false (is_playing (line));
  g_assert_true (plateau_time_line_get_past (line, &paused));
  g_assert_cmpuint (paused, ==, playback.last);

  /* It goes on from there, and ends at now. */
  plateau_time_line_set_playing (line, TRUE);
  assert_looks_at (line, paused);
  app_test_wait (is_now, line);
  assert_now (line);
  g_assert_false (is_playing (line));

  /* A hand takes over; and what is not seen does not play. */
  playback.moves = 0;
  plateau_time_line_set_playing (line, TRUE);
  playback.moves = 0;
  press (line, GDK_KEY_Home, 0);
  press (line, GDK_KEY_Right, 0);
  g_assert_false (is_playing (line));
  plateau_time_line_set_playing (line, TRUE);
  g_assert_true (is_playing (line));
  gtk_widget_set_visible (GTK_WIDGET (line), FALSE);
  g_assert_false (is_playing (line));
  plateau_time_line_set_playing (line, TRUE);
  g_assert_false (is_playing (line));

  gtk_window_destroy (window);
}

static gboolean
is_stepped (gpointer data)
{
  return *(int *) data > 1;
}

/* A moment that takes long is waited for, but not for ever. */
static void
test_slow_playback (void)
{
  PlateauTimeLine *line;
  GtkWindow *window = new_window (&line, 900);
  guint64 epoch = 0;
  int moved = 0;

  show (line, 1, 5000, 5000);
  g_object_set (line, "epoch-log", FALSE, NULL);
  g_signal_connect_swapped (line, "moved", G_CALLBACK (count), &moved);
  plateau_time_line_set_playing (line, TRUE);
  g_assert_cmpint (moved, ==, 1);
  app_test_wait (is_stepped, &moved);

  /* Nobody answered: it went on after a second, and made up for it. */
  g_assert_true (plateau_time_line_get_past (line, &epoch));
  g_assert_cmpuint (epoch, >, 100);

  gtk_window_destroy (window);
}

static void
test_continue (void)
{
  PlateauTimeLine *line;
  GtkWindow *window = new_window (&line, 900);
  GtkWidget *button = NULL;
  int continued = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (line)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child))
      button = child; /* the last one */

  g_signal_connect_swapped (line, "continue", G_CALLBACK (count), &continued);
  show (line, 1, 5000, 5000);
  g_assert_false (gtk_widget_get_sensitive (button));
  plateau_time_line_look_at (line, 120);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpint (continued, ==, 1);
  assert_looks_at (line, 120);
  show (line, 2, 120, 120);
  assert_now (line);
  g_assert_false (gtk_widget_get_sensitive (button));

  gtk_window_destroy (window);
}

static void
test_accessible (void)
{
  PlateauTimeLine *line;
  GtkWindow *window = new_window (&line, 900);
  GtkAccessible *slider = GTK_ACCESSIBLE (range_of (line));

  show (line, 1, 5000, 5000);
  gtk_test_accessible_assert_role (slider, GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_test_accessible_assert_property (slider, GTK_ACCESSIBLE_PROPERTY_LABEL, "Time line");
  gtk_test_accessible_assert_property (slider, GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0);
  gtk_test_accessible_assert_property (slider, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 1.0);
  gtk_test_accessible_assert_property (slider, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 1.0);
  gtk_test_accessible_assert_property (slider, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                       "now, epoch 5000");

  plateau_time_line_look_at (line, 120);
  gtk_test_accessible_assert_property (slider, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                       log (121) / log (5001));
  gtk_test_accessible_assert_property (slider, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                       "epoch 120 of 5000");
  gtk_test_accessible_assert_property (
      slider, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      "Epoch 120: 2 changes; the last: w[1], unit 1 ← 2: 0.25 + 1.0×10⁻⁶");
  plateau_time_line_look_at (line, 121);
  g_assert_false (gtk_test_accessible_has_property (slider, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));

  gtk_window_destroy (window);
}

/* From as narrow as the stage gets to wide; what does not fit is left out or said shorter. */
static void
test_widths (void)
{
  static const int widths[] = { 480, 600, 1200 };
  guint64 long_run = G_GUINT64_CONSTANT (500000);

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      PlateauTimeLine *line;
      GtkWindow *window = new_window (&line, widths[i]);
      int minimum, natural, right = 0;
      const char *text;

      show (line, 1, long_run, long_run);
      plateau_time_line_look_at (line, 123456);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
      gtk_widget_measure (GTK_WIDGET (line), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural,
                          NULL, NULL);
      g_assert_cmpint (minimum, <=, 480);
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (line)), ==, widths[i]);
      gtk_widget_measure (GTK_WIDGET (line), GTK_ORIENTATION_VERTICAL, -1, &minimum, &natural, NULL,
                          NULL);
      g_assert_cmpint (natural, <=, 44);

      for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (line)); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        {
          graphene_rect_t box;

          if (!gtk_widget_get_child_visible (child))
            continue;
          g_assert_true (gtk_widget_compute_bounds (child, GTK_WIDGET (line), &box));
          g_assert_cmpfloat (box.origin.x, >=, right);
          right = (int) (box.origin.x + box.size.width);
        }
      g_assert_cmpint (right, <=, widths[i]);

      g_assert_cmpint (gtk_widget_get_child_visible (child_of (line, GTK_TYPE_DROP_DOWN)), ==,
                       widths[i] == 1200);
      text = gtk_inscription_get_text (child_of (line, GTK_TYPE_INSCRIPTION));
      g_assert_cmpstr (text, ==, widths[i] == 480 ? "123456 / 500000" : "epoch 123456 of 500000");

      gtk_window_destroy (window);
    }
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/time-line/past-and-now", test_past_and_now);
  g_test_add_func ("/app/time-line/drag", test_drag);
  g_test_add_func ("/app/time-line/keys", test_keys);
  g_test_add_func ("/app/time-line/mark-places", test_mark_places);
  g_test_add_func ("/app/time-line/mirrored", test_mirrored);
  g_test_add_func ("/app/time-line/playback", test_playback);
  g_test_add_func ("/app/time-line/slow-playback", test_slow_playback);
  g_test_add_func ("/app/time-line/continue", test_continue);
  g_test_add_func ("/app/time-line/accessible", test_accessible);
  g_test_add_func ("/app/time-line/widths", test_widths);

  return g_test_run ();
}
