/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time-track.h"

#include "time-marks.h"

#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MIN_WIDTH 120
#define NATURAL_WIDTH 240
#define MARKS_HEIGHT 10 /* of the strip below the slider */
#define MARK_REACH 5    /* so far from a mark the pointer means it */
#define KEY_STEP 0.004  /* of the way: a pixel or two */

struct _PlateauTimeTrack
{
  GtkWidget parent_instance;

  /* owned */
  GtkWidget *scale;
  PlateauSnapshot *snapshot;
  GArray *marks;
  PlateauTimeScale time;
  guint64 epoch;
  double start; /* where epoch 0 and the newest one stand, in pixels from the left */
  double end;
  char *value_text;
  char *event_text;
  gboolean updating; /* what changes now comes from us */
};

G_DEFINE_FINAL_TYPE (PlateauTimeTrack, plateau_time_track, GTK_TYPE_WIDGET)

enum
{
  MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_mirrored (PlateauTimeTrack *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static double
length_of (PlateauTimeTrack *self)
{
  return self->end - self->start;
}

/* The middle of the pixel of a mark. */
static double
mark_x (PlateauTimeTrack *self, const PlateauTimeMark *mark)
{
  double x = floor (self->start + mark->pixel) + 0.5;

  return is_mirrored (self) ? gtk_widget_get_width (GTK_WIDGET (self)) - x : x;
}

static void
place_handle (PlateauTimeTrack *self)
{
  double share = self->epoch >= self->time.newest
                     ? 1
                     : plateau_time_scale_share (&self->time, (double) self->epoch);
  GtkAdjustment *adjustment = gtk_range_get_adjustment (GTK_RANGE (self->scale));
  double shift = fabs (share - gtk_adjustment_get_value (adjustment));

  /* While a run grows, a moment of its past drifts: less than half a pixel is not worth a frame. */
  if (shift * MAX (length_of (self), NATURAL_WIDTH) < 0.5 && share > 0 && share < 1)
    return;

  self->updating = TRUE;
  gtk_adjustment_set_value (adjustment, share);
  self->updating = FALSE;
}

static gboolean
same_marks (const GArray *a, const GArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    {
      const PlateauTimeMark *one = &g_array_index (a, PlateauTimeMark, i);
      const PlateauTimeMark *other = &g_array_index (b, PlateauTimeMark, i);

      if (one->pixel != other->pixel || one->kind != other->kind)
        return FALSE;
    }

  return TRUE;
}

static void
place_marks (PlateauTimeTrack *self)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (PlateauTimeMark));

  if (self->snapshot == NULL)
    return;

  plateau_time_marks (self->snapshot, self->time.log, (int) length_of (self) + 1, marks);
  if (!same_marks (marks, self->marks))
    gtk_widget_queue_draw (GTK_WIDGET (self));

  g_array_unref (self->marks);
  self->marks = g_steal_pointer (&marks);
}

void
plateau_time_track_show (PlateauTimeTrack *self,
                         PlateauSnapshot *snapshot,
                         guint64 epoch,
                         gboolean log)
{
  g_return_if_fail (PLATEAU_IS_TIME_TRACK (self));

  plateau_snapshot_ref (snapshot);
  g_clear_pointer (&self->snapshot, plateau_snapshot_unref);
  self->snapshot = snapshot;
  self->time = (PlateauTimeScale){ snapshot->newest_epoch, log };
  self->epoch = epoch;

  place_handle (self);
  place_marks (self);
}

guint64
plateau_time_track_get_epoch (PlateauTimeTrack *self)
{
  g_return_val_if_fail (PLATEAU_IS_TIME_TRACK (self), 0);

  return self->epoch;
}

void
plateau_time_track_describe (PlateauTimeTrack *self, const char *value, const char *event)
{
  GtkAccessible *accessible;

  g_return_if_fail (PLATEAU_IS_TIME_TRACK (self));

  accessible = GTK_ACCESSIBLE (self->scale);
  if (g_strcmp0 (value, self->value_text) != 0)
    {
      g_free (self->value_text);
      self->value_text = g_strdup (value);
      gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, value, -1);
    }

  if (g_strcmp0 (event, self->event_text) == 0)
    return;

  g_free (self->event_text);
  self->event_text = g_strdup (event);
  if (event != NULL)
    gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, event, -1);
  else
    gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

GtkScale *
plateau_time_track_get_scale (PlateauTimeTrack *self)
{
  g_return_val_if_fail (PLATEAU_IS_TIME_TRACK (self), NULL);

  return GTK_SCALE (self->scale);
}

double
plateau_time_track_get_mark_x (PlateauTimeTrack *self, guint mark)
{
  g_return_val_if_fail (PLATEAU_IS_TIME_TRACK (self), -1);

  return mark < self->marks->len
             ? mark_x (self, &g_array_index (self->marks, PlateauTimeMark, mark))
             : -1;
}

static void
move (PlateauTimeTrack *self, guint64 epoch)
{
  if (epoch == self->epoch)
    return;

  self->epoch = epoch;
  g_signal_emit (self, signals[MOVED], 0);
}

static void
on_value_changed (PlateauTimeTrack *self)
{
  double share = gtk_range_get_value (GTK_RANGE (self->scale));

  if (!self->updating)
    move (self, (guint64) round (plateau_time_scale_epoch (&self->time, share)));
}

static gboolean
on_key (PlateauTimeTrack *self, guint keyval, guint code, GdkModifierType state)
{
  const GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  guint64 here = MIN (self->epoch, self->time.newest);
  gboolean later = FALSE;
  guint64 epoch = here;

  if (self->snapshot == NULL || (modifiers & ~GDK_CONTROL_MASK) != 0)
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      later = (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right) != is_mirrored (self);
      if ((modifiers & GDK_CONTROL_MASK) == 0)
        epoch = plateau_time_scale_step (&self->time, here, later ? KEY_STEP : -KEY_STEP);
      else if (later)
        epoch = MIN (here + 1, self->time.newest);
      else
        epoch = here > 0 ? here - 1 : 0;
      break;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      later = keyval == GDK_KEY_Page_Down || keyval == GDK_KEY_KP_Page_Down;
      if (!plateau_time_next_event (self->snapshot, here, later, &epoch))
        epoch = later ? self->time.newest : here;
      break;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      epoch = 0;
      break;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      epoch = self->time.newest;
      break;
    default:
      return FALSE;
    }

  move (self, epoch);
  return TRUE;
}

static const PlateauTimeMark *
mark_near (PlateauTimeTrack *self, double x)
{
  const PlateauTimeMark *nearest = NULL;
  double distance = MARK_REACH + 0.5;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const PlateauTimeMark *mark = &g_array_index (self->marks, PlateauTimeMark, i);

      if (fabs (mark_x (self, mark) - x) < distance)
        {
          distance = fabs (mark_x (self, mark) - x);
          nearest = mark;
        }
    }

  return nearest;
}

static gboolean
on_query_tooltip (PlateauTimeTrack *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const PlateauTimeMark *mark;
  g_autofree char *text = NULL;

  if (self->snapshot == NULL)
    return FALSE;

  if (keyboard)
    text = plateau_time_event_text (self->snapshot, self->epoch);
  else if ((mark = mark_near (self, x)) != NULL)
    text = plateau_time_mark_text (mark, self->snapshot);
  else
    {
      double from = is_mirrored (self) ? gtk_widget_get_width (GTK_WIDGET (self)) - x : x;
      double epoch =
          plateau_time_scale_epoch (&self->time, (from - self->start) / MAX (1, length_of (self)));
      g_autofree char *count = plateau_format_count ((guint64) round (epoch));

      /* Translators: what lies under the pointer on the time line. */
      text = g_strdup_printf (_ ("Epoch %s"), count);
    }

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
plateau_time_track_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PlateauTimeTrack *self = PLATEAU_TIME_TRACK (widget);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  GdkRGBA colors[2];
  cairo_t *cr;

  gtk_widget_snapshot_child (widget, self->scale, snapshot);
  if (self->marks->len == 0)
    return;

  gtk_style_context_get_color (context, &colors[0]);
  if (!gtk_style_context_lookup_color (context, "error_color", &colors[1]))
    colors[1] = colors[0];

  /* Beyond the ends too, where half of a mark stands. */
  cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (-PLATEAU_TIME_MARK_SIZE, height - MARKS_HEIGHT,
                                     width + 2 * PLATEAU_TIME_MARK_SIZE, MARKS_HEIGHT));
  /* What is more notable comes to lie above. */
  for (int kind = PLATEAU_EVENT_START; kind <= PLATEAU_EVENT_DIVERGENCE; kind++)
    for (guint i = 0; i < self->marks->len; i++)
      {
        const PlateauTimeMark *mark = &g_array_index (self->marks, PlateauTimeMark, i);

        if ((int) mark->kind == kind)
          plateau_time_mark_draw (cr, mark->kind, mark_x (self, mark), height - MARKS_HEIGHT / 2.0,
                                  colors);
      }
  cairo_destroy (cr);
}

static void
plateau_time_track_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  PlateauTimeTrack *self = PLATEAU_TIME_TRACK (widget);

  gtk_widget_measure (self->scale, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (*minimum, MIN_WIDTH);
      *natural = MAX (*natural, NATURAL_WIDTH);
      return;
    }

  *minimum += MARKS_HEIGHT;
  *natural += MARKS_HEIGHT;
}

/* How much of the trough the handle takes; with its margins, which may be negative, much less than
 * what is drawn of it. */
static int
handle_width (PlateauTimeTrack *self)
{
  GtkWidget *trough = gtk_widget_get_first_child (self->scale);
  int width = 0;

  while (trough != NULL && g_strcmp0 (gtk_widget_get_css_name (trough), "trough") != 0)
    trough = gtk_widget_get_next_sibling (trough);

  if (trough != NULL)
    gtk_widget_measure (gtk_widget_get_last_child (trough), GTK_ORIENTATION_HORIZONTAL, -1, &width,
                        NULL, NULL, NULL);
  return width;
}

static void
plateau_time_track_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PlateauTimeTrack *self = PLATEAU_TIME_TRACK (widget);
  GtkRange *range = GTK_RANGE (self->scale);
  GtkAllocation place = { 0, 0, width, height - MARKS_HEIGHT };
  GdkRectangle trough;
  int handle;
  double left, top;

  gtk_widget_size_allocate (self->scale, &place, -1);

  /* The middle of the handle goes from one end of the trough to the other, less its own width. */
  gtk_range_get_range_rect (range, &trough);
  handle = handle_width (self);
  gtk_widget_translate_coordinates (self->scale, widget, trough.x, trough.y, &left, &top);
  if (is_mirrored (self))
    left = width - left - trough.width;
  self->start = left + handle / 2.0;
  self->end = MAX (self->start, self->start + trough.width - handle);

  place_handle (self);
  place_marks (self);
}

static void
plateau_time_track_dispose (GObject *object)
{
  PlateauTimeTrack *self = PLATEAU_TIME_TRACK (object);

  g_clear_pointer (&self->scale, gtk_widget_unparent);
  g_clear_pointer (&self->snapshot, plateau_snapshot_unref);
  G_OBJECT_CLASS (plateau_time_track_parent_class)->dispose (object);
}

static void
plateau_time_track_finalize (GObject *object)
{
  PlateauTimeTrack *self = PLATEAU_TIME_TRACK (object);

  g_array_unref (self->marks);
  g_free (self->value_text);
  g_free (self->event_text);
  G_OBJECT_CLASS (plateau_time_track_parent_class)->finalize (object);
}

static void
plateau_time_track_class_init (PlateauTimeTrackClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = plateau_time_track_dispose;
  object_class->finalize = plateau_time_track_finalize;
  widget_class->snapshot = plateau_time_track_snapshot;
  widget_class->measure = plateau_time_track_measure;
  widget_class->size_allocate = plateau_time_track_size_allocate;

  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "timetrack");
}

static void
plateau_time_track_init (PlateauTimeTrack *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->marks = g_array_new (FALSE, FALSE, sizeof (PlateauTimeMark));
  self->scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, 1, 0.01);
  gtk_scale_set_draw_value (GTK_SCALE (self->scale), FALSE);
  gtk_range_set_round_digits (GTK_RANGE (self->scale), -1);
  gtk_range_set_value (GTK_RANGE (self->scale), 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Time line"), -1);
  gtk_widget_set_parent (self->scale, GTK_WIDGET (self));
  g_signal_connect_swapped (self->scale, "value-changed", G_CALLBACK (on_value_changed), self);

  /* Before the slider's own keys, which know neither epochs nor events. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->scale, keys);

  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
}
