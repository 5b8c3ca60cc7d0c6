/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-test.h"

#include "app/shortcuts.h"
#include "space-hands.h"

/* How long, unless PLATEAU_TEST_MONKEY has another number of seconds. */
#define SECONDS 15
#define SEED 20240607

typedef struct
{
  PlateauWindow *window;
  GRand *random;
} Monkey;

/* They open what stands beyond the window: choosers of files, other windows. */
static const char *const foreign[] = { "win.open", "win.save-experiment", "win.show-help-overlay",
                                       NULL };

static gint32
any (Monkey *monkey, gint32 end)
{
  return g_rand_int_range (monkey->random, 0, end);
}

static double
any_log (Monkey *monkey, double low, double high)
{
  return low * pow (high / low, g_rand_double (monkey->random));
}

/* Text that actions take: what they know, and what nothing bears. */
static const char *
any_word (Monkey *monkey)
{
  static const char *const words[] = { "curve",   "boundary",    "loss",   "network",   "layers",
                                       "numbers", "race",        "seeds",  "landscape", "map",
                                       "twins",   "weights",     "random", "",          "scales",
                                       "depth",   "activations", "white",  "automatic", "black",
                                       "nothing" };

  return words[any (monkey, G_N_ELEMENTS (words))];
}

/* (transfer full) (nullable) */
static GVariant *
any_target (Monkey *monkey, const GVariantType *type)
{
  PlateauSnapshot *snapshot =
      plateau_pacer_get_snapshot (plateau_window_get_pacer (monkey->window));

  if (type == NULL)
    return NULL;
  if (g_variant_type_equal (type, G_VARIANT_TYPE_STRING))
    return g_variant_ref_sink (g_variant_new_string (any_word (monkey)));
  if (g_variant_type_equal (type, G_VARIANT_TYPE_UINT32))
    return g_variant_ref_sink (g_variant_new_uint32 (any (monkey, PLATEAU_MAX_LANES + 1)));
  if (g_variant_type_equal (type, G_VARIANT_TYPE_BOOLEAN))
    return g_variant_ref_sink (g_variant_new_boolean (any (monkey, 2)));
  if (g_variant_type_equal (type, G_VARIANT_TYPE ("(td)")))
    return g_variant_ref_sink (
        g_variant_new ("(td)", (guint64) any (monkey, (gint32) snapshot->network->n_parameters + 1),
                       g_rand_double_range (monkey->random, -5, 5)));

  g_error ("An action takes %.*s", (int) g_variant_type_get_string_length (type),
           g_variant_type_peek_string (type));
}

/* One of the window class's own actions, whichever there are. */
static void
do_action (Monkey *monkey)
{
  GtkWidgetClass *class = GTK_WIDGET_GET_CLASS (monkey->window);
  guint n = 0, chosen;
  const char *name, *property;
  const GVariantType *type;
  g_autoptr (GVariant) target = NULL;
  GType owner;

  while (gtk_widget_class_query_action (class, n, &owner, &name, &type, &property))
    n++;
  chosen = any (monkey, n);
  gtk_widget_class_query_action (class, chosen, &owner, &name, &type, &property);
  if (owner != PLATEAU_TYPE_WINDOW || g_strv_contains (foreign, name))
    return;

  g_test_message ("%s", name);
  target = any_target (monkey, type);
  gtk_widget_activate_action_variant (GTK_WIDGET (monkey->window), name, target);
}

/* One of those that follow a property: training, the large figure, the axes, the panel. */
static void
do_property_action (Monkey *monkey)
{
  g_auto (GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (monkey->window));
  const char *name = names[any (monkey, g_strv_length (names))];
  const GVariantType *type =
      g_action_group_get_action_parameter_type (G_ACTION_GROUP (monkey->window), name);
  g_autoptr (GVariant) target = NULL;

  g_test_message ("%s", name);
  target = any_target (monkey, type);
  g_action_group_activate_action (G_ACTION_GROUP (monkey->window), name, target);
}

/* Any key that the window knows. */
static void
do_key (Monkey *monkey)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (monkey->window));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      g_autoptr (GtkShortcut) shortcut = NULL;
      guint n;

      /* GTK has some too: one closes the window. */
      if (!GTK_IS_SHORTCUT_CONTROLLER (controller) ||
          g_strcmp0 (gtk_event_controller_get_name (GTK_EVENT_CONTROLLER (controller)),
                     PLATEAU_SHORTCUTS) != 0 ||
          (n = g_list_model_get_n_items (G_LIST_MODEL (controller))) == 0)
        continue;

      shortcut = g_list_model_get_item (G_LIST_MODEL (controller), any (monkey, n));
      gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut),
                                    GTK_SHORTCUT_ACTION_EXCLUSIVE, GTK_WIDGET (monkey->window),
                                    NULL);
    }
}

static void
do_slider (Monkey *monkey)
{
  GObject *experiment = G_OBJECT (plateau_window_get_experiment (monkey->window));

  switch (any (monkey, 10))
    {
    case 0:
      g_object_set (experiment, "weight-scale", any (monkey, 4) ? any_log (monkey, 1e-4, 1000) : 0,
                    NULL);
      break;
    case 1:
      g_object_set (experiment, "learning-rate", any_log (monkey, 1e-3, 30), NULL);
      break;
    case 2:
      g_object_set (experiment, "hidden-units", 1 + any (monkey, any (monkey, 4) ? 16 : 256), NULL);
      break;
    case 3:
      g_object_set (experiment, "hidden-layers", any (monkey, 4), NULL);
      break;
    case 4:
      g_object_set (experiment, "data-set", any (monkey, PLATEAU_DATA_SET_FILE), NULL);
      break;
    case 5:
      g_object_set (experiment, "activation", any (monkey, PLATEAU_N_ACTIVATIONS), NULL);
      break;
    case 6:
      g_object_set (experiment, "initialization", any (monkey, PLATEAU_N_INITIALIZATIONS), NULL);
      break;
    case 7:
      g_object_set (experiment, "examples", 2 + any (monkey, any (monkey, 4) ? 400 : 2000), NULL);
      break;
    case 8:
      g_object_set (experiment, "speed", any (monkey, 2) ? 0.0 : any_log (monkey, 1, 1000), NULL);
      break;
    default:
      g_object_set (experiment, "seed", any (monkey, 100), "bias", any (monkey, 3) - 1.0, NULL);
      break;
    }
}

static void
do_size (Monkey *monkey)
{
  gtk_window_set_default_size (GTK_WINDOW (monkey->window), 960 + any (monkey, 640),
                               600 + any (monkey, 400));
}

static void
do_pick (Monkey *monkey)
{
  PlateauSnapshot *snapshot =
      plateau_pacer_get_snapshot (plateau_window_get_pacer (monkey->window));
  PlateauPick pick = PLATEAU_PICK_NONE;

  pick.layer = any (monkey, (gint32) snapshot->network->n_layers + 1);
  pick.unit = any (monkey, (gint32) snapshot->network->n[pick.layer]);
  pick.example = any (monkey, (gint32) snapshot->settings.data->n_examples + 1) - 1;
  if (pick.layer > 0 && any (monkey, 2) == 0)
    pick.input = any (monkey, (gint32) snapshot->network->n[pick.layer - 1] + 1);
  plateau_stage_choose (plateau_window_get_stage (monkey->window), &pick);
}

static void
do_time (Monkey *monkey)
{
  PlateauStage *stage = plateau_window_get_stage (monkey->window);
  PlateauSnapshot *snapshot =
      plateau_pacer_get_snapshot (plateau_window_get_pacer (monkey->window));

  if (any (monkey, 3) == 0)
    plateau_stage_return_to_present (stage);
  else
    plateau_stage_look_at_epoch (stage,
                                 (guint64) any_log (monkey, 1, 1.0 + snapshot->newest_epoch) - 1);
}

/* Any key that a figure knows, whether it is seen or not. */
static void
do_turn (Monkey *monkey)
{
  static const char *const triggers[] = { "Left",        "Right",       "Up",    "Down",
                                          "<Shift>Left", "<Shift>Down", "plus",  "minus",
                                          "0",           "Page_Down",   "Escape" };

  space_hands_press (GTK_WIDGET (plateau_stage_get_view (plateau_window_get_stage (monkey->window),
                                                         any (monkey, PLATEAU_N_FIGURES))),
                     triggers[any (monkey, G_N_ELEMENTS (triggers))]);
}

static void
do_something (Monkey *monkey)
{
  static void (*const deeds[]) (Monkey *
                                monkey) = { do_action, do_action, do_key,  do_property_action,
                                            do_slider, do_slider, do_size, do_pick,
                                            do_time,   do_turn };

  deeds[any (monkey, G_N_ELEMENTS (deeds))](monkey);
}

/* Whatever is done in whatever order: nothing complains, and in the end it still trains. */
static void
test_monkey (gconstpointer data)
{
  PlateauApplication *application = (gpointer) data;
  const char *asked = g_getenv ("PLATEAU_TEST_MONKEY");
  gint64 end = g_get_monotonic_time () +
               (asked != NULL ? g_ascii_strtoll (asked, NULL, 10) : SECONDS) * G_USEC_PER_SEC;
  Monkey monkey = { app_test_window (application), g_rand_new_with_seed (SEED) };
  PlateauSnapshot *snapshot;
  guint n = 0;

  for (; g_get_monotonic_time () < end; n++)
    {
      do_something (&monkey);
      for (gint32 turns = any (&monkey, 20); turns > 0; turns--)
        g_main_context_iteration (NULL, FALSE);
    }
  g_test_message ("%u deeds", n);

  /* A start that can be trained, alone, and with the speed of the machine. */
  plateau_stage_return_to_present (plateau_window_get_stage (monkey.window));
  plateau_race_remove_others (plateau_window_get_race (monkey.window));
  app_test_set (monkey.window, "data-set", PLATEAU_DATA_SET_FLOWER, "examples", 400,
                "hidden-layers", 1, "hidden-units", 4, "activation", PLATEAU_ACTIVATION_TANH,
                "initialization", PLATEAU_INITIALIZATION_NORMAL, "weight-scale", 1.0, "bias", 0.0,
                "learning-rate", 0.5, "speed", 0.0, NULL);
  snapshot = app_test_train (monkey.window, 200);
  g_assert_cmpuint (snapshot->epoch, >=, 200);
  g_assert_cmpfloat (snapshot->loss, <, 0.69);

  g_rand_free (monkey.random);
  app_test_close (monkey.window);
}

int
main (int argc, char *argv[])
{
  g_autoptr (PlateauApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  application = app_test_application ();
  g_test_add_data_func ("/monkey/any", application, test_monkey);

  return g_test_run ();
}
