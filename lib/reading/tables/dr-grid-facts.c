/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/tables/dr-grid-rows-private.h"

#include <string.h>

#include "figures/dr-measure-private.h"
#include "reading/language/dr-phrase-private.h"

/*
 * The figures of a row: each figure reached becomes an achievement, with what the
 * other columns say of it, through the same door as the figures of sentences.
 */

#define BIT(word) (1u << (word))

static const DrGridMeasure no_measure = { .measure = DR_NONE };

static const char *
string_of (const DrGridRows *self,
           guint32           string)
{
  return dr_report_data_get_string (dr_report_builder_get_data (self->reading->builder), string);
}

/* Tokens of @column from byte @start up to @end. */
static void
find_tokens (const DrGridRows *self,
             guint             column,
             gsize             start,
             gsize             end,
             guint            *first,
             guint            *last)
{
  const DrReading *reading = self->reading;

  *first = self->first[column];
  while (*first < self->end[column] && reading->tokens[*first].end <= start)
    (*first)++;
  *last = *first;
  while (*last < self->end[column] && reading->tokens[*last].start < end)
    (*last)++;
}

/* --- what is counted --- */

/* The measure behind the figure in its own cell: «135 hội viên». */
static DrGridMeasure
measure_in_cell (DrGridRows        *self,
                 const DrGridValue *value)
{
  DrGridMeasure measure = no_measure;

  if (value->tail_start < value->tail_end)
    dr_grid_measure_parse (self->reading, self->reading->bytes + value->tail_start, value->tail_end - value->tail_start,
                           FALSE, &measure);

  return measure;
}

/* The label itself, where nothing says what is counted: a few words do. */
static DrGridMeasure
measure_of_label (DrGridRows *self,
                  guint32     label)
{
  DrGridMeasure measure = no_measure;
  const char *text = string_of (self, label);

  if (text == NULL)
    return measure;

  const char *own = g_strrstr (text, " – ");
  own = own != NULL ? own + strlen (" – ") : text;
  if (!dr_grid_measure_parse (self->reading, own, strlen (own), TRUE, &measure))
    measure = no_measure;
  measure.exponent = 0;

  return measure;
}

/* «Nghèo», «Cận nghèo», «Nữ»: heads that say of what kind, and not what. */
static gboolean
names_quality (DrGridRows         *self,
               const DrGridColumn *column)
{
  const DrPhrases *qualities = DR_PHRASES ("nghèo", "cận nghèo", "thoát nghèo", "tái nghèo", "thoát", "phát sinh",
                                           "phát sinh mới", "khá", "giàu", "trung bình", "giỏi", "yếu", "kém", "tốt", "tăng",
                                           "giảm", "tăng trong kỳ", "giảm trong kỳ", "tăng trong năm", "giảm trong năm",
                                           "xuất sắc", "đạt", "chưa đạt", "không đạt", "nam", "nữ", "còn lại", "dân tộc",
                                           "vững mạnh", "mới", "cũ", "tăng thêm", "đã giải quyết", "giải quyết",
                                           "đang giải quyết", "tồn", "đúng hạn", "quá hạn", "trước hạn", "văn hóa", "đạt chuẩn");
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  const char *label = string_of (self, column->label);

  if (label == NULL)
    return FALSE;

  const char *own = g_strrstr (label, " – ");
  own = own != NULL ? own + strlen (" – ") : label;
  DrReading inner = dr_reading_scan_words (self->reading, own, tokens);

  return inner.n_tokens > 0 && dr_phrase_match_any (&inner, 0, qualities) == inner.n_tokens;
}

/* The nearest column in front that says what it counts. */
static const DrGridColumn *
find_counted (const DrGridTable  *table,
              const DrGridColumn *column)
{
  while (column > table->columns + table->label + 1)
    {
      column--;
      if ((column->role == DR_GRID_ROLE_ACTUAL || column->role == DR_GRID_ROLE_EARLIER) && !column->is_percent
          && (column->noun.measure != DR_NONE ? !column->noun.is_percent : column->measure.measure != DR_NONE && !column->measure.is_percent))
        return column;
    }

  return NULL;
}

/* «Chết», «Số người bị thương» over a column; «Gia súc chết» names what died. */
static gboolean
counts_people (DrGridRows         *self,
               const DrGridColumn *column,
               DrGridMeasure      *measure)
{
  const char *label = string_of (self, column->label);
  DrGridMeasure noun;

  if (label == NULL)
    return FALSE;

  const char *own = g_strrstr (label, " – ");
  own = own != NULL ? own + strlen (" – ") : label;

  return !dr_grid_measure_find_noun (self->reading, own, strlen (own), &noun)
         && dr_grid_measure_find_people (self->reading, own, measure);
}

static DrGridMeasure
find_measure (DrGridRows         *self,
              const DrGridColumn *column,
              const DrGridValue  *value,
              guint32             label)
{
  const DrGridTable *table = self->table;
  DrGridMeasure measure = measure_in_cell (self, value);

  if (measure.measure != DR_NONE)
    return measure;
  if (value->is_percent)
    {
      dr_grid_measure_parse (self->reading, "%", 1, FALSE, &measure);
      return measure;
    }
  if (self->measure.measure != DR_NONE)
    return self->measure;
  if (column->measure.measure != DR_NONE)
    return column->measure;
  if (column->is_percent && column->role == DR_GRID_ROLE_ACTUAL)
    {
      dr_grid_measure_parse (self->reading, "%", 1, FALSE, &measure);
      return measure;
    }
  /* «Vụ tai nạn: Số vụ | Chết | Bị thương»: of what people suffer no noun of the group is the measure. */
  if (counts_people (self, column, &measure))
    return measure;
  if (column->noun.measure != DR_NONE)
    return column->noun;
  if (self->noun.measure != DR_NONE && self->noun.is_percent)
    return self->noun;
  if (table->common.measure != DR_NONE)
    return table->common;
  if (table->row_noun.measure != DR_NONE)
    return table->row_noun;
  if (self->noun.measure != DR_NONE)
    return self->noun;
  for (guint i = self->n_open; i > 0; i--)
    {
      const char *above = string_of (self, self->open[i - 1].label);

      if (above != NULL && dr_grid_measure_find_noun (self->reading, above, strlen (above), &measure) && !measure.is_percent)
        return measure;
    }
  if ((table->rows_are_bodies || self->is_total) && table->caption_noun.measure != DR_NONE)
    return table->caption_noun;
  const DrGridColumn *counted = names_quality (self, column) ? find_counted (table, column) : NULL;
  if (counted != NULL)
    return counted->measure.measure != DR_NONE ? counted->measure : counted->noun;
  if (column->whole >= 0 && table->columns[column->whole].whole < 0)
    return find_measure (self, &table->columns[column->whole], &self->values[column->whole], label);
  /* «Kết quả giải quyết hồ sơ» over «Tiếp nhận | Đã giải quyết»: where neither row nor column names what is counted, but not where. */
  if (table->caption_noun.measure != DR_NONE && !(table->caption_noun.flags & (DR_MEASURE_PLACE | DR_MEASURE_POPULATION)))
    return table->caption_noun;

  return measure_of_label (self, label);
}

/* «Số vụ», «Chết», «Bị thương»: of whatever happened. */
static gboolean
tells_no_event (DrGridRows         *self,
                const DrGridColumn *column)
{
  const char *label = string_of (self, column->label);
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  DrGridMeasure measure;

  if (strstr (label, " – ") != NULL)
    return FALSE;
  if (counts_people (self, column, &measure))
    return TRUE;

  DrReading inner = dr_reading_scan_words (self->reading, label, tokens);

  return dr_phrase_match_any (&inner, 0, DR_PHRASES ("số vụ", "vụ", "số người chết", "người chết", "số người bị thương", "người bị thương"))
         == inner.n_tokens;
}

static guint32
find_label (DrGridRows         *self,
            const DrGridColumn *column)
{
  const DrGridTable *table = self->table;
  guint32 row = self->topic != DR_NONE                                        ? self->topic
                : self->is_body || (self->is_total && table->rows_are_bodies) ? DR_NONE
                                                                              : self->label;

  if (self->is_total && table->caption != DR_NONE && !table->is_report_title && !table->rows_are_bodies)
    row = table->caption;
  if (row == DR_NONE && column->label == DR_NONE)
    {
      if (table->caption != DR_NONE)
        return table->caption;
      return column->noun.measure != DR_NONE ? column->noun.measure : table->rows_are_bodies ? DR_NONE : self->label;
    }
  /* «Tình hình tai nạn giao thông» over «Số vụ | Chết»: what happened is named above the table. */
  if (row == DR_NONE && table->caption_noun.measure != DR_NONE && tells_no_event (self, column))
    row = table->caption_noun.measure;
  if (row == DR_NONE)
    return column->label;
  if (column->label == DR_NONE)
    return row;

  g_autofree char *both = g_strdup_printf ("%s – %s", string_of (self, row), string_of (self, column->label));

  return dr_report_builder_intern (self->reading->builder, both, -1);
}

/* --- figures --- */

/* The figure with its sign and the magnitude of its column; FALSE if it is too large. */
static gboolean
read_decimal (DrGridRows          *self,
              DrNumeral           *numeral,
              int                  sign,
              const DrGridMeasure *measure,
              DrDecimal           *decimal)
{
  const char *canonical = string_of (self, measure->measure);

  /* «1,236» million is a decimal, whatever is counted. */
  dr_grid_value_settle (numeral, self->reading->bytes, self->table->decimals,
                        measure->exponent > 0 ? NULL : canonical);
  *decimal = numeral->value;
  decimal->exponent += measure->exponent;
  if (sign < 0)
    decimal->coefficient = -decimal->coefficient;

  return decimal->exponent <= DR_DECIMAL_MAX_EXPONENT;
}

static gboolean
read_percentage (DrGridRows  *self,
                 DrGridValue *value,
                 DrDecimal   *decimal)
{
  static const DrGridMeasure percent = { .measure = DR_NONE };

  return read_decimal (self, &value->numeral, value->sign, &percent, decimal);
}

static void
add_number (DrGridRows        *self,
            DrFact            *fact,
            guint              column,
            const DrGridValue *value,
            DrNumberRole       role)
{
  guint first;
  guint last;

  find_tokens (self, column, value->numeral.start, value->numeral.end, &first, &last);
  dr_fact_add_number (fact, self->reading, first, last, role);
  if (value->has_second)
    {
      find_tokens (self, column, value->second.start, value->second.end, &first, &last);
      dr_fact_add_number (fact, self->reading, first, last, role);
    }
}

static void
account (DrGridRows        *self,
         const DrGridValue *value,
         DrNumberRole       role)
{
  dr_reading_account (self->reading, value->numeral.start, value->numeral.end, role, DR_ITEM_NONE, DR_NONE);
  if (value->has_second)
    dr_reading_account (self->reading, value->second.start, value->second.end, role, DR_ITEM_NONE, DR_NONE);
}

/* --- times --- */

static DrPeriod *
get_period (const DrGridRows *self,
            guint32           period)
{
  return g_ptr_array_index (dr_report_builder_get_data (self->reading->builder)->periods, period);
}

static guint32
find_against (DrGridRows         *self,
              const DrGridColumn *change,
              const DrFact       *fact)
{
  DrReading *reading = self->reading;
  const DrGridTable *table = self->table;
  DrPeriod *around = get_period (self, fact->period);
  g_autoptr (DrPeriod) earlier = NULL;
  DrGridAgainst against = change->against;
  guint32 stated = DR_NONE;

  if (dr_grid_column_has (change, DR_HEAD_WORD_TARGET) && against == DR_GRID_AGAINST_NONE)
    return dr_report_builder_intern (reading->builder, "target", -1);

  /* The column of earlier figures names their time. */
  for (guint i = 0; i < table->n_columns; i++)
    if (table->columns[i].role == DR_GRID_ROLE_EARLIER && table->columns[i].actual == change->actual)
      {
        if (against == DR_GRID_AGAINST_NONE)
          against = table->columns[i].against;
        if (table->columns[i].period != DR_NONE && stated == DR_NONE)
          stated = table->columns[i].period;
      }
  if (change->period != DR_NONE && stated == DR_NONE)
    stated = change->period;

  switch (against)
    {
    case DR_GRID_AGAINST_UNKNOWN:
      return DR_NONE;
    case DR_GRID_AGAINST_PREVIOUS:
      earlier = dr_period_previous (around, NULL);
      break;
    case DR_GRID_AGAINST_START:
      {
        g_autofree char *day = g_strdup_printf ("%04d-12-31", g_date_get_year (dr_period_get_last_day (around)) - 1);

        return dr_report_builder_intern (reading->builder, day, -1);
      }
    default:
      /* A bare year beside a part of one means that part of it. */
      if (stated != DR_NONE && dr_period_get_kind (get_period (self, stated)) != DR_PERIOD_KIND_YEAR
          && !dr_period_contains (get_period (self, stated), around))
        earlier = dr_period_ref (get_period (self, stated));
      else
        earlier = dr_period_year_earlier (around, NULL);
      break;
    }
  if (earlier == NULL)
    return DR_NONE;

  g_autofree char *id = dr_period_to_string (earlier);

  return dr_report_builder_intern (reading->builder, id, -1);
}

/* --- what the other columns say of a figure --- */

/* The period that the head of a target names, the whole year where it says «năm»; DR_NONE for the figure's own. */
static guint32
find_target_period (DrGridRows         *self,
                    const DrGridColumn *column,
                    const DrFact       *fact)
{
  if (column->period != DR_NONE || !column->is_year)
    return column->period;

  int year = g_date_get_year (dr_period_get_last_day (get_period (self, fact->period)));
  g_autoptr (DrPeriod) whole = dr_period_new_years (year, year, NULL);

  return whole != NULL ? dr_report_builder_intern_period (self->reading->builder, whole) : DR_NONE;
}

static void
take_target (DrGridRows          *self,
             DrFact              *fact,
             guint                column,
             DrGridValue         *value,
             const DrGridMeasure *measure)
{
  DrGridMeasure own = measure_in_cell (self, value);
  DrDecimal planned;
  guint first;
  guint last;

  if (!read_decimal (self, &value->numeral, value->sign, own.measure != DR_NONE ? &own : measure, &planned))
    {
      add_number (self, fact, column, value, DR_NUMBER_ROLE_TARGET);
      return;
    }
  find_tokens (self, column, value->start, value->tail_end, &first, &last);
  if (fact->has_planned)
    {
      /* «KH tỉnh giao | KH huyện giao» */
      if (fact->n_further == DR_FACT_FURTHER_TARGETS)
        return;
      fact->further[fact->n_further++] = (DrFurtherTarget) {
        .has_no_percent = TRUE,
        .has_planned = TRUE,
        .planned = planned,
        .assigned_by = DR_NONE,
        .period = find_target_period (self, &self->table->columns[column], fact),
        .first = first,
        .end = last,
      };
      add_number (self, fact, column, value, DR_NUMBER_ROLE_TARGET);
      return;
    }
  fact->has_target = fact->has_planned = TRUE;
  fact->planned = planned;
  fact->planned_hedge = value->hedge;
  if (value->is_range
      && read_decimal (self, &value->second, 0, own.measure != DR_NONE ? &own : measure, &fact->planned_upper)
      && dr_decimal_compare (&fact->planned, &fact->planned_upper) < 0)
    fact->planned_hedge = DR_HEDGE_RANGE;
  fact->target_first = first;
  fact->target_end = last;
  fact->target_period = find_target_period (self, &self->table->columns[column], fact);
  add_number (self, fact, column, value, DR_NUMBER_ROLE_TARGET);
}

static void
take_percent (DrGridRows  *self,
              DrFact      *fact,
              guint        column,
              DrGridValue *value)
{
  DrDecimal percent;
  guint first;
  guint last;

  if (!read_percentage (self, value, &percent) || percent.coefficient < 0)
    return;
  find_tokens (self, column, value->numeral.start, value->tail_end, &first, &last);
  add_number (self, fact, column, value, DR_NUMBER_ROLE_PERCENT);
  if (fact->has_percent)
    {
      for (guint i = 0; i < fact->n_further; i++)
        if (fact->further[i].has_no_percent)
          {
            fact->further[i].has_no_percent = FALSE;
            fact->further[i].percent = percent;
            fact->further[i].hedge = value->hedge;
            return;
          }
      if (fact->n_further < DR_FACT_FURTHER_TARGETS)
        fact->further[fact->n_further++] = (DrFurtherTarget) {
          .percent = percent,
          .hedge = value->hedge,
          .assigned_by = DR_NONE,
          .period = DR_NONE,
          .first = first,
          .end = last,
        };
      return;
    }
  fact->has_percent = TRUE;
  fact->percent = percent;
  fact->percent_hedge = value->hedge;
  if (!fact->has_target)
    {
      fact->has_target = TRUE;
      fact->target_first = first;
      fact->target_end = last;
    }
}

static void
take_change (DrGridRows          *self,
             DrFact              *fact,
             guint                index,
             DrGridValue         *value,
             const DrGridMeasure *measure)
{
  static const DrDecimal hundred = { 100, 0 };
  const DrGridColumn *column = &self->table->columns[index];
  gboolean is_percent = column->is_percent || value->is_percent;
  DrGridMeasure own = measure_in_cell (self, value);
  DrDecimal change;

  add_number (self, fact, index, value, DR_NUMBER_ROLE_CHANGE);
  /* «Tăng 0 | Giảm 3»: the other of the two says nothing. */
  if ((fact->has_change && fact->change.coefficient != 0) || value->has_second)
    return;
  if (!(is_percent ? read_percentage (self, value, &change)
                   : read_decimal (self, &value->numeral, value->sign, own.measure != DR_NONE ? &own : measure, &change)))
    return;
  if (is_percent && !column->is_growth && value->sign == 0)
    {
      DrDecimal came_to = change;

      if (!dr_decimal_subtract (&came_to, &hundred, &change))
        return;
    }
  /* «Giảm» over a column of its own. */
  if (value->sign == 0 && dr_grid_column_has (column, DR_HEAD_WORD_DOWN) && !dr_grid_column_has (column, DR_HEAD_WORD_UP)
      && !dr_grid_column_has (column, DR_HEAD_WORD_DIFFERENCE))
    change.coefficient = -change.coefficient;

  fact->has_change = TRUE;
  fact->change_direction = change.coefficient < 0 ? DR_DIRECTION_DOWN : DR_DIRECTION_UP;
  if (change.coefficient < 0)
    change.coefficient = -change.coefficient;
  fact->change = change;
  fact->change_kind = is_percent && !fact->is_percent ? DR_CHANGE_KIND_PERCENT
                      : fact->is_percent && (!is_percent || column->is_growth) ? DR_CHANGE_KIND_POINTS
                      : is_percent ? DR_CHANGE_KIND_PERCENT : DR_CHANGE_KIND_ABSOLUTE;
  fact->change_against = find_against (self, column, fact);
}

static void
take_share (DrGridRows  *self,
            DrFact      *fact,
            guint        column,
            DrGridValue *value)
{
  add_number (self, fact, column, value, DR_NUMBER_ROLE_SHARE);
  if (!fact->has_share && value->sign >= 0 && read_percentage (self, value, &fact->share))
    {
      fact->has_share = TRUE;
      fact->share_hedge = value->hedge;
    }
}

static void
take_others (DrGridRows          *self,
             DrFact              *fact,
             guint                actual,
             const DrGridMeasure *measure)
{
  const DrGridTable *table = self->table;

  /* Targets first: a percentage without one makes one. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < table->n_columns; i++)
      {
        DrGridValue *value = &self->values[i];

        if (table->columns[i].actual != (int) actual || value->kind != DR_GRID_VALUE_NUMBER
            || (table->columns[i].role == DR_GRID_ROLE_TARGET) != (pass == 0))
          continue;
        switch (table->columns[i].role)
          {
          case DR_GRID_ROLE_TARGET:
            take_target (self, fact, i, value, measure);
            break;
          case DR_GRID_ROLE_PERCENT:
            take_percent (self, fact, i, value);
            break;
          case DR_GRID_ROLE_CHANGE:
            take_change (self, fact, i, value, measure);
            break;
          case DR_GRID_ROLE_SHARE:
            take_share (self, fact, i, value);
            break;
          default:
            add_number (self, fact, i, value, DR_NUMBER_ROLE_CHANGE);
            break;
          }
      }
}

/* --- parts and totals --- */

/* Of so many rows of other topics than a total's it is remembered that they have none yet, and of so many topics that they
 * have one: a table that goes through thousands takes no longer than another. */
#define MOST_PARTS_OF_OTHERS 4096
#define MOST_TOTALS 512

static gboolean
adds_up (const DrFact *fact)
{
  return !fact->is_percent && !fact->is_rate && fact->status != DR_STATUS_MISSING
         && fact->status != DR_STATUS_NOT_APPLICABLE;
}

static const DrAchievementRecord *
get_record (const DrGridRows *self,
            guint32           record)
{
  return &g_array_index (dr_report_builder_get_data (self->reading->builder)->achievements, DrAchievementRecord, record);
}

/* Whether achievement @whole can have the fact as a part: the same measure, and no less. */
static gboolean
can_hold (const DrGridRows *self,
          guint32           whole,
          const DrFact     *fact)
{
  DrReportData *data = dr_report_builder_get_data (self->reading->builder);
  const DrAchievementRecord *record = get_record (self, whole);
  DrDecimal value = dr_figure_get_value (&record->actual);

  return record->has_actual
         && g_array_index (data->indicators, DrIndicatorRecord, record->indicator).measure == fact->measure
         && dr_decimal_compare (&value, &fact->value) >= 0;
}

/* The place of the total of a column and the topic at hand, or one more than there are. */
static guint
find_total (const DrGridRows *self,
            guint             column)
{
  guint i = 0;

  while (i < self->totals->len && (g_array_index (self->totals, DrGridPart, i).column != column
                                   || g_array_index (self->totals, DrGridPart, i).topic != self->topic))
    i++;

  return i;
}

static guint32
find_whole (const DrGridRows *self,
            guint             column,
            const DrFact     *fact)
{
  if (!adds_up (fact) || self->is_total)
    return DR_NONE;
  for (guint i = self->n_open; i > 0; i--)
    {
      guint32 record = self->open[i - 1].records[column];

      if (record != DR_NONE && self->open[i - 1].topic == self->topic)
        return can_hold (self, record, fact) ? record : DR_NONE;
    }

  guint i = find_total (self, column);
  guint32 total = i < self->totals->len ? g_array_index (self->totals, DrGridPart, i).record : DR_NONE;

  return total != DR_NONE && can_hold (self, total, fact) ? total : DR_NONE;
}

/* A total takes the rows above it as its parts; one that nothing stands above, the rows below. */
static void
close_total (DrGridRows   *self,
             guint         column,
             const DrFact *fact)
{
  DrReportData *data = dr_report_builder_get_data (self->reading->builder);
  guint n_parts = 0;
  guint kept = 0;

  for (guint i = 0; i < self->parts->len; i++)
    {
      DrGridPart part = g_array_index (self->parts, DrGridPart, i);

      if (part.column != column || part.topic != self->topic)
        {
          if (part.topic == self->topic || i + MOST_PARTS_OF_OTHERS >= self->parts->len)
            g_array_index (self->parts, DrGridPart, kept++) = part;
          continue;
        }

      DrAchievementRecord *record = &g_array_index (data->achievements, DrAchievementRecord, part.record);
      n_parts++;
      if (adds_up (fact) && record->part_of == DR_NONE
          && g_array_index (data->indicators, DrIndicatorRecord, record->indicator).measure == fact->measure)
        record->part_of = fact->record;
    }
  g_array_set_size (self->parts, kept);

  DrGridPart total = { column, self->topic, n_parts == 0 && adds_up (fact) ? fact->record : DR_NONE };
  guint i = find_total (self, column);
  if (i < self->totals->len)
    g_array_index (self->totals, DrGridPart, i) = total;
  else if (self->totals->len < MOST_TOTALS)
    g_array_append_val (self->totals, total);
}

static void
remember (DrGridRows   *self,
          guint         column,
          const DrFact *fact)
{
  self->records[column] = fact->record;
  if (self->is_total)
    close_total (self, column, fact);
  else if (fact->part_of_record == DR_NONE && adds_up (fact))
    {
      DrGridPart part = { column, self->topic, fact->record };

      g_array_append_val (self->parts, part);
    }
}

/* --- one figure reached --- */

static gboolean
is_plan (const DrGridRows   *self,
         const DrGridColumn *column)
{
  const GDate *last = dr_period_get_last_day (get_period (self, self->reading->period));

  if (column->period != DR_NONE
      && g_date_compare (dr_period_get_first_day (get_period (self, column->period)), last) > 0)
    return TRUE;

  return self->reading->section_role == DR_SECTION_ROLE_PLAN
         && (column->words & (BIT (DR_HEAD_WORD_ACTUAL) | BIT (DR_HEAD_WORD_ESTIMATE) | BIT (DR_HEAD_WORD_CUMULATIVE))) == 0;
}

/* Words in place of a figure: «không phát sinh» says that there was nothing. */
static gboolean
says_nil (const DrGridRows *self,
          guint             column)
{
  const DrReading *reading = self->reading;
  guint first = self->first[column];
  guint end = self->end[column];
  DrLexiconMatch match;

  if (first >= end || !dr_lexicon_match (reading->lexicon, reading->tokens, end, first, DR_LEXICON_HEAD, &match)
      || first + match.n_tokens != end)
    return FALSE;
  for (guint i = 0; i < match.n_entries; i++)
    if (match.entries[i].entry_class == DR_LEXICON_HEAD && match.entries[i].value == DR_HEAD_WORD_NIL)
      return TRUE;

  return FALSE;
}

static gboolean
has_other (const DrGridRows *self,
           guint             actual)
{
  for (guint i = 0; i < self->table->n_columns; i++)
    if (self->table->columns[i].actual == (int) actual && self->values[i].kind == DR_GRID_VALUE_NUMBER)
      return TRUE;

  return FALSE;
}

/* «Năm 2024» over what was reached in nine months of it says which year, not that it is over. */
static guint32
period_of (const DrGridRows   *self,
           const DrGridColumn *column)
{
  guint32 report = self->reading->period;

  if (self->period != DR_NONE)
    return self->period;
  if (column->period == DR_NONE)
    return report;
  /* «Lũy kế 6 tháng» in a report of June. */
  if (dr_grid_column_has (column, DR_HEAD_WORD_CUMULATIVE)
      && dr_period_get_kind (get_period (self, column->period)) != DR_PERIOD_KIND_YEAR)
    return column->period;
  if (!dr_grid_column_has (column, DR_HEAD_WORD_ESTIMATE) && !column->is_year
      && dr_period_contains (get_period (self, column->period), get_period (self, report)))
    return report;

  return column->period;
}

static void
init_fact (DrGridRows *self,
           DrFact     *fact,
           guint       index)
{
  const DrGridColumn *column = &self->table->columns[index];

  memset (fact, 0, sizeof *fact);
  fact->figure = G_MAXUINT;     /* none of a sentence */
  fact->part_of = -1;
  fact->part_of_record = fact->record = fact->change_against = fact->assigned_by = fact->target_period = DR_NONE;
  fact->measure = DR_NONE;
  fact->label = find_label (self, column);
  fact->period = period_of (self, column);
  fact->is_cumulative = dr_grid_column_has (column, DR_HEAD_WORD_CUMULATIVE);
}

static void
read_fact (DrGridRows *self,
           guint       index)
{
  const DrGridColumn *column = &self->table->columns[index];
  DrGridValue *value = &self->values[index];
  DrReading *reading = self->reading;
  DrFact fact;
  guint first;
  guint last;

  if (value->kind == DR_GRID_VALUE_EMPTY || (value->kind == DR_GRID_VALUE_TEXT && !says_nil (self, index)))
    return;
  if (value->kind == DR_GRID_VALUE_NUMBER && is_plan (self, column))
    {
      account (self, value, DR_NUMBER_ROLE_TARGET);
      return;
    }
  if ((value->kind == DR_GRID_VALUE_ABSENT || value->kind == DR_GRID_VALUE_INAPPLICABLE) && !has_other (self, index))
    return;

  init_fact (self, &fact, index);
  DrGridMeasure measure = find_measure (self, column, value, fact.label);
  if (fact.label == DR_NONE)
    fact.label = measure.measure;
  if (measure.measure == DR_NONE || fact.label == DR_NONE)
    return;

  DrGridMeasure own = measure_in_cell (self, value);
  if (value->is_percent)
    measure.exponent = 0;
  fact.measure = measure.measure;
  fact.flags = measure.flags;
  fact.is_percent = measure.is_percent;
  fact.is_rate = measure.is_rate;
  fact.hedge = value->hedge;
  fact.nature = measure.is_percent || measure.is_rate ? DR_NATURE_RATIO : DR_NATURE_FLOW;
  if (fact.nature == DR_NATURE_FLOW
      && dr_sentence_has (self->sentence, self->first[self->table->label], self->end[self->table->label],
                          DR_SIGNAL_BIT (DR_SIGNAL_STOCK)))
    fact.nature = DR_NATURE_STOCK;

  switch (value->kind)
    {
    case DR_GRID_VALUE_NUMBER:
      if (!read_decimal (self, &value->numeral, value->sign, &measure, &fact.value))
        return;
      if (value->numeral.flags & DR_NUMERAL_AMBIGUOUS
          && (self->table->decimals == DR_GRID_DECIMALS_UNKNOWN
              || (value->numeral.flags & DR_NUMERAL_GROUPED && measure.exponent == 0
                  && dr_measure_is_countable (string_of (self, measure.measure)))))
        {
          fact.is_ambiguous = TRUE;
          fact.other = value->numeral.other;
          fact.other.exponent += measure.exponent;
        }
      if (value->is_range && read_decimal (self, &value->second, 0, &measure, &fact.upper)
          && dr_decimal_compare (&fact.value, &fact.upper) < 0)
        fact.hedge = DR_HEDGE_RANGE;
      if (dr_grid_column_has (column, DR_HEAD_WORD_ESTIMATE))
        {
          fact.status = DR_STATUS_ESTIMATED;
          if (fact.hedge == DR_HEDGE_EXACT)
            fact.hedge = DR_HEDGE_ABOUT;
        }
      find_tokens (self, index, value->start, own.measure != DR_NONE || value->is_percent ? value->tail_end : value->end,
                   &first, &last);
      break;
    case DR_GRID_VALUE_TEXT:
      fact.status = DR_STATUS_NIL;
      first = self->first[index];
      last = self->end[index];
      break;
    default:
      fact.status = value->kind == DR_GRID_VALUE_INAPPLICABLE ? DR_STATUS_NOT_APPLICABLE : DR_STATUS_MISSING;
      first = self->first[index];
      last = self->end[index];
      /* The 0 of «#DIV/0!». */
      dr_reading_account_tokens (reading, first, last, DR_NUMBER_ROLE_NAME, DR_ITEM_NONE, DR_NONE);
      break;
    }
  if (first >= last)
    return;
  fact.source_first = first;
  fact.source_end = last;

  if (value->kind == DR_GRID_VALUE_NUMBER && value->has_second && !value->is_range)
    {
      /* «96/80»: what was reached, and the target. */
      DrGridValue second = *value;

      find_tokens (self, index, value->numeral.start, value->numeral.end, &first, &last);
      dr_fact_add_number (&fact, reading, first, last, DR_NUMBER_ROLE_ACHIEVEMENT);
      second.numeral = value->second;
      second.has_second = FALSE;
      second.start = value->second.start;
      take_target (self, &fact, index, &second, &measure);
      fact.target_period = DR_NONE;
    }
  else if (value->kind == DR_GRID_VALUE_NUMBER)
    add_number (self, &fact, index, value, DR_NUMBER_ROLE_ACHIEVEMENT);
  take_others (self, &fact, index, &measure);
  fact.part_of_record = find_whole (self, index, &fact);

  self->sentence->unit = column->unit != DR_NONE ? column->unit : self->unit != DR_NONE ? self->unit : reading->unit;
  self->sentence->facts->len = 0;
  fact.unit = self->sentence->unit;
  dr_grid_rows_keep_apart (self, &fact);
  dr_sentence_enter_fact (self->sentence, &fact);
  if (fact.record != DR_NONE && reading->error == NULL)
    remember (self, index, &fact);
}

/* «Tổng số | Nam | Nữ»: what stands in one row is a part of the total beside it, where no row above has it as one. */
static void
join_parts (DrGridRows *self)
{
  DrReportData *data = dr_report_builder_get_data (self->reading->builder);

  for (guint i = 0; i < self->table->n_columns; i++)
    {
      int whole = self->table->columns[i].whole;
      guint32 record = self->records[i];

      if (whole < 0 || record == DR_NONE || self->records[whole] == DR_NONE || record == self->records[whole])
        continue;

      DrAchievementRecord *part = &g_array_index (data->achievements, DrAchievementRecord, record);
      const DrAchievementRecord *total = get_record (self, self->records[whole]);
      DrDecimal value = dr_figure_get_value (&part->actual);
      DrDecimal sum = dr_figure_get_value (&total->actual);

      if (part->part_of == DR_NONE && total->part_of != record && part->has_actual && total->has_actual && part->unit == total->unit
          && g_array_index (data->indicators, DrIndicatorRecord, part->indicator).measure
               == g_array_index (data->indicators, DrIndicatorRecord, total->indicator).measure
          && dr_decimal_compare (&value, &sum) <= 0)
        part->part_of = self->records[whole];
    }
}

void
dr_grid_rows_read_facts (DrGridRows *self)
{
  const DrGridTable *table = self->table;

  for (guint i = 0; i < table->n_columns && self->reading->error == NULL; i++)
    if (table->columns[i].role == DR_GRID_ROLE_ACTUAL)
      read_fact (self, i);
  if (self->reading->error == NULL)
    join_parts (self);

  /* What no figure reached has taken: targets of what is still to come, earlier figures. */
  for (guint i = 0; i < table->n_columns; i++)
    {
      static const DrNumberRole roles[] = {
        [DR_GRID_ROLE_TARGET] = DR_NUMBER_ROLE_TARGET,
        [DR_GRID_ROLE_PERCENT] = DR_NUMBER_ROLE_PERCENT,
        [DR_GRID_ROLE_EARLIER] = DR_NUMBER_ROLE_CHANGE,
        [DR_GRID_ROLE_CHANGE] = DR_NUMBER_ROLE_CHANGE,
        [DR_GRID_ROLE_SHARE] = DR_NUMBER_ROLE_SHARE,
      };
      DrGridRole role = table->columns[i].role;

      /* What speaks of no column is left to be seen as unread. */
      if (table->columns[i].actual < 0 && role != DR_GRID_ROLE_TARGET)
        continue;
      if (self->values[i].kind == DR_GRID_VALUE_NUMBER
          && (role == DR_GRID_ROLE_TARGET || role == DR_GRID_ROLE_PERCENT || role == DR_GRID_ROLE_EARLIER
              || role == DR_GRID_ROLE_CHANGE || role == DR_GRID_ROLE_SHARE))
        account (self, &self->values[i], roles[role]);
    }
}
