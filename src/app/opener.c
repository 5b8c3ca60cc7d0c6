/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "opener.h"

#include "session/csv-data.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _PlateauOpener
{
  GObject parent_instance;

  /* borrowed */
  GtkWindow *window; /* NULL once closed */

  /* owned */
  PlateauExperiment *experiment;
  GCancellable *cancellable;
  GFile *file; /* the one that is being loaded */
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (PlateauOpener, plateau_opener, G_TYPE_OBJECT)

static char *
display_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return base != NULL ? g_filename_display_name (base) : g_file_get_uri (file);
}

static void
tell (PlateauOpener *self, const char *text)
{
  GtkWidget *dialog = adw_message_dialog_new (self->window, _ ("The data cannot be opened"), NULL);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), label);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PlateauOpener) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlateauDataset) dataset = plateau_csv_data_load_finish (result, &error);
  g_autofree char *name = NULL;

  if (self->window == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (dataset == NULL)
    {
      tell (self, error->message);
      return;
    }

  name = display_name (self->file);
  plateau_experiment_set_own_data (self->experiment, dataset, name);
  plateau_experiment_set_own_file (self->experiment, self->file);
}

void
plateau_opener_load (PlateauOpener *self, GFile *file)
{
  g_return_if_fail (PLATEAU_IS_OPENER (self));
  g_return_if_fail (G_IS_FILE (file));

  if (self->window == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_set_object (&self->file, file);
  plateau_csv_data_load_async (file, self->cancellable, on_loaded, g_object_ref (self));
}

static void
on_chosen (PlateauOpener *self, int response)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_clear_object (&self->chooser);

  if (file != NULL)
    plateau_opener_load (self, file);
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *suffix)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  if (suffix != NULL)
    gtk_file_filter_add_suffix (filter, suffix);
  else
    gtk_file_filter_add_pattern (filter, "*");
  gtk_file_chooser_add_filter (chooser, filter);
}

void
plateau_opener_choose (PlateauOpener *self)
{
  g_return_if_fail (PLATEAU_IS_OPENER (self));

  if (self->window == NULL || self->chooser != NULL)
    return;

  self->chooser = gtk_file_chooser_native_new (
      _ ("Open data"), self->window, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  add_filter (GTK_FILE_CHOOSER (self->chooser), _ ("Comma-separated values (CSV)"), "csv");
  add_filter (GTK_FILE_CHOOSER (self->chooser), _ ("All files"), NULL);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (on_chosen), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

void
plateau_opener_close (PlateauOpener *self)
{
  g_return_if_fail (PLATEAU_IS_OPENER (self));

  g_cancellable_cancel (self->cancellable);
  self->window = NULL;
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
}

PlateauOpener *
plateau_opener_new (GtkWindow *window, PlateauExperiment *experiment)
{
  PlateauOpener *self = g_object_new (PLATEAU_TYPE_OPENER, NULL);

  self->window = window;
  self->experiment = g_object_ref (experiment);
  return self;
}

static void
plateau_opener_finalize (GObject *object)
{
  PlateauOpener *self = PLATEAU_OPENER (object);

  g_clear_object (&self->experiment);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->file);
  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (plateau_opener_parent_class)->finalize (object);
}

static void
plateau_opener_class_init (PlateauOpenerClass *class)
{
  G_OBJECT_CLASS (class)->finalize = plateau_opener_finalize;
}

static void
plateau_opener_init (PlateauOpener *self)
{
}
