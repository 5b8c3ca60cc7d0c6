/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures/figure.h"
#include "option.h"
#include "plot/style.h"
#include "session/experiment.h"
#include "session/race.h"
#include "session/source-code.h"
#include "session/sweep.h"

G_BEGIN_DECLS

#define PLATEAU_DEFAULT_EPOCHS 1000
#define PLATEAU_MAX_EPOCHS G_GUINT64_CONSTANT (1000000000000)

/**
 * PlateauOptions:
 * @topic: of help: the command whose page is wanted; PLATEAU_COMMAND_HELP for the overview
 * @experiment: data, network, start and rate
 * @epochs: how far to train
 * @every: a row each so many epochs
 * @output: (nullable): the file to write, as the person gave it
 * @seconds: how long to measure
 * @threads: networks at a time; 0 for as many as there are processors
 * @figure, @width, @height, @style, @font_scale, @layer, @stage, @preset: of the figure
 * @epoch: the one that the figure shows, 0 to @epochs
 * @seeds: draws of the figure of seeds
 * @example: that the figure marks, or -1
 * @language: of the program
 * @plan: of the sweep, or of the map
 * @axes: over what a landscape or a slice lies; @height_log: of the landscape
 * @points: along each axis of a slice
 * @range: the ends of its axes; equal ones where they are to be found
 * @shard, @n_shards: which part of the sweep, from 1, and of how many
 *
 * The command line, checked; what the command does not need is unset.
 */
typedef struct
{
  PlateauCommand command;
  PlateauCommand topic;
  PlateauExperiment *experiment;
  guint64 epochs;
  guint64 every;
  char *output;
  double seconds;
  guint threads;
  PlateauFigureKind figure;
  guint width;
  guint height;
  PlateauStyleKind style;
  double font_scale;
  guint layer;
  guint64 epoch;
  guint seeds;
  guint stage;
  int example;
  PlateauRacePreset preset;
  PlateauLanguage language;
  PlateauSweepPlan plan;
  guint shard;
  guint n_shards;
  PlateauSurfaceAxes axes;
  gboolean height_log;
  guint points;
  double range[2];
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
