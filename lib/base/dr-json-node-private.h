/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Values of a document that passed the strict scan, read where they stand: no tree is
 * made of them, so reading costs no memory beyond what is kept. Each knows its place,
 * for the path in an error.
 */

#pragma once

#include <glib-object.h>

#include <districtreport/dr-error.h>

G_BEGIN_DECLS

typedef struct _DrJsonNode DrJsonNode;

struct _DrJsonNode
{
  const char       *value;    /* its first byte; NULL before the first element of an array */
  const char       *end;      /* (nullable) behind it, once somebody has been there */
  const DrJsonNode *parent;   /* (nullable) */
  const char       *key;      /* in an object */
  guint64           index;    /* in an array */
};

/* The document's outermost value. */
DrJsonNode dr_json_node_init         (const char        *text);

/* Sets @error to «$.units[3].name: …» and returns FALSE. */
gboolean   dr_json_node_set_error    (const DrJsonNode  *self,
                                      GError           **error,
                                      DrError            code,
                                      const char        *format,
                                      ...) G_GNUC_PRINTF (4, 5);
/* Puts the path before an error that is already set, and returns FALSE. */
gboolean   dr_json_node_prefix_error (const DrJsonNode  *self,
                                      GError           **error);
/* «$.units[3].name: expected a string, got 5». */
gboolean   dr_json_node_set_expected (const DrJsonNode  *self,
                                      GError           **error,
                                      const char        *expected);

/* Whether a document is an object whose «format» is @format. To be asked before anything else: other formats have other keys. */
gboolean   dr_json_node_check_format (const DrJsonNode  *self,
                                      const char        *format,
                                      GError           **error);
gboolean   dr_json_node_is_null      (const DrJsonNode  *self);
/* The member of an object under one key, if there is one. */
gboolean   dr_json_node_find_member  (const DrJsonNode  *self,
                                      const char        *key,
                                      DrJsonNode        *member);
/* Fills in @members, one a key of @keys; all must be there but the @optional ones (NULL: none), and no others. */
gboolean   dr_json_node_get_members  (DrJsonNode        *self,
                                      const char * const *keys,
                                      const char * const *optional,
                                      DrJsonNode        *members,
                                      GError           **error);
/* Moves @element to the next one; begin with one of zeros. Not to be called on anything but an array. */
gboolean   dr_json_node_next_element (const DrJsonNode  *self,
                                      DrJsonNode        *element);
gboolean   dr_json_node_check_array  (const DrJsonNode  *self,
                                      GError           **error);

/* The characters, in the document itself, or in @scratch where they were escaped. Not zero-terminated. */
gboolean   dr_json_node_get_string   (const DrJsonNode  *self,
                                      GString           *scratch,
                                      const char       **text,
                                      gsize             *length,
                                      GError           **error);
char *     dr_json_node_dup_string   (const DrJsonNode  *self,
                                      GError           **error);
gboolean   dr_json_node_get_boolean  (const DrJsonNode  *self,
                                      gboolean          *value,
                                      GError           **error);
/* A whole number from @least to @most. */
gboolean   dr_json_node_get_count    (const DrJsonNode  *self,
                                      guint64            least,
                                      guint64            most,
                                      guint64           *value,
                                      GError           **error);
/* The value of an enumeration whose nick the string is. */
gboolean   dr_json_node_get_enum     (const DrJsonNode  *self,
                                      GType              type,
                                      int               *value,
                                      GError           **error);

G_END_DECLS
