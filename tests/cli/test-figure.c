/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include <string.h>

static const char *const figures[] = { "curve",   "boundary", "loss",  "network",  "layers",
                                       "numbers", "race",     "seeds", "landscape" };

static char *
draw (const char *folder, const char *name, const char *arguments, gsize *length)
{
  g_autofree char *line = g_strdup_printf ("figure -o %s %s", name, arguments);
  g_autoptr (Cli) cli = cli_call (folder, line);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;

  g_assert_cmpstr (cli->error, ==, "");
  g_assert_cmpint (cli->status, ==, 0);
  g_assert_cmpstr (cli->out, ==, "");

  g_file_get_contents (path, &bytes, length, &error);
  g_assert_no_error (error);
  return bytes;
}

static guint32
big_endian (const char *bytes)
{
  guint32 value;

  memcpy (&value, bytes, sizeof value);
  return GUINT32_FROM_BE (value);
}

static void
assert_well_formed (const char *text, gsize length)
{
  const GMarkupParser parser = { 0 };
  g_autoptr (GMarkupParseContext) context =
      g_markup_parse_context_new (&parser, G_MARKUP_DEFAULT_FLAGS, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_markup_parse_context_parse (context, text, length, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
}

static void
test_formats (void)
{
  static const char *const data[] = { "flower", "penguins" };
  char *folder = folder_new ();

  for (guint d = 0; d < G_N_ELEMENTS (data); d++)
    for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
      {
        g_autofree char *arguments =
            g_strdup_printf ("%s --data %s --epochs 20 --size 800x500", figures[i], data[d]);
        gsize length;
        g_autofree char *svg = draw (folder, "a.svg", arguments, &length);
        g_autofree char *pdf = NULL;
        g_autofree char *png = NULL;

        assert_well_formed (svg, length);
        g_assert_nonnull (strstr (svg, "<svg"));
        g_assert_nonnull (strstr (svg, "0 0 800 500"));

        pdf = draw (folder, "a.PDF", arguments, &length);
        g_assert_cmpuint (length, >, 1000);
        g_assert_cmpmem (pdf, 5, "%PDF-", 5);

        png = draw (folder, "a.png", arguments, &length);
        g_assert_cmpuint (length, >, 1000);
        g_assert_cmpmem (png, 8, "\x89PNG\r\n\x1a\n", 8);
        g_assert_cmpuint (big_endian (png + 16), ==, 800);
        g_assert_cmpuint (big_endian (png + 20), ==, 500);
      }

  /* Three files, and no half of one. */
  g_assert_cmpuint (folder_count (folder), ==, 3);
  folder_free (folder);
}

static void
assert_differ (const char *folder, const char *a, const char *b, gboolean differ)
{
  gsize length_a, length_b;
  g_autofree char *first = draw (folder, "first.png", a, &length_a);
  g_autofree char *second = draw (folder, "second.png", b, &length_b);
  const gboolean same = length_a == length_b && memcmp (first, second, length_a) == 0;

  if (same == differ)
    g_error ("“%s” and “%s” should%s differ", a, b, differ ? "" : " not");
}

/* What a person asks for shows in the picture, and nothing else does. */
static void
test_options_show (void)
{
  char *folder = folder_new ();

  assert_differ (folder, "curve", "curve", FALSE);
  assert_differ (folder, "curve", "curve --epochs 0 --size 960x600 --style light --layer 1", FALSE);
  assert_differ (folder, "curve", "curve --scale 100", TRUE);
  assert_differ (folder, "curve", "curve --epochs 50", TRUE);
  assert_differ (folder, "curve", "curve --layer 2", TRUE);
  assert_differ (folder, "curve --layers none", "curve --layers none --layer 1", FALSE);
  assert_differ (folder, "boundary", "boundary --epochs 50", TRUE);
  assert_differ (folder, "boundary", "boundary --data moons", TRUE);
  assert_differ (folder, "layers --layers 4,4 --scale 0.01", "layers --layers 4,4", TRUE);
  assert_differ (folder, "numbers", "numbers --stage 1", FALSE);
  assert_differ (folder, "numbers", "numbers --stage initialise", FALSE);
  assert_differ (folder, "numbers --stage 8", "numbers --stage dW2", FALSE);
  assert_differ (folder, "numbers --stage 11", "numbers --stage update", FALSE);
  assert_differ (folder, "numbers --stage Z1", "numbers --stage A1", TRUE);
  assert_differ (folder, "numbers --stage Z1", "numbers --stage Z1 --example 17", TRUE);
  assert_differ (folder, "numbers --stage Z1", "numbers --stage Z1 --epochs 1", TRUE);
  assert_differ (folder, "loss --epochs 50", "loss --epochs 60", TRUE);
  assert_differ (folder, "loss --font-scale 2", "loss", TRUE);
  assert_differ (folder, "loss --font-scale 1", "loss", FALSE);
  assert_differ (folder, "seeds --epochs 30", "seeds --epochs 30 --seeds 20", FALSE);
  assert_differ (folder, "seeds --epochs 30", "seeds --epochs 30 --seeds 3", TRUE);
  assert_differ (folder, "seeds", "seeds --epochs 1000", FALSE);
  assert_differ (folder, "seeds --epoch 20", "seeds --epochs 1000 --epoch 20", FALSE);
  assert_differ (folder, "seeds --epochs 30 --epoch 10", "seeds --epochs 30", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      static const char *const styles[] = { "light",         "dark",
                                            "high-contrast", "high-contrast-dark",
                                            "projector",     "projector-dark" };

      for (guint k = 1; k < G_N_ELEMENTS (styles); k++)
        {
          g_autofree char *other = g_strdup_printf ("%s --style %s", figures[i], styles[k]);
          g_autofree char *before = g_strdup_printf ("%s --style %s", figures[i], styles[k - 1]);

          assert_differ (folder, other, before, TRUE);
        }
    }

  folder_free (folder);
}

/* One moment of a run is the same, however far the run goes on; only the curve of the loss is whole. */
static void
test_epoch (void)
{
  static const char *const moments[] = { "curve", "boundary", "network", "layers" };
  char *folder = folder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autofree char *alone = g_strdup_printf ("%s --epoch 37", moments[i]);
      g_autofree char *epochs = g_strdup_printf ("%s --epochs 37", moments[i]);
      g_autofree char *both = g_strdup_printf ("%s --epochs 400 --epoch 37", moments[i]);
      g_autofree char *other = g_strdup_printf ("%s --epochs 400", moments[i]);

      assert_differ (folder, alone, epochs, FALSE);
      assert_differ (folder, alone, both, FALSE);
      assert_differ (folder, both, other, TRUE);
    }
  assert_differ (folder, "loss --epochs 400 --epoch 400", "loss --epochs 400", FALSE);
  assert_differ (folder, "loss --epochs 400 --epoch 37", "loss --epochs 400", TRUE);
  assert_differ (folder, "loss --epochs 400 --epoch 37", "loss --epoch 37", TRUE);
  folder_free (folder);
}

/* An image in the file is base64, where "nan" may stand by chance; as a number it stands alone. */
static void
assert_finite (const char *svg)
{
  const char *not_finite = "[^A-Za-z0-9+/](nan|inf)[^A-Za-z0-9+/]";

  g_assert_true (g_regex_match_simple (not_finite, "x=\"-nan\"", 0, 0));
  g_assert_false (g_regex_match_simple (not_finite, svg, 0, 0));
}

/* Every shape that the program allows can be drawn: 1 to 3 features, 0 to 10 hidden layers. */
static void
test_shapes (void)
{
  static const char *const shapes[] = {
    "--data one.csv",  "--data three.csv",
    "--layers none",   "--layers 1",
    "--layers 256",    "--layers 3,3,3,3,3,3,3,3,3,3 --activation relu",
    "--data flat.csv", "--scale 0",
    "--scale 1000000", "--examples 2 --data xor",
    "--size 200x140",  "--activation linear --epochs 3 --rate 0.01",
  };
  char *folder = folder_new ();

  folder_write (folder, "one.csv", "1,a\n2,b\n3,a\n", -1);
  folder_write (folder, "three.csv", "100,2,3,a\n200,3,4,b\n300,1,9,b\n", -1);
  folder_write (folder, "flat.csv", "5,5,a\n5,5,b\n", -1);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    for (guint k = 0; k < G_N_ELEMENTS (shapes); k++)
      {
        g_autofree char *arguments = g_strdup_printf ("%s %s", figures[i], shapes[k]);
        gsize length;
        g_autofree char *svg = draw (folder, "a.svg", arguments, &length);

        assert_well_formed (svg, length);
        assert_finite (svg);
      }

  folder_free (folder);
}

/* A picture of another epoch than the one that was asked for would mislead: there is none. */
static void
test_divergence (void)
{
  char *folder = folder_new ();
  g_autoptr (Cli) cli =
      cli_call (folder, "figure loss -o loss.svg --epochs 100 --activation linear --rate 1000000");

  cli_assert_failed (cli, 3, "layer");
  g_assert_cmpuint (folder_count (folder), ==, 0);

  /* Nor of a moment before, with a curve that is not whole. */
  {
    g_autoptr (Cli) past = cli_call (folder, "figure loss -o loss.svg --epochs 100 --epoch 0 "
                                             "--activation linear --rate 1000000");

    cli_assert_failed (past, 3, "layer");
    g_assert_cmpuint (folder_count (folder), ==, 0);
  }

  /* Among many draws it is one more thing that a draw may do. */
  {
    gsize length;
    g_autofree char *svg = draw (folder, "seeds.svg",
                                 "seeds --epochs 100 --activation linear --rate 1000000", &length);

    assert_well_formed (svg, length);
    assert_finite (svg);
  }
  folder_free (folder);
}

/* What the landscape lies over, from where it is looked at and how high it is. */
static void
test_landscape (void)
{
  char *folder = folder_new ();

  assert_differ (folder, "landscape", "landscape --surface twins --x 1,1,1 --y 1,2,1", FALSE);
  assert_differ (folder, "landscape", "landscape --surface weights", TRUE);
  assert_differ (folder, "landscape", "landscape --y 1,3,1", TRUE);
  assert_differ (folder, "landscape", "landscape --height log", FALSE);
  assert_differ (folder, "landscape", "landscape --height linear", TRUE);
  assert_differ (folder, "landscape", "landscape --epochs 30", TRUE);
  assert_differ (folder, "landscape --surface random",
                 "landscape --surface random --direction-seed 1", FALSE);
  assert_differ (folder, "landscape --surface random",
                 "landscape --surface random --direction-seed 2", TRUE);
  folder_free (folder);
}

/* The axes of a map, and what they are where nothing is said. */
static void
test_map (void)
{
  char *folder = folder_new ();

  assert_differ (folder, "map --epochs 2", "map --epochs 2 --scales 0.001:100:24 --depths 1:8",
                 FALSE);
  assert_differ (folder, "map --epochs 2", "map --epochs 2 --seeds 3 --threads 1", FALSE);
  assert_differ (folder, "map --seeds 1 --depths 1:2 --scales 0.1,1",
                 "map --seeds 1 --depths 1:2 --scales 0.1,1 --epochs 500", FALSE);
  /* Where the start lies must not stand in the way of the axes. */
  assert_differ (folder, "map --epochs 2 --scales 1,2 --rates 1,2",
                 "map --epochs 2 --scales 1,2 --rates 1,2 --scale 1 --rate 1.2", FALSE);
  folder_free (folder);
}

/* Each preset is another race; what a preset does not name is the experiment's. */
static void
test_race (void)
{
  char *folder = folder_new ();

  assert_differ (folder, "race", "race --preset scales", FALSE);
  assert_differ (folder, "race --epochs 20", "race --epochs 20 --scale 7", FALSE);
  assert_differ (folder, "race --preset activations", "race --preset scales", TRUE);
  assert_differ (folder, "race --preset depth", "race --preset scales", TRUE);
  assert_differ (folder, "race --epochs 20", "race", TRUE);
  assert_differ (folder, "race --seed 3", "race", TRUE);
  assert_differ (folder, "race --data moons", "race", TRUE);
  folder_free (folder);
}

/* A lane that has to stop does not stop the others, and its picture says so. */
static void
test_race_divergence (void)
{
  const char *race = "race --epochs 20 --activation linear --rate 1000000";
  char *folder = folder_new ();
  gsize length;
  g_autofree char *svg = draw (folder, "race.svg", race, &length);

  assert_well_formed (svg, length);
  assert_finite (svg);
  folder_free (folder);
}

/* What does not exist is told, with what does. */
static void
test_numbers_errors (void)
{
  static const struct
  {
    const char *arguments;
    const char *part;
  } wrong[] = {
    { "curve --stage Z1", "figure numbers" },
    { "curve --example 1", "figure numbers" },
    { "numbers --stage Z3", "“Z3”" },
    { "numbers --stage dW0", "1 to 11" },
    { "numbers --stage 0", "--stage" },
    { "numbers --stage 12", "--stage" },
    { "numbers --layers none --stage 8", "--stage" },
    { "numbers --stage z1", "“z1”" },
    { "numbers --example 0", "--example" },
    { "numbers --example 401", "--example" },
    { "numbers --example x", "--example" },
  };
  char *folder = folder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *line = g_strdup_printf ("figure -o a.svg %s", wrong[i].arguments);
      g_autoptr (Cli) cli = cli_call (folder, line);

      cli_assert_failed (cli, 2, wrong[i].part);
    }
  g_assert_cmpuint (folder_count (folder), ==, 0);
  folder_free (folder);
}

/* What stood there before is replaced as a whole. */
static void
test_replace (void)
{
  char *folder = folder_new ();
  g_autofree char *old = g_strnfill (5000000, 'x');
  gsize length;
  g_autofree char *svg = NULL;

  folder_write (folder, "a.svg", old, 5000000);
  svg = draw (folder, "a.svg", "curve", &length);
  assert_well_formed (svg, length);
  g_assert_cmpuint (folder_count (folder), ==, 1);
  folder_free (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/figure/formats", test_formats);
  g_test_add_func ("/cli/figure/options-show", test_options_show);
  g_test_add_func ("/cli/figure/epoch", test_epoch);
  g_test_add_func ("/cli/figure/shapes", test_shapes);
  g_test_add_func ("/cli/figure/divergence", test_divergence);
  g_test_add_func ("/cli/figure/landscape", test_landscape);
  g_test_add_func ("/cli/figure/map", test_map);
  g_test_add_func ("/cli/figure/race", test_race);
  g_test_add_func ("/cli/figure/race-divergence", test_race_divergence);
  g_test_add_func ("/cli/figure/numbers-errors", test_numbers_errors);
  g_test_add_func ("/cli/figure/replace", test_replace);

  return g_test_run ();
}
