/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "error.h"

/* Not G_DEFINE_QUARK: it keeps the number in a variable that files read in two threads race for. */
GQuark
plateau_error_quark (void)
{
  return g_quark_from_static_string ("plateau-error-quark");
}
