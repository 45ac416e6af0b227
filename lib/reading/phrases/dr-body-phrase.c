/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/phrases/dr-body-phrase-private.h"

#include <string.h>

#include "base/dr-fold-private.h"
#include "reading/language/dr-phrase-private.h"
#include "reading/language/dr-scanner-private.h"
#include "reading/phrases/dr-block-memory-private.h"
#include "reading/phrases/dr-date-phrase-private.h"

/*
 * A name is found in the lexicon without its level: «Hội Nông dân». What stands
 * behind it, «huyện», «cấp tỉnh», «Huyện ủy», «xã Tân Bình», says whose it is, and
 * that decides whether the body is one of this report or another that judges it.
 */

#define MAX_PLACE_WORDS 4
#define MAX_LEAD_IN_WORDS 9
#define MAX_OCCASION_WORDS 28   /* of «Thực hiện Kế hoạch số … ngày … của … về …,» */
#define MAX_SCORE_TOKENS 10

/* Days as g_date_get_julian() counts them. */
#define MERGER_DAY 739311       /* 1 March 2025 */
#define REFORM_DAY 739433       /* 1 July 2025 */

/* Those who speak for a body: «Ban Thường vụ Hội Nông dân» is Hội Nông dân. */
DR_DEFINE_PHRASES (leaderships,
  "ban thường vụ", "ban chấp hành", "ban thường trực", "thường trực", "thường vụ", "đảng đoàn", "BTV", "BCH", "tập thể",
  "tập thể lãnh đạo", "lãnh đạo", "cơ quan", "các cấp");

typedef struct
{
  const char  *word;
  DrUnitLevel  level;
  gboolean     is_city;       /* of a province or centrally run: the report tells which */
} LevelWord;

static const LevelWord levels[] = {
  { "trung ương", DR_UNIT_LEVEL_CENTRAL, FALSE },
  { "TW", DR_UNIT_LEVEL_CENTRAL, FALSE },
  { "tỉnh", DR_UNIT_LEVEL_PROVINCE, FALSE },
  { "tỉnh ủy", DR_UNIT_LEVEL_PROVINCE, FALSE },
  { "TU", DR_UNIT_LEVEL_PROVINCE, FALSE },
  { "thành phố", DR_UNIT_LEVEL_DISTRICT, TRUE },
  { "thành ủy", DR_UNIT_LEVEL_DISTRICT, TRUE },
  { "TP", DR_UNIT_LEVEL_DISTRICT, TRUE },
  { "huyện", DR_UNIT_LEVEL_DISTRICT, FALSE },
  { "huyện ủy", DR_UNIT_LEVEL_DISTRICT, FALSE },
  { "HU", DR_UNIT_LEVEL_DISTRICT, FALSE },
  { "quận", DR_UNIT_LEVEL_DISTRICT, FALSE },
  { "quận ủy", DR_UNIT_LEVEL_DISTRICT, FALSE },
  { "QU", DR_UNIT_LEVEL_DISTRICT, FALSE },
  { "thị xã", DR_UNIT_LEVEL_DISTRICT, FALSE },
  { "thị ủy", DR_UNIT_LEVEL_DISTRICT, FALSE },
  { "ThU", DR_UNIT_LEVEL_DISTRICT, FALSE },
  { "xã", DR_UNIT_LEVEL_COMMUNE, FALSE },
  { "phường", DR_UNIT_LEVEL_COMMUNE, FALSE },
  { "thị trấn", DR_UNIT_LEVEL_COMMUNE, FALSE },
  { "đặc khu", DR_UNIT_LEVEL_COMMUNE, FALSE },
  { "đảng ủy", DR_UNIT_LEVEL_COMMUNE, FALSE },
  { "đảng ủy xã", DR_UNIT_LEVEL_COMMUNE, FALSE },
  { "đảng ủy phường", DR_UNIT_LEVEL_COMMUNE, FALSE },
  { "đảng ủy cơ sở", DR_UNIT_LEVEL_COMMUNE, FALSE },
  { "ĐU", DR_UNIT_LEVEL_COMMUNE, FALSE },
  { "cơ sở", DR_UNIT_LEVEL_COMMUNE, FALSE },
  { "ấp", DR_UNIT_LEVEL_HAMLET, FALSE },
  { "thôn", DR_UNIT_LEVEL_HAMLET, FALSE },
  { "khu phố", DR_UNIT_LEVEL_HAMLET, FALSE },
};
DR_DEFINE_PHRASES_OF (level_words, levels, word);

/* What a place is called before its name. */
static const LevelWord areas[] = {
  { "tỉnh", DR_UNIT_LEVEL_PROVINCE, FALSE },
  { "thành phố", DR_UNIT_LEVEL_DISTRICT, TRUE },
  { "huyện", DR_UNIT_LEVEL_DISTRICT, FALSE },
  { "quận", DR_UNIT_LEVEL_DISTRICT, FALSE },
  { "thị xã", DR_UNIT_LEVEL_DISTRICT, FALSE },
  { "xã", DR_UNIT_LEVEL_COMMUNE, FALSE },
  { "phường", DR_UNIT_LEVEL_COMMUNE, FALSE },
  { "thị trấn", DR_UNIT_LEVEL_COMMUNE, FALSE },
  { "đặc khu", DR_UNIT_LEVEL_COMMUNE, FALSE },
  { "ấp", DR_UNIT_LEVEL_HAMLET, FALSE },
  { "thôn", DR_UNIT_LEVEL_HAMLET, FALSE },
  { "khu phố", DR_UNIT_LEVEL_HAMLET, FALSE },
};
DR_DEFINE_PHRASES_OF (area_words, areas, word);

/* Names that begin with their level. */
static const LevelWord own_levels[] = {
  { "tỉnh", DR_UNIT_LEVEL_PROVINCE, FALSE },
  { "TU", DR_UNIT_LEVEL_PROVINCE, FALSE },
  { "thành", DR_UNIT_LEVEL_DISTRICT, TRUE },
  { "huyện", DR_UNIT_LEVEL_DISTRICT, FALSE },
  { "HU", DR_UNIT_LEVEL_DISTRICT, FALSE },
  { "TTHU", DR_UNIT_LEVEL_DISTRICT, FALSE },
  { "BTVHU", DR_UNIT_LEVEL_DISTRICT, FALSE },
  { "quận", DR_UNIT_LEVEL_DISTRICT, FALSE },
  { "QU", DR_UNIT_LEVEL_DISTRICT, FALSE },
  { "thị", DR_UNIT_LEVEL_DISTRICT, FALSE },
  { "ThU", DR_UNIT_LEVEL_DISTRICT, FALSE },
  { "ĐU", DR_UNIT_LEVEL_COMMUNE, FALSE },
  { "đảng ủy", DR_UNIT_LEVEL_COMMUNE, FALSE },
  { "trung ương", DR_UNIT_LEVEL_CENTRAL, FALSE },
};
DR_DEFINE_PHRASES_OF (own_level_words, own_levels, word);

/* «Thành ủy» is the issuer's own in a city's report, and above it in a district's. */
static DrUnitLevel
settle_level (const DrReading *reading,
              const LevelWord *word)
{
  /* «Ủy ban Kiểm tra Đảng ủy» in the report of a Party committee of agencies, whatever its level. */
  if (strcmp (word->word, "đảng ủy") == 0 && reading->level != DR_UNIT_LEVEL_UNKNOWN
      && g_strcmp0 (reading->committee, "Đảng ủy") == 0)
    return reading->level;
  if (!word->is_city || reading->level == DR_UNIT_LEVEL_UNKNOWN)
    return word->level;

  g_autofree char *area = reading->area != NULL ? dr_fold_phrase (reading->area, -1) : NULL;
  g_autofree char *city = dr_fold_phrase ("thành phố", -1);
  if (g_strcmp0 (area, city) == 0)
    return reading->level;

  return reading->level == DR_UNIT_LEVEL_PROVINCE ? DR_UNIT_LEVEL_DISTRICT : DR_UNIT_LEVEL_PROVINCE;
}

static guint
match_level (const DrReading *reading,
             guint            index,
             const LevelWord *table,
             const DrPhrases *words,
             DrUnitLevel     *level)
{
  const DrPhrase *end = words->by_first + words->n_phrases;
  guint longest = 0;

  if (!dr_phrase_has_word (reading, index, words, words->begins))
    return 0;

  guint32 first = reading->tokens[index].word;
  for (const DrPhrase *phrase = dr_phrases_find_first (words, first); phrase < end && phrase->first == first; phrase++)
    {
      const LevelWord *entry = &table[phrase->number];
      guint n_tokens = dr_phrase_match_rest (reading, index, words, phrase);

      if (n_tokens <= longest)
        continue;
      /* «ThU» is Thị ủy, «thu» takes in money. */
      if (g_unichar_isupper (g_utf8_get_char (entry->word)) && !(reading->tokens[index].flags & DR_TOKEN_CAPITAL))
        continue;
      longest = n_tokens;
      *level = settle_level (reading, entry);
    }

  return longest;
}

/* The words of a place's name behind its level: «huyện Bàu Sen», «Quận 3». */
static guint
match_place (const DrReading *reading,
             guint            index)
{
  guint n_tokens = 0;

  if (dr_reading_is_digits (reading, index) && reading->tokens[index].end - reading->tokens[index].start <= 2
      && dr_phrase_match_before (reading, index, DR_PHRASES ("quận", "phường")))
    return 1;

  while (n_tokens < MAX_PLACE_WORDS && dr_reading_is_word (reading, index + n_tokens)
         && (reading->tokens[index + n_tokens].flags & DR_TOKEN_CAPITAL))
    {
      guint here = index + n_tokens;
      DrLexiconMatch match;
      DrUnitLevel level;

      if (dr_phrase_match_signal (reading, here, DR_SIGNAL_FUNCTION) > 0
          || dr_phrase_match_signal (reading, here, DR_SIGNAL_RESULT) > 0
          || dr_phrase_match_signal (reading, here, DR_SIGNAL_PLAN_SECTION) > 0
          || dr_phrase_match_signal (reading, here, DR_SIGNAL_RESULT_SECTION) > 0
          || dr_lexicon_match (reading->lexicon, reading->tokens, reading->n_tokens, here,
                               DR_LEXICON_BODY, &match)
          || match_level (reading, here, levels, level_words, &level) > 0)
        break;
      n_tokens++;
    }

  return n_tokens;
}

/* Level and place behind a name. */
static guint
match_tail (const DrReading *reading,
            guint            index,
            DrUnitLevel     *level)
{
  guint i = index;

  /* «Hội Liên hiệp Phụ nữ (LHPN) huyện» */
  if (dr_reading_is_sign (reading, i, '(') && dr_reading_is_word (reading, i + 1)
      && (reading->tokens[i + 1].flags & DR_TOKEN_ALL_CAPITALS) && dr_reading_is_sign (reading, i + 2, ')'))
    {
      DrUnitLevel behind = DR_UNIT_LEVEL_UNKNOWN;
      guint n = match_tail (reading, i + 3, &behind);

      if (n > 0)
        *level = behind;
      return n > 0 ? n + 3 : 0;
    }

  i += dr_phrase_match (reading, i, "việt nam");
  guint n_prefix = dr_phrase_match_any (reading, i, DR_PHRASES ("cấp", "các"));
  guint n_tokens = match_level (reading, i + n_prefix, levels, level_words, level);
  if (n_tokens == 0)
    {
      if (i > index)
        *level = *level == DR_UNIT_LEVEL_UNKNOWN ? DR_UNIT_LEVEL_CENTRAL : *level;
      return i - index;
    }

  /* «Đảng ủy các xã», «Hội Nông dân xã, thị trấn» are many, but of one level all the same. */
  i += n_prefix + n_tokens;
  if (dr_phrase_match (reading, i, "cơ sở") > 0)
    i += dr_phrase_match (reading, i, "cơ sở");
  i += match_place (reading, i);

  return i - index;
}

static gboolean
starts_with_capital (const DrReading *reading,
                     guint            index)
{
  return (reading->tokens[index].flags & DR_TOKEN_CAPITAL) != 0;
}

/* «Hội viên», «Đoàn viên», «Đoàn kiểm tra»: what begins like the name of a body and is none. */
static gboolean
is_other_noun (const DrReading *reading,
               guint            index,
               guint            n_tokens)
{
  const DrPhrases *continuations = DR_PHRASES ("viên", "kiểm tra", "giám sát", "công tác", "khảo sát", "thanh tra",
                                               "đại biểu", "nghị", "thảo", "thi", "đồng", "trưởng", "kết", "thể", "hóa",
                                               "thao", "khách");
  DrLexiconMatch match;

  if (dr_lexicon_match (reading->lexicon, reading->tokens, reading->n_tokens, index, DR_LEXICON_MEASURE, &match)
      && match.n_tokens > n_tokens)
    return TRUE;

  return n_tokens == 1 && dr_phrase_match_any (reading, index + 1, continuations) > 0;
}

static gboolean
match_name (const DrReading *reading,
            guint            index,
            DrBodyPhrase    *phrase)
{
  DrLexiconMatch match;

  if (!dr_lexicon_match (reading->lexicon, reading->tokens, reading->n_tokens, index, DR_LEXICON_BODY, &match)
      || !dr_lexicon_match_has (&match, DR_LEXICON_BODY, &phrase->body))
    return FALSE;

  const DrLexiconBody *body = dr_lexicon_get_body (reading->lexicon, phrase->body);
  guint end = index + match.n_tokens;

  phrase->is_field = FALSE;
  phrase->level = DR_UNIT_LEVEL_UNKNOWN;
  phrase->n_name_tokens = match.n_tokens;
  if (strcmp (body->name, "{committee}") == 0 || strcmp (body->name, "{youth}") == 0
      || strcmp (body->id, "thanh-tra") == 0)
    match_level (reading, index, own_levels, own_level_words, &phrase->level);

  guint n_tail = match_tail (reading, end, &phrase->level);
  phrase->n_tokens = match.n_tokens + n_tail;

  if (body->needs_capital)
    return !is_other_noun (reading, index, match.n_tokens)
           && (starts_with_capital (reading, index) || phrase->level != DR_UNIT_LEVEL_UNKNOWN);

  return TRUE;
}

/*
 * The body that a field of work stands for, as the bodies were on the report's day:
 * Tuyên giáo and Dân vận became one early in 2025, and the Party committees of
 * communes have had a Ban Xây dựng Đảng since July 2025, and before that none.
 */
static gboolean
settle_field (const DrReading *reading,
              guint32         *body)
{
  const char *id = dr_lexicon_get_body (reading->lexicon, *body)->id;
  gboolean persuades = strcmp (id, "ban-tuyen-giao") == 0 || strcmp (id, "ban-dan-van") == 0;
  gboolean organises = strcmp (id, "ban-to-chuc") == 0;
  const char *wanted = NULL;
  guint32 day = g_date_valid (&reading->report_date) ? g_date_get_julian (&reading->report_date) : 0;

  if (!persuades && !organises)
    return TRUE;
  if (reading->level == DR_UNIT_LEVEL_COMMUNE)
    {
      if (day < REFORM_DAY)
        return FALSE;
      wanted = "ban-xay-dung-dang";
    }
  else if (persuades && day >= MERGER_DAY)
    wanted = "ban-tuyen-giao-va-dan-van";

  for (guint i = 0; wanted != NULL && i < dr_lexicon_get_n_bodies (reading->lexicon); i++)
    if (strcmp (dr_lexicon_get_body (reading->lexicon, i)->id, wanted) == 0)
      {
        *body = i;
        break;
      }

  return TRUE;
}

/* Whether a body may be named at token @index, as its word tells. */
static inline gboolean
may_match (const DrReading *reading,
           guint            index)
{
  return dr_reading_is_word (reading, index)
         && ((reading->tokens[index].traits & (DR_TRAIT_BODY | DR_TRAIT_FIELD))
             || dr_phrases_has_word (leaderships, leaderships->begins, reading->tokens[index].word));
}

static gboolean
read_phrase (const DrReading *reading,
             guint            index,
             DrBodyPhrase    *phrase)
{
  if (match_name (reading, index, phrase))
    return TRUE;

  guint n_leadership = dr_phrase_match_any (reading, index, leaderships);
  if (n_leadership > 0 && index + n_leadership < reading->n_tokens
      && match_name (reading, index + n_leadership, phrase))
    {
      phrase->n_tokens += n_leadership;
      phrase->n_name_tokens += n_leadership;
      return TRUE;
    }

  DrLexiconMatch match;
  if (!dr_lexicon_match (reading->lexicon, reading->tokens, reading->n_tokens, index, DR_LEXICON_FIELD, &match)
      || !dr_lexicon_match_has (&match, DR_LEXICON_FIELD, &phrase->body)
      || !settle_field (reading, &phrase->body))
    return FALSE;
  phrase->n_tokens = match.n_tokens;
  phrase->n_name_tokens = match.n_tokens;
  phrase->level = DR_UNIT_LEVEL_UNKNOWN;
  phrase->is_field = TRUE;

  return TRUE;
}

gboolean
dr_body_phrase_match (const DrReading *reading,
                      guint            index,
                      DrBodyPhrase    *phrase)
{
  if (!may_match (reading, index))
    return FALSE;

  DrBlockMemory *memory = dr_block_memory_get (reading);
  if (memory == NULL)
    return read_phrase (reading, index, phrase);

  DrBodyAnswer *answer = &memory->bodies[index % DR_BLOCK_MEMORY_PLACES];
  if (answer->block != memory->block || answer->token != index)
    {
      answer->block = memory->block;
      answer->token = index;
      answer->is_found = read_phrase (reading, index, &answer->phrase);
    }
  if (answer->is_found)
    *phrase = answer->phrase;

  return answer->is_found;
}

gboolean
dr_body_phrase_is_own (const DrReading    *reading,
                       const DrBodyPhrase *phrase)
{
  if (phrase->level == DR_UNIT_LEVEL_UNKNOWN)
    return TRUE;
  if (reading->level == DR_UNIT_LEVEL_UNKNOWN)
    return phrase->level == DR_UNIT_LEVEL_DISTRICT || phrase->level == DR_UNIT_LEVEL_COMMUNE;

  return phrase->level == reading->level;
}

guint
dr_body_phrase_match_area (const DrReading *reading,
                           guint            index,
                           DrUnitLevel     *level)
{
  guint n_level = match_level (reading, index, areas, area_words, level);
  guint n_place = n_level > 0 ? match_place (reading, index + n_level) : 0;

  /* «II. XÃ HỘI» is a field of work; «xã Hội An» is a commune. */
  if (n_place == 0 || (n_place == 1 && dr_phrase_match (reading, index, "xã hội") > 0))
    return 0;

  return n_level + n_place;
}

/* --- units --- */

static DrUnit *
get_unit (const DrReading *reading,
          guint32          index)
{
  return g_ptr_array_index (dr_report_builder_get_data (reading->builder)->units, index);
}

/* The body that the name of the issuer begins with, whatever it is called on its letterhead; DR_NONE: none. */
static guint32
find_body_of_issuer (const DrReading *reading)
{
  const char *name = dr_unit_get_name (get_unit (reading, reading->issuer));
  if (name == NULL)
    return DR_NONE;

  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  dr_scanner_scan (reading->lexicon, name, 0, strlen (name), tokens);

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
  DrUnit *issuer = get_unit (reading, reading->issuer);

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
  DrUnit *issuer = get_unit (reading, reading->issuer);
  DrUnitLevel above = dr_unit_get_level (issuer);

  return above != DR_UNIT_LEVEL_UNKNOWN && level != DR_UNIT_LEVEL_UNKNOWN && above < level ? issuer : NULL;
}

/* «UBND xã Tân Bình» is one of them, «UBND xã» each. */
static gboolean
names_place (const DrReading    *reading,
             const DrBodyPhrase *phrase,
             guint               index)
{
  DrUnitLevel level;

  for (guint i = phrase->n_name_tokens > 1 ? 1 : phrase->n_name_tokens; i < phrase->n_tokens; i++)
    if (dr_body_phrase_match_area (reading, index + i, &level) == phrase->n_tokens - i)
      return TRUE;

  return FALSE;
}

guint32
dr_body_phrase_to_unit (DrReading          *reading,
                        const DrBodyPhrase *phrase,
                        guint               index)
{
  const DrLexiconBody *body = dr_lexicon_get_body (reading->lexicon, phrase->body);
  gboolean is_own = dr_body_phrase_is_own (reading, phrase);

  if (is_own)
    {
      DrUnitKind issuer_kind = dr_unit_get_kind (get_unit (reading, reading->issuer));

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
                   names_place (reading, phrase, index) ? get_parent_for_area (reading, phrase->level) : NULL, written);
}

gboolean
dr_body_phrase_begins_area (const DrReading *reading,
                            guint            index)
{
  return dr_phrase_has_word (reading, index, area_words, area_words->begins);
}

guint32
dr_body_phrase_area_to_unit (DrReading   *reading,
                             guint        index,
                             guint        n_tokens,
                             DrUnitLevel  level)
{
  g_autofree char *name = dr_phrase_dup_text (reading, index, index + n_tokens);
  g_autofree char *id = dr_fold_slug (name, -1);

  return add_unit (reading, id, name, DR_UNIT_KIND_AREA, level, get_parent_for_area (reading, level), NULL);
}

guint32
dr_body_phrase_name_to_unit (DrReading *reading,
                             guint      index,
                             guint      n_tokens)
{
  g_autofree char *name = dr_phrase_dup_text (reading, index, index + n_tokens);
  g_autofree char *id = dr_fold_slug (name, -1);
  DrUnit *issuer = get_unit (reading, reading->issuer);

  /* «Chi bộ Công an» in the table of a committee: whoever they are, they report to it. */
  return add_unit (reading, id, name, DR_UNIT_KIND_OTHER, DR_UNIT_LEVEL_UNKNOWN, dr_unit_get_name (issuer) != NULL ? issuer : NULL,
                   NULL);
}

/* --- the subject of a sentence --- */

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
 * Whether nothing but plain words stands between token @first and a sign that is no comma, or as many as a lead-in has at
 * most: then there is no lead-in up to a comma.
 */
static gboolean
has_no_comma_near (const DrReading *reading,
                   guint            first,
                   guint            last,
                   guint            most)
{
  guint end = MIN (last, first + most + 1);

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
      if (may_match (reading, j) && dr_body_phrase_match (reading, j, &body) && !body.is_field)
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

gboolean
dr_body_phrase_may_report (DrReading          *reading,
                           const DrBodyPhrase *phrase)
{
  DrUnit *issuer = get_unit (reading, reading->issuer);
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

gboolean
dr_body_phrase_is_counted (const DrReading *reading,
                           guint            index,
                           guint            end)
{
  DrLexiconMatch match;
  guint at = end + 1;

  if (!dr_reading_is_sign (reading, end, ':') || !dr_reading_is_digits (reading, at))
    return FALSE;
  at++;
  if (dr_reading_is_sign (reading, at, '/') && dr_reading_is_digits (reading, at + 1))
    at += 2;

  if (!dr_reading_is_word (reading, at) || reading->tokens[at].word == DR_NONE
      || reading->tokens[at].word != reading->tokens[index].word)
    return FALSE;

  /* «Hội Nông dân: 12 hội viên» are counted by another noun. */
  return !dr_lexicon_match (reading->lexicon, reading->tokens, reading->n_tokens, at, DR_LEXICON_MEASURE, &match)
         || match.n_tokens == 1;
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

      return is_label && is_below ? dr_body_phrase_to_unit (reading, &phrase, index) : DR_NONE;
    }
  if (is_label)
    return dr_body_phrase_may_report (reading, &phrase) ? dr_body_phrase_to_unit (reading, &phrase, index) : DR_NONE;

  /* In the section of a body the committee acts through it. */
  if (body->kind == DR_UNIT_KIND_COMMITTEE)
    return DR_NONE;
  /* «Đoàn», «Mặt trận»: an ordinary word at the head of a sentence has a capital as well. */
  if (body->needs_capital && phrase.level == DR_UNIT_LEVEL_UNKNOWN)
    return DR_NONE;

  if (!in_section)
    {
      DrUnitKind kind = dr_unit_get_kind (get_unit (reading, reading->issuer));

      if (kind != DR_UNIT_KIND_COMMITTEE && kind != DR_UNIT_KIND_GOVERNMENT && kind != DR_UNIT_KIND_AREA
          && kind != DR_UNIT_KIND_OTHER)
        return DR_NONE;
    }

  return dr_body_phrase_to_unit (reading, &phrase, index);
}

gboolean
dr_body_phrase_match_below (DrReading    *reading,
                            guint         index,
                            DrBodyPhrase *phrase)
{
  const DrPhrases *distinctions = DR_PHRASES ("nông thôn", "anh hùng", "an toàn", "văn minh", "văn hóa", "đô thị", "NTM", "ATK", "CT");
  DrUnitLevel level = DR_UNIT_LEVEL_UNKNOWN;
  guint n = dr_body_phrase_match_area (reading, index, &level);

  if (n > 0)
    {
      /* «Xã Nông thôn mới», «phường Văn minh»: what it was found to be. */
      for (guint i = index + 1; i < index + n; i++)
        if (dr_phrase_match_any (reading, i, distinctions) > 0)
          return FALSE;
      *phrase = (DrBodyPhrase) { .n_tokens = n, .body = DR_NONE, .level = level };
    }
  else if (!may_match (reading, index) || !dr_body_phrase_match (reading, index, phrase) || phrase->is_field
           || !names_place (reading, phrase, index))
    return FALSE;

  return reading->level != DR_UNIT_LEVEL_UNKNOWN && phrase->level > reading->level;
}

guint32
dr_body_phrase_below_to_unit (DrReading          *reading,
                              const DrBodyPhrase *phrase,
                              guint               index)
{
  return phrase->body == DR_NONE ? dr_body_phrase_area_to_unit (reading, index, phrase->n_tokens, phrase->level)
                                 : dr_body_phrase_to_unit (reading, phrase, index);
}

gboolean
dr_body_phrase_allows_below (const DrReading *reading,
                             guint32          unit)
{
  return unit == reading->issuer
         || (reading->level != DR_UNIT_LEVEL_UNKNOWN && dr_unit_get_level (get_unit (reading, unit)) > reading->level);
}

gboolean
dr_body_phrase_acts (const DrReading *reading,
                     guint            end,
                     guint            last)
{
  if (end >= last)
    return FALSE;
  if (dr_reading_is_digits (reading, end) || dr_phrase_is_sign_of (reading, end, ":"))
    return TRUE;

  return dr_reading_is_word (reading, end) && !(reading->tokens[end].flags & DR_TOKEN_CAPITAL)
         && dr_phrase_match_any (reading, end, DR_PHRASES ("và", "cùng", "với", "đến", "thuộc", "trong", "tại", "ở", "trên", "để", "nhằm",
                                                           "về", "do", "của", "nơi", "cho", "hoặc")) == 0;
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

  if (!dr_body_phrase_allows_below (reading, reading->unit))
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

  return dr_body_phrase_below_to_unit (reading, &phrase, index);
}

guint32
dr_body_phrase_find_subject (DrReading *reading,
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

  return dr_body_phrase_to_unit (reading, &phrase, name);
}

guint32
dr_body_phrase_find_reporter (DrReading *reading,
                              guint      first,
                              guint      last)
{
  gboolean reports = FALSE;
  guint32 reporter = DR_NONE;

  if (!reading->is_press)
    return DR_NONE;
  if (dr_unit_get_kind (get_unit (reading, reading->issuer)) != DR_UNIT_KIND_COUNCIL)
    return find_quoted_government (reading, first);

  for (guint i = first; i < last;)
    {
      DrBodyPhrase phrase;
      guint n_report = dr_phrase_match_any (reading, i, DR_PHRASES ("báo cáo", "trình bày"));

      reports |= n_report > 0;
      if (may_match (reading, i) && dr_body_phrase_match (reading, i, &phrase) && !phrase.is_field)
        {
          if (dr_lexicon_get_body (reading->lexicon, phrase.body)->kind == DR_UNIT_KIND_GOVERNMENT && reporter == DR_NONE)
            reporter = dr_body_phrase_to_unit (reading, &phrase, i);
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
dr_body_phrase_find_clause_subject (DrReading *reading,
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
    return dr_body_phrase_to_unit (reading, &phrase, name);
  if (name != first || end >= last || !dr_reading_is_word (reading, end)
      || (reading->tokens[end].flags & DR_TOKEN_CAPITAL))
    return DR_NONE;

  return dr_body_phrase_find_subject (reading, first, last);
}
