/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* JSON with an indent of two spaces, written value by value, into memory or through a small buffer into a stream. */

#pragma once

#include <string.h>

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char          *bytes;
  gsize          length;
  gsize          capacity;
  guint          depth;
  gboolean       is_first;      /* nothing stands yet in the innermost array or object */
  gboolean       has_key;       /* a key waits for its value */

  GOutputStream *stream;        /* (nullable) (unowned) where full buffers go */
  GCancellable  *cancellable;   /* (nullable) (unowned) */
  GError        *error;         /* (nullable) (owned) the stream's first; nothing is written behind it */
} DrJsonWriter;

/* Writes into memory. */
void     dr_json_writer_init         (DrJsonWriter  *self);
/* Writes into @stream; no more than a block is ever in memory. */
void     dr_json_writer_init_stream  (DrJsonWriter  *self,
                                      GOutputStream *stream,
                                      GCancellable  *cancellable);
/* The document with a line feed at its end; the writer is done. */
char *   dr_json_writer_end          (DrJsonWriter  *self);
/* The same for a writer into a stream. */
gboolean dr_json_writer_end_stream   (DrJsonWriter  *self,
                                      GError       **error);

void     dr_json_writer_begin_object (DrJsonWriter  *self);
void     dr_json_writer_end_object   (DrJsonWriter  *self);
void     dr_json_writer_begin_array  (DrJsonWriter  *self);
void     dr_json_writer_end_array    (DrJsonWriter  *self);
/* Makes room for @size bytes more, where there is none. */
void     dr_json_writer_make_room    (DrJsonWriter  *self,
                                      gsize          size);

void     dr_json_writer_null         (DrJsonWriter  *self);
void     dr_json_writer_boolean      (DrJsonWriter  *self,
                                      gboolean       value);
void     dr_json_writer_count        (DrJsonWriter  *self,
                                      guint64        value);
/* NULL is written as null; a negative length means to the NUL. */
void     dr_json_writer_string       (DrJsonWriter  *self,
                                      const char    *value,
                                      gssize         length);
/* The nick of an enumeration's value. */
void     dr_json_writer_enum         (DrJsonWriter  *self,
                                      GType          type,
                                      int            value);

/* The most bytes that dr_json_writer_begin_member() writes: indents are copied so many spaces at a time. */
#define DR_JSON_WRITER_SPACES 16

static inline gsize
dr_json_writer_get_separator_size (const DrJsonWriter *self)
{
  return 2 + 2 * (gsize) self->depth + DR_JSON_WRITER_SPACES;
}

/* Where the next bytes go, with room for @size of them; who writes them counts them in. */
static inline char *
dr_json_writer_reserve (DrJsonWriter *self,
                        gsize         size)
{
  if (G_UNLIKELY (size > self->capacity - self->length))
    dr_json_writer_make_room (self, size);

  return self->bytes + self->length;
}

static inline char *
dr_json_writer_begin_line (const DrJsonWriter *self,
                           char               *to)
{
  static const char spaces[DR_JSON_WRITER_SPACES + 1] = "                ";
  gsize width = 2 * (gsize) self->depth;

  *to++ = '\n';
  for (gsize i = 0; i < width; i += DR_JSON_WRITER_SPACES)
    memcpy (to + i, spaces, DR_JSON_WRITER_SPACES);

  return to + width;
}

/* Writes what stands before a key, or a value without one, to @to, and gives where that goes on. */
static inline char *
dr_json_writer_begin_member (DrJsonWriter *self,
                             char         *to)
{
  /* Without a branch: the next byte takes its place. */
  *to = ',';
  to += !self->is_first;
  self->is_first = FALSE;

  return self->depth > 0 ? dr_json_writer_begin_line (self, to) : to;
}

/* A key and @value as it stands there: neither is escaped. Inline, so that the lengths of literals are known. */
static inline __attribute__ ((always_inline)) void
dr_json_writer_plain_member (DrJsonWriter *self,
                             const char   *key,
                             const char   *value)
{
  gsize length = strlen (key);
  gsize value_length = strlen (value);
  char *to = dr_json_writer_begin_member (self, dr_json_writer_reserve (self, dr_json_writer_get_separator_size (self)
                                                                              + length + 4 + value_length));

  *to++ = '"';
  memcpy (to, key, length);
  to += length;
  memcpy (to, "\": ", 3);
  to += 3;
  memcpy (to, value, value_length);
  self->length = (gsize) (to + value_length - self->bytes);
}

/* Keys are the format's own words: nothing in them has to be escaped. */
static inline __attribute__ ((always_inline)) void
dr_json_writer_key (DrJsonWriter *self,
                    const char   *key)
{
  dr_json_writer_plain_member (self, key, "");
  self->has_key = TRUE;
}

/* What is absent: of the values of a report every third. */
static inline __attribute__ ((always_inline)) void
dr_json_writer_absent (DrJsonWriter *self,
                       const char   *key)
{
  dr_json_writer_plain_member (self, key, "null");
}

G_END_DECLS
