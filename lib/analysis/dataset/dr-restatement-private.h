/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Figures that several reports state: which of them counts. */

#pragma once

#include "analysis/dataset/dr-report-draft-private.h"

G_BEGIN_DECLS

/* Leaves out figures of days after the draft's, and those that a later report states anew. Refuses figures that differ
 * where the reports do not tell which is the later. */
gboolean dr_restatement_settle (DrReportDraft  *draft,
                                GError        **error);

G_END_DECLS
