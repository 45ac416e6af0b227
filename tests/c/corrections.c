/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/districtreport.h>

static const char text[] =
  "HUYỆN ỦY BÀU SEN\n\nBÁO CÁO\nKết quả công tác năm 2023\n-----\n"
  "1. Hội Nông dân huyện: Kết nạp 96/80 hội viên, đạt 120% chỉ tiêu. Trồng 3,500 cây dừa.\n"
  "2. Huyện Đoàn: Trao 40 suất quà.\n";

static DrReport *
read_report (const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReader) reader = dr_reader_new ();
  DrReport *report = dr_reader_read_text (reader, words, &error);

  g_assert_no_error (error);

  return report;
}

/* One correction of what stands at the first place of @words; %s of @rest is nothing else. */
static DrCorrections *
correct (DrReport    *report,
         const char  *kind,
         const char  *action,
         const char  *words,
         const char  *rest,
         GError     **error)
{
  const char *at = strstr (text, words);
  g_assert_nonnull (at);
  g_autofree char *json =
    g_strdup_printf ("{\"format\":\"districtreport-corrections/1\",\"content\":{\"sha256\":\"%s\"},\"corrections\":["
                     "{\"kind\":\"%s\",\"action\":\"%s\",\"start\":%u,\"end\":%u,\"text\":\"%s\"%s}]}",
                     dr_report_get_content_sha256 (report), kind, action, (guint) (at - text),
                     (guint) (at - text + strlen (words)), words, rest);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return dr_corrections_new_from_json (bytes, NULL, error);
}

static DrReport *
apply_one (DrReport    *report,
           const char  *kind,
           const char  *action,
           const char  *words,
           const char  *rest)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrCorrections) corrections = correct (report, kind, action, words, rest, &error);
  g_assert_no_error (error);
  DrReport *once = dr_corrections_apply (corrections, report, &error);
  g_assert_no_error (error);

  /* Twice is once. */
  g_autoptr (DrReport) twice = dr_corrections_apply (corrections, once, &error);
  g_assert_no_error (error);
  g_autofree char *json = dr_report_to_json (once, TRUE);
  g_autofree char *again = dr_report_to_json (twice, TRUE);
  g_assert_cmpstr (json, ==, again);

  return once;
}

static DrAchievement *
find (DrReport   *report,
      const char *source)
{
  GListModel *achievements = dr_report_get_achievements (report);

  for (guint i = 0; i < g_list_model_get_n_items (achievements); i++)
    {
      g_autoptr (DrAchievement) achievement = g_list_model_get_item (achievements, i);

      if (g_strcmp0 (dr_source_get_text (dr_achievement_get_source (achievement)), source) == 0)
        return g_steal_pointer (&achievement);
    }

  return NULL;
}

static void
test_an_edit_keeps_what_was_read (void)
{
  g_autoptr (DrReport) report = read_report (text);
  g_autoptr (DrReport) corrected = apply_one (report, "achievement", "edited", "40 suất quà",
                                              ",\"values\":{\"actual\":{\"value\":\"45\"}}");
  g_autoptr (DrAchievement) achievement = find (corrected, "40 suất quà");
  g_autofree char *value = dr_quantity_dup_value (dr_achievement_get_actual (achievement));

  g_assert_cmpstr (value, ==, "45");
  g_assert_cmpstr (dr_quantity_get_measure (dr_achievement_get_actual (achievement)), ==, "suất");
  g_assert_cmpuint (dr_achievement_get_n_readings (achievement), ==, 1);
  g_autofree char *read = dr_quantity_dup_value (dr_achievement_get_reading (achievement, 0));
  g_assert_cmpstr (read, ==, "40");
  g_assert_nonnull (dr_achievement_get_reading_reason (achievement, 0));

  /* The report that was corrected is as it was. */
  g_autoptr (DrAchievement) before = find (report, "40 suất quà");
  g_assert_cmpuint (dr_achievement_get_n_readings (before), ==, 0);
}

static void
test_an_edit_may_name_a_new_unit_and_indicator (void)
{
  g_autoptr (DrReport) report = read_report (text);
  g_autoptr (DrReport) corrected = apply_one (
    report, "achievement", "edited", "3,500 cây",
    ",\"values\":{\"unit\":{\"id\":\"xa-a\",\"name\":\"Xã A\",\"kind\":\"government\",\"level\":\"commune\",\"parent\":null,"
    "\"aliases\":[],\"identifiers\":[],\"valid_from\":null,\"valid_to\":null,\"successors\":[]},"
    "\"indicator\":{\"id\":\"dua\",\"label\":\"cây dừa\",\"measure\":\"cây\",\"nature\":\"flow\",\"direction\":\"more\"}}");
  g_autoptr (DrAchievement) achievement = find (corrected, "3,500 cây");

  g_assert_cmpstr (dr_unit_get_name (dr_achievement_get_unit (achievement)), ==, "Xã A");
  g_assert_cmpstr (dr_indicator_get_id (dr_achievement_get_indicator (achievement)), ==, "dua");
}

static void
test_what_is_rejected_is_left_out (void)
{
  g_autoptr (DrReport) report = read_report (text);
  g_autoptr (DrReport) corrected = apply_one (report, "achievement", "rejected", "40 suất quà", "");
  g_autoptr (DrAchievement) achievement = find (corrected, "40 suất quà");
  gboolean is_unread = FALSE;

  g_assert_null (achievement);
  for (guint i = 0; i < dr_report_get_n_numbers (corrected); i++)
    {
      g_autoptr (DrNumber) number = dr_report_get_number_entry (corrected, i);

      is_unread |= g_str_equal (dr_number_get_text (number), "40")
                   && dr_number_get_role (number) == DR_NUMBER_ROLE_UNREAD;
    }
  g_assert_true (is_unread);
}

static void
test_what_is_added_is_there (void)
{
  g_autoptr (DrReport) report = read_report (text);
  g_autoptr (DrReport) corrected = apply_one (report, "ranking", "added", "Huyện Đoàn",
                                              ",\"values\":{\"unit\":\"huyen-doan\",\"rank\":2,\"cohort\":9}");
  GListModel *rankings = dr_report_get_rankings (corrected);
  g_autoptr (DrRanking) ranking = g_list_model_get_item (rankings, 0);

  g_assert_cmpuint (g_list_model_get_n_items (rankings), ==, 1);
  g_assert_cmpuint (dr_ranking_get_rank (ranking), ==, 2);
  g_assert_cmpstr (dr_unit_get_id (dr_ranking_get_unit (ranking)), ==, "huyen-doan");
}

static void
test_what_the_reader_reads_by_itself_is_not_added_again (void)
{
  g_autoptr (DrReport) report = read_report (text);
  g_autoptr (DrReport) corrected = apply_one (report, "achievement", "added", "40 suất",
                                              ",\"values\":{\"actual\":{\"value\":\"40\"}}");

  g_assert_cmpuint (g_list_model_get_n_items (dr_report_get_achievements (corrected)), ==,
                    g_list_model_get_n_items (dr_report_get_achievements (report)));
}

static void
test_what_finds_nothing_is_named (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) report = read_report (text);
  g_autoptr (DrCorrections) corrections = correct (report, "ranking", "accepted", "40 suất quà", "", &error);
  g_autoptr (DrReport) corrected = dr_corrections_apply (corrections, report, &error);
  g_assert_no_error (error);
  g_assert_nonnull (corrected);

  g_auto (GStrv) lost = dr_corrections_list_lost (corrections, report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (lost), ==, 1);
  g_assert_true (g_str_has_prefix (lost[0], "$.corrections[0]: no ranking stands at bytes "));

  g_autoptr (DrCorrections) found = correct (report, "achievement", "accepted", "40 suất quà", "", &error);
  g_auto (GStrv) none = dr_corrections_list_lost (found, report, &error);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

static void
test_another_document_is_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) report = read_report (text);
  g_autofree char *longer = g_strconcat (text, "3. Kết nạp 4 đảng viên.\n", NULL);
  g_autoptr (DrReport) other = read_report (longer);
  g_autoptr (DrCorrections) corrections = correct (report, "achievement", "accepted", "40 suất quà", "", &error);

  g_assert_null (dr_corrections_apply (corrections, other, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
  g_assert_nonnull (strstr (error->message, dr_report_get_content_sha256 (other)));
  g_assert_nonnull (strstr (error->message, dr_corrections_get_content_sha256 (corrections)));
}

static void
test_values_must_make_a_report (void)
{
  static const struct { const char *rest; DrError code; } cases[] = {
    { ",\"values\":{\"actual\":{\"value\":\"vài\"}}", DR_ERROR_MALFORMED },
    { ",\"values\":{\"unit\":\"nobody\"}", DR_ERROR_INVALID },
    { ",\"values\":{\"id\":\"x\"}", DR_ERROR_INVALID },
    { ",\"values\":{\"colour\":\"red\"}", DR_ERROR_INVALID },
    { ",\"values\":{\"actual\":{\"value\":\"4\",\"measure\":\"hộ\"}}", DR_ERROR_MISMATCH },
  };
  g_autoptr (DrReport) report = read_report (text);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrCorrections) corrections = correct (report, "achievement", "edited", "40 suất quà", cases[i].rest,
                                                       &error);
      g_assert_no_error (error);
      g_assert_null (dr_corrections_apply (corrections, report, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, DR_ERROR, (int) cases[i].code);
    }
}

static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) report = read_report (text);
  g_autoptr (DrCorrections) corrections =
    correct (report, "achievement", "edited", "40 suất quà",
             ",\"values\":{\"actual\":{\"value\":\"45\",\"upper\":null},\"cumulative\":true,\"readings\":[1,[]]},\"note\":\"ạ\\n\"",
             &error);
  g_assert_no_error (error);
  g_autofree char *json = dr_corrections_to_json (corrections);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (DrCorrections) again = dr_corrections_new_from_json (bytes, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *written = dr_corrections_to_json (again);

  g_assert_cmpstr (json, ==, written);
  g_assert_cmpuint (dr_corrections_get_n (again), ==, 1);
}

static void
test_refuses (void)
{
  static const struct { const char *kind, *action, *rest; DrError code; const char *place; } cases[] = {
    { "unit", "accepted", "", DR_ERROR_MALFORMED, "$.corrections[0].kind: " },
    { "ranking", "praised", "", DR_ERROR_MALFORMED, "$.corrections[0].action: " },
    { "ranking", "edited", "", DR_ERROR_INVALID, "$.corrections[0]: " },
    { "ranking", "added", "", DR_ERROR_INVALID, "$.corrections[0]: " },
    { "ranking", "rejected", ",\"values\":{}", DR_ERROR_INVALID, "$.corrections[0]: " },
    { "ranking", "edited", ",\"values\":[]", DR_ERROR_MALFORMED, "$.corrections[0].values: " },
    { "ranking", "edited", ",\"values\":{\"rank\":-3}", DR_ERROR_MALFORMED, "$.corrections[0].values: " },
    { "ranking", "edited", ",\"values\":{\"rank\":1.5}", DR_ERROR_MALFORMED, "$.corrections[0].values.rank: " },
    { "ranking", "edited", ",\"values\":{\"rank\":1e3}", DR_ERROR_MALFORMED, "$.corrections[0].values.rank: " },
    { "ranking", "edited", ",\"values\":{\"rank\":12345678901234567890}", DR_ERROR_INVALID, "$.corrections[0].values.rank: " },
    { "ranking", "accepted", ",\"colour\":1", DR_ERROR_MALFORMED, "$.corrections[0].colour: " },
  };
  g_autoptr (DrReport) report = read_report (text);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrCorrections) corrections = correct (report, cases[i].kind, cases[i].action, "40 suất", cases[i].rest,
                                                       &error);

      g_assert_null (corrections);
      g_assert_error (error, DR_ERROR, (int) cases[i].code);
      if (!g_str_has_prefix (error->message, cases[i].place))
        g_assert_cmpstr (error->message, ==, cases[i].place);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/corrections/an-edit-keeps-what-was-read", test_an_edit_keeps_what_was_read);
  g_test_add_func ("/corrections/an-edit-may-name-a-new-unit-and-indicator", test_an_edit_may_name_a_new_unit_and_indicator);
  g_test_add_func ("/corrections/what-is-rejected-is-left-out", test_what_is_rejected_is_left_out);
  g_test_add_func ("/corrections/what-is-added-is-there", test_what_is_added_is_there);
  g_test_add_func ("/corrections/what-the-reader-reads-by-itself-is-not-added-again",
                   test_what_the_reader_reads_by_itself_is_not_added_again);
  g_test_add_func ("/corrections/what-finds-nothing-is-named", test_what_finds_nothing_is_named);
  g_test_add_func ("/corrections/another-document-is-refused", test_another_document_is_refused);
  g_test_add_func ("/corrections/values-must-make-a-report", test_values_must_make_a_report);
  g_test_add_func ("/corrections/round-trip", test_round_trip);
  g_test_add_func ("/corrections/refuses", test_refuses);

  return g_test_run ();
}
