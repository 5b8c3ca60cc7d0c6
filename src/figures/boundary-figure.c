/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "boundary-figure.h"
#include "boundary-layout.h"
#include "boundary-lines.h"
#include "plot/marks.h"
#include "probability-map.h"
#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Points of a third feature fade in so many steps, over this share of its range. */
#define FADES 5
#define FADE_RANGE 0.45

/* How far a point lies from the shown plane: 0 on it, FADES - 1 far away. */
static guint
fade_of (const PlateauBoundaryLayout *self, guint example, double range)
{
  const PlateauDataset *data = self->data;
  guint third = 3 - self->plane.x - self->plane.y;
  double distance = fabs (data->x[(gsize) third * data->stride + example] - self->plane.rest);

  if (!(range > 0))
    return 0;
  return (guint) (fmin (1, distance / (FADE_RANGE * range)) * (FADES - 1) + 0.5);
}

/* Cells of two pixels hold so many dots of a class: more would only hide those before them. */
#define CELL 2.0
#define DOTS_PER_CELL(n_examples) ((n_examples) > 4000 ? 1 : 2)

static void
stamp_points (PlateauDots *dots, const PlateauBoundaryLayout *self, gboolean fading, double range)
{
  const PlateauDataset *data = self->data;
  const PlateauBox *plot = &self->frame.plot;
  guint columns = (guint) (plot->width / CELL) + 1, rows = (guint) (plot->height / CELL) + 1;
  g_autofree guint8 *held = g_new0 (guint8, (gsize) 2 * columns * rows);

  /* The faint ones first: the near ones lie on top. */
  for (guint pass = fading ? FADES : 1; pass-- > 0;)
    for (guint i = 0; i < data->n_examples; i += self->every)
      {
        guint fade = fading ? fade_of (self, i, range) : 0;
        guint class = data->y[i] > 0.5;
        guint8 *cell;
        double x, y;

        if (fade != pass || !plateau_boundary_layout_locate (self, i, &x, &y))
          continue;
        cell = held + class +
               2 * (columns * MIN ((guint) fmax (0, (y - plot->y) / CELL), rows - 1) +
                    MIN ((guint) fmax (0, (x - plot->x) / CELL), columns - 1));
        if (!fading && *cell >= DOTS_PER_CELL (data->n_examples))
          continue;
        ++*cell;
        plateau_dots_stamp (dots, 2 * fade + class, x, y);
      }
}

static void
draw_points (PlateauPen *pen, const PlateauBoundaryLayout *self)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauDataset *data = self->data;
  const PlateauBox *plot = &self->frame.plot;
  double edge = fmax (0.75, 0.12 * self->dot_size);
  gboolean fading = data->n_features == 3;
  double low = 0, high = 0;
  PlateauDots *dots = plateau_dots_new (
      plateau_pen_cr (pen), plot->x - 0.5 * self->dot_size, plot->y - 0.5 * self->dot_size,
      plot->width + self->dot_size, plot->height + self->dot_size);

  for (guint fade = 0; fade < FADES; fade++)
    for (guint class = 0; class < 2; class ++)
      {
        double alpha = 1 - 0.8 * fade / (FADES - 1.0);

        plateau_dots_add_look (dots, style->class_marks[class], self->dot_size,
                               plateau_color_fade (style->classes[class], alpha),
                               plateau_color_fade (style->card, alpha), edge);
      }
  if (fading)
    plateau_dataset_range (data, 3 - self->plane.x - self->plane.y, &low, &high);
  stamp_points (dots, self, fading, high - low);
  plateau_dots_finish (dots);
}

/* "Adelie"; a bare number is no name: "class 0". */
static char *
class_title (const PlateauDataset *data, guint class)
{
  const char *name = data->class_names[class];

  if (name == NULL || *name == '\0' || g_ascii_isdigit (*name))
    {
      g_autofree char *number = g_strdup_printf ("%u", class);

      /* Translators: the name of a class, which is a number. */
      return g_strdup_printf (_ ("class %s"), name != NULL && *name != '\0' ? name : number);
    }
  return g_strdup (name);
}

static void
draw_class_name (PlateauPen *pen,
                 const PlateauBoundaryLayout *self,
                 guint class,
                 double x,
                 double max_width)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  g_autofree char *name = class_title (self->data, class);
  double size = 0.7 * self->em;
  PlateauText how = { .color = style->foreground, .y_align = 0.5, .max_width = max_width };
  double y = self->head * 0.45;

  if (cr != NULL)
    {
      plateau_mark_path (cr, style->class_marks[class], x + 0.5 * size, y, size);
      plateau_pen_set_color (pen, style->classes[class]);
      cairo_fill (cr);
    }
  plateau_pen_text (pen, x + 1.5 * size, y, name, &how);
}

/* "● class 0 [shades] ▲ class 1": what the colours of points and map mean. */
static void
draw_legend (PlateauPen *pen, const PlateauBoundaryLayout *self, double from, double to)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  double bar = 4.5 * self->em, gap = 0.6 * self->em, mark = 1.05 * self->em;
  double y = self->head * 0.45;
  double widths[2], total, room, x;

  for (guint class = 0; class < 2; class ++)
    {
      static const PlateauText plain = { 0 };
      g_autofree char *name = class_title (self->data, class);

      plateau_pen_measure (pen, name, &plain, &widths[class], NULL);
    }
  room = (to - from - bar - 2 * gap - 2 * mark) / 2;
  if (room < 1.2 * self->em)
    return;
  widths[0] = fmin (widths[0], room);
  widths[1] = fmin (widths[1], room);
  total = widths[0] + widths[1] + bar + 2 * gap + 2 * mark;
  x = to - total;
  draw_class_name (pen, self, 0, x, room);
  x += widths[0] + mark + gap;
  if (cr != NULL && !self->one_feature)
    {
      cairo_pattern_t *shades = cairo_pattern_create_linear (x, 0, x + bar, 0);
      const PlateauColor stops[3] = { style->field_low, style->field_middle, style->field_high };

      for (guint i = 0; i < 3; i++)
        cairo_pattern_add_color_stop_rgb (shades, i / 2.0, stops[i].red, stops[i].green,
                                          stops[i].blue);
      plateau_rounded_path (cr, x, y - 0.35 * self->em, bar, 0.7 * self->em, 0.2 * self->em);
      cairo_set_source (cr, shades);
      cairo_fill_preserve (cr);
      cairo_set_line_width (cr, fmax (1, 0.4 * style->line_width));
      plateau_pen_set_color (pen, style->frame);
      cairo_stroke (cr);
      cairo_pattern_destroy (shades);
      /* The 0.5 line. */
      cairo_move_to (cr, x + bar / 2, y - 0.5 * self->em);
      cairo_rel_line_to (cr, 0, 1.0 * self->em);
      cairo_set_line_width (cr, style->line_width);
      plateau_pen_set_color (pen, style->foreground);
      cairo_stroke (cr);
    }
  x += bar + gap;
  draw_class_name (pen, self, 1, x, room);
}

static void
draw_head (PlateauPen *pen, const PlateauBoundaryLayout *self, double width, double accuracy)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauBox *plot = &self->frame.plot;
  g_autofree char *share = plateau_format_share (accuracy);
  /* Translators: the share of examples that the network puts into the right class. */
  g_autofree char *text = g_strdup_printf (_ ("accuracy %s"), share);
  PlateauText how = { .size = self->full ? style->text_normal : 0,
                      .color = style->foreground,
                      .bold = TRUE,
                      .y_align = 0.5 };
  double text_width;

  if (self->head <= 0)
    return;
  how.max_width = (self->full ? 0.4 : 1) * plot->width;
  plateau_pen_text (pen, plot->x, self->head * 0.45, text, &how);
  if (!self->full)
    return;
  plateau_pen_measure (pen, text, &how, &text_width, NULL);
  draw_legend (pen, self, plot->x + text_width + 1.5 * self->em, plot->x + plot->width);
}

static void
draw_axes (PlateauPen *pen, const PlateauBoundaryLayout *self, double width)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauBox *plot = &self->frame.plot;
  g_autoptr (GArray) x_ticks = NULL;
  g_autoptr (GArray) y_ticks = NULL;
  PlateauText title = { .color = style->foreground, .x_align = 0.5, .max_width = plot->width };
  PlateauText side = {
    .color = style->foreground, .y_align = 0.5, .upright = TRUE, .max_width = plot->height
  };
  g_autofree char *axis_title = NULL;

  if (!self->labelled)
    return;
  x_ticks = plateau_frame_x_ticks (pen, &self->frame.x);
  y_ticks = plateau_frame_y_ticks (pen, &self->frame.y);
  plateau_frame_draw_x_labels (pen, x_ticks, self->ticks_y, width);
  plateau_frame_draw_y_labels (pen, y_ticks, plot->x - 0.4 * self->em);
  if (!self->full)
    return;
  plateau_pen_text (pen, plot->x + plot->width / 2, self->ticks_y + 1.35 * self->em,
                    plateau_boundary_feature_name (self->data, self->plane.x), &title);
  /* Translators: the axis of a probability; %s is the name of a class, such as "1". */
  axis_title = g_strdup_printf (_ ("probability of class %s"), self->data->class_names[1]);
  plateau_pen_text (pen, 0, plot->y + plot->height / 2,
                    self->one_feature ? axis_title
                                      : plateau_boundary_feature_name (self->data, self->plane.y),
                    &side);
}

static void
draw_lit (PlateauPen *pen, const PlateauBoundaryLayout *self, const PlateauPick *lit)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  PlateauText how = { .color = style->card, .bold = TRUE };
  g_autofree char *text = NULL;
  PlateauBox box;
  double x, y;

  if (lit->example < 0 || !plateau_boundary_layout_locate (self, (guint) lit->example, &x, &y))
    return;
  plateau_frame_draw_ring (pen, x, y, 2.1 * self->dot_size);
  if (!self->labelled)
    return;
  /* Translators: names the dot that is pointed at; counts from 1. */
  text = g_strdup_printf (_ ("example %d"), lit->example + 1);
  how.max_width = self->frame.plot.width - self->em;
  plateau_frame_place_label (pen, text, &how, x, y, self->dot_size + 2, &self->frame.plot, &box);
  plateau_frame_draw_label (pen, text, &how, &box, style->accent);
}

void
plateau_boundary_figure_draw_plot (PlateauPen *pen,
                                   const PlateauBoundaryLayout *self,
                                   const PlateauNetwork *network,
                                   gboolean lines)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauBox *plot = &self->frame.plot;

  if (self->field != NULL && !self->one_feature)
    plateau_probability_map_draw (pen, &self->frame, self->field);
  if (lines)
    plateau_boundary_lines_draw_units (pen, self, network);
  draw_points (pen, self);
  if (self->field != NULL && self->one_feature)
    plateau_boundary_lines_draw_curve (pen, self);
  else if (self->field != NULL)
    plateau_boundary_lines_draw_contour (pen, self);
  cairo_rectangle (cr, plot->x, plot->y, plot->width, plot->height);
  cairo_set_line_width (cr, fmax (1, 0.5 * style->line_width));
  plateau_pen_set_color (pen, style->frame);
  cairo_stroke (cr);
}

void
plateau_boundary_figure_draw (PlateauPen *pen,
                              double width,
                              double height,
                              const PlateauSnapshot *snapshot,
                              const PlateauFigureOptions *options)
{
  PlateauBoundaryLayout self;

  plateau_boundary_layout_init (&self, pen, width, height, snapshot, options);
  if (plateau_pen_cr (pen) != NULL)
    {
      if (self.one_feature)
        {
          g_autoptr (GArray) x_ticks = plateau_frame_x_ticks (pen, &self.frame.x);

          plateau_frame_draw_grid (pen, &self.frame, x_ticks, NULL);
        }
      plateau_boundary_figure_draw_plot (pen, &self, snapshot->network, TRUE);
    }
  draw_head (pen, &self, width, snapshot->accuracy);
  draw_axes (pen, &self, width);
  /* Where the unit has no layer of its own it is one of the shown layer. */
  if (options->lit.unit >= 0 &&
      (options->lit.layer < 0 ? plateau_snapshot_visible_layer (snapshot, options->layer) == 1
                              : options->lit.layer == 1))
    plateau_boundary_lines_draw_lit (pen, &self, snapshot->network, (guint) options->lit.unit);
  draw_lit (pen, &self, &options->lit);
}

gboolean
plateau_boundary_figure_pick (PlateauPen *pen,
                              double width,
                              double height,
                              const PlateauSnapshot *snapshot,
                              const PlateauFigureOptions *options,
                              double x,
                              double y,
                              PlateauPick *pick)
{
  PlateauBoundaryLayout self;
  double best;
  gboolean found = FALSE;

  plateau_boundary_layout_init (&self, pen, width, height, snapshot, options);
  best = fmax (self.dot_size, 9);
  best *= best;
  for (guint i = 0; i < self.data->n_examples; i++)
    {
      double px, py, distance;

      if (!plateau_boundary_layout_locate (&self, i, &px, &py))
        continue;
      distance = (px - x) * (px - x) + (py - y) * (py - y);
      if (distance < best)
        {
          best = distance;
          pick->example = (int) i;
          pick->x = px;
          pick->y = py;
          found = TRUE;
        }
    }
  return found;
}

char *
plateau_boundary_figure_pick_text (const PlateauSnapshot *snapshot,
                                   const PlateauFigureOptions *options,
                                   const PlateauPick *pick)
{
  const PlateauDataset *data = snapshot->settings.data;
  const double *output = snapshot->a[snapshot->network->n_layers];
  g_autoptr (GString) features = NULL;
  const char *class;
  guint i;

  if (pick->example < 0 || (guint) pick->example >= data->n_examples)
    return NULL;
  i = (guint) pick->example;
  features = g_string_new (NULL);
  for (guint f = 0; f < data->n_features; f++)
    {
      g_autofree char *value = plateau_format_number (data->x[(gsize) f * data->stride + i]);

      g_string_append_printf (features, "%s%s = %s", f > 0 ? ", " : "",
                              plateau_boundary_feature_name (data, f), value);
    }
  class = data->class_names[data->y[i] > 0.5];
  class = class != NULL ? class : "";
  if (output != NULL)
    {
      g_autofree char *probability = plateau_format_number (output[i]);

      /* Translators: a tooltip: the example's number, its features ("x1 = 2, x2 = 3"), its class,
       * the network's probability of class 1, and that class's name. */
      return g_strdup_printf (_ ("Example %d (%s): class %s; the network gives %s to class %s"),
                              pick->example + 1, features->str, class, probability,
                              data->class_names[1] != NULL ? data->class_names[1] : "1");
    }
  /* Translators: a tooltip: the example's number, its features ("x1 = 2, x2 = 3"), and its class. */
  return g_strdup_printf (_ ("Example %d (%s): class %s"), pick->example + 1, features->str, class);
}

gboolean
plateau_boundary_figure_locate (PlateauPen *pen,
                                double width,
                                double height,
                                const PlateauSnapshot *snapshot,
                                const PlateauFigureOptions *options,
                                PlateauPick *pick)
{
  PlateauBoundaryLayout layout;

  if (pick->example < 0)
    return FALSE;
  plateau_boundary_layout_init (&layout, pen, width, height, snapshot, options);
  return plateau_boundary_layout_locate (&layout, (guint) pick->example, &pick->x, &pick->y);
}
