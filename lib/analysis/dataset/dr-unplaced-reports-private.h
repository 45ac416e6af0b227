/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reports that are of one body as far as a name tells, and perhaps of several. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Those of several datasets (element-type DrDataset) whose figures are put together. (transfer full) (element-type DrReport) */
GList * dr_unplaced_reports_list (const GPtrArray *datasets);

G_END_DECLS
