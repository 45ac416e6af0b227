/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-number.h>

#include <string.h>

#include <districtreport/dr-enum-types.h>

#include "base/dr-error-private.h"
#include "model/dr-check-private.h"
#include "model/dr-number-private.h"

/**
 * DrNumber:
 *
 * One entry in the ledger of all numbers of a text: what stands there, where,
 * what it is, and to which item of the report it belongs.
 *
 * The ledger is how a report accounts for its text: a number that is no figure
 * is a date, part of a document's number, the numbering of a heading, and so
 * on, or else is marked as not read. Nothing is dropped in silence.
 *
 * ```c
 * g_autoptr (DrSpan) span = dr_span_new (120, 122, NULL);
 * g_autoptr (DrNumber) number =
 *   dr_number_new ("96", span, DR_NUMBER_ROLE_ACHIEVEMENT, "a1", NULL);
 * g_print ("%s -> %s\n", dr_number_get_text (number), dr_number_get_item (number));
 * // 96 -> a1
 * ```
 *
 * Since: 1.0
 */
struct _DrNumber
{
  gatomicrefcount  ref_count;
  GRefString      *text; /* (owned) */
  DrSpan          *span; /* (owned) */
  GRefString      *item; /* (owned) (nullable) */
  DrNumberRole     role;
};

G_DEFINE_BOXED_TYPE (DrNumber, dr_number, dr_number_ref, dr_number_unref)

/* Takes what it is given, which the caller vouches for. */
DrNumber *
dr_number_new_take (GRefString   *text,
                    DrSpan       *span,
                    DrNumberRole  role,
                    GRefString   *item)
{
  DrNumber *self = g_new (DrNumber, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->text = text;
  self->span = span;
  self->role = role;
  self->item = item;

  return self;
}

/**
 * dr_number_new:
 * @text: the number as it stands in the text
 * @span: where it stands
 * @role: what it is
 * @item: (nullable): the id of the item that it belongs to
 * @error: return location for an error
 *
 * Makes an entry of the ledger.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if @text is empty or not as
 * many bytes long as @span, or @item is no id, and with
 * [error@DistrictReport.Error.ENCODING] if @text is not UTF-8. Whether there is
 * such an item is checked when the entry comes into a report.
 *
 * Returns: (transfer full): the entry
 *
 * Since: 1.0
 */
DrNumber *
dr_number_new (const char    *text,
               DrSpan        *span,
               DrNumberRole   role,
               const char    *item,
               GError       **error)
{
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (span != NULL, NULL);

  if (!dr_check_words (text, "number: the text", error))
    return NULL;

  gsize length = strlen (text);
  if (length != dr_span_get_length (span))
    {
      g_autofree char *quoted = dr_error_quote (text, (gssize) length);

      dr_error_set (error, DR_ERROR_INVALID,
                    "number: %s has %" G_GSIZE_FORMAT " bytes, its span %" G_GUINT64_FORMAT,
                    quoted, length, dr_span_get_length (span));
      return NULL;
    }

  if (!dr_check_enum (DR_TYPE_NUMBER_ROLE, role, "number: the role", error) ||
      (item != NULL && !dr_check_id (item, "number: the item", error)))
    return NULL;

  return dr_number_new_take (g_ref_string_new_len (text, length), dr_span_ref (span), role,
                             dr_words_new (item));
}

/**
 * dr_number_ref: (skip)
 * @self: an entry of the ledger
 *
 * Takes a reference to an entry. This is safe from any thread.
 *
 * Returns: (transfer full): the same entry
 *
 * Since: 1.0
 */
DrNumber *
dr_number_ref (DrNumber *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * dr_number_unref: (skip)
 * @self: (transfer full): an entry of the ledger
 *
 * Gives a reference back; the last one frees the entry.
 *
 * Since: 1.0
 */
void
dr_number_unref (DrNumber *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  dr_words_unref (self->text);
  dr_words_unref (self->item);
  dr_span_unref (self->span);
  g_free (self);
}

/**
 * dr_number_get_text:
 * @self: an entry of the ledger
 *
 * Gets the number as it stands in the text, with its separators and its
 * leading zeros: `1.236`, `07`, `II`.
 *
 * Returns: (transfer none): the number
 *
 * Since: 1.0
 */
const char *
dr_number_get_text (DrNumber *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/**
 * dr_number_get_span:
 * @self: an entry of the ledger
 *
 * Gets where the number stands. The entries of one report never overlap.
 *
 * Returns: (transfer none): the span
 *
 * Since: 1.0
 */
DrSpan *
dr_number_get_span (DrNumber *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->span;
}

/**
 * dr_number_get_role:
 * @self: an entry of the ledger
 *
 * Gets what the number is.
 *
 * Returns: the role; [enum@DistrictReport.NumberRole.UNREAD] if it was not understood
 *
 * Since: 1.0
 */
DrNumberRole
dr_number_get_role (DrNumber *self)
{
  g_return_val_if_fail (self != NULL, DR_NUMBER_ROLE_UNREAD);

  return self->role;
}

/**
 * dr_number_get_item:
 * @self: an entry of the ledger
 *
 * Gets the item that the number belongs to: an achievement, a target, a
 * ranking, a directive or a citation of the same report.
 *
 * Returns: (transfer none) (nullable): the id of the item, or `NULL` for a
 *   number that belongs to none
 *
 * Since: 1.0
 */
const char *
dr_number_get_item (DrNumber *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->item;
}

/**
 * dr_number_equal:
 * @self: an entry of the ledger
 * @other: another one
 *
 * Checks whether two entries are the same in text, span, role and item.
 *
 * There is no order of entries; sort them by their spans.
 *
 * Returns: whether they are equal
 *
 * Since: 1.0
 */
gboolean
dr_number_equal (DrNumber *self,
                 DrNumber *other)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  return self->role == other->role &&
         dr_span_equal (self->span, other->span) &&
         g_str_equal (self->text, other->text) &&
         g_strcmp0 (self->item, other->item) == 0;
}

/**
 * dr_number_hash:
 * @self: an entry of the ledger
 *
 * Hashes an entry, in step with [method@DistrictReport.Number.equal].
 *
 * Returns: the hash
 *
 * Since: 1.0
 */
guint
dr_number_hash (DrNumber *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (dr_span_hash (self->span) * 31 + g_str_hash (self->text)) * 31 + self->role;
}
