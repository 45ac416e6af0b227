/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Text cut into words, each with its number in the catalogue. */

#include "config.h"

#include <string.h>

#include "base/dr-fold-private.h"
#include "model/dr-catalogue-index-private.h"

/* Whether the character, which is no ASCII, is of a word; folding leaves an odd one out. */
static gboolean
is_word_character (gunichar character,
                   guint   *flags)
{
  if (dr_fold_is_letter (character))
    return TRUE;
  if (!g_unichar_isalnum (character) && !g_unichar_ismark (character))
    return FALSE;
  *flags |= DR_WORD_ODD;

  return TRUE;
}

/* Where the word at @at ends; @at itself where none stands there. */
static const char *
end_of_word (const char *at,
             guint      *flags)
{
  for (;;)
    if ((guchar) *at < 0x80)
      {
        if (!g_ascii_isalnum (*at))
          return at;
        at++;
      }
    else
      {
        if (!is_word_character (g_utf8_get_char (at), flags))
          return at;
        at = g_utf8_next_char (at);
      }
}

static guint32
hash_key (const char *key,
          gsize       length)
{
  guint32 hash = 2166136261u;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) key[i]) * 16777619u;

  return hash | DR_UNKNOWN_WORD;
}

/* The number of a word, made if @is_new_welcome; gives its @key, of DR_FOLD_BUFFER bytes at most, and how many it has, 0 for none. */
static guint32
number_word (const DrCatalogueIndex *self,
             const char             *start,
             gsize                   length,
             gboolean                is_new_welcome,
             char                   *key,
             gsize                  *key_size)
{
  gsize size = dr_fold_word (start, length, key, DR_FOLD_BUFFER);

  *key_size = size;
  if (size == 0)
    return hash_key (start, length);
  if (is_new_welcome)
    return dr_string_table_intern (self->table, key, size) + 1;

  guint32 found = dr_string_table_find (self->table, key, size);

  return found != G_MAXUINT32 ? found + 1 : hash_key (key, size);
}

/* How many bytes from @at on are of letters, of digits, or no ASCII: all of a word, and perhaps of a sign beside it. */
static gsize
count_word_bytes (const char *at)
{
  gsize n = 0;

  while (((guchar) at[n] >= 0x80 || g_ascii_isalnum (at[n])) && n <= DR_CATALOGUE_MEMORY_LONGEST)
    n++;

  return n;
}

/* Remembers a word with nothing odd in it. */
static void
remember (DrCatalogueWord *place,
          guint32          symbol,
          gboolean         is_capital,
          const char      *key,
          gsize            key_size)
{
  place->symbol = symbol;
  place->is_capital = is_capital;
  place->key_size = key_size;
  memcpy (place->key, key, key_size);
}

/* The word at @start, which @memory (nullable) may know; gives its end, @start itself where none stands there. */
static const char *
read_word (const DrCatalogueIndex *self,
           DrCatalogueMemory      *memory,
           const char             *start,
           gboolean                is_new_welcome,
           DrLabelWord            *word)
{
  gsize n_bytes = memory != NULL ? count_word_bytes (start) : 0;
  gboolean is_short = n_bytes > 0 && n_bytes <= DR_CATALOGUE_MEMORY_LONGEST;
  gboolean is_met = FALSE;
  DrCatalogueWord *place = is_short ? dr_catalogue_memory_find (memory, start, n_bytes, &is_met) : NULL;

  if (is_met)
    {
      *word = (DrLabelWord) { place->symbol, n_bytes, start, place->is_capital ? DR_WORD_CAPITAL : 0 };
      return start + n_bytes;
    }

  guint odd = 0;
  char key[DR_FOLD_BUFFER];
  gsize key_size;
  const char *end = end_of_word (start, &odd);

  if (end > start)
    {
      gboolean is_capital = g_unichar_isupper (g_utf8_get_char (start));

      *word = (DrLabelWord) { .length = end - start, .start = start, .flags = odd | (is_capital ? DR_WORD_CAPITAL : 0) };
      word->symbol = number_word (self, start, word->length, is_new_welcome, key, &key_size);
      if (place != NULL && word->length == n_bytes && odd == 0 && key_size > 0 && key_size <= DR_CATALOGUE_MEMORY_KEY)
        {
          remember (place, word->symbol, is_capital, key, key_size);
          return end;
        }
    }
  /* What took the place is no word, or none to be remembered. */
  if (place != NULL)
    place->bytes[0] = place->bytes[1] = 0;

  return end;
}

guint
dr_catalogue_index_cut (const DrCatalogueIndex *self,
                        DrCatalogueMemory      *memory,
                        const char             *text,
                        gboolean                is_new_welcome,
                        DrLabelWord            *words,
                        guint                   most)
{
  guint n_words = 0;
  guint flags = 0;
  gboolean is_quoted = FALSE;

  for (const char *at = text; *at != '\0' && n_words < most;)
    {
      const char *start = at;

      /* Most words have one space between them. */
      if (*at == ' ')
        {
          at++;
          continue;
        }
      at = read_word (self, memory, start, is_new_welcome, &words[n_words]);
      if (at > start)
        {
          words[n_words++].flags |= flags | (is_quoted ? DR_WORD_QUOTED : 0);
          flags = 0;
          continue;
        }

      gunichar character = g_utf8_get_char (at);
      if (character == 0x201c || character == 0xab)
        is_quoted = TRUE;
      else if (character == 0x201d || character == 0xbb)
        is_quoted = FALSE;
      else if (character == '"')
        is_quoted = !is_quoted;
      if (!g_unichar_isspace (character) && character != '-' && character != '/')
        flags = DR_WORD_AFTER_SIGN;
      at = g_utf8_next_char (at);
    }

  return n_words;
}
