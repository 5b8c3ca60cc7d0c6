/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "experiment-reader.h"

#include "config.h"
#include "data-path.h"
#include "property-text.h"
#include "quote.h"

#include <glib/gi18n-lib.h>

/**
 * Key:
 * @spec: (nullable): the property of that name; NULL for the keys that are none
 * @line: 0 where the text does not name it
 * @text: the value as it stands there
 * @value: of a property, read
 */
typedef struct
{
  const char *name;
  GParamSpec *spec;
  guint line;
  guint column;
  char *text;
  GValue value;
} Key;

/* The keys that are no property, before those that are. */
enum
{
  KEY_FORMAT,
  KEY_DATA_FILE,
  KEY_LAYERS,
  N_EXTRA_KEYS
};

/**
 * Reading:
 * @n_widths, @widths: of "layers"
 * @data, @data_file: own data, loaded
 */
typedef struct
{
  PlateauKeyReader reader;
  Key *keys;
  guint n_keys;
  guint group_line;
  guint n_widths;
  guint widths[PLATEAU_MAX_HIDDEN_LAYERS];
  PlateauDataset *data;
  GFile *data_file;
} Reading;

static void
reading_init (Reading *self, GObjectClass *class)
{
  static const char *const extra[N_EXTRA_KEYS] = { "format", "data-file", "layers" };
  guint n_specs;
  g_autofree GParamSpec **specs = g_object_class_list_properties (class, &n_specs);

  self->n_keys = N_EXTRA_KEYS + n_specs;
  self->keys = g_new0 (Key, self->n_keys);
  for (guint i = 0; i < self->n_keys; i++)
    {
      self->keys[i].spec = i < N_EXTRA_KEYS ? NULL : specs[i - N_EXTRA_KEYS];
      self->keys[i].name = i < N_EXTRA_KEYS ? extra[i] : self->keys[i].spec->name;
    }
}

static void
reading_clear (Reading *self)
{
  plateau_key_reader_clear (&self->reader);
  for (guint i = 0; i < self->n_keys; i++)
    {
      g_free (self->keys[i].text);
      if (G_IS_VALUE (&self->keys[i].value))
        g_value_unset (&self->keys[i].value);
    }
  g_free (self->keys);
  plateau_dataset_unref (self->data);
  g_clear_object (&self->data_file);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static Key *
find_key (Reading *self, const char *name)
{
  for (guint i = 0; i < self->n_keys; i++)
    if (g_str_equal (self->keys[i].name, name))
      return &self->keys[i];

  return NULL;
}

/* The value of a property in the text, or its default. */
static const GValue *
value_of (Reading *self, const char *name)
{
  const Key *key = find_key (self, name);

  return key->line > 0 ? &key->value : g_param_spec_get_default_value (key->spec);
}

static gboolean
fail_at (const Reading *self, const Key *key, GError **error, const char *message)
{
  return plateau_key_reader_fail (&self->reader, error, PLATEAU_ERROR_VALUE, key->line, key->column,
                                  "%s", message);
}

static gboolean
read_format (Reading *self, Key *key, GError **error)
{
  g_autofree char *shown = plateau_quoted (key->text);
  g_autofree char *message = NULL;
  guint64 format;

  if (!g_ascii_string_to_unsigned (key->text, 10, 1, G_MAXUINT, &format, NULL))
    message =
        g_strdup_printf (_ ("format is “%s”: %d would be right"), shown, PLATEAU_EXPERIMENT_FORMAT);
  else if (format > PLATEAU_EXPERIMENT_FORMAT)
    message = g_strdup_printf (
        /* Translators: “format” is a key of the file; two numbers. */
        _ ("format is “%s”: a newer Plateau wrote this file; a newer program, or a file with "
           "format "
           "%d, would be right"),
        shown, PLATEAU_EXPERIMENT_FORMAT);

  return message == NULL || fail_at (self, key, error, message);
}

/* "10,5", or "none". */
static gboolean
read_layers (Reading *self, Key *key, GError **error)
{
  g_autofree char *shown = plateau_quoted (key->text);
  g_autofree char *message = NULL;
  g_auto (GStrv) items = g_strsplit (key->text, ",", PLATEAU_MAX_HIDDEN_LAYERS + 1);
  const guint n = g_strv_length (items);
  gboolean good = n > 0 && n <= PLATEAU_MAX_HIDDEN_LAYERS;

  if (g_str_equal (key->text, "none"))
    return TRUE;

  for (guint l = 0; l < n && good; l++)
    {
      guint64 width;

      good = g_ascii_string_to_unsigned (items[l], 10, 1, PLATEAU_MAX_UNITS, &width, NULL);
      if (good)
        self->widths[self->n_widths++] = width;
    }
  if (good)
    return TRUE;

  message = g_strdup_printf (
      /* Translators: “layers” is a key of the file, “none” its value; a value and two numbers. */
      _ ("layers is “%s”: none, or the widths of 1 to %d hidden layers, each from 1 to %d, such as "
         "10,5, would be right"),
      shown, PLATEAU_MAX_HIDDEN_LAYERS, PLATEAU_MAX_UNITS);
  return fail_at (self, key, error, message);
}

static gboolean
read_key (Reading *self, GError **error)
{
  const PlateauKeyReader *reader = &self->reader;
  g_autofree char *shown = plateau_quoted (reader->key);
  Key *key = find_key (self, reader->key);

  if (self->group_line == 0)
    return plateau_key_reader_fail (
        reader, error, PLATEAU_ERROR_SYNTAX, reader->line, reader->key_column,
        /* Translators: a key, then a line of the file that is not translated. */
        _ ("“%s” stands before the group: [%s] in the first line would be right"), shown,
        PLATEAU_EXPERIMENT_GROUP);

  if (key == NULL)
    {
      g_autoptr (GString) list = g_string_new (NULL);

      for (guint i = 0; i < self->n_keys; i++)
        g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", self->keys[i].name);
      return plateau_key_reader_fail (
          reader, error, PLATEAU_ERROR_UNKNOWN, reader->line, reader->key_column,
          /* Translators: a key, then a list of keys. */
          _ ("“%s” is no setting of an experiment: one of %s would be right"), shown, list->str);
    }

  if (key->line > 0)
    return plateau_key_reader_fail (
        reader, error, PLATEAU_ERROR_SYNTAX, reader->line, reader->key_column,
        _ ("%s is set in line %u already: one of the two lines would be right"), key->name,
        key->line);

  key->line = reader->line;
  key->column = reader->value_column;
  key->text = g_strdup (reader->value);
  if (key->spec != NULL)
    return plateau_property_read (reader, key->spec, &key->value, error);
  if (key == &self->keys[KEY_FORMAT])
    return read_format (self, key, error);
  return key != &self->keys[KEY_LAYERS] || read_layers (self, key, error);
}

static gboolean
read_group (Reading *self, GError **error)
{
  const PlateauKeyReader *reader = &self->reader;
  g_autofree char *shown = plateau_quoted (reader->key);

  if (!g_str_equal (reader->key, PLATEAU_EXPERIMENT_GROUP))
    return plateau_key_reader_fail (reader, error, PLATEAU_ERROR_UNKNOWN, reader->line,
                                    reader->key_column,
                                    /* Translators: the name of a group in a file, twice. */
                                    _ ("“[%s]” is no group of an experiment: [%s] would be right"),
                                    shown, PLATEAU_EXPERIMENT_GROUP);

  if (self->group_line > 0)
    return plateau_key_reader_fail (reader, error, PLATEAU_ERROR_SYNTAX, reader->line,
                                    reader->key_column,
                                    /* Translators: the name of a group in a file, then a line. */
                                    _ ("[%s] stands in line %u already: one group would be right"),
                                    PLATEAU_EXPERIMENT_GROUP, self->group_line);

  self->group_line = reader->line;
  return TRUE;
}

static gboolean
read_all (Reading *self, GError **error)
{
  for (;;)
    switch (plateau_key_reader_next (&self->reader, error))
      {
      case PLATEAU_KEY_ITEM_GROUP:
        if (!read_group (self, error))
          return FALSE;
        break;
      case PLATEAU_KEY_ITEM_VALUE:
        if (!read_key (self, error))
          return FALSE;
        break;
      case PLATEAU_KEY_ITEM_END:
        if (self->group_line > 0)
          return TRUE;
        return plateau_key_reader_fail (
            &self->reader, error, PLATEAU_ERROR_SYNTAX, 1, 1,
            /* Translators: a line of the file that is not translated. */
            _ ("there is no experiment: [%s] would be right"), PLATEAU_EXPERIMENT_GROUP);
      case PLATEAU_KEY_ITEM_ERROR:
      default:
        return FALSE;
      }
}

/* Each key is right by itself; are they together? */
static gboolean
check_layers (Reading *self, GError **error)
{
  const Key *layers = &self->keys[KEY_LAYERS];
  const Key *hidden = find_key (self, "hidden-layers");
  const Key *units = find_key (self, "hidden-units");
  g_autofree char *shown = layers->text != NULL ? plateau_quoted (layers->text) : NULL;
  g_autofree char *message = NULL;

  if (layers->line == 0)
    return TRUE;

  if (hidden->line > 0 && g_value_get_uint (&hidden->value) != self->n_widths)
    message = g_strdup_printf (
        /* Translators: two keys of a file are not translated; a value, a number, a line. */
        _ ("layers is “%s”, but hidden-layers is %u in line %u: as many widths would be right"),
        shown, g_value_get_uint (&hidden->value), hidden->line);
  else if (units->line > 0 && self->n_widths > 0 &&
           g_value_get_uint (&units->value) != self->widths[0])
    message = g_strdup_printf (
        /* Translators: two keys of a file are not translated; a value, a number, a line. */
        _ ("layers is “%s”, but hidden-units is %u in line %u: the same first width would be "
           "right"),
        shown, g_value_get_uint (&units->value), units->line);

  return message == NULL || fail_at (self, layers, error, message);
}

static gboolean
load_data (Reading *self, GFile *folder, GError **error)
{
  const Key *data_set = find_key (self, "data-set");
  const Key *data_file = &self->keys[KEY_DATA_FILE];
  const gboolean own = g_value_get_enum (value_of (self, "data-set")) == PLATEAU_DATA_SET_FILE;
  g_autoptr (GError) cause = NULL;

  if (own && data_file->line == 0)
    return fail_at (
        self, data_set, error,
        _ ("data-set is “file” without a file: a line data-file=PATH with the path of a "
           "CSV file would be right"));
  if (!own && data_file->line > 0)
    return fail_at (
        self, data_file, error,
        _ ("data-file does not go with another data set: data-set=file would be right"));
  if (!own)
    return TRUE;

  self->data = plateau_data_path_load (data_file->text, folder, &self->data_file, &cause);
  if (self->data == NULL)
    {
      g_autofree char *shown = plateau_quoted (data_file->text);

      return plateau_key_reader_fail (&self->reader, error, cause->code, data_file->line,
                                      data_file->column,
                                      /* Translators: a value, then what is wrong with that file. */
                                      _ ("data-file is “%s”: %s"), shown, cause->message);
    }

  return TRUE;
}

static void
apply (Reading *self, PlateauExperiment *experiment)
{
  GObject *object = G_OBJECT (experiment);
  const PlateauDataSet data_set = g_value_get_enum (value_of (self, "data-set"));

  g_object_freeze_notify (object);

  /* First, for it brings a noise of its own. */
  if (data_set == PLATEAU_DATA_SET_FILE)
    {
      g_autofree char *name = plateau_data_path_display_name (self->data_file);

      plateau_experiment_set_own_data (experiment, self->data, name);
      plateau_experiment_set_own_file (experiment, self->data_file);
    }
  else
    {
      g_object_set (object, "data-set", data_set, NULL);
    }

  for (guint i = N_EXTRA_KEYS; i < self->n_keys; i++)
    if (!g_str_equal (self->keys[i].name, "data-set"))
      g_object_set_property (object, self->keys[i].name, value_of (self, self->keys[i].name));
  if (find_key (self, "noise")->line == 0 && plateau_data_set_is_generated (data_set))
    g_object_set (object, "noise", plateau_data_kind_default_noise ((PlateauDataKind) data_set),
                  NULL);

  if (self->keys[KEY_LAYERS].line > 0)
    {
      /* A layer that is added later is as wide as the first. */
      if (self->n_widths > 0)
        g_object_set (object, "hidden-units", self->widths[0], NULL);
      plateau_experiment_set_widths (experiment, self->n_widths, self->widths, NULL);
    }

  g_object_thaw_notify (object);
}

gboolean
plateau_experiment_read (PlateauExperiment *self,
                         const char *text,
                         gsize length,
                         const char *name,
                         GFile *folder,
                         GError **error)
{
  g_auto (Reading) reading = { 0 };

  reading_init (&reading, G_OBJECT_GET_CLASS (self));
  plateau_key_reader_init (&reading.reader, text, length, name);
  if (!read_all (&reading, error) || !check_layers (&reading, error) ||
      !load_data (&reading, folder, error))
    return FALSE;

  apply (&reading, self);
  return TRUE;
}
