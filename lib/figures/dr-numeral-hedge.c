/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "base/dr-fold-private.h"
#include "figures/dr-numeral-text-private.h"

/* «ước đạt khoảng trên 3 tỷ»: no more hedges than this stand in a row. */
#define HEDGES_MAX 3

/* Whether a number, perhaps with its sign or the «từ» of a range, comes next after @at. */
static gboolean
is_before_number (const DrNumeralText *text,
                  gsize                at,
                  gboolean             may_range)
{
  gsize next;
  DrNumeral numeral;

  at = dr_numeral_text_skip (text, at, NULL);
  gunichar character = dr_numeral_text_get (text, at, &next);
  if (character == '-' || character == 0x2212)
    return dr_numeral_text_is_digit (text, next);
  if (dr_numeral_text_is_digit (text, at))
    return TRUE;

  gsize word_end = dr_numeral_text_word_end (text, at);
  if (word_end == at)
    return FALSE;
  if (may_range)
    {
      const DrNumberWord *word = dr_number_word_find (text->text + at, word_end - at);

      if (word != NULL && (word->role == DR_WORD_MINUS || word->role == DR_WORD_FROM))
        return is_before_number (text, word_end, FALSE);
    }

  return dr_numeral_scan (text->text, text->length, at, &numeral);
}

/* «cao hơn 3%» compares, «mức độ 4» is a class. */
static gboolean
is_held_by_word_before (const DrNumeralText  *text,
                        const DrNumberPhrase *phrase,
                        gsize                 start)
{
  DrWordSenses sense;
  gsize before;

  if (strcmp (phrase->phrase, "hơn") == 0)
    sense = DR_WORD_COMPARED;
  else if (strcmp (phrase->phrase, "độ") == 0)
    sense = DR_WORD_DEGREE;
  else
    return FALSE;

  const DrNumberWord *word = dr_numeral_text_before (text, start, &before);

  return word != NULL && (word->senses & sense) != 0;
}

/*
 * Reads hedge words only where a number follows, so that «trên địa bàn» and «hơn
 * nữa» are none. Of several in a row («ước đạt trên») the one that says more than
 * «about» counts.
 */
gboolean
dr_numeral_scan_hedge (const char *text,
                       gsize       length,
                       gsize       start,
                       gsize      *end,
                       DrHedge    *hedge)
{
  DrNumeralText whole = { text, length, NULL };
  DrHedge found = DR_HEDGE_EXACT;
  gsize found_end = start;
  gsize at = start;

  for (guint i = 0; i < HEDGES_MAX; i++)
    {
      gsize phrase_end;
      const DrNumberPhrase *phrase = dr_numeral_text_phrase (&whole, at, &phrase_end);

      if (phrase == NULL || phrase->kind != DR_PHRASE_HEDGE || is_held_by_word_before (&whole, phrase, at))
        break;
      if (found == DR_HEDGE_EXACT || found == DR_HEDGE_ABOUT)
        found = phrase->hedge;
      found_end = phrase_end;
      at = dr_numeral_text_skip (&whole, phrase_end, NULL);
    }

  if (found_end == start || !is_before_number (&whole, found_end, TRUE))
    return FALSE;

  *end = found_end;
  *hedge = found;
  return TRUE;
}

gboolean
dr_numeral_scan_hedge_word (const char *text,
                            gsize       length,
                            gsize       start,
                            gsize       end,
                            DrHedge    *hedge)
{
  DrNumeralText whole = { text, length, NULL };
  char key[DR_NUMBER_WORD_MAX];

  if (end - start > DR_NUMBER_WORD_MAX)
    return FALSE;

  gsize size = dr_fold_word (text + start, end - start, key, sizeof key);
  const DrNumberPhrase *phrase = dr_number_phrase_find (key, size);

  if (phrase == NULL || phrase->kind != DR_PHRASE_HEDGE || is_held_by_word_before (&whole, phrase, start))
    return FALSE;
  *hedge = phrase->hedge;

  return TRUE;
}

gboolean
dr_numeral_scan_suffix (const char *text,
                        gsize       length,
                        gsize       start,
                        gsize      *end,
                        DrHedge    *hedge)
{
  DrNumeralText whole = { text, length, NULL };
  gsize phrase_end;
  const DrNumberPhrase *phrase = dr_numeral_text_phrase (&whole, start, &phrase_end);

  if (phrase == NULL || phrase->kind != DR_PHRASE_SUFFIX)
    return FALSE;

  *end = phrase_end;
  *hedge = phrase->hedge;
  return TRUE;
}
