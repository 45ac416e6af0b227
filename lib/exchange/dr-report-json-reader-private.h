/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reading a report from JSON: what its parts need of each other. */

#pragma once

#include <districtreport/dr-report-builder.h>

#include "base/dr-json-node-private.h"
#include "model/dr-report-private.h"

G_BEGIN_DECLS

/* An achievement that is part of another, which may come after it. */
typedef struct
{
  guint32          achievement;
  const char      *value;           /* of «part_of» */
} DrReportJsonPart;

typedef struct
{
  const DrLimits  *limits;          /* (nullable) */
  GString         *scratch;         /* (owned) for strings that were escaped */
  DrReportBuilder *builder;         /* (owned) once the units are read */
  DrReportData    *data;            /* of the builder */
  const char      *text;            /* (nullable) */
  gsize            text_length;
  GString         *last_period;     /* (owned) the id that was read last … */
  guint32          last_period_index;   /* … and what came of it */
  GArray          *parts;           /* (owned) (element-type DrReportJsonPart) */
} DrReportJsonReader;

void     dr_report_json_reader_init              (DrReportJsonReader    *self,
                                                  const DrLimits        *limits);
void     dr_report_json_reader_clear             (DrReportJsonReader    *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrReportJsonReader, dr_report_json_reader_clear)

/* --- values: dr-report-json-values.c --- */

/* The characters with a NUL behind them, in the scratch. */
const char * dr_report_json_reader_peek_string   (DrReportJsonReader    *self,
                                                  const DrJsonNode      *node,
                                                  GError               **error);
/* Words or null; no empty string, which would say neither. */
gboolean dr_report_json_reader_dup_words         (DrReportJsonReader    *self,
                                                  const DrJsonNode      *node,
                                                  char                 **words,
                                                  GError               **error);
/* As above, interned; null is DR_NONE. */
gboolean dr_report_json_reader_intern_words      (DrReportJsonReader    *self,
                                                  const DrJsonNode      *node,
                                                  guint32               *words,
                                                  GError               **error);
/* As above, but null is an error. */
gboolean dr_report_json_reader_intern_needed     (DrReportJsonReader    *self,
                                                  const DrJsonNode      *node,
                                                  guint32               *words,
                                                  GError               **error);
/* «no unit "x"». */
gboolean dr_report_json_set_unknown              (const DrJsonNode      *node,
                                                  const char            *what,
                                                  const char            *id,
                                                  GError               **error);
gboolean dr_report_json_reader_make_period       (DrReportJsonReader    *self,
                                                  const DrJsonNode      *node,
                                                  DrPeriod             **period,
                                                  GError               **error);
gboolean dr_report_json_reader_get_period        (DrReportJsonReader    *self,
                                                  const DrJsonNode      *node,
                                                  guint32               *period,
                                                  GError               **error);
gboolean dr_report_json_reader_get_unit          (DrReportJsonReader    *self,
                                                  const DrJsonNode      *node,
                                                  guint32               *unit,
                                                  GError               **error);
gboolean dr_report_json_reader_get_indicator     (DrReportJsonReader    *self,
                                                  const DrJsonNode      *node,
                                                  guint32               *indicator,
                                                  GError               **error);
/* The target or the achievement under an id. */
gboolean dr_report_json_reader_get_item          (DrReportJsonReader    *self,
                                                  const DrJsonNode      *node,
                                                  DrItemKind             kind,
                                                  guint32               *item,
                                                  GError               **error);
/* A figure with its resolution; @upper may be NULL: there is no such key. */
gboolean dr_report_json_reader_get_figure        (DrReportJsonReader    *self,
                                                  const DrJsonNode      *value,
                                                  const DrJsonNode      *upper,
                                                  const DrJsonNode      *hedge,
                                                  const DrJsonNode      *resolution,
                                                  DrFigure              *figure,
                                                  GError               **error);
/* The span that words fill, and the words as a string where the report came without its text, else DR_NONE. */
gboolean dr_report_json_reader_get_span          (DrReportJsonReader    *self,
                                                  const DrJsonNode      *text,
                                                  const DrJsonNode      *start,
                                                  const DrJsonNode      *end,
                                                  DrSourceRecord        *source,
                                                  guint32               *own_words,
                                                  GError               **error);
/* Null is no source. */
gboolean dr_report_json_reader_get_source        (DrReportJsonReader    *self,
                                                  DrJsonNode            *node,
                                                  DrSourceRecord        *source,
                                                  GError               **error);

/* Reads each element of an array. */
typedef gboolean (*DrReportJsonReadElement)      (DrReportJsonReader    *self,
                                                  DrJsonNode            *node,
                                                  GError               **error);
gboolean dr_report_json_reader_read_elements     (DrReportJsonReader    *self,
                                                  const DrJsonNode      *node,
                                                  DrReportJsonReadElement read,
                                                  GError               **error);

/* --- units, which make the builder: dr-report-json-units.c --- */

gboolean dr_report_json_reader_read_units        (DrReportJsonReader    *self,
                                                  const DrJsonNode      *units,
                                                  const DrJsonNode      *issuer,
                                                  DrPeriod              *period,
                                                  GError               **error);

/* --- figures: dr-report-json-figures.c --- */

gboolean dr_report_json_reader_read_indicators   (DrReportJsonReader    *self,
                                                  const DrJsonNode      *node,
                                                  GError               **error);
gboolean dr_report_json_reader_read_targets      (DrReportJsonReader    *self,
                                                  const DrJsonNode      *node,
                                                  GError               **error);
gboolean dr_report_json_reader_read_achievements (DrReportJsonReader    *self,
                                                  const DrJsonNode      *node,
                                                  GError               **error);

/* --- everything else: dr-report-json-items.c --- */

gboolean dr_report_json_reader_read_rankings     (DrReportJsonReader    *self,
                                                  const DrJsonNode      *node,
                                                  GError               **error);
gboolean dr_report_json_reader_read_directives   (DrReportJsonReader    *self,
                                                  const DrJsonNode      *node,
                                                  GError               **error);
gboolean dr_report_json_reader_read_citations    (DrReportJsonReader    *self,
                                                  const DrJsonNode      *node,
                                                  GError               **error);
gboolean dr_report_json_reader_read_sections     (DrReportJsonReader    *self,
                                                  const DrJsonNode      *node,
                                                  GError               **error);
gboolean dr_report_json_reader_read_numbers      (DrReportJsonReader    *self,
                                                  const DrJsonNode      *node,
                                                  GError               **error);

G_END_DECLS
