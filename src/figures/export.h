/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure.h"
#include "session/error.h"

G_BEGIN_DECLS

/**
 * plateau_export:
 * @path: ends in .svg, .pdf or .png
 * @width, @height: in pixels (PNG) or points (SVG, PDF)
 *
 * Draws a figure with its title and background into a file. The file appears whole or not at all.
 *
 * Returns: FALSE with a #PlateauError where the ending is unknown or the file cannot be written.
 */
gboolean plateau_export (PlateauFigureKind kind,
                         const char *path,
                         double width,
                         double height,
                         const PlateauSnapshot *snapshot,
                         const PlateauStyle *style,
                         const PlateauFigureOptions *options,
                         GError **error);

G_END_DECLS
