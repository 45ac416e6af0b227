/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/tables/dr-grid-rows-private.h"

#include <string.h>

#include "figures/dr-numeral-private.h"
#include "reading/language/dr-phrase-private.h"

/* «Xếp hạng», «Xếp loại»: columns that give the bodies in the rows their places and grades. */

/* A grade is a few words; what is longer is a remark. */
#define MOST_GRADE 60

/* «Công tác Đảng: Điểm | Xếp hạng»: the group is the field, and the head itself none. */
static guint32
field_of (DrReading          *reading,
          const DrGridColumn *column)
{
  const char *label = dr_report_data_get_string (dr_report_builder_get_data (reading->builder), column->label);
  const char *own = label != NULL ? g_strrstr (label, " – ") : NULL;

  return own != NULL ? dr_report_builder_intern (reading->builder, label, own - label) : DR_NONE;
}

void
dr_grid_table_find_rankings (DrReading   *reading,
                             DrGridTable *table)
{
  const DrPhrases *ranks = DR_PHRASES ("xếp hạng", "xếp thứ", "xếp thứ tự", "xếp vị thứ", "thứ hạng", "vị thứ", "hạng", "thứ bậc");
  const DrPhrases *grades = DR_PHRASES ("xếp loại", "kết quả xếp loại", "mức xếp loại", "đánh giá, xếp loại", "đánh giá xếp loại");
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));

  for (guint i = table->label + 1; i < table->n_columns && table->rows_are_bodies; i++)
    {
      DrGridColumn *column = &table->columns[i];
      DrReading inner = dr_grid_read_cell (reading, column->leaf_start, column->leaf_end, tokens);

      if (inner.n_tokens == 0)
        continue;
      if (dr_phrase_match_any (&inner, 0, ranks) == inner.n_tokens)
        column->role = DR_GRID_ROLE_RANK;
      else if (dr_phrase_match_any (&inner, 0, grades) == inner.n_tokens)
        column->role = DR_GRID_ROLE_GRADE;
      else
        continue;
      column->label = field_of (reading, column);
    }
}

/* The rank that the cell is, the whole of it; 0 if it is none. */
static guint
read_rank (const DrGridRows *self,
           guint             column)
{
  const DrReading *reading = self->reading;
  gsize end = 0;

  if (self->first[column] == self->end[column])
    return 0;

  gsize limit = reading->tokens[self->end[column] - 1].end;
  guint rank = dr_numeral_scan_rank (reading->bytes, limit, reading->tokens[self->first[column]].start, &end);

  return end == limit ? rank : 0;
}

/* The grade that the cell says; DR_NONE for figures, dashes and remarks. */
static guint32
read_grade (const DrGridRows *self,
            guint             column)
{
  guint first = self->first[column];
  guint end = self->end[column];

  if (first == end || self->values[column].kind != DR_GRID_VALUE_TEXT
      || self->reading->tokens[end - 1].end - self->reading->tokens[first].start > MOST_GRADE)
    return DR_NONE;

  g_autofree char *grade = dr_phrase_dup_text (self->reading, first, end);

  return dr_report_builder_intern (self->reading->builder, grade, -1);
}

/* The grade that stands behind the rank in its group, or alone. */
static int
find_grade (const DrGridTable *table,
            guint              rank)
{
  for (guint i = 0; i < table->n_columns; i++)
    if (table->columns[i].role == DR_GRID_ROLE_GRADE
        && (table->columns[i].group == table->columns[rank].group || table->columns[i].label == table->columns[rank].label))
      return i;

  return -1;
}

static void
enter (DrGridRows *self,
       int         rank_column,
       int         grade_column)
{
  DrReading *reading = self->reading;
  DrRankingRecord record = dr_ranking_record_init ();
  guint rank = rank_column >= 0 ? read_rank (self, rank_column) : 0;
  guint32 grade = grade_column >= 0 ? read_grade (self, grade_column) : DR_NONE;
  guint column = rank > 0 ? rank_column : grade_column;

  if (rank == 0 && grade == DR_NONE)
    return;
  record.unit = self->unit;
  record.period = self->period != DR_NONE ? self->period : reading->period;
  record.status = rank > 0 ? DR_RANKING_STATUS_RANKED : DR_RANKING_STATUS_GRADED;
  record.rank = rank;
  record.grade = grade;
  record.field = self->table->columns[column].label;
  record.source.start = reading->tokens[self->first[column]].start;
  record.source.end = reading->tokens[self->end[column] - 1].end;

  guint32 item = dr_report_builder_append_ranking (reading->builder, &record, &reading->error);
  if (rank > 0 && item != DR_NONE)
    dr_reading_account_tokens (reading, self->first[column], self->end[column], DR_NUMBER_ROLE_RANK, DR_ITEM_RANKING, item);
}

void
dr_grid_rows_read_rankings (DrGridRows *self)
{
  const DrGridTable *table = self->table;
  guint64 used = 0;

  if (!self->is_body || self->is_total || self->unit == DR_NONE)
    return;
  for (guint i = 0; i < table->n_columns && self->reading->error == NULL; i++)
    if (table->columns[i].role == DR_GRID_ROLE_RANK)
      {
        int grade = find_grade (table, i);

        if (grade >= 0)
          used |= G_GUINT64_CONSTANT (1) << grade;
        enter (self, i, grade);
      }
  for (guint i = 0; i < table->n_columns && self->reading->error == NULL; i++)
    if (table->columns[i].role == DR_GRID_ROLE_GRADE && ((used >> i) & 1) == 0)
      enter (self, -1, i);
}
