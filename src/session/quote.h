/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Text from outside, as a message repeats it: valid UTF-8 on one line, so that no file name and no
 * cell can break a message apart or send a terminal commands.
 */

/** At most @max characters of @text: what cannot be printed is escaped, what is cut ends in "…". */
char *plateau_printable (const char *text, gsize max);

/** plateau_printable (), as short as a message needs it. */
char *plateau_quoted (const char *text);

G_END_DECLS
