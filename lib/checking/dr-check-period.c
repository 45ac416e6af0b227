/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «period»: a result of another quarter or month than the report's, as is left over from the last report. */

#include "config.h"

#include "checking/dr-rules-private.h"

#include "figures/dr-numeral-private.h"
#include "figures/dr-period-private.h"

/* Sentences that look back, or ahead, on purpose. */
static const char * const other_words[] = {
  "cùng kỳ", "so với", "trước", "từ", "đến", "đầu năm", "giai đoạn", "nhiệm kỳ", "dự kiến", "sẽ", "phấn đấu", "tiếp tục",
  "kết luận", "kiến nghị", "thông báo", "tăng", "giảm", "cả năm", NULL
};
/* These may be said of something else behind the figure and a comma. */
static const char * const own_words[] = { "lũy kế", "kế hoạch", "chỉ tiêu", "6 tháng", "9 tháng", NULL };
static const char * const quarter_words[] = { "trong quý", "kết quả quý", "trong quí", NULL };
static const char * const month_words[] = { "trong tháng", "kết quả tháng", NULL };
/* The words before the number of the period: «- Trong quý II». */
#define LEAD_MOST 32

/* The number behind the words that @leads name at the start of a sentence, and the year behind it if there is one; 0 for none. */
static guint
find_number (const DrCheck      *check,
             gsize               start,
             const char * const *leads,
             guint              *year)
{
  gsize limit = MIN (check->size, start + LEAD_MOST);

  for (gsize at = start; at < limit; at++)
    {
      gsize end;
      guint number = 0;

      if (check->text[at] != ' ' || at + 1 >= limit)
        continue;

      g_auto (DrWording) before = dr_check_fold (check, start, at);
      if (!dr_wording_begins (&before, leads))
        continue;

      for (end = at + 1; g_ascii_isdigit (dr_check_get_byte (check, end)) && end < at + 3; end++)
        number = number * 10 + (check->text[end] - '0');
      if (number == 0)
        number = dr_numeral_scan_roman (check->text, check->size, at + 1, &end);
      *year = 0;
      if (number > 0 && dr_check_get_byte (check, end) == '/')
        for (gsize digit = end + 1; g_ascii_isdigit (dr_check_get_byte (check, digit)) && digit < end + 6; digit++)
          *year = *year * 10 + (check->text[digit] - '0');
      return number;
    }

  return 0;
}

static gsize
find_comma (const DrCheck *check,
            gsize          from)
{
  gsize end = dr_check_clause_end (check, from);

  for (gsize at = from; at < end; at++)
    if (check->text[at] == ',')
      return at;

  return end;
}

gboolean
dr_check_period (DrCheck  *check,
                 GError  **error)
{
  DrPeriod *own = g_ptr_array_index (check->data->periods, check->data->period);
  DrPeriodKind kind = dr_period_get_kind (own);
  int own_year = dr_period_get_first_year (own);
  guint own_month = (guint) dr_period_get_first_month (own);
  guint own_number = kind == DR_PERIOD_KIND_QUARTER ? (own_month + 2) / 3 : own_month;
  guint told = own_number;

  dr_check_late (check);
  if (check->text != NULL)
    dr_check_period_told (check);
  if (kind != DR_PERIOD_KIND_QUARTER && kind != DR_PERIOD_KIND_MONTH)
    return dr_check_is_well (check, error);

  for (guint i = 0; check->text != NULL && i < check->data->achievements->len && dr_check_goes_on (check); i++)
    {
      const DrAchievementRecord *record = dr_check_get_record (check, i);
      DrStretch stretch;
      guint year;

      if (record->is_cumulative || record->has_change || !dr_check_get_stretch (check, i, &stretch))
        continue;

      gsize start = dr_check_sentence_start (check, stretch.start);
      while (start < stretch.start && !g_ascii_isalpha (check->text[start]) && (guchar) check->text[start] < 0x80)
        start++;
      guint number = find_number (check, start, kind == DR_PERIOD_KIND_QUARTER ? quarter_words : month_words, &year);
      /* Once is enough of each; what is still to come is planned; another year is meant. */
      if (number == 0 || number >= own_number || number == told
          || (year != 0 && (int) year != own_year))
        continue;

      g_auto (DrWording) sentence = dr_check_fold (check, start, dr_check_sentence_end (check, stretch.end));
      g_auto (DrWording) words = dr_check_fold (check, start, find_comma (check, stretch.end));
      if (dr_wording_has (&sentence, other_words) || dr_wording_has (&words, own_words))
        continue;

      guint months = kind == DR_PERIOD_KIND_QUARTER ? 3 : 1;
      g_autoptr (DrPeriod) period = dr_period_new_months (own_year, (number - 1) * months + 1, months, NULL);
      g_autofree char *stated = dr_period_to_display (period, DR_LANGUAGE_VIETNAMESE);
      g_autofree char *expected = dr_period_to_display (own, DR_LANGUAGE_VIETNAMESE);
      DrRuleFacts facts = { .stated_words = stated, .expected_words = expected };
      told = number;
      dr_check_say (check, DR_RULE_PERIOD_OUTSIDE, &facts,
                    dr_stretch_join ((DrStretch) { start, stretch.end, i + 1 }, stretch), NULL, 0);
    }

  return dr_check_is_well (check, error);
}
