/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include <districtreport/dr-batch.h>
#include <districtreport/dr-error.h>

/* A folder of reports that each count another number of members, with two that cannot be read among them. */
typedef struct
{
  char      *folder;
  GPtrArray *paths;     /* (element-type filename), ends with NULL */
  guint      n_paths;
  guint      n_failing;
} Files;

#define MISSING 3
#define EMPTY 5

static void
add_file (Files      *files,
          const char *name,
          const char *content)
{
  char *path = g_build_filename (files->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  if (content != NULL)
    {
      g_file_set_contents (path, content, -1, &error);
      g_assert_no_error (error);
    }
  g_ptr_array_add (files->paths, path);
  files->n_paths++;
}

static Files *
files_new (guint n)
{
  Files *files = g_new0 (Files, 1);
  g_autoptr (GError) error = NULL;

  files->folder = g_dir_make_tmp ("districtreport-XXXXXX", &error);
  g_assert_no_error (error);
  files->paths = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);
      g_autofree char *content =
        g_strdup_printf ("BÁO CÁO\nkết quả công tác năm 2023 của Hội Nông dân xã Cồn Dừa\n\n"
                         "Kết nạp %u hội viên.\n", 1000 + i);

      add_file (files, name, i == MISSING ? NULL : i == EMPTY ? "" : content);
      files->n_failing += i == MISSING || i == EMPTY;
    }
  g_ptr_array_add (files->paths, NULL);

  return files;
}

static void
files_free (Files *files)
{
  for (guint i = 0; i < files->n_paths; i++)
    g_unlink (g_ptr_array_index (files->paths, i));
  g_rmdir (files->folder);
  g_ptr_array_unref (files->paths);
  g_free (files->folder);
  g_free (files);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Files, files_free)

static DrBatch *
make_batch (Files *files)
{
  g_autoptr (DrReader) reader = dr_reader_new ();

  return dr_batch_new (reader, (const char * const *) files->paths->pdata);
}

static void
check_result (Files         *files,
              guint          index,
              DrBatchResult *result)
{
  DrReport *report = dr_batch_result_get_report (result);
  const GError *error = dr_batch_result_get_error (result);

  g_assert_cmpstr (dr_batch_result_get_path (result), ==, g_ptr_array_index (files->paths, index));
  if (index == MISSING)
    {
      g_assert_null (report);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
      return;
    }
  if (index == EMPTY)
    {
      g_assert_null (report);
      g_assert_error (error, DR_ERROR, DR_ERROR_MALFORMED);
      return;
    }

  g_assert_null (error);
  GListModel *achievements = dr_report_get_achievements (report);
  g_assert_cmpuint (g_list_model_get_n_items (achievements), ==, 1);
  g_autoptr (DrAchievement) achievement = g_list_model_get_item (achievements, 0);
  g_autofree char *value = dr_quantity_dup_value (dr_achievement_get_actual (achievement));
  g_autofree char *expected = g_strdup_printf ("%u", 1000 + index);
  g_assert_cmpstr (value, ==, expected);
}

/* --- one by one --- */

static void
test_next (gconstpointer n_threads)
{
  g_autoptr (Files) files = files_new (60);
  g_autoptr (DrBatch) batch = make_batch (files);
  g_autoptr (GError) error = NULL;

  dr_batch_set_n_threads (batch, GPOINTER_TO_UINT (n_threads));
  for (guint i = 0; i < files->n_paths; i++)
    {
      g_autoptr (DrBatchResult) result = dr_batch_next (batch, NULL, &error);

      g_assert_no_error (error);
      check_result (files, i, result);
      g_assert_cmpuint (dr_batch_get_n_done (batch), >, i);
    }
  g_assert_null (dr_batch_next (batch, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (dr_batch_get_n_paths (batch), ==, files->n_paths);
  g_assert_cmpuint (dr_batch_get_n_done (batch), ==, files->n_paths);
  g_assert_cmpuint (dr_batch_get_n_failed (batch), ==, files->n_failing);
}

static void
test_next_of_nothing (void)
{
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (DrBatch) batch = dr_batch_new (reader, (const char *[]) { NULL });
  g_autoptr (GError) error = NULL;

  g_assert_null (dr_batch_next (batch, NULL, &error));
  g_assert_no_error (error);
}

/* However long nobody asks for the first result, the last file is not read. */
static void
test_next_reads_only_a_few_ahead (void)
{
  g_autoptr (Files) files = files_new (60);
  g_autoptr (DrBatch) batch = make_batch (files);
  g_autoptr (GError) error = NULL;

  dr_batch_set_n_threads (batch, 2);
  g_autoptr (DrBatchResult) first = dr_batch_next (batch, NULL, &error);
  g_assert_no_error (error);

  g_usleep (50 * 1000);
  g_assert_cmpuint (dr_batch_get_n_done (batch), <, 20);
}

static void
test_next_cancelled (void)
{
  g_autoptr (Files) files = files_new (60);
  g_autoptr (DrBatch) batch = make_batch (files);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DrBatchResult) first = dr_batch_next (batch, cancellable, &error);

  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_null (dr_batch_next (batch, i == 0 ? cancellable : NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
    }
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (20 * 1000);
  g_cancellable_cancel (cancellable);

  return NULL;
}

/* The first file is long: who waits for it is woken. */
static void
test_next_cancelled_while_it_waits (void)
{
  g_autoptr (Files) files = files_new (0);
  g_autoptr (GString) text = g_string_new ("BÁO CÁO\nkết quả công tác năm 2023\n\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 200 * 1000; i++)
    g_string_append_printf (text, "- Vận động %u ngày công giúp 12 hộ, đạt 104%% kế hoạch.\n", i);
  g_ptr_array_set_size (files->paths, 0);
  add_file (files, "long.txt", text->str);
  g_ptr_array_add (files->paths, NULL);

  g_autoptr (DrBatch) batch = make_batch (files);
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_null (dr_batch_next (batch, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
}

static void
test_let_go_while_it_reads (void)
{
  g_autoptr (Files) files = files_new (60);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (DrBatch) batch = make_batch (files);
      g_autoptr (DrBatchResult) first = dr_batch_next (batch, NULL, &error);

      g_assert_no_error (error);
      check_result (files, 0, first);
    }
}

/* --- all of them --- */

typedef struct
{
  GMainLoop    *loop;
  GThread      *thread;         /* that everything must happen in */
  GAsyncResult *result;         /* (owned) */
  guint         n_notified;
  guint         last_n_done;
  guint         n_items;
} Run;

static void
on_notify (DrBatch    *batch,
           GParamSpec *pspec,
           Run        *run)
{
  g_assert_true (g_thread_self () == run->thread);
  g_assert_cmpuint (dr_batch_get_n_done (batch), >, run->last_n_done);
  run->last_n_done = dr_batch_get_n_done (batch);
  run->n_notified++;
}

static void
on_items_changed (GListModel *list,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  Run        *run)
{
  g_assert_true (g_thread_self () == run->thread);
  g_assert_cmpuint (position, ==, run->n_items);
  g_assert_cmpuint (n_removed, ==, 0);
  run->n_items += n_added;
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, run->n_items);
}

static void
on_end (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  Run *run = user_data;

  g_assert_true (g_thread_self () == run->thread);
  run->result = g_object_ref (result);
  g_main_loop_quit (run->loop);
}

/* Runs in a context of this thread's own, so that a callback elsewhere would be noticed. */
static gboolean
run_batch (DrBatch       *batch,
           GCancellable  *cancellable,
           Run           *run,
           GError       **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();

  g_main_context_push_thread_default (context);
  run->loop = g_main_loop_new (context, FALSE);
  run->thread = g_thread_self ();
  g_signal_connect (batch, "notify::n-done", G_CALLBACK (on_notify), run);
  g_signal_connect (batch, "items-changed", G_CALLBACK (on_items_changed), run);
  dr_batch_run_async (batch, cancellable, on_end, run);
  g_main_loop_run (run->loop);
  g_main_loop_unref (run->loop);
  g_main_context_pop_thread_default (context);

  gboolean is_whole = dr_batch_run_finish (batch, run->result, error);
  g_object_unref (run->result);

  return is_whole;
}

static void
test_run (gconstpointer n_threads)
{
  g_autoptr (Files) files = files_new (60);
  g_autoptr (DrBatch) batch = make_batch (files);
  g_autoptr (GError) error = NULL;
  Run run = { 0 };

  dr_batch_set_n_threads (batch, GPOINTER_TO_UINT (n_threads));
  g_assert_true (run_batch (batch, NULL, &run, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (run.n_notified, >, 0);
  g_assert_cmpuint (run.last_n_done, ==, files->n_paths);
  g_assert_cmpuint (run.n_items, ==, files->n_paths);
  g_assert_cmpuint (dr_batch_get_n_failed (batch), ==, files->n_failing);
  for (guint i = 0; i < files->n_paths; i++)
    {
      g_autoptr (DrBatchResult) result = g_list_model_get_item (G_LIST_MODEL (batch), i);

      check_result (files, i, result);
    }

  g_autolist (DrBatchResult) results = dr_batch_list_results (batch);
  g_assert_cmpuint (g_list_length (results), ==, files->n_paths);
  check_result (files, 0, results->data);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (batch), files->n_paths));
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (batch)) == DR_TYPE_BATCH_RESULT);
}

static void
test_run_of_nothing (void)
{
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (DrBatch) batch = dr_batch_new (reader, (const char *[]) { NULL });
  g_autoptr (GError) error = NULL;
  Run run = { 0 };

  g_assert_true (run_batch (batch, NULL, &run, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (run.n_items, ==, 0);
}

static void
cancel_at_first (DrBatch      *batch,
                 GParamSpec   *pspec,
                 GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
test_run_cancelled (gconstpointer before)
{
  g_autoptr (Files) files = files_new (200);
  g_autoptr (DrBatch) batch = make_batch (files);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Run run = { 0 };

  dr_batch_set_n_threads (batch, 1);
  if (GPOINTER_TO_INT (before))
    g_cancellable_cancel (cancellable);
  else
    g_signal_connect (batch, "notify::n-done", G_CALLBACK (cancel_at_first), cancellable);
  g_assert_false (run_batch (batch, cancellable, &run, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  /* What was there stays, and is right. */
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (batch));
  g_assert_cmpuint (n_items, ==, dr_batch_get_n_done (batch));
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (DrBatchResult) result = g_list_model_get_item (G_LIST_MODEL (batch), i);

      check_result (files, i, result);
    }
}

static void
on_read (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_read_paths (void)
{
  g_autoptr (Files) files = files_new (20);
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dr_reader_read_paths_async (reader, (const char * const *) files->paths->pdata, NULL, on_read, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_autoptr (DrBatch) batch = dr_reader_read_paths_finish (reader, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < files->n_paths; i++)
    {
      g_autoptr (DrBatchResult) each = g_list_model_get_item (G_LIST_MODEL (batch), i);

      check_result (files, i, each);
    }
}

static void
test_read_paths_cancelled (void)
{
  g_autoptr (Files) files = files_new (20);
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  dr_reader_read_paths_async (reader, (const char * const *) files->paths->pdata, cancellable, on_read, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_null (dr_reader_read_paths_finish (reader, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_empty_object (void)
{
  g_autoptr (DrBatch) batch = g_object_new (DR_TYPE_BATCH, NULL);

  g_assert_cmpuint (dr_batch_get_n_paths (batch), ==, 0);
  g_assert_cmpuint (dr_batch_get_n_done (batch), ==, 0);
  g_assert_null (dr_batch_next (batch, NULL, NULL));
  g_assert_null (dr_batch_list_results (batch));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/batch/next/keeps-the-order-on-one-thread", GUINT_TO_POINTER (1), test_next);
  g_test_add_data_func ("/batch/next/keeps-the-order-on-four-threads", GUINT_TO_POINTER (4), test_next);
  g_test_add_data_func ("/batch/next/keeps-the-order-on-all-processors", GUINT_TO_POINTER (0), test_next);
  g_test_add_func ("/batch/next/gives-nothing-of-nothing", test_next_of_nothing);
  g_test_add_func ("/batch/next/reads-only-a-few-ahead", test_next_reads_only_a_few_ahead);
  g_test_add_func ("/batch/next/fails-once-cancelled", test_next_cancelled);
  g_test_add_func ("/batch/next/is-woken-when-cancelled", test_next_cancelled_while_it_waits);
  g_test_add_func ("/batch/next/may-be-left-in-the-middle", test_let_go_while_it_reads);
  g_test_add_data_func ("/batch/run/tells-all-in-its-context-on-one-thread", GUINT_TO_POINTER (1), test_run);
  g_test_add_data_func ("/batch/run/tells-all-in-its-context-on-four-threads", GUINT_TO_POINTER (4), test_run);
  g_test_add_func ("/batch/run/ends-without-files", test_run_of_nothing);
  g_test_add_data_func ("/batch/run/ends-when-cancelled-before", GINT_TO_POINTER (TRUE), test_run_cancelled);
  g_test_add_data_func ("/batch/run/ends-when-cancelled", GINT_TO_POINTER (FALSE), test_run_cancelled);
  g_test_add_func ("/batch/read-paths/gives-the-batch", test_read_paths);
  g_test_add_func ("/batch/read-paths/fails-when-cancelled", test_read_paths_cancelled);
  g_test_add_func ("/batch/empty-object/gives-absent-values", test_empty_object);

  return g_test_run ();
}
