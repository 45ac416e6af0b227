/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The parts of the rules «mean» and «product». */

#pragma once

#include "checking/dr-rules-private.h"

G_BEGIN_DECLS

/* Figures for each whose count or total stands in another sentence: means if they @are_means, yields otherwise. */
gboolean dr_check_rate_apart (DrCheck   *check,
                              gboolean   are_means,
                              GError   **error);

G_END_DECLS
