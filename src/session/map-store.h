/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sweep-table.h"

G_BEGIN_DECLS

/* Private to the map's job. */

/**
 * PlateauMapStore:
 *
 * The file in which one map is kept: the table of a sweep, named by the checksum of all that determines
 * what stands in it. It grows by whole lines; an interruption costs its last one at most. Of two jobs
 * with the same map the second one only reads.
 *
 * For one thread, which waits for the disk.
 */
typedef struct _PlateauMapStore PlateauMapStore;

/** @folder: need not be there. Nothing is opened yet. */
PlateauMapStore *plateau_map_store_new (const char *folder,
                                        const PlateauSweepPlan *plan,
                                        const PlateauSweepTable *table);

/** Closes the file; a map that was written is the last one used. */
void plateau_map_store_free (PlateauMapStore *self);

/**
 * plateau_map_store_load:
 * @cell: (out): one for each cell of the plan
 * @done: (inout): all FALSE; TRUE for what was kept
 *
 * Reads what is kept, if anything is, and marks it as used. A last line that does not end is what an
 * interruption leaves, and is passed over. A file with any other fault is not trusted: nothing of it
 * counts, and the first plateau_map_store_append () empties it.
 *
 * Returns: FALSE with an error that names the file, and the line where there is one
 */
gboolean plateau_map_store_load (PlateauMapStore *self,
                                 PlateauSweepCell *cell,
                                 gboolean *done,
                                 GError **error);

/**
 * plateau_map_store_append:
 *
 * Writes one more cell. Makes folder and file where they are missing; a new file pushes the maps out
 * that were not used for longest, but for %PLATEAU_KEPT_MAPS. After plateau_map_store_load ().
 *
 * Returns: FALSE with an error, once; from then on nothing is written any more
 */
gboolean
plateau_map_store_append (PlateauMapStore *self, const PlateauSweepCell *cell, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauMapStore, plateau_map_store_free)

G_END_DECLS
