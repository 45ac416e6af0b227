/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «rank»: a rank outside its cohort, and two bodies of one list on one rank. */

#include "config.h"

#include "checking/dr-rules-private.h"

#include "checking/dr-cells-private.h"

static const char * const shared_words[] = { "đồng hạng", "cùng hạng", "cùng xếp", "đồng", NULL };

static const DrRankingRecord *
get_ranking (const DrCheck *check,
             guint32        ranking)
{
  return &g_array_index (check->data->rankings, DrRankingRecord, ranking);
}

static void
check_cohort (DrCheck               *check,
              const DrRankingRecord *record)
{
  if (record->rank == 0 || record->cohort_size == 0 || record->rank <= record->cohort_size
      || record->source.start == DR_NONE)
    return;

  g_autofree char *stated = g_strdup_printf ("%u", record->rank);
  g_autofree char *high = g_strdup_printf ("%u", record->cohort_size);
  g_autofree char *arithmetic = g_strdup_printf ("%u > %u", record->rank, record->cohort_size);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated, .expected_low = "1", .expected_high = high,
                        .arithmetic = arithmetic };

  dr_check_say (check, DR_RULE_RANK_OUTSIDE, &facts,
                (DrStretch) { record->source.start, record->source.end, 0 }, NULL, 0);
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

  dr_check_grid_ranks (check);

  return dr_check_rank_moved (check, error);
}
