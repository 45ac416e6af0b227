/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "base/dr-fold-private.h"
#include "figures/dr-measure-private.h"

/*
 * What is counted, in one spelling. Only what every report means alike is made
 * alike here: the marks of money, squares and cubes, per cent. Which nouns are one
 * («căn nhà», «nhà») is the lexicon's business.
 */

typedef struct
{
  const char *written;
  const char *canonical;
} Spelling;

/* One part of a measure, between slashes. */
static const Spelling spellings[] = {
  { "đ", "đồng" },
  { "đ.", "đồng" },
  { "vnđ", "đồng" },
  { "vnd", "đồng" },
  { "đồng việt nam", "đồng" },
  { "việt nam đồng", "đồng" },
  { "usd", "USD" },
  { "đô la", "USD" },
  { "đô la mỹ", "USD" },
  { "đô-la", "USD" },
  { "đô-la mỹ", "USD" },
  { "đc", "đồng chí" },
  { "phần trăm", "%" },
  { "phần nghìn", "‰" },
  { "phần ngàn", "‰" },
  { "điểm phần trăm", "điểm %" },
  { "điểm%", "điểm %" },
  { "mét vuông", "m2" },
  { "mét khối", "m3" },
  { "mét", "m" },
  { "m 2", "m2" },
  { "m 3", "m3" },
  { "km 2", "km2" },
  { "hecta", "ha" },
  { "héc ta", "ha" },
  { "héc-ta", "ha" },
};

/* First words of measures that can be divided: «kg gạo» as well as «kg». */
static const char * const divisible_words[] = {
  "%", "‰", "m", "m2", "m3", "km", "km2", "dm", "dm2", "dm3", "cm", "cm2", "cm3", "mm", "ha", "tấn", "tạ", "yến", "kg", "g", "gam", "gr", "lít", "ml", "kwh", "kw", "mw", "kva",
};

/* Measures that can be divided, though the words begin others that cannot («điểm trường», «công trình»). */
static const char * const divisible_measures[] = {
  "điểm", "điểm %", "lần", "công", "công đất", "sào", "mẫu", "giờ", "độ", "bậc",
};

static gboolean
is_skipped (gunichar character)
{
  return character == 0xad || (character >= 0x200b && character <= 0x200d) || character == 0x2060 || character == 0xfeff;
}

/* One character in its canonical form; a space for any blank, 0 for what is left out. */
static gunichar
canonicalize_character (gunichar character)
{
  if (is_skipped (character))
    return 0;
  if (g_unichar_isspace (character))
    return ' ';

  switch (character)
    {
    case 0xb2: return '2';
    case 0xb3: return '3';
    case 0xd0: case 0xf0: case 0x189: case 0x256: return 0x111; /* đ of old keyboards */
    case 0xff05: case 0x66a: return '%';
    case 0x2010: case 0x2011: return '-';
    default: return g_unichar_tolower (character);
    }
}

/* The tone stands on the first of two vowels that end a word: «hoà» → «hòa», «thuỷ» → «thủy», but «quý». */
static void
place_tone (gunichar *characters,
            gsize     n_characters,
            gsize     at)
{
  static const gunichar second[][6] = {
    { 'a', 0xe0, 0xe1, 0x1ea3, 0xe3, 0x1ea1 },
    { 'e', 0xe8, 0xe9, 0x1ebb, 0x1ebd, 0x1eb9 },
    { 'y', 0x1ef3, 0xfd, 0x1ef7, 0x1ef9, 0x1ef5 },
  };
  static const gunichar o_tones[] = { 'o', 0xf2, 0xf3, 0x1ecf, 0xf5, 0x1ecd };
  static const gunichar u_tones[] = { 'u', 0xf9, 0xfa, 0x1ee7, 0x169, 0x1ee5 };

  if (at == 0 || (at + 1 < n_characters && dr_fold_is_letter (characters[at + 1])))
    return;

  gunichar first = characters[at - 1];
  if (first != 'o' && !(first == 'u' && (at < 2 || characters[at - 2] != 'q')))
    return;

  for (guint row = 0; row < G_N_ELEMENTS (second); row++)
    for (guint tone = 1; tone < 6; tone++)
      if (characters[at] == second[row][tone] && (first == 'o') == (row < 2))
        {
          characters[at - 1] = first == 'o' ? o_tones[tone] : u_tones[tone];
          characters[at] = second[row][0];
          return;
        }
}

/* The canonical spelling of a part of a measure that has another; NULL where it has none. */
static const char *
find_spelling (const char *part,
               gsize       length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (spellings); i++)
    if (spellings[i].written[0] == *part && strlen (spellings[i].written) == length
        && memcmp (spellings[i].written, part, length) == 0)
      return spellings[i].canonical;

  return NULL;
}

/* Appends one part of the measure, in its canonical spelling. */
static void
append_part (GString    *measure,
             const char *part,
             gsize       length)
{
  const char *other = find_spelling (part, length);

  if (other != NULL)
    g_string_append (measure, other);
  else
    g_string_append_len (measure, part, (gssize) length);
}

/* Measures are no longer, but for what is none. */
#define SHORT_MEASURE 64

/* Characters, in @room where they are few. */
typedef struct
{
  gunichar *at;
  gsize     n;
  gunichar  room[SHORT_MEASURE];
} Characters;

static void
characters_clear (Characters *self)
{
  if (self->at != self->room)
    g_free (self->at);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Characters, characters_clear)

/* Takes apart @length bytes of valid UTF-8. */
static void
characters_read (Characters *self,
                 const char *text,
                 gsize       length)
{
  self->at = length <= SHORT_MEASURE ? self->room : g_new (gunichar, length);
  self->n = 0;
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    self->at[self->n++] = g_utf8_get_char (p);
}

static char *
characters_to_utf8 (const Characters *self)
{
  char *text = g_malloc (self->n * 6 + 1);
  char *end = text;

  for (gsize i = 0; i < self->n; i++)
    end += g_unichar_to_utf8 (self->at[i], end);
  *end = '\0';

  return text;
}

/* Brings each character into its canonical form, one space between words, none round a slash or at either end. */
static void
characters_canonicalize (Characters *self)
{
  gunichar *kept = self->at;
  gsize n_kept = 0;

  for (gsize i = 0; i < self->n; i++)
    {
      gunichar character = canonicalize_character (self->at[i]);
      gboolean after_break = n_kept == 0 || kept[n_kept - 1] == ' ' || kept[n_kept - 1] == '/';

      if (character == 0 || (character == ' ' && after_break))
        continue;
      if (character == '/' && n_kept > 0 && kept[n_kept - 1] == ' ')
        n_kept--;
      kept[n_kept++] = character;
    }
  while (n_kept > 0 && (kept[n_kept - 1] == ' ' || kept[n_kept - 1] == '.'))
    n_kept--;
  self->n = n_kept;
}

/* Writes the parts of a measure between its slashes, each in its canonical spelling. */
static GRefString *
join_parts (const char *plain)
{
  gboolean is_one = strchr (plain, '/') == NULL;
  const char *other = is_one ? find_spelling (plain, strlen (plain)) : NULL;

  /* Most are one, as it is written. */
  if (is_one)
    return g_ref_string_new (other != NULL ? other : plain);

  g_autoptr (GString) measure = g_string_sized_new (strlen (plain) + 8);

  for (const char *part = plain;;)
    {
      gsize part_length = strcspn (part, "/");

      /* «đ/c» is no rate, but «đồng chí». */
      if (g_str_has_prefix (part, "đ/c") && !dr_fold_is_letter (g_utf8_get_char (part + strlen ("đ/c"))))
        {
          g_string_append (measure, "đồng chí");
          part += strlen ("đ/c");
          part_length = strcspn (part, "/");
          g_string_append_len (measure, part, (gssize) part_length);
        }
      else
        append_part (measure, part, part_length);

      part += part_length;
      if (*part == '\0')
        break;
      g_string_append_c (measure, '/');
      part++;
    }

  return g_ref_string_new_len (measure->str, (gssize) measure->len);
}

/*
 * The canonical form of @written (valid UTF-8; NULL is empty): NFC, lower case, one
 * space between words, none round a slash, tones in one place, «đ» and «VNĐ» as
 * «đồng», «m²» as «m2», «đ/c» as «đồng chí», «phần trăm» as «%». Canonical forms
 * are their own canonical forms.
 */
GRefString *
dr_measure_canonicalize (const char *written,
                         gssize      length)
{
  gsize size = written == NULL ? 0 : length < 0 ? strlen (written) : strnlen (written, length);

  if (size == 0 || !g_utf8_validate (written, length, NULL))
    return g_ref_string_new ("");

  g_auto (Characters) characters = { .at = characters.room };
  characters_read (&characters, written, size);
  characters_canonicalize (&characters);

  g_autofree char *lowered = characters_to_utf8 (&characters);
  if (!dr_fold_is_composed (lowered, strlen (lowered)))
    {
      g_autofree char *composed = g_utf8_normalize (lowered, -1, G_NORMALIZE_NFC);

      characters_clear (&characters);
      characters_read (&characters, composed, strlen (composed));
    }
  for (gsize i = 0; i < characters.n; i++)
    place_tone (characters.at, characters.n, i);

  g_autofree char *plain = characters_to_utf8 (&characters);

  return join_parts (plain);
}

/*
 * Whether the measure only comes whole, so that a figure without a magnitude is
 * exact. Rates («tạ/ha»), physical measures, points and the empty measure do not;
 * everything else is taken to be counted.
 */
gboolean
dr_measure_is_countable (const char *canonical)
{
  gsize first = strcspn (canonical, " ");

  if (*canonical == '\0' || strchr (canonical, '/') != NULL)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (divisible_words); i++)
    if (divisible_words[i][0] == *canonical && strlen (divisible_words[i]) == first
        && memcmp (divisible_words[i], canonical, first) == 0)
      return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (divisible_measures); i++)
    if (divisible_measures[i][0] == *canonical && strcmp (divisible_measures[i], canonical) == 0)
      return FALSE;

  return TRUE;
}
