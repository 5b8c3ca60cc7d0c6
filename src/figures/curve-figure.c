/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "curve-dots.h"
#include "curve-figure.h"
#include "curve-ground.h"
#include "curve-head.h"
#include "curve-histogram.h"
#include "curve-layout.h"
#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The lit example is ringed at all units, unless there are so many that rings hide the curve. */
#define MOST_RINGS 16

static void
draw_curve (PlateauPen *pen, const PlateauCurveLayout *layout)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauBox *plot = &layout->frame.plot;
  guint steps = (guint) CLAMP (plot->width / 2, 40, 600);

  /* Even, so that one step ends at the kink of ReLU. */
  steps += steps % 2;
  for (guint i = 0; i <= steps; i++)
    {
      double z = layout->window * (2.0 * i / steps - 1);

      cairo_line_to (
          cr, plateau_axis_map (&layout->frame.x, z),
          plateau_axis_map (&layout->frame.y, plateau_activation_value (layout->activation, z)));
    }
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, 1.2 * style->line_width);
  plateau_pen_set_color (pen, style->foreground);
  cairo_stroke (cr);
}

static const char *
formula (PlateauActivation activation)
{
  switch (activation)
    {
    case PLATEAU_ACTIVATION_TANH:
      return "a = tanh(z)";
    case PLATEAU_ACTIVATION_SIGMOID:
      return "a = σ(z)";
    case PLATEAU_ACTIVATION_RELU:
      return "a = max(0, z)";
    case PLATEAU_ACTIVATION_LEAKY_RELU:
      return "a = max(0.01 z, z)";
    case PLATEAU_ACTIVATION_LINEAR:
    default:
      return "a = z";
    }
}

static void
draw_axes (PlateauPen *pen,
           const PlateauCurveLayout *layout,
           double width,
           const GArray *x_ticks,
           const GArray *y_ticks,
           gboolean is_output)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauBox *plot = &layout->frame.plot;
  PlateauText title = { .color = style->foreground, .x_align = 0.5 };
  PlateauText side = { .color = style->foreground, .y_align = 0.5, .upright = TRUE };

  if (layout->room < PLATEAU_CURVE_SMALL)
    return;
  plateau_frame_draw_y_labels (pen, y_ticks, plot->x - 0.5 * layout->em);
  plateau_frame_draw_x_labels (pen, x_ticks, layout->ticks_y, width);
  if (layout->room < PLATEAU_CURVE_FULL)
    return;
  side.max_width = plot->height;
  plateau_pen_text (pen, 0, plot->y + plot->height / 2, formula (layout->activation), &side);
  title.max_width = plot->width;
  plateau_pen_text (pen, plot->x + plot->width / 2, layout->title_y,
                    is_output            ? _ ("z of every example")
                    : layout->layer == 1 ? _ ("z = w·x + b of every unit and example")
                                         : _ ("z = w·a + b of every unit and example"),
                    &title);
}

typedef struct
{
  gboolean shown;
  char text[96];
  PlateauText how;
  PlateauBox box;
} LitLabel;

/* Decides where the label of the lit dot goes before other text takes the place. */
static void
reserve_lit_label (PlateauPen *pen,
                   const PlateauCurveLayout *layout,
                   const PlateauPick *lit,
                   LitLabel *label)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  gboolean has_unit = lit->unit >= 0 && (guint) lit->unit < layout->n_units;
  double x, y;

  label->shown = FALSE;
  if (lit->example < 0 || layout->room < PLATEAU_CURVE_SMALL ||
      !plateau_curve_layout_locate (layout, has_unit ? (guint) lit->unit : 0, (guint) lit->example,
                                    &x, &y))
    return;
  if (has_unit && layout->n_units > 1)
    /* Translators: names the dot that is pointed at; both count from 1. */
    g_snprintf (label->text, sizeof label->text, _ ("unit %d · example %d"), lit->unit + 1,
                lit->example + 1);
  else
    /* Translators: names the dot that is pointed at; counts from 1. */
    g_snprintf (label->text, sizeof label->text, _ ("example %d"), lit->example + 1);
  label->how = (PlateauText){ .color = style->card,
                              .bold = TRUE,
                              .max_width = layout->frame.plot.width - layout->em };
  plateau_frame_place_label (pen, label->text, &label->how, x, y, layout->dot_size,
                             &layout->frame.plot, &label->box);
  label->shown = TRUE;
}

static void
draw_lit (PlateauPen *pen,
          const PlateauCurveLayout *layout,
          const PlateauPick *lit,
          const LitLabel *label)
{
  double x, y;

  if (lit->example < 0)
    {
      if (lit->unit >= 0 && layout->n_units > 1)
        plateau_curve_dots_draw_unit (pen, layout, (guint) lit->unit);
      return;
    }
  for (guint j = 0; j < layout->n_units && layout->n_units <= MOST_RINGS; j++)
    if ((int) j != lit->unit &&
        plateau_curve_layout_locate (layout, j, (guint) lit->example, &x, &y))
      plateau_frame_draw_ring (pen, x, y, 1.5 * layout->dot_size);
  if (lit->unit >= 0 &&
      plateau_curve_layout_locate (layout, (guint) lit->unit, (guint) lit->example, &x, &y))
    plateau_frame_draw_ring (pen, x, y, 2.3 * layout->dot_size);
  if (label->shown)
    plateau_frame_draw_label (pen, label->text, &label->how, &label->box,
                              plateau_pen_style (pen)->accent);
}

void
plateau_curve_figure_draw (PlateauPen *pen,
                           double width,
                           double height,
                           const PlateauSnapshot *snapshot,
                           const PlateauFigureOptions *options)
{
  PlateauCurveLayout layout;
  LitLabel lit = { 0 };
  PlateauPick pointed = options->lit;
  gboolean is_output;
  g_autoptr (GArray) x_ticks = NULL;
  g_autoptr (GArray) y_ticks = NULL;

  plateau_curve_layout_init (&layout, pen, width, height, snapshot, options);
  is_output = layout.layer == snapshot->network->n_layers;
  /* A unit of another layer has no dot here. */
  if (pointed.layer >= 0 && (guint) pointed.layer != layout.layer)
    pointed.unit = -1;
  x_ticks = plateau_frame_x_ticks (pen, &layout.frame.x);
  y_ticks = plateau_frame_y_ticks (pen, &layout.frame.y);

  if (plateau_pen_cr (pen) != NULL)
    {
      plateau_curve_ground_draw_zones (pen, &layout);
      plateau_frame_draw_grid (pen, &layout.frame, x_ticks, y_ticks);
      plateau_curve_ground_draw_slope (pen, &layout);
      draw_curve (pen, &layout);
    }
  plateau_curve_head_draw (pen, &layout, width, &snapshot->layer[layout.layer]);
  draw_axes (pen, &layout, width, x_ticks, y_ticks, is_output);
  reserve_lit_label (pen, &layout, &pointed, &lit);
  if (plateau_curve_layout_is_one_place (&layout))
    plateau_curve_dots_draw_one_place (pen, &layout);
  else
    plateau_curve_dots_draw (pen, &layout, &layout.frame);
  if (plateau_curve_layout_has_inset (&layout))
    plateau_curve_dots_draw_inset (pen, &layout);
  plateau_curve_histogram_draw (pen, &layout);
  plateau_curve_ground_draw_slope_labels (pen, &layout);
  plateau_curve_ground_draw_zone_labels (pen, &layout);
  draw_lit (pen, &layout, &pointed, &lit);
}

gboolean
plateau_curve_figure_pick (PlateauPen *pen,
                           double width,
                           double height,
                           const PlateauSnapshot *snapshot,
                           const PlateauFigureOptions *options,
                           double x,
                           double y,
                           PlateauPick *pick)
{
  PlateauCurveLayout layout;
  guint unit, example;

  plateau_curve_layout_init (&layout, pen, width, height, snapshot, options);
  if (!plateau_curve_layout_nearest (&layout, x, y, &unit, &example))
    return FALSE;
  pick->unit = (int) unit;
  pick->example = (int) example;
  plateau_curve_layout_locate (&layout, unit, example, &pick->x, &pick->y);
  return TRUE;
}

char *
plateau_curve_figure_pick_text (const PlateauSnapshot *snapshot,
                                const PlateauFigureOptions *options,
                                const PlateauPick *pick)
{
  guint layer = plateau_snapshot_visible_layer (snapshot, options->layer);
  guint unit = (guint) MAX (pick->unit, 0);
  guint stride = snapshot->settings.data->stride;
  PlateauActivation activation = plateau_network_activation (snapshot->network, layer);
  double z, a;
  g_autofree char *z_text = NULL;
  g_autofree char *a_text = NULL;
  g_autofree char *slope_text = NULL;

  if (pick->example < 0 || pick->unit < 0 || (pick->layer >= 0 && pick->layer != (int) layer) ||
      snapshot->z[layer] == NULL || snapshot->a[layer] == NULL ||
      unit >= snapshot->network->n[layer] ||
      (guint) pick->example >= snapshot->settings.data->n_examples)
    return NULL;
  z = snapshot->z[layer][(gsize) unit * stride + (guint) pick->example];
  a = snapshot->a[layer][(gsize) unit * stride + (guint) pick->example];
  z_text = plateau_format_number (z);
  a_text = plateau_format_number (a);
  slope_text = plateau_format_number (plateau_activation_slope (activation, z, a));
  /* Translators: a tooltip; unit and example count from 1; z, a and slope are numbers. */
  return g_strdup_printf (_ ("Unit %d, example %d: z = %s, a = %s, slope %s"), pick->unit + 1,
                          pick->example + 1, z_text, a_text, slope_text);
}

gboolean
plateau_curve_figure_locate (PlateauPen *pen,
                             double width,
                             double height,
                             const PlateauSnapshot *snapshot,
                             const PlateauFigureOptions *options,
                             PlateauPick *pick)
{
  PlateauCurveLayout layout;

  if (pick->unit < 0 || pick->example < 0)
    return FALSE;
  plateau_curve_layout_init (&layout, pen, width, height, snapshot, options);
  if ((pick->layer >= 0 && pick->layer != (int) layout.layer) ||
      pick->unit >= (int) snapshot->network->n[layout.layer] || snapshot->z[layout.layer] == NULL)
    return FALSE;
  return plateau_curve_layout_locate (&layout, (guint) pick->unit, (guint) pick->example, &pick->x,
                                      &pick->y);
}
