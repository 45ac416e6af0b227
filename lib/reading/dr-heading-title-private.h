/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Lines that may be titles: what they name, and whether they are. */

#pragma once

#include "reading/language/dr-numbering-private.h"
#include "reading/phrases/dr-body-phrase-private.h"

G_BEGIN_DECLS

/* A line taken as a title. */
typedef struct
{
  guint         end;               /* token behind it */
  guint         text;              /* where text begins on the same line; n_tokens: none */
  gboolean      has_colon;
  gboolean      has_stop;          /* ends in «.», «;», «,» */
  gboolean      has_figures;
  gboolean      is_text;           /* too long, or with figures: the rest was not looked at */
  gboolean      is_capitals;
  guint         n_words;
  gboolean      has_body;
  DrBodyPhrase  body;
  guint         body_index;
  gboolean      has_role;
  DrSectionRole role;
  gboolean      begins_with_role;
  guint32       period;            /* or DR_NONE */
  int           year;              /* that stands by itself at its end; 0: none */
} DrHeadingTitle;

/* Finds the body that a title is about. */
gboolean dr_heading_title_find_body (DrReading      *reading,
                                     guint           first,
                                     guint           end,
                                     gboolean        allows_field,
                                     gboolean        is_label,
                                     DrHeadingTitle *title);
/* The same for one below the issuer by its name: «1. Xã Tân Bình», «- UBND xã Tân Bình:». */
gboolean dr_heading_title_find_below (DrReading      *reading,
                                      guint           first,
                                      guint           end,
                                      DrHeadingTitle *title);
/* What section the title announces: the first telling word decides («KẾT QUẢ THỰC HIỆN NHIỆM VỤ» are results). */
void dr_heading_title_find_role (const DrReading *reading,
                                 guint            first,
                                 DrHeadingTitle  *title);
void dr_heading_title_find_period (DrReading      *reading,
                                   guint           first,
                                   DrHeadingTitle *title);
/* Finds where the title ends, and what its words are like. */
void dr_heading_title_measure (DrReading      *reading,
                               guint           first,
                               DrHeadingTitle *title);
/* Whether it is a title only if it names a body, whatever else it says. */
gboolean dr_heading_title_needs_body (const DrReading      *reading,
                                      const DrHeadingTitle *title);
/* Whether what stands on the line is a title rather than a sentence. */
gboolean dr_heading_title_is_title (const DrReading      *reading,
                                    guint                 first,
                                    DrScheme              scheme,
                                    const DrHeadingTitle *title,
                                    DrSectionRole         outer_role);

/* Whether the text behind a label begins by telling what was done. */
gboolean dr_heading_title_precedes_result (const DrReading      *reading,
                                           const DrHeadingTitle *title);

G_END_DECLS
