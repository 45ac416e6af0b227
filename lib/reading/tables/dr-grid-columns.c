/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/tables/dr-grid-columns-private.h"

#include <string.h>

#include "reading/language/dr-phrase-private.h"

/*
 * What the columns of a table are, once all heads have been read: «Đơn vị» is what
 * the rows are or what they count, «Tỷ lệ» a percentage of the target beside it or a
 * share; and which figure reached each of the others speaks of.
 */

#define MOVING (DR_GRID_HEAD_BIT (DR_HEAD_WORD_UP) | DR_GRID_HEAD_BIT (DR_HEAD_WORD_DOWN) | DR_GRID_HEAD_BIT (DR_HEAD_WORD_DIFFERENCE))

/* Whether the head of a column begins with one of the phrases. */
static gboolean
begins_with (DrReading         *reading,
             const DrGridTable *table,
             guint              column,
             const DrPhrases   *phrases)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  const DrGridCell *cell = dr_grid_find (table->grid, table->head_row, column);

  if (cell == NULL || cell->start >= cell->end)
    return FALSE;

  DrReading inner = dr_grid_read_cell (reading, cell->start, cell->end, tokens);

  return dr_phrase_match_any (&inner, 0, phrases) > 0;
}

/* «Lĩnh vực | Tiếp nhận | Đã giải quyết»: files are received and settled, whatever the field is called («Hộ kinh doanh»). */
static gboolean
are_fields_of_files (DrReading         *reading,
                     const DrGridTable *table)
{
  const DrPhrases *doings = DR_PHRASES ("tiếp nhận", "đã tiếp nhận", "tổng tiếp nhận", "số tiếp nhận", "giải quyết", "đã giải quyết");

  if (!begins_with (reading, table, table->label, DR_PHRASES ("lĩnh vực", "tên lĩnh vực", "thủ tục", "nhóm thủ tục")))
    return FALSE;
  for (guint i = table->label + 1; i < table->n_columns; i++)
    if (begins_with (reading, table, i, doings))
      return TRUE;

  return FALSE;
}

/* What the head over the names of rows says is counted. */
static void
read_row_noun (DrReading   *reading,
               DrGridTable *table)
{
  const DrGridCell *cell = dr_grid_find (table->grid, table->head_row, table->label);

  if (cell == NULL || cell->start >= cell->end
      || dr_grid_measure_of_head (reading, reading->bytes + cell->start, cell->end - cell->start, &table->row_noun))
    return;
  if (are_fields_of_files (reading, table))
    table->row_noun_is_usual = dr_grid_measure_parse (reading, "hồ sơ", strlen ("hồ sơ"), TRUE, &table->row_noun);
}

/* A column of words under the head of what rows are of, beside that of whose they are. */
static gboolean
is_topic (const DrGridTable  *table,
          const DrGridSurvey *surveys,
          guint               column)
{
  return dr_grid_column_has (&table->columns[column], DR_HEAD_WORD_LABEL) && surveys[column].n_words > 0
         && surveys[column].n_numbers == 0;
}

/* A column of bodies under their own head: «Đơn vị» is also that of measures. */
static gboolean
is_of_bodies (const DrGridTable  *table,
              const DrGridSurvey *surveys,
              guint               column)
{
  return dr_grid_column_has (&table->columns[column], DR_HEAD_WORD_BODY) && surveys[column].n_measures == 0
         && surveys[column].n_bodies * 2 > surveys[column].n_words;
}

/* «Đơn vị | Chỉ tiêu | Kế hoạch | Thực hiện», either of the two first: a line for each figure. */
static void
find_topic (DrGridTable        *table,
            const DrGridSurvey *surveys)
{
  guint reach = MIN (table->n_columns, 4);

  for (guint i = (guint) table->label + 1; i < reach && table->topic < 0; i++)
    {
      if (table->columns[i].role != DR_GRID_ROLE_OTHER)
        continue;
      if (table->rows_are_bodies && is_topic (table, surveys, i))
        table->topic = (int) i;
      else if (!table->rows_are_bodies && is_of_bodies (table, surveys, i) && is_topic (table, surveys, (guint) table->label))
        {
          table->topic = table->label;
          table->label = (int) i;
          table->rows_are_bodies = TRUE;
        }
    }
  if (table->topic < 0)
    return;

  table->columns[table->label].role = DR_GRID_ROLE_LABEL;
  table->columns[table->topic].role = DR_GRID_ROLE_LABEL;
  table->row_noun.measure = DR_NONE;
}

static void
find_row_columns (DrReading          *reading,
                  DrGridTable        *table,
                  const DrGridSurvey *surveys)
{
  guint reach = MIN (table->n_columns, 4);

  for (guint i = 0; i < reach && table->ordinal < 0; i++)
    if (table->columns[i].leaf_words & DR_GRID_HEAD_BIT (DR_HEAD_WORD_ORDINAL))
      {
        table->ordinal = i;
        table->columns[i].role = DR_GRID_ROLE_ORDINAL;
      }

  for (guint i = 0; i < reach && table->label < 0; i++)
    if (table->columns[i].role == DR_GRID_ROLE_OTHER
        && (dr_grid_column_has (&table->columns[i], DR_HEAD_WORD_LABEL)
            || dr_grid_column_has (&table->columns[i], DR_HEAD_WORD_BODY))
        && surveys[i].n_words > 0 && surveys[i].n_words >= surveys[i].n_numbers)
      table->label = i;
  /* The rows' names need no head of their own. */
  for (guint i = 0; i < reach && table->label < 0; i++)
    if (table->columns[i].role == DR_GRID_ROLE_OTHER && surveys[i].n_words > 0
        && surveys[i].n_words >= surveys[i].n_numbers)
      table->label = i;
  /* «Khối | Tổng số | Giỏi», «Năm | Số vụ»: rows named by their numbers, where the first head says of what. */
  if (table->label < 0 && table->columns[0].role == DR_GRID_ROLE_OTHER
      && (dr_grid_column_has (&table->columns[0], DR_HEAD_WORD_LABEL) || dr_grid_column_has (&table->columns[0], DR_HEAD_WORD_BODY)
          || table->columns[0].is_year)
      && surveys[0].n_numbers > 0 && surveys[0].n_decimals == 0)
    {
      table->label = 0;
      table->rows_are_numbers = TRUE;
    }
  if (table->label < 0)
    return;

  DrGridColumn *label = &table->columns[table->label];
  const DrGridSurvey *survey = &surveys[table->label];

  label->role = DR_GRID_ROLE_LABEL;
  read_row_noun (reading, table);
  table->rows_are_bodies = dr_grid_column_has (label, DR_HEAD_WORD_BODY)
                           ? !dr_grid_column_has (label, DR_HEAD_WORD_LABEL) || survey->n_bodies * 2 > survey->n_words
                           : survey->n_bodies * 2 > survey->n_words && survey->n_words > 1;
  find_topic (table, surveys);

  for (guint i = table->label + 1; i < table->n_columns && table->measure < 0; i++)
    if (dr_grid_column_has (&table->columns[i], DR_HEAD_WORD_MEASURE)
        && (!dr_grid_column_has (&table->columns[i], DR_HEAD_WORD_BODY) || surveys[i].n_measures > 0))
      {
        table->measure = i;
        table->columns[i].role = DR_GRID_ROLE_MEASURE;
      }
}

static DrGridRole
role_of (const DrGridColumn *column)
{
  guint32 leaf = column->leaf_words;
  guint32 all = column->words;
  gboolean is_rate = (all & DR_GRID_HEAD_BIT (DR_HEAD_WORD_RATE)) != 0;
  gboolean compares = (all & (DR_GRID_HEAD_BIT (DR_HEAD_WORD_COMPARE) | MOVING)) || column->has_slash;

  if (leaf & DR_GRID_HEAD_BIT (DR_HEAD_WORD_NOTE))
    return DR_GRID_ROLE_NOTE;
  if ((all & DR_GRID_HEAD_BIT (DR_HEAD_WORD_SHARE)) && !(all & DR_GRID_HEAD_BIT (DR_HEAD_WORD_TARGET)))
    return DR_GRID_ROLE_SHARE;
  if (compares || (is_rate && (all & (DR_GRID_HEAD_BIT (DR_HEAD_WORD_TARGET) | DR_GRID_HEAD_BIT (DR_HEAD_WORD_EARLIER)))))
    {
      /* «Tỷ lệ thực hiện/kế hoạch»; «TH năm 2024/TH năm 2023». */
      if ((all & DR_GRID_HEAD_BIT (DR_HEAD_WORD_EARLIER)) || (column->n_dates > 1 && !(all & DR_GRID_HEAD_BIT (DR_HEAD_WORD_TARGET))))
        return DR_GRID_ROLE_CHANGE;
      if (all & DR_GRID_HEAD_BIT (DR_HEAD_WORD_TARGET))
        return (all & MOVING) && !is_rate ? DR_GRID_ROLE_CHANGE : DR_GRID_ROLE_PERCENT;
      if (all & MOVING)
        return DR_GRID_ROLE_CHANGE;
      if (all & DR_GRID_HEAD_BIT (DR_HEAD_WORD_REACH))
        return DR_GRID_ROLE_PERCENT;
      if (all & DR_GRID_HEAD_BIT (DR_HEAD_WORD_COMPARE))
        return DR_GRID_ROLE_COMPARISON;
    }
  if ((all & DR_GRID_HEAD_BIT (DR_HEAD_WORD_REACH)) && (is_rate || !(all & DR_GRID_REACHED)))
    return DR_GRID_ROLE_RATE;
  /* «Giao đầu năm» was set then, and is of the whole year. */
  if ((leaf & DR_GRID_HEAD_BIT (DR_HEAD_WORD_EARLIER)) && !((leaf & DR_GRID_HEAD_BIT (DR_HEAD_WORD_TARGET)) && column->against == DR_GRID_AGAINST_START))
    return DR_GRID_ROLE_EARLIER;
  if ((leaf & DR_GRID_HEAD_BIT (DR_HEAD_WORD_TARGET)) && !(leaf & DR_GRID_HEAD_BIT (DR_HEAD_WORD_ACTUAL)))
    return DR_GRID_ROLE_TARGET;
  if (is_rate && !(leaf & DR_GRID_REACHED) && !column->names_itself)
    return DR_GRID_ROLE_RATE;
  if (leaf & DR_GRID_REACHED)
    return DR_GRID_ROLE_ACTUAL;
  if (all & DR_GRID_HEAD_BIT (DR_HEAD_WORD_EARLIER))
    return DR_GRID_ROLE_EARLIER;
  if ((all & DR_GRID_HEAD_BIT (DR_HEAD_WORD_TARGET)) && !(all & DR_GRID_HEAD_BIT (DR_HEAD_WORD_ACTUAL)))
    return DR_GRID_ROLE_TARGET;
  if (all & DR_GRID_REACHED)
    return DR_GRID_ROLE_ACTUAL;

  return DR_GRID_ROLE_OTHER;
}

/* What names nothing of a figure's kind counts what it names, where figures stand below it. */
static gboolean
names_a_figure (const DrGridTable  *table,
                const DrGridColumn *column,
                const DrGridSurvey *survey)
{
  if (survey->n_numbers == 0 || survey->n_words > survey->n_numbers)
    return FALSE;

  return column->unit != DR_NONE || column->period != DR_NONE || column->measure.measure != DR_NONE
         || (column->words & DR_GRID_HEAD_BIT (DR_HEAD_WORD_TOTAL))
         || column->label != DR_NONE;
}

gboolean
dr_grid_columns_have_role (const DrGridTable *table,
                           DrGridRole         role)
{
  for (guint i = 0; i < table->n_columns; i++)
    if (table->columns[i].role == role)
      return TRUE;

  return FALSE;
}

/* A column of figures whose head nobody knows. */
static gboolean
is_unknown (const DrGridTable  *table,
            const DrGridSurvey *surveys,
            guint               index)
{
  return table->columns[index].role == DR_GRID_ROLE_OTHER && surveys[index].n_numbers > 0
         && surveys[index].n_words <= surveys[index].n_numbers;
}

/*
 * «Thụ lý | Giải quyết | Tỷ lệ (%)»: columns of unknown words of which one is a percentage of another. What is never exceeded
 * is counted too; what is, was to be reached.
 */
static gboolean
find_by_quotient (DrGridTable        *table,
                  const DrGridSurvey *surveys,
                  const GArray       *rows)
{
  guint one;
  guint other;

  for (guint i = table->label + 1; i < table->n_columns; i++)
    {
      if ((table->columns[i].role != DR_GRID_ROLE_PERCENT && table->columns[i].role != DR_GRID_ROLE_RATE)
          || !dr_grid_table_find_quotient (table, rows, i, &one, &other)
          || !is_unknown (table, surveys, other) || dr_grid_table_is_exceeded (rows, one, other))
        continue;
      if (is_unknown (table, surveys, one))
        table->columns[one].role = DR_GRID_ROLE_ACTUAL;
      if (table->columns[one].role != DR_GRID_ROLE_ACTUAL)
        continue;
      table->columns[other].role = DR_GRID_ROLE_ACTUAL;
      return TRUE;
    }

  return FALSE;
}

/* What columns of unknown words are, from what stands beside them: plan, figure reached, percentage, in this order. */
static void
guess_roles (DrGridTable        *table,
             const DrGridSurvey *surveys)
{
  gboolean has_percent = dr_grid_columns_have_role (table, DR_GRID_ROLE_PERCENT) || dr_grid_columns_have_role (table, DR_GRID_ROLE_RATE);

  for (guint i = table->label + 1; i < table->n_columns && !dr_grid_columns_have_role (table, DR_GRID_ROLE_ACTUAL); i++)
    if (is_unknown (table, surveys, i)
        && (table->columns[i - 1].role == DR_GRID_ROLE_TARGET
            || (has_percent && i + 1 < table->n_columns && table->columns[i + 1].role != DR_GRID_ROLE_OTHER
                && table->columns[i + 1].role != DR_GRID_ROLE_TARGET)))
      {
        table->columns[i].role = DR_GRID_ROLE_ACTUAL;
        table->columns[i].label = DR_NONE;
      }
  for (guint i = table->label + 1; i + 1 < table->n_columns && has_percent && !dr_grid_columns_have_role (table, DR_GRID_ROLE_TARGET); i++)
    if (is_unknown (table, surveys, i) && table->columns[i + 1].role == DR_GRID_ROLE_ACTUAL)
      {
        table->columns[i].role = DR_GRID_ROLE_TARGET;
        table->columns[i].label = DR_NONE;
      }
}

/* «Tăng | Giảm»: where both are found in one row, they are counts of what came and went, and no changes of a figure. */
static void
find_movements (DrReading    *reading,
                DrGridTable  *table,
                const GArray *rows)
{
  const guint32 ways = DR_GRID_HEAD_BIT (DR_HEAD_WORD_UP) | DR_GRID_HEAD_BIT (DR_HEAD_WORD_DOWN);
  const guint32 comparing = DR_GRID_HEAD_BIT (DR_HEAD_WORD_COMPARE) | DR_GRID_HEAD_BIT (DR_HEAD_WORD_EARLIER) | DR_GRID_HEAD_BIT (DR_HEAD_WORD_TARGET) | DR_GRID_HEAD_BIT (DR_HEAD_WORD_RATE);

  for (guint i = table->label + 1; i + 1 < table->n_columns; i++)
    {
      DrGridColumn *one = &table->columns[i];
      DrGridColumn *other = one + 1;

      if (one->role != DR_GRID_ROLE_CHANGE || other->role != DR_GRID_ROLE_CHANGE || ((one->words | other->words) & comparing)
          || (one->leaf_words & ways) == (other->leaf_words & ways) || ((one->leaf_words | other->leaf_words) & ways) != ways
          || !dr_grid_table_has_both (rows, i, i + 1))
        continue;
      for (guint j = i; j <= i + 1; j++)
        {
          DrGridColumn *column = &table->columns[j];
          DrReportData *data = dr_report_builder_get_data (reading->builder);
          const char *group = dr_report_data_get_string (data, column->label);
          const char *leaf = reading->bytes + column->leaf_start;
          int length = column->leaf_end - column->leaf_start;
          g_autofree char *label = group != NULL ? g_strdup_printf ("%s – %.*s", group, length, leaf) : g_strndup (leaf, length);

          column->role = DR_GRID_ROLE_ACTUAL;
          column->words &= ~(ways | DR_GRID_REACHED);
          column->label = dr_report_builder_intern (reading->builder, g_strdelimit (label, "\n\r\t", ' '), -1);
        }
    }
}

/* Of changes in per cent: «108,2» says what it came to, «8,2» what was added. */
static void
find_growth (DrGridTable        *table,
             const DrGridSurvey *surveys)
{
  for (guint i = 0; i < table->n_columns; i++)
    {
      DrGridColumn *column = &table->columns[i];

      if (column->role != DR_GRID_ROLE_CHANGE)
        continue;
      column->is_percent |= dr_grid_column_has (column, DR_HEAD_WORD_RATE);
      column->is_growth = (column->words & MOVING) || surveys[i].n_signs > 0
                          || surveys[i].n_small * 2 > surveys[i].n_numbers;
      /* «So sánh 2024/2023» without a sign of per cent is one all the same where it comes to about a hundred. */
      if (!column->is_percent && column->has_slash && !(column->words & MOVING) && surveys[i].n_signs == 0)
        {
          column->is_percent = TRUE;
          column->is_growth = FALSE;
        }
      /* «% KH | So 2015» over «105,4»: where whatever stands below comes to about a hundred, it is what it came to. */
      else if (!column->is_percent && !(column->words & MOVING) && surveys[i].n_signs == 0 && surveys[i].n_numbers > 0
               && surveys[i].n_hundreds == surveys[i].n_numbers && (surveys[i].n_decimals > 0 || i == 0 || table->columns[i - 1].is_percent))
        {
          column->is_percent = TRUE;
          column->is_growth = FALSE;
        }
    }
}

/* «Sinh hoạt đạt (%)» beside «Hội viên» and «Quỹ»: of nothing that the table counts. */
static gboolean
names_its_ratio (const DrGridTable *table,
                 guint              index)
{
  const DrGridColumn *column = &table->columns[index];

  if (!table->rows_are_bodies || column->label == DR_NONE || !dr_grid_column_has (column, DR_HEAD_WORD_REACH)
      || !dr_grid_column_has (column, DR_HEAD_WORD_RATE) || dr_grid_columns_have_role (table, DR_GRID_ROLE_TARGET))
    return FALSE;
  for (guint i = 0; i < table->n_columns; i++)
    if (i != index && table->columns[i].label == column->label)
      return FALSE;

  return TRUE;
}

static gboolean
has_in_group (const DrGridTable *table,
              guint              group,
              DrGridRole         role)
{
  for (guint i = 0; i < table->n_columns; i++)
    if (table->columns[i].group == group && table->columns[i].role == role)
      return TRUE;

  return FALSE;
}

/* «Kết nạp: KH | TH | % ‖ Hộ nghèo: Số hộ | %»: a percentage of a group that has no target, where those of the others are their own. */
static gboolean
is_apart_from_targets (const DrGridTable *table,
                       guint              index)
{
  const DrGridColumn *column = &table->columns[index];

  if (has_in_group (table, column->group, DR_GRID_ROLE_TARGET) || !has_in_group (table, column->group, DR_GRID_ROLE_ACTUAL))
    return FALSE;
  for (guint i = 0; i < table->n_columns; i++)
    if (table->columns[i].role == DR_GRID_ROLE_TARGET && !has_in_group (table, table->columns[i].group, DR_GRID_ROLE_ACTUAL))
      return FALSE;

  return TRUE;
}

/* Whether another column says what share of a third @index is. */
static gboolean
is_shared (const DrGridTable *table,
           const GArray      *rows,
           guint              index)
{
  guint one;
  guint other;

  for (guint i = table->label + 1; i < table->n_columns; i++)
    if (i != index && table->columns[i].role == DR_GRID_ROLE_RATE && dr_grid_table_find_quotient (table, rows, i, &one, &other)
        && one == index)
      return TRUE;

  return FALSE;
}

/* Whether the total of its group stands in front, which it never exceeds. */
static gboolean
is_below_total (const DrGridTable *table,
                const GArray      *rows,
                guint              index)
{
  const DrGridColumn *column = &table->columns[index];

  for (guint i = table->label + 1; i < index; i++)
    if (table->columns[i].group == column->group && dr_grid_column_has (&table->columns[i], DR_HEAD_WORD_TOTAL))
      return !dr_grid_table_is_exceeded (rows, index, i);

  return FALSE;
}

/*
 * «Số trường: Tổng số | Đạt chuẩn», «Số mẫu | Số mẫu đạt»: how many reached it. How much of a target was reached is what a
 * column says that has a target or a sign of per cent beside it.
 */
static void
find_reached (DrGridTable        *table,
              const DrGridSurvey *surveys,
              const GArray       *rows)
{
  guint one;
  guint other;

  for (guint i = table->label + 1; i < table->n_columns; i++)
    {
      DrGridColumn *column = &table->columns[i];

      if (column->role != DR_GRID_ROLE_RATE || column->reached_label == DR_NONE || surveys[i].n_numbers == 0
          || surveys[i].n_decimals > 0 || (!column->reach_is_name && dr_grid_columns_have_role (table, DR_GRID_ROLE_TARGET))
          || dr_grid_table_find_quotient (table, rows, i, &one, &other)
          || !(column->reach_is_name || is_shared (table, rows, i) || is_below_total (table, rows, i)))
        continue;
      column->role = DR_GRID_ROLE_ACTUAL;
      column->label = column->reached_label;
      column->words &= ~DR_GRID_HEAD_BIT (DR_HEAD_WORD_REACH);
    }
}

gboolean
dr_grid_table_settle_columns (DrReading   *reading,
                              DrGridTable *table)
{
  g_autofree DrGridSurvey *surveys = g_new0 (DrGridSurvey, table->n_columns);

  dr_grid_survey_rows (reading, table, surveys);
  find_row_columns (reading, table, surveys);
  if (table->label < 0)
    return FALSE;
  dr_grid_table_find_times (reading, table);

  dr_grid_table_find_rankings (reading, table);
  for (guint i = 0; i < table->n_columns; i++)
    if (table->columns[i].role == DR_GRID_ROLE_OTHER && (int) i > table->label)
      table->columns[i].role = role_of (&table->columns[i]);
  g_autoptr (GArray) rows = dr_grid_table_collect_rows (reading, table);
  find_movements (reading, table, rows);
  find_reached (table, surveys, rows);
  if (!table->rows_are_bodies && !find_by_quotient (table, surveys, rows))
    guess_roles (table, surveys);
  for (guint i = table->label + 1; i < table->n_columns; i++)
    {
      DrGridColumn *column = &table->columns[i];

      if (column->role == DR_GRID_ROLE_OTHER && names_a_figure (table, column, &surveys[i]))
        column->role = dr_grid_column_has (column, DR_HEAD_WORD_TARGET) ? DR_GRID_ROLE_TARGET : DR_GRID_ROLE_ACTUAL;
    }
  for (guint i = table->label + 1; i < table->n_columns; i++)
    {
      DrGridColumn *column = &table->columns[i];

      /* «TH/KH» over «12/10» is both. */
      if (column->role == DR_GRID_ROLE_PERCENT && surveys[i].n_slashes * 2 > surveys[i].n_numbers)
        column->role = DR_GRID_ROLE_ACTUAL;
      /* «Tỷ lệ giải ngân» beside a target and what was reached. */
      if (column->role == DR_GRID_ROLE_ACTUAL && !table->rows_are_bodies && column->unit == DR_NONE
          && dr_grid_column_has (column, DR_HEAD_WORD_RATE) && !(column->words & DR_GRID_REACHED)
          && dr_grid_columns_have_role (table, DR_GRID_ROLE_TARGET))
        column->role = DR_GRID_ROLE_PERCENT;
    }
  dr_grid_columns_find_earlier (reading, table);
  for (guint i = table->label + 1; i < table->n_columns; i++)
    {
      DrGridColumn *column = &table->columns[i];

      if (column->role == DR_GRID_ROLE_COMPARISON)
        column->role = dr_grid_columns_have_role (table, DR_GRID_ROLE_TARGET) && !dr_grid_column_is_of_earlier_time (reading, column) && surveys[i].n_signs == 0
                         && (!dr_grid_columns_have_role (table, DR_GRID_ROLE_EARLIER) || column->is_percent)
                       ? DR_GRID_ROLE_PERCENT : DR_GRID_ROLE_CHANGE;
      else if (column->role == DR_GRID_ROLE_RATE && names_its_ratio (table, i))
        {
          column->role = DR_GRID_ROLE_ACTUAL;
          column->measure = (DrGridMeasure) { .measure = dr_report_builder_intern (reading->builder, "%", -1),
                                              .flags = DR_MEASURE_RATE, .is_percent = TRUE };
        }
      else if (column->role == DR_GRID_ROLE_RATE)
        column->role = (dr_grid_columns_have_role (table, DR_GRID_ROLE_TARGET) && !is_apart_from_targets (table, i))
                       || dr_grid_column_has (column, DR_HEAD_WORD_REACH)
                       ? DR_GRID_ROLE_PERCENT
                       : dr_grid_columns_have_role (table, DR_GRID_ROLE_ACTUAL) ? DR_GRID_ROLE_SHARE : DR_GRID_ROLE_ACTUAL;
    }
  dr_grid_columns_link (reading, table);
  if (!table->rows_are_bodies)
    for (guint i = table->label + 1; i < table->n_columns; i++)
      if (table->columns[i].role != DR_GRID_ROLE_ACTUAL || (table->columns[i].words & DR_GRID_REACHED))
        table->columns[i].label = DR_NONE;
  find_growth (table, surveys);
  dr_grid_table_settle_by_figures (table, rows);

  for (guint i = table->label + 1; i < table->n_columns; i++)
    {
      DrGridRole role = table->columns[i].role;

      if ((role == DR_GRID_ROLE_ACTUAL || role == DR_GRID_ROLE_TARGET) && surveys[i].n_numbers > 0)
        return TRUE;
      /* «TT | Đơn vị | Xếp loại» */
      if (role == DR_GRID_ROLE_RANK || role == DR_GRID_ROLE_GRADE)
        return TRUE;
    }

  return FALSE;
}
