/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-phrase-private.h"
#include "reading/sentences/dr-sentence-private.h"

/* Figures of an earlier time that no figure of the sentence is held against: they are none of the report's. */

/* Words between the noun of a change and the bracket with the figures that it lies between. */
#define MOST_TAIL_WORDS 4

#define COMPARISONS (DR_SIGNAL_BIT (DR_SIGNAL_COMPARE) | DR_SIGNAL_BIT (DR_SIGNAL_EARLIER))
#define MOVES (DR_SIGNAL_BIT (DR_SIGNAL_UP) | DR_SIGNAL_BIT (DR_SIGNAL_DOWN) | DR_SIGNAL_BIT (DR_SIGNAL_EXCEED) | DR_SIGNAL_BIT (DR_SIGNAL_SHORT))

/* Whether the words at token @at name a time before the report's, and not its beginning («đầu năm») or a state («trước sáp nhập»). */
static gboolean
is_time_before (const DrSentence *self,
                guint             at)
{
  const DrPhrases *words = DR_PHRASES ("trước", "ngoái", "cùng", "CK", "CKNT", "rồi");
  guint end = g_array_index (self->signal_ends, guint32, at);

  if (!(g_array_index (self->signals, DrSignals, at) & DR_SIGNAL_BIT (DR_SIGNAL_EARLIER))
      || (g_array_index (self->signals, DrSignals, at) & DR_SIGNAL_BIT (DR_SIGNAL_COMPARE))
      || dr_phrase_match_any (self->reading, at, DR_PHRASES ("trước", "đầu", "cuối", "hồi", "thời điểm")) > 0)
    return FALSE;
  for (guint i = at; i < end; i++)
    if (dr_phrase_match_any (self->reading, i, words) > 0)
      return TRUE;

  return FALSE;
}

/* Where the words end that open a clause between tokens @first and @end with an earlier time; @first where none do. */
static guint
find_earlier_time (const DrSentence *self,
                   guint             first,
                   guint             end)
{
  for (guint i = first; i < end; i++)
    if (is_time_before (self, i) && !dr_sentence_has (self, first, i, DR_SIGNAL_BIT (DR_SIGNAL_COMPARE)) && dr_sentence_opens_clause (self, i))
      return g_array_index (self->signal_ends, guint32, i);

  return first;
}

/* Whether words between two tokens are about the report's time again. */
static gboolean
is_now (const DrSentence *self,
        guint             first,
        guint             end)
{
  const DrPhrases *words = DR_PHRASES ("nay", "này", "hiện", "hiện có", "hiện nay", "đến nay", "trong quý", "trong tháng", "trong kỳ", "trong năm",
                                       "cả năm", "sang năm", "đã hoàn thành", "đã thực hiện", "đã giải quyết", "đã xử lý", "đã khắc phục");

  for (guint i = first; i < end; i++)
    if (self->taken->data[i] == DR_TAKEN_DATE || dr_phrase_match_any (self->reading, i, words) > 0)
      return TRUE;

  return FALSE;
}

/* «So với cùng kỳ (150 hội viên)»: a clause of nothing but the time, and in its bracket what it was then. */
static gboolean
is_bracket_of_time (const DrSentence *self,
                    guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;

  if (self->facts->len > 0 || figure->bracket <= figure->gap_first + 1 || phrase->first != figure->bracket
      || phrase->form != DR_FIGURE_FORM_SINGLE || !dr_reading_is_sign (self->reading, phrase->end, ')'))
    return FALSE;

  guint clause = dr_sentence_after_sign (self, figure->gap_first, figure->bracket - 1, ",;:");

  /* «tăng 1,2 tạ/ha so với vụ trước (70,5 tạ/ha)» checks the change. */
  return (index == 0 || clause > figure->gap_first) && dr_sentence_has (self, clause, figure->bracket - 1, DR_SIGNAL_BIT (DR_SIGNAL_EARLIER))
         && !dr_sentence_has_words (self, clause, figure->bracket - 1);
}

gboolean
dr_sentence_read_earlier (DrSentence *self,
                          guint       index)
{
  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;
  guint clause = dr_sentence_after_sign (self, figure->gap_first, phrase->first, ";.");
  guint behind = self->noted & DR_SIGNAL_BIT (DR_SIGNAL_EARLIER) ? find_earlier_time (self, clause, phrase->first) : clause;

  if (behind > clause)
    self->is_earlier = TRUE;
  else if (self->is_earlier && (clause > figure->gap_first || is_now (self, clause, phrase->first)))
    self->is_earlier = FALSE;
  if ((!self->is_earlier && !is_bracket_of_time (self, index))
      || dr_sentence_has (self, behind, phrase->first, MOVES | (self->is_earlier ? COMPARISONS : 0)))
    return FALSE;
  /* «Năm trước chuyển sang 39 vụ, thụ lý mới 15 vụ»: they are of this one now. */
  if (dr_sentence_is_carried_over (self, index))
    {
      self->is_earlier = FALSE;
      return FALSE;
    }

  dr_sentence_account (self, phrase, DR_NUMBER_ROLE_CHANGE);
  figure->outcome = DR_FIGURE_OUTCOME_CHANGE;

  return TRUE;
}

/* Whether «28/25 vụ» is as far apart as the change at figure @change says: «12%», «3 vụ»; and which way. */
static gboolean
fits_change (DrSentence           *self,
             const DrFigurePhrase *pair,
             const DrFigurePhrase *change,
             gboolean              is_up)
{
  const DrDecimal hundred = { 100, 0 };
  DrFact now = { .value = pair->value, .hedge = DR_HEDGE_EXACT };
  DrDecimal value;

  if ((dr_decimal_compare (&pair->value, &pair->second) > 0) != is_up)
    return FALSE;
  if (!change->is_percent)
    return (is_up ? dr_decimal_subtract (&pair->value, &pair->second, &value) : dr_decimal_subtract (&pair->second, &pair->value, &value))
           && dr_decimal_compare (&value, &change->value) == 0;

  return (is_up ? dr_decimal_add (&hundred, &change->value, &value) : dr_decimal_subtract (&hundred, &change->value, &value))
         && dr_decimal_get_sign (&value) > 0 && dr_sentence_fits_percent (self, &now, &pair->second, &value, change->hedge);
}

/* The verb of the change at figure @index, with nothing but what it is held against between; the figure itself where there is none. */
static guint
find_verb (const DrSentence *self,
           guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  guint first = dr_sentence_find_clause (self, figure->gap_first, figure->phrase.first);
  guint verb = dr_sentence_find_last (self, first, figure->phrase.first, DR_SIGNAL_BIT (DR_SIGNAL_UP) | DR_SIGNAL_BIT (DR_SIGNAL_DOWN));

  return verb < figure->phrase.first
         && !dr_sentence_has_words (self, g_array_index (self->signal_ends, guint32, verb), figure->phrase.first)
           ? verb : figure->phrase.first;
}

/* Whether the change at figure @change makes of the pair at figure @index what is now and what was, by the words or by how far they are apart. */
static gboolean
is_of_pair (DrSentence *self,
            guint       index,
            guint       change,
            guint       first,
            guint       end)
{
  const DrSentenceFigure *figures = &g_array_index (self->figures, DrSentenceFigure, 0);
  guint verb = find_verb (self, change);

  if (verb == figures[change].phrase.first || figures[change].phrase.form != DR_FIGURE_FORM_SINGLE
      || dr_sentence_has (self, first, end, DR_SIGNAL_BIT (DR_SIGNAL_TARGET)))
    return FALSE;

  gboolean is_up = (g_array_index (self->signals, DrSignals, verb) & DR_SIGNAL_BIT (DR_SIGNAL_UP)) != 0;

  return fits_change (self, &figures[index].phrase, &figures[change].phrase, is_up);
}

int
dr_sentence_find_change_of_pair (DrSentence *self,
                                 guint       index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;

  if (phrase->form != DR_FIGURE_FORM_SLASH || phrase->is_percent || phrase->names_target)
    return -1;
  /* «tăng 12% so với cùng kỳ (28 vụ/25 vụ)», «giảm 3 vụ (25/28 vụ)», «giảm 6 người chết (44/50)» */
  if (index > 0 && figure->bracket > figure->gap_first && phrase->first == figure->bracket && figure[-1].bracket != figure->bracket
      && dr_sentence_count_words (self, figure->gap_first, figure->bracket - 1) <= (figure[-1].phrase.is_percent ? 0 : MOST_TAIL_WORDS)
      && is_of_pair (self, index, index - 1, figure[-1].gap_first, figure->bracket))
    return (int) index - 1;
  /* «28 vụ/25 vụ, tăng 12% so với cùng kỳ» */
  if (index + 1 < self->figures->len && !dr_sentence_has_words (self, phrase->end, figure[1].phrase.first)
      && dr_sentence_after_sign (self, phrase->end, figure[1].phrase.first, ";.") == phrase->end)
    {
      guint end = dr_sentence_find_sign (self, figure[1].phrase.end, dr_sentence_words_end (self, index + 1), ",;");

      if ((dr_sentence_has (self, figure[1].phrase.end, end, COMPARISONS) || dr_sentence_has (self, phrase->end, figure[1].phrase.first, COMPARISONS))
          && is_of_pair (self, index, index + 1, figure->gap_first, end))
        return (int) index + 1;
    }

  return -1;
}

/* Whether words between two tokens only say what something is held against, which is no target. */
static gboolean
only_compares (const DrSentence *self,
               guint             first,
               guint             end)
{
  return first < end && dr_sentence_has (self, first, end, DR_SIGNAL_BIT (DR_SIGNAL_EARLIER))
         && !dr_sentence_has (self, first, end, DR_SIGNAL_BIT (DR_SIGNAL_TARGET) | MOVES)
         && !dr_sentence_has_words (self, first, end);
}

gboolean
dr_sentence_is_now_and_then (DrSentence *self,
                             guint       index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;

  if (phrase->form != DR_FIGURE_FORM_SLASH || phrase->is_percent || phrase->names_target)
    return FALSE;
  if (dr_sentence_find_change_of_pair (self, index) >= 0)
    return TRUE;
  /* «28/25 vụ so với cùng kỳ» */
  if (phrase->end < self->end && (g_array_index (self->signals, DrSignals, phrase->end) & DR_SIGNAL_BIT (DR_SIGNAL_COMPARE))
      && only_compares (self, phrase->end, dr_sentence_find_sign (self, phrase->end, dr_sentence_words_end (self, index), ",;()."))
      && (index + 1 >= self->figures->len
          || dr_sentence_after_sign (self, phrase->end, figure[1].phrase.first, ",;(.") > phrase->end))
    return TRUE;
  if (figure->bracket <= figure->gap_first + 1 || phrase->first != figure->bracket)
    return FALSE;

  /* «tăng so với cùng kỳ (28/25 vụ)»: one that has grown is no part. */
  guint clause = dr_sentence_after_sign (self, figure->gap_first, figure->bracket - 1, ",;:");
  guint compare = dr_sentence_find_first (self, clause, figure->bracket - 1, DR_SIGNAL_BIT (DR_SIGNAL_COMPARE));
  guint first = index > 0 ? figure[-1].gap_first : self->first;
  guint verb = dr_sentence_find_last (self, first, figure->bracket - 1, MOVES);

  return only_compares (self, compare, figure->bracket - 1) && verb < figure->bracket - 1
         && !dr_sentence_has (self, first, figure->bracket, DR_SIGNAL_BIT (DR_SIGNAL_TARGET))
         && (g_array_index (self->signals, DrSignals, verb) & DR_SIGNAL_BIT (DR_SIGNAL_UP)) != 0
         && dr_decimal_compare (&phrase->value, &phrase->second) > 0;
}

gboolean
dr_sentence_repeats_change_of_pair (DrSentence *self,
                                    guint       index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrSentenceFigure *pair = index > 0 ? figure - 1 : NULL;

  if (pair == NULL || !figure->phrase.is_percent || figure->phrase.form != DR_FIGURE_FORM_SINGLE || pair->bracket == 0
      || pair->bracket != figure->bracket || dr_sentence_find_change_of_pair (self, index - 1) < 0)
    return FALSE;

  return fits_change (self, &pair->phrase, &figure->phrase, dr_decimal_compare (&pair->phrase.value, &pair->phrase.second) > 0);
}

void
dr_sentence_give_change_before (DrSentence *self,
                                guint       index,
                                int         fact_index)
{
  int change = dr_sentence_find_change_of_pair (self, index);
  DrFact *fact = &g_array_index (self->facts, DrFact, fact_index);

  if (change < 0 || change >= (int) index || fact->has_change)
    return;

  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, change);
  guint verb = find_verb (self, change);

  figure->owner = fact_index;
  fact->named_by = (guint) change + 1;
  fact->has_change = TRUE;
  fact->change = figure->phrase.value;
  fact->change_kind = figure->phrase.is_percent ? DR_CHANGE_KIND_PERCENT : DR_CHANGE_KIND_ABSOLUTE;
  fact->change_direction = g_array_index (self->signals, DrSignals, verb) & DR_SIGNAL_BIT (DR_SIGNAL_UP) ? DR_DIRECTION_UP : DR_DIRECTION_DOWN;
  fact->change_against = dr_sentence_find_against (self, verb, dr_sentence_reference_end (self, change), fact);
  /* «So với cùng kỳ: tai nạn giảm 10,7% (25/28 vụ), số người chết tăng 20% (6/5 người)» */
  if (fact->change_against == DR_NONE)
    fact->change_against = dr_sentence_find_against (self, figure->gap_first, verb, fact);
  if (fact->change_against == DR_NONE && fact_index > 0 && fact[-1].has_change)
    fact->change_against = fact[-1].change_against;
}
