/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reads many files at once, on all cores. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <gio/gio.h>

#include <districtreport/dr-batch-result.h>
#include <districtreport/dr-reader.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

#define DR_TYPE_BATCH (dr_batch_get_type ())

DR_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DrBatch, dr_batch, DR, BATCH, GObject)

DR_AVAILABLE_IN_1_0
DrBatch *       dr_batch_new           (DrReader            *reader,
                                        const char * const  *paths);

DR_AVAILABLE_IN_1_0
guint           dr_batch_get_n_paths   (DrBatch             *self);
DR_AVAILABLE_IN_1_0
guint           dr_batch_get_n_done    (DrBatch             *self);
DR_AVAILABLE_IN_1_0
guint           dr_batch_get_n_failed  (DrBatch             *self);
DR_AVAILABLE_IN_1_0
guint           dr_batch_get_n_threads (DrBatch             *self);
DR_AVAILABLE_IN_1_0
void            dr_batch_set_n_threads (DrBatch             *self,
                                        guint                n_threads);

DR_AVAILABLE_IN_1_0
DrBatchResult * dr_batch_next          (DrBatch             *self,
                                        GCancellable        *cancellable,
                                        GError             **error);
DR_AVAILABLE_IN_1_0
void            dr_batch_run_async     (DrBatch             *self,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);
DR_AVAILABLE_IN_1_0
gboolean        dr_batch_run_finish    (DrBatch             *self,
                                        GAsyncResult        *result,
                                        GError             **error);
DR_AVAILABLE_IN_1_0
GList *         dr_batch_list_results  (DrBatch             *self);

DR_AVAILABLE_IN_1_0
void            dr_reader_read_paths_async  (DrReader             *self,
                                             const char * const   *paths,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
DR_AVAILABLE_IN_1_0
DrBatch *       dr_reader_read_paths_finish (DrReader             *self,
                                             GAsyncResult         *result,
                                             GError              **error);

G_END_DECLS
