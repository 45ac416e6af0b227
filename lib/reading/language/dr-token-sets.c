/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-token-sets-private.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif
#include <string.h>

/* What a token needs to be of a set: one of these traits, or to be of that kind. */
#define NO_KIND 0xff
static const struct
{
  guint16 traits;
  guint8  kind;
} sets[DR_N_TOKEN_SETS] = {
  [DR_TOKEN_SET_NUMBERS] = { DR_TRAIT_BEGINS_NUMBER, NO_KIND },
  [DR_TOKEN_SET_NUMBER_WORDS] = { DR_TRAIT_BEGINS_NUMBER | DR_TRAIT_NUMBER_WORD, NO_KIND },
  [DR_TOKEN_SET_REFERENCES] = { DR_TRAIT_DOCUMENT | DR_TRAIT_BEGINS_DATE, NO_KIND },
  [DR_TOKEN_SET_MARKS] = { DR_TRAIT_BEGINS_MARK, NO_KIND },
  [DR_TOKEN_SET_BODIES] = { DR_TRAIT_BODY, NO_KIND },
  [DR_TOKEN_SET_SIGNALS] = { DR_TRAIT_SIGNAL, DR_TOKEN_NEWLINE },
  [DR_TOKEN_SET_SIGNS] = { 0, DR_TOKEN_SIGN },
};

gboolean
dr_token_set_has (const DrToken *token,
                  DrTokenSet     set)
{
  return (token->traits & sets[set].traits) != 0 || token->kind == sets[set].kind;
}

#define AT_A_TIME 16

#ifdef __SSE2__

/* The last four bytes of four tokens: kind, flags and traits. */
static inline __m128i
load_four (const DrToken *tokens)
{
  G_STATIC_ASSERT (sizeof (DrToken) == 16 && G_STRUCT_OFFSET (DrToken, kind) == 12 && G_STRUCT_OFFSET (DrToken, traits) == 14);
  const __m128i *four = (const __m128i *) (gconstpointer) tokens;
  __m128i one = _mm_unpackhi_epi32 (_mm_loadu_si128 (four), _mm_loadu_si128 (four + 1));
  __m128i other = _mm_unpackhi_epi32 (_mm_loadu_si128 (four + 2), _mm_loadu_si128 (four + 3));

  return _mm_unpackhi_epi64 (one, other);
}

/* The traits of eight tokens, and their kinds. */
static inline __m128i
load_eight (const DrToken *tokens,
            __m128i       *kinds)
{
  const __m128i kind = _mm_set1_epi32 (0xff);
  __m128i one = load_four (tokens);
  __m128i other = load_four (tokens + 4);

  *kinds = _mm_packs_epi32 (_mm_and_si128 (one, kind), _mm_and_si128 (other, kind));

  return _mm_packs_epi32 (_mm_srai_epi32 (one, 16), _mm_srai_epi32 (other, 16));
}

/* The bits of sixteen tokens for each set. */
static inline void
take_some (const DrToken *tokens,
           guint64       *bits,
           guint          shift)
{
  __m128i kinds[2];
  __m128i one = load_eight (tokens, &kinds[0]);
  __m128i other = load_eight (tokens + 8, &kinds[1]);
  __m128i all_kinds = _mm_packs_epi16 (kinds[0], kinds[1]);

#pragma GCC unroll 8
  for (guint set = 0; set < DR_N_TOKEN_SETS; set++)
    {
      guint64 found = 0;

      if (sets[set].kind != NO_KIND)
        found = (guint64) _mm_movemask_epi8 (_mm_cmpeq_epi8 (all_kinds, _mm_set1_epi8 ((char) sets[set].kind)));
      if (sets[set].traits != 0)
        {
          const __m128i traits = _mm_set1_epi16 ((short) sets[set].traits);
          const __m128i zero = _mm_setzero_si128 ();
          __m128i have_none = _mm_packs_epi16 (_mm_cmpeq_epi16 (_mm_and_si128 (one, traits), zero),
                                               _mm_cmpeq_epi16 (_mm_and_si128 (other, traits), zero));

          found |= (guint64) (_mm_movemask_epi8 (have_none) ^ 0xffff);
        }
      bits[set] |= found << shift;
    }
}

#else

static inline void
take_some (const DrToken *tokens,
           guint64       *bits,
           guint          shift)
{
  for (guint i = 0; i < AT_A_TIME; i++)
    for (guint set = 0; set < DR_N_TOKEN_SETS; set++)
      bits[set] |= (guint64) dr_token_set_has (&tokens[i], set) << (shift + i);
}

#endif

void
dr_token_sets_take (DrTokenSets   *self,
                    const DrToken *tokens,
                    guint          n_tokens)
{
  guint n_rows = (n_tokens + 63) / 64;
  guint i = 0;

  self->tokens = tokens;
  if (n_tokens == 0)
    return;
  if (n_rows > self->n_rows)
    {
      self->n_rows = MAX (n_rows, 2 * self->n_rows);
      self->bits = g_renew (guint64, self->bits, (gsize) self->n_rows * DR_N_TOKEN_SETS);
    }
  memset (self->bits, 0, (gsize) n_rows * DR_N_TOKEN_SETS * sizeof *self->bits);

  for (; i + AT_A_TIME <= n_tokens; i += AT_A_TIME)
    take_some (tokens + i, dr_token_sets_get_bits (self, i, 0), i % 64);
  if (i < n_tokens)
    {
      DrToken last[AT_A_TIME] = { 0, };

      memcpy (last, tokens + i, (n_tokens - i) * sizeof *tokens);
      take_some (last, dr_token_sets_get_bits (self, i, 0), i % 64);
    }
}

void
dr_token_sets_clear (DrTokenSets *self)
{
  g_clear_pointer (&self->bits, g_free);
  self->tokens = NULL;
  self->n_rows = 0;
}
