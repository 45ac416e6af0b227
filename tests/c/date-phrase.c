/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "reading-fixture.h"
#include "reading/phrases/dr-date-phrase-private.h"
#include "vectors.h"

static const char * const kinds[] = {
  "day", "days", "month", "months", "quarter", "year", "years", "duration", "time",
};

/* Kind and period; without a year the days or months that are known. */
static char *
describe (const DrDatePhrase *phrase)
{
  const char *kind = kinds[phrase->kind];
  g_autoptr (DrPeriod) period = dr_date_phrase_to_period (phrase, 0);

  if (period != NULL)
    {
      g_autofree char *id = dr_period_to_string (period);
      return g_strconcat (kind, " ", id, NULL);
    }
  if (!phrase->exists)
    return g_strconcat (kind, " impossible", NULL);

  switch (phrase->kind)
    {
    case DR_DATE_PHRASE_DAY:
      if (phrase->month == 0)
        return g_strdup (kind);
      return g_strdup_printf ("%s -%02d-%02d", kind, phrase->month, phrase->day);
    case DR_DATE_PHRASE_DAYS:
      return g_strdup_printf ("%s -%02d-%02d/-%02d-%02d", kind, phrase->month, phrase->day,
                              phrase->last_month, phrase->last_day);
    case DR_DATE_PHRASE_MONTH:
      return g_strdup_printf ("%s -%02d", kind, phrase->month);
    case DR_DATE_PHRASE_MONTHS:
    case DR_DATE_PHRASE_QUARTER:
      return g_strdup_printf ("%s -%02d-%02d", kind, phrase->month, phrase->month + phrase->n_months - 1);
    default:
      return g_strdup (kind);
    }
}

/*
 * Walks the text as the reader does, over whatever is matched. A phrase must be one of
 * the stretches, from its first byte to its last; where none is wanted no stretch may
 * touch it.
 */
static char *
walk (const char *text,
      gsize       start,
      gsize       end)
{
  g_autoptr (ReadingFixture) fixture = reading_fixture_new (text, NULL);
  const DrReading *reading = &fixture->reading;
  guint index = 0;

  while (index < reading->n_tokens)
    {
      DrDatePhrase phrase;

      if (!dr_date_phrase_match (reading, index, &phrase))
        {
          index++;
          continue;
        }

      g_assert_cmpuint (phrase.n_tokens, >, 0);
      g_assert_cmpuint (index + phrase.n_tokens, <=, reading->n_tokens);
      gsize first = reading->tokens[index].start;
      gsize last = reading->tokens[index + phrase.n_tokens - 1].end;

      if (first == start && last == end)
        return describe (&phrase);
      if (first < end && start < last)
        return g_strdup_printf ("«%.*s»", (int) (last - first), text + first);
      index += phrase.n_tokens;
    }

  return g_strdup ("null");
}

/* The phrase alone, called at its first token, wherever a reader may begin. */
static char *
match_at (const char *text,
          gsize       start)
{
  g_autoptr (ReadingFixture) fixture = reading_fixture_new (text, NULL);
  const DrReading *reading = &fixture->reading;

  for (guint i = 0; i < reading->n_tokens; i++)
    if (reading->tokens[i].start == start)
      {
        DrDatePhrase phrase;

        return dr_date_phrase_match (reading, i, &phrase) ? describe (&phrase) : g_strdup ("null");
      }

  return g_strdup ("null");
}

static char *
run (const char          *operation,
     const char * const  *arguments,
     GError             **error)
{
  g_autofree char *text = g_strconcat (arguments[0], arguments[1], arguments[2], NULL);
  gsize start = strlen (arguments[0]);
  gsize end = start + strlen (arguments[1]);
  g_autofree char *composed = match_at (text, start);

  if (strcmp (operation, "inside") == 0)
    return g_steal_pointer (&composed);

  g_autofree char *walked = walk (text, start, end);
  g_assert_cmpstr (walked, ==, composed);

  /* Letters in two pieces and ends of line of another system change nothing. */
  g_autofree char *before = g_utf8_normalize (arguments[0], -1, G_NORMALIZE_NFD);
  g_autofree char *phrase = g_utf8_normalize (arguments[1], -1, G_NORMALIZE_NFD);
  g_autofree char *after = g_utf8_normalize (arguments[2], -1, G_NORMALIZE_NFD);
  g_autofree char *decomposed = g_strconcat (before, phrase, after, NULL);
  g_autofree char *again = walk (decomposed, strlen (before), strlen (before) + strlen (phrase));
  g_assert_cmpstr (again, ==, walked);

  return g_steal_pointer (&walked);
}

static void
test_without_a_year_the_given_one_is_taken (void)
{
  g_autoptr (ReadingFixture) fixture = reading_fixture_new ("6 tháng đầu năm", NULL);
  DrDatePhrase phrase;

  g_assert_true (dr_date_phrase_match (&fixture->reading, 0, &phrase));
  g_assert_null (dr_date_phrase_to_period (&phrase, 0));

  g_autoptr (DrPeriod) period = dr_date_phrase_to_period (&phrase, 2022);
  g_autofree char *id = dr_period_to_string (period);
  g_assert_cmpstr (id, ==, "2022-H1");
}

static void
test_a_range_over_new_year_begins_a_year_earlier (void)
{
  g_autoptr (ReadingFixture) fixture = reading_fixture_new ("từ 15/12 đến 14/02", NULL);
  DrDatePhrase phrase;

  g_assert_true (dr_date_phrase_match (&fixture->reading, 0, &phrase));
  g_autoptr (DrPeriod) period = dr_date_phrase_to_period (&phrase, 2023);
  g_autofree char *id = dr_period_to_string (period);
  g_assert_cmpstr (id, ==, "2022-12-15/2023-02-14");
}

static void
test_beyond_the_block_there_is_none (void)
{
  g_autoptr (ReadingFixture) fixture = reading_fixture_new ("ngày", NULL);
  DrDatePhrase phrase;

  g_assert_false (dr_date_phrase_match (&fixture->reading, 0, &phrase));
  g_assert_false (dr_date_phrase_match (&fixture->reading, 1, &phrase));
  g_assert_false (dr_date_phrase_match (&fixture->reading, G_MAXUINT, &phrase));
}

/* Whatever is cut off, no reader looks beyond the end. */
static void
test_every_beginning_of_a_phrase_is_safe (void)
{
  static const char * const texts[] = {
    "từ ngày 15/12/2021 đến hết ngày 14 tháng 6 năm 2022", "nhiệm kỳ 2020 - 2025", "lúc 7 giờ 30 - 10h30'",
    "6 tháng đầu năm học 2022-2023", "quý III, IV năm 2022", "các ngày 12, 13 và 14/5/2022", "(03/2/1930 - 03/2/2023)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (ReadingFixture) fixture = reading_fixture_new (texts[i], NULL);
      guint n_tokens = fixture->reading.n_tokens;

      for (guint n = 0; n <= n_tokens; n++)
        {
          g_autofree DrToken *copy = g_memdup2 (fixture->reading.token_array->data, n * sizeof (DrToken));

          fixture->reading.tokens = copy;
          fixture->reading.n_tokens = n;
          for (guint at = 0; at <= n; at++)
            {
              DrDatePhrase phrase;

              if (dr_date_phrase_match (&fixture->reading, at, &phrase))
                g_assert_cmpuint (at + phrase.n_tokens, <=, n);
            }
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  vectors_add ("internal/reading-dates.json", "/date-phrase", run);
  g_test_add_func ("/date-phrase/to-period/without-a-year-the-given-one-is-taken",
                   test_without_a_year_the_given_one_is_taken);
  g_test_add_func ("/date-phrase/to-period/a-range-over-new-year-begins-a-year-earlier",
                   test_a_range_over_new_year_begins_a_year_earlier);
  g_test_add_func ("/date-phrase/match/beyond-the-block-there-is-none", test_beyond_the_block_there_is_none);
  g_test_add_func ("/date-phrase/match/every-beginning-of-a-phrase-is-safe",
                   test_every_beginning_of_a_phrase_is_safe);

  return g_test_run ();
}
