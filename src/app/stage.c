/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "stage.h"

#include "figure-card.h"
#include "narrator-box.h"
#include "plane-chooser.h"
#include "stage-layout.h"
#include "widget.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* How often texts follow a training, in microseconds: no eye and no screen reader keeps up with 60
 * a second. */
#define TITLE_PERIOD (100 * 1000)
#define NARRATION_PERIOD (200 * 1000)
#define DESCRIPTION_PERIOD (500 * 1000)

/* So long the boundary keeps its picture while the map of the new one is computed: under a dragged
 * slider it would flicker otherwise. */
#define FIELD_PATIENCE (150 * 1000)

struct _PlateauStage
{
  GtkWidget parent_instance;

  /* template widgets */
  GtkBox *cards_box;
  PlateauFigureCard *curve_card;
  PlateauFigureCard *boundary_card;
  PlateauFigureCard *loss_card;
  GtkDropDown *layer_drop_down;
  PlateauPlaneChooser *plane_chooser;
  PlateauNarrator *narrator;

  /* borrowed */
  const PlateauStyle *style;

  /* owned */
  PlateauStageLayout *layout; /* the box's */
  PlateauSnapshot *snapshot;
  PlateauSnapshot *mapped;      /* the newest one with a map of probability */
  PlateauFigureOptions options; /* as drawn: what the present snapshot can show */
  PlateauPlane plane;           /* as chosen: what the next one shall show */
  guint layer;
  PlateauFigureKind large;
  guint n_layers;
  gint64 field_time;
  gint64 titles_time;
  gint64 narration_time;
  gint64 description_time;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (PlateauStage, plateau_stage, GTK_TYPE_WIDGET)

enum
{
  PROP_LARGE_FIGURE = 1,
  PROP_LOSS_LOG,
  PROP_EPOCH_LOG,
  N_PROPERTIES,
};

enum
{
  WISH_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static PlateauFigureCard *
card_of (PlateauStage *self, PlateauFigureKind kind)
{
  switch (kind)
    {
    case PLATEAU_FIGURE_BOUNDARY:
      return self->boundary_card;
    case PLATEAU_FIGURE_LOSS:
      return self->loss_card;
    case PLATEAU_FIGURE_CURVE:
    default:
      return self->curve_card;
    }
}

static gboolean
is_due (gint64 *time, gint64 period, gboolean at_once)
{
  gint64 now = g_get_monotonic_time ();

  if (!at_once && now - *time < period)
    return FALSE;

  *time = now;
  return TRUE;
}

static void
show_titles (PlateauStage *self)
{
  for (int kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    {
      g_autofree char *title = plateau_figure_title (kind, self->snapshot, &self->options);

      plateau_figure_card_set_title (card_of (self, kind), title);
    }
}

static void
show_figures (PlateauStage *self)
{
  if (self->snapshot == NULL)
    return;

  for (int kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    plateau_figure_view_show (plateau_figure_card_get_view (card_of (self, kind)),
                              kind == PLATEAU_FIGURE_BOUNDARY ? self->mapped : self->snapshot,
                              &self->options, self->style);
}

/* Chooses the snapshot whose map the boundary shows. */
static void
choose_mapped (PlateauStage *self)
{
  gint64 now = g_get_monotonic_time ();
  gboolean keep = self->snapshot->field == NULL && self->mapped != NULL &&
                  self->mapped->settings.data == self->snapshot->settings.data &&
                  now - self->field_time < FIELD_PATIENCE;

  if (keep)
    return;

  if (self->snapshot->field != NULL)
    self->field_time = now;
  plateau_snapshot_ref (self->snapshot);
  g_clear_pointer (&self->mapped, plateau_snapshot_unref);
  self->mapped = self->snapshot;
}

static void
show_texts (PlateauStage *self, gboolean at_once)
{
  if (self->snapshot == NULL)
    return;

  if (is_due (&self->titles_time, TITLE_PERIOD, at_once))
    show_titles (self);
  if (is_due (&self->narration_time, NARRATION_PERIOD, at_once))
    plateau_narrator_show (self->narrator, self->snapshot, self->options.layer);
  if (is_due (&self->description_time, DESCRIPTION_PERIOD, at_once))
    for (int kind = 0; kind < PLATEAU_N_FIGURES; kind++)
      plateau_figure_view_describe (plateau_figure_card_get_view (card_of (self, kind)));
}

static void
show_large (PlateauStage *self)
{
  for (int kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    plateau_figure_card_set_large (card_of (self, kind), kind == (int) self->large);

  plateau_stage_layout_set_large (self->layout, GTK_WIDGET (card_of (self, self->large)));
}

void
plateau_stage_show (PlateauStage *self, PlateauSnapshot *snapshot, gboolean more)
{
  g_return_if_fail (PLATEAU_IS_STAGE (self));

  plateau_snapshot_ref (snapshot);
  g_clear_pointer (&self->snapshot, plateau_snapshot_unref);
  self->snapshot = snapshot;
  self->options.layer = plateau_snapshot_visible_layer (
      snapshot, snapshot->z[self->layer] != NULL ? self->layer : self->options.layer);
  choose_mapped (self);
  self->options.plane = self->mapped->field != NULL ? self->mapped->field->plane : self->plane;

  show_figures (self);
  show_texts (self, !more);
}

static void
show_layers (PlateauStage *self, guint n_layers)
{
  g_autoptr (GtkStringList) titles = NULL;

  if (n_layers != self->n_layers)
    {
      titles = gtk_string_list_new (NULL);
      for (guint l = 1; l < n_layers; l++)
        {
          /* Translators: an entry of a chooser. %u is the layer's number. */
          g_autofree char *title = g_strdup_printf (_ ("Hidden layer %u"), l);

          gtk_string_list_append (titles, title);
        }
      gtk_string_list_append (titles, _ ("Output layer"));

      self->n_layers = n_layers;
      self->updating = TRUE;
      gtk_drop_down_set_model (self->layer_drop_down, G_LIST_MODEL (titles));
      self->updating = FALSE;
      gtk_widget_set_visible (GTK_WIDGET (self->layer_drop_down), n_layers > 1);
    }

  self->layer = CLAMP (self->layer, 1, n_layers);
  self->updating = TRUE;
  gtk_drop_down_set_selected (self->layer_drop_down, self->layer - 1);
  self->updating = FALSE;
}

void
plateau_stage_set_settings (PlateauStage *self, const PlateauSettings *settings)
{
  guint n_layers;

  g_return_if_fail (PLATEAU_IS_STAGE (self));

  n_layers = settings->shape.n_hidden + 1;

  /* From a net without hidden layers to one with some: on to what the lesson is about. */
  if (self->n_layers == 1 && n_layers > 1)
    self->layer = 1;

  show_layers (self, n_layers);
  plateau_plane_chooser_set_data (self->plane_chooser, settings->data);
  plateau_plane_chooser_get_plane (self->plane_chooser, &self->plane);
}

void
plateau_stage_get_wish (PlateauStage *self, PlateauWish *wish)
{
  g_return_if_fail (PLATEAU_IS_STAGE (self));

  *wish = (PlateauWish){ .layers = 1u << self->layer, .field = TRUE, .plane = self->plane };
}

void
plateau_stage_set_layer (PlateauStage *self, guint layer)
{
  g_return_if_fail (PLATEAU_IS_STAGE (self));

  gtk_drop_down_set_selected (self->layer_drop_down, CLAMP (layer, 1, self->n_layers) - 1);
}

PlateauFigureView *
plateau_stage_get_view (PlateauStage *self, PlateauFigureKind kind)
{
  g_return_val_if_fail (PLATEAU_IS_STAGE (self), NULL);

  return plateau_figure_card_get_view (card_of (self, kind));
}

const char *
plateau_stage_get_narration (PlateauStage *self)
{
  g_return_val_if_fail (PLATEAU_IS_STAGE (self), NULL);

  return plateau_narrator_get_text (self->narrator);
}

static void
on_layer_selected (PlateauStage *self)
{
  guint selected = gtk_drop_down_get_selected (self->layer_drop_down);

  if (self->updating || selected == GTK_INVALID_LIST_POSITION)
    return;

  self->layer = selected + 1;
  self->options.lit = PLATEAU_PICK_NONE;
  g_signal_emit (self, signals[WISH_CHANGED], 0);
}

static void
on_plane_changed (PlateauStage *self)
{
  plateau_plane_chooser_get_plane (self->plane_chooser, &self->plane);
  g_signal_emit (self, signals[WISH_CHANGED], 0);
}

static void
on_pointed (PlateauStage *self, PlateauFigureCard *card)
{
  self->options.lit = plateau_figure_view_get_pick (plateau_figure_card_get_view (card));
  show_figures (self);
}

static void
on_enlarge (PlateauStage *self, PlateauFigureCard *card)
{
  g_autofree char *nick = NULL;

  g_object_get (card, "figure", &nick, NULL);
  g_object_set (self, "large-figure", nick, NULL);
}

static void
on_style_changed (PlateauStage *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);
  PlateauStyleKind kind = dark ? PLATEAU_STYLE_DARK : PLATEAU_STYLE_LIGHT;

  if (adw_style_manager_get_high_contrast (manager))
    kind = dark ? PLATEAU_STYLE_HIGH_CONTRAST_DARK : PLATEAU_STYLE_HIGH_CONTRAST;

  self->style = plateau_style_get (kind);
  show_figures (self);
}

static void
set_axis (PlateauStage *self, gboolean *log, gboolean value, guint id)
{
  if (*log == value)
    return;

  *log = value;
  show_figures (self);
  show_texts (self, TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

static void
set_large_figure (PlateauStage *self, const char *nick)
{
  PlateauFigureKind kind;

  /* The nick may come from an action's target or from settings: what nothing bears is passed by. */
  if (nick == NULL || !plateau_figure_from_nick (nick, &kind) || kind == self->large)
    return;

  self->large = kind;
  show_large (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LARGE_FIGURE]);
}

static void
plateau_stage_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PlateauStage *self = PLATEAU_STAGE (object);

  switch (id)
    {
    case PROP_LARGE_FIGURE:
      g_value_set_string (value, plateau_figure_nick (self->large));
      break;
    case PROP_LOSS_LOG:
      g_value_set_boolean (value, self->options.loss_log);
      break;
    case PROP_EPOCH_LOG:
      g_value_set_boolean (value, self->options.epoch_log);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
plateau_stage_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PlateauStage *self = PLATEAU_STAGE (object);

  switch (id)
    {
    case PROP_LARGE_FIGURE:
      set_large_figure (self, g_value_get_string (value));
      break;
    case PROP_LOSS_LOG:
      set_axis (self, &self->options.loss_log, g_value_get_boolean (value), id);
      break;
    case PROP_EPOCH_LOG:
      set_axis (self, &self->options.epoch_log, g_value_get_boolean (value), id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
plateau_stage_dispose (GObject *object)
{
  PlateauStage *self = PLATEAU_STAGE (object);

  plateau_widget_dispose_template (GTK_WIDGET (self), PLATEAU_TYPE_STAGE);
  g_clear_pointer (&self->snapshot, plateau_snapshot_unref);
  g_clear_pointer (&self->mapped, plateau_snapshot_unref);
  G_OBJECT_CLASS (plateau_stage_parent_class)->dispose (object);
}

static void
plateau_stage_class_init (PlateauStageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = plateau_stage_get_property;
  object_class->set_property = plateau_stage_set_property;
  object_class->dispose = plateau_stage_dispose;

  properties[PROP_LARGE_FIGURE] = g_param_spec_string ("large-figure", NULL, NULL, "curve", flags);
  properties[PROP_LOSS_LOG] = g_param_spec_boolean ("loss-log", NULL, NULL, TRUE, flags);
  properties[PROP_EPOCH_LOG] = g_param_spec_boolean ("epoch-log", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[WISH_CHANGED] = g_signal_new ("wish-changed", G_TYPE_FROM_CLASS (class),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PLATEAU_TYPE_FIGURE_CARD);
  g_type_ensure (PLATEAU_TYPE_NARRATOR);
  g_type_ensure (PLATEAU_TYPE_PLANE_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plateau_app/Plateau/stage.ui");
  gtk_widget_class_bind_template_child (widget_class, PlateauStage, cards_box);
  gtk_widget_class_bind_template_child (widget_class, PlateauStage, curve_card);
  gtk_widget_class_bind_template_child (widget_class, PlateauStage, boundary_card);
  gtk_widget_class_bind_template_child (widget_class, PlateauStage, loss_card);
  gtk_widget_class_bind_template_child (widget_class, PlateauStage, layer_drop_down);
  gtk_widget_class_bind_template_child (widget_class, PlateauStage, plane_chooser);
  gtk_widget_class_bind_template_child (widget_class, PlateauStage, narrator);
  gtk_widget_class_bind_template_callback (widget_class, on_layer_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_plane_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_pointed);
  gtk_widget_class_bind_template_callback (widget_class, on_enlarge);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "stage");
}

static void
plateau_stage_init (PlateauStage *self)
{
  GtkBoxLayout *box_layout;

  plateau_figure_options_init (&self->options);
  self->plane = self->options.plane;
  self->layer = self->options.layer;
  gtk_widget_init_template (GTK_WIDGET (self));

  box_layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (box_layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (box_layout, 12);

  self->layout = g_object_new (PLATEAU_TYPE_STAGE_LAYOUT, NULL);
  gtk_widget_set_layout_manager (GTK_WIDGET (self->cards_box), GTK_LAYOUT_MANAGER (self->layout));
  show_large (self);

  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (on_style_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (on_style_changed), self, G_CONNECT_SWAPPED);
  on_style_changed (self);
}
