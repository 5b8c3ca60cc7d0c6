/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "figure-card.h"

#include "widget.h"

#include <glib/gi18n-lib.h>

/* So long a figure keeps its picture while the map of the new one is computed: under a dragged slider
 * it would flicker otherwise. */
#define FIELD_PATIENCE (150 * 1000)

struct _PlateauFigureCard
{
  GtkWidget parent_instance;

  /* template widgets */
  GtkBox *header;
  GtkInscription *title;
  GtkBox *suffix_box;
  GtkBox *extra_box;
  GtkLabel *remark;

  /* owned by the widget tree */
  PlateauFigureView *view;

  /* owned */
  char *figure;
  PlateauFigureKind kind;
  PlateauSnapshot *snapshot; /* the newest one that has what the figure needs; NULL before that */
  PlateauFigureOptions options; /* with which it is drawn */
  gint64 field_time;            /* when the map of probability came last */
  gboolean large;
};

G_DEFINE_FINAL_TYPE (PlateauFigureCard, plateau_figure_card, GTK_TYPE_WIDGET)

enum
{
  PROP_FIGURE = 1,
};

enum
{
  POINTED,
  CHOSEN,
  OPENED,
  ADDED,
  ENLARGE,
  TURNED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

PlateauFigureView *
plateau_figure_card_get_view (PlateauFigureCard *self)
{
  g_return_val_if_fail (PLATEAU_IS_FIGURE_CARD (self), NULL);

  return self->view;
}

/* Whether a snapshot holds all that comes with every snapshot that is asked for it. */
static gboolean
has_needs (const PlateauSnapshot *snapshot, const PlateauWish *need)
{
  for (guint l = 1; l <= PLATEAU_MAX_LAYERS; l++)
    if (((need->layers & 1u << l) != 0 && snapshot->z[l] == NULL) ||
        ((need->errors & 1u << l) != 0 && snapshot->dz[l] == NULL) ||
        ((need->profiles & 1u << l) != 0 && l <= snapshot->network->n_layers &&
         snapshot->profile[l] == NULL))
      return FALSE;

  if (need->volume && snapshot->network->n[0] == 3 && snapshot->volume == NULL)
    return FALSE;
  if (need->gradient && snapshot->gradient == NULL)
    return FALSE;

  return !need->unit_maps || snapshot->unit_maps != NULL;
}

/* The map of probability comes later where it takes long. */
static gboolean
waits_for_field (PlateauFigureCard *self, const PlateauSnapshot *snapshot, const PlateauWish *need)
{
  return need->field && snapshot->field == NULL && self->snapshot != NULL &&
         self->snapshot->settings.data == snapshot->settings.data &&
         g_get_monotonic_time () - self->field_time < FIELD_PATIENCE;
}

static void
take_snapshot (PlateauFigureCard *self,
               PlateauSnapshot *snapshot,
               const PlateauFigureOptions *options)
{
  PlateauWish need = { 0 };

  plateau_figure_add_wish (self->kind, options, &need);
  if (!has_needs (snapshot, &need) || waits_for_field (self, snapshot, &need))
    return;

  plateau_snapshot_ref (snapshot);
  g_clear_pointer (&self->snapshot, plateau_snapshot_unref);
  self->snapshot = snapshot;
  self->options = *options;
  if (snapshot->field != NULL)
    self->field_time = g_get_monotonic_time ();
  if (need.field && snapshot->field != NULL)
    self->options.plane = snapshot->field->plane;
}

/* How what is taken is drawn; the unit of another layer than the curve's is none of its own. */
static void
set_options (PlateauFigureCard *self, const PlateauFigureOptions *options)
{
  self->options.loss_log = options->loss_log;
  self->options.epoch_log = options->epoch_log;
  self->options.lit = options->lit;
  self->options.camera = options->camera;
  self->options.height_log = options->height_log;
  if (self->kind == PLATEAU_FIGURE_CURVE && options->lit.layer >= 0 &&
      options->lit.layer != (int) self->options.layer)
    self->options.lit.unit = -1;
}

static void
show_remark (PlateauFigureCard *self)
{
  const char *failure = plateau_figure_view_get_failure (self->view);

  gtk_widget_set_visible (GTK_WIDGET (self->remark), failure != NULL && self->large);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->remark), failure);
}

void
plateau_figure_card_show (PlateauFigureCard *self,
                          PlateauSnapshot *snapshot,
                          const PlateauFigureOptions *options,
                          const PlateauStyle *style)
{
  g_return_if_fail (PLATEAU_IS_FIGURE_CARD (self));

  take_snapshot (self, snapshot, options);
  if (self->snapshot == NULL)
    return;

  set_options (self, options);
  plateau_figure_view_show (self->view, self->snapshot, &self->options, style);
  show_remark (self);
}

void
plateau_figure_card_show_title (PlateauFigureCard *self)
{
  g_autofree char *title = NULL;

  g_return_if_fail (PLATEAU_IS_FIGURE_CARD (self));

  title = self->snapshot != NULL ? plateau_figure_title (self->kind, self->snapshot, &self->options)
                                 : g_strdup (plateau_figure_name (self->kind));

  /* An inscription never asks for another size: a title that counts epochs moves nothing. */
  if (g_strcmp0 (title, gtk_inscription_get_text (self->title)) != 0)
    gtk_inscription_set_text (self->title, title);
}

void
plateau_figure_card_forget (PlateauFigureCard *self)
{
  g_return_if_fail (PLATEAU_IS_FIGURE_CARD (self));

  g_clear_pointer (&self->snapshot, plateau_snapshot_unref);
  self->field_time = 0;
  plateau_figure_view_forget (self->view);
}

static void
set_child (GtkBox *box, GtkWidget *child)
{
  GtkWidget *before = gtk_widget_get_first_child (GTK_WIDGET (box));

  if (before == child)
    return;

  if (before != NULL)
    gtk_box_remove (box, before);
  if (child != NULL && gtk_widget_get_parent (child) != NULL)
    gtk_box_remove (GTK_BOX (gtk_widget_get_parent (child)), child);
  if (child != NULL)
    gtk_box_append (box, child);
}

void
plateau_figure_card_set_controls (PlateauFigureCard *self, GtkWidget *suffix, GtkWidget *extra)
{
  g_return_if_fail (PLATEAU_IS_FIGURE_CARD (self));

  set_child (self->suffix_box, suffix);
  set_child (self->extra_box, extra);
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
  show_remark (self);
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
on_chosen (PlateauFigureCard *self)
{
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
on_opened (PlateauFigureCard *self, const PlateauPick *pick)
{
  g_signal_emit (self, signals[OPENED], 0, pick);
}

static void
on_added (PlateauFigureCard *self, const PlateauPick *pick)
{
  g_signal_emit (self, signals[ADDED], 0, pick);
}

static void
on_turned (PlateauFigureCard *self, const PlateauCamera *camera)
{
  g_signal_emit (self, signals[TURNED], 0, camera);
}

static void
plateau_figure_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FIGURE)
    g_value_set_string (value, PLATEAU_FIGURE_CARD (object)->figure);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
plateau_figure_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PlateauFigureCard *self = PLATEAU_FIGURE_CARD (object);

  if (id != PROP_FIGURE)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (!plateau_figure_from_nick (g_value_get_string (value), &self->kind))
    g_critical ("No figure is called %s", g_value_get_string (value));
  else
    self->figure = g_value_dup_string (value);
}

static void
plateau_figure_card_constructed (GObject *object)
{
  PlateauFigureCard *self = PLATEAU_FIGURE_CARD (object);

  G_OBJECT_CLASS (plateau_figure_card_parent_class)->constructed (object);

  self->view = g_object_new (PLATEAU_TYPE_FIGURE_VIEW, "figure", self->figure, NULL);
  g_signal_connect_swapped (self->view, "pointed", G_CALLBACK (on_pointed), self);
  g_signal_connect_swapped (self->view, "chosen", G_CALLBACK (on_chosen), self);
  g_signal_connect_swapped (self->view, "opened", G_CALLBACK (on_opened), self);
  g_signal_connect_swapped (self->view, "added", G_CALLBACK (on_added), self);
  g_signal_connect_swapped (self->view, "enlarge", G_CALLBACK (enlarge), self);
  g_signal_connect_swapped (self->view, "turned", G_CALLBACK (on_turned), self);
  g_signal_connect_swapped (self->view, "flat", G_CALLBACK (show_remark), self);
  gtk_widget_insert_before (GTK_WIDGET (self->view), GTK_WIDGET (self), GTK_WIDGET (self->remark));
  plateau_figure_card_show_title (self);
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
  g_clear_pointer (&self->snapshot, plateau_snapshot_unref);
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

  signals[POINTED] = g_signal_new ("pointed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[OPENED] =
      g_signal_new ("opened", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_POINTER | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[ADDED] =
      g_signal_new ("added", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_POINTER | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[ENLARGE] = g_signal_new ("enlarge", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  signals[TURNED] =
      g_signal_new ("turned", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_POINTER | G_SIGNAL_TYPE_STATIC_SCOPE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plateau_app/Plateau/figure-card.ui");
  gtk_widget_class_bind_template_child (widget_class, PlateauFigureCard, header);
  gtk_widget_class_bind_template_child (widget_class, PlateauFigureCard, title);
  gtk_widget_class_bind_template_child (widget_class, PlateauFigureCard, suffix_box);
  gtk_widget_class_bind_template_child (widget_class, PlateauFigureCard, extra_box);
  gtk_widget_class_bind_template_child (widget_class, PlateauFigureCard, remark);
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
