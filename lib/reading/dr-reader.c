/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-reader.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/dr-limits-private.h"
#include "reading/documents/dr-document-private.h"
#include "reading/documents/dr-encoding-private.h"
#include "reading/dr-report-reading-private.h"
#include "reading/language/dr-spellings-pool-private.h"

/**
 * DrReader:
 *
 * Reads documents into reports.
 *
 * A reader holds the limits that documents are read under, and nothing of what it
 * has read: one reader may read any number of documents, from any number of threads
 * once its settings are made.
 *
 * ```c
 * g_autoptr (GError) error = NULL;
 * g_autoptr (DrReader) reader = dr_reader_new ();
 * g_autoptr (DrReport) report = dr_reader_read_path (reader, "bao-cao.txt", NULL, &error);
 *
 * if (report == NULL)
 *   g_printerr ("bao-cao.txt: %s\n", error->message);
 * ```
 *
 * It reads plain text, Word files (.docx, .docm, .dotx), OpenDocument texts (.odt),
 * Excel files (.xlsx) and .csv. What kind of file one is, its first bytes say, not its
 * name, but for .csv; a text is taken for one too where lines of as many commas or
 * semicolons stand below a row of heads.
 *
 * The offsets of everything that it finds are into the report's text. For plain text
 * in UTF-8 that is the file itself: a byte order mark, CRLF and decomposed letters are
 * kept. From every other file the text is extracted, and each source has a location
 * beside its span: `paragraph 12, run 3`, `table 2, row 4, cell 3`, `footnote 1,
 * paragraph 1, run 1`, `line 12`. Rows of tables are lines with a tab between two
 * cells; the numbers of automatic lists stand in the text; notes are written behind
 * the paragraph or table that refers to them, with a raised number, and so is what
 * stands in text boxes. Headers and footers, comments, hidden and deleted text are
 * left out, and so is what only a picture shows.
 *
 * Plain text may be UTF-8, UTF-16, Windows-1258, TCVN3 («ABC») or VNI; see
 * [method@DistrictReport.Reader.set_encoding]. In Word files, text in the fonts of
 * TCVN3 (.VnTime, .VnTimeH) and VNI (VNI-Times) is decoded run by run.
 *
 * Files are opened by plain system calls: no network file system is mounted, and
 * nothing is written.
 *
 * Since: 1.0
 */
struct _DrReader
{
  GObject   parent_instance;

  DrLimits *limits;             /* (owned) */
  DrPeriod *default_period;     /* (owned) (nullable) */
  char     *encoding;           /* (owned) (nullable) */
  DrLexicon *lexicon;           /* (owned) (nullable) the default one */
  DrIndicatorCatalogue *catalogue;  /* (owned) (nullable) the default one */
  DrSpellingsPool *spellings;   /* (owned) by the lexicon and the catalogue */
};

G_DEFINE_FINAL_TYPE (DrReader, dr_reader, G_TYPE_OBJECT)

/* How much is read at a time: a cancelled read stops within one such block. */
#define BLOCK_SIZE (64 * 1024)
/* What no limit lifts: offsets, and the length of an array of bytes, are of 32 bits. */
#define MOST_BYTES (G_MAXUINT32 - BLOCK_SIZE)

static void
dr_reader_finalize (GObject *object)
{
  DrReader *self = DR_READER (object);

  dr_limits_free (self->limits);
  dr_spellings_pool_free (self->spellings);
  g_clear_pointer (&self->default_period, dr_period_unref);
  g_free (self->encoding);
  g_clear_pointer (&self->lexicon, dr_lexicon_unref);
  g_clear_pointer (&self->catalogue, dr_indicator_catalogue_unref);

  G_OBJECT_CLASS (dr_reader_parent_class)->finalize (object);
}

static void
dr_reader_class_init (DrReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_reader_finalize;
}

static void
dr_reader_init (DrReader *self)
{
  self->limits = dr_limits_new ();
  self->spellings = dr_spellings_pool_new ();
}

/**
 * dr_reader_new:
 *
 * Makes a reader with the default limits.
 *
 * Returns: (transfer full): the reader
 *
 * Since: 1.0
 */
DrReader *
dr_reader_new (void)
{
  return g_object_new (DR_TYPE_READER, NULL);
}

/**
 * dr_reader_get_limits:
 * @self: a reader
 *
 * Gets the limits that documents are read under.
 *
 * Returns: (transfer none): the limits
 *
 * Since: 1.0
 */
const DrLimits *
dr_reader_get_limits (DrReader *self)
{
  g_return_val_if_fail (DR_IS_READER (self), NULL);

  return self->limits;
}

/**
 * dr_reader_set_limits:
 * @self: a reader
 * @limits: (nullable): limits, which are copied; %NULL for the defaults
 *
 * Sets the limits that documents are read under from now on.
 *
 * Since: 1.0
 */
void
dr_reader_set_limits (DrReader       *self,
                      const DrLimits *limits)
{
  g_return_if_fail (DR_IS_READER (self));

  DrLimits *copy = limits != NULL ? dr_limits_copy (limits) : dr_limits_new ();
  dr_limits_free (self->limits);
  self->limits = copy;
}

/**
 * dr_reader_get_default_period:
 * @self: a reader
 *
 * Gets the period of documents that do not say which one they cover.
 *
 * Returns: (transfer none) (nullable): the period, or %NULL: such documents are
 *   refused
 *
 * Since: 1.0
 */
DrPeriod *
dr_reader_get_default_period (DrReader *self)
{
  g_return_val_if_fail (DR_IS_READER (self), NULL);

  return self->default_period;
}

/**
 * dr_reader_set_default_period:
 * @self: a reader
 * @period: (nullable): a period, or %NULL to refuse such documents again
 *
 * Sets the period of documents that do not say which one they cover: a paragraph
 * cut out of a report, say. A period that a document states itself always counts.
 *
 * Since: 1.0
 */
void
dr_reader_set_default_period (DrReader *self,
                              DrPeriod *period)
{
  g_return_if_fail (DR_IS_READER (self));

  DrPeriod *before = self->default_period;
  self->default_period = period != NULL ? dr_period_ref (period) : NULL;
  if (before != NULL)
    dr_period_unref (before);
}

/**
 * dr_reader_get_encoding:
 * @self: a reader
 *
 * Gets the encoding that plain text is taken to be in.
 *
 * Returns: (transfer none) (nullable): its name, or %NULL: it is found out
 *
 * Since: 1.0
 */
const char *
dr_reader_get_encoding (DrReader *self)
{
  g_return_val_if_fail (DR_IS_READER (self), NULL);

  return self->encoding;
}

/**
 * dr_reader_set_encoding:
 * @self: a reader
 * @encoding: (nullable): `utf-8`, `utf-16le`, `utf-16be`, `windows-1258`, `tcvn3` or
 *   `vni`, in capitals or not; %NULL to find it out
 * @error: return location for an error
 *
 * Says which encoding plain text is in. Documents that say it themselves, such as
 * Word files, are not touched by it.
 *
 * Unless it is said, a byte order mark decides, then whether the text is UTF-8, or
 * unmistakably UTF-16; else it is the one encoding in which at least four in five of
 * the words with marks are Vietnamese syllables. Where none is, or two are, the text
 * is refused.
 *
 * TCVN3 has small letters alone: capitals with marks are small letters in another
 * font, which plain text does not tell, so they come as small letters.
 *
 * Fails with %DR_ERROR_ENCODING if there is no such encoding, and changes nothing.
 *
 * Returns: whether the encoding is known
 *
 * Since: 1.0
 */
gboolean
dr_reader_set_encoding (DrReader    *self,
                        const char  *encoding,
                        GError     **error)
{
  g_return_val_if_fail (DR_IS_READER (self), FALSE);

  if (encoding != NULL && !dr_encoding_check (encoding, error))
    return FALSE;

  char *copy = g_strdup (encoding);
  g_free (self->encoding);
  self->encoding = copy;

  return TRUE;
}

/**
 * dr_reader_get_lexicon:
 * @self: a reader
 *
 * Gets the words that the reader knows.
 *
 * Returns: (transfer none): the lexicon
 *
 * Since: 1.0
 */
DrLexicon *
dr_reader_get_lexicon (DrReader *self)
{
  g_return_val_if_fail (DR_IS_READER (self), NULL);

  return self->lexicon != NULL ? self->lexicon : dr_lexicon_get_default ();
}

/**
 * dr_reader_set_lexicon:
 * @self: a reader
 * @lexicon: (nullable): a lexicon, or %NULL for [func@DistrictReport.Lexicon.get_default]
 *
 * Sets the words that the reader knows from now on.
 *
 * Since: 1.0
 */
void
dr_reader_set_lexicon (DrReader  *self,
                       DrLexicon *lexicon)
{
  g_return_if_fail (DR_IS_READER (self));

  DrLexicon *before = self->lexicon;
  self->lexicon = lexicon != NULL ? dr_lexicon_ref (lexicon) : NULL;
  dr_spellings_pool_clear (self->spellings);
  if (before != NULL)
    dr_lexicon_unref (before);
}

/**
 * dr_reader_get_catalogue:
 * @self: a reader
 *
 * Gets the catalogue by which indicators are told.
 *
 * Returns: (transfer none): the catalogue
 *
 * Since: 1.0
 */
DrIndicatorCatalogue *
dr_reader_get_catalogue (DrReader *self)
{
  g_return_val_if_fail (DR_IS_READER (self), NULL);

  return self->catalogue != NULL ? self->catalogue : dr_indicator_catalogue_get_default ();
}

/**
 * dr_reader_set_catalogue:
 * @self: a reader
 * @catalogue: (nullable): a catalogue, or %NULL for
 *   [func@DistrictReport.IndicatorCatalogue.get_default]
 *
 * Sets the catalogue by which indicators are told from now on. It replaces the one
 * that comes with the library; to add to that, see
 * [method@DistrictReport.IndicatorCatalogue.extend].
 *
 * Since: 1.0
 */
void
dr_reader_set_catalogue (DrReader             *self,
                         DrIndicatorCatalogue *catalogue)
{
  g_return_if_fail (DR_IS_READER (self));

  DrIndicatorCatalogue *before = self->catalogue;
  self->catalogue = catalogue != NULL ? dr_indicator_catalogue_ref (catalogue) : NULL;
  dr_spellings_pool_clear (self->spellings);
  if (before != NULL)
    dr_indicator_catalogue_unref (before);
}

static gboolean
set_file_error (GError     **error,
                int          number,
                const char  *what)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number), "%s: %s", what, g_strerror (number));

  return FALSE;
}

static gboolean
check_size (DrReader  *self,
            guint64    size,
            GError   **error)
{
  if (size <= MIN (dr_limits_get (self->limits, DR_LIMIT_DOCUMENT), MOST_BYTES))
    return TRUE;

  return dr_limits_set_error (self->limits, DR_LIMIT_DOCUMENT, error, "document is too long");
}

/* A file mostly has the @size that it is said to have: there is room for that and for the byte that would be one too many. */
static GBytes *
read_descriptor (DrReader      *self,
                 int            descriptor,
                 gsize          size,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (GByteArray) content = g_byte_array_sized_new (size + 1);

  for (;;)
    {
      gsize before = content->len;
      gsize most = before <= size ? MIN (size + 1 - before, BLOCK_SIZE) : BLOCK_SIZE;
      gssize n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (!check_size (self, before, error))
        return NULL;

      g_byte_array_set_size (content, before + most);
      do
        n = read (descriptor, content->data + before, most);
      while (n < 0 && errno == EINTR);
      if (n < 0)
        {
          set_file_error (error, errno, "cannot read");
          return NULL;
        }
      g_byte_array_set_size (content, before + n);
      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&content));
    }
}

/**
 * dr_reader_read_path:
 * @self: a reader
 * @path: (type filename): path of a file
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads the document at @path.
 *
 * A file that cannot be opened or read gives the error of [error@Gio.IOErrorEnum]
 * that its reason stands for, a folder %G_IO_ERROR_IS_DIRECTORY, a cancelled read
 * %G_IO_ERROR_CANCELLED within 64 KiB. What the document itself may fail with is
 * said at [method@DistrictReport.Reader.read_bytes].
 *
 * Returns: (transfer full): the report, or %NULL with @error set
 *
 * Since: 1.0
 */
DrReport *
dr_reader_read_path (DrReader      *self,
                     const char    *path,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_return_val_if_fail (DR_IS_READER (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  /* O_NONBLOCK: a named pipe without a writer must not hang the caller. */
  int descriptor = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (descriptor < 0)
    {
      set_file_error (error, errno, "cannot open");
      return NULL;
    }

  struct stat status;
  g_autoptr (GBytes) bytes = NULL;
  if (fstat (descriptor, &status) != 0)
    set_file_error (error, errno, "cannot read");
  else if (S_ISDIR (status.st_mode))
    set_file_error (error, EISDIR, "cannot read");
  else if (!S_ISREG (status.st_mode))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "cannot read: not a regular file");
  else if (check_size (self, status.st_size, error))
    bytes = read_descriptor (self, descriptor, status.st_size, cancellable, error);
  close (descriptor);
  if (bytes == NULL)
    return NULL;

  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *display_name = g_filename_display_name (name);

  return dr_reader_read_bytes (self, bytes, display_name, cancellable, error);
}

static DrReport *
read_document (DrReader      *self,
               GBytes        *bytes,
               GBytes        *original,
               const char    *original_type,
               const char    *name,
               const char    *encoding,
               GCancellable  *cancellable,
               GError       **error)
{
  const DrDocumentOptions options = {
    .name = name,
    .encoding = encoding,
    .limits = self->limits,
    .cancellable = cancellable,
  };

  if (!check_size (self, g_bytes_get_size (bytes), error))
    return NULL;

  g_autoptr (DrDocument) document = dr_document_read (bytes, &options, error);
  if (document == NULL)
    return NULL;
  if (original != NULL)
    {
      g_bytes_unref (document->content);
      document->content = g_bytes_ref (original);
      document->content_type = original_type;
    }

  const DrReadingSettings settings = {
    .lexicon = self->lexicon != NULL ? self->lexicon : dr_lexicon_get_default (),
    .catalogue = self->catalogue != NULL ? self->catalogue : dr_indicator_catalogue_get_default (),
    .spellings = self->spellings,
    .limits = self->limits,
    .default_period = self->default_period,
  };

  return dr_report_reading_read (&settings, document, cancellable, error);
}

/**
 * dr_reader_read_bytes:
 * @self: a reader
 * @bytes: the document
 * @name: (nullable): a name for it, such as the file's
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads a document that is in memory.
 *
 * Fails with
 *
 * - %DR_ERROR_MALFORMED if there is nothing in it, or it is damaged,
 * - %DR_ERROR_ENCODING if it is text in no encoding that can be told,
 * - %DR_ERROR_UNSUPPORTED if it is a document of another type, or encrypted,
 * - %DR_ERROR_INVALID if nothing in it says which period it reports on,
 * - %DR_ERROR_LIMIT if one of [method@DistrictReport.Reader.get_limits] is reached,
 * - %G_IO_ERROR_CANCELLED if @cancellable was cancelled.
 *
 * A document without a single figure is no error: it gives a report without
 * achievements.
 *
 * Returns: (transfer full): the report, or %NULL with @error set
 *
 * Since: 1.0
 */
DrReport *
dr_reader_read_bytes (DrReader      *self,
                      GBytes        *bytes,
                      const char    *name,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_return_val_if_fail (DR_IS_READER (self), NULL);
  g_return_val_if_fail (bytes != NULL, NULL);

  return read_document (self, bytes, NULL, NULL, name, self->encoding, cancellable, error);
}

/**
 * dr_reader_read_converted:
 * @self: a reader
 * @bytes: a document that was made of another, such as the .docx that an office
 *   program made of a .doc
 * @original: the document that it was made of
 * @original_type: its media type, such as `application/msword`
 * @name: (nullable): a name for it, such as the file's
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads a document as [method@DistrictReport.Reader.read_bytes] does, for another
 * one: checksum, size and type in the report are those of @original, which the same
 * report comes of whenever it is converted, though no two conversions be the same
 * bytes. Locations are those in @bytes.
 *
 * Returns: (transfer full): the report, or %NULL with @error set
 *
 * Since: 1.0
 */
DrReport *
dr_reader_read_converted (DrReader      *self,
                          GBytes        *bytes,
                          GBytes        *original,
                          const char    *original_type,
                          const char    *name,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_return_val_if_fail (DR_IS_READER (self), NULL);
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (original != NULL, NULL);
  g_return_val_if_fail (original_type != NULL, NULL);

  return read_document (self, bytes, original, original_type, name, self->encoding, cancellable, error);
}

/**
 * dr_reader_read_text:
 * @self: a reader
 * @text: a text in UTF-8
 * @error: return location for an error
 *
 * Reads a text that is in memory, as [method@DistrictReport.Reader.read_bytes]
 * does, without a name.
 *
 * Returns: (transfer full): the report, or %NULL with @error set
 *
 * Since: 1.0
 */
DrReport *
dr_reader_read_text (DrReader    *self,
                     const char  *text,
                     GError     **error)
{
  g_return_val_if_fail (DR_IS_READER (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return read_document (self, bytes, NULL, NULL, NULL, "utf-8", NULL, error);
}
