/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rules «percent-of-target» and «excess»: a percentage of the only plan that was told before it.
 *
 * «Tỉnh giao 600 hội viên. Đến hết tháng 10 đã phát triển 648 hội viên, đạt 118% kế hoạch», «…, tức là vượt 12%»: the reader
 * binds a figure to a plan by the words between them. Where it found none, the sentence and the one before it may hold but
 * one figure of the kind of which the words say that it was planned.
 */

#include "config.h"

#include "checking/dr-rules-private.h"

#include <string.h>

#include "checking/dr-mention-private.h"
#include "checking/dr-reckon-private.h"
#include "checking/dr-small-private.h"

/* What was reached is so many times the plan, or as small a part of it, at most: else it is of something else. */
#define TIMES_MOST 4

static const char * const plan_words[] = { "kế hoạch", "chỉ tiêu", "dự toán", "nghị quyết", "kh", NULL };
static const char * const planned_words[] = {
  "kế hoạch", "chỉ tiêu", "dự toán", "nghị quyết", "giao", "được giao", "đề ra", "định ra", "phấn đấu", "đăng ký", NULL
};
static const char * const reached_words[] = { "đạt", "bằng", "hoàn thành", "được", "mới đạt", "mới được", "tức đạt", NULL };
static const char * const over_words[] = { "vượt", "vượt mức", NULL };
/* Another plan than that of the period, or another time. */
static const char * const other_words[] = { "cùng kỳ", "so với năm", "nhiệm kỳ", "tăng", "giảm", "bình quân", "mỗi", "chiếm", "tỷ lệ", NULL };

/* Whether the percentage at @at is one of a plan that was passed if @is_over, or else reached. */
static gboolean
is_of_plan (const DrCheck *check,
            const GArray  *mentions,
            guint          at,
            gboolean       is_over)
{
  const DrMention *percent = dr_mentions_get (mentions, at);
  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, at);
  g_auto (DrWording) behind = dr_check_fold (check, percent->end, dr_check_clause_end (check, percent->end));
  char sign = dr_check_sign_after (check, percent->end);
  gboolean ends = sign == '\0' || strchr (".,;\n", sign) != NULL;

  if (dr_wording_has (&lead, other_words) || (!ends && !dr_wording_begins (&behind, plan_words)))
    return FALSE;

  return is_over ? dr_wording_ends (&lead, over_words)
                 : dr_wording_ends (&lead, reached_words) && dr_wording_begins (&behind, plan_words);
}

/* Whether the noun behind a figure that was planned, of which the reader knows no more, is what @actual counts: «Tỉnh giao 500 hội viên.» */
static gboolean
is_plan_of (const DrCheck   *check,
            const DrMention *plan,
            const DrMention *actual)
{
  const char * const measure[] = { actual->measure, NULL };
  g_auto (DrWording) noun = dr_mention_fold_noun (check, plan);

  return plan->role == DR_NUMBER_ROLE_TARGET && dr_wording_begins (&noun, measure);
}

/* The only figure like @actual in its sentence and the one before it that was planned; NULL if there is none, or more than one. */
static const DrMention *
find_plan (const DrCheck *check,
           const GArray  *mentions,
           guint          at)
{
  const DrMention *actual = dr_mentions_get (mentions, at);
  gsize line = dr_check_line_start (check, actual->start);
  gsize sentence = dr_check_sentence_start (check, actual->start);
  gsize from = sentence > line ? MAX (line, dr_check_sentence_start (check, sentence - 1)) : line;
  const DrMention *found = NULL;

  for (guint i = at; i-- > 0 && dr_mentions_get (mentions, i)->start >= from;)
    {
      const DrMention *mention = dr_mentions_get (mentions, i);

      if (mention->is_percent || !dr_mention_is_alike (mention, actual))
        continue;
      if (found != NULL || (mention->measure == NULL && !is_plan_of (check, mention, actual)) || mention->hedge != DR_HEDGE_EXACT || mention->is_cell)
        return NULL;
      found = mention;
    }
  if (found == NULL)
    return NULL;
  gsize start = MAX (from, dr_check_clause_start (check, found->start));
  g_auto (DrWording) lead = dr_check_fold (check, start, found->start);

  return dr_wording_has (&lead, planned_words) ? found : NULL;
}

static void
say (DrCheck         *check,
     const DrMention *actual,
     const DrMention *plan,
     const DrMention *percent,
     gboolean         is_over)
{
  g_autoptr (DrQuantity) figure = dr_mention_dup_quantity (actual, actual->measure);
  g_autoptr (DrQuantity) planned = dr_mention_dup_quantity (plan, actual->measure);
  DrDecimal reached = dr_small_percent (actual->value, plan->value, dr_mention_get_n_decimals (percent), TRUE);
  const DrDecimal hundred = { 100, 0 };
  DrDecimal right = is_over ? dr_small_subtract (reached, hundred) : reached;
  g_autofree char *expected = dr_decimal_to_string (&right);
  g_autofree char *result = dr_check_write_decimal (&right, "%");
  g_autofree char *actual_written = dr_mention_write (check, actual);
  g_autofree char *plan_written = dr_mention_write (check, plan);
  g_autofree char *arithmetic = is_over ? g_strdup_printf ("(%s - %s) / %s = %s", actual_written, plan_written, plan_written, result)
                                        : g_strdup_printf ("%s / %s = %s", actual_written, plan_written, result);
  g_autofree char *stated = dr_decimal_to_string (&percent->value);
  g_autofree char *words = dr_mention_write (check, percent);
  DrRuleFacts facts = { .stated = stated, .stated_words = words, .arithmetic = arithmetic,
                        .expected_low = expected, .expected_high = expected };
  DrStretch place = { plan->start, plan->end, 0 };

  dr_check_say (check, is_over ? DR_RULE_EXCESS_APART : DR_RULE_PERCENT_OF_TARGET_APART, &facts,
                dr_stretch_join ((DrStretch) { actual->start, actual->end, 0 }, (DrStretch) { percent->start, percent->end, 0 }),
                &place, 1);
}

static void
check_one (DrCheck      *check,
           const GArray *mentions,
           guint         at,
           gboolean      is_over)
{
  const DrMention *percent = dr_mentions_get (mentions, at);
  const DrMention *actual = dr_mentions_get (mentions, at - 1);
  const DrMention *plan;

  if (!percent->is_percent || percent->role == DR_NUMBER_ROLE_SHARE || percent->hedge != DR_HEDGE_EXACT || percent->is_cell
      || actual->is_percent
      || actual->hedge != DR_HEDGE_EXACT || actual->is_slashed || actual->measure == NULL || actual->value.coefficient <= 0
      || percent->start > dr_check_sentence_end (check, actual->end) || dr_check_is_said (check, percent->start, percent->end)
      || !is_of_plan (check, mentions, at, is_over) || (plan = find_plan (check, mentions, at - 1)) == NULL
      || plan->has_magnitude != actual->has_magnitude || plan->value.coefficient <= 0
      || !dr_small_are_comparable (actual->value, plan->value, TIMES_MOST))
    return;

  const DrDecimal hundred = { 100, 0 };
  DrMention reached = *percent;
  reached.value = is_over ? dr_small_add (percent->value, hundred) : percent->value;
  g_autoptr (DrQuantity) figure = dr_mention_dup_quantity (actual, actual->measure);
  g_autoptr (DrQuantity) planned = dr_mention_dup_quantity (plan, actual->measure);
  g_autoptr (DrQuantity) stated = dr_mention_dup_quantity (&reached, "%");
  if (dr_reckon_percent_fit (figure, planned, stated) == DR_FIT_INCONSISTENT)
    say (check, actual, plan, percent, is_over);
}

void
dr_check_plan_told (DrCheck  *check,
                    gboolean  is_over)
{
  const GArray *mentions = dr_check_get_mentions (check);

  for (guint i = 1; i < mentions->len && dr_check_goes_on (check); i++)
    check_one (check, mentions, i, is_over);
}
