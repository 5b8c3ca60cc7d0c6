/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read.h"

#include "config.h"
#include "fail.h"
#include "session/quote.h"
#include "value.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#define DEFAULT_WIDTH 960
#define DEFAULT_HEIGHT 600

static const char *const style_names[] = { "light", "dark", "high-contrast", "projector", NULL };
static const PlateauStyleKind styles[] = { PLATEAU_STYLE_LIGHT, PLATEAU_STYLE_DARK,
                                           PLATEAU_STYLE_HIGH_CONTRAST, PLATEAU_STYLE_PROJECTOR };

static gboolean
read_kind (PlateauOptions *self, const char *word, GError **error)
{
  const char *nicks[PLATEAU_N_FIGURES + 1] = { NULL };
  g_autofree char *shown = NULL;
  g_autofree char *list = NULL;

  for (guint kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    nicks[kind] = plateau_figure_nick ((PlateauFigureKind) kind);
  list = g_strjoinv (", ", (char **) nicks);

  if (word == NULL)
    return plateau_fail (error, PLATEAU_ERROR_UNKNOWN,
                         /* Translators: a list of names, which are not translated. */
                         _ ("the figure is missing: one of %s would be right"), list);
  if (plateau_figure_from_nick (word, &self->figure))
    return TRUE;

  shown = plateau_quoted (word);
  return plateau_fail (error, PLATEAU_ERROR_UNKNOWN,
                       /* Translators: a word, and a list of names, which are not translated. */
                       _ ("“%s” is no figure: one of %s would be right"), shown, list);
}

/* Told before the training, not after it. That the file can be written shows when it is. */
static gboolean
read_file (PlateauOptions *self, const char *path, GError **error)
{
  g_autofree char *lower = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *parent = NULL;
  g_autofree char *folder = NULL;

  if (path == NULL)
    return plateau_fail (error, PLATEAU_ERROR_VALUE,
                         _ ("figure has no file to draw into: -o with a name that ends in .svg, "
                            ".pdf or .png would be right"));

  lower = g_ascii_strdown (path, -1);
  shown = plateau_printable (path, G_MAXSIZE);
  if (!g_str_has_suffix (lower, ".svg") && !g_str_has_suffix (lower, ".pdf") &&
      !g_str_has_suffix (lower, ".png"))
    return plateau_fail (error, PLATEAU_ERROR_VALUE,
                         /* Translators: -o is an option, %s the name of a file. */
                         _ ("-o “%s”: a name that ends in .svg, .pdf or .png would be right"),
                         shown);

  /* The dot makes a file that stands in the place of a folder an error of its own. */
  parent = g_path_get_dirname (path);
  folder = g_build_filename (parent, ".", NULL);
  if (access (folder, W_OK | X_OK) != 0)
    return plateau_fail (
        error, PLATEAU_ERROR_FILE,
        /* Translators: -o is an option, %s the name of a file, then the system's reason. */
        _ ("-o “%s”: %s: a file in a folder that can be written to would be right"), shown,
        g_strerror (errno));

  self->output = g_strdup (path);
  return TRUE;
}

static gboolean
read_layer (PlateauOptions *self, const char *text, GError **error)
{
  guint64 layer = 1;
  guint hidden;

  g_object_get (self->experiment, "hidden-layers", &hidden, NULL);
  if (text != NULL && self->figure != PLATEAU_FIGURE_CURVE)
    return plateau_fail (error, PLATEAU_ERROR_VALUE,
                         _ ("--layer does not go with this figure: figure curve would be right"));
  if (text != NULL && !plateau_value_to_whole ("--layer", text, 1, hidden + 1, &layer, error))
    return FALSE;

  self->layer = layer;
  return TRUE;
}

gboolean
plateau_read_figure (PlateauOptions *self, const PlateauWords *words, GError **error)
{
  const char *size = words->values[PLATEAU_OPTION_SIZE];
  const char *style_name = words->values[PLATEAU_OPTION_STYLE];
  guint style = 0;

  self->width = DEFAULT_WIDTH;
  self->height = DEFAULT_HEIGHT;
  if (!read_kind (self, words->word, error) ||
      !read_file (self, words->values[PLATEAU_OPTION_FIGURE_FILE], error))
    return FALSE;
  if (size != NULL && !plateau_value_to_size ("--size", size, &self->width, &self->height, error))
    return FALSE;
  if (style_name != NULL &&
      !plateau_value_to_choice ("--style", style_name, style_names, &style, error))
    return FALSE;
  self->style = styles[style];

  return read_layer (self, words->values[PLATEAU_OPTION_LAYER], error);
}
