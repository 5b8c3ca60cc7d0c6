/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "application.h"

#include "window.h"

#include <glib/gi18n-lib.h>

#define HIGH_CONTRAST_CSS "/io/github/plateau_app/Plateau/high-contrast.css"

struct _PlateauApplication
{
  AdwApplication parent_instance;

  /* owned */
  GtkCssProvider *high_contrast;
  PlateauProjector *projector; /* all windows' */
};

G_DEFINE_FINAL_TYPE (PlateauApplication, plateau_application, ADW_TYPE_APPLICATION)

PlateauProjector *
plateau_application_get_projector (PlateauApplication *self)
{
  g_return_val_if_fail (PLATEAU_IS_APPLICATION (self), NULL);

  return self->projector;
}

static void
on_about (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const char *const developers[] = { "The Plateau developers", NULL };

  adw_show_about_window (
      gtk_application_get_active_window (GTK_APPLICATION (data)), "application-name", _ ("Plateau"),
      "application-icon", PLATEAU_APPLICATION_ID, "version", PLATEAU_VERSION, "developer-name",
      _ ("The Plateau developers"), "developers", developers, "comments",
      _ ("See why a neural network needs small random weights. Everything on the screen is "
         "computed live from a real network that trains in the background."),
      "license-type", GTK_LICENSE_GPL_3_0,
      /* Translators: your names, one a line; they are shown in the about window. */
      "translator-credits", _ ("translator-credits"), NULL);
}

static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window;

  /* Each window closes as by hand, so that its state is kept. The application ends after the last one,
   * or when what is being saved has been written. */
  while ((window = gtk_application_get_active_window (GTK_APPLICATION (data))) != NULL)
    gtk_window_destroy (window);
}

static const GActionEntry actions[] = {
  { "about", on_about },
  { "quit", on_quit },
};

static void
set_accels (GtkApplication *application, const char *action, const char *first, const char *second)
{
  const char *const accels[] = { first, second, NULL };

  gtk_application_set_accels_for_action (application, action, accels);
}

static PlateauWindow *
get_window (GApplication *application)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l; l = l->next)
    if (PLATEAU_IS_WINDOW (l->data))
      return l->data;

  return plateau_window_new (PLATEAU_APPLICATION (application));
}

/* libadwaita would load a file named style-hc.css by itself, but newer versions warn of it: style.css
 * should have media queries, which GTK 4.8 does not know. */
static void
show_contrast (PlateauApplication *self)
{
  GdkDisplay *display = gdk_display_get_default ();
  GtkStyleProvider *provider = GTK_STYLE_PROVIDER (self->high_contrast);

  gtk_style_context_remove_provider_for_display (display, provider);
  if (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    gtk_style_context_add_provider_for_display (display, provider,
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
}

static void
plateau_application_startup (GApplication *application)
{
  PlateauApplication *self = PLATEAU_APPLICATION (application);

  G_APPLICATION_CLASS (plateau_application_parent_class)->startup (application);

  self->high_contrast = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (self->high_contrast, HIGH_CONTRAST_CSS);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (show_contrast), self, G_CONNECT_SWAPPED);
  show_contrast (self);
  self->projector = plateau_projector_new ();
  plateau_projector_set_accels (GTK_APPLICATION (application));

  gtk_window_set_default_icon_name (PLATEAU_APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  set_accels (GTK_APPLICATION (application), "app.quit", "<Control>q", NULL);
  set_accels (GTK_APPLICATION (application), "win.open", "<Control>o", NULL);
  set_accels (GTK_APPLICATION (application), "win.save-experiment", "<Control>s", NULL);
  set_accels (GTK_APPLICATION (application), "win.pin", "<Control>p", NULL);
  set_accels (GTK_APPLICATION (application), "win.setup", "F9", NULL);
  set_accels (GTK_APPLICATION (application), "win.full-screen", "F11", NULL);
  set_accels (GTK_APPLICATION (application), "win.show-help-overlay", "F1", "<Control>question");
  set_accels (GTK_APPLICATION (application), "window.close", "<Control>w", NULL);
}

static void
plateau_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (get_window (application)));
}

static void
plateau_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      /* A window has one experiment with one set of data: every further file gets its own. */
      PlateauWindow *window = i == 0 ? get_window (application)
                                     : plateau_window_new (PLATEAU_APPLICATION (application));

      gtk_window_present (GTK_WINDOW (window));
      plateau_window_open (window, files[i]);
    }
}

static int
plateau_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;

  g_print ("Plateau %s\n", PLATEAU_VERSION);
  return 0;
}

static void
plateau_application_finalize (GObject *object)
{
  g_clear_object (&PLATEAU_APPLICATION (object)->high_contrast);
  g_clear_object (&PLATEAU_APPLICATION (object)->projector);
  G_OBJECT_CLASS (plateau_application_parent_class)->finalize (object);
}

static void
plateau_application_class_init (PlateauApplicationClass *class)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = plateau_application_finalize;
  application_class->startup = plateau_application_startup;
  application_class->activate = plateau_application_activate;
  application_class->open = plateau_application_open;
  application_class->handle_local_options = plateau_application_handle_local_options;
}

static void
plateau_application_init (PlateauApplication *self)
{
  static const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE …]"));
  g_application_set_option_context_summary (
      G_APPLICATION (self), _ ("See why a neural network needs small random weights."));
}

PlateauApplication *
plateau_application_new (GApplicationFlags flags)
{
  return g_object_new (PLATEAU_TYPE_APPLICATION, "application-id", PLATEAU_APPLICATION_ID, "flags",
                       flags | G_APPLICATION_HANDLES_OPEN, NULL);
}
