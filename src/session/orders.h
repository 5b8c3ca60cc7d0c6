/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lanes.h"

G_BEGIN_DECLS

/** PlateauOrderKind: what a lane may be told to do. */
typedef enum
{
  PLATEAU_ORDER_RETURN, /* to an epoch of its past */
  PLATEAU_ORDER_EDIT,   /* of one parameter */
} PlateauOrderKind;

/**
 * PlateauOrder:
 * @epoch: of a return
 * @index, @value: of an edit
 */
typedef struct
{
  PlateauOrderKind kind;
  guint64 epoch;
  gsize index;
  double value;
} PlateauOrder;

/**
 * PlateauLaneOrders:
 * @birth: a number that no other lane has, nor the same one before it started afresh
 * @begun: its run is there
 * @source: until then: the birth of a begun lane from whose past it shall begin, or 0
 * @source_epoch: ... and the moment of that past; later ones mean its newest
 * @waiting: (nullable): of #PlateauOrder, what it shall do, the first one first; NULL for nothing
 */
typedef struct
{
  guint64 birth;
  gboolean begun;
  guint64 source;
  guint64 source_epoch;
  GArray *waiting;
} PlateauLaneOrders;

/**
 * PlateauOrders:
 * @lanes: all that is to race
 * @lane: what each of them shall do
 * @revision: raised with each change of @lanes and of births
 *
 * What the trainer's thread has still to do, as its caller has said so far. It belongs to both: all of
 * it lies under the trainer's mutex. An order stays in it until it is carried out, so that the thread
 * may give it up and look again at any time.
 */
typedef struct
{
  PlateauLanes lanes;
  PlateauLaneOrders lane[PLATEAU_MAX_LANES];
  guint64 revision;
  /*< private >*/
  guint64 births;
} PlateauOrders;

/** PlateauOrdersChange: what other lanes than before mean. */
typedef enum
{
  PLATEAU_ORDERS_OTHER_VIEW = 1 << 0, /* a lane ended, or another one is looked at */
  PLATEAU_ORDERS_BEGINNING = 1 << 1,  /* a lane begins, or starts afresh */
  PLATEAU_ORDERS_ALL_NEW = 1 << 2,    /* nothing of what is trained now is of use */
} PlateauOrdersChange;

void plateau_orders_clear (PlateauOrders *self);

/** See plateau_trainer_set_lanes (). What waits for a lane that stays as it is goes on waiting. */
PlateauOrdersChange plateau_orders_set_lanes (PlateauOrders *self, const PlateauLanes *lanes);

/** All lanes start afresh, at their own starts; what waited is dropped. */
void plateau_orders_restart (PlateauOrders *self);

/** For the lane that is looked at. Of several returns in a row the earliest counts. */
void plateau_orders_add_return (PlateauOrders *self, guint64 epoch);

/** Likewise. Takes the place of a waiting edit of the same parameter, unless a return lies between. */
void plateau_orders_add_edit (PlateauOrders *self, gsize index, double value);

/** Some lane has still to begin, or to do something. */
gboolean plateau_orders_are_waiting (const PlateauOrders *self);

/** The run of the lane born as @birth is there. */
void plateau_orders_note_begun (PlateauOrders *self, guint64 birth);

/** What the lane born as @birth shall do next; FALSE where that is nothing, or where another lane must
 * begin from its past before. */
gboolean plateau_orders_next (const PlateauOrders *self, guint64 birth, PlateauOrder *order);

/** @order is carried out. It stays where it has become another one meanwhile. */
void plateau_orders_note_done (PlateauOrders *self, guint64 birth, const PlateauOrder *order);

G_END_DECLS
