/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Days as JSON documents have them. */

#pragma once

#include "base/dr-json-node-private.h"

G_BEGIN_DECLS

/* A day such as "2023-09-28"; null, and a key that is not there, leave @date alone. */
gboolean dr_json_date_get (const DrJsonNode  *node,
                           GDate             *date,
                           GError           **error);

G_END_DECLS
