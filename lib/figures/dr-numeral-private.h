/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The closed grammar of numbers as reports write them: digits, magnitudes, number words, ranks, hedges. */

#pragma once

#include <glib.h>

#include <districtreport/dr-quantity.h>

#include "figures/dr-decimal-private.h"

G_BEGIN_DECLS

/**
 * DrNumeralFlags:
 * @DR_NUMERAL_WORDS: written in words, wholly or in part («hai mươi tư», «1 tỷ rưỡi»)
 * @DR_NUMERAL_MAGNITUDE: carries nghìn, vạn, triệu, tỷ
 * @DR_NUMERAL_GROUPED: its thousands are separated
 * @DR_NUMERAL_FRACTION: has decimals
 * @DR_NUMERAL_PADDED: begins with a zero that says nothing («07»)
 * @DR_NUMERAL_FOREIGN: written with foreign separators («1,480», «71.35»)
 * @DR_NUMERAL_AMBIGUOUS: one comma, three digits, no zero in front: the measure decides, @other holds the other value
 * @DR_NUMERAL_UNREADABLE: more digits than a decimal holds, or no well-formed number («1.23.4567»); no value is set
 * @DR_NUMERAL_COLLOQUIAL: «5 tỷ 4» for 5,4 tỷ; @other, where it is not zero, counts the digit in the next magnitude
 * @DR_NUMERAL_SLIP: a letter was read as the digit it looks like; @other is the number without it
 */
typedef enum
{
  DR_NUMERAL_WORDS      = 1 << 0,
  DR_NUMERAL_MAGNITUDE  = 1 << 1,
  DR_NUMERAL_GROUPED    = 1 << 2,
  DR_NUMERAL_FRACTION   = 1 << 3,
  DR_NUMERAL_PADDED     = 1 << 4,
  DR_NUMERAL_FOREIGN    = 1 << 5,
  DR_NUMERAL_AMBIGUOUS  = 1 << 6,
  DR_NUMERAL_UNREADABLE = 1 << 7,
  DR_NUMERAL_COLLOQUIAL = 1 << 8,
  DR_NUMERAL_SLIP       = 1 << 9
} DrNumeralFlags;

/* One number as it stands in a text. */
typedef struct
{
  DrDecimal      value;
  DrDecimal      other;
  gsize          start;
  gsize          digits_end;   /* end of the first written number, before any magnitude */
  gsize          end;          /* end with magnitudes and compounds */
  DrNumeralFlags flags;
} DrNumeral;

/* Reads the number that begins at @start: a digit, or the first letter of a word. */
gboolean dr_numeral_scan        (const char *text,
                                 gsize       length,
                                 gsize       start,
                                 DrNumeral  *numeral);
/* Who knows the words of a text already: whether those from byte @start to @end may be of the grammar. FALSE spares folding them. */
typedef struct _DrNumeralFilter DrNumeralFilter;

struct _DrNumeralFilter
{
  gboolean (*may_know) (const DrNumeralFilter *self,
                        gsize                  start,
                        gsize                  end);
};

/* The same with the help of @filter. */
gboolean dr_numeral_scan_filtered (const char            *text,
                                   gsize                  length,
                                   gsize                  start,
                                   const DrNumeralFilter *filter,
                                   DrNumeral             *numeral);
/*
 * Reads the digits at @start alone, for who knows that no word of the grammar stands before or behind them; FALSE if they
 * cannot be read.
 */
gboolean dr_numeral_scan_literal  (const char *text,
                                 gsize       length,
                                 gsize       start,
                                 DrNumeral  *numeral);
/* Reads a number at @start in which one letter stands for the digit it looks like («l.236», «1O5»). */
gboolean dr_numeral_scan_slip   (const char *text,
                                 gsize       length,
                                 gsize       start,
                                 DrNumeral  *numeral);
/* Settles an ambiguous numeral once its measure (canonical, may be NULL) is known; swaps value and other where needed. */
void     dr_numeral_settle      (DrNumeral  *numeral,
                                 const char *measure);
/* Reads a rank at @start: «Nhất», «Nhì», «Mười một», «IV», «05»; 0 if there is none. */
guint    dr_numeral_scan_rank   (const char *text,
                                 gsize       length,
                                 gsize       start,
                                 gsize      *end);
/* Reads a roman numeral of 1 to 3999; 0 if there is none. */
guint    dr_numeral_scan_roman  (const char *text,
                                 gsize       length,
                                 gsize       start,
                                 gsize      *end);
/* Reads the hedge words that begin at @start and stand directly before a number («hơn», «không dưới»). */
gboolean dr_numeral_scan_hedge  (const char *text,
                                 gsize       length,
                                 gsize       start,
                                 gsize      *end,
                                 DrHedge    *hedge);
/* The same for the one word from @start to @end, for who knows that digits come next, no more than a space behind it. */
gboolean dr_numeral_scan_hedge_word (const char *text,
                                 gsize       length,
                                 gsize       start,
                                 gsize       end,
                                 DrHedge    *hedge);
/* Reads the hedge words that stand after the measure («trở lên», «trở xuống»), or after the number («40 mấy»). */
gboolean dr_numeral_scan_suffix (const char *text,
                                 gsize       length,
                                 gsize       start,
                                 gsize      *end,
                                 DrHedge    *hedge);

G_END_DECLS
