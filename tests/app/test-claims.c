/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The claims of the lecture, each found out as a person would: with the controls of the window, and
 * read from what the views say of themselves.
 */
#include "app-test.h"

#include "figures/recipe.h"

#include <math.h>
#include <string.h>

typedef struct
{
  PlateauApplication *application;
  void (*claim) (PlateauWindow *window);
} Claim;

/* What the figure says once it is the large one. */
static const char *
read_figure (PlateauWindow *window, const char *nick)
{
  PlateauFigureKind kind;

  g_assert_true (plateau_figure_from_nick (nick, &kind));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.large-figure", "s", nick);
  app_test_settle (window);

  return plateau_figure_view_get_description (
      plateau_stage_get_view (plateau_window_get_stage (window), kind));
}

/* "×10⁻³" and the like, as numbers are written for people. */
static double
read_power (const char *text)
{
  static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  gboolean negative = FALSE;
  int power = 0;

  if (!g_str_has_prefix (text, "×10"))
    return 1;

  text += strlen ("×10");
  if (g_str_has_prefix (text, "⁻"))
    {
      negative = TRUE;
      text += strlen ("⁻");
    }
  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    if (g_str_has_prefix (text, digits[i]))
      {
        power = 10 * power + (int) i;
        text += strlen (digits[i]);
        i = (guint) -1;
      }

  return pow (10, negative ? -power : power);
}

/* The number that follows @words in @text; a percentage as it is written. */
static double
number_after (const char *text, const char *words)
{
  const char *place = strstr (text, words);
  char *end;
  double value;

  if (place == NULL)
    g_error ("“%s” does not say “%s”", text, words);
  place += strlen (words);
  value = g_ascii_strtod (place, &end);
  if (end == place)
    g_error ("“%s” has no number after “%s”", text, words);

  return value * read_power (end);
}

static double
read_number (PlateauWindow *window, const char *nick, const char *words)
{
  return number_after (read_figure (window, nick), words);
}

static const char *
read_narrator (PlateauWindow *window)
{
  app_test_settle (window);
  return plateau_stage_get_narration (plateau_window_get_stage (window));
}

static void
step (PlateauWindow *window, guint epochs)
{
  for (guint i = 0; i < epochs; i++)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.step", NULL);
  app_test_settle (window);
}

/* Shows a stage of the recipe by its name, going from stage to stage. */
static const char *
read_stage (PlateauWindow *window, const char *name)
{
  PlateauStage *stage = plateau_window_get_stage (window);
  PlateauSnapshot *snapshot = app_test_settle (window);
  guint n = plateau_recipe_n_stages (snapshot->network->n_layers);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *here = plateau_recipe_name (snapshot->network->n_layers, i);

      if (!g_str_equal (here, name))
        continue;

      plateau_stage_set_recipe (stage, i);
      return read_figure (window, "numbers");
    }

  g_error ("No stage is called %s", name);
}

/* Logistic regression may start at zero. */
static void
claim_1 (PlateauWindow *window)
{
  app_test_set (window, "hidden-layers", 0, "initialization", PLATEAU_INITIALIZATION_ZEROS,
                "data-set", PLATEAU_DATA_SET_BLOBS, "learning-rate", 0.01, NULL);
  app_test_assert_has (read_narrator (window), "It may start at zero weights");
  g_assert_cmpfloat (number_after (read_figure (window, "curve"), "loss "), ==, 0.693);

  app_test_train (window, 600);
  g_assert_cmpfloat (read_number (window, "curve", "loss "), <, 0.1);
  g_assert_cmpfloat (read_number (window, "boundary", "accuracy "), >, 80);
}

/* With all weights zero every example gives both units the same a and the same dz. */
static void
claim_2 (PlateauWindow *window)
{
  static const char *const stages[] = { "Z[1]", "A[1]", "dZ[1]", "dW[1], db[1]" };

  app_test_set (window, "hidden-units", 2, "initialization", PLATEAU_INITIALIZATION_ZEROS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      const char *says = read_stage (window, stages[i]);

      g_test_message ("%s: %s", stages[i], says);
      g_assert_true (strstr (says, "equal to the last bit") != NULL ||
                     strstr (says, "is exactly 0") != NULL);
    }
  app_test_assert_has (read_narrator (window), "no weight moves at all");
}

/* ... and so after every iteration. */
static void
claim_3 (PlateauWindow *window)
{
  app_test_set (window, "hidden-units", 2, "initialization", PLATEAU_INITIALIZATION_CONSTANT,
                "constant", 0.3, "learning-rate", 0.5, NULL);
  for (guint i = 0; i < 3; i++)
    {
      step (window, 1);
      app_test_assert_has (read_stage (window, "dW[1], db[1]"), "equal to the last bit");
      g_assert_cmpfloat (read_number (window, "network", "unit spread "), ==, 0);
    }

  app_test_train (window, 1000);
  app_test_assert_has (read_stage (window, "Initialise"), "equal to the last bit");
  g_assert_cmpfloat (read_number (window, "curve", "unit spread "), ==, 0);
  app_test_assert_has (read_narrator (window), "equal to the last bit");
}

/* So more than one hidden unit is pointless. */
static void
claim_4 (PlateauWindow *window)
{
  app_test_set (window, "hidden-units", 8, "initialization", PLATEAU_INITIALIZATION_CONSTANT,
                "constant", 0.3, NULL);
  app_test_train (window, 500);
  app_test_assert_has (read_figure (window, "network"), "1 of 8");
  app_test_assert_has (read_figure (window, "boundary"), "1 of 8 units distinct");
}

/* The same for three features and many units, on measured data. */
static void
claim_5 (PlateauWindow *window)
{
  app_test_set (window, "data-set", PLATEAU_DATA_SET_PENGUINS, "hidden-units", 32, "activation",
                PLATEAU_ACTIVATION_SIGMOID, "initialization", PLATEAU_INITIALIZATION_ZEROS,
                "learning-rate", 0.3, NULL);
  app_test_train (window, 300);
  app_test_assert_has (read_figure (window, "network"), "1 of 32");
  app_test_assert_has (read_figure (window, "layers"), "the unit spread of 32 units is exactly 0");
  app_test_assert_has (read_narrator (window), "the weights have moved");
}

/* Small random weights break the symmetry, and zero biases do no harm. */
static void
claim_6 (PlateauWindow *window)
{
  double spread;

  app_test_set (window, "weight-scale", 0.01, "bias", 0.0, NULL);
  spread = read_number (window, "network", "unit spread ");
  g_assert_cmpfloat (spread, >, 0);
  g_assert_cmpfloat (spread, <, 0.1);

  app_test_train (window, 3000);
  g_assert_cmpfloat (read_number (window, "network", "unit spread "), >, 10 * spread);
  g_assert_cmpfloat (read_number (window, "boundary", "accuracy "), >, 85);
}

/* Large weights put tanh and sigmoid on their flat parts. */
static void
claim_7 (PlateauWindow *window)
{
  for (guint i = 0; i < 2; i++)
    {
      double steep, fast;

      app_test_set (window, "activation",
                    i == 0 ? PLATEAU_ACTIVATION_TANH : PLATEAU_ACTIVATION_SIGMOID, "weight-scale",
                    0.01, NULL);
      g_assert_cmpfloat (read_number (window, "curve", "saturated "), <, 1);
      steep = read_number (window, "curve", "mean slope ");
      fast = read_number (window, "curve", "update/weight ");

      app_test_set (window, "weight-scale", 100.0, NULL);
      g_assert_cmpfloat (read_number (window, "curve", "saturated "), >, 80);
      g_assert_cmpfloat (read_number (window, "curve", "mean slope "), <, steep / 10);
      g_assert_cmpfloat (read_number (window, "curve", "update/weight "), <, fast);
      app_test_assert_has (read_narrator (window), "flat parts");
    }
}

/* Without tanh or sigmoid in the hidden layer this is less of a problem ... */
static void
claim_8 (PlateauWindow *window)
{
  double slope;

  app_test_set (window, "weight-scale", 100.0, NULL);
  slope = read_number (window, "curve", "mean slope ");
  app_test_set (window, "activation", PLATEAU_ACTIVATION_RELU, NULL);
  g_assert_cmpfloat (read_number (window, "curve", "mean slope "), >, 10 * slope);
  app_test_assert_has (read_figure (window, "network"), "4 of 4");
}

/* ... but a sigmoid output still does not want large weights. */
static void
claim_9 (PlateauWindow *window)
{
  app_test_set (window, "weight-scale", 100.0, "activation", PLATEAU_ACTIVATION_RELU, NULL);
  g_assert_cmpfloat (read_number (window, "loss", "The loss went from "), >, 1000);
  app_test_assert_has (read_narrator (window), "confidently wrong");
}

/* 0.01 is fine for a shallow net; a deep one needs another constant. */
static void
claim_10 (PlateauWindow *window)
{
  const char *says;
  double shallow, deep;

  app_test_set (window, "weight-scale", 0.01, "hidden-units", 8, "learning-rate", 0.5, NULL);
  app_test_train (window, 2000);
  shallow = read_number (window, "curve", "loss ");
  g_assert_cmpfloat (shallow, <, 0.5);

  app_test_set (window, "hidden-layers", 6, NULL);
  app_test_train (window, 2000);
  deep = read_number (window, "curve", "loss ");
  g_assert_cmpfloat (deep, >, 0.69);

  app_test_set (window, "initialization", PLATEAU_INITIALIZATION_XAVIER_NORMAL, "weight-scale", 1.0,
                NULL);
  says = read_figure (window, "layers");
  app_test_assert_has (says, "6");
  app_test_train (window, 2000);
  g_assert_cmpfloat (read_number (window, "curve", "loss "), <, deep - 0.1);
}

/* The recipe: every quantity with its formula and its live numbers, in its order. */
static void
claim_11 (PlateauWindow *window)
{
  static const char *const names[] = { "Initialise", "Z[1]",         "A[1]",  "Z[2]",
                                       "A[2]",       "Loss",         "dZ[2]", "dW[2], db[2]",
                                       "dZ[1]",      "dW[1], db[1]", "Update" };
  PlateauStage *stage = plateau_window_get_stage (window);

  read_figure (window, "numbers");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = plateau_recipe_name (2, i);
      const char *says;

      g_assert_cmpstr (name, ==, names[i]);
      g_assert_cmpuint (plateau_stage_get_recipe (stage), ==, i);
      says = read_figure (window, "numbers");
      g_assert_cmpfloat (number_after (says, "poch "), ==, 0);
      g_assert_nonnull (strchr (says, '='));
      gtk_widget_activate_action (GTK_WIDGET (window), "win.next-stage", NULL);
    }

  /* After the update the next epoch begins, with Z[1]. */
  g_assert_cmpuint (plateau_stage_get_recipe (stage), ==, 1);
  g_assert_cmpfloat (number_after (read_figure (window, "numbers"), "poch "), ==, 1);
}

static void
test_claim (gconstpointer data)
{
  const Claim *claim = data;
  PlateauWindow *window = app_test_fresh_window (claim->application);

  claim->claim (window);
  app_test_close (window);
}

int
main (int argc, char *argv[])
{
  static void (*const claims[]) (PlateauWindow * window) = { claim_1, claim_2,  claim_3, claim_4,
                                                             claim_5, claim_6,  claim_7, claim_8,
                                                             claim_9, claim_10, claim_11 };
  Claim tests[G_N_ELEMENTS (claims)];
  g_autoptr (PlateauApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  application = app_test_application ();
  for (guint i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      g_autofree char *path = g_strdup_printf ("/claims/C%u", i + 1);

      tests[i] = (Claim){ application, claims[i] };
      g_test_add_data_func (path, &tests[i], test_claim);
    }

  return g_test_run ();
}
