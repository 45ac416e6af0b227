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

/* Of sixteen tokens a byte each. */
typedef struct
{
  __m128i kinds;
  __m128i low_traits;
  __m128i high_traits;
} Sixteen;

static inline Sixteen
load_sixteen (const DrToken *tokens)
{
  const __m128i byte = _mm_set1_epi16 (0xff);
  const __m128i four[4] = { load_four (tokens), load_four (tokens + 4), load_four (tokens + 8), load_four (tokens + 12) };
  const __m128i kind = _mm_set1_epi32 (0xff);
  __m128i kinds[2] = { _mm_packs_epi32 (_mm_and_si128 (four[0], kind), _mm_and_si128 (four[1], kind)),
                       _mm_packs_epi32 (_mm_and_si128 (four[2], kind), _mm_and_si128 (four[3], kind)) };
  __m128i traits[2] = { _mm_packs_epi32 (_mm_srai_epi32 (four[0], 16), _mm_srai_epi32 (four[1], 16)),
                        _mm_packs_epi32 (_mm_srai_epi32 (four[2], 16), _mm_srai_epi32 (four[3], 16)) };

  return (Sixteen) {
    .kinds = _mm_packus_epi16 (kinds[0], kinds[1]),
    .low_traits = _mm_packus_epi16 (_mm_and_si128 (traits[0], byte), _mm_and_si128 (traits[1], byte)),
    .high_traits = _mm_packus_epi16 (_mm_srli_epi16 (traits[0], 8), _mm_srli_epi16 (traits[1], 8)),
  };
}

/* A byte that is not 0 where a trait of the set is there. */
static inline __m128i
find_traits (const Sixteen *tokens,
             guint16        traits)
{
  __m128i low = _mm_and_si128 (tokens->low_traits, _mm_set1_epi8 ((char) (traits & 0xff)));
  __m128i high = _mm_and_si128 (tokens->high_traits, _mm_set1_epi8 ((char) (traits >> 8)));

  return (traits & 0xff) == 0 ? high : traits >> 8 == 0 ? low : _mm_or_si128 (low, high);
}

/* The bits of sixteen tokens for each set. */
static inline void
take_some (const DrToken *tokens,
           guint64       *bits,
           guint          shift)
{
  Sixteen sixteen = load_sixteen (tokens);

#pragma GCC unroll 8
  for (guint set = 0; set < DR_N_TOKEN_SETS; set++)
    {
      /* The highest bit of each byte tells. */
      __m128i found = _mm_setzero_si128 ();

      if (sets[set].kind != NO_KIND)
        found = _mm_cmpeq_epi8 (sixteen.kinds, _mm_set1_epi8 ((char) sets[set].kind));
      if (sets[set].traits != 0)
        found = _mm_or_si128 (found, _mm_adds_epu8 (find_traits (&sixteen, sets[set].traits), _mm_set1_epi8 (0x7f)));
      bits[set] |= (guint64) _mm_movemask_epi8 (found) << shift;
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
      self->bits = g_renew (guint64, self->bits, (gsize) self->n_rows * DR_TOKEN_SETS_STRIDE);
    }
  memset (self->bits, 0, (gsize) n_rows * DR_TOKEN_SETS_STRIDE * sizeof *self->bits);

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
