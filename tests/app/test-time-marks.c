/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/time-marks.h"
#include "time-run.h"

#include <math.h>

static void
test_scale (void)
{
  static const guint64 newest[] = { 1, 2, 7, 5000, G_GUINT64_CONSTANT (1) << 52 };
  PlateauTimeScale none = { 0, TRUE };

  g_assert_cmpfloat (plateau_time_scale_share (&none, 0), ==, 0);
  g_assert_cmpuint (plateau_time_scale_step (&none, 0, 0.1), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (newest); i++)
    for (int log = 0; log <= 1; log++)
      {
        PlateauTimeScale scale = { newest[i], log };
        guint64 epoch = 0;
        int steps = 0;

        g_assert_cmpfloat (plateau_time_scale_share (&scale, 0), ==, 0);
        g_assert_cmpfloat (plateau_time_scale_share (&scale, (double) newest[i]), ==, 1);
        g_assert_cmpfloat (plateau_time_scale_epoch (&scale, 1), ==, (double) newest[i]);
        g_assert_cmpfloat (plateau_time_scale_epoch (&scale, -0.1), ==, 0);
        for (double share = 0; share <= 1; share += 0.125)
          g_assert_cmpfloat_with_epsilon (
              plateau_time_scale_share (&scale, plateau_time_scale_epoch (&scale, share)), share,
              1e-9);

        /* There and back: each step is a step, and there are not too many. */
        while (epoch < newest[i])
          {
            guint64 next = plateau_time_scale_step (&scale, epoch, 0.01);

            g_assert_cmpuint (next, >, epoch);
            g_assert_cmpuint (plateau_time_scale_step (&scale, next, -0.01), <, next);
            epoch = next;
            g_assert_cmpint (++steps, <=, 101);
          }
      }

  g_assert_cmpfloat_with_epsilon (plateau_time_scale_share (&(PlateauTimeScale){ 5000, TRUE }, 120),
                                  log (121) / log (5001), 1e-12);
  g_assert_cmpfloat (plateau_time_scale_share (&(PlateauTimeScale){ 5000, FALSE }, 120), ==, 0.024);
}

/* No event is lost, none stands twice, and at most one mark stands on a pixel. */
static void
test_many_marks (void)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (PlateauTimeMark));
  g_autoptr (PlateauSnapshot) snapshot = time_run_new (1, 5000, 5000);
  const guint n = 16384;

  snapshot->events = g_renew (PlateauEvent, snapshot->events, n);
  snapshot->n_events = n;
  for (guint i = 0; i < n; i++)
    snapshot->events[i] = (PlateauEvent){ i == 0 ? PLATEAU_EVENT_START : PLATEAU_EVENT_RATE,
                                          (guint64) i * 5000 / n, 0, i, 0 };
  snapshot->events[n / 2].kind = PLATEAU_EVENT_EDIT;

  for (int log = 0; log <= 1; log++)
    {
      guint edits = 0, next = 0;
      int pixel = -1;

      plateau_time_marks (snapshot, log, 300, marks);
      for (guint i = 0; i < marks->len; i++)
        {
          const PlateauTimeMark *mark = &g_array_index (marks, PlateauTimeMark, i);

          g_assert_cmpuint (mark->first, ==, next);
          g_assert_cmpuint (mark->n, >, 0);
          g_assert_cmpint (mark->pixel, >, pixel);
          g_assert_cmpint (mark->pixel, <, 300);
          edits += mark->kind == PLATEAU_EVENT_EDIT;
          next += mark->n;
          pixel = mark->pixel;
        }
      g_assert_cmpuint (next, ==, n);
      g_assert_cmpuint (edits, ==, 1);
    }

  plateau_time_marks (snapshot, TRUE, 0, marks);
  g_assert_cmpuint (marks->len, ==, 0);
}

static void
test_mark_texts (void)
{
  g_autoptr (PlateauSnapshot) snapshot = time_run_new (1, 5000, 5000);
  static const struct
  {
    guint first, n;
    const char *text;
  } texts[] = {
    { 0, 1, "Epoch 0: start, learning rate 1.2" },
    { 1, 1, "Epoch 120: learning rate 0.5" },
    { 2, 1, "Epoch 120: w[1], unit 1 ← 2: 0.25 + 1.0×10⁻⁶" },
    { 3, 1, "Epoch 3000: b[1], unit 1: 0 → 0.7" },
    { 4, 1, "Epoch 5000: training stopped: the numbers would leave the finite range" },
    { 1, 2, "Epoch 120: 2 changes; the last: w[1], unit 1 ← 2: 0.25 + 1.0×10⁻⁶" },
    { 1, 3, "Epochs 120 – 3000: 3 changes; the last: b[1], unit 1: 0 → 0.7" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      PlateauTimeMark mark = { 0, texts[i].first, texts[i].n, PLATEAU_EVENT_START };
      g_autofree char *text = plateau_time_mark_text (&mark, snapshot);

      g_assert_cmpstr (text, ==, texts[i].text);
    }

  g_assert_null (plateau_time_event_text (snapshot, 119));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/time-marks/scale", test_scale);
  g_test_add_func ("/app/time-marks/many", test_many_marks);
  g_test_add_func ("/app/time-marks/texts", test_mark_texts);

  return g_test_run ();
}
