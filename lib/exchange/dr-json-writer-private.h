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
void     dr_json_writer_key_sized    (DrJsonWriter  *self,
                                      const char    *key,
                                      gsize          length);

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

/* Keys are the format's own words: nothing in them has to be escaped. Inline, so that the length of a literal is known. */
static inline void
dr_json_writer_key (DrJsonWriter *self,
                    const char   *key)
{
  dr_json_writer_key_sized (self, key, strlen (key));
}

G_END_DECLS
