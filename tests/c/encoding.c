/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-error.h>
#include <districtreport/dr-reader.h>
#include <districtreport/dr-report-json.h>

#include "reading/documents/dr-encoding-private.h"

/* --- writing --- */

static GBytes *
encode (const char *text,
        const char *iconv_name)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  char *bytes = g_convert (text, -1, iconv_name, "UTF-8", NULL, &length, &error);

  if (g_error_matches (error, G_CONVERT_ERROR, G_CONVERT_ERROR_NO_CONVERSION))
    return NULL;
  g_assert_no_error (error);

  return g_bytes_new_take (bytes, length);
}

/* VNI as its keyboard programs write it: small letter, then its mark; capitals alike. */
static GBytes *
encode_vni (const char *text)
{
  static const struct { const char *marks; const char *codes; } shapes[] = {
    { "", "\371\370\373\365\357" }, { "\xcc\x82", "\341\340\345\343\344" }, { "\xcc\x86", "\351\350\372\374\353" },
  };
  static const struct { gunichar letter; guint8 code; } letters[] = {
    { 0x1a1, 0364 }, { 0x1b0, 0366 }, { 0x111, 0361 }, { 0xed, 0355 }, { 0xec, 0354 }, { 0x1ec9, 0346 },
    { 0x129, 0363 }, { 0x1ecb, 0362 }, { 0x1ef5, 0356 }, { 0xe2, 'a' }, { 0xea, 'e' }, { 0xf4, 'o' }, { 0x103, 'a' },
  };
  static const gunichar tones[] = { 0x301, 0x300, 0x309, 0x303, 0x323 };
  GByteArray *bytes = g_byte_array_new ();

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);
      gunichar small = g_unichar_tolower (letter);
      gboolean is_capital = small != letter;
      guint8 code = 0;
      guint8 mark = 0;

      for (gsize i = 0; i < G_N_ELEMENTS (letters) && code == 0; i++)
        if (letters[i].letter == small)
          code = letters[i].code;
      if (small == 0xe2 || small == 0xea || small == 0xf4)
        mark = 0342;
      else if (small == 0x103)
        mark = 0352;
      if (code == 0 && small >= 0x80)
        {
          g_autofree char *apart = g_utf8_normalize (at, (gssize) (g_utf8_next_char (at) - at), G_NORMALIZE_NFD);
          gboolean has_circumflex = strstr (apart, shapes[1].marks) != NULL;
          gboolean has_breve = strstr (apart, shapes[2].marks) != NULL;
          gboolean has_horn = strstr (apart, "\xcc\x9b") != NULL;

          code = (guint8) g_ascii_tolower (apart[0]);
          if (has_horn)
            code = code == 'o' ? 0364 : 0366;
          for (const char *p = apart; *p != '\0'; p = g_utf8_next_char (p))
            for (gsize i = 0; i < G_N_ELEMENTS (tones); i++)
              if (g_utf8_get_char (p) == tones[i])
                mark = (guint8) shapes[has_circumflex ? 1 : has_breve ? 2 : 0].codes[i];
        }
      else if (code == 0)
        code = (guint8) small;

      if (is_capital)
        {
          code -= 0x20;
          mark -= mark != 0 ? 0x20 : 0;
        }
      g_byte_array_append (bytes, &code, 1);
      if (mark != 0)
        g_byte_array_append (bytes, &mark, 1);
    }

  return g_byte_array_free_to_bytes (bytes);
}

static GBytes *
encode_as (const char *text,
           const char *name)
{
  if (strcmp (name, "vni") == 0)
    return encode_vni (text);

  return encode (text, strcmp (name, "tcvn3") == 0 ? "TCVN" : name);
}

/* A text of our own, without the signs that no encoding of old has. */
static char *
load_sample (void)
{
  static const struct { const char *from; const char *to; } signs[] = {
    { "“", "\"" }, { "”", "\"" }, { "–", "-" }, { "…", "..." }, { "²", "2" }, { "’", "'" }, { "‘", "'" }, { "«", "\"" }, { "»", "\"" },
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("DR_EXAMPLES"), "bao-cao-quy-iv-2024.txt", NULL);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      GString *string = g_string_new (text);

      g_free (text);
      g_string_replace (string, signs[i].from, signs[i].to, 0);
      text = g_string_free (string, FALSE);
    }

  return text;
}

/* --- reading --- */

static const char * const names[] = { "utf-16le", "utf-16be", "windows-1258", "tcvn3", "vni" };

static char *
dup_text (GBytes *bytes)
{
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
check_round_trip (const char *name,
                  gboolean    is_named)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = load_sample ();
  g_autoptr (GBytes) bytes = encode_as (text, name);

  if (bytes == NULL)
    {
      g_test_message ("no %s in this system's iconv", name);
      return;
    }
  g_autoptr (GBytes) decoded = dr_encoding_to_utf8 (bytes, is_named ? name : NULL, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *found = dup_text (decoded);
  g_assert_cmpstr (found, ==, text);
}

static void
test_what_was_written_is_read (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    check_round_trip (names[i], TRUE);
}

static void
test_the_encoding_is_found_out (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    check_round_trip (names[i], FALSE);
}

/* Also from one sentence, with a few words that are not Vietnamese. */
static void
test_a_sentence_is_enough (void)
{
  static const char * const sentences[] = {
    "Kết nạp 96/80 hội viên mới, đạt 120% kế hoạch năm 2024.",
    "Hỗ trợ xây dựng 12 căn nhà Đại đoàn kết cho hộ nghèo.",
    "Tổ chức ba lớp bồi dưỡng về OCOP, có 120 lượt người dự",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (names); j++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) bytes = encode_as (sentences[i], names[j]);

        if (bytes == NULL)
          continue;
        g_autoptr (GBytes) decoded = dr_encoding_to_utf8 (bytes, NULL, NULL, &error);
        g_assert_no_error (error);
        g_autofree char *found = dup_text (decoded);
        g_assert_cmpstr (found, ==, sentences[i]);
      }
}

static void
test_a_mark_decides (void)
{
  static const struct
  {
    const char *bytes;
    gsize       length;
    const char *text;
  } rows[] = {
    { "\xff\xfe" "a\0\xbf\x1e", 6, "aế" },
    { "\xfe\xff" "\0a\x1e\xbf", 6, "aế" },
    { "\xef\xbb\xbf" "a", 4, "\xef\xbb\xbf" "a" },
    { "a\r\nb\r", 5, "a\r\nb\r" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new (rows[i].bytes, rows[i].length);
      g_autoptr (GBytes) decoded = dr_encoding_to_utf8 (bytes, NULL, NULL, &error);

      g_assert_no_error (error);
      g_autofree char *found = dup_text (decoded);
      g_assert_cmpstr (found, ==, rows[i].text);
    }
}

static void
test_utf_8_is_not_copied (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("hộ", strlen ("hộ"));
  g_autoptr (GBytes) decoded = dr_encoding_to_utf8 (bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (decoded == bytes);
}

typedef struct
{
  const char *name;
  const char *bytes;
  gsize       length;
  const char *encoding;
  const char *message;    /* what it holds */
} Refused;

#define BYTES(text) text, sizeof (text) - 1

static const Refused refused[] = {
  { "another-language", BYTES ("Le d\351partement a r\351alis\351 12 r\351unions"), NULL, "say in which: utf-8, utf-16le" },
  { "one-odd-byte", BYTES ("có 12 h\377"), NULL, "line 1, column 8: byte 0xFF is not UTF-8; if it" },
  { "a-letter-cut-off", BYTES ("\xff\xfe" "a\0\xbf"), NULL, "byte 3: not utf-16le" },
  { "half-a-pair", BYTES ("a\0\0\xd8" "b\0"), "utf-16le", "byte 3: not utf-16le" },
  { "bytes-that-windows-1258-has-not", BYTES ("ab\xd2\x8a"), "windows-1258", "not windows-1258" },
  { "an-unknown-name", BYTES ("a"), "latin-1", "encoding \"latin-1\" is not known, only: utf-8, utf-16le" },
};

static void
test_refuses (gconstpointer data)
{
  const Refused *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (self->bytes, self->length);

  g_assert_null (dr_encoding_to_utf8 (bytes, self->encoding, NULL, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_ENCODING);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, self->message));
}

/* --- reports --- */

/* The report without what tells the file: its checksum, size and type, and the lines. */
static char *
read_to_json (DrReader *reader,
              GBytes   *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) report = dr_reader_read_bytes (reader, bytes, NULL, NULL, &error);
  g_autoptr (GRegex) location = g_regex_new ("\"location\": \"line [0-9]+\"", 0, 0, NULL);

  g_assert_no_error (error);
  g_autofree char *json = dr_report_to_json (report, TRUE);
  g_autofree char *alike = g_regex_replace_literal (location, json, -1, 0, "\"location\": null", 0, NULL);
  g_auto (GStrv) lines = g_strsplit (alike, "\n", -1);
  GString *rest = g_string_new (NULL);
  for (gsize i = 0; lines[i] != NULL; i++)
    if (strstr (lines[i], "\"sha256\"") == NULL && strstr (lines[i], "\"bytes\"") == NULL)
      g_string_append_printf (rest, "%s\n", lines[i]);

  return g_string_free (rest, FALSE);
}

static void
test_every_encoding_gives_the_same_report (void)
{
  g_autofree char *text = load_sample ();
  g_autoptr (GBytes) plain = g_bytes_new (text, strlen (text));
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autofree char *expected = read_to_json (reader, plain);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GBytes) bytes = encode_as (text, names[i]);
      if (bytes == NULL)
        continue;
      g_autofree char *found = read_to_json (reader, bytes);

      g_assert_cmpstr (found, ==, expected);
    }
}

static void
test_the_reader_is_told (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (GBytes) bytes = encode_vni ("Năm 2024, kết nạp 96 hội viên.");

  g_assert_null (dr_reader_get_encoding (reader));
  g_assert_true (dr_reader_set_encoding (reader, "VNI", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (dr_reader_get_encoding (reader), ==, "VNI");
  g_autoptr (DrReport) report = dr_reader_read_bytes (reader, bytes, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *text = dup_text (dr_text_get_bytes (dr_report_get_text (report)));
  g_assert_cmpstr (text, ==, "Năm 2024, kết nạp 96 hội viên.");

  g_assert_false (dr_reader_set_encoding (reader, "klingon", &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_ENCODING);
  g_assert_cmpstr (dr_reader_get_encoding (reader), ==, "VNI");

  /* What is in memory as a string is UTF-8 whatever files are. */
  g_autoptr (DrReport) other = dr_reader_read_text (reader, "Năm 2024, kết nạp 96 hội viên.", NULL);
  g_assert_nonnull (other);
  g_assert_true (dr_reader_set_encoding (reader, NULL, NULL));
  g_assert_null (dr_reader_get_encoding (reader));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/encoding/what-was-written-is-read", test_what_was_written_is_read);
  g_test_add_func ("/encoding/is-found-out", test_the_encoding_is_found_out);
  g_test_add_func ("/encoding/a-sentence-is-enough", test_a_sentence_is_enough);
  g_test_add_func ("/encoding/a-mark-decides", test_a_mark_decides);
  g_test_add_func ("/encoding/utf-8-is-not-copied", test_utf_8_is_not_copied);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strdup_printf ("/encoding/refuses/%s", refused[i].name);
      g_test_add_data_func (path, &refused[i], test_refuses);
    }
  g_test_add_func ("/encoding/every-encoding-gives-the-same-report", test_every_encoding_gives_the_same_report);
  g_test_add_func ("/encoding/the-reader-is-told", test_the_reader_is_told);

  return g_test_run ();
}
