/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-phrase-private.h"
#include "reading/sentences/dr-sentence-private.h"

/* Changes by a factor: «gấp 3 lần», «bằng 1,8 lần», «giảm 2 lần», «gấp đôi», «giảm một nửa». */

#define COMPARISONS (DR_SIGNAL_BIT (DR_SIGNAL_COMPARE) | DR_SIGNAL_BIT (DR_SIGNAL_EARLIER))

/* Whether an earlier time is named between @first and @end. */
static gboolean
is_compared (const DrSentence *self,
             guint             first,
             guint             end)
{
  return dr_sentence_has (self, first, end, COMPARISONS) || dr_sentence_find_date (self, first, end) != NULL;
}

/* Half, a quarter, a fifth …: what is left of a hundred; FALSE where it has no end. */
static gboolean
divide_hundred (const DrDecimal *divisor,
                DrDecimal       *left)
{
  DrDecimal whole;

  if (!dr_decimal_rescale (divisor, 0, &whole) || whole.coefficient < 2 || whole.coefficient > 100)
    return FALSE;

  /* Thousandths of a hundred are enough: 1/8 is 12.5. */
  if (100000 % whole.coefficient != 0)
    return FALSE;
  *left = (DrDecimal) { 100000 / whole.coefficient, -3 };
  while (left->exponent < 0 && left->coefficient % 10 == 0)
    {
      left->coefficient /= 10;
      left->exponent++;
    }

  return TRUE;
}

/* Words behind a measure that belong to its noun. */
#define MOST_NOUN_WORDS 3

/* «5.230 trường hợp, gấp 2,4 lần»: nothing else is said of what it multiplies. */
static gboolean
multiplies_what_stands_before (const DrSentence *self,
                               guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  guint clause = dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ",;(");
  guint end = MIN (self->end, figure->phrase.end + 1);

  return index > 0 && clause > figure->gap_first
         && dr_phrase_match_any (self->reading, clause, DR_PHRASES ("gấp", "tăng gấp")) == figure->phrase.first - clause
         && dr_sentence_count_words (self, figure->gap_first, clause) <= MOST_NOUN_WORDS
         && (figure->phrase.end >= self->end || dr_phrase_match (self->reading, figure->phrase.end, "và") > 0
             || dr_sentence_find_sign (self, figure->phrase.end, end, ",.;)") == figure->phrase.end);
}

/* Three times as much is 200 per cent more; a half is 50 per cent less. */
gboolean
dr_sentence_read_times (DrSentence *self,
                        guint       index)
{
  static const DrDecimal hundred = { 100, 0 };
  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;
  gboolean is_down = dr_phrase_match_before (self->reading, phrase->first, DR_PHRASES ("giảm")) > 0;

  if (self->facts->len == 0 || dr_phrase_match (self->reading, phrase->measure_first, "lần") == 0 || phrase->is_rate
      || (!is_down && dr_phrase_match_before (self->reading, phrase->first, DR_PHRASES ("gấp", "bằng", "tăng")) == 0)
      || !(is_compared (self, figure->gap_first, dr_sentence_reference_end (self, index)) || multiplies_what_stands_before (self, index)))
    return FALSE;

  int owner = dr_sentence_find_spoken_of (self, index);
  if (owner < 0)
    owner = dr_sentence_find_owner (self, index, DR_SIGNAL_BIT (DR_SIGNAL_MONEY));
  if (owner < 0)
    return FALSE;

  DrFact *fact = &g_array_index (self->facts, DrFact, owner);
  DrDecimal percent = phrase->value;
  DrDecimal change;
  DrDirection direction = is_down ? DR_DIRECTION_DOWN : DR_DIRECTION_UP;

  percent.exponent += 2;
  if (!is_down && dr_decimal_compare (&percent, &hundred) < 0)
    return FALSE;
  gboolean is_exact = is_down ? divide_hundred (&phrase->value, &percent) && dr_decimal_subtract (&hundred, &percent, &change)
                              : dr_decimal_subtract (&percent, &hundred, &change);
  if (fact->has_change || !is_exact)
    {
      dr_fact_add_figure (fact, self->reading, phrase, DR_NUMBER_ROLE_CHANGE);
      figure->outcome = DR_FIGURE_OUTCOME_CHANGE;
      figure->owner = owner;
      return TRUE;
    }

  dr_sentence_set_change (self, index, owner, &change, direction,
                          dr_sentence_find_against (self, phrase->end, dr_sentence_reference_end (self, index), fact));
  fact->change_kind = DR_CHANGE_KIND_PERCENT;

  return TRUE;
}

/* The words for a factor at @index: their number, and by how many per cent they change a figure. */
static guint
match_words (const DrReading *reading,
             guint            index,
             int             *percent)
{
  guint n;

  if ((n = dr_phrase_match_any (reading, index, DR_PHRASES_OF_GROUP (DR_PHRASE_GROUP_FACTOR, "gấp đôi", "nhân đôi", "gấp hai", "gấp hai lần", "tăng gấp đôi"))) > 0)
    *percent = 100;
  else if ((n = dr_phrase_match_any (reading, index, DR_PHRASES_OF_GROUP (DR_PHRASE_GROUP_FACTOR, "gấp rưỡi", "tăng gấp rưỡi"))) > 0)
    *percent = 50;
  else if ((n = dr_phrase_match_any (reading, index, DR_PHRASES_OF_GROUP (DR_PHRASE_GROUP_FACTOR, "gấp ba", "gấp ba lần", "tăng gấp ba"))) > 0)
    *percent = 200;
  else if ((n = dr_phrase_match_any (reading, index, DR_PHRASES_OF_GROUP (DR_PHRASE_GROUP_FACTOR, "giảm một nửa", "giảm nửa", "giảm đi một nửa", "bằng một nửa",
                                                                 "chỉ bằng một nửa"))) > 0)
    *percent = -50;

  return n;
}

/* Changes without a number belong to the figure they stand behind. */
void
dr_sentence_read_times_in_words (DrSentence *self)
{
  if (!dr_sentence_may_begin (self, DR_PHRASE_GROUP_FACTOR))
    return;
  for (guint i = 0; i < self->facts->len; i++)
    {
      DrFact *fact = &g_array_index (self->facts, DrFact, i);
      guint first = g_array_index (self->figures, DrSentenceFigure, fact->figure).phrase.end;

      if (fact->has_change || fact->is_whole)
        continue;

      guint end = dr_sentence_find_sign (self, first, dr_sentence_words_end (self, fact->figure), ";");
      if (!is_compared (self, first, end))
        continue;
      for (guint at = first; at < end; at++)
        {
          int percent;
          guint n = match_words (self->reading, at, &percent);

          if (n == 0 || self->taken->data[at] != DR_TAKEN_FREE)
            continue;
          fact->has_change = TRUE;
          fact->change = (DrDecimal) { ABS (percent), 0 };
          fact->change_kind = DR_CHANGE_KIND_PERCENT;
          fact->change_direction = percent < 0 ? DR_DIRECTION_DOWN : DR_DIRECTION_UP;
          fact->change_against = dr_sentence_find_against (self, at + n, end, fact);
          break;
        }
    }
}
