/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "rendering/dr-terminal-escape-private.h"

#include <string.h>

/*
 * A terminal obeys control characters, and lays out the rest of a line anew at a
 * bidirectional one: both could make a report look like another. They, and
 * everything else that leaves no mark of its own, are shown by their number.
 */
static gboolean
is_obeyed (gunichar character)
{
  switch (g_unichar_type (character))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_UNASSIGNED:
      return TRUE;
    default:
      return FALSE;
    }
}

/*
 * Appends @text with what a terminal would obey as «\u{202E}» and what is not UTF-8 as «\x{FF}». A run of blanks,
 * tabs and line breaks becomes one space, so that the result is one line.
 */
void
dr_terminal_escape_append (GString    *string,
                           const char *text,
                           gssize      length)
{
  const char *end = text + (length < 0 ? strlen (text) : (gsize) length);
  gboolean is_in_blank = FALSE;

  for (const char *at = text; at < end;)
    {
      /* GLib takes a NUL for the end of the text. */
      gunichar character = *at == '\0' ? 0 : g_utf8_get_char_validated (at, end - at);
      gboolean is_valid = character != (gunichar) -1 && character != (gunichar) -2;

      if (is_valid && (character == ' ' || (character >= '\t' && character <= '\r')))
        {
          if (!is_in_blank)
            g_string_append_c (string, ' ');
          is_in_blank = TRUE;
          at++;
          continue;
        }

      is_in_blank = FALSE;
      if (!is_valid)
        {
          g_string_append_printf (string, "\\x{%02X}", (guchar) *at);
          at++;
          continue;
        }

      const char *next = g_utf8_next_char (at);
      if (is_obeyed (character))
        g_string_append_printf (string, "\\u{%04X}", character);
      else
        g_string_append_len (string, at, next - at);
      at = next;
    }
}

char *
dr_terminal_escape (const char *text,
                    gssize      length)
{
  GString *string = g_string_new (NULL);

  dr_terminal_escape_append (string, text, length);

  return g_string_free (string, FALSE);
}
