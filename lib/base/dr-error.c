/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "base/dr-error-private.h"

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
