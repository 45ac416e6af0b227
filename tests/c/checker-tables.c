/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Tables with relations that are known because they were made: right ones stay clean, however they are rounded and whatever
 * rows they have besides; one cell moved beyond its precision is found. What is not found is counted, and listed in
 * tests/vectors/internal/checking-tables.json.
 */

#include "config.h"

#include <districtreport/dr-checker.h>
#include <districtreport/dr-reader.h>

#include <json-glib/json-glib.h>
#include <locale.h>
#include <string.h>

#include "word-fixture.h"
#include "workbook-fixture.h"

#define COLUMNS_MOST 8
#define ROWS_MOST 24
#define TABLES 40
/* Tables that are told of where they should be clean. */
#define TOLD_MOST 3

/* A figure of so many steps, each a power of ten of one, or words. */
typedef struct
{
  char  *words;         /* (owned) (nullable) */
  gint64 steps;
  guint  digits;
  gint64 beyond;        /* a move by so many steps is hidden by rounding; G_MAXINT64 of what stands in no relation */
} Cell;

typedef struct
{
  GRand  *random;
  char   *title;        /* (owned) */
  Cell    cells[ROWS_MOST][COLUMNS_MOST];
  guint   n_rows;       /* with the head */
  guint   n_columns;
} Sheet;

static gint32
draw (Sheet *sheet,
      gint32 low,
      gint32 high)
{
  return g_rand_int_range (sheet->random, low, high);
}

static void
put_words (Sheet      *sheet,
           guint       row,
           guint       column,
           const char *words)
{
  g_free (sheet->cells[row][column].words);
  sheet->cells[row][column] = (Cell) { g_strdup (words), 0, 0, G_MAXINT64 };
  sheet->n_rows = MAX (sheet->n_rows, row + 1);
  sheet->n_columns = MAX (sheet->n_columns, column + 1);
}

static void
put (Sheet *sheet,
     guint  row,
     guint  column,
     gint64 steps,
     guint  digits,
     gint64 beyond)
{
  g_free (sheet->cells[row][column].words);
  sheet->cells[row][column] = (Cell) { NULL, steps, digits, beyond };
  sheet->n_rows = MAX (sheet->n_rows, row + 1);
  sheet->n_columns = MAX (sheet->n_columns, column + 1);
}

static void
put_head (Sheet              *sheet,
          const char         *title,
          const char * const *heads)
{
  g_free (sheet->title);
  sheet->title = g_strdup (title);
  for (guint i = 0; heads[i] != NULL; i++)
    put_words (sheet, 0, i, heads[i]);
}

static void
put_place (Sheet *sheet,
           guint  row)
{
  static const char * const places[] = {
    "Bàu Sen", "Cồn Lá", "Tân Hòa", "Mỹ An", "Đông Thạnh", "Phú Lộc", "Vĩnh Trạch", "Long Điền", "An Khê", "Hòa Bình Hạ",
  };

  put_words (sheet, row, 0, places[(row - 1) % G_N_ELEMENTS (places)]);
}

/* part × 10^digits / whole, rounded or cut off. */
static gint64
divide (Sheet *sheet,
        gint64 part,
        gint64 whole)
{
  return draw (sheet, 0, 3) == 0 ? part / whole : (2 * part + whole) / (2 * whole);
}

static char *
write_cell (const Cell *cell,
            gboolean    is_raw)
{
  static const gint64 scales[] = { 1, 10, 100, 1000 };
  gint64 scale = scales[cell->digits];
  gint64 whole = ABS (cell->steps) / scale;
  GString *text = g_string_new (NULL);

  if (cell->words != NULL)
    return g_string_free (text, TRUE), g_strdup (cell->words);
  g_string_printf (text, "%" G_GINT64_FORMAT, whole);
  for (gssize at = (gssize) text->len - 3; at > 0 && !is_raw; at -= 3)
    g_string_insert_c (text, at, '.');
  if (cell->steps < 0)
    g_string_prepend_c (text, '-');
  if (cell->digits > 0)
    g_string_append_printf (text, "%c%0*" G_GINT64_FORMAT, is_raw ? '.' : ',', (int) cell->digits, ABS (cell->steps) % scale);

  return g_string_free (text, FALSE);
}

/* --- what the columns have to do with each other --- */

/* nam + nữ = tổng, and all of them below. */
static void
compose_sum (Sheet *sheet)
{
  static const char * const heads[] = { "Xã", "Nam", "Nữ", "Tổng", NULL };
  guint n = (guint) draw (sheet, 3, 9);
  gint64 all[4] = { 0 };

  put_head (sheet, "Hội viên theo giới tính năm 2023", heads);
  for (guint row = 1; row <= n; row++)
    {
      gint64 parts[] = { draw (sheet, 110, 900), draw (sheet, 110, 900) };

      put_place (sheet, row);
      put (sheet, row, 1, parts[0], 0, 0);
      put (sheet, row, 2, parts[1], 0, 0);
      put (sheet, row, 3, parts[0] + parts[1], 0, 0);
      all[1] += parts[0];
      all[2] += parts[1];
    }
  put_words (sheet, n + 1, 0, "Tổng cộng");
  put (sheet, n + 1, 1, all[1], 0, 0);
  put (sheet, n + 1, 2, all[2], 0, 0);
  put (sheet, n + 1, 3, all[1] + all[2], 0, 0);
}

/* đầu năm + tăng - giảm = cuối năm. */
static void
compose_balance (Sheet *sheet)
{
  static const char * const heads[] = { "Chi hội", "Đầu năm", "Kết nạp", "Giảm", "Cuối năm", NULL };
  guint n = (guint) draw (sheet, 4, 9);
  gint64 all[5] = { 0 };

  put_head (sheet, "Biến động hội viên năm 2023", heads);
  for (guint row = 1; row <= n; row++)
    {
      gint64 figures[] = { 0, draw (sheet, 200, 900), draw (sheet, 11, 90), draw (sheet, 11, 60), 0 };

      figures[4] = figures[1] + figures[2] - figures[3];
      put_place (sheet, row);
      for (guint i = 1; i < 5; i++)
        {
          put (sheet, row, i, figures[i], 0, 0);
          all[i] += figures[i];
        }
    }
  put_words (sheet, n + 1, 0, "Cộng");
  for (guint i = 1; i < 5; i++)
    put (sheet, n + 1, i, all[i], 0, 0);
}

/* kế hoạch, thực hiện and how many per cent that is. */
static void
compose_percent (Sheet *sheet)
{
  static const char * const heads[] = { "TT", "Xã", "Kế hoạch", "Thực hiện", "Đạt (%)", NULL };
  guint n = (guint) draw (sheet, 3, 9);
  guint digits = (guint) draw (sheet, 1, 3);
  gint64 scale = digits == 1 ? 10 : 100;
  gint64 planned = 0, done = 0;

  put_head (sheet, "Kết quả trồng cây phân tán năm 2023", heads);
  for (guint row = 1; row <= n + 1; row++)
    {
      gint64 plan = row <= n ? draw (sheet, 110, 900) : planned;
      gint64 actual = row <= n ? plan * draw (sheet, 70, 130) / 100 + 1 : done;

      put_place (sheet, row);
      put_words (sheet, row, 1, sheet->cells[row][0].words);
      put (sheet, row, 0, row, 0, G_MAXINT64);
      put (sheet, row, 2, plan, 0, 0);
      put (sheet, row, 3, actual, 0, 0);
      put (sheet, row, 4, divide (sheet, actual * 100 * scale, plan), digits, 1);
      planned += plan;
      done += actual;
    }
  put_words (sheet, n + 1, 0, "");
  put_words (sheet, n + 1, 1, "Tổng cộng");
}

/* năm nay, năm trước and the growth. */
static void
compose_growth (Sheet *sheet)
{
  static const char * const heads[] = { "Xã", "Năm 2022", "Năm 2023", "Tăng, giảm (%)", NULL };
  guint n = (guint) draw (sheet, 4, 9);
  gint64 before = 0, now = 0;

  put_head (sheet, "Đàn bò theo xã", heads);
  for (guint row = 1; row <= n + 1; row++)
    {
      gint64 one = row <= n ? draw (sheet, 300, 900) : before;
      gint64 other = row <= n ? one + draw (sheet, 20, 200) : now;

      put_place (sheet, row);
      put (sheet, row, 1, one, 0, 0);
      put (sheet, row, 2, other, 0, 0);
      put (sheet, row, 3, divide (sheet, (other - one) * 1000, one), 1, 1);
      before += one;
      now += other;
    }
  put_words (sheet, n + 1, 0, "Tổng cộng");
}

/* tạ/ha × ha = tấn, to tenths; nobody adds up a yield. */
static void
compose_yield (Sheet *sheet)
{
  static const char * const heads[] = { "Xã", "Diện tích (ha)", "Năng suất (tạ/ha)", "Sản lượng (tấn)", NULL };
  guint n = (guint) draw (sheet, 4, 9);

  put_head (sheet, "Lúa đông xuân năm 2023", heads);
  for (guint row = 1; row <= n; row++)
    {
      gint64 area = draw (sheet, 600, 4000), yield = draw (sheet, 400, 700);

      put_place (sheet, row);
      put (sheet, row, 1, area, 1, 1 + 200 / yield);
      put (sheet, row, 2, yield, 1, 1 + 200 / area);
      put (sheet, row, 3, divide (sheet, area * yield, 100), 1, 1);
    }
}

/* What each is of all. */
static void
compose_share (Sheet *sheet)
{
  static const char * const heads[] = { "Xã", "Số hộ", "Tỷ trọng (%)", NULL };
  guint n = (guint) draw (sheet, 4, 9);
  gint64 counts[10];
  gint64 all = 0;

  put_head (sheet, "Hộ tham gia bảo hiểm năm 2023", heads);
  for (guint i = 0; i < n; i++)
    all += counts[i] = draw (sheet, 110, 900);
  for (guint row = 1; row <= n; row++)
    {
      put_place (sheet, row);
      put (sheet, row, 1, counts[row - 1], 0, 1 + all / 1000);
      put (sheet, row, 2, divide (sheet, counts[row - 1] * 10000, all), 2, 1);
    }
  put_words (sheet, n + 1, 0, "Tổng cộng");
  put (sheet, n + 1, 1, all, 0, 1 + all / 1000);
  put (sheet, n + 1, 2, 10000, 2, 100);
}

/* I, II and their items, some of which have parts that nobody adds up again. */
static void
compose_groups (Sheet *sheet)
{
  static const char * const heads[] = { "TT", "Đơn vị", "Chỉ tiêu", "Kết quả", NULL };
  gint64 all[2] = { 0 };
  guint row = 1;

  put_head (sheet, "Thu quỹ năm 2023", heads);
  for (guint group = 0; group < 2; group++)
    {
      guint head = row++;
      gint64 sums[2] = { 0 };
      guint n = (guint) draw (sheet, 2, 5);

      for (guint i = 1; i <= n; i++, row++)
        {
          gint64 figures[] = { draw (sheet, 110, 900), draw (sheet, 110, 900) };

          put_place (sheet, row);
          put_words (sheet, row, 1, sheet->cells[row][0].words);
          put (sheet, row, 0, i, 0, G_MAXINT64);
          for (guint column = 0; column < 2; column++)
            {
              put (sheet, row, 2 + column, figures[column], 0, 0);
              sums[column] += figures[column];
            }
          if (i > 1 || draw (sheet, 0, 2) == 0)
            continue;
          row++;
          put_words (sheet, row, 0, "");
          put_words (sheet, row, 1, "Trong đó: của cán bộ");
          put (sheet, row, 2, figures[0] / 3, 0, G_MAXINT64);
          put (sheet, row, 3, figures[1] / 4, 0, G_MAXINT64);
        }
      put_words (sheet, head, 0, group == 0 ? "I" : "II");
      put_words (sheet, head, 1, group == 0 ? "Khối xã" : "Khối cơ quan");
      for (guint column = 0; column < 2; column++)
        {
          put (sheet, head, 2 + column, sums[column], 0, 0);
          all[column] += sums[column];
        }
    }
  put_words (sheet, row, 0, "");
  put_words (sheet, row, 1, "Tổng cộng");
  put (sheet, row, 2, all[0], 0, 0);
  put (sheet, row, 3, all[1], 0, 0);
}

/* Four quarters and the year. */
static void
compose_quarters (Sheet *sheet)
{
  static const char * const heads[] = { "Xã", "Quý I", "Quý II", "Quý III", "Quý IV", "Cả năm", NULL };
  guint n = (guint) draw (sheet, 3, 9);
  gint64 all[6] = { 0 };

  put_head (sheet, "Hồ sơ tiếp nhận năm 2023", heads);
  for (guint row = 1; row <= n; row++)
    {
      gint64 year = 0;

      put_place (sheet, row);
      for (guint i = 1; i < 5; i++)
        {
          gint64 quarter = draw (sheet, 110, 900);

          put (sheet, row, i, quarter, 0, 0);
          year += quarter;
          all[i] += quarter;
        }
      put (sheet, row, 5, year, 0, 0);
      all[5] += year;
    }
  put_words (sheet, n + 1, 0, "Cộng");
  for (guint i = 1; i < 6; i++)
    put (sheet, n + 1, i, all[i], 0, 0);
}

/* Money that was rounded cell by cell. */
static void
compose_rounded (Sheet *sheet)
{
  static const char * const heads[] = { "Nguồn vốn", "Vốn cấp", "Vốn đối ứng", "Tổng vốn", NULL };
  guint n = (guint) draw (sheet, 4, 9);
  gint64 all[4] = { 0 };
  gint64 slack = (n + 2) * 2;

  put_head (sheet, "Vốn đầu tư năm 2023 (ĐVT: tỷ đồng)", heads);
  for (guint row = 1; row <= n + 1; row++)
    {
      gint64 parts[] = { row <= n ? draw (sheet, 10000, 90000) : all[1], row <= n ? draw (sheet, 10000, 90000) : all[2] };

      put_place (sheet, row);
      put (sheet, row, 1, divide (sheet, parts[0], 100), 1, slack);
      put (sheet, row, 2, divide (sheet, parts[1], 100), 1, slack);
      put (sheet, row, 3, divide (sheet, parts[0] + parts[1], 100), 1, slack);
      all[1] += parts[0];
      all[2] += parts[1];
    }
  put_words (sheet, n + 1, 0, "Tổng số");
}

/* Scores, and ranks with ties. */
static void
compose_ranks (Sheet *sheet)
{
  static const char * const heads[] = { "Đơn vị", "Điểm", "Xếp hạng", NULL };
  guint n = (guint) draw (sheet, 5, 10);
  gint64 score = 980;
  guint rank = 0;

  put_head (sheet, "Kết quả chấm điểm thi đua năm 2023", heads);
  for (guint row = 1; row <= n; row++)
    {
      gboolean is_tie = row > 1 && draw (sheet, 0, 5) == 0;

      if (!is_tie)
        {
          score -= draw (sheet, 3, 40);
          rank = row;
        }
      put_place (sheet, row);
      /* How far a score may move without passing another is not worked out. */
      put (sheet, row, 1, score, 1, G_MAXINT64);
      put (sheet, row, 2, rank, 0, 0);
    }
}

/* A mean below. */
static void
compose_mean (Sheet *sheet)
{
  static const char * const heads[] = { "Xã", "Số tiêu chí", "Thu nhập (triệu đồng)", NULL };
  guint n = (guint) draw (sheet, 4, 9);
  gint64 all[3] = { 0 };

  put_head (sheet, "Kết quả xây dựng nông thôn mới năm 2023", heads);
  for (guint row = 1; row <= n; row++)
    {
      put_place (sheet, row);
      for (guint i = 1; i < 3; i++)
        {
          gint64 figure = i == 1 ? draw (sheet, 11, 19) : draw (sheet, 400, 700);

          put (sheet, row, i, figure, i - 1, G_MAXINT64);
          all[i] += figure;
        }
    }
  put_words (sheet, n + 1, 0, "Bình quân");
  put (sheet, n + 1, 1, divide (sheet, all[1] * 10, n), 1, 1);
  put (sheet, n + 1, 2, divide (sheet, all[2], n), 1, 1);
}

/* Rows that are only some of all: nothing adds up, and nothing has to. */
static void
compose_partial (Sheet *sheet)
{
  static const char * const heads[] = { "Xã", "Số lớp", "Số người", "Kinh phí", NULL };
  guint n = (guint) draw (sheet, 3, 9);

  put_head (sheet, "Một số xã mở nhiều lớp", heads);
  for (guint row = 1; row <= n; row++)
    {
      put_place (sheet, row);
      put (sheet, row, 1, draw (sheet, 2, 19), 0, G_MAXINT64);
      put (sheet, row, 2, draw (sheet, 60, 900), 0, G_MAXINT64);
      put (sheet, row, 3, draw (sheet, 11, 99), 0, G_MAXINT64);
    }
  put_words (sheet, n + 1, 0, "Toàn huyện");
  put (sheet, n + 1, 1, 20 * n + draw (sheet, 11, 99), 0, G_MAXINT64);
  put (sheet, n + 1, 2, 1000 * n + draw (sheet, 110, 990), 0, G_MAXINT64);
  put (sheet, n + 1, 3, 120 * n + draw (sheet, 11, 99), 0, G_MAXINT64);
}

/* Indicators, each with its measure: the rows have nothing to do with each other. */
static void
compose_indicators (Sheet *sheet)
{
  static const char * const heads[] = { "TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện", "Đạt (%)", NULL };
  static const struct { const char *name; const char *measure; guint digits; } indicators[] = {
    { "Trồng rừng tập trung", "ha", 1 }, { "Tổng đàn gia súc", "con", 0 }, { "Thu ngân sách", "triệu đồng", 0 },
    { "Giải quyết việc làm", "người", 0 }, { "Sản lượng cá", "tấn", 1 }, { "Tổng số hộ dùng nước sạch", "hộ", 0 },
  };
  guint n = (guint) draw (sheet, 3, G_N_ELEMENTS (indicators) + 1);

  put_head (sheet, "Kết quả thực hiện chỉ tiêu năm 2023", heads);
  for (guint row = 1; row <= n; row++)
    {
      gint64 plan = draw (sheet, 1100, 9000), actual = plan * draw (sheet, 80, 125) / 100 + 1;

      put (sheet, row, 0, row, 0, G_MAXINT64);
      put_words (sheet, row, 1, indicators[row - 1].name);
      put_words (sheet, row, 2, indicators[row - 1].measure);
      put (sheet, row, 3, plan, indicators[row - 1].digits, indicators[row - 1].digits > 0 ? 10 : 5);
      put (sheet, row, 4, actual, indicators[row - 1].digits, indicators[row - 1].digits > 0 ? 10 : 5);
      put (sheet, row, 5, divide (sheet, actual * 1000, plan), 1, 2);
    }
}

static const struct
{
  const char *name;
  void      (*compose) (Sheet *sheet);
} kinds[] = {
  { "sum", compose_sum },
  { "balance", compose_balance },
  { "percent", compose_percent },
  { "growth", compose_growth },
  { "yield", compose_yield },
  { "share", compose_share },
  { "groups", compose_groups },
  { "quarters", compose_quarters },
  { "rounded", compose_rounded },
  { "ranks", compose_ranks },
  { "mean", compose_mean },
  { "partial", compose_partial },
  { "indicators", compose_indicators },
};

/* --- how a table is written --- */

static void
append_row (GString     *text,
            const Sheet *sheet,
            guint        row,
            const char  *before,
            const char  *between,
            const char  *behind)
{
  g_string_append (text, before);
  for (guint column = 0; column < sheet->n_columns; column++)
    {
      g_autofree char *written = write_cell (&sheet->cells[row][column], FALSE);

      g_string_append_printf (text, "%s%s", column > 0 ? between : "", written);
    }
  g_string_append (text, behind);
}

static GBytes *
finish (GString *text)
{
  return g_string_free_to_bytes (text);
}

static GString *
begin (const Sheet *sheet)
{
  GString *text = g_string_new ("BÁO CÁO\nKết quả công tác năm 2023 của Hội Nông dân huyện Ninh Lộc\n-----\n");

  g_string_append_printf (text, "%s\n", sheet->title);

  return text;
}

static GBytes *
write_tabs (const Sheet *sheet)
{
  GString *text = begin (sheet);

  for (guint row = 0; row < sheet->n_rows; row++)
    append_row (text, sheet, row, "", "\t", "\n");

  return finish (text);
}

static GBytes *
write_pipes (const Sheet *sheet)
{
  GString *text = begin (sheet);

  for (guint row = 0; row < sheet->n_rows; row++)
    append_row (text, sheet, row, "", "|", "\n");

  return finish (text);
}

static GBytes *
write_framed (const Sheet *sheet)
{
  GString *text = begin (sheet);

  for (guint row = 0; row < sheet->n_rows; row++)
    {
      append_row (text, sheet, row, "| ", " | ", " |\n");
      for (guint column = 0; row == 0 && column < sheet->n_columns; column++)
        g_string_append_printf (text, "|---%s", column + 1 == sheet->n_columns ? "|\n" : "");
    }

  return finish (text);
}

/* One cell a line; what is empty leaves no line. */
static GBytes *
write_stacked (const Sheet *sheet)
{
  GString *text = begin (sheet);

  for (guint row = 0; row < sheet->n_rows; row++)
    for (guint column = 0; column < sheet->n_columns; column++)
      {
        g_autofree char *written = write_cell (&sheet->cells[row][column], FALSE);

        if (*written != '\0')
          g_string_append_printf (text, "%s\n\n", written);
      }

  return finish (text);
}

static GBytes *
write_csv (const Sheet *sheet)
{
  GString *text = g_string_new ("BÁO CÁO kết quả công tác năm 2023 của Hội Nông dân huyện Ninh Lộc\n");

  g_string_append_printf (text, "%s\n", sheet->title);
  for (guint row = 0; row < sheet->n_rows; row++)
    append_row (text, sheet, row, "\"", "\",\"", "\"\n");

  return finish (text);
}

static GBytes *
write_workbook (const Sheet *sheet)
{
  g_autoptr (GString) rows = g_string_new (NULL);

  g_string_append_printf (rows, "<row r='1'><c r='A1' t='inlineStr'><is><t>Báo cáo năm 2023</t></is></c></row>"
                          "<row r='2'><c r='A2' t='inlineStr'><is><t>%s</t></is></c></row>", sheet->title);
  for (guint row = 0; row < sheet->n_rows; row++)
    {
      g_string_append_printf (rows, "<row r='%u'>", row + 3);
      for (guint column = 0; column < sheet->n_columns; column++)
        {
          const Cell *cell = &sheet->cells[row][column];
          g_autofree char *written = write_cell (cell, TRUE);
          g_autofree char *place = g_strdup_printf ("%c%u", 'A' + column, row + 3);

          if (cell->words != NULL)
            g_string_append_printf (rows, "<c r='%s' t='inlineStr'><is><t>%s</t></is></c>", place, written);
          else
            g_string_append_printf (rows, "<c r='%s' s='%u'><v>%s</v></c>", place, cell->digits, written);
        }
      g_string_append (rows, "</row>");
    }

  g_autofree char *data = g_strdup_printf ("<sheetData>%s</sheetData>", rows->str);
  return workbook_build (&(WorkbookParts) {
    .sheet = data,
    .styles = "<numFmts count='2'><numFmt numFmtId='164' formatCode='#,##0.0'/></numFmts>"
              "<cellXfs count='3'><xf numFmtId='3'/><xf numFmtId='164'/><xf numFmtId='4'/></cellXfs>",
  });
}

static GBytes *
write_word (const Sheet *sheet)
{
  g_autoptr (GString) body = g_string_new (P ("BÁO CÁO") P ("Kết quả công tác năm 2023 của Hội Nông dân huyện Ninh Lộc"));

  g_string_append_printf (body, "<w:p><w:r><w:t>%s</w:t></w:r></w:p><w:tbl>", sheet->title);
  for (guint row = 0; row < sheet->n_rows; row++)
    append_row (body, sheet, row, "<w:tr><w:tc><w:p><w:r><w:t>", "</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>",
                "</w:t></w:r></w:p></w:tc></w:tr>");
  g_string_append (body, "</w:tbl>");

  return word_build (&(WordParts) { .body = body->str });
}

static const struct
{
  const char *name;
  const char *file;
  GBytes   *(*write) (const Sheet *sheet);
} forms[] = {
  { "tabs", "a.txt", write_tabs },
  { "pipes", "a.txt", write_pipes },
  { "framed", "a.txt", write_framed },
  { "stacked", "a.txt", write_stacked },
  { "csv", "a.csv", write_csv },
  { "workbook", "a.xlsx", write_workbook },
  { "word", "a.docx", write_word },
};

static void
sheet_init (Sheet  *sheet,
            guint32 seed,
            guint   kind)
{
  *sheet = (Sheet) { .random = g_rand_new_with_seed (seed) };
  kinds[kind].compose (sheet);
}

static void
sheet_clear (Sheet *sheet)
{
  g_rand_free (sheet->random);
  g_free (sheet->title);
  for (guint row = 0; row < ROWS_MOST; row++)
    for (guint column = 0; column < COLUMNS_MOST; column++)
      g_free (sheet->cells[row][column].words);
}

/* How many findings that are more than notes. */
static guint
count_findings (const Sheet *sheet,
                guint        form,
                gboolean     is_told)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (GBytes) bytes = forms[form].write (sheet);
  g_autoptr (DrReport) report = dr_reader_read_bytes (reader, bytes, forms[form].file, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (DrChecker) checker = dr_checker_new ();
  g_autoptr (DrFindings) findings = dr_checker_check_report (checker, report, &error);
  g_assert_no_error (error);
  guint n = dr_findings_get_n_of (findings, DR_SEVERITY_ERROR) + dr_findings_get_n_of (findings, DR_SEVERITY_WARNING);

  if (is_told && n > 0)
    {
      g_autoptr (GBytes) text = write_tabs (sheet);

      g_test_message ("%.*s", (int) g_bytes_get_size (text), (const char *) g_bytes_get_data (text, NULL));
    }
  for (guint i = 0; is_told && n > 0 && i < dr_findings_get_n (findings); i++)
    {
      DrFinding *finding = dr_findings_get (findings, i);

      g_test_message ("%s: %s", dr_finding_get_rule (finding), dr_finding_get_arithmetic (finding));
    }

  return n;
}

static void
test_right (gconstpointer data)
{
  guint form = GPOINTER_TO_UINT (data);
  guint n = 0;

  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    for (guint32 seed = 0; seed < TABLES; seed++)
      {
        Sheet sheet;

        sheet_init (&sheet, seed, kind);
        n += count_findings (&sheet, form, n < TOLD_MOST);
        sheet_clear (&sheet);
      }
  g_assert_cmpuint (n, ==, 0);
}

/* --- one cell moved --- */

typedef enum
{
  MOVE_SWAPPED,     /* two digits beside each other */
  MOVE_DIGIT,       /* another digit */
  MOVE_SHIFTED,     /* a power of ten larger */
  N_MOVES
} Move;

static const char * const moves[] = { "swapped", "digit", "shifted" };

static gint64
power (guint exponent)
{
  gint64 value = 1;

  for (guint i = 0; i < exponent; i++)
    value *= 10;

  return value;
}

/* What a cell says when it was moved; what it says, where it cannot be so. */
static gint64
move_steps (Sheet      *sheet,
            const Cell *cell,
            Move        move)
{
  guint n = 0;

  for (gint64 rest = ABS (cell->steps); rest > 0; rest /= 10)
    n++;
  if (move == MOVE_SHIFTED)
    return n > 0 ? cell->steps * power (draw (sheet, 0, 2) == 0 ? 1 : 3) : cell->steps;
  if (n < 2)
    return cell->steps;

  guint at = (guint) draw (sheet, 0, (gint32) n - 1);
  gint64 low = cell->steps / power (at) % 10, high = cell->steps / power (at + 1) % 10;
  if (move == MOVE_SWAPPED)
    return (high == 0 || low == 0) && at + 2 == n ? cell->steps
                                                  : cell->steps + (low - high) * power (at + 1) + (high - low) * power (at);

  gint64 other = (high + draw (sheet, 1, 9)) % 10;

  return other == 0 && at + 2 == n ? cell->steps : cell->steps + (other - high) * power (at + 1);
}

/* Moves one cell of a table, or none if no move was beyond what rounding hides. */
static gboolean
move_cell (Sheet *sheet,
           Move   move,
           guint *row)
{
  for (guint try = 0; try < 40; try++)
    {
      *row = (guint) draw (sheet, 1, (gint32) sheet->n_rows);
      Cell *cell = &sheet->cells[*row][draw (sheet, 1, (gint32) sheet->n_columns)];
      gint64 moved = cell->words == NULL && cell->beyond != G_MAXINT64 ? move_steps (sheet, cell, move) : cell->steps;

      if (moved == cell->steps || ABS (moved - cell->steps) <= cell->beyond)
        continue;
      cell->steps = moved;
      return TRUE;
    }

  return FALSE;
}

/* How many of so many tables may stay unfound, as the list of known gaps has it. */
static guint
get_gap (const char *kind,
         const char *form,
         const char *move)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("DR_VECTORS"), "internal", "checking-tables.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  JsonArray *gaps = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "gaps");

  for (guint i = 0; i < json_array_get_length (gaps); i++)
    {
      JsonObject *gap = json_array_get_object_element (gaps, i);

      if (g_str_equal (json_object_get_string_member (gap, "kind"), kind)
          && g_str_equal (json_object_get_string_member (gap, "form"), form)
          && g_str_equal (json_object_get_string_member (gap, "move"), move))
        return (guint) json_object_get_int_member (gap, "missed");
    }

  return 0;
}

static void
test_moved (gconstpointer data)
{
  guint form = GPOINTER_TO_UINT (data);
  gboolean is_worse = FALSE;

  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    for (Move move = 0; move < N_MOVES; move++)
      {
        guint n_missed = 0;
        guint n = 0;
        guint where;
        g_autoptr (GString) missed = g_string_new (NULL);

        for (guint32 seed = 0; seed < TABLES; seed++)
          {
            Sheet sheet;

            sheet_init (&sheet, seed, kind);
            if (move_cell (&sheet, move, &where))
              {
                n++;
                if (count_findings (&sheet, form, FALSE) == 0 && n_missed++ < TOLD_MOST)
                  {
                    append_row (missed, &sheet, where, "", "\t", "\n");
                    append_row (missed, &sheet, sheet.n_rows - 1, "", "\t", "\n");
                  }
              }
            sheet_clear (&sheet);
          }
        guint gap = get_gap (kinds[kind].name, forms[form].name, moves[move]);
        if (n_missed != gap)
          g_test_message ("{\"kind\": \"%s\", \"form\": \"%s\", \"move\": \"%s\", \"of\": %u, \"missed\": %u} was %u\n%s",
                          kinds[kind].name, forms[form].name, moves[move], n, n_missed, gap, missed->str);
        is_worse |= n_missed > gap;
      }
  g_assert_false (is_worse);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  for (guint form = 0; form < G_N_ELEMENTS (forms); form++)
    {
      g_autofree char *right = g_strdup_printf ("/checker-tables/right-tables-stay-clean/%s", forms[form].name);
      g_autofree char *moved = g_strdup_printf ("/checker-tables/a-moved-cell-is-found/%s", forms[form].name);

      g_test_add_data_func (right, GUINT_TO_POINTER (form), test_right);
      g_test_add_data_func (moved, GUINT_TO_POINTER (form), test_moved);
    }

  return g_test_run ();
}
