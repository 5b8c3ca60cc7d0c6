/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "key-reader.h"

#include <glib-object.h>

G_BEGIN_DECLS

/*
 * The value of a property (boolean, uint, double or enum) as a file has it: in the C locale, with
 * all its digits, enumerations by their nicks.
 */

/** (transfer full): text that plateau_property_read () reads back as the very same value. */
char *plateau_property_to_text (const GValue *value);

/**
 * plateau_property_read:
 * @reader: stands at the line that gives the value
 * @spec: the property, whose range and names are those of the messages
 * @value: (out caller-allocates): to be unset by the caller where this returns TRUE
 *
 * Reads strictly: the whole text, finite, within its range, never in the locale's notation.
 */
gboolean plateau_property_read (const PlateauKeyReader *reader,
                                GParamSpec *spec,
                                GValue *value,
                                GError **error);

G_END_DECLS
