/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "base/dr-error-private.h"

/**
 * dr_error_quark:
 *
 * Gets the domain of the errors of this library, whose codes are those of
 * [error@DistrictReport.Error]. In C it is written `DR_ERROR`.
 *
 * Returns: the error domain
 *
 * Since: 1.0
 */
G_DEFINE_QUARK (dr-error-quark, dr_error)

/* Sets an error of this library and returns FALSE, so that a failing function can end in one line. */
gboolean
dr_error_set (GError     **error,
              DrError      code,
              const char  *format,
              ...)
{
  if (error == NULL)
    return FALSE;

  va_list arguments;
  va_start (arguments, format);
  *error = g_error_new_valist (DR_ERROR, code, format, arguments);
  va_end (arguments);

  return FALSE;
}

char *
dr_error_quote (const char *text,
                gssize      length)
{
  const gsize most = 60;
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  /* A character has at most four bytes, and a stray byte becomes one character. */
  g_autofree char *valid = g_utf8_make_valid (text, MIN (size, 4 * most));
  GString *quoted = g_string_new ("\"");
  const char *next = valid;

  for (gsize n = 0; *next != '\0' && n < most; n++)
    {
      gunichar character = g_utf8_get_char (next);

      next = g_utf8_next_char (next);
      if (character == '"' || character == '\\')
        g_string_append_printf (quoted, "\\%c", (char) character);
      else if (g_unichar_isprint (character) || g_unichar_ismark (character))
        g_string_append_unichar (quoted, character);
      else
        g_string_append_printf (quoted, "\\u%04x", character);
    }

  if (*next != '\0' || size > 4 * most)
    g_string_append (quoted, "…");
  g_string_append_c (quoted, '"');

  return g_string_free (quoted, FALSE);
}
