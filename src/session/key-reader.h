/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "error.h"

G_BEGIN_DECLS

/** PlateauKeyItem: what plateau_key_reader_next () has found. */
typedef enum
{
  PLATEAU_KEY_ITEM_ERROR,
  PLATEAU_KEY_ITEM_GROUP, /* [NAME], which is in @key */
  PLATEAU_KEY_ITEM_VALUE, /* KEY=VALUE */
  PLATEAU_KEY_ITEM_END,
} PlateauKeyItem;

/**
 * PlateauKeyReader:
 * @name: what messages call the text
 * @line: of the last item, from 1
 * @key, @value: of the last item, white space around them removed
 * @key_column, @value_column: where in the line they begin, in characters from 1
 *
 * Goes through the lines of a key file (GKeyFile) and knows at every item where it stands, which
 * GKeyFile does not tell. Lines that are empty or begin with "#" are skipped, and so are a byte order
 * mark and the carriage return of CRLF. The text is borrowed and need not end in NUL.
 */
typedef struct
{
  char *name;
  guint line;
  char *key;
  char *value;
  guint key_column;
  guint value_column;
  /*< private >*/
  const char *at;
  const char *end;
} PlateauKeyReader;

void
plateau_key_reader_init (PlateauKeyReader *self, const char *text, gsize length, const char *name);
void plateau_key_reader_clear (PlateauKeyReader *self);

/** The next item; with @error where a line is none. */
PlateauKeyItem plateau_key_reader_next (PlateauKeyReader *self, GError **error);

/** Sets @error to "NAME:LINE:COLUMN: " and the message; always FALSE. */
gboolean plateau_key_reader_fail (const PlateauKeyReader *self,
                                  GError **error,
                                  PlateauError code,
                                  guint line,
                                  guint column,
                                  const char *format,
                                  ...) G_GNUC_PRINTF (6, 7);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlateauKeyReader, plateau_key_reader_clear)

G_END_DECLS
