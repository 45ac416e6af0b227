/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What rows are grouped by: a word such as «unit@province» worked out for every row of a dimension table. */

#pragma once

#include "analysis/dataset/dr-dataset-private.h"
#include "analysis/query/dr-scan-private.h"

G_BEGIN_DECLS

/* The value of a row that has none: a commune without a district. */
#define DR_KEY_EMPTY (-1)

typedef struct
{
  char           *name;           /* (owned) as it was asked for */
  DrDimension     dimension;
  gint32         *value;          /* (owned) for each row of the table a row of the dictionary, or DR_KEY_EMPTY */
  gint32          n_rows;
  DrStringColumn *dictionary;     /* (owned) values sort as their numbers do */
  GPtrArray      *periods;        /* (owned) (nullable) (element-type DrPeriod) of each value of a period */
  gboolean        is_of_ancestors;   /* a row counts for all above its unit too; the value is the unit itself */
  gboolean        has_lowest_levels; /* of these: units that have none below them stand for themselves too */
} DrKey;

/* @projection may be NULL: units as they reported. */
gboolean dr_key_init  (DrKey                   *self,
                       DrDataset               *dataset,
                       const char              *name,
                       const DrUnitProjection  *projection,
                       GError                 **error);
void     dr_key_clear (DrKey                   *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrKey, dr_key_clear)

/* Groups the rows of a table by all @keys of that dimension, in order of their values, empty ones last. Rows where
 * @admitted is 0 are left out. @sample gets a row of each group. */
void     dr_grouping_init (DrGrouping         *self,
                           DrDimension         dimension,
                           gint32              n_rows,
                           const DrKey *const *keys,
                           guint               n_keys,
                           const guint8       *admitted,
                           gint32            **sample);

G_END_DECLS
