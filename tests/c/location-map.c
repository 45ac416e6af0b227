/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-error.h>

#include "model/dr-text-private.h"

/*
 * The text «1. Một hai ba\nbốn\tnăm\nsáu\nB7» of a paragraph with a number made by its
 * list and two runs, a table, a footnote and a sheet.
 */
static const char content[] = "1. Một hai ba\nbốn\tnăm\nsáu\nB7";

static guint32
offset_of (const char *words)
{
  return (guint32) (strstr (content, words) - content);
}

static DrLocationMap *
map_new (void)
{
  DrLocationMap *map = dr_location_map_new ();
  guint32 paragraph = dr_location_map_add (map, DR_LOCATION_NONE, DR_LOCATION_PARAGRAPH, 12, 0, NULL);
  guint32 table = dr_location_map_add (map, DR_LOCATION_NONE, DR_LOCATION_TABLE, 2, 0, NULL);
  guint32 cell = dr_location_map_add (map, table, DR_LOCATION_CELL, 4, 3, NULL);
  guint32 inner = dr_location_map_add (map, dr_location_map_add (map, table, DR_LOCATION_CELL, 4, 4, NULL),
                                       DR_LOCATION_PARAGRAPH, 2, 0, NULL);
  guint32 note = dr_location_map_add (map, DR_LOCATION_NONE, DR_LOCATION_FOOTNOTE, 1, 0, NULL);
  guint32 sheet = dr_location_map_add (map, DR_LOCATION_NONE, DR_LOCATION_SHEET, 1, 0, "Phụ lục");
  guint32 sheet_cell = dr_location_map_add (map, sheet, DR_LOCATION_SHEET_CELL, 7, 28, NULL);

  dr_location_map_begin (map, 0, paragraph, 0);
  dr_location_map_begin (map, offset_of ("Một"), paragraph, 1);
  dr_location_map_begin (map, offset_of ("hai"), paragraph, 2);
  dr_location_map_begin (map, offset_of ("bốn"), cell, 0);
  dr_location_map_begin (map, offset_of ("năm"), inner, 1);
  dr_location_map_begin (map, offset_of ("sáu"), note, 0);
  dr_location_map_begin (map, offset_of ("B7"), sheet_cell, 0);

  return map;
}

static DrText *
text_new (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (content, strlen (content));
  DrText *text = dr_text_new_located (bytes, NULL, map_new (), NULL, &error);

  g_assert_no_error (error);

  return text;
}

static void
test_names_where_words_stood (void)
{
  static const struct
  {
    const char *words;
    const char *location;
  } cases[] = {
    { "1.", "paragraph 12" },
    { "1. Một", "paragraph 12, run 1" },
    { "Một", "paragraph 12, run 1" },
    { "ột hai b", "paragraph 12, runs 1-2" },
    { "hai ba", "paragraph 12, run 2" },
    { "bốn", "table 2, row 4, cell 3" },
    { "năm", "table 2, row 4, cell 4, paragraph 2, run 1" },
    { "bốn\tnăm", "table 2, row 4, cell 3 to table 2, row 4, cell 4, paragraph 2, run 1" },
    { "sáu", "footnote 1" },
    { "B7", "sheet \"Phụ lục\", cell AB7" },
  };
  g_autoptr (DrText) text = text_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint32 start = offset_of (cases[i].words);
      g_autoptr (DrSpan) span = dr_span_new (start, start + strlen (cases[i].words), NULL);
      g_autofree char *location = dr_text_dup_location (text, span);

      g_assert_cmpstr (location, ==, cases[i].location);
    }
}

static void
test_an_empty_span_is_where_it_begins (void)
{
  g_autoptr (DrText) text = text_new ();
  g_autoptr (DrSpan) span = dr_span_new (offset_of ("hai"), offset_of ("hai"), NULL);
  g_autofree char *location = dr_text_dup_location (text, span);

  g_assert_cmpstr (location, ==, "paragraph 12, run 2");
}

static void
test_beyond_the_text_is_nowhere (void)
{
  g_autoptr (DrText) text = text_new ();
  g_autoptr (DrSpan) span = dr_span_new (0, strlen (content) + 1, NULL);

  g_assert_null (dr_text_dup_location (text, span));
}

static void
test_plain_text_has_none (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (content, strlen (content));
  g_autoptr (DrText) text = dr_text_new (bytes, NULL, NULL, &error);
  g_autoptr (DrSpan) span = dr_span_new (0, 2, NULL);

  g_assert_no_error (error);
  g_assert_null (dr_text_dup_location (text, span));
}

static void
test_columns_of_sheets_are_letters (void)
{
  static const struct
  {
    guint32     column;
    const char *location;
  } cases[] = {
    { 1, "cell A1" }, { 26, "cell Z1" }, { 27, "cell AA1" }, { 52, "cell AZ1" }, { 702, "cell ZZ1" },
    { 703, "cell AAA1" }, { 16384, "cell XFD1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DrLocationMap) map = dr_location_map_new ();

      dr_location_map_begin (map, 0, dr_location_map_add (map, DR_LOCATION_NONE, DR_LOCATION_SHEET_CELL, 1,
                                                          cases[i].column, NULL), 0);
      g_autofree char *location = dr_location_map_describe (map, 0, 1);
      g_assert_cmpstr (location, ==, cases[i].location);
    }
}

/* Every byte of a long text is found in the piece that it was written into. */
static void
test_finds_every_byte (void)
{
  g_autoptr (DrLocationMap) map = dr_location_map_new ();

  for (guint32 i = 0; i < 1000; i++)
    dr_location_map_begin (map, 3 * i, dr_location_map_add (map, DR_LOCATION_NONE, DR_LOCATION_PARAGRAPH, i + 1, 0,
                                                            NULL), 0);
  for (guint32 at = 0; at < 3000; at++)
    {
      g_autofree char *location = dr_location_map_describe (map, at, at + 1);
      g_autofree char *expected = g_strdup_printf ("paragraph %u", at / 3 + 1);

      g_assert_cmpstr (location, ==, expected);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/location-map/names-where-words-stood", test_names_where_words_stood);
  g_test_add_func ("/location-map/an-empty-span-is-where-it-begins", test_an_empty_span_is_where_it_begins);
  g_test_add_func ("/location-map/beyond-the-text-is-nowhere", test_beyond_the_text_is_nowhere);
  g_test_add_func ("/location-map/plain-text-has-none", test_plain_text_has_none);
  g_test_add_func ("/location-map/columns-of-sheets-are-letters", test_columns_of_sheets_are_letters);
  g_test_add_func ("/location-map/finds-every-byte", test_finds_every_byte);

  return g_test_run ();
}
