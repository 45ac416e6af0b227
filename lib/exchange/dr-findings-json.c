/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-enum-types.h>
#include <districtreport/dr-report-json.h>

#include "exchange/dr-json-source-private.h"
#include "exchange/dr-report-json-private.h"

static void
write_string (DrJsonWriter *json,
              const char   *key,
              const char   *value)
{
  dr_json_writer_key (json, key);
  dr_json_writer_string (json, value, -1);
}

static void
write_expected (DrJsonWriter *json,
                DrFinding    *finding)
{
  const char *low = dr_finding_get_expected_low (finding);
  const char *high = dr_finding_get_expected_high (finding);

  dr_json_writer_key (json, "expected");
  if (low == NULL && high == NULL)
    {
      dr_json_writer_null (json);
      return;
    }

  dr_json_writer_begin_object (json);
  write_string (json, "low", low);
  write_string (json, "high", high);
  dr_json_writer_end_object (json);
}

static void
write_finding (DrJsonWriter *json,
               DrFinding    *finding)
{
  g_autofree char *vietnamese = dr_finding_dup_message (finding, DR_LANGUAGE_VIETNAMESE);
  g_autofree char *english = dr_finding_dup_message (finding, DR_LANGUAGE_ENGLISH);

  dr_json_writer_begin_object (json);
  write_string (json, "rule", dr_finding_get_rule (finding));
  dr_json_writer_key (json, "severity");
  dr_json_writer_enum (json, DR_TYPE_SEVERITY, (int) dr_finding_get_severity (finding));
  write_string (json, "stated", dr_finding_get_stated (finding));
  write_expected (json, finding);
  write_string (json, "arithmetic", dr_finding_get_arithmetic (finding));
  dr_json_writer_key (json, "message");
  dr_json_writer_begin_object (json);
  write_string (json, "vi", vietnamese);
  write_string (json, "en", english);
  dr_json_writer_end_object (json);
  dr_json_writer_key (json, "source");
  dr_json_source_write (json, dr_finding_get_source (finding));
  dr_json_writer_key (json, "related");
  dr_json_writer_begin_array (json);
  for (guint i = 0; i < dr_finding_get_n_related (finding); i++)
    dr_json_source_write (json, dr_finding_get_related (finding, i));
  dr_json_writer_end_array (json);
  dr_json_writer_end_object (json);
}

/**
 * dr_findings_to_json:
 * @self: findings
 *
 * Writes findings as JSON, in the format `districtreport-findings/1`, in the
 * order of the list. The same findings always give the same bytes.
 *
 * The keys stand in one order and none is ever left out: what is absent is
 * `null`, and `expected` is `null` where neither bound is known. Messages are
 * there in both languages. The file `docs/findings.schema.json` describes the
 * format as JSON Schema.
 *
 * Returns: (transfer full): the document, UTF-8, with a line feed at its end
 *
 * Since: 1.0
 */
char *
dr_findings_to_json (DrFindings *self)
{
  g_return_val_if_fail (DR_IS_FINDINGS (self), NULL);

  DrJsonWriter json;

  dr_json_writer_init (&json);
  dr_json_writer_begin_object (&json);
  write_string (&json, "format", DR_FINDINGS_JSON_FORMAT);
  dr_json_writer_key (&json, "findings");
  dr_json_writer_begin_array (&json);
  for (guint i = 0; i < dr_findings_get_n (self); i++)
    write_finding (&json, dr_findings_get (self, i));
  dr_json_writer_end_array (&json);
  dr_json_writer_end_object (&json);

  return dr_json_writer_end (&json);
}
