/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A table for programs: its cells one after another, with names beside ids where they are wanted. */

#pragma once

#include <districtreport/dr-table.h>

G_BEGIN_DECLS

/* Writes one text after another. */
typedef void (*DrTableWriteText) (gpointer    writer,
                                  const char *text);

/* The names of all columns, unless @write is NULL; how many keys are among them. */
guint dr_table_names_write     (DrTable          *self,
                                gboolean          has_names,
                                DrTableWriteText  write,
                                gpointer          writer);
/* The cells of a row in the same order. */
void  dr_table_names_write_row (DrTable          *self,
                                guint             row,
                                gboolean          has_names,
                                DrTableWriteText  write,
                                gpointer          writer);

G_END_DECLS
