/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A source as every document has it. */

#pragma once

#include <districtreport/dr-source.h>

#include "exchange/dr-json-writer-private.h"

G_BEGIN_DECLS

/* Writes @source, null where there is none. */
void dr_json_source_write (DrJsonWriter *json,
                           DrSource     *source);

G_END_DECLS
