/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Writes the text and the grids of sheets: a row a line, a tab between two cells that hold anything. */

#pragma once

#include "model/dr-location-map-private.h"
#include "reading/documents/dr-document-private.h"
#include "reading/documents/dr-grid-private.h"

G_BEGIN_DECLS

typedef struct
{
  const DrLimits *limits;       /* (nullable) */
  GString        *text;         /* (owned) */
  DrLocationMap  *locations;    /* (owned) (nullable) */
  GPtrArray      *grids;        /* (owned) (element-type DrGrid) */
  DrGrid         *grid;         /* of the sheet at hand */
  guint32         sheet;        /* its location, or DR_LOCATION_NONE */
  guint32         row;          /* of the grid, from 0 */
  gboolean        is_row_empty;
  guint64         n_cells;
} DrSheetBuilder;

void         dr_sheet_builder_init      (DrSheetBuilder  *self,
                                         const DrLimits  *limits);
void         dr_sheet_builder_clear     (DrSheetBuilder  *self);

/* @name is that of a sheet of a workbook, NULL for a file that is one sheet. */
void         dr_sheet_builder_begin     (DrSheetBuilder  *self,
                                         const char      *name,
                                         DrGridDecimals   decimals);
void         dr_sheet_builder_end       (DrSheetBuilder  *self);
/* Rows that are left out between this row and the one before part them by a blank line. */
void         dr_sheet_builder_begin_row (DrSheetBuilder  *self,
                                         gboolean         has_gap);
void         dr_sheet_builder_end_row   (DrSheetBuilder  *self);
/*
 * Writes a cell: @column is that of the grid, @file_row and @file_column (from 1) those
 * of the file. White space becomes single spaces; a cell without text is left out.
 */
gboolean     dr_sheet_builder_add       (DrSheetBuilder  *self,
                                         guint            column,
                                         guint            column_span,
                                         guint32          row_span,
                                         guint32          file_row,
                                         guint            file_column,
                                         const char      *text,
                                         gsize            length,
                                         GError         **error);
/* The document of all sheets. */
DrDocument * dr_sheet_builder_finish    (DrSheetBuilder  *self,
                                         GBytes          *content,
                                         const char      *content_type,
                                         const char      *name,
                                         GError         **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrSheetBuilder, dr_sheet_builder_clear)

G_END_DECLS
