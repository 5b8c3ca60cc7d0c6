/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For experiment.c and experiment-copy.c alone. */
#pragma once

#include "experiment.h"

G_BEGIN_DECLS

struct _PlateauExperiment
{
  GObject parent_instance;

  /* What a person sets */
  PlateauDataSet data_set;
  double noise;
  guint examples;
  guint data_seed;
  gboolean standardise;
  guint n_hidden;
  guint width[PLATEAU_MAX_HIDDEN_LAYERS];
  PlateauActivation activation;
  PlateauStart start;
  double rate;
  double speed;

  /* Owned */
  PlateauDataset *own; /* as the file has it */
  char *own_name;
  GFile *own_file;      /* NULL where it is not known */
  PlateauDataset *data; /* what the properties ask for; NULL until it is wanted */
};

G_END_DECLS
