/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * plateau_renderer_has_gpu:
 * @devices: the folder of the devices, "/dev"
 *
 * Whether a graphics processor is there that OpenGL can draw with: a render node of the kernel's
 * direct rendering manager, NVIDIA's own device, or WSL's. Where there is none OpenGL is computed by
 * the processor (llvmpipe).
 */
gboolean plateau_renderer_has_gpu (const char *devices);

/**
 * plateau_renderer_choose:
 *
 * Lets cairo draw the window where no graphics processor is; a person's own GSK_RENDERER stands.
 * GTK would draw it by OpenGL on the processor, which the landscape needs too: measured with
 * llvmpipe on two processors at 1280×800, a frame of it takes 33 ms instead of 67 ms, and the window
 * 136 MB of memory instead of 268 MB. To be called before GTK is initialised and before there are
 * threads.
 */
void plateau_renderer_choose (void);

G_END_DECLS
