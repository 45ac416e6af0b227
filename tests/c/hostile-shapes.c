/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>
#include <time.h>

#include <glib.h>

#include <districtreport/dr-period.h>
#include <districtreport/dr-reader.h>

/*
 * Shapes that no office writes and an attacker might. Whoever looks back to the
 * beginning of a sentence, or ahead to its end, at every word, takes hours over them.
 */

#define SMALL 20000
#define GROWTH 6
#define MOST_GROWTH 15          /* linear: 6; quadratic: 36 */
#define FREE_SECONDS 0.2        /* below it the clock tells too little */

typedef struct
{
  const char *name;
  const char *first;
  const char *again;
  const char *last;
} Shape;

static const Shape shapes[] = {
  { "years-in-a-clause", "Kết quả xếp hạng: ", "năm 2021, 2022 và ", "2023." },
  { "figures-in-a-clause", "Có ", "12 hộ và ", "3 hộ." },
  { "sentences-on-a-line", "", "Thu hút 1.250 phụ nữ, đạt 125,5% kế hoạch, tăng 17 phụ nữ so với cùng kỳ ", "" },
  { "breakdowns", "Có 9 hộ (trong đó, ", "cấp xã 2 hộ (gồm ", "1 hộ" },
  { "brackets", "", "(12 hộ) ", "" },
  { "open-brackets", "", "(12 hộ ", "" },
  { "shares", "", "12% ", "" },
  { "shares-of-a-target", "", "đạt 12% ", "" },
  { "targets", "", "chỉ tiêu 12 hộ ", "" },
  { "parts", "12 hộ, ", "gồm 2 hộ và ", "" },
  { "fractions", "", "1 phần ", "" },
  { "products", "", "1 x ", "" },
  { "cohorts", "", "trong số 12 đơn vị ", "" },
  { "grades-that-are-no-verdict", "", "Hoàn thành xuất sắc xếp hạng ", "Nhất." },
  { "rank-words", "", "xếp hạng Nhất ", "" },
  { "last-places", "", "đứng cuối ", "" },
  { "ranked-sentences", "", "Hội Nông dân huyện xếp hạng Nhất. ", "" },
  { "marks-far-apart", "Hội Nông dân huyện ", "hội viên ", "xếp hạng Nhất, hạng Nhì, hạng Ba, hạng Tư" },
  { "unranked", "", "không xếp hạng ", "" },
  { "habits", "", "chưa tổ chức xếp hạng ", "" },
  { "half-a-name", "", "Ủy ban Mặt trận Tổ quốc Việt ", "" },
  { "places", "", "xã Tân Bình, ", "" },
  { "capitals", "", "HỘI NÔNG DÂN ", "" },
  { "dates", "", "từ ngày 12/3 đến ", "" },
  { "quarters", "", "quý I, II và ", "" },
  { "resolutions", "", "Nghị quyết 12, 13, ", "" },
  { "citations", "", "Kế hoạch số 12-KH/HU ngày ", "03/4/2024" },
  { "recommendations", "", "giải quyết 04 kiến nghị, ", "" },
  { "number-words", "", "hai mươi ba trăm ", "hộ" },
  { "magnitudes", "1 ", "tỷ ", "đồng" },
  { "hedges", "", "trên gần hơn khoảng ", "12 hộ" },
  { "short-lines", "", "1\n", "" },
  { "lines-of-an-old-kind", "", "a\r", "" },
  { "broken-lines", "Có", "\nhội", "" },
  { "heads-of-tables", "Năm 2024\n", "Nội dung | KH | TH | Tỷ lệ\n", "" },
  { "numbered-heads-of-tables", "Năm 2024\n", "TT | Nội dung | KH | TH\n1 | a | 2 | 3\n", "" },
  { "heads-with-a-cell-a-line", "Năm 2024\n", "TT\nNội dung\nKH\nTH\n", "" },
  { "rows-of-a-table", "Năm 2024\nTT | Nội dung | ĐVT | TH\n", "- | Chỉ số | hội viên | 5\n", "" },
  { "totals-of-a-table", "Năm 2024\nTT | Nội dung | ĐVT | TH\n", "1 | a | hộ | 5\n | Cộng | hộ | 5\n", "" },
  { "gaps-in-lines", "", "Hội  đã  thực hiện  kế hoạch kết nạp 12 hội viên.\n", "" },
  { "letterhead", "BÁO CÁO\n", "kết quả công tác quý IV ", "" },
};

/* The seconds of processor time that a text of @size bytes takes. */
static double
measure (const Shape *shape,
         gsize        size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (DrPeriod) period = dr_period_parse ("2024", &error);
  g_autoptr (GString) text = g_string_new (shape->first);

  g_assert_no_error (error);
  while (text->len < size)
    g_string_append (text, shape->again);
  g_string_append (text, shape->last);
  dr_reader_set_default_period (reader, period);

  clock_t before = clock ();
  g_autoptr (DrReport) report = dr_reader_read_text (reader, text->str, &error);
  clock_t after = clock ();

  g_assert_no_error (error);
  g_assert_nonnull (report);

  return (double) (after - before) / CLOCKS_PER_SEC;
}

static void
test_shape (gconstpointer data)
{
  const Shape *shape = data;
  gboolean is_linear = FALSE;

  /* How time grows is asked on purpose alone (-m perf): a busy machine must not fail a test. */
  if (!g_test_perf ())
    {
      measure (shape, SMALL);
      return;
    }

  /* A busy machine may disturb one measurement, not three. */
  for (guint n = 0; n < 3 && !is_linear; n++)
    {
      double small = measure (shape, SMALL);
      double large = measure (shape, SMALL * GROWTH);

      g_test_message ("%s: %.3f s, %.3f s", shape->name, small, large);
      is_linear = large < FREE_SECONDS || large < small * MOST_GROWTH;
    }

  g_assert_true (is_linear);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autofree char *path = g_strconcat ("/hostile-shapes/are-read/", shapes[i].name, NULL);

      g_test_add_data_func (path, &shapes[i], test_shape);
    }

  return g_test_run ();
}
