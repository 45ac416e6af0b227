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
dr_sentence_find_label_noun (const DrSentence *self,
                             guint             index,
                             gboolean          is_straight,
                             guint32          *measure)
{
  const DrReading *reading = self->reading;
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  guint end = figure->phrase.number;
  gboolean has_colon = end > figure->gap_first && dr_reading_is_sign (reading, end - 1, ':');

  if (end <= figure->gap_first + 1)
    return FALSE;
  end -= has_colon;

  guint clause = dr_sentence_after_sign (self, figure->gap_first, end, ",;.(:");
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
  if ((n_lead == 0 && !has_colon && !are_people && !is_said_behind)
      || ((is_straight || (!has_colon && !is_said_behind && !are_people)) && noun_end != end)
      || end - noun_end > LONGEST_LABEL
      || (noun_end < end && (!dr_reading_is_word (reading, noun_end)
                             || ((reading->tokens[noun_end].flags & DR_TOKEN_CAPITAL)
                                 && !(are_people && (reading->tokens[noun_end].flags & DR_TOKEN_ALL_CAPITALS))))))
    return FALSE;
  if (n_lead > 0 || is_straight)
    return TRUE;
  if (is_in_row_of_kinds (self, index))
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
  const DrFigurePhrase *phrase = &g_array_index (self->figures, DrSentenceFigure, index).phrase;

  if (self->facts->len == 0 || dr_sentence_counts_something (phrase) || phrase->is_shared || phrase->form != DR_FIGURE_FORM_SINGLE
      || phrase->value.exponent != 0)
    return FALSE;

  const DrFact *last = &g_array_index (self->facts, DrFact, self->facts->len - 1);
  const char *name = last->measure != DR_NONE
                       ? dr_report_data_get_string (dr_report_builder_get_data (reading->builder), last->measure) : "";

  /* «kiểm tra 12 cơ sở, đạt 10» */
  if (index > 0 && last->figure == index - 1 && !last->is_percent && !last->is_rate && !last->has_target
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
