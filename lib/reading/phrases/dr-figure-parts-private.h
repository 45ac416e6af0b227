/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The pieces of a figure: its number, its measure, and what stands behind a slash or in a range. */

#pragma once

#include "reading/phrases/dr-figure-phrase-private.h"

G_BEGIN_DECLS

/* A measure where it stands. */
typedef struct
{
  guint          end;           /* one past its last token */
  guint32        lexicon;       /* index, or DR_NONE */
  DrMeasureFlags flags;
  gboolean       is_percent;
  gboolean       is_points;
  gboolean       is_rate;
  gboolean       is_known;
} DrFigureMeasure;

/* The first token that begins at or behind @byte. */
guint    dr_figure_token_at           (const DrReading       *reading,
                                       guint                  index,
                                       gsize                  byte);
guint    dr_figure_skip_newline       (const DrReading       *reading,
                                       guint                  index);

/* --- dr-figure-measure.c --- */

gboolean dr_figure_is_exponent        (const DrReading       *reading,
                                       guint                  index);
/* Denominators behind a measure: «đồng/căn», «đồng/người/năm», «giường bệnh/1.000 dân»; gives where they end. */
guint    dr_figure_match_denominators (const DrReading       *reading,
                                       guint                  index,
                                       guint                  limit,
                                       const guint8          *taken);
gboolean dr_figure_match_measure      (const DrReading       *reading,
                                       guint                  index,
                                       guint                  limit,
                                       const guint8          *taken,
                                       gboolean               unknown_too,
                                       DrFigureMeasure       *measure);
void     dr_figure_take_measure       (DrFigurePhrase        *phrase,
                                       guint                  first,
                                       const DrFigureMeasure *measure);

/* --- dr-figure-plain.c --- */

/*
 * Reads the digits at @index where neither a word in front nor anything behind can make another number of them; FALSE says
 * nothing. The tokens up to @end are free.
 */
gboolean dr_figure_scan_plain         (const DrReading       *reading,
                                       guint                  index,
                                       guint                  end,
                                       DrNumeral             *numeral);
/* Whether the number word at @index may begin a figure: it counts what the lexicon knows, or goes on. FALSE is sure. */
gboolean dr_figure_may_be_words       (const DrReading       *reading,
                                       guint                  index,
                                       guint                  limit);

/* --- dr-figure-minus.c --- */

/* Whether the sign or word straight in front of the number at @index makes @phrase a figure below zero. */
gboolean dr_figure_has_minus          (const DrReading       *reading,
                                       guint                  index,
                                       const guint8          *taken,
                                       const DrFigurePhrase  *phrase);

/* --- dr-figure-pair.c --- */

/* The bytes that a number at @index may reach: not into what belongs to something else. */
gsize    dr_figure_reach              (const DrReading       *reading,
                                       guint                  index,
                                       guint                  limit,
                                       const guint8          *taken);
gboolean dr_figure_scan_number        (const DrReading       *reading,
                                       guint                  index,
                                       guint                  limit,
                                       const guint8          *taken,
                                       DrNumeral             *numeral);
/* The power of ten that the magnitude of @numeral stands for. */
int      dr_figure_get_magnitude      (const DrReading       *reading,
                                       const DrNumeral       *numeral);
/* «96/80 hội viên», «58,2/64 tỷ đồng», «210 con/190 con»: the second number and the measure of both. */
gboolean dr_figure_match_slash        (const DrReading       *reading,
                                       guint                  limit,
                                       const guint8          *taken,
                                       DrNumeral             *first,
                                       const DrFigureMeasure *first_measure,
                                       DrFigurePhrase        *phrase);
/* «20-25 hộ», «từ 20 đến 25 hộ», «2 - 3%»: the upper end and the measure of both. */
gboolean dr_figure_match_range        (const DrReading       *reading,
                                       guint                  limit,
                                       const guint8          *taken,
                                       const DrNumeral       *first,
                                       DrFigurePhrase        *phrase);

G_END_DECLS
