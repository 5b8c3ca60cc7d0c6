/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "figure-view-private.h"

#include "walk.h"

static gboolean
on_walk_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  PlateauFigureView *self = PLATEAU_FIGURE_VIEW (widget);
  PlateauPick pick = self->chosen;
  guint key = g_variant_get_uint32 (arguments);

  if (self->snapshot == NULL || !plateau_walk_has_key (self->kind, key) ||
      !plateau_walk (&pick, key, self->snapshot, self->options.layer))
    return FALSE;

  plateau_figure_view_choose (self, &pick);
  return TRUE;
}

static gboolean
on_weight_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  PlateauFigureView *self = PLATEAU_FIGURE_VIEW (widget);
  PlateauPick pick = self->chosen;

  if (self->snapshot == NULL || self->kind != PLATEAU_FIGURE_NETWORK ||
      !plateau_walk_weights (&pick, g_variant_get_boolean (arguments), self->snapshot,
                             self->options.layer))
    return FALSE;

  plateau_figure_view_choose (self, &pick);
  return TRUE;
}

static gboolean
on_enter_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  PlateauFigureView *self = PLATEAU_FIGURE_VIEW (widget);
  PlateauPick pick;

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
  guint n_walk_keys;
  const guint *walk_keys = plateau_walk_keys (&n_walk_keys);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, on_enter_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, on_enter_key, NULL);
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
