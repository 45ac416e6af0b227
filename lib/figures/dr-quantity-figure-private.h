/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A quantity in words, its measure apart. */

#pragma once

#include <districtreport/dr-quantity.h>

G_BEGIN_DECLS

char * dr_quantity_dup_figure (DrQuantity  *self,
                               char       **measure);

G_END_DECLS
