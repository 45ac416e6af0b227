/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Writes the text of a document as its reader comes upon it: paragraphs, tables, notes, text boxes, and where each stood. */

#pragma once

#include "model/dr-location-map-private.h"
#include "reading/documents/dr-document-private.h"
#include "reading/documents/dr-legacy-text-private.h"

G_BEGIN_DECLS

typedef struct _DrDocumentBuilder DrDocumentBuilder;

/* @limits must live as long as the builder. */
DrDocumentBuilder * dr_document_builder_new  (const DrLimits      *limits);
void                dr_document_builder_free (DrDocumentBuilder   *self);
/* The document; the builder is of no more use, but still to be freed. */
DrDocument *        dr_document_builder_end  (DrDocumentBuilder   *self,
                                              GBytes              *content,
                                              const char          *content_type,
                                              const char          *name,
                                              GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrDocumentBuilder, dr_document_builder_free)

/* A paragraph becomes a line. Inside a cell it is parted from the one before by a space. */
void     dr_document_builder_begin_paragraph (DrDocumentBuilder  *self);
void     dr_document_builder_end_paragraph   (DrDocumentBuilder  *self,
                                              GError            **error);
/* What follows stands in this run of the paragraph, from 1; a paragraph begins with 0: no run. */
void     dr_document_builder_set_run         (DrDocumentBuilder  *self,
                                              guint               run);
/* UTF-8 without NUL; white space that is no plain space becomes one. */
void     dr_document_builder_append          (DrDocumentBuilder  *self,
                                              const char         *text,
                                              gsize               length,
                                              GError            **error);
/* The same in the letters of an old font, and raised or not: raised digits become «¹²», and are none of the number before them. */
void     dr_document_builder_append_letters  (DrDocumentBuilder  *self,
                                              DrLegacy            legacy,
                                              gboolean            is_raised,
                                              const char         *text,
                                              gsize               length,
                                              GError            **error);
void     dr_document_builder_append_break    (DrDocumentBuilder  *self,
                                              GError            **error);
void     dr_document_builder_append_tab      (DrDocumentBuilder  *self,
                                              GError            **error);

/* A table in a cell is part of the cell's text. */
void     dr_document_builder_begin_table     (DrDocumentBuilder  *self,
                                              GError            **error);
void     dr_document_builder_end_table       (DrDocumentBuilder  *self,
                                              GError            **error);
/* A row is written once a cell of it begins. */
void     dr_document_builder_begin_row       (DrDocumentBuilder  *self);
void     dr_document_builder_end_row         (DrDocumentBuilder  *self,
                                              GError            **error);
/* @column counts from 0. */
void     dr_document_builder_begin_cell      (DrDocumentBuilder  *self,
                                              guint               column,
                                              guint               column_span,
                                              guint               row_span,
                                              GError            **error);
void     dr_document_builder_end_cell        (DrDocumentBuilder  *self);
/* A place that a cell above or beside it covers. */
void     dr_document_builder_cover_cell      (DrDocumentBuilder  *self,
                                              guint               column,
                                              GError            **error);
/* Lets the cell above, if one begins at @column, reach over this row as well; FALSE where there is none. */
gboolean dr_document_builder_stretch_cell    (DrDocumentBuilder  *self,
                                              guint               column,
                                              GError            **error);

/* What stands beside the paragraphs, such as a text box: written behind the paragraph or table at hand. */
void     dr_document_builder_begin_box       (DrDocumentBuilder  *self,
                                              GError            **error);
void     dr_document_builder_end_box         (DrDocumentBuilder  *self,
                                              GError            **error);

/* A note is kept under its kind and id until somebody refers to it. */
void     dr_document_builder_begin_note      (DrDocumentBuilder  *self,
                                              DrLocationKind      kind,
                                              const char         *id,
                                              GError            **error);
void     dr_document_builder_end_note        (DrDocumentBuilder  *self,
                                              GError            **error);
/* Writes the mark of a note, a raised number, and the note behind the paragraph or table at hand. */
void     dr_document_builder_refer_to_note   (DrDocumentBuilder  *self,
                                              DrLocationKind      kind,
                                              const char         *id,
                                              GError            **error);

G_END_DECLS
