/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «magnitude»: two figures of one thing, now and then, of which one has «triệu» and the other «tỷ». */

#include "config.h"

#include "checking/dr-rules-private.h"

#include <string.h>

#include "checking/dr-magnitude-private.h"
#include "checking/dr-mention-private.h"

/* The earlier figure stands no further behind. */
#define GAP_MOST 160

/* What tells that the second figure is the first one of another time. */
static const char * const then_words[] = {
  "năm trước", "cùng kỳ", "quý trước", "tháng trước", "kỳ trước", "năm ngoái", NULL
};
/* What a figure is of that is no other time of the same thing. */
static const char * const part_words[] = {
  "mỗi", "bình quân", "trong đó", "riêng", "gồm", "còn", "chênh lệch", "tăng", "giảm", "thêm", "cho", "hỗ trợ", NULL
};

static gboolean
names_year (const DrCheck *check,
            gsize          start,
            gsize          end)
{
  g_auto (DrWording) words = dr_check_fold (check, start, end);

  for (const char *at = words.folded; (at = strchr (at, ' ')) != NULL; at++)
    if ((g_str_has_prefix (at, " 19") || g_str_has_prefix (at, " 20")) && g_ascii_isdigit (at[3]) && g_ascii_isdigit (at[4])
        && at[5] == ' ')
      return TRUE;

  return FALSE;
}

static gboolean
is_pair (const DrCheck   *check,
         const DrMention *now,
         const DrMention *then)
{
  if (!now->has_magnitude || !then->has_magnitude || now->hedge != DR_HEDGE_EXACT || then->hedge != DR_HEDGE_EXACT
      || now->is_slashed || then->is_slashed || now->is_cell || then->start - now->end > GAP_MOST
      || then->start >= dr_check_sentence_end (check, now->end)
      || (now->measure != NULL && then->measure != NULL && strcmp (now->measure, then->measure) != 0))
    return FALSE;

  g_auto (DrWording) between = dr_check_fold (check, now->end, then->start);

  return !dr_wording_has (&between, part_words)
         && (dr_wording_has (&between, then_words) || names_year (check, now->end, then->start));
}

gboolean
dr_check_magnitude (DrCheck  *check,
                    GError  **error)
{
  g_autoptr (GArray) mentions = dr_mentions_new (check);

  for (guint i = 0; i + 1 < mentions->len && dr_check_goes_on (check); i++)
    {
      const DrMention *now = dr_mentions_get (mentions, i);
      const DrMention *then = dr_mentions_get (mentions, i + 1);

      if (!is_pair (check, now, then))
        continue;

      const char *measure = now->measure != NULL ? now->measure : then->measure != NULL ? then->measure : "";
      g_autoptr (DrQuantity) figure = dr_mention_dup_quantity (now, measure);
      g_autoptr (DrQuantity) other = dr_mention_dup_quantity (then, measure);
      int shift = dr_magnitude_find_shift (figure, other);
      if (shift == 0 || dr_check_is_blamed (check, now->start, now->end))
        continue;

      g_autofree char *stated = dr_quantity_dup_value (figure);
      g_autofree char *stated_words = dr_check_write (figure);
      g_autofree char *expected_words = dr_check_write (other);
      DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .expected_words = expected_words };
      DrStretch place = { then->start, then->end, 0 };

      dr_magnitude_suggest (check, now->start, now->end, shift, &facts);
      dr_check_say (check, DR_RULE_MAGNITUDE, &facts, (DrStretch) { now->start, now->end, 0 }, &place, 1);
    }

  return dr_check_is_well (check, error);
}
