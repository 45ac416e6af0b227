/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-sentence-private.h"

/*
 * What a figure counts, in the report's own words: those in front of it («kết nạp
 * mới»), its measure, and those behind it («có hoàn cảnh khó khăn»).
 */

#define MOST_WORDS_IN_FRONT 14
#define MOST_WORDS_BEHIND 14

#define ENDS_OF_TAIL (DR_SIGNAL_BIT (DR_SIGNAL_REACH) | DR_SIGNAL_BIT (DR_SIGNAL_SHARE) | DR_SIGNAL_BIT (DR_SIGNAL_UP) \
                      | DR_SIGNAL_BIT (DR_SIGNAL_DOWN) | DR_SIGNAL_BIT (DR_SIGNAL_EXCEED) | DR_SIGNAL_BIT (DR_SIGNAL_EQUAL) \
                      | DR_SIGNAL_BIT (DR_SIGNAL_MONEY) | DR_SIGNAL_BIT (DR_SIGNAL_COMPARE) \
                      | DR_SIGNAL_BIT (DR_SIGNAL_PARTS_ALL) | DR_SIGNAL_BIT (DR_SIGNAL_PARTS_SOME))
#define CUTS_IN_FRONT (DR_SIGNAL_BIT (DR_SIGNAL_PARTS_ALL) | DR_SIGNAL_BIT (DR_SIGNAL_PARTS_SOME))

static gboolean
is_function_word (const DrSentence *self,
                  guint             index)
{
  DrSignals signals = g_array_index (self->signals, DrSignals, index);

  return (signals & (DR_SIGNAL_BIT (DR_SIGNAL_FUNCTION) | DR_SIGNAL_BIT (DR_SIGNAL_ACCOMPANY)
                     | DR_SIGNAL_BIT (DR_SIGNAL_PLACE)))
         && !(signals & (DR_SIGNAL_BIT (DR_SIGNAL_MONEY) | DR_SIGNAL_BIT (DR_SIGNAL_SHARE)))
         && g_array_index (self->signal_ends, guint32, index) == index + 1;
}

static gboolean
is_content_word (const DrSentence *self,
                 guint             index)
{
  return self->taken->data[index] == DR_TAKEN_FREE && self->reading->tokens[index].kind == DR_TOKEN_WORD
         && !is_function_word (self, index);
}

static guint
count_content (const DrSentence *self,
               guint             first,
               guint             end)
{
  guint n = 0;

  for (guint i = first; i < end; i++)
    n += is_content_word (self, i);

  return n;
}

static void
find_tail (DrSentence *self,
           DrFact     *fact)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, fact->figure);
  guint first = figure->phrase.end;
  guint end = dr_sentence_find_sign (self, first, dr_sentence_words_end (self, fact->figure), ",;:.()/");
  guint verb = dr_sentence_find_first (self, first, end, ENDS_OF_TAIL);

  fact->tail_first = first;
  fact->tail_end = MIN (MIN (end, verb), first + MOST_WORDS_BEHIND);
  while (fact->tail_end > fact->tail_first && is_function_word (self, fact->tail_end - 1))
    fact->tail_end--;
}

/* The words in front: the clause, less what belongs to the figure before. */
static void
find_front (DrSentence *self,
            DrFact     *fact,
            guint       fact_index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, fact->figure);
  guint end = figure->phrase.first;
  guint first = figure->gap_first;

  /* Behind another figure, its tail runs up to the first sign. */
  if (first > self->first)
    {
      guint sign = dr_sentence_find_sign (self, first, end, ",;:()");

      if (sign < end)
        first = sign + 1;
      else
        {
          guint verb = dr_sentence_find_last (self, first, end, ENDS_OF_TAIL | DR_SIGNAL_BIT (DR_SIGNAL_ACCOMPANY)
                                                                  | DR_SIGNAL_BIT (DR_SIGNAL_RESULT));

          first = verb < end ? verb : end;
        }
    }

  guint cut = dr_sentence_find_last (self, first, end, CUTS_IN_FRONT);
  if (cut < end)
    first = g_array_index (self->signal_ends, guint32, cut);

  /* The last clause is enough where it says anything. */
  guint strong = dr_sentence_after_sign (self, first, end, ";:(");
  if (count_content (self, strong, end) >= 1)
    first = strong;
  guint clause = dr_sentence_after_sign (self, first, end, ",");
  if (count_content (self, clause, end) >= 3)
    first = clause;

  while (end > first && is_function_word (self, end - 1))
    end--;
  if (end - first > MOST_WORDS_IN_FRONT)
    first = end - MOST_WORDS_IN_FRONT;
  while (first < end && is_function_word (self, first))
    first++;

  /* «26 tập thể, 84 cá nhân»: the verb of the first stands for both. */
  if (count_content (self, first, end) == 0 && fact_index > 0)
    {
      const DrFact *before = &g_array_index (self->facts, DrFact, fact_index - 1);

      first = before->label_first;
      end = before->label_end;
    }

  fact->label_first = first;
  fact->label_end = end;
}

static void
append_words (DrSentence *self,
              guint       first,
              guint       end)
{
  const DrReading *reading = self->reading;

  for (guint i = first; i < end; i++)
    {
      const DrToken *token = &reading->tokens[i];

      if (self->taken->data[i] != DR_TAKEN_FREE
          || (token->kind != DR_TOKEN_WORD && !(token->kind == DR_TOKEN_DIGITS && (token->flags & DR_TOKEN_QUOTED))))
        continue;
      if (self->label->len > 0)
        g_string_append_c (self->label, ' ');
      g_string_append_len (self->label, reading->bytes + token->start, token->end - token->start);
    }
}

/* What the money was spent on: the last thing counted before it. */
static const DrFact *
find_thing (const DrSentence *self,
            guint             index)
{
  for (guint i = index; i > 0 && i + DR_SENTENCE_REACH > index; i--)
    {
      const DrFact *fact = &g_array_index (self->facts, DrFact, i - 1);

      if (!(fact->flags & DR_MEASURE_MONEY) && !fact->is_percent && !fact->is_rate)
        return fact;
    }

  return NULL;
}

static gboolean
only_names_money (const DrSentence *self,
                  const DrFact     *fact)
{
  return (fact->flags & DR_MEASURE_MONEY)
         && (fact->label_first == fact->label_end
             || dr_sentence_has (self, fact->label_first, fact->label_end, DR_SIGNAL_BIT (DR_SIGNAL_MONEY)))
         && dr_sentence_count_words (self, fact->label_first, fact->label_end) == 0;
}

void
dr_sentence_read_labels (DrSentence *self)
{
  DrReading *reading = self->reading;
  DrReportData *data = dr_report_builder_get_data (reading->builder);

  for (guint i = 0; i < self->facts->len; i++)
    {
      DrFact *fact = &g_array_index (self->facts, DrFact, i);
      const DrFigurePhrase *phrase = &g_array_index (self->figures, DrSentenceFigure, fact->figure).phrase;

      find_tail (self, fact);
      find_front (self, fact, i);

      g_string_truncate (self->label, 0);
      append_words (self, fact->label_first, fact->label_end);
      if (only_names_money (self, fact))
        {
          const DrFact *thing = find_thing (self, i);

          if (thing != NULL && thing->measure != DR_NONE)
            {
              if (self->label->len > 0)
                g_string_append_c (self->label, ' ');
              g_string_append (self->label, dr_report_data_get_string (data, thing->measure));
              append_words (self, thing->tail_first, thing->tail_end);
              if (thing->tail_first == thing->tail_end)
                append_words (self, thing->label_first, thing->label_end);
            }
        }
      else if (!fact->is_percent && !(fact->flags & DR_MEASURE_MONEY) && fact->measure != DR_NONE)
        {
          if (phrase->measure_end > phrase->measure_first && !fact->is_rate)
            append_words (self, phrase->measure_first, phrase->measure_end);
          else
            {
              if (self->label->len > 0)
                g_string_append_c (self->label, ' ');
              g_string_append (self->label, dr_report_data_get_string (data, fact->measure));
            }
        }
      append_words (self, fact->tail_first, fact->tail_end);

      if (self->label->len == 0)
        g_string_append (self->label, fact->measure != DR_NONE ? dr_report_data_get_string (data, fact->measure) : "?");
      fact->label = dr_report_builder_intern (reading->builder, self->label->str, self->label->len);
    }
}
