/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define HAVE_AVX2_VARIANT 1
#endif

#include "analysis/dr-row-mask-private.h"

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

static guint64
get_range_mask (const gint32 *ids,
                gsize         n_rows,
                gint32        first,
                gint32        last)
{
  guint32 span = (guint32) last - (guint32) first;
  guint64 mask = 0;

  for (gsize row = 0; row < n_rows; row++)
    mask |= (guint64) ((guint32) ids[row] - (guint32) first <= span) << row;

  return mask;
}

static guint64
get_set_mask (const gint32 *ids,
              gsize         n_rows,
              guint64       set)
{
  guint64 mask = 0;

  for (gsize row = 0; row < n_rows; row++)
    mask |= (set >> (ids[row] & (DR_WORD_ROWS - 1)) & 1) << row;

  return mask;
}

#ifdef HAVE_AVX2_VARIANT

static gboolean
have_avx2 (void)
{
  return __builtin_cpu_supports ("avx2");
}

__attribute__ ((target ("avx2"))) static guint64
get_range_mask_avx2 (const gint32 *ids,
                     gint32        first,
                     gint32        last)
{
  __m256i below = _mm256_set1_epi32 (first);
  __m256i above = _mm256_set1_epi32 (last);
  guint64 out = 0;

  for (guint part = 0; part < 8; part++)
    {
      __m256i id = _mm256_loadu_si256 ((const __m256i *) (ids + 8 * part));
      __m256i outside = _mm256_or_si256 (_mm256_cmpgt_epi32 (below, id), _mm256_cmpgt_epi32 (id, above));

      out |= (guint64) (guint32) _mm256_movemask_ps (_mm256_castsi256_ps (outside)) << (8 * part);
    }

  return ~out;
}

__attribute__ ((target ("avx2"))) static guint64
get_set_mask_avx2 (const gint32 *ids,
                   guint64       set)
{
  __m256i low = _mm256_set1_epi32 ((int) (guint32) set);
  __m256i high = _mm256_set1_epi32 ((int) (guint32) (set >> 32));
  __m256i half = _mm256_set1_epi32 (32);
  guint64 mask = 0;

  for (guint part = 0; part < 8; part++)
    {
      __m256i id = _mm256_loadu_si256 ((const __m256i *) (ids + 8 * part));
      /* A shift by 32 and more gives 0, and so does one by a number below 0. */
      __m256i bit = _mm256_or_si256 (_mm256_srlv_epi32 (low, id),
                                     _mm256_srlv_epi32 (high, _mm256_sub_epi32 (id, half)));

      bit = _mm256_slli_epi32 (bit, 31);
      mask |= (guint64) (guint32) _mm256_movemask_ps (_mm256_castsi256_ps (bit)) << (8 * part);
    }

  return mask;
}

#endif

guint64
dr_wanted_get_mask (const DrWanted *self,
                    const gint32   *ids,
                    gsize           n_rows)
{
  switch (self->kind)
    {
    case DR_WANTED_RANGE:
#ifdef HAVE_AVX2_VARIANT
      if (n_rows == DR_WORD_ROWS && have_avx2 ())
        return get_range_mask_avx2 (ids, self->first, self->last);
#endif
      return get_range_mask (ids, n_rows, self->first, self->last);
    case DR_WANTED_SET:
#ifdef HAVE_AVX2_VARIANT
      if (n_rows == DR_WORD_ROWS && have_avx2 ())
        return get_set_mask_avx2 (ids, self->set);
#endif
      return get_set_mask (ids, n_rows, self->set);
    case DR_WANTED_ALL:
    case DR_WANTED_OTHER:
    default:
      return dr_word_of_rows (n_rows);
    }
}
