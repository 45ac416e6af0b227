/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The order of reports that whoever hands them over has no say in. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The numbers of @reports (element-type DrReport), which are known by @issuer_ids (element-type nullable utf8) or by
 * what they say: by their periods, their issuers, their dates, and then by all that a dataset holds of them. (transfer full)
 */
guint * dr_report_sequence_find (const GPtrArray *reports,
                                 const GPtrArray *issuer_ids);

G_END_DECLS
