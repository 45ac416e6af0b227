/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-enum-types.h>
#include <districtreport/dr-standings-json.h>

#include "exchange/dr-json-writer-private.h"

#define FORMAT "districtreport-standings/1"

static void
write_string (DrJsonWriter *json,
              const char   *key,
              const char   *value)
{
  dr_json_writer_key (json, key);
  dr_json_writer_string (json, value, -1);
}

/* A whole number, or a half beyond one. */
static char *
write_rank (DrRatio *rank)
{
  if (rank == NULL)
    return NULL;

  g_autofree char *denominator = dr_ratio_dup_denominator (rank);

  return dr_ratio_to_decimal (rank, strcmp (denominator, "1") == 0 ? 0 : 1, DR_ROUNDING_TRUNCATE);
}

static void
write_standing (DrJsonWriter *json,
                DrStanding   *standing)
{
  DrUnit *unit = dr_standing_get_unit (standing);
  DrRatio *rank = dr_standing_get_exact_rank (standing);
  DrRatio *score = dr_standing_get_score (standing);
  g_autofree char *rank_text = write_rank (rank);
  g_autofree char *score_text = score != NULL ? dr_ratio_to_string (score) : NULL;

  dr_json_writer_begin_object (json);
  write_string (json, "unit", dr_unit_get_id (unit));
  write_string (json, "name", dr_unit_get_name (unit));
  write_string (json, "cohort", dr_standing_get_cohort (standing));
  dr_json_writer_key (json, "cohort_size");
  dr_json_writer_count (json, dr_standing_get_cohort_size (standing));
  dr_json_writer_key (json, "status");
  dr_json_writer_enum (json, DR_TYPE_RANKING_STATUS, (int) dr_standing_get_status (standing));
  dr_json_writer_key (json, "reason");
  if (score != NULL)
    dr_json_writer_null (json);
  else
    dr_json_writer_enum (json, DR_TYPE_UNRANKED_REASON, (int) dr_standing_get_unranked_reason (standing));
  write_string (json, "rank", rank_text);
  write_string (json, "score", score_text);
  write_string (json, "grade", dr_standing_get_grade (standing));
  dr_json_writer_end_object (json);
}

/**
 * dr_standings_to_json:
 * @self: standings
 *
 * Writes standings as JSON, in the format `districtreport-standings/1`, in their
 * order. The same standings always give the same bytes.
 *
 * The keys stand in one order and none is ever left out. A rank is a decimal
 * string, `2` or `2.5`, and a score is exact: `98`, or a fraction such as `32/25`.
 * The file `docs/standings.schema.json` describes the format as JSON Schema.
 *
 * Returns: (transfer full): the document, UTF-8, with a line feed at its end
 *
 * Since: 1.0
 */
char *
dr_standings_to_json (DrStandings *self)
{
  g_return_val_if_fail (DR_IS_STANDINGS (self), NULL);

  DrPeriod *period = dr_standings_get_period (self);
  g_autofree char *period_text = period != NULL ? dr_period_to_string (period) : NULL;
  DrJsonWriter json;

  dr_json_writer_init (&json);
  dr_json_writer_begin_object (&json);
  write_string (&json, "format", FORMAT);
  write_string (&json, "field", dr_standings_get_field (self));
  write_string (&json, "period", period_text);
  dr_json_writer_key (&json, "method");
  dr_json_writer_enum (&json, DR_TYPE_RANK_METHOD, (int) dr_standings_get_method (self));
  dr_json_writer_key (&json, "standings");
  dr_json_writer_begin_array (&json);
  for (guint i = 0; i < dr_standings_get_n (self); i++)
    write_standing (&json, dr_standings_get (self, i));
  dr_json_writer_end_array (&json);
  dr_json_writer_end_object (&json);

  return dr_json_writer_end (&json);
}
