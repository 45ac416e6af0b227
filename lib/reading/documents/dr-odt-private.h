/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* OpenDocument texts: their styles, their lists, their text. */

#pragma once

#include "reading/documents/dr-document-builder-private.h"
#include "reading/documents/dr-legacy-text-private.h"
#include "reading/documents/dr-xml-private.h"

G_BEGIN_DECLS

DrDocument * dr_odt_read (DrZip                    *zip,
                          const char               *part,
                          GBytes                   *bytes,
                          const char               *type,
                          const DrDocumentOptions  *options,
                          GError                  **error);

/* The elements that are looked at: their numbers, and the tables for a DrXmlReader. */
enum
{
  DR_ODT_OTHER,
  DR_ODT_ANNOTATION, DR_ODT_BINARY, DR_ODT_BODY, DR_ODT_CELL, DR_ODT_COVERED_CELL, DR_ODT_DEFAULT_STYLE,
  DR_ODT_DESCRIPTION, DR_ODT_ENCRYPTION, DR_ODT_FONT, DR_ODT_FORMS, DR_ODT_HEADING, DR_ODT_INDEX_SOURCE,
  DR_ODT_LEVEL_BULLET, DR_ODT_LEVEL_NUMBER, DR_ODT_LINE_BREAK, DR_ODT_LIST, DR_ODT_LIST_HEADER, DR_ODT_LIST_ITEM,
  DR_ODT_LIST_STYLE, DR_ODT_NOTE, DR_ODT_NOTE_BODY, DR_ODT_NOTE_CITATION, DR_ODT_NUMBER, DR_ODT_OUTLINE_LEVEL,
  DR_ODT_OUTLINE_STYLE, DR_ODT_PARAGRAPH, DR_ODT_ROW, DR_ODT_RUBY_TEXT, DR_ODT_SECTION, DR_ODT_SHAPE, DR_ODT_SPACE,
  DR_ODT_SPAN, DR_ODT_STYLE, DR_ODT_TAB, DR_ODT_TABLE, DR_ODT_TEXT_PROPERTIES, DR_ODT_TRACKED_CHANGES
};

extern const DrXmlNamespace dr_odt_namespaces[];
extern const gsize dr_odt_n_namespaces;
extern const DrXmlName dr_odt_names[];
extern const gsize dr_odt_n_names;

/* --- dr-odt-styles.c --- */

typedef struct _DrOdtStyles DrOdtStyles;

/* What a style says of its letters and lists, with what those it is based on say. */
typedef struct
{
  DrLegacy    legacy;
  gboolean    is_hidden;
  gboolean    is_raised;
  const char *list;       /* (not owned) (nullable) name of a list style */
} DrOdtLook;

DrOdtStyles * dr_odt_styles_new   (void);
void          dr_odt_styles_free  (DrOdtStyles        *self);
/* To be called for every element where styles may stand. */
void          dr_odt_styles_start (DrOdtStyles        *self,
                                   int                 number,
                                   const DrXmlElement *element,
                                   GError            **error);
void          dr_odt_styles_end   (DrOdtStyles        *self,
                                   int                 number);
/* How a style of a family, «paragraph» or «text», changes @look; NULL @name is the default. */
void          dr_odt_styles_apply (const DrOdtStyles  *self,
                                   const char         *family,
                                   const char         *name,
                                   DrOdtLook          *look);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrOdtStyles, dr_odt_styles_free)

/* --- dr-odt-lists.c --- */

typedef struct _DrOdtLists DrOdtLists;

/* The name under which the numbering of headings is found. */
#define DR_ODT_OUTLINE "\001outline"

DrOdtLists * dr_odt_lists_new    (void);
void         dr_odt_lists_free   (DrOdtLists         *self);
void         dr_odt_lists_start  (DrOdtLists         *self,
                                  int                 number,
                                  const DrXmlElement *element,
                                  GError            **error);
void         dr_odt_lists_end    (DrOdtLists         *self,
                                  int                 number);
/* Begins to count anew. */
void         dr_odt_lists_restart (DrOdtLists        *self,
                                  const char         *style);
/*
 * Counts an item at @level, from 1, and gives what stands before it, with a space
 * behind; NULL where nothing does. @start is the number to begin with, or -1.
 */
const char * dr_odt_lists_count  (DrOdtLists         *self,
                                  const char         *style,
                                  guint               level,
                                  gint64              start);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrOdtLists, dr_odt_lists_free)

/* --- dr-odt-text.c --- */

gboolean dr_odt_styles_read_part (DrZip              *zip,
                                  const char         *part,
                                  DrOdtStyles        *styles,
                                  DrOdtLists         *lists,
                                  GError            **error);
/* Reads the styles and the text of @part. */
gboolean dr_odt_text_read        (DrZip              *zip,
                                  const char         *part,
                                  DrOdtStyles        *styles,
                                  DrOdtLists         *lists,
                                  DrDocumentBuilder  *builder,
                                  GError            **error);

G_END_DECLS
