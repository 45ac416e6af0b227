/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/arrow/dr-arrow-reader-private.h"

#include "base/dr-error-private.h"

/* No table is wider; it keeps a wrong number from being walked. */
#define MOST_CHILDREN 1000000
/* So many columns are named where one is missing. */
#define MOST_TOLD 12

DrArrowBatch *
dr_arrow_batch_ref (DrArrowBatch *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
dr_arrow_batch_unref (DrArrowBatch *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  if (self->array.release != NULL)
    self->array.release (&self->array);
  g_free (self);
}

static void
release_schema (struct ArrowSchema *schema)
{
  if (schema->release != NULL)
    schema->release (schema);
}

typedef struct ArrowSchema ArrowSchemaHolder;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ArrowSchemaHolder, release_schema)

/* What the stream says of its failure; a code of errno where it says nothing. */
static gboolean
refuse_failure (DrArrowReader  *self,
                int             code,
                GError        **error)
{
  const char *message = self->stream.get_last_error != NULL ? self->stream.get_last_error (&self->stream) : NULL;
  g_autofree char *valid = g_utf8_make_valid (message != NULL ? message : g_strerror (code), -1);
  g_autoptr (GString) harmless = g_string_new (NULL);

  /* Another program wrote it, and a terminal may obey what is no letter. */
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (g_unichar_isprint (character) || g_unichar_ismark (character) || character == '\n' || character == '\t')
        g_string_append_unichar (harmless, character);
      else
        g_string_append_printf (harmless, "\\u%04x", character);
    }

  return dr_error_set (error, DR_ERROR_MALFORMED, "%s: the stream failed: %s", self->table, harmless->str);
}

static gboolean
find_column (DrArrowReader             *self,
             guint                      column,
             const struct ArrowSchema  *schema,
             GError                   **error)
{
  const DrArrowColumn *wanted = &self->columns[column];

  self->child[column] = -1;
  self->name[column] = wanted->name;
  for (gint64 i = 0; i < schema->n_children; i++)
    {
      const struct ArrowSchema *child = schema->children[i];

      if (child == NULL || child->name == NULL ||
          (strcmp (child->name, wanted->name) != 0 && g_strcmp0 (child->name, wanted->other_name) != 0))
        continue;
      if (self->child[column] >= 0)
        return dr_error_set (error, DR_ERROR_INVALID, "%s: there are two columns %s", self->table, wanted->name);

      self->child[column] = i;
      self->name[column] = strcmp (child->name, wanted->name) == 0 ? wanted->name : wanted->other_name;
      if (!dr_arrow_type_read (child, &self->types[column]) ||
          (dr_arrow_type_get_kind (&self->types[column]) & wanted->kinds) == 0)
        {
          g_autofree char *kinds = dr_arrow_kinds_to_text (wanted->kinds);
          g_autofree char *format = dr_error_quote (child->format != NULL ? child->format : "", -1);

          return dr_error_set (error, DR_ERROR_UNSUPPORTED, "%s: column %s has the Arrow format %s; cast it to %s",
                               self->table, self->name[column], format, kinds);
        }
    }

  return TRUE;
}

/* Names all columns that are missing, and those that there are: one of them may be meant. */
static gboolean
check_missing (const DrArrowReader       *self,
               const struct ArrowSchema  *schema,
               GError                   **error)
{
  g_autoptr (GString) missing = g_string_new (NULL);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < self->n_columns; i++)
    {
      const DrArrowColumn *wanted = &self->columns[i];

      if (self->child[i] >= 0 || wanted->is_optional)
        continue;
      g_string_append_printf (missing, "%sno column %s%s%s", missing->len == 0 ? "" : ", ", wanted->name,
                              wanted->other_name != NULL ? " or " : "",
                              wanted->other_name != NULL ? wanted->other_name : "");
    }
  if (missing->len == 0)
    return TRUE;

  for (gint64 i = 0; i < MIN (schema->n_children, MOST_TOLD); i++)
    {
      const struct ArrowSchema *child = schema->children[i];
      g_autofree char *quoted = dr_error_quote (child != NULL && child->name != NULL ? child->name : "", -1);

      g_string_append_printf (found, "%s%s", i == 0 ? "" : ", ", quoted);
    }

  return dr_error_set (error, DR_ERROR_INVALID, "%s: there is %s; the table has %s%s", self->table, missing->str,
                       found->len == 0 ? "no columns at all" : found->str, schema->n_children > MOST_TOLD ? ", …" : "");
}

static gboolean
read_schema (DrArrowReader  *self,
             GError        **error)
{
  g_auto (ArrowSchemaHolder) schema = { NULL };

  int code = self->stream.get_schema (&self->stream, &schema);
  if (code != 0)
    {
      /* What a failed call leaves behind is nothing. */
      schema.release = NULL;
      return refuse_failure (self, code, error);
    }
  if (schema.release == NULL)
    return dr_error_set (error, DR_ERROR_MALFORMED, "%s: the stream's schema was released already", self->table);
  if (g_strcmp0 (schema.format, "+s") != 0)
    return dr_error_set (error, DR_ERROR_UNSUPPORTED, "%s: the stream is none of tables", self->table);
  if (schema.n_children < 0 || schema.n_children > MOST_CHILDREN || (schema.n_children > 0 && schema.children == NULL))
    return dr_error_set (error, DR_ERROR_MALFORMED, "%s: the stream's schema has no columns", self->table);

  self->n_children = schema.n_children;
  for (guint i = 0; i < self->n_columns; i++)
    if (!find_column (self, i, &schema, error))
      return FALSE;

  return check_missing (self, &schema, error);
}

gboolean
dr_arrow_reader_init (DrArrowReader       *self,
                      gpointer             stream,
                      const char          *table,
                      const DrArrowColumn *columns,
                      guint                n_columns,
                      GError             **error)
{
  struct ArrowArrayStream *given = stream;

  g_assert (n_columns <= DR_ARROW_MOST_COLUMNS);
  *self = (DrArrowReader) { .table = table, .columns = columns, .n_columns = n_columns };

  if (given == NULL)
    return dr_error_set (error, DR_ERROR_INVALID, "%s: there is no stream", table);
  if (given->release == NULL)
    return dr_error_set (error, DR_ERROR_INVALID, "%s: the stream was read already", table);

  /* To move a stream is to copy it and to mark the old place as released. */
  self->stream = *given;
  given->release = NULL;

  if (self->stream.get_schema == NULL || self->stream.get_next == NULL)
    return dr_error_set (error, DR_ERROR_MALFORMED, "%s: the stream cannot be read", table);

  return read_schema (self, error);
}

void
dr_arrow_reader_clear (DrArrowReader *self)
{
  if (self->stream.release != NULL)
    self->stream.release (&self->stream);
  self->stream.release = NULL;
}

static const char *
find_fault (const DrArrowReader     *self,
            const struct ArrowArray *array)
{
  if (array->length < 0 || array->offset < 0 || array->length > G_MAXINT64 - array->offset)
    return "has an impossible length or offset";
  if (array->null_count < -1 || array->null_count > array->length)
    return "has an impossible count of empty rows";
  if (array->n_children != self->n_children)
    return "has another number of columns than the schema";
  if (array->n_children > 0 && array->children == NULL)
    return "has no columns";
  if (array->n_buffers != 1 || array->buffers == NULL)
    return "has another number of buffers than a table";
  if (array->dictionary != NULL)
    return "has a dictionary";
  if (array->null_count > 0)
    return "has rows that are empty as a whole";

  const guint8 *validity = array->buffers[0];
  if (validity != NULL)
    for (gint64 i = 0; i < array->length; i++)
      if (dr_arrow_is_empty (validity, (gsize) (array->offset + i)))
        return "has rows that are empty as a whole";

  return NULL;
}

gboolean
dr_arrow_reader_next (DrArrowReader  *self,
                      DrArrowBatch  **batch,
                      DrArrowVector  *vectors,
                      GError        **error)
{
  g_autoptr (DrArrowBatch) next = g_new0 (DrArrowBatch, 1);

  *batch = NULL;
  g_atomic_ref_count_init (&next->ref_count);

  int code = self->stream.get_next (&self->stream, &next->array);
  if (code != 0)
    {
      next->array.release = NULL;
      return refuse_failure (self, code, error);
    }
  if (next->array.release == NULL)
    return TRUE;

  const char *fault = find_fault (self, &next->array);
  if (fault != NULL)
    return dr_error_set (error, DR_ERROR_MALFORMED, "%s: the batch from row %" G_GUINT64_FORMAT " on %s",
                         self->table, self->n_rows, fault);

  for (guint i = 0; i < self->n_columns; i++)
    {
      vectors[i] = (DrArrowVector) { .table = self->table, .name = self->name[i], .first_row = self->n_rows };
      if (self->child[i] >= 0 &&
          !dr_arrow_vector_init (&vectors[i], &self->types[i], next->array.children[self->child[i]],
                                 next->array.offset, next->array.length, error))
        return FALSE;
    }

  self->n_rows += (guint64) next->array.length;
  *batch = g_steal_pointer (&next);

  return TRUE;
}
