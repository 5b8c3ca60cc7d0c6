/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pacer.h"

#include "landscape-pace.h"
#include "map-pace.h"

#include <string.h>

struct _PlateauPacer
{
  GObject parent_instance;

  /* borrowed */
  GtkWidget *widget;

  /* owned */
  PlateauTrainer *trainer; /* NULL once stopped */
  PlateauSnapshot *snapshot;
  PlateauLanes lanes;
  PlateauWish wish;
  PlateauSeedsJob *seeds_job; /* NULL while no draws are trained */
  PlateauSeeds *seeds;        /* what there is of the newest draws */
  PlateauLandscapePace landscape;
  PlateauMapPace map;
  guint64 asked;       /* the newest request */
  guint64 answered;    /* the newest request that a whole answer came to */
  guint64 train_asked; /* the first request after the order to train */
  guint tick;
  gboolean training;
};

G_DEFINE_FINAL_TYPE (PlateauPacer, plateau_pacer, G_TYPE_OBJECT)

enum
{
  PROP_TRAINING = 1,
  N_PROPERTIES,
};

enum
{
  SNAPSHOT,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

gboolean
plateau_pacer_is_busy (PlateauPacer *self)
{
  g_return_val_if_fail (PLATEAU_IS_PACER (self), FALSE);

  return self->trainer != NULL &&
         (self->training || self->answered < self->asked || self->seeds_job != NULL ||
          plateau_landscape_pace_is_busy (&self->landscape) ||
          plateau_map_pace_is_busy (&self->map));
}

static void
note_training (PlateauPacer *self, gboolean training)
{
  if (self->training == training)
    return;

  self->training = training;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TRAINING]);
}

/* TRUE where another one is to be asked for. */
static gboolean
take_snapshot (PlateauPacer *self, PlateauSnapshot *snapshot)
{
  gboolean more = plateau_landscape_pace_dress (&self->landscape, snapshot);

  /* Nobody else has it yet. */
  if (self->seeds != NULL)
    snapshot->seeds = plateau_seeds_ref (self->seeds);
  plateau_map_pace_dress (&self->map, snapshot);
  g_clear_pointer (&self->snapshot, plateau_snapshot_unref);
  self->snapshot = snapshot;

  /* An answer that owes its fields is followed by the same one with them. While a network moves a
     field that is too dear now is not owed: the next answer may have it. */
  if (!snapshot->owes_fields)
    self->answered = MAX (self->answered, snapshot->request);

  /* The thread stops where no lane can go on. */
  if (!snapshot->training && snapshot->request >= self->train_asked)
    note_training (self, FALSE);

  plateau_landscape_pace_add_wish (&self->landscape, &self->wish);
  return more;
}

/* TRUE where there is more of the draws than the newest snapshot knows. */
static gboolean
take_seeds (PlateauPacer *self)
{
  gboolean over, fresh;
  PlateauSeeds *seeds;

  if (self->seeds_job == NULL)
    return FALSE;

  /* In this order: what comes in between is not lost. */
  over = plateau_seeds_job_is_over (self->seeds_job);
  seeds = plateau_seeds_job_look (self->seeds_job);
  fresh = seeds != self->seeds;
  g_clear_pointer (&self->seeds, plateau_seeds_unref);
  self->seeds = seeds;
  if (over)
    g_clear_pointer (&self->seeds_job, plateau_seeds_job_free);

  return fresh || over;
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  g_autoptr (PlateauPacer) self = g_object_ref (data);
  gboolean more = take_seeds (self) | plateau_map_pace_look (&self->map);
  PlateauSnapshot *snapshot = plateau_trainer_take (self->trainer);

  if (snapshot != NULL)
    {
      more |= take_snapshot (self, snapshot);

      /* Ask before the pictures are drawn: the thread fills the next one meanwhile. */
      if ((more || self->training) && self->answered >= self->asked)
        self->asked = plateau_trainer_ask (self->trainer, &self->wish);

      g_signal_emit (self, signals[SNAPSHOT], 0);
    }
  else if (more | plateau_landscape_pace_look (&self->landscape))
    {
      self->asked = plateau_trainer_ask (self->trainer, &self->wish);
    }

  if (plateau_pacer_is_busy (self))
    return G_SOURCE_CONTINUE;

  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
take_wish (PlateauPacer *self, const PlateauWish *wish)
{
  plateau_wish_copy (&self->wish, wish);
  plateau_landscape_pace_add_wish (&self->landscape, &self->wish);
}

static void
ask (PlateauPacer *self)
{
  self->asked = plateau_trainer_ask (self->trainer, &self->wish);
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (self->widget, on_tick, self, NULL);
}

/* Whether all of @lanes go on from where they are. */
static gboolean
only_goes_on (const PlateauLanes *before, const PlateauLanes *lanes)
{
  for (guint i = 0; i < lanes->n_lanes; i++)
    {
      int place = plateau_lanes_find (before, lanes->lane[i].id);

      if (place < 0 ||
          !plateau_settings_same_start (&before->lane[place].settings, &lanes->lane[i].settings))
        return FALSE;
    }

  return TRUE;
}

void
plateau_pacer_set (PlateauPacer *self, const PlateauLanes *lanes, const PlateauWish *wish)
{
  gboolean goes_on;

  g_return_if_fail (PLATEAU_IS_PACER (self));

  if (self->trainer == NULL)
    return;

  goes_on = only_goes_on (&self->lanes, lanes);
  plateau_lanes_copy (&self->lanes, lanes);
  take_wish (self, wish);
  plateau_trainer_set_lanes (self->trainer, lanes);
  ask (self);
  if (!goes_on)
    note_training (self, FALSE);
}

void
plateau_pacer_set_wish (PlateauPacer *self, const PlateauWish *wish)
{
  g_return_if_fail (PLATEAU_IS_PACER (self));

  if (self->trainer == NULL)
    return;

  take_wish (self, wish);
  ask (self);
}

gboolean
plateau_pacer_get_training (PlateauPacer *self)
{
  g_return_val_if_fail (PLATEAU_IS_PACER (self), FALSE);

  return self->training;
}

void
plateau_pacer_set_training (PlateauPacer *self, gboolean training)
{
  g_return_if_fail (PLATEAU_IS_PACER (self));

  if (self->trainer == NULL || training == self->training)
    return;

  plateau_trainer_train (self->trainer, training);
  note_training (self, training);
  ask (self);
  self->train_asked = self->asked;
}

void
plateau_pacer_step (PlateauPacer *self)
{
  g_return_if_fail (PLATEAU_IS_PACER (self));

  if (self->trainer == NULL)
    return;

  if (self->training)
    plateau_trainer_train (self->trainer, FALSE);
  plateau_trainer_step (self->trainer, 1);
  note_training (self, FALSE);
  ask (self);
}

void
plateau_pacer_reset (PlateauPacer *self)
{
  g_return_if_fail (PLATEAU_IS_PACER (self));

  if (self->trainer == NULL)
    return;

  plateau_trainer_reset (self->trainer);
  note_training (self, FALSE);
  ask (self);
}

void
plateau_pacer_return_to (PlateauPacer *self, guint64 epoch)
{
  g_return_if_fail (PLATEAU_IS_PACER (self));

  if (self->trainer == NULL)
    return;

  plateau_trainer_continue_from (self->trainer, epoch);
  note_training (self, FALSE);
  ask (self);
}

void
plateau_pacer_edit (PlateauPacer *self, gsize index, double value)
{
  g_return_if_fail (PLATEAU_IS_PACER (self));

  /* A smaller net may have been asked for since @index was seen. */
  if (self->trainer == NULL ||
      index >= plateau_shape_n_parameters (&self->lanes.lane[self->lanes.looked].settings.shape))
    return;

  plateau_trainer_edit (self->trainer, index, value);
  ask (self);
}

void
plateau_pacer_set_landscape (PlateauPacer *self, const PlateauSurfaceAxes *axes)
{
  g_return_if_fail (PLATEAU_IS_PACER (self));

  if (self->trainer != NULL)
    plateau_landscape_pace_set (&self->landscape, axes);
}

void
plateau_pacer_set_map (PlateauPacer *self,
                       const PlateauSweepPlan *plan,
                       PlateauExperiment *experiment)
{
  g_return_if_fail (PLATEAU_IS_PACER (self));

  if (self->trainer != NULL)
    plateau_map_pace_set (&self->map, plan, experiment);
}

void
plateau_pacer_compute_map (PlateauPacer *self,
                           const PlateauSweepPlan *plan,
                           PlateauExperiment *experiment)
{
  g_return_if_fail (PLATEAU_IS_PACER (self));

  if (self->trainer == NULL)
    return;

  plateau_map_pace_compute (&self->map, plan, experiment);
  ask (self);
}

void
plateau_pacer_cancel_map (PlateauPacer *self)
{
  g_return_if_fail (PLATEAU_IS_PACER (self));

  plateau_map_pace_cancel (&self->map);
}

gboolean
plateau_pacer_computes_map (PlateauPacer *self)
{
  g_return_val_if_fail (PLATEAU_IS_PACER (self), FALSE);

  return plateau_map_pace_computes (&self->map);
}

PlateauMap *
plateau_pacer_get_map (PlateauPacer *self)
{
  g_return_val_if_fail (PLATEAU_IS_PACER (self), NULL);

  return plateau_map_pace_get_map (&self->map);
}

void
plateau_pacer_draw_seeds (PlateauPacer *self, const PlateauSettings *settings, guint64 epochs)
{
  g_return_if_fail (PLATEAU_IS_PACER (self));

  if (self->trainer == NULL)
    return;

  g_clear_pointer (&self->seeds_job, plateau_seeds_job_free);
  self->seeds_job = plateau_seeds_job_new (settings, PLATEAU_SEEDS, epochs, 0);
  ask (self);
}

void
plateau_pacer_cancel_seeds (PlateauPacer *self)
{
  g_return_if_fail (PLATEAU_IS_PACER (self));

  if (self->seeds_job != NULL)
    plateau_seeds_job_cancel (self->seeds_job);
}

gboolean
plateau_pacer_draws_seeds (PlateauPacer *self)
{
  g_return_val_if_fail (PLATEAU_IS_PACER (self), FALSE);

  return self->seeds_job != NULL;
}

PlateauSnapshot *
plateau_pacer_get_snapshot (PlateauPacer *self)
{
  g_return_val_if_fail (PLATEAU_IS_PACER (self), NULL);

  return self->snapshot;
}

void
plateau_pacer_stop (PlateauPacer *self)
{
  g_return_if_fail (PLATEAU_IS_PACER (self));

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (self->widget, self->tick);
  self->tick = 0;
  g_clear_pointer (&self->seeds_job, plateau_seeds_job_free);
  plateau_landscape_pace_set (&self->landscape, NULL);
  plateau_map_pace_clear (&self->map);
  g_clear_pointer (&self->trainer, plateau_trainer_free);
}

PlateauPacer *
plateau_pacer_new (GtkWidget *widget)
{
  PlateauPacer *self = g_object_new (PLATEAU_TYPE_PACER, NULL);

  self->widget = widget;
  return self;
}

static void
plateau_pacer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TRAINING)
    g_value_set_boolean (value, PLATEAU_PACER (object)->training);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
plateau_pacer_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TRAINING)
    plateau_pacer_set_training (PLATEAU_PACER (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
plateau_pacer_finalize (GObject *object)
{
  PlateauPacer *self = PLATEAU_PACER (object);

  g_clear_pointer (&self->trainer, plateau_trainer_free);
  g_clear_pointer (&self->snapshot, plateau_snapshot_unref);
  g_clear_pointer (&self->seeds_job, plateau_seeds_job_free);
  g_clear_pointer (&self->seeds, plateau_seeds_unref);
  plateau_landscape_pace_set (&self->landscape, NULL);
  plateau_map_pace_clear (&self->map);
  plateau_wish_clear (&self->wish);
  plateau_lanes_clear (&self->lanes);
  G_OBJECT_CLASS (plateau_pacer_parent_class)->finalize (object);
}

static void
plateau_pacer_class_init (PlateauPacerClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = plateau_pacer_get_property;
  object_class->set_property = plateau_pacer_set_property;
  object_class->finalize = plateau_pacer_finalize;

  properties[PROP_TRAINING] =
      g_param_spec_boolean ("training", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[SNAPSHOT] = g_signal_new ("snapshot", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
plateau_pacer_init (PlateauPacer *self)
{
  self->trainer = plateau_trainer_new ();
}
