/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-enum-types.h>

#include "exchange/dr-report-json-reader-private.h"
#include "figures/dr-json-date-private.h"

/*
 * What an item may hold, its constructor knows. These items are few, so each is made
 * once to see whether it can be, and then kept as a record.
 */

static const char *
get_string (DrReportJsonReader *self,
            guint32             string)
{
  return dr_report_data_get_string (self->data, string);
}

/* A count from 1, or null: 0. */
static gboolean
get_stated_count (const DrJsonNode  *node,
                  guint32           *count,
                  GError           **error)
{
  guint64 stated;

  *count = 0;
  if (dr_json_node_is_null (node))
    return TRUE;

  if (!dr_json_node_get_count (node, 1, G_MAXUINT32, &stated, error))
    return FALSE;
  *count = (guint32) stated;

  return TRUE;
}

static gboolean
read_ranking (DrReportJsonReader  *self,
              DrJsonNode          *node,
              GError             **error)
{
  enum { ID, UNIT, FIELD, PERIOD, STATUS, RANK, COHORT, GRADE, ASSESSOR, SOURCE };
  static const char * const keys[] = {
    "id", "unit", "field", "period", "status", "rank", "cohort", "grade", "assessor", "source",
    NULL
  };
  DrJsonNode members[G_N_ELEMENTS (keys) - 1];
  DrRankingRecord record = dr_ranking_record_init ();
  int status;

  if (!dr_json_node_get_members (node, keys, NULL, members, error) ||
      !dr_report_json_reader_intern_needed (self, &members[ID], &record.id, error) ||
      !dr_report_json_reader_get_unit (self, &members[UNIT], &record.unit, error) ||
      !dr_report_json_reader_intern_words (self, &members[FIELD], &record.field, error) ||
      !dr_report_json_reader_get_period (self, &members[PERIOD], &record.period, error) ||
      !dr_json_node_get_enum (&members[STATUS], DR_TYPE_RANKING_STATUS, &status, error) ||
      !get_stated_count (&members[RANK], &record.rank, error) ||
      !get_stated_count (&members[COHORT], &record.cohort_size, error) ||
      !dr_report_json_reader_intern_words (self, &members[GRADE], &record.grade, error) ||
      !dr_report_json_reader_intern_words (self, &members[ASSESSOR], &record.assessor, error) ||
      !dr_report_json_reader_get_source (self, &members[SOURCE], &record.source, error))
    return FALSE;

  record.status = (guint8) status;

  g_autoptr (DrRanking) ranking =
    dr_ranking_new (get_string (self, record.id), g_ptr_array_index (self->data->units, record.unit),
                    get_string (self, record.field),
                    g_ptr_array_index (self->data->periods, record.period), status, record.rank,
                    record.cohort_size, get_string (self, record.grade),
                    get_string (self, record.assessor), NULL, error);

  return (ranking != NULL &&
          dr_report_builder_append_ranking (self->builder, &record, error) != DR_NONE) ||
         dr_json_node_prefix_error (node, error);
}

gboolean
dr_report_json_reader_read_rankings (DrReportJsonReader  *self,
                                     const DrJsonNode    *node,
                                     GError             **error)
{
  return dr_report_json_reader_read_elements (self, node, read_ranking, error);
}

static gboolean
read_directive (DrReportJsonReader  *self,
                DrJsonNode          *node,
                GError             **error)
{
  enum { ID, KIND, COUNT, PERIOD, STATUS, TEXT, SOURCE };
  static const char * const keys[] = {
    "id", "kind", "count", "period", "status", "text", "source", NULL
  };
  DrJsonNode members[G_N_ELEMENTS (keys) - 1];
  DrDirectiveRecord record = dr_directive_record_init ();
  int kind;
  int status;

  if (!dr_json_node_get_members (node, keys, NULL, members, error) ||
      !dr_report_json_reader_intern_needed (self, &members[ID], &record.id, error) ||
      !dr_json_node_get_enum (&members[KIND], DR_TYPE_DIRECTIVE_KIND, &kind, error) ||
      !get_stated_count (&members[COUNT], &record.count, error) ||
      (!dr_json_node_is_null (&members[PERIOD]) &&
       !dr_report_json_reader_get_period (self, &members[PERIOD], &record.period, error)) ||
      !dr_json_node_get_enum (&members[STATUS], DR_TYPE_DIRECTIVE_STATUS, &status, error) ||
      !dr_report_json_reader_intern_words (self, &members[TEXT], &record.text, error) ||
      !dr_report_json_reader_get_source (self, &members[SOURCE], &record.source, error))
    return FALSE;

  record.kind = (guint8) kind;
  record.status = (guint8) status;

  DrPeriod *period =
    record.period != DR_NONE ? g_ptr_array_index (self->data->periods, record.period) : NULL;
  g_autoptr (DrDirective) directive =
    dr_directive_new (get_string (self, record.id), kind, record.count, period, status,
                      get_string (self, record.text), NULL, error);

  return (directive != NULL &&
          dr_report_builder_append_directive (self->builder, &record, error) != DR_NONE) ||
         dr_json_node_prefix_error (node, error);
}

gboolean
dr_report_json_reader_read_directives (DrReportJsonReader  *self,
                                       const DrJsonNode    *node,
                                       GError             **error)
{
  return dr_report_json_reader_read_elements (self, node, read_directive, error);
}

static gboolean
read_citation (DrReportJsonReader  *self,
               DrJsonNode          *node,
               GError             **error)
{
  enum { ID, KIND, NUMBER, DATE, ISSUER, SOURCE };
  static const char * const keys[] = { "id", "kind", "number", "date", "issuer", "source", NULL };
  DrJsonNode members[G_N_ELEMENTS (keys) - 1];
  DrCitationRecord record = dr_citation_record_init ();
  GDate date = { 0 };

  if (!dr_json_node_get_members (node, keys, NULL, members, error) ||
      !dr_report_json_reader_intern_needed (self, &members[ID], &record.id, error) ||
      !dr_report_json_reader_intern_words (self, &members[KIND], &record.kind, error) ||
      !dr_report_json_reader_intern_needed (self, &members[NUMBER], &record.number, error) ||
      !dr_json_date_get (&members[DATE], &date, error) ||
      !dr_report_json_reader_intern_words (self, &members[ISSUER], &record.issuer, error) ||
      !dr_report_json_reader_get_source (self, &members[SOURCE], &record.source, error))
    return FALSE;

  if (g_date_valid (&date))
    record.julian = g_date_get_julian (&date);

  g_autoptr (DrCitation) citation =
    dr_citation_new (get_string (self, record.id), get_string (self, record.kind),
                     get_string (self, record.number), g_date_valid (&date) ? &date : NULL,
                     get_string (self, record.issuer), NULL, error);

  return (citation != NULL &&
          dr_report_builder_append_citation (self->builder, &record, error) != DR_NONE) ||
         dr_json_node_prefix_error (node, error);
}

gboolean
dr_report_json_reader_read_citations (DrReportJsonReader  *self,
                                      const DrJsonNode    *node,
                                      GError             **error)
{
  return dr_report_json_reader_read_elements (self, node, read_citation, error);
}

static gboolean
read_section (DrReportJsonReader  *self,
              DrJsonNode          *node,
              GError             **error)
{
  enum { NUMBER, TITLE, START, END };
  static const char * const keys[] = { "number", "title", "start", "end", NULL };
  DrJsonNode members[G_N_ELEMENTS (keys) - 1];
  DrSectionRecord record = { .number = DR_NONE };
  guint64 start;
  guint64 end;

  if (!dr_json_node_get_members (node, keys, NULL, members, error) ||
      !dr_report_json_reader_intern_words (self, &members[NUMBER], &record.number, error) ||
      !dr_report_json_reader_intern_needed (self, &members[TITLE], &record.title, error) ||
      !dr_json_node_get_count (&members[START], 0, DR_NONE - 1, &start, error) ||
      !dr_json_node_get_count (&members[END], start, DR_NONE - 1, &end, error))
    return FALSE;

  record.start = (guint32) start;
  record.end = (guint32) end;
  if (self->text != NULL && end > self->text_length)
    return dr_json_node_set_error (&members[END], error, DR_ERROR_INVALID,
                                   "%" G_GUINT64_FORMAT " lies beyond the text of %" G_GSIZE_FORMAT
                                   " bytes", end, self->text_length);

  return dr_report_builder_append_section (self->builder, &record, error) != DR_NONE ||
         dr_json_node_prefix_error (node, error);
}

gboolean
dr_report_json_reader_read_sections (DrReportJsonReader  *self,
                                     const DrJsonNode    *node,
                                     GError             **error)
{
  return dr_report_json_reader_read_elements (self, node, read_section, error);
}

static gboolean
read_number (DrReportJsonReader  *self,
             DrJsonNode          *node,
             GError             **error)
{
  enum { TEXT, START, END, ROLE, ITEM };
  static const char * const keys[] = { "text", "start", "end", "role", "item", NULL };
  DrJsonNode members[G_N_ELEMENTS (keys) - 1];
  DrNumberRecord record = { .item = DR_NONE, .item_kind = DR_ITEM_NONE };
  DrSourceRecord source;
  guint32 words;
  int role;

  if (!dr_json_node_get_members (node, keys, NULL, members, error) ||
      !dr_report_json_reader_get_span (self, &members[TEXT], &members[START], &members[END],
                                       &source, &words, error) ||
      !dr_json_node_get_enum (&members[ROLE], DR_TYPE_NUMBER_ROLE, &role, error))
    return FALSE;

  record.start = source.start;
  record.end = source.end;
  record.role = (guint8) role;
  if (!dr_json_node_is_null (&members[ITEM]))
    {
      const char *id = dr_report_json_reader_peek_string (self, &members[ITEM], error);

      if (id == NULL)
        return FALSE;
      if (!dr_report_data_resolve_item (self->data, id, &record))
        return dr_report_json_set_unknown (&members[ITEM], "item", id, error);
    }

  guint32 index = dr_report_builder_append_number (self->builder, &record, error);
  if (index == DR_NONE)
    return dr_json_node_prefix_error (node, error);

  dr_report_builder_set_number_words (self->builder, index, words);

  return TRUE;
}

gboolean
dr_report_json_reader_read_numbers (DrReportJsonReader  *self,
                                    const DrJsonNode    *node,
                                    GError             **error)
{
  return dr_report_json_reader_read_elements (self, node, read_number, error);
}
