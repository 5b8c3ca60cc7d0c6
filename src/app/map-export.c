/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "map-export.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  GtkFileChooserNative *chooser;
  GtkWindow *window; /* a weak pointer */
  PlateauMap *map;
} Choosing;

static void
choosing_free (Choosing *self)
{
  g_clear_weak_pointer (&self->window);
  plateau_map_unref (self->map);
  g_object_unref (self->chooser);
  g_free (self);
}

/* The window may have gone meanwhile: that nothing was written has to be told all the same. */
static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  GWeakRef *window = data;
  g_autoptr (GtkWindow) parent = g_weak_ref_get (window);
  g_autoptr (GError) error = NULL;

  g_weak_ref_clear (window);
  g_free (window);
  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      GtkWidget *dialog =
          adw_message_dialog_new (parent, _ ("The map cannot be saved"), error->message);

      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
      adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
      gtk_window_present (GTK_WINDOW (dialog));
    }
}

void
plateau_map_export (GtkWindow *window, PlateauMap *map, GFile *file)
{
  char *text = plateau_map_to_csv (map);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  GWeakRef *parent = g_new0 (GWeakRef, 1);

  g_weak_ref_init (parent, window);
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                       on_written, parent);
}

static void
on_chosen (Choosing *self, int response)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  if (file != NULL && self->window != NULL)
    plateau_map_export (self->window, self->map, file);
  choosing_free (self);
}

void
plateau_map_export_choose (GtkWindow *window, PlateauMap *map)
{
  Choosing *self = g_new0 (Choosing, 1);

  g_set_weak_pointer (&self->window, window);
  self->map = plateau_map_ref (map);
  self->chooser =
      gtk_file_chooser_native_new (C_ ("window title", "Export the Map"), window,
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), "map.csv");
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (on_chosen), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}
