/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "projector.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** PlateauApplication: the windows, what they share, and the files given on the command line. */
#define PLATEAU_TYPE_APPLICATION (plateau_application_get_type ())
G_DECLARE_FINAL_TYPE (PlateauApplication, plateau_application, PLATEAU, APPLICATION, AdwApplication)

/** @flags: beside %G_APPLICATION_HANDLES_OPEN, which it always has. */
/** How large and in which colours all windows show. (transfer none), once it has started up. */
PlateauProjector *plateau_application_get_projector (PlateauApplication *self);

PlateauApplication *plateau_application_new (GApplicationFlags flags);

G_END_DECLS
