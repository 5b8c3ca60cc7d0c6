/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "figure-card.h"

#include "widget.h"

#include <glib/gi18n-lib.h>

struct _PlateauFigureCard
{
  GtkWidget parent_instance;

  /* template widgets */
  GtkBox *header;
  GtkInscription *title;
  GtkBox *suffix_box;
  GtkBox *extra_box;

  /* owned by the widget tree */
  PlateauFigureView *view;
  GtkWidget *suffix;
  GtkWidget *extra;

  /* owned */
  char *figure;
  gboolean large;
};

G_DEFINE_FINAL_TYPE (PlateauFigureCard, plateau_figure_card, GTK_TYPE_WIDGET)

enum
{
  PROP_FIGURE = 1,
  PROP_SUFFIX,
  PROP_EXTRA,
  PROP_LARGE,
};

enum
{
  POINTED,
  ENLARGE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

PlateauFigureView *
plateau_figure_card_get_view (PlateauFigureCard *self)
{
  g_return_val_if_fail (PLATEAU_IS_FIGURE_CARD (self), NULL);

  return self->view;
}

void
plateau_figure_card_set_title (PlateauFigureCard *self, const char *title)
{
  g_return_if_fail (PLATEAU_IS_FIGURE_CARD (self));

  /* An inscription never asks for another size: a title that counts epochs moves nothing. */
  if (g_strcmp0 (title, gtk_inscription_get_text (self->title)) != 0)
    gtk_inscription_set_text (self->title, title);
}

static void
show_size (PlateauFigureCard *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_remove_css_class (widget, self->large ? "small" : "large");
  gtk_widget_add_css_class (widget, self->large ? "large" : "small");
  gtk_widget_set_cursor_from_name (widget, self->large ? NULL : "pointer");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->header),
                               self->large ? NULL : _ ("Click to make this figure large"));
  gtk_widget_set_visible (GTK_WIDGET (self->suffix_box), self->large);
  gtk_widget_set_visible (GTK_WIDGET (self->extra_box), self->large);
}

void
plateau_figure_card_set_large (PlateauFigureCard *self, gboolean large)
{
  g_return_if_fail (PLATEAU_IS_FIGURE_CARD (self));

  self->large = large;
  show_size (self);
}

static void
enlarge (PlateauFigureCard *self)
{
  if (!self->large)
    g_signal_emit (self, signals[ENLARGE], 0);
}

static void
on_pointed (PlateauFigureCard *self)
{
  g_signal_emit (self, signals[POINTED], 0);
}

static void
plateau_figure_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PlateauFigureCard *self = PLATEAU_FIGURE_CARD (object);

  switch (id)
    {
    case PROP_FIGURE:
      g_value_set_string (value, self->figure);
      break;
    case PROP_SUFFIX:
      g_value_set_object (value, self->suffix);
      break;
    case PROP_EXTRA:
      g_value_set_object (value, self->extra);
      break;
    case PROP_LARGE:
      g_value_set_boolean (value, self->large);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
plateau_figure_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PlateauFigureCard *self = PLATEAU_FIGURE_CARD (object);

  switch (id)
    {
    case PROP_FIGURE:
      self->figure = g_value_dup_string (value);
      break;
    case PROP_SUFFIX:
      self->suffix = g_value_get_object (value);
      gtk_box_append (self->suffix_box, self->suffix);
      break;
    case PROP_EXTRA:
      self->extra = g_value_get_object (value);
      gtk_box_append (self->extra_box, self->extra);
      break;
    case PROP_LARGE:
      plateau_figure_card_set_large (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
plateau_figure_card_constructed (GObject *object)
{
  PlateauFigureCard *self = PLATEAU_FIGURE_CARD (object);

  G_OBJECT_CLASS (plateau_figure_card_parent_class)->constructed (object);

  self->view = g_object_new (PLATEAU_TYPE_FIGURE_VIEW, "figure", self->figure, NULL);
  g_signal_connect_swapped (self->view, "pointed", G_CALLBACK (on_pointed), self);
  g_signal_connect_swapped (self->view, "enlarge", G_CALLBACK (enlarge), self);
  gtk_widget_insert_before (GTK_WIDGET (self->view), GTK_WIDGET (self), NULL);
  show_size (self);
}

static void
plateau_figure_card_dispose (GObject *object)
{
  PlateauFigureCard *self = PLATEAU_FIGURE_CARD (object);

  if (self->view != NULL)
    {
      gtk_widget_unparent (GTK_WIDGET (self->view));
      self->view = NULL;
    }
  self->suffix = NULL;
  self->extra = NULL;
  plateau_widget_dispose_template (GTK_WIDGET (self), PLATEAU_TYPE_FIGURE_CARD);
  G_OBJECT_CLASS (plateau_figure_card_parent_class)->dispose (object);
}

static void
plateau_figure_card_finalize (GObject *object)
{
  g_free (PLATEAU_FIGURE_CARD (object)->figure);
  G_OBJECT_CLASS (plateau_figure_card_parent_class)->finalize (object);
}

static void
plateau_figure_card_class_init (PlateauFigureCardClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = plateau_figure_card_get_property;
  object_class->set_property = plateau_figure_card_set_property;
  object_class->constructed = plateau_figure_card_constructed;
  object_class->dispose = plateau_figure_card_dispose;
  object_class->finalize = plateau_figure_card_finalize;

  g_object_class_install_property (
      object_class, PROP_FIGURE,
      g_param_spec_string ("figure", NULL, NULL, "curve",
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (
      object_class, PROP_SUFFIX,
      g_param_spec_object ("suffix", NULL, NULL, GTK_TYPE_WIDGET,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (
      object_class, PROP_EXTRA,
      g_param_spec_object ("extra", NULL, NULL, GTK_TYPE_WIDGET,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (
      object_class, PROP_LARGE,
      g_param_spec_boolean ("large", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));

  signals[POINTED] = g_signal_new ("pointed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[ENLARGE] = g_signal_new ("enlarge", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plateau_app/Plateau/figure-card.ui");
  gtk_widget_class_bind_template_child (widget_class, PlateauFigureCard, header);
  gtk_widget_class_bind_template_child (widget_class, PlateauFigureCard, title);
  gtk_widget_class_bind_template_child (widget_class, PlateauFigureCard, suffix_box);
  gtk_widget_class_bind_template_child (widget_class, PlateauFigureCard, extra_box);
  gtk_widget_class_bind_template_callback (widget_class, enlarge);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "figurecard");
}

static void
plateau_figure_card_init (PlateauFigureCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
}
