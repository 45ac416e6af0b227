/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-achievement-builder.h>
#include <districtreport/dr-checker.h>
#include <districtreport/dr-enum-types.h>
#include <districtreport/dr-reader.h>
#include <districtreport/dr-report-builder.h>

#include <string.h>

#include "vectors.h"

/* One figure of one body, and what the text says of it. */
typedef struct
{
  DrReportBuilder *report;
  DrUnit          *unit;
  DrPeriod        *period;
} Fixture;

static void
fixture_init (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  self->unit = dr_unit_new ("hoi", "Hội Nông dân huyện", DR_UNIT_KIND_MASS_ORGANISATION, DR_UNIT_LEVEL_DISTRICT, NULL,
                            &error);
  g_assert_no_error (error);
  self->period = dr_period_parse ("2024", &error);
  g_assert_no_error (error);
  self->report = dr_report_builder_new (self->unit, self->period, NULL);
  dr_report_builder_add_unit (self->report, self->unit, &error);
  g_assert_no_error (error);
}

static void
fixture_clear (Fixture *self)
{
  g_clear_pointer (&self->report, dr_report_builder_unref);
  g_clear_object (&self->unit);
  g_clear_pointer (&self->period, dr_period_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static DrSource *
make_source (const char *text,
             const char *words)
{
  g_autoptr (GError) error = NULL;
  const char *at = strstr (text, words);

  g_assert_nonnull (at);
  g_autoptr (DrSpan) span = dr_span_new (at - text, at - text + strlen (words), &error);
  g_assert_no_error (error);
  DrSource *source = dr_source_new (span, words, NULL, &error);
  g_assert_no_error (error);

  return source;
}

static DrTarget *
make_target (Fixture     *self,
             DrIndicator *indicator,
             const char  *id,
             const char  *planned,
             DrSource    *source)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrQuantity) quantity = planned != NULL ? dr_quantity_parse (planned, &error) : NULL;
  g_assert_no_error (error);
  DrTarget *target = dr_target_new_full (id, self->unit, indicator, self->period, quantity, DR_COMPARATOR_AT_LEAST,
                                         NULL, source, &error);
  g_assert_no_error (error);
  dr_report_builder_add_target (self->report, target, &error);
  g_assert_no_error (error);

  return target;
}

/* Adds «@actual of @planned, @percent»; the second target may be NULL. */
static void
add_figure (Fixture    *self,
            const char *actual,
            const char *planned,
            const char *percent,
            const char *further_planned,
            const char *further_percent,
            DrSource   *source,
            DrSource   *target_source)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrQuantity) quantity = dr_quantity_parse (actual, &error);
  g_assert_no_error (error);
  g_autoptr (DrIndicator) indicator = dr_indicator_new (NULL, "kết quả", dr_quantity_get_measure (quantity),
                                                        DR_NATURE_FLOW, DR_DESIRE_MORE, &error);
  g_assert_no_error (error);
  dr_report_builder_add_indicator (self->report, indicator, &error);
  g_assert_no_error (error);

  g_autoptr (DrAchievementBuilder) builder = dr_achievement_builder_new ("a1", self->unit, indicator, self->period);
  g_autoptr (DrTarget) target = make_target (self, indicator, "t1", planned, target_source);
  g_autoptr (DrQuantity) reached = percent != NULL ? dr_quantity_parse (percent, &error) : NULL;
  g_assert_no_error (error);
  dr_achievement_builder_set_actual (builder, quantity);
  dr_achievement_builder_set_target (builder, target);
  if (reached != NULL)
    dr_achievement_builder_set_percent_of_target (builder, reached);
  if (further_planned != NULL)
    {
      g_autoptr (DrTarget) further = make_target (self, indicator, "t2", further_planned, NULL);
      g_autoptr (DrQuantity) further_reached = dr_quantity_parse (further_percent, &error);
      g_assert_no_error (error);
      dr_achievement_builder_add_further_target (builder, further, further_reached);
    }
  dr_achievement_builder_set_source (builder, source);
  g_autoptr (DrAchievement) achievement = dr_achievement_builder_end (builder, &error);
  g_assert_no_error (error);
  dr_report_builder_add_achievement (self->report, achievement, &error);
  g_assert_no_error (error);
}

static DrFindings *
check (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) report = dr_report_builder_end (self->report, &error);
  g_assert_no_error (error);
  g_autoptr (DrChecker) checker = dr_checker_new ();
  DrFindings *findings = dr_checker_check_report (checker, report, &error);
  g_assert_no_error (error);

  return findings;
}

typedef struct
{
  const char *path;
  const char *actual;
  const char *planned;
  const char *percent;
  int severity;           /* -1: nothing is found */
  const char *low;
  const char *high;
  const char *arithmetic;
} Case;

static const Case cases[] = {
  { "/checker/percent-of-target/exact", "640 hội viên", "500 hội viên", "128%", -1 },
  { "/checker/percent-of-target/rounded", "1.772 hội viên", "1.230 hội viên", "144,07%", -1 },
  { "/checker/percent-of-target/rounded-to-whole-per-cent", "17 lớp", "12 lớp", "142%", -1 },
  { "/checker/percent-of-target/money-within-its-precision", "187,4 tỷ đồng", "180 tỷ đồng", "104,11%", -1 },
  { "/checker/percent-of-target/over-a-figure-and-within-its-step", "hơn 260 đơn vị máu", "240 đơn vị máu", "110%", -1 },
  { "/checker/percent-of-target/under-a-figure-and-within-its-step", "gần 300 suất", "300 suất", "98%", -1 },
  { "/checker/percent-of-target/hedged-percentage", "260 đơn vị máu", "240 đơn vị máu", "trên 108%", -1 },
  { "/checker/percent-of-target/target-of-zero-proves-nothing", "5 vụ", "0 vụ", "100%", -1 },
  { "/checker/percent-of-target/nothing-planned-proves-nothing", "5 vụ", NULL, "100%", -1 },
  { "/checker/percent-of-target/nothing-stated-proves-nothing", "5 vụ", "4 vụ", NULL, -1 },
  { "/checker/percent-of-target/truncated-is-a-note", "62 lớp", "33 lớp", "187,87%",
    DR_SEVERITY_NOTE, "187.88", "187.88", "62 / 33 = 187,8787… %" },
  { "/checker/percent-of-target/truncated-to-whole-per-cent-is-a-note", "47 lớp", "35 lớp", "134,28%",
    DR_SEVERITY_NOTE, "134.29", "134.29", "47 / 35 = 134,2857… %" },
  { "/checker/percent-of-target/wrong-is-an-error", "640 hội viên", "500 hội viên", "126%",
    DR_SEVERITY_ERROR, "128", "128", "640 / 500 = 128 %" },
  { "/checker/percent-of-target/wrong-in-the-last-digit-is-an-error", "138 đảng viên", "130 đảng viên", "106,16%",
    DR_SEVERITY_ERROR, "106.15", "106.15", "138 / 130 = 106,1538… %" },
  { "/checker/percent-of-target/wrong-by-a-magnitude-is-an-error", "3,06 tỷ đồng", "250 triệu đồng", "122,4%",
    DR_SEVERITY_ERROR, "1219.6", "1228.5", "3,06 tỷ / 250 triệu = 1.224 %" },
  { "/checker/percent-of-target/less-than-at-least-is-an-error", "ít nhất 60 hội viên", "50 hội viên", "100%",
    DR_SEVERITY_ERROR, "120", NULL, "ít nhất 60 / 50 = 120 %–…" },
  { "/checker/percent-of-target/more-than-at-most-is-an-error", "không quá 60 hội viên", "50 hội viên", "150%",
    DR_SEVERITY_ERROR, NULL, "120", "không quá 60 / 50 = …–120 %" },
  { "/checker/percent-of-target/beyond-the-step-of-a-hedge-is-an-error", "hơn 260 đơn vị máu", "240 đơn vị máu", "120%",
    DR_SEVERITY_ERROR, "108", "113", "hơn 260 / 240 = 108 %–113 %" },
};

static void
test_percent_of_target (gconstpointer data)
{
  static const char text[] = "Kết quả: số liệu.";
  const Case *row = data;
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (DrSource) source = make_source (text, "số liệu");

  fixture_init (&fixture);
  add_figure (&fixture, row->actual, row->planned, row->percent, NULL, NULL, source, NULL);
  g_autoptr (DrFindings) findings = check (&fixture);

  if (row->severity < 0)
    {
      g_assert_cmpuint (dr_findings_get_n (findings), ==, 0);
      return;
    }
  g_assert_cmpuint (dr_findings_get_n (findings), ==, 1);
  DrFinding *finding = dr_findings_get (findings, 0);
  g_assert_cmpstr (dr_finding_get_rule (finding), ==, "percent-of-target");
  g_assert_cmpint (dr_finding_get_severity (finding), ==, row->severity);
  g_assert_cmpstr (dr_finding_get_expected_low (finding), ==, row->low);
  g_assert_cmpstr (dr_finding_get_expected_high (finding), ==, row->high);
  g_assert_cmpstr (dr_finding_get_arithmetic (finding), ==, row->arithmetic);
}

static void
test_messages (void)
{
  static const char text[] = "Kết nạp 640/500 hội viên.";
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (DrSource) source = make_source (text, "640/500 hội viên");

  fixture_init (&fixture);
  add_figure (&fixture, "640 hội viên", "500 hội viên", "126%", NULL, NULL, source, NULL);
  g_autoptr (DrFindings) findings = check (&fixture);

  g_assert_cmpuint (dr_findings_get_n (findings), ==, 1);
  g_autofree char *vietnamese = dr_finding_dup_message (dr_findings_get (findings, 0), DR_LANGUAGE_VIETNAMESE);
  g_autofree char *english = dr_finding_dup_message (dr_findings_get (findings, 0), DR_LANGUAGE_ENGLISH);
  g_assert_cmpstr (vietnamese, ==, "báo cáo ghi đạt 126 %, nhưng 640 / 500 = 128 %");
  g_assert_cmpstr (english, ==, "the report says 126 % of the target, but 640 / 500 = 128 %");
  g_assert_cmpstr (dr_finding_get_stated (dr_findings_get (findings, 0)), ==, "126");
}

/* «trên 135%» must not be quoted as 135: who looks for it would not find it. */
static void
test_hedged_message (void)
{
  static const char text[] = "Trao tặng 47 suất quà, đạt trên 135% kế hoạch (35 suất quà).";
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (DrSource) source = make_source (text, "47 suất quà");

  fixture_init (&fixture);
  add_figure (&fixture, "47 suất quà", "35 suất quà", "trên 135%", NULL, NULL, source, NULL);
  g_autoptr (DrFindings) findings = check (&fixture);

  g_assert_cmpuint (dr_findings_get_n (findings), ==, 1);
  g_autofree char *vietnamese = dr_finding_dup_message (dr_findings_get (findings, 0), DR_LANGUAGE_VIETNAMESE);
  g_assert_cmpstr (vietnamese, ==, "báo cáo ghi đạt hơn 135%, nhưng 47 / 35 = 134,28… %");
  g_assert_cmpstr (dr_finding_get_stated (dr_findings_get (findings, 0)), ==, "135");
}

static void
add_number (Fixture      *self,
            const char   *text,
            const char   *words,
            DrNumberRole  role)
{
  g_autoptr (GError) error = NULL;
  const char *at = strstr (text, words);
  g_autoptr (DrSpan) span = dr_span_new (at - text, at - text + strlen (words), &error);
  g_assert_no_error (error);
  g_autoptr (DrNumber) number = dr_number_new (words, span, role, "a1", &error);
  g_assert_no_error (error);
  dr_report_builder_add_number (self->report, number, &error);
  g_assert_no_error (error);
}

static void
set_text (Fixture    *self,
          const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (DrText) document = dr_text_new (bytes, NULL, NULL, &error);
  g_assert_no_error (error);
  dr_report_builder_set_text (self->report, document);
}

/* The source runs from the figure to its percentage, sign included; the target's is related. */
static void
test_source (void)
{
  static const char text[] = "Kết nạp được 640 hội viên, đạt 126 % chỉ tiêu (500 hội viên).";
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (DrSource) source = make_source (text, "640 hội viên");
  g_autoptr (DrSource) target_source = make_source (text, "500 hội viên");

  fixture_init (&fixture);
  set_text (&fixture, text);
  add_figure (&fixture, "640 hội viên", "500 hội viên", "126%", NULL, NULL, source, target_source);
  add_number (&fixture, text, "640", DR_NUMBER_ROLE_ACHIEVEMENT);
  add_number (&fixture, text, "126", DR_NUMBER_ROLE_PERCENT);
  g_autoptr (DrFindings) findings = check (&fixture);

  g_assert_cmpuint (dr_findings_get_n (findings), ==, 1);
  g_assert_cmpstr (dr_source_get_text (dr_finding_get_source (dr_findings_get (findings, 0))), ==, "640 hội viên, đạt 126 %");
  g_assert_cmpuint (dr_finding_get_n_related (dr_findings_get (findings, 0)), ==, 1);
  g_assert_cmpstr (dr_source_get_text (dr_finding_get_related (dr_findings_get (findings, 0), 0)), ==, "500 hội viên");
}

/* Each percentage of a figure with two targets is held against its own, and found in its own place. */
static void
test_further_target (void)
{
  static const char text[] = "Thu 55 tỷ đồng, đạt 55% kế hoạch tỉnh giao (61% kế hoạch huyện giao).";
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (DrSource) source = make_source (text, "55 tỷ đồng");

  fixture_init (&fixture);
  set_text (&fixture, text);
  add_figure (&fixture, "55 tỷ đồng", "100 tỷ đồng", "55%", "110 tỷ đồng", "61%", source, NULL);
  add_number (&fixture, text, "55 tỷ", DR_NUMBER_ROLE_ACHIEVEMENT);
  add_number (&fixture, text, "55%", DR_NUMBER_ROLE_PERCENT);
  add_number (&fixture, text, "61%", DR_NUMBER_ROLE_PERCENT);
  g_autoptr (DrFindings) findings = check (&fixture);

  g_assert_cmpuint (dr_findings_get_n (findings), ==, 1);
  g_assert_cmpstr (dr_finding_get_stated (dr_findings_get (findings, 0)), ==, "61");
  g_assert_true (g_str_has_suffix (dr_source_get_text (dr_finding_get_source (dr_findings_get (findings, 0))), "(61%"));
}

/* Where the ledger has no percentages, each is found at its figure. */
static void
test_unplaced_percentages (void)
{
  static const char text[] = "Thu 55 tỷ đồng, đạt 55% kế hoạch tỉnh giao (61% kế hoạch huyện giao).";
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (DrSource) source = make_source (text, "55 tỷ đồng");

  fixture_init (&fixture);
  set_text (&fixture, text);
  add_figure (&fixture, "55 tỷ đồng", "100 tỷ đồng", "55%", "110 tỷ đồng", "61%", source, NULL);
  add_number (&fixture, text, "55 tỷ", DR_NUMBER_ROLE_ACHIEVEMENT);
  g_autoptr (DrFindings) findings = check (&fixture);

  g_assert_cmpuint (dr_findings_get_n (findings), ==, 1);
  g_assert_cmpstr (dr_finding_get_stated (dr_findings_get (findings, 0)), ==, "61");
  g_assert_cmpstr (dr_source_get_text (dr_finding_get_source (dr_findings_get (findings, 0))), ==, "55 tỷ đồng");
}

/* A percentage that is far away does not make half a page the source. */
static void
test_far_percentage (void)
{
  g_autofree char *filler = g_strnfill (2000, 'x');
  g_autofree char *text = g_strdup_printf ("Kết nạp 640 hội viên %s 126%%", filler);
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (DrSource) source = make_source (text, "640 hội viên");

  fixture_init (&fixture);
  set_text (&fixture, text);
  add_figure (&fixture, "640 hội viên", "500 hội viên", "126%", NULL, NULL, source, NULL);
  add_number (&fixture, text, "640", DR_NUMBER_ROLE_ACHIEVEMENT);
  add_number (&fixture, text, "126", DR_NUMBER_ROLE_PERCENT);
  g_autoptr (DrFindings) findings = check (&fixture);

  g_assert_cmpuint (dr_findings_get_n (findings), ==, 1);
  g_assert_cmpstr (dr_source_get_text (dr_finding_get_source (dr_findings_get (findings, 0))), ==, "640 hội viên");
}

static void
test_too_large (void)
{
  static const char text[] = "Kết quả: số liệu.";
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (DrSource) source = make_source (text, "số liệu");

  fixture_init (&fixture);
  add_figure (&fixture, "khoảng 9999999999999999999999999999999,777777 km", "3333333333333333333333333333,3333333333 km",
              "99,7777777777%", NULL, NULL, source, NULL);
  g_autoptr (DrFindings) findings = check (&fixture);

  g_assert_cmpuint (dr_findings_get_n (findings), ==, 1);
  g_assert_cmpint (dr_finding_get_severity (dr_findings_get (findings, 0)), ==, DR_SEVERITY_NOTE);
  g_assert_null (dr_finding_get_expected_low (dr_findings_get (findings, 0)));
}

static void
test_nothing (void)
{
  g_auto (Fixture) fixture = { NULL };

  fixture_init (&fixture);
  g_autoptr (DrFindings) findings = check (&fixture);
  g_assert_cmpuint (dr_findings_get_n (findings), ==, 0);
}

static void
test_empty_object (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) report = g_object_new (DR_TYPE_REPORT, NULL);
  g_autoptr (DrChecker) checker = dr_checker_new ();

  g_autoptr (DrFindings) findings = dr_checker_check_report (checker, report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dr_findings_get_n (findings), ==, 0);
}

static DrReport *
read_titled (const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autofree char *text = g_strdup_printf ("BÁO CÁO\nkết quả công tác %s\n-----\nKết nạp 20 hội viên.\n", title);
  DrReport *report = dr_reader_read_text (reader, text, &error);
  g_assert_no_error (error);

  return report;
}

/* Two reports that cannot be held against each other are refused, whichever of them it is. */
static void
test_against_refuses (void)
{
  g_autoptr (DrReport) report = read_titled ("quý III năm 2023 của Hội Nông dân huyện Bàu Sen");
  g_autoptr (DrReport) earlier = read_titled ("quý II năm 2023 của Hội Nông dân huyện Bàu Sen");
  g_autoptr (DrReport) nameless = read_titled ("quý III năm 2023");
  g_autoptr (DrReport) nameless_earlier = read_titled ("quý II năm 2023");
  g_autoptr (DrReport) other = read_titled ("quý II năm 2023 của Hội Cựu chiến binh huyện Bàu Sen");
  g_autoptr (DrReport) bare = g_object_new (DR_TYPE_REPORT, NULL);
  g_autoptr (DrChecker) checker = dr_checker_new ();
  const struct
  {
    DrReport *report;
    DrReport *earlier;
    int       code;
  } rows[] = {
    { bare, earlier, DR_ERROR_INVALID }, { report, bare, DR_ERROR_INVALID }, { nameless, earlier, DR_ERROR_MISMATCH },
    { report, nameless_earlier, DR_ERROR_MISMATCH }, { report, other, DR_ERROR_MISMATCH },
    { earlier, report, DR_ERROR_MISMATCH }, { report, report, DR_ERROR_MISMATCH },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      GList one = { rows[i].earlier, NULL, NULL };

      g_assert_null (dr_checker_check_against (checker, rows[i].report, &one, &error));
      g_assert_error (error, DR_ERROR, rows[i].code);
    }

  g_autoptr (GError) error = NULL;
  g_autoptr (DrFindings) nothing = dr_checker_check_against (checker, report, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dr_findings_get_n (nothing), ==, 0);
}

/* How many items there are of a list that goes on further than is looked through is not known. */
static void
test_long_lists (void)
{
  static const char * const joints[] = { "\n", "; " };

  for (gsize i = 0; i < G_N_ELEMENTS (joints); i++)
    for (guint n_words = 1; n_words <= 30; n_words += 29)
      {
        g_autoptr (GString) text = g_string_new ("BÁO CÁO\nKết quả công tác năm 2023\n-----\nCó 15 kiến nghị:");
        for (guint item = 1; item <= 14; item++)
          {
            g_string_append (text, item > 1 || i == 0 ? joints[i] : " ");
            g_string_append_printf (text, i == 0 ? "%u. " : "(%u) ", item);
            for (guint word = 0; word < n_words; word++)
              g_string_append (text, "sửa đường liên xã, ");
          }

        g_autoptr (GError) error = NULL;
        g_autoptr (DrReader) reader = dr_reader_new ();
        g_autoptr (DrReport) report = dr_reader_read_text (reader, text->str, &error);
        g_assert_no_error (error);
        g_autoptr (DrChecker) checker = dr_checker_new ();
        g_autoptr (DrFindings) findings = dr_checker_check_report (checker, report, &error);
        g_assert_no_error (error);
        g_assert_cmpuint (dr_findings_get_n (findings), ==, n_words == 1 ? 1 : 0);
      }
}

static const char *
severity_to_nick (DrSeverity severity)
{
  g_autoptr (GEnumClass) severities = g_type_class_ref (DR_TYPE_SEVERITY);

  return g_enum_get_value (severities, (int) severity)->value_nick;
}

static DrReport *
read_below (const char  *title,
            const char  *text,
            GError     **error)
{
  g_autofree char *whole = g_strdup_printf ("BÁO CÁO\n%s\n-----\n%s", title, text);
  g_autoptr (DrReader) reader = dr_reader_new ();

  return dr_reader_read_text (reader, whole, error);
}

static gboolean
refuse_all (DrReport    *report,
            DrFindings  *sink,
            gpointer     user_data,
            GError     **error)
{
  return FALSE;
}

/* Against earlier reports only the library's rules are asked, of those that are switched on. */
static void
test_against_asks_its_rules (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) report = read_below ("kết quả công tác quý III năm 2023 của Hội Nông dân huyện Bàu Sen",
                                            "Kết nạp 25 hội viên, tăng 9 hội viên so với quý trước.", &error);
  g_autoptr (DrReport) earlier = read_below ("kết quả công tác quý II năm 2023 của Hội Nông dân huyện Bàu Sen",
                                             "Kết nạp 20 hội viên.", &error);
  g_autoptr (DrRuleSet) rules = dr_rule_set_new ();
  GList one = { earlier, NULL, NULL };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DrChecker) checker = dr_checker_new_with_rules (rules);
      g_autoptr (DrFindings) findings = dr_checker_check_against (checker, report, &one, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (dr_findings_get_n (findings), ==, i == 0 ? 1 : 0);
      dr_rule_set_set_enabled (rules, "held-change", FALSE, &error);
      dr_rule_set_add (rules, "house-style", DR_SEVERITY_WARNING, refuse_all, NULL, NULL, i == 0 ? &error : NULL);
      g_assert_no_error (error);
    }
}

/* What is found in a text below a title that names its period. */
static DrFindings *
find (const char * const  *arguments,
      GError             **error)
{
  g_autofree char *title = g_strdup_printf ("Kết quả công tác %s", arguments[1]);
  g_autoptr (DrReport) report = read_below (title, arguments[0], error);
  g_autoptr (DrChecker) checker = dr_checker_new ();

  return report != NULL ? dr_checker_check_report (checker, report, error) : NULL;
}

/* What is found in a text of a body against an earlier one. */
static DrFindings *
find_against (const char * const  *arguments,
              GError             **error)
{
  g_autofree char *title = g_strdup_printf ("kết quả công tác %s của Hội Nông dân huyện Bàu Sen", arguments[1]);
  g_autofree char *earlier_title = g_strdup_printf ("kết quả công tác %s của %s", arguments[3], arguments[4]);
  g_autoptr (DrReport) report = read_below (title, arguments[0], error);
  g_autoptr (DrReport) earlier = report != NULL ? read_below (earlier_title, arguments[2], error) : NULL;
  g_autoptr (DrChecker) checker = dr_checker_new ();
  GList one = { earlier, NULL, NULL };

  return earlier != NULL ? dr_checker_check_against (checker, report, &one, error) : NULL;
}

/* What is found in a report whose lines are the arguments. */
static DrFindings *
find_in_report (const char * const  *lines,
                GError             **error)
{
  g_autofree char *text = g_strjoinv ("\n", (char **) lines);
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (DrReport) report = dr_reader_read_text (reader, text, error);
  g_autoptr (DrChecker) checker = dr_checker_new ();

  return report != NULL ? dr_checker_check_report (checker, report, error) : NULL;
}

/* A line a finding. */
static char *
run (const char          *operation,
     const char * const  *arguments,
     GError             **error)
{
  g_autoptr (DrFindings) findings = g_str_equal (operation, "against")  ? find_against (arguments, error)
                                    : g_str_equal (operation, "report") ? find_in_report (arguments, error)
                                                                        : find (arguments, error);
  if (findings == NULL)
    return NULL;

  GString *lines = g_string_new (NULL);
  for (guint i = 0; i < dr_findings_get_n (findings); i++)
    {
      DrFinding *finding = dr_findings_get (findings, i);
      DrSource *source = dr_finding_get_source (finding);
      const char *arithmetic = dr_finding_get_arithmetic (finding);

      g_string_append_printf (lines, "%s%s %s: %s", i > 0 ? " " : "", dr_finding_get_rule (finding),
                              severity_to_nick (dr_finding_get_severity (finding)),
                              source != NULL ? dr_source_get_text (source) : "None");
      if (arithmetic != NULL)
        g_string_append_printf (lines, " [%s]", arithmetic);
    }

  return g_string_free (lines, FALSE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_percent_of_target);
  g_test_add_func ("/checker/percent-of-target/speaks-both-languages", test_messages);
  g_test_add_func ("/checker/percent-of-target/quotes-a-hedge", test_hedged_message);
  g_test_add_func ("/checker/percent-of-target/source-runs-to-the-percentage", test_source);
  g_test_add_func ("/checker/percent-of-target/further-target-is-judged-too", test_further_target);
  g_test_add_func ("/checker/percent-of-target/percentages-without-a-place", test_unplaced_percentages);
  g_test_add_func ("/checker/percent-of-target/far-percentage-is-not-in-the-source", test_far_percentage);
  g_test_add_func ("/checker/percent-of-target/too-large-is-a-note", test_too_large);
  g_test_add_func ("/checker/empty-report-is-clean", test_nothing);
  g_test_add_func ("/checker/bare-object-is-clean", test_empty_object);
  g_test_add_func ("/checker/against/refuses-what-does-not-go-together", test_against_refuses);

  g_test_add_func ("/checker/against/asks-its-rules", test_against_asks_its_rules);
  g_test_add_func ("/checker/announced-count/long-lists-are-not-counted", test_long_lists);

  vectors_add ("checking.json", "/checker", run);
  vectors_add ("internal/checking-reports.json", "/checker", run);
  vectors_add ("internal/checking-apart.json", "/checker", run);

  return g_test_run ();
}
