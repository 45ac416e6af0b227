/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Word files for tests, made of what stands inside their parts. */

#pragma once

#include "zip-fixture.h"

#define WORD_NAMESPACES \
  "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' " \
  "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' " \
  "xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape' " \
  "xmlns:v='urn:schemas-microsoft-com:vml' " \
  "xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'"

/* The usual pieces. */
#define R(text) "<w:r><w:t xml:space='preserve'>" text "</w:t></w:r>"
#define P(text) "<w:p>" R (text) "</w:p>"
#define TC(text) "<w:tc><w:tcPr><w:tcW w:w='900'/></w:tcPr>" P (text) "</w:tc>"

typedef struct
{
  const char *body;       /* inside <w:body> */
  const char *styles;     /* (nullable) inside <w:styles>, and so on */
  const char *numbering;
  const char *footnotes;
  const char *endnotes;
} WordParts;

static inline GBytes *
word_build (const WordParts *parts)
{
  static const struct { const char *name; const char *root; } others[] = {
    { "styles", "styles" }, { "numbering", "numbering" }, { "footnotes", "footnotes" }, { "endnotes", "endnotes" },
  };
  const char *contents[] = { parts->styles, parts->numbering, parts->footnotes, parts->endnotes };
  g_autoptr (GString) relations = g_string_new (
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>");
  g_autofree char *document = g_strconcat ("<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n<w:document "
                                           WORD_NAMESPACES "><w:body>", parts->body,
                                           "<w:sectPr><w:pgSz w:w='11906'/></w:sectPr></w:body></w:document>", NULL);
  char *made[G_N_ELEMENTS (others)] = { NULL };
  char *names[G_N_ELEMENTS (others)] = { NULL };
  ZipEntry entries[4 + G_N_ELEMENTS (others)] = {
    { .name = "[Content_Types].xml", .is_packed = TRUE, .content =
      "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
      "<Default Extension='xml' ContentType='application/xml'/><Override PartName='/word/document.xml' ContentType="
      "'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>" },
    { .name = "_rels/.rels", .is_packed = TRUE, .content =
      "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='rId1' "
      "Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' "
      "Target='word/document.xml'/></Relationships>" },
    { .name = "word/document.xml", .content = document, .is_packed = TRUE },
    { .name = "word/_rels/document.xml.rels", .is_packed = TRUE },
  };
  gsize n = 4;

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (contents[i] != NULL)
      {
        made[i] = g_strdup_printf ("<w:%s " WORD_NAMESPACES ">%s</w:%s>", others[i].root, contents[i], others[i].root);
        names[i] = g_strdup_printf ("word/%s.xml", others[i].name);
        entries[n++] = (ZipEntry) { .name = names[i], .content = made[i], .is_packed = TRUE };
        g_string_append_printf (relations, "<Relationship Id='rId%d' Type='http://schemas.openxmlformats.org/"
                                "officeDocument/2006/relationships/%s' Target='%s.xml'/>", (int) i + 1, others[i].name,
                                others[i].name);
      }
  g_string_append (relations, "</Relationships>");
  entries[3].content = relations->str;

  GBytes *bytes = zip_build (entries, n);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_free (made[i]);
      g_free (names[i]);
    }

  return bytes;
}
