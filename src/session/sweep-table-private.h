/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sweep-table.h"

#include <stdatomic.h>

G_BEGIN_DECLS

/* The columns, in their order. */
typedef enum
{
  DATA,
  CHECKSUM,
  STANDARDISE,
  EXAMPLES,
  NOISE,
  DATA_SEED,
  FEATURES,
  LAYERS,
  ACTIVATION,
  INITIALIZATION,
  SCALE,
  CONSTANT,
  BIAS,
  RATE,
  EPOCHS,
  SEED,
  SEEDS,
  FIRST_LOSS,
  LOSS_MEDIAN,
  LOSS_MIN,
  LOSS_MAX,
  EPOCHS_TO_HALF,
  DIVERGED,
  FAILED,
  N_COLUMNS,
} Column;

#define N_SETTINGS FIRST_LOSS

/*
 * names: of the columns
 * settings: what stands in them; NULL in SCALE and in the column of the rows' axis
 * row_column: the latter
 * scales, rows: the places on the two axes, by what stands in the column
 */
struct _PlateauSweepTable
{
  guint n_scales;
  Column row_column;
  char **names;
  char *settings[N_SETTINGS];
  char **scale_texts;
  char **row_texts;
  GHashTable *scales;
  GHashTable *rows;
  _Atomic int references;
};

G_END_DECLS
