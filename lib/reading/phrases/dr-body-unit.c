/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/phrases/dr-body-unit-private.h"

#include <string.h>

#include "base/dr-fold-private.h"
#include "reading/language/dr-phrase-private.h"

DrUnit *
dr_body_unit_get (const DrReading *reading,
                  guint32          index)
{
  return g_ptr_array_index (dr_report_builder_get_data (reading->builder)->units, index);
}

/* The body that the name of the issuer begins with, whatever it is called on its letterhead; DR_NONE: none. */
static guint32
find_body_of_issuer (const DrReading *reading)
{
  const char *name = dr_unit_get_name (dr_body_unit_get (reading, reading->issuer));
  if (name == NULL)
    return DR_NONE;

  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  dr_reading_scan_other (reading, name, strlen (name), tokens);

  for (guint i = 0; i < tokens->len; i++)
    {
      DrLexiconMatch match;
      guint32 body;

      if (dr_lexicon_match (reading->lexicon, (const DrToken *) (gpointer) tokens->data, tokens->len, i,
                            DR_LEXICON_BODY, &match)
          && dr_lexicon_match_has (&match, DR_LEXICON_BODY, &body))
        return body;
    }

  return DR_NONE;
}

/* Whether the issuer is the body with the id @id itself. */
static gboolean
issuer_is_body (DrReading  *reading,
                const char *id)
{
  if (!reading->has_issuer_body || reading->issuer_of_body != reading->issuer)
    {
      reading->issuer_body = find_body_of_issuer (reading);
      reading->issuer_of_body = reading->issuer;
      reading->has_issuer_body = TRUE;
    }

  return reading->issuer_body != DR_NONE
         && strcmp (dr_lexicon_get_body (reading->lexicon, reading->issuer_body)->id, id) == 0;
}

/* «Huyện Đoàn», «Tỉnh Đoàn»; communes have no such compound. */
static char *
name_youth_union (const char *area)
{
  static const struct { const char *area, *name; } names[] = {
    { "huyện", "Huyện Đoàn" }, { "quận", "Quận Đoàn" }, { "thị xã", "Thị Đoàn" },
    { "thành phố", "Thành Đoàn" }, { "tỉnh", "Tỉnh Đoàn" },
  };

  if (area == NULL || *area == '\0')
    return g_strdup ("Đoàn Thanh niên");

  g_autofree char *key = dr_fold_phrase (area, -1);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *wanted = dr_fold_phrase (names[i].area, -1);

      if (strcmp (key, wanted) == 0)
        return g_strdup (names[i].name);
    }

  return g_strconcat ("Đoàn Thanh niên ", area, NULL);
}

static char *
expand_name (const char *pattern,
             const char *committee,
             const char *area)
{
  GString *name = g_string_new (NULL);

  for (const char *p = pattern; *p != '\0';)
    {
      if (g_str_has_prefix (p, "{committee}"))
        {
          g_string_append (name, committee != NULL ? committee : "");
          p += strlen ("{committee}");
        }
      else if (g_str_has_prefix (p, "{area}"))
        {
          g_string_append (name, area != NULL ? area : "");
          p += strlen ("{area}");
        }
      else if (g_str_has_prefix (p, "{youth}"))
        {
          g_autofree char *youth = name_youth_union (area);

          g_string_append (name, youth);
          p += strlen ("{youth}");
        }
      else
        g_string_append_c (name, *p++);
    }

  return g_strstrip (g_string_free (name, FALSE));
}

static guint32
add_unit (DrReading            *reading,
          const char           *id,
          const char           *name,
          DrUnitKind            kind,
          DrUnitLevel           level,
          DrUnit               *parent,
          const char           *alias)
{
  guint32 found = dr_report_builder_find_unit (reading->builder, id);
  if (found != DR_NONE || reading->error != NULL)
    return found;

  g_autofree char *name_key = dr_fold_phrase (name, -1);
  g_autofree char *alias_key = alias != NULL ? dr_fold_phrase (alias, -1) : NULL;
  const char *aliases[] = { alias, NULL };
  gboolean is_known = alias == NULL || *alias == '\0' || strcmp (name_key, alias_key) == 0;

  g_autoptr (DrUnit) unit = dr_unit_new_full (id, name, kind, level, parent,
                                              is_known ? NULL : aliases, NULL, NULL, &reading->error);
  if (unit == NULL || !dr_report_builder_add_unit (reading->builder, unit, &reading->error))
    return DR_NONE;

  return dr_report_builder_find_unit (reading->builder, id);
}

/* A body's own report may speak of others: they stand beside it, not under it. */
static DrUnit *
get_parent_for_own (const DrReading *reading)
{
  DrUnit *issuer = dr_body_unit_get (reading, reading->issuer);

  switch (dr_unit_get_kind (issuer))
    {
    case DR_UNIT_KIND_COMMITTEE:
    case DR_UNIT_KIND_GOVERNMENT:
    case DR_UNIT_KIND_AREA:
    case DR_UNIT_KIND_OTHER:
      return issuer;
    default:
      {
        DrUnit *parent = dr_unit_get_parent (issuer);

        /* Who stands above the issuer on its head governs more than the others. */
        return parent != NULL && dr_unit_get_level (parent) == dr_unit_get_level (issuer) ? parent : NULL;
      }
    }
}

/*
 * What is named in a report of those above it lies below them, whether they govern it or only gather what it reports: its
 * figures are then its own, and not parts of a sum alone.
 */
static DrUnit *
get_parent_for_area (const DrReading *reading,
                     DrUnitLevel      level)
{
  DrUnit *issuer = dr_body_unit_get (reading, reading->issuer);
  DrUnitLevel above = dr_unit_get_level (issuer);

  return above != DR_UNIT_LEVEL_UNKNOWN && level != DR_UNIT_LEVEL_UNKNOWN && above < level ? issuer : NULL;
}

guint32
dr_body_unit_for_phrase (DrReading          *reading,
                         const DrBodyPhrase *phrase,
                         guint               index)
{
  const DrLexiconBody *body = dr_lexicon_get_body (reading->lexicon, phrase->body);
  gboolean is_own = dr_body_phrase_is_own (reading, phrase);

  if (is_own)
    {
      DrUnitKind issuer_kind = dr_unit_get_kind (dr_body_unit_get (reading, reading->issuer));

      if (body->kind == DR_UNIT_KIND_COMMITTEE
          && (issuer_kind == DR_UNIT_KIND_COMMITTEE || issuer_kind == DR_UNIT_KIND_OTHER))
        return reading->issuer;
      if (issuer_is_body (reading, body->id))
        return reading->issuer;

      guint32 found = dr_report_builder_find_unit (reading->builder, body->id);
      if (found != DR_NONE)
        return found;
    }

  g_autofree char *written = phrase->is_field ? NULL : dr_phrase_dup_text (reading, index, index + phrase->n_tokens);
  g_autofree char *tail = dr_phrase_dup_text (reading, index + phrase->n_name_tokens, index + phrase->n_tokens);

  if (is_own)
    {
      g_autofree char *name = expand_name (body->name, reading->committee != NULL ? reading->committee : tail,
                                           reading->area != NULL ? reading->area : tail);

      return add_unit (reading, body->id, *name != '\0' ? name : written, body->kind,
                       reading->level != DR_UNIT_LEVEL_UNKNOWN ? reading->level : phrase->level,
                       get_parent_for_own (reading), written);
    }

  g_autofree char *name = NULL;
  if (strcmp (body->name, "{committee}") == 0 || strcmp (body->name, "{youth}") == 0)
    name = g_strdup (written);
  else
    name = expand_name (body->name, tail, tail);
  g_autofree char *id = dr_fold_slug (name, -1);

  return add_unit (reading, id, name, body->kind, phrase->level,
                   dr_body_phrase_names_place (reading, phrase, index) ? get_parent_for_area (reading, phrase->level) : NULL, written);
}

guint32
dr_body_unit_for_area (DrReading   *reading,
                       guint        index,
                       guint        n_tokens,
                       DrUnitLevel  level)
{
  g_autofree char *name = dr_phrase_dup_text (reading, index, index + n_tokens);
  g_autofree char *id = dr_fold_slug (name, -1);

  return add_unit (reading, id, name, DR_UNIT_KIND_AREA, level, get_parent_for_area (reading, level), NULL);
}

guint32
dr_body_unit_for_name (DrReading *reading,
                       guint      index,
                       guint      n_tokens)
{
  g_autofree char *name = dr_phrase_dup_text (reading, index, index + n_tokens);
  g_autofree char *id = dr_fold_slug (name, -1);
  DrUnit *issuer = dr_body_unit_get (reading, reading->issuer);

  /* «Chi bộ Công an» in the table of a committee: whoever they are, they report to it. */
  return add_unit (reading, id, name, DR_UNIT_KIND_OTHER, DR_UNIT_LEVEL_UNKNOWN, dr_unit_get_name (issuer) != NULL ? issuer : NULL,
                   NULL);
}

gboolean
dr_body_unit_may_report (DrReading          *reading,
                         const DrBodyPhrase *phrase)
{
  DrUnit *issuer = dr_body_unit_get (reading, reading->issuer);
  const DrLexiconBody *body = dr_lexicon_get_body (reading->lexicon, phrase->body);

  if (!dr_body_phrase_is_own (reading, phrase))
    return TRUE;
  switch (dr_unit_get_kind (issuer))
    {
    case DR_UNIT_KIND_MASS_ORGANISATION:
    case DR_UNIT_KIND_ASSOCIATION:
    case DR_UNIT_KIND_ARMED_FORCE:
    case DR_UNIT_KIND_ENTERPRISE:
      return body->kind == DR_UNIT_KIND_GRASSROOTS || issuer_is_body (reading, body->id);
    default:
      return TRUE;
    }
}

guint32
dr_body_unit_for_below (DrReading          *reading,
                        const DrBodyPhrase *phrase,
                        guint               index)
{
  return phrase->body == DR_NONE ? dr_body_unit_for_area (reading, index, phrase->n_tokens, phrase->level)
                                 : dr_body_unit_for_phrase (reading, phrase, index);
}

gboolean
dr_body_unit_allows_below (const DrReading *reading,
                           guint32          unit)
{
  return unit == reading->issuer
         || (reading->level != DR_UNIT_LEVEL_UNKNOWN && dr_unit_get_level (dr_body_unit_get (reading, unit)) > reading->level);
}
