/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Finds equal strings in an array by number, so that each is kept once. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DrStringTable DrStringTable;

DrStringTable * dr_string_table_new    (GPtrArray           *strings);
void            dr_string_table_free   (DrStringTable       *self);

/* The index of the string, or G_MAXUINT32. */
guint32         dr_string_table_find   (const DrStringTable *self,
                                        const char          *text,
                                        gsize                length);
/* The index of the string, which is appended to the array if it is new. */
guint32         dr_string_table_intern (DrStringTable       *self,
                                        const char          *text,
                                        gsize                length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrStringTable, dr_string_table_free)

G_END_DECLS
