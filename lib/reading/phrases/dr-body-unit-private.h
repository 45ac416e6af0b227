/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The units of a report that names of bodies and places stand for, each made where the report does not have it yet. */

#pragma once

#include "reading/phrases/dr-body-phrase-private.h"

G_BEGIN_DECLS

/* The report's unit with an index; lent. */
DrUnit * dr_body_unit_get          (const DrReading    *reading,
                                    guint32             index);
/* The unit for the body named at token @index, with the words as written as an alias. */
guint32  dr_body_unit_for_phrase   (DrReading          *reading,
                                    const DrBodyPhrase *phrase,
                                    guint               index);
/* The unit for the place that @n_tokens at @index name. */
guint32  dr_body_unit_for_area     (DrReading          *reading,
                                    guint               index,
                                    guint               n_tokens,
                                    DrUnitLevel         level);
/* The unit for what dr_body_phrase_match_below() found at token @index. */
guint32  dr_body_unit_for_below    (DrReading          *reading,
                                    const DrBodyPhrase *phrase,
                                    guint               index);
/* The unit for whatever body the @n_tokens at @index name, where its place says that they name one: a row of a table. */
guint32  dr_body_unit_for_name     (DrReading          *reading,
                                    guint               index,
                                    guint               n_tokens);
/*
 * Whether a report of this issuer has figures of the body named: that of an association tells its own, and what another
 * body of its level has to do with them («NHCSXH: dư nợ 214 tỷ đồng» through the association's groups).
 */
gboolean dr_body_unit_may_report   (DrReading          *reading,
                                    const DrBodyPhrase *phrase);
/* Whether what is told in the section of @unit may be of those below the issuer: that of an association stays its own. */
gboolean dr_body_unit_allows_below (const DrReading    *reading,
                                    guint32             unit);

G_END_DECLS
