/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** PlateauEventKind: what happens to a run from outside, and what stops it. */
typedef enum
{
  PLATEAU_EVENT_START,      /* always the first, at epoch 0 */
  PLATEAU_EVENT_RATE,       /* another learning rate */
  PLATEAU_EVENT_EDIT,       /* a person changed one parameter */
  PLATEAU_EVENT_DIVERGENCE, /* the next epoch would have left the finite numbers */
} PlateauEventKind;

/**
 * PlateauEvent:
 * @epoch: at which it happens, before the step to the next one
 * @index: of an edit, the parameter; of a divergence, the layer (1 ... L)
 * @value: of a start and a rate, the learning rate from this epoch on; of an edit, the new value
 * @before: of an edit, the value in its place
 *
 * A mark on the time line. What lies between two of them follows from the settings alone.
 */
typedef struct
{
  PlateauEventKind kind;
  guint64 epoch;
  gsize index;
  double value;
  double before;
} PlateauEvent;

/** So many events are taken at any time; see #PlateauEvents. */
#define PLATEAU_EVENTS_AT_ONCE 16384

/** ... and later ones where they lie this share of the epoch apart. */
#define PLATEAU_EVENTS_RESOLUTION 512

/**
 * PlateauEvents:
 *
 * The events of a run in their order. An event that is forgotten could never be replayed, so none
 * is; instead the list is bounded by what it takes in. The first %PLATEAU_EVENTS_AT_ONCE are taken
 * as they come (minutes of a slider dragged without a pause); from then on a new one must lie
 * epoch / %PLATEAU_EVENTS_RESOLUTION epochs, and at least one, after the one before. That leaves
 * room for about 17 000 more up to epoch 2^53, and a divergence for each edit.
 */
typedef struct _PlateauEvents PlateauEvents;

/** One event: the start, with the learning rate @rate. */
PlateauEvents *plateau_events_new (double rate);
PlateauEvents *plateau_events_copy (const PlateauEvents *self);
void plateau_events_free (PlateauEvents *self);

/**
 * plateau_events_add_rate:
 * @epoch: not below the newest event's
 *
 * From @epoch on the rate is @rate. Replaces a rate that was noted at the same epoch.
 *
 * Returns: FALSE where it comes too soon after the one before: try again an epoch later.
 */
gboolean plateau_events_add_rate (PlateauEvents *self, guint64 epoch, double rate);

/** Likewise; replaces an edit of the same parameter at the same epoch, whose @before stays. */
gboolean plateau_events_add_edit (PlateauEvents *self,
                                  guint64 epoch,
                                  gsize index,
                                  double before,
                                  double value);

void plateau_events_add_divergence (PlateauEvents *self, guint64 epoch, guint layer);

/** Forgets what happened after the state of @epoch was complete: all but edits at @epoch itself. */
void plateau_events_truncate (PlateauEvents *self, guint64 epoch);

/** All of them, in order. Valid until the next change. */
const PlateauEvent *plateau_events_get (const PlateauEvents *self, guint *n_events);

/** The place of the first event at @epoch or later; the number of events where there is none. */
guint plateau_events_find (const PlateauEvents *self, guint64 epoch);

/** The rate that the events before the place @end leave in force; NAN where they set none. */
double plateau_events_rate_before (const PlateauEvents *self, guint end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauEvents, plateau_events_free)

G_END_DECLS
