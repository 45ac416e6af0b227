/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «rank»: by how many places a rank has moved.
 *
 * «hạng 4/9, tăng 02 bậc so với năm 2022 (hạng 6/9)»; in «xếp thứ 6, tăng 4 bậc so với năm trước (thứ 8)» the reader leaves
 * the rank before alone, and in «từ thứ 8 lên thứ 6, tăng 4 bậc» the move comes last.
 */

#include "config.h"

#include "checking/dr-held-private.h"

#include <string.h>

#include "figures/dr-numeral-private.h"

/* The rank before stands no further behind. */
#define GAP_MOST 120
/* No body is ranked behind so many. */
#define RANK_MOST 9999

static const char * const up_words[] = { "tăng", "lên", NULL };
static const char * const down_words[] = { "giảm", "tụt", "xuống", NULL };
static const char * const step_words[] = { "bậc", "hạng", NULL };
static const char * const rank_words[] = { "thứ", "hạng", "vị trí", "vị trí thứ", NULL };
static const char * const against_words[] = { "so với", "so", "từ", NULL };
static const char * const since_words[] = { "từ", NULL };

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

/* The rank that the words between two bytes name last: «năm trước (thứ 8»; 0 for none. */
static guint
find_named (const DrCheck *check,
            gsize          start,
            gsize          end,
            DrStretch     *place)
{
  for (gsize at = end; at > start; at--)
    {
      DrNumeral numeral;

      if (!g_ascii_isdigit (check->text[at - 1]) || (at - 1 > start && g_ascii_isdigit (check->text[at - 2])))
        continue;

      g_auto (DrWording) lead = dr_check_fold (check, start, at - 1);
      dr_numeral_scan (check->text, check->size, at - 1, &numeral);
      if (!dr_wording_ends (&lead, rank_words) || numeral.value.exponent != 0 || numeral.value.coefficient > RANK_MOST)
        continue;
      *place = (DrStretch) { at - 1, numeral.digits_end, 0 };
      return (guint) numeral.value.coefficient;
    }

  return 0;
}

static void
judge (DrCheck        *check,
       guint           before,
       guint           now,
       gint64          n,
       DrStretch       place,
       const DrStretch places[2])
{
  gint64 moved = (gint64) before - now;

  if (moved == n)
    return;

  g_autofree char *stated = g_strdup_printf ("%" G_GINT64_FORMAT, ABS (n));
  g_autofree char *expected = g_strdup_printf ("%" G_GINT64_FORMAT, ABS (moved));
  g_autofree char *arithmetic = g_strdup_printf ("%u - %u = %" G_GINT64_FORMAT, before, now, moved);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated, .expected_low = expected, .expected_high = expected,
                        .arithmetic = arithmetic };

  dr_check_say (check, DR_RULE_RANK_MOVED, &facts, place, places, 2);
}

/* The rank before is the next one, which the reader has found. */
static gboolean
check_next (DrCheck               *check,
            const DrRankingRecord *now,
            const DrRankingRecord *before)
{
  DrStretch place;
  gint64 n;

  if (now->rank == 0 || before->rank == 0 || now->source.start == DR_NONE || before->source.start == DR_NONE
      /* Unsigned: one that stands before the other is further off than that. */
      || before->source.start - now->source.end > GAP_MOST
      || before->source.start > dr_check_sentence_end (check, now->source.end)
      || !dr_rank_find_move (check, now->source.end, before->source.start, &n, &place)
      || dr_check_has_sign (check, place.end, before->source.start, ";"))
    return FALSE;
  /* «tăng 4 bậc, chuyển đổi số đứng thứ 8» goes on with another rank, «tăng 4 bậc (hạng 5 về cải cách)» tells one of another field. */
  g_auto (DrWording) between = dr_check_fold (check, place.end, before->source.start);
  if (!dr_wording_has (&between, against_words)
      && !(dr_check_has_sign (check, place.end, before->source.start, "(") && dr_check_sign_after (check, before->source.end) == ')'))
    return FALSE;

  DrStretch places[] = { { now->source.start, now->source.end, 0 }, { before->source.start, before->source.end, 0 } };
  judge (check, before->rank, now->rank, n, place, places);

  return TRUE;
}

/* The rank before is told in words: behind the move, what it is held against, or before the rank now, «từ». */
static void
check_named (DrCheck               *check,
             const DrRankingRecord *now)
{
  DrStretch move, place;
  gint64 n;

  if (now->rank == 0 || now->source.start == DR_NONE)
    return;

  gsize end = MIN (dr_check_clause_end (check, now->source.end), now->source.end + GAP_MOST);
  if (!dr_rank_find_move (check, now->source.end, end, &n, &move))
    return;

  DrStretch own = { now->source.start, now->source.end, 0 };
  gsize tail = move.end;
  while (tail < end && strchr (",)", check->text[tail]) == NULL)
    tail++;
  guint before = find_named (check, move.end, tail, &place);
  g_auto (DrWording) behind = dr_check_fold (check, move.end, before != 0 ? place.start : move.end);
  if (before == 0 || !dr_wording_has (&behind, against_words))
    {
      gsize start = dr_check_clause_start (check, own.start);

      before = find_named (check, start, own.start, &place);
      g_auto (DrWording) lead = dr_check_fold (check, start, before != 0 ? place.start : start);
      /* «từ thứ 8», and nothing of the two in between. */
      if (before == 0 || !dr_wording_has (&lead, since_words) || dr_check_has_sign (check, place.end, own.start, ",)"))
        return;
    }

  DrStretch places[] = { own, place };
  judge (check, before, now->rank, n, move, places);
}

gboolean
dr_check_rank_moved (DrCheck  *check,
                     GError  **error)
{
  for (guint i = 0; check->text != NULL && i < check->data->rankings->len && dr_check_goes_on (check); i++)
    {
      const DrRankingRecord *now = &g_array_index (check->data->rankings, DrRankingRecord, i);
      const DrRankingRecord *next = i + 1 < check->data->rankings->len
                                    ? &g_array_index (check->data->rankings, DrRankingRecord, i + 1) : NULL;

      if (next == NULL || !check_next (check, now, next))
        check_named (check, now);
    }

  return dr_check_is_well (check, error);
}
