/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "asking.h"
#include "session/data-set.h"

/* Back and forth while the run stands; it stays where it is. */
static void
test_past (void)
{
  static const guint64 epochs[] = { 0, 2999, 17, 1800, 1801, 1799, 2999, 3, 3000, 0 };
  g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauRun) reference = NULL;
  g_autoptr (PlateauSnapshot) before = NULL, after = NULL, beyond = NULL;

  fill_settings (&settings, 1);
  reference = new_reference (&settings, 3000);
  plateau_trainer_set (trainer, &settings);
  before = step_to (trainer, 3000);
  for (guint i = 0; i < G_N_ELEMENTS (epochs); i++)
    {
      g_autoptr (PlateauSnapshot) snapshot = look_back (trainer, epochs[i]);

      assert_shows (snapshot, reference, epochs[i]);
      g_assert_cmpuint (snapshot->newest_epoch, ==, 3000);
      g_assert_false (snapshot->training);
      g_assert_cmpuint (snapshot->points[snapshot->n_points - 1].epoch, ==, 3000);
      g_assert_cmpuint (snapshot->n_events, ==, 1);
    }

  beyond = look_back (trainer, 5000);
  assert_shows (beyond, reference, 3000);
  after = ask (trainer);
  assert_shows (after, reference, 3000);
  assert_same_parameters (after->network, before->network);
}

/* A moment of the past while the run trains on: it stands still, with its own field. */
static void
test_past_while_training (void)
{
  g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauRun) reference = NULL;
  g_autoptr (PlateauSnapshot) present = NULL, stopped = NULL;
  guint64 newest;

  fill_settings (&settings, 1);
  reference = new_reference (&settings, 1000);
  plateau_trainer_set (trainer, &settings);
  present = step_to (trainer, 1000);
  newest = 1000;
  plateau_trainer_train (trainer, TRUE);
  for (guint64 i = 0; i < 60; i++)
    {
      guint64 epoch = i * i * i * 37 % 1000;
      g_autoptr (PlateauSnapshot) snapshot = look_back (trainer, epoch);

      assert_shows (snapshot, reference, epoch);
      g_assert_true (snapshot->training);
      g_assert_cmpuint (snapshot->newest_epoch, >=, newest);
      newest = snapshot->newest_epoch;
      g_usleep (1000);
    }
  g_assert_cmpuint (newest, >, 1000);

  g_clear_pointer (&present, plateau_snapshot_unref);
  present = ask (trainer);
  g_assert_cmpuint (present->epoch, >=, newest);
  g_assert_nonnull (present->field);
  plateau_trainer_train (trainer, FALSE);
  stopped = ask (trainer);
  while (reference->epoch < stopped->epoch)
    plateau_run_step (reference);
  assert_shows (stopped, reference, stopped->epoch);
}

/* A time line that is dragged: wishes come faster than answers, and each shows what it says. */
static void
test_scrub (void)
{
  g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauRun) reference = NULL;
  g_autoptr (PlateauSnapshot) last = NULL;
  PlateauWish wish = everything;

  fill_settings (&settings, 1);
  settings.shape = (PlateauShape){ 2, 2, { 64, 64 }, PLATEAU_ACTIVATION_TANH };
  settings.rate = 0.1;
  reference = new_reference (&settings, 400);
  plateau_trainer_set (trainer, &settings);
  last = step_to (trainer, 400);
  plateau_trainer_train (trainer, TRUE);
  wish.past = TRUE;
  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (PlateauSnapshot) snapshot = NULL;

      wish.epoch = (guint64) g_rand_int_range (rand, 0, 401);
      plateau_trainer_ask (trainer, &wish);
      if (i % 4 == 0)
        plateau_trainer_wait (trainer, 3);
      snapshot = plateau_trainer_take (trainer);
      if (snapshot != NULL)
        {
          g_assert_cmpuint (snapshot->epoch, <=, 400);
          assert_at (snapshot, reference, snapshot->epoch);
        }
    }
  g_clear_pointer (&last, plateau_snapshot_unref);
  last = look_back (trainer, 123);
  assert_shows (last, reference, 123);
}

/* Where the way from the nearest checkpoint is longest. */
static guint64
farthest_epoch (gsize n_parameters, guint64 newest)
{
  g_autoptr (PlateauCheckpoints) checkpoints =
      plateau_checkpoints_new (n_parameters, PLATEAU_CHECKPOINTS_BYTES);
  g_autofree double *parameters = g_new0 (double, n_parameters);
  guint64 due = 0, longest = 0, farthest = 0, found;

  while (due <= newest)
    due = plateau_checkpoints_add (checkpoints, due, parameters);
  for (guint64 epoch = 0; epoch < newest; epoch++)
    {
      plateau_checkpoints_find (checkpoints, epoch, &found);
      if (epoch - found > longest)
        {
          longest = epoch - found;
          farthest = epoch;
        }
    }
  g_assert_cmpuint (longest, >, 20);

  return farthest;
}

/* A trainer at rest, without a field: that takes long for a large net. */
static PlateauSnapshot *
await_rest (PlateauTrainer *trainer, guint64 request)
{
  for (guint tries = 0; tries < 600; tries++)
    {
      g_autoptr (PlateauSnapshot) snapshot = NULL;

      plateau_trainer_wait (trainer, 100);
      snapshot = plateau_trainer_take (trainer);
      if (snapshot == NULL || snapshot->request < request)
        continue;
      if (!snapshot->training)
        return g_steal_pointer (&snapshot);
      g_usleep (20000);
      request = plateau_trainer_ask (trainer, &(PlateauWish){ 0 });
    }

  g_error ("The trainer does not come to rest");
}

/* A long way to a moment is given up as soon as another one is asked for. */
static void
test_impatient (void)
{
  g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauSnapshot) newest = NULL, next = NULL, back = NULL;
  PlateauWish wish = { .past = TRUE };
  guint64 farthest, request;

  fill_settings (&settings, 0.01);
  plateau_dataset_unref (settings.data);
  settings.data = plateau_data_set_load (PLATEAU_DATA_SET_FLOWER, 20, 0.2, 1);
  settings.shape = (PlateauShape){ 2, 10, { 0 }, PLATEAU_ACTIVATION_TANH };
  for (guint l = 0; l < 10; l++)
    settings.shape.width[l] = 256;
  settings.rate = 0.01;
  plateau_trainer_set (trainer, &settings);
  plateau_trainer_step (trainer, 110);
  newest = await_rest (trainer, plateau_trainer_ask (trainer, &(PlateauWish){ 0 }));

  farthest = farthest_epoch (newest->network->n_parameters, 110);
  g_assert_cmpuint (farthest, <, 109);
  wish.epoch = farthest;
  request = plateau_trainer_ask (trainer, &wish);
  g_usleep (20000);
  wish.epoch = 0;
  plateau_trainer_ask (trainer, &wish);
  next = await_rest (trainer, request);
  g_assert_cmpuint (next->epoch, ==, 0);
  g_assert_cmpuint (next->newest_epoch, ==, 110);

  /* A way back that is given up for another one which would not lead as far. */
  plateau_trainer_continue_from (trainer, farthest);
  g_usleep (20000);
  plateau_trainer_continue_from (trainer, 109);
  back = await_rest (trainer, plateau_trainer_ask (trainer, &(PlateauWish){ 0 }));
  g_assert_cmpuint (back->epoch, ==, farthest);
}

/* The same experiment twice in a row, alone and beside another: the same bits. */
static void
test_same_bits (void)
{
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauSnapshot) alone = NULL;

  fill_settings (&settings, 1);
  settings.shape = (PlateauShape){ 2, 2, { 10, 5 }, PLATEAU_ACTIVATION_TANH };
  for (guint round = 0; round < 3; round++)
    {
      g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
      g_autoptr (PlateauTrainer) other = plateau_trainer_new ();
      g_autoptr (PlateauSnapshot) snapshot = NULL, beside = NULL, past = NULL;

      plateau_trainer_set (trainer, &settings);
      if (round == 2)
        {
          plateau_trainer_set (other, &settings);
          plateau_trainer_train (other, TRUE);
        }
      snapshot = step_to (trainer, 2000);
      if (alone == NULL)
        alone = plateau_snapshot_ref (snapshot);
      assert_same_parameters (snapshot->network, alone->network);

      if (round == 2)
        {
          do
            {
              g_clear_pointer (&beside, plateau_snapshot_unref);
              beside = ask (other);
            }
          while (beside->epoch < 2000);
          past = look_back (other, 2000);
          assert_same_parameters (past->network, alone->network);
        }
    }
}

/* Closing, beginning again and going back while something is computed once more. */
static void
test_close_while_looking_back (void)
{
  for (guint i = 0; i < 24; i++)
    {
      g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
      g_autoptr (PlateauSnapshot) snapshot = NULL;
      g_auto (PlateauSettings) settings = { 0 };
      PlateauWish wish = everything;

      fill_settings (&settings, 1);
      settings.shape = (PlateauShape){ 2, 2, { 256, 256 }, PLATEAU_ACTIVATION_TANH };
      settings.rate = 0.01;
      plateau_trainer_set (trainer, &settings);
      plateau_trainer_step (trainer, 4);
      plateau_trainer_train (trainer, TRUE);
      wish.past = TRUE;
      wish.epoch = i % 7;
      plateau_trainer_ask (trainer, &wish);
      g_usleep (i % 5 * 1000);
      if (i % 4 == 1)
        plateau_trainer_continue_from (trainer, i % 3);
      if (i % 4 == 2)
        plateau_trainer_reset (trainer);
      plateau_trainer_ask (trainer, &wish);
      if (i % 8 > 5)
        plateau_trainer_wait (trainer, 20);
      snapshot = plateau_trainer_take (trainer);
      if (snapshot != NULL && i % 4 == 2)
        g_assert_cmpuint (snapshot->epoch, ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trainer/past", test_past);
  g_test_add_func ("/trainer/past-while-training", test_past_while_training);
  g_test_add_func ("/trainer/scrub", test_scrub);
  g_test_add_func ("/trainer/impatient", test_impatient);
  g_test_add_func ("/trainer/same-bits", test_same_bits);
  g_test_add_func ("/trainer/close-while-looking-back", test_close_while_looking_back);

  return g_test_run ();
}
