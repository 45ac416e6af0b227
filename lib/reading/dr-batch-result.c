/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-batch-result-private.h"

/**
 * DrBatchResult:
 *
 * What became of one file of a [class@DistrictReport.Batch]: a report, or the
 * reason why there is none. It never changes, and any thread may read it.
 *
 * Since: 1.0
 */
struct _DrBatchResult
{
  GObject   parent_instance;

  char     *path;       /* (owned) (element-type filename) (nullable) of an empty object */
  DrReport *report;     /* (owned) (nullable) */
  GError   *error;      /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (DrBatchResult, dr_batch_result, G_TYPE_OBJECT)

static void
dr_batch_result_finalize (GObject *object)
{
  DrBatchResult *self = DR_BATCH_RESULT (object);

  g_free (self->path);
  g_clear_object (&self->report);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (dr_batch_result_parent_class)->finalize (object);
}

static void
dr_batch_result_class_init (DrBatchResultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_batch_result_finalize;
}

static void
dr_batch_result_init (DrBatchResult *self)
{
}

DrBatchResult *
dr_batch_result_new_take (const char *path,
                          DrReport   *report,
                          GError     *error)
{
  DrBatchResult *self = g_object_new (DR_TYPE_BATCH_RESULT, NULL);

  self->path = g_strdup (path);
  self->report = report;
  self->error = error;

  return self;
}

/**
 * dr_batch_result_get_path:
 * @self: a result
 *
 * Gets the path of the file, as it was given to the batch.
 *
 * Returns: (type filename) (transfer none) (nullable): the path; %NULL of an
 *   empty object, which no batch made
 *
 * Since: 1.0
 */
const char *
dr_batch_result_get_path (DrBatchResult *self)
{
  g_return_val_if_fail (DR_IS_BATCH_RESULT (self), NULL);

  return self->path;
}

/**
 * dr_batch_result_get_report:
 * @self: a result
 *
 * Gets the report that the file gave.
 *
 * Returns: (transfer none) (nullable): the report, or %NULL if it gave none: see
 *   [method@DistrictReport.BatchResult.get_error]
 *
 * Since: 1.0
 */
DrReport *
dr_batch_result_get_report (DrBatchResult *self)
{
  g_return_val_if_fail (DR_IS_BATCH_RESULT (self), NULL);

  return self->report;
}

/**
 * dr_batch_result_get_error:
 * @self: a result
 *
 * Gets why the file gave no report: what
 * [method@DistrictReport.Reader.read_path] failed with. The message does not name
 * the file.
 *
 * Returns: (transfer none) (nullable): the error, or %NULL where there is a report
 *
 * Since: 1.0
 */
const GError *
dr_batch_result_get_error (DrBatchResult *self)
{
  g_return_val_if_fail (DR_IS_BATCH_RESULT (self), NULL);

  return self->error;
}
