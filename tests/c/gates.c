/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Most questions about a sentence are not asked, as its words tell that they would be in vain. Whatever is read must be the
 * same where all of them are asked: every text of the vectors and the examples is read both ways.
 */

#include "config.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include <districtreport/districtreport.h>

#include "reading/language/dr-phrases-private.h"

/* Shorter strings of the vectors are names and numbers. */
#define SHORTEST_TEXT 12
/* So many bytes of them are read together. */
#define LONGEST_BATCH 16384

#ifndef NDEBUG

static char *
read_text (DrReader   *reader,
           const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) report = dr_reader_read_text (reader, text, &error);

  return report != NULL ? dr_report_to_json (report, FALSE) : g_strdup (error->message);
}

static void
check_text (DrReader   *reader,
            const char *text,
            guint      *n_texts)
{
  g_autofree char *closed = read_text (reader, text);

  dr_phrases_gates_are_open = TRUE;
  g_autofree char *open = read_text (reader, text);
  dr_phrases_gates_are_open = FALSE;

  if (strcmp (closed, open) != 0)
    g_test_message ("read otherwise where all questions are asked: %s", text);
  g_assert_cmpstr (closed, ==, open);
  (*n_texts)++;
}

static void
check_batch (DrReader *reader,
             GString  *batch,
             guint    *n_texts)
{
  if (batch->len > 0)
    check_text (reader, batch->str, n_texts);
  g_string_truncate (batch, 0);
}

static void
check_strings (DrReader *reader,
               JsonNode *node,
               GString  *batch,
               guint    *n_texts)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      check_strings (reader, json_array_get_element (json_node_get_array (node), i), batch, n_texts);
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      JsonNode *member;

      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, NULL, &member))
        check_strings (reader, member, batch, n_texts);
    }
  else if (json_node_get_value_type (node) == G_TYPE_STRING && strlen (json_node_get_string (node)) >= SHORTEST_TEXT)
    {
      /* What recipients and signatures end begins again. */
      g_string_append_printf (batch, "%s\nI. KẾT QUẢ\n", json_node_get_string (node));
      if (batch->len > LONGEST_BATCH)
        check_batch (reader, batch, n_texts);
    }
}

static void
check_file (DrReader   *reader,
            const char *directory,
            const char *name,
            guint      *n_texts)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autoptr (GError) error = NULL;

  if (g_str_has_suffix (name, ".json"))
    {
      g_autoptr (JsonParser) parser = json_parser_new_immutable ();
      g_autoptr (GString) batch = g_string_new (NULL);

      json_parser_load_from_file (parser, path, &error);
      g_assert_no_error (error);
      check_strings (reader, json_parser_get_root (parser), batch, n_texts);
      check_batch (reader, batch, n_texts);
    }
  else if (g_str_has_suffix (name, ".txt"))
    {
      g_autofree char *text = NULL;

      g_file_get_contents (path, &text, NULL, &error);
      g_assert_no_error (error);
      check_text (reader, text, n_texts);
    }
}

static void
check_directory (const char *directory)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) files = g_dir_open (directory, 0, &error);
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (DrPeriod) period = dr_period_new_months (2024, 7, 3, NULL);
  guint n_texts = 0;

  g_assert_no_error (error);
  dr_reader_set_default_period (reader, period);
  for (const char *name = g_dir_read_name (files); name != NULL; name = g_dir_read_name (files))
    check_file (reader, directory, name, &n_texts);
  g_assert_cmpuint (n_texts, >, 0);
}

static void
test_vectors (void)
{
  check_directory (g_getenv ("DR_VECTORS"));
}

static void
test_internal_vectors (void)
{
  g_autofree char *directory = g_build_filename (g_getenv ("DR_VECTORS"), "internal", NULL);

  check_directory (directory);
}

static void
test_examples (void)
{
  check_directory (g_getenv ("DR_EXAMPLES"));
}

#else

static void
test_vectors (void)
{
  g_test_skip ("built for speed: no question can be asked in vain");
}

#define test_internal_vectors test_vectors
#define test_examples test_vectors

#endif

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gates/vectors-are-read-alike", test_vectors);
  g_test_add_func ("/gates/internal-vectors-are-read-alike", test_internal_vectors);
  g_test_add_func ("/gates/examples-are-read-alike", test_examples);

  return g_test_run ();
}
