/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/data-set.h"
#include "session/narrator.h"
#include "session/run.h"
#include "session/wording.h"

#include <locale.h>
#include <string.h>

typedef struct
{
  const char *name;
  PlateauActivation activation;
  guint n_hidden;
  PlateauStart start;
  double rate;
  guint epochs;
  guint examples;
  const char *says;
} Story;

/* The cases that look alike on screen and are not the same. */
static void
test_narrator (void)
{
  static const Story stories[] = {
    { "no hidden layer",
      PLATEAU_ACTIVATION_TANH,
      0,
      { PLATEAU_INITIALIZATION_ZEROS, 1, 0, 2 },
      1,
      0,
      400,
      "logistic regression" },
    { "zeros, tanh",
      PLATEAU_ACTIVATION_TANH,
      1,
      { PLATEAU_INITIALIZATION_ZEROS, 1, 0, 2 },
      1,
      5,
      401,
      "no weight moves at all" },
    { "zeros, ReLU",
      PLATEAU_ACTIVATION_RELU,
      1,
      { PLATEAU_INITIALIZATION_ZEROS, 1, 0, 2 },
      1,
      5,
      401,
      "no weight moves at all" },
    { "zeros, sigmoid, balanced",
      PLATEAU_ACTIVATION_SIGMOID,
      1,
      { PLATEAU_INITIALIZATION_ZEROS, 1, 0, 2 },
      1,
      5,
      400,
      "cancel exactly" },
    { "zeros, sigmoid, start",
      PLATEAU_ACTIVATION_SIGMOID,
      1,
      { PLATEAU_INITIALIZATION_ZEROS, 1, 0, 2 },
      1,
      0,
      401,
      "start equal" },
    { "zeros, sigmoid",
      PLATEAU_ACTIVATION_SIGMOID,
      1,
      { PLATEAU_INITIALIZATION_ZEROS, 1, 0, 2 },
      1,
      5,
      401,
      "unit spread is exactly 0" },
    { "constant",
      PLATEAU_ACTIVATION_TANH,
      1,
      { PLATEAU_INITIALIZATION_CONSTANT, 1, 0.3, 2 },
      1,
      5,
      400,
      "unit spread is exactly 0" },
    { "0.01",
      PLATEAU_ACTIVATION_TANH,
      1,
      { PLATEAU_INITIALIZATION_NORMAL, 0.01, 0, 2 },
      1.2,
      0,
      400,
      "break the symmetry" },
    { "zeros, tanh, bias",
      PLATEAU_ACTIVATION_TANH,
      1,
      { PLATEAU_INITIALIZATION_ZEROS, 1, 0, 2, 0.1 },
      1,
      5,
      400,
      "unit spread is exactly 0" },
    { "zeros, ReLU, bias that turns all off",
      PLATEAU_ACTIVATION_RELU,
      1,
      { PLATEAU_INITIALIZATION_ZEROS, 1, 0, 2, -0.1 },
      1,
      5,
      400,
      "no weight moves at all" },
    { "zeros, sigmoid, bias",
      PLATEAU_ACTIVATION_SIGMOID,
      1,
      { PLATEAU_INITIALIZATION_ZEROS, 1, 0, 2, 0.1 },
      1,
      5,
      400,
      "unit spread is exactly 0" },
    { "zeros, sigmoid, bias that turns all off",
      PLATEAU_ACTIVATION_SIGMOID,
      1,
      { PLATEAU_INITIALIZATION_ZEROS, 1, 0, 2, -1e4 },
      1,
      0,
      400,
      "no weight moves at all" },
    { "large bias",
      PLATEAU_ACTIVATION_LINEAR,
      1,
      { PLATEAU_INITIALIZATION_NORMAL, 0.01, 0, 2, 20 },
      1,
      0,
      400,
      "nor a large bias" },
    { "Xavier, deep",
      PLATEAU_ACTIVATION_TANH,
      8,
      { PLATEAU_INITIALIZATION_XAVIER_NORMAL, 1, 0, 2 },
      0.1,
      10,
      400,
      "Epoch 10" },
    { "orthogonal",
      PLATEAU_ACTIVATION_TANH,
      1,
      { PLATEAU_INITIALIZATION_ORTHOGONAL, 0.01, 0, 2 },
      1.2,
      0,
      400,
      "break the symmetry" },
    { "100",
      PLATEAU_ACTIVATION_TANH,
      1,
      { PLATEAU_INITIALIZATION_NORMAL, 100, 0, 2 },
      1.2,
      0,
      400,
      "flat parts of tanh" },
    { "100, sigmoid",
      PLATEAU_ACTIVATION_SIGMOID,
      1,
      { PLATEAU_INITIALIZATION_NORMAL, 100, 0, 2 },
      1.2,
      0,
      400,
      "flat parts of sigmoid" },
    { "100, ReLU",
      PLATEAU_ACTIVATION_RELU,
      1,
      { PLATEAU_INITIALIZATION_NORMAL, 100, 0, 2 },
      1.2,
      0,
      400,
      "confidently wrong" },
    { "deep, 0.01",
      PLATEAU_ACTIVATION_TANH,
      8,
      { PLATEAU_INITIALIZATION_NORMAL, 0.01, 0, 2 },
      0.1,
      10,
      400,
      "stands still" },
    { "healthy",
      PLATEAU_ACTIVATION_TANH,
      1,
      { PLATEAU_INITIALIZATION_NORMAL, 0.5, 0, 2 },
      1.2,
      100,
      400,
      "Epoch 100" },
    { "diverged",
      PLATEAU_ACTIVATION_LINEAR,
      4,
      { PLATEAU_INITIALIZATION_NORMAL, 1, 0, 2 },
      1e6,
      5000,
      400,
      "Training stopped" },
  };

  for (guint s = 0; s < G_N_ELEMENTS (stories); s++)
    {
      g_auto (PlateauSettings) settings = { 0 };
      g_autoptr (PlateauRun) run = NULL;
      g_autoptr (PlateauSnapshot) snapshot = NULL;
      g_autofree char *text = NULL;
      g_autofree char *numbers = NULL;

      settings.data = plateau_data_set_load (PLATEAU_DATA_SET_FLOWER, stories[s].examples, 0.2, 1);
      settings.shape = (PlateauShape){
        2, stories[s].n_hidden, { 4, 4, 4, 4, 4, 4, 4, 4 }, stories[s].activation
      };
      settings.start = stories[s].start;
      settings.rate = stories[s].rate;
      run = plateau_run_new (&settings);
      for (guint i = 0; i < stories[s].epochs; i++)
        if (!plateau_run_step (run))
          break;
      snapshot = plateau_run_snapshot (run, 0);
      text = plateau_narrate (snapshot, 1);
      if (strstr (text, stories[s].says) == NULL)
        g_error ("%s: \"%s\" does not say \"%s\"", stories[s].name, text, stories[s].says);
      numbers = plateau_numbers_text (snapshot, 1);
      g_assert_nonnull (strstr (numbers, "unit spread"));
      g_assert_null (strcasestr (text, "nan"));
      g_assert_null (strcasestr (numbers, "nan"));
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/narrator/stories", test_narrator);

  return g_test_run ();
}
