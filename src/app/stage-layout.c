/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "stage-layout.h"

#define GAP 12
#define SMALL_SHARE 0.31 /* of the width or height that a row or column of small ones takes */
#define SMALL_MAX_WIDTH 520
#define TALL_RATIO 0.95 /* width / height below which the small ones go below */

struct _PlateauStageLayout
{
  GtkLayoutManager parent_instance;

  /* borrowed; only ever compared */
  GtkWidget *large;
};

G_DEFINE_FINAL_TYPE (PlateauStageLayout, plateau_stage_layout, GTK_TYPE_LAYOUT_MANAGER)

void
plateau_stage_layout_set_large (PlateauStageLayout *self, GtkWidget *large)
{
  g_return_if_fail (PLATEAU_IS_STAGE_LAYOUT (self));

  self->large = large;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

typedef struct
{
  int large;
  int small_max;
  int small_sum;
  int n_small;
} Minima;

static Minima
measure_children (PlateauStageLayout *self, GtkWidget *widget, GtkOrientation orientation)
{
  Minima minima = { 0 };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum;

      if (!gtk_widget_should_layout (child))
        continue;

      gtk_widget_measure (child, orientation, -1, &minimum, NULL, NULL, NULL);
      if (child == self->large)
        {
          minima.large = minimum;
          continue;
        }

      minima.small_max = MAX (minima.small_max, minimum);
      minima.small_sum += minimum;
      minima.n_small++;
    }

  minima.small_sum += GAP * MAX (0, minima.n_small - 1);
  return minima;
}

static void
plateau_stage_layout_measure (GtkLayoutManager *manager,
                              GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  Minima minima = measure_children (PLATEAU_STAGE_LAYOUT (manager), widget, orientation);

  /* The column is what the window's least size is for; the row comes where there is height. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = minima.large + GAP + minima.small_max;
  else
    *minimum = MAX (minima.large, minima.small_sum);

  *natural = *minimum;
}

static void
place (GtkWidget *widget, GtkWidget *child, int x, int y, int width, int height)
{
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (widget) - x - width;

  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
plateau_stage_layout_allocate (GtkLayoutManager *manager,
                               GtkWidget *widget,
                               int width,
                               int height,
                               int baseline)
{
  PlateauStageLayout *self = PLATEAU_STAGE_LAYOUT (manager);
  Minima across = measure_children (self, widget, GTK_ORIENTATION_HORIZONTAL);
  Minima down = measure_children (self, widget, GTK_ORIENTATION_VERTICAL);
  int gaps = GAP * MAX (0, across.n_small - 1);
  gboolean tall = width < TALL_RATIO * height && across.n_small > 0 &&
                  height >= down.large + GAP + down.small_max && width >= across.small_sum;
  int small_width, small_height, large_width = width, large_height = height, i = 0;

  if (tall)
    {
      small_width = (width - gaps) / across.n_small;
      small_height = MAX (down.small_max, (int) (height * SMALL_SHARE));
      large_height = height - GAP - small_height;
      if (large_height < down.large)
        {
          large_height = down.large;
          small_height = height - GAP - large_height;
        }
    }
  else
    {
      small_width = CLAMP ((int) (width * SMALL_SHARE), across.small_max,
                           MAX (across.small_max, SMALL_MAX_WIDTH));
      small_width = MAX (across.small_max, MIN (small_width, width - GAP - across.large));
      small_height = across.n_small > 0 ? (height - gaps) / across.n_small : 0;
      large_width = width - GAP - small_width;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child))
        continue;

      if (child == self->large)
        place (widget, child, 0, 0, large_width, large_height);
      else if (tall)
        place (widget, child, i++ * (small_width + GAP), large_height + GAP, small_width,
               small_height);
      else
        place (widget, child, large_width + GAP, i++ * (small_height + GAP), small_width,
               small_height);
    }
}

static void
plateau_stage_layout_class_init (PlateauStageLayoutClass *class)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (class);

  layout_class->measure = plateau_stage_layout_measure;
  layout_class->allocate = plateau_stage_layout_allocate;
}

static void
plateau_stage_layout_init (PlateauStageLayout *self)
{
}
