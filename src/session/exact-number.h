/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * plateau_exact_number:
 *
 * The shortest of 15, 16 or 17 significant digits that read back as the same double, in the C
 * locale: "0.2", "1e-05", "0.30000000000000004". For files and programs, not for people.
 */
char *plateau_exact_number (double value);

G_END_DECLS
