/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "rendering/dr-terminal-width-private.h"

#include <string.h>

/*
 * The rule is Unicode's East Asian Width (UAX #11), which GLib carries: wide and
 * full-width characters take two columns, marks and format characters none,
 * ambiguous ones one, as terminals outside East Asian locales do. So a
 * Vietnamese letter takes one column however it is composed: «ệ», «ê» and a dot
 * below, «e» and two marks.
 */
gsize
dr_terminal_width_of_character (gunichar character)
{
  /* A mark that takes a column of its own («Mc») does not stand in Vietnamese; a soft hyphen shows only where a line
   * is broken at it, which no terminal does. */
  if (character < 0x20 || (character >= 0x7f && character < 0xa0) || character == 0xad)
    return 0;
  if (character < 0x300)
    return 1;
  if (g_unichar_iszerowidth (character))
    return 0;

  return g_unichar_iswide (character) ? 2 : 1;
}

/* @text is UTF-8 of @length bytes, or ends with NUL if @length is -1. */
gsize
dr_terminal_width (const char *text,
                   gssize      length)
{
  gsize width = 0;
  const char *end = text + (length < 0 ? strlen (text) : (gsize) length);

  for (const char *at = text; at < end; at = g_utf8_next_char (at))
    width += dr_terminal_width_of_character (g_utf8_get_char (at));

  return width;
}
