/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/landscape-chooser.h"
#include "app/place-chooser.h"

#include "session/settings.h"

#include <adwaita.h>

static const PlateauShape small = { .n_features = 2,
                                    .n_hidden = 2,
                                    .width = { 4, 3 },
                                    .activation = PLATEAU_ACTIVATION_TANH };

static GtkDropDown *
list (PlateauPlaceChooser *chooser, const char *name)
{
  return GTK_DROP_DOWN (
      gtk_widget_get_template_child (GTK_WIDGET (chooser), PLATEAU_TYPE_PLACE_CHOOSER, name));
}

static guint
count (PlateauPlaceChooser *chooser, const char *name)
{
  return g_list_model_get_n_items (gtk_drop_down_get_model (list (chooser, name)));
}

static void
choose (PlateauPlaceChooser *chooser, const char *name, guint selected)
{
  gtk_drop_down_set_selected (list (chooser, name), selected);
}

static void
add_one (int *n)
{
  ++*n;
}

/* Layer, unit, input: each list has what the others leave, and the bias comes last. */
static void
test_weights (void)
{
  g_autoptr (PlateauDataset) data = plateau_dataset_new (2, 4);
  PlateauPlaceChooser *chooser = g_object_new (PLATEAU_TYPE_PLACE_CHOOSER, NULL);
  PlateauParameterPlace place = { 1, 2, 1 };
  int n = 0;

  g_object_ref_sink (chooser);
  g_signal_connect_swapped (chooser, "changed", G_CALLBACK (add_one), &n);
  plateau_place_chooser_show (chooser, &small, data, &place, 0);
  g_assert_cmpstr (plateau_place_chooser_get_title (chooser), ==, "w[1]: unit 3 ← x2");
  g_assert_cmpuint (count (chooser, "layer_drop_down"), ==, 3);
  g_assert_cmpuint (count (chooser, "unit_drop_down"), ==, 4);
  g_assert_cmpuint (count (chooser, "input_drop_down"), ==, 3);
  g_assert_cmpint (n, ==, 0);

  choose (chooser, "input_drop_down", 2);
  g_assert_cmpint (n, ==, 1);
  g_assert_cmpstr (plateau_place_chooser_get_title (chooser), ==, "b[1]: unit 3");

  /* The output has one unit, and weights from the last hidden layer. */
  choose (chooser, "layer_drop_down", 2);
  g_assert_cmpint (n, ==, 2);
  plateau_place_chooser_get (chooser, &place, NULL);
  g_assert_cmpuint (place.layer, ==, 3);
  g_assert_cmpuint (place.unit, ==, 0);
  g_assert_cmpuint (place.input, ==, 2);
  g_assert_cmpuint (count (chooser, "unit_drop_down"), ==, 1);
  g_assert_cmpuint (count (chooser, "input_drop_down"), ==, 4);
  g_assert_cmpstr (plateau_place_chooser_get_title (chooser), ==, "w[3]: unit 1 ← unit 3");
  g_assert_finalize_object (chooser);
}

/* Of a net of 65,000 weights it lists one layer's units and one unit's inputs. */
static void
test_large (void)
{
  g_autoptr (PlateauDataset) data = plateau_dataset_new (3, 4);
  PlateauPlaceChooser *chooser = g_object_new (PLATEAU_TYPE_PLACE_CHOOSER, NULL);
  PlateauShape shape = { .n_features = 3, .n_hidden = 10, .activation = PLATEAU_ACTIVATION_RELU };
  PlateauParameterPlace place = { 5, 255, 256 };

  for (guint l = 0; l < 10; l++)
    shape.width[l] = 256;
  g_object_ref_sink (chooser);
  plateau_place_chooser_show (chooser, &shape, data, &place, 0);
  g_assert_cmpstr (plateau_place_chooser_get_title (chooser), ==, "b[5]: unit 256");
  g_assert_cmpuint (count (chooser, "layer_drop_down"), ==, 11);
  g_assert_cmpuint (count (chooser, "unit_drop_down"), ==, 256);
  g_assert_cmpuint (count (chooser, "input_drop_down"), ==, 257);
  g_assert_finalize_object (chooser);
}

/* Twins are two units of a hidden layer: who chooses the other one for this one swaps them. */
static void
test_twins (void)
{
  g_autoptr (PlateauDataset) data = plateau_dataset_new (2, 4);
  PlateauPlaceChooser *chooser = g_object_new (PLATEAU_TYPE_PLACE_CHOOSER, "twins", TRUE, NULL);
  PlateauParameterPlace place = { 1, 0, 0 };
  guint other;

  g_object_ref_sink (chooser);
  plateau_place_chooser_show (chooser, &small, data, &place, 1);
  g_assert_cmpstr (plateau_place_chooser_get_title (chooser), ==, "w[1]: units 1 and 2 ← x1");
  g_assert_cmpuint (count (chooser, "layer_drop_down"), ==, 2);
  g_assert_cmpuint (count (chooser, "input_drop_down"), ==, 2);

  choose (chooser, "unit_drop_down", 1);
  plateau_place_chooser_get (chooser, &place, &other);
  g_assert_cmpuint (place.unit, ==, 1);
  g_assert_cmpuint (other, ==, 0);
  choose (chooser, "other_drop_down", 1);
  plateau_place_chooser_get (chooser, &place, &other);
  g_assert_cmpuint (place.unit, ==, 0);
  g_assert_cmpuint (other, ==, 1);

  choose (chooser, "unit_drop_down", 3);
  choose (chooser, "other_drop_down", 2);
  choose (chooser, "layer_drop_down", 1);
  plateau_place_chooser_get (chooser, &place, &other);
  g_assert_cmpuint (place.layer, ==, 2);
  g_assert_cmpuint (place.unit, ==, 2);
  g_assert_cmpuint (other, ==, 1);
  g_assert_finalize_object (chooser);
}

/* What was chosen comes back with a net that has it. */
static void
test_axes (void)
{
  g_autoptr (PlateauDataset) data = plateau_dataset_new (2, 4);
  PlateauLandscapeChooser *chooser = g_object_new (PLATEAU_TYPE_LANDSCAPE_CHOOSER, NULL);
  GtkDropDown *kind;
  PlateauSettings settings = { .shape = small, .data = data };
  PlateauSurfaceAxes axes;
  int n = 0;

  g_object_ref_sink (chooser);
  kind = GTK_DROP_DOWN (gtk_widget_get_template_child (
      GTK_WIDGET (chooser), PLATEAU_TYPE_LANDSCAPE_CHOOSER, "kind_drop_down"));
  g_signal_connect_swapped (chooser, "changed", G_CALLBACK (add_one), &n);
  plateau_landscape_chooser_set_settings (chooser, &settings);
  g_assert_cmpuint (gtk_drop_down_get_selected (kind), ==, PLATEAU_SURFACE_TWINS);

  settings.shape.n_hidden = 0;
  plateau_landscape_chooser_set_settings (chooser, &settings);
  g_assert_cmpuint (gtk_drop_down_get_selected (kind), ==, PLATEAU_SURFACE_WEIGHTS);
  gtk_drop_down_set_selected (kind, PLATEAU_SURFACE_TWINS);
  g_assert_cmpuint (gtk_drop_down_get_selected (kind), ==, PLATEAU_SURFACE_WEIGHTS);
  settings.shape = small;
  plateau_landscape_chooser_set_settings (chooser, &settings);
  g_assert_cmpuint (gtk_drop_down_get_selected (kind), ==, PLATEAU_SURFACE_TWINS);
  g_assert_cmpint (n, ==, 0);

  /* The newest two weights, whatever is shown now. */
  plateau_landscape_chooser_add_weight (chooser, &(PlateauParameterPlace){ 2, 1, 3 });
  plateau_landscape_chooser_add_weight (chooser, &(PlateauParameterPlace){ 2, 1, 3 });
  plateau_landscape_chooser_add_weight (chooser, &(PlateauParameterPlace){ 3, 0, 3 });
  g_assert_cmpint (n, ==, 0);
  gtk_drop_down_set_selected (kind, PLATEAU_SURFACE_WEIGHTS);
  g_assert_cmpint (n, ==, 1);
  plateau_landscape_chooser_get_axes (chooser, &axes);
  g_assert_cmpint (axes.kind, ==, PLATEAU_SURFACE_WEIGHTS);
  g_assert_cmpuint (axes.weight[0].layer, ==, 3);
  g_assert_cmpuint (axes.weight[1].layer, ==, 2);
  g_assert_cmpuint (axes.weight[1].input, ==, 3);
  g_assert_finalize_object (chooser);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/place-chooser/weights", test_weights);
  g_test_add_func ("/app/place-chooser/large", test_large);
  g_test_add_func ("/app/place-chooser/twins", test_twins);
  g_test_add_func ("/app/place-chooser/axes", test_axes);

  return g_test_run ();
}
