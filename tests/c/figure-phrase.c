/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "reading/phrases/dr-figure-parts-private.h"
#include "reading/phrases/dr-figure-phrase-private.h"
#include "reading-fixture.h"

/* The figure whose number begins at the first digit of the text (or at |), as «VALUE[/SECOND] MEASURE HEDGE». */
static char *
describe (const char *text)
{
  g_autoptr (DrReportBuilder) builder = dr_report_builder_new (NULL, NULL, NULL);
  const char *mark = strchr (text, '|');
  g_autofree char *plain = mark != NULL ? g_strconcat ("", NULL) : g_strdup (text);
  gsize at = strcspn (text, "0123456789");

  if (mark != NULL)
    {
      g_free (plain);
      plain = g_strdup_printf ("%.*s%s", (int) (mark - text), text, mark + 1);
      at = mark - text;
    }

  g_autoptr (ReadingFixture) fixture = reading_fixture_new (plain, builder);
  g_autofree guint8 *taken = g_new0 (guint8, fixture->reading.n_tokens + 1);
  guint index = 0;
  DrFigurePhrase phrase;
  DrNumberRole role;

  while (index < fixture->reading.n_tokens && fixture->reading.tokens[index].start < at)
    index++;
  gboolean matched = dr_figure_phrase_match (&fixture->reading, index, fixture->reading.n_tokens, taken, &phrase);
  guint end;
  if (dr_figure_phrase_is_no_figure (&fixture->reading, index, matched ? &phrase : NULL, &role, &end))
    return g_strdup_printf ("no figure: %s", role == DR_NUMBER_ROLE_NAME ? "name"
                                             : role == DR_NUMBER_ROLE_ORDINAL ? "ordinal" : "numbering");
  if (!matched)
    return g_strdup ("none");

  static const char * const hedges[] = { "", " over", " under", " about", " at-least", " at-most", " range" };
  static const char * const forms[] = { "", "/", "..", "of", " points of " };
  guint32 measure = dr_figure_phrase_intern_measure (&fixture->reading, &phrase);
  const char *name = dr_report_data_get_string (dr_report_builder_get_data (builder), measure);
  g_autofree char *value = dr_decimal_to_string (&phrase.value);
  g_autofree char *second = dr_decimal_to_string (&phrase.second);

  return g_strdup_printf ("%s%s%s %s%s", value, forms[phrase.form],
                          phrase.form == DR_FIGURE_FORM_SINGLE ? "" : second, name != NULL ? name : "-",
                          hedges[phrase.hedge]);
}

static const struct
{
  const char *name;
  const char *text;
  const char *figure;
} cases[] = {
  { "a-count", "kết nạp 45 hội viên mới", "45 hội viên" },
  { "a-grouped-count", "2.318 hộ", "2318 hộ" },
  { "money-with-its-magnitude", "45,2 tỷ đồng", "45200000000 đồng" },
  { "money-without-its-measure", "vận động 35 triệu để", "35000000 đồng" },
  { "a-glued-measure", "thu 45kg phế liệu", "45 kg" },
  { "an-abbreviated-measure", "dự có 98 đ/c", "98 đồng chí" },
  { "a-measure-on-the-next-line", "120\nhội viên", "120 hội viên" },
  { "a-torn-square", "rừng 6.500 m\n2, gỗ", "6500 m2" },
  { "an-unknown-noun", "tặng 12 chum nước", "12 chum" },
  { "turns-of-people", "860 lượt cán bộ, hội viên", "860 lượt người" },
  { "a-rate", "50.000.000đồng/căn", "50000000 đồng/căn" },
  { "a-rate-of-two", "52 triệu đồng/người/năm", "52000000 đồng/người/năm" },
  { "a-rate-of-a-thousand", "25 giường bệnh/1.000 dân", "25 giường bệnh/1.000 dân" },
  { "per-cent", "đạt 96,8%", "96.8 %" },
  { "points", "giảm 0,6 điểm %", "0.6 điểm %" },
  { "hedged-over", "hơn |8.000 bộ", "8000 bộ over" },
  { "hedged-under", "gần |02 tỷ đồng", "2000000000 đồng under" },
  { "hedged-behind", "40 triệu đồng trở lên", "40000000 đồng at-least" },
  { "no-hedge-but-a-place", "trên |9 xã", "9 xã" },
  { "no-hedge-but-a-comparison", "cao hơn |3 hộ", "3 hộ" },
  { "actual-and-target", "96/80 hội viên", "96/80 hội viên" },
  { "a-shared-magnitude", "58,2/64 tỷ đồng", "58200000000/64000000000 đồng" },
  { "a-measure-on-both-sides", "210 con/190 con", "210/190 con" },
  { "a-magnitude-on-both-sides", "4,896 tỷ/4,8 tỷ", "4896000000/4800000000 đồng" },
  { "two-different-counts", "14 lớp/512 học viên", "14 lớp" },
  { "a-score", "92,5/100 điểm", "92.5 points of 100 điểm" },
  { "a-fraction", "2/3 số hộ", "2of3 -" },
  { "a-range", "20-25 hộ", "20..25 hộ range" },
  { "a-range-in-words", "từ |20 đến 25 hộ", "20..25 hộ range" },
  { "no-range-of-years", "2019 - 2024", "2019 -" },
  { "words", "thành lập |một hợp tác xã", "1 hợp tác xã" },
  { "more-words", "tặng |một trăm hai mươi thẻ", "120 thẻ" },
  { "no-words-without-a-measure", "làm |hai chiều", "none" },
  { "no-year-as-a-five", "trong |năm thanh niên", "none" },
  { "a-five", "dạy nghề cho |năm thanh niên", "5 thanh niên" },
  { "a-name", "Quốc lộ 61", "no figure: name" },
  { "a-number-of-a-programme", "Ban Chỉ đạo 35 huyện", "no figure: name" },
  { "a-disease", "dịch Covid-19", "no figure: name" },
  { "a-name-in-quotes", "“1 triệu sáng kiến”", "no figure: name" },
  { "a-movement", "mô hình 03 chung", "no figure: name" },
  { "an-ordinal", "Đại hội lần thứ 12", "no figure: ordinal" },
  { "an-article", "theo Điều 32 Điều lệ", "no figure: numbering" },
  { "an-age", "trẻ 6 tuổi", "no figure: name" },
  { "a-total-is-no-name", "tổng số 260 hộ", "260 hộ" },
};

static void
test_figure (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  g_autofree char *figure = describe (cases[index].text);

  g_assert_cmpstr (figure, ==, cases[index].figure);
}

static void
test_composed_or_not (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *decomposed = g_utf8_normalize (cases[i].text, -1, G_NORMALIZE_NFD);
      g_autofree char *figure = describe (decomposed);
      g_autofree char *composed = g_utf8_normalize (figure, -1, G_NORMALIZE_NFC);

      g_assert_cmpstr (composed, ==, cases[i].figure);
    }
}

static void
test_what_is_taken_is_no_figure (void)
{
  g_autoptr (DrReportBuilder) builder = dr_report_builder_new (NULL, NULL, NULL);
  g_autoptr (ReadingFixture) fixture = reading_fixture_new ("45 hộ", builder);
  guint8 taken[] = { 1, 0 };
  DrFigurePhrase phrase;

  g_assert_false (dr_figure_phrase_match (&fixture->reading, 0, 2, taken, &phrase));

  taken[0] = 0;
  taken[1] = 1;
  g_assert_true (dr_figure_phrase_match (&fixture->reading, 0, 2, taken, &phrase));
  g_assert_cmpuint (phrase.measure_first, ==, phrase.measure_end);
}

/* Numbers among words that may or may not be part of them. */
static const char * const beside_words[] = {
  "có 45 hộ và 1.250 người", "thứ 3 tỷ", "hạng thứ\n5 trăm", "5 tỷ 4, rồi 650 tr.đ, 650trđ, 2 tỷđồng", "12\nnghìn", "1. 250 hộ",
  "3,500 % và 3,500 hộ", "12 480 hồ sơ", "7, 4 tỷ", "27,\n5 tỷ lệ", "5 chục trứng, 2 trăm cây, 9 mươi", "m2 5 tỷ", "5 tr2 hộ",
  "trên 90 triệu và trên 90 hộ", "12/15 triệu", "45\u00a0tỷ", "45 t\u00adỷ", "007 tỷ 50 triệu", "99999999999999999999999999999999999999999 hộ",
};

/* Digits that the words beside them leave alone are read without those words, and are the same number. */
static void
test_words_beside_a_number (void)
{
  guint n_numbers = 0;

  for (guint t = 0; t < G_N_ELEMENTS (beside_words); t++)
    {
      g_autoptr (ReadingFixture) fixture = reading_fixture_new (beside_words[t], NULL);
      const DrReading *reading = &fixture->reading;
      g_autofree guint8 *taken = g_new0 (guint8, reading->n_tokens + 1);

      for (guint i = 0; i < reading->n_tokens; i++)
        {
          DrNumeral number = { { 0 }, }, wanted = { { 0 }, };

          if (reading->tokens[i].kind != DR_TOKEN_DIGITS)
            continue;
          gboolean is_wanted = dr_numeral_scan (reading->bytes, reading->length, reading->tokens[i].start, &wanted)
                               && !(wanted.flags & DR_NUMERAL_UNREADABLE);
          g_assert_cmpint (dr_figure_scan_number (reading, i, reading->n_tokens, taken, &number), ==, is_wanted);
          n_numbers++;
          if (!is_wanted)
            continue;
          g_assert_cmpint (dr_decimal_compare (&number.value, &wanted.value), ==, 0);
          g_assert_cmpint (number.value.exponent, ==, wanted.value.exponent);
          g_assert_cmpuint (number.end, ==, wanted.end);
          g_assert_cmpuint (number.digits_end, ==, wanted.digits_end);
          g_assert_cmpuint (number.flags, ==, wanted.flags);
        }
    }
  g_assert_cmpuint (n_numbers, >, 20);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/figure-phrase/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_figure);
    }
  g_test_add_func ("/figure-phrase/words-beside-a-number", test_words_beside_a_number);
  g_test_add_func ("/figure-phrase/composed-or-not", test_composed_or_not);
  g_test_add_func ("/figure-phrase/what-is-taken-is-no-figure", test_what_is_taken_is_no_figure);

  return g_test_run ();
}
