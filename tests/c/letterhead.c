/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-enum-types.h>

#include "reading-fixture.h"
#include "reading/dr-letterhead-private.h"
#include "vectors.h"

static const char *
get_nick (GType type,
          int   value)
{
  g_autoptr (GTypeClass) values = g_type_class_ref (type);

  return g_enum_get_value (G_ENUM_CLASS (values), value)->value_nick;
}

static const char *
or_nothing (const char *text)
{
  return text != NULL ? text : "null";
}

/* What one operation asks of a head: one thing, so that a vector fails for one reason. */
static char *
ask (const char     *operation,
     ReadingFixture *fixture,
     gsize           body,
     gboolean        has_period)
{
  DrReading *reading = &fixture->reading;
  DrReportData *data = dr_report_builder_get_data (reading->builder);
  DrUnit *issuer = g_ptr_array_index (data->units, data->issuer);

  if (strcmp (operation, "issuer") == 0)
    return g_strdup (or_nothing (dr_unit_get_name (issuer)));
  if (strcmp (operation, "issuer-id") == 0)
    return g_strdup (dr_unit_get_id (issuer));
  if (strcmp (operation, "standing") == 0)
    return g_strdup_printf ("%s %s %s", get_nick (DR_TYPE_UNIT_KIND, dr_unit_get_kind (issuer)),
                            get_nick (DR_TYPE_UNIT_LEVEL, dr_unit_get_level (issuer)), or_nothing (reading->area));
  if (strcmp (operation, "superior") == 0)
    {
      DrUnit *parent = dr_unit_get_parent (issuer);

      return parent == NULL ? g_strdup ("null")
                            : g_strdup_printf ("%s %s %s", dr_unit_get_id (parent), or_nothing (dr_unit_get_name (parent)),
                                               get_nick (DR_TYPE_UNIT_LEVEL, dr_unit_get_level (parent)));
    }
  if (strcmp (operation, "committee") == 0)
    return g_strdup (or_nothing (reading->committee));
  if (strcmp (operation, "period") == 0)
    {
      g_assert_true (has_period == (data->period != DR_NONE));
      return has_period ? dr_period_to_string (g_ptr_array_index (data->periods, data->period)) : g_strdup ("null");
    }
  if (strcmp (operation, "kind") == 0)
    return g_strdup (get_nick (DR_TYPE_REPORT_KIND, data->kind));
  if (strcmp (operation, "number") == 0)
    return g_strdup (or_nothing (data->number));
  if (strcmp (operation, "place") == 0)
    return g_strdup (or_nothing (data->place));
  if (strcmp (operation, "title") == 0)
    return g_strdup (or_nothing (data->title));
  if (strcmp (operation, "date") == 0)
    {
      char text[16] = "null";

      if (g_date_valid (&data->date))
        g_date_strftime (text, sizeof text, "%Y-%m-%d", &data->date);
      return g_strdup (text);
    }
  if (strcmp (operation, "body") == 0)
    {
      g_autofree char *rest = g_strndup (fixture->text + body, strcspn (fixture->text + body, "\r\n"));

      return g_strdup (g_strstrip (rest));
    }
  if (strcmp (operation, "numbers") == 0)
    {
      GString *numbers = g_string_new (NULL);

      for (guint i = 0; i < data->numbers->len; i++)
        {
          const DrNumberRecord *number = &g_array_index (data->numbers, DrNumberRecord, i);

          g_string_append_printf (numbers, "%s%.*s=%s", i > 0 ? " " : "", (int) (number->end - number->start),
                                  fixture->text + number->start, get_nick (DR_TYPE_NUMBER_ROLE, number->role));
        }
      return g_string_free (numbers, FALSE);
    }

  g_error ("no operation %s", operation);
}

static char *
read_head (const char *operation,
           const char *text)
{
  g_autoptr (DrReportBuilder) builder = dr_report_builder_new (NULL, NULL, NULL);
  g_autoptr (ReadingFixture) fixture = reading_fixture_new (text, builder);
  gboolean has_period;
  gsize body = dr_letterhead_read (&fixture->reading, &has_period);

  g_assert_no_error (fixture->reading.error);
  g_assert_cmpuint (body, <=, strlen (text));
  g_assert_cmpuint (fixture->reading.block_ledger->len, ==, 0);

  return ask (operation, fixture, body, has_period);
}

static char *
run (const char          *operation,
     const char * const  *arguments,
     GError             **error)
{
  g_autofree char *result = read_head (operation, arguments[0]);

  /* Ends of line of another system, and letters in two pieces, change nothing. */
  if (strcmp (operation, "issuer") == 0 || strcmp (operation, "period") == 0)
    {
      g_autofree char **lines = g_strsplit (arguments[0], "\n", -1);
      g_autofree char *dos = g_strjoinv ("\r\n", lines);
      g_autofree char *again = read_head (operation, dos);
      g_autofree char *decomposed = g_utf8_normalize (arguments[0], -1, G_NORMALIZE_NFD);
      g_autofree char *pieces = read_head (operation, decomposed);
      g_autofree char *whole = g_utf8_normalize (pieces, -1, G_NORMALIZE_NFC);

      for (guint i = 0; lines[i] != NULL; i++)
        g_free (lines[i]);
      g_assert_cmpstr (again, ==, result);
      g_assert_cmpstr (whole, ==, result);
    }

  return g_steal_pointer (&result);
}

static void
test_an_empty_text_has_an_unnamed_issuer (void)
{
  g_autofree char *id = read_head ("issuer-id", "");
  g_autofree char *period = read_head ("period", "");

  g_assert_cmpstr (id, ==, "issuer");
  g_assert_cmpstr (period, ==, "null");
}

/* Wherever a text ends, its head can be read. */
static void
test_every_beginning_of_a_head_is_safe (void)
{
  const char *text = "TỈNH ỦY BÌNH SƠN\nHUYỆN ỦY BÀU SEN\n*\nSố 74-BC/HU\tĐẢNG CỘNG SẢN VIỆT NAM\n"
                     "Bàu Sen, ngày 09 tháng 12 năm 2022\n\nBÁO CÁO\nkết quả quý IV, nhiệm vụ quý I năm 2023\n-----\nI. KẾT QUẢ";

  for (const char *end = text; *end != '\0'; end = g_utf8_next_char (end))
    {
      g_autofree char *beginning = g_strndup (text, end - text);
      g_autofree char *id = read_head ("issuer-id", beginning);

      g_assert_cmpint (id[0], !=, '\0');
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  if (argc > 2)
    {
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (argv[2], &text, NULL, NULL));
      g_autofree char *answer = read_head (argv[1], text);
      g_print ("%s\n", answer);
      return 0;
    }

  vectors_add ("internal/reading-letterheads.json", "/letterhead", run);
  g_test_add_func ("/letterhead/an-empty-text-has-an-unnamed-issuer", test_an_empty_text_has_an_unnamed_issuer);
  g_test_add_func ("/letterhead/every-beginning-of-a-head-is-safe", test_every_beginning_of_a_head_is_safe);

  return g_test_run ();
}
