/* SPDX-License-Identifier: LGPL-2.1-or-later */

#pragma once

#include <districtreport/dr-batch-result.h>

G_BEGIN_DECLS

/* Takes @report or @error, whichever is there. */
DrBatchResult * dr_batch_result_new_take (const char *path,
                                          DrReport   *report,
                                          GError     *error);

G_END_DECLS
