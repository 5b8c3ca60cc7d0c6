/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/network.h"

G_BEGIN_DECLS

/** What a person did who changed these @n properties of an experiment (translated, static). */
const char *plateau_step_name (const char *const *names, guint n);

/** Likewise, who changed one parameter: a weight or a bias. */
const char *plateau_edit_step_name (const PlateauNetwork *network, gsize index);

G_END_DECLS
