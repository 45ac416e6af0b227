/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "rendering/dr-text-wrap-private.h"

#include "rendering/dr-terminal-width-private.h"

/* @text is escaped: one line, its words parted by single spaces. It must outlive the wrap. */
void
dr_text_wrap_init (DrTextWrap *self,
                   const char *text)
{
  *self = (DrTextWrap) { .at = text, .line = text };
}

/*
 * Finds the next line of at most @width columns, 0 for no limit; FALSE once there is none. A word is never cut: one
 * that is wider than @width has a line of its own and sticks out.
 */
gboolean
dr_text_wrap_next (DrTextWrap *self,
                   gsize       width)
{
  while (*self->at == ' ')
    self->at++;
  if (*self->at == '\0')
    return FALSE;

  const char *start = self->at;
  const char *line_end = start;
  gsize line_width = 0;
  gsize column = 0;

  for (const char *at = start;; at = g_utf8_next_char (at))
    {
      if (*at == ' ' || *at == '\0')
        {
          if (width > 0 && column > width && line_end > start)
            break;
          line_end = at;
          line_width = column;
          if (*at == '\0')
            break;
        }
      column += dr_terminal_width_of_character (g_utf8_get_char (at));
    }

  self->line = start;
  self->length = line_end - start;
  self->width = line_width;
  self->at = line_end;

  return TRUE;
}

/* The width of the widest line that @text is broken into: beyond @width only where a word is. */
gsize
dr_text_wrap_widest (const char *text,
                     gsize       width)
{
  gsize widest = 0;
  DrTextWrap wrap;

  dr_text_wrap_init (&wrap, text);
  while (dr_text_wrap_next (&wrap, width))
    widest = MAX (widest, wrap.width);

  return widest;
}

void
dr_text_pad (GString *string,
             gsize    columns)
{
  for (gsize i = 0; i < columns; i++)
    g_string_append_c (string, ' ');
}

void
dr_text_rule (GString *string,
              gsize    columns)
{
  for (gsize i = 0; i < columns; i++)
    g_string_append (string, "─");
}

/* Appends @text in lines of at most @width columns, each behind @indent. The first line continues one that is begun. */
void
dr_text_paragraph (GString    *string,
                   const char *text,
                   gsize       indent,
                   gsize       width)
{
  gsize room = width == 0 ? 0 : width > indent ? width - indent : 1;
  gboolean is_first = TRUE;
  DrTextWrap wrap;

  dr_text_wrap_init (&wrap, text);
  while (dr_text_wrap_next (&wrap, room))
    {
      if (!is_first)
        dr_text_pad (string, indent);
      is_first = FALSE;
      g_string_append_len (string, wrap.line, wrap.length);
      g_string_append_c (string, '\n');
    }
  if (is_first)
    g_string_append_c (string, '\n');
}
