/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rules «percent-of-target» and «excess»: a percentage of the only plan that was told before it.
 *
 * «Tỉnh giao 600 hội viên. Đến hết tháng 10 đã phát triển 648 hội viên, đạt 118% kế hoạch», «…, tức là vượt 12%»: the reader
 * binds a figure to a plan by the words between them. Where it found none, the sentence and those before it may hold but one
 * figure of the kind of which the words say that it was planned: «Mục tiêu đề ra là 120 ha. Đã trồng 96 ha. Tỷ lệ hoàn thành là
 * 70%». Of two that were planned it is the one that is called what was reached is.
 */

#include "config.h"

#include "checking/dr-rules-private.h"

#include <string.h>

#include "checking/dr-premises-private.h"
#include "checking/dr-reckon-private.h"
#include "checking/dr-small-private.h"

/* What was reached is so many times the plan, or as small a part of it, at most: else it is of something else. */
#define TIMES_MOST 4

static const char * const plan_words[] = {
  "kế hoạch", "chỉ tiêu", "dự toán", "nghị quyết", "kh", "mục tiêu", "mức giao", "số giao", "mức đề ra", "đề ra", "số đăng ký", "mức được giao",
  "số được giao", NULL
};
static const char * const planned_words[] = {
  "kế hoạch", "chỉ tiêu", "dự toán", "nghị quyết", "giao", "được giao", "đề ra", "định ra", "phấn đấu", "đăng ký", "mục tiêu", "đặt ra", "ấn định",
  "hạn mức", "quyết nghị", "khoán", "yêu cầu", "đề án", NULL
};
static const char * const against_words[] = { "so với", "so", NULL };
static const char * const reached_words[] = {
  "đạt", "bằng", "hoàn thành", "được", "mới đạt", "mới được", "tức đạt", "tỷ lệ", "tỷ lệ hoàn thành", "tỷ lệ hoàn thành là", "tiến độ",
  "tiến độ là", "tỷ lệ thực hiện", "tỷ lệ thực hiện là", "tức", "tương đương", "tức là", "tỷ lệ đạt", NULL
};
/* The same, whatever follows. */
static const char * const completed_words[] = {
  "hoàn thành", "tỷ lệ hoàn thành", "tỷ lệ hoàn thành là", "tiến độ", "tiến độ là", "tỷ lệ thực hiện", "tỷ lệ thực hiện là", "tỷ lệ hoàn thành đạt", NULL
};
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

  gsize length = 0;
  DrWording rest = behind;
  if (dr_wording_begins_with (&behind, against_words, &length))
    rest.folded += length;
  gboolean is_named = dr_wording_begins (&rest, plan_words);

  if (dr_wording_has (&lead, other_words) || (!ends && !is_named))
    return FALSE;

  return is_over ? dr_wording_ends (&lead, over_words)
                 : (dr_wording_ends (&lead, reached_words) && is_named) || (ends && dr_wording_ends (&lead, completed_words));
}

static gboolean
is_planned (const DrCheck   *check,
            const DrMention *mention)
{
  g_auto (DrWording) lead = dr_check_fold (check, dr_check_clause_start (check, mention->start), mention->start);

  return dr_wording_has (&lead, planned_words);
}

/* «1.800 tấn thóc», «thóc mới nhập 1.512 tấn»: whether the word behind what a plan counts is said of what was reached. */
static gboolean
is_namesake (const DrCheck   *check,
             const DrMention *plan,
             const DrMention *actual)
{
  g_auto (DrWording) noun = dr_check_fold (check, plan->end, dr_check_sentence_end (check, plan->end));
  g_auto (DrWording) clause = dr_check_fold (check, dr_check_clause_start (check, actual->start), dr_check_clause_end (check, actual->end));
  g_autofree char *counted = dr_wording_fold_phrase (plan->measure != NULL ? plan->measure : actual->measure);

  if (!g_str_has_prefix (noun.folded, counted))
    return FALSE;
  const char *name = noun.folded + strlen (counted) - 1;
  g_autofree char *word = g_strndup (name, strcspn (name + 1, " ") + 2);

  return strlen (word) > 2 && strstr (clause.folded, word) != NULL;
}

/* Whether a figure counts what was reached: «120 ha» of a plan may have no noun that the reader knows. */
static gboolean
counts_the_same (const DrCheck   *check,
                 const DrMention *mention,
                 const DrMention *actual)
{
  g_auto (DrWording) noun = dr_mention_fold_noun (check, mention);
  g_autofree char *counted = dr_wording_fold_phrase (actual->measure);

  return mention->measure != NULL || g_str_has_prefix (noun.folded, counted);
}

/* «728 triệu đồng, đạt 91% kế hoạch (800 triệu đồng); …»: whether the plan is known to be another figure's. */
static gboolean
is_of_another (const DrCheck   *check,
               const DrMention *mention)
{
  return mention->role == DR_NUMBER_ROLE_TARGET && mention->item != DR_NONE && dr_check_get_record (check, mention->item)->has_actual;
}

static gboolean
fits (const DrMention *actual,
      const DrMention *plan,
      const DrMention *percent,
      gboolean         is_over)
{
  const DrDecimal hundred = { 100, 0 };
  DrMention reached = *percent;

  reached.value = is_over ? dr_small_add (percent->value, hundred) : percent->value;
  g_autoptr (DrQuantity) figure = dr_mention_dup_quantity (actual, actual->measure);
  g_autoptr (DrQuantity) planned = dr_mention_dup_quantity (plan, actual->measure);
  g_autoptr (DrQuantity) stated = dr_mention_dup_quantity (&reached, "%");

  return dr_reckon_percent_fit (figure, planned, stated) != DR_FIT_INCONSISTENT;
}

/* The plan of what was reached; NULL if nothing tells it, or if a figure told with it makes the percentage right. */
static const DrMention *
find_plan (const DrCheck *check,
           const GArray  *mentions,
           guint          at,
           gboolean       is_over)
{
  const DrMention *actual = dr_mentions_get (mentions, at);
  DrPremises premises = { .n = 0 };

  /* As far back as there is a plan. */
  while (dr_premises_find (&premises, check, mentions, at, actual, NULL, actual, premises.n + 1))
    {
      const DrMention *found = NULL, *namesake = NULL;
      guint n = 0, n_namesakes = 0;

      for (guint i = 0; i < premises.n; i++)
        {
          const DrMention *mention = premises.figures[i];

          if (fits (actual, mention, dr_mentions_get (mentions, at + 1), is_over))
            return NULL;
          if (is_of_another (check, mention) || !is_planned (check, mention) || !counts_the_same (check, mention, actual))
            continue;
          n++;
          found = mention;
          if (is_namesake (check, mention, actual))
            {
              n_namesakes++;
              namesake = mention;
            }
        }
      if (n > 0)
        return n_namesakes == 1 ? namesake : n == 1 && premises.n == 1 ? found : NULL;
    }

  return NULL;
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
  /* In the sentence of the percentage, or else the last of the one before. */
  const DrMention *actual = dr_mentions_get (mentions, at - 1);
  const DrMention *plan;

  if (!percent->is_percent || percent->role == DR_NUMBER_ROLE_SHARE || percent->hedge != DR_HEDGE_EXACT || percent->is_cell
      || actual->start < dr_check_sentence_before (check, percent->start) || actual->is_percent || actual->hedge != DR_HEDGE_EXACT || actual->is_slashed || actual->measure == NULL || actual->value.coefficient <= 0
      || dr_check_is_said (check, percent->start, percent->end)
      || !is_of_plan (check, mentions, at, is_over) || (plan = find_plan (check, mentions, at - 1, is_over)) == NULL
      || !dr_small_are_comparable (actual->value, plan->value, TIMES_MOST))
    return;

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
