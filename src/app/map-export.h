/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/map.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Lets a person choose where the numbers of @map go, as they are now. */
void plateau_map_export_choose (GtkWindow *window, PlateauMap *map);

/** Writes them to @file, in place of what it holds. What cannot be written is told in a message. */
void plateau_map_export (GtkWindow *window, PlateauMap *map, GFile *file);

G_END_DECLS
