/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* OpenDocument texts for tests, made of what stands inside their parts. */

#pragma once

#include "zip-fixture.h"

#define ODF "urn:oasis:names:tc:opendocument:xmlns:"
#define ODT_NAMESPACES \
  "xmlns:office='" ODF "office:1.0' xmlns:text='" ODF "text:1.0' xmlns:table='" ODF "table:1.0' " \
  "xmlns:style='" ODF "style:1.0' xmlns:draw='" ODF "drawing:1.0' xmlns:svg='" ODF "svg-compatible:1.0' " \
  "xmlns:fo='" ODF "xsl-fo-compatible:1.0' xmlns:dc='http://purl.org/dc/elements/1.1/'"

typedef struct
{
  const char *text;       /* inside <office:text> */
  const char *automatic;  /* (nullable) inside <office:automatic-styles> of the content */
  const char *styles;     /* (nullable) inside the styles */
} OdtParts;

static inline GBytes *
odt_build (const OdtParts *parts)
{
  g_autofree char *content = g_strconcat (
    "<?xml version='1.0' encoding='UTF-8'?>\n<office:document-content " ODT_NAMESPACES "><office:automatic-styles>",
    parts->automatic != NULL ? parts->automatic : "", "</office:automatic-styles><office:body><office:text>",
    parts->text, "</office:text></office:body></office:document-content>", NULL);
  g_autofree char *styles = g_strconcat ("<office:document-styles " ODT_NAMESPACES ">",
                                         parts->styles != NULL ? parts->styles : "", "</office:document-styles>", NULL);
  const ZipEntry entries[] = {
    { .name = "mimetype", .content = "application/vnd.oasis.opendocument.text" },
    { .name = "content.xml", .content = content, .is_packed = TRUE },
    { .name = "styles.xml", .content = styles, .is_packed = TRUE },
    { .name = "META-INF/manifest.xml", .is_packed = TRUE, .content =
      "<manifest:manifest xmlns:manifest='" ODF "manifest:1.0'><manifest:file-entry manifest:full-path='/' "
      "manifest:media-type='application/vnd.oasis.opendocument.text'/></manifest:manifest>" },
  };

  return zip_build (entries, G_N_ELEMENTS (entries));
}
