/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "figures/dr-percent-fit-private.h"
#include "figures/dr-quantity-private.h"
#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-whole-phrase-private.h"
#include "reading/sentences/dr-sentence-percent-private.h"

/*
 * A percentage is a share of a target, a share of a whole, a change, or a figure of
 * its own. The word in front of it and the word behind it tell, and where neither
 * does, what kind of figure it stands behind.
 */

/* Whether some whole number as a target gives the stated percentage, rounded or cut off. */
static gboolean
has_whole_target (DrSentence      *self,
                  const DrFact    *fact,
                  const DrDecimal *percent,
                  DrHedge          hedge)
{
  DrReportData *data = dr_report_builder_get_data (self->reading->builder);
  g_autoptr (GRefString) percent_measure = g_ref_string_new ("%");
  GRefString *measure = (GRefString *) dr_report_data_get_string (data, fact->measure);
  g_autoptr (DrQuantity) part = dr_quantity_new_from_decimal (&fact->value, NULL, fact->hedge, measure, measure);
  g_autoptr (DrQuantity) stated = dr_quantity_new_from_decimal (percent, NULL, hedge, percent_measure, percent_measure);
  dr_int128 lowest, highest;
  DrFit fit = dr_percent_fit_integer (part, stated, &lowest, &highest, NULL);

  return fit == DR_FIT_CONSISTENT || fit == DR_FIT_TRUNCATED;
}

/* Arithmetic may overrule the words: where no whole target gives the head figure the percentage, but one gives it to the last. */
static int
settle_owner (DrSentence            *self,
              guint                  index,
              int                    owner,
              const DrPercentWords  *around)
{
  const DrFigurePhrase *phrase = &g_array_index (self->figures, DrSentenceFigure, index).phrase;
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  int last = (int) self->facts->len - 1;
  const DrFact *facts = &g_array_index (self->facts, DrFact, 0);

  /* A hedge fits too much to judge. */
  if (owner == last || facts[owner].has_planned || facts[last].is_whole
      || phrase->hedge != DR_HEDGE_EXACT || facts[owner].hedge != DR_HEDGE_EXACT
      || (facts[last].flags & (DR_MEASURE_MONEY | DR_MEASURE_PHYSICAL)) != 0
      || g_array_index (self->figures, DrSentenceFigure, facts[last].figure).bracket != figure->bracket)
    return owner;

  DrDecimal reached = phrase->value;
  gboolean is_negative;
  if (around->verb_signals & (DR_PERCENT_OVERSHOOTS | DR_PERCENT_MOVES))
    reached = dr_percent_from_hundred (&phrase->value,
                                       (around->verb_signals & (DR_SIGNAL_BIT (DR_SIGNAL_SHORT) | DR_SIGNAL_BIT (DR_SIGNAL_DOWN))) == 0,
                                       &is_negative);
  if (!has_whole_target (self, &facts[owner], &reached, phrase->hedge)
      && has_whole_target (self, &facts[last], &reached, phrase->hedge))
    return last;

  return owner;
}

static gboolean
is_hundred_or_less (const DrDecimal *value)
{
  static const DrDecimal hundred = { 100, 0 };

  return dr_decimal_compare (value, &hundred) <= 0;
}

/* «… 14.872 người, đạt 97,2% kế hoạch; … 13.940 người, đạt 98%; …»: in a list that holds each against its plan. */
static gboolean
is_listed_with_target (const DrSentence *self,
                       const DrFact     *fact)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, fact->figure);

  if (dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ";") == figure->gap_first)
    return FALSE;
  for (guint i = 0; i < self->facts->len && i < DR_SENTENCE_REACH; i++)
    {
      const DrFact *other = &g_array_index (self->facts, DrFact, i);

      if (other != fact && other->measure == fact->measure && other->has_percent && !other->is_slash)
        return TRUE;
    }

  return FALSE;
}

/* «648 tin, đạt 91%, vượt 1% chỉ tiêu»: a ratio is held against the target, unless it is the same told twice. */
static gboolean
is_ratio_exceeded (const DrSentence *self,
                   guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);

  if (index + 1 >= self->figures->len || !figure[1].phrase.is_percent)
    return FALSE;

  DrPercentWords next = dr_percent_look_round (self, index + 1);
  gboolean is_negative;
  DrDecimal reached = dr_percent_from_hundred (&figure[1].phrase.value, (next.verb_signals & DR_SIGNAL_BIT (DR_SIGNAL_SHORT)) == 0, &is_negative);

  return (next.verb_signals & DR_PERCENT_OVERSHOOTS) && next.has_comma
         && !dr_sentence_has_words (self, figure[1].gap_first, figure[1].phrase.first)
         && dr_decimal_compare (&reached, &figure->phrase.value) != 0;
}

/* «đạt 95%» alone: of a target where one is known or can only be meant, else of the people or places counted. */
static gboolean
means_target (const DrSentence *self,
              guint             index,
              const DrFact     *fact,
              const DrDecimal  *value)
{
  if (is_ratio_exceeded (self, index))
    return FALSE;
  if (fact->part_of >= 0 || fact->is_slash)
    return fact->has_target;
  if (fact->has_target || !is_hundred_or_less (value))
    return TRUE;
  if ((fact->flags & (DR_MEASURE_MONEY | DR_MEASURE_PHYSICAL)) || is_listed_with_target (self, fact)
      || dr_sentence_is_task (self, fact->figure))
    return TRUE;

  return !(fact->flags & (DR_MEASURE_PEOPLE | DR_MEASURE_POPULATION | DR_MEASURE_TURN));
}

/* Whether the two sides of figure @index are @percent of each other. */
static gboolean
pair_fits (DrSentence           *self,
           guint                 index,
           const DrFigurePhrase *percent)
{
  const DrFigurePhrase *pair = &g_array_index (self->figures, DrSentenceFigure, index).phrase;
  DrFact fact = { .value = pair->value, .hedge = pair->hedge, .measure = dr_figure_phrase_intern_measure (self->reading, pair) };

  if (fact.measure == DR_NONE)
    fact.measure = dr_report_builder_intern (self->reading->builder, "%", -1);

  return dr_sentence_fits_percent (self, &fact, &pair->second, &percent->value, percent->hedge);
}

/* The percentage in front of its figures, in a bracket or behind a colon: «đạt 102% (4,896 tỷ/4,8 tỷ)», «đạt 105% kế hoạch: 12.600/12.000 tấn». */
static gboolean
waits_for_pair (DrSentence *self,
                guint       index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);

  if (index + 1 >= self->figures->len || !figure->phrase.is_percent)
    return FALSE;

  const DrSentenceFigure *next = &g_array_index (self->figures, DrSentenceFigure, index + 1);

  if (next->phrase.is_percent || next->phrase.form != DR_FIGURE_FORM_SLASH)
    return FALSE;
  if (figure->bracket == 0 && next->bracket > figure->phrase.end && next->phrase.first == next->bracket)
    return self->facts->len == 0 || pair_fits (self, index + 1, &figure->phrase);

  return next->bracket == figure->bracket && dr_reading_is_sign (self->reading, next->phrase.first - 1, ':')
         && !dr_sentence_has_words (self, figure->phrase.end, next->phrase.first)
         && dr_sentence_after_sign (self, figure->phrase.end, next->phrase.first - 1, ",;()") == figure->phrase.end
         && pair_fits (self, index + 1, &figure->phrase);
}

void
dr_sentence_give_waiting_percent (DrSentence *self,
                                  int         fact)
{
  if (self->waiting_percent < 0)
    return;

  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, self->waiting_percent);
  DrDecimal value = figure->phrase.value;

  const DrFact *part = &g_array_index (self->facts, DrFact, fact);

  /* «86% hộ tham gia BHYT (1.204/1.400 hộ)» */
  if (part->is_slash && !part->has_planned && is_hundred_or_less (&value))
    dr_percent_give_share (self, self->waiting_percent, fact);
  else
    dr_percent_give (self, self->waiting_percent, fact, &value, figure->phrase.end);
  self->waiting_percent = -1;
}

/*
 * «9/11 vụ, tính ra 81,8%»: whatever the words between them, a percentage right
 * behind a figure and its whole or its target is theirs where it fits and no word
 * behind it says otherwise.
 */
static gboolean
fits_slash (DrSentence *self,
            guint       index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  int owner = (int) self->facts->len - 1;

  if (owner < 0 || !figure->phrase.is_percent)
    return FALSE;

  /* «412 tỷ trên kế hoạch 690 tỷ, nghĩa là 59,8%» */
  const DrSentenceFigure *before = index > 0 ? figure - 1 : NULL;
  gboolean is_behind_target = before != NULL && before->outcome == DR_FIGURE_OUTCOME_TARGET && before->owner >= 0;
  if (is_behind_target)
    owner = before->owner;

  const DrFact *fact = &g_array_index (self->facts, DrFact, owner);
  const DrDecimal *whole = fact->part_of >= 0 ? &g_array_index (self->facts, DrFact, fact->part_of).value : &fact->planned;
  guint behind = dr_percent_look_round (self, index).after_end;

  guint n_words = dr_sentence_count_words (self, figure->gap_first, figure->phrase.first);
  /* «so với 400 hội viên kế hoạch, tỷ lệ 62,5%» */
  guint said_first = dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ",;(");
  gboolean is_then = dr_sentence_has (self, said_first, figure->phrase.first, DR_SIGNAL_BIT (DR_SIGNAL_EARLIER));
  said_first = MIN (dr_sentence_find_last (self, said_first, figure->phrase.first, DR_PERCENT_VERBS), MAX (said_first, figure->phrase.first - 1));
  if ((!is_behind_target && (!(fact->is_slash || fact->has_planned) || fact->figure != index - 1)) || fact->has_share || fact->has_percent
      || (fact->part_of < 0 && !fact->has_planned)
      || n_words > 6
      || (n_words > 0 && dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ";") > figure->gap_first)
      || is_then || dr_sentence_has (self, said_first, behind,
                          DR_PERCENT_MOVES | DR_PERCENT_OVERSHOOTS | DR_PERCENT_COMPARISONS | DR_SIGNAL_BIT (DR_SIGNAL_TARGET))
      || !dr_sentence_fits_percent (self, fact, whole, &figure->phrase.value, figure->phrase.hedge))
    return FALSE;
  /* «gần 67 hội viên (tỉnh giao 82), chiếm 81,6%»: a hedge fits too much to overrule the word. */
  if (fact->part_of < 0 && fact->hedge != DR_HEDGE_EXACT
      && dr_phrase_match_before (self->reading, figure->phrase.first, DR_PHRASES ("chiếm", "chiếm tỷ lệ", "chiếm tỉ lệ")) > 0)
    return FALSE;

  if (fact->part_of >= 0)
    dr_percent_give_share (self, index, owner);
  else
    {
      DrDecimal value = figure->phrase.value;

      dr_percent_give (self, index, owner, &value, behind);
    }

  return TRUE;
}

/* «số hội viên 1.108/1.654 hộ, đạt 67%»: of the first, where it fits both sides of a slash between two nouns. */
static gboolean
fits_parted_pair (DrSentence *self,
                  guint       index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  guint last = self->facts->len - 1;

  if (self->facts->len < 2 || !figure->phrase.is_percent || !dr_reading_is_sign (self->reading, (figure - 1)->gap_first, '/'))
    return FALSE;

  const DrFact *first = &g_array_index (self->facts, DrFact, last - 1);
  const DrFact *second = first + 1;
  DrPercentWords around = dr_percent_look_round (self, index);

  if (second->figure != index - 1 || first->figure != index - 2 || first->has_share || first->has_percent || first->is_whole
      || around.verb_signals & (DR_PERCENT_MOVES | DR_PERCENT_OVERSHOOTS)
      || dr_sentence_has_words (self, figure->gap_first, figure->phrase.first)
      || !dr_sentence_fits_percent (self, first, &second->value, &figure->phrase.value, figure->phrase.hedge))
    return FALSE;
  dr_percent_give_share (self, index, (int) last - 1);

  return TRUE;
}

/* «so chỉ tiêu (30 lớp) đạt 103,3%»: of the target in the bracket. */
static gboolean
reaches_bracket (DrSentence *self,
                 guint       index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrSentenceFigure *before = index > 0 ? figure - 1 : NULL;

  if (before == NULL || before->outcome != DR_FIGURE_OUTCOME_TARGET || before->bracket == 0 || before->owner < 0
      || !figure->phrase.is_percent || figure->bracket != 0 || !dr_reading_is_sign (self->reading, figure->gap_first, ')')
      || dr_phrase_match_any (self->reading, figure->gap_first + 1, DR_PHRASES ("đạt", "bằng", "đã đạt", "là"))
           != figure->phrase.first - figure->gap_first - 1
      || dr_sentence_has (self, figure->phrase.end, dr_percent_look_round (self, index).after_end, DR_PERCENT_COMPARISONS))
    return FALSE;

  DrDecimal value = figure->phrase.value;
  dr_percent_give (self, index, before->owner, &value, figure->phrase.end);

  return TRUE;
}

/* «trội hơn Nghị quyết (1.000 đảng viên) 8,4%»: by how much the target in the bracket was exceeded. */
static gboolean
exceeds_bracket (DrSentence *self,
                 guint       index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrSentenceFigure *before = index > 0 ? figure - 1 : NULL;

  if (before == NULL || before->outcome != DR_FIGURE_OUTCOME_TARGET || before->bracket == 0 || !figure->phrase.is_percent
      || figure->phrase.first != figure->gap_first + 1)
    return FALSE;

  DrPercentWords around = dr_percent_look_round (self, index);
  const DrFact *fact = &g_array_index (self->facts, DrFact, before->owner);
  guint first = dr_sentence_after_sign (self, before->gap_first, before->bracket - 1, ",;");
  DrSignals moves = 0;
  for (guint i = first; i < before->bracket; i++)
    moves |= g_array_index (self->signals, DrSignals, i) & (DR_PERCENT_MOVES | DR_PERCENT_OVERSHOOTS);
  if (moves == 0 || fact->is_percent)
    return FALSE;

  around.verb_signals = moves & (DR_SIGNAL_BIT (DR_SIGNAL_DOWN) | DR_SIGNAL_BIT (DR_SIGNAL_SHORT))
                          ? DR_SIGNAL_BIT (DR_SIGNAL_SHORT) : DR_SIGNAL_BIT (DR_SIGNAL_EXCEED);
  dr_percent_read_overshoot (self, index, before->owner, &around);

  return TRUE;
}

/* «(tăng 13,3% tổ chức đảng và 9,5% đảng viên so với năm trước)», «giảm 03 dự án và giảm 41,5% về vốn» */
static gboolean
read_named_change (DrSentence           *self,
                   guint                 index,
                   const DrPercentWords *around)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  DrSignals move = dr_percent_find_move (self, index, around) & DR_PERCENT_MOVES;
  gboolean is_named = figure->bracket != 0
                      || dr_phrase_match_any (self->reading, figure->phrase.end, DR_PHRASES ("số", "về", "về số", "tổng số")) > 0;
  int owner = move != 0 && figure->phrase.is_percent && is_named ? dr_percent_find_named (self, index) : -1;

  if (owner < 0)
    return FALSE;

  const DrFact *fact = &g_array_index (self->facts, DrFact, owner);
  DrDecimal value = figure->phrase.value;
  guint32 against = dr_sentence_find_against (self, figure->phrase.end, dr_sentence_reference_end (self, index), fact);
  /* «so với cùng kỳ tăng 8,6% số lượt và tăng 11,2% số người» */
  if (against == DR_NONE)
    against = dr_sentence_find_against (self, around->first, figure->phrase.first, fact);
  if (against == DR_NONE && index > 0 && figure[-1].outcome == DR_FIGURE_OUTCOME_CHANGE && figure[-1].owner >= 0)
    against = g_array_index (self->facts, DrFact, figure[-1].owner).change_against;
  dr_percent_give_change (self, index, owner, DR_CHANGE_KIND_PERCENT,
                          move & DR_SIGNAL_BIT (DR_SIGNAL_DOWN) ? DR_DIRECTION_DOWN : DR_DIRECTION_UP, &value, against);

  return TRUE;
}

/* «nhận 3.482 hồ sơ, giải quyết 3.475 hồ sơ, đạt 99,8%»: of as many or more of the same, counted before in the sentence. */
static gboolean
is_of_counted (DrSentence   *self,
               int           owner,
               guint         index)
{
  const DrFigurePhrase *phrase = &g_array_index (self->figures, DrSentenceFigure, index).phrase;
  const DrFact *fact = &g_array_index (self->facts, DrFact, owner);
  static const DrDecimal hundred = { 100, 0 };
  int last = MAX (0, owner - DR_SENTENCE_REACH);

  if (fact->has_target || !is_hundred_or_less (&phrase->value))
    return FALSE;
  for (int i = owner - 1; i >= last; i--)
    {
      const DrFact *whole = &g_array_index (self->facts, DrFact, i);

      if (whole->measure == fact->measure && !whole->is_percent && !whole->has_target
          && dr_decimal_compare (&whole->value, &fact->value) >= 0
          && dr_sentence_fits_percent (self, fact, &whole->value, &phrase->value, phrase->hedge))
        return TRUE;
    }

  if (fact->flags & (DR_MEASURE_MONEY | DR_MEASURE_PHYSICAL))
    return FALSE;

  /* «hiện có 2.318 tàu cá. … Cấp giấy phép cho 2.251 tàu, đạt 97,1%»: two digits fit too much by chance. */
  return !fact->is_slash && phrase->value.coefficient >= 100 && dr_decimal_compare (&phrase->value, &hundred) < 0
         && dr_sentence_fits_recent (self, fact, &phrase->value, phrase->hedge);
}

/* «(40,1%)», «(đạt 76%)» */
static gboolean
is_alone_in_bracket (const DrSentence *self,
                     guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  guint first = figure->bracket;

  if (first == 0)
    return FALSE;
  first += dr_phrase_match_any (self->reading, first, DR_PHRASES ("đạt", "bằng"));

  return figure->phrase.first == first;
}

/* «triệt sản 16 ca (8% KH), thuốc tiêm 1.604 (40,1%)»: the bracket before says what such brackets hold. */
static gboolean
is_in_row_of_targets (const DrSentence *self,
                      guint             index,
                      int               owner)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);

  if (owner < 1 || index < 3 || figure->bracket == 0 || !is_alone_in_bracket (self, index) || !is_alone_in_bracket (self, index - 2))
    return FALSE;

  const DrFact *fact = &g_array_index (self->facts, DrFact, owner);
  const DrFact *before = fact - 1;

  return fact->figure == index - 1 && before->figure == index - 3 && before->has_percent && !before->is_slash
         && figure[-2].outcome == DR_FIGURE_OUTCOME_PERCENT;
}

/* «87,1% người đủ điều kiện», «12,4% dân số» */
static gboolean
is_of_people (const DrSentence *self,
              guint             first,
              guint             end)
{
  const DrReading *reading = self->reading;
  DrLexiconMatch match;
  guint32 value = 0;

  if (first >= end || !dr_lexicon_match (reading->lexicon, reading->tokens, end, first, DR_LEXICON_MEASURE, &match))
    return dr_phrase_match_any (reading, first, DR_PHRASES ("dân số", "tổng số", "quân số", "biên chế", "sĩ số", "số có mặt")) > 0
           || dr_whole_phrase_match (reading, first) > 0;
  dr_lexicon_match_has (&match, DR_LEXICON_MEASURE, &value);

  return (dr_lexicon_get_measure (reading->lexicon, value)->flags & (DR_MEASURE_PEOPLE | DR_MEASURE_POPULATION)) != 0;
}

/* «(lần lượt tăng 33% và 27% so với năm trước)»: moved as the one before it is joined to. */
static gboolean
read_joined_move (DrSentence           *self,
                  guint                 index,
                  const DrPercentWords *around)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  DrSignals move = around->verb_signals == 0 && figure->phrase.is_percent && index > 0 && figure[-1].phrase.is_percent
                     ? dr_percent_find_move (self, index, around) : 0;

  /* «thuế và phí tăng lần lượt 5% và 3,8%»: of nothing that is counted, as the one before it. */
  if (move == 0 && around->verb_signals == 0 && figure->phrase.is_percent && index > 0 && figure[-1].phrase.is_percent
      && figure[-1].outcome == DR_FIGURE_OUTCOME_CHANGE && figure[-1].owner < 0 && figure[-1].bracket == figure->bracket
      && dr_phrase_match (self->reading, figure->phrase.first - 1, "và") > 0
      && !dr_sentence_has_words (self, figure->gap_first, figure->phrase.first))
    {
      dr_sentence_account (self, &figure->phrase, DR_NUMBER_ROLE_CHANGE);
      g_array_index (self->figures, DrSentenceFigure, index).outcome = DR_FIGURE_OUTCOME_CHANGE;
      return TRUE;
    }
  if (move == 0 || dr_sentence_has_words (self, figure->gap_first, figure->phrase.first)
      || dr_sentence_has (self, figure->phrase.end, around->after_end, DR_SIGNAL_BIT (DR_SIGNAL_TARGET)))
    return FALSE;

  int owner = dr_percent_find_in_row (self, index);
  if (owner < 0)
    {
      /* Of two for one figure it keeps the first. */
      owner = figure[-1].owner;
      dr_fact_add_figure (&g_array_index (self->facts, DrFact, owner), self->reading, &figure->phrase, DR_NUMBER_ROLE_CHANGE);
      g_array_index (self->figures, DrSentenceFigure, index).outcome = DR_FIGURE_OUTCOME_CHANGE;
      g_array_index (self->figures, DrSentenceFigure, index).owner = owner;
      return TRUE;
    }

  const DrFact *fact = &g_array_index (self->facts, DrFact, owner);
  DrDecimal value = figure->phrase.value;
  dr_percent_give_change (self, index, owner, fact->is_percent ? DR_CHANGE_KIND_POINTS : DR_CHANGE_KIND_PERCENT,
                          move & DR_SIGNAL_BIT (DR_SIGNAL_DOWN) ? DR_DIRECTION_DOWN : DR_DIRECTION_UP, &value,
                          dr_sentence_find_against (self, figure->phrase.end, dr_sentence_reference_end (self, index), fact));

  return TRUE;
}

/* «kinh phí 620 triệu đồng - giải ngân 31%»: money is disbursed, and nothing else. */
static gboolean
is_disbursed (const DrSentence *self,
              guint             index)
{
  const DrFigurePhrase *phrase = &g_array_index (self->figures, DrSentenceFigure, index).phrase;

  return (g_array_index (self->facts, DrFact, self->facts->len - 1).flags & DR_MEASURE_MONEY)
         && dr_phrase_match_before (self->reading, phrase->first, DR_PHRASES ("giải ngân", "giải ngân đạt", "giải ngân được", "đã giải ngân")) > 0;
}

/* Fewer per cent are part of something, where a word says no more than «=». */
#define FEW_PERCENT 5

/* A percentage that is no change: of a target, or a share; FALSE where it is a figure of its own. */
static gboolean
give_kind (DrSentence           *self,
           guint                 index,
           int                   owner,
           const DrPercentWords *around,
           gboolean              is_target,
           guint                 earlier)
{
  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;
  const DrFact *fact = &g_array_index (self->facts, DrFact, owner);
  DrDecimal value = phrase->value;

  /* «kế hoạch là 800 hội viên, tỷ lệ đạt 84,4%»: whatever it is called, it is of what was planned. */
  if (!is_target && fact->has_planned && !fact->has_percent && !fact->is_percent && earlier == around->after_end
      && dr_phrase_match (self->reading, around->verb, "chiếm") == 0
      && dr_sentence_fits_percent (self, fact, &fact->planned, &value, phrase->hedge))
    {
      dr_percent_give (self, index, owner, &value, around->after_end);
      return TRUE;
    }
  /* «19.405 tài khoản, đạt 87,1% người đủ điều kiện»: of those whose noun stands behind it. */
  if (!is_target && (around->verb_signals & (DR_SIGNAL_BIT (DR_SIGNAL_REACH) | DR_SIGNAL_BIT (DR_SIGNAL_EQUAL))) && is_hundred_or_less (&value)
      && earlier == around->after_end && is_of_people (self, phrase->end, around->after_end))
    {
      dr_percent_give_share (self, index, owner);
      return TRUE;
    }
  /* «bằng 71% doanh số cho vay»: of something else. */
  gboolean is_of_other = around->verb_signals == DR_SIGNAL_BIT (DR_SIGNAL_EQUAL)
                         && dr_sentence_count_words (self, phrase->end, around->after_end) >= 2;
  /* «412 thủ tục, tương đương 31%» */
  is_of_other |= dr_phrase_match (self->reading, around->verb, "tương đương") > 0;
  /* «nợ quá hạn 1.146 triệu = 0,4%»: nobody tells so of a plan. */
  static const DrDecimal few = { FEW_PERCENT, 0 };
  is_of_other |= around->verb_signals == DR_SIGNAL_BIT (DR_SIGNAL_EQUAL) && !fact->has_target && dr_decimal_compare (&value, &few) < 0;
  if (is_target)
    dr_percent_give (self, index, owner, &value, around->after_end);
  else if (is_of_other && is_hundred_or_less (&value) && earlier == around->after_end)
    dr_percent_give_share (self, index, owner);
  else if ((around->verb_signals & DR_SIGNAL_BIT (DR_SIGNAL_SHARE)) && is_hundred_or_less (&value))
    dr_percent_give_share (self, index, owner);
  else if (earlier < around->after_end)
    dr_percent_give_share (self, index, owner);
  else if (fact->is_percent)
    return FALSE;
  else if (around->verb_signals != 0 && is_of_counted (self, owner, index))
    dr_percent_give_share (self, index, owner);
  else if (around->verb_signals != 0 && (means_target (self, index, fact, &value) || is_in_row_of_targets (self, index, owner)))
    dr_percent_give (self, index, owner, &value, around->after_end);
  else if (around->verb_signals == 0 && (!is_hundred_or_less (&value) || (fact->is_slash && fact->has_planned)))
    dr_percent_give (self, index, owner, &value, around->after_end);
  else if (around->verb_signals == 0 && is_in_row_of_targets (self, index, owner))
    dr_percent_give (self, index, owner, &value, around->after_end);
  /* «Chi ngân sách lũy kế 52.730 triệu đồng (78,9%)»: what adds up over the year is held against the year's plan. */
  else if (around->verb_signals == 0 && fact->is_cumulative && (fact->flags & (DR_MEASURE_MONEY | DR_MEASURE_PHYSICAL))
           && dr_sentence_is_in_its_bracket (self, index))
    dr_percent_give (self, index, owner, &value, around->after_end);
  else if (around->verb_signals == 0 && figure->bracket == 0 && around->has_comma && !is_disbursed (self, index))
    return FALSE;
  else
    dr_percent_give_share (self, index, owner);

  return TRUE;
}

/* Facts among which is what has grown. */
#define MOST_BEFORE_GROWTH 4

/* «54.600 lượt khách, bình quân 9.100 lượt khách/ngày, tăng 30% so với năm 2023 (42.000 lượt khách)»: what counts as the figure of the
 * time before, where @owner does not; -1 where that is not told. */
static int
find_owner_by_earlier (DrSentence *self,
                       guint       index,
                       int         owner)
{
  const DrSentenceFigure *earlier = &g_array_index (self->figures, DrSentenceFigure, index + 1);

  if (index + 1 >= self->figures->len || earlier->bracket == 0 || earlier->phrase.first != earlier->bracket || earlier->phrase.is_percent
      || earlier->bracket == g_array_index (self->figures, DrSentenceFigure, index).bracket
      || !dr_sentence_counts_something (&earlier->phrase)
      || !dr_sentence_has (self, earlier->gap_first, earlier->bracket, DR_SIGNAL_BIT (DR_SIGNAL_COMPARE)))
    return -1;

  guint32 measure = dr_figure_phrase_intern_measure (self->reading, &earlier->phrase);
  for (int i = owner; i >= 0 && owner - i < MOST_BEFORE_GROWTH; i--)
    if (g_array_index (self->facts, DrFact, i).measure == measure)
      return i == owner || g_array_index (self->facts, DrFact, i).has_change ? -1 : i;

  return -1;
}

/* «bằng 39% năm 2019»: of what it was then. */
static gboolean
is_of_time_before (DrSentence           *self,
                   guint                 index,
                   const DrPercentWords *around)
{
  guint at = g_array_index (self->figures, DrSentenceFigure, index).phrase.end;

  at += dr_phrase_match_any (self->reading, at, DR_PHRASES ("của"));

  return (around->verb_signals & (DR_SIGNAL_BIT (DR_SIGNAL_EQUAL) | DR_SIGNAL_BIT (DR_SIGNAL_REACH))) != 0 && at < around->after_end
         && self->taken->data[at] == DR_TAKEN_DATE && dr_sentence_compare_time (self, at, at + 1) < 0;
}

/* «16.115 tỷ đồng (58,3%), tăng 5,9%»: an amount grows, and not its part of the whole, unless that is small: «nợ quá hạn 48 triệu đồng, chiếm 0,04%, giảm 0,01%». */
static gboolean
grows_by_itself (const DrFact *fact)
{
  static const DrDecimal few = { FEW_PERCENT, 0 };

  return (fact->flags & (DR_MEASURE_MONEY | DR_MEASURE_PHYSICAL)) && dr_decimal_compare (&fact->share, &few) >= 0;
}

/* «lần lượt đạt 80% và 75% kế hoạch» */
static gboolean
read_in_turn (DrSentence *self,
              guint       index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  gboolean is_target;
  int owner = dr_percent_find_in_turn (self, index, &is_target);

  if (owner < 0)
    return FALSE;
  if (is_target)
    dr_percent_give (self, index, owner, &figure->phrase.value, dr_percent_look_round (self, index).after_end);
  else
    dr_percent_give_share (self, index, owner);

  return TRUE;
}

/* «tốc độ tăng trưởng kinh tế 11,2%», «tỷ lệ tăng dân số 1,2%»: the name of a ratio; but «tỷ lệ giảm so với đầu năm 1,2%». */
static gboolean
names_growth (const DrSentence     *self,
              guint                 index,
              const DrPercentWords *around)
{
  const DrReading *reading = self->reading;
  guint first = g_array_index (self->figures, DrSentenceFigure, index).phrase.first;
  guint verb_end = MIN (first, g_array_index (self->signal_ends, guint32, around->verb));

  if (dr_phrase_match_before (reading, around->verb, DR_PHRASES ("tốc độ", "nhịp độ")) > 0)
    return TRUE;

  return dr_phrase_match_before (reading, around->verb, DR_PHRASES ("tỷ lệ", "tỉ lệ", "tỷ suất", "tỷ lệ gia", "tỉ lệ gia")) > 0
         && dr_sentence_count_words (self, verb_end, first) > 0
         && !dr_sentence_has (self, verb_end, first, DR_PERCENT_COMPARISONS);
}

gboolean
dr_sentence_read_percent (DrSentence *self,
                          guint       index)
{
  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;

  if ((!phrase->is_percent && !phrase->is_points) || phrase->form == DR_FIGURE_FORM_SLASH)
    return FALSE;
  if (fits_slash (self, index) || fits_parted_pair (self, index) || exceeds_bracket (self, index)
      || reaches_bracket (self, index) || read_in_turn (self, index))
    return TRUE;

  DrPercentWords around = dr_percent_look_round (self, index);
  if (read_named_change (self, index, &around) || read_joined_move (self, index, &around))
    return TRUE;
  if (!(around.verb_signals & (DR_PERCENT_MOVES | DR_PERCENT_OVERSHOOTS)) && waits_for_pair (self, index)
      && (!dr_percent_attaches (self, index, &around)
          || dr_sentence_after_sign (self, figure->gap_first, phrase->first, ";") > figure->gap_first))
    {
      self->waiting_percent = index;
      figure->outcome = DR_FIGURE_OUTCOME_WAITING;
      return TRUE;
    }
  gboolean is_target = dr_sentence_has (self, phrase->end, around.after_end, DR_SIGNAL_BIT (DR_SIGNAL_TARGET))
                       || dr_sentence_has (self, around.verb, phrase->first, DR_SIGNAL_BIT (DR_SIGNAL_TARGET))
                       || (around.after_end > phrase->end + 1 && dr_phrase_match (self->reading, around.after_end - 1, "giao") > 0);

  /* «đạt 80,4% (KH: 373)»: the bracket tells of what. */
  if (dr_reading_is_sign (self->reading, phrase->end, '(') && index + 1 < self->figures->len && figure[1].bracket == phrase->end + 1
      && !figure[1].phrase.is_percent
      && dr_sentence_has (self, phrase->end + 1, MIN (phrase->end + 2, self->end), DR_SIGNAL_BIT (DR_SIGNAL_TARGET)))
    is_target = TRUE;

  /* «so với kế hoạch đạt 96%» */
  guint compared = dr_sentence_find_last (self, around.first, around.verb, DR_SIGNAL_BIT (DR_SIGNAL_COMPARE));
  if (compared < around.verb
      && (around.verb_signals & (DR_SIGNAL_BIT (DR_SIGNAL_EQUAL) | DR_SIGNAL_BIT (DR_SIGNAL_REACH) | DR_PERCENT_OVERSHOOTS))
      && dr_sentence_has (self, compared, around.verb, DR_SIGNAL_BIT (DR_SIGNAL_TARGET)))
    is_target = TRUE;

  /* «chiếm 2,64% dự toán thu» is a part of the plan, not what was reached of it. */
  static const DrDecimal half = { 50, 0 };
  if (is_target && dr_phrase_match (self->reading, around.verb, "chiếm") > 0 && is_hundred_or_less (&phrase->value)
      && (dr_decimal_compare (&phrase->value, &half) < 0 || dr_sentence_has_words (self, phrase->end, around.after_end))
      && !dr_sentence_has (self, phrase->end, MIN (phrase->end + 1, around.after_end), DR_SIGNAL_BIT (DR_SIGNAL_COMPARE)))
    is_target = FALSE;

  if (!dr_percent_attaches (self, index, &around))
    {
      if ((around.verb_signals & DR_PERCENT_MOVES) && !names_growth (self, index, &around)
          && !dr_sentence_has (self, around.first, around.after_end, DR_SIGNAL_BIT (DR_SIGNAL_PER)))
        {
          dr_sentence_account (self, phrase, DR_NUMBER_ROLE_CHANGE);
          figure->outcome = DR_FIGURE_OUTCOME_CHANGE;
          return TRUE;
        }
      return phrase->is_points;
    }
  /* «tốc độ tăng trưởng -5,2%»: what is below zero is neither a part of something nor how far it went. */
  if (dr_decimal_get_sign (&phrase->value) < 0)
    return FALSE;

  int before = dr_sentence_find_spoken_of (self, index);
  /* «= 744.000.000 đồng (KH: 2.000 phần), đạt 124% kế hoạch»: whose target it was. */
  if (before < 0 && index > 0 && is_target
      && g_array_index (self->figures, DrSentenceFigure, index - 1).outcome == DR_FIGURE_OUTCOME_TARGET)
    before = g_array_index (self->figures, DrSentenceFigure, index - 1).owner;
  /* «tặng 1.250 suất, trị giá 625 triệu đồng, tăng 22% so với cùng kỳ»: it is the money that has grown. */
  DrSignals companions = (around.verb_signals & DR_PERCENT_MOVES) && !is_target ? 0 : DR_SIGNAL_BIT (DR_SIGNAL_MONEY);
  /* «mở 65 lớp cho 596 hội viên, đạt 120,4%»: more than all there is can only be of a target. */
  gboolean is_reached = is_target || ((around.verb_signals & DR_SIGNAL_BIT (DR_SIGNAL_REACH)) && !is_hundred_or_less (&phrase->value));
  if (is_reached)
    companions |= DR_SIGNAL_BIT (DR_SIGNAL_ACCOMPANY);
  int owner = before >= 0 ? before
              : !is_reached && dr_sentence_is_in_its_bracket (self, index) ? (int) self->facts->len - 1
              : dr_sentence_find_owner (self, index, companions);
  /* «162 lớp (93% KH) với 535 học viên (133% KH)» */
  if (before < 0 && is_reached && g_array_index (self->facts, DrFact, owner).has_percent && dr_sentence_is_in_its_bracket (self, index))
    owner = (int) self->facts->len - 1;
  else if (before < 0 && is_reached)
    owner = settle_owner (self, index, owner, &around);
  /* «318 việc, 192,7 tỷ đồng, chiếm 39,6% tổng số tiền» */
  if (before < 0 && (is_disbursed (self, index) || (!is_reached && dr_percent_find_named (self, index) == (int) self->facts->len - 1)))
    owner = (int) self->facts->len - 1;
  DrFact *fact = &g_array_index (self->facts, DrFact, owner);
  guint reference_end = MIN (self->end, phrase->end + 12);
  guint earlier = dr_sentence_find_first (self, phrase->end, around.after_end, DR_PERCENT_COMPARISONS);
  guint target = dr_sentence_find_first (self, phrase->end, around.after_end, DR_SIGNAL_BIT (DR_SIGNAL_TARGET));
  DrDecimal value = phrase->value;

  /* «trội hơn Nghị quyết 8,4%» of a count. */
  if ((around.verb_signals & DR_PERCENT_MOVES) && !phrase->is_points && !fact->is_percent && !fact->has_share
      && dr_sentence_has (self, around.verb, phrase->first, DR_SIGNAL_BIT (DR_SIGNAL_TARGET))
      && earlier == around.after_end)
    {
      around.verb_signals |= around.verb_signals & DR_SIGNAL_BIT (DR_SIGNAL_DOWN) ? DR_SIGNAL_BIT (DR_SIGNAL_SHORT)
                                                                                    : DR_SIGNAL_BIT (DR_SIGNAL_EXCEED);
      dr_percent_read_overshoot (self, index, owner, &around);
      return TRUE;
    }
  if (around.verb_signals & DR_PERCENT_OVERSHOOTS)
    {
      dr_percent_read_overshoot (self, index, owner, &around);
      return TRUE;
    }
  if ((around.verb_signals & DR_PERCENT_MOVES) || phrase->is_points)
    {
      gboolean is_points = phrase->is_points || (fact->is_percent && !dr_percent_is_of_target (self, fact))
                           || (fact->has_share && before == owner && !grows_by_itself (fact));
      guint32 against = dr_sentence_find_against (self, dr_sentence_after_and (self, around.first, around.verb), reference_end, fact);
      int in_row = phrase->is_points ? -1 : dr_percent_find_in_row (self, index);

      /* «cao hơn mức giao 1,7%» */
      if (dr_sentence_has (self, around.verb, phrase->first, DR_SIGNAL_BIT (DR_SIGNAL_TARGET)))
        against = dr_report_builder_intern (self->reading->builder, "target", -1);

      int told = phrase->is_points || in_row >= 0 ? -1 : find_owner_by_earlier (self, index, owner);
      if (told >= 0)
        {
          owner = told;
          is_points = FALSE;
        }
      if (in_row >= 0)
        {
          owner = in_row;
          is_points = g_array_index (self->facts, DrFact, owner).is_percent;
        }
      dr_percent_give_change (self, index, owner, is_points ? DR_CHANGE_KIND_POINTS : DR_CHANGE_KIND_PERCENT,
                   around.verb_signals & DR_SIGNAL_BIT (DR_SIGNAL_DOWN) ? DR_DIRECTION_DOWN : DR_DIRECTION_UP,
                   &value, against);
      return TRUE;
    }
  guint row_end = index;
  if (around.verb_signals == DR_SIGNAL_BIT (DR_SIGNAL_EQUAL) && !is_target && around.after_end == phrase->end)
    row_end = dr_percent_find_end_of_row (self, index);
  if (row_end > index)
    {
      const DrSentenceFigure *end = &g_array_index (self->figures, DrSentenceFigure, row_end);
      guint32 against = dr_sentence_find_against (self, end->phrase.end, dr_percent_look_round (self, row_end).after_end, fact);
      gboolean is_negative;
      DrDecimal change = dr_percent_from_hundred (&value, FALSE, &is_negative);

      dr_percent_give_change (self, index, owner, DR_CHANGE_KIND_PERCENT, is_negative ? DR_DIRECTION_DOWN : DR_DIRECTION_UP,
                   &change, against);
      return TRUE;
    }
  if ((earlier < around.after_end || is_of_time_before (self, index, &around)) && target == around.after_end && !(around.verb_signals & DR_SIGNAL_BIT (DR_SIGNAL_SHARE))
      && dr_sentence_find_against (self, phrase->end, around.after_end, fact) != DR_NONE)
    {
      gboolean is_negative;
      DrDecimal change = dr_percent_from_hundred (&value, FALSE, &is_negative);

      dr_percent_give_change (self, index, owner, DR_CHANGE_KIND_PERCENT, is_negative ? DR_DIRECTION_DOWN : DR_DIRECTION_UP,
                   &change, dr_sentence_find_against (self, phrase->end, around.after_end, fact));
      return TRUE;
    }
  /* «so với cùng kỳ bằng 96%» */
  if (!is_target && !fact->is_percent && (around.verb_signals & (DR_SIGNAL_BIT (DR_SIGNAL_EQUAL) | DR_SIGNAL_BIT (DR_SIGNAL_REACH)))
      && dr_sentence_has (self, around.first, around.verb, DR_SIGNAL_BIT (DR_SIGNAL_COMPARE))
      && dr_sentence_find_against (self, around.first, around.verb, fact) != DR_NONE)
    {
      gboolean is_negative;
      DrDecimal change = dr_percent_from_hundred (&value, FALSE, &is_negative);

      dr_percent_give_change (self, index, owner, DR_CHANGE_KIND_PERCENT, is_negative ? DR_DIRECTION_DOWN : DR_DIRECTION_UP,
                   &change, dr_sentence_find_against (self, around.first, around.verb, fact));
      return TRUE;
    }

  /* «gieo sạ 28.416 ha, bằng 98,8%; …, tăng 1,1 tạ/ha so với cùng kỳ»: where no target is spoken of, of the same crop before. */
  if (around.verb_signals == DR_SIGNAL_BIT (DR_SIGNAL_EQUAL) && around.after_end == phrase->end && (fact->flags & DR_MEASURE_PHYSICAL)
      && !fact->has_target && !(self->noted & DR_SIGNAL_BIT (DR_SIGNAL_TARGET)) && (self->noted & DR_SIGNAL_BIT (DR_SIGNAL_EARLIER)))
    {
      gboolean is_negative;
      DrDecimal change = dr_percent_from_hundred (&value, FALSE, &is_negative);

      dr_percent_give_change (self, index, owner, DR_CHANGE_KIND_PERCENT, is_negative ? DR_DIRECTION_DOWN : DR_DIRECTION_UP, &change,
                              DR_NONE);
      return TRUE;
    }

  return give_kind (self, index, owner, &around, is_target, earlier);
}
