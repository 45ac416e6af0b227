/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which symbols are public, and since which version. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#ifndef _DR_EXTERN
#define _DR_EXTERN __attribute__ ((visibility ("default"))) extern
#endif

#define DR_AVAILABLE_IN_1_0 _DR_EXTERN
