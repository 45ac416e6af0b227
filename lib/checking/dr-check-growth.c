/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «growth»: the growth of the parts of a total, and that of the total. */

#include "config.h"

#include "checking/dr-rules-private.h"

#include <string.h>

#include "checking/dr-part-list-private.h"
#include "checking/dr-reckon-private.h"
#include "figures/dr-fit-private.h"
#include "figures/dr-quantity-private.h"
#include "figures/dr-ratio-private.h"

/* What a figure was before it grew or shrank by its percentage, rounded or cut off; NULL if nobody can tell. */
static DrInterval *
find_earlier (const DrCheck *check,
              guint32        achievement)
{
  const DrAchievementRecord *record = dr_check_get_record (check, achievement);
  const DrExtrasRecord *extras = dr_check_get_extras (check, achievement);

  if (!record->has_actual || record->actual.hedge != DR_HEDGE_EXACT || !record->has_change
      || extras->change_kind != DR_CHANGE_KIND_PERCENT)
    return NULL;

  guint32 entry = dr_check_find_entry (check, achievement, DR_NUMBER_ROLE_CHANGE, 0);
  g_autoptr (DrQuantity) percent = dr_check_dup_change (check, achievement, entry, "%");
  if (dr_quantity_get_hedge (percent) != DR_HEDGE_EXACT)
    return NULL;

  g_autoptr (DrInterval) either = dr_fit_get_rounded_or_truncated (&percent->value, NULL);
  g_autoptr (DrInterval) hundred = dr_reckon_number (100);
  g_autoptr (DrInterval) changed = extras->change_direction == DR_DIRECTION_UP ? dr_reckon_add (hundred, either)
                                                                               : dr_reckon_subtract (hundred, either);
  g_autoptr (DrInterval) factor = dr_reckon_divide (changed, hundred);
  g_autoptr (DrQuantity) figure = dr_check_dup_actual (check, achievement);
  g_autoptr (DrInterval) bounds = dr_reckon_either (figure);

  return dr_reckon_divide (bounds, factor);
}

/* An end to one place more than the figures have, which there was room for in what the end was made of: «124,3 tỷ». */
static char *
write_rough (DrRatio    *value,
             int         exponent,
             const char *measure)
{
  const DrDecimal place = { 1, exponent - 1 };
  g_autoptr (DrRatio) step = dr_ratio_new_from_decimal (&place, NULL);
  g_autoptr (DrRatio) steps = dr_ratio_divide (value, step, NULL);
  g_autofree char *digits = steps != NULL ? dr_ratio_to_decimal (steps, 0, DR_ROUNDING_HALF_AWAY_FROM_ZERO) : g_strdup ("");
  DrDecimal rough;

  if (!dr_decimal_parse (digits, -1, &rough))
    return g_strdup ("…");
  rough.exponent += place.exponent;

  return dr_check_write_decimal (&rough, measure);
}

static char *
write_interval (DrInterval *interval,
                int         exponent,
                const char *measure)
{
  g_autofree char *low = write_rough (dr_interval_get_lower (interval), exponent, measure);
  g_autofree char *high = write_rough (dr_interval_get_upper (interval), exponent, measure);

  return g_strdup_printf ("%s–%s", low, high);
}

/* Whether what the parts grew against is what the whole did; it need not be said again. */
static gboolean
are_against_one (const DrCheck    *check,
                 const DrPartList *list)
{
  for (guint i = 0; i < list->parts->len; i++)
    {
      guint32 against = dr_check_get_extras (check, g_array_index (list->parts, guint32, i))->change_against;

      if (against != DR_NONE && against != dr_check_get_extras (check, list->whole)->change_against)
        return FALSE;
    }

  return TRUE;
}

/* Whether the parts are all there is: by the words, or by what they make. */
static gboolean
are_all (const DrCheck    *check,
         const DrPartList *list)
{
  g_autoptr (DrInterval) sum = NULL;

  if (list->kind == DR_PARTS_ALL)
    return TRUE;
  if (list->kind == DR_PARTS_OVERLAPPING)
    return FALSE;
  for (guint i = 0; i < list->parts->len; i++)
    {
      g_autoptr (DrQuantity) part = dr_check_dup_actual (check, g_array_index (list->parts, guint32, i));
      g_autoptr (DrInterval) bounds = dr_reckon_bounds (part);
      g_autoptr (DrInterval) before = g_steal_pointer (&sum);

      sum = before != NULL ? dr_reckon_add (before, bounds) : g_steal_pointer (&bounds);
    }
  g_autoptr (DrQuantity) whole = dr_check_dup_actual (check, list->whole);

  return dr_reckon_fit (sum, whole, FALSE) == DR_FIT_CONSISTENT;
}

static DrInterval *
add_up (const DrCheck    *check,
        const DrPartList *list)
{
  DrInterval *sum = NULL;

  for (guint i = 0; i < list->parts->len; i++)
    {
      g_autoptr (DrInterval) earlier = find_earlier (check, g_array_index (list->parts, guint32, i));
      DrInterval *next = earlier == NULL ? NULL : sum == NULL ? dr_interval_ref (earlier)
                                                              : dr_interval_add (sum, earlier, NULL);

      g_clear_pointer (&sum, dr_interval_unref);
      if (next == NULL)
        return NULL;
      sum = next;
    }

  return sum;
}

static void
check_list (DrCheck *check,
            guint32  whole)
{
  g_auto (DrPartList) list = { 0 };

  if (!dr_check_get_record (check, whole)->has_change || check->first_part[whole] == DR_NONE
      || !dr_part_list_init (&list, check, whole) || !list.are_alike || !are_all (check, &list)
      || !are_against_one (check, &list))
    return;

  g_autoptr (DrInterval) before = find_earlier (check, whole);
  g_autoptr (DrInterval) sum = before != NULL ? add_up (check, &list) : NULL;
  if (sum == NULL || dr_interval_meets (before, sum))
    return;

  const char *measure = dr_check_get_measure (check, whole);
  g_autoptr (DrQuantity) percent = dr_check_dup_percent (check, &dr_check_get_extras (check, whole)->change);
  g_autofree char *stated = dr_quantity_dup_value (percent);
  g_autofree char *stated_words = dr_check_write (percent);
  int exponent = dr_check_get_record (check, whole)->actual.exponent;
  g_autofree char *before_words = write_interval (before, exponent, measure);
  g_autofree char *sum_words = write_interval (sum, exponent, measure);
  g_autofree char *arithmetic = g_strdup_printf ("%s ≠ %s", before_words, sum_words);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .arithmetic = arithmetic };

  dr_check_say (check, DR_RULE_GROWTH_WRONG, &facts, list.stretch, NULL, 0);
}

gboolean
dr_check_growth (DrCheck  *check,
                 GError  **error)
{
  for (guint i = 0; i < check->data->achievements->len && dr_check_goes_on (check); i++)
    check_list (check, i);

  return dr_check_is_well (check, error);
}
