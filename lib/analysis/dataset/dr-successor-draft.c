/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/arrow/dr-arrow-reader-private.h"
#include "analysis/dataset/dr-dimension-draft-private.h"
#include "analysis/dataset/dr-unit-link-private.h"
#include "base/dr-error-private.h"

/* What became of units, as a table of another program: a row for each that took one over. */

/* Many times as many as there ever were communes. */
#define MOST_SUCCESSORS (1u << 24)

enum
{
  COLUMN_UNIT,
  COLUMN_SUCCESSOR,
  COLUMN_WEIGHT,
  N_COLUMNS
};

static const DrArrowColumn successor_columns[N_COLUMNS] = {
  [COLUMN_UNIT] = { "unit", NULL, DR_UNIT_LINK_KINDS, FALSE },
  [COLUMN_SUCCESSOR] = { "successor", NULL, DR_UNIT_LINK_KINDS, FALSE },
  [COLUMN_WEIGHT] = { "weight", NULL,
                      DR_ARROW_IS (DR_ARROW_NOTHING) | DR_ARROW_IS (DR_ARROW_INTEGER) | DR_ARROW_IS (DR_ARROW_DECIMAL) |
                        DR_ARROW_ANY_TEXT, TRUE },
};

/* The weight as a decimal in words, NULL where none is stated. What it may be is looked at once all are there. */
static gboolean
get_weight (const DrArrowVector  *vector,
            gsize                 row,
            char                **weight,
            GError              **error)
{
  DrDecimal decimal = { 0, 0 };
  const char *text;
  gsize length;

  *weight = NULL;
  if (vector->values == NULL || dr_arrow_vector_is_empty (vector, row))
    return TRUE;

  if ((dr_arrow_type_get_kind (&vector->type) & DR_ARROW_ANY_TEXT) != 0)
    {
      if (!dr_arrow_vector_get_text (vector, row, &text, &length, error))
        return FALSE;
      *weight = text == NULL ? NULL : g_strndup (text, length);
      return TRUE;
    }

  if (!dr_arrow_vector_get_decimal (vector, row, &decimal.coefficient, error))
    return FALSE;
  decimal.exponent = -vector->type.layout.scale;
  *weight = dr_decimal_to_string (&decimal);

  return TRUE;
}

static gboolean
read_row (DrUnitDraft          *self,
          const DrArrowVector  *vectors,
          gsize                 row,
          GError              **error)
{
  DrSuccessorDraftRow successor = { .weight = NULL };

  if (!dr_unit_link_get (self, &vectors[COLUMN_UNIT], row, &successor.unit, error) ||
      !dr_unit_link_get (self, &vectors[COLUMN_SUCCESSOR], row, &successor.successor, error))
    return FALSE;
  if (successor.unit == DR_NO_UNIT)
    return dr_arrow_vector_set_error (&vectors[COLUMN_UNIT], row, error, DR_ERROR_INVALID, "whose successor it is is empty");
  if (successor.successor == DR_NO_UNIT)
    return dr_arrow_vector_set_error (&vectors[COLUMN_SUCCESSOR], row, error, DR_ERROR_INVALID,
                                      "it is empty: a unit without successor has no row");
  if (self->successors->len >= MOST_SUCCESSORS)
    return dr_arrow_vector_set_error (&vectors[COLUMN_UNIT], row, error, DR_ERROR_LIMIT, "there are more than %u successors",
                                      MOST_SUCCESSORS);
  if (!get_weight (&vectors[COLUMN_WEIGHT], row, &successor.weight, error))
    return FALSE;
  g_array_append_val (self->successors, successor);

  return TRUE;
}

gboolean
dr_unit_draft_read_successors (DrUnitDraft  *self,
                               gpointer      stream,
                               GError      **error)
{
  g_auto (DrArrowReader) reader;

  if (!dr_arrow_reader_init (&reader, stream, "successors", successor_columns, N_COLUMNS, error))
    return FALSE;
  if (!self->is_given)
    return dr_error_set (error, DR_ERROR_INVALID, "successors: there are no units yet: add their table before");

  while (TRUE)
    {
      g_autoptr (DrArrowBatch) batch = NULL;
      DrArrowVector vectors[N_COLUMNS];

      if (!dr_arrow_reader_next (&reader, &batch, vectors, error))
        return FALSE;
      if (batch == NULL)
        return TRUE;
      for (gsize row = 0; row < vectors[COLUMN_UNIT].length; row++)
        if (!read_row (self, vectors, row, error))
          return FALSE;
    }
}
