/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «share»: shares whose part stands in another sentence, under the same name.
 *
 * «Tiếp nhận 7.412 hồ sơ (trực tuyến 2.980, trực tiếp 4.432). Hồ sơ trực tuyến chiếm 42,2% tổng số.» Whatever whole makes a
 * share of the named figure right is believed; of the others the one that all but does is told of.
 */

#include "config.h"

#include "checking/dr-check-share-private.h"

#include <string.h>

#include "base/dr-fold-private.h"
#include "checking/dr-mention-private.h"
#include "checking/dr-slip-private.h"
#include "checking/dr-small-private.h"

/* Figures before a share that are tried. */
#define BEFORE_MOST 32
/* Digits that a share needs for one that differs to tell. */
#define DIGITS_LEAST 3

static const char * const claim_words[] = { "chiếm", "chiếm tỷ lệ", "chiếm tỉ lệ", NULL };

static gboolean
is_count (const DrMention *mention)
{
  return mention->achievement != DR_NONE && mention->hedge == DR_HEDGE_EXACT && !mention->is_percent && !mention->is_cell
         && mention->value.coefficient > 0;
}

/* Whether the words that stand right before a figure are the last ones of a name: «trực tuyến 2.980». */
static gboolean
is_named (const DrCheck *check,
          const GArray  *mentions,
          guint          at,
          const char    *name)
{
  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, at);
  g_auto (GStrv) words = g_strsplit (lead.folded, " ", -1);
  guint n = g_strv_length (words);

  /* The words stand between empty ones. */
  if (n < 4)
    return FALSE;
  g_autofree char *last = g_strdup_printf (" %s %s ", words[n - 3], words[n - 2]);

  return g_str_has_suffix (name, last);
}

static void
report (DrCheck         *check,
        const DrMention *part,
        const DrMention *whole,
        const DrMention *share)
{
  DrDecimal right = dr_small_percent (part->value, whole->value, dr_mention_get_n_decimals (share), TRUE);
  g_autofree char *part_written = dr_mention_write (check, part);
  g_autofree char *whole_written = dr_mention_write (check, whole);
  g_autofree char *result = dr_check_write_decimal (&right, "%");
  g_autofree char *arithmetic = g_strdup_printf ("%s / %s = %s", part_written, whole_written, result);
  g_autofree char *stated = dr_decimal_to_string (&share->value);
  g_autofree char *stated_words = dr_mention_write (check, share);
  g_autofree char *expected = dr_decimal_to_string (&right);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .arithmetic = arithmetic,
                        .expected_low = expected, .expected_high = expected };
  DrStretch places[] = { { part->start, part->end, 0 }, { whole->start, whole->end, 0 } };

  /* No other part of this rule has said it: those judge a share behind its figure, and no figure stands before this one. */
  dr_check_say (check, DR_RULE_SHARE_LOOSE, &facts, (DrStretch) { share->start, share->end, 0 }, places, 2);
}

static void
check_one (DrCheck       *check,
           const GArray  *mentions,
           guint          at)
{
  const DrMention *share = dr_mentions_get (mentions, at);
  gsize from = dr_check_sentence_start (check, share->start);
  const DrMention *found_part = NULL;
  const DrMention *found_whole = NULL;

  if (!share->is_percent || share->hedge != DR_HEDGE_EXACT || share->is_cell || share->value.coefficient <= 0
      || (at > 0 && dr_mentions_get (mentions, at - 1)->start >= from))
    return;
  g_auto (DrWording) lead = dr_check_fold (check, from, share->start);
  if (!dr_wording_ends (&lead, claim_words))
    return;

  /* The name is what stands before the first of the words that claim it. */
  char *claim = strstr (lead.folded, dr_wording_get_phrase (&lead, claim_words[0]));
  claim[1] = '\0';
  guint first = at > BEFORE_MOST ? at - BEFORE_MOST : 0;
  for (guint i = first; i < at; i++)
    {
      const DrMention *part = dr_mentions_get (mentions, i);

      if (!is_count (part) || !is_named (check, mentions, i, lead.folded))
        continue;
      for (guint j = first; j < at; j++)
        {
          const DrMention *whole = dr_mentions_get (mentions, j);

          if (!is_count (whole) || !dr_mention_is_alike (part, whole) || dr_decimal_compare (&whole->value, &part->value) <= 0)
            continue;
          if (dr_mention_is_share_of (part, whole, share))
            return;

          DrDecimal right = dr_small_percent (part->value, whole->value, dr_mention_get_n_decimals (share), TRUE);
          if (dr_slip_is_between (&right, &share->value, DIGITS_LEAST, 0))
            {
              found_part = part;
              found_whole = whole;
            }
        }
    }
  if (found_part != NULL)
    report (check, found_part, found_whole, share);
}

gboolean
dr_check_share_named (DrCheck  *check,
                      GError  **error)
{
  const GArray *mentions = dr_check_get_mentions (check);

  for (guint i = 0; i < mentions->len && dr_check_goes_on (check); i++)
    check_one (check, mentions, i);

  return dr_check_is_well (check, error);
}
