/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-enum-types.h>
#include <districtreport/dr-report-json.h>

#include "base/dr-json-node-private.h"
#include "base/dr-json-scan-private.h"
#include "exchange/dr-report-json-private.h"
#include "exchange/dr-report-json-reader-private.h"
#include "figures/dr-json-date-private.h"

static gboolean
read_content (DrReportJsonReader  *self,
              DrJsonNode          *node,
              GError             **error)
{
  enum { SHA256, BYTES, TYPE };
  static const char * const keys[] = { "sha256", "bytes", "type", NULL };
  DrJsonNode members[G_N_ELEMENTS (keys) - 1];
  g_autofree char *sha256 = NULL;
  g_autofree char *type = NULL;
  guint64 size;

  if (dr_json_node_is_null (node))
    return TRUE;

  if (!dr_json_node_get_members (node, keys, NULL, members, error) ||
      (sha256 = dr_json_node_dup_string (&members[SHA256], error)) == NULL ||
      !dr_json_node_get_count (&members[BYTES], 0, DR_JSON_MAX_INTEGER, &size, error) ||
      (type = dr_json_node_dup_string (&members[TYPE], error)) == NULL)
    return FALSE;

  if (strlen (sha256) != 64 || strspn (sha256, "0123456789abcdef") != 64)
    return dr_json_node_set_expected (&members[SHA256], error, "64 hexadecimal digits");

  dr_report_builder_set_content (self->builder, sha256, size, type);

  return TRUE;
}

static gboolean
read_text (DrReportJsonReader  *self,
           const DrJsonNode    *node,
           GError             **error)
{
  const char *characters;
  gsize length;

  if (!dr_json_node_get_string (node, self->scratch, &characters, &length, error))
    return FALSE;

  g_autoptr (GBytes) bytes = g_bytes_new (characters, length);
  g_autoptr (DrText) text = dr_text_new (bytes, NULL, self->limits, error);
  if (text == NULL)
    return dr_json_node_prefix_error (node, error);

  self->text = g_bytes_get_data (bytes, &self->text_length);
  if (self->text == NULL)
    self->text = "";
  dr_report_builder_set_text (self->builder, text);

  return TRUE;
}

static gboolean
read_report (DrReportJsonReader  *self,
             DrJsonNode          *root,
             GError             **error)
{
  enum { FORMAT, KIND, TITLE, NUMBER, ISSUER, PLACE, DATE, PERIOD, CONTENT, TEXT, UNITS, INDICATORS,
         TARGETS, ACHIEVEMENTS, RANKINGS, DIRECTIVES, CITATIONS, SECTIONS, NUMBERS };
  static const char * const keys[] = {
    "format", "kind", "title", "number", "issuer", "place", "date", "period", "content", "text",
    "units", "indicators", "targets", "achievements", "rankings", "directives", "citations",
    "sections", "numbers", NULL
  };
  static const char * const optional[] = { "text", NULL };
  DrJsonNode members[G_N_ELEMENTS (keys) - 1];
  g_autofree char *title = NULL;
  g_autofree char *number = NULL;
  g_autofree char *place = NULL;
  g_autoptr (DrPeriod) period = NULL;
  GDate date = { 0 };
  int kind;

  if (!dr_json_node_check_format (root, DR_REPORT_JSON_FORMAT, error) ||
      !dr_json_node_get_members (root, keys, optional, members, error) ||
      !dr_json_node_get_enum (&members[KIND], DR_TYPE_REPORT_KIND, &kind, error) ||
      !dr_report_json_reader_dup_words (self, &members[TITLE], &title, error) ||
      !dr_report_json_reader_dup_words (self, &members[NUMBER], &number, error) ||
      !dr_report_json_reader_dup_words (self, &members[PLACE], &place, error) ||
      !dr_json_date_get (&members[DATE], &date, error) ||
      !dr_report_json_reader_make_period (self, &members[PERIOD], &period, error) ||
      !dr_report_json_reader_read_units (self, &members[UNITS], &members[ISSUER], period, error))
    return FALSE;

  dr_report_builder_set_kind (self->builder, kind);
  dr_report_builder_set_title (self->builder, title);
  dr_report_builder_set_number (self->builder, number);
  dr_report_builder_set_place (self->builder, place);
  if (g_date_valid (&date))
    dr_report_builder_set_date (self->builder, &date);

  /* What is referred to comes before what refers to it, whatever the order of the keys. */
  return read_content (self, &members[CONTENT], error) &&
         (members[TEXT].value == NULL || read_text (self, &members[TEXT], error)) &&
         dr_report_json_reader_read_indicators (self, &members[INDICATORS], error) &&
         dr_report_json_reader_read_targets (self, &members[TARGETS], error) &&
         dr_report_json_reader_read_achievements (self, &members[ACHIEVEMENTS], error) &&
         dr_report_json_reader_read_rankings (self, &members[RANKINGS], error) &&
         dr_report_json_reader_read_directives (self, &members[DIRECTIVES], error) &&
         dr_report_json_reader_read_citations (self, &members[CITATIONS], error) &&
         dr_report_json_reader_read_sections (self, &members[SECTIONS], error) &&
         dr_report_json_reader_read_numbers (self, &members[NUMBERS], error);
}

/**
 * dr_report_new_from_json: (constructor)
 * @json: a document
 * @limits: (nullable): how much it may ask for, or %NULL for the defaults
 * @error: return location for an error
 *
 * Reads a report from JSON, in the format `districtreport-report/1` that
 * [method@DistrictReport.Report.to_json] writes. The report equals the one that
 * was written, and writing it again gives the same bytes.
 *
 * The keys of an object may stand in any order, and units may come before their
 * parents; otherwise the reader is strict. Besides the grammar of RFC 8259, it
 * refuses a byte order mark, two equal keys, half a surrogate pair, the
 * character NUL, fractions and exponents (figures are strings), whole numbers
 * beyond 2^53 - 1, nesting beyond `DR_LIMIT_JSON_DEPTH`, keys it does not know
 * and keys that are missing. Everything that a report promises is checked:
 * references lead somewhere, ids are unique, periods are of the calendar, and
 * where the document has its text, every source says what stands there.
 *
 * Messages begin with the place: `line 3, column 7: …` where the bytes are not
 * JSON, else the path of the value: `$.units[3].name: missing key`. Errors are in
 * the domain `DR_ERROR`:
 *
 * - `DR_ERROR_ENCODING`: not UTF-8, or not text;
 * - `DR_ERROR_MALFORMED`: not JSON, a key or a type that the format does not
 *   have;
 * - `DR_ERROR_INVALID`: well-formed, but impossible: rank 0, an unknown unit;
 * - `DR_ERROR_MISMATCH`: measures that do not agree;
 * - `DR_ERROR_UNSUPPORTED`: another format or another version of it;
 * - `DR_ERROR_LIMIT`: more than @limits allow.
 *
 * Returns: (transfer full): the report
 *
 * Since: 1.0
 */
DrReport *
dr_report_new_from_json (GBytes          *json,
                         const DrLimits  *limits,
                         GError         **error)
{
  gsize length;

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  const char *text = g_bytes_get_data (json, &length);
  if (!dr_json_scan (text, length, limits, error))
    return NULL;

  g_auto (DrReportJsonReader) reader;
  dr_report_json_reader_init (&reader, limits);

  DrJsonNode root = dr_json_node_init (text);
  if (!read_report (&reader, &root, error))
    return NULL;

  DrReport *report = dr_report_builder_end (reader.builder, error);
  if (report == NULL)
    dr_json_node_prefix_error (&root, error);

  return report;
}
