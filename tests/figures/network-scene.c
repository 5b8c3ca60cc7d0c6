/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-scene.h"

void
scene_init (Scene *self, const Case *c, double width, double height, double scale)
{
  self->snapshot = fixture_snapshot (c);
  plateau_figure_options_init (&self->options);
  plateau_style_scaled (plateau_style_get (PLATEAU_STYLE_LIGHT), scale, &self->style);
  self->pen = plateau_pen_new (NULL, &self->style, width, height);
  plateau_network_layout_init (&self->layout, self->pen, width, height, self->snapshot,
                               &self->options);
}

void
scene_clear (Scene *self)
{
  plateau_network_layout_clear (&self->layout);
  plateau_pen_free (self->pen);
  plateau_snapshot_unref (self->snapshot);
}

char *
scene_text_of (const PlateauSnapshot *snapshot, int layer, int unit, int input, int example)
{
  PlateauPick pick = PLATEAU_PICK_NONE;
  PlateauFigureOptions options;

  plateau_figure_options_init (&options);
  pick.layer = layer;
  pick.unit = unit;
  pick.input = input;
  pick.example = example;
  return plateau_figure_pick_text (PLATEAU_FIGURE_NETWORK, snapshot, &options, &pick);
}
