/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "model/dr-check-private.h"

#include <string.h>

#include "base/dr-error-private.h"

/* Whether @id can name something: UTF-8, 1 to DR_ID_MAX bytes, no control characters. */
gboolean
dr_check_id (const char  *id,
             const char  *what,
             GError     **error)
{
  if (id == NULL || *id == '\0')
    return dr_error_set (error, DR_ERROR_INVALID, "%s: the id is empty", what);

  gsize length = strlen (id);
  if (length > DR_ID_MAX)
    return dr_error_set (error, DR_ERROR_INVALID,
                         "%s: the id has %" G_GSIZE_FORMAT " bytes, more than %d",
                         what, length, DR_ID_MAX);

  if (!g_utf8_validate_len (id, length, NULL))
    return dr_error_set (error, DR_ERROR_ENCODING, "%s: the id is not UTF-8", what);

  for (const char *p = id; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);
      if (g_unichar_iscntrl (character))
        return dr_error_set (error, DR_ERROR_INVALID,
                             "%s: the id holds the control character U+%04X", what, character);
    }

  return TRUE;
}

gboolean
dr_check_made (const char  *id,
               const char  *what,
               GError     **error)
{
  return id != NULL ||
         dr_error_set (error, DR_ERROR_INVALID,
                       "%s has no id: it was not made by a constructor", what);
}

/* Whether @words are absent, or UTF-8 that says something. @what names them: «unit: the name». */
gboolean
dr_check_words (const char  *words,
                const char  *what,
                GError     **error)
{
  if (words == NULL)
    return TRUE;

  if (*words == '\0')
    return dr_error_set (error, DR_ERROR_INVALID, "%s is empty", what);

  if (!g_utf8_validate (words, -1, NULL))
    return dr_error_set (error, DR_ERROR_ENCODING, "%s is not UTF-8", what);

  return TRUE;
}

/* Whether @value is one of @type: a binding passes any integer. */
gboolean
dr_check_enum (GType        type,
               int          value,
               const char  *what,
               GError     **error)
{
  GEnumClass *values = g_type_class_ref (type);
  gboolean known = g_enum_get_value (values, value) != NULL;
  g_type_class_unref (values);

  return known || dr_error_set (error, DR_ERROR_INVALID, "%s cannot be %d", what, value);
}
