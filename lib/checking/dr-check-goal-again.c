/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «repeated-figure»: a goal that is told again where it is to be reached, or was.
 *
 * «… đạt 62,4% chỉ tiêu năm (500 hội viên)», and in the outlook «kết nạp thêm 188 hội viên để hoàn thành chỉ tiêu 550 hội viên».
 * That both are one goal is told by what they count and by a word that the two sentences have in common.
 */

#include "config.h"

#include "checking/dr-check-repeated-private.h"

#include <string.h>

#include "checking/dr-mention-private.h"
#include "checking/dr-small-private.h"

/* Goals of a report that are held against those told again. */
#define GOALS_MOST 256
/* A goal of another time or body is more than so many times the one. */
#define TIMES_MOST 2

static const char * const goal_words[] = { "chỉ tiêu", "ct", "kế hoạch", "kh", "dự toán", "nghị quyết", "nq", "mục tiêu", NULL };
/* What is said of a goal that was set before. */
static const char * const reach_words[] = {
  "để đạt", "để hoàn thành", "hoàn thành chỉ tiêu", "hoàn thành kế hoạch", "hoàn thành dự toán", "hoàn thành nghị quyết", "về đích",
  "đã hoàn thành", "đạt chỉ tiêu", "mới hoàn thành", NULL
};
static const char * const other_words[] = {
  "quý", "năm sau", "năm tới", "năm trước", "cùng kỳ", "nhiệm kỳ tới", "mỗi", "bình quân mỗi", "vượt", "trong đó", "riêng", NULL
};
/* Words that do not tell one goal from another. */
static const char * const idle_words[] = {
  "chỉ", "tiêu", "ct", "kế", "hoạch", "kh", "dự", "toán", "nghị", "quyết", "nq", "mục", "để", "đạt", "hoàn", "thành", "năm", "tháng", "các",
  "trong", "được", "phấn", "đấu", "tiếp", "tục", "đã", "và", "với", "so", "của", "thêm", "mới", "đầu", "cuối", "cả", "toàn", "tỷ", "triệu",
  "đồng", "ước", "đến", "cấp", "thực", "hiện", "theo", "cho", "là", "có", "bằng", NULL
};

/* What a goal counts: its noun, or that of what was reached. */
static char *
dup_noun (const DrCheck   *check,
          const DrMention *mention)
{
  g_auto (DrWording) noun = dr_mention_fold_noun (check, mention);

  if (dr_wording_is_empty (&noun) && mention->item != DR_NONE)
    return dr_wording_fold_phrase (dr_check_get_measure (check, mention->item));

  return g_steal_pointer (&noun.folded);
}

/* Whether the words straight before a figure name a goal. */
static gboolean
is_called_goal (const DrCheck *check,
                const GArray  *mentions,
                guint          at)
{
  gsize start = dr_mentions_get (mentions, at)->start;
  gsize from = start;
  gsize least = MAX (dr_check_sentence_start (check, start), at > 0 ? dr_mentions_get (mentions, at - 1)->end : 0);

  /* «Để hoàn thành dự toán, còn phải thu 138 tỷ đồng»: a comma ends what the word leads to. */
  while (from > least && strchr (",;", check->text[from - 1]) == NULL)
    from--;
  g_auto (DrWording) lead = dr_check_fold (check, from, start);

  return dr_wording_has (&lead, goal_words) && !dr_wording_has (&lead, other_words);
}

static gboolean
is_plain (const DrMention *mention)
{
  /* «8,3%/năm» is no side of a pair. */
  return mention->hedge == DR_HEDGE_EXACT && !mention->is_cell && (!mention->is_slashed || mention->is_percent)
         && mention->value.coefficient > 0;
}

/* What was set before: the plan of something that was reached, or what is called a goal. */
static gboolean
is_goal (const DrCheck *check,
         const GArray  *mentions,
         guint          at)
{
  const DrMention *mention = dr_mentions_get (mentions, at);

  if (!is_plain (mention) || mention->role != DR_NUMBER_ROLE_TARGET)
    return FALSE;

  return mention->item != DR_NONE || is_called_goal (check, mentions, at);
}

/* What is told again: no plan of what stands beside it. */
static gboolean
is_again (const DrCheck *check,
          const GArray  *mentions,
          guint          at)
{
  const DrMention *mention = dr_mentions_get (mentions, at);
  gboolean is_free = mention->role == DR_NUMBER_ROLE_TARGET ? mention->item == DR_NONE : mention->role == DR_NUMBER_ROLE_ACHIEVEMENT;

  if (!is_plain (mention) || !is_free || !is_called_goal (check, mentions, at))
    return FALSE;
  g_auto (DrWording) words = dr_check_fold (check, dr_check_sentence_start (check, mention->start),
                                            dr_check_sentence_end (check, mention->end));

  return dr_wording_has (&words, reach_words);
}

/* The words of a sentence up to a figure's end, but those of its noun. */
static DrWording
fold_words (const DrCheck   *check,
            const DrMention *mention)
{
  return dr_check_fold (check, dr_check_sentence_start (check, mention->start), mention->start);
}

static void
report (DrCheck         *check,
        const DrMention *before,
        const DrMention *here)
{
  const char *measure = before->item != DR_NONE ? dr_check_get_measure (check, before->item) : "";
  g_autofree char *stated = dr_decimal_to_string (&here->value);
  g_autofree char *expected = dr_decimal_to_string (&before->value);
  g_autofree char *stated_words = dr_check_write_decimal (&here->value, here->is_percent ? "%" : measure);
  g_autofree char *expected_words = dr_check_write_decimal (&before->value, before->is_percent ? "%" : measure);
  DrRuleFacts facts = { .stated = stated, .expected_low = expected, .expected_high = expected, .stated_words = stated_words,
                        .expected_words = expected_words, .what = "chỉ tiêu", .what_english = "a target" };
  DrStretch place = { before->start, before->end, 0 };

  if (!dr_check_is_said (check, here->start, here->end))
    dr_check_say (check, DR_RULE_REPEATED_FIGURE, &facts, (DrStretch) { here->start, here->end, 0 }, &place, 1);
}

static void
check_one (DrCheck      *check,
           const GArray *mentions,
           const GArray *goals,
           guint         at)
{
  const DrMention *here = dr_mentions_get (mentions, at);
  const DrMention *found = NULL;
  g_autofree char *noun = dup_noun (check, here);
  g_auto (DrWording) words = fold_words (check, here);
  gboolean are_two = FALSE;
  guint most = 0;

  for (guint i = 0; i < goals->len && dr_check_goes_on (check); i++)
    {
      const DrMention *goal = dr_mentions_get (mentions, g_array_index (goals, guint, i));

      *check->work += 1;
      if (goal == here || goal->is_percent != here->is_percent || goal->has_magnitude != here->has_magnitude
          || !dr_small_are_comparable (goal->value, here->value, TIMES_MOST))
        continue;
      g_autofree char *other = dup_noun (check, goal);
      if (!g_str_has_prefix (noun, other) && !g_str_has_prefix (other, noun))
        continue;
      if (dr_decimal_compare (&goal->value, &here->value) == 0)
        return;

      g_auto (DrWording) told = fold_words (check, goal);
      guint n = dr_repeated_count_words (&words, &told, strlen (other) < strlen (noun) ? other : noun, idle_words);
      if (goal->start >= dr_check_sentence_start (check, here->start) || n == 0 || n < most)
        continue;
      /* Two goals of which either may be meant tell nothing, however many there are. */
      are_two = n == most && (are_two || dr_decimal_compare (&found->value, &goal->value) != 0);
      found = goal;
      most = n;
    }
  if (found != NULL && !are_two)
    report (check, found, here);
}

void
dr_check_goal_again (DrCheck *check)
{
  const GArray *mentions = dr_check_get_mentions (check);
  g_autoptr (GArray) goals = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < mentions->len && goals->len < GOALS_MOST && dr_check_goes_on (check); i++)
    if (is_goal (check, mentions, i))
      g_array_append_val (goals, i);
  for (guint i = 0; goals->len > 0 && i < mentions->len && dr_check_goes_on (check); i++)
    if (is_again (check, mentions, i))
      check_one (check, mentions, goals, i);
}
