/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kernels.h"

extern const PlateauKernels plateau_kernels_baseline;

#ifdef PLATEAU_HAVE_X86_KERNELS
extern const PlateauKernels plateau_kernels_avx2;
extern const PlateauKernels plateau_kernels_avx512;
#endif

typedef struct
{
  const PlateauKernels *list[3];
  guint n;
} Found;

static const Found *
find (void)
{
  static Found found;
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      found.list[found.n++] = &plateau_kernels_baseline;
#ifdef PLATEAU_HAVE_X86_KERNELS
      __builtin_cpu_init ();
      if (__builtin_cpu_supports ("avx2") && __builtin_cpu_supports ("fma"))
        found.list[found.n++] = &plateau_kernels_avx2;
      if (__builtin_cpu_supports ("avx512f") && __builtin_cpu_supports ("avx512dq") &&
          __builtin_cpu_supports ("avx512vl"))
        found.list[found.n++] = &plateau_kernels_avx512;
#endif
      g_once_init_leave (&once, 1);
    }

  return &found;
}

const PlateauKernels *const *
plateau_kernels_list (guint *n)
{
  const Found *found = find ();

  *n = found->n;
  return found->list;
}

const PlateauKernels *
plateau_kernels_get (void)
{
  static gsize chosen = 0;

  if (g_once_init_enter (&chosen))
    {
      const Found *found = find ();
      const PlateauKernels *best = found->list[found->n - 1];
      const char *asked = g_getenv ("PLATEAU_KERNELS");

      for (guint i = 0; asked != NULL && i < found->n; i++)
        if (g_str_equal (found->list[i]->name, asked))
          best = found->list[i];

      g_once_init_leave (&chosen, (gsize) best);
    }

  return (const PlateauKernels *) chosen;
}
