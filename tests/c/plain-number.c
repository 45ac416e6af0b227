/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <glib.h>
#include <string.h>

#include "number-texts.h"
#include "reading-fixture.h"

#include "reading/phrases/dr-citation-phrase-private.h"
#include "reading/phrases/dr-date-phrase-private.h"
#include "reading/phrases/dr-plain-number-private.h"

typedef struct
{
  const char *path;
  const char *text;
  const char *plain;      /* the digits that nobody need ask about, with spaces behind */
} Case;

static const Case cases[] = {
  { "counts", "Kết nạp 150 đảng viên, trao 12 suất", "150 12 " },
  { "per-cent", "đạt 97% và vượt 3% nữa", "97 3 " },
  { "thousands", "gồm 1.250 hộ", "1 250 " },
  { "decimals", "đạt 58,7 tấn, bằng 96,1% kế hoạch", "58 7 96 1 " },
  { "decimals-of-a-time", "kéo dài 12,5 năm", "5 " },
  { "decimals-or-days", "ngày 20,21 họp", "21 " },
  { "days-of-a-month", "các ngày 20,21/9", "9 " },
  { "behind-a-keyword", "tăng từ 12 hộ đến 15 hộ", "12 15 " },
  { "a-named-day", "ngày 28 hộ", "" },
  { "a-named-year-and-a-count", "năm 2023 có 12 hộ", "12 " },
  { "a-numbered-document", "Quyết định số 12 của huyện", "" },
  { "a-symbol-in-front", "QĐ 30 của huyện", "" },
  { "a-symbol-behind", "theo 33 BC/HU", "" },
  { "a-symbol-behind-thousands", "gồm 1.250-QĐ/HU", "1 " },
  { "four-digits", "gồm 2023 hộ", "" },
  { "a-day", "vào 28/9 có 3 buổi", "9 3 " },
  { "a-line-goes-on", "gồm 12\nhộ", "" },
};

static char *
mark (ReadingFixture *fixture)
{
  const DrReading *reading = &fixture->reading;
  GString *plain = g_string_new (NULL);

  dr_plain_number_mark (&fixture->reading);
  for (guint i = 0; i < reading->n_tokens; i++)
    if (reading->tokens[i].kind == DR_TOKEN_DIGITS && !(reading->tokens[i].traits & DR_TRAIT_BEGINS_DATE))
      {
        g_string_append_len (plain, reading->bytes + reading->tokens[i].start, reading->tokens[i].end - reading->tokens[i].start);
        g_string_append_c (plain, ' ');
      }

  return g_string_free (plain, FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (ReadingFixture) fixture = reading_fixture_new (test->text, NULL);
  g_autofree char *plain = mark (fixture);

  g_assert_cmpstr (plain, ==, test->plain);
}

/* Whatever is plain begins neither a date nor a citation, as their readers have it. */
static void
test_readers_agree (void)
{
  g_autoptr (DrReportBuilder) builder = dr_report_builder_new (NULL, NULL, NULL);
  guint n_plain = 0;

  for (guint32 seed = 0; seed < N_NUMBER_TEXTS; seed++)
    {
      g_autofree char *text = number_text_new (seed);
      g_autoptr (ReadingFixture) fixture = reading_fixture_new (text, builder);
      g_autofree char *plain = mark (fixture);
      const DrReading *reading = &fixture->reading;
      DrDatePhrase phrase;

      for (guint i = 0; i < reading->n_tokens; i++)
        if (reading->tokens[i].kind == DR_TOKEN_DIGITS && !(reading->tokens[i].traits & DR_TRAIT_BEGINS_DATE))
          {
            n_plain++;
            if (dr_date_phrase_parse (reading, i, &phrase) || dr_citation_phrase_read (&fixture->reading, i) > 0)
              g_error ("token %u of «%s» is taken for plain", i, text);
          }
    }
  g_assert_cmpuint (n_plain, >, N_NUMBER_TEXTS / 4);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/plain-number/mark/", cases[i].path, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/plain-number/readers-of-dates-and-citations-agree", test_readers_agree);

  return g_test_run ();
}
