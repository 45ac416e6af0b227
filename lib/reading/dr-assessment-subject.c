/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-assessment-mark-private.h"

#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-body-phrase-private.h"
#include "reading/phrases/dr-body-unit-private.h"

#define MAX_ASSESSOR_TOKENS 16
#define MAX_FIELD_TOKENS 24
#define MAX_SCOPE_TOKENS 7
#define MAX_PLAIN_FIELD_TOKENS 7

static gboolean
is_field_opener (const DrReading *reading,
                 guint            index)
{
  const DrPhrases *openers = DR_PHRASES ("công tác", "phong trào", "lĩnh vực", "hoạt động", "chỉ số", "bộ chỉ số",
                                         "thực hiện", "mặt công tác", "nhiệm vụ", "việc", "xây dựng", "chuyển đổi số",
                                         "cải cách hành chính", "cải cách", "nội dung", "mảng", "cuộc vận động",
                                         "PCI", "PAPI", "SIPAS", "DDCI", "PAR INDEX", "PAPI năm", "ICT Index");

  return dr_phrase_match_any (reading, index, openers) > 0;
}

/* The token where a field that begins at @index ends, before token @limit. */
static guint
end_field (const DrReading *reading,
           guint            index,
           guint            limit)
{
  const DrPhrases *ends = DR_PHRASES ("được", "đạt", "xếp", "đứng", "do", "đã", "có", "năm", "quý", "tháng", "thì",
                                      "tiếp tục", "vẫn", "cũng", "vươn lên", "tăng", "giảm", "tụt", "cải thiện", "nhưng", "lại", "bỏ xa", "chấm");
  guint end = index;

  while (end < limit && end < index + MAX_FIELD_TOKENS)
    {
      if (dr_phrase_is_sign_of (reading, end, ",;:.(") || (end > index && dr_reading_is_digits (reading, end)) || (end > index && dr_phrase_match_any (reading, end, ends) > 0)
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
  /* «Chỉ số cải cách hành chính của huyện»: whose it is stands elsewhere. */
  if (last - first > 2 && dr_phrase_match (reading, last - 2, "của") > 0
      && dr_phrase_match_any (reading, last - 1, DR_PHRASES ("tỉnh", "huyện", "xã", "phường", "hội")) > 0)
    last -= 2;

  return dr_phrase_dup_text (reading, first, last);
}

/* «Về chất lượng dịch vụ …», «Riêng mảng chuyển đổi số, …» at the head of a clause. */
static gboolean
leads_field (const DrReading *reading,
             guint            start)
{
  return dr_phrase_match_any (reading, start, DR_PHRASES ("về", "riêng mảng", "riêng về", "mảng", "xét về", "còn về",
                                                          "trên lĩnh vực", "nhưng về")) > 0;
}

/* «Tiểu học xếp hạng 3/10»: in a list of ranks, what stands alone before one and is nobody. */
static char *
find_plain_field (const DrReading *reading,
                  guint            start,
                  guint            index)
{
  gboolean is_first = start == 0 || !dr_phrase_is_sign_of (reading, start - 1, ";,");

  const DrPhrases *nobody = DR_PHRASES ("kết quả", "toàn", "tổng", "đơn vị", "hội", "ban", "xã", "huyện", "tỉnh", "phường",
                                        "được", "đã", "và", "cuối", "riêng", "đảng bộ", "cơ quan", "năm", "quý", "tháng",
                                        "kết thúc", "tổng kết", "sơ kết", "qua bình xét", "nhờ", "như vậy", "nhìn chung", "đến nay");

  for (guint i = start; i < index; i++)
    if (dr_phrase_is_sign_of (reading, i, ";") || (dr_phrase_is_sign_of (reading, i, ",") && leads_field (reading, i + 1)))
      start = i;
  while (start < index && dr_phrase_is_sign_of (reading, start, ";,.-:"))
    start++;
  is_first &= start == 0 || !dr_phrase_is_sign_of (reading, start - 1, ";,");
  /* «về bảo vệ môi trường thì được chấm hạng Tư»: what leads in, and what follows the field. */
  guint n_lead = dr_phrase_match_any (reading, start, DR_PHRASES ("về", "riêng", "riêng về", "riêng mảng", "mảng", "còn",
                                                                  "còn về", "nhưng về", "xét về", "trên lĩnh vực"));
  start += n_lead;
  index = end_field (reading, start, index);
  if (start >= index || index - start > MAX_PLAIN_FIELD_TOKENS
      || (n_lead == 0 && is_first && !(reading->tokens[start].flags & DR_TOKEN_CAPITAL)))
    return NULL;
  for (guint i = start; i < index; i++)
    {
      DrBodyPhrase body;
      DrUnitLevel level;

      if (!dr_reading_is_word (reading, i) || dr_phrase_match_any (reading, i, nobody) > 0
          || dr_body_phrase_match (reading, i, &body) || dr_body_phrase_match_area (reading, i, &level) > 0)
        return NULL;
    }

  return dup_field (reading, start, index);
}

char *
dr_assessment_find_field_before (const DrReading *reading,
                                 guint            start,
                                 guint            index,
                                 gboolean         is_listed)
{
  guint begin = G_MAXUINT;
  gboolean at_start = FALSE;

  for (guint i = start; i < index; i++)
    {
      guint n_marker = dr_phrase_match_any (reading, i, DR_PHRASES ("trong", "về", "riêng", "ở", "đối với",
                                                                    "riêng về"));
      gboolean is_first = i == start || dr_phrase_is_sign_of (reading, i - 1, ",;:.")
                          || (i == start + 1 && dr_phrase_match (reading, start, "và") > 0)
                          || dr_phrase_match_before (reading, i, DR_PHRASES ("riêng", "còn")) > 0;

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
      else if (dr_phrase_match_any (reading, i, DR_PHRASES ("chỉ số", "bộ chỉ số", "lĩnh vực")) > 0
               && begin == G_MAXUINT)
        {
          begin = i;
          at_start = TRUE;
        }
    }
  if (begin == G_MAXUINT && (is_listed || leads_field (reading, start)))
    return find_plain_field (reading, start, index);
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

char *
dr_assessment_find_field_behind (const DrReading *reading,
                                 guint            index,
                                 guint            limit,
                                 guint           *behind)
{
  const DrPhrases *scopes = DR_PHRASES ("toàn tỉnh", "toàn huyện", "toàn quốc", "cả nước", "cả tỉnh", "trong tỉnh",
                                        "của tỉnh", "trong cụm", "của cụm", "cụm", "khối", "trong khối",
                                        "trong cụm thi đua", "toàn thành phố", "các huyện", "các xã", "cụm thi đua",
                                        "khối thi đua");

  *behind = index;
  index += dr_phrase_match_any (reading, index, scopes);
  /* «6/28 trường THPT toàn tỉnh về phong trào thể dục»: the rest of those who compete. */
  for (guint i = index; i < limit && i - index <= MAX_SCOPE_TOKENS && dr_reading_is_word (reading, i); i++)
    {
      if (dr_phrase_match (reading, i, "về") > 0)
        {
          index = i;
          break;
        }
      if (dr_phrase_match_any (reading, i, DR_PHRASES ("được", "đạt", "đã", "với", "trong", "và", "năm", "tăng", "giảm", "so",
                                                       "nhưng", "còn")) > 0)
        break;
    }

  guint n_marker = dr_phrase_match_any (reading, index, DR_PHRASES ("về", "trong", "ở"));
  guint begin = index + n_marker;

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

/* «Hội Nông dân tỉnh xếp loại đơn vị Tốt»: a body above that is itself said to judge. */
static gboolean
find_subject_assessor (const DrReading *reading,
                       guint            start,
                       guint            index,
                       guint           *first,
                       guint           *last)
{
  for (guint i = start; i < index;)
    {
      DrBodyPhrase body;

      if (!dr_body_phrase_match (reading, i, &body) || body.is_field)
        {
          i++;
          continue;
        }

      guint end = i + body.n_tokens;
      if (end <= index && body.level != DR_UNIT_LEVEL_UNKNOWN && body.level < reading->level
          && (dr_phrase_match_signal (reading, end, DR_SIGNAL_ASSESS) > 0
              || dr_phrase_match_signal (reading, end, DR_SIGNAL_GRADE_LEAD) > 0))
        {
          *first = i;
          *last = end;
          return TRUE;
        }
      i = end;
    }

  return FALSE;
}

gboolean
dr_assessment_find_assessor (const DrReading *reading,
                             guint            start,
                             guint            index,
                             guint           *first,
                             guint           *last)
{
  for (guint i = index; i-- > start;)
    {
      if (dr_phrase_match_any (reading, i, DR_PHRASES ("được", "do")) == 0)
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
              || dr_phrase_match_any (reading, end, DR_PHRASES ("ghi nhận", "chấm", "tổ chức", "khen", "tặng")) > 0)
            break;
          end++;
        }
      if (end == begin)
        continue;

      const DrPhrases *places = DR_PHRASES ("tỉnh", "huyện", "quận", "thị xã", "thành phố", "cấp trên", "trên",
                                            "trung ương", "xã", "phường", "hội", "đoàn", "ban", "cụm", "ngành");
      if (!dr_assessment_has_flag (reading, begin, DR_TOKEN_CAPITAL) && dr_phrase_match_any (reading, begin, places) == 0)
        continue;
      *first = begin;
      *last = end;
      return TRUE;
    }

  return find_subject_assessor (reading, start, index, first, last);
}

/* Whether what follows a name straight away ranks or grades it. */
static gboolean
precedes_verdict (const DrReading *reading,
                  guint            index)
{
  static const DrSignal signals[] = { DR_SIGNAL_RANK, DR_SIGNAL_RANK_FIRST, DR_SIGNAL_GRADE_LEAD, DR_SIGNAL_GRADE,
                                      DR_SIGNAL_UNRANKED };

  if (dr_phrase_match_any (reading, index, DR_PHRASES ("được", "đều", "cùng", "xếp", "đứng")) > 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    if (dr_phrase_match_signal (reading, index, signals[i]) > 0)
      return TRUE;

  return FALSE;
}

guint32
dr_assessment_find_ranked_unit (DrReading *reading,
                                guint      start,
                                guint      index,
                                guint32    unit)
{
  const DrPhrases *others = DR_PHRASES ("được", "do", "của", "với", "cho", "bởi", "theo", "tại", "trong");

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
              guint32 area = dr_body_unit_for_area (reading, i, n_area, level);

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
      gboolean is_in_field = dr_phrase_match_before (reading, i, DR_PHRASES ("công tác", "phong trào",
                                                                             "hoạt động")) > 0;
      /* «Mặt trận xếp hạng Nhất», «Văn phòng: loại Khá»; «Đoàn chấm 96 điểm» is a delegation. */
      gboolean is_bare = body->needs_capital && phrase.level == DR_UNIT_LEVEL_UNKNOWN && !dr_phrase_is_sign_of (reading, end, ":-")
                         && (phrase.n_name_tokens == 1 || !precedes_verdict (reading, end));

      gboolean is_below = phrase.level > reading->level && reading->level != DR_UNIT_LEVEL_UNKNOWN;
      /* «Sở Y tế chấm bệnh viện 3,86 điểm»: it judges. */
      is_other |= dr_phrase_match_any (reading, end, DR_PHRASES ("chấm", "chấm điểm", "đánh giá", "công nhận", "bình xét",
                                                                 "thẩm định", "nhận xét", "công bố")) > 0;

      if (!is_other && !is_in_field && !is_bare && (is_below || dr_body_phrase_is_own (reading, &phrase)))
        {
          guint32 found = dr_body_unit_for_phrase (reading, &phrase, i);

          if (found != DR_NONE)
            return found;
        }
      i = end;
    }

  return unit;
}

guint
dr_assessment_find_ranked_units (DrReading *reading,
                                 guint      start,
                                 guint      index,
                                 guint32   *units,
                                 guint      most)
{
  DrBodyPhrase phrases[DR_ASSESSMENT_MAX_BODIES];
  guint places[DR_ASSESSMENT_MAX_BODIES];
  guint first_body = dr_reading_find (reading, start, index, DR_TOKEN_SET_BODIES);
  guint n = 0;
  guint i = start;

  if (!dr_reading_has (reading, first_body + 1, index, DR_TOKEN_SET_BODIES))
    return 0;

  most = MIN (most, DR_ASSESSMENT_MAX_BODIES);
  while (i < index && n < most)
    {
      DrBodyPhrase *phrase = &phrases[n];

      if (!dr_body_phrase_match (reading, i, phrase) || phrase->is_field || !dr_body_phrase_is_own (reading, phrase))
        {
          if (n > 0)
            return 0;
          i++;
          continue;
        }
      if (n == 0 && i > start && !dr_phrase_is_sign_of (reading, i - 1, ",:;-."))
        return 0;

      places[n++] = i;
      i += phrase->n_tokens;
      guint n_joint = dr_phrase_is_sign_of (reading, i, ",;") ? 1 : dr_phrase_match (reading, i, "và");
      if (n_joint == 0)
        break;
      i += n_joint;
    }
  if (n < 2 || i > index || !(i == index || precedes_verdict (reading, i)))
    return 0;

  for (guint j = 0; j < n; j++)
    if ((units[j] = dr_body_unit_for_phrase (reading, &phrases[j], places[j])) == DR_NONE)
      return 0;

  return n;
}
