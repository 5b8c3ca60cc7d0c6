/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-test.h"
#include "session/csv-data.h"
#include "session/experiment-file.h"

#include <glib/gstdio.h>
#include <string.h>

static PlateauApplication *application;
static char *folder;

/* A person's own data. */

static GFile *
write_file (const char *name, const char *text, gssize length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static GtkWidget *
find_dialog (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return window;
    }

  return NULL;
}

static gboolean
has_dialog (gpointer data)
{
  return find_dialog (data) != NULL;
}

static void
test_bad_files (void)
{
  static const struct
  {
    const char *name;
    const char *text;
    gssize length;
  } files[] = {
    { "text-cell.csv", "x1,x2,y\n1,2,0\n1,two,1\n", -1 },
    { "missing-column.csv", "1,2,0\n1,1\n", -1 },
    { "one-class.csv", "1,2,0\n3,4,0\n", -1 },
    { "empty.csv", "", 0 },
    { "latin-1.csv", "x,h\xf6he,y\n1,2,\xe9\n2,3,\xe8\n", -1 },
    { "binary.csv", "\0\1\2\377\376,\0\n", 9 },
  };
  PlateauWindow *window = app_test_window (application);
  g_autoptr (PlateauSnapshot) before = plateau_snapshot_ref (app_test_settle (window));

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GFile) file = write_file (files[i].name, files[i].text, files[i].length);
      g_autoptr (GError) error = NULL;
      g_autoptr (PlateauDataset) data = plateau_csv_data_load (file, NULL, &error);
      PlateauDataSet data_set;
      GtkWidget *dialog, *label;

      g_test_message ("%s: %s", files[i].name, error != NULL ? error->message : "no error");
      plateau_window_open (window, file);
      if (data != NULL) /* a reader may well understand what a byte outside ASCII is in a name */
        {
          app_test_settle (window);
          g_file_delete (file, NULL, NULL);
          continue;
        }

      app_test_wait (has_dialog, NULL);
      dialog = find_dialog (NULL);
      label = adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog));
      g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, error->message);
      g_assert_true (gtk_label_get_selectable (GTK_LABEL (label)));
      adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "close");
      gtk_window_destroy (GTK_WINDOW (dialog));

      g_object_get (plateau_window_get_experiment (window), "data-set", &data_set, NULL);
      g_assert_cmpint (data_set, ==, PLATEAU_DATA_SET_FLOWER);
      g_assert_true (app_test_settle (window)->settings.data == before->settings.data);
      g_file_delete (file, NULL, NULL);
    }

  app_test_close (window);
}

static gboolean
has_own_data (gpointer data)
{
  PlateauDataSet data_set;

  g_object_get (plateau_window_get_experiment (data), "data-set", &data_set, NULL);
  return data_set == PLATEAU_DATA_SET_FILE;
}

typedef struct
{
  PlateauWindow *window;
  const char *name;
} Opening;

static gboolean
has_name (gpointer data)
{
  Opening *opening = data;

  return g_strcmp0 (
             plateau_experiment_get_own_name (plateau_window_get_experiment (opening->window)),
             opening->name) == 0;
}

static PlateauSnapshot *
open_and_settle (PlateauWindow *window, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  plateau_window_open (window, file);
  app_test_wait (has_name, &(Opening){ window, name });
  return app_test_settle (window);
}

static void
test_good_file (void)
{
  g_autoptr (GFile) other = write_file ("pairs.csv", "1,2,0\n3,4,1\n", -1);
  g_autoptr (GFile) file = write_file (
      "cats.csv", "height,tail,weight,kind\n1,2,3,cat\n2,3,4,dog\n3,4,9,cat\n4,5,5,dog\n", -1);
  PlateauWindow *window = app_test_window (application);
  PlateauSnapshot *snapshot;

  snapshot = open_and_settle (window, file);
  g_assert_true (has_own_data (window));
  g_assert_cmpuint (snapshot->settings.data->n_features, ==, 3);
  g_assert_cmpuint (snapshot->settings.data->n_examples, ==, 4);
  g_assert_nonnull (snapshot->field);

  /* A second file takes the first one's place. */
  snapshot = open_and_settle (window, other);
  g_assert_true (has_own_data (window));
  g_assert_cmpuint (snapshot->settings.data->n_features, ==, 2);

  app_test_set (window, "data-set", PLATEAU_DATA_SET_FLOWER, NULL);
  snapshot = app_test_set (window, "data-set", PLATEAU_DATA_SET_FILE, "standardise", TRUE, NULL);
  g_assert_cmpuint (snapshot->settings.data->n_features, ==, 2);
  g_assert_cmpfloat_with_epsilon (snapshot->settings.data->x[0], -1, 1e-12);
  app_test_set (window, "data-set", PLATEAU_DATA_SET_FLOWER, "standardise", FALSE, NULL);
  g_file_delete (file, NULL, NULL);
  g_file_delete (other, NULL, NULL);
  app_test_close (window);
}

/* Experiments. */

static char *
read_text (GFile *file)
{
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_load_contents (file, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static gboolean
file_exists (gpointer file)
{
  return g_file_query_exists (file, NULL);
}

static GFile *
file_in_folder (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_new_for_path (path);
}

static gboolean
has_five_layers (gpointer data)
{
  guint layers;

  g_object_get (plateau_window_get_experiment (data), "hidden-layers", &layers, NULL);
  return layers == 5;
}

/* What was saved comes back whole: all settings, widths of every layer, own data standardised. */
static void
test_experiment_comes_back (void)
{
  static const guint widths[] = { 7, 3, 3, 2, 5 };
  g_autoptr (GFile) data = write_file ("kept.csv", "a,b,kind\n1,20,x\n2,30,y\n4,90,x\n", -1);
  g_autoptr (GFile) file = file_in_folder ("my “first” try.plateau");
  PlateauWindow *window = app_test_window (application);
  PlateauExperiment *experiment = plateau_window_get_experiment (window);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  PlateauSnapshot *snapshot;

  open_and_settle (window, data);
  app_test_set (window, "standardise", TRUE, "weight-scale", 0.1 + 0.2, "bias", -0.25, "seed", 77u,
                "activation", PLATEAU_ACTIVATION_RELU, NULL);
  g_assert_true (plateau_experiment_set_widths (experiment, 5, widths, NULL));
  before = plateau_experiment_to_text (experiment);
  plateau_window_save (window, file, FALSE);
  app_test_wait (file_exists, file);

  app_test_set (window, "data-set", PLATEAU_DATA_SET_MOONS, "noise", 0.4, "standardise", FALSE,
                "hidden-layers", 1, "hidden-units", 9, "seed", 1u, "bias", 0.0, NULL);
  plateau_window_open (window, file);
  app_test_wait (has_five_layers, window);
  snapshot = app_test_settle (window);
  after = plateau_experiment_to_text (experiment);
  g_assert_cmpstr (after, ==, before);
  for (guint l = 0; l < G_N_ELEMENTS (widths); l++)
    g_assert_cmpuint (snapshot->network->n[l + 1], ==, widths[l]);

  /* The data are whole too: as the file has them, once they are no longer standardised. */
  g_assert_cmpfloat_with_epsilon (snapshot->settings.data->x[0] + snapshot->settings.data->x[1] +
                                      snapshot->settings.data->x[2],
                                  0, 1e-12);
  snapshot = app_test_set (window, "standardise", FALSE, NULL);
  g_assert_cmpfloat (snapshot->settings.data->x[2], ==, 4);

  app_test_set (window, "data-set", PLATEAU_DATA_SET_FLOWER, "hidden-layers", 1, "hidden-units", 4,
                "activation", PLATEAU_ACTIVATION_TANH, "weight-scale", 1.0, "bias", 0.0, "seed", 2u,
                NULL);
  g_file_delete (file, NULL, NULL);
  g_file_delete (data, NULL, NULL);
  app_test_close (window);
}

/* An experiment is known by its first line too. */
static void
test_experiment_without_suffix (void)
{
  g_autoptr (GFile) file =
      write_file ("homework", "[Plateau Experiment]\nformat=1\nhidden-layers=5\n", -1);
  PlateauWindow *window = app_test_window (application);

  plateau_window_open (window, file);
  app_test_wait (has_five_layers, window);
  app_test_set (window, "hidden-layers", 1, NULL);
  g_file_delete (file, NULL, NULL);
  app_test_close (window);
}

static void
close_dialog (const char *heading, const char *part)
{
  GtkWidget *dialog, *label;

  app_test_wait (has_dialog, NULL);
  dialog = find_dialog (NULL);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==, heading);
  label = adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog));
  app_test_assert_has (gtk_label_get_text (GTK_LABEL (label)), part);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_bad_experiment (void)
{
  g_autoptr (GFile) file =
      write_file ("bad.plateau", "[Plateau Experiment]\nseed=9\nhidden-layers=11\n", -1);
  g_autoptr (GFile) nowhere = file_in_folder ("no such folder/mine.plateau");
  PlateauWindow *window = app_test_window (application);
  g_autofree char *before = plateau_experiment_to_text (plateau_window_get_experiment (window));
  g_autofree char *after = NULL;

  plateau_window_open (window, file);
  close_dialog ("The experiment cannot be opened", "bad.plateau:3:15:");
  plateau_window_save (window, nowhere, TRUE);
  close_dialog ("The experiment cannot be saved", "mine.plateau: ");
  after = plateau_experiment_to_text (plateau_window_get_experiment (window));
  g_assert_cmpstr (after, ==, before);

  g_file_delete (file, NULL, NULL);
  app_test_close (window);
}

static gboolean
is_replaced (gpointer data)
{
  g_autofree char *text = read_text (data);

  return g_str_has_prefix (text, "[Plateau Experiment]");
}

/* Another file is not replaced before a person says so. */
static void
test_replace (void)
{
  g_autoptr (GFile) file = write_file ("precious.plateau", "precious", -1);
  PlateauWindow *window = app_test_window (application);
  static const char *const responses[] = { "cancel", "replace" };

  for (guint i = 0; i < G_N_ELEMENTS (responses); i++)
    {
      g_autofree char *text = NULL;
      GtkWidget *dialog;

      plateau_window_save (window, file, FALSE);
      app_test_wait (has_dialog, NULL);
      text = read_text (file);
      g_assert_cmpstr (text, ==, "precious");
      dialog = find_dialog (NULL);
      app_test_assert_has (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)),
                           "precious.plateau");
      adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), responses[i]);
      gtk_window_destroy (GTK_WINDOW (dialog));
    }

  app_test_wait (is_replaced, file);
  g_file_delete (file, NULL, NULL);
  app_test_close (window);
}

/* What is being saved is saved, even where the window closes meanwhile. */
static void
test_close_while_saving (void)
{
  g_autoptr (GFile) file = file_in_folder ("late.plateau");
  PlateauWindow *window = app_test_window (application);

  plateau_window_save (window, file, FALSE);
  gtk_window_destroy (GTK_WINDOW (window));
  app_test_wait (file_exists, file);
  g_assert_false (has_dialog (NULL));
  g_file_delete (file, NULL, NULL);
}

/* Nothing fires into a closed window. */

static void
test_close_while_loading (void)
{
  g_autoptr (GFile) file = write_file ("late.csv", "1,2,0\n3,4,1\n", -1);
  PlateauWindow *window = app_test_window (application);

  plateau_window_open (window, file);
  gtk_window_destroy (GTK_WINDOW (window));
  for (int i = 0; i < 20; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        continue;
      g_usleep (10 * 1000);
    }
  g_assert_false (has_dialog (NULL));
  g_file_delete (file, NULL, NULL);
}

int
main (int argc, char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("plateau-XXXXXX", NULL);
  g_assert_nonnull (folder);
  application = app_test_application ();

  g_test_add_func ("/app/opener/bad-files", test_bad_files);
  g_test_add_func ("/app/opener/good-file", test_good_file);
  g_test_add_func ("/app/opener/experiment-comes-back", test_experiment_comes_back);
  g_test_add_func ("/app/opener/experiment-without-suffix", test_experiment_without_suffix);
  g_test_add_func ("/app/opener/bad-experiment", test_bad_experiment);
  g_test_add_func ("/app/opener/replace", test_replace);
  g_test_add_func ("/app/opener/close-while-saving", test_close_while_saving);
  g_test_add_func ("/app/opener/close-while-loading", test_close_while_loading);

  status = g_test_run ();
  g_object_unref (application);
  g_rmdir (folder);
  g_free (folder);
  return status;
}
