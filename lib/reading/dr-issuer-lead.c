/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-issuer-part-private.h"

#include <string.h>

#include "base/dr-fold-private.h"
#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-body-phrase-private.h"
#include "reading/phrases/dr-date-phrase-private.h"

/*
 * Who issues a press item, where its headline does not tell or tells half: «Vạn Lộc:
 * Vận động quỹ …» is of the Front where the first sentence says that the Front of
 * huyện Vạn Lộc met.
 */

#define LONGEST_QUOTED_NAME 16   /* tokens */

static gboolean
is_same (const char *one,
         const char *other)
{
  if (one == NULL || other == NULL)
    return FALSE;

  g_autofree char *one_key = dr_fold_phrase (one, -1);
  g_autofree char *other_key = dr_fold_phrase (other, -1);

  return strcmp (one_key, other_key) == 0;
}

/* «Hội Nông dân Bàu Sen» ends with the place. */
static gboolean
ends_with (const char *name,
           const char *place)
{
  if (name == NULL || place == NULL)
    return FALSE;

  g_autofree char *key = dr_fold_phrase (name, -1);
  g_autofree char *tail = dr_fold_phrase (place, -1);

  return g_str_has_suffix (key, tail);
}

/* The body that the lexicon finds where @name begins. */
static guint32
body_of_name (const DrReading *reading,
              const char      *name)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  DrReading inner = dr_reading_scan_words (reading, name, tokens);
  DrLexiconMatch match;
  guint32 body = DR_NONE;

  if (inner.n_tokens > 0
      && dr_lexicon_match (inner.lexicon, inner.tokens, inner.n_tokens, 0, DR_LEXICON_BODY, &match))
    dr_lexicon_match_has (&match, DR_LEXICON_BODY, &body);

  return body;
}

static gboolean
is_same_body (const DrReading *reading,
              guint32          one,
              guint32          other)
{
  return one != DR_NONE && other != DR_NONE
         && strcmp (dr_lexicon_get_body (reading->lexicon, one)->id, dr_lexicon_get_body (reading->lexicon, other)->id) == 0;
}

/* Whether the part can be whom the headline means. */
static gboolean
fits_headline (const DrReading    *reading,
               const DrIssuerPart *part,
               const DrIssuer     *headline)
{
  if (headline == NULL)
    return TRUE;

  switch (headline->form)
    {
    case DR_ISSUER_FORM_AREA:
      return dr_issuer_areas[part->area].level == headline->level && is_same (part->place, headline->place);
    case DR_ISSUER_FORM_BODY:
      return is_same_body (reading, part->body, headline->body) || (part->is_committee && headline->kind == DR_UNIT_KIND_COMMITTEE);
    case DR_ISSUER_FORM_LABEL:
      return ends_with (headline->name, part->place) && is_same_body (reading, part->body, body_of_name (reading, headline->name));
    default:
      return FALSE;
    }
}

/* «Quảng Hải» of the label «Công đoàn Quảng Hải»; NULL where nothing stands behind the body. */
static char *
dup_place_of_label (const DrReading *reading,
                    const char      *label)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  DrReading inner = dr_reading_scan_words (reading, label, tokens);
  DrLexiconMatch match;

  if (inner.n_tokens == 0
      || !dr_lexicon_match (inner.lexicon, inner.tokens, inner.n_tokens, 0, DR_LEXICON_BODY, &match)
      || match.n_tokens >= inner.n_tokens || !(inner.tokens[match.n_tokens].flags & DR_TOKEN_CAPITAL))
    return NULL;

  return g_strdup (label + inner.tokens[match.n_tokens].start);
}

gboolean
dr_issuer_read_lead (const DrReading *reading,
                     const char      *lead,
                     const DrIssuer  *headline,
                     DrIssuer        *issuer)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  DrReading inner = dr_reading_scan_words (reading, lead, tokens);
  g_autoptr (GArray) parts = dr_issuer_read_parts (&inner, DR_ISSUER_PLACE_TITLE);

  *issuer = (DrIssuer) { .body = DR_NONE };
  for (guint i = 0; i < parts->len; i++)
    {
      const DrIssuerPart *part = &g_array_index (parts, DrIssuerPart, i);

      /* Who helped, was given something or was host does not report. */
      if (dr_phrase_match_before (&inner, part->first, DR_PHRASES ("phối hợp với", "phối hợp cùng", "cùng với", "cùng", "với", "cho", "tặng",
                                                                   "đề nghị", "tại", "trao tặng", "hỗ trợ", "hội trường", "trụ sở",
                                                                   "phòng họp")) > 0)
        continue;
      if (part->area >= 0 && part->place != NULL && (part->is_committee || (part->body != DR_NONE && !part->is_weak))
          && fits_headline (reading, part, headline))
        {
          dr_issuer_fill (&inner, part, part, issuer);
          return TRUE;
        }
    }

  /* «Công đoàn Quảng Hải: …» and then «LĐLĐ tỉnh»: the one tells the place, the other what kind it is. */
  for (guint i = 0; headline != NULL && headline->form == DR_ISSUER_FORM_LABEL && i < parts->len; i++)
    {
      const DrIssuerPart *part = &g_array_index (parts, DrIssuerPart, i);

      if (part->area >= 0 && part->place == NULL && part->body != DR_NONE && !part->is_weak
          && is_same_body (reading, part->body, body_of_name (reading, headline->name)))
        {
          g_autofree char *place = dup_place_of_label (reading, headline->name);
          DrIssuerPart named = *part;

          named.place = place;
          dr_issuer_fill (&inner, &named, &named, issuer);
          return TRUE;
        }
    }

  return FALSE;
}

/* «Theo Chi cục Thú y tỉnh …», «… tỉnh cho biết», «Địa điểm: Hội trường Ban CHQS huyện»: whether who is named there is quoted, or host. */
static gboolean
is_quoted (const DrReading *reading,
           guint            first,
           guint            end)
{
  return dr_phrase_match_before (reading, first,
                                 DR_PHRASES ("theo", "từ", "số liệu của", "số liệu từ", "báo cáo của", "báo cáo từ", "thống kê của",
                                             "thống kê từ", "thông tin từ", "thông tin của", "tin từ", "tổng hợp của", "đánh giá của",
                                             "ghi nhận của", "lãnh đạo", "đại diện", "hội trường", "trụ sở", "phòng họp")) > 0
         || dr_phrase_match_any (reading, end, DR_PHRASES ("cho biết", "cho hay", "cho thấy", "thông tin", "vừa", "báo cáo", "ghi nhận",
                                                           "thống kê", "công bố")) > 0;
}

/* A quoted name up to a sign, a date or what was said: «Theo Điện lực Bàu Sen, …», «Số liệu của Cảng vụ … cho thấy». */
static gboolean
read_quoted_name (const DrReading *reading,
                  guint            index,
                  DrIssuerPart    *part)
{
  g_autoptr (GString) name = g_string_new (NULL);
  guint n_small = 0;
  guint n_nouns = 0;
  guint at = index;
  DrLexiconMatch match;

  *part = (DrIssuerPart) { .first = index, .body = DR_NONE, .area = -1 };
  if (!(reading->tokens[index].flags & DR_TOKEN_CAPITAL) || !is_quoted (reading, index, reading->n_tokens)
      || dr_lexicon_match (reading->lexicon, reading->tokens, reading->n_tokens, index, DR_LEXICON_DOCUMENT, &match)
      || dr_phrase_match_any (reading, index, DR_PHRASES ("ông", "bà", "đồng chí", "anh", "chị", "luật", "bộ luật", "nghị", "kế hoạch",
                                                          "tỉnh", "huyện", "xã", "phường", "thành phố", "quận", "thị xã")) > 0)
    return FALSE;
  for (; at < reading->n_tokens && at - index < LONGEST_QUOTED_NAME; at++)
    {
      DrDatePhrase date;

      if ((reading->tokens[at].kind != DR_TOKEN_WORD && reading->tokens[at].kind != DR_TOKEN_DIGITS
           && !dr_reading_is_sign (reading, at, '-'))
          || (at > index + 1 && (dr_date_phrase_match (reading, at, &date) || is_quoted (reading, 0, at)
                                 || dr_phrase_match_any (reading, at, DR_PHRASES ("trong", "qua", "tính đến", "đến nay", "đã")) > 0)))
        break;
      if (dr_reading_is_sign (reading, at, '-'))
        g_string_append (name, " -");
      else
        dr_issuer_append_body_word (name, reading, at, &n_small, &n_nouns);
    }
  if (at < index + 2)
    return FALSE;
  part->end = at;
  part->raw = g_string_free (g_steal_pointer (&name), FALSE);

  return TRUE;
}

/* The part that begins at token @index; @next is where the search goes on. NULL: none does. */
static const DrIssuerPart *
find_part_at (const GArray *parts,
              guint         index,
              guint        *next)
{
  while (*next < parts->len && g_array_index (parts, DrIssuerPart, *next).first < index)
    ++*next;

  return *next < parts->len && g_array_index (parts, DrIssuerPart, *next).first == index ? &g_array_index (parts, DrIssuerPart, *next) : NULL;
}

/* Makes the issuer of a name that was read, where it @is_meant, and lets go of the name. */
static gboolean
take_named (const DrReading *reading,
            DrIssuerPart    *part,
            gboolean         is_meant,
            DrIssuer        *issuer)
{
  if (is_meant)
    dr_issuer_fill (reading, part, part, issuer);
  g_clear_pointer (&part->raw, g_free);
  g_clear_pointer (&part->place, g_free);

  return is_meant;
}

gboolean
dr_issuer_read_source (const DrReading *reading,
                       const char      *lead,
                       DrIssuer        *issuer)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  DrReading inner = dr_reading_scan_words (reading, lead, tokens);
  g_autoptr (GArray) parts = dr_issuer_read_parts (&inner, DR_ISSUER_PLACE_TITLE);

  *issuer = (DrIssuer) { .body = DR_NONE };
  for (guint i = 0, next = 0; i < inner.n_tokens; i++)
    {
      const DrIssuerPart *known = find_part_at (parts, i, &next);
      DrIssuerPart part;

      if (known != NULL && known->body != DR_NONE && known->area >= 0)
        {
          if (!is_quoted (&inner, known->first, known->end))
            continue;
          dr_issuer_fill (&inner, known, known, issuer);
          return TRUE;
        }
      if (inner.tokens[i].kind != DR_TOKEN_WORD
          || (dr_issuer_read_organisation (&inner, i, &part) == 0 && !read_quoted_name (&inner, i, &part)))
        continue;

      if (take_named (&inner, &part, is_quoted (&inner, i, part.end), issuer))
        return TRUE;
    }

  return FALSE;
}

/* Whether token @index begins a clause: behind a date, a dateline or a comma, as «Sáng 05/7, …», «(TTX) - …». */
static gboolean
begins_clause (const DrReading *reading,
               guint            index)
{
  return index == 0 || reading->tokens[index - 1].kind == DR_TOKEN_NEWLINE || reading->tokens[index - 1].kind == DR_TOKEN_DIGITS
         || dr_phrase_is_sign_of (reading, index - 1, ",-)") || dr_reading_is_sign (reading, index - 1, 0x2013);
}

gboolean
dr_issuer_read_actor (const DrReading *reading,
                      const char      *lead,
                      DrIssuer        *issuer)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  DrReading inner = dr_reading_scan_words (reading, lead, tokens);
  g_autoptr (GArray) parts = dr_issuer_read_parts (&inner, DR_ISSUER_PLACE_TITLE);

  *issuer = (DrIssuer) { .body = DR_NONE };
  for (guint i = 0, next = 0; i < inner.n_tokens; i++)
    {
      const DrIssuerPart *known = find_part_at (parts, i, &next);
      DrIssuerPart part;

      if (inner.tokens[i].kind != DR_TOKEN_WORD || !begins_clause (&inner, i))
        continue;
      if (known != NULL && known->area >= 0 && (known->is_committee || (known->body != DR_NONE && !known->is_weak)))
        {
          if (!dr_body_phrase_acts (&inner, known->end, inner.n_tokens))
            continue;
          dr_issuer_fill (&inner, known, known, issuer);
          return TRUE;
        }
      if (dr_issuer_read_organisation (&inner, i, &part) == 0)
        continue;
      if (take_named (&inner, &part, dr_body_phrase_acts (&inner, part.end, inner.n_tokens), issuer))
        return TRUE;
    }

  return FALSE;
}

gboolean
dr_issuer_read_subject (const DrReading *reading,
                        const char      *headline,
                        DrIssuer        *issuer)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  DrReading inner = dr_reading_scan_words (reading, headline, tokens);
  DrIssuerPart part;

  *issuer = (DrIssuer) { .body = DR_NONE };
  if (inner.n_tokens == 0 || dr_issuer_read_organisation (&inner, 0, &part) == 0)
    return FALSE;
  dr_issuer_fill (&inner, &part, &part, issuer);
  g_free (part.raw);
  g_free (part.place);

  return TRUE;
}

/* Whether the body's name is an ordinary word too. */
static gboolean
is_weak (const DrReading      *reading,
         const DrLexiconMatch *match)
{
  guint32 body = 0;

  dr_lexicon_match_has (match, DR_LEXICON_BODY, &body);

  return dr_lexicon_get_body (reading->lexicon, body)->needs_capital;
}

/* «Kết quả thực hiện Chỉ thị số 12-CT/TW của Ban Bí thư», «chủ trương của Đảng»: the author of what was carried out, not who did. */
static gboolean
is_of_document (const DrReading *reading,
                guint            index)
{
  if (dr_phrase_match_any (reading, index + 1, DR_PHRASES ("đảng", "nhà nước", "chính phủ", "thủ tướng", "quốc hội", "bộ", "ban bí thư",
                                                           "bộ chính trị", "trung ương", "chủ tịch", "nhân dân", "bác", "liên hợp quốc",
                                                           "tổng bí thư", "bí thư", "giám đốc")) > 0)
    return TRUE;
  for (guint i = index; i-- > 0;)
    {
      DrDatePhrase date;
      DrLexiconMatch match;

      if (dr_lexicon_match (reading->lexicon, reading->tokens, reading->n_tokens, i, DR_LEXICON_DOCUMENT, &match))
        return TRUE;
      /* A period parts the document from who reports. */
      if (dr_date_phrase_match (reading, i, &date) && date.kind != DR_DATE_PHRASE_DAY)
        return FALSE;
    }

  return FALSE;
}

gboolean
dr_issuer_read_owner (const DrReading *reading,
                      const char      *title,
                      DrIssuer        *issuer)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  DrReading inner = dr_reading_scan_words (reading, title, tokens);

  *issuer = (DrIssuer) { .body = DR_NONE };
  for (guint i = inner.n_tokens; i-- > 1;)
    {
      DrIssuerPart part;
      DrLexiconMatch match;

      if (dr_phrase_match (&inner, i - 1, "của") == 0 || !(inner.tokens[i].flags & DR_TOKEN_CAPITAL))
        continue;
      /* In capitals every word looks like a name. */
      if (dr_issuer_match_organisation (&inner, i) == 0
          && ((inner.tokens[i - 1].flags & DR_TOKEN_CAPITAL) || is_of_document (&inner, i - 1)))
        return FALSE;
      /* «Văn phòng Đăng ký đất đai tỉnh …» only begins like a body that is known. */
      if (dr_lexicon_match (inner.lexicon, inner.tokens, inner.n_tokens, i, DR_LEXICON_BODY, &match)
          && (!is_weak (&inner, &match) || !dr_reading_is_word (&inner, i + match.n_tokens)
              || dr_phrase_match_any (&inner, i + match.n_tokens, DR_PHRASES ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã",
                                                                              "phường", "thị trấn", "tỉnh ủy", "huyện ủy")) > 0))
        return FALSE;
      dr_issuer_read_raw_line (&inner, i, &part);
      if (part.raw == NULL)
        return FALSE;
      dr_issuer_fill (&inner, &part, &part, issuer);
      g_free (part.raw);
      g_free (part.place);
      return TRUE;
    }

  return FALSE;
}
