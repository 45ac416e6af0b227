/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Values parted by commas, one way for everything that is written so. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  GString  *text;         /* (owned) */
  gboolean  is_in_line;   /* a field of this line is written */
} DrCsvWriter;

void   dr_csv_writer_init     (DrCsvWriter *self);
/* NULL is an empty field. */
void   dr_csv_writer_field    (DrCsvWriter *self,
                               const char  *field);
void   dr_csv_writer_end_line (DrCsvWriter *self);
/* The lines (owned); the writer is spent. */
char * dr_csv_writer_end      (DrCsvWriter *self);

G_END_DECLS
