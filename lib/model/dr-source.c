/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-source.h>

#include <string.h>

#include "base/dr-error-private.h"
#include "model/dr-check-private.h"
#include "model/dr-source-private.h"

/**
 * DrSource:
 *
 * Where something was read: the span in the text, the words that stand there
 * and, for documents that are more than text, the location of these words.
 *
 * The words are the figure with its measure, not the sentence around it. They
 * are the bytes of the text between the ends of the span, so that a report
 * without its text still shows what it read.
 *
 * ```c
 * g_autoptr (DrSpan) span = dr_span_new (120, 137, NULL);
 * g_autoptr (DrSource) source = dr_source_new (span, "96/80 hội viên", NULL, NULL);
 * g_print ("«%s»\n", dr_source_get_text (source));
 * // «96/80 hội viên»
 * ```
 *
 * Since: 1.0
 */
struct _DrSource
{
  gatomicrefcount  ref_count;
  DrSpan          *span;     /* (owned) */
  GRefString      *text;     /* (owned) */
  GRefString      *location; /* (owned) (nullable) */
};

G_DEFINE_BOXED_TYPE (DrSource, dr_source, dr_source_ref, dr_source_unref)

/* Takes what it is given, which the caller vouches for. */
DrSource *
dr_source_new_take (DrSpan     *span,
                    GRefString *text,
                    GRefString *location)
{
  DrSource *self = g_new (DrSource, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->span = span;
  self->text = text;
  self->location = location;

  return self;
}

/**
 * dr_source_new:
 * @span: the span in the text
 * @text: the words between the ends of @span
 * @location: (nullable): where in the document they stand, such as a table
 *   cell; `NULL` in plain text, where the span says it all
 * @error: return location for an error
 *
 * Makes a source.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if @text is not as many bytes
 * long as @span or @location is empty, and with
 * [error@DistrictReport.Error.ENCODING] if either is not UTF-8. Whether the
 * words really stand there is checked when the source comes into a report that
 * has its text.
 *
 * Returns: (transfer full): the source
 *
 * Since: 1.0
 */
DrSource *
dr_source_new (DrSpan      *span,
               const char  *text,
               const char  *location,
               GError     **error)
{
  g_return_val_if_fail (span != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    {
      dr_error_set (error, DR_ERROR_ENCODING, "source: the text is not UTF-8");
      return NULL;
    }

  gsize length = strlen (text);
  if (length != dr_span_get_length (span))
    {
      g_autofree char *quoted = dr_error_quote (text, (gssize) length);

      dr_error_set (error, DR_ERROR_INVALID,
                    "source: %s has %" G_GSIZE_FORMAT " bytes, its span %" G_GUINT64_FORMAT,
                    quoted, length, dr_span_get_length (span));
      return NULL;
    }

  if (!dr_check_words (location, "source: the location", error))
    return NULL;

  return dr_source_new_take (dr_span_ref (span), g_ref_string_new_len (text, length),
                             dr_words_new (location));
}

/**
 * dr_source_ref: (skip)
 * @self: a source
 *
 * Takes a reference to a source. This is safe from any thread.
 *
 * Returns: (transfer full): the same source
 *
 * Since: 1.0
 */
DrSource *
dr_source_ref (DrSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * dr_source_unref: (skip)
 * @self: (transfer full): a source
 *
 * Gives a reference back; the last one frees the source.
 *
 * Since: 1.0
 */
void
dr_source_unref (DrSource *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  dr_span_unref (self->span);
  dr_words_unref (self->text);
  dr_words_unref (self->location);
  g_free (self);
}

/**
 * dr_source_get_span:
 * @self: a source
 *
 * Gets the span that was read.
 *
 * Returns: (transfer none): the span
 *
 * Since: 1.0
 */
DrSpan *
dr_source_get_span (DrSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->span;
}

/**
 * dr_source_get_text:
 * @self: a source
 *
 * Gets the words that were read, byte for byte as they stand in the text: line
 * breaks within them are kept.
 *
 * Returns: (transfer none): the words
 *
 * Since: 1.0
 */
const char *
dr_source_get_text (DrSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/**
 * dr_source_get_location:
 * @self: a source
 *
 * Gets where in the document the words stand, beyond what the span says.
 *
 * Returns: (transfer none) (nullable): the location, or `NULL` in plain text
 *
 * Since: 1.0
 */
const char *
dr_source_get_location (DrSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->location;
}

/**
 * dr_source_equal:
 * @self: a source
 * @other: another source
 *
 * Checks whether two sources have the same span, words and location. Sources
 * of different texts may well be equal: a source does not know its text.
 *
 * There is no order of sources; sort them by their spans.
 *
 * Returns: whether they are equal
 *
 * Since: 1.0
 */
gboolean
dr_source_equal (DrSource *self,
                 DrSource *other)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  return dr_span_equal (self->span, other->span) &&
         g_str_equal (self->text, other->text) &&
         g_strcmp0 (self->location, other->location) == 0;
}

/**
 * dr_source_hash:
 * @self: a source
 *
 * Hashes a source, in step with [method@DistrictReport.Source.equal].
 *
 * Returns: the hash
 *
 * Since: 1.0
 */
guint
dr_source_hash (DrSource *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return dr_span_hash (self->span) * 31 + g_str_hash (self->text);
}
