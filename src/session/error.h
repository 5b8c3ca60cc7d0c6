/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PlateauError:
 * @PLATEAU_ERROR_SYNTAX: a file is not what it should be; the message gives file, line and column
 * @PLATEAU_ERROR_VALUE: a value is out of its range; the message gives the range
 * @PLATEAU_ERROR_UNKNOWN: a name that nothing bears; the message lists the names
 * @PLATEAU_ERROR_FILE: a file cannot be read or written
 */
typedef enum
{
  PLATEAU_ERROR_SYNTAX,
  PLATEAU_ERROR_VALUE,
  PLATEAU_ERROR_UNKNOWN,
  PLATEAU_ERROR_FILE,
} PlateauError;

#define PLATEAU_ERROR (plateau_error_quark ())
GQuark plateau_error_quark (void);

G_END_DECLS
