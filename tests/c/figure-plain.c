/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <glib.h>
#include <string.h>

#include "number-texts.h"
#include "reading-fixture.h"

#include "reading/phrases/dr-figure-parts-private.h"

typedef struct
{
  const char *path;
  const char *text;         /* begins with its number */
  gboolean    is_plain;
  gint64      coefficient;
  int         exponent;
} Case;

static const Case cases[] = {
  { "a-count", "150 đảng viên", TRUE, 150, 0 },
  { "padded", "05 hộ", TRUE, 5, 0 },
  { "thousands", "12.480.000 đồng", TRUE, 12480000, 0 },
  { "decimals", "58,70 ha", TRUE, 5870, -2 },
  { "a-magnitude", "3 tỷ đồng", TRUE, 3, 9 },
  { "decimals-of-a-magnitude", "45,2 triệu đồng", TRUE, 452, 5 },
  { "the-end", "12", TRUE, 12, 0 },
  { "a-full-stop", "12. Tổ chức", TRUE, 12, 0 },
  { "ambiguous", "1,250 hộ", FALSE, 0, 0 },
  { "foreign", "1.25 hộ", FALSE, 0, 0 },
  { "more-thousands", "12 480 hộ", FALSE, 0, 0 },
  { "thousands-behind-a-stop", "12. 480 hộ", FALSE, 0, 0 },
  { "half", "3 tỷ rưỡi", FALSE, 0, 0 },
  { "a-ratio-behind", "3 tỷ lệ", FALSE, 0, 0 },
  { "more-than-64-bits", "1234567890123456789 đồng", FALSE, 0, 0 },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (ReadingFixture) fixture = reading_fixture_new (test->text, NULL);
  DrNumeral numeral;

  g_assert_cmpint (dr_figure_scan_plain (&fixture->reading, 0, fixture->reading.n_tokens, &numeral), ==, test->is_plain);
  if (!test->is_plain)
    return;
  g_assert_true (numeral.value.coefficient == test->coefficient);
  g_assert_cmpint (numeral.value.exponent, ==, test->exponent);
}

static gboolean
is_same (const DrNumeral *one,
         const DrNumeral *other)
{
  return one->value.coefficient == other->value.coefficient && one->value.exponent == other->value.exponent
         && one->other.coefficient == other->other.coefficient && one->start == other->start
         && one->digits_end == other->digits_end && one->end == other->end && one->flags == other->flags;
}

/* What is plain is read as the grammar of numbers reads it. */
static void
test_grammar_agrees (void)
{
  guint n_plain = 0;

  for (guint32 seed = 0; seed < N_NUMBER_TEXTS; seed++)
    {
      g_autofree char *text = number_text_new (seed);
      g_autoptr (ReadingFixture) fixture = reading_fixture_new (text, NULL);
      const DrReading *reading = &fixture->reading;
      g_autofree guint8 *taken = g_new0 (guint8, reading->n_tokens + 1);

      for (guint i = 0; i < reading->n_tokens; i++)
        {
          DrNumeral plain, numeral;

          if (reading->tokens[i].kind != DR_TOKEN_DIGITS || !dr_figure_scan_number (reading, i, reading->n_tokens, taken, &plain))
            continue;
          n_plain++;
          g_assert_true (dr_numeral_scan (reading->bytes, reading->tokens[reading->n_tokens - 1].end, reading->tokens[i].start, &numeral));
          if (!is_same (&plain, &numeral))
            g_error ("token %u of «%s» is another number", i, text);
        }
    }
  g_assert_cmpuint (n_plain, >, N_NUMBER_TEXTS);
}

/* A hedge of one word straight before digits is the one that the grammar finds there. */
static void
test_hedge_words_agree (void)
{
  static const char * const words[] = {
    "hơn", "Hơn", "gần", "khoảng", "trên", "dưới", "độ", "chừng", "ngót", "tối", "thiểu", "ước", "đạt", "cao", "mức", "được", "từ", "năm", "đúng", "mấy",
    "khoảngkhoảngkhoảngkhoảng",
  };
  guint n_found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (guint j = 0; j < G_N_ELEMENTS (words); j++)
      {
        g_autofree char *text = g_strdup_printf ("%s %s 45 hộ", words[i], words[j]);
        gsize start = strlen (words[i]) + 1;
        gsize word_end = start + strlen (words[j]);
        gsize end;
        DrHedge one = DR_HEDGE_EXACT, other = DR_HEDGE_EXACT;
        gboolean is_found = dr_numeral_scan_hedge (text, strlen (text), start, &end, &one) && end == word_end;

        n_found += is_found;
        g_assert_cmpint (dr_numeral_scan_hedge_word (text, strlen (text), start, word_end, &other), ==, is_found);
        g_assert_cmpint (is_found ? one : DR_HEDGE_EXACT, ==, is_found ? other : DR_HEDGE_EXACT);
      }
  g_assert_cmpuint (n_found, >, G_N_ELEMENTS (words));
}

/* «hai là», «năm nay»: words that begin no figure are told by what stands behind them, and no other words are. */
static void
test_words (void)
{
  static const struct { const char *text; gboolean may_be; } words[] = {
    { "hai tổ chức đảng", TRUE }, { "ba trăm hộ", TRUE }, { "mười lăm hộ", TRUE }, { "hai bên cùng", FALSE },
    { "hai (02) hộ", TRUE }, { "ba", FALSE }, { "một mấy", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (ReadingFixture) fixture = reading_fixture_new (words[i].text, NULL);
      g_autofree guint8 *taken = g_new0 (guint8, fixture->reading.n_tokens + 1);
      DrFigurePhrase phrase;
      gboolean may_be = dr_figure_may_be_words (&fixture->reading, 0, fixture->reading.n_tokens);

      g_test_message ("%s", words[i].text);
      g_assert_cmpint (may_be, ==, words[i].may_be);
      if (!may_be)
        g_assert_false (dr_figure_phrase_match (&fixture->reading, 0, fixture->reading.n_tokens, taken, &phrase));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/figure-plain/scan/", cases[i].path, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/figure-plain/the-grammar-of-numbers-agrees", test_grammar_agrees);
  g_test_add_func ("/figure-plain/hedges-of-one-word-agree", test_hedge_words_agree);
  g_test_add_func ("/figure-plain/words-that-count-nothing-are-told", test_words);

  return g_test_run ();
}
