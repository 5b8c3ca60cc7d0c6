/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures/figure.h"
#include "option.h"
#include "plot/style.h"
#include "session/experiment.h"

G_BEGIN_DECLS

/**
 * PlateauOptions:
 * @experiment: data, network, start and rate
 * @epochs: how far to train
 * @every: a row each so many epochs
 * @figure, @output, @width, @height, @style, @layer: of the figure; @output is as the person gave it
 *
 * The command line, checked. For help and version only @command is set.
 */
typedef struct
{
  PlateauCommand command;
  PlateauExperiment *experiment;
  guint64 epochs;
  guint64 every;
  PlateauFigureKind figure;
  char *output;
  guint width;
  guint height;
  PlateauStyleKind style;
  guint layer;
} PlateauOptions;

/**
 * plateau_options_parse:
 *
 * Reads the command line and loads the data that it names.
 *
 * Returns: FALSE with an error that names the option, its value and what would be right.
 */
gboolean plateau_options_parse (PlateauOptions *self, int argc, char *argv[], GError **error);
void plateau_options_clear (PlateauOptions *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlateauOptions, plateau_options_clear)

G_END_DECLS
