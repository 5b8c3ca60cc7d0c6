/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "path.h"
#include "snapshot.h"

G_BEGIN_DECLS

/** Points along each axis of a landscape that is shown. */
#define PLATEAU_LANDSCAPE_POINTS 128

/** Where the loss changes by less than this for a step of 1 along the steepest way in the plane, the
 * surface counts as flat. */
#define PLATEAU_LANDSCAPE_FLAT_SLOPE 1e-2

/**
 * PlateauLandscape:
 * @projection: its axes
 * @slice: the plane: its centre is the network that the surface goes through
 * @epoch, @lane_id: when and of which lane that network was
 * @n: points along each axis
 * @n_done: points that are computed
 * @loss: n × n, row by row, row 0 at slice->low[1]: to the last bit what the engine computes (or its
 *   mirror image, see plateau_slice_new_twins ()); NAN where it is not yet
 * @height: n × n: @loss, and where it is missing a value between the nearest ones that are there
 * @slope: n × n: the norm of the gradient in the plane, from differences of @height
 * @low, @high: the smallest and the largest finite height
 *
 * The loss over a plane of the parameters. Immutable, reference-counted from any thread. At least the
 * corners are computed.
 */
struct _PlateauLandscape
{
  PlateauProjection *projection;
  PlateauSlice *slice;
  guint64 epoch;
  guint lane_id;
  guint n;
  guint n_done;
  double *loss;
  double *height;
  float *slope;
  double low;
  double high;
  /*< private >*/
  _Atomic int references;
};

PlateauLandscape *plateau_landscape_ref (PlateauLandscape *self);
void plateau_landscape_unref (PlateauLandscape *self);

/** The height at α = @x, β = @y, linear within a cell; NAN outside and where a corner is not finite. */
double plateau_landscape_height_at (const PlateauLandscape *self, double x, double y);

/** The slope there, likewise. */
double plateau_landscape_slope_at (const PlateauLandscape *self, double x, double y);

/**
 * plateau_landscape_find_valley:
 *
 * Goes down from the point of the lattice that is nearest to (@x, @y), each time to the lowest
 * neighbour, until none is lower.
 *
 * Returns: FALSE where there is no finite height to begin from
 */
gboolean plateau_landscape_find_valley (const PlateauLandscape *self,
                                        double x,
                                        double y,
                                        double *valley_x,
                                        double *valley_y,
                                        double *loss);

/**
 * plateau_landscape_range:
 * @low, @high: (inout): the edges so far, or equal ones where there are none yet
 *
 * The edges of the plane around @snapshot: all paths over it, and the present, with a margin; of weights
 * also 0, and of twins a square. Edges that are there stay as long as everything lies well within them and
 * takes a fair part of them.
 */
void plateau_landscape_range (const PlateauProjection *projection,
                              const PlateauSnapshot *snapshot,
                              double low[2],
                              double high[2]);

/**
 * plateau_landscape_new_from:
 * @slice: is taken over, with @n points along each axis
 * @losses: n × n; taken over; NAN where nothing is computed yet
 * @n_done: how many of them are computed, in the order of plateau_grid_order ()
 */
PlateauLandscape *plateau_landscape_new_from (PlateauProjection *projection,
                                              PlateauSlice *slice,
                                              double *losses,
                                              guint n_done);

/** Computes a whole landscape on the caller's thread. For the command line and tests. */
PlateauLandscape *
plateau_landscape_new (const PlateauSnapshot *snapshot, const PlateauSurfaceAxes *axes, guint n);

/** Likewise, with @range as the ends of both axes; where these are equal they are found. */
PlateauLandscape *plateau_landscape_new_within (const PlateauSnapshot *snapshot,
                                                const PlateauSurfaceAxes *axes,
                                                guint n,
                                                const double range[2]);

/**
 * PlateauLandscapeJob:
 *
 * Follows what is shown and computes its landscape on threads of its own, coarse points first. A surface
 * that is there stays until the next one is fine enough to take its place. Around it lie the paths of all
 * lanes with a margin; the edges move only when a path comes near them. It is computed anew where the axes
 * or the lane are other ones, where the network's other parameters have moved (by more than a part of
 * their norm since then), and once more when the training has come to rest.
 *
 * The functions are for one thread, the caller's; none waits for the others.
 */
typedef struct _PlateauLandscapeJob PlateauLandscapeJob;

/** @n_threads: 0 for as many as there are processors. */
PlateauLandscapeJob *plateau_landscape_job_new (guint n_threads);
void plateau_landscape_job_free (PlateauLandscapeJob *self);

/** Tells what is shown now; cheap enough for every frame. */
void plateau_landscape_job_follow (PlateauLandscapeJob *self,
                                   const PlateauSnapshot *snapshot,
                                   const PlateauSurfaceAxes *axes);

/** (transfer none) (nullable): the projection of what is followed: a wish for paths names it. */
PlateauProjection *plateau_landscape_job_get_projection (PlateauLandscapeJob *self);

/** Returns: (transfer full) (nullable): the surface to show; the same object while nothing new came. */
PlateauLandscape *plateau_landscape_job_look (PlateauLandscapeJob *self);

/** TRUE while more will come. */
gboolean plateau_landscape_job_is_busy (PlateauLandscapeJob *self);

/** Gives up what is under way. What is there stays. */
void plateau_landscape_job_rest (PlateauLandscapeJob *self);

/** Blocks up to @milliseconds until nothing more will come. For tests. */
gboolean plateau_landscape_job_wait (PlateauLandscapeJob *self, guint milliseconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauLandscape, plateau_landscape_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauLandscapeJob, plateau_landscape_job_free)

G_END_DECLS
