/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "path-tracker.h"
#include "trainer.h"

G_BEGIN_DECLS

/**
 * While a run trains, its snapshots may take this share of the thread's time: one that took 15 ms is
 * followed by the next one 100 ms after it began. Without a limit a net of 256-256 units would
 * compute hardly anything but pictures of itself at 60 of them a second.
 */
#define PLATEAU_SNAPSHOT_SHARE 0.15

/** ... its field may take this share beside, and the unit maps and the volume too. */
#define PLATEAU_FIELD_SHARE 0.04

/**
 * PlateauViewer:
 * @owes_field: the newest snapshot lacks the field that was wished for
 * @snapshot_share: %PLATEAU_SNAPSHOT_SHARE, unless set otherwise
 * @field_share: %PLATEAU_FIELD_SHARE, unless set otherwise
 *
 * How the trainer's thread makes snapshots of its run: of the present, or of a moment of the past,
 * with a field and unit maps that are computed no oftener than the training can spare.
 */
typedef struct
{
  gboolean owes_field;
  double snapshot_share;
  double field_share;
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
  PlateauVolume *volume;
  guint64 volume_epoch;
  guint64 volume_revision;
  double volume_cost;
  double volume_done;
  PlateauPathTracker path;
  guint64 shown_epoch; /* G_MAXUINT64: the present, whatever that was */
  double snapshot_began;
  double snapshot_cost; /* of the processor's time, without field and maps; 0 for none yet */
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

/** Whether @field, which is nullable, is the one over @plane of what @run, the present, is now. */
gboolean plateau_viewer_is_current (const PlateauViewer *self,
                                    const PlateauRun *run,
                                    const PlateauField *field,
                                    const PlateauPlane *plane);

/** The next snapshot may be made at once, as if there had been none before. */
void plateau_viewer_hurry (PlateauViewer *self);

/**
 * plateau_viewer_due:
 * @busy: the run trains on
 *
 * Returns: the seconds until the training can spare another snapshot; 0 where nothing trains, or where
 *   another moment of the past is wished for than before
 */
double plateau_viewer_due (const PlateauViewer *self, const PlateauWish *wish, gboolean busy);

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

/** Computes the field that is owed, however long it takes. FALSE where it was given up. */
gboolean
plateau_viewer_pay_field (PlateauViewer *self, const PlateauRun *run, const PlateauWish *wish);

G_END_DECLS
