/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ramp.h"

static const guint32 stops[] = { 0x440154, 0x472d7b, 0x3b528b, 0x2c728e, 0x21918c,
                                 0x28ae80, 0x5ec962, 0xaddc30, 0xfde725 };

static PlateauColor
unpack (guint32 rgb)
{
  return (PlateauColor){ (rgb >> 16) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0, 1 };
}

PlateauColor
plateau_ramp (double share)
{
  const guint last = G_N_ELEMENTS (stops) - 1;
  double at = share > 0 ? MIN (share, 1) * last : 0;
  guint i = MIN ((guint) at, last - 1);

  return plateau_color_mix (unpack (stops[i]), unpack (stops[i + 1]), at - i);
}
