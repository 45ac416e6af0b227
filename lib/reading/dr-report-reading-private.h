/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* From a document to a report: block by block, each read by the steps. */

#pragma once

#include <gio/gio.h>

#include <districtreport/dr-indicator-catalogue.h>
#include <districtreport/dr-limits.h>
#include <districtreport/dr-report.h>

#include "reading/documents/dr-document-private.h"
#include "reading/language/dr-lexicon-private.h"
#include "reading/language/dr-spellings-pool-private.h"

G_BEGIN_DECLS

/* What a reader was told. */
typedef struct
{
  const DrLexicon            *lexicon;
  DrSpellingsPool            *spellings;        /* by the lexicon */
  const DrIndicatorCatalogue *catalogue;
  const DrLimits             *limits;
  DrPeriod                   *default_period;   /* (nullable) */
} DrReadingSettings;

DrReport * dr_report_reading_read (const DrReadingSettings  *settings,
                                   const DrDocument         *document,
                                   GCancellable             *cancellable,
                                   GError                  **error);

G_END_DECLS
