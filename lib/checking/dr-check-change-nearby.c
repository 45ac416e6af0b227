/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «change»: a change whose earlier figure stands beside it, whatever the reader took it for.
 *
 * The change, the figure before and the figure now are found by where they stand and what they count: «47 trẻ; so với
 * cùng kỳ (41 trẻ) tăng 5 trẻ», «tăng 03 cơ sở (125)», «đầu năm 38 hộ, nay còn 24 hộ, giảm 16 hộ». Only what the other
 * file of this rule has not judged is looked at, and whatever figure of the sentence makes the change right is believed.
 */

#include "config.h"

#include "checking/dr-check-change-private.h"

#include <string.h>

#include "checking/dr-mention-private.h"
#include "checking/dr-rate-private.h"
#include "checking/dr-small-private.h"
#include "figures/dr-fit-private.h"
#include "figures/dr-ratio-private.h"

/* A bracket with the figure before stands no further behind its change. */
#define BRACKET_MOST 90
/* A second change that says the first one again stands no further behind. */
#define AGAIN_MOST 110
/* Figures that are tried for the one that changed. */
#define CANDIDATES_MOST 12
/* What became more than so many times as much is another thing. */
#define TIMES_MOST 20

static const char * const up_words[] = {
  "tăng", "tăng thêm", "nhiều hơn", "cao hơn", "tăng lên", "thêm", "tăng được", NULL
};
static const char * const down_words[] = { "giảm", "ít hơn", "thấp hơn", "giảm đi", "giảm được", "giảm còn", "rút ngắn", NULL };
static const char * const earlier_words[] = {
  "cùng kỳ", "kỳ trước", "năm trước", "quý trước", "tháng trước", "đầu năm", "đầu nhiệm kỳ", "năm ngoái", "trước đó",
  "trước đây", "ck", "cuối năm", "năm học trước", "nhiệm kỳ trước", "đầu kỳ", "quý i", "quý ii", "quý iii", "quý iv", NULL
};
static const char * const now_words[] = {
  "nay", "đến nay", "hiện nay", "hiện còn", "còn", "cuối năm", "năm nay", "lên", "xuống", "cuối kỳ", "hiện có", "đến", NULL
};
static const char * const copula_words[] = { "là", NULL };
static const char * const from_words[] = { "từ", NULL };
static const char * const against_words[] = { "so với", "so", NULL };
/* A bracket that speaks of something else. */
static const char * const other_words[] = {
  "kế hoạch", "chỉ tiêu", "dự toán", "trong đó", "gồm", "đạt", "tỷ lệ", "chiếm", "tương ứng", "tức", "tương đương", "mỗi", "vượt",
  "còn lại", "trị giá", "bình quân", "nghị quyết", "do", NULL
};
/* What goes on about a percentage, rather than say of what it is one. */
static const char * const going_on_words[] = { "so", "với", "cùng kỳ", "bằng", "tương ứng", "tương đương", "tức", NULL };
static const char * const times_words[] = { "lần", NULL };
static const char * const multiple_words[] = { "lần", "rưỡi", NULL };
static const char * const fold_words[] = { "gấp", "tăng gấp", "bằng", "gấp hơn", NULL };

/* A change with the two figures that it is between. */
typedef struct
{
  const DrMention *change;      /* (nullable) «gấp đôi» has no number */
  const DrMention *earlier;
  DrDirection      direction;
  gboolean         may_be_again;  /* the bracket may say the change once more */
} Move;

static gboolean
get_direction (const DrCheck *check,
               const GArray  *mentions,
               guint          at,
               DrDirection   *direction)
{
  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, at);
  static const char * const over_words[] = { "vượt", NULL };

  /* «vượt 12,5% so với cùng kỳ»: of a target the word would say what is over. */
  if (dr_wording_ends (&lead, over_words))
    {
      const DrMention *change = dr_mentions_get (mentions, at);
      static const char * const before_words[] = { "so với cùng kỳ", "so cùng kỳ", "cùng kỳ", "so với năm trước", NULL };
      g_auto (DrWording) behind = dr_check_fold (check, change->end, dr_check_clause_end (check, change->end));

      *direction = DR_DIRECTION_UP;
      return dr_wording_begins (&behind, before_words);
    }

  /* «nhiều hơn năm 2023 là 3 cuộc» names the other year in between. */
  gboolean is_said = dr_wording_ends (&lead, copula_words) || dr_wording_ends (&lead, earlier_words);
  *direction = DR_DIRECTION_UP;
  if (is_said ? dr_wording_has (&lead, up_words) : dr_wording_ends (&lead, up_words))
    return TRUE;
  *direction = DR_DIRECTION_DOWN;

  return is_said ? dr_wording_has (&lead, down_words) : dr_wording_ends (&lead, down_words);
}

/* Whether one figure alone stands in brackets: «(125)», «(cùng kỳ 25 lượt)». */
static gboolean
is_alone_in_brackets (const DrCheck *check,
                      const GArray  *mentions,
                      guint          at,
                      gsize         *open,
                      gsize         *close)
{
  const DrMention *mention = dr_mentions_get (mentions, at);
  gsize from = at > 0 ? dr_mentions_get (mentions, at - 1)->end : 0;
  gsize to = at + 1 < mentions->len ? dr_mentions_get (mentions, at + 1)->start : check->size;

  for (*open = mention->start; *open > from && strchr ("()\n", check->text[*open - 1]) == NULL; (*open)--)
    ;
  for (*close = mention->end; *close < to && strchr ("()\n", check->text[*close]) == NULL; (*close)++)
    ;

  return *open > from && check->text[*open - 1] == '(' && *close < to && check->text[*close] == ')';
}

/* Whether a percentage is one of what its noun counts, rather than of the figure before: «tăng 2,1% học sinh (21.075)». */
static gboolean
is_of_others (const DrCheck *check,
              const GArray  *mentions,
              guint          change)
{
  const DrMention *percent = dr_mentions_get (mentions, change);
  gsize end = dr_check_clause_end (check, percent->end);

  if (!percent->is_percent)
    return FALSE;
  for (gsize at = percent->end; at < end; at++)
    if (strchr (",()", check->text[at]) != NULL || g_ascii_isdigit (check->text[at]))
      end = at;
  g_auto (DrWording) noun = dr_check_fold (check, percent->end, end);

  return !dr_wording_is_empty (&noun) && !dr_wording_begins (&noun, going_on_words);
}

/* «tăng 03 cơ sở (125)», «giảm 8 vụ so với cùng kỳ (45 vụ)». */
static gboolean
find_in_bracket (const DrCheck *check,
                 const GArray  *mentions,
                 guint          change,
                 Move          *move)
{
  guint next = change + 1;
  gsize open, close;

  if (next >= mentions->len || !is_alone_in_brackets (check, mentions, next, &open, &close)
      || open - dr_mentions_get (mentions, change)->end > BRACKET_MOST
      || dr_mentions_get (mentions, next)->start > dr_check_sentence_end (check, dr_mentions_get (mentions, change)->end))
    return FALSE;

  gsize end = dr_mentions_get (mentions, change)->end;
  g_auto (DrWording) between = dr_check_fold (check, end, close);
  g_auto (DrWording) inside = dr_check_fold (check, open, dr_mentions_get (mentions, next)->start);
  g_auto (DrWording) outside = dr_check_fold (check, end, open);
  if (is_of_others (check, mentions, change) || dr_wording_has (&between, other_words) || dr_wording_has (&inside, up_words) || dr_wording_has (&inside, down_words)
      || strchr ("+-", dr_check_sign_before (check, dr_mentions_get (mentions, next)->start)) != NULL)
    return FALSE;

  move->earlier = dr_mentions_get (mentions, next);
  move->may_be_again = dr_wording_is_empty (&inside) && !dr_wording_has (&outside, against_words);

  return TRUE;
}

/* «tăng 3 vụ, giảm 2 đối tượng so với cùng kỳ (9 vụ/20 đối tượng)»: of the figures in the bracket the one that counts the same. */
static gboolean
find_in_pair (const DrCheck *check,
              const GArray  *mentions,
              guint          change,
              Move          *move)
{
  const DrMention *by = dr_mentions_get (mentions, change);
  gsize end = dr_check_sentence_end (check, by->end);
  const char *open = memchr (check->text + by->end, '(', end - by->end);
  const char *close = open != NULL ? memchr (open, ')', check->text + end - open) : NULL;
  guint n = 0;

  if (close == NULL || by->is_percent || (gsize) (open - check->text) - by->end > BRACKET_MOST)
    return FALSE;

  g_auto (DrWording) outside = dr_check_fold (check, by->end, open - check->text);
  g_auto (DrWording) inside = dr_check_fold (check, open - check->text, close - check->text);
  if (!dr_wording_has (&outside, against_words) || dr_wording_has (&outside, other_words)
      || dr_wording_has (&inside, other_words) || dr_wording_has (&inside, up_words) || dr_wording_has (&inside, down_words)
      || dr_wording_has (&inside, from_words))
    return FALSE;
  move->earlier = NULL;
  for (guint i = change + 1; i < mentions->len && dr_mentions_get (mentions, i)->end <= (gsize) (close - check->text); i++)
    {
      const DrMention *mention = dr_mentions_get (mentions, i);

      if (mention->start < (gsize) (open - check->text))
        continue;
      n++;
      if (mention->measure != NULL && by->item != DR_NONE
          && dr_check_is_same_thing (mention->measure, dr_check_get_measure (check, by->item)))
        move->earlier = move->earlier == NULL ? mention : by;
    }

  return n >= 2 && move->earlier != NULL && move->earlier != by;
}

/* «28 chiếc (tăng 5 chiếc so với 24 chiếc năm trước)»: the figure before straight behind what the change is held against. */
static gboolean
find_behind (const DrCheck *check,
             const GArray  *mentions,
             guint          change,
             Move          *move)
{
  const DrMention *by = dr_mentions_get (mentions, change);
  const DrMention *before = change + 1 < mentions->len ? dr_mentions_get (mentions, change + 1) : NULL;

  if (before == NULL || before->is_slashed || before->is_cell || before->start - by->end > BRACKET_MOST
      || before->start > dr_check_clause_end (check, by->end)
      || dr_check_has_sign (check, by->end, before->start, ",()"))
    return FALSE;

  g_auto (DrWording) between = dr_check_fold (check, by->end, before->start);
  g_auto (DrWording) behind = dr_mention_fold_noun (check, before);
  if (!dr_wording_ends (&between, against_words) || dr_wording_has (&between, other_words) || dr_wording_has (&behind, other_words)
      || is_of_others (check, mentions, change)
      /* «tăng 5 chiếc so với 24 người»: the two say what they count, and it is not the same. */
      || (!dr_wording_begins (&between, against_words) && !dr_wording_is_empty (&behind)
          && strncmp (between.folded, behind.folded, strcspn (behind.folded + 1, " ") + 2) != 0))
    return FALSE;
  move->earlier = before;

  return TRUE;
}

/* «so với năm trước (22 vụ) số vụ tăng 4»: whether the words before a change name what stands in the bracket. */
static gboolean
names_again (const DrWording *words,
             const DrMention *before)
{
  static const char * const number_words[] = { "số", NULL };
  gsize length = 0;

  if (before->measure == NULL || !dr_wording_begins_with (words, number_words, &length)
      || !(dr_wording_ends (words, up_words) || dr_wording_ends (words, down_words)))
    return FALSE;
  g_autofree char *counted = dr_wording_fold_phrase (before->measure);

  return g_str_has_prefix (words->folded + length, counted);
}

/* «so với cùng kỳ (41 trẻ) tăng 5 trẻ», «năm trước 41 trẻ, tăng 5 trẻ». */
static gboolean
find_before (const DrCheck *check,
             const GArray  *mentions,
             guint          change,
             Move          *move)
{
  gsize open, close;

  if (change == 0)
    return FALSE;

  const DrMention *before = dr_mentions_get (mentions, change - 1);
  gsize from = dr_check_sentence_start (check, dr_mentions_get (mentions, change)->start);
  if (before->start < from || !is_alone_in_brackets (check, mentions, change - 1, &open, &close))
    return FALSE;

  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, change - 1);
  g_auto (DrWording) between = dr_check_fold (check, close, dr_mentions_get (mentions, change)->start);
  if (!dr_wording_has (&lead, against_words) || dr_wording_has (&lead, other_words)
      || !(dr_wording_begins (&between, up_words) || dr_wording_begins (&between, down_words) || names_again (&between, before)))
    return FALSE;
  move->earlier = before;

  return TRUE;
}

/* «đầu năm 38 hộ, nay còn 24 hộ, giảm 16 hộ»: then the figure now is the one straight before the change. */
static gboolean
find_in_a_row (const DrCheck *check,
               const GArray  *mentions,
               guint          change,
               Move          *move)
{
  if (change < 2)
    return FALSE;

  const DrMention *now = dr_mentions_get (mentions, change - 1);
  const DrMention *before = dr_mentions_get (mentions, change - 2);
  gsize from = dr_check_sentence_start (check, dr_mentions_get (mentions, change)->start);
  if (before->start < from || !dr_mention_is_alike (before, now) || before->is_percent != now->is_percent
      || now->is_slashed || before->is_slashed || (now->is_percent && !dr_mentions_get (mentions, change)->is_percent))
    return FALSE;

  g_auto (DrWording) before_lead = dr_mentions_fold_lead (check, mentions, change - 2);
  g_auto (DrWording) now_lead = dr_mentions_fold_lead (check, mentions, change - 1);
  g_auto (DrWording) between = dr_check_fold (check, now->end, dr_mentions_get (mentions, change)->start);
  /* «từ 14,6% năm 2016 xuống 3,2% năm 2020, bình quân mỗi năm giảm 2,85%» */
  static const char * const mean_words[] = { "bình quân", "trung bình", "mỗi", NULL };
  gboolean is_from = dr_wording_ends (&before_lead, from_words);
  if (!(is_from || dr_wording_has (&before_lead, earlier_words)) || !dr_wording_has (&now_lead, now_words)
      /* «thu nhập bình quân tăng từ …» is called so. */
      || (!is_from && dr_wording_has (&before_lead, other_words)) || dr_wording_has (&between, against_words)
      || dr_wording_has (&between, mean_words)
      || dr_wording_has (&before_lead, against_words))
    return FALSE;
  move->earlier = before;

  return TRUE;
}

/* «tăng 1,3 lần» may be 30 or 130 per cent. */
static gboolean
is_multiple (const DrCheck   *check,
             const DrMention *mention)
{
  g_auto (DrWording) behind = dr_check_fold (check, mention->end, MIN (mention->end + 12, check->size));

  return dr_wording_begins (&behind, multiple_words);
}

/* «58,2%, tăng từ 55,7% năm 2021 (tăng 3,5%)»: the figure now comes first. */
static gboolean
find_after_both (const DrCheck *check,
                 const GArray  *mentions,
                 guint          change,
                 Move          *move)
{
  static const char * const from_leads[] = { "tăng từ", "giảm từ", NULL };
  gsize open, close;

  if (change < 2 || !is_alone_in_brackets (check, mentions, change, &open, &close))
    return FALSE;

  const DrMention *now = dr_mentions_get (mentions, change - 2);
  const DrMention *before = dr_mentions_get (mentions, change - 1);
  gsize from = dr_check_sentence_start (check, dr_mentions_get (mentions, change)->start);
  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, change - 1);
  if (now->start < from || open - before->end > BRACKET_MOST || !dr_mention_is_alike (before, now)
      || before->is_percent != now->is_percent || now->is_slashed || !dr_wording_ends (&lead, from_leads))
    return FALSE;
  move->earlier = before;

  return TRUE;
}

static DrChangeKind
get_kind (const DrMention *change,
          const DrMention *earlier)
{
  if (!change->is_percent)
    return DR_CHANGE_KIND_ABSOLUTE;

  return earlier->is_percent ? DR_CHANGE_KIND_POINTS : DR_CHANGE_KIND_PERCENT;
}

static const char *
get_measure (const DrMention *later,
             const DrMention *earlier)
{
  return later->measure != NULL ? later->measure : earlier->measure != NULL ? earlier->measure : "";
}

/* The figure before, if it changed by so many. */
static DrDecimal
get_start (const DrMention *later,
           const DrMention *by,
           DrDirection      direction)
{
  return direction == DR_DIRECTION_UP ? dr_small_subtract (later->value, by->value)
                                      : dr_small_add (later->value, by->value);
}

static gboolean
is_right (const Move      *move,
          const DrMention *later)
{
  const char *measure = get_measure (later, move->earlier);
  DrChangeKind kind = get_kind (move->change, move->earlier);
  g_autoptr (DrQuantity) before = dr_mention_dup_quantity (move->earlier, measure);
  g_autoptr (DrQuantity) after = dr_mention_dup_quantity (later, measure);
  g_autoptr (DrQuantity) stated = dr_mention_dup_quantity (move->change, measure);
  g_autoptr (DrInterval) computed = NULL;

  /* «2,4 tỷ đồng … (2,0)» names the magnitude once: nothing is proved. */
  if (later->has_magnitude != move->earlier->has_magnitude)
    return TRUE;
  if (!dr_move_is_wrong (dr_move_judge (before, after, kind, move->direction, stated, &computed)))
    return TRUE;
  /* «tăng 10% (50 triệu đồng)»: the bracket may hold the change itself, in another measure. */
  if (move->may_be_again && kind == DR_CHANGE_KIND_PERCENT)
    {
      DrMention implied = *move->earlier;

      implied.value = get_start (later, move->earlier, move->direction);
      g_autoptr (DrQuantity) from = dr_mention_dup_quantity (&implied, measure);
      g_autoptr (DrInterval) other = NULL;

      return !dr_move_is_wrong (dr_move_judge (from, after, kind, move->direction, stated, &other));
    }

  return FALSE;
}

/* «7,8 triệu đồng/người/tháng, tăng 0,5 triệu đồng»: for each of what, the change need not say again. */
static gboolean
counts_same (const DrMention *figure,
             const DrMention *other)
{
  const char *slash = figure->measure != NULL ? strchr (figure->measure, '/') : NULL;

  if (slash == NULL || other->measure == NULL || strchr (other->measure, '/') != NULL)
    return dr_mention_is_alike (figure, other);

  return strncmp (figure->measure, other->measure, slash - figure->measure) == 0
         && other->measure[slash - figure->measure] == '\0';
}

/* «14 trường hợp, 420 bao; … cùng kỳ (20 trường hợp)»: whether a figure of an achievement counts what the noun tells. */
static gboolean
is_named_so (const DrMention *figure,
             const DrWording *noun)
{
  g_autofree char *counted = g_strndup (figure->measure, strcspn (figure->measure, "/"));
  g_autofree char *folded = dr_wording_fold_phrase (counted);

  return g_str_has_prefix (noun->folded, folded);
}

/* The figure that changed: of those before that count the same the nearest one that the noun tells, or else the nearest; NULL if
 * none, or if one of them makes it right. */
static const DrMention *
find_later (const DrCheck *check,
            const GArray  *mentions,
            guint          at,
            const Move    *move)
{
  const DrMention *found = NULL;
  const DrMention *named = NULL;
  const DrMention *edge = dr_mentions_get (mentions, at);
  g_auto (DrWording) noun = dr_mention_fold_noun (check, move->earlier);
  gsize line = dr_check_line_start (check, edge->start);
  guint n = 0;

  for (guint i = at; i-- > 0 && n < CANDIDATES_MOST;)
    {
      const DrMention *mention = dr_mentions_get (mentions, i);

      if (mention->start < line)
        break;
      /* In a series the reader took the figure of the next year for one before: it may be believed, but nothing else. */
      gboolean is_read = mention->role == DR_NUMBER_ROLE_ACHIEVEMENT;
      /* «ước 61,4 tạ/ha, cao hơn 1,7 tạ/ha so với cùng kỳ (cùng kỳ 59,7 tạ/ha)»: a hedged one is not judged, nor any other instead. */
      if (mention->hedge != DR_HEDGE_EXACT && mention->achievement != DR_NONE && mention->achievement == move->change->item)
        return NULL;
      if (mention == move->earlier || (!is_read && mention->role != DR_NUMBER_ROLE_CHANGE)
          || mention->is_percent != move->earlier->is_percent || mention->hedge != DR_HEDGE_EXACT
          || !counts_same (mention, move->earlier)
          || (!move->change->is_percent && !counts_same (mention, move->change)))
        continue;
      n++;
      if (is_right (move, mention))
        return NULL;
      if (found == NULL && is_read && dr_small_are_comparable (move->earlier->value, mention->value, TIMES_MOST))
        found = mention;
      if (named == NULL && mention->achievement != DR_NONE && is_named_so (mention, &noun))
        named = mention;
    }

  return named != NULL ? named : found;
}

static void
report (DrCheck          *check,
        const Move       *move,
        const DrMention  *later)
{
  const char *measure = get_measure (later, move->earlier);
  DrChangeKind kind = get_kind (move->change, move->earlier);
  g_autoptr (DrQuantity) before = dr_mention_dup_quantity (move->earlier, measure);
  g_autoptr (DrQuantity) after = dr_mention_dup_quantity (later, measure);
  g_autoptr (DrQuantity) stated = dr_mention_dup_quantity (move->change, measure);
  g_autofree char *arithmetic = dr_move_write (before, after, kind, stated);
  g_autofree char *stated_value = dr_quantity_dup_value (stated);
  g_autofree char *stated_words = dr_mention_write (check, move->change);
  DrRuleFacts facts = { .stated = stated_value, .stated_words = stated_words, .arithmetic = arithmetic,
                        .what = dr_move_get_words (move->direction),
                        .what_english = dr_move_get_english (move->direction) };
  DrStretch place = { move->earlier->start, move->earlier->end, 0 };
  DrStretch change = { move->change->start, move->change->end, 0 };
  DrStretch own = { later->start, later->end, 0 };
  DrStretch source = dr_stretch_join (dr_stretch_join (own, place), change);

  if (!dr_check_has_finding (check, change.start, change.end))
    dr_check_say (check, DR_RULE_CHANGE_LOOSE, &facts, source, &place, 1);
}

/* «gấp 1,6 lần», with the figure before in brackets or before it: a quotient, to the digits that are written. */
static void
check_times (DrCheck       *check,
             const GArray  *mentions,
             guint          at)
{
  const DrMention *change = dr_mentions_get (mentions, at);
  Move move = { .change = change, .direction = DR_DIRECTION_UP };
  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, at);
  g_auto (DrWording) behind = dr_check_fold (check, change->end, MIN (change->end + 12, check->size));

  if (!dr_wording_ends (&lead, fold_words) || !dr_wording_begins (&behind, times_words))
    return;
  if (!find_in_bracket (check, mentions, at, &move))
    {
      /* «so với năm 2020 (42 triệu đồng), gấp 1,6 lần». */
      if (at == 0 || dr_mentions_get (mentions, at - 1)->role != DR_NUMBER_ROLE_CHANGE)
        return;
      move.earlier = dr_mentions_get (mentions, at - 1);
    }

  gsize from = dr_check_sentence_start (check, change->start);
  const DrMention *found = NULL;
  for (guint i = at; i-- > 0 && dr_mentions_get (mentions, i)->start >= from;)
    {
      const DrMention *later = dr_mentions_get (mentions, i);

      if (later->role != DR_NUMBER_ROLE_ACHIEVEMENT || later->is_percent || !dr_mention_is_alike (later, move.earlier)
          || later->hedge != DR_HEDGE_EXACT)
        continue;

      const char *measure = get_measure (later, move.earlier);
      g_autoptr (DrQuantity) before = dr_mention_dup_quantity (move.earlier, measure);
      g_autoptr (DrQuantity) after = dr_mention_dup_quantity (later, measure);
      g_autoptr (DrQuantity) stated = dr_mention_dup_quantity (change, "lần");
      g_autoptr (DrInterval) first = dr_fit_get_either (before, NULL);
      g_autoptr (DrInterval) last = dr_fit_get_either (after, NULL);
      g_autoptr (DrInterval) times = dr_interval_divide (last, first, NULL);
      if (times == NULL || dr_fit_stated (times, stated, TRUE, NULL) != DR_FIT_INCONSISTENT)
        return;
      if (found == NULL)
        found = later;
    }
  if (found == NULL)
    return;

  const char *measure = get_measure (found, move.earlier);
  g_autoptr (DrQuantity) before = dr_mention_dup_quantity (move.earlier, measure);
  g_autoptr (DrQuantity) after = dr_mention_dup_quantity (found, measure);
  g_autoptr (DrRatio) ratio = dr_quantity_divide (after, before, NULL);
  if (ratio == NULL)
    return;

  g_autofree char *shown = dr_ratio_to_decimal (ratio, dr_mention_get_n_decimals (change) + 2, DR_ROUNDING_HALF_AWAY_FROM_ZERO);
  DrDecimal rounded = { 0, 0 };
  dr_decimal_parse (shown, -1, &rounded);
  g_autofree char *result = dr_check_write_decimal (&rounded, "");
  g_autofree char *after_words = dr_check_write (after);
  g_autofree char *before_words = dr_check_write (before);
  g_autofree char *stated = dr_decimal_to_string (&change->value);
  g_autofree char *number = dr_check_write_decimal (&change->value, "");
  g_autofree char *stated_words = g_strdup_printf ("%s lần", number);
  g_autofree char *arithmetic = g_strdup_printf ("%s / %s = %s", after_words, before_words, result);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .arithmetic = arithmetic,
                        .what = "gấp", .what_english = "times" };
  DrStretch place = { move.earlier->start, move.earlier->end, 0 };
  DrStretch source = dr_stretch_join (dr_stretch_join ((DrStretch) { found->start, found->end, 0 }, place),
                                      (DrStretch) { change->start, change->end, 0 });

  if (!dr_check_has_finding (check, change->start, change->end))
    dr_check_say (check, DR_RULE_CHANGE_LOOSE, &facts, source, &place, 1);
}

/* What follows «so với», up to the next sign or number; NULL if nothing is said. */
static char *
dup_reference (const DrCheck *check,
               gsize          from,
               gsize          to)
{
  g_auto (DrWording) words = dr_check_fold (check, from, to);
  const char *at = strstr (words.folded, " so ");

  return at != NULL ? g_strdup (at) : NULL;
}

/* «tăng 24 văn bản, tăng 8,55% so với quý trước»: one change told twice. */
static void
check_again (DrCheck       *check,
             const GArray  *mentions,
             guint          first)
{
  const DrMention *by = dr_mentions_get (mentions, first);
  DrDirection direction, second_direction;
  guint next = first + 1;
  gsize open, close;

  if (by->is_percent || by->hedge != DR_HEDGE_EXACT || by->is_cell || !get_direction (check, mentions, first, &direction))
    return;
  /* The figure before may stand between the two. */
  if (next < mentions->len && is_alone_in_brackets (check, mentions, next, &open, &close))
    next++;
  if (next >= mentions->len)
    return;

  const DrMention *percent = dr_mentions_get (mentions, next);
  if (!percent->is_percent || percent->hedge != DR_HEDGE_EXACT || percent->start - by->end > AGAIN_MOST
      || percent->start > dr_check_clause_end (check, by->end) || !get_direction (check, mentions, next, &second_direction)
      || direction != second_direction || is_of_others (check, mentions, next))
    return;

  /* «giảm 41 hộ nghèo, tỷ lệ giảm 1,2%» is of the share of poor households, in points. */
  static const char * const share_words[] = { "tỷ lệ", NULL };
  static const char * const poor_words[] = { "nghèo", NULL };
  g_auto (DrWording) second_lead = dr_mentions_fold_lead (check, mentions, next);
  g_auto (DrWording) sentence = dr_check_fold (check, dr_check_sentence_start (check, by->start), by->start);
  if (dr_wording_has (&second_lead, share_words) && dr_wording_has (&sentence, poor_words))
    return;

  gsize limit = next + 1 < mentions->len ? dr_mentions_get (mentions, next + 1)->start : check->size;
  g_autofree char *reference = dup_reference (check, by->end, percent->start);
  g_autofree char *second_reference = dup_reference (check, percent->end, MIN (limit, dr_check_clause_end (check, percent->end)));
  if (reference != NULL && second_reference != NULL)
    return;

  /* Something of the same kind that has grown by so many stands before. */
  const DrMention *found = NULL;
  DrMention implied;
  gsize from = dr_check_sentence_start (check, by->start);
  for (guint i = first; i-- > 0 && dr_mentions_get (mentions, i)->start >= from;)
    {
      const DrMention *later = dr_mentions_get (mentions, i);

      if (later->role != DR_NUMBER_ROLE_ACHIEVEMENT || later->is_percent || later->hedge != DR_HEDGE_EXACT
          || !dr_mention_is_alike (later, by) || (later->measure != NULL && strchr (later->measure, '/') != NULL))
        continue;

      DrMention before = *later;
      before.value = get_start (later, by, direction);
      if (before.value.coefficient <= 0)
        return;
      Move move = { percent, &before, direction, FALSE };
      if (is_right (&move, later))
        return;
      if (found == NULL)
        {
          found = later;
          implied = before;
        }
    }
  /* «Tiếp 184 lượt. So với cùng kỳ giảm 12 lượt, giảm 8,1%»: the reader knows what the change is of. */
  if (found == NULL && by->role == DR_NUMBER_ROLE_CHANGE)
    for (guint i = first; i-- > 0 && first - i < CANDIDATES_MOST;)
      {
        const DrMention *later = dr_mentions_get (mentions, i);

        if (later->achievement == DR_NONE || later->achievement != by->item || later->is_percent
            || later->hedge != DR_HEDGE_EXACT)
          continue;

        DrMention before = *later;
        before.value = get_start (later, by, direction);
        if (before.value.coefficient <= 0)
          return;
        Move move = { percent, &before, direction, FALSE };
        if (is_right (&move, later))
          return;
        found = later;
        implied = before;
        break;
      }
  /* «còn 318 hộ (4,01%), giảm 94 hộ tương ứng giảm 1,19%»: so many points of the share, as likely. */
  if (found == NULL || (found->achievement != DR_NONE && dr_check_get_record (check, found->achievement)->has_share))
    return;

  implied.start = by->start;
  implied.end = by->end;
  Move move = { percent, &implied, direction, FALSE };

  report (check, &move, found);
}

/* «Phát 2.500 tờ rơi, gấp đôi cùng kỳ (1.000 tờ)»: nobody measures a doubling, but it is no two and a half. */
static void
check_doubled (DrCheck       *check,
               const GArray  *mentions,
               guint          at)
{
  const DrMention *later = dr_mentions_get (mentions, at);
  const DrAchievementRecord *record = later->achievement != DR_NONE ? dr_check_get_record (check, later->achievement) : NULL;
  guint next = at + 1;
  gsize open, close;

  if (record == NULL || !record->has_change || later->is_percent || later->hedge != DR_HEDGE_EXACT || next >= mentions->len
      || !is_alone_in_brackets (check, mentions, next, &open, &close)
      || (dr_mentions_get (mentions, next)->role == DR_NUMBER_ROLE_CHANGE
          && dr_mentions_get (mentions, next)->item != later->achievement)
      || dr_mentions_get (mentions, next)->is_percent
      || !dr_mention_is_alike (later, dr_mentions_get (mentions, next)))
    return;

  const DrMention *earlier = dr_mentions_get (mentions, next);
  static const char * const double_words[] = { "gấp đôi", "gấp hai", NULL };
  g_auto (DrWording) words = dr_check_fold (check, later->end, open);
  DrDecimal low = dr_small_multiply (earlier->value, (DrDecimal) { 185, -2 });
  DrDecimal high = dr_small_multiply (earlier->value, (DrDecimal) { 215, -2 });
  if (!dr_wording_has (&words, double_words)
      || (dr_decimal_compare (&later->value, &low) >= 0 && dr_decimal_compare (&later->value, &high) <= 0))
    return;

  const char *measure = get_measure (later, earlier);
  g_autoptr (DrQuantity) before = dr_mention_dup_quantity (earlier, measure);
  g_autoptr (DrQuantity) after = dr_mention_dup_quantity (later, measure);
  g_autoptr (DrRatio) ratio = dr_quantity_divide (after, before, NULL);
  if (ratio == NULL)
    return;

  g_autofree char *shown = dr_ratio_to_decimal (ratio, 2, DR_ROUNDING_HALF_AWAY_FROM_ZERO);
  DrDecimal rounded = { 0, 0 };
  dr_decimal_parse (shown, -1, &rounded);
  g_autofree char *result = dr_check_write_decimal (&rounded, "");
  g_autofree char *after_words = dr_check_write (after);
  g_autofree char *before_words = dr_check_write (before);
  g_autofree char *arithmetic = g_strdup_printf ("%s / %s = %s", after_words, before_words, result);
  DrRuleFacts facts = { .stated = "2", .stated_words = "2 lần", .arithmetic = arithmetic, .what = "gấp",
                        .what_english = "times" };
  DrStretch place = { earlier->start, earlier->end, 0 };

  dr_check_say (check, DR_RULE_CHANGE_LOOSE, &facts,
                dr_stretch_join ((DrStretch) { later->start, later->end, 0 }, place), &place, 1);
}

static gboolean
has_sign_of_change (const DrCheck   *check,
                    const DrMention *mention)
{
  char sign = dr_check_sign_before (check, mention->start);

  return sign == '+' || sign == '-';
}

/* A row «… | 6.875 | 6.240 | +535»: what the sign says is the difference of the two, or it is a percentage. In whatever order
 * the three stand; another figure with a sign is another change, not the figure before. */
static void
check_row (DrCheck       *check,
           const GArray  *mentions,
           guint          change)
{
  const DrMention *signed_cell = dr_mentions_get (mentions, change);
  const DrMention *earlier = NULL;
  const DrMention *later = NULL;

  if (!signed_cell->is_cell || signed_cell->role != DR_NUMBER_ROLE_CHANGE || signed_cell->item == DR_NONE
      || !has_sign_of_change (check, signed_cell) || signed_cell->is_percent)
    return;

  gsize line = dr_check_line_start (check, signed_cell->start);
  gsize end = dr_check_line_end (check, signed_cell->start);
  guint i = change;
  while (i > 0 && dr_mentions_get (mentions, i - 1)->start >= line)
    i--;
  for (; i < mentions->len && dr_mentions_get (mentions, i)->start < end; i++)
    {
      const DrMention *cell = dr_mentions_get (mentions, i);

      if (cell->item == signed_cell->item && cell->role == DR_NUMBER_ROLE_CHANGE && !has_sign_of_change (check, cell))
        earlier = cell;
      else if (cell->achievement == signed_cell->item)
        later = cell;
    }
  if (earlier == NULL || later == NULL)
    return;

  /* As written, since a head may give all three their magnitude. */
  g_autoptr (DrQuantity) before = dr_check_dup_entry (check, earlier->entry, "");
  g_autoptr (DrQuantity) after = dr_check_dup_entry (check, later->entry, "");
  g_autoptr (DrQuantity) stated = dr_check_dup_entry (check, signed_cell->entry, "");
  g_autoptr (DrQuantity) percent = dr_check_dup_entry (check, signed_cell->entry, "%");
  g_autoptr (DrInterval) computed = NULL;
  g_autoptr (DrInterval) other = NULL;
  DrDirection direction = dr_check_sign_before (check, signed_cell->start) == '+' ? DR_DIRECTION_UP : DR_DIRECTION_DOWN;
  DrMove by_difference = dr_move_judge (before, after, DR_CHANGE_KIND_ABSOLUTE, direction, stated, &computed);
  DrMove by_percent = dr_move_judge (before, after, DR_CHANGE_KIND_PERCENT, direction, percent, &other);
  if (!dr_move_is_wrong (by_difference) || !dr_move_is_wrong (by_percent)
      || dr_check_has_finding (check, signed_cell->start, signed_cell->end))
    return;

  g_autofree char *arithmetic = dr_move_write (before, after, DR_CHANGE_KIND_ABSOLUTE, stated);
  g_autofree char *value = dr_quantity_dup_value (stated);
  g_autofree char *words = dr_check_write (stated);
  DrRuleFacts facts = { .stated = value, .stated_words = words, .arithmetic = arithmetic,
                        .what = dr_move_get_words (direction), .what_english = dr_move_get_english (direction) };
  DrStretch place = { earlier->start, earlier->end, 0 };
  DrStretch source = dr_stretch_join ((DrStretch) { later->start, later->end, later->achievement + 1 },
                                      (DrStretch) { signed_cell->start, signed_cell->end, 0 });

  dr_check_say (check, DR_RULE_CHANGE_LOOSE, &facts, source, &place, 1);
}

/* «31 hội viên, nâng tổng số 1.846 phụ nữ; so với quý II (1.815) tăng 31»: whether a figure of any kind makes the change right. */
static gboolean
fits_any (const DrCheck *check,
          const GArray  *mentions,
          guint          at,
          const Move    *move)
{
  gsize from = dr_check_sentence_start (check, move->change->start);

  for (guint i = at; i-- > 0 && dr_mentions_get (mentions, i)->start >= from;)
    {
      const DrMention *later = dr_mentions_get (mentions, i);

      if (later != move->earlier && !later->is_percent && later->has_magnitude == move->earlier->has_magnitude && is_right (move, later))
        return TRUE;
    }

  return FALSE;
}

/* What is left straight behind the figure before, past its bracket or a comma; NULL if nothing is said of it. */
static const DrMention *
find_rest (const DrCheck *check,
           const GArray  *mentions,
           const Move    *move)
{
  static const char * const rest_words[] = { "còn", "còn lại", "nay còn", "hiện còn", "xuống còn", NULL };
  guint next = (guint) (move->earlier - dr_mentions_get (mentions, 0)) + 1;
  const DrMention *rest = next < mentions->len ? dr_mentions_get (mentions, next) : NULL;

  if (rest == NULL || move->earlier->start < move->change->start || rest->start - move->earlier->end > BRACKET_MOST
      || rest->start > dr_check_clause_end (check, move->earlier->end)
      || rest->hedge != DR_HEDGE_EXACT || rest->is_percent != move->earlier->is_percent || rest->is_slashed
      || !counts_same (rest, move->earlier) || move->direction != DR_DIRECTION_DOWN)
    return NULL;
  gsize close = move->earlier->end;
  while (close < rest->start && strchr ("),", check->text[close]) == NULL)
    close++;
  g_auto (DrWording) lead = dr_check_fold (check, close, rest->start);
  g_auto (DrWording) noun = dr_mention_fold_noun (check, rest);
  g_auto (DrWording) own_noun = dr_mention_fold_noun (check, move->earlier);

  return dr_wording_is_only (&lead, rest_words)
         && (g_str_has_prefix (noun.folded, own_noun.folded) || g_str_has_prefix (own_noun.folded, noun.folded)) ? rest : NULL;
}

static void
check_one (DrCheck       *check,
           const GArray  *mentions,
           guint          at)
{
  Move move = { .change = dr_mentions_get (mentions, at) };
  guint before = at;

  if (move.change->is_cell || move.change->hedge != DR_HEDGE_EXACT || is_multiple (check, move.change)
      || !get_direction (check, mentions, at, &move.direction))
    return;
  gboolean is_in_a_row = find_in_a_row (check, mentions, at, &move);
  if (is_in_a_row || find_after_both (check, mentions, at, &move))
    {
      const DrMention *later = dr_mentions_get (mentions, is_in_a_row ? at - 1 : at - 2);

      if ((move.change->is_percent || dr_mention_is_alike (move.change, later)) && later->hedge == DR_HEDGE_EXACT
          && move.earlier->hedge == DR_HEDGE_EXACT && !is_right (&move, later))
        report (check, &move, later);
      return;
    }
  if (!find_in_bracket (check, mentions, at, &move) && !find_before (check, mentions, at, &move)
      && !find_in_pair (check, mentions, at, &move) && !find_behind (check, mentions, at, &move))
    return;
  if (move.earlier->hedge != DR_HEDGE_EXACT || is_multiple (check, move.earlier) || (!move.change->is_percent && move.earlier->is_percent))
    return;

  /* «giảm 2 em so với năm 2022 (07 em), còn 06 em»: the figure now comes last. */
  const DrMention *rest = find_rest (check, mentions, &move);
  if (rest != NULL)
    {
      if (!is_right (&move, rest))
        report (check, &move, rest);
      return;
    }

  const DrMention *later = find_later (check, mentions, before, &move);

  if (later != NULL && !dr_move_is_of_later_year (check, later->start, move.earlier->entry)
      && !fits_any (check, mentions, at, &move))
    report (check, &move, later);
}

/* «61,4%, cao hơn bình quân thành phố (57,3%) 4,9%», «96 người, thấp hơn cùng kỳ (120 người) là 20%»: the change behind the figure
 * that it is held against. */
static void
check_behind_bracket (DrCheck      *check,
                      const GArray *mentions,
                      guint         at)
{
  static const char * const over_words[] = { "cao hơn", "nhiều hơn", "lớn hơn", "tăng so với", "tăng hơn", "hơn", "vượt", NULL };
  static const char * const under_words[] = { "thấp hơn", "ít hơn", "kém", "kém hơn", "giảm so với", "giảm hơn", "nhỏ hơn", NULL };
  Move move = { .change = dr_mentions_get (mentions, at), .earlier = dr_mentions_get (mentions, at - 1) };
  gsize from = dr_check_sentence_start (check, move.change->start);
  gsize open, close;

  if (move.change->is_cell || move.change->hedge != DR_HEDGE_EXACT || move.earlier->hedge != DR_HEDGE_EXACT || move.earlier->start < from
      || move.earlier->is_slashed || (move.earlier->is_percent && !move.change->is_percent)
      || !is_alone_in_brackets (check, mentions, at - 1, &open, &close) || is_multiple (check, move.change) || move.change->start < close
      || dr_check_is_said (check, move.change->start, move.change->end))
    return;

  static const char * const planned_words[] = { "kế hoạch", "chỉ tiêu", "dự toán", "nghị quyết", "mỗi", "trong đó", "mục tiêu", NULL };
  gsize comma = open;
  while (comma > from && strchr (",;", check->text[comma - 1]) == NULL)
    comma--;
  g_auto (DrWording) lead = dr_check_fold (check, comma, move.earlier->start);
  g_auto (DrWording) between = dr_check_fold (check, close, move.change->start);
  gboolean is_over = dr_wording_begins (&lead, over_words);
  if ((!is_over && !dr_wording_begins (&lead, under_words)) || dr_wording_has (&lead, planned_words)
      || dr_check_has_sign (check, close + 1, move.change->start, ",;(")
      || !(dr_wording_is_empty (&between) || dr_wording_is_only (&between, copula_words)))
    return;
  move.direction = is_over ? DR_DIRECTION_UP : DR_DIRECTION_DOWN;

  const DrMention *later = find_later (check, mentions, at - 1, &move);
  if (later != NULL && !fits_any (check, mentions, at - 1, &move))
    report (check, &move, later);
}

void
dr_check_change_nearby (DrCheck *check)
{
  const GArray *mentions = dr_check_get_mentions (check);
  g_autoptr (GArray) with_times = dr_rate_is_any (check) ? dr_mentions_new_with_times (check) : NULL;

  /* «5,8 ngày/lượt, giảm 0,5 ngày so với cùng kỳ (6,1 ngày)»: elsewhere so many days are no figure. */
  for (guint i = 0; with_times != NULL && i < with_times->len && dr_check_goes_on (check); i++)
    if (dr_mentions_get (with_times, i)->role == DR_NUMBER_ROLE_DATE)
      check_one (check, with_times, i);
  for (guint i = 0; i < mentions->len && dr_check_goes_on (check); i++)
    {
      check_one (check, mentions, i);
      check_again (check, mentions, i);
      check_times (check, mentions, i);
      check_doubled (check, mentions, i);
      check_row (check, mentions, i);
    }
  dr_check_change_rows (check, mentions);
  for (guint i = 0; i < mentions->len && dr_check_goes_on (check); i++)
    {
      if (i >= 2)
        {
          dr_check_change_twice (check, mentions, i);
          check_behind_bracket (check, mentions, i);
        }
      dr_check_change_alone (check, mentions, i);
    }
}
