/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A dataset as it was known on a day. */

#pragma once

#include "analysis/dataset/dr-dataset-private.h"

G_BEGIN_DECLS

/* Gives a dataset with the same units, indicators and periods, whose reports later than @day had not come in; or @self where
 * that changes nothing. With @day NULL or not set, @self. */
DrDataset * dr_dataset_view_as_of (DrDataset    *self,
                                   const GDate  *day,
                                   GError      **error);

/* Turns numbers (element-type guint64) of rows of a view into those of the same figures in what it is of, but for those that it
 * has not as rows. Those of a dataset that is no view stay. */
void        dr_dataset_find_base_rows (const DrDataset *self,
                                       GArray          *rows);

G_END_DECLS
