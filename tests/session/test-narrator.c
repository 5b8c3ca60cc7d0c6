/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/data-set.h"
#include "session/narrator.h"
#include "session/replay.h"
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

/* A run of the flower, 2-4-1, that is narrated. */
static PlateauRun *
new_run (PlateauActivation activation, PlateauInitialization initialization, double constant)
{
  g_auto (PlateauSettings) settings = { 0 };

  settings.data = plateau_data_set_load (PLATEAU_DATA_SET_FLOWER, 400, 0.2, 1);
  settings.shape = (PlateauShape){ 2, 1, { 4 }, activation };
  settings.start = (PlateauStart){ initialization, 1, constant, 2, 0 };
  settings.rate = 1.2;

  return plateau_run_new (&settings);
}

static void
train (PlateauRun *run, guint64 epoch)
{
  while (run->epoch < epoch)
    g_assert_true (plateau_run_step (run));
}

static void
edit (PlateauRun *run, gsize index, double value)
{
  g_assert_true (plateau_run_edit (run, index, value, NULL));
}

/* Every one of @says, which NULL ends, in their order. */
static void
assert_says (const PlateauSnapshot *snapshot, const char *const *says)
{
  g_autofree char *text = plateau_narrate (snapshot, 1);
  const char *rest = text;

  for (guint i = 0; says[i] != NULL; i++)
    {
      rest = strstr (rest, says[i]);
      if (rest == NULL)
        g_error ("\"%s\" does not say \"%s\"", text, says[i]);
    }
  g_test_message ("%s", text);
}

#define SAYS(snapshot, ...) assert_says (snapshot, (const char *const[]){ __VA_ARGS__, NULL })

static void
assert_run_says (PlateauRun *run, const char *first, const char *second, const char *third)
{
  g_autoptr (PlateauSnapshot) snapshot = plateau_run_snapshot (run, NULL);

  SAYS (snapshot, first, second, third);
}

static void
test_zero_rows (void)
{
  g_autoptr (PlateauRun) run = new_run (PLATEAU_ACTIVATION_TANH, PLATEAU_INITIALIZATION_NORMAL, 0);
  g_autoptr (PlateauRun) equal =
      new_run (PLATEAU_ACTIVATION_TANH, PLATEAU_INITIALIZATION_NORMAL, 0);
  g_autoptr (PlateauRun) small =
      new_run (PLATEAU_ACTIVATION_TANH, PLATEAU_INITIALIZATION_NORMAL, 0);
  g_autofree char *spread = NULL;
  g_autoptr (PlateauSnapshot) first = NULL;

  for (gsize i = 0; i < 8; i++)
    edit (run, i, 0);
  first = plateau_run_snapshot (run, NULL);
  g_assert_cmpfloat (first->layer[1].weight_norm, ==, 0);
  spread = plateau_format_number (first->layer[1].unit_spread);
  SAYS (first, "into the hidden units are zero, but the weights out of them differ", "they part",
        spread);
  train (run, 3);
  assert_run_says (run, "began at zero, but the weights out of them differed", "After epoch 3",
                   "apart; unit spread");

  /* Out of small weights the spread only grows. */
  for (gsize i = 0; i < 8; i++)
    edit (small, i, 0);
  for (gsize i = 12; i < 16; i++)
    edit (small, i, 0.001 * i);
  train (small, 30);
  assert_run_says (small, "began at zero", "After epoch 30", "unit spread has grown from 0.003 to");

  /* With equal weights out of them the rows stay equal too. */
  for (gsize i = 0; i < 8; i++)
    edit (equal, i, 0);
  for (gsize i = 12; i < 16; i++)
    edit (equal, i, 0.5);
  train (equal, 3);
  assert_run_says (equal, "After epoch 3", "still equal to the last bit", "exactly 0");
}

static void
test_nudge (void)
{
  g_autoptr (PlateauRun) run =
      new_run (PLATEAU_ACTIVATION_TANH, PLATEAU_INITIALIZATION_CONSTANT, 0.3);
  g_autoptr (PlateauRun) other =
      new_run (PLATEAU_ACTIVATION_TANH, PLATEAU_INITIALIZATION_CONSTANT, 0.3);

  assert_run_says (run, "start equal", "stay one unit", "");
  edit (run, 0, 0.3 + 1e-6);
  assert_run_says (run, "The nudge at epoch 0", "1.0×10⁻⁶: 2 of 4", "unit spread is 1.0×10⁻⁶");
  train (run, 2000);
  assert_run_says (run, "The nudge at epoch 0 parted the units: 2 of 4 are distinct now",
                   "has grown from 1.0×10⁻⁶ to", "");

  /* Each unit by itself */
  train (other, 100);
  assert_run_says (other, "After epoch 100", "exactly 0", "");
  edit (other, 2, other->network->parameters[2] + 1e-6);
  train (other, 120);
  assert_run_says (other, "The nudge at epoch 100 parted the units", "2 of 4", "");
  edit (other, 0, other->network->parameters[0] + 2e-6);
  edit (other, 4, other->network->parameters[4] + 3e-6);
  train (other, 130);
  assert_run_says (other, "the edits since epoch 100 parted them", "4 of 4 are distinct", "spread");

  /* What has not happened yet by then is not told of. */
  {
    g_autoptr (PlateauRun) past = plateau_run_new_past (other);
    g_autoptr (PlateauSnapshot) snapshot = NULL;

    g_assert_true (plateau_run_at (other, 90, past, NULL));
    snapshot = plateau_run_snapshot (past, NULL);
    SAYS (snapshot, "Back at epoch 90 of 130: After epoch 90", "exactly 0");
    snapshot->n_lanes = 2;
    snapshot->lane_name = g_strdup ("B · tanh");
    SAYS (snapshot, "B · tanh: Back at epoch 90 of 130: After");
  }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/narrator/stories", test_narrator);
  g_test_add_func ("/narrator/zero-rows", test_zero_rows);
  g_test_add_func ("/narrator/nudge", test_nudge);

  return g_test_run ();
}
