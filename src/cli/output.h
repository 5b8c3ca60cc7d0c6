/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/error.h"

G_BEGIN_DECLS

/** Writes @text to the standard output at once; a full disk and a closed pipe are errors. */
gboolean plateau_output_write (const char *text, GError **error);

/** Writes @text into a file, which is replaced whole or not at all; a device is written to. */
gboolean plateau_output_file (const char *path, const char *text, GError **error);

/** Closes the standard output; the last chance for the system to say that something got lost. */
gboolean plateau_output_close (GError **error);

G_END_DECLS
