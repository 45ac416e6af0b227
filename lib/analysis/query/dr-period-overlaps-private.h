/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Periods of one group that share days, such as a year and its quarters. */

#pragma once

#include "analysis/dataset/dr-dataset-private.h"

G_BEGIN_DECLS

/* Periods of a group fall into clusters: within one each shares days with another, with those of others none does. Of a
 * cluster with more than one period each has a place, by its first day and then its last. */
typedef struct
{
  const DrPeriodTable *table;
  gint32              *sorted;    /* (owned) periods of clusters, each cluster in the order of places */
  gint32              *first;     /* (owned) of each cluster and one more, where its periods begin in those */
  gint32              *cluster;   /* (owned) of each period; -1: it shares days with none */
  gint32              *place;     /* (owned) of each period in its cluster */
  gint32               n_clusters;
  gsize                n_words;   /* of 64 bits, for the places of the largest cluster */
} DrPeriodOverlaps;

/* @code tells the group of each period, below 0 where it has none. */
void   dr_period_overlaps_init  (DrPeriodOverlaps    *self,
                                 const DrPeriodTable *table,
                                 const gint32        *code);
void   dr_period_overlaps_clear (DrPeriodOverlaps    *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrPeriodOverlaps, dr_period_overlaps_clear)

/* The period among those @seen of its cluster that shares days with @period, which is another; -1 if none does. They
 * share none among themselves: only the nearest before and behind it can. */
gint32 dr_period_overlaps_find  (const DrPeriodOverlaps *self,
                                 const guint64          *seen,
                                 gint32                  period);
/* For each period those that share days with it, in order: those of period i are from first_rival[i] up to
 * first_rival[i + 1]. */
gboolean dr_period_overlaps_list (const DrPeriodOverlaps *self,
                                 guint32               **first_rival,
                                 gint32                **rivals,
                                 GError                **error);

G_END_DECLS
