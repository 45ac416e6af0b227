/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A question to a dataset. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <gio/gio.h>

#include <districtreport/dr-dataset.h>
#include <districtreport/dr-divided-units.h>
#include <districtreport/dr-nested-units.h>
#include <districtreport/dr-rounding.h>
#include <districtreport/dr-table.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

#define DR_TYPE_QUERY (dr_query_get_type ())

DR_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DrQuery, dr_query, DR, QUERY, GObject)

DR_AVAILABLE_IN_1_0
DrQuery * dr_query_new                (void);

DR_AVAILABLE_IN_1_0
void      dr_query_group_by           (DrQuery            *self,
                                       const char         *first_key,
                                       ...) G_GNUC_NULL_TERMINATED;
DR_AVAILABLE_IN_1_0
void      dr_query_set_keys           (DrQuery            *self,
                                       const char * const *keys);
DR_AVAILABLE_IN_1_0
void      dr_query_add_metric         (DrQuery            *self,
                                       const char         *metric);
DR_AVAILABLE_IN_1_0
void      dr_query_set_grain          (DrQuery            *self,
                                       const char * const *keys);
DR_AVAILABLE_IN_1_0
void      dr_query_add_filter         (DrQuery            *self,
                                       const char         *key,
                                       const char * const *values);
DR_AVAILABLE_IN_1_0
void      dr_query_leave_out_empty    (DrQuery            *self,
                                       const char         *column);
DR_AVAILABLE_IN_1_0
void      dr_query_set_order          (DrQuery            *self,
                                       const char * const *columns);
DR_AVAILABLE_IN_1_0
void      dr_query_set_limit          (DrQuery            *self,
                                       guint               n_rows);
DR_AVAILABLE_IN_1_0
void      dr_query_set_cohort         (DrQuery            *self,
                                       const char * const *keys);
DR_AVAILABLE_IN_1_0
void      dr_query_set_rounding       (DrQuery            *self,
                                       guint               digits,
                                       DrRounding          rounding);
DR_AVAILABLE_IN_1_0
void      dr_query_set_compares_shown (DrQuery            *self,
                                       gboolean            compares_shown);
DR_AVAILABLE_IN_1_0
gboolean  dr_query_set_near_threshold (DrQuery            *self,
                                       DrRatio            *near_threshold,
                                       GError            **error);
DR_AVAILABLE_IN_1_0
void      dr_query_set_structure      (DrQuery            *self,
                                       const GDate        *day,
                                       DrDividedUnits      divided);
DR_AVAILABLE_IN_1_0
void      dr_query_set_as_of          (DrQuery            *self,
                                       const GDate        *day);
DR_AVAILABLE_IN_1_0
void      dr_query_set_nested_units   (DrQuery            *self,
                                       DrNestedUnits       nested);
DR_AVAILABLE_IN_1_0
void      dr_query_set_leaves_out_conflicts (DrQuery      *self,
                                       gboolean            leaves_out);
DR_AVAILABLE_IN_1_0
void      dr_query_set_n_threads      (DrQuery            *self,
                                       guint               n_threads);

DR_AVAILABLE_IN_1_0
DrTable * dr_query_run                (DrQuery            *self,
                                       DrDataset          *dataset,
                                       GCancellable       *cancellable,
                                       GError            **error);
DR_AVAILABLE_IN_1_0
DrTable * dr_query_run_stream         (DrQuery            *self,
                                       DrDataset          *dataset,
                                       gpointer            stream,
                                       GCancellable       *cancellable,
                                       GError            **error);
DR_AVAILABLE_IN_1_0
GList *   dr_query_run_all            (GList              *queries,
                                       DrDataset          *dataset,
                                       GCancellable       *cancellable,
                                       GError            **error);

G_END_DECLS
