/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Puts a dataset together, from tables of other programs and from reports. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-dataset.h>
#include <districtreport/dr-report.h>
#include <districtreport/dr-unit-register.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

/**
 * DrParts:
 * @DR_PARTS_IN_WHOLES: wholes are rows, and their parts are not: sums are those of the wholes
 * @DR_PARTS_ALONE: parts are rows, and their wholes are not: each unit below has its own, and a sum lacks what the
 *   parts do not tell
 *
 * What becomes of a figure and those that it is made of: «120 hội viên, trong
 * đó xã A 80». Adding both up would count things twice.
 *
 * Since: 1.0
 */
typedef enum
{
  DR_PARTS_IN_WHOLES,
  DR_PARTS_ALONE
} DrParts;

typedef struct _DrDatasetBuilder DrDatasetBuilder;

#define DR_TYPE_DATASET_BUILDER (dr_dataset_builder_get_type ())

DR_AVAILABLE_IN_1_0
GType              dr_dataset_builder_get_type         (void);

DR_AVAILABLE_IN_1_0
DrDatasetBuilder * dr_dataset_builder_new              (void);
DR_AVAILABLE_IN_1_0
DrDatasetBuilder * dr_dataset_builder_ref              (DrDatasetBuilder  *self);
DR_AVAILABLE_IN_1_0
void               dr_dataset_builder_unref            (DrDatasetBuilder  *self);

DR_AVAILABLE_IN_1_0
gboolean           dr_dataset_builder_add_units        (DrDatasetBuilder  *self,
                                                        gpointer           stream,
                                                        GError           **error);
DR_AVAILABLE_IN_1_0
gboolean           dr_dataset_builder_add_successors   (DrDatasetBuilder  *self,
                                                        gpointer           stream,
                                                        GError           **error);
DR_AVAILABLE_IN_1_0
gboolean           dr_dataset_builder_add_register     (DrDatasetBuilder  *self,
                                                        DrUnitRegister    *units,
                                                        GError           **error);
DR_AVAILABLE_IN_1_0
gboolean           dr_dataset_builder_add_indicators   (DrDatasetBuilder  *self,
                                                        gpointer           stream,
                                                        GError           **error);
DR_AVAILABLE_IN_1_0
gboolean           dr_dataset_builder_add_periods      (DrDatasetBuilder  *self,
                                                        gpointer           stream,
                                                        GError           **error);
DR_AVAILABLE_IN_1_0
gboolean           dr_dataset_builder_add_achievements (DrDatasetBuilder  *self,
                                                        gpointer           stream,
                                                        GError           **error);

DR_AVAILABLE_IN_1_0
void               dr_dataset_builder_set_n_threads    (DrDatasetBuilder  *self,
                                                        guint              n_threads);
DR_AVAILABLE_IN_1_0
void               dr_dataset_builder_set_as_of        (DrDatasetBuilder  *self,
                                                        const GDate       *day);
DR_AVAILABLE_IN_1_0
void               dr_dataset_builder_set_parts        (DrDatasetBuilder  *self,
                                                        DrParts            parts);
DR_AVAILABLE_IN_1_0
gboolean           dr_dataset_builder_add_report       (DrDatasetBuilder  *self,
                                                        DrReport          *report,
                                                        GError           **error);
DR_AVAILABLE_IN_1_0
gboolean           dr_dataset_builder_add_report_as    (DrDatasetBuilder  *self,
                                                        DrReport          *report,
                                                        const char        *issuer_id,
                                                        GError           **error);

DR_AVAILABLE_IN_1_0
DrDataset *        dr_dataset_builder_build            (DrDatasetBuilder  *self,
                                                        GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrDatasetBuilder, dr_dataset_builder_unref)

G_END_DECLS
