/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "loss-figure.h"
#include "race-card.h"
#include "race-figure.h"
#include "race-layout.h"

#include <glib/gi18n-lib.h>

/* Lanes that had to stop, or a moment of the past, stand at another epoch than the rest. */
static gboolean
epochs_differ (const PlateauSnapshot *snapshot)
{
  for (guint i = 0; i < snapshot->n_lanes; i++)
    if (plateau_snapshot_get_lane (snapshot, i)->epoch != snapshot->epoch)
      return TRUE;
  return FALSE;
}

static void
draw_hint (PlateauPen *pen, double width, double y)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauText how = { .x_align = 0.5,
                            .y_align = 0.5,
                            .max_width = width - 2 * style->text_small };

  /* Translators: shown where only one run trains; Ctrl+P is a key. */
  plateau_pen_text (pen, width / 2, y,
                    _ ("Pin this start (Ctrl+P), change something, and race both"), &how);
}

void
plateau_race_figure_draw (PlateauPen *pen,
                          double width,
                          double height,
                          const PlateauSnapshot *snapshot,
                          const PlateauFigureOptions *options)
{
  PlateauRaceLayout layout;
  gboolean differ = epochs_differ (snapshot);

  plateau_race_layout_init (&layout, pen, width, height, snapshot);
  plateau_loss_figure_draw (pen, layout.losses_width, layout.losses_height, snapshot, options);
  for (guint i = 0; i < layout.n_cards; i++)
    plateau_race_card_draw (pen, &layout.cards[i], plateau_snapshot_get_lane (snapshot, i),
                            &options->plane, snapshot->n_lanes > 1 && i == snapshot->looked,
                            (int) i == options->lit.lane, options->lit.example, differ);
  if (layout.hint_y > 0)
    draw_hint (pen, width, layout.hint_y);
}

gboolean
plateau_race_figure_pick (PlateauPen *pen,
                          double width,
                          double height,
                          const PlateauSnapshot *snapshot,
                          const PlateauFigureOptions *options,
                          double x,
                          double y,
                          PlateauPick *pick)
{
  PlateauRaceLayout layout;

  plateau_race_layout_init (&layout, pen, width, height, snapshot);
  pick->lane = plateau_race_layout_card_at (&layout, x, y);
  if (pick->lane >= 0)
    {
      const PlateauBox *card = &layout.cards[pick->lane];

      pick->x = card->x + card->width / 2;
      pick->y = card->y + card->height / 2;
      return TRUE;
    }
  if (x > layout.losses_width || y > layout.losses_height)
    return FALSE;
  return plateau_loss_figure_pick (pen, layout.losses_width, layout.losses_height, snapshot,
                                   options, x, y, pick);
}
