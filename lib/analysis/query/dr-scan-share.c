/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/query/dr-scan-share-private.h"
#include "base/dr-workers-private.h"

/* Bytes of cells up to which another copy of them costs less than to go once more through a row of facts. */
#define COPIED_BYTES_A_ROW 4
/* So many shares for each thread, where blocks go with shares: whoever is done takes another. */
#define SHARES_A_WORKER 6

static void
clear_share (gpointer data)
{
  DrScanShare *share = data;

  for (guint dimension = 0; dimension < DR_N_DIMENSIONS; dimension++)
    g_clear_pointer (&share->offset[dimension], g_free);
}

void
dr_scan_shares_clear (DrScanShares *self)
{
  g_clear_pointer (&self->shares, g_array_unref);
}

/* Offsets of the ids whose groups lie from @first up to, not including, @end; the others are left out. */
static gint32 *
make_offsets (const DrScan *scan,
              DrDimension   dimension,
              gint32        first,
              gint32        end)
{
  const DrGrouping *grouping = scan->groupings[dimension];
  gint64 stride = dr_scan_get_stride (scan, dimension);
  gint32 *offset = g_new (gint32, MAX (grouping->n_rows, 1));

  for (gint32 i = 0; i < grouping->n_rows; i++)
    {
      gint32 code = grouping->code[i];

      offset[i] = code >= first && code < end ? (gint32) (code * stride) : DR_OFFSET_LEFT_OUT;
    }

  return offset;
}

/* Which ids lead to groups from @first up to, not including, @end. */
static DrWanted
find_wanted (const DrGrouping *grouping,
             gint32            first,
             gint32            end)
{
  g_autofree gint32 *code = g_new (gint32, MAX (grouping->n_rows, 1));

  for (gint32 i = 0; i < grouping->n_rows; i++)
    code[i] = grouping->code[i] >= first && grouping->code[i] < end ? grouping->code[i] : DR_LEFT_OUT;

  return dr_wanted_new (code, grouping->n_rows);
}

/* Adds share @part of @n_parts: so many of the groups of one dimension, and all of the others. */
static void
add_share (DrScanShares  *self,
           const DrScan  *scan,
           gboolean       is_sparse,
           DrDimension    shared,
           guint          part,
           guint          n_parts)
{
  gint32 first[DR_N_DIMENSIONS] = { 0 };
  gint32 end[DR_N_DIMENSIONS];
  DrScanShare share = { .first_unit = 0, .last_unit = scan->groupings[DR_DIMENSION_UNIT]->n_rows - 1, .is_part = n_parts > 1 };

  for (guint dimension = 0; dimension < DR_N_DIMENSIONS; dimension++)
    end[dimension] = scan->groupings[dimension]->n_groups;
  first[shared] = (gint32) dr_workers_get_start ((gsize) scan->groupings[shared]->n_groups, part, n_parts);
  end[shared] = (gint32) dr_workers_get_start ((gsize) scan->groupings[shared]->n_groups, part + 1, n_parts);

  for (guint dimension = 0; dimension < DR_N_DIMENSIONS && !is_sparse; dimension++)
    share.offset[dimension] = make_offsets (scan, (DrDimension) dimension, first[dimension], end[dimension]);
  share.periods = find_wanted (scan->groupings[DR_DIMENSION_PERIOD], first[DR_DIMENSION_PERIOD], end[DR_DIMENSION_PERIOD]);

  if (!is_sparse && shared == DR_DIMENSION_UNIT && n_parts > 1)
    {
      const gint32 *offset = share.offset[DR_DIMENSION_UNIT];

      while (share.first_unit <= share.last_unit && offset[share.first_unit] < 0)
        share.first_unit++;
      while (share.last_unit >= share.first_unit && offset[share.last_unit] < 0)
        share.last_unit--;
    }

  g_array_append_val (self->shares, share);
}

static void
add_shares (DrScanShares  *self,
            const DrScan  *scan,
            gboolean       is_sparse,
            DrDimension    shared,
            guint          n_parts)
{
  for (guint part = 0; part < n_parts; part++)
    add_share (self, scan, is_sparse, shared, part, n_parts);
}

gboolean
dr_scan_share_meets (const DrScanShare *self,
                     const DrFactBlock *block)
{
  return dr_wanted_meets (&self->periods, block->least_period, block->greatest_period) &&
         self->first_unit <= block->greatest_unit && self->last_unit >= block->least_unit;
}

/* Whether most blocks would be looked at for one share alone, as where reports lie in the order that they came in. */
static gboolean
are_blocks_apart (const DrScanShares *self,
                  const GArray       *blocks)
{
  gsize n_meetings = 0;

  for (guint i = 0; i < self->shares->len; i++)
    for (guint k = 0; k < blocks->len; k++)
      n_meetings += dr_scan_share_meets (&g_array_index (self->shares, DrScanShare, i), &g_array_index (blocks, DrFactBlock, k));

  return n_meetings <= blocks->len + blocks->len / 2;
}

void
dr_scan_shares_init (DrScanShares   *self,
                     const DrScan   *scan,
                     const DrCells  *cells,
                     guint           n_workers)
{
  gsize size = cells->n_cells * cells->cell_size;
  guint n_periods = (guint) scan->groupings[DR_DIMENSION_PERIOD]->n_groups;
  guint n_units = (guint) scan->groupings[DR_DIMENSION_UNIT]->n_groups;

  *self = (DrScanShares) { .shares = g_array_new (FALSE, FALSE, sizeof (DrScanShare)) };
  g_array_set_clear_func (self->shares, clear_share);

  /* Of many cells a second copy would push the first out of the caches. Blocks that go with periods are looked through once. */
  if (!cells->is_sparse && n_workers > 1 && size > scan->dataset->copied_bytes && n_periods >= n_workers)
    {
      add_shares (self, scan, FALSE, DR_DIMENSION_PERIOD, MIN (n_periods, SHARES_A_WORKER * n_workers));
      if (are_blocks_apart (self, scan->blocks))
        return;
      g_array_set_size (self->shares, 0);
    }

  self->has_copies = n_workers > 1;
  if (!cells->is_sparse && n_workers > 1 && size > scan->dataset->copied_bytes && n_units >= n_workers &&
      size / COPIED_BYTES_A_ROW > dr_fact_blocks_count_rows (scan->blocks))
    {
      self->has_copies = FALSE;
      add_shares (self, scan, FALSE, DR_DIMENSION_UNIT, n_workers);
      return;
    }

  add_shares (self, scan, cells->is_sparse, DR_DIMENSION_UNIT, 1);
}
