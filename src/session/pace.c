/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pace.h"

#include <math.h>

double
plateau_pace_now (void)
{
  struct timespec t;

  clock_gettime (CLOCK_MONOTONIC, &t);

  return t.tv_sec + t.tv_nsec * 1e-9;
}

struct timespec
plateau_pace_deadline (double seconds)
{
  double at = plateau_pace_now () + seconds;
  struct timespec t = { .tv_sec = (time_t) at };

  t.tv_nsec = (long) ((at - floor (at)) * 1e9);

  return t;
}

void
plateau_pace_restart (PlateauPace *self)
{
  self->start = plateau_pace_now ();
  self->epochs = 0;
}

void
plateau_pace_note (PlateauPace *self, guint64 epochs)
{
  self->epochs += epochs;
}

double
plateau_pace_due (PlateauPace *self, double speed)
{
  double allowed = (plateau_pace_now () - self->start) * speed;

  /* A thread that was held up does not rush to make up for it. */
  if (allowed - self->epochs > 0.1 * speed + 1)
    {
      plateau_pace_restart (self);
      return 0;
    }

  return MAX (0, (self->epochs + 1 - allowed) / speed);
}

guint64
plateau_pace_allowed (const PlateauPace *self, double speed, guint64 most)
{
  double allowed = (plateau_pace_now () - self->start) * speed - self->epochs;

  return (guint64) CLAMP (allowed, 1, most);
}
