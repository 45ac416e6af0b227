/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-issuer-part-private.h"

#include <string.h>

#include "base/dr-fold-private.h"
#include "reading/language/dr-phrase-private.h"

/*
 * The names are cut into parts: a body or a committee, the area it belongs to, the
 * place. «HUYỆN ỦY YÊN HÒA / BAN DÂN VẬN» are two, and the second takes its place
 * from the first; «ỦY BAN NHÂN DÂN / HUYỆN BẢO SƠN» are one on two lines.
 */

static char *
name_area (const DrIssuerPart *part)
{
  if (part->area < 0)
    return g_strdup ("");
  if (part->place == NULL || part->is_plain)
    return g_strdup (dr_issuer_areas[part->area].name);

  return g_strconcat (dr_issuer_areas[part->area].name, " ", part->place, NULL);
}

static char *
name_committee (const DrIssuerPart *part)
{
  const char *place = part->is_plain ? NULL : part->place;
  g_autofree char *area = name_area (part);

  if (part->own != NULL)
    return g_strstrip (g_strconcat ("Đảng ủy ", part->own, " ", area, NULL));
  if (part->area < 0)
    return g_strdup ("Đảng ủy");
  if (dr_issuer_areas[part->area].level == DR_UNIT_LEVEL_COMMUNE)
    return g_strconcat ("Đảng ủy ", area, NULL);
  if (place == NULL)
    return g_strdup (dr_issuer_areas[part->area].committee);

  return g_strconcat (dr_issuer_areas[part->area].committee, " ", place, NULL);
}

static char *
name_youth_union (const DrIssuerPart *part)
{
  g_autofree char *area = name_area (part);

  if (part->area < 0 || dr_issuer_areas[part->area].youth == NULL)
    return g_strstrip (g_strconcat ("Đoàn Thanh niên ", area, NULL));
  if (part->place == NULL || part->is_plain)
    return g_strdup (dr_issuer_areas[part->area].youth);

  return g_strconcat (dr_issuer_areas[part->area].youth, " ", part->place, NULL);
}

static char *
name_body (const DrLexiconBody *body,
           const char          *own,
           const DrIssuerPart          *where)
{
  g_autofree char *area = name_area (where);
  g_autofree char *committee = where->area >= 0 || where->is_committee ? name_committee (where) : g_strdup ("");
  g_autofree char *youth = name_youth_union (where);
  const char *brace = strchr (body->name, '{');

  if (brace == NULL)
    return g_strstrip (g_strconcat (body->name, " ", own != NULL ? own : "", own != NULL ? " " : "", area, NULL));

  g_autofree char *stem = g_strndup (body->name, brace - body->name);
  const char *tail = g_str_has_prefix (brace, "{committee}") ? committee
                     : g_str_has_prefix (brace, "{youth}")   ? youth
                                                             : area;

  if (own != NULL)
    return g_strstrip (g_strconcat (stem, own, " ", tail, NULL));

  return g_strstrip (g_strconcat (stem, tail, NULL));
}

static gboolean
serves_a_committee (const DrReading *reading,
                    const DrIssuerPart      *part)
{
  return part->body != DR_NONE && strstr (dr_lexicon_get_body (reading->lexicon, part->body)->name, "{committee}") != NULL
         && !part->is_committee;
}

/* What a body is that nothing is known of but its name. */
static DrUnitKind
kind_of_organisation (const DrReading *reading,
                      guint            index)
{
  if (dr_phrase_match_any (reading, index, DR_PHRASES ("chi bộ", "chi hội", "chi đoàn", "công đoàn cơ sở", "CĐCS", "liên đội")) > 0)
    return DR_UNIT_KIND_GRASSROOTS;
  if (dr_phrase_match_any (reading, index, DR_PHRASES ("công đoàn", "liên đoàn lao động")) > 0)
    return DR_UNIT_KIND_MASS_ORGANISATION;
  if (dr_phrase_match_any (reading, index, DR_PHRASES ("hội", "hiệp hội", "liên hiệp", "liên minh")) > 0)
    return DR_UNIT_KIND_ASSOCIATION;
  if (dr_phrase_match_any (reading, index, DR_PHRASES ("công ty", "tổng công ty", "xí nghiệp", "hợp tác xã")) > 0)
    return DR_UNIT_KIND_ENTERPRISE;
  if (dr_phrase_match (reading, index, "trường") > 0)
    return DR_UNIT_KIND_SCHOOL;
  if (dr_issuer_match_organisation (reading, index) > 0)
    return DR_UNIT_KIND_AGENCY;

  return DR_UNIT_KIND_OTHER;
}

void
dr_issuer_fill (const DrReading    *reading,
                const DrIssuerPart *part,
                const DrIssuerPart *where,
                DrIssuer           *issuer)
{
  gboolean is_named = part->is_committee || part->body != DR_NONE;

  issuer->body = part->body;
  issuer->start = part->first < reading->n_tokens ? reading->tokens[part->first].start : 0;
  issuer->is_placed = where->place != NULL || part->own != NULL || (part->raw != NULL && part->end > part->first + 2);
  issuer->place = g_strdup (where->place);
  issuer->form = part->raw != NULL ? DR_ISSUER_FORM_LABEL
                 : !is_named       ? DR_ISSUER_FORM_AREA
                 : where->area < 0 ? DR_ISSUER_FORM_BODY
                                   : DR_ISSUER_FORM_FULL;

  if (part->is_committee)
    {
      if (part->own != NULL && where != part)
        {
          g_autofree char *area = name_area (where);

          issuer->name = g_strconcat ("Đảng ủy ", part->own, " ", area, NULL);
        }
      else
        issuer->name = name_committee (where);
      issuer->kind = DR_UNIT_KIND_COMMITTEE;
    }
  else if (part->body != DR_NONE)
    {
      const DrLexiconBody *body = dr_lexicon_get_body (reading->lexicon, part->body);

      issuer->name = name_body (body, part->own, where);
      issuer->kind = body->kind;
      if (serves_a_committee (reading, part) && where->area >= 0)
        issuer->owner = name_committee (where);
    }
  else if (part->raw != NULL)
    {
      g_autofree char *area = part->area >= 0 ? g_strdup ("") : name_area (where);

      issuer->name = g_strstrip (g_strconcat (part->raw, " ", area, NULL));
      issuer->kind = kind_of_organisation (reading, part->first);
    }
  else
    {
      g_autofree char *area = name_area (where);

      issuer->name = g_strconcat ("Ủy ban nhân dân ", area, NULL);
      issuer->kind = DR_UNIT_KIND_GOVERNMENT;
    }

  issuer->written = dr_phrase_dup_text (reading, part->first, part->end);
  issuer->has_place = where->place != NULL;
  if (where->area >= 0)
    {
      issuer->area = g_strdup (dr_issuer_areas[where->area].name);
      issuer->committee = g_strdup (part->own != NULL && part->is_committee ? "Đảng ủy" : dr_issuer_areas[where->area].committee);
      issuer->level = dr_issuer_areas[where->area].level;
    }
}

static gboolean
is_government (const DrReading *reading,
               const DrIssuerPart      *part)
{
  return part->body != DR_NONE && dr_lexicon_get_body (reading->lexicon, part->body)->kind == DR_UNIT_KIND_GOVERNMENT;
}

static gboolean
serves_government (const DrReading *reading,
                   const DrIssuerPart      *part)
{
  return dr_phrase_match_any (reading, part->first, DR_PHRASES ("ban", "sở", "phòng", "trung tâm", "văn phòng", "thanh tra",
                                                                "đài", "đội", "hội", "liên hiệp", "chi cục", "cục")) > 0;
}

/* «SỞ Y TẾ TỈNH NINH HÀ / CHI CỤC DÂN SỐ»: an office of a department is of its province. */
static gboolean
is_above (const DrReading    *reading,
          const DrIssuerPart *office,
          const DrIssuerPart *part)
{
  return part->area >= 0 && dr_phrase_match_any (reading, office->first, DR_PHRASES ("chi cục", "trung tâm", "chi nhánh", "trạm")) > 0
         && dr_phrase_match_any (reading, part->first, DR_PHRASES ("sở", "cục")) > 0;
}

/* «HUYỆN ỦY YÊN HÒA», «BAN DÂN VẬN»: the last one issues, and what it lacks stands above it. */
static gboolean
choose_last (const DrReading *reading,
             GArray          *parts,
             DrIssuer        *issuer)
{
  const DrIssuerPart *chosen = NULL;
  const DrIssuerPart *where = NULL;

  for (guint i = parts->len; i > 0 && (chosen == NULL || where == NULL); i--)
    {
      const DrIssuerPart *part = &g_array_index (parts, DrIssuerPart, i - 1);
      gboolean is_area_alone = part->body == DR_NONE && !part->is_committee && part->raw == NULL;

      /* «UBND TỈNH NINH HÀ / BAN AN TOÀN GIAO THÔNG»: of a body that nobody knows only a government tells the place. */
      gboolean tells_place = chosen == NULL || chosen->raw == NULL
                             || (chosen->area < 0 && serves_government (reading, chosen)
                                 && (is_area_alone || is_government (reading, part) || is_above (reading, chosen, part)));

      /* «Chi cục Thuế khu vực Bàu Sen - Đồng Mây»: an office of an area of its own. */
      if (chosen != NULL && part != chosen && chosen->area < 0 && (chosen->is_regional || (part->raw != NULL && chosen->own != NULL)))
        tells_place = FALSE;

      if (where == NULL && part->area >= 0 && tells_place)
        where = part;
      if (chosen == NULL && !is_area_alone)
        {
          /* «HUYỆN ỦY BÀU SEN / BAN DÂN VẬN HUYỆN ỦY»: the committee straight behind a body that serves one is not who issues. */
          const DrIssuerPart *server = part->is_committee && i > 1 ? part - 1 : NULL;

          chosen = server != NULL && server->end == part->first && serves_a_committee (reading, server) ? server : part;
        }
    }
  if (chosen == NULL)
    chosen = where;
  if (chosen == NULL)
    return FALSE;

  if (where == NULL)
    where = chosen;

  /* «HUYỆN ỦY BÀU SEN / HỘI NÔNG DÂN HUYỆN»: of which district the line above says. */
  DrIssuerPart placed = *where;
  for (guint i = parts->len; i > 0 && placed.place == NULL && placed.area >= 0; i--)
    {
      const DrIssuerPart *part = &g_array_index (parts, DrIssuerPart, i - 1);

      if (part->place != NULL && part->area >= 0 && part < chosen
          && strcmp (dr_issuer_areas[part->area].name, dr_issuer_areas[placed.area].name) == 0)
        placed.place = part->place;
    }
  dr_issuer_fill (reading, chosen, placed.place != where->place ? &placed : where, issuer);

  /* A city below a province is a district; one that stands above districts is not. */
  for (guint i = 0; i < parts->len; i++)
    {
      const DrIssuerPart *part = &g_array_index (parts, DrIssuerPart, i);

      if (part == where)
        break;
      if (part->area >= 0 && where->area >= 0 && strcmp (dr_issuer_areas[where->area].name, "thành phố") == 0
          && dr_issuer_areas[part->area].level == DR_UNIT_LEVEL_PROVINCE)
        issuer->level = DR_UNIT_LEVEL_DISTRICT;
    }

  return TRUE;
}

static gboolean
ends_title (const DrReading *reading,
            guint            index)
{
  while (index < reading->n_tokens && reading->tokens[index].kind == DR_TOKEN_NEWLINE)
    index++;

  return index == reading->n_tokens;
}

static gboolean
choose_named (const DrReading *reading,
              GArray          *parts,
              DrIssuerPlace    place,
              DrIssuer        *issuer)
{
  const DrIssuerPart *committee = NULL;
  const DrIssuerPart *placed = NULL;
  const DrIssuerPart *body = NULL;
  const DrIssuerPart *area = NULL;

  for (guint i = 0; i < parts->len; i++)
    {
      const DrIssuerPart *part = &g_array_index (parts, DrIssuerPart, i);

      if (part->is_committee && committee == NULL)
        committee = part;
      if ((part->body != DR_NONE || part->is_committee) && part->area >= 0 && placed == NULL)
        placed = part;
      if (part->body != DR_NONE && !part->is_weak && body == NULL)
        body = part;
      if (part->body == DR_NONE && !part->is_committee && part->area >= 0 && area == NULL)
        area = part;
    }

  /* «UỶ BAN KIỂM TRA HUYỆN UỶ NĂM RẠCH»: the committee straight behind a body that serves one is its own. */
  for (guint i = 0; i + 1 < parts->len; i++)
    {
      const DrIssuerPart *part = &g_array_index (parts, DrIssuerPart, i);
      const DrIssuerPart *next = &g_array_index (parts, DrIssuerPart, i + 1);

      if (serves_a_committee (reading, part) && next->is_committee && next->first == part->end && next->area >= 0)
        {
          if (place == DR_ISSUER_PLACE_TITLE && committee != NULL && committee != next && committee->area >= 0)
            break;
          dr_issuer_fill (reading, part, next, issuer);
          return TRUE;
        }
    }

  if (parts->len > 0 && g_array_index (parts, DrIssuerPart, 0).raw != NULL && place == DR_ISSUER_PLACE_HEADLINE)
    {
      const DrIssuerPart *label = &g_array_index (parts, DrIssuerPart, 0);

      dr_issuer_fill (reading, label, label, issuer);
      return TRUE;
    }

  /* «Kết quả thực hiện Nghị quyết … của Tỉnh ủy, tháng 8/2022, của Thanh tra tỉnh …»: whose the last «của» says it is. */
  const DrIssuerPart *owner = NULL;
  for (guint i = parts->len; place == DR_ISSUER_PLACE_TITLE && owner == NULL && i > 1; i--)
    {
      const DrIssuerPart *part = &g_array_index (parts, DrIssuerPart, i - 1);

      if ((part->body != DR_NONE || part->is_committee) && dr_phrase_match_before (reading, part->first, DR_PHRASES ("của")) > 0
          && ends_title (reading, part->end))
        owner = part;
    }

  const DrIssuerPart *chosen = owner != NULL                                                      ? owner
                       : place == DR_ISSUER_PLACE_TITLE && committee != NULL && committee->area >= 0 ? committee
                       : placed != NULL                                                           ? placed
                       : committee != NULL && area != NULL                                        ? committee
                       : body != NULL && area != NULL                                             ? body
                       : area != NULL && place == DR_ISSUER_PLACE_HEADLINE                        ? area
                                                                                                  : body;
  if (chosen == NULL)
    return FALSE;
  dr_issuer_fill (reading, chosen, chosen->area >= 0 || area == NULL ? chosen : area, issuer);

  return TRUE;
}

gboolean
dr_issuer_read (const DrReading *reading,
                const char      *words,
                DrIssuerPlace    place,
                DrIssuer        *issuer)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  DrReading inner = dr_reading_scan_words (reading, words, tokens);

  *issuer = (DrIssuer) { .body = DR_NONE };

  g_autoptr (GArray) parts = dr_issuer_read_parts (&inner, place);
  if (parts->len == 0)
    return FALSE;
  if (place == DR_ISSUER_PLACE_HEAD)
    return choose_last (&inner, parts, issuer);

  return choose_named (&inner, parts, place, issuer);
}

void
dr_issuer_add_place (DrIssuer   *issuer,
                     const char *place)
{
  if (issuer->has_place || issuer->area == NULL || place == NULL || *place == '\0')
    return;

  g_autofree char *name = g_strconcat (issuer->name, " ", place, NULL);
  g_free (issuer->name);
  issuer->name = g_steal_pointer (&name);
  if (issuer->owner != NULL)
    {
      g_autofree char *owner = g_strconcat (issuer->owner, " ", place, NULL);
      g_free (issuer->owner);
      issuer->owner = g_steal_pointer (&owner);
    }
  issuer->has_place = TRUE;
}

void
dr_issuer_clear (DrIssuer *issuer)
{
  g_clear_pointer (&issuer->name, g_free);
  g_clear_pointer (&issuer->written, g_free);
  g_clear_pointer (&issuer->owner, g_free);
  g_clear_pointer (&issuer->superior, g_free);
  g_clear_pointer (&issuer->area, g_free);
  g_clear_pointer (&issuer->committee, g_free);
  g_clear_pointer (&issuer->place, g_free);
}
