/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-phrase-private.h"
#include "reading/sentences/dr-sentence-private.h"

/* Figures that are none themselves: what was wished for, rules, cohorts, and bounds that say which of those counted are meant. */

/* The most criteria that one commune is held to. */
#define MOST_CRITERIA 20

/* «06 xã đạt 15-18 tiêu chí», «68 hộ đạt trên 100 triệu đồng»: how much each of those counted has reached. */
static gboolean
says_which_ones (const DrSentence *self,
                 guint             index,
                 const DrFact     *fact)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;
  const DrDecimal most = { MOST_CRITERIA, 0 };

  if (!(fact->flags & (DR_MEASURE_PEOPLE | DR_MEASURE_POPULATION)) || fact->is_rate || fact->is_percent
      || dr_sentence_count_words (self, figure->gap_first, phrase->first) > 2)
    return FALSE;
  if (phrase->measure_end > phrase->measure_first && !phrase->is_rate && dr_phrase_match (self->reading, phrase->measure_first, "tiêu chí") > 0)
    return dr_decimal_compare (&phrase->value, &most) <= 0 && (fact->flags & DR_MEASURE_PLACE)
           && dr_phrase_match_before (self->reading, phrase->first, DR_PHRASES ("đạt", "đạt được", "đạt từ", "hoàn thành")) > 0;

  if (!(phrase->flags & DR_MEASURE_MONEY) || phrase->is_rate || phrase->hedge == DR_HEDGE_EXACT || phrase->hedge == DR_HEDGE_ABOUT
      || fact->figure != index - 1)
    return FALSE;
  /* «Còn 8 xã có quỹ dưới 20 triệu đồng» */
  if (dr_phrase_match_any (self->reading, figure->gap_first, DR_PHRASES ("có quỹ", "có vốn", "có doanh thu", "có thu nhập", "có số thu",
                                                                         "có mức thu", "có dư nợ")) == phrase->first - figure->gap_first)
    return TRUE;

  return dr_phrase_match_before (self->reading, phrase->first, DR_PHRASES ("đạt", "đạt từ", "đạt mức")) > 0;
}

gboolean
dr_sentence_bounds_pair (const DrSentence *self,
                         guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrSentenceFigure *before = index > 0 ? figure - 1 : NULL;

  return before != NULL && before->phrase.form == DR_FIGURE_FORM_SLASH && !(before->phrase.flags & (DR_MEASURE_MONEY | DR_MEASURE_PHYSICAL))
         && figure->phrase.is_percent
         && dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ",;:(") == figure->gap_first
         && (dr_phrase_match_any (self->reading, figure->phrase.first, DR_PHRASES ("dưới", "trên")) > 0
             || dr_phrase_match_before (self->reading, figure->phrase.first, DR_PHRASES ("chưa đạt", "không đạt", "chưa đến", "kết quả thu đạt",
                                                                                         "thu đạt", "kết quả đạt")) > 0);
}

/* «11 chủ đầu tư giải ngân trên 70%», «12 xã đạt trên 90%», «05 chủ đầu tư dưới 30%»: which of them. */
static gboolean
parts_by_reach (const DrSentence *self,
                guint             index,
                const DrFact     *fact)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;
  guint n_words = phrase->first - figure->gap_first;

  if (dr_sentence_bounds_pair (self, index))
    return TRUE;
  if ((fact->flags & (DR_MEASURE_MONEY | DR_MEASURE_PEOPLE)) != 0)
    return FALSE;
  if (phrase->hedge != DR_HEDGE_EXACT
      && dr_phrase_match_before (self->reading, phrase->first,
                              DR_PHRASES ("giải ngân", "giải ngân đạt", "giải ngân được", "tỷ lệ giải ngân", "tỷ lệ giải ngân đạt",
                                          "có tỷ lệ", "có tỷ lệ đạt")) > 0)
    return TRUE;
  /* «2 xã có tỷ lệ hộ nghèo trên 20%» */
  if ((phrase->hedge == DR_HEDGE_OVER || phrase->hedge == DR_HEDGE_UNDER) && (fact->flags & DR_MEASURE_POPULATION) && !fact->is_slash
      && dr_phrase_match_any (self->reading, phrase->first, DR_PHRASES ("dưới", "trên")) > 0
      && dr_phrase_match_any (self->reading, figure->gap_first, DR_PHRASES ("có tỷ lệ", "có tỉ lệ", "tỷ lệ")) > 0
      && dr_sentence_after_sign (self, figure->gap_first, phrase->first, ",;:(") == figure->gap_first)
    return TRUE;
  if (phrase->hedge != DR_HEDGE_EXACT && (fact->flags & DR_MEASURE_PLACE) && !fact->is_slash && n_words == 1
      && dr_phrase_match (self->reading, figure->gap_first, "đạt") > 0)
    return TRUE;

  /* «Có 8 đơn vị đạt 100% kế hoạch, 3 đơn vị đạt dưới 50%» */
  guint number = g_array_index (self->figures, DrSentenceFigure, fact->figure).phrase.first;
  if ((fact->flags & DR_MEASURE_POPULATION) && !fact->is_slash && n_words == 1 && number > self->first
      && dr_phrase_match (self->reading, figure->gap_first, "đạt") > 0
      && (dr_phrase_match (self->reading, number - 1, "có") > 0 || dr_reading_is_sign (self->reading, number - 1, ','))
      && (phrase->hedge != DR_HEDGE_EXACT || dr_sentence_has (self, phrase->end, MIN (self->end, phrase->end + 1), DR_SIGNAL_BIT (DR_SIGNAL_TARGET))))
    return TRUE;
  if (phrase->hedge == DR_HEDGE_EXACT)
    return FALSE;

  /* Nothing says that it is their share. */
  return n_words <= 2 && dr_phrase_match_any (self->reading, phrase->first, DR_PHRASES ("dưới", "trên")) > 0
         && dr_sentence_find_first (self, figure->gap_first, phrase->first, ~(DrSignals) 0) == phrase->first;
}

/* «hợp nhất 03 xã cũ», «sáp nhập từ ba xã»: what a place was before. */
static gboolean
counts_former (const DrSentence *self,
               guint             index)
{
  const DrFigurePhrase *phrase = &g_array_index (self->figures, DrSentenceFigure, index).phrase;

  return (phrase->flags & DR_MEASURE_PLACE) && phrase->form == DR_FIGURE_FORM_SINGLE
         && (dr_phrase_match_any (self->reading, phrase->end, DR_PHRASES ("cũ", "trước đây", "trước sáp nhập", "trước khi sáp nhập")) > 0
             || dr_phrase_match_before (self->reading, phrase->first, DR_PHRASES ("sáp nhập từ", "hợp nhất từ", "thành lập từ", "nhập từ",
                                                                                  "trên cơ sở sáp nhập", "trên cơ sở hợp nhất",
                                                                                  "trên cơ sở nhập")) > 0);
}

/* Whether figure @index is a bound, with a colon and a number that counts behind it. */
static gboolean
is_bound_with_count (const DrSentence *self,
                     guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;

  if (index + 1 >= self->figures->len
      || !(phrase->form == DR_FIGURE_FORM_RANGE || (phrase->form == DR_FIGURE_FORM_SINGLE && phrase->hedge != DR_HEDGE_EXACT && phrase->hedge != DR_HEDGE_ABOUT)))
    return FALSE;

  const DrFigurePhrase *next = &figure[1].phrase;

  return next->form == DR_FIGURE_FORM_SINGLE && !next->is_percent && next->hedge == DR_HEDGE_EXACT
         && next->first == phrase->end + 1 && dr_reading_is_sign (self->reading, phrase->end, ':');
}

/* Whether figures @one and @other are bounded alike: «dưới 0,5 ha: 214 hộ; từ 0,5 đến 1 ha: 96 hộ». */
static gboolean
are_bounds_alike (DrSentence *self,
                  guint       one,
                  guint       other)
{
  return other < self->figures->len && is_bound_with_count (self, other)
         && dr_figure_phrase_intern_measure (self->reading, &g_array_index (self->figures, DrSentenceFigure, one).phrase)
              == dr_figure_phrase_intern_measure (self->reading, &g_array_index (self->figures, DrSentenceFigure, other).phrase);
}

/*
 * «416 nhà (trên 70%: 52; từ 50 - 70%: 119)», «ngập trên 3m: 8.214 nhà»: bounds in front of a colon, and how many lie within them.
 * Where nothing was counted before, another class must follow: «Kết nạp trên 40 đoàn viên: 12 nữ, 29 nam» bounds nothing.
 */
static gboolean
heads_class (DrSentence *self,
             guint       index)
{
  if (is_bound_with_count (self, index))
    return self->facts->len > 0 || are_bounds_alike (self, index, index + 2) || are_bounds_alike (self, index, index + 3)
           || (index >= 2 && are_bounds_alike (self, index, index - 2)) || (index >= 3 && are_bounds_alike (self, index, index - 3));

  /* «từ 6 đến dưới 12m: 186»: the lower one. */
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);

  return index + 1 < self->figures->len && figure->phrase.form == DR_FIGURE_FORM_SINGLE
         && dr_phrase_match_before (self->reading, figure->phrase.first, DR_PHRASES ("từ", "trên", "hơn")) > 0
         && figure[1].phrase.first == figure->phrase.end + 1
         && dr_phrase_match_any (self->reading, figure->phrase.end, DR_PHRASES ("đến", "tới")) > 0 && is_bound_with_count (self, index + 1);
}

/*
 * «64 hộ thu nhập từ 100 triệu đồng trở lên», «xã dưới 10 tiêu chí», «6 chỉ tiêu đạt
 * trên 80%»: straight behind what is counted, a bound says which ones.
 */
static gboolean
names_a_class (DrSentence *self,
               guint       index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;
  DrLexiconMatch match;
  guint32 value = 0;

  /* «tàu từ 15 m trở lên 604 chiếc», «thu nhập từ 100 triệu đồng trở lên 45 hộ»: which ones, and then how many. */
  const DrSentenceFigure *next = index + 1 < self->figures->len ? figure + 1 : NULL;
  guint n_lead = next != NULL ? dr_phrase_match_any (self->reading, phrase->end, DR_PHRASES ("có", "là", "được")) : 0;
  if ((phrase->hedge == DR_HEDGE_AT_LEAST || phrase->hedge == DR_HEDGE_AT_MOST) && next != NULL && next->phrase.first == phrase->end + n_lead
      && !next->phrase.is_percent && phrase->end > phrase->measure_end)
    return TRUE;
  /* «(trên 90 CV 118 chiếc)» */
  if ((phrase->hedge == DR_HEDGE_OVER || phrase->hedge == DR_HEDGE_UNDER) && next != NULL && next->phrase.first == phrase->end
      && (phrase->flags & (DR_MEASURE_PHYSICAL | DR_MEASURE_MONEY)) && dr_sentence_counts_something (&next->phrase)
      && !(next->phrase.flags & (DR_MEASURE_PHYSICAL | DR_MEASURE_MONEY)) && !next->phrase.is_percent)
    return TRUE;

  if (heads_class (self, index) || counts_former (self, index))
    return TRUE;
  /* «chưa đủ 4 kỳ/năm», «Ghi chú: chưa bao gồm 5 ha của Hội» */
  if (phrase->first > figure->gap_first
      && dr_phrase_match_before (self->reading, phrase->first, DR_PHRASES ("chưa đủ", "chưa bao gồm", "không bao gồm", "chưa gồm", "không gồm",
                                                                           "chưa tính", "không tính", "chưa kể", "không kể")) > 0)
    return TRUE;
  if (dr_sentence_after_sign (self, figure->gap_first, phrase->first, ",;:()") > figure->gap_first)
    return FALSE;

  const DrFact *fact = self->facts->len > 0 ? &g_array_index (self->facts, DrFact, self->facts->len - 1) : NULL;
  gboolean is_behind_fact = fact != NULL && index > 0 && fact->figure == index - 1;

  /* «5 hồ ở mức dưới 40%» */
  if (phrase->is_percent && is_behind_fact
      && ((phrase->hedge != DR_HEDGE_EXACT && dr_phrase_match_before (self->reading, phrase->first, DR_PHRASES ("ở mức")) > 0)
          || parts_by_reach (self, index, fact)))
    return TRUE;
  if (phrase->first == figure->gap_first)
    return FALSE;
  if (is_behind_fact && says_which_ones (self, index, fact))
    return TRUE;
  if (phrase->hedge == DR_HEDGE_AT_LEAST || phrase->hedge == DR_HEDGE_AT_MOST)
    return is_behind_fact && dr_reading_is_word (self->reading, phrase->end - 1)
           && dr_phrase_match_any (self->reading, phrase->end - 2, DR_PHRASES ("trở lên", "trở xuống")) > 0;
  if (phrase->is_percent && phrase->hedge != DR_HEDGE_EXACT && is_behind_fact && !fact->is_slash
      && (fact->flags & DR_MEASURE_POPULATION))
    return dr_phrase_match_any (self->reading, g_array_index (self->figures, DrSentenceFigure, fact->figure).phrase.measure_first,
                                DR_PHRASES ("chỉ tiêu", "tiêu chí")) > 0;
  if (phrase->hedge != DR_HEDGE_UNDER || !dr_phrase_match (self->reading, phrase->first, "dưới") || phrase->is_percent)
    return FALSE;
  if (!dr_lexicon_match (self->reading->lexicon, self->reading->tokens, phrase->first, phrase->first - 1,
                         DR_LEXICON_MEASURE, &match))
    return FALSE;
  dr_lexicon_match_has (&match, DR_LEXICON_MEASURE, &value);

  return (dr_lexicon_get_measure (self->reading->lexicon, value)->flags & (DR_MEASURE_PEOPLE | DR_MEASURE_POPULATION)) != 0;
}

/* «91,4% hồ sơ, cao hơn bình quân chung của thành phố 3,2%»: by how much others are behind. */
static gboolean
tells_lead (const DrSentence *self,
            guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  guint first = figure->phrase.first;

  if (!(figure->phrase.is_percent || figure->phrase.is_points) || self->facts->len == 0)
    return FALSE;
  first = dr_sentence_after_sign (self, figure->gap_first, first, ",;:(");

  guint n = dr_phrase_match_any (self->reading, first, DR_PHRASES ("cao hơn", "thấp hơn", "cao hơn so với", "thấp hơn so với", "vượt"));

  return n > 0 && first + n < figure->phrase.first
         && dr_phrase_match_any (self->reading, first + n, DR_PHRASES ("bình quân", "trung bình", "mức bình quân", "mức trung bình", "mức chung",
                                                                       "bình quân chung", "mặt bằng chung")) > 0;
}

/* «đạt 58,4% kế hoạch, cao hơn bình quân chung cả nước (51,38%)»: what others reached. */
static gboolean
tells_average (const DrSentence *self,
               guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  gboolean compares = FALSE;

  if (!figure->phrase.is_percent || figure->bracket == 0 || figure->phrase.first != figure->bracket
      || figure->bracket < figure->gap_first + 3)
    return FALSE;
  for (guint i = dr_sentence_after_sign (self, figure->gap_first, figure->bracket - 1, ",;:"); i < figure->bracket - 1; i++)
    {
      compares |= dr_phrase_match_any (self->reading, i, DR_PHRASES ("cao hơn", "thấp hơn", "so với")) > 0;
      if (compares && dr_phrase_match_any (self->reading, i, DR_PHRASES ("bình quân", "trung bình", "mức chung")) > 0)
        return TRUE;
    }

  return FALSE;
}

/* How far from a rank those stand that it was reached among. */
#define COHORT_REACH 8

/* «đứng thứ nhì trong 13 huyện», «xếp thứ 2 (12 quận)»: among how many a body was ranked, beside its rank. */
static gboolean
is_cohort (const DrSentence *self,
           guint             index)
{
  const DrFigurePhrase *phrase = &g_array_index (self->figures, DrSentenceFigure, index).phrase;
  guint first = phrase->first > self->first + COHORT_REACH ? phrase->first - COHORT_REACH : self->first;

  if (phrase->form != DR_FIGURE_FORM_SINGLE || phrase->is_percent || phrase->first == self->first
      || !(phrase->flags & DR_MEASURE_POPULATION || phrase->lexicon_measure == DR_NONE)
      || (phrase->flags & (DR_MEASURE_MONEY | DR_MEASURE_PEOPLE)) || phrase->measure_end == phrase->measure_first
      || !(dr_reading_is_sign (self->reading, phrase->first - 1, '(') || dr_reading_is_sign (self->reading, phrase->first - 1, '/')
           || dr_phrase_match_before (self->reading, phrase->first, DR_PHRASES ("trong", "trên", "trong số", "giữa", "so với")) > 0))
    return FALSE;

  first = dr_sentence_after_sign (self, first, phrase->first, ";.");
  for (guint i = first; i < phrase->first; i++)
    if (self->taken->data[i] == DR_TAKEN_ASSESSMENT)
      return TRUE;

  return FALSE;
}

/* «02 tiêu chí chưa đạt (TC 11, TC 17)»: which of them. */
static gboolean
numbers_criterion (DrSentence *self,
                   guint       index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);

  if (figure->bracket == 0 || self->facts->len == 0 || dr_sentence_counts_something (&figure->phrase)
      || dr_phrase_match_before (self->reading, figure->phrase.first, DR_PHRASES ("TC", "tiêu chí", "tiêu chí số", "chỉ tiêu", "CT")) == 0)
    return FALSE;

  guint32 measure = g_array_index (self->facts, DrFact, self->facts->len - 1).measure;
  const char *name = measure != DR_NONE
                       ? dr_report_data_get_string (dr_report_builder_get_data (self->reading->builder), measure) : "";

  return g_str_equal (name, "tiêu chí") || g_str_equal (name, "chỉ tiêu");
}

/* «mức học bổng từ 300.000 đồng đến 5 triệu đồng/suất»: between what one may get, either end. */
static gboolean
tells_scale (const DrSentence *self,
             guint             index)
{
  const DrReading *reading = self->reading;
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrSentenceFigure *next = index + 1 < self->figures->len ? figure + 1 : NULL;
  const DrPhrases *tos = DR_PHRASES ("đến", "tới", "-");

  if (!(figure->phrase.flags & DR_MEASURE_MONEY))
    return FALSE;
  /* The upper end, behind a lower one that was no item either. */
  if (index > 0 && figure->phrase.is_rate && figure[-1].outcome == DR_FIGURE_OUTCOME_CLASS
      && dr_phrase_match_any (reading, figure->gap_first, tos) == figure->phrase.first - figure->gap_first)
    return TRUE;

  guint clause = dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ",;:(");

  return next != NULL && next->phrase.is_rate && (next->phrase.flags & DR_MEASURE_MONEY)
         && dr_phrase_match_any (reading, next->gap_first, tos) == next->phrase.first - next->gap_first
         && dr_phrase_match_any (reading, clause, DR_PHRASES ("mức", "với mức", "định mức", "đơn giá", "giá")) > 0
         && dr_phrase_match_before (reading, figure->phrase.first, DR_PHRASES ("từ")) > 0;
}

gboolean
dr_sentence_is_no_item (DrSentence   *self,
                        guint         index,
                        DrNumberRole *role)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;

  if (figure->is_plan)
    *role = DR_NUMBER_ROLE_TARGET;
  /* «hộ nghèo (thu nhập dưới 1,5 triệu đồng/người/tháng)» says who counts as poor. */
  else if (figure->bracket != 0 && phrase->is_rate && phrase->hedge != DR_HEDGE_EXACT && phrase->hedge != DR_HEDGE_ABOUT)
    *role = DR_NUMBER_ROLE_NAME;
  /* «15 phiên tòa (mỗi thẩm phán 2-3 phiên)» */
  else if (phrase->form == DR_FIGURE_FORM_RANGE && figure->bracket != 0 && dr_phrase_match (self->reading, figure->bracket, "mỗi") > 0)
    *role = DR_NUMBER_ROLE_NAME;
  else if (tells_scale (self, index))
    *role = DR_NUMBER_ROLE_NAME;
  /* «mỗi tổ không quá 7 người» is a rule. */
  else if (phrase->hedge == DR_HEDGE_AT_MOST && !phrase->is_percent)
    *role = DR_NUMBER_ROLE_TARGET;
  else if (phrase->form == DR_FIGURE_FORM_FRACTION)
    *role = DR_NUMBER_ROLE_SHARE;
  else if (is_cohort (self, index))
    *role = DR_NUMBER_ROLE_RANK;
  else if (names_a_class (self, index) || numbers_criterion (self, index))
    *role = DR_NUMBER_ROLE_NAME;
  else if (tells_average (self, index) || tells_lead (self, index))
    *role = DR_NUMBER_ROLE_CHANGE;
  else
    return FALSE;

  return TRUE;
}
