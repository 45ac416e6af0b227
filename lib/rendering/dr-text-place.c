/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "rendering/dr-text-place-private.h"

#include "rendering/dr-location-words-private.h"
#include "rendering/dr-terminal-escape-private.h"
#include "rendering/dr-text-words-private.h"
#include "rendering/dr-text-wrap-private.h"

char *
dr_text_place_format (DrText   *text,
                      DrSource *source)
{
  guint64 start = dr_span_get_start (dr_source_get_span (source));
  g_autoptr (DrPlace) place = text != NULL ? dr_text_locate (text, start, NULL) : NULL;

  if (place == NULL)
    return g_strdup_printf ("@%" G_GUINT64_FORMAT, start);

  return g_strdup_printf ("%u:%" G_GUINT64_FORMAT, dr_place_get_line (place), dr_place_get_column (place));
}

void
dr_text_place_append (GString    *string,
                      const char *name,
                      DrText     *text,
                      DrSource   *source)
{
  if (name != NULL)
    {
      dr_terminal_escape_append (string, name, -1);
      g_string_append_c (string, ':');
    }
  if (source != NULL)
    {
      g_autofree char *place = dr_text_place_format (text, source);
      g_string_append_printf (string, "%s:", place);
    }
  if (name != NULL || source != NULL)
    g_string_append_c (string, ' ');
}

void
dr_text_place_append_location (GString    *string,
                               DrSource   *source,
                               gsize       indent,
                               DrLanguage  language)
{
  const char *location = source != NULL ? dr_source_get_location (source) : NULL;
  if (location == NULL)
    return;

  g_autofree char *words = dr_location_to_words (location, language);

  dr_text_pad (string, indent);
  g_string_append_printf (string, "%s ", dr_word (DR_WORD_AT_LOCATION, language));
  dr_terminal_escape_append (string, words, -1);
  g_string_append_c (string, '\n');
}
