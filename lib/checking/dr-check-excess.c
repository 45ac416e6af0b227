/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «excess»: how far over or short of a stated target a figure is said to be. */

#include "config.h"

#include "checking/dr-rules-private.h"

#include <string.h>

#include "checking/dr-reckon-private.h"
#include "figures/dr-fit-private.h"
#include "figures/dr-quantity-private.h"
#include "figures/dr-ratio-private.h"

/* The planned quantity: the target's, or, for points, a percentage that stands beside them as the target. */
static DrQuantity *
dup_planned (const DrCheck             *check,
             guint32                    achievement,
             const DrAchievementRecord *record)
{
  if (record->target != DR_NONE)
    {
      g_autoptr (DrTarget) target = g_list_model_get_item (dr_report_get_targets (check->report), record->target);
      DrQuantity *planned = dr_target_get_planned (target);

      if (planned != NULL)
        return dr_quantity_ref (planned);
    }
  if (dr_check_get_extras (check, achievement)->change_kind != DR_CHANGE_KIND_POINTS)
    return NULL;

  guint32 entry = dr_check_find_entry (check, achievement, DR_NUMBER_ROLE_TARGET, 0);

  return entry != DR_NONE ? dr_check_dup_entry (check, entry, "%") : NULL;
}

/* What the change is measured on: points on the share where there is one. */
static DrQuantity *
dup_figure (const DrCheck             *check,
            guint32                    achievement,
            const DrAchievementRecord *record)
{
  const DrExtrasRecord *extras = dr_check_get_extras (check, achievement);

  if (extras->change_kind == DR_CHANGE_KIND_POINTS && record->has_share)
    return dr_check_dup_percent (check, &extras->share);

  return dr_check_dup_actual (check, achievement);
}

static void
check_one (DrCheck *check,
           guint32  achievement)
{
  const DrAchievementRecord *record = dr_check_get_record (check, achievement);
  const DrExtrasRecord *extras = dr_check_get_extras (check, achievement);
  const char *against = dr_report_data_get_string (check->data, extras->change_against);
  DrStretch stretch;

  if (!record->has_change || extras->change_kind == DR_CHANGE_KIND_PERCENT || g_strcmp0 (against, "target") != 0
      || !dr_check_get_stretch (check, achievement, &stretch))
    return;

  g_autoptr (DrQuantity) figure = dup_figure (check, achievement, record);
  g_autoptr (DrQuantity) planned = figure != NULL ? dup_planned (check, achievement, record) : NULL;
  if (planned == NULL || strcmp (dr_quantity_get_measure (figure), dr_quantity_get_measure (planned)) != 0)
    return;

  gboolean is_up = extras->change_direction == DR_DIRECTION_UP;
  guint32 entry = dr_check_find_entry (check, achievement, DR_NUMBER_ROLE_CHANGE, 0);
  /* «7/9» in the cell of what was planned and again in that of what was reached: which of them is compared nobody tells. */
  if (entry != DR_NONE && dr_check_has_sign (check, stretch.start, dr_check_get_entry (check, entry)->start, "/")
      && dr_check_has_sign (check, stretch.end, dr_check_get_entry (check, entry)->start, "\t"))
    return;
  g_autoptr (DrQuantity) stated = dr_check_dup_change (check, achievement, entry, dr_quantity_get_measure (figure));

  g_autoptr (DrInterval) reached = dr_reckon_either (figure);
  g_autoptr (DrInterval) target = dr_reckon_either (planned);
  g_autoptr (DrInterval) beyond = is_up ? dr_reckon_subtract (reached, target) : dr_reckon_subtract (target, reached);
  if (dr_reckon_fit (beyond, stated, FALSE) != DR_FIT_INCONSISTENT)
    return;

  g_autofree char *stated_value = dr_quantity_dup_value (stated);
  g_autofree char *stated_words = dr_check_write (stated);
  g_autofree char *first = dr_check_write (is_up ? figure : planned);
  g_autofree char *second = dr_check_write (is_up ? planned : figure);
  g_autofree char *difference = dr_check_write_interval (beyond, dr_decimal_get_n_decimals (&stated->value),
                                                         dr_quantity_get_measure (figure));
  g_autofree char *arithmetic = g_strdup_printf ("%s - %s = %s", first, second, difference);
  DrRuleFacts facts = { .stated = stated_value, .stated_words = stated_words, .arithmetic = arithmetic };
  if (entry != DR_NONE)
    stretch = dr_stretch_join (stretch, (DrStretch) { dr_check_get_entry (check, entry)->start,
                                                      dr_check_entry_end (check, entry), 0 });

  dr_check_say (check, DR_RULE_EXCESS_WRONG, &facts, stretch, NULL, 0);
}

gboolean
dr_check_excess (DrCheck  *check,
                 GError  **error)
{
  for (guint i = 0; i < check->data->achievements->len && dr_check_goes_on (check); i++)
    check_one (check, i);

  dr_check_plan_told (check, TRUE);

  return dr_check_is_well (check, error);
}
