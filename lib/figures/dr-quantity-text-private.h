/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Quantities as text: reading and writing what dr-quantity.c keeps. */

#pragma once

#include "figures/dr-quantity-private.h"

G_BEGIN_DECLS

/* A quantity as it was read, with its measure still in the text. */
typedef struct
{
  DrDecimal  value;
  DrDecimal  upper; /* of a range, at the exponent of value */
  DrHedge    hedge;
  char      *measure; /* (owned) as written */
} DrQuantityReading;

gboolean dr_quantity_read          (const char         *text,
                                    DrQuantityReading  *reading,
                                    GError            **error);
gboolean dr_quantity_read_plain    (const char         *text,
                                    DrQuantityReading  *reading,
                                    GError            **error);
void     dr_quantity_reading_clear (DrQuantityReading  *reading);

gboolean dr_quantity_check_text    (const char         *text,
                                    const char         *what,
                                    GError            **error);
gboolean dr_quantity_check_measure (const char         *measure,
                                    GError            **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrQuantityReading, dr_quantity_reading_clear)

G_END_DECLS
