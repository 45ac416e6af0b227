/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Whether a body that a report names is a unit that is known otherwise: one rule for rosters and registers. */

#pragma once

#include <districtreport/dr-unit.h>

G_BEGIN_DECLS

/* An area reports by its people's committee: «UBND xã Bắc» is of «xã Bắc». NULL for who is none. (transfer full) */
char *   dr_issuer_dup_area      (DrUnit       *issuer);
/* Whether both have a code of one scheme on a day, so that their names do not matter. */
gboolean dr_issuer_shares_scheme (DrUnit       *issuer,
                                  DrUnit       *unit,
                                  const GDate  *day);
/* Whether who stands above them has the same names, as far up as both have one to compare. */
gboolean dr_issuer_shares_parents (DrUnit      *issuer,
                                  DrUnit       *unit);

G_END_DECLS
