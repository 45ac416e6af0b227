/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-span.h>

#include <string.h>

#include "base/dr-error-private.h"

/**
 * DrSpan:
 *
 * A stretch of bytes in a text: from its start up to, not including, its end.
 *
 * Offsets count the bytes of the text as UTF-8, from 0. For a plain text file
 * they are the offsets in the file itself, byte order mark, carriage returns
 * and all; [method@DistrictReport.Text.locate] turns one into a line and a
 * column. A span may be empty, and then marks a place.
 *
 * ```c
 * g_autoptr (DrSpan) span = dr_span_new (120, 138, NULL);
 * g_autofree char *written = dr_span_to_string (span);
 * g_print ("%s holds %" G_GUINT64_FORMAT " bytes\n", written, dr_span_get_length (span));
 * // 120-138 holds 18 bytes
 * ```
 *
 * Since: 1.0
 */
struct _DrSpan
{
  gatomicrefcount ref_count;
  guint64         start;
  guint64         end;
};

G_DEFINE_BOXED_TYPE (DrSpan, dr_span, dr_span_ref, dr_span_unref)

/**
 * dr_span_new:
 * @start: offset of the first byte
 * @end: offset after the last byte
 * @error: return location for an error
 *
 * Makes a span. It is empty where @start and @end are the same.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if @end lies before @start.
 *
 * Returns: (transfer full): the span
 *
 * Since: 1.0
 */
DrSpan *
dr_span_new (guint64   start,
             guint64   end,
             GError  **error)
{
  if (end < start)
    {
      dr_error_set (error, DR_ERROR_INVALID,
                    "span %" G_GUINT64_FORMAT "-%" G_GUINT64_FORMAT " ends before it starts",
                    start, end);
      return NULL;
    }

  DrSpan *self = g_new (DrSpan, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->start = start;
  self->end = end;

  return self;
}

/**
 * dr_span_ref: (skip)
 * @self: a span
 *
 * Takes a reference to a span. This is safe from any thread.
 *
 * Returns: (transfer full): the same span
 *
 * Since: 1.0
 */
DrSpan *
dr_span_ref (DrSpan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * dr_span_unref: (skip)
 * @self: (transfer full): a span
 *
 * Gives a reference back; the last one frees the span.
 *
 * Since: 1.0
 */
void
dr_span_unref (DrSpan *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->ref_count))
    g_free (self);
}

/**
 * dr_span_get_start:
 * @self: a span
 *
 * Gets where the span starts.
 *
 * Returns: the offset of its first byte
 *
 * Since: 1.0
 */
guint64
dr_span_get_start (DrSpan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->start;
}

/**
 * dr_span_get_end:
 * @self: a span
 *
 * Gets where the span ends.
 *
 * Returns: the offset of the byte after its last one; never below the start
 *
 * Since: 1.0
 */
guint64
dr_span_get_end (DrSpan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->end;
}

/**
 * dr_span_get_length:
 * @self: a span
 *
 * Gets how long the span is.
 *
 * Returns: its bytes, not its characters; 0 if it is empty
 *
 * Since: 1.0
 */
guint64
dr_span_get_length (DrSpan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->end - self->start;
}

/**
 * dr_span_contains:
 * @self: a span
 * @other: another span of the same text
 *
 * Checks whether all of @other lies within @self. A span contains itself. An
 * empty @other is contained where its place lies within @self, at either end
 * too.
 *
 * Returns: whether @self contains @other
 *
 * Since: 1.0
 */
gboolean
dr_span_contains (DrSpan *self,
                  DrSpan *other)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  return self->start <= other->start && other->end <= self->end;
}

/**
 * dr_span_overlaps:
 * @self: a span
 * @other: another span of the same text
 *
 * Checks whether two spans share a byte. Spans that merely touch do not, and
 * an empty span has no byte to share.
 *
 * Returns: whether they overlap
 *
 * Since: 1.0
 */
gboolean
dr_span_overlaps (DrSpan *self,
                  DrSpan *other)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  return MAX (self->start, other->start) < MIN (self->end, other->end);
}

/**
 * dr_span_compare:
 * @self: a span
 * @other: another span
 *
 * Puts spans in the order of the text: by start, and of two that start
 * together the shorter one first.
 *
 * Returns: negative, 0 or positive, as @self stands before, with or after @other
 *
 * Since: 1.0
 */
int
dr_span_compare (DrSpan *self,
                 DrSpan *other)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (other != NULL, 0);

  if (self->start != other->start)
    return self->start < other->start ? -1 : 1;

  if (self->end != other->end)
    return self->end < other->end ? -1 : 1;

  return 0;
}

/**
 * dr_span_equal:
 * @self: a span
 * @other: another span
 *
 * Checks whether two spans start and end together.
 *
 * Returns: whether they are equal
 *
 * Since: 1.0
 */
gboolean
dr_span_equal (DrSpan *self,
               DrSpan *other)
{
  return dr_span_compare (self, other) == 0;
}

/**
 * dr_span_hash:
 * @self: a span
 *
 * Hashes a span, in step with [method@DistrictReport.Span.equal].
 *
 * Returns: the hash
 *
 * Since: 1.0
 */
guint
dr_span_hash (DrSpan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  guint64 mixed = self->start * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + self->end;

  return (guint) (mixed ^ (mixed >> 32));
}

/**
 * dr_span_to_string:
 * @self: a span
 *
 * Writes a span as its two offsets with a hyphen between them: `120-138`.
 * [ctor@DistrictReport.Span.parse] reads it back.
 *
 * Returns: (transfer full): the span as text
 *
 * Since: 1.0
 */
char *
dr_span_to_string (DrSpan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup_printf ("%" G_GUINT64_FORMAT "-%" G_GUINT64_FORMAT, self->start, self->end);
}

/**
 * dr_span_parse: (constructor)
 * @text: two offsets with a hyphen between them
 * @error: return location for an error
 *
 * Reads what [method@DistrictReport.Span.to_string] wrote: decimal digits
 * alone, without signs or spaces.
 *
 * Fails with [error@DistrictReport.Error.MALFORMED] if @text is not of that
 * form or an offset does not fit 64 bits, and with
 * [error@DistrictReport.Error.INVALID] if the end lies before the start.
 *
 * Returns: (transfer full): the span
 *
 * Since: 1.0
 */
DrSpan *
dr_span_parse (const char  *text,
               GError     **error)
{
  g_return_val_if_fail (text != NULL, NULL);

  guint64 start, end;
  const char *hyphen = strchr (text, '-');
  g_autofree char *head = hyphen == NULL ? NULL : g_strndup (text, hyphen - text);

  if (hyphen == NULL ||
      !g_ascii_string_to_unsigned (head, 10, 0, G_MAXUINT64, &start, NULL) ||
      !g_ascii_string_to_unsigned (hyphen + 1, 10, 0, G_MAXUINT64, &end, NULL))
    {
      g_autofree char *quoted = dr_error_quote (text, -1);

      dr_error_set (error, DR_ERROR_MALFORMED, "expected a span such as 120-138, got %s", quoted);
      return NULL;
    }

  return dr_span_new (start, end, error);
}
