/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Runs the vectors that C, Python and JavaScript share, each as a test of its own. */

#pragma once

#include <json-glib/json-glib.h>

#include <districtreport/dr-error.h>

/*
 * Does what one vector says. Arguments are in a NULL-terminated array, as text; so is the
 * result: an array's elements with a space between them, `true`, `false`, a whole number.
 */
typedef char * (*VectorsOperation) (const char          *operation,
                                    const char * const  *arguments,
                                    GError             **error);

typedef struct
{
  char              *name;
  char              *operation;
  char             **arguments;
  char              *result;     /* NULL where there is to be an error */
  char              *error;      /* the nick of a DrError */
  char              *message;    /* of the error, where it is promised */
  VectorsOperation   run;
} Vector;

static void
vector_free (gpointer data)
{
  Vector *vector = data;

  g_free (vector->name);
  g_free (vector->operation);
  g_strfreev (vector->arguments);
  g_free (vector->result);
  g_free (vector->error);
  g_free (vector->message);
  g_free (vector);
}

static char *
vectors_node_to_text (JsonNode *node)
{
  if (JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("null");

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      GString *text = g_string_new (NULL);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          g_autofree char *element = vectors_node_to_text (json_array_get_element (array, i));

          g_string_append_printf (text, "%s%s", i == 0 ? "" : " ", element);
        }
      return g_string_free (text, FALSE);
    }

  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      return g_strdup (json_node_get_string (node));
    case G_TYPE_BOOLEAN:
      return g_strdup (json_node_get_boolean (node) ? "true" : "false");
    case G_TYPE_INT64:
      return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
    default:
      g_error ("a vector holds neither text nor a whole number");
    }
}

static const char *
vectors_error_to_nick (const GError *error)
{
  static const char * const nicks[] = {
    "encoding", "malformed", "invalid", "unsupported", "limit",
    "overflow", "mismatch", "undefined", "divided",
  };

  g_assert_cmpuint (error->domain, ==, DR_ERROR);
  g_assert_cmpint (error->code, <, G_N_ELEMENTS (nicks));

  return nicks[error->code];
}

static void
vector_test (gconstpointer data)
{
  const Vector *vector = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *result =
    vector->run (vector->operation, (const char * const *) vector->arguments, &error);

  if (vector->error != NULL)
    {
      g_assert_null (result);
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_cmpstr (vectors_error_to_nick (error), ==, vector->error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpint (error->message[0], !=, '\0');
      if (vector->message != NULL)
        g_assert_cmpstr (error->message, ==, vector->message);
    }
  else
    {
      g_assert_no_error (error);
      g_assert_cmpstr (result, ==, vector->result);
    }
}

/* Adds a test for each vector of tests/vectors/@file, under @prefix. */
static inline void
vectors_add (const char       *file,
             const char       *prefix,
             VectorsOperation  run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *path = g_build_filename (g_getenv ("DR_VECTORS"), file, NULL);

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);

  JsonObject *document = json_node_get_object (json_parser_get_root (parser));
  JsonArray *vectors = json_object_get_array_member (document, "vectors");
  g_assert_cmpuint (json_array_get_length (vectors), >, 0);

  for (guint i = 0; i < json_array_get_length (vectors); i++)
    {
      JsonObject *object = json_array_get_object_element (vectors, i);
      JsonArray *arguments = json_object_get_array_member (object, "arguments");
      Vector *vector = g_new0 (Vector, 1);

      vector->name = g_strdup (json_object_get_string_member (object, "name"));
      vector->operation = g_strdup (json_object_get_string_member (object, "operation"));
      vector->arguments = g_new0 (char *, json_array_get_length (arguments) + 1);
      for (guint j = 0; j < json_array_get_length (arguments); j++)
        vector->arguments[j] = vectors_node_to_text (json_array_get_element (arguments, j));
      if (json_object_has_member (object, "message"))
        vector->message = g_strdup (json_object_get_string_member (object, "message"));
      if (json_object_has_member (object, "error"))
        vector->error = g_strdup (json_object_get_string_member (object, "error"));
      else
        vector->result = vectors_node_to_text (json_object_get_member (object, "result"));
      vector->run = run;

      g_autofree char *slug = g_strdelimit (g_strdup (vector->name), " /", '-');
      g_autofree char *test = g_strconcat (prefix, "/", vector->operation, "/", slug, NULL);
      g_test_add_data_func_full (test, vector, vector_test, vector_free);
    }
}
