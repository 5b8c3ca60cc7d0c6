/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time-marks.h"

#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

double
plateau_time_scale_share (const PlateauTimeScale *self, double epoch)
{
  double newest = (double) self->newest;

  if (self->newest == 0)
    return 0;

  epoch = CLAMP (epoch, 0, newest);
  return self->log ? log1p (epoch) / log1p (newest) : epoch / newest;
}

double
plateau_time_scale_epoch (const PlateauTimeScale *self, double share)
{
  double newest = (double) self->newest;

  if (share <= 0)
    return 0;
  if (share >= 1)
    return newest;

  return CLAMP (self->log ? expm1 (share * log1p (newest)) : share * newest, 0, newest);
}

guint64
plateau_time_scale_step (const PlateauTimeScale *self, guint64 epoch, double by)
{
  double share = plateau_time_scale_share (self, (double) epoch);
  guint64 there = (guint64) round (plateau_time_scale_epoch (self, share + by));

  if (by > 0)
    return MIN (MAX (there, epoch + 1), self->newest);

  return epoch == 0 ? 0 : MIN (there, epoch - 1);
}

void
plateau_time_marks (const PlateauSnapshot *snapshot, gboolean log, int width, GArray *marks)
{
  PlateauTimeScale scale = { snapshot->newest_epoch, log };
  guint i = 0;

  g_array_set_size (marks, 0);
  if (width < 1)
    return;

  while (i < snapshot->n_events)
    {
      double share = plateau_time_scale_share (&scale, (double) snapshot->events[i].epoch);
      PlateauTimeMark mark = { MIN ((int) (share * width), width - 1), i, 0, PLATEAU_EVENT_START };
      double end = plateau_time_scale_epoch (&scale, (mark.pixel + 1.0) / width);

      /* One comparison an event, and a logarithm only for each pixel. */
      do
        {
          mark.kind = MAX (mark.kind, snapshot->events[i + mark.n].kind);
          mark.n++;
        }
      while (i + mark.n < snapshot->n_events &&
             ((double) snapshot->events[i + mark.n].epoch < end || mark.pixel == width - 1 ||
              snapshot->events[i + mark.n].epoch == snapshot->events[i].epoch));

      i += mark.n;
      /* An event on the border of two pixels may be rounded back into the one before. */
      if (marks->len > 0 &&
          g_array_index (marks, PlateauTimeMark, marks->len - 1).pixel == mark.pixel)
        {
          PlateauTimeMark *before = &g_array_index (marks, PlateauTimeMark, marks->len - 1);

          before->n += mark.n;
          before->kind = MAX (before->kind, mark.kind);
          continue;
        }

      g_array_append_val (marks, mark);
    }
}

/* A nudge is told by its size: its two ends look alike in three digits. */
static char *
change_text (const PlateauEvent *event)
{
  g_autofree char *before = plateau_format_number (event->before);
  g_autofree char *after = plateau_format_number (event->value);
  g_autofree char *change = NULL;

  if (g_strcmp0 (before, after) != 0 || event->before == event->value)
    return g_strdup_printf ("%s → %s", before, after);

  change = plateau_format_number (fabs (event->value - event->before));
  return g_strdup_printf (event->value > event->before ? "%s + %s" : "%s − %s", before, change);
}

static char *
edit_text (const PlateauEvent *event, const PlateauNetwork *network)
{
  g_autofree char *change = change_text (event);
  guint l, n_in;
  gsize place;

  if (event->index >= network->n_parameters)
    return g_steal_pointer (&change);

  l = plateau_network_layer_of (network, event->index);
  n_in = network->n[l - 1];
  place = event->index - (gsize) (network->w[l] - network->parameters);

  if (place >= (gsize) network->n[l] * n_in)
    /* Translators: a bias was changed. 1 layer, 2 unit, 3 as "0.5 → 0.7". */
    return g_strdup_printf (
        _ ("b[%u], unit %u: %s"), l,
        (guint) (event->index - (gsize) (network->b[l] - network->parameters)) + 1, change);

  /* Translators: a weight was changed. 1 layer, 2 unit, 3 where the edge comes from, 4 as
   * "0.5 → 0.7". */
  return g_strdup_printf (_ ("w[%u], unit %u ← %u: %s"), l, (guint) (place / n_in) + 1,
                          (guint) (place % n_in) + 1, change);
}

static char *
event_text (const PlateauEvent *event, const PlateauNetwork *network)
{
  g_autofree char *rate = plateau_format_number (event->value);

  switch (event->kind)
    {
    case PLATEAU_EVENT_START:
      /* Translators: what happened at an epoch. %s is a number. */
      return g_strdup_printf (_ ("start, learning rate %s"), rate);
    case PLATEAU_EVENT_RATE:
      return g_strdup_printf (_ ("learning rate %s"), rate);
    case PLATEAU_EVENT_EDIT:
      return edit_text (event, network);
    case PLATEAU_EVENT_DIVERGENCE:
      return g_strdup (_ ("training stopped: the numbers would leave the finite range"));
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

char *
plateau_time_mark_text (const PlateauTimeMark *mark, const PlateauSnapshot *snapshot)
{
  const PlateauEvent *first = &snapshot->events[mark->first];
  const PlateauEvent *last = first + mark->n - 1;
  g_autofree char *from = plateau_format_count (first->epoch);
  g_autofree char *to = plateau_format_count (last->epoch);
  g_autofree char *text = event_text (last, snapshot->network);

  if (mark->n == 1)
    /* Translators: 1 an epoch, 2 what happened there. */
    return g_strdup_printf (_ ("Epoch %s: %s"), from, text);

  if (first->epoch == last->epoch)
    /* Translators: 1 an epoch, 2 how many changes (2 or more), 3 the last of them. */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Epoch %s: %u change; the last: %s",
                                         "Epoch %s: %u changes; the last: %s", mark->n),
                            from, mark->n, text);

  /* Translators: 1 and 2 epochs, 3 how many changes (2 or more), 4 the last of them. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Epochs %s – %s: %u change; the last: %s",
                                       "Epochs %s – %s: %u changes; the last: %s", mark->n),
                          from, to, mark->n, text);
}

/* The first event that is not before @epoch. */
static guint
find_event (const PlateauSnapshot *snapshot, guint64 epoch)
{
  guint low = 0, high = snapshot->n_events;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (snapshot->events[middle].epoch < epoch)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

char *
plateau_time_event_text (const PlateauSnapshot *snapshot, guint64 epoch)
{
  guint first = find_event (snapshot, epoch);
  guint end = find_event (snapshot, epoch + 1);
  PlateauTimeMark mark = { 0, first, end - first, PLATEAU_EVENT_START };

  return mark.n > 0 ? plateau_time_mark_text (&mark, snapshot) : NULL;
}

gboolean
plateau_time_next_event (const PlateauSnapshot *snapshot,
                         guint64 epoch,
                         gboolean forward,
                         guint64 *found)
{
  guint i = find_event (snapshot, forward ? epoch + 1 : epoch);

  if (forward ? i >= snapshot->n_events : i == 0)
    return FALSE;

  *found = snapshot->events[forward ? i : i - 1].epoch;
  return TRUE;
}

void
plateau_time_mark_draw (cairo_t *cr,
                        PlateauEventKind kind,
                        double x,
                        double y,
                        const GdkRGBA colors[2])
{
  const double r = PLATEAU_TIME_MARK_SIZE / 2.0;

  gdk_cairo_set_source_rgba (cr, &colors[kind == PLATEAU_EVENT_DIVERGENCE]);
  cairo_set_line_width (cr, 2);
  switch (kind)
    {
    case PLATEAU_EVENT_START:
      cairo_rectangle (cr, x - 1, y - r, 2, 2 * r);
      cairo_fill (cr);
      break;
    case PLATEAU_EVENT_RATE:
      cairo_move_to (cr, x, y - r - 0.5);
      cairo_line_to (cr, x + r + 0.5, y);
      cairo_line_to (cr, x, y + r + 0.5);
      cairo_line_to (cr, x - r - 0.5, y);
      cairo_close_path (cr);
      cairo_fill (cr);
      break;
    case PLATEAU_EVENT_EDIT:
      cairo_move_to (cr, x, y - r);
      cairo_line_to (cr, x + r + 0.5, y + r);
      cairo_line_to (cr, x - r - 0.5, y + r);
      cairo_close_path (cr);
      cairo_fill (cr);
      break;
    case PLATEAU_EVENT_DIVERGENCE:
      cairo_move_to (cr, x - r, y - r);
      cairo_line_to (cr, x + r, y + r);
      cairo_move_to (cr, x - r, y + r);
      cairo_line_to (cr, x + r, y - r);
      cairo_stroke (cr);
      break;
    default:
      g_return_if_reached ();
    }
}
