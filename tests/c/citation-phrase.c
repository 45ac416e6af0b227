/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "reading-fixture.h"
#include "reading/phrases/dr-citation-phrase-private.h"
#include "vectors.h"

/* Reads the whole text as the reader does: at every token that is not part of a citation already read. */
static void
read_all (ReadingFixture *fixture)
{
  DrReading *reading = &fixture->reading;

  for (guint i = 0; i < reading->n_tokens;)
    {
      guint n = dr_citation_phrase_read (reading, i);

      g_assert_no_error (reading->error);
      g_assert_cmpuint (i + n, <=, reading->n_tokens);
      i += MAX (n, 1);
    }
}

static void
append_field (GString            *text,
              const DrReportData *data,
              guint32             string)
{
  g_string_append (text, string == DR_NONE ? "-" : dr_report_data_get_string (data, string));
}

static char *
ask (const char     *operation,
     ReadingFixture *fixture)
{
  const DrReportData *data = dr_report_builder_get_data (fixture->reading.builder);
  g_autoptr (GString) text = g_string_new (NULL);

  if (strcmp (operation, "ledger") == 0)
    {
      for (guint i = 0; i < fixture->reading.block_ledger->len; i++)
        {
          const DrNumberRecord *number = &g_array_index (fixture->reading.block_ledger, DrNumberRecord, i);
          const char *role = number->role == DR_NUMBER_ROLE_CITATION  ? "citation"
                             : number->role == DR_NUMBER_ROLE_DATE    ? "date"
                             : number->role == DR_NUMBER_ROLE_ORDINAL ? "ordinal"
                                                                      : "?";

          g_string_append_printf (text, "%s%.*s=%s", i > 0 ? " " : "", (int) (number->end - number->start),
                                  fixture->text + number->start, role);
          if (number->item != DR_NONE)
            g_string_append_printf (text, "/%u", number->item + 1);
        }
      return g_string_free (g_steal_pointer (&text), FALSE);
    }

  for (guint i = 0; i < data->citations->len; i++)
    {
      const DrCitationRecord *citation = &g_array_index (data->citations, DrCitationRecord, i);

      if (i > 0)
        g_string_append (text, "; ");
      if (strcmp (operation, "source") == 0)
        {
          g_string_append_len (text, fixture->text + citation->source.start, citation->source.end - citation->source.start);
          continue;
        }
      if (strcmp (operation, "issuer") == 0)
        {
          append_field (text, data, citation->issuer);
          continue;
        }

      append_field (text, data, citation->kind);
      g_string_append_c (text, ' ');
      append_field (text, data, citation->number);
      if (citation->julian != 0)
        {
          char day[16];
          GDate date;

          g_date_clear (&date, 1);
          g_date_set_julian (&date, citation->julian);
          g_date_strftime (day, sizeof day, " %Y-%m-%d", &date);
          g_string_append (text, day);
        }
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
read_text (const char *operation,
           const char *words)
{
  g_autoptr (DrReportBuilder) builder = dr_report_builder_new (NULL, NULL, NULL);
  g_autoptr (ReadingFixture) fixture = reading_fixture_new (words, builder);

  read_all (fixture);

  return ask (operation, fixture);
}

static char *
run (const char          *operation,
     const char * const  *arguments,
     GError             **error)
{
  g_autofree char *result = read_text (operation, arguments[0]);
  g_autofree char *decomposed = g_utf8_normalize (arguments[0], -1, G_NORMALIZE_NFD);
  g_autofree char *pieces = read_text (operation, decomposed);
  g_autofree char *whole = g_utf8_normalize (pieces, -1, G_NORMALIZE_NFC);

  g_assert_cmpstr (whole, ==, result);

  return g_steal_pointer (&result);
}

/* Wherever a block ends, no reader looks beyond it. */
static void
test_every_beginning_of_a_citation_is_safe (void)
{
  const char *text = "các Nghị quyết số 18, 19-NQ/TW, ngày 25 tháng 10 năm 2017 của Ban Chấp hành Trung ương; "
                     "Nghị định số 118/2021/NĐ-CP của Chính phủ ngày 23/12/2021";
  g_autoptr (ReadingFixture) whole = reading_fixture_new (text, NULL);

  for (guint n = 0; n <= whole->reading.n_tokens; n++)
    {
      g_autoptr (DrReportBuilder) builder = dr_report_builder_new (NULL, NULL, NULL);
      g_autoptr (ReadingFixture) fixture = reading_fixture_new (text, builder);
      g_autofree DrToken *copy = g_memdup2 (fixture->reading.token_array->data, n * sizeof (DrToken));

      fixture->reading.tokens = copy;
      fixture->reading.n_tokens = n;
      read_all (fixture);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  vectors_add ("internal/reading-citations.json", "/citation-phrase", run);
  g_test_add_func ("/citation-phrase/every-beginning-of-a-citation-is-safe",
                   test_every_beginning_of_a_citation_is_safe);

  return g_test_run ();
}
