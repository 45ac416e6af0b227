/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A table of values as an Excel workbook of one sheet. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  GString *rows;          /* (owned) */
  GArray  *widths;        /* (owned) (element-type gsize) of each column, in letters */
  guint    n_rows;
  guint    column;        /* of the next cell */
  guint    n_head_rows;   /* that stay in sight */
  gboolean is_in_row;
  gboolean is_ruled;      /* with lines around all cells, and a title above */
  gboolean is_too_large;
} DrSheetWriter;

void     dr_sheet_writer_init    (DrSheetWriter  *self);
/* A title over all columns, before anything else: the table is ruled then, and fits the width of a page. */
void     dr_sheet_writer_title   (DrSheetWriter  *self,
                                  const char     *text);
/* The next cell. NULL leaves it empty. */
void     dr_sheet_writer_head    (DrSheetWriter  *self,
                                  const char     *text);
void     dr_sheet_writer_text    (DrSheetWriter  *self,
                                  const char     *text);
/* A plain decimal; what is none, or has more digits than Excel keeps, stays text. */
void     dr_sheet_writer_number  (DrSheetWriter  *self,
                                  const char     *decimal);
void     dr_sheet_writer_end_row (DrSheetWriter  *self);
/* The workbook; the writer is spent. */
GBytes * dr_sheet_writer_end     (DrSheetWriter  *self,
                                  GError        **error);

G_END_DECLS
