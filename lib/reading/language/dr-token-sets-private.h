/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Which tokens of a block are of which kind, a bit each: whoever looks for the next of a kind, or asks whether a
 * sentence has one, looks at 64 tokens at a time.
 */

#pragma once

#include "reading/language/dr-token-private.h"

G_BEGIN_DECLS

typedef enum
{
  DR_TOKEN_SET_NUMBERS,       /* a number may begin there */
  DR_TOKEN_SET_NUMBER_WORDS,  /* the same, and whatever else is in the grammar of numbers */
  DR_TOKEN_SET_REFERENCES,    /* a date or a document may begin there */
  DR_TOKEN_SET_MARKS,         /* words of ranks and grades */
  DR_TOKEN_SET_BODIES,
  DR_TOKEN_SET_SIGNALS,       /* and ends of line, behind which the phrase may go on */
  DR_TOKEN_SET_SIGNS,
  DR_N_TOKEN_SETS
} DrTokenSet;

typedef struct
{
  const DrToken *tokens;      /* (nullable) those that the bits are of */
  guint64       *bits;        /* (owned) (nullable) rows: of 64 tokens those of each set, then of the next 64 */
  guint          n_rows;      /* allocated, of 64 tokens each */
} DrTokenSets;

/* How far the rows of bits are apart: a power of two, so that they are found by a shift. */
#define DR_TOKEN_SETS_STRIDE 8

G_STATIC_ASSERT (DR_N_TOKEN_SETS <= DR_TOKEN_SETS_STRIDE);

/* Takes the bits of @n_tokens @tokens, which must stay as they are while the sets are asked. */
void dr_token_sets_take  (DrTokenSets   *self,
                          const DrToken *tokens,
                          guint          n_tokens);
void dr_token_sets_clear (DrTokenSets   *self);

/* Whether a token is of the set, as its traits tell. */
gboolean dr_token_set_has (const DrToken *token,
                           DrTokenSet     set);

/* The bits of the 64 tokens of which @index is one. */
static inline guint64 *
dr_token_sets_get_bits (const DrTokenSets *self,
                        guint              index,
                        DrTokenSet         set)
{
  return &self->bits[index / 64 * DR_TOKEN_SETS_STRIDE + set];
}

/* Takes token @index from the set. */
static inline void
dr_token_sets_remove (DrTokenSets *self,
                      guint        index,
                      DrTokenSet   set)
{
  *dr_token_sets_get_bits (self, index, set) &= ~((guint64) 1 << index % 64);
}

/* The same, each bit telling of the token behind; of @n_tokens in all. */
static inline guint64
dr_token_sets_get_next (const DrTokenSets *self,
                        guint              index,
                        guint              n_tokens,
                        DrTokenSet         set)
{
  guint64 bits = *dr_token_sets_get_bits (self, index, set) >> 1;

  return (index / 64 + 1) * 64 < n_tokens ? bits | *dr_token_sets_get_bits (self, index + 64, set) << 63 : bits;
}

/* The first token of the set from @first up to @end; @end where there is none. */
static inline guint
dr_token_sets_find (const DrTokenSets *self,
                    guint              first,
                    guint              end,
                    DrTokenSet         set)
{
  if (first >= end)
    return end;

  const guint64 *bits = dr_token_sets_get_bits (self, first, set);
  guint64 rest = *bits >> first % 64;

  if (rest != 0)
    return MIN (end, first + (guint) __builtin_ctzll (rest));
  for (guint at = (first / 64 + 1) * 64; at < end; at += 64)
    {
      bits += DR_TOKEN_SETS_STRIDE;
      if (*bits != 0)
        return MIN (end, at + (guint) __builtin_ctzll (*bits));
    }

  return end;
}

G_END_DECLS
