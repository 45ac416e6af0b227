/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "checking/dr-rate-private.h"

#include <string.h>

#include "checking/dr-mention-private.h"

static const char turn[] = "lượt ";

/* «2,5 triệu/TH» for each trường hợp: the first letters of its words. */
static gboolean
is_short_for (const char *letters,
              const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);
  guint n = g_strv_length (list);

  if (n < 2 || strlen (letters) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (*list[i] != letters[i])
      return FALSE;

  return TRUE;
}

/* «căn», «ngôi nhà», «nhà tình nghĩa»: a house is counted by any of them. */
static gboolean
is_house (const char *measure)
{
  static const char * const houses[] = { "nhà", "căn", "căn nhà", "ngôi", "ngôi nhà", NULL };

  return g_strv_contains (houses, measure) || g_str_has_prefix (measure, "nhà ") || g_str_has_prefix (measure, "căn nhà ")
         || g_str_has_prefix (measure, "ngôi nhà ");
}

/* «lượt khách», «lượt người», «lượt bệnh nhân»: who comes is a person. Of whom a mere «lượt» is, was asked before. */
static gboolean
are_turns (const char *denominator,
           const char *measure)
{
  return (g_str_has_prefix (denominator, turn) && g_str_has_prefix (measure, turn)
          && (dr_measure_is_person (measure + strlen (turn)) || strcmp (measure + strlen (turn), "khách") == 0))
         || (g_str_has_prefix (denominator, turn) && strcmp (measure, "lượt") == 0)
         || (strcmp (denominator, "khách") == 0 && strcmp (measure, "lượt người") == 0);
}

gboolean
dr_rate_is_for (const char *denominator,
                const char *measure)
{
  return dr_check_is_same_thing (denominator, measure) || is_short_for (denominator, measure)
         || (g_str_has_prefix (measure, turn) && dr_check_is_same_thing (denominator, measure + strlen (turn)))
         || are_turns (denominator, measure) || (is_house (denominator) && is_house (measure))
         || (strcmp (denominator, "người") == 0 && dr_measure_is_person (measure));
}

/* Measures that are so many tens of each other. */
typedef struct
{
  const char *measure;
  char        kind;
  int         exponent;
} Scale;

static const Scale *
find_scale (const char *measure)
{
  static const Scale scales[] = {
    { "kg", 'm', 0 }, { "yến", 'm', 1 }, { "tạ", 'm', 2 }, { "tấn", 'm', 3 },
    { "m", 'l', 0 }, { "km", 'l', 3 },
    { "m2", 'a', 0 }, { "ha", 'a', 4 }, { "km2", 'a', 6 },
    { "lít", 'v', 0 }, { "m3", 'v', 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    if (strcmp (scales[i].measure, measure) == 0)
      return &scales[i];

  return NULL;
}

gboolean
dr_rate_find_scale (const char *measure,
                    const char *other,
                    int        *shift)
{
  const Scale *one = find_scale (measure);
  const Scale *two = find_scale (other);

  if (one == NULL || two == NULL || one->kind != two->kind)
    return FALSE;
  *shift = two->exponent - one->exponent;

  return TRUE;
}

gboolean
dr_rate_makes (const char *numerator,
               gsize       length,
               const char *measure,
               int        *shift)
{
  g_autofree char *each = g_strndup (numerator, length);

  *shift = 0;
  if (dr_check_is_same_thing (each, measure) && g_str_has_prefix (measure, each))
    return TRUE;
  /* «người/hội nghị» of so many lượt người. */
  const char *who = g_str_has_prefix (measure, turn) ? measure + strlen (turn) : NULL;
  if (who != NULL && dr_check_is_same_thing (each, who) && g_str_has_prefix (who, each))
    return TRUE;

  /* «người/hộ» of so many khẩu, «người/buổi» of so many lượt khách. */
  if (strcmp (each, "người") == 0 && (strcmp (measure, "khẩu") == 0 || dr_measure_is_person (who != NULL ? who : measure)))
    return TRUE;

  if (are_turns (each, measure))
    return TRUE;
  if (strcmp (each, "học sinh") == 0 && strcmp (measure, "em") == 0)
    return TRUE;

  if (strcmp (measure, "tấn") != 0)
    return FALSE;
  *shift = strcmp (each, "tạ") == 0 ? 1 : 3;

  return *shift == 1 || strcmp (each, "kg") == 0;
}

gboolean
dr_rate_makes_people (const char *numerator,
                      gsize       length,
                      const char *measure)
{
  g_autofree char *each = g_strndup (numerator, length);

  return dr_measure_is_person (each) && dr_measure_is_person (measure);
}

gboolean
dr_rate_is_any (const DrCheck *check)
{
  for (guint32 i = 0; i < check->data->achievements->len; i++)
    if (strchr (dr_check_get_measure (check, i), '/') != NULL)
      return TRUE;

  return FALSE;
}

const char *
dr_rate_get_divisor (int shift)
{
  static const char * const divisors[] = {
    "", " / 10", " / 100", " / 1.000", " / 10.000", " / 100.000", " / 1.000.000"
  };

  return divisors[shift];
}

const char *
dr_rate_get_factor (int shift)
{
  static const char * const factors[] = {
    "", " × 10", " × 100", " × 1.000", " × 10.000", " × 100.000", " × 1.000.000"
  };

  return factors[shift];
}

gboolean
dr_rate_is_named (const DrWording     *words,
                  const char * const *means,
                  const char * const *plain)
{
  const char *behind = words->folded;

  for (const char * const *word = means; *word != NULL; word++)
    {
      const char *folded = dr_wording_get_phrase (words, *word);
      const char *at = g_strrstr (words->folded, folded);

      if (at != NULL && at + strlen (folded) - 1 > behind)
        behind = at + strlen (folded) - 1;
    }

  DrWording rest = { (char *) behind, words->phrases };
  const char *second = strchr (behind + 1, ' ');

  /* «Dân số trung bình 48.600 người, …»: the word was of another figure. */
  return second != NULL && strchr (second + 1, ' ') != NULL && !dr_wording_begins (&rest, plain)
         && strpbrk (behind, "0123456789") == NULL;
}

gboolean
dr_rate_is_ranged (const DrWording *words)
{
  static const char * const range_words[] = { "từ", "đến", NULL };

  for (const char * const *word = range_words; *word != NULL; word++)
    {
      const char *folded = dr_wording_get_phrase (words, *word);
      gsize length = strlen (folded);

      for (const char *at = strstr (words->folded, folded); at != NULL; at = strstr (at + 1, folded))
        if (g_ascii_isdigit (at[length]))
          return TRUE;
    }

  return FALSE;
}
