/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/districtreport.h>

#include "vectors.h"

static const char frame[] =
  "{\"format\":\"districtreport-catalogue/1\",\"left_out\":[\"đã\",\"tổ chức\"],\"indicators\":[%s]}";
static const char tree[] =
  "{\"id\":\"cay\",\"label\":\"cây trồng\",\"measure\":\"cây\",\"nature\":\"flow\",\"direction\":\"more\","
  "\"words\":[\"trồng\"]}";

static DrIndicatorCatalogue *
make_catalogue (const char  *json,
                GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return dr_indicator_catalogue_new_from_json (bytes, NULL, error);
}

static DrIndicatorCatalogue *
make_catalogue_of (const char *entries)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) json = g_string_new (frame);

  g_string_replace (json, "%s", entries, 1);
  DrIndicatorCatalogue *catalogue = make_catalogue (json->str, &error);
  g_assert_no_error (error);

  return catalogue;
}

static void
assert_id (DrIndicatorCatalogue *catalogue,
           const char           *label,
           const char           *measure,
           const char           *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrIndicator) indicator =
    dr_indicator_catalogue_identify (catalogue, label, measure, DR_NATURE_FLOW, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (dr_indicator_get_id (indicator), ==, id);
}

static GEnumValue *
value_of (GType       type,
          const char *nick)
{
  g_autoptr (GEnumClass) values = g_type_class_ref (type);
  GEnumValue *value = g_enum_get_value_by_nick (values, nick);

  g_assert_nonnull (value);

  return value;
}

static const char *
nick_of (GType type,
         int   value)
{
  g_autoptr (GEnumClass) values = g_type_class_ref (type);

  return g_enum_get_value (values, value)->value_nick;
}

static char *
run (const char          *operation,
     const char * const  *arguments,
     GError             **error)
{
  g_assert_cmpstr (operation, ==, "identify");

  g_autoptr (DrIndicator) indicator =
    dr_indicator_catalogue_identify (dr_indicator_catalogue_get_default (), arguments[0], arguments[1],
                                     value_of (DR_TYPE_NATURE, arguments[2])->value, error);
  if (indicator == NULL)
    return NULL;

  return g_strdup_printf ("%s %s %s", dr_indicator_get_id (indicator),
                          nick_of (DR_TYPE_NATURE, dr_indicator_get_nature (indicator)),
                          nick_of (DR_TYPE_DESIRE, dr_indicator_get_desire (indicator)));
}

/* Whatever an entry's label says, it is known by: else reading a report again from its own labels would rename it. */
static void
test_an_entry_knows_its_own_label (void)
{
  DrIndicatorCatalogue *catalogue = dr_indicator_catalogue_get_default ();
  g_autolist (DrIndicator) indicators = dr_indicator_catalogue_list_indicators (catalogue);

  g_assert_cmpuint (g_list_length (indicators), >=, 80);
  for (GList *link = indicators; link != NULL; link = link->next)
    {
      DrIndicator *indicator = link->data;
      g_autoptr (GError) error = NULL;
      g_autoptr (DrIndicator) found =
        dr_indicator_catalogue_identify (catalogue, dr_indicator_get_label (indicator),
                                         dr_indicator_get_measure (indicator), dr_indicator_get_nature (indicator),
                                         &error);

      g_assert_no_error (error);
      g_assert_cmpstr (dr_indicator_get_id (found), ==, dr_indicator_get_id (indicator));
      g_assert_cmpstr (dr_indicator_get_label (found), ==, dr_indicator_get_label (indicator));
    }
}

static void
test_finds_by_id (void)
{
  DrIndicatorCatalogue *catalogue = dr_indicator_catalogue_get_default ();
  g_autoptr (DrIndicator) indicator = dr_indicator_catalogue_find (catalogue, "ho-ngheo");

  g_assert_nonnull (indicator);
  g_assert_cmpint (dr_indicator_get_nature (indicator), ==, DR_NATURE_STOCK);
  g_assert_cmpint (dr_indicator_get_desire (indicator), ==, DR_DESIRE_LESS);
  g_assert_null (dr_indicator_catalogue_find (catalogue, "ho"));
}

static void
test_the_most_words_win (void)
{
  g_autoptr (DrIndicatorCatalogue) catalogue = make_catalogue_of (
    "{\"id\":\"cay\",\"label\":\"cây\",\"measure\":\"cây\",\"nature\":\"flow\",\"direction\":\"more\",\"words\":[\"trồng\"]},"
    "{\"id\":\"cay-an-qua\",\"label\":\"cây ăn quả\",\"measure\":\"cây\",\"nature\":\"flow\",\"direction\":\"more\","
    "\"words\":[\"ăn quả/ăn trái, trồng\"]}");

  assert_id (catalogue, "trồng cây", "cây", "cay");
  assert_id (catalogue, "đã trồng cây ăn quả", "cây", "cay-an-qua");
  assert_id (catalogue, "cây ăn trái được trồng", "cây", "cay-an-qua-duoc");
}

static void
test_the_first_entry_wins_a_tie (void)
{
  static const char one[] =
    "{\"id\":\"one\",\"label\":\"a\",\"measure\":\"cây\",\"nature\":\"flow\",\"direction\":\"more\",\"words\":[\"trồng\"]}";
  static const char two[] =
    "{\"id\":\"two\",\"label\":\"a\",\"measure\":\"cây\",\"nature\":\"flow\",\"direction\":\"more\",\"words\":[\"trồng\"]}";
  g_autofree char *in_order = g_strconcat (one, ",", two, NULL);
  g_autofree char *other_way = g_strconcat (two, ",", one, NULL);
  g_autoptr (DrIndicatorCatalogue) first = make_catalogue_of (in_order);
  g_autoptr (DrIndicatorCatalogue) second = make_catalogue_of (other_way);

  assert_id (first, "trồng cây", "cây", "one");
  assert_id (second, "trồng cây", "cây", "two");
}

static void
test_an_office_has_its_own_way (void)
{
  DrIndicatorCatalogue *usual = dr_indicator_catalogue_get_default ();
  g_autoptr (DrIndicatorCatalogue) own = make_catalogue_of (
    "{\"id\":\"hoi-vien-ket-nap\",\"label\":\"hội viên mới của ta\",\"measure\":\"hội viên\",\"nature\":\"flow\","
    "\"direction\":\"more\",\"words\":[\"thu nạp\"]},"
    "{\"id\":\"vuon-mau\",\"label\":\"vườn mẫu\",\"measure\":\"vườn\",\"nature\":\"stock\",\"direction\":\"more\","
    "\"words\":[\"vườn mẫu\"]}");
  g_autoptr (DrIndicatorCatalogue) both = dr_indicator_catalogue_extend (usual, own);
  g_autoptr (DrIndicator) replaced = dr_indicator_catalogue_find (both, "hoi-vien-ket-nap");

  g_assert_cmpstr (dr_indicator_get_label (replaced), ==, "hội viên mới của ta");
  assert_id (both, "thu nạp hội viên", "hội viên", "hoi-vien-ket-nap");
  assert_id (both, "xây dựng vườn mẫu", "vườn", "vuon-mau-xay-dung");
  assert_id (both, "kết nạp mới đảng viên", "đảng viên", "dang-vien-ket-nap");
  /* The others are as they were. */
  assert_id (usual, "kết nạp hội viên", "hội viên", "hoi-vien-ket-nap");
  g_assert_null (dr_indicator_catalogue_find (usual, "vuon-mau"));
}

static void
test_a_reader_uses_it (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (DrPeriod) period = dr_period_parse ("2023", &error);
  g_autoptr (DrIndicatorCatalogue) own = make_catalogue_of (tree);

  g_assert_true (dr_reader_get_catalogue (reader) == dr_indicator_catalogue_get_default ());
  dr_reader_set_catalogue (reader, own);
  g_assert_true (dr_reader_get_catalogue (reader) == own);
  dr_reader_set_default_period (reader, period);
  g_autoptr (DrReport) report = dr_reader_read_text (reader, "Đã trồng 500 cây. Tổ chức trồng được 20 cây.", &error);
  g_assert_no_error (error);
  g_autolist (DrIndicator) indicators = dr_report_list_indicators (report);
  g_assert_cmpstr (dr_indicator_get_id (indicators->data), ==, "cay");

  dr_reader_set_catalogue (reader, NULL);
  g_assert_true (dr_reader_get_catalogue (reader) == dr_indicator_catalogue_get_default ());
}

static void
test_sentences_of_one_report_agree (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (DrPeriod) period = dr_period_parse ("2023", &error);

  dr_reader_set_default_period (reader, period);
  g_autoptr (DrReport) report =
    dr_reader_read_text (reader, "Kết nạp mới 45 hội viên. Trong tháng đã kết nạp 12 hội viên.\n"
                                 "Tặng 30 thùng sách. Đã trao tặng được 12 thùng sách.", &error);
  g_assert_no_error (error);
  GListModel *achievements = dr_report_get_achievements (report);
  g_assert_cmpuint (g_list_model_get_n_items (achievements), ==, 4);
  for (guint i = 0; i < 4; i += 2)
    {
      g_autoptr (DrAchievement) one = g_list_model_get_item (achievements, i);
      g_autoptr (DrAchievement) other = g_list_model_get_item (achievements, i + 1);

      g_assert_true (dr_achievement_get_indicator (one) == dr_achievement_get_indicator (other));
    }
}

static void
test_words_that_only_look_alike_differ (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (DrPeriod) period = dr_period_parse ("2023", &error);

  dr_reader_set_default_period (reader, period);
  g_autoptr (DrReport) report = dr_reader_read_text (reader, "Nghiệm thu mía 30 thùng. Nghiệm thu mìa 12 thùng.", &error);
  g_assert_no_error (error);
  g_autolist (DrIndicator) indicators = dr_report_list_indicators (report);
  g_assert_cmpuint (g_list_length (indicators), ==, 2);
  g_assert_cmpstr (dr_indicator_get_id (indicators->data), !=, dr_indicator_get_id (indicators->next->data));
}

static void
test_a_long_label_is_bounded (void)
{
  g_autoptr (GString) label = g_string_new ("trồng");

  for (guint i = 0; i < 5000; i++)
    g_string_append (label, " phượng");

  g_autoptr (DrIndicatorCatalogue) catalogue = make_catalogue_of (tree);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrIndicator) indicator =
    dr_indicator_catalogue_identify (catalogue, label->str, "cây", DR_NATURE_FLOW, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (dr_indicator_get_id (indicator)), <=, 256);
  g_assert_true (g_str_has_prefix (dr_indicator_get_id (indicator), "cay-phuong-phuong"));
}

static void
test_refuses (void)
{
  static const struct { const char *json; DrError code; const char *place; } cases[] = {
    { "{", DR_ERROR_MALFORMED, "line 1, column 2: " },
    { "[]", DR_ERROR_MALFORMED, "$: " },
    { "{\"format\":\"districtreport-catalogue/2\"}", DR_ERROR_UNSUPPORTED, "$.format: " },
    { "{\"format\":\"districtreport-catalogue/1\",\"noise\":[]}", DR_ERROR_MALFORMED, "$.noise: " },
    { "{\"format\":\"districtreport-catalogue/1\",\"left_out\":[\"a\",\"…\"]}", DR_ERROR_INVALID, "$.left_out[1]: " },
    { "{\"format\":\"districtreport-catalogue/1\",\"left_out\":\"a\"}", DR_ERROR_MALFORMED, "$.left_out: " },
    { "{\"format\":\"districtreport-catalogue/1\",\"indicators\":[{}]}", DR_ERROR_MALFORMED, "$.indicators[0].id: " },
    { "{\"format\":\"districtreport-catalogue/1\",\"indicators\":[{\"id\":\"a\",\"label\":\"a\",\"measure\":\"Đ\","
      "\"nature\":\"flow\",\"direction\":\"more\",\"words\":[\"a\"]}]}", DR_ERROR_INVALID, "$.indicators[0].measure: " },
    { "{\"format\":\"districtreport-catalogue/1\",\"indicators\":[{\"id\":\"a\",\"label\":\"a\",\"measure\":\"cây\","
      "\"nature\":\"level\",\"direction\":\"more\",\"words\":[\"a\"]}]}", DR_ERROR_MALFORMED, "$.indicators[0].nature: " },
    { "{\"format\":\"districtreport-catalogue/1\",\"indicators\":[{\"id\":\"a\",\"label\":\"a\",\"measure\":\"cây\","
      "\"nature\":\"flow\",\"direction\":\"more\",\"words\":[]}]}", DR_ERROR_INVALID, "$.indicators[0]: " },
    { "{\"format\":\"districtreport-catalogue/1\",\"indicators\":[{\"id\":\"a\",\"label\":\"a\",\"measure\":\"cây\","
      "\"nature\":\"flow\",\"direction\":\"more\",\"words\":[\"a,,b\"]}]}", DR_ERROR_INVALID, "$.indicators[0].words[0]: " },
    { "{\"format\":\"districtreport-catalogue/1\",\"indicators\":[{\"id\":\"a\",\"label\":\"a\",\"measure\":\"cây\","
      "\"nature\":\"flow\",\"direction\":\"more\",\"words\":[\"a/b/c/d/e/f/g/h/i, a/b/c/d/e/f/g/h/i, a/b/c/d\"]}]}",
      DR_ERROR_LIMIT, "$.indicators[0].words[0]: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrIndicatorCatalogue) catalogue = make_catalogue (cases[i].json, &error);

      g_assert_null (catalogue);
      g_assert_error (error, DR_ERROR, (int) cases[i].code);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, cases[i].place));
    }

  g_autofree char *twice = g_strconcat ("{\"format\":\"districtreport-catalogue/1\",\"indicators\":[", tree, ",", tree, "]}",
                                        NULL);
  g_autoptr (GError) error = NULL;
  g_assert_null (make_catalogue (twice, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "$.indicators[1].id: "));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  vectors_add ("indicators.json", "/indicator-catalogue/vectors", run);
  g_test_add_func ("/indicator-catalogue/an-entry-knows-its-own-label", test_an_entry_knows_its_own_label);
  g_test_add_func ("/indicator-catalogue/finds-by-id", test_finds_by_id);
  g_test_add_func ("/indicator-catalogue/the-most-words-win", test_the_most_words_win);
  g_test_add_func ("/indicator-catalogue/the-first-entry-wins-a-tie", test_the_first_entry_wins_a_tie);
  g_test_add_func ("/indicator-catalogue/an-office-has-its-own-way", test_an_office_has_its_own_way);
  g_test_add_func ("/indicator-catalogue/a-reader-uses-it", test_a_reader_uses_it);
  g_test_add_func ("/indicator-catalogue/sentences-of-one-report-agree", test_sentences_of_one_report_agree);
  g_test_add_func ("/indicator-catalogue/words-that-only-look-alike-differ", test_words_that_only_look_alike_differ);
  g_test_add_func ("/indicator-catalogue/a-long-label-is-bounded", test_a_long_label_is_bounded);
  g_test_add_func ("/indicator-catalogue/refuses", test_refuses);

  return g_test_run ();
}
