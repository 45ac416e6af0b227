/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Hands tables over to other programs, as streams whose batches share our memory. */

#pragma once

#include "analysis/arrow/dr-arrow-private.h"
#include "analysis/arrow/dr-column-private.h"

G_BEGIN_DECLS

/* What a stream is made of. */
typedef struct
{
  void     (*make_schema) (gpointer             source,
                           struct ArrowSchema  *schema);
  /* The batch with a number, from 0; its release stays NULL behind the last. */
  gboolean (*make_batch)  (gpointer             source,
                           gsize                index,
                           struct ArrowArray   *batch,
                           GError             **error);
  void     (*free)        (gpointer             source);
} DrArrowSource;

/* Takes @source. */
void     dr_arrow_stream_init    (struct ArrowArrayStream *stream,
                                  const DrArrowSource     *functions,
                                  gpointer                 source);

/* A schema of that many fields, each yet to be filled. */
void     dr_arrow_schema_init    (struct ArrowSchema      *schema,
                                  gsize                    n_fields);
void     dr_arrow_field_init     (struct ArrowSchema      *field,
                                  const char              *name,
                                  const char              *format,
                                  gboolean                 has_dictionary);
/* A batch of that many columns, each yet to be filled. */
void     dr_arrow_batch_init     (struct ArrowArray       *batch,
                                  gsize                    n_rows,
                                  gsize                    n_columns);
/* A column of buffers that @owner keeps, which it takes; @piece is released by free() too. */
void     dr_arrow_column_init    (struct ArrowArray       *column,
                                  gsize                    n_rows,
                                  gint64                   n_empty,
                                  const void              *validity,
                                  const void              *values,
                                  gpointer                 piece,
                                  gpointer                 owner,
                                  GDestroyNotify           owner_free);

/* Strings as Arrow lays them out, which is without a NUL behind each. */
typedef struct _DrArrowStrings DrArrowStrings;

DrArrowStrings * dr_arrow_strings_new     (const char * const   *strings,
                                           gsize                 n_strings);
DrArrowStrings * dr_arrow_strings_new_column (const DrStringColumn *column);
void             dr_arrow_strings_unref   (DrArrowStrings       *self);
/* Gives a column of indices its dictionary. */
void             dr_arrow_column_set_dictionary (struct ArrowArray *column,
                                           DrArrowStrings       *strings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrArrowStrings, dr_arrow_strings_unref)

/* A stream of one table. Columns are not copied but for coefficients of 64 bits with a scale, which Arrow has no type for. */
void     dr_arrow_export_columns (DrColumn * const        *columns,
                                  gsize                    n_columns,
                                  gsize                    n_rows,
                                  struct ArrowArrayStream *stream);
/* The same as one array, or (where @array is NULL) its schema alone, which does not fail. */
gboolean dr_arrow_export_columns_at_once (DrColumn * const *columns,
                                  gsize                    n_columns,
                                  gsize                    n_rows,
                                  struct ArrowSchema      *schema,
                                  struct ArrowArray       *array,
                                  GError                 **error);

G_END_DECLS
