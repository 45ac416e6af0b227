/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The languages this library speaks to people. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * DrLanguage:
 * @DR_LANGUAGE_VIETNAMESE: tiếng Việt
 * @DR_LANGUAGE_ENGLISH: English
 *
 * A language that texts for people are written in.
 *
 * Since: 1.0
 */
typedef enum
{
  DR_LANGUAGE_VIETNAMESE,
  DR_LANGUAGE_ENGLISH
} DrLanguage;

G_END_DECLS
