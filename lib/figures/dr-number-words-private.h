/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The closed words of the number grammar: digits, magnitudes, ranks, hedges, and the phrases that are no numbers. */

#pragma once

#include <glib.h>

#include <districtreport/dr-quantity.h>

G_BEGIN_DECLS

typedef enum
{
  DR_WORD_OTHER,
  DR_WORD_DIGIT,     /* một … chín */
  DR_WORD_FINAL,     /* mốt, lăm, nhăm: only after tens */
  DR_WORD_ZERO,      /* không, before trăm */
  DR_WORD_TEN,       /* mười */
  DR_WORD_TENS,      /* mươi */
  DR_WORD_HUNDRED,   /* trăm */
  DR_WORD_DOZEN,     /* chục */
  DR_WORD_LINK,      /* linh, lẻ */
  DR_WORD_MAGNITUDE, /* nghìn, vạn, triệu, tỷ; the value is the exponent */
  DR_WORD_HALF,      /* nửa */
  DR_WORD_AND_HALF,  /* rưỡi */
  DR_WORD_RANK,      /* nhất, nhì: numbers only as ranks */
  DR_WORD_MINUS,     /* âm */
  DR_WORD_FROM,      /* từ, of a range */
  DR_WORD_TO         /* đến, tới */
} DrWordRole;

/* What a word tells about a number beside it. */
typedef enum
{
  DR_WORD_LABEL    = 1 << 0, /* «ngày», «khối»: the number after it counts nothing, so nothing is joined to it */
  DR_WORD_PHYSICAL = 1 << 1, /* «ha», «kg»: may follow decimals */
  DR_WORD_MONEY    = 1 << 2, /* «đồng», «đ» */
  DR_WORD_COMPARED = 1 << 3, /* «cao», «nhiều»: the «hơn» after it compares */
  DR_WORD_DEGREE   = 1 << 4, /* «chế», «mức»: the «độ» after it is no hedge */
  DR_WORD_VAGUE    = 1 << 5, /* «vài», «dăm»: the number after it is vague */
  DR_WORD_ORDINAL  = 1 << 6  /* «thứ»: the number after it takes no magnitude («lần thứ 5 triệu tập») */
} DrWordSenses;

typedef struct
{
  const char   *word;
  DrWordRole    role;
  guint         value;
  DrWordSenses  senses;
} DrNumberWord;

typedef enum
{
  DR_PHRASE_NONE,
  DR_PHRASE_NUMBER,     /* a number after all: «một phần quà» */
  DR_PHRASE_NO_NUMBER,  /* begins with a number word and is none: «một số», «tỷ lệ» */
  DR_PHRASE_NO_ENDING,  /* ends in a number word and is none: «đầu tư», «trong năm» */
  DR_PHRASE_HEDGE,      /* before a number */
  DR_PHRASE_SUFFIX      /* after a measure */
} DrPhraseKind;

typedef struct
{
  const char   *phrase;
  DrPhraseKind  kind;
  DrHedge       hedge;
} DrNumberPhrase;

/* No word of the tables is longer, in any spelling. */
#define DR_NUMBER_WORD_MAX 28
#define DR_NUMBER_PHRASE_WORDS 3
#define DR_NUMBER_PHRASE_KEY (DR_NUMBER_PHRASE_WORDS * (DR_NUMBER_WORD_MAX + 1))

const DrNumberWord *   dr_number_word_find   (const char *text,
                                              gsize       length);
guint                  dr_number_word_get_kinds (const char *text,
                                                 gsize       length);
const DrNumberPhrase * dr_number_phrase_find (const char *key,
                                              gsize       size);

G_END_DECLS
