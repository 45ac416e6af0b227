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

#include "checking/dr-rate-private.h"
#include "checking/dr-sum-private.h"
#include "figures/dr-measure-private.h"

/* Bytes behind a figure that its noun and its name are looked for in. */
#define NAME_MOST 40

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
  "khoảng", "ước", "tối đa", "không quá", "hỗ trợ thêm", "cùng kỳ", "kế hoạch", "chỉ tiêu", "phấn đấu", "so với",
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

/* «trong 25 ngày, bình quân 180 suất/ngày»: what a rate may be for each of though it is no figure of the report. */
static gboolean
is_time (const DrMention *mention)
{
  return mention->role == DR_NUMBER_ROLE_DATE && mention->hedge == DR_HEDGE_EXACT && mention->value.coefficient > 0
         && !mention->is_cell;
}

static gboolean
is_mean_of_time (const DrCheck *check,
                 const GArray  *mentions,
                 guint          at)
{
  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, at);

  return dr_wording_has (&lead, mean_words);
}

/* «ngô năng suất 45 tạ/ha», «Cổ tức bình quân 427.000 đồng/thành viên»: what the rate is of, as a wording has it; NULL if
 * it does not say. */
static char *
dup_name (const DrCheck *check,
          const GArray  *mentions,
          guint          at)
{
  gsize start = dr_mentions_get (mentions, at)->start;
  gsize from = dr_check_clause_start (check, start);

  if (at > 0)
    from = MAX (from, dr_mentions_get (mentions, at - 1)->end);
  g_auto (DrWording) lead = dr_check_fold (check, from, start);
  const char *end = NULL;
  for (guint i = 0; i < 2; i++)
    for (const char * const *word = i == 0 ? mean_words : yield_words; *word != NULL; word++)
      {
        const char *found = strstr (lead.folded, dr_wording_get_phrase (&lead, *word));

        if (found != NULL && (end == NULL || found < end))
          end = found;
      }

  return end != NULL && end > lead.folded ? g_strndup (lead.folded, end + 1 - lead.folded) : NULL;
}

/* Whether a figure is one of what @name says: «ngô 130 ha», «130 ha ngô», «chia cổ tức 518 triệu đồng». */
static gboolean
has_name (const DrCheck *check,
          const GArray  *mentions,
          guint          at,
          const char    *name)
{
  const DrMention *mention = dr_mentions_get (mentions, at);
  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, at);
  g_auto (DrWording) behind = dr_check_fold (check, mention->end,
                                             MIN (mention->end + NAME_MOST, dr_sum_find_tail (check, mention->end)));

  if (name == NULL)
    return FALSE;

  const char *noun = strstr (behind.folded, name);

  return g_str_has_suffix (lead.folded, name) || (noun != NULL && strchr (behind.folded + 1, ' ') == noun);
}

/* «mỗi ngày 24 chuyến»: whole things are meant as they are written. */
static gboolean
is_exact (const DrMention *rate,
          gboolean         is_mean)
{
  g_autofree char *each = g_strndup (rate->measure, strcspn (rate->measure, "/"));

  return !is_mean && rate->value.exponent == 0 && !rate->has_magnitude && dr_measure_is_countable (each);
}

/* Whether the three are straight beside each other in one clause: then the rate is of nothing else. */
static gboolean
are_beside (const DrCheck *check,
            const DrRateChoice *self)
{
  const DrMention *first = MIN (self->rate, MIN (self->total, self->count));
  const DrMention *last = MAX (self->rate, MAX (self->total, self->count));

  return last - first == 2 && last->start < dr_check_clause_end (check, first->end);
}

/* A total in the sentence of the rate, or the count, with the other of them before it; or both in one sentence before. */
static void
check_apart (DrCheck       *check,
             const GArray  *mentions,
             guint          at,
             gboolean       is_mean,
             gboolean       only_times)
{
  const DrMention *rate = dr_mentions_get (mentions, at);
  const char *denominator = strchr (rate->measure, '/') + 1;
  g_autofree char *name = dup_name (check, mentions, at);
  DrRateChoice found = { .rate = rate };
  guint n_found = 0;
  guint first = at > DR_RATE_BEFORE_MOST ? at - DR_RATE_BEFORE_MOST : 0;
  guint own = at, last = at + 1;

  while (own > 0 && is_of_sentence (check, rate, dr_mentions_get (mentions, own - 1)))
    own--;
  while (last < mentions->len && is_of_sentence (check, rate, dr_mentions_get (mentions, last)))
    last++;
  for (guint i = first; i < last; i++)
    {
      DrRateChoice choice = { .rate = rate, .total = dr_mentions_get (mentions, i), .is_exact = is_exact (rate, is_mean) };

      if (i == at || !dr_rate_is_usable (check, choice.total)
          || !dr_rate_is_total_of (rate->measure, choice.total->measure, &choice.shift))
        continue;
      for (guint j = first; j < last; j++)
        {
          gboolean is_near;

          choice.count = dr_mentions_get (mentions, j);
          if (!(is_time (choice.count) || (dr_rate_is_usable (check, choice.count) && !only_times))
              || !dr_rate_is_for (denominator, choice.count->measure))
            continue;
          choice.n = choice.count->value;

          /* «thời gian hưởng bình quân 4,7 tháng» is a mean itself. */
          if (is_time (choice.count) && is_mean_of_time (check, mentions, j))
            continue;

          gboolean has_total = is_of_sentence (check, rate, choice.total);
          gboolean has_count = is_of_sentence (check, rate, choice.count);
          /* The two in one sentence of their own belong together as well. */
          gboolean are_together = is_of_sentence (check, choice.total, choice.count);
          if (dr_rate_fits (&choice, &is_near) || (has_total && has_count && !is_time (choice.count))
              || dr_rate_fits_in_brackets (check, mentions, i, &choice)
              || (has_total && dr_rate_fits_with_another (mentions, own, last, &choice)))
            return;
          gboolean is_named = has_name (check, mentions, has_total ? j : i, name);
          /* So many days of another sentence are those of another thing. */
          if (is_time (choice.count) && !(has_total && has_count))
            continue;
          gboolean is_row = is_time (choice.count) && are_beside (check, &choice);
          gboolean is_even = is_mean && choice.is_even && (has_total || are_together) && is_close (check, rate, choice.count);
          choice.is_bound = is_row || is_named;
          if (!(is_near || is_row || is_even || choice.slip >= (is_mean ? DR_SLIP_LIKELY : DR_SLIP_EVIDENT))
              || !(has_total || has_count || are_together || (is_named && choice.slip == DR_SLIP_EVIDENT)))
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
  g_autoptr (GArray) mentions = dr_mentions_new_with_times (check);

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
        dr_check_rate_told (check, rate, are_years ? "năm" : "tháng");

      DrRateKind kind = dr_wording_has (&lead, up_words)     ? DR_RATE_KIND_RISE
                  : dr_wording_has (&lead, down_words) ? DR_RATE_KIND_FALL
                                                       : DR_RATE_KIND_LEVEL;
      if (dr_wording_has (&lead, loose_words) || dr_rate_is_ranged (&words) || (kind != DR_RATE_KIND_LEVEL && !are_times))
        continue;
      if (is_mean && are_means && are_times
          && (slash == NULL || strcmp (slash, "/tháng") == 0 || strcmp (slash, "/năm") == 0))
        dr_check_rate_times (check, mentions, i, are_years, kind);
      else if (slash != NULL && strchr (slash + 1, '/') == NULL && are_means == is_mean)
        check_apart (check, mentions, i, is_mean, !is_mean && !dr_wording_has (&words, yield_words));
    }

  return dr_check_is_well (check, error);
}
