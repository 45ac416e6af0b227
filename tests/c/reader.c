/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The reader on documents that are not as they should be, and on what must never matter. */

#include "config.h"

#include <districtreport/dr-error.h>
#include <districtreport/dr-reader.h>
#include <districtreport/dr-report-json.h>

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define TITLE "BÁO CÁO\nKết quả công tác năm 2023\n-----\n"
#define BYTE_ORDER_MARK "\357\273\277"

static DrReport *
read_bytes (DrReader    *reader,
            const char  *data,
            gsize        length,
            GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, length);

  return dr_reader_read_bytes (reader, bytes, NULL, NULL, error);
}

static DrReport *
read_well (const char *text)
{
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (GError) error = NULL;
  DrReport *report = dr_reader_read_text (reader, text, &error);

  g_assert_no_error (error);

  return report;
}

static DrReader *
reader_with_limit (DrLimit limit,
                   guint64 value)
{
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (DrLimits) limits = dr_limits_new ();

  dr_limits_set (limits, limit, value);
  dr_reader_set_limits (reader, limits);

  return g_steal_pointer (&reader);
}

/* --- documents that are none --- */

typedef struct
{
  const char *name;
  const char *data;
  gsize       length;
  int         code;
  const char *place;      /* what the message begins with */
  const char *says;       /* and what it holds */
} BadCase;

#define BYTES(text) text, sizeof (text) - 1

static const BadCase bad_cases[] = {
  { "not-utf-8", BYTES ("Kết quả\nnăm 2023: 45 h\377"), DR_ERROR_ENCODING, "line 2, column 15: ", "UTF-8" },
  { "cut-inside-a-letter", BYTES ("K\341\272"), DR_ERROR_ENCODING, "line 1, column 2: ", "inside a character" },
  { "an-overlong-letter", BYTES ("a\300\200"), DR_ERROR_ENCODING, "line 1, column 2: ", "UTF-8" },
  { "half-a-surrogate-pair", BYTES ("a\355\240\200"), DR_ERROR_ENCODING, "line 1, column 2: ", "UTF-8" },
  { "nul", BYTES ("45 h\000i vi"), DR_ERROR_ENCODING, "line 1, column 5: ", "NUL" },
  { "nothing", BYTES (""), DR_ERROR_MALFORMED, "line 1, column 1: ", "empty" },
  { "spaces", BYTES (" \t\r\n \n"), DR_ERROR_MALFORMED, "line 1, column 1: ", "empty" },
  { "a-byte-order-mark", BYTES (BYTE_ORDER_MARK), DR_ERROR_MALFORMED, "line 1, column 1: ", "empty" },
  { "an-archive-that-was-cut-off", BYTES ("PK\003\004\024\000\006\000"), DR_ERROR_MALFORMED, "archive: ", "cut off" },
  { "an-old-office-file", BYTES ("\320\317\021\340\241\261\032\341"), DR_ERROR_UNSUPPORTED, "line 1, column 1: ", "Office" },
  { "a-pdf-file", BYTES ("%PDF-1.7\n"), DR_ERROR_UNSUPPORTED, "line 1, column 1: ", "PDF" },
  { "a-flat-text", BYTES ("\357\273\277<?xml version=\"1.0\"?>\n<office:document office:version=\"1.3\">"), DR_ERROR_UNSUPPORTED,
    "line 1, column 1: ", "flat OpenDocument file" },
  { "a-word-document-in-one-file", BYTES ("<?xml version=\"1.0\"?><pkg:package>"), DR_ERROR_UNSUPPORTED, "line 1, column 1: ",
    "save it as .docx" },
  { "a-sheet-in-one-file", BYTES ("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"),
    DR_ERROR_UNSUPPORTED, "line 1, column 1: ", "save it as .xlsx" },
  { "a-rich-text-file", BYTES ("{\\rtf1\\ansi"), DR_ERROR_UNSUPPORTED, "line 1, column 1: ", "rich text" },
  { "a-picture", BYTES ("\211PNG\r\n\032\n"), DR_ERROR_UNSUPPORTED, "line 1, column 1: ", "a picture" },
  { "a-photograph", BYTES ("\377\330\377\340"), DR_ERROR_UNSUPPORTED, "line 1, column 1: ", "a picture" },
  { "a-web-page", BYTES ("\357\273\277\n<!DOCTYPE HTML><title>Có 45 hộ"), DR_ERROR_UNSUPPORTED, "line 1, column 1: ", "a web page" },
  { "a-web-page-of-old", BYTES ("<HTML>"), DR_ERROR_UNSUPPORTED, "line 1, column 1: ", "a web page" },
  { "an-opened-bracket", BYTES ("<htm"), DR_ERROR_INVALID, "line 1, column 1: ", "period" },
  { "utf-16-cut-off", BYTES ("\377\3764\0005"), DR_ERROR_ENCODING, "byte 3: ", "utf-16le" },
  { "no-period", BYTES ("Có 45 hộ."), DR_ERROR_INVALID, "line 1, column 1: ", "period" },
};

static void
test_bad (gconstpointer data)
{
  const BadCase *bad = data;
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) report = read_bytes (reader, bad->data, bad->length, &error);

  g_assert_null (report);
  g_assert_error (error, DR_ERROR, bad->code);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, bad->place));
  g_assert_nonnull (strstr (error->message, bad->says));
}

/* --- files --- */

static void
check_path (const char *path,
            GQuark      domain,
            int         code)
{
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) report = dr_reader_read_path (reader, path, NULL, &error);

  g_assert_null (report);
  g_assert_error (error, domain, code);
  g_test_message ("%s", error->message);
}

typedef struct
{
  char *folder;
  char *path;
} Place;

static Place
place_new (void)
{
  g_autoptr (GError) error = NULL;
  Place place = { .folder = g_dir_make_tmp ("reader-XXXXXX", &error) };

  g_assert_no_error (error);
  place.path = g_build_filename (place.folder, "bao-cao.txt", NULL);

  return place;
}

static void
place_clear (Place *place)
{
  g_remove (place->path);
  g_assert_cmpint (g_rmdir (place->folder), ==, 0);
  g_free (place->path);
  g_free (place->folder);
}

static void
test_a_missing_file (void)
{
  Place place = place_new ();

  check_path (place.path, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  place_clear (&place);
}

static void
test_a_folder (void)
{
  Place place = place_new ();

  check_path (place.folder, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  place_clear (&place);
}

static void
test_an_unreadable_file (void)
{
  if (geteuid () == 0)
    {
      g_test_skip ("the superuser reads every file");
      return;
    }

  Place place = place_new ();

  g_assert_true (g_file_set_contents (place.path, TITLE, -1, NULL));
  g_assert_cmpint (g_chmod (place.path, 0), ==, 0);
  check_path (place.path, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  place_clear (&place);
}

static void
test_a_named_pipe_does_not_hang (void)
{
  Place place = place_new ();

  g_assert_cmpint (mkfifo (place.path, 0600), ==, 0);
  check_path (place.path, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  place_clear (&place);
}

static void
test_a_file (void)
{
  Place place = place_new ();
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (place.path, TITLE "Kết nạp 45 hội viên.", -1, NULL));
  g_autoptr (DrReport) report = dr_reader_read_path (reader, place.path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (dr_report_get_achievements (report)), ==, 1);
  g_assert_cmpstr (dr_text_get_name (dr_report_get_text (report)), ==, "bao-cao.txt");
  place_clear (&place);
}

static void
test_a_cancelled_file (void)
{
  Place place = place_new ();
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (place.path, TITLE, -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_null (dr_reader_read_path (reader, place.path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  place_clear (&place);
}

static void
test_cancelled_bytes (void)
{
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (TITLE "Kết nạp 45 hội viên.", sizeof (TITLE "Kết nạp 45 hội viên.") - 1);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (dr_reader_read_bytes (reader, bytes, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- limits --- */

static void
test_a_document_at_its_limit_is_read_and_one_byte_more_is_not (void)
{
  const char text[] = TITLE "Kết nạp 45 hội viên.";
  Place place = place_new ();

  g_assert_true (g_file_set_contents (place.path, text, -1, NULL));
  for (int more = 0; more <= 1; more++)
    {
      g_autoptr (DrReader) reader = reader_with_limit (DR_LIMIT_DOCUMENT, sizeof text - 1 - more);
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) file_error = NULL;
      g_autoptr (DrReport) report = read_bytes (reader, text, sizeof text - 1, &error);
      g_autoptr (DrReport) file_report = dr_reader_read_path (reader, place.path, NULL, &file_error);

      if (more == 0)
        {
          g_assert_no_error (error);
          g_assert_no_error (file_error);
          continue;
        }
      g_assert_error (error, DR_ERROR, DR_ERROR_LIMIT);
      g_assert_nonnull (strstr (error->message, "document"));
      g_assert_error (file_error, DR_ERROR, DR_ERROR_LIMIT);
    }
  place_clear (&place);
}

static void
test_a_million_combining_marks (void)
{
  g_autoptr (GString) text = g_string_new (TITLE "Kết nạp 45 hội viên a");
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 1000000; i++)
    g_string_append (text, "\314\201");
  g_assert_null (read_bytes (reader, text->str, text->len, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_LIMIT);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, "line 4, column "));
  g_assert_nonnull (strstr (error->message, "combining"));
}

static void
test_more_items_than_there_may_be (void)
{
  const char text[] = TITLE "Mở 3 lớp. Kết nạp 45 hội viên. Sửa 6 căn nhà. Trao 80 suất quà. Thăm 9 hộ.";
  g_autoptr (DrReader) enough = reader_with_limit (DR_LIMIT_ITEMS, 30);
  g_autoptr (DrReader) too_few = reader_with_limit (DR_LIMIT_ITEMS, 4);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) report = dr_reader_read_text (enough, text, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (dr_report_get_achievements (report)), ==, 5);
  g_assert_null (dr_reader_read_text (too_few, text, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "items"));
}

static void
test_a_number_of_a_thousand_digits_is_accounted_for (void)
{
  g_autofree char *digits = g_strnfill (1000, '7');
  g_autofree char *text = g_strconcat (TITLE "Trao ", digits, " suất quà, thăm 9 hộ.", NULL);
  g_autoptr (DrReport) report = read_well (text);
  guint n = dr_report_get_n_numbers (report);

  g_assert_cmpuint (g_list_model_get_n_items (dr_report_get_achievements (report)), ==, 1);
  g_assert_cmpuint (n, ==, 3);

  g_autoptr (DrNumber) number = dr_report_get_number_entry (report, 1);
  g_assert_cmpstr (dr_number_get_text (number), ==, digits);
  g_assert_cmpint (dr_number_get_role (number), ==, DR_NUMBER_ROLE_UNREAD);
}

/* --- one line without end --- */

typedef struct
{
  const char *name;
  const char *piece;
} LineCase;

static const LineCase line_cases[] = {
  { "figures", "45 hộ, " },
  { "figures-and-percentages", "45 hộ đạt 90%; " },
  { "changes", "45 hộ, tăng 5 hộ, " },
  { "ratios", "45/40 hộ " },
  { "dates", "ngày 5/6/2023 " },
  { "citations", "41-KH/HU, " },
  { "bodies", "Hội Nông dân huyện " },
  { "ranks", "xếp hạng Nhì, " },
  { "brackets", "(" },
  { "closing-brackets", ")" },
  { "quotation-marks", "\"" },
  { "digits", "7" },
  { "single-digits", "7 " },
  { "digits-and-dots", "7." },
  { "digits-and-slashes", "7/" },
  { "rises", "tăng " },
  { "wholes", "trong đó " },
  { "number-words", "năm " },
  { "letters", "a" },
  { "short-words", "a " },
  { "newlines", "\n" },
  { "lines", "45\n" },
};

/* Seconds of the processor for a line of @size bytes. */
static double
measure_line (const char *piece,
              gsize       size)
{
  g_autoptr (DrReader) reader = reader_with_limit (DR_LIMIT_ITEMS, 100000000);
  g_autoptr (GString) text = g_string_new (TITLE);
  g_autoptr (GError) error = NULL;

  while (text->len < size)
    g_string_append (text, piece);

  clock_t start = clock ();
  g_autoptr (DrReport) report = read_bytes (reader, text->str, text->len, &error);
  clock_t end = clock ();

  if (report == NULL)
    {
      g_assert_error (error, DR_ERROR, DR_ERROR_LIMIT);
      g_test_message ("%s", error->message);
    }

  return (double) (end - start) / CLOCKS_PER_SEC;
}

static void
test_line (gconstpointer data)
{
  const LineCase *line = data;

  /* How time grows is asked on purpose alone (-m perf): a busy machine must not fail a test. */
  if (!g_test_perf ())
    {
      measure_line (line->piece, 1 << 16);
      return;
    }

  gsize size = 8 << 20;
  double half = measure_line (line->piece, size / 2);
  double whole = measure_line (line->piece, size);

  /* Twice the text takes twice as long; four times would be work that grows with the square. */
  g_test_message ("%.0f ms for half, %.0f ms for the whole", half * 1e3, whole * 1e3);
  g_assert_cmpfloat (whole, <, 3.2 * half + 0.05);
}

/* --- every number is accounted for --- */

static void
check_ledger (DrReport   *report,
              const char *text)
{
  gsize at = 0;

  for (guint i = 0; i < dr_report_get_n_numbers (report); i++)
    {
      g_autoptr (DrNumber) number = dr_report_get_number_entry (report, i);
      gsize start = dr_span_get_start (dr_number_get_span (number));
      gsize end = dr_span_get_end (dr_number_get_span (number));

      g_assert_cmpuint (start, >=, at);
      g_assert_cmpuint (end, >, start);
      g_assert_cmpuint (end, <=, strlen (text));
      g_assert_cmpmem (dr_number_get_text (number), strlen (dr_number_get_text (number)), text + start, end - start);
      /* No digit between the entries, and no entry ends within a run of digits. */
      for (gsize j = at; j < start; j++)
        if (g_ascii_isdigit (text[j]))
          g_error ("%.*s is not in the ledger of: %s", (int) (start - j), text + j, text);
      g_assert_false (g_ascii_isdigit (text[end - 1]) && g_ascii_isdigit (text[end]));
      at = end;
    }
  for (gsize j = at; text[j] != '\0'; j++)
    if (g_ascii_isdigit (text[j]))
      g_error ("%s is not in the ledger of: %s", text + j, text);
}

/* All texts of the vectors, each below a title. */
static GPtrArray *
load_texts (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *path = g_build_filename (g_getenv ("DR_VECTORS"), "reading.json", NULL);
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);

  JsonArray *vectors = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "vectors");
  for (guint i = 0; i < json_array_get_length (vectors); i++)
    {
      JsonArray *arguments = json_object_get_array_member (json_array_get_object_element (vectors, i), "arguments");

      g_ptr_array_add (texts, g_strconcat (TITLE, json_array_get_string_element (arguments, 0), NULL));
    }
  g_assert_cmpuint (texts->len, >, 0);

  return texts;
}

static void
test_the_ledger_holds_every_number_once (void)
{
  g_autoptr (GPtrArray) texts = load_texts ();

  for (guint i = 0; i < texts->len; i++)
    {
      g_autoptr (DrReport) report = read_well (texts->pdata[i]);

      check_ledger (report, texts->pdata[i]);
    }
}

/* --- what must not matter --- */

static char *
load_sample (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("DR_EXAMPLES"), "bao-cao-quy-iv-2024.txt", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static char *
read_to_json (const char *text)
{
  g_autoptr (DrReport) report = read_well (text);

  return dr_report_to_json (report, TRUE);
}

static gpointer
read_in_thread (gpointer data)
{
  return read_to_json (data);
}

static void
test_threads_do_not_matter (void)
{
  g_autofree char *text = load_sample ();
  g_autofree char *alone = read_to_json (text);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_in_thread, text);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autofree char *json = g_thread_join (threads[i]);

      g_assert_cmpstr (json, ==, alone);
    }
}

static void
test_the_locale_does_not_matter (void)
{
  static const char * const locales[] = { "C", "C.UTF-8", "vi_VN.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8" };
  g_autofree char *text = load_sample ();
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));
  g_autofree char *expected = read_to_json (text);
  g_autoptr (GString) absent = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      if (setlocale (LC_ALL, locales[i]) == NULL)
        {
          g_string_append_printf (absent, " %s", locales[i]);
          continue;
        }

      g_autofree char *json = read_to_json (text);
      g_assert_cmpstr (json, ==, expected);
    }
  setlocale (LC_ALL, before);
  if (absent->len > 0)
    g_test_message ("locales that are not installed here:%s", absent->str);
}

static char *
with_crlf (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  return g_strjoinv ("\r\n", lines);
}

static char *
with_cr (const char *text)
{
  return g_strdelimit (g_strdup (text), "\n", '\r');
}

static char *
decomposed (const char *text)
{
  return g_utf8_normalize (text, -1, G_NORMALIZE_NFD);
}

static char *
with_mark (const char *text)
{
  return g_strconcat (BYTE_ORDER_MARK, text, NULL);
}

static char *
all_at_once (const char *text)
{
  g_autofree char *lines = with_crlf (text);
  g_autofree char *letters = decomposed (lines);

  return with_mark (letters);
}

/* Compares texts but for the ends of lines and composition. */
static void
assert_same_text (const char *one,
                  const char *other)
{
  g_auto (GStrv) lines = g_strsplit (one, "\r\n", -1);
  g_autofree char *joined = g_strdelimit (g_strjoinv ("\n", lines), "\r", '\n');
  g_autofree char *composed = g_utf8_normalize (joined, -1, G_NORMALIZE_NFC);

  g_assert_cmpstr (composed, ==, other);
}

static void
assert_same_achievement (DrAchievement *one,
                         DrAchievement *other,
                         const char    *text)
{
  DrSpan *span = dr_source_get_span (dr_achievement_get_source (one));
  const char *written = dr_source_get_text (dr_achievement_get_source (one));
  DrQuantity *percent = dr_achievement_get_percent_of_target (one);
  DrQuantity *other_percent = dr_achievement_get_percent_of_target (other);

  g_assert_true (dr_quantity_equal (dr_achievement_get_actual (one), dr_achievement_get_actual (other)));
  g_assert_cmpstr (dr_achievement_get_part_of (one), ==, dr_achievement_get_part_of (other));
  g_assert_true ((percent == NULL) == (other_percent == NULL));
  if (percent != NULL)
    g_assert_true (dr_quantity_equal (percent, other_percent));
  assert_same_text (dr_indicator_get_label (dr_achievement_get_indicator (one)),
                    dr_indicator_get_label (dr_achievement_get_indicator (other)));
  g_assert_cmpstr (dr_unit_get_id (dr_achievement_get_unit (one)), ==, dr_unit_get_id (dr_achievement_get_unit (other)));
  g_assert_cmpmem (text + dr_span_get_start (span), dr_span_get_length (span), written, strlen (written));
  assert_same_text (written, dr_source_get_text (dr_achievement_get_source (other)));
}

typedef struct
{
  const char  *name;
  char      *(*change) (const char *text);
} VariantCase;

static const VariantCase variant_cases[] = {
  { "crlf", with_crlf },
  { "cr", with_cr },
  { "decomposed-letters", decomposed },
  { "a-byte-order-mark", with_mark },
  { "all-of-them", all_at_once },
};

static void
test_variant (gconstpointer data)
{
  const VariantCase *variant = data;
  g_autofree char *plain = load_sample ();
  g_autofree char *text = variant->change (plain);
  g_autoptr (DrReport) expected = read_well (plain);
  g_autoptr (DrReport) report = read_well (text);
  GListModel *achievements = dr_report_get_achievements (report);
  GListModel *others = dr_report_get_achievements (expected);

  g_assert_cmpuint (g_list_model_get_n_items (others), >, 50);
  g_assert_cmpuint (g_list_model_get_n_items (achievements), ==, g_list_model_get_n_items (others));
  for (guint i = 0; i < g_list_model_get_n_items (achievements); i++)
    {
      g_autoptr (DrAchievement) one = g_list_model_get_item (achievements, i);
      g_autoptr (DrAchievement) other = g_list_model_get_item (others, i);

      assert_same_achievement (one, other, text);
    }

  GListModel *lists[][2] = {
    { dr_report_get_rankings (report), dr_report_get_rankings (expected) },
    { dr_report_get_directives (report), dr_report_get_directives (expected) },
    { dr_report_get_citations (report), dr_report_get_citations (expected) },
    { dr_report_get_units (report), dr_report_get_units (expected) },
    { dr_report_get_sections (report), dr_report_get_sections (expected) },
  };
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_assert_cmpuint (g_list_model_get_n_items (lists[i][0]), ==, g_list_model_get_n_items (lists[i][1]));
  g_assert_cmpuint (dr_report_get_n_numbers (report), ==, dr_report_get_n_numbers (expected));
  check_ledger (report, text);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/reader/refuses/", bad_cases[i].name, NULL);

      g_test_add_data_func (path, &bad_cases[i], test_bad);
    }
  g_test_add_func ("/reader/path/a-file-is-read-and-gives-its-name", test_a_file);
  g_test_add_func ("/reader/path/a-missing-file-is-not-found", test_a_missing_file);
  g_test_add_func ("/reader/path/a-folder-is-a-folder", test_a_folder);
  g_test_add_func ("/reader/path/an-unreadable-file-is-denied", test_an_unreadable_file);
  g_test_add_func ("/reader/path/a-named-pipe-does-not-hang", test_a_named_pipe_does_not_hang);
  g_test_add_func ("/reader/path/can-be-cancelled", test_a_cancelled_file);
  g_test_add_func ("/reader/bytes/can-be-cancelled", test_cancelled_bytes);
  g_test_add_func ("/reader/limits/a-document-may-reach-its-limit", test_a_document_at_its_limit_is_read_and_one_byte_more_is_not);
  g_test_add_func ("/reader/limits/a-million-combining-marks", test_a_million_combining_marks);
  g_test_add_func ("/reader/limits/items", test_more_items_than_there_may_be);
  g_test_add_func ("/reader/numbers/a-thousand-digits-are-unread", test_a_number_of_a_thousand_digits_is_accounted_for);
  g_test_add_func ("/reader/numbers/each-is-in-the-ledger-once", test_the_ledger_holds_every_number_once);
  g_test_add_func ("/reader/same/in-threads", test_threads_do_not_matter);
  g_test_add_func ("/reader/same/in-every-locale", test_the_locale_does_not_matter);
  for (guint i = 0; i < G_N_ELEMENTS (variant_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/reader/same/with-", variant_cases[i].name, NULL);

      g_test_add_data_func (path, &variant_cases[i], test_variant);
    }
  for (guint i = 0; i < G_N_ELEMENTS (line_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/reader/a-line-without-end/", line_cases[i].name, NULL);

      g_test_add_data_func (path, &line_cases[i], test_line);
    }

  return g_test_run ();
}
