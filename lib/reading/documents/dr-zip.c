/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-zip-private.h"

#include <string.h>
#include <zip.h>

#include "base/dr-error-private.h"
#include "base/dr-limits-private.h"

/* What is inflated at one go: a cancelled read stops within one such block. */
#define BLOCK_SIZE (64 * 1024)
/* Below this a part may be packed as well as it likes: white pages and empty tables are. */
#define RATIO_FROM (1024 * 1024)

struct _DrZip
{
  zip_t          *archive;      /* (owned) */
  GBytes         *bytes;        /* (owned) what the archive reads */
  const DrLimits *limits;       /* (not owned) (nullable) */
  GCancellable   *cancellable;  /* (not owned) (nullable) */
  guint64         inflated;     /* of all parts so far */
};

struct _DrZipPart
{
  DrZip      *zip;              /* (not owned) */
  zip_file_t *file;             /* (owned) */
  char       *name;             /* (owned) */
  guint64     packed;
  guint64     promised;         /* how long it will be, says the archive */
  guint64     inflated;         /* so far */
};

DrZip *
dr_zip_open (GBytes          *bytes,
             const DrLimits  *limits,
             GCancellable    *cancellable,
             GError         **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  zip_error_t failure;

  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !dr_zip_directory_check (bytes, error))
    return NULL;

  zip_error_init (&failure);
  zip_source_t *source = zip_source_buffer_create (data, size, 0, &failure);
  zip_t *archive = source != NULL ? zip_open_from_source (source, ZIP_RDONLY | ZIP_CHECKCONS, &failure) : NULL;
  if (archive == NULL)
    {
      dr_error_set (error, DR_ERROR_MALFORMED, "archive: it is damaged (%s)", zip_error_strerror (&failure));
      zip_error_fini (&failure);
      if (source != NULL)
        zip_source_free (source);
      return NULL;
    }
  zip_error_fini (&failure);

  DrZip *self = g_new0 (DrZip, 1);
  self->archive = archive;
  self->bytes = g_bytes_ref (bytes);
  self->limits = limits;
  self->cancellable = cancellable;

  return self;
}

void
dr_zip_free (DrZip *self)
{
  zip_discard (self->archive);
  g_bytes_unref (self->bytes);
  g_free (self);
}

const DrLimits *
dr_zip_get_limits (DrZip *self)
{
  return self->limits;
}

gboolean
dr_zip_has (DrZip      *self,
            const char *name)
{
  return zip_name_locate (self->archive, name, ZIP_FL_ENC_GUESS) >= 0;
}

DrZipPart *
dr_zip_open_part (DrZip       *self,
                  const char  *name,
                  GError     **error)
{
  const zip_uint64_t wanted = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD;
  zip_int64_t index = zip_name_locate (self->archive, name, ZIP_FL_ENC_GUESS);
  zip_stat_t status;

  if (index < 0)
    {
      dr_error_set (error, DR_ERROR_MALFORMED, "%s: this part of the document is missing", name);
      return NULL;
    }
  if (zip_stat_index (self->archive, (zip_uint64_t) index, 0, &status) != 0 || (status.valid & wanted) != wanted)
    {
      dr_error_set (error, DR_ERROR_MALFORMED, "%s: the archive does not say how this part is packed", name);
      return NULL;
    }
  if (status.comp_method != ZIP_CM_STORE && status.comp_method != ZIP_CM_DEFLATE)
    {
      dr_error_set (error, DR_ERROR_UNSUPPORTED, "%s: packed by method %u, which documents do not use", name,
                    status.comp_method);
      return NULL;
    }

  zip_file_t *file = zip_fopen_index (self->archive, (zip_uint64_t) index, 0);
  if (file == NULL)
    {
      dr_error_set (error, DR_ERROR_MALFORMED, "%s: cannot be unpacked (%s)", name,
                    zip_error_strerror (zip_get_error (self->archive)));
      return NULL;
    }

  DrZipPart *part = g_new0 (DrZipPart, 1);
  part->zip = self;
  part->file = file;
  part->name = g_strdup (name);
  part->packed = status.comp_size;
  part->promised = status.size;

  return part;
}

void
dr_zip_part_close (DrZipPart *self)
{
  zip_fclose (self->file);
  g_free (self->name);
  g_free (self);
}

/* Counts what was inflated: by what came out, not by what the archive says will come. */
static gboolean
count (DrZipPart  *self,
       gsize       n,
       GError    **error)
{
  DrZip *zip = self->zip;
  guint64 ratio = dr_limits_get_or_default (zip->limits, DR_LIMIT_RATIO);

  self->inflated += n;
  zip->inflated += n;
  if (zip->inflated > dr_limits_get_or_default (zip->limits, DR_LIMIT_INFLATED))
    return dr_limits_set_error (zip->limits, DR_LIMIT_INFLATED, error, "%s: the document is too long once unpacked",
                                self->name);
  if (self->inflated > RATIO_FROM && (ratio == 0 || self->inflated / ratio > self->packed))
    return dr_limits_set_error (zip->limits, DR_LIMIT_RATIO, error, "%s: packed too tightly to be a document",
                                self->name);

  return TRUE;
}

static void
set_size_error (DrZipPart  *self,
                GError    **error)
{
  dr_error_set (error, DR_ERROR_MALFORMED, "%s: this part is not as long as the archive says", self->name);
}

gssize
dr_zip_part_read (DrZipPart  *self,
                  char       *buffer,
                  gsize       size,
                  GError    **error)
{
  if (g_cancellable_set_error_if_cancelled (self->zip->cancellable, error))
    return -1;

  zip_int64_t n = zip_fread (self->file, buffer, MIN (size, BLOCK_SIZE));
  if (n < 0)
    {
      zip_error_t *failure = zip_file_get_error (self->file);

      switch (zip_error_code_zip (failure))
        {
        case ZIP_ER_CRC:
          dr_error_set (error, DR_ERROR_MALFORMED, "%s: the checksum is wrong, the file is damaged", self->name);
          break;
        case ZIP_ER_INCONS:
          set_size_error (self, error);
          break;
        default:
          dr_error_set (error, DR_ERROR_MALFORMED, "%s: cannot be unpacked (%s)", self->name,
                        zip_error_strerror (failure));
          break;
        }
      return -1;
    }

  /* libzip finds some of these, not all. */
  if (n == 0 ? self->inflated != self->promised : self->inflated + (guint64) n > self->promised)
    {
      set_size_error (self, error);
      return -1;
    }

  return count (self, (gsize) n, error) ? (gssize) n : -1;
}

GBytes *
dr_zip_read (DrZip       *self,
             const char  *name,
             gsize        most,
             GError     **error)
{
  g_autoptr (DrZipPart) part = dr_zip_open_part (self, name, error);
  if (part == NULL)
    return NULL;

  g_autoptr (GByteArray) content = g_byte_array_new ();
  for (;;)
    {
      gsize before = content->len;

      g_byte_array_set_size (content, before + MIN (BLOCK_SIZE, most + 1 - before));
      gssize n = dr_zip_part_read (part, (char *) content->data + before, content->len - before, error);
      if (n < 0)
        return NULL;
      g_byte_array_set_size (content, before + (gsize) n);
      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&content));
      if (content->len > most)
        {
          dr_error_set (error, DR_ERROR_MALFORMED, "%s: more than %" G_GSIZE_FORMAT " bytes", name, most);
          return NULL;
        }
    }
}
