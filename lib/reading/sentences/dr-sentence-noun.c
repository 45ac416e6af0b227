/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-phrase-private.h"
#include "reading/sentences/dr-sentence-private.h"

/* What a number counts whose noun stands in front of it: «Chi hội tổ chức đại hội: 14/14», «Tổng số HV 1.108/1.654 hộ». */

/* Words between such a noun and the colon behind its label. */
#define LONGEST_LABEL 12

/* Words between a noun for people and its number: «thanh thiếu niên chữ thập đỏ 120.550». */
#define MOST_QUALITIES 2

/* Words between a noun and the pair behind it: «hồ sơ toàn trình 1.988/2.040». */
#define MOST_WORDS_OF_PAIR 4

/* Tokens of «vững mạnh toàn diện mẫu mực, tiêu biểu» up to its comma, and one. */
#define LONGEST_GRADE 8

/* What is counted by itself, and not measured or paid. */
#define COUNTED (DR_MEASURE_PEOPLE | DR_MEASURE_POPULATION | DR_MEASURE_HEAD)

/* A noun at token @index that is counted; gives its number of tokens, 0 where there is none. */
static guint
match_noun (const DrSentence *self,
            guint             index,
            guint             end,
            guint32          *measure)
{
  const DrReading *reading = self->reading;
  DrLexiconMatch match;

  /* «kế hoạch: 19/20 lớp» is what was planned. */
  if (index >= end || self->taken->data[index] != DR_TAKEN_FREE
      || dr_sentence_has (self, index, index + 1, DR_SIGNAL_BIT (DR_SIGNAL_TARGET))
      || dr_phrase_match_any (self->reading, index, DR_PHRASES ("giải ngân", "giải quyết", "giải thể", "giải tỏa", "giải phóng")) > 0
      || !dr_lexicon_match (reading->lexicon, reading->tokens, end, index, DR_LEXICON_MEASURE, &match))
    return 0;
  dr_lexicon_match_has (&match, DR_LEXICON_MEASURE, measure);

  const DrLexiconMeasure *entry = dr_lexicon_get_measure (reading->lexicon, *measure);

  return entry->flags & COUNTED && !(entry->flags & (DR_MEASURE_GENERAL | DR_MEASURE_TURN)) ? match.n_tokens : 0;
}

/* Whether people counted before in the sentence have a noun of their own, so that those of figure @index are some of them. */
static gboolean
are_among_people (const DrSentence *self,
                  guint             index)
{
  const DrSentenceFigure *figures = &g_array_index (self->figures, DrSentenceFigure, 0);
  guint last = index > DR_SENTENCE_REACH ? index - DR_SENTENCE_REACH : 0;

  if (figures[index].bracket != 0)
    return TRUE;
  /* «218.406 hội viên, gồm:» and below it «- Giáo viên: 31.560;» */
  if (index == 0 && self->open_whole != DR_NONE && self->open_divides && (self->open_flags & DR_MEASURE_PEOPLE))
    return TRUE;
  for (guint i = index; i > last; i--)
    if ((figures[i - 1].phrase.flags & DR_MEASURE_PEOPLE) && dr_sentence_counts_something (&figures[i - 1].phrase))
      return TRUE;

  return FALSE;
}

/* «214 vụ việc: đất đai 96 (44,86%), lao động 24»: in a row of kinds of what was counted, which are no nouns of their own. */
static gboolean
is_in_row_of_kinds (const DrSentence *self,
                    guint             index)
{
  const DrSentenceFigure *figures = &g_array_index (self->figures, DrSentenceFigure, 0);
  guint before = index;

  while (before > 0 && index - before < DR_SENTENCE_REACH && figures[before - 1].phrase.is_percent)
    before--;
  if (before == 0 || figures[before - 1].phrase.is_percent)
    return FALSE;

  const DrFigurePhrase *phrase = &figures[before - 1].phrase;

  return (!dr_sentence_counts_something (phrase) && !phrase->is_shared)
         || dr_sentence_find_sign (self, phrase->end, figures[index].phrase.number - 1, ":") < figures[index].phrase.number - 1;
}

/* «Xe lăn: 155; xe đạp 620»: a thing, which has no name of a number, from a sign to the number; in a row the next needs no colon. */
static gboolean
is_row_of_things (const DrSentence *self,
                  guint             index,
                  guint             first,
                  guint             end,
                  gboolean          has_colon,
                  guint32          *measure)
{
  const DrReading *reading = self->reading;
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  DrLexiconMatch match;

  if (end < first + 2 || self->taken->data[first] != DR_TAKEN_FREE || is_in_row_of_kinds (self, index) || figure->bracket != 0
      || !(has_colon || (index > 0 && figure[-1].phrase.is_shared))
      || !dr_lexicon_match (reading->lexicon, reading->tokens, end, first, DR_LEXICON_MEASURE, &match) || first + match.n_tokens != end)
    return FALSE;
  dr_lexicon_match_has (&match, DR_LEXICON_MEASURE, measure);

  return dr_lexicon_get_measure (reading->lexicon, *measure)->flags == 0;
}

/* Where the clause in front of @end begins: a comma within a grade, «chi bộ trong sạch, vững mạnh 24», parts nothing. */
static guint
find_label (const DrSentence *self,
            guint             first,
            guint             end)
{
  guint clause = dr_sentence_after_sign (self, first, end, ",;.(:");

  for (guint i = clause; i > first && clause - i < LONGEST_GRADE; i--)
    if (g_array_index (self->signals, DrSignals, i - 1) & (DR_SIGNAL_BIT (DR_SIGNAL_GRADE) | DR_SIGNAL_BIT (DR_SIGNAL_GRADE_SHORT)))
      return g_array_index (self->signal_ends, guint32, i - 1) > clause ? dr_sentence_after_sign (self, first, i - 1, ",;.(:") : clause;

  return clause;
}

/* Words between a noun and its number in a row of labels and numbers: «Giáo viên dạy giỏi cấp huyện 18, cấp tỉnh 02». */
#define MOST_WORDS_IN_ROW 8

/* Whether figure @index is a whole number behind words, and nothing else, with a sign or its percentage behind it: «hộ nghèo 18,», «đạt 846 (71,3%)». */
static gboolean
is_bare (const DrSentence *self,
         guint             index)
{
  const DrReading *reading = self->reading;
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;
  const DrSignals others = DR_SIGNAL_BIT (DR_SIGNAL_TARGET) | DR_SIGNAL_BIT (DR_SIGNAL_EARLIER) | DR_SIGNAL_BIT (DR_SIGNAL_COMPARE)
                           | DR_SIGNAL_BIT (DR_SIGNAL_UP) | DR_SIGNAL_BIT (DR_SIGNAL_DOWN) | DR_SIGNAL_BIT (DR_SIGNAL_EXCEED)
                           | DR_SIGNAL_BIT (DR_SIGNAL_SHORT) | DR_SIGNAL_BIT (DR_SIGNAL_RANK) | DR_SIGNAL_BIT (DR_SIGNAL_PER);

  if (phrase->form != DR_FIGURE_FORM_SINGLE || phrase->is_percent || phrase->value.exponent != 0 || dr_sentence_counts_something (phrase)
      || figure->is_plan || phrase->first == figure->gap_first || !dr_reading_is_word (reading, phrase->first - 1))
    return FALSE;
  if (!(phrase->end >= self->end || dr_phrase_is_sign_of (reading, phrase->end, ",;.():")))
    return FALSE;
  /* «Giáo viên giỏi 2018, 2019» */
  const DrDecimal first_year = { 1900, 0 };
  const DrDecimal last_year = { 2100, 0 };
  if (!(phrase->numeral_flags & DR_NUMERAL_GROUPED) && dr_decimal_compare (&phrase->value, &first_year) >= 0
      && dr_decimal_compare (&phrase->value, &last_year) <= 0)
    return FALSE;

  return !dr_sentence_has (self, dr_sentence_after_sign (self, figure->gap_first, phrase->first, ",;.(:)"), phrase->first, others);
}

/*
 * «Cán bộ 36 người, trong đó giáo viên 27, nhân viên 6», «Loại hình: nhà dân 16; phương tiện 04» behind «34 vụ cháy»: whether
 * figure @index is one of the kinds of what was counted before, and its label no noun of its own.
 */
static gboolean
divides_count (DrSentence *self,
               guint       index)
{
  const DrSentenceFigure *figures = &g_array_index (self->figures, DrSentenceFigure, 0);
  const DrSignals parts = DR_SIGNAL_BIT (DR_SIGNAL_PARTS_ALL) | DR_SIGNAL_BIT (DR_SIGNAL_PARTS_SOME);
  gboolean is_among_kinds = FALSE;
  guint i = index;

  for (; i > 0 && index - i < DR_SENTENCE_REACH; i--)
    {
      const DrSentenceFigure *before = &figures[i - 1];

      if (dr_sentence_has (self, figures[i].gap_first, figures[i].phrase.first, parts))
        return TRUE;
      if (before->phrase.is_percent || before->bracket != 0)
        continue;
      if (before->phrase.is_shared)
        return FALSE;
      if (dr_sentence_counts_something (&before->phrase))
        return is_among_kinds || dr_sentence_after_sign (self, before->phrase.end, figures[index].phrase.first, ";") == before->phrase.end;
      is_among_kinds = TRUE;
    }

  return dr_sentence_has (self, figures[i].gap_first, figures[i].phrase.first, parts)
         || (dr_sentence_after_sign (self, self->first, figures[i].phrase.first, ":") > self->first
             && dr_sentence_find_whole_of_kinds (self, i) != NULL);
}

/*
 * «Giáo viên dạy giỏi cấp huyện 18, cấp tỉnh 02», «Tin 246, bài 47»: whether figure @index stands in a row of labels, each with
 * its number, so that the noun at the head of its label, which ends before token @noun_end, is what it counts; but «lớp 8,
 * lớp 9» are names.
 */
static gboolean
is_in_row_of_labels (DrSentence *self,
                     guint       index,
                     guint       noun_end)
{
  const DrReading *reading = self->reading;
  const DrSentenceFigure *figures = &g_array_index (self->figures, DrSentenceFigure, 0);
  guint first = figures[index].phrase.first;
  guint noun = noun_end - 1;

  if (!is_bare (self, index) || figures[index].bracket != 0 || first - noun_end > MOST_WORDS_IN_ROW || divides_count (self, index)
      || find_label (self, noun_end, first) != noun_end)
    return FALSE;
  /* «công tác viên chức 12 (40%)» has no neighbour, but it has its share; «đạt giải cấp tỉnh 02» is written as counts are. */
  if (noun_end < first
      && ((index + 1 < self->figures->len && figures[index + 1].phrase.is_percent && figures[index + 1].bracket == figures[index].phrase.end + 1
           && figures[index + 1].phrase.first == figures[index + 1].bracket)
          || (figures[index].phrase.numeral_flags & DR_NUMERAL_PADDED)))
    return TRUE;
  for (guint i = index > 0 ? index - 1 : 0; i < self->figures->len && i <= index + DR_SENTENCE_REACH; i++)
    {
      const DrSentenceFigure *other = &figures[i];
      guint label = dr_sentence_after_sign (self, other->gap_first, other->phrase.first, ",;.(:)");

      if (i == index || other->phrase.is_percent || other->bracket != figures[index].bracket)
        continue;
      /* «giáo viên giỏi cấp huyện 18, trường 31» */
      if (i < index && noun_end == first && dr_sentence_is_of_level (self, i) && dr_sentence_is_of_level (self, index))
        return FALSE;
      if (i < index ? other->phrase.is_shared || is_bare (self, i) : is_bare (self, i))
        return noun_end < first || label >= self->end || reading->tokens[noun].word == 0
               || reading->tokens[label].word != reading->tokens[noun].word;
      if (i > index)
        return FALSE;
    }

  return FALSE;
}

/* «Tỷ lệ huy động trẻ 5 tuổi: 1.204/1.204»: of those that the label of a ratio names. */
static gboolean
find_noun_of_ratio (const DrSentence *self,
                    guint             first,
                    guint             end,
                    guint32          *measure)
{
  if (dr_phrase_match_any (self->reading, first, DR_PHRASES ("tỷ lệ", "tỉ lệ")) == 0)
    return FALSE;
  for (guint i = first + 2; i < end; i++)
    if (match_noun (self, i, end, measure) > 0)
      return TRUE;

  return FALSE;
}

gboolean
dr_sentence_find_label_noun (DrSentence *self,
                             guint       index,
                             gboolean    is_straight,
                             guint32    *measure)
{
  const DrReading *reading = self->reading;
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  guint end = figure->phrase.number;
  gboolean has_colon = end > figure->gap_first && dr_reading_is_sign (reading, end - 1, ':');

  if (end <= figure->gap_first + has_colon)
    return FALSE;
  end -= has_colon;

  guint clause = find_label (self, figure->gap_first, end);
  /* «cụ thể: 68 vững mạnh»: no elders. */
  if (clause < end && dr_sentence_has (self, clause, clause + 1, DR_SIGNAL_BIT (DR_SIGNAL_PARTS_ALL) | DR_SIGNAL_BIT (DR_SIGNAL_PARTS_SOME)))
    clause = MIN (end, g_array_index (self->signal_ends, guint32, clause));
  guint n_lead = dr_phrase_match_any (reading, clause, DR_PHRASES ("số", "tổng số", "số lượng", "tổng số lượng", "tổng", "tổng cộng"));
  guint n_noun = match_noun (self, clause + n_lead, end, measure);
  guint noun_end = clause + n_lead + n_noun;

  /* «Đoàn viên 12; hội viên nghèo 15»: people have no names of numbers. */
  gboolean are_people = n_noun > 0 && end - noun_end <= MOST_QUALITIES
                        && (dr_lexicon_get_measure (reading->lexicon, *measure)->flags & DR_MEASURE_PEOPLE)
                        && dr_sentence_count_words (self, noun_end, end) == end - noun_end;

  /* «đơn thuộc thẩm quyền 3, giải quyết 3/3 đơn»: the next says what. */
  const DrSentenceFigure *next = index + 1 < self->figures->len ? figure + 1 : NULL;
  gboolean is_pair = figure->phrase.form == DR_FIGURE_FORM_SLASH && end - noun_end <= MOST_WORDS_OF_PAIR;
  gboolean is_said_behind = n_noun > 0
                            && (is_pair || (next != NULL && next->phrase.lexicon_measure == *measure && !next->phrase.is_shared))
                            && (dr_phrase_is_sign_of (reading, figure->phrase.end, ",;") || dr_reading_is_sign (reading, figure->phrase.end, '(')
                                || (is_pair && dr_phrase_match (reading, figure->phrase.end, "đạt") > 0));

  if (n_noun == 0 && figure->phrase.form == DR_FIGURE_FORM_SLASH && has_colon && !is_straight)
    return find_noun_of_ratio (self, clause, end, measure);
  if (n_noun == 0)
    return is_row_of_things (self, index, clause, end, has_colon, measure);
  gboolean is_in_row = !is_straight && n_lead == 0 && !has_colon && is_in_row_of_labels (self, index, noun_end);
  if ((n_lead == 0 && !has_colon && !are_people && !is_said_behind && !is_in_row)
      || ((is_straight || (!has_colon && !is_said_behind && !are_people && !is_in_row)) && noun_end != end)
      || end - noun_end > LONGEST_LABEL
      || (noun_end < end && (!dr_reading_is_word (reading, noun_end)
                             || ((reading->tokens[noun_end].flags & DR_TOKEN_CAPITAL)
                                 && !(are_people && (reading->tokens[noun_end].flags & DR_TOKEN_ALL_CAPITALS))))))
    return FALSE;
  if (n_lead > 0 || is_straight)
    return TRUE;
  if (!is_in_row && is_in_row_of_kinds (self, index))
    return FALSE;

  const DrLexiconMeasure *entry = dr_lexicon_get_measure (reading->lexicon, *measure);
  /* «12 lớp (huyện: 4, xã: 8)»: those that held them. */
  if ((entry->flags & DR_MEASURE_PLACE) && figure->phrase.form != DR_FIGURE_FORM_SLASH)
    return FALSE;

  return !(entry->flags & DR_MEASURE_PEOPLE) || !are_among_people (self, index);
}

void
dr_sentence_take_noun (const DrSentence *self,
                       DrFigurePhrase   *phrase,
                       guint32           measure)
{
  phrase->lexicon_measure = measure;
  phrase->flags = dr_lexicon_get_measure (self->reading->lexicon, measure)->flags;
  phrase->is_shared = TRUE;
}

void
dr_sentence_part_other_noun (DrSentence       *self,
                             DrSentenceFigure *figure)
{
  DrFigurePhrase *phrase = &figure->phrase;
  guint32 measure;

  /* «38 trường (mầm non 12/14 trường, …)»: a kind of them. */
  if (phrase->form != DR_FIGURE_FORM_SLASH || figure->bracket != 0 || phrase->lexicon_measure == DR_NONE || phrase->is_part || phrase->names_target
      || !(phrase->flags & COUNTED) || phrase->measure_first < phrase->second_end)
    return;

  self->figures->len++;
  gboolean is_found = dr_sentence_find_label_noun (self, self->figures->len - 1, TRUE, &measure);
  self->figures->len--;
  if (!is_found || measure == phrase->lexicon_measure)
    return;

  /* «Trạm y tế: 14/14 trạm» */
  if ((dr_lexicon_get_measure (self->reading->lexicon, measure)->flags & phrase->flags & DR_MEASURE_PEOPLE)
      || dr_sentence_is_head_of (self, dr_reading_intern_measure (self->reading, phrase->lexicon_measure),
                                 dr_reading_intern_measure (self->reading, measure)))
    return;
  phrase->form = DR_FIGURE_FORM_SINGLE;
  dr_sentence_take_noun (self, phrase, measure);
  phrase->end = phrase->measure_first = phrase->measure_end = phrase->number_end;
  phrase->second_first = phrase->second_end = 0;
}

/* The first noun of the clause that the percentage in front of figure @index stands in. */
static gboolean
find_noun_of_clause (const DrSentence *self,
                     guint             index,
                     guint32          *measure)
{
  const DrSentenceFigure *percent = &g_array_index (self->figures, DrSentenceFigure, index - 1);
  guint end = percent->phrase.first;

  for (guint i = dr_sentence_after_sign (self, percent->gap_first, end, ",;.("); i < end; i++)
    if (match_noun (self, i, end, measure) > 0)
      return TRUE;

  return FALSE;
}

/* «chết 01, bị thương 2»: people, to whom something befell. */
gboolean
dr_sentence_counts_victims (const DrSentence *self,
                            guint             index,
                            guint32          *measure)
{
  const DrReading *reading = self->reading;
  const DrFigurePhrase *phrase = &g_array_index (self->figures, DrSentenceFigure, index).phrase;

  if (phrase->form != DR_FIGURE_FORM_SINGLE || phrase->value.exponent != 0
      || dr_phrase_match_before (reading, phrase->first, DR_PHRASES ("chết", "làm chết", "bị thương", "làm bị thương", "tử vong",
                                                                     "mất tích", "thương vong", "tử nạn", "chết đuối")) == 0)
    return FALSE;
  for (guint32 i = 0; i < dr_lexicon_get_n_measures (reading->lexicon); i++)
    if (g_str_equal (dr_lexicon_get_measure (reading->lexicon, i)->name, "người"))
      {
        *measure = i;
        return TRUE;
      }

  return FALSE;
}

/* «điểm số 93,4», «tổng điểm 88,25», «tuổi đời bình quân 27,4»: points or years of age, though no word follows. */
gboolean
dr_sentence_counts_points (const DrSentence *self,
                           guint             index,
                           guint32          *measure)
{
  const DrReading *reading = self->reading;
  const DrFigurePhrase *phrase = &g_array_index (self->figures, DrSentenceFigure, index).phrase;
  const DrPhrases *scores = DR_PHRASES ("điểm số", "tổng điểm", "điểm số đạt", "tổng điểm đạt", "số điểm", "số điểm đạt");
  const DrPhrases *ages = DR_PHRASES ("tuổi bình quân", "tuổi trung bình", "tuổi đời bình quân", "tuổi đời trung bình", "tuổi bình quân là",
                                      "tuổi trung bình là", "tuổi đời bình quân là", "tuổi đời trung bình là", "tuổi thọ trung bình",
                                      "tuổi thọ bình quân");
  guint first = phrase->first;
  DrLexiconMatch match;

  first -= first > self->first && dr_reading_is_sign (reading, first - 1, ':');
  if (phrase->form != DR_FIGURE_FORM_SINGLE
      || (dr_phrase_match_before (reading, first, scores) == 0 && dr_phrase_match_before (reading, first, ages) == 0))
    return FALSE;
  for (guint i = first; i > self->first && first - i < 5; i--)
    if (dr_phrase_match_any (reading, i - 1, DR_PHRASES ("điểm", "tuổi")) > 0
        && dr_lexicon_match (reading->lexicon, reading->tokens, i, i - 1, DR_LEXICON_MEASURE, &match))
      return dr_lexicon_match_has (&match, DR_LEXICON_MEASURE, measure);

  return FALSE;
}

/* «thực hiện 15 chỉ tiêu: vượt 06, đạt 08»: how many of those counted before came out so. */
gboolean
dr_sentence_counts_reached (const DrSentence *self,
                            guint             index)
{
  const DrReading *reading = self->reading;
  const DrSentenceFigure *figures = &g_array_index (self->figures, DrSentenceFigure, 0);
  const DrFigurePhrase *phrase = &figures[index].phrase;

  if (self->facts->len == 0 || dr_sentence_counts_something (phrase) || phrase->is_shared || phrase->form != DR_FIGURE_FORM_SINGLE
      || phrase->value.exponent != 0)
    return FALSE;

  const DrFact *last = &g_array_index (self->facts, DrFact, self->facts->len - 1);
  const char *name = last->measure != DR_NONE
                       ? dr_report_data_get_string (dr_report_builder_get_data (reading->builder), last->measure) : "";

  /* «kiểm tra 12 cơ sở, đạt 10», «có mặt 1.187 (95,7%), đạt 846» */
  guint before = index > 0 ? index - 1 : 0;
  while (before > last->figure && figures[before].phrase.is_percent && figures[before].bracket != 0)
    before--;
  if (index > 0 && last->figure == before && !last->is_percent && !last->is_rate && !last->has_target
      && !(last->flags & (DR_MEASURE_MONEY | DR_MEASURE_PHYSICAL))
      && dr_decimal_compare (&phrase->value, &last->value) <= 0 && phrase->first > self->first + 1
      && dr_phrase_match_before (reading, phrase->first, DR_PHRASES ("đạt", "không đạt", "chưa đạt")) > 0)
    {
      guint clause = dr_sentence_after_sign (self, last->source_end, phrase->first, ",;");

      if (clause > last->source_end && !dr_sentence_has_words (self, clause, phrase->first))
        return TRUE;
    }

  return (g_str_equal (name, "chỉ tiêu") || g_str_equal (name, "tiêu chí") || g_str_equal (name, "nhiệm vụ"))
         && dr_phrase_match_before (reading, phrase->first, DR_PHRASES ("đạt", "vượt", "chưa đạt", "không đạt", "hoàn thành",
                                                                        "chưa hoàn thành", "đạt và vượt", "gần đạt")) > 0;
}

gboolean
dr_sentence_find_noun_of_pair (const DrSentence *self,
                               guint             index,
                               guint32          *measure)
{
  const DrReading *reading = self->reading;
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);

  if (figure->phrase.form != DR_FIGURE_FORM_SLASH || self->waiting_percent != (int) index - 1 || index == 0)
    return FALSE;

  /* «100% cơ sở Hội (14/14)»; but «110% chỉ tiêu (55/50)» */
  guint noun = g_array_index (self->figures, DrSentenceFigure, index - 1).phrase.end;
  DrLexiconMatch match;
  if (!dr_sentence_has (self, noun, noun + 1, DR_SIGNAL_BIT (DR_SIGNAL_TARGET))
      && dr_lexicon_match (reading->lexicon, reading->tokens, figure->phrase.first - 1, noun, DR_LEXICON_MEASURE, &match))
    return dr_lexicon_match_has (&match, DR_LEXICON_MEASURE, measure);

  return find_noun_of_clause (self, index, measure);
}
