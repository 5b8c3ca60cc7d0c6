/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "initializer.h"
#include "orthogonal.h"
#include "random.h"

#include <math.h>

static const struct
{
  const char *nick;
  const char *formula;
  const char *source;
} recipes[PLATEAU_N_INITIALIZATIONS] = {
  [PLATEAU_INITIALIZATION_ZEROS] = { "zeros", "0", "Ng 2017, Neural Networks and Deep Learning" },
  /* On symmetry: equal weights stay equal. */
  [PLATEAU_INITIALIZATION_CONSTANT] = { "constant", "0", "Rumelhart, Hinton & Williams 1986" },
  [PLATEAU_INITIALIZATION_NORMAL] = { "normal", "1", "Ng 2017, Neural Networks and Deep Learning" },
  /* Theirs lay between -0.3 and 0.3. */
  [PLATEAU_INITIALIZATION_UNIFORM] = { "uniform", "√(1 / 3)", "Rumelhart, Hinton & Williams 1986" },
  [PLATEAU_INITIALIZATION_XAVIER_NORMAL] = { "xavier-normal", "√(2 / (n_in + n_out))",
                                             "Glorot & Bengio 2010" },
  [PLATEAU_INITIALIZATION_XAVIER_UNIFORM] = { "xavier-uniform", "√(2 / (n_in + n_out))",
                                              "Glorot & Bengio 2010" },
  [PLATEAU_INITIALIZATION_XAVIER_COURSE] = { "xavier-course", "√(1 / n_in)",
                                             "Ng 2017, Improving Deep Neural Networks" },
  [PLATEAU_INITIALIZATION_HE] = { "he", "√(2 / n_in)", "He et al. 2015" },
  [PLATEAU_INITIALIZATION_LECUN] = { "lecun", "√(1 / n_in)", "LeCun et al. 1998" },
  [PLATEAU_INITIALIZATION_ORTHOGONAL] = { "orthogonal", "√(1 / max(n_in, n_out))",
                                          "Saxe et al. 2014" },
};

const char *
plateau_initialization_nick (PlateauInitialization self)
{
  return recipes[self].nick;
}

const char *
plateau_initialization_formula (PlateauInitialization self)
{
  return recipes[self].formula;
}

const char *
plateau_initialization_source (PlateauInitialization self)
{
  return recipes[self].source;
}

gboolean
plateau_initialization_is_random (PlateauInitialization self)
{
  return self != PLATEAU_INITIALIZATION_ZEROS && self != PLATEAU_INITIALIZATION_CONSTANT;
}

double
plateau_initialization_std (PlateauInitialization self, guint n_in, guint n_out)
{
  switch (self)
    {
    case PLATEAU_INITIALIZATION_ZEROS:
    case PLATEAU_INITIALIZATION_CONSTANT:
      return 0;
    case PLATEAU_INITIALIZATION_NORMAL:
      return 1;
    case PLATEAU_INITIALIZATION_UNIFORM:
      return sqrt (1 / 3.0);
    case PLATEAU_INITIALIZATION_XAVIER_NORMAL:
    case PLATEAU_INITIALIZATION_XAVIER_UNIFORM:
      return sqrt (2.0 / (n_in + n_out));
    case PLATEAU_INITIALIZATION_XAVIER_COURSE:
    case PLATEAU_INITIALIZATION_LECUN:
      return sqrt (1.0 / n_in);
    case PLATEAU_INITIALIZATION_HE:
      return sqrt (2.0 / n_in);
    case PLATEAU_INITIALIZATION_ORTHOGONAL:
      return sqrt (1.0 / MAX (n_in, n_out));
    default:
      g_return_val_if_reached (NAN);
    }
}

static void
fill (double *w, gsize size, double value)
{
  for (gsize i = 0; i < size; i++)
    w[i] = value;
}

static void
draw_normal (double *w, gsize size, double std, PlateauRandom *random)
{
  for (gsize i = 0; i < size; i++)
    w[i] = plateau_random_normal (random) * std;
}

static void
draw_uniform (double *w, gsize size, double limit, PlateauRandom *random)
{
  for (gsize i = 0; i < size; i++)
    w[i] = plateau_random_uniform (random, -limit, limit);
}

/* w: n_out × n_in */
static void
draw (double *w, guint n_out, guint n_in, const PlateauStart *start, PlateauRandom *random)
{
  PlateauInitialization initialization = start->initialization;
  gsize size = n_out * (gsize) n_in;

  switch (initialization)
    {
    case PLATEAU_INITIALIZATION_ZEROS:
      fill (w, size, 0);
      break;
    case PLATEAU_INITIALIZATION_CONSTANT:
      fill (w, size, start->constant);
      break;
    case PLATEAU_INITIALIZATION_NORMAL:
    case PLATEAU_INITIALIZATION_XAVIER_NORMAL:
    case PLATEAU_INITIALIZATION_XAVIER_COURSE:
    case PLATEAU_INITIALIZATION_HE:
      draw_normal (w, size, plateau_initialization_std (initialization, n_in, n_out), random);
      break;
    /* The limits as a notebook has them: √3 times the standard deviation is rounded once more. */
    case PLATEAU_INITIALIZATION_UNIFORM:
      draw_uniform (w, size, 1, random);
      break;
    case PLATEAU_INITIALIZATION_XAVIER_UNIFORM:
      draw_uniform (w, size, sqrt (6.0 / (n_in + n_out)), random);
      break;
    case PLATEAU_INITIALIZATION_LECUN:
      draw_uniform (w, size, sqrt (3.0 / n_in), random);
      break;
    case PLATEAU_INITIALIZATION_ORTHOGONAL:
      draw_normal (w, size, 1, random);
      plateau_orthogonalise (w, n_out, n_in);
      break;
    default:
      g_assert_not_reached ();
    }
}

void
plateau_network_initialize (PlateauNetwork *self, const PlateauStart *start)
{
  g_autoptr (PlateauRandom) random = plateau_random_new (start->seed);

  for (guint l = 1; l <= self->n_layers; l++)
    {
      gsize size = self->n[l] * (gsize) self->n[l - 1];

      draw (self->w[l], self->n[l], self->n[l - 1], start, random);
      for (gsize i = 0; i < size; i++)
        self->w[l][i] *= start->scale;
      fill (self->b[l], self->n[l], start->bias);
    }
}
