/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The units of a dataset as columns: a unit is its row. Many thousands of them cost no object each. */

#pragma once

#include <districtreport/dr-divided-units.h>
#include <districtreport/dr-unit.h>

#include "analysis/arrow/dr-string-column-private.h"

G_BEGIN_DECLS

/* No unit: above the topmost, or behind the last. */
#define DR_NO_UNIT (-1)
#define DR_N_UNIT_LEVELS (DR_UNIT_LEVEL_HAMLET + 1)

typedef struct _DrUnitTable DrUnitTable;

struct _DrUnitTable
{
  gatomicrefcount ref_count;

  guint32         n_units;
  DrStringColumn *ids;
  DrStringColumn *names;
  DrStringColumn *kinds;            /* the kinds that occur, such as «xa» */
  gint32         *kind;             /* (owned) row in kinds */
  guint8         *level;            /* (owned) DrUnitLevel */
  gint32         *parent;           /* (owned) DR_NO_UNIT: none */
  guint32        *valid_from;       /* (owned) as g_date_get_julian(); 0: always was */
  guint32        *valid_to;         /* (owned) the last day; 0: still valid */

  /* Successors of unit u: entries successor_start[u] up to, not including, successor_start[u + 1]. */
  guint32        *successor_start;  /* (owned) n_units + 1 */
  gint32         *successor;        /* (owned) */
  char          **successor_weight; /* (owned) (nullable) decimals as written, one an entry, NULL: not stated */

  /* What has been asked before, by g_once_init_enter(): every query by district asks for all of a level. */
  gint32         *ancestors[DR_N_UNIT_LEVELS]; /* (owned) (nullable) */
};

DrUnitTable * dr_unit_table_new            (guint32             n_units);
DrUnitTable * dr_unit_table_ref            (DrUnitTable        *self);
void          dr_unit_table_unref          (DrUnitTable        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrUnitTable, dr_unit_table_unref)

/* Refuses rows that point outside the table, and parents or successors that lead back to where they came from. */
gboolean      dr_unit_table_check          (const DrUnitTable  *self,
                                            GError            **error);
/* For each unit: itself or the nearest above it at @level, DR_NO_UNIT without one. The table does not change after. */
const gint32 * dr_unit_table_get_ancestors (DrUnitTable        *self,
                                            DrUnitLevel         level);

/* Units on the structure of a day: for unit u its parts are entries start[u] up to, not including, start[u + 1]. */
typedef struct
{
  guint32 *start;        /* (owned) n_units + 1 */
  gint32  *unit;         /* (owned) whom the part belongs to */
  /* The share of each part, exact: numerators over one denominator. NULL where every unit has one part and it is whole. */
  gint64  *numerator;    /* (owned) (nullable) */
  gint64   denominator;
  gboolean is_simple;    /* every unit has just one part, the whole of it */
} DrUnitProjection;

void          dr_unit_projection_clear     (DrUnitProjection   *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrUnitProjection, dr_unit_projection_clear)

/* Follows successors up to units that are valid on the day @julian; 0: as far as they lead. A unit still valid, or
 * ended without successor, is itself, and so is one that begins after the day: what it was made of is not known by its
 * own figures. A unit divided among several that are one again on the day was not divided. */
gboolean      dr_unit_table_project        (const DrUnitTable  *self,
                                            guint32             julian,
                                            DrDividedUnits      divided,
                                            DrUnitProjection   *projection,
                                            GError            **error);
/* The same for one unit alone: its parts are entries 0 up to, not including, start[1]. Other units that were divided do
 * not matter. */
gboolean      dr_unit_table_project_unit   (const DrUnitTable  *self,
                                            guint32             unit,
                                            guint32             julian,
                                            DrDividedUnits      divided,
                                            DrUnitProjection   *projection,
                                            GError            **error);
/* Sets the error of DR_DIVIDED_UNITS_REFUSE for @unit, and gives FALSE. */
gboolean      dr_unit_table_refuse_divided (const DrUnitTable  *self,
                                            guint32             unit,
                                            GError            **error);
/* «unit "xa-1"», as messages call it. (transfer full) */
char *        dr_unit_table_dup_title      (const DrUnitTable  *self,
                                            guint32             unit);

G_END_DECLS
