/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-level-phrase-private.h"
#include "reading/sentences/dr-sentence-private.h"

/* Figures that were planned («(chỉ tiêu 90)»), and figures of an earlier time («(cùng kỳ 45 vụ)»). */

/* Words between a target word and its figure: «chỉ tiêu Tỉnh hội giao 90», «kế hoạch năm là 12». */
#define MOST_WORDS_BETWEEN 6

/* Behind a target word these tell of something else: «so với kế hoạch và giảm 50 hội viên». */
#define MOVES (DR_SIGNAL_BIT (DR_SIGNAL_UP) | DR_SIGNAL_BIT (DR_SIGNAL_DOWN) | DR_SIGNAL_BIT (DR_SIGNAL_SHORT) \
               | DR_SIGNAL_BIT (DR_SIGNAL_EARLIER))

#define VERBS (DR_SIGNAL_BIT (DR_SIGNAL_REACH) | DR_SIGNAL_BIT (DR_SIGNAL_EQUAL) | DR_SIGNAL_BIT (DR_SIGNAL_EXCEED) \
               | DR_SIGNAL_BIT (DR_SIGNAL_UP) | DR_SIGNAL_BIT (DR_SIGNAL_DOWN) | DR_SIGNAL_BIT (DR_SIGNAL_RESULT) \
               | DR_SIGNAL_BIT (DR_SIGNAL_STATUS_ESTIMATED) | DR_SIGNAL_BIT (DR_SIGNAL_SHARE) | DR_SIGNAL_BIT (DR_SIGNAL_SHORT))

static void
set_planned (DrSentence *self,
             guint       index,
             int         owner)
{
  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;
  DrFact *fact = &g_array_index (self->facts, DrFact, owner);

  dr_fact_add_figure (fact, self->reading, phrase, DR_NUMBER_ROLE_TARGET);
  figure->outcome = DR_FIGURE_OUTCOME_TARGET;
  figure->owner = owner;
  if (fact->has_planned)
    return;

  fact->has_target = fact->has_planned = TRUE;
  fact->planned = phrase->value;
  fact->planned_upper = phrase->second;
  if (!dr_sentence_counts_something (phrase) && phrase->magnitude == 0)
    {
      int magnitude = g_array_index (self->figures, DrSentenceFigure, fact->figure).phrase.magnitude;

      dr_figure_phrase_take_magnitude (&fact->planned, magnitude);
      dr_figure_phrase_take_magnitude (&fact->planned_upper, magnitude);
    }
  fact->planned_hedge = phrase->hedge;
  fact->target_first = phrase->number;
  fact->target_end = phrase->end;
}

/* Moves the percentage to the figure that the target counts: «33 lớp/1.980 học viên, bằng 110% kế hoạch (30 lớp)». */
static int
find_counted (DrSentence *self,
              guint       index,
              int         owner)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  guint32 measure = dr_figure_phrase_intern_measure (self->reading, &figure->phrase);
  DrFact *facts = &g_array_index (self->facts, DrFact, 0);
  int last = MAX (0, (int) self->facts->len - DR_SENTENCE_REACH);

  if (measure == DR_NONE || dr_sentence_is_head_of (self, measure, facts[owner].measure))
    return owner;

  for (int i = (int) self->facts->len - 1; i >= last; i--)
    if (dr_sentence_is_head_of (self, measure, facts[i].measure) && facts[i].has_percent && !facts[i].has_planned
        && !facts[owner].has_percent)
      return i;
    else if (dr_sentence_is_head_of (self, measure, facts[i].measure) && !facts[i].has_percent && !facts[i].is_whole)
      {
        facts[i].has_percent = facts[owner].has_percent;
        facts[i].percent = facts[owner].percent;
        facts[i].percent_upper = facts[owner].percent_upper;
        facts[i].percent_hedge = facts[owner].percent_hedge;
        facts[i].assigned_by = facts[owner].assigned_by;
        facts[i].target_period = facts[owner].target_period;
        facts[owner].has_percent = facts[owner].has_target = FALSE;
        for (guint n = 0; n < facts[owner].n_numbers; n++)
          if (facts[owner].numbers[n].role == DR_NUMBER_ROLE_PERCENT && facts[i].n_numbers < DR_FACT_NUMBERS)
            {
              facts[i].numbers[facts[i].n_numbers++] = facts[owner].numbers[n];
              facts[owner].numbers[n] = facts[owner].numbers[--facts[owner].n_numbers];
              n--;
            }
        return i;
      }

  return -1;
}

/* A bracket that holds the figure alone, behind words about a target or an earlier time. */
static gboolean
stands_alone_in_bracket (const DrSentence *self,
                         guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);

  return figure->bracket != 0 && figure->phrase.first == figure->bracket
         && dr_reading_is_sign (self->reading, figure->phrase.end, ')');
}

static gboolean
explains_percentage (DrSentence *self,
                     guint       index)
{
  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);

  if (index == 0 || figure->bracket == 0 || figure->phrase.first != figure->bracket)
    return FALSE;

  const DrSentenceFigure *before = &g_array_index (self->figures, DrSentenceFigure, index - 1);
  if (before->owner < 0 || before->bracket != 0)
    return FALSE;

  if (before->outcome == DR_FIGURE_OUTCOME_CHANGE)
    {
      DrFact *fact = &g_array_index (self->facts, DrFact, before->owner);
      gboolean of_target = dr_sentence_has (self, before->phrase.end, figure->phrase.first, DR_SIGNAL_BIT (DR_SIGNAL_TARGET));

      if (!stands_alone_in_bracket (self, index) || (figure->phrase.is_percent && !of_target))
        return FALSE;
      gboolean is_counted = !before->phrase.is_percent && !before->phrase.is_points
                            && dr_figure_phrase_intern_measure (self->reading, &figure->phrase) == fact->measure;
      if (of_target && ((fact->is_percent && figure->phrase.is_percent) || is_counted))
        {
          set_planned (self, index, before->owner);
          return TRUE;
        }
      dr_fact_add_figure (fact, self->reading, &figure->phrase, of_target ? DR_NUMBER_ROLE_TARGET : DR_NUMBER_ROLE_CHANGE);
      figure->outcome = DR_FIGURE_OUTCOME_CHANGE;
      figure->owner = before->owner;
      return TRUE;
    }
  if (before->outcome != DR_FIGURE_OUTCOME_PERCENT || figure->phrase.is_percent
      || !dr_sentence_has (self, before->phrase.end, figure->phrase.first, DR_SIGNAL_BIT (DR_SIGNAL_TARGET)))
    return FALSE;

  int counted = find_counted (self, index, before->owner);
  if (counted < 0)
    return FALSE;
  set_planned (self, index, counted);

  return TRUE;
}

/*
 * «23 buổi (57,5% KH 40 buổi)», «đạt 80% kế hoạch 15 buổi»: straight behind the percentage and the target word, how much that
 * was; but «đạt 87% kế hoạch đợt 1 và 5.310 con» goes on to what else there is.
 */
static gboolean
follows_percentage (DrSentence *self,
                    guint       index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrSentenceFigure *before = index > 0 ? figure - 1 : NULL;

  if (before == NULL || before->outcome != DR_FIGURE_OUTCOME_PERCENT || before->owner < 0 || figure->phrase.is_percent
      || figure->phrase.form != DR_FIGURE_FORM_SINGLE || figure->bracket != before->bracket
      || !dr_sentence_has (self, figure->gap_first, MIN (figure->gap_first + 1, figure->phrase.first), DR_SIGNAL_BIT (DR_SIGNAL_TARGET))
      || dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ",;:(") > figure->gap_first
      || dr_sentence_count_words (self, figure->gap_first, figure->phrase.first) > 1
      || dr_phrase_match_before (self->reading, figure->phrase.first, DR_PHRASES ("và")) > 0
      || dr_sentence_has (self, figure->gap_first, figure->phrase.first, VERBS | DR_SIGNAL_BIT (DR_SIGNAL_ACCOMPANY)))
    return FALSE;

  int counted = find_counted (self, index, before->owner);
  if (counted < 0)
    return FALSE;
  set_planned (self, index, counted);

  return TRUE;
}

/* «được 76,5% so với số 800 hồ sơ tỉnh giao»: the percentage in front was of the target. */
static void
turn_share_into_percent (DrSentence *self,
                         guint       index,
                         DrFact     *fact)
{
  DrSentenceFigure *before = index > 0 ? &g_array_index (self->figures, DrSentenceFigure, index - 1) : NULL;

  if (before == NULL || before->outcome != DR_FIGURE_OUTCOME_SHARE || !fact->has_share || fact->has_percent
      || &g_array_index (self->facts, DrFact, before->owner) != fact)
    return;
  fact->has_share = FALSE;
  fact->has_percent = TRUE;
  fact->percent = fact->share;
  fact->percent_upper = fact->share_upper;
  fact->percent_hedge = fact->share_hedge;
  before->outcome = DR_FIGURE_OUTCOME_PERCENT;
  for (guint i = 0; i < fact->n_numbers; i++)
    if (fact->numbers[i].role == DR_NUMBER_ROLE_SHARE)
      fact->numbers[i].role = DR_NUMBER_ROLE_PERCENT;
}

/* «52 đoàn viên (tỉnh giao 50)», «trong khi được giao 50», «so với số 800 hồ sơ tỉnh giao»: who assigned it, and how much. */
static gboolean
is_assigned (DrSentence *self,
             guint       index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;

  /* «tỷ lệ hộ dùng nước sạch 92% (tỉnh giao 90%)» */
  gboolean is_of_ratio = phrase->is_percent && figure->bracket != 0 && index > 0 && figure[-1].phrase.is_percent
                         && figure[-1].outcome == DR_FIGURE_OUTCOME_FACT;

  if (self->facts->len == 0 || (phrase->is_percent && !is_of_ratio) || phrase->number == figure->gap_first)
    return FALSE;

  gboolean in_front = FALSE;
  if (phrase->first > figure->gap_first && dr_phrase_match (self->reading, phrase->first - 1, "giao") > 0)
    {
      guint first = dr_sentence_after_sign (self, figure->gap_first, phrase->first, ",(");

      in_front = first > figure->gap_first && phrase->first <= first + MOST_WORDS_BETWEEN
                 && (phrase->first > first + 1 || first == figure->bracket)
                 && dr_phrase_match_before (self->reading, phrase->first,
                                            DR_PHRASES ("bàn giao", "chuyển giao", "cấp giao", "đã giao")) == 0;
    }
  gboolean behind = dr_phrase_match_before (self->reading, phrase->first, DR_PHRASES ("so với", "so với số", "trên số", "so với mức")) > 0
                    || (phrase->first < phrase->number && dr_phrase_match (self->reading, phrase->first, "trên") > 0
                        && dr_sentence_has (self, phrase->end, MIN (phrase->end + 1, self->end), DR_SIGNAL_BIT (DR_SIGNAL_TARGET)));

  /* «đủ 100% số 142 công dân được giao», «bằng 22,8% con số 180 mà Nghị quyết đặt ra» */
  if (!behind && index > 0 && g_array_index (self->figures, DrSentenceFigure, index - 1).phrase.is_percent)
    behind = dr_phrase_match_any (self->reading, figure->gap_first, DR_PHRASES ("số", "con số", "của con số"))
             == phrase->first - figure->gap_first;

  if (behind && !in_front)
    {
      guint end = dr_sentence_find_sign (self, phrase->end,
                                         MIN (dr_sentence_words_end (self, index), phrase->end + MOST_WORDS_BETWEEN + 1), ",;().");
      guint joined = dr_sentence_after_and (self, phrase->end, end);

      if (joined > phrase->end)
        end = joined - 1;

      behind = end > phrase->end && !dr_sentence_has (self, phrase->end, end, DR_SIGNAL_BIT (DR_SIGNAL_EARLIER))
               && (dr_phrase_match (self->reading, end - 1, "giao") > 0
                   || dr_sentence_has (self, phrase->end, end, DR_SIGNAL_BIT (DR_SIGNAL_TARGET)));
    }
  if (!in_front && !behind)
    return FALSE;

  int owner = dr_sentence_find_owner (self, index, DR_SIGNAL_BIT (DR_SIGNAL_MONEY) | DR_SIGNAL_BIT (DR_SIGNAL_ACCOMPANY));
  guint32 measure = dr_figure_phrase_intern_measure (self->reading, phrase);
  DrFact *fact = &g_array_index (self->facts, DrFact, owner);
  if (measure != DR_NONE && fact->measure != measure)
    return FALSE;
  set_planned (self, index, owner);
  if (behind)
    turn_share_into_percent (self, index, fact);

  return TRUE;
}

/* «trội hơn Nghị quyết Đại hội (1.000 đảng viên)», «bằng 117,5% số lớp tỉnh giao (80 lớp)»: the bracket holds the target. */
static gboolean
is_bracket_of_target (DrSentence *self,
                      guint       index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);

  if (self->facts->len == 0 || !stands_alone_in_bracket (self, index) || figure->phrase.is_percent
      || figure->bracket <= figure->gap_first + 1)
    return FALSE;

  guint32 measure = dr_figure_phrase_intern_measure (self->reading, &figure->phrase);
  if (measure == DR_NONE)
    return FALSE;

  guint first = dr_sentence_after_sign (self, figure->gap_first, figure->bracket - 1, ",;:");
  gboolean is_target = dr_sentence_has (self, first, figure->bracket - 1, DR_SIGNAL_BIT (DR_SIGNAL_TARGET))
                       || dr_phrase_match (self->reading, figure->bracket - 2, "giao") > 0;
  if (!is_target || dr_sentence_has (self, first, figure->bracket - 1, DR_SIGNAL_BIT (DR_SIGNAL_ACCOMPANY)))
    return FALSE;

  int owner = find_counted (self, index, dr_sentence_find_owner (self, index, DR_SIGNAL_BIT (DR_SIGNAL_MONEY)));
  if (owner < 0)
    return FALSE;
  /* «31 lớp, … 112 lớp; so chỉ tiêu (30 lớp) đạt 103,3%»: the percentage behind tells which of them. */
  const DrSentenceFigure *next = index + 1 < self->figures->len ? figure + 1 : NULL;
  int last = MAX (0, (int) self->facts->len - DR_SENTENCE_REACH);
  for (int i = (int) self->facts->len - 1; next != NULL && next->phrase.is_percent && i >= last; i--)
    {
      const DrFact *fact = &g_array_index (self->facts, DrFact, i);

      if (dr_sentence_is_head_of (self, measure, fact->measure) && !fact->has_planned
          && dr_sentence_fits_percent (self, fact, &figure->phrase.value, &next->phrase.value, next->phrase.hedge))
        {
          owner = i;
          break;
        }
    }
  set_planned (self, index, owner);

  return TRUE;
}

/* «KH 150, TH 162», «kế hoạch 318 ha; thực hiện 320 ha»: straight behind what was planned stands what was done. */
static gboolean
is_done_behind (DrSentence *self,
                guint       index)
{
  const DrFigurePhrase *phrase = &g_array_index (self->figures, DrSentenceFigure, index).phrase;
  const DrFigurePhrase *next = &g_array_index (self->figures, DrSentenceFigure, index + 1).phrase;
  guint at = phrase->end;

  if (phrase->is_percent || next->is_percent || next->form != DR_FIGURE_FORM_SINGLE
      || !dr_phrase_is_sign_of (self->reading, at, ",;-"))
    return FALSE;
  at++;
  at += dr_phrase_match_any (self->reading, at, DR_PHRASES ("TH", "thực hiện", "thực hiện được", "đã thực hiện", "kết quả", "KQ", "đã kết nạp",
                                                            "kết quả thực hiện", "ước thực hiện", "ước TH"));
  at += dr_reading_is_sign (self->reading, at, ':');

  return at > phrase->end + 1 && at == next->first;
}

/* «04 cuộc thanh tra (kế hoạch 03, đột xuất 01)»: those that were planned, beside those that were not. */
static gboolean
is_planned_kind (const DrSentence *self,
                 guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFact *last = self->facts->len > 0 ? &g_array_index (self->facts, DrFact, self->facts->len - 1) : NULL;
  DrDecimal sum;

  if (last == NULL || figure->bracket == 0 || last->figure + 1 != index || index + 1 >= self->figures->len
      || figure[1].bracket != figure->bracket || figure[1].phrase.is_percent
      || dr_phrase_match_before (self->reading, figure[1].phrase.first, DR_PHRASES ("đột xuất", "ngoài kế hoạch", "phát sinh")) == 0)
    return FALSE;

  return dr_decimal_add (&figure->phrase.value, &figure[1].phrase.value, &sum) && dr_decimal_compare (&sum, &last->value) == 0;
}

/* «chỉ tiêu 90» right in front of the figure, in a bracket, behind a slash or in a comparison. */
static gboolean
is_named_target (DrSentence *self,
                 guint       index)
{
  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;

  if (!(self->noted & DR_SIGNAL_BIT (DR_SIGNAL_TARGET)) || is_planned_kind (self, index))
    return FALSE;

  guint first = dr_sentence_after_sign (self, figure->gap_first, phrase->first, ",;.()");
  guint target = dr_sentence_find_last (self, first, phrase->first, DR_SIGNAL_BIT (DR_SIGNAL_TARGET));
  gboolean opens_bracket = target == figure->bracket && figure->bracket != 0;

  /* «tỷ lệ hộ nghèo còn 2,5%, chỉ tiêu 3%»: what was planned of the ratio straight before. */
  const DrFact *last = self->facts->len > 0 ? &g_array_index (self->facts, DrFact, self->facts->len - 1) : NULL;
  gboolean is_of_ratio = phrase->is_percent && last != NULL && last->is_percent && last->figure + 1 == index && !last->has_target;

  if (target == phrase->first || (phrase->is_percent && !opens_bracket && !is_of_ratio))
    return FALSE;

  guint behind = g_array_index (self->signal_ends, guint32, target);
  if (phrase->first - behind > MOST_WORDS_BETWEEN
      || dr_sentence_has (self, behind, phrase->first,
                          DR_SIGNAL_BIT (DR_SIGNAL_REACH) | DR_SIGNAL_BIT (DR_SIGNAL_ACCOMPANY)
                            | DR_SIGNAL_BIT (DR_SIGNAL_RESULT) | DR_SIGNAL_BIT (DR_SIGNAL_EXCEED))
      || (!opens_bracket && dr_sentence_has (self, behind, phrase->first, MOVES)))
    return FALSE;

  gboolean behind_slash = target > 0 && dr_reading_is_sign (self->reading, target - 1, '/');
  gboolean compared = dr_sentence_has (self, target > first + 2 ? target - 2 : first, target,
                                       DR_SIGNAL_BIT (DR_SIGNAL_COMPARE) | DR_SIGNAL_BIT (DR_SIGNAL_PLACE)
                                         | DR_SIGNAL_BIT (DR_SIGNAL_WHOLE))
                      || (target > first && dr_phrase_match (self->reading, target - 1, "trên"));
  /* «1.164 ca, kế hoạch 6 tháng chỉ 1.100» */
  gboolean follows = target == first && first > figure->gap_first && last != NULL
                     && (is_of_ratio
                         || (!phrase->is_percent && last->figure + 1 == index
                             && (!dr_sentence_counts_something (phrase)
                                 || dr_sentence_is_head_of (self, dr_figure_phrase_intern_measure (self->reading, phrase),
                                                            last->measure))));
  gboolean straight = phrase->first == behind
                      || dr_sentence_count_words (self, behind, phrase->first) <= (follows ? MOST_WORDS_BETWEEN : 1);

  /* «(chỉ tiêu UBND tỉnh giao là 180 đơn vị)» */
  straight |= opens_bracket && dr_phrase_match_before (self->reading, phrase->first, DR_PHRASES ("giao", "giao là", "đề ra", "đề ra là",
                                                                                                 "đặt ra", "đặt ra là")) > 0;

  guint colon = dr_sentence_after_sign (self, behind, phrase->first, ":");
  gboolean is_label = colon > behind && colon < phrase->first;
  /* «Chỉ tiêu phát triển đoàn viên: KH 6.000, thực hiện 6.418 đoàn viên», and so behind a semicolon. */
  gboolean opens_clause = self->facts->len == 0 || dr_sentence_after_sign (self, figure->gap_first, target, ";:") > figure->gap_first;
  if (index + 1 < self->figures->len && !is_label && straight && opens_clause && figure->bracket == 0 && is_done_behind (self, index))
    {
      self->waiting_target = index;
      figure->outcome = DR_FIGURE_OUTCOME_WAITING;
      return TRUE;
    }
  if (self->facts->len > 0 && (opens_bracket || behind_slash || compared || follows) && straight)
    {
      int owner = dr_sentence_find_owner (self, index, DR_SIGNAL_BIT (DR_SIGNAL_MONEY) | DR_SIGNAL_BIT (DR_SIGNAL_ACCOMPANY));
      guint32 measure = dr_figure_phrase_intern_measure (self->reading, phrase);

      /* «đạt 98,6% kế hoạch (KH 491.800 triệu đồng)»: the percentage goes with the measure of the target. */
      if (measure != DR_NONE && opens_bracket && !phrase->is_percent)
        owner = find_counted (self, index, owner);
      if (owner < 0)
        return FALSE;

      DrFact *fact = &g_array_index (self->facts, DrFact, owner);
      /* «kết nạp 96 hội viên/KH 150 đ/c»: people by another word. */
      gboolean are_people = behind_slash && (fact->flags & phrase->flags & DR_MEASURE_PEOPLE)
                            && !((fact->flags | phrase->flags) & DR_MEASURE_TURN);
      if (measure == DR_NONE || dr_sentence_is_head_of (self, measure, fact->measure) || are_people)
        {
          set_planned (self, index, owner);
          if (opens_bracket)
            turn_share_into_percent (self, index, fact);
        }
      else if (phrase->is_percent)
        {
          /* «chiếm 67,5% (chỉ tiêu 65%)» of a count. */
          dr_fact_add_figure (fact, self->reading, phrase, DR_NUMBER_ROLE_TARGET);
          figure->outcome = DR_FIGURE_OUTCOME_TARGET;
          figure->owner = owner;
        }
      else
        return FALSE;
      return TRUE;
    }

  /* «Chỉ tiêu giao 90, thực hiện 97 hội viên», «Chỉ tiêu: 40 đảng viên, đã kết nạp 44 đảng viên»; but «Chương trình 1: mở 24 lớp». */
  gboolean leads = target == first || (target > first && dr_reading_is_sign (self->reading, target - 1, ':'));
  if (index + 1 < self->figures->len && leads && !is_label)
    {
      const DrSentenceFigure *next = &g_array_index (self->figures, DrSentenceFigure, index + 1);

      /* «Chỉ tiêu giao 150 hội viên, kết nạp 96 hội viên» */
      if (straight && dr_sentence_count_the_same (self, phrase, &next->phrase) && dr_reading_is_sign (self->reading, phrase->end, ',')
          && dr_phrase_match_any (self->reading, target, DR_PHRASES ("chỉ tiêu giao", "chỉ tiêu được giao", "kế hoạch giao",
                                                                     "kế hoạch được giao")) > 0
          && next->phrase.form == DR_FIGURE_FORM_SINGLE)
        {
          self->waiting_target = index;
          figure->outcome = DR_FIGURE_OUTCOME_WAITING;
          return TRUE;
        }
      if (dr_sentence_has (self, phrase->end, next->phrase.first,
                           DR_SIGNAL_BIT (DR_SIGNAL_RESULT) | DR_SIGNAL_BIT (DR_SIGNAL_REACH))
          && dr_sentence_count_words (self, phrase->end, next->phrase.first) <= (dr_sentence_count_the_same (self, phrase, &next->phrase) ? 3 : 0)
          && !next->phrase.is_percent)
        {
          self->waiting_target = index;
          figure->outcome = DR_FIGURE_OUTCOME_WAITING;
          return TRUE;
        }
    }

  return FALSE;
}

/* «vốn giao 168.425 triệu đồng (đầu tư 128.700, sự nghiệp 39.725)»: whether figure @index is in a bracket behind what waits. */
static gboolean
is_bracket_of_plan (const DrSentence *self,
                    guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrSentenceFigure *waiting = &g_array_index (self->figures, DrSentenceFigure, self->waiting_target);

  return figure->bracket > waiting->phrase.end
         && !dr_sentence_has (self, figure->gap_first, figure->phrase.first,
                              DR_SIGNAL_BIT (DR_SIGNAL_RESULT) | DR_SIGNAL_BIT (DR_SIGNAL_REACH));
}

void
dr_sentence_give_waiting_target (DrSentence *self,
                                 int         fact)
{
  if (self->waiting_target < 0 || is_bracket_of_plan (self, g_array_index (self->facts, DrFact, fact).figure))
    return;

  set_planned (self, self->waiting_target, fact);
  self->waiting_target = -1;
}

/* Words between an earlier time and what was so then: «trong khi năm ngoái mới được 160 triệu đồng». */
#define MOST_WORDS_OF_THEN 3

/*
 * «184 triệu đồng, trong khi năm ngoái mới 160 triệu đồng», «91 chương trình (quý I phát
 * 88)», «tụt mạnh so CK (29 người)»: as many of the same, at an earlier time.
 */
static gboolean
tells_earlier (DrSentence *self,
               guint       index,
               guint       first,
               guint       earlier)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;
  const DrFact *fact = &g_array_index (self->facts, DrFact, self->facts->len - 1);
  guint32 measure = dr_figure_phrase_intern_measure (self->reading, phrase);
  gboolean is_alone = stands_alone_in_bracket (self, index);

  if (fact->is_rate != phrase->is_rate || fact->figure + 3 < index
      || (measure != DR_NONE ? !dr_sentence_is_head_of (self, measure, fact->measure) : figure->bracket == 0))
    return FALSE;
  if (is_alone && figure->bracket > figure->gap_first + 1)
    return dr_sentence_has (self, figure->gap_first, figure->bracket, DR_SIGNAL_BIT (DR_SIGNAL_COMPARE) | DR_SIGNAL_BIT (DR_SIGNAL_EARLIER))
           && dr_sentence_after_sign (self, figure->gap_first, figure->bracket - 1, ";:") == figure->gap_first;
  if (dr_sentence_count_words (self, first, phrase->first) > MOST_WORDS_OF_THEN
      || dr_sentence_has (self, first, phrase->first, DR_SIGNAL_BIT (DR_SIGNAL_CUMULATIVE) | DR_SIGNAL_BIT (DR_SIGNAL_STOCK)))
    return FALSE;

  /* «3 tháng đầu năm 30 hội viên, 6 tháng đầu năm 50 hội viên»: earlier than the report, but not than the figure before. */
  DrReportData *data = dr_report_builder_get_data (self->reading->builder);

  return (earlier <= first + 2 && earlier < phrase->first)
         || (self->taken->data[first] == DR_TAKEN_DATE && dr_sentence_compare_time (self, first, phrase->first) < 0
             && dr_sentence_compare_time_with (self, first, phrase->first, g_ptr_array_index (data->periods, fact->period)) < 0);
}

/* «phủ 86 ha, từ chỗ 52 ha của năm trước»: where the figure before came from. */
static gboolean
tells_start (DrSentence *self,
             guint       index)
{
  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;
  guint owner = self->facts->len - 1;
  DrFact *fact = &g_array_index (self->facts, DrFact, owner);
  DrDecimal start = phrase->value;
  DrDecimal change;

  if (!(self->noted & DR_SIGNAL_BIT (DR_SIGNAL_EARLIER)) || fact->figure != index - 1 || fact->has_change || fact->is_slash || phrase->form != DR_FIGURE_FORM_SINGLE
      || dr_phrase_match_before (self->reading, phrase->first, DR_PHRASES ("từ chỗ", "từ mức", "từ con số", "từ")) == 0
      || dr_figure_phrase_intern_measure (self->reading, phrase) != fact->measure)
    return FALSE;

  guint end = dr_sentence_find_sign (self, phrase->end, dr_sentence_words_end (self, index), ",;()");
  if (!dr_sentence_has (self, phrase->end, end, DR_SIGNAL_BIT (DR_SIGNAL_EARLIER)))
    return FALSE;

  gboolean is_up = dr_decimal_compare (&fact->value, &start) >= 0;
  if (!(is_up ? dr_decimal_subtract (&fact->value, &start, &change) : dr_decimal_subtract (&start, &fact->value, &change)))
    return FALSE;
  dr_sentence_set_change (self, index, (int) owner, &change, is_up ? DR_DIRECTION_UP : DR_DIRECTION_DOWN,
                          dr_sentence_find_against (self, phrase->end, end, fact));

  return TRUE;
}

/* «tăng 53 hội viên so với 175 hội viên cùng kỳ», «so với 325 vụ của năm trước»: what it was then. */
static gboolean
is_compared_with (const DrSentence *self,
                  guint             index)
{
  const DrFigurePhrase *phrase = &g_array_index (self->figures, DrSentenceFigure, index).phrase;
  guint end = MIN (dr_sentence_words_end (self, index), phrase->end + 3);

  return dr_phrase_match_before (self->reading, phrase->first, DR_PHRASES ("so với", "so với mức", "so với con số", "so với số", "so")) > 0
         && dr_sentence_has (self, phrase->end, dr_sentence_find_sign (self, phrase->end, end, ",;()"), DR_SIGNAL_BIT (DR_SIGNAL_EARLIER));
}

/*
 * «đầu năm 128 hộ, thoát nghèo 36 hộ, phát sinh 5 hộ, cuối năm 97 hộ»: the later one is what the period came to, whatever was told
 * of the beginning («6 tháng đầu năm», «so với đầu năm»).
 */
static gboolean
ends_what_began (DrSentence *self,
                 guint       index,
                 guint       earlier)
{
  const DrReading *reading = self->reading;

  if (dr_level_phrase_match (reading, earlier, DR_LEVEL_CLOSING) == 0)
    return FALSE;
  for (guint back = 1; back <= DR_SENTENCE_REACH && back <= index; back++)
    {
      const DrSentenceFigure *before = &g_array_index (self->figures, DrSentenceFigure, index - back);

      for (guint i = before->gap_first; i < before->phrase.first; i++)
        if (dr_level_phrase_match (reading, i, DR_LEVEL_OPENING) > 0)
          return TRUE;
    }

  return FALSE;
}

/* Whether figure @index has a date and a colon for a label. */
static gboolean
is_labelled_by_time (const DrSentence *self,
                     guint             index)
{
  guint first = g_array_index (self->figures, DrSentenceFigure, index).phrase.first;

  return first >= self->first + 2 && dr_reading_is_sign (self->reading, first - 1, ':') && self->taken->data[first - 2] == DR_TAKEN_DATE;
}

/* «quý I 190,8 triệu đồng (tháng 1: 62,4 triệu đồng, tháng 2: 63,2 triệu đồng, …)»: parts by time, and nothing earlier. */
static gboolean
is_part_by_time (const DrSentence *self,
                 guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);

  if (!is_labelled_by_time (self, index))
    return FALSE;

  return (index + 1 < self->figures->len && figure[1].bracket == figure->bracket && is_labelled_by_time (self, index + 1))
         || (index > 0 && figure[-1].bracket == figure->bracket && is_labelled_by_time (self, index - 1));
}

/* «(cùng kỳ 45 vụ)», «(năm 2017 kỷ luật 38 đảng viên)», «năm trước 61 vụ». */
static gboolean
is_earlier_value (DrSentence *self,
                  guint       index)
{
  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;
  DrReading *reading = self->reading;
  DrReportData *data = dr_report_builder_get_data (reading->builder);

  if (self->facts->len == 0 || is_part_by_time (self, index))
    return FALSE;
  if (tells_start (self, index))
    return TRUE;

  /* In a bracket too «(31 cuộc kỳ trước chuyển sang, 15 cuộc mới)» what stands before the comma is of the one before. */
  guint first = figure->bracket > figure->gap_first
                  ? figure->bracket
                  : dr_sentence_after_sign (self, figure->gap_first, phrase->first, figure->bracket != 0 ? ",;" : ",;:.)");
  guint earlier = dr_sentence_find_first (self, first, phrase->first, DR_SIGNAL_BIT (DR_SIGNAL_EARLIER));
  gboolean is_compared = (self->noted & DR_SIGNAL_BIT (DR_SIGNAL_EARLIER)) && is_compared_with (self, index);

  /* Nothing in front of most figures speaks of a time. */
  if (!is_compared && figure->bracket == 0 && earlier == phrase->first && self->taken->data[first] != DR_TAKEN_DATE)
    return FALSE;

  /* «tăng 3% so với cùng kỳ và đạt 49% kế hoạch»: what is joined on is no longer about then. */
  guint joined = dr_sentence_after_and (self, first, phrase->first);
  if (joined > first && joined < phrase->number && (g_array_index (self->signals, DrSignals, joined) & VERBS))
    {
      first = joined;
      earlier = dr_sentence_find_first (self, first, phrase->first, DR_SIGNAL_BIT (DR_SIGNAL_EARLIER));
      if (!is_compared && figure->bracket == 0 && earlier == phrase->first && self->taken->data[first] != DR_TAKEN_DATE)
        return FALSE;
    }

  const DrDateMention *mention = dr_sentence_find_date (self, first, phrase->first);
  if (index > 0 && earlier < phrase->first && ends_what_began (self, index, earlier))
    return FALSE;
  if (dr_sentence_is_carried_over (self, index))
    return FALSE;
  /* «221 ha, so với cùng kỳ bằng 96%»: what it is of the figure then, and not that figure. */
  if (phrase->is_percent && !g_array_index (self->facts, DrFact, self->facts->len - 1).is_percent
      && dr_sentence_has (self, first, phrase->first, DR_SIGNAL_BIT (DR_SIGNAL_COMPARE))
      && dr_sentence_has (self, phrase->first - 1, phrase->first, DR_SIGNAL_BIT (DR_SIGNAL_EQUAL) | DR_SIGNAL_BIT (DR_SIGNAL_REACH)))
    return FALSE;
  if (!is_compared && dr_sentence_has (self, first, phrase->first, DR_SIGNAL_BIT (DR_SIGNAL_UP) | DR_SIGNAL_BIT (DR_SIGNAL_DOWN)
                                                                     | DR_SIGNAL_BIT (DR_SIGNAL_EXCEED)))
    return FALSE;

  if (is_compared)
    ;
  else if (figure->bracket != 0 && earlier == first && earlier < phrase->first)
    ;
  else if (earlier < phrase->first && !dr_sentence_has_words (self, first, phrase->first)
           && !dr_sentence_has (self, first, phrase->first, DR_SIGNAL_BIT (DR_SIGNAL_CUMULATIVE)
                                                              | DR_SIGNAL_BIT (DR_SIGNAL_STOCK)))
    ;
  else if (tells_earlier (self, index, first, earlier))
    ;
  else if (figure->bracket != 0 && mention != NULL && mention->token <= first + 1
           && mention->phrase.kind == DR_DATE_PHRASE_YEAR)
    {
      DrPeriod *around = g_ptr_array_index (data->periods, reading->period);

      if (mention->phrase.year >= (int) g_date_get_year (dr_period_get_first_day (around)))
        return FALSE;
    }
  else
    return FALSE;

  int owner = dr_sentence_find_owner (self, index, DR_SIGNAL_BIT (DR_SIGNAL_MONEY));
  /* «39 lớp cho 618 hội viên (cùng kỳ 49 lớp)»: of what it counts itself. */
  guint32 measure = dr_figure_phrase_intern_measure (reading, phrase);
  int last = MAX (0, (int) self->facts->len - DR_SENTENCE_REACH);
  for (int i = (int) self->facts->len - 1; measure != DR_NONE && i >= last; i--)
    {
      const DrFact *fact = &g_array_index (self->facts, DrFact, i);

      if (fact->is_whole || !dr_sentence_is_head_of (self, measure, fact->measure))
        continue;
      if (!dr_sentence_is_head_of (self, measure, g_array_index (self->facts, DrFact, owner).measure))
        owner = i;
      break;
    }
  dr_fact_add_figure (&g_array_index (self->facts, DrFact, owner), reading, phrase, DR_NUMBER_ROLE_CHANGE);
  figure->outcome = DR_FIGURE_OUTCOME_CHANGE;
  figure->owner = owner;

  return TRUE;
}

gboolean
dr_sentence_read_target (DrSentence *self,
                         guint       index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);

  /* «Nghị quyết đề ra 09 chỉ tiêu»: targets themselves are counted. */
  if (figure->phrase.form == DR_FIGURE_FORM_SLASH
      || (figure->bracket == 0 && !figure->phrase.is_percent && figure->phrase.measure_end > figure->phrase.measure_first
          && dr_phrase_match (self->reading, figure->phrase.measure_first, "chỉ tiêu") > 0))
    return FALSE;

  /* What is planned has parts that are. */
  if (self->waiting_target >= 0 && is_bracket_of_plan (self, index))
    {
      dr_sentence_account (self, &figure->phrase, DR_NUMBER_ROLE_TARGET);
      g_array_index (self->figures, DrSentenceFigure, index).outcome = DR_FIGURE_OUTCOME_TARGET;
      return TRUE;
    }

  return explains_percentage (self, index) || follows_percentage (self, index) || is_assigned (self, index) || is_bracket_of_target (self, index)
         || is_named_target (self, index) || dr_sentence_read_plan (self, index) || is_earlier_value (self, index);
}
