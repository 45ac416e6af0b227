/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/dr-summary-workspace-private.h"

/* What a whole is known by. A list of many reports has its id many times. */
typedef struct
{
  DrUnit     *unit;
  const char *id;
} Whole;

static guint
whole_hash (gconstpointer data)
{
  const Whole *whole = data;

  return g_str_hash (whole->id) * 31 + g_direct_hash (whole->unit);
}

static gboolean
whole_equal (gconstpointer left,
             gconstpointer right)
{
  const Whole *first = left;
  const Whole *second = right;

  return first->unit == second->unit && g_str_equal (first->id, second->id);
}

void
dr_summary_workspace_init (DrSummaryWorkspace *workspace)
{
  workspace->measures = g_hash_table_new (g_str_hash, g_str_equal);
  workspace->measure_names = g_ptr_array_new ();
  workspace->unit_paths = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  workspace->subjects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  workspace->wholes = g_hash_table_new_full (whole_hash, whole_equal, g_free, NULL);
}

void
dr_summary_workspace_clear (DrSummaryWorkspace *workspace)
{
  g_hash_table_unref (workspace->measures);
  g_ptr_array_unref (workspace->measure_names);
  g_hash_table_unref (workspace->unit_paths);
  g_hash_table_unref (workspace->subjects);
  g_hash_table_unref (workspace->wholes);
}

gint32
dr_summary_workspace_number_measure (DrSummaryWorkspace *workspace,
                                     const char         *measure)
{
  gpointer number;

  if (g_hash_table_lookup_extended (workspace->measures, measure, NULL, &number))
    return GPOINTER_TO_INT (number);

  gint32 next = (gint32) workspace->measure_names->len;
  g_ptr_array_add (workspace->measure_names, (gpointer) measure);
  g_hash_table_insert (workspace->measures, (gpointer) measure, GINT_TO_POINTER (next));

  return next;
}

/* The ids and names of a unit and of all above it: what it is across reports, whose ids are their own. */
static const char *
get_unit_path (DrSummaryWorkspace *workspace,
               DrUnit             *unit)
{
  const char *known = g_hash_table_lookup (workspace->unit_paths, unit);
  if (known != NULL)
    return known;

  GString *path = g_string_new (NULL);
  for (DrUnit *at = unit; at != NULL; at = dr_unit_get_parent (at))
    g_string_append_printf (path, "%s\x1f%s\x1e", dr_unit_get_id (at),
                            dr_unit_get_name (at) != NULL ? dr_unit_get_name (at) : dr_unit_get_id (at));

  char *text = g_string_free (path, FALSE);
  g_hash_table_insert (workspace->unit_paths, unit, text);

  return text;
}

const char *
dr_summary_workspace_get_subject (DrSummaryWorkspace *workspace,
                                  DrAchievement      *achievement)
{
  g_autofree char *subject = g_strconcat (get_unit_path (workspace, dr_achievement_get_unit (achievement)),
                                          dr_indicator_get_id (dr_achievement_get_indicator (achievement)),
                                          NULL);
  gpointer known;

  if (g_hash_table_lookup_extended (workspace->subjects, subject, &known, NULL))
    return known;

  known = g_steal_pointer (&subject);
  g_hash_table_add (workspace->subjects, known);

  return known;
}

gboolean
dr_summary_workspace_is_part (DrSummaryWorkspace *workspace,
                              DrAchievement      *achievement)
{
  Whole whole = { dr_achievement_get_unit (achievement), dr_achievement_get_part_of (achievement) };

  for (; whole.id != NULL && whole.unit != NULL; whole.unit = dr_unit_get_parent (whole.unit))
    if (g_hash_table_contains (workspace->wholes, &whole))
      return TRUE;

  return FALSE;
}

void
dr_summary_workspace_note_whole (DrSummaryWorkspace *workspace,
                                 DrAchievement      *achievement)
{
  Whole whole = { dr_achievement_get_unit (achievement), dr_achievement_get_id (achievement) };

  g_hash_table_add (workspace->wholes, g_memdup2 (&whole, sizeof whole));
}
