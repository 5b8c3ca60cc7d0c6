/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "racing.h"

#include <math.h>

#define CALLS 200

typedef struct
{
  PlateauTrainer *trainer;
  GRand *rand;
  PlateauLanes lanes;
  guint next_id;
  guint64 generation;
  guint64 newest; /* the highest epoch that was seen of the lane that is looked at */
} Monkey;

static guint
dice (Monkey *self, guint n)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) n);
}

static void
hand_over (Monkey *self)
{
  guint64 generation = plateau_trainer_set_lanes (self->trainer, &self->lanes);

  g_assert_cmpuint (generation, >=, self->generation);
  if (generation > self->generation)
    self->newest = 0;
  self->generation = generation;
}

static void
change_lanes (Monkey *self)
{
  PlateauLanes *lanes = &self->lanes;
  PlateauSettings *settings;

  switch (dice (self, 6))
    {
    case 0:
    case 1:
      if (lanes->n_lanes == PLATEAU_MAX_LANES)
        remove_lane (lanes, dice (self, PLATEAU_MAX_LANES));
      add_fork (lanes, ++self->next_id, lanes->lane[dice (self, lanes->n_lanes)].id,
                dice (self, 300));
      break;
    case 2:
      if (lanes->n_lanes > 1)
        remove_lane (lanes, dice (self, lanes->n_lanes));
      break;
    case 3:
      lanes->looked = dice (self, lanes->n_lanes);
      break;
    case 4:
      settings = &lanes->lane[dice (self, lanes->n_lanes)].settings;
      settings->rate = 0.05 + 0.01 * dice (self, 100);
      settings->speed = dice (self, 3) * 500;
      break;
    default:
      settings = &lanes->lane[dice (self, lanes->n_lanes)].settings;
      settings->start.seed++;
      settings->shape.width[0] = 1 + dice (self, 20);
    }
  hand_over (self);
}

static gsize
random_parameter (Monkey *self)
{
  const PlateauLane *lane = &self->lanes.lane[self->lanes.looked];

  return dice (self, (guint) plateau_shape_n_parameters (&lane->settings.shape));
}

static void
act (Monkey *self)
{
  guint64 generation;

  switch (dice (self, 10))
    {
    case 0:
      generation = plateau_trainer_reset (self->trainer);
      g_assert_cmpuint (generation, >, self->generation);
      self->generation = generation;
      self->newest = 0;
      break;
    case 1:
      generation = plateau_trainer_continue_from (self->trainer, dice (self, 400));
      g_assert_cmpuint (generation, >, self->generation);
      self->generation = generation;
      self->newest = 0;
      break;
    case 2:
      plateau_trainer_edit (self->trainer, random_parameter (self), dice (self, 100) * 0.1 - 5);
      break;
    case 3:
      plateau_trainer_edit (self->trainer, random_parameter (self), NAN);
      break;
    case 4:
      plateau_trainer_step (self->trainer, dice (self, 40));
      break;
    case 5:
    case 6:
      plateau_trainer_train (self->trainer, dice (self, 4) > 0);
      break;
    default:
      change_lanes (self);
    }
}

static void
check_lane (const PlateauSnapshot *lane)
{
  g_assert_true (isfinite (lane->loss));
  g_assert_cmpuint (lane->epoch, <=, lane->newest_epoch);
  for (guint i = 1; i < lane->n_points; i++)
    g_assert_cmpuint (lane->points[i].epoch, >, lane->points[i - 1].epoch);
  for (guint i = 1; i < lane->n_events; i++)
    g_assert_cmpuint (lane->events[i].epoch, >=, lane->events[i - 1].epoch);
  g_assert_cmpuint (lane->events[lane->n_events - 1].epoch, <=, lane->newest_epoch);
  g_assert_cmpuint (lane->network->n_parameters, ==,
                    plateau_shape_n_parameters (&lane->settings.shape));
}

static void
look (Monkey *self)
{
  PlateauWish wish = racing;
  guint64 request;
  g_autoptr (PlateauSnapshot) snapshot = NULL;

  wish.past = dice (self, 3) == 0;
  wish.epoch = dice (self, 300);
  wish.lanes = dice (self, 2);
  request = plateau_trainer_ask (self->trainer, &wish);
  do
    {
      g_clear_pointer (&snapshot, plateau_snapshot_unref);
      plateau_trainer_wait (self->trainer, 100);
      snapshot = plateau_trainer_take (self->trainer);
    }
  while (snapshot == NULL || snapshot->request < request);

  g_assert_cmpuint (snapshot->generation, ==, self->generation);
  assert_race (snapshot, &self->lanes);
  g_assert_cmpuint (snapshot->newest_epoch, >=, self->newest);
  self->newest = snapshot->newest_epoch;
  if (wish.past)
    g_assert_cmpuint (snapshot->epoch, ==, MIN (wish.epoch, snapshot->newest_epoch));
  else
    g_assert_cmpuint (snapshot->epoch, ==, snapshot->newest_epoch);
  check_lane (snapshot);
  for (guint i = 0; i < snapshot->n_lanes; i++)
    check_lane (plateau_snapshot_get_lane (snapshot, i));
}

/* Anything in any order: each picture goes with all that was said before it. */
static void
test_random (void)
{
  for (guint32 seed = 1; seed <= 4; seed++)
    {
      g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
      Monkey self = { .trainer = trainer, .rand = g_rand_new_with_seed (seed), .next_id = 20 };

      fill_lanes (&self.lanes, 3);
      hand_over (&self);
      for (guint call = 0; call < CALLS; call++)
        {
          act (&self);
          if (dice (&self, 3) == 0)
            look (&self);
        }

      /* It still obeys. */
      plateau_trainer_train (trainer, FALSE);
      look (&self);
      plateau_lanes_clear (&self.lanes);
      g_rand_free (self.rand);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lanes/random", test_random);

  return g_test_run ();
}
