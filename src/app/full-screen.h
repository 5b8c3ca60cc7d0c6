/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * plateau_full_screen_add:
 * @header: hidden while @window fills the screen
 * @flap: folded away meanwhile, and shown again afterwards where it was shown before
 *
 * Gives all of the screen to the views while @window fills it, as at a projector. The flap may be
 * revealed by hand in the meantime; then it stays.
 */
void plateau_full_screen_add (AdwApplicationWindow *window, GtkWidget *header, AdwFlap *flap);

G_END_DECLS
