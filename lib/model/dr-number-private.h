/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Entries of the ledger whose parts are known to fit. */

#pragma once

#include <districtreport/dr-number.h>

G_BEGIN_DECLS

DrNumber * dr_number_new_take (GRefString   *text,
                               DrSpan       *span,
                               DrNumberRole  role,
                               GRefString   *item);

G_END_DECLS
