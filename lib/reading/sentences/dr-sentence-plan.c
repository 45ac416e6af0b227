/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-phrase-private.h"
#include "reading/sentences/dr-sentence-private.h"

/* What was planned or assigned, told in front of what came of it: in the clause before, or in the sentence before. */

gboolean
dr_sentence_count_the_same (DrSentence           *self,
                            const DrFigurePhrase *one,
                            const DrFigurePhrase *other)
{
  guint32 measure = dr_figure_phrase_intern_measure (self->reading, one);

  return measure != DR_NONE && measure == dr_figure_phrase_intern_measure (self->reading, other);
}

static gboolean
wait_for_result (DrSentence *self,
                 guint       index)
{
  self->waiting_target = (int) index;
  g_array_index (self->figures, DrSentenceFigure, index).outcome = DR_FIGURE_OUTCOME_WAITING;

  return TRUE;
}

/* Tokens of «Trong năm, UBND huyện giao cho Trung tâm mở» from where a clause begins to its figure. */
#define LONGEST_LEAD 16
/* Words of «kết quả các xã trồng được» between what was planned and what was done. */
#define MOST_WORDS_TO_RESULT 8

#define RESULTS (DR_SIGNAL_BIT (DR_SIGNAL_RESULT) | DR_SIGNAL_BIT (DR_SIGNAL_REACH))

/* «Chỉ tiêu kết nạp 120 đảng viên», «Nghị quyết đề ra»: where the words at @index that name a plan end; @index: they do not. */
static guint
skip_plan_words (const DrReading *reading,
                 guint            index)
{
  return index + dr_phrase_match_any (reading, index, DR_PHRASES ("chỉ tiêu", "mục tiêu", "chỉ tiêu giao", "chỉ tiêu được giao", "chỉ tiêu đề ra",
                                                                  "chỉ tiêu năm", "mục tiêu đề ra", "mục tiêu năm", "kế hoạch giao",
                                                                  "kế hoạch được giao", "kế hoạch đề ra", "kế hoạch năm", "kế hoạch năm giao",
                                                                  "nghị quyết đề ra", "nghị quyết đại hội đề ra", "nghị quyết giao",
                                                                  "dự toán giao", "dự toán được giao", "kế hoạch là"));
}

/* «Huyện giao trồng 400.000 cây», «được giao 36 lớp»; but «giao nộp 18 súng», «bàn giao 12 căn nhà» were handed over. */
static gboolean
assigns (const DrReading *reading,
         guint            index)
{
  const DrPhrases *others = DR_PHRASES ("giao nộp", "giao quân", "giao lưu", "giao đất", "giao rừng", "giao ban", "giao thông", "giao dịch",
                                        "giao tiếp", "giao ước", "giao khoán", "giao nhận", "giao hữu", "giao cấu", "giao dự toán", "giao vốn");

  return dr_phrase_match (reading, index, "giao") > 0 && dr_phrase_match_any (reading, index, others) == 0
         && dr_phrase_match_before (reading, index + 1, DR_PHRASES ("bàn giao", "chuyển giao", "đã giao", "cấp giao", "ngoại giao", "khoán giao")) == 0;
}

/* Whether the words up to figure @index, in its clause, say that so much was to be done. */
static gboolean
leads_to_plan (const DrSentence *self,
               guint             index)
{
  const DrReading *reading = self->reading;
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  guint end = figure->phrase.first;
  guint first = dr_sentence_after_sign (self, figure->gap_first, end, ";");
  guint behind = 0;

  /* «giao 7 nhiệm vụ, đã hoàn thành 5»: they are what was planned themselves. */
  if (dr_phrase_match_any (reading, figure->phrase.measure_first, DR_PHRASES ("nhiệm vụ", "chỉ tiêu", "tiêu chí", "việc", "đầu việc", "công việc")) > 0)
    return FALSE;
  if (end - first > LONGEST_LEAD)
    first = end - LONGEST_LEAD;
  for (guint i = first; i < end && behind == 0; i++)
    if (self->taken->data[i] != DR_TAKEN_FREE)
      continue;
    else if (skip_plan_words (reading, i) > i && dr_sentence_count_words (self, first, i) == 0)
      behind = skip_plan_words (reading, i);
    else if (assigns (reading, i))
      behind = i + 1;
    /* «phải mở 48 lớp theo kế hoạch» */
    else if (dr_phrase_match_any (reading, i, DR_PHRASES ("phải", "cần")) > 0
             && dr_sentence_has (self, figure->phrase.end, MIN (self->end, figure->phrase.end + 3), DR_SIGNAL_BIT (DR_SIGNAL_TARGET)))
      behind = i + 1;

  return behind > 0 && behind <= end && !dr_sentence_has (self, behind, end, RESULTS | DR_SIGNAL_BIT (DR_SIGNAL_EXCEED));
}

/* Whether figure @index tells what came of figure @index - 1: so many of the same, or a number without a noun, behind a verb of result. */
static gboolean
is_result_of (DrSentence *self,
              guint       index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *plan = &figure[-1].phrase;
  const DrFigurePhrase *phrase = &figure->phrase;

  if (phrase->form != DR_FIGURE_FORM_SINGLE || phrase->is_percent || phrase->is_rate || figure->bracket != 0
      || dr_sentence_count_words (self, plan->end, phrase->first) > MOST_WORDS_TO_RESULT
      || dr_sentence_find_sign (self, plan->end, phrase->first, ",;:") == phrase->first
      || !dr_sentence_has (self, plan->end, phrase->first, RESULTS))
    return FALSE;

  return !dr_sentence_counts_something (phrase) && !phrase->is_shared ? phrase->value.exponent == plan->value.exponent
         : dr_sentence_is_head_of (self, dr_figure_phrase_intern_measure (self->reading, phrase),
                                   dr_figure_phrase_intern_measure (self->reading, plan))
             || dr_sentence_count_the_same (self, plan, phrase);
}

/* «Huyện giao trồng 400.000 cây, đến nay trồng được 412.000 cây, hoàn thành 103% kế hoạch», «Mục tiêu giảm 200 hộ nghèo; kết quả giảm 214 hộ» */
static gboolean
is_plan_of_next (DrSentence *self,
                 guint       index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);

  if (figure->bracket != 0 || figure->phrase.form != DR_FIGURE_FORM_SINGLE || figure->phrase.is_percent || figure->phrase.is_rate
      || !(dr_sentence_counts_something (&figure->phrase) || figure->phrase.is_shared) || index + 1 >= self->figures->len || !is_result_of (self, index + 1)
      || !leads_to_plan (self, index))
    return FALSE;

  return wait_for_result (self, index);
}

/* «Theo kế hoạch, năm 2022 mở 24 lớp; đến nay đã mở 26 lớp» */
static gboolean
is_planned_before (DrSentence *self,
                   guint       index)
{
  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;

  if (index != 0 || self->figures->len == 1
      || dr_phrase_match_any (self->reading, self->first, DR_PHRASES ("theo kế hoạch", "theo KH")) == 0
      || dr_sentence_has (self, self->first + 2, phrase->first, DR_SIGNAL_BIT (DR_SIGNAL_RESULT) | DR_SIGNAL_BIT (DR_SIGNAL_REACH)))
    return FALSE;

  const DrSentenceFigure *next = figure + 1;
  if (!dr_sentence_count_the_same (self, phrase, &next->phrase) || next->phrase.form != DR_FIGURE_FORM_SINGLE
      || !dr_sentence_has (self, phrase->end, next->phrase.first, DR_SIGNAL_BIT (DR_SIGNAL_RESULT)))
    return FALSE;

  return wait_for_result (self, index);
}

/* «Tổng kế hoạch vốn đầu tư công năm 2023 là 6.218 tỷ đồng, đã giải ngân 3.632 tỷ đồng»: what there was to spend. */
static gboolean
is_capital_plan (DrSentence *self,
                 guint       index)
{
  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;

  if (!(phrase->flags & DR_MEASURE_MONEY) || phrase->is_rate || phrase->form != DR_FIGURE_FORM_SINGLE || figure->bracket != 0)
    return FALSE;

  guint first = dr_sentence_after_sign (self, figure->gap_first, phrase->first, ",;:)");
  /* «kế hoạch vốn 2023 (kể cả kéo dài) 142.618 triệu đồng» */
  if (first > figure->gap_first && dr_reading_is_sign (self->reading, first - 1, ')')
      && phrase->first - first == dr_phrase_match_any (self->reading, first, DR_PHRASES ("là", "là khoảng")))
    first = dr_sentence_after_sign (self, figure->gap_first, first - 1, ",;:");
  if (dr_phrase_match_any (self->reading, first, DR_PHRASES ("tổng kế hoạch vốn", "kế hoạch vốn", "tổng vốn kế hoạch", "vốn kế hoạch",
                                                                "tổng số vốn kế hoạch", "tổng số kế hoạch vốn", "tổng nguồn vốn kế hoạch",
                                                                "kế hoạch vốn đầu tư", "vốn giao", "vốn được giao", "tổng vốn giao",
                                                                "tổng vốn được giao", "vốn kế hoạch giao", "dự toán giao",
                                                                "dự toán được giao")) == 0
      || dr_sentence_has (self, first, phrase->first,
                          DR_SIGNAL_BIT (DR_SIGNAL_REACH) | DR_SIGNAL_BIT (DR_SIGNAL_EXCEED)
                            | DR_SIGNAL_BIT (DR_SIGNAL_UP) | DR_SIGNAL_BIT (DR_SIGNAL_DOWN)))
    return FALSE;
  for (guint i = first; i < phrase->first; i++)
    if (dr_phrase_match_any (self->reading, i, DR_PHRASES ("giải ngân", "thực hiện", "phân bổ", "bổ sung", "còn lại")) > 0)
      return FALSE;

  /* «vốn giao 168.425 triệu đồng (đầu tư 128.700, sự nghiệp 39.725); giải ngân …» */
  guint behind = index + 1;
  while (behind < self->figures->len && behind - index < DR_SENTENCE_REACH
         && g_array_index (self->figures, DrSentenceFigure, behind).bracket != 0)
    behind++;

  const DrSentenceFigure *next = behind < self->figures->len ? &g_array_index (self->figures, DrSentenceFigure, behind) : NULL;
  if (next != NULL && (next->phrase.flags & DR_MEASURE_MONEY) && next->phrase.form == DR_FIGURE_FORM_SINGLE && next->bracket == 0
      && dr_sentence_has (self, phrase->end, next->phrase.first,
                          DR_SIGNAL_BIT (DR_SIGNAL_RESULT) | DR_SIGNAL_BIT (DR_SIGNAL_REACH)))
    return wait_for_result (self, index);
  dr_sentence_account (self, phrase, DR_NUMBER_ROLE_TARGET);
  figure->outcome = DR_FIGURE_OUTCOME_TARGET;

  return TRUE;
}

/* How far behind the sentence what was done must begin. */
#define DONE_REACH 16

/* «Huyện ủy giao 36 lớp. Trung tâm mở được 38 lớp», «Chỉ tiêu kết nạp 120 đảng viên. Đến nay …»: whether the sentence only gives a number of what the next one counts. */
static gboolean
is_done_in_next_sentence (const DrSentence *self,
                          guint             index)
{
  const DrReading *reading = self->reading;
  const DrFigurePhrase *phrase = &g_array_index (self->figures, DrSentenceFigure, index).phrase;
  guint last = MIN (reading->n_tokens, self->end + DONE_REACH);

  if (self->figures->len != 1 || phrase->measure_first >= phrase->measure_end || phrase->first < self->first + 2
      || !leads_to_plan (self, index) || dr_sentence_find_sign (self, phrase->measure_end, self->end, ",;:.") > phrase->measure_end + 1)
    return FALSE;
  for (guint i = self->end; i + 1 < last && !dr_phrase_is_sign_of (reading, i, ".;"); i++)
    if (reading->tokens[i].kind == DR_TOKEN_DIGITS && reading->tokens[i + 1].kind == DR_TOKEN_WORD && reading->tokens[i + 1].word != 0
        && reading->tokens[i + 1].word == reading->tokens[phrase->measure_first].word)
      return TRUE;

  return FALSE;
}

/* «Dự toán tỉnh giao 61,2 tỷ, HĐND huyện giao 68 tỷ.»: a sentence that only tells what was assigned. */
static gboolean
is_only_assigned (DrSentence *self,
                  guint       index)
{
  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;
  gboolean goes_on = index > 0 && figure[-1].outcome == DR_FIGURE_OUTCOME_TARGET && figure[-1].owner < 0;
  guint clause = dr_sentence_after_sign (self, figure->gap_first, phrase->first, ":,;");

  if (self->facts->len > 0 || phrase->form != DR_FIGURE_FORM_SINGLE || phrase->is_percent || figure->bracket != 0 || (index > 0 && !goes_on))
    return FALSE;

  gboolean is_alone = (goes_on || dr_sentence_has (self, clause, MIN (clause + 1, phrase->first), DR_SIGNAL_BIT (DR_SIGNAL_TARGET)))
                      && dr_phrase_match_before (self->reading, phrase->first, DR_PHRASES ("giao", "giao là", "được giao", "được giao là")) > 0;
  if (!is_alone && !is_done_in_next_sentence (self, index))
    return FALSE;
  dr_sentence_account (self, phrase, DR_NUMBER_ROLE_TARGET);
  figure->outcome = DR_FIGURE_OUTCOME_TARGET;
  self->told_plan = (DrToldPlan) {
    .is_set = !goes_on,     /* of two nobody knows which is meant */
    .value = phrase->value,
    .hedge = phrase->hedge,
    .measure = dr_figure_phrase_intern_measure (self->reading, phrase),
    .unit = self->unit,
    .first = phrase->number,
    .end = phrase->end,
  };

  return TRUE;
}

/* Whether the fact is what came of the plan: its percentage fits, or where it has none, a verb in front of it says that it was done. */
static gboolean
comes_of_plan (DrSentence       *self,
               const DrToldPlan *plan,
               const DrFact     *fact)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, fact->figure);

  if (fact->is_percent || fact->is_rate || fact->is_whole || fact->is_slash || fact->has_planned || fact->has_share || figure->bracket != 0
      || plan->measure == DR_NONE || !dr_sentence_is_head_of (self, fact->measure, plan->measure))
    return FALSE;

  return fact->has_percent ? dr_sentence_fits_percent (self, fact, &plan->value, &fact->percent, fact->percent_hedge)
                           : dr_sentence_has (self, figure->gap_first, figure->phrase.first, RESULTS);
}

void
dr_sentence_give_told_plan (DrSentence *self)
{
  DrToldPlan plan = self->told_plan;

  if (!plan.is_set || self->facts->len == 0)
    return;
  self->told_plan.is_set = FALSE;
  for (guint i = 0; plan.unit == self->unit && i < self->facts->len; i++)
    {
      DrFact *fact = &g_array_index (self->facts, DrFact, i);

      if (!comes_of_plan (self, &plan, fact))
        continue;
      fact->has_target = fact->has_planned = TRUE;
      fact->planned = plan.value;
      fact->planned_hedge = plan.hedge;
      fact->target_first = plan.first;
      fact->target_end = plan.end;
      return;
    }
}

gboolean
dr_sentence_read_plan (DrSentence *self,
                       guint       index)
{
  return is_capital_plan (self, index) || is_only_assigned (self, index) || is_planned_before (self, index) || is_plan_of_next (self, index);
}
