/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «rank»: by how many places a rank has moved: «hạng 4/9, tăng 02 bậc so với năm 2022 (hạng 6/9)». */

#include "config.h"

#include "checking/dr-held-private.h"

#include "figures/dr-numeral-private.h"

/* The rank before stands no further behind. */
#define GAP_MOST 120

static const char * const up_words[] = { "tăng", "lên", NULL };
static const char * const down_words[] = { "giảm", "tụt", "xuống", NULL };
static const char * const step_words[] = { "bậc", "hạng", NULL };

gboolean
dr_rank_find_move (const DrCheck *check,
                   gsize          start,
                   gsize          end,
                   gint64        *n,
                   DrStretch     *place)
{
  for (gsize at = start; at < end; at++)
    {
      DrNumeral numeral;

      if (!g_ascii_isdigit (check->text[at]))
        continue;
      dr_numeral_scan (check->text, check->size, at, &numeral);

      g_auto (DrWording) lead = dr_check_fold (check, start, at);
      g_auto (DrWording) behind = dr_check_fold (check, numeral.digits_end, end);
      gboolean is_up = dr_wording_ends (&lead, up_words);
      if ((is_up || dr_wording_ends (&lead, down_words)) && dr_wording_begins (&behind, step_words)
          && numeral.value.exponent == 0 && numeral.value.coefficient < G_MAXINT32)
        {
          *n = is_up ? (gint64) numeral.value.coefficient : -(gint64) numeral.value.coefficient;
          *place = (DrStretch) { at, numeral.digits_end, 0 };
          return TRUE;
        }
      at = numeral.digits_end;
    }

  return FALSE;
}

gboolean
dr_check_rank_moved (DrCheck  *check,
                     GError  **error)
{
  for (guint i = 0; check->text != NULL && i + 1 < check->data->rankings->len && dr_check_goes_on (check); i++)
    {
      const DrRankingRecord *now = &g_array_index (check->data->rankings, DrRankingRecord, i);
      const DrRankingRecord *before = &g_array_index (check->data->rankings, DrRankingRecord, i + 1);
      DrStretch place;
      gint64 n;

      if (now->rank == 0 || before->rank == 0 || now->source.start == DR_NONE || before->source.start == DR_NONE
          /* Unsigned: one that stands before the other is further off than that. */
          || before->source.start - now->source.end > GAP_MOST
          || before->source.start > dr_check_sentence_end (check, now->source.end)
          || !dr_rank_find_move (check, now->source.end, before->source.start, &n, &place)
          || dr_check_has_sign (check, place.end, before->source.start, ";")
          || (gint64) before->rank - now->rank == n)
        continue;

      g_autofree char *stated = g_strdup_printf ("%" G_GINT64_FORMAT, ABS (n));
      g_autofree char *expected = g_strdup_printf ("%" G_GINT64_FORMAT, ABS ((gint64) before->rank - now->rank));
      g_autofree char *arithmetic = g_strdup_printf ("%u - %u = %" G_GINT64_FORMAT, before->rank, now->rank,
                                                     (gint64) before->rank - now->rank);
      DrRuleFacts facts = { .stated = stated, .stated_words = stated, .expected_low = expected, .expected_high = expected,
                            .arithmetic = arithmetic };
      DrStretch places[] = { { now->source.start, now->source.end, 0 }, { before->source.start, before->source.end, 0 } };

      dr_check_say (check, DR_RULE_RANK_MOVED, &facts, place, places, 2);
    }

  return dr_check_is_well (check, error);
}
