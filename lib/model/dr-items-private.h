/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A list of a report, whose objects are made when somebody asks for one. */

#pragma once

#include <gio/gio.h>

#include "model/dr-report-private.h"

G_BEGIN_DECLS

#define DR_TYPE_ITEMS (dr_items_get_type ())

G_DECLARE_FINAL_TYPE (DrItems, dr_items, DR, ITEMS, GObject)

DrItems * dr_items_new (DrReportData *data,
                        DrList        list);

G_END_DECLS
