/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/sentences/dr-sentence-label-private.h"

#include "reading/language/dr-phrase-private.h"

/* The words behind a figure that say what it counts: «45 hộ có hoàn cảnh khó khăn». */

#define MOST_WORDS_BEHIND 14

/* Without what only leads on to words that do not follow: «hồ sơ theo»; but «loại khá trở lên», «thu chưa đạt» are whole. */
static guint
trim_end (const DrSentence *self,
          guint             first,
          guint             end)
{
  const DrPhrases *whole = DR_PHRASES ("trở lên", "trở xuống", "cấp trên", "cấp dưới");
  const DrPhrases *negations = DR_PHRASES ("chưa", "không");

  for (; end > first; end--)
    {
      guint of_all = dr_sentence_count_of_all (self, first, end);

      if (of_all > 0)
        {
          end -= of_all - 1;
          continue;
        }

      guint last = end - 1;
      gboolean is_word = self->taken->data[last] == DR_TAKEN_FREE && self->reading->tokens[last].kind == DR_TOKEN_WORD;

      if (dr_phrase_match_before (self->reading, end, DR_PHRASES ("lần lượt")) > 0)
        {
          end--;
          continue;
        }
      /* «hoạt động yếu, chưa»: the negated word is cut off. */
      if (last > first && dr_reading_is_sign (self->reading, last - 1, ',')
          && dr_phrase_match_before (self->reading, end, negations) > 0)
        continue;
      if (is_word ? !dr_label_is_function_word (self, last) || dr_phrase_match_before (self->reading, end, whole) > 0
                      || (last > first && dr_phrase_match_before (self->reading, last, negations) > 0)
                  : !dr_reading_is_sign (self->reading, last, ',') && self->taken->data[last] == DR_TAKEN_FREE)
        break;
    }

  return end;
}

guint
dr_label_find_verb_of_next (const DrSentence *self,
                            const DrFact     *fact,
                            guint             first,
                            guint             to)
{
  const DrSentenceFigure *next = &g_array_index (self->figures, DrSentenceFigure, fact->figure) + 1;

  if (!(fact->is_rate || (fact->flags & (DR_MEASURE_MONEY | DR_MEASURE_PHYSICAL))) || fact->figure + 1 >= self->figures->len
      || next->outcome != DR_FIGURE_OUTCOME_FACT || next->phrase.first != to
      || dr_sentence_find_sign (self, first, to, ",;:.()/") < to)
    return to;

  guint verb = dr_sentence_find_first (self, first, to, DR_LABEL_ENDS_OF_TAIL);

  return verb < to && (g_array_index (self->signals, DrSignals, verb) & DR_SIGNAL_BIT (DR_SIGNAL_REACH))
         && dr_sentence_count_words (self, first, verb) >= 2 ? verb : to;
}

/*
 * «33 ha lúa, năng suất đạt 6 tấn/ha»: whether the words behind the comma name the figure behind them, to which a verb at @verb
 * leads; but what only accompanies it is told with both («cuộc tiếp xúc, đối thoại với 560 cán bộ»).
 */
static gboolean
names_next (const DrSentence *self,
            const DrFact     *fact,
            guint             verb)
{
  guint index = dr_label_get_naming_figure (fact) + 1;

  if (index >= self->figures->len)
    return FALSE;

  const DrSentenceFigure *next = &g_array_index (self->figures, DrSentenceFigure, index);
  gboolean tells_of_fact = next->owner == fact - &g_array_index (self->facts, DrFact, 0) && next->outcome != DR_FIGURE_OUTCOME_FACT;

  return !tells_of_fact
         && !dr_sentence_has (self, verb, next->phrase.first, DR_SIGNAL_BIT (DR_SIGNAL_ACCOMPANY) | DR_SIGNAL_BIT (DR_SIGNAL_MONEY));
}

void
dr_label_find_tail (DrSentence *self,
                    DrFact     *fact)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, dr_label_get_naming_figure (fact));
  guint first = figure->phrase.end;
  guint words_end = dr_sentence_words_end (self, dr_label_get_naming_figure (fact));
  guint end = dr_sentence_find_sign (self, first, words_end, ",;:.()/");
  guint verb = dr_sentence_find_first (self, first, end, DR_LABEL_ENDS_OF_TAIL);

  if (end == words_end && dr_label_find_verb_of_next (self, fact, first, words_end) < words_end)
    verb = end = first;

  /* «45 hộ/40 hộ kế hoạch»: words of what was planned. */
  if (fact->is_slash && fact->has_planned)
    verb = MIN (verb, dr_sentence_find_first (self, first, end, DR_SIGNAL_BIT (DR_SIGNAL_TARGET)));

  /* «12 xã đạt chuẩn», «9 chỉ tiêu vượt», «5 khoản chưa đạt» say what was counted; «12 xã đạt 80%» does not. */
  if (verb < end && (end < words_end || words_end == self->end
                     || dr_phrase_match_before (self->reading, verb, DR_PHRASES ("chưa", "không")) > 0)
      && (g_array_index (self->signals, DrSignals, verb) & (DR_SIGNAL_BIT (DR_SIGNAL_REACH) | DR_SIGNAL_BIT (DR_SIGNAL_EXCEED))))
    verb = dr_sentence_find_first (self, g_array_index (self->signal_ends, guint32, verb), end, DR_LABEL_ENDS_OF_TAIL);

  /*
   * «cuộc kiểm tra, giám sát ở chi bộ»: the comma only joins two words for what was done; «33 ha, năng suất», «92%, trẻ nhà trẻ» it
   * does not, nor in front of words that open a clause, whatever that comes to («hộ thoát nghèo, nâng tỷ lệ hộ khá, giàu …»).
   */
  if (verb == end && dr_reading_is_sign (self->reading, end, ',') && !fact->is_percent
      && dr_phrase_match_any (self->reading, end + 1, DR_PHRASES ("mỗi", "nâng", "đưa", "tổng", "tỷ lệ", "số")) == 0
      && (end > first || !(fact->flags & (DR_MEASURE_MONEY | DR_MEASURE_PHYSICAL))))
    {
      guint next_end = dr_sentence_find_sign (self, end + 1, words_end, ",;:.()/");
      guint next_verb = dr_sentence_find_first (self, end + 1, next_end, DR_LABEL_ENDS_OF_TAIL | DR_SIGNAL_BIT (DR_SIGNAL_ACCOMPANY)
                                                                           | DR_SIGNAL_BIT (DR_SIGNAL_RESULT));

      if (next_verb > end + 1 && (next_verb < next_end || next_end < words_end)
          && dr_sentence_has_words (self, end + 1, next_verb)
          && !(next_end == words_end && names_next (self, fact, next_verb)))
        end = verb = next_verb;
    }

  end = MIN (MIN (end, verb), first + MOST_WORDS_BEHIND);
  /* «297 nhà theo Nghị quyết 11» */
  for (guint i = first; i < end; i++)
    if (self->taken->data[i] == DR_TAKEN_CITATION)
      end = i;
  fact->tail_first = first;
  fact->tail_end = trim_end (self, first, end);
}
