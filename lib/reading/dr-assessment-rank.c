/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-assessment-mark-private.h"

#include "figures/dr-numeral-private.h"
#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-whole-phrase-private.h"

#define MAX_COHORT 5000
#define MAX_COHORT_DISTANCE 14

DR_DEFINE_PHRASES (rank_followers,
  "trong", "trên", "toàn", "cụm", "khối", "về", "và", "so", "của", "tỉnh", "cấp", "năm", "tại", "ở", "cả", "trên tổng",
  "thi đua", "với", "được", "là", "đồng", "quý", "tháng", "nhóm", "huyện", "lần", "sau", "sau khi", "đứng sau", "trước", "theo", "cùng", "gồm");

guint
dr_assessment_match_rank_follower (const DrReading *reading,
                                   guint            index)
{
  return dr_phrase_match_any (reading, index, rank_followers);
}

/* Whether a word of rank may end here; «xếp hạng tư nhân» is none. */
static gboolean
may_end_rank (const DrReading *reading,
              guint            index)
{
  if (index >= reading->n_tokens || reading->tokens[index].kind != DR_TOKEN_WORD)
    return TRUE;

  return dr_assessment_match_rank_follower (reading, index) > 0
         || dr_phrase_match_signal (reading, index, DR_SIGNAL_ASSESS) > 0
         || dr_phrase_match_signal (reading, index, DR_SIGNAL_GRADE_LEAD) > 0;
}

/* The token that begins at byte @end or behind it. */
static guint
token_behind (const DrReading *reading,
              guint            index,
              gsize            end)
{
  while (index < reading->n_tokens && reading->tokens[index].start < end)
    index++;

  return index;
}

guint
dr_assessment_read_rank (const DrAssessment *self,
                         guint             index,
                         gboolean          is_ordinal,
                         guint            *rank)
{
  const DrReading *reading = self->reading;
  gsize end = 0;

  while (index < self->last && (dr_phrase_is_sign_of (reading, index, ":\"") || reading->tokens[index].kind == DR_TOKEN_NEWLINE))
    index++;
  if (index >= self->last || reading->tokens[index].kind == DR_TOKEN_SIGN)
    return 0;

  *rank = dr_numeral_scan_rank (reading->bytes, reading->tokens[self->last - 1].end, reading->tokens[index].start, &end);
  if (*rank == 0)
    return 0;

  guint next = token_behind (reading, index, end);
  if (reading->tokens[index].kind == DR_TOKEN_WORD)
    {
      /* «xếp hạng năm 2023» */
      if (dr_phrase_match (reading, index, "năm") > 0 && dr_reading_is_digits (reading, next))
        return 0;
      if (!dr_assessment_has_flag (reading, index, DR_TOKEN_CAPITAL) && !may_end_rank (reading, next))
        return 0;
      return next;
    }

  /* «hạng 3 sao», «xếp hạng 12 đơn vị»: counted, not ranked. */
  if (dr_phrase_match_any (reading, next, DR_PHRASES ("sao", "bậc")) > 0 || dr_phrase_is_sign_of (reading, next, "%"))
    return 0;
  if (!is_ordinal && dr_reading_is_word (reading, next))
    {
      DrLexiconMatch match;

      if (dr_assessment_match_rank_follower (reading, next) == 0
          && dr_lexicon_match (reading->lexicon, reading->tokens, reading->n_tokens, next, DR_LEXICON_MEASURE, &match))
        return 0;
    }
  /* «xếp 158/160 đồng chí vào loại khá»: so many of all. */
  if (dr_phrase_is_sign_of (reading, next, "/") && dr_reading_is_digits (reading, next + 1) && dr_reading_is_word (reading, next + 2))
    {
      DrLexiconMatch match;
      guint32 value = 0;

      if (dr_lexicon_match (reading->lexicon, reading->tokens, reading->n_tokens, next + 2, DR_LEXICON_MEASURE, &match)
          && dr_lexicon_match_has (&match, DR_LEXICON_MEASURE, &value)
          && (dr_lexicon_get_measure (reading->lexicon, value)->flags & DR_MEASURE_PEOPLE))
        return 0;
    }
  if (*rank > MAX_COHORT)
    return 0;

  return next;
}

DR_DEFINE_PHRASES (cohort_nouns,
  "đơn vị", "huyện", "quận", "thị xã", "thành phố", "tỉnh", "xã", "phường", "thị trấn", "địa phương", "ban", "cơ quan",
  "hội", "cơ sở", "đoàn", "tổ chức", "đặc khu", "trung tâm", "đảng bộ", "ủy ban", "ngành", "sở", "phòng", "trường",
  "công an", "huyện ủy", "liên đoàn", "mặt trận", "tập thể", "tỉnh thành", "trạm", "chi cục", "điện lực", "đồn", "kho bạc",
  "chi nhánh", "chi hội", "chi bộ", "câu lạc bộ", "hạt", "đội", "tổ", "khu phố", "ấp", "thôn", "bệnh viện", "công ty",
  "doanh nghiệp", "hợp tác xã", "phòng giao dịch", "chi đoàn", "cấp ủy", "viện", "khối", "cụm", "tổ dân phố", "phòng khám", "bưu điện", "cảng", "quận huyện", "sở ngành");

/* «xã, phường, thị trấn»: the nouns of those who compete, from token @index on. */
static guint
match_cohort_nouns (const DrReading *reading,
                    guint            index)
{
  const DrPhrases *tails = DR_PHRASES ("trực thuộc", "tuyến huyện", "trong tỉnh", "cùng cấp", "cấp huyện", "cấp tỉnh");
  const DrPhrases *further = DR_PHRASES ("ngành", "ban", "cơ quan", "địa phương", "thị xã", "thành phố", "thành", "thị", "quận", "phường", "thị trấn",
                                         "đặc khu", "đơn vị", "huyện");
  guint n_tokens = dr_phrase_match_any (reading, index, cohort_nouns);

  while (n_tokens > 0)
    {
      guint next = index + n_tokens;
      guint n_sign = dr_phrase_is_sign_of (reading, next, ",") ? 1 : dr_phrase_match (reading, next, "và");
      guint n_noun = n_sign > 0 ? dr_phrase_match_any (reading, next + n_sign, further) : 0;

      if (n_noun == 0)
        break;
      n_tokens += n_sign + n_noun;
    }
  if (n_tokens > 0)
    n_tokens += dr_phrase_match_any (reading, index + n_tokens, tails);

  return n_tokens;
}

/* A number at token @index that counts competitors; gives the token behind the noun. */
static guint
read_cohort_size (const DrAssessment *self,
                  guint               index,
                  guint              *size)
{
  const DrReading *reading = self->reading;
  guint next = index < self->last ? dr_phrase_match_whole (reading, index, MAX_COHORT, size) : 0;

  if (next == 0 || *size == 0)
    return 0;

  guint n_noun = match_cohort_nouns (reading, next);

  return n_noun > 0 ? next + n_noun : 0;
}

#define DIRECT_OPENERS \
  "toàn tỉnh", "toàn huyện", "toàn quận", "toàn thành phố", "cả tỉnh", "so", "so với", "bảng tổng sắp", "bảng xếp hạng"
#define OPENERS "trong", "có", "gồm", "trong số", "trong tổng số", "trên tổng số"
#define REGIONS "toàn tỉnh", "toàn huyện", "toàn thành phố", "cụm", "khối"

/* The first token from @first on that is a bracket, or a word that one of @phrases begins with; @last where there is none. */
static guint
find_opening (const DrReading *reading,
              guint            first,
              guint            last,
              const DrPhrases *phrases)
{
  const DrToken *tokens = reading->tokens;
  guint i = first;

  while (i < last && !(tokens[i].kind == DR_TOKEN_SIGN ? tokens[i].word == '(' : dr_phrase_has_word (reading, i, phrases->begins)))
    i++;

  return i;
}

/* Whether a number stands straight behind one of @openers or a bracket between the tokens. */
static gboolean
has_opened_number (const DrReading *reading,
                   guint            first,
                   guint            last,
                   const DrPhrases *openers)
{
  for (guint i = first + 1; i < last; i++)
    {
      i = dr_reading_find (reading, i, last, DR_TOKEN_SET_NUMBERS);
      if (i < last
          && (dr_reading_is_sign (reading, i - 1, '(') || reading->tokens[i - 1].kind == DR_TOKEN_NEWLINE
              || dr_phrase_match_before (reading, i, openers) > 0))
        return TRUE;
    }

  return FALSE;
}

/* The number of competitors that the words from @first up to @last name; 0 for none. */
static guint
find_named_cohort (DrAssessment       *self,
                   guint             first,
                   guint             last,
                   gboolean          needs_region)
{
  const DrPhrases *direct = DR_PHRASES (DIRECT_OPENERS);
  const DrPhrases *openers = DR_PHRASES (OPENERS);
  const DrPhrases *regions = DR_PHRASES (REGIONS);
  /* Most words begin none of them: one question for all. */
  const DrPhrases *any = DR_PHRASES (DIRECT_OPENERS, OPENERS, REGIONS);
  const DrReading *reading = self->reading;
  gboolean has_region = FALSE;

  if (!has_opened_number (reading, first, last, any))
    return 0;
  for (guint i = find_opening (reading, first, last, any); i < last; i = find_opening (reading, i + 1, last, any))
    {
      has_region |= dr_phrase_match_any (reading, i, regions) > 0;

      guint n_opener = dr_phrase_match_any (reading, i, openers);
      guint n_direct = dr_phrase_match_any (reading, i, direct);
      guint size;

      /* «Toàn tỉnh 13 huyện», «So 8 huyện của tỉnh», «bảng tổng sắp 63 bưu điện» */
      if (n_direct > n_opener && dr_reading_is_digits (reading, i + n_direct))
        {
          has_region = TRUE;
          n_opener = n_direct;
        }

      if (n_opener == 0 && !dr_phrase_is_sign_of (reading, i, "("))
        continue;
      guint number = i + MAX (n_opener, 1);
      guint behind = number < last ? read_cohort_size (self, number, &size) : 0;
      if (behind == 0 || size < 2)
        continue;
      /* «có 03 đơn vị khó khăn» is no cohort: what is ranked must come from it. */
      gboolean heads_list = dr_phrase_is_sign_of (reading, i, "(") && dr_phrase_is_sign_of (reading, behind, ")")
                            && dr_phrase_is_sign_of (reading, behind + 1, ":");
      if (has_region || heads_list || (!needs_region && dr_phrase_match (reading, i, "trong") > 0))
        {
          self->cohort_first = number;
          self->cohort_last = behind;
          return size;
        }
    }

  return 0;
}

void
dr_assessment_find_common_cohort (DrAssessment *self,
                                  guint         index)
{
  guint earliest = index > DR_ASSESSMENT_CONTEXT ? index - DR_ASSESSMENT_CONTEXT : 0;

  self->cohort = find_named_cohort (self, MAX (self->first, earliest), index, FALSE);
  if (self->cohort == 0 && self->first > earliest)
    {
      guint last = self->last;
      guint cohort_first = self->cohort_first;
      guint cohort_last = self->cohort_last;

      /* The numbers of a sentence before are its own. */
      self->last = self->first;
      self->cohort = find_named_cohort (self, earliest, self->first, TRUE);
      self->last = last;
      self->cohort_first = cohort_first;
      self->cohort_last = cohort_last;
    }
}

/* Whether the number at token @index is the name of a group: «Cụm thi đua số 3», «cụm 2». */
static gboolean
is_group_number (const DrReading *reading,
                 guint            index)
{
  /* «trong cụm 5 huyện phía đông»: so many make it up. */
  if (dr_phrase_match_before (reading, index, DR_PHRASES ("số")) == 0 && reading->tokens[index].kind == DR_TOKEN_DIGITS
      && match_cohort_nouns (reading, index + 1) > 0)
    return FALSE;

  return dr_phrase_match_before (reading, index, DR_PHRASES ("số", "cụm", "khối")) > 0
         && dr_phrase_match_before (reading, index, DR_PHRASES ("tổng số", "trong số")) == 0;
}

/* «trong số 34 cảng về …», «(trên 28 trường)»: behind such words whatever is counted competes. */
static guint
read_other_cohort (const DrAssessment *self,
                   guint               index,
                   guint              *size)
{
  const DrReading *reading = self->reading;

  if ((dr_whole_phrase_match_before (reading, index) == 0
       && dr_phrase_match_before (reading, index, DR_PHRASES ("trong", "trên", "tổng số")) == 0)
      || !dr_reading_is_digits (reading, index))
    return 0;

  guint next = dr_phrase_match_whole (reading, index, MAX_COHORT, size);
  /* «xếp thứ 5 (trên 9)» */
  if (next > 0 && *size >= 2 && dr_reading_is_sign (reading, next, ')') && index > 1
      && (dr_reading_is_sign (reading, index - 2, '(') || dr_reading_is_sign (reading, index - 3, '(')))
    return next;
  if (next == 0 || *size < 2 || !dr_reading_is_word (reading, next) || next >= self->last
      || dr_phrase_match_any (reading, next, DR_PHRASES ("năm", "tháng", "ngày", "quý", "triệu", "tỷ", "nghìn", "lần", "điểm",
                                                         "kỳ", "tuần", "giờ")) > 0)
    return 0;

  return next + 1;
}

/* The bracket that opens behind words of the clause from token @index on, or «gồm», «với» in front of a number; 0 where none does before @last. */
static guint
find_bracket (const DrReading *reading,
              guint            index,
              guint            last)
{
  for (guint i = index; i < last && !dr_phrase_is_sign_of (reading, i, ";.:"); i++)
    if (dr_reading_is_sign (reading, i, '(')
        || (dr_reading_is_digits (reading, i + 1) && dr_phrase_match_any (reading, i, DR_PHRASES ("gồm", "với", "có")) > 0))
      return i;

  return 0;
}

guint
dr_assessment_read_cohort (DrAssessment *self,
                           guint         index,
                           guint        *size)
{
  DrReading *reading = self->reading;
  guint end = index;

  if (dr_phrase_is_sign_of (reading, index, "/") && dr_reading_is_digits (reading, index + 1) && index + 1 < self->last)
    {
      guint value = 0;

      for (guint32 i = reading->tokens[index + 1].start; i < reading->tokens[index + 1].end && value <= MAX_COHORT; i++)
        value = value * 10 + (reading->bytes[i] - '0');
      *size = value <= MAX_COHORT ? value : 0;
      end = index + 2;

      return end + match_cohort_nouns (reading, end);
    }

  const DrPhrases *fillers = DR_PHRASES ("trong", "trên", "tổng", "tổng số", "số", "toàn", "của", "bảng xếp hạng",
                                         "cụm", "khối", "thi đua", "các", "tỉnh", "huyện", "quận", "thành phố",
                                         "thị xã", "xã", "phường", "gồm", "có", "với", "cả", "nhóm", "bao gồm",
                                         "cụm thi đua", "ở", "ven biển", "miền núi", "đồng bằng", "vùng", "đoàn thể",
                                         "đảng", "cơ quan", "thị");
  const DrPhrases *places = DR_PHRASES ("thị", "thị xã", "thành phố", "quận", "phường", "thị trấn", "đoàn thể");
  gboolean in_group = FALSE;    /* «khối TAND cấp huyện (8 đơn vị)»: whatever it is called, a bracket says how many */
  for (guint i = index; i < self->last && i < index + MAX_COHORT_DISTANCE;)
    {
      guint next = is_group_number (reading, i) ? 0 : read_cohort_size (self, i, size);
      if (next == 0 && i > index)
        next = read_other_cohort (self, i, size);
      if (next > 0)
        {
          if (i == index)
            return index;
          if (dr_phrase_is_sign_of (reading, next, ")"))
            next++;
          return next;
        }

      guint n_filler = dr_phrase_match_any (reading, i, fillers);
      in_group |= dr_phrase_match_any (reading, i, DR_PHRASES ("cụm", "khối", "nhóm", "bảng", "vùng")) > 0;
      if (n_filler > 0)
        i += n_filler;
      else if (in_group && (dr_reading_is_word (reading, i) || dr_phrase_is_sign_of (reading, i, ",-"))
               && find_bracket (reading, i, MIN (self->last, index + MAX_COHORT_DISTANCE)) > 0)
        i = find_bracket (reading, i, MIN (self->last, index + MAX_COHORT_DISTANCE));
      else if (dr_phrase_is_sign_of (reading, i, ",") && dr_phrase_match_any (reading, i + 1, places) > 0)
        i++;
      else if (dr_phrase_is_sign_of (reading, i, "(") || (dr_reading_is_digits (reading, i) && is_group_number (reading, i))
               || (dr_reading_is_word (reading, i) && dr_assessment_has_flag (reading, i, DR_TOKEN_CAPITAL))
               || reading->tokens[i].kind == DR_TOKEN_NEWLINE)
        i++;
      else
        break;
    }

  *size = 0;

  return end;
}
