/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-span.h>

#include "vectors.h"

static DrSpan *
span (guint64 start,
      guint64 end)
{
  g_autoptr (GError) error = NULL;
  DrSpan *self = dr_span_new (start, end, &error);

  g_assert_no_error (error);

  return self;
}

static void
test_keeps_its_ends (void)
{
  g_autoptr (DrSpan) self = span (120, 138);

  g_assert_cmpuint (dr_span_get_start (self), ==, 120);
  g_assert_cmpuint (dr_span_get_end (self), ==, 138);
  g_assert_cmpuint (dr_span_get_length (self), ==, 18);
}

static void
test_cannot_end_before_it_starts (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dr_span_new (2, 1, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
}

typedef struct
{
  const char *name;
  guint64     one[2];
  guint64     other[2];
  gboolean    contains;
  gboolean    overlaps;
  int         order;
} PairCase;

static const PairCase pairs[] = {
  { "the-same", { 2, 5 }, { 2, 5 }, TRUE, TRUE, 0 },
  { "inside", { 2, 9 }, { 3, 5 }, TRUE, TRUE, -1 },
  { "around", { 3, 5 }, { 2, 9 }, FALSE, TRUE, 1 },
  { "touching", { 2, 5 }, { 5, 9 }, FALSE, FALSE, -1 },
  { "apart", { 6, 9 }, { 2, 5 }, FALSE, FALSE, 1 },
  { "crossing", { 2, 5 }, { 4, 9 }, FALSE, TRUE, -1 },
  { "longer-from-one-start", { 2, 5 }, { 2, 9 }, FALSE, TRUE, -1 },
  { "empty-inside", { 2, 5 }, { 3, 3 }, TRUE, FALSE, -1 },
  { "empty-at-the-end", { 2, 5 }, { 5, 5 }, TRUE, FALSE, -1 },
  { "empty-beyond", { 2, 5 }, { 6, 6 }, FALSE, FALSE, -1 },
  { "beyond-32-bits", { 1, G_GUINT64_CONSTANT (1) << 40 }, { G_GUINT64_CONSTANT (1) << 39, G_GUINT64_CONSTANT (1) << 40 }, TRUE, TRUE, -1 },
};

static void
test_pair (gconstpointer data)
{
  const PairCase *pair = data;
  g_autoptr (DrSpan) one = span (pair->one[0], pair->one[1]);
  g_autoptr (DrSpan) other = span (pair->other[0], pair->other[1]);

  g_assert_cmpint (dr_span_contains (one, other), ==, pair->contains);
  g_assert_cmpint (dr_span_overlaps (one, other), ==, pair->overlaps);
  g_assert_cmpint (dr_span_overlaps (other, one), ==, pair->overlaps);
  g_assert_cmpint (dr_span_compare (one, other), ==, pair->order);
  g_assert_cmpint (dr_span_compare (other, one), ==, -pair->order);
  g_assert_cmpint (dr_span_equal (one, other), ==, pair->order == 0);
  if (pair->order == 0)
    g_assert_cmpuint (dr_span_hash (one), ==, dr_span_hash (other));
}

static void
test_text_reads_back (void)
{
  static const guint64 ends[][2] = {
    { 0, 0 }, { 120, 138 }, { 0, G_MAXUINT64 }, { G_MAXUINT64, G_MAXUINT64 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrSpan) self = span (ends[i][0], ends[i][1]);
      g_autofree char *text = dr_span_to_string (self);
      g_autoptr (DrSpan) read = dr_span_parse (text, &error);

      g_assert_no_error (error);
      g_assert_true (dr_span_equal (self, read));
    }
}

static char *
run (const char          *operation,
     const char * const  *arguments,
     GError             **error)
{
  g_autoptr (DrSpan) self = g_str_equal (operation, "new")
    ? dr_span_new (g_ascii_strtoull (arguments[0], NULL, 10),
                   g_ascii_strtoull (arguments[1], NULL, 10), error)
    : dr_span_parse (arguments[0], error);

  if (self == NULL)
    return NULL;
  if (g_str_equal (operation, "new") || g_str_equal (operation, "parse"))
    return dr_span_to_string (self);
  if (g_str_equal (operation, "length"))
    return g_strdup_printf ("%" G_GUINT64_FORMAT, dr_span_get_length (self));

  g_autoptr (DrSpan) other = dr_span_parse (arguments[1], error);
  if (g_str_equal (operation, "compare"))
    return g_strdup_printf ("%d", dr_span_compare (self, other));
  if (g_str_equal (operation, "contains"))
    return g_strdup (dr_span_contains (self, other) ? "true" : "false");

  g_assert_cmpstr (operation, ==, "overlaps");
  return g_strdup (dr_span_overlaps (self, other) ? "true" : "false");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/span/keeps-its-ends", test_keeps_its_ends);
  g_test_add_func ("/span/cannot-end-before-it-starts", test_cannot_end_before_it_starts);
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *path = g_strconcat ("/span/pair/", pairs[i].name, NULL);
      g_test_add_data_func (path, &pairs[i], test_pair);
    }
  g_test_add_func ("/span/text/reads-back", test_text_reads_back);
  vectors_add ("span.json", "/span/vectors", run);

  return g_test_run ();
}
