/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "background.h"

#ifdef __linux__
#include <sys/resource.h>
#endif

/* A tenth of the window's weight in Linux's scheduler. */
#define NICENESS 10

void
plateau_background_enter (void)
{
#ifdef __linux__
  /* Of the calling thread alone: see "Using POSIX threads", setpriority (2). It only gets less, so
   * it cannot be refused; and where it were, all would only be less smooth. */
  (void) setpriority (PRIO_PROCESS, 0, NICENESS);
#endif
}
