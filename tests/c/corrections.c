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

/* The report that comes of leaving out what stands at the first place of @words. */
static DrReport *
reject (const char *whole,
        const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) report = read_report (whole);
  const char *at = strstr (whole, words);
  g_assert_nonnull (at);
  g_autofree char *json =
    g_strdup_printf ("{\"format\":\"districtreport-corrections/2\",\"documents\":[{\"content\":{\"sha256\":\"%s\"},"
                     "\"corrections\":[{\"kind\":\"achievement\",\"action\":\"rejected\",\"start\":%u,\"end\":%u}]}]}",
                     dr_report_get_content_sha256 (report), (guint) (at - whole), (guint) (at - whole + strlen (words)));
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (DrCorrections) corrections = dr_corrections_new_from_json (bytes, NULL, &error);
  g_assert_no_error (error);
  DrReport *corrected = dr_corrections_apply (corrections, report, &error);
  g_assert_no_error (error);

  return corrected;
}

static guint
count_role (DrReport     *report,
            DrNumberRole  role)
{
  guint n = 0;

  for (guint i = 0; i < dr_report_get_n_numbers (report); i++)
    {
      g_autoptr (DrNumber) number = dr_report_get_number_entry (report, i);
      n += dr_number_get_role (number) == role;
    }

  return n;
}

static void
test_what_hangs_on_a_rejected_figure_goes_with_it (void)
{
  static const char whole[] = "BÁO CÁO\nKết quả công tác năm 2023\n-----\n"
                              "1. Hội Nông dân huyện: Kết nạp 96/80 hội viên, đạt 120%, tăng 16 hội viên so với năm 2022.\n"
                              "2. Huyện Đoàn: Trao 40 suất quà, xếp thứ 2/9 huyện đoàn.\n";
  g_autoptr (DrReport) report = read_report (whole);
  g_autoptr (DrReport) corrected = reject (whole, "96/80");

  g_assert_cmpuint (g_list_model_get_n_items (dr_report_get_targets (report)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (dr_report_get_targets (corrected)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (dr_report_get_indicators (corrected)), ==,
                    g_list_model_get_n_items (dr_report_get_indicators (report)) - 1);
  /* 96, 80, 120 and 16. */
  g_assert_cmpuint (count_role (report, DR_NUMBER_ROLE_UNREAD), ==, 0);
  g_assert_cmpuint (count_role (corrected, DR_NUMBER_ROLE_UNREAD), ==, 4);
  g_assert_cmpuint (g_list_model_get_n_items (dr_report_get_units (corrected)), ==,
                    g_list_model_get_n_items (dr_report_get_units (report)));

  /* What stands beside it has words of its own. */
  g_autoptr (DrReport) without_gifts = reject (whole, "40 suất quà");
  g_assert_cmpuint (g_list_model_get_n_items (dr_report_get_rankings (without_gifts)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (dr_report_get_targets (without_gifts)), ==, 1);
}

typedef struct
{
  const char *path;
  const char *rest;             /* what a person says of the report's items, before one is rejected */
  const char *part_of;          /* (nullable) of the last figure afterwards */
} PartCase;

/* Three figures, each said by hand to be part of the one before; the one in the middle is rejected. */
static void
test_parts (gconstpointer data)
{
  const PartCase *self = data;
  static const char whole[] = "BÁO CÁO\nKết quả công tác năm 2023\n-----\nTrồng 900 cây.\nXây 70 cầu.\nTrao 40 suất quà.\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) report = read_report (whole);
  guint first = (guint) (strstr (whole, "900") - whole);
  guint second = (guint) (strstr (whole, "70 ") - whole);
  guint third = (guint) (strstr (whole, "40 ") - whole);
  g_autofree char *json =
    g_strdup_printf ("{\"format\":\"districtreport-corrections/1\",\"content\":{\"sha256\":\"%s\"},\"corrections\":["
                     "{\"kind\":\"achievement\",\"action\":\"accepted\",\"start\":%u,\"end\":%u},"
                     "{\"kind\":\"achievement\",\"action\":\"edited\",\"start\":%u,\"end\":%u,\"values\":{\"part_of\":\"a1\"}},"
                     "{\"kind\":\"achievement\",\"action\":\"edited\",\"start\":%u,\"end\":%u,\"values\":{\"part_of\":\"a2\"%s}},"
                     "{\"kind\":\"achievement\",\"action\":\"rejected\",\"start\":%u,\"end\":%u}]}",
                     dr_report_get_content_sha256 (report), first, first + 3, second, second + 2, third, third + 2,
                     self->rest, second, second + 2);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (DrCorrections) corrections = dr_corrections_new_from_json (bytes, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (DrReport) corrected = dr_corrections_apply (corrections, report, &error);
  g_assert_no_error (error);
  g_autoptr (DrAchievement) part = find (corrected, "40 suất quà");

  g_assert_cmpuint (g_list_model_get_n_items (dr_report_get_achievements (corrected)), ==, 2);
  g_assert_cmpstr (dr_achievement_get_part_of (part), ==, self->part_of);
}

static const char two_figures[] = "BÁO CÁO\nKết quả công tác năm 2023\n-----\n"
                                  "Kết nạp 96/80 hội viên.\nKết nạp 50 hội viên.\n";

/* Both figures are held against the target of the first, to which something is done then. */
static DrReport *
share_target (const char *action,
              const char *rest)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) report = read_report (two_figures);
  guint first = (guint) (strstr (two_figures, "96") - two_figures);
  guint second = (guint) (strstr (two_figures, "50 ") - two_figures);
  g_autofree char *json =
    g_strdup_printf ("{\"format\":\"districtreport-corrections/1\",\"content\":{\"sha256\":\"%s\"},\"corrections\":["
                     "{\"kind\":\"achievement\",\"action\":\"edited\",\"start\":%u,\"end\":%u,\"values\":{\"target\":\"t1\"}},"
                     "{\"kind\":\"achievement\",\"action\":\"%s\",\"start\":%u,\"end\":%u%s}]}",
                     dr_report_get_content_sha256 (report), second, second + 2, action, first, first + 2, rest);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (DrCorrections) corrections = dr_corrections_new_from_json (bytes, NULL, &error);
  g_assert_no_error (error);
  DrReport *corrected = dr_corrections_apply (corrections, report, &error);
  g_assert_no_error (error);

  return corrected;
}

static void
test_a_target_that_another_figure_has_stays (void)
{
  g_autoptr (DrReport) corrected = share_target ("rejected", "");
  g_autoptr (DrAchievement) kept = find (corrected, "50 hội viên");

  g_assert_cmpuint (g_list_model_get_n_items (dr_report_get_targets (corrected)), ==, 1);
  g_assert_cmpstr (dr_target_get_id (dr_achievement_get_target (kept)), ==, "t1");
  for (guint i = 0; i < dr_report_get_n_numbers (corrected); i++)
    {
      g_autoptr (DrNumber) number = dr_report_get_number_entry (corrected, i);

      if (g_str_equal (dr_number_get_text (number), "96"))
        g_assert_cmpint (dr_number_get_role (number), ==, DR_NUMBER_ROLE_UNREAD);
      if (g_str_equal (dr_number_get_text (number), "80"))
        {
          g_assert_cmpint (dr_number_get_role (number), ==, DR_NUMBER_ROLE_TARGET);
          g_assert_cmpstr (dr_number_get_item (number), ==, dr_achievement_get_id (kept));
        }
    }
}

#define XA_A "\"unit\":{\"id\":\"xa-a\",\"name\":\"Xã A\",\"kind\":\"government\",\"level\":\"commune\",\"parent\":null," \
             "\"aliases\":[],\"identifiers\":[],\"valid_from\":null,\"valid_to\":null,\"successors\":[]}"
#define JOINERS "\"indicator\":{\"id\":\"vao-hoi\",\"label\":\"người vào Hội\",\"measure\":\"hội viên\",\"nature\":\"flow\"," \
            "\"direction\":\"more\"}"

static void
test_a_target_goes_along_to_another_unit_and_indicator (void)
{
  g_autoptr (DrReport) report = read_report (text);
  g_autoptr (DrReport) corrected = apply_one (report, "achievement", "edited", "96/80 hội viên",
                                              ",\"values\":{" XA_A "," JOINERS "}");
  g_autoptr (DrAchievement) moved = find (corrected, "96/80 hội viên");
  DrTarget *target = dr_achievement_get_target (moved);

  g_assert_cmpuint (g_list_model_get_n_items (dr_report_get_targets (corrected)), ==, 1);
  g_assert_cmpstr (dr_unit_get_id (dr_target_get_unit (target)), ==, "xa-a");
  g_assert_cmpstr (dr_indicator_get_id (dr_target_get_indicator (target)), ==, "vao-hoi");
  /* Nothing is measured by the indicator of before. */
  g_assert_cmpuint (g_list_model_get_n_items (dr_report_get_indicators (corrected)), ==,
                    g_list_model_get_n_items (dr_report_get_indicators (report)));
}

static void
test_another_figure_keeps_its_target (void)
{
  g_autoptr (DrReport) corrected = share_target ("edited", ",\"values\":{" XA_A "," JOINERS "}");
  g_autoptr (DrAchievement) moved = find (corrected, "96/80 hội viên");
  g_autoptr (DrAchievement) kept = find (corrected, "50 hội viên");

  g_assert_cmpuint (g_list_model_get_n_items (dr_report_get_targets (corrected)), ==, 2);
  g_assert_cmpstr (dr_target_get_id (dr_achievement_get_target (kept)), ==, "t1");
  g_assert_cmpstr (dr_indicator_get_id (dr_target_get_indicator (dr_achievement_get_target (moved))), ==, "vao-hoi");
  g_assert_cmpstr (dr_unit_get_id (dr_target_get_unit (dr_achievement_get_target (moved))), ==, "xa-a");
  g_assert_true (dr_quantity_equal (dr_target_get_planned (dr_achievement_get_target (moved)),
                                    dr_target_get_planned (dr_achievement_get_target (kept))));
}

static void
test_a_target_that_is_taken_away_goes (void)
{
  g_autoptr (DrReport) report = read_report (text);
  g_autoptr (DrReport) corrected = apply_one (report, "achievement", "edited", "96/80 hội viên",
                                              ",\"values\":{\"target\":null,\"percent_of_target\":null}");

  g_assert_cmpuint (g_list_model_get_n_items (dr_report_get_targets (corrected)), ==, 0);
}

/* Two documents, in the format for any number. */
static DrCorrections *
correct_both (DrReport    *one,
              DrReport    *other,
              GError     **error)
{
  g_autofree char *json =
    g_strdup_printf ("{\"format\":\"districtreport-corrections/2\",\"documents\":["
                     "{\"content\":{\"sha256\":\"%s\"},\"corrections\":["
                     "{\"kind\":\"ranking\",\"action\":\"accepted\",\"start\":0,\"end\":4}]},"
                     "{\"content\":{\"sha256\":\"%s\"},\"name\":\"bản sau\",\"corrections\":["
                     "{\"kind\":\"ranking\",\"action\":\"accepted\",\"start\":5,\"end\":9},"
                     "{\"kind\":\"achievement\",\"action\":\"edited\",\"start\":%u,\"end\":%u,"
                     "\"values\":{\"actual\":{\"value\":\"45\"}}}]}]}",
                     dr_report_get_content_sha256 (one), dr_report_get_content_sha256 (other),
                     (guint) (strstr (text, "40 suất") - text), (guint) (strstr (text, "40 suất") - text + 4));
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return dr_corrections_new_from_json (bytes, NULL, error);
}

static void
test_one_file_serves_many_documents (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *longer = g_strconcat (text, "3. Kết nạp 4 đảng viên.\n", NULL);
  g_autofree char *longest = g_strconcat (longer, "4. Kết nạp 5 đảng viên.\n", NULL);
  g_autoptr (DrReport) one = read_report (text);
  g_autoptr (DrReport) other = read_report (longer);
  g_autoptr (DrReport) unknown = read_report (longest);
  g_autoptr (DrCorrections) corrections = correct_both (one, other, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (dr_corrections_get_n_documents (corrections), ==, 2);
  g_assert_cmpuint (dr_corrections_get_n (corrections), ==, 3);
  g_assert_cmpstr (dr_corrections_get_content_sha256 (corrections, 1), ==, dr_report_get_content_sha256 (other));
  g_assert_null (dr_corrections_get_content_sha256 (corrections, 2));
  g_assert_true (dr_corrections_has_report (corrections, one));
  g_assert_true (dr_corrections_has_report (corrections, other));
  g_assert_false (dr_corrections_has_report (corrections, unknown));

  /* Each report meets what is said of its own document. */
  g_autoptr (DrReport) first = dr_corrections_apply (corrections, one, &error);
  g_assert_no_error (error);
  g_autoptr (DrReport) second = dr_corrections_apply (corrections, other, &error);
  g_assert_no_error (error);
  g_autoptr (DrAchievement) as_read = find (first, "40 suất quà");
  g_autoptr (DrAchievement) edited = find (second, "40 suất quà");
  g_assert_cmpuint (dr_achievement_get_n_readings (as_read), ==, 0);
  g_assert_cmpuint (dr_achievement_get_n_readings (edited), ==, 1);
  g_auto (GStrv) lost = dr_corrections_list_lost (corrections, other, &error);
  g_assert_cmpuint (g_strv_length (lost), ==, 1);
  g_assert_true (g_str_has_prefix (lost[0], "$.documents[1].corrections[0]: no ranking stands at bytes 5 to 9"));

  g_assert_null (dr_corrections_apply (corrections, unknown, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
  g_assert_nonnull (strstr (error->message, dr_report_get_content_sha256 (unknown)));
  g_clear_error (&error);

  g_autofree char *json = dr_corrections_to_json (corrections);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (DrCorrections) again = dr_corrections_new_from_json (bytes, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *written = dr_corrections_to_json (again);
  g_assert_cmpstr (json, ==, written);
  g_assert_nonnull (strstr (json, "bản sau"));

  g_assert_null (correct_both (one, one, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "$.documents[1]: $.documents[0] is for the same content");
}

static void
test_refuses_files (void)
{
  static const struct { const char *json; DrError code; const char *place; } cases[] = {
    { "{\"format\":\"districtreport-corrections/3\",\"documents\":[]}", DR_ERROR_UNSUPPORTED, "$.format: " },
    { "{\"format\":\"districtreport-corrections/1\",\"documents\":[]}", DR_ERROR_MALFORMED, "$" },
    { "{\"format\":\"districtreport-corrections/2\",\"corrections\":[]}", DR_ERROR_MALFORMED, "$" },
    { "{\"format\":\"districtreport-corrections/2\",\"documents\":{}}", DR_ERROR_MALFORMED, "$.documents: " },
    { "{\"format\":\"districtreport-corrections/2\",\"documents\":[4]}", DR_ERROR_MALFORMED, "$.documents[0]: " },
    { "{\"format\":\"districtreport-corrections/2\",\"documents\":[{\"content\":{\"sha256\":\"0\"},\"corrections\":[]}]}",
      DR_ERROR_MALFORMED, "$.documents[0].content.sha256: " },
    { "{\"documents\":[]}", DR_ERROR_MALFORMED, "$.format: " },
    { "[]", DR_ERROR_MALFORMED, "$: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].json, strlen (cases[i].json));

      g_assert_null (dr_corrections_new_from_json (bytes, NULL, &error));
      g_assert_error (error, DR_ERROR, (int) cases[i].code);
      if (!g_str_has_prefix (error->message, cases[i].place))
        g_assert_cmpstr (error->message, ==, cases[i].place);
    }
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
  g_assert_nonnull (strstr (error->message, dr_corrections_get_content_sha256 (corrections, 0)));
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
  static const PartCase parts[] = {
    { "/corrections/a-part-of-what-is-rejected/is-part-of-the-whole", "", "a1" },
    { "/corrections/a-part-of-what-is-rejected/stands-alone-with-its-share", ",\"share\":{\"value\":\"57\"}", NULL },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    g_test_add_data_func (parts[i].path, &parts[i], test_parts);
  g_test_add_func ("/corrections/what-hangs-on-a-rejected-figure-goes-with-it",
                   test_what_hangs_on_a_rejected_figure_goes_with_it);
  g_test_add_func ("/corrections/a-target-that-another-figure-has-stays", test_a_target_that_another_figure_has_stays);
  g_test_add_func ("/corrections/a-target-goes-along-to-another-unit-and-indicator",
                   test_a_target_goes_along_to_another_unit_and_indicator);
  g_test_add_func ("/corrections/another-figure-keeps-its-target", test_another_figure_keeps_its_target);
  g_test_add_func ("/corrections/a-target-that-is-taken-away-goes", test_a_target_that_is_taken_away_goes);
  g_test_add_func ("/corrections/one-file-serves-many-documents", test_one_file_serves_many_documents);
  g_test_add_func ("/corrections/refuses-files", test_refuses_files);
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
