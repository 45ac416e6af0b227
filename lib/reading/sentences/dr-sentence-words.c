/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-whole-phrase-private.h"
#include "reading/sentences/dr-sentence-private.h"

/* What the steps ask of the words of a sentence, and the small things they all do. */

static DrSignals
signals_at (const DrSentence *self,
            guint             index)
{
  return self->taken->data[index] == DR_TAKEN_FREE || self->taken->data[index] == DR_TAKEN_ASSESSMENT
           ? g_array_index (self->signals, DrSignals, index) : 0;
}

guint
dr_sentence_seek_last (const DrSentence *self,
                       guint             first,
                       guint             end,
                       DrSignals         signals)
{
  for (guint i = end; i > first; i--)
    if (signals_at (self, i - 1) & signals)
      return i - 1;

  return end;
}

guint
dr_sentence_seek_first (const DrSentence *self,
                        guint             first,
                        guint             end,
                        DrSignals         signals)
{
  for (guint i = first; i < end; i++)
    if (signals_at (self, i) & signals)
      return i;

  return end;
}

guint
dr_sentence_count_words (const DrSentence *self,
                         guint             first,
                         guint             end)
{
  guint n = 0;

  for (guint i = first; i < end;)
    {
      if (self->taken->data[i] == DR_TAKEN_FREE && signals_at (self, i) != 0)
        {
          i = MAX (i + 1, MIN (end, g_array_index (self->signal_ends, guint32, i)));
          continue;
        }
      if (self->taken->data[i] == DR_TAKEN_FREE && self->reading->tokens[i].kind == DR_TOKEN_WORD)
        n++;
      i++;
    }

  return n;
}

gboolean
dr_sentence_has_words (const DrSentence *self,
                       guint             first,
                       guint             end)
{
  for (guint i = first; i < end;)
    if (self->taken->data[i] != DR_TAKEN_FREE)
      i++;
    else if (g_array_index (self->signals, DrSignals, i) != 0)
      i = MAX (i + 1, g_array_index (self->signal_ends, guint32, i));
    else if (self->reading->tokens[i].kind == DR_TOKEN_WORD)
      return TRUE;
    else
      i++;

  return FALSE;
}

/* Whether the separator in front of token @behind is one of @signs. */
static inline gboolean
is_one_of (const DrSentence *self,
           guint             behind,
           guint64           signs)
{
  return (dr_sentence_sign_bit (self->separators->data[behind - 1]) & signs) != 0;
}

guint
dr_sentence_seek_sign (const DrSentence *self,
                       guint             first,
                       guint             end,
                       guint64           signs)
{
  const guint32 *behind = (const guint32 *) (gpointer) self->signs->data;

  for (guint i = behind[end]; i > first; i = behind[i - 1])
    if (is_one_of (self, i, signs))
      return i;

  return first;
}

guint
dr_sentence_seek_first_sign (const DrSentence *self,
                             guint             first,
                             guint             end,
                             guint64           signs)
{
  const guint32 *behind = (const guint32 *) (gpointer) self->signs->data;
  guint found = end;

  /* From the last to the first: there are fewer separators than words. */
  for (guint i = behind[end]; i > first; i = behind[i - 1])
    if (is_one_of (self, i, signs))
      found = i - 1;

  return found;
}

guint
dr_sentence_words_end (const DrSentence *self,
                       guint             index)
{
  if (index + 1 < self->figures->len)
    return g_array_index (self->figures, DrSentenceFigure, index + 1).phrase.first;

  return self->end;
}

/* «so với cùng kỳ: giảm 4%», «so với cùng kỳ năm trước, tăng 11%»: what it is held against belongs to the clause. */
guint
dr_sentence_find_clause (const DrSentence *self,
                         guint             first,
                         guint             end)
{
  guint clause = dr_sentence_after_sign (self, first, end, ",;(:");

  if (!(self->noted & DR_SIGNAL_BIT (DR_SIGNAL_COMPARE)) || clause <= first + 1 || !dr_phrase_is_sign_of (self->reading, clause - 1, ",:"))
    return clause;

  guint before = dr_sentence_after_sign (self, first, clause - 1, ",;(:.)");
  gboolean is_reference = before < clause - 1 && dr_sentence_has (self, before, before + 1, DR_SIGNAL_BIT (DR_SIGNAL_COMPARE))
                          && (before > first ? !dr_reading_is_sign (self->reading, before - 1, ')') : first == self->first)
                          && !dr_sentence_has_words (self, before, end);

  return is_reference ? before : clause;
}

guint
dr_sentence_after_and (const DrSentence *self,
                       guint             first,
                       guint             end)
{
  for (guint i = end; i > first; i--)
    if (dr_phrase_match (self->reading, i - 1, "và") > 0)
      return i;

  return first;
}

const DrDateMention *
dr_sentence_find_date (const DrSentence *self,
                       guint             first,
                       guint             end)
{
  guint low = 0;
  guint high = self->dates->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->dates, DrDateMention, middle).token < first)
        low = middle + 1;
      else
        high = middle;
    }

  for (guint i = low; i < self->dates->len; i++)
    {
      const DrDateMention *mention = &g_array_index (self->dates, DrDateMention, i);

      if (mention->token >= end)
        break;
      if (mention->phrase.kind != DR_DATE_PHRASE_DURATION
          && mention->phrase.kind != DR_DATE_PHRASE_TIME)
        return mention;
    }

  return NULL;
}

void
dr_fact_add_number (DrFact          *fact,
                    const DrReading *reading,
                    guint            first,
                    guint            end,
                    DrNumberRole     role)
{
  if (fact->n_numbers == DR_FACT_NUMBERS || first >= end)
    return;

  fact->numbers[fact->n_numbers++] = (DrFactNumber) {
    .start = reading->tokens[first].start,
    .end = reading->tokens[end - 1].end,
    .role = role,
  };
}

/* Enters the numbers of a figure that is no item. */
void
dr_sentence_account (DrSentence           *self,
                     const DrFigurePhrase *phrase,
                     DrNumberRole          role)
{
  const DrToken *tokens = self->reading->tokens;

  dr_reading_account (self->reading, tokens[phrase->number].start, tokens[phrase->number_end - 1].end, role,
                      DR_ITEM_NONE, DR_NONE);
  if (phrase->second_end > phrase->second_first)
    dr_reading_account (self->reading, tokens[phrase->second_first].start, tokens[phrase->second_end - 1].end,
                        role, DR_ITEM_NONE, DR_NONE);
}

void
dr_fact_add_figure (DrFact               *fact,
                    const DrReading      *reading,
                    const DrFigurePhrase *phrase,
                    DrNumberRole          role)
{
  dr_fact_add_number (fact, reading, phrase->number, phrase->number_end, role);
  dr_fact_add_number (fact, reading, phrase->second_first, phrase->second_end, role);
}

gboolean
dr_sentence_is_carried_over (const DrSentence *self,
                             guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  guint end = figure->phrase.first;

  if (!dr_sentence_may_begin (self, DR_PHRASE_GROUP_CARRYING))
    return FALSE;

  guint first = dr_sentence_after_sign (self, figure->gap_first, end, ",;");
  for (guint i = first; i < end; i++)
    {
      if (dr_phrase_match_any (self->reading, i, DR_PHRASES_OF_GROUP (DR_PHRASE_GROUP_CARRYING, "chuyển sang", "chuyển qua", "chuyển đến",
                                                                      "chuyển tiếp", "tồn")) > 0)
        return TRUE;
      if (dr_phrase_match_any (self->reading, i, DR_PHRASES_OF_GROUP (DR_PHRASE_GROUP_CARRYING, "kỳ trước", "năm trước")) > 0
          && dr_sentence_has (self, first, i, DR_SIGNAL_BIT (DR_SIGNAL_PARTS_ALL) | DR_SIGNAL_BIT (DR_SIGNAL_PARTS_SOME)))
        return TRUE;
    }

  return FALSE;
}

guint
dr_sentence_count_of_all (const DrSentence *self,
                          guint             first,
                          guint             end)
{
  guint n = dr_phrase_match_before (self->reading, end, DR_PHRASES ("tổng số"));

  if (n > 0 && end > first + n && dr_reading_is_sign (self->reading, end - n - 1, '/'))
    return n + 1;

  return MIN (dr_whole_phrase_match_before (self->reading, end), end - first);
}
