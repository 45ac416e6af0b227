/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "base/dr-error-private.h"

/* What an error of the domain carries beside its code and message. */
typedef struct
{
  DrErrorCause cause;
} Details;

/* Where GLib keeps it, which G_DEFINE_EXTENDED_ERROR() knows too; but that one would name the domain `DrError`. */
static Details *
get_details (const GError *error)
{
  const gsize alignment = 2 * sizeof (gsize);
  const gsize offset = (sizeof (Details) + alignment - 1) / alignment * alignment;

  return (Details *) (gpointer) ((guint8 *) error - offset);
}

static void
init_details (GError *error)
{
  get_details (error)->cause = DR_ERROR_CAUSE_NONE;
}

static void
copy_details (const GError *source,
              GError       *copy)
{
  *get_details (copy) = *get_details (source);
}

static void
clear_details (G_GNUC_UNUSED GError *error)
{
}

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
GQuark
dr_error_quark (void)
{
  static gsize quark = 0;

  if (g_once_init_enter (&quark))
    g_once_init_leave (&quark, g_error_domain_register_static ("dr-error-quark", sizeof (Details), init_details, copy_details,
                                                               clear_details));

  return (GQuark) quark;
}

/**
 * dr_error_get_cause:
 * @error: an error of any domain
 *
 * Gets what an error lies in, beyond what its code says. Copies of an error and
 * errors with a longer message keep it.
 *
 * Errors of other domains have none; nor have those that a language binding
 * made anew of domain, code and message, as PyGObject does.
 *
 * Returns: the cause, %DR_ERROR_CAUSE_NONE where nothing more is known
 *
 * Since: 1.0
 */
DrErrorCause
dr_error_get_cause (const GError *error)
{
  g_return_val_if_fail (error != NULL, DR_ERROR_CAUSE_NONE);

  return error->domain == DR_ERROR ? get_details (error)->cause : DR_ERROR_CAUSE_NONE;
}

static void
set_error (GError       **error,
           DrError        code,
           DrErrorCause   cause,
           const char    *format,
           va_list        arguments)
{
  if (error == NULL)
    return;

  *error = g_error_new_valist (DR_ERROR, code, format, arguments);
  get_details (*error)->cause = cause;
}

/* Sets an error of this library and returns FALSE, so that a failing function can end in one line. */
gboolean
dr_error_set (GError     **error,
              DrError      code,
              const char  *format,
              ...)
{
  va_list arguments;

  va_start (arguments, format);
  set_error (error, code, DR_ERROR_CAUSE_NONE, format, arguments);
  va_end (arguments);

  return FALSE;
}

/* The same of one that a caller can act on in a way that the code alone does not tell. */
gboolean
dr_error_set_with_cause (GError       **error,
                         DrError        code,
                         DrErrorCause   cause,
                         const char    *format,
                         ...)
{
  va_list arguments;

  va_start (arguments, format);
  set_error (error, code, cause, format, arguments);
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
