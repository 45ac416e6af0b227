/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "model/dr-text-private.h"

#include <string.h>

#include "base/dr-error-private.h"
#include "base/dr-fold-private.h"
#include "base/dr-limits-private.h"
#include "model/dr-properties-private.h"

/* The index holds where every 64 KiB of text begin, so that a place in one line of
   100 MB is found as fast as in many short ones, at a few bytes a page. */
#define PAGE_SIZE 65536

/* What lies before an offset, and before the line that the offset is in. */
typedef struct
{
  guint   line;             /* line breaks before the offset */
  guint64 code_points;
  guint64 utf16_units;
  guint64 line_code_points; /* before the line */
  guint64 line_utf16_units;
} Position;

/**
 * DrPlace:
 *
 * A place in a text as people and programs count it: line and column, code
 * points (as Python counts a string), UTF-16 units (as JavaScript and many
 * editors do).
 *
 * Places come from [method@DistrictReport.Text.locate].
 *
 * ```c
 * g_autoptr (DrPlace) place = dr_text_locate (text, 120, &error);
 * g_autofree char *written = dr_place_to_string (place);
 * g_print ("%s\n", written);
 * // line 12, column 4
 * ```
 *
 * Since: 1.0
 */
struct _DrPlace
{
  gatomicrefcount ref_count;
  Position        position;
};

G_DEFINE_BOXED_TYPE (DrPlace, dr_place, dr_place_ref, dr_place_unref)

/**
 * DrText:
 *
 * The text of a document: its bytes as they are, and where its lines begin.
 *
 * A text is UTF-8, checked once when it is made, so that every later reader may
 * trust it. Nothing is changed: a byte order mark, carriage returns and
 * decomposed letters stay, and offsets are offsets in the file. Lines end with
 * a line feed, a carriage return, or both together; what follows the last
 * break is a line too, even if it is empty.
 *
 * ```c
 * g_autoptr (GBytes) bytes = g_bytes_new_static ("Báo cáo\nkết quả", 18);
 * g_autoptr (DrText) text = dr_text_new (bytes, "q4.txt", NULL, &error);
 * g_autoptr (DrPlace) place = dr_text_locate (text, 16, &error);
 * g_print ("%u lines; byte 16 is in line %u, column %" G_GUINT64_FORMAT "\n",
 *          dr_text_get_n_lines (text), dr_place_get_line (place), dr_place_get_column (place));
 * // 2 lines; byte 16 is in line 2, column 5
 * ```
 *
 * Since: 1.0
 */
struct _DrText
{
  GObject        parent_instance;

  GBytes        *bytes;     /* (owned) (nullable) */
  char          *name;      /* (owned) (nullable) */
  DrLocationMap *locations; /* (owned) (nullable) of a text that was extracted from a document */

  gsize          once;      /* of index */
  Position      *index;     /* (owned) one a page, and one for the end */
};

G_DEFINE_FINAL_TYPE (DrText, dr_text, G_TYPE_OBJECT)

typedef enum
{
  PROP_BYTES = 1,
  PROP_SIZE,
  PROP_NAME,
  PROP_N_LINES
} Property;

static GParamSpec *properties[PROP_N_LINES + 1];

/* Moves @position, which is that of @start, on to @end. Characters count where they begin. */
static void
position_advance (Position     *position,
                  const guint8 *data,
                  gsize         size,
                  gsize         start,
                  gsize         end)
{
  for (gsize i = start; i < end; i++)
    {
      guint8 byte = data[i];

      if ((byte & 0xc0) == 0x80)
        continue;

      position->code_points++;
      position->utf16_units += byte >= 0xf0 ? 2 : 1;

      if (byte == '\n' || (byte == '\r' && (i + 1 == size || data[i + 1] != '\n')))
        {
          position->line++;
          position->line_code_points = position->code_points;
          position->line_utf16_units = position->utf16_units;
        }
    }
}

/* The place of @offset, counted from @start, which is at @from. */
static DrPlace *
place_new_in (const guint8   *data,
              gsize           size,
              gsize           offset,
              const Position *from,
              gsize           start)
{
  DrPlace *place = g_new (DrPlace, 1);

  g_atomic_ref_count_init (&place->ref_count);
  place->position = *from;
  position_advance (&place->position, data, size, start, offset);

  return place;
}

static char *
write_place (const guint8 *data,
             gsize         size,
             gsize         offset)
{
  const Position beginning = { 0 };
  g_autoptr (DrPlace) place = place_new_in (data, size, offset, &beginning, 0);

  return dr_place_to_string (place);
}

/* How many bytes the character that @lead begins has, 0 if it begins none. */
static gsize
character_size (guint8 lead)
{
  if (lead < 0x80)
    return 1;
  if (lead >= 0xc2 && lead <= 0xdf)
    return 2;
  if (lead >= 0xe0 && lead <= 0xef)
    return 3;
  if (lead >= 0xf0 && lead <= 0xf4)
    return 4;
  return 0;
}

static gboolean
is_cut (const guint8 *data,
        gsize         size,
        gsize         offset)
{
  gsize expected = character_size (data[offset]);

  if (expected <= size - offset)
    return FALSE;

  for (gsize i = offset + 1; i < size; i++)
    if ((data[i] & 0xc0) != 0x80)
      return FALSE;

  return TRUE;
}

static gboolean
check_size (GBytes          *bytes,
            const DrLimits  *limits,
            GError         **error)
{
  gsize size = g_bytes_get_size (bytes);
  char count[DR_COUNT_BUFFER];

  return size <= dr_limits_get_or_default (limits, DR_LIMIT_DOCUMENT) ||
         dr_limits_set_error (limits, DR_LIMIT_DOCUMENT, error,
                              "the text has %s bytes", dr_count_write (size, count));
}

static gboolean
check_bytes (GBytes          *bytes,
             const DrLimits  *limits,
             GError         **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (dr_fold_is_sound ((const char *) data, size, dr_limits_get_or_default (limits, DR_LIMIT_COMBINING)))
    return TRUE;

  const char *end;
  if (!g_utf8_validate_len ((const char *) data, size, &end))
    {
      gsize offset = (const guint8 *) end - data;
      g_autofree char *place = write_place (data, size, offset);

      if (data[offset] == '\0')
        return dr_error_set (error, DR_ERROR_ENCODING,
                             "%s: a NUL byte: this is no text, or not UTF-8", place);
      if (is_cut (data, size, offset))
        return dr_error_set (error, DR_ERROR_ENCODING,
                             "%s: the text ends inside a character, after byte 0x%02X",
                             place, data[size - 1]);
      return dr_error_set (error, DR_ERROR_ENCODING,
                           "%s: byte 0x%02X is not UTF-8", place, data[offset]);
    }

  gsize offset;
  if (dr_fold_find_mark_run ((const char *) data, size,
                             dr_limits_get_or_default (limits, DR_LIMIT_COMBINING), &offset))
    {
      g_autofree char *place = write_place (data, size, offset);
      return dr_limits_set_error (limits, DR_LIMIT_COMBINING, error,
                                  "%s: too many combining marks in a row", place);
    }

  return TRUE;
}

static DrText *
make_text (GBytes     *bytes,
           const char *name)
{
  DrText *self = g_object_new (DR_TYPE_TEXT, NULL);

  self->bytes = g_bytes_ref (bytes);
  self->name = g_strdup (name);

  return self;
}

/* Makes the index when it is first asked for: most texts are read whole and never located. */
static const Position *
get_index (DrText *self)
{
  if (g_once_init_enter (&self->once))
    {
      gsize size;
      const guint8 *data = g_bytes_get_data (self->bytes, &size);
      gsize n_pages = size / PAGE_SIZE + 1;
      Position position = { 0 };

      self->index = g_new (Position, n_pages + 1);
      for (gsize page = 0; page < n_pages; page++)
        {
          gsize start = page * PAGE_SIZE;
          self->index[page] = position;
          position_advance (&position, data, size, start, MIN (start + PAGE_SIZE, size));
        }
      self->index[n_pages] = position;

      g_once_init_leave (&self->once, n_pages);
    }

  return self->index;
}

static void
dr_text_get_property (GObject    *object,
                      guint       id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  DrText *self = DR_TEXT (object);

  switch ((Property) id)
    {
    case PROP_BYTES:
      g_value_set_boxed (value, dr_text_get_bytes (self));
      break;
    case PROP_SIZE:
      g_value_set_uint64 (value, dr_text_get_size (self));
      break;
    case PROP_NAME:
      g_value_set_string (value, dr_text_get_name (self));
      break;
    case PROP_N_LINES:
      g_value_set_uint (value, dr_text_get_n_lines (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dr_text_finalize (GObject *object)
{
  DrText *self = DR_TEXT (object);

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->locations, dr_location_map_free);
  g_clear_pointer (&self->index, g_free);

  G_OBJECT_CLASS (dr_text_parent_class)->finalize (object);
}

static void
dr_text_class_init (DrTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dr_text_get_property;
  object_class->finalize = dr_text_finalize;

  /**
   * DrText:bytes:
   *
   * The bytes of the text, UTF-8.
   *
   * Since: 1.0
   */
  properties[PROP_BYTES] = dr_property_boxed ("bytes", G_TYPE_BYTES);

  /**
   * DrText:size:
   *
   * How many bytes the text has.
   *
   * Since: 1.0
   */
  properties[PROP_SIZE] = dr_property_uint64 ("size");

  /**
   * DrText:name:
   *
   * The name that the text goes by in messages.
   *
   * Since: 1.0
   */
  properties[PROP_NAME] = dr_property_string ("name");

  /**
   * DrText:n-lines:
   *
   * How many lines the text has.
   *
   * Since: 1.0
   */
  properties[PROP_N_LINES] = dr_property_uint ("n-lines");

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
dr_text_init (DrText *self)
{
}

/**
 * dr_text_new:
 * @bytes: the bytes, which are kept and not copied
 * @name: (nullable): a name for messages, such as the file name that the user
 *   typed
 * @limits: (nullable): the limits to keep to, or `NULL` for the defaults
 * @error: return location for an error
 *
 * Makes a text of bytes that are UTF-8 already. Empty bytes make an empty text.
 *
 * Fails with [error@DistrictReport.Error.ENCODING] if the bytes are not UTF-8,
 * end inside a character or hold a NUL byte, and with
 * [error@DistrictReport.Error.LIMIT] if there are more bytes than
 * [enum@DistrictReport.Limit.DOCUMENT] allows or more combining marks in a row
 * than [enum@DistrictReport.Limit.COMBINING] does. Messages begin with the
 * place: `line 12, column 4: byte 0x93 is not UTF-8`.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
DrText *
dr_text_new (GBytes          *bytes,
             const char      *name,
             const DrLimits  *limits,
             GError         **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  if (!check_size (bytes, limits, error) || !check_bytes (bytes, limits, error))
    return NULL;

  return make_text (bytes, name);
}

DrText *
dr_text_new_sound (GBytes          *bytes,
                   const char      *name,
                   const DrLimits  *limits,
                   GError         **error)
{
  return check_size (bytes, limits, error) ? make_text (bytes, name) : NULL;
}

DrText *
dr_text_new_located (GBytes          *bytes,
                     const char      *name,
                     DrLocationMap   *locations,
                     const DrLimits  *limits,
                     GError         **error)
{
  DrText *self = dr_text_new (bytes, name, limits, error);

  if (self != NULL)
    self->locations = locations;
  else
    dr_location_map_free (locations);

  return self;
}

/**
 * dr_text_get_bytes:
 * @self: a text
 *
 * Gets the bytes of the text, just as they were given. They are not
 * zero-terminated.
 *
 * Returns: (transfer none) (nullable): the bytes, or `NULL` for a text that was
 *   not made by [ctor@DistrictReport.Text.new]
 *
 * Since: 1.0
 */
GBytes *
dr_text_get_bytes (DrText *self)
{
  g_return_val_if_fail (DR_IS_TEXT (self), NULL);

  return self->bytes;
}

/**
 * dr_text_get_size:
 * @self: a text
 *
 * Gets how long the text is.
 *
 * Returns: its bytes, not its characters
 *
 * Since: 1.0
 */
guint64
dr_text_get_size (DrText *self)
{
  g_return_val_if_fail (DR_IS_TEXT (self), 0);

  return self->bytes == NULL ? 0 : g_bytes_get_size (self->bytes);
}

/**
 * dr_text_get_name:
 * @self: a text
 *
 * Gets the name that the text goes by in messages. It never comes into a
 * report's output.
 *
 * Returns: (transfer none) (nullable): the name, or `NULL` if it was given none
 *
 * Since: 1.0
 */
const char *
dr_text_get_name (DrText *self)
{
  g_return_val_if_fail (DR_IS_TEXT (self), NULL);

  return self->name;
}

/**
 * dr_text_get_n_lines:
 * @self: a text
 *
 * Counts the lines. What follows the last line break counts as a line even if
 * it is empty, as in an editor: `"a\n"` has two lines, and an empty text has
 * one.
 *
 * The first call walks the whole text; later ones are immediate.
 *
 * Returns: the number of lines; 0 for a text that was not made by
 *   [ctor@DistrictReport.Text.new]
 *
 * Since: 1.0
 */
guint
dr_text_get_n_lines (DrText *self)
{
  g_return_val_if_fail (DR_IS_TEXT (self), 0);

  if (self->bytes == NULL)
    return 0;

  const Position *index = get_index (self);

  return index[self->once].line + 1;
}

/* Where the character begins that the byte at @offset belongs to. */
static gsize
find_character (const guint8 *data,
                gsize         size,
                gsize         offset)
{
  while (offset > 0 && offset < size && (data[offset] & 0xc0) == 0x80)
    offset--;

  return offset;
}

/**
 * dr_text_dup_slice:
 * @self: a text
 * @span: a span in the text
 * @error: return location for an error
 *
 * Copies the words between the ends of a span. An empty span gives an empty
 * string.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if the span goes beyond the
 * end of the text or cuts a character apart.
 *
 * Returns: (transfer full): the words
 *
 * Since: 1.0
 */
char *
dr_text_dup_slice (DrText  *self,
                   DrSpan  *span,
                   GError **error)
{
  g_return_val_if_fail (DR_IS_TEXT (self), NULL);
  g_return_val_if_fail (span != NULL, NULL);

  guint64 start = dr_span_get_start (span);
  guint64 end = dr_span_get_end (span);
  gsize size = dr_text_get_size (self);
  const guint8 *data = self->bytes == NULL ? NULL : g_bytes_get_data (self->bytes, NULL);

  if (end > size)
    {
      dr_error_set (error, DR_ERROR_INVALID,
                    "span %" G_GUINT64_FORMAT "-%" G_GUINT64_FORMAT
                    " goes beyond the text, which has %" G_GSIZE_FORMAT " bytes",
                    start, end, size);
      return NULL;
    }

  if (find_character (data, size, start) != start || find_character (data, size, end) != end)
    {
      dr_error_set (error, DR_ERROR_INVALID,
                    "span %" G_GUINT64_FORMAT "-%" G_GUINT64_FORMAT " cuts a character apart",
                    start, end);
      return NULL;
    }

  /* No bytes may well be no pointer. */
  return start == end ? g_strdup ("") : g_strndup ((const char *) data + start, end - start);
}

char *
dr_text_describe (DrText  *self,
                  guint64  start,
                  guint64  end)
{
  if (self->locations == NULL || end > dr_text_get_size (self))
    return NULL;

  return dr_location_map_describe (self->locations, (guint32) start, (guint32) end);
}

/**
 * dr_text_dup_location:
 * @self: a text
 * @span: a span in the text
 *
 * Says where the words of a span stood in the document that the text was
 * extracted from, in the words of that kind of document: `paragraph 12, run 3`,
 * `table 2, row 4, cell 3`, `footnote 1, paragraph 1`, `sheet "2024", cell B7`.
 * Everything counts from 1. A span over two places names both:
 * `paragraph 12, runs 3-4`, `paragraph 12 to paragraph 13`.
 *
 * A text that is its own document has no locations: line and column of
 * [method@DistrictReport.Text.locate] say it all.
 *
 * Returns: (transfer full) (nullable): the location, or `NULL` where there is
 *   none: in plain text, beyond the end of the text, or in a text that came
 *   from JSON
 *
 * Since: 1.0
 */
char *
dr_text_dup_location (DrText *self,
                      DrSpan *span)
{
  g_return_val_if_fail (DR_IS_TEXT (self), NULL);
  g_return_val_if_fail (span != NULL, NULL);

  return dr_text_describe (self, dr_span_get_start (span), dr_span_get_end (span));
}

/**
 * dr_text_locate:
 * @self: a text
 * @offset: an offset in bytes
 * @error: return location for an error
 *
 * Finds the line and column of a byte. An offset inside a character counts as
 * the character's own; the offset after the last byte is the end of the text.
 *
 * The first call walks the whole text once to index it; after that a call is
 * fast however long the lines are, and from any thread.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if @offset lies beyond the
 * end of the text.
 *
 * Returns: (transfer full): the place
 *
 * Since: 1.0
 */
DrPlace *
dr_text_locate (DrText   *self,
                guint64   offset,
                GError  **error)
{
  g_return_val_if_fail (DR_IS_TEXT (self), NULL);

  gsize size = dr_text_get_size (self);
  if (self->bytes == NULL || offset > size)
    {
      dr_error_set (error, DR_ERROR_INVALID,
                    "offset %" G_GUINT64_FORMAT
                    " lies beyond the text, which has %" G_GSIZE_FORMAT " bytes",
                    offset, size);
      return NULL;
    }

  const guint8 *data = g_bytes_get_data (self->bytes, NULL);
  gsize character = find_character (data, size, offset);
  gsize page = character / PAGE_SIZE;

  return place_new_in (data, size, character, &get_index (self)[page], page * PAGE_SIZE);
}

/**
 * dr_place_ref: (skip)
 * @self: a place
 *
 * Takes a reference to a place. This is safe from any thread.
 *
 * Returns: (transfer full): the same place
 *
 * Since: 1.0
 */
DrPlace *
dr_place_ref (DrPlace *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * dr_place_unref: (skip)
 * @self: (transfer full): a place
 *
 * Gives a reference back; the last one frees the place.
 *
 * Since: 1.0
 */
void
dr_place_unref (DrPlace *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->ref_count))
    g_free (self);
}

/**
 * dr_place_get_line:
 * @self: a place
 *
 * Gets the line.
 *
 * Returns: the number of the line, from 1
 *
 * Since: 1.0
 */
guint
dr_place_get_line (DrPlace *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->position.line + 1;
}

/**
 * dr_place_get_column:
 * @self: a place
 *
 * Gets the column in code points. A tab counts as one, and so do a combining
 * mark and a byte order mark.
 *
 * Returns: the number of the column, from 1
 *
 * Since: 1.0
 */
guint64
dr_place_get_column (DrPlace *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->position.code_points - self->position.line_code_points + 1;
}

/**
 * dr_place_get_utf16_column:
 * @self: a place
 *
 * Gets the column in UTF-16 units, as JavaScript and the Language Server
 * Protocol count them: characters beyond U+FFFF count as two.
 *
 * Returns: the number of the column, from 1
 *
 * Since: 1.0
 */
guint64
dr_place_get_utf16_column (DrPlace *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->position.utf16_units - self->position.line_utf16_units + 1;
}

/**
 * dr_place_get_code_point:
 * @self: a place
 *
 * Gets the place as an index into the code points of the whole text, as Python
 * indexes a string.
 *
 * Returns: the code points before the place, from 0
 *
 * Since: 1.0
 */
guint64
dr_place_get_code_point (DrPlace *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->position.code_points;
}

/**
 * dr_place_get_utf16_unit:
 * @self: a place
 *
 * Gets the place as an index into the UTF-16 units of the whole text, as
 * JavaScript indexes a string.
 *
 * Returns: the UTF-16 units before the place, from 0
 *
 * Since: 1.0
 */
guint64
dr_place_get_utf16_unit (DrPlace *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->position.utf16_units;
}

/**
 * dr_place_to_string:
 * @self: a place
 *
 * Writes a place as messages do: `line 12, column 4`.
 *
 * Returns: (transfer full): the place as text
 *
 * Since: 1.0
 */
char *
dr_place_to_string (DrPlace *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup_printf ("line %u, column %" G_GUINT64_FORMAT,
                          dr_place_get_line (self), dr_place_get_column (self));
}
