/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layers-layout.h"

#include <math.h>

/* In ems: a row as low as this is still legible; a higher one says no more. */
#define LOWEST_ROW 1.95
#define HIGHEST_ROW 44.0

/* Rows as high as this leave room for large figures above. */
#define SPACIOUS_ROW 2.5

#define NARROWEST_ROWS 38.0

/* So wide all columns fit; below, the histogram of a goes. */
#define ALL_COLUMNS 46.0

/* So wide there is room for numbers beside the verdicts. */
#define WIDE 70.0

/* A scale of standard deviations goes higher than that of the numbers: those of ReLU may explode. */
#define STD_LOW 1e-20
#define STD_HIGH 1e8

/* The widths of the columns. */
static const double shares[PLATEAU_LAYERS_N_COLUMNS] = { 0.19, 0.20, 0.34, 0.27 };

static void
init_a_scale (PlateauLayersScale *self,
              PlateauActivation activation,
              double slot,
              const PlateauBox *column)
{
  double low, high, unused, from = column->x, to = column->x + column->width;
  guint n = plateau_bins_count (PLATEAU_BINS_SIGNED);

  switch (activation)
    {
    case PLATEAU_ACTIVATION_TANH:
      plateau_layers_scale_init_linear (self, -1, 1, from, to);
      break;
    case PLATEAU_ACTIVATION_SIGMOID:
      plateau_layers_scale_init_linear (self, 0, 1, from, to);
      break;
    case PLATEAU_ACTIVATION_RELU:
    case PLATEAU_ACTIVATION_LEAKY_RELU:
    case PLATEAU_ACTIVATION_LINEAR:
    default:
      plateau_bins_get_range (PLATEAU_BINS_SIGNED, n / 2, &low, &unused);
      plateau_bins_get_range (PLATEAU_BINS_SIGNED, n - 1, &unused, &high);
      plateau_layers_scale_init_log (self, activation != PLATEAU_ACTIVATION_RELU, low, high, slot,
                                     from, to);
      break;
    }
}

static void
init_scales (PlateauLayersLayout *self, const PlateauNetwork *network)
{
  PlateauActivation activation = plateau_network_activation (network, 1);
  const PlateauBox *a = &self->column[PLATEAU_LAYERS_COLUMN_A];
  const PlateauBox *error = &self->column[PLATEAU_LAYERS_COLUMN_ERROR];
  const PlateauBox *std = &self->column[PLATEAU_LAYERS_COLUMN_STD];
  guint n = plateau_bins_count (PLATEAU_BINS_MAGNITUDE);
  double slot = 0.45 * self->em, low, high, unused;

  if (self->room < PLATEAU_LAYERS_ROWS)
    {
      plateau_layers_scale_init_log (&self->scale[PLATEAU_LAYERS_COLUMN_STD], FALSE, STD_LOW,
                                     STD_HIGH, slot, std->y + std->height, std->y);
      return;
    }
  plateau_layers_scale_init_log (&self->scale[PLATEAU_LAYERS_COLUMN_STD], FALSE, STD_LOW, STD_HIGH,
                                 slot, std->x, std->x + std->width);
  plateau_bins_get_range (PLATEAU_BINS_MAGNITUDE, 0, &low, &unused);
  plateau_bins_get_range (PLATEAU_BINS_MAGNITUDE, n - 1, &unused, &high);
  plateau_layers_scale_init_log (&self->scale[PLATEAU_LAYERS_COLUMN_ERROR], FALSE, low, high, slot,
                                 error->x, error->x + error->width);
  init_a_scale (&self->scale[PLATEAU_LAYERS_COLUMN_A], activation, slot, a);
  /* The sigmoid's 0 ... 1 is a part of tanh's axis, but not of a logarithmic one. */
  self->has_output_scale = !plateau_activation_saturates (activation);
  if (self->has_output_scale)
    init_a_scale (&self->output_scale, PLATEAU_ACTIVATION_SIGMOID, slot, a);
}

static void
place_columns (PlateauLayersLayout *self, double width, double top)
{
  double em = self->em, gap = 1.5 * em, total = 0, x, room;
  gboolean all = width >= ALL_COLUMNS * em;
  guint first = all ? PLATEAU_LAYERS_COLUMN_A : PLATEAU_LAYERS_COLUMN_MAP;

  self->layer = (PlateauBox){ 0, top,
                              (width >= WIDE * em ? 11
                               : all              ? 9.4
                                                  : 8) *
                                  em,
                              self->pitch * self->n_layers };
  x = self->layer.width;
  room = width - x - 1.2 * em - (PLATEAU_LAYERS_N_COLUMNS - 1 - first) * gap;
  for (guint c = first; c < PLATEAU_LAYERS_N_COLUMNS; c++)
    total += shares[c];
  for (guint c = first; c < PLATEAU_LAYERS_N_COLUMNS; c++)
    {
      self->column[c] =
          (PlateauBox){ round (x), top, floor (room * shares[c] / total), self->layer.height };
      x += self->column[c].width + gap;
    }
}

/* FALSE where so many layers have no room for rows. */
static gboolean
try_rows (PlateauLayersLayout *self, const PlateauStyle *style, double width, double height)
{
  double em = self->em, ticks = 1.55 * em, top;

  if (width < NARROWEST_ROWS * em)
    return FALSE;
  for (guint spacious = 2; spacious-- > 0;)
    {
      self->is_spacious = spacious;
      self->head = spacious ? 0.95 * style->text_big + 1.75 * em : 1.7 * em;
      self->heads_y = self->head;
      top = ceil (self->heads_y + (spacious ? 2.75 : 1.5) * em);
      self->pitch = floor (fmin ((height - ticks - top) / self->n_layers, HIGHEST_ROW * em));
      if (self->pitch >= (spacious ? SPACIOUS_ROW : LOWEST_ROW) * em)
        {
          self->room = PLATEAU_LAYERS_ROWS;
          place_columns (self, width, top);
          self->ticks_y = top + self->layer.height + 0.2 * em;
          return TRUE;
        }
    }
  return FALSE;
}

static void
place_lines (PlateauLayersLayout *self,
             PlateauPen *pen,
             const PlateauStyle *style,
             double width,
             double height)
{
  PlateauBox *plot = &self->column[PLATEAU_LAYERS_COLUMN_STD];
  double em = self->em, left = 0.6 * em, bottom = 0.3 * em, top, label;
  gboolean numbered = height >= 11 * em;

  self->room =
      width >= 19 * em && height >= 13.5 * em ? PLATEAU_LAYERS_LINES : PLATEAU_LAYERS_MINUTE;
  self->is_spacious = FALSE;
  if (self->room == PLATEAU_LAYERS_LINES)
    {
      self->head = 1.15 * style->text_normal + 1.75 * em;
      self->heads_y = self->head;
      top = self->heads_y + 1.5 * em;
    }
  else
    {
      self->head = height > 6.5 * em ? 1.8 * em : 0;
      self->heads_y = 0;
      top = self->head + 0.3 * em;
    }
  if (width >= 13 * em)
    {
      plateau_pen_measure (pen, "10⁻¹⁸", &(PlateauText){ 0 }, &label, NULL);
      left = label + 0.8 * em;
    }
  left = fmin (left, width / 3);
  *plot = (PlateauBox){ ceil (left), ceil (top), 0, 0 };
  plot->width = fmax (8, floor (width - plot->x - 0.6 * em));
  self->pitch = plot->width / self->n_layers;
  self->words = self->pitch >= 5 * em && height >= 15 * em;
  if (numbered)
    bottom += 1.3 * em;
  if (self->words)
    bottom += 1.3 * em;
  self->verdicts_y = height - bottom - 0.8 * em;
  self->ticks_y = height - 0.2 * em - 1.3 * em;
  if (!numbered)
    self->ticks_y = height;
  plot->height = fmax (8, floor (self->verdicts_y - 0.9 * em - plot->y));
}

void
plateau_layers_layout_init (PlateauLayersLayout *self,
                            PlateauPen *pen,
                            double width,
                            double height,
                            const PlateauSnapshot *snapshot)
{
  const PlateauStyle *style = plateau_pen_style (pen);

  *self = (PlateauLayersLayout){ .em = style->text_small, .n_layers = snapshot->network->n_layers };
  for (guint l = 1; l <= self->n_layers; l++)
    self->profile[l] = snapshot->profile[l];
  if (!try_rows (self, style, width, height))
    place_lines (self, pen, style, width, height);
  init_scales (self, snapshot->network);
}

double
plateau_layers_layout_middle (const PlateauLayersLayout *self, guint layer)
{
  const PlateauBox *std = &self->column[PLATEAU_LAYERS_COLUMN_STD];

  return (self->room == PLATEAU_LAYERS_ROWS ? std->y : std->x) + (layer - 0.5) * self->pitch;
}

gboolean
plateau_layers_layout_cell (const PlateauLayersLayout *self,
                            PlateauLayersColumn column,
                            guint layer,
                            PlateauBox *box)
{
  const PlateauBox *ground = &self->column[column];
  double gap = ceil (fmin (0.3 * self->em, 0.12 * self->pitch));

  if (self->room < PLATEAU_LAYERS_ROWS || !(ground->width > 0))
    return FALSE;
  *box = (PlateauBox){ ground->x, ground->y + (layer - 1) * self->pitch + gap, ground->width,
                       self->pitch - gap };
  return TRUE;
}

void
plateau_layers_layout_map (const PlateauLayersLayout *self, guint layer, PlateauBox *box)
{
  plateau_layers_layout_cell (self, PLATEAU_LAYERS_COLUMN_MAP, layer, box);
  box->height -= ceil (0.3 * self->em);
}

gboolean
plateau_layers_layout_place_std (const PlateauLayersLayout *self,
                                 guint layer,
                                 double value,
                                 double *x,
                                 double *y)
{
  double middle = plateau_layers_layout_middle (self, layer), along;

  if (isnan (value))
    return FALSE;
  along = plateau_layers_scale_map (&self->scale[PLATEAU_LAYERS_COLUMN_STD], value);
  *x = self->room == PLATEAU_LAYERS_ROWS ? along : middle;
  *y = self->room == PLATEAU_LAYERS_ROWS ? middle : along;
  return TRUE;
}

gboolean
plateau_layers_layout_locate (const PlateauLayersLayout *self, PlateauPick *pick)
{
  const PlateauProfile *profile;
  guint layer = (guint) pick->layer;
  PlateauBox box;

  if (pick->layer < 1 || layer > self->n_layers)
    return FALSE;
  profile = self->profile[layer];
  if (self->room == PLATEAU_LAYERS_ROWS && profile != NULL && pick->unit >= 0 &&
      (guint) pick->unit < profile->n_units && pick->example >= 0 &&
      (guint) pick->example < profile->n_examples)
    {
      plateau_layers_layout_map (self, layer, &box);
      pick->x = box.x + box.width * (pick->unit + 0.5) / profile->n_units;
      pick->y = box.y + box.height * (pick->example + 0.5) / profile->n_examples;
      return TRUE;
    }
  if (profile != NULL &&
      plateau_layers_layout_place_std (self, layer, profile->error_std, &pick->x, &pick->y))
    return TRUE;
  plateau_layers_layout_place_std (self, layer, 1, &pick->x, &pick->y);
  return TRUE;
}

gboolean
plateau_layers_layout_pick (const PlateauLayersLayout *self, double x, double y, PlateauPick *pick)
{
  const PlateauBox *std = &self->column[PLATEAU_LAYERS_COLUMN_STD];
  gboolean rows = self->room == PLATEAU_LAYERS_ROWS;
  double along = rows ? y - std->y : x - std->x;
  const PlateauProfile *profile;
  PlateauBox box;

  if (!(along >= 0 && along < self->pitch * self->n_layers) ||
      (rows ? x < 0 || x > std->x + std->width : y < std->y || y > self->ticks_y))
    return FALSE;
  pick->layer = (int) fmin (along / self->pitch, self->n_layers - 1) + 1;
  profile = self->profile[pick->layer];
  if (rows && profile != NULL)
    {
      plateau_layers_layout_map (self, (guint) pick->layer, &box);
      if (x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height)
        {
          pick->unit = (int) ((x - box.x) / box.width * profile->n_units);
          pick->example = (int) ((y - box.y) / box.height * profile->n_examples);
        }
    }
  return plateau_layers_layout_locate (self, pick);
}
