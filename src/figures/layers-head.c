/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layers-head.h"
#include "plot/marks.h"
#include "session/verdict.h"
#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define N_FIGURES 4

/* The warning sign's size and the start of the number after it, in the number's size. */
#define SIGN_SIZE 0.72
#define SIGN_ADVANCE 1.1

typedef struct
{
  char *value;
  char *caption;
  const char *shorter;
  gboolean alarm;
} BigFigure;

typedef struct
{
  BigFigure figures[N_FIGURES];
  guint n;
} Head;

static void
head_clear (Head *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      g_free (self->figures[i].value);
      g_free (self->figures[i].caption);
    }
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Head, head_clear)

PlateauLayersFlow
plateau_layers_flow (const PlateauSnapshot *snapshot, double *ratio)
{
  guint last = snapshot->network->n_layers;
  const PlateauDiagnostics *first = &snapshot->layer[1];

  *ratio = last > 1 ? plateau_gradient_ratio (first, &snapshot->layer[last]) : NAN;
  if (isnan (*ratio))
    return PLATEAU_LAYERS_FLOW_UNKNOWN;
  if (*ratio > PLATEAU_EXPLODING_RATIO)
    return PLATEAU_LAYERS_FLOW_EXPLODES;
  if (*ratio < PLATEAU_VANISHING_RATIO && first->gradient_norm < PLATEAU_VANISHING_NORM)
    return PLATEAU_LAYERS_FLOW_VANISHES;
  return PLATEAU_LAYERS_FLOW_STEADY;
}

static void
add_figure (Head *self, char *value, char *caption, const char *shorter, gboolean alarm)
{
  self->figures[self->n++] = (BigFigure){ value, caption, shorter, alarm };
}

static char *
flow_caption (PlateauLayersFlow flow)
{
  g_autofree char *low = plateau_format_number (PLATEAU_VANISHING_RATIO);
  g_autofree char *high = plateau_format_number (PLATEAU_EXPLODING_RATIO);

  switch (flow)
    {
    case PLATEAU_LAYERS_FLOW_VANISHES:
      /* Translators: below a large number: the norm of dW of the first layer, divided by that of the
       * last; a limit. */
      return g_strdup_printf (_ ("first / last ‖dW‖: vanishing, below %s"), low);
    case PLATEAU_LAYERS_FLOW_EXPLODES:
      /* Translators: as before. */
      return g_strdup_printf (_ ("first / last ‖dW‖: exploding, above %s"), high);
    case PLATEAU_LAYERS_FLOW_STEADY:
      /* Translators: as before, with both limits. */
      return g_strdup_printf (_ ("first / last ‖dW‖ (vanishing < %s, exploding > %s)"), low, high);
    case PLATEAU_LAYERS_FLOW_UNKNOWN:
    default:
      return g_strdup (_ ("first / last ‖dW‖: not defined"));
    }
}

static double
quotient (double numerator, double denominator)
{
  return denominator > 0 ? numerator / denominator : NAN;
}

/* The output has nothing before it that a gradient could vanish in. */
static void
add_output_figures (Head *self, const PlateauProfile *output)
{
  add_figure (self, plateau_format_number (output->error_std), g_strdup (_ ("std of dZ")),
              _ ("std of dZ"), FALSE);
  add_figure (self, plateau_format_number (output->a_std), g_strdup (_ ("std of a")),
              _ ("std of a"), FALSE);
}

static void
add_hidden_figures (Head *self, const PlateauLayersLayout *layout)
{
  const PlateauProfile *const *profile = layout->profile;
  guint last = layout->n_layers, n_dead = 0, n_units = 0;

  for (guint l = 1; l < last; l++)
    {
      n_dead += profile[l]->n_dead;
      n_units += profile[l]->n_units;
    }
  add_figure (self,
              plateau_format_number (quotient (profile[1]->error_std, profile[last]->error_std)),
              /* Translators: below a large number: the standard deviation of dZ in the first layer,
               * divided by that in the last. */
              g_strdup (_ ("first / last std of dZ")),
              /* Translators: the same, shorter. */
              _ ("first / last std dZ"), FALSE);
  if (last > 2)
    add_figure (self,
                plateau_format_number (quotient (profile[last - 1]->a_std, profile[1]->a_std)),
                /* Translators: below a large number: the standard deviation of a in the last hidden
                 * layer, divided by that in the first. */
                g_strdup (_ ("last / first hidden std of a")),
                /* Translators: the same, shorter. */
                _ ("last / first std a"), FALSE);
  /* Translators: a number of units, and how many there are in all. */
  add_figure (self, g_strdup_printf (_ ("%u of %u"), n_dead, n_units),
              /* Translators: below a large number, as "3 of 64". */
              g_strdup (_ ("dead units")), _ ("dead units"),
              n_dead >= PLATEAU_DEAD_SHARE * n_units);
}

static void
fill_head (Head *self, const PlateauLayersLayout *layout, const PlateauSnapshot *snapshot)
{
  guint last = layout->n_layers;
  double ratio;
  PlateauLayersFlow flow = plateau_layers_flow (snapshot, &ratio);
  gboolean has_profiles = TRUE;

  for (guint l = 1; l <= last; l++)
    has_profiles = has_profiles && layout->profile[l] != NULL;
  if (last == 1 && has_profiles)
    {
      add_output_figures (self, layout->profile[1]);
      return;
    }
  add_figure (self, plateau_format_number (ratio), flow_caption (flow),
              /* Translators: the norm of dW of the first layer, divided by that of the last. */
              _ ("first / last ‖dW‖"),
              flow == PLATEAU_LAYERS_FLOW_VANISHES || flow == PLATEAU_LAYERS_FLOW_EXPLODES);
  if (last > 1 && has_profiles)
    add_hidden_figures (self, layout);
}

static double
value_size (PlateauPen *pen, const PlateauLayersLayout *layout)
{
  const PlateauStyle *style = plateau_pen_style (pen);

  if (layout->is_spacious)
    return style->text_big;
  return layout->room == PLATEAU_LAYERS_LINES ? 1.15 * style->text_normal : style->text_normal;
}

static double
measure_figure (PlateauPen *pen,
                const PlateauLayersLayout *layout,
                const BigFigure *figure,
                gboolean in_full)
{
  const PlateauText value = { .size = value_size (pen, layout), .bold = TRUE };
  const PlateauText caption = { 0 };
  double width, caption_width;

  plateau_pen_measure (pen, figure->value, &value, &width, NULL);
  plateau_pen_measure (pen, in_full ? figure->caption : figure->shorter, &caption, &caption_width,
                       NULL);
  if (figure->alarm)
    width += SIGN_ADVANCE * value.size;
  return fmax (width, caption_width);
}

static double
measure_head (PlateauPen *pen,
              const PlateauLayersLayout *layout,
              const Head *head,
              guint n,
              gboolean in_full,
              double gap)
{
  double width = -gap;

  for (guint i = 0; i < n; i++)
    width += gap + measure_figure (pen, layout, &head->figures[i], in_full);
  return width;
}

static double
draw_value (PlateauPen *pen,
            const PlateauLayersLayout *layout,
            const BigFigure *figure,
            double x,
            double y,
            double max_width,
            double *height)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  PlateauText how = { .size = value_size (pen, layout),
                      .color = figure->alarm ? style->alarm : style->foreground,
                      .bold = TRUE,
                      .tight = TRUE };
  double sign = SIGN_SIZE * how.size, advance = figure->alarm ? SIGN_ADVANCE * how.size : 0, width;

  how.max_width = fmax (1, max_width - advance);
  plateau_pen_measure (pen, figure->value, &how, &width, height);
  if (plateau_pen_text (pen, x + advance, y, figure->value, &how) && figure->alarm &&
      plateau_pen_cr (pen) != NULL)
    /* Not by colour alone. */
    plateau_draw_warning (plateau_pen_cr (pen), x, y + 0.5 * *height - 0.52 * sign, sign,
                          style->alarm, style->card);
  return advance + width;
}

/* The headline alone, in one line. */
static void
draw_compact (PlateauPen *pen,
              const PlateauLayersLayout *layout,
              const BigFigure *figure,
              double x,
              double room)
{
  double y = 0.25 * layout->em, height, full_width;
  double advance = draw_value (pen, layout, figure, x, y, room, &height) + 0.6 * layout->em;
  PlateauText how = { .y_align = 0.5, .max_width = room - advance };

  plateau_pen_measure (pen, figure->caption, &(PlateauText){ 0 }, &full_width, NULL);
  if (how.max_width > 4 * layout->em)
    plateau_pen_text (pen, x + advance, y + height / 2,
                      full_width <= how.max_width ? figure->caption : figure->shorter, &how);
}

void
plateau_layers_head_draw (PlateauPen *pen,
                          const PlateauLayersLayout *layout,
                          double width,
                          const PlateauSnapshot *snapshot)
{
  double em = layout->em, gap = (layout->is_spacious ? 2.4 : 1.2) * em, x = 0.5 * em;
  double room = width - x - 0.3 * em;
  gboolean in_full = TRUE;
  g_auto (Head) head = { 0 };
  guint shown;

  if (!(layout->head > 0))
    return;
  fill_head (&head, layout, snapshot);
  if (!layout->is_spacious && layout->room != PLATEAU_LAYERS_LINES)
    {
      draw_compact (pen, layout, &head.figures[0], x, room);
      return;
    }
  /* First the captions become shorter, then there are fewer. */
  shown = head.n;
  if (measure_head (pen, layout, &head, shown, TRUE, gap) > room)
    for (in_full = FALSE; shown > 1; shown--)
      if (measure_head (pen, layout, &head, shown, FALSE, gap) <= room)
        break;
  for (guint i = 0; i < shown; i++)
    {
      const BigFigure *figure = &head.figures[i];
      double own = fmin (room, measure_figure (pen, layout, figure, in_full)), height;
      PlateauText how = { .max_width = own + 0.01 };

      draw_value (pen, layout, figure, x, 0.15 * em, own + 0.01, &height);
      plateau_pen_text (pen, x, 0.15 * em + height + (layout->is_spacious ? 0.1 : 0) * em,
                        in_full ? figure->caption : figure->shorter, &how);
      x += own + gap;
    }
}
