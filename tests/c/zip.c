/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-error.h>

#include "reading/documents/dr-zip-private.h"

#include "zip-fixture.h"

#define LINE "Hội Nông dân huyện kết nạp 96/80 hội viên mới, đạt 120% chỉ tiêu.\n"

static void
test_reads_stored_and_packed_parts (void)
{
  const ZipEntry entries[] = {
    { .name = "mimetype", .content = "text/plain" },
    { .name = "folder/", .content = "" },
    { .name = "folder/part.xml", .content = LINE LINE LINE, .is_packed = TRUE },
    { .name = "empty", .content = "", .is_packed = TRUE },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = zip_build (entries, G_N_ELEMENTS (entries));
  g_autoptr (DrZip) zip = dr_zip_open (bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (dr_zip_has (zip, "mimetype"));
  g_assert_false (dr_zip_has (zip, "other"));
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      if (g_str_has_suffix (entries[i].name, "/"))
        continue;
      g_autoptr (GBytes) content = dr_zip_read (zip, entries[i].name, 4096, &error);

      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (content, NULL), g_bytes_get_size (content), entries[i].content,
                       strlen (entries[i].content));
    }
}

static void
test_a_missing_part_is_named (void)
{
  const ZipEntry entries[] = { { .name = "a", .content = "a" } };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = zip_build (entries, 1);
  g_autoptr (DrZip) zip = dr_zip_open (bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_null (dr_zip_open_part (zip, "word/document.xml", &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_MALFORMED);
  g_assert_cmpstr (error->message, ==, "word/document.xml: this part of the document is missing");
}

static void
test_a_short_part_may_not_be_long (void)
{
  const ZipEntry entries[] = { { .name = "a", .content = LINE LINE } };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = zip_build (entries, 1);
  g_autoptr (DrZip) zip = dr_zip_open (bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_null (dr_zip_read (zip, "a", 2 * strlen (LINE) - 1, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_MALFORMED);
  g_clear_error (&error);
  g_autoptr (GBytes) whole = dr_zip_read (zip, "a", 2 * strlen (LINE), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (whole), ==, 2 * strlen (LINE));
}

typedef struct
{
  const char *name;
  ZipEntry    entries[2];
  DrError     code;
  const char *message; /* what it begins with */
} Hostile;

/* The second entry is the one that is read. */
static const Hostile hostile[] = {
  { "a-wrong-checksum", { { .name = "a", .content = "a" }, { .name = "b", .content = LINE, .crc_error = 1 } },
    DR_ERROR_MALFORMED, "b: the checksum is wrong" },
  { "a-wrong-checksum-of-a-packed-part",
    { { .name = "a", .content = "a" }, { .name = "b", .content = LINE, .is_packed = TRUE, .crc_error = 1 } },
    DR_ERROR_MALFORMED, "b: the checksum is wrong" },
  { "a-size-that-is-too-small",
    { { .name = "a", .content = "a" }, { .name = "b", .content = LINE, .is_packed = TRUE, .size_error = -9 } },
    DR_ERROR_MALFORMED, "b: " },
  { "a-size-that-is-too-large",
    { { .name = "a", .content = "a" }, { .name = "b", .content = LINE, .is_packed = TRUE, .size_error = 9 } },
    DR_ERROR_MALFORMED, "b: " },
  { "sizes-that-do-not-agree",
    { { .name = "a", .content = "a" }, { .name = "b", .content = LINE, .is_packed = TRUE, .local_size_error = 1 } },
    DR_ERROR_MALFORMED, "archive: it is damaged" },
  { "a-part-that-is-longer-than-the-archive",
    { { .name = "a", .content = "a" }, { .name = "b", .content = LINE, .packed_error = 4096 } },
    DR_ERROR_MALFORMED, "archive, entry 2: \"b\" is longer than the archive" },
  { "a-part-that-is-elsewhere",
    { { .name = "a", .content = "a" }, { .name = "b", .content = LINE, .offset_error = 3 } },
    DR_ERROR_MALFORMED, "archive, entry 2: \"b\" is not where the directory says" },
  { "parts-that-share-their-bytes",
    { { .name = "a", .content = LINE }, { .name = "a2", .content = LINE, .same_as = 1 } },
    DR_ERROR_MALFORMED, "archive, entries 1 and 2: they overlap" },
  { "two-parts-of-one-name",
    { { .name = "a", .content = "a" }, { .name = "A", .content = "b" } },
    DR_ERROR_MALFORMED, "archive, entry 2: \"A\" is there twice" },
  { "a-name-that-climbs",
    { { .name = "a", .content = "a" }, { .name = "../b", .content = "b" } },
    DR_ERROR_MALFORMED, "archive, entry 2: \"../b\" is a name that leads out" },
  { "a-name-that-climbs-in-the-middle",
    { { .name = "a", .content = "a" }, { .name = "word/../../b", .content = "b" } },
    DR_ERROR_MALFORMED, "archive, entry 2: " },
  { "an-absolute-name",
    { { .name = "a", .content = "a" }, { .name = "/etc/b", .content = "b" } },
    DR_ERROR_MALFORMED, "archive, entry 2: " },
  { "a-name-with-a-drive",
    { { .name = "a", .content = "a" }, { .name = "C:b", .content = "b" } },
    DR_ERROR_MALFORMED, "archive, entry 2: " },
  { "a-name-with-backslashes",
    { { .name = "a", .content = "a" }, { .name = "..\\b", .content = "b" } },
    DR_ERROR_MALFORMED, "archive, entry 2: " },
  { "an-encrypted-part",
    { { .name = "a", .content = "a" }, { .name = "b", .content = "b", .flags = 1 } },
    DR_ERROR_UNSUPPORTED, "archive, entry 2: \"b\" is encrypted" },
  { "an-unknown-method",
    { { .name = "a", .content = "a" }, { .name = "b", .content = "b", .method = 12 } },
    DR_ERROR_UNSUPPORTED, "b: packed by method 12" },
};

static void
test_refuses (gconstpointer data)
{
  const Hostile *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = zip_build (self->entries, 2);
  g_autoptr (DrZip) zip = dr_zip_open (bytes, NULL, NULL, &error);

  if (zip != NULL)
    g_assert_null (dr_zip_read (zip, self->entries[1].name, 4096, &error));
  g_assert_error (error, DR_ERROR, (int) self->code);
  if (!g_str_has_prefix (error->message, self->message))
    g_assert_cmpstr (error->message, ==, self->message);
}

/* Every shortened archive is refused, and so is one with something behind its end. */
static void
test_refuses_what_was_cut_off (void)
{
  const ZipEntry entries[] = {
    { .name = "a", .content = "a" },
    { .name = "b", .content = LINE LINE, .is_packed = TRUE },
  };
  g_autoptr (GBytes) bytes = zip_build (entries, G_N_ELEMENTS (entries));

  for (gsize length = 0; length < g_bytes_get_size (bytes); length++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (bytes, 0, length);

      g_assert_null (dr_zip_open (cut, NULL, NULL, &error));
      g_assert_error (error, DR_ERROR, DR_ERROR_MALFORMED);
    }

  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) longer = g_byte_array_new ();
  g_byte_array_append (longer, g_bytes_get_data (bytes, NULL), (guint) g_bytes_get_size (bytes));
  g_byte_array_append (longer, (const guint8 *) "\n", 1);
  g_autoptr (GBytes) more = g_byte_array_free_to_bytes (g_steal_pointer (&longer));
  g_assert_null (dr_zip_open (more, NULL, NULL, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_MALFORMED);
}

/* Whatever single byte is wrong: what can still be read is what was written, or there is an error. */
static void
test_no_damage_goes_unseen (void)
{
  const ZipEntry entries[] = {
    { .name = "a", .content = LINE },
    { .name = "b", .content = LINE LINE, .is_packed = TRUE },
  };
  g_autoptr (GBytes) bytes = zip_build (entries, G_N_ELEMENTS (entries));
  gsize size;
  const char *right = g_bytes_get_data (bytes, &size);
  g_autofree char *data = g_memdup2 (right, size);

  for (gsize at = 0; at < size; at++)
    for (guint bit = 0; bit < 8; bit++)
      {
        g_autoptr (GError) error = NULL;

        data[at] ^= (char) (1 << bit);
        g_autoptr (GBytes) wrong = g_bytes_new (data, size);
        g_autoptr (DrZip) zip = dr_zip_open (wrong, NULL, NULL, &error);
        for (gsize i = 0; zip != NULL && i < G_N_ELEMENTS (entries); i++)
          {
            g_autoptr (GBytes) content = dr_zip_read (zip, entries[i].name, 4096, NULL);

            if (content != NULL)
              g_assert_cmpmem (g_bytes_get_data (content, NULL), g_bytes_get_size (content), entries[i].content,
                               strlen (entries[i].content));
          }
        data[at] ^= (char) (1 << bit);
      }
}

static GBytes *
build_bomb (gsize length)
{
  g_autofree char *zeros = g_malloc0 (length);
  const ZipEntry entries[] = { { .name = "b", .content = zeros, .length = length, .is_packed = TRUE } };

  return zip_build (entries, 1);
}

static GError *
read_bomb (GBytes         *bytes,
           const DrLimits *limits)
{
  GError *error = NULL;
  g_autoptr (DrZip) zip = dr_zip_open (bytes, limits, NULL, &error);

  g_assert_no_error (error);
  g_autoptr (GBytes) content = dr_zip_read (zip, "b", G_MAXUINT32, &error);
  g_assert_true ((content == NULL) == (error != NULL));

  return error;
}

static void
test_refuses_what_is_packed_too_tightly (void)
{
  g_autoptr (GBytes) small = build_bomb (1024 * 1024);
  g_autoptr (GBytes) large = build_bomb (4 * 1024 * 1024);
  g_autoptr (DrLimits) limits = dr_limits_new ();
  g_autoptr (GError) none = read_bomb (small, NULL);
  g_autoptr (GError) error = read_bomb (large, NULL);

  g_assert_no_error (none);
  g_assert_error (error, DR_ERROR, DR_ERROR_LIMIT);
  g_assert_cmpstr (error->message, ==, "b: packed too tightly to be a document; the limit (ratio) is 200");

  dr_limits_set (limits, DR_LIMIT_RATIO, 2000);
  g_autoptr (GError) allowed = read_bomb (large, limits);
  g_assert_no_error (allowed);

  dr_limits_set (limits, DR_LIMIT_RATIO, 0);
  g_autoptr (GError) nothing = read_bomb (large, limits);
  g_assert_error (nothing, DR_ERROR, DR_ERROR_LIMIT);
}

static void
test_refuses_what_is_too_long_unpacked (void)
{
  g_autoptr (GBytes) bytes = build_bomb (300000);
  g_autoptr (DrLimits) limits = dr_limits_new ();

  dr_limits_set (limits, DR_LIMIT_INFLATED, 300000);
  g_autoptr (GError) none = read_bomb (bytes, limits);
  g_assert_no_error (none);

  dr_limits_set (limits, DR_LIMIT_INFLATED, 299999);
  g_autoptr (GError) error = read_bomb (bytes, limits);
  g_assert_error (error, DR_ERROR, DR_ERROR_LIMIT);
  g_assert_cmpstr (error->message, ==,
                   "b: the document is too long once unpacked; the limit (inflated) is 299,999");
}

static void
test_can_be_cancelled (void)
{
  const ZipEntry entries[] = { { .name = "a", .content = LINE } };
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = zip_build (entries, 1);
  g_autoptr (DrZip) zip = dr_zip_open (bytes, NULL, cancellable, &error);
  g_autoptr (DrZipPart) part = dr_zip_open_part (zip, "a", &error);
  char buffer[8];

  g_assert_no_error (error);
  g_assert_cmpint (dr_zip_part_read (part, buffer, sizeof buffer, &error), ==, sizeof buffer);
  g_cancellable_cancel (cancellable);
  g_assert_cmpint (dr_zip_part_read (part, buffer, sizeof buffer, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (dr_zip_open (bytes, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/zip/reads-stored-and-packed-parts", test_reads_stored_and_packed_parts);
  g_test_add_func ("/zip/a-missing-part-is-named", test_a_missing_part_is_named);
  g_test_add_func ("/zip/a-short-part-may-not-be-long", test_a_short_part_may_not_be_long);
  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *path = g_strdup_printf ("/zip/refuses/%s", hostile[i].name);
      g_test_add_data_func (path, &hostile[i], test_refuses);
    }
  g_test_add_func ("/zip/refuses/what-was-cut-off", test_refuses_what_was_cut_off);
  g_test_add_func ("/zip/refuses/what-is-packed-too-tightly", test_refuses_what_is_packed_too_tightly);
  g_test_add_func ("/zip/refuses/what-is-too-long-unpacked", test_refuses_what_is_too_long_unpacked);
  g_test_add_func ("/zip/no-damage-goes-unseen", test_no_damage_goes_unseen);
  g_test_add_func ("/zip/can-be-cancelled", test_can_be_cancelled);

  return g_test_run ();
}
