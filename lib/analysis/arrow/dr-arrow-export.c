/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <districtreport/dr-error.h>

#include "analysis/arrow/dr-arrow-export-private.h"

static void
release_schema (struct ArrowSchema *schema)
{
  for (gint64 i = 0; i < schema->n_children; i++)
    {
      if (schema->children[i]->release != NULL)
        schema->children[i]->release (schema->children[i]);
      g_free (schema->children[i]);
    }
  g_free (schema->children);
  if (schema->dictionary != NULL && schema->dictionary->release != NULL)
    schema->dictionary->release (schema->dictionary);
  g_free (schema->dictionary);
  g_free ((char *) schema->format);
  g_free ((char *) schema->name);
  schema->release = NULL;
}

void
dr_arrow_field_init (struct ArrowSchema *field,
                     const char         *name,
                     const char         *format,
                     gboolean            has_dictionary)
{
  *field = (struct ArrowSchema) {
    .format = g_strdup (format),
    .name = g_strdup (name),
    .flags = ARROW_FLAG_NULLABLE,
    .release = release_schema,
  };
  if (has_dictionary)
    {
      field->dictionary = g_new (struct ArrowSchema, 1);
      dr_arrow_field_init (field->dictionary, "", "u", FALSE);
    }
}

void
dr_arrow_schema_init (struct ArrowSchema *schema,
                      gsize               n_fields)
{
  dr_arrow_field_init (schema, "", "+s", FALSE);
  schema->flags = 0;
  schema->n_children = (gint64) n_fields;
  schema->children = g_new (struct ArrowSchema *, n_fields);
  for (gsize i = 0; i < n_fields; i++)
    schema->children[i] = g_new0 (struct ArrowSchema, 1);
}

/* What an array holds on to; a consumer may take children and dictionaries apart, so that each has its own. */
typedef struct
{
  const void     *buffers[3];
  gpointer        piece;
  gpointer        owner;
  GDestroyNotify  owner_free;
} Held;

static void
release_array (struct ArrowArray *array)
{
  Held *held = array->private_data;

  for (gint64 i = 0; i < array->n_children; i++)
    {
      if (array->children[i]->release != NULL)
        array->children[i]->release (array->children[i]);
      g_free (array->children[i]);
    }
  g_free (array->children);
  if (array->dictionary != NULL && array->dictionary->release != NULL)
    array->dictionary->release (array->dictionary);
  g_free (array->dictionary);
  if (held->owner != NULL)
    held->owner_free (held->owner);
  free (held->piece);
  g_free (held);
  array->release = NULL;
}

void
dr_arrow_column_init (struct ArrowArray *column,
                      gsize              n_rows,
                      gint64             n_empty,
                      const void        *validity,
                      const void        *values,
                      gpointer           piece,
                      gpointer           owner,
                      GDestroyNotify     owner_free)
{
  Held *held = g_new0 (Held, 1);

  *held = (Held) { .buffers = { validity, values }, .piece = piece, .owner = owner, .owner_free = owner_free };
  *column = (struct ArrowArray) {
    .length = (gint64) n_rows,
    .null_count = n_empty,
    .n_buffers = 2,
    .buffers = held->buffers,
    .release = release_array,
    .private_data = held,
  };
}

void
dr_arrow_batch_init (struct ArrowArray *batch,
                     gsize              n_rows,
                     gsize              n_columns)
{
  dr_arrow_column_init (batch, n_rows, 0, NULL, NULL, NULL, NULL, NULL);
  batch->n_buffers = 1;
  batch->n_children = (gint64) n_columns;
  batch->children = g_new (struct ArrowArray *, n_columns);
  for (gsize i = 0; i < n_columns; i++)
    batch->children[i] = g_new0 (struct ArrowArray, 1);
}

struct _DrArrowStrings
{
  gatomicrefcount  ref_count;
  gsize            n_strings;
  guint32         *offsets;  /* (owned) */
  char            *bytes;    /* (owned) */
};

DrArrowStrings *
dr_arrow_strings_new (const char * const *strings,
                      gsize               n_strings)
{
  DrArrowStrings *self = g_new0 (DrArrowStrings, 1);
  g_autoptr (GString) bytes = g_string_new (NULL);

  g_atomic_ref_count_init (&self->ref_count);
  self->n_strings = n_strings;
  self->offsets = g_new0 (guint32, n_strings + 1);
  for (gsize i = 0; i < n_strings; i++)
    {
      g_string_append (bytes, strings[i]);
      self->offsets[i + 1] = (guint32) bytes->len;
    }
  self->bytes = g_string_free (g_steal_pointer (&bytes), FALSE);

  return self;
}

DrArrowStrings *
dr_arrow_strings_new_column (const DrStringColumn *column)
{
  g_autofree const char **strings = g_new (const char *, (gsize) column->n_strings + 1);

  /* All of them together are below 2 GiB. */
  for (guint32 i = 0; i < column->n_strings; i++)
    strings[i] = dr_string_column_get (column, i);

  return dr_arrow_strings_new (strings, column->n_strings);
}

void
dr_arrow_strings_unref (DrArrowStrings *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->offsets);
  g_free (self->bytes);
  g_free (self);
}

void
dr_arrow_column_set_dictionary (struct ArrowArray *column,
                                DrArrowStrings    *strings)
{
  g_atomic_ref_count_inc (&strings->ref_count);
  column->dictionary = g_new (struct ArrowArray, 1);
  dr_arrow_column_init (column->dictionary, strings->n_strings, 0, NULL, strings->offsets, NULL, strings,
                        (GDestroyNotify) dr_arrow_strings_unref);

  Held *held = column->dictionary->private_data;
  held->buffers[2] = strings->bytes;
  column->dictionary->n_buffers = 3;
}

typedef struct
{
  DrArrowSource  functions;
  gpointer       source;      /* (owned) */
  gsize          next;
  char          *message;     /* (owned) (nullable) of the last failure */
} Stream;

static int
get_schema (struct ArrowArrayStream *stream,
            struct ArrowSchema      *schema)
{
  Stream *self = stream->private_data;

  self->functions.make_schema (self->source, schema);

  return 0;
}

static int
get_next (struct ArrowArrayStream *stream,
          struct ArrowArray       *batch)
{
  Stream *self = stream->private_data;
  g_autoptr (GError) error = NULL;

  *batch = (struct ArrowArray) { .length = 0 };
  if (!self->functions.make_batch (self->source, self->next, batch, &error))
    {
      g_free (self->message);
      self->message = g_strdup (error->message);
      return g_error_matches (error, DR_ERROR, DR_ERROR_LIMIT) ? ENOMEM : EINVAL;
    }
  self->next++;

  return 0;
}

static const char *
get_last_error (struct ArrowArrayStream *stream)
{
  Stream *self = stream->private_data;

  return self->message;
}

static void
release_stream (struct ArrowArrayStream *stream)
{
  Stream *self = stream->private_data;

  self->functions.free (self->source);
  g_free (self->message);
  g_free (self);
  stream->release = NULL;
}

void
dr_arrow_stream_init (struct ArrowArrayStream *stream,
                      const DrArrowSource     *functions,
                      gpointer                 source)
{
  Stream *self = g_new0 (Stream, 1);

  self->functions = *functions;
  self->source = source;
  *stream = (struct ArrowArrayStream) {
    .get_schema = get_schema,
    .get_next = get_next,
    .get_last_error = get_last_error,
    .release = release_stream,
    .private_data = self,
  };
}

typedef struct
{
  GPtrArray *columns;  /* (element-type DrColumn) */
  gsize      n_rows;
} Columns;

static void
free_columns (gpointer source)
{
  Columns *self = source;

  g_ptr_array_unref (self->columns);
  g_free (self);
}

static void
make_column_schema (gpointer            source,
                    struct ArrowSchema *schema)
{
  Columns *self = source;

  dr_arrow_schema_init (schema, self->columns->len);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const DrColumn *column = g_ptr_array_index (self->columns, i);
      g_autofree char *decimal = g_strdup_printf ("d:%d,%d", column->kind == DR_COLUMN_WIDE ? 38 : 19, column->scale);
      const char *format = column->kind == DR_COLUMN_CODE                               ? "i"
                           : column->kind == DR_COLUMN_NARROW && column->scale == 0 ? "l"
                                                                                          : decimal;

      dr_arrow_field_init (schema->children[i], column->name, format, column->kind == DR_COLUMN_CODE);
    }
}

/* A column, and its coefficients in 128 bits where Arrow wants them so. */
typedef struct
{
  DrColumn *column;     /* (owned) */
  DrPages   pages;
} Widened;

static void
free_widened (gpointer data)
{
  Widened *self = data;

  dr_column_unref (self->column);
  dr_pages_clear (&self->pages);
  g_free (self);
}

static gboolean
make_column (DrColumn           *column,
             struct ArrowArray  *array,
             GError            **error)
{
  gpointer values = column->data;
  Widened *owner = g_new0 (Widened, 1);

  owner->column = dr_column_ref (column);
  if (column->kind == DR_COLUMN_NARROW && column->scale != 0)
    {
      if (!dr_pages_init (&owner->pages, column->n_rows, sizeof (dr_int128), column->name, error))
        {
          free_widened (owner);
          return FALSE;
        }
      /* A slot without a figure may hold anything, and so may its copy. */
      values = owner->pages.data;
      for (gsize row = 0; row < column->n_rows; row++)
        ((dr_int128 *) values)[row] = column->narrow[row];
    }

  dr_arrow_column_init (array, column->n_rows, (gint64) column->n_empty, column->validity, values, NULL, owner,
                        free_widened);
  if (column->kind == DR_COLUMN_CODE)
    {
      g_autoptr (DrArrowStrings) strings = column->dictionary != NULL ? dr_arrow_strings_new_column (column->dictionary)
                                                                      : dr_arrow_strings_new (NULL, 0);
      dr_arrow_column_set_dictionary (array, strings);
    }

  return TRUE;
}

static gboolean
make_column_batch (gpointer            source,
                   gsize               index,
                   struct ArrowArray  *batch,
                   GError            **error)
{
  Columns *self = source;

  if (index > 0)
    return TRUE;

  dr_arrow_batch_init (batch, self->n_rows, self->columns->len);
  for (guint i = 0; i < self->columns->len; i++)
    if (!make_column (g_ptr_array_index (self->columns, i), batch->children[i], error))
      {
        batch->release (batch);
        return FALSE;
      }

  return TRUE;
}

static Columns *
columns_new (DrColumn * const *columns,
             gsize             n_columns,
             gsize             n_rows)
{
  Columns *self = g_new0 (Columns, 1);

  self->n_rows = n_rows;
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) dr_column_unref);
  for (gsize i = 0; i < n_columns; i++)
    g_ptr_array_add (self->columns, dr_column_ref (columns[i]));

  return self;
}

void
dr_arrow_export_columns (DrColumn * const        *columns,
                         gsize                    n_columns,
                         gsize                    n_rows,
                         struct ArrowArrayStream *stream)
{
  static const DrArrowSource functions = { make_column_schema, make_column_batch, free_columns };

  dr_arrow_stream_init (stream, &functions, columns_new (columns, n_columns, n_rows));
}

gboolean
dr_arrow_export_columns_at_once (DrColumn * const    *columns,
                                 gsize                n_columns,
                                 gsize                n_rows,
                                 struct ArrowSchema  *schema,
                                 struct ArrowArray   *array,
                                 GError             **error)
{
  Columns *source = columns_new (columns, n_columns, n_rows);
  gboolean is_good = array == NULL || make_column_batch (source, 0, array, error);

  if (is_good)
    make_column_schema (source, schema);
  free_columns (source);

  return is_good;
}
