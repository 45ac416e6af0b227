/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «part-over-whole»: parts of the figure straight before, whatever the reader took them for.
 *
 * «kết nạp 29 đảng viên, trong đó nữ 31 đồng chí»; «kiến nghị 41 vụ việc, đã được giải quyết 44 vụ việc».
 */

#include "config.h"

#include "checking/dr-check-part-private.h"

#include <string.h>

#include "checking/dr-mention-private.h"
#include "checking/dr-sum-private.h"

/* A part stands no further behind its whole, and is more by so many per cent at most: else it is one of something else. */
#define GAP_MOST 80
#define OVER_MOST 30

static const char * const some_words[] = { "trong đó", "trong đó có", "trong đó nữ", "trong đó có nữ", NULL };
static const char * const done_words[] = {
  "đã giải quyết", "đã được giải quyết", "đã xử lý", "đã được xử lý", "đã trả lời", "được chấp nhận", "đã khắc phục",
  "đã được khắc phục", "đã hoàn thành", "đã bàn giao", NULL
};
/* Of what came so many are done with: nobody plans how many. */
static const char * const settled_words[] = {
  "xử lý", "đã xử lý", "đã giải quyết", "đã được giải quyết", "đã được xử lý", "điều tra làm rõ", "đã làm rõ", "khám phá",
  "đã trả kết quả", "đã trả", "đã trả lời", "trả lời", "khắc phục", "đã khắc phục", "đã được khắc phục", "thi hành xong",
  "đã thi hành xong", "thi hành", "đã tháo gỡ", "đã tiếp thu", "đã tháo dỡ", "đã kết luận", "đã xét xử", "đã truy tố", NULL
};
/* A pair of which the second may have been meant. */
static const char * const planned_words[] = {
  "chỉ tiêu", "kế hoạch", "vượt", "kh", "nq", "nghị quyết", "dự toán", "giao", "đăng ký", "đề ra", "phấn đấu", "kỳ trước",
  "chuyển sang", "tồn", "năm trước", "tồn đọng", "cũ", NULL
};
/* There may be more of them than came. */
static const char * const carried_words[] = {
  "kỳ trước", "năm trước", "quý trước", "chuyển sang", "tồn", "cùng kỳ", "so với", "kế hoạch", "chỉ tiêu", "lũy kế", "thêm", NULL
};

/* «đoàn viên ưu tú» are «đoàn viên». */
static gboolean
is_person (const char *measure)
{
  g_autofree char *noun = g_strdup (measure);

  while (!dr_measure_is_person (noun))
    {
      char *space = strrchr (noun, ' ');

      if (space == NULL)
        return FALSE;
      *space = '\0';
    }

  return TRUE;
}

/* «642 hồ sơ, trong đó trực tiếp 164 hồ sơ; đã giải quyết 630»: of all that came, not of the last ones. */
static gboolean
has_larger (const DrCheck *check,
            const GArray  *mentions,
            guint          at)
{
  const DrMention *part = dr_mentions_get (mentions, at);
  gsize from = dr_check_sentence_start (check, part->start);

  for (guint i = at; i-- > 0 && dr_mentions_get (mentions, i)->start >= from;)
    if (dr_mention_is_alike (dr_mentions_get (mentions, i), part)
        && dr_decimal_compare (&dr_mentions_get (mentions, i)->value, &part->value) >= 0)
      return TRUE;

  return FALSE;
}

static void
say (DrCheck         *check,
     const DrMention *part,
     const DrMention *whole,
     DrStretch        stretch)
{
  g_autofree char *stated = dr_decimal_to_string (&part->value);
  g_autofree char *high = dr_decimal_to_string (&whole->value);
  g_autofree char *part_written = dr_mention_write (check, part);
  g_autofree char *whole_written = dr_mention_write (check, whole);
  g_autofree char *arithmetic = g_strdup_printf ("%s > %s", part_written, whole_written);
  DrRuleFacts facts = { .stated = stated, .expected_high = high, .arithmetic = arithmetic, .stated_words = part_written,
                        .expected_words = whole_written };

  dr_check_say (check, DR_RULE_PART_OVER_LOOSE, &facts, stretch, &(DrStretch) { whole->start, whole->end, 0 }, 1);
}

/* «kết nạp 29 đảng viên, trong đó nữ 14, đoàn viên 31 đồng chí»: the figure straight before the words that lead to a list of people;
 * the one before @at if no words do. */
static guint
find_whole (const DrCheck *check,
            const GArray  *mentions,
            guint          at)
{
  const DrMention *part = dr_mentions_get (mentions, at);
  gsize from = dr_check_clause_start (check, part->start);

  if (part->measure == NULL || !is_person (part->measure))
    return at - 1;
  for (guint i = at; i-- > 0 && dr_mentions_get (mentions, i)->start >= from && part->start - dr_mentions_get (mentions, i)->end <= GAP_MOST;)
    {
      const DrMention *mention = dr_mentions_get (mentions, i);
      g_auto (DrWording) between = dr_check_fold (check, mention->end, dr_mentions_get (mentions, i + 1)->start);

      if (dr_wording_has (&between, some_words))
        return i;
      if (!mention->is_percent && (mention->measure == NULL || !is_person (mention->measure)))
        break;
    }

  return at - 1;
}

static void
check_one (DrCheck       *check,
           const GArray  *mentions,
           guint          at)
{
  const DrMention *part = dr_mentions_get (mentions, at);
  guint head = find_whole (check, mentions, at);
  const DrMention *whole = dr_mentions_get (mentions, head);

  if (!dr_mention_is_summand (part) || !dr_mention_is_summand (whole) || part->measure == NULL || whole->measure == NULL
      || dr_decimal_compare (&part->value, &whole->value) <= 0 || part->start - whole->end > GAP_MOST
      || part->start > dr_check_sentence_end (check, whole->end))
    return;

  g_auto (DrWording) between = dr_check_fold (check, whole->end, part->start);
  gboolean is_some = (head + 1 < at || dr_wording_ends (&between, some_words))
                     && is_person (part->measure) && is_person (whole->measure);
  gboolean is_done = dr_wording_ends (&between, done_words) && dr_check_is_same_thing (part->measure, whole->measure)
                     && !has_larger (check, mentions, at);
  if ((!is_some && !is_done) || !dr_sum_is_within (&part->value, &whole->value, OVER_MOST))
    return;

  g_auto (DrWording) words = dr_check_fold (check, dr_check_sentence_start (check, whole->start),
                                            dr_check_clause_end (check, part->end));
  if (dr_wording_has (&words, carried_words) || dr_check_has_finding (check, part->start, part->end))
    return;

  say (check, part, whole, (DrStretch) { whole->start, part->end, 0 });
}

/* «phát hiện 4 công trình, đã xử lý 05/04 công trình»: of what was found, not of what was planned. */
static void
check_settled (DrCheck      *check,
               const GArray *mentions,
               guint         at)
{
  const DrMention *part = dr_mentions_get (mentions, at - 1);
  const DrMention *whole = dr_mentions_get (mentions, at);

  if (part->achievement == DR_NONE || part->is_percent || whole->is_percent || part->is_cell
      || part->hedge != DR_HEDGE_EXACT || !whole->is_slashed || dr_check_sign_after (check, part->end) != '/'
      || whole->start - part->end > 2 || part->value.exponent != 0 || whole->value.exponent != 0
      || dr_decimal_compare (&part->value, &whole->value) <= 0
      || !dr_sum_is_within (&part->value, &whole->value, OVER_MOST))
    return;

  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, at - 1);
  g_auto (DrWording) sentence = dr_check_fold (check, dr_check_sentence_start (check, part->start),
                                               dr_check_sentence_end (check, whole->end));
  if (!dr_wording_ends (&lead, settled_words) || dr_wording_has (&sentence, planned_words)
      || dr_check_has_finding (check, part->start, whole->end))
    return;
  /* «…, đạt 108%» says that it was meant. */
  if (at + 1 < mentions->len && dr_mentions_get (mentions, at + 1)->is_percent
      && dr_mentions_get (mentions, at + 1)->start < dr_check_clause_end (check, whole->end))
    return;

  say (check, part, whole, (DrStretch) { part->start, whole->end, part->achievement + 1 });
}

gboolean
dr_check_part_nearby (DrCheck  *check,
                      GError  **error)
{
  const GArray *mentions = dr_check_get_mentions (check);

  for (guint i = 1; i < mentions->len && dr_check_goes_on (check); i++)
    {
      check_one (check, mentions, i);
      check_settled (check, mentions, i);
    }

  return dr_check_is_well (check, error);
}
