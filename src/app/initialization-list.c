/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "initialization-list.h"

#include "session/wording.h"

#include <glib/gi18n-lib.h>

/* Not <sub>: Pango 1.50 warns of leftover font scales where it cuts such a text short. */
#define BELOW(text) "<i>n</i><span size='x-small' rise='-2000'>" text "</span>"

/* As print has it: n_in becomes n with a small "in" below. It reads from left to right everywhere. */
static char *
formula_markup (PlateauInitialization initialization)
{
  g_autofree char *escaped =
      g_markup_escape_text (plateau_initialization_formula (initialization), -1);
  GString *markup = g_string_new (escaped);

  g_string_replace (markup, "n_in", BELOW ("in"), 0);
  g_string_replace (markup, "n_out", BELOW ("out"), 0);

  g_string_prepend (markup, "\u2066");
  g_string_append (markup, "\u2069");

  return g_string_free (markup, FALSE);
}

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/* An entry of the open list: name, check mark and formula; below them the source. */
static void
on_setup (GtkDropDown *drop_down, GtkListItem *item)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_widget_set_halign (check, GTK_ALIGN_START);
  gtk_widget_set_hexpand (check, TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_grid_set_column_spacing (grid, 6);
  gtk_grid_attach (grid, new_label (NULL), 0, 0, 1, 1);
  gtk_grid_attach (grid, check, 1, 0, 1, 1);
  gtk_grid_attach (grid, new_label ("formula"), 2, 0, 1, 1);
  gtk_grid_attach (grid, new_label ("source"), 0, 1, 3, 1);
  gtk_list_item_set_child (item, GTK_WIDGET (grid));
}

static GtkWidget *
child_at (GtkListItem *item, int column, int row)
{
  return gtk_grid_get_child_at (GTK_GRID (gtk_list_item_get_child (item)), column, row);
}

static gboolean
selected_to_opacity (GBinding *binding, const GValue *from, GValue *to, gpointer position)
{
  g_value_set_double (to, g_value_get_uint (from) == GPOINTER_TO_UINT (position));
  return TRUE;
}

static void
on_bind (GtkDropDown *drop_down, GtkListItem *item)
{
  guint position = gtk_list_item_get_position (item);
  g_autofree char *markup = formula_markup (position);
  GBinding *binding = g_object_bind_property_full (
      drop_down, "selected", child_at (item, 1, 0), "opacity", G_BINDING_SYNC_CREATE,
      selected_to_opacity, NULL, GUINT_TO_POINTER (position), NULL);

  g_object_set_data (G_OBJECT (item), "plateau-check", binding);
  gtk_label_set_label (GTK_LABEL (child_at (item, 0, 0)), plateau_initialization_title (position));
  gtk_label_set_markup (GTK_LABEL (child_at (item, 2, 0)), markup);
  gtk_label_set_label (GTK_LABEL (child_at (item, 0, 1)), plateau_initialization_source (position));
}

static void
on_unbind (GtkDropDown *drop_down, GtkListItem *item)
{
  g_binding_unbind (g_object_steal_data (G_OBJECT (item), "plateau-check"));
}

void
plateau_initialization_list_fill (GtkDropDown *drop_down)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  for (guint i = 0; i < PLATEAU_N_INITIALIZATIONS; i++)
    gtk_string_list_append (titles, plateau_initialization_title (i));

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), drop_down, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), drop_down, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), drop_down, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (GTK_WIDGET (drop_down), "explained");
  gtk_drop_down_set_list_factory (drop_down, factory);
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (titles));
}

char *
plateau_initialization_list_explain (PlateauExperiment *experiment,
                                     GtkLabel *formula,
                                     GtkLabel *value)
{
  g_auto (PlateauSettings) settings = { 0 };
  PlateauInitialization initialization;
  g_autofree char *scale = NULL;
  g_autofree char *std = NULL;
  g_autofree char *markup = NULL;
  g_autofree char *text = NULL;
  guint n_in, n_out;

  plateau_experiment_get_settings (experiment, &settings);
  initialization = settings.start.initialization;
  if (!plateau_initialization_is_random (initialization))
    {
      gtk_label_set_label (formula, "");
      gtk_label_set_label (value, "");
      return g_strdup (plateau_initialization_source (initialization));
    }

  n_in = settings.shape.n_features;
  n_out = settings.shape.n_hidden > 0 ? settings.shape.width[0] : 1;
  scale = plateau_format_number (settings.start.scale);
  std = plateau_format_number (plateau_initialization_std (initialization, n_in, n_out) *
                               settings.start.scale);
  markup = formula_markup (initialization);

  /* Translators: how the standard deviation of the weights W1 comes about. %s is a formula; “scale”
   * is the weight scale. There is room for about 30 letters. */
  text = g_strdup_printf (_ ("std W1 = %s × scale"), markup);
  gtk_label_set_markup (formula, text);
  gtk_label_set_label (value, std);

  /* Translators: 1 inputs and 2 units of the first layer, 3 a formula in n_in and n_out, 4 the weight
   * scale, 5 the result, 6 the paper it comes from, such as “He et al. 2015”. */
  return g_strdup_printf (
      _ ("Standard deviation of the weights W1 (n_in = %u, n_out = %u): %s × %s "
         "= %s\n%s"),
      n_in, n_out, plateau_initialization_formula (initialization), scale, std,
      plateau_initialization_source (initialization));
}
