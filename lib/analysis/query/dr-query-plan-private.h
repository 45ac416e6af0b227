/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A query worked out for one dataset: who groups with whom, and what is kept of each group. */

#pragma once

#include <districtreport/dr-query.h>

#include "analysis/query/dr-key-private.h"
#include "analysis/query/dr-metric-private.h"
#include "analysis/query/dr-scan-private.h"
#include "analysis/query/dr-unit-split-private.h"

G_BEGIN_DECLS

struct _DrCellTargets;
struct _DrExpectedPlan;

/* What was asked, in words. */
typedef struct
{
  GPtrArray      *keys;               /* (element-type utf8) */
  GPtrArray      *grain;              /* (element-type utf8) */
  GPtrArray      *metrics;            /* (element-type utf8) */
  GPtrArray      *filters;            /* (element-type GStrv) the key, then its values */
  GPtrArray      *left_out;           /* (element-type utf8) columns whose empty cells leave out the row */
  GPtrArray      *order;              /* (element-type utf8) «-» before a column turns it round */
  GPtrArray      *cohort;             /* (element-type utf8) */
  gboolean        has_cohort;         /* it was told; else ranks are of those that agree in all keys but those of units */
  guint           limit;              /* 0: none */
  guint           digits;
  DrRounding      rounding;
  gboolean        compares_shown;
  DrRatio        *near_threshold;     /* (nullable) */
  DrQuotient      near_part;          /* the threshold, where there is one */
  GDate           structure;          /* invalid: units as they reported */
  DrDividedUnits  divided;
  DrNestedUnits   nested;
  GDate           as_of;              /* invalid: all reports */
  gboolean        leaves_out_conflicts; /* rather than to refuse them */
  guint           n_threads;          /* 0: one a processor */
} DrQuestion;

typedef struct
{
  DrDataset        *dataset;
  DrDataset        *view;             /* (owned) (nullable) the same, where it was made for the query */
  const DrQuestion *question;

  DrUnitProjection  projection;
  gboolean          is_projected;

  GArray           *keys;             /* (element-type DrKey) of the rows of the table, then those of the grain */
  guint             n_keys;           /* of the rows of the table */
  GArray           *metrics;          /* (element-type DrMetric) */
  guint             traits;           /* of all metrics */

  guint8           *admitted[DR_N_DIMENSIONS];
  gboolean          knows_facts;      /* the rows to count are those of the dataset, and no others */
  gboolean          wants_actual;
  gboolean          wants_planned;
  DrTermFlags       standings;        /* of actuals that count; 0: of all */

  /* Cells: which rows of the dimension tables go together. */
  DrGrouping        grain[DR_N_DIMENSIONS];
  gint32           *grain_sample[DR_N_DIMENSIONS];
  int              *grain_scale;      /* of each group of indicators: the finest in it */
  gint64           *multiplier;       /* (nullable) of each indicator, up to that scale */
  DrUnitSplit       split;            /* where units were divided among several groups */
  gboolean          is_split;

  /* The facts that count, where some of the dataset's do not, and which figures of its rows those lack (DrFigures). */
  GArray           *facts;            /* (nullable) (element-type DrFactBlock) */
  guint8           *left_out;         /* (nullable) */
  guint8           *pairing;          /* (nullable) DrPairing of its rows */
  struct _DrCellTargets *targets;     /* (owned) (nullable) what cells are judged by beside their sums */
  struct _DrExpectedPlan *expected;   /* (owned) (nullable) what should have been reached by the day of a pace */
  GPtrArray        *conflicts;        /* (owned) (nullable) (element-type utf8) why figures were left out */

  /* Rows: which groups of the grain go together. */
  DrGrouping        rows[DR_N_DIMENSIONS];
  gint32           *rows_sample[DR_N_DIMENSIONS]; /* a group of the grain */
  int              *rows_scale;
  gboolean          is_identity;      /* each cell is a row */
  gint              ancestors_key;    /* index of the key that counts a row for all above its unit, or -1 */
  gint32           *group_above;      /* (owned) (nullable) with such a key: of each group of units that of the unit above, or -1 */

  DrDimension       loop[DR_N_DIMENSIONS]; /* dimensions in the order of the keys */
  gboolean          is_sorted;        /* walking like that gives rows in the order of the keys */
} DrQueryPlan;

/* @knows_facts: whether the rows to count are those of the dataset, and no others. */
gboolean dr_query_plan_init     (DrQueryPlan       *self,
                                 const DrQuestion  *question,
                                 DrDataset         *dataset,
                                 gboolean           knows_facts,
                                 GError           **error);
void     dr_query_plan_clear    (DrQueryPlan       *self);
/* Takes why figures do not go together: FALSE with @error set, or TRUE where the query leaves them out. */
gboolean dr_query_plan_take_conflict (DrQueryPlan  *self,
                                      GError       *conflict,
                                      GError      **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrQueryPlan, dr_query_plan_clear)

/* Whether two queries of one dataset fill the same cells from the same rows. */
gboolean dr_query_plan_shares   (const DrQueryPlan *self,
                                 const DrQueryPlan *other);
/* The narrowest cells that hold what the metrics with these traits need. */
DrCellsKind dr_query_plan_choose_kind (const DrQueryPlan *self,
                                       guint              traits);
/* A bit for each desire (1 << DrDesire) that the indicators of each group of rows have; where that is both, @looks_at_facts
 * leaves out those that nothing is reported of. */
guint8 *    dr_query_plan_find_desires (const DrQueryPlan *self,
                                        gboolean           looks_at_facts);
/* How many cells there may be. */
guint64     dr_query_plan_count_cells (const DrQueryPlan *self);
/* Whether so many rows make it worth to have all of them. */
gboolean    dr_query_plan_is_dense    (const DrQueryPlan *self,
                                       DrCellsKind        kind,
                                       guint64            n_rows);

/* At most so many threads work for the query; at least 1. */
static inline guint
dr_query_plan_get_n_threads (const DrQueryPlan *self)
{
  return self->question->n_threads > 0 ? self->question->n_threads : g_get_num_processors ();
}

/* The facts that the query adds up. */
static inline const GArray *
dr_query_plan_get_facts (const DrQueryPlan *self)
{
  return self->facts != NULL ? self->facts : self->dataset->blocks;
}

/* The groups of units that facts are added up in. */
static inline const DrGrouping *
dr_query_plan_get_scanned_units (const DrQueryPlan *self)
{
  return self->is_split ? &self->split.units : &self->grain[DR_DIMENSION_UNIT];
}

/* What sums are multiples of one over. */
static inline gint64
dr_query_plan_get_denominator (const DrQueryPlan *self)
{
  return self->is_split ? self->split.denominator : 1;
}

static inline const DrKey *
dr_query_plan_get_key (const DrQueryPlan *self,
                       guint              index)
{
  return &g_array_index (self->keys, DrKey, index);
}

/* Refuses questions about plans, where no column tells of any: it may have another name than it should. */
gboolean dr_query_plan_check_plan_column (const DrQueryPlan  *self,
                                          GError            **error);

/* The key with the finest periods, or NULL without one. */
const DrKey * dr_query_plan_get_period_key (const DrQueryPlan *self);
/* For each group of periods the group of the one that changes are held against, the period before or a year before, or -1; NULL
 * where they are held against none, or against several. */
gint32 *   dr_query_plan_find_earlier (const DrQueryPlan  *self,
                                       GError            **error);

/* The value that key @index has in a row made of these groups. */
static inline gint32
dr_query_plan_get_value (const DrQueryPlan *self,
                         guint              index,
                         const gint32       rows_code[DR_N_DIMENSIONS])
{
  const DrKey *key = dr_query_plan_get_key (self, index);
  gint32 grain_code = self->rows_sample[key->dimension][rows_code[key->dimension]];

  if (key->is_of_ancestors)
    return self->grain_sample[DR_DIMENSION_UNIT][grain_code];

  return key->value[self->grain_sample[key->dimension][grain_code]];
}

G_END_DECLS
