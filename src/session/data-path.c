/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data-path.h"

#include "config.h"
#include "csv-data.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The letter behind the backslash, and what it stands for. */
static const char escapes[][2] = {
  { 's', ' ' }, { 'n', '\n' }, { 't', '\t' }, { 'r', '\r' }, { '\\', '\\' },
};

/* A blank needs no escape but at the ends, where a reader takes it away. */
static char *
escape (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++)
    {
      char letter = '\0';

      for (guint i = 0; i < G_N_ELEMENTS (escapes); i++)
        if (*at == escapes[i][1] && (*at != ' ' || at == text || at[1] == '\0'))
          letter = escapes[i][0];
      if (letter != '\0')
        g_string_append_printf (escaped, "\\%c", letter);
      else
        g_string_append_c (escaped, *at);
    }

  return g_string_free (escaped, FALSE);
}

/* NULL where a backslash begins no escape. */
static char *
unescape (const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++)
    {
      guint i = 0;

      if (*at != '\\')
        {
          g_string_append_c (plain, *at);
          continue;
        }

      at++;
      while (i < G_N_ELEMENTS (escapes) && escapes[i][0] != *at)
        i++;
      if (i == G_N_ELEMENTS (escapes))
        return NULL;
      g_string_append_c (plain, escapes[i][1]);
    }

  return g_strdup (plain->str);
}

char *
plateau_data_path_to_text (PlateauExperiment *experiment, GFile *folder)
{
  GFile *file = plateau_experiment_get_own_file (experiment);
  g_autofree char *path = NULL;

  /* Only the name is known: a file of that name beside the experiment's will do. */
  if (file == NULL)
    return escape (plateau_experiment_get_own_name (experiment));

  if (folder != NULL)
    path = g_file_get_relative_path (folder, file);
  if (path == NULL)
    path = g_file_get_path (file);
  if (path == NULL || !g_utf8_validate (path, -1, NULL))
    {
      g_free (path);
      path = g_file_get_uri (file);
    }

  return escape (path);
}

PlateauDataset *
plateau_data_path_load (const char *text, GFile *folder, GFile **file, GError **error)
{
  g_autofree char *path = unescape (text);
  g_autofree char *scheme = NULL;

  if (path == NULL || *path == '\0')
    {
      g_set_error_literal (
          error, PLATEAU_ERROR, PLATEAU_ERROR_VALUE,
          path != NULL ? _ ("the path of a CSV file would be right")
                       /* Translators: a backslash, then two of them, both not translated. */
                       : _ ("a lone backslash; \\\\ would be right"));
      return NULL;
    }

  scheme = g_uri_parse_scheme (path);
  if (g_path_is_absolute (path))
    *file = g_file_new_for_path (path);
  else if (scheme != NULL && g_str_has_prefix (path + strlen (scheme), "://"))
    *file = g_file_new_for_uri (path);
  else
    *file = g_file_resolve_relative_path (folder, path);

  return plateau_csv_data_load (*file, NULL, error);
}

char *
plateau_data_path_display_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return base != NULL ? g_filename_display_name (base) : g_file_get_uri (file);
}
