/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "base/dr-fold-private.h"

#include <string.h>

#include "base/dr-vectorized-private.h"

/*
 * One Vietnamese word has many spellings in bytes: composed or decomposed, upper
 * or lower case, the tone on the first or the second vowel («hòa», «hoà»), y or i
 * («tỷ», «tỉ»), Đ or the Icelandic eth that old keyboards gave. A key takes a word
 * apart into its letters and its tone, and writes the tone last, where every
 * spelling has it in one place: «Hoà» and «hòa» both become "hoa`".
 */

/* The letters of a key. Number 0 stands for a character that needs the slow way. */
static const char letters[][3] = {
  "", "a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "ô", "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "w", "x", "y", "z"
};

/* The same without their marks. */
static const char plain_letters[] = "\0aaabcddeefghijklmnooopqrstuuvwxyz";

G_STATIC_ASSERT (G_N_ELEMENTS (plain_letters) == G_N_ELEMENTS (letters) + 1);

/* One character of a key for each tone: none, huyền, sắc, hỏi, ngã, nặng. */
static const char tone_marks[] = { '\0', '`', '\'', '?', '~', '.' };

/* Letter in the low byte, tone in the high one, for U+00C0 to U+01B0. */
static const guint16 latin[] = {
  0x101, 0x201, 0x003, 0x401, 0x000, 0x000, 0x000, 0x000, 0x108, 0x208, 0x009, 0x000,
  0x10d, 0x20d, 0x000, 0x000, 0x007, 0x412, 0x113, 0x213, 0x014, 0x413, 0x000, 0x000,
  0x000, 0x11b, 0x21b, 0x000, 0x000, 0x220, 0x000, 0x000, 0x101, 0x201, 0x003, 0x401,
  0x000, 0x000, 0x000, 0x000, 0x108, 0x208, 0x009, 0x000, 0x10d, 0x20d, 0x000, 0x000,
  0x007, 0x412, 0x113, 0x213, 0x014, 0x413, 0x000, 0x000, 0x000, 0x11b, 0x21b, 0x000,
  0x000, 0x220, 0x000, 0x000, 0x000, 0x000, 0x002, 0x002, 0x000, 0x000, 0x205, 0x205,
  0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x007, 0x007, 0x000, 0x000,
  0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000,
  0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x40d, 0x40d, 0x000, 0x000,
  0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000,
  0x000, 0x210, 0x210, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x212,
  0x212, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000,
  0x000, 0x000, 0x000, 0x000, 0x218, 0x218, 0x000, 0x000, 0x000, 0x000, 0x219, 0x219,
  0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000,
  0x41b, 0x41b, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000,
  0x000, 0x000, 0x000, 0x000, 0x000, 0x221, 0x221, 0x000, 0x000, 0x000, 0x000, 0x000,
  0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x007, 0x000, 0x000,
  0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000,
  0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x015, 0x015, 0x000, 0x000,
  0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x01c,
  0x01c,
};

/* The same for U+1EA0 to U+1EF9. */
static const guint16 latin_additional[] = {
  0x501, 0x501, 0x301, 0x301, 0x203, 0x203, 0x103, 0x103, 0x303, 0x303, 0x403, 0x403,
  0x503, 0x503, 0x202, 0x202, 0x102, 0x102, 0x302, 0x302, 0x402, 0x402, 0x502, 0x502,
  0x508, 0x508, 0x308, 0x308, 0x408, 0x408, 0x209, 0x209, 0x109, 0x109, 0x309, 0x309,
  0x409, 0x409, 0x509, 0x509, 0x30d, 0x30d, 0x50d, 0x50d, 0x513, 0x513, 0x313, 0x313,
  0x214, 0x214, 0x114, 0x114, 0x314, 0x314, 0x414, 0x414, 0x514, 0x514, 0x215, 0x215,
  0x115, 0x115, 0x315, 0x315, 0x415, 0x415, 0x515, 0x515, 0x51b, 0x51b, 0x31b, 0x31b,
  0x21c, 0x21c, 0x11c, 0x11c, 0x31c, 0x31c, 0x41c, 0x41c, 0x51c, 0x51c, 0x120, 0x120,
  0x520, 0x520, 0x320, 0x320, 0x420, 0x420,
};

#define SOFT_HYPHEN 0xad
#define LATIN_FIRST 0xc0
#define LATIN_LAST 0x1b0
#define ADDITIONAL_FIRST 0x1ea0
#define ADDITIONAL_LAST 0x1ef9

static guint
lookup_letter (gunichar character)
{
  if (character >= LATIN_FIRST && character <= LATIN_LAST)
    return latin[character - LATIN_FIRST];
  if (character >= ADDITIONAL_FIRST && character <= ADDITIONAL_LAST)
    return latin_additional[character - ADDITIONAL_FIRST];
  if (character == 0x189) /* Ɖ, African D */
    return latin[0x111 - LATIN_FIRST];

  return 0;
}

static gboolean
is_combining (gunichar character)
{
  if (character < 0x300)
    return FALSE;
  if (character <= 0x36f)
    return TRUE;

  return g_unichar_ismark (character);
}

static int
tone_of_mark (gunichar mark)
{
  switch (mark)
    {
    case 0x300: case 0x340: return 1;
    case 0x301: case 0x341: return 2;
    case 0x309: return 3;
    case 0x303: return 4;
    case 0x323: return 5;
    default: return 0;
    }
}

/* The letter that @letter becomes under a circumflex, breve or horn; NULL if it takes none. */
static const char *
apply_mark (char     letter,
            gunichar mark)
{
  switch (mark)
    {
    case 0x302: return letter == 'a' ? "â" : letter == 'e' ? "ê" : letter == 'o' ? "ô" : NULL;
    case 0x306: return letter == 'a' ? "ă" : NULL;
    case 0x31b: return letter == 'o' ? "ơ" : letter == 'u' ? "ư" : NULL;
    default: return NULL;
    }
}

/* The character at @p, which is no ASCII. Vietnamese has two bytes or three. */
static inline gunichar
get_character (const char *p)
{
  const guchar *bytes = (const guchar *) p;

  if (bytes[0] < 0xe0)
    return (gunichar) (bytes[0] & 0x1f) << 6 | (bytes[1] & 0x3f);
  if (bytes[0] < 0xf0)
    return (gunichar) (bytes[0] & 0x0f) << 12 | (gunichar) (bytes[1] & 0x3f) << 6 | (bytes[2] & 0x3f);

  return g_utf8_get_char (p);
}

/* «tỷ» and «tỉ», «kỷ» and «kỉ», «quý» and «quí»: a final y after a consonant or «qu» is written i. */
static void
unify_final_y (char  *key,
               gsize  length)
{
  if (length < 2 || key[length - 1] != 'y')
    return;

  char before = key[length - 2];
  gboolean after_qu = before == 'u' && length == 3 && key[0] == 'q';
  if (after_qu || (strchr ("bcdghklmnprstvx", before) != NULL && before != '\0'))
    key[length - 1] = 'i';
}

gboolean
dr_fold_is_letter (gunichar character)
{
  if (character < 0x80)
    return g_ascii_isalpha (character);
  if (lookup_letter (character) != 0)
    return TRUE;
  if (character == 0xb2 || character == 0xb3) /* ² and ³ belong to m² and m³ */
    return TRUE;
  if (character < LATIN_FIRST)
    return FALSE;

  return is_combining (character) || g_unichar_isalpha (character);
}

/*
 * Writes the key of the word @text of @length bytes (valid UTF-8) into @key and
 * gives its length. A word whose key does not fit @capacity has none: 0.
 */
gsize
dr_fold_word (const char *text,
              gsize       length,
              char       *key,
              gsize       capacity)
{
  const char *end = text + length;
  gsize size = 0;
  char tones[8];
  guint n_tones = 0;

  for (const char *p = text; p < end;)
    {
      guchar byte = *p;
      const char *letter;
      gsize letter_size;
      char buffer[6];

      /* Most bytes. */
      if (byte < 0x80)
        {
          if (size + n_tones >= capacity)
            return 0;
          key[size++] = byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte;
          p++;
          continue;
        }

      gunichar character = get_character (p);
      guint entry = lookup_letter (character);
      int tone = entry >> 8;

      p = g_utf8_next_char (p);
      letter = buffer;
      letter_size = 0;
      if (entry != 0)
        {
          letter = letters[entry & 0xff];
          letter_size = letter[1] == '\0' ? 1 : 2;
        }
      else if (is_combining (character))
        {
          const char *marked = size > 0 ? apply_mark (key[size - 1], character) : NULL;

          tone = tone_of_mark (character);
          if (marked != NULL)
            {
              size--;
              letter = marked;
              letter_size = strlen (marked);
            }
        }
      else if (character == 0xb2 || character == 0xb3)
        {
          buffer[0] = character == 0xb2 ? '2' : '3';
          letter_size = 1;
        }
      else if (character != SOFT_HYPHEN)
        letter_size = g_unichar_to_utf8 (g_unichar_tolower (character), buffer);

      if (tone != 0 && n_tones < G_N_ELEMENTS (tones))
        tones[n_tones++] = tone_marks[tone];

      if (size + letter_size + n_tones > capacity)
        return 0;
      for (gsize i = 0; i < letter_size; i++)
        key[size++] = letter[i];
    }

  unify_final_y (key, size);
  for (guint i = 0; i < n_tones; i++)
    key[size++] = tones[i];

  return size;
}

/* The keys of all words of @text with one space between them; what is neither letter nor digit is left out. */
char *
dr_fold_phrase (const char *text,
                gssize      length)
{
  const char *end = text + (length < 0 ? (gsize) strlen (text) : (gsize) length);
  GString *phrase = g_string_sized_new (end - text + 1);

  for (const char *p = text; p < end;)
    {
      const char *start = p;
      char key[DR_FOLD_BUFFER];

      while (p < end && (g_ascii_isdigit (*p) || dr_fold_is_letter (g_utf8_get_char (p))))
        p = g_utf8_next_char (p);
      if (p == start)
        {
          p = g_utf8_next_char (p);
          continue;
        }

      gsize size = dr_fold_word (start, p - start, key, sizeof key);
      if (phrase->len > 0)
        g_string_append_c (phrase, ' ');
      if (size > 0)
        g_string_append_len (phrase, key, size);
      else
        g_string_append_len (phrase, start, p - start);
    }

  return g_string_free (phrase, FALSE);
}

/* Lower-case ASCII letters and digits of @text, marks off, đ as d, every run of anything else one hyphen. */
char *
dr_fold_slug (const char *text,
              gssize      length)
{
  const char *end = text + (length < 0 ? (gsize) strlen (text) : (gsize) length);
  /* No character becomes longer, and a hyphen stands for another that is left out. */
  char *slug = g_malloc (end - text + 1);
  gsize size = 0;
  gboolean gap = FALSE;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar character = (guchar) *p < 0x80 ? (guchar) *p : get_character (p);
      guint entry = character < 0x80 ? 0 : lookup_letter (character);
      char plain = '\0';

      if (character < 0x80)
        plain = g_ascii_isalnum (character) ? g_ascii_tolower (character) : '\0';
      else if (entry != 0)
        plain = plain_letters[entry & 0xff];
      else if (is_combining (character))
        continue;
      else if (character == 0xb2 || character == 0xb3)
        plain = character == 0xb2 ? '2' : '3';

      if (plain == '\0')
        {
          gap = TRUE;
          continue;
        }
      if (gap && size > 0)
        slug[size++] = '-';
      gap = FALSE;
      slug[size++] = plain;
    }
  slug[size] = '\0';

  return slug;
}

/* How many bytes from @p on are ASCII and not NUL, eight at a time. */
static inline gsize
count_ascii (const char *p,
             const char *end)
{
  const char *start = p;
  guint64 bytes;

  for (; end - p >= 8; p += 8)
    {
      memcpy (&bytes, p, sizeof bytes);
      if (((bytes | (bytes - G_GUINT64_CONSTANT (0x0101010101010101))) & G_GUINT64_CONSTANT (0x8080808080808080)) != 0)
        break;
    }

  return p - start;
}

#define PLAIN_BLOCK 64

/* Whether the byte begins a character of two bytes, U+0080 to U+01BF. */
#define BEGINS_TWO(byte) ((byte) >= 0xc2 && (byte) <= 0xc6)
/* The same of three bytes; which characters they are its second byte says. */
#define BEGINS_THREE(byte) ((byte) == 0xe1 || (byte) == 0xe2)

/*
 * Up to where @text is plainly sound from @at on, which is no less than 2 and begins a
 * character behind others that are sound, block by block: ASCII, U+0080 to U+01BF, U+1E80
 * to U+1EFF and U+2000 to U+203F, which is all that most reports are made of. Each byte is
 * held against the two before it, without a branch, so that the compiler may look at many
 * at once.
 */
static DR_VECTORIZED gsize
skip_plain (const char *text,
            gsize       at,
            gsize       length)
{
  const guchar *bytes = (const guchar *) text;
  gsize first = at;

  for (; at + PLAIN_BLOCK <= length; at += PLAIN_BLOCK)
    {
      guint8 bad = 0;

      for (gsize i = 0; i < PLAIN_BLOCK; i++)
        {
          guint8 byte = bytes[at + i];
          guint8 before = bytes[at + i - 1];
          guint8 two_before = bytes[at + i - 2];
          guint8 goes_on = (byte & 0xc0) == 0x80;
          guint8 begins = BEGINS_TWO (before) | BEGINS_THREE (before);

          bad |= goes_on ^ (begins | BEGINS_THREE (two_before));
          bad |= byte == 0;
          /* Whether the last byte of all begins something else nobody asks: it is left to others. */
          bad |= (before >= 0xc0) & !begins;
          bad |= (before == 0xe1) & ((byte & 0xfe) != 0xba);
          bad |= (before == 0xe2) & (byte != 0x80);
        }
      if (bad != 0)
        break;
    }

  /* A character that the end cuts is for others to see. */
  while (at > first && bytes[at - 1] >= 0x80)
    at--;

  return at;
}

/*
 * Steps over the character at @p, and all ASCII that stands there. NULL: it is none, or
 * one mark too many in a row, of which @run counts those so far.
 */
static inline const char *
step_over_character (const char *p,
                     const char *end,
                     guint64     most_marks,
                     guint64    *run)
{
  const guchar *bytes = (const guchar *) p;
  gsize left = end - p;

  if (*bytes < 0x80)
    {
      *run = 0;

      return *bytes != '\0' ? p + MAX (count_ascii (p, end), 1) : NULL;
    }
  /* U+0080 to U+01BF */
  if (BEGINS_TWO (*bytes) && left >= 2 && (bytes[1] & 0xc0) == 0x80)
    {
      *run = 0;

      return p + 2;
    }
  /* U+1E80 to U+1EFF, U+2000 to U+203F */
  if (left >= 3 && (bytes[2] & 0xc0) == 0x80
      && ((*bytes == 0xe1 && (bytes[1] == 0xba || bytes[1] == 0xbb)) || (*bytes == 0xe2 && bytes[1] == 0x80)))
    {
      *run = 0;

      return p + 3;
    }

  gunichar character = g_utf8_get_char_validated (p, left);
  if (character >= 0x110000)
    return NULL;
  *run = is_combining (character) ? *run + 1 : 0;

  return *run <= most_marks ? g_utf8_next_char (p) : NULL;
}

/*
 * Whether @text is UTF-8 without NUL, and has nowhere more than @most_marks combining
 * marks in a row. One pass, made for Vietnamese; what is wrong where, others find out.
 */
gboolean
dr_fold_is_sound (const char *text,
                  gsize       length,
                  guint64     most_marks)
{
  const char *end = text + length;
  const char *p = text;
  const char *next_block = text + 2;
  guint64 run = 0;

  while (p < end)
    {
      /* A block with a rare character is stepped through; behind it most are plain again. */
      if (p >= next_block)
        {
          const char *plain_end = text + skip_plain (text, p - text, length);

          next_block = plain_end + PLAIN_BLOCK;
          if (plain_end > p)
            {
              run = 0;
              p = plain_end;
              continue;
            }
        }

      p = step_over_character (p, end, most_marks, &run);
      if (p == NULL)
        return FALSE;
    }

  return TRUE;
}

/*
 * Whether @text (valid UTF-8) is plainly in composed form (NFC): of ASCII and of the
 * blocks where the letters of Vietnamese are. What is in neither may still be.
 */
gboolean
dr_fold_is_composed (const char *text,
                     gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      const guchar *bytes = (const guchar *) text + i;

      if (*bytes < 0x80)
        continue;
      if (*bytes >= 0xc3 && *bytes <= 0xc6)
        i += 1;
      else if (*bytes == 0xe1 && (bytes[1] == 0xba || bytes[1] == 0xbb))
        i += 2;
      else
        return FALSE;
    }

  return TRUE;
}

/* Whether @text has more than @most combining marks in a row; @offset is where they begin. */
gboolean
dr_fold_find_mark_run (const char *text,
                       gsize       length,
                       guint64     most,
                       gsize      *offset)
{
  const char *end = text + length;
  const char *run_start = NULL;
  guint64 run = 0;

  for (const char *p = text; p < end;)
    {
      /* Every combining mark is at U+0300 or beyond, so its first byte is at least 0xcc. */
      if ((guchar) *p < 0xcc)
        {
          run = 0;
          p++;
          continue;
        }
      /* Nor is one among U+1E80 to U+1EFF, where most letters with marks are. */
      if ((guchar) *p == 0xe1 && ((guchar) p[1] == 0xba || (guchar) p[1] == 0xbb))
        {
          run = 0;
          p += 3;
          continue;
        }

      gunichar character = g_utf8_get_char (p);
      if (!is_combining (character))
        run = 0;
      else
        {
          if (run == 0)
            run_start = p;
          if (++run > most)
            {
              *offset = run_start - text;
              return TRUE;
            }
        }
      p = g_utf8_next_char (p);
    }

  return FALSE;
}
