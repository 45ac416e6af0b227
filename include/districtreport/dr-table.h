/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The answer to a query: rows of keys and metrics. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <districtreport/dr-nature.h>
#include <districtreport/dr-ratio.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

#define DR_TYPE_TABLE (dr_table_get_type ())

DR_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DrTable, dr_table, DR, TABLE, GObject)

DR_AVAILABLE_IN_1_0
guint        dr_table_get_n_rows         (DrTable     *self);
DR_AVAILABLE_IN_1_0
guint        dr_table_get_n_columns      (DrTable     *self);
DR_AVAILABLE_IN_1_0
guint        dr_table_get_n_keys         (DrTable     *self);
DR_AVAILABLE_IN_1_0
const char * dr_table_get_column_name    (DrTable     *self,
                                          guint        column);
DR_AVAILABLE_IN_1_0
gint         dr_table_find_column        (DrTable     *self,
                                          const char  *name);
DR_AVAILABLE_IN_1_0
char *       dr_table_dup_cell           (DrTable     *self,
                                          guint        row,
                                          guint        column);
DR_AVAILABLE_IN_1_0
char *       dr_table_dup_cell_label     (DrTable     *self,
                                          guint        row,
                                          guint        column);
DR_AVAILABLE_IN_1_0
char *       dr_table_dup_column_label   (DrTable     *self,
                                          guint        column);
DR_AVAILABLE_IN_1_0
DrRatio *    dr_table_dup_ratio          (DrTable     *self,
                                          guint        row,
                                          guint        column,
                                          GError     **error);
DR_AVAILABLE_IN_1_0
const char * dr_table_get_measure        (DrTable     *self,
                                          guint        row);
DR_AVAILABLE_IN_1_0
gboolean     dr_table_is_estimated       (DrTable     *self,
                                          guint        row);
DR_AVAILABLE_IN_1_0
gboolean     dr_table_is_hedged          (DrTable     *self,
                                          guint        row);

DR_AVAILABLE_IN_1_0
DrTable *    dr_table_merge              (DrTable     *self,
                                          DrTable     *other,
                                          GError     **error);
DR_AVAILABLE_IN_1_0
DrTable *    dr_table_pivot              (DrTable     *self,
                                          guint        key,
                                          GError     **error);

DR_AVAILABLE_IN_1_0
DrDesire     dr_table_find_desire        (DrTable     *self,
                                          guint        column,
                                          GError     **error);

DR_AVAILABLE_IN_1_0
GList *      dr_table_list_contributors  (DrTable     *self,
                                          guint        row,
                                          guint        column);
DR_AVAILABLE_IN_1_0
GList *      dr_table_list_contributor_reports (DrTable *self,
                                          guint        row,
                                          guint        column);
DR_AVAILABLE_IN_1_0
GArray *     dr_table_list_contributor_rows (DrTable  *self,
                                          guint        row,
                                          guint        column);
DR_AVAILABLE_IN_1_0
GList *      dr_table_list_unplaced_reports (DrTable  *self);

DR_AVAILABLE_IN_1_0
char **      dr_table_dup_conflicts      (DrTable     *self);

DR_AVAILABLE_IN_1_0
void         dr_table_export_stream      (DrTable     *self,
                                          gpointer     stream);
DR_AVAILABLE_IN_1_0
void         dr_table_export_schema      (DrTable     *self,
                                          gpointer     schema);
DR_AVAILABLE_IN_1_0
gboolean     dr_table_export_array       (DrTable     *self,
                                          gpointer     schema,
                                          gpointer     array,
                                          GError     **error);

G_END_DECLS
