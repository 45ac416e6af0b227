/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/dataset/dr-dimension-draft-private.h"
#include "analysis/dataset/dr-unit-register-private.h"
#include "base/dr-error-private.h"

/* The units of a register as those of a dataset: row for row. */

static gboolean
append_unit (DrUnitDraft        *self,
             const DrUnitTable  *table,
             guint32             unit,
             GError            **error)
{
  const char *id = dr_string_column_get (table->ids, unit);
  const char *name = dr_string_column_get (table->names, unit);
  const char *kind = dr_string_column_get (table->kinds, (guint32) table->kind[unit]);
  const DrUnitDraftRow row = {
    .level = table->level[unit],
    .parent = table->parent[unit],
    .valid_from = table->valid_from[unit],
    .valid_to = table->valid_to[unit],
  };

  /* As of an Arrow table: a unit without a name goes by its id. */
  if (*name == '\0')
    name = id;
  if (dr_unit_draft_append (self, id, strlen (id), name, strlen (name), kind, strlen (kind), &row, error) == DR_NO_UNIT)
    return FALSE;

  for (guint32 entry = table->successor_start[unit]; entry < table->successor_start[unit + 1]; entry++)
    {
      DrSuccessorDraftRow successor = {
        (gint32) unit, table->successor[entry], g_strdup (table->successor_weight[entry])
      };
      g_array_append_val (self->successors, successor);
    }

  return TRUE;
}

gboolean
dr_unit_draft_take_register (DrUnitDraft     *self,
                             DrUnitRegister  *units,
                             GError         **error)
{
  const DrUnitTable *table = dr_unit_register_peek_table (units);

  if (self->rows->len > 0)
    return dr_error_set (error, DR_ERROR_INVALID, "units: there are units already; add their register once, before all else");

  for (guint32 unit = 0; unit < table->n_units; unit++)
    if (!append_unit (self, table, unit, error))
      return FALSE;
  self->is_given = TRUE;

  return TRUE;
}
