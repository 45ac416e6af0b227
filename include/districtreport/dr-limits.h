/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How much a document may ask for before it is refused. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

/**
 * DrLimit:
 * @DR_LIMIT_DOCUMENT: bytes of a document as it is on disk; 64 MiB
 * @DR_LIMIT_INFLATED: bytes of a compressed document once inflated; 256 MiB
 * @DR_LIMIT_RATIO: inflated size over packed size, once past 1 MiB; 200
 * @DR_LIMIT_ITEMS: items and accounted numbers in one report; 1,000,000 of each
 * @DR_LIMIT_JSON: bytes of a JSON document; 1 GiB
 * @DR_LIMIT_XML_DEPTH: nesting of XML elements; 256
 * @DR_LIMIT_JSON_DEPTH: nesting of JSON arrays and objects; 64
 * @DR_LIMIT_TOKEN: bytes of one token of a text; 4,096
 * @DR_LIMIT_COMBINING: combining marks in a row; 30
 *
 * What is limited, with the default.
 *
 * Since: 1.0
 */
typedef enum
{
  DR_LIMIT_DOCUMENT,
  DR_LIMIT_INFLATED,
  DR_LIMIT_RATIO,
  DR_LIMIT_ITEMS,
  DR_LIMIT_JSON,
  DR_LIMIT_XML_DEPTH,
  DR_LIMIT_JSON_DEPTH,
  DR_LIMIT_TOKEN,
  DR_LIMIT_COMBINING
} DrLimit;

typedef struct _DrLimits DrLimits;

#define DR_TYPE_LIMITS (dr_limits_get_type ())

DR_AVAILABLE_IN_1_0
GType      dr_limits_get_type (void);

DR_AVAILABLE_IN_1_0
DrLimits * dr_limits_new      (void);
DR_AVAILABLE_IN_1_0
DrLimits * dr_limits_copy     (const DrLimits *self);
DR_AVAILABLE_IN_1_0
void       dr_limits_free     (DrLimits       *self);

DR_AVAILABLE_IN_1_0
guint64    dr_limits_get      (const DrLimits *self,
                               DrLimit         limit);
DR_AVAILABLE_IN_1_0
void       dr_limits_set      (DrLimits       *self,
                               DrLimit         limit,
                               guint64         value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrLimits, dr_limits_free)

G_END_DECLS
