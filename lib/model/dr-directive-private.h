/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The inside of a directive, for the records of a report. */

#pragma once

#include <districtreport/dr-directive.h>

G_BEGIN_DECLS

typedef struct
{
  GRefString        *id;     /* (owned) (nullable) */
  DrDirectiveKind    kind;
  guint              count;  /* 0: not stated */
  DrPeriod          *period; /* (owned) (nullable) */
  DrDirectiveStatus  status;
  GRefString        *text;   /* (owned) (nullable) */
  DrSource          *source; /* (owned) (nullable) */
} DrDirectiveFields;

/* Takes what the fields own; the caller vouches for them. */
DrDirective * dr_directive_new_take (const DrDirectiveFields *fields);

G_END_DECLS
