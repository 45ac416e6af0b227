/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Word files: their styles, their numbering, their text. */

#pragma once

#include "reading/documents/dr-document-builder-private.h"
#include "reading/documents/dr-legacy-text-private.h"
#include "reading/documents/dr-xml-private.h"

G_BEGIN_DECLS

DrDocument * dr_word_read (DrZip                    *zip,
                           const char               *part,
                           GBytes                   *bytes,
                           const char               *type,
                           const DrDocumentOptions  *options,
                           GError                  **error);

/* The elements that are looked at: their numbers, and the tables for a DrXmlReader. */
enum
{
  DR_WORD_OTHER,
  DR_WORD_ABSTRACT_NUM, DR_WORD_ABSTRACT_NUM_ID, DR_WORD_ALTERNATE_CONTENT, DR_WORD_BASED_ON,
  DR_WORD_BREAK, DR_WORD_CARRIAGE_RETURN, DR_WORD_CELL, DR_WORD_CELL_PROPERTIES, DR_WORD_CHANGE, DR_WORD_CHOICE, DR_WORD_COMPLEX_FIELD,
  DR_WORD_DEFAULTS, DR_WORD_DELETED, DR_WORD_ENDNOTE, DR_WORD_ENDNOTE_REFERENCE, DR_WORD_FALLBACK, DR_WORD_FONTS,
  DR_WORD_FOOTNOTE, DR_WORD_FOOTNOTE_REFERENCE, DR_WORD_GRID_BEFORE, DR_WORD_GRID_SPAN, DR_WORD_IS_LEGAL,
  DR_WORD_LEVEL, DR_WORD_LEVEL_INDEX, DR_WORD_LEVEL_OVERRIDE, DR_WORD_LEVEL_RESTART, DR_WORD_LEVEL_TEXT,
  DR_WORD_MATH_TEXT, DR_WORD_MOVED_FROM, DR_WORD_NO_BREAK_HYPHEN, DR_WORD_NUM, DR_WORD_NUM_FORMAT, DR_WORD_NUM_ID,
  DR_WORD_NUM_PROPERTIES, DR_WORD_NUM_STYLE_LINK, DR_WORD_PARAGRAPH, DR_WORD_PARAGRAPH_PROPERTIES,
  DR_WORD_PARAGRAPH_STYLE, DR_WORD_POSITIONED_TAB, DR_WORD_ROW, DR_WORD_ROW_PROPERTIES, DR_WORD_RUBY_TEXT, DR_WORD_RUN,
  DR_WORD_RUN_PROPERTIES, DR_WORD_RUN_STYLE, DR_WORD_SDT_PROPERTIES, DR_WORD_SECTION_PROPERTIES, DR_WORD_START,
  DR_WORD_START_OVERRIDE, DR_WORD_STYLE, DR_WORD_STYLE_LINK, DR_WORD_SUFFIX, DR_WORD_SYMBOL, DR_WORD_TAB, DR_WORD_TABLE,
  DR_WORD_TABLE_PROPERTIES, DR_WORD_TEXT, DR_WORD_TEXT_BOX, DR_WORD_VANISH, DR_WORD_VERTICAL_ALIGN,
  DR_WORD_VERTICAL_MERGE
};

extern const DrXmlNamespace dr_word_namespaces[];
extern const gsize dr_word_n_namespaces;
extern const DrXmlName dr_word_names[];
extern const gsize dr_word_n_names;

/* Whether an element that turns something on or off, such as <w:vanish/>, turns it on. */
gboolean dr_word_is_on (const DrXmlElement *element);

/* --- dr-word-styles.c --- */

/* What is known of a run's or a style's letters, by what they say themselves. */
typedef struct
{
  guint has_legacy : 1;
  guint has_vanish : 1;
  guint vanish : 1;
  guint has_raised : 1;
  guint raised : 1;
  guint legacy : 3;         /* DrLegacy */
} DrWordLetters;

void dr_word_letters_read_fonts (DrWordLetters       *self,
                                 const DrXmlElement  *element);
/* What @self says counts, and what it leaves open @base says. */
void dr_word_letters_read_align (DrWordLetters       *self,
                                 const DrXmlElement  *element);
void dr_word_letters_inherit    (DrWordLetters       *self,
                                 const DrWordLetters *base);

typedef struct _DrWordStyles DrWordStyles;

typedef struct
{
  DrWordLetters  letters;   /* with those of the styles it is based on */
  char          *num_id;    /* (owned) (nullable) */
  int            level;     /* of the numbering, -1: the numbering says it */
} DrWordStyle;

/* @part may be NULL: no styles. */
DrWordStyles *        dr_word_styles_read         (DrZip               *zip,
                                                   const char          *part,
                                                   GError             **error);
void                  dr_word_styles_free         (DrWordStyles        *self);
const DrWordLetters * dr_word_styles_get_defaults (const DrWordStyles  *self);
/* NULL where there is none; NULL @id is the style of paragraphs that name none. */
const DrWordStyle *   dr_word_styles_find         (const DrWordStyles  *self,
                                                   const char          *id,
                                                   gsize                length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrWordStyles, dr_word_styles_free)

/* --- dr-word-numbering.c --- */

typedef struct _DrWordNumbering DrWordNumbering;

DrWordNumbering * dr_word_numbering_read   (DrZip            *zip,
                                            const char       *part,
                                            GError          **error);
void              dr_word_numbering_free   (DrWordNumbering  *self);
/*
 * Counts a paragraph of the numbering @num_id and gives what stands before it, with a
 * space behind; NULL where nothing does. @level is -1 to let @style_id say it.
 */
const char *      dr_word_numbering_count  (DrWordNumbering  *self,
                                            const char       *num_id,
                                            gsize             num_id_length,
                                            int               level,
                                            const char       *style_id,
                                            gsize             style_id_length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrWordNumbering, dr_word_numbering_free)

/* --- dr-word-text.c --- */

/* Reads the document's own part, or its notes. */
gboolean dr_word_text_read (DrZip               *zip,
                            const char          *part,
                            const DrWordStyles  *styles,
                            DrWordNumbering     *numbering,
                            DrDocumentBuilder   *builder,
                            GError             **error);

G_END_DECLS
