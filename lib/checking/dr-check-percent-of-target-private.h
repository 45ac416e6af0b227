/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «percent-of-target»: does a stated percentage follow from actual and target? */

#pragma once

#include <districtreport/dr-report.h>

G_BEGIN_DECLS

gboolean dr_check_percent_of_target (DrReport   *report,
                                     GQueue     *findings,
                                     GError    **error);

G_END_DECLS
