/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "exchange/dr-report-json-reader-private.h"
#include "model/dr-units-json-private.h"

static DrUnit *
find_issuer (GPtrArray         *units,
             const DrJsonNode  *issuer,
             GError           **error)
{
  g_autofree char *id = dr_json_node_dup_string (issuer, error);

  if (id == NULL)
    return NULL;

  for (guint i = 0; i < units->len; i++)
    if (g_str_equal (dr_unit_get_id (g_ptr_array_index (units, i)), id))
      return g_ptr_array_index (units, i);

  dr_report_json_set_unknown (issuer, "unit", id, error);

  return NULL;
}

gboolean
dr_report_json_reader_read_units (DrReportJsonReader  *self,
                                  const DrJsonNode    *units,
                                  const DrJsonNode    *issuer,
                                  DrPeriod            *period,
                                  GError             **error)
{
  /* The builder counts all items, but it comes into being only after the units. */
  g_autoptr (GPtrArray) made = dr_units_json_read (units, self->limits, FALSE, error);
  DrUnit *issuing = made == NULL ? NULL : find_issuer (made, issuer, error);

  if (issuing == NULL)
    return FALSE;

  self->builder = dr_report_builder_new (issuing, period, self->limits);
  self->data = dr_report_builder_get_data (self->builder);

  for (guint i = 0; i < made->len; i++)
    {
      const DrJsonNode node = { .parent = units, .index = i };

      if (!dr_report_builder_add_unit (self->builder, g_ptr_array_index (made, i), error))
        return dr_json_node_prefix_error (&node, error);
    }

  return TRUE;
}
