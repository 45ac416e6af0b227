/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/dataset/dr-issuer-place-private.h"

#include <string.h>

#include "base/dr-fold-private.h"

/* A name that ends with one of these waits for that of a place: «Hội Nông dân huyện», «Huyện ủy». */
static const char * const last_words[] = {
  "tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu", "tỉnh ủy", "thành ủy", "huyện ủy",
  "quận ủy", "thị ủy", "đảng ủy", "tỉnh đoàn", "thành đoàn", "huyện đoàn", "quận đoàn", "thị đoàn",
};

/* Whether @folded has the words of @words, at its end alone if @at_end. */
static gboolean
has_words (const char *folded,
           const char *words,
           gboolean    at_end)
{
  gsize length = strlen (words);

  for (const char *at = length == 0 ? NULL : strstr (folded, words); at != NULL; at = strstr (at + 1, words))
    if ((at == folded || at[-1] == ' ') && (at[length] == '\0' || (at[length] == ' ' && !at_end)))
      return TRUE;

  return FALSE;
}

/* Whether the name of an issuer is that of any body of its kind. */
gboolean
dr_issuer_place_is_missing (DrUnit *issuer)
{
  const char *name = dr_unit_get_name (issuer);
  g_autofree char *folded = name == NULL ? NULL : dr_fold_phrase (name, -1);

  for (gsize i = 0; folded != NULL && i < G_N_ELEMENTS (last_words); i++)
    {
      g_autofree char *words = dr_fold_phrase (last_words[i], -1);

      if (has_words (folded, words, TRUE))
        return TRUE;
    }

  return FALSE;
}

/* Whether a name goes on behind the word for an area: «huyện Bàu Sen», where «Hội Nông dân huyện» and «Hội Nông dân» do not. */
static gboolean
has_place (const char *name)
{
  g_autofree char *folded = dr_fold_phrase (name, -1);
  const char *at = folded;
  gboolean is_behind_area = FALSE;

  while (*at != '\0')
    {
      gsize longest = 0;

      for (gsize i = 0; i < G_N_ELEMENTS (last_words); i++)
        {
          g_autofree char *words = dr_fold_phrase (last_words[i], -1);
          gsize length = strlen (words);

          /* A party committee may be that of an office: «Đảng ủy Công an tỉnh». */
          if (!g_str_equal (last_words[i], "đảng ủy") && length > longest && g_str_has_prefix (at, words) &&
              (at[length] == '\0' || at[length] == ' '))
            longest = length;
        }
      if (longest == 0 && is_behind_area)
        return TRUE;

      is_behind_area |= longest > 0;
      at += longest > 0 ? longest : strcspn (at, " ");
      at += *at == ' ';
    }

  return FALSE;
}

/* Whether a unit above a body tells where it is: that of its own place. Of a commune's bodies a district or province does not. */
static gboolean
does_tell_place (DrUnit *superior,
                 DrUnit *issuer)
{
  DrUnitLevel level = dr_unit_get_level (superior);
  DrUnitLevel issuer_level = dr_unit_get_level (issuer);
  gboolean is_above = level != DR_UNIT_LEVEL_UNKNOWN && issuer_level != DR_UNIT_LEVEL_UNKNOWN && level < issuer_level;

  return !is_above && level != DR_UNIT_LEVEL_CENTRAL && dr_unit_get_name (superior) != NULL &&
         !dr_issuer_place_is_missing (superior) && has_place (dr_unit_get_name (superior));
}

gboolean
dr_issuer_place_is_told_above (DrUnit *issuer)
{
  for (DrUnit *superior = dr_unit_get_parent (issuer); superior != NULL; superior = dr_unit_get_parent (superior))
    if (does_tell_place (superior, issuer))
      return TRUE;

  return FALSE;
}

gboolean
dr_issuer_place_is_told (DrUnit *issuer)
{
  const char *name = dr_unit_get_name (issuer);

  return dr_unit_get_level (issuer) == DR_UNIT_LEVEL_CENTRAL ||
         (name != NULL && !dr_issuer_place_is_missing (issuer) && has_place (name)) || dr_issuer_place_is_told_above (issuer);
}

/*
 * Whether two bodies of one name report from two places, which the name does not tell. A body of a province
 * may have its seat in any town.
 */
gboolean
dr_issuer_place_differs (const char  *name,
                         DrUnitLevel  level,
                         const char  *place,
                         const char  *other_place)
{
  if (name == NULL || place == NULL || other_place == NULL || level == DR_UNIT_LEVEL_CENTRAL || level == DR_UNIT_LEVEL_PROVINCE)
    return FALSE;

  g_autofree char *folded = dr_fold_phrase (name, -1);
  g_autofree char *one = dr_fold_phrase (place, -1);
  g_autofree char *other = dr_fold_phrase (other_place, -1);

  return *one != '\0' && *other != '\0' && !has_words (one, other, FALSE) && !has_words (other, one, FALSE)
         && !has_words (folded, one, FALSE) && !has_words (folded, other, FALSE);
}

/* The name of the place that a name is of: what follows the last word for what it is, or all of it. */
static const char *
skip_kind (const char *folded)
{
  static const char * const words[] = {
    "tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu",
  };
  const char *rest = folded;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *word = dr_fold_phrase (words[i], -1);
      gsize length = strlen (word);

      for (const char *at = strstr (folded, word); at != NULL; at = strstr (at + 1, word))
        if ((at == folded || at[-1] == ' ') && at[length] == ' ' && at + length + 1 > rest)
          rest = at + length + 1;
    }

  return rest;
}

gboolean
dr_names_are_of_one_place (const char *name,
                           const char *other)
{
  g_autofree char *folded = dr_fold_phrase (name, -1);
  g_autofree char *other_folded = dr_fold_phrase (other, -1);
  const char *place = skip_kind (folded);
  const char *other_place = skip_kind (other_folded);

  return *place != '\0' && g_str_equal (place, other_place);
}
