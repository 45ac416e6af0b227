/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Corrections by document, and what is done with them to a report's JSON. */

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

/* What is said of one document. */
typedef struct
{
  char   *sha256;       /* (owned) of its content */
  char   *name;         /* (owned) (nullable) for people */
  GArray *corrections;  /* (owned) (element-type DrCorrection) */
} DrCorrectedDocument;

struct _DrCorrections
{
  gatomicrefcount  ref_count;

  gboolean         is_single;   /* in the format that has one document alone */
  GArray          *documents;   /* (owned) (element-type DrCorrectedDocument) */
  GHashTable      *by_sha256;   /* (owned) (element-type utf8 guint) their indices */
};

static inline const DrCorrectedDocument *
dr_corrections_get_document (const DrCorrections *self,
                             guint                index)
{
  return &g_array_index (self->documents, DrCorrectedDocument, index);
}

/* «achievement» and «achievements» for the kind of achievements. */
const char * dr_correction_get_kind (const DrCorrection *self);
const char * dr_correction_get_list (const DrCorrection *self);

/* Leaves the item at @index of a list out, and what hangs on it alone. */
void   dr_correction_reject       (JsonObject *report,
                                   const char *list,
                                   guint       index);
/* What an achievement was held against, or measured by, before it was set to something else goes unless it is needed still. */
void   dr_correction_forget       (JsonObject *report,
                                   const char *key,
                                   JsonNode   *before);
/* Lets the targets of an achievement be of the same unit, or of the same indicator, as it is now. */
void   dr_correction_move_targets (JsonObject *report,
                                   JsonObject *achievement,
                                   const char *key,
                                   JsonNode   *before);
/* An id that no item of a list has. */
char * dr_correction_make_id      (JsonArray  *items);

/*
 * Does one correction to the root of a report's JSON. Where nothing of its kind stands at its place, it does
 * nothing and says so in @is_lost.
 */
gboolean dr_correction_apply (const DrCorrection  *self,
                              JsonObject          *report,
                              gboolean            *is_lost,
                              GError             **error);

G_END_DECLS
