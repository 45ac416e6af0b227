/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "figures/dr-json-date-private.h"

#include "figures/dr-date-private.h"

gboolean
dr_json_date_get (const DrJsonNode  *node,
                  GDate             *date,
                  GError           **error)
{
  int year;
  int month;
  int day;

  if (node->value == NULL || dr_json_node_is_null (node))
    return TRUE;

  g_autofree char *text = dr_json_node_dup_string (node, error);
  if (text == NULL)
    return FALSE;

  if (!dr_date_split (text, -1, &year, &month, &day))
    return dr_json_node_set_expected (node, error, "a day such as 2023-09-28");
  if (!dr_date_set (date, year, month, day))
    return dr_json_node_set_error (node, error, DR_ERROR_INVALID, "there is no day %s", text);

  return TRUE;
}
