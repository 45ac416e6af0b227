/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-unit-identifier.h>

#include "base/dr-error-private.h"
#include "figures/dr-date-private.h"
#include "model/dr-check-private.h"
#include "model/dr-unit-private.h"

/**
 * DrUnitIdentifier:
 *
 * A code that names a unit for some time, such as its number in the official
 * list of administrative units.
 *
 * Codes are given again: the same number names one commune up to 30 June 2025
 * and another from the day after. So a code says nothing without its scheme,
 * which is the list that it stands in, and a day.
 *
 * ```c
 * g_autoptr (GDate) last = g_date_new_dmy (30, 6, 2025);
 * g_autoptr (DrUnitIdentifier) code =
 *   dr_unit_identifier_new ("ma-dvhc", "25747", NULL, last, &error);
 * g_autofree char *written = dr_unit_identifier_to_string (code);
 * g_print ("%s\n", written);
 * // ma-dvhc 25747, until 2025-06-30
 * ```
 *
 * Since: 1.0
 */
struct _DrUnitIdentifier
{
  gatomicrefcount ref_count;
  GRefString     *scheme;     /* (owned) */
  GRefString     *value;      /* (owned) */
  GDate           valid_from; /* invalid: always */
  GDate           valid_to;   /* invalid: always */
};

G_DEFINE_BOXED_TYPE (DrUnitIdentifier, dr_unit_identifier,
                     dr_unit_identifier_ref, dr_unit_identifier_unref)

/**
 * dr_unit_identifier_new:
 * @scheme: the list that the code stands in: 1 to 256 bytes without control
 *   characters
 * @value: the code, likewise; it is kept as it is, zeros in front and all
 * @valid_from: (nullable): the first day on which it names its unit, or `NULL` for
 *   as long as the unit exists
 * @valid_to: (nullable): the last day, or `NULL` likewise
 * @error: return location for an error
 *
 * Makes an identifier.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if the scheme or the value is
 * empty or too long, or the validity ends before it begins or lies outside the
 * years 1000 to 9999, and with [error@DistrictReport.Error.ENCODING] if a
 * string is not UTF-8.
 *
 * Returns: (transfer full): the identifier
 *
 * Since: 1.0
 */
DrUnitIdentifier *
dr_unit_identifier_new (const char   *scheme,
                        const char   *value,
                        const GDate  *valid_from,
                        const GDate  *valid_to,
                        GError      **error)
{
  if (!dr_check_code (scheme, "identifier: the scheme", error) ||
      !dr_check_code (value, "identifier: the value", error) ||
      !dr_unit_check_validity ("identifier", valid_from, valid_to, error))
    return NULL;

  DrUnitIdentifier *self = g_new0 (DrUnitIdentifier, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->scheme = g_ref_string_new (scheme);
  self->value = g_ref_string_new (value);
  dr_unit_keep_day (&self->valid_from, valid_from);
  dr_unit_keep_day (&self->valid_to, valid_to);

  return self;
}

/**
 * dr_unit_identifier_ref: (skip)
 * @self: an identifier
 *
 * Takes a reference. This is safe from any thread.
 *
 * Returns: (transfer full): the same one
 *
 * Since: 1.0
 */
DrUnitIdentifier *
dr_unit_identifier_ref (DrUnitIdentifier *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * dr_unit_identifier_unref: (skip)
 * @self: (transfer full): an identifier
 *
 * Gives a reference back; the last one frees it.
 *
 * Since: 1.0
 */
void
dr_unit_identifier_unref (DrUnitIdentifier *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  dr_words_unref (self->scheme);
  dr_words_unref (self->value);
  g_free (self);
}

/**
 * dr_unit_identifier_get_scheme:
 * @self: an identifier
 *
 * Gets the list that the code stands in.
 *
 * Returns: (transfer none): the scheme
 *
 * Since: 1.0
 */
const char *
dr_unit_identifier_get_scheme (DrUnitIdentifier *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->scheme;
}

/**
 * dr_unit_identifier_get_value:
 * @self: an identifier
 *
 * Gets the code. It is text: zeros in front count.
 *
 * Returns: (transfer none): the code
 *
 * Since: 1.0
 */
const char *
dr_unit_identifier_get_value (DrUnitIdentifier *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->value;
}

/**
 * dr_unit_identifier_get_valid_from:
 * @self: an identifier
 *
 * Gets the first day on which the code names its unit.
 *
 * Returns: (transfer none) (nullable): the day, or `NULL` for as long as the
 *   unit exists
 *
 * Since: 1.0
 */
const GDate *
dr_unit_identifier_get_valid_from (DrUnitIdentifier *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_date_valid (&self->valid_from) ? &self->valid_from : NULL;
}

/**
 * dr_unit_identifier_get_valid_to:
 * @self: an identifier
 *
 * Gets the last day on which the code names its unit.
 *
 * Returns: (transfer none) (nullable): the day, or `NULL` for as long as the
 *   unit exists
 *
 * Since: 1.0
 */
const GDate *
dr_unit_identifier_get_valid_to (DrUnitIdentifier *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_date_valid (&self->valid_to) ? &self->valid_to : NULL;
}

/**
 * dr_unit_identifier_is_valid_on:
 * @self: an identifier
 * @day: a day
 *
 * Checks whether the code is in use on a day; its first and its last day count.
 * Whether the unit exists that day is asked by
 * [method@DistrictReport.Unit.has_identifier].
 *
 * Returns: whether it is in use on @day; never on one that is not set
 *
 * Since: 1.0
 */
gboolean
dr_unit_identifier_is_valid_on (DrUnitIdentifier *self,
                                const GDate      *day)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (day != NULL, FALSE);

  return dr_unit_is_day_within (&self->valid_from, &self->valid_to, day);
}

/**
 * dr_unit_identifier_equal:
 * @self: an identifier
 * @other: another
 *
 * Tells whether two identifiers have the same scheme, value and validity.
 *
 * Returns: whether they are equal
 *
 * Since: 1.0
 */
gboolean
dr_unit_identifier_equal (DrUnitIdentifier *self,
                          DrUnitIdentifier *other)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  return g_str_equal (self->scheme, other->scheme) &&
         g_str_equal (self->value, other->value) &&
         dr_unit_is_same_day (&self->valid_from, &other->valid_from) &&
         dr_unit_is_same_day (&self->valid_to, &other->valid_to);
}

/**
 * dr_unit_identifier_hash:
 * @self: an identifier
 *
 * Gives a number that is the same for equal identifiers, for hash tables.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dr_unit_identifier_hash (DrUnitIdentifier *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return g_str_hash (self->scheme) * 31u + g_str_hash (self->value);
}

/**
 * dr_unit_identifier_to_string:
 * @self: an identifier
 *
 * Writes the identifier for a person to read: `ma-dvhc 25747, until
 * 2025-06-30`. Nothing reads it back.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
dr_unit_identifier_to_string (DrUnitIdentifier *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (GString) text = g_string_new (self->scheme);
  char day[11];

  g_string_append_printf (text, " %s", self->value);
  if (g_date_valid (&self->valid_from) && dr_date_write (&self->valid_from, day) > 0)
    g_string_append_printf (text, ", from %s", day);
  if (g_date_valid (&self->valid_to) && dr_date_write (&self->valid_to, day) > 0)
    g_string_append_printf (text, ", until %s", day);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
