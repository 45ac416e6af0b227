/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "base/dr-fold-private.h"
#include "figures/dr-numeral-text-private.h"

/* No gap inside a figure is wider than this many characters. */
#define GAP_MAX 4

/* The character at @at and where the next one begins; 0 at the end, U+FFFD for what is no UTF-8. */
gunichar
dr_numeral_text_get (const DrNumeralText *self,
                     gsize                at,
                     gsize               *next)
{
  if (at >= self->length)
    {
      *next = self->length;
      return 0;
    }

  guchar byte = self->text[at];
  if (byte < 0x80)
    {
      *next = at + 1;
      return byte;
    }

  /* Nearly all letters with marks have three bytes, the others two. */
  const guchar *bytes = (const guchar *) self->text + at;
  if (byte == 0xe1 && self->length - at >= 3 && (bytes[1] & 0xc0) == 0x80 && (bytes[2] & 0xc0) == 0x80)
    {
      *next = at + 3;
      return 0x1000 | (gunichar) (bytes[1] & 0x3f) << 6 | (bytes[2] & 0x3f);
    }
  if (byte >= 0xc2 && byte <= 0xdf && self->length - at >= 2 && (bytes[1] & 0xc0) == 0x80)
    {
      *next = at + 2;
      return (gunichar) (byte & 0x1f) << 6 | (bytes[1] & 0x3f);
    }

  gunichar character = g_utf8_get_char_validated (self->text + at, self->length - at);
  if (character >= 0x110000)
    {
      *next = at + 1;
      return 0xfffd;
    }

  *next = at + g_utf8_skip[byte];
  return character;
}

gboolean
dr_numeral_text_is_digit (const DrNumeralText *self,
                          gsize                at)
{
  return at < self->length && g_ascii_isdigit (self->text[at]);
}

static gboolean
is_gap (gunichar character)
{
  switch (character)
    {
    case ' ': case '\t': case '\r': case '\n':
    case 0xa0: case 0x2009: case 0x200a: case 0x200b: case 0x202f: case 0x2007:
      return TRUE;
    default:
      /* «3¹ triệu đồng»: the mark of a note parts nothing. */
      return dr_fold_is_raised (character);
    }
}

/* Steps over a gap with at most one line break, and says whether there was one; a wider gap parts what it stands between. */
gsize
dr_numeral_text_skip (const DrNumeralText *self,
                      gsize                at,
                      gboolean            *broken)
{
  gsize from = at;
  gboolean found = FALSE;

  if (broken != NULL)
    *broken = FALSE;

  /* Mostly one space, or none, and then what is plainly no gap. */
  gsize next_to_space = at + (at < self->length && self->text[at] == ' ');
  if (next_to_space < self->length && (guchar) self->text[next_to_space] > ' ' && (guchar) self->text[next_to_space] < 0x80)
    return next_to_space;

  for (guint i = 0; i <= GAP_MAX + 1; i++)
    {
      gsize next;
      gunichar character = dr_numeral_text_get (self, at, &next);

      if (!is_gap (character))
        {
          if (broken != NULL)
            *broken = found;
          return at;
        }
      if (character == '\n' || (character == '\r' && next < self->length && self->text[next] != '\n'))
        {
          if (found)
            return from;
          found = TRUE;
        }
      at = next;
    }

  return from;
}

/* Where the letters that begin at @at end; @at itself if there are none, or more than any word of the grammar has. */
gsize
dr_numeral_text_word_end (const DrNumeralText *self,
                          gsize                at)
{
  gsize end = at;

  while (end < self->length)
    {
      gsize next = end + 1;

      if (!g_ascii_isalpha (self->text[end]) && !dr_fold_is_letter (dr_numeral_text_get (self, end, &next)))
        break;
      if (next - at > DR_NUMBER_WORD_MAX)
        return at;
      end = next;
    }

  return end;
}

static gboolean
may_know (const DrNumeralText *self,
          gsize                start,
          gsize                end)
{
  return self->filter == NULL || self->filter->may_know (self->filter, start, end);
}

const DrNumberWord *
dr_numeral_text_find (const DrNumeralText *self,
                      gsize                start,
                      gsize                end)
{
  return start < end && may_know (self, start, end) ? dr_number_word_find (self->text + start, end - start) : NULL;
}

/* The word of the grammar that comes next after @at, over a gap. */
const DrNumberWord *
dr_numeral_text_word (const DrNumeralText *self,
                      gsize                at,
                      gsize               *start,
                      gsize               *end)
{
  *start = dr_numeral_text_skip (self, at, NULL);
  *end = dr_numeral_text_word_end (self, *start);

  return dr_numeral_text_find (self, *start, *end);
}

/* Finds the word that ends before @at, over a gap. */
static gboolean
find_word_before (const DrNumeralText *self,
                  gsize                at,
                  gsize               *start,
                  gsize               *end)
{
  const char *text = self->text;
  const char *p = text + at;
  const char *previous;

  for (guint i = 0;; i++)
    {
      previous = g_utf8_find_prev_char (text, p);
      if (previous == NULL || i > GAP_MAX)
        return FALSE;
      if (!is_gap (g_utf8_get_char (previous)))
        break;
      p = previous;
    }

  *end = p - text;
  while (previous != NULL && *end - (previous - text) <= DR_NUMBER_WORD_MAX &&
         dr_fold_is_letter (g_utf8_get_char (previous)))
    {
      p = previous;
      previous = g_utf8_find_prev_char (text, p);
    }
  *start = p - text;

  return *start < *end;
}

/* The word of the grammar that stands before @at. */
const DrNumberWord *
dr_numeral_text_before (const DrNumeralText *self,
                        gsize                at,
                        gsize               *start)
{
  gsize end;

  if (!find_word_before (self, at, start, &end))
    return NULL;

  return dr_numeral_text_find (self, *start, end);
}

/* The longest phrase of the grammar that begins at @at. */
const DrNumberPhrase *
dr_numeral_text_phrase (const DrNumeralText *self,
                        gsize                at,
                        gsize               *end)
{
  const DrNumberPhrase *longest = NULL;
  char key[DR_NUMBER_PHRASE_KEY];
  gsize size = 0;

  for (guint i = 0; i < DR_NUMBER_PHRASE_WORDS; i++)
    {
      gsize word_end = dr_numeral_text_word_end (self, at);

      if (word_end == at
          || (size == 0 && !(may_know (self, at, word_end) && dr_number_word_get_kinds (self->text + at, word_end - at) != 0)))
        break;
      if (size > 0)
        key[size++] = ' ';

      /* A word too long for the grammar folds to nothing, and nothing is no word of a phrase. */
      size += dr_fold_word (self->text + at, word_end - at, key + size, DR_NUMBER_WORD_MAX);

      const DrNumberPhrase *phrase = dr_number_phrase_find (key, size);
      if (phrase != NULL)
        {
          longest = phrase;
          *end = word_end;
        }
      at = dr_numeral_text_skip (self, word_end, NULL);
      if (at == word_end)
        break;
    }

  return longest;
}

/* Whether the word from @start to @end and the one before it are a phrase that ends in no number («đầu tư»). */
gboolean
dr_numeral_text_ends_phrase (const DrNumeralText *self,
                             gsize                start,
                             gsize                end)
{
  gsize before, before_end;
  char key[DR_NUMBER_PHRASE_KEY];

  if (!find_word_before (self, start, &before, &before_end))
    return FALSE;

  gsize size = dr_fold_word (self->text + before, before_end - before, key, DR_NUMBER_WORD_MAX);
  key[size++] = ' ';
  size += dr_fold_word (self->text + start, end - start, key + size, DR_NUMBER_WORD_MAX);

  const DrNumberPhrase *phrase = dr_number_phrase_find (key, size);

  return phrase != NULL && phrase->kind == DR_PHRASE_NO_ENDING;
}

/* Whether a per cent or per mille sign comes next after @at. */
gboolean
dr_numeral_text_is_percent (const DrNumeralText *self,
                            gsize                at)
{
  gsize next;
  gunichar character = dr_numeral_text_get (self, dr_numeral_text_skip (self, at, NULL), &next);

  return character == '%' || character == 0x2030 || character == 0xff05 || character == 0x66a;
}
