/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "opener.h"

#include "file-job.h"

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
  GFile *file;   /* the one that is being loaded */
  GFile *folder; /* of the last experiment; NULL before there is one */
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (PlateauOpener, plateau_opener, G_TYPE_OBJECT)

/* The longest name that is suggested, in characters. */
#define NAME_CHARS 80

/* Without a window it stands alone: that something was not saved has to be told all the same. */
static void
tell (PlateauOpener *self, GtkApplication *application, const char *heading, const char *text)
{
  GtkWidget *dialog = adw_message_dialog_new (self->window, heading, NULL);
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
  if (self->window == NULL)
    gtk_window_set_application (GTK_WINDOW (dialog), application);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
keep_folder (PlateauOpener *self, GFile *file)
{
  g_clear_object (&self->folder);
  self->folder = g_file_get_parent (file);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PlateauOpener) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlateauOpened) opened = plateau_file_load_finish (result, &error);

  if (self->window == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (opened == NULL)
    {
      tell (self, NULL,
            plateau_file_names_experiment (self->file) ? _ ("The experiment cannot be opened")
                                                       : _ ("The data cannot be opened"),
            error->message);
      return;
    }

  keep_folder (self, self->file);
  plateau_opened_apply (opened, self->experiment);
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
  plateau_file_load_async (file, self->cancellable, on_loaded, g_object_ref (self));
}

typedef struct
{
  PlateauOpener *opener;
  GtkApplication *application; /* held; NULL where the window has none */
  GFile *file;
} Saving;

static void
saving_free (Saving *self)
{
  if (self->application != NULL)
    g_application_release (G_APPLICATION (self->application));
  g_clear_object (&self->application);
  g_object_unref (self->opener);
  g_object_unref (self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
on_replace (Saving *saving, const char *response)
{
  if (g_str_equal (response, "replace"))
    plateau_opener_save (saving->opener, saving->file, TRUE);
}

static void
free_closure (gpointer data, GClosure *closure)
{
  saving_free (data);
}

/* The name got its suffix after the file chooser had asked. */
static void
ask_to_replace (Saving *saving)
{
  GtkWidget *dialog = adw_message_dialog_new (saving->opener->window, NULL, NULL);
  g_autofree char *base = g_file_get_basename (saving->file);
  g_autofree char *name = g_filename_display_name (base);

  /* Translators: a file's name. */
  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _ ("Replace “%s”?"), name);
  adw_message_dialog_set_body (
      ADW_MESSAGE_DIALOG (dialog),
      _ ("There is a file of this name already. What it holds will be lost."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "replace",
                                    _ ("_Replace"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "replace",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_replace), saving, free_closure,
                         G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) saving = data;
  PlateauOpener *self = saving->opener;
  g_autoptr (GError) error = NULL;

  if (plateau_file_save_finish (result, &error))
    keep_folder (self, saving->file);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    tell (self, saving->application, _ ("The experiment cannot be saved"), error->message);
  else if (self->window != NULL)
    ask_to_replace (g_steal_pointer (&saving));
}

void
plateau_opener_save (PlateauOpener *self, GFile *file, gboolean replace)
{
  GtkApplication *application;
  Saving *saving;

  g_return_if_fail (PLATEAU_IS_OPENER (self));
  g_return_if_fail (G_IS_FILE (file));

  if (self->window == NULL)
    return;

  application = gtk_window_get_application (self->window);
  saving = g_new0 (Saving, 1);
  saving->opener = g_object_ref (self);
  saving->file = g_object_ref (file);
  if (application != NULL)
    {
      saving->application = g_object_ref (application);
      g_application_hold (G_APPLICATION (application));
    }
  plateau_file_save_async (self->experiment, file, replace, on_saved, saving);
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
add_filter (GtkFileChooser *chooser, const char *name, const char *suffix, const char *other)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  if (suffix != NULL)
    gtk_file_filter_add_suffix (filter, suffix);
  else
    gtk_file_filter_add_pattern (filter, "*");
  if (other != NULL)
    gtk_file_filter_add_suffix (filter, other);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
show_chooser (PlateauOpener *self, GCallback callback)
{
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_swapped (self->chooser, "response", callback, self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

void
plateau_opener_choose (PlateauOpener *self)
{
  g_return_if_fail (PLATEAU_IS_OPENER (self));

  if (self->window == NULL || self->chooser != NULL)
    return;

  self->chooser =
      gtk_file_chooser_native_new (C_ ("window title", "Open"), self->window,
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  add_filter (GTK_FILE_CHOOSER (self->chooser), _ ("Experiments and data"), "plateau", "csv");
  add_filter (GTK_FILE_CHOOSER (self->chooser), _ ("Plateau experiments"), "plateau", NULL);
  add_filter (GTK_FILE_CHOOSER (self->chooser), _ ("Comma-separated values (CSV)"), "csv", NULL);
  add_filter (GTK_FILE_CHOOSER (self->chooser), _ ("All files"), NULL, NULL);
  show_chooser (self, G_CALLBACK (on_chosen));
}

static void
on_place_chosen (PlateauOpener *self, int response)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) named = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *full = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_clear_object (&self->chooser);

  if (file == NULL)
    return;

  /* As it was chosen, the file chooser has asked already. */
  if (plateau_file_names_experiment (file))
    {
      plateau_opener_save (self, file, TRUE);
      return;
    }

  uri = g_file_get_uri (file);
  full = g_strconcat (uri, ".plateau", NULL);
  named = g_file_new_for_uri (full);
  plateau_opener_save (self, named, FALSE);
}

/* The summary, without what some file system has no place for in a name. */
static char *
suggest_name (PlateauOpener *self)
{
  g_autofree char *summary = plateau_experiment_get_summary (self->experiment);
  g_auto (GStrv) parts = g_strsplit (summary, " · ", -1);
  g_autofree char *joined = g_strjoinv (", ", parts);
  g_autofree char *name =
      g_utf8_substring (joined, 0, MIN (g_utf8_strlen (joined, -1), NAME_CHARS));

  g_strdelimit (name, "/\\:*?\"<>|", '-');
  if (*name == '.')
    *name = '-';
  return g_strconcat (name, ".plateau", NULL);
}

void
plateau_opener_choose_save (PlateauOpener *self)
{
  g_autofree char *name = NULL;

  g_return_if_fail (PLATEAU_IS_OPENER (self));

  if (self->window == NULL || self->chooser != NULL)
    return;

  name = suggest_name (self);
  self->chooser =
      gtk_file_chooser_native_new (_ ("Save experiment"), self->window,
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  add_filter (GTK_FILE_CHOOSER (self->chooser), _ ("Plateau experiments"), "plateau", NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  if (self->folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), self->folder, NULL);
  show_chooser (self, G_CALLBACK (on_place_chosen));
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
  g_clear_object (&self->folder);
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
