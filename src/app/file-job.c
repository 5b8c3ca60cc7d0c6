/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "file-job.h"

#include "session/csv-data.h"
#include "session/experiment-file.h"

#include <string.h>

#define SUFFIX ".plateau"
#define FIRST_LINE "[Plateau Experiment]"

struct _PlateauOpened
{
  GFile *file;
  PlateauExperiment *experiment; /* NULL where the file held data */
  PlateauDataset *data;          /* of a file of data; NULL where it held an experiment */
};

void
plateau_opened_free (PlateauOpened *self)
{
  g_clear_object (&self->file);
  g_clear_object (&self->experiment);
  plateau_dataset_unref (self->data);
  g_free (self);
}

void
plateau_opened_apply (PlateauOpened *self, PlateauExperiment *experiment)
{
  GObject *object = G_OBJECT (experiment);
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;

  g_object_freeze_notify (object);
  if (self->experiment != NULL)
    {
      plateau_experiment_copy_from (experiment, self->experiment);
    }
  else
    {
      base = g_file_get_basename (self->file);
      name = base != NULL ? g_filename_display_name (base) : g_file_get_uri (self->file);
      plateau_experiment_set_own_data (experiment, self->data, name);
      plateau_experiment_set_own_file (experiment, self->file);
    }
  g_object_thaw_notify (object);
}

gboolean
plateau_file_names_experiment (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *lower = base != NULL ? g_ascii_strdown (base, -1) : NULL;

  return lower != NULL && g_str_has_suffix (lower, SUFFIX);
}

/* What cannot be read is no experiment: whoever reads it as data says why. */
static gboolean
begins_as_experiment (GFile *file, GCancellable *cancellable)
{
  char head[sizeof FIRST_LINE - 1];
  g_autoptr (GFileInputStream) stream = NULL;
  gsize length;

  /* What has no end is not to be opened: it might block for ever. */
  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable) != G_FILE_TYPE_REGULAR)
    return FALSE;

  stream = g_file_read (file, cancellable, NULL);
  return stream != NULL &&
         g_input_stream_read_all (G_INPUT_STREAM (stream), head, sizeof head, &length, cancellable,
                                  NULL) &&
         length == sizeof head && memcmp (head, FIRST_LINE, sizeof head) == 0;
}

static gboolean
load_experiment (PlateauOpened *self, GError **error)
{
  self->experiment = plateau_experiment_new ();
  if (!plateau_experiment_load (self->experiment, self->file, error))
    return FALSE;

  /* This makes the data now, and not on the thread that draws: a copy shares them. */
  plateau_experiment_get_data (self->experiment);
  return TRUE;
}

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (PlateauOpened) opened = g_new0 (PlateauOpened, 1);
  GError *error = NULL;

  opened->file = g_object_ref (task_data);
  if (plateau_file_names_experiment (opened->file) ||
      begins_as_experiment (opened->file, cancellable))
    load_experiment (opened, &error);
  else
    opened->data = plateau_csv_data_load (opened->file, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&opened), (GDestroyNotify) plateau_opened_free);
}

void
plateau_file_load_async (GFile *file,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, plateau_file_load_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, load_in_thread);
}

PlateauOpened *
plateau_file_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, plateau_file_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  PlateauExperiment *experiment;
  GFile *file;
  gboolean replace;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *self = data;

  g_object_unref (self->experiment);
  g_object_unref (self->file);
  g_free (self);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Saving *saving = task_data;
  GError *error = NULL;

  if (!saving->replace && g_file_query_exists (saving->file, NULL))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_EXISTS, "There is such a file");
  else if (!plateau_experiment_save (saving->experiment, saving->file, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

void
plateau_file_save_async (PlateauExperiment *experiment,
                         GFile *file,
                         gboolean replace,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Saving *saving;

  g_return_if_fail (PLATEAU_IS_EXPERIMENT (experiment));
  g_return_if_fail (G_IS_FILE (file));

  saving = g_new0 (Saving, 1);
  saving->experiment = plateau_experiment_new ();
  saving->file = g_object_ref (file);
  saving->replace = replace;
  plateau_experiment_copy_from (saving->experiment, experiment);

  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, plateau_file_save_async);
  g_task_set_task_data (task, saving, saving_free);
  g_task_run_in_thread (task, save_in_thread);
}

gboolean
plateau_file_save_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, plateau_file_save_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
