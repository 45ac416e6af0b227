/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What is counted: the canonical form of a measure and how finely it can be told. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* NFC, lower case but for USD, one space between words, đ → đồng, m² → m2, VNĐ → đồng, spaces round «/» dropped. */
GRefString * dr_measure_canonicalize (const char *written,
                                      gssize      length);
/* Whether it only comes whole (people, papers, đồng), so that a figure without a magnitude is exact. */
gboolean     dr_measure_is_countable (const char *canonical);

G_END_DECLS
