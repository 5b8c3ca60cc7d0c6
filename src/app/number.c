/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "number.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MINUS_SIGN "\xe2\x88\x92"

gboolean
plateau_number_parse (const char *text, double *value)
{
  g_autoptr (GString) plain = g_string_new (text);
  char *end = NULL;
  double number;

  g_string_replace (plain, ",", ".", 0);
  g_string_replace (plain, MINUS_SIGN, "-", 0);
  g_strstrip (plain->str);

  /* strtod also takes "inf", "nan" and "0x10", which nobody means here. */
  if (plain->str[0] == '\0' || strspn (plain->str, "+-.0123456789eE") != strlen (plain->str))
    return FALSE;

  number = g_ascii_strtod (plain->str, &end);
  if (*end != '\0' || !isfinite (number))
    return FALSE;

  *value = number;
  return TRUE;
}

char *
plateau_number_print (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (text, sizeof text, "%.10g", value));
}

double
plateau_number_tidy (double value)
{
  g_autofree char *text = plateau_number_print (value);

  return g_ascii_strtod (text, NULL);
}

double
plateau_number_round (double value, int digits)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  char format[8];

  g_snprintf (format, sizeof format, "%%.%dg", CLAMP (digits, 1, 17));
  return g_ascii_strtod (g_ascii_formatd (text, sizeof text, format, value), NULL);
}

gboolean
plateau_range_contains (const PlateauRange *self, double value)
{
  return value >= self->low && value <= self->high && (!self->whole || value == floor (value));
}

char *
plateau_range_text (const PlateauRange *self)
{
  g_autofree char *low = plateau_number_print (self->low);
  g_autofree char *high = plateau_number_print (self->high);

  if (self->whole)
    /* Translators: what may be typed into a field. Both %s are numbers: "from 2 to 20000". */
    return g_strdup_printf (_ ("A whole number from %s to %s"), low, high);

  /* Translators: what may be typed into a field. Both %s are numbers: "from 0 to 5". */
  return g_strdup_printf (_ ("A number from %s to %s"), low, high);
}

void
plateau_mark_wrong (GtkWidget *widget, const char *message)
{
  if (message != NULL)
    gtk_widget_add_css_class (widget, "error");
  else
    gtk_widget_remove_css_class (widget, "error");

  gtk_widget_set_tooltip_text (widget, message);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_INVALID,
      message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static PlateauRange
spin_range (GtkSpinButton *spin)
{
  GtkAdjustment *adjustment = gtk_spin_button_get_adjustment (spin);

  return (PlateauRange){
    .low = gtk_adjustment_get_lower (adjustment),
    .high = gtk_adjustment_get_upper (adjustment),
    .whole = gtk_spin_button_get_digits (spin) == 0,
  };
}

static gboolean
spin_reads (GtkSpinButton *spin, double *value)
{
  PlateauRange range = spin_range (spin);

  return plateau_number_parse (gtk_editable_get_text (GTK_EDITABLE (spin)), value) &&
         plateau_range_contains (&range, *value);
}

static void
spin_complain (GtkSpinButton *spin)
{
  PlateauRange range = spin_range (spin);
  g_autofree char *message = plateau_range_text (&range);

  plateau_mark_wrong (GTK_WIDGET (spin), message);
}

static int
on_spin_input (GtkSpinButton *spin, double *value)
{
  double typed;

  if (spin_reads (spin, &typed))
    {
      /* The text holds ten digits: unless it was edited, the value behind it is the better one. */
      double now = gtk_spin_button_get_value (spin);

      *value = plateau_number_tidy (now) == typed ? now : typed;
      return TRUE;
    }

  /* The spin button now shows its old value again; the reason stays until the next edit. */
  spin_complain (spin);
  g_object_set_data (G_OBJECT (spin), "plateau-rejected", GINT_TO_POINTER (TRUE));
  return GTK_INPUT_ERROR;
}

static gboolean
on_spin_output (GtkSpinButton *spin)
{
  g_autofree char *text = plateau_number_print (gtk_spin_button_get_value (spin));

  if (strcmp (text, gtk_editable_get_text (GTK_EDITABLE (spin))) != 0)
    gtk_editable_set_text (GTK_EDITABLE (spin), text);

  return TRUE;
}

static void
on_spin_changed (GtkSpinButton *spin)
{
  double value;

  if (!spin_reads (spin, &value))
    spin_complain (spin);
  else if (g_object_get_data (G_OBJECT (spin), "plateau-rejected") != NULL)
    g_object_set_data (G_OBJECT (spin), "plateau-rejected", NULL);
  else
    plateau_mark_wrong (GTK_WIDGET (spin), NULL);
}

void
plateau_spin_guard (GtkSpinButton *spin)
{
  GtkAdjustment *adjustment = gtk_spin_button_get_adjustment (spin);

  /* An adjustment made by a builder stands at 0, whatever its range. */
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment));
  gtk_spin_button_set_update_policy (spin, GTK_UPDATE_IF_VALID);
  gtk_spin_button_set_numeric (spin, FALSE); /* else the e of 1e3 could not be typed */
  g_signal_connect (spin, "input", G_CALLBACK (on_spin_input), NULL);
  g_signal_connect (spin, "output", G_CALLBACK (on_spin_output), NULL);
  g_signal_connect (spin, "changed", G_CALLBACK (on_spin_changed), NULL);
  gtk_spin_button_update (spin);
}
