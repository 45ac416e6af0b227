/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "reading/language/dr-phrase-private.h"
#include "reading/language/dr-short-form-private.h"
#include "reading/phrases/dr-body-phrase-private.h"
#include "reading/sentences/dr-sentence-private.h"

/*
 * What a figure counts, in the report's own words: those in front of it («kết nạp
 * mới»), its measure, and those behind it («có hoàn cảnh khó khăn»).
 */

#define MOST_WORDS_IN_FRONT 14
#define MOST_WORDS_BEHIND 14

#define ENDS_OF_TAIL (DR_SIGNAL_BIT (DR_SIGNAL_REACH) | DR_SIGNAL_BIT (DR_SIGNAL_SHARE) | DR_SIGNAL_BIT (DR_SIGNAL_UP) \
                      | DR_SIGNAL_BIT (DR_SIGNAL_DOWN) | DR_SIGNAL_BIT (DR_SIGNAL_EXCEED) | DR_SIGNAL_BIT (DR_SIGNAL_EQUAL) \
                      | DR_SIGNAL_BIT (DR_SIGNAL_MONEY) | DR_SIGNAL_BIT (DR_SIGNAL_COMPARE) \
                      | DR_SIGNAL_BIT (DR_SIGNAL_PARTS_ALL) | DR_SIGNAL_BIT (DR_SIGNAL_PARTS_SOME))
#define CUTS_IN_FRONT (DR_SIGNAL_BIT (DR_SIGNAL_PARTS_ALL) | DR_SIGNAL_BIT (DR_SIGNAL_PARTS_SOME))

static gboolean is_function_word (const DrSentence *self, guint index);

/* «nước ngoài», «ngoài nhà nước», «trong tỉnh», «theo dõi»: words that only lead elsewhere are part of these. */
static gboolean
is_in_compound (const DrSentence *self,
                guint             index)
{
  const DrPhrases *compounds = DR_PHRASES ("ngoài nước", "trong nước", "ngoài nhà nước", "ngoài công lập", "ngoài tỉnh", "trong tỉnh",
                                           "ngoài huyện", "trong huyện", "ngoài ngành", "trong ngành", "ngoài ngân sách", "ngoài biên chế",
                                           "trong biên chế", "ngoài giờ", "trong giờ", "ngoài đảng", "trong đảng", "theo dõi",
                                           "ngoài quốc doanh", "ngoài cân đối", "trong cân đối", "ngoài dự toán", "trong dự toán",
                                           "trong ngân sách", "trong hạn", "ngoài độ tuổi", "trong độ tuổi");

  /* «đang giải quyết» is not «giải quyết», though «đang có» is no more than «có». */
  if (dr_phrase_match (self->reading, index, "đang"))
    return dr_reading_is_word (self->reading, index + 1) && self->taken->data[index + 1] == DR_TAKEN_FREE
           && !is_function_word (self, index + 1);

  return dr_phrase_match_any (self->reading, index, compounds) > 0
         || dr_phrase_match_before (self->reading, index + 1, DR_PHRASES ("nước ngoài", "bên ngoài", "bên trong")) > 0;
}

#define FUNCTION_WORDS (DR_SIGNAL_BIT (DR_SIGNAL_FUNCTION) | DR_SIGNAL_BIT (DR_SIGNAL_PLACE))

/* The same of a word that is one of those. */
static gboolean
leads_elsewhere (const DrSentence *self,
                 guint             index)
{
  return !(g_array_index (self->signals, DrSignals, index) & (DR_SIGNAL_BIT (DR_SIGNAL_MONEY) | DR_SIGNAL_BIT (DR_SIGNAL_SHARE)))
         && g_array_index (self->signal_ends, guint32, index) == index + 1 && !is_in_compound (self, index);
}

static gboolean
is_function_word (const DrSentence *self,
                  guint             index)
{
  return (g_array_index (self->signals, DrSignals, index) & FUNCTION_WORDS) && leads_elsewhere (self, index);
}

static inline gboolean
is_content_word (const DrSentence *self,
                 guint             index)
{
  return self->taken->data[index] == DR_TAKEN_FREE && self->reading->tokens[index].kind == DR_TOKEN_WORD
         && !is_function_word (self, index);
}

static guint
count_content (const DrSentence *self,
               guint             first,
               guint             end)
{
  guint n = 0;

  for (guint i = first; i < end; i++)
    n += is_content_word (self, i);

  return n;
}

/* Whose words name it: «đầu năm có 128 hộ nghèo, cuối năm còn 97 hộ». */
static guint
naming_figure (const DrFact *fact)
{
  return fact->named_by > 0 ? fact->named_by - 1 : fact->figure;
}

/* Without what only leads on to words that do not follow: «hồ sơ theo»; but «loại khá trở lên», «thu chưa đạt» are whole. */
static guint
trim_end (const DrSentence *self,
          guint             first,
          guint             end)
{
  const DrPhrases *whole = DR_PHRASES ("trở lên", "trở xuống", "cấp trên", "cấp dưới");
  const DrPhrases *negations = DR_PHRASES ("chưa", "không");

  for (; end > first; end--)
    {
      guint of_all = dr_sentence_count_of_all (self, first, end);

      if (of_all > 0)
        {
          end -= of_all - 1;
          continue;
        }

      guint last = end - 1;
      gboolean is_word = self->taken->data[last] == DR_TAKEN_FREE && self->reading->tokens[last].kind == DR_TOKEN_WORD;

      if (dr_phrase_match_before (self->reading, end, DR_PHRASES ("lần lượt")) > 0)
        {
          end--;
          continue;
        }
      /* «hoạt động yếu, chưa»: the negated word is cut off. */
      if (last > first && dr_reading_is_sign (self->reading, last - 1, ',')
          && dr_phrase_match_before (self->reading, end, negations) > 0)
        continue;
      if (is_word ? !is_function_word (self, last) || dr_phrase_match_before (self->reading, end, whole) > 0
                      || (last > first && dr_phrase_match_before (self->reading, last, negations) > 0)
                  : !dr_reading_is_sign (self->reading, last, ',') && self->taken->data[last] == DR_TAKEN_FREE)
        break;
    }

  return end;
}

/* «năng suất 62 tạ/ha sản lượng đạt 719 tấn», with no sign between the two: the verb of the second, whose name stands before it; @to: none. */
static guint
find_verb_of_next (const DrSentence *self,
                   const DrFact     *fact,
                   guint             first,
                   guint             to)
{
  const DrSentenceFigure *next = &g_array_index (self->figures, DrSentenceFigure, fact->figure) + 1;

  if (!(fact->is_rate || (fact->flags & (DR_MEASURE_MONEY | DR_MEASURE_PHYSICAL))) || fact->figure + 1 >= self->figures->len
      || next->outcome != DR_FIGURE_OUTCOME_FACT || next->phrase.first != to
      || dr_sentence_find_sign (self, first, to, ",;:.()/") < to)
    return to;

  guint verb = dr_sentence_find_first (self, first, to, ENDS_OF_TAIL);

  return verb < to && (g_array_index (self->signals, DrSignals, verb) & DR_SIGNAL_BIT (DR_SIGNAL_REACH))
         && dr_sentence_count_words (self, first, verb) >= 2 ? verb : to;
}

static void
find_tail (DrSentence *self,
           DrFact     *fact)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, naming_figure (fact));
  guint first = figure->phrase.end;
  guint words_end = dr_sentence_words_end (self, naming_figure (fact));
  guint end = dr_sentence_find_sign (self, first, words_end, ",;:.()/");
  guint verb = dr_sentence_find_first (self, first, end, ENDS_OF_TAIL);

  if (end == words_end && find_verb_of_next (self, fact, first, words_end) < words_end)
    verb = end = first;

  /* «45 hộ/40 hộ kế hoạch»: words of what was planned. */
  if (fact->is_slash && fact->has_planned)
    verb = MIN (verb, dr_sentence_find_first (self, first, end, DR_SIGNAL_BIT (DR_SIGNAL_TARGET)));

  /* «12 xã đạt chuẩn», «9 chỉ tiêu vượt», «5 khoản chưa đạt» say what was counted; «12 xã đạt 80%» does not. */
  if (verb < end && (end < words_end || words_end == self->end
                     || dr_phrase_match_before (self->reading, verb, DR_PHRASES ("chưa", "không")) > 0)
      && (g_array_index (self->signals, DrSignals, verb) & (DR_SIGNAL_BIT (DR_SIGNAL_REACH) | DR_SIGNAL_BIT (DR_SIGNAL_EXCEED))))
    verb = dr_sentence_find_first (self, g_array_index (self->signal_ends, guint32, verb), end, ENDS_OF_TAIL);

  /* «cuộc kiểm tra, giám sát ở chi bộ»: the comma only joins two words for what was done; «33 ha, năng suất», «92%, trẻ nhà trẻ»,
   * «45 suất, mỗi suất», «120 thẻ, nâng tỷ lệ» it does not. */
  if (verb == end && dr_reading_is_sign (self->reading, end, ',') && !fact->is_percent
      && dr_phrase_match_any (self->reading, end + 1, DR_PHRASES ("mỗi", "nâng", "đưa", "tổng", "tỷ lệ", "số")) == 0
      && (end > first || !(fact->flags & (DR_MEASURE_MONEY | DR_MEASURE_PHYSICAL))))
    {
      guint next_end = dr_sentence_find_sign (self, end + 1, words_end, ",;:.()/");
      guint next_verb = dr_sentence_find_first (self, end + 1, next_end, ENDS_OF_TAIL | DR_SIGNAL_BIT (DR_SIGNAL_ACCOMPANY)
                                                                           | DR_SIGNAL_BIT (DR_SIGNAL_RESULT));

      if (next_verb > end + 1 && (next_verb < next_end || next_end < words_end)
          && dr_sentence_count_words (self, end + 1, next_verb) > 0)
        end = verb = next_verb;
    }

  end = MIN (MIN (end, verb), first + MOST_WORDS_BEHIND);
  /* «297 nhà theo Nghị quyết 11» */
  for (guint i = first; i < end; i++)
    if (self->taken->data[i] == DR_TAKEN_CITATION)
      end = i;
  fact->tail_first = first;
  fact->tail_end = trim_end (self, first, end);
}

/* When a level was counted: «Số đơn đầu kỳ», «Cuối năm toàn xã có». */
#define LEVELS DR_PHRASES ("đầu năm", "đầu kỳ", "đầu quý", "đầu tháng", "cuối năm", "cuối kỳ", "cuối quý", "cuối tháng")

/* Without what only leads in: «trong năm tặng 25 phần quà», «đến nay giải quyết 14 đơn». */
static guint
trim_front (const DrSentence *self,
            guint             first,
            guint             end)
{
  const DrPhrases *times = DR_PHRASES ("trong năm", "trong quý", "trong tháng", "trong kỳ", "trong tuần", "trong đợt", "đến nay",
                                       "tính đến nay", "từ đầu năm đến nay", "hiện nay", "năm qua", "thời gian qua", "ngoài ra", "bên cạnh đó",
                                       "đồng thời", "đặc biệt", "đáng chú ý", "tuy nhiên", "trong khi đó", "như vậy", "dịp này", "nhân dịp này",
                                       "cũng trong", "đến thời điểm này");
  /* Who reports has them all. */
  const DrPhrases *all_of = DR_PHRASES ("toàn xã", "toàn huyện", "toàn tỉnh", "toàn phường", "toàn thị trấn", "toàn thị xã",
                                        "toàn thành phố", "toàn quận", "toàn trường", "toàn ngành", "toàn ấp", "toàn thôn");

  while (first < end)
    {
      guint n = dr_phrase_match_any (self->reading, first, times);
      guint date = first + dr_phrase_match_any (self->reading, first, DR_PHRASES ("tính đến", "tính đến hết", "tính từ", "từ đầu", "đến hết"));

      guint level = dr_phrase_match_any (self->reading, first, LEVELS);

      if (n > 0 && count_content (self, first + n, end) > 0)
        first += n;
      else if (level > 0 && first + level <= end)
        first += level;
      else if ((n = dr_phrase_match_any (self->reading, first, all_of)) > 0 && first + n <= end)
        {
          first += n;
          first += MIN (dr_phrase_match_any (self->reading, first, DR_PHRASES ("có", "hiện có", "đã có", "hiện")), end - first);
        }
      /* «Tính đến 30/9/2022, …» */
      else if (date > first && date < end && self->taken->data[date] == DR_TAKEN_DATE && count_content (self, date, end) > 0)
        for (first = date; first < end && self->taken->data[first] == DR_TAKEN_DATE;)
          first++;
      else if (is_function_word (self, first))
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

  return dr_lexicon_begins_verb (reading->lexicon, reading->tokens, end, first + n)
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
      else if (is_function_word (self, at) && at > first)
        at++;
      else
        break;
    }

  return dr_sentence_count_words (self, at, end) > 0 || (has_levels && count_content (self, at, end) > 0) ? at : first;
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

  while (clause < verb && is_function_word (self, clause))
    clause++;
  /* «tiểu thủ công nghiệp từ 40 tỷ đồng lên 65 tỷ đồng» */
  if (verb == change->phrase.first && dr_phrase_match_before (self->reading, verb, DR_PHRASES ("từ")) > 0)
    verb--;
  if (verb == change->phrase.first || dr_sentence_count_words (self, clause, verb) == 0)
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
    if (dr_phrase_match_any (self->reading, i, LEVELS) > 0)
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
  if (end <= first || end - first > MOST_WORDS_OF_ITEM || is_function_word (self, first))
    return FALSE;
  for (guint i = first; i < end; i++)
    if (self->taken->data[i] != DR_TAKEN_FREE)
      return FALSE;

  return dr_sentence_count_words (self, first, end) > 0;
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
  if (before == first || !is_item_of_names (self, before, clause - 1) || is_function_word (self, clause)
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
static void
find_front (DrSentence *self,
            DrFact     *fact,
            guint       fact_index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, naming_figure (fact));

  /* «thu thuế nhà đất đạt 120% (265 triệu/220 triệu)», «sản lượng đạt 105%: 12.600/12.000 tấn»: named in front of the percentage. */
  if (fact->is_slash && fact->figure > 0
      && (figure->phrase.first == figure->bracket || dr_reading_is_sign (self->reading, figure->phrase.first - 1, ':')))
    {
      const DrSentenceFigure *before = figure - 1;

      if ((before->outcome == DR_FIGURE_OUTCOME_PERCENT || before->outcome == DR_FIGURE_OUTCOME_SHARE)
          && before->owner == (int) fact_index)
        figure = before;
    }

  guint end = figure->phrase.first;
  guint first = is_all_of_some (self, fact) ? end : figure->gap_first;

  /* Behind another figure, its tail runs up to the first sign. */
  if (first > self->first)
    {
      guint sign = dr_sentence_find_sign (self, first, end, ",;:()");

      if (sign < end)
        first = sign + 1;
      else
        {
          guint verb = dr_sentence_find_last (self, first, end, ENDS_OF_TAIL | DR_SIGNAL_BIT (DR_SIGNAL_ACCOMPANY)
                                                                  | DR_SIGNAL_BIT (DR_SIGNAL_RESULT));
          gboolean is_named = fact_index > 0 && fact[-1].figure + 1 == fact->figure
                              && find_verb_of_next (self, &fact[-1], first, end) < end;

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
          && count_content (self, behind, end) == 0)
        end = cut;
      else
        first = behind;
    }

  /* «…, có 45 đồng chí dự»: the figure only accompanies the one before. */
  guint last_clause = dr_sentence_after_sign (self, first, end, ",");
  gboolean accompanies = fact_index > 0 && last_clause > first && count_content (self, last_clause, end) == 0
                         && dr_sentence_has (self, last_clause, end, DR_SIGNAL_BIT (DR_SIGNAL_ACCOMPANY));
  if (accompanies)
    first = last_clause;

  /* The last clause is enough where it says anything. */
  guint strong = after_strong_sign (self, first, end);
  /* «… được vay vốn; gần 74 nghìn lượt hộ»: behind a semicolon nothing of the clause before. */
  if (count_content (self, strong, end) >= 1 || (strong > first && first > self->first && dr_reading_is_sign (self->reading, strong - 1, ';')))
    first = strong;
  guint clause = after_clause (self, first, end);
  guint n_content = count_content (self, clause, end);
  if ((n_content >= 3 || (n_content > 0 && cites (self, first, clause))) && !begins_with_people (self, clause, end))
    first = clause;

  /* «tỷ lệ giải quyết tin báo, tố giác đạt 90,8%»: a ratio is named from there on. */
  if (fact->is_percent)
    first = MIN (first, find_ratio (self, figure->gap_first, end));

  while (end > first && is_function_word (self, end - 1))
    end--;
  end -= dr_sentence_count_of_all (self, first, end);
  end -= MIN (dr_phrase_match_before (self->reading, end, LEVELS), end - first);
  first = trim_front (self, last_words (self, first, end, MOST_WORDS_IN_FRONT), end);
  first = skip_bodies (self, first, end);

  if ((count_content (self, first, end) == 0 || dr_sentence_count_words (self, first, end) == 0) && !tells_of_others (self, figure))
    find_front_of_change (self, fact_index, &first, &end);

  /* «giá trị ước đạt 3.868, đạt 49% kế hoạch»: named in front of what has no noun and so is no figure. */
  const DrSentenceFigure *nameless = fact->figure > 0 ? &g_array_index (self->figures, DrSentenceFigure, fact->figure - 1) : NULL;
  if (fact->is_percent && nameless != NULL && nameless->outcome == DR_FIGURE_OUTCOME_NONE && fact_index == 0
      && count_content (self, first, end) == 0
      && dr_sentence_has (self, fact->tail_first, MIN (fact->tail_first + 1, fact->tail_end), DR_SIGNAL_BIT (DR_SIGNAL_TARGET)))
    {
      first = dr_sentence_after_sign (self, nameless->gap_first, nameless->phrase.first, ",;:(");
      end = dr_sentence_find_last (self, first, nameless->phrase.first, DR_SIGNAL_BIT (DR_SIGNAL_REACH));
      while (end > first && is_function_word (self, end - 1))
        end--;
      first = trim_front (self, first, end);
    }

  /* «26 tập thể, 84 cá nhân»: the verb of the first stands for both. */
  fact->is_label_shared = count_content (self, first, end) == 0 && !tells_of_others (self, figure)
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

static guint
count_quotes (const DrReading *reading,
              guint            first,
              guint            end)
{
  guint n = 0;

  for (guint i = first; i < end; i++)
    n += dr_reading_is_sign (reading, i, '"');

  return n;
}

/* The quotation marks are not counted yet: most labels neither begin nor end with one. */
#define NOT_COUNTED G_MAXUINT

/* A sign that says nothing at either end of the tokens from @first up to @end: all but the quotation marks of a pair. */
static gboolean
is_loose_sign (const DrReading *reading,
               guint            index,
               guint            first,
               guint            end,
               guint           *n_quotes)
{
  if (reading->tokens[index].kind != DR_TOKEN_SIGN)
    return FALSE;
  if (reading->tokens[index].word != '"')
    return TRUE;
  if (*n_quotes == NOT_COUNTED)
    *n_quotes = count_quotes (reading, first, end);
  if (*n_quotes % 2 == 0)
    return FALSE;

  (*n_quotes)--;

  return TRUE;
}

/* So many bytes at a time are copied of a word. */
#define COPIED 16

/* Copies @size bytes of the text from @start on; there is room for COPIED more. */
static inline char *
copy_word (const DrReading *reading,
           char            *to,
           gsize            start,
           gsize            size)
{
  if (size <= COPIED && start + COPIED <= reading->length)
    memcpy (to, reading->bytes + start, COPIED);
  else
    memcpy (to, reading->bytes + start, size);

  return to + size;
}

static void
append_text (DrSentence *self,
             const char *text)
{
  if (self->label->len > 0 && self->label->str[self->label->len - 1] != '(')
    g_string_append_c (self->label, ' ');
  g_string_append (self->label, text);
}

/* «trẻ em dưới 5 tuổi», «học sinh lớp 9», «mức độ 3 và 4»: the number at @index tells one thing from another. */
static gboolean
is_part_of_name (const DrReading *reading,
                 guint            index,
                 guint            first)
{
  const DrPhrases *kinds = DR_PHRASES ("lớp", "khối", "khóa", "mức", "mức độ", "cấp độ", "cấp", "loại", "nhóm", "hạng", "vùng",
                                       "cụm", "khu vực", "ấp", "thôn", "tổ", "khóm", "khu phố", "tiểu dự án", "dự án thành phần",
                                       "tuyến");
  const DrPhrases *joins = DR_PHRASES ("và", "đến");

  guint kind = dr_phrase_match_before (reading, index, kinds);

  if (dr_phrase_match (reading, index + 1, "tuổi") > 0 || (kind > 0 && index >= first + kind))
    return TRUE;

  /* «từ 18 đến 35 tuổi», «3-5 tuổi», «mức độ 3, 4» */
  guint behind = dr_reading_is_sign (reading, index + 1, '-') ? 1 : dr_phrase_match_any (reading, index + 1, joins);
  if (behind > 0 && dr_reading_is_digits (reading, index + 1 + behind)
      && dr_phrase_match (reading, index + 2 + behind, "tuổi") > 0)
    return TRUE;
  guint before = index > first && (dr_reading_is_sign (reading, index - 1, ',') || dr_reading_is_sign (reading, index - 1, '-'))
                   ? 1 : dr_phrase_match_before (reading, index, joins);

  return before > 0 && index > before && dr_reading_is_digits (reading, index - before - 1)
         && dr_phrase_match_before (reading, index - before - 1, kinds) > 0;
}

/* Adds the text of the tokens, short forms in full, one space for any gap; dates, citations and signs at either end are left out. */
static void
append_words (DrSentence *self,
              guint       first,
              guint       end)
{
  const DrReading *reading = self->reading;
  gboolean gap = TRUE;
  gboolean is_left_out = FALSE;

  guint n_quotes = NOT_COUNTED;
  while (end > first && is_loose_sign (reading, end - 1, first, end, &n_quotes))
    end--;
  while (first < end && is_loose_sign (reading, first, first, end, &n_quotes))
    first++;

  if (first >= end)
    return;

  /* Room for all of them, with a space before each. */
  gsize length = self->label->len;
  g_string_set_size (self->label, length + reading->tokens[end - 1].end - reading->tokens[first].start + end - first + COPIED);
  char *at = self->label->str + length;

  for (guint i = first; i < end; i++)
    {
      const DrToken *token = &reading->tokens[i];
      gsize size = token->end - token->start;
      gboolean is_text = token->kind == DR_TOKEN_WORD || token->kind == DR_TOKEN_SIGN
                         || (token->kind == DR_TOKEN_DIGITS
                             && ((token->flags & DR_TOKEN_QUOTED) || is_part_of_name (reading, i, first)));

      if (token->flags & DR_TOKEN_SPACE_BEFORE)
        gap = TRUE;
      if (self->taken->data[i] != DR_TAKEN_FREE || !is_text)
        {
          gap = is_left_out = TRUE;
          continue;
        }
      /* The comma behind a date goes with it. */
      if (is_left_out && token->kind == DR_TOKEN_SIGN && token->word != '"')
        continue;
      is_left_out = FALSE;

      const char *full;
      guint n = token->flags & DR_TOKEN_ALL_CAPITALS ? dr_short_form_match (reading, i, &full) : 0;
      if (n > 0)
        {
          g_string_truncate (self->label, at - self->label->str);
          append_text (self, full);
          append_words (self, i + n, end);
          return;
        }
      if (gap && at > self->label->str && at[-1] != '(')
        *at++ = ' ';
      gap = FALSE;
      at = copy_word (reading, at, token->start, size);
    }
  g_string_truncate (self->label, at - self->label->str);
}

/* The last thing counted before, outside brackets: what money was spent on, what people took part in. */
static const DrFact *
find_thing (const DrSentence *self,
            guint             index)
{
  const DrFact *fact = &g_array_index (self->facts, DrFact, index);
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, fact->figure);

  for (guint i = index; i > 0 && i + DR_SENTENCE_REACH > index; i--)
    {
      const DrFact *thing = &g_array_index (self->facts, DrFact, i - 1);
      const DrSentenceFigure *its_figure = &g_array_index (self->figures, DrSentenceFigure, thing->figure);

      if (!(thing->flags & (DR_MEASURE_MONEY | DR_MEASURE_PHYSICAL)) && !thing->is_percent && !thing->is_rate
          && (its_figure->bracket == 0 || its_figure->bracket == figure->bracket))
        return thing;
    }

  return NULL;
}

/* «3 tuyến đường, dài 4 km»; but «30 suất quà, trồng 5 ha rừng» has a verb of its own, and «200 cây, 5 ha rừng» a noun. */
static gboolean
measures_thing (const DrSentence *self,
                const DrFact     *fact)
{
  const DrPhrases *dimensions = DR_PHRASES ("dài", "rộng", "cao", "sâu", "dày", "nặng", "chiều dài", "tổng chiều dài", "diện tích",
                                            "tổng diện tích", "khối lượng", "tổng khối lượng", "quy mô", "chiều rộng");

  if (count_content (self, fact->tail_first, fact->tail_end) > 0)
    return FALSE;

  guint end = fact->label_end;
  guint n = dr_phrase_match_before (self->reading, end, dimensions);

  return fact->is_label_shared || (n > 0 && count_content (self, fact->label_first, end - n) == 0);
}

/* Whether the words in front name nothing of their own: «trị giá», «với», «dài». */
static gboolean
leans_on_thing (const DrSentence *self,
                const DrFact     *fact)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, fact->figure);
  const DrSignals leaning = DR_SIGNAL_BIT (DR_SIGNAL_MONEY) | DR_SIGNAL_BIT (DR_SIGNAL_ACCOMPANY);

  if (fact->flags & DR_MEASURE_MONEY)
    return fact->is_label_shared
           || (dr_sentence_has (self, fact->label_first, fact->label_end, DR_SIGNAL_BIT (DR_SIGNAL_MONEY))
               && dr_sentence_count_words (self, fact->label_first, fact->label_end) <= 1);
  if (fact->flags & DR_MEASURE_PHYSICAL)
    return measures_thing (self, fact);

  return fact->is_label_shared && (fact->flags & (DR_MEASURE_PEOPLE | DR_MEASURE_TURN)) != 0
         && (dr_sentence_has (self, figure->gap_first, figure->phrase.first, leaning)
             || dr_reading_is_sign (self->reading, figure->gap_first, '/'));
}

/* What was counted, as it is written, abbreviations in full, and the words behind it. */
static void
append_noun (DrSentence   *self,
             const DrFact *fact)
{
  const DrReading *reading = self->reading;
  const DrFigurePhrase *phrase = &g_array_index (self->figures, DrSentenceFigure, naming_figure (fact)).phrase;
  gboolean is_written_out = phrase->measure_end > phrase->measure_first && !fact->is_rate
                            && phrase->measure_end == fact->tail_first;

  for (guint i = phrase->measure_first; i < phrase->measure_end; i++)
    if (reading->tokens[i].kind == DR_TOKEN_SIGN && reading->tokens[i].word != ',')
      is_written_out = FALSE;

  if (is_written_out)
    {
      append_words (self, phrase->measure_first, fact->tail_end);
      return;
    }
  append_text (self, dr_report_data_get_string (dr_report_builder_get_data (reading->builder), fact->measure));
  append_words (self, fact->tail_first, fact->tail_end);
}

/* What puts a label in its place stands behind it in brackets: «nữ (kết nạp đảng viên)»; alone it is the label. Gives where it begins. */
static gsize
open_context (DrSentence *self)
{
  gsize start = self->label->len;

  if (start > 0)
    {
      g_string_append_c (self->label, ' ');
      g_string_append_c (self->label, '(');
    }

  return start;
}

static void
close_context (DrSentence *self,
               gsize       start)
{
  if (start == 0)
    return;
  if (self->label->len == start + strlen (" ("))
    g_string_truncate (self->label, start);
  else
    g_string_append_c (self->label, ')');
}

static void
append_thing (DrSentence   *self,
              const DrFact *thing)
{
  append_noun (self, thing);
  if (thing->tail_first == thing->tail_end
      && count_content (self, thing->label_first, thing->label_end) > 2)
    append_words (self, thing->label_first, thing->label_end);
}

/* All of which some were counted: «31/45 trường đạt chuẩn» has 45 trường, whether they reach it or not. */
static void
append_whole (DrSentence   *self,
              const DrFact *fact)
{
  const DrReading *reading = self->reading;
  DrFact whole = *fact;

  whole.tail_end = dr_sentence_find_first (self, fact->tail_first, fact->tail_end,
                                           DR_SIGNAL_BIT (DR_SIGNAL_REACH) | DR_SIGNAL_BIT (DR_SIGNAL_EXCEED)
                                             | DR_SIGNAL_BIT (DR_SIGNAL_RESULT) | DR_SIGNAL_BIT (DR_SIGNAL_FUNCTION)
                                             | DR_SIGNAL_BIT (DR_SIGNAL_GRADE));
  append_text (self, "tổng số");
  append_noun (self, &whole);
  if ((fact->flags & (DR_MEASURE_PLACE | DR_MEASURE_POPULATION)) && reading->area != NULL)
    {
      append_text (self, "trên địa bàn");
      append_text (self, reading->area);
    }
}

/* «lũy kế 205 hội viên» behind «kết nạp 36 hội viên»: the same, since longer. */
static gboolean
goes_on_counting (const DrSentence *self,
                  guint             index)
{
  const DrFact *fact = &g_array_index (self->facts, DrFact, index);

  return index > 0 && fact->is_cumulative && fact->nature != DR_NATURE_STOCK && fact[-1].measure == fact->measure
         && dr_sentence_count_words (self, fact->label_first, fact->label_end) == 0;
}

/* «giảm 41 hộ nghèo, còn 96 hộ»: what it went down by says what is left. */
static const DrSentenceFigure *
find_change_before (const DrSentence *self,
                    guint             index)
{
  const DrFact *fact = &g_array_index (self->facts, DrFact, index);

  if (fact->tail_end > fact->tail_first || dr_sentence_count_words (self, fact->label_first, fact->label_end) > 0)
    return NULL;

  for (guint i = fact->figure; i > 0 && i + DR_SENTENCE_REACH > fact->figure; i--)
    {
      const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, i - 1);

      if (figure->outcome == DR_FIGURE_OUTCOME_CHANGE && figure->owner == (int) index)
        return figure->phrase.measure_end > figure->phrase.measure_first ? figure : NULL;
      if (figure->bracket == 0)
        return NULL;
    }

  return NULL;
}

/* «11 vụ tai nạn, chết 7 người, bị thương 9 người»: people to whom something befell in what was counted before. */
static const DrFact *
find_event (const DrSentence *self,
            guint             index)
{
  const DrFact *fact = &g_array_index (self->facts, DrFact, index);

  if (!(fact->flags & DR_MEASURE_PEOPLE) || fact->is_label_shared || fact->tail_end > fact->tail_first
      || count_content (self, fact->label_first, fact->label_end) != 1)
    return NULL;

  for (guint i = index; i > 0 && i + DR_SENTENCE_REACH > index; i--)
    {
      const DrFact *event = &g_array_index (self->facts, DrFact, i - 1);

      if (event->flags & DR_MEASURE_HEAD)
        return event;
      if (!(event->flags & DR_MEASURE_PEOPLE))
        return NULL;
    }

  return NULL;
}

/* «Cây lạc: diện tích gieo trồng 33 ha, năng suất 30 tạ/ha»: of what, the words in front of the figure do not say. */
static gboolean
names_dimension (const DrSentence *self,
                 const DrFact     *fact)
{
  guint n = dr_phrase_match_any (self->reading, fact->label_first,
                                 DR_PHRASES ("diện tích", "diện tích gieo trồng", "diện tích trồng", "diện tích thu hoạch", "tổng diện tích",
                                             "tổng diện tích gieo trồng", "năng suất", "năng suất bình quân", "sản lượng", "tổng sản lượng"));

  return n > 0 && count_content (self, fact->label_first + n, fact->label_end) == 0;
}

/* «Ma túy: bắt 22 vụ»: what the whole sentence is about, where the clause itself says next to nothing. */
static guint
find_topic (const DrSentence *self,
            const DrFact     *fact)
{
  guint first_figure = g_array_index (self->figures, DrSentenceFigure, 0).phrase.first;
  guint colon = dr_sentence_find_sign (self, self->first, MIN (first_figure, fact->label_first), ":");
  guint n_words = dr_sentence_count_words (self, self->first, colon);
  DrBodyPhrase body;

  if (colon >= MIN (first_figure, fact->label_first) || n_words == 0 || n_words > 6
      || (fact->flags & DR_MEASURE_MONEY) || (count_content (self, fact->label_first, fact->label_end) > 1 && !names_dimension (self, fact))
      || fact->tail_end > fact->tail_first || dr_body_phrase_match (self->reading, self->first, &body))
    return self->first;

  return colon;
}

/* A part is known by its whole, a casualty by what happened, a level by what grew to it; a verb of both has both in a row. */
static void
append_context (DrSentence   *self,
                guint         index)
{
  const DrFact *fact = &g_array_index (self->facts, DrFact, index);
  const DrFact *event = find_event (self, index);
  const DrFact *whole = fact->part_of >= 0 ? &g_array_index (self->facts, DrFact, fact->part_of) : NULL;
  gboolean goes_on = event == NULL && whole != NULL && fact->is_label_shared;
  gsize start = goes_on ? 0 : open_context (self);

  if (event != NULL)
    {
      append_words (self, event->label_first, event->label_end);
      append_noun (self, event);
    }
  else if (whole != NULL && !whole->is_whole)
    {
      append_words (self, whole->tail_first, whole->tail_end);
      if (whole->tail_first == whole->tail_end && !fact->is_label_shared)
        append_words (self, whole->label_first, whole->label_end);
    }
  else if ((fact->nature == DR_NATURE_STOCK || fact->is_cumulative) && index > 0
           && fact[-1].measure == fact->measure
           && (count_content (self, fact->label_first, fact->label_end) <= 5
               || dr_sentence_count_words (self, fact->label_first, fact->label_end) <= 2))
    {
      if (fact->flags & DR_MEASURE_MONEY)
        append_words (self, fact[-1].label_first, fact[-1].label_end);
      else
        append_words (self, fact[-1].tail_first, fact[-1].tail_end);
    }
  close_context (self, start);
}

/* «Số hộ nghèo: 45 hộ», «đàn trâu 212 con»: the words in front have said it. */
static gboolean
names_what_it_counts (const DrSentence *self,
                      const DrFact     *fact)
{
  const DrPhrases *counts = DR_PHRASES ("số", "tổng số", "đàn", "tổng đàn");
  guint n = dr_phrase_match_any (self->reading, fact->label_first, counts);

  return n > 0 && !fact->is_label_shared && fact->label_first + n < fact->label_end && fact->tail_first == fact->tail_end;
}

/* «giá trị sản xuất (giá so sánh 2010)»: the year is left out, and the bracket behind it with it. */
static void
close_bracket (GString *label)
{
  const char *open = strrchr (label->str, '(');

  if (open != NULL && strchr (open, ')') == NULL)
    g_string_append_c (label, ')');
}

static void
read_label (DrSentence *self,
            guint       index)
{
  DrFact *fact = &g_array_index (self->facts, DrFact, index);
  const DrFact *thing = leans_on_thing (self, fact) ? find_thing (self, index) : NULL;
  gboolean is_money = (fact->flags & DR_MEASURE_MONEY) != 0;

  g_string_truncate (self->label, 0);
  if (fact->is_whole)
    {
      append_whole (self, fact);
      fact->label = dr_report_builder_intern (self->reading->builder, self->label->str, self->label->len);
      return;
    }
  if (goes_on_counting (self, index))
    append_words (self, fact[-1].label_first, fact[-1].label_end);
  else if (thing == NULL || !fact->is_label_shared)
    append_words (self, fact->label_first, fact->label_end);
  const DrSentenceFigure *change = find_change_before (self, index);
  if (change != NULL && !fact->is_percent && !is_money)
    append_words (self, change->phrase.measure_first, change->phrase.measure_end);
  else if (!fact->is_percent && !is_money && !names_what_it_counts (self, fact))
    append_noun (self, fact);
  else
    append_words (self, fact->tail_first, fact->tail_end);

  gsize topic = open_context (self);
  append_words (self, self->first, find_topic (self, fact));
  close_context (self, topic);
  if (thing != NULL)
    append_thing (self, thing);
  else
    append_context (self, index);

  close_bracket (self->label);
  if (self->label->len == 0)
    append_text (self, dr_report_data_get_string (dr_report_builder_get_data (self->reading->builder), fact->measure));
  fact->label = dr_report_builder_intern (self->reading->builder, self->label->str, self->label->len);
}

void
dr_sentence_read_labels (DrSentence *self)
{
  for (guint i = 0; i < self->facts->len; i++)
    {
      find_tail (self, &g_array_index (self->facts, DrFact, i));
      find_front (self, &g_array_index (self->facts, DrFact, i), i);
    }
  for (guint i = 0; i < self->facts->len; i++)
    read_label (self, i);
}
