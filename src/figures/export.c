/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "export.h"
#include "plot/pen.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A picture larger than this is not a picture any more; cairo's images end at 32 767 pixels. */
#define SMALLEST_SIDE 64
#define LARGEST_SIDE 32767

/* At this size type has its usual size; on a larger sheet all grows with it. */
#define USUAL_WIDTH 900.0
#define USUAL_HEIGHT 560.0

typedef enum
{
  FORMAT_SVG,
  FORMAT_PDF,
  FORMAT_PNG,
} Format;

static gboolean
choose_format (const char *path, Format *format, GError **error)
{
  static const char *const endings[] = { ".svg", ".pdf", ".png" };
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]) && strlen (lower) > strlen (endings[i]))
      {
        *format = (Format) i;
        return TRUE;
      }
  /* Translators: the name of a file. */
  g_set_error (error, PLATEAU_ERROR, PLATEAU_ERROR_UNKNOWN,
               _ ("%s: a picture’s name must end in .svg, .pdf or .png"), path);
  return FALSE;
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
draw_sheet (cairo_t *cr,
            PlateauFigureKind kind,
            double width,
            double height,
            const PlateauSnapshot *snapshot,
            const PlateauStyle *style,
            const PlateauFigureOptions *options)
{
  double growth = fmax (1, fmin (width / USUAL_WIDTH, height / USUAL_HEIGHT));
  PlateauStyle scaled;
  g_autoptr (PlateauPen) pen = NULL;
  g_autofree char *title = plateau_figure_title (kind, snapshot, options);
  PlateauText how = { .bold = TRUE };
  double margin, head;

  plateau_style_scaled (style, growth, &scaled);
  margin = fmin (scaled.text_small * 1.2, fmin (width, height) * 0.06);
  how.size = scaled.text_normal;
  how.color = scaled.foreground;
  how.max_width = width - 2 * margin;

  cairo_set_source_rgb (cr, scaled.card.red, scaled.card.green, scaled.card.blue);
  cairo_paint (cr);
  pen = plateau_pen_new (cr, &scaled, width, height);
  plateau_pen_text (pen, margin, margin * 0.8, title, &how);
  plateau_pen_measure (pen, title, &how, NULL, &head);
  head += margin * 0.8 + 0.8 * scaled.text_small;
  cairo_translate (cr, margin, head);
  plateau_figure_draw (kind, cr, width - 2 * margin, height - head - margin * 0.8, snapshot,
                       &scaled, options);
}

/* The whole file in memory: what cannot be drawn leaves nothing behind on the disk. */
static GByteArray *
draw_bytes (Format format,
            PlateauFigureKind kind,
            double width,
            double height,
            const PlateauSnapshot *snapshot,
            const PlateauStyle *style,
            const PlateauFigureOptions *options,
            cairo_status_t *status)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_t *cr;

  switch (format)
    {
    case FORMAT_SVG:
      surface = cairo_svg_surface_create_for_stream (append_bytes, bytes, width, height);
      cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
      break;
    case FORMAT_PDF:
      surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, width, height);
      break;
    case FORMAT_PNG:
    default:
      surface =
          cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (width), (int) ceil (height));
      break;
    }
  cr = cairo_create (surface);
  draw_sheet (cr, kind, width, height, snapshot, style, options);
  *status = cairo_status (cr);
  cairo_destroy (cr);
  if (*status == CAIRO_STATUS_SUCCESS && format == FORMAT_PNG)
    *status = cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_surface_finish (surface);
  if (*status == CAIRO_STATUS_SUCCESS)
    *status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return g_steal_pointer (&bytes);
}

gboolean
plateau_export (PlateauFigureKind kind,
                const char *path,
                double width,
                double height,
                const PlateauSnapshot *snapshot,
                const PlateauStyle *style,
                const PlateauFigureOptions *options,
                GError **error)
{
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (GError) failure = NULL;
  cairo_status_t status;
  Format format;

  if (!choose_format (path, &format, error))
    return FALSE;
  if (!(width >= SMALLEST_SIDE && width <= LARGEST_SIDE && height >= SMALLEST_SIDE &&
        height <= LARGEST_SIDE))
    {
      /* Translators: the name of a file, its width and height, the smallest and the largest side. */
      g_set_error (error, PLATEAU_ERROR, PLATEAU_ERROR_VALUE,
                   _ ("%s: the size %g×%g is out of range; each side must be %d to %d"), path,
                   width, height, SMALLEST_SIDE, LARGEST_SIDE);
      return FALSE;
    }
  bytes = draw_bytes (format, kind, width, height, snapshot, style, options, &status);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      /* Translators: the name of a file, and the drawing library's message. */
      g_set_error (error, PLATEAU_ERROR, PLATEAU_ERROR_FILE, _ ("%s: cannot draw the picture: %s"),
                   path, cairo_status_to_string (status));
      return FALSE;
    }
  /* Written beside it and renamed: the file appears whole or not at all. */
  if (!g_file_set_contents (path, (const char *) bytes->data, bytes->len, &failure))
    {
      /* Translators: the name of a file, and the system's reason. */
      g_set_error (error, PLATEAU_ERROR, PLATEAU_ERROR_FILE,
                   _ ("%s: cannot be written (%s); choose a folder that exists and is writable"),
                   path, failure->message);
      return FALSE;
    }
  return TRUE;
}
