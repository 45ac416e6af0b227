/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What rows of facts say of their indicators, beside their figures. */

#pragma once

#include "analysis/arrow/dr-arrow-vector-private.h"
#include "analysis/dataset/dr-dimension-draft-private.h"

G_BEGIN_DECLS

/* Whether each row says of its indicator what others do, whichever comes first. Indicators that are not among those of the
 * draft are passed over. Without a table of indicators none may keep silent on what it is. */
gboolean dr_fact_claims_check_natures    (const DrIndicatorDraft  *indicators,
                                          const DrArrowVector     *vector,
                                          const gint32            *rows,
                                          GError                 **error);
/* The same of which way it should go; where nothing was told of that, what rows say holds. */
gboolean dr_fact_claims_take_directions  (DrIndicatorDraft        *indicators,
                                          const DrArrowVector     *vector,
                                          const gint32            *rows,
                                          GError                 **error);

G_END_DECLS
