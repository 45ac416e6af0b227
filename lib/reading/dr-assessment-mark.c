/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-assessment-mark-private.h"
#include "reading/dr-assessment-private.h"

#include "reading/language/dr-phrase-private.h"
#include "reading/language/dr-rank-words-private.h"
#include "reading/phrases/dr-body-phrase-private.h"
#include "reading/phrases/dr-date-phrase-private.h"
#include "reading/sentences/dr-sentence-private.h"

#define MAX_FILLERS 6
#define MAX_JUDGE_TOKENS 16
#define MAX_NAME_TOKENS 12
#define MAX_GROUP_DISTANCE 7
#define MAX_NEGATED_WORDS 7

static DrRankMark *
add_mark (DrAssessment    *self,
          guint            first,
          guint            last,
          DrRankingStatus  status)
{
  if (self->n_marks == DR_ASSESSMENT_MAX_MARKS)
    return NULL;

  DrRankMark *mark = &self->marks[self->n_marks++];
  *mark = (DrRankMark) { .first = first, .last = last, .status = status };

  return mark;
}

/* Whether a body's name ends straight before token @index. */
static gboolean
follows_name (const DrReading *reading,
              guint            first,
              guint            index)
{
  for (guint i = index; i-- > first && index - i <= MAX_NAME_TOKENS;)
    {
      DrBodyPhrase phrase;

      if (dr_body_phrase_match (reading, i, &phrase) && !phrase.is_field && i + phrase.n_tokens == index)
        return TRUE;
    }

  return FALSE;
}

/* «95 điểm - xếp ba;»: nothing else is said between two signs. */
static gboolean
stands_between_signs (const DrAssessment *self,
                      guint               index,
                      guint               end)
{
  return index > self->first && dr_phrase_is_sign_of (self->reading, index - 1, "-(,;:")
         && (end >= self->last || dr_phrase_is_sign_of (self->reading, end, ";,.)"));
}

/* «xếp ba toàn tỉnh», «xếp tư trong cụm», «… xếp ba.»: a word that may be an ordinal is one at the end, or before those ranked among. */
static gboolean
is_plain_ordinal (const DrAssessment *self,
                  guint               lead,
                  guint               index,
                  guint               end)
{
  const DrReading *reading = self->reading;

  if (dr_phrase_match (reading, lead, "hạng") > 0)
    return FALSE;
  if (dr_phrase_match_any (reading, index, DR_PHRASES ("nhất", "nhì")) > 0)
    return end >= self->last || reading->tokens[end].kind != DR_TOKEN_WORD
           || dr_assessment_match_rank_follower (reading, end) > 0;
  /* «sắp xếp ba cụm» */
  if (dr_phrase_match (reading, lead, "về") > 0 || dr_phrase_match_before (reading, lead, DR_PHRASES ("sắp", "thu", "dàn")) > 0
      || dr_phrase_match_any (reading, index, DR_PHRASES ("ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")) == 0)
    return FALSE;

  return end >= self->last || dr_phrase_is_sign_of (reading, end, ".,;)")
         || dr_phrase_match_any (reading, end, DR_PHRASES ("toàn", "trong", "cụm", "khối", "trên", "cả")) > 0;
}

/* Whether a bare «hạng» or «xếp» stands where a body is ranked. */
static gboolean
has_rank_context (const DrAssessment *self,
                  guint               index,
                  gboolean            has_cohort)
{
  const DrPhrases *openers = DR_PHRASES ("xếp", "đạt", "đứng", "được", "giữ", "giữ vững", "ở", "và", "vị trí", "là",
                                         "tỉnh", "đạt kết quả", "lên", "xuống", "chấm", "thì", "xét",
                                         "nhận", "đoạt", "giành", "chiếm", "cho", "công nhận");
  const DrReading *reading = self->reading;

  if (has_cohort)
    return TRUE;
  if (index == self->first || dr_phrase_is_sign_of (reading, index - 1, ":,-(;"))
    return TRUE;

  return dr_phrase_match_before (reading, index, openers) > 0 || follows_name (reading, self->first, index);
}

/* «tăng từ hạng 31 lên hạng 24», «từ vị trí thứ 5 xuống vị trí thứ 8»: the rank that is left behind. */
static gboolean
is_start_of_movement (const DrReading *reading,
                      guint            index)
{
  return dr_phrase_match_before (reading, index, DR_PHRASES ("từ", "bỏ xa", "so với", "thay cho", "thay vì", "vượt qua")) > 0;
}

/* Tokens of the name between «xếp» and its ordinal. */
#define MOST_RANKED_NAME 10

/* «Cụm thi đua tạm xếp Kho bạc Nhà nước Hòa Bắc thứ ba»: a name between the verb and the ordinal at @index, which ends its clause. */
static gboolean
follows_ranked_name (const DrAssessment *self,
                     guint               index,
                     guint               end)
{
  const DrReading *reading = self->reading;

  if (end < self->last && !dr_phrase_is_sign_of (reading, end, ".,;)")
      && dr_phrase_match_any (reading, end, DR_PHRASES ("trong", "toàn", "trên", "cụm", "khối")) == 0)
    return FALSE;
  for (guint i = index; i > self->first && index - i < MOST_RANKED_NAME && reading->tokens[i - 1].kind == DR_TOKEN_WORD; i--)
    if (dr_phrase_match (reading, i - 1, "xếp") > 0)
      return i < index && (reading->tokens[i].flags & DR_TOKEN_CAPITAL)
             && dr_phrase_match_before (reading, i - 1, DR_PHRASES ("sắp")) == 0;

  return FALSE;
}

/* Reads a rank whose leading words begin at @index; gives the token behind all of it, 0 if none. */
static guint
read_ranked (DrAssessment *self,
             guint       index)
{
  DrReading *reading = self->reading;
  guint n_lead = dr_phrase_match_signal (reading, index, DR_SIGNAL_RANK);
  gboolean is_bare = FALSE;
  gboolean is_ordinal = FALSE;
  guint rank = 0;

  guint n_noun = dr_phrase_match_any (reading, index, dr_rank_words[DR_RANK_WORDS_RANK_NOUNS]);
  if (n_noun > n_lead)
    n_lead = n_noun;
  else if (n_lead == 0 || n_lead == dr_phrase_match_any (reading, index, dr_rank_words[DR_RANK_WORDS_BARE_LEADS]))
    {
      n_lead = MAX (n_lead, dr_phrase_match_any (reading, index, dr_rank_words[DR_RANK_WORDS_BARE_LEADS]));
      is_bare = TRUE;
    }
  /* «thứ 2/9 huyện» without anything else: only the slash tells it from «lần thứ», «con thứ». */
  gboolean is_bare_ordinal = FALSE;
  if (n_lead == 0)
    {
      n_lead = dr_phrase_match_any (reading, index, dr_rank_words[DR_RANK_WORDS_ORDINAL_LEADS]);
      is_bare_ordinal = n_lead > 0;
    }
  if (n_lead == 0 || is_start_of_movement (reading, index))
    return 0;

  /* «thứ», «thứ hạng» may stand between. */
  guint i = index + n_lead;
  i += dr_phrase_match_any (reading, i, DR_PHRASES ("thứ", "thứ hạng", "hạng", "hạng thứ", "ở hạng", "loại"));
  is_ordinal = dr_phrase_match_before (reading, i, DR_PHRASES ("thứ", "vị trí", "số", "thứ bậc")) > 0;

  guint end = dr_assessment_read_rank (self, i, is_ordinal, &rank);
  if (end == 0)
    return 0;

  guint size = 0;
  guint behind = dr_assessment_read_cohort (self, end, &size);
  gboolean has_slash = dr_phrase_is_sign_of (reading, end, "/");

  /* «đạt trong sạch, vững mạnh, thứ 4 trong 18 phường» */
  gboolean is_among = size > 1 && index > self->first && dr_phrase_is_sign_of (reading, index - 1, ",");
  if (is_bare_ordinal && !has_slash && !is_among && !follows_ranked_name (self, index, end))
    return 0;
  /* «đứng nhì», «về nhất»: the verb and the ordinal say enough. */
  gboolean is_plain = is_bare && i == index + n_lead && is_plain_ordinal (self, index, i, end);
  if (is_bare && !is_plain && !has_rank_context (self, index, size > 0))
    return 0;
  /* «về» goes anywhere: only «về nhì», «về ba» ends there. */
  if (is_bare && !is_plain && dr_phrase_match (reading, index, "về") > 0)
    return 0;
  /* «xếp ba lô», «đứng một mình»: a bare verb wants an ordinal. */
  if (is_bare && !is_bare_ordinal && i == index + n_lead && dr_phrase_match (reading, index, "hạng") == 0
      && !is_plain && !dr_phrase_match_any (reading, i, DR_PHRASES ("nhất", "nhì"))
      && !dr_assessment_has_flag (reading, i, DR_TOKEN_CAPITAL) && !has_slash
      && !stands_between_signs (self, index, end))
    return 0;

  DrRankMark *mark = add_mark (self, index, MAX (behind, end), DR_RANKING_STATUS_RANKED);
  if (mark == NULL)
    return 0;
  mark->rank = rank;
  mark->cohort = size;

  return mark->last;
}

/* «dẫn đầu Cụm thi đua số 4 (6 đơn vị)»; not «người đứng đầu cấp ủy», «dẫn đầu đoàn kiểm tra». */
static guint
read_first_place (DrAssessment *self,
                  guint         index)
{
  const DrPhrases *followers = DR_PHRASES ("cụm", "khối", "toàn", "trong", "các", "tỉnh", "huyện", "cả", "so",
                                           "thi đua", "phong trào thi đua", "về", "bảng", "nhóm", "trên", "năm", "quý");
  DrReading *reading = self->reading;
  guint n_lead = MAX (dr_phrase_match_signal (reading, index, DR_SIGNAL_RANK_FIRST),
                      dr_phrase_match_any (reading, index, dr_rank_words[DR_RANK_WORDS_FIRST_NOUNS]));
  gboolean is_last = FALSE;

  if (n_lead == 0)
    {
      n_lead = dr_phrase_match_any (reading, index, dr_rank_words[DR_RANK_WORDS_LAST_PLACES]);
      is_last = n_lead > 0;
    }
  if (n_lead == 0)
    return 0;
  if (dr_phrase_match_before (reading, index, DR_PHRASES ("người", "cán bộ", "đồng chí", "của", "trách nhiệm",
                                                          "chức danh")) > 0)
    return 0;

  /* «thuộc nhóm 10 tỉnh dẫn đầu cả nước»: one of several. */
  for (guint i = index; i > self->first && index - i < MAX_GROUP_DISTANCE; i--)
    if (dr_phrase_match_any (reading, i - 1, DR_PHRASES ("nhóm", "tốp", "top", "một trong")) > 0)
      return 0;

  guint end = index + n_lead;
  gboolean at_end = end >= self->last || reading->tokens[end].kind == DR_TOKEN_SIGN;
  gboolean has_cluster = dr_phrase_match_before (reading, end, DR_PHRASES ("cụm", "khối")) > 0;
  /* «đứng đầu 9 huyện»: of so many. */
  guint n_first = 0;
  gboolean has_size = dr_reading_is_digits (reading, end) && dr_assessment_read_cohort (self, end, &n_first) == end && n_first > 1;
  if (!at_end && !has_cluster && !has_size && dr_phrase_match_any (reading, end, followers) == 0)
    return 0;
  if (dr_phrase_is_sign_of (reading, end, "\""))
    return 0;

  guint size = 0;
  guint behind = dr_assessment_read_cohort (self, end, &size);
  if (has_size)
    while (behind < self->last && reading->tokens[behind].kind != DR_TOKEN_SIGN && behind < end + 2)
      behind++;
  if (is_last && size == 0)
    {
      dr_assessment_find_common_cohort (self, index);
      size = self->cohort;
    }
  if (is_last && size == 0)
    return 0;

  DrRankMark *mark = add_mark (self, index, MAX (behind, end), DR_RANKING_STATUS_RANKED);
  if (mark == NULL)
    return 0;
  mark->rank = is_last ? size : 1;
  mark->cohort = size;

  return mark->last;
}

/* The body above the issuer that ends straight before token @index, or its place alone: «Hội Chữ thập đỏ tỉnh», «tỉnh». */
static gboolean
find_judge_before (DrReading *reading,
                   guint      start,
                   guint      index,
                   guint     *first,
                   guint     *last)
{
  const DrPhrases *others = DR_PHRASES ("toàn", "cấp", "trong", "của", "trên", "địa bàn");
  const DrPhrases *adverbs = DR_PHRASES ("hiện", "vẫn", "còn", "cũng", "đều", "hiện nay");
  static const struct { const char *place; DrUnitLevel level; } places[] = {
    { "trung ương", DR_UNIT_LEVEL_CENTRAL }, { "tỉnh", DR_UNIT_LEVEL_PROVINCE }, { "thành phố", DR_UNIT_LEVEL_PROVINCE },
    { "huyện", DR_UNIT_LEVEL_DISTRICT }, { "quận", DR_UNIT_LEVEL_DISTRICT }, { "thị xã", DR_UNIT_LEVEL_DISTRICT },
  };
  DR_DEFINE_PHRASES_OF (place_words, places, place);

  for (guint i = start; i < index; i++)
    {
      DrBodyPhrase body;
      DrUnitLevel level = DR_UNIT_LEVEL_UNKNOWN;
      guint n_tokens = 0;

      if (dr_body_phrase_match (reading, i, &body) && !body.is_field)
        {
          level = body.level;
          n_tokens = body.n_tokens;
        }
      for (guint p = 0; p < G_N_ELEMENTS (places) && n_tokens == 0; p++)
        {
          level = places[p].level;
          n_tokens = dr_phrase_match_one (reading, i, place_words, p);
        }
      if (n_tokens == 0)
        continue;
      if (i + n_tokens + dr_phrase_match_any (reading, i + n_tokens, adverbs) == index
          && level != DR_UNIT_LEVEL_UNKNOWN && level < reading->level
          && dr_phrase_match_before (reading, i, others) == 0)
        {
          *first = i;
          *last = i + n_tokens;
          return TRUE;
        }
      i += n_tokens - 1;
    }

  return FALSE;
}

/* Whether those whom a body above ranks or not are named at token @index, the issuer among them: «các huyện», «các đơn vị». */
static gboolean
names_competitors (const DrReading *reading,
                   guint            index)
{
  const DrPhrases *quantifiers = DR_PHRASES ("các", "từng", "cho các", "đối với các", "giữa các");
  const DrPhrases *any = DR_PHRASES ("đơn vị", "địa phương", "cơ quan");
  const DrPhrases *provinces = DR_PHRASES ("tỉnh", "thành phố");
  const DrPhrases *districts = DR_PHRASES ("huyện", "quận", "thị xã", "thành phố");
  const DrPhrases *communes = DR_PHRASES ("xã", "phường", "thị trấn", "đặc khu");
  const DrPhrases *own = reading->level == DR_UNIT_LEVEL_PROVINCE ? provinces
                            : reading->level == DR_UNIT_LEVEL_DISTRICT ? districts
                            : reading->level == DR_UNIT_LEVEL_COMMUNE ? communes : any;
  guint n_quantifier = dr_phrase_match_any (reading, index, quantifiers);

  return n_quantifier > 0
         && (dr_phrase_match_any (reading, index + n_quantifier, any) > 0
             || dr_phrase_match_any (reading, index + n_quantifier, own) > 0);
}

/* «chưa đưa vào diện xếp hạng», «không nằm trong danh sách được xếp hạng»: what stands between «không» and the verb varies. */
static guint
match_negated_ranking (const DrReading *reading,
                       guint            index)
{
  const DrPhrases *between = DR_PHRASES ("được", "thuộc", "nằm", "trong", "vào", "đưa", "tham gia", "tổ chức", "có", "kết quả",
                                         "diện", "nhóm", "danh sách", "đối tượng", "đơn vị", "các", "tiến hành", "thực hiện",
                                         "đánh giá", "tính", "số", "dự", "hề", "phải", "bảng", "chấm điểm", "công bố", "đủ",
                                         "điều kiện", "để", "chia", "bình xét", "xét", "và");
  const DrPhrases *verbs = DR_PHRASES ("xếp hạng", "xếp thứ hạng", "phân hạng", "xếp loại", "xếp thứ bậc", "thứ hạng", "định hạng");
  guint n_negation = dr_phrase_match_any (reading, index, dr_rank_words[DR_RANK_WORDS_NEGATIONS]);
  guint i = index + n_negation;

  if (n_negation == 0)
    return 0;
  for (guint n = 0; n < MAX_NEGATED_WORDS; n++)
    {
      guint n_verb = dr_phrase_match_any (reading, i, verbs);
      guint n_word = dr_phrase_match_any (reading, i, between);

      if (n_verb > 0)
        return i + n_verb - index;
      if (n_word == 0 && dr_phrase_is_sign_of (reading, i, ","))
        n_word = 1;
      if (n_word == 0)
        return 0;
      i += n_word;
    }

  return 0;
}

/* «chưa tổ chức xếp hạng đối với Ban»: the issuer or the section's body is meant. */
static gboolean
names_one_competitor (const DrReading *reading,
                      guint            index)
{
  DrBodyPhrase body;

  if (dr_body_phrase_match (reading, index, &body) && !body.is_field)
    return dr_body_phrase_is_own (reading, &body);

  return dr_phrase_match_any (reading, index, DR_PHRASES ("ban", "hội", "đơn vị", "văn phòng", "trung tâm", "đoàn",
                                                          "mặt trận", "cơ quan", "huyện", "xã")) > 0
         && (index + 1 >= reading->n_tokens || reading->tokens[index + 1].kind != DR_TOKEN_DIGITS);
}

/* «chưa xếp hạng», «không thuộc đơn vị được xếp hạng», «Hội Chữ thập đỏ tỉnh chưa tổ chức xếp hạng các huyện». */
static guint
read_unranked (DrAssessment *self,
               guint       index)
{
  DrReading *reading = self->reading;
  guint n_tokens = MAX (dr_phrase_match_signal (reading, index, DR_SIGNAL_UNRANKED), match_negated_ranking (reading, index));

  if (n_tokens == 0)
    return 0;

  guint start = dr_assessment_find_clause_start (self, index, ";");
  guint end = index + n_tokens;
  guint n_scope = dr_phrase_match_any (reading, end, DR_PHRASES ("cấp tỉnh", "cấp huyện", "cấp trung ương",
                                                                 "toàn tỉnh"));
  end += n_scope;
  guint n_link = dr_phrase_match_any (reading, end, DR_PHRASES ("đối với", "cho", "với"));
  if (n_link > 0 && names_one_competitor (reading, end + n_link))
    n_scope = 1;
  if (dr_assessment_counts_others (reading, &self->others[0], start, index)
      || (n_scope == 0 && dr_assessment_is_followed_by_count (self, end))
      || dr_assessment_is_planned (self, start, index))
    return 0;

  guint judge_first = 0;
  guint judge_last = 0;
  guint earliest = MAX (start, index > MAX_JUDGE_TOKENS ? index - MAX_JUDGE_TOKENS : 0);
  gboolean has_judge = find_judge_before (reading, earliest, index, &judge_first, &judge_last);
  if (end < self->last && dr_reading_is_word (reading, end) && n_scope == 0
      && dr_assessment_match_rank_follower (reading, end) == 0)
    {
      /* «không đánh giá đảng viên», «chưa đánh giá đúng»: another thing is not judged. */
      gboolean names_ranks = FALSE;
      DrClauseSurvey behind = { 0, };

      for (guint i = index; i < end; i++)
        names_ranks |= dr_phrase_match_any (reading, i, DR_PHRASES ("xếp", "hạng")) > 0;
      if (!names_ranks)
        return 0;
      if (!(has_judge && names_competitors (reading, end))
          && dr_assessment_counts_others (reading, &behind, end, MIN (end + 4, self->last)))
        return 0;
    }

  DrRankMark *mark = add_mark (self, index, end, DR_RANKING_STATUS_UNRANKED);
  if (mark == NULL)
    return 0;
  if (has_judge)
    {
      mark->judge_first = judge_first;
      mark->judge_last = judge_last;
    }

  return end;
}

static guint
skip_fillers (const DrAssessment *self,
              guint               index)
{
  const DrPhrases *fillers = DR_PHRASES ("là", "đạt", "mức", "ở mức", "đạt mức", "danh hiệu", "đạt danh hiệu",
                                         "tập thể", "đơn vị", "chất lượng", "thi đua", "năm", "đạt loại", "loại",
                                         "hạng", "doanh nghiệp", "công ty", "bệnh viện");
  const DrReading *reading = self->reading;
  guint n_skipped = 0;

  while (index < self->last && n_skipped++ < MAX_FILLERS)
    {
      guint n_tokens = dr_phrase_match_any (reading, index, fillers);
      DrDatePhrase date;

      if (dr_phrase_match_signal (reading, index, DR_SIGNAL_GRADE) > 0)
        break;
      if (dr_date_phrase_match (reading, index, &date) && date.n_tokens > 0)
        index += date.n_tokens;
      else if (n_tokens > 0)
        index += n_tokens;
      else if (dr_phrase_is_sign_of (reading, index, ":\"'") || reading->tokens[index].kind == DR_TOKEN_NEWLINE)
        index++;
      else
        break;
    }

  return index;
}

/* Tokens between a counted noun and its grade: «24 HTX nông nghiệp xếp loại tốt». */
#define MOST_NOUN_TOKENS 4

/* Whether what is graded was counted straight in front, whatever it is. */
static gboolean
counts_straight (const DrReading *reading,
                 guint            start,
                 guint            index)
{
  for (guint i = index; i > start + 1 && index - i < MOST_NOUN_TOKENS && reading->tokens[i - 1].kind == DR_TOKEN_WORD; i--)
    {
      DrLexiconMatch match;

      if (dr_reading_is_digits (reading, i - 2)
          && dr_lexicon_match (reading->lexicon, reading->tokens, index, i - 1, DR_LEXICON_MEASURE, &match))
        return !(reading->tokens[i - 1].flags & DR_TOKEN_CAPITAL) || (reading->tokens[i - 1].flags & DR_TOKEN_ALL_CAPITALS);
    }

  /* «63% xếp loại A», «85% chi bộ xếp loại tốt» */
  for (guint i = index; i > start && index - i < MOST_NOUN_TOKENS; i--)
    if (dr_phrase_is_sign_of (reading, i - 1, "%"))
      return TRUE;
    else if (reading->tokens[i - 1].kind != DR_TOKEN_WORD)
      break;

  return FALSE;
}

/* Reads a grade at token @index, with «xếp loại» or without. */
static guint
read_graded (DrAssessment *self,
             guint       index)
{
  DrReading *reading = self->reading;
  guint n_lead = dr_phrase_match_signal (reading, index, DR_SIGNAL_GRADE_LEAD);
  guint grade = n_lead > 0 ? skip_fillers (self, index + n_lead) : index;
  guint n_grade = grade < self->last ? dr_phrase_match_signal (reading, grade, DR_SIGNAL_GRADE) : 0;
  gboolean sorts = FALSE;     /* «xếp loại», «loại»: short grades are grades behind it */

  for (guint i = index; i < grade; i++)
    sorts |= dr_phrase_match_any (reading, i, DR_PHRASES ("loại", "phân loại", "xếp loại")) > 0;

  if (n_grade == 0 && n_lead > 0 && grade < self->last)
    {
      n_grade = dr_phrase_match_signal (reading, grade, DR_SIGNAL_GRADE_SHORT);
      gboolean is_letter = n_grade == 1 && reading->tokens[grade].end - reading->tokens[grade].start == 1;

      if (is_letter && !dr_assessment_has_flag (reading, grade, DR_TOKEN_ALL_CAPITALS))
        n_grade = 0;
      /* «đánh giá tốt», «đánh giá cao» praise; only a capital makes it a grade. */
      if (!sorts && !dr_assessment_has_flag (reading, grade, DR_TOKEN_CAPITAL))
        n_grade = 0;
      if (is_letter && !sorts)
        n_grade = 0;
    }
  if (n_grade == 0)
    return 0;

  guint start = dr_assessment_find_clause_start (self, index, ";");
  guint end = grade + n_grade;
  gboolean is_label = index == start || dr_phrase_is_sign_of (reading, index - 1, ":-") || dr_phrase_is_sign_of (reading, index - 1, ",");
  gboolean is_titled = dr_phrase_match_before (reading, index, DR_PHRASES ("đạt", "danh hiệu", "đạt danh hiệu", "là",
                                                                           "công nhận")) > 0;
  gboolean has_verdict = n_lead > 0 || dr_assessment_has_verdict_before (self, start, index);
  gboolean is_sturdy = dr_phrase_match_any (reading, grade, DR_PHRASES ("trong sạch", "TSVM", "lá cờ đầu", "đơn vị",
                                                                        "tập thể")) > 0;

  /* Without a verdict, a capital or a label «Văn phòng: hoàn thành tốt nhiệm vụ», it is only work well done. */
  gboolean is_labelled = is_label && index > 0 && dr_phrase_is_sign_of (reading, index - 1, ":");
  gboolean is_tentative = !has_verdict && !is_labelled && !(is_titled && is_sturdy);
  /* «hoàn thành tốt nhiệm vụ được giao» tells of work, whoever judged it. */
  if (n_lead == 0
      && dr_phrase_match_any (reading, end, DR_PHRASES ("được giao", "chính trị", "đề ra", "của", "công tác", "theo",
                                                        "chuyên môn")) > 0
      && !has_verdict)
    return 0;
  if (dr_assessment_is_followed_by_count (self, end) || dr_assessment_is_planned (self, start, index))
    return 0;

  /* Who is graded stands before the verb; who judges stands between «được» and it. */
  if (dr_assessment_counts_others (reading, &self->others[0], start, index) || counts_straight (reading, start, index))
    return 0;

  DrRankMark *mark = add_mark (self, sorts ? index : grade, end, DR_RANKING_STATUS_GRADED);
  if (mark == NULL)
    return 0;
  if (sorts)
    {
      /* «đánh giá, xếp loại Tốt»: from «xếp loại» on. */
      for (guint i = index; i < grade; i++)
        if (dr_phrase_match_any (reading, i, DR_PHRASES ("xếp loại", "phân loại", "loại")) > 0)
          {
            mark->first = i;
            break;
          }
    }
  mark->is_tentative = is_tentative;
  mark->grade_first = grade;
  mark->grade_last = end;

  return end;
}

/* «tăng 02 bậc so với năm 2018», «tụt 1 hạng»: the rank's movement. */
static guint
read_movement (DrAssessment *self,
               guint         index,
               guint8       *taken)
{
  DrReading *reading = self->reading;
  guint n_verb = dr_phrase_match_any (reading, index, dr_rank_words[DR_RANK_WORDS_MOVEMENT_VERBS]);
  guint i = index + n_verb;

  if (n_verb == 0 || !dr_reading_is_digits (reading, i) || i >= self->last)
    return 0;
  guint n_noun = dr_phrase_match_any (reading, i + 1, DR_PHRASES ("bậc", "hạng", "thứ hạng", "vị trí"));
  if (n_noun == 0)
    return 0;

  guint end = i + 1 + n_noun;
  guint against = end + dr_phrase_match_any (reading, end, DR_PHRASES ("so với", "so"));
  if (against > end)
    {
      DrDatePhrase date;

      against += dr_phrase_match (reading, against, "cùng kỳ");
      if (dr_date_phrase_match (reading, against, &date) && date.n_tokens > 0)
        end = against + date.n_tokens;
      else
        end = against;
    }
  end = MIN (end, self->last);
  dr_reading_account_tokens (reading, i, i + 1, DR_NUMBER_ROLE_RANK, DR_ITEM_NONE, DR_NONE);
  for (guint j = index; j < end; j++)
    taken[j] = DR_TAKEN_ASSESSMENT;

  return end;
}

/* Honours have ranks of their own: «Huân chương Lao động hạng Nhì». */
static guint
skip_honour (const DrAssessment *self,
             guint               index)
{
  guint n_tokens = dr_phrase_match_signal (self->reading, index, DR_SIGNAL_HONOUR);

  if (n_tokens == 0)
    return 0;

  guint end = index + n_tokens;
  for (guint i = end; i < self->last && i < end + 8 && !dr_phrase_is_sign_of (self->reading, i, ",;."); i++)
    if (dr_phrase_match (self->reading, i, "hạng") > 0)
      {
        guint rank;
        guint behind = dr_assessment_read_rank (self, i + 1, FALSE, &rank);

        return behind > 0 ? behind : i + 1;
      }

  return end;
}

/* What two words alone tell of that: the second of them is none that stands behind the first in any mark. */
static inline gboolean
may_begin_mark (const DrReading *reading,
                guint            index)
{
  const DrToken *token = &reading->tokens[index];
  const DrToken *next = token + 1;

  if (token->kind != DR_TOKEN_WORD || (index + 1 < reading->n_tokens && next->kind == DR_TOKEN_NEWLINE))
    return TRUE;

  /* Digits tell how far somebody moved. */
  return index + 1 >= reading->n_tokens || next->kind == DR_TOKEN_DIGITS
         || (reading->lexicon->rank_steps[token->word] & DR_LEXICON_STEP_BIT (next->word)) != 0;
}

/* Whether one of the readers above may find something at a token that may begin a mark: most of what its word begins is something else. */
static gboolean
go_on_to_mark (const DrReading *reading,
               guint            index)
{
  DrTokenTraits traits = reading->tokens[index].traits;
  DrLexiconMatch match;

  if (dr_lexicon_may_signal (reading->lexicon, reading->tokens, reading->n_tokens, index, DR_RANK_SIGNALS)
      && ((reading->tokens[index].flags & DR_TOKEN_ALONE)
          || dr_lexicon_walk (reading->lexicon, reading->tokens, reading->n_tokens, index, DR_TRAIT_SIGNAL,
                              DR_RANK_SIGNALS, &match)))
    return TRUE;
  if (!(traits & DR_TRAIT_MARK_WORD))
    return FALSE;

  guint n_verb = dr_phrase_match_any (reading, index, dr_rank_words[DR_RANK_WORDS_MOVEMENT_VERBS]);

  return (n_verb > 0 && dr_reading_is_digits (reading, index + n_verb))
         || dr_phrase_match_any (reading, index, dr_rank_words[DR_RANK_WORDS_BARE_LEADS]) > 0
         || dr_phrase_match_any (reading, index, dr_rank_words[DR_RANK_WORDS_ORDINAL_LEADS]) > 0
         || dr_phrase_match_any (reading, index, dr_rank_words[DR_RANK_WORDS_LAST_PLACES]) > 0
         || dr_phrase_match_any (reading, index, dr_rank_words[DR_RANK_WORDS_RANK_NOUNS]) > 0
         || dr_phrase_match_any (reading, index, dr_rank_words[DR_RANK_WORDS_FIRST_NOUNS]) > 0
         || match_negated_ranking (reading, index) > 0;
}

static inline gboolean
begins_mark (const DrReading *reading,
             guint            index)
{
  return (reading->tokens[index].traits & DR_TRAIT_BEGINS_MARK) && may_begin_mark (reading, index) && go_on_to_mark (reading, index);
}

guint
dr_assessment_find_first_mark (const DrReading *reading,
                               guint            first,
                               guint            last)
{
  for (guint i = first; i < last; i++)
    {
      i = dr_reading_find (reading, i, last, DR_TOKEN_SET_MARKS);
      if (i < last && begins_mark (reading, i))
        return i;
    }

  return last;
}

void
dr_assessment_find_marks (DrAssessment *self,
                          guint         first,
                          guint8       *taken)
{
  DrReading *reading = self->reading;

  for (guint i = first; i < self->last;)
    {
      i = dr_reading_find (reading, i, self->last, DR_TOKEN_SET_MARKS);
      if (i == self->last)
        break;
      if (taken[i] || !begins_mark (reading, i))
        {
          i++;
          continue;
        }

      guint n_none = dr_phrase_match_signal (reading, i, DR_SIGNAL_NO_RANK);
      guint end = n_none > 0 ? i + n_none : skip_honour (self, i);
      if (end > i)
        {
          i = end;
          continue;
        }

      guint n_before = self->n_marks;
      end = read_unranked (self, i);
      if (end == 0)
        end = read_graded (self, i);
      if (end == 0)
        end = read_first_place (self, i);
      if (end == 0)
        end = read_ranked (self, i);
      if (end == 0)
        end = read_movement (self, i, taken);
      if (end == 0)
        {
          i++;
          continue;
        }

      /* A rank that is wished for, or others', is no ranking; its number is a rank's all the same. */
      if (self->n_marks > n_before && self->marks[n_before].status == DR_RANKING_STATUS_RANKED)
        {
          guint n_after = self->n_marks;

          /* The clause begins behind the mark before this one. */
          self->n_marks = n_before;
          guint start = dr_assessment_find_clause_start (self, i, ";:");
          /* «31/60 em đoạt giải, xếp thứ 7/13 huyện»: so many have no rank together, but the body they are of. */
          gboolean is_own = self->marks[n_before].cohort > 1 && i > start && dr_phrase_is_sign_of (reading, i - 1, ",");
          if (dr_assessment_is_planned (self, start, i)
              || (!is_own && dr_assessment_counts_others (reading, &self->others[1], start, i)))
            {
              dr_reading_account_tokens (reading, i, end, DR_NUMBER_ROLE_RANK, DR_ITEM_NONE, DR_NONE);
              for (guint j = i; j < end; j++)
                taken[j] = DR_TAKEN_ASSESSMENT;
            }
          else
            self->n_marks = n_after;
        }
      i = MAX (end, i + 1);
    }
}
