/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "progress.h"

#include "config.h"
#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define INTERVAL (G_USEC_PER_SEC / 10)

/* The bar's own width: at most and at least, else there is none. */
#define BAR_MAX 40
#define BAR_MIN 8

void
plateau_progress_begin (PlateauProgress *self, guint n_cells, guint n_kept)
{
  *self = (PlateauProgress){
    .n_cells = n_cells,
    .n_kept = n_kept,
    .shown = isatty (STDERR_FILENO),
    .start = g_get_monotonic_time (),
  };
}

/* What a person has set wins over what the terminal says. */
static guint
terminal_width (void)
{
  const char *columns = g_getenv ("COLUMNS");
  struct winsize size;
  guint64 n;

  if (columns != NULL && g_ascii_string_to_unsigned (columns, 10, 1, 10000, &n, NULL))
    return n;
  if (ioctl (STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col;
  return 80;
}

static guint
width_of (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

/* Cuts @text to @width columns and returns how many it then has. */
static guint
fit (char *text, guint width)
{
  guint used = 0;

  for (char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      const guint more = width_of (g_utf8_get_char (at));

      if (used + more > width)
        {
          *at = '\0';
          break;
        }
      used += more;
    }

  return used;
}

/* "4:07", "1:02:03": the same in every language. */
static char *
clock_text (double seconds)
{
  const guint64 s = seconds + 0.5;

  if (s < 3600)
    return g_strdup_printf ("%d:%02d", (int) (s / 60), (int) (s % 60));
  return g_strdup_printf ("%" G_GUINT64_FORMAT ":%02d:%02d", s / 3600, (int) (s / 60 % 60),
                          (int) (s % 60));
}

static char *
describe (const PlateauProgress *self, guint n_done, double share, double whole_share)
{
  const double seconds = (g_get_monotonic_time () - self->start) / (double) G_USEC_PER_SEC;
  const guint n_new = n_done - self->n_kept;
  g_autofree char *done = plateau_format_count (n_done);
  g_autofree char *all = plateau_format_count (self->n_cells);
  g_autofree char *speed = plateau_format_number (n_new > 0 ? n_new / seconds : NAN);
  g_autofree char *left =
      share > 0 ? clock_text (seconds * (1 - share) / share) : g_strdup ("–:––");

  if (self->draws)
    /* Translators: one line of at most 50 columns or so: trainings done, trainings in all, percent,
     * and the remaining time such as 4:07. */
    return g_strdup_printf (_ ("%s of %s draws · %d %% · %s left"), done, all,
                            (int) (100 * whole_share), left);

  /* Translators: one line of at most 50 columns or so: cells done, cells in all, percent, cells a
   * second, and the remaining time such as 4:07. */
  return g_strdup_printf (_ ("%s of %s cells · %d %% · %s cells/s · %s left"), done, all,
                          (int) (100 * whole_share), speed, left);
}

void
plateau_progress_update (PlateauProgress *self, guint n_done, guint64 epochs, guint64 all_epochs)
{
  const gint64 now = g_get_monotonic_time ();
  const double kept = (double) self->n_kept / self->n_cells;
  double share, whole_share;
  g_autofree char *text = NULL;
  g_autoptr (GString) line = NULL;
  guint width, used;

  if (!self->shown || now - self->drawn < INTERVAL)
    return;

  share = all_epochs > 0 ? (double) epochs / all_epochs : 0;
  whole_share = kept + (1 - kept) * share;
  text = describe (self, n_done, share, whole_share);

  /* The last column stays free: some terminals go to the next line once it is written. */
  width = terminal_width () - 1;
  used = fit (text, width);

  line = g_string_new (NULL);
  if (width >= used + 3 + BAR_MIN)
    {
      const guint bar = MIN (BAR_MAX, width - used - 3);
      const guint full = bar * whole_share;

      g_string_append_c (line, '[');
      for (guint i = 0; i < bar; i++)
        g_string_append_c (line, i < full ? '#' : '.');
      g_string_append (line, "] ");
      used += bar + 3;
    }
  g_string_append (line, text);

  plateau_progress_erase (self);
  g_printerr ("%s", line->str);
  self->width = used;
  self->drawn = now;
}

void
plateau_progress_erase (PlateauProgress *self)
{
  if (self->width == 0)
    return;

  /* Blanks work on every terminal. */
  g_printerr ("\r%*s\r", (int) self->width, "");
  self->width = 0;
}
