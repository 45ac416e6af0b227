/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "base/dr-error-private.h"
#include "base/dr-limits-private.h"

/**
 * DrLimits:
 *
 * How much a document may ask for before it is refused.
 *
 * Every reader of this library works within limits, so that a file made to do
 * harm costs no more memory and time than one made in good faith. Wherever a
 * function takes limits, %NULL stands for the defaults, which
 * [enum@DistrictReport.Limit] lists. What goes beyond one is refused with
 * `DR_ERROR_LIMIT`, and the message names the limit.
 *
 * ```c
 * g_autoptr (DrLimits) limits = dr_limits_new ();
 * g_print ("%" G_GUINT64_FORMAT "\n", dr_limits_get (limits, DR_LIMIT_DOCUMENT));
 * dr_limits_set (limits, DR_LIMIT_DOCUMENT, 1024);
 * g_print ("%" G_GUINT64_FORMAT "\n", dr_limits_get (limits, DR_LIMIT_DOCUMENT));
 * ```
 *
 * ```
 * 67108864
 * 1024
 * ```
 *
 * Limits are the one value of this library that can be changed after it was
 * made. Whoever takes limits copies them, so a change afterwards has no effect
 * on readers and builders that already have them.
 *
 * Since: 1.0
 */

#define N_LIMITS (DR_LIMIT_COMBINING + 1)

struct _DrLimits
{
  guint64 values[N_LIMITS];
};

G_DEFINE_BOXED_TYPE (DrLimits, dr_limits, dr_limits_copy, dr_limits_free)

static const struct
{
  const char *name;
  guint64     value;
} limit_defaults[N_LIMITS] = {
  [DR_LIMIT_DOCUMENT]   = { "document", G_GUINT64_CONSTANT (64) << 20 },
  [DR_LIMIT_INFLATED]   = { "inflated", G_GUINT64_CONSTANT (256) << 20 },
  [DR_LIMIT_RATIO]      = { "ratio", 200 },
  [DR_LIMIT_ITEMS]      = { "items", 1000000 },
  [DR_LIMIT_JSON]       = { "json", G_GUINT64_CONSTANT (1) << 30 },
  [DR_LIMIT_XML_DEPTH]  = { "xml-depth", 256 },
  [DR_LIMIT_JSON_DEPTH] = { "json-depth", 64 },
  [DR_LIMIT_TOKEN]      = { "token", 4096 },
  [DR_LIMIT_COMBINING]  = { "combining", 30 },
};

const char *
dr_limit_get_name (DrLimit limit)
{
  g_return_val_if_fail ((guint) limit < N_LIMITS, NULL);

  return limit_defaults[limit].name;
}

guint64
dr_limits_get_or_default (const DrLimits *self,
                          DrLimit         limit)
{
  g_return_val_if_fail ((guint) limit < N_LIMITS, 0);

  return self != NULL ? self->values[limit] : limit_defaults[limit].value;
}

char *
dr_count_write (guint64 count,
                char    buffer[DR_COUNT_BUFFER])
{
  char digits[21];
  int n_digits = g_snprintf (digits, sizeof digits, "%" G_GUINT64_FORMAT, count);
  char *end = buffer;

  for (int i = 0; i < n_digits; i++)
    {
      if (i > 0 && (n_digits - i) % 3 == 0)
        *end++ = ',';
      *end++ = digits[i];
    }
  *end = '\0';

  return buffer;
}

gboolean
dr_limits_set_error (const DrLimits  *self,
                     DrLimit          limit,
                     GError         **error,
                     const char      *format,
                     ...)
{
  char maximum[DR_COUNT_BUFFER];
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *problem = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  return dr_error_set (error, DR_ERROR_LIMIT, "%s; the limit (%s) is %s", problem,
                       dr_limit_get_name (limit),
                       dr_count_write (dr_limits_get_or_default (self, limit), maximum));
}

/**
 * dr_limits_new:
 *
 * Makes limits that hold the defaults.
 *
 * Returns: (transfer full): new limits
 *
 * Since: 1.0
 */
DrLimits *
dr_limits_new (void)
{
  DrLimits *self = g_new (DrLimits, 1);

  for (guint i = 0; i < N_LIMITS; i++)
    self->values[i] = limit_defaults[i].value;

  return self;
}

/**
 * dr_limits_copy: (skip)
 * @self: limits
 *
 * Copies limits, so that the copy can be changed on its own.
 *
 * Returns: (transfer full): the copy
 *
 * Since: 1.0
 */
DrLimits *
dr_limits_copy (const DrLimits *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_memdup2 (self, sizeof *self);
}

/**
 * dr_limits_free: (skip)
 * @self: (transfer full): limits
 *
 * Frees limits.
 *
 * Since: 1.0
 */
void
dr_limits_free (DrLimits *self)
{
  g_return_if_fail (self != NULL);

  g_free (self);
}

/**
 * dr_limits_get:
 * @self: limits
 * @limit: which one
 *
 * Gets one limit, in the unit that [enum@DistrictReport.Limit] names: bytes,
 * items, levels or marks. What is exactly as large as its limit is let through.
 *
 * Returns: the limit; 0 for a limit that does not exist
 *
 * Since: 1.0
 */
guint64
dr_limits_get (const DrLimits *self,
               DrLimit         limit)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail ((guint) limit < N_LIMITS, 0);

  return self->values[limit];
}

/**
 * dr_limits_set:
 * @self: limits
 * @limit: which one
 * @value: the largest that is let through
 *
 * Sets one limit. With 0, everything that the limit counts is refused;
 * %G_MAXUINT64 lets everything through.
 *
 * Some things have a ceiling of their own that no limit lifts: a text and a
 * JSON document hold less than 4 GiB, and JSON is never nested deeper than
 * 1,000 levels.
 *
 * Since: 1.0
 */
void
dr_limits_set (DrLimits *self,
               DrLimit   limit,
               guint64   value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail ((guint) limit < N_LIMITS);

  self->values[limit] = value;
}
