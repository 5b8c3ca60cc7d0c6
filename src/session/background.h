/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * plateau_background_enter:
 *
 * Lets the calling thread step back where others want the processor: with as many trainings as
 * processors, the window would have to wait for its turn otherwise. What is left over is still all
 * used. On systems where a thread has no priority of its own, nothing changes.
 */
void plateau_background_enter (void);

G_END_DECLS
