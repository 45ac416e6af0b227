/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «share»: the rate of one class of a sentence, told behind its figures.
 *
 * «41 vụ đúng hạn, 06 vụ quá hạn, tỷ lệ đúng hạn 78,2%»; «kiểm tra 19 cơ sở, 17 đạt, 2 không đạt; tỷ lệ đạt 98,5%»: what the rate
 * is called stands beside one of the figures; it is of the largest of them, or of both classes together.
 */

#include "config.h"

#include "checking/dr-check-share-private.h"

#include <string.h>

#include "checking/dr-mention-private.h"
#include "checking/dr-slip-private.h"
#include "checking/dr-small-private.h"
#include "checking/dr-sum-private.h"

/* Figures of a sentence before its rate. */
#define BEFORE_MOST 8

static const char * const rate_words[] = { "tỷ lệ", "tỉ lệ", NULL };
static const char * const idle_ends[] = { "đạt", "là", "chiếm", "bằng", NULL };
static const char * const not_words[] = { "không", "chưa", "quá", "chậm", NULL };
static const char * const other_words[] = {
  "kế hoạch", "chỉ tiêu", "dự toán", "cùng kỳ", "so với", "tăng", "giảm", "bình quân", "toàn quốc", "cả nước", NULL
};

/* What a rate is called: « dung han »; NULL if it is not. */
static char *
dup_name (const DrWording *lead)
{
  const char *found = NULL;

  for (const char * const *word = rate_words; *word != NULL; word++)
    {
      const char *phrase = dr_wording_get_phrase (lead, *word);
      const char *at = g_strrstr (lead->folded, phrase);

      if (at != NULL)
        found = at + strlen (phrase) - 1;
    }
  if (found == NULL)
    return NULL;

  g_autofree char *name = g_strdup (found);
  /* «tỷ lệ đúng hạn đạt 87%»; of «tỷ lệ đạt 87%» the word is the name. */
  for (const char * const *word = idle_ends; *word != NULL; word++)
    {
      const char *phrase = dr_wording_get_phrase (lead, *word);

      if (g_str_has_suffix (name, phrase) && strlen (name) > strlen (phrase))
        name[strlen (name) - strlen (phrase) + 1] = '\0';
    }

  return strlen (name) > 2 ? g_steal_pointer (&name) : NULL;
}

/* Whether the words straight behind a figure, past its noun, are the name, and not its denial. */
static gboolean
is_class (const DrCheck   *check,
          const DrMention *mention,
          const char      *name)
{
  g_auto (DrWording) behind = dr_check_fold (check, mention->end, dr_sum_find_tail (check, mention->end));
  const char *at = strstr (behind.folded, name);

  return at != NULL && !dr_wording_has (&behind, not_words);
}

static gboolean
is_count (const DrMention *mention)
{
  return mention->hedge == DR_HEDGE_EXACT && !mention->is_percent && !mention->is_cell && mention->value.coefficient > 0
         && mention->role != DR_NUMBER_ROLE_CHANGE;
}

/* The share to the digits that are told, rounded or cut off. */
static gboolean
is_right (DrDecimal        part,
          DrDecimal        whole,
          const DrMention *share,
          DrDecimal       *right)
{
  guint digits = dr_mention_get_n_decimals (share);
  DrDecimal cut = dr_small_percent (part, whole, digits, FALSE);

  *right = dr_small_percent (part, whole, digits, TRUE);

  return dr_decimal_compare (right, &share->value) == 0 || dr_decimal_compare (&cut, &share->value) == 0;
}

static void
report (DrCheck         *check,
        const DrMention *part,
        DrDecimal        whole,
        const DrMention *share,
        DrDecimal        right)
{
  g_autofree char *part_written = dr_mention_write (check, part);
  g_autofree char *whole_written = dr_check_write_decimal (&whole, "");
  g_autofree char *result = dr_check_write_decimal (&right, "%");
  g_autofree char *arithmetic = g_strdup_printf ("%s / %s = %s", part_written, whole_written, result);
  g_autofree char *stated = dr_decimal_to_string (&share->value);
  g_autofree char *stated_words = dr_mention_write (check, share);
  g_autofree char *expected = dr_decimal_to_string (&right);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .arithmetic = arithmetic,
                        .expected_low = expected, .expected_high = expected };
  DrStretch place = { part->start, part->end, 0 };

  if (!dr_check_has_finding (check, share->start, share->end))
    dr_check_say (check, DR_RULE_SHARE_LOOSE, &facts, (DrStretch) { share->start, share->end, 0 }, &place, 1);
}

static void
check_one (DrCheck      *check,
           const GArray *mentions,
           guint         at)
{
  const DrMention *share = dr_mentions_get (mentions, at);
  gsize from = dr_check_sentence_start (check, share->start);
  const DrMention *part = NULL;
  DrDecimal all = { 0, 0 }, largest = { 0, 0 };
  guint n = 0;

  if (!share->is_percent || share->hedge != DR_HEDGE_EXACT || share->is_cell || share->value.coefficient <= 0
      || share->role == DR_NUMBER_ROLE_CHANGE || at < 2
      /* The share of the figure straight before it is others' matter. */
      || (share->role == DR_NUMBER_ROLE_SHARE && share->item == dr_mentions_get (mentions, at - 1)->achievement) || dr_mentions_get (mentions, at - 2)->start < from)
    return;
  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, at);
  g_autofree char *name = dup_name (&lead);
  if (name == NULL)
    return;
  g_auto (DrWording) words = dr_check_fold (check, from, dr_check_clause_end (check, share->end));
  if (dr_wording_has (&words, other_words))
    return;

  for (guint i = at; i-- > 0 && at - i <= BEFORE_MOST && dr_mentions_get (mentions, i)->start >= from;)
    {
      const DrMention *mention = dr_mentions_get (mentions, i);

      if (!is_count (mention) || !dr_mention_is_alike (mention, dr_mentions_get (mentions, at - 1)))
        return;
      if (is_class (check, mention, name))
        {
          if (part != NULL)
            return;
          part = mention;
        }
      all = dr_small_add (all, mention->value);
      if (dr_decimal_compare (&largest, &mention->value) < 0)
        largest = mention->value;
      n++;
    }
  if (part == NULL)
    return;

  DrDecimal right, other;
  gboolean has_total = dr_decimal_compare (&largest, &part->value) > 0;
  if (is_right (part->value, all, share, &other) || is_right (part->value, largest, share, &right) || (!has_total && n > 2))
    return;
  if (!has_total)
    right = other;
  if (dr_slip_grade (&share->value, &right) != DR_SLIP_NONE)
    report (check, part, has_total ? largest : all, share, right);
}

void
dr_check_share_class (DrCheck *check)
{
  const GArray *mentions = dr_check_get_mentions (check);

  for (guint i = 0; i < mentions->len && dr_check_goes_on (check); i++)
    check_one (check, mentions, i);
}
