/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Excel files: what the cells of their sheets show. */

#pragma once

#include "reading/documents/dr-document-private.h"
#include "reading/documents/dr-xml-private.h"

G_BEGIN_DECLS

DrDocument * dr_workbook_read (DrZip                    *zip,
                               const char               *part,
                               GBytes                   *bytes,
                               const char               *type,
                               const DrDocumentOptions  *options,
                               GError                  **error);

/* --- dr-workbook-names.c --- */

enum
{
  DR_WORKBOOK_OTHER,
  DR_WORKBOOK_CELL, DR_WORKBOOK_CELL_FORMATS, DR_WORKBOOK_COLUMN, DR_WORKBOOK_FORMAT, DR_WORKBOOK_FORMULA, DR_WORKBOOK_INLINE,
  DR_WORKBOOK_ITEM, DR_WORKBOOK_MERGE, DR_WORKBOOK_NUMBER_FORMAT, DR_WORKBOOK_PHONETIC, DR_WORKBOOK_PROPERTIES,
  DR_WORKBOOK_ROW, DR_WORKBOOK_SHEET, DR_WORKBOOK_TEXT, DR_WORKBOOK_VALUE
};

extern const DrXmlNamespace dr_workbook_namespaces[];
extern const gsize dr_workbook_n_namespaces;
extern const DrXmlName dr_workbook_names[];
extern const gsize dr_workbook_n_names;

/* --- dr-workbook-number.c --- */

typedef enum
{
  DR_WORKBOOK_FORMAT_NUMBER,
  DR_WORKBOOK_FORMAT_PERCENT,
  DR_WORKBOOK_FORMAT_DATE,
  DR_WORKBOOK_FORMAT_TIME
} DrWorkbookFormatKind;

/* Bytes of the longest unit that is shown behind a number. */
#define DR_WORKBOOK_LONGEST_UNIT 30

/* How a number is shown, as far as that says what it means. */
typedef struct
{
  guint8 kind;          /* DrWorkbookFormatKind */
  guint8 thousands;     /* how many times a thousand is left off: «#,##0,» */
  char   unit[DR_WORKBOOK_LONGEST_UNIT + 1]; /* what the format itself writes behind it: «" triệu đồng"», or nothing */
} DrWorkbookFormat;

/* What a format code, or a built-in one by its number, says. */
DrWorkbookFormat dr_workbook_format_parse   (const char       *code);
DrWorkbookFormat dr_workbook_format_builtin (guint             id);
/*
 * Appends what a cell with the stored number @text shows: digits with a comma before
 * the decimals and nothing between thousands, a percentage with its sign, a date as
 * day/month/year. FALSE, with nothing appended, if @text is no number.
 */
gboolean dr_workbook_number_append (GString          *shown,
                                    const char       *text,
                                    gsize             length,
                                    DrWorkbookFormat  format,
                                    gboolean          is_1904);

/* --- dr-workbook-strings.c --- */

/* Strings one behind another; each has an end. */
typedef struct
{
  GString *bytes;       /* (owned) */
  GArray  *ends;        /* (owned) (element-type guint32) */
} DrWorkbookStrings;

DrWorkbookStrings * dr_workbook_strings_new  (void);
void                dr_workbook_strings_free (DrWorkbookStrings *self);
/* The strings that the cells share; none where @part is NULL. */
gboolean            dr_workbook_strings_read (DrWorkbookStrings  *self,
                                              DrZip              *zip,
                                              const char         *part,
                                              GError            **error);
const char *        dr_workbook_strings_get  (const DrWorkbookStrings *self,
                                              guint64             index,
                                              gsize              *length);

/* --- dr-workbook-styles.c --- */

/* The format of each style of cells, in order (element-type DrWorkbookFormat); none where @part is NULL. */
GArray *            dr_workbook_styles_read  (DrZip              *zip,
                                              const char         *part,
                                              GError            **error);

/* --- dr-workbook-sheet.c --- */

typedef struct
{
  guint32 row;          /* from 1 */
  guint16 column;       /* from 1 */
  guint32 row_span;
  guint16 column_span;
  guint32 start;        /* of its text in the sheet's */
  guint32 end;
} DrWorkbookCell;

/* The cells of a sheet that hold anything and are not hidden, by row, then column. */
typedef struct
{
  GString *text;        /* (owned) */
  GArray  *cells;       /* (owned) (element-type DrWorkbookCell) */
} DrWorkbookSheet;

DrWorkbookSheet *   dr_workbook_sheet_read   (DrZip                    *zip,
                                              const char               *part,
                                              const DrWorkbookStrings  *strings,
                                              const GArray             *styles,
                                              gboolean                  is_1904,
                                              GError                  **error);
void                dr_workbook_sheet_free   (DrWorkbookSheet          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrWorkbookStrings, dr_workbook_strings_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrWorkbookSheet, dr_workbook_sheet_free)

G_END_DECLS
