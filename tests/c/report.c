/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-report.h>

#include "model-fixture.h"
#include "model/dr-report-private.h"

#define CONTENT "Hội kết nạp 96 hội viên, xếp thứ Hai."

typedef GListModel * (*GetList) (DrReport *);
typedef GList * (*MakeList) (DrReport *);

static const struct
{
  const char *name;
  GetList     get;
  MakeList    list;
  guint       n_items;
} lists[] = {
  { "units", dr_report_get_units, dr_report_list_units, 2 },
  { "indicators", dr_report_get_indicators, dr_report_list_indicators, 1 },
  { "targets", dr_report_get_targets, dr_report_list_targets, 2 },
  { "achievements", dr_report_get_achievements, dr_report_list_achievements, 2 },
  { "rankings", dr_report_get_rankings, dr_report_list_rankings, 1 },
  { "directives", dr_report_get_directives, dr_report_list_directives, 1 },
  { "citations", dr_report_get_citations, dr_report_list_citations, 1 },
  { "sections", dr_report_get_sections, dr_report_list_sections, 1 },
};

static DrQuantity *
quantity (const char *text)
{
  g_autoptr (GError) error = NULL;
  DrQuantity *self = dr_quantity_parse (text, &error);

  g_assert_no_error (error);

  return self;
}

static DrAchievement *
rich_achievement (DrUnit      *unit,
                  DrIndicator *indicator,
                  DrPeriod    *year)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrQuantity) actual = quantity ("hơn 96 hội viên");
  g_autoptr (DrQuantity) planned = quantity ("80 hội viên");
  g_autoptr (DrQuantity) percent = quantity ("120,0%");
  g_autoptr (DrQuantity) further_percent = quantity ("trên 105%");
  g_autoptr (DrQuantity) share = quantity ("84,78%");
  g_autoptr (DrQuantity) reading = quantity ("từ 96 đến 97 hội viên");
  g_autoptr (DrTarget) target =
    dr_target_new_full ("t1", unit, indicator, year, planned, DR_COMPARATOR_EXACTLY, "tỉnh giao", NULL, &error);
  g_assert_no_error (error);
  g_autoptr (DrTarget) further = dr_target_new ("riêng", unit, indicator, year, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (DrChange) change =
    dr_change_new (DR_CHANGE_KIND_PERCENT, DR_DIRECTION_DOWN, "6.50", "2021", &error);
  g_assert_no_error (error);
  g_autoptr (DrSource) source = make_source (18, "96 hội viên");
  g_autoptr (DrAchievementBuilder) builder = dr_achievement_builder_new ("a1", unit, indicator, year);

  dr_achievement_builder_set_actual (builder, actual);
  dr_achievement_builder_set_status (builder, DR_STATUS_ESTIMATED);
  dr_achievement_builder_set_target (builder, target);
  dr_achievement_builder_set_percent_of_target (builder, percent);
  dr_achievement_builder_add_further_target (builder, further, further_percent);
  dr_achievement_builder_add_further_target (builder, target, NULL);
  dr_achievement_builder_set_share (builder, share);
  dr_achievement_builder_set_change (builder, change);
  dr_achievement_builder_set_cumulative (builder, TRUE);
  dr_achievement_builder_add_reading (builder, reading, "vì sao không");
  dr_achievement_builder_set_source (builder, source);
  DrAchievement *self = dr_achievement_builder_end (builder, &error);
  g_assert_no_error (error);

  return self;
}

static DrAchievement *
poor_achievement (DrUnit      *unit,
                  DrIndicator *indicator,
                  DrPeriod    *year)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrAchievementBuilder) builder = dr_achievement_builder_new ("phần", unit, indicator, year);

  dr_achievement_builder_set_status (builder, DR_STATUS_MISSING);
  dr_achievement_builder_set_part_of (builder, "a1");
  DrAchievement *self = dr_achievement_builder_end (builder, &error);
  g_assert_no_error (error);

  return self;
}

/* A report with one item of each kind at least, and everything that an item may have. */
static DrReport *
report_new (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnit) issuer = make_unit ("huyen-uy", NULL);
  g_autoptr (DrUnit) unit = make_unit ("hoi", issuer);
  g_autoptr (DrPeriod) quarter = make_period ("2022-Q4");
  g_autoptr (DrPeriod) year = make_period ("2022");
  g_autoptr (DrIndicator) indicator = make_indicator ("kết nạp", "hội viên", DR_DESIRE_MORE);
  g_autoptr (DrAchievement) rich = rich_achievement (unit, indicator, year);
  g_autoptr (DrAchievement) poor = poor_achievement (unit, indicator, year);
  g_autoptr (GDate) day = g_date_new_dmy (29, 12, 2022);
  g_autoptr (DrSource) rank_source = make_source (46, "Hai");
  g_autoptr (DrRanking) ranking =
    dr_ranking_new ("r1", unit, "phong trào", year, DR_RANKING_STATUS_RANKED, 2, 8, "tốt", "tỉnh", rank_source, &error);
  g_assert_no_error (error);
  g_autoptr (DrDirective) directive =
    dr_directive_new ("d1", DR_DIRECTIVE_KIND_TASK, 4, quarter, DR_DIRECTIVE_STATUS_OPEN, "làm", NULL, &error);
  g_assert_no_error (error);
  g_autoptr (DrCitation) citation = dr_citation_new ("c1", "Quy định", "3455-QĐ/TW", day, "Ban Bí thư", NULL, &error);
  g_assert_no_error (error);
  g_autoptr (DrSpan) span = dr_span_new (0, 20, NULL);
  g_autoptr (DrSection) section = dr_section_new ("II.1", "Công tác", span, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) bytes = g_bytes_new_static (CONTENT, strlen (CONTENT));
  g_autoptr (DrText) text = dr_text_new (bytes, "q4.txt", NULL, &error);
  g_assert_no_error (error);

  g_autoptr (DrReportBuilder) builder = dr_report_builder_new (issuer, quarter, NULL);
  dr_report_builder_set_kind (builder, DR_REPORT_KIND_QUARTERLY);
  dr_report_builder_set_title (builder, "Báo cáo");
  dr_report_builder_set_number (builder, "12-BC/HU");
  dr_report_builder_set_place (builder, "Phước Lợi");
  dr_report_builder_set_date (builder, day);
  dr_report_builder_set_text (builder, text);
  dr_report_builder_add_achievement (builder, rich, &error);
  g_assert_no_error (error);
  dr_report_builder_add_achievement (builder, poor, &error);
  g_assert_no_error (error);
  dr_report_builder_add_ranking (builder, ranking, &error);
  g_assert_no_error (error);
  dr_report_builder_add_directive (builder, directive, &error);
  g_assert_no_error (error);
  dr_report_builder_add_citation (builder, citation, &error);
  g_assert_no_error (error);
  dr_report_builder_add_section (builder, section, &error);
  g_assert_no_error (error);
  DrReport *report = dr_report_builder_end (builder, &error);
  g_assert_no_error (error);

  return report;
}

static void
test_bare_report_is_empty (void)
{
  g_autoptr (DrReport) report = g_object_new (DR_TYPE_REPORT, NULL);

  assert_empty (DR_TYPE_REPORT);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_assert_cmpuint (g_list_model_get_n_items (lists[i].get (report)), ==, 0);
      g_assert_null (lists[i].list (report));
    }
  g_assert_null (dr_report_lookup_unit (report, "huyen-uy"));
  g_assert_null (dr_report_lookup_achievement (report, "a1"));
  g_assert_null (dr_report_get_number_entry (report, 0));
}

static void
test_keeps_its_head (void)
{
  g_autoptr (DrReport) report = report_new ();
  g_autofree char *period = dr_period_to_string (dr_report_get_period (report));

  g_assert_cmpint (dr_report_get_kind (report), ==, DR_REPORT_KIND_QUARTERLY);
  g_assert_cmpstr (dr_report_get_title (report), ==, "Báo cáo");
  g_assert_cmpstr (dr_report_get_number (report), ==, "12-BC/HU");
  g_assert_cmpstr (dr_report_get_place (report), ==, "Phước Lợi");
  g_assert_cmpuint (g_date_get_day (dr_report_get_date (report)), ==, 29);
  g_assert_cmpstr (period, ==, "2022-Q4");
  g_assert_cmpstr (dr_unit_get_id (dr_report_get_issuer (report)), ==, "huyen-uy");
  g_assert_cmpstr (dr_text_get_name (dr_report_get_text (report)), ==, "q4.txt");
}

static void
test_rich_achievement_comes_back_whole (void)
{
  g_autoptr (DrReport) report = report_new ();
  g_autoptr (DrAchievement) self = dr_report_lookup_achievement (report, "a1");
  g_autofree char *actual = dr_quantity_to_plain (dr_achievement_get_actual (self));
  g_autofree char *percent = dr_quantity_dup_value (dr_achievement_get_percent_of_target (self));
  g_autofree char *share = dr_quantity_dup_value (dr_achievement_get_share (self));
  g_autofree char *change = dr_change_to_string (dr_achievement_get_change (self));
  DrTarget *target = dr_achievement_get_target (self);

  g_assert_cmpstr (dr_achievement_get_id (self), ==, "a1");
  g_assert_cmpstr (dr_unit_get_id (dr_achievement_get_unit (self)), ==, "hoi");
  g_assert_cmpstr (dr_indicator_get_label (dr_achievement_get_indicator (self)), ==, "kết nạp");
  g_assert_cmpint (dr_quantity_get_hedge (dr_achievement_get_actual (self)), ==, DR_HEDGE_OVER);
  g_assert_cmpstr (percent, ==, "120.0");
  g_assert_cmpstr (share, ==, "84.78");
  g_assert_cmpstr (change, ==, "-6.50 % against 2021");
  g_assert_cmpint (dr_achievement_get_status (self), ==, DR_STATUS_ESTIMATED);
  g_assert_true (dr_achievement_is_cumulative (self));
  g_assert_null (dr_achievement_get_part_of (self));
  g_assert_cmpstr (dr_source_get_text (dr_achievement_get_source (self)), ==, "96 hội viên");

  g_assert_cmpstr (dr_target_get_id (target), ==, "t1");
  g_assert_cmpstr (dr_target_get_assigned_by (target), ==, "tỉnh giao");
  g_assert_cmpint (dr_target_get_comparator (target), ==, DR_COMPARATOR_EXACTLY);
  g_assert_true (dr_target_get_indicator (target) == dr_achievement_get_indicator (self));

  g_assert_cmpuint (dr_achievement_get_n_further_targets (self), ==, 2);
  g_assert_cmpstr (dr_target_get_id (dr_achievement_get_further_target (self, 0)), ==, "riêng");
  g_assert_null (dr_target_get_planned (dr_achievement_get_further_target (self, 0)));
  g_assert_cmpint (dr_quantity_get_hedge (dr_achievement_get_percent_of_further_target (self, 0)), ==, DR_HEDGE_OVER);
  g_assert_true (dr_achievement_get_further_target (self, 1) == target);
  g_assert_null (dr_achievement_get_percent_of_further_target (self, 1));
  g_assert_null (dr_achievement_get_further_target (self, 2));
  g_assert_null (dr_achievement_get_percent_of_further_target (self, 2));

  g_assert_cmpuint (dr_achievement_get_n_readings (self), ==, 1);
  g_autofree char *upper = dr_quantity_dup_upper (dr_achievement_get_reading (self, 0));
  g_assert_cmpstr (upper, ==, "97");
  g_assert_cmpstr (dr_achievement_get_reading_reason (self, 0), ==, "vì sao không");
  g_assert_null (dr_achievement_get_reading (self, 1));
  g_assert_null (dr_achievement_get_reading_reason (self, 1));
}

static void
test_poor_achievement_stays_poor (void)
{
  g_autoptr (DrReport) report = report_new ();
  g_autoptr (DrAchievement) self = dr_report_lookup_achievement (report, "phần");

  g_assert_cmpint (dr_achievement_get_status (self), ==, DR_STATUS_MISSING);
  g_assert_cmpstr (dr_achievement_get_part_of (self), ==, "a1");
  g_assert_null (dr_achievement_get_actual (self));
  g_assert_null (dr_achievement_get_target (self));
  g_assert_null (dr_achievement_get_percent_of_target (self));
  g_assert_null (dr_achievement_get_share (self));
  g_assert_null (dr_achievement_get_change (self));
  g_assert_null (dr_achievement_get_source (self));
  g_assert_cmpuint (dr_achievement_get_n_further_targets (self), ==, 0);
  g_assert_cmpuint (dr_achievement_get_n_readings (self), ==, 0);
}

static void
test_other_items_come_back_whole (void)
{
  g_autoptr (DrReport) report = report_new ();
  g_autoptr (DrRanking) ranking = g_list_model_get_item (dr_report_get_rankings (report), 0);
  g_autoptr (DrDirective) directive = g_list_model_get_item (dr_report_get_directives (report), 0);
  g_autoptr (DrCitation) citation = g_list_model_get_item (dr_report_get_citations (report), 0);
  g_autoptr (DrSection) section = g_list_model_get_item (dr_report_get_sections (report), 0);

  g_assert_cmpstr (dr_ranking_get_id (ranking), ==, "r1");
  g_assert_cmpstr (dr_unit_get_id (dr_ranking_get_unit (ranking)), ==, "hoi");
  g_assert_cmpstr (dr_ranking_get_field (ranking), ==, "phong trào");
  g_assert_cmpint (dr_ranking_get_status (ranking), ==, DR_RANKING_STATUS_RANKED);
  g_assert_cmpuint (dr_ranking_get_rank (ranking), ==, 2);
  g_assert_cmpuint (dr_ranking_get_cohort_size (ranking), ==, 8);
  g_assert_cmpstr (dr_ranking_get_grade (ranking), ==, "tốt");
  g_assert_cmpstr (dr_ranking_get_assessor (ranking), ==, "tỉnh");
  g_assert_cmpstr (dr_source_get_text (dr_ranking_get_source (ranking)), ==, "Hai");

  g_assert_cmpint (dr_directive_get_kind (directive), ==, DR_DIRECTIVE_KIND_TASK);
  g_assert_cmpuint (dr_directive_get_count (directive), ==, 4);
  g_assert_true (dr_period_equal (dr_directive_get_period (directive), dr_report_get_period (report)));
  g_assert_cmpint (dr_directive_get_status (directive), ==, DR_DIRECTIVE_STATUS_OPEN);
  g_assert_cmpstr (dr_directive_get_text (directive), ==, "làm");

  g_assert_cmpstr (dr_citation_get_kind (citation), ==, "Quy định");
  g_assert_cmpstr (dr_citation_get_number (citation), ==, "3455-QĐ/TW");
  g_assert_cmpuint (g_date_get_year (dr_citation_get_date (citation)), ==, 2022);
  g_assert_cmpstr (dr_citation_get_issuer (citation), ==, "Ban Bí thư");

  g_assert_cmpstr (dr_section_get_number (section), ==, "II.1");
  g_assert_cmpstr (dr_section_get_title (section), ==, "Công tác");
  g_assert_cmpuint (dr_span_get_end (dr_section_get_span (section)), ==, 20);
}

static void
test_lists_agree (void)
{
  g_autoptr (DrReport) report = report_new ();

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      GListModel *model = lists[i].get (report);
      GList *list = lists[i].list (report);

      g_test_message ("%s", lists[i].name);
      g_assert_true (lists[i].get (report) == model);
      g_assert_cmpuint (g_list_model_get_n_items (model), ==, lists[i].n_items);
      g_assert_cmpuint (g_list_length (list), ==, lists[i].n_items);
      for (guint j = 0; j < lists[i].n_items; j++)
        {
          g_autoptr (GObject) item = g_list_model_get_item (model, j);
          g_autoptr (GObject) again = g_list_model_get_item (model, j);

          g_assert_true (G_TYPE_CHECK_INSTANCE_TYPE (item, g_list_model_get_item_type (model)));
          g_assert_true (item == again);
          g_assert_true (item == g_list_nth_data (list, j));
        }
      g_assert_null (g_list_model_get_item (model, lists[i].n_items));
      g_assert_null (g_list_model_get_item (model, G_MAXUINT));
      g_list_free_full (list, g_object_unref);
    }
}

static void
test_lookup_gives_the_object_of_the_list (void)
{
  g_autoptr (DrReport) report = report_new ();
  g_autoptr (DrAchievement) found = dr_report_lookup_achievement (report, "phần");
  g_autoptr (DrAchievement) second = g_list_model_get_item (dr_report_get_achievements (report), 1);
  g_autoptr (DrUnit) unit = dr_report_lookup_unit (report, "hoi");
  g_autoptr (DrUnit) listed = g_list_model_get_item (dr_report_get_units (report), 1);

  g_assert_true (found == second);
  g_assert_true (unit == listed);
  g_assert_null (dr_report_lookup_achievement (report, "a2"));
  g_assert_null (dr_report_lookup_unit (report, "a1"));
}

static void
test_objects_go_when_nobody_holds_them (void)
{
  g_autoptr (DrReport) report = report_new ();
  DrAchievement *first = dr_report_lookup_achievement (report, "a1");
  DrTarget *target = dr_achievement_get_target (first);

  g_object_add_weak_pointer (G_OBJECT (first), (gpointer *) &first);
  g_object_add_weak_pointer (G_OBJECT (target), (gpointer *) &target);
  g_object_unref (first);
  g_assert_null (first);
  g_assert_null (target);

  g_autoptr (DrAchievement) again = dr_report_lookup_achievement (report, "a1");
  g_assert_cmpstr (dr_achievement_get_id (again), ==, "a1");
}

static void
test_objects_outlive_their_report (void)
{
  DrReport *report = report_new ();
  DrText *text = dr_report_get_text (report);
  GListModel *model = dr_report_get_achievements (report);
  g_autoptr (DrAchievement) item = g_list_model_get_item (model, 0);

  g_object_add_weak_pointer (G_OBJECT (report), (gpointer *) &report);
  g_object_add_weak_pointer (G_OBJECT (text), (gpointer *) &text);
  g_object_add_weak_pointer (G_OBJECT (model), (gpointer *) &model);
  g_object_unref (report);

  /* The object keeps its own words, neither the report nor its text. */
  g_assert_null (report);
  g_assert_null (text);
  g_assert_null (model);
  g_assert_cmpstr (dr_source_get_text (dr_achievement_get_source (item)), ==, "96 hội viên");
  g_assert_cmpstr (dr_unit_get_id (dr_achievement_get_unit (item)), ==, "hoi");
}

static void
test_lists_outlive_their_report (void)
{
  DrReport *report = report_new ();
  g_autoptr (GListModel) model = g_object_ref (dr_report_get_achievements (report));

  g_object_add_weak_pointer (G_OBJECT (report), (gpointer *) &report);
  g_object_unref (report);
  g_assert_null (report);

  g_autoptr (DrAchievement) item = g_list_model_get_item (model, 0);
  g_assert_cmpstr (dr_achievement_get_id (item), ==, "a1");
}

static gpointer
walk (gpointer data)
{
  DrReport *report = data;

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (DrAchievement) one = dr_report_lookup_achievement (report, "a1");
      g_autoptr (DrTarget) target = g_list_model_get_item (dr_report_get_targets (report), 0);
      g_autoptr (DrAchievement) same = g_list_model_get_item (dr_report_get_achievements (report), 0);

      g_assert_true (one == same);
      g_assert_true (dr_achievement_get_target (one) == target);
      g_assert_nonnull (dr_achievement_get_completion (one));
    }

  return NULL;
}

static void
test_threads_share_a_report (void)
{
  g_autoptr (DrReport) report = report_new ();
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("walk", walk, report);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/bare-report-is-empty", test_bare_report_is_empty);
  g_test_add_func ("/report/keeps-its-head", test_keeps_its_head);
  g_test_add_func ("/report/items/rich-achievement-comes-back-whole", test_rich_achievement_comes_back_whole);
  g_test_add_func ("/report/items/poor-achievement-stays-poor", test_poor_achievement_stays_poor);
  g_test_add_func ("/report/items/others-come-back-whole", test_other_items_come_back_whole);
  g_test_add_func ("/report/lists/agree", test_lists_agree);
  g_test_add_func ("/report/lists/outlive-their-report", test_lists_outlive_their_report);
  g_test_add_func ("/report/lookup-gives-the-object-of-the-list", test_lookup_gives_the_object_of_the_list);
  g_test_add_func ("/report/objects/go-when-nobody-holds-them", test_objects_go_when_nobody_holds_them);
  g_test_add_func ("/report/objects/outlive-their-report", test_objects_outlive_their_report);
  g_test_add_func ("/report/threads-share-it", test_threads_share_a_report);

  return g_test_run ();
}
