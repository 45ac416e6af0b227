/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The inside of a change, for the records of a report. */

#pragma once

#include <districtreport/dr-change.h>

#include "figures/dr-decimal-private.h"

G_BEGIN_DECLS

#define DR_CHANGE_TARGET "target"

struct _DrChange
{
  gatomicrefcount  ref_count;
  DrDecimal        value;
  DrChangeKind     kind;
  DrDirection      direction;
  GRefString      *against; /* (owned) (nullable) */
};

DrChange * dr_change_new_take (DrChangeKind     kind,
                               DrDirection      direction,
                               const DrDecimal *value,
                               GRefString      *against);

G_END_DECLS
