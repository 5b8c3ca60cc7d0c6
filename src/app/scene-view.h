/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/space.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PlateauSceneView:
 *
 * What stands in space, drawn by OpenGL over all of the widget. The pointer goes through it. With
 * PLATEAU_GL_DEBUG in the environment every error of OpenGL becomes a critical message.
 *
 * Where OpenGL cannot do it (no context, a shader or a framebuffer that is refused) it shows nothing from
 * then on.
 *
 * Signal "failed" (string): why. It comes once, while the widget is realized or drawn: who takes it away
 * then does so later.
 */
#define PLATEAU_TYPE_SCENE_VIEW (plateau_scene_view_get_type ())
G_DECLARE_FINAL_TYPE (PlateauSceneView, plateau_scene_view, PLATEAU, SCENE_VIEW, GtkWidget)

PlateauSceneView *plateau_scene_view_new (void);

/** Draws this from the next frame on. A reference to @space is held: while the same one comes again it is
 * not given to the graphics card anew. */
void
plateau_scene_view_show (PlateauSceneView *self, PlateauSpace *space, const PlateauCamera *camera);

/** TRUE once "failed" has come. */
gboolean plateau_scene_view_has_failed (PlateauSceneView *self);

/** How many pictures OpenGL has drawn. For tests. */
guint plateau_scene_view_get_n_drawn (PlateauSceneView *self);

G_END_DECLS
