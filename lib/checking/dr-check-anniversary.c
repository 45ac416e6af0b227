/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «anniversary»: «62 năm Ngày … (1961 - 2023)», «80 năm Quốc khánh 02/9/1945 - 02/9/2025». */

#include "config.h"

#include "checking/dr-rules-private.h"

#include <string.h>

/* The bracket with the two years stands no further behind the number. */
#define REACH 220
#define YEARS_MOST 300

static const char * const year_word[] = { "năm", NULL };
static const char * const feast_words[] = { "kỷ niệm", "kỉ niệm", "chào mừng", NULL };
static const char * const feast_starts[] = {
  "năm ngày", "năm thành lập", "năm truyền thống", "năm giải phóng", "năm chiến thắng", "năm cách mạng", "năm quốc khánh", "năm tái lập", NULL
};
static const char * const ordinal_words[] = { "thứ", "khóa", NULL };

static gboolean
is_digit_at (const DrCheck *check,
             gsize          at)
{
  return at < check->size && g_ascii_isdigit (check->text[at]);
}

/* The two years in a bracket, if there are two, in order. */
static gboolean
find_years (const DrCheck *check,
            gsize          start,
            gsize          end,
            guint          years[2])
{
  guint n = 0;

  for (gsize at = start; at < end;)
    {
      gsize first = at;
      guint value = 0;

      while (at < end && is_digit_at (check, at) && at - first < 5)
        value = value * 10 + (check->text[at++] - '0');
      if (at - first == 4 && value >= 1000)
        {
          if (n == 2)
            return FALSE;
          years[n++] = value;
        }
      if (at == first)
        at++;
    }

  return n == 2 && years[0] < years[1];
}

/* Two days with a dash between them, in the words up to the next comma: «02/9/1945 - 02/9/2025». */
static gboolean
find_days (const DrCheck *check,
           gsize          at,
           gsize          limit,
           gsize         *start,
           gsize         *end)
{
  static const char * const dashes[] = { " - ", " – ", "-", "–" };

  if (limit <= at)
    return FALSE;
  for (gsize i = at; i < limit; i++)
    if (strchr (",;(", check->text[i]) != NULL)
      limit = i;
  g_autofree char *words = g_strndup (check->text + at, limit - at);
  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    {
      const char *dash = strstr (words, dashes[i]);
      const char *behind = dash != NULL ? dash + strlen (dashes[i]) : NULL;
      gsize first = strcspn (words, "0123456789");

      /* A year alone may be one of a plan: «80 năm, trong 2 năm 2023 - 2024». */
      if (dash == NULL || dash - words < 8 || !g_ascii_isdigit (*behind) || dash[-5] != '/'
          || behind[strspn (behind, "0123456789")] != '/')
        continue;
      *start = at + first;
      *end = at + (behind - words) + strspn (behind, "0123456789/");
      return TRUE;
    }

  return FALSE;
}

/* The bracket behind «62 năm», before the next number of years; or two days. */
static gboolean
find_bracket (const DrCheck *check,
              gsize          at,
              gsize         *start,
              gsize         *end)
{
  gsize limit = MIN (dr_check_sentence_end (check, at), at + REACH);
  const char *open = memchr (check->text + at, '(', limit > at ? limit - at : 0);
  const char *close = open != NULL ? memchr (open, ')', check->text + limit - open) : NULL;

  if (close == NULL && !find_days (check, at, limit, start, end))
    return FALSE;
  if (close != NULL)
    {
      *start = open - check->text;
      *end = close - check->text;
    }

  g_auto (DrWording) between = dr_check_fold (check, at, *start);
  for (gsize i = at; i < *start; i++)
    if (is_digit_at (check, i) && dr_wording_has (&between, year_word))
      return FALSE;

  return TRUE;
}

static void
check_at (DrCheck *check,
          gsize    at,
          gsize    end,
          guint    number)
{
  gsize word = end;
  gsize word_end, start, close;
  guint years[2];

  while (word < check->size && check->text[word] == ' ')
    word++;
  word_end = MIN (check->size, word + 40);
  g_auto (DrWording) after = dr_check_fold (check, word, word_end);
  if (number == 0 || number > YEARS_MOST || !dr_wording_begins (&after, year_word))
    return;

  g_auto (DrWording) before = dr_check_fold (check, at > 48 ? at - 48 : 0, at);
  if (dr_wording_ends (&before, ordinal_words)
      || !(dr_wording_has (&before, feast_words) || dr_wording_begins (&after, feast_starts))
      || !find_bracket (check, word + strlen ("năm"), &start, &close) || !find_years (check, start, close, years)
      || years[1] - years[0] == number)
    return;

  g_autofree char *stated = g_strdup_printf ("%u", number);
  g_autofree char *expected = g_strdup_printf ("%u", years[1] - years[0]);
  g_autofree char *arithmetic = g_strdup_printf ("%u - %u = %s", years[1], years[0], expected);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated, .expected_low = expected, .expected_high = expected,
                        .arithmetic = arithmetic };

  dr_check_say (check, DR_RULE_ANNIVERSARY_WRONG, &facts, (DrStretch) { at, dr_check_get_byte (check, close) == ')' ? close + 1 : close, 0 }, NULL, 0);
}

gboolean
dr_check_anniversary (DrCheck  *check,
                      GError  **error)
{
  for (gsize at = 0; at < check->size; at++)
    {
      gsize end = at;
      guint number = 0;

      if (!is_digit_at (check, at) || (at > 0 && check->text[at - 1] != ' ' && check->text[at - 1] != '\n'))
        continue;
      if (!dr_check_goes_on (check))
        break;
      while (is_digit_at (check, end) && end - at < 3)
        number = number * 10 + (check->text[end++] - '0');
      if (end < check->size && check->text[end] == ' ')
        check_at (check, at, end, number);
      while (is_digit_at (check, end))
        end++;
      at = end;
    }

  return dr_check_is_well (check, error);
}
