/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "asking.h"

#include "session/data-set.h"

void
fill_settings (PlateauSettings *settings, double scale)
{
  *settings = (PlateauSettings){
    .data = plateau_data_set_load (PLATEAU_DATA_SET_FLOWER, 400, 0.2, 1),
    .shape = { 2, 1, { 4 }, PLATEAU_ACTIVATION_TANH },
    .start = { PLATEAU_INITIALIZATION_NORMAL, scale, 0, 2 },
    .rate = 1.2,
  };
}

const PlateauWish everything = { .layers = 0x6, .field = TRUE, .plane = { 0, 1, 0 } };

PlateauSnapshot *
await_snapshot (PlateauTrainer *trainer, guint64 request)
{
  for (guint tries = 0; tries < 200; tries++)
    {
      g_autoptr (PlateauSnapshot) snapshot = NULL;

      plateau_trainer_wait (trainer, 100);
      snapshot = plateau_trainer_take (trainer);
      if (snapshot != NULL && snapshot->request >= request &&
          (snapshot->training || snapshot->field != NULL))
        return g_steal_pointer (&snapshot);
    }

  g_error ("The trainer does not answer request %" G_GUINT64_FORMAT, request);
}

PlateauSnapshot *
ask (PlateauTrainer *trainer)
{
  return await_snapshot (trainer, plateau_trainer_ask (trainer, &everything));
}

void
assert_same_parameters (const PlateauNetwork *a, const PlateauNetwork *b)
{
  g_assert_cmpmem (a->parameters, a->n_parameters * 8, b->parameters, b->n_parameters * 8);
}

PlateauSnapshot *
look_back (PlateauTrainer *trainer, guint64 epoch)
{
  PlateauWish wish = everything;
  guint64 request;

  wish.past = TRUE;
  wish.epoch = epoch;
  request = plateau_trainer_ask (trainer, &wish);
  for (guint tries = 0; tries < 200; tries++)
    {
      g_autoptr (PlateauSnapshot) snapshot = NULL;

      plateau_trainer_wait (trainer, 100);
      snapshot = plateau_trainer_take (trainer);
      if (snapshot != NULL && snapshot->request >= request && snapshot->field != NULL)
        return g_steal_pointer (&snapshot);
    }

  g_error ("The trainer does not show epoch %" G_GUINT64_FORMAT, epoch);
}

PlateauRun *
new_reference (const PlateauSettings *settings, guint64 epochs)
{
  PlateauRun *run = plateau_run_new (settings);

  plateau_run_keep_checkpoints (run, PLATEAU_CHECKPOINTS_BYTES);
  while (run->epoch < epochs)
    g_assert_true (plateau_run_step (run));

  return run;
}

void
assert_at (const PlateauSnapshot *snapshot, const PlateauRun *reference, guint64 epoch)
{
  g_autoptr (PlateauRun) past = plateau_run_new_past (reference);

  g_assert_cmpuint (snapshot->epoch, ==, epoch);
  g_assert_true (plateau_run_at (reference, epoch, past, NULL));
  assert_same_parameters (snapshot->network, past->network);
  g_assert_cmpfloat (snapshot->loss, ==, past->pass->loss);
}

void
assert_shows (const PlateauSnapshot *snapshot, const PlateauRun *reference, guint64 epoch)
{
  g_autoptr (PlateauField) field = NULL;

  assert_at (snapshot, reference, epoch);
  g_assert_nonnull (snapshot->z[1]);
  field = plateau_field_new (snapshot->network, snapshot->settings.data, &everything.plane, NULL);
  g_assert_cmpmem (snapshot->field->probability, field->columns * field->rows * 8,
                   field->probability, field->columns * field->rows * 8);
}

PlateauSnapshot *
step_to (PlateauTrainer *trainer, guint64 epoch)
{
  PlateauSnapshot *snapshot = ask (trainer);

  plateau_trainer_step (trainer, (guint) (epoch - snapshot->epoch));
  do
    {
      g_clear_pointer (&snapshot, plateau_snapshot_unref);
      snapshot = ask (trainer);
    }
  while (snapshot->training);
  g_assert_cmpuint (snapshot->epoch, ==, epoch);

  return snapshot;
}
