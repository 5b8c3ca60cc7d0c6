/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-test.h"
#include "app/setup-panel.h"
#include "session/wording.h"

#include <string.h>

static PlateauApplication *application;

typedef gboolean (*Wanted) (GtkWidget *widget, gconstpointer data);

/* The first widget below @root that is wanted. */
static GtkWidget *
find (GtkWidget *root, Wanted wanted, gconstpointer data)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = wanted (child, data) ? child : find (child, wanted, data);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_setup (GtkWidget *widget, gconstpointer data)
{
  return PLATEAU_IS_SETUP_PANEL (widget);
}

static gboolean
is_control (GtkWidget *widget, gconstpointer name)
{
  g_autofree char *mismatch = NULL;

  if (!GTK_IS_DROP_DOWN (widget) && !GTK_IS_SPIN_BUTTON (widget))
    return FALSE;

  mismatch = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                 GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  return mismatch == NULL;
}

static gboolean
is_formula_row (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BOX (widget) && gtk_widget_has_css_class (widget, "formula");
}

static gboolean
is_label (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

static gboolean
is_popover (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_POPOVER (widget);
}

static gpointer
control (PlateauWindow *window, const char *name)
{
  GtkWidget *panel = find (GTK_WIDGET (window), is_setup, NULL);
  GtkWidget *found = find (panel, is_control, name);

  if (found == NULL)
    g_error ("there is no control “%s”", name);
  return found;
}

/* Every initialisation is in the list, and what it means for W1 stands below. */
static void
test_initializations (void)
{
  PlateauWindow *window = app_test_window (application);
  PlateauExperiment *experiment = plateau_window_get_experiment (window);
  GtkDropDown *list = control (window, "Initialisation");
  GtkWidget *row = find (GTK_WIDGET (window), is_formula_row, NULL);
  GtkLabel *value = GTK_LABEL (gtk_widget_get_last_child (row));

  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (list)), ==,
                    PLATEAU_N_INITIALIZATIONS);
  for (guint i = 0; i < PLATEAU_N_INITIALIZATIONS; i++)
    {
      PlateauInitialization initialization;
      PlateauSnapshot *snapshot;

      gtk_drop_down_set_selected (list, i);
      g_object_get (experiment, "initialization", &initialization, NULL);
      g_assert_cmpint (initialization, ==, i);
      snapshot = app_test_settle (window);
      g_assert_cmpint (snapshot->settings.start.initialization, ==, i);
      g_assert_true (gtk_widget_get_visible (row) == plateau_initialization_is_random (i));
    }

  app_test_set (window, "initialization", PLATEAU_INITIALIZATION_XAVIER_UNIFORM, NULL);
  g_assert_cmpuint (gtk_drop_down_get_selected (list), ==, PLATEAU_INITIALIZATION_XAVIER_UNIFORM);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_widget_get_first_child (row))), ==,
                   "std W1 = \u2066√(2 / (nin + nout))\u2069 × scale");
  g_assert_cmpstr (gtk_label_get_text (value), ==, "0.577"); /* √(2 / (2 + 4)) */
  app_test_set (window, "weight-scale", 100.0, "hidden-units", 16, NULL);
  g_assert_cmpstr (gtk_label_get_text (value), ==, "33.3"); /* 100 √(2 / (2 + 16)) */
  app_test_set (window, "hidden-layers", 0, "data-set", PLATEAU_DATA_SET_PENGUINS, NULL);
  g_assert_cmpstr (gtk_label_get_text (value), ==, "70.7"); /* 100 √(2 / (3 + 1)) */
  app_test_assert_has (gtk_widget_get_tooltip_text (gtk_widget_get_parent (row)),
                       "(n_in = 3, n_out = 1): √(2 / (n_in + n_out)) × 100 = 70.7\n"
                       "Glorot & Bengio 2010");

  app_test_set (window, "data-set", PLATEAU_DATA_SET_FLOWER, "weight-scale", 1.0, "hidden-units", 4,
                "hidden-layers", 1, "initialization", PLATEAU_INITIALIZATION_NORMAL, NULL);
  app_test_close (window);
}

static gboolean
has_rows (gpointer list)
{
  GtkWidget *popover = find (list, is_popover, NULL);

  return find (popover, is_label, "He et al. 2015") != NULL;
}

/* The open list says of each what it draws and whose it is. */
static void
test_open_list (void)
{
  PlateauWindow *window = app_test_window (application);
  GtkWidget *list = control (window, "Initialisation");
  GtkWidget *popover = find (list, is_popover, NULL);

  g_signal_emit_by_name (list, "activate");
  app_test_wait (has_rows, list);
  for (guint i = 0; i < PLATEAU_N_INITIALIZATIONS; i++)
    {
      const char *title = plateau_initialization_title (i);
      GtkWidget *label = find (popover, is_label, title);

      if (label == NULL)
        g_error ("“%s” is not in the list", title);
      g_assert_nonnull (
          find (gtk_widget_get_parent (label), is_label, plateau_initialization_source (i)));
      /* The check mark is beside the one that is chosen. */
      g_assert_cmpfloat (gtk_widget_get_opacity (gtk_widget_get_next_sibling (label)), ==,
                         i == PLATEAU_INITIALIZATION_NORMAL);
    }
  gtk_popover_popdown (GTK_POPOVER (popover));
  app_test_close (window);
}

static void
test_biases (void)
{
  PlateauWindow *window = app_test_window (application);
  PlateauExperiment *experiment = plateau_window_get_experiment (window);
  GtkSpinButton *spin = control (window, "Biases");
  PlateauSnapshot *snapshot;
  double bias;

  g_assert_cmpfloat (gtk_spin_button_get_value (spin), ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (spin), "-1e-3");
  gtk_spin_button_update (spin);
  g_object_get (experiment, "bias", &bias, NULL);
  g_assert_cmpfloat (bias, ==, -0.001);
  snapshot = app_test_settle (window);
  g_assert_cmpfloat (snapshot->network->b[1][3], ==, -0.001);
  g_assert_cmpfloat (snapshot->network->b[2][0], ==, -0.001);

  snapshot = app_test_set (window, "bias", 0.75, "weight-scale", 10.0, NULL);
  g_assert_cmpfloat (gtk_spin_button_get_value (spin), ==, 0.75);
  g_assert_cmpfloat (snapshot->network->b[1][0], ==, 0.75);

  app_test_set (window, "bias", 0.0, "weight-scale", 1.0, NULL);
  app_test_close (window);
}

static void
test_data_sets (void)
{
  PlateauWindow *window = app_test_window (application);
  GtkDropDown *list = control (window, "Data set");
  GtkSpinButton *noise = control (window, "Noise");

  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (list)), ==,
                    PLATEAU_DATA_SET_FILE);
  for (guint i = 0; i < PLATEAU_N_DATA_KINDS; i++)
    {
      PlateauSnapshot *snapshot;

      gtk_drop_down_set_selected (list, i);
      snapshot = app_test_settle (window);
      g_assert_cmpuint (snapshot->settings.data->n_features, ==, 2);
      g_assert_cmpfloat (gtk_spin_button_get_value (noise), ==,
                         plateau_data_kind_default_noise (i));
      g_assert_cmpstr (gtk_string_object_get_string (gtk_drop_down_get_selected_item (list)), ==,
                       plateau_data_set_title (plateau_data_set_nick (i)));
    }

  app_test_set (window, "data-set", PLATEAU_DATA_SET_FLOWER, NULL);
  app_test_close (window);
}

int
main (int argc, char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  application = app_test_application ();

  g_test_add_func ("/app/setup/initializations", test_initializations);
  g_test_add_func ("/app/setup/open-list", test_open_list);
  g_test_add_func ("/app/setup/biases", test_biases);
  g_test_add_func ("/app/setup/data-sets", test_data_sets);

  status = g_test_run ();
  g_object_unref (application);
  return status;
}
