/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "figure-view-private.h"

#include "walk.h"

static gboolean
on_turn_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  guint key;
  gboolean shift;

  g_variant_get (arguments, "(ub)", &key, &shift);
  return plateau_figure_turning_key (&PLATEAU_FIGURE_VIEW (widget)->turning, key, shift);
}

/* Where something can be turned the arrows do that. */
static gboolean
on_walk_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  PlateauFigureView *self = PLATEAU_FIGURE_VIEW (widget);
  PlateauPick pick = self->chosen;
  guint key = g_variant_get_uint32 (arguments);

  if (plateau_figure_turning_key (&self->turning, key, FALSE))
    return TRUE;
  if (self->snapshot == NULL || !plateau_walk_has_key (self->kind, key) ||
      !(self->kind == PLATEAU_FIGURE_MAP
            ? plateau_walk_cells (&pick, key, self->snapshot)
            : plateau_walk (&pick, key, self->snapshot, self->options.layer)))
    return FALSE;

  plateau_figure_view_choose (self, &pick);
  return TRUE;
}

static gboolean
on_weight_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  PlateauFigureView *self = PLATEAU_FIGURE_VIEW (widget);
  PlateauPick pick = self->chosen;
  gboolean forwards = g_variant_get_boolean (arguments);

  if (plateau_figure_turning_key (&self->turning, forwards ? GDK_KEY_Down : GDK_KEY_Up, TRUE))
    return TRUE;
  if (self->snapshot == NULL || self->kind != PLATEAU_FIGURE_NETWORK ||
      !plateau_walk_weights (&pick, forwards, self->snapshot, self->options.layer))
    return FALSE;

  plateau_figure_view_choose (self, &pick);
  return TRUE;
}

static gboolean
on_enter_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  PlateauFigureView *self = PLATEAU_FIGURE_VIEW (widget);
  gboolean aside = g_variant_get_boolean (arguments);
  PlateauPick pick;

  if (self->kind == PLATEAU_FIGURE_MAP && plateau_figure_view_locate_chosen (self, &pick))
    {
      g_signal_emit_by_name (self, aside ? "added" : "opened", &pick);
      return TRUE;
    }
  if (aside)
    return FALSE;

  if (self->kind == PLATEAU_FIGURE_NETWORK && self->chosen.unit >= 0 && self->chosen.input >= 0 &&
      plateau_figure_view_locate_chosen (self, &pick))
    {
      g_signal_emit_by_name (self, "opened", &pick);
      return TRUE;
    }

  g_signal_emit_by_name (self, "enlarge");
  return TRUE;
}

void
plateau_figure_view_add_keys (GtkWidgetClass *widget_class)
{
  static const guint sideways[] = { GDK_KEY_Left, GDK_KEY_KP_Left, GDK_KEY_Right,
                                    GDK_KEY_KP_Right };
  guint n_turn_keys;
  const guint *turn_keys = plateau_figure_turning_keys (&n_turn_keys);
  guint n_walk_keys;
  const guint *walk_keys = plateau_walk_keys (&n_walk_keys);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, on_enter_key, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, on_enter_key, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, on_enter_key, "b",
                                TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, on_enter_key, "b",
                                TRUE);
  for (guint i = 0; i < n_turn_keys; i++)
    gtk_widget_class_add_binding (widget_class, turn_keys[i], 0, on_turn_key, "(ub)", turn_keys[i],
                                  FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (sideways); i++)
    gtk_widget_class_add_binding (widget_class, sideways[i], GDK_SHIFT_MASK, on_turn_key, "(ub)",
                                  sideways[i], TRUE);
  for (guint i = 0; i < n_walk_keys; i++)
    gtk_widget_class_add_binding (widget_class, walk_keys[i], 0, on_walk_key, "u", walk_keys[i]);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_SHIFT_MASK, on_weight_key, "b",
                                FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_SHIFT_MASK, on_weight_key, "b",
                                TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Up, GDK_SHIFT_MASK, on_weight_key, "b",
                                FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Down, GDK_SHIFT_MASK, on_weight_key, "b",
                                TRUE);
}
