/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/initializer.h"

G_BEGIN_DECLS

/**
 * PlateauSettings:
 * @data: (nullable): the examples; a reference is held
 * @rate: learning rate
 * @speed: epochs a second; 0 means as fast as it can
 *
 * The one small struct that goes from a person's controls to the trainer. Everything but @rate and
 * @speed belongs to the start: a change of it begins a new run.
 */
typedef struct
{
  PlateauDataset *data;
  PlateauShape shape;
  PlateauStart start;
  double rate;
  double speed;
} PlateauSettings;

void plateau_settings_copy (PlateauSettings *self, const PlateauSettings *other);
void plateau_settings_clear (PlateauSettings *self);

/** TRUE where both begin the same run: equal in all but rate and speed. */
gboolean plateau_settings_same_start (const PlateauSettings *a, const PlateauSettings *b);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlateauSettings, plateau_settings_clear)

G_END_DECLS
