/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/map.h"

/* Longer than any of these maps takes: who waits that long hangs. */
#define LONG 150000

/** Few examples and units: small enough for many maps. */
PlateauExperiment *mapping_experiment (void);

/** A map of it, 4 scales × 3 depths × 2 seeds; to be cleared. */
void mapping_plan (PlateauExperiment *experiment, guint64 epochs, PlateauSweepPlan *plan);

/** What comes of a job that is left to its end. */
PlateauMap *mapping_run (const PlateauSweepPlan *plan,
                         PlateauExperiment *experiment,
                         const char *folder,
                         gboolean compute);

/** The same cells, to the last bit, all done. */
void mapping_assert_same (const PlateauMap *a, const PlateauMap *b);

/** In every folder of these tests, and no map. */
#define MAPPING_STRANGER "points.csv"

/** The path of the only map in the folder, or NULL. */
char *mapping_only_file (const char *folder);

char *mapping_read (const char *path);
void mapping_write (const char *path, const char *text, gssize length);
guint mapping_count_lines (const char *text);

/**
 * MappingKept:
 * @map: that comes of @plan
 * @path: of the file that keeps it in @folder
 * @text: what stands there
 */
typedef struct
{
  char *folder;
  PlateauExperiment *experiment;
  PlateauSweepPlan plan;
  PlateauMap *map;
  char *path;
  char *text;
} MappingKept;

void mapping_kept_init (MappingKept *self);
void mapping_kept_clear (MappingKept *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MappingKept, mapping_kept_clear)
