/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Standings against those of an earlier period. */

#include "config.h"

#include "analysis/standings/dr-standings-private.h"

#include "analysis/standings/dr-movement-private.h"
#include "base/dr-error-private.h"
#include "model/dr-check-private.h"

/* Where a unit stood. */
typedef struct
{
  DrUnit     *unit;       /* (unowned) */
  guint       rank;       /* 0: not ranked */
  const char *cohort;     /* (unowned) (nullable) */
  gboolean    is_found;   /* among the later standings */
} Place;

static const char *
name_field (const char *field)
{
  return field != NULL ? field : "the work as a whole";
}

static gboolean
check_period (DrStandings  *self,
              DrPeriod     *earlier,
              GError      **error)
{
  if (g_date_compare (dr_period_get_last_day (earlier), dr_period_get_last_day (self->period)) < 0)
    return TRUE;

  g_autofree char *then = dr_period_to_string (earlier);
  g_autofree char *now = dr_period_to_string (self->period);

  return dr_error_set (error, DR_ERROR_MISMATCH, "movement: %s does not end before %s", then, now);
}

static gboolean
check_field (DrStandings  *self,
             const char   *field,
             GError      **error)
{
  if (g_strcmp0 (self->rules->field, field) == 0)
    return TRUE;

  return dr_error_set (error, DR_ERROR_MISMATCH, "movement: then it was about %s, now it is about %s", name_field (field),
                       name_field (self->rules->field));
}

static gboolean
check_made (DrStandings  *self,
            GError      **error)
{
  return self->rules != NULL || dr_error_set (error, DR_ERROR_INVALID, "standings were not made by a constructor");
}

/* The movements of all units that are ranked then or now. */
static GList *
list_movements (DrStandings *self,
                GPtrArray   *keys,
                GHashTable  *places,
                gboolean     has_cohorts)
{
  GList *movements = NULL;

  for (guint i = 0; i < self->standings->len; i++)
    {
      DrStanding *standing = g_ptr_array_index (self->standings, i);
      Place *place = g_hash_table_lookup (places, standing->row->key);
      guint then = place != NULL ? place->rank : 0;

      if (place != NULL)
        place->is_found = TRUE;
      if (then > 0 || standing->rank > 0)
        movements = g_list_prepend (movements, dr_movement_new (standing->row->unit, then, standing->rank,
                                                                has_cohorts && place != NULL &&
                                                                  g_strcmp0 (place->cohort, standing->row->cohort) != 0));
    }
  for (guint i = 0; i < keys->len; i++)
    {
      Place *place = g_hash_table_lookup (places, g_ptr_array_index (keys, i));

      if (!place->is_found && place->rank > 0)
        movements = g_list_prepend (movements, dr_movement_new (place->unit, place->rank, 0, FALSE));
    }

  return g_list_reverse (movements);
}

/**
 * dr_standings_list_movements:
 * @self: standings
 * @earlier: those of an earlier period
 * @error: return location for an error
 *
 * Tells how units moved since. They come in the order of @self, and then those
 * that are gone in the order of @earlier; units that are ranked neither time are
 * left out.
 *
 * Units are the same if they and all above them have the same ids and names. Ranks
 * of different cohorts are not compared.
 *
 * Fails with [error@DistrictReport.Error.MISMATCH] if the two are about different
 * fields, give ranks by different methods, or @earlier is not of a period that ends
 * earlier, and with [error@DistrictReport.Error.INVALID] if one of them was not made by a
 * constructor.
 *
 * Returns: (transfer full) (element-type DrMovement): the movements
 *
 * Since: 1.0
 */
GList *
dr_standings_list_movements (DrStandings  *self,
                             DrStandings  *earlier,
                             GError      **error)
{
  g_return_val_if_fail (DR_IS_STANDINGS (self), NULL);
  g_return_val_if_fail (DR_IS_STANDINGS (earlier), NULL);

  if (!check_made (self, error) || !check_made (earlier, error) || !check_field (self, earlier->rules->field, error) ||
      !check_period (self, earlier->period, error))
    return NULL;
  if (self->rules->method != earlier->rules->method)
    {
      dr_error_set (error, DR_ERROR_MISMATCH, "movement: ranks by two methods cannot be compared");
      return NULL;
    }

  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  for (guint i = 0; i < earlier->standings->len; i++)
    {
      DrStanding *standing = g_ptr_array_index (earlier->standings, i);
      Place *place = g_new0 (Place, 1);

      *place = (Place) { standing->row->unit, standing->rank, standing->row->cohort, FALSE };
      g_hash_table_insert (places, standing->row->key, place);
      g_ptr_array_add (keys, standing->row->key);
    }

  return list_movements (self, keys, places, TRUE);
}

static gboolean
check_ranking (DrStandings  *self,
               DrRanking    *ranking,
               GError      **error)
{
  const char *id = dr_ranking_get_id (ranking);

  if (!dr_check_made (id, "ranking", error))
    return FALSE;
  if (check_field (self, dr_ranking_get_field (ranking), error) && check_period (self, dr_ranking_get_period (ranking), error) &&
      (dr_ranking_get_rank (ranking) <= G_MAXINT || dr_error_set (error, DR_ERROR_INVALID, "the rank is too large")))
    return TRUE;
  g_prefix_error (error, "ranking %s: ", id);

  return FALSE;
}

/**
 * dr_standings_list_movements_since:
 * @self: standings
 * @rankings: (element-type DrRanking): rankings of an earlier period, such as a
 *   report has them
 * @error: return location for an error
 *
 * Tells how units moved since other rankings, as
 * [method@DistrictReport.Standings.list_movements] does. Rankings do not say which
 * cohort they belong to and by what method they were made: give those that can be
 * compared.
 *
 * Fails with [error@DistrictReport.Error.MISMATCH] if a ranking is about another
 * field or of a period that does not end earlier, and with
 * [error@DistrictReport.Error.INVALID] if a unit is in the list twice, or something
 * was not made by a constructor.
 *
 * Returns: (transfer full) (element-type DrMovement): the movements
 *
 * Since: 1.0
 */
GList *
dr_standings_list_movements_since (DrStandings  *self,
                                   GList        *rankings,
                                   GError      **error)
{
  g_return_val_if_fail (DR_IS_STANDINGS (self), NULL);

  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  if (!check_made (self, error))
    return NULL;
  for (GList *item = rankings; item != NULL; item = item->next)
    {
      DrRanking *ranking = item->data;

      if (!check_ranking (self, ranking, error))
        return NULL;

      char *key = dr_unit_make_key (dr_ranking_get_unit (ranking));
      Place *place = g_new0 (Place, 1);

      *place = (Place) { dr_ranking_get_unit (ranking), dr_ranking_get_rank (ranking), NULL, FALSE };
      g_ptr_array_add (keys, key);
      if (!g_hash_table_insert (places, key, place))
        {
          dr_error_set (error, DR_ERROR_INVALID, "ranking %s: the unit %s was ranked before", dr_ranking_get_id (ranking),
                        dr_unit_get_id (dr_ranking_get_unit (ranking)));
          return NULL;
        }
    }

  return list_movements (self, keys, places, FALSE);
}
