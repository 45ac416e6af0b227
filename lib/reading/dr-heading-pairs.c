/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-heading-pairs-private.h"

#include "reading/language/dr-phrase-private.h"

/* Tokens at the beginning of a block among which it may say so. */
#define REACH 20
/* Tokens of «TH 9 tháng» or «thực hiện trong kỳ» from the word for what was done to the slash. */
#define LONGEST_DONE 5

/* «9 tháng», «2023»: whether the number at @index tells a time. */
static gboolean
tells_time (const DrReading *reading,
            guint            index)
{
  return reading->tokens[index].end - reading->tokens[index].start == 4
         || dr_phrase_match_any (reading, index + 1, DR_PHRASES ("tháng", "quý", "tuần", "năm")) > 0;
}

/* The word for what was done in front of the slash at @slash, with its time perhaps between them; @slash: none. */
static guint
find_done (const DrReading *reading,
           guint            slash)
{
  for (guint n = 1; n <= LONGEST_DONE && n <= slash; n++)
    {
      if (dr_phrase_match_any (reading, slash - n, DR_PHRASES ("thực hiện", "TH", "kết quả", "KQ", "kết quả thực hiện", "đã thực hiện", "đạt")) > 0)
        return slash - n;
      if (reading->tokens[slash - n].kind == DR_TOKEN_SIGN
          || (dr_reading_is_digits (reading, slash - n) && !tells_time (reading, slash - n)))
        return slash;
    }

  return slash;
}

/* The slash of «(TH 9 tháng / KH năm)»; the number of tokens: none. «thực hiện 74 cuộc/KH 150 cuộc» is a pair itself. */
static guint
find_slash (const DrReading *reading)
{
  guint end = MIN (reading->n_tokens, REACH);

  for (guint i = 1; (i = dr_reading_find (reading, i, end, DR_TOKEN_SET_SIGNS)) + 1 < end; i++)
    if (reading->tokens[i].word == '/' && dr_reading_is_word (reading, i + 1)
        && dr_phrase_match_signal (reading, i + 1, DR_SIGNAL_TARGET) > 0 && find_done (reading, i) < i)
      return i;

  return reading->n_tokens;
}

/* Leaves no number to read from the word for what was done up to the bracket's end or a colon: «TH 9 tháng» is a column's name, and no figure. */
static void
account_names (DrSentence *sentence,
               guint       slash)
{
  DrReading *reading = sentence->reading;
  guint first = find_done (reading, slash);
  guint end = slash;

  while (end < reading->n_tokens && !dr_phrase_is_sign_of (reading, end, "):"))
    end++;
  dr_reading_account_tokens (reading, first, end, DR_NUMBER_ROLE_NAME, DR_ITEM_NONE, DR_NONE);
  for (guint i = first; i < end; i++)
    if (reading->tokens[i].kind == DR_TOKEN_DIGITS && sentence->taken->data[i] == DR_TAKEN_FREE)
      sentence->taken->data[i] = DR_TAKEN_NUMBERING;
}

void
dr_heading_pairs_keep (DrSentence      *sentence,
                       const DrHeading *heading)
{
  DrReading *reading = sentence->reading;
  DrCommonPairs *pairs = &sentence->pairs;
  guint slash = find_slash (reading);

  if (pairs->is_set && heading->depth <= pairs->depth)
    pairs->is_set = FALSE;
  if (slash == reading->n_tokens)
    return;
  *pairs = (DrCommonPairs) { TRUE, heading->depth };
  account_names (sentence, slash);
}
