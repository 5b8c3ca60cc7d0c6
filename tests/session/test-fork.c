/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record.h"

static void
assert_same_points (const PlateauHistory *a, const PlateauHistory *b)
{
  g_autofree PlateauLossPoint *p = NULL, *q = NULL;
  guint n, n_other;

  p = plateau_history_dup_points (a, &n);
  q = plateau_history_dup_points (b, &n_other);
  g_assert_cmpuint (n, ==, n_other);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (p[i].epoch, ==, q[i].epoch);
      g_assert_cmpfloat (p[i].loss, ==, q[i].loss);
      g_assert_cmpfloat (p[i].low, ==, q[i].low);
      g_assert_cmpfloat (p[i].high, ==, q[i].high);
    }
}

/* The schedule of a run in the tests of forks: by epoch alone, so that it can be followed again. */
static void
follow (PlateauRun *run, guint64 epoch)
{
  while (run->epoch < epoch)
    {
      run->settings.rate = run->epoch < 2000 ? 1.2 : 0.8;
      if (run->epoch == 1500)
        g_assert_true (plateau_run_edit (run, 2, 0.5, NULL));
      g_assert_true (plateau_run_step (run));
    }
  /* An edit belongs to the epoch at which it happens. */
  if (epoch == 1500)
    g_assert_true (plateau_run_edit (run, 2, 0.5, NULL));
}

/* What was, and what comes, is as though the run had never gone further than @epoch. */
static void
assert_as_if_stopped_at (PlateauRun *run, guint64 epoch)
{
  g_autoptr (PlateauRun) fresh = new_run (&small, 48, 1, 1.2);
  g_autoptr (PlateauRun) past = plateau_run_new_past (run);
  g_autoptr (PlateauRun) other = plateau_run_new_past (fresh);
  const PlateauEvent *events, *expected;
  guint n, n_expected;

  plateau_run_keep_checkpoints (fresh, 30000);
  follow (fresh, epoch);
  for (guint round = 0; round < 2; round++)
    {
      g_assert_cmpuint (run->epoch, ==, fresh->epoch);
      assert_same_bits (run->network->parameters, fresh->network->parameters, 17);
      assert_same_bits (run->pass->gradient->parameters, fresh->pass->gradient->parameters, 17);
      g_assert_cmpfloat (run->pass->loss, ==, fresh->pass->loss);
      g_assert_cmpfloat (run->first_loss, ==, fresh->first_loss);
      assert_same_points (run->history, fresh->history);

      events = plateau_events_get (run->events, &n);
      expected = plateau_events_get (fresh->events, &n_expected);
      g_assert_cmpuint (n, ==, n_expected);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpint (events[i].kind, ==, expected[i].kind);
          g_assert_cmpuint (events[i].epoch, ==, expected[i].epoch);
          g_assert_cmpfloat (events[i].value, ==, expected[i].value);
        }
      for (guint64 at = run->epoch; at > 0; at = at * 2 / 3)
        {
          g_assert_true (plateau_run_at (run, at, past, NULL));
          g_assert_true (plateau_run_at (fresh, at, other, NULL));
          assert_same_bits (past->network->parameters, other->network->parameters, 17);
        }

      /* Another way from here on than the run went before. */
      for (guint i = 0; i < 700; i++)
        {
          run->settings.rate = fresh->settings.rate = 0.3;
          g_assert_true (plateau_run_step (run));
          g_assert_true (plateau_run_step (fresh));
        }
    }
}

static const guint64 moments[] = { 0, 1, 700, 1499, 1500, 1501, 1999, 2000, 2001, 4321, 5000 };

static void
test_fork (void)
{
  g_autoptr (PlateauRun) run = new_run (&small, 48, 1, 1.2);
  g_autofree double *before = NULL;

  plateau_run_keep_checkpoints (run, 30000);
  follow (run, 5000);
  before = g_memdup2 (run->network->parameters, 17 * sizeof (double));
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autoptr (PlateauRun) fork = plateau_run_fork (run, moments[i], NULL);

      g_assert_cmpfloat (fork->settings.rate, ==, run->settings.rate);
      assert_as_if_stopped_at (fork, moments[i]);
      g_assert_cmpuint (plateau_checkpoints_get_bytes (fork->checkpoints), <=, 30000);
    }
  assert_same_bits (run->network->parameters, before, 17);
  assert_as_if_stopped_at (run, 5000);
}

static void
test_rewind (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autoptr (PlateauRun) run = new_run (&small, 48, 1, 1.2);
      g_autoptr (PlateauRun) past = plateau_run_new_past (run);
      g_autoptr (PlateauRun) other = NULL;
      double loss;

      plateau_run_keep_checkpoints (run, 30000);
      follow (run, 5000);
      /* A moment of the time that is over does not pass for one of the new. */
      g_assert_true (plateau_run_at (run, 4000, past, NULL));
      loss = past->pass->loss;
      g_assert_true (plateau_run_rewind (run, moments[i], NULL));
      assert_as_if_stopped_at (run, moments[i]);
      while (run->epoch < 4500)
        g_assert_true (plateau_run_step (run));
      g_assert_true (plateau_run_at (run, 4000, past, NULL));
      other = plateau_run_new_past (run);
      g_assert_true (plateau_run_at (run, 4000, other, NULL));
      if (moments[i] < 4000)
        g_assert_cmpfloat (other->pass->loss, !=, loss);
      assert_same_bits (past->network->parameters, other->network->parameters, 17);
    }
}

/* Given up at once, again and again, it gets there; and the run does not notice. */
static void
test_abandon (void)
{
  g_autoptr (PlateauRun) run = new_run (&small, 48, 1, 1.2);
  g_autoptr (PlateauRun) past = NULL;
  g_autofree double *before = NULL;
  atomic_bool abandon = TRUE;
  guint tries = 0;
  guint64 epoch = 600, from;

  follow (run, 1000);
  before = g_memdup2 (run->network->parameters, 17 * sizeof (double));
  past = plateau_run_new_past (run);
  while (!plateau_run_at (run, epoch, past, &abandon))
    tries++;
  g_assert_cmpuint (tries, ==, 599);
  g_assert_cmpuint (past->epoch, ==, epoch);
  from = past->epoch;
  g_assert_false (plateau_run_at (run, 650, past, &abandon));
  g_assert_cmpuint (past->epoch, ==, from + 1);
  g_assert_true (plateau_run_at (run, 650, past, NULL));

  g_assert_false (plateau_run_rewind (run, 600, &abandon));
  g_assert_null (plateau_run_fork (run, 600, &abandon));
  g_assert_cmpuint (run->epoch, ==, 1000);
  assert_same_bits (run->network->parameters, before, 17);
  assert_as_if_stopped_at (run, 1000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fork/as-if-stopped", test_fork);
  g_test_add_func ("/fork/rewind", test_rewind);
  g_test_add_func ("/fork/abandon", test_abandon);

  return g_test_run ();
}
