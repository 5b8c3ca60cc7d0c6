/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layers-axes.h"
#include "layers-lines.h"

#include <glib/gi18n-lib.h>

static gboolean
is_off_when_flat (PlateauActivation activation)
{
  return activation == PLATEAU_ACTIVATION_RELU || activation == PLATEAU_ACTIVATION_LEAKY_RELU;
}

static const char *
head_of (PlateauLayersColumn column, PlateauActivation activation)
{
  switch (column)
    {
    case PLATEAU_LAYERS_COLUMN_A:
      /* Translators: the head of a column: the outputs a of a layer. */
      return _ ("Outputs a");
    case PLATEAU_LAYERS_COLUMN_MAP:
      /* Translators: the head of a column: a map of what is on the flat parts of tanh, or off. */
      return is_off_when_flat (activation) ? _ ("Off: z ≤ 0") : _ ("On the flat parts");
    case PLATEAU_LAYERS_COLUMN_ERROR:
      /* Translators: the head of a column: the sizes of dZ. */
      return _ ("Gradients |dZ|");
    case PLATEAU_LAYERS_COLUMN_STD:
    default:
      /* Translators: the head of a column of lines. */
      return _ ("Standard deviation");
    }
}

/* The first that fits is drawn. */
static void
explain (PlateauLayersColumn column, PlateauActivation activation, const char *words[2])
{
  switch (column)
    {
    case PLATEAU_LAYERS_COLUMN_A:
      /* Translators: below the head of a column of histograms. */
      words[0] = _ ("of all units and examples");
      words[1] = NULL;
      break;
    case PLATEAU_LAYERS_COLUMN_MAP:
      /* Translators: explain a map: columns are units, rows are examples, dark cells are off, or on
       * the flat parts; and the same where there is less room. */
      words[0] = is_off_when_flat (activation) ? _ ("unit × example; dark: off")
                                               : _ ("unit × example; dark: flat");
      words[1] = is_off_when_flat (activation) ? _ ("dark: off") : _ ("dark: flat");
      break;
    case PLATEAU_LAYERS_COLUMN_ERROR:
    default:
      /* Translators: explain how high the bars of a histogram are; the second is shorter. */
      words[0] = _ ("height: root of the share, full from 50 %");
      words[1] = _ ("height: root of the share");
      break;
    }
}

static void
draw_explanation (PlateauPen *pen,
                  PlateauLayersColumn column,
                  PlateauActivation activation,
                  const PlateauBox *box,
                  double y)
{
  static const PlateauText plain = { 0 };
  const char *words[2];

  explain (column, activation, words);
  for (guint i = 0; i < 2 && words[i] != NULL; i++)
    {
      double width;

      plateau_pen_measure (pen, words[i], &plain, &width, NULL);
      if (width <= box->width && plateau_pen_text (pen, box->x, y, words[i], &plain))
        return;
    }
}

static void
draw_heads (PlateauPen *pen, const PlateauLayersLayout *layout, PlateauActivation activation)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  double em = layout->em;

  for (guint c = 0; c < PLATEAU_LAYERS_N_COLUMNS; c++)
    {
      const PlateauBox *column = &layout->column[c];
      PlateauText how = { .color = style->foreground, .bold = TRUE, .max_width = column->width };
      gboolean is_std = c == PLATEAU_LAYERS_COLUMN_STD;
      double y = layout->heads_y;

      if (!(column->width > 0))
        continue;
      /* Where there is one line only, the legend says what the last column is. */
      if (!is_std || layout->is_spacious)
        {
          plateau_pen_text (pen, column->x, y, head_of (c, activation), &how);
          y += 1.25 * em;
        }
      if (is_std)
        plateau_layers_lines_draw_legend (pen, layout, column->x, y, column->width + 0.8 * em);
      else if (layout->is_spacious)
        draw_explanation (pen, c, activation, column, y);
    }
}

static void
draw_grid (PlateauPen *pen, const PlateauLayersLayout *layout, guint c, const GArray *ticks)
{
  PlateauFrame frame = { .plot = layout->column[c] };

  plateau_frame_draw_grid (pen, &frame, ticks, NULL);
}

void
plateau_layers_axes_draw (PlateauPen *pen,
                          const PlateauLayersLayout *layout,
                          double width,
                          PlateauActivation activation)
{
  double em = layout->em;

  draw_heads (pen, layout, activation);
  for (guint c = 0; c < PLATEAU_LAYERS_N_COLUMNS; c++)
    {
      g_autoptr (GArray) ticks = NULL;

      if (c == PLATEAU_LAYERS_COLUMN_MAP || !(layout->column[c].width > 0))
        continue;
      ticks = plateau_layers_scale_ticks (&layout->scale[c],
                                          (c == PLATEAU_LAYERS_COLUMN_A ? 2.9 : 3.7) * em);
      draw_grid (pen, layout, c, ticks);
      plateau_frame_draw_x_labels (pen, ticks, layout->ticks_y, width);
    }
}
