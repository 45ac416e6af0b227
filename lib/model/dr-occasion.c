/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "model/dr-occasion-private.h"

#include <string.h>

/* Bytes between an occasion and its figure at most, and numbers that tell it. */
#define FARTHEST 240
#define MOST_NUMBERS 6

/* How many entries of the ledger begin before byte @start. */
static guint
find_numbers_before (const DrReportData *data,
                     guint32             start)
{
  guint first = 0;
  guint end = data->numbers->len;

  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (g_array_index (data->numbers, DrNumberRecord, middle).start < start)
        first = middle + 1;
      else
        end = middle;
    }

  return first;
}

/* Whether the words from byte @start to @end stand in one sentence and one cell. */
static gboolean
is_one_sentence (const char *bytes,
                 guint32     start,
                 guint32     end)
{
  for (guint32 i = start; i < end; i++)
    if (strchr ("\n\r\t|;", bytes[i]) != NULL || (bytes[i] == '.' && i + 1 < end && bytes[i + 1] == ' '))
      return FALSE;

  return TRUE;
}

/* The value of a number of four digits at most; -1: it is none. */
static int
get_value (const char           *bytes,
           const DrNumberRecord *number)
{
  int value = 0;

  if (number->end - number->start > 4)
    return -1;
  for (guint32 i = number->start; i < number->end; i++)
    {
      if (!g_ascii_isdigit (bytes[i]))
        return -1;
      value = 10 * value + g_ascii_digit_value (bytes[i]);
    }

  return value;
}

/* Skips spaces and the word @word backwards from byte @end; gives where it begins, or @end. */
static guint32
skip_back (const char *bytes,
           guint32     end,
           const char *word)
{
  guint32 length = (guint32) strlen (word);
  guint32 at = end;

  while (at > 0 && bytes[at - 1] == ' ')
    at--;

  return at >= length && memcmp (bytes + at - length, word, length) == 0 ? at - length : end;
}

/* «đến ngày 15/12», «đến hết 30/9»: until when it was counted, which is no occasion. */
static gboolean
is_until (const char *bytes,
          guint32     start)
{
  guint32 at = skip_back (bytes, start, "ngày");

  /* Whichever capital the word begins with. */
  return skip_back (bytes, at, "ến") != at || skip_back (bytes, at, "ết") != at;
}

char *
dr_occasion_describe (const DrReportData        *data,
                      const DrAchievementRecord *record)
{
  GBytes *text = data->text != NULL ? dr_text_get_bytes (data->text) : NULL;
  gsize length = 0;
  const char *bytes = text != NULL ? g_bytes_get_data (text, &length) : NULL;
  guint32 at = record->source.start;

  if (bytes == NULL || at == DR_NONE || at > length ||
      g_array_index (data->indicators, DrIndicatorRecord, record->indicator).nature != DR_NATURE_FLOW)
    return NULL;

  g_autoptr (GString) day = g_string_new (NULL);
  g_autoptr (GString) ordinal = g_string_new (NULL);
  guint32 first = at - MIN (at, FARTHEST);
  gboolean counts_until = FALSE;
  guint n_of_day = 0;
  guint n = 0;

  for (guint i = find_numbers_before (data, at); i > 0 && n < MOST_NUMBERS; i--, n++)
    {
      const DrNumberRecord *number = &g_array_index (data->numbers, DrNumberRecord, i - 1);
      int value;

      if ((number->role != DR_NUMBER_ROLE_DATE && number->role != DR_NUMBER_ROLE_ORDINAL && number->role != DR_NUMBER_ROLE_NAME)
          || number->start < first || number->end > at || !is_one_sentence (bytes, number->end, at))
        break;
      at = number->start;
      value = get_value (bytes, number);
      if (value < 0)
        continue;
      if (number->role != DR_NUMBER_ROLE_DATE)
        g_string_append_printf (ordinal, "%d ", value);
      else if (value < 1900)
        {
          g_string_append_printf (day, "%d/", value);
          n_of_day++;
          counts_until = counts_until || is_until (bytes, number->start);
        }
    }

  /* A month by itself is a period. */
  if (n_of_day >= 2 && !counts_until)
    return g_string_free (g_steal_pointer (&day), FALSE);

  return ordinal->len > 0 ? g_string_free (g_steal_pointer (&ordinal), FALSE) : NULL;
}
