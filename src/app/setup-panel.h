/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/experiment.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** PlateauSetupPanel: the controls of an experiment. */
#define PLATEAU_TYPE_SETUP_PANEL (plateau_setup_panel_get_type ())
G_DECLARE_FINAL_TYPE (PlateauSetupPanel, plateau_setup_panel, PLATEAU, SETUP_PANEL, GtkWidget)

/** Binds every control both ways. To be called once; the panel keeps a reference. */
void plateau_setup_panel_set_experiment (PlateauSetupPanel *self, PlateauExperiment *experiment);

G_END_DECLS
