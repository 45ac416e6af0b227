/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «digit-slip»: a percentage that two swapped digits, or one wrong one, keep from being what two figures make.
 *
 * «9 huyện, 1.285 ban công tác. Trưởng ban là đảng viên 1.101 người, đạt 87,5%»: 1.101 of 1.285 are 85,7 %. As for other figures,
 * only what is hardly chance is said. Most percentages of a report are of two figures beside them, so that less is needed.
 */

#include "config.h"

#include "checking/dr-check-change-private.h"
#include "checking/dr-check-digit-slip-private.h"
#include "checking/dr-check-share-private.h"

#include <string.h>

#include "checking/dr-premises-private.h"
#include "checking/dr-slip-private.h"
#include "checking/dr-small-private.h"

/* Figures before and behind a percentage that are tried, and that are believed. */
#define TRIED_MOST 16
#define BEHIND_LEAST 3
#define BEFORE_MOST 48
#define BEHIND_MOST 12
/* Digits that tell of a slip: of two that are swapped, of one that is another. */
#define SWAPPED_LEAST 3
#define CHANGED_LEAST 4
/* Of so many percentages like it one may be blamed by chance. */
#define FIGURES_LEAST 100

typedef struct
{
  const DrMention *stated;
  guint            n_digits;
  gboolean         is_change;
  guint64          n_tried;    /* results as long as it is */
  guint            n_found;    /* of them, those a slip away */
  gboolean         is_right;
  DrSlipKind       kind;
  DrDecimal        value;      /* what was found */
  const DrMention *one;
  const DrMention *other;
} Suspect;

static guint
count_digits (DrDecimal value)
{
  char buffer[DR_DECIMAL_BUFFER];

  return (guint) dr_int128_write (value.coefficient, buffer);
}

static void
try_result (Suspect         *suspect,
            DrDecimal        part,
            const DrMention *base,
            const DrMention *one,
            const DrMention *other)
{
  guint digits = dr_mention_get_n_decimals (suspect->stated);
  gboolean is_as_long = FALSE;

  for (int i = 0; i < 2; i++)
    {
      DrDecimal value = dr_small_percent (part, base->value, digits, i == 0);
      guint length = 0;
      DrSlipKind kind = dr_slip_find_kind (&suspect->stated->value, &value, &length);

      suspect->is_right |= dr_decimal_compare (&value, &suspect->stated->value) == 0;
      is_as_long |= count_digits (value) == suspect->n_digits;
      if (kind == DR_SLIP_KIND_NONE || length < (kind == DR_SLIP_KIND_SWAPPED ? SWAPPED_LEAST : CHANGED_LEAST))
        continue;
      if (suspect->n_found == 0 || dr_decimal_compare (&value, &suspect->value) != 0)
        suspect->n_found++;
      suspect->kind = kind;
      suspect->value = value;
      suspect->one = one;
      suspect->other = other;
    }
  suspect->n_tried += is_as_long;
}

static void
try_pair (Suspect         *suspect,
          const DrMention *one,
          const DrMention *other)
{
  gboolean is_larger = dr_decimal_compare (&one->value, &other->value) > 0;
  const DrMention *larger = is_larger ? one : other;
  const DrMention *smaller = is_larger ? other : one;

  if (dr_decimal_compare (&one->value, &other->value) == 0)
    return;
  if (!suspect->is_change)
    {
      try_result (suspect, smaller->value, larger, smaller, larger);
      return;
    }
  DrDecimal distance = dr_small_subtract (larger->value, smaller->value);
  try_result (suspect, distance, larger, larger, smaller);
  try_result (suspect, distance, smaller, larger, smaller);
}

static gboolean
is_operand (const DrMention *mention)
{
  return !mention->is_percent && !mention->is_cell && mention->hedge == DR_HEDGE_EXACT && mention->value.coefficient > 0
         && mention->role != DR_NUMBER_ROLE_PERCENT && mention->role != DR_NUMBER_ROLE_SHARE;
}

static gboolean
is_blamed (const DrCheck   *check,
           const DrMention *mention)
{
  return dr_check_is_blamed (check, mention->start, mention->end);
}

/* Of how many percentages that were not meant so one would come such a slip away from what was tried. */
static guint64
count_figures (const Suspect *suspect)
{
  guint64 n_figures = 9;

  for (guint i = 1; i < suspect->n_digits; i++)
    n_figures *= 10;

  return n_figures / ((suspect->kind == DR_SLIP_KIND_SWAPPED ? suspect->n_digits - 1 : 9 * suspect->n_digits) * MAX (suspect->n_tried, 1));
}

static void
say (DrCheck       *check,
     const Suspect *suspect)
{
  const DrMention *stated = suspect->stated;
  g_autofree char *first = dr_mention_write (check, suspect->one);
  g_autofree char *second = dr_mention_write (check, suspect->other);
  g_autofree char *result = dr_check_write_decimal (&suspect->value, "%");
  g_autofree char *arithmetic = g_strdup_printf (suspect->is_change ? "%s - %s: %s" : "%s / %s = %s", first, second, result);
  g_autofree char *written = dr_decimal_to_string (&stated->value);
  g_autofree char *words = dr_mention_write (check, stated);
  g_autofree char *expected = dr_decimal_to_string (&suspect->value);
  DrRuleFacts facts = { .stated = written, .stated_words = words, .arithmetic = arithmetic,
                        .expected_low = expected, .expected_high = expected };
  DrStretch places[] = { { suspect->one->start, suspect->one->end, 0 }, { suspect->other->start, suspect->other->end, 0 } };

  dr_check_say (check, suspect->kind == DR_SLIP_KIND_SWAPPED ? DR_RULE_DIGIT_SLIP_SWAPPED : DR_RULE_DIGIT_SLIP_CHANGED, &facts,
                (DrStretch) { stated->start, stated->end, 0 }, places, 2);
}

/* Tries a figure with those from @from up to @to. */
static void
try_with (Suspect       *suspect,
          const DrCheck *check,
          const GArray  *mentions,
          guint          bound,
          guint          from,
          guint          to)
{
  const DrMention *one = dr_mentions_get (mentions, bound);

  /* The nearest first: most are right. */
  for (guint i = to; i-- > from && !suspect->is_right;)
    {
      const DrMention *other = dr_mentions_get (mentions, i);

      *check->work += 1;
      if (i != bound && is_operand (other) && one->measure != NULL && other->measure != NULL)
        try_pair (suspect, one, other);
    }
}

/* The figure that a percentage is said of: the nearest before it in its sentence. */
static guint
find_bound (const DrCheck *check,
            const GArray  *mentions,
            guint          at)
{
  gsize from = dr_check_sentence_start (check, dr_mentions_get (mentions, at)->start);

  for (guint i = at; i-- > 0 && dr_mentions_get (mentions, i)->start >= from;)
    if (!dr_mentions_get (mentions, i)->is_percent)
      return is_operand (dr_mentions_get (mentions, i)) ? i : G_MAXUINT;

  return G_MAXUINT;
}

/* Whether the words between say that the percentage is one of the figure before it, or how much that changed. */
static gboolean
is_claimed (const DrCheck *check,
            const GArray  *mentions,
            guint          bound,
            guint          at,
            gsize          from)
{
  static const char * const other_words[] = {
    "kế hoạch", "chỉ tiêu", "dự toán", "nghị quyết", "cùng kỳ", "so với", "bình quân", "trung bình", "tỷ trọng", "cơ cấu", NULL
  };
  const DrMention *stated = dr_mentions_get (mentions, at);
  g_auto (DrWording) between = dr_check_fold (check, dr_mentions_get (mentions, bound)->end, stated->start);
  DrDirection direction;

  static const char * const plan_words[] = { "kế hoạch", "kh", "dự toán", "dt", "chỉ tiêu", "ct", "nghị quyết", "nq", "so với", NULL };
  DrPremises premises = { .from = from };
  gsize end = dr_check_clause_end (check, stated->end);
  for (gsize i = stated->end; i < end; i++)
    if (strchr (",()", check->text[i]) != NULL)
      end = i;
  g_auto (DrWording) behind = dr_check_fold (check, stated->end, end);

  /* «chiếm 12,81% khu dân cư kiểu mẫu» is of something that has not been told. */
  return !dr_wording_has (&between, other_words) && !dr_wording_begins (&behind, plan_words)
         && (dr_check_sign_before (check, stated->start) == '(' || dr_wording_ends (&between, dr_share_words)
             || dr_move_find_direction (check, mentions, at, &direction))
         && dr_premises_say_it (&premises, check, stated->end, end);
}

void
dr_check_percent_slip (DrCheck      *check,
                       const GArray *mentions,
                       guint         at)
{
  const DrMention *stated = dr_mentions_get (mentions, at);
  Suspect suspect = { .stated = stated };
  const DrDecimal hundred = { 100, 0 };
  DrDirection direction;

  suspect.n_digits = count_digits (dr_decimal_normalize (&stated->value));
  if (!stated->is_percent || stated->is_cell || stated->hedge != DR_HEDGE_EXACT || stated->value.coefficient <= 0
      || suspect.n_digits < SWAPPED_LEAST || dr_decimal_compare (&stated->value, &hundred) >= 0 || dr_check_is_said (check, stated->start, stated->end))
    return;
  suspect.is_change = stated->role == DR_NUMBER_ROLE_CHANGE
                      || (stated->role != DR_NUMBER_ROLE_SHARE && stated->role != DR_NUMBER_ROLE_PERCENT
                          && dr_move_find_direction (check, mentions, at, &direction));

  gsize line = dr_check_line_start (check, stated->start);
  gsize above = line > 0 ? dr_check_line_start (check, line - 1) : 0;
  guint bound = find_bound (check, mentions, at);
  guint from = at, to = at + 1;
  if (bound == G_MAXUINT)
    return;
  while (from > 0 && at - from < TRIED_MOST && dr_mentions_get (mentions, from - 1)->start >= above)
    from--;
  while (to < mentions->len && to - at <= BEHIND_LEAST && dr_mentions_get (mentions, to)->start < dr_check_sentence_end (check, stated->end))
    to++;
  try_with (&suspect, check, mentions, bound, from, to);
  if (suspect.is_right || suspect.n_found != 1 || count_figures (&suspect) < FIGURES_LEAST || is_blamed (check, suspect.one)
      || is_blamed (check, suspect.other) || !is_claimed (check, mentions, bound, at, above))
    return;

  /* «chi 2.315 tỷ đồng, đạt 21,6% dự toán; đầu tư 604 tỷ đồng, chiếm 26,1%»: what the two make has been told. */
  for (guint i = from; i < to; i++)
    if (dr_mentions_get (mentions, i)->is_percent && dr_decimal_compare (&dr_mentions_get (mentions, i)->value, &suspect.value) == 0)
      return;

  /* A figure further away may make it right, and so may any two of the line. */
  Suspect believed = { .stated = stated, .n_digits = suspect.n_digits, .is_change = suspect.is_change };
  try_with (&believed, check, mentions, bound, at > BEFORE_MOST ? at - BEFORE_MOST : 0, MIN (mentions->len, at + BEHIND_MOST));
  for (guint i = from; i < to && !believed.is_right; i++)
    if (is_operand (dr_mentions_get (mentions, i)))
      try_with (&believed, check, mentions, i, from, to);
  if (!believed.is_right)
    say (check, &suspect);
}
