/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/history.h"

#include <pthread.h>

#define HELD 7

/* A record, and what was in it when it was made. */
typedef struct
{
  PlateauLossRecord *record;
  PlateauLossPoint *points;
  guint n;
} Held;

static void
held_check (const Held *held)
{
  g_assert_cmpuint (held->record->n_points, ==, held->n);
  g_assert_cmpmem (held->record->points, held->n * sizeof *held->points, held->points,
                   held->n * sizeof *held->points);
}

static void
held_clear (Held *held)
{
  g_clear_pointer (&held->record, plateau_loss_record_unref);
  g_clear_pointer (&held->points, g_free);
}

static void
held_fill (Held *held, PlateauHistory *history)
{
  held_clear (held);
  held->record = plateau_history_record (history);
  held->points = plateau_history_dup_points (history, &held->n);
  held_check (held);
}

/* Whatever happens to the history, in whatever order: a new record is true, and an old one stays as
 * it was for as long as it is held. */
static void
test_records (void)
{
  g_autoptr (PlateauHistory) history = plateau_history_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  Held held[HELD] = { 0 };
  guint64 epoch = 0;
  guint longest = 0;

  plateau_history_add (history, 0, 1);
  for (guint round = 0; round < 4000; round++)
    {
      guint steps = g_rand_int_range (random, 0, 30);
      gint64 leap = g_rand_int_range (random, 1, 2 + round / 10);
      guint slot = g_rand_int_range (random, 0, HELD);

      for (guint i = 0; i < steps; i++)
        plateau_history_add (history, epoch += leap, g_rand_double (random));
      switch (g_rand_int_range (random, 0, 12))
        {
        case 0:
          plateau_history_amend (history, epoch, g_rand_double_range (random, 1, 2));
          break;
        case 1:
          if (round % 5 == 0)
            epoch = plateau_history_truncate (history, epoch - epoch / 8);
          break;
        case 2:
        case 3:
          held_clear (&held[slot]);
          break;
        case 4:
          {
            PlateauHistory *copy = plateau_history_copy (history);

            plateau_history_free (history);
            history = copy;
          }
          break;
        default:
          held_fill (&held[slot], history);
          longest = MAX (longest, held[slot].n);
          break;
        }

      for (guint i = 0; i < HELD; i++)
        if (held[i].record != NULL)
          held_check (&held[i]);
    }
  g_assert_cmpuint (longest, >, 3000);

  /* A record outlives its history. */
  held_fill (&held[0], history);
  g_clear_pointer (&history, plateau_history_free);
  for (guint i = 0; i < HELD; i++)
    {
      if (held[i].record != NULL)
        held_check (&held[i]);
      held_clear (&held[i]);
    }
}

/* With nobody who holds one for long, the same few records go to and fro. */
static void
test_reuse (void)
{
  g_autoptr (PlateauHistory) history = plateau_history_new ();
  PlateauLossRecord *seen[8], *last = NULL;
  guint n_seen = 0;

  for (guint epoch = 0; epoch < 20000; epoch++)
    {
      PlateauLossRecord *record;
      guint i = 0;

      plateau_history_add (history, epoch, epoch);
      record = plateau_history_record (history);
      g_assert_cmpuint (record->points[record->n_points - 1].epoch, ==, epoch);
      g_assert_true (record != last);
      while (i < n_seen && seen[i] != record)
        i++;
      if (i == n_seen)
        {
          g_assert_cmpuint (n_seen, <, G_N_ELEMENTS (seen));
          seen[n_seen++] = record;
        }
      plateau_loss_record_unref (last);
      last = record;
    }
  plateau_loss_record_unref (last);
  g_assert_cmpuint (n_seen, <=, 3);
}

static void *
read_and_release (void *data)
{
  PlateauLossRecord *record = data;

  for (guint i = 0; i < record->n_points; i++)
    g_assert_cmpfloat (record->points[i].loss, ==, (double) record->points[i].epoch);
  plateau_loss_record_unref (record);

  return NULL;
}

/* Read by one thread while another goes on; for ThreadSanitizer. */
static void
test_threads (void)
{
  g_autoptr (PlateauHistory) history = plateau_history_new ();
  pthread_t readers[3];
  guint64 epoch = 0;

  for (guint round = 0; round < 300; round++)
    {
      guint reader = round % G_N_ELEMENTS (readers);

      for (guint i = 0; i < 20; i++, epoch += 1 + round / 10)
        plateau_history_add (history, epoch, (double) epoch);
      if (round >= G_N_ELEMENTS (readers))
        pthread_join (readers[reader], NULL);
      g_assert_cmpint (pthread_create (&readers[reader], NULL, read_and_release,
                                       plateau_history_record (history)),
                       ==, 0);
    }
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    pthread_join (readers[i], NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/records", test_records);
  g_test_add_func ("/history/reuse", test_reuse);
  g_test_add_func ("/history/threads", test_threads);

  return g_test_run ();
}
