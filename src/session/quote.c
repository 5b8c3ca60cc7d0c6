/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quote.h"

/* How much of a wrong value a message repeats, in characters. */
#define MAX_QUOTED 32

char *
plateau_printable (const char *text, gsize max)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *line = g_string_new (NULL);
  gsize n = 0;

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at), n++)
    {
      const gunichar c = g_utf8_get_char (at);

      if (n == max)
        {
          g_string_append (line, "…");
          break;
        }

      if (g_unichar_isprint (c))
        g_string_append_unichar (line, c);
      else
        g_string_append_printf (line, "\\u%04x", c);
    }

  return g_string_free (line, FALSE);
}

char *
plateau_quoted (const char *text)
{
  return plateau_printable (text, MAX_QUOTED);
}
