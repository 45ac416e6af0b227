/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «share-sum»: the shares of all parts of one whole make 100 per cent. */

#include "config.h"

#include "checking/dr-rules-private.h"

#include "checking/dr-part-list-private.h"
#include "figures/dr-fit-private.h"
#include "figures/dr-ratio-private.h"

static gboolean
contains_hundred (DrInterval *sum)
{
  g_autoptr (DrRatio) hundred = dr_ratio_new_from_integers (100, 1, NULL);

  return dr_interval_contains (sum, hundred);
}

/* The sum of all shares; NULL if one is absent, hedged or too long. */
static DrInterval *
add_up (const DrCheck    *check,
        const DrPartList *list,
        gboolean          are_cut,
        DrDecimal        *plain)
{
  g_autoptr (DrInterval) sum = NULL;

  *plain = (DrDecimal) { 0, 0 };
  for (guint i = 0; i < list->parts->len; i++)
    {
      const DrAchievementRecord *record = dr_check_get_record (check, g_array_index (list->parts, guint32, i));
      DrDecimal value = dr_figure_get_value (&record->share);

      if (!record->has_share || record->share.hedge != DR_HEDGE_EXACT || !dr_decimal_add (plain, &value, plain))
        return NULL;

      g_autoptr (DrInterval) bounds = are_cut ? dr_fit_get_truncated (&value, NULL) : dr_fit_get_rounded (&value, NULL);
      DrInterval *next = bounds == NULL ? NULL : sum == NULL ? dr_interval_ref (bounds)
                                                             : dr_interval_add (sum, bounds, NULL);
      g_clear_pointer (&sum, dr_interval_unref);
      if (next == NULL)
        return NULL;
      sum = next;
    }

  return g_steal_pointer (&sum);
}

static gboolean
check_one (DrCheck  *check,
           guint32   whole,
           GError  **error)
{
  g_auto (DrPartList) list = { 0 };
  DrDecimal plain;

  if (!dr_part_list_init (&list, check, whole) || list.kind != DR_PARTS_ALL)
    return TRUE;

  g_autoptr (DrInterval) rounded = add_up (check, &list, FALSE, &plain);
  g_autoptr (DrInterval) cut = rounded != NULL ? add_up (check, &list, TRUE, &plain) : NULL;
  const DrDecimal hundred = { 100, 0 };
  if (cut == NULL || dr_decimal_compare (&plain, &hundred) == 0)
    return TRUE;

  gboolean is_off = !contains_hundred (rounded) && !contains_hundred (cut);
  g_autofree char *stated = dr_decimal_to_string (&plain);
  g_autofree char *arithmetic = dr_check_write_decimal (&plain, "%");
  DrRuleFacts facts = { .stated = stated, .expected_low = "100", .expected_high = "100", .arithmetic = arithmetic };
  DrStretch last;
  dr_check_get_stretch (check, g_array_index (list.parts, guint32, list.parts->len - 1), &last);

  return dr_check_add (check, is_off ? DR_RULE_SHARE_SUM_WRONG : DR_RULE_SHARE_SUM_ROUNDED, &facts,
                       dr_stretch_join (last, list.stretch), NULL, 0, error);
}

gboolean
dr_check_share_sum (DrCheck  *check,
                    GError  **error)
{
  for (guint i = 0; i < check->data->achievements->len; i++)
    if (!check_one (check, i, error))
      return FALSE;

  return TRUE;
}
