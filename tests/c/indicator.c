/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-indicator.h>

#include "model-fixture.h"

static void
test_keeps_what_it_is_given (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrIndicator) self =
    dr_indicator_new ("von", "Vốn vay ủy thác", "Đ", DR_NATURE_STOCK, DR_DESIRE_LESS, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (dr_indicator_get_id (self), ==, "von");
  g_assert_cmpstr (dr_indicator_get_label (self), ==, "Vốn vay ủy thác");
  g_assert_cmpstr (dr_indicator_get_measure (self), ==, "đồng");
  g_assert_cmpint (dr_indicator_get_nature (self), ==, DR_NATURE_STOCK);
  g_assert_cmpint (dr_indicator_get_desire (self), ==, DR_DESIRE_LESS);
}

static void
test_bare_object_is_empty (void)
{
  assert_empty (DR_TYPE_INDICATOR);
}

static void
test_made_ids (void)
{
  static const struct { const char *label, *measure, *id; } cases[] = {
    { "hội viên kết nạp mới", "hội viên", "hoi-vien-ket-nap-moi" },
    { "kết nạp mới", "hội viên", "ket-nap-moi-hoi-vien" },
    { "cho vay", "đồng", "cho-vay-dong" },
    { "tỷ lệ hộ nghèo", "%", "ty-le-ho-ngheo" },
    { "hộ nghèo", "hộ", "ho-ngheo" },
    { "họp", "hộ", "hop-ho" },
    { "Hội nghị (mở rộng)", "cuộc", "hoi-nghi-mo-rong-cuoc" },
    { "…", "%", "indicator" },
    { "…", "hộ", "ho" },
    { "hệ số", "", "he-so" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrIndicator) self = dr_indicator_new (NULL, cases[i].label, cases[i].measure,
                                                       DR_NATURE_FLOW, DR_DESIRE_MORE, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (dr_indicator_get_id (self), ==, cases[i].id);
    }
}

static void
test_a_long_label_is_cut_to_an_id (void)
{
  g_autoptr (GString) label = g_string_new (NULL);
  for (guint i = 0; i < 1000; i++)
    g_string_append (label, "hội ");
  g_autofree char *one_word = g_strnfill (1000, 'x');

  g_autofree char *id = dr_indicator_make_id (label->str, "lớp");
  g_assert_cmpuint (strlen (id), <=, 240);
  g_assert_true (g_str_has_suffix (id, "-hoi"));

  g_autofree char *cut = dr_indicator_make_id (one_word, "lớp");
  g_assert_cmpuint (strlen (cut), ==, 240);
}

static void
test_refuses (void)
{
  static const struct { const char *id, *label, *measure; DrError code; } cases[] = {
    { "", "a", "b", DR_ERROR_INVALID },
    { NULL, "", "b", DR_ERROR_INVALID },
    { NULL, "a\xff", "b", DR_ERROR_ENCODING },
    { NULL, "a", "b\xff", DR_ERROR_ENCODING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dr_indicator_new (cases[i].id, cases[i].label, cases[i].measure,
                                       DR_NATURE_FLOW, DR_DESIRE_MORE, &error));
      g_assert_error (error, DR_ERROR, (int) cases[i].code);
    }

  g_autoptr (GError) error = NULL;
  g_assert_null (dr_indicator_new (NULL, "a", "b", (DrNature) 7, DR_DESIRE_MORE, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_clear_error (&error);

  /* Composing takes the square of the number of marks: many are refused at once. */
  g_autoptr (GString) marked = g_string_new ("a");
  for (guint i = 0; i < 20; i++)
    g_string_append (marked, "\u0301\u0323");
  g_assert_null (dr_indicator_new (NULL, "a", marked->str, DR_NATURE_FLOW, DR_DESIRE_MORE, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_LIMIT);
  g_clear_error (&error);

  g_autofree char *long_measure = g_strnfill (5000, 'x');
  g_assert_null (dr_indicator_new (NULL, "a", long_measure, DR_NATURE_FLOW, DR_DESIRE_MORE, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_LIMIT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/indicator/keeps-what-it-is-given", test_keeps_what_it_is_given);
  g_test_add_func ("/indicator/bare-object-is-empty", test_bare_object_is_empty);
  g_test_add_func ("/indicator/id/is-made-of-label-and-measure", test_made_ids);
  g_test_add_func ("/indicator/id/is-cut-for-a-long-label", test_a_long_label_is_cut_to_an_id);
  g_test_add_func ("/indicator/refuses-what-names-nothing", test_refuses);

  return g_test_run ();
}
