/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Millions of figures of many units, indicators and periods. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-achievement.h>
#include <districtreport/dr-indicator.h>
#include <districtreport/dr-period.h>
#include <districtreport/dr-report.h>
#include <districtreport/dr-unit.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

#define DR_TYPE_DATASET (dr_dataset_get_type ())

DR_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DrDataset, dr_dataset, DR, DATASET, GObject)

DR_AVAILABLE_IN_1_0
DrDataset *   dr_dataset_new_from_reports (GList      *reports,
                                           GError    **error);

DR_AVAILABLE_IN_1_0
guint64       dr_dataset_get_n_rows       (DrDataset  *self);

DR_AVAILABLE_IN_1_0
guint         dr_dataset_get_n_units      (DrDataset  *self);
DR_AVAILABLE_IN_1_0
const char *  dr_dataset_get_unit_id      (DrDataset  *self,
                                           guint       unit);
DR_AVAILABLE_IN_1_0
const char *  dr_dataset_get_unit_name    (DrDataset  *self,
                                           guint       unit);
DR_AVAILABLE_IN_1_0
DrUnitLevel   dr_dataset_get_unit_level   (DrDataset  *self,
                                           guint       unit);
DR_AVAILABLE_IN_1_0
int           dr_dataset_get_unit_parent  (DrDataset  *self,
                                           guint       unit);
DR_AVAILABLE_IN_1_0
int           dr_dataset_find_unit        (DrDataset  *self,
                                           const char *id);

DR_AVAILABLE_IN_1_0
guint         dr_dataset_get_n_indicators (DrDataset  *self);
DR_AVAILABLE_IN_1_0
const char *  dr_dataset_get_indicator_id (DrDataset  *self,
                                           guint       indicator);
DR_AVAILABLE_IN_1_0
int           dr_dataset_get_indicator_scale (DrDataset *self,
                                           guint       indicator);
DR_AVAILABLE_IN_1_0
DrIndicator * dr_dataset_dup_indicator    (DrDataset  *self,
                                           guint       indicator);

DR_AVAILABLE_IN_1_0
guint         dr_dataset_get_n_periods    (DrDataset  *self);
DR_AVAILABLE_IN_1_0
DrPeriod *    dr_dataset_get_period       (DrDataset  *self,
                                           guint       period);

DR_AVAILABLE_IN_1_0
DrAchievement * dr_dataset_dup_contributor (DrDataset *self,
                                           guint64     row);
DR_AVAILABLE_IN_1_0
DrReport *    dr_dataset_get_report       (DrDataset  *self,
                                           guint64     row);
DR_AVAILABLE_IN_1_0
GList *       dr_dataset_list_left_out    (DrDataset  *self);
DR_AVAILABLE_IN_1_0
GList *       dr_dataset_list_unplaced_reports (DrDataset *self);

DR_AVAILABLE_IN_1_0
void          dr_dataset_export_stream    (DrDataset  *self,
                                           gpointer    stream);
DR_AVAILABLE_IN_1_0
void          dr_dataset_export_schema    (DrDataset  *self,
                                           gpointer    schema);
DR_AVAILABLE_IN_1_0
gboolean      dr_dataset_export_array     (DrDataset  *self,
                                           gpointer    schema,
                                           gpointer    array,
                                           GError    **error);

G_END_DECLS
