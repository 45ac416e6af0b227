/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "base/dr-error-private.h"
#include "figures/dr-date-private.h"
#include "model/dr-unit-private.h"

/* What must hold for the days, the codes and the successors of a unit. */

gboolean
dr_unit_check_validity (const char   *what,
                        const GDate  *from,
                        const GDate  *to,
                        GError      **error)
{
  if ((from != NULL && !dr_date_is_usable (from)) || (to != NULL && !dr_date_is_usable (to)))
    return dr_error_set (error, DR_ERROR_INVALID,
                         "%s: the validity is no day of the years %d to %d", what,
                         DR_DATE_FIRST_YEAR, DR_DATE_LAST_YEAR);

  if (from != NULL && to != NULL && g_date_compare (from, to) > 0)
    {
      g_autofree char *first = dr_date_to_string (from);
      g_autofree char *last = dr_date_to_string (to);
      return dr_error_set (error, DR_ERROR_INVALID,
                           "%s: valid from %s, after %s", what, first, last);
    }

  return TRUE;
}

void
dr_unit_keep_day (GDate       *kept,
                  const GDate *day)
{
  g_date_clear (kept, 1);
  if (day == NULL)
    return;

  *kept = *day;
  dr_date_complete (kept);
}

gboolean
dr_unit_is_day_within (const GDate *from,
                       const GDate *to,
                       const GDate *day)
{
  return g_date_valid (day) &&
         (!g_date_valid (from) || g_date_compare (from, day) <= 0) &&
         (!g_date_valid (to) || g_date_compare (day, to) <= 0);
}

gboolean
dr_unit_is_same_day (const GDate *one,
                     const GDate *other)
{
  if (!g_date_valid (one) || !g_date_valid (other))
    return g_date_valid (one) == g_date_valid (other);

  return g_date_compare (one, other) == 0;
}

/* By scheme, and of one scheme by the day on which it begins: what overlaps then stands side by side. */
static int
compare_identifiers (gconstpointer left,
                     gconstpointer right)
{
  DrUnitIdentifier *one = *(DrUnitIdentifier * const *) left;
  DrUnitIdentifier *other = *(DrUnitIdentifier * const *) right;
  const GDate *day = dr_unit_identifier_get_valid_from (one);
  const GDate *other_day = dr_unit_identifier_get_valid_from (other);
  int order = strcmp (dr_unit_identifier_get_scheme (one), dr_unit_identifier_get_scheme (other));

  if (order != 0)
    return order;
  if (day == NULL || other_day == NULL)
    return (day != NULL) - (other_day != NULL);

  return g_date_compare (day, other_day);
}

gboolean
dr_unit_check_identifiers (const char   *id,
                           GPtrArray    *identifiers,
                           GError      **error)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (identifiers, NULL, NULL);

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_identifiers);
  for (guint i = 1; i < sorted->len; i++)
    {
      DrUnitIdentifier *before = g_ptr_array_index (sorted, i - 1);
      DrUnitIdentifier *after = g_ptr_array_index (sorted, i);
      const GDate *last = dr_unit_identifier_get_valid_to (before);
      const GDate *first = dr_unit_identifier_get_valid_from (after);

      if (!g_str_equal (dr_unit_identifier_get_scheme (before), dr_unit_identifier_get_scheme (after)) ||
          (last != NULL && first != NULL && g_date_compare (last, first) < 0))
        continue;

      g_autofree char *one = dr_unit_identifier_to_string (before);
      g_autofree char *other = dr_unit_identifier_to_string (after);
      return dr_error_set (error, DR_ERROR_INVALID,
                           "unit %s: two codes at one time: %s; %s", id, one, other);
    }

  return TRUE;
}

static gboolean
check_weights (const char   *id,
               GPtrArray    *successors,
               GError      **error)
{
  static const DrDecimal one = { 1, 0 };
  DrDecimal sum = { 0, 0 };
  guint n_weights = 0;

  for (guint i = 0; i < successors->len; i++)
    {
      DrUnitSuccessor *successor = g_ptr_array_index (successors, i);
      if (successor->weight == NULL)
        continue;
      n_weights++;
      if (!dr_decimal_add (&sum, &successor->share, &sum))
        return dr_error_set (error, DR_ERROR_INVALID,
                             "unit %s: a weight of its successors has too many decimals", id);
    }

  if (n_weights == 0)
    return TRUE;

  if (n_weights < successors->len)
    return dr_error_set (error, DR_ERROR_INVALID,
                         "unit %s: only some of its successors have a weight", id);

  if (dr_decimal_compare (&sum, &one) != 0)
    {
      g_autofree char *total = dr_decimal_to_string (&sum);
      return dr_error_set (error, DR_ERROR_INVALID,
                           "unit %s: the weights of its successors add up to %s, not to 1", id, total);
    }

  return TRUE;
}

gboolean
dr_unit_check_successors (const char   *id,
                          GPtrArray    *successors,
                          const GDate  *valid_to,
                          GError      **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (successors->len > 0 && valid_to == NULL)
    return dr_error_set (error, DR_ERROR_INVALID,
                         "unit %s: it has successors, but no last day", id);

  for (guint i = 0; i < successors->len; i++)
    {
      DrUnitSuccessor *successor = g_ptr_array_index (successors, i);
      if (g_str_equal (successor->unit_id, id))
        return dr_error_set (error, DR_ERROR_INVALID, "unit %s: it is its own successor", id);
      if (!g_hash_table_add (seen, successor->unit_id))
        return dr_error_set (error, DR_ERROR_INVALID,
                             "unit %s: the successor %s is named twice", id, successor->unit_id);
    }

  return check_weights (id, successors, error);
}
