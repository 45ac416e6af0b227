/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Loops that the compiler may turn into vector instructions, as wide as the processor has them. */

#pragma once

#include <glib.h>

/* Before a function: it is compiled for two kinds of processors, and the loader takes the one that fits. GCC of our
 * floor does not vectorize what it does not know the length of unless it is told to optimize further. Sanitizers do not
 * bear functions that are chosen before they have begun. Only static functions: what is chosen forgets that it is hidden. */
#if defined(__x86_64__) && defined(__GLIBC__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define DR_VECTORIZED __attribute__ ((target_clones ("avx2", "default"), optimize ("O3")))
#elif defined(__GNUC__) && !defined(__clang__)
#define DR_VECTORIZED __attribute__ ((optimize ("O3")))
#else
#define DR_VECTORIZED
#endif
