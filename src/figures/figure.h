/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/space.h"
#include "session/landscape.h"
#include "session/map.h"

#include <cairo.h>

G_BEGIN_DECLS

/** PlateauFigureKind: the views. */
typedef enum
{
  PLATEAU_FIGURE_CURVE,
  PLATEAU_FIGURE_BOUNDARY,
  PLATEAU_FIGURE_LOSS,
  PLATEAU_FIGURE_NETWORK,
  PLATEAU_FIGURE_LAYERS,
  PLATEAU_FIGURE_NUMBERS,
  PLATEAU_FIGURE_RACE,
  PLATEAU_FIGURE_SEEDS,
  PLATEAU_FIGURE_LANDSCAPE,
  PLATEAU_FIGURE_MAP,
} PlateauFigureKind;

#define PLATEAU_N_FIGURES 10

/**
 * PlateauPick:
 * @example: the example under the pointer (0 ... m - 1), or -1
 * @unit: its hidden unit in the shown layer (0 ...), or -1
 * @epoch: the epoch under the pointer (loss), or -1
 * @x, @y: where the thing pointed at is drawn
 * @layer: the layer of @unit: 1 ... L, or 0 where that is a feature; -1 where it is the shown layer;
 *   without a unit the layer that is pointed at, or -1
 * @input: the unit of the layer before, whose weight into @unit is meant (network), n[l - 1] for the
 *   bias; -1 where it is the whole unit
 * @lane: the place of the lane that is pointed at (race, loss), or -1
 * @stage: the stage of the recipe that is pointed at (the strip of numbers), or -1: a click goes there
 * @cell: the cell of the map that is pointed at, or -1: a click opens it
 *
 * What lies at a place of a figure, and what is lit in the others.
 */
typedef struct
{
  int example;
  int unit;
  double epoch;
  double x;
  double y;
  int layer;
  int input;
  int lane;
  int stage;
  int cell;
} PlateauPick;

#define PLATEAU_PICK_NONE ((PlateauPick){ -1, -1, -1, 0, 0, -1, -1, -1, -1, -1 })

/** TRUE where it names nothing. */
gboolean plateau_pick_is_none (const PlateauPick *self);

/** TRUE where both mean the same thing, wherever it is drawn. */
gboolean plateau_pick_is_same (const PlateauPick *a, const PlateauPick *b);

/** TRUE where all that it names is in @snapshot: another net may be smaller. */
gboolean plateau_pick_exists (const PlateauPick *self, const PlateauSnapshot *snapshot);

/**
 * PlateauFigureOptions:
 * @layer: the layer that the curve shows, 1 ... L
 * @plane: the features that the boundary shows
 * @loss_log, @epoch_log: logarithmic axes of the loss
 * @lit: what is pointed at, here or in another figure
 * @stage: of the recipe, which the numbers show: 0 ... plateau_recipe_n_stages () - 1
 * @n_layers: L of the network that the next snapshot shows, so that the wish of a stage names no other
 *   layer; 0 where it is not known, and then the wish holds for every depth
 * @camera: from where landscape and cloud are seen
 * @cloud: the boundary of three features is a cloud in space, not a plane
 * @over_scene: somebody else draws what stands in space, see plateau_figure_dup_space (): the figure
 *   draws only the words around it, on nothing
 * @axes: over what the landscape lies; fitted to each network that is shown
 * @height_log: its heights are logarithms
 *
 * How a person wants to see a figure; equal for all figures of a window.
 */
typedef struct
{
  guint layer;
  PlateauPlane plane;
  gboolean loss_log;
  gboolean epoch_log;
  PlateauPick lit;
  guint stage;
  guint n_layers;
  PlateauCamera camera;
  gboolean cloud;
  gboolean over_scene;
  PlateauSurfaceAxes axes;
  gboolean height_log;
} PlateauFigureOptions;

/** Layer 1, the first two features as a plane, a logarithmic loss over a logarithmic number of epochs,
 * nothing lit, twins seen from the camera's first place with logarithmic heights. */
void plateau_figure_options_init (PlateauFigureOptions *self);

/** "curve", "boundary", "loss", "network", "layers", "numbers", "race", "seeds", "landscape",
 * "map": on the command line and in settings. */
const char *plateau_figure_nick (PlateauFigureKind kind);
gboolean plateau_figure_from_nick (const char *nick, PlateauFigureKind *kind);

/**
 * plateau_figure_add_wish:
 * @options: as the next picture is to be drawn
 *
 * Adds what the figure needs of a snapshot: nothing else has to be computed for it. Figures that are
 * shown together add to one wish.
 */
void plateau_figure_add_wish (PlateauFigureKind kind,
                              const PlateauFigureOptions *options,
                              PlateauWish *wish);

/** The accessible and visible name (translated): "Curve", "Boundary", "Loss", "Network", "Layers",
 * "Numbers", "Race", "Seeds", "Landscape", "Map". */
const char *plateau_figure_name (PlateauFigureKind kind);

/** What stands above the figure (translated): "Curve · hidden layer 1 · epoch 0". */
char *plateau_figure_title (PlateauFigureKind kind,
                            const PlateauSnapshot *snapshot,
                            const PlateauFigureOptions *options);

/**
 * plateau_figure_describe:
 *
 * The accessible description (translated): what the figure shows, with its numbers, among them
 * always epoch, loss, saturated, mean slope and unit spread.
 */
char *plateau_figure_describe (PlateauFigureKind kind,
                               const PlateauSnapshot *snapshot,
                               const PlateauFigureOptions *options);

/**
 * plateau_figure_draw:
 *
 * Draws into (0, 0, @width, @height) of @cr, in logical pixels, without its title. It paints no
 * background, so that it can lie on a card. All sizes from 200 × 140 up are legible.
 *
 * The same code draws into the window, an SVG, a PDF, a PNG.
 */
void plateau_figure_draw (PlateauFigureKind kind,
                          cairo_t *cr,
                          double width,
                          double height,
                          const PlateauSnapshot *snapshot,
                          const PlateauStyle *style,
                          const PlateauFigureOptions *options);

/**
 * plateau_figure_dup_space:
 *
 * What the figure shows in space, for whoever draws that with OpenGL below plateau_figure_draw () with
 * over_scene set. It does not depend on the camera.
 *
 * Returns: (transfer full) (nullable): NULL where this figure is flat now
 */
PlateauSpace *plateau_figure_dup_space (PlateauFigureKind kind,
                                        const PlateauSnapshot *snapshot,
                                        const PlateauStyle *style,
                                        const PlateauFigureOptions *options);

/** What lies at (@x, @y) of the figure drawn with the same arguments; FALSE where nothing does. */
gboolean plateau_figure_pick (PlateauFigureKind kind,
                              double width,
                              double height,
                              const PlateauSnapshot *snapshot,
                              const PlateauStyle *style,
                              const PlateauFigureOptions *options,
                              double x,
                              double y,
                              PlateauPick *pick);

/**
 * plateau_figure_locate:
 * @pick: what to look for; @x and @y are set where it stands in the figure drawn with the same arguments
 *
 * The way back from plateau_figure_pick (), for what was chosen by keys or in another figure.
 *
 * Returns: FALSE where it stands nowhere, or everywhere
 */
gboolean plateau_figure_locate (PlateauFigureKind kind,
                                double width,
                                double height,
                                const PlateauSnapshot *snapshot,
                                const PlateauStyle *style,
                                const PlateauFigureOptions *options,
                                PlateauPick *pick);

/** The words for a tooltip at a pick (translated): unit, example, z, a, slope; or epoch, loss. */
char *plateau_figure_pick_text (PlateauFigureKind kind,
                                const PlateauSnapshot *snapshot,
                                const PlateauFigureOptions *options,
                                const PlateauPick *pick);

G_END_DECLS
