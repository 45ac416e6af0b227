/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What automatic numbering writes before a paragraph: «1.», «II.», «b)», «-». */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DR_LABEL_NONE,
  DR_LABEL_DECIMAL,
  DR_LABEL_DECIMAL_ZERO,    /* 01, 02, …, 10 */
  DR_LABEL_UPPER_ROMAN,
  DR_LABEL_LOWER_ROMAN,
  DR_LABEL_UPPER_LETTER,
  DR_LABEL_LOWER_LETTER
} DrLabelStyle;

/* Numbers that a style cannot write are written in decimal. */
void     dr_list_label_append_number (GString      *text,
                                      DrLabelStyle  style,
                                      guint         number);

/*
 * The character that a font of symbols shows for @character, which may stand in the
 * private area from U+F000 on; a mark that is not known is a bullet, a font that is
 * none of symbols shows the character itself.
 */
gunichar dr_symbol_to_unicode        (const char   *font,
                                      gunichar      character);

G_END_DECLS
