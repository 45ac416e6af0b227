/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-error.h>
#include <districtreport/dr-text.h>

static DrText *
text_new (const char *content,
          gssize      length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (content, length < 0 ? strlen (content) : (gsize) length);
  DrText *self = dr_text_new (bytes, NULL, NULL, &error);

  g_assert_no_error (error);

  return self;
}

static void
test_keeps_bytes_and_name (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\xef\xbb\xbf" "a\r\n", 6);
  g_autoptr (DrText) self = dr_text_new (bytes, "q4.txt", NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (dr_text_get_bytes (self), bytes));
  g_assert_cmpuint (dr_text_get_size (self), ==, 6);
  g_assert_cmpstr (dr_text_get_name (self), ==, "q4.txt");
}

static void
test_bare_object_is_empty (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrText) self = g_object_new (DR_TYPE_TEXT, NULL);
  g_autoptr (DrSpan) nothing = dr_span_new (0, 0, NULL);
  g_autofree char *slice = dr_text_dup_slice (self, nothing, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (slice, ==, "");
  g_assert_null (dr_text_get_bytes (self));
  g_assert_null (dr_text_get_name (self));
  g_assert_cmpuint (dr_text_get_size (self), ==, 0);
  g_assert_cmpuint (dr_text_get_n_lines (self), ==, 0);
  g_assert_null (dr_text_locate (self, 0, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
}

typedef struct
{
  const char *name;
  const char *content;
  gssize      length;
  DrError     code;
  const char *message;
} BadCase;

#define TEN_MARKS "\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301"

static const BadCase bad[] = {
  { "latin-1", "a\nb\x93", -1, DR_ERROR_ENCODING, "line 2, column 2: byte 0x93 is not UTF-8" },
  { "overlong", "\xc0\xaf", -1, DR_ERROR_ENCODING, "line 1, column 1: byte 0xC0 is not UTF-8" },
  { "surrogate", "ê\xed\xa0\x80", -1, DR_ERROR_ENCODING, "line 1, column 2: byte 0xED is not UTF-8" },
  { "broken-inside", "\xe1\xbb" "a", -1, DR_ERROR_ENCODING, "line 1, column 1: byte 0xE1 is not UTF-8" },
  { "cut-at-the-end", "hộ\r\nngh\xe1\xbb", -1, DR_ERROR_ENCODING,
    "line 2, column 4: the text ends inside a character, after byte 0xBB" },
  { "nul", "a\rb\0c", 5, DR_ERROR_ENCODING, "line 2, column 2: a NUL byte: this is no text, or not UTF-8" },
  { "combining-marks", "a\ne" TEN_MARKS TEN_MARKS TEN_MARKS "\u0301", -1, DR_ERROR_LIMIT,
    "line 2, column 2: too many combining marks in a row; the limit (combining) is 30" },
};

static void
test_bad (gconstpointer data)
{
  const BadCase *row = data;
  g_autoptr (GError) error = NULL;
  gsize length = row->length < 0 ? strlen (row->content) : (gsize) row->length;
  g_autoptr (GBytes) bytes = g_bytes_new_static (row->content, length);

  g_assert_null (dr_text_new (bytes, NULL, NULL, &error));
  g_assert_error (error, DR_ERROR, (int) row->code);
  g_assert_cmpstr (error->message, ==, row->message);
}

static void
test_thirty_marks_are_allowed (void)
{
  g_autoptr (DrText) self = text_new ("e" TEN_MARKS TEN_MARKS TEN_MARKS "x", -1);

  g_assert_nonnull (self);
}

static void
test_longer_than_the_limit_is_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrLimits) limits = dr_limits_new ();
  g_autoptr (GBytes) fits = g_bytes_new_static ("12345", 5);
  g_autoptr (GBytes) long_bytes = g_bytes_new_static ("123456", 6);

  dr_limits_set (limits, DR_LIMIT_DOCUMENT, 5);
  g_autoptr (DrText) self = dr_text_new (fits, NULL, limits, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self);
  g_assert_null (dr_text_new (long_bytes, NULL, limits, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_LIMIT);
}

static void
test_lines (void)
{
  static const struct { const char *content; guint n_lines; } cases[] = {
    { "", 1 }, { "a", 1 }, { "a\n", 2 }, { "a\nb", 2 }, { "a\r\nb", 2 }, { "a\rb", 2 },
    { "\r\r\n\n", 4 }, { "\n\r", 3 }, { "a\u2028b", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DrText) self = text_new (cases[i].content, -1);

      g_test_message ("case %u", i);
      g_assert_cmpuint (dr_text_get_n_lines (self), ==, cases[i].n_lines);
    }
}

typedef struct
{
  const char *name;
  const char *content;
  guint64     offset;
  guint       line;
  guint64     column;
  guint64     utf16_column;
  guint64     code_point;
  guint64     utf16_unit;
} PlaceCase;

static const PlaceCase places[] = {
  { "first-byte", "ab", 0, 1, 1, 1, 0, 0 },
  { "end-of-empty-text", "", 0, 1, 1, 1, 0, 0 },
  { "end-of-text", "ab", 2, 1, 3, 3, 2, 2 },
  { "end-after-break", "ab\n", 3, 2, 1, 1, 3, 3 },
  { "after-vietnamese", "hộ nghèo", 5, 1, 4, 4, 3, 3 },
  { "inside-a-character", "hộ", 2, 1, 2, 2, 1, 1 },
  { "last-byte-of-a-character", "hộ", 3, 1, 2, 2, 1, 1 },
  { "on-the-line-feed", "a\r\nb", 2, 1, 3, 3, 2, 2 },
  { "after-crlf", "a\r\nb", 3, 2, 1, 1, 3, 3 },
  { "after-a-lone-return", "a\rb", 2, 2, 1, 1, 2, 2 },
  { "beyond-the-basic-plane", "x\n😀y", 6, 2, 2, 3, 3, 4 },
  { "byte-order-mark-counts", "\ufeffa", 3, 1, 2, 2, 1, 1 },
};

static void
check_place (DrText          *self,
             const PlaceCase *row)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrPlace) place = dr_text_locate (self, row->offset, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (dr_place_get_line (place), ==, row->line);
  g_assert_cmpuint (dr_place_get_column (place), ==, row->column);
  g_assert_cmpuint (dr_place_get_utf16_column (place), ==, row->utf16_column);
  g_assert_cmpuint (dr_place_get_code_point (place), ==, row->code_point);
  g_assert_cmpuint (dr_place_get_utf16_unit (place), ==, row->utf16_unit);
}

static void
test_place (gconstpointer data)
{
  const PlaceCase *row = data;
  g_autoptr (DrText) self = text_new (row->content, -1);

  check_place (self, row);
}

/* Every offset of a text of many pages, against a count that knows nothing of pages. */
static void
test_pages_agree_with_a_plain_count (void)
{
  static const char * const pieces[] = { "a", "ộ", "😀", "\n", "\r\n", "\r", "một dòng dài hơn" };
  g_autoptr (GString) content = g_string_new (NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  while (content->len < 200000)
    g_string_append (content, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);

  g_autoptr (DrText) self = text_new (content->str, content->len);
  PlaceCase expected = { "counted", NULL, 0, 1, 1, 1, 0, 0 };

  for (const char *p = content->str; ; p = g_utf8_next_char (p))
    {
      expected.offset = p - content->str;
      /* All near the edges of pages, and a sample of the others. */
      if (expected.offset % 65536 < 8 || expected.offset % 65536 > 65528 ||
          expected.code_point % 97 == 0 || *p == '\0')
        check_place (self, &expected);
      if (*p == '\0')
        break;

      guint units = g_utf8_get_char (p) > 0xffff ? 2 : 1;
      expected.code_point++;
      expected.utf16_unit += units;
      expected.column++;
      expected.utf16_column += units;
      if (*p == '\n' || (*p == '\r' && p[1] != '\n'))
        {
          expected.line++;
          expected.column = expected.utf16_column = 1;
        }
    }

  g_assert_cmpuint (dr_text_get_n_lines (self), ==, expected.line);
}

static void
test_many_places_on_one_long_line_are_quick (void)
{
  const gsize size = 16 << 20;
  g_autofree char *content = g_malloc (size);
  memset (content, 'x', size);
  g_autoptr (DrText) self = text_new (content, size);

  g_test_timer_start ();
  for (guint i = 0; i < 2000; i++)
    {
      gsize offset = size - 1 - i;
      g_autoptr (DrPlace) place = dr_text_locate (self, offset, NULL);
      g_assert_cmpuint (dr_place_get_column (place), ==, offset + 1);
    }
  /* Counting from the beginning each time would take half a minute, with pages it takes a tenth of a second. */
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 10);
}

static void
test_beyond_the_end_there_is_no_place (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrText) self = text_new ("ab", -1);

  g_assert_null (dr_text_locate (self, 3, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
}

static void
test_slices (void)
{
  g_autoptr (DrText) self = text_new ("96 hộ", -1);
  static const struct { guint64 start, end; const char *slice; } cases[] = {
    { 0, 2, "96" }, { 3, 7, "hộ" }, { 7, 7, "" }, { 0, 0, "" }, { 0, 7, "96 hộ" },
    { 3, 5, NULL }, { 5, 7, NULL }, { 0, 8, NULL }, { 8, 8, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrSpan) span = dr_span_new (cases[i].start, cases[i].end, NULL);
      g_autofree char *slice = dr_text_dup_slice (self, span, &error);

      g_assert_cmpstr (slice, ==, cases[i].slice);
      if (cases[i].slice == NULL)
        g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
      else
        g_assert_no_error (error);
    }
}

static gpointer
locate_in_thread (gpointer data)
{
  g_autoptr (DrPlace) place = dr_text_locate (data, 100001, NULL);

  return GUINT_TO_POINTER (dr_place_get_line (place));
}

static void
test_threads_share_one_index (void)
{
  g_autofree char *content = g_strnfill (100002, '\n');
  g_autoptr (DrText) self = text_new (content, -1);
  GThread *threads[8];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("locate", locate_in_thread, self);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (threads[i])), ==, 100002);
}

static void
test_a_place_writes_itself (void)
{
  g_autoptr (DrText) self = text_new ("a\nbcd", -1);
  g_autoptr (DrPlace) place = dr_text_locate (self, 4, NULL);
  g_autofree char *written = dr_place_to_string (place);

  g_assert_cmpstr (written, ==, "line 2, column 3");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/keeps-bytes-and-name", test_keeps_bytes_and_name);
  g_test_add_func ("/text/bare-object-is-empty", test_bare_object_is_empty);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = g_strconcat ("/text/refuses/", bad[i].name, NULL);
      g_test_add_data_func (path, &bad[i], test_bad);
    }
  g_test_add_func ("/text/thirty-combining-marks-are-allowed", test_thirty_marks_are_allowed);
  g_test_add_func ("/text/refuses/longer-than-the-limit", test_longer_than_the_limit_is_refused);
  g_test_add_func ("/text/lines-end-with-lf-crlf-or-cr", test_lines);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_strconcat ("/text/locate/", places[i].name, NULL);
      g_test_add_data_func (path, &places[i], test_place);
    }
  g_test_add_func ("/text/locate/pages-agree-with-a-plain-count", test_pages_agree_with_a_plain_count);
  g_test_add_func ("/text/locate/one-long-line-is-quick", test_many_places_on_one_long_line_are_quick);
  g_test_add_func ("/text/locate/nothing-beyond-the-end", test_beyond_the_end_there_is_no_place);
  g_test_add_func ("/text/locate/threads-share-one-index", test_threads_share_one_index);
  g_test_add_func ("/text/slices-are-whole-characters", test_slices);
  g_test_add_func ("/text/a-place-writes-itself", test_a_place_writes_itself);

  return g_test_run ();
}
