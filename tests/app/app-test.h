/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/application.h"
#include "app/window.h"

G_BEGIN_DECLS

/** An application that is registered and opens no window by itself. */
PlateauApplication *app_test_application (void);

/** A window on the screen, whose first snapshot has come. */
PlateauWindow *app_test_window (PlateauApplication *application);

/** A window with all settings as at the very first start: windows remember those of the one before. */
PlateauWindow *app_test_fresh_window (PlateauApplication *application);

/** Closes and drops @window, and fails where something still holds it. */
void app_test_close (PlateauWindow *window);

typedef gboolean (*AppTestCondition) (gpointer data);

/** Runs the main loop until @condition holds; fails the test after two minutes. */
void app_test_wait (AppTestCondition condition, gpointer data);

/** Waits until nothing changes any more. Returns: (transfer none): the newest snapshot. */
PlateauSnapshot *app_test_settle (PlateauWindow *window);

/** Trains until @epoch is reached, pauses, and settles. */
PlateauSnapshot *app_test_train (PlateauWindow *window, guint64 epoch);

/** Sets properties of the window's experiment, as g_object_set (), in one go; settles. */
PlateauSnapshot *
app_test_set (PlateauWindow *window, const char *first, ...) G_GNUC_NULL_TERMINATED;

/** Fails where @text has not @part. */
#define app_test_assert_has(text, part)                                                            \
  G_STMT_START                                                                                     \
  {                                                                                                \
    const char *text_ = (text);                                                                    \
    if (text_ == NULL || strstr (text_, (part)) == NULL)                                           \
      {                                                                                            \
        g_autofree char *message_ = g_strdup_printf ("“%s” is not in “%s”", (part), text_);        \
        g_assertion_message (G_LOG_DOMAIN, __FILE__, __LINE__, G_STRFUNC, message_);               \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END

G_END_DECLS
