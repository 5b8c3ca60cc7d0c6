/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exact-number.h"

char *
plateau_exact_number (double value)
{
  static const char *const formats[] = { "%.15g", "%.16g" };
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strtod (g_ascii_formatd (text, sizeof text, formats[i], value), NULL) == value)
      return g_strdup (text);

  return g_strdup (g_ascii_dtostr (text, sizeof text, value));
}
