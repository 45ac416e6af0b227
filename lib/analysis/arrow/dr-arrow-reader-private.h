/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reads the columns that it knows from a stream of another program, and trusts nothing in it. */

#pragma once

#include "analysis/arrow/dr-arrow-vector-private.h"

G_BEGIN_DECLS

#define DR_ARROW_MOST_COLUMNS 24

/* A column to look for. */
typedef struct
{
  const char *name;
  const char *other_name;   /* (nullable) it may have instead */
  guint       kinds;        /* it may be of */
  gboolean    is_optional;
} DrArrowColumn;

/* What a batch of rows lies in, for as long as anybody points there. */
typedef struct
{
  gatomicrefcount   ref_count;
  struct ArrowArray array;  /* (owned) */
} DrArrowBatch;

DrArrowBatch * dr_arrow_batch_ref   (DrArrowBatch *self);
void           dr_arrow_batch_unref (DrArrowBatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrArrowBatch, dr_arrow_batch_unref)

typedef struct
{
  struct ArrowArrayStream  stream;     /* (owned) */
  const char              *table;      /* for messages */
  const DrArrowColumn     *columns;
  guint                    n_columns;
  gint64                   n_children;
  gint64                   child[DR_ARROW_MOST_COLUMNS];  /* -1: there is none */
  const char              *name[DR_ARROW_MOST_COLUMNS];   /* which of the two it has */
  DrArrowType              types[DR_ARROW_MOST_COLUMNS];
  guint64                  n_rows;     /* of the batches so far */
} DrArrowReader;

/* Takes over what @stream, a struct ArrowArrayStream, holds: it is released once, by dr_arrow_reader_clear(), whether
 * this succeeds or not. */
gboolean dr_arrow_reader_init  (DrArrowReader       *self,
                                gpointer             stream,
                                const char          *table,
                                const DrArrowColumn *columns,
                                guint                n_columns,
                                GError             **error);
void     dr_arrow_reader_clear (DrArrowReader       *self);

static inline gboolean
dr_arrow_reader_has (const DrArrowReader *self,
                     guint                column)
{
  return self->child[column] >= 0;
}

/* The next rows: a vector for each column, empty for those that there are not. *@batch is NULL behind the last. */
gboolean dr_arrow_reader_next  (DrArrowReader       *self,
                                DrArrowBatch       **batch,
                                DrArrowVector       *vectors,
                                GError             **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrArrowReader, dr_arrow_reader_clear)

G_END_DECLS
