/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/sentences/dr-sentence-label-private.h"

#include "reading/language/dr-phrase-private.h"
#include "reading/language/dr-short-form-private.h"
#include "reading/phrases/dr-body-phrase-private.h"
#include "reading/phrases/dr-level-phrase-private.h"

/* The words in front of a figure that say what it counts: «kết nạp mới 12 hội viên». */

#define MOST_WORDS_IN_FRONT 14
#define CUTS_IN_FRONT (DR_SIGNAL_BIT (DR_SIGNAL_PARTS_ALL) | DR_SIGNAL_BIT (DR_SIGNAL_PARTS_SOME))

/* When a level was counted: «Số đơn đầu kỳ», «Cuối năm toàn xã có»; but «hiện có 58 công chức» is named by that. */
#define LEVELS (DR_LEVEL_OPENING | DR_LEVEL_CLOSING)

/* Without what only leads in: «trong năm tặng 25 phần quà», «đến nay giải quyết 14 đơn». */
static guint
trim_front (const DrSentence *self,
            guint             first,
            guint             end)
{
  const DrPhrases *times = DR_PHRASES ("trong năm", "trong quý", "trong tháng", "trong kỳ", "trong tuần", "trong đợt",
                                       "tính đến nay", "từ đầu năm đến nay", "năm qua", "thời gian qua", "ngoài ra", "bên cạnh đó",
                                       "đồng thời", "đặc biệt", "đáng chú ý", "tuy nhiên", "trong khi đó", "như vậy", "dịp này", "nhân dịp này",
                                       "cũng trong");
  /* Who reports has them all. */
  const DrPhrases *all_of = DR_PHRASES ("toàn xã", "toàn huyện", "toàn tỉnh", "toàn phường", "toàn thị trấn", "toàn thị xã",
                                        "toàn thành phố", "toàn quận", "toàn trường", "toàn ngành", "toàn ấp", "toàn thôn");

  while (first < end)
    {
      guint n = MAX (dr_phrase_match_any (self->reading, first, times),
                     dr_level_phrase_match (self->reading, first, DR_LEVEL_CURRENT));
      guint date = first + dr_phrase_match_any (self->reading, first, DR_PHRASES ("tính đến", "tính đến hết", "tính từ", "từ đầu", "đến hết"));

      guint level = dr_level_phrase_match (self->reading, first, LEVELS);

      if (n > 0 && dr_label_has_content (self, first + n, end))
        first += n;
      else if (level > 0 && first + level <= end)
        first += level;
      else if ((n = dr_phrase_match_any (self->reading, first, all_of)) > 0 && first + n <= end)
        {
          first += n;
          first += MIN (dr_phrase_match_any (self->reading, first, DR_PHRASES ("có", "hiện có", "đã có", "hiện")), end - first);
        }
      /* «Tính đến 30/9/2022, …» */
      else if (date > first && date < end && self->taken->data[date] == DR_TAKEN_DATE && dr_label_has_content (self, date, end))
        for (first = date; first < end && self->taken->data[first] == DR_TAKEN_DATE;)
          first++;
      else if (dr_label_is_function_word (self, first))
        first++;
      else
        break;
    }

  return first;
}

/* Where the last @n words of the stretch begin. */
static guint
last_words (const DrSentence *self,
            guint             first,
            guint             end,
            guint             n)
{
  for (guint i = end; i > first; i--)
    if (self->taken->data[i - 1] == DR_TAKEN_FREE && self->reading->tokens[i - 1].kind == DR_TOKEN_WORD && n-- == 0)
      return i;

  return first;
}

/* «nói chuyện với nông dân, công nhân và học sinh 45 buổi»: the last clause only goes on with the list before it. */
static gboolean
begins_with_people (const DrSentence *self,
                    guint             first,
                    guint             end)
{
  const DrReading *reading = self->reading;
  DrLexiconMatch match;
  guint32 value = 0;

  if (!dr_lexicon_match (reading->lexicon, reading->tokens, end, first, DR_LEXICON_MEASURE, &match))
    return FALSE;
  dr_lexicon_match_has (&match, DR_LEXICON_MEASURE, &value);

  return (dr_lexicon_get_measure (reading->lexicon, value)->flags & DR_MEASURE_PEOPLE) != 0;
}

/* «Hội kết nạp», «các cấp Hội vận động», «Đoàn đã thăm»: the office's word for itself, in front of what it did; but «Hội nghị», «Đoàn kiểm tra». */
static guint
match_self (const DrSentence *self,
            guint             first,
            guint             end)
{
  const DrReading *reading = self->reading;
  guint n = dr_phrase_match_any (reading, first, DR_PHRASES ("hội", "đoàn", "toàn hội", "toàn đoàn", "các cấp hội", "cấp hội", "các cấp bộ đoàn",
                                                             "huyện hội", "tỉnh hội", "thành hội", "thị hội", "quận hội", "BTV hội",
                                                             "ban thường vụ hội", "BCH hội", "ban chấp hành hội", "thường trực hội",
                                                             "đơn vị", "cơ quan", "ngành", "văn phòng", "chi cục", "phòng", "trung tâm", "ban"));

  if (n == 0 || first + n >= end || self->taken->data[first + n] != DR_TAKEN_FREE
      || !((reading->tokens[first].flags | reading->tokens[first + n - 1].flags) & DR_TOKEN_CAPITAL))
    return 0;
  /* «Đoàn kiểm tra» checks, and «Đoàn giám sát» looks on. */
  if (dr_lexicon_match_verb (reading->lexicon, reading->tokens, end, first + n, DR_VERB_WORK) > 0)
    return 0;

  return dr_phrase_begins_verb (reading, first + n, end)
         || dr_phrase_match_any (reading, first + n, DR_PHRASES ("đã", "cũng", "còn")) > 0 ? n : 0;
}

/* «MTTQ các cấp vận động», «LĐLĐ đã thăm»; but «BHXH bắt buộc» is no office. */
static gboolean
is_short_form_of_doer (const DrSentence *self,
                       guint             index,
                       guint             end)
{
  const DrReading *reading = self->reading;

  return (reading->tokens[index].flags & DR_TOKEN_ALL_CAPITALS) && index + 1 < end
         && dr_phrase_match_any (reading, index + 1, DR_PHRASES ("các cấp", "đã", "cũng", "còn")) > 0;
}

/* Who did it is the unit, and no part of what was counted. */
static guint
skip_bodies (const DrSentence *self,
             guint             first,
             guint             end)
{
  guint at = first + match_self (self, first, end);
  gboolean has_levels = FALSE;

  while (at < end)
    {
      DrBodyPhrase body;

      guint n_levels = dr_phrase_match_any (self->reading, at, DR_PHRASES ("các cấp", "cấp", "các cấp trong tỉnh", "các cấp trong huyện"));

      if (at > first && n_levels == 0 && self->taken->data[at] == DR_TAKEN_FREE)
        n_levels = dr_phrase_match_any (self->reading, at, DR_PHRASES ("trong tỉnh", "trong huyện", "trong toàn tỉnh", "trong toàn huyện"));

      /* «Ủy ban kiểm tra các cấp đã giám sát», «MTTQ các cấp vận động», «các cấp Hội Phụ nữ vận động»; but «các cấp ủy». */
      if (n_levels > 0 && at + n_levels < end && dr_phrase_match_any (self->reading, at, DR_PHRASES ("cấp ủy", "cấp bộ")) == 0
          && (n_levels > 1 || dr_phrase_match_before (self->reading, at, DR_PHRASES ("các")) > 0))
        {
          at += n_levels;
          has_levels = TRUE;
        }
      /* «Đoàn» and «Hội» alone are ordinary words as well. */
      else if (dr_body_phrase_match (self->reading, at, &body) && at + body.n_tokens <= end
               && (body.n_tokens > 1 || is_short_form_of_doer (self, at, end)))
        at += body.n_tokens;
      else if (dr_label_is_function_word (self, at) && at > first)
        at++;
      else
        break;
    }

  return dr_sentence_has_words (self, at, end) || (has_levels && dr_label_has_content (self, at, end)) ? at : first;
}

/* «Hộ nghèo giảm từ 420 hộ xuống còn 320 hộ», «Hộ cận nghèo giảm 44 hộ, còn 12 hộ»: what went down is named in front of what it was, or went down by. */
static void
find_front_of_change (DrSentence *self,
                      guint       fact_index,
                      guint      *first,
                      guint      *end)
{
  const DrFact *fact = &g_array_index (self->facts, DrFact, fact_index);
  const DrSentenceFigure *change = fact->figure > 0 ? &g_array_index (self->figures, DrSentenceFigure, fact->figure - 1) : NULL;

  if (change == NULL || change->outcome != DR_FIGURE_OUTCOME_CHANGE || change->owner != (int) fact_index || change->bracket != 0)
    return;

  guint clause = dr_sentence_after_sign (self, change->gap_first, change->phrase.first, ",;:()");
  guint verb = dr_sentence_find_first (self, clause, change->phrase.first, DR_SIGNAL_BIT (DR_SIGNAL_UP) | DR_SIGNAL_BIT (DR_SIGNAL_DOWN));

  while (clause < verb && dr_label_is_function_word (self, clause))
    clause++;
  /* «tiểu thủ công nghiệp từ 40 tỷ đồng lên 65 tỷ đồng» */
  if (verb == change->phrase.first && dr_phrase_match_before (self->reading, verb, DR_PHRASES ("từ")) > 0)
    verb--;
  if (verb == change->phrase.first || !dr_sentence_has_words (self, clause, verb))
    return;
  *first = clause;
  *end = verb;
}

/* «… trên tổng số 750 phụ nữ»: the words in front are of those counted before. */
static gboolean
is_all_of_some (const DrSentence *self,
                const DrFact     *fact)
{
  return fact->is_whole && g_array_index (self->figures, DrSentenceFigure, fact->figure).phrase.form == DR_FIGURE_FORM_SINGLE;
}

/* «…, trong tổng số 250 hộ có 84 hộ», «…; cuối năm còn 40 hộ»: tells of something else than the figure before. */
static gboolean
tells_of_others (const DrSentence       *self,
                 const DrSentenceFigure *figure)
{
  if ((self->noted & DR_SIGNAL_BIT (DR_SIGNAL_WHOLE))
      && dr_sentence_count_of_all (self, figure->gap_first, figure->phrase.first) > 0)
    return TRUE;
  if (!(self->noted & DR_SIGNAL_BIT (DR_SIGNAL_EARLIER)))
    return FALSE;
  for (guint i = figure->gap_first; i < figure->phrase.first; i++)
    if (dr_level_phrase_match (self->reading, i, LEVELS) > 0)
      return TRUE;

  return FALSE;
}

/* One past the last sign that begins a clause; «Quỹ Hỗ trợ nông dân (HTND) toàn tỉnh»: a bracket that is closed again begins none. */
static guint
after_strong_sign (const DrSentence *self,
                   guint             first,
                   guint             end)
{
  guint at = dr_sentence_after_sign (self, first, end, ";:(");

  while (at > first && dr_reading_is_sign (self->reading, at - 1, '(')
         && dr_sentence_find_sign (self, at, end, ")") < end)
    at = dr_sentence_after_sign (self, first, at - 1, ";:(");

  return at;
}

/* A list of names: «cấp xã, phường, thị trấn», of which the middle ones are as short as this. */
#define MOST_WORDS_OF_ITEM 2

/* Whether a word or two stand there, and no time: «, đến hết tháng 7,». */
static gboolean
is_item_of_names (const DrSentence *self,
                  guint             first,
                  guint             end)
{
  if (end <= first || end - first > MOST_WORDS_OF_ITEM || dr_label_is_function_word (self, first))
    return FALSE;
  for (guint i = first; i < end; i++)
    if (self->taken->data[i] != DR_TAKEN_FREE)
      return FALSE;

  return dr_sentence_has_words (self, first, end);
}

/*
 * The last clause from @first up to @end. «Công nghiệp - xây dựng»: a dash within it joins; «thu BHXH, BHYT, BHTN»: a list is
 * one, from where its first item stands.
 */
static guint
after_clause (const DrSentence *self,
              guint             first,
              guint             end)
{
  guint clause = dr_sentence_after_sign (self, first, end, ",");

  while (clause > first && dr_reading_is_sign (self->reading, clause - 1, '-'))
    clause = dr_sentence_after_sign (self, first, clause - 1, ",");

  guint before = clause > first ? dr_sentence_after_sign (self, first, clause - 1, ",") : first;
  /* «…, vượt khó, với số tiền»: a clause of its own. */
  if (before == first || !is_item_of_names (self, before, clause - 1) || dr_label_is_function_word (self, clause)
      || dr_sentence_has (self, clause, clause + 1, DR_SIGNAL_BIT (DR_SIGNAL_ACCOMPANY) | DR_SIGNAL_BIT (DR_SIGNAL_MONEY)))
    return clause;
  while (before > first && is_item_of_names (self, before, clause - 1))
    {
      clause = before;
      before = dr_sentence_after_sign (self, first, clause - 1, ",");
    }

  return before;
}

/* Whether what stands from @first up to @end, and its comma, leads in with a document or a time: «Thực hiện Kế hoạch số 12-KH/HU của Huyện ủy,», «…, đến hết tháng 7,». */
static gboolean
cites (const DrSentence *self,
       guint             first,
       guint             end)
{
  for (guint i = first; i < end; i++)
    if (self->taken->data[i] == DR_TAKEN_CITATION)
      return TRUE;

  return end >= first + 2 && self->taken->data[end - 2] == DR_TAKEN_DATE;
}

/* Where the ratio of a percentage is named, in the stretch up to @end that no semicolon parts; @end: nowhere. */
static guint
find_ratio (const DrSentence *self,
            guint             first,
            guint             end)
{
  guint stretch = dr_sentence_after_sign (self, first, end, ";:()");
  guint found = end;

  for (guint i = stretch; i < end; i++)
    if (self->taken->data[i] == DR_TAKEN_FREE && dr_phrase_match_any (self->reading, i, DR_PHRASES ("tỷ lệ", "tỉ lệ", "tốc độ")) > 0)
      found = i;

  return found < end && dr_sentence_count_words (self, found, end) >= 2 ? found : end;
}

/* «Duy trì sĩ số đạt 99,6%; có 45 trường đạt chuẩn»: what a clause behind a ratio counts has no verb of it. */
static gboolean
follows_ratio (const DrSentence       *self,
               guint                   index,
               const DrSentenceFigure *figure)
{
  const DrFact *fact = &g_array_index (self->facts, DrFact, index);

  return index > 0 && fact[-1].is_percent && !fact->is_percent
         && dr_sentence_find_sign (self, figure->gap_first, figure->phrase.first, ";") < figure->phrase.first;
}

/* «5 hợp tác xã (giải thể 1), 12 tổ hợp tác»: what a bracket that is closed again tells stands for nothing behind it. */
static guint
find_told_before (const DrSentence *self,
                  guint             index)
{
  guint bracket = g_array_index (self->figures, DrSentenceFigure, g_array_index (self->facts, DrFact, index).figure).bracket;
  guint last = index > DR_SENTENCE_REACH ? index - DR_SENTENCE_REACH : 0;

  for (guint i = index; i > last; i--)
    {
      guint its_bracket = g_array_index (self->figures, DrSentenceFigure, g_array_index (self->facts, DrFact, i - 1).figure).bracket;

      if (its_bracket == 0 || its_bracket == bracket)
        return i - 1;
    }

  return index - 1;
}

/* The words in front: the clause, less what belongs to the figure before. */
void
dr_label_find_front (DrSentence *self,
                     DrFact     *fact,
                     guint       fact_index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, dr_label_get_naming_figure (fact));

  /* «thu thuế nhà đất đạt 120% (265 triệu/220 triệu)», «sản lượng đạt 105%: 12.600/12.000 tấn»: named in front of the percentage. */
  if (fact->is_slash && fact->figure > 0
      && (figure->phrase.first == figure->bracket || dr_reading_is_sign (self->reading, figure->phrase.first - 1, ':')))
    {
      const DrSentenceFigure *before = figure - 1;

      if ((before->outcome == DR_FIGURE_OUTCOME_PERCENT || before->outcome == DR_FIGURE_OUTCOME_SHARE)
          && before->owner == (int) fact_index)
        figure = before;
    }

  /* «tai nạn giao thông giảm 4 vụ (25/29 vụ)»: named in front of the verb of the change. */
  guint end = figure->outcome == DR_FIGURE_OUTCOME_CHANGE
                ? dr_sentence_find_last (self, figure->gap_first, figure->phrase.first, DR_SIGNAL_BIT (DR_SIGNAL_UP) | DR_SIGNAL_BIT (DR_SIGNAL_DOWN))
                : figure->phrase.first;
  guint first = is_all_of_some (self, fact) ? end : figure->gap_first;

  /* Behind another figure, its tail runs up to the first sign. */
  if (first > self->first)
    {
      guint sign = dr_sentence_find_sign (self, first, end, ",;:()");

      if (sign < end)
        first = sign + 1;
      else
        {
          guint verb = dr_sentence_find_last (self, first, end, DR_LABEL_ENDS_OF_TAIL | DR_SIGNAL_BIT (DR_SIGNAL_ACCOMPANY)
                                                                  | DR_SIGNAL_BIT (DR_SIGNAL_RESULT));
          gboolean is_named = fact_index > 0 && fact[-1].figure + 1 == fact->figure
                              && dr_label_find_verb_of_next (self, &fact[-1], first, end) < end;

          if (!is_named)
            first = verb < end ? verb : end;
        }
    }

  guint cut = dr_sentence_find_last (self, first, end, CUTS_IN_FRONT);
  if (cut < end)
    {
      guint behind = g_array_index (self->signal_ends, guint32, cut);

      /* «bầu Ban Chấp hành gồm 25 đồng chí»: nothing else says which. */
      if (cut > first && fact_index == 0 && fact->part_of < 0 && fact->part_of_record == DR_NONE
          && !dr_label_has_content (self, behind, end))
        end = cut;
      else
        first = behind;
    }

  /* «…, có 45 đồng chí dự»: the figure only accompanies the one before. */
  guint last_clause = dr_sentence_after_sign (self, first, end, ",");
  gboolean accompanies = fact_index > 0 && last_clause > first && !dr_label_has_content (self, last_clause, end)
                         && dr_sentence_has (self, last_clause, end, DR_SIGNAL_BIT (DR_SIGNAL_ACCOMPANY));
  if (accompanies)
    first = last_clause;

  /* The last clause is enough where it says anything. */
  guint strong = after_strong_sign (self, first, end);
  /* «… được vay vốn; gần 74 nghìn lượt hộ»: behind a semicolon nothing of the clause before. */
  if (dr_label_has_content (self, strong, end) || (strong > first && first > self->first && dr_reading_is_sign (self->reading, strong - 1, ';')))
    first = strong;
  guint clause = after_clause (self, first, end);
  guint n_content = dr_label_count_content (self, clause, end);
  if ((n_content >= 3 || (n_content > 0 && cites (self, first, clause))) && !begins_with_people (self, clause, end))
    first = clause;

  /* «tỷ lệ giải quyết tin báo, tố giác đạt 90,8%»: a ratio is named from there on. */
  if (fact->is_percent)
    first = MIN (first, find_ratio (self, figure->gap_first, end));

  while (end > first && dr_label_is_function_word (self, end - 1))
    end--;
  end -= dr_sentence_count_of_all (self, first, end);
  end -= MIN (dr_level_phrase_match_before (self->reading, end, LEVELS), end - first);
  first = trim_front (self, last_words (self, first, end, MOST_WORDS_IN_FRONT), end);
  guint bodies = first;
  first = skip_bodies (self, first, end);
  /* «giáo viên giỏi cấp trường 31, huyện 18»: nothing else says which. */
  if (fact->is_inherited && !dr_label_has_content (self, first, end))
    first = bodies;

  if ((!dr_label_has_content (self, first, end) || !dr_sentence_has_words (self, first, end)) && !tells_of_others (self, figure))
    find_front_of_change (self, fact_index, &first, &end);

  /* «giá trị ước đạt 3.868, đạt 49% kế hoạch»: named in front of what has no noun and so is no figure. */
  const DrSentenceFigure *nameless = fact->figure > 0 ? &g_array_index (self->figures, DrSentenceFigure, fact->figure - 1) : NULL;
  if (fact->is_percent && nameless != NULL && nameless->outcome == DR_FIGURE_OUTCOME_NONE && fact_index == 0
      && !dr_label_has_content (self, first, end)
      && dr_sentence_has (self, fact->tail_first, MIN (fact->tail_first + 1, fact->tail_end), DR_SIGNAL_BIT (DR_SIGNAL_TARGET)))
    {
      first = dr_sentence_after_sign (self, nameless->gap_first, nameless->phrase.first, ",;:(");
      end = dr_sentence_find_last (self, first, nameless->phrase.first, DR_SIGNAL_BIT (DR_SIGNAL_REACH));
      while (end > first && dr_label_is_function_word (self, end - 1))
        end--;
      first = trim_front (self, first, end);
    }

  /* «26 tập thể, 84 cá nhân»: the verb of the first stands for both. */
  fact->is_label_shared = !dr_label_has_content (self, first, end) && !tells_of_others (self, figure)
                          && !follows_ratio (self, fact_index, figure);
  if (fact->is_label_shared && fact_index > 0)
    {
      const DrFact *before = &g_array_index (self->facts, DrFact, find_told_before (self, fact_index));

      first = before->label_first;
      end = before->label_end;
    }

  fact->label_first = first;
  fact->label_end = end;
}
