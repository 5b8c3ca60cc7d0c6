/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../session/python.h"
#include "figures/numbers-cells.h"
#include "figures/numbers-equal.h"
#include "figures/numbers-figure.h"
#include "figures/numbers-format.h"
#include "figures/numbers-stage.h"
#include "figures/recipe.h"
#include "fixture.h"

#include <locale.h>
#include <math.h>
#include <string.h>

static const PlateauStyle *
style (void)
{
  return plateau_style_get (PLATEAU_STYLE_LIGHT);
}

static guint
stage_of (guint n_layers, const char *name)
{
  for (guint i = 0; i < plateau_recipe_n_stages (n_layers); i++)
    {
      g_autofree char *its = plateau_recipe_name (n_layers, i);

      if (g_str_equal (its, name))
        return i;
    }
  g_error ("there is no stage %s", name);
}

static PlateauPen *
draw_stage (const PlateauSnapshot *snapshot,
            const char *name,
            double width,
            double height,
            PlateauFigureOptions *options)
{
  PlateauPen *pen = plateau_pen_new (NULL, style (), width, height);

  options->stage = stage_of (snapshot->network->n_layers, name);
  plateau_numbers_figure_draw (pen, width, height, snapshot, options);
  return pen;
}

static gboolean
shows (PlateauPen *pen, const char *wanted)
{
  guint n;

  plateau_pen_texts (pen, &n);
  for (guint i = 0; i < n; i++)
    if (strcmp (plateau_pen_text_at (pen, i), wanted) == 0)
      return TRUE;
  return FALSE;
}

static void
assert_shows (PlateauPen *pen, const char *wanted)
{
  if (!shows (pen, wanted))
    g_error ("“%s” is missing", wanted);
}

static void
test_stages (void)
{
  static const char *const names[] = { "Initialise", "Z[1]",         "A[1]",  "Z[2]",
                                       "A[2]",       "Loss",         "dZ[2]", "dW[2], db[2]",
                                       "dZ[1]",      "dW[1], db[1]", "Update" };
  static const char *const logistic[] = { "Initialise", "Z[1]",         "A[1]",  "Loss",
                                          "dZ[1]",      "dW[1], db[1]", "Update" };

  g_assert_cmpuint (plateau_recipe_n_stages (2), ==, G_N_ELEMENTS (names));
  g_assert_cmpuint (plateau_recipe_n_stages (1), ==, G_N_ELEMENTS (logistic));
  g_assert_cmpuint (plateau_recipe_n_stages (11), ==, 47);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = plateau_recipe_name (2, i);

      g_assert_cmpstr (name, ==, names[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (logistic); i++)
    {
      g_autofree char *name = plateau_recipe_name (1, i);

      g_assert_cmpstr (name, ==, logistic[i]);
    }
  g_assert_cmpint (plateau_recipe_stage (2, 99).kind, ==, PLATEAU_RECIPE_UPDATE);
}

static void
assert_format (const double *values, guint n, const char *const *wanted, int exponent)
{
  PlateauNumbersFormat format;

  plateau_numbers_format_init (&format, values, n);
  g_assert_cmpint (format.exponent, ==, exponent);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = plateau_numbers_format_text (&format, values[i], NULL);

      g_assert_cmpstr (text, ==, wanted[i]);
    }
}

static void
test_format (void)
{
  assert_format ((const double[]){ 1.76406, -0.4, 0 }, 3,
                 (const char *[]){ "1.7641", "−0.4000", "0" }, 0);
  assert_format ((const double[]){ -0.0213620, 0.00056 }, 2,
                 (const char *[]){ "−0.02136", "0.00056" }, 0);
  assert_format ((const double[]){ 1, 0, 1 }, 3, (const char *[]){ "1", "0", "1" }, 0);
  assert_format ((const double[]){ 123.456, -7 }, 2, (const char *[]){ "123.46", "−7.00" }, 0);
  assert_format ((const double[]){ 2.5e-7, -1.25e-8 }, 2, (const char *[]){ "2.5000", "−0.1250" },
                 -7);
  assert_format ((const double[]){ 9.99999e-4, 0 }, 2, (const char *[]){ "1.0000", "0" }, -3);
  assert_format ((const double[]){ 1e300, 2e300 }, 2, (const char *[]){ "1.0000", "2.0000" }, 300);
  /* The next is no 0, and must not look like one. */
  assert_format ((const double[]){ 0.5, -1.234e-12, 0 }, 3,
                 (const char *[]){ "5.00×10⁻¹", "−1.23×10⁻¹²", "0" }, 0);
  assert_format ((const double[]){ 5e-324, 1 }, 2, (const char *[]){ "4.94×10⁻³²⁴", "1.00" }, 0);
  assert_format ((const double[]){ INFINITY, -INFINITY, NAN, 2.5 }, 4,
                 (const char *[]){ "∞", "−∞", "nan", "2.5000" }, 0);
}

static void
assert_places (guint n, guint level, int marked, const char *wanted)
{
  int place[PLATEAU_CELLS_MAX];
  guint n_places = plateau_cells_choose (n, level, marked, place);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_cmpuint (n_places, <=, PLATEAU_CELLS_MAX);
  for (guint i = 0; i < n_places; i++)
    {
      if (i > 0)
        g_string_append_c (text, ' ');
      if (place[i] < 0)
        g_string_append (text, "…");
      else
        g_string_append_printf (text, "%d", place[i]);
    }
  g_assert_cmpstr (text->str, ==, wanted);
}

static void
test_elision (void)
{
  assert_places (1, 0, -1, "0");
  assert_places (6, 0, -1, "0 1 2 3 4 5");
  assert_places (7, 0, -1, "0 1 2 3 4 5 6");
  assert_places (8, 0, -1, "0 1 2 … 5 6 7");
  assert_places (400, 0, -1, "0 1 2 … 397 398 399");
  assert_places (400, 0, 16, "0 1 2 … 16 … 397 398 399");
  assert_places (400, 0, 4, "0 1 2 3 4 … 397 398 399");
  assert_places (400, 0, 1, "0 1 2 … 397 398 399");
  assert_places (400, 0, 399, "0 1 2 … 397 398 399");
  assert_places (400, 1, 16, "0 1 … 16 … 399");
  assert_places (400, 2, -1, "0 … 399");
  assert_places (400, 3, -1, "0 …");
  assert_places (2, 3, -1, "0 …");
  assert_places (20000, 0, 10000, "0 1 2 … 10000 … 19997 19998 19999");
}

/* The numbers on paper are those of the snapshot: no other is there, and the shape is told. */
static void
test_numbers_drawn (void)
{
  const Case c = { .scale = 0.01, .epochs = 3 };
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&c);
  PlateauFigureOptions options;
  g_autoptr (PlateauPen) pen = NULL;
  PlateauNumbersFormat format;
  double values[4 * 7];
  const guint places[] = { 0, 1, 2, 16, 397, 398, 399 };
  guint stride = snapshot->settings.data->stride;

  plateau_figure_options_init (&options);
  options.lit.example = 16;
  pen = draw_stage (snapshot, "Z[1]", 1400, 840, &options);
  for (guint j = 0; j < 4; j++)
    for (guint i = 0; i < 7; i++)
      values[j * 7 + i] = snapshot->z[1][j * stride + places[i]];
  plateau_numbers_format_init (&format, values, 28);
  for (guint i = 0; i < 28; i++)
    {
      g_autofree char *text = plateau_numbers_format_text (&format, values[i], NULL);

      assert_shows (pen, text);
    }
  assert_shows (pen, "17");
  assert_shows (pen, "4 × 400");
  assert_shows (pen, "4 × 2");
  assert_shows (pen, "2 × 400");
  g_assert_false (shows (pen, "Z[1]: all 4 rows are equal to the last bit"));
}

/* The formula, in pieces, and the result, at every size; where there is little room, only these. */
static void
test_small (void)
{
  const Case c = { .scale = 0.01 };
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&c);
  PlateauFigureOptions options;
  static const double sizes[][2] = { { 300, 200 }, { 500, 350 }, { 960, 600 }, { 3840, 2160 } };

  plateau_figure_options_init (&options);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (PlateauPen) pen =
          draw_stage (snapshot, "dW[1], db[1]", sizes[i][0], sizes[i][1], &options);

      assert_shows (pen, "dW");
      assert_shows (pen, "4 × 2");
      g_assert_true (i < 2 || shows (pen, "400 × 2"));
    }
}

static char *
saying (const PlateauSnapshot *snapshot, const char *name)
{
  g_auto (PlateauSayings) sayings = { 0 };

  plateau_numbers_stage_sayings (snapshot, stage_of (snapshot->network->n_layers, name), &sayings);
  g_ptr_array_add (sayings.texts, NULL);
  return g_strjoinv ("|", (char **) sayings.texts->pdata);
}

/* C2 and C3: rows that begin equal stay equal, epoch after epoch, to the last bit. */
static void
test_constant (void)
{
  static const char *const stages[] = { "Z[1]", "A[1]", "dZ[1]", "dW[1], db[1]" };
  static const char *const names[] = { "Z[1]", "A[1]", "dZ[1]", "dW[1]" };

  for (guint epoch = 0; epoch <= 3; epoch++)
    {
      const Case c = { .constant = TRUE, .scale = 0.5, .epochs = epoch };
      g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&c);
      const double *dw = snapshot->gradient->w[1];
      PlateauFigureOptions options;
      g_autoptr (PlateauPen) pen = NULL;

      g_assert_cmpmem (dw, 2 * sizeof *dw, dw + 6, 2 * sizeof *dw);
      g_assert_cmpfloat (dw[0], !=, 0);
      for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
        {
          g_autofree char *said = saying (snapshot, stages[i]);
          g_autofree char *wanted =
              g_strdup_printf ("%s: all 4 rows are equal to the last bit", names[i]);

          g_assert_cmpstr (said, ==, wanted);
        }
      plateau_figure_options_init (&options);
      pen = draw_stage (snapshot, "dW[1], db[1]", 960, 600, &options);
      assert_shows (pen, "dW[1]: all 4 rows are equal to the last bit");
    }
}

static void
test_zeros (void)
{
  const Case zeros = { .zeros = TRUE };
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&zeros);
  g_autofree char *start = saying (snapshot, "Initialise");
  g_autofree char *z = saying (snapshot, "Z[1]");
  g_autofree char *dw = saying (snapshot, "dW[1], db[1]");

  g_assert_cmpstr (start, ==, "every entry is exactly 0");
  g_assert_cmpstr (z, ==, "Z[1]: every entry is exactly 0");
  g_assert_cmpstr (dw, ==, "dW[1]: every entry is exactly 0");
}

/* Equality counts in every column, also in those that are not shown, and to the last bit. */
static void
test_groups (void)
{
  const Case c = { .units = 8 };
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&c);
  gsize stride = snapshot->settings.data->stride;
  double *z = snapshot->z[1];
  g_autofree char *none = saying (snapshot, "Z[1]"), *two = NULL, *both = NULL, *broken = NULL;

  g_assert_cmpstr (none, ==, "");
  memcpy (z + 4 * stride, z + stride, stride * sizeof *z);
  two = saying (snapshot, "Z[1]");
  g_assert_cmpstr (two, ==, "Z[1]: rows 2 and 5 are equal to the last bit");
  memcpy (z + 6 * stride, z + 0 * stride, stride * sizeof *z);
  memcpy (z + 7 * stride, z + 0 * stride, stride * sizeof *z);
  both = saying (snapshot, "Z[1]");
  g_assert_cmpstr (both, ==,
                   "Z[1]: rows 1, 7, 8 are equal to the last bit · rows 2 and 5 are equal to the "
                   "last bit");
  z[4 * stride + 201] = nextafter (z[4 * stride + 201], 1e9);
  broken = saying (snapshot, "Z[1]");
  g_assert_cmpstr (broken, ==, "Z[1]: rows 1, 7, 8 are equal to the last bit");
}

/* As the next epoch really has it. */
static void
test_update (void)
{
  const Case now = { .scale = 0.5, .epochs = 5 }, next = { .scale = 0.5, .epochs = 6 };
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&now);
  g_autoptr (PlateauSnapshot) after = fixture_snapshot (&next);
  PlateauNumbersMatrix w, b;

  g_assert_true (plateau_numbers_matrix_init (&w, snapshot, PLATEAU_QUANTITY_NEW_W, 1, FALSE));
  g_assert_true (plateau_numbers_matrix_init (&b, snapshot, PLATEAU_QUANTITY_NEW_B, 1, FALSE));
  for (guint j = 0; j < 4; j++)
    {
      for (guint i = 0; i < 2; i++)
        g_assert_cmpfloat (plateau_numbers_matrix_get (&w, j, i), ==,
                           after->network->w[1][2 * j + i]);
      g_assert_cmpfloat (plateau_numbers_matrix_get (&b, j, 0), ==, after->network->b[1][j]);
    }
}

/* The mean of the losses that the stage lists is J. */
static void
test_loss (void)
{
  const Case c = { .scale = 1, .epochs = 4 };
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&c);
  PlateauNumbersMatrix losses;
  double sum = 0;

  g_assert_true (
      plateau_numbers_matrix_init (&losses, snapshot, PLATEAU_QUANTITY_LOSSES, 2, FALSE));
  for (guint i = 0; i < losses.n_columns; i++)
    {
      double y = plateau_numbers_matrix_get (&losses, 0, i);
      double a = plateau_numbers_matrix_get (&losses, 1, i);

      sum += plateau_numbers_matrix_get (&losses, 2, i);
      g_assert_cmpfloat_with_epsilon (plateau_numbers_matrix_get (&losses, 2, i),
                                      -(y * log (a) + (1 - y) * log (1 - a)), 1e-9);
    }
  g_assert_cmpfloat_with_epsilon (sum / losses.n_columns, snapshot->loss, 1e-12);
}

/* Every number of the figure is found where it stands, with its place in the network. */
static void
test_pick (void)
{
  const Case c = { .scale = 0.01 };
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&c);
  PlateauFigureOptions options;
  g_autoptr (PlateauPen) pen = NULL;
  gboolean found_z = FALSE, found_w = FALSE, found_b = FALSE, found_stage = FALSE;
  const PlateauBox *boxes;
  guint n;

  plateau_figure_options_init (&options);
  pen = draw_stage (snapshot, "Z[1]", 960, 600, &options);
  boxes = plateau_pen_texts (pen, &n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PlateauPen) dry = plateau_pen_new (NULL, style (), 960, 600);
      PlateauPick pick = PLATEAU_PICK_NONE;
      g_autofree char *text = NULL;

      if (!plateau_numbers_figure_pick (dry, 960, 600, snapshot, &options,
                                        boxes[i].x + boxes[i].width / 2,
                                        boxes[i].y + boxes[i].height / 2, &pick))
        continue;
      text = plateau_figure_pick_text (PLATEAU_FIGURE_NUMBERS, snapshot, &options, &pick);
      g_assert_nonnull (text);
      if (pick.stage >= 0)
        {
          g_assert_cmpint (pick.stage, <, 11);
          found_stage |= pick.stage == 7 && g_str_equal (text, "dW[2], db[2]");
        }
      else if (pick.layer == 1 && pick.unit == 1 && pick.example == 1)
        {
          g_autofree char *number =
              plateau_numbers_exact (snapshot->z[1][snapshot->settings.data->stride + 1]);
          g_autofree char *wanted = g_strdup_printf ("z[1], unit 2, example 2: %s\n", number);

          g_assert_true (g_str_has_prefix (text, wanted));
          found_z = TRUE;
        }
      else if (pick.layer == 1 && pick.unit == 3 && pick.input == 1)
        {
          g_autofree char *number = plateau_numbers_exact (snapshot->network->w[1][7]);
          g_autofree char *wanted = g_strdup_printf ("w[1], unit 4 ← x2: %s", number);

          g_assert_cmpstr (text, ==, wanted);
          found_w = TRUE;
        }
      else
        found_b |= pick.layer == 1 && pick.input == 2 && g_str_equal (text, "b[1], unit 1: 0");
    }
  g_assert_true (found_z && found_w && found_b && found_stage);
}

/* Nothing else is asked for than what a stage shows; without the depth, what any could show. */
static void
test_wish (void)
{
  PlateauFigureOptions options;
  PlateauWish wish = { 0 }, any = { 0 };

  plateau_figure_options_init (&options);
  options.n_layers = 11;
  plateau_numbers_figure_add_wish (&options, &wish);
  g_assert_true (wish.layers == 0 && wish.errors == 0 && !wish.gradient);
  options.stage = stage_of (11, "Z[7]");
  plateau_numbers_figure_add_wish (&options, &wish);
  g_assert_true (wish.layers == (1u << 7 | 1u << 6) && wish.errors == 0 && !wish.gradient);
  wish = (PlateauWish){ 0 };
  options.stage = stage_of (11, "dW[5], db[5]");
  plateau_numbers_figure_add_wish (&options, &wish);
  g_assert_true (wish.layers == 1u << 4 && wish.errors == 1u << 5 && wish.gradient);
  options.n_layers = 0;
  options.stage = stage_of (2, "dZ[1]");
  plateau_numbers_figure_add_wish (&options, &any);
  g_assert_true ((any.layers & 2) && (any.errors & 6) == 6);
}

/* A figure that was not asked for this stage says so instead of drawing numbers. */
static void
test_without_numbers (void)
{
  const Case c = { .scale = 1 };
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&c);
  PlateauFigureOptions options;
  g_autoptr (PlateauPen) pen = NULL;

  g_clear_pointer (&snapshot->z[1], g_free);
  plateau_figure_options_init (&options);
  pen = draw_stage (snapshot, "Z[1]", 600, 400, &options);
  assert_shows (pen, "The numbers are on their way");
}

static void
test_words (void)
{
  const Case c = { .constant = TRUE, .scale = 0.5 };
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&c);
  PlateauFigureOptions options;
  g_autofree char *title = NULL, *text = NULL;

  plateau_figure_options_init (&options);
  options.stage = stage_of (2, "dW[1], db[1]");
  title = plateau_figure_title (PLATEAU_FIGURE_NUMBERS, snapshot, &options);
  g_assert_cmpstr (title, ==, "Numbers · dW[1], db[1] · epoch 0");
  text = plateau_numbers_figure_describe (snapshot, &options);
  g_assert_true (g_str_has_prefix (
      text, "Stage 10 of 11, dW[1], db[1]: dW[1] = 1/m dZ[1] Xᵀ, db[1] = 1/m ∑ dz[1](i)\n"
            "dW[1] is 4 × 2; its first row: "));
  g_assert_true (g_str_has_suffix (text, "dW[1]: all 4 rows are equal to the last bit"));
}

/* What was copied is, in NumPy, the same to the last bit. */
static void
test_numpy (void)
{
  const char *python = python_find ("numpy");
  const Case c = { .scale = 0.01, .epochs = 2, .examples = 20 };
  g_autoptr (PlateauSnapshot) snapshot = NULL;
  const struct
  {
    const char *stage, *name;
    guint rows, columns, stride;
  } wanted[] = { { "Z[1]", "Z1", 4, 20, 32 },
                 { "dZ[1]", "dZ1", 4, 20, 32 },
                 { "dW[1], db[1]", "dW1", 4, 2, 2 },
                 { "Initialise", "b2", 1, 1, 1 } };

  if (python == NULL)
    return;
  snapshot = fixture_snapshot (&c);
  g_assert_cmpuint (snapshot->settings.data->stride, ==, 32);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const double *numbers[] = { snapshot->z[1], snapshot->dz[1], snapshot->gradient->w[1],
                                  snapshot->network->b[2] };
      g_autofree char *text = plateau_recipe_numpy (snapshot, stage_of (2, wanted[i].stage));
      g_autofree char *code =
          g_strdup_printf ("%sprint(%s.shape[0], %s.shape[1], %s.tobytes().hex())\n", text,
                           wanted[i].name, wanted[i].name, wanted[i].name);
      g_autofree char *output = python_run (python, code);
      g_autoptr (GString) hex = g_string_new (NULL);

      g_assert_true (g_str_has_prefix (text, "import numpy as np\n"));
      g_string_append_printf (hex, "%u %u ", wanted[i].rows, wanted[i].columns);
      for (guint r = 0; r < wanted[i].rows; r++)
        for (guint k = 0; k < wanted[i].columns * sizeof (double); k++)
          g_string_append_printf (
              hex, "%02x", ((const guint8 *) (numbers[i] + (gsize) r * wanted[i].stride))[k]);
      g_string_append_c (hex, '\n');
      g_assert_cmpstr (output, ==, hex->str);
    }
}

static void
test_numpy_beyond (void)
{
  const char *python = python_find ("numpy");
  const Case c = { .scale = 1, .examples = 4 };
  g_autoptr (PlateauSnapshot) snapshot = NULL;
  g_autofree char *text = NULL, *code = NULL, *output = NULL, *loss = NULL;

  if (python == NULL)
    return;
  snapshot = fixture_snapshot (&c);
  snapshot->z[1][0] = NAN;
  snapshot->z[1][1] = -INFINITY;
  snapshot->z[1][2] = -0.0;
  text = plateau_recipe_numpy (snapshot, stage_of (2, "Z[1]"));
  code = g_strconcat (text, "print(Z1[0, 0], Z1[0, 1], np.signbit(Z1[0, 2]))\n", NULL);
  output = python_run (python, code);
  g_assert_cmpstr (output, ==, "nan -inf True\n");
  loss = plateau_recipe_numpy (snapshot, stage_of (2, "Loss"));
  g_assert_cmpfloat (g_ascii_strtod (strstr (loss, "J = ") + 4, NULL), ==, snapshot->loss);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/numbers/stages", test_stages);
  g_test_add_func ("/numbers/format", test_format);
  g_test_add_func ("/numbers/elision", test_elision);
  g_test_add_func ("/numbers/drawn", test_numbers_drawn);
  g_test_add_func ("/numbers/small", test_small);
  g_test_add_func ("/numbers/constant", test_constant);
  g_test_add_func ("/numbers/zeros", test_zeros);
  g_test_add_func ("/numbers/groups", test_groups);
  g_test_add_func ("/numbers/update", test_update);
  g_test_add_func ("/numbers/loss", test_loss);
  g_test_add_func ("/numbers/pick", test_pick);
  g_test_add_func ("/numbers/wish", test_wish);
  g_test_add_func ("/numbers/without-numbers", test_without_numbers);
  g_test_add_func ("/numbers/words", test_words);
  g_test_add_func ("/numbers/numpy", test_numpy);
  g_test_add_func ("/numbers/numpy-beyond", test_numpy_beyond);
  return g_test_run ();
}
