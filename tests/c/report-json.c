/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include <districtreport/dr-achievement-builder.h>
#include <districtreport/dr-error.h>
#include <districtreport/dr-reader.h>
#include <districtreport/dr-report-builder.h>
#include <districtreport/dr-report-json.h>
#include <districtreport/dr-unit-builder.h>

#include "figures/dr-date-private.h"

#include "vectors.h"

/* --- a report that has everything --- */

/* The gaps between figures are three letters, so that every figure is found by its words. */
static const char document[] =
  "BÁO CÁO\n"
  "Kết quả quý IV/2022\t\"II.\"\n"
  "Hội Nông dân kết nạp 96/80 hội viên, đạt 120,00%, chiếm 84,78%, tăng 07 hội viên so với 2021, "
  "trong đó nữ 41 hội viên. Quỹ hội 45,2 tỷ đ, tăng 1,2 tỷ; đạt 95 - 97% kế hoạch huyện giao. "
  "Giúp từ 10 đến 12 hộ, còn 3,2%, giảm 1,1 điểm. Không phát sinh 0 đơn.\n"
  "Xếp thứ Nhì trên 8 đơn vị; xếp loại A.\n"
  "04 kiến nghị; Quy định số 3455-QĐ/TW ngày 17/11/2023. Đại hội lần thứ 5, trang 12, thôn 3, "
  "kế hoạch 1.000 và 99 nữa.\n";

static DrSource *
find_source (const char *words,
             const char *location)
{
  const char *place = strstr (document, words);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (place);
  guint64 start = (guint64) (place - document);
  g_autoptr (DrSpan) span = dr_span_new (start, start + strlen (words), &error);
  g_assert_no_error (error);
  DrSource *source = dr_source_new (span, words, location, &error);
  g_assert_no_error (error);

  return source;
}

static DrPeriod *
make_period (const char *id)
{
  g_autoptr (GError) error = NULL;
  DrPeriod *period = dr_period_parse (id, &error);

  g_assert_no_error (error);

  return period;
}

static DrQuantity *
make_quantity (const char *value,
               const char *upper,
               const char *measure,
               DrHedge     hedge,
               const char *resolution)
{
  g_autoptr (GError) error = NULL;
  DrQuantity *quantity = dr_quantity_new_full (value, upper, measure, hedge, resolution, &error);

  g_assert_no_error (error);

  return quantity;
}

static void
add_achievement (DrReportBuilder      *report,
                 DrAchievementBuilder *builder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrAchievement) achievement = dr_achievement_builder_end (builder, &error);

  g_assert_no_error (error);
  dr_report_builder_add_achievement (report, achievement, &error);
  g_assert_no_error (error);
}

typedef struct
{
  DrUnit      *committee;
  DrUnit      *farmers;
  DrIndicator *members;
  DrIndicator *women;
  DrIndicator *fund;
  DrIndicator *households;
  DrIndicator *poverty;
  DrIndicator *petitions;
  DrPeriod    *year;
  DrPeriod    *quarter;
} Things;

static void
things_clear (Things *self)
{
  g_object_unref (self->committee);
  g_object_unref (self->farmers);
  g_object_unref (self->members);
  g_object_unref (self->women);
  g_object_unref (self->fund);
  g_object_unref (self->households);
  g_object_unref (self->poverty);
  g_object_unref (self->petitions);
  dr_period_unref (self->year);
  dr_period_unref (self->quarter);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Things, things_clear)

static DrIndicator *
make_indicator (const char *id,
                const char *label,
                const char *measure,
                DrNature    nature,
                DrDesire    desire)
{
  g_autoptr (GError) error = NULL;
  DrIndicator *indicator = dr_indicator_new (id, label, measure, nature, desire, &error);

  g_assert_no_error (error);

  return indicator;
}

/* A body with all that a unit may have. */
static DrUnit *
make_farmers (DrUnit *committee)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnitBuilder) builder = dr_unit_builder_new ("hoi-nong-dan");
  GDate from = { 0 };
  GDate to = { 0 };
  GDate eve = { 0 };

  g_assert_true (dr_date_parse ("1979-10-14", -1, &from));
  g_assert_true (dr_date_parse ("2025-06-30", -1, &to));
  g_assert_true (dr_date_parse ("2004-12-31", -1, &eve));
  g_autoptr (DrUnitIdentifier) old_code = dr_unit_identifier_new ("mã \"cũ\"", "007", NULL, &eve, &error);
  g_assert_no_error (error);
  g_autoptr (DrUnitIdentifier) code = dr_unit_identifier_new ("ma-hoi", "25747", &eve, &to, &error);
  g_assert_no_error (error);
  g_autoptr (DrUnitSuccessor) most = dr_unit_successor_new ("huyen-uy", "0.750", &error);
  g_assert_no_error (error);
  g_autoptr (DrUnitSuccessor) rest = dr_unit_successor_new ("tinh-uy", "0.25", &error);
  g_assert_no_error (error);

  dr_unit_builder_set_name (builder, "Hội Nông dân");
  dr_unit_builder_set_kind (builder, DR_UNIT_KIND_MASS_ORGANISATION);
  dr_unit_builder_set_level (builder, DR_UNIT_LEVEL_DISTRICT);
  dr_unit_builder_set_parent (builder, committee);
  dr_unit_builder_set_validity (builder, &from, &to);
  dr_unit_builder_add_alias (builder, "Hội ND");
  dr_unit_builder_add_alias (builder, "HND \"huyện\"");
  dr_unit_builder_add_identifier (builder, old_code);
  dr_unit_builder_add_identifier (builder, code);
  dr_unit_builder_add_successor (builder, most);
  dr_unit_builder_add_successor (builder, rest);
  DrUnit *farmers = dr_unit_builder_end (builder, &error);
  g_assert_no_error (error);

  return farmers;
}

static void
make_things (Things *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnit) province =
    dr_unit_new ("tinh-uy", "Tỉnh ủy", DR_UNIT_KIND_COMMITTEE, DR_UNIT_LEVEL_PROVINCE, NULL,
                 &error);
  g_assert_no_error (error);
  self->committee = dr_unit_new ("huyen-uy", "Huyện ủy", DR_UNIT_KIND_COMMITTEE,
                                 DR_UNIT_LEVEL_DISTRICT, province, &error);
  g_assert_no_error (error);
  self->farmers = make_farmers (self->committee);

  self->members = make_indicator (NULL, "hội viên kết nạp mới", "hội viên", DR_NATURE_FLOW,
                                  DR_DESIRE_MORE);
  self->women = make_indicator ("nu", "hội viên nữ", "hội viên", DR_NATURE_FLOW, DR_DESIRE_MORE);
  self->fund = make_indicator ("quy", "quỹ hội", "đồng", DR_NATURE_STOCK, DR_DESIRE_MORE);
  self->households = make_indicator ("ho", "hộ được giúp", "hộ", DR_NATURE_FLOW, DR_DESIRE_MORE);
  self->poverty = make_indicator ("ngheo", "tỷ lệ hộ nghèo", "%", DR_NATURE_RATIO, DR_DESIRE_LESS);
  self->petitions = make_indicator ("don", "đơn thư", "", DR_NATURE_FLOW, DR_DESIRE_LESS);
  self->year = make_period ("2022");
  self->quarter = make_period ("2022-Q4");
}

static DrTarget *
make_target (const char   *id,
             Things       *things,
             DrIndicator  *indicator,
             DrQuantity   *planned,
             DrComparator  comparator,
             const char   *assigned_by,
             const char   *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrSource) source = words != NULL ? find_source (words, NULL) : NULL;
  DrTarget *target = dr_target_new_full (id, things->farmers, indicator, things->year, planned,
                                         comparator, assigned_by, source, &error);

  g_assert_no_error (error);

  return target;
}

static void
add_members (DrReportBuilder *report,
             Things          *things)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrQuantity) planned = make_quantity ("80", NULL, "hội viên", DR_HEDGE_EXACT, NULL);
  g_autoptr (DrTarget) target = make_target ("t1", things, things->members, planned,
                                             DR_COMPARATOR_AT_LEAST, "huyện giao", "80");
  g_autoptr (DrTarget) without_plan = make_target ("t2", things, things->members, NULL,
                                                   DR_COMPARATOR_MAINTAIN, NULL, NULL);
  g_autoptr (DrQuantity) actual = make_quantity ("96", NULL, "hội viên", DR_HEDGE_EXACT, NULL);
  g_autoptr (DrQuantity) percent = make_quantity ("120.00", NULL, "%", DR_HEDGE_EXACT, NULL);
  g_autoptr (DrQuantity) over = make_quantity ("108", NULL, "%", DR_HEDGE_OVER, NULL);
  g_autoptr (DrQuantity) share = make_quantity ("84.78", NULL, "%", DR_HEDGE_ABOUT, NULL);
  g_autoptr (DrQuantity) reading = make_quantity ("96", NULL, "chi hội", DR_HEDGE_EXACT, NULL);
  g_autoptr (DrQuantity) wide = make_quantity ("90", "100", "hội viên", DR_HEDGE_RANGE, "10");
  g_autoptr (DrChange) change = dr_change_new (DR_CHANGE_KIND_ABSOLUTE, DR_DIRECTION_UP, "7",
                                               "2021", &error);
  g_autoptr (DrSource) source = find_source ("96/80 hội viên", "đoạn 3");
  g_autoptr (DrAchievementBuilder) builder =
    dr_achievement_builder_new ("a1", things->farmers, things->members, things->year);

  g_assert_no_error (error);
  dr_achievement_builder_set_actual (builder, actual);
  dr_achievement_builder_set_target (builder, target);
  dr_achievement_builder_set_percent_of_target (builder, percent);
  dr_achievement_builder_add_further_target (builder, without_plan, over);
  dr_achievement_builder_add_further_target (builder, without_plan, NULL);
  dr_achievement_builder_set_share (builder, share);
  dr_achievement_builder_set_change (builder, change);
  dr_achievement_builder_add_reading (builder, reading, "không rõ đơn vị tính");
  dr_achievement_builder_add_reading (builder, wide, "làm tròn");
  dr_achievement_builder_set_source (builder, source);
  add_achievement (report, builder);

  /* A part, with an id of its own. */
  g_autoptr (DrQuantity) women = make_quantity ("41", NULL, "hội viên", DR_HEDGE_EXACT, NULL);
  g_autoptr (DrAchievementBuilder) part =
    dr_achievement_builder_new ("nữ", things->farmers, things->women, things->year);
  g_autoptr (DrSource) part_source = find_source ("41 hội viên", NULL);

  dr_achievement_builder_set_actual (part, women);
  dr_achievement_builder_set_part_of (part, "a1");
  dr_achievement_builder_set_cumulative (part, TRUE);
  dr_achievement_builder_set_source (part, part_source);
  add_achievement (report, part);
}

static void
add_fund (DrReportBuilder *report,
          Things          *things)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrTarget) target = make_target ("t3", things, things->fund, NULL,
                                             DR_COMPARATOR_EXACTLY, NULL, "kế hoạch huyện giao");
  g_autoptr (DrQuantity) actual = make_quantity ("45200000000", NULL, "đ", DR_HEDGE_EXACT,
                                                 "100000000");
  g_autoptr (DrQuantity) percent = make_quantity ("95", "97", "%", DR_HEDGE_RANGE, NULL);
  g_autoptr (DrChange) change = dr_change_new (DR_CHANGE_KIND_PERCENT, DR_DIRECTION_DOWN, "2.50",
                                               NULL, &error);
  g_autoptr (DrSource) source = find_source ("45,2 tỷ đ", NULL);
  g_autoptr (DrAchievementBuilder) builder =
    dr_achievement_builder_new ("a3", things->committee, things->fund, things->quarter);

  g_assert_no_error (error);
  dr_achievement_builder_set_actual (builder, actual);
  dr_achievement_builder_set_status (builder, DR_STATUS_ESTIMATED);
  dr_achievement_builder_set_target (builder, target);
  dr_achievement_builder_set_percent_of_target (builder, percent);
  dr_achievement_builder_set_change (builder, change);
  dr_achievement_builder_set_source (builder, source);
  add_achievement (report, builder);
}

static void
add_households (DrReportBuilder *report,
                Things          *things)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrQuantity) planned = make_quantity ("10", "12", "hộ", DR_HEDGE_RANGE, NULL);
  g_autoptr (DrTarget) target = make_target ("chỉ tiêu", things, things->households, planned,
                                             DR_COMPARATOR_BETWEEN, NULL, NULL);
  g_autoptr (DrQuantity) actual = make_quantity ("10", "12", "hộ", DR_HEDGE_RANGE, NULL);
  g_autoptr (DrAchievementBuilder) builder =
    dr_achievement_builder_new ("a4", things->farmers, things->households, things->year);
  g_autoptr (DrQuantity) rate = make_quantity ("3.2", NULL, "%", DR_HEDGE_UNDER, NULL);
  g_autoptr (DrChange) change = dr_change_new (DR_CHANGE_KIND_POINTS, DR_DIRECTION_DOWN, "1.1",
                                               "target", &error);
  g_autoptr (DrAchievementBuilder) poverty =
    dr_achievement_builder_new ("a5", things->farmers, things->poverty, things->year);
  g_autoptr (DrQuantity) nil = make_quantity ("0", NULL, "", DR_HEDGE_EXACT, NULL);
  g_autoptr (DrAchievementBuilder) petitions =
    dr_achievement_builder_new ("a6", things->farmers, things->petitions, things->year);
  g_autoptr (DrAchievementBuilder) missing =
    dr_achievement_builder_new ("a7", things->committee, things->petitions, things->quarter);
  g_autoptr (DrAchievementBuilder) impossible =
    dr_achievement_builder_new ("a8", things->committee, things->women, things->year);

  g_assert_no_error (error);
  dr_achievement_builder_set_actual (builder, actual);
  dr_achievement_builder_set_target (builder, target);
  dr_achievement_builder_set_status (builder, DR_STATUS_PROVISIONAL);
  add_achievement (report, builder);
  dr_achievement_builder_set_actual (poverty, rate);
  dr_achievement_builder_set_change (poverty, change);
  add_achievement (report, poverty);
  dr_achievement_builder_set_actual (petitions, nil);
  dr_achievement_builder_set_status (petitions, DR_STATUS_NIL);
  add_achievement (report, petitions);
  dr_achievement_builder_set_status (missing, DR_STATUS_MISSING);
  add_achievement (report, missing);
  dr_achievement_builder_set_status (impossible, DR_STATUS_NOT_APPLICABLE);
  add_achievement (report, impossible);
}

static void
add_others (DrReportBuilder *report,
            Things          *things)
{
  g_autoptr (GError) error = NULL;
  GDate day = { 0 };
  g_autoptr (DrSource) second = find_source ("thứ Nhì trên 8", NULL);
  g_autoptr (DrRanking) ranked =
    dr_ranking_new ("r1", things->farmers, "thi đua", things->year, DR_RANKING_STATUS_RANKED, 2, 8,
                    "A", "Huyện ủy", second, &error);
  g_assert_no_error (error);
  g_autoptr (DrRanking) graded =
    dr_ranking_new ("r2", things->farmers, NULL, things->quarter, DR_RANKING_STATUS_GRADED, 0, 0,
                    "A", NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (DrRanking) unranked =
    dr_ranking_new ("hạng", things->committee, NULL, things->year, DR_RANKING_STATUS_UNRANKED, 0, 0,
                    NULL, "Tỉnh ủy", NULL, &error);
  g_assert_no_error (error);

  dr_report_builder_add_ranking (report, ranked, &error);
  g_assert_no_error (error);
  dr_report_builder_add_ranking (report, graded, &error);
  g_assert_no_error (error);
  dr_report_builder_add_ranking (report, unranked, &error);
  g_assert_no_error (error);

  g_autoptr (DrSource) four = find_source ("04 kiến nghị", NULL);
  g_autoptr (DrPeriod) before = make_period ("2022-Q3");
  g_autoptr (DrDirective) recommendations =
    dr_directive_new ("d1", DR_DIRECTIVE_KIND_RECOMMENDATION, 4, before, DR_DIRECTIVE_STATUS_DONE,
                      "Sửa đường\nvà cầu", four, &error);
  g_assert_no_error (error);
  g_autoptr (DrDirective) tasks =
    dr_directive_new ("d2", DR_DIRECTIVE_KIND_TASK, 0, NULL, DR_DIRECTIVE_STATUS_UNKNOWN, NULL,
                      NULL, &error);
  g_assert_no_error (error);
  dr_report_builder_add_directive (report, recommendations, &error);
  g_assert_no_error (error);
  dr_report_builder_add_directive (report, tasks, &error);
  g_assert_no_error (error);

  g_assert_true (dr_date_parse ("2023-11-17", -1, &day));
  g_autoptr (DrSource) rule = find_source ("Quy định số 3455-QĐ/TW ngày 17/11/2023", NULL);
  g_autoptr (DrCitation) dated =
    dr_citation_new ("c1", "Quy định", "3455-QĐ/TW", &day, "Bộ Chính trị", rule, &error);
  g_assert_no_error (error);
  g_autoptr (DrCitation) undated = dr_citation_new ("c2", NULL, "12-BC/HU", NULL, NULL, NULL,
                                                    &error);
  g_assert_no_error (error);
  dr_report_builder_add_citation (report, dated, &error);
  g_assert_no_error (error);
  dr_report_builder_add_citation (report, undated, &error);
  g_assert_no_error (error);

  g_autoptr (DrSpan) all = dr_span_new (0, sizeof document - 1, NULL);
  g_autoptr (DrSection) numbered = dr_section_new ("II.1", "Kết quả", all, &error);
  g_assert_no_error (error);
  g_autoptr (DrSection) bare = dr_section_new (NULL, "BÁO CÁO", all, &error);
  g_assert_no_error (error);
  dr_report_builder_add_section (report, numbered, &error);
  g_assert_no_error (error);
  dr_report_builder_add_section (report, bare, &error);
  g_assert_no_error (error);
}

static void
add_numbers (DrReportBuilder *report)
{
  static const struct
  {
    const char   *text;
    DrNumberRole  role;
    const char   *item;
  } numbers[] = {
    { "96", DR_NUMBER_ROLE_ACHIEVEMENT, "a1" },
    { "80", DR_NUMBER_ROLE_TARGET, "t1" },
    { "120,00", DR_NUMBER_ROLE_PERCENT, "a1" },
    { "84,78", DR_NUMBER_ROLE_SHARE, "a1" },
    { "07", DR_NUMBER_ROLE_CHANGE, "a1" },
    { "2021", DR_NUMBER_ROLE_DATE, NULL },
    { "41", DR_NUMBER_ROLE_ACHIEVEMENT, "nữ" },
    { "45,2", DR_NUMBER_ROLE_ACHIEVEMENT, "a3" },
    { "8", DR_NUMBER_ROLE_RANK, "r1" },
    { "04", DR_NUMBER_ROLE_DIRECTIVE, "d1" },
    { "3455", DR_NUMBER_ROLE_CITATION, "c1" },
    { "5", DR_NUMBER_ROLE_ORDINAL, NULL },
    { "12", DR_NUMBER_ROLE_NUMBERING, NULL },
    { "3", DR_NUMBER_ROLE_NAME, NULL },
    { "1.000", DR_NUMBER_ROLE_TARGET, "chỉ tiêu" },
    { "99", DR_NUMBER_ROLE_UNREAD, NULL },
  };
  const char *from = document;

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GError) error = NULL;
      const char *place = strstr (from, numbers[i].text);

      g_assert_nonnull (place);
      guint64 start = (guint64) (place - document);
      g_autoptr (DrSpan) span = dr_span_new (start, start + strlen (numbers[i].text), &error);
      g_assert_no_error (error);
      g_autoptr (DrNumber) number = dr_number_new (numbers[i].text, span, numbers[i].role,
                                                   numbers[i].item, &error);
      g_assert_no_error (error);
      dr_report_builder_add_number (report, number, &error);
      g_assert_no_error (error);
      from = place + strlen (numbers[i].text);
    }
}

static DrReport *
make_full_report (void)
{
  g_auto (Things) things = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (document, sizeof document - 1);
  g_autoptr (DrText) text = dr_text_new (bytes, NULL, NULL, &error);
  GDate date = { 0 };

  g_assert_no_error (error);
  g_assert_true (dr_date_parse ("2022-12-29", -1, &date));
  make_things (&things);
  g_autoptr (DrReportBuilder) builder =
    dr_report_builder_new (things.committee, things.quarter, NULL);
  dr_report_builder_set_kind (builder, DR_REPORT_KIND_QUARTERLY);
  dr_report_builder_set_title (builder, "Báo cáo \"quý IV\" \\ 2022\t\001\177");
  dr_report_builder_set_number (builder, "12-BC/HU");
  dr_report_builder_set_place (builder, "Đông Hải");
  dr_report_builder_set_date (builder, &date);
  dr_report_builder_set_text (builder, text);
  dr_report_builder_set_content (
    builder, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", 31244,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  add_members (builder, &things);
  add_fund (builder, &things);
  add_households (builder, &things);
  add_others (builder, &things);
  add_numbers (builder);

  DrReport *report = dr_report_builder_end (builder, &error);
  g_assert_no_error (error);

  return report;
}

static DrReport *
make_bare_report (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnit) issuer = dr_unit_new ("issuer", "Đảng ủy", DR_UNIT_KIND_OTHER,
                                           DR_UNIT_LEVEL_UNKNOWN, NULL, &error);
  g_autoptr (DrPeriod) period = make_period ("2020/2025");
  g_autoptr (DrReportBuilder) builder = dr_report_builder_new (issuer, period, NULL);
  DrReport *report = dr_report_builder_end (builder, &error);

  g_assert_no_error (error);

  return report;
}

static DrReport *
read_json (const char      *json,
           const DrLimits  *limits,
           GError         **error)
{
  /* A copy without a NUL behind it, so that a sanitiser sees the first byte read too far. */
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return dr_report_new_from_json (bytes, limits, error);
}

/* --- tests --- */

static char *
get_gold_path (const char *name)
{
  return g_build_filename (g_getenv ("DR_VECTORS"), "..", "gold", name, NULL);
}

static void
check_gold (const char *name,
            const char *json)
{
  g_autofree char *path = get_gold_path (name);
  g_autofree char *gold = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &gold, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (json, ==, gold);
}

static void
test_gold (void)
{
  g_autoptr (DrReport) report = make_full_report ();
  g_autofree char *json = dr_report_to_json (report, TRUE);

  check_gold ("report.json", json);
}

static void
check_round_trip (DrReport *report,
                  gboolean  with_text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json = dr_report_to_json (report, with_text);
  g_autoptr (DrReport) again = read_json (json, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *json_again = dr_report_to_json (again, with_text);

  g_assert_cmpstr (json_again, ==, json);
  g_assert_true (g_str_has_suffix (json, "}\n"));
}

static void
test_round_trip (void)
{
  g_autoptr (DrReport) full = make_full_report ();
  g_autoptr (DrReport) bare = make_bare_report ();

  check_round_trip (full, TRUE);
  check_round_trip (full, FALSE);
  check_round_trip (bare, TRUE);
  check_round_trip (bare, FALSE);
}

/* The objects, not the text alone, are the same after the journey. */
static void
test_equal_objects (gconstpointer with_text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) report = make_full_report ();
  g_autofree char *json = dr_report_to_json (report, GPOINTER_TO_INT (with_text));
  g_autoptr (DrReport) again = read_json (json, NULL, &error);
  g_assert_no_error (error);
  GListModel *these = dr_report_get_achievements (report);
  GListModel *those = dr_report_get_achievements (again);

  g_assert_cmpint (dr_report_get_kind (again), ==, dr_report_get_kind (report));
  g_assert_cmpstr (dr_report_get_title (again), ==, dr_report_get_title (report));
  g_assert_cmpstr (dr_report_get_number (again), ==, "12-BC/HU");
  g_assert_cmpstr (dr_report_get_place (again), ==, "Đông Hải");
  g_assert_cmpint (g_date_compare (dr_report_get_date (again), dr_report_get_date (report)), ==, 0);
  g_assert_true (dr_period_equal (dr_report_get_period (again), dr_report_get_period (report)));
  g_assert_cmpstr (dr_unit_get_id (dr_report_get_issuer (again)), ==, "huyen-uy");
  g_assert_cmpuint (dr_report_get_content_size (again), ==, 31244);
  g_assert_cmpint (dr_report_get_text (again) != NULL, ==, GPOINTER_TO_INT (with_text));

  g_assert_cmpuint (g_list_model_get_n_items (those), ==, g_list_model_get_n_items (these));
  for (guint i = 0; i < g_list_model_get_n_items (these); i++)
    {
      g_autoptr (DrAchievement) a = g_list_model_get_item (these, i);
      g_autoptr (DrAchievement) b = g_list_model_get_item (those, i);
      DrQuantity *actual = dr_achievement_get_actual (a);
      DrSource *source = dr_achievement_get_source (a);
      DrChange *change = dr_achievement_get_change (a);

      g_assert_cmpstr (dr_achievement_get_id (b), ==, dr_achievement_get_id (a));
      g_assert_cmpint (dr_achievement_get_status (b), ==, dr_achievement_get_status (a));
      g_assert_cmpstr (dr_achievement_get_part_of (b), ==, dr_achievement_get_part_of (a));
      g_assert_cmpint (dr_achievement_is_cumulative (b), ==, dr_achievement_is_cumulative (a));
      g_assert_cmpint (dr_achievement_get_actual (b) != NULL, ==, actual != NULL);
      if (actual != NULL)
        {
          g_autofree char *resolution = dr_quantity_dup_resolution (actual);
          g_autofree char *resolution_again =
            dr_quantity_dup_resolution (dr_achievement_get_actual (b));

          g_assert_true (dr_quantity_equal (dr_achievement_get_actual (b), actual));
          g_assert_cmpstr (resolution_again, ==, resolution);
          g_assert_cmpstr (dr_quantity_get_written_measure (dr_achievement_get_actual (b)), ==,
                           dr_quantity_get_written_measure (actual));
        }
      g_assert_cmpint (dr_achievement_get_source (b) != NULL, ==, source != NULL);
      if (source != NULL)
        g_assert_true (dr_source_equal (dr_achievement_get_source (b), source));
      g_assert_cmpint (dr_achievement_get_change (b) != NULL, ==, change != NULL);
      if (change != NULL)
        g_assert_true (dr_change_equal (dr_achievement_get_change (b), change));
      g_assert_cmpuint (dr_achievement_get_n_further_targets (b), ==,
                        dr_achievement_get_n_further_targets (a));
      g_assert_cmpuint (dr_achievement_get_n_readings (b), ==, dr_achievement_get_n_readings (a));
    }

  g_assert_cmpuint (dr_report_get_n_numbers (again), ==, dr_report_get_n_numbers (report));
  for (guint i = 0; i < dr_report_get_n_numbers (report); i++)
    {
      g_autoptr (DrNumber) a = dr_report_get_number_entry (report, i);
      g_autoptr (DrNumber) b = dr_report_get_number_entry (again, i);

      g_assert_true (dr_number_equal (a, b));
    }
}

static void
test_empty_report_is_not_written (void)
{
  g_autoptr (DrReport) empty = g_object_new (DR_TYPE_REPORT, NULL);

  g_assert_null (dr_report_to_json (empty, TRUE));
}

/* A report whose text and whose items are longer than what the writer holds at a time. */
static DrReport *
make_long_report (void)
{
  g_autoptr (GString) text = g_string_new ("BÁO CÁO\nkết quả công tác năm 2023 của Hội Nông dân huyện\n\n");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "- Kết nạp %u hội viên\ttheo chủ đề \"Vườn xanh\" \\.\n", 2 + i);

  g_autoptr (DrReader) reader = dr_reader_new ();
  DrReport *report = dr_reader_read_text (reader, text->str, &error);
  g_assert_no_error (error);

  return report;
}

static void
test_stream_gets_the_same_bytes (void)
{
  g_autoptr (DrReport) full = make_full_report ();
  g_autoptr (DrReport) longer = make_long_report ();
  DrReport *reports[] = { full, longer };

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    for (gboolean with_text = FALSE; with_text <= TRUE; with_text++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
        g_autofree char *json = dr_report_to_json (reports[i], with_text);

        g_assert_true (dr_report_write_json (reports[i], stream, with_text, NULL, &error));
        g_assert_no_error (error);
        g_assert_cmpmem (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                         g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)),
                         json, strlen (json));
      }
}

static void
test_stream_that_fails_gives_its_error (void)
{
  g_autoptr (DrReport) report = make_long_report ();
  g_autoptr (DrReport) empty = g_object_new (DR_TYPE_REPORT, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  char room[100];
  g_autoptr (GOutputStream) small = g_memory_output_stream_new (room, sizeof room, NULL, NULL);
  g_autoptr (GOutputStream) large = g_memory_output_stream_new_resizable ();

  g_assert_false (dr_report_write_json (report, small, TRUE, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_false (dr_report_write_json (report, large, TRUE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  g_assert_false (dr_report_write_json (empty, large, TRUE, NULL, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
}

static char *
load_gold (void)
{
  g_autofree char *path = get_gold_path ("report.json");
  g_autoptr (GError) error = NULL;
  char *gold = NULL;

  g_file_get_contents (path, &gold, NULL, &error);
  g_assert_no_error (error);

  return gold;
}

/* «replace»: reads the golden report with the first occurrence of one stretch of text replaced. */
static char *
run (const char          *operation,
     const char * const  *arguments,
     GError             **error)
{
  g_autofree char *gold = load_gold ();
  char *place = strstr (gold, arguments[0]);

  g_assert_cmpstr (operation, ==, "replace");
  g_assert_nonnull (place);
  *place = '\0';
  g_autofree char *json = g_strconcat (gold, arguments[1], place + strlen (arguments[0]), NULL);
  g_autoptr (DrReport) report = read_json (json, NULL, error);

  return report != NULL ? g_strdup ("read") : NULL;
}

static void
test_every_missing_key_is_named (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *gold = load_gold ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  static const char * const lists[] = {
    "units", "indicators", "targets", "achievements", "rankings", "directives", "citations",
    "sections", "numbers",
  };

  json_parser_load_from_data (parser, gold, -1, &error);
  g_assert_no_error (error);
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      JsonObject *first =
        json_array_get_object_element (json_object_get_array_member (root, lists[i]), 0);
      g_autoptr (GList) keys = json_object_get_members (first);

      for (GList *l = keys; l != NULL; l = l->next)
        {
          g_autofree char *key = g_strdup (l->data);
          JsonNode *value = json_object_dup_member (first, key);
          g_autoptr (GError) problem = NULL;
          g_autofree char *message =
            g_strdup_printf ("$.%s[0].%s: missing key", lists[i], key);

          json_object_remove_member (first, key);
          g_autofree char *json = json_to_string (json_parser_get_root (parser), FALSE);
          g_assert_null (read_json (json, NULL, &problem));
          g_assert_error (problem, DR_ERROR, DR_ERROR_MALFORMED);
          g_assert_cmpstr (problem->message, ==, message);
          json_object_set_member (first, key, value);
        }
    }

  /* The members that were put back stand last now: the order of keys does not matter. */
  g_autofree char *json = json_to_string (json_parser_get_root (parser), FALSE);
  g_autoptr (DrReport) report = read_json (json, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *written = dr_report_to_json (report, TRUE);
  g_assert_cmpstr (written, ==, gold);
}

static void
test_units_in_any_order (void)
{
  g_autoptr (GString) json = g_string_new ("{\"format\":\"districtreport-report/1\",\"kind\":"
    "\"other\",\"title\":null,\"number\":null,\"issuer\":\"u0\",\"place\":null,\"date\":null,"
    "\"period\":\"2023\",\"content\":null,\"units\":[");
  g_autoptr (GError) error = NULL;

  /* Children first, as deep as units may stand. */
  for (guint i = 0; i < 65; i++)
    {
      g_autofree char *parent = i < 64 ? g_strdup_printf ("\"u%u\"", i + 1) : g_strdup ("null");

      g_string_append_printf (json, "%s{\"id\":\"u%u\",\"name\":\"x\",\"kind\":\"other\",\"level\":"
                              "\"unknown\",\"parent\":%s,\"aliases\":[],\"identifiers\":[],"
                              "\"valid_from\":null,\"valid_to\":null,\"successors\":[]}",
                              i == 0 ? "" : ",", i, parent);
    }
  g_string_append (json, "],\"indicators\":[],\"targets\":[],\"achievements\":[],\"rankings\":[],"
                   "\"directives\":[],\"citations\":[],\"sections\":[],\"numbers\":[]}");

  g_autoptr (DrReport) report = read_json (json->str, NULL, &error);
  g_assert_no_error (error);
  GListModel *units = dr_report_get_units (report);
  g_assert_cmpuint (g_list_model_get_n_items (units), ==, 65);
  g_autoptr (DrUnit) top = g_list_model_get_item (units, 0);
  g_assert_cmpstr (dr_unit_get_id (top), ==, "u64");

  check_round_trip (report, TRUE);
}

static void
test_limits_are_kept (void)
{
  static const struct
  {
    DrLimit     limit;
    guint64     value;
    const char *words;
  } rows[] = {
    { DR_LIMIT_ITEMS, 3, "(items) is 3" },
    { DR_LIMIT_ITEMS, 1, "(items) is 1" },
    { DR_LIMIT_JSON, 100, "(json) is 100" },
    { DR_LIMIT_JSON_DEPTH, 3, "(json-depth) is 3" },
    { DR_LIMIT_DOCUMENT, 10, "(document) is 10" },
  };
  g_autofree char *gold = load_gold ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DrLimits) limits = dr_limits_new ();
      g_autoptr (GError) error = NULL;

      dr_limits_set (limits, rows[i].limit, rows[i].value);
      g_assert_null (read_json (gold, limits, &error));
      g_assert_error (error, DR_ERROR, DR_ERROR_LIMIT);
      g_assert_nonnull (strstr (error->message, rows[i].words));
    }
}

/* Whatever is cut off or changed, there is a report or an error, and the error has a place. */
static void
test_broken_documents_end_in_an_error (void)
{
  g_autofree char *gold = load_gold ();
  gsize length = strlen (gold);

  for (gsize i = 0; i < length; i += 97)
    {
      g_autoptr (GBytes) cut = g_bytes_new (gold, i);
      g_autoptr (GError) error = NULL;

      g_assert_null (dr_report_new_from_json (cut, NULL, &error));
      g_assert_cmpuint (error->domain, ==, DR_ERROR);
      g_assert_true (g_str_has_prefix (error->message, "line "));
    }

  for (gsize i = 0; i < length; i += 13)
    {
      static const char bytes[] = "0\"{}[],:x\\\377-";
      g_autofree char *changed = g_strdup (gold);
      g_autoptr (GError) error = NULL;

      changed[i] = bytes[i % (sizeof bytes - 1)];
      g_autoptr (DrReport) report = read_json (changed, NULL, &error);
      g_assert_true ((report == NULL) == (error != NULL));
      if (error != NULL)
        {
          g_assert_cmpuint (error->domain, ==, DR_ERROR);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
          g_assert_true (g_str_has_prefix (error->message, "line ") ||
                         g_str_has_prefix (error->message, "$"));
        }
    }
}

static void
test_scalars_are_no_report (void)
{
  static const char * const texts[] = { "5", "null", "\"x\"", "[]", "-1", " true" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_json (texts[i], NULL, &error));
      g_assert_error (error, DR_ERROR, DR_ERROR_MALFORMED);
      g_assert_cmpstr (error->message, ==, "$: expected an object");
    }
}

int
main (int   argc,
      char *argv[])
{
  /* «--print» gives what the golden file should hold. */
  if (argc == 2 && g_str_equal (argv[1], "--print"))
    {
      g_autoptr (DrReport) report = make_full_report ();
      g_autofree char *json = dr_report_to_json (report, TRUE);

      fputs (json, stdout);
      return 0;
    }

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report-json/write/gives-the-golden-bytes", test_gold);
  g_test_add_func ("/report-json/write/gives-nothing-for-an-empty-report",
                   test_empty_report_is_not_written);
  g_test_add_func ("/report-json/write/gives-a-stream-the-same-bytes", test_stream_gets_the_same_bytes);
  g_test_add_func ("/report-json/write/gives-the-error-of-a-stream-that-fails",
                   test_stream_that_fails_gives_its_error);
  g_test_add_func ("/report-json/round-trip/gives-the-same-bytes", test_round_trip);
  g_test_add_data_func ("/report-json/round-trip/gives-equal-objects", GINT_TO_POINTER (TRUE),
                        test_equal_objects);
  g_test_add_data_func ("/report-json/round-trip/gives-equal-objects-without-the-text",
                        GINT_TO_POINTER (FALSE), test_equal_objects);
  g_test_add_func ("/report-json/read/names-every-missing-key", test_every_missing_key_is_named);
  g_test_add_func ("/report-json/read/takes-units-in-any-order", test_units_in_any_order);
  g_test_add_func ("/report-json/read/keeps-to-limits", test_limits_are_kept);
  g_test_add_func ("/report-json/read/ends-in-an-error-when-broken",
                   test_broken_documents_end_in_an_error);
  g_test_add_func ("/report-json/read/takes-no-scalar-for-a-report", test_scalars_are_no_report);
  vectors_add ("report-json-errors.json", "/report-json/errors", run);

  return g_test_run ();
}
