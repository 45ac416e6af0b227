/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <glib.h>
#include <string.h>

#include "base/dr-checksum-private.h"

static void
test_known_answers (void)
{
  static const struct { const char *text, *sha256; } vectors[] = {
    { "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
    { "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
    { "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (vectors[i].text, strlen (vectors[i].text));
      g_autofree char *sha256 = dr_checksum_sha256 (bytes);

      g_assert_cmpstr (sha256, ==, vectors[i].sha256);
    }
}

/* Round the edges of the blocks that the sum is made of, and beyond what a part of it takes at once. */
static void
test_is_that_of_glib_whatever_the_size (void)
{
  g_autofree guint8 *data = g_malloc (100003);

  for (guint i = 0; i < 100003; i++)
    data[i] = (guint8) (i * 7 + i / 251);

  for (guint size = 0; size <= 100003; size = size < 200 ? size + 1 : size * 2 + 1)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
      g_autofree char *sha256 = dr_checksum_sha256 (bytes);
      g_autofree char *other = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, size);

      g_assert_cmpstr (sha256, ==, other);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/checksum/known-answers", test_known_answers);
  g_test_add_func ("/checksum/is-that-of-glib-whatever-the-size", test_is_that_of_glib_whatever_the_size);

  return g_test_run ();
}
