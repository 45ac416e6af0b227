/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "reading/tables/dr-grid-table-private.h"

#include "figures/dr-wide-private.h"
#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-body-phrase-private.h"

/*
 * What the columns of a table are, once all heads have been read: «Đơn vị» is what
 * the rows are or what they count, «Tỷ lệ» a percentage of the target beside it or a
 * share; and which figure reached each of the others speaks of.
 */

/* How many rows are looked at for what a column holds. */
#define SURVEY_ROWS 200

#define BIT(word) (1u << (word))
#define MOVING (BIT (DR_HEAD_WORD_UP) | BIT (DR_HEAD_WORD_DOWN) | BIT (DR_HEAD_WORD_DIFFERENCE))
#define REACHED (BIT (DR_HEAD_WORD_ACTUAL) | BIT (DR_HEAD_WORD_ESTIMATE) | BIT (DR_HEAD_WORD_CUMULATIVE))

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
} Survey;

static void
survey_cell (DrReading        *reading,
             const DrGridCell *cell,
             GArray           *tokens,
             Survey           *survey,
             guint             n_decimals[3])
{
  DrGridValue value;
  DrGridMeasure measure;
  static const DrDecimal fifty = { 50, 0 };
  static const DrDecimal two_hundred = { 200, 0 };

  dr_grid_value_read (reading->bytes, cell->start, cell->end, &value);
  /* «1. Diện tích»: a number in front of a name. */
  if (value.kind == DR_GRID_VALUE_NUMBER && value.tail_start < value.tail_end
      && !dr_grid_measure_parse (reading, reading->bytes + value.tail_start, value.tail_end - value.tail_start, FALSE, &measure))
    {
      survey->n_words++;
      return;
    }
  if (value.kind == DR_GRID_VALUE_NUMBER)
    {
      survey->n_numbers++;
      survey->n_slashes += value.has_second && !value.is_range;
      survey->n_signs += value.sign != 0;
      survey->n_hundreds += dr_decimal_compare (&value.numeral.value, &fifty) >= 0
                            && dr_decimal_compare (&value.numeral.value, &two_hundred) <= 0;
      survey->n_decimals += value.numeral.value.exponent < 0 || value.is_percent;
      survey->n_small += dr_decimal_compare (&value.numeral.value, &fifty) < 0;
      n_decimals[dr_grid_value_get_decimals (&value.numeral, reading->bytes)]++;
      return;
    }
  if (value.kind != DR_GRID_VALUE_TEXT)
    return;

  survey->n_words++;
  if (dr_grid_measure_parse (reading, reading->bytes + cell->start, cell->end - cell->start, FALSE, &measure))
    survey->n_measures++;
  else
    {
      DrReading inner = dr_grid_read_cell (reading, cell->start, cell->end, tokens);
      DrBodyPhrase phrase;
      DrUnitLevel level;

      if (dr_body_phrase_match_area (&inner, 0, &level) == inner.n_tokens
          || (dr_body_phrase_match (&inner, 0, &phrase) && !phrase.is_field && phrase.n_tokens == inner.n_tokens))
        survey->n_bodies++;
    }
}

static void
survey_rows (DrReading   *reading,
             DrGridTable *table,
             Survey      *surveys)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  guint n_decimals[3] = { 0, 0, 0 };

  for (guint i = dr_grid_find_row (table->grid, table->body_row); i < table->grid->cells->len; i++)
    {
      const DrGridCell *cell = dr_grid_get_cell (table->grid, i);

      if (cell->row >= table->body_row + SURVEY_ROWS)
        break;
      if (cell->start < cell->end && cell->column < table->n_columns)
        survey_cell (reading, cell, tokens, &surveys[cell->column], n_decimals);
    }

  if (table->grid->decimals != DR_GRID_DECIMALS_UNKNOWN)
    {
      table->decimals = table->grid->decimals;
      return;
    }
  /* One habit a table; where both are found, each figure is read by itself. */
  if (n_decimals[DR_GRID_DECIMALS_COMMA] > 0 && n_decimals[DR_GRID_DECIMALS_DOT] == 0)
    table->decimals = DR_GRID_DECIMALS_COMMA;
  else if (n_decimals[DR_GRID_DECIMALS_DOT] > 0 && n_decimals[DR_GRID_DECIMALS_COMMA] == 0)
    table->decimals = DR_GRID_DECIMALS_DOT;
}

/* --- roles --- */

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
    dr_grid_measure_parse (reading, "hồ sơ", strlen ("hồ sơ"), TRUE, &table->row_noun);
}

static void
find_row_columns (DrReading    *reading,
                  DrGridTable  *table,
                  const Survey *surveys)
{
  guint reach = MIN (table->n_columns, 4);

  for (guint i = 0; i < reach && table->ordinal < 0; i++)
    if (table->columns[i].leaf_words & BIT (DR_HEAD_WORD_ORDINAL))
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
  const Survey *survey = &surveys[table->label];

  label->role = DR_GRID_ROLE_LABEL;
  read_row_noun (reading, table);
  table->rows_are_bodies = dr_grid_column_has (label, DR_HEAD_WORD_BODY)
                           ? !dr_grid_column_has (label, DR_HEAD_WORD_LABEL) || survey->n_bodies * 2 > survey->n_words
                           : survey->n_bodies * 2 > survey->n_words && survey->n_words > 1;

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
  gboolean is_rate = (all & BIT (DR_HEAD_WORD_RATE)) != 0;
  gboolean compares = (all & (BIT (DR_HEAD_WORD_COMPARE) | MOVING)) || column->has_slash;

  if (leaf & BIT (DR_HEAD_WORD_NOTE))
    return DR_GRID_ROLE_NOTE;
  if ((all & BIT (DR_HEAD_WORD_SHARE)) && !(all & BIT (DR_HEAD_WORD_TARGET)))
    return DR_GRID_ROLE_SHARE;
  if (compares || (is_rate && (all & (BIT (DR_HEAD_WORD_TARGET) | BIT (DR_HEAD_WORD_EARLIER)))))
    {
      /* «Tỷ lệ thực hiện/kế hoạch»; «TH năm 2024/TH năm 2023». */
      if ((all & BIT (DR_HEAD_WORD_EARLIER)) || (column->n_dates > 1 && !(all & BIT (DR_HEAD_WORD_TARGET))))
        return DR_GRID_ROLE_CHANGE;
      if (all & BIT (DR_HEAD_WORD_TARGET))
        return (all & MOVING) && !is_rate ? DR_GRID_ROLE_CHANGE : DR_GRID_ROLE_PERCENT;
      if (all & MOVING)
        return DR_GRID_ROLE_CHANGE;
      if (all & BIT (DR_HEAD_WORD_REACH))
        return DR_GRID_ROLE_PERCENT;
      if (all & BIT (DR_HEAD_WORD_COMPARE))
        return DR_GRID_ROLE_COMPARISON;
    }
  if ((all & BIT (DR_HEAD_WORD_REACH)) && (is_rate || !(all & REACHED)))
    return DR_GRID_ROLE_RATE;
  /* «Giao đầu năm» was set then, and is of the whole year. */
  if ((leaf & BIT (DR_HEAD_WORD_EARLIER)) && !((leaf & BIT (DR_HEAD_WORD_TARGET)) && column->against == DR_GRID_AGAINST_START))
    return DR_GRID_ROLE_EARLIER;
  if ((leaf & BIT (DR_HEAD_WORD_TARGET)) && !(leaf & BIT (DR_HEAD_WORD_ACTUAL)))
    return DR_GRID_ROLE_TARGET;
  if (is_rate && !(leaf & REACHED) && !column->names_itself)
    return DR_GRID_ROLE_RATE;
  if (leaf & REACHED)
    return DR_GRID_ROLE_ACTUAL;
  if (all & BIT (DR_HEAD_WORD_EARLIER))
    return DR_GRID_ROLE_EARLIER;
  if ((all & BIT (DR_HEAD_WORD_TARGET)) && !(all & BIT (DR_HEAD_WORD_ACTUAL)))
    return DR_GRID_ROLE_TARGET;
  if (all & REACHED)
    return DR_GRID_ROLE_ACTUAL;

  return DR_GRID_ROLE_OTHER;
}

/* What names nothing of a figure's kind counts what it names, where figures stand below it. */
static gboolean
names_a_figure (const DrGridTable  *table,
                const DrGridColumn *column,
                const Survey       *survey)
{
  if (survey->n_numbers == 0 || survey->n_words > survey->n_numbers)
    return FALSE;

  return column->unit != DR_NONE || column->period != DR_NONE || column->measure.measure != DR_NONE
         || (column->words & BIT (DR_HEAD_WORD_TOTAL))
         || column->label != DR_NONE;
}

static gboolean
has_role (const DrGridTable *table,
          DrGridRole         role)
{
  for (guint i = 0; i < table->n_columns; i++)
    if (table->columns[i].role == role)
      return TRUE;

  return FALSE;
}

/* A column of figures whose head nobody knows. */
static gboolean
is_unknown (const DrGridTable *table,
            const Survey      *surveys,
            guint              index)
{
  return table->columns[index].role == DR_GRID_ROLE_OTHER && surveys[index].n_numbers > 0
         && surveys[index].n_words <= surveys[index].n_numbers;
}

/*
 * «Thụ lý | Giải quyết | Tỷ lệ (%)»: columns of unknown words of which one is a percentage of another. What is never exceeded
 * is counted too; what is, was to be reached.
 */
static gboolean
find_by_quotient (DrGridTable  *table,
                  const Survey *surveys,
                  const GArray *rows)
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
guess_roles (DrGridTable  *table,
             const Survey *surveys)
{
  gboolean has_percent = has_role (table, DR_GRID_ROLE_PERCENT) || has_role (table, DR_GRID_ROLE_RATE);

  for (guint i = table->label + 1; i < table->n_columns && !has_role (table, DR_GRID_ROLE_ACTUAL); i++)
    if (is_unknown (table, surveys, i)
        && (table->columns[i - 1].role == DR_GRID_ROLE_TARGET
            || (has_percent && i + 1 < table->n_columns && table->columns[i + 1].role != DR_GRID_ROLE_OTHER
                && table->columns[i + 1].role != DR_GRID_ROLE_TARGET)))
      {
        table->columns[i].role = DR_GRID_ROLE_ACTUAL;
        table->columns[i].label = DR_NONE;
      }
  for (guint i = table->label + 1; i + 1 < table->n_columns && has_percent && !has_role (table, DR_GRID_ROLE_TARGET); i++)
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
  const guint32 ways = BIT (DR_HEAD_WORD_UP) | BIT (DR_HEAD_WORD_DOWN);
  const guint32 comparing = BIT (DR_HEAD_WORD_COMPARE) | BIT (DR_HEAD_WORD_EARLIER) | BIT (DR_HEAD_WORD_TARGET) | BIT (DR_HEAD_WORD_RATE);

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
          column->words &= ~(ways | REACHED);
          column->label = dr_report_builder_intern (reading->builder, g_strdelimit (label, "\n\r\t", ' '), -1);
        }
    }
}

static DrPeriod *
period_of (const DrReading *reading,
           guint32          period)
{
  DrReportData *data = dr_report_builder_get_data (reading->builder);

  return g_ptr_array_index (data->periods, period != DR_NONE ? period : reading->period);
}

static gboolean
is_of_earlier_year (const DrReading    *reading,
                    const DrGridColumn *column)
{
  return column->period != DR_NONE
         && g_date_get_year (dr_period_get_last_day (period_of (reading, column->period)))
              < g_date_get_year (dr_period_get_last_day (period_of (reading, DR_NONE)));
}

/*
 * «2022 | 2023 | 2024», «Năm 2023: KH | TH»: one of several years beside one another, or one with a target of its own, tells what
 * was reached in it, and is not only there to compare with.
 */
static gboolean
tells_of_its_year (const DrReading   *reading,
                   const DrGridTable *table,
                   guint              index)
{
  const DrGridColumn *column = &table->columns[index];

  for (guint i = 0; i < table->n_columns; i++)
    {
      const DrGridColumn *other = &table->columns[i];

      if (i == index || other->period == DR_NONE || other->unit != column->unit)
        continue;
      if (other->role == DR_GRID_ROLE_ACTUAL && other->period != column->period && is_of_earlier_year (reading, other)
          && !dr_period_contains (period_of (reading, other->period), period_of (reading, column->period))
          && !dr_period_contains (period_of (reading, column->period), period_of (reading, other->period)))
        return TRUE;
      if (other->role == DR_GRID_ROLE_TARGET && other->period == column->period && other->group == column->group)
        return TRUE;
    }

  return FALSE;
}

/* Figures of an earlier year are there to compare with, where something compares or the same is said of this year. */
static void
find_earlier (const DrReading *reading,
              DrGridTable     *table)
{
  const GDate *last = dr_period_get_last_day (period_of (reading, DR_NONE));
  gboolean compares = has_role (table, DR_GRID_ROLE_CHANGE) || has_role (table, DR_GRID_ROLE_COMPARISON)
                      || has_role (table, DR_GRID_ROLE_TARGET) || has_role (table, DR_GRID_ROLE_PERCENT);
  gboolean has_current = FALSE;

  for (guint i = 0; i < table->n_columns; i++)
    {
      const DrGridColumn *column = &table->columns[i];

      has_current |= column->role == DR_GRID_ROLE_ACTUAL
                     && (column->period == DR_NONE
                         || g_date_compare (dr_period_get_last_day (period_of (reading, column->period)), last) >= 0);
    }

  guint64 earlier = 0;

  for (guint i = 0; i < table->n_columns && compares && has_current; i++)
    if (table->columns[i].role == DR_GRID_ROLE_ACTUAL && is_of_earlier_year (reading, &table->columns[i])
        && !tells_of_its_year (reading, table, i))
      earlier |= G_GUINT64_CONSTANT (1) << i;
  for (guint i = 0; i < table->n_columns; i++)
    if ((earlier >> i) & 1)
      table->columns[i].role = DR_GRID_ROLE_EARLIER;
}

/* --- which figure reached a column speaks of --- */

static int
distance (guint one,
          guint other)
{
  return one > other ? 2 * (int) (one - other) : 2 * (int) (other - one) + 1;
}

/* «Hộ nghèo» beside «Hộ nghèo cuối năm», «Kết nạp» beside «Đã kết nạp»: the label, with nothing more than when and how. */
static gboolean
names_the_same (const DrReading *reading,
                guint32          label,
                guint32          fuller)
{
  const DrPhrases *fillers = DR_PHRASES ("cuối năm", "cuối kỳ", "đến cuối năm", "đến cuối kỳ", "hiện nay", "hiện có", "trong năm",
                                         "trong kỳ", "số", "tổng số", "đã", "được", "thực tế", "đến nay", "cuối", "mới");
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (DrToken));
  g_autoptr (GArray) other = g_array_new (FALSE, FALSE, sizeof (DrToken));
  DrReportData *data = dr_report_builder_get_data (reading->builder);
  const char *short_label = dr_report_data_get_string (data, label);
  const char *long_label = dr_report_data_get_string (data, fuller);

  if (label == fuller)
    return TRUE;
  if (short_label == NULL || long_label == NULL)
    return FALSE;

  DrReading wanted = dr_reading_scan_words (reading, short_label, one);
  DrReading found = dr_reading_scan_words (reading, long_label, other);
  guint at = 0;

  for (guint i = 0; i < found.n_tokens;)
    {
      guint n = at < wanted.n_tokens || i > 0 ? dr_phrase_match_any (&found, i, fillers) : 0;

      if (at < wanted.n_tokens && found.tokens[i].kind == wanted.tokens[at].kind && found.tokens[i].word == wanted.tokens[at].word
          && found.tokens[i].word != 0)
        {
          at++;
          i++;
        }
      else if (n > 0)
        i += n;
      else
        return FALSE;
    }

  return at == wanted.n_tokens && at > 0;
}

/* How well the column names what column @index speaks of; 0 where it names something else. */
static int
score_name (const DrReading   *reading,
            const DrGridTable *table,
            guint              index,
            guint              other)
{
  guint32 label = table->columns[index].label;
  guint32 of_other = table->columns[other].label;

  if (label == of_other)
    /* That neither names anything says little of a percentage: it stands behind what it is of. */
    return label == DR_NONE && table->columns[index].role == DR_GRID_ROLE_SHARE ? 1 : 400;
  if (!table->rows_are_bodies || label == DR_NONE)
    return 1;

  if (names_the_same (reading, label, of_other))
    return 300;

  /* «Hộ nghèo: Số hộ | Tỷ lệ (%)» */
  return table->columns[index].role == DR_GRID_ROLE_SHARE && !table->columns[index].names_itself
         && table->columns[index].group == table->columns[other].group ? 1 : 0;
}

/* «Biên chế giao | Có mặt», «KH gieo trồng | Thực hiện»: what stands straight behind a target that nothing else is named after. */
static int
find_behind_target (const DrGridTable *table,
                    guint              index)
{
  const DrGridColumn *column = &table->columns[index];
  const DrGridColumn *behind = column + 1;

  if (column->role != DR_GRID_ROLE_TARGET || index + 1 >= table->n_columns || behind->role != DR_GRID_ROLE_ACTUAL
      || behind->unit != column->unit || behind->is_percent
      || (behind->noun.measure != DR_NONE && column->noun.measure != DR_NONE && behind->noun.measure != column->noun.measure))
    return -1;
  for (guint i = 0; i < table->n_columns; i++)
    if (i != index && table->columns[i].role == DR_GRID_ROLE_TARGET && table->columns[i].label == behind->label)
      return -1;

  return index + 1;
}

static int
find_actual (const DrReading   *reading,
             const DrGridTable *table,
             guint              index)
{
  const DrGridColumn *column = &table->columns[index];
  int best = -1;
  int best_score = G_MININT;

  for (guint i = 0; i < table->n_columns; i++)
    {
      const DrGridColumn *other = &table->columns[i];
      int score = 0;

      if (other->role != DR_GRID_ROLE_ACTUAL)
        continue;
      int name = score_name (reading, table, index, i);
      if (name == 0)
        continue;
      if (other->unit != column->unit && column->unit != DR_NONE)
        continue;
      if (other->group == column->group && other->group != G_MAXUINT)
        score += 400;
      score += name;
      if (column->period != DR_NONE && other->period == column->period)
        score += 300;
      /* Of several years the last is the one that is compared. */
      else if (is_of_earlier_year (reading, other))
        score -= 600;
      /* A year's target is held against what has come together in it. */
      if (column->role == DR_GRID_ROLE_TARGET && dr_grid_column_has (other, DR_HEAD_WORD_CUMULATIVE))
        score += 200;
      /* «Dự toán giao (triệu đồng) | Đã giải ngân (triệu đồng)» */
      if (column->measure.measure != DR_NONE && other->measure.measure != DR_NONE)
        score += column->measure.measure == other->measure.measure ? 100 : -100;
      /* A target stands in front of what was reached, a percentage behind it. */
      score -= column->role == DR_GRID_ROLE_TARGET && i > index ? distance (index, i) - 3 : distance (index, i);
      if (score > best_score)
        {
          best = i;
          best_score = score;
        }
    }

  return best >= 0 ? best : find_behind_target (table, index);
}

/* A target of a time that is still to come is held against nothing. */
static gboolean
is_later (const DrReading *reading,
          guint32          period)
{
  return period != DR_NONE
         && g_date_compare (dr_period_get_first_day (period_of (reading, period)),
                            dr_period_get_last_day (period_of (reading, DR_NONE))) > 0;
}

static gboolean
has_column (const DrGridTable *table,
            DrGridRole         role,
            int                actual,
            guint              besides)
{
  for (guint i = 0; i < table->n_columns; i++)
    if (i != besides && table->columns[i].role == role && table->columns[i].actual == actual)
      return TRUE;

  return FALSE;
}

/* Whether the percentage is of a figure without a target, and all targets have percentages of their own. */
static gboolean
is_percent_of_no_target (const DrGridTable *table,
                         guint              index)
{
  if (has_column (table, DR_GRID_ROLE_TARGET, table->columns[index].actual, index))
    return FALSE;
  for (guint i = 0; i < table->n_columns; i++)
    if (table->columns[i].role == DR_GRID_ROLE_TARGET && !has_column (table, DR_GRID_ROLE_PERCENT, table->columns[i].actual, index))
      return FALSE;

  return TRUE;
}

static void
link_columns (const DrReading *reading,
              DrGridTable     *table)
{
  for (guint i = 0; i < table->n_columns; i++)
    {
      DrGridColumn *column = &table->columns[i];

      if (column->role == DR_GRID_ROLE_TARGET && is_later (reading, column->period))
        continue;
      if (column->role == DR_GRID_ROLE_PERCENT || column->role == DR_GRID_ROLE_CHANGE
          || column->role == DR_GRID_ROLE_SHARE || column->role == DR_GRID_ROLE_EARLIER
          || column->role == DR_GRID_ROLE_TARGET)
        column->actual = find_actual (reading, table, i);
    }

  /* One target, several figures reached: it belongs to the one that a percentage speaks of. */
  for (guint i = 0; i < table->n_columns; i++)
    {
      DrGridColumn *target = &table->columns[i];

      if (target->role != DR_GRID_ROLE_TARGET || target->actual < 0)
        continue;
      gboolean has_own = FALSE;
      int other = -1;
      for (guint j = 0; j < table->n_columns; j++)
        {
          const DrGridColumn *percent = &table->columns[j];

          if (percent->role != DR_GRID_ROLE_PERCENT)
            continue;
          has_own |= percent->actual == target->actual;
          if (other < 0 && percent->actual >= 0
              && (!table->rows_are_bodies || percent->label == target->label || target->label == DR_NONE))
            other = percent->actual;
        }
      if (!has_own && other >= 0)
        target->actual = other;
    }

  /* «KH | TH | % | Hộ nghèo | Tỷ lệ (%)»: where every target has its percentage, another one is none of a target. */
  for (guint i = 0; i < table->n_columns; i++)
    {
      DrGridColumn *column = &table->columns[i];

      if (column->role == DR_GRID_ROLE_PERCENT && column->actual >= 0 && !column->has_slash
          && !(column->words & (BIT (DR_HEAD_WORD_TARGET) | BIT (DR_HEAD_WORD_REACH) | BIT (DR_HEAD_WORD_COMPARE)))
          && is_percent_of_no_target (table, i))
        {
          column->role = DR_GRID_ROLE_SHARE;
          column->actual = find_actual (reading, table, i);
        }
    }

  /* «Biên chế giao | Thực hiện»: what was to be reached says what it is. */
  for (guint i = 0; i < table->n_columns && table->rows_are_bodies; i++)
    if (table->columns[i].role == DR_GRID_ROLE_TARGET && table->columns[i].actual == (int) i + 1
        && table->columns[i + 1].label == DR_NONE)
      {
        table->columns[i + 1].label = table->columns[i].label;
        if (table->columns[i + 1].noun.measure == DR_NONE)
          table->columns[i + 1].noun = table->columns[i].noun;
      }
}

/* Of changes in per cent: «108,2» says what it came to, «8,2» what was added. */
static void
find_growth (DrGridTable  *table,
             const Survey *surveys)
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
      || !dr_grid_column_has (column, DR_HEAD_WORD_RATE) || has_role (table, DR_GRID_ROLE_TARGET))
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
find_reached (DrGridTable  *table,
              const Survey *surveys,
              const GArray *rows)
{
  guint one;
  guint other;

  for (guint i = table->label + 1; i < table->n_columns; i++)
    {
      DrGridColumn *column = &table->columns[i];

      if (column->role != DR_GRID_ROLE_RATE || column->reached_label == DR_NONE || surveys[i].n_numbers == 0
          || surveys[i].n_decimals > 0 || (!column->reach_is_name && has_role (table, DR_GRID_ROLE_TARGET))
          || dr_grid_table_find_quotient (table, rows, i, &one, &other)
          || !(column->reach_is_name || is_shared (table, rows, i) || is_below_total (table, rows, i)))
        continue;
      column->role = DR_GRID_ROLE_ACTUAL;
      column->label = column->reached_label;
      column->words &= ~BIT (DR_HEAD_WORD_REACH);
    }
}

/* «So 2015» in a report on 2016. */
static gboolean
is_of_earlier_time (const DrReading    *reading,
                    const DrGridColumn *column)
{
  return column->period != DR_NONE
         && g_date_compare (dr_period_get_last_day (period_of (reading, column->period)),
                            dr_period_get_first_day (period_of (reading, DR_NONE))) < 0;
}

gboolean
dr_grid_table_settle_columns (DrReading   *reading,
                              DrGridTable *table)
{
  g_autofree Survey *surveys = g_new0 (Survey, table->n_columns);

  survey_rows (reading, table, surveys);
  find_row_columns (reading, table, surveys);
  if (table->label < 0)
    return FALSE;

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
          && dr_grid_column_has (column, DR_HEAD_WORD_RATE) && !(column->words & REACHED)
          && has_role (table, DR_GRID_ROLE_TARGET))
        column->role = DR_GRID_ROLE_PERCENT;
    }
  find_earlier (reading, table);
  for (guint i = table->label + 1; i < table->n_columns; i++)
    {
      DrGridColumn *column = &table->columns[i];

      if (column->role == DR_GRID_ROLE_COMPARISON)
        column->role = has_role (table, DR_GRID_ROLE_TARGET) && !is_of_earlier_time (reading, column) && surveys[i].n_signs == 0
                         && (!has_role (table, DR_GRID_ROLE_EARLIER) || column->is_percent)
                       ? DR_GRID_ROLE_PERCENT : DR_GRID_ROLE_CHANGE;
      else if (column->role == DR_GRID_ROLE_RATE && names_its_ratio (table, i))
        {
          column->role = DR_GRID_ROLE_ACTUAL;
          column->measure = (DrGridMeasure) { .measure = dr_report_builder_intern (reading->builder, "%", -1),
                                              .flags = DR_MEASURE_RATE, .is_percent = TRUE };
        }
      else if (column->role == DR_GRID_ROLE_RATE)
        column->role = (has_role (table, DR_GRID_ROLE_TARGET) && !is_apart_from_targets (table, i))
                       || dr_grid_column_has (column, DR_HEAD_WORD_REACH)
                       ? DR_GRID_ROLE_PERCENT
                       : has_role (table, DR_GRID_ROLE_ACTUAL) ? DR_GRID_ROLE_SHARE : DR_GRID_ROLE_ACTUAL;
    }
  link_columns (reading, table);
  if (!table->rows_are_bodies)
    for (guint i = table->label + 1; i < table->n_columns; i++)
      if (table->columns[i].role != DR_GRID_ROLE_ACTUAL || (table->columns[i].words & REACHED))
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
