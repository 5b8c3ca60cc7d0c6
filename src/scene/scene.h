/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/space.h"

G_BEGIN_DECLS

/** PlateauSceneError: what OpenGL refused. The message carries its log. */
typedef enum
{
  PLATEAU_SCENE_ERROR_VERSION, /* older than OpenGL 3.2 or OpenGL ES 3.0 */
  PLATEAU_SCENE_ERROR_SHADER,
  PLATEAU_SCENE_ERROR_FRAMEBUFFER,
} PlateauSceneError;

#define PLATEAU_SCENE_ERROR (plateau_scene_error_quark ())
GQuark plateau_scene_error_quark (void);

/**
 * PlateauScene:
 *
 * Draws a #PlateauSpace with OpenGL 3.2 core or OpenGL ES 3.0. It holds what it uploaded, of one context.
 * All calls but new and free are made while that context is current.
 */
typedef struct _PlateauScene PlateauScene;

/** Touches no OpenGL. */
PlateauScene *plateau_scene_new (void);

/** After plateau_scene_unrealize (), or where the context is lost already. */
void plateau_scene_free (PlateauScene *self);

/** Compiles the shaders for the current context. FALSE with a #PlateauSceneError: nothing is left behind. */
gboolean plateau_scene_realize (PlateauScene *self, GError **error);

/** Frees every object of OpenGL. */
void plateau_scene_unrealize (PlateauScene *self);

/**
 * plateau_scene_draw:
 * @width, @height: of the framebuffer that is bound, in its own pixels
 * @scale: of these for each logical pixel
 *
 * Draws into the framebuffer that is bound, over all of it, with multisampling of its own where that is to
 * be had. The state that it changes is put back as a new context has it.
 *
 * Returns: FALSE with a #PlateauSceneError where a framebuffer cannot be made
 */
gboolean plateau_scene_draw (PlateauScene *self,
                             PlateauSpace *space,
                             const PlateauCamera *camera,
                             int width,
                             int height,
                             double scale,
                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauScene, plateau_scene_free)

G_END_DECLS
