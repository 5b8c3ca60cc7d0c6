/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fail.h"

gboolean
plateau_fail (GError **error, PlateauError code, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (PLATEAU_ERROR, code, format, arguments);
  va_end (arguments);

  return FALSE;
}
