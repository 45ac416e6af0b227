/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-workbook-private.h"

enum
{
  NS_SHEET = 1
};

/* Excel's own namespace, and that of the strict variant of the standard. */
const DrXmlNamespace dr_workbook_namespaces[] = {
  { "http://schemas.openxmlformats.org/spreadsheetml/2006/main", NS_SHEET },
  { "http://purl.oclc.org/ooxml/spreadsheetml/main", NS_SHEET },
};

const gsize dr_workbook_n_namespaces = G_N_ELEMENTS (dr_workbook_namespaces);

const DrXmlName dr_workbook_names[] = {
  { NS_SHEET, "c", DR_WORKBOOK_CELL },
  { NS_SHEET, "cellXfs", DR_WORKBOOK_CELL_FORMATS },
  { NS_SHEET, "col", DR_WORKBOOK_COLUMN },
  { NS_SHEET, "f", DR_WORKBOOK_FORMULA },
  { NS_SHEET, "is", DR_WORKBOOK_INLINE },
  { NS_SHEET, "mergeCell", DR_WORKBOOK_MERGE },
  { NS_SHEET, "numFmt", DR_WORKBOOK_NUMBER_FORMAT },
  { NS_SHEET, "rPh", DR_WORKBOOK_PHONETIC },
  { NS_SHEET, "row", DR_WORKBOOK_ROW },
  { NS_SHEET, "sheet", DR_WORKBOOK_SHEET },
  { NS_SHEET, "si", DR_WORKBOOK_ITEM },
  { NS_SHEET, "t", DR_WORKBOOK_TEXT },
  { NS_SHEET, "v", DR_WORKBOOK_VALUE },
  { NS_SHEET, "workbookPr", DR_WORKBOOK_PROPERTIES },
  { NS_SHEET, "xf", DR_WORKBOOK_FORMAT },
};

const gsize dr_workbook_n_names = G_N_ELEMENTS (dr_workbook_names);
