/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A grid whose head is understood: what each column says, and what its rows are. */

#pragma once

#include "reading/documents/dr-grid-private.h"
#include "reading/sentences/dr-sentence-private.h"
#include "reading/tables/dr-grid-value-private.h"

G_BEGIN_DECLS

#define DR_GRID_TABLE_MOST_COLUMNS 64
#define DR_GRID_TABLE_MOST_HEAD_ROWS 5

/* «triệu đồng»: what a column or a row counts, and in which power of ten. */
typedef struct
{
  guint32        measure;       /* string, or DR_NONE: none is set */
  int            exponent;
  DrMeasureFlags flags;
  gboolean       is_percent;
  gboolean       is_rate;
} DrGridMeasure;

typedef enum
{
  DR_GRID_ROLE_OTHER,           /* not understood: words */
  DR_GRID_ROLE_ORDINAL,
  DR_GRID_ROLE_LABEL,
  DR_GRID_ROLE_MEASURE,
  DR_GRID_ROLE_TIME,            /* of the row */
  DR_GRID_ROLE_TARGET,
  DR_GRID_ROLE_ACTUAL,
  DR_GRID_ROLE_PERCENT,         /* of the target */
  DR_GRID_ROLE_EARLIER,
  DR_GRID_ROLE_CHANGE,
  DR_GRID_ROLE_SHARE,
  DR_GRID_ROLE_RATE,            /* a percentage, until it is known of what */
  DR_GRID_ROLE_COMPARISON,      /* with the target or an earlier figure, until that is known */
  DR_GRID_ROLE_NOTE,
  DR_GRID_ROLE_RANK,            /* of the body in the row */
  DR_GRID_ROLE_GRADE
} DrGridRole;

/* What the rows' times are called: «Quý | 1, 2» names quarters by their numbers. */
typedef enum
{
  DR_GRID_TIMES_NONE,
  DR_GRID_TIMES_YEARS,
  DR_GRID_TIMES_QUARTERS,
  DR_GRID_TIMES_MONTHS,
  DR_GRID_TIMES_ANY
} DrGridTimes;

/* Which time an earlier figure, or a change, is of. */
typedef enum
{
  DR_GRID_AGAINST_NONE,         /* no word says so */
  DR_GRID_AGAINST_SAME,         /* cùng kỳ, năm trước */
  DR_GRID_AGAINST_PREVIOUS,     /* tháng trước, kỳ trước */
  DR_GRID_AGAINST_START,        /* đầu năm */
  DR_GRID_AGAINST_UNKNOWN       /* đầu nhiệm kỳ */
} DrGridAgainst;

typedef struct
{
  DrGridRole    role;
  guint32       words;          /* bits of DrHeadWord, of all cells above the column */
  guint32       leaf_words;     /* of the lowest */
  guint         group;          /* index of the uppermost cell */
  guint32       leaf_start;     /* bytes of the lowest */
  guint32       leaf_end;
  gboolean      is_percent;     /* a sign of per cent stands there */
  gboolean      has_slash;
  guint32       reached_label;  /* of those that reached it, where «đạt» may say so; string, or DR_NONE */
  gboolean      reach_is_name;  /* the lowest cell says who */
  gboolean      names_itself;   /* the lowest cell names something, not only a group above it */
  gboolean      is_growth;      /* of a change in per cent: what was added, not what it came to */
  gboolean      is_year;        /* «KH năm»: of the whole year */
  DrGridAgainst against;
  guint         n_dates;
  guint32       period;         /* or DR_NONE */
  guint32       unit;           /* or DR_NONE */
  DrGridMeasure measure;        /* in the head: «Kinh phí (triệu đồng)» */
  DrGridMeasure noun;           /* in the words of the head: «Số hội viên» */
  guint32       label;          /* string of what the head names itself, or DR_NONE */
  int           actual;         /* the column it says something of, or -1 */
  int           whole;          /* the column that it is a part of, or -1 */
} DrGridColumn;

typedef struct
{
  const DrGrid *grid;
  guint32       head_row;
  guint32       body_row;       /* first below the head and its numbering */
  guint         n_columns;
  DrGridColumn  columns[DR_GRID_TABLE_MOST_COLUMNS];
  int           ordinal;        /* columns, or -1 */
  int           label;
  int           topic;          /* «Đơn vị | Chỉ tiêu»: of what each row is, where whose it is stands beside it */
  int           measure;
  int           year;           /* of the row's time, */
  int           time;           /* or what in a year it is, or all of it */
  DrGridTimes   times;          /* in that column */
  gboolean      rows_are_bodies;
  gboolean      rows_are_numbers; /* «Khối | 10, 11, 12», «Năm | 2022, 2023»: their names need their head */
  DrGridDecimals decimals;
  DrGridMeasure common;         /* «ĐVT: triệu đồng» beside the table */
  DrGridMeasure caption_noun;
  DrGridMeasure row_noun;       /* what the head over the names of rows counts: «Loại án» */
  gboolean      row_noun_is_usual;  /* no word says so, but it mostly is what is counted */
  guint32       caption;        /* string of what the lines above name, or DR_NONE */
  gboolean      is_report_title; /* they are the title of the report, which says nothing of one row */
} DrGridTable;

static inline gboolean
dr_grid_column_has (const DrGridColumn *column,
                    DrHeadWord          word)
{
  return (column->words & (1u << word)) != 0;
}

/* --- dr-grid-measure.c --- */

/* The measure that @text is, the whole of it; an unknown noun counts where @is_loose. FALSE if it is none. */
gboolean dr_grid_measure_parse  (DrReading     *reading,
                                 const char    *text,
                                 gsize          length,
                                 gboolean       is_loose,
                                 DrGridMeasure *measure);
/* The measure at the end of a label or head: «Diện tích (ha)», «Sản lượng, tấn»; gives where the words in front end, 0 for none. */
gsize    dr_grid_measure_split  (DrReading     *reading,
                                 const char    *text,
                                 gsize          length,
                                 DrGridMeasure *measure);
/* What the head over the names of rows counts: «Loại án», «Khối»; none for most. */
gboolean dr_grid_measure_of_head (DrReading     *reading,
                                  const char    *text,
                                  gsize          length,
                                  DrGridMeasure *measure);
/* «Chết», «Bị thương», «Giao quân»: words of what happens to people, which count them where no noun stands with them. */
gboolean dr_grid_measure_find_people (DrReading     *reading,
                                      const char    *text,
                                      DrGridMeasure *measure);
/* The first noun in @text that the lexicon knows as a measure. */
gboolean dr_grid_measure_find_noun (DrReading     *reading,
                                    const char    *text,
                                    gsize          length,
                                    DrGridMeasure *measure);

/* --- dr-grid-head.c --- */

/* Whether the line from @start to @end has words of a head, so that it is worth a closer look. */
gboolean dr_grid_head_is_likely  (const DrReading *reading,
                                  guint32        start,
                                  guint32        end,
                                  GArray        *tokens);
/* «Huyện», «Xã, phường»: whether the cell from @start to @end is a head that says whose the rows are. */
gboolean dr_grid_head_names_places (const DrReading *reading,
                                  guint32        start,
                                  guint32        end,
                                  GArray        *tokens);
/* «Nội dung», «Khối», «Năm»: whether the cell is nothing but a head over the names of rows. */
gboolean dr_grid_head_names_rows (const DrReading *reading,
                                  guint32        start,
                                  guint32        end,
                                  GArray        *tokens);
/* Whether @row looks like a head, as far as can be told before the period of the report is known. */
gboolean dr_grid_looks_like_head (DrReading     *reading,
                                  const DrGrid  *grid,
                                  guint32        row);
/* Whether a head begins with @row; understands it. Nothing is entered. */
gboolean dr_grid_table_read_head (DrReading     *reading,
                                  const DrGrid  *grid,
                                  guint32        row,
                                  DrGridTable   *table);

/* --- dr-grid-columns.c --- */

/* Settles what the columns are from what their heads say together, and from the figures below. */
gboolean dr_grid_table_settle_columns (DrReading   *reading,
                                       DrGridTable *table);

/* --- dr-grid-row-time.c --- */

/* Finds the columns that say of which time each row is. */
void     dr_grid_table_find_times        (DrReading         *reading,
                                          DrGridTable       *table);

/* --- dr-grid-arithmetic.c --- */

/* The figures of the first rows, none of a very wide table. */
GArray * dr_grid_table_collect_rows      (DrReading         *reading,
                                          const DrGridTable *table);
/* The two columns whose quotient is the percentage of column @percent in most rows. */
gboolean dr_grid_table_find_quotient     (const DrGridTable *table,
                                          const GArray      *rows,
                                          guint              percent,
                                          guint             *one,
                                          guint             *other);
/* Whether there is a row in which column @one has more than @other. */
gboolean dr_grid_table_is_exceeded       (const GArray      *rows,
                                          guint              one,
                                          guint              other);
/* Whether there is a row in which both columns have more than nothing. */
gboolean dr_grid_table_has_both          (const GArray      *rows,
                                          guint              one,
                                          guint              other);
/* Settles of which columns the others speak where their figures tell it better than their heads, and which add up to which. */
void     dr_grid_table_settle_by_figures (DrGridTable       *table,
                                          const GArray      *rows);

/* --- dr-grid-ranking.c --- */

/* Finds the columns that rank and grade the bodies in the rows. */
void     dr_grid_table_find_rankings     (DrReading         *reading,
                                          DrGridTable       *table);

/* --- dr-grid-rows.c --- */

/* Reads the head and the rows into the report; gives the byte behind the last row that belongs to the table. */
gsize    dr_grid_table_read      (DrSentence        *sentence,
                                  const DrGridTable *table);

/* --- helpers --- */

/* The tokens of the cell's text alone, in @tokens, and a reading of them. */
DrReading dr_grid_read_cell      (const DrReading   *reading,
                                  guint32            start,
                                  guint32            end,
                                  GArray            *tokens);

G_END_DECLS
