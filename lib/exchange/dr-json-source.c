/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "exchange/dr-json-source-private.h"

void
dr_json_source_write (DrJsonWriter *json,
                      DrSource     *source)
{
  if (source == NULL)
    {
      dr_json_writer_null (json);
      return;
    }

  DrSpan *span = dr_source_get_span (source);

  dr_json_writer_begin_object (json);
  dr_json_writer_key (json, "start");
  dr_json_writer_count (json, dr_span_get_start (span));
  dr_json_writer_key (json, "end");
  dr_json_writer_count (json, dr_span_get_end (span));
  dr_json_writer_key (json, "text");
  dr_json_writer_string (json, dr_source_get_text (source), -1);
  dr_json_writer_key (json, "location");
  dr_json_writer_string (json, dr_source_get_location (source), -1);
  dr_json_writer_end_object (json);
}
