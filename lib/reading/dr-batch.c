/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-batch.h>

#include "reading/dr-batch-result-private.h"

/**
 * DrBatch:
 *
 * Reads many files, on all cores, and keeps their order.
 *
 * There are two ways through a batch. One is to take the results one after the
 * other: only a few files are read ahead, so that ten thousand take no more memory
 * than ten.
 *
 * ```c
 * const char *paths[] = { "quy-1.txt", "quy-2.txt", "quy-3.txt", NULL };
 * g_autoptr (DrReader) reader = dr_reader_new ();
 * g_autoptr (DrBatch) batch = dr_batch_new (reader, paths);
 * g_autoptr (GError) error = NULL;
 * DrBatchResult *result;
 *
 * while ((result = dr_batch_next (batch, NULL, &error)) != NULL)
 *   {
 *     DrReport *report = dr_batch_result_get_report (result);
 *
 *     if (report != NULL)
 *       g_print ("%s: %s\n", dr_batch_result_get_path (result), dr_report_get_title (report));
 *     else
 *       g_printerr ("%s: %s\n", dr_batch_result_get_path (result), dr_batch_result_get_error (result)->message);
 *     g_object_unref (result);
 *   }
 * ```
 *
 * The other is to let it run, with [method@DistrictReport.Batch.run_async]. The batch
 * is a [iface@Gio.ListModel] of its results, which grows in the order of the paths,
 * and its counts are properties that notify: a window can be bound to both. All of
 * this happens in the thread-default main context of the thread that started it.
 *
 * One file that cannot be read does not stop the others. The order and the contents
 * of the results do not depend on the number of threads.
 *
 * Since: 1.0
 */

/* How many files each thread may be ahead of the one that is handed out next. */
#define READ_AHEAD 4

struct _DrBatch
{
  GObject         parent_instance;

  DrReader       *reader;           /* (owned) (nullable) */
  char          **paths;            /* (owned) (element-type filename) */
  guint           n_paths;
  guint           n_threads;        /* 0: as many as there are processors */

  /* What threads share, under the mutex. */
  GMutex          mutex;
  GCond           cond;             /* a result is there, or there is room for one more */
  DrBatchResult **results;          /* (owned) a place for each path, until it is handed out */
  guint           next_to_read;
  guint           next_to_hand_out;
  guint           n_done;
  guint           n_failed;
  guint           n_running;        /* threads */
  gboolean        is_stopped;
  GSource        *delivery;         /* (unowned) (nullable) waits in the context of the run */

  GPtrArray      *threads;          /* (owned) (nullable) (element-type GThread) */
  GCancellable   *cancellable;      /* (owned) what the threads look at */

  /* Of a run, and only touched in its context. */
  GTask          *task;             /* (owned) (nullable) */
  gulong          cancelled_id;
  GPtrArray      *list;             /* (owned) (element-type DrBatchResult) */
  guint           shown_n_done;
  guint           shown_n_failed;
};

enum
{
  PROP_N_PATHS = 1,
  PROP_N_DONE,
  PROP_N_FAILED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void dr_batch_list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DrBatch, dr_batch, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dr_batch_list_model_init))

/* --- threads --- */

static gboolean deliver (gpointer user_data);

/* Lets the context of the run know; with the mutex held. */
static void
call_for_delivery (DrBatch *self)
{
  if (self->task == NULL || self->delivery != NULL)
    return;

  self->delivery = g_idle_source_new ();
  g_source_set_priority (self->delivery, g_task_get_priority (self->task));
  g_source_set_callback (self->delivery, deliver, g_object_ref (self), g_object_unref);
  g_source_attach (self->delivery, g_task_get_context (self->task));
  g_source_unref (self->delivery);
}

/* Whether another file may be read now: in a run all may be, else only so many ahead. */
static gboolean
has_room (DrBatch *self)
{
  return self->task != NULL
         || self->next_to_read < self->next_to_hand_out + READ_AHEAD * self->threads->len;
}

static gpointer
read_files (gpointer user_data)
{
  DrBatch *self = user_data;

  g_mutex_lock (&self->mutex);
  for (;;)
    {
      while (!self->is_stopped && self->next_to_read < self->n_paths && !has_room (self))
        g_cond_wait (&self->cond, &self->mutex);
      if (self->is_stopped || self->next_to_read == self->n_paths)
        break;

      guint index = self->next_to_read++;
      GError *error = NULL;

      g_mutex_unlock (&self->mutex);
      DrReport *report = dr_reader_read_path (self->reader, self->paths[index], self->cancellable, &error);
      DrBatchResult *result = dr_batch_result_new_take (self->paths[index], report, error);
      g_mutex_lock (&self->mutex);

      /* Who was stopped has not read the file, whatever came of it. */
      if (self->is_stopped)
        {
          g_object_unref (result);
          break;
        }
      self->results[index] = result;
      self->n_done++;
      self->n_failed += report == NULL;
      g_cond_broadcast (&self->cond);
      call_for_delivery (self);
    }
  self->n_running--;
  call_for_delivery (self);
  g_mutex_unlock (&self->mutex);

  return NULL;
}

static void
start (DrBatch *self)
{
  guint n_threads = MIN (self->n_threads > 0 ? self->n_threads : g_get_num_processors (), self->n_paths);

  g_mutex_lock (&self->mutex);
  self->threads = g_ptr_array_new ();
  /* As many as the system grants; without a single one nothing could go on. */
  for (guint i = 0; i < n_threads; i++)
    {
      GThread *thread = i == 0 ? g_thread_new ("districtreport", read_files, self)
                               : g_thread_try_new ("districtreport", read_files, self, NULL);

      if (thread == NULL)
        break;
      g_ptr_array_add (self->threads, thread);
      self->n_running++;
    }
  /* Nothing to read: the run ends all the same. */
  if (n_threads == 0)
    call_for_delivery (self);
  g_mutex_unlock (&self->mutex);
}

/* No file is begun any more; those at hand are given up within a block. */
static void
stop (DrBatch *self)
{
  g_mutex_lock (&self->mutex);
  self->is_stopped = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);

  g_cancellable_cancel (self->cancellable);
}

static void
join (DrBatch *self)
{
  for (guint i = 0; i < self->threads->len; i++)
    g_thread_join (g_ptr_array_index (self->threads, i));
  g_ptr_array_set_size (self->threads, 0);
}

/* --- the object --- */

static void
dr_batch_get_property (GObject    *object,
                       guint       id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  DrBatch *self = DR_BATCH (object);

  switch (id)
    {
    case PROP_N_PATHS:
      g_value_set_uint (value, dr_batch_get_n_paths (self));
      break;
    case PROP_N_DONE:
      g_value_set_uint (value, dr_batch_get_n_done (self));
      break;
    case PROP_N_FAILED:
      g_value_set_uint (value, dr_batch_get_n_failed (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* A run holds the batch: who lets go of one that still reads has taken results one by one. */
static void
dr_batch_dispose (GObject *object)
{
  DrBatch *self = DR_BATCH (object);

  if (self->threads != NULL)
    {
      stop (self);
      join (self);
      g_clear_pointer (&self->threads, g_ptr_array_unref);
    }

  G_OBJECT_CLASS (dr_batch_parent_class)->dispose (object);
}

static void
dr_batch_finalize (GObject *object)
{
  DrBatch *self = DR_BATCH (object);

  for (guint i = 0; i < self->n_paths; i++)
    g_clear_object (&self->results[i]);
  g_free (self->results);
  g_ptr_array_unref (self->list);
  g_object_unref (self->cancellable);
  g_clear_object (&self->reader);
  g_strfreev (self->paths);
  g_cond_clear (&self->cond);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (dr_batch_parent_class)->finalize (object);
}

static void
dr_batch_class_init (DrBatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dr_batch_get_property;
  object_class->dispose = dr_batch_dispose;
  object_class->finalize = dr_batch_finalize;

  /**
   * DrBatch:n-paths: (getter get_n_paths)
   *
   * How many files the batch has.
   *
   * Since: 1.0
   */
  properties[PROP_N_PATHS] =
    g_param_spec_uint ("n-paths", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DrBatch:n-done: (getter get_n_done)
   *
   * How many files have been read, those that gave no report among them.
   *
   * Since: 1.0
   */
  properties[PROP_N_DONE] =
    g_param_spec_uint ("n-done", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DrBatch:n-failed: (getter get_n_failed)
   *
   * How many files gave no report.
   *
   * Since: 1.0
   */
  properties[PROP_N_FAILED] =
    g_param_spec_uint ("n-failed", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dr_batch_init (DrBatch *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->cancellable = g_cancellable_new ();
  self->list = g_ptr_array_new_with_free_func (g_object_unref);
}

static GType
dr_batch_get_item_type (GListModel *model)
{
  return DR_TYPE_BATCH_RESULT;
}

static guint
dr_batch_get_n_items (GListModel *model)
{
  return DR_BATCH (model)->list->len;
}

static gpointer
dr_batch_get_item (GListModel *model,
                   guint       position)
{
  DrBatch *self = DR_BATCH (model);

  return position < self->list->len ? g_object_ref (g_ptr_array_index (self->list, position)) : NULL;
}

static void
dr_batch_list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = dr_batch_get_item_type;
  interface->get_n_items = dr_batch_get_n_items;
  interface->get_item = dr_batch_get_item;
}

/**
 * dr_batch_new:
 * @reader: reads each file; its settings must not change while the batch reads
 * @paths: (array zero-terminated=1) (element-type filename): paths of files, in the
 *   order in which the results are wanted; a path may stand there twice
 *
 * Makes a batch of files. Nothing is read yet.
 *
 * Returns: (transfer full): the batch
 *
 * Since: 1.0
 */
DrBatch *
dr_batch_new (DrReader           *reader,
              const char * const *paths)
{
  g_return_val_if_fail (DR_IS_READER (reader), NULL);
  g_return_val_if_fail (paths != NULL, NULL);

  DrBatch *self = g_object_new (DR_TYPE_BATCH, NULL);

  self->reader = g_object_ref (reader);
  self->paths = g_strdupv ((char **) paths);
  self->n_paths = g_strv_length (self->paths);
  self->results = g_new0 (DrBatchResult *, MAX (self->n_paths, 1));

  return self;
}

/**
 * dr_batch_get_n_paths:
 * @self: a batch
 *
 * Gets how many files the batch has.
 *
 * Returns: the number of paths
 *
 * Since: 1.0
 */
guint
dr_batch_get_n_paths (DrBatch *self)
{
  g_return_val_if_fail (DR_IS_BATCH (self), 0);

  return self->n_paths;
}

static guint
get_count (DrBatch     *self,
           const guint *count,
           const guint *shown)
{
  g_mutex_lock (&self->mutex);
  guint value = self->task != NULL ? *shown : *count;
  g_mutex_unlock (&self->mutex);

  return value;
}

/**
 * dr_batch_get_n_done:
 * @self: a batch
 *
 * Gets how many files have been read, those that gave no report among them. They
 * need not be the first ones: some take longer than others.
 *
 * During a run the count changes in the run's context only, and each change is
 * notified.
 *
 * Returns: the number of files
 *
 * Since: 1.0
 */
guint
dr_batch_get_n_done (DrBatch *self)
{
  g_return_val_if_fail (DR_IS_BATCH (self), 0);

  return get_count (self, &self->n_done, &self->shown_n_done);
}

/**
 * dr_batch_get_n_failed:
 * @self: a batch
 *
 * Gets how many of the files that have been read gave no report.
 *
 * Returns: the number of files
 *
 * Since: 1.0
 */
guint
dr_batch_get_n_failed (DrBatch *self)
{
  g_return_val_if_fail (DR_IS_BATCH (self), 0);

  return get_count (self, &self->n_failed, &self->shown_n_failed);
}

/**
 * dr_batch_get_n_threads:
 * @self: a batch
 *
 * Gets how many threads read at the same time.
 *
 * Returns: the number of threads; 0: as many as there are processors
 *
 * Since: 1.0
 */
guint
dr_batch_get_n_threads (DrBatch *self)
{
  g_return_val_if_fail (DR_IS_BATCH (self), 0);

  return self->n_threads;
}

/**
 * dr_batch_set_n_threads:
 * @self: a batch that has not begun to read
 * @n_threads: number of threads; 0: as many as there are processors
 *
 * Sets how many threads read at the same time. No more are used than there are
 * files.
 *
 * Since: 1.0
 */
void
dr_batch_set_n_threads (DrBatch *self,
                        guint    n_threads)
{
  g_return_if_fail (DR_IS_BATCH (self));
  g_return_if_fail (self->threads == NULL);

  self->n_threads = n_threads;
}

/* --- one by one --- */

static void
wake (GCancellable *cancellable,
      gpointer      user_data)
{
  DrBatch *self = user_data;

  g_mutex_lock (&self->mutex);
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

/* Waits for the next result; NULL once @cancellable is cancelled. */
static DrBatchResult *
wait_for_next (DrBatch      *self,
               GCancellable *cancellable)
{
  DrBatchResult *result = NULL;

  g_mutex_lock (&self->mutex);
  while (!g_cancellable_is_cancelled (cancellable) && self->results[self->next_to_hand_out] == NULL)
    g_cond_wait (&self->cond, &self->mutex);
  if (!g_cancellable_is_cancelled (cancellable))
    {
      result = g_steal_pointer (&self->results[self->next_to_hand_out++]);
      g_cond_broadcast (&self->cond);
    }
  g_mutex_unlock (&self->mutex);

  return result;
}

/**
 * dr_batch_next:
 * @self: a batch that is not run
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Waits for the result of the next file, in the order of the paths. The batch
 * forgets it, and never reads more than a few files ahead.
 *
 * The error is for the call, not for the file: %G_IO_ERROR_CANCELLED if
 * @cancellable was cancelled. The batch then reads no further, and every later call
 * fails alike. What a file failed with stands in its result.
 *
 * Returns: (transfer full) (nullable): the result; %NULL without @error set when
 *   there are no more files
 *
 * Since: 1.0
 */
DrBatchResult *
dr_batch_next (DrBatch       *self,
               GCancellable  *cancellable,
               GError       **error)
{
  g_return_val_if_fail (DR_IS_BATCH (self), NULL);
  g_return_val_if_fail (self->task == NULL && self->list->len == 0, NULL);

  if (self->next_to_hand_out == self->n_paths)
    return NULL;

  DrBatchResult *result = NULL;
  if (!self->is_stopped)
    {
      if (self->threads == NULL)
        start (self);

      gulong id = cancellable != NULL ? g_cancellable_connect (cancellable, G_CALLBACK (wake), self, NULL) : 0;
      result = wait_for_next (self, cancellable);
      g_cancellable_disconnect (cancellable, id);
    }
  if (result == NULL)
    {
      stop (self);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "reading was cancelled");
    }

  return result;
}

/* --- all of them --- */

/* Moves what is complete from the front of the results into the list; gives how many. */
static guint
take_results (DrBatch *self)
{
  guint n_before = self->list->len;

  while (self->next_to_hand_out < self->n_paths && self->results[self->next_to_hand_out] != NULL)
    g_ptr_array_add (self->list, g_steal_pointer (&self->results[self->next_to_hand_out++]));

  return self->list->len - n_before;
}

static void
end_run (DrBatch *self)
{
  g_autoptr (GTask) task = NULL;

  join (self);
  g_cancellable_disconnect (g_task_get_cancellable (self->task), self->cancelled_id);
  g_mutex_lock (&self->mutex);
  task = g_steal_pointer (&self->task);
  g_mutex_unlock (&self->mutex);

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

/* In the context of the run: shows what the threads have done. */
static gboolean
deliver (gpointer user_data)
{
  DrBatch *self = user_data;

  g_mutex_lock (&self->mutex);
  guint n_added = take_results (self);
  gboolean has_done = self->n_done > self->shown_n_done;
  gboolean has_failed = self->n_failed > self->shown_n_failed;
  gboolean is_over = self->n_running == 0;
  self->shown_n_done = self->n_done;
  self->shown_n_failed = self->n_failed;
  self->delivery = NULL;
  g_mutex_unlock (&self->mutex);

  if (n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), self->list->len - n_added, 0, n_added);
  if (has_done)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_DONE]);
  if (has_failed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FAILED]);
  if (is_over)
    end_run (self);

  return G_SOURCE_REMOVE;
}

static void
stop_when_cancelled (GCancellable *cancellable,
                     gpointer      user_data)
{
  stop (user_data);
}

/**
 * dr_batch_run_async:
 * @self: a batch that has not begun to read
 * @cancellable: (nullable): a cancellable
 * @callback: (nullable) (scope async): called when all files have been read
 * @user_data: data for @callback
 *
 * Reads all files. The results become the items of the batch, in the order of the
 * paths, and the counts are notified, in the thread-default main context of the
 * caller, before @callback is called there.
 *
 * When it is cancelled, no file is begun any more and those at hand are given up
 * within 64 KiB; results that are there already stay.
 *
 * Since: 1.0
 */
void
dr_batch_run_async (DrBatch             *self,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  g_return_if_fail (DR_IS_BATCH (self));
  g_return_if_fail (self->threads == NULL);

  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, dr_batch_run_async);
  if (cancellable != NULL)
    self->cancelled_id = g_cancellable_connect (cancellable, G_CALLBACK (stop_when_cancelled), self, NULL);
  start (self);
}

/**
 * dr_batch_run_finish:
 * @self: a batch
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends a run.
 *
 * Fails with %G_IO_ERROR_CANCELLED if the run was cancelled. Files that gave no
 * report are no failure of the run: see
 * [method@DistrictReport.BatchResult.get_error].
 *
 * Returns: whether all files were read
 *
 * Since: 1.0
 */
gboolean
dr_batch_run_finish (DrBatch       *self,
                     GAsyncResult  *result,
                     GError       **error)
{
  g_return_val_if_fail (DR_IS_BATCH (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * dr_batch_list_results:
 * @self: a batch
 *
 * Lists the results that a run has given so far, as the batch itself does as a
 * [iface@Gio.ListModel].
 *
 * Returns: (transfer full) (element-type DrBatchResult): the results, in the order of
 *   the paths
 *
 * Since: 1.0
 */
GList *
dr_batch_list_results (DrBatch *self)
{
  g_return_val_if_fail (DR_IS_BATCH (self), NULL);

  GList *results = NULL;
  for (guint i = self->list->len; i > 0; i--)
    results = g_list_prepend (results, g_object_ref (g_ptr_array_index (self->list, i - 1)));

  return results;
}

/* --- the reader's own call --- */

static void
return_batch (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (dr_batch_run_finish (DR_BATCH (object), result, &error))
    g_task_return_pointer (task, g_object_ref (object), g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * dr_reader_read_paths_async:
 * @self: a reader, whose settings must not change until the files are read
 * @paths: (array zero-terminated=1) (element-type filename): paths of files
 * @cancellable: (nullable): a cancellable
 * @callback: (nullable) (scope async): called when all files have been read
 * @user_data: data for @callback
 *
 * Reads many files on all cores, without blocking.
 *
 * Who wants to show how far it is makes a [class@DistrictReport.Batch] and runs it:
 * this is the same for those who only want the end.
 *
 * Since: 1.0
 */
void
dr_reader_read_paths_async (DrReader            *self,
                            const char * const  *paths,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (DR_IS_READER (self));
  g_return_if_fail (paths != NULL);

  g_autoptr (DrBatch) batch = dr_batch_new (self, paths);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dr_reader_read_paths_async);
  dr_batch_run_async (batch, cancellable, return_batch, task);
}

/**
 * dr_reader_read_paths_finish:
 * @self: a reader
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends what [method@DistrictReport.Reader.read_paths_async] began.
 *
 * Fails with %G_IO_ERROR_CANCELLED if it was cancelled. A file that gave no report
 * is no failure: its result has the error.
 *
 * Returns: (transfer full): the batch, a list that holds a result for each path, in
 *   their order
 *
 * Since: 1.0
 */
DrBatch *
dr_reader_read_paths_finish (DrReader      *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (DR_IS_READER (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
