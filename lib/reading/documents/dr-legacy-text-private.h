/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Vietnamese from before Unicode: the codes of TCVN 5712 («ABC») and of VNI. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DR_LEGACY_NONE,
  DR_LEGACY_TCVN3,          /* one byte a letter; fonts named .Vn… */
  DR_LEGACY_TCVN3_CAPITALS, /* the same codes, shown as capitals; fonts named .Vn…H */
  DR_LEGACY_VNI             /* a letter and its mark are a byte each; fonts named VNI-… */
} DrLegacy;

/* What a font's name says; NULL is no font. */
DrLegacy dr_legacy_from_font    (const char *font);
/* Appends @text, whose characters up to U+00FF stand for bytes; others stay as they are. */
void     dr_legacy_append       (GString    *string,
                                 DrLegacy    legacy,
                                 const char *text,
                                 gsize       length);
/* The same for bytes. */
void     dr_legacy_append_bytes (GString    *string,
                                 DrLegacy    legacy,
                                 const char *bytes,
                                 gsize       length);

G_END_DECLS
