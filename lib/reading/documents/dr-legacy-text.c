/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-legacy-text-private.h"

#include <string.h>

/* TCVN 5712 from 0x80 on. The fonts .Vn… show the small letters of it alone: their capitals with marks are another font. */
static const gunichar tcvn[128] = {
  0x00c0, 0x1ea2, 0x00c3, 0x00c1, 0x1ea0, 0x1eb6, 0x1eac, 0x00c8,
  0x1eba, 0x1ebc, 0x00c9, 0x1eb8, 0x1ec6, 0x00cc, 0x1ec8, 0x0128,
  0x00cd, 0x1eca, 0x00d2, 0x1ece, 0x00d5, 0x00d3, 0x1ecc, 0x1ed8,
  0x1edc, 0x1ede, 0x1ee0, 0x1eda, 0x1ee2, 0x00d9, 0x1ee6, 0x0168,
  0x00a0, 0x0102, 0x00c2, 0x00ca, 0x00d4, 0x01a0, 0x01af, 0x0110,
  0x0103, 0x00e2, 0x00ea, 0x00f4, 0x01a1, 0x01b0, 0x0111, 0x1eb0,
  0x0300, 0x0309, 0x0303, 0x0301, 0x0323, 0x00e0, 0x1ea3, 0x00e3,
  0x00e1, 0x1ea1, 0x1eb2, 0x1eb1, 0x1eb3, 0x1eb5, 0x1eaf, 0x1eb4,
  0x1eae, 0x1ea6, 0x1ea8, 0x1eaa, 0x1ea4, 0x1ec0, 0x1eb7, 0x1ea7,
  0x1ea9, 0x1eab, 0x1ea5, 0x1ead, 0x00e8, 0x1ec2, 0x1ebb, 0x1ebd,
  0x00e9, 0x1eb9, 0x1ec1, 0x1ec3, 0x1ec5, 0x1ebf, 0x1ec7, 0x00ec,
  0x1ec9, 0x1ec4, 0x1ebe, 0x1ed2, 0x0129, 0x00ed, 0x1ecb, 0x00f2,
  0x1ed4, 0x1ecf, 0x00f5, 0x00f3, 0x1ecd, 0x1ed3, 0x1ed5, 0x1ed7,
  0x1ed1, 0x1ed9, 0x1edd, 0x1edf, 0x1ee1, 0x1edb, 0x1ee3, 0x00f9,
  0x1ed6, 0x1ee7, 0x0169, 0x00fa, 0x1ee5, 0x1eeb, 0x1eed, 0x1eef,
  0x1ee9, 0x1ef1, 0x1ef3, 0x1ef7, 0x1ef9, 0x00fd, 0x1ef5, 0x1ed0,
};

/* Capitals that stand where control characters do; a font never shows them. */
static const struct { guint8 code; gunichar character; } tcvn_low[] = {
  { 0x01, 0x00da }, { 0x02, 0x1ee4 }, { 0x04, 0x1eea }, { 0x05, 0x1eec }, { 0x06, 0x1eee }, { 0x11, 0x1ee8 },
  { 0x12, 0x1ef0 }, { 0x13, 0x1ef2 }, { 0x14, 0x1ef6 }, { 0x15, 0x1ef8 }, { 0x16, 0x00dd }, { 0x17, 0x1ef4 },
};

/* Marks as Unicode combines them. */
#define GRAVE 0x300
#define ACUTE 0x301
#define CIRCUMFLEX 0x302
#define TILDE 0x303
#define BREVE 0x306
#define HOOK 0x309
#define DOT 0x323

/* What VNI writes behind a letter, in small letters; the capitals are those of Latin-1, 0x20 less. */
static const struct { guint8 code; const char *letters; gunichar shape; gunichar tone; } vni_marks[] = {
  { 0xf9, "aeouy\364\366", 0, ACUTE },  { 0xf8, "aeouy\364\366", 0, GRAVE }, { 0xfb, "aeouy\364\366", 0, HOOK },
  { 0xf5, "aeouy\364\366", 0, TILDE },  { 0xef, "aeouy\364\366", 0, DOT },
  { 0xe2, "aeo", CIRCUMFLEX, 0 },       { 0xe1, "aeo", CIRCUMFLEX, ACUTE },  { 0xe0, "aeo", CIRCUMFLEX, GRAVE },
  { 0xe5, "aeo", CIRCUMFLEX, HOOK },    { 0xe3, "aeo", CIRCUMFLEX, TILDE },  { 0xe4, "aeo", CIRCUMFLEX, DOT },
  { 0xea, "a", BREVE, 0 },              { 0xe9, "a", BREVE, ACUTE },         { 0xe8, "a", BREVE, GRAVE },
  { 0xfa, "a", BREVE, HOOK },           { 0xfc, "a", BREVE, TILDE },         { 0xeb, "a", BREVE, DOT },
};

/* What it writes as one letter. */
static const struct { guint8 code; gunichar small; gunichar capital; } vni_letters[] = {
  { 0xf4, 0x01a1, 0x01a0 }, { 0xf6, 0x01b0, 0x01af }, { 0xf1, 0x0111, 0x0110 }, { 0xed, 0x00ed, 0x00cd },
  { 0xec, 0x00ec, 0x00cc }, { 0xe6, 0x1ec9, 0x1ec8 }, { 0xf3, 0x0129, 0x0128 }, { 0xf2, 0x1ecb, 0x1eca },
  { 0xee, 0x1ef5, 0x1ef4 },
};

DrLegacy
dr_legacy_from_font (const char *font)
{
  if (font == NULL)
    return DR_LEGACY_NONE;
  if (g_ascii_strncasecmp (font, "VNI-", 4) == 0)
    return DR_LEGACY_VNI;
  if (g_ascii_strncasecmp (font, ".Vn", 3) != 0)
    return DR_LEGACY_NONE;

  return font[strlen (font) - 1] == 'H' ? DR_LEGACY_TCVN3_CAPITALS : DR_LEGACY_TCVN3;
}

static gunichar
decode_tcvn (guint8 byte)
{
  if (byte >= 0x80)
    return tcvn[byte - 0x80];

  return byte;
}

/* --- VNI --- */

/* The small form of a code of Latin-1, whose capitals are 0x20 less. */
static guint8
to_small (guint8 byte)
{
  return (byte >= 0xc0 && byte <= 0xde) || g_ascii_isupper ((char) byte) ? byte + 0x20 : byte;
}

static gboolean
decode_vni_letter (guint8    byte,
                   gunichar *letter)
{
  guint8 small = to_small (byte);

  for (gsize i = 0; i < G_N_ELEMENTS (vni_letters); i++)
    if (vni_letters[i].code == small)
      {
        *letter = small == byte ? vni_letters[i].small : vni_letters[i].capital;
        return TRUE;
      }

  return FALSE;
}

static gboolean
find_vni_mark (guint8    byte,
               gunichar *shape,
               gunichar *tone,
               const char **letters)
{
  guint8 small = to_small (byte);

  for (gsize i = 0; i < G_N_ELEMENTS (vni_marks); i++)
    if (vni_marks[i].code == small)
      {
        *shape = vni_marks[i].shape;
        *tone = vni_marks[i].tone;
        *letters = vni_marks[i].letters;
        return TRUE;
      }

  return FALSE;
}

/* Adds a mark to a letter; where the two are no character of their own, the letter is written and the mark is next. */
static gunichar
compose (GString  *string,
         gunichar  letter,
         gunichar  mark)
{
  gunichar composed;

  if (mark == 0)
    return letter;
  if (g_unichar_compose (letter, mark, &composed))
    return composed;
  g_string_append_unichar (string, letter);

  return mark;
}

/* Unicode puts the dot below before the marks above. */
static void
append_composed (GString  *string,
                 gunichar  letter,
                 gunichar  shape,
                 gunichar  tone)
{
  gunichar first = tone == DOT ? tone : shape;
  gunichar second = tone == DOT ? shape : tone;

  g_string_append_unichar (string, compose (string, compose (string, letter, first), second));
}

/* Takes the letter at @byte, and the mark behind it, which is @next; gives how many of the two were taken. */
static guint
append_vni (GString *string,
            guint8   byte,
            int      next)
{
  gunichar letter = byte;
  gunichar shape;
  gunichar tone;
  const char *letters;
  gboolean is_letter = g_ascii_isalpha ((char) byte) || decode_vni_letter (byte, &letter);

  if (is_letter && next > 0 && next <= 0xff && find_vni_mark ((guint8) next, &shape, &tone, &letters)
      && strchr (letters, to_small (byte)) != NULL)
    {
      append_composed (string, letter, shape, tone);
      return 2;
    }
  /* Its letter ended the run before. */
  if (!is_letter && find_vni_mark (byte, &shape, &tone, &letters))
    {
      if (shape != 0)
        g_string_append_unichar (string, shape);
      if (tone != 0)
        g_string_append_unichar (string, tone);
    }
  else
    g_string_append_unichar (string, letter);

  return 1;
}

void
dr_legacy_append (GString    *string,
                  DrLegacy    legacy,
                  const char *text,
                  gsize       length)
{
  const char *end = text + length;

  if (legacy == DR_LEGACY_NONE)
    {
      g_string_append_len (string, text, (gssize) length);
      return;
    }

  for (const char *at = text; at < end;)
    {
      gunichar character = g_utf8_get_char (at);

      at = g_utf8_next_char (at);
      if (legacy == DR_LEGACY_VNI && character <= 0xff)
        {
          gunichar next = at < end ? g_utf8_get_char (at) : 0;

          if (append_vni (string, (guint8) character, (int) MIN (next, 0x100)) == 2)
            at = g_utf8_next_char (at);
          continue;
        }
      if (legacy != DR_LEGACY_VNI && character > 0xa0 && character <= 0xff)
        character = decode_tcvn ((guint8) character);
      if (legacy == DR_LEGACY_TCVN3_CAPITALS)
        character = g_unichar_toupper (character);
      g_string_append_unichar (string, character);
    }
}

/* --- bytes --- */

/* Signs that Windows has where both codes have none, or capitals that hardly anybody wrote. */
static gunichar
decode_sign (guint8 byte)
{
  static const struct { guint8 code; gunichar character; } signs[] = {
    { 0x85, 0x2026 }, { 0x91, 0x2018 }, { 0x92, 0x2019 }, { 0x93, 0x201c }, { 0x94, 0x201d }, { 0x95, 0x2022 },
    { 0x96, 0x2013 }, { 0x97, 0x2014 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (signs[i].code == byte)
      return signs[i].character;

  return 0;
}

static gboolean
is_tcvn_capital (int byte)
{
  return byte > 0 && g_unichar_isupper (decode_tcvn ((guint8) byte));
}

/* «“» or «Ỏ»: next to a capital it is one, but for a mark that opens a quotation. */
static gunichar
decode_tcvn_byte (guint8 byte,
                  int    before,
                  int    behind)
{
  gunichar sign = decode_sign (byte);

  if (sign != 0 && !is_tcvn_capital (before) && (sign == 0x2018 || sign == 0x201c || !is_tcvn_capital (behind)))
    return sign;
  for (gsize i = 0; byte < 0x20 && i < G_N_ELEMENTS (tcvn_low); i++)
    if (tcvn_low[i].code == byte)
      return tcvn_low[i].character;

  return decode_tcvn (byte);
}

void
dr_legacy_append_bytes (GString    *string,
                        DrLegacy    legacy,
                        const char *bytes,
                        gsize       length)
{
  for (gsize i = 0; i < length;)
    {
      guint8 byte = (guint8) bytes[i];
      int behind = i + 1 < length ? (guint8) bytes[i + 1] : 0;
      gunichar sign = decode_sign (byte);

      if (legacy != DR_LEGACY_VNI)
        g_string_append_unichar (string, decode_tcvn_byte (byte, i > 0 ? (guint8) bytes[i - 1] : 0, behind));
      else if (sign != 0)
        g_string_append_unichar (string, sign);
      else
        i += append_vni (string, byte, behind) - 1;
      i++;
    }
}
