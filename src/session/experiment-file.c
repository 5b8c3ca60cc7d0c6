/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "experiment-file.h"

#include "config.h"
#include "data-path.h"
#include "experiment-reader.h"
#include "property-text.h"
#include "quote.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How messages call a file: as seen from the working directory where it lies below that. */
static char *
name_of (GFile *file)
{
  g_autofree char *directory = g_get_current_dir ();
  g_autoptr (GFile) here = g_file_new_for_path (directory);
  g_autofree char *relative = g_file_get_relative_path (here, file);
  g_autofree char *name = relative != NULL ? g_strdup (relative) : g_file_get_parse_name (file);

  return plateau_printable (name, G_MAXSIZE);
}

/* @name is the file's, in print. Always FALSE. */
static gboolean
fail_too_large (const char *name, goffset size, GError **error)
{
  g_autofree char *is = g_format_size_full (size, G_FORMAT_SIZE_IEC_UNITS);
  g_autofree char *most = g_format_size_full (PLATEAU_MAX_EXPERIMENT_FILE, G_FORMAT_SIZE_IEC_UNITS);

  g_set_error (error, PLATEAU_ERROR, PLATEAU_ERROR_SYNTAX,
               /* Translators: a file's name, then two sizes such as “1.5 MiB” and “1.0 MiB”. */
               _ ("%s: the file has %s: an experiment of at most %s would be right"), name, is,
               most);
  return FALSE;
}

static gboolean
fail_to_read (const char *name, const GError *cause, GError **error)
{
  g_autofree char *reason = plateau_printable (cause->message, G_MAXSIZE);

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, PLATEAU_ERROR, PLATEAU_ERROR_FILE,
                 _ ("%s: there is no such file: the path of an experiment would be right"), name);
  else
    g_set_error (error, PLATEAU_ERROR, PLATEAU_ERROR_FILE,
                 /* Translators: a file's name and the system's reason. */
                 _ ("%s: the file cannot be read: %s"), name, reason);
  return FALSE;
}

/* Whether one width, "hidden-units", tells them all. */
static gboolean
has_equal_widths (const PlateauShape *shape)
{
  for (guint l = 1; l < shape->n_hidden; l++)
    if (shape->width[l] != shape->width[0])
      return FALSE;

  return TRUE;
}

/* @folder may be NULL: own data are then named by their whole path. */
static char *
to_text (PlateauExperiment *self, GFile *folder)
{
  GString *text = g_string_new ("[" PLATEAU_EXPERIMENT_GROUP "]\n");
  g_auto (PlateauSettings) settings = { 0 };
  guint n_specs;
  g_autofree GParamSpec **specs = NULL;
  PlateauDataSet data_set;

  plateau_experiment_get_settings (self, &settings);
  g_object_get (self, "data-set", &data_set, NULL);
  g_string_append_printf (text, "format=%d\n", PLATEAU_EXPERIMENT_FORMAT);

  specs = g_object_class_list_properties (G_OBJECT_GET_CLASS (self), &n_specs);
  for (guint i = 0; i < n_specs; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;
      g_autofree char *shown = NULL;

      g_object_get_property (G_OBJECT (self), specs[i]->name, &value);
      shown = plateau_property_to_text (&value);
      g_string_append_printf (text, "%s=%s\n", specs[i]->name, shown);
    }

  if (!has_equal_widths (&settings.shape))
    {
      g_string_append (text, "layers=");
      for (guint l = 0; l < settings.shape.n_hidden; l++)
        g_string_append_printf (text, "%s%u", l > 0 ? "," : "", settings.shape.width[l]);
      g_string_append_c (text, '\n');
    }

  if (data_set == PLATEAU_DATA_SET_FILE)
    {
      g_autofree char *path = plateau_data_path_to_text (self, folder);

      g_string_append_printf (text, "data-file=%s\n", path);
    }

  return g_string_free (text, FALSE);
}

char *
plateau_experiment_to_text (PlateauExperiment *self)
{
  g_return_val_if_fail (PLATEAU_IS_EXPERIMENT (self), NULL);

  return to_text (self, NULL);
}

gboolean
plateau_experiment_from_text (PlateauExperiment *self,
                              const char *text,
                              gsize length,
                              const char *name,
                              GError **error)
{
  g_autofree char *printable = NULL;
  g_autofree char *directory = NULL;
  g_autoptr (GFile) folder = NULL;

  g_return_val_if_fail (PLATEAU_IS_EXPERIMENT (self), FALSE);
  g_return_val_if_fail (text != NULL || length == 0, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  printable = plateau_printable (name, G_MAXSIZE);
  if (length > PLATEAU_MAX_EXPERIMENT_FILE)
    return fail_too_large (printable, length, error);

  directory = g_path_get_dirname (name);
  folder = g_file_new_for_path (directory);
  return plateau_experiment_read (self, text, length, name, folder, error);
}

/* What has no end or is no file is turned away before it is opened. */
static gboolean
check_file (GFile *file, const char *name, GError **error)
{
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) cause = NULL;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, NULL, &cause);
  if (info == NULL)
    return fail_to_read (name, cause, error);

  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, PLATEAU_ERROR, PLATEAU_ERROR_FILE,
                   _ ("%s: this is not an ordinary file: an experiment would be right"), name);
      return FALSE;
    }

  return g_file_info_get_size (info) <= PLATEAU_MAX_EXPERIMENT_FILE ||
         fail_too_large (name, g_file_info_get_size (info), error);
}

gboolean
plateau_experiment_load (PlateauExperiment *self, GFile *file, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) cause = NULL;
  gsize length;

  g_return_val_if_fail (PLATEAU_IS_EXPERIMENT (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  name = name_of (file);
  if (!check_file (file, name, error))
    return FALSE;

  /* One byte above the limit: the file may have grown since it was looked at. */
  text = g_malloc (PLATEAU_MAX_EXPERIMENT_FILE + 1);
  stream = g_file_read (file, NULL, &cause);
  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), text, PLATEAU_MAX_EXPERIMENT_FILE + 1,
                                &length, NULL, &cause))
    return fail_to_read (name, cause, error);
  if (length > PLATEAU_MAX_EXPERIMENT_FILE)
    return fail_too_large (name, length, error);

  folder = g_file_get_parent (file);
  return plateau_experiment_read (self, text, length, name, folder, error);
}

/* The new file is written beside the old one and renamed, even where a link stands in its place. One
 * that could not be written whole is thrown away by a cancelled close; g_file_replace_contents ()
 * would put it in the old one's place. */
static gboolean
replace (GFile *file, const char *text, GError **error)
{
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GCancellable) cancelled = NULL;

  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, error);
  if (stream == NULL)
    return FALSE;

  if (g_output_stream_write_all (G_OUTPUT_STREAM (stream), text, strlen (text), NULL, NULL, error))
    return g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error);

  cancelled = g_cancellable_new ();
  g_cancellable_cancel (cancelled);
  g_output_stream_close (G_OUTPUT_STREAM (stream), cancelled, NULL);
  return FALSE;
}

gboolean
plateau_experiment_save (PlateauExperiment *self, GFile *file, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autofree char *reason = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GError) cause = NULL;

  g_return_val_if_fail (PLATEAU_IS_EXPERIMENT (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  folder = g_file_get_parent (file);
  text = to_text (self, folder);
  if (replace (file, text, &cause))
    return TRUE;

  name = name_of (file);
  reason = plateau_printable (cause->message, G_MAXSIZE);
  g_set_error (error, PLATEAU_ERROR, PLATEAU_ERROR_FILE,
               /* Translators: a file's name and the system's reason. */
               _ ("%s: the experiment cannot be written: %s"), name, reason);
  return FALSE;
}
