/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Corrections, and what is done with them to a report's JSON. */

#pragma once

#include <json-glib/json-glib.h>

#include <districtreport/dr-corrections.h>

G_BEGIN_DECLS

typedef enum
{
  DR_CORRECTION_ACCEPTED,
  DR_CORRECTION_EDITED,
  DR_CORRECTION_REJECTED,
  DR_CORRECTION_ADDED
} DrCorrectionAction;

typedef struct
{
  guint8    kind;             /* index of the list: dr_correction_get_list() */
  guint8    action;           /* DrCorrectionAction */
  guint64   start;
  guint64   end;
  char     *text;             /* (owned) (nullable) what stands there */
  char     *note;             /* (owned) (nullable) why */
  JsonNode *values;           /* (owned) (nullable) an object in the report's own terms */
} DrCorrection;

/* «achievements» for the kind of achievements. */
const char * dr_correction_get_list (const DrCorrection *self);

/*
 * Does one correction to the root of a report's JSON. Where nothing of its kind stands at its place, it does
 * nothing and says so in @is_lost.
 */
gboolean dr_correction_apply (const DrCorrection  *self,
                              JsonObject          *report,
                              gboolean            *is_lost,
                              GError             **error);

G_END_DECLS
