/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «repeated-figure»: a summary against what it sums up.
 *
 * «Tóm lại, cả năm kết nạp được 152 đảng viên mới», where the report has told of 146. A summary says again what stands elsewhere:
 * where no figure of the report is as it says, the one was meant that counts the same, comes near and has most words in common.
 */

#include "config.h"

#include "checking/dr-check-repeated-private.h"

#include "checking/dr-small-private.h"
#include "checking/dr-sum-private.h"

/* What was meant is off by a quarter at most, and has so many words in common at least. */
#define OFF_MOST 25
#define WORDS_LEAST 2
/* How far into its sentence it is told that it is a summary. */
#define LEAD_MOST 32
/* Figures of summaries that are looked at. */
#define FIGURES_MOST 64

static const char * const summary_words[] = {
  "tóm lại", "tóm tắt", "nhìn chung", "kết luận", "đánh giá chung", "nhận xét chung", "như vậy", "tựu trung", "khái quát", "tổng kết lại",
  "tổng hợp lại", "nói chung", "trên đây", "có thể nói", "kết quả trên", "kết quả chung", NULL
};

static gboolean
is_summary (const DrCheck   *check,
            const DrMention *mention)
{
  gsize start = dr_check_sentence_start (check, mention->start);
  g_auto (DrWording) lead = dr_check_fold (check, start, MIN (mention->start, start + LEAD_MOST));

  return dr_wording_has (&lead, summary_words);
}

/* A result, or a percentage of one, that stands as it is: a hedge accuses nobody. */
static gboolean
is_told (const DrMention *mention)
{
  return !mention->is_cell && mention->hedge == DR_HEDGE_EXACT && mention->role != DR_NUMBER_ROLE_CHANGE
         && (mention->role != DR_NUMBER_ROLE_TARGET || mention->item == DR_NONE);
}

static gboolean
is_alike (const DrMention *one,
          const DrMention *other)
{
  return one->is_percent == other->is_percent && (one->is_percent || dr_mention_is_alike (one, other));
}

static gboolean
fits (const DrInterval *bounds,
      const DrMention  *mention)
{
  g_autoptr (DrInterval) own = dr_repeated_dup_bounds (&mention->value, mention->hedge, mention->tolerance.coefficient == 0);

  return !dr_reckon_is_apart ((DrInterval *) bounds, own);
}

/* What is said of a figure: from the figure before, or from the beginning of the clause, and what it counts. */
static DrWording
fold_words (const DrCheck   *check,
            const GArray    *mentions,
            guint            at,
            gboolean         is_clause)
{
  const DrMention *mention = dr_mentions_get (mentions, at);
  gsize tail = dr_sum_find_tail (check, mention->end);

  if (is_clause)
    return dr_check_fold (check, dr_check_clause_start (check, mention->start), tail);

  return dr_check_fold (check, MAX (dr_check_sentence_start (check, mention->start), dr_mentions_get (mentions, at - 1)->end), tail);
}

static void
report (DrCheck         *check,
        const DrMention *before,
        const DrMention *here)
{
  g_autofree char *stated = dr_decimal_to_string (&here->value);
  g_autofree char *expected = dr_decimal_to_string (&before->value);
  g_autofree char *stated_words = dr_mention_write (check, here);
  g_autofree char *expected_words = dr_mention_write (check, before);
  DrRuleFacts facts = { .stated = stated, .expected_low = expected, .expected_high = expected, .stated_words = stated_words,
                        .expected_words = expected_words, .what = dr_check_get_label (check, before->item) };
  DrStretch place = { before->start, before->end, 0 };

  if (!dr_check_is_blamed (check, here->start, here->end) && !dr_check_is_blamed (check, before->start, before->end))
    dr_check_say (check, DR_RULE_REPEATED_FIGURE, &facts, (DrStretch) { here->start, here->end, 0 }, &place, 1);
}

static void
check_one (DrCheck      *check,
           const GArray *mentions,
           guint         at)
{
  const DrMention *here = dr_mentions_get (mentions, at);
  gsize line = dr_check_line_start (check, here->start);
  g_autoptr (DrInterval) bounds = dr_repeated_dup_bounds (&here->value, here->hedge, here->tolerance.coefficient == 0);
  g_autofree char *measure = dr_wording_fold_phrase (here->measure != NULL ? here->measure : "");
  g_auto (DrWording) words = fold_words (check, mentions, at, FALSE);
  const DrMention *found = NULL;
  gboolean are_two = FALSE;
  guint most = WORDS_LEAST;

  for (guint i = 0; i < mentions->len && dr_check_goes_on (check); i++)
    {
      const DrMention *mention = dr_mentions_get (mentions, i);

      if (i == at || !is_alike (mention, here))
        continue;
      if (fits (bounds, mention))
        return;
      if (mention->start >= line || mention->role == DR_NUMBER_ROLE_TARGET || mention->item == DR_NONE || !is_told (mention)
          || !dr_sum_is_within (&mention->value, &here->value, OFF_MOST))
        continue;

      g_auto (DrWording) told = fold_words (check, mentions, i, TRUE);
      guint n = dr_repeated_count_words (&words, &told, measure, dr_repeated_idle_words);
      if (n < most || !dr_repeated_have_same_scope (&words, &told))
        continue;
      are_two = n == most && found != NULL;
      found = mention;
      most = n;
    }
  if (found != NULL && !are_two)
    report (check, found, here);
}

void
dr_check_summary (DrCheck *check)
{
  const GArray *mentions = dr_check_get_mentions (check);

  gboolean is_in_summary = FALSE;
  gsize end = 0;
  guint n = 0;

  /* The first figure sums up none. */
  for (guint i = 1; i < mentions->len && n < FIGURES_MOST && dr_check_goes_on (check); i++)
    {
      const DrMention *mention = dr_mentions_get (mentions, i);

      if (mention->start >= end)
        {
          is_in_summary = is_summary (check, mention);
          end = dr_check_sentence_end (check, mention->end);
        }
      if (!is_in_summary || !is_told (mention))
        continue;
      check_one (check, mentions, i);
      n++;
    }
}
