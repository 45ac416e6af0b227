/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-number-name-private.h"
#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-figure-phrase-private.h"

/* Numbers that count nothing: parts of names, occasions, numbering. */

/* Every set that is asked for right in front of the number or right behind it, each time, is of the group. */
#define BESIDE(...) DR_PHRASES_OF_GROUP (DR_PHRASE_GROUP_NO_FIGURE, __VA_ARGS__)

/* The signals of the phrases that end right before a token, by their number of tokens. */
typedef struct
{
  DrSignals signals[DR_FIGURE_TOKENS_IN_FRONT + 1];
  DrSignals all;
} SignalsInFront;

static SignalsInFront
find_signals_in_front (const DrReading *reading,
                       guint            index)
{
  SignalsInFront found = { { 0, } };

  for (guint n = MIN (DR_FIGURE_TOKENS_IN_FRONT, index); n > 0; n--)
    {
      DrLexiconMatch match;

      /* A word with which no phrase goes on is none of two. */
      if ((n == 1 || !(reading->tokens[index - n].flags & DR_TOKEN_ALONE))
          && dr_lexicon_match (reading->lexicon, reading->tokens, index, index - n, DR_LEXICON_SIGNAL, &match)
          && match.n_tokens == n)
        found.all |= found.signals[n] = match.signals;
    }

  return found;
}

/* The tokens of the longest of them that has one of @signals. */
static guint
count_any_in_front (const SignalsInFront *found,
                    DrSignals             signals)
{
  guint n = found->all & signals ? DR_FIGURE_TOKENS_IN_FRONT : 0;

  while (n > 0 && !(found->signals[n] & signals))
    n--;

  return n;
}

static guint
count_in_front (const SignalsInFront *found,
                DrSignal              signal)
{
  return count_any_in_front (found, DR_SIGNAL_BIT (signal));
}

guint
dr_figure_phrase_signals_in_front (const DrReading *reading,
                                   guint            index,
                                   DrSignals        signals)
{
  SignalsInFront found = find_signals_in_front (reading, index);

  return count_any_in_front (&found, signals);
}

/* «mô hình 03 chung», «phong trào 5 không»: behind what such a name belongs to, a noun nobody knows counts nothing. */
static gboolean
is_name_of_movement (const DrReading *reading,
                     guint            index)
{
  for (guint n = 1; n <= DR_FIGURE_TOKENS_IN_FRONT && n <= index; n++)
    {
      const DrToken *token = &reading->tokens[index - n];

      if (token->kind != DR_TOKEN_WORD)
        return FALSE;
      if (dr_lexicon_match_signal (reading->lexicon, reading->tokens, index, index - n, DR_SIGNAL_MOVEMENT) > 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_one_digit (const DrReading *reading,
              guint            index)
{
  return dr_reading_is_digits (reading, index) && reading->tokens[index].end - reading->tokens[index].start == 1;
}

/* What a slogan counts: «5 không 3 sạch», «3 nhất», «4 tại chỗ». No measure is such a word. */
static gboolean
is_slogan_word (const DrReading *reading,
                guint            index)
{
  return dr_phrase_match_any (reading, index, DR_PHRASES ("tại chỗ", "không", "sạch", "nhất", "chung", "biết", "bám",
                                                          "rõ", "dám", "phải", "có")) > 0;
}

/* How far in front «giải» may stand of a row of prizes. */
#define PRIZE_REACH 24
/* Words of a noun that a number may stand behind. */
#define MOST_NOUN_WORDS 4

/* «đạt 86 giải (2 nhất, 17 nhì, 31 ba)»: prizes, in a row behind their number. */
static gboolean
is_prize (const DrReading *reading,
          guint            index)
{
  if (dr_phrase_match_any (reading, index + 1, DR_PHRASES ("nhất", "nhì", "ba", "khuyến khích")) == 0)
    return FALSE;
  for (guint i = index; i > 0 && index - i < PRIZE_REACH; i--)
    if (dr_phrase_match (reading, i - 1, "giải") > 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_slogan (const DrReading *reading,
           guint            index)
{
  if (is_prize (reading, index))
    return FALSE;

  /* «chính quyền địa phương 2 cấp», but «2 cấp ủy» */
  if (is_one_digit (reading, index) && dr_phrase_match (reading, index + 1, "cấp") > 0)
    return dr_phrase_match (reading, index + 1, "cấp ủy") == 0;

  return is_one_digit (reading, index) && is_slogan_word (reading, index + 1);
}

/* The digits of a token, where there are one or two: days, months, hours; else 0. */
static guint
short_number (const DrReading *reading,
              guint            index)
{
  guint value = 0;

  if (!dr_reading_is_digits (reading, index) || reading->tokens[index].end - reading->tokens[index].start > 2)
    return 0;
  for (guint32 i = reading->tokens[index].start; i < reading->tokens[index].end; i++)
    value = value * 10 + (guint) (reading->bytes[i] - '0');

  return value;
}

/* «trực 24/7», «24/24 giờ»; «Nông trường 30/4», «Công viên 2/9»: a day that is a name stands behind one. */
static gboolean
is_name_with_slash (const DrReading *reading,
                    guint            index,
                    gboolean         has_measure)
{
  guint first = short_number (reading, index);
  guint second = dr_reading_is_sign (reading, index + 1, '/') ? short_number (reading, index + 2) : 0;

  if (second == 0 || dr_reading_is_sign (reading, index + 3, '/'))
    return FALSE;
  /* «24/24 khu phố» are all of them. */
  if (first == 24 && (second == 7 || (second == 24 && (!has_measure || dr_phrase_match (reading, index + 3, "giờ") > 0))))
    return TRUE;

  return !has_measure && first <= 31 && second <= 12 && index >= 2 && dr_reading_is_word (reading, index - 1)
         && dr_reading_is_word (reading, index - 2) && (reading->tokens[index - 2].flags & DR_TOKEN_CAPITAL)
         && !(reading->tokens[index - 1].flags & DR_TOKEN_CAPITAL)
         && !dr_figure_phrase_signals_in_front (reading, index, DR_SIGNAL_BIT (DR_SIGNAL_FUNCTION));
}

/* «đá 4x6» */
static gboolean
is_size (const DrReading *reading,
         guint            index)
{
  if (!dr_reading_is_word (reading, index + 1))
    return FALSE;

  const DrToken *next = &reading->tokens[index + 1];

  return (next->flags & DR_TOKEN_HAS_DIGITS) && !(next->flags & DR_TOKEN_SPACE_BEFORE)
         && (reading->bytes[next->start] == 'x' || reading->bytes[next->start] == 'X')
         && g_ascii_isdigit (reading->bytes[next->start + 1]);
}

/* «95A-012.34»: digits and a letter or two, glued to the number by a dash. */
static gboolean
is_plate (const DrReading *reading,
          guint            index)
{
  const DrToken *tokens = reading->tokens;

  return index >= 3 && dr_reading_is_sign (reading, index - 1, '-') && dr_reading_is_word (reading, index - 2)
         && dr_reading_is_digits (reading, index - 3) && (tokens[index - 2].flags & DR_TOKEN_ALL_CAPITALS)
         && tokens[index - 2].end - tokens[index - 2].start <= 2
         && !((tokens[index].flags | tokens[index - 1].flags | tokens[index - 2].flags) & DR_TOKEN_SPACE_BEFORE);
}

/* Whether the words straight before a token are a noun that is counted, of @flags none; the longest says of what kind it is. */
static gboolean
is_behind_noun (const DrReading *reading,
                guint            index,
                guint            flags)
{
  for (guint n = MIN (MOST_NOUN_WORDS, index); n > 0; n--)
    {
      DrLexiconMatch match;

      if (dr_reading_is_word (reading, index - n)
          && dr_lexicon_match (reading->lexicon, reading->tokens, index, index - n, DR_LEXICON_MEASURE, &match) && match.n_tokens == n)
        return (dr_lexicon_get_measure (reading->lexicon, match.entries[0].value)->flags & flags) == 0;
    }

  return FALSE;
}

/* «mũi 1: 41.200, mũi 2: 36.900», «khu 11: 4.450.000 đồng»: behind its noun, before a colon and the figure; but «đoàn viên 45: 30 nam» are so many. */
static gboolean
numbers_its_noun (const DrReading *reading,
                  guint            index)
{
  return short_number (reading, index) > 0 && index > 0 && dr_reading_is_word (reading, index - 1)
         && dr_reading_is_sign (reading, index + 1, ':') && dr_reading_is_digits (reading, index + 2)
         && is_behind_noun (reading, index,
                            is_one_digit (reading, index) ? 0 : DR_MEASURE_PEOPLE | DR_MEASURE_MONEY | DR_MEASURE_PHYSICAL);
}

/* «2. Chỉ tiêu 2: Hỗ trợ …», «Nội dung 3:»: what a paragraph begins with. */
static gboolean
numbers_a_label (const DrReading *reading,
                 guint            index)
{
  guint first = index;

  if (!dr_reading_is_digits (reading, index) || reading->tokens[index].end - reading->tokens[index].start > 2
      || !dr_reading_is_sign (reading, index + 1, ':') || dr_reading_is_digits (reading, index + 2))
    return FALSE;
  while (first > 0 && index - first < 4 && reading->tokens[first - 1].kind == DR_TOKEN_WORD)
    first--;
  if (first == index || !(reading->tokens[first].flags & DR_TOKEN_CAPITAL)
      || (first > 0 && !dr_phrase_is_sign_of (reading, first - 1, ".-*+)") && reading->tokens[first - 1].kind != DR_TOKEN_NEWLINE))
    return FALSE;

  return dr_phrase_match_any (reading, first, DR_PHRASES ("chỉ tiêu", "nội dung", "nhiệm vụ", "chương trình", "tiêu chí", "nhóm", "nhóm chỉ tiêu",
                                                          "giải pháp", "việc", "hoạt động", "phong trào", "cuộc vận động", "mô hình",
                                                          "đợt", "khâu đột phá", "mục tiêu", "công trình", "dự án")) == index - first;
}

/* «nhân dân 6 khu phố», «đại diện 12 xã»: whose people they are. */
static gboolean
is_home_of_people (const DrReading      *reading,
                   guint                 index,
                   const DrFigurePhrase *phrase)
{
  return phrase != NULL && (phrase->flags & DR_MEASURE_PLACE) && phrase->form == DR_FIGURE_FORM_SINGLE
         && dr_phrase_match_before (reading, index, BESIDE ("nhân dân", "người dân", "bà con", "đại diện",
                                                            "lãnh đạo", "cán bộ")) > 0;
}

/* «lúa 2 vụ»: how often a field bears in a year. */
static gboolean
is_crop (const DrReading *reading,
         guint            index)
{
  return is_one_digit (reading, index) && dr_phrase_match_any (reading, index + 1, BESIDE ("vụ")) > 0
         && dr_phrase_match_any (reading, index + 1, DR_PHRASES ("vụ án", "vụ việc")) == 0
         && dr_phrase_match_before (reading, index, DR_PHRASES ("lúa", "ruộng", "sản xuất lúa", "canh tác", "gieo cấy", "lúa màu",
                                                                "đất lúa", "đất màu", "chuyên canh", "luân canh")) > 0;
}

/* «tuổi thọ trung bình 74,6 tuổi», «tuổi đời bình quân 42 tuổi»: of them all, and nobody's own. */
static gboolean
tells_mean_age (const DrReading *reading,
                guint            index)
{
  for (guint i = index; i > 0 && index - i < 10 && reading->tokens[i - 1].kind == DR_TOKEN_WORD; i--)
    if (dr_phrase_match_any (reading, i - 1, DR_PHRASES ("tuổi thọ", "tuổi trung bình", "tuổi bình quân", "tuổi đời trung bình",
                                                         "tuổi đời bình quân")) > 0)
      return TRUE;

  return FALSE;
}

/* Numbers that say which ones: ages, sizes, how long, one of each. */
static gboolean
says_which (const DrReading      *reading,
            guint                 index,
            const DrFigurePhrase *phrase,
            gboolean              has_measure)
{
  const DrToken *token = &reading->tokens[index];

  /* «924 cụ ở tuổi 70, 75, 80», «độ tuổi dưới 30 có 812 đồng chí» */
  if (!has_measure && dr_phrase_match_before (reading, index, BESIDE ("ở tuổi", "độ tuổi", "ở độ tuổi", "tròn", "độ tuổi dưới", "độ tuổi trên",
                                                                      "độ tuổi từ", "tuổi đời dưới", "tuổi đời trên", "tuổi đời từ")) > 0
      && token->end - token->start <= 3)
    return TRUE;
  /* «tiêm 2 mũi cho 99,1% học sinh», «tiêm đủ 3 mũi vắc xin»: how often each was. */
  if (is_one_digit (reading, index) && dr_phrase_match_any (reading, index + 1, BESIDE ("mũi")) > 0
      && dr_phrase_match_before (reading, index, BESIDE ("tiêm", "tiêm đủ", "tiêm đầy đủ", "đủ", "tiêm chủng", "vắc xin", "vaccine")) > 0)
    return TRUE;
  /* «mỗi tổ chức gắn với 1 địa chỉ nhân đạo» */
  if (is_one_digit (reading, index) && reading->bytes[token->start] == '1'
      && dr_phrase_match_before (reading, index, BESIDE ("gắn với", "gắn")) > 0)
    return TRUE;
  /* «tôm loại 50 con/kg», «mất kết nối quá 6 giờ»: of what size, and for longer than what. */
  if ((phrase != NULL && phrase->is_rate && !(phrase->flags & DR_MEASURE_MONEY)
       && dr_phrase_match_before (reading, index, BESIDE ("loại", "cỡ", "size", "kích cỡ")) > 0)
      || (dr_phrase_match_before (reading, index, BESIDE ("quá")) > 0
          && dr_phrase_match_any (reading, index + 1, DR_PHRASES ("giờ", "phút", "tiếng")) > 0))
    return TRUE;

  return FALSE;
}

/* A number of a name straight before a figure, which spaces would join to it: «Covid-19 718,65 triệu đồng», «mức 2 911 tài khoản». */
static gboolean
ends_before_figure (const DrReading *reading,
                    guint            index,
                    gboolean         is_glued,
                    gboolean         has_measure)
{
  const DrToken *token = &reading->tokens[index];

  if (!dr_reading_is_digits (reading, index + 1))
    return FALSE;
  if (is_glued && index >= 2 && token->kind == DR_TOKEN_DIGITS && dr_reading_is_sign (reading, index - 1, '-')
      && dr_reading_is_word (reading, index - 2) && !(reading->tokens[index - 1].flags & DR_TOKEN_SPACE_BEFORE)
      && (reading->tokens[index - 2].flags & DR_TOKEN_CAPITAL))
    return TRUE;

  return is_one_digit (reading, index) && has_measure
         && dr_phrase_match_before (reading, index, DR_PHRASES ("mức", "mức độ", "cấp độ", "loại", "hạng")) > 0;
}

/* Words of what stands beside «thôn 11» in a row of labels and numbers. */
#define LONGEST_LABEL_BESIDE 5

/* One past the number at @index: «1.250», «12». */
static guint
end_of_number (const DrReading *reading,
               guint            index)
{
  while (dr_phrase_is_sign_of (reading, index + 1, ".,") && dr_reading_is_digits (reading, index + 2)
         && !(reading->tokens[index + 2].flags & DR_TOKEN_SPACE_BEFORE))
    index += 2;

  return index + 1;
}

/* Behind the bracket with a percentage at @index, if any: «đường 14 (38%)». */
static guint
skip_share (const DrReading *reading,
            guint            index)
{
  if (!dr_reading_is_sign (reading, index, '(') || !dr_reading_is_digits (reading, index + 1))
    return index;

  guint end = end_of_number (reading, index + 1);

  return dr_reading_is_sign (reading, end, '%') && dr_reading_is_sign (reading, end + 1, ')') ? end + 2 : index;
}

/* The label from @first up to the number at @index is of something else than what begins with @word, and no name that takes a number. */
static gboolean
is_other_label (const DrReading *reading,
                guint            first,
                guint            index,
                guint32          word)
{
  return index > first && index - first <= LONGEST_LABEL_BESIDE && reading->tokens[first].word != word
         && !(reading->tokens[first].flags & DR_TOKEN_CAPITAL)
         && !dr_figure_phrase_signals_in_front (reading, index, DR_SIGNAL_BIT (DR_SIGNAL_NAME) | DR_SIGNAL_BIT (DR_SIGNAL_NUMBERING)
                                                                  | DR_SIGNAL_BIT (DR_SIGNAL_ORDINAL));
}

/*
 * «(thôn 11; trường 4; dòng họ 2)», «đường 14; đất đai 9»: the word alone is the label, and what stands beside it in the row is
 * counted by labels that take no number for a name; but «thôn 11, thôn 12», «tại thôn 11» are places.
 */
static gboolean
is_label_in_row (const DrReading *reading,
                 guint            index,
                 guint            n_words)
{
  guint label = index - n_words;
  guint32 word = reading->tokens[label].word;
  guint end = skip_share (reading, end_of_number (reading, index));
  guint at;

  if (word == 0 || label == 0
      || !(dr_phrase_is_sign_of (reading, label - 1, ",;(:") || dr_phrase_match_before (reading, label, DR_PHRASES ("trong đó", "gồm", "bao gồm")) > 0))
    return FALSE;
  if (dr_phrase_is_sign_of (reading, end, ",;"))
    {
      for (at = end + 1; dr_reading_is_word (reading, at); at++)
        ;
      if (dr_reading_is_digits (reading, at) && is_other_label (reading, end + 1, at, word)
          && dr_phrase_is_sign_of (reading, skip_share (reading, end_of_number (reading, at)), ",;.)"))
        return TRUE;
    }
  if (!dr_phrase_is_sign_of (reading, label - 1, ",;") || !(dr_phrase_is_sign_of (reading, end, ",;.)") || end >= reading->n_tokens))
    return FALSE;

  /* The one before: «đất đai 9 (12%), đường 14». */
  for (at = label - 1; at > 0 && !dr_phrase_is_sign_of (reading, at - 1, ";(:") && reading->tokens[at - 1].kind != DR_TOKEN_WORD; at--)
    ;
  if (at > 0 && dr_reading_is_sign (reading, at - 1, '('))
    {
      at--;
      while (at > 0 && reading->tokens[at - 1].kind != DR_TOKEN_WORD)
        at--;
    }

  guint first = at;
  while (first > 0 && dr_reading_is_word (reading, first - 1))
    first--;

  return at < label - 1 && dr_reading_is_digits (reading, at) && skip_share (reading, end_of_number (reading, at)) == label - 1
         && is_other_label (reading, first, at, word);
}

/* «tổ 7 được 3 vụ», «chi bộ 5 có 20 đảng viên»: what has a figure of its own has its number for a name; but «nữ 12 đạt 40%». */
static gboolean
bears_figure (const DrReading *reading,
              guint            index)
{
  guint n = dr_phrase_match_any (reading, index + 1, DR_PHRASES ("có", "được", "còn", "đạt được"));

  return n > 0 && short_number (reading, index) > 0 && index > 0 && dr_reading_is_digits (reading, index + 1 + n)
         && !dr_reading_is_sign (reading, end_of_number (reading, index + 1 + n), '%') && is_behind_noun (reading, index, DR_MEASURE_PEOPLE);
}

gboolean
dr_figure_phrase_is_no_figure (const DrReading      *reading,
                               guint                 index,
                               const DrFigurePhrase *phrase,
                               DrNumberRole         *role,
                               guint                *end)
{
  const DrToken *token = &reading->tokens[index];
  const guint32 no_figure = DR_PHRASE_GROUP_BEGINS (DR_PHRASE_GROUP_NO_FIGURE) | DR_PHRASE_GROUP_ENDS (DR_PHRASE_GROUP_NO_FIGURE);
  gboolean is_told = (dr_phrase_get_groups_beside (reading, index, index + 1) & no_figure) != 0;    /* by a word beside it, perhaps */
  gboolean is_glued = index > 0 && !(token->flags & DR_TOKEN_SPACE_BEFORE);
  gboolean has_measure = phrase != NULL && (phrase->lexicon_measure != DR_NONE || phrase->is_rate
                                            || (phrase->flags & DR_MEASURE_MONEY));

  *role = DR_NUMBER_ROLE_NAME;
  *end = phrase != NULL ? phrase->number_end : index + 1;
  if (is_name_with_slash (reading, index, has_measure))
    {
      *end = index + 3;
      return TRUE;
    }
  /* «Điều 240 Bộ luật Tố tụng hình sự»: an article, whatever stands behind it. */
  if (is_told && dr_phrase_match_before (reading, index, BESIDE ("điều")) > 0 && (reading->tokens[index - 1].flags & DR_TOKEN_CAPITAL))
    {
      *role = DR_NUMBER_ROLE_NUMBERING;
      *end = index + 1;
      return TRUE;
    }
  if (dr_number_name_match (reading, index) || is_plate (reading, index) || (!has_measure && is_slogan (reading, index)) || is_size (reading, index)
      || (is_told && is_home_of_people (reading, index, phrase)))
    return TRUE;
  if (numbers_a_label (reading, index))
    {
      *role = DR_NUMBER_ROLE_NUMBERING;
      *end = index + 1;
      return TRUE;
    }
  if (is_told && is_crop (reading, index))
    {
      *end = index + 1;
      return TRUE;
    }
  if (is_told && says_which (reading, index, phrase, has_measure))
    return TRUE;
  /* «máy cắt 22kV», «(245 KB)»: sizes of things */
  if (is_told && dr_phrase_match_any (reading, index + 1, BESIDE ("kV", "kVA", "KB", "MB", "GB")) > 0)
    return TRUE;
  if (numbers_its_noun (reading, index))
    {
      *role = DR_NUMBER_ROLE_NUMBERING;
      *end = index + 1;
      return TRUE;
    }
  if (!has_measure && bears_figure (reading, index))
    return TRUE;
  if ((token->flags & DR_TOKEN_QUOTED) || (!has_measure && is_name_of_movement (reading, index)))
    return TRUE;

  /* «Covid-19», «QL.14B». */
  if (is_glued && index >= 2 && token->kind == DR_TOKEN_DIGITS
      && (dr_reading_is_sign (reading, index - 1, '-') || dr_reading_is_sign (reading, index - 1, '.'))
      && dr_reading_is_word (reading, index - 2)
      && !(reading->tokens[index - 1].flags & DR_TOKEN_SPACE_BEFORE)
      && (reading->tokens[index - 2].flags & DR_TOKEN_CAPITAL) && !has_measure)
    return TRUE;

  if (ends_before_figure (reading, index, is_glued, has_measure))
    {
      *end = index + 1;
      return TRUE;
    }

  /* «30a», «14B», «5K»: letters glued to it that measure nothing. */
  if (!has_measure && dr_reading_is_word (reading, index + 1)
      && !(reading->tokens[index + 1].flags & DR_TOKEN_SPACE_BEFORE)
      && reading->tokens[index + 1].end - reading->tokens[index + 1].start == 1)
    return TRUE;

  SignalsInFront in_front = find_signals_in_front (reading, index);
  if (count_in_front (&in_front, DR_SIGNAL_WHOLE) > 0)
    return FALSE;

  /* «dân tộc thiểu số 7.625»: «số» is no number's name there. */
  guint n_name = count_in_front (&in_front, DR_SIGNAL_NAME);
  if (count_in_front (&in_front, DR_SIGNAL_ATTRIBUTE) > n_name)
    n_name = 0;
  /* «trực tuyến 7.905, trực tiếp 709»: no «tuyến 7.905»; and «chính sách dân số 16»: no «số 16». */
  if (n_name == 1 && dr_phrase_match_before (reading, index, DR_PHRASES ("trực tuyến", "dân số", "doanh số", "quân đội", "bộ đội", "các loại",
                                                                         "phân loại", "định mức", "hạ tầng", "chi đội", "liên đội", "trung đội",
                                                                         "đại đội", "tiểu đội", "băng nhóm", "đơn ca", "tốp ca")) > 0)
    n_name = 0;
  if (n_name == 1 && !has_measure && is_label_in_row (reading, index, n_name))
    n_name = 0;
  /* «(gói 30.000 tỷ đồng)»: a programme named by its size. */
  if (is_told && phrase != NULL && (phrase->flags & DR_MEASURE_MONEY) && !phrase->is_rate
      && dr_phrase_match_before (reading, index, BESIDE ("gói", "gói tín dụng", "gói hỗ trợ")) > 0)
    return TRUE;
  /* «chia theo nhóm: giao thông, cầu đường 21; đất đai 14» are what people spoke of, not a road of that number. */
  if (dr_phrase_match_before (reading, index, BESIDE ("cầu đường", "làm đường", "mở đường", "sửa đường")) > 0)
    n_name = 0;
  guint n_numbering = count_in_front (&in_front, DR_SIGNAL_NUMBERING);
  /* «trực tuyến một phần 266», «đại biểu 65», «truyền hình 12» */
  if (n_numbering == 1 && dr_phrase_match_before (reading, index, DR_PHRASES ("một phần", "toàn phần", "thành phần", "đại biểu", "tiêu biểu",
                                                                              "truyền hình", "phát thanh truyền hình", "mô hình", "loại hình",
                                                                              "thí điểm", "địa điểm", "trọng điểm", "chuyên mục", "tiết mục",
                                                                              "hạng mục", "danh mục", "chuyên trang")) > 0)
    n_numbering = 0;
  /* «điểm số 93,4» is a score. */
  if (is_told && dr_phrase_match_before (reading, index, BESIDE ("điểm số", "số điểm", "tổng điểm")) > 0)
    n_name = n_numbering = 0;
  gboolean is_footnote = index > 0 && dr_reading_is_sign (reading, index - 1, '[')
                         && dr_reading_is_sign (reading, index + 1, ']');
  /* «đảng viên(2)» */
  is_footnote |= is_glued && index >= 2 && dr_reading_is_sign (reading, index - 1, '(')
                 && !(reading->tokens[index - 1].flags & DR_TOKEN_SPACE_BEFORE)
                 && token->end - token->start <= 2 && dr_reading_is_sign (reading, index + 1, ')');
  if (is_footnote || (n_numbering > n_name && !has_measure))
    {
      *role = DR_NUMBER_ROLE_NUMBERING;
      return TRUE;
    }
  /* «điện thoại 16 triệu đồng», «dự án 2.400 tỷ đồng», «tuyến đường 3 km»: what it cost and how long it is are no names. */
  gboolean is_amount = phrase != NULL && (phrase->flags & (DR_MEASURE_MONEY | DR_MEASURE_PHYSICAL)) != 0;
  /* «quốc lộ, tỉnh lộ 214 điểm sạt lở»: a noun of several words is no place on a road. */
  is_amount |= phrase != NULL && (phrase->flags & DR_MEASURE_HEAD) && !(phrase->flags & (DR_MEASURE_POPULATION | DR_MEASURE_GENERAL))
               && phrase->measure_end - phrase->measure_first >= 3;
  /* «chi trả qua tài khoản 211 người» */
  is_amount |= is_told && phrase != NULL && (phrase->flags & DR_MEASURE_PEOPLE)
               && dr_phrase_match_before (reading, index, BESIDE ("tài khoản")) > 0;
  if ((n_name >= 2 && !is_amount) || (n_name == 1 && !has_measure))
    return TRUE;

  if (count_in_front (&in_front, DR_SIGNAL_ORDINAL) > 0 && !has_measure)
    {
      *role = DR_NUMBER_ROLE_ORDINAL;
      return TRUE;
    }
  if (index + 1 < reading->n_tokens && token->kind == DR_TOKEN_DIGITS
      && dr_lexicon_match_signal (reading->lexicon, reading->tokens, reading->n_tokens, index + 1,
                                  DR_SIGNAL_AGE) > 0)
    return !tells_mean_age (reading, index);
  if (phrase != NULL && phrase->measure_end > phrase->measure_first && dr_phrase_match (reading, phrase->measure_first, "tuổi") > 0)
    return !tells_mean_age (reading, index);

  return FALSE;
}
