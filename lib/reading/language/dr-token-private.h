/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The smallest pieces of a text: words, runs of digits, signs, ends of line. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DR_TOKEN_WORD,        /* letters, and digits glued behind them that belong to them («m2», «TK21») */
  DR_TOKEN_DIGITS,      /* ASCII digits */
  DR_TOKEN_SIGN,        /* one character that is neither */
  DR_TOKEN_NEWLINE      /* LF, CRLF or CR */
} DrTokenKind;

typedef enum
{
  DR_TOKEN_SPACE_BEFORE = 1 << 0, /* a space, or the beginning of the block, stands before it */
  DR_TOKEN_CAPITAL      = 1 << 1, /* a word whose first letter is a capital */
  DR_TOKEN_ALL_CAPITALS = 1 << 2, /* a word in capitals throughout */
  DR_TOKEN_QUOTED       = 1 << 3, /* within quotation marks that are closed in the block */
  DR_TOKEN_HAS_DIGITS   = 1 << 4, /* a word with digits glued to it */
  DR_TOKEN_ALONE        = 1 << 5, /* a word with which no phrase of the lexicon goes on behind it: it is one by itself or none */
  DR_TOKEN_GRAMMAR      = 1 << 6  /* a word of the grammar's own phrases */
} DrTokenFlags;

/*
 * What may begin with a word or a sign. A trait that is missing spares the question; one that
 * is there promises nothing. Those of the lowest byte the scanner takes away where the token
 * behind it tells that nothing of the kind begins.
 */
typedef enum
{
  DR_TRAIT_MEASURE        = 1 << 0, /* phrases of the lexicon: a bit for each DrLexiconClass */
  DR_TRAIT_BODY           = 1 << 1,
  DR_TRAIT_FIELD          = 1 << 2,
  DR_TRAIT_DOCUMENT       = 1 << 3,
  DR_TRAIT_SIGNAL         = 1 << 4,
  DR_TRAIT_HEAD           = 1 << 5,
  DR_TRAIT_BEGINS_MARK    = 1 << 6, /* words of ranks and grades */
  DR_TRAIT_MULTIPLIER     = 1 << 7, /* goes on with a number in digits before it: tỷ, trăm, chục */
  DR_TRAIT_KNOWN          = 1 << 8, /* a phrase of the lexicon has the word */
  DR_TRAIT_BEGINS_NUMBER  = 1 << 9, /* a number: digits, or words for them */
  DR_TRAIT_BEGINS_HEDGE   = 1 << 10, /* words that stand before a number or behind it and blur it */
  DR_TRAIT_BEGINS_DATE    = 1 << 11,
  DR_TRAIT_ORDINAL        = 1 << 12, /* makes a number behind it a rank or an occasion: thứ */
  DR_TRAIT_KEYWORD        = 1 << 13, /* it stands among the keywords */
  DR_TRAIT_MARK_WORD      = 1 << 14, /* it begins a mark whatever the lexicon says */
  DR_TRAIT_NUMBER_WORD    = 1 << 15 /* a word of the number grammar, or the first of one of its phrases */
} DrTokenTraits;

/*
 * The word is its number among those of the grammar's phrases and of the lexicon,
 * 0 where neither has it.
 * Of a sign it is the character, with its look-alikes made one: every dash and
 * hyphen is «-», every double quotation mark «"», single ones «'», «％» and «٪» «%».
 */
typedef struct
{
  guint32 start;
  guint32 end;
  guint32 word;
  guint8  kind;               /* DrTokenKind */
  guint8  flags;              /* DrTokenFlags */
  guint16 traits;             /* DrTokenTraits */
} DrToken;

G_END_DECLS
