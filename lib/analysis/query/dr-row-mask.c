/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define HAVE_AVX2_VARIANT 1
#endif

#include "analysis/query/dr-row-mask-private.h"

DrWanted
dr_wanted_new (const gint32 *code,
               gint32        n_ids)
{
  DrWanted wanted = { .kind = DR_WANTED_ALL, .first = 0, .last = -1, .set = 0 };
  gint32 n_wanted = 0;

  for (gint32 id = 0; id < n_ids; id++)
    {
      if (code[id] < 0)
        continue;
      if (n_wanted++ == 0)
        wanted.first = id;
      wanted.last = id;
      if (id < DR_WORD_ROWS)
        wanted.set |= (guint64) 1 << id;
    }

  if (n_wanted == n_ids)
    wanted.kind = DR_WANTED_ALL;
  else if (wanted.last - wanted.first + 1 == n_wanted)
    wanted.kind = DR_WANTED_RANGE;
  else if (n_ids <= DR_WORD_ROWS)
    wanted.kind = DR_WANTED_SET;
  else
    wanted.kind = DR_WANTED_OTHER;

  return wanted;
}

gboolean
dr_wanted_meets (const DrWanted *self,
                 gint32          least,
                 gint32          greatest)
{
  if (self->kind == DR_WANTED_SET)
    {
      guint64 from_least = G_MAXUINT64 << least;
      guint64 to_greatest = greatest == DR_WORD_ROWS - 1 ? G_MAXUINT64 : ((guint64) 1 << (greatest + 1)) - 1;

      return (self->set & from_least & to_greatest) != 0;
    }

  return self->first <= greatest && self->last >= least;
}

/* Rows of a last word that is not full. */
static void
apply_to_few (const DrWanted *self,
              const gint32   *ids,
              gsize           n_rows,
              guint64        *word)
{
  guint32 span = (guint32) self->last - (guint32) self->first;
  guint64 mask = 0;

  for (gsize row = 0; row < n_rows; row++)
    {
      guint64 is_wanted = self->kind == DR_WANTED_SET ? self->set >> (ids[row] & (DR_WORD_ROWS - 1)) & 1
                                                      : (guint32) ids[row] - (guint32) self->first <= span;

      mask |= is_wanted << row;
    }

  *word &= mask;
}

static void
apply_plainly (const DrWanted *self,
               const gint32   *ids,
               gsize           n_words,
               guint64        *words)
{
  for (gsize word = 0; word < n_words; word++)
    if (words[word] != 0)
      apply_to_few (self, ids + word * DR_WORD_ROWS, DR_WORD_ROWS, &words[word]);
}

#ifdef HAVE_AVX2_VARIANT

/* Of 32 ids at a time the bits that tell which lanes of the comparison @Lane are set. */
#define GATHER_BITS(Lane, Ids, Bits) \
  G_STMT_START \
    { \
      __m256i first_ = _mm256_packs_epi32 (Lane (Ids), Lane ((Ids) + 8)); \
      __m256i second_ = _mm256_packs_epi32 (Lane ((Ids) + 16), Lane ((Ids) + 24)); \
      __m256i all_ = _mm256_packs_epi16 (first_, second_); \
      /* Packing goes half by half: here the quarters come back into their order. */ \
      all_ = _mm256_permutevar8x32_epi32 (all_, _mm256_setr_epi32 (0, 4, 1, 5, 2, 6, 3, 7)); \
      Bits = (guint32) _mm256_movemask_epi8 (all_); \
    } \
  G_STMT_END

__attribute__ ((target ("avx2"))) static void
apply_range_avx2 (const DrWanted *self,
                  const gint32   *ids,
                  gsize           n_words,
                  guint64        *words)
{
  __m256i below = _mm256_set1_epi32 (self->first);
  __m256i above = _mm256_set1_epi32 (self->last);

#define OUTSIDE(Ids) \
  _mm256_or_si256 (_mm256_cmpgt_epi32 (below, _mm256_loadu_si256 ((const __m256i *) (Ids))), \
                   _mm256_cmpgt_epi32 (_mm256_loadu_si256 ((const __m256i *) (Ids)), above))
  for (gsize word = 0; word < n_words; word++)
    {
      const gint32 *at = ids + word * DR_WORD_ROWS;
      guint32 low;
      guint32 high;

      if (words[word] == 0)
        continue;
      GATHER_BITS (OUTSIDE, at, low);
      GATHER_BITS (OUTSIDE, at + 32, high);
      words[word] &= ~((guint64) high << 32 | low);
    }
#undef OUTSIDE
}

__attribute__ ((target ("avx2"))) static void
apply_set_avx2 (const DrWanted *self,
                const gint32   *ids,
                gsize           n_words,
                guint64        *words)
{
  __m256i low_set = _mm256_set1_epi32 ((int) (guint32) self->set);
  __m256i high_set = _mm256_set1_epi32 ((int) (guint32) (self->set >> 32));
  __m256i half = _mm256_set1_epi32 (32);

  /* A shift by 32 and more gives 0, and so does one by a number below 0; then the sign spreads over the lane. */
#define INSIDE(Ids) \
  _mm256_srai_epi32 (_mm256_slli_epi32 (_mm256_or_si256 ( \
      _mm256_srlv_epi32 (low_set, _mm256_loadu_si256 ((const __m256i *) (Ids))), \
      _mm256_srlv_epi32 (high_set, _mm256_sub_epi32 (_mm256_loadu_si256 ((const __m256i *) (Ids)), half))), 31), 31)
  for (gsize word = 0; word < n_words; word++)
    {
      const gint32 *at = ids + word * DR_WORD_ROWS;
      guint32 low;
      guint32 high;

      if (words[word] == 0)
        continue;
      GATHER_BITS (INSIDE, at, low);
      GATHER_BITS (INSIDE, at + 32, high);
      words[word] &= (guint64) high << 32 | low;
    }
#undef INSIDE
}

#endif

void
dr_wanted_apply (const DrWanted *self,
                 const gint32   *ids,
                 gsize           n_rows,
                 guint64        *words)
{
  gsize n_words = n_rows / DR_WORD_ROWS;
  gsize n_left = n_rows % DR_WORD_ROWS;

  if (self->kind == DR_WANTED_ALL || self->kind == DR_WANTED_OTHER)
    return;

#ifdef HAVE_AVX2_VARIANT
  if (__builtin_cpu_supports ("avx2"))
    {
      if (self->kind == DR_WANTED_RANGE)
        apply_range_avx2 (self, ids, n_words, words);
      else
        apply_set_avx2 (self, ids, n_words, words);
    }
  else
#endif
    apply_plainly (self, ids, n_words, words);

  if (n_left > 0)
    apply_to_few (self, ids + n_words * DR_WORD_ROWS, n_left, &words[n_words]);
}
