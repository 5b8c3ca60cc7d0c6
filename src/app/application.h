/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** PlateauApplication: the windows, what they share, and the files given on the command line. */
#define PLATEAU_TYPE_APPLICATION (plateau_application_get_type ())
G_DECLARE_FINAL_TYPE (PlateauApplication, plateau_application, PLATEAU, APPLICATION, AdwApplication)

/** @flags: beside %G_APPLICATION_HANDLES_OPEN, which it always has. */
PlateauApplication *plateau_application_new (GApplicationFlags flags);

G_END_DECLS
