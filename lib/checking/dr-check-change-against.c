/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «change»: a sentence that holds what another told against an earlier time.
 *
 * «Thi hành kỷ luật 15 đảng viên … So với cùng kỳ (19 đảng viên) giảm 6 đảng viên.» What the sentence tells of is named in
 * it, or it is the first figure of the kind in the sentence before. Whatever figure of the kind makes it right is believed.
 * «7 vụ, chết 5 người; so với cùng kỳ (9 vụ, chết 6 người) tăng 2 vụ» holds several against several.
 */

#include "config.h"

#include "checking/dr-check-change-private.h"

#include <string.h>

#include "checking/dr-small-private.h"

/* Figures on either side that are tried, and those in brackets. */
#define AROUND_MOST 96
#define SERIES_MOST 6
/* Sentences back to the one that told, as far as they have figures. */
#define BACK_MOST 2
/* So many times what it was, or less than that part of it, it is something else. */
#define TIMES_MOST 4

static const char * const against_words[] = { "so với", "so", NULL };
static const char * const plan_words[] = {
  "kế hoạch", "chỉ tiêu", "dự toán", "nghị quyết", "mục tiêu", "bình quân", "mỗi", "toàn tỉnh", "cả nước", NULL
};

/* Whether a figure of an achievement counts what @noun names; one without a noun counts what the other does. */
static gboolean
counts_noun (const DrMention *figure,
             const DrMention *other,
             const DrWording *noun)
{
  g_autofree char *measure = dr_wording_fold_phrase (figure->measure);

  if (figure->has_magnitude != other->has_magnitude || figure->is_percent != other->is_percent)
    return FALSE;
  if (other->measure != NULL)
    return dr_mention_is_alike (figure, other);

  return dr_wording_is_empty (noun) || g_str_has_prefix (noun->folded, measure) || g_str_has_prefix (measure, noun->folded);
}

static gboolean
is_told (const DrMention *mention)
{
  return mention->achievement != DR_NONE && !mention->is_cell;
}

static gboolean
is_later (const DrMention *mention)
{
  return is_told (mention) && mention->hedge == DR_HEDGE_EXACT;
}

/* The one other figure of the sentence of a change, alone in brackets; NULL if there is none, or if there are more. */
static const DrMention *
find_earlier (const DrCheck *check,
              const GArray  *mentions,
              guint          at,
              gsize          from,
              gsize          to)
{
  const DrMention *change = dr_mentions_get (mentions, at);
  const DrMention *before = at > 0 && dr_mentions_get (mentions, at - 1)->start >= from ? dr_mentions_get (mentions, at - 1) : NULL;
  const DrMention *after = at + 1 < mentions->len && dr_mentions_get (mentions, at + 1)->start < to ? dr_mentions_get (mentions, at + 1)
                                                                                                    : NULL;
  const DrMention *earlier = before != NULL ? before : after;

  if (earlier == NULL || earlier->hedge != DR_HEDGE_EXACT || earlier->is_cell
      || (at > 1 && dr_mentions_get (mentions, at - 2)->start >= from)
      /* What stands behind the change as well may say it again, if it is a percentage. */
      || (before != NULL && after != NULL && (!after->is_percent || change->is_percent))
      || (before == NULL && at + 2 < mentions->len && dr_mentions_get (mentions, at + 2)->start < to))
    return NULL;

  gsize open = earlier->start;
  gsize close = earlier->end;
  while (open > from && strchr ("()", check->text[open - 1]) == NULL)
    open--;
  while (close < to && strchr ("()", check->text[close]) == NULL)
    close++;

  return open > from && check->text[open - 1] == '(' && close < to && check->text[close] == ')' ? earlier : NULL;
}

/* The first figure of the kind in the sentence before the one that begins at @from, or in the one before that. */
static const DrMention *
find_told (const DrCheck   *check,
           const GArray    *mentions,
           guint            at,
           gsize            from,
           const DrMention *earlier,
           const DrWording *noun)
{
  for (guint n = 0; n < BACK_MOST; n++)
    {
      const DrMention *found = NULL;

      while (at > 0 && dr_mentions_get (mentions, at - 1)->start >= from)
        at--;
      if (at == 0)
        break;
      from = dr_check_sentence_start (check, dr_mentions_get (mentions, at - 1)->start);
      for (guint i = at; i-- > 0 && dr_mentions_get (mentions, i)->start >= from;)
        if (is_told (dr_mentions_get (mentions, i)) && counts_noun (dr_mentions_get (mentions, i), earlier, noun))
          found = dr_mentions_get (mentions, i);
      if (found != NULL)
        return found;
    }

  return NULL;
}

/* «So với tuần trước tin báo tăng 02 tin»: whether the words name what the figure counts, all of it. */
static gboolean
is_counted (const DrCheck   *check,
            const DrMention *mention,
            const DrWording *words)
{
  g_autofree char *measure = dr_wording_fold_phrase (mention->measure);

  return strchr (mention->measure, ' ') != NULL && strstr (words->folded, measure) != NULL
         && dr_check_get_record (check, mention->achievement)->part_of == DR_NONE;
}

static void
check_sentence (DrCheck         *check,
                const GArray    *mentions,
                guint            at,
                const DrMention *earlier,
                DrDirection      direction)
{
  const DrMention *change = dr_mentions_get (mentions, at);
  gsize from = dr_check_sentence_start (check, change->start);
  gsize to = dr_check_sentence_end (check, change->end);
  g_auto (DrWording) words = dr_check_fold (check, from, to);
  if (!dr_wording_begins (&words, against_words) || dr_wording_has (&words, plan_words))
    return;

  g_auto (DrWording) noun = dr_mention_fold_noun (check, earlier);
  const DrMention *named = NULL;
  const DrMention *counted = NULL;
  for (guint i = at > AROUND_MOST ? at - AROUND_MOST : 0; i < MIN (mentions->len, at + AROUND_MOST); i++)
    {
      const DrMention *later = dr_mentions_get (mentions, i);

      *check->work += 1;
      if (later == earlier || later == change || !is_later (later) || !counts_noun (later, earlier, &noun))
        continue;
      if (dr_move_is_right (earlier, later, change, direction))
        return;
      if (i < at && dr_move_is_named (check, later, &words))
        named = later;
      if (i < at && is_counted (check, later, &words))
        counted = later;
    }
  const DrMention *later = named != NULL ? named : find_told (check, mentions, at, from, earlier, &noun);
  later = later != NULL ? later : counted;
  /* What is hedged is not judged, nor any other instead. */
  if (later != NULL && is_later (later) && dr_small_are_comparable (earlier->value, later->value, TIMES_MOST))
    dr_move_report (check, earlier, later, change, direction);
}

/* --- several against several --- */

/* The figures of a sentence now, and those in brackets behind «so với», one for each. */
typedef struct
{
  const DrMention *now[SERIES_MOST];
  const DrMention *before[SERIES_MOST];
  guint            n;
} Series;

/* Looks back from a change behind a bracket. */
static gboolean
series_init (Series        *self,
             const DrCheck *check,
             const GArray  *mentions,
             guint          at)
{
  const DrMention *change = dr_mentions_get (mentions, at);
  gsize from = dr_check_sentence_start (check, change->start);
  gsize close = change->start;

  *self = (Series) { .n = 0 };
  while (close > from && check->text[close - 1] != ')')
    close--;
  gsize open = close;
  while (open > from && check->text[open - 1] != '(')
    open--;
  if (open == from)
    return FALSE;

  guint first = at;
  while (first > 0 && dr_mentions_get (mentions, first - 1)->start >= open)
    first--;
  for (guint i = first; i < at && dr_mentions_get (mentions, i)->start < close; i++)
    {
      if (self->n == SERIES_MOST || dr_mentions_get (mentions, i)->hedge != DR_HEDGE_EXACT || dr_mentions_get (mentions, i)->is_percent)
        return FALSE;
      self->before[self->n++] = dr_mentions_get (mentions, i);
    }
  if (self->n < 2 || first < self->n)
    return FALSE;

  gsize lead_from = dr_mentions_get (mentions, first - 1)->end;
  g_auto (DrWording) lead = dr_check_fold (check, MAX (lead_from, from), open);
  if (!dr_wording_has (&lead, against_words) || dr_wording_has (&lead, plan_words))
    return FALSE;
  for (guint i = 0; i < self->n; i++)
    {
      const DrMention *now = dr_mentions_get (mentions, first - self->n + i);

      if (!is_later (now) || now->start < from || self->before[i]->measure == NULL
          || strcmp (now->measure, self->before[i]->measure) != 0)
        return FALSE;
      self->now[i] = now;
    }

  return TRUE;
}

static void
check_series (DrCheck         *check,
              const DrMention *change,
              const Series    *series,
              DrDirection      direction)
{
  guint found = 0, n = 0;

  for (guint i = 0; i < series->n; i++)
    {
      if (strcmp (series->now[i]->measure, change->measure) != 0)
        continue;
      if (dr_move_is_right (series->before[i], series->now[i], change, direction))
        return;
      found = i;
      n++;
    }
  if (n == 1)
    dr_move_report (check, series->before[found], series->now[found], change, direction);
}

void
dr_check_change_against (DrCheck       *check,
                         const GArray  *mentions,
                         guint          at)
{
  const DrMention *change = dr_mentions_get (mentions, at);
  DrDirection direction;
  Series series;

  if (change->hedge != DR_HEDGE_EXACT || change->is_cell)
    return;
  const DrMention *earlier = find_earlier (check, mentions, at, dr_check_sentence_start (check, change->start),
                                           dr_check_sentence_end (check, change->end));
  gboolean has_series = !change->is_percent && change->measure != NULL && series_init (&series, check, mentions, at);
  if ((earlier == NULL && !has_series) || !dr_move_find_direction (check, mentions, at, &direction))
    return;
  if (earlier != NULL)
    check_sentence (check, mentions, at, earlier, direction);
  if (has_series)
    check_series (check, change, &series, direction);
}
