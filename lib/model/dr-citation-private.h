/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The inside of a citation, for the records of a report. */

#pragma once

#include <districtreport/dr-citation.h>

G_BEGIN_DECLS

typedef struct
{
  GRefString *id;     /* (owned) (nullable) */
  GRefString *kind;   /* (owned) (nullable) */
  GRefString *number; /* (owned) (nullable) */
  GDate       date;   /* invalid: none */
  GRefString *issuer; /* (owned) (nullable) */
  DrSource   *source; /* (owned) (nullable) */
} DrCitationFields;

/* Takes what the fields own; the caller vouches for them. */
DrCitation * dr_citation_new_take (const DrCitationFields *fields);

G_END_DECLS
