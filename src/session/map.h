/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sweep-table.h"

G_BEGIN_DECLS

/** How many maps are kept on disk. */
#define PLATEAU_KEPT_MAPS 10

/** What a map is made of where nobody says otherwise. */
#define PLATEAU_MAP_SEEDS 3
#define PLATEAU_MAP_EPOCHS 500

typedef struct _PlateauMap PlateauMap;

/**
 * PlateauMap:
 * @plan: what is computed; cells as in #PlateauSweepPlan
 * @cell: n_cells of them
 * @done: n_cells: TRUE where @cell is computed
 * @n_cells, @n_done: all and computed ones
 * @progress: 0 to 1, by epochs
 * @refusal: (nullable): why the kept file could not be read or written (translated); the map is computed
 *   all the same
 *
 * What many starts lead to: weight scale × learning rate, depth or width. Immutable, reference-counted
 * from any thread.
 */
struct _PlateauMap
{
  PlateauSweepPlan plan;
  PlateauSweepCell *cell;
  gboolean *done;
  guint n_cells;
  guint n_done;
  double progress;
  char *refusal;
  /*< private >*/
  PlateauSweepTable *table; /* (nullable) */
  _Atomic int references;
};

PlateauMap *plateau_map_ref (PlateauMap *self);
void plateau_map_unref (PlateauMap *self);

/** The computed cell with the smallest median loss, or -1. Where half of the seeds or more diverged, the
 * median over all of them would be infinite: such a cell is not the best. */
int plateau_map_best (const PlateauMap *self);

/** The cell nearest to @settings on the map's axes (by the logarithm, depths as they are), or -1 where
 * these settings differ from the map's in something else than its axes, the seed and the speed, or lie off
 * its edges by more than half a cell. */
int plateau_map_find (const PlateauMap *self, const PlateauSettings *settings);

/** Whether both plans are about the same map: equal in all but the first seed, the speed, and that of
 * the base which the axes go over. */
gboolean plateau_map_plans_equal (const PlateauSweepPlan *a, const PlateauSweepPlan *b);

/**
 * plateau_map_plan:
 * @experiment: everything else
 * @axis: rows: learning rates 0.01 to 10 (16, logarithmic), depths 1 to 8, or widths 1, 2, 4 ... 128
 * @n_seeds, @epochs: of each cell
 * @plan: (out): 24 weight scales from 0.001 to 100, logarithmic; to be cleared
 *
 * The layers of depths are all as wide as the experiment's first one. Widths are those of each of its
 * hidden layers, or of one where it has none.
 */
void plateau_map_plan (PlateauExperiment *experiment,
                       PlateauSweepAxis axis,
                       guint n_seeds,
                       guint64 epochs,
                       PlateauSweepPlan *plan);

/**
 * PlateauMapJob:
 *
 * Computes a map on threads of its own, coarse cells first, and keeps it in a folder by its content (data,
 * network, start, axes): a map that was there before comes from there, and one that was not finished goes
 * on where it was. No call waits for a file or for a thread, but plateau_map_job_wait () and
 * plateau_map_job_free ().
 *
 * The functions are for one thread, the caller's.
 */
typedef struct _PlateauMapJob PlateauMapJob;

/**
 * plateau_map_job_new:
 * @plan: copied
 * @experiment: of the plan's base, which knows the names; read at once, no reference is held
 * @folder: (nullable): where maps are kept; made where it is missing
 * @compute: FALSE to look only for what is kept already
 * @n_threads: 0 for as many as there are processors
 */
PlateauMapJob *plateau_map_job_new (const PlateauSweepPlan *plan,
                                    PlateauExperiment *experiment,
                                    const char *folder,
                                    gboolean compute,
                                    guint n_threads);

/** Gives up what is not done, keeps what is, joins the threads and frees everything. */
void plateau_map_job_free (PlateauMapJob *self);

/** Asks the threads to stop, and returns at once; what is computed stays, and is kept. */
void plateau_map_job_cancel (PlateauMapJob *self);

/** Returns: (transfer full): what there is by now; the same object while nothing new came, and for a tenth
 * of a second after it was made. Cheap enough for every frame. */
PlateauMap *plateau_map_job_look (PlateauMapJob *self);

/** TRUE once nothing more will come. */
gboolean plateau_map_job_is_over (PlateauMapJob *self);

/** Blocks up to @milliseconds until it is over. For tests and the command line. */
gboolean plateau_map_job_wait (PlateauMapJob *self, guint milliseconds);

/**
 * plateau_map_to_csv:
 *
 * The table that `plateau-cli sweep` prints, of the computed cells, row by row. Of a map that comes from
 * a job.
 */
char *plateau_map_to_csv (const PlateauMap *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauMap, plateau_map_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauMapJob, plateau_map_job_free)

G_END_DECLS
