/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-heading-pairs-private.h"

#include "reading/language/dr-phrase-private.h"

/* Tokens at the beginning of a block among which it may say so. */
#define REACH 20
/* Tokens of «TH 9 tháng» or «thực hiện trong kỳ» from the word for what was done to the slash. */
#define LONGEST_DONE 5

/* Whether what stands in front of the slash at @slash is a word for what was done, with its time perhaps. */
static gboolean
is_behind_done (const DrReading *reading,
                guint            slash)
{
  for (guint n = 1; n <= LONGEST_DONE && n <= slash; n++)
    {
      if (dr_phrase_match_any (reading, slash - n, DR_PHRASES ("thực hiện", "TH", "kết quả", "KQ", "kết quả thực hiện", "đã thực hiện", "đạt")) > 0)
        return TRUE;
      if (reading->tokens[slash - n].kind == DR_TOKEN_SIGN)
        return FALSE;
    }

  return FALSE;
}

/* The slash of «(TH 9 tháng / KH năm)», behind which no number stands but those of a time; the number of tokens: none. */
static guint
find_slash (const DrReading *reading)
{
  guint end = MIN (reading->n_tokens, REACH);

  for (guint i = 1; i + 1 < end; i++)
    if (dr_reading_is_sign (reading, i, '/') && dr_reading_is_word (reading, i + 1)
        && dr_phrase_match_signal (reading, i + 1, DR_SIGNAL_TARGET) > 0 && is_behind_done (reading, i))
      return i;

  return reading->n_tokens;
}

/* Leaves nothing to read in the bracket around @slash: «TH 9 tháng» is a column's name, and no figure. */
static void
account_bracket (DrSentence *sentence,
                 guint       slash)
{
  DrReading *reading = sentence->reading;
  guint first = slash;
  guint end = slash;

  while (first > 0 && !dr_reading_is_sign (reading, first, '('))
    first--;
  while (end < reading->n_tokens && !dr_reading_is_sign (reading, end, ')'))
    end++;
  if (end == reading->n_tokens || !dr_reading_is_sign (reading, first, '('))
    return;
  dr_reading_account_tokens (reading, first, end, DR_NUMBER_ROLE_NAME, DR_ITEM_NONE, DR_NONE);
  for (guint i = first; i < end; i++)
    if (reading->tokens[i].kind == DR_TOKEN_DIGITS)
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
  account_bracket (sentence, slash);
}
