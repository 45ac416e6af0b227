/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-date-parts-private.h"

#define LAST_YEAR 2100

guint
dr_date_pass_newline (const DrReading *reading,
                      guint            index)
{
  if (index < reading->n_tokens && reading->tokens[index].kind == DR_TOKEN_NEWLINE)
    return index + 1;

  return index;
}

gboolean
dr_date_is_glued (const DrReading *reading,
                  guint            index)
{
  return index > 0 && index < reading->n_tokens && reading->tokens[index].start == reading->tokens[index - 1].end;
}

guint
dr_date_token_length (const DrReading *reading,
                      guint            index)
{
  return reading->tokens[index].end - reading->tokens[index].start;
}

int
dr_date_number_at (const DrReading *reading,
                   guint            index,
                   guint            most)
{
  if (!dr_reading_is_digits (reading, index) || dr_date_token_length (reading, index) > most)
    return -1;

  int number = 0;
  for (guint i = reading->tokens[index].start; i < reading->tokens[index].end; i++)
    number = number * 10 + (reading->bytes[i] - '0');

  return number;
}

int
dr_date_year_at (const DrReading *reading,
                 guint            index,
                 int              first_year)
{
  int year = dr_date_number_at (reading, index, 4);

  if (year < first_year || year > LAST_YEAR || dr_date_token_length (reading, index) != 4)
    return -1;
  if ((dr_reading_is_sign (reading, index + 1, '.') || dr_reading_is_sign (reading, index + 1, ','))
      && dr_date_is_glued (reading, index + 1) && dr_reading_is_digits (reading, index + 2) && dr_date_is_glued (reading, index + 2))
    return -1;

  return year;
}

gboolean
dr_date_is_grouped (const DrReading *reading,
                    guint            index)
{
  return (dr_reading_is_sign (reading, index + 1, '.') || dr_reading_is_sign (reading, index + 1, ','))
         && dr_date_is_glued (reading, index + 1) && dr_reading_is_digits (reading, index + 2) && dr_date_is_glued (reading, index + 2);
}

gboolean
dr_date_is_continued (const DrReading *reading,
                      guint            index)
{
  if (index < 2 || !dr_date_is_glued (reading, index) || !dr_date_is_glued (reading, index - 1) || !dr_reading_is_digits (reading, index - 2))
    return FALSE;

  return dr_reading_is_sign (reading, index - 1, '.') || dr_reading_is_sign (reading, index - 1, ',')
         || dr_reading_is_sign (reading, index - 1, '/');
}

gboolean
dr_date_is_measure (const DrReading *reading,
                    guint            index)
{
  DrLexiconMatch match, verb;

  index = dr_date_pass_newline (reading, index);
  if (dr_reading_is_sign (reading, index, '%'))
    return TRUE;
  /* «trong tháng 7 tổ chức 4 buổi»: a verb there, as what it held is counted behind it. */
  guint n_verb = dr_phrase_match (reading, index, "tổ chức");
  if (n_verb > 0 && dr_reading_is_digits (reading, index + n_verb))
    return FALSE;

  if (reading->lexicon == NULL || index >= reading->n_tokens
      || !dr_lexicon_match (reading->lexicon, reading->tokens, reading->n_tokens, index, DR_LEXICON_MEASURE, &match))
    return FALSE;

  /* «đến 30-9 giải ngân 12 tỷ đồng»: half of a verb. */
  return !dr_lexicon_walk (reading->lexicon, reading->tokens, reading->n_tokens, index, DR_LEXICON_TRAIT (DR_LEXICON_VERB), 0, &verb)
         || verb.n_tokens <= match.n_tokens;
}

gboolean
dr_date_is_measure_on_line (const DrReading *reading,
                            guint            index)
{
  return dr_date_pass_newline (reading, index) == index && dr_date_is_measure (reading, index);
}

gboolean
dr_date_is_phrase_end (const DrReading *reading,
                       guint            index)
{
  if (index >= reading->n_tokens)
    return TRUE;

  switch (reading->tokens[index].kind)
    {
    case DR_TOKEN_NEWLINE:
      return TRUE;
    case DR_TOKEN_SIGN:
      return reading->tokens[index].word != '%' && reading->tokens[index].word != '/';
    case DR_TOKEN_WORD:
      return dr_keyword_has_flag (reading, index, DR_KEYWORD_ENDS_PHRASE)
             || ((reading->tokens[index].flags & DR_TOKEN_CAPITAL) && !dr_date_is_measure (reading, index));
    default:
      return FALSE;
    }
}

DrKeyword
dr_date_keyword_before (const DrReading *reading,
                        guint            index)
{
  return index > 0 ? dr_keyword_at (reading, index - 1) : DR_KEYWORD_NONE;
}

gboolean
dr_date_flag_before (const DrReading *reading,
                     guint            index,
                     DrKeywordFlags   flag)
{
  if (index > 0 && reading->tokens[index - 1].kind == DR_TOKEN_NEWLINE)
    index--;

  return index > 0 && dr_keyword_has_flag (reading, index - 1, flag);
}
