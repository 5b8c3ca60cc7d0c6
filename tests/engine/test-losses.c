/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/initializer.h"
#include "golden-losses.h"

#include <math.h>

static const guint golden_epochs[] = { 0, 50, 100, 200 };

static PlateauStart
get_start (PlateauActivation activation)
{
  PlateauStart start = { PLATEAU_INITIALIZATION_XAVIER_NORMAL, .seed = 2, .scale = 1, .bias = 0.1 };

  if (activation == PLATEAU_ACTIVATION_SIGMOID)
    start.scale = 4;
  if (activation == PLATEAU_ACTIVATION_RELU)
    start.initialization = PLATEAU_INITIALIZATION_HE;

  return start;
}

/* Numbers that another program computed, in another order of additions: 200 epochs on they agree. */
static void
test_losses (gconstpointer data)
{
  const GoldenLosses *golden = data;
  PlateauActivation activation = golden->shape.activation;
  PlateauStart start = get_start (activation);
  g_autoptr (PlateauDataset) flower = plateau_dataset_generate (PLATEAU_DATA_FLOWER, 400, 0.2, 2);
  g_autoptr (PlateauNetwork) network = plateau_network_new (&golden->shape);
  g_autoptr (PlateauPass) pass = plateau_pass_new (&golden->shape, flower);
  double rate = activation == PLATEAU_ACTIVATION_SIGMOID ? 0.5 : 0.1;
  guint k = 0;

  plateau_network_initialize (network, &start);
  for (guint epoch = 0; k < G_N_ELEMENTS (golden_epochs); epoch++)
    {
      plateau_network_forward (network, pass);
      if (epoch == golden_epochs[k])
        {
          if (!(fabs (pass->loss - golden->loss[k]) <= 1e-9))
            g_error ("epoch %u: the loss is %.17g, not %.17g", epoch, pass->loss, golden->loss[k]);
          k++;
        }
      plateau_network_backward (network, pass);
      plateau_network_descend (network, pass->gradient, rate);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint g = 0; g < G_N_ELEMENTS (golden_losses); g++)
    {
      const PlateauShape *shape = &golden_losses[g].shape;
      g_autoptr (GString) path = g_string_new ("/losses/2");

      for (guint l = 0; l < shape->n_hidden; l++)
        g_string_append_printf (path, "-%u", shape->width[l]);
      g_string_append_printf (path, "-1/%s", plateau_activation_nick (shape->activation));
      g_test_add_data_func (path->str, &golden_losses[g], test_losses);
    }

  return g_test_run ();
}
