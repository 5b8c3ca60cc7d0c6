/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "racing.h"
#include "session/data-set.h"
#include "session/lane-run.h"

/* Lanes of several sizes, each as if it were alone: to the last bit. */
static void
test_same_bits (void)
{
  for (guint n = 1; n <= PLATEAU_MAX_LANES; n++)
    {
      g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
      g_auto (PlateauLanes) lanes = { 0 };
      g_autoptr (PlateauSnapshot) snapshot = NULL;

      fill_lanes (&lanes, n);
      plateau_trainer_set_lanes (trainer, &lanes);
      snapshot = step_to (trainer, 300);
      assert_race (snapshot, &lanes);
      for (guint i = 0; i < n; i++)
        assert_alone (plateau_snapshot_get_lane (snapshot, i), &lanes.lane[i].settings, 300);
    }
}

/* While they train together no picture shows one ahead of the clock, and at rest all stand at one
 * epoch. */
static void
test_one_clock (void)
{
  g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
  g_auto (PlateauLanes) lanes = { 0 };
  guint64 last = 0;

  fill_lanes (&lanes, 4);
  plateau_trainer_set_lanes (trainer, &lanes);
  for (guint round = 0; round < 6; round++)
    {
      g_autoptr (PlateauSnapshot) stopped = NULL;

      plateau_trainer_train (trainer, TRUE);
      for (guint i = 0; i < 15; i++)
        {
          g_autoptr (PlateauSnapshot) snapshot = ask_race (trainer);

          assert_race (snapshot, &lanes);
          g_assert_cmpuint (snapshot->epoch, >=, last);
          last = snapshot->epoch;
          for (guint place = 0; place < 4; place++)
            g_assert_cmpuint (plateau_snapshot_get_lane (snapshot, place)->epoch, <=, last);
        }
      plateau_trainer_train (trainer, FALSE);
      stopped = ask_race (trainer);
      assert_race (stopped, &lanes);
      g_assert_false (stopped->training);
      for (guint place = 0; place < 4; place++)
        g_assert_cmpuint (plateau_snapshot_get_lane (stopped, place)->epoch, ==, stopped->epoch);
      last = stopped->epoch;
    }
  g_assert_cmpuint (last, >, 0);
}

/* Steps move those that are furthest behind. */
static void
test_late_lane (void)
{
  g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
  g_auto (PlateauLanes) lanes = { 0 };
  g_autoptr (PlateauSnapshot) early = NULL, begun = NULL, behind = NULL, level = NULL;
  g_autoptr (PlateauSnapshot) on = NULL;
  guint64 generation;

  fill_lanes (&lanes, 2);
  lanes.n_lanes = 1;
  generation = plateau_trainer_set_lanes (trainer, &lanes);
  early = step_to (trainer, 50);
  g_assert_cmpuint (early->n_lanes, ==, 0);
  g_assert_cmpuint (early->lane_id, ==, 0);
  g_assert_null (early->lane_name);

  lanes.n_lanes = 2;
  g_assert_cmpuint (plateau_trainer_set_lanes (trainer, &lanes), ==, generation + 1);
  begun = ask_race (trainer);
  g_assert_false (begun->training);
  g_assert_cmpuint (begun->epoch, ==, 50);
  g_assert_cmpuint (begun->lanes[1]->epoch, ==, 0);

  plateau_trainer_step (trainer, 30);
  behind = await_rest (trainer);
  g_assert_cmpuint (behind->epoch, ==, 50);
  g_assert_cmpuint (behind->lanes[1]->epoch, ==, 30);
  plateau_trainer_step (trainer, 20);
  level = await_rest (trainer);
  g_assert_cmpuint (level->epoch, ==, 50);
  g_assert_cmpuint (level->lanes[1]->epoch, ==, 50);
  plateau_trainer_step (trainer, 7);
  on = await_rest (trainer);
  assert_alone (on, &lanes.lane[0].settings, 57);
  assert_alone (on->lanes[1], &lanes.lane[1].settings, 57);
}

/* Without steps too: it catches up while the others wait. */
static void
test_catch_up (void)
{
  g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
  g_auto (PlateauLanes) lanes = { 0 };
  g_autoptr (PlateauSnapshot) early = NULL, snapshot = NULL;

  fill_lanes (&lanes, 3);
  lanes.n_lanes = 2;
  plateau_trainer_set_lanes (trainer, &lanes);
  early = step_to (trainer, 400);
  lanes.n_lanes = 3;
  plateau_trainer_set_lanes (trainer, &lanes);
  plateau_trainer_train (trainer, TRUE);
  do
    {
      g_clear_pointer (&snapshot, plateau_snapshot_unref);
      snapshot = ask_race (trainer);
      if (snapshot->epoch > 400)
        continue;
      g_assert_cmpuint (snapshot->lanes[2]->epoch, <=, 400);
      g_assert_cmpuint (snapshot->lanes[1]->epoch, ==, 400);
    }
  while (snapshot->epoch < 450);
  plateau_trainer_train (trainer, FALSE);
  g_clear_pointer (&snapshot, plateau_snapshot_unref);
  snapshot = ask_race (trainer);
  for (guint i = 0; i < 3; i++)
    assert_alone (plateau_snapshot_get_lane (snapshot, i), &lanes.lane[i].settings,
                  snapshot->epoch);
}

/* A fork is what its source was, and goes its own way from there. */
static void
test_fork (void)
{
  g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
  g_auto (PlateauLanes) lanes = { 0 };
  g_autoptr (PlateauRun) reference = NULL;
  g_autoptr (PlateauSnapshot) first = NULL, forked = NULL, level = NULL, past = NULL, again = NULL;

  fill_lanes (&lanes, 1);
  reference = new_reference (&lanes.lane[0].settings, 200);
  plateau_trainer_set_lanes (trainer, &lanes);
  first = step_to (trainer, 200);

  add_fork (&lanes, 7, 1, 120);
  lanes.lane[1].settings.rate = 0.3;
  lanes.looked = 1;
  plateau_trainer_set_lanes (trainer, &lanes);
  forked = ask_race (trainer);
  assert_race (forked, &lanes);
  assert_shows (forked, reference, 120);
  g_assert_cmpuint (forked->points[forked->n_points - 1].epoch, ==, 120);
  g_assert_cmpuint (forked->n_events, ==, 1);
  g_assert_cmpfloat (forked->settings.rate, ==, 0.3);
  assert_at (forked->lanes[0], reference, 200);

  plateau_trainer_step (trainer, 80);
  level = await_rest (trainer);
  assert_at (level->lanes[0], reference, 200);
  g_assert_cmpuint (level->n_events, ==, 2);
  g_assert_true (plateau_run_rewind (reference, 120, NULL));
  reference->settings.rate = 0.3;
  while (reference->epoch < 200)
    plateau_run_step (reference);
  assert_at (level, reference, 200);
  past = look_back (trainer, 60);
  assert_at (past, reference, 60);

  /* Again at its own start, as all of them. */
  plateau_trainer_reset (trainer);
  again = ask_race (trainer);
  assert_alone (again, &lanes.lane[1].settings, 0);
  assert_alone (again->lanes[0], &lanes.lane[0].settings, 0);
}

/* What was said before the thread came to look is done in its order. */
static void
test_fork_at_once (void)
{
  for (guint round = 0; round < 40; round++)
    {
      g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
      g_auto (PlateauLanes) lanes = { 0 };
      g_autoptr (PlateauRun) reference = NULL;
      g_autoptr (PlateauSnapshot) first = NULL, snapshot = NULL;

      fill_lanes (&lanes, 1);
      reference = new_reference (&lanes.lane[0].settings, 60);
      plateau_trainer_set_lanes (trainer, &lanes);
      first = step_to (trainer, 60);

      /* 1 goes back to 40 and is edited; 2 is that, and back at 20 is edited too; 3 comes from there,
       * after which 1 goes back to 10, and 2 ends. */
      plateau_trainer_continue_from (trainer, 40);
      plateau_trainer_edit (trainer, 0, 0.5);
      add_fork (&lanes, 2, 1, 50);
      lanes.looked = 1;
      plateau_trainer_set_lanes (trainer, &lanes);
      if (round % 2)
        g_usleep (round * 10);
      plateau_trainer_continue_from (trainer, 20);
      plateau_trainer_edit (trainer, 1, -0.5);
      add_fork (&lanes, 3, 2, 30);
      lanes.looked = 0;
      plateau_trainer_set_lanes (trainer, &lanes);
      plateau_trainer_continue_from (trainer, 10);
      remove_lane (&lanes, 1);
      lanes.looked = 1;
      plateau_trainer_set_lanes (trainer, &lanes);

      snapshot = ask_race (trainer);
      assert_race (snapshot, &lanes);
      assert_at (snapshot->lanes[0], reference, 10);
      g_assert_true (plateau_run_rewind (reference, 20, NULL));
      g_assert_true (plateau_run_edit (reference, 1, -0.5, NULL));
      assert_shows (snapshot, reference, 20);
    }
}

/* Another lane is looked at, one ends, one comes back: the training goes on where none begins. */
static void
test_look_and_remove (void)
{
  g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
  g_auto (PlateauLanes) lanes = { 0 };
  g_auto (PlateauLanes) before = { 0 };
  g_autoptr (PlateauSnapshot) first = NULL, other = NULL, fewer = NULL, back = NULL;
  guint64 generation;

  fill_lanes (&lanes, 4);
  generation = plateau_trainer_set_lanes (trainer, &lanes);
  g_assert_cmpuint (plateau_trainer_set_lanes (trainer, &lanes), ==, generation);
  plateau_trainer_train (trainer, TRUE);
  first = ask_race (trainer);
  g_assert_true (first->training);

  lanes.looked = 2;
  g_assert_cmpuint (plateau_trainer_set_lanes (trainer, &lanes), ==, generation + 1);
  other = ask_race (trainer);
  assert_race (other, &lanes);
  g_assert_true (other->training);
  g_assert_cmpuint (other->epoch, >=, first->epoch);

  plateau_lanes_copy (&before, &lanes);
  remove_lane (&lanes, 0);
  lanes.looked = 1;
  g_assert_cmpuint (plateau_trainer_set_lanes (trainer, &lanes), ==, generation + 2);
  fewer = ask_race (trainer);
  assert_race (fewer, &lanes);
  g_assert_true (fewer->training);

  /* Of what it was nothing is left. */
  g_assert_cmpuint (plateau_trainer_set_lanes (trainer, &before), ==, generation + 3);
  back = ask_race (trainer);
  assert_race (back, &before);
  g_assert_false (back->training);
  assert_alone (back->lanes[0], &before.lane[0].settings, 0);
  g_assert_cmpuint (back->epoch, >=, fewer->epoch);
}

/* Another rate is no other run; another start is, of this lane alone. */
static void
test_settings (void)
{
  g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
  g_auto (PlateauLanes) lanes = { 0 };
  g_autoptr (PlateauSnapshot) first = NULL, rate = NULL, start = NULL, one = NULL;
  guint64 generation;

  fill_lanes (&lanes, 2);
  generation = plateau_trainer_set_lanes (trainer, &lanes);
  first = step_to (trainer, 40);
  lanes.lane[1].settings.rate = 0.01;
  g_assert_cmpuint (plateau_trainer_set_lanes (trainer, &lanes), ==, generation);
  rate = step_to (trainer, 60);
  assert_race (rate, &lanes);
  g_assert_cmpuint (rate->n_events, ==, 1);
  g_assert_cmpuint (rate->lanes[1]->n_events, ==, 2);
  g_assert_cmpuint (rate->lanes[1]->events[1].epoch, ==, 40);
  assert_alone (rate, &lanes.lane[0].settings, 60);

  lanes.lane[1].settings.start.scale *= 2;
  g_assert_cmpuint (plateau_trainer_set_lanes (trainer, &lanes), ==, generation + 1);
  start = ask_race (trainer);
  assert_alone (start, &lanes.lane[0].settings, 60);
  assert_alone (start->lanes[1], &lanes.lane[1].settings, 0);

  /* One lane of the id 1 is what was there all along. */
  g_assert_cmpuint (plateau_trainer_set (trainer, &lanes.lane[0].settings), ==, generation + 2);
  one = ask (trainer);
  g_assert_cmpuint (one->n_lanes, ==, 0);
  assert_alone (one, &lanes.lane[0].settings, 60);
}

/* A lane that had to stop holds nobody up; the training ends with the last one. */
static void
test_divergence (void)
{
  g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
  g_auto (PlateauLanes) lanes = { 0 };
  g_autoptr (PlateauSnapshot) on = NULL, end = NULL, idle = NULL;

  fill_lanes (&lanes, 3);
  make_unstable (&lanes.lane[0].settings);
  plateau_trainer_set_lanes (trainer, &lanes);
  plateau_trainer_train (trainer, TRUE);
  do
    {
      g_clear_pointer (&on, plateau_snapshot_unref);
      on = ask_race (trainer);
      g_assert_true (on->training);
    }
  while (on->divergence.layer == 0 || on->lanes[2]->epoch < on->epoch + 100);
  plateau_trainer_train (trainer, FALSE);
  g_clear_pointer (&on, plateau_snapshot_unref);
  on = ask_race (trainer);
  g_assert_cmpuint (on->lanes[1]->epoch, ==, on->lanes[2]->epoch);
  g_assert_cmpuint (on->lanes[1]->divergence.layer, ==, 0);

  for (guint i = 1; i < 3; i++)
    make_unstable (&lanes.lane[i].settings);
  plateau_trainer_set_lanes (trainer, &lanes);
  plateau_trainer_train (trainer, TRUE);
  end = await_rest (trainer);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (plateau_snapshot_get_lane (end, i)->divergence.layer, >, 0);
  plateau_trainer_step (trainer, 5);
  idle = await_rest (trainer);
  g_assert_cmpuint (idle->epoch, ==, end->epoch);
}

/* The fields of the others, where they are wished for; also over a plane that their data do not
 * have. */
static void
test_fields (void)
{
  g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
  g_auto (PlateauLanes) lanes = { 0 };
  g_autoptr (PlateauSnapshot) first = NULL, later = NULL, without = NULL, turned = NULL;
  PlateauWish wish = everything;

  fill_lanes (&lanes, 4);
  plateau_dataset_unref (lanes.lane[1].settings.data);
  lanes.lane[1].settings.data = plateau_data_set_load (PLATEAU_DATA_SET_PENGUINS, 0, 0, 0);
  lanes.lane[1].settings.shape.n_features = 3;
  plateau_trainer_set_lanes (trainer, &lanes);
  plateau_trainer_step (trainer, 30);
  first = await_rest (trainer);
  assert_race (first, &lanes);
  assert_fields (first);
  plateau_trainer_step (trainer, 1);
  later = await_rest (trainer);
  assert_fields (later);

  without = await_snapshot (trainer, plateau_trainer_ask (trainer, &wish));
  g_assert_nonnull (without->field);
  for (guint i = 1; i < 4; i++)
    g_assert_cmpuint (without->lanes[i]->epoch, ==, 31);

  lanes.looked = 1;
  plateau_trainer_set_lanes (trainer, &lanes);
  wish.lanes = TRUE;
  wish.plane = (PlateauPlane){ 2, 1, 0.5 };
  plateau_trainer_ask (trainer, &wish);
  do
    {
      g_clear_pointer (&turned, plateau_snapshot_unref);
      plateau_trainer_wait (trainer, 100);
      turned = plateau_trainer_take (trainer);
    }
  while (turned == NULL || !plateau_snapshot_has_fields (turned, &wish));
  assert_fields (turned);
  g_assert_cmpuint (turned->field->plane.x, ==, 2);
  g_assert_cmpuint (turned->lanes[0]->field->plane.x, ==, 0);
}

static void
test_close (void)
{
  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
      g_auto (PlateauLanes) lanes = { 0 };

      fill_lanes (&lanes, 4);
      if (i % 8 == 7)
        lanes.lane[3].settings.shape =
            (PlateauShape){ 2, 3, { 256, 256, 256 }, PLATEAU_ACTIVATION_TANH };
      plateau_trainer_set_lanes (trainer, &lanes);
      plateau_trainer_train (trainer, TRUE);
      plateau_trainer_ask (trainer, &racing);
      if (i % 4 > 0)
        plateau_trainer_wait (trainer, i);
      if (i % 4 == 2)
        g_usleep (2000);
      if (i % 4 == 3)
        {
          remove_lane (&lanes, 2);
          add_fork (&lanes, 9, 1, 5);
          plateau_trainer_set_lanes (trainer, &lanes);
        }
    }
}

/* Whoever waits for what an answer owes never waits in vain, whenever the training begins. */
static void
test_owed_fields (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
      g_auto (PlateauLanes) lanes = { 0 };
      gboolean over = FALSE;
      guint64 request;

      fill_lanes (&lanes, 4);
      plateau_trainer_set_lanes (trainer, &lanes);
      plateau_trainer_ask (trainer, &racing);
      g_usleep (g_rand_int_range (random, 0, 6000));
      plateau_trainer_train (trainer, TRUE);
      request = plateau_trainer_ask (trainer, &racing);
      for (guint tries = 0; tries < 600 && !over; tries++)
        {
          g_autoptr (PlateauSnapshot) snapshot = NULL;

          plateau_trainer_wait (trainer, 100);
          snapshot = plateau_trainer_take (trainer);
          over = snapshot != NULL && snapshot->request >= request && !snapshot->owes_fields;
          if (snapshot != NULL && !snapshot->training)
            g_assert_true (snapshot->owes_fields ||
                           plateau_snapshot_has_fields (snapshot, &racing));
        }
      g_assert_true (over);
    }
}

/* However many they are: all that is kept of their past fits into one budget, and a fork that comes
 * while a lane has all of it takes no more than its part. */
static void
test_memory (void)
{
  g_auto (PlateauLanes) lanes = { 0 };
  const atomic_bool abandon = FALSE;
  PlateauLaneRun *runs[PLATEAU_MAX_LANES];
  const guint n = PLATEAU_MAX_LANES;
  gsize alone, sum = 0;

  fill_lanes (&lanes, 1);
  lanes.lane[0].settings.shape = (PlateauShape){ 2, 2, { 256, 256 }, PLATEAU_ACTIVATION_TANH };
  runs[0] = plateau_lane_run_new (1, NULL, 0, &abandon, &abandon);
  plateau_lane_run_set (runs[0], &lanes.lane[0]);
  plateau_lane_run_set_looked (runs[0], TRUE, 0);
  g_assert_true (plateau_lane_run_begin (runs[0], &abandon));
  while (runs[0]->run->epoch < 150)
    g_assert_true (plateau_run_step (runs[0]->run));
  alone = plateau_checkpoints_get_bytes (runs[0]->run->checkpoints);
  g_assert_cmpuint (alone, <=, PLATEAU_CHECKPOINTS_BYTES);
  g_assert_cmpuint (alone, >, PLATEAU_CHECKPOINTS_BYTES / 2);

  plateau_lane_run_set_looked (runs[0], TRUE, n - 1);
  plateau_lane_run_fit (runs[0]);
  for (guint i = 1; i < n; i++)
    {
      runs[i] = plateau_lane_run_new (i + 1, runs[0], 140, &abandon, &abandon);
      plateau_lane_run_set (runs[i], &lanes.lane[0]);
      plateau_lane_run_set_looked (runs[i], FALSE, n - 1);
      g_assert_true (plateau_lane_run_begin (runs[i], &abandon));
      g_assert_cmpuint (runs[i]->run->epoch, ==, 140);
    }
  for (guint i = 0; i < n; i++)
    sum += plateau_checkpoints_get_bytes (runs[i]->run->checkpoints);
  g_assert_cmpuint (sum, <=, PLATEAU_CHECKPOINTS_BYTES);
  g_assert_cmpuint (sum, >, PLATEAU_CHECKPOINTS_BYTES / 2);

  for (guint i = 0; i < n; i++)
    plateau_lane_run_unref (runs[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lanes/same-bits", test_same_bits);
  g_test_add_func ("/lanes/one-clock", test_one_clock);
  g_test_add_func ("/lanes/late-lane", test_late_lane);
  g_test_add_func ("/lanes/catch-up", test_catch_up);
  g_test_add_func ("/lanes/fork", test_fork);
  g_test_add_func ("/lanes/fork-at-once", test_fork_at_once);
  g_test_add_func ("/lanes/look-and-remove", test_look_and_remove);
  g_test_add_func ("/lanes/settings", test_settings);
  g_test_add_func ("/lanes/divergence", test_divergence);
  g_test_add_func ("/lanes/fields", test_fields);
  g_test_add_func ("/lanes/owed-fields", test_owed_fields);
  g_test_add_func ("/lanes/memory", test_memory);
  g_test_add_func ("/lanes/close", test_close);

  return g_test_run ();
}
