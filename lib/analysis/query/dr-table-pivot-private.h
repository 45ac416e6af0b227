/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which cell of a table each cell of its pivot came from. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DR_PIVOT_NO_ROW G_MAXUINT32

/* Metric m of value v is column m * n_values + v behind the keys. */
typedef struct
{
  guint    key;         /* column of the key whose values were spread */
  guint    n_values;
  gint32  *value;       /* (owned) code of each value, DR_KEY_EMPTY: none */
  guint    n_rows;
  guint32 *source_row;  /* (owned) n_values a row, or DR_PIVOT_NO_ROW */
} DrTablePivot;

void dr_table_pivot_clear (DrTablePivot *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrTablePivot, dr_table_pivot_clear)

/* Where a column of the pivot came from. */
static inline guint
dr_table_pivot_get_metric (const DrTablePivot *self,
                           guint               index)
{
  return index / self->n_values;
}

static inline guint32
dr_table_pivot_get_source_row (const DrTablePivot *self,
                               guint               row,
                               guint               index)
{
  return self->source_row[(gsize) row * self->n_values + index % self->n_values];
}

G_END_DECLS
