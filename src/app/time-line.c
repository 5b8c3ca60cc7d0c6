/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time-line.h"

#include "time-line-layout.h"
#include "time-marks.h"
#include "time-track.h"
#include "widget.h"

#include "session/wording.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define PLAYBACK (10.0 * G_USEC_PER_SEC) /* of the whole past at 1× */
#define PATIENCE G_USEC_PER_SEC          /* so long playback waits for a moment to be shown */
#define TEXT_PERIOD (500 * 1000)         /* between two texts for a screen reader */

static const double speeds[] = { 0.5, 1, 2, 4 };
/* Left to right everywhere: the sign would go before its number. */
#define LRM "\xe2\x80\x8e"
static const char *const speed_titles[] = { LRM "½×", LRM "1×", LRM "2×", LRM "4×", NULL };

struct _PlateauTimeLine
{
  GtkWidget parent_instance;

  /* template widgets */
  GtkWidget *play_button;
  PlateauTimeTrack *track;
  GtkInscription *epoch_label;
  GtkWidget *now_button;
  GtkWidget *continue_button;
  GtkDropDown *speed_chooser;

  /* owned */
  PlateauSnapshot *snapshot;
  guint64 epoch;   /* looked at, while in_past */
  double position; /* of playback: an epoch, with what lies on the way to the next one */
  gint64 frame_time;
  gint64 asked_time;
  gint64 text_time;
  guint tick;
  gboolean in_past;
  gboolean epoch_log;
  gboolean answered; /* the moment that is looked at has been shown */
};

G_DEFINE_FINAL_TYPE (PlateauTimeLine, plateau_time_line, GTK_TYPE_WIDGET)

enum
{
  PROP_EPOCH_LOG = 1,
  PROP_PLAYING,
  PROP_IN_PAST,
  N_PROPERTIES,
};

enum
{
  MOVED,
  CONTINUE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static guint64
newest_of (PlateauTimeLine *self)
{
  return self->snapshot != NULL ? self->snapshot->newest_epoch : 0;
}

static char *
epoch_text (PlateauTimeLine *self)
{
  g_autofree char *newest = plateau_format_count (newest_of (self));
  g_autofree char *epoch = plateau_format_count (self->epoch);

  if (!self->in_past)
    /* Translators: read out; %s is the number of the newest epoch. */
    return g_strdup_printf (_ ("now, epoch %s"), newest);

  /* Translators: the moment of the past that is looked at, and how far the run has come. */
  return g_strdup_printf (_ ("epoch %s of %s"), epoch, newest);
}

static void
describe (PlateauTimeLine *self, gboolean at_once)
{
  gint64 now = g_get_monotonic_time ();
  g_autofree char *text = NULL;
  g_autofree char *event = NULL;

  if (self->snapshot == NULL || (!at_once && now - self->text_time < TEXT_PERIOD))
    return;

  self->text_time = now;
  text = epoch_text (self);
  event = plateau_time_event_text (self->snapshot, self->in_past ? self->epoch : newest_of (self));
  plateau_time_track_describe (self->track, text, event);
}

/* The long words where they fit, else the numbers alone. */
static void
show_epoch (PlateauTimeLine *self)
{
  g_autofree char *text = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  if (!self->in_past)
    {
      text = g_strdup (C_ ("time line", "now"));
    }
  else
    {
      text = epoch_text (self);
      layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->epoch_label), text);
      pango_layout_get_pixel_size (layout, &width, NULL);
      if (width > gtk_widget_get_width (GTK_WIDGET (self->epoch_label)))
        {
          g_autofree char *newest = plateau_format_count (newest_of (self));
          g_autofree char *epoch = plateau_format_count (self->epoch);

          g_free (text);
          text = g_strdup_printf ("%s / %s", epoch, newest);
        }
    }

  if (g_strcmp0 (text, gtk_inscription_get_text (self->epoch_label)) != 0)
    gtk_inscription_set_text (self->epoch_label, text);
}

static void
show_state (PlateauTimeLine *self)
{
  gboolean has_past = newest_of (self) > 0;

  if (self->snapshot != NULL)
    plateau_time_track_show (self->track, self->snapshot,
                             self->in_past ? self->epoch : newest_of (self), self->epoch_log);

  show_epoch (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->track), has_past);
  gtk_widget_set_sensitive (self->play_button, has_past);
  gtk_widget_set_sensitive (GTK_WIDGET (self->speed_chooser), has_past);
  gtk_widget_set_sensitive (self->now_button, self->in_past);
  gtk_widget_set_sensitive (self->continue_button, self->in_past);
}

static void
stop_playing (PlateauTimeLine *self)
{
  if (self->tick == 0)
    return;

  gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  gtk_button_set_icon_name (GTK_BUTTON (self->play_button), "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (self->play_button, _ ("Play the past"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Play the past"), -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYING]);
}

/* All that changes which moment is looked at comes through here. */
static void
look (PlateauTimeLine *self, gboolean in_past, guint64 epoch)
{
  gboolean was_in_past = self->in_past;

  if (in_past == was_in_past && (!in_past || epoch == self->epoch))
    return;

  self->in_past = in_past;
  self->epoch = in_past ? epoch : 0;
  self->answered = FALSE;
  self->asked_time = g_get_monotonic_time ();
  show_state (self);
  describe (self, self->tick == 0);

  if (in_past != was_in_past)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IN_PAST]);
  g_signal_emit (self, signals[MOVED], 0);
}

gboolean
plateau_time_line_get_past (PlateauTimeLine *self, guint64 *epoch)
{
  g_return_val_if_fail (PLATEAU_IS_TIME_LINE (self), FALSE);

  if (self->in_past && epoch != NULL)
    *epoch = self->epoch;

  return self->in_past;
}

static void
look_at (PlateauTimeLine *self, guint64 epoch)
{
  gboolean in_past = epoch < newest_of (self);

  if (!in_past)
    stop_playing (self);
  look (self, in_past, epoch);
}

void
plateau_time_line_look_at (PlateauTimeLine *self, guint64 epoch)
{
  g_return_if_fail (PLATEAU_IS_TIME_LINE (self));

  self->position = (double) epoch;
  look_at (self, epoch);
}

void
plateau_time_line_return (PlateauTimeLine *self)
{
  g_return_if_fail (PLATEAU_IS_TIME_LINE (self));

  plateau_time_line_look_at (self, G_MAXUINT64);
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PlateauTimeLine *self = PLATEAU_TIME_LINE (widget);
  PlateauTimeScale scale = { newest_of (self), self->epoch_log };
  guint chosen = MIN (gtk_drop_down_get_selected (self->speed_chooser), G_N_ELEMENTS (speeds) - 1);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double share = plateau_time_scale_share (&scale, self->position);

  if (self->frame_time != 0)
    share += (double) (now - self->frame_time) * speeds[chosen] / PLAYBACK;
  self->frame_time = now;
  self->position = plateau_time_scale_epoch (&scale, share);

  if (self->answered || g_get_monotonic_time () - self->asked_time > PATIENCE)
    look_at (self, share >= 1 ? scale.newest : (guint64) self->position);

  /* Stopped on the way, the callback has been removed already. */
  return G_SOURCE_CONTINUE;
}

void
plateau_time_line_set_playing (PlateauTimeLine *self, gboolean playing)
{
  g_return_if_fail (PLATEAU_IS_TIME_LINE (self));

  if (!playing)
    {
      stop_playing (self);
      describe (self, TRUE);
      return;
    }
  if (self->tick != 0 || newest_of (self) == 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if (!self->in_past)
    plateau_time_line_look_at (self, 0);
  self->frame_time = 0;
  self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
  gtk_button_set_icon_name (GTK_BUTTON (self->play_button), "media-playback-pause-symbolic");
  gtk_widget_set_tooltip_text (self->play_button, _ ("Pause the playback"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pause the playback"), -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYING]);
}

void
plateau_time_line_show (PlateauTimeLine *self, PlateauSnapshot *snapshot)
{
  gboolean afresh;

  g_return_if_fail (PLATEAU_IS_TIME_LINE (self));

  afresh = self->snapshot != NULL && (snapshot->generation != self->snapshot->generation ||
                                      snapshot->lane_id != self->snapshot->lane_id);
  plateau_snapshot_ref (snapshot);
  g_clear_pointer (&self->snapshot, plateau_snapshot_unref);
  self->snapshot = snapshot;

  if (afresh || (self->in_past && self->epoch >= snapshot->newest_epoch))
    plateau_time_line_return (self);
  if (self->in_past && snapshot->epoch == self->epoch)
    self->answered = TRUE;

  show_state (self);
  describe (self, !snapshot->training && self->tick == 0);
}

static void
on_play (PlateauTimeLine *self)
{
  plateau_time_line_set_playing (self, self->tick == 0);
}

/* A hand on the handle, or on the keys, takes over from the playback. */
static void
on_moved (PlateauTimeLine *self)
{
  stop_playing (self);
  plateau_time_line_look_at (self, plateau_time_track_get_epoch (self->track));
}

static void
on_continue (PlateauTimeLine *self)
{
  stop_playing (self);
  g_signal_emit (self, signals[CONTINUE], 0);
}

static void
set_epoch_log (PlateauTimeLine *self, gboolean log)
{
  if (self->epoch_log == log)
    return;

  self->epoch_log = log;
  show_state (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EPOCH_LOG]);
}

static void
plateau_time_line_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PlateauTimeLine *self = PLATEAU_TIME_LINE (object);

  switch (id)
    {
    case PROP_EPOCH_LOG:
      g_value_set_boolean (value, self->epoch_log);
      break;
    case PROP_PLAYING:
      g_value_set_boolean (value, self->tick != 0);
      break;
    case PROP_IN_PAST:
      g_value_set_boolean (value, self->in_past);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
plateau_time_line_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PlateauTimeLine *self = PLATEAU_TIME_LINE (object);

  switch (id)
    {
    case PROP_EPOCH_LOG:
      set_epoch_log (self, g_value_get_boolean (value));
      break;
    case PROP_PLAYING:
      plateau_time_line_set_playing (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
plateau_time_line_unmap (GtkWidget *widget)
{
  stop_playing (PLATEAU_TIME_LINE (widget));
  GTK_WIDGET_CLASS (plateau_time_line_parent_class)->unmap (widget);
}

static void
plateau_time_line_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  plateau_time_line_layout_measure (widget, orientation, minimum, natural);
}

static void
plateau_time_line_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  plateau_time_line_layout_allocate (widget, width, height);
}

static void
plateau_time_line_dispose (GObject *object)
{
  PlateauTimeLine *self = PLATEAU_TIME_LINE (object);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  plateau_widget_dispose_template (GTK_WIDGET (self), PLATEAU_TYPE_TIME_LINE);
  g_clear_pointer (&self->snapshot, plateau_snapshot_unref);
  G_OBJECT_CLASS (plateau_time_line_parent_class)->dispose (object);
}

static void
plateau_time_line_class_init (PlateauTimeLineClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = plateau_time_line_get_property;
  object_class->set_property = plateau_time_line_set_property;
  object_class->dispose = plateau_time_line_dispose;
  widget_class->unmap = plateau_time_line_unmap;
  widget_class->measure = plateau_time_line_measure;
  widget_class->size_allocate = plateau_time_line_size_allocate;

  properties[PROP_EPOCH_LOG] = g_param_spec_boolean ("epoch-log", NULL, NULL, TRUE, flags);
  properties[PROP_PLAYING] = g_param_spec_boolean ("playing", NULL, NULL, FALSE, flags);
  properties[PROP_IN_PAST] = g_param_spec_boolean ("in-past", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  signals[CONTINUE] = g_signal_new ("continue", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PLATEAU_TYPE_TIME_TRACK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plateau_app/Plateau/time-line.ui");
  gtk_widget_class_bind_template_child (widget_class, PlateauTimeLine, play_button);
  gtk_widget_class_bind_template_child (widget_class, PlateauTimeLine, track);
  gtk_widget_class_bind_template_child (widget_class, PlateauTimeLine, epoch_label);
  gtk_widget_class_bind_template_child (widget_class, PlateauTimeLine, now_button);
  gtk_widget_class_bind_template_child (widget_class, PlateauTimeLine, continue_button);
  gtk_widget_class_bind_template_child (widget_class, PlateauTimeLine, speed_chooser);
  gtk_widget_class_bind_template_callback (widget_class, on_play);
  gtk_widget_class_bind_template_callback (widget_class, on_moved);
  gtk_widget_class_bind_template_callback (widget_class, on_continue);
  gtk_widget_class_bind_template_callback (widget_class, plateau_time_line_return);
  gtk_widget_class_set_css_name (widget_class, "timeline");
}

static void
plateau_time_line_init (PlateauTimeLine *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (speed_titles);

  self->epoch_log = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->continue_button),
                                 GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_drop_down_set_model (self->speed_chooser, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->speed_chooser, 1);
  show_state (self);
}
