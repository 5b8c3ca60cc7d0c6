/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/experiment.h"

G_BEGIN_DECLS

/*
 * Reading and writing on a thread of their own: a disk may be slow, and an experiment names data that
 * are read with it. Both work on copies, so that a person can go on meanwhile.
 */

/**
 * PlateauOpened:
 *
 * What a file held: an experiment, or data.
 */
typedef struct _PlateauOpened PlateauOpened;

/** Reads @file as an experiment where its name or its first line says so, else as data. */
void plateau_file_load_async (GFile *file,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

/** Returns: (transfer full): what was read, or NULL with an error to show. */
PlateauOpened *plateau_file_load_finish (GAsyncResult *result, GError **error);

/** Brings what was read into an experiment, which sends "changed" once. */
void plateau_opened_apply (PlateauOpened *self, PlateauExperiment *experiment);

void plateau_opened_free (PlateauOpened *self);

/** Whether @file's name is that of an experiment. */
gboolean plateau_file_names_experiment (GFile *file);

/**
 * plateau_file_save_async:
 * @replace: FALSE fails with %G_IO_ERROR_EXISTS where there is such a file
 *
 * Writes the experiment as it is now. It cannot be cancelled: a person's work is not given up.
 */
void plateau_file_save_async (PlateauExperiment *experiment,
                              GFile *file,
                              gboolean replace,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean plateau_file_save_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauOpened, plateau_opened_free)

G_END_DECLS
