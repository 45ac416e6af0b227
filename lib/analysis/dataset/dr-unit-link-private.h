/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A unit that a row of another program's table points to, by its number or by its id. */

#pragma once

#include "analysis/arrow/dr-arrow-reader-private.h"
#include "analysis/dataset/dr-dimension-draft-private.h"

G_BEGIN_DECLS

#define DR_UNIT_LINK_KINDS (DR_ARROW_IS (DR_ARROW_INTEGER) | DR_ARROW_IS (DR_ARROW_NOTHING) | DR_ARROW_ANY_TEXT)

/* DR_NO_UNIT where the row is empty or there is no such column. */
gboolean dr_unit_link_get (const DrUnitDraft    *self,
                           const DrArrowVector  *vector,
                           gsize                 row,
                           gint32               *unit,
                           GError              **error);

G_END_DECLS
