/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include <districtreport/dr-achievement-builder.h>
#include <districtreport/dr-comparison.h>
#include <districtreport/dr-comparison-json.h>
#include <districtreport/dr-comparison-text.h>
#include <districtreport/dr-enum-types.h>
#include <districtreport/dr-error.h>
#include <districtreport/dr-reader.h>
#include <districtreport/dr-report-builder.h>

static DrReport *
read_report (const char *body)
{
  g_autofree char *text = g_strconcat ("BÁO CÁO\nkết quả công tác năm 2023 của các đoàn thể huyện\n\n", body, NULL);
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (GError) error = NULL;
  DrReport *report = dr_reader_read_text (reader, text, &error);

  g_assert_no_error (error);

  return report;
}

static DrComparison *
compare (const char *old_body,
         const char *new_body)
{
  g_autoptr (DrReport) old_report = read_report (old_body);
  g_autoptr (DrReport) new_report = read_report (new_body);
  g_autoptr (GError) error = NULL;
  DrComparison *comparison = dr_comparison_new (old_report, new_report, &error);

  g_assert_no_error (error);

  return comparison;
}

/* A line a difference: «changed actual 96 hội viên → 69 hội viên, share …». */
static char *
describe (DrComparison *comparison)
{
  g_autolist (DrDifference) differences = dr_comparison_list_differences (comparison);
  g_autoptr (GEnumClass) kinds = g_type_class_ref (DR_TYPE_DIFFERENCE_KIND);
  g_autoptr (GEnumClass) aspects = g_type_class_ref (DR_TYPE_ASPECT);
  GString *lines = g_string_new (NULL);

  for (GList *link = differences; link != NULL; link = link->next)
    {
      DrDifferenceKind kind = dr_difference_get_kind (link->data);

      g_string_append (lines, g_enum_get_value (kinds, (int) kind)->value_nick);
      for (guint i = 0; i < aspects->n_values; i++)
        {
          DrAspect aspect = (DrAspect) aspects->values[i].value;
          g_autofree char *before = dr_difference_dup_old_value (link->data, aspect);
          g_autofree char *after = dr_difference_dup_new_value (link->data, aspect);

          g_assert_true (dr_difference_has_aspect (link->data, aspect) == (g_strcmp0 (before, after) != 0));
          if (kind != DR_DIFFERENCE_KIND_CHANGED && aspect != DR_ASPECT_ACTUAL && aspect != DR_ASPECT_RANK
              && aspect != DR_ASPECT_DOCUMENT)
            continue;
          if (dr_difference_has_aspect (link->data, aspect))
            g_string_append_printf (lines, " %s %s → %s", aspects->values[i].value_nick,
                                    before != NULL ? before : "-", after != NULL ? after : "-");
        }
      g_string_append_c (lines, '\n');
    }

  return g_string_free (lines, FALSE);
}

typedef struct
{
  const char *name;
  const char *old_body;
  const char *new_body;
  const char *differences;
  guint       n_unchanged;
} Case;

static const Case cases[] = {
  { "the-same-text",
    "* Hội Nông dân huyện: Kết nạp 96/80 hội viên, đạt 120% chỉ tiêu; trao 30 suất quà.\n",
    "* Hội Nông dân huyện: Kết nạp 96/80 hội viên, đạt 120% chỉ tiêu; trao 30 suất quà.\n",
    "", 2 },
  { "two-digits-swapped",
    "* Hội Nông dân huyện: Kết nạp 96 hội viên; trao 30 suất quà.\n",
    "* Hội Nông dân huyện: Kết nạp 69 hội viên; trao 30 suất quà.\n",
    "changed actual 96 hội viên → 69 hội viên\n", 1 },
  { "a-hedge",
    "* Hội Nông dân huyện: Vận động Quỹ 45 triệu đồng.\n",
    "* Hội Nông dân huyện: Vận động Quỹ trên 45 triệu đồng.\n",
    "changed actual 45e6 đồng → > 45e6 đồng\n", 0 },
  { "a-target-and-its-percentage",
    "* Huyện Đoàn: Kết nạp 96/80 đoàn viên, đạt 120% chỉ tiêu.\n",
    "* Huyện Đoàn: Kết nạp 96/75 đoàn viên, đạt 128% chỉ tiêu.\n",
    "changed target 80 đoàn viên → 75 đoàn viên percent-of-target 120 % → 128 %\n", 0 },
  { "a-figure-more",
    "* Huyện Đoàn: Kết nạp 96 đoàn viên.\n",
    "* Huyện Đoàn: Kết nạp 96 đoàn viên; trồng 1.200 cây xanh.\n",
    "added actual - → 1200 cây\n", 1 },
  { "a-figure-less",
    "* Huyện Đoàn: Kết nạp 96 đoàn viên; trồng 1.200 cây xanh.\n",
    "* Huyện Đoàn: Kết nạp 96 đoàn viên.\n",
    "removed actual 1200 cây → -\n", 1 },
  { "sentences-that-moved",
    "* Huyện Đoàn: Kết nạp 96 đoàn viên. Trồng 1.200 cây xanh. Hiến 40 đơn vị máu.\n",
    "* Huyện Đoàn: Hiến 40 đơn vị máu. Kết nạp 96 đoàn viên. Trồng 1.200 cây xanh.\n",
    "", 3 },
  { "figures-of-one-description",
    "* Huyện Đoàn: Trồng 10 cây xanh. Trồng 20 cây xanh. Trồng 30 cây xanh.\n",
    "* Huyện Đoàn: Trồng 30 cây xanh. Trồng 10 cây xanh. Trồng 25 cây xanh.\n",
    "changed actual 20 cây → 25 cây\n", 2 },
  { "a-rank",
    "* Huyện Đoàn: Được Tỉnh Đoàn xếp hạng Ba/9 huyện.\n",
    "* Huyện Đoàn: Được Tỉnh Đoàn xếp hạng Nhì/9 huyện.\n",
    "changed rank 3 → 2\n", 0 },
  { "a-percentage-of-a-further-target",
    "* Huyện Đoàn: Thu 55 tỷ đồng, đạt 55% kế hoạch tỉnh giao (61% kế hoạch huyện giao).\n",
    "* Huyện Đoàn: Thu 55 tỷ đồng, đạt 55% kế hoạch tỉnh giao (62% kế hoạch huyện giao).\n",
    "changed percent-of-target 55 %; 61 % → 55 %; 62 %\n", 0 },
  { "a-further-target",
    "* Huyện Đoàn: Thu 55 tỷ đồng, đạt 55% kế hoạch tỉnh giao, 61% kế hoạch huyện giao (90 tỷ đồng).\n",
    "* Huyện Đoàn: Thu 55 tỷ đồng, đạt 55% kế hoạch tỉnh giao, 61% kế hoạch huyện giao (80 tỷ đồng).\n",
    "changed target 90e9 đồng; - → 80e9 đồng; -\n", 0 },
  { "the-number-of-a-document",
    "* Huyện Đoàn: Trồng 10 cây xanh theo Kế hoạch số 12-KH/HĐ.\n",
    "* Huyện Đoàn: Trồng 10 cây xanh theo Kế hoạch số 13-KH/HĐ.\n",
    "added document - → Kế hoạch 13-KH/HĐ\nremoved document Kế hoạch 12-KH/HĐ → -\n", 1 },
};

static void
test_case (gconstpointer data)
{
  const Case *each = data;
  g_autoptr (DrComparison) comparison = compare (each->old_body, each->new_body);
  g_autofree char *differences = describe (comparison);

  g_assert_cmpstr (differences, ==, each->differences);
  g_assert_cmpuint (dr_comparison_get_n_unchanged (comparison), ==, each->n_unchanged);
}

/* Read backwards, what was added is what was removed, and what changed changed back. */
static void
test_backwards (gconstpointer data)
{
  const Case *each = data;
  g_autoptr (DrComparison) there = compare (each->old_body, each->new_body);
  g_autoptr (DrComparison) back = compare (each->new_body, each->old_body);
  g_autolist (DrDifference) differences = dr_comparison_list_differences (there);
  g_autolist (DrDifference) reversed = dr_comparison_list_differences (back);
  int balance[3] = { 0 };

  for (GList *link = differences; link != NULL; link = link->next)
    balance[dr_difference_get_kind (link->data)]++;
  for (GList *link = reversed; link != NULL; link = link->next)
    balance[DR_DIFFERENCE_KIND_CHANGED == dr_difference_get_kind (link->data)
              ? DR_DIFFERENCE_KIND_CHANGED : 1 - dr_difference_get_kind (link->data)]--;
  for (guint i = 0; i < G_N_ELEMENTS (balance); i++)
    g_assert_cmpint (balance[i], ==, 0);
  g_assert_cmpuint (dr_comparison_get_n_unchanged (there), ==, dr_comparison_get_n_unchanged (back));
}

/* A report that plans the next year: prose is not read so far. */
static DrReport *
plan (const char   *label,
      const char   *figure,
      DrComparator  comparator)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrPeriod) period = dr_period_parse ("2023", NULL);
  g_autoptr (DrPeriod) next = dr_period_parse ("2024", NULL);
  g_autoptr (DrUnit) unit = dr_unit_new ("huyen-doan", "Huyện Đoàn", DR_UNIT_KIND_MASS_ORGANISATION, DR_UNIT_LEVEL_DISTRICT,
                                         NULL, NULL);
  g_autofree char *id = g_str_to_ascii (label, "C");
  g_strdelimit (id, " ", '-');
  g_autoptr (DrIndicator) indicator = dr_indicator_new (id, label, "đoàn viên", DR_NATURE_FLOW, DR_DESIRE_MORE, &error);
  g_assert_no_error (error);
  g_autoptr (DrQuantity) planned = figure != NULL ? dr_quantity_parse (figure, &error) : NULL;
  g_assert_no_error (error);
  g_autoptr (DrTarget) target = dr_target_new_full ("t1", unit, indicator, next, planned, comparator, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (DrReportBuilder) builder = dr_report_builder_new (unit, period, NULL);
  dr_report_builder_add_target (builder, target, &error);
  g_assert_no_error (error);
  DrReport *report = dr_report_builder_end (builder, &error);
  g_assert_no_error (error);

  return report;
}

static void
test_plans (void)
{
  const struct
  {
    const char   *label;
    const char   *figure;
    DrComparator  comparator;
    const char   *differences;
    const char   *text;
  } later[] = {
    { "đoàn viên kết nạp", "100 đoàn viên", DR_COMPARATOR_AT_LEAST, "", "0 changed, 0 added, 0 removed, 1 unchanged\n" },
    { "đoàn viên kết nạp", "120 đoàn viên", DR_COMPARATOR_AT_LEAST, "changed target 100 đoàn viên → 120 đoàn viên\n",
      "changed: Huyện Đoàn: Đoàn viên kết nạp (2024): target 100 đoàn viên → 120 đoàn viên\n" },
    { "đoàn viên kết nạp", "100 đoàn viên", DR_COMPARATOR_AT_MOST, "changed comparator at-least → at-most\n",
      "changed: Huyện Đoàn: Đoàn viên kết nạp (2024): reached at least → at most\n" },
    { "đoàn viên mới", "100 đoàn viên", DR_COMPARATOR_AT_LEAST, "changed indicator đoàn viên kết nạp → đoàn viên mới\n", "wording" },
    { "đoàn viên kết nạp", NULL, DR_COMPARATOR_AT_LEAST, "changed target 100 đoàn viên → -\n",
      "changed: Huyện Đoàn: Đoàn viên kết nạp (2024): target 100 đoàn viên → " },
    { "đoàn viên mới", NULL, DR_COMPARATOR_AT_LEAST, "added\nremoved\n", "added: Huyện Đoàn: Đoàn viên mới (2024)" },
    { "đoàn viên mới", "90 đoàn viên", DR_COMPARATOR_AT_LEAST, "added\nremoved\n", "added: Huyện Đoàn: Đoàn viên mới (2024): target 90" },
  };
  g_autoptr (DrReport) before = plan ("đoàn viên kết nạp", "100 đoàn viên", DR_COMPARATOR_AT_LEAST);

  for (guint i = 0; i < G_N_ELEMENTS (later); i++)
    {
      g_autoptr (DrReport) after = plan (later[i].label, later[i].figure, later[i].comparator);
      g_autoptr (GError) error = NULL;
      g_autoptr (DrComparison) comparison = dr_comparison_new (before, after, &error);
      g_assert_no_error (error);
      g_autofree char *differences = describe (comparison);
      g_autofree char *text = dr_comparison_to_text (comparison, NULL, NULL, DR_LANGUAGE_ENGLISH);
      g_autofree char *json = dr_comparison_to_json (comparison);

      g_assert_cmpstr (differences, ==, later[i].differences);
      g_assert_nonnull (strstr (text, later[i].text));
      g_assert_true ((strstr (json, "\"item\": \"target\"") != NULL) == (*differences != '\0'));
    }
}

/* A figure that is missing, under a name. */
static DrReport *
miss (const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrPeriod) period = dr_period_parse ("2023", NULL);
  g_autoptr (DrUnit) unit = dr_unit_new ("huyen-doan", "Huyện Đoàn", DR_UNIT_KIND_MASS_ORGANISATION, DR_UNIT_LEVEL_DISTRICT,
                                         NULL, NULL);
  g_autoptr (DrIndicator) indicator = dr_indicator_new (NULL, label, "đoàn viên", DR_NATURE_FLOW, DR_DESIRE_MORE, &error);
  g_assert_no_error (error);
  g_autoptr (DrAchievementBuilder) figure = dr_achievement_builder_new ("a1", unit, indicator, period);
  dr_achievement_builder_set_status (figure, DR_STATUS_MISSING);
  g_autoptr (DrAchievement) achievement = dr_achievement_builder_end (figure, &error);
  g_assert_no_error (error);
  g_autoptr (DrReportBuilder) builder = dr_report_builder_new (unit, period, NULL);
  dr_report_builder_add_achievement (builder, achievement, &error);
  g_assert_no_error (error);
  DrReport *report = dr_report_builder_end (builder, &error);
  g_assert_no_error (error);

  return report;
}

/* What has no figure is known again by its name alone. */
static void
test_missing (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) before = miss ("đoàn viên kết nạp");
  g_autoptr (DrReport) same = miss ("đoàn viên kết nạp");
  g_autoptr (DrReport) other = miss ("đoàn viên mới");
  g_autoptr (DrComparison) nothing = dr_comparison_new (before, same, &error);
  g_assert_no_error (error);
  g_autoptr (DrComparison) comparison = dr_comparison_new (before, other, &error);
  g_assert_no_error (error);
  g_autofree char *differences = describe (comparison);

  g_assert_cmpuint (dr_comparison_get_n_unchanged (nothing), ==, 1);
  g_assert_cmpuint (dr_comparison_get_n_unchanged (comparison), ==, 0);
  g_assert_cmpstr (differences, ==, "added\nremoved\n");
}

static void
test_other_period (void)
{
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) one = read_report ("Trồng 10 cây xanh.\n");
  g_autoptr (DrReport) other =
    dr_reader_read_text (reader, "BÁO CÁO\nkết quả công tác năm 2024\n\nTrồng 10 cây xanh.\n", &error);
  g_assert_no_error (error);

  g_assert_null (dr_comparison_new (one, other, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
}

static void
test_empty_report (void)
{
  g_autoptr (DrReport) one = read_report ("Trồng 10 cây xanh.\n");
  g_autoptr (DrReport) empty = g_object_new (DR_TYPE_REPORT, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (dr_comparison_new (one, empty, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (dr_comparison_new (empty, one, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
}

static void
test_reports (void)
{
  g_autoptr (DrReport) one = read_report ("Trồng 10 cây xanh.\n");
  g_autoptr (DrReport) other = read_report ("Trồng 12 cây xanh.\n");
  g_autoptr (DrComparison) comparison = dr_comparison_new (one, other, NULL);
  g_autoptr (DrComparison) empty = g_object_new (DR_TYPE_COMPARISON, NULL);

  g_assert_true (dr_comparison_get_old_report (comparison) == one);
  g_assert_true (dr_comparison_get_new_report (comparison) == other);
  g_assert_null (dr_comparison_get_old_report (empty));
  g_assert_null (dr_comparison_get_new_report (empty));
  g_assert_cmpuint (dr_comparison_get_n_unchanged (empty), ==, 0);
  g_assert_null (dr_comparison_list_differences (empty));
}

/* --- written --- */

static const char old_draft[] =
  "Đã thực hiện 04 nhiệm vụ của buổi làm việc quý III/2023.\n\n"
  "* Hội Nông dân huyện: Kết nạp 96/80 hội viên, đạt 120% chỉ tiêu; trao 30 suất quà.\n"
  "* Huyện Đoàn: Được Tỉnh Đoàn xếp hạng Ba/9 huyện.\n";
static const char new_draft[] =
  "Đã thực hiện 04 nhiệm vụ của buổi làm việc quý III/2023.\n\n"
  "* Hội Nông dân huyện: Kết nạp 99/80 hội viên, tăng 07 hội viên so với năm 2022; mở 3 lớp tập huấn.\n"
  "* Huyện Đoàn: Được Tỉnh Đoàn xếp hạng Nhì/9 huyện.\n";

static void
check_gold (const char *name,
            const char *written)
{
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "gold", name, NULL);
  g_autofree char *gold = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &gold, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (written, ==, gold);
}

static void
test_text (void)
{
  g_autoptr (DrComparison) comparison = compare (old_draft, new_draft);
  g_autofree char *english = dr_comparison_to_text (comparison, "cũ.txt", "mới.txt", DR_LANGUAGE_ENGLISH);
  g_autofree char *vietnamese = dr_comparison_to_text (comparison, NULL, NULL, DR_LANGUAGE_VIETNAMESE);
  g_autofree char *both = g_strconcat (english, "\n", vietnamese, NULL);

  check_gold ("comparison.txt", both);
}

static void
test_text_is_harmless (void)
{
  g_autoptr (DrComparison) comparison = compare ("* Huyện Đoàn: Trồng 10 cây xanh.\n", "");
  g_autofree char *text = dr_comparison_to_text (comparison, "a\033[31mb", NULL, DR_LANGUAGE_ENGLISH);

  g_assert_null (strchr (text, '\033'));
  g_assert_nonnull (strstr (text, "a\\u{001B}[31mb:"));
}

static void
test_json (void)
{
  g_autoptr (DrComparison) comparison = compare (old_draft, new_draft);
  g_autofree char *json = dr_comparison_to_json (comparison);

  check_gold ("comparison.json", json);
}

int
main (int   argc,
      char *argv[])
{
  /* Given «text» or «json», prints the real answer, ready to save. */
  if (argc > 1 && (g_str_equal (argv[1], "text") || g_str_equal (argv[1], "json")))
    {
      g_autoptr (DrComparison) comparison = compare (old_draft, new_draft);
      g_autofree char *english = dr_comparison_to_text (comparison, "cũ.txt", "mới.txt", DR_LANGUAGE_ENGLISH);
      g_autofree char *vietnamese = dr_comparison_to_text (comparison, NULL, NULL, DR_LANGUAGE_VIETNAMESE);
      g_autofree char *json = dr_comparison_to_json (comparison);

      if (g_str_equal (argv[1], "json"))
        fputs (json, stdout);
      else
        printf ("%s\n%s", english, vietnamese);
      return 0;
    }

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/comparison/finds/%s", cases[i].name);
      g_autofree char *backwards = g_strdup_printf ("/comparison/finds-backwards/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
      g_test_add_data_func (backwards, &cases[i], test_backwards);
    }
  g_test_add_func ("/comparison/finds/plans", test_plans);
  g_test_add_func ("/comparison/finds/what-is-missing-by-its-name", test_missing);
  g_test_add_func ("/comparison/new/refuses-other-periods", test_other_period);
  g_test_add_func ("/comparison/new/refuses-empty-reports", test_empty_report);
  g_test_add_func ("/comparison/keeps-its-reports", test_reports);
  g_test_add_func ("/comparison/to-text/gives-the-golden-lines", test_text);
  g_test_add_func ("/comparison/to-text/is-harmless", test_text_is_harmless);
  g_test_add_func ("/comparison/to-json/gives-the-golden-bytes", test_json);

  return g_test_run ();
}
