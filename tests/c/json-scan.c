/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-error.h>

#include "base/dr-json-scan-private.h"

typedef struct
{
  const char *name;
  const char *text;
} Accepted;

typedef struct
{
  const char *name;
  const char *text;
  gsize       length;   /* 0: to the NUL */
  int         code;   /* DrError */
  const char *message;
} Refused;

static const Accepted accepted[] = {
  { "an-object", "{}" },
  { "an-array", "[]" },
  { "a-lone-string", "\"\"" },
  { "a-lone-number", "0" },
  { "a-lone-literal", "null" },
  { "white-space-everywhere", " \t\r\n{ \"a\" : [ 1 , true ] , \"b\" : null } \n" },
  { "all-literals", "[true,false,null]" },
  { "all-escapes", "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\"]" },
  { "text-of-every-width", "[\"a\303\251\341\273\207\360\237\230\200\177\302\200\"]" },
  { "the-last-characters-of-each-width", "[\"\337\277\357\277\277\364\217\277\277\"]" },
  { "around-the-surrogates", "[\"\355\237\277\356\200\200\"]" },
  { "the-largest-integers", "[9007199254740991,-9007199254740991,-0,0,10]" },
  { "equal-keys-in-different-objects", "{\"a\":{\"a\":{\"a\":1}},\"b\":{\"a\":1}}" },
  { "keys-that-differ-by-case-and-length", "{\"a\":1,\"A\":1,\"aa\":1,\"\":1,\"\\u0062\":1}" },
  { "a-key-again-after-an-object-closed", "{\"x\":{\"a\":1,\"b\":2},\"a\":1,\"b\":2}" },
  { "64-levels",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
    "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]" },
};

static const Refused refused[] = {
  { "nothing", "", 0, DR_ERROR_MALFORMED, "line 1, column 1: the document is empty" },
  { "white-space-alone", " \n ", 0, DR_ERROR_MALFORMED,
    "line 2, column 2: expected a value, but the document ends" },
  { "a-byte-order-mark", "\357\273\277{}", 0, DR_ERROR_ENCODING,
    "line 1, column 1: JSON does not begin with a byte order mark" },
  { "utf-16", "\377\376{\0}\0", 6, DR_ERROR_ENCODING,
    "line 1, column 1: the byte 0xff is not UTF-8" },
  { "utf-16-without-a-mark", "{\0\"\0", 4, DR_ERROR_ENCODING,
    "line 1, column 2: a NUL byte is not text" },
  { "two-documents", "{} {}", 0, DR_ERROR_MALFORMED,
    "line 1, column 4: expected the end of the document, got \"{\"" },
  { "nul-at-the-end", "{}\0", 3, DR_ERROR_ENCODING,
    "line 1, column 3: a NUL byte is not text" },
  { "an-object-that-does-not-end", "{\"a\":1", 0, DR_ERROR_MALFORMED,
    "line 1, column 7: expected a comma or a closing brace, but the document ends" },
  { "an-array-that-does-not-end", "[1,", 0, DR_ERROR_MALFORMED,
    "line 1, column 4: expected a value, but the document ends" },
  { "an-array-closed-as-an-object", "[1}", 0, DR_ERROR_MALFORMED,
    "line 1, column 3: expected a comma or a closing bracket, got \"}\"" },
  { "a-closing-bracket-alone", "]", 0, DR_ERROR_MALFORMED,
    "line 1, column 1: expected a value, got \"]\"" },
  { "a-comma-before-the-end-of-an-array", "[1,]", 0, DR_ERROR_MALFORMED,
    "line 1, column 4: expected a value, got \"]\"" },
  { "a-comma-before-the-end-of-an-object", "{\"a\":1,}", 0, DR_ERROR_MALFORMED,
    "line 1, column 8: expected a key in double quotes, got \"}\"" },
  { "no-comma", "[1 2]", 0, DR_ERROR_MALFORMED,
    "line 1, column 4: expected a comma or a closing bracket, got \"2\"" },
  { "no-colon", "{\n  \"\341\273\207\" 1}", 0, DR_ERROR_MALFORMED,
    "line 2, column 7: expected a colon, got \"1\"" },
  { "a-key-without-quotes", "{a:1}", 0, DR_ERROR_MALFORMED,
    "line 1, column 2: expected a key in double quotes, got \"a\"" },
  { "a-key-that-is-a-number", "{1:1}", 0, DR_ERROR_MALFORMED,
    "line 1, column 2: expected a key in double quotes, got \"1\"" },
  { "single-quotes", "['a']", 0, DR_ERROR_MALFORMED,
    "line 1, column 2: expected a value, got \"'\"" },
  { "a-comment", "[1] // one", 0, DR_ERROR_MALFORMED,
    "line 1, column 5: expected the end of the document, got \"/\"" },
  { "a-comment-inside", "[/**/1]", 0, DR_ERROR_MALFORMED,
    "line 1, column 2: expected a value, got \"/\"" },
  { "a-literal-in-capitals", "[True]", 0, DR_ERROR_MALFORMED,
    "line 1, column 2: expected a value, got \"T\"" },
  { "a-literal-cut-short", "[nul]", 0, DR_ERROR_MALFORMED,
    "line 1, column 2: expected a value, got \"n\"" },
  { "a-literal-with-more", "[nullx]", 0, DR_ERROR_MALFORMED,
    "line 1, column 6: expected a comma or a closing bracket, got \"x\"" },
  { "not-a-number", "[NaN]", 0, DR_ERROR_MALFORMED,
    "line 1, column 2: expected a value, got \"N\"" },
  { "a-space-that-is-none-of-json", "[\302\2401]", 0, DR_ERROR_MALFORMED, NULL },
  { "a-hexadecimal-number", "[0x10]", 0, DR_ERROR_MALFORMED,
    "line 1, column 3: expected a comma or a closing bracket, got \"x\"" },
  { "a-leading-zero", "[01]", 0, DR_ERROR_MALFORMED,
    "line 1, column 2: a number that begins with 0" },
  { "a-leading-plus", "[+1]", 0, DR_ERROR_MALFORMED,
    "line 1, column 2: expected a value, got \"+\"" },
  { "a-leading-point", "[.5]", 0, DR_ERROR_MALFORMED,
    "line 1, column 2: expected a value, got \".\"" },
  { "a-trailing-point", "[1.]", 0, DR_ERROR_MALFORMED,
    "line 1, column 4: expected a digit, got \"]\"" },
  { "a-minus-alone", "[-]", 0, DR_ERROR_MALFORMED,
    "line 1, column 3: expected a digit, got \"]\"" },
  { "an-exponent-without-digits", "[1e+]", 0, DR_ERROR_MALFORMED,
    "line 1, column 5: expected a digit, got \"]\"" },
  { "a-fraction", "{\"a\":[0,1.50]}", 0, DR_ERROR_MALFORMED,
    "$.a[1]: a number with a fraction or an exponent; figures are strings" },
  { "an-exponent", "{\"a\":1e400}", 0, DR_ERROR_MALFORMED,
    "$.a: a number with a fraction or an exponent; figures are strings" },
  { "an-integer-beyond-2-to-the-53", "[[],[9007199254740992]]", 0, DR_ERROR_INVALID,
    "$[1][0]: a whole number beyond 9,007,199,254,740,991; figures are strings" },
  { "an-integer-of-20-digits", "{\"a\":-18446744073709551615}", 0, DR_ERROR_INVALID,
    "$.a: a whole number beyond 9,007,199,254,740,991; figures are strings" },
  { "a-string-that-does-not-end", "[\"abc", 0, DR_ERROR_MALFORMED,
    "line 1, column 2: a string that does not end" },
  { "a-string-that-ends-in-a-backslash", "[\"abc\\", 0, DR_ERROR_MALFORMED,
    "line 1, column 6: not an escape sequence of JSON" },
  { "a-line-feed-in-a-string", "[\"a\nb\"]", 0, DR_ERROR_MALFORMED,
    "line 1, column 4: the control character 0x0a stands unescaped in a string" },
  { "a-nul-in-a-string", "[\"a\0b\"]", 7, DR_ERROR_ENCODING,
    "line 1, column 4: a NUL byte is not text" },
  { "an-escaped-nul", "[\"a\\u0000b\"]", 0, DR_ERROR_ENCODING,
    "line 1, column 4: a NUL character is not text" },
  { "an-unknown-escape", "[\"\\x41\"]", 0, DR_ERROR_MALFORMED,
    "line 1, column 3: not an escape sequence of JSON" },
  { "an-escaped-nul-byte", "[\"\\\0\"]", 6, DR_ERROR_MALFORMED,
    "line 1, column 3: not an escape sequence of JSON" },
  { "an-escape-of-three-digits", "[\"\\u041\"]", 0, DR_ERROR_MALFORMED,
    "line 1, column 3: not an escape sequence of JSON" },
  { "an-escape-cut-short", "[\"\\u04", 0, DR_ERROR_MALFORMED,
    "line 1, column 3: not an escape sequence of JSON" },
  { "a-lone-high-surrogate", "[\"\\ud83d\"]", 0, DR_ERROR_ENCODING,
    "line 1, column 3: half of a surrogate pair is not a character" },
  { "a-lone-low-surrogate", "[\"\\ude00\"]", 0, DR_ERROR_ENCODING,
    "line 1, column 3: half of a surrogate pair is not a character" },
  { "surrogates-in-the-wrong-order", "[\"\\ude00\\ud83d\"]", 0, DR_ERROR_ENCODING,
    "line 1, column 3: half of a surrogate pair is not a character" },
  { "two-high-surrogates", "[\"\\ud83d\\ud83d\"]", 0, DR_ERROR_ENCODING,
    "line 1, column 3: half of a surrogate pair is not a character" },
  { "a-surrogate-in-utf-8", "[\"\355\240\200\"]", 0, DR_ERROR_ENCODING,
    "line 1, column 3: the byte 0xed is not UTF-8" },
  { "an-overlong-character", "[\"\300\200\"]", 0, DR_ERROR_ENCODING,
    "line 1, column 3: the byte 0xc0 is not UTF-8" },
  { "an-overlong-character-of-three-bytes", "[\"\340\200\200\"]", 0, DR_ERROR_ENCODING,
    "line 1, column 3: the byte 0xe0 is not UTF-8" },
  { "an-overlong-character-of-four-bytes", "[\"\360\200\200\200\"]", 0, DR_ERROR_ENCODING,
    "line 1, column 3: the byte 0xf0 is not UTF-8" },
  { "a-character-beyond-unicode", "[\"\364\220\200\200\"]", 0, DR_ERROR_ENCODING,
    "line 1, column 3: the byte 0xf4 is not UTF-8" },
  { "a-continuation-byte-alone", "[\"\200\"]", 0, DR_ERROR_ENCODING,
    "line 1, column 3: the byte 0x80 is not UTF-8" },
  { "a-character-cut-at-the-end", "[\"\341\273", 0, DR_ERROR_ENCODING,
    "line 1, column 3: the byte 0xe1 is not UTF-8" },
  { "latin-1", "{\"a\":\"\351t\351\"}", 0, DR_ERROR_ENCODING,
    "line 1, column 7: the byte 0xe9 is not UTF-8" },
  { "equal-keys", "{\"a\":1,\"a\":2}", 0, DR_ERROR_MALFORMED, "$.a: duplicate key" },
  { "equal-keys-deep-inside", "{\"units\":[{},{\"name\":\"x\",\"id\":0,\"name\":\"x\"}]}", 0,
    DR_ERROR_MALFORMED, "$.units[1].name: duplicate key" },
  { "equal-keys-one-escaped", "{\"name\":1,\"n\\u0061me\":2}", 0, DR_ERROR_MALFORMED,
    "$.name: duplicate key" },
  { "equal-keys-in-two-ways-of-escaping", "{\"\\uD83D\\uDE00\":1,\"\360\237\230\200\":2}", 0,
    DR_ERROR_MALFORMED, "$[\"\360\237\230\200\"]: duplicate key" },
  { "equal-keys-after-an-inner-object", "{\"a\":{\"b\":1},\"c\":0,\"a\":2}", 0,
    DR_ERROR_MALFORMED, "$.a: duplicate key" },
  { "empty-equal-keys", "{\"\":1,\"\":2}", 0, DR_ERROR_MALFORMED, "$[\"\"]: duplicate key" },
  { "65-levels",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", 0, DR_ERROR_LIMIT,
    "line 1, column 65: nested 65 levels deep; the limit (json-depth) is 64" },
};

/* A copy of its own size, so that a sanitiser sees the first byte read too far. */
static gboolean
scan (const char      *text,
      gsize            length,
      const DrLimits  *limits,
      GError         **error)
{
  g_autofree char *copy = g_memdup2 (text, length);

  return dr_json_scan (copy, length, limits, error);
}

static void
test_accepted (gconstpointer data)
{
  const Accepted *row = data;
  g_autoptr (GError) error = NULL;

  g_assert_true (scan (row->text, strlen (row->text), NULL, &error));
  g_assert_no_error (error);
}

static void
test_refused (gconstpointer data)
{
  const Refused *row = data;
  gsize length = row->length > 0 ? row->length : strlen (row->text);
  g_autoptr (GError) error = NULL;

  g_assert_false (scan (row->text, length, NULL, &error));
  g_assert_error (error, DR_ERROR, row->code);
  if (row->message != NULL)
    g_assert_cmpstr (error->message, ==, row->message);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_false (scan (row->text, length, NULL, NULL));
}

static void
test_every_prefix_is_refused (void)
{
  static const char text[] =
    "{\"a\":[1,-20,\"\\u00e9\\n\341\273\207\",{\"b\":true,\"c\":{}}],\"\\ud83d\\ude00\":[[],null]}";

  g_assert_true (scan (text, strlen (text), NULL, NULL));
  for (gsize length = 0; length < strlen (text); length++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (scan (text, length, NULL, &error));
      g_assert_nonnull (error);
    }
}

static void
test_size_is_limited (void)
{
  g_autoptr (DrLimits) limits = dr_limits_new ();
  g_autoptr (GError) error = NULL;

  dr_limits_set (limits, DR_LIMIT_JSON, 4);
  g_assert_true (scan ("[12]", 4, limits, &error));
  g_assert_no_error (error);
  g_assert_false (scan ("[123]", 5, limits, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_LIMIT);
  g_assert_cmpstr (error->message, ==, "document is 5 bytes long; the limit (json) is 4");
}

static void
test_depth_has_a_ceiling (void)
{
  g_autoptr (DrLimits) limits = dr_limits_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *opening = g_strnfill (100000, '[');
  g_autofree char *closing = g_strnfill (1000, ']');
  g_autofree char *text = g_strdup_printf ("%.1000s%s", opening, closing);

  dr_limits_set (limits, DR_LIMIT_JSON_DEPTH, G_MAXUINT64);
  g_assert_true (scan (text, 2000, limits, &error));
  g_assert_no_error (error);
  g_assert_false (scan (opening, 100000, limits, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_LIMIT);
  g_assert_cmpstr (error->message, ==, "line 1, column 1001: nested deeper than 1000 levels");

  dr_limits_set (limits, DR_LIMIT_JSON_DEPTH, 0);
  g_clear_error (&error);
  g_assert_true (scan ("1", 1, limits, &error));
  g_assert_no_error (error);
  g_assert_false (scan ("[]", 2, limits, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_LIMIT);
}

static void
test_keys_of_one_object_are_limited (void)
{
  g_autoptr (GString) text = g_string_new ("{\"k\":");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1000000; i++)
    g_string_append_printf (text, "%c\"%u\":1", i == 0 ? '{' : ',', i);
  g_string_append (text, "}}");

  g_assert_false (scan (text->str, text->len, NULL, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_MALFORMED);
  g_assert_cmpstr (error->message, ==, "$.k[\"256\"]: more than 256 keys in one object");
}

static void
test_a_million_objects_of_equal_keys_pass (void)
{
  g_autoptr (GString) text = g_string_new ("[{\"a\":1,\"b\":[]}");
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i < 1000000; i++)
    g_string_append (text, ",{\"a\":1,\"b\":[]}");
  g_string_append (text, "]");

  g_assert_true (dr_json_scan (text->str, text->len, NULL, &error));
  g_assert_no_error (error);
}

static void
test_a_long_key_is_cut_in_the_message (void)
{
  g_autofree char *name = g_strnfill (100000, 'x');
  g_autofree char *text = g_strdup_printf ("{\"%s\":0,\"%s\":0}", name, name);
  g_autoptr (GError) error = NULL;

  g_assert_false (scan (text, strlen (text), NULL, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_MALFORMED);
  g_assert_cmpuint (strlen (error->message), <, 100);
}

static void
test_values_are_skipped_whole (void)
{
  static const char * const values[] = {
    "\"a\\\"]}\\\\\"", "[]", "{}", "[1,[\"]\",{\"}\":[]}],2]", "{\"a\":{\"[\":\"\\\\\"}}",
    "true", "null", "-12", "0",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *text = g_strconcat ("[", values[i], ",7]", NULL);

      g_assert_true (dr_json_scan (text, strlen (text), NULL, NULL));
      g_assert_cmpstr (dr_json_skip_value (text + 1), ==, ",7]");
      g_assert_cmpstr (dr_json_skip_value (text), ==, "");
    }
}

static void
test_characters_are_unescaped (void)
{
  static const gunichar expected[] = {
    'a', '"', '\\', '/', '\b', '\f', '\n', '\r', '\t', 0xe9, 0x1f600, 0x1ec7, 0x10ffff, '"'
  };
  const char *next =
    "a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\uDE00\341\273\207\\udbff\\udfff\"";

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmphex (dr_json_next_character (&next), ==, expected[i]);
  g_assert_cmpint (*next, ==, '\0');
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (accepted); i++)
    {
      g_autofree char *path = g_strconcat ("/json-scan/accepts/", accepted[i].name, NULL);
      g_test_add_data_func (path, &accepted[i], test_accepted);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strconcat ("/json-scan/refuses/", refused[i].name, NULL);
      g_test_add_data_func (path, &refused[i], test_refused);
    }
  g_test_add_func ("/json-scan/refuses/every-prefix", test_every_prefix_is_refused);
  g_test_add_func ("/json-scan/size/is-limited", test_size_is_limited);
  g_test_add_func ("/json-scan/depth/has-a-ceiling", test_depth_has_a_ceiling);
  g_test_add_func ("/json-scan/keys/of-one-object-are-limited",
                   test_keys_of_one_object_are_limited);
  g_test_add_func ("/json-scan/keys/equal-in-a-million-objects-pass",
                   test_a_million_objects_of_equal_keys_pass);
  g_test_add_func ("/json-scan/keys/long-ones-are-cut-in-the-message",
                   test_a_long_key_is_cut_in_the_message);
  g_test_add_func ("/json-scan/skip/takes-values-whole", test_values_are_skipped_whole);
  g_test_add_func ("/json-scan/characters/are-unescaped", test_characters_are_unescaped);

  return g_test_run ();
}
