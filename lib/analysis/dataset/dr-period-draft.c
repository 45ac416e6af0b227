/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/arrow/dr-arrow-reader-private.h"
#include "analysis/dataset/dr-dimension-draft-private.h"

#include "base/dr-error-private.h"

enum
{
  COLUMN_PERIOD,
  COLUMN_ID,
  N_COLUMNS
};

static const DrArrowColumn period_columns[N_COLUMNS] = {
  [COLUMN_PERIOD] = { "period", NULL, DR_ARROW_IS (DR_ARROW_INTEGER), TRUE },
  [COLUMN_ID] = { "id", NULL, DR_ARROW_ANY_TEXT, FALSE },
};

void
dr_period_draft_init (DrPeriodDraft *self)
{
  self->is_given = FALSE;
  dr_string_pool_init (&self->ids);
  self->periods = g_ptr_array_new_with_free_func ((GDestroyNotify) dr_period_unref);
}

void
dr_period_draft_clear (DrPeriodDraft *self)
{
  dr_string_pool_clear (&self->ids);
  g_clear_pointer (&self->periods, g_ptr_array_unref);
}

gint32
dr_period_draft_find (DrPeriodDraft *self,
                      DrPeriod      *period)
{
  g_autofree char *id = dr_period_to_string (period);

  return dr_string_pool_find (&self->ids, id, strlen (id));
}

gint32
dr_period_draft_intern (DrPeriodDraft  *self,
                        DrPeriod       *period,
                        GError        **error)
{
  g_autofree char *id = dr_period_to_string (period);
  gint32 row = dr_string_pool_intern (&self->ids, id, strlen (id), error);

  if (row >= 0 && (guint) row == self->periods->len)
    g_ptr_array_add (self->periods, dr_period_ref (period));

  return row;
}

static gboolean
read_row (DrPeriodDraft        *self,
          const DrArrowVector  *vectors,
          gsize                 row,
          GError              **error)
{
  const DrArrowVector *ids = &vectors[COLUMN_ID];
  const DrArrowVector *numbers = &vectors[COLUMN_PERIOD];
  const char *id;
  gsize length;

  if (numbers->values != NULL)
    {
      gint64 number = -1;

      if (!dr_arrow_vector_is_empty (numbers, row) && !dr_arrow_vector_get_integer (numbers, row, &number, error))
        return FALSE;
      if (number != (gint64) self->periods->len)
        return dr_arrow_vector_set_error (numbers, row, error, DR_ERROR_INVALID,
                                          "the periods are not numbered from 0 on, row by row");
    }

  if (!dr_arrow_vector_get_optional_text (ids, row, &id, &length, error))
    return FALSE;
  if (id == NULL)
    return dr_arrow_vector_set_error (ids, row, error, DR_ERROR_INVALID, "a period without an id");

  g_autofree char *text = g_strndup (id, length);
  g_autoptr (GError) wrong = NULL;
  g_autoptr (DrPeriod) period = dr_period_parse (text, &wrong);
  if (period == NULL)
    return dr_arrow_vector_set_error (ids, row, error, wrong->code, "%s", wrong->message);

  guint n_periods = self->periods->len;
  gint32 number = dr_period_draft_intern (self, period, error);
  if (number < 0)
    return FALSE;

  return (guint) number == n_periods ||
         dr_arrow_vector_set_error (ids, row, error, DR_ERROR_INVALID, "there are two periods %s", text);
}

gboolean
dr_period_draft_read (DrPeriodDraft  *self,
                      gpointer        stream,
                      GError        **error)
{
  g_auto (DrArrowReader) reader;
  DrArrowVector vectors[N_COLUMNS];

  if (!dr_arrow_reader_init (&reader, stream, "periods", period_columns, N_COLUMNS, error))
    return FALSE;
  if (self->periods->len > 0)
    return dr_error_set (error, DR_ERROR_INVALID,
                         "periods: there are periods already; add their table once, before all else");

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

  return TRUE;
}

DrPeriodTable *
dr_period_draft_finish (DrPeriodDraft *self)
{
  DrPeriodTable *table = dr_period_table_new (self->periods->len);

  for (guint i = 0; i < self->periods->len; i++)
    table->periods[i] = dr_period_ref (g_ptr_array_index (self->periods, i));
  dr_period_draft_clear (self);

  return table;
}

gboolean
dr_period_draft_take_table (DrPeriodDraft        *self,
                            const DrPeriodTable  *table,
                            GError              **error)
{
  for (guint32 period = 0; period < table->n_periods; period++)
    if (dr_period_draft_intern (self, table->periods[period], error) < 0)
      return FALSE;
  self->is_given = TRUE;

  return TRUE;
}
