/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the files share that settle the columns of a table. */

#pragma once

#include "reading/tables/dr-grid-table-private.h"

G_BEGIN_DECLS

#define DR_GRID_HEAD_BIT(word) (1u << (word))
#define DR_GRID_REACHED (DR_GRID_HEAD_BIT (DR_HEAD_WORD_ACTUAL) | DR_GRID_HEAD_BIT (DR_HEAD_WORD_ESTIMATE) \
                         | DR_GRID_HEAD_BIT (DR_HEAD_WORD_CUMULATIVE))

/* What stands below the head of a column. */
typedef struct
{
  guint n_numbers;
  guint n_words;
  guint n_measures;
  guint n_bodies;
  guint n_signs;
  guint n_small;      /* below 50 */
  guint n_slashes;    /* 12/10 */
  guint n_decimals;   /* 12,5 */
  guint n_hundreds;   /* from 50 to 200 */
} DrGridSurvey;

/* --- dr-grid-survey.c --- */

void       dr_grid_survey_rows               (DrReading          *reading,
                                              DrGridTable        *table,
                                              DrGridSurvey       *surveys);

/* --- dr-grid-times.c --- */

/* NULL: the period of the report. */
DrPeriod * dr_grid_columns_get_period        (const DrReading    *reading,
                                              guint32             period);
gboolean   dr_grid_column_is_of_earlier_year (const DrReading    *reading,
                                              const DrGridColumn *column);
/* «So 2015» in a report on 2016. */
gboolean   dr_grid_column_is_of_earlier_time (const DrReading    *reading,
                                              const DrGridColumn *column);
/* Figures of an earlier year are there to compare with, where something compares or the same is said of this year. */
void       dr_grid_columns_find_earlier      (const DrReading    *reading,
                                              DrGridTable        *table);

/* --- dr-grid-links.c --- */

/* Which figure reached each of the others speaks of. */
void       dr_grid_columns_link              (const DrReading    *reading,
                                              DrGridTable        *table);

/* --- dr-grid-columns.c --- */

gboolean   dr_grid_columns_have_role         (const DrGridTable  *table,
                                              DrGridRole          role);

G_END_DECLS
