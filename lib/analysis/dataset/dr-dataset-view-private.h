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

G_END_DECLS
