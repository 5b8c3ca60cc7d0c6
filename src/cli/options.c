/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "options.h"

#include "config.h"
#include "session/csv-reader.h"
#include "value.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define DEFAULT_EPOCHS 1000
#define MAX_EPOCHS G_GUINT64_CONSTANT (1000000000000)
#define DEFAULT_ROWS 10
#define DEFAULT_WIDTH 960
#define DEFAULT_HEIGHT 600

static const char *const style_names[] = { "light", "dark", "high-contrast", "projector", NULL };
static const PlateauStyleKind styles[] = { PLATEAU_STYLE_LIGHT, PLATEAU_STYLE_DARK,
                                           PLATEAU_STYLE_HIGH_CONTRAST, PLATEAU_STYLE_PROJECTOR };

/* The words of the command line, sorted but not yet read. */
typedef struct
{
  const char *values[PLATEAU_N_OPTIONS];
  const char *figure;
} Words;

void
plateau_options_clear (PlateauOptions *self)
{
  g_clear_object (&self->experiment);
  g_clear_pointer (&self->output, g_free);
}

/* Always FALSE. */
static gboolean G_GNUC_PRINTF (3, 4)
    fail (GError **error, PlateauError code, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (PLATEAU_ERROR, code, format, arguments);
  va_end (arguments);

  return FALSE;
}

static gboolean
parse_command (PlateauOptions *self, const char *word, GError **error)
{
  g_autofree char *shown = NULL;

  if (word == NULL)
    return fail (
        error, PLATEAU_ERROR_UNKNOWN,
        /* Translators: train, figure and the command at the end are not translated. */
        _ ("a command is missing: train or figure would be right; see plateau-cli --help"));

  if (g_str_equal (word, "train"))
    self->command = PLATEAU_COMMAND_TRAIN;
  else if (g_str_equal (word, "figure"))
    self->command = PLATEAU_COMMAND_FIGURE;
  else if (g_str_equal (word, "--help") || g_str_equal (word, "-h"))
    self->command = PLATEAU_COMMAND_HELP;
  else if (g_str_equal (word, "--version"))
    self->command = PLATEAU_COMMAND_VERSION;
  else
    {
      shown = plateau_csv_quoted (word);
      return fail (error, PLATEAU_ERROR_UNKNOWN,
                   /* Translators: train, figure and the command at the end are not translated. */
                   _ ("“%s” is no command: train or figure would be right; see plateau-cli --help"),
                   shown);
    }

  return TRUE;
}

/* Takes the option at argv[*i], and its value behind it. */
static gboolean
sort_option (PlateauOptions *self, Words *words, char *argv[], int *i, GError **error)
{
  const char *command = plateau_command_name (self->command);
  const PlateauOption *option;
  PlateauOptionId id;
  const char *attached;

  if (!plateau_option_find (argv[*i], &id, &attached))
    {
      g_autofree char *shown = plateau_csv_quoted (argv[*i]);

      return fail (error, PLATEAU_ERROR_UNKNOWN,
                   /* Translators: an option and a command, e.g. train. */
                   _ ("%s is no option of %s; see plateau-cli --help"), shown, command);
    }

  option = plateau_option_get (id);
  if ((option->commands & (1u << self->command)) == 0)
    return fail (error, PLATEAU_ERROR_UNKNOWN,
                 /* Translators: an option, then a command: train or figure. */
                 _ ("%s does not go with %s; see plateau-cli --help"), option->name, command);

  if (option->value == NULL)
    {
      if (attached != NULL)
        return fail (error, PLATEAU_ERROR_VALUE, _ ("%s takes no value: it alone would be right"),
                     option->name);
      words->values[id] = "";
      return TRUE;
    }

  if (attached == NULL)
    {
      const char *next = argv[*i + 1];

      if (next == NULL || g_str_has_prefix (next, "--"))
        return fail (error, PLATEAU_ERROR_VALUE,
                     /* Translators: an option twice, then what stands for its value. */
                     _ ("the value of %s is missing: %s %s would be right"), option->name,
                     option->name, option->value);
      attached = next;
      (*i)++;
    }

  words->values[id] = attached;
  return TRUE;
}

/* Gives every word its place; a later option wins over an earlier one. */
static gboolean
sort_words (PlateauOptions *self, Words *words, char *argv[], GError **error)
{
  for (int i = 0; argv[i] != NULL; i++)
    {
      if (g_str_equal (argv[i], "--help") || g_str_equal (argv[i], "-h"))
        {
          self->command = PLATEAU_COMMAND_HELP;
          return TRUE;
        }

      if (argv[i][0] == '-')
        {
          if (!sort_option (self, words, argv, &i, error))
            return FALSE;
        }
      else if (self->command == PLATEAU_COMMAND_FIGURE && words->figure == NULL)
        {
          words->figure = argv[i];
        }
      else
        {
          g_autofree char *shown = plateau_csv_quoted (argv[i]);

          return fail (error, PLATEAU_ERROR_UNKNOWN,
                       _ ("“%s” is one word too many; see plateau-cli --help"), shown);
        }
    }

  return TRUE;
}

/* Data that were measured have no noise to choose, no number and no seed. */
static gboolean
check_data_options (PlateauOptions *self, const Words *words, GError **error)
{
  static const PlateauOptionId generated[] = { PLATEAU_OPTION_EXAMPLES, PLATEAU_OPTION_NOISE,
                                               PLATEAU_OPTION_DATA_SEED };
  PlateauDataSet data_set;

  g_object_get (self->experiment, "data-set", &data_set, NULL);

  if (words->values[PLATEAU_OPTION_STANDARDISE] != NULL && data_set != PLATEAU_DATA_SET_FILE)
    return fail (error, PLATEAU_ERROR_VALUE,
                 _ ("--standardise goes with data of your own: --data FILE.csv would be right"));

  for (guint i = 0; i < G_N_ELEMENTS (generated); i++)
    if (words->values[generated[i]] != NULL && !plateau_data_set_is_generated (data_set))
      return fail (error, PLATEAU_ERROR_VALUE,
                   /* Translators: an option. The names of the data sets are not translated. */
                   _ ("%s does not go with measured data: flower, circles, moons or xor would be "
                      "right"),
                   plateau_option_get (generated[i])->name);

  return TRUE;
}

static gboolean
read_start (PlateauOptions *self, const Words *words, GError **error)
{
  const char *const *values = words->values;
  PlateauInitialization initialization;

  /* The data come first: they set the noise that an option may then change. */
  if (values[PLATEAU_OPTION_DATA] != NULL &&
      !plateau_value_to_data (self->experiment, "--data", values[PLATEAU_OPTION_DATA], error))
    return FALSE;
  if (!check_data_options (self, words, error))
    return FALSE;
  g_object_set (self->experiment, "standardise", values[PLATEAU_OPTION_STANDARDISE] != NULL, NULL);

  if (values[PLATEAU_OPTION_LAYERS] != NULL &&
      !plateau_value_to_layers (self->experiment, "--layers", values[PLATEAU_OPTION_LAYERS], error))
    return FALSE;

  for (guint i = 0; i < PLATEAU_N_OPTIONS; i++)
    {
      const PlateauOption *option = plateau_option_get (i);

      if (values[i] != NULL && option->property != NULL &&
          !plateau_value_to_property (self->experiment, option->property, option->name, values[i],
                                      error))
        return FALSE;
    }

  g_object_get (self->experiment, "initialization", &initialization, NULL);
  if (values[PLATEAU_OPTION_CONSTANT] != NULL && initialization != PLATEAU_INITIALIZATION_CONSTANT)
    return fail (error, PLATEAU_ERROR_VALUE,
                 _ ("--constant does not go with other initialisations: --init constant would be "
                    "right"));

  return TRUE;
}

static gboolean
read_epochs (PlateauOptions *self, const Words *words, GError **error)
{
  const char *epochs = words->values[PLATEAU_OPTION_EPOCHS];
  const char *every = words->values[PLATEAU_OPTION_EVERY];

  self->epochs = self->command == PLATEAU_COMMAND_TRAIN ? DEFAULT_EPOCHS : 0;
  if (epochs != NULL &&
      !plateau_value_to_whole ("--epochs", epochs, 0, MAX_EPOCHS, &self->epochs, error))
    return FALSE;

  self->every = MAX (1, self->epochs / DEFAULT_ROWS);
  return every == NULL ||
         plateau_value_to_whole ("--every", every, 1, MAX_EPOCHS, &self->every, error);
}

/* Told before the training, not after it. That the file can be written shows when it is. */
static gboolean
read_output (PlateauOptions *self, const char *path, GError **error)
{
  g_autofree char *lower = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *parent = NULL;
  g_autofree char *folder = NULL;

  if (path == NULL)
    return fail (error, PLATEAU_ERROR_VALUE,
                 _ ("figure has no file to draw into: -o with a name that ends in .svg, .pdf or "
                    ".png would be right"));

  lower = g_ascii_strdown (path, -1);
  shown = plateau_csv_printable (path, G_MAXSIZE);
  if (!g_str_has_suffix (lower, ".svg") && !g_str_has_suffix (lower, ".pdf") &&
      !g_str_has_suffix (lower, ".png"))
    return fail (error, PLATEAU_ERROR_VALUE,
                 /* Translators: -o is an option, %s the name of a file. */
                 _ ("-o “%s”: a name that ends in .svg, .pdf or .png would be right"), shown);

  /* The dot makes a file that stands in the place of a folder an error of its own. */
  parent = g_path_get_dirname (path);
  folder = g_build_filename (parent, ".", NULL);
  if (access (folder, W_OK | X_OK) != 0)
    return fail (
        error, PLATEAU_ERROR_FILE,
        /* Translators: -o is an option, %s the name of a file, then the system's reason. */
        _ ("-o “%s”: %s: a file in a folder that can be written to would be right"), shown,
        g_strerror (errno));

  self->output = g_strdup (path);
  return TRUE;
}

static gboolean
read_figure (PlateauOptions *self, const Words *words, GError **error)
{
  const char *const *values = words->values;
  guint style = 0;
  guint64 layer = 1;
  guint hidden;

  if (words->figure == NULL)
    return fail (error, PLATEAU_ERROR_UNKNOWN,
                 /* Translators: the names of the figures are not translated. */
                 _ ("the figure is missing: curve, boundary or loss would be right"));
  if (!plateau_figure_from_nick (words->figure, &self->figure))
    {
      g_autofree char *shown = plateau_csv_quoted (words->figure);

      return fail (error, PLATEAU_ERROR_UNKNOWN,
                   /* Translators: the names of the figures are not translated. */
                   _ ("“%s” is no figure: curve, boundary or loss would be right"), shown);
    }

  if (!read_output (self, values[PLATEAU_OPTION_OUTPUT], error))
    return FALSE;

  self->width = DEFAULT_WIDTH;
  self->height = DEFAULT_HEIGHT;
  if (values[PLATEAU_OPTION_SIZE] != NULL &&
      !plateau_value_to_size ("--size", values[PLATEAU_OPTION_SIZE], &self->width, &self->height,
                              error))
    return FALSE;

  if (values[PLATEAU_OPTION_STYLE] != NULL &&
      !plateau_value_to_choice ("--style", values[PLATEAU_OPTION_STYLE], style_names, &style,
                                error))
    return FALSE;
  self->style = styles[style];

  g_object_get (self->experiment, "hidden-layers", &hidden, NULL);
  if (values[PLATEAU_OPTION_LAYER] != NULL)
    {
      if (self->figure != PLATEAU_FIGURE_CURVE)
        return fail (error, PLATEAU_ERROR_VALUE,
                     _ ("--layer does not go with this figure: figure curve would be right"));
      if (!plateau_value_to_whole ("--layer", values[PLATEAU_OPTION_LAYER], 1, hidden + 1, &layer,
                                   error))
        return FALSE;
    }
  self->layer = layer;

  return TRUE;
}

gboolean
plateau_options_parse (PlateauOptions *self, int argc, char *argv[], GError **error)
{
  Words words = { 0 };

  if (!parse_command (self, argc > 1 ? argv[1] : NULL, error))
    return FALSE;
  if (self->command == PLATEAU_COMMAND_HELP || self->command == PLATEAU_COMMAND_VERSION)
    return TRUE;

  if (!sort_words (self, &words, argv + 2, error))
    return FALSE;
  if (self->command == PLATEAU_COMMAND_HELP)
    return TRUE;

  self->experiment = plateau_experiment_new ();
  return read_start (self, &words, error) && read_epochs (self, &words, error) &&
         (self->command != PLATEAU_COMMAND_FIGURE || read_figure (self, &words, error));
}
