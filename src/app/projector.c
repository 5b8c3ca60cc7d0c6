/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "projector.h"

#include <adwaita.h>
#include <math.h>

#define STEP 0.1

struct _PlateauProjector
{
  GObject parent_instance;

  /* owned */
  GtkCssProvider *type; /* on the display while the scale is not 1 */
  PlateauStyle style;
  double scale;
  PlateauPalette palette;
  gboolean on_display;
};

G_DEFINE_FINAL_TYPE (PlateauProjector, plateau_projector, G_TYPE_OBJECT)

enum
{
  PROP_SCALE = 1,
  PROP_PALETTE,
  PROP_PALETTE_NAME,
  N_PROPERTIES,
};

enum
{
  STYLE_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static const GEnumValue palettes[] = {
  { PLATEAU_PALETTE_AUTOMATIC, "PLATEAU_PALETTE_AUTOMATIC", "automatic" },
  { PLATEAU_PALETTE_WHITE, "PLATEAU_PALETTE_WHITE", "white" },
  { PLATEAU_PALETTE_BLACK, "PLATEAU_PALETTE_BLACK", "black" },
  { 0, NULL, NULL },
};

GType
plateau_palette_get_type (void)
{
  static gsize type = 0;

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("PlateauPalette", palettes));

  return type;
}

static PlateauStyleKind
style_kind (PlateauProjector *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);

  if (self->palette == PLATEAU_PALETTE_WHITE)
    return PLATEAU_STYLE_PROJECTOR;
  if (self->palette == PLATEAU_PALETTE_BLACK)
    return PLATEAU_STYLE_PROJECTOR_DARK;
  if (adw_style_manager_get_high_contrast (manager))
    return dark ? PLATEAU_STYLE_HIGH_CONTRAST_DARK : PLATEAU_STYLE_HIGH_CONTRAST;

  return dark ? PLATEAU_STYLE_DARK : PLATEAU_STYLE_LIGHT;
}

static void
update_style (PlateauProjector *self)
{
  plateau_style_scaled (plateau_style_get (style_kind (self)), self->scale, &self->style);
  g_signal_emit (self, signals[STYLE_CHANGED], 0);
}

static void
set_on_display (PlateauProjector *self, gboolean on_display)
{
  GdkDisplay *display = gdk_display_get_default ();
  GtkStyleProvider *provider = GTK_STYLE_PROVIDER (self->type);

  if (on_display == self->on_display || display == NULL)
    return;

  self->on_display = on_display;
  if (on_display)
    gtk_style_context_add_provider_for_display (display, provider,
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 2);
  else
    gtk_style_context_remove_provider_for_display (display, provider);
}

/* Of the roots, and of popovers, which do not inherit it; everything else does, or has a share of
 * it. In tenths: with a decimal comma it would be no style sheet. */
static void
scale_type (PlateauProjector *self)
{
  int tenths = (int) round (self->scale * 10);
  g_autofree char *css = g_strdup_printf ("window, tooltip, popover { font-size: %d.%drem; }",
                                          tenths / 10, tenths % 10);

  gtk_css_provider_load_from_data (self->type, css, -1);
  set_on_display (self, self->scale != 1);
}

static void
set_scale (PlateauProjector *self, double scale)
{
  scale =
      round (CLAMP (scale, PLATEAU_PROJECTOR_MIN_SCALE, PLATEAU_PROJECTOR_MAX_SCALE) / STEP) * STEP;
  if (fabs (scale - self->scale) < STEP / 2)
    return;

  self->scale = scale;
  scale_type (self);
  update_style (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCALE]);
}

static void
set_palette (PlateauProjector *self, PlateauPalette palette)
{
  static const AdwColorScheme schemes[] = {
    [PLATEAU_PALETTE_AUTOMATIC] = ADW_COLOR_SCHEME_DEFAULT,
    [PLATEAU_PALETTE_WHITE] = ADW_COLOR_SCHEME_FORCE_LIGHT,
    [PLATEAU_PALETTE_BLACK] = ADW_COLOR_SCHEME_FORCE_DARK,
  };

  if (self->palette == palette)
    return;

  self->palette = palette;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[palette]);
  update_style (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PALETTE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PALETTE_NAME]);
}

static void
set_palette_name (PlateauProjector *self, const char *name)
{
  for (guint i = 0; palettes[i].value_nick != NULL; i++)
    if (g_strcmp0 (name, palettes[i].value_nick) == 0)
      set_palette (self, palettes[i].value);
}

const PlateauStyle *
plateau_projector_get_style (PlateauProjector *self)
{
  g_return_val_if_fail (PLATEAU_IS_PROJECTOR (self), plateau_style_get (PLATEAU_STYLE_LIGHT));

  return &self->style;
}

static void
on_zoom_in (PlateauProjector *self)
{
  set_scale (self, self->scale + STEP);
}

static void
on_zoom_out (PlateauProjector *self)
{
  set_scale (self, self->scale - STEP);
}

static void
on_zoom_reset (PlateauProjector *self)
{
  set_scale (self, 1);
}

/* Data of the binding: which way the action goes. */
static gboolean
scale_to_enabled (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  double scale = g_value_get_double (from);

  g_value_set_boolean (to, GPOINTER_TO_INT (data) > 0
                               ? scale < PLATEAU_PROJECTOR_MAX_SCALE - STEP / 2
                               : scale > PLATEAU_PROJECTOR_MIN_SCALE + STEP / 2);
  return TRUE;
}

static void
add_zoom (PlateauProjector *self,
          GActionMap *map,
          const char *name,
          GCallback callback,
          int direction)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, NULL);

  g_signal_connect_object (action, "activate", callback, self, G_CONNECT_SWAPPED);
  g_object_bind_property_full (self, "scale", action, "enabled", G_BINDING_SYNC_CREATE,
                               scale_to_enabled, NULL, GINT_TO_POINTER (direction), NULL);
  g_action_map_add_action (map, G_ACTION (action));
}

void
plateau_projector_add_actions (PlateauProjector *self, GActionMap *window)
{
  g_autoptr (GPropertyAction) palette = NULL;

  g_return_if_fail (PLATEAU_IS_PROJECTOR (self));

  add_zoom (self, window, "zoom-in", G_CALLBACK (on_zoom_in), 1);
  add_zoom (self, window, "zoom-out", G_CALLBACK (on_zoom_out), -1);
  add_zoom (self, window, "zoom-reset", G_CALLBACK (on_zoom_reset), -1);
  palette = g_property_action_new ("palette", self, "palette-name");
  g_action_map_add_action (window, G_ACTION (palette));
}

void
plateau_projector_set_accels (GtkApplication *application)
{
  /* Where "+" is with Shift, Ctrl and the same key without it zooms in too. */
  static const char *const in[] = { "<Control>plus", "<Control>equal", "<Control>KP_Add", NULL };
  static const char *const out[] = { "<Control>minus", "<Control>KP_Subtract", NULL };
  static const char *const reset[] = { "<Control>0", "<Control>KP_0", NULL };

  gtk_application_set_accels_for_action (application, "win.zoom-in", in);
  gtk_application_set_accels_for_action (application, "win.zoom-out", out);
  gtk_application_set_accels_for_action (application, "win.zoom-reset", reset);
}

static void
plateau_projector_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PlateauProjector *self = PLATEAU_PROJECTOR (object);

  switch (id)
    {
    case PROP_SCALE:
      g_value_set_double (value, self->scale);
      break;
    case PROP_PALETTE:
      g_value_set_enum (value, self->palette);
      break;
    case PROP_PALETTE_NAME:
      g_value_set_string (value, palettes[self->palette].value_nick);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
plateau_projector_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PlateauProjector *self = PLATEAU_PROJECTOR (object);

  switch (id)
    {
    case PROP_SCALE:
      set_scale (self, g_value_get_double (value));
      break;
    case PROP_PALETTE:
      set_palette (self, g_value_get_enum (value));
      break;
    case PROP_PALETTE_NAME:
      set_palette_name (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
plateau_projector_dispose (GObject *object)
{
  PlateauProjector *self = PLATEAU_PROJECTOR (object);

  if (self->type != NULL)
    set_on_display (self, FALSE);
  g_clear_object (&self->type);
  G_OBJECT_CLASS (plateau_projector_parent_class)->dispose (object);
}

static void
plateau_projector_class_init (PlateauProjectorClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = plateau_projector_get_property;
  object_class->set_property = plateau_projector_set_property;
  object_class->dispose = plateau_projector_dispose;

  properties[PROP_SCALE] =
      g_param_spec_double ("scale", NULL, NULL, PLATEAU_PROJECTOR_MIN_SCALE,
                           PLATEAU_PROJECTOR_MAX_SCALE, PLATEAU_PROJECTOR_MIN_SCALE, flags);
  properties[PROP_PALETTE] = g_param_spec_enum ("palette", NULL, NULL, PLATEAU_TYPE_PALETTE,
                                                PLATEAU_PALETTE_AUTOMATIC, flags);
  properties[PROP_PALETTE_NAME] =
      g_param_spec_string ("palette-name", NULL, NULL, "automatic", flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[STYLE_CHANGED] = g_signal_new ("style-changed", G_TYPE_FROM_CLASS (class),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
plateau_projector_init (PlateauProjector *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->scale = 1;
  self->type = gtk_css_provider_new ();
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (update_style), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (update_style), self,
                           G_CONNECT_SWAPPED);
  update_style (self);
}

PlateauProjector *
plateau_projector_new (void)
{
  return g_object_new (PLATEAU_TYPE_PROJECTOR, NULL);
}
