/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What a file turns into before anything is read in it.
 *
 * Whatever the file was, its text is lines of UTF-8: a paragraph is a line, and a
 * row of a table is a line whose cells are parted by tabs. Inside a cell, paragraphs
 * and line breaks are a space, and so is a tab; a table inside a cell is part of the
 * cell's text, its cells parted by spaces. A line break inside a paragraph is a line
 * feed. A cell that others were merged into stands once, where the first of them was;
 * the covered ones are empty when they lie below it and absent when they lie beside
 * it, so the tabs of a line need not tell the column: the grid does.
 *
 * All offsets are into that text.
 */

#pragma once

#include <gio/gio.h>

#include <districtreport/dr-limits.h>
#include <districtreport/dr-text.h>

G_BEGIN_DECLS

typedef struct
{
  DrText     *text;         /* (owned) with its locations, unless it is the file itself */
  GPtrArray  *grids;        /* (owned) (element-type DrGrid) in order of the text; they do not overlap */
  GBytes     *content;      /* (owned) the file as it was */
  const char *content_type; /* (not owned) static: the media type of the file */
} DrDocument;

/* Takes @text and @grids, which may be NULL for none, and refers to @content; @content_type is static. */
DrDocument * dr_document_new  (DrText        *text,
                               GPtrArray     *grids,
                               GBytes        *content,
                               const char    *content_type);
void         dr_document_free (DrDocument    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrDocument, dr_document_free)

/* How a file is to be turned into a document. */
typedef struct
{
  const char     *name;        /* (nullable) of the file, for what its bytes do not say, and for messages */
  const char     *encoding;    /* (nullable) of plain text; NULL: to be found out */
  const DrLimits *limits;      /* (nullable) */
  GCancellable   *cancellable; /* (nullable) */
} DrDocumentOptions;

/* Finds out what kind of file @bytes are, by how they begin and then by their name, and turns them into a document. */
DrDocument * dr_document_read (GBytes                   *bytes,
                               const DrDocumentOptions  *options,
                               GError                  **error);

G_END_DECLS
