/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "numbers-equal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More rows than these are counted, not listed. */
#define MAX_LISTED 6

static gboolean
same_row (const PlateauNumbersMatrix *matrix, guint row, guint other)
{
  const double *a = plateau_numbers_matrix_row (matrix, row);
  const double *b = plateau_numbers_matrix_row (matrix, other);

  if (a != NULL)
    return memcmp (a, b, matrix->n_columns * sizeof *a) == 0;
  for (guint i = 0; i < matrix->n_columns; i++)
    {
      double x = plateau_numbers_matrix_get (matrix, row, i);
      double y = plateau_numbers_matrix_get (matrix, other, i);

      if (memcmp (&x, &y, sizeof x) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Numbers from all over the row: rows that begin alike, as those of units that are off do, differ
 * here, and need not be read to where they part. */
static guint64
probe (const PlateauNumbersMatrix *matrix, guint row)
{
  const double *numbers = plateau_numbers_matrix_row (matrix, row);
  guint n = matrix->n_columns, step = MAX (1, n / 61);
  guint64 key = 0;

  for (guint i = 0; i < n; i += step)
    {
      double x = numbers != NULL ? numbers[i] : plateau_numbers_matrix_get (matrix, row, i);
      guint64 bits;

      memcpy (&bits, &x, sizeof bits);
      key = (key ^ bits) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      key ^= key >> 29;
    }
  return key;
}

static gboolean
is_zero (const PlateauNumbersMatrix *matrix, guint row)
{
  const double *numbers = plateau_numbers_matrix_row (matrix, row);

  for (guint i = 0; i < matrix->n_columns; i++)
    if ((numbers != NULL ? numbers[i] : plateau_numbers_matrix_get (matrix, row, i)) != 0)
      return FALSE;
  return TRUE;
}

void
plateau_equal_rows_init (PlateauEqualRows *self, const PlateauNumbersMatrix *matrix)
{
  guint n = matrix->n_rows;
  g_autofree guint64 *keys = g_new (guint64, n);
  g_autofree guint *first = g_new (guint, n);

  *self = (PlateauEqualRows){
    .n_rows = n, .kind_of = g_new (guint, n), .size_of = g_new0 (guint, n), .all_zero = TRUE
  };
  for (guint row = 0; row < n; row++)
    {
      guint kind = 0;

      keys[row] = probe (matrix, row);
      while (kind < self->n_kinds &&
             (keys[first[kind]] != keys[row] || !same_row (matrix, first[kind], row)))
        kind++;
      if (kind == self->n_kinds)
        {
          first[self->n_kinds++] = row;
          self->all_zero = self->all_zero && is_zero (matrix, row);
        }
      self->kind_of[row] = kind;
      self->size_of[kind]++;
    }
}

void
plateau_equal_rows_clear (PlateauEqualRows *self)
{
  g_clear_pointer (&self->kind_of, g_free);
  g_clear_pointer (&self->size_of, g_free);
}

static char *
group_words (const PlateauEqualRows *self, guint kind)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint n = self->size_of[kind], first = 0, last = 0;

  for (guint row = 0; row < self->n_rows; row++)
    if (self->kind_of[row] == kind)
      {
        if (list->len == 0)
          first = row;
        last = row;
        g_string_append_printf (list, list->len > 0 ? ", %u" : "%u", row + 1);
      }
  if (n == 2)
    /* Translators: the numbers of two rows of a matrix. */
    return g_strdup_printf (_ ("rows %u and %u are equal to the last bit"), first + 1, last + 1);
  if (n <= MAX_LISTED)
    /* Translators: a list such as “1, 2, 4”: numbers of rows of a matrix. */
    return g_strdup_printf (_ ("rows %s are equal to the last bit"), list->str);
  /* Translators: how many rows of a matrix, the number of the first one and of the last one. */
  return g_strdup_printf (_ ("%u rows, from %u to %u, are equal to the last bit"), n, first + 1,
                          last + 1);
}

char *
plateau_equal_rows_words (const PlateauEqualRows *self)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_free);
  guint n_groups = 0;

  if (self->all_zero)
    return g_strdup (_ ("every entry is exactly 0"));
  if (self->n_kinds == self->n_rows)
    return NULL;
  if (self->n_kinds == 1)
    /* Translators: how many rows a matrix has, 2 or more. */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "all %u rows are equal to the last bit",
                                         "all %u rows are equal to the last bit", self->n_rows),
                            self->n_rows);
  for (guint kind = 0; kind < self->n_kinds; kind++)
    if (self->size_of[kind] > 1 && ++n_groups <= 2)
      g_ptr_array_add (groups, group_words (self, kind));
  if (n_groups > 2)
    /* Translators: how many rows of a matrix differ, and how many rows it has. */
    return g_strdup_printf (_ ("the %2$u rows are only %1$u different ones, to the last bit"),
                            self->n_kinds, self->n_rows);
  g_ptr_array_add (groups, NULL);
  return g_strjoinv (" · ", (char **) groups->pdata);
}

gboolean
plateau_equal_rows_matter (const PlateauNumbersMatrix *matrix)
{
  return matrix->quantity < PLATEAU_QUANTITY_B && matrix->quantity != PLATEAU_QUANTITY_LOSSES;
}

void
plateau_sayings_init (PlateauSayings *self)
{
  *self = (PlateauSayings){ .texts = g_ptr_array_new_with_free_func (g_free), .alike = TRUE };
}

void
plateau_sayings_add (PlateauSayings *self,
                     const PlateauNumbersMatrix *matrix,
                     const PlateauEqualRows *equal)
{
  g_autofree char *name = plateau_numbers_matrix_name (matrix, TRUE);
  g_autofree char *words = plateau_equal_rows_words (equal);

  self->n_asked++;
  self->alike =
      self->alike && words != NULL && (self->first == NULL || strcmp (words, self->first) == 0);
  if (words == NULL)
    return;
  /* Translators: the name of a matrix such as “W[1]”, and what is said of it. */
  g_ptr_array_add (self->texts, g_strdup_printf (_ ("%s: %s"), name, words));
  if (self->first == NULL)
    self->first = g_steal_pointer (&words);
}

void
plateau_sayings_finish (PlateauSayings *self)
{
  if (!self->alike || self->n_asked < 2)
    return;
  g_ptr_array_set_size (self->texts, 0);
  g_ptr_array_add (self->texts, g_steal_pointer (&self->first));
}

void
plateau_sayings_clear (PlateauSayings *self)
{
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->first, g_free);
}
