/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-zip-private.h"

#include <string.h>

#include "base/dr-error-private.h"

/*
 * libzip compares the directory with the headers of the parts, sizes and checksums with
 * what was inflated. It does not mind parts that share bytes, names that occur twice or
 * lead out of the archive: that is looked at here, and the directory found here is the
 * one at the very end of the file, so that two readers cannot see two archives.
 */

#define END_SIZE 22
#define ENTRY_SIZE 46
#define HEADER_SIZE 30
/* Encrypted, strongly encrypted, and with a masked directory. */
#define ENCRYPTED_FLAGS (1 << 0 | 1 << 6 | 1 << 13)

static const guint8 end_mark[] = { 'P', 'K', 5, 6 };
static const guint8 entry_mark[] = { 'P', 'K', 1, 2 };
static const guint8 header_mark[] = { 'P', 'K', 3, 4 };

typedef struct
{
  guint64 start;
  guint64 end;
  guint   index;
} Stretch;

static guint
get_16 (const guint8 *at)
{
  return at[0] | (guint) at[1] << 8;
}

static guint32
get_32 (const guint8 *at)
{
  return get_16 (at) | (guint32) get_16 (at + 2) << 16;
}

static guint64
get_64 (const guint8 *at)
{
  return get_32 (at) | (guint64) get_32 (at + 4) << 32;
}

/* The end record, which a comment may follow: it must reach to the last byte. */
static const guint8 *
find_end (const guint8 *data,
          gsize         size)
{
  gsize most = MIN (size, END_SIZE + G_MAXUINT16);

  for (gsize back = END_SIZE; back <= most; back++)
    {
      const guint8 *at = data + size - back;

      if (memcmp (at, end_mark, sizeof end_mark) == 0 && END_SIZE + get_16 (at + 20) == back)
        return at;
    }

  return NULL;
}

static gboolean
fail (GError     **error,
      guint        index,
      const char  *name,
      gsize        length,
      const char  *problem)
{
  g_autofree char *quoted = dr_error_quote (name, (gssize) length);

  return dr_error_set (error, DR_ERROR_MALFORMED, "archive, entry %u: %s %s", index + 1, quoted, problem);
}

/* What a name is worth when its place in a folder is worked out; nothing is ever unpacked, but others may do it. */
static gboolean
is_safe_name (const char *name,
              gsize       length)
{
  if (length == 0 || name[0] == '/' || memchr (name, '\0', length) != NULL || memchr (name, '\\', length) != NULL
      || (length > 1 && name[1] == ':'))
    return FALSE;

  for (gsize start = 0; start < length;)
    {
      const char *slash = memchr (name + start, '/', length - start);
      gsize end = slash != NULL ? (gsize) (slash - name) : length;

      if (end - start == 2 && memcmp (name + start, "..", 2) == 0)
        return FALSE;
      start = end + 1;
    }

  return TRUE;
}

/* Offset and packed size, from the extra field of long archives where the short fields say so. */
static gboolean
read_stretch (const guint8 *entry,
              const guint8 *extra,
              gsize         extra_length,
              guint64      *offset,
              guint64      *packed)
{
  const guint32 elsewhere = G_MAXUINT32;
  gboolean has_inflated = get_32 (entry + 24) == elsewhere;

  *packed = get_32 (entry + 20);
  *offset = get_32 (entry + 42);
  if (*packed != elsewhere && *offset != elsewhere)
    return TRUE;

  while (extra_length >= 4)
    {
      gsize field = get_16 (extra + 2);

      if (field > extra_length - 4)
        return FALSE;
      if (get_16 (extra) == 1)
        {
          const guint8 *at = extra + 4;
          const guint8 *end = at + field;

          if (has_inflated)
            at += 8;
          if (*packed == elsewhere)
            {
              if (end - at < 8)
                return FALSE;
              *packed = get_64 (at);
              at += 8;
            }
          if (*offset == elsewhere)
            {
              if (end - at < 8)
                return FALSE;
              *offset = get_64 (at);
            }
          return TRUE;
        }
      extra += 4 + field;
      extra_length -= 4 + field;
    }

  return FALSE;
}

static int
compare_stretches (gconstpointer a,
                   gconstpointer b)
{
  const Stretch *one = a;
  const Stretch *other = b;

  return one->start < other->start ? -1 : one->start > other->start;
}

static gboolean
check_overlaps (GArray  *stretches,
                GError **error)
{
  g_array_sort (stretches, compare_stretches);
  for (guint i = 1; i < stretches->len; i++)
    {
      const Stretch *one = &g_array_index (stretches, Stretch, i - 1);
      const Stretch *other = &g_array_index (stretches, Stretch, i);

      if (other->start < one->end)
        return dr_error_set (error, DR_ERROR_MALFORMED, "archive, entries %u and %u: they overlap",
                             MIN (one->index, other->index) + 1, MAX (one->index, other->index) + 1);
    }

  return TRUE;
}

/* Checks one entry, whose @length bytes are in reach, and takes down where its part lies. */
static gboolean
check_entry (const guint8  *data,
             gsize          data_end,
             const guint8  *entry,
             guint          index,
             GHashTable    *names,
             GArray        *stretches,
             GError       **error)
{
  const char *name = (const char *) entry + ENTRY_SIZE;
  gsize name_length = get_16 (entry + 28);
  guint64 offset;
  guint64 packed;

  if (!is_safe_name (name, name_length))
    return fail (error, index, name, name_length, "is a name that leads out of the archive");
  /* What a folder is called may well be repeated by what is in it, never the same name. */
  if (!g_hash_table_add (names, g_ascii_strdown (name, (gssize) name_length)))
    return fail (error, index, name, name_length, "is there twice");
  if (get_16 (entry + 8) & ENCRYPTED_FLAGS)
    {
      g_autofree char *quoted = dr_error_quote (name, (gssize) name_length);
      return dr_error_set (error, DR_ERROR_UNSUPPORTED,
                           "archive, entry %u: %s is encrypted; save the document without a password", index + 1, quoted);
    }
  if (!read_stretch (entry, entry + ENTRY_SIZE + name_length, get_16 (entry + 30), &offset, &packed)
      || data_end < HEADER_SIZE || offset > data_end - HEADER_SIZE
      || memcmp (data + offset, header_mark, sizeof header_mark) != 0)
    return fail (error, index, name, name_length, "is not where the directory says");

  guint64 start = offset + HEADER_SIZE + get_16 (data + offset + 26) + get_16 (data + offset + 28);
  if (start > data_end || packed > data_end - start)
    return fail (error, index, name, name_length, "is longer than the archive");

  Stretch stretch = { offset, start + packed, index };
  g_array_append_val (stretches, stretch);

  return TRUE;
}

gboolean
dr_zip_directory_check (GBytes  *bytes,
                        GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  const guint8 *end = size >= END_SIZE ? find_end (data, size) : NULL;

  if (end == NULL)
    return dr_error_set (error, DR_ERROR_MALFORMED, "archive: its end is missing, the file was cut off or added to");

  guint n_entries = get_16 (end + 10);
  guint64 directory_size = get_32 (end + 12);
  guint64 directory_start = get_32 (end + 16);
  if (get_32 (end + 4) != 0 || get_16 (end + 8) != n_entries)
    return dr_error_set (error, DR_ERROR_UNSUPPORTED, "archive: it is one of several volumes");
  if (directory_start + directory_size > (guint64) (end - data))
    return dr_error_set (error, DR_ERROR_MALFORMED, "archive: its directory is not where its end says");

  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  const guint8 *entry = data + directory_start;
  const guint8 *last = entry + directory_size;
  for (guint i = 0; i < n_entries; i++)
    {
      gsize length = ENTRY_SIZE;

      if (last - entry < ENTRY_SIZE || memcmp (entry, entry_mark, sizeof entry_mark) != 0
          || (gsize) (last - entry) < (length += get_16 (entry + 28) + get_16 (entry + 30) + get_16 (entry + 32)))
        return dr_error_set (error, DR_ERROR_MALFORMED, "archive, entry %u: the directory is damaged", i + 1);
      if (!check_entry (data, directory_start, entry, i, names, stretches, error))
        return FALSE;
      entry += length;
    }

  return check_overlaps (stretches, error);
}
