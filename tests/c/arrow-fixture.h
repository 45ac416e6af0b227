/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Streams as another program would hand them over, written as text. A column is
 * «name:format=values», a row «-» is empty, and «|» begins a batch:
 *
 *   { "unit:i=0,1|1", "actual:l=12,-|7", NULL }
 *
 * The format is Arrow's, «D» before that of the indices for texts in a
 * dictionary. Every batch is memory of its own, which its release frees, so that
 * a sanitizer sees who looks at it afterwards.
 */

#pragma once

#include <errno.h>
#include <string.h>

#include "analysis/arrow/dr-arrow-private.h"
#include "figures/dr-decimal-private.h"

/* A test for each row of a table of them, which begins with its name. */
#define ARROW_ADD_CASES(path, cases, function)                                 \
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)                             \
    {                                                                          \
      g_autofree char *name = g_strdup_printf (path "%s", cases[i].name);      \
      g_test_add_data_func (name, &cases[i], function);                        \
    }

typedef struct _ArrowFixture ArrowFixture;

/* Changes what is about to be handed over. */
typedef void (*ArrowTamperSchema) (struct ArrowSchema *schema);
typedef void (*ArrowTamperArray)  (struct ArrowArray  *array);

struct _ArrowFixture
{
  struct ArrowArrayStream  stream;
  const char * const      *columns;
  guint                    n_batches;
  guint                    next_batch;
  ArrowTamperSchema        tamper_schema;   /* (nullable) */
  ArrowTamperArray         tamper_array;    /* (nullable) */
  int                      schema_failure;  /* errno that get_schema() gives */
  int                      next_failure;    /* errno that get_next() gives once there are no more batches */
  const char              *message;         /* (nullable) of the failure */
  guint                    n_stream_releases;
  guint                    n_schemas;
  guint                    n_schema_releases;
  guint                    n_arrays;
  guint                    n_array_releases;
};

typedef struct
{
  ArrowFixture *fixture;
  GPtrArray    *pieces;
} ArrowHeld;

static inline gpointer
arrow_hold (ArrowHeld *held,
            gsize      size)
{
  gpointer piece = g_malloc0 (MAX (size, 1));

  g_ptr_array_add (held->pieces, piece);

  return piece;
}

static inline ArrowHeld *
arrow_held_new (ArrowFixture *fixture)
{
  ArrowHeld *held = g_new0 (ArrowHeld, 1);

  held->fixture = fixture;
  held->pieces = g_ptr_array_new_with_free_func (g_free);

  return held;
}

static inline void
arrow_release_schema (struct ArrowSchema *schema)
{
  ArrowHeld *held = schema->private_data;

  held->fixture->n_schema_releases++;
  g_ptr_array_unref (held->pieces);
  g_free (held);
  schema->release = NULL;
}

static inline void
arrow_release_array (struct ArrowArray *array)
{
  ArrowHeld *held = array->private_data;

  held->fixture->n_array_releases++;
  g_ptr_array_unref (held->pieces);
  g_free (held);
  array->release = NULL;
}

/* What is part of a table is released with it, and by nobody else. */
static inline void
arrow_release_part_of_schema (struct ArrowSchema *schema)
{
  g_assert_not_reached ();
}

static inline void
arrow_release_part_of_array (struct ArrowArray *array)
{
  g_assert_not_reached ();
}

/* As g_strsplit(), but without a look at the whole rest for every part, which a sanitizer takes. */
static inline char **
arrow_split (const char *text,
             char        separator)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  const char *start = text;

  for (const char *at = text; *text != '\0'; at++)
    if (*at == separator || *at == '\0')
      {
        g_ptr_array_add (parts, g_strndup (start, (gsize) (at - start)));
        start = at + 1;
        if (*at == '\0')
          break;
      }
  g_ptr_array_add (parts, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&parts), FALSE);
}

/* Parts of «name:format=values». */
typedef struct
{
  char  *name;
  char  *format;
  char **batches;
} ArrowColumnText;

static inline ArrowColumnText
arrow_split_column (const char *column)
{
  const char *colon = strchr (column, ':');
  const char *equals = strchr (colon, '=');

  return (ArrowColumnText) {
    .name = g_strndup (column, (gsize) (colon - column)),
    .format = g_strndup (colon + 1, (gsize) (equals - colon - 1)),
    .batches = arrow_split (equals + 1, '|'),
  };
}

static inline void
arrow_column_text_clear (ArrowColumnText *text)
{
  g_free (text->name);
  g_free (text->format);
  g_strfreev (text->batches);
}

static inline void
arrow_fill_field (ArrowHeld          *held,
                  struct ArrowSchema *field,
                  const char         *column)
{
  ArrowColumnText text = arrow_split_column (column);
  gboolean has_dictionary = text.format[0] == 'D';

  field->name = strcpy (arrow_hold (held, strlen (text.name) + 1), text.name);
  field->format = strcpy (arrow_hold (held, strlen (text.format) + 1), text.format + (has_dictionary ? 1 : 0));
  field->flags = ARROW_FLAG_NULLABLE;
  field->release = arrow_release_part_of_schema;
  if (has_dictionary)
    {
      field->dictionary = arrow_hold (held, sizeof (struct ArrowSchema));
      field->dictionary->format = "u";
      field->dictionary->release = arrow_release_part_of_schema;
    }
  arrow_column_text_clear (&text);
}

static inline int
arrow_get_schema (struct ArrowArrayStream *stream,
                  struct ArrowSchema      *schema)
{
  ArrowFixture *fixture = stream->private_data;
  ArrowHeld *held = arrow_held_new (fixture);
  gsize n = g_strv_length ((char **) fixture->columns);

  if (fixture->schema_failure != 0)
    {
      g_ptr_array_unref (held->pieces);
      g_free (held);
      return fixture->schema_failure;
    }

  *schema = (struct ArrowSchema) { .format = "+s", .name = "", .n_children = (int64_t) n };
  schema->children = arrow_hold (held, n * sizeof (gpointer));
  for (gsize i = 0; i < n; i++)
    {
      schema->children[i] = arrow_hold (held, sizeof (struct ArrowSchema));
      arrow_fill_field (held, schema->children[i], fixture->columns[i]);
    }
  schema->release = arrow_release_schema;
  schema->private_data = held;
  fixture->n_schemas++;

  if (fixture->tamper_schema != NULL)
    fixture->tamper_schema (schema);

  return 0;
}

static inline gsize
arrow_get_width (const char *format)
{
  if (g_str_has_prefix (format, "d:"))
    return g_str_has_suffix (format, ",32") ? 4 : g_str_has_suffix (format, ",64") ? 8 : 16;

  switch (format[0])
    {
    case 'c':
    case 'C':
      return 1;
    case 's':
    case 'S':
      return 2;
    case 'i':
    case 'I':
    case 'f':
      return 4;
    case 't':
      return strcmp (format, "tdD") == 0 ? 4 : 8;
    default:
      return 8;
    }
}

static inline void
arrow_fill_numbers (ArrowHeld         *held,
                    struct ArrowArray *array,
                    const char        *format,
                    char             **values)
{
  gsize width = arrow_get_width (format);
  char *slots = arrow_hold (held, (gsize) array->length * width);

  array->n_buffers = 2;
  array->buffers[1] = slots;
  for (gint64 i = 0; i < array->length; i++)
    {
      dr_int128 value;

      /* Where nothing is there may stand anything: two of these overflow. */
      memset (&value, 0x7f, sizeof value);
      if (strcmp (values[i], "-") != 0)
        g_assert_true (dr_int128_parse (values[i], -1, &value));
      memcpy (slots + (gsize) i * width, &value, width);
    }
}

static inline void
arrow_fill_texts (ArrowHeld         *held,
                  struct ArrowArray *array,
                  const char        *format,
                  char             **values)
{
  gsize length = 0;
  gsize end = 0;

  for (gint64 i = 0; i < array->length; i++)
    length += strlen (values[i]);

  char *bytes = arrow_hold (held, length);
  char *slots = arrow_hold (held, ((gsize) array->length + 1) * 16);
  gint64 *sizes = arrow_hold (held, sizeof *sizes);

  *sizes = (gint64) length;
  array->n_buffers = strcmp (format, "vu") == 0 ? 4 : 3;
  array->buffers[1] = slots;
  array->buffers[2] = bytes;
  array->buffers[3] = sizes;
  for (gint64 i = 0; i < array->length; i++)
    {
      gsize size = strcmp (values[i], "-") == 0 ? 0 : strlen (values[i]);

      memcpy (bytes + end, values[i], size);
      if (strcmp (format, "vu") == 0)
        {
          gint32 view[4] = { (gint32) size, 0, 0, (gint32) end };

          memcpy (&view[1], values[i], MIN (size, size <= 12 ? 12 : 4));
          memcpy (slots + i * 16, view, sizeof view);
        }
      end += size;
      if (strcmp (format, "u") == 0)
        ((gint32 *) (gpointer) slots)[i + 1] = (gint32) end;
      else if (strcmp (format, "U") == 0)
        ((gint64 *) (gpointer) slots)[i + 1] = (gint64) end;
    }
}

static inline struct ArrowArray *
arrow_make_array (ArrowHeld  *held,
                  const char *format,
                  char      **values)
{
  struct ArrowArray *array = arrow_hold (held, sizeof *array);
  gsize n = g_strv_length (values);
  guint8 *validity = arrow_hold (held, n / 8 + 1);

  array->length = (gint64) n;
  array->buffers = arrow_hold (held, 4 * sizeof (gpointer));
  array->release = arrow_release_part_of_array;
  for (gsize i = 0; i < n; i++)
    if (strcmp (values[i], "-") == 0)
      array->null_count++;
    else
      validity[i / 8] |= (guint8) (1 << i % 8);
  array->buffers[0] = array->null_count > 0 ? validity : NULL;

  if (format[0] == 'D')
    {
      g_autoptr (GPtrArray) entries = g_ptr_array_new ();
      g_autoptr (GPtrArray) indices = g_ptr_array_new_with_free_func (g_free);

      for (gsize i = 0; i < n; i++)
        {
          guint entry = 0;

          while (entry < entries->len && strcmp (entries->pdata[entry], values[i]) != 0)
            entry++;
          if (strcmp (values[i], "-") == 0)
            entry = 0;
          else if (entry == entries->len)
            g_ptr_array_add (entries, values[i]);
          g_ptr_array_add (indices, g_strdup_printf ("%u", entry));
        }
      g_ptr_array_add (entries, NULL);
      g_ptr_array_add (indices, NULL);
      arrow_fill_numbers (held, array, format + 1, (char **) indices->pdata);
      array->dictionary = arrow_make_array (held, "u", (char **) entries->pdata);
    }
  else if (strcmp (format, "n") == 0)
    array->n_buffers = 0;
  else if (strcmp (format, "u") == 0 || strcmp (format, "U") == 0 || strcmp (format, "vu") == 0)
    arrow_fill_texts (held, array, format, values);
  else
    arrow_fill_numbers (held, array, format, values);

  return array;
}

static inline int
arrow_get_next (struct ArrowArrayStream *stream,
                struct ArrowArray       *array)
{
  ArrowFixture *fixture = stream->private_data;
  gsize n = g_strv_length ((char **) fixture->columns);

  *array = (struct ArrowArray) { .length = 0 };
  if (fixture->next_batch == fixture->n_batches)
    return fixture->next_failure;

  ArrowHeld *held = arrow_held_new (fixture);
  array->n_children = (int64_t) n;
  array->children = arrow_hold (held, n * sizeof (gpointer));
  array->n_buffers = 1;
  array->buffers = arrow_hold (held, sizeof (gpointer));
  for (gsize i = 0; i < n; i++)
    {
      ArrowColumnText text = arrow_split_column (fixture->columns[i]);
      const char *batch = text.batches[fixture->next_batch];
      g_auto (GStrv) values = arrow_split (batch != NULL ? batch : "", ',');

      array->children[i] = arrow_make_array (held, text.format, values);
      array->length = array->children[i]->length;
      arrow_column_text_clear (&text);
    }
  array->release = arrow_release_array;
  array->private_data = held;
  fixture->next_batch++;
  fixture->n_arrays++;

  if (fixture->tamper_array != NULL)
    fixture->tamper_array (array);

  return 0;
}

static inline const char *
arrow_get_last_error (struct ArrowArrayStream *stream)
{
  ArrowFixture *fixture = stream->private_data;

  return fixture->message;
}

static inline void
arrow_release_stream (struct ArrowArrayStream *stream)
{
  ArrowFixture *fixture = stream->private_data;

  fixture->n_stream_releases++;
  stream->release = NULL;
}

/* Makes the stream; the columns are kept as they are given. */
static inline void
arrow_fixture_init (ArrowFixture       *self,
                    const char * const *columns)
{
  *self = (ArrowFixture) { .columns = columns };
  self->stream = (struct ArrowArrayStream) {
    .get_schema = arrow_get_schema,
    .get_next = arrow_get_next,
    .get_last_error = arrow_get_last_error,
    .release = arrow_release_stream,
    .private_data = self,
  };
  if (columns[0] != NULL)
    {
      ArrowColumnText text = arrow_split_column (columns[0]);

      self->n_batches = g_strv_length (text.batches);
      arrow_column_text_clear (&text);
    }
}

/* Everything was released, and once. */
static inline void
arrow_fixture_check (const ArrowFixture *self)
{
  g_assert_null (self->stream.release);
  g_assert_cmpuint (self->n_stream_releases, ==, 1);
  g_assert_cmpuint (self->n_schema_releases, ==, self->n_schemas);
  g_assert_cmpuint (self->n_array_releases, ==, self->n_arrays);
}
