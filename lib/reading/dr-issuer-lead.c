/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-issuer-part-private.h"

#include <string.h>

#include "base/dr-fold-private.h"
#include "reading/language/dr-phrase-private.h"
#include "reading/language/dr-scanner-private.h"
#include "reading/phrases/dr-date-phrase-private.h"

/*
 * Who issues a press item, where its headline does not tell or tells half: «Vạn Lộc:
 * Vận động quỹ …» is of the Front where the first sentence says that the Front of
 * huyện Vạn Lộc met.
 */

static DrReading
scan (const DrReading *reading,
      const char      *words,
      GArray          *tokens)
{
  DrReading inner = { .lexicon = reading->lexicon, .bytes = words, .length = strlen (words) };

  dr_scanner_scan (inner.lexicon, words, 0, inner.length, tokens);
  inner.tokens = (const DrToken *) (gpointer) tokens->data;
  inner.n_tokens = tokens->len;

  return inner;
}

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
  DrReading inner = scan (reading, name, tokens);
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
  DrReading inner = scan (reading, label, tokens);
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
  DrReading inner = scan (reading, lead, tokens);
  g_autoptr (GArray) parts = dr_issuer_read_parts (&inner, DR_ISSUER_PLACE_TITLE);

  *issuer = (DrIssuer) { .body = DR_NONE };
  for (guint i = 0; i < parts->len; i++)
    {
      const DrIssuerPart *part = &g_array_index (parts, DrIssuerPart, i);

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

gboolean
dr_issuer_read_source (const DrReading *reading,
                       const char      *lead,
                       DrIssuer        *issuer)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  DrReading inner = scan (reading, lead, tokens);

  *issuer = (DrIssuer) { .body = DR_NONE };
  for (guint i = 0; i < inner.n_tokens; i++)
    {
      DrIssuerPart part;

      if (inner.tokens[i].kind != DR_TOKEN_WORD || dr_issuer_read_organisation (&inner, i, &part) == 0)
        continue;

      gboolean is_quoted = dr_phrase_match_before (&inner, i, DR_PHRASES ("theo", "từ", "theo số liệu của", "theo báo cáo của",
                                                                          "thông tin từ", "theo thông tin từ")) > 0
                           || dr_phrase_match_any (&inner, part.end, DR_PHRASES ("cho biết", "cho hay", "thông tin", "vừa")) > 0;
      if (is_quoted)
        dr_issuer_fill (&inner, &part, &part, issuer);
      g_free (part.raw);
      g_free (part.place);
      if (is_quoted)
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
  DrReading inner = scan (reading, headline, tokens);
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
  DrReading inner = scan (reading, title, tokens);

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
      return TRUE;
    }

  return FALSE;
}
