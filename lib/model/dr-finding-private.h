/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Findings that differ from another in one thing. */

#pragma once

#include <districtreport/dr-finding.h>

G_BEGIN_DECLS

/* A finding that says the same as @finding and weighs @severity; @finding itself, referenced, if it does already. */
DrFinding * dr_finding_new_graded (DrFinding  *finding,
                                   DrSeverity  severity);

G_END_DECLS
