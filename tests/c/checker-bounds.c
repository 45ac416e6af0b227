/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * How far the rules look: what is wrong within so many rows, tables, figures or lines is found, and behind them nothing is
 * said, right or wrong. Nobody writes such a report; the bounds keep one that nobody wrote from taking for ever.
 */

#include "config.h"

#include <districtreport/dr-checker.h>
#include <districtreport/dr-reader.h>

static guint
get_figure (guint i)
{
  return 103 + i * 37 % 97;
}

/* A table of so many rows, in the last of which the sum has two digits the wrong way around. */
static char *
write_rows (guint       n,
            const char *sign,
            const char *joint)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "Thôn%sNam%sNữ%sTổng%s", sign, sign, sign, joint);
  for (guint i = 0; i < n; i++)
    {
      guint sum = get_figure (i) + get_figure (i + 5);

      g_string_append_printf (text, "Thôn Tân %c%c%s%u%s%u%s%u%s", 'A' + i / 26 % 26, 'a' + i % 26, sign, get_figure (i), sign,
                              get_figure (i + 5), sign, i + 1 == n ? sum + 9 : sum, joint);
    }

  return g_string_free (text, FALSE);
}

static char *
write_table (guint n)
{
  return write_rows (n, "\t", "\n");
}

/* The same with one cell a line. */
static char *
write_stacked (guint n)
{
  return write_rows (n, "\n\n", "\n\n");
}

/* Rows of so many figures and their sum, one cell a line; the sum of the last row is wrong. */
static char *
write_wide (guint n)
{
  GString *text = g_string_new ("Xã\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "Loại %c\n", 'A' + i);
  g_string_append (text, "Tổng\n");
  for (guint row = 0; row < 5; row++)
    {
      guint sum = 0;

      g_string_append_printf (text, "Xã Bàu %c\n", 'A' + row);
      for (guint i = 0; i < n; i++)
        {
          g_string_append_printf (text, "%u\n", get_figure (row * 11 + i));
          sum += get_figure (row * 11 + i);
        }
      g_string_append_printf (text, "%u\n", row == 4 ? sum + 9 : sum);
    }

  return g_string_free (text, FALSE);
}

/* So many tables; the last one is wrong. */
static char *
write_tables (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      guint a = get_figure (i), b = get_figure (i + 3), c = get_figure (i + 7);

      g_string_append_printf (text, "Số liệu khác.\nXã\tNam\tNữ\tTổng\nBàu Sen\t%u\t%u\t%u\nCồn Lá\t%u\t%u\t%u\n"
                                    "Tân Hòa\t%u\t%u\t%u\nMỹ An\t%u\t%u\t%u\n",
                              a, b, a + b, b, c, b + c, c, a, c + a, a + 1, c, a + c + 1 + (i + 1 == n ? 9 : 0));
    }

  return g_string_free (text, FALSE);
}

/* Scores and ranks of so many, the last two of which have changed places. */
static char *
write_ranks (guint n)
{
  GString *text = g_string_new ("Xã\tTổng điểm\tXếp hạng\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "Xã Bàu %c%c\t%u,%u\t%u\n", 'A' + i / 26, 'a' + i % 26, 98 - i / 2, 5 - 5 * (i % 2),
                            i + 2 == n ? n : i + 1 == n ? n - 1 : i + 1);

  return g_string_free (text, FALSE);
}

/* Bullets and their total, which is off. */
static char *
write_bullets (guint n)
{
  GString *text = g_string_new (NULL);
  guint sum = 0;

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (text, "- Xã Bàu %c trồng %u cây.\n", 'A' + i, 100 + i);
      sum += 100 + i;
    }
  g_string_append_printf (text, "Tổng cộng %u cây.\n", sum + 9);

  return g_string_free (text, FALSE);
}

/* The same in one sentence. */
static char *
write_sentence (guint n)
{
  GString *text = g_string_new (NULL);
  guint sum = 0;

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (text, "%s %u cây", i == 0 ? "Trồng" : ",", 100 + i);
      sum += 100 + i;
    }
  g_string_append_printf (text, "; cộng %u cây.\n", sum + 9);

  return g_string_free (text, FALSE);
}

/* Shares of one whole, the last of which is wrong. */
static char *
write_shares (guint n)
{
  GString *text = g_string_new ("Dư nợ 200.000 tỷ đồng.\nTheo ngành: ");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%sngành %c %u tỷ đồng (%u%%)", i > 0 ? ", " : "", 'A' + i, 6000 + 2000 * (i % 3),
                            3 + i % 3 + (i + 1 == n ? 20 : 0));
  g_string_append (text, ".");

  return g_string_free (text, FALSE);
}

/* Before what is left of one plan, so many figures of others. */
static char *
write_plans (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i + 1 < n; i++)
    g_string_append_printf (text, "Thu phí %c%c đạt %u tỷ đồng, bằng 50%% kế hoạch (%u tỷ đồng).\n", 'A' + i / 26 % 26,
                            'a' + i % 26, 40 + i, 80 + 2 * i);
  g_string_append (text, "Thu ngân sách đạt 2.100 tỷ đồng, bằng 61,8% kế hoạch (3.400 tỷ đồng).\n"
                         "Còn phải thu 1.254 tỷ đồng mới hoàn thành kế hoạch (3.400 tỷ đồng).\n");

  return g_string_free (text, FALSE);
}

/* A total above so many rows, in whose second column it is wrong. */
static char *
write_total (guint n)
{
  GString *rows = g_string_new (NULL);
  guint one = 0, other = 0;

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (rows, "Ấp Tân %c%c\t%u\t%u\n", 'A' + i / 26, 'a' + i % 26, get_figure (i), get_figure (i + 5));
      one += get_figure (i);
      other += get_figure (i + 5);
    }
  char *text = g_strdup_printf ("Đơn vị\tSố hộ\tSố hội viên\nTổng số\t%u\t%u\n%s", one, other + 18, rows->str);
  g_string_free (rows, TRUE);

  return text;
}

/* A price, and behind so many figures of its sentence how often it was paid and what that makes, which is wrong. */
static char *
write_neighbours (guint n)
{
  GString *text = g_string_new ("Mỗi suất 500.000 đồng");

  for (guint i = 2; i < n; i++)
    g_string_append_printf (text, ", %u xã", 2 + i % 7);
  g_string_append (text, ", tặng 10 suất, tổng 4 triệu đồng.");

  return g_string_free (text, FALSE);
}

/* The same with the price behind them. */
static char *
write_neighbours_before (guint n)
{
  GString *text = g_string_new ("Tặng 10 suất, tổng 4 triệu đồng");

  for (guint i = 2; i < n; i++)
    g_string_append_printf (text, ", %u xã", 2 + i % 7);
  g_string_append (text, ", mỗi suất 500.000 đồng.");

  return g_string_free (text, FALSE);
}

/* Two figures, and behind so many of their line what they make but for two digits the wrong way around. */
static char *
write_far (guint n)
{
  GString *text = g_string_new ("Trồng 128.436 cây, 276.815 cây");

  for (guint i = 2; i < n; i++)
    g_string_append_printf (text, ", %u xã", 2 + i % 7);
  g_string_append (text, ", hai đợt trồng 450.251 cây.");

  return g_string_free (text, FALSE);
}

/* A total with two parts that do not make it, but with it make the first of so many figures of the line. */
static char *
write_line (guint n)
{
  GString *text = g_string_new ("Có 2.113 em.");

  for (guint i = 1; i < n; i++)
    g_string_append_printf (text, " Có %u em.", 2 + i % 7);
  g_string_append (text, " Lớp có 1.000 em, nam 612 em, nữ 501 em.");

  return g_string_free (text, FALSE);
}

/* So many days, with the first and the last of the only stretch behind them. */
static char *
write_days (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 2; i < n; i++)
    g_string_append_printf (text, "Họp ngày %u/3/2023.\n", 1 + i % 28);
  g_string_append (text, "Phục vụ Tết từ ngày 11/01/2023 đến ngày 07/02/2023.\nTrong 24 ngày phục vụ nêu trên, bến mở cửa cả đêm.");

  return g_string_free (text, FALSE);
}

/* Behind a total and its stop so many parts, which do not make it. */
static char *
write_next (guint n)
{
  GString *parts = g_string_new (NULL);
  guint sum = 0;

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (parts, "%sXã Bàu %c %u cây", i > 0 ? ", " : "", 'A' + i, 100 + i);
      sum += 100 + i;
    }
  char *text = g_strdup_printf ("Đã trồng %u cây. %s.\n", sum - 9, parts->str);
  g_string_free (parts, TRUE);

  return text;
}

/* The same with what the parts make so many figures before. */
static char *
write_around (guint n)
{
  GString *text = g_string_new ("Khám 622 bệnh nhân.\n");

  for (guint i = 1; i < n; i++)
    g_string_append_printf (text, "Mở %u lớp.\n", 2 + i % 7);
  g_string_append (text, "Đang điều trị 612 bệnh nhân. Bàu Sen 284 bệnh nhân, Cồn Lá 196 bệnh nhân, Tân Hòa 142 bệnh nhân.\n");

  return g_string_free (text, FALSE);
}

/* So many figures of summaries, the last of which is wrong. */
static char *
write_summaries (guint n)
{
  GString *text = g_string_new ("Kết nạp 146 đảng viên mới.\nMở 12 lớp.\n");

  for (guint i = 1; i < n; i++)
    g_string_append (text, "Tóm lại, đã mở 12 lớp.\n");
  g_string_append (text, "Tóm lại, cả năm kết nạp được 152 đảng viên mới.\n");

  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *path;
  char     *(*write) (guint n);
  guint       within;
  guint       beyond;
  const char *rule;         /* that finds it */
  guint       n_within;     /* how often */
  guint       n_beyond;
} Bound;

static const Bound bounds[] = {
  { "/checker-bounds/rows-of-a-table", write_table, 400, 401, "table-row", 1, 0 },
  { "/checker-bounds/rows-of-a-table-with-one-cell-a-line", write_stacked, 400, 401, "table-row", 1, 0 },
  { "/checker-bounds/columns-of-a-table-with-one-cell-a-line", write_wide, 12, 13, "table-row", 1, 0 },
  { "/checker-bounds/tables", write_tables, 200, 201, "table-row", 1, 0 },
  { "/checker-bounds/ranks", write_ranks, 64, 66, "rank", 1, 0 },
  { "/checker-bounds/bullets", write_bullets, 12, 13, "partition", 1, 0 },
  { "/checker-bounds/figures-of-a-sum-in-a-sentence", write_sentence, 24, 25, "partition", 1, 0 },
  { "/checker-bounds/shares-of-one-whole", write_shares, 16, 17, "share", 1, 0 },
  { "/checker-bounds/days", write_days, 512, 513, "duration", 1, 0 },
  { "/checker-bounds/plans", write_plans, 512, 513, "difference", 1, 0 },
  { "/checker-bounds/figures-of-a-sum-in-the-next-sentence", write_next, 24, 25, "partition", 1, 0 },
  { "/checker-bounds/figures-of-summaries", write_summaries, 64, 65, "repeated-figure", 1, 0 },
  /* Found wherever it stands, but no more rows than these are pointed at. */
  { "/checker-bounds/rows-of-a-total", write_total, 24, 25, "table-row", 1, 1 },
  { "/checker-bounds/figures-before-a-slip", write_far, 47, 48, "digit-slip", 1, 0 },
  /* What would make it right is looked for no further. */
  { "/checker-bounds/figures-of-a-sentence", write_neighbours, 47, 48, "product", 1, 0 },
  { "/checker-bounds/figures-of-a-sentence-before", write_neighbours_before, 48, 49, "product", 1, 0 },
  { "/checker-bounds/figures-of-a-line", write_line, 511, 512, "partition", 0, 1 },
  { "/checker-bounds/figures-before-a-sum-in-the-next-sentence", write_around, 12, 13, "partition", 0, 1 },
};

static guint
count (const char *text,
       const char *rule)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autofree char *whole = g_strconcat ("BÁO CÁO\nkết quả công tác năm 2023\n-----\n", text, NULL);
  g_autoptr (DrReport) report = dr_reader_read_text (reader, whole, &error);
  g_assert_no_error (error);
  g_autoptr (DrChecker) checker = dr_checker_new ();
  g_autoptr (DrFindings) findings = dr_checker_check_report (checker, report, &error);
  g_assert_no_error (error);
  guint n = 0;

  for (guint i = 0; i < dr_findings_get_n (findings); i++)
    n += g_str_equal (dr_finding_get_rule (dr_findings_get (findings, i)), rule);

  return n;
}

static void
test_bound (gconstpointer data)
{
  const Bound *self = data;
  g_autofree char *within = self->write (self->within);
  g_autofree char *beyond = self->write (self->beyond);

  g_assert_cmpuint (count (within, self->rule), ==, self->n_within);
  g_assert_cmpuint (count (beyond, self->rule), ==, self->n_beyond);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (bounds); i++)
    g_test_add_data_func (bounds[i].path, &bounds[i], test_bound);

  return g_test_run ();
}
