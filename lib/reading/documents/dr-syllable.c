/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-syllable-private.h"

#include <stdlib.h>
#include <string.h>

/* The longest syllable, «nghiêng», has seven letters; a foreign word may have more. */
#define MOST_LETTERS 16

static const char * const initials[] = {
  "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu", "r",
  "s", "t", "th", "tr", "v", "x",
};

/* Without tones, in the order of strcmp(). */
static const char * const rhymes[] = {
  "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "e", "ec", "em", "en", "eng", "eo",
  "ep", "et", "i", "ia", "ich", "im", "in", "inh", "ip", "it", "iu", "iêc", "iêm", "iên", "iêng", "iêp", "iêt",
  "iêu", "o", "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat", "oay", "oc", "oe",
  "oen", "oeo", "oet", "oi", "om", "on", "ong", "ooc", "oong", "op", "ot", "oăc", "oăm", "oăn", "oăng", "oăt", "u",
  "ua", "uc", "ui", "um", "un", "ung", "uo", "up", "ut", "uy", "uya", "uych", "uyn", "uynh", "uyp", "uyt", "uyu",
  "uyên", "uyêt", "uân", "uâng", "uât", "uây", "uê", "uêch", "uênh", "uôc", "uôi", "uôm", "uôn", "uông", "uôt", "uơ",
  "y", "ych", "ynh", "yt", "yêm", "yên", "yêng", "yêt", "yêu", "â", "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây",
  "ê", "êch", "êm", "ên", "ênh", "êp", "êt", "êu", "ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt", "ăc", "ăm", "ăn",
  "ăng", "ăp", "ăt", "ơ", "ơi", "ơm", "ơn", "ơp", "ơt", "ư", "ưa", "ưc", "ưi", "ưm", "ưn", "ưng", "ưt", "ưu", "ươc",
  "ươi", "ươm", "ươn", "ương", "ươp", "ươt", "ươu",
};

static int
compare_rhymes (gconstpointer key,
                gconstpointer element)
{
  return strcmp (key, *(const char * const *) element);
}

/* A rhyme that ends in a stop has one of two tones. */
static gboolean
fits_tone (const char *rhyme,
           gunichar    tone)
{
  gsize length = strlen (rhyme);
  gboolean is_stopped = strchr ("cpt", rhyme[length - 1]) != NULL
                        || (length > 2 && strcmp (rhyme + length - 2, "ch") == 0);

  return !is_stopped || tone == 0x301 || tone == 0x323;
}

static gboolean
is_syllable (const char *letters,
             gunichar    tone)
{
  for (gsize i = 0; i < G_N_ELEMENTS (initials); i++)
    {
      gsize length = strlen (initials[i]);

      if (strncmp (letters, initials[i], length) == 0
          && bsearch (letters + length, rhymes, G_N_ELEMENTS (rhymes), sizeof *rhymes, compare_rhymes) != NULL
          && fits_tone (letters + length, tone))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_tone (gunichar character)
{
  return character == 0x300 || character == 0x301 || character == 0x303 || character == 0x309 || character == 0x323;
}

/* Takes the tone off a letter and gives what is left of it, with its shape: «ế» is «ê» and acute. */
static gunichar
take_tone (gunichar  letter,
           gunichar *tone)
{
  gunichar first;
  gunichar second;

  if (!g_unichar_decompose (letter, &first, &second))
    return letter;
  if (is_tone (second))
    {
      *tone = second;
      return first;
    }
  /* «ộ» is «ọ» and circumflex to Unicode. */
  gunichar base = take_tone (first, tone);
  gunichar composed;

  return base != first && g_unichar_compose (base, second, &composed) ? composed : letter;
}

/* Whether the word from @at to @end is a syllable; @is_telling if it has a letter beyond ASCII. */
static gboolean
check_word (const char *at,
            const char *end,
            gboolean   *is_telling)
{
  char letters[MOST_LETTERS * 6 + 1];
  gsize length = 0;
  guint n_letters = 0;
  guint n_tones = 0;
  gunichar tone = 0;

  *is_telling = FALSE;
  for (; at < end; at = g_utf8_next_char (at))
    {
      gunichar character = g_unichar_tolower (g_utf8_get_char (at));
      gunichar found = 0;

      *is_telling |= character >= 0x80;
      if (is_tone (character))
        found = character;
      else
        {
          gunichar letter = take_tone (character, &found);
          gunichar composed;

          /* A text may be decomposed: the shape follows the letter. */
          if (length > 0 && g_unichar_ismark (letter))
            {
              const char *last = g_utf8_find_prev_char (letters, letters + length);

              if (last == NULL || !g_unichar_compose (g_utf8_get_char (last), letter, &composed))
                return FALSE;
              length = (gsize) (last - letters);
              letter = composed;
            }
          else if (n_letters++ == MOST_LETTERS)
            return FALSE;
          length += (gsize) g_unichar_to_utf8 (letter, letters + length);
        }
      if (found != 0)
        {
          tone = found;
          n_tones++;
        }
    }
  letters[length] = '\0';

  return n_tones <= 1 && is_syllable (letters, tone);
}

void
dr_syllable_count (const char *text,
                   gsize       length,
                   guint       most,
                   guint      *n_words,
                   guint      *n_syllables)
{
  *n_words = *n_syllables = 0;
  if (length == 0)
    return;

  const char *end = text + length;
  for (const char *at = text; at < end && *n_words < most;)
    {
      const char *start = at;

      while (at < end && (g_unichar_isalpha (g_utf8_get_char (at)) || g_unichar_ismark (g_utf8_get_char (at))))
        at = g_utf8_next_char (at);
      if (at == start)
        {
          /* What is no letter, but of Latin-1, tells as well: «¶» is none of a text that is read rightly. */
          gunichar character = g_utf8_get_char (at);
          *n_words += character >= 0x80 && character <= 0xbf && character != 0xa0;
          at = g_utf8_next_char (at);
          continue;
        }

      gboolean is_telling;
      gboolean fits = check_word (start, at, &is_telling);
      *n_words += is_telling;
      *n_syllables += is_telling && fits;
    }
}
