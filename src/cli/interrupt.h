/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * plateau_interrupt_watch:
 *
 * From now on the first SIGINT or SIGTERM does not end the program: it is noted, and a system call
 * that waits returns with EINTR. The second one ends it.
 */
void plateau_interrupt_watch (void);

/** The signal that came, or 0. */
int plateau_interrupt_signal (void);

G_END_DECLS
