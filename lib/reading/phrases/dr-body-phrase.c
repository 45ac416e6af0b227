/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/phrases/dr-body-phrase-private.h"

#include <string.h>

#include "base/dr-fold-private.h"
#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-block-memory-private.h"

/*
 * A name is found in the lexicon without its level: «Hội Nông dân». What stands
 * behind it, «huyện», «cấp tỉnh», «Huyện ủy», «xã Tân Bình», says whose it is, and
 * that decides whether the body is one of this report or another that judges it.
 */

#define MAX_PLACE_WORDS 4

/* Days as g_date_get_julian() counts them. */
#define MERGER_DAY 739311       /* 1 March 2025 */
#define REFORM_DAY 739433       /* 1 July 2025 */

/* Those who speak for a body: «Ban Thường vụ Hội Nông dân» is Hội Nông dân. */
DR_DEFINE_PHRASES_IN_GROUP (leaderships, DR_PHRASE_GROUP_LEADERSHIP,
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

/* The same in a name without marks. */
static const LevelWord plain_levels[] = {
  { "trung uong", DR_UNIT_LEVEL_CENTRAL, FALSE },
  { "tinh", DR_UNIT_LEVEL_PROVINCE, FALSE },
  { "tinh uy", DR_UNIT_LEVEL_PROVINCE, FALSE },
  { "thanh pho", DR_UNIT_LEVEL_DISTRICT, TRUE },
  { "thanh uy", DR_UNIT_LEVEL_DISTRICT, TRUE },
  { "huyen", DR_UNIT_LEVEL_DISTRICT, FALSE },
  { "huyen uy", DR_UNIT_LEVEL_DISTRICT, FALSE },
  { "quan", DR_UNIT_LEVEL_DISTRICT, FALSE },
  { "quan uy", DR_UNIT_LEVEL_DISTRICT, FALSE },
  { "thi xa", DR_UNIT_LEVEL_DISTRICT, FALSE },
  { "thi uy", DR_UNIT_LEVEL_DISTRICT, FALSE },
  { "xa", DR_UNIT_LEVEL_COMMUNE, FALSE },
  { "phuong", DR_UNIT_LEVEL_COMMUNE, FALSE },
  { "thi tran", DR_UNIT_LEVEL_COMMUNE, FALSE },
  { "dac khu", DR_UNIT_LEVEL_COMMUNE, FALSE },
  { "dang uy", DR_UNIT_LEVEL_COMMUNE, FALSE },
};
DR_DEFINE_PHRASES_OF (plain_level_words, plain_levels, word);

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
  if ((strcmp (word->word, "đảng ủy") == 0 || strcmp (word->word, "dang uy") == 0) && reading->level != DR_UNIT_LEVEL_UNKNOWN
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

  if (!dr_phrase_has_word (reading, index, words->begins))
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

/* Whether the words of a name are written without marks: «HOI NONG DAN». */
static gboolean
is_plain (const DrReading *reading,
          guint            first,
          guint            end)
{
  if (end < first + 2)
    return FALSE;
  for (guint32 i = reading->tokens[first].start; i < reading->tokens[end - 1].end; i++)
    if ((guchar) reading->bytes[i] >= 0x80)
      return FALSE;

  return TRUE;
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
  if (n_tail == 0 && is_plain (reading, index, end))
    n_tail = match_level (reading, end, plain_levels, plain_level_words, &phrase->level);
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
  /* «Chính trị, tư tưởng» in the report of a committee of agencies is its own work. */
  else if (g_strcmp0 (reading->committee, "Đảng ủy") == 0)
    return FALSE;
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
dr_body_phrase_read (const DrReading *reading,
                     guint            index,
                     DrBodyPhrase    *phrase)
{
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

gboolean
dr_body_phrase_begins_area (const DrReading *reading,
                            guint            index)
{
  return dr_phrase_has_word (reading, index, area_words->begins);
}

gboolean
dr_body_phrase_names_place (const DrReading    *reading,
                            const DrBodyPhrase *phrase,
                            guint               index)
{
  DrUnitLevel level;

  for (guint i = phrase->n_name_tokens > 1 ? 1 : phrase->n_name_tokens; i < phrase->n_tokens; i++)
    if (dr_body_phrase_match_area (reading, index + i, &level) == phrase->n_tokens - i)
      return TRUE;

  return FALSE;
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

gboolean
dr_body_phrase_match_below (const DrReading *reading,
                            guint            index,
                            DrBodyPhrase    *phrase)
{
  const DrPhrases *distinctions = DR_PHRASES ("nông thôn", "anh hùng", "an toàn", "văn minh", "văn hóa", "đô thị", "NTM", "ATK", "CT");
  DrUnitLevel level = DR_UNIT_LEVEL_UNKNOWN;

  /* Most words name neither. */
  if (!dr_body_phrase_begins_area (reading, index) && !dr_body_phrase_may_begin (reading, index))
    return FALSE;

  guint n = dr_body_phrase_match_area (reading, index, &level);

  if (n > 0)
    {
      /* «Xã Nông thôn mới», «phường Văn minh»: what it was found to be. */
      for (guint i = index + 1; i < index + n; i++)
        if (dr_phrase_match_any (reading, i, distinctions) > 0)
          return FALSE;
      *phrase = (DrBodyPhrase) { .n_tokens = n, .body = DR_NONE, .level = level };
    }
  else if (!dr_body_phrase_match (reading, index, phrase) || phrase->is_field
           || !dr_body_phrase_names_place (reading, phrase, index))
    return FALSE;

  return reading->level != DR_UNIT_LEVEL_UNKNOWN && phrase->level > reading->level;
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
