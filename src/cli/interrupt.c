/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "interrupt.h"

#include <signal.h>

/* A signal handler can reach nothing else. */
static volatile sig_atomic_t noted;

static void
note (int number)
{
  noted = number;
}

void
plateau_interrupt_watch (void)
{
  struct sigaction action = { .sa_handler = note, .sa_flags = SA_RESETHAND };

  sigemptyset (&action.sa_mask);
  sigaction (SIGINT, &action, NULL);
  sigaction (SIGTERM, &action, NULL);
}

int
plateau_interrupt_signal (void)
{
  return noted;
}
