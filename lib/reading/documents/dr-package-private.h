/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How the parts of a Word or Excel file find one another: relations, and what each part is. */

#pragma once

#include "reading/documents/dr-zip-private.h"

G_BEGIN_DECLS

typedef struct
{
  char *id;       /* (owned) «rId3» */
  char *type;     /* (owned) an address; its last step says what it is */
  char *target;   /* (owned) name of the part in the archive */
} DrRelation;

/*
 * The relations of @part (NULL: of the whole file), in order, without those that lead
 * out of the file; none where the part has no relations.
 */
GPtrArray *        dr_package_read_relations (DrZip      *zip,
                                              const char *part,
                                              GError    **error);
/* The first relation whose type ends in /@kind, such as «styles»; NULL where there is none. */
const DrRelation * dr_package_find           (GPtrArray  *relations,
                                              const char *kind);
const DrRelation * dr_package_find_id        (GPtrArray  *relations,
                                              const char *id);
/* What [Content_Types].xml says that @part is; NULL without @error where it says nothing. */
char *             dr_package_dup_type       (DrZip      *zip,
                                              const char *part,
                                              GError    **error);
/* The part that @target names as seen from @part; NULL if that leads out of the file. */
char *             dr_package_resolve        (const char *part,
                                              const char *target);

G_END_DECLS
