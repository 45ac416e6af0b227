/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «cumulative»: what is told of a time alone is more than what is told beside it of all the time around it.
 *
 * «Riêng tháng 3 được 6.240 thuê bao. Gộp cả quý thì được 5.980 thuê bao»: whatever the times are called, the one is part of the
 * other.
 */

#include "config.h"

#include "checking/dr-check-repeated-private.h"

#include <string.h>

#include "checking/dr-small-private.h"

/* So many times as much is something else. */
#define TIMES_MOST 3
/* Words between «riêng» and the time: «riêng trong hai quý cuối năm». */
#define WORDS_MOST 3

static const char * const alone_words[] = { "riêng", NULL };
static const char * const time_words[] = {
  "tháng", "quý", "tuần", "ngày", "đợt", "năm", "kỳ", "dịp", "vụ", "mùa", "đêm", "buổi", "giai đoạn", NULL
};
static const char * const all_words[] = {
  "cả tháng", "cả quý", "cả tuần", "cả đợt", "cả năm", "cả kỳ", "cả dịp", "cả vụ", "cả mùa", "cả nhiệm kỳ", "cả giai đoạn", "gộp", "tính chung",
  "cộng dồn", "lũy kế", "toàn đợt", "toàn kỳ", "từ đầu", "hết đợt", "hết năm", "hết vụ", "tổng cộng", "suốt", NULL
};
/* What stands at a time, or is of another. */
static const char * const other_words[] = {
  "cùng kỳ", "so với", "giảm", "bình quân", "mỗi", "kế hoạch", "chỉ tiêu", "dự kiến", "năm trước", "phấn đấu", "tồn", "dư nợ", "hiện có",
  "quản lý", "trong đó", "trung bình", NULL
};
/* What may stand straight before a figure and tells nothing of it. */
static const char * const idle_words[] = { "được", "là", "có", "đạt", "mới", "chỉ", "thì", "khoảng", "tổng", "số", NULL };

/* Whether the words tell of a time alone: «riêng tuần cận Tết». */
static gboolean
tells_alone (const DrWording *words)
{
  const char *phrase = dr_wording_get_phrase (words, alone_words[0]);
  const char *at = g_strrstr (words->folded, phrase);
  gsize length;

  if (at == NULL)
    return FALSE;
  at += strlen (phrase) - 1;
  for (guint i = 0; i < WORDS_MOST && at[1] != '\0'; i++)
    {
      DrWording rest = { (char *) at, words->phrases };

      if (dr_wording_begins_with (&rest, time_words, &length))
        return TRUE;
      at = strchr (at + 1, ' ');
    }

  return FALSE;
}

/* The word straight before the figure, of words that there are. */
static DrWording
get_last_word (const DrWording *words)
{
  return (DrWording) { g_strrstr_len (words->folded, (gssize) strlen (words->folded) - 1, " "), words->phrases };
}

/* Whether both count the same, the whole nothing narrower, and both came about in one way. */
static gboolean
are_of_one_thing (const DrCheck   *check,
                  const DrMention *part,
                  const DrMention *whole,
                  const DrWording *part_lead,
                  const DrWording *whole_lead)
{
  g_auto (DrWording) noun = dr_repeated_fold_noun (check, part);
  g_auto (DrWording) other = dr_repeated_fold_noun (check, whole);
  const DrWording last = get_last_word (whole_lead);

  return g_str_has_prefix (noun.folded, other.folded) && !dr_wording_is_empty (&other)
         && (dr_wording_is_only (&last, idle_words) || strstr (part_lead->folded, last.folded) != NULL);
}

static void
check_pair (DrCheck      *check,
            const GArray *mentions,
            guint         at,
            guint         other)
{
  const DrMention *part = dr_mentions_get (mentions, at);
  const DrMention *whole = dr_mentions_get (mentions, other);

  if (!dr_mention_is_summand (part) || !dr_mention_is_summand (whole)
      || dr_check_line_start (check, part->start) != dr_check_line_start (check, whole->start)
      || !dr_small_are_comparable (part->value, whole->value, TIMES_MOST))
    return;

  DrDecimal most = dr_small_add (whole->value, dr_small_add (whole->tolerance, part->tolerance));
  if (dr_decimal_compare (&part->value, &most) <= 0)
    return;

  g_auto (DrWording) part_lead = dr_mentions_fold_lead (check, mentions, at);
  if (!tells_alone (&part_lead))
    return;

  g_auto (DrWording) whole_lead = dr_mentions_fold_lead (check, mentions, other);
  if (tells_alone (&whole_lead) || !dr_wording_has (&whole_lead, all_words)
      || dr_wording_has (&part_lead, other_words) || dr_wording_has (&whole_lead, other_words)
      || !are_of_one_thing (check, part, whole, &part_lead, &whole_lead)
      || dr_check_is_blamed (check, part->start, part->end) || dr_check_is_blamed (check, whole->start, whole->end))
    return;

  g_autofree char *stated = dr_decimal_to_string (&whole->value);
  g_autofree char *low = dr_decimal_to_string (&part->value);
  g_autofree char *stated_words = dr_mention_write (check, whole);
  g_autofree char *expected_words = dr_mention_write (check, part);
  g_autofree char *arithmetic = g_strdup_printf ("%s < %s", stated_words, expected_words);
  DrRuleFacts facts = { .stated = stated, .expected_low = low, .stated_words = stated_words, .expected_words = expected_words,
                        .arithmetic = arithmetic };
  DrStretch one = { part->start, part->end, 0 }, second = { whole->start, whole->end, 0 };

  dr_check_say (check, DR_RULE_CUMULATIVE_WITHIN, &facts, other > at ? second : one, other > at ? &one : &second, 1);
}

void
dr_check_cumulative_alone (DrCheck *check)
{
  const GArray *mentions = dr_check_get_mentions (check);

  for (guint i = 0; i + 1 < mentions->len && dr_check_goes_on (check); i++)
    {
      check_pair (check, mentions, i, i + 1);
      check_pair (check, mentions, i + 1, i);
    }
}
