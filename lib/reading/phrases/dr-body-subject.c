/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/phrases/dr-body-subject-private.h"

#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-body-phrase-private.h"
#include "reading/phrases/dr-body-unit-private.h"
#include "reading/phrases/dr-date-phrase-private.h"

#define MAX_LEAD_IN_WORDS 9
#define MAX_OCCASION_WORDS 28   /* of «Thực hiện Kế hoạch số … ngày … của … về …,» */
#define MAX_SCORE_TOKENS 10
#define MOST_SENTENCE 256       /* tokens of nearly all */

/* «12-KH/TU»: whether token @index is part of a document's number: digits behind «số», or a sign with no space around it. */
static gboolean
is_in_symbol (const DrReading *reading,
              guint            index)
{
  if (dr_reading_is_digits (reading, index))
    return dr_phrase_match_before (reading, index, DR_PHRASES ("số")) > 0 || (index > 0 && is_in_symbol (reading, index - 1));

  return dr_phrase_is_sign_of (reading, index, "-/") && !(reading->tokens[index].flags & DR_TOKEN_SPACE_BEFORE)
         && index + 1 < reading->n_tokens && !(reading->tokens[index + 1].flags & DR_TOKEN_SPACE_BEFORE);
}

/*
 * Whether there is no comma, or nothing but plain words stands between token @first and a sign that is none, or as many as a
 * lead-in has at most: then there is no lead-in up to a comma.
 */
static gboolean
has_no_comma_near (const DrReading *reading,
                   guint            first,
                   guint            last,
                   guint            most)
{
  guint end = MIN (last, first + most + 1);
  guint comma = first;

  /* Of a sentence without end only the beginning is looked at. */
  if (last - first <= MOST_SENTENCE)
    {
      while ((comma = dr_reading_find (reading, comma, last, DR_TOKEN_SET_SIGNS)) < last && reading->tokens[comma].word != ',')
        comma++;
      if (comma == last)
        return TRUE;
    }

  for (guint i = first; i < end; i++)
    {
      const DrToken *token = &reading->tokens[i];

      if ((token->traits & DR_TRAIT_BEGINS_DATE) || token->kind == DR_TOKEN_DIGITS)
        return FALSE;
      if (token->kind == DR_TOKEN_SIGN && !is_in_symbol (reading, i))
        return token->word != ',';
    }

  return TRUE;
}

/* Skips what may stand before a subject: «Năm 2023,», «Trong quý, riêng», «Kết quả thi đua,». */
static guint
skip_lead_in (const DrReading *reading,
              guint            first,
              guint            last)
{
  const DrPhrases *lead_ins = DR_PHRASES ("riêng", "đồng thời", "bên cạnh đó", "ngoài ra", "hiện nay", "đến nay",
                                          "về phía", "đối với", "trong đó", "qua đó", "cùng với đó", "tiêu biểu",
                                          "năm qua", "trong năm", "trong năm qua", "trong quý", "trong tháng",
                                          "trong kỳ", "thời gian qua", "trong thời gian qua", "kết quả", "cuối năm",
                                          "đầu năm");
  guint i = first;

  /* Anything up to a comma that is near and holds no figure but a date. */
  guint n_words = 0;
  guint most = dr_phrase_match_any (reading, first, DR_PHRASES ("thực hiện", "theo", "căn cứ", "hưởng ứng", "triển khai", "nhân dịp", "để",
                                                                "nhằm", "với", "qua", "sau")) > 0 ? MAX_OCCASION_WORDS : MAX_LEAD_IN_WORDS;
  for (guint j = has_no_comma_near (reading, first, last, most) ? last : first; j < last && n_words <= most;)
    {
      DrDatePhrase date;
      DrBodyPhrase body;

      if (dr_date_phrase_match (reading, j, &date))
        {
          j += MAX (date.n_tokens, 1);
          n_words += 2;
          continue;
        }
      if (dr_phrase_is_sign_of (reading, j, ","))
        {
          i = j + 1;
          break;
        }
      if (reading->tokens[j].kind != DR_TOKEN_WORD && reading->tokens[j].kind != DR_TOKEN_NEWLINE && !is_in_symbol (reading, j))
        break;
      if (dr_body_phrase_match (reading, j, &body) && !body.is_field)
        {
          /* «Kế hoạch số 12-KH/TU của Tỉnh ủy, …»: who wrote what was carried out. */
          if (dr_body_phrase_is_own (reading, &body) && dr_phrase_match_before (reading, j, DR_PHRASES ("của")) == 0
              && !(j > first && is_in_symbol (reading, j - 1)))
            break;
          n_words += MAX (body.n_tokens, 1);
          j += MAX (body.n_tokens, 1);
          continue;
        }
      j++;
      n_words++;
    }

  for (gboolean again = TRUE; again && i < last;)
    {
      DrDatePhrase date;
      guint n_tokens = dr_phrase_match_any (reading, i, lead_ins);

      again = n_tokens > 0;
      i += n_tokens;
      if (i < last && dr_date_phrase_match (reading, i, &date) && date.n_tokens > 0)
        {
          i += date.n_tokens;
          again = TRUE;
        }
      while (i < last && (dr_phrase_is_sign_of (reading, i, ",\"") || reading->tokens[i].kind == DR_TOKEN_NEWLINE))
        i++;
    }

  return i;
}

/* Whether what follows a name makes it one of many or a part of another phrase. */
static gboolean
is_joined_to_all (const DrReading *reading,
                  guint            index)
{
  guint i = index;

  if (dr_phrase_is_sign_of (reading, i, ",;"))
    i++;
  i += dr_phrase_match_any (reading, i, DR_PHRASES ("và", "cùng"));

  return i > index
         && dr_phrase_match_any (reading, i, DR_PHRASES ("các đoàn thể", "đoàn thể", "các tổ chức", "các ban",
                                                         "các hội", "các ngành", "các cơ quan", "các cấp")) > 0;
}

static guint32
find_subject_beside (DrReading *reading,
                     guint      first,
                     guint      last)
{
  DrBodyPhrase phrase;
  guint index = skip_lead_in (reading, first, last);

  if (index >= last || !dr_body_phrase_match (reading, index, &phrase) || phrase.is_field)
    return DR_NONE;

  guint end = index + phrase.n_tokens;
  if (end > last || dr_body_phrase_is_counted (reading, index, end))
    return DR_NONE;

  gboolean is_label = dr_phrase_is_sign_of (reading, end, ":");
  gboolean in_section = reading->unit != reading->issuer;
  const DrLexiconBody *body = dr_lexicon_get_body (reading->lexicon, phrase.body);

  if (!is_label && (end == last || is_joined_to_all (reading, end)))
    return DR_NONE;

  if (!dr_body_phrase_is_own (reading, &phrase))
    {
      /* «UBKT đảng ủy cơ sở: kiểm tra 19 tổ chức»: those below; those above only judge, give and ask. */
      gboolean is_below = phrase.level > reading->level && reading->level != DR_UNIT_LEVEL_UNKNOWN;

      return is_label && is_below ? dr_body_unit_for_phrase (reading, &phrase, index) : DR_NONE;
    }
  if (is_label)
    return dr_body_unit_may_report (reading, &phrase) ? dr_body_unit_for_phrase (reading, &phrase, index) : DR_NONE;

  /* In the section of a body the committee acts through it. */
  if (body->kind == DR_UNIT_KIND_COMMITTEE)
    return DR_NONE;
  /* «Đoàn», «Mặt trận»: an ordinary word at the head of a sentence has a capital as well. */
  if (body->needs_capital && phrase.level == DR_UNIT_LEVEL_UNKNOWN)
    return DR_NONE;

  if (!in_section)
    {
      DrUnit *issuer = dr_body_unit_get (reading, reading->issuer);
      DrUnitKind kind = dr_unit_get_kind (issuer);
      const char *name = dr_unit_get_name (issuer);

      /* A board that directs works through its members. */
      if (kind != DR_UNIT_KIND_COMMITTEE && kind != DR_UNIT_KIND_GOVERNMENT && kind != DR_UNIT_KIND_AREA
          && kind != DR_UNIT_KIND_OTHER && !(name != NULL && g_str_has_prefix (name, "Ban Chỉ đạo")))
        return DR_NONE;
    }

  return dr_body_unit_for_phrase (reading, &phrase, index);
}

/* «Xã Tân Bình trồng 250 cây»: one below the issuer, in a sentence whose head begins with one at token @first. */
static guint32
find_subject_below (DrReading *reading,
                    guint      first,
                    guint      last)
{
  DrBodyPhrase phrase;
  guint end_of_head = MIN (last, first + MAX_OCCASION_WORDS);
  guint i = first;

  if (!dr_body_unit_allows_below (reading, reading->unit))
    return DR_NONE;
  while (i < end_of_head && !dr_body_phrase_begins_area (reading, i))
    i++;
  if (i == end_of_head)
    return DR_NONE;

  guint index = skip_lead_in (reading, first, last);
  if (index >= last || !dr_body_phrase_match_below (reading, index, &phrase)
      || !dr_body_phrase_acts (reading, index + phrase.n_tokens, last))
    return DR_NONE;

  /* «Tại xã Tân Bình, xã Bàu Sen đã trồng …»: two places. */
  for (i = first; i < index; i++)
    if (dr_body_phrase_begins_area (reading, i))
      return DR_NONE;

  return dr_body_unit_for_below (reading, &phrase, index);
}

guint32
dr_body_subject_find (DrReading *reading,
                      guint      first,
                      guint      last)
{
  guint32 subject = dr_reading_has (reading, first, last, DR_TOKEN_SET_BODIES) ? find_subject_beside (reading, first, last) : DR_NONE;

  return subject != DR_NONE ? subject : find_subject_below (reading, first, last);
}

/* «Theo báo cáo của UBND xã Bàu Sen, …»: whom a guest or a committee quotes. */
static guint32
find_quoted_government (DrReading *reading,
                        guint      first)
{
  guint name = first + dr_phrase_match_any (reading, first, DR_PHRASES ("theo báo cáo của", "theo báo cáo"));
  DrBodyPhrase phrase;

  if (name == first || !dr_body_phrase_match (reading, name, &phrase) || phrase.is_field
      || dr_lexicon_get_body (reading->lexicon, phrase.body)->kind != DR_UNIT_KIND_GOVERNMENT)
    return DR_NONE;

  return dr_body_unit_for_phrase (reading, &phrase, name);
}

guint32
dr_body_subject_find_reporter (DrReading *reading,
                               guint      first,
                               guint      last)
{
  gboolean reports = FALSE;
  guint32 reporter = DR_NONE;

  if (!reading->is_press)
    return DR_NONE;
  if (dr_unit_get_kind (dr_body_unit_get (reading, reading->issuer)) != DR_UNIT_KIND_COUNCIL)
    return find_quoted_government (reading, first);

  for (guint i = first; i < last;)
    {
      DrBodyPhrase phrase;
      guint n_report = dr_phrase_match_any (reading, i, DR_PHRASES ("báo cáo", "trình bày"));

      reports |= n_report > 0;
      if (dr_body_phrase_match (reading, i, &phrase) && !phrase.is_field)
        {
          if (dr_lexicon_get_body (reading->lexicon, phrase.body)->kind == DR_UNIT_KIND_GOVERNMENT && reporter == DR_NONE)
            reporter = dr_body_unit_for_phrase (reading, &phrase, i);
          i += MAX (phrase.n_tokens, 1);
        }
      else
        i += MAX (n_report, 1);
    }
  if (reports && reporter != DR_NONE)
    return reporter;

  return dr_phrase_match_any (reading, first, DR_PHRASES ("kỳ họp", "tại kỳ họp", "cũng tại kỳ họp", "HĐND", "hội đồng nhân dân")) > 0
           ? reading->issuer : DR_NONE;
}

/* Whether the clause from token @index on states a score. */
static gboolean
scores (const DrReading *reading,
        guint            index,
        guint            last)
{
  for (guint i = index; i < last && i < index + MAX_SCORE_TOKENS && !dr_reading_is_sign (reading, i, ';'); i++)
    if (dr_phrase_match (reading, i, "điểm") > 0 && i > index
        && (dr_reading_is_digits (reading, i - 1) || dr_phrase_is_sign_of (reading, i - 1, ")")))
      return TRUE;

  return FALSE;
}

/* «Hội NCT: …; Hội CTĐ: …»: whether the clause before the one at @first begins with a body and a colon too. */
static gboolean
follows_body_with_colon (const DrReading *reading,
                         guint            first)
{
  DrBodyPhrase phrase;
  guint start = first - 1;

  if (first == 0 || !dr_reading_is_sign (reading, first - 1, ';'))
    return FALSE;
  while (start > 0 && reading->tokens[start - 1].kind != DR_TOKEN_NEWLINE && !dr_reading_is_sign (reading, start - 1, ';')
         && !(dr_reading_is_sign (reading, start - 1, '.') && (reading->tokens[start].flags & DR_TOKEN_SPACE_BEFORE)))
    start--;
  while (start < first && reading->tokens[start].kind == DR_TOKEN_SIGN)
    start++;

  return dr_body_phrase_match (reading, start, &phrase) && !phrase.is_field
         && dr_reading_is_sign (reading, start + phrase.n_tokens, ':');
}

guint32
dr_body_subject_find_in_clause (DrReading *reading,
                                guint      first,
                                guint      last)
{
  DrBodyPhrase phrase;

  /* «Chi bộ Mặt trận: 96,5 điểm - xếp nhì»: what a body's cell scores. */
  guint name = first + dr_phrase_match_any (reading, first, DR_PHRASES ("chi bộ", "đảng bộ", "chi đoàn", "công đoàn"));
  if (!dr_body_phrase_match (reading, name, &phrase) || phrase.is_field)
    {
      name = first;
      if (!dr_body_phrase_match (reading, first, &phrase) || phrase.is_field)
        return DR_NONE;
    }

  guint end = name + phrase.n_tokens;
  if (dr_reading_is_sign (reading, end, ':') && dr_body_phrase_is_own (reading, &phrase)
      && (scores (reading, end, last) || (name == first && follows_body_with_colon (reading, first))))
    return dr_body_unit_for_phrase (reading, &phrase, name);
  if (name != first || end >= last || !dr_reading_is_word (reading, end)
      || (reading->tokens[end].flags & DR_TOKEN_CAPITAL))
    return DR_NONE;

  return dr_body_subject_find (reading, first, last);
}
