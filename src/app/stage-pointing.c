/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "stage-private.h"

#include <string.h>

static void
on_pointed (PlateauStage *self, PlateauFigureCard *card)
{
  PlateauPick pick = plateau_figure_view_get_pick (plateau_figure_card_get_view (card));
  PlateauWish before, now;

  plateau_stage_get_wish (self, &before);
  self->options.lit = plateau_pick_is_none (&pick) ? self->chosen : pick;
  plateau_stage_show_figures (self);
  plateau_stage_get_wish (self, &now);
  if (memcmp (&before, &now, sizeof now) != 0)
    g_signal_emit_by_name (self, "wish-changed");
}

static void
on_weight_edited (PlateauStage *self, guint64 index, double value)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-weight", "(td)", index, value);
}

/* A click on a small figure only makes it large. */
static void
go_to_cell (PlateauStage *self,
            PlateauFigureCard *card,
            const PlateauPick *pick,
            const char *action)
{
  if (card == self->cards.card[self->cards.order.large])
    gtk_widget_activate_action (GTK_WIDGET (self), action, "u", (guint) pick->cell);
}

static void
on_added (PlateauStage *self, const PlateauPick *pick, PlateauFigureCard *card)
{
  if (self->snapshot != NULL && pick->cell >= 0 && plateau_pick_exists (pick, self->snapshot))
    go_to_cell (self, card, pick, "win.pin-cell");
}

static void
on_opened (PlateauStage *self, const PlateauPick *pick, PlateauFigureCard *card)
{
  const GdkRectangle at = { (int) pick->x, (int) pick->y, 1, 1 };

  if (self->snapshot == NULL || !plateau_pick_exists (pick, self->snapshot))
    return;
  if (pick->cell >= 0)
    {
      go_to_cell (self, card, pick, "win.open-cell");
      return;
    }

  if (self->popover == NULL)
    {
      self->popover = g_object_ref_sink (plateau_weight_popover_new ());
      g_signal_connect_object (self->popover, "edited", G_CALLBACK (on_weight_edited), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->popover, "landscape",
                               G_CALLBACK (plateau_stage_show_in_landscape), self,
                               G_CONNECT_SWAPPED);
    }
  plateau_weight_popover_show (self->popover, GTK_WIDGET (plateau_figure_card_get_view (card)), &at,
                               self->snapshot, (guint) pick->layer, (guint) pick->unit,
                               (guint) pick->input);
}

/* What a click or a key on a figure means beyond that it lights the thing. */
static void
on_chosen (PlateauStage *self, PlateauFigureCard *card)
{
  PlateauFigureView *view = plateau_figure_card_get_view (card);
  PlateauPick pick = plateau_figure_view_get_chosen (view);

  if (self->snapshot == NULL)
    return;
  if (pick.lane >= 0 && self->snapshot->n_lanes > 1)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.look-at-lane", "u", (guint) pick.lane);
  else if (pick.stage >= 0)
    plateau_stage_set_recipe (self, pick.stage);
  else if (pick.epoch >= 0)
    plateau_stage_look_at_epoch (self, (guint64) pick.epoch);
  else
    plateau_stage_choose (self, &pick);
}

static void
on_enlarge (PlateauStage *self, PlateauFigureCard *card)
{
  g_autofree char *nick = NULL;

  g_object_get (card, "figure", &nick, NULL);
  g_object_set (self, "large-figure", nick, NULL);
}

void
plateau_stage_connect_card (PlateauStage *self, PlateauFigureCard *card)
{
  g_signal_connect_object (card, "pointed", G_CALLBACK (on_pointed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "opened", G_CALLBACK (on_opened), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "added", G_CALLBACK (on_added), self, G_CONNECT_SWAPPED);
  plateau_stage_connect_space (self, card);
  g_signal_connect_object (card, "enlarge", G_CALLBACK (on_enlarge), self, G_CONNECT_SWAPPED);
}
