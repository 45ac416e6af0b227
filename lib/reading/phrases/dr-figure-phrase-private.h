/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* One figure as it stands in a sentence: number, hedge, measure, and a second number behind a slash or in a range. */

#pragma once

#include "figures/dr-numeral-private.h"
#include "reading/language/dr-reading-private.h"

G_BEGIN_DECLS

typedef enum
{
  DR_FIGURE_FORM_SINGLE,
  DR_FIGURE_FORM_SLASH,     /* 96/80 hội viên; 4,896 tỷ/4,8 tỷ */
  DR_FIGURE_FORM_RANGE,     /* từ 20 đến 25 hộ; 20 - 25% */
  DR_FIGURE_FORM_FRACTION,  /* 2/3 số hộ */
  DR_FIGURE_FORM_SCORE      /* 92,5/100 điểm */
} DrFigureForm;

typedef struct
{
  DrFigureForm   form;
  DrDecimal      value;
  DrDecimal      second;        /* behind the slash, or the upper end */
  DrDecimal      other;         /* the other reading, where is_ambiguous */
  DrHedge        hedge;
  guint          first;         /* token of the hedge, or of the number */
  guint          number;        /* token of the number, or of the minus in front of it */
  guint          number_end;    /* one past its last token, magnitude included */
  guint          second_first;  /* tokens of the second number */
  guint          second_end;
  guint          measure_first; /* tokens of the measure; equal where there is none */
  guint          measure_end;
  guint          end;           /* one past the last token of all */
  guint32        lexicon_measure;   /* index in the lexicon, or DR_NONE */
  DrMeasureFlags flags;
  DrNumeralFlags numeral_flags;
  int            magnitude;     /* power of ten of «triệu» or «tỷ» behind the number; 0 where none is written */
  gboolean       is_percent;    /* %, phần trăm */
  gboolean       is_points;     /* điểm %, điểm phần trăm */
  gboolean       is_rate;       /* the measure has a denominator */
  gboolean       is_ambiguous;
  gboolean       is_part;       /* «214 hộ trong tổng số 260 hộ»: the second number is the whole, whatever follows */
  gboolean       is_named_twice; /* the measure stands on both sides of the slash */
  gboolean       names_target;  /* a target word stands behind the slash: «97/KH 90» */
  gboolean       is_shared;     /* the measure is that of another figure or stands in front, with no tokens here */
} DrFigurePhrase;

/* Reads the figure whose number begins at token @index, and ends before token @limit. @taken: tokens that belong to something else. */
gboolean dr_figure_phrase_match          (const DrReading      *reading,
                                          guint                 index,
                                          guint                 limit,
                                          const guint8         *taken,
                                          DrFigurePhrase       *phrase);
/* The canonical measure of the phrase as an interned string; DR_NONE where it has none. */
guint32  dr_figure_phrase_intern_measure (DrReading            *reading,
                                          const DrFigurePhrase *phrase);

/* Counts @value, which has no measure of its own, in the millions of the figure it stands with: «580 triệu đồng (chỉ tiêu 511)»; not where it is written in full. */
void     dr_figure_phrase_take_magnitude (DrDecimal            *value,
                                          int                   magnitude);

/* Whether «trên» straight in front of the number at @index is no hedge: «nộp cấp trên 12 triệu đồng», «lên tuyến trên 46 ca». */
gboolean dr_figure_phrase_is_behind_superior (const DrReading  *reading,
                                              guint             index);

/* --- dr-figure-name.c --- */

/* How many tokens a hedge, a name or an ordinal in front of a number has at most. */
#define DR_FIGURE_TOKENS_IN_FRONT 4

/* Whether a phrase with one of @signals ends right before token @index; gives the number of tokens of the longest. */
guint    dr_figure_phrase_signals_in_front (const DrReading      *reading,
                                            guint                 index,
                                            DrSignals             signals);
/*
 * Whether the number at @index is part of a name, counts an occasion or numbers
 * something; gives its role and where it ends. @phrase is the figure that it would
 * be, or NULL. Words such as «nhóm» or «số» in front make a name only of a number
 * that counts nothing.
 */
gboolean dr_figure_phrase_is_no_figure    (const DrReading      *reading,
                                           guint                 index,
                                           const DrFigurePhrase *phrase,
                                           DrNumberRole         *role,
                                           guint                *end);

G_END_DECLS
