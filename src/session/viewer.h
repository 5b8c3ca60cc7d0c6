/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "run.h"
#include "trainer.h"

G_BEGIN_DECLS

/**
 * PlateauViewer:
 * @owes_field: the newest snapshot lacks the field that was wished for
 *
 * How the trainer's thread makes snapshots of its run: of the present, or of a moment of the past,
 * with a field and unit maps that are computed no oftener than the training can spare.
 */
typedef struct
{
  gboolean owes_field;
  /*< private >*/
  const atomic_bool *abandon;
  const atomic_bool *abandon_past;
  PlateauRun *past; /* NULL while none is looked at */
  PlateauField *field;
  guint64 field_epoch;
  guint64 field_revision;
  double field_cost;
  double field_done;
  PlateauUnitMaps *maps;
  guint64 maps_epoch;
  guint64 maps_revision;
  double maps_cost;
  double maps_done;
} PlateauViewer;

/**
 * plateau_viewer_init:
 * @abandon: another thread sets it when the run is over
 * @abandon_past: ... when another moment is to be looked at
 */
void plateau_viewer_init (PlateauViewer *self,
                          const atomic_bool *abandon,
                          const atomic_bool *abandon_past);

/** Forgets the run. To be called before that is freed, and before the viewer is. */
void plateau_viewer_clear (PlateauViewer *self);

/**
 * plateau_viewer_look:
 * @busy: the run trains on
 *
 * Returns: (transfer full): what @wish asks for, or NULL where it was given up. A field that takes
 *   long is owed.
 */
PlateauSnapshot *plateau_viewer_look (PlateauViewer *self,
                                      const PlateauRun *run,
                                      const PlateauWish *wish,
                                      gboolean busy);

/** plateau_viewer_look (), with the field, however long it takes. NULL where it was given up. */
PlateauSnapshot *plateau_viewer_look_again (PlateauViewer *self,
                                            const PlateauRun *run,
                                            const PlateauWish *wish,
                                            gboolean busy);

G_END_DECLS
