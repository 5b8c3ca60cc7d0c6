/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lane-look.h"
#include "loss-hairline.h"
#include "loss-lines.h"
#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* "epoch 1000 · loss 0.288" at the hairline; of several lanes "epoch 1000 · A 0.288 · B 0.693". */
static char *
hairline_text (const PlateauLossLayout *layout, double at)
{
  g_autofree char *epoch = plateau_format_count ((guint64) at);
  g_autoptr (GString) text = g_string_new (NULL);

  if (layout->n_series < 2)
    {
      g_autofree char *loss = plateau_format_number (plateau_loss_at (layout->series[0].lane, at));

      /* Translators: what is pointed at on the loss curve. */
      return g_strdup_printf (_ ("epoch %s · loss %s"), epoch, loss);
    }
  /* Translators: what is pointed at on the loss curves; the losses stand behind it. */
  g_string_append_printf (text, _ ("epoch %s"), epoch);
  for (guint i = 0; i < layout->n_series; i++)
    {
      const PlateauSnapshot *lane = layout->series[i].lane;
      double loss = plateau_loss_at (lane, at);
      g_autofree char *value = plateau_format_number (loss);

      if (isfinite (loss))
        g_string_append_printf (text, " · %s %s", plateau_lane_look_letter (lane->lane_look),
                                value);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
plateau_loss_hairline_place (PlateauLossHairline *self,
                             PlateauPen *pen,
                             const PlateauLossLayout *layout,
                             const PlateauPick *lit)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauBox *plot = &layout->frame.plot;
  double loss;

  if (!(lit->epoch >= 0) || !plateau_loss_layout_snap (layout, lit->epoch, &self->epoch))
    return;
  loss = plateau_loss_at (layout->series[plateau_loss_layout_lit (layout, lit)].lane, self->epoch);
  if (!isfinite (loss) && layout->n_series < 2)
    return;
  self->shown = TRUE;
  self->x = plateau_axis_map (&layout->frame.x, self->epoch);
  self->y = isfinite (loss) ? plateau_loss_layout_y (layout, loss) : plot->y + plot->height / 2;
  if (!layout->labelled)
    return;
  self->text = hairline_text (layout, self->epoch);
  self->how =
      (PlateauText){ .color = style->card, .bold = TRUE, .max_width = plot->width - layout->em };
  plateau_frame_place_label (pen, self->text, &self->how, self->x, self->y, style->dot_size + 2,
                             plot, &self->box);
}

void
plateau_loss_hairline_draw (const PlateauLossHairline *self,
                            PlateauPen *pen,
                            const PlateauLossLayout *layout,
                            const PlateauPick *lit)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauBox *plot = &layout->frame.plot;

  if (!self->shown)
    return;
  if (cr != NULL)
    {
      cairo_set_line_width (cr, fmax (1, 0.6 * style->line_width));
      plateau_pen_set_color (pen, style->accent);
      cairo_move_to (cr, round (self->x - 0.5) + 0.5, plot->y);
      cairo_rel_line_to (cr, 0, plot->height);
      cairo_stroke (cr);
    }
  for (guint i = 0; i < layout->n_series; i++)
    {
      double loss = plateau_loss_at (layout->series[i].lane, self->epoch);
      double y = plateau_loss_layout_y (layout, loss);

      if (!isfinite (loss))
        continue;
      plateau_loss_lines_draw_dot (pen, self->x, y, plateau_loss_layout_color (layout, style, i));
      if (i == plateau_loss_layout_lit (layout, lit))
        plateau_frame_draw_ring (pen, self->x, y, 1.9 * style->dot_size);
    }
  if (self->text != NULL)
    plateau_frame_draw_label (pen, self->text, &self->how, &self->box, style->accent);
}

void
plateau_loss_hairline_clear (PlateauLossHairline *self)
{
  g_clear_pointer (&self->text, g_free);
}
