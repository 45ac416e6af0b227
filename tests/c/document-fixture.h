/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Lines of a made-up report, read as the reader goes through them, up to the figures. */

#pragma once

#include <string.h>

#include <districtreport/dr-period.h>

#include "reading/dr-assessment-private.h"
#include "reading/dr-directive-reading-private.h"
#include "reading/dr-heading-private.h"
#include "reading/language/dr-scanner-private.h"
#include "reading/phrases/dr-body-phrase-private.h"
#include "reading/phrases/dr-body-subject-private.h"
#include "reading/phrases/dr-body-unit-private.h"

/* Who reports. */
typedef enum
{
  ISSUER_DISTRICT,      /* Huyện ủy Bàu Sen, 2022-Q4 */
  ISSUER_TOWN,          /* Thị ủy Cồn Lá */
  ISSUER_PROVINCE,      /* Tỉnh ủy Lâm Thượng */
  ISSUER_WARD,          /* Đảng ủy phường Cầu Ván, October 2025 */
  ISSUER_GOVERNMENT,    /* Ủy ban nhân dân xã Tân Bình */
  ISSUER_WOMEN,         /* Hội Liên hiệp Phụ nữ huyện Bàu Sen */
  ISSUER_MASS_WORK,     /* Ban Dân vận Huyện ủy Bàu Sen */
  ISSUER_UNKNOWN
} Issuer;

typedef struct
{
  char            *text;        /* (owned) */
  DrReportBuilder *builder;     /* (owned) */
  DrReading        reading;
} DocumentFixture;

static const struct
{
  const char  *name;
  DrUnitKind   kind;
  DrUnitLevel  level;
  const char  *area;
  const char  *committee;
  const char  *period;
  guint        year, month, day;
} issuers[] = {
  { "Huyện ủy Bàu Sen", DR_UNIT_KIND_COMMITTEE, DR_UNIT_LEVEL_DISTRICT, "huyện", "Huyện ủy", "2022-Q4", 2022, 12, 20 },
  { "Thị ủy Cồn Lá", DR_UNIT_KIND_COMMITTEE, DR_UNIT_LEVEL_DISTRICT, "thị xã", "Thị ủy", "2022-Q4", 2022, 12, 20 },
  { "Tỉnh ủy Lâm Thượng", DR_UNIT_KIND_COMMITTEE, DR_UNIT_LEVEL_PROVINCE, "tỉnh", "Tỉnh ủy", "2022-Q4", 2022, 12, 20 },
  { "Đảng ủy phường Cầu Ván", DR_UNIT_KIND_COMMITTEE, DR_UNIT_LEVEL_COMMUNE, "phường", "Đảng ủy", "2025-Q3", 2025, 10, 2 },
  { "Ủy ban nhân dân xã Tân Bình", DR_UNIT_KIND_GOVERNMENT, DR_UNIT_LEVEL_COMMUNE, "xã", "Đảng ủy", "2022", 2022, 12, 20 },
  { "Hội Liên hiệp Phụ nữ huyện Bàu Sen", DR_UNIT_KIND_MASS_ORGANISATION, DR_UNIT_LEVEL_DISTRICT, "huyện", "Huyện ủy",
    "2022", 2022, 12, 20 },
  { "Ban Dân vận Huyện ủy Bàu Sen", DR_UNIT_KIND_ADVISORY_BODY, DR_UNIT_LEVEL_DISTRICT, "huyện", "Huyện ủy", "2022-05",
    2022, 5, 20 },
  { "issuer", DR_UNIT_KIND_OTHER, DR_UNIT_LEVEL_UNKNOWN, NULL, NULL, "2022", 2022, 12, 20 },
};

static inline DocumentFixture *
document_fixture_new (Issuer issuer)
{
  DocumentFixture *self = g_new0 (DocumentFixture, 1);
  DrReading *reading = &self->reading;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnit) unit = dr_unit_new ("issuer", issuers[issuer].name, issuers[issuer].kind, issuers[issuer].level,
                                         NULL, &error);
  g_assert_no_error (error);
  g_autoptr (DrPeriod) period = dr_period_parse (issuers[issuer].period, &error);
  g_assert_no_error (error);

  self->builder = dr_report_builder_new (unit, period, NULL);
  reading->lexicon = dr_lexicon_get_default ();
  reading->catalogue = dr_indicator_catalogue_get_default ();
  reading->indicators = dr_reading_indicators_new ();
  reading->builder = self->builder;
  reading->token_array = g_array_new (FALSE, FALSE, sizeof (DrToken));
  reading->block_ledger = g_new0 (DrRows, 1);
  reading->issuer = dr_report_builder_get_data (self->builder)->issuer;
  reading->unit = reading->issuer;
  reading->report_period = dr_report_builder_get_data (self->builder)->period;
  reading->period = reading->report_period;
  reading->level = issuers[issuer].level;
  reading->area = g_strdup (issuers[issuer].area);
  reading->committee = g_strdup (issuers[issuer].committee);
  g_date_clear (&reading->report_date, 1);
  g_date_set_dmy (&reading->report_date, issuers[issuer].day, issuers[issuer].month, issuers[issuer].year);
  dr_heading_begin (reading);

  return self;
}

static inline void
document_fixture_free (DocumentFixture *self)
{
  dr_heading_end (&self->reading, self->reading.length);
  dr_reading_indicators_free (self->reading.indicators);
  g_array_unref (self->reading.token_array);
  dr_rows_clear (self->reading.block_ledger);
  g_free (self->reading.block_ledger);
  g_clear_error (&self->reading.error);
  g_free (self->reading.area);
  g_free (self->reading.committee);
  dr_report_builder_unref (self->builder);
  g_free (self->text);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocumentFixture, document_fixture_free)

static inline DrReportData *
document_fixture_get_data (DocumentFixture *self)
{
  return dr_report_builder_get_data (self->builder);
}

/* Makes the bytes from @start to @end the block at hand. */
static inline void
document_fixture_scan (DocumentFixture *self,
                       gsize            start,
                       gsize            end)
{
  DrReading *reading = &self->reading;

  g_array_set_size (reading->token_array, 0);
  dr_scanner_scan (reading->lexicon, reading->bytes, start, end, reading->token_array);
  reading->tokens = (const DrToken *) (gpointer) reading->token_array->data;
  reading->n_tokens = reading->token_array->len;
}

static inline void
document_fixture_set_text (DocumentFixture *self,
                           const char      *text)
{
  g_free (self->text);
  self->text = g_strdup (text);
  self->reading.bytes = self->text;
  self->reading.length = strlen (self->text);
}

/* Reads line by line; a sentence ends at a full stop and a space. Leaves the last line as the block at hand. */
static inline void
document_fixture_read (DocumentFixture *self,
                       const char      *text)
{
  DrReading *reading = &self->reading;

  document_fixture_set_text (self, text);
  for (gsize start = 0; start < reading->length;)
    {
      const char *newline = strchr (self->text + start, '\n');
      gsize end = newline != NULL ? (gsize) (newline - self->text) : reading->length;

      document_fixture_scan (self, start, end);
      start = end + 1;
      if (reading->n_tokens == 0)
        continue;

      DrHeading heading;
      g_autofree guint8 *taken = g_new0 (guint8, reading->n_tokens);

      dr_heading_read (reading, &heading);
      dr_directive_reading_read (reading, taken);
      for (guint first = heading.is_heading ? heading.text_token : heading.n_tokens; first < reading->n_tokens;)
        {
          guint last = first;

          while (last < reading->n_tokens
                 && !(dr_reading_is_sign (reading, last, '.')
                      && (last + 1 == reading->n_tokens
                          || ((reading->tokens[last + 1].flags & DR_TOKEN_SPACE_BEFORE)
                              && (reading->tokens[last + 1].flags & DR_TOKEN_CAPITAL)))))
            last++;
          last = MIN (last + 1, reading->n_tokens);

          guint32 subject = dr_body_subject_find (reading, first, last);
          dr_assessment_read (reading, first, last, subject != DR_NONE ? subject : reading->unit, taken);
          first = last;
        }
      g_assert_no_error (reading->error);
    }
}

static inline const char *
document_fixture_get_unit_id (DocumentFixture *self,
                              guint32          unit)
{
  return unit == DR_NONE ? "none"
                         : dr_unit_get_id (g_ptr_array_index (document_fixture_get_data (self)->units, unit));
}
