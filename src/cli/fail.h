/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/error.h"

G_BEGIN_DECLS

/** Sets @error from printf arguments; always FALSE. */
gboolean plateau_fail (GError **error, PlateauError code, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

G_END_DECLS
