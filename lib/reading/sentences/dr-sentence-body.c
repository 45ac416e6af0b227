/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-body-phrase-private.h"
#include "reading/phrases/dr-body-unit-private.h"
#include "reading/sentences/dr-sentence-private.h"

/*
 * Whose a figure is, where a sentence about many names a body for some of its figures: who did it («12 lớp do Hội Nông
 * dân huyện tổ chức»), whose it is («Quỹ của Hội Nông dân huyện đạt 120 triệu đồng»), or a list with a figure for each
 * («Hội Nông dân 12 lớp, Hội LHPN 15 lớp»). Bodies in any other place help, receive or judge, and have no figure.
 */

/* Whether the issuer speaks of many bodies, and this is not the section of one. */
static gboolean
speaks_of_many (const DrSentence *self)
{
  const DrReading *reading = self->reading;

  if (reading->unit != reading->issuer)
    return FALSE;
  switch (dr_unit_get_kind (g_ptr_array_index (dr_report_builder_get_data (reading->builder)->units, reading->issuer)))
    {
    case DR_UNIT_KIND_COMMITTEE:
    case DR_UNIT_KIND_GOVERNMENT:
    case DR_UNIT_KIND_AREA:
    case DR_UNIT_KIND_FRONT:
    case DR_UNIT_KIND_OTHER:
      return TRUE;
    default:
      return FALSE;
    }
}

static guint
get_first (const DrSentence *self,
           const DrFact     *fact)
{
  return g_array_index (self->figures, DrSentenceFigure, fact->figure).phrase.first;
}

/* Gives the facts whose figures begin from token @first up to @end to @unit; whether there were any. */
static gboolean
give_facts (DrSentence *self,
            guint       first,
            guint       end,
            guint32     unit)
{
  gboolean has_any = FALSE;

  for (guint i = 0; i < self->facts->len; i++)
    {
      DrFact *fact = &g_array_index (self->facts, DrFact, i);
      guint at = get_first (self, fact);

      if (at < first || at >= end)
        continue;
      fact->unit = unit;
      has_any = TRUE;
    }

  return has_any;
}

/* The figure that stands straight behind the name that ends before token @end, with at most a sign or «có»; DR_NONE: none. */
static guint
find_figure_behind (const DrSentence *self,
                    guint             end)
{
  guint at = end + dr_phrase_match_any (self->reading, end, DR_PHRASES ("có", "được", "đạt", "là", "với"));

  if (at == end && dr_phrase_is_sign_of (self->reading, end, ":("))
    at++;
  for (guint i = 0; i < self->facts->len; i++)
    if (get_first (self, &g_array_index (self->facts, DrFact, i)) == at)
      return at;

  return DR_NONE;
}

/* Whether the name at token @first is one of a list, or stands at the head. */
static gboolean
is_listed (const DrSentence *self,
           guint             first,
           gboolean          follows_listed)
{
  return first == self->first || dr_phrase_is_sign_of (self->reading, first - 1, ",;:(+-")
         || dr_phrase_match_before (self->reading, first, DR_PHRASES ("trong đó", "riêng", "gồm", "bao gồm", "cụ thể")) > 0
         || (follows_listed && dr_phrase_match_before (self->reading, first, DR_PHRASES ("và")) > 0);
}

static gboolean
is_agent (const DrSentence *self,
          guint             first,
          guint             end)
{
  return dr_phrase_match_before (self->reading, first, DR_PHRASES ("do")) > 0
         && dr_phrase_match_any (self->reading, end, DR_PHRASES ("tổ chức", "thực hiện", "chủ trì", "phụ trách", "quản lý", "làm chủ", "vận động",
                                                                 "thành lập", "xây dựng", "đảm nhận", "triển khai", "mở", "đứng ra",
                                                                 "trực tiếp", "phối hợp tổ chức", "hướng dẫn", "duy trì")) > 0;
}

static gboolean
is_owner (const DrSentence *self,
          guint             clause,
          guint             first,
          guint             end)
{
  if (dr_phrase_match_before (self->reading, first, DR_PHRASES ("của")) == 0
      || !(dr_phrase_is_sign_of (self->reading, end, ":")
           || dr_phrase_match_any (self->reading, end, DR_PHRASES ("có", "đạt", "là", "được", "hiện", "hiện có", "ước", "còn", "đã", "tăng",
                                                                   "giảm", "đến nay")) > 0)
      || dr_phrase_match_any (self->reading, clause, DR_PHRASES ("theo", "thực hiện", "căn cứ", "hưởng ứng", "triển khai", "được sự", "nhờ",
                                                                 "phối hợp", "qua", "trên cơ sở", "với", "tham gia", "tiếp tục")) > 0)
    return FALSE;
  for (guint i = 0; i < self->figures->len; i++)
    {
      guint at = g_array_index (self->figures, DrSentenceFigure, i).phrase.first;

      if (at >= clause && at < first)
        return FALSE;
    }

  return TRUE;
}

/* «…, toàn huyện 300 cây»: whether token @index begins what is told of all of them again. */
static gboolean
tells_of_all (const DrSentence *self,
              guint             index)
{
  const DrPhrases *wholes = DR_PHRASES ("toàn huyện", "toàn tỉnh", "toàn quận", "toàn thành phố", "toàn thị xã", "toàn đảng bộ", "toàn địa bàn",
                                        "cả huyện", "cả tỉnh", "cả quận", "cả thành phố", "cả thị xã", "tổng cộng", "các xã", "các phường",
                                        "các thôn", "các ấp", "các đơn vị");

  return dr_phrase_match_any (self->reading, index, wholes) > 0
         || (self->reading->level == DR_UNIT_LEVEL_COMMUNE
             && dr_phrase_match_any (self->reading, index, DR_PHRASES ("toàn xã", "toàn phường", "toàn thị trấn", "cả xã", "cả phường")) > 0);
}

/* Words of the longest name that stands in a list without what it is. */
#define LONGEST_BARE_NAME 4

/* «xã Ea Hồ 9 căn, Krông Búk 8 căn»: whether token @index begins a name with a figure of its own, without what it is. */
static gboolean
names_another (const DrSentence *self,
               guint             index,
               guint             end)
{
  const DrReading *reading = self->reading;
  guint n = 0;

  while (index + n < end && n <= LONGEST_BARE_NAME && dr_reading_is_word (reading, index + n)
         && (reading->tokens[index + n].flags & DR_TOKEN_CAPITAL))
    n++;
  if (n == 0 || n > LONGEST_BARE_NAME)
    return FALSE;

  return index + n < end && (dr_reading_is_digits (reading, index + n)
                             || (dr_reading_is_sign (reading, index + n, ':') && dr_reading_is_digits (reading, index + n + 1)));
}

/* Where what is told of a name that ends before token @first ends, at @end at most: with its bracket, or where all are told of. */
static guint
end_of_share (const DrSentence *self,
              guint             first,
              guint             end)
{
  int depth = 0;

  for (guint i = first; i < end; i++)
    {
      if (dr_reading_is_sign (self->reading, i, '('))
        depth++;
      else if (dr_reading_is_sign (self->reading, i, ')') && --depth < 0)
        return i;
      else if (depth <= 0 && dr_phrase_is_sign_of (self->reading, i, ",;") && (tells_of_all (self, i + 1) || names_another (self, i + 1, end)))
        return i;
    }

  return end;
}

/* «Mặt trận hỗ trợ 38 căn, gồm: xã Ea Hồ 9 căn, …»: whether figures from token @first up to @end only say where an association's own went. */
static gboolean
is_shared_out (const DrSentence *self,
               guint             first,
               guint             end)
{
  switch (dr_unit_get_kind (dr_body_unit_get (self->reading, self->reading->issuer)))
    {
    case DR_UNIT_KIND_FRONT:
    case DR_UNIT_KIND_MASS_ORGANISATION:
    case DR_UNIT_KIND_ASSOCIATION:
      break;
    default:
      return FALSE;
    }

  for (guint i = 0; i < self->facts->len; i++)
    {
      const DrFact *fact = &g_array_index (self->facts, DrFact, i);
      guint at = get_first (self, fact);

      if (at >= first && at < end)
        return fact->part_of >= 0 && get_first (self, &g_array_index (self->facts, DrFact, fact->part_of)) < first;
    }

  return FALSE;
}

/* Gives @owner what is told of it from token @first up to @end, and the rest to whose section it is. */
static void
give_share (DrSentence *self,
            guint       first,
            guint       end,
            guint32     owner)
{
  guint last = end_of_share (self, first, end);

  give_facts (self, first, last, is_shared_out (self, first, last) ? self->reading->unit : owner);
  give_facts (self, last, end, self->reading->unit);
}

/*
 * Those below the issuer, each with what it did or has: «xã An Phú 120 cây, xã Bình Minh 85 cây», «xã An Phú trồng 120 cây; xã
 * Bình Minh …». Where they are named for a place, or together, a figure is not one's own.
 */
static void
settle_below (DrSentence *self)
{
  DrReading *reading = self->reading;
  guint joined = DR_NONE;     /* behind a name that has nothing of its own */
  gboolean is_place = FALSE;
  guint32 owner = DR_NONE;    /* whose share begins at token @share */
  guint share = 0;

  if (!dr_body_unit_allows_below (reading, reading->unit))
    return;

  for (guint i = self->first; i < self->end; i++)
    {
      DrBodyPhrase phrase;

      if (dr_reading_is_sign (reading, i, ';'))
        is_place = FALSE;
      if (!dr_body_phrase_match_below (reading, i, &phrase))
        continue;

      guint end = MIN (i + phrase.n_tokens, self->end);
      gboolean follows = joined != DR_NONE && i == joined + 1;

      is_place = is_place || !is_listed (self, i, TRUE);
      joined = DR_NONE;
      if (is_place || follows || !dr_body_phrase_acts (reading, end, self->end))
        joined = end;
      else
        {
          if (owner != DR_NONE)
            give_share (self, share, i, owner);
          owner = dr_body_unit_for_below (reading, &phrase, i);
          share = end;
        }
      i = end - 1;
    }
  if (owner != DR_NONE)
    give_share (self, share, self->end, owner);
}

void
dr_sentence_settle_units (DrSentence *self)
{
  DrReading *reading = self->reading;
  gboolean follows_listed = FALSE;
  guint32 listed = DR_NONE;
  guint listed_from = 0;

  for (guint i = 0; i < self->facts->len; i++)
    g_array_index (self->facts, DrFact, i).unit = self->unit;
  if (self->facts->len > 0)
    settle_below (self);
  if (self->facts->len == 0 || !speaks_of_many (self)
      || !dr_reading_has (reading, self->first, self->end, DR_TOKEN_SET_BODIES))
    return;

  for (guint i = self->first; i < self->end;)
    {
      DrBodyPhrase phrase;

      i = dr_reading_find (reading, i, self->end, DR_TOKEN_SET_BODIES);
      if (i >= self->end)
        break;
      if (!dr_body_phrase_match (reading, i, &phrase) || phrase.is_field || !dr_body_phrase_is_own (reading, &phrase)
          || dr_lexicon_get_body (reading->lexicon, phrase.body)->kind == DR_UNIT_KIND_COMMITTEE)
        {
          i++;
          continue;
        }

      guint end = MIN (i + phrase.n_tokens, self->end);
      /* «do Ban Thường vụ Hội Nông dân huyện» */
      guint first = i - dr_phrase_match_before (reading, i, DR_PHRASES ("ban thường vụ", "ban chấp hành", "ban thường trực", "thường trực", "BTV",
                                                                        "BCH", "tập thể", "lãnh đạo", "cơ quan"));
      guint clause = dr_sentence_after_sign (self, self->first, first, ";");
      guint next = dr_sentence_find_sign (self, end, self->end, ";");
      guint figure = find_figure_behind (self, end);

      if (figure != DR_NONE && is_listed (self, first, follows_listed) && !dr_body_phrase_is_counted (reading, i, end))
        {
          if (listed != DR_NONE)
            give_facts (self, listed_from, first, listed);
          listed = dr_body_unit_for_phrase (reading, &phrase, i);
          listed_from = figure;
          follows_listed = TRUE;
        }
      else if (is_agent (self, first, end))
        {
          guint32 unit = dr_body_unit_for_phrase (reading, &phrase, i);
          guint part = dr_sentence_after_sign (self, clause, first, ",:");

          if (!give_facts (self, part, first, unit) && !give_facts (self, clause, first, unit))
            give_facts (self, end, next, unit);
        }
      else if (is_owner (self, clause, first, end))
        give_facts (self, end, next, dr_body_unit_for_phrase (reading, &phrase, i));
      i = end;
    }
  if (listed != DR_NONE)
    give_facts (self, listed_from, dr_sentence_find_sign (self, listed_from, self->end, ";"), listed);
}
