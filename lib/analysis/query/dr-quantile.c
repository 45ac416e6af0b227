/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/query/dr-quantile-private.h"
#include "base/dr-error-private.h"

/* Long groups are sorted by digits of so many bits, shorter ones by such as take less to count. */
#define LONG_BITS 11
#define SHORT_BITS 8
#define MANY 4096
/* Below this many, one after another is quicker than digit by digit. */
#define FEW 64

gboolean
dr_completion_list_init (DrCompletionList     *self,
                         const gconstpointer  *n_completions,
                         guint                 n_parts,
                         gsize                 step,
                         gsize                 n_groups,
                         DrPagePool           *pool,
                         GError              **error)
{
  gsize total = 0;

  *self = (DrCompletionList) { .n_groups = n_groups, .start = g_try_new (gsize, n_groups + 1) };
  self->next = g_try_new (gsize, MAX (n_parts * n_groups, 1));
  for (gsize group = 0; group < n_groups && self->start != NULL && self->next != NULL; group++)
    {
      self->start[group] = total;
      for (guint part = 0; part < n_parts; part++)
        {
          self->next[part * n_groups + group] = total;
          total += *(const guint64 *) ((const char *) n_completions[part] + group * step);
        }
      self->longest = MAX (self->longest, total - self->start[group]);
    }
  self->end = g_try_new (gsize, MAX (n_groups, 1));
  if (self->start == NULL || self->next == NULL || self->end == NULL)
    return dr_error_set (error, DR_ERROR_LIMIT, "the quantiles of the query: no memory for %" G_GSIZE_FORMAT " values",
                         total);
  self->start[n_groups] = total;
  if (!dr_pages_init_from_pool (&self->pages, pool, FALSE, total, sizeof (DrCompletion), "the quantiles of the query", error))
    return FALSE;
  self->completions = self->pages.data;

  return TRUE;
}

void
dr_completion_list_clear (DrCompletionList *self)
{
  g_clear_pointer (&self->start, g_free);
  g_clear_pointer (&self->end, g_free);
  g_clear_pointer (&self->next, g_free);
  dr_pages_clear (&self->pages);
  self->completions = NULL;
}

void
dr_completion_list_close (DrCompletionList    *self,
                          const gconstpointer *n_completions,
                          guint                n_parts,
                          gsize                step)
{
  self->longest = 0;
  for (gsize group = 0; group < self->n_groups; group++)
    {
      gsize first = self->start[group];

      self->end[group] = first;
      for (guint part = 0; part < n_parts; part++)
        {
          gsize n = self->next[part * self->n_groups + group] - first;

          if (first != self->end[group])
            memmove (self->completions + self->end[group], self->completions + first, n * sizeof *self->completions);
          self->end[group] += n;
          first += *(const guint64 *) ((const char *) n_completions[part] + group * step);
        }
      self->longest = MAX (self->longest, self->end[group] - self->start[group]);
    }
}

static guint32
make_key (const DrQuotient *completion)
{
  DrQuotient exact = { .denominator = DR_COMPLETION_PARTS };

  if (completion->numerator < 0)
    return DR_COMPLETION_NEGATIVE;
  if (!dr_quotient_round (completion, 4, DR_ROUNDING_TRUNCATE, &exact.numerator) || exact.numerator > G_MAXUINT32)
    return DR_COMPLETION_BEYOND;

  return dr_completion_make_key ((guint64) exact.numerator, dr_quotient_compare (completion, &exact) == 0);
}

static gboolean
read_completion (const DrCell *cell,
                 DrQuotient   *completion)
{
  return cell->pair_planned > 0 && dr_quotient_init (completion, cell->pair_actual, cell->pair_planned);
}

void
dr_completion_list_add (DrCompletionList *self,
                        guint             part,
                        gsize             group,
                        const DrCell     *cell,
                        gsize             index)
{
  DrQuotient completion;

  if (read_completion (cell, &completion))
    self->completions[self->next[part * self->n_groups + group]++] = (DrCompletion) { make_key (&completion), (guint32) index };
}

static inline guint
get_digit (guint32 key,
           guint   place,
           guint   bits)
{
  return key >> place * bits & ((1u << bits) - 1);
}

static void
sort_few (DrCompletion *completions,
          gsize         n)
{
  for (gsize i = 1; i < n; i++)
    {
      DrCompletion taken = completions[i];
      gsize at = i;

      for (; at > 0 && completions[at - 1].key > taken.key; at--)
        completions[at] = completions[at - 1];
      completions[at] = taken;
    }
}

/* By one digit of the key after another, the last first. How long digits are is known when this is compiled. */
static inline __attribute__ ((always_inline)) void
sort_by_digits (DrCompletion *completions,
                DrCompletion *spare,
                gsize         n,
                guint         bits)
{
  guint32 start[3 << LONG_BITS];
  guint n_places = (32 + bits - 1) / bits;
  guint n_digits = 1u << bits;
  DrCompletion *from = completions;
  DrCompletion *to = spare;

  g_assert (n_places * n_digits <= G_N_ELEMENTS (start) && n <= G_MAXUINT32);
  memset (start, 0, n_places * n_digits * sizeof *start);
  for (gsize i = 0; i < n; i++)
    for (guint place = 0; place < n_places; place++)
      start[place * n_digits + get_digit (completions[i].key, place, bits)]++;

  for (guint place = 0; place < n_places; place++)
    {
      guint32 *next = start + place * n_digits;
      DrCompletion *sorted = to;
      guint32 n_below = 0;

      /* Where all have one digit there is nothing to move. */
      if (next[get_digit (from[0].key, place, bits)] == n)
        continue;
      for (guint digit = 0; digit < n_digits; digit++)
        {
          guint32 n_of_digit = next[digit];

          next[digit] = n_below;
          n_below += n_of_digit;
        }
      for (gsize i = 0; i < n; i++)
        to[next[get_digit (from[i].key, place, bits)]++] = from[i];
      to = from;
      from = sorted;
    }
  if (from != completions)
    memcpy (completions, from, n * sizeof *completions);
}

gboolean
dr_completion_list_sort (DrCompletionList *self,
                         gsize             first,
                         gsize             end)
{
  g_autofree DrCompletion *spare = g_try_new (DrCompletion, MAX (self->longest, 1));

  if (spare == NULL)
    return FALSE;

  for (gsize group = first; group < end; group++)
    {
      DrCompletion *completions = self->completions + self->start[group];
      gsize n = self->end[group] - self->start[group];

      if (n <= FEW)
        sort_few (completions, n);
      else if (n <= MANY)
        sort_by_digits (completions, spare, n, SHORT_BITS);
      else
        sort_by_digits (completions, spare, n, LONG_BITS);
    }

  return TRUE;
}

static void
swap_quotients (DrQuotient *one,
                DrQuotient *other)
{
  DrQuotient kept = *one;

  *one = *other;
  *other = kept;
}

/* The one that would be at @rank if they were sorted. Many are alike, as what was reached is often just what was planned. */
static DrQuotient
select_quotient (DrQuotient *quotients,
                 gsize       n,
                 gsize       rank)
{
  gsize first = 0;
  gsize end = n;

  while (TRUE)
    {
      DrQuotient pivot = quotients[first + (end - first) / 2];
      gsize less = first;
      gsize greater = end;

      /* Below the pivot, up to @less; like it, up to @i; not yet looked at, up to @greater; above it. */
      for (gsize i = first; i < greater;)
        {
          int compared = dr_quotient_compare (&quotients[i], &pivot);

          if (compared < 0)
            swap_quotients (&quotients[i++], &quotients[less++]);
          else if (compared > 0)
            swap_quotients (&quotients[i], &quotients[--greater]);
          else
            i++;
        }
      if (rank < less)
        end = less;
      else if (rank >= greater)
        first = greater;
      else
        return pivot;
    }
}

gboolean
dr_completion_list_get (DrCompletionList *self,
                        gsize             group,
                        const DrQuotient *part,
                        const DrCells    *cells,
                        DrQuotient       *quantile)
{
  const DrCompletion *completions = self->completions + self->start[group];
  gsize n = self->end[group] - self->start[group];

  if (n == 0)
    return FALSE;

  /* A part has at most 18 digits, so that this fits. */
  gsize rank = (gsize) ((part->numerator * (dr_int128) n + part->denominator - 1) / part->denominator);
  rank = CLAMP (rank, 1, n) - 1;

  /* All that share an odd key are told apart exactly. */
  gsize first = rank;
  gsize end = rank + 1;
  if (completions[rank].key % 2 == 1)
    {
      while (first > 0 && completions[first - 1].key == completions[rank].key)
        first--;
      while (end < n && completions[end].key == completions[rank].key)
        end++;
    }

  g_autofree DrQuotient *equals = g_new (DrQuotient, end - first);
  for (gsize i = first; i < end; i++)
    {
      DrCell cell;

      dr_cells_read (cells, completions[i].cell, &cell);
      read_completion (&cell, &equals[i - first]);
    }
  *quantile = select_quotient (equals, end - first, rank - first);

  return TRUE;
}
