/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-phrase-private.h"
#include "reading/sentences/dr-sentence-percent-private.h"

/* What a percentage is made into: one of a target, with who assigned it and for when; a share; a change. */

/* Who assigned a target, from words such as «tỉnh giao» behind the target word; DR_NONE where none say it. */
static guint32
find_assigner (DrSentence *self,
               guint       first,
               guint       end)
{
  DrReading *reading = self->reading;
  guint target = dr_sentence_find_first (self, first, end, DR_SIGNAL_BIT (DR_SIGNAL_TARGET));

  if (target == end)
    return DR_NONE;

  guint start = g_array_index (self->signal_ends, guint32, target);
  for (guint i = start; i < end && i < start + 5; i++)
    if (dr_lexicon_match_signal (reading->lexicon, reading->tokens, end, i, DR_SIGNAL_HANDED_DOWN) > 0
        && reading->tokens[i].kind == DR_TOKEN_WORD)
      {
        if (i == start)
          return DR_NONE;

        const char *text = reading->bytes + reading->tokens[start].start;

        return dr_report_builder_intern (reading->builder, text,
                                         reading->tokens[i - 1].end - reading->tokens[start].start);
      }

  return DR_NONE;
}

/* «kế hoạch năm»: measured against the year, whatever part of it the report covers; DR_NONE: the figure's own period. */
static guint32
find_target_period (DrSentence   *self,
                    const DrFact *fact,
                    guint         first,
                    guint         end)
{
  DrReading *reading = self->reading;
  DrReportData *data = dr_report_builder_get_data (reading->builder);
  guint target = dr_sentence_find_first (self, first, end, DR_SIGNAL_BIT (DR_SIGNAL_TARGET));
  guint word = target < end ? g_array_index (self->signal_ends, guint32, target) : end;
  const DrDateMention *mention = dr_sentence_find_date (self, target, end);
  g_autoptr (DrPeriod) period = NULL;

  if (mention != NULL && (mention->phrase.kind == DR_DATE_PHRASE_YEAR || mention->phrase.kind == DR_DATE_PHRASE_YEARS))
    period = dr_date_phrase_to_period (&mention->phrase, 0);
  else if (word < end && dr_reading_is_word (reading, word)
           && dr_lexicon_match_signal (reading->lexicon, reading->tokens, end, word, DR_SIGNAL_WHOLE_YEAR) > 0)
    {
      int year = g_date_get_year (dr_period_get_last_day (g_ptr_array_index (data->periods, fact->period)));

      period = dr_period_new_years (year, year, NULL);
    }

  return period != NULL ? dr_report_builder_intern_period (reading->builder, period) : DR_NONE;
}

guint32
dr_sentence_find_planned_period (DrSentence   *self,
                                 const DrFact *fact)
{
  if (!fact->has_planned || fact->figure >= self->figures->len)
    return DR_NONE;

  if (fact->is_slash)
    {
      guint end = g_array_index (self->figures, DrSentenceFigure, fact->figure).phrase.end;
      guint words_end = dr_sentence_words_end (self, fact->figure);
      guint target = dr_sentence_find_first (self, end, words_end, DR_SIGNAL_BIT (DR_SIGNAL_TARGET));

      /* «500 triệu đồng kế hoạch năm», «500 triệu đồng theo kế hoạch năm»: straight behind the figure. */
      return target < words_end && target <= end + 2 ? find_target_period (self, fact, end, words_end) : DR_NONE;
    }

  /* «kế hoạch năm 500 triệu đồng», in front of it. */
  for (guint i = fact->figure + 1; i < self->figures->len; i++)
    {
      const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, i);

      if (figure->phrase.number == fact->target_first)
        return find_target_period (self, fact, figure->gap_first, figure->phrase.first);
    }

  return DR_NONE;
}

static void
set_target (DrSentence *self,
            DrFact     *fact,
            guint       index,
            guint       after_end)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  guint32 period = find_target_period (self, fact, figure->phrase.end, after_end);

  if (!fact->has_target)
    {
      fact->has_target = TRUE;
      fact->target_first = figure->phrase.number;
      fact->target_end = figure->phrase.end;
    }
  if (fact->assigned_by == DR_NONE)
    fact->assigned_by = find_assigner (self, figure->phrase.end, after_end);
  if (period != DR_NONE)
    fact->target_period = period;
}

static void
add_further_target (DrSentence      *self,
                    DrFact          *fact,
                    guint            index,
                    const DrDecimal *value,
                    guint            after_end)
{
  const DrFigurePhrase *phrase = &g_array_index (self->figures, DrSentenceFigure, index).phrase;

  if (fact->n_further == DR_FACT_FURTHER_TARGETS)
    return;

  fact->further[fact->n_further++] = (DrFurtherTarget) {
    .percent = *value,
    .upper = phrase->second,
    .hedge = phrase->hedge,
    .assigned_by = find_assigner (self, phrase->end, after_end),
    .period = find_target_period (self, fact, phrase->end, after_end),
    .first = phrase->number,
    .end = phrase->end,
  };
}

void
dr_percent_give (DrSentence      *self,
                 guint            index,
                 int              owner,
                 const DrDecimal *value,
                 guint            after_end)
{
  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  DrFact *fact = &g_array_index (self->facts, DrFact, owner);

  dr_fact_add_figure (fact, self->reading, &figure->phrase, DR_NUMBER_ROLE_PERCENT);
  figure->outcome = DR_FIGURE_OUTCOME_PERCENT;
  figure->owner = owner;
  if (fact->has_percent)
    {
      add_further_target (self, fact, index, value, after_end);
      return;
    }

  fact->has_percent = TRUE;
  fact->percent = *value;
  fact->percent_upper = figure->phrase.second;
  fact->percent_hedge = figure->phrase.hedge;
  set_target (self, fact, index, after_end);
}

void
dr_percent_give_share (DrSentence *self,
                       guint       index,
                       int         owner)
{
  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  DrFact *fact = &g_array_index (self->facts, DrFact, owner);

  dr_fact_add_figure (fact, self->reading, &figure->phrase, DR_NUMBER_ROLE_SHARE);
  figure->outcome = DR_FIGURE_OUTCOME_SHARE;
  figure->owner = owner;
  if (fact->has_share)
    return;

  fact->has_share = TRUE;
  fact->share = figure->phrase.value;
  fact->share_upper = figure->phrase.second;
  fact->share_hedge = figure->phrase.hedge;
}

void
dr_percent_give_change (DrSentence      *self,
                        guint            index,
                        int              owner,
                        DrChangeKind     kind,
                        DrDirection      direction,
                        const DrDecimal *value,
                        guint32          against)
{
  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  DrFact *fact = &g_array_index (self->facts, DrFact, owner);

  dr_fact_add_figure (fact, self->reading, &figure->phrase, DR_NUMBER_ROLE_CHANGE);
  figure->outcome = DR_FIGURE_OUTCOME_CHANGE;
  figure->owner = owner;
  if (fact->has_change)
    return;

  fact->has_change = TRUE;
  fact->change = *value;
  fact->change_kind = kind;
  fact->change_direction = direction;
  fact->change_against = against;
}

/* value - 100, or 100 - value, or 100 + value. */
DrDecimal
dr_percent_from_hundred (const DrDecimal *value,
                         gboolean         add,
                         gboolean        *is_negative)
{
  static const DrDecimal hundred = { 100, 0 };
  DrDecimal result = *value;

  *is_negative = FALSE;
  if (add)
    dr_decimal_add (value, &hundred, &result);
  else if (dr_decimal_compare (value, &hundred) >= 0)
    dr_decimal_subtract (value, &hundred, &result);
  else
    {
      *is_negative = TRUE;
      dr_decimal_subtract (&hundred, value, &result);
    }

  return result;
}

/* «vượt 14% chỉ tiêu» of a count is 114 per cent; «vượt 3,4%» of a ratio is points. */
void
dr_percent_read_overshoot (DrSentence           *self,
                           guint                 index,
                           int                   owner,
                           const DrPercentWords *around)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  DrFact *fact = &g_array_index (self->facts, DrFact, owner);
  gboolean is_short = (around->verb_signals & DR_SIGNAL_BIT (DR_SIGNAL_SHORT)) != 0;

  if (fact->is_percent || fact->has_share)
    {
      dr_percent_give_change (self, index, owner, DR_CHANGE_KIND_POINTS, is_short ? DR_DIRECTION_DOWN : DR_DIRECTION_UP,
                   &figure->phrase.value, dr_report_builder_intern (self->reading->builder, "target", -1));
      set_target (self, fact, index, around->after_end);
      return;
    }

  DrDecimal value = figure->phrase.value;
  gboolean is_negative;
  DrDecimal percent = dr_percent_from_hundred (&value, !is_short, &is_negative);
  dr_percent_give (self, index, owner, &percent, around->after_end);
}
