/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The rules across reports: what an earlier report of the same body held. */

#include "config.h"

#include "checking/dr-held-private.h"

#include <string.h>

#include "checking/dr-check-change-private.h"
#include "checking/dr-magnitude-private.h"
#include "checking/dr-reckon-private.h"
#include "figures/dr-period-private.h"
#include "figures/dr-quantity-private.h"
#include "figures/dr-ratio-private.h"

/* An achievement of this report and what is held of the same thing. */
typedef struct
{
  guint32     index;
  guint32     before;
  DrQuantity *now;          /* (owned) */
  DrQuantity *then;         /* (owned) */
  DrStretch   stretch;
} Pair;

static void
pair_clear (Pair *self)
{
  g_clear_pointer (&self->now, dr_quantity_unref);
  g_clear_pointer (&self->then, dr_quantity_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pair, pair_clear)

static gboolean
pair_init (Pair          *self,
           const DrCheck *check,
           const DrHeld  *held,
           guint32        index)
{
  *self = (Pair) { .index = index, .before = dr_held_find (held, check, index) };
  if (self->before == DR_NONE || !dr_check_get_record (check, index)->has_actual
      || strcmp (dr_check_get_measure (check, index), dr_check_get_measure (&held->check, self->before)) != 0
      || !dr_check_get_stretch (check, index, &self->stretch))
    return FALSE;
  self->now = dr_check_dup_actual (check, index);
  self->then = dr_check_dup_actual (&held->check, self->before);

  return TRUE;
}

static void
add_pair (DrCheck    *check,
          DrRule      rule,
          const Pair *pair,
          int         shift)
{
  g_autofree char *stated = dr_quantity_dup_value (pair->now);
  g_autofree char *expected = dr_quantity_dup_value (pair->then);
  g_autofree char *stated_words = dr_check_write (pair->now);
  g_autofree char *expected_words = dr_check_write (pair->then);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .expected_low = expected,
                        .expected_words = expected_words };

  if (shift != 0)
    dr_magnitude_suggest (check, pair->stretch.start, pair->stretch.end, shift, &facts);
  dr_check_say (check, rule, &facts, pair->stretch, NULL, 0);
}

/* «giảm 07 so với cùng kỳ», and the report of that period is at hand. */
static void
check_change (DrCheck      *check,
              const DrHeld *held,
              guint32       index)
{
  const DrAchievementRecord *record = dr_check_get_record (check, index);
  const DrExtrasRecord *extras = dr_check_get_extras (check, index);
  const char *against = dr_report_data_get_string (check->data, extras->change_against);
  g_autofree char *period = dr_period_to_string (held->period);
  g_auto (Pair) pair = { 0 };

  if (!pair_init (&pair, check, held, index)
      || dr_check_get_record (&held->check, pair.before)->period != held->check.data->period
      || dr_held_check_earlier (check, held, index, pair.now, pair.then)
      || !record->has_change || against == NULL || strcmp (against, period) != 0)
    return;

  gboolean is_rate = strcmp (dr_check_get_measure (check, index), "%") == 0;
  if (extras->change_kind == DR_CHANGE_KIND_POINTS && !is_rate)
    return;
  gboolean is_percent = extras->change_kind == DR_CHANGE_KIND_PERCENT;
  guint32 entry = dr_check_find_entry (check, index, DR_NUMBER_ROLE_CHANGE, 0);
  g_autoptr (DrQuantity) stated = dr_check_dup_change (check, index, entry,
                                                       is_percent ? "%" : dr_check_get_measure (check, index));
  g_autoptr (DrInterval) moved = NULL;
  DrMove move = dr_move_judge (pair.then, pair.now, extras->change_kind, extras->change_direction, stated, &moved);
  if (!dr_move_is_wrong (move))
    return;

  gboolean is_up = extras->change_direction == DR_DIRECTION_UP;
  g_autofree char *stated_value = dr_quantity_dup_value (stated);
  g_autofree char *stated_words = dr_check_write (stated);
  g_autofree char *arithmetic = dr_move_write (pair.then, pair.now, extras->change_kind, stated);
  DrRuleFacts facts = { .stated = stated_value, .stated_words = stated_words, .arithmetic = arithmetic,
                        .what = is_up ? "tăng" : "giảm", .what_english = is_up ? "up" : "down" };
  DrStretch stretch = pair.stretch;
  int shift = dr_magnitude_find_shift (pair.now, pair.then);
  if (shift != 0)
    dr_magnitude_suggest (check, stretch.start, stretch.end, shift, &facts);
  if (entry != DR_NONE)
    stretch = dr_stretch_join (stretch, (DrStretch) { dr_check_get_entry (check, entry)->start,
                                                      dr_check_entry_end (check, entry), 0 });

  dr_check_say (check, DR_RULE_HELD_CHANGE, &facts, stretch, NULL, 0);
}

gboolean
dr_check_held_change (DrCheck       *check,
                      const DrHeld  *held,
                      GError       **error)
{
  for (guint i = 0; i < check->data->achievements->len && dr_check_goes_on (check); i++)
    check_change (check, held, i);
  dr_held_check_ranks (check, held);

  return dr_check_is_well (check, error);
}

static DrPeriod *
get_period (const DrCheck *check)
{
  return g_ptr_array_index (check->data->periods, check->data->period);
}

/* A running total of the year, or of what it runs over, only grows. */
gboolean
dr_check_held_cumulative (DrCheck       *check,
                          const DrHeld  *held,
                          GError       **error)
{
  DrPeriod *own = get_period (check);

  if (dr_period_get_first_year (own) != dr_period_get_first_year (held->period))
    return dr_check_is_well (check, error);

  for (guint i = 0; i < check->data->achievements->len && dr_check_goes_on (check); i++)
    {
      g_auto (Pair) pair = { 0 };

      if (!dr_check_get_record (check, i)->is_cumulative || !pair_init (&pair, check, held, i))
        continue;

      const DrIndicatorRecord *indicator = &g_array_index (check->data->indicators, DrIndicatorRecord,
                                                           dr_check_get_record (check, i)->indicator);
      g_autoptr (DrInterval) now = dr_reckon_bounds (pair.now);
      g_autoptr (DrInterval) then = dr_reckon_bounds (pair.then);
      /* A stock may shrink: people leave, loans are paid back. */
      if (indicator->nature != DR_NATURE_FLOW || !dr_reckon_is_apart (now, then)
          || dr_quantity_compare (pair.now, pair.then) >= 0)
        continue;
      add_pair (check, DR_RULE_HELD_CUMULATIVE, &pair, 0);
    }

  return dr_check_is_well (check, error);
}

gboolean
dr_check_held_magnitude (DrCheck       *check,
                         const DrHeld  *held,
                         GError       **error)
{
  for (guint i = 0; i < check->data->achievements->len && dr_check_goes_on (check); i++)
    {
      g_auto (Pair) pair = { 0 };

      int shift = pair_init (&pair, check, held, i) ? dr_magnitude_find_shift (pair.now, pair.then) : 0;
      if (shift != 0)
        add_pair (check, DR_RULE_HELD_MAGNITUDE, &pair, shift);
    }

  return dr_check_is_well (check, error);
}

/* One target of one period does not change between two reports, unless somebody says so. */
gboolean
dr_check_held_target (DrCheck       *check,
                      const DrHeld  *held,
                      GError       **error)
{
  for (guint i = 0; i < check->data->targets->len && dr_check_goes_on (check); i++)
    {
      const DrTargetRecord *record = &g_array_index (check->data->targets, DrTargetRecord, i);
      guint32 before = record->has_planned ? dr_held_find_target (held, check, i) : DR_NONE;

      if (before == DR_NONE || record->source.start == DR_NONE)
        continue;

      g_autoptr (DrTarget) now = g_list_model_get_item (dr_report_get_targets (check->report), i);
      g_autoptr (DrTarget) then = g_list_model_get_item (dr_report_get_targets (held->check.report), before);
      DrQuantity *planned = dr_target_get_planned (now);
      DrQuantity *planned_then = dr_target_get_planned (then);
      g_autoptr (DrInterval) bounds = dr_reckon_bounds (planned);
      g_autoptr (DrInterval) bounds_then = dr_reckon_bounds (planned_then);
      if (strcmp (dr_quantity_get_measure (planned), dr_quantity_get_measure (planned_then)) != 0
          || !dr_reckon_is_apart (bounds, bounds_then))
        continue;

      g_autofree char *stated = dr_quantity_dup_value (planned);
      g_autofree char *expected = dr_quantity_dup_value (planned_then);
      g_autofree char *stated_words = dr_check_write (planned);
      g_autofree char *expected_words = dr_check_write (planned_then);
      DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .expected_low = expected,
                            .expected_high = expected, .expected_words = expected_words };
      dr_check_say (check, DR_RULE_HELD_TARGET, &facts,
                    (DrStretch) { record->source.start, record->source.end, 0 }, NULL, 0);
    }

  return dr_check_is_well (check, error);
}

static const char *
get_kind_words (guint    kind,
                gboolean in_english)
{
  if (kind == DR_DIRECTIVE_KIND_TASK)
    return in_english ? "tasks" : "nhiệm vụ";

  return in_english ? "recommendations" : "kiến nghị";
}

/* «4 nhiệm vụ», «kiến nghị». */
static char *
write_kind (const DrDirectiveRecord *record,
            gboolean                 in_english)
{
  const char *words = get_kind_words (record->kind, in_english);

  return record->count > 0 ? g_strdup_printf ("%u %s", record->count, words) : g_strdup (words);
}

/* What was open in the earlier report is answered by anything that speaks of its kind. */
gboolean
dr_check_held_directive (DrCheck       *check,
                         const DrHeld  *held,
                         GError       **error)
{
  gboolean is_spoken_of[] = { FALSE, FALSE };

  for (guint i = 0; i < check->data->directives->len && dr_check_goes_on (check); i++)
    is_spoken_of[g_array_index (check->data->directives, DrDirectiveRecord, i).kind == DR_DIRECTIVE_KIND_TASK] = TRUE;

  for (guint i = 0; i < held->check.data->directives->len; i++)
    {
      const DrDirectiveRecord *record = &g_array_index (held->check.data->directives, DrDirectiveRecord, i);
      guint kind = record->kind == DR_DIRECTIVE_KIND_TASK;

      if (record->status != DR_DIRECTIVE_STATUS_OPEN || is_spoken_of[kind])
        continue;

      g_autofree char *stated = record->count > 0 ? g_strdup_printf ("%u", record->count) : NULL;
      g_autofree char *what = write_kind (record, FALSE);
      g_autofree char *english = write_kind (record, TRUE);
      DrRuleFacts facts = { .stated = stated, .what = what, .what_english = english };
      is_spoken_of[kind] = TRUE;
      /* It is missing: there is no place to point at. */
      dr_check_say_missing (check, DR_RULE_HELD_DIRECTIVE, &facts);
    }

  return dr_check_is_well (check, error);
}
