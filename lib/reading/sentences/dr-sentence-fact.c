/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-phrase-private.h"
#include "reading/sentences/dr-sentence-private.h"

/* A figure reached becomes a fact: with its period, its status, and what stands behind a slash. */

static void
fact_init (DrFact *fact)
{
  /* Of numbers and further targets there are none, whatever stands in their places. */
  memset (fact, 0, G_STRUCT_OFFSET (DrFact, numbers));
  fact->part_of = -1;
  fact->part_of_record = DR_NONE;
  fact->record = DR_NONE;
  fact->change_against = DR_NONE;
  fact->assigned_by = DR_NONE;
  fact->target_period = DR_NONE;
  fact->label = DR_NONE;
  fact->measure = DR_NONE;
}

/* Words between what a rate is for and its figure: «mỗi em được hỗ trợ nửa triệu đồng». */
#define MOST_WORDS_BETWEEN 4
/* The same behind a stretch of time: «mỗi ngày làm việc tiếp nhận 97 hồ sơ». */
#define MOST_WORDS_BEHIND_TIME 6
/* What is paid to one person in a month or a year is less than this. */
#define LEAST_TOTAL 200000000

/* The stretch of time that «hằng tháng» or «mỗi quý» at @per names; NULL for none. */
static const char *
find_time (const DrSentence *self,
           guint             per)
{
  static const char * const times[] = { "ngày", "tuần", "tháng", "quý", "năm", "ngày", "tháng", "năm", "tháng",
                                       "năm" };
  const DrPhrases *phrases = DR_PHRASES ("mỗi ngày", "mỗi tuần", "mỗi tháng", "mỗi quý", "mỗi năm",
                                         "hằng ngày", "hằng tháng", "hằng năm", "hàng tháng", "hàng năm");

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    if (dr_phrase_match_one (self->reading, per, phrases, i) > 0)
      return times[i];

  return NULL;
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

  /* «640 hộ mỗi năm» */
  if (dr_phrase_match (reading, figure->phrase.end, "mỗi") > 0)
    per = figure->phrase.end;
  else if (per == figure->phrase.first || dr_sentence_after_sign (self, per, figure->phrase.first, ",;:()") > per)
    return measure;

  /* «cây hàng năm», «thu nhập hằng năm có 68 hộ»: part of what is named. */
  if (per < figure->phrase.first && per > figure->gap_first && find_time (self, per) != NULL
      && (dr_phrase_match_before (reading, per, DR_PHRASES ("cây", "cây trồng", "đất trồng cây")) > 0
          || (dr_reading_is_word (reading, per - 1)
              && dr_phrase_match_any (reading, g_array_index (self->signal_ends, guint32, per), DR_PHRASES ("có")) > 0)))
    return measure;
  /* «chi trả trợ cấp hàng tháng cho 4.112 đối tượng»: how often they are paid. */
  if (per < figure->phrase.first && (figure->phrase.flags & (DR_MEASURE_PEOPLE | DR_MEASURE_POPULATION)) && find_time (self, per) != NULL
      && dr_phrase_match_any (reading, g_array_index (self->signal_ends, guint32, per), DR_PHRASES ("cho", "đối với")) > 0)
    return measure;

  guint end = per < figure->phrase.first ? figure->phrase.first : MIN (self->end, per + 4);
  guint counted = g_array_index (self->signal_ends, guint32, per);
  const char *time = find_time (self, per);
  if (counted < end && dr_sentence_has (self, counted, counted + 1, DR_SIGNAL_BIT (DR_SIGNAL_PER)))
    {
      time = find_time (self, counted);
      counted = g_array_index (self->signal_ends, guint32, counted);
    }
  if (time == NULL
      && (counted >= end
          || !dr_lexicon_match (reading->lexicon, reading->tokens, end, counted, DR_LEXICON_MEASURE, &match)
          || counted + match.n_tokens + MOST_WORDS_BETWEEN < figure->phrase.first))
    return measure;
  if (time != NULL && counted + MOST_WORDS_BEHIND_TIME < figure->phrase.first)
    return measure;
  /* «chi trợ cấp hằng tháng 508 tỷ đồng»: all that was paid so. */
  const DrDecimal least = { LEAST_TOTAL, 0 };
  if (time != NULL && per < figure->phrase.first && (figure->phrase.flags & DR_MEASURE_MONEY)
      && dr_phrase_match_before (reading, per, DR_PHRASES ("trợ cấp", "lương hưu", "chế độ", "trợ cấp xã hội", "trợ giúp")) > 0
      && dr_decimal_compare (&figure->phrase.value, &least) >= 0)
    return measure;

  if (time == NULL)
    {
      dr_lexicon_match_has (&match, DR_LEXICON_MEASURE, &value);
      time = dr_lexicon_get_measure (reading->lexicon, value)->name;
    }
  g_string_printf (self->label, "%s/%s",
                   dr_report_data_get_string (dr_report_builder_get_data (reading->builder), measure), time);

  return dr_report_builder_intern (reading->builder, self->label->str, self->label->len);
}

/* Whether a target word stands in the stretch, and not the head of a bracket with a percentage: «(chỉ tiêu ≥ 75%)». */
static gboolean
names_target (const DrSentence *self,
              guint             first,
              guint             end)
{
  guint target = dr_sentence_find_first (self, first, end, DR_SIGNAL_BIT (DR_SIGNAL_TARGET));

  if (target == end)
    return FALSE;
  if (target == first || !dr_reading_is_sign (self->reading, target - 1, '('))
    return TRUE;
  for (guint i = 0; i < self->figures->len; i++)
    {
      const DrFigurePhrase *phrase = &g_array_index (self->figures, DrSentenceFigure, i).phrase;

      if (phrase->first > target)
        return !phrase->is_percent;
    }

  return TRUE;
}

#define MOVES (DR_SIGNAL_BIT (DR_SIGNAL_UP) | DR_SIGNAL_BIT (DR_SIGNAL_DOWN) | DR_SIGNAL_BIT (DR_SIGNAL_EXCEED) | DR_SIGNAL_BIT (DR_SIGNAL_SHORT))

/* How many figures behind another may say more of it: «46 lớp, giảm 3 lớp so với cùng kỳ (39 lớp), đạt 78,3% kế hoạch». */
#define MOST_SAID 5

/* Whether figure @index is a percentage or a change, with nothing else but its verb or a time in front. */
static gboolean
says_more (const DrSentence *self,
           guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);

  guint clause = dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ",;(");

  if (dr_phrase_match_any (self->reading, clause, DR_PHRASES ("gấp", "tăng gấp")) == figure->phrase.first - clause && clause > figure->gap_first)
    return TRUE;

  return !dr_sentence_has_words (self, clause, figure->phrase.first)
         && (figure->phrase.is_percent || dr_sentence_tells_again (self, index)
             || dr_sentence_has (self, figure->gap_first, figure->phrase.first, MOVES | DR_SIGNAL_BIT (DR_SIGNAL_COMPARE) | DR_SIGNAL_BIT (DR_SIGNAL_EARLIER)));
}

/* Whether a percentage of a target, or a target word, follows figure @index before the next count. */
static gboolean
target_follows (const DrSentence *self,
                guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);

  for (guint i = index; i < self->figures->len && i < index + MOST_SAID; i++)
    {
      const DrSentenceFigure *other = &g_array_index (self->figures, DrSentenceFigure, i);
      guint next = dr_sentence_words_end (self, i);
      gboolean is_said = i > index;

      if (is_said && !says_more (self, i))
        break;
      /* «118/139 vụ, đạt 84,9%, thấp hơn 0,1% so với chỉ tiêu»: the percentage is held against it, and not the figure. */
      if (i > index + 1 && other[-1].phrase.is_percent && other->phrase.is_percent
          && !dr_sentence_has (self, other[-1].gap_first, other[-1].phrase.first, MOVES | DR_SIGNAL_BIT (DR_SIGNAL_COMPARE))
          && !dr_sentence_has (self, other[-1].phrase.end, other->phrase.first, DR_SIGNAL_BIT (DR_SIGNAL_EARLIER))
          && dr_sentence_has (self, other->gap_first, other->phrase.first, MOVES))
        continue;

      /* «3.221/5.065 lao động; đạt 64% kế hoạch»; «2.214/2.378 hộ, đạt 93,1% (vượt 3,1% so với chỉ tiêu)»: the bracket is about the share. */
      gboolean goes_on = !is_said && i + 1 < self->figures->len && says_more (self, i + 1);
      guint end = dr_sentence_find_sign (self, other->phrase.end, next,
                                         goes_on ? "" : !is_said ? ";" : figure->phrase.flags & DR_MEASURE_POPULATION ? ";,(" : ";,");
      /* «3/12 huyện hoàn thành chỉ tiêu»: so many of them reached theirs. */
      gboolean is_own = !is_said && (figure->phrase.flags & DR_MEASURE_PLACE)
                        && !dr_sentence_has (self, other->phrase.end, MIN (end, other->phrase.end + 1), DR_SIGNAL_BIT (DR_SIGNAL_TARGET))
                        && !dr_sentence_has (self, other->phrase.end, end, DR_SIGNAL_BIT (DR_SIGNAL_COMPARE));
      if (!is_own && names_target (self, other->phrase.end, end))
        return TRUE;
      /* «giảm 25% so với cùng kỳ, so với chỉ tiêu giao đạt 130%» */
      guint clause = dr_sentence_after_sign (self, other->gap_first, other->phrase.first, ",;(");
      if (is_said && dr_sentence_has (self, clause, MIN (clause + 1, other->phrase.first), DR_SIGNAL_BIT (DR_SIGNAL_COMPARE))
          && names_target (self, clause, other->phrase.first))
        return TRUE;
      /* «, đạt 93,1% (vượt 3,1% so với chỉ tiêu)» */
      if (is_said && end < next && (figure->phrase.flags & DR_MEASURE_POPULATION) && dr_reading_is_sign (self->reading, end, '('))
        break;
    }

  /* «Học tập nghị quyết: 6.912/7.084 đảng viên» */
  guint named = dr_sentence_find_last (self, figure->gap_first, figure->phrase.first, DR_SIGNAL_BIT (DR_SIGNAL_TARGET));
  if (named < figure->phrase.first
      && dr_phrase_match_before (self->reading, named, DR_PHRASES ("học tập", "quán triệt", "tuyên truyền")) > 0)
    return FALSE;

  return figure->phrase.form == DR_FIGURE_FORM_SLASH
         && dr_sentence_has (self, figure->gap_first, figure->phrase.first, DR_SIGNAL_BIT (DR_SIGNAL_TARGET))
         && !dr_sentence_has_words (self, dr_sentence_find_last (self, figure->gap_first, figure->phrase.first,
                                                                 DR_SIGNAL_BIT (DR_SIGNAL_TARGET)),
                                    figure->phrase.first);
}

/* «48/52 tổ chức đảng hoàn thành chương trình, đạt tỷ lệ 92,3%»: the percentage is a share, whatever was carried out. */
static gboolean
share_follows (const DrSentence *self,
               guint             index)
{
  if (index + 1 >= self->figures->len)
    return FALSE;

  const DrSentenceFigure *next = &g_array_index (self->figures, DrSentenceFigure, index + 1);
  guint first = dr_sentence_after_sign (self, next->gap_first, next->phrase.first, ",;(");

  return next->phrase.is_percent && dr_sentence_has (self, first, next->phrase.first, DR_SIGNAL_BIT (DR_SIGNAL_SHARE))
         && !dr_sentence_has (self, next->phrase.end,
                              dr_sentence_find_sign (self, next->phrase.end, dr_sentence_words_end (self, index + 1), ",;()"),
                              DR_SIGNAL_BIT (DR_SIGNAL_TARGET));
}

/* Tokens of a heading that tells what was won. */
#define LONGEST_HEADING 10
/* Words of «kết nạp đảng viên mới đạt 54/60 đảng viên» between the noun and the figure. */
#define MOST_WORDS_OF_WON 2

/* Words from @first up to @end, where the sentence may begin between them: what its words signal is only known from there on. */
static guint
count_words_from_heading (const DrSentence *self,
                          guint             first,
                          guint             end)
{
  guint n = 0;

  for (; first < self->first; first++)
    n += dr_reading_is_word (self->reading, first);

  return n + dr_sentence_count_words (self, first, end);
}

/* «tuyển mới», «cấp thêm», «đào tạo bổ sung»: whatever the verb, what comes new was not there before; but «nông thôn mới». */
static gboolean
is_behind_new (const DrSentence       *self,
               const DrSentenceFigure *figure,
               guint                   end)
{
  guint n = dr_phrase_match_before (self->reading, end, DR_PHRASES ("mới", "thêm", "thêm mới", "bổ sung", "bổ sung mới"));

  return n > 0 && end > n && end - n > figure->gap_first && dr_reading_is_word (self->reading, end - n - 1)
         && dr_phrase_match_before (self->reading, end, DR_PHRASES ("nông thôn mới", "đô thị mới", "kinh tế mới", "văn hóa mới", "đời sống mới",
                                                                    "đổi mới", "năm học mới", "chuẩn mới")) == 0;
}

/* «Kết nạp hội viên: 54/60 hội viên»: whether @verb stands in front of the noun that figure @index has too. */
static gboolean
acts_on_its_noun (const DrSentence *self,
                  guint             index,
                  DrVerb            verb)
{
  const DrReading *reading = self->reading;
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  guint clause = dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ",;.(");
  DrLexiconMatch match;
  guint32 value = 0;

  /* «1. Phát triển đảng viên: 99/135 đảng viên»: a heading is no part of the sentence. */
  if (clause == self->first && clause > 0 && dr_reading_is_sign (reading, clause - 1, ':'))
    clause -= MIN (clause, LONGEST_HEADING);
  for (guint i = clause; i < figure->phrase.first; i++)
    {
      guint n = dr_lexicon_match_verb (reading->lexicon, reading->tokens, reading->n_tokens, i, verb);
      guint noun = i + n;

      if (n == 0 || noun >= figure->phrase.first
          || !dr_lexicon_match (reading->lexicon, reading->tokens, figure->phrase.first, noun, DR_LEXICON_MEASURE, &match))
        continue;
      dr_lexicon_match_has (&match, DR_LEXICON_MEASURE, &value);
      guint32 won = dr_report_builder_intern (reading->builder, dr_lexicon_get_measure (reading->lexicon, value)->name, -1);
      if (won == dr_figure_phrase_intern_measure (self->reading, &figure->phrase)
          && count_words_from_heading (self, noun + match.n_tokens, figure->phrase.first) <= MOST_WORDS_OF_WON)
        return TRUE;
    }

  return FALSE;
}

/* «tổ chức 12/15 đại hội chi bộ»: one of each, so that there are as many as those. */
static gboolean
is_of_each (const DrSentence       *self,
            const DrSentenceFigure *figure)
{
  const DrReading *reading = self->reading;
  DrLexiconMatch match;
  guint32 value = 0;

  if (!dr_lexicon_match (reading->lexicon, reading->tokens, self->end, figure->phrase.end, DR_LEXICON_MEASURE, &match))
    return FALSE;
  dr_lexicon_match_has (&match, DR_LEXICON_MEASURE, &value);

  return (dr_lexicon_get_measure (reading->lexicon, value)->flags & DR_MEASURE_POPULATION) != 0;
}

/* «kết nạp 54/60 hội viên», «thành lập 11/12 chi hội», «mở 12/15 lớp»: what was not there before is held against what was planned. */
static gboolean
is_newly_won (const DrSentence *self,
              guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  DrMeasureFlags flags = figure->phrase.flags;

  /* «Tuyển quân: 86/86 thanh niên», «Mở được 12/15 lớp» */
  guint behind = figure->phrase.first;
  behind -= behind > 0 && dr_reading_is_sign (self->reading, behind - 1, ':');
  behind -= dr_phrase_match_before (self->reading, behind, DR_PHRASES ("đạt", "được", "đạt được", "ước đạt"));

  if (dr_phrase_ends_verb (self->reading, behind, DR_VERB_FOUND) || (!(flags & DR_MEASURE_PLACE) && is_behind_new (self, figure, behind)))
    return TRUE;
  if (flags & DR_MEASURE_PEOPLE)
    return dr_phrase_ends_verb (self->reading, behind, DR_VERB_WIN) || acts_on_its_noun (self, index, DR_VERB_WIN);

  return !(flags & DR_MEASURE_POPULATION) && !is_of_each (self, figure)
         && (dr_phrase_ends_verb (self->reading, behind, DR_VERB_MAKE) || acts_on_its_noun (self, index, DR_VERB_MAKE));
}

gboolean
dr_sentence_is_task (const DrSentence *self,
                     guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);

  if ((figure->phrase.flags & (DR_MEASURE_PLACE | DR_MEASURE_TURN))
      || (figure->phrase.form == DR_FIGURE_FORM_SLASH && dr_decimal_compare (&figure->phrase.value, &figure->phrase.second) == 0))
    return FALSE;

  guint clause = dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ",;.(");
  for (guint i = clause; i < figure->phrase.first; i++)
    {
      guint n = dr_lexicon_match_verb (self->reading->lexicon, self->reading->tokens, self->reading->n_tokens, i, DR_VERB_WORK);

      if (n > 0)
        return dr_sentence_count_words (self, i + n, figure->phrase.first) <= MOST_WORDS_OF_WON
               && !dr_sentence_has (self, i + n, figure->phrase.first, DR_SIGNAL_BIT (DR_SIGNAL_STOCK));
    }

  return FALSE;
}

/* «54/60 hội viên, còn thiếu 06»: what is short of something had that as its target. */
static gboolean
falls_short (const DrSentence *self,
             guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  guint end = dr_sentence_words_end (self, index);

  return index + 1 < self->figures->len
         && dr_sentence_has (self, dr_sentence_after_sign (self, figure->phrase.end, end, ",;"), end,
                             DR_SIGNAL_BIT (DR_SIGNAL_SHORT) | DR_SIGNAL_BIT (DR_SIGNAL_EXCEED));
}

/* «612/600 đơn vị (102%)»: the office itself reckons that there is more than all. */
static gboolean
is_above_all (const DrSentence *self,
              guint             index)
{
  const DrFigurePhrase *phrase = &g_array_index (self->figures, DrSentenceFigure, index).phrase;
  const DrDecimal all = { 100, 0 };

  if (index + 1 >= self->figures->len || dr_decimal_compare (&phrase->value, &phrase->second) <= 0)
    return FALSE;

  const DrFigurePhrase *next = &g_array_index (self->figures, DrSentenceFigure, index + 1).phrase;

  return next->is_percent && dr_decimal_compare (&next->value, &all) > 0
         && !dr_sentence_has (self, phrase->end, next->first, DR_SIGNAL_BIT (DR_SIGNAL_UP) | DR_SIGNAL_BIT (DR_SIGNAL_COMPARE));
}

/* «TH/KH: 664/606 hộ» */
static gboolean
labels_name_target (const DrSentence       *self,
                    const DrSentenceFigure *figure)
{
  guint target = dr_sentence_find_last (self, figure->gap_first, figure->phrase.first, DR_SIGNAL_BIT (DR_SIGNAL_TARGET));

  return target > figure->gap_first && target < figure->phrase.first && dr_reading_is_sign (self->reading, target - 1, '/')
         && g_array_index (self->signal_ends, guint32, target) + 1 == figure->phrase.first
         && dr_reading_is_sign (self->reading, figure->phrase.first - 1, ':');
}

/* «28/25 vụ, tăng 12% so với cùng kỳ»: now and then; but what is won or built is held against a plan, «kết nạp 28/25 hội viên», even where that is as far off. */
static gboolean
second_is_earlier (DrSentence *self,
                   guint       index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);

  return dr_sentence_is_now_and_then (self, index)
         && (figure->bracket != 0
             || ((figure->phrase.flags & DR_MEASURE_PEOPLE) && !is_newly_won (self, index))
             || dr_phrase_match_any (self->reading, figure->phrase.measure_first, DR_PHRASES ("vụ", "ca", "trường hợp", "đơn")) > 0);
}

/* From where on whole hundreds are round, and from where on two digits and zeros, or three that end with a five. */
#define LEAST_HUNDREDS 100
#define LEAST_THOUSANDS 1000

/*
 * «1.190/2.300 hộ», «9.415/12.000 tài khoản», «1.014/1.050 người»: such round numbers are planned; what there is, is seldom so
 * round. But «200/200 hộ» are all of them, and so are those of «168.420/178.900 hộ».
 */
static gboolean
second_is_round (const DrFigurePhrase *phrase)
{
  const DrDecimal hundreds = { LEAST_HUNDREDS, 0 };
  const DrDecimal thousands = { LEAST_THOUSANDS, 0 };
  dr_int128 digits = phrase->second.coefficient;

  if (dr_decimal_compare (&phrase->value, &phrase->second) == 0 || dr_decimal_compare (&phrase->second, &hundreds) < 0)
    return FALSE;
  while (digits % 10 == 0)
    digits /= 10;

  if (dr_decimal_compare (&phrase->second, &thousands) < 0)
    return digits < 10;

  return digits < 100 || (digits < 1000 && digits % 5 == 0);
}

/* «điều tra 1.140/1.200 hộ», «lấy ý kiến 1.820/2.000 hộ»: however many were asked, those are all of them. */
static gboolean
asks_sample (const DrSentence       *self,
             const DrSentenceFigure *figure)
{
  for (guint i = dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ",;.("); i < figure->phrase.first; i++)
    if (dr_phrase_match_any (self->reading, i, DR_PHRASES ("điều tra", "khảo sát", "lấy ý kiến", "lấy phiếu", "phỏng vấn", "thăm dò", "phát phiếu",
                                                           "thu phiếu", "bỏ phiếu", "tín nhiệm")) > 0)
      return TRUE;

  return FALSE;
}

/* Is «a/b» a figure and its target, or a part and its whole? */
static gboolean
second_is_target (const DrSentence *self,
                  guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;
  guint words_end = dr_sentence_words_end (self, index);

  if (phrase->is_part || (index + 1 < self->figures->len && dr_sentence_bounds_pair (self, index + 1)))
    return FALSE;
  /* «đạt 16/18 chỉ tiêu nghị quyết»: targets themselves are counted. */
  if (dr_phrase_match (self->reading, phrase->measure_first, "chỉ tiêu"))
    return FALSE;
  if (phrase->names_target || labels_name_target (self, figure))
    return TRUE;
  /* «684/604 hộ kế hoạch (tỷ lệ 113%)» */
  if (dr_sentence_has (self, phrase->end, MIN (phrase->end + 1, words_end), DR_SIGNAL_BIT (DR_SIGNAL_TARGET))
      && !(phrase->flags & DR_MEASURE_PLACE))
    return TRUE;
  if ((phrase->flags & DR_MEASURE_POPULATION) && share_follows (self, index))
    return FALSE;
  if (target_follows (self, index) || is_newly_won (self, index) || falls_short (self, index)
      || (dr_sentence_is_task (self, index) && !share_follows (self, index)))
    return TRUE;
  /* «2.460 con/2.500 con»: who counts a part of a whole names it once. */
  if (phrase->is_named_twice && !(phrase->flags & (DR_MEASURE_POPULATION | DR_MEASURE_PEOPLE | DR_MEASURE_TURN)))
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
  if (self->pairs.is_set || (figure->bracket == 0 && second_is_round (phrase) && !share_follows (self, index) && !asks_sample (self, figure)))
    return TRUE;
  if (is_above_all (self, index))
    return TRUE;
  if (phrase->flags & DR_MEASURE_POPULATION)
    return FALSE;
  if (dr_decimal_compare (&phrase->value, &phrase->second) > 0)
    return TRUE;

  /* A bracket with the percentage in it tells its part in front: «đạt 102% (4,896 tỷ/4,8 tỷ)». */
  if (figure->bracket == 0 || index == 0)
    return FALSE;

  /* «99,8% cử tri đi bầu (41.204/41.286 cử tri)»: a part of them, unless a plan is spoken of. */
  const DrSentenceFigure *percent = &g_array_index (self->figures, DrSentenceFigure, index - 1);
  gboolean is_share = (phrase->flags & DR_MEASURE_PEOPLE)
                      && !dr_sentence_has (self, percent->gap_first, figure->bracket, DR_SIGNAL_BIT (DR_SIGNAL_TARGET));

  return percent->phrase.is_percent && !is_share;
}

/* «NQ/thực hiện: 8,5%/9,02%»: the labels say that the target comes first. */
static gboolean
labels_are_turned (const DrSentence       *self,
                   const DrSentenceFigure *figure)
{
  guint target = dr_sentence_find_last (self, figure->gap_first, figure->phrase.first, DR_SIGNAL_BIT (DR_SIGNAL_TARGET));

  if (target == figure->phrase.first)
    return FALSE;

  guint slash = g_array_index (self->signal_ends, guint32, target);

  return dr_reading_is_sign (self->reading, slash, '/') && dr_reading_is_sign (self->reading, figure->phrase.first - 1, ':')
         && dr_phrase_match_any (self->reading, slash + 1, DR_PHRASES ("thực hiện", "kết quả", "TH", "đạt")) > 0;
}

/* How far behind a figure «(số liệu tạm tính)» may stand. */
#define STATUS_REACH 40

static DrStatus
status_of (const DrSentence       *self,
           const DrSentenceFigure *figure)
{
  if (!(self->noted & (DR_SIGNAL_BIT (DR_SIGNAL_STATUS_ESTIMATED) | DR_SIGNAL_BIT (DR_SIGNAL_STATUS_PROVISIONAL))))
    return DR_STATUS_NORMAL;

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
  if (!(self->noted & DR_SIGNAL_BIT (signal)))
    return FALSE;

  guint first = dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ";:");

  return dr_sentence_has (self, first, figure->phrase.first, DR_SIGNAL_BIT (signal));
}

/* «640 phụ nữ tham gia bảo hiểm y tế trên tổng số 750 phụ nữ»: the figure is all of what the one before it counted some of. */
static gboolean
is_all_of_those_before (const DrSentence *self,
                        const DrFact     *fact)
{
  if (self->facts->len == 0 || !(self->noted & DR_SIGNAL_BIT (DR_SIGNAL_WHOLE)))
    return FALSE;

  const DrFact *before = fact - 1;
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, fact->figure);
  const DrSentenceFigure *its_figure = &g_array_index (self->figures, DrSentenceFigure, before->figure);
  guint of_all = dr_sentence_count_of_all (self, figure->gap_first, figure->phrase.first);

  return of_all > 0 && before->figure + 1 == fact->figure && figure->bracket == its_figure->bracket
         && figure->phrase.form == DR_FIGURE_FORM_SINGLE && its_figure->phrase.form == DR_FIGURE_FORM_SINGLE
         && fact->measure != DR_NONE && !fact->is_percent && !fact->is_rate && !before->is_percent && !before->is_rate
         && before->part_of < 0 && !before->has_target && !before->has_share
         && dr_sentence_is_head_of (self, fact->measure, before->measure)
         && dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first - of_all, ",;:") == figure->gap_first;
}

void
dr_sentence_add_fact (DrSentence *self,
                      guint       index)
{
  DrReading *reading = self->reading;
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;
  DrFact *fact = DR_ROWS_NEXT (self->facts, DrFact);

  fact_init (fact);
  fact->figure = index;
  fact->value = phrase->value;
  fact->upper = phrase->second;
  fact->other = phrase->other;
  fact->hedge = phrase->hedge;
  fact->is_ambiguous = phrase->is_ambiguous;
  fact->flags = phrase->flags;
  fact->is_percent = phrase->is_percent;
  fact->is_rate = phrase->is_rate;
  fact->measure = dr_figure_phrase_intern_measure (reading, phrase);
  fact->source_first = phrase->number;
  fact->source_end = phrase->end;
  fact->status = status_of (self, figure);
  if (fact->status == DR_STATUS_ESTIMATED && fact->hedge == DR_HEDGE_EXACT)
    fact->hedge = DR_HEDGE_ABOUT;
  fact->nature = fact->is_percent || fact->is_rate ? DR_NATURE_RATIO
                : names_a_total (self, figure, DR_SIGNAL_STOCK) ? DR_NATURE_STOCK : DR_NATURE_FLOW;

  dr_sentence_tell_time (self, index, fact);

  if (fact->measure != DR_NONE && !fact->is_rate && !fact->is_percent)
    {
      guint32 per = measure_per (self, figure, fact->measure);

      if (per != fact->measure)
        {
          fact->measure = per;
          fact->is_rate = TRUE;
          fact->nature = DR_NATURE_RATIO;
        }
    }

  dr_fact_add_number (fact, reading, phrase->number, phrase->number_end, DR_NUMBER_ROLE_ACHIEVEMENT);
  if (phrase->form == DR_FIGURE_FORM_SLASH && labels_are_turned (self, figure))
    {
      fact->value = phrase->second;
      fact->source_first = phrase->second_first;
      fact->has_target = fact->has_planned = TRUE;
      fact->planned = phrase->value;
      fact->target_first = phrase->number;
      fact->target_end = phrase->number_end;
      fact->n_numbers = 0;
      dr_fact_add_number (fact, reading, phrase->number, phrase->number_end, DR_NUMBER_ROLE_TARGET);
      dr_fact_add_number (fact, reading, phrase->second_first, phrase->second_end, DR_NUMBER_ROLE_ACHIEVEMENT);
    }
  else if (phrase->form == DR_FIGURE_FORM_SLASH && second_is_earlier (self, index))
    dr_fact_add_number (fact, reading, phrase->second_first, phrase->second_end, DR_NUMBER_ROLE_CHANGE);
  else if (phrase->form == DR_FIGURE_FORM_SLASH && second_is_target (self, index))
    {
      fact->is_slash = TRUE;
      fact->has_target = fact->has_planned = TRUE;
      fact->planned = phrase->second;
      fact->planned_hedge = DR_HEDGE_EXACT;
      fact->target_first = phrase->second_first;
      fact->target_end = phrase->end;
      dr_fact_add_number (fact, reading, phrase->second_first, phrase->second_end, DR_NUMBER_ROLE_TARGET);
    }
  else if (phrase->form == DR_FIGURE_FORM_SLASH)
    {
      self->facts->len++;
      fact = DR_ROWS_NEXT (self->facts, DrFact);

      DrFact *whole = fact - 1;
      *fact = *whole;
      whole->is_whole = TRUE;
      whole->value = phrase->second;
      whole->hedge = DR_HEDGE_EXACT;
      whole->n_numbers = 0;
      whole->source_first = phrase->second_first;
      dr_fact_add_number (whole, reading, phrase->second_first, phrase->second_end, DR_NUMBER_ROLE_ACHIEVEMENT);
      fact->is_slash = TRUE;
      fact->part_of = self->facts->len - 1;
    }
  else if (phrase->form == DR_FIGURE_FORM_SCORE)
    dr_fact_add_number (fact, reading, phrase->second_first, phrase->second_end, DR_NUMBER_ROLE_NAME);
  else if (phrase->form == DR_FIGURE_FORM_RANGE)
    dr_fact_add_number (fact, reading, phrase->second_first, phrase->second_end, DR_NUMBER_ROLE_ACHIEVEMENT);
  else if (is_all_of_those_before (self, fact))
    {
      fact->is_whole = TRUE;
      fact[-1].is_slash = TRUE;
      fact[-1].part_of = self->facts->len;
    }

  self->facts->len++;
}
