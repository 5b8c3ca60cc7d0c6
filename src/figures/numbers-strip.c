/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numbers-strip.h"

#include "plot/marks.h"

#include <math.h>

/* In ems of the strip. */
#define HEIGHT 1.9
#define PADDING 0.45
#define ARROW 1.0

/* The stages of one hidden layer are shown in small type before some are left out. */
#define MAX_IN_SMALL 15

static void
clear_entry (gpointer entry)
{
  g_clear_pointer (&((PlateauStripEntry *) entry)->name, plateau_formula_free);
}

static double
room_of (const PlateauFormula *name)
{
  return name->width + 2 * PADDING;
}

static double
total_of (PlateauFormula **names, guint n)
{
  double width = 0;

  for (guint i = 0; i < n; i++)
    width += room_of (names[i]) + (i > 0 ? ARROW : 0);
  return width;
}

/*
 * Marks which stages are shown: the present one, then by turns those after and before it and both
 * ends, as long as all with their arrows are not wider than @room ems.
 */
static void
choose (PlateauFormula **names, guint n, guint present, double room, gboolean *shown)
{
  double dots = 0.8 + 2 * PADDING + ARROW, used = room_of (names[present]);
  guint n_shown = 1;

  shown[present] = TRUE;
  for (guint i = 0; total_of (names, n) <= room && i < n; i++)
    shown[i] = TRUE;
  for (guint distance = 1; distance < n; distance++)
    for (guint k = 0; k < 2; k++)
      {
        gboolean after = k == 0;
        guint i = after ? present + distance : present - distance;

        /* The ends come right after the neighbours. */
        if (distance == 2)
          i = after ? n - 1 : 0;
        else if (distance > 2)
          i = after ? present + distance - 1 : present - distance + 1;
        if (i >= n || shown[i])
          continue;
        if (used + room_of (names[i]) + ARROW + (n_shown + 1 < n ? 2 : 0) * dots > room)
          return;
        used += room_of (names[i]) + ARROW;
        shown[i] = TRUE;
        n_shown++;
      }
}

void
plateau_strip_init (PlateauStrip *self,
                    PlateauPen *pen,
                    double width,
                    const PlateauSnapshot *snapshot,
                    guint present)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  guint n = plateau_recipe_n_stages (snapshot->network->n_layers);
  g_autofree PlateauFormula **names = g_new (PlateauFormula *, n);
  g_autofree gboolean *shown = g_new0 (gboolean, n);
  double smallest = style->text_small, largest = 1.2 * style->text_normal, x = 0, edge = 4;
  gboolean was_gap = FALSE;

  *self = (PlateauStrip){ .present = present };
  self->entries = g_array_new (FALSE, TRUE, sizeof (PlateauStripEntry));
  g_array_set_clear_func (self->entries, clear_entry);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *markup = plateau_numbers_stage_markup (snapshot, i);

      names[i] = plateau_formula_new (pen, markup);
    }
  self->size = 0.999 * (width - 2 * edge) / total_of (names, n);
  /* Few that can be read from afar are better than all in small type. */
  if (n > MAX_IN_SMALL && self->size < style->text_normal)
    self->size = style->text_normal;
  self->size = CLAMP (self->size, smallest, largest);
  self->height = HEIGHT * self->size;
  choose (names, n, present, (width - 2 * edge) / self->size, shown);
  for (guint i = 0; i < n; i++)
    {
      PlateauStripEntry entry = { .stage = (int) i };

      if (!shown[i] && was_gap)
        {
          plateau_formula_free (names[i]);
          continue;
        }
      was_gap = !shown[i];
      if (shown[i])
        entry.name = names[i];
      else
        {
          plateau_formula_free (names[i]);
          entry.stage = -1;
          entry.name = plateau_formula_new (pen, "\\text{…}");
        }
      if (self->entries->len > 0)
        x += ARROW * self->size;
      entry.box = (PlateauBox){ x, edge, room_of (entry.name) * self->size, self->height };
      x += entry.box.width;
      g_array_append_val (self->entries, entry);
    }
  for (guint k = 0; k < self->entries->len; k++)
    g_array_index (self->entries, PlateauStripEntry, k).box.x += fmax (edge, (width - x) / 2);
  self->height += edge;
}

void
plateau_strip_clear (PlateauStrip *self)
{
  g_clear_pointer (&self->entries, g_array_unref);
}

/* The present stage is a filled shape, bold, and has a pointer to what stands below. */
static void
draw_present (PlateauPen *pen, const PlateauBox *box, double size)
{
  cairo_t *cr = plateau_pen_cr (pen);
  double middle = box->x + box->width / 2, bottom = box->y + box->height;

  plateau_pen_set_color (pen, plateau_pen_style (pen)->accent);
  plateau_rounded_path (cr, box->x, box->y, box->width, box->height, 0.45 * size);
  cairo_fill (cr);
  cairo_move_to (cr, middle - 0.45 * size, bottom - 0.5);
  cairo_line_to (cr, middle + 0.45 * size, bottom - 0.5);
  cairo_line_to (cr, middle, bottom + 0.42 * size);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_arrow (PlateauPen *pen, double x, double y, double size)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);

  plateau_pen_set_color (pen, style->dim);
  cairo_set_line_width (cr, 0.7 * style->line_width);
  cairo_move_to (cr, x + 0.14 * size, y);
  cairo_line_to (cr, x + 0.82 * size, y);
  cairo_move_to (cr, x + 0.56 * size, y - 0.24 * size);
  cairo_line_to (cr, x + 0.82 * size, y);
  cairo_line_to (cr, x + 0.56 * size, y + 0.24 * size);
  cairo_stroke (cr);
}

void
plateau_strip_draw (const PlateauStrip *self, PlateauPen *pen)
{
  const PlateauStyle *style = plateau_pen_style (pen);

  for (guint k = 0; k < self->entries->len; k++)
    {
      const PlateauStripEntry *entry = &g_array_index (self->entries, PlateauStripEntry, k);
      gboolean present = entry->stage == (int) self->present;
      PlateauColor color = present ? style->card
                           : entry->stage > (int) self->present || entry->stage < 0
                               ? style->dim
                               : style->foreground;

      if (plateau_pen_cr (pen) != NULL)
        {
          if (present)
            draw_present (pen, &entry->box, self->size);
          if (k > 0)
            draw_arrow (pen, entry->box.x - ARROW * self->size,
                        entry->box.y + entry->box.height / 2, self->size);
        }
      plateau_formula_draw (entry->name, pen, entry->box.x + PADDING * self->size,
                            entry->box.y + entry->box.height / 2 + 0.32 * self->size, self->size,
                            color, present);
    }
}

int
plateau_strip_pick (const PlateauStrip *self, double x, double y)
{
  for (guint k = 0; k < self->entries->len; k++)
    {
      const PlateauStripEntry *entry = &g_array_index (self->entries, PlateauStripEntry, k);

      if (x >= entry->box.x && x <= entry->box.x + entry->box.width && y >= entry->box.y &&
          y <= entry->box.y + entry->box.height)
        return entry->stage;
    }
  return -1;
}
