/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-word-private.h"

enum
{
  NS_WORD = 1,
  NS_COMPATIBILITY,
  NS_MATH
};

/* Word's own namespaces, and those of the strict variant of the standard. */
const DrXmlNamespace dr_word_namespaces[] = {
  { "http://schemas.openxmlformats.org/wordprocessingml/2006/main", NS_WORD },
  { "http://purl.oclc.org/ooxml/wordprocessingml/main", NS_WORD },
  { "http://schemas.openxmlformats.org/markup-compatibility/2006", NS_COMPATIBILITY },
  { "http://schemas.openxmlformats.org/officeDocument/2006/math", NS_MATH },
  { "http://purl.oclc.org/ooxml/officeDocument/math", NS_MATH },
};

const gsize dr_word_n_namespaces = G_N_ELEMENTS (dr_word_namespaces);

const DrXmlName dr_word_names[] = {
  { NS_WORD, "abstractNum", DR_WORD_ABSTRACT_NUM },
  { NS_WORD, "abstractNumId", DR_WORD_ABSTRACT_NUM_ID },
  { NS_COMPATIBILITY, "AlternateContent", DR_WORD_ALTERNATE_CONTENT },
  { NS_WORD, "basedOn", DR_WORD_BASED_ON },
  { NS_WORD, "br", DR_WORD_BREAK },
  { NS_WORD, "cr", DR_WORD_CARRIAGE_RETURN },
  { NS_WORD, "tc", DR_WORD_CELL },
  { NS_WORD, "tcPr", DR_WORD_CELL_PROPERTIES },
  { NS_WORD, "pPrChange", DR_WORD_CHANGE },
  { NS_WORD, "rPrChange", DR_WORD_CHANGE },
  { NS_WORD, "trPrChange", DR_WORD_CHANGE },
  { NS_WORD, "tcPrChange", DR_WORD_CHANGE },
  { NS_WORD, "tblPrChange", DR_WORD_CHANGE },
  { NS_WORD, "sectPrChange", DR_WORD_CHANGE },
  { NS_COMPATIBILITY, "Choice", DR_WORD_CHOICE },
  { NS_WORD, "fldChar", DR_WORD_COMPLEX_FIELD },
  { NS_WORD, "docDefaults", DR_WORD_DEFAULTS },
  { NS_WORD, "del", DR_WORD_DELETED },
  { NS_WORD, "endnote", DR_WORD_ENDNOTE },
  { NS_WORD, "endnoteReference", DR_WORD_ENDNOTE_REFERENCE },
  { NS_COMPATIBILITY, "Fallback", DR_WORD_FALLBACK },
  { NS_WORD, "rFonts", DR_WORD_FONTS },
  { NS_WORD, "footnote", DR_WORD_FOOTNOTE },
  { NS_WORD, "footnoteReference", DR_WORD_FOOTNOTE_REFERENCE },
  { NS_WORD, "gridBefore", DR_WORD_GRID_BEFORE },
  { NS_WORD, "gridSpan", DR_WORD_GRID_SPAN },
  { NS_WORD, "isLgl", DR_WORD_IS_LEGAL },
  { NS_WORD, "lvl", DR_WORD_LEVEL },
  { NS_WORD, "ilvl", DR_WORD_LEVEL_INDEX },
  { NS_WORD, "lvlOverride", DR_WORD_LEVEL_OVERRIDE },
  { NS_WORD, "lvlRestart", DR_WORD_LEVEL_RESTART },
  { NS_WORD, "lvlText", DR_WORD_LEVEL_TEXT },
  { NS_MATH, "t", DR_WORD_MATH_TEXT },
  { NS_WORD, "moveFrom", DR_WORD_MOVED_FROM },
  { NS_WORD, "noBreakHyphen", DR_WORD_NO_BREAK_HYPHEN },
  { NS_WORD, "num", DR_WORD_NUM },
  { NS_WORD, "numFmt", DR_WORD_NUM_FORMAT },
  { NS_WORD, "numId", DR_WORD_NUM_ID },
  { NS_WORD, "numPr", DR_WORD_NUM_PROPERTIES },
  { NS_WORD, "numStyleLink", DR_WORD_NUM_STYLE_LINK },
  { NS_WORD, "p", DR_WORD_PARAGRAPH },
  { NS_WORD, "pPr", DR_WORD_PARAGRAPH_PROPERTIES },
  { NS_WORD, "pStyle", DR_WORD_PARAGRAPH_STYLE },
  { NS_WORD, "ptab", DR_WORD_POSITIONED_TAB },
  { NS_WORD, "tr", DR_WORD_ROW },
  { NS_WORD, "trPr", DR_WORD_ROW_PROPERTIES },
  { NS_WORD, "rt", DR_WORD_RUBY_TEXT },
  { NS_WORD, "r", DR_WORD_RUN },
  { NS_WORD, "rPr", DR_WORD_RUN_PROPERTIES },
  { NS_WORD, "rStyle", DR_WORD_RUN_STYLE },
  { NS_WORD, "sdtPr", DR_WORD_SDT_PROPERTIES },
  { NS_WORD, "sectPr", DR_WORD_SECTION_PROPERTIES },
  { NS_WORD, "start", DR_WORD_START },
  { NS_WORD, "startOverride", DR_WORD_START_OVERRIDE },
  { NS_WORD, "style", DR_WORD_STYLE },
  { NS_WORD, "styleLink", DR_WORD_STYLE_LINK },
  { NS_WORD, "suff", DR_WORD_SUFFIX },
  { NS_WORD, "sym", DR_WORD_SYMBOL },
  { NS_WORD, "tab", DR_WORD_TAB },
  { NS_WORD, "tbl", DR_WORD_TABLE },
  { NS_WORD, "tblPr", DR_WORD_TABLE_PROPERTIES },
  { NS_WORD, "t", DR_WORD_TEXT },
  { NS_WORD, "txbxContent", DR_WORD_TEXT_BOX },
  { NS_WORD, "vanish", DR_WORD_VANISH },
  { NS_WORD, "vertAlign", DR_WORD_VERTICAL_ALIGN },
  { NS_WORD, "vMerge", DR_WORD_VERTICAL_MERGE },
};

const gsize dr_word_n_names = G_N_ELEMENTS (dr_word_names);

gboolean
dr_word_is_on (const DrXmlElement *element)
{
  DrXmlValue value;

  return !dr_xml_get (element, "val", &value)
         || !(dr_xml_value_is (&value, "0") || dr_xml_value_is (&value, "false") || dr_xml_value_is (&value, "off"));
}
