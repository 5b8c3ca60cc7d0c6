/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "stage.h"

#include "figure-switcher.h"
#include "stage-private.h"
#include "widget.h"

#include "figures/recipe.h"

/* How often texts follow a training, in microseconds: no eye and no screen reader keeps up with 60
 * a second. */
#define TITLE_PERIOD (100 * 1000)
#define NARRATION_PERIOD (200 * 1000)
#define DESCRIPTION_PERIOD (500 * 1000)

#define TOAST_SECONDS 2

G_DEFINE_FINAL_TYPE (PlateauStage, plateau_stage, GTK_TYPE_WIDGET)

enum
{
  PROP_LARGE_FIGURE = 1,
  PROP_BESIDE_FIGURE,
  PROP_LOSS_LOG,
  PROP_EPOCH_LOG,
  PROP_IN_PAST,
  PROP_HEIGHT_LOG,
  PROP_CLOUD,
  PROP_SURFACE,
  N_PROPERTIES,
};

enum
{
  WISH_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static gboolean
is_due (gint64 *time, gint64 period, gboolean at_once)
{
  gint64 now = g_get_monotonic_time ();

  if (!at_once && now - *time < period)
    return FALSE;

  *time = now;
  return TRUE;
}

void
plateau_stage_show_figures (PlateauStage *self)
{
  if (self->snapshot == NULL)
    return;

  plateau_stage_cards_show (&self->cards, self->snapshot, &self->options, self->style);
}

static void
show_texts (PlateauStage *self, gboolean at_once)
{
  if (self->snapshot == NULL)
    return;

  if (is_due (&self->titles_time, TITLE_PERIOD, at_once))
    plateau_stage_cards_show_titles (&self->cards);
  if (is_due (&self->description_time, DESCRIPTION_PERIOD, at_once))
    plateau_stage_cards_describe (&self->cards);
  if (is_due (&self->narration_time, NARRATION_PERIOD, at_once))
    plateau_narrator_show (self->narrator, self->snapshot,
                           plateau_snapshot_visible_layer (self->snapshot, self->options.layer));
}

/* Shows the cards that the order has, and asks for what they need. */
static void
show_cards (PlateauStage *self)
{
  plateau_stage_cards_arrange (&self->cards, self->controls);
  plateau_stage_show_figures (self);
  show_texts (self, TRUE);
  g_signal_emit (self, signals[WISH_CHANGED], 0);
}

void
plateau_stage_show (PlateauStage *self, PlateauSnapshot *snapshot, gboolean more)
{
  g_return_if_fail (PLATEAU_IS_STAGE (self));

  plateau_snapshot_ref (snapshot);
  g_clear_pointer (&self->snapshot, plateau_snapshot_unref);
  self->snapshot = snapshot;

  /* Another net may have fewer units and examples. */
  if (!plateau_pick_exists (&self->chosen, snapshot))
    self->chosen = PLATEAU_PICK_NONE;
  if (!plateau_pick_exists (&self->options.lit, snapshot))
    self->options.lit = self->chosen;
  self->options.stage =
      MIN (self->options.stage, plateau_recipe_n_stages (snapshot->network->n_layers) - 1);

  plateau_time_line_show (self->time_line, snapshot);
  if (self->popover != NULL)
    plateau_weight_popover_update (self->popover, snapshot);
  plateau_stage_show_figures (self);
  show_texts (self, !more);
}

void
plateau_stage_set_lanes (PlateauStage *self, const PlateauLanes *lanes)
{
  g_return_if_fail (PLATEAU_IS_STAGE (self));

  plateau_lane_bar_show (self->lane_bar, lanes);
  plateau_figure_controls_set_settings (self->controls, &lanes->lane[lanes->looked].settings);
  plateau_figure_controls_apply (self->controls, &self->options);
  /* Which controls there are may depend on the number of features. */
  plateau_stage_cards_arrange (&self->cards, self->controls);
  self->options.n_layers = lanes->lane[lanes->looked].settings.shape.n_hidden + 1;
}

void
plateau_stage_set_style (PlateauStage *self, const PlateauStyle *style)
{
  g_return_if_fail (PLATEAU_IS_STAGE (self));

  self->style = style;
  plateau_lane_bar_set_style (self->lane_bar, style);
  plateau_stage_show_figures (self);
}

void
plateau_stage_get_wish (PlateauStage *self, PlateauWish *wish)
{
  g_return_if_fail (PLATEAU_IS_STAGE (self));

  *wish = (PlateauWish){ 0 };
  plateau_stage_cards_add_wish (&self->cards, &self->options, wish);
  wish->past = plateau_time_line_get_past (self->time_line, &wish->epoch);
}

void
plateau_stage_set_layer (PlateauStage *self, guint layer)
{
  g_return_if_fail (PLATEAU_IS_STAGE (self));

  plateau_figure_controls_choose_layer (self->controls, layer);
}

void
plateau_stage_show_seeds (PlateauStage *self, double progress)
{
  g_return_if_fail (PLATEAU_IS_STAGE (self));

  plateau_figure_controls_show_seeds (self->controls, progress);
}

guint
plateau_stage_get_recipe (PlateauStage *self)
{
  g_return_val_if_fail (PLATEAU_IS_STAGE (self), 0);

  return self->options.stage;
}

void
plateau_stage_set_recipe (PlateauStage *self, guint index)
{
  g_return_if_fail (PLATEAU_IS_STAGE (self));

  self->options.stage = index;
  if (self->snapshot != NULL)
    self->options.stage =
        MIN (index, plateau_recipe_n_stages (self->snapshot->network->n_layers) - 1);
  plateau_stage_show_figures (self);
  show_texts (self, TRUE);
  g_signal_emit (self, signals[WISH_CHANGED], 0);
}

void
plateau_stage_choose (PlateauStage *self, const PlateauPick *pick)
{
  g_return_if_fail (PLATEAU_IS_STAGE (self));

  self->chosen = self->options.lit = *pick;
  plateau_stage_note_edge (self, pick);
  plateau_stage_cards_set_chosen (&self->cards, pick);
  plateau_figure_controls_set_example (self->controls, pick->example);
  plateau_stage_show_figures (self);
  show_texts (self, TRUE);
  /* What is lit may need numbers of its own. */
  g_signal_emit (self, signals[WISH_CHANGED], 0);
}

PlateauPick
plateau_stage_get_chosen (PlateauStage *self)
{
  g_return_val_if_fail (PLATEAU_IS_STAGE (self), PLATEAU_PICK_NONE);

  return self->chosen;
}

gboolean
plateau_stage_get_past (PlateauStage *self, guint64 *epoch)
{
  g_return_val_if_fail (PLATEAU_IS_STAGE (self), FALSE);

  return plateau_time_line_get_past (self->time_line, epoch);
}

void
plateau_stage_look_at_epoch (PlateauStage *self, guint64 epoch)
{
  g_return_if_fail (PLATEAU_IS_STAGE (self));

  plateau_time_line_look_at (self->time_line, epoch);
}

void
plateau_stage_return_to_present (PlateauStage *self)
{
  g_return_if_fail (PLATEAU_IS_STAGE (self));

  plateau_time_line_return (self->time_line);
}

void
plateau_stage_tell (PlateauStage *self, const char *text)
{
  AdwToast *toast;

  g_return_if_fail (PLATEAU_IS_STAGE (self));

  toast = adw_toast_new (text);
  adw_toast_set_timeout (toast, TOAST_SECONDS);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

PlateauFigureView *
plateau_stage_get_view (PlateauStage *self, PlateauFigureKind kind)
{
  g_return_val_if_fail (PLATEAU_IS_STAGE (self), NULL);
  g_return_val_if_fail ((guint) kind < PLATEAU_N_FIGURES, NULL);

  return plateau_stage_cards_get_view (&self->cards, kind);
}

const char *
plateau_stage_get_narration (PlateauStage *self)
{
  g_return_val_if_fail (PLATEAU_IS_STAGE (self), NULL);

  return plateau_narrator_get_text (self->narrator);
}

static void
on_controls_changed (PlateauStage *self)
{
  const PlateauFigureOptions before = self->options;

  plateau_figure_controls_apply (self->controls, &self->options);
  if (before.layer != self->options.layer)
    self->options.lit = self->chosen = PLATEAU_PICK_NONE;
  if (before.axes.kind != self->options.axes.kind)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SURFACE]);
  if (before.cloud != self->options.cloud)
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CLOUD]);
      show_cards (self);
    }
  else
    {
      g_signal_emit (self, signals[WISH_CHANGED], 0);
    }
}

static void
on_example_chosen (PlateauStage *self, int example)
{
  PlateauPick pick = self->chosen;

  pick.example = example;
  plateau_stage_choose (self, &pick);
}

static void
on_moment_changed (PlateauStage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IN_PAST]);
  g_signal_emit (self, signals[WISH_CHANGED], 0);
}

static void
on_continue (PlateauStage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.continue", NULL);
}

static void
set_axis (PlateauStage *self, gboolean *log, gboolean value, guint id)
{
  if (*log == value)
    return;

  *log = value;
  plateau_stage_show_figures (self);
  show_texts (self, TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

static void
set_large_figure (PlateauStage *self, const char *nick)
{
  PlateauFigureKind kind;

  /* The nick may come from an action's target or from settings: what nothing bears is passed by. */
  if (nick == NULL || !plateau_figure_from_nick (nick, &kind) || kind == self->cards.order.large)
    return;

  plateau_stage_order_set_large (&self->cards.order, kind);
  show_cards (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LARGE_FIGURE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BESIDE_FIGURE]);
}

static void
set_beside_figure (PlateauStage *self, const char *nick)
{
  PlateauFigureKind kind;

  if (nick == NULL || !plateau_figure_from_nick (nick, &kind) || kind == self->cards.order.large ||
      kind == PLATEAU_FIGURE_LOSS || kind == plateau_stage_order_get_beside (&self->cards.order))
    return;

  plateau_stage_order_set_beside (&self->cards.order, kind);
  show_cards (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BESIDE_FIGURE]);
}

static void
plateau_stage_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PlateauStage *self = PLATEAU_STAGE (object);

  switch (id)
    {
    case PROP_LARGE_FIGURE:
      g_value_set_string (value, plateau_figure_nick (self->cards.order.large));
      break;
    case PROP_BESIDE_FIGURE:
      g_value_set_string (
          value, plateau_figure_nick (plateau_stage_order_get_beside (&self->cards.order)));
      break;
    case PROP_LOSS_LOG:
      g_value_set_boolean (value, self->options.loss_log);
      break;
    case PROP_EPOCH_LOG:
      g_value_set_boolean (value, self->options.epoch_log);
      break;
    case PROP_IN_PAST:
      g_value_set_boolean (value, plateau_stage_get_past (self, &(guint64){ 0 }));
      break;
    case PROP_HEIGHT_LOG:
      g_value_set_boolean (value, self->options.height_log);
      break;
    case PROP_CLOUD:
      g_value_set_boolean (value, self->options.cloud);
      break;
    case PROP_SURFACE:
      g_value_set_string (value, plateau_surface_nick (self->options.axes.kind));
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
    case PROP_BESIDE_FIGURE:
      set_beside_figure (self, g_value_get_string (value));
      break;
    case PROP_LOSS_LOG:
      set_axis (self, &self->options.loss_log, g_value_get_boolean (value), id);
      break;
    case PROP_EPOCH_LOG:
      set_axis (self, &self->options.epoch_log, g_value_get_boolean (value), id);
      g_object_set (self->time_line, "epoch-log", self->options.epoch_log, NULL);
      break;
    case PROP_HEIGHT_LOG:
      set_axis (self, &self->options.height_log, g_value_get_boolean (value), id);
      break;
    case PROP_CLOUD:
      plateau_figure_controls_choose_cloud (self->controls, g_value_get_boolean (value));
      break;
    case PROP_SURFACE:
      plateau_stage_set_surface (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
plateau_stage_dispose (GObject *object)
{
  PlateauStage *self = PLATEAU_STAGE (object);

  if (self->popover != NULL && gtk_widget_get_parent (GTK_WIDGET (self->popover)) != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  g_clear_object (&self->popover);
  plateau_widget_dispose_template (GTK_WIDGET (self), PLATEAU_TYPE_STAGE);
  g_clear_object (&self->controls);
  g_clear_pointer (&self->snapshot, plateau_snapshot_unref);
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
  properties[PROP_BESIDE_FIGURE] =
      g_param_spec_string ("beside-figure", NULL, NULL, "boundary", flags);
  properties[PROP_LOSS_LOG] = g_param_spec_boolean ("loss-log", NULL, NULL, TRUE, flags);
  properties[PROP_EPOCH_LOG] = g_param_spec_boolean ("epoch-log", NULL, NULL, TRUE, flags);
  properties[PROP_IN_PAST] = g_param_spec_boolean ("in-past", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HEIGHT_LOG] = g_param_spec_boolean ("height-log", NULL, NULL, TRUE, flags);
  properties[PROP_CLOUD] = g_param_spec_boolean ("cloud", NULL, NULL, FALSE, flags);
  properties[PROP_SURFACE] = g_param_spec_string ("surface", NULL, NULL, "twins", flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[WISH_CHANGED] = g_signal_new ("wish-changed", G_TYPE_FROM_CLASS (class),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PLATEAU_TYPE_FIGURE_SWITCHER);
  g_type_ensure (PLATEAU_TYPE_NARRATOR);
  g_type_ensure (PLATEAU_TYPE_LANE_BAR);
  g_type_ensure (PLATEAU_TYPE_TIME_LINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plateau_app/Plateau/stage.ui");
  gtk_widget_class_bind_template_child (widget_class, PlateauStage, toasts);
  gtk_widget_class_bind_template_child (widget_class, PlateauStage, cards_box);
  gtk_widget_class_bind_template_child (widget_class, PlateauStage, lane_bar);
  gtk_widget_class_bind_template_child (widget_class, PlateauStage, time_line);
  gtk_widget_class_bind_template_child (widget_class, PlateauStage, narrator);
  gtk_widget_class_bind_template_callback (widget_class, on_moment_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_continue);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "stage");
}

static void
plateau_stage_init (PlateauStage *self)
{
  GtkBoxLayout *box_layout;

  plateau_figure_options_init (&self->options);
  self->chosen = PLATEAU_PICK_NONE;
  self->style = plateau_style_get (PLATEAU_STYLE_LIGHT);
  gtk_widget_init_template (GTK_WIDGET (self));

  box_layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (box_layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (box_layout, 12);

  self->controls = plateau_figure_controls_new ();
  g_signal_connect_object (self->controls, "changed", G_CALLBACK (on_controls_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->controls, "example-chosen", G_CALLBACK (on_example_chosen), self,
                           G_CONNECT_SWAPPED);

  plateau_stage_cards_init (&self->cards, self->cards_box);
  for (int kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    plateau_stage_connect_card (self, self->cards.card[kind]);
  show_cards (self);
}
