/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-enum-types.h>

#include "base/dr-error-private.h"
#include "exchange/dr-report-json-reader-private.h"

void
dr_report_json_reader_init (DrReportJsonReader *self,
                            const DrLimits     *limits)
{
  *self = (DrReportJsonReader) {
    .limits = limits,
    .scratch = g_string_new (NULL),
    .last_period = g_string_new (NULL),
    .last_period_index = DR_NONE,
    .parts = g_array_new (FALSE, FALSE, sizeof (DrReportJsonPart)),
  };
}

void
dr_report_json_reader_clear (DrReportJsonReader *self)
{
  g_clear_pointer (&self->builder, dr_report_builder_unref);
  g_string_free (self->scratch, TRUE);
  g_string_free (self->last_period, TRUE);
  g_array_unref (self->parts);
}

/* --- words --- */

const char *
dr_report_json_reader_peek_string (DrReportJsonReader  *self,
                                   const DrJsonNode    *node,
                                   GError             **error)
{
  const char *text;
  gsize length;

  if (!dr_json_node_get_string (node, self->scratch, &text, &length, error))
    return NULL;

  if (text != self->scratch->str)
    {
      g_string_truncate (self->scratch, 0);
      g_string_append_len (self->scratch, text, (gssize) length);
    }

  return self->scratch->str;
}

gboolean
dr_report_json_reader_dup_words (DrReportJsonReader  *self,
                                 const DrJsonNode    *node,
                                 char               **words,
                                 GError             **error)
{
  if (dr_json_node_is_null (node))
    return TRUE;

  const char *text = dr_report_json_reader_peek_string (self, node, error);
  if (text == NULL)
    return FALSE;
  if (*text == '\0')
    return dr_json_node_set_error (node, error, DR_ERROR_INVALID, "an empty string; absent is null");

  *words = g_strdup (text);

  return TRUE;
}

gboolean
dr_report_json_reader_intern_words (DrReportJsonReader  *self,
                                    const DrJsonNode    *node,
                                    guint32             *words,
                                    GError             **error)
{
  *words = DR_NONE;

  return dr_json_node_is_null (node) ||
         dr_report_json_reader_intern_needed (self, node, words, error);
}

gboolean
dr_report_json_reader_intern_needed (DrReportJsonReader  *self,
                                     const DrJsonNode    *node,
                                     guint32             *words,
                                     GError             **error)
{
  const char *text;
  gsize length;

  if (!dr_json_node_get_string (node, self->scratch, &text, &length, error))
    return FALSE;
  if (length == 0)
    return dr_json_node_set_error (node, error, DR_ERROR_INVALID, "an empty string says nothing");

  *words = dr_report_builder_intern (self->builder, text, (gssize) length);

  return TRUE;
}

/* --- days and periods --- */

gboolean
dr_report_json_reader_make_period (DrReportJsonReader  *self,
                                   const DrJsonNode    *node,
                                   DrPeriod           **period,
                                   GError             **error)
{
  const char *id = dr_report_json_reader_peek_string (self, node, error);

  if (id == NULL)
    return FALSE;

  *period = dr_period_parse (id, error);

  return *period != NULL || dr_json_node_prefix_error (node, error);
}

/* Neighbouring items mostly share their period. */
gboolean
dr_report_json_reader_get_period (DrReportJsonReader  *self,
                                  const DrJsonNode    *node,
                                  guint32             *period,
                                  GError             **error)
{
  g_autoptr (DrPeriod) made = NULL;
  const char *id = dr_report_json_reader_peek_string (self, node, error);

  if (id == NULL)
    return FALSE;

  if (self->last_period_index == DR_NONE || !g_str_equal (id, self->last_period->str))
    {
      g_string_assign (self->last_period, id);
      self->last_period_index = DR_NONE;
      if (!dr_report_json_reader_make_period (self, node, &made, error))
        return FALSE;
      self->last_period_index = dr_report_builder_intern_period (self->builder, made);
    }
  *period = self->last_period_index;

  return TRUE;
}

/* --- references --- */

gboolean
dr_report_json_set_unknown (const DrJsonNode  *node,
                            const char        *what,
                            const char        *id,
                            GError           **error)
{
  g_autofree char *quoted = dr_error_quote (id, -1);

  return dr_json_node_set_error (node, error, DR_ERROR_INVALID, "no %s %s", what, quoted);
}

gboolean
dr_report_json_reader_get_unit (DrReportJsonReader  *self,
                                const DrJsonNode    *node,
                                guint32             *unit,
                                GError             **error)
{
  const char *id = dr_report_json_reader_peek_string (self, node, error);

  if (id == NULL)
    return FALSE;

  *unit = dr_report_builder_find_unit (self->builder, id);

  return *unit != DR_NONE || dr_report_json_set_unknown (node, "unit", id, error);
}

gboolean
dr_report_json_reader_get_indicator (DrReportJsonReader  *self,
                                     const DrJsonNode    *node,
                                     guint32             *indicator,
                                     GError             **error)
{
  const char *id = dr_report_json_reader_peek_string (self, node, error);

  if (id == NULL)
    return FALSE;

  *indicator = dr_report_builder_find_indicator (self->builder, id);

  return *indicator != DR_NONE || dr_report_json_set_unknown (node, "indicator", id, error);
}

gboolean
dr_report_json_reader_get_item (DrReportJsonReader  *self,
                                const DrJsonNode    *node,
                                DrItemKind           kind,
                                guint32             *item,
                                GError             **error)
{
  const char *id = dr_report_json_reader_peek_string (self, node, error);

  if (id == NULL)
    return FALSE;

  *item = dr_report_data_find_item (self->data, kind, id);

  return *item != DR_NONE ||
         dr_report_json_set_unknown (node, kind == DR_ITEM_TARGET ? "target" : "achievement", id, error);
}

/* --- figures --- */

/* «1», «100», «0.01»: a power of ten, written as a figure is. */
static gboolean
get_exponent (DrReportJsonReader  *self,
              const DrJsonNode    *node,
              int                 *exponent,
              GError             **error)
{
  char buffer[DR_DECIMAL_BUFFER];
  const char *text = dr_report_json_reader_peek_string (self, node, error);

  if (text == NULL)
    return FALSE;

  int length = (int) MIN (strlen (text), DR_DECIMAL_BUFFER);
  *exponent = text[0] == '1' ? length - 1 : 2 - length;

  if (*exponent >= -DR_DECIMAL_MAX_EXPONENT && *exponent <= DR_DECIMAL_MAX_EXPONENT)
    {
      dr_decimal_write (&(DrDecimal) { 1, *exponent }, buffer);
      if (g_str_equal (buffer, text))
        return TRUE;
    }

  return dr_json_node_set_expected (node, error, "a power of ten such as 1, 100 or 0.01");
}

/*
 * A decimal string in the one form that it is written in: with the decimals of the
 * resolution, no more and no fewer, and without a zero or a sign that says nothing.
 */
static gboolean
get_decimal (DrReportJsonReader  *self,
             const DrJsonNode    *node,
             int                  exponent,
             DrDecimal           *decimal,
             GError             **error)
{
  char buffer[DR_DECIMAL_BUFFER];
  const char *text = dr_report_json_reader_peek_string (self, node, error);

  if (text == NULL)
    return FALSE;

  /* The zeros below the resolution are not digits of the coefficient, which may have 38 without them. */
  gsize length = self->scratch->len;
  gsize n_zeros = exponent > 0 && length > (gsize) exponent ? (gsize) exponent : 0;

  if (dr_decimal_parse (text, (gssize) (length - n_zeros), decimal))
    {
      decimal->exponent += (int) n_zeros;
      if (decimal->coefficient == 0)
        decimal->exponent = exponent;
      if (decimal->exponent == exponent)
        {
          dr_decimal_write (decimal, buffer);
          if (g_str_equal (buffer, text))
            return TRUE;
        }
    }

  dr_decimal_write (&(DrDecimal) { 1, exponent }, buffer);
  g_autofree char *expected =
    g_strdup_printf ("a decimal of at most %d digits with a resolution of %s",
                     DR_DECIMAL_MAX_DIGITS, buffer);

  return dr_json_node_set_expected (node, error, expected);
}

gboolean
dr_report_json_reader_get_figure (DrReportJsonReader  *self,
                                  const DrJsonNode    *value,
                                  const DrJsonNode    *upper,
                                  const DrJsonNode    *hedge,
                                  const DrJsonNode    *resolution,
                                  DrFigure            *figure,
                                  GError             **error)
{
  gboolean has_upper = upper != NULL && !dr_json_node_is_null (upper);
  DrDecimal low;
  DrDecimal high;
  int exponent;
  int kind = DR_HEDGE_EXACT;

  if (!get_exponent (self, resolution, &exponent, error) ||
      !get_decimal (self, value, exponent, &low, error) ||
      (has_upper && !get_decimal (self, upper, exponent, &high, error)) ||
      (hedge != NULL && !dr_json_node_get_enum (hedge, DR_TYPE_HEDGE, &kind, error)))
    return FALSE;

  if (has_upper != (kind == DR_HEDGE_RANGE))
    return dr_json_node_set_error (upper, error, DR_ERROR_INVALID,
                                   has_upper ? "only a range has an upper end"
                                             : "a range has an upper end");
  if (has_upper && dr_decimal_compare (&low, &high) > 0)
    return dr_json_node_set_error (upper, error, DR_ERROR_INVALID,
                                   "the upper end is below the lower one");

  /* Both ends have one exponent already, so there is nothing that could fail to fit. */
  return dr_report_builder_make_figure (self->builder, &low, has_upper ? &high : NULL, kind, figure);
}

/* --- sources --- */

gboolean
dr_report_json_reader_get_span (DrReportJsonReader  *self,
                                const DrJsonNode    *text,
                                const DrJsonNode    *start,
                                const DrJsonNode    *end,
                                DrSourceRecord      *source,
                                guint32             *own_words,
                                GError             **error)
{
  guint64 first;
  guint64 last;
  const char *words;
  gsize length;

  if (!dr_json_node_get_count (start, 0, DR_NONE - 1, &first, error) ||
      !dr_json_node_get_count (end, first, DR_NONE - 1, &last, error) ||
      !dr_json_node_get_string (text, self->scratch, &words, &length, error))
    return FALSE;

  source->start = (guint32) first;
  source->end = (guint32) last;
  *own_words = DR_NONE;

  if (length != last - first)
    return dr_json_node_set_error (text, error, DR_ERROR_INVALID,
                                   "%" G_GSIZE_FORMAT " bytes, but %" G_GUINT64_FORMAT
                                   " from start to end", length, last - first);

  if (self->text == NULL)
    {
      *own_words = dr_report_builder_intern (self->builder, words, (gssize) length);
      return TRUE;
    }

  if (last > self->text_length)
    return dr_json_node_set_error (end, error, DR_ERROR_INVALID,
                                   "%" G_GUINT64_FORMAT " lies beyond the text of %" G_GSIZE_FORMAT
                                   " bytes", last, self->text_length);

  if (memcmp (self->text + first, words, length) != 0)
    {
      g_autofree char *stated = dr_error_quote (words, (gssize) length);
      g_autofree char *found = dr_error_quote (self->text + first, (gssize) length);

      return dr_json_node_set_error (text, error, DR_ERROR_INVALID,
                                     "%s, but the text has %s there", stated, found);
    }

  return TRUE;
}

gboolean
dr_report_json_reader_get_source (DrReportJsonReader  *self,
                                  DrJsonNode          *node,
                                  DrSourceRecord      *source,
                                  GError             **error)
{
  enum { START, END, TEXT, LOCATION };
  static const char * const keys[] = { "start", "end", "text", "location", NULL };
  DrJsonNode members[G_N_ELEMENTS (keys) - 1];

  guint32 text;
  guint32 location = DR_NONE;

  *source = (DrSourceRecord) { DR_NONE, DR_NONE, DR_NONE };
  if (dr_json_node_is_null (node))
    return TRUE;

  if (!dr_json_node_get_members (node, keys, NULL, members, error) ||
      !dr_report_json_reader_get_span (self, &members[TEXT], &members[START], &members[END],
                                       source, &text, error) ||
      !dr_report_json_reader_intern_words (self, &members[LOCATION], &location, error))
    return FALSE;

  dr_report_builder_set_source_words (self->builder, source, text, location);

  return TRUE;
}

/* --- lists --- */

gboolean
dr_report_json_reader_read_elements (DrReportJsonReader       *self,
                                     const DrJsonNode         *node,
                                     DrReportJsonReadElement   read,
                                     GError                  **error)
{
  DrJsonNode element = { 0 };

  if (!dr_json_node_check_array (node, error))
    return FALSE;

  while (dr_json_node_next_element (node, &element))
    if (!read (self, &element, error))
      return FALSE;

  return TRUE;
}
