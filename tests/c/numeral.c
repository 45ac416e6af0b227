/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "figures/dr-numeral-private.h"

#define W DR_NUMERAL_WORDS
#define M DR_NUMERAL_MAGNITUDE
#define G DR_NUMERAL_GROUPED
#define F DR_NUMERAL_FRACTION
#define P DR_NUMERAL_PADDED
#define E DR_NUMERAL_FOREIGN
#define A DR_NUMERAL_AMBIGUOUS
#define U DR_NUMERAL_UNREADABLE
#define C DR_NUMERAL_COLLOQUIAL
#define S DR_NUMERAL_SLIP

/* The bar in the text stands where the number ends; what stands before «>» is context. */
typedef struct
{
  const char *text;
  gint64      coefficient;
  int         exponent;
  guint       flags;
} NumeralCase;

static const NumeralCase numerals[] = {
  /* separators */
  { "2.318| hộ", 2318, 0, G },
  { "38,6| ha", 386, -1, F },
  { "1.904,75| tấn", 190475, -2, G | F },
  { "1.250.000.000| đồng", 1250000000, 0, G },
  { "2318| hộ", 2318, 0, 0 },
  { "1904,75| tấn", 190475, -2, F },
  { "12,50|%", 1250, -2, F },
  { "4,125 tỷ| đồng", 4125, 6, F | M },
  { "7.240 triệu| đồng", 7240, 6, G | M },
  { "0,350| ha", 350, -3, F },
  { "0.350| ha", 350, -3, F | E },
  { "07| lớp", 7, 0, P },
  { "00| vụ", 0, 0, P },
  { "0| vụ", 0, 0, 0 },
  { "2,05 tỷ|", 205, 7, F | M },
  { "02 tỷ|", 2, 9, P | M },
  { "08| cuộc", 8, 0, P },
  { "1,480.5|", 14805, -1, E | G | F },
  { "1.480,5|", 14805, -1, G | F },
  { "71.35|%", 7135, -2, E | F },
  { "0.8|", 8, -1, E | F },
  { "1,480| cây", 1480, -3, A | F },
  { "96,125|%", 96125, -3, F },
  { "1,250,000| cây", 1250000, 0, E | G },
  { "1250,500|", 1250500, -3, F },
  { "01,236| cây", 1236, -3, P | F },
  { "1.23.4567| x", 0, 0, U },
  { "1.250.00|", 0, 0, U },
  { "1,5.3|", 0, 0, U },
  { "12|. Công tác", 12, 0, 0 },
  { "12|, 15 và 18 hộ", 12, 0, 0 },
  { "12.500|.", 12500, 0, G },
  /* spaces */
  { "12 480| hồ sơ", 12480, 0, G },
  { "1 250 000| đồng", 1250000, 0, G },
  { "12\302\240480| hồ sơ", 12480, 0, G },
  { "12\342\200\257480|, và", 12480, 0, G },
  { "12\342\200\211480,5| kg", 124805, -1, G | F },
  { "2022| 150 hộ", 2022, 0, 0 },
  { "12| 48 hộ", 12, 0, 0 },
  { "12| 4800 hộ", 12, 0, 0 },
  { "120| 135 112,5", 120, 0, 0 },
  { "ngày >12| 480 hồ sơ", 12, 0, 0 },
  { "6 .150| tờ", 6150, 0, G },
  { "1. 250| hộ", 1250, 0, G },
  { "7, 4 tỷ|", 74, 8, F | M },
  { "27, 5|%", 275, -1, F },
  { "7, 4| ha", 74, -1, F },
  { "khối >6|, 7 lớp", 6, 0, 0 },
  { "6|, 7 lớp", 6, 0, 0 },
  { "12, >15|, 18%", 15, 0, 0 },
  { "2022|, 4 tỷ", 2022, 0, 0 },
  /* line breaks */
  { "được >1.\n250| hộ", 1250, 0, G },
  { "được >1.\r\n250| hộ", 1250, 0, G },
  { "27,\n5 tỷ| đồng", 275, 8, F | M },
  { "x\n>1|.\n250 hộ", 1, 0, 0 },
  { "x\n>1|. 250 hộ nghèo", 1, 0, 0 },
  { "năm >2022|\n1. Công tác", 2022, 0, 0 },
  { "5|\n4. Công tác", 5, 0, 0 },
  { "5\ntỷ| đồng", 5, 9, M },
  /* magnitudes */
  { "45,2 tỷ| đồng", 452, 8, F | M },
  { "12 nghìn| cây", 12, 3, M },
  { "12 ngàn| đô la", 12, 3, M },
  { "2,4 vạn| lượt người", 24, 3, F | M },
  { "18,5 nghìn| ngày công", 185, 2, F | M },
  { "2,3 nghìn tỷ|", 23, 11, F | M },
  { "3 triệu tỷ|", 3, 15, M },
  { "3 tỷ 45 triệu| đồng", 3045, 6, M },
  { "08 tỷ 045 triệu| đồng", 8045, 6, P | M },
  { "2 tỷ 306,8 triệu| đồng", 23068, 5, F | M },
  { "1 triệu 200 ngàn|", 1200, 3, M },
  { "1 triệu 200 nghìn 500| đồng", 1200500, 0, M },
  { "1 nghìn 200 tỷ| đồng", 1200, 9, M },
  { "1 nghìn 200| suất quà", 1200, 0, M },
  { "2 vạn 500| cây", 20500, 0, M },
  { "1 nghìn|\n200 suất quà", 1, 3, M },
  { "1,5 nghìn| 200 suất", 15, 2, F | M },
  { "1 nghìn| 200, tăng", 1, 3, M },
  { "3 nghìn| 50 cây", 3, 3, M },
  { "1 tỷ rưỡi|", 15, 8, W | M },
  { "5 tỷ 4|", 54, 8, M | C },
  { "5 tỷ 4|, tăng", 54, 8, M | C },
  { "5 tỷ| 4 hộ", 5, 9, M },
  { "3 tỷ| 45 hộ", 3, 9, M },
  { "3 tỷ|, 45 triệu", 3, 9, M },
  { "1 tỷ| 2.500 triệu", 1, 9, M },
  { "2 triệu| 3 tỷ", 2, 6, M },
  { "47triệu| đồng", 47, 6, M },
  { "650tr.|đ", 650, 6, M },
  { "650 tr|đ", 650, 6, M },
  { "650 tr.| đồng", 650, 6, M },
  { "41,5tr|/40tr", 415, 5, F | M },
  { "1,2 tỷ| đ", 12, 8, F | M },
  { "45|kg", 45, 0, 0 },
  { "12|tập thể", 12, 0, 0 },
  { "30.000.000|đồng/căn", 30000000, 0, G },
  { "12| tỷ lệ", 12, 0, 0 },
  { "lần thứ >5| triệu tập", 5, 0, 0 },
  { "ấp >2| Vạn Phước", 2, 0, 0 },
  { "5 trăm triệu|", 500, 6, W | M },
  { "3 chục|", 30, 0, W },
  { "4 T\341\273\210| đồng", 4, 9, M },
  { "4 ti\314\211| đồng", 4, 9, M },
  { "4 ty\314\211| đồng", 4, 9, M },
  { "12|,\n15 và", 12, 0, 0 },
  /* signs that are not of the number, and too many of them */
  { "1.250,300.400|", 0, 0, U },
  { "1.250,300.400,500|", 0, 0, U },
  { "0,000000000000000000000000000000000000001| ha", 0, 0, U },
  { "12 480,000000000000000000000000000000000000000| kg", 0, 0, G | U },
  { "12| 480,5.3 kg", 12, 0, 0 },
  { "12 480|; 15 hộ", 12480, 0, G },
  { "1\302\240000\302\240000\302\240000\302\240000\302\240000\302\240000\302\240000\302\240000\302\240000\302\240000"
    "\302\240000\302\240000\302\240000|", 0, 0, G | U },
  { "x\n\t>1|. 250 hộ nghèo", 1, 0, 0 },
  { "x\r>1|. 250 hộ", 1, 0, 0 },
  { "II.>1|. 250 hộ", 1, 0, 0 },
  { "khối >6| .150 tờ", 6, 0, 0 },
  { "1|. 250.00 hộ", 1, 0, 0 },
  { "6 .150|, và", 6150, 0, G },
  { "1. 250.000.000.000.000.000.000.000.000.000.000.000.000| hộ", 0, 0, G | U },
  { "1. 250,0000000000000000000000000000000000000000| kg", 0, 0, G | U },
  { "12; >7|, 4 tỷ", 7, 0, 0 },
  { "12,      >7|, 4 tỷ", 7, 0, 0 },
  { "07|, 4 tỷ", 7, 0, P },
  /* further terms that are none */
  { "650tr|\303\260", 650, 6, M },
  { "650tr|\303\220", 650, 6, M },
  { "3 tỷ| 4500 triệu", 3, 9, M },
  { "1 triệu 2 nghìn| 3 tỷ", 1002, 3, M },
  { "1 nghìn| 200 nghìn", 1, 3, M },
  { "1 nghìn| 200,5 tỷ", 1, 3, M },
  { "1 nghìn| 2000 tỷ", 1, 3, M },
  { "1 triệu 200 nghìn| 500 ha", 1200, 3, M },
  { "1 triệu 200 nghìn| 500,5 đồng", 1200, 3, M },
  { "5 tỷ 4|; tăng", 54, 8, M | C },
  { "5 tỷ 4|: tăng", 54, 8, M | C },
  { "5 tỷ| 4:5", 5, 9, M },
  { "5 triệu tỷ tỷ tỷ tỷ|", 0, 0, M | U },
  { "1 nghìn 200 triệu tỷ tỷ tỷ tỷ|", 0, 0, M | U },
  /* words */
  { "bốn mươi lăm| hộ", 45, 0, W },
  { "một trăm linh năm| người", 105, 0, W },
  { "hai nghìn lẻ bảy|", 2007, 0, W | M },
  { "hai nghìn không trăm linh bảy|", 2007, 0, W | M },
  { "hai mươi tư| hộ", 24, 0, W },
  { "ba mươi mốt| hộ", 31, 0, W },
  { "mười lăm| lớp", 15, 0, W },
  { "mười| lớp", 10, 0, W },
  { "hai| aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 2, 0, W },
  { "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa >hai| hộ", 2, 0, W },
  { "một trăm hai mươi ba| hộ", 123, 0, W },
  { "một trăm| hai trăm", 100, 0, W },
  { "một trăm mốt|", 110, 0, W },
  { "một trăm| lăm", 100, 0, W },
  { "một trăm| linh mười", 100, 0, W },
  { "hai nghìn| lẻ mười", 2, 3, W | M },
  { "hai mươi| tư nhân", 20, 0, W },
  { "mười một| lớp", 11, 0, W },
  { "Hai mươi| lớp", 20, 0, W },
  { "hai lăm| lớp", 25, 0, W },
  { "hai mươi| năm", 20, 0, W },
  { "ba chục| hộ", 30, 0, W },
  { "hai triệu rưỡi|", 25, 5, W | M },
  { "hai trăm rưỡi|", 250, 0, W },
  { "nửa tỷ| đồng", 5, 8, W | M },
  { "hai trăm nghìn|", 200, 3, W | M },
  { "một nghìn hai trăm| hộ", 1200, 0, W | M },
  { "một nghìn hai trăm tỷ| đồng", 1200, 9, W | M },
  { "ba tỷ bốn mươi lăm triệu| đồng", 3045, 6, W | M },
  { "năm| thanh niên", 5, 0, W },
  { "năm trăm mười hai| người", 512, 0, W },
  { "kèm >sáu| người", 6, 0, W },
  { "bẩy| hộ", 7, 0, W },
  { "một| phần quà", 1, 0, W },
  { "ba tỷ| tỷ lệ", 3, 9, W | M },
  { "hai tỷ, ba trăm mười tám triệu, sáu trăm nghìn| đồng", 2318600, 3, W | M },
  { "hai triệu, ba trăm| đồng", 2000300, 0, W | M },
  { "hai triệu|, ba trăm hộ", 2, 6, W | M },
  { "hai triệu|, ba triệu đồng", 2, 6, W | M },
  { "một nghìn|, hai trăm tỷ đồng", 1, 3, W | M },
  { "hai triệu|, 300 nghìn đồng", 2, 6, W | M },
  { "hai triệu|,", 2, 6, W | M },
  { "2 triệu|, ba trăm nghìn đồng", 2, 6, M },
};

static const char * const no_numerals[] = {
  "một số xã", "một phần", "một cách", "một trong những", "một bộ phận", "một cửa", "hai bên", "hai chiều",
  "ba mẹ", "chín muồi", "tư tưởng", "tư nhân", "năm 2022", "năm học", "năm nay", "trăm", "nghìn lẻ một",
  "triệu người", "tỷ lệ", "tỷ trọng", "mươi hộ", "chục", "linh năm", "rưỡi", "nửa nhiệm kỳ", "không", "lăm",
  "thống nhất", "nhất", "Ba Vì", "Hai Bà", "hộ", "đ", "trong >năm", "đầu >tư", "cả >hai", "5 >năm", "vài >ba",
  "hai mươi >năm", "nửa triệu tỷ tỷ tỷ tỷ", "hàng >trăm", "kế hoạch >năm", "đồng/>năm", "năm thứ 4", "phần >trăm", "", " 5", ".5", "-5",
};

static gsize
find_start (const char *text)
{
  const char *mark = strchr (text, '>');

  return mark != NULL ? (gsize) (mark - text) : 0;
}

/* Without the marks, and where they were. */
static char *
unmark (const char *text,
        gsize      *start,
        gsize      *end)
{
  g_autoptr (GString) plain = g_string_new (text);

  *start = find_start (plain->str);
  if (strchr (plain->str, '>') != NULL)
    g_string_erase (plain, (gssize) *start, 1);

  const char *bar = strchr (plain->str, '|');
  *end = bar != NULL ? (gsize) (bar - plain->str) : plain->len;
  if (bar != NULL)
    g_string_erase (plain, (gssize) *end, 1);

  return g_strdup (plain->str);
}

static void
test_numeral (gconstpointer data)
{
  const NumeralCase *expected = data;
  gsize start, end;
  g_autofree char *text = unmark (expected->text, &start, &end);
  DrNumeral numeral;

  g_assert_true (dr_numeral_scan (text, strlen (text), start, &numeral));
  g_assert_cmpuint (numeral.start, ==, start);
  g_assert_cmpuint (numeral.end, ==, end);
  g_assert_cmphex (numeral.flags, ==, expected->flags);
  if ((expected->flags & DR_NUMERAL_UNREADABLE) != 0)
    return;

  g_assert_cmpint ((gint64) numeral.value.coefficient, ==, expected->coefficient);
  g_assert_cmpint (numeral.value.exponent, ==, expected->exponent);
  g_assert_cmpuint (numeral.digits_end, >, start);
  g_assert_cmpuint (numeral.digits_end, <=, end);
}

/* Of a text that is no UTF-8 no more is read than is whole. */
static void
test_broken_bytes (void)
{
  static const char * const texts[] = { "5 t\341(\273", "5 t\341\273(", "5 t\303(" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      DrNumeral numeral;

      g_assert_true (dr_numeral_scan (texts[i], strlen (texts[i]), 0, &numeral));
      g_assert_cmpuint (numeral.end, ==, 1);
      g_assert_cmphex (numeral.flags, ==, 0);
    }
}

static void
test_no_numeral (gconstpointer data)
{
  gsize start, end;
  g_autofree char *text = unmark (data, &start, &end);
  DrNumeral numeral;

  g_assert_false (dr_numeral_scan (text, strlen (text), start, &numeral));
}

static void
test_settle (void)
{
  DrNumeral numeral;

  g_assert_true (dr_numeral_scan ("3,500", 5, 0, &numeral));
  g_assert_cmpint (numeral.value.exponent, ==, -3);
  g_assert_cmpint ((gint64) numeral.other.coefficient, ==, 3500);

  for (guint i = 0; i < 2; i++)
    {
      dr_numeral_settle (&numeral, "cây");
      g_assert_cmpint (numeral.value.exponent, ==, 0);
      g_assert_cmphex (numeral.flags, ==, A | G | E);
      g_assert_cmpint (numeral.other.exponent, ==, -3);
    }
  for (guint i = 0; i < 2; i++)
    {
      dr_numeral_settle (&numeral, i == 0 ? "ha" : NULL);
      g_assert_cmpint (numeral.value.exponent, ==, -3);
      g_assert_cmphex (numeral.flags, ==, A | F);
    }
}

static void
test_other_readings (void)
{
  DrNumeral numeral;

  g_assert_true (dr_numeral_scan ("5 tỷ 4", strlen ("5 tỷ 4"), 0, &numeral));
  g_assert_cmpint ((gint64) numeral.other.coefficient, ==, 5004);
  g_assert_cmpint (numeral.other.exponent, ==, 6);
}

static void
test_slip (gconstpointer data)
{
  const NumeralCase *expected = data;
  gsize start, end;
  g_autofree char *text = unmark (expected->text, &start, &end);
  DrNumeral numeral;

  if (expected->coefficient == 0)
    {
      g_assert_false (dr_numeral_scan_slip (text, strlen (text), start, &numeral));
      return;
    }

  g_assert_true (dr_numeral_scan_slip (text, strlen (text), start, &numeral));
  g_assert_cmpuint (numeral.start, ==, start);
  g_assert_cmpuint (numeral.end, ==, end);
  g_assert_cmpint ((gint64) numeral.value.coefficient, ==, expected->coefficient);
  g_assert_cmpint ((gint64) numeral.other.coefficient, ==, expected->exponent);
  g_assert_cmphex (numeral.flags, ==, expected->flags);

  for (gsize length = start; length <= strlen (text); length++)
    {
      g_autofree char *cut = g_memdup2 (text, length);

      if (dr_numeral_scan_slip (cut, length, start, &numeral))
        g_assert_cmpuint (numeral.end, <=, length);
    }
}

/* The number, and in the place of its exponent the number without the letter; 0 for none. */
static const NumeralCase slips[] = {
  { "l.236| suất", 1236, 236, G | S },
  { "1O5| hộ", 105, 15, S },
  { "có >2S0| hộ", 250, 20, S },
  { "12,I5| ha", 1215, 125, F | S },
  { "1l triệu| đồng", 0, 0, 0 },
  { "12l triệu| đồng", 121, 12, M | S },
  { "lO5", 0, 0, 0 },
  { "5S", 0, 0, 0 },
  { "2.318", 0, 0, 0 },
  { "ll.236", 0, 0, 0 },
  { "QL>l.236", 0, 0, 0 },
  { "1O5.250.250.250.250.250.250", 0, 0, 0 },
  { ".1O5", 0, 0, 0 },
  { "1O5,250", 0, 0, 0 },
  { "1.2O3.456", 0, 0, 0 },
  { "1O5| ộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộ", 105, 15, S },
  { "1O5|  ộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộộ", 105, 15, S },
  { "1O5B.250.250.250.250.250.250.250", 0, 0, 0 },
  { "", 0, 0, 0 },
};

/* Thirty-eight digits leave no room for what comes behind them: the number ends before it. */
static void
test_full_figures (void)
{
  static const struct
  {
    guint       n_digits;
    const char *behind;       /* with a bar where the number ends */
    int         exponent;
    guint       flags;
  } cases[] = {
    { 38, " tỷ| rưỡi", 9, M },
    { 38, " tỷ| 3 triệu", 9, M },
    { 38, " nghìn| 200 tỷ", 3, M },
    { 38, " nghìn| 500 đồng", 3, M },
    { 38, " nghìn| 4", 3, M },
    { 38, "| trăm nghìn", 0, 0 },
    { 36, " trăm nghìn| lẻ bảy", 3, W | M },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *digits = g_strnfill (cases[i].n_digits, '9');
      g_autofree char *marked = g_strconcat (digits, cases[i].behind, NULL);
      gsize start, end;
      g_autofree char *text = unmark (marked, &start, &end);
      DrNumeral numeral;

      g_assert_true (dr_numeral_scan (text, strlen (text), 0, &numeral));
      g_assert_cmpuint (numeral.end, ==, end);
      g_assert_cmphex (numeral.flags, ==, cases[i].flags);
      g_assert_cmpint (numeral.value.exponent, ==, cases[i].exponent);
    }
}

static void
test_many_digits (void)
{
  g_autofree char *digits = g_strnfill (39, '9');
  DrNumeral numeral;

  g_assert_true (dr_numeral_scan (digits, 38, 0, &numeral));
  g_assert_cmphex (numeral.flags, ==, 0);
  g_assert_true (dr_numeral_scan (digits, 39, 0, &numeral));
  g_assert_cmphex (numeral.flags, ==, U);
  g_assert_cmpuint (numeral.end, ==, 39);

  /* Every scan goes on from where the last one ended: a quarter of a megabyte takes no time. */
  const char * const units[] = { "9", "1.", "1,234", "12 480 ", "1. 250", "một ", "1 tỷ ", "12, ", "trên ", "1 250.", "\314\201" };
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      gint64 began = g_get_monotonic_time ();

      while (text->len < 1 << 18)
        g_string_append (text, units[i]);
      for (gsize at = 0; at < text->len;)
        {
          DrHedge hedge;
          gsize end;

          if (dr_numeral_scan (text->str, text->len, at, &numeral))
            {
              g_assert_cmpuint (numeral.end, >, at);
              at = numeral.end;
            }
          else if (dr_numeral_scan_hedge (text->str, text->len, at, &end, &hedge))
            at = end;
          else
            at++;
        }
      g_assert_cmpint (g_get_monotonic_time () - began, <, 20 * G_USEC_PER_SEC);
    }
}

static void
test_every_cut (void)
{
  /* No text is read beyond its length, wherever it is cut. */
  for (gsize i = 0; i < G_N_ELEMENTS (numerals); i++)
    {
      gsize start, end;
      g_autofree char *text = unmark (numerals[i].text, &start, &end);

      for (gsize length = start; length <= strlen (text); length++)
        {
          g_autofree char *cut = g_memdup2 (text, length);
          DrNumeral numeral;
          DrHedge hedge;

          if (dr_numeral_scan (cut, length, start, &numeral))
            g_assert_cmpuint (numeral.end, <=, length);
          dr_numeral_scan_rank (cut, length, start, &end);
          dr_numeral_scan_hedge (cut, length, start, &end, &hedge);
        }
    }
}

/* Whatever stands side by side, a number lies inside its text, its parts in order, and is read the same way twice. */
static void
test_any_words (void)
{
  static const char * const words[] = {
    "0", "1", "2", "5", "07", "12", "125", "250", "000", "2022", "31", "I", "V", "X", "l", "O", "S", "B", ".", ",", ";", ":", "/", "-",
    "(", ")", "%", "‰", "％", "٪", " ", " ", " ", "  ", "\n", "\r\n", "\r", "\t", "\u00a0", "\u202f", "\u2009", "\u2007", "\u200b",
    "−", "–", "một", "mốt", "hai", "ba", "tư", "bốn", "năm", "lăm", "nhăm", "sáu", "bảy", "chín", "mười", "mươi", "trăm", "linh", "lẻ",
    "không", "nghìn", "ngàn", "vạn", "triệu", "tr", "tỷ", "tỉ", "rưỡi", "nửa", "chục", "đôi", "Hai", "Năm", "phần", "hộ", "đồng", "đ",
    "m2", "m²", "ha", "km", "kg", "ngày", "tháng", "nhất", "nhì", "thứ", "hạng", "mấy", "hơn", "trên", "gần", "không quá", "trở lên",
    "trở xuống", "và", "đến", "é", "́", "e\u0301", "中",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 30000; i++)
    {
      GString *string = g_string_new (NULL);
      gint32 n = g_rand_int_range (random, 1, 9);

      for (gint32 j = 0; j < n; j++)
        {
          g_string_append (string, words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
          if (g_rand_int_range (random, 0, 3) == 0)
            g_string_append_c (string, ' ');
        }
      g_autofree char *text = g_string_free (string, FALSE);
      gsize length = strlen (text);
      for (gsize start = 0; start < length; start++)
        {
          DrNumeral numeral, again;
          DrHedge hedge;
          gsize end = 0;

          if (((guchar) text[start] & 0xc0) == 0x80)
            continue;
          if (dr_numeral_scan (text, length, start, &numeral))
            {
              g_assert_cmpuint (numeral.start, ==, start);
              g_assert_cmpuint (numeral.digits_end, >, start);
              g_assert_cmpuint (numeral.end, >=, numeral.digits_end);
              g_assert_cmpuint (numeral.end, <=, length);
              g_assert_true (dr_numeral_scan (text, length, start, &again));
              g_assert_cmpuint (again.end, ==, numeral.end);
              g_assert_cmpuint (again.flags, ==, numeral.flags);
            }
          if (dr_numeral_scan_slip (text, length, start, &numeral))
            g_assert_cmpuint (numeral.end, <=, length);
          if (dr_numeral_scan_rank (text, length, start, &end) > 0)
            g_assert_cmpuint (end, <=, length);
          if (dr_numeral_scan_roman (text, length, start, &end) > 0)
            g_assert_cmpuint (end, <=, length);
          if (dr_numeral_scan_hedge (text, length, start, &end, &hedge))
            g_assert_cmpuint (end, <=, length);
          if (dr_numeral_scan_suffix (text, length, start, &end, &hedge))
            g_assert_cmpuint (end, <=, length);
        }
    }
}

typedef struct
{
  const char *text;
  guint       rank;
} RankCase;

static const RankCase ranks[] = {
  { "Nhất|", 1 }, { "NHẤT|", 1 }, { "nhì| cụm", 2 }, { "Hai|", 2 }, { "Ba|/9 huyện", 3 }, { "Tư|", 4 },
  { "Năm|", 5 }, { "năm 2022", 0 }, { "Mười|", 10 }, { "Mười một|/14", 11 }, { "hai mươi mốt|", 21 },
  { "IV|", 4 }, { "II|.", 2 }, { "XIV|", 14 }, { "IIII", 0 }, { "VX", 0 }, { "C", 0 }, { "05|", 5 }, { "4|/13", 4 },
  { "4,5", 0 }, { "4a", 0 }, { "nhất là", 0 }, { "nhất trí", 0 }, { "0|", 0 }, { "1000", 0 }, { "cao", 0 }, { "", 0 },
};

static void
test_rank (gconstpointer data)
{
  const RankCase *expected = data;
  gsize start, end, found = 0;
  g_autofree char *text = unmark (expected->text, &start, &end);

  g_assert_cmpuint (dr_numeral_scan_rank (text, strlen (text), start, &found), ==, expected->rank);
  if (expected->rank > 0)
    g_assert_cmpuint (found, ==, end);
}

static void
test_roman (void)
{
  static const struct { const char *text; guint value; } romans[] = {
    { "I", 1 }, { "III", 3 }, { "IV", 4 }, { "IX", 9 }, { "XL", 40 }, { "XCIX", 99 }, { "CDXLIV", 444 },
    { "MCMXCIV", 1994 }, { "MMMCMXCIX", 3999 }, { "MMMM", 0 }, { "IIX", 0 }, { "IVI", 0 }, { "XIX", 19 },
    { "IXI", 0 }, { "VV", 0 }, { "iv", 0 }, { "IVa", 0 }, { "I2", 0 }, { "", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (romans); i++)
    {
      gsize end = 0;

      g_assert_cmpuint (dr_numeral_scan_roman (romans[i].text, strlen (romans[i].text), 0, &end), ==, romans[i].value);
      g_assert_cmpuint (end, ==, romans[i].value > 0 ? strlen (romans[i].text) : 0);
    }

  gsize end;
  g_assert_cmpuint (dr_numeral_scan_roman ("AIV", 3, 1, &end), ==, 0);
}

typedef struct
{
  const char *text;
  int         hedge; /* -1 for none */
} HedgeCase;

static const HedgeCase hedges[] = {
  { "hơn| 8.000 bộ", DR_HEDGE_OVER },
  { "trên| 3,2 tỷ", DR_HEDGE_OVER },
  { "Trên| ba tỷ", DR_HEDGE_OVER },
  { "vượt mức| 40", DR_HEDGE_OVER },
  { "gần| 02 tỷ", DR_HEDGE_UNDER },
  { "dưới| 5", DR_HEDGE_UNDER },
  { "chưa đến| 5", DR_HEDGE_UNDER },
  { "khoảng| 200 hộ", DR_HEDGE_ABOUT },
  { "ước thực hiện| 200 hộ", DR_HEDGE_ABOUT },
  { "ước đạt trên| 200 hộ", DR_HEDGE_OVER },
  { "vào khoảng| 200 hộ", DR_HEDGE_ABOUT },
  { "xấp xỉ| 200", DR_HEDGE_ABOUT },
  { "trên dưới| 200", DR_HEDGE_ABOUT },
  { "khoảng| từ 20 đến 25", DR_HEDGE_ABOUT },
  { "ít nhất| 12 cuộc", DR_HEDGE_AT_LEAST },
  { "không dưới| 12 cuộc", DR_HEDGE_AT_LEAST },
  { "không thấp hơn| 12", DR_HEDGE_AT_LEAST },
  { "tối thiểu| 12", DR_HEDGE_AT_LEAST },
  { "không quá| 12", DR_HEDGE_AT_MOST },
  { "không vượt quá| 12", DR_HEDGE_AT_MOST },
  { "tối đa| 12", DR_HEDGE_AT_MOST },
  { "hơn| -5", DR_HEDGE_OVER },
  { "hơn| âm 5", DR_HEDGE_OVER },
  { "trên địa bàn 9 xã", -1 },
  { "hơn nữa", -1 },
  { "gần đây", -1 },
  { "dưới sự", -1 },
  { "cao >hơn 3%", -1 },
  { "nhiều >hơn 12 hộ", -1 },
  { "mức >độ 4", -1 },
  { "trên một số", -1 },
  { "trên", -1 },
  { "5", -1 },
  { "", -1 },
};

static void
test_hedge (gconstpointer data)
{
  const HedgeCase *expected = data;
  gsize start, end, found;
  g_autofree char *text = unmark (expected->text, &start, &end);
  DrHedge hedge;

  if (!dr_numeral_scan_hedge (text, strlen (text), start, &found, &hedge))
    {
      g_assert_cmpint (expected->hedge, ==, -1);
      return;
    }

  g_assert_cmpint ((int) hedge, ==, expected->hedge);
  g_assert_cmpuint (found, ==, end);
}

static void
test_suffix (void)
{
  gsize end;
  DrHedge hedge;

  g_assert_true (dr_numeral_scan_suffix ("trở lên", strlen ("trở lên"), 0, &end, &hedge));
  g_assert_cmpuint (end, ==, strlen ("trở lên"));
  g_assert_cmpint (hedge, ==, DR_HEDGE_AT_LEAST);
  g_assert_true (dr_numeral_scan_suffix ("trở xuống.", strlen ("trở xuống."), 0, &end, &hedge));
  g_assert_cmpint (hedge, ==, DR_HEDGE_AT_MOST);
  g_assert_false (dr_numeral_scan_suffix ("trở thành", strlen ("trở thành"), 0, &end, &hedge));
}

static void
add (const char    *group,
     gsize          i,
     const char    *text,
     gconstpointer  data,
     GTestDataFunc  function)
{
  g_autofree char *clean = g_strdelimit (g_strdup (text), "/\r\n#", '_');
  g_autofree char *path = g_strdup_printf ("/numeral/%s/%" G_GSIZE_FORMAT " %s", group, i, clean);

  g_test_add_data_func (path, data, function);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (numerals); i++)
    add ("scan/reads", i, numerals[i].text, &numerals[i], test_numeral);
  for (gsize i = 0; i < G_N_ELEMENTS (no_numerals); i++)
    add ("scan/refuses", i, no_numerals[i], no_numerals[i], test_no_numeral);
  g_test_add_func ("/numeral/scan/many-digits-are-unreadable-and-linear", test_many_digits);
  g_test_add_func ("/numeral/scan/a-full-figure-has-no-room-for-more", test_full_figures);
  g_test_add_func ("/numeral/scan/broken-bytes-end-it", test_broken_bytes);
  g_test_add_func ("/numeral/scan/stays-within-the-text", test_every_cut);
  g_test_add_func ("/numeral/scan/any-words-side-by-side", test_any_words);
  g_test_add_func ("/numeral/settle/the-measure-decides", test_settle);
  g_test_add_func ("/numeral/scan/a-last-digit-has-two-readings", test_other_readings);
  for (gsize i = 0; i < G_N_ELEMENTS (slips); i++)
    add ("slip", i, slips[i].text, &slips[i], test_slip);
  for (gsize i = 0; i < G_N_ELEMENTS (ranks); i++)
    add ("rank", i, ranks[i].text, &ranks[i], test_rank);
  g_test_add_func ("/numeral/roman/is-canonical", test_roman);
  for (gsize i = 0; i < G_N_ELEMENTS (hedges); i++)
    add ("hedge", i, hedges[i].text, &hedges[i], test_hedge);
  g_test_add_func ("/numeral/suffix/at-least-and-at-most", test_suffix);

  return g_test_run ();
}
