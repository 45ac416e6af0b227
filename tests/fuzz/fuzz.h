/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a fuzz target offers, under the name that fuzzers call. */

#pragma once

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);
