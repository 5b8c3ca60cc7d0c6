/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "network-edges.h"
#include "network-map.h"
#include "network-words.h"
#include "plot/marks.h"
#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* In ems. */
#define HEAD_LINE 1.25
#define SCALE_WIDTH 6.0
#define SAMPLE 2.0
#define ITEM_GAP 1.3

/* Where the words of a column may stand. */
static void
get_room (const PlateauNetworkLayout *layout, guint l, double *from, double *to)
{
  const PlateauNetworkColumn *column = &layout->column[l];
  double air = 0.15 * layout->em;

  *from = l == 0 ? 0 : (column[-1].right + column->left) / 2 + air;
  *to = l == layout->n_layers ? layout->width : (column->right + column[1].left) / 2 - air;
}

static double
text_width (PlateauPen *pen, const char *text, const PlateauText *how)
{
  double width;

  plateau_pen_measure (pen, text, how, &width, NULL);
  return width;
}

/* Centred over its column, or beside that where the figure ends. FALSE where it is too long. */
static gboolean
draw_centred (PlateauPen *pen,
              const PlateauNetworkLayout *layout,
              guint l,
              double y,
              const char *text,
              PlateauText *how)
{
  const PlateauNetworkColumn *column = &layout->column[l];
  double width = text_width (pen, text, how), from, to;

  get_room (layout, l, &from, &to);
  if (width > to - from)
    return FALSE;
  return plateau_pen_text (
      pen, CLAMP ((column->left + column->right - width) / 2, from, to - width), y, text, how);
}

static char *
head_name (const PlateauNetworkLayout *layout, const PlateauSnapshot *snapshot, guint l, guint form)
{
  if (l == 0)
    return g_strdup (C_ ("column of the network", "features"));
  return form == 0 || l == layout->n_layers ? plateau_layer_name (snapshot, l)
                                            : g_strdup_printf ("%u", l);
}

static char *
head_count (const PlateauNetworkLayout *layout, guint l, guint form)
{
  const PlateauNetworkColumn *column = &layout->column[l];

  if (form > 0)
    return g_strdup_printf ("%u/%u", column->n_classes, column->n_units);
  /* Translators: above a layer: how many of its units are distinct, and how many it has. */
  return g_strdup_printf (_ ("%u distinct of %u"), column->n_classes, column->n_units);
}

/* The first form in which the words of every hidden layer find room. */
static guint
choose_form (PlateauPen *pen,
             const PlateauNetworkLayout *layout,
             const PlateauSnapshot *snapshot,
             gboolean counts)
{
  const PlateauText how = { .bold = TRUE };

  for (guint l = 1; l < layout->n_layers; l++)
    {
      g_autofree char *text =
          counts ? head_count (layout, l, 0) : head_name (layout, snapshot, l, 0);
      double from, to;

      get_room (layout, l, &from, &to);
      if (text_width (pen, text, &how) > to - from)
        return 1;
    }
  return 0;
}

void
plateau_network_words_draw_heads (PlateauPen *pen,
                                  const PlateauNetworkLayout *layout,
                                  const PlateauSnapshot *snapshot)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  guint name_form = choose_form (pen, layout, snapshot, FALSE);
  guint count_form = choose_form (pen, layout, snapshot, TRUE);

  if (layout->room < PLATEAU_NETWORK_SMALL)
    return;
  /* The hidden layers first: they need their words most. */
  for (guint turn = 0; turn <= layout->n_layers; turn++)
    {
      guint l = (turn + 1) % (layout->n_layers + 1);
      const PlateauNetworkColumn *column = &layout->column[l];
      g_autofree char *name = head_name (layout, snapshot, l, name_form);
      g_autofree char *count = NULL;
      PlateauText how = { .color = style->foreground, .bold = TRUE };

      draw_centred (pen, layout, l, 0, name, &how);
      if (l == 0 || l == layout->n_layers)
        continue;
      count = head_count (layout, l, count_form);
      /* What is one unit drawn as several, or several drawn as one, is the news. */
      how.bold = column->n_classes < column->n_units;
      how.color = how.bold ? style->foreground : style->dim;
      draw_centred (pen, layout, l, HEAD_LINE * layout->em, count, &how);
    }
}

static void
draw_scale (PlateauPen *pen, const PlateauNetworkLayout *layout, guint l, double y)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauNetworkColumn *column = &layout->column[l];
  double middle = (column->left + column->right) / 2, width, from, to, low, high, labels[2];
  PlateauText how = { .y_align = 0.5, .tight = TRUE };
  char texts[2][32];

  if (!plateau_network_map_range (layout, l, &low, &high))
    return;
  get_room (layout, l, &from, &to);
  plateau_axis_format (low, high - low, texts[0], sizeof texts[0]);
  plateau_axis_format (high, high - low, texts[1], sizeof texts[1]);
  for (guint i = 0; i < 2; i++)
    labels[i] = text_width (pen, texts[i], &how) + 0.4 * layout->em;
  width = fmin (SCALE_WIDTH * layout->em,
                2 * fmin (middle - from - labels[0], to - middle - labels[1]));
  if (width < 1.5 * layout->em)
    return;

  how.x_align = 1;
  if (!plateau_pen_text (pen, middle - width / 2 - 0.3 * layout->em, y, texts[0], &how))
    return;
  how.x_align = 0;
  plateau_pen_text (pen, middle + width / 2 + 0.3 * layout->em, y, texts[1], &how);
  if (cr != NULL)
    {
      cairo_pattern_t *shades =
          cairo_pattern_create_linear (middle - width / 2, 0, middle + width / 2, 0);
      const PlateauColor stops[3] = { style->field_low, style->field_middle, style->field_high };

      for (guint i = 0; i < 3; i++)
        cairo_pattern_add_color_stop_rgb (shades, i / 2.0, stops[i].red, stops[i].green,
                                          stops[i].blue);
      plateau_rounded_path (cr, middle - width / 2, y - 0.3 * layout->em, width, 0.6 * layout->em,
                            0.2 * layout->em);
      cairo_set_source (cr, shades);
      cairo_fill_preserve (cr);
      cairo_set_line_width (cr, fmax (1, 0.4 * style->line_width));
      plateau_pen_set_color (pen, style->frame);
      cairo_stroke (cr);
      cairo_pattern_destroy (shades);
    }
}

/* Below all columns or below none, however many digits a slope has just now. */
static gboolean
slopes_fit (PlateauPen *pen, const PlateauNetworkLayout *layout)
{
  const PlateauText plain = { 0 };
  g_autofree char *text = g_strdup_printf (_ ("mean slope %s"), "0.00888");
  double width = text_width (pen, text, &plain);

  for (guint l = 1; l <= layout->n_layers; l++)
    {
      double from, to;

      get_room (layout, l, &from, &to);
      if (width > to - from)
        return FALSE;
    }
  return TRUE;
}

void
plateau_network_words_draw_feet (PlateauPen *pen,
                                 const PlateauNetworkLayout *layout,
                                 const PlateauSnapshot *snapshot)
{
  double em = layout->em, room = layout->legend_y - layout->foot_y;
  gboolean slopes;

  if (plateau_network_edges_crowd (layout->network))
    room -= 1.35 * em;
  if (layout->room < PLATEAU_NETWORK_SMALL || room < 1.2 * em)
    return;
  slopes = room > 2.5 * em && slopes_fit (pen, layout);
  for (guint l = 1; l <= layout->n_layers; l++)
    {
      g_autofree char *slope = plateau_format_number (snapshot->layer[l].mean_slope);
      /* Translators: below a layer of the network: the mean slope of its activation. */
      g_autofree char *text = g_strdup_printf (_ ("mean slope %s"), slope);
      PlateauText how = { 0 };

      draw_scale (pen, layout, l, layout->foot_y + 0.65 * em);
      if (slopes)
        draw_centred (pen, layout, l, layout->foot_y + 1.3 * em, text, &how);
    }
}

/* A piece of the legend: a word, or a line and the word after it. */
typedef struct
{
  const char *word;
  double weight;
  gboolean has_line;
  gboolean neutral; /* a line of its width, but of neither sign */
} Item;

static double
item_width (PlateauPen *pen, const Item *item, double sample)
{
  const PlateauText plain = { 0 };

  return text_width (pen, item->word, &plain) + (item->has_line ? 1.2 * sample : 0);
}

static void
draw_item (PlateauPen *pen,
           const PlateauNetworkLayout *layout,
           const Item *item,
           double x,
           double sample)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauText how = { .y_align = 0.5 };
  double y = layout->legend_y + 0.65 * layout->em;

  if (item->has_line && cr != NULL)
    {
      PlateauNetworkLook look = plateau_network_look (layout, style, item->weight);
      const double dash[2] = { look.dash, 0.7 * look.dash };

      cairo_save (cr);
      cairo_set_dash (cr, dash, look.dash > 0 ? 2 : 0, 0);
      cairo_set_line_width (cr, look.width);
      plateau_pen_set_color (pen, item->neutral ? style->dim : look.color);
      cairo_move_to (cr, x, y);
      cairo_rel_line_to (cr, sample, 0);
      cairo_stroke (cr);
      cairo_restore (cr);
    }
  plateau_pen_text (pen, x + (item->has_line ? 1.2 * sample : 0), y, item->word, &how);
}

/* Draws all items in a row, in the middle. FALSE where there is no room for them. */
static gboolean
draw_items (PlateauPen *pen,
            const PlateauNetworkLayout *layout,
            const Item *items,
            guint n,
            double sample,
            double gap)
{
  double total = -gap, x;

  for (guint i = 0; i < n; i++)
    total += item_width (pen, &items[i], sample) + gap;
  if (total > layout->width)
    return FALSE;
  x = (layout->width - total) / 2;
  for (guint i = 0; i < n; i++)
    {
      draw_item (pen, layout, &items[i], x, sample);
      x += item_width (pen, &items[i], sample) + gap;
    }
  return TRUE;
}

/* Says which edges are not drawn, if any are not. */
static void
draw_left_out (PlateauPen *pen, const PlateauNetworkLayout *layout)
{
  guint most = plateau_network_edges_most (layout->network), n_full = 0;
  guint n_edges = 0;
  g_autofree char *strongest = NULL, *all = NULL, *text = NULL;
  PlateauText how = { .color = plateau_pen_style (pen)->foreground,
                      .x_align = 0.5,
                      .max_width = layout->width };

  for (guint l = 1; l <= layout->n_layers; l++)
    {
      guint n = layout->column[l].n_nodes * layout->column[l - 1].n_nodes;

      n_full += n > most;
      n_edges = MAX (n_edges, n);
    }
  if (n_full == 0)
    return;
  strongest = plateau_format_count (most);
  all = plateau_format_count (n_edges);
  text = n_full == 1
             /* Translators: which lines of the network are drawn: "the 256 strongest of 4,096". */
             ? g_strdup_printf (_ ("drawn: the %s strongest of %s edges"), strongest, all)
             /* Translators: the same, where it holds for several layers. */
             : g_strdup_printf (_ ("drawn: between two layers the %s strongest of up to %s edges"),
                                strongest, all);
  plateau_pen_text (pen, layout->width / 2, layout->legend_y - 1.35 * layout->em, text, &how);
}

void
plateau_network_words_draw_legend (PlateauPen *pen, const PlateauNetworkLayout *layout)
{
  const double weights[3] = { 0.01, 1, 100 };
  char numbers[3][32];
  const Item items[] = {
    { .word = "|w|" },
    { numbers[0], weights[0], TRUE, TRUE },
    { numbers[1], weights[1], TRUE, TRUE },
    { numbers[2], weights[2], TRUE, TRUE },
    /* Translators: in a legend, of a weight. */
    { C_ ("weight", "positive"), 1, TRUE, FALSE },
    { C_ ("weight", "negative"), -1, TRUE, FALSE },
    { C_ ("weight", "zero"), 0, TRUE, FALSE },
  };
  Item brief[G_N_ELEMENTS (items)];
  guint n = G_N_ELEMENTS (items);

  if (layout->room < PLATEAU_NETWORK_SMALL)
    return;
  draw_left_out (pen, layout);
  for (guint i = 0; i < 3; i++)
    plateau_axis_format (weights[i], weights[i], numbers[i], sizeof numbers[i]);
  memcpy (brief, items, sizeof items);
  brief[4].word = "+";
  brief[5].word = "−";
  brief[6].word = "0";
  if (!draw_items (pen, layout, items, n, SAMPLE * layout->em, ITEM_GAP * layout->em) &&
      !draw_items (pen, layout, brief, n, 1.6 * layout->em, 0.8 * layout->em))
    /* The signs go before the scale. */
    draw_items (pen, layout, brief + 4, 2, 1.4 * layout->em, 0.6 * layout->em);
}
