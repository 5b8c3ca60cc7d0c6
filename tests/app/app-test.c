/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-test.h"

#define PATIENCE (120 * G_USEC_PER_SEC)

PlateauApplication *
app_test_application (void)
{
  g_autoptr (GError) error = NULL;
  PlateauApplication *application = plateau_application_new (G_APPLICATION_NON_UNIQUE);

  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  return application;
}

static gboolean
on_alarm (gpointer data)
{
  return G_SOURCE_CONTINUE; /* only wakes the loop, so that the condition is looked at */
}

void
app_test_wait (AppTestCondition condition, gpointer data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  guint alarm = g_timeout_add (20, on_alarm, NULL);

  while (!condition (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }

  g_source_remove (alarm);
}

static gboolean
is_settled (gpointer data)
{
  PlateauPacer *pacer = plateau_window_get_pacer (data);

  return plateau_pacer_get_snapshot (pacer) != NULL && !plateau_pacer_is_busy (pacer);
}

PlateauSnapshot *
app_test_settle (PlateauWindow *window)
{
  app_test_wait (is_settled, window);
  return plateau_pacer_get_snapshot (plateau_window_get_pacer (window));
}

PlateauWindow *
app_test_window (PlateauApplication *application)
{
  PlateauWindow *window = plateau_window_new (PLATEAU_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  app_test_settle (window);
  return window;
}

PlateauWindow *
app_test_fresh_window (PlateauApplication *application)
{
  g_autoptr (PlateauExperiment) defaults = plateau_experiment_new ();
  PlateauWindow *window = app_test_window (application);

  plateau_experiment_copy_from (plateau_window_get_experiment (window), defaults);
  app_test_settle (window);
  return window;
}

void
app_test_close (PlateauWindow *window)
{
  /* An action that holds what stands in the window would keep all of it, but the window. */
  PlateauStage *stage = plateau_window_get_stage (window);

  g_object_add_weak_pointer (G_OBJECT (stage), (gpointer *) &stage);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_null (window);
  g_assert_null (stage);
}

typedef struct
{
  PlateauPacer *pacer;
  guint64 epoch;
} Goal;

static gboolean
is_reached (gpointer data)
{
  Goal *goal = data;
  PlateauSnapshot *snapshot = plateau_pacer_get_snapshot (goal->pacer);

  return snapshot->epoch >= goal->epoch || !plateau_pacer_get_training (goal->pacer);
}

PlateauSnapshot *
app_test_train (PlateauWindow *window, guint64 epoch)
{
  Goal goal = { plateau_window_get_pacer (window), epoch };

  plateau_pacer_set_training (goal.pacer, TRUE);
  app_test_wait (is_reached, &goal);
  plateau_pacer_set_training (goal.pacer, FALSE);
  return app_test_settle (window);
}

PlateauSnapshot *
app_test_set (PlateauWindow *window, const char *first, ...)
{
  GObject *experiment = G_OBJECT (plateau_window_get_experiment (window));
  va_list arguments;

  va_start (arguments, first);
  g_object_freeze_notify (experiment);
  g_object_set_valist (experiment, first, arguments);
  g_object_thaw_notify (experiment);
  va_end (arguments);

  return app_test_settle (window);
}
