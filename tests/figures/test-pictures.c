/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Each figure against the picture of it that is kept in tests/figures/pictures.
 *
 * Where one differs, the picture as it is drawn now and a map of the difference are written into
 * $PLATEAU_TEST_PICTURES, or into figures/pictures-that-differ beside the built tests. Where the new
 * one is right,
 *
 *   test-figures-pictures --write tests/figures/pictures
 *
 * draws all anew: look at each before it is kept. They are drawn in DejaVu Sans, which build-aux/setup
 * installs. Where a machine has it not, what it has instead is wider or narrower; the tests notice, and
 * compare with the larger tolerance.
 */
#include "picture-compare.h"
#include "picture-scene.h"
#include "plot/pen.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#define WIDTHS_FILE "widths-of-words.txt"

/* In which type the figures set words, and a sample of each; the last two are those of formulas. */
static const struct
{
  const char *sample;
  gboolean bold, serif, italic;
} types[] = {
  { "update / weight per epoch −0.123456789", FALSE, FALSE, FALSE },
  { "accuracy 86 %, hidden layer", TRUE, FALSE, FALSE },
  { "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xd7\xa2\xd7\x95\xd7\x9c\xd7\x9d", FALSE, FALSE, FALSE },
  { "Initialise Loss Update [1] = +", FALSE, TRUE, FALSE },
  { "Z W X b A dZ dW", FALSE, TRUE, TRUE },
};

#define N_PLAIN_TYPES 3

/* How wide each sample is at 100 pixels an em. */
static void
measure_types (double widths[G_N_ELEMENTS (types)])
{
  PlateauStyle style = *plateau_style_get (PLATEAU_STYLE_LIGHT);
  g_autoptr (PlateauPen) pen = NULL;

  style.font_family = PICTURE_FAMILY;
  pen = plateau_pen_new (NULL, &style, 1e4, 1e4);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      const PlateauText how = {
        .size = 100, .bold = types[i].bold, .serif = types[i].serif, .italic = types[i].italic
      };
      double height;

      plateau_pen_measure (pen, types[i].sample, &how, &widths[i], &height);
    }
}

static char *
kept_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "figures", "pictures", name, NULL);
}

/* TRUE where the words of @figure are as wide here as where its pictures were drawn. */
static gboolean
has_kept_type (PlateauFigureKind figure)
{
  g_autofree char *path = kept_path (WIDTHS_FILE);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  double widths[G_N_ELEMENTS (types)];

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, G_N_ELEMENTS (types) + 1);
  measure_types (widths);
  for (guint i = 0; i < (figure == PLATEAU_FIGURE_NUMBERS ? G_N_ELEMENTS (types) : N_PLAIN_TYPES);
       i++)
    if (fabs (widths[i] / g_ascii_strtod (lines[i], NULL) - 1) > 0.002)
      return FALSE;
  return TRUE;
}

static char *
file_name (PlateauFigureKind figure, const PictureKind *kind, const char *ending)
{
  return g_strdup_printf ("%s-%s%s", plateau_figure_nick (figure), kind->suffix, ending);
}

static void
write_picture (cairo_surface_t *picture, const char *path)
{
  cairo_status_t status = cairo_surface_write_to_png (picture, path);

  if (status != CAIRO_STATUS_SUCCESS)
    g_error ("%s cannot be written: %s", path, cairo_status_to_string (status));
}

/* NULL where @drawn is within the tolerance, else what to tell; then it lies in @folder. */
static char *
complain (cairo_surface_t *kept,
          cairo_surface_t *drawn,
          const PictureTolerance *tolerance,
          const char *name,
          const char *folder)
{
  cairo_surface_t *map;
  PictureDifference difference = picture_compare (kept, drawn, tolerance, &map);
  char *complaint = NULL;

  if (!difference.same)
    {
      g_autofree char *drawn_path = g_strdup_printf ("%s/%s.png", folder, name);
      g_autofree char *map_path = g_strdup_printf ("%s/%s.difference.png", folder, name);

      g_assert_cmpint (g_mkdir_with_parents (folder, 0777), ==, 0);
      write_picture (drawn, drawn_path);
      write_picture (map, map_path);
      complaint = g_strdup_printf (
          "%s is not as it was kept: %.2f %% of the cells differ (of which %.2f %% may), around "
          "(%d, %d) by %.1f levels (of which %.0f may): see %s and %s",
          name, 100 * difference.share, 100 * tolerance->share_max, difference.x, difference.y,
          difference.cluster, tolerance->cluster_max, drawn_path, map_path);
    }
  cairo_surface_destroy (map);
  return complaint;
}

/* Which picture a test is about. */
typedef struct
{
  PlateauFigureKind figure;
  const PictureKind *kind;
} Subject;

static void
test_kept (gconstpointer data)
{
  const Subject *subject = data;
  g_autoptr (PlateauSnapshot) snapshot = picture_snapshot (subject->figure, PICTURE_AS_IT_IS);
  g_autofree char *name = file_name (subject->figure, subject->kind, "");
  g_autofree char *file = file_name (subject->figure, subject->kind, ".png");
  g_autofree char *path = kept_path (file);
  g_autofree char *folder = g_strdup (g_getenv ("PLATEAU_TEST_PICTURES"));
  g_autofree char *complaint = NULL;
  const PictureTolerance *tolerance =
      has_kept_type (subject->figure) ? &picture_same_type : &picture_other_type;
  cairo_surface_t *kept = cairo_image_surface_create_from_png (path), *drawn;

  if (cairo_surface_status (kept) != CAIRO_STATUS_SUCCESS)
    g_error ("%s cannot be read: %s", path, cairo_status_to_string (cairo_surface_status (kept)));
  if (folder == NULL)
    folder = g_test_build_filename (G_TEST_BUILT, "figures", "pictures-that-differ", NULL);
  g_assert_cmpint (cairo_image_surface_get_width (kept), ==,
                   subject->kind->width / subject->kind->times);
  g_assert_cmpint (cairo_image_surface_get_height (kept), ==,
                   subject->kind->height / subject->kind->times);
  drawn = picture_draw (subject->figure, subject->kind, snapshot, PICTURE_AS_IT_IS, PICTURE_FAMILY);
  complaint = complain (kept, drawn, tolerance, name, folder);
  if (complaint != NULL)
    g_test_fail_printf ("%s", complaint);
  cairo_surface_destroy (kept);
  cairo_surface_destroy (drawn);
}

/*
 * What is wrong on purpose and has to be refused: in the light picture of a figure where type is the
 * same, there where type may be another one, and in every picture of the figure. Nearest to being let
 * through are a hole in the line of the loss (0.25 % of the cells, 18 levels) and, with the larger
 * tolerance, the network with larger type (2.6 %).
 */
#define BIT(change) (1u << PICTURE_##change)
#define ANY                                                                                        \
  (BIT (LATER) | BIT (RELU) | BIT (WORDS) | BIT (GROWN) | BIT (MOVED) | BIT (NO_LEFT) |            \
   BIT (NO_MIDDLE))

static const struct
{
  guint refused;
  guint refused_in_other_type;
  PictureChange surely; /* where type is the same */
} wrongs[PICTURE_N_FIGURES] = {
  [PLATEAU_FIGURE_CURVE] = { ANY | BIT (SCALE) | BIT (COLORS) | BIT (PALETTE) | BIT (NO_TOP),
                             BIT (RELU) | BIT (COLORS) | BIT (GROWN), PICTURE_RELU },
  [PLATEAU_FIGURE_BOUNDARY] = { ANY | BIT (SCALE) | BIT (MIRRORED) | BIT (COLORS) | BIT (PALETTE) |
                                    BIT (NO_TOP),
                                BIT (RELU) | BIT (COLORS), PICTURE_SCALE },
  [PLATEAU_FIGURE_LOSS] = { ANY | BIT (SCALE) | BIT (LINEAR), BIT (RELU) | BIT (SCALE),
                            PICTURE_SCALE },
  [PLATEAU_FIGURE_NETWORK] = { ANY | BIT (SCALE) | BIT (SHALLOWER) | BIT (MIRRORED) | BIT (COLORS) |
                                   BIT (PALETTE) | BIT (NO_TOP),
                               BIT (SHALLOWER) | BIT (GROWN), PICTURE_SHALLOWER },
  [PLATEAU_FIGURE_LAYERS] = { ANY | BIT (SCALE) | BIT (SHALLOWER) | BIT (COLORS) | BIT (PALETTE) |
                                  BIT (NO_TOP),
                              BIT (RELU) | BIT (SCALE) | BIT (SHALLOWER) | BIT (COLORS) |
                                  BIT (GROWN),
                              PICTURE_SHALLOWER },
  /* Other digits are other words: the tests of the numbers figure read them. */
  [PLATEAU_FIGURE_NUMBERS] = { ANY | BIT (STAGE) | BIT (PALETTE) | BIT (NO_TOP),
                               BIT (GROWN) | BIT (NO_TOP), PICTURE_STAGE },
  [PLATEAU_FIGURE_RACE] = { ANY | BIT (SCALE) | BIT (FEWER) | BIT (LINEAR) | BIT (COLORS) |
                                BIT (NO_TOP),
                            BIT (LATER) | BIT (RELU) | BIT (FEWER) | BIT (COLORS) | BIT (GROWN),
                            PICTURE_FEWER },
  [PLATEAU_FIGURE_SEEDS] = { ANY | BIT (SCALE) | BIT (FEWER) | BIT (LINEAR) | BIT (COLORS) |
                                 BIT (NO_TOP),
                             BIT (SCALE) | BIT (LINEAR), PICTURE_LINEAR },
  [PLATEAU_FIGURE_LANDSCAPE] = { ANY | BIT (SCALE) | BIT (LINEAR) | BIT (NO_TOP),
                                 BIT (RELU) | BIT (SCALE) | BIT (LINEAR), PICTURE_SCALE },
  [PLATEAU_FIGURE_MAP] = { BIT (SCALE) | BIT (WORDS) | BIT (GROWN) | BIT (MOVED) | BIT (NO_LEFT) |
                               BIT (NO_TOP) | BIT (NO_MIDDLE),
                           BIT (MOVED) | BIT (NO_MIDDLE), PICTURE_NO_MIDDLE },
};

static cairo_surface_t *
draw (const Subject *subject, PictureChange change, const char *font_family)
{
  g_autoptr (PlateauSnapshot) snapshot = picture_snapshot (subject->figure, change);

  return picture_draw (subject->figure, subject->kind, snapshot, change, font_family);
}

static void
check (const Subject *subject,
       cairo_surface_t *right,
       cairo_surface_t *other,
       const PictureTolerance *tolerance,
       gboolean same,
       const char *what)
{
  PictureDifference difference = picture_compare (right, other, tolerance, NULL);

  if (difference.same != same)
    g_error ("%s, %s: %s, with %.2f %% of the cells and %.1f levels around (%d, %d)",
             plateau_figure_nick (subject->figure), subject->kind->suffix, what,
             100 * difference.share, difference.cluster, difference.x, difference.y);
}

/* The tolerances were measured with the kept type. */
static gboolean
skip_other_type (PlateauFigureKind figure)
{
  if (has_kept_type (figure))
    return FALSE;
  g_test_skip ("the typeface of the kept pictures is not here");
  return TRUE;
}

/* What is wrong is refused, and what is smoothed in another way is not. */
static void
test_refused (gconstpointer data)
{
  const Subject *subject = data;
  cairo_surface_t *right;

  if (skip_other_type (subject->figure))
    return;
  right = draw (subject, PICTURE_AS_IT_IS, PICTURE_FAMILY);
  for (guint change = 1; change < PICTURE_N_CHANGES; change++)
    {
      gboolean refused = change == wrongs[subject->figure].surely ||
                         (subject->kind == &picture_kinds[0] &&
                          (wrongs[subject->figure].refused & 1u << change) != 0);
      cairo_surface_t *wrong;

      /* The hatch and the cells of the map have edges that no smoothing moves so far. */
      if (!refused && (change != PICTURE_NUDGED || subject->figure == PLATEAU_FIGURE_MAP))
        continue;
      wrong = draw (subject, (PictureChange) change, PICTURE_FAMILY);
      check (subject, right, wrong, &picture_same_type, !refused,
             picture_change_name ((PictureChange) change));
      if (subject->kind == &picture_kinds[0] &&
          (wrongs[subject->figure].refused_in_other_type & 1u << change) != 0)
        check (subject, right, wrong, &picture_other_type, FALSE,
               picture_change_name ((PictureChange) change));
      cairo_surface_destroy (wrong);
    }
  cairo_surface_destroy (right);
}

/* Each of these, and what stands in for those that are not here. */
static void
test_other_type (gconstpointer data)
{
  static const char *const families[] = { "DejaVu Sans Condensed", "DejaVu Sans Mono", "Cantarell",
                                          "Liberation Sans", "Noto Sans CJK TC" };
  const Subject *subject = data;
  g_autoptr (PlateauSnapshot) snapshot = picture_snapshot (subject->figure, PICTURE_AS_IT_IS);
  cairo_surface_t *right;

  if (skip_other_type (subject->figure))
    return;
  right = picture_draw (subject->figure, subject->kind, snapshot, PICTURE_AS_IT_IS, PICTURE_FAMILY);
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      cairo_surface_t *other =
          picture_draw (subject->figure, subject->kind, snapshot, PICTURE_AS_IT_IS, families[i]);

      check (subject, right, other, &picture_other_type, TRUE, families[i]);
      cairo_surface_destroy (other);
    }
  cairo_surface_destroy (right);
}

/* Somebody can see what differs, and is told where. */
static void
test_complaint (void)
{
  const Subject subject = { PLATEAU_FIGURE_BOUNDARY, &picture_kinds[1] };
  g_autofree char *folder = g_dir_make_tmp ("plateau-pictures-XXXXXX", NULL);
  g_autofree char *drawn_path = g_build_filename (folder, "one.png", NULL);
  g_autofree char *map_path = g_build_filename (folder, "one.difference.png", NULL);
  g_autofree char *none = NULL, *complaint = NULL;
  cairo_surface_t *right = draw (&subject, PICTURE_AS_IT_IS, PICTURE_FAMILY);
  cairo_surface_t *wrong = draw (&subject, PICTURE_RELU, PICTURE_FAMILY), *read;
  PictureDifference difference;

  none = complain (right, right, &picture_same_type, "none", folder);
  g_assert_null (none);
  complaint = complain (right, wrong, &picture_same_type, "one", folder);
  g_assert_nonnull (strstr (complaint, drawn_path));
  g_assert_nonnull (strstr (complaint, map_path));
  read = cairo_image_surface_create_from_png (drawn_path);
  difference = picture_compare (wrong, read, &picture_same_type, NULL);
  g_assert_cmpfloat (difference.cluster, ==, 0);
  g_assert_cmpint (g_remove (drawn_path), ==, 0);
  g_assert_cmpint (g_remove (map_path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0); /* nothing of “none” */
  cairo_surface_destroy (right);
  cairo_surface_destroy (wrong);
  cairo_surface_destroy (read);
}

static void
write_all (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, WIDTHS_FILE, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  double widths[G_N_ELEMENTS (types)];

  for (guint f = 0; f < PICTURE_N_FIGURES; f++)
    for (guint k = 0; k < picture_n_kinds; k++)
      if ((picture_kinds[k].figures & 1u << f) != 0)
        {
          const Subject subject = { (PlateauFigureKind) f, &picture_kinds[k] };
          g_autofree char *file = file_name (subject.figure, subject.kind, ".png");
          g_autofree char *picture_path = g_build_filename (folder, file, NULL);
          cairo_surface_t *picture = draw (&subject, PICTURE_AS_IT_IS, PICTURE_FAMILY);

          picture_coarsen (picture);
          write_picture (picture, picture_path);
          cairo_surface_destroy (picture);
        }
  measure_types (widths);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_string_append_printf (text, "%.1f\n", widths[i]);
  if (!g_file_set_contents (path, text->str, -1, &error))
    g_error ("%s", error->message);
}

static void
add (const char *what, Subject *subject, GTestDataFunc test)
{
  g_autofree char *name = file_name (subject->figure, subject->kind, "");
  g_autofree char *path = g_strdup_printf ("/pictures/%s/%s", what, name);

  g_test_add_data_func (path, subject, test);
}

int
main (int argc, char **argv)
{
  g_autofree Subject *subjects = g_new0 (Subject, PICTURE_N_FIGURES * picture_n_kinds);
  guint n = 0;
  int result;

  setlocale (LC_ALL, "C.UTF-8"); /* whatever the tester's language is */
  if (argc == 3 && strcmp (argv[1], "--write") == 0)
    {
      if (!g_file_test (argv[2], G_FILE_TEST_IS_DIR))
        {
          g_printerr ("%s is not a folder: name the one that the pictures go to\n", argv[2]);
          return 1;
        }
      write_all (argv[2]);
      words_clear ();
      return 0;
    }
  g_test_init (&argc, &argv, NULL);
  for (guint f = 0; f < PICTURE_N_FIGURES; f++)
    for (guint k = 0; k < picture_n_kinds; k++)
      if ((picture_kinds[k].figures & 1u << f) != 0)
        {
          Subject *subject = &subjects[n++];

          *subject = (Subject){ (PlateauFigureKind) f, &picture_kinds[k] };
          add ("kept", subject, test_kept);
          add ("refused", subject, test_refused);
          add ("other-type", subject, test_other_type);
        }
  g_test_add_func ("/pictures/complaint", test_complaint);
  result = g_test_run ();
  words_clear ();
  return result;
}
