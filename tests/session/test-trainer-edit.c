/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "racing.h"

#include <math.h>
#include <string.h>

/* One parameter, at once, also while it trains; nothing begins again. */
static void
test_edit (void)
{
  g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauRun) reference = NULL;
  g_autoptr (PlateauSnapshot) first = NULL, edited = NULL, on = NULL, past = NULL, moving = NULL;
  double before;

  fill_settings (&settings, 1);
  reference = new_reference (&settings, 100);
  plateau_trainer_set (trainer, &settings);
  first = step_to (trainer, 100);
  before = first->network->parameters[3];

  plateau_trainer_edit (trainer, 3, before + 1e-6);
  edited = ask (trainer);
  g_assert_cmpuint (edited->generation, ==, first->generation);
  g_assert_true (plateau_run_edit (reference, 3, before + 1e-6, NULL));
  assert_shows (edited, reference, 100);
  g_assert_null (edited->refusal);
  g_assert_cmpuint (edited->n_events, ==, 2);
  g_assert_cmpint (edited->events[1].kind, ==, PLATEAU_EVENT_EDIT);
  g_assert_cmpuint (edited->events[1].index, ==, 3);
  g_assert_cmpfloat (edited->events[1].before, ==, before);

  /* An edit and the steps after it. */
  plateau_trainer_edit (trainer, 0, 0.25);
  on = step_to (trainer, 150);
  g_assert_true (plateau_run_edit (reference, 0, 0.25, NULL));
  while (reference->epoch < 150)
    plateau_run_step (reference);
  assert_shows (on, reference, 150);
  past = look_back (trainer, 120);
  assert_shows (past, reference, 120);

  plateau_trainer_train (trainer, TRUE);
  plateau_trainer_edit (trainer, 5, 3);
  moving = ask (trainer);
  g_assert_true (moving->training);
  g_assert_cmpfloat (moving->events[moving->n_events - 1].value, ==, 3);
  g_assert_cmpuint (moving->events[moving->n_events - 1].index, ==, 5);
}

/* A dragged slider, and several parameters: the newest value of each. */
static void
test_many (void)
{
  g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauSnapshot) snapshot = NULL;

  fill_settings (&settings, 1);
  plateau_trainer_set (trainer, &settings);
  for (guint n = 0; n < 2000; n++)
    plateau_trainer_edit (trainer, n % 3, n * 0.001);
  snapshot = ask (trainer);
  for (guint n = 1997; n < 2000; n++)
    g_assert_cmpfloat (snapshot->network->parameters[n % 3], ==, n * 0.001);
  g_assert_cmpuint (snapshot->n_events, ==, 4);
}

/* Undo: back to the epoch of the edit, then the value before it. */
static void
test_after_return (void)
{
  g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauRun) reference = NULL, other = NULL;
  g_autoptr (PlateauSnapshot) first = NULL, snapshot = NULL;
  double before;

  fill_settings (&settings, 1);
  reference = new_reference (&settings, 80);
  other = new_reference (&settings, 60);
  before = other->network->parameters[2];
  plateau_trainer_set (trainer, &settings);
  first = step_to (trainer, 60);
  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (PlateauSnapshot) edited = NULL, undone = NULL;

      plateau_trainer_edit (trainer, 2, 5 + round);
      edited = step_to (trainer, 80);
      g_assert_cmpfloat (edited->events[edited->n_events - 1].before, ==, before);
      plateau_trainer_continue_from (trainer, edited->events[edited->n_events - 1].epoch);
      plateau_trainer_edit (trainer, 2, before);
      undone = ask (trainer);
      assert_at (undone, reference, 60);
    }

  /* Several of them in a row: an edit at 60, which the return to 30 forgets, and one there. */
  plateau_trainer_edit (trainer, 1, 9);
  plateau_trainer_continue_from (trainer, 30);
  plateau_trainer_edit (trainer, 1, 7);
  plateau_trainer_edit (trainer, 4, 6);
  plateau_trainer_continue_from (trainer, 31);
  plateau_trainer_edit (trainer, 4, 8);
  snapshot = ask (trainer);
  g_assert_true (plateau_run_rewind (other, 30, NULL));
  g_assert_true (plateau_run_edit (other, 1, 7, NULL));
  g_assert_true (plateau_run_edit (other, 4, 8, NULL));
  assert_shows (snapshot, other, 30);
}

/* What waits for a run that begins again is dropped. */
static void
test_dropped (void)
{
  g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
  g_auto (PlateauSettings) settings = { 0 };

  fill_settings (&settings, 1);
  plateau_trainer_set (trainer, &settings);
  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (PlateauSnapshot) snapshot = NULL;

      plateau_trainer_step (trainer, 10);
      plateau_trainer_edit (trainer, 0, 4);
      if (round % 2)
        {
          plateau_trainer_reset (trainer);
        }
      else
        {
          settings.start.scale = 2 + round;
          plateau_trainer_set (trainer, &settings);
        }
      snapshot = ask (trainer);
      assert_alone (snapshot, &settings, 0);
      g_assert_cmpuint (snapshot->n_events, ==, 1);
    }
}

/* The reason is told until another edit is taken, or the run begins again. */
static void
test_refusal (void)
{
  g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauRun) reference = NULL;
  g_autoptr (PlateauSnapshot) refused = NULL, later = NULL, taken = NULL, again = NULL;

  fill_settings (&settings, 1);
  reference = new_reference (&settings, 20);
  plateau_trainer_set (trainer, &settings);
  refused = step_to (trainer, 10);
  plateau_trainer_edit (trainer, 1, NAN);
  g_clear_pointer (&refused, plateau_snapshot_unref);
  refused = ask (trainer);
  g_assert_nonnull (refused->refusal);
  g_assert_nonnull (strstr (refused->refusal, "is a number"));
  assert_at (refused, reference, 10);
  g_assert_cmpuint (refused->n_events, ==, 1);

  later = step_to (trainer, 20);
  g_assert_cmpstr (later->refusal, ==, refused->refusal);
  plateau_trainer_edit (trainer, 1, 1);
  taken = ask (trainer);
  g_assert_null (taken->refusal);

  plateau_trainer_edit (trainer, 1, INFINITY);
  g_clear_pointer (&refused, plateau_snapshot_unref);
  refused = ask (trainer);
  g_assert_nonnull (refused->refusal);
  plateau_trainer_reset (trainer);
  again = ask (trainer);
  g_assert_null (again->refusal);
}

/* An edit is for the lane that is looked at when it is said. */
static void
test_lanes (void)
{
  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
      g_auto (PlateauLanes) lanes = { 0 };
      g_autoptr (PlateauRun) first = NULL, second = NULL;
      g_autoptr (PlateauSnapshot) snapshot = NULL;

      fill_lanes (&lanes, 2);
      first = new_reference (&lanes.lane[0].settings, 0);
      second = new_reference (&lanes.lane[1].settings, 0);
      plateau_trainer_set_lanes (trainer, &lanes);
      plateau_trainer_edit (trainer, 0, 0.5);
      if (round % 2)
        g_usleep (round * 20);
      lanes.looked = 1;
      plateau_trainer_set_lanes (trainer, &lanes);
      plateau_trainer_edit (trainer, 0, 0.75);
      plateau_trainer_step (trainer, 20);
      snapshot = await_rest (trainer);

      g_assert_true (plateau_run_edit (first, 0, 0.5, NULL));
      g_assert_true (plateau_run_edit (second, 0, 0.75, NULL));
      while (first->epoch < 20)
        g_assert_true (plateau_run_step (first) && plateau_run_step (second));
      assert_shows (snapshot, second, 20);
      assert_at (snapshot->lanes[0], first, 20);
      g_assert_cmpuint (snapshot->lanes[0]->n_events, ==, 2);
    }
}

/* A lane that had to stop may go on after an edit. */
static void
test_mend (void)
{
  g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauSnapshot) stopped = NULL, mended = NULL;

  fill_settings (&settings, 1);
  make_unstable (&settings);
  plateau_trainer_set (trainer, &settings);
  plateau_trainer_train (trainer, TRUE);
  stopped = await_rest (trainer);
  g_assert_cmpuint (stopped->divergence.layer, >, 0);

  settings.rate = 1e-9;
  plateau_trainer_set (trainer, &settings);
  for (gsize i = 0; i < stopped->network->n_parameters; i++)
    plateau_trainer_edit (trainer, i, 0.01);
  plateau_trainer_step (trainer, 3);
  mended = await_rest (trainer);
  g_assert_cmpuint (mended->divergence.layer, ==, 0);
  g_assert_cmpuint (mended->epoch, ==, stopped->epoch + 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trainer-edit/edit", test_edit);
  g_test_add_func ("/trainer-edit/many", test_many);
  g_test_add_func ("/trainer-edit/after-return", test_after_return);
  g_test_add_func ("/trainer-edit/dropped", test_dropped);
  g_test_add_func ("/trainer-edit/refusal", test_refusal);
  g_test_add_func ("/trainer-edit/lanes", test_lanes);
  g_test_add_func ("/trainer-edit/mend", test_mend);

  return g_test_run ();
}
