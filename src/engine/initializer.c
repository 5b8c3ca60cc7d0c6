/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "initializer.h"
#include "random.h"

static const char *const nicks[PLATEAU_N_INITIALIZATIONS] = { "zeros", "constant", "normal" };

const char *
plateau_initialization_nick (PlateauInitialization self)
{
  return nicks[self];
}

void
plateau_network_initialize (PlateauNetwork *self, const PlateauStart *start)
{
  g_autoptr (PlateauRandom) random = plateau_random_new (start->seed);

  for (guint l = 1; l <= self->n_layers; l++)
    {
      gsize n = self->n[l] * (gsize) self->n[l - 1];

      for (gsize i = 0; i < n; i++)
        {
          double drawn = 0;

          switch (start->initialization)
            {
            case PLATEAU_INITIALIZATION_ZEROS:
              break;
            case PLATEAU_INITIALIZATION_CONSTANT:
              drawn = start->constant;
              break;
            case PLATEAU_INITIALIZATION_NORMAL:
              drawn = plateau_random_normal (random);
              break;
            default:
              g_assert_not_reached ();
            }

          self->w[l][i] = drawn * start->scale;
        }
      for (guint j = 0; j < self->n[l]; j++)
        self->b[l][j] = 0;
    }
}
