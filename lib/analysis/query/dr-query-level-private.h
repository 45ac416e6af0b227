/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which groups the rows of the dimension tables belong to: those of cells, or those of rows. */

#pragma once

#include "analysis/query/dr-query-plan-private.h"

G_BEGIN_DECLS

typedef struct
{
  const DrQueryPlan *plan;
  gint32            *code[DR_N_DIMENSIONS];     /* (owned) below 0 where a row is left out */
  gint32             n_groups[DR_N_DIMENSIONS];
} DrQueryLevel;

void dr_query_level_init  (DrQueryLevel      *self,
                           const DrQueryPlan *plan,
                           gboolean           is_of_cells);
void dr_query_level_clear (DrQueryLevel      *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrQueryLevel, dr_query_level_clear)

G_END_DECLS
