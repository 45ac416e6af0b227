/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-phrase-private.h"
#include "reading/dr-sentence-private.h"

#include <string.h>

#include "base/dr-fold-private.h"

DrSentence *
dr_sentence_new (DrReading *reading)
{
  DrSentence *self = g_new0 (DrSentence, 1);

  self->reading = reading;
  self->taken = g_byte_array_new ();
  self->signals = g_array_new (FALSE, FALSE, sizeof (DrSignals));
  self->signal_ends = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->dates = g_array_new (FALSE, FALSE, sizeof (DrDateMention));
  self->figures = g_array_new (FALSE, FALSE, sizeof (DrSentenceFigure));
  self->facts = g_array_new (FALSE, FALSE, sizeof (DrFact));
  self->label = g_string_new (NULL);
  self->open_whole = DR_NONE;

  return self;
}

void
dr_sentence_free (DrSentence *self)
{
  g_byte_array_unref (self->taken);
  g_array_unref (self->signals);
  g_array_unref (self->signal_ends);
  g_array_unref (self->dates);
  g_array_unref (self->figures);
  g_array_unref (self->facts);
  g_string_free (self->label, TRUE);
  g_free (self);
}

/* The signals of the longest phrase at @index. */
static DrSignals
find_signals (const DrReading *reading,
              guint            index,
              guint           *end)
{
  DrLexiconMatch match;

  *end = index + 1;
  if (reading->tokens[index].flags & DR_TOKEN_QUOTED)
    return 0;
  if (!dr_lexicon_match (reading->lexicon, reading->tokens, reading->n_tokens, index,
                         DR_LEXICON_SIGNAL, &match))
    return 0;

  *end = index + match.n_tokens;

  return match.signals;
}

/* «(+12 hộ)», «(-3,5%)»: a sign at the head of a bracket says which way a figure moved. */
static DrSignals
find_sign_of_change (const DrReading *reading,
                     guint            index)
{
  if (index == 0 || !dr_reading_is_sign (reading, index - 1, '(') || !dr_reading_is_digits (reading, index + 1)
      || (reading->tokens[index + 1].flags & DR_TOKEN_SPACE_BEFORE))
    return 0;
  if (dr_reading_is_sign (reading, index, '+'))
    return DR_SIGNAL_BIT (DR_SIGNAL_UP);

  return dr_reading_is_sign (reading, index, '-') ? DR_SIGNAL_BIT (DR_SIGNAL_DOWN) : 0;
}

void
dr_sentence_begin_block (DrSentence *self)
{
  const DrReading *reading = self->reading;

  g_byte_array_set_size (self->taken, reading->n_tokens);
  memset (self->taken->data, DR_TAKEN_FREE, reading->n_tokens);
  g_array_set_size (self->dates, 0);
  g_array_set_size (self->signals, reading->n_tokens);
  g_array_set_size (self->signal_ends, reading->n_tokens);

  for (guint i = 0; i < reading->n_tokens;)
    {
      guint end;
      DrSignals signals = find_signals (reading, i, &end) | find_sign_of_change (reading, i);

      g_array_index (self->signals, DrSignals, i) = signals;
      g_array_index (self->signal_ends, guint32, i) = end;
      for (i++; i < end; i++)
        {
          g_array_index (self->signals, DrSignals, i) = 0;
          g_array_index (self->signal_ends, guint32, i) = end;
        }
    }
}

/* --- collecting --- */

/* Whether figures from here on are wished for; a semicolon ends a wish, a result word too. */
static gboolean
is_wish (const DrSentence *self,
         guint             first,
         guint             end,
         gboolean          is_wish_so_far,
         gboolean          sentence_is_wish)
{
  guint semicolon = dr_sentence_after_sign (self, first, end, ";");

  if (semicolon > first)
    {
      is_wish_so_far = sentence_is_wish;
      first = semicolon;
    }
  if (dr_sentence_has (self, first, end, DR_SIGNAL_BIT (DR_SIGNAL_PLAN)))
    return TRUE;

  return is_wish_so_far;
}

/* «khối 6, 7», «các ấp 3 và 5»: what is listed behind a name that ended before token @named_end, and counts nothing itself. */
static gboolean
goes_on_with_names (const DrSentence     *self,
                    guint                 index,
                    const DrFigurePhrase *phrase,
                    guint                 named_end,
                    DrNumberRole         *role,
                    guint                *end)
{
  const DrReading *reading = self->reading;

  if (named_end == 0 || index != named_end + 1
      || !(dr_reading_is_sign (reading, named_end, ',') || dr_reading_is_sign (reading, named_end, '-')
           || dr_phrase_match (reading, named_end, "và"))
      || reading->tokens[index].kind != DR_TOKEN_DIGITS)
    return FALSE;
  if (phrase != NULL && (phrase->lexicon_measure != DR_NONE || phrase->is_rate || (phrase->flags & DR_MEASURE_MONEY)))
    return FALSE;
  *role = DR_NUMBER_ROLE_NAME;
  *end = index + 1;

  return TRUE;
}

static void
collect_figures (DrSentence *self)
{
  DrReading *reading = self->reading;
  gboolean in_plan_section = reading->section_role == DR_SECTION_ROLE_PLAN;
  guint head_end = MIN (self->end, self->first + 6);
  gboolean sentence_is_wish = in_plan_section
                              || dr_sentence_has (self, self->first, head_end, DR_SIGNAL_BIT (DR_SIGNAL_PLAN));
  gboolean wish = sentence_is_wish;
  guint gap_first = self->first;
  guint bracket = 0;
  guint named_end = 0;

  g_array_set_size (self->figures, 0);
  for (guint i = self->first; i < self->end;)
    {
      const DrToken *token = &reading->tokens[i];
      DrSentenceFigure figure = { .gap_first = gap_first, .owner = -1 };
      DrNumberRole role;

      if (dr_reading_is_sign (reading, i, '('))
        bracket = i + 1;
      else if (dr_reading_is_sign (reading, i, ')'))
        bracket = 0;
      if (self->taken->data[i] != DR_TAKEN_FREE
          || (token->kind != DR_TOKEN_DIGITS && token->kind != DR_TOKEN_WORD))
        {
          i++;
          continue;
        }

      gboolean is_figure = dr_figure_phrase_match (reading, i, self->end, self->taken->data, &figure.phrase);
      guint name_end;
      if ((is_figure || token->kind == DR_TOKEN_DIGITS)
          && (dr_figure_phrase_is_no_figure (reading, i, is_figure ? &figure.phrase : NULL, &role, &name_end)
              || goes_on_with_names (self, i, is_figure ? &figure.phrase : NULL, named_end, &role, &name_end)))
        {
          if (token->kind == DR_TOKEN_DIGITS)
            {
              dr_reading_account (reading, token->start, reading->tokens[name_end - 1].end, role, DR_ITEM_NONE, DR_NONE);
              i = named_end = name_end;
            }
          else
            i++;
          continue;
        }
      if (!is_figure)
        {
          i++;
          continue;
        }
      if (i > self->first
          && dr_sentence_has (self, i - 1, i, DR_SIGNAL_BIT (DR_SIGNAL_VAGUE) | DR_SIGNAL_BIT (DR_SIGNAL_HONOUR)))
        {
          i = figure.phrase.end;
          continue;
        }

      wish = is_wish (self, gap_first, figure.phrase.first, wish, sentence_is_wish);
      figure.is_plan = wish;
      figure.bracket = bracket;
      g_array_append_val (self->figures, figure);
      i = gap_first = MAX (figure.phrase.end, i + 1);
    }
}

/* Whether only a comma or «và» stands between two figures. */
static gboolean
are_listed (const DrSentence *self,
            guint             first,
            guint             end)
{
  if (end != first + 1)
    return FALSE;

  return dr_reading_is_sign (self->reading, first, ',') || dr_phrase_match (self->reading, first, "và");
}

static gboolean
has_own_measure (const DrFigurePhrase *phrase)
{
  return phrase->measure_end > phrase->measure_first || (phrase->flags & DR_MEASURE_MONEY);
}

/* «12, 15 và 18 hộ»: the noun behind the last counts for all. */
static void
share_measures (DrSentence *self)
{
  for (guint i = self->figures->len; i > 1; i--)
    {
      DrFigurePhrase *phrase = &g_array_index (self->figures, DrSentenceFigure, i - 2).phrase;
      const DrFigurePhrase *next = &g_array_index (self->figures, DrSentenceFigure, i - 1).phrase;

      if (has_own_measure (phrase) || next->lexicon_measure == DR_NONE || next->form != DR_FIGURE_FORM_SINGLE
          || phrase->form != DR_FIGURE_FORM_SINGLE || next->is_percent
          || !are_listed (self, phrase->end, next->first))
        continue;
      phrase->lexicon_measure = next->lexicon_measure;
      phrase->flags = next->flags;
      phrase->is_shared = TRUE;
    }
}

/* «Tổng số hội viên đến 30/6/2020: 52.310»: the noun stands in front, behind «tổng số». */
static void
find_parted_noun (DrSentence *self,
                  guint       index)
{
  DrReading *reading = self->reading;
  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  DrFigurePhrase *phrase = &figure->phrase;
  DrLexiconMatch match;
  guint32 value = 0;

  if (has_own_measure (phrase) || phrase->is_shared || phrase->form != DR_FIGURE_FORM_SINGLE
      || phrase->first == 0 || !dr_reading_is_sign (reading, phrase->first - 1, ':'))
    return;

  guint whole = dr_sentence_find_last (self, figure->gap_first, phrase->first, DR_SIGNAL_BIT (DR_SIGNAL_WHOLE));
  if (whole == phrase->first)
    return;

  guint noun = g_array_index (self->signal_ends, guint32, whole);
  if (!dr_lexicon_match (reading->lexicon, reading->tokens, phrase->first, noun, DR_LEXICON_MEASURE, &match))
    return;
  dr_lexicon_match_has (&match, DR_LEXICON_MEASURE, &value);
  phrase->lexicon_measure = value;
  phrase->flags = dr_lexicon_get_measure (reading->lexicon, value)->flags;
  phrase->is_shared = TRUE;
}

/* --- facts --- */

static guint32
find_period (DrSentence             *self,
             const DrSentenceFigure *figure)
{
  DrReading *reading = self->reading;
  DrReportData *data = dr_report_builder_get_data (reading->builder);
  DrPeriod *around = g_ptr_array_index (data->periods, reading->period);
  int year = g_date_get_year (dr_period_get_last_day (around));
  guint clause = dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ";");
  const DrDateMention *mention = dr_sentence_find_date (self, clause, figure->phrase.first);

  if (mention == NULL && clause == self->first)
    return reading->period;
  if (mention == NULL)
    return DR_NONE;
  if (mention->phrase.kind == DR_DATE_PHRASE_DAY || mention->phrase.kind == DR_DATE_PHRASE_DAYS
      || mention->phrase.year == 0)
    return DR_NONE;
  if (mention->token > clause
      && dr_sentence_has (self, clause, mention->token,
                          DR_SIGNAL_BIT (DR_SIGNAL_COMPARE) | DR_SIGNAL_BIT (DR_SIGNAL_EARLIER)
                            | DR_SIGNAL_BIT (DR_SIGNAL_TARGET)))
    return DR_NONE;

  g_autoptr (DrPeriod) period = dr_date_phrase_to_period (&mention->phrase, year);

  return period != NULL ? dr_report_builder_intern_period (reading->builder, period) : DR_NONE;
}

static DrFact
fact_init (void)
{
  DrFact fact = { 0 };

  fact.part_of = -1;
  fact.part_of_record = DR_NONE;
  fact.record = DR_NONE;
  fact.change_against = DR_NONE;
  fact.assigned_by = DR_NONE;
  fact.target_period = DR_NONE;
  fact.label = DR_NONE;
  fact.measure = DR_NONE;

  return fact;
}

/* «đồng» behind «mỗi suất»: a rate, with what it is paid for as denominator. */
static guint32
measure_per (DrSentence             *self,
             const DrSentenceFigure *figure,
             guint32                 measure)
{
  DrReading *reading = self->reading;
  guint per = dr_sentence_find_last (self, figure->gap_first, figure->phrase.first,
                                     DR_SIGNAL_BIT (DR_SIGNAL_PER));
  DrLexiconMatch match;
  guint32 value = 0;

  if (per == figure->phrase.first)
    return measure;

  guint counted = g_array_index (self->signal_ends, guint32, per);
  if (counted < figure->phrase.first && dr_sentence_has (self, counted, counted + 1, DR_SIGNAL_BIT (DR_SIGNAL_PER)))
    counted = g_array_index (self->signal_ends, guint32, counted);
  if (counted >= figure->phrase.first
      || !dr_lexicon_match (reading->lexicon, reading->tokens, figure->phrase.first, counted,
                            DR_LEXICON_MEASURE, &match)
      || counted + match.n_tokens + 2 < figure->phrase.first)
    return measure;

  dr_lexicon_match_has (&match, DR_LEXICON_MEASURE, &value);
  g_string_printf (self->label, "%s/%s",
                   dr_report_data_get_string (dr_report_builder_get_data (reading->builder), measure),
                   dr_lexicon_get_measure (reading->lexicon, value)->name);

  return dr_report_builder_intern (reading->builder, self->label->str, self->label->len);
}

/* Whether a percentage of a target, or a target word, follows figure @index before the next count. */
static gboolean
target_follows (const DrSentence *self,
                guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);

  for (guint i = index; i < self->figures->len && i < index + 3; i++)
    {
      const DrSentenceFigure *other = &g_array_index (self->figures, DrSentenceFigure, i);
      guint end = dr_sentence_words_end (self, i);

      if (i > index && !other->phrase.is_percent)
        break;
      end = dr_sentence_find_sign (self, other->phrase.end, end, i == index ? ";" : ";,");
      if (dr_sentence_has (self, other->phrase.end, end, DR_SIGNAL_BIT (DR_SIGNAL_TARGET)))
        return TRUE;
      if (end < dr_sentence_words_end (self, i))
        break;
    }

  return figure->phrase.form == DR_FIGURE_FORM_SLASH
         && dr_sentence_has (self, figure->gap_first, figure->phrase.first, DR_SIGNAL_BIT (DR_SIGNAL_TARGET))
         && dr_sentence_count_words (self, dr_sentence_find_last (self, figure->gap_first, figure->phrase.first,
                                                                  DR_SIGNAL_BIT (DR_SIGNAL_TARGET)),
                                     figure->phrase.first) == 0;
}

/* Is «a/b» a figure and its target, or a part and its whole? */
static gboolean
second_is_target (const DrSentence *self,
                  guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;
  guint words_end = dr_sentence_words_end (self, index);

  if (phrase->is_part)
    return FALSE;
  /* «đạt 16/18 chỉ tiêu nghị quyết»: targets themselves are counted. */
  if (dr_phrase_match (self->reading, phrase->measure_first, "chỉ tiêu"))
    return FALSE;
  if (phrase->names_target || target_follows (self, index))
    return TRUE;
  /* «lũy kế 140/300 hội viên»: what adds up over the year is held against the year's target. */
  if (!(phrase->flags & DR_MEASURE_POPULATION)
      && dr_sentence_has (self, figure->gap_first, phrase->first, DR_SIGNAL_BIT (DR_SIGNAL_CUMULATIVE)))
    return TRUE;
  if (dr_sentence_has (self, phrase->end, MIN (words_end, phrase->end + 4), DR_SIGNAL_BIT (DR_SIGNAL_SHARE))
      || dr_sentence_has (self, figure->gap_first, phrase->first, DR_SIGNAL_BIT (DR_SIGNAL_WHOLE)))
    return FALSE;
  if (phrase->flags & (DR_MEASURE_MONEY | DR_MEASURE_PHYSICAL))
    return TRUE;
  if (phrase->flags & DR_MEASURE_POPULATION)
    return FALSE;
  if (dr_decimal_compare (&phrase->value, &phrase->second) > 0)
    return TRUE;

  /* A bracket with the percentage in it tells its part in front: «đạt 102% (4,896 tỷ/4,8 tỷ)». */
  return figure->bracket != 0 && index > 0
         && g_array_index (self->figures, DrSentenceFigure, index - 1).phrase.is_percent;
}

/* How far behind a figure «(số liệu tạm tính)» may stand. */
#define STATUS_REACH 40

static DrStatus
status_of (const DrSentence       *self,
           const DrSentenceFigure *figure)
{
  guint first = dr_sentence_after_sign (self, figure->gap_first, figure->phrase.number, ";");

  if (dr_sentence_has (self, first, figure->phrase.number, DR_SIGNAL_BIT (DR_SIGNAL_STATUS_ESTIMATED)))
    return DR_STATUS_ESTIMATED;
  if (dr_sentence_has (self, first, dr_sentence_find_sign (self, figure->phrase.end,
                                                           MIN (self->end, figure->phrase.end + STATUS_REACH),
                                                           ",;"),
                       DR_SIGNAL_BIT (DR_SIGNAL_STATUS_PROVISIONAL)))
    return DR_STATUS_PROVISIONAL;

  return DR_STATUS_NORMAL;
}

static gboolean
names_a_total (const DrSentence       *self,
               const DrSentenceFigure *figure,
               DrSignal                signal)
{
  guint first = dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ";:");

  return dr_sentence_has (self, first, figure->phrase.first, DR_SIGNAL_BIT (signal));
}

static void
add_fact (DrSentence *self,
          guint       index)
{
  DrReading *reading = self->reading;
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;
  DrFact fact = fact_init ();

  fact.figure = index;
  fact.value = phrase->value;
  fact.upper = phrase->second;
  fact.other = phrase->other;
  fact.hedge = phrase->hedge;
  fact.is_ambiguous = phrase->is_ambiguous;
  fact.flags = phrase->flags;
  fact.is_percent = phrase->is_percent;
  fact.is_rate = phrase->is_rate;
  fact.measure = dr_figure_phrase_intern_measure (reading, phrase);
  fact.source_first = phrase->number;
  fact.source_end = phrase->end;
  fact.status = status_of (self, figure);
  if (fact.status == DR_STATUS_ESTIMATED && fact.hedge == DR_HEDGE_EXACT)
    fact.hedge = DR_HEDGE_ABOUT;
  fact.is_cumulative = names_a_total (self, figure, DR_SIGNAL_CUMULATIVE);
  fact.nature = fact.is_percent || fact.is_rate ? DR_NATURE_RATIO
                : names_a_total (self, figure, DR_SIGNAL_STOCK) ? DR_NATURE_STOCK : DR_NATURE_FLOW;

  fact.period = find_period (self, figure);
  if (fact.period == DR_NONE)
    fact.period = self->facts->len > 0
                    ? g_array_index (self->facts, DrFact, self->facts->len - 1).period : reading->period;

  if (fact.measure != DR_NONE && !fact.is_rate && !fact.is_percent)
    {
      guint32 per = measure_per (self, figure, fact.measure);

      if (per != fact.measure)
        {
          fact.measure = per;
          fact.is_rate = TRUE;
          fact.nature = DR_NATURE_RATIO;
        }
    }

  dr_fact_add_number (&fact, reading, phrase->number, phrase->number_end, DR_NUMBER_ROLE_ACHIEVEMENT);
  if (phrase->form == DR_FIGURE_FORM_SLASH && second_is_target (self, index))
    {
      fact.is_slash = TRUE;
      fact.has_target = fact.has_planned = TRUE;
      fact.planned = phrase->second;
      fact.planned_hedge = DR_HEDGE_EXACT;
      fact.target_first = phrase->second_first;
      fact.target_end = phrase->end;
      dr_fact_add_number (&fact, reading, phrase->second_first, phrase->second_end, DR_NUMBER_ROLE_TARGET);
    }
  else if (phrase->form == DR_FIGURE_FORM_SLASH)
    {
      DrFact whole = fact;

      whole.is_whole = TRUE;
      whole.value = phrase->second;
      whole.hedge = DR_HEDGE_EXACT;
      whole.n_numbers = 0;
      whole.source_first = phrase->second_first;
      dr_fact_add_number (&whole, reading, phrase->second_first, phrase->second_end, DR_NUMBER_ROLE_ACHIEVEMENT);
      g_array_append_val (self->facts, whole);
      fact.is_slash = TRUE;
      fact.part_of = self->facts->len - 1;
    }
  else if (phrase->form == DR_FIGURE_FORM_SCORE)
    dr_fact_add_number (&fact, reading, phrase->second_first, phrase->second_end, DR_NUMBER_ROLE_NAME);
  else if (phrase->form == DR_FIGURE_FORM_RANGE)
    dr_fact_add_number (&fact, reading, phrase->second_first, phrase->second_end, DR_NUMBER_ROLE_ACHIEVEMENT);

  g_array_append_val (self->facts, fact);
}

#define GRADES (DR_SIGNAL_BIT (DR_SIGNAL_GRADE) | DR_SIGNAL_BIT (DR_SIGNAL_GRADE_SHORT))

/* Whether a word in the stretch names something: «cảnh cáo», «kiến nghị», but not «và» or «trong đó». */
static gboolean
has_label (const DrSentence *self,
           guint             first,
           guint             end)
{
  const DrSignals no_names = DR_SIGNAL_BIT (DR_SIGNAL_FUNCTION) | DR_SIGNAL_BIT (DR_SIGNAL_PARTS_ALL)
                             | DR_SIGNAL_BIT (DR_SIGNAL_PARTS_SOME) | DR_SIGNAL_BIT (DR_SIGNAL_REACH)
                             | DR_SIGNAL_BIT (DR_SIGNAL_UP) | DR_SIGNAL_BIT (DR_SIGNAL_DOWN)
                             | DR_SIGNAL_BIT (DR_SIGNAL_COMPARE) | DR_SIGNAL_BIT (DR_SIGNAL_EARLIER);

  for (guint i = first; i < end; i++)
    if (self->taken->data[i] == DR_TAKEN_FREE && self->reading->tokens[i].kind == DR_TOKEN_WORD
        && !(g_array_index (self->signals, DrSignals, i) & no_names)
        && g_array_index (self->signal_ends, guint32, i) <= end)
      return TRUE;

  return FALSE;
}

/* A number that counts nothing is a figure only as part of a list or behind a label: «cảnh cáo 5», «hội viên: 52.310». */
static gboolean
inherits_measure (DrSentence *self,
                  guint       index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);

  if (self->facts->len == 0
      || (!has_label (self, figure->gap_first, figure->phrase.first)
          && !dr_sentence_has (self, figure->phrase.end, MIN (self->end, figure->phrase.end + 1), GRADES)))
    return FALSE;

  const DrFact *last = &g_array_index (self->facts, DrFact, self->facts->len - 1);
  const DrSentenceFigure *before = &g_array_index (self->figures, DrSentenceFigure, last->figure);

  if (last->is_percent || last->is_rate || figure->phrase.value.exponent != 0)
    return FALSE;
  if (last->measure == DR_NONE)
    return FALSE;

  return figure->bracket != 0 || last->part_of >= 0 || before->bracket == figure->bracket
         || dr_sentence_has (self, figure->gap_first, figure->phrase.first,
                             DR_SIGNAL_BIT (DR_SIGNAL_PARTS_ALL) | DR_SIGNAL_BIT (DR_SIGNAL_PARTS_SOME));
}

static void
read_figure (DrSentence *self,
             guint       index)
{
  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;

  find_parted_noun (self, index);
  if (figure->is_plan)
    {
      dr_sentence_account (self, phrase, DR_NUMBER_ROLE_TARGET);
      return;
    }
  if (figure->bracket != 0 && phrase->is_rate && phrase->hedge != DR_HEDGE_EXACT && phrase->hedge != DR_HEDGE_ABOUT)
    {
      /* «hộ nghèo (thu nhập dưới 1,5 triệu đồng/người/tháng)» says who counts as poor. */
      dr_sentence_account (self, phrase, DR_NUMBER_ROLE_NAME);
      return;
    }
  if (phrase->hedge == DR_HEDGE_AT_MOST && !phrase->is_percent)
    {
      /* «mỗi tổ không quá 7 người» is a rule. */
      dr_sentence_account (self, phrase, DR_NUMBER_ROLE_TARGET);
      return;
    }
  if (phrase->form == DR_FIGURE_FORM_FRACTION)
    {
      dr_sentence_account (self, phrase, DR_NUMBER_ROLE_SHARE);
      return;
    }
  if (dr_sentence_read_start (self, index) || dr_sentence_read_target (self, index)
      || dr_sentence_read_percent (self, index) || dr_sentence_read_change (self, index))
    return;

  gboolean counts = has_own_measure (phrase) || phrase->is_shared;
  if (!counts && !inherits_measure (self, index))
    return;

  guint n_before = self->facts->len;
  add_fact (self, index);
  figure->outcome = DR_FIGURE_OUTCOME_FACT;
  for (guint i = n_before; !counts && i < self->facts->len; i++)
    {
      DrFact *inheriting = &g_array_index (self->facts, DrFact, i);
      const DrFact *before = &g_array_index (self->facts, DrFact, n_before - 1);

      inheriting->measure = before->measure;
      inheriting->flags = before->flags;
    }

  int fact = self->facts->len - 1;
  figure->owner = fact;
  dr_sentence_give_waiting_percent (self, fact);
  dr_sentence_give_waiting_change (self, fact);
  dr_sentence_give_waiting_target (self, fact);
}

void
dr_sentence_read (DrSentence *self,
                  guint       first,
                  guint       end,
                  guint32     unit)
{
  self->first = first;
  self->end = end;
  self->unit = unit;
  self->waiting_percent = self->waiting_change = self->waiting_start = self->waiting_target = -1;
  g_array_set_size (self->facts, 0);

  collect_figures (self);
  share_measures (self);
  for (guint i = 0; i < self->figures->len; i++)
    read_figure (self, i);
  dr_sentence_read_parts (self);
  dr_sentence_read_labels (self);
  for (guint i = 0; i < self->facts->len && self->reading->error == NULL; i++)
    dr_sentence_enter_fact (self, &g_array_index (self->facts, DrFact, i));
}
