/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Tables of plain text: whatever the signs between cells, the heads of columns and their order. */

#include "config.h"

#include "composed-report.h"

#define REPORTS 1500
#define MOST_COLUMNS 9

/* How a column of changes is filled: the difference, what it came to in per cent, or by how much more. */
static const char *const change_forms[] = { "change: difference", "change: came to", "change: growth", NULL };

enum { FORM_SIGN, FORM_CHANGE, FORM_HEAD, FORM_ORDER, FORM_ROWS, FORM_CAPTION, FORM_MEASURE, FORM_COLUMNS };

typedef enum { COLUMN_ORDINAL, COLUMN_LABEL, COLUMN_MEASURE, COLUMN_PLAN, COLUMN_ACTUAL, COLUMN_RATE, COLUMN_EARLIER, COLUMN_CHANGE, N_COLUMNS } Column;

/* Heads of each column, in several styles. */
static const char *const heads[][N_COLUMNS] = {
  { "TT", "Nội dung", "ĐVT", "KH", "TH", "Tỷ lệ %", "Cùng kỳ", "So CK" },
  { "STT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm", "Thực hiện", "Đạt (%)", "Cùng kỳ năm trước", "Tăng, giảm" },
  { "TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Kết quả", "TH/KH (%)", "TH năm 2021", "So sánh" },
  { "Số TT", "Tên chỉ tiêu", "Đơn vị", "Chỉ tiêu giao", "Kết quả thực hiện", "Tỷ lệ (%)", "CK", "Tăng (+), giảm (-)" },
  { "STT", "Nội dung công việc", "ĐVT", "Dự toán", "Thực hiện năm 2022", "% so KH", "Cùng kỳ", "So với CK" },
  { "TT", "Chỉ tiêu", "ĐVT", "KH 2022", "TH 2022", "% KH", "TH 2021", "So 2021" },
  { "TT", "Tiêu chí", "Đvt", "CT năm", "Ước TH", "Đạt %", "CK 2021", "Tăng/giảm so CK" },
  { "Stt", "Danh mục", "ĐVT", "NQ", "KQ 2022", "KQ/NQ (%)", "Năm 2021", "2022 so 2021" },
  { "TT", "Hạng mục", "ĐVT", "Giao năm 2022", "Lũy kế 12 tháng", "% hoàn thành", "Cùng kỳ 2021", "Chênh lệch" },
};
static const char *const head_names[] = {
  "heads: short", "heads: long", "heads: TH/KH", "heads: giao", "heads: dự toán", "heads: years", "heads: ước", "heads: NQ", "heads: lũy kế",
};

typedef struct
{
  const char *label, *written, *measure;
  int         magnitude;                /* digits that the written measure adds */
} Row;

static const Row rows[] = {
  { "Kết nạp hội viên", "hội viên", "hội viên", 0 }, { "Trồng rừng tập trung", "ha", "ha", 0 },
  { "Quỹ vận động", "triệu đồng", "đồng", 6 }, { "Thu ngân sách", "tr.đồng", "đồng", 6 },
  { "Mở lớp dạy nghề", "lớp", "lớp", 0 }, { "Xây dựng nhà tình nghĩa", "căn", "căn", 0 },
  { "Tổ chức tuyên truyền", "buổi", "buổi", 0 }, { "Sản lượng lúa", "tấn", "tấn", 0 },
  { "Tổng dư nợ", "tỷ đồng", "đồng", 9 }, { "Số hộ thoát nghèo", "hộ", "hộ", 0 },
};

static const char *const orders[] = {
  "order: plan, actual", "order: actual, plan", "order: earlier first", "order: no measure column", "order: no plan", NULL,
};

static guint
choose_columns (const char *order,
                Column     *columns)
{
  guint n = 0;

  columns[n++] = COLUMN_ORDINAL;
  columns[n++] = COLUMN_LABEL;
  if (strcmp (order, "order: no measure column") != 0)
    columns[n++] = COLUMN_MEASURE;
  if (strcmp (order, "order: earlier first") == 0)
    columns[n++] = COLUMN_EARLIER;
  if (strcmp (order, "order: actual, plan") == 0)
    columns[n++] = COLUMN_ACTUAL;
  if (strcmp (order, "order: no plan") != 0)
    columns[n++] = COLUMN_PLAN;
  if (strcmp (order, "order: actual, plan") != 0)
    columns[n++] = COLUMN_ACTUAL;
  if (strcmp (order, "order: no plan") != 0)
    columns[n++] = COLUMN_RATE;
  if (strcmp (order, "order: earlier first") != 0)
    columns[n++] = COLUMN_EARLIER;
  columns[n++] = COLUMN_CHANGE;

  return n;
}

/* So much in hundredths of the written measure, as a quantity has it. */
static char *
scale (gint64 whole,
       int    magnitude)
{
  GString *value = g_string_new (NULL);

  g_string_append_printf (value, "%" G_GINT64_FORMAT, whole);
  for (int i = 0; i < magnitude && whole != 0; i++)
    g_string_append_c (value, '0');

  return g_string_free (value, FALSE);
}

typedef struct
{
  const char *sign;             /* between cells */
  const char *begin, *end;      /* of a line */
} Layout;

static const struct { const char *name; Layout layout; } layouts[] = {
  { "sign: tab", { "\t", "", "\n" } },
  { "sign: pipe", { " | ", "", "\n" } },
  { "sign: pipes around", { " | ", "| ", " |\n" } },
  { "sign: spaces", { "     ", "", "\n" } },
  { "sign: a cell a line", { "\n", "", "\n" } },
};

static void
say_row (Composition  *self,
         const Layout *layout,
         const Row    *row,
         const Column *columns,
         guint         n_columns,
         guint         ordinal,
         const char   *change)
{
  gint32 planned = composed_draw (self, 20, 400);
  gint32 actual = composed_draw (self, 20, 400);
  gint32 earlier = composed_draw (self, 20, 400);
  gint64 tenths = ((gint64) actual * 2000 + planned) / (2 * (gint64) planned);
  gboolean has_measure = FALSE;
  gboolean is_difference = strcmp (change, "change: difference") == 0;
  gint64 came_to = ((gint64) actual * 2000 + earlier) / (2 * (gint64) earlier);
  gint64 growth = came_to - 1000;

  composed_use_form (self, FORM_MEASURE, row->written);
  for (guint i = 0; i < n_columns; i++)
    has_measure |= columns[i] == COLUMN_MEASURE;
  composed_say (self, "%s", layout->begin);
  for (guint i = 0; i < n_columns; i++)
    {
      if (i > 0)
        composed_say (self, "%s", layout->sign);
      switch (columns[i])
        {
        case COLUMN_ORDINAL:
          composed_say (self, "%u", ordinal);
          break;
        case COLUMN_LABEL:
          composed_say (self, "%s", row->label);
          if (!has_measure)
            composed_say (self, " (%s)", row->written);
          break;
        case COLUMN_MEASURE:
          composed_say (self, "%s", row->written);
          break;
        case COLUMN_PLAN:
          composed_say (self, "%d", planned);
          break;
        case COLUMN_ACTUAL:
          {
            g_autofree char *value = scale (actual, row->magnitude);
            g_autofree char *target = scale (planned, row->magnitude);
            g_autofree char *percent = tenths % 10 == 0 ? g_strdup_printf ("%d", (int) (tenths / 10))
                                                        : g_strdup_printf ("%d.%d", (int) (tenths / 10), (int) (tenths % 10));
            ComposedFigure *figure = composed_expect (self, value);
            gboolean has_plan = FALSE;

            for (guint k = 0; k < n_columns; k++)
              has_plan |= columns[k] == COLUMN_PLAN;
            composed_set (&figure->measure, row->measure);
            g_autofree char *difference = scale (ABS (actual - earlier), row->magnitude);
            g_autofree char *points = ABS (growth) % 10 == 0 && strcmp (change, "change: growth") != 0 && came_to % 10 == 0
                                        ? g_strdup_printf ("%d", (int) (ABS (growth) / 10))
                                        : g_strdup_printf ("%d.%d", (int) (ABS (growth) / 10), (int) (ABS (growth) % 10));
            g_autofree char *moved = g_strdup_printf ("%s %s %s", is_difference ? "absolute" : "percent",
                                                      is_difference ? (actual < earlier ? "down" : "up") : growth < 0 ? "down" : "up",
                                                      is_difference ? difference : points);
            composed_set (&figure->change, moved);
            if (has_plan)
              {
                composed_set (&figure->target, target);
                composed_set (&figure->percent, percent);
              }
            composed_say (self, "%d", actual);
            break;
          }
        case COLUMN_RATE:
          if (tenths % 10 == 0)
            composed_say (self, "%d", (int) (tenths / 10));
          else
            composed_say (self, "%d,%d", (int) (tenths / 10), (int) (tenths % 10));
          break;
        case COLUMN_EARLIER:
          composed_say (self, "%d", earlier);
          break;
        default:
          if (is_difference)
            composed_say (self, "%+d", actual - earlier);
          else if (strcmp (change, "change: came to") == 0 && came_to % 10 == 0)
            composed_say (self, "%d", (int) (came_to / 10));
          else if (strcmp (change, "change: came to") == 0)
            composed_say (self, "%d,%d", (int) (came_to / 10), (int) (came_to % 10));
          else
            composed_say (self, "%s%d,%d", growth < 0 ? "-" : "", (int) (ABS (growth) / 10), (int) (ABS (growth) % 10));
        }
    }
  composed_say (self, "%s", layout->end);
}

/* The row of all bodies. */
static void
say_total (Composition  *self,
           const Layout *layout,
           gboolean      is_numbered,
           const char   *name,
           const char   *noun,
           const gint32  totals[2])
{
  g_autofree char *value = g_strdup_printf ("%d", totals[1]);
  g_autofree char *target = g_strdup_printf ("%d", totals[0]);

  composed_say (self, "%s%s%s%s%d%s", layout->begin, is_numbered ? layout->sign : "", name, layout->sign, totals[0], layout->sign);

  ComposedFigure *figure = composed_expect (self, value);
  composed_set (&figure->measure, noun);
  composed_set (&figure->target, target);
  composed_set (&figure->unit, "Huyện ủy Bàu Sen");
  composed_say (self, "%d%s", totals[1], layout->end);
}

/* «Khối | Tổng số | Giỏi | Khá | Yếu»: rows named by numbers, and columns that add up to one. */
static void
say_table_of_numbers (Composition  *self,
                      const Layout *layout)
{
  static const char *const kinds[] = { "Giỏi", "Khá", "Yếu" };
  const char *place = composed_choose (self, (const char *const[]) { "total: in front", "total: behind", NULL });
  gboolean is_in_front = strcmp (place, "total: in front") == 0;

  composed_use_form (self, FORM_ORDER, place);
  composed_use_form (self, FORM_ROWS, "rows: numbers");
  composed_use_form (self, FORM_MEASURE, "học sinh");
  composed_say (self, "%sKhối", layout->begin);
  if (is_in_front)
    composed_say (self, "%sTổng số", layout->sign);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    composed_say (self, "%s%s", layout->sign, kinds[i]);
  if (!is_in_front)
    composed_say (self, "%sTổng số", layout->sign);
  composed_say (self, "%s", layout->end);
  for (guint row = 6; row < 10; row++)
    {
      gint32 parts[G_N_ELEMENTS (kinds)];
      gint32 sum = 0;
      int whole = (int) self->figures->len + (is_in_front ? 0 : (int) G_N_ELEMENTS (kinds));

      for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
        sum += parts[i] = composed_draw (self, 20, 200);
      composed_say (self, "%s%u", layout->begin, row);
      for (guint i = 0; i <= G_N_ELEMENTS (kinds); i++)
        {
          gboolean is_total = i == (is_in_front ? 0 : G_N_ELEMENTS (kinds));
          gint32 number = is_total ? sum : parts[is_in_front ? i - 1 : i];
          g_autofree char *value = g_strdup_printf ("%d", number);

          composed_say (self, "%s", layout->sign);

          ComposedFigure *figure = composed_expect (self, value);
          composed_set (&figure->measure, "học sinh");
          figure->whole = is_total ? -1 : whole;
          composed_say (self, "%d", number);
        }
      composed_say (self, "%s", layout->end);
    }
}

/* Rows of bodies: one thing counted of each. */
static void
say_table_of_bodies (Composition  *self,
                     const Layout *layout)
{
  static const char *const bodies[] = { "Xã Tân Lộc", "Xã Đồng Mây", "Phường Cầu Trắng", "Thị trấn Bàu Sen", "Xã Hòa An" };
  const char *noun = composed_choose (self, (const char *const[]) { "hội viên", "hộ", "lớp", "căn", NULL });
  const char *kind = composed_choose (self, (const char *const[]) { "rows: plain", "rows: total last", "rows: total first", NULL });
  const char *total = composed_choose (self, (const char *const[]) { "Tổng cộng", "Cộng", "Toàn huyện", "Tổng số", NULL });
  const char *ordinal = composed_draw (self, 0, 2) == 0 ? "bodies: numbered" : "bodies: first";
  gboolean is_numbered = strcmp (ordinal, "bodies: numbered") == 0;
  gint32 totals[2] = { 0, 0 };
  gint32 planned[G_N_ELEMENTS (bodies)];
  gint32 actual[G_N_ELEMENTS (bodies)];
  static const char *const titles[] = { "TT", "Đơn vị", "Kế hoạch", "Thực hiện" };

  composed_use_form (self, FORM_ORDER, ordinal);
  composed_use_form (self, FORM_ROWS, kind);
  composed_use_form (self, FORM_HEAD, total);
  composed_use_form (self, FORM_MEASURE, noun);
  composed_say (self, "Kết quả thực hiện (ĐVT: %s)\n%s", noun, layout->begin);
  for (guint i = is_numbered ? 0 : 1; i < G_N_ELEMENTS (titles); i++)
    composed_say (self, "%s%s", i > (is_numbered ? 0 : 1) ? layout->sign : "", titles[i]);
  composed_say (self, "%s", layout->end);
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      totals[0] += planned[i] = composed_draw (self, 20, 400);
      totals[1] += actual[i] = composed_draw (self, 20, 400);
    }
  if (strcmp (kind, "rows: total first") == 0)
    say_total (self, layout, is_numbered, total, noun, totals);
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autofree char *value = g_strdup_printf ("%d", actual[i]);
      g_autofree char *target = g_strdup_printf ("%d", planned[i]);

      composed_say (self, "%s", layout->begin);
      if (is_numbered)
        composed_say (self, "%u%s", i + 1, layout->sign);
      composed_say (self, "%s%s%d%s", bodies[i], layout->sign, planned[i], layout->sign);

      ComposedFigure *figure = composed_expect (self, value);
      composed_set (&figure->measure, noun);
      composed_set (&figure->target, target);
      composed_set (&figure->unit, bodies[i]);
      composed_say (self, "%d%s", actual[i], layout->end);
    }
  if (strcmp (kind, "rows: total last") == 0)
    say_total (self, layout, is_numbered, total, noun, totals);
}

static void
say_table_of_things (Composition  *self,
                     const Layout *layout)
{
  guint style = (guint) composed_draw (self, 0, G_N_ELEMENTS (heads));
  const char *order = composed_choose (self, orders);
  gboolean has_groups = composed_draw (self, 0, 3) == 0;
  gboolean has_numbers = composed_draw (self, 0, 4) == 0;
  Column columns[MOST_COLUMNS];
  guint n_columns = choose_columns (order, columns);
  guint first = (guint) composed_draw (self, 0, G_N_ELEMENTS (rows));
  const char *change = composed_choose (self, change_forms);
  gboolean in_lines = strcmp (layout->sign, "\n") == 0;

  composed_use_form (self, FORM_HEAD, head_names[style]);
  composed_use_form (self, FORM_ORDER, order);
  composed_use_form (self, FORM_CHANGE, change);
  composed_use_form (self, FORM_ROWS, has_groups && !in_lines ? "rows: in groups" : has_numbers ? "rows: numbers of columns" : "rows: plain");
  composed_say (self, "%s", layout->begin);
  for (guint i = 0; i < n_columns; i++)
    composed_say (self, "%s%s", i > 0 ? layout->sign : "", heads[style][columns[i]]);
  composed_say (self, "%s", layout->end);
  if (has_numbers && !has_groups)
    {
      composed_say (self, "%s", layout->begin);
      for (guint i = 0; i < n_columns; i++)
        composed_say (self, "%s%u", i > 0 ? layout->sign : "", i + 1);
      composed_say (self, "%s", layout->end);
    }
  for (guint i = 0; i < 5; i++)
    {
      if (has_groups && !in_lines && (i == 0 || i == 3))
        {
          composed_say (self, "%s%s%s%s", layout->begin, i == 0 ? "I" : "II", layout->sign, i == 0 ? "Công tác Hội" : "Kinh tế");
          for (guint k = 2; k < n_columns; k++)
            composed_say (self, "%s", layout->sign);
          composed_say (self, "%s", layout->end);
        }
      say_row (self, layout, &rows[(first + i) % G_N_ELEMENTS (rows)], columns, n_columns, i + 1, change);
    }
}

static void
compose_table (Composition *self)
{
  guint n = (guint) composed_draw (self, 0, G_N_ELEMENTS (layouts));
  const Layout *layout = &layouts[n].layout;

  composed_use_form (self, FORM_SIGN, layouts[n].name);
  composed_say (self, "TỈNH ỦY LÂM HẢI\nHUYỆN ỦY BÀU SEN\n*\nSố 74-BC/HU\nBàu Sen, ngày 15 tháng 12 năm 2022\n\n"
                "BÁO CÁO\nKết quả công tác năm 2022\n-----\nI. KẾT QUẢ\nKết quả cụ thể như sau:\n");
  gboolean has_cells = strcmp (layout->sign, "\n") != 0 && strcmp (layout->sign, "     ") != 0;
  gint32 form = composed_draw (self, 0, 6);
  if (form < 2 && has_cells)
    say_table_of_bodies (self, layout);
  else if (form == 2 && has_cells)
    say_table_of_numbers (self, layout);
  else
    say_table_of_things (self, layout);
  composed_say (self, "\nII. HẠN CHẾ\nCông tác tuyên truyền còn chậm.\n");
}

static const ComposedGap gaps[] = { { { NULL }, 0 } };

static void
test_tables (void)
{
  composed_test (compose_table, REPORTS, gaps);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/composed/tables/are-read-by-their-heads", test_tables);

  return g_test_run ();
}
