/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-odt-private.h"

enum
{
  NS_OFFICE = 1,
  NS_TEXT,
  NS_TABLE,
  NS_STYLE,
  NS_DRAW,
  NS_SVG,
  NS_MANIFEST
};

#define ODF "urn:oasis:names:tc:opendocument:xmlns:"

const DrXmlNamespace dr_odt_namespaces[] = {
  { ODF "office:1.0", NS_OFFICE },
  { ODF "text:1.0", NS_TEXT },
  { ODF "table:1.0", NS_TABLE },
  { ODF "style:1.0", NS_STYLE },
  { ODF "drawing:1.0", NS_DRAW },
  { ODF "svg-compatible:1.0", NS_SVG },
  { ODF "manifest:1.0", NS_MANIFEST },
};

const gsize dr_odt_n_namespaces = G_N_ELEMENTS (dr_odt_namespaces);

const DrXmlName dr_odt_names[] = {
  { NS_OFFICE, "annotation", DR_ODT_ANNOTATION },
  { NS_OFFICE, "binary-data", DR_ODT_BINARY },
  { NS_OFFICE, "text", DR_ODT_BODY },
  { NS_TABLE, "table-cell", DR_ODT_CELL },
  { NS_TABLE, "covered-table-cell", DR_ODT_COVERED_CELL },
  { NS_STYLE, "default-style", DR_ODT_DEFAULT_STYLE },
  { NS_SVG, "title", DR_ODT_DESCRIPTION },
  { NS_SVG, "desc", DR_ODT_DESCRIPTION },
  { NS_MANIFEST, "encryption-data", DR_ODT_ENCRYPTION },
  { NS_STYLE, "font-face", DR_ODT_FONT },
  { NS_OFFICE, "forms", DR_ODT_FORMS },
  { NS_TEXT, "h", DR_ODT_HEADING },
  { NS_TEXT, "table-of-content-source", DR_ODT_INDEX_SOURCE },
  { NS_TEXT, "illustration-index-source", DR_ODT_INDEX_SOURCE },
  { NS_TEXT, "table-index-source", DR_ODT_INDEX_SOURCE },
  { NS_TEXT, "object-index-source", DR_ODT_INDEX_SOURCE },
  { NS_TEXT, "user-index-source", DR_ODT_INDEX_SOURCE },
  { NS_TEXT, "alphabetical-index-source", DR_ODT_INDEX_SOURCE },
  { NS_TEXT, "bibliography-source", DR_ODT_INDEX_SOURCE },
  { NS_TEXT, "list-level-style-bullet", DR_ODT_LEVEL_BULLET },
  { NS_TEXT, "list-level-style-number", DR_ODT_LEVEL_NUMBER },
  { NS_TEXT, "line-break", DR_ODT_LINE_BREAK },
  { NS_TEXT, "list", DR_ODT_LIST },
  { NS_TEXT, "list-header", DR_ODT_LIST_HEADER },
  { NS_TEXT, "list-item", DR_ODT_LIST_ITEM },
  { NS_TEXT, "list-style", DR_ODT_LIST_STYLE },
  { NS_TEXT, "note", DR_ODT_NOTE },
  { NS_TEXT, "note-body", DR_ODT_NOTE_BODY },
  { NS_TEXT, "note-citation", DR_ODT_NOTE_CITATION },
  { NS_TEXT, "number", DR_ODT_NUMBER },
  { NS_TEXT, "outline-level-style", DR_ODT_OUTLINE_LEVEL },
  { NS_TEXT, "outline-style", DR_ODT_OUTLINE_STYLE },
  { NS_TEXT, "p", DR_ODT_PARAGRAPH },
  { NS_TABLE, "table-row", DR_ODT_ROW },
  { NS_TEXT, "ruby-text", DR_ODT_RUBY_TEXT },
  { NS_TEXT, "section", DR_ODT_SECTION },
  { NS_DRAW, "frame", DR_ODT_SHAPE },
  { NS_DRAW, "custom-shape", DR_ODT_SHAPE },
  { NS_DRAW, "rect", DR_ODT_SHAPE },
  { NS_DRAW, "ellipse", DR_ODT_SHAPE },
  { NS_DRAW, "circle", DR_ODT_SHAPE },
  { NS_DRAW, "line", DR_ODT_SHAPE },
  { NS_DRAW, "polygon", DR_ODT_SHAPE },
  { NS_DRAW, "polyline", DR_ODT_SHAPE },
  { NS_DRAW, "path", DR_ODT_SHAPE },
  { NS_DRAW, "connector", DR_ODT_SHAPE },
  { NS_DRAW, "caption", DR_ODT_SHAPE },
  { NS_TEXT, "s", DR_ODT_SPACE },
  { NS_TEXT, "span", DR_ODT_SPAN },
  { NS_STYLE, "style", DR_ODT_STYLE },
  { NS_TEXT, "tab", DR_ODT_TAB },
  { NS_TABLE, "table", DR_ODT_TABLE },
  { NS_STYLE, "text-properties", DR_ODT_TEXT_PROPERTIES },
  { NS_TEXT, "tracked-changes", DR_ODT_TRACKED_CHANGES },
};

const gsize dr_odt_n_names = G_N_ELEMENTS (dr_odt_names);
