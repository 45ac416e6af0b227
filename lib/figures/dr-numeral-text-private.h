/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Steps over text that the files of the number grammar share. Nothing here looks further than a few words. */

#pragma once

#include "figures/dr-number-words-private.h"
#include "figures/dr-numeral-private.h"

G_BEGIN_DECLS

/* A stretch of text and where it ends. */
typedef struct
{
  const char            *text;
  gsize                  length;
  const DrNumeralFilter *filter;  /* (nullable) */
} DrNumeralText;

/* A number in digits, before any magnitude. */
typedef struct
{
  DrDecimal      value;
  DrDecimal      other;   /* if ambiguous */
  gsize          end;
  guint          n_digits_before; /* digits of the first group */
  DrNumeralFlags flags;
} DrNumeralLiteral;

gunichar             dr_numeral_text_get       (const DrNumeralText *self,
                                                gsize                at,
                                                gsize               *next);
gboolean             dr_numeral_text_is_digit  (const DrNumeralText *self,
                                                gsize                at);
gsize                dr_numeral_text_skip      (const DrNumeralText *self,
                                                gsize                at,
                                                gboolean            *broken);
gsize                dr_numeral_text_word_end  (const DrNumeralText *self,
                                                gsize                at);
/* The word of the grammar from @start to @end. */
const DrNumberWord * dr_numeral_text_find      (const DrNumeralText *self,
                                                gsize                start,
                                                gsize                end);
const DrNumberWord * dr_numeral_text_word      (const DrNumeralText *self,
                                                gsize                at,
                                                gsize               *start,
                                                gsize               *end);
const DrNumberWord * dr_numeral_text_before    (const DrNumeralText *self,
                                                gsize                at,
                                                gsize               *start);
const DrNumberPhrase * dr_numeral_text_phrase  (const DrNumeralText *self,
                                                gsize                at,
                                                gsize               *end);
gboolean             dr_numeral_text_ends_phrase (const DrNumeralText *self,
                                                gsize                start,
                                                gsize                end);
gboolean             dr_numeral_text_is_percent (const DrNumeralText *self,
                                                gsize                at);

void                 dr_numeral_literal_scan   (const DrNumeralText *self,
                                                gsize                start,
                                                gboolean             joining,
                                                DrNumeralLiteral    *literal);
const DrNumberWord * dr_numeral_magnitude_scan (const DrNumeralText *self,
                                                gsize                at,
                                                gsize               *end);
gboolean             dr_numeral_magnitudes_scan (const DrNumeralText *self,
                                                gsize                at,
                                                int                 *exponent,
                                                gsize               *end);

G_END_DECLS
