/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* JSON with an indent of two spaces, written value by value into one buffer. */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct
{
  GString  *buffer;
  guint     depth;
  gboolean  is_first;     /* nothing stands yet in the innermost array or object */
  gboolean  has_key;      /* a key waits for its value */
} DrJsonWriter;

void   dr_json_writer_init         (DrJsonWriter *self);
/* The document with a line feed at its end; the writer is done. */
char * dr_json_writer_end          (DrJsonWriter *self);

void   dr_json_writer_begin_object (DrJsonWriter *self);
void   dr_json_writer_end_object   (DrJsonWriter *self);
void   dr_json_writer_begin_array  (DrJsonWriter *self);
void   dr_json_writer_end_array    (DrJsonWriter *self);
void   dr_json_writer_key          (DrJsonWriter *self,
                                    const char   *key);

void   dr_json_writer_null         (DrJsonWriter *self);
void   dr_json_writer_boolean      (DrJsonWriter *self,
                                    gboolean      value);
void   dr_json_writer_count        (DrJsonWriter *self,
                                    guint64       value);
/* NULL is written as null; a negative length means to the NUL. */
void   dr_json_writer_string       (DrJsonWriter *self,
                                    const char   *value,
                                    gssize        length);
/* The nick of an enumeration's value. */
void   dr_json_writer_enum         (DrJsonWriter *self,
                                    GType         type,
                                    int           value);

G_END_DECLS
