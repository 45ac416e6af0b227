/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <gio/gio.h>

#include <districtreport/dr-batch-result.h>
#include <districtreport/dr-reader.h>

#include "reading/dr-batch-result-private.h"

static void
test_report (void)
{
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (GError) error = NULL;
  DrReport *report = dr_reader_read_text (reader, "BÁO CÁO\nkết quả công tác năm 2023\n\nTặng 12 suất quà.\n", &error);
  g_assert_no_error (error);
  g_autoptr (DrBatchResult) result = dr_batch_result_new_take ("bản-thảo.txt", report, NULL);

  g_assert_cmpstr (dr_batch_result_get_path (result), ==, "bản-thảo.txt");
  g_assert_true (dr_batch_result_get_report (result) == report);
  g_assert_null (dr_batch_result_get_error (result));
}

static void
test_error (void)
{
  GError *error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "cannot open");
  g_autoptr (DrBatchResult) result = dr_batch_result_new_take ("a.txt", NULL, error);

  g_assert_null (dr_batch_result_get_report (result));
  g_assert_error (dr_batch_result_get_error (result), G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_empty_object (void)
{
  g_autoptr (DrBatchResult) result = g_object_new (DR_TYPE_BATCH_RESULT, NULL);

  g_assert_null (dr_batch_result_get_path (result));
  g_assert_null (dr_batch_result_get_report (result));
  g_assert_null (dr_batch_result_get_error (result));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/batch-result/has-a-report", test_report);
  g_test_add_func ("/batch-result/has-an-error", test_error);
  g_test_add_func ("/batch-result/empty-object/gives-absent-values", test_empty_object);

  return g_test_run ();
}
