/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/phrases/dr-figure-parts-private.h"

#include <string.h>

#include "figures/dr-measure-private.h"
#include "reading/language/dr-phrase-private.h"

/* What a figure counts: a measure of the lexicon, a noun that nobody knows, and its denominators. */

/* Denominators in one measure: «đồng/người/năm». */
#define MOST_DENOMINATORS 3

/* The first token that begins at or behind @byte. */
guint
dr_figure_token_at (const DrReading *reading,
                    guint            index,
                    gsize            byte)
{
  while (index < reading->n_tokens && reading->tokens[index].start < byte)
    index++;

  return index;
}

guint
dr_figure_skip_newline (const DrReading *reading,
                        guint            index)
{
  if (index < reading->n_tokens && reading->tokens[index].kind == DR_TOKEN_NEWLINE)
    return index + 1;

  return index;
}

/* «26 NKT», «5/7 KCN»: capitals that are no word, as they hold hardly a vowel and no tone, and that nobody knows. */
static gboolean
is_abbreviation (const DrReading *reading,
                 guint            limit,
                 guint            index)
{
  const DrToken *token = &reading->tokens[index];
  guint n_letters = 0;
  guint n_vowels = 0;
  DrLexiconMatch match;

  if (!(token->flags & DR_TOKEN_ALL_CAPITALS) || (token->flags & DR_TOKEN_HAS_DIGITS) || token->end - token->start > 12
      || dr_lexicon_match (reading->lexicon, reading->tokens, limit, index, -1, &match))
    return FALSE;

  for (const char *p = reading->bytes + token->start; p < reading->bytes + token->end; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character >= 0x80 && character != 0x110 && character != 0x1af && character != 0x1a0)
        return FALSE;
      n_letters++;
      n_vowels += character == 'A' || character == 'E' || character == 'I' || character == 'O' || character == 'U'
                  || character == 'Y' || character >= 0x1a0;
    }

  /* A roman numeral is none. */
  for (guint i = token->start; i < token->end; i++)
    if (strchr ("IVX", reading->bytes[i]) == NULL)
      return n_letters >= 2 && n_vowels <= 1;

  return FALSE;
}

/* Words that name or number something in front of a number, and behind it are counted like any noun: «12 lô», «45 giấy khen». */
#define NOUNS (DR_SIGNAL_BIT (DR_SIGNAL_NAME) | DR_SIGNAL_BIT (DR_SIGNAL_NUMBERING) | DR_SIGNAL_BIT (DR_SIGNAL_MOVEMENT) \
               | DR_SIGNAL_BIT (DR_SIGNAL_HONOUR) | DR_SIGNAL_BIT (DR_SIGNAL_TASK) | DR_SIGNAL_BIT (DR_SIGNAL_RECOMMENDATION))

/* An unknown noun: lower-case words that are no function words, two at most. */
static guint
match_unknown_noun (const DrReading *reading,
                    guint            index,
                    guint            limit,
                    const guint8    *taken)
{
  guint n = 0;

  /* «2 nhất, 17 nhì»: the prize, and no noun of its own. */
  if (dr_phrase_match_any (reading, index, DR_PHRASES ("nhất", "nhì", "nhị", "ba", "khuyến khích", "KK")) > 0)
    return 0;

  while (n < 2 && index + n < limit && !taken[index + n] && dr_reading_is_word (reading, index + n))
    {
      const DrToken *token = &reading->tokens[index + n];
      DrLexiconMatch match;

      if (n == 0 && is_abbreviation (reading, limit, index))
        return 1;
      if (token->flags & (DR_TOKEN_CAPITAL | DR_TOKEN_HAS_DIGITS))
        break;
      if (dr_lexicon_match (reading->lexicon, reading->tokens, limit, index + n, DR_LEXICON_SIGNAL, &match))
        {
          if (n == 0 && (match.signals & ~NOUNS) == 0 && !dr_phrase_match (reading, index, "số"))
            n = match.n_tokens;
          break;
        }
      if (n > 0 && ((token->traits | token[-1].traits) & DR_TRAIT_KNOWN))
        break;
      n++;
    }

  return n;
}

/* Whether the words can stand behind a number as what it counts: not «triệu», not «trở lên». */
static gboolean
is_measure (const DrReading *reading,
            guint            first,
            guint            end)
{
  gsize start = reading->tokens[first].start;
  g_autoptr (GRefString) canonical = dr_measure_canonicalize (reading->bytes + start,
                                                              reading->tokens[end - 1].end - start);

  return dr_reading_can_measure (reading, canonical);
}

gboolean
dr_figure_is_exponent (const DrReading *reading,
                       guint            index)
{
  const DrToken *token = &reading->tokens[index];

  return token->kind == DR_TOKEN_DIGITS && token->end - token->start == 1
         && (reading->bytes[token->start] == '2' || reading->bytes[token->start] == '3');
}

/* Denominators behind a measure: «đồng/căn», «đồng/người/năm», «giường bệnh/1.000 dân». */
guint
dr_figure_match_denominators (const DrReading *reading,
                              guint            index,
                              guint            limit,
                              const guint8    *taken)
{
  for (guint n = 0; n < MOST_DENOMINATORS && index + 1 < limit; n++)
    {
      DrLexiconMatch match;
      guint next = index + 1;

      if (!dr_reading_is_sign (reading, index, '/') || taken[next])
        break;
      if (dr_reading_is_digits (reading, next))
        {
          DrNumeral numeral;
          guint after;

          if (!dr_numeral_scan (reading->bytes, reading->tokens[limit - 1].end,
                                reading->tokens[next].start, &numeral))
            break;
          after = dr_figure_token_at (reading, next, numeral.end);
          guint n_people = dr_phrase_match_any (reading, after, DR_PHRASES ("dân", "người dân", "bé gái", "trẻ gái", "trẻ em gái",
                                                                            "nữ", "trẻ đẻ sống", "trẻ đẻ ra sống"));
          if (after >= limit || n_people == 0)
            break;
          index = after + n_people;
          continue;
        }
      /* «12 lớp/KH 10 lớp» */
      if (!dr_reading_is_word (reading, next)
          || dr_lexicon_match_signal (reading->lexicon, reading->tokens, limit, next, DR_SIGNAL_TARGET) > 0
          || dr_phrase_match_any (reading, next, DR_PHRASES ("tổng", "toàn", "trên")) > 0)
        break;
      if (dr_phrase_match (reading, next, "vạn dân") || dr_phrase_match (reading, next, "nghìn dân")
          || dr_phrase_match (reading, next, "ngàn dân"))
        index = next + 2;
      else if (dr_lexicon_match (reading->lexicon, reading->tokens, limit, next, DR_LEXICON_MEASURE, &match))
        index = next + match.n_tokens;
      else
        index = next + 1;
    }

  return index;
}

/* Whether the section is about a trade union or the youth union, whose «ĐV» are no Party members. */
static gboolean
is_about_union (const DrReading *reading)
{
  static const char * const unions[] = {
    "lien-doan-lao-dong", "cong-doan", "huyen-doan", "tinh-doan", "thanh-doan", "quan-doan", "thi-doan", "doan-thanh-nien",
  };
  const DrUnit *unit = g_ptr_array_index (dr_report_builder_get_data (reading->builder)->units, reading->unit);
  const char *id = dr_unit_get_id ((DrUnit *) unit);

  for (guint i = 0; i < G_N_ELEMENTS (unions); i++)
    if (g_str_has_prefix (id, unions[i]))
      return TRUE;

  return FALSE;
}

static guint32
find_measure (const DrReading *reading,
              const char      *name,
              guint32          otherwise)
{
  for (guint32 i = 0; i < dr_lexicon_get_n_measures (reading->lexicon); i++)
    if (g_str_equal (dr_lexicon_get_measure (reading->lexicon, i)->name, name))
      return i;

  return otherwise;
}

/* How far in front of «HV» a class may stand. */
#define CLASS_REACH 12

/* «ĐV» of a union are its own members, not those of the Party; «HV» behind a class are learners. */
static guint32
settle_short_form (const DrReading *reading,
                   guint            index,
                   guint32          measure)
{
  if (dr_phrase_match (reading, index, "HV") > 0)
    {
      for (guint i = index; i > 0 && index - i < CLASS_REACH && !dr_phrase_is_sign_of (reading, i - 1, ";.:"); i--)
        if (dr_phrase_match (reading, i - 1, "lớp") > 0)
          return find_measure (reading, "học viên", measure);
      return measure;
    }
  if (dr_phrase_match (reading, index, "ĐV") == 0
      || !g_str_equal (dr_lexicon_get_measure (reading->lexicon, measure)->name, "đảng viên") || !is_about_union (reading))
    return measure;

  return find_measure (reading, "đoàn viên", measure);
}

gboolean
dr_figure_match_measure (const DrReading *reading,
                         guint            index,
                         guint            limit,
                         const guint8    *taken,
                         gboolean         unknown_too,
                         DrFigureMeasure         *measure)
{
  DrLexiconMatch match;

  *measure = (DrFigureMeasure) { .end = index, .lexicon = DR_NONE };
  if (index >= limit || taken[index])
    return FALSE;

  /* «7 “Mái ấm tình thương”» */
  if (dr_reading_is_sign (reading, index, '"') && dr_reading_is_word (reading, index + 1) && index + 1 < limit && !taken[index + 1]
      && (reading->tokens[index + 1].flags & DR_TOKEN_QUOTED)
      && dr_lexicon_match (reading->lexicon, reading->tokens, limit, index + 1, DR_LEXICON_MEASURE, &match))
    {
      if (!dr_figure_match_measure (reading, index + 1, limit, taken, FALSE, measure))
        return FALSE;
      if (dr_reading_is_sign (reading, measure->end, '"') && measure->end < limit)
        measure->end++;
      return TRUE;
    }

  if (dr_lexicon_match (reading->lexicon, reading->tokens, limit, index, DR_LEXICON_MEASURE, &match))
    {
      guint32 value = 0;

      /* «84,86 tỷ chỉ tiêu giao»: millions of targets nobody counts. */
      if (index > 0 && (reading->tokens[index].traits & DR_TRAIT_SIGNAL)
          && dr_phrase_match_any (reading, index - 1, DR_PHRASES ("tỷ", "tỉ", "triệu", "tr")) > 0
          && dr_lexicon_match_signal (reading->lexicon, reading->tokens, limit, index, DR_SIGNAL_TARGET) > 0)
        return FALSE;

      dr_lexicon_match_has (&match, DR_LEXICON_MEASURE, &value);
      value = settle_short_form (reading, index, value);
      const DrLexiconMeasure *entry = dr_lexicon_get_measure (reading->lexicon, value);

      measure->lexicon = value;
      measure->flags = entry->flags;
      measure->is_known = TRUE;
      measure->end = index + match.n_tokens;
      measure->is_points = (entry->flags & DR_MEASURE_RATE) && g_str_has_prefix (entry->name, "điểm");
      measure->is_percent = (entry->flags & DR_MEASURE_RATE) && g_str_equal (entry->name, "%");

      /* «9.640 lượt cụ», «lượt phụ huynh»: turns of people, whoever they are. */
      if (g_str_equal (entry->name, "lượt")
          && dr_lexicon_match (reading->lexicon, reading->tokens, limit, measure->end, DR_LEXICON_MEASURE, &match))
        {
          dr_lexicon_match_has (&match, DR_LEXICON_MEASURE, &value);
          if (dr_lexicon_get_measure (reading->lexicon, value)->flags & DR_MEASURE_PEOPLE)
            {
              measure->flags |= DR_MEASURE_PEOPLE;
              measure->end += match.n_tokens;
            }
        }

      /* Extraction tears «m2» apart: «m» at the end of a line, «2» on the next. */
      if (g_str_equal (entry->name, "m") && measure->end + 1 < limit
          && reading->tokens[measure->end].kind == DR_TOKEN_NEWLINE
          && dr_figure_is_exponent (reading, measure->end + 1))
        {
          measure->end += 2;
          measure->lexicon = DR_NONE;
        }
    }
  /* «112,1 nam/100 nữ» */
  else if (dr_phrase_match_any (reading, index, DR_PHRASES ("nam", "nam giới")) > 0 && dr_reading_is_sign (reading, index + 1, '/')
           && dr_reading_is_digits (reading, index + 2))
    {
      measure->end = index + 1;
      measure->is_known = TRUE;
    }
  else if (unknown_too)
    {
      guint n = match_unknown_noun (reading, index, limit, taken);
      if (n == 0 || !is_measure (reading, index, index + n))
        return FALSE;
      measure->end = index + n;
    }
  else
    return FALSE;

  /* «2,9 tấn nhân/ha»: what it is weighed as stands between. */
  guint noun = measure->end + 1;
  if ((measure->flags & DR_MEASURE_PHYSICAL) && noun + 1 < limit && !taken[measure->end] && dr_reading_is_word (reading, measure->end)
      && !(reading->tokens[measure->end].flags & DR_TOKEN_CAPITAL) && dr_reading_is_sign (reading, noun, '/')
      && dr_phrase_match_any (reading, noun + 1, DR_PHRASES ("ha", "sào", "người", "vụ", "năm", "hộ")) > 0)
    measure->end = noun;

  guint end = dr_figure_match_denominators (reading, measure->end, limit, taken);
  if (end > measure->end)
    {
      measure->end = end;
      measure->is_rate = TRUE;
      measure->is_percent = FALSE;
      measure->lexicon = DR_NONE;
    }

  return TRUE;
}

void
dr_figure_take_measure (DrFigurePhrase *phrase,
                        guint           first,
                        const DrFigureMeasure  *measure)
{
  phrase->measure_first = first;
  phrase->measure_end = measure->end;
  phrase->lexicon_measure = measure->lexicon;
  phrase->flags = measure->flags;
  phrase->is_percent = measure->is_percent;
  phrase->is_points = measure->is_points;
  phrase->is_rate = measure->is_rate;
  phrase->end = MAX (phrase->end, measure->end);
}

guint32
dr_figure_phrase_intern_measure (DrReading            *reading,
                                 const DrFigurePhrase *phrase)
{
  if (phrase->lexicon_measure != DR_NONE)
    {
      if ((phrase->flags & DR_MEASURE_TURN) && (phrase->flags & DR_MEASURE_PEOPLE))
        return dr_report_builder_intern (reading->builder, "lượt người", -1);
      return dr_reading_intern_measure (reading, phrase->lexicon_measure);
    }
  if (phrase->measure_end == phrase->measure_first)
    return phrase->flags & DR_MEASURE_MONEY ? dr_report_builder_intern (reading->builder, "đồng", -1) : DR_NONE;
  if (dr_figure_is_exponent (reading, phrase->measure_end - 1) && phrase->measure_end - phrase->measure_first == 3)
    return dr_report_builder_intern (reading->builder,
                                     reading->bytes[reading->tokens[phrase->measure_end - 1].start] == '2' ? "m2" : "m3", -1);

  /* A rate, a torn «m2» or an unknown noun, as it is written. */
  const DrToken *first = &reading->tokens[phrase->measure_first];
  const DrToken *last = &reading->tokens[phrase->measure_end - 1];
  g_autofree char *written = g_strdup_printf ("%s%.*s", dr_reading_is_sign (reading, phrase->measure_first, '/') ? "đồng" : "",
                                              (int) (last->end - first->start), reading->bytes + first->start);
  g_autoptr (GRefString) canonical = dr_measure_canonicalize (written, -1);

  return dr_report_builder_intern (reading->builder, canonical, -1);
}
