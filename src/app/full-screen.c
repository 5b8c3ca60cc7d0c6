/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "full-screen.h"

typedef struct
{
  GtkWindow *window; /* which has the rest as its children, and this as its data */
  GtkWidget *header;
  AdwFlap *flap;
  gboolean full;
  gboolean flap_waits; /* to be shown again */
} FullScreen;

static void
on_full_screen (FullScreen *self)
{
  gboolean full = gtk_window_is_fullscreen (self->window);

  if (full == self->full)
    return;

  self->full = full;
  gtk_widget_set_visible (self->header, !full);
  if (full)
    {
      self->flap_waits = adw_flap_get_reveal_flap (self->flap);
      adw_flap_set_reveal_flap (self->flap, FALSE);
    }
  else if (self->flap_waits)
    adw_flap_set_reveal_flap (self->flap, TRUE);
}

void
plateau_full_screen_add (AdwApplicationWindow *window, GtkWidget *header, AdwFlap *flap)
{
  FullScreen *self = g_new0 (FullScreen, 1);

  self->window = GTK_WINDOW (window);
  self->header = header;
  self->flap = flap;
  g_signal_connect_data (window, "notify::fullscreened", G_CALLBACK (on_full_screen), self,
                         (GClosureNotify) (void (*) (void)) g_free, G_CONNECT_SWAPPED);
  on_full_screen (self);
}
