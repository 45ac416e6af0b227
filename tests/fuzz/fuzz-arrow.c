/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Tables from anywhere: bytes tell streams of Arrow, which are handed to a builder of datasets one after another.
 *
 * What a pointer points to is there, as the interface promises, and for as long as nothing was released; all else may be
 * wrong: formats, names, counts, lengths, offsets, what texts begin and end at, entries of dictionaries, the bytes of a
 * text, bits, NULL for any pointer, failures of the stream. What is wrong is an error with a place, and everything is
 * released just once.
 *
 * Most bytes choose from lists, so that a fuzzer comes upon what is right soon enough; 0 is the usual choice, and what
 * lies behind the end of the bytes is 0.
 */

#include "config.h"

#include <errno.h>
#include <string.h>

#include <districtreport/dr-dataset-builder.h>
#include <districtreport/dr-error.h>
#include <districtreport/dr-query.h>
#include <districtreport/dr-table-text.h>

#include "analysis/arrow/dr-arrow-private.h"

#include "fuzz.h"

#define MOST_COLUMNS 12
#define MOST_ROWS 24
#define MOST_BUFFERS 16
#define PAGE 512
#define LONGEST_INLINE_VIEW 12

static const char * const formats[] = {
  "u", "i", "l", "d:38,2", "tdD", "vu", "U", "c", "C", "s", "S", "I", "L", "tdm", "b", "n", "d:18,3,64", "d:9,0,32",
  "g", "f", "z", "+s", "+l", "w:4", "d:39,0", "d:5", "d:38,-39", "", "d:76,2,256", "tss:",
};
static const char * const names[] = {
  "id", "unit", "indicator", "period", "actual", "planned", "measure", "nature", "status", "name", "kind", "level", "parent",
  "valid_from", "valid_to", "successor", "weight", "scale", "direction", "label", "target", "", "ID",
};
static const char * const words[] = {
  "a", "b", "c", "2024", "2024-Q1", "2024-Q2", "flow", "stock", "ratio", "hội viên", "more", "less", "commune", "province",
  "0.5", "1", "0.25", "normal", "estimated", "missing", "", "một đơn vị có tên dài", "nil", "\xc3", "\xff\xfe", "2024-13", "planet",
  "-1", "1e9", "provisional", "xã", "\xf0\x9f\x9a",
};

typedef struct
{
  const uint8_t *data;
  size_t         size;
  size_t         at;
  GPtrArray     *held;              /* (owned) (element-type Held) */
  guint          n_streams;
  guint          n_stream_releases;
  guint          n_given;           /* schemas and arrays that somebody else has to release */
  guint          n_released;
} Fuzz;

/* What belongs to one schema or array. */
typedef struct
{
  Fuzz      *fuzz;
  GPtrArray *pieces;                /* (owned) (nullable) NULL once released */
} Held;

static void
held_free (gpointer data)
{
  Held *self = data;

  g_clear_pointer (&self->pieces, g_ptr_array_unref);
  g_free (self);
}

static Held *
held_new (Fuzz *fuzz)
{
  Held *self = g_new0 (Held, 1);

  self->fuzz = fuzz;
  self->pieces = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (fuzz->held, self);

  return self;
}

static gpointer
hold (Held  *self,
      gsize  size)
{
  gpointer piece = g_malloc0 (MAX (size, 1));

  g_ptr_array_add (self->pieces, piece);

  return piece;
}

static guint8
take (Fuzz *fuzz)
{
  return fuzz->at < fuzz->size ? fuzz->data[fuzz->at++] : 0;
}

static void
take_raw (Fuzz  *fuzz,
          void  *into,
          gsize  n)
{
  for (gsize i = 0; i < n; i++)
    ((guint8 *) into)[i] = take (fuzz);
}

/* One of a list, or a few bytes of one's own; NULL at times. */
static const char *
take_text (Fuzz               *fuzz,
           Held               *held,
           const char * const *list,
           gsize               n_list)
{
  guint8 choice = take (fuzz);

  if (choice == 0xff)
    return NULL;
  if (choice < 0xf0)
    return list[choice % n_list];

  char *own = hold (held, 9);
  take_raw (fuzz, own, 8);

  return own;
}

/* How many; what no memory could hold is a number that nobody may believe. */
static gint64
take_count (Fuzz   *fuzz,
            gint64  usual)
{
  guint8 choice = take (fuzz);

  if (choice == 0)
    return usual;
  if (choice < 0xf0)
    return choice % MOST_ROWS;

  return choice < 0xf4 ? -1 : choice < 0xf8 ? G_MININT64 : choice < 0xfc ? G_MAXINT64 : usual + 1;
}

/* A little more or less than it is, or something else altogether. */
static gint64
take_number_of (Fuzz   *fuzz,
                gint64  real)
{
  guint8 choice = take (fuzz);

  return choice < 0xe0 ? real : choice < 0xf0 ? real - 1 : choice < 0xf8 ? real + 1 : choice < 0xfc ? -1 : G_MININT64;
}

/* As many slots as are really there. */
static gsize
count_slots (gint64 length,
             gint64 offset)
{
  return (gsize) CLAMP (length, 0, 2 * MOST_ROWS) + (gsize) CLAMP (offset, 0, 2 * MOST_ROWS);
}

static gsize
get_width (const char *format)
{
  if (format == NULL || format[0] == '\0')
    return 32;
  if (g_str_has_prefix (format, "d:"))
    return g_str_has_suffix (format, ",64") ? 8 : g_str_has_suffix (format, ",32") ? 4 : 16;
  if (strcmp (format, "tdD") == 0)
    return 4;
  if (strcmp (format, "tdm") == 0)
    return 8;
  switch (format[1] == '\0' ? format[0] : '?')
    {
    case 'c':
    case 'C':
      return 1;
    case 's':
    case 'S':
      return 2;
    case 'i':
    case 'I':
      return 4;
    case 'l':
    case 'L':
      return 8;
    default:
      return 32;
    }
}

static gpointer
take_bits (Fuzz  *fuzz,
           Held  *held,
           gsize  n_slots)
{
  guint8 choice = take (fuzz);

  if (choice == 0)
    return NULL;

  guint8 *bits = hold (held, (n_slots + 7) / 8);
  if (choice < 0x80)
    memset (bits, 0xff, (n_slots + 7) / 8);
  else
    take_raw (fuzz, bits, (n_slots + 7) / 8);

  return bits;
}

/* Numbers in any width: small ones of either sign, or whatever the bytes say. */
static gpointer
take_numbers (Fuzz  *fuzz,
              Held  *held,
              gsize  width,
              gsize  n_slots)
{
  guint8 choice = take (fuzz);

  if (choice == 0xff)
    return NULL;

  char *numbers = hold (held, n_slots * width);
  for (gsize i = 0; i < n_slots; i++)
    {
      gint8 small = 0;

      if (choice >= 0x80)
        {
          take_raw (fuzz, numbers + i * width, width);
          continue;
        }
      take_raw (fuzz, &small, 1);
      memset (numbers + i * width, small < 0 ? 0xff : 0, width);
      numbers[i * width] = (char) small;
    }

  return numbers;
}

/* Offsets into a page of words: such as words have, or small numbers of either sign. */
static void
take_texts (Fuzz        *fuzz,
            Held        *held,
            gsize        width,
            gsize        n_slots,
            const void **buffers)
{
  guint8 choice = take (fuzz);
  g_autoptr (GString) bytes = g_string_new (NULL);
  char *offsets = hold (held, (n_slots + 1) * width);

  for (gsize i = 0; i <= n_slots; i++)
    {
      gint64 offset = (gint64) bytes->len;

      if (choice >= 0x80)
        offset = (gint8) take (fuzz);
      else if (i < n_slots)
        g_string_append (bytes, words[take (fuzz) % G_N_ELEMENTS (words)]);
      memcpy (offsets + i * width, &offset, width);
    }

  /* Small numbers reach up to 127. */
  gsize size = choice >= 0x80 ? 128 : bytes->len;
  char *text = hold (held, size);
  if (choice >= 0x80)
    memset (text, take (fuzz), size);
  else
    memcpy (text, bytes->str, size);
  buffers[1] = choice == 0xff ? NULL : offsets;
  buffers[2] = choice == 0xfe ? NULL : text;
}

static void
take_views (Fuzz        *fuzz,
            Held        *held,
            gsize        n_slots,
            const void **buffers)
{
  guint8 choice = take (fuzz);
  gint32 *views = hold (held, n_slots * 16);
  char *piece = hold (held, PAGE);
  gint64 *sizes = hold (held, sizeof *sizes);
  gsize used = 0;

  for (gsize i = 0; i < n_slots; i++)
    {
      gint32 *view = views + i * 4;
      const char *word = words[take (fuzz) % G_N_ELEMENTS (words)];
      gint32 length = (gint32) strlen (word);

      if (choice >= 0x80)
        for (guint j = 0; j < 4; j++)
          view[j] = (gint8) take (fuzz);
      else if (length <= LONGEST_INLINE_VIEW || used + (gsize) length > PAGE)
        {
          view[0] = MIN (length, LONGEST_INLINE_VIEW);
          memcpy (view + 1, word, (gsize) view[0]);
        }
      else
        {
          view[0] = length;
          memcpy (view + 1, word, 4);
          view[3] = (gint32) used;
          memcpy (piece + used, word, (gsize) length);
          used += (gsize) length;
        }
    }
  /* It may claim to be smaller than it is. */
  sizes[0] = choice == 0xf0 ? -1 : choice == 0xf1 ? 3 : PAGE;
  buffers[1] = choice == 0xff ? NULL : views;
  buffers[2] = choice == 0xfe ? NULL : piece;
  buffers[3] = choice == 0xfd ? NULL : sizes;
}

static void
release_part_of_array (struct ArrowArray *array)
{
  g_assert_not_reached ();
}

static void
release_part_of_schema (struct ArrowSchema *schema)
{
  g_assert_not_reached ();
}

static struct ArrowArray *
make_column (Fuzz       *fuzz,
             Held       *held,
             const char *format,
             const char *values,     /* (nullable) of a dictionary */
             gint64      n_rows)
{
  struct ArrowArray *array = hold (held, sizeof *array);
  guint8 choice = take (fuzz);

  if (choice == 0xff)
    return NULL;

  array->release = choice == 0xfe ? NULL : release_part_of_array;
  array->length = take_count (fuzz, n_rows);
  array->offset = take_count (fuzz, 0);
  array->null_count = choice < 0x80 ? -1 : take_count (fuzz, 0);

  gsize n_slots = count_slots (array->length, array->offset);
  const void **buffers = hold (held, MOST_BUFFERS * sizeof *buffers);
  gpointer page = hold (held, PAGE);
  gint64 n_buffers = 2;

  for (guint i = 0; i < MOST_BUFFERS; i++)
    buffers[i] = page;
  buffers[0] = take_bits (fuzz, held, n_slots);
  if (g_strcmp0 (format, "u") == 0 || g_strcmp0 (format, "U") == 0 || g_strcmp0 (format, "z") == 0)
    {
      take_texts (fuzz, held, *format == 'U' ? 8 : 4, n_slots, buffers);
      n_buffers = 3;
    }
  else if (g_strcmp0 (format, "vu") == 0)
    {
      take_views (fuzz, held, n_slots, buffers);
      n_buffers = 4;
    }
  else if (g_strcmp0 (format, "b") == 0)
    buffers[1] = take_bits (fuzz, held, n_slots);
  else
    buffers[1] = take_numbers (fuzz, held, get_width (format), n_slots);
  if (g_strcmp0 (format, "n") == 0)
    n_buffers = 0;

  array->n_buffers = take_number_of (fuzz, n_buffers);
  array->n_children = take_number_of (fuzz, 0);
  array->buffers = choice == 0xfd ? NULL : buffers;
  if ((values != NULL) != (choice == 0xfc))
    array->dictionary = make_column (fuzz, held, values != NULL ? values : "u", NULL, 4);

  return array;
}

/* One stream. */
typedef struct
{
  Fuzz       *fuzz;
  guint       n_columns;
  const char *formats[MOST_COLUMNS];      /* as the schema told them */
  const char *values[MOST_COLUMNS];
  guint       n_batches;
  guint8      failures;
} Source;

/* Formats that the bytes spelt themselves end with their schema. */
static const char *
keep_format (const char *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (format, formats[i]) == 0)
      return formats[i];

  return "?";
}

static void
release_schema (struct ArrowSchema *schema)
{
  Held *held = schema->private_data;

  g_assert_nonnull (held->pieces);
  held->fuzz->n_released++;
  g_clear_pointer (&held->pieces, g_ptr_array_unref);
  schema->release = NULL;
}

static void
release_array (struct ArrowArray *array)
{
  Held *held = array->private_data;

  g_assert_nonnull (held->pieces);
  held->fuzz->n_released++;
  g_clear_pointer (&held->pieces, g_ptr_array_unref);
  array->release = NULL;
}

static struct ArrowSchema *
make_field (Source *source,
            Held   *held,
            guint   column)
{
  Fuzz *fuzz = source->fuzz;
  struct ArrowSchema *field = hold (held, sizeof *field);
  guint8 choice;

  field->name = take_text (fuzz, held, names, G_N_ELEMENTS (names));
  field->format = take_text (fuzz, held, formats, G_N_ELEMENTS (formats));
  field->flags = ARROW_FLAG_NULLABLE;
  field->release = release_part_of_schema;
  source->formats[column] = keep_format (field->format);
  source->values[column] = NULL;

  choice = take (fuzz);
  if (choice == 1 || choice >= 0xf0)
    {
      field->dictionary = hold (held, sizeof *field->dictionary);
      field->dictionary->format = choice == 1 ? "u" : take_text (fuzz, held, formats, G_N_ELEMENTS (formats));
      field->dictionary->release = release_part_of_schema;
      field->dictionary->n_children = choice == 0xf1 ? 1 : 0;
      field->dictionary->dictionary = choice == 0xf2 ? field->dictionary : NULL;
      source->values[column] = keep_format (field->dictionary->format);
    }
  field->n_children = choice == 0xe0 ? 1 : 0;

  return choice == 0xe1 ? NULL : field;
}

static int
get_schema (struct ArrowArrayStream *stream,
            struct ArrowSchema      *schema)
{
  Source *source = stream->private_data;
  Fuzz *fuzz = source->fuzz;
  Held *held = held_new (fuzz);
  guint8 choice = take (fuzz);

  /* What a call that failed leaves behind is not looked at. */
  memset (schema, (source->failures & 1) != 0 ? 0xaa : 0, sizeof *schema);
  if ((source->failures & 1) != 0)
    return EIO;

  source->n_columns = take (fuzz) % (MOST_COLUMNS + 1);
  schema->format = choice < 0xf0 ? "+s" : take_text (fuzz, held, formats, G_N_ELEMENTS (formats));
  schema->n_children = take_number_of (fuzz, source->n_columns);
  schema->children = hold (held, (MOST_COLUMNS + 1) * sizeof *schema->children);
  for (guint i = 0; i < source->n_columns; i++)
    schema->children[i] = make_field (source, held, i);
  if (choice == 0xef)
    schema->children = NULL;
  schema->private_data = held;
  schema->release = choice == 0xee ? NULL : release_schema;
  fuzz->n_given += schema->release != NULL;

  return 0;
}

static int
get_next (struct ArrowArrayStream *stream,
          struct ArrowArray       *array)
{
  Source *source = stream->private_data;
  Fuzz *fuzz = source->fuzz;

  memset (array, (source->failures & 2) != 0 ? 0xaa : 0, sizeof *array);
  if (source->n_batches-- == 0)
    {
      source->n_batches = 0;
      memset (array, (source->failures & 2) != 0 ? 0xaa : 0, sizeof *array);
      return (source->failures & 2) != 0 ? ENOMEM : 0;
    }
  memset (array, 0, sizeof *array);

  Held *held = held_new (fuzz);
  const void **buffers = hold (held, MOST_BUFFERS * sizeof *buffers);
  guint8 choice = take (fuzz);

  array->length = take_count (fuzz, 3);
  array->offset = take_count (fuzz, 0);
  array->null_count = choice < 0x80 ? 0 : take_count (fuzz, 0);
  if (array->length >= 0 && array->length <= 2 * MOST_ROWS && choice >= 0x40)
    buffers[0] = take_bits (fuzz, held, count_slots (array->length, array->offset));
  array->buffers = choice == 0xff ? NULL : buffers;
  array->n_buffers = take_number_of (fuzz, 1);
  array->n_children = take_number_of (fuzz, source->n_columns);
  array->children = hold (held, (MOST_COLUMNS + 1) * sizeof *array->children);
  for (guint i = 0; i < source->n_columns; i++)
    array->children[i] = make_column (fuzz, held, source->formats[i], source->values[i],
                                      CLAMP (array->length, 0, MOST_ROWS) + CLAMP (array->offset, 0, MOST_ROWS));
  if (choice == 0xfe)
    array->children = NULL;
  if (choice == 0xfd)
    array->dictionary = hold (held, sizeof *array->dictionary);
  array->private_data = held;
  array->release = release_array;
  fuzz->n_given++;

  return 0;
}

static const char *
get_last_error (struct ArrowArrayStream *stream)
{
  Source *source = stream->private_data;

  return (source->failures & 4) != 0 ? NULL : "out of \xff paper";
}

static void
release_stream (struct ArrowArrayStream *stream)
{
  Source *source = stream->private_data;

  source->fuzz->n_stream_releases++;
  stream->release = NULL;
}

static struct ArrowArrayStream *
make_stream (Fuzz   *fuzz,
             Source *source)
{
  struct ArrowArrayStream *stream = g_new0 (struct ArrowArrayStream, 1);
  guint8 choice = take (fuzz);

  *source = (Source) { .fuzz = fuzz, .n_batches = 1 + (choice >> 4) % 3, .failures = choice & 7 };
  *stream = (struct ArrowArrayStream) {
    .get_schema = choice == 0x08 ? NULL : get_schema,
    .get_next = choice == 0x09 ? NULL : get_next,
    .get_last_error = choice == 0x0a ? NULL : get_last_error,
    .release = release_stream,
    .private_data = source,
  };
  fuzz->n_streams++;

  return stream;
}

static void
check_error (gboolean  is_good,
             GError   *error)
{
  g_assert_true (is_good == (error == NULL));
  if (is_good)
    return;
  g_assert_true (error->domain == DR_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
ask (Fuzz      *fuzz,
     DrDataset *dataset)
{
  static const char * const keys[] = { "unit", "indicator", "period@year", NULL };
  static const char * const metrics[] = { "rows", "actual", "completion", "least", NULL };
  g_autoptr (DrQuery) query = dr_query_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) stream_error = NULL;
  Source source;

  dr_query_set_keys (query, keys);
  for (guint i = 0; metrics[i] != NULL; i++)
    dr_query_add_metric (query, metrics[i]);
  dr_query_set_n_threads (query, 1);
  g_autoptr (DrTable) table = dr_query_run (query, dataset, NULL, &error);
  check_error (table != NULL, error);
  if (table != NULL)
    g_free (dr_table_to_json (table));

  struct ArrowArrayStream *stream = make_stream (fuzz, &source);
  g_autoptr (DrTable) streamed = dr_query_run_stream (query, dataset, stream, NULL, &stream_error);
  check_error (streamed != NULL, stream_error);
  g_assert_null (stream->release);
  g_free (stream);
}

static gboolean
add (Fuzz             *fuzz,
     DrDatasetBuilder *builder)
{
  static gboolean (* const adders[]) (DrDatasetBuilder *, gpointer, GError **) = {
    dr_dataset_builder_add_achievements, dr_dataset_builder_add_units, dr_dataset_builder_add_indicators,
    dr_dataset_builder_add_periods, dr_dataset_builder_add_successors,
  };
  guint8 which = take (fuzz) % G_N_ELEMENTS (adders);
  Source source;
  struct ArrowArrayStream *stream = make_stream (fuzz, &source);
  g_autoptr (GError) error = NULL;
  gboolean is_added = adders[which] (builder, stream, &error);

  check_error (is_added, error);
  g_assert_null (stream->release);
  g_free (stream);

  return is_added;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  Fuzz fuzz = { .data = data, .size = size, .held = g_ptr_array_new_with_free_func (held_free) };
  DrDatasetBuilder *builder = dr_dataset_builder_new ();
  guint n_tables = 1 + take (&fuzz) % 6;
  gboolean is_good = TRUE;
  GError *error = NULL;

  for (guint i = 0; i < n_tables && is_good; i++)
    is_good = add (&fuzz, builder);

  DrDataset *dataset = dr_dataset_builder_build (builder, &error);
  check_error (dataset != NULL, error);
  g_assert_true (is_good || dataset == NULL);
  if (dataset != NULL)
    ask (&fuzz, dataset);
  g_clear_error (&error);
  g_clear_object (&dataset);
  dr_dataset_builder_unref (builder);

  g_assert_cmpuint (fuzz.n_stream_releases, ==, fuzz.n_streams);
  g_assert_cmpuint (fuzz.n_released, ==, fuzz.n_given);
  g_ptr_array_unref (fuzz.held);

  return 0;
}
