/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define HAVE_AVX2_VARIANT 1
#endif

#include "analysis/query/dr-row-mask-private.h"

DrWanted
dr_wanted_new (const gint32 *code,
               gint32        n_ids)
{
  DrWanted wanted = { .kind = DR_WANTED_ALL, .first = 0, .last = -1, .n_ids = n_ids };
  gint32 n_wanted = 0;

  for (gint32 id = 0; id < n_ids; id++)
    {
      if (code[id] < 0)
        continue;
      if (n_wanted++ == 0)
        wanted.first = id;
      wanted.last = id;
      if (id < DR_WANTED_IDS)
        wanted.set[id / DR_WORD_ROWS] |= (guint64) 1 << id % DR_WORD_ROWS;
    }

  if (n_wanted == n_ids)
    wanted.kind = DR_WANTED_ALL;
  else if (wanted.last - wanted.first + 1 == n_wanted)
    wanted.kind = DR_WANTED_RANGE;
  else if (n_ids <= DR_WANTED_IDS)
    wanted.kind = DR_WANTED_SET;
  else
    wanted.kind = DR_WANTED_OTHER;

  return wanted;
}

static inline gboolean
is_in_set (const DrWanted *self,
           gint32          id)
{
  return self->set[id / DR_WORD_ROWS] >> id % DR_WORD_ROWS & 1;
}

gboolean
dr_wanted_meets (const DrWanted *self,
                 gint32          least,
                 gint32          greatest)
{
  if (self->kind == DR_WANTED_SET)
    {
      for (gint32 id = least; id <= greatest; id++)
        if (is_in_set (self, id))
          return TRUE;

      return FALSE;
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
      guint64 is_wanted = self->kind == DR_WANTED_SET ? (guint64) is_in_set (self, ids[row])
                                                      : (guint32) ids[row] - (guint32) self->first <= span;

      mask |= is_wanted << row;
    }

  *word &= mask;
}

/* Whether no id below @n_ids is wanted. */
static gboolean
wants_none (const DrWanted *self,
            gint32          n_ids)
{
  return self->kind == DR_WANTED_RANGE && (self->last < self->first || self->first >= n_ids);
}

static void
clear_rows (gsize    n_rows,
            guint64 *words)
{
  memset (words, 0, (n_rows + DR_WORD_ROWS - 1) / DR_WORD_ROWS * sizeof *words);
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
  __m256i low_set = _mm256_set1_epi32 ((int) (guint32) self->set[0]);
  __m256i high_set = _mm256_set1_epi32 ((int) (guint32) (self->set[0] >> 32));
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

__attribute__ ((target ("avx2"))) static void
apply_narrow_range_avx2 (const DrWanted *self,
                         const guint8   *ids,
                         gsize           n_words,
                         guint64        *words)
{
  __m256i first = _mm256_set1_epi8 ((char) self->first);
  __m256i span = _mm256_set1_epi8 ((char) (MIN (self->last, DR_WANTED_IDS - 1) - self->first));

  for (gsize word = 0; word < n_words; word++)
    {
      const guint8 *at = ids + word * DR_WORD_ROWS;
      __m256i low = _mm256_sub_epi8 (_mm256_loadu_si256 ((const __m256i *) at), first);
      __m256i high = _mm256_sub_epi8 (_mm256_loadu_si256 ((const __m256i *) (at + 32)), first);

      low = _mm256_cmpeq_epi8 (_mm256_min_epu8 (low, span), low);
      high = _mm256_cmpeq_epi8 (_mm256_min_epu8 (high, span), high);
      words[word] &= (guint64) (guint32) _mm256_movemask_epi8 (high) << 32 | (guint32) _mm256_movemask_epi8 (low);
    }
}

/* Of 32 ids the bits of those in the set. @below and @above have for each low half of an id a bit for each high half,
 * those below 8 and the others. */
__attribute__ ((target ("avx2"))) static inline guint32
find_in_set_avx2 (__m256i ids,
                  __m256i below,
                  __m256i above)
{
  __m256i powers = _mm256_set1_epi64x ((long long) G_GUINT64_CONSTANT (0x8040201008040201));
  __m256i low = _mm256_and_si256 (ids, _mm256_set1_epi8 (0x0f));
  __m256i high = _mm256_and_si256 (_mm256_srli_epi16 (ids, 4), _mm256_set1_epi8 (0x0f));
  __m256i bit = _mm256_shuffle_epi8 (powers, high);
  __m256i found = _mm256_blendv_epi8 (_mm256_shuffle_epi8 (below, low), _mm256_shuffle_epi8 (above, low), ids);

  return (guint32) _mm256_movemask_epi8 (_mm256_cmpeq_epi8 (_mm256_and_si256 (found, bit), bit));
}

__attribute__ ((target ("avx2"))) static void
apply_narrow_set_avx2 (const DrWanted *self,
                       const guint8   *ids,
                       gsize           n_words,
                       guint64        *words)
{
  guint8 halves[2][16] = { { 0 } };

  for (gint32 id = 0; id < DR_WANTED_IDS; id++)
    if (is_in_set (self, id))
      halves[id / 128][id % 16] |= (guint8) (1 << id / 16 % 8);

  __m256i below = _mm256_broadcastsi128_si256 (_mm_loadu_si128 ((const __m128i *) halves[0]));
  __m256i above = _mm256_broadcastsi128_si256 (_mm_loadu_si128 ((const __m128i *) halves[1]));

  for (gsize word = 0; word < n_words; word++)
    {
      const guint8 *at = ids + word * DR_WORD_ROWS;

      if (words[word] == 0)
        continue;
      guint32 low = find_in_set_avx2 (_mm256_loadu_si256 ((const __m256i *) at), below, above);
      guint32 high = find_in_set_avx2 (_mm256_loadu_si256 ((const __m256i *) (at + 32)), below, above);
      words[word] &= (guint64) high << 32 | low;
    }
}

/* Of 32 ids the bits of those at most @span above @first. */
__attribute__ ((target ("avx2"))) static inline guint32
find_in_range_avx2 (const guint16 *ids,
                    __m256i        first,
                    __m256i        span)
{
  __m256i low = _mm256_sub_epi16 (_mm256_loadu_si256 ((const __m256i *) ids), first);
  __m256i high = _mm256_sub_epi16 (_mm256_loadu_si256 ((const __m256i *) (ids + 16)), first);

  low = _mm256_cmpeq_epi16 (_mm256_min_epu16 (low, span), low);
  high = _mm256_cmpeq_epi16 (_mm256_min_epu16 (high, span), high);

  /* Packing goes half by half: here the quarters come back into their order. */
  return (guint32) _mm256_movemask_epi8 (_mm256_permute4x64_epi64 (_mm256_packs_epi16 (low, high),
                                                                   _MM_SHUFFLE (3, 1, 2, 0)));
}

__attribute__ ((target ("avx2"))) static void
keep_range_avx2 (guint16        first,
                 guint16        last,
                 const guint16 *ids,
                 gsize          n_words,
                 guint64       *words)
{
  __m256i least = _mm256_set1_epi16 ((short) first);
  __m256i span = _mm256_set1_epi16 ((short) (last - first));

  for (gsize word = 0; word < n_words; word++)
    {
      const guint16 *at = ids + word * DR_WORD_ROWS;

      words[word] &= (guint64) find_in_range_avx2 (at + 32, least, span) << 32 | find_in_range_avx2 (at, least, span);
    }
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

  if (self->kind == DR_WANTED_ALL || self->kind == DR_WANTED_OTHER ||
      (self->kind == DR_WANTED_SET && self->n_ids > DR_WORD_ROWS))
    return;
  if (wants_none (self, G_MAXINT32))
    {
      clear_rows (n_rows, words);
      return;
    }

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

/* Looks each row up; the last word may not be full. */
static void
apply_narrow_plainly (const DrWanted *self,
                      const guint8   *ids,
                      gsize           n_rows,
                      guint64        *words)
{
  guint8 is_wanted[DR_WANTED_IDS];

  for (gint32 id = 0; id < DR_WANTED_IDS; id++)
    is_wanted[id] = self->kind == DR_WANTED_SET ? is_in_set (self, id) : id >= self->first && id <= self->last;
  for (gsize first = 0; first < n_rows; first += DR_WORD_ROWS)
    {
      guint64 mask = 0;

      for (gsize row = first; row < MIN (first + DR_WORD_ROWS, n_rows); row++)
        mask |= (guint64) is_wanted[ids[row]] << (row - first);
      words[first / DR_WORD_ROWS] &= mask;
    }
}

void
dr_wanted_apply_narrow (const DrWanted *self,
                        const guint8   *ids,
                        gsize           n_rows,
                        guint64        *words)
{
  gsize n_words = 0;

  if (self->kind == DR_WANTED_ALL || self->kind == DR_WANTED_OTHER)
    return;
  if (wants_none (self, DR_WANTED_IDS))
    {
      clear_rows (n_rows, words);
      return;
    }

#ifdef HAVE_AVX2_VARIANT
  if (__builtin_cpu_supports ("avx2"))
    {
      n_words = n_rows / DR_WORD_ROWS;
      if (self->kind == DR_WANTED_RANGE)
        apply_narrow_range_avx2 (self, ids, n_words, words);
      else
        apply_narrow_set_avx2 (self, ids, n_words, words);
    }
#endif
  apply_narrow_plainly (self, ids + n_words * DR_WORD_ROWS, n_rows - n_words * DR_WORD_ROWS, words + n_words);
}

void
dr_words_keep_range (gint32          first,
                     gint32          last,
                     const guint16  *ids,
                     gsize           n_rows,
                     guint64        *words)
{
  gsize n_words = 0;

  if (last < first || first > G_MAXUINT16)
    {
      clear_rows (n_rows, words);
      return;
    }
  last = MIN (last, G_MAXUINT16);

#ifdef HAVE_AVX2_VARIANT
  if (__builtin_cpu_supports ("avx2"))
    {
      n_words = n_rows / DR_WORD_ROWS;
      keep_range_avx2 ((guint16) first, (guint16) last, ids, n_words, words);
    }
#endif
  for (gsize start = n_words * DR_WORD_ROWS; start < n_rows; start += DR_WORD_ROWS)
    {
      guint64 mask = 0;

      for (gsize row = start; row < MIN (start + DR_WORD_ROWS, n_rows); row++)
        mask |= (guint64) (ids[row] >= first && ids[row] <= last) << (row - start);
      words[start / DR_WORD_ROWS] &= mask;
    }
}
