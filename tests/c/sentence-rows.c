/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rows of figures, and what is said of each: their changes behind the row in its order,
 * in a bracket of all or of each. Every row stands with every way to tell.
 *
 * DR_COMPOSITION_ROUNDS tries so many numbers of each; DR_COMPOSITION_LIST prints what
 * is read wrong.
 */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include <districtreport/districtreport.h>

#define MOST_FIGURES 3

/* A figure of a row: «, làm chết 5 người», of which a change says «người chết». */
typedef struct
{
  const char *lead;
  const char *unit;
  const char *changed;
  const char *measure;
} RowFigure;

static const struct
{
  const char *name;
  RowFigure   figures[MOST_FIGURES];
} rows[] = {
  { "cases-dead-wounded",
    { { "Xảy ra ", "vụ", "vụ", "vụ" }, { ", làm chết ", "người", "người chết", "người" },
      { ", bị thương ", "người", "người bị thương", "người" } } },
  { "cases-dead", { { "Xảy ra ", "vụ", "vụ", "vụ" }, { ", chết ", "người", "người chết", "người" } } },
  { "slash", { { "Thụ lý ", "vụ", "vụ", "vụ" }, { "/", "bị can", "bị can", "bị can" } } },
  { "dash", { { "Phát hiện ", "vụ", "vụ", "vụ" }, { " - ", "đối tượng", "đối tượng", "đối tượng" } } },
  { "comma", { { "Phát hiện ", "vụ", "vụ", "vụ" }, { ", ", "đối tượng", "đối tượng", "đối tượng" } } },
  { "and", { { "Kiểm tra ", "tổ chức đảng", "tổ chức", "tổ chức đảng" }, { " và ", "đảng viên", "đảng viên", "đảng viên" } } },
  { "with", { { "Mở ", "lớp", "lớp", "lớp" }, { " với ", "học viên", "học viên", "học viên" } } },
  { "verbs", { { "Thành lập ", "mô hình", "mô hình", "mô hình" }, { ", trao ", "phần quà", "phần quà", "phần quà" } } },
  { "people", { { "Khám bệnh cho ", "lượt người", "lượt người", "lượt người" }, { ", cấp ", "thẻ", "thẻ", "thẻ" } } },
};

/*
 * $m the word for the direction, $g its sign, $d the difference, $u of what, $c the
 * change in per cent, $x which percentage of the target was reached.
 */
static const struct
{
  const char *name;
  const char *before;
  const char *each;
  const char *between;
  const char *last_between;   /* NULL: as the others */
  const char *after;
  gboolean    is_interleaved; /* stands behind each figure, and not behind the row */
  gboolean    is_told;        /* the words name what changed */
} tails[] = {
  { "reference-first", "; so với cùng kỳ ", "$m $d $u", ", ", NULL, "", FALSE, TRUE },
  { "reference-first-and", "; so với cùng kỳ năm trước ", "$m $d $u", ", ", " và ", "", FALSE, TRUE },
  { "reference-first-comma", "; so với cùng kỳ, ", "$m $d $u", ", ", NULL, "", FALSE, TRUE },
  { "reference-first-colon", "; so với cùng kỳ: ", "$m $d $u", ", ", NULL, "", FALSE, TRUE },
  { "reference-last", ", ", "$m $d $u", ", ", NULL, " so với cùng kỳ", FALSE, TRUE },
  { "reference-last-and", ", ", "$m $d $u", ", ", " và ", " so với cùng kỳ", FALSE, TRUE },
  { "sentence", ". So với cùng kỳ ", "$m $d $u", ", ", NULL, "", FALSE, TRUE },
  { "bracket", " (", "$m $d $u", ", ", NULL, " so với cùng kỳ)", FALSE, TRUE },
  { "bracket-reference-first", " (so với cùng kỳ ", "$m $d $u", ", ", NULL, ")", FALSE, TRUE },
  { "bracket-bare", " (", "$m $d $u", ", ", NULL, ")", FALSE, TRUE },
  { "bracket-semicolons", " (", "$m $d $u", "; ", NULL, " so với cùng kỳ)", FALSE, TRUE },
  { "signs", " (", "$g$d $u", ", ", NULL, ")", FALSE, TRUE },
  { "signs-reference-first", " (so cùng kỳ ", "$g$d $u", ", ", NULL, ")", FALSE, TRUE },
  { "signs-behind-reference", "; so với cùng kỳ ", "$g$d $u", ", ", NULL, "", FALSE, TRUE },
  { "with-percentages", "; so với cùng kỳ ", "$m $d $u ($c%)", ", ", NULL, "", FALSE, TRUE },
  { "percentages", " (", "$m $c%", ", ", NULL, " so với cùng kỳ)", FALSE, FALSE },
  { "percentages-signed", " (", "$g$c%", ", ", NULL, ")", FALSE, FALSE },
  { "each-bracket", " (", "$m $d $u", "", NULL, ")", TRUE, TRUE },
  { "each-bracket-reference", " (", "$m $d $u so với cùng kỳ", "", NULL, ")", TRUE, TRUE },
  { "each-bracket-signed", " (", "$g$d", "", NULL, ")", TRUE, FALSE },
  { "each-bracket-percent", " (", "$m $c%", "", NULL, ")", TRUE, FALSE },
  { "each-bracket-percent-signed", " (", "$g$c%", "", NULL, ")", TRUE, FALSE },
  { "each-bracket-target", " (", "$x% KH", "", NULL, ")", TRUE, FALSE },
  { "each-bracket-reached", " (", "đạt $x% kế hoạch", "", NULL, ")", TRUE, FALSE },
  { "each-bracket-target-and-sign", " (", "$x% KH; $g$c%", "", NULL, ")", TRUE, FALSE },
  { "each-bracket-target-and-change", " (", "đạt $x% kế hoạch, $m $c%", "", NULL, ")", TRUE, FALSE },
};

typedef struct
{
  gint32   value;
  gint32   earlier;
  gint32   reached;   /* tenths of a per cent of the target */
} RowNumbers;

/* What is known to be read wrong, as «row tail»; it may not become more, and what is mended is taken out. */
static const char * const known_gaps[] = {
  NULL,
};

static guint
count_figures (guint row)
{
  guint n = 0;

  while (n < MOST_FIGURES && rows[row].figures[n].lead != NULL)
    n++;

  return n;
}

static gint32
difference (const RowNumbers *numbers)
{
  return ABS (numbers->value - numbers->earlier);
}

/* In tenths of a per cent. */
static gint32
growth (const RowNumbers *numbers)
{
  return (2000 * difference (numbers) + numbers->earlier) / (2 * numbers->earlier);
}

static void
write_tenths (GString *text,
              gint32   tenths)
{
  g_string_append_printf (text, "%d", tenths / 10);
  if (tenths % 10 != 0)
    g_string_append_printf (text, ",%d", tenths % 10);
}

static void
write_tail (GString          *text,
            const char       *form,
            const RowFigure  *figure,
            const RowNumbers *numbers)
{
  gboolean is_up = numbers->value > numbers->earlier;

  for (const char *at = form; *at != '\0'; at++)
    if (*at != '$')
      g_string_append_c (text, *at);
    else
      switch (*++at)
        {
        case 'm': g_string_append (text, is_up ? "tăng" : "giảm"); break;
        case 'g': g_string_append (text, is_up ? "+" : "-"); break;
        case 'd': g_string_append_printf (text, "%d", difference (numbers)); break;
        case 'u': g_string_append (text, figure->changed); break;
        case 'c': write_tenths (text, growth (numbers)); break;
        case 'x': write_tenths (text, numbers->reached); break;
        default: g_assert_not_reached ();
        }
}

static char *
compose (guint             row,
         guint             tail,
         const RowNumbers *numbers)
{
  g_autoptr (GString) text = g_string_new ("BÁO CÁO\nKết quả công tác quý II năm 2023\n\n");
  guint n = count_figures (row);

  for (guint i = 0; i < n; i++)
    {
      const RowFigure *figure = &rows[row].figures[i];

      g_string_append_printf (text, "%s%d %s", figure->lead, numbers[i].value, figure->unit);
      if (!tails[tail].is_interleaved)
        continue;
      g_string_append (text, tails[tail].before);
      write_tail (text, tails[tail].each, figure, &numbers[i]);
      g_string_append (text, tails[tail].after);
    }
  if (!tails[tail].is_interleaved)
    {
      g_string_append (text, tails[tail].before);
      for (guint i = 0; i < n; i++)
        {
          gboolean is_last = i == n - 1 && tails[tail].last_between != NULL;

          if (i > 0)
            g_string_append (text, is_last ? tails[tail].last_between : tails[tail].between);
          write_tail (text, tails[tail].each, &rows[row].figures[i], &numbers[i]);
        }
      g_string_append (text, tails[tail].after);
    }
  g_string_append (text, ".\n");

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* «12.5» of 125 tenths. */
static char *
expect_tenths (gint32 tenths)
{
  return tenths % 10 == 0 ? g_strdup_printf ("%d", tenths / 10) : g_strdup_printf ("%d.%d", tenths / 10, tenths % 10);
}

static gboolean
is_right (DrAchievement    *achievement,
          const RowFigure  *figure,
          const RowNumbers *numbers,
          const char       *form)
{
  DrChange *change = dr_achievement_get_change (achievement);
  gboolean is_count = strstr (form, "$d") != NULL;
  gboolean has_change = is_count || strstr (form, "$c") != NULL;
  g_autofree char *expected = is_count ? g_strdup_printf ("%d", difference (numbers)) : expect_tenths (growth (numbers));
  g_autofree char *value = change != NULL ? dr_change_dup_value (change) : NULL;
  DrQuantity *percent = dr_achievement_get_percent_of_target (achievement);
  g_autofree char *reached = percent != NULL ? dr_quantity_dup_value (percent) : NULL;
  g_autofree char *expected_reached = strstr (form, "$x") != NULL ? expect_tenths (numbers->reached) : NULL;

  if (g_strcmp0 (dr_quantity_get_measure (dr_achievement_get_actual (achievement)), figure->measure) != 0
      || g_strcmp0 (reached, expected_reached) != 0 || (change != NULL) != has_change
      || dr_achievement_get_share (achievement) != NULL)
    return FALSE;

  return !has_change
         || (g_str_equal (value, expected)
             && dr_change_get_kind (change) == (is_count ? DR_CHANGE_KIND_ABSOLUTE : DR_CHANGE_KIND_PERCENT)
             && dr_change_get_direction (change) == (numbers->value > numbers->earlier ? DR_DIRECTION_UP : DR_DIRECTION_DOWN));
}

static gboolean
is_read (DrReader         *reader,
         guint             row,
         guint             tail,
         const RowNumbers *numbers,
         const char       *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) report = dr_reader_read_text (reader, text, &error);
  guint n = count_figures (row);

  g_assert_no_error (error);

  GListModel *list = dr_report_get_achievements (report);
  if (g_list_model_get_n_items (list) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DrAchievement) achievement = g_list_model_get_item (list, i);
      g_autofree char *value = dr_quantity_dup_value (dr_achievement_get_actual (achievement));
      g_autofree char *expected = g_strdup_printf ("%d", numbers[i].value);

      if (!g_str_equal (value, expected)
          || !is_right (achievement, &rows[row].figures[i], &numbers[i], tails[tail].each))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_known_gap (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (known_gaps); i++)
    if (g_strcmp0 (known_gaps[i], name) == 0)
      return TRUE;

  return FALSE;
}

static void
try_row (DrReader *reader,
         GRand    *random,
         guint     row,
         guint     tail,
         guint     n_rounds)
{
  g_autofree char *name = g_strdup_printf ("%s %s", rows[row].name, tails[tail].name);
  guint n_wrong = 0;

  for (guint round = 0; round < n_rounds; round++)
    {
      RowNumbers numbers[MOST_FIGURES];

      for (guint i = 0; i < MOST_FIGURES; i++)
        {
          numbers[i].value = g_rand_int_range (random, 30, 300) * 3 + (gint32) i;
          numbers[i].earlier = numbers[i].value + g_rand_int_range (random, 2, 28) * (g_rand_boolean (random) ? 1 : -1);
          numbers[i].reached = g_rand_int_range (random, 510, 1490);
        }

      g_autofree char *text = compose (row, tail, numbers);
      if (is_read (reader, row, tail, numbers, text))
        continue;
      n_wrong++;
      if (g_getenv ("DR_COMPOSITION_LIST") != NULL)
        printf ("# %s\t%s", name, strrchr (g_strchomp (text), '\n') + 1);
      if (g_getenv ("DR_COMPOSITION_LIST") != NULL)
        printf ("\n");
      else if (!is_known_gap (name))
        {
          g_test_message ("%s: %s", name, text);
          g_test_fail ();
        }
    }
  if (n_wrong == 0 && is_known_gap (name))
    {
      g_test_message ("%s is no gap any more", name);
      g_test_fail ();
    }
}

static void
test_rows (void)
{
  const char *rounds = g_getenv ("DR_COMPOSITION_ROUNDS");
  guint n_rounds = rounds != NULL ? (guint) g_ascii_strtoull (rounds, NULL, 10) : 4;
  g_autoptr (GRand) random = g_rand_new_with_seed (20231127);
  g_autoptr (DrReader) reader = dr_reader_new ();

  for (guint row = 0; row < G_N_ELEMENTS (rows); row++)
    for (guint tail = 0; tail < G_N_ELEMENTS (tails); tail++)
      try_row (reader, random, row, tail, n_rounds);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sentence-rows/each-figure-has-what-is-said-of-it", test_rows);

  return g_test_run ();
}
