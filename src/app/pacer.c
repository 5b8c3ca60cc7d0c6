/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pacer.h"

#include <string.h>

struct _PlateauPacer
{
  GObject parent_instance;

  /* borrowed */
  GtkWidget *widget;

  /* owned */
  PlateauTrainer *trainer; /* NULL once stopped */
  PlateauSnapshot *snapshot;
  PlateauWish wish;
  guint64 generation;
  guint64 asked;    /* the newest request */
  guint64 answered; /* the newest request that a whole answer came to */
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

  return self->trainer != NULL && (self->training || self->answered < self->asked);
}

static void
note_training (PlateauPacer *self, gboolean training)
{
  if (self->training == training)
    return;

  self->training = training;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TRAINING]);
}

static void
take_snapshot (PlateauPacer *self, PlateauSnapshot *snapshot)
{
  gboolean whole = !self->wish.field || snapshot->field != NULL;

  g_clear_pointer (&self->snapshot, plateau_snapshot_unref);
  self->snapshot = snapshot;

  /* An answer without its field is followed by the same one with it. */
  if (whole)
    self->answered = MAX (self->answered, snapshot->request);

  if (snapshot->divergence.layer != 0 && self->training)
    {
      plateau_trainer_train (self->trainer, FALSE);
      note_training (self, FALSE);
    }
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  g_autoptr (PlateauPacer) self = g_object_ref (data);
  PlateauSnapshot *snapshot = plateau_trainer_take (self->trainer);

  if (snapshot != NULL)
    {
      take_snapshot (self, snapshot);

      /* Ask before the pictures are drawn: the thread fills the next one meanwhile. */
      if (self->training && self->answered >= self->asked)
        self->asked = plateau_trainer_ask (self->trainer, &self->wish);

      g_signal_emit (self, signals[SNAPSHOT], 0);
    }

  if (plateau_pacer_is_busy (self))
    return G_SOURCE_CONTINUE;

  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
ask (PlateauPacer *self)
{
  self->asked = plateau_trainer_ask (self->trainer, &self->wish);
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (self->widget, on_tick, self, NULL);
}

void
plateau_pacer_set (PlateauPacer *self, const PlateauSettings *settings, const PlateauWish *wish)
{
  guint64 generation;

  g_return_if_fail (PLATEAU_IS_PACER (self));

  if (self->trainer == NULL)
    return;

  self->wish = *wish;
  generation = plateau_trainer_set (self->trainer, settings);
  ask (self);

  if (generation != self->generation)
    {
      self->generation = generation;
      note_training (self, FALSE);
    }
}

void
plateau_pacer_set_wish (PlateauPacer *self, const PlateauWish *wish)
{
  g_return_if_fail (PLATEAU_IS_PACER (self));

  if (self->trainer == NULL)
    return;

  self->wish = *wish;
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

  self->generation = plateau_trainer_reset (self->trainer);
  note_training (self, FALSE);
  ask (self);
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
