/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Archives for tests, written by hand so that they can also be wrong in one place. */

#pragma once

#include <string.h>

#include <gio/gio.h>

typedef struct
{
  const char *name;
  const char *content;
  gsize       length;           /* 0: as a string */
  gboolean    is_packed;        /* deflated, else stored */

  /* What is wrong with it. */
  guint16     flags;
  guint16     method;           /* instead of the right one, unless 0 */
  gint32      crc_error;        /* added to the checksum, in both headers */
  gint32      size_error;       /* added to the inflated size, in both headers */
  gint32      local_size_error; /* added to the inflated size in front of the part */
  gint32      packed_error;     /* added to the packed size in the directory */
  gint32      offset_error;     /* added to the offset in the directory */
  guint       same_as;          /* index + 1 of an entry whose bytes this one shares */
} ZipEntry;

static inline void
zip_append_16 (GByteArray *bytes,
               guint       value)
{
  const guint8 two[] = { value & 0xff, value >> 8 & 0xff };

  g_byte_array_append (bytes, two, sizeof two);
}

static inline void
zip_append_32 (GByteArray *bytes,
               guint32     value)
{
  zip_append_16 (bytes, value & 0xffff);
  zip_append_16 (bytes, value >> 16);
}

static inline guint32
zip_checksum (const guint8 *data,
              gsize         length)
{
  guint32 crc = G_MAXUINT32;

  for (gsize i = 0; i < length; i++)
    {
      crc ^= data[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    }

  return ~crc;
}

static inline GBytes *
zip_deflate (const char *data,
             gsize       length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GConverter) compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 9));
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_data (data, (gssize) length, NULL);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain, compressor);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 block[4096];
  gssize n;

  while ((n = g_input_stream_read (packed, block, sizeof block, NULL, &error)) > 0)
    g_byte_array_append (bytes, block, (guint) n);
  g_assert_no_error (error);

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* The fields that both headers share: version, flags, method, time, checksum, sizes, length of the name. */
static inline void
zip_append_common (GByteArray     *bytes,
                   const ZipEntry *entry,
                   gsize           packed,
                   gint32          size_error)
{
  gsize length = entry->length != 0 ? entry->length : strlen (entry->content);

  zip_append_16 (bytes, 20);
  zip_append_16 (bytes, entry->flags);
  zip_append_16 (bytes, entry->method != 0 ? entry->method : entry->is_packed ? 8 : 0);
  zip_append_16 (bytes, 0);
  zip_append_16 (bytes, 0x21);
  zip_append_32 (bytes, zip_checksum ((const guint8 *) entry->content, length) + (guint32) entry->crc_error);
  zip_append_32 (bytes, (guint32) packed);
  zip_append_32 (bytes, (guint32) length + (guint32) size_error);
  zip_append_16 (bytes, (guint) strlen (entry->name));
  zip_append_16 (bytes, 0);
}

static inline GBytes *
zip_build (const ZipEntry *entries,
           gsize           n_entries)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GByteArray) directory = g_byte_array_new ();
  g_autofree guint32 *offsets = g_new0 (guint32, n_entries);
  g_autofree gsize *sizes = g_new0 (gsize, n_entries);

  for (gsize i = 0; i < n_entries; i++)
    {
      const ZipEntry *entry = &entries[i];
      gsize length = entry->length != 0 ? entry->length : strlen (entry->content);

      if (entry->same_as > 0)
        {
          offsets[i] = offsets[entry->same_as - 1];
          sizes[i] = sizes[entry->same_as - 1];
        }
      else
        {
          g_autoptr (GBytes) packed = entry->is_packed ? zip_deflate (entry->content, length)
                                                       : g_bytes_new (entry->content, length);

          offsets[i] = bytes->len;
          sizes[i] = g_bytes_get_size (packed);
          g_byte_array_append (bytes, (const guint8 *) "PK\003\004", 4);
          zip_append_common (bytes, entry, sizes[i], entry->size_error + entry->local_size_error);
          g_byte_array_append (bytes, (const guint8 *) entry->name, (guint) strlen (entry->name));
          g_byte_array_append (bytes, g_bytes_get_data (packed, NULL), (guint) sizes[i]);
        }

      g_byte_array_append (directory, (const guint8 *) "PK\001\002", 4);
      zip_append_16 (directory, 20);
      zip_append_common (directory, entry, sizes[i] + (gsize) (gssize) entry->packed_error, entry->size_error);
      zip_append_16 (directory, 0);
      zip_append_16 (directory, 0);
      zip_append_16 (directory, 0);
      zip_append_32 (directory, 0);
      zip_append_32 (directory, offsets[i] + (guint32) entry->offset_error);
      g_byte_array_append (directory, (const guint8 *) entry->name, (guint) strlen (entry->name));
    }

  guint32 start = bytes->len;
  g_byte_array_append (bytes, directory->data, directory->len);
  g_byte_array_append (bytes, (const guint8 *) "PK\005\006\0\0\0\0", 8);
  zip_append_16 (bytes, (guint) n_entries);
  zip_append_16 (bytes, (guint) n_entries);
  zip_append_32 (bytes, directory->len);
  zip_append_32 (bytes, start);
  zip_append_16 (bytes, 0);

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
