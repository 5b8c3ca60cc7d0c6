/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "stage.h"

#include "figure-card.h"
#include "figure-switcher.h"
#include "narrator-box.h"
#include "plane-chooser.h"
#include "stage-layout.h"
#include "stage-order.h"
#include "widget.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* How often texts follow a training, in microseconds: no eye and no screen reader keeps up with 60
 * a second. */
#define TITLE_PERIOD (100 * 1000)
#define NARRATION_PERIOD (200 * 1000)
#define DESCRIPTION_PERIOD (500 * 1000)

struct _PlateauStage
{
  GtkWidget parent_instance;

  /* template widgets */
  GtkBox *cards_box;
  GtkDropDown *layer_drop_down;
  PlateauPlaneChooser *plane_chooser;
  GtkWidget *loss_controls;
  PlateauNarrator *narrator;

  /* borrowed */
  const PlateauStyle *style;
  PlateauFigureCard *cards[PLATEAU_N_FIGURES]; /* the box's */

  /* owned */
  PlateauStageLayout *layout; /* the box's */
  PlateauSnapshot *snapshot;
  PlateauFigureOptions options; /* as chosen: what the next snapshot shall show */
  PlateauStageOrder order;
  guint n_layers;
  gint64 titles_time;
  gint64 narration_time;
  gint64 description_time;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (PlateauStage, plateau_stage, GTK_TYPE_WIDGET)

enum
{
  PROP_LARGE_FIGURE = 1,
  PROP_BESIDE_FIGURE,
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
show_figures (PlateauStage *self)
{
  if (self->snapshot == NULL)
    return;

  for (int kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    if (plateau_stage_order_shows (&self->order, kind))
      plateau_figure_card_show (self->cards[kind], self->snapshot, &self->options, self->style);
}

static void
show_texts (PlateauStage *self, gboolean at_once)
{
  gboolean titles, descriptions;

  if (self->snapshot == NULL)
    return;

  titles = is_due (&self->titles_time, TITLE_PERIOD, at_once);
  descriptions = is_due (&self->description_time, DESCRIPTION_PERIOD, at_once);
  for (int kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    {
      if (titles && plateau_stage_order_shows (&self->order, kind))
        plateau_figure_card_show_title (self->cards[kind]);
      if (descriptions && plateau_stage_order_shows (&self->order, kind))
        plateau_figure_view_describe (plateau_figure_card_get_view (self->cards[kind]));
    }

  if (is_due (&self->narration_time, NARRATION_PERIOD, at_once))
    plateau_narrator_show (self->narrator, self->snapshot,
                           plateau_snapshot_visible_layer (self->snapshot, self->options.layer));
}

/* The large card has the controls of all that its figure can be asked. */
static void
move_controls (PlateauStage *self, PlateauFigureKind kind)
{
  PlateauWish need = { 0 };
  GtkWidget *suffix = NULL;

  plateau_figure_add_wish (kind, &self->options, &need);
  if (kind == PLATEAU_FIGURE_LOSS)
    suffix = self->loss_controls;
  else if (need.layers != 0)
    suffix = GTK_WIDGET (self->layer_drop_down);

  plateau_figure_card_set_controls (self->cards[kind], suffix,
                                    need.field || need.unit_maps ? GTK_WIDGET (self->plane_chooser)
                                                                 : NULL);
}

static gboolean
has_focus (GtkWidget *card)
{
  GtkRoot *root = gtk_widget_get_root (card);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, card);
}

/* Shows the cards that the order has, and asks for what they need. */
static void
show_cards (PlateauStage *self)
{
  PlateauFigureCard *large = self->cards[self->order.large];
  gboolean focus_goes = FALSE;

  for (int kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    {
      gboolean shown = plateau_stage_order_shows (&self->order, kind);

      if (!shown && has_focus (GTK_WIDGET (self->cards[kind])))
        focus_goes = TRUE;
      if (!shown)
        plateau_figure_card_forget (self->cards[kind]);
      plateau_figure_card_set_large (self->cards[kind], kind == (int) self->order.large);
      gtk_widget_set_visible (GTK_WIDGET (self->cards[kind]), shown);
    }

  move_controls (self, self->order.large);
  plateau_stage_layout_set_large (self->layout, GTK_WIDGET (large));
  if (focus_goes)
    gtk_widget_grab_focus (GTK_WIDGET (plateau_figure_card_get_view (large)));

  show_figures (self);
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

  self->options.layer = CLAMP (self->options.layer, 1, n_layers);
  self->updating = TRUE;
  gtk_drop_down_set_selected (self->layer_drop_down, self->options.layer - 1);
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
    self->options.layer = 1;

  show_layers (self, n_layers);
  plateau_plane_chooser_set_data (self->plane_chooser, settings->data);
  plateau_plane_chooser_get_plane (self->plane_chooser, &self->options.plane);
}

void
plateau_stage_get_wish (PlateauStage *self, PlateauWish *wish)
{
  g_return_if_fail (PLATEAU_IS_STAGE (self));

  *wish = (PlateauWish){ 0 };
  for (int kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    if (plateau_stage_order_shows (&self->order, kind))
      plateau_figure_add_wish (kind, &self->options, wish);
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
  g_return_val_if_fail ((guint) kind < PLATEAU_N_FIGURES, NULL);

  return plateau_figure_card_get_view (self->cards[kind]);
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

  self->options.layer = selected + 1;
  self->options.lit = PLATEAU_PICK_NONE;
  g_signal_emit (self, signals[WISH_CHANGED], 0);
}

static void
on_plane_changed (PlateauStage *self)
{
  plateau_plane_chooser_get_plane (self->plane_chooser, &self->options.plane);
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
  if (nick == NULL || !plateau_figure_from_nick (nick, &kind) || kind == self->order.large)
    return;

  plateau_stage_order_set_large (&self->order, kind);
  show_cards (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LARGE_FIGURE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BESIDE_FIGURE]);
}

static void
set_beside_figure (PlateauStage *self, const char *nick)
{
  PlateauFigureKind kind;

  if (nick == NULL || !plateau_figure_from_nick (nick, &kind) || kind == self->order.large ||
      kind == PLATEAU_FIGURE_LOSS || kind == plateau_stage_order_get_beside (&self->order))
    return;

  plateau_stage_order_set_beside (&self->order, kind);
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
      g_value_set_string (value, plateau_figure_nick (self->order.large));
      break;
    case PROP_BESIDE_FIGURE:
      g_value_set_string (value,
                          plateau_figure_nick (plateau_stage_order_get_beside (&self->order)));
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
    case PROP_BESIDE_FIGURE:
      set_beside_figure (self, g_value_get_string (value));
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
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[WISH_CHANGED] = g_signal_new ("wish-changed", G_TYPE_FROM_CLASS (class),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PLATEAU_TYPE_FIGURE_SWITCHER);
  g_type_ensure (PLATEAU_TYPE_NARRATOR);
  g_type_ensure (PLATEAU_TYPE_PLANE_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plateau_app/Plateau/stage.ui");
  gtk_widget_class_bind_template_child (widget_class, PlateauStage, cards_box);
  gtk_widget_class_bind_template_child (widget_class, PlateauStage, layer_drop_down);
  gtk_widget_class_bind_template_child (widget_class, PlateauStage, plane_chooser);
  gtk_widget_class_bind_template_child (widget_class, PlateauStage, loss_controls);
  gtk_widget_class_bind_template_child (widget_class, PlateauStage, narrator);
  gtk_widget_class_bind_template_callback (widget_class, on_layer_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_plane_changed);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "stage");
}

static void
add_card (PlateauStage *self, PlateauFigureKind kind)
{
  PlateauFigureCard *card =
      g_object_new (PLATEAU_TYPE_FIGURE_CARD, "figure", plateau_figure_nick (kind), NULL);

  g_signal_connect_object (card, "pointed", G_CALLBACK (on_pointed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "enlarge", G_CALLBACK (on_enlarge), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->cards_box, GTK_WIDGET (card));
  self->cards[kind] = card;
}

static void
plateau_stage_init (PlateauStage *self)
{
  GtkBoxLayout *box_layout;

  plateau_figure_options_init (&self->options);
  plateau_stage_order_init (&self->order);
  gtk_widget_init_template (GTK_WIDGET (self));

  box_layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (box_layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (box_layout, 12);

  self->layout = g_object_new (PLATEAU_TYPE_STAGE_LAYOUT, NULL);
  gtk_widget_set_layout_manager (GTK_WIDGET (self->cards_box), GTK_LAYOUT_MANAGER (self->layout));
  /* The loss last: it keeps its place below the others. */
  for (int kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    if (kind != PLATEAU_FIGURE_LOSS)
      add_card (self, kind);
  add_card (self, PLATEAU_FIGURE_LOSS);
  show_cards (self);

  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (on_style_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (on_style_changed), self, G_CONNECT_SWAPPED);
  on_style_changed (self);
}
