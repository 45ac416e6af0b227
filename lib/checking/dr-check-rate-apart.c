/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rules «mean» and «product»: a figure for each whose count or total stands in another sentence.
 *
 * «Diện tích gieo trồng 1.864 ha. Năng suất 71,5 tạ/ha, sản lượng 13.827 tấn»; «Bình quân mỗi tháng thu 785 triệu đồng» of
 * what the months of the report brought. Nothing says which figures belong together: whatever makes it right is believed,
 * and otherwise only the one choice that comes near is told of.
 */

#include "config.h"

#include "checking/dr-check-rate-private.h"

#include <string.h>

static const char * const mean_words[] = { "bình quân", "trung bình", "bq", NULL };
static const char * const yield_words[] = { "năng suất", NULL };
static const char * const month_words[] = {
  "mỗi tháng", "một tháng", "hàng tháng", "hằng tháng", "1 tháng", "01 tháng", "bình quân tháng", NULL
};
static const char * const year_words[] = {
  "mỗi năm", "một năm", "hàng năm", "hằng năm", "1 năm", "01 năm", "bình quân năm", NULL
};
/* Said of a rate that is not one of all there is. */
static const char * const loose_words[] = {
  "khoảng", "ước", "từ", "tối đa", "không quá", "hỗ trợ thêm", "cùng kỳ", "kế hoạch", "chỉ tiêu", "phấn đấu", "so với",
  "năm trước", "dự kiến", NULL
};
/* By how much something changes in a month, or in a year. */
static const char * const up_words[] = { "tăng", NULL };
static const char * const down_words[] = { "giảm", NULL };

/* Both in the sentence of the rate: then others have judged them. */
static gboolean
is_of_sentence (const DrCheck   *check,
                const DrMention *rate,
                const DrMention *mention)
{
  return mention->start >= dr_check_sentence_start (check, rate->start)
         && mention->start < dr_check_sentence_end (check, rate->end);
}

/* Whether a figure stands in the line of the rate, or in the one above. */
static gboolean
is_close (const DrCheck   *check,
          const DrMention *rate,
          const DrMention *mention)
{
  gsize line = dr_check_line_start (check, rate->start);

  return mention->start >= (line > 0 ? dr_check_line_start (check, line - 1) : 0);
}

/* A total in the sentence of the rate, or the count, with the other of them before it; or both in one sentence before. */
static void
check_apart (DrCheck       *check,
             const GArray  *mentions,
             guint          at,
             gboolean       is_mean)
{
  const DrMention *rate = dr_mentions_get (mentions, at);
  const char *denominator = strchr (rate->measure, '/') + 1;
  DrRateChoice found = { .rate = rate };
  guint n_found = 0;
  guint first = at > DR_RATE_BEFORE_MOST ? at - DR_RATE_BEFORE_MOST : 0;
  guint last = at + 1;

  while (last < mentions->len && is_of_sentence (check, rate, dr_mentions_get (mentions, last)))
    last++;
  for (guint i = first; i < last; i++)
    {
      DrRateChoice choice = { .rate = rate, .total = dr_mentions_get (mentions, i) };

      if (i == at || !dr_rate_is_usable (check, choice.total) || !dr_rate_is_total_of (rate->measure, choice.total->measure, &choice.shift))
        continue;
      for (guint j = first; j < last; j++)
        {
          gboolean is_near;

          choice.count = dr_mentions_get (mentions, j);
          if (!dr_rate_is_usable (check, choice.count) || !dr_check_is_same_thing (denominator, choice.count->measure))
            continue;
          choice.n = choice.count->value;

          gboolean has_total = is_of_sentence (check, rate, choice.total);
          gboolean has_count = is_of_sentence (check, rate, choice.count);
          /* The two in one sentence of their own belong together as well. */
          gboolean are_together = is_of_sentence (check, choice.total, choice.count);
          if (dr_rate_fits (&choice, &is_near) || (has_total && has_count))
            return;
          gboolean is_even = is_mean && choice.is_even && (has_total || are_together) && is_close (check, rate, choice.count);
          if (!(is_near || is_even || choice.slip >= (is_mean ? DR_SLIP_LIKELY : DR_SLIP_EVIDENT))
              || !(has_total || has_count || are_together))
            continue;
          dr_rate_take (&found, &choice, &n_found);
        }
    }
  if (n_found == 1)
    dr_rate_report (check, &found, is_mean);
}

gboolean
dr_check_rate_apart (DrCheck   *check,
                     gboolean   are_means,
                     GError   **error)
{
  g_autoptr (GArray) mentions = dr_mentions_new (check);

  for (guint i = 0; i < mentions->len && dr_check_goes_on (check); i++)
    {
      const DrMention *rate = dr_mentions_get (mentions, i);

      if (!dr_rate_is_usable (check, rate) || rate->hedge != DR_HEDGE_EXACT)
        continue;

      const char *slash = strchr (rate->measure, '/');
      g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, i);
      gboolean are_years = dr_wording_has (&lead, year_words);
      gboolean are_times = are_years || dr_wording_has (&lead, month_words);
      if (slash == NULL && !are_times)
        continue;

      g_auto (DrWording) words = dr_check_fold (check, dr_check_clause_start (check, rate->start), rate->start);
      gboolean is_mean = dr_wording_has (&words, mean_words) && !dr_wording_has (&words, yield_words);
      if (is_mean && are_means)
        dr_check_rate_told (check, rate);

      DrRateKind kind = dr_wording_has (&lead, up_words)     ? DR_RATE_KIND_RISE
                  : dr_wording_has (&lead, down_words) ? DR_RATE_KIND_FALL
                                                       : DR_RATE_KIND_LEVEL;
      if (dr_wording_has (&lead, loose_words) || (kind != DR_RATE_KIND_LEVEL && !are_times))
        continue;
      if (is_mean && are_means && are_times
          && (slash == NULL || strcmp (slash, "/tháng") == 0 || strcmp (slash, "/năm") == 0))
        dr_check_rate_times (check, mentions, i, are_years, kind);
      else if (slash != NULL && strchr (slash + 1, '/') == NULL && are_means == is_mean
               && (is_mean || dr_wording_has (&words, yield_words)))
        check_apart (check, mentions, i, is_mean);
    }

  return dr_check_is_well (check, error);
}
