/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Lines of words for a terminal. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is left of a text that is being broken into lines. */
typedef struct
{
  const char *at;
  const char *line;     /* the line found last; not zero-terminated */
  gsize       length;   /* in bytes */
  gsize       width;    /* in columns */
} DrTextWrap;

void     dr_text_wrap_init   (DrTextWrap  *self,
                              const char  *text);
gboolean dr_text_wrap_next   (DrTextWrap  *self,
                              gsize        width);
gsize    dr_text_wrap_widest (const char  *text,
                              gsize        width);

void     dr_text_pad         (GString     *string,
                              gsize        columns);
void     dr_text_rule        (GString     *string,
                              gsize        columns);
void     dr_text_paragraph   (GString     *string,
                              const char  *text,
                              gsize        indent,
                              gsize        width);

G_END_DECLS
