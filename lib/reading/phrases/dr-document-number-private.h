/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Numbers of documents: «27-CT/TU», «118/2021/NĐ-CP», «33 BC/HPN». */

#pragma once

#include "reading/language/dr-reading-private.h"

G_BEGIN_DECLS

typedef struct
{
  guint   n_tokens;     /* with the word that is written together with it: «TWcủa» */
  guint32 end;          /* byte behind its last symbol */
  guint   tail;         /* token behind its digits, where the symbols begin */
  guint   kind;         /* token of the kind's symbol: «CT»; DR_NONE: none */
  guint   issuer;       /* token of the first symbol of who issued it: «TU»; DR_NONE: none */
  gboolean is_cut;      /* the last token has a word glued to the symbol */
} DrDocumentNumber;

/* Reads the number with symbols that begins with the digits at @index. */
gboolean     dr_document_number_match      (const DrReading        *reading,
                                            guint                   index,
                                            DrDocumentNumber       *number);
/* What the symbols say; NULL where they are not known. */
const char * dr_document_number_get_kind   (const DrReading        *reading,
                                            const DrDocumentNumber *number);
/* The kind that a symbol stands for alone: «CV 1204/UBND-NN». @is_state: a state body's; NULL where @index is no symbol of a kind. */
const char * dr_document_number_read_kind  (const DrReading        *reading,
                                            guint                   index,
                                            gboolean                is_state);
const char * dr_document_number_get_issuer (const DrReading        *reading,
                                            const DrDocumentNumber *number);
/* Appends the words of the tokens from @first up to the byte @end as they are printed, without stray spaces, every dash a hyphen. */
void         dr_document_number_print      (const DrReading        *reading,
                                            guint                   first,
                                            guint32                 end,
                                            GString                *text);

G_END_DECLS
