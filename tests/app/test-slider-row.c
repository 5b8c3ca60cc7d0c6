/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/number.h"
#include "app/slider-row.h"

#include <math.h>
#include <string.h>

static PlateauSliderRow *
new_scale_row (void)
{
  return g_object_ref_sink (g_object_new (PLATEAU_TYPE_SLIDER_ROW, "title", "Weight scale", "low",
                                          1e-4, "high", 1e3, "minimum", 0.0, "maximum", 1e6,
                                          "logarithmic", TRUE, "value", 1.0, NULL));
}

static GtkAdjustment *
adjustment_of (PlateauSliderRow *row)
{
  return gtk_range_get_adjustment (GTK_RANGE (plateau_slider_row_get_scale (row)));
}

static const char *
text_of (PlateauSliderRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (plateau_slider_row_get_entry (row)));
}

static void
type (PlateauSliderRow *row, const char *text)
{
  GtkEntry *entry = plateau_slider_row_get_entry (row);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

static gboolean
is_wrong (gpointer widget)
{
  return gtk_widget_has_css_class (GTK_WIDGET (widget), "error");
}

static void
count (int *n)
{
  ++*n;
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    double value;
  } good[] = {
    { "0.01", 0.01 },
    { "0,01", 0.01 },
    { " 1e-3 ", 1e-3 },
    { "1E3", 1e3 },
    { "-2", -2 },
    { "\xe2\x88\x92"
      "2",
      -2 },
    { ".5", 0.5 },
    { "+4", 4 },
    { "0", 0 },
  };
  static const char *const bad[] = { "",        " ",        "nan", "inf",   "0x10", "1.2.3",
                                     "1,000.5", "12 units", "1e",  "1e999", "--1" };
  double value;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_assert_true (plateau_number_parse (good[i].text, &value));
      g_assert_cmpfloat (value, ==, good[i].value);
    }

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      value = 42;
      g_test_message ("%s", bad[i]);
      g_assert_false (plateau_number_parse (bad[i], &value));
      g_assert_cmpfloat (value, ==, 42);
    }
}

static void
test_print (void)
{
  static const double values[] = { 0, 0.1, 0.3, 1e-4, 1000, 4294967295.0, 1.2, -0.25 };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *text = plateau_number_print (values[i]);
      double again;

      g_assert_true (plateau_number_parse (text, &again));
      g_assert_cmpfloat (again, ==, values[i]);
    }

  g_assert_cmpfloat (plateau_number_tidy (0.1 + 0.2), ==, 0.3);
  g_assert_cmpfloat (plateau_number_round (0.012589, 2), ==, 0.013);
}

static void
test_logarithmic (void)
{
  g_autoptr (PlateauSliderRow) row = new_scale_row ();

  plateau_slider_row_set_value (row, 0.01);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (adjustment_of (row)), -2, 1e-12);
  g_assert_cmpstr (text_of (row), ==, "0.01");

  /* Moved by hand: two digits, and the ends are exact. */
  gtk_adjustment_set_value (adjustment_of (row), log10 (0.0123456));
  g_assert_cmpfloat (plateau_slider_row_get_value (row), ==, 0.012);
  gtk_adjustment_set_value (adjustment_of (row), 3);
  g_assert_cmpfloat (plateau_slider_row_get_value (row), ==, 1000);
  gtk_adjustment_set_value (adjustment_of (row), -4);
  g_assert_cmpfloat (plateau_slider_row_get_value (row), ==, 1e-4);
}

static void
test_beyond_the_ends (void)
{
  g_autoptr (PlateauSliderRow) row = new_scale_row ();

  type (row, "0");
  g_assert_cmpfloat (plateau_slider_row_get_value (row), ==, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment_of (row)), ==, -4);
  g_assert_cmpstr (text_of (row), ==, "0");

  type (row, "25000");
  g_assert_cmpfloat (plateau_slider_row_get_value (row), ==, 25000);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment_of (row)), ==, 3);
  g_assert_cmpstr (text_of (row), ==, "25000");

  type (row, "0,05");
  g_assert_cmpfloat (plateau_slider_row_get_value (row), ==, 0.05);
}

static void
test_wrong_text (void)
{
  static const char *const bad[] = { "abc", "-1", "2000000", "nan", "" };
  g_autoptr (PlateauSliderRow) row = new_scale_row ();
  GtkEntry *entry = plateau_slider_row_get_entry (row);
  int n = 0;

  g_signal_connect_swapped (row, "notify::value", G_CALLBACK (count), &n);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      type (row, bad[i]);
      g_assert_cmpfloat (plateau_slider_row_get_value (row), ==, 1);
      g_assert_cmpstr (text_of (row), ==, bad[i]);
      g_assert_true (is_wrong (entry));
      g_assert_cmpstr (gtk_widget_get_tooltip_text (GTK_WIDGET (entry)), ==,
                       "A number from 0 to 1000000");
    }
  g_assert_cmpint (n, ==, 0);

  type (row, "2");
  g_assert_false (is_wrong (entry));
  g_assert_null (gtk_widget_get_tooltip_text (GTK_WIDGET (entry)));
  g_assert_cmpfloat (plateau_slider_row_get_value (row), ==, 2);
  g_assert_cmpint (n, ==, 1);
}

/* What a value was set to stays, whatever its text shows of it. */
static void
test_long_value (void)
{
  g_autoptr (PlateauSliderRow) row = new_scale_row ();
  double value = 1.0 / 3;

  plateau_slider_row_set_value (row, value);
  g_signal_emit_by_name (plateau_slider_row_get_entry (row), "activate");
  g_assert_cmpfloat (plateau_slider_row_get_value (row), ==, value);
}

static void
test_whole (void)
{
  g_autoptr (PlateauSliderRow) row = g_object_ref_sink (
      g_object_new (PLATEAU_TYPE_SLIDER_ROW, "title", "Hidden units", "low", 1.0, "high", 64.0,
                    "minimum", 1.0, "maximum", 256.0, "whole", TRUE, "value", 4.0, NULL));
  GtkEntry *entry = plateau_slider_row_get_entry (row);

  gtk_adjustment_set_value (adjustment_of (row), 31.7);
  g_assert_cmpfloat (plateau_slider_row_get_value (row), ==, 32);

  type (row, "200");
  g_assert_cmpfloat (plateau_slider_row_get_value (row), ==, 200);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment_of (row)), ==, 64);

  type (row, "2.5");
  g_assert_true (is_wrong (entry));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (GTK_WIDGET (entry)), ==,
                   "A whole number from 1 to 256");
  type (row, "257");
  g_assert_true (is_wrong (entry));
  g_assert_cmpfloat (plateau_slider_row_get_value (row), ==, 200);
}

static void
test_zero_at_high (void)
{
  g_autoptr (PlateauSliderRow) row = g_object_ref_sink (
      g_object_new (PLATEAU_TYPE_SLIDER_ROW, "title", "Speed", "low", 1.0, "high", 1e5, "minimum",
                    0.0, "maximum", 1e6, "logarithmic", TRUE, "zero-at-high", TRUE, NULL));

  g_assert_cmpfloat (plateau_slider_row_get_value (row), ==, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment_of (row)), ==, 5);
  gtk_adjustment_set_value (adjustment_of (row), 2);
  g_assert_cmpfloat (plateau_slider_row_get_value (row), ==, 100);
  gtk_adjustment_set_value (adjustment_of (row), 5);
  g_assert_cmpfloat (plateau_slider_row_get_value (row), ==, 0);
}

static void
test_spin_guard (void)
{
  static const char *const bad[] = { "30000", "1", "abc", "2.5", "" };
  g_autoptr (GtkWidget) widget = g_object_ref_sink (gtk_spin_button_new_with_range (2, 20000, 1));
  GtkSpinButton *spin = GTK_SPIN_BUTTON (widget);

  gtk_spin_button_set_value (spin, 400);
  plateau_spin_guard (spin);
  g_assert_false (is_wrong (spin));

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (spin), bad[i]);
      g_assert_true (is_wrong (spin));
      gtk_spin_button_update (spin);
      g_assert_cmpfloat (gtk_spin_button_get_value (spin), ==, 400);
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, "400");
      /* The reason outlives the text, for a person to read. */
      g_assert_true (is_wrong (spin));
      g_assert_cmpstr (gtk_widget_get_tooltip_text (widget), ==, "A whole number from 2 to 20000");
    }

  gtk_editable_set_text (GTK_EDITABLE (spin), "1e3");
  gtk_spin_button_update (spin);
  g_assert_cmpfloat (gtk_spin_button_get_value (spin), ==, 1000);
  g_assert_false (is_wrong (spin));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/number/parse", test_parse);
  g_test_add_func ("/app/number/print", test_print);
  g_test_add_func ("/app/slider-row/logarithmic", test_logarithmic);
  g_test_add_func ("/app/slider-row/beyond-the-ends", test_beyond_the_ends);
  g_test_add_func ("/app/slider-row/wrong-text", test_wrong_text);
  g_test_add_func ("/app/slider-row/long-value", test_long_value);
  g_test_add_func ("/app/slider-row/whole", test_whole);
  g_test_add_func ("/app/slider-row/zero-at-high", test_zero_at_high);
  g_test_add_func ("/app/spin/guard", test_spin_guard);

  return g_test_run ();
}
