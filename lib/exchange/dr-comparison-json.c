/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-comparison-json.h>
#include <districtreport/dr-enum-types.h>

#include "exchange/dr-json-source-private.h"
#include "exchange/dr-report-json-private.h"

/* The names that aspects have as keys of the report's own format. */
static const char * const aspect_names[] = {
  [DR_ASPECT_INDICATOR] = "indicator",
  [DR_ASPECT_ACTUAL] = "actual",
  [DR_ASPECT_STATUS] = "status",
  [DR_ASPECT_TARGET] = "target",
  [DR_ASPECT_PERCENT_OF_TARGET] = "percent_of_target",
  [DR_ASPECT_SHARE] = "share",
  [DR_ASPECT_CHANGE] = "change",
  [DR_ASPECT_CUMULATIVE] = "cumulative",
  [DR_ASPECT_RANK] = "rank",
  [DR_ASPECT_COHORT] = "cohort",
  [DR_ASPECT_GRADE] = "grade",
  [DR_ASPECT_ASSESSOR] = "assessor",
  [DR_ASPECT_COUNT] = "count",
  [DR_ASPECT_COMPARATOR] = "comparator",
  [DR_ASPECT_DOCUMENT] = "document",
};

/* What the format says of an item, of whatever type it is. */
typedef struct
{
  const char *type;
  const char *id;
  DrUnit     *unit;         /* (nullable) */
  DrSource   *source;       /* (nullable) */
} Item;

static Item
describe (GObject *object)
{
  if (DR_IS_ACHIEVEMENT (object))
    {
      DrAchievement *achievement = DR_ACHIEVEMENT (object);

      return (Item) { "achievement", dr_achievement_get_id (achievement), dr_achievement_get_unit (achievement),
                      dr_achievement_get_source (achievement) };
    }
  if (DR_IS_RANKING (object))
    {
      DrRanking *ranking = DR_RANKING (object);

      return (Item) { "ranking", dr_ranking_get_id (ranking), dr_ranking_get_unit (ranking),
                      dr_ranking_get_source (ranking) };
    }

  if (DR_IS_TARGET (object))
    {
      DrTarget *target = DR_TARGET (object);

      return (Item) { "target", dr_target_get_id (target), dr_target_get_unit (target), dr_target_get_source (target) };
    }
  if (DR_IS_CITATION (object))
    {
      DrCitation *citation = DR_CITATION (object);

      return (Item) { "citation", dr_citation_get_id (citation), NULL, dr_citation_get_source (citation) };
    }

  DrDirective *directive = DR_DIRECTIVE (object);

  return (Item) { "directive", dr_directive_get_id (directive), NULL, dr_directive_get_source (directive) };
}

static void
write_string (DrJsonWriter *json,
              const char   *key,
              const char   *value)
{
  dr_json_writer_key (json, key);
  dr_json_writer_string (json, value, -1);
}

static void
write_aspects (DrJsonWriter *json,
               DrDifference *difference)
{
  dr_json_writer_key (json, "aspects");
  dr_json_writer_begin_array (json);
  for (guint aspect = 0; aspect < G_N_ELEMENTS (aspect_names); aspect++)
    {
      g_autofree char *before = dr_difference_dup_old_value (difference, aspect);
      g_autofree char *after = dr_difference_dup_new_value (difference, aspect);

      if (g_strcmp0 (before, after) == 0)
        continue;
      dr_json_writer_begin_object (json);
      write_string (json, "aspect", aspect_names[aspect]);
      write_string (json, "old", before);
      write_string (json, "new", after);
      dr_json_writer_end_object (json);
    }
  dr_json_writer_end_array (json);
}

static void
write_difference (DrJsonWriter *json,
                  DrDifference *difference)
{
  GObject *old_object = dr_difference_get_old_item (difference);
  GObject *new_object = dr_difference_get_new_item (difference);
  Item before = old_object != NULL ? describe (old_object) : (Item) { NULL };
  Item after = new_object != NULL ? describe (new_object) : (Item) { NULL };
  const Item *either = new_object != NULL ? &after : &before;

  dr_json_writer_begin_object (json);
  dr_json_writer_key (json, "kind");
  dr_json_writer_enum (json, DR_TYPE_DIFFERENCE_KIND, (int) dr_difference_get_kind (difference));
  write_string (json, "item", either->type);
  write_string (json, "unit", either->unit != NULL ? dr_unit_get_id (either->unit) : NULL);
  write_string (json, "old", before.id);
  write_string (json, "new", after.id);
  write_aspects (json, difference);
  dr_json_writer_key (json, "old_source");
  dr_json_source_write (json, before.source);
  dr_json_writer_key (json, "new_source");
  dr_json_source_write (json, after.source);
  dr_json_writer_end_object (json);
}

/**
 * dr_comparison_to_json:
 * @self: a comparison
 *
 * Writes a comparison as JSON, in the format `districtreport-comparison/1`: how
 * many items are unchanged, and what differs, in the order of
 * [method@DistrictReport.Comparison.list_differences]. The same comparison always
 * gives the same bytes.
 *
 * The keys stand in one order and none is ever left out. Items are named by their
 * ids in either report; the values of an aspect are those of
 * [method@DistrictReport.Difference.dup_old_value]. The file
 * `docs/comparison.schema.json` describes the format as JSON Schema.
 *
 * Returns: (transfer full): the document, UTF-8, with a line feed at its end
 *
 * Since: 1.0
 */
char *
dr_comparison_to_json (DrComparison *self)
{
  g_return_val_if_fail (DR_IS_COMPARISON (self), NULL);

  g_autolist (DrDifference) differences = dr_comparison_list_differences (self);
  DrJsonWriter json;

  dr_json_writer_init (&json);
  dr_json_writer_begin_object (&json);
  write_string (&json, "format", DR_COMPARISON_JSON_FORMAT);
  dr_json_writer_key (&json, "unchanged");
  dr_json_writer_count (&json, dr_comparison_get_n_unchanged (self));
  dr_json_writer_key (&json, "differences");
  dr_json_writer_begin_array (&json);
  for (GList *link = differences; link != NULL; link = link->next)
    write_difference (&json, link->data);
  dr_json_writer_end_array (&json);
  dr_json_writer_end_object (&json);

  return dr_json_writer_end (&json);
}
