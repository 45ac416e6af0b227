/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-enum-types.h>
#include <districtreport/dr-report-json.h>

#include "base/dr-error-private.h"
#include "exchange/dr-json-writer-private.h"
#include "exchange/dr-report-json-private.h"
#include "figures/dr-date-private.h"
#include "model/dr-report-private.h"
#include "model/dr-unit-private.h"

typedef struct
{
  DrJsonWriter        json;
  const DrReportData *data;
  char              **periods;          /* (unowned) ids, by index */
  guint               next_further;     /* the first that was not written yet */
  guint               next_reading;
} Writer;

/* --- parts of items --- */

/* Keys are literals: inline, they are copied as one. */
#define MEMBER inline __attribute__ ((always_inline))

static MEMBER void
write_string (Writer     *writer,
              const char *key,
              const char *value)
{
  if (value == NULL)
    {
      dr_json_writer_absent (&writer->json, key);
      return;
    }
  dr_json_writer_key (&writer->json, key);
  dr_json_writer_string (&writer->json, value, -1);
}

static MEMBER void
write_interned (Writer     *writer,
                const char *key,
                guint32     string)
{
  write_string (writer, key, dr_report_data_get_string (writer->data, string));
}

static MEMBER void
write_enum (Writer     *writer,
            const char *key,
            GType       type,
            int         value)
{
  dr_json_writer_key (&writer->json, key);
  dr_json_writer_enum (&writer->json, type, value);
}

static MEMBER void
write_count (Writer     *writer,
             const char *key,
             guint64     value)
{
  dr_json_writer_key (&writer->json, key);
  dr_json_writer_count (&writer->json, value);
}

/* A count whose zero means that it is not extras. */
static MEMBER void
write_stated_count (Writer     *writer,
                    const char *key,
                    guint32     value)
{
  if (value > 0)
    write_count (writer, key, value);
  else
    dr_json_writer_absent (&writer->json, key);
}

static void
write_date (Writer      *writer,
            const char  *key,
            const GDate *date)
{
  char buffer[11];

  if (date != NULL && g_date_valid (date))
    dr_date_write (date, buffer);
  write_string (writer, key, date != NULL && g_date_valid (date) ? buffer : NULL);
}

static MEMBER void
write_item_id (Writer     *writer,
               const char *key,
               DrItemKind  kind,
               guint32     item)
{
  char buffer[DR_ITEM_ID_BUFFER];

  write_string (writer, key,
                item != DR_NONE && kind != DR_ITEM_NONE
                  ? dr_report_data_get_item_id (writer->data, kind, item, buffer)
                  : NULL);
}

static MEMBER void
write_unit (Writer     *writer,
            const char *key,
            guint32     unit)
{
  write_string (writer, key, dr_unit_get_id (g_ptr_array_index (writer->data->units, unit)));
}

static void
write_indicator (Writer  *writer,
                 guint32  indicator)
{
  write_interned (writer, "indicator",
                  g_array_index (writer->data->indicators, DrIndicatorRecord, indicator).id);
}

static MEMBER void
write_period (Writer     *writer,
              const char *key,
              guint32     period)
{
  write_string (writer, key, period != DR_NONE ? writer->periods[period] : NULL);
}

static void
write_source (Writer               *writer,
              const DrSourceRecord *source)
{
  gsize length;

  if (source->start == DR_NONE)
    {
      dr_json_writer_absent (&writer->json, "source");
      return;
    }

  const char *text = dr_report_data_get_source_text (writer->data, source, &length);
  g_autofree char *location = dr_report_data_dup_location (writer->data, source);

  dr_json_writer_key (&writer->json, "source");
  dr_json_writer_begin_object (&writer->json);
  write_count (writer, "start", source->start);
  write_count (writer, "end", source->end);
  dr_json_writer_key (&writer->json, "text");
  dr_json_writer_string (&writer->json, text, (gssize) length);
  write_string (writer, "location", location);
  dr_json_writer_end_object (&writer->json);
}

static MEMBER void
write_decimal (Writer          *writer,
               const char      *key,
               const DrDecimal *value)
{
  char buffer[DR_DECIMAL_BUFFER];
  gsize length = dr_decimal_write (value, buffer);

  dr_json_writer_key (&writer->json, key);
  dr_json_writer_string (&writer->json, buffer, (gssize) length);
}

static void
write_resolution (Writer *writer,
                  int     exponent)
{
  write_decimal (writer, "resolution", &(DrDecimal) { 1, exponent });
}

static void
write_upper (Writer         *writer,
             const DrFigure *figure)
{
  if (figure->upper == DR_NONE)
    dr_json_writer_absent (&writer->json, "upper");
  else
    write_decimal (writer, "upper",
                   &g_array_index (writer->data->uppers, DrDecimal, figure->upper));
}

/* A figure with its measure, where it has one; the object is left open. */
static void
begin_quantity (Writer         *writer,
                const DrFigure *figure,
                guint32         measure)
{
  DrDecimal value = dr_figure_get_value (figure);

  dr_json_writer_begin_object (&writer->json);
  write_decimal (writer, "value", &value);
  write_upper (writer, figure);
  if (measure != DR_NONE)
    write_interned (writer, "measure", measure);
}

static void
write_hedge_and_resolution (Writer         *writer,
                            const DrFigure *figure)
{
  write_enum (writer, "hedge", DR_TYPE_HEDGE, figure->hedge);
  write_resolution (writer, figure->exponent);
}

static void
write_quantity (Writer         *writer,
                const char     *key,
                gboolean        is_there,
                const DrFigure *figure,
                guint32         indicator,
                guint32         written_measure)
{
  if (!is_there)
    {
      dr_json_writer_absent (&writer->json, key);
      return;
    }

  dr_json_writer_key (&writer->json, key);
  begin_quantity (writer, figure,
                  g_array_index (writer->data->indicators, DrIndicatorRecord, indicator).measure);
  write_interned (writer, "written", written_measure);
  write_hedge_and_resolution (writer, figure);
  dr_json_writer_end_object (&writer->json);
}

/* A percentage has no measure: it is «%». */
static void
write_percent (Writer         *writer,
               const char     *key,
               gboolean        is_there,
               const DrFigure *figure)
{
  if (!is_there)
    {
      dr_json_writer_absent (&writer->json, key);
      return;
    }

  dr_json_writer_key (&writer->json, key);
  begin_quantity (writer, figure, DR_NONE);
  write_hedge_and_resolution (writer, figure);
  dr_json_writer_end_object (&writer->json);
}

/* --- items --- */

static void
write_identifiers (Writer    *writer,
                   GPtrArray *identifiers)
{
  dr_json_writer_key (&writer->json, "identifiers");
  dr_json_writer_begin_array (&writer->json);
  for (guint i = 0; identifiers != NULL && i < identifiers->len; i++)
    {
      DrUnitIdentifier *identifier = g_ptr_array_index (identifiers, i);

      dr_json_writer_begin_object (&writer->json);
      write_string (writer, "scheme", dr_unit_identifier_get_scheme (identifier));
      write_string (writer, "value", dr_unit_identifier_get_value (identifier));
      write_date (writer, "valid_from", dr_unit_identifier_get_valid_from (identifier));
      write_date (writer, "valid_to", dr_unit_identifier_get_valid_to (identifier));
      dr_json_writer_end_object (&writer->json);
    }
  dr_json_writer_end_array (&writer->json);
}

static void
write_successors (Writer    *writer,
                  GPtrArray *successors)
{
  dr_json_writer_key (&writer->json, "successors");
  dr_json_writer_begin_array (&writer->json);
  for (guint i = 0; successors != NULL && i < successors->len; i++)
    {
      DrUnitSuccessor *successor = g_ptr_array_index (successors, i);

      dr_json_writer_begin_object (&writer->json);
      write_string (writer, "unit", dr_unit_successor_get_unit_id (successor));
      write_string (writer, "weight", dr_unit_successor_get_weight (successor));
      dr_json_writer_end_object (&writer->json);
    }
  dr_json_writer_end_array (&writer->json);
}

static void
write_units (Writer *writer)
{
  dr_json_writer_key (&writer->json, "units");
  dr_json_writer_begin_array (&writer->json);
  for (guint i = 0; i < writer->data->units->len; i++)
    {
      DrUnit *unit = g_ptr_array_index (writer->data->units, i);
      DrUnit *parent = dr_unit_get_parent (unit);
      const char * const *aliases = dr_unit_get_aliases (unit);

      dr_json_writer_begin_object (&writer->json);
      write_string (writer, "id", dr_unit_get_id (unit));
      write_string (writer, "name", dr_unit_get_name (unit));
      write_enum (writer, "kind", DR_TYPE_UNIT_KIND, (int) dr_unit_get_kind (unit));
      write_enum (writer, "level", DR_TYPE_UNIT_LEVEL, (int) dr_unit_get_level (unit));
      write_string (writer, "parent", parent != NULL ? dr_unit_get_id (parent) : NULL);
      dr_json_writer_key (&writer->json, "aliases");
      dr_json_writer_begin_array (&writer->json);
      for (; aliases != NULL && *aliases != NULL; aliases++)
        dr_json_writer_string (&writer->json, *aliases, -1);
      dr_json_writer_end_array (&writer->json);
      write_identifiers (writer, dr_unit_peek_identifiers (unit));
      write_date (writer, "valid_from", dr_unit_get_valid_from (unit));
      write_date (writer, "valid_to", dr_unit_get_valid_to (unit));
      write_successors (writer, dr_unit_peek_successors (unit));
      dr_json_writer_end_object (&writer->json);
    }
  dr_json_writer_end_array (&writer->json);
}

static void
write_indicators (Writer *writer)
{
  dr_json_writer_key (&writer->json, "indicators");
  dr_json_writer_begin_array (&writer->json);
  for (guint i = 0; i < writer->data->indicators->len; i++)
    {
      const DrIndicatorRecord *indicator =
        &g_array_index (writer->data->indicators, DrIndicatorRecord, i);

      dr_json_writer_begin_object (&writer->json);
      write_interned (writer, "id", indicator->id);
      write_interned (writer, "label", indicator->label);
      write_interned (writer, "measure", indicator->measure);
      write_enum (writer, "nature", DR_TYPE_NATURE, indicator->nature);
      write_enum (writer, "direction", DR_TYPE_DESIRE, indicator->desire);
      dr_json_writer_end_object (&writer->json);
    }
  dr_json_writer_end_array (&writer->json);
}

static void
write_targets (Writer *writer)
{
  dr_json_writer_key (&writer->json, "targets");
  dr_json_writer_begin_array (&writer->json);
  for (guint i = 0; i < writer->data->targets->len; i++)
    {
      const DrTargetRecord *target = &g_array_index (writer->data->targets, DrTargetRecord, i);

      dr_json_writer_begin_object (&writer->json);
      write_item_id (writer, "id", DR_ITEM_TARGET, i);
      write_unit (writer, "unit", target->unit);
      write_indicator (writer, target->indicator);
      write_period (writer, "period", target->period);
      write_quantity (writer, "planned", target->has_planned, &target->planned, target->indicator,
                      target->written_measure);
      write_enum (writer, "comparator", DR_TYPE_COMPARATOR, target->comparator);
      write_interned (writer, "assigned_by", target->assigned_by);
      write_source (writer, &target->source);
      dr_json_writer_end_object (&writer->json);
    }
  dr_json_writer_end_array (&writer->json);
}

/* The records of further targets and of readings are in the order of achievements. */
static void
write_also_against (Writer  *writer,
                    guint32  achievement)
{
  GArray *further = writer->data->further_targets;

  if (writer->next_further == further->len
      || g_array_index (further, DrFurtherTargetRecord, writer->next_further).achievement != achievement)
    {
      dr_json_writer_plain_member (&writer->json, "also_against", "[]");
      return;
    }

  dr_json_writer_key (&writer->json, "also_against");
  dr_json_writer_begin_array (&writer->json);
  for (; writer->next_further < further->len; writer->next_further++)
    {
      const DrFurtherTargetRecord *record =
        &g_array_index (further, DrFurtherTargetRecord, writer->next_further);

      if (record->achievement != achievement)
        break;

      dr_json_writer_begin_object (&writer->json);
      write_item_id (writer, "target", DR_ITEM_TARGET, record->target);
      write_percent (writer, "percent_of_target", record->has_percent, &record->percent);
      dr_json_writer_end_object (&writer->json);
    }
  dr_json_writer_end_array (&writer->json);
}

static void
write_readings (Writer  *writer,
                guint32  achievement)
{
  GArray *readings = writer->data->readings;

  if (writer->next_reading == readings->len
      || g_array_index (readings, DrReadingRecord, writer->next_reading).achievement != achievement)
    {
      dr_json_writer_plain_member (&writer->json, "readings", "[]");
      return;
    }

  dr_json_writer_key (&writer->json, "readings");
  dr_json_writer_begin_array (&writer->json);
  for (; writer->next_reading < readings->len; writer->next_reading++)
    {
      const DrReadingRecord *record =
        &g_array_index (readings, DrReadingRecord, writer->next_reading);

      if (record->achievement != achievement)
        break;

      begin_quantity (writer, &record->quantity, record->measure);
      write_hedge_and_resolution (writer, &record->quantity);
      write_interned (writer, "reason", record->reason);
      dr_json_writer_end_object (&writer->json);
    }
  dr_json_writer_end_array (&writer->json);
}

static void
write_change (Writer               *writer,
              gboolean              is_there,
              const DrExtrasRecord *extras)
{
  DrDecimal value = dr_figure_get_value (&extras->change);

  if (!is_there)
    {
      dr_json_writer_absent (&writer->json, "change");
      return;
    }

  dr_json_writer_key (&writer->json, "change");
  dr_json_writer_begin_object (&writer->json);
  write_enum (writer, "kind", DR_TYPE_CHANGE_KIND, extras->change_kind);
  write_enum (writer, "direction", DR_TYPE_DIRECTION, extras->change_direction);
  write_decimal (writer, "value", &value);
  write_resolution (writer, value.exponent);
  write_interned (writer, "against", extras->change_against);
  dr_json_writer_end_object (&writer->json);
}

static void
write_achievements (Writer *writer)
{
  dr_json_writer_key (&writer->json, "achievements");
  dr_json_writer_begin_array (&writer->json);
  for (guint i = 0; i < writer->data->achievements->len; i++)
    {
      const DrAchievementRecord *achievement =
        &g_array_index (writer->data->achievements, DrAchievementRecord, i);
      const DrExtrasRecord *extras = dr_report_data_get_extras (writer->data, achievement);

      dr_json_writer_begin_object (&writer->json);
      write_item_id (writer, "id", DR_ITEM_ACHIEVEMENT, i);
      write_unit (writer, "unit", achievement->unit);
      write_indicator (writer, achievement->indicator);
      write_period (writer, "period", achievement->period);
      write_enum (writer, "status", DR_TYPE_STATUS, achievement->status);
      write_quantity (writer, "actual", achievement->has_actual, &achievement->actual,
                      achievement->indicator, extras->written_measure);
      write_item_id (writer, "target", DR_ITEM_TARGET, achievement->target);
      write_percent (writer, "percent_of_target", achievement->has_percent_of_target,
                     &extras->percent_of_target);
      write_also_against (writer, i);
      write_percent (writer, "share", achievement->has_share, &extras->share);
      write_change (writer, achievement->has_change, extras);
      dr_json_writer_key (&writer->json, "cumulative");
      dr_json_writer_boolean (&writer->json, achievement->is_cumulative);
      write_item_id (writer, "part_of", DR_ITEM_ACHIEVEMENT, achievement->part_of);
      write_readings (writer, i);
      write_source (writer, &achievement->source);
      dr_json_writer_end_object (&writer->json);
    }
  dr_json_writer_end_array (&writer->json);
}

static void
write_rankings (Writer *writer)
{
  dr_json_writer_key (&writer->json, "rankings");
  dr_json_writer_begin_array (&writer->json);
  for (guint i = 0; i < writer->data->rankings->len; i++)
    {
      const DrRankingRecord *ranking = &g_array_index (writer->data->rankings, DrRankingRecord, i);

      dr_json_writer_begin_object (&writer->json);
      write_item_id (writer, "id", DR_ITEM_RANKING, i);
      write_unit (writer, "unit", ranking->unit);
      write_interned (writer, "field", ranking->field);
      write_period (writer, "period", ranking->period);
      write_enum (writer, "status", DR_TYPE_RANKING_STATUS, ranking->status);
      write_stated_count (writer, "rank", ranking->rank);
      write_stated_count (writer, "cohort", ranking->cohort_size);
      write_interned (writer, "grade", ranking->grade);
      write_interned (writer, "assessor", ranking->assessor);
      write_source (writer, &ranking->source);
      dr_json_writer_end_object (&writer->json);
    }
  dr_json_writer_end_array (&writer->json);
}

static void
write_directives (Writer *writer)
{
  dr_json_writer_key (&writer->json, "directives");
  dr_json_writer_begin_array (&writer->json);
  for (guint i = 0; i < writer->data->directives->len; i++)
    {
      const DrDirectiveRecord *directive =
        &g_array_index (writer->data->directives, DrDirectiveRecord, i);

      dr_json_writer_begin_object (&writer->json);
      write_item_id (writer, "id", DR_ITEM_DIRECTIVE, i);
      write_enum (writer, "kind", DR_TYPE_DIRECTIVE_KIND, directive->kind);
      write_stated_count (writer, "count", directive->count);
      write_period (writer, "period", directive->period);
      write_enum (writer, "status", DR_TYPE_DIRECTIVE_STATUS, directive->status);
      write_interned (writer, "text", directive->text);
      write_source (writer, &directive->source);
      dr_json_writer_end_object (&writer->json);
    }
  dr_json_writer_end_array (&writer->json);
}

static void
write_citations (Writer *writer)
{
  dr_json_writer_key (&writer->json, "citations");
  dr_json_writer_begin_array (&writer->json);
  for (guint i = 0; i < writer->data->citations->len; i++)
    {
      const DrCitationRecord *citation =
        &g_array_index (writer->data->citations, DrCitationRecord, i);
      GDate date = { 0 };

      if (citation->julian != 0)
        {
          g_date_clear (&date, 1);
          g_date_set_julian (&date, citation->julian);
        }

      dr_json_writer_begin_object (&writer->json);
      write_item_id (writer, "id", DR_ITEM_CITATION, i);
      write_interned (writer, "kind", citation->kind);
      write_interned (writer, "number", citation->number);
      write_date (writer, "date", &date);
      write_interned (writer, "issuer", citation->issuer);
      write_source (writer, &citation->source);
      dr_json_writer_end_object (&writer->json);
    }
  dr_json_writer_end_array (&writer->json);
}

static void
write_sections (Writer *writer)
{
  dr_json_writer_key (&writer->json, "sections");
  dr_json_writer_begin_array (&writer->json);
  for (guint i = 0; i < writer->data->sections->len; i++)
    {
      const DrSectionRecord *section = &g_array_index (writer->data->sections, DrSectionRecord, i);

      dr_json_writer_begin_object (&writer->json);
      write_interned (writer, "number", section->number);
      write_interned (writer, "title", section->title);
      write_count (writer, "start", section->start);
      write_count (writer, "end", section->end);
      dr_json_writer_end_object (&writer->json);
    }
  dr_json_writer_end_array (&writer->json);
}

static void
write_numbers (Writer *writer)
{
  dr_json_writer_key (&writer->json, "numbers");
  dr_json_writer_begin_array (&writer->json);
  for (guint i = 0; i < writer->data->numbers->len; i++)
    {
      const DrNumberRecord *number = &g_array_index (writer->data->numbers, DrNumberRecord, i);
      gsize length;
      const char *text = dr_report_data_get_number_text (writer->data, i, &length);

      dr_json_writer_begin_object (&writer->json);
      dr_json_writer_key (&writer->json, "text");
      dr_json_writer_string (&writer->json, text, (gssize) length);
      write_count (writer, "start", number->start);
      write_count (writer, "end", number->end);
      write_enum (writer, "role", DR_TYPE_NUMBER_ROLE, number->role);
      write_item_id (writer, "item", (DrItemKind) number->item_kind, number->item);
      dr_json_writer_end_object (&writer->json);
    }
  dr_json_writer_end_array (&writer->json);
}

static void
write_content (Writer *writer)
{
  if (dr_report_data_get_sha256 (writer->data) == NULL)
    {
      dr_json_writer_absent (&writer->json, "content");
      return;
    }

  dr_json_writer_key (&writer->json, "content");
  dr_json_writer_begin_object (&writer->json);
  write_string (writer, "sha256", dr_report_data_get_sha256 (writer->data));
  write_count (writer, "bytes", writer->data->content_size);
  write_string (writer, "type", writer->data->content_type);
  dr_json_writer_end_object (&writer->json);
}

static void
write_text (Writer *writer)
{
  GBytes *bytes = dr_text_get_bytes (writer->data->text);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  dr_json_writer_key (&writer->json, "text");
  dr_json_writer_string (&writer->json, length > 0 ? text : "", (gssize) length);
}

static void
write_report (Writer   *writer,
              gboolean  with_text)
{
  const DrReportData *data = writer->data;

  dr_json_writer_begin_object (&writer->json);
  write_string (writer, "format", DR_REPORT_JSON_FORMAT);
  write_enum (writer, "kind", DR_TYPE_REPORT_KIND, (int) data->kind);
  write_string (writer, "title", data->title);
  write_string (writer, "number", data->number);
  write_unit (writer, "issuer", data->issuer);
  write_string (writer, "place", data->place);
  write_date (writer, "date", &data->date);
  write_period (writer, "period", data->period);
  write_content (writer);
  if (with_text && data->text != NULL)
    write_text (writer);
  write_units (writer);
  write_indicators (writer);
  write_targets (writer);
  write_achievements (writer);
  write_rankings (writer);
  write_directives (writer);
  write_citations (writer);
  write_sections (writer);
  write_numbers (writer);
  dr_json_writer_end_object (&writer->json);
}

/* Few reports have more than a handful of periods, and each is named by thousands of items. */
static char **
dup_period_ids (const DrReportData *data)
{
  char **ids = g_new0 (char *, data->periods->len + 1);

  for (guint i = 0; i < data->periods->len; i++)
    ids[i] = dr_period_to_string (g_ptr_array_index (data->periods, i));

  return ids;
}

/**
 * dr_report_to_json:
 * @self: a report
 * @with_text: whether the whole text of the document goes in too
 *
 * Writes a report as JSON, in the format `districtreport-report/1`, which
 * [ctor@DistrictReport.Report.new_from_json] reads back into an equal report.
 * The same report always gives the same bytes.
 *
 * The keys stand in one order and none is ever left out but `text`; what is
 * absent is `null` or `[]`. Figures are strings of decimal digits with exactly
 * the decimals of their resolution: «12,50%» is `"12.50"`. Text outside ASCII
 * stands as it is. The file `docs/report.schema.json` describes the format as
 * JSON Schema.
 *
 * Without the text, every item and every number still carries its own words and
 * their place; a report made of such a document has no text. A report that has
 * no text is written without one, whatever @with_text.
 *
 * The document of a long report is several times as long as its text;
 * [method@DistrictReport.Report.write_json] writes it without holding it.
 *
 * Returns: (transfer full) (nullable): the document, UTF-8, with a line feed at
 *   its end; %NULL for an empty report, one that no builder made
 *
 * Since: 1.0
 */
char *
dr_report_to_json (DrReport *self,
                   gboolean  with_text)
{
  g_return_val_if_fail (DR_IS_REPORT (self), NULL);

  Writer writer = { .data = dr_report_get_data (self) };
  if (writer.data->issuer == DR_NONE)
    return NULL;

  g_auto (GStrv) periods = dup_period_ids (writer.data);
  writer.periods = periods;
  dr_json_writer_init (&writer.json);
  write_report (&writer, with_text);

  return dr_json_writer_end (&writer.json);
}

/**
 * dr_report_write_json:
 * @self: a report
 * @stream: where to
 * @with_text: whether the whole text of the document goes in too
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes a report as JSON into a stream: the bytes of
 * [method@DistrictReport.Report.to_json], in blocks of some 64 KiB, so that a
 * document of any length takes no more memory than that. The stream is left
 * open, and is not flushed.
 *
 * Fails with %DR_ERROR_INVALID for an empty report, one that no builder made;
 * else with whatever error the stream gives. What was written before stays
 * written: to keep an old file until the new one is complete, give a stream of
 * [method@Gio.File.replace].
 *
 * Returns: whether the whole document was written
 *
 * Since: 1.0
 */
gboolean
dr_report_write_json (DrReport       *self,
                      GOutputStream  *stream,
                      gboolean        with_text,
                      GCancellable   *cancellable,
                      GError        **error)
{
  g_return_val_if_fail (DR_IS_REPORT (self), FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  Writer writer = { .data = dr_report_get_data (self) };
  if (writer.data->issuer == DR_NONE)
    return dr_error_set (error, DR_ERROR_INVALID, "the report is empty: no builder made it");

  g_auto (GStrv) periods = dup_period_ids (writer.data);
  writer.periods = periods;
  dr_json_writer_init_stream (&writer.json, stream, cancellable);
  write_report (&writer, with_text);

  return dr_json_writer_end_stream (&writer.json, error);
}
