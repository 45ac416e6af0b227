/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Workbooks for tests: one or two sheets, made of the XML inside their parts. */

#pragma once

#include "zip-fixture.h"

typedef struct
{
  const char *sheet;        /* inside <worksheet> */
  const char *strings;      /* (nullable) inside <sst> */
  const char *styles;       /* (nullable) inside <styleSheet> */
  const char *second;       /* (nullable) a second sheet, «Phụ lục» */
  const char *state;        /* (nullable) of the second sheet: «hidden» */
  const char *properties;   /* (nullable) of the workbook */
} WorkbookParts;

#define WORKBOOK_RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define WORKBOOK_NAMESPACE "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

static inline GBytes *
workbook_build (const WorkbookParts *parts)
{
  g_autofree char *workbook =
    g_strdup_printf ("<workbook xmlns='" WORKBOOK_NAMESPACE "' xmlns:r='" WORKBOOK_RELATIONS "'>%s<sheets>"
                     "<sheet name='Biểu 1' sheetId='1' r:id='rId1'/>%s%s%s</sheets></workbook>",
                     parts->properties != NULL ? parts->properties : "",
                     parts->second != NULL ? "<sheet name='Phụ lục' sheetId='2' r:id='rId2' state='" : "",
                     parts->second != NULL ? parts->state != NULL ? parts->state : "visible" : "",
                     parts->second != NULL ? "'/>" : "");
  g_autofree char *sheet = g_strdup_printf ("<worksheet xmlns='" WORKBOOK_NAMESPACE "'>%s</worksheet>", parts->sheet);
  g_autofree char *second = g_strdup_printf ("<worksheet xmlns='" WORKBOOK_NAMESPACE "'>%s</worksheet>",
                                             parts->second != NULL ? parts->second : "");
  g_autofree char *strings = g_strdup_printf ("<sst xmlns='" WORKBOOK_NAMESPACE "'>%s</sst>",
                                              parts->strings != NULL ? parts->strings : "");
  g_autofree char *styles = g_strdup_printf ("<styleSheet xmlns='" WORKBOOK_NAMESPACE "'>%s</styleSheet>",
                                             parts->styles != NULL ? parts->styles : "");
  const ZipEntry entries[] = {
    { .name = "[Content_Types].xml",
      .content = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                 "<Override PartName='/xl/workbook.xml' ContentType='application/vnd.openxmlformats-officedocument."
                 "spreadsheetml.sheet.main+xml'/></Types>" },
    { .name = "_rels/.rels",
      .content = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                 "<Relationship Id='rId1' Type='" WORKBOOK_RELATIONS "/officeDocument' Target='xl/workbook.xml'/>"
                 "</Relationships>" },
    { .name = "xl/_rels/workbook.xml.rels",
      .content = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                 "<Relationship Id='rId1' Type='" WORKBOOK_RELATIONS "/worksheet' Target='worksheets/sheet1.xml'/>"
                 "<Relationship Id='rId2' Type='" WORKBOOK_RELATIONS "/worksheet' Target='worksheets/sheet2.xml'/>"
                 "<Relationship Id='rId3' Type='" WORKBOOK_RELATIONS "/sharedStrings' Target='sharedStrings.xml'/>"
                 "<Relationship Id='rId4' Type='" WORKBOOK_RELATIONS "/styles' Target='styles.xml'/>"
                 "</Relationships>" },
    { .name = "xl/workbook.xml", .content = workbook },
    { .name = "xl/worksheets/sheet1.xml", .content = sheet, .is_packed = TRUE },
    { .name = "xl/worksheets/sheet2.xml", .content = second, .is_packed = TRUE },
    { .name = "xl/sharedStrings.xml", .content = strings, .is_packed = TRUE },
    { .name = "xl/styles.xml", .content = styles },
  };

  return zip_build (entries, G_N_ELEMENTS (entries));
}
