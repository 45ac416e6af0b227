/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The parts of rule «part-over-whole». */

#pragma once

#include "checking/dr-rules-private.h"

G_BEGIN_DECLS

/* Parts of the figure straight before, whatever the reader took them for; where nothing was found before. */
gboolean dr_check_part_nearby (DrCheck *check, GError **error);

G_END_DECLS
