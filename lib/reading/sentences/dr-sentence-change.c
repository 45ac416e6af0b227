/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/sentences/dr-sentence-change-private.h"

#include "reading/language/dr-phrase-private.h"

/* Figures that say how another moved. */

/* Where the words end that may tell what the change at figure @index is held against. */
guint
dr_sentence_reference_end (const DrSentence *self,
                           guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  guint end = MIN (self->end, figure->phrase.end + DR_CHANGE_REFERENCE_REACH);

  return dr_sentence_find_sign (self, figure->phrase.end, end, figure->bracket != 0 ? ";)" : ";");
}

/* Words between an amount and the same once more. */
DR_DEFINE_PHRASES (of_the_same, "số tuyệt đối", "về số tuyệt đối", "tuyệt đối", "tỷ lệ", "tỉ lệ", "tương ứng", "tương đương", "hay", "hay là", "tức", "tức là", "tương ứng với", "tương đương với",
                   "ứng với", "tương ứng tỷ lệ", "tương đương tỷ lệ", "tương ứng với tỷ lệ", "tương đương với tỷ lệ");

gboolean
dr_sentence_tells_again (const DrSentence *self,
                         guint             index)
{
  const DrReading *reading = self->reading;
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  guint at = figure->gap_first;

  if (index == 0 || figure->phrase.form != DR_FIGURE_FORM_SINGLE)
    return FALSE;

  /* «tăng 103 vụ (16,5%)», «giảm 04 vụ so với cùng kỳ (-19,05%)», «giảm 4 vụ (giảm 19%)» */
  gboolean is_bracket = figure->bracket > at && figure[-1].bracket != figure->bracket
                        && dr_sentence_count_words (self, at, figure->bracket - 1) <= DR_CHANGE_MOST_NOUN_WORDS
                        && dr_sentence_after_sign (self, at, figure->bracket - 1, ",;)") == at;
  if (is_bracket)
    at = figure->bracket - 1;
  /* «giảm 1,9% so với đầu năm (5,3%)» tells where it came from. */
  if (figure->phrase.is_percent == figure[-1].phrase.is_percent)
    return is_bracket && figure->phrase.is_percent && figure->phrase.first == figure->bracket;
  at += dr_phrase_is_sign_of (reading, at, ",(");
  guint n_words = dr_phrase_match_any (reading, at, of_the_same);
  if (n_words == 0 && !is_bracket)
    return FALSE;
  at += n_words;
  if (at < figure->phrase.first && (g_array_index (self->signals, DrSignals, at) & (DR_CHANGE_UPS | DR_CHANGE_DOWNS)))
    at = g_array_index (self->signal_ends, guint32, at);

  return at == figure->phrase.first;
}

/* «tăng 4 vụ hay 8,2% so với cùng kỳ», «giảm 9,8% (41 triệu đồng)»: the change before once more, and maybe what it is held against. */
gboolean
dr_sentence_read_repeated_change (DrSentence *self,
                                  guint       index)
{
  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrSentenceFigure *before = index > 0 ? figure - 1 : NULL;

  if (before != NULL && before->owner >= 0 && dr_sentence_repeats_change_of_pair (self, index))
    {
      dr_fact_add_figure (&g_array_index (self->facts, DrFact, before->owner), self->reading, &figure->phrase, DR_NUMBER_ROLE_CHANGE);
      figure->outcome = DR_FIGURE_OUTCOME_CHANGE;
      figure->owner = before->owner;
      return TRUE;
    }
  /* «vượt 1,4% so với chỉ tiêu (95%)» is the target. */
  if (before == NULL || before->outcome != DR_FIGURE_OUTCOME_CHANGE || !dr_sentence_tells_again (self, index)
      || dr_sentence_has (self, figure->gap_first, figure->phrase.first, DR_SIGNAL_BIT (DR_SIGNAL_TARGET)))
    return FALSE;
  /* Nobody knows of what, once more. */
  if (before->owner < 0)
    {
      if (!figure->phrase.is_percent || before->phrase.is_percent)
        return FALSE;
      dr_sentence_account (self, &figure->phrase, DR_NUMBER_ROLE_CHANGE);
      figure->outcome = DR_FIGURE_OUTCOME_CHANGE;
      return TRUE;
    }

  DrFact *fact = &g_array_index (self->facts, DrFact, before->owner);
  guint32 measure = figure->phrase.is_percent ? DR_NONE : dr_figure_phrase_intern_measure (self->reading, &figure->phrase);
  /* «gấp 1,3 lần, tương đương 119% kế hoạch» */
  if (figure->phrase.is_percent
      && (dr_sentence_has (self, figure->phrase.end,
                           dr_sentence_find_sign (self, figure->phrase.end, dr_sentence_words_end (self, index), ",;()"),
                           DR_SIGNAL_BIT (DR_SIGNAL_TARGET))
          || (fact->has_planned && !fact->has_percent
              && dr_sentence_fits_percent (self, fact, &fact->planned, &figure->phrase.value, figure->phrase.hedge))))
    return FALSE;
  if (measure != DR_NONE && !dr_sentence_is_head_of (self, measure, fact->measure))
    return FALSE;

  dr_fact_add_figure (fact, self->reading, &figure->phrase, DR_NUMBER_ROLE_CHANGE);
  figure->outcome = DR_FIGURE_OUTCOME_CHANGE;
  figure->owner = before->owner;
  if (fact->change_against == DR_NONE)
    fact->change_against = dr_sentence_find_against (self, figure->phrase.end, dr_sentence_reference_end (self, index), fact);

  return TRUE;
}

/* «tăng 4 tổ chức» behind «22 tổ chức đảng»: the same noun, or its beginning. */
gboolean
dr_sentence_is_head_of (const DrSentence *self,
                        guint32           head,
                        guint32           measure)
{
  DrReportData *data = dr_report_builder_get_data (self->reading->builder);

  if (head == measure || head == DR_NONE || measure == DR_NONE)
    return head == measure;

  const char *short_name = dr_report_data_get_string (data, head);
  const char *name = dr_report_data_get_string (data, measure);
  gsize length = strlen (short_name);

  return strncmp (name, short_name, length) == 0 && name[length] == ' ';
}

void
dr_sentence_set_change (DrSentence      *self,
                        guint            index,
                        int              owner,
                        const DrDecimal *value,
                        DrDirection      direction,
                        guint32          against)
{
  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  DrFact *fact = &g_array_index (self->facts, DrFact, owner);

  dr_fact_add_figure (fact, self->reading, &figure->phrase, DR_NUMBER_ROLE_CHANGE);
  figure->outcome = DR_FIGURE_OUTCOME_CHANGE;
  figure->owner = owner;
  fact->has_change = TRUE;
  fact->change = *value;
  fact->change_kind = fact->is_percent ? DR_CHANGE_KIND_POINTS : DR_CHANGE_KIND_ABSOLUTE;
  fact->change_direction = direction;
  fact->change_against = against;
}

/*
 * «giảm 12 vụ và 13 người chết so với cùng kỳ»: the verb of the change before it holds
 * for what is joined on, where what they are held against stands behind both.
 */
static gboolean
read_joined_change (DrSentence *self,
                    guint       index)
{
  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;
  const DrSentenceFigure *before = index > 0 ? figure - 1 : NULL;

  if (before == NULL || before->outcome != DR_FIGURE_OUTCOME_CHANGE || before->owner < 0 || before->bracket != figure->bracket
      || before->phrase.is_percent || !dr_change_is_joined (self, index)
      || dr_sentence_count_words (self, figure->gap_first, phrase->first) > 2)
    return FALSE;

  guint end = dr_sentence_find_sign (self, phrase->end, dr_sentence_words_end (self, index), ",;.)");
  gboolean has_comparison = dr_sentence_has (self, phrase->end, end, DR_CHANGE_COMPARISONS);
  gboolean by_comma = dr_phrase_match (self->reading, phrase->first - 1, "và") == 0;
  if (!has_comparison && (!by_comma || end > phrase->end + 2))
    return FALSE;

  const DrFact *changed = &g_array_index (self->facts, DrFact, before->owner);
  DrDirection direction = changed->change_direction;
  guint32 against = changed->change_against;
  guint32 measure = dr_figure_phrase_intern_measure (self->reading, phrase);
  /* What was told with the figure that the change before is of: «934 vụ với 1.788 bị cáo; …; thụ lý tăng 48 vụ với 182 bị cáo». */
  const DrFact *told_with = before->owner + 1 < (int) self->facts->len ? changed + 1 : NULL;
  gboolean is_told_with = told_with != NULL && told_with->figure == changed->figure + 1 && !told_with->has_change && !told_with->is_whole
                          && dr_sentence_is_head_of (self, measure, told_with->measure);
  int owner = is_told_with ? before->owner + 1 : dr_change_find_owner (self, index, measure);
  DrDecimal value = phrase->value;

  if (owner < 0 || owner == before->owner
      || !dr_sentence_is_head_of (self, measure, g_array_index (self->facts, DrFact, owner).measure))
    return FALSE;

  /* «64 vụ, 98 bị can, tăng 07 vụ, 12 bị can»: as far behind its figure as the one before; «52.000 con, 6.500 con lợn» are others. */
  guint its_figure = g_array_index (self->facts, DrFact, owner).figure;
  if (!has_comparison && its_figure != g_array_index (self->facts, DrFact, before->owner).figure + 1)
    return FALSE;

  /* «…, 5 người bị thương» are none of «28 người chết». */
  const DrFigurePhrase *owned = &g_array_index (self->figures, DrSentenceFigure, its_figure).phrase;
  if (by_comma && (phrase->flags & DR_MEASURE_PEOPLE) && end > phrase->end && dr_reading_is_word (self->reading, phrase->end)
      && !(g_array_index (self->signals, DrSignals, phrase->end) & DR_CHANGE_COMPARISONS) && !dr_change_has_same_word (self, phrase->end, owned))
    return FALSE;
  dr_sentence_set_change (self, index, owner, &value, direction, against);

  return TRUE;
}

/*
 * «Phát triển thêm 1.367 đoàn viên, tăng 02 đoàn viên so với cùng kỳ», «Quỹ tăng thêm
 * 377 triệu đồng, tăng 5,1% so với cùng kỳ»: what came in is a figure, and the change
 * behind it is its own.
 */
static gboolean
is_inflow (DrSentence *self,
           guint       index,
           guint       first,
           guint       verb)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrPhrases *words = DR_PHRASES ("thêm", "tăng thêm");

  if (figure->bracket != 0 || dr_phrase_match_any (self->reading, verb, words) == 0
      || !dr_sentence_has_words (self, first, verb))
    return FALSE;

  guint clause_end = dr_sentence_find_sign (self, figure->phrase.end, dr_sentence_words_end (self, index), ",;()");

  return !dr_sentence_has (self, first, clause_end, DR_CHANGE_COMPARISONS);
}

/* Whether the figure behind figure @index is a percentage of a target that was reached, and of nothing else that is named. */
static gboolean
reaches_target_behind (const DrSentence *self,
                       guint             index)
{
  const DrSentenceFigure *next = &g_array_index (self->figures, DrSentenceFigure, index) + 1;
  const DrSignals reaches = DR_SIGNAL_BIT (DR_SIGNAL_REACH) | DR_SIGNAL_BIT (DR_SIGNAL_EQUAL);

  if (index + 1 >= self->figures->len || !next->phrase.is_percent || next->bracket != 0)
    return FALSE;

  guint clause = dr_sentence_after_sign (self, next->gap_first, next->phrase.first, ",");

  return clause > next->gap_first && !dr_sentence_has_words (self, clause, next->phrase.first)
         && dr_sentence_has (self, clause, next->phrase.first, reaches)
         && dr_sentence_has (self, next->phrase.end, MIN (next->phrase.end + 1, self->end), DR_SIGNAL_BIT (DR_SIGNAL_TARGET));
}

gboolean
dr_sentence_read_change (DrSentence *self,
                         guint       index)
{
  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;

  if (phrase->form != DR_FIGURE_FORM_SINGLE)
    return FALSE;
  if (dr_sentence_read_times (self, index) || read_joined_change (self, index))
    return TRUE;
  if (!dr_change_is_verb_at (self, index))
    return FALSE;

  guint first = dr_sentence_find_clause (self, figure->gap_first, phrase->first);
  guint verb = dr_sentence_find_last (self, first, phrase->first, DR_CHANGE_UPS | DR_CHANGE_DOWNS);
  DrSignals signals = g_array_index (self->signals, DrSignals, verb);
  guint32 measure = dr_figure_phrase_intern_measure (self->reading, phrase);

  if ((signals & DR_SIGNAL_BIT (DR_SIGNAL_DOWN)) && figure->bracket == 0 && dr_change_remains_behind (self, index, measure))
    {
      self->waiting_change = index;
      figure->outcome = DR_FIGURE_OUTCOME_WAITING;
      return TRUE;
    }

  if (is_inflow (self, index, first, verb))
    return FALSE;

  gboolean against_target = (signals & (DR_SIGNAL_BIT (DR_SIGNAL_EXCEED) | DR_SIGNAL_BIT (DR_SIGNAL_SHORT))) != 0
                            || dr_sentence_has (self, verb, phrase->first, DR_SIGNAL_BIT (DR_SIGNAL_TARGET));
  /* «143 người, sau rà soát giảm 4»: what counts nothing is no figure of its own. */
  /* «867 đàn, vượt 12 đàn so với cùng kỳ» */
  if (against_target && (signals & DR_SIGNAL_BIT (DR_SIGNAL_EXCEED)))
    {
      guint end = dr_sentence_find_sign (self, phrase->end, dr_sentence_words_end (self, index), ",;()");

      against_target = dr_sentence_has (self, verb, end, DR_SIGNAL_BIT (DR_SIGNAL_TARGET))
                       || !dr_sentence_has (self, phrase->end, end, DR_SIGNAL_BIT (DR_SIGNAL_COMPARE))
                       || !dr_sentence_has (self, phrase->end, end, DR_SIGNAL_BIT (DR_SIGNAL_EARLIER));
    }
  if (!against_target && !dr_change_has_reference (self, index)
      && (dr_sentence_counts_something (phrase) || phrase->is_shared || self->facts->len == 0))
    return FALSE;

  int owner = dr_change_find_owner (self, index, measure);
  /* «Khó khăn: thiếu 03 viên chức»: what there is not enough of, where neither a target nor another of the kind is told of. */
  if ((signals & DR_SIGNAL_BIT (DR_SIGNAL_SHORT)) && dr_sentence_counts_something (phrase)
      && !dr_sentence_has (self, dr_sentence_after_sign (self, figure->gap_first, phrase->first, ";"), dr_sentence_reference_end (self, index),
                           DR_SIGNAL_BIT (DR_SIGNAL_TARGET) | DR_CHANGE_COMPARISONS)
      && (owner < 0 || !dr_sentence_is_head_of (self, measure, g_array_index (self->facts, DrFact, owner).measure)))
    return FALSE;
  /* «Giảm 12 hội viên do qua đời, tăng 3 so với cùng kỳ»: the first is a figure of its own, as the reference is the second's. */
  if (owner < 0 && measure != DR_NONE
      && (dr_phrase_match_any (self->reading, phrase->end, DR_PHRASES ("do", "vì")) > 0
          || (self->facts->len == 0 && dr_change_is_verb_at (self, index + 1)
              && !dr_sentence_has (self, figure->gap_first,
                                   dr_sentence_find_sign (self, phrase->end, dr_sentence_words_end (self, index), ",;()"),
                                   DR_CHANGE_COMPARISONS))))
    return FALSE;
  /* «Giảm 32 hộ nghèo so với năm trước, đạt 107% kế hoạch»: what went down is what was planned. */
  if (owner < 0 && self->facts->len == 0 && measure != DR_NONE && reaches_target_behind (self, index))
    return FALSE;
  if (owner < 0)
    {
      dr_sentence_account (self, phrase, DR_NUMBER_ROLE_CHANGE);
      figure->outcome = DR_FIGURE_OUTCOME_CHANGE;
      return TRUE;
    }

  DrFact *fact = &g_array_index (self->facts, DrFact, owner);
  DrDecimal value = phrase->value;
  guint32 against = against_target
                      ? dr_report_builder_intern (self->reading->builder, "target", -1)
                      : dr_sentence_find_against (self, dr_sentence_after_and (self, first, verb),
                                                  dr_sentence_reference_end (self, index), fact);
  /* «(+12 hộ) so với cùng kỳ». */
  if (against == DR_NONE && figure->bracket != 0 && dr_reading_is_sign (self->reading, phrase->end, ')'))
    against = dr_sentence_find_against (self, phrase->end, dr_sentence_find_sign (self, phrase->end, self->end, ",;("), fact);
  /* «So với cùng kỳ: giảm 9 vụ» */
  if (against == DR_NONE)
    against = dr_sentence_find_against (self, dr_sentence_after_sign (self, figure->gap_first, first, ".;"), first, fact);
  if (against == DR_NONE && index > 0
      && g_array_index (self->figures, DrSentenceFigure, index - 1).outcome == DR_FIGURE_OUTCOME_CHANGE
      && g_array_index (self->figures, DrSentenceFigure, index - 1).owner >= 0)
    against = g_array_index (self->facts, DrFact,
                             g_array_index (self->figures, DrSentenceFigure, index - 1).owner).change_against;

  dr_sentence_set_change (self, index, owner, &value, signals & DR_CHANGE_DOWNS ? DR_DIRECTION_DOWN : DR_DIRECTION_UP, against);

  return TRUE;
}

/*
 * «12 vụ (giảm 3 vụ), làm chết 5 người (tăng 1 người) so với cùng kỳ»: what the last
 * change is held against holds for those before it that name nothing.
 */
void
dr_sentence_settle_changes (DrSentence *self)
{
  dr_sentence_read_times_in_words (self);
  if (g_array_index (self->figures, DrSentenceFigure, 0).outcome == DR_FIGURE_OUTCOME_STATE)
    for (guint i = 0; i < self->facts->len; i++)
      dr_sentence_settle_state (self, &g_array_index (self->facts, DrFact, i));

  gboolean has_change = FALSE;
  for (guint i = 0; i < self->facts->len; i++)
    has_change |= g_array_index (self->facts, DrFact, i).has_change;

  guint32 against = DR_NONE;
  for (guint i = has_change ? self->facts->len : 0; i > 0; i--)
    {
      DrFact *fact = &g_array_index (self->facts, DrFact, i - 1);
      const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, fact->figure);

      if (fact->has_change && fact->change_against != DR_NONE)
        against = fact->change_against;
      else if (fact->has_change)
        fact->change_against = against;
      if (dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ";") > figure->gap_first)
        against = DR_NONE;
    }
}
