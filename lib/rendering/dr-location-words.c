/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "rendering/dr-location-words-private.h"

#include <string.h>

/* The words of dr_text_dup_location(). */
static const struct
{
  const char *english;
  const char *vietnamese;
} terms[] = {
  { "paragraph", "đoạn" },
  { "table", "bảng" },
  { "row", "hàng" },
  { "cell", "ô" },
  { "footnote", "chú thích cuối trang" },
  { "endnote", "chú thích cuối văn bản" },
  { "text box", "hộp văn bản" },
  { "sheet", "trang tính" },
  { "line", "dòng" },
  { "to", "đến" },
};

/* How long a term at @at is that is followed by a blank; 0 if there is none. */
static gsize
match_term (const char  *at,
            const char **vietnamese)
{
  for (gsize i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      gsize length = strlen (terms[i].english);

      if (strncmp (at, terms[i].english, length) == 0 && at[length] == ' ')
        {
          *vietnamese = terms[i].vietnamese;
          return length;
        }
    }

  return 0;
}

/* How long «, run 3» or «, runs 3-5» at @at is; 0 if it is something else. */
static gsize
match_run (const char *at)
{
  gsize length = g_str_has_prefix (at, ", run ") ? strlen (", run ") : g_str_has_prefix (at, ", runs ") ? strlen (", runs ") : 0;
  gsize digits = length > 0 ? strspn (at + length, "0123456789-") : 0;

  return digits > 0 ? length + digits : 0;
}

char *
dr_location_to_words (const char *location,
                      DrLanguage  language)
{
  GString *words = g_string_new (NULL);
  gboolean is_quoted = FALSE;
  gboolean begins_word = TRUE;

  for (const char *at = location; *at != '\0';)
    {
      const char *vietnamese = NULL;
      gsize run = is_quoted ? 0 : match_run (at);
      gsize term = is_quoted || !begins_word ? 0 : match_term (at, &vietnamese);

      if (term > 0)
        g_string_append_len (words, language == DR_LANGUAGE_VIETNAMESE ? vietnamese : at,
                             language == DR_LANGUAGE_VIETNAMESE ? (gssize) strlen (vietnamese) : (gssize) term);
      else if (run == 0)
        g_string_append_c (words, *at);

      if (*at == '"')
        is_quoted = !is_quoted;
      begins_word = *at == ' ';
      at += term + run > 0 ? term + run : 1;
    }

  return g_string_free (words, FALSE);
}
