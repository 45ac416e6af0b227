/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "base/dr-checksum-private.h"

#ifdef HAVE_NETTLE
#include <nettle/base16.h>
#include <nettle/sha2.h>
#endif

/*
 * GLib takes a quarter as long for a checksum as all the rest takes that makes JSON of
 * a text; Nettle a third of that. OpenSSL would be no faster, and reads a file of
 * settings when it is first asked.
 */
char *
dr_checksum_sha256 (GBytes *bytes)
{
#ifdef HAVE_NETTLE
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  struct sha256_ctx context;
  guint8 digest[SHA256_DIGEST_SIZE];
  char *checksum = g_malloc0 (BASE16_ENCODE_LENGTH (sizeof digest) + 1);

  sha256_init (&context);
  sha256_update (&context, size, data);
  sha256_digest (&context, sizeof digest, digest);
  base16_encode_update (checksum, sizeof digest, digest);

  return checksum;
#else
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
#endif
}
