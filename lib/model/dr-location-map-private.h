/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where each piece of an extracted text stood in its document: «table 2, row 4, cell 3», «paragraph 12, run 3». */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DR_LOCATION_PARAGRAPH,    /* number: «paragraph 12» */
  DR_LOCATION_TABLE,        /* number: «table 2» */
  DR_LOCATION_CELL,         /* row and column: «row 4, cell 3» */
  DR_LOCATION_FOOTNOTE,     /* number: «footnote 1» */
  DR_LOCATION_ENDNOTE,      /* number: «endnote 1» */
  DR_LOCATION_TEXT_BOX,     /* number: «text box 1» */
  DR_LOCATION_SHEET,        /* name: «sheet "Phụ lục"» */
  DR_LOCATION_SHEET_CELL,   /* row and column: «cell B7» */
  DR_LOCATION_LINE          /* number: «line 12» */
} DrLocationKind;

/* No location around this one; nothing that stood in the document. */
#define DR_LOCATION_NONE G_MAXUINT32

typedef struct _DrLocationMap DrLocationMap;

DrLocationMap * dr_location_map_new      (void);
void            dr_location_map_free     (DrLocationMap  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrLocationMap, dr_location_map_free)

/*
 * Adds a location inside @outer (or DR_LOCATION_NONE), and gives its number. Rows,
 * columns and numbers count from 1; @number is the row of a cell. @name may be NULL.
 */
guint32         dr_location_map_add      (DrLocationMap  *self,
                                          guint32         outer,
                                          DrLocationKind  kind,
                                          guint32         number,
                                          guint32         column,
                                          const char     *name);
/* For one whose number becomes known later. */
void            dr_location_map_set_number (DrLocationMap *self,
                                          guint32         location,
                                          guint32         number);
/*
 * From byte @offset of the text on, and up to the next call, the text stood at
 * @location, in its run @run (from 1; 0: what is written there is not told apart
 * by runs). Offsets never go down.
 */
void            dr_location_map_begin    (DrLocationMap  *self,
                                          guint32         offset,
                                          guint32         location,
                                          guint32         run);
/* Where the text from @start up to @end stood; NULL where the map says nothing about @start. */
char *          dr_location_map_describe (const DrLocationMap *self,
                                          guint32         start,
                                          guint32         end);

G_END_DECLS
