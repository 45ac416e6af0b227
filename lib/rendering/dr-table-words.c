/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "rendering/dr-table-words-private.h"

#include <string.h>
#include <districtreport/dr-period.h>

#include "analysis/dr-table-spread-private.h"

/* What column heads say. Those with an argument say it behind. */
static const struct
{
  const char *name;
  const char *vietnamese;
  const char *english;
} heads[] = {
  { "unit", "Đơn vị", "Unit" },
  { "unit@central", "Trung ương", "Central" },
  { "unit@province", "Tỉnh", "Province" },
  { "unit@district", "Huyện", "District" },
  { "unit@commune", "Xã", "Commune" },
  { "unit@hamlet", "Thôn", "Hamlet" },
  { "unit@ancestors", "Đơn vị", "Unit" },
  { "unit@ancestors-or-self", "Đơn vị", "Unit" },
  { "unit-kind", "Loại đơn vị", "Kind" },
  { "unit-level", "Cấp", "Level" },
  { "indicator", "Chỉ tiêu", "Indicator" },
  { "measure", "Đơn vị tính", "Measure" },
  { "nature", "Tính chất", "Nature" },
  { "period", "Kỳ", "Period" },
  { "period@year", "Năm", "Year" },
  { "period@half-year", "Nửa năm", "Half-year" },
  { "period@quarter", "Quý", "Quarter" },
  { "period@month", "Tháng", "Month" },
  { "rows", "Số dòng", "Rows" },
  { "actual", "Thực hiện", "Actual" },
  { "actual-count", "Số kết quả", "Actuals" },
  { "planned", "Kế hoạch", "Planned" },
  { "planned-count", "Số kế hoạch", "Plans" },
  { "pair-count", "Số cặp", "Pairs" },
  { "pair-actual", "Thực hiện (có kế hoạch)", "Actual (planned)" },
  { "pair-planned", "Kế hoạch (đã thực hiện)", "Planned (reached)" },
  { "completion", "Tỷ lệ hoàn thành (%)", "Completion (%)" },
  { "mean", "Bình quân", "Mean" },
  { "least", "Thấp nhất", "Least" },
  { "greatest", "Cao nhất", "Greatest" },
  { "lower", "Ít nhất là", "At least" },
  { "upper", "Nhiều nhất là", "At most" },
  { "completion-count", "Số tỷ lệ", "Completions" },
  { "attainment@exceeded", "Vượt", "Exceeded" },
  { "attainment@met", "Đạt", "Met" },
  { "attainment@near", "Gần đạt", "Near" },
  { "attainment@missed", "Không đạt", "Missed" },
  { "attainment@undefined", "Không xét", "Undefined" },
  { "attainment-rate", "Tỷ lệ đạt (%)", "Attainment (%)" },
  { "compared@previous", "So được với kỳ trước", "Compared with the previous" },
  { "increased@previous", "Tăng so với kỳ trước", "Up since the previous" },
  { "decreased@previous", "Giảm so với kỳ trước", "Down since the previous" },
  { "equal@previous", "Bằng kỳ trước", "As the previous" },
  { "previous@previous", "Kỳ trước", "Previous" },
  { "change@previous", "Tăng, giảm so với kỳ trước", "Change" },
  { "change-percent@previous", "Tăng, giảm so với kỳ trước (%)", "Change (%)" },
  { "compared@year-earlier", "So được với cùng kỳ", "Compared with a year before" },
  { "increased@year-earlier", "Tăng so với cùng kỳ", "Up on the year" },
  { "decreased@year-earlier", "Giảm so với cùng kỳ", "Down on the year" },
  { "equal@year-earlier", "Bằng cùng kỳ", "As a year before" },
  { "previous@year-earlier", "Cùng kỳ", "A year before" },
  { "change@year-earlier", "Tăng, giảm so với cùng kỳ", "Change on the year" },
  { "change-percent@year-earlier", "Tăng, giảm so với cùng kỳ (%)", "Change on the year (%)" },
};

char *
dr_table_words_write_head (const char *name,
                           DrLanguage  language)
{
  gboolean is_vietnamese = language == DR_LANGUAGE_VIETNAMESE;
  const char *of = strchr (name, '@');

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    if (strcmp (heads[i].name, name) == 0)
      return g_strdup (is_vietnamese ? heads[i].vietnamese : heads[i].english);

  g_autofree char *other = of == NULL ? NULL : dr_table_words_write_head (of + 1, language);
  if (g_str_has_prefix (name, "rank@"))
    return g_strdup_printf (is_vietnamese ? "Xếp thứ theo: %s" : "Rank by: %s", other);
  if (g_str_has_prefix (name, "share@"))
    return g_strdup_printf (is_vietnamese ? "Tỷ trọng (%%): %s" : "Share (%%): %s", other);
  if (g_str_has_prefix (name, "cumulative@"))
    return g_strdup_printf (is_vietnamese ? "Lũy kế: %s" : "Cumulative: %s", other);
  if (g_str_has_prefix (name, "pace@"))
    return g_strdup_printf (is_vietnamese ? "Tiến độ đến %s (%%)" : "Pace on %s (%%)", of + 1);
  if (g_str_has_prefix (name, "completion-quantile@"))
    return g_strdup_printf (is_vietnamese ? "Phân vị %s của tỷ lệ (%%)" : "Quantile %s (%%)", of + 1);

  return g_strdup (name);
}

char *
dr_table_words_write_column_head (DrTable    *table,
                                  guint       column,
                                  gboolean    shows_ids,
                                  DrLanguage  language)
{
  DrTable *source;
  guint metric;
  g_autofree char *value = NULL;

  if (!dr_table_find_spread (table, column, shows_ids, &source, &metric, &value))
    return dr_table_words_write_head (dr_table_get_column_name (table, column), language);

  /* In a pivot the value that a column is of stands behind the metric, or alone where there is one metric. */
  if (dr_table_get_n_columns (source) == dr_table_get_n_keys (source) + 1)
    return g_steal_pointer (&value);

  g_autofree char *head = dr_table_words_write_column_head (source, metric, shows_ids, language);

  return g_strdup_printf ("%s %s", head, value);
}

/* A key as people call it: in Vietnamese «quý III/2024», whose id is an English word. A year is one. */
char *
dr_table_words_dup_key (DrTable    *table,
                        guint       row,
                        guint       column,
                        gboolean    shows_ids,
                        DrLanguage  language)
{
  char *id = dr_table_dup_cell (table, row, column);

  if (id == NULL || shows_ids || column >= dr_table_get_n_keys (table))
    return id;
  if (language == DR_LANGUAGE_VIETNAMESE && g_str_equal (dr_table_get_column_name (table, column), "period"))
    {
      g_autoptr (DrPeriod) period = dr_period_parse (id, NULL);
      char *text = period == NULL || dr_period_get_kind (period) == DR_PERIOD_KIND_YEAR
                     ? NULL : dr_period_to_display (period, language);

      if (text != NULL)
        {
          g_free (id);
          return text;
        }
    }
  g_free (id);

  return dr_table_dup_cell_label (table, row, column);
}

/* Whether rows count different things, and no key says what. */
static gboolean
needs_measures (DrTable *table)
{
  guint n_rows = dr_table_get_n_rows (table);
  gboolean has_figures = FALSE;
  gboolean differ = FALSE;

  for (guint column = 0; column < dr_table_get_n_columns (table); column++)
    if (g_str_equal (dr_table_get_column_name (table, column), "measure"))
      return FALSE;
    else
      has_figures |= dr_table_has_figures (table, column);
  for (guint row = 1; row < n_rows && has_figures && !differ; row++)
    differ = g_strcmp0 (dr_table_get_measure (table, row), dr_table_get_measure (table, 0)) != 0;

  return has_figures && differ;
}

/* The columns in order, (element-type int): those of the table, and what people need beside them. */
GArray *
dr_table_words_lay_out (DrTable  *table,
                        gboolean  has_numbers)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (int));
  const int number = DR_TABLE_NUMBER_COLUMN;
  const int measure = DR_TABLE_MEASURE_COLUMN;
  gboolean has_measures = needs_measures (table);

  if (has_numbers)
    g_array_append_val (columns, number);
  for (int column = 0; column < (int) dr_table_get_n_columns (table); column++)
    {
      if (has_measures && column == (int) dr_table_get_n_keys (table))
        g_array_append_val (columns, measure);
      g_array_append_val (columns, column);
    }

  return columns;
}

const DrTableTrait dr_table_traits[DR_TABLE_N_TRAITS] = {
  { dr_table_is_estimated, "estimated", "*", "Ước tính", "Estimated", "* có số ước tính hoặc sơ bộ",
    "* with estimated or provisional figures" },
  { dr_table_is_hedged, "hedged", "~", "Áng chừng", "Approximate", "~ có số viết áng chừng: hơn, gần, khoảng, từ … đến …",
    "~ with figures that were written as about so much" },
};

gboolean
dr_table_has_trait (DrTable            *self,
                    const DrTableTrait *trait)
{
  for (guint row = 0; row < dr_table_get_n_rows (self); row++)
    if (trait->has (self, row))
      return TRUE;

  return FALSE;
}
