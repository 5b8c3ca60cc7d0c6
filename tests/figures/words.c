/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words.h"

#include "config.h"

#include <libintl.h>
#include <pango/pangocairo.h>
#include <string.h>

static Words words = WORDS_ENGLISH;
static GHashTable *spoken; /* translations made up so far */

static const char *
make_up (const char *msgid)
{
  char *text;

  if (words == WORDS_ENGLISH || *msgid == '\0')
    return msgid;
  if (spoken == NULL)
    spoken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if ((text = g_hash_table_lookup (spoken, msgid)) != NULL)
    return text;
  if (words == WORDS_LONG)
    {
      g_autoptr (GString) tail = g_string_new (" ");

      for (gsize i = 0; i < strlen (msgid) * 2 / 3; i++)
        g_string_append_c (tail, i % 6 == 5 ? ' ' : 'w');
      text = g_strconcat (msgid, tail->str, NULL);
    }
  else
    {
      text = g_strconcat ("\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d ", msgid,
                          " \xd7\xa2\xd7\x95\xd7\x9c\xd7\x9d", NULL);
    }
  g_hash_table_insert (spoken, g_strdup (msgid), text);
  return text;
}

const char *
g_dgettext (const char *domain, const char *msgid)
{
  return words == WORDS_CATALOGUE ? dgettext (domain, msgid) : make_up (msgid);
}

const char *
g_dngettext (const char *domain, const char *msgid, const char *msgid_plural, gulong n)
{
  return words == WORDS_CATALOGUE ? dngettext (domain, msgid, msgid_plural, n)
                                  : make_up (n == 1 ? msgid : msgid_plural);
}

void
words_speak (Words wanted)
{
  words = wanted;
  words_clear ();
}

/* TRUE where no letter of @text would be drawn as a box. */
static gboolean
has_letters (const char *text)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoLayout *layout = pango_layout_new (context);
  gboolean all;

  pango_layout_set_text (layout, text, -1);
  all = pango_layout_get_unknown_glyphs_count (layout) == 0;
  g_object_unref (layout);
  g_object_unref (context);
  return all;
}

const char *
words_load (const char *language)
{
  const char *catalogues = g_getenv ("PLATEAU_CATALOGUES");
  const char *known = "epoch";

  if (catalogues == NULL)
    return "PLATEAU_CATALOGUES is not set";
  /* Of the variables only this one works for languages that the system has no locale for. */
  g_setenv ("LANGUAGE", language, TRUE);
  bindtextdomain (GETTEXT_PACKAGE, catalogues);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  if (strcmp (dgettext (GETTEXT_PACKAGE, known), known) == 0)
    return "no catalogue";
  if (!has_letters (dgettext (GETTEXT_PACKAGE, known)))
    return "no font";
  words_speak (WORDS_CATALOGUE);
  return NULL;
}

void
words_clear (void)
{
  g_clear_pointer (&spoken, g_hash_table_unref);
}
