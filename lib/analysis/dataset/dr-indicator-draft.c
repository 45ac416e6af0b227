/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/arrow/dr-arrow-reader-private.h"
#include "analysis/dataset/dr-dimension-draft-private.h"

#include "base/dr-error-private.h"
#include "figures/dr-measure-private.h"

enum
{
  COLUMN_INDICATOR,
  COLUMN_ID,
  COLUMN_LABEL,
  COLUMN_MEASURE,
  COLUMN_NATURE,
  COLUMN_SCALE,
  COLUMN_DIRECTION,
  N_COLUMNS
};

#define TEXT_KINDS (DR_ARROW_IS (DR_ARROW_NOTHING) | DR_ARROW_ANY_TEXT)

static const DrArrowColumn indicator_columns[N_COLUMNS] = {
  [COLUMN_INDICATOR] = { "indicator", NULL, DR_ARROW_IS (DR_ARROW_INTEGER), TRUE },
  [COLUMN_ID] = { "id", NULL, DR_ARROW_ANY_TEXT, FALSE },
  [COLUMN_LABEL] = { "label", NULL, TEXT_KINDS, TRUE },
  [COLUMN_MEASURE] = { "measure", NULL, DR_ARROW_ANY_TEXT, FALSE },
  [COLUMN_NATURE] = { "nature", NULL, DR_ARROW_ANY_TEXT, FALSE },
  [COLUMN_SCALE] = { "scale", NULL, DR_ARROW_IS (DR_ARROW_INTEGER), TRUE },
  [COLUMN_DIRECTION] = { "direction", NULL, TEXT_KINDS, TRUE },
};

void
dr_indicator_draft_init (DrIndicatorDraft *self)
{
  *self = (DrIndicatorDraft) { .is_given = FALSE };
  dr_string_pool_init (&self->keys);
  dr_string_column_builder_init (&self->ids);
  dr_string_column_builder_init (&self->labels);
  dr_string_pool_init (&self->measures);
  dr_string_pool_init (&self->names);
  self->by_name = g_array_new (FALSE, FALSE, sizeof (gint32));
  self->rows = g_array_new (FALSE, FALSE, sizeof (DrIndicatorDraftRow));
}

void
dr_indicator_draft_clear (DrIndicatorDraft *self)
{
  dr_string_pool_clear (&self->keys);
  dr_string_column_builder_clear (&self->ids);
  dr_string_column_builder_clear (&self->labels);
  dr_string_pool_clear (&self->measures);
  dr_string_pool_clear (&self->names);
  g_clear_pointer (&self->by_name, g_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
}

/* Id and measure as one string, which neither can hold: it is no character of text. */
static GString *
make_key (const char *id,
          gsize       id_length,
          const char *measure,
          gsize       measure_length)
{
  GString *key = g_string_sized_new (id_length + measure_length + 2);

  g_string_append_len (key, id, (gssize) id_length);
  g_string_append_c (key, '\xff');
  g_string_append_len (key, measure, (gssize) measure_length);

  return key;
}

gint32
dr_indicator_draft_find (const DrIndicatorDraft *self,
                         const char             *id,
                         gsize                   id_length,
                         const char             *measure,
                         gsize                   measure_length)
{
  if (measure == NULL)
    {
      gint32 name = dr_string_pool_find (&self->names, id, id_length);

      return name < 0 ? -1 : g_array_index (self->by_name, gint32, name);
    }

  GString *key = make_key (id, id_length, measure, measure_length);
  gint32 row = dr_string_pool_find (&self->keys, key->str, key->len);
  g_string_free (key, TRUE);

  return row;
}

gint32
dr_indicator_draft_append (DrIndicatorDraft           *self,
                           const char                 *id,
                           gsize                       id_length,
                           const char                 *label,
                           gsize                       label_length,
                           const char                 *measure,
                           gsize                       measure_length,
                           const DrIndicatorDraftRow  *row,
                           GError                    **error)
{
  DrIndicatorDraftRow appended = *row;

  appended.measure = dr_string_pool_intern (&self->measures, measure, measure_length, error);
  appended.id = appended.measure < 0 ? -1 : dr_string_pool_intern (&self->names, id, id_length, error);
  if (appended.id < 0 ||
      !dr_string_column_builder_append (&self->ids, id, id_length, error) ||
      !dr_string_column_builder_append (&self->labels, label, label_length, error))
    return -1;

  GString *key = make_key (id, id_length, measure, measure_length);
  gint32 number = dr_string_pool_intern (&self->keys, key->str, key->len, error);
  g_string_free (key, TRUE);
  if (number < 0)
    return -1;

  if ((guint) appended.id == self->by_name->len)
    g_array_append_val (self->by_name, number);
  else
    g_array_index (self->by_name, gint32, appended.id) = DR_AMBIGUOUS;
  g_array_append_val (self->rows, appended);

  return number;
}

/* The order in which they are told has no say: whichever comes second is refused. */
gboolean
dr_indicator_draft_check_nature (const DrIndicatorDraft  *self,
                                 gint32                   indicator,
                                 DrNature                 nature,
                                 GError                 **error)
{
  const DrIndicatorDraftRow *row = &g_array_index (self->rows, DrIndicatorDraftRow, indicator);

  return row->nature == nature ||
         dr_error_set (error, DR_ERROR_MISMATCH,
                       "the indicator %s adds up otherwise here than in what was added before: it cannot be a flow, a stock "
                       "or a ratio by turns", dr_string_pool_get (&self->names, (guint32) row->id));
}

gboolean
dr_indicator_draft_check_desire (const DrIndicatorDraft  *self,
                                 gint32                   indicator,
                                 DrDesire                 desire,
                                 GError                 **error)
{
  const DrIndicatorDraftRow *row = &g_array_index (self->rows, DrIndicatorDraftRow, indicator);

  return !row->is_desire_told || row->desire == desire ||
         dr_error_set (error, DR_ERROR_MISMATCH,
                       "the indicator %s should go another way here than in what was added before: it cannot be the better the "
                       "more there is, and the less, by turns", dr_string_pool_get (&self->names, (guint32) row->id));
}

void
dr_indicator_draft_tell_desire (DrIndicatorDraft *self,
                                gint32            indicator,
                                DrDesire          desire)
{
  DrIndicatorDraftRow *row = &g_array_index (self->rows, DrIndicatorDraftRow, indicator);

  row->desire = (guint8) desire;
  row->is_desire_told = TRUE;
}

/* One of a few words; the first where the row is empty and may be. */
static gboolean
get_choice (const DrArrowVector  *vector,
            gsize                 row,
            const char * const   *choices,
            gboolean              is_optional,
            guint8               *choice,
            GError              **error)
{
  const char *text;
  gsize length;

  *choice = 0;
  if (!dr_arrow_vector_get_optional_text (vector, row, &text, &length, error))
    return FALSE;
  if ((text == NULL || length == 0) && is_optional)
    return TRUE;

  for (guint8 i = 0; text != NULL && choices[i] != NULL; i++)
    if (strlen (choices[i]) == length && memcmp (choices[i], text, length) == 0)
      {
        *choice = i;
        return TRUE;
      }

  g_autofree char *words = g_strjoinv (", ", (char **) choices);
  g_autofree char *quoted = text != NULL ? dr_error_quote (text, (gssize) length) : g_strdup ("nothing");

  return dr_arrow_vector_set_error (vector, row, error, DR_ERROR_INVALID, "%s is none of %s", quoted, words);
}

static gboolean
get_scale (const DrArrowVector  *vector,
           gsize                 row,
           gint32               *scale,
           GError              **error)
{
  gint64 number;

  if (vector->values == NULL)
    return TRUE;
  if (dr_arrow_vector_is_empty (vector, row))
    return dr_arrow_vector_set_error (vector, row, error, DR_ERROR_INVALID, "an indicator without a scale");
  if (!dr_arrow_vector_get_integer (vector, row, &number, error))
    return FALSE;
  if (number < -DR_DECIMAL_MAX_EXPONENT || number > DR_DECIMAL_MAX_EXPONENT)
    return dr_arrow_vector_set_error (vector, row, error, DR_ERROR_INVALID, "%" G_GINT64_FORMAT " is not in -%d to %d",
                                      number, DR_DECIMAL_MAX_EXPONENT, DR_DECIMAL_MAX_EXPONENT);

  *scale = (gint32) number;

  return TRUE;
}

static gboolean
read_row (DrIndicatorDraft     *self,
          const DrArrowVector  *vectors,
          gsize                 row,
          GError              **error)
{
  static const char * const natures[] = { "flow", "stock", "ratio", NULL };
  static const char * const directions[] = { "more", "less", NULL };
  DrIndicatorDraftRow indicator = { .scale = DR_NO_SCALE };
  const char *id;
  const char *label;
  const char *measure;
  gsize id_length;
  gsize label_length;
  gsize measure_length;

  if (vectors[COLUMN_INDICATOR].values != NULL)
    {
      gint64 number = -1;

      if (!dr_arrow_vector_is_empty (&vectors[COLUMN_INDICATOR], row) &&
          !dr_arrow_vector_get_integer (&vectors[COLUMN_INDICATOR], row, &number, error))
        return FALSE;
      if (number != (gint64) self->rows->len)
        return dr_arrow_vector_set_error (&vectors[COLUMN_INDICATOR], row, error, DR_ERROR_INVALID,
                                          "the indicators are not numbered from 0 on, row by row");
    }

  if (!dr_arrow_vector_get_optional_text (&vectors[COLUMN_ID], row, &id, &id_length, error) ||
      !dr_arrow_vector_get_optional_text (&vectors[COLUMN_LABEL], row, &label, &label_length, error) ||
      !dr_arrow_vector_get_optional_text (&vectors[COLUMN_MEASURE], row, &measure, &measure_length, error) ||
      !get_choice (&vectors[COLUMN_NATURE], row, natures, FALSE, &indicator.nature, error) ||
      !get_choice (&vectors[COLUMN_DIRECTION], row, directions, TRUE, &indicator.desire, error) ||
      !get_scale (&vectors[COLUMN_SCALE], row, &indicator.scale, error))
    return FALSE;
  indicator.is_scale_told = indicator.scale != DR_NO_SCALE;
  indicator.is_desire_told = dr_arrow_vector_has_text (&vectors[COLUMN_DIRECTION], row);

  if (id == NULL || id_length == 0)
    return dr_arrow_vector_set_error (&vectors[COLUMN_ID], row, error, DR_ERROR_INVALID, "an indicator without an id");
  if (measure == NULL)
    return dr_arrow_vector_set_error (&vectors[COLUMN_MEASURE], row, error, DR_ERROR_INVALID,
                                      "an indicator without a measure");
  if (label == NULL)
    {
      label = id;
      label_length = id_length;
    }

  g_autoptr (GRefString) canonical = dr_measure_canonicalize (measure, (gssize) measure_length);
  measure = canonical;
  measure_length = strlen (canonical);
  if (dr_indicator_draft_find (self, id, id_length, measure, measure_length) >= 0)
    {
      g_autofree char *quoted = dr_error_quote (id, (gssize) id_length);

      return dr_arrow_vector_set_error (&vectors[COLUMN_ID], row, error, DR_ERROR_INVALID,
                                        "there are two indicators %s of one measure", quoted);
    }

  return dr_indicator_draft_append (self, id, id_length, label, label_length, measure, measure_length, &indicator,
                                    error) >= 0;
}

gboolean
dr_indicator_draft_read (DrIndicatorDraft  *self,
                         gpointer           stream,
                         GError           **error)
{
  g_auto (DrArrowReader) reader;
  DrArrowVector vectors[N_COLUMNS];

  if (!dr_arrow_reader_init (&reader, stream, "indicators", indicator_columns, N_COLUMNS, error))
    return FALSE;
  if (self->rows->len > 0)
    return dr_error_set (error, DR_ERROR_INVALID,
                         "indicators: there are indicators already; add their table once, before all else");

  while (TRUE)
    {
      g_autoptr (DrArrowBatch) batch = NULL;

      if (!dr_arrow_reader_next (&reader, &batch, vectors, error))
        return FALSE;
      if (batch == NULL)
        break;

      for (gsize row = 0; row < vectors[COLUMN_ID].length; row++)
        if (!read_row (self, vectors, row, error))
          return FALSE;
    }

  self->is_given = TRUE;
  self->has_scales = dr_arrow_reader_has (&reader, COLUMN_SCALE);

  return TRUE;
}

DrIndicatorTable *
dr_indicator_draft_finish (DrIndicatorDraft *self)
{
  DrIndicatorTable *table = dr_indicator_table_new (self->rows->len);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const DrIndicatorDraftRow *row = &g_array_index (self->rows, DrIndicatorDraftRow, i);

      table->measure[i] = row->measure;
      table->nature[i] = row->nature;
      table->desire[i] = row->desire;
      table->scale[i] = row->scale == DR_NO_SCALE ? row->finest : row->scale;
      table->is_finest[i] = row->scale == DR_NO_SCALE;
      table->is_scale_told[i] = row->is_scale_told != FALSE;
    }

  table->has_scales = self->has_scales;
  table->ids = dr_string_column_builder_finish (&self->ids);
  table->labels = dr_string_column_builder_finish (&self->labels);
  table->measures = dr_string_pool_finish (&self->measures);
  dr_indicator_draft_clear (self);

  return table;
}

gboolean
dr_indicator_draft_take_table (DrIndicatorDraft        *self,
                               const DrIndicatorTable  *table,
                               GError                 **error)
{
  for (guint32 indicator = 0; indicator < table->n_indicators; indicator++)
    {
      const char *id = dr_string_column_get (table->ids, indicator);
      const char *label = dr_string_column_get (table->labels, indicator);
      const char *measure = dr_string_column_get (table->measures, (guint32) table->measure[indicator]);
      DrIndicatorDraftRow row = {
        .nature = table->nature[indicator],
        .desire = table->desire[indicator],
        .is_desire_told = TRUE,
        .scale = table->scale[indicator],
        .is_scale_told = table->is_scale_told[indicator] != 0,
      };

      if (dr_indicator_draft_append (self, id, strlen (id), label, strlen (label), measure, strlen (measure), &row,
                                     error) < 0)
        return FALSE;
    }
  self->is_given = TRUE;
  self->has_scales = table->has_scales;

  return TRUE;
}
