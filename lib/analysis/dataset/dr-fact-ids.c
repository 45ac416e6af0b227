/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/dataset/dr-fact-draft-private.h"
#include "analysis/dataset/dr-fact-ids-private.h"

#include "base/dr-error-private.h"

/* An entry of a dictionary that no row has named so far. */
#define NOT_ASKED (-1)

void
dr_fact_ids_clear (DrFactIds *self)
{
  g_clear_pointer (&self->batch, dr_arrow_batch_unref);
  g_clear_pointer (&self->entries, g_free);
  if (self->written_measure != NULL)
    g_string_free (g_steal_pointer (&self->written_measure), TRUE);
  g_clear_pointer (&self->canonical_measure, g_ref_string_release);
}

static gboolean
refuse_empty (const DrArrowVector  *vector,
              gsize                 row,
              GError              **error)
{
  return dr_arrow_vector_set_error (vector, row, error, DR_ERROR_INVALID, "there is none in this row");
}

/* Whether the rows of the vector are 32 bits each, to be read where they lie. */
static const gint32 *
find_rows_in_place (const DrArrowVector *vector)
{
  const gint32 *rows = (const gint32 *) vector->values + vector->offset;

  if (vector->type.layout.kind != DR_ARROW_INTEGER || vector->type.layout.width != sizeof *rows ||
      !vector->type.layout.is_signed || ((gsize) vector->values & (G_ALIGNOF (gint32) - 1)) != 0)
    return NULL;

  return dr_bits_are_alike (vector->validity, vector->offset, vector->length, TRUE) ? rows : NULL;
}

/* Rows of a table as integers of any kind. */
static gboolean
read_numbers (DrFactIds            *self,
              const DrArrowVector  *vector,
              DrFactMemory         *memory,
              const gint32        **rows,
              GError              **error)
{
  if (!self->is_given)
    return dr_arrow_vector_set_error (vector, 0, error, DR_ERROR_INVALID,
                                      "integers are numbers of rows, but the table that they are of was not added before; ids are texts");

  *rows = find_rows_in_place (vector);
  if (*rows == NULL)
    {
      gint32 *copy = dr_fact_memory_add (memory, vector->length, sizeof *copy, error);
      if (copy == NULL)
        return FALSE;

      for (gsize row = 0; row < vector->length; row++)
        {
          gint64 number;

          if (dr_arrow_vector_is_empty (vector, row))
            return refuse_empty (vector, row, error);
          if (!dr_arrow_vector_get_integer (vector, row, &number, error))
            return FALSE;
          /* What does not fit is none of the table either. */
          copy[row] = number < 0 || number > G_MAXINT32 ? -1 : (gint32) number;
        }
      *rows = copy;
    }

  self->limit = self->n_rows;

  return TRUE;
}

gboolean
dr_fact_ids_check (const DrArrowVector  *vector,
                   const gint32         *rows,
                   gsize                 start,
                   gsize                 n_rows,
                   guint32               limit,
                   gint32                least,
                   gint32                greatest,
                   GError              **error)
{
  if (n_rows == 0 || (least >= 0 && (guint32) greatest < limit))
    return TRUE;

  gsize row = start;
  while ((guint32) rows[row] < limit)
    row++;

  gint64 number = 0;
  dr_arrow_vector_get_integer (vector, row, &number, NULL);

  return dr_arrow_vector_set_error (vector, row, error, DR_ERROR_INVALID, "%" G_GINT64_FORMAT " is no row of a %s that has %u",
                                    number, vector->type.has_dictionary ? "dictionary" : "table", limit);
}

static gint32
intern_entry (DrFactIds            *self,
              const DrArrowVector  *vector,
              gsize                 row,
              gsize                 entry,
              GError              **error)
{
  const char *id;
  gsize length;

  if (!dr_arrow_vector_get_entry_text (vector, row, entry, &id, &length, error))
    return -1;
  if (id == NULL)
    {
      refuse_empty (vector, row, error);
      return -1;
    }

  return self->intern (self, vector, row, id, length, error);
}

/* Whether the dictionary is the one that the entries are of. */
static gboolean
is_same_dictionary (const DrArrowText *text,
                    const DrArrowText *other)
{
  return text->slots == other->slots && text->bytes == other->bytes && text->pieces == other->pieces &&
         text->validity == other->validity && text->offset == other->offset && text->length == other->length &&
         text->layout.kind == other->layout.kind && text->layout.width == other->layout.width;
}

static gboolean
take_dictionary (DrFactIds            *self,
                 DrArrowBatch         *batch,
                 const DrArrowVector  *vector,
                 GError              **error)
{
  gsize length = vector->text.length;
  gboolean is_same = self->batch != NULL && is_same_dictionary (&self->dictionary, &vector->text);

  g_clear_pointer (&self->batch, dr_arrow_batch_unref);
  self->batch = dr_arrow_batch_ref (batch);
  self->dictionary = vector->text;
  if (is_same)
    return TRUE;

  g_free (self->entries);
  self->entries = g_try_new (gint32, MAX (length, 1));
  if (self->entries == NULL)
    return dr_error_set (error, DR_ERROR_LIMIT, "%s: there is no memory for a dictionary of %" G_GSIZE_FORMAT " entries",
                         vector->table, length);
  for (gsize entry = 0; entry < length; entry++)
    self->entries[entry] = NOT_ASKED;

  /* The dictionary of a program that has the table too is often just its ids. */
  self->is_identity = self->is_given && self->measures == NULL && length <= self->n_rows;
  for (gsize entry = 0; self->is_identity && entry < length; entry++)
    {
      self->entries[entry] = intern_entry (self, vector, 0, entry, NULL);
      self->is_identity = self->entries[entry] == (gint32) entry;
    }

  return TRUE;
}

/* Ids in a dictionary, which is looked through once. */
static gboolean
read_entries (DrFactIds            *self,
              DrArrowBatch         *batch,
              const DrArrowVector  *vector,
              DrFactMemory         *memory,
              const gint32        **rows,
              GError              **error)
{
  if (!take_dictionary (self, batch, vector, error))
    return FALSE;

  if (self->is_identity)
    {
      *rows = find_rows_in_place (vector);
      self->limit = (guint32) vector->text.length;
      if (*rows != NULL)
        return TRUE;
    }

  self->limit = G_MAXUINT32;

  gint32 *copy = dr_fact_memory_add (memory, vector->length, sizeof *copy, error);
  if (copy == NULL)
    return FALSE;

  for (gsize row = 0; row < vector->length; row++)
    {
      gsize entry;

      if (dr_arrow_vector_is_empty (vector, row))
        return refuse_empty (vector, row, error);
      if (!dr_arrow_vector_get_entry (vector, row, &entry, error))
        return FALSE;

      /* Where the measure has a say, the id alone is no indicator. */
      gint32 number = self->measures == NULL ? self->entries[entry] : NOT_ASKED;
      if (number == NOT_ASKED)
        {
          number = intern_entry (self, vector, row, entry, error);
          if (number < 0)
            return FALSE;
          self->entries[entry] = number;
        }
      copy[row] = number;
    }
  *rows = copy;

  return TRUE;
}

static gboolean
read_texts (DrFactIds            *self,
            const DrArrowVector  *vector,
            DrFactMemory         *memory,
            const gint32        **rows,
            GError              **error)
{
  gint32 *copy = dr_fact_memory_add (memory, vector->length, sizeof *copy, error);
  if (copy == NULL)
    return FALSE;

  for (gsize row = 0; row < vector->length; row++)
    {
      const char *id;
      gsize length;

      if (dr_arrow_vector_is_empty (vector, row))
        return refuse_empty (vector, row, error);
      if (!dr_arrow_vector_get_text (vector, row, &id, &length, error))
        return FALSE;
      copy[row] = self->intern (self, vector, row, id, length, error);
      if (copy[row] < 0)
        return FALSE;
    }
  *rows = copy;

  return TRUE;
}

gboolean
dr_fact_ids_read (DrFactIds            *self,
                  DrArrowBatch         *batch,
                  const DrArrowVector  *vector,
                  DrFactMemory         *memory,
                  const gint32        **rows,
                  GError              **error)
{
  self->limit = G_MAXUINT32;
  if (vector->type.has_dictionary)
    return read_entries (self, batch, vector, memory, rows, error);
  if (vector->type.layout.kind == DR_ARROW_INTEGER)
    return read_numbers (self, vector, memory, rows, error);

  return read_texts (self, vector, memory, rows, error);
}
