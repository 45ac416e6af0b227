/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/query/dr-query-level-private.h"

void
dr_query_level_init (DrQueryLevel      *self,
                     const DrQueryPlan *plan,
                     gboolean           is_of_cells)
{
  *self = (DrQueryLevel) { .plan = plan };
  for (guint dimension = 0; dimension < DR_N_DIMENSIONS; dimension++)
    {
      const DrGrouping *grain = &plan->grain[dimension];
      const DrGrouping *rows = &plan->rows[dimension];

      self->n_groups[dimension] = is_of_cells ? grain->n_groups : rows->n_groups;
      self->code[dimension] = g_new (gint32, MAX (grain->n_rows, 1));
      for (gint32 row = 0; row < grain->n_rows; row++)
        self->code[dimension][row] = grain->code[row] < 0 || is_of_cells ? grain->code[row]
                                                                         : rows->code[grain->code[row]];
    }
}

void
dr_query_level_clear (DrQueryLevel *self)
{
  for (guint dimension = 0; dimension < DR_N_DIMENSIONS; dimension++)
    g_clear_pointer (&self->code[dimension], g_free);
}
