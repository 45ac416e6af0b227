/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-assessment-mark-private.h"

#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-body-phrase-private.h"
#include "reading/phrases/dr-date-phrase-private.h"

#define MAX_GROUP_TOKENS 14

guint
dr_assessment_find_clause_start (DrAssessment *self,
                                 guint         index,
                                 const char   *signs)
{
  const DrReading *reading = self->reading;
  DrClauseStart *clause = &self->clauses[strchr (signs, ':') != NULL];

  if (clause->index < self->first || clause->index > index)
    *clause = (DrClauseStart) { self->first, self->first };

  for (guint i = clause->index + 1; i <= index; i++)
    if (dr_phrase_is_sign_of (reading, i - 1, signs)
        || (dr_phrase_is_sign_of (reading, i - 1, ".") && i < self->last
            && dr_assessment_has_flag (reading, i, DR_TOKEN_SPACE_BEFORE)
            && dr_assessment_has_flag (reading, i, DR_TOKEN_CAPITAL)))
      clause->start = i;
  clause->index = index;

  return self->n_marks > 0 ? MAX (clause->start, self->marks[self->n_marks - 1].last) : clause->start;
}

/* Whether the number at token @index is that of the competitors: «trong 8 đơn vị», «Cụm có 7 đơn vị». */
static gboolean
names_cohort (const DrReading *reading,
              guint            first,
              guint            index)
{
  const DrPhrases *verbs = DR_PHRASES ("có", "gồm", "gồm có");
  const DrPhrases *groups = DR_PHRASES ("cụm", "khối", "toàn tỉnh", "toàn huyện", "cụm thi đua", "khối thi đua");
  guint n_verb = dr_phrase_match_before (reading, index, verbs);

  if (n_verb == 0)
    return dr_phrase_match_before (reading, index, DR_PHRASES ("trong", "trong số", "so", "so với", "toàn tỉnh", "toàn huyện",
                                                               "toàn quận", "toàn thành phố", "cả tỉnh", "cả nước", "(")) > 0;
  for (guint i = index - n_verb; i > first && index - i < MAX_GROUP_TOKENS; i--)
    if (dr_phrase_match_any (reading, i - 1, groups) > 0)
      return TRUE;

  return FALSE;
}

/* «Đảng bộ các cơ quan huyện», «Công đoàn các khu công nghiệp»: the plural is part of one body's name. */
static gboolean
is_within_name (const DrReading *reading,
                guint            index)
{
  return index > 1 && dr_phrase_match (reading, index - 1, "các") > 0
         && dr_phrase_match_before (reading, index - 1, DR_PHRASES ("đảng bộ", "đảng ủy", "khối", "công đoàn", "đảng bộ khối",
                                                                    "đảng ủy khối", "ban quản lý", "đoàn khối", "liên hiệp")) > 0;
}

gboolean
dr_assessment_counts_others (const DrReading *reading,
                             DrClauseSurvey          *survey,
                             guint            first,
                             guint            last)
{
  const DrPhrases *quantifiers = DR_PHRASES ("các", "mỗi", "từng", "những", "số", "nhiều", "hầu hết", "xếp loại",
                                             "đánh giá", "phân loại", "chất lượng", "lượng");
  const DrPhrases *own_nouns = DR_PHRASES ("xã", "phường", "thị trấn", "huyện", "tỉnh", "đơn vị", "cơ quan", "tổ chức",
                                           "cơ sở", "trường");
  const DrPhrases *groups = DR_PHRASES ("tập thể", "mô hình", "câu lạc bộ", "tổ", "nhóm", "đội", "lớp",
                                        "hợp tác xã", "doanh nghiệp", "sản phẩm", "đề tài", "sáng kiến", "công trình");

  if (survey->first != first || survey->next < first)
    *survey = (DrClauseSurvey) { .first = first, .next = first };

  while (survey->next < last && !survey->found)
    {
      guint i = survey->next;
      guint behind_date = survey->behind_date;
      DrDatePhrase date;
      DrBodyPhrase body;
      DrLexiconMatch match;

      if (dr_date_phrase_match (reading, i, &date) && date.n_tokens > 0)
        {
          survey->next += date.n_tokens;
          survey->behind_date = survey->next;
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
          gboolean is_cohort = i > first + 1 && names_cohort (reading, first, i - 1);
          gboolean is_counted = (i > MAX (first, behind_date) && !is_cohort
                                 && (dr_reading_is_digits (reading, i - 1) || dr_phrase_is_sign_of (reading, i - 1, "%")))
                                || (dr_phrase_match_before (reading, i, quantifiers) > 0 && !is_within_name (reading, i));
          /* At the head the issuer's own «xã», «cơ quan» is meant. */
          gboolean is_place = dr_phrase_match_any (reading, i, own_nouns) > 0;
          gboolean is_head = i == first || dr_phrase_is_sign_of (reading, i - 1, ",;:-");
          gboolean is_of_people = (flags & DR_MEASURE_PEOPLE) && !(flags & DR_MEASURE_TURN);
          gboolean is_group = is_of_people || (flags & DR_MEASURE_POPULATION)
                              || dr_phrase_match_any (reading, i, groups) > 0;

          /* «Chi bộ được xếp loại …», «Chi bộ Mặt trận: …»: one of them, which stands for the issuer or has a name. */
          guint behind = i + match.n_tokens;
          gboolean is_one = !is_of_people
                            && (dr_phrase_match_any (reading, behind, DR_PHRASES ("được", "bị", "đạt", "xếp", "chi ủy")) > 0
                                || dr_assessment_has_flag (reading, behind, DR_TOKEN_CAPITAL));

          survey->found = is_group && (is_counted || (is_head && !is_place && !is_one));
          survey->next += match.n_tokens;
          continue;
        }
      survey->next++;
    }

  return survey->found;
}

gboolean
dr_assessment_is_followed_by_count (const DrAssessment *self,
                                    guint               index)
{
  const DrReading *reading = self->reading;
  DrDatePhrase date;

  if (index < self->last && dr_phrase_is_sign_of (reading, index, ":"))
    index++;
  else if (index < self->last && dr_phrase_match_any (reading, index, DR_PHRASES ("có", "là")) > 0)
    index++;
  else if (dr_phrase_match_any (reading, index, DR_PHRASES ("trở lên", "đối với", "cho")) > 0)
    return TRUE;

  return index < self->last && dr_reading_is_digits (reading, index) && !dr_date_phrase_match (reading, index, &date);
}

gboolean
dr_assessment_is_planned (DrAssessment *self,
                          guint         start,
                          guint         index)
{
  const DrPhrases *purposes = DR_PHRASES ("phải", "quyết tâm", "nhằm", "để đạt", "đăng ký");

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

gboolean
dr_assessment_has_verdict_before (DrAssessment *self,
                                  guint         start,
                                  guint         index)
{
  for (; self->n_judged < index; self->n_judged++)
    if (dr_phrase_match_signal (self->reading, self->n_judged, DR_SIGNAL_ASSESS) > 0
        || dr_phrase_match_signal (self->reading, self->n_judged, DR_SIGNAL_GRADE_LEAD) > 0
        || dr_phrase_match_any (self->reading, self->n_judged, DR_PHRASES ("ghi nhận", "nhìn nhận", "bình bầu", "bình xét",
                                                                           "nhận xét", "xác nhận", "khẳng định")) > 0)
      self->verdict = self->n_judged + 1;

  return self->verdict > start;
}
