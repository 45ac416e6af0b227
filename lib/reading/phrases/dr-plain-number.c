/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/phrases/dr-plain-number-private.h"

#include "reading/language/dr-keyword-private.h"

/*
 * «150 đảng viên», «1.250 hộ», «97%»: a look at the tokens on both sides tells what the
 * readers of dates and of citations would find out one after another. Each condition is
 * one under which they give up; whoever changes what they accept looks here too.
 */

static inline gboolean
is_glued (const DrToken *token)
{
  return token->start == token[-1].end;
}

/* «1.250», «12,5», «12/250»: whether the digits behind @token go on with it. */
static inline gboolean
is_continued (const DrToken *tokens,
              guint          index)
{
  const DrToken *token = &tokens[index];

  return index >= 2 && token[-1].kind == DR_TOKEN_SIGN && token[-2].kind == DR_TOKEN_DIGITS
         && (token[-1].word == '.' || token[-1].word == ',' || token[-1].word == '/') && is_glued (token) && is_glued (token - 1);
}

/* Whether the word in front of the digits says nothing of what they number: «ngày 28», «số 12», «QĐ 30». */
static inline gboolean
has_plain_front (const DrToken *tokens,
                 guint          index)
{
  if (index == 0)
    return TRUE;

  const DrToken *before = &tokens[index - 1];

  return before->kind == DR_TOKEN_SIGN
         || (before->kind == DR_TOKEN_WORD && !(before->traits & DR_TRAIT_KEYWORD) && !(before->flags & DR_TOKEN_CAPITAL));
}

/* «đến 150 hộ»: the same of a word that is in the grammar of dates, but does not name a day or a number. */
static gboolean
has_front_without_date (const DrReading *reading,
                        guint            index)
{
  if (!dr_reading_is_word (reading, index - 1) || (reading->tokens[index - 1].flags & DR_TOKEN_CAPITAL))
    return FALSE;

  switch (dr_keyword_at (reading, index - 1))
    {
    case DR_KEYWORD_DAY:
    case DR_KEYWORD_MONTH:
    case DR_KEYWORD_QUARTER:
    case DR_KEYWORD_YEAR:
    case DR_KEYWORD_NUMBER:
      return FALSE;
    default:
      return TRUE;
    }
}

/* «40,9 tỷ», «96,1%»: whether the comma at @index parts decimals from what stands before what they count; «12,5 năm» lasts. */
static inline gboolean
begins_decimals (const DrReading *reading,
                 guint            index)
{
  const DrToken *sign = &reading->tokens[index];

  if (index + 2 >= reading->n_tokens || sign->word != ',' || !is_glued (sign) || sign[1].kind != DR_TOKEN_DIGITS
      || !is_glued (sign + 1))
    return FALSE;

  return sign[2].kind == DR_TOKEN_SIGN
           ? sign[2].word == '%'
           : sign[2].kind == DR_TOKEN_WORD && (sign[2].flags & (DR_TOKEN_SPACE_BEFORE | DR_TOKEN_CAPITAL)) == DR_TOKEN_SPACE_BEFORE
             && !(sign[2].traits & DR_TRAIT_KEYWORD);
}

/* Whether the digits, four of which may be a year, stand before what they count, and no symbol of a document. */
static inline gboolean
is_counted (const DrReading *reading,
            guint            index)
{
  const DrToken *token = &reading->tokens[index];
  const DrToken *next = token + 1;

  if (index + 1 >= reading->n_tokens || token->end - token->start == 4)
    return FALSE;
  if (next->kind == DR_TOKEN_SIGN)
    return next->word == '%'
           || ((next->word == '.' || next->word == ',') && is_glued (next) && index + 2 < reading->n_tokens
               && next[1].kind == DR_TOKEN_DIGITS && is_glued (next + 1) && next[1].end - next[1].start == 3)
           || begins_decimals (reading, index + 1);
  if (next->kind != DR_TOKEN_WORD || !(next->flags & DR_TOKEN_SPACE_BEFORE) || (next->flags & DR_TOKEN_CAPITAL))
    return FALSE;

  return !(next->traits & DR_TRAIT_KEYWORD) || dr_keyword_at (reading, index + 1) == DR_KEYWORD_OTHER;
}

/* Whether the digits, which go on with others before them, are the last, and no symbol of a document follows. */
static inline gboolean
ends_figure (const DrReading *reading,
             guint            index)
{
  const DrToken *next = &reading->tokens[index + 1];

  if (index + 1 >= reading->n_tokens)
    return TRUE;

  return next->kind == DR_TOKEN_SIGN
           ? next->word != '/' && next->word != '-'
           : next->kind == DR_TOKEN_WORD && (next->flags & (DR_TOKEN_SPACE_BEFORE | DR_TOKEN_CAPITAL)) == DR_TOKEN_SPACE_BEFORE;
}

void
dr_plain_number_mark (DrReading *reading)
{
  DrToken *tokens = (DrToken *) (gpointer) reading->token_array->data;

  for (guint i = 0;; i++)
    {
      i = dr_reading_find (reading, i, reading->n_tokens, DR_TOKEN_SET_NUMBERS);
      if (i == reading->n_tokens)
        return;
      if (tokens[i].kind != DR_TOKEN_DIGITS)
        continue;

      gboolean is_plain = is_continued (tokens, i)
                            ? ends_figure (reading, i)
                            : is_counted (reading, i) && (has_plain_front (tokens, i) || has_front_without_date (reading, i));
      if (!is_plain)
        continue;
      tokens[i].traits &= ~DR_TRAIT_BEGINS_DATE;
      if (reading->token_sets != NULL)
        dr_token_sets_remove (reading->token_sets, i, DR_TOKEN_SET_REFERENCES);
    }
}
