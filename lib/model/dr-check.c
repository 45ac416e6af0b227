/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "model/dr-check-private.h"

#include <string.h>

#include "base/dr-error-private.h"

/* UTF-8, 1 to DR_ID_MAX bytes, no control characters. */
static gboolean
check_code (const char  *code,
            const char  *what,
            const char  *part,
            GError     **error)
{
  if (code == NULL || *code == '\0')
    return dr_error_set (error, DR_ERROR_INVALID, "%s%s is empty", what, part);

  gsize length = strlen (code);
  if (length > DR_ID_MAX)
    return dr_error_set (error, DR_ERROR_INVALID,
                         "%s%s has %" G_GSIZE_FORMAT " bytes, more than %d",
                         what, part, length, DR_ID_MAX);

  if (!g_utf8_validate_len (code, length, NULL))
    return dr_error_set (error, DR_ERROR_ENCODING, "%s%s is not UTF-8", what, part);

  for (const char *p = code; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);
      if (g_unichar_iscntrl (character))
        return dr_error_set (error, DR_ERROR_INVALID,
                             "%s%s holds the control character U+%04X", what, part, character);
    }

  return TRUE;
}

/* Whether @code can name something. @what is the subject of the message: «identifier: the scheme». */
gboolean
dr_check_code (const char  *code,
               const char  *what,
               GError     **error)
{
  return check_code (code, what, "", error);
}

/* Whether @id can be the id of @what. */
gboolean
dr_check_id (const char  *id,
             const char  *what,
             GError     **error)
{
  return check_code (id, what, ": the id", error);
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
