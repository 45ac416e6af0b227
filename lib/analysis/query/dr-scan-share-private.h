/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How the work of a scan is shared out among threads. */

#pragma once

#include "analysis/query/dr-scan-private.h"

G_BEGIN_DECLS

/* Far enough below 0 that a sum of three remains there. */
#define DR_OFFSET_LEFT_OUT (G_MININT32 / 4)

/* Cells that whoever takes it fills alone, and which facts go there. Of cells side by side alone there is more than one. */
typedef struct
{
  gint32   *offset[DR_N_DIMENSIONS]; /* (owned) (nullable) of each id: its group times the stride, or DR_OFFSET_LEFT_OUT */
  DrWanted  periods;
  gint32    first_unit;              /* no unit before it is in the share, */
  gint32    last_unit;               /* nor any after this one */
  gboolean  is_part;                 /* there are others */
} DrScanShare;

typedef struct
{
  GArray   *shares;                  /* (owned) (element-type DrScanShare) */
  gboolean  has_copies;              /* all fill the one share, each in cells of its own, which are added up */
} DrScanShares;

void     dr_scan_shares_init  (DrScanShares       *self,
                               const DrScan       *scan,
                               const DrCells      *cells,
                               guint               n_workers);
void     dr_scan_shares_clear (DrScanShares       *self);

/* Whether any row of a block may belong to a share. */
gboolean dr_scan_share_meets  (const DrScanShare  *self,
                               const DrFactBlock  *block);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrScanShares, dr_scan_shares_clear)

G_END_DECLS
