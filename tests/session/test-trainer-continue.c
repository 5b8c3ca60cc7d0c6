/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "asking.h"

#include <string.h>

static void
test_continue (void)
{
  g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauRun) reference = NULL;
  g_autoptr (PlateauSnapshot) first = NULL, back = NULL, on = NULL, past = NULL;
  guint64 generation;

  fill_settings (&settings, 1);
  reference = new_reference (&settings, 700);
  plateau_trainer_set (trainer, &settings);
  first = step_to (trainer, 3000);
  plateau_trainer_train (trainer, TRUE);

  /* The present of 700 epochs; of the rest nothing is left. */
  generation = plateau_trainer_continue_from (trainer, 700);
  g_assert_cmpuint (generation, >, first->generation);
  back = ask (trainer);
  g_assert_cmpuint (back->generation, ==, generation);
  g_assert_false (back->training);
  assert_shows (back, reference, 700);
  g_assert_cmpuint (back->newest_epoch, ==, 700);
  g_assert_cmpuint (back->points[back->n_points - 1].epoch, ==, 700);
  g_assert_cmpfloat (back->points[back->n_points - 1].loss, ==, back->loss);

  /* Another rate from there on, and the past is still there. */
  settings.rate = 0.4;
  g_assert_cmpuint (plateau_trainer_set (trainer, &settings), ==, generation);
  on = step_to (trainer, 1500);
  reference->settings.rate = 0.4;
  while (reference->epoch < 1500)
    plateau_run_step (reference);
  assert_shows (on, reference, 1500);
  g_assert_cmpuint (on->n_events, ==, 2);
  g_assert_cmpuint (on->events[1].epoch, ==, 700);
  past = look_back (trainer, 650);
  assert_shows (past, reference, 650);

  /* The last word may come before the thread has taken the one before it. */
  for (guint64 epoch = 1200; epoch > 1150; epoch--)
    {
      g_autoptr (PlateauSnapshot) earliest = NULL;

      plateau_trainer_continue_from (trainer, epoch);
      plateau_trainer_continue_from (trainer, epoch + 30);
      plateau_trainer_continue_from (trainer, 9999);
      earliest = ask (trainer);
      assert_shows (earliest, reference, epoch);
    }
}

static gboolean
same_field (const PlateauField *a, const PlateauField *b)
{
  return memcmp (a->probability, b->probability, a->columns * a->rows * sizeof (double)) == 0;
}

/* While the run moves a field may lag, but not come from a time that is over. */
static void
test_no_field_of_another_time (void)
{
  g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
  g_auto (PlateauSettings) settings = { 0 };

  fill_settings (&settings, 1);
  plateau_trainer_set (trainer, &settings);
  for (guint round = 0; round < 10; round++)
    {
      g_autoptr (PlateauSnapshot) late = step_to (trainer, 2000);
      g_autoptr (PlateauSnapshot) past = NULL, present = NULL, again = NULL;

      past = look_back (trainer, 3);
      plateau_trainer_train (trainer, TRUE);
      present = ask (trainer);
      if (present->training)
        g_assert_false (same_field (present->field, past->field));

      plateau_trainer_train (trainer, FALSE);
      g_clear_pointer (&late, plateau_snapshot_unref);
      late = ask (trainer);
      plateau_trainer_continue_from (trainer, 0);
      plateau_trainer_train (trainer, TRUE);
      again = ask (trainer);
      g_assert_false (same_field (again->field, late->field));
      plateau_trainer_reset (trainer);
    }
}

/* Where training had to stop, an earlier epoch and a lower rate help. */
static void
test_continue_after_divergence (void)
{
  g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauSnapshot) snapshot = NULL, on = NULL;
  guint64 epoch;

  fill_settings (&settings, 0.3);
  settings.shape = (PlateauShape){ 2, 4, { 8, 8, 8, 8 }, PLATEAU_ACTIVATION_LINEAR };
  settings.rate = 0.01;
  plateau_trainer_set (trainer, &settings);
  snapshot = step_to (trainer, 50);
  settings.rate = 1e6;
  plateau_trainer_set (trainer, &settings);
  plateau_trainer_train (trainer, TRUE);
  do
    {
      g_clear_pointer (&snapshot, plateau_snapshot_unref);
      snapshot = ask (trainer);
    }
  while (snapshot->training);
  g_assert_cmpuint (snapshot->divergence.layer, >, 0);
  g_assert_cmpint (snapshot->events[snapshot->n_events - 1].kind, ==, PLATEAU_EVENT_DIVERGENCE);
  epoch = snapshot->epoch;

  settings.rate = 0.01;
  plateau_trainer_set (trainer, &settings);
  plateau_trainer_continue_from (trainer, MIN (epoch, 50));
  plateau_trainer_step (trainer, 20);
  do
    {
      g_clear_pointer (&on, plateau_snapshot_unref);
      on = ask (trainer);
    }
  while (on->training);
  g_assert_cmpuint (on->epoch, ==, MIN (epoch, 50) + 20);
  g_assert_cmpuint (on->divergence.layer, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trainer/continue", test_continue);
  g_test_add_func ("/trainer/no-field-of-another-time", test_no_field_of_another_time);
  g_test_add_func ("/trainer/continue-after-divergence", test_continue_after_divergence);

  return g_test_run ();
}
