/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/tables/dr-grid-columns-private.h"

#include "reading/language/dr-phrase-private.h"

/* Which figure reached a column speaks of. */

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
      else if (dr_grid_column_is_of_earlier_year (reading, other))
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
         && g_date_compare (dr_period_get_first_day (dr_grid_columns_get_period (reading, period)),
                            dr_period_get_last_day (dr_grid_columns_get_period (reading, DR_NONE))) > 0;
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

void
dr_grid_columns_link (const DrReading *reading,
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
          && !(column->words & (DR_GRID_HEAD_BIT (DR_HEAD_WORD_TARGET) | DR_GRID_HEAD_BIT (DR_HEAD_WORD_REACH) | DR_GRID_HEAD_BIT (DR_HEAD_WORD_COMPARE)))
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
