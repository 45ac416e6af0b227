/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-assessment-private.h"

#include <string.h>

#include "base/dr-fold-private.h"
#include "figures/dr-numeral-private.h"
#include "reading/dr-body-phrase-private.h"
#include "reading/dr-date-phrase-private.h"
#include "reading/dr-phrase-private.h"
#include "reading/dr-sentence-private.h"

/*
 * First every word of rank or grade in the sentence is found and weighed: most such
 * words rank nobody («hạng mục», «31 chi bộ hoàn thành tốt nhiệm vụ», «phấn đấu xếp
 * hạng Nhất»). What remains are marks; a grade and a rank side by side are one
 * ranking. Then each asks the words before it who was ranked, in what, by whom.
 */

#define MAX_MARKS 64
#define MAX_FILLERS 6
#define MAX_COHORT_DISTANCE 14
#define MAX_COHORT 5000
#define MAX_ASSESSOR_TOKENS 16
#define MAX_FIELD_TOKENS 24
#define MAX_NAME_TOKENS 12
#define MAX_CONTEXT_TOKENS 256  /* how far back a cohort or a period is looked for */

typedef struct
{
  guint           first;          /* token */
  guint           last;           /* token behind it */
  DrRankingStatus status;
  guint           rank;
  guint           cohort;
  guint           grade_first;    /* tokens of the grade; equal: none */
  guint           grade_last;
  guint           judge_first;    /* tokens of the assessor, where it is the subject; equal: it is not */
  guint           judge_last;
  gboolean        is_last_place;  /* «đứng cuối»: the rank is the cohort's size */
} Mark;

/* How far a sentence was searched for where its clauses begin, and the last that does. */
typedef struct
{
  guint index;
  guint start;
} Clause;

/* What one question found in the tokens from @first up to @next: asked again for more, it goes on from there. */
typedef struct
{
  guint    first;
  guint    next;
  gboolean found;
} Survey;

/* What is said of a clause is asked at each word of rank in it; so that a clause may be long, every answer is kept. */
typedef struct
{
  DrReading *reading;
  guint      first;
  guint      last;
  Clause     clauses[2];          /* behind «;», and behind «;» or «:» */
  guint      cohort;              /* stated once for the sentence; 0: not */
  guint      cohort_first;        /* its tokens, where they are in the sentence */
  guint      cohort_last;
  Mark       marks[MAX_MARKS];
  guint      n_marks;
  guint      n_planned;           /* tokens before this one have been searched for words of plans */
  guint      plan;                /* token behind the last of them */
  guint      n_judged;            /* the same of verbs of judging */
  guint      verdict;
  Survey     others[2];           /* whether others are counted in the clause, and behind its colon */
} Assessment;

static gboolean
has_flag (const DrReading *reading,
          guint            index,
          DrTokenFlags     flag)
{
  return index < reading->n_tokens && (reading->tokens[index].flags & flag) != 0;
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

/*
 * The clause that token @index stands in begins here: behind one of @signs, a stop, or the mark before.
 * The sentence is gone through from its beginning: what the last question found out is not looked for again.
 */
static guint
find_clause_start (Assessment *self,
                   guint       index,
                   const char *signs)
{
  const DrReading *reading = self->reading;
  Clause *clause = &self->clauses[strchr (signs, ':') != NULL];

  if (clause->index < self->first || clause->index > index)
    *clause = (Clause) { self->first, self->first };

  for (guint i = clause->index + 1; i <= index; i++)
    if (dr_phrase_is_sign_of (reading, i - 1, signs)
        || (dr_phrase_is_sign_of (reading, i - 1, ".") && i < self->last
            && has_flag (reading, i, DR_TOKEN_SPACE_BEFORE) && has_flag (reading, i, DR_TOKEN_CAPITAL)))
      clause->start = i;
  clause->index = index;

  return self->n_marks > 0 ? MAX (clause->start, self->marks[self->n_marks - 1].last) : clause->start;
}

/* --- ranks --- */

static const char * const rank_followers[] = {
  "trong", "trên", "toàn", "cụm", "khối", "về", "và", "so", "của", "tỉnh", "cấp", "năm", "tại", "ở", "cả", "trên tổng",
  "thi đua", "với", "được", "là", "đồng", "quý", "tháng", "nhóm", "huyện", "lần", NULL
};

/* Whether a word of rank may end here; «xếp hạng tư nhân» is none. */
static gboolean
may_end_rank (const DrReading *reading,
              guint            index)
{
  if (index >= reading->n_tokens || reading->tokens[index].kind != DR_TOKEN_WORD)
    return TRUE;

  return dr_phrase_match_any (reading, index, rank_followers) > 0
         || dr_phrase_match_signal (reading, index, DR_SIGNAL_ASSESS) > 0
         || dr_phrase_match_signal (reading, index, DR_SIGNAL_GRADE_LEAD) > 0;
}

/* Reads the rank itself at token @index; gives the token behind it, 0 if none stands there. */
static guint
read_rank (const Assessment *self,
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
      if (!has_flag (reading, index, DR_TOKEN_CAPITAL) && !may_end_rank (reading, next))
        return 0;
      return next;
    }

  /* «hạng 3 sao», «xếp hạng 12 đơn vị»: counted, not ranked. */
  if (dr_phrase_match_any (reading, next, (const char *[]) { "sao", "bậc", NULL }) > 0 || dr_phrase_is_sign_of (reading, next, "%"))
    return 0;
  if (!is_ordinal && dr_reading_is_word (reading, next))
    {
      DrLexiconMatch match;

      if (dr_phrase_match_any (reading, next, rank_followers) == 0
          && dr_lexicon_match (reading->lexicon, reading->tokens, reading->n_tokens, next, DR_LEXICON_MEASURE, &match))
        return 0;
    }
  if (*rank > MAX_COHORT)
    return 0;

  return next;
}

static const char * const cohort_nouns[] = {
  "đơn vị", "huyện", "quận", "thị xã", "thành phố", "tỉnh", "xã", "phường", "thị trấn", "địa phương", "ban", "cơ quan",
  "hội", "cơ sở", "đoàn", "tổ chức", "đặc khu", "trung tâm", "đảng bộ", "ủy ban", "ngành", "sở", "phòng", "trường",
  "công an", "huyện ủy", "liên đoàn", "mặt trận", "tập thể", "tỉnh thành", NULL
};

/* A number at token @index that counts competitors; gives the token behind the noun. */
static guint
read_cohort_size (const Assessment *self,
                  guint             index,
                  guint            *size)
{
  const DrReading *reading = self->reading;
  guint next = index < self->last ? dr_phrase_match_whole (reading, index, MAX_COHORT, size) : 0;

  if (next == 0 || *size == 0)
    return 0;

  guint n_noun = dr_phrase_match_any (reading, next, cohort_nouns);

  return n_noun > 0 ? next + n_noun : 0;
}

/* The number of competitors that the words from @first up to @last name; 0 for none. */
static guint
find_named_cohort (Assessment       *self,
                   guint             first,
                   guint             last,
                   gboolean          needs_region)
{
  static const char * const openers[] = { "trong", "có", "gồm", "trong số", "trong tổng số", "trên tổng số", NULL };
  static const char * const regions[] = { "toàn tỉnh", "toàn huyện", "toàn thành phố", "cụm", "khối", NULL };
  const DrReading *reading = self->reading;
  gboolean has_region = FALSE;

  for (guint i = first; i < last; i++)
    {
      has_region |= dr_phrase_match_any (reading, i, regions) > 0;

      guint n_opener = dr_phrase_match_any (reading, i, openers);
      guint size;

      if (n_opener == 0 && !dr_phrase_is_sign_of (reading, i, "("))
        continue;
      guint number = i + MAX (n_opener, 1);
      guint behind = number < last ? read_cohort_size (self, number, &size) : 0;
      if (behind == 0 || size < 2)
        continue;
      /* «có 03 đơn vị khó khăn» is no cohort: what is ranked must come from it. */
      if (has_region || (!needs_region && dr_phrase_match (reading, i, "trong") > 0))
        {
          self->cohort_first = number;
          self->cohort_last = behind;
          return size;
        }
    }

  return 0;
}

/* A cohort named before the ranks holds for all: «toàn tỉnh có 9 huyện», «trong 8 đơn vị của cụm». */
static void
find_common_cohort (Assessment *self,
                    guint       index)
{
  guint earliest = index > MAX_CONTEXT_TOKENS ? index - MAX_CONTEXT_TOKENS : 0;

  self->cohort = find_named_cohort (self, MAX (self->first, earliest), index, FALSE);
  if (self->cohort == 0 && self->first > earliest)
    {
      Assessment before = *self;

      before.last = self->first;
      self->cohort = find_named_cohort (&before, earliest, self->first, TRUE);
    }
}

/* Whether the number at token @index is the name of a group: «Cụm thi đua số 3», «cụm 2». */
static gboolean
is_group_number (const DrReading *reading,
                 guint            index)
{
  return dr_phrase_match_before (reading, index, (const char *[]) { "số", "cụm", "khối", NULL }) > 0
         && dr_phrase_match_before (reading, index, (const char *[]) { "tổng số", "trong số", NULL }) == 0;
}

/*
 * Reads the cohort behind a rank that ends at token @index: «/13», «/9 huyện», «trong 8
 * đơn vị», «Cụm thi đua số 4 (6 đơn vị)». Gives the token behind it, @index if none.
 */
static guint
read_cohort (Assessment *self,
             guint       index,
             guint      *size)
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

      return end + dr_phrase_match_any (reading, end, cohort_nouns);
    }

  static const char * const fillers[] = {
    "trong", "trên", "tổng", "tổng số", "số", "toàn", "của", "cụm", "khối", "thi đua", "các", "tỉnh", "huyện", "quận",
    "thành phố", "thị xã", "xã", "phường", "gồm", "có", "với", "cả", "nhóm", "bao gồm", "cụm thi đua", "ở", "ven biển", "miền núi",
    "đồng bằng", "vùng", "đoàn thể", "đảng", "cơ quan", "thị", NULL
  };
  static const char * const places[] = { "thị", "thị xã", "thành phố", "quận", "phường", "thị trấn", "đoàn thể", NULL };
  for (guint i = index; i < self->last && i < index + MAX_COHORT_DISTANCE;)
    {
      guint next = is_group_number (reading, i) ? 0 : read_cohort_size (self, i, size);
      if (next > 0)
        {
          if (i == index)
            return index;
          if (dr_phrase_is_sign_of (reading, next, ")"))
            next++;
          return next;
        }

      guint n_filler = dr_phrase_match_any (reading, i, fillers);
      if (n_filler > 0)
        i += n_filler;
      else if (dr_phrase_is_sign_of (reading, i, ",") && dr_phrase_match_any (reading, i + 1, places) > 0)
        i++;
      else if (dr_phrase_is_sign_of (reading, i, "(") || (dr_reading_is_digits (reading, i) && is_group_number (reading, i))
               || (dr_reading_is_word (reading, i) && has_flag (reading, i, DR_TOKEN_CAPITAL))
               || reading->tokens[i].kind == DR_TOKEN_NEWLINE)
        i++;
      else
        break;
    }

  *size = 0;

  return end;
}

/* --- traps --- */

/* Whether the words from @first up to @last count people or organisations, which are then the ones graded. */
static gboolean
counts_others (const DrReading *reading,
               Survey          *survey,
               guint            first,
               guint            last)
{
  static const char * const quantifiers[] = { "các", "mỗi", "từng", "những", "số", "nhiều", "hầu hết", "xếp loại", "đánh giá",
                                              "phân loại", "chất lượng", "lượng", NULL };
  static const char * const own_nouns[] = { "xã", "phường", "thị trấn", "huyện", "tỉnh", "đơn vị", "cơ quan", "tổ chức",
                                            "cơ sở", "trường", NULL };
  static const char * const groups[] = { "tập thể", "mô hình", "câu lạc bộ", NULL };

  if (survey->first != first || survey->next < first)
    *survey = (Survey) { .first = first, .next = first };

  while (survey->next < last && !survey->found)
    {
      guint i = survey->next;
      DrDatePhrase date;
      DrBodyPhrase body;
      DrLexiconMatch match;

      if (dr_date_phrase_match (reading, i, &date) && date.n_tokens > 0)
        {
          survey->next += date.n_tokens;
          continue;
        }
      if (dr_body_phrase_match (reading, i, &body) && !body.is_field)
        {
          survey->next += body.n_tokens;
          continue;
        }
      if (dr_lexicon_match (reading->lexicon, reading->tokens, reading->n_tokens, i, DR_LEXICON_MEASURE, &match))
        {
          guint32 index;

          dr_lexicon_match_has (&match, DR_LEXICON_MEASURE, &index);
          DrMeasureFlags flags = dr_lexicon_get_measure (reading->lexicon, index)->flags;
          /* «31 chi bộ», «các chi bộ», «xếp loại đảng viên»; a noun within a name or a field counts nobody. */
          gboolean is_cohort = i > first + 1 && dr_phrase_match_before (reading, i - 1, (const char *[]) { "trong", NULL });
          gboolean is_counted = (i > first && !is_cohort
                                 && (dr_reading_is_digits (reading, i - 1) || dr_phrase_is_sign_of (reading, i - 1, "%")))
                                || dr_phrase_match_before (reading, i, quantifiers) > 0;
          /* At the head the issuer's own «xã», «cơ quan» is meant. */
          gboolean is_place = dr_phrase_match_any (reading, i, own_nouns) > 0;
          gboolean is_head = i == first || dr_phrase_is_sign_of (reading, i - 1, ",;:-");
          gboolean is_of_people = (flags & DR_MEASURE_PEOPLE) && !(flags & DR_MEASURE_TURN);
          gboolean is_group = is_of_people || (flags & DR_MEASURE_POPULATION)
                              || dr_phrase_match_any (reading, i, groups) > 0;

          survey->found = is_group && (is_counted || (is_head && !is_place));
          survey->next += match.n_tokens;
          continue;
        }
      survey->next++;
    }

  return survey->found;
}

/* Whether something counted follows straight behind a grade: «hoàn thành tốt nhiệm vụ 385 đồng chí», «: 12 chi bộ». */
static gboolean
is_followed_by_count (const Assessment *self,
                      guint             index)
{
  const DrReading *reading = self->reading;
  DrDatePhrase date;

  if (index < self->last && dr_phrase_is_sign_of (reading, index, ":"))
    index++;
  else if (index < self->last && dr_phrase_match_any (reading, index, (const char *[]) { "có", "là", NULL }) > 0)
    index++;
  else if (dr_phrase_match_any (reading, index, (const char *[]) { "trở lên", "đối với", "cho", NULL }) > 0)
    return TRUE;

  return index < self->last && dr_reading_is_digits (reading, index) && !dr_date_phrase_match (reading, index, &date);
}

static gboolean
is_planned (Assessment *self,
            guint       start,
            guint       index)
{
  static const char * const purposes[] = { "phải", "quyết tâm", "nhằm", "để đạt", "đăng ký", NULL };

  for (; self->n_planned < index; self->n_planned++)
    {
      guint i = self->n_planned;

      if ((dr_phrase_match_signal (self->reading, i, DR_SIGNAL_PLAN) > 0
           && dr_phrase_match (self->reading, i, "đề nghị") == 0)
          || dr_phrase_match_any (self->reading, i, purposes) > 0)
        self->plan = i + 1;
    }

  return self->plan > start;
}

/* --- marks --- */

static Mark *
add_mark (Assessment      *self,
          guint            first,
          guint            last,
          DrRankingStatus  status)
{
  if (self->n_marks == MAX_MARKS)
    return NULL;

  Mark *mark = &self->marks[self->n_marks++];
  *mark = (Mark) { .first = first, .last = last, .status = status };

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

/* Whether a bare «hạng» or «xếp» stands where a body is ranked. */
static gboolean
has_rank_context (const Assessment *self,
                  guint             index,
                  gboolean          has_cohort)
{
  static const char * const openers[] = {
    "xếp", "đạt", "đứng", "được", "giữ", "giữ vững", "ở", "và", "vị trí", "là", "tỉnh", "đạt kết quả", NULL
  };
  const DrReading *reading = self->reading;

  if (has_cohort)
    return TRUE;
  if (index == self->first || dr_phrase_is_sign_of (reading, index - 1, ":,-(;"))
    return TRUE;

  return dr_phrase_match_before (reading, index, openers) > 0 || follows_name (reading, self->first, index);
}

/* Reads a rank whose leading words begin at @index; gives the token behind all of it, 0 if none. */
static guint
read_ranked (Assessment *self,
             guint       index)
{
  static const char * const bare[] = { "xếp", "đứng", "hạng", NULL };
  DrReading *reading = self->reading;
  guint n_lead = dr_phrase_match_signal (reading, index, DR_SIGNAL_RANK);
  gboolean is_bare = FALSE;
  gboolean is_ordinal = FALSE;
  guint rank = 0;

  if (n_lead == 0 || n_lead == dr_phrase_match_any (reading, index, bare))
    {
      n_lead = MAX (n_lead, dr_phrase_match_any (reading, index, bare));
      is_bare = TRUE;
    }
  /* «thứ 2/9 huyện» without anything else: only the slash tells it from «lần thứ», «con thứ». */
  gboolean is_bare_ordinal = FALSE;
  if (n_lead == 0)
    {
      n_lead = dr_phrase_match (reading, index, "thứ");
      is_bare_ordinal = n_lead > 0;
    }
  if (n_lead == 0)
    return 0;

  /* «thứ», «thứ hạng» may stand between. */
  guint i = index + n_lead;
  i += dr_phrase_match_any (reading, i, (const char *[]) { "thứ", "thứ hạng", "hạng", "hạng thứ", "ở hạng", "loại", NULL });
  is_ordinal = dr_phrase_match_before (reading, i, (const char *[]) { "thứ", "vị trí", NULL }) > 0;

  guint end = read_rank (self, i, is_ordinal, &rank);
  if (end == 0)
    return 0;

  guint size = 0;
  guint behind = read_cohort (self, end, &size);
  gboolean has_slash = dr_phrase_is_sign_of (reading, end, "/");

  if (is_bare_ordinal && !has_slash)
    return 0;
  if (is_bare && !has_rank_context (self, index, size > 0))
    return 0;
  /* «xếp ba lô», «đứng một mình»: a bare verb wants an ordinal. */
  if (is_bare && i == index + n_lead && dr_phrase_match (reading, index, "hạng") == 0
      && !dr_phrase_match_any (reading, i, (const char *[]) { "nhất", "nhì", NULL })
      && !has_flag (reading, i, DR_TOKEN_CAPITAL) && !has_slash)
    return 0;

  Mark *mark = add_mark (self, index, MAX (behind, end), DR_RANKING_STATUS_RANKED);
  if (mark == NULL)
    return 0;
  mark->rank = rank;
  mark->cohort = size;

  return mark->last;
}

/* «dẫn đầu Cụm thi đua số 4 (6 đơn vị)»; not «người đứng đầu cấp ủy», «dẫn đầu đoàn kiểm tra». */
static guint
read_first_place (Assessment *self,
                  guint       index)
{
  static const char * const last_places[] = { "đứng cuối", "xếp cuối", "đứng cuối cùng", "xếp cuối cùng", NULL };
  static const char * const followers[] = {
    "cụm", "khối", "toàn", "trong", "các", "tỉnh", "huyện", "cả", "so", "thi đua", "phong trào thi đua", "về", "bảng",
    "nhóm", "trên", "năm", "quý", NULL
  };
  DrReading *reading = self->reading;
  guint n_lead = dr_phrase_match_signal (reading, index, DR_SIGNAL_RANK_FIRST);
  gboolean is_last = FALSE;

  if (n_lead == 0)
    {
      n_lead = dr_phrase_match_any (reading, index, last_places);
      is_last = n_lead > 0;
    }
  if (n_lead == 0)
    return 0;
  if (dr_phrase_match_before (reading, index, (const char *[]) { "người", "cán bộ", "đồng chí", "của", "trách nhiệm",
                                                                 "chức danh", NULL }) > 0)
    return 0;

  guint end = index + n_lead;
  gboolean at_end = end >= self->last || reading->tokens[end].kind == DR_TOKEN_SIGN;
  gboolean has_cluster = dr_phrase_match_before (reading, end, (const char *[]) { "cụm", "khối", NULL }) > 0;
  if (!at_end && !has_cluster && dr_phrase_match_any (reading, end, followers) == 0)
    return 0;
  if (dr_phrase_is_sign_of (reading, end, "\""))
    return 0;

  guint size = 0;
  guint behind = read_cohort (self, end, &size);
  if (is_last && size == 0)
    {
      find_common_cohort (self, index);
      size = self->cohort;
    }
  if (is_last && size == 0)
    return 0;

  Mark *mark = add_mark (self, index, MAX (behind, end), DR_RANKING_STATUS_RANKED);
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
  static const char * const others[] = { "toàn", "cấp", "trong", "của", "trên", "địa bàn", NULL };
  static const char * const adverbs[] = { "hiện", "vẫn", "còn", "cũng", "đều", "hiện nay", NULL };
  static const struct { const char *place; DrUnitLevel level; } places[] = {
    { "trung ương", DR_UNIT_LEVEL_CENTRAL }, { "tỉnh", DR_UNIT_LEVEL_PROVINCE }, { "thành phố", DR_UNIT_LEVEL_PROVINCE },
    { "huyện", DR_UNIT_LEVEL_DISTRICT }, { "quận", DR_UNIT_LEVEL_DISTRICT }, { "thị xã", DR_UNIT_LEVEL_DISTRICT },
  };

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
          n_tokens = dr_phrase_match (reading, i, places[p].place);
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
  static const char * const quantifiers[] = { "các", "từng", "cho các", "đối với các", "giữa các", NULL };
  static const char * const any[] = { "đơn vị", "địa phương", "cơ quan", NULL };
  static const char * const provinces[] = { "tỉnh", "thành phố", NULL };
  static const char * const districts[] = { "huyện", "quận", "thị xã", "thành phố", NULL };
  static const char * const communes[] = { "xã", "phường", "thị trấn", "đặc khu", NULL };
  const char * const *own = reading->level == DR_UNIT_LEVEL_PROVINCE ? provinces
                            : reading->level == DR_UNIT_LEVEL_DISTRICT ? districts
                            : reading->level == DR_UNIT_LEVEL_COMMUNE ? communes : any;
  guint n_quantifier = dr_phrase_match_any (reading, index, quantifiers);

  return n_quantifier > 0
         && (dr_phrase_match_any (reading, index + n_quantifier, any) > 0
             || dr_phrase_match_any (reading, index + n_quantifier, own) > 0);
}

/* «chưa xếp hạng», «không thuộc đơn vị được xếp hạng», «Hội Chữ thập đỏ tỉnh chưa tổ chức xếp hạng các huyện». */
static guint
read_unranked (Assessment *self,
               guint       index)
{
  DrReading *reading = self->reading;
  guint n_tokens = dr_phrase_match_signal (reading, index, DR_SIGNAL_UNRANKED);

  if (n_tokens == 0)
    return 0;

  guint start = find_clause_start (self, index, ";");
  guint end = index + n_tokens;
  guint n_scope = dr_phrase_match_any (reading, end, (const char *[]) { "cấp tỉnh", "cấp huyện", "cấp trung ương",
                                                                         "toàn tỉnh", NULL });
  end += n_scope;
  if (counts_others (reading, &self->others[0], start, index) || is_followed_by_count (self, end)
      || is_planned (self, start, index))
    return 0;

  guint judge_first = 0;
  guint judge_last = 0;
  guint earliest = MAX (start, index > MAX_ASSESSOR_TOKENS ? index - MAX_ASSESSOR_TOKENS : 0);
  gboolean has_judge = find_judge_before (reading, earliest, index, &judge_first, &judge_last);
  if (end < self->last && dr_reading_is_word (reading, end) && n_scope == 0
      && dr_phrase_match_any (reading, end, rank_followers) == 0)
    {
      /* «không đánh giá đảng viên», «chưa đánh giá đúng»: another thing is not judged. */
      gboolean names_ranks = FALSE;
      Survey behind = { 0, };

      for (guint i = index; i < end; i++)
        names_ranks |= dr_phrase_match_any (reading, i, (const char *[]) { "xếp", "hạng", NULL }) > 0;
      if (!names_ranks)
        return 0;
      if (!(has_judge && names_competitors (reading, end))
          && counts_others (reading, &behind, end, MIN (end + 4, self->last)))
        return 0;
    }

  Mark *mark = add_mark (self, index, end, DR_RANKING_STATUS_UNRANKED);
  if (mark == NULL)
    return 0;
  if (has_judge)
    {
      mark->judge_first = judge_first;
      mark->judge_last = judge_last;
    }

  return end;
}

/* Whether someone judges before a grade in the clause, so that the grade is a verdict. */
static gboolean
has_verdict_before (Assessment *self,
                    guint       start,
                    guint       index)
{
  for (; self->n_judged < index; self->n_judged++)
    if (dr_phrase_match_signal (self->reading, self->n_judged, DR_SIGNAL_ASSESS) > 0
        || dr_phrase_match_signal (self->reading, self->n_judged, DR_SIGNAL_GRADE_LEAD) > 0)
      self->verdict = self->n_judged + 1;

  return self->verdict > start;
}

static guint
skip_fillers (const Assessment *self,
              guint             index)
{
  static const char * const fillers[] = {
    "là", "đạt", "mức", "ở mức", "đạt mức", "danh hiệu", "đạt danh hiệu", "tập thể", "đơn vị", "chất lượng", "thi đua",
    "năm", "đạt loại", "loại", "hạng", NULL
  };
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

/* Reads a grade at token @index, with «xếp loại» or without. */
static guint
read_graded (Assessment *self,
             guint       index)
{
  DrReading *reading = self->reading;
  guint n_lead = dr_phrase_match_signal (reading, index, DR_SIGNAL_GRADE_LEAD);
  guint start = find_clause_start (self, index, ";");
  guint grade = n_lead > 0 ? skip_fillers (self, index + n_lead) : index;
  guint n_grade = grade < self->last ? dr_phrase_match_signal (reading, grade, DR_SIGNAL_GRADE) : 0;
  gboolean sorts = FALSE;     /* «xếp loại», «loại»: short grades are grades behind it */

  for (guint i = index; i < grade; i++)
    sorts |= dr_phrase_match_any (reading, i, (const char *[]) { "loại", "phân loại", "xếp loại", NULL }) > 0;

  if (n_grade == 0 && n_lead > 0 && grade < self->last)
    {
      n_grade = dr_phrase_match_signal (reading, grade, DR_SIGNAL_GRADE_SHORT);
      gboolean is_letter = n_grade == 1 && reading->tokens[grade].end - reading->tokens[grade].start == 1;

      if (is_letter && !has_flag (reading, grade, DR_TOKEN_ALL_CAPITALS))
        n_grade = 0;
      /* «đánh giá tốt», «đánh giá cao» praise; only a capital makes it a grade. */
      if (!sorts && !has_flag (reading, grade, DR_TOKEN_CAPITAL))
        n_grade = 0;
      if (is_letter && !sorts)
        n_grade = 0;
    }
  if (n_grade == 0)
    return 0;

  guint end = grade + n_grade;
  gboolean is_label = index == start || dr_phrase_is_sign_of (reading, index - 1, ":-") || dr_phrase_is_sign_of (reading, index - 1, ",");
  gboolean is_titled = dr_phrase_match_before (reading, index, (const char *[]) { "đạt", "danh hiệu", "đạt danh hiệu",
                                                                                 "là", "công nhận", NULL }) > 0;
  gboolean has_verdict = n_lead > 0 || has_verdict_before (self, start, index);
  gboolean is_sturdy = dr_phrase_match_any (reading, grade, (const char *[]) { "trong sạch", "TSVM", "lá cờ đầu",
                                                                                "đơn vị", "tập thể", NULL }) > 0;

  /* Without a verdict, a capital or a label «Văn phòng: hoàn thành tốt nhiệm vụ», it is only work well done. */
  if (!has_verdict)
    {
      gboolean is_labelled = index > 0 && dr_phrase_is_sign_of (reading, index - 1, ":");

      if (!(is_labelled && is_label) && !(is_titled && is_sturdy))
        return 0;
    }
  /* «hoàn thành tốt nhiệm vụ được giao» tells of work, whoever judged it. */
  if (n_lead == 0
      && dr_phrase_match_any (reading, end, (const char *[]) { "được giao", "chính trị", "đề ra", "của", "công tác",
                                                               "theo", "chuyên môn", NULL }) > 0
      && !has_verdict)
    return 0;
  if (is_followed_by_count (self, end) || is_planned (self, start, index))
    return 0;

  /* Who is graded stands before the verb; who judges stands between «được» and it. */
  if (counts_others (reading, &self->others[0], start, index))
    return 0;

  Mark *mark = add_mark (self, sorts ? index : grade, end, DR_RANKING_STATUS_GRADED);
  if (mark == NULL)
    return 0;
  if (sorts)
    {
      /* «đánh giá, xếp loại Tốt»: from «xếp loại» on. */
      for (guint i = index; i < grade; i++)
        if (dr_phrase_match_any (reading, i, (const char *[]) { "xếp loại", "phân loại", "loại", NULL }) > 0)
          {
            mark->first = i;
            break;
          }
    }
  mark->grade_first = grade;
  mark->grade_last = end;

  return end;
}

/* «tăng 02 bậc so với năm 2018», «tụt 1 hạng»: the rank's movement. */
static guint
read_movement (Assessment *self,
               guint       index,
               guint8     *taken)
{
  static const char * const verbs[] = { "tăng", "giảm", "tụt", "lên", "xuống", "cải thiện", "vượt", "thăng", NULL };
  DrReading *reading = self->reading;
  guint n_verb = dr_phrase_match_any (reading, index, verbs);
  guint i = index + n_verb;

  if (n_verb == 0 || !dr_reading_is_digits (reading, i) || i >= self->last)
    return 0;
  guint n_noun = dr_phrase_match_any (reading, i + 1, (const char *[]) { "bậc", "hạng", "thứ hạng", "vị trí", NULL });
  if (n_noun == 0)
    return 0;

  guint end = i + 1 + n_noun;
  guint against = end + dr_phrase_match_any (reading, end, (const char *[]) { "so với", "so", NULL });
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
skip_honour (const Assessment *self,
             guint             index)
{
  guint n_tokens = dr_phrase_match_signal (self->reading, index, DR_SIGNAL_HONOUR);

  if (n_tokens == 0)
    return 0;

  guint end = index + n_tokens;
  for (guint i = end; i < self->last && i < end + 8 && !dr_phrase_is_sign_of (self->reading, i, ",;."); i++)
    if (dr_phrase_match (self->reading, i, "hạng") > 0)
      {
        guint rank;
        guint behind = read_rank (self, i + 1, FALSE, &rank);

        return behind > 0 ? behind : i + 1;
      }

  return end;
}

/* --- what a mark says of whom --- */

static gboolean
is_field_opener (const DrReading *reading,
                 guint            index)
{
  static const char * const openers[] = {
    "công tác", "phong trào", "lĩnh vực", "hoạt động", "chỉ số", "bộ chỉ số", "thực hiện", "mặt công tác", "nhiệm vụ", "việc",
    "xây dựng", "chuyển đổi số", "cải cách hành chính", "cải cách", "nội dung", "mảng", "cuộc vận động", NULL
  };

  return dr_phrase_match_any (reading, index, openers) > 0;
}

/* The token where a field that begins at @index ends, before token @limit. */
static guint
end_field (const DrReading *reading,
           guint            index,
           guint            limit)
{
  static const char * const ends[] = { "được", "đạt", "xếp", "đứng", "do", "đã", "có", "năm", "quý", "tháng", "thì",
                                       "tiếp tục", "vẫn", "cũng", "vươn lên", NULL };
  guint end = index;

  while (end < limit && end < index + MAX_FIELD_TOKENS)
    {
      if (dr_phrase_is_sign_of (reading, end, ",;:.(") || (end > index && dr_phrase_match_any (reading, end, ends) > 0)
          || dr_phrase_match_signal (reading, end, DR_SIGNAL_UNRANKED) > 0)
        break;
      end++;
    }

  return end;
}

static char *
dup_field (const DrReading *reading,
           guint            first,
           guint            last)
{
  if (first >= last || last - first > MAX_FIELD_TOKENS)
    return NULL;

  return dr_phrase_dup_text (reading, first, last);
}

/* The field before a mark: «trong công tác Hội», «lĩnh vực …», «Chỉ số cải cách hành chính». */
static char *
find_field_before (const DrReading *reading,
                   guint            start,
                   guint            index)
{
  guint begin = G_MAXUINT;
  gboolean at_start = FALSE;

  for (guint i = start; i < index; i++)
    {
      guint n_marker = dr_phrase_match_any (reading, i, (const char *[]) { "trong", "về", "riêng", "ở", "đối với",
                                                                            "riêng về", NULL });
      gboolean is_first = i == start || dr_phrase_is_sign_of (reading, i - 1, ",;:.")
                          || (i == start + 1 && dr_phrase_match (reading, start, "và") > 0)
                          || dr_phrase_match_before (reading, i, (const char *[]) { "riêng", "còn", NULL }) > 0;

      if (n_marker > 0 && is_field_opener (reading, i + n_marker))
        {
          begin = i + n_marker;
          at_start = is_first;
          i = begin;
        }
      else if (is_first && is_field_opener (reading, i))
        {
          begin = i;
          at_start = TRUE;
        }
      else if (dr_phrase_match_any (reading, i, (const char *[]) { "chỉ số", "bộ chỉ số", "lĩnh vực", NULL }) > 0
               && begin == G_MAXUINT)
        {
          begin = i;
          at_start = TRUE;
        }
    }
  if (begin == G_MAXUINT || begin >= index)
    return NULL;

  guint end = end_field (reading, begin, index);
  /* «nhờ làm tốt công tác Hội, được xếp hạng Nhất» is praise before a general rank. */
  if (dr_phrase_is_sign_of (reading, end, ",") && !at_start)
    return NULL;
  /* «Công tác Hội năm qua được quan tâm, … xếp hạng»: a sentence, no field. */
  if (end < index && dr_phrase_is_sign_of (reading, end, ":") )
    return NULL;
  begin += dr_phrase_match (reading, begin, "lĩnh vực");

  return dup_field (reading, begin, end);
}

/* The field behind it: «xếp hạng Nhì về công tác Hội». */
static char *
find_field_behind (const DrReading *reading,
                   guint            index,
                   guint            limit,
                   guint           *behind)
{
  guint n_marker = dr_phrase_match_any (reading, index, (const char *[]) { "về", "trong", "ở", NULL });
  guint begin = index + n_marker;

  *behind = index;
  if (n_marker == 0 || begin >= limit)
    return NULL;
  if (!is_field_opener (reading, begin) && dr_phrase_match (reading, index, "về") == 0)
    return NULL;

  guint end = end_field (reading, begin, limit);
  begin += dr_phrase_match (reading, begin, "lĩnh vực");
  if (end > begin)
    *behind = end;

  return dup_field (reading, begin, end);
}

/* Who judged: what stands between «được» or «do» and the verb. */
static gboolean
find_assessor (const DrReading *reading,
               guint            start,
               guint            index,
               guint           *first,
               guint           *last)
{
  for (guint i = index; i-- > start;)
    {
      if (dr_phrase_match_any (reading, i, (const char *[]) { "được", "do", NULL }) == 0)
        continue;

      guint begin = i + 1;
      guint end = begin;
      while (end < index && end < begin + MAX_ASSESSOR_TOKENS && dr_reading_is_word (reading, end))
        {
          DrBodyPhrase body;

          if (end == begin && dr_body_phrase_match (reading, end, &body) && !body.is_field)
            {
              end += MIN (body.n_tokens, index - end);
              continue;
            }
          if (dr_phrase_match_signal (reading, end, DR_SIGNAL_ASSESS) > 0
              || dr_phrase_match_signal (reading, end, DR_SIGNAL_GRADE_LEAD) > 0
              || dr_phrase_match_any (reading, end, (const char *[]) { "ghi nhận", "chấm", "tổ chức", "khen", "tặng",
                                                                        NULL }) > 0)
            break;
          end++;
        }
      if (end == begin)
        continue;

      static const char * const places[] = { "tỉnh", "huyện", "quận", "thị xã", "thành phố", "cấp trên", "trên",
                                             "trung ương", "xã", "phường", "hội", "đoàn", "ban", "cụm", "ngành", NULL };
      if (!has_flag (reading, begin, DR_TOKEN_CAPITAL) && dr_phrase_match_any (reading, begin, places) == 0)
        continue;
      *first = begin;
      *last = end;
      return TRUE;
    }

  return FALSE;
}

/* Whether what follows a name straight away ranks or grades it. */
static gboolean
precedes_verdict (const DrReading *reading,
                  guint            index)
{
  static const DrSignal signals[] = { DR_SIGNAL_RANK, DR_SIGNAL_RANK_FIRST, DR_SIGNAL_GRADE_LEAD, DR_SIGNAL_GRADE,
                                      DR_SIGNAL_UNRANKED };

  if (dr_phrase_match_any (reading, index, (const char *[]) { "được", "xếp", "đứng", NULL }) > 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    if (dr_phrase_match_signal (reading, index, signals[i]) > 0)
      return TRUE;

  return FALSE;
}

/* The unit that a mark is about, named between @start and @index: the first own body that nobody acts upon. */
static guint32
find_ranked_unit (DrReading *reading,
                  guint      start,
                  guint      index,
                  guint32    unit)
{
  static const char * const others[] = { "được", "do", "của", "với", "cho", "bởi", "theo", "tại", "trong", NULL };

  for (guint i = start; i < index;)
    {
      DrBodyPhrase phrase;

      if (!dr_body_phrase_match (reading, i, &phrase) || phrase.is_field || i + phrase.n_tokens > index)
        {
          /* «xã Tân Bình xếp hạng Nhất»: a place below, named where a subject stands. */
          DrUnitLevel level = DR_UNIT_LEVEL_UNKNOWN;
          gboolean is_head = i == start || dr_phrase_is_sign_of (reading, i - 1, ",;:.");
          guint n_area = is_head ? dr_body_phrase_match_area (reading, i, &level) : 0;

          if (n_area > 0 && level > reading->level && i + n_area <= index)
            {
              guint32 area = dr_body_phrase_area_to_unit (reading, i, n_area, level);

              return area != DR_NONE ? area : unit;
            }
          i += MAX (n_area, 1);
          continue;
        }

      gboolean is_other = dr_phrase_match_before (reading, i, others) > 0
                          || dr_phrase_match_signal (reading, i > 0 ? i - 1 : 0, DR_SIGNAL_PARTNER) > 0;
      const DrLexiconBody *body = dr_lexicon_get_body (reading->lexicon, phrase.body);
      guint end = i + phrase.n_tokens;
      /* «công tác Hội», «công tác Đoàn»: a word within a field. */
      gboolean is_in_field = dr_phrase_match_before (reading, i, (const char *[]) { "công tác", "phong trào", "hoạt động",
                                                                                    NULL }) > 0;
      /* «Mặt trận xếp hạng Nhất», «Văn phòng: loại Khá»; «Đoàn chấm 96 điểm» is a delegation. */
      gboolean is_bare = body->needs_capital && phrase.level == DR_UNIT_LEVEL_UNKNOWN && !dr_phrase_is_sign_of (reading, end, ":")
                         && (phrase.n_name_tokens == 1 || !precedes_verdict (reading, end));

      gboolean is_below = phrase.level > reading->level && reading->level != DR_UNIT_LEVEL_UNKNOWN;

      if (!is_other && !is_in_field && !is_bare && (is_below || dr_body_phrase_is_own (reading, &phrase)))
        {
          guint32 found = dr_body_phrase_to_unit (reading, &phrase, i);

          if (found != DR_NONE)
            return found;
        }
      i = end;
    }

  return unit;
}

/* --- rankings --- */

static guint32
intern_grade (DrReading  *reading,
              const Mark *mark)
{
  static const struct { const char *written, *grade; } short_forms[] = {
    { "HTXSNV", "Hoàn thành xuất sắc nhiệm vụ" },
    { "HTTNV", "Hoàn thành tốt nhiệm vụ" },
    { "HTNV", "Hoàn thành nhiệm vụ" },
    { "KHTNV", "Không hoàn thành nhiệm vụ" },
    { "TSVM", "Trong sạch, vững mạnh" },
    { "hoàn thành xuất sắc", "Hoàn thành xuất sắc nhiệm vụ" },
    { "hoàn thành tốt", "Hoàn thành tốt nhiệm vụ" },
    { "trong sạch vững mạnh", "Trong sạch, vững mạnh" },
    { "trong sạch vững mạnh tiêu biểu", "Trong sạch, vững mạnh tiêu biểu" },
  };
  guint n_tokens = mark->grade_last - mark->grade_first;

  if (n_tokens == 0)
    return DR_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (short_forms); i++)
    if (dr_phrase_match (reading, mark->grade_first, short_forms[i].written) == n_tokens)
      return dr_report_builder_intern (reading->builder, short_forms[i].grade, -1);

  g_autofree char *written = dr_phrase_dup_text (reading, mark->grade_first, mark->grade_last);
  g_autofree char *composed = g_utf8_normalize (written, -1, G_NORMALIZE_NFC);
  g_autofree char *lower = g_utf8_strdown (composed != NULL ? composed : written, -1);
  const char *rest = g_utf8_next_char (lower);
  g_autofree char *initial = g_utf8_strup (lower, rest - lower);
  g_autofree char *grade = g_strconcat (initial, rest, NULL);

  return dr_report_builder_intern (reading->builder, grade, -1);
}

/* «Năm 2023, …»: the period of a ranking is the last one named before it, or the section's. */
static guint32
find_period (DrReading *reading,
             guint      first,
             guint      index)
{
  DrReportData *data = dr_report_builder_get_data (reading->builder);
  DrPeriod *section = g_ptr_array_index (data->periods, reading->period);
  guint32 found = reading->period;

  for (guint i = MAX (first, index > MAX_CONTEXT_TOKENS ? index - MAX_CONTEXT_TOKENS : 0); i < index;)
    {
      DrDatePhrase date;

      if (!dr_date_phrase_match (reading, i, &date) || date.n_tokens == 0)
        {
          i++;
          continue;
        }
      if ((date.kind == DR_DATE_PHRASE_YEAR || date.kind == DR_DATE_PHRASE_QUARTER || date.kind == DR_DATE_PHRASE_MONTH
           || date.kind == DR_DATE_PHRASE_MONTHS)
          && dr_phrase_match_before (reading, i, (const char *[]) { "với", "so", "từ", "thứ", NULL }) == 0)
        {
          g_autoptr (DrPeriod) period = dr_date_phrase_to_period (&date,
                                                                  g_date_get_year (dr_period_get_last_day (section)));

          if (period != NULL)
            found = dr_report_builder_intern_period (reading->builder, period);
        }
      i += date.n_tokens;
    }

  return found;
}

/* Whether nothing but «và», a comma or a bracket stands between a grade and a rank, so that they are one verdict. */
static gboolean
are_one_verdict (const DrReading *reading,
                 const Mark      *one,
                 const Mark      *other)
{
  static const char * const links[] = { "và", "đồng thời", "được", "được xếp", "với", "đạt", "xếp", "cùng", NULL };

  if (one->status == other->status || one->status == DR_RANKING_STATUS_UNRANKED
      || other->status == DR_RANKING_STATUS_UNRANKED)
    return FALSE;

  for (guint i = one->last; i < other->first;)
    {
      guint n_link = dr_phrase_match_any (reading, i, links);

      if (n_link > 0)
        i += n_link;
      else if (dr_phrase_is_sign_of (reading, i, ",-()\"") || reading->tokens[i].kind == DR_TOKEN_NEWLINE)
        i++;
      else
        return FALSE;
    }

  return TRUE;
}

static void
merge_marks (Assessment *self)
{
  guint n_kept = 0;

  for (guint i = 0; i < self->n_marks; i++)
    {
      Mark *last = n_kept > 0 ? &self->marks[n_kept - 1] : NULL;
      const Mark mark = self->marks[i];

      if (last == NULL || !are_one_verdict (self->reading, last, &mark))
        {
          self->marks[n_kept++] = mark;
          continue;
        }
      last->last = mark.last;
      if (mark.rank > 0)
        {
          last->rank = mark.rank;
          last->cohort = mark.cohort;
        }
      if (mark.grade_last > mark.grade_first)
        {
          last->grade_first = mark.grade_first;
          last->grade_last = mark.grade_last;
        }
      last->status = DR_RANKING_STATUS_RANKED;
    }
  self->n_marks = n_kept;
}

static void
find_marks (Assessment *self,
            guint8     *taken)
{
  DrReading *reading = self->reading;

  for (guint i = self->first; i < self->last;)
    {
      if (taken[i] || reading->tokens[i].kind != DR_TOKEN_WORD)
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
      guint start = find_clause_start (self, i, ";:");
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
      if (self->n_marks > n_before && self->marks[n_before].status == DR_RANKING_STATUS_RANKED
          && (is_planned (self, start, i) || counts_others (reading, &self->others[1], start, i)))
        {
          dr_reading_account_tokens (reading, i, end, DR_NUMBER_ROLE_RANK, DR_ITEM_NONE, DR_NONE);
          for (guint j = i; j < end; j++)
            taken[j] = DR_TAKEN_ASSESSMENT;
          self->n_marks = n_before;
        }
      i = MAX (end, i + 1);
    }
}

void
dr_assessment_read (DrReading *reading,
                    guint      first,
                    guint      last,
                    guint32    unit,
                    guint8    *taken)
{
  if (reading->section_role == DR_SECTION_ROLE_END || first >= last || reading->error != NULL)
    return;

  Assessment self = { .reading = reading, .first = first, .last = last, .n_planned = first, .n_judged = first };
  find_marks (&self, taken);
  if (self.n_marks == 0)
    return;
  find_common_cohort (&self, self.marks[0].first);
  merge_marks (&self);

  gboolean is_plan = reading->section_role == DR_SECTION_ROLE_PLAN;

  guint32 ranked_unit = unit;
  guint assessor_first = 0;
  guint assessor_last = 0;
  g_autofree char *last_field = NULL;
  gboolean has_last = FALSE;
  gboolean uses_cohort = FALSE;
  guint32 last_item = DR_NONE;

  for (guint i = 0; i < self.n_marks && reading->error == NULL; i++)
    {
      const Mark *mark = &self.marks[i];
      guint start = i > 0 ? self.marks[i - 1].last : first;

      while (start < mark->first && dr_phrase_is_sign_of (reading, start, ",;.-"))
        start++;
      if (is_plan)
        {
          dr_reading_account_tokens (reading, mark->first, mark->last, DR_NUMBER_ROLE_RANK, DR_ITEM_NONE, DR_NONE);
          for (guint j = mark->first; j < mark->last; j++)
            taken[j] = DR_TAKEN_ASSESSMENT;
          continue;
        }

      guint32 former = ranked_unit;
      ranked_unit = find_ranked_unit (reading, start, mark->first, ranked_unit);
      if (ranked_unit != former)
        {
          assessor_first = assessor_last = 0;
          has_last = FALSE;
        }
      if (mark->judge_last > mark->judge_first)
        {
          assessor_first = mark->judge_first;
          assessor_last = mark->judge_last;
        }
      else
        find_assessor (reading, start, mark->first, &assessor_first, &assessor_last);

      guint limit = i + 1 < self.n_marks ? self.marks[i + 1].first : last;
      guint behind = mark->last;
      g_autofree char *field = find_field_before (reading, start, mark->first);
      if (field == NULL && mark->status != DR_RANKING_STATUS_GRADED)
        field = find_field_behind (reading, mark->last, limit, &behind);

      /* One ranking for each body and field: a second rank of the same is another way to say it. */
      gboolean is_repeat = has_last && mark->status == DR_RANKING_STATUS_RANKED && g_strcmp0 (field, last_field) == 0
                           && i > 0 && self.marks[i - 1].status == DR_RANKING_STATUS_RANKED;
      guint32 item = DR_NONE;
      if (!is_repeat)
        {
          DrRankingRecord record = dr_ranking_record_init ();

          record.unit = ranked_unit;
          record.period = find_period (reading, first, mark->first);
          record.status = mark->status;
          record.rank = mark->rank;
          record.cohort_size = mark->rank == 0 ? 0 : mark->cohort > 0 ? mark->cohort : self.cohort;
          record.grade = intern_grade (reading, mark);
          if (field != NULL && *field != '\0')
            record.field = dr_report_builder_intern (reading->builder, field, -1);
          uses_cohort |= mark->rank > 0 && mark->cohort == 0 && self.cohort > 0;
          if (assessor_last > assessor_first)
            {
              g_autofree char *assessor = dr_phrase_dup_text (reading, assessor_first, assessor_last);

              record.assessor = dr_report_builder_intern (reading->builder, assessor, -1);
            }
          record.source.start = reading->tokens[mark->first].start;
          record.source.end = reading->tokens[mark->last - 1].end;
          item = dr_report_builder_append_ranking (reading->builder, &record, &reading->error);
          last_item = item;
        }

      dr_reading_account_tokens (reading, mark->first, mark->last, DR_NUMBER_ROLE_RANK,
                                 item != DR_NONE ? DR_ITEM_RANKING : DR_ITEM_NONE, item);
      for (guint j = mark->first; j < mark->last; j++)
        taken[j] = DR_TAKEN_ASSESSMENT;
      g_free (last_field);
      last_field = g_steal_pointer (&field);
      has_last = mark->status == DR_RANKING_STATUS_RANKED;
    }

  if (uses_cohort && last_item != DR_NONE && self.cohort_last > self.cohort_first)
    {
      dr_reading_account_tokens (reading, self.cohort_first, self.cohort_last, DR_NUMBER_ROLE_RANK, DR_ITEM_RANKING,
                                 last_item);
      for (guint j = self.cohort_first; j < self.cohort_last; j++)
        taken[j] = DR_TAKEN_ASSESSMENT;
    }
}
