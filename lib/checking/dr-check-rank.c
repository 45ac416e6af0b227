/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «rank»: a rank outside its cohort, and two bodies of one list on one rank. */

#include "config.h"

#include "checking/dr-rules-private.h"

#include "checking/dr-cells-private.h"
#include "figures/dr-quantity-private.h"

static const char * const shared_words[] = { "đồng hạng", "cùng hạng", "cùng xếp", "đồng", NULL };

static const DrRankingRecord *
get_ranking (const DrCheck *check,
             guint32        ranking)
{
  return &g_array_index (check->data->rankings, DrRankingRecord, ranking);
}

static void
report_outside (DrCheck    *check,
                const char *rank,
                const char *cohort,
                DrStretch   stretch)
{
  g_autofree char *arithmetic = g_strdup_printf ("%s > %s", rank, cohort);
  DrRuleFacts facts = { .stated = rank, .stated_words = rank, .expected_low = "1", .expected_high = cohort,
                        .arithmetic = arithmetic };

  dr_check_say (check, DR_RULE_RANK_OUTSIDE, &facts, stretch, NULL, 0);
}

static void
check_cohort (DrCheck               *check,
              const DrRankingRecord *record)
{
  if (record->rank == 0 || record->cohort_size == 0 || record->rank <= record->cohort_size
      || record->source.start == DR_NONE)
    return;

  g_autofree char *rank = g_strdup_printf ("%u", record->rank);
  g_autofree char *cohort = g_strdup_printf ("%u", record->cohort_size);

  report_outside (check, rank, cohort, (DrStretch) { record->source.start, record->source.end, 0 });
}

/* «xếp hạng 13/12 bệnh viện» of nobody knows whom, or among plans: no ranking was read, but its two numbers were. */
static void
check_unread (DrCheck *check,
              guint32  entry)
{
  static const char * const of_words[] = { "trong", "trong số", "trong tổng số", "trên", "trên tổng số", NULL };
  const DrNumberRecord *first = dr_check_get_entry (check, entry);
  const DrNumberRecord *second = dr_check_get_entry (check, entry + 1);

  if (first->role != DR_NUMBER_ROLE_RANK || second->role != DR_NUMBER_ROLE_RANK || first->item != DR_NONE
      || second->item != DR_NONE || second->start > dr_check_sentence_end (check, first->end))
    return;

  g_auto (DrWording) between = dr_check_fold (check, first->end, second->start);
  gboolean is_pair = dr_wording_is_empty (&between) && dr_check_sign_after (check, first->end) == '/';
  g_autoptr (DrQuantity) rank = dr_check_dup_entry (check, entry, "");
  g_autoptr (DrQuantity) cohort = dr_check_dup_entry (check, entry + 1, "");
  if (rank == NULL || cohort == NULL || !(is_pair || dr_wording_is_only (&between, of_words))
      || dr_quantity_compare (rank, cohort) <= 0)
    return;

  g_autofree char *stated = dr_quantity_dup_value (rank);
  g_autofree char *high = dr_quantity_dup_value (cohort);

  report_outside (check, stated, high, (DrStretch) { first->start, second->end, 0 });
}

/* What two on one rank have alike if they are in one list: assessor, field, period and cohort, all of them stated alike. */
static char *
make_key (const DrRankingRecord *record)
{
  return g_strdup_printf ("%u %u %u %u %u", record->rank, record->field, record->assessor, record->cohort_size,
                          record->period);
}

/* Whether two with one key were ranked against each other. */
static gboolean
are_of_one_list (const DrCheck         *check,
                 const DrRankingRecord *one,
                 const DrRankingRecord *other)
{
  if (one->rank == 0 || one->unit == other->unit || one->source.start == DR_NONE || other->source.start == DR_NONE)
    return FALSE;

  /* Bodies of a district each compete with their own kind, if nobody says by whom they were ranked. */
  DrUnit *first = g_ptr_array_index (check->data->units, one->unit);
  DrUnit *second = g_ptr_array_index (check->data->units, other->unit);
  gboolean are_places = dr_unit_get_kind (first) == DR_UNIT_KIND_AREA
                        && dr_unit_get_kind (second) == DR_UNIT_KIND_AREA;

  return (one->assessor != DR_NONE && one->cohort_size != 0) || are_places;
}

static void
check_twice (DrCheck               *check,
             const DrRankingRecord *one,
             const DrRankingRecord *other)
{
  DrStretch place = { one->source.start, one->source.end, 0 };
  DrStretch stretch = { other->source.start, other->source.end, 0 };

  if (check->text != NULL)
    {
      g_auto (DrWording) words = dr_check_fold (check, dr_check_sentence_start (check, stretch.start), stretch.end);
      if (dr_wording_has (&words, shared_words))
        return;
    }

  DrUnit *first = g_ptr_array_index (check->data->units, one->unit);
  DrUnit *second = g_ptr_array_index (check->data->units, other->unit);
  g_autofree char *stated = g_strdup_printf ("%u", other->rank);
  g_autofree char *what = g_strdup_printf ("%s, %s", dr_unit_get_name (first), dr_unit_get_name (second));
  DrRuleFacts facts = { .stated = stated, .stated_words = stated, .what = what };

  dr_check_say (check, DR_RULE_RANK_TWICE, &facts, stretch, &place, 1);
}

gboolean
dr_check_rank (DrCheck  *check,
               GError  **error)
{
  g_autoptr (GHashTable) lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < check->data->rankings->len && dr_check_goes_on (check); i++)
    {
      const DrRankingRecord *record = get_ranking (check, i);
      g_autofree char *key = make_key (record);
      const DrRankingRecord *earlier = g_hash_table_lookup (lists, key);

      check_cohort (check, record);
      if (earlier == NULL)
        g_hash_table_insert (lists, g_steal_pointer (&key), (gpointer) record);
      else if (are_of_one_list (check, earlier, record))
        check_twice (check, earlier, record);
    }

  for (guint32 i = 0; check->text != NULL && i + 1 < check->data->numbers->len && dr_check_goes_on (check); i++)
    check_unread (check, i);

  dr_check_grid_ranks (check);
  dr_check_rank_told (check);

  return dr_check_rank_moved (check, error);
}
