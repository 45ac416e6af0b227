/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* One block of text, read as the reader has it before the readers of phrases come. */

#pragma once

#include "reading/language/dr-reading-private.h"
#include "reading/language/dr-scanner-private.h"

typedef struct
{
  char      *text;        /* (owned) */
  DrReading  reading;
} ReadingFixture;

static inline ReadingFixture *
reading_fixture_new (const char      *text,
                     DrReportBuilder *builder)
{
  ReadingFixture *self = g_new0 (ReadingFixture, 1);
  DrReading *reading = &self->reading;

  self->text = g_strdup (text);
  reading->lexicon = dr_lexicon_get_default ();
  reading->catalogue = dr_indicator_catalogue_get_default ();
  reading->indicators = dr_reading_indicators_new ();
  reading->bytes = self->text;
  reading->length = strlen (self->text);
  reading->builder = builder;
  reading->token_array = g_array_new (FALSE, FALSE, sizeof (DrToken));
  reading->block_ledger = g_new0 (DrRows, 1);
  dr_scanner_scan (reading->lexicon, self->text, 0, reading->length, reading->token_array);
  reading->tokens = (const DrToken *) reading->token_array->data;
  reading->n_tokens = reading->token_array->len;
  reading->unit = DR_NONE;
  reading->period = DR_NONE;
  reading->report_period = DR_NONE;
  g_date_clear (&reading->report_date, 1);

  return self;
}

static inline void
reading_fixture_free (ReadingFixture *self)
{
  dr_reading_indicators_free (self->reading.indicators);
  g_array_unref (self->reading.token_array);
  dr_rows_clear (self->reading.block_ledger);
  g_free (self->reading.block_ledger);
  g_clear_error (&self->reading.error);
  g_free (self->reading.area);
  g_free (self->reading.committee);
  g_free (self->text);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadingFixture, reading_fixture_free)
