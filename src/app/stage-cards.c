/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage-cards.h"

#include "figure-space.h"

static void
add (PlateauStageCards *self, GtkBox *box, PlateauFigureKind kind)
{
  self->card[kind] =
      g_object_new (PLATEAU_TYPE_FIGURE_CARD, "figure", plateau_figure_nick (kind), NULL);
  gtk_box_append (box, GTK_WIDGET (self->card[kind]));
}

void
plateau_stage_cards_init (PlateauStageCards *self, GtkBox *box)
{
  plateau_stage_order_init (&self->order);
  self->layout = g_object_new (PLATEAU_TYPE_STAGE_LAYOUT, NULL);
  gtk_widget_set_layout_manager (GTK_WIDGET (box), GTK_LAYOUT_MANAGER (self->layout));
  /* The loss last: it keeps its place below the others. */
  for (int kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    if (kind != PLATEAU_FIGURE_LOSS)
      add (self, box, kind);
  add (self, box, PLATEAU_FIGURE_LOSS);
}

PlateauFigureView *
plateau_stage_cards_get_view (const PlateauStageCards *self, PlateauFigureKind kind)
{
  return plateau_figure_card_get_view (self->card[kind]);
}

static gboolean
has_focus (GtkWidget *card)
{
  GtkRoot *root = gtk_widget_get_root (card);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, card);
}

void
plateau_stage_cards_arrange (PlateauStageCards *self, PlateauFigureControls *controls)
{
  PlateauFigureKind large = self->order.large;
  gboolean focus_goes = FALSE;

  for (int kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    {
      gboolean shown = plateau_stage_order_shows (&self->order, kind);

      if (!shown && has_focus (GTK_WIDGET (self->card[kind])))
        focus_goes = TRUE;
      if (!shown)
        plateau_figure_card_forget (self->card[kind]);
      plateau_figure_card_set_large (self->card[kind], kind == (int) large);
      gtk_widget_set_visible (GTK_WIDGET (self->card[kind]), shown);
    }

  plateau_figure_card_set_controls (self->card[large],
                                    plateau_figure_controls_get_suffix (controls, large),
                                    plateau_figure_controls_get_extra (controls, large));
  plateau_stage_layout_set_large (self->layout, GTK_WIDGET (self->card[large]));
  if (focus_goes)
    gtk_widget_grab_focus (GTK_WIDGET (plateau_stage_cards_get_view (self, large)));
}

void
plateau_stage_cards_show (PlateauStageCards *self,
                          PlateauSnapshot *snapshot,
                          const PlateauFigureOptions *options,
                          const PlateauStyle *style)
{
  for (int kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    if (plateau_stage_order_shows (&self->order, kind))
      plateau_figure_card_show (self->card[kind], snapshot, options, style);
}

void
plateau_stage_cards_turn (PlateauStageCards *self,
                          PlateauSnapshot *snapshot,
                          const PlateauFigureOptions *options,
                          const PlateauStyle *style)
{
  for (int kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    if (plateau_stage_order_shows (&self->order, kind) &&
        plateau_figure_space_applies (kind, snapshot, options))
      plateau_figure_card_show (self->card[kind], snapshot, options, style);
}

void
plateau_stage_cards_show_titles (PlateauStageCards *self)
{
  for (int kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    if (plateau_stage_order_shows (&self->order, kind))
      plateau_figure_card_show_title (self->card[kind]);
}

void
plateau_stage_cards_describe (PlateauStageCards *self)
{
  for (int kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    if (plateau_stage_order_shows (&self->order, kind))
      plateau_figure_view_describe (plateau_stage_cards_get_view (self, kind));
}

void
plateau_stage_cards_set_chosen (PlateauStageCards *self, const PlateauPick *pick)
{
  for (int kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    plateau_figure_view_set_chosen (plateau_stage_cards_get_view (self, kind), pick);
}

void
plateau_stage_cards_add_wish (const PlateauStageCards *self,
                              const PlateauFigureOptions *options,
                              PlateauWish *wish)
{
  for (int kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    if (plateau_stage_order_shows (&self->order, kind))
      plateau_figure_add_wish (kind, options, wish);
}
