/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-document-builder-private.h"

#include <string.h>

#include "base/dr-error-private.h"
#include "base/dr-limits-private.h"
#include "base/dr-vectorized-private.h"
#include "model/dr-text-private.h"
#include "reading/documents/dr-document-fragment-private.h"
#include "reading/documents/dr-letterhead-table-private.h"

/* More of any of them is no report, and each costs some hundred bytes. */
#define MOST_PARTS 65536

#define NO_CELL G_MAXUINT

/* The head of a report is one table or two, and what stands above it is short. */
#define MOST_LETTERHEAD_TABLES 2
#define MOST_ABOVE_LETTERHEAD 1024

/* A table that is being written; @depth is 1 for one whose rows are lines. */
typedef struct
{
  guint    depth;
  DrGrid  *grid;              /* (owned) (nullable) of the table whose rows are lines */
  guint32  location;
  guint    row;               /* of the table whose rows are lines, from 0 */
  gboolean has_cell;          /* in this row */
  guint    reach;             /* column behind the last cell of this row */
  guint    column;            /* of the cell at hand */
  guint    column_span;
  guint    row_span;
  gsize    cell_start;
  guint    cell_paragraphs;
  guint32  cell_location;
  GArray  *ends;              /* (owned) (element-type guint32) blanks of @grid where a paragraph, a line or a cell ends */
  guint    above[DR_GRID_MOST_COLUMNS]; /* the cell of the grid that begins at each column, in the rows above */
} Table;

typedef struct
{
  DrFragment *fragment;       /* (owned) (nullable) until it was referred to */
  guint32     location;
  guint       number;         /* 0: nobody referred to it */
} Note;

/* Where text goes: the document, a text box in it, a note. */
typedef struct
{
  DrFragment *fragment;       /* (owned) */
  guint32     location;       /* of all of it, or DR_LOCATION_NONE */
  Note       *note;           /* (not owned) (nullable) if that is what it is */
  Table      *table;          /* (owned) (nullable) made when the first table begins */
  guint       n_paragraphs;
  guint32     paragraph_location; /* DR_LOCATION_NONE: nothing is written of it yet */
  guint32     run;
  guint32     located_run;    /* what the fragment was told last */
  gboolean    wants_space;    /* before what comes next */
  gboolean    is_at_end;      /* of a paragraph or line in a cell, which that space stands for */
  GPtrArray  *behind;         /* (owned) (nullable) (element-type DrFragment) what comes behind this paragraph or table */
} Context;

struct _DrDocumentBuilder
{
  const DrLimits *limits;
  DrLocationMap  *map;        /* (owned) (nullable) until it is given away */
  GPtrArray      *contexts;   /* (owned) (element-type Context) the last one is at hand */
  GHashTable     *notes[2];   /* (owned) (element-type utf8 Note) footnotes, endnotes */
  guint           n_notes[2]; /* referred to */
  guint           n_tables;
  guint           n_boxes;
  gsize           size;       /* of all text */
  GString        *decoded;    /* (owned) letters of an old font */
};

static void
context_free (gpointer data)
{
  Context *context = data;

  dr_fragment_free (context->fragment);
  if (context->table != NULL)
    {
      g_clear_pointer (&context->table->grid, dr_grid_free);
      g_clear_pointer (&context->table->ends, g_array_unref);
    }
  g_free (context->table);
  g_clear_pointer (&context->behind, g_ptr_array_unref);
  g_free (context);
}

static void
push_context (DrDocumentBuilder *self,
              guint32            location)
{
  Context *context = g_new0 (Context, 1);

  context->fragment = dr_fragment_new (self->map, self->contexts->len == 0);
  context->location = location;
  context->paragraph_location = DR_LOCATION_NONE;
  g_ptr_array_add (self->contexts, context);
}

static Context *
get_context (DrDocumentBuilder *self)
{
  return g_ptr_array_index (self->contexts, self->contexts->len - 1);
}

static void
note_free (gpointer data)
{
  Note *note = data;

  g_clear_pointer (&note->fragment, dr_fragment_free);
  g_free (note);
}

DrDocumentBuilder *
dr_document_builder_new (const DrLimits *limits)
{
  DrDocumentBuilder *self = g_new0 (DrDocumentBuilder, 1);

  self->limits = limits;
  self->map = dr_location_map_new ();
  self->decoded = g_string_new (NULL);
  self->contexts = g_ptr_array_new_with_free_func (context_free);
  for (gsize i = 0; i < G_N_ELEMENTS (self->notes); i++)
    self->notes[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, note_free);
  push_context (self, DR_LOCATION_NONE);

  return self;
}

void
dr_document_builder_free (DrDocumentBuilder *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->notes); i++)
    g_hash_table_unref (self->notes[i]);
  g_ptr_array_unref (self->contexts);
  g_string_free (self->decoded, TRUE);
  g_clear_pointer (&self->map, dr_location_map_free);
  g_free (self);
}

/* --- text --- */

static Table *
get_table (Context *context)
{
  return context->table != NULL && context->table->depth > 0 ? context->table : NULL;
}

static gboolean
grow (DrDocumentBuilder  *self,
      gsize               by,
      GError            **error)
{
  /* The first failure counts. */
  if (error != NULL && *error != NULL)
    return FALSE;

  self->size += by;
  if (self->size <= MIN (dr_limits_get_or_default (self->limits, DR_LIMIT_DOCUMENT), G_MAXUINT32 - 1))
    return TRUE;

  return dr_limits_set_error (self->limits, DR_LIMIT_DOCUMENT, error, "the text of the document is too long");
}

static void
put (DrDocumentBuilder  *self,
     Context            *context,
     const char         *text,
     gsize               length,
     GError            **error)
{
  if (grow (self, length, error))
    g_string_append_len (context->fragment->text, text, (gssize) length);
}

/* Says where the paragraph at hand stands: once there is something in it. */
static guint32
make_paragraph_location (DrDocumentBuilder *self,
                         Context           *context)
{
  Table *table = get_table (context);

  if (table == NULL)
    return dr_location_map_add (self->map, context->location, DR_LOCATION_PARAGRAPH, context->n_paragraphs, 0, NULL);

  if (table->cell_location == DR_LOCATION_NONE)
    table->cell_location = dr_location_map_add (self->map, table->location, DR_LOCATION_CELL, table->row + 1,
                                                table->column + 1, NULL);

  return table->cell_paragraphs > 1 ? dr_location_map_add (self->map, table->cell_location, DR_LOCATION_PARAGRAPH,
                                                           table->cell_paragraphs, 0, NULL)
                                    : table->cell_location;
}

static void
locate (DrDocumentBuilder *self,
        Context           *context)
{
  if (context->paragraph_location == DR_LOCATION_NONE)
    context->paragraph_location = make_paragraph_location (self, context);
  else if (context->located_run == context->run)
    return;

  context->located_run = context->run;
  dr_fragment_locate (context->fragment, context->paragraph_location, context->run);
}

/* Remembers a blank of a table as one where a line ends, should the table be the head of a report. */
static void
note_end (Context *context,
          gsize    offset)
{
  Table *table = get_table (context);
  guint32 end = (guint32) offset;

  if (table != NULL && table->grid != NULL && offset >= table->grid->start
      && offset - table->grid->start <= DR_LETTERHEAD_TABLE_MOST_BYTES)
    g_array_append_val (table->ends, end);
}

/* What is laid out by control characters stands in one line here. */
static DR_VECTORIZED void
blank_controls (char  *text,
                gsize  length)
{
  for (gsize i = 0; i < length; i++)
    text[i] = (guchar) text[i] < ' ' ? ' ' : text[i];
}

void
dr_document_builder_append (DrDocumentBuilder  *self,
                            const char         *text,
                            gsize               length,
                            GError            **error)
{
  Context *context = get_context (self);
  GString *string = context->fragment->text;

  if (length == 0)
    return;

  if (context->wants_space && string->len > 0 && !g_ascii_isspace (string->str[string->len - 1]) && *text != ' ')
    put (self, context, " ", 1, error);
  if (context->is_at_end && string->len > 0)
    note_end (context, *text == ' ' ? string->len : string->len - 1);
  context->wants_space = FALSE;
  context->is_at_end = FALSE;
  locate (self, context);
  gsize start = string->len;
  put (self, context, text, length, error);
  blank_controls (string->str + start, string->len - start);
}

/* Within a cell every blank is a space, and only one. */
static void
append_blank (DrDocumentBuilder  *self,
              const char         *blank,
              GError            **error)
{
  Context *context = get_context (self);

  if (get_table (context) != NULL)
    {
      context->wants_space = TRUE;
      context->is_at_end |= *blank == '\n';
    }
  else
    {
      locate (self, context);
      put (self, context, blank, 1, error);
    }
}

void
dr_document_builder_append_break (DrDocumentBuilder  *self,
                                  GError            **error)
{
  append_blank (self, "\n", error);
}

void
dr_document_builder_append_tab (DrDocumentBuilder  *self,
                                GError            **error)
{
  append_blank (self, "\t", error);
}

void
dr_document_builder_set_run (DrDocumentBuilder *self,
                             guint              run)
{
  get_context (self)->run = run;
}

void
dr_document_builder_begin_paragraph (DrDocumentBuilder *self)
{
  Context *context = get_context (self);
  Table *table = get_table (context);

  context->paragraph_location = DR_LOCATION_NONE;
  context->run = 0;
  if (table == NULL)
    context->n_paragraphs++;
  else
    table->cell_paragraphs++;
}

/* Writes what waited for the end of the paragraph or table. */
static void
flush (Context *context)
{
  if (context->behind == NULL)
    return;

  for (guint i = 0; i < context->behind->len; i++)
    dr_fragment_take (context->fragment, g_ptr_array_index (context->behind, i));
  g_ptr_array_set_size (context->behind, 0);
}

void
dr_document_builder_end_paragraph (DrDocumentBuilder  *self,
                                   GError            **error)
{
  Context *context = get_context (self);

  if (get_table (context) != NULL)
    {
      context->wants_space = TRUE;
      context->is_at_end = TRUE;
      return;
    }
  put (self, context, "\n", 1, error);
  context->wants_space = FALSE;
  context->is_at_end = FALSE;
  flush (context);
}

static void
put_behind (Context    *context,
            DrFragment *fragment)
{
  if (context->behind == NULL)
    context->behind = g_ptr_array_new_with_free_func ((GDestroyNotify) dr_fragment_free);
  g_ptr_array_add (context->behind, fragment);
}

/* --- tables --- */

static gboolean
count_part (guint       *n,
            const char  *what,
            GError     **error)
{
  if (++*n <= MOST_PARTS)
    return TRUE;

  return dr_error_set (error, DR_ERROR_UNSUPPORTED, "more than %d %s", MOST_PARTS, what);
}

void
dr_document_builder_begin_table (DrDocumentBuilder  *self,
                                 GError            **error)
{
  Context *context = get_context (self);

  if (context->table == NULL)
    context->table = g_new0 (Table, 1);

  Table *table = context->table;
  if (table->depth++ > 0)
    {
      context->wants_space = TRUE;
      return;
    }
  if (!count_part (&self->n_tables, "tables", error))
    return;

  table->grid = dr_grid_new ((guint32) context->fragment->text->len);
  if (table->ends == NULL)
    table->ends = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_set_size (table->ends, 0);
  table->location = dr_location_map_add (self->map, context->location, DR_LOCATION_TABLE, self->n_tables, 0, NULL);
  table->row = 0;
  table->has_cell = FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (table->above); i++)
    table->above[i] = NO_CELL;
}

/* Gives each paragraph and cell of the head of a report its line, if the table that was just written is one. */
static gboolean
part_letterhead (DrDocumentBuilder *self,
                 Context           *context,
                 const Table       *table,
                 const DrGrid      *grid)
{
  GString *text = context->fragment->text;

  if (self->n_tables > MOST_LETTERHEAD_TABLES || grid->start > MOST_ABOVE_LETTERHEAD
      || text->len - grid->start > DR_LETTERHEAD_TABLE_MOST_BYTES)
    return FALSE;

  /* Each line takes the place of a blank, so that nothing moves. */
  g_autofree char *lines = g_strndup (text->str + grid->start, text->len - grid->start);
  for (guint i = 0; i < table->ends->len; i++)
    {
      char *blank = lines + g_array_index (table->ends, guint32, i) - grid->start;

      if (*blank == ' ' || *blank == '\t')
        *blank = '\n';
    }
  if (!dr_letterhead_table_is_one (lines, table->row))
    return FALSE;
  memcpy (text->str + grid->start, lines, text->len - grid->start);

  return TRUE;
}

void
dr_document_builder_end_table (DrDocumentBuilder  *self,
                               GError            **error)
{
  Context *context = get_context (self);
  Table *table = get_table (context);

  if (table == NULL || --table->depth > 0)
    {
      context->wants_space = TRUE;
      return;
    }

  DrGrid *grid = g_steal_pointer (&table->grid);
  gsize end = context->fragment->text->len;
  /* A head is text, and its cells are no figures. */
  if (grid == NULL || grid->cells->len == 0 || part_letterhead (self, context, table, grid))
    g_clear_pointer (&grid, dr_grid_free);
  else
    {
      dr_grid_end (grid, (guint32) (end > grid->start ? end - 1 : end));
      g_ptr_array_add (context->fragment->grids, grid);
    }
  context->wants_space = FALSE;
  context->is_at_end = FALSE;
  flush (context);
}

/* The table whose rows are lines, if its own rows and cells are meant; NULL inside a table in a cell. */
static Table *
get_outer_table (Context *context)
{
  return context->table != NULL && context->table->depth == 1 && context->table->grid != NULL ? context->table : NULL;
}

void
dr_document_builder_begin_row (DrDocumentBuilder *self)
{
  Table *table = get_outer_table (get_context (self));

  if (table == NULL)
    return;
  table->has_cell = FALSE;
  table->reach = 0;
}

void
dr_document_builder_end_row (DrDocumentBuilder  *self,
                             GError            **error)
{
  Context *context = get_context (self);
  Table *table = get_outer_table (context);

  if (table == NULL || !table->has_cell)
    {
      context->wants_space = TRUE;
      return;
    }
  put (self, context, "\n", 1, error);
  context->wants_space = FALSE;
  context->is_at_end = FALSE;
  table->row++;
}

static void
part_from_last_cell (DrDocumentBuilder  *self,
                     Context            *context,
                     Table              *table,
                     GError            **error)
{
  if (table->has_cell)
    {
      put (self, context, "\t", 1, error);
      note_end (context, context->fragment->text->len - 1);
    }
  table->has_cell = TRUE;
  context->wants_space = FALSE;
  context->is_at_end = FALSE;
}

void
dr_document_builder_begin_cell (DrDocumentBuilder  *self,
                                guint               column,
                                guint               column_span,
                                guint               row_span,
                                GError            **error)
{
  Context *context = get_context (self);
  Table *table = get_outer_table (context);

  if (table == NULL)
    {
      context->wants_space = TRUE;
      return;
    }

  part_from_last_cell (self, context, table, error);
  table->column = column;
  table->column_span = CLAMP (column_span, 1, DR_GRID_MOST_COLUMNS);
  table->row_span = row_span;
  table->reach = MIN (column, G_MAXUINT32 - table->column_span) + table->column_span;
  table->cell_start = context->fragment->text->len;
  table->cell_paragraphs = 0;
  table->cell_location = DR_LOCATION_NONE;
}

void
dr_document_builder_end_cell (DrDocumentBuilder *self)
{
  Context *context = get_context (self);
  Table *table = get_outer_table (context);

  if (table == NULL)
    {
      context->wants_space = TRUE;
      return;
    }

  const char *text = context->fragment->text->str;
  gsize start = table->cell_start;
  gsize end = context->fragment->text->len;
  while (end > start && text[end - 1] == ' ')
    end--;
  while (start < end && text[start] == ' ')
    start++;

  guint index = dr_grid_add (table->grid, table->row, table->column, table->row_span, table->column_span,
                             (guint32) start, (guint32) end);
  for (guint i = 0; i < table->column_span && table->column + i < DR_GRID_MOST_COLUMNS; i++)
    table->above[table->column + i] = i == 0 ? index : NO_CELL;
  context->wants_space = FALSE;
}

void
dr_document_builder_cover_cell (DrDocumentBuilder  *self,
                                guint               column,
                                GError            **error)
{
  Context *context = get_context (self);
  Table *table = get_outer_table (context);

  if (table == NULL || column < table->reach)
    return;

  part_from_last_cell (self, context, table, error);
  table->reach = column + 1;
}

gboolean
dr_document_builder_stretch_cell (DrDocumentBuilder  *self,
                                  guint               column,
                                  GError            **error)
{
  Table *table = get_outer_table (get_context (self));

  if (table == NULL || column >= DR_GRID_MOST_COLUMNS || table->above[column] == NO_CELL)
    return FALSE;

  DrGridCell *cell = &g_array_index (table->grid->cells, DrGridCell, table->above[column]);
  if (cell->row + cell->row_span != table->row || cell->row_span == DR_GRID_MOST_ROWS_SPANNED)
    return FALSE;

  cell->row_span++;
  dr_document_builder_cover_cell (self, column, error);
  table->reach = MAX (table->reach, (guint) cell->column + cell->column_span);

  return TRUE;
}

/* --- text boxes --- */

/* Takes the innermost context away, and gives what was written in it; NULL if that is nothing. */
static DrFragment *
pop_context (DrDocumentBuilder *self)
{
  Context *context = get_context (self);

  flush (context);
  DrFragment *fragment = context->fragment->text->len > 0 ? g_steal_pointer (&context->fragment) : NULL;
  if (fragment != NULL)
    context->fragment = dr_fragment_new (self->map, FALSE);
  g_ptr_array_set_size (self->contexts, (int) self->contexts->len - 1);

  return fragment;
}

void
dr_document_builder_begin_box (DrDocumentBuilder  *self,
                               GError            **error)
{
  if (count_part (&self->n_boxes, "text boxes", error))
    push_context (self, dr_location_map_add (self->map, DR_LOCATION_NONE, DR_LOCATION_TEXT_BOX, self->n_boxes, 0,
                                             NULL));
}

void
dr_document_builder_end_box (DrDocumentBuilder  *self,
                             GError            **error)
{
  if (self->contexts->len < 2 || get_context (self)->note != NULL)
    return;

  DrFragment *fragment = pop_context (self);
  if (fragment != NULL)
    put_behind (get_context (self), fragment);
}

/* --- notes --- */

static guint
get_note_kind (DrLocationKind kind)
{
  return kind == DR_LOCATION_ENDNOTE;
}

void
dr_document_builder_begin_note (DrDocumentBuilder  *self,
                                DrLocationKind      kind,
                                const char         *id,
                                GError            **error)
{
  GHashTable *notes = self->notes[get_note_kind (kind)];

  for (guint i = 0; i < self->contexts->len; i++)
    if (((Context *) g_ptr_array_index (self->contexts, i))->note != NULL)
      {
        dr_error_set (error, DR_ERROR_MALFORMED, "a note in a note");
        return;
      }
  if (g_hash_table_size (notes) == MOST_PARTS)
    {
      dr_error_set (error, DR_ERROR_UNSUPPORTED, "more than %d notes", MOST_PARTS);
      return;
    }

  Note *note = g_new0 (Note, 1);
  note->location = dr_location_map_add (self->map, DR_LOCATION_NONE, kind, 0, 0, NULL);
  g_hash_table_insert (notes, g_strdup (id), note);
  push_context (self, note->location);
  get_context (self)->note = note;
}

void
dr_document_builder_end_note (DrDocumentBuilder  *self,
                              GError            **error)
{
  Note *note = get_context (self)->note;

  if (note != NULL)
    note->fragment = pop_context (self);
}

/* «¹²», «⁽¹⁾»: raised, so that nobody takes them for digits of the figure before; NULL if anything else is in @text. */
static GString *
write_raised (const char *text,
              gsize       length)
{
  static const char * const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  g_autoptr (GString) raised = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    if (g_ascii_isdigit (text[i]))
      g_string_append (raised, digits[text[i] - '0']);
    else if (text[i] == '(' || text[i] == ')')
      g_string_append (raised, text[i] == '(' ? "⁽" : "⁾");
    else if (text[i] == ' ')
      g_string_append_c (raised, ' ');
    else
      return NULL;

  return g_steal_pointer (&raised);
}

void
dr_document_builder_append_letters (DrDocumentBuilder  *self,
                                    DrLegacy            legacy,
                                    gboolean            is_raised,
                                    const char         *text,
                                    gsize               length,
                                    GError            **error)
{
  g_autoptr (GString) raised = is_raised ? write_raised (text, length) : NULL;

  if (raised != NULL)
    dr_document_builder_append (self, raised->str, raised->len, error);
  else if (is_raised || legacy == DR_LEGACY_NONE)
    dr_document_builder_append (self, text, length, error);
  else
    {
      g_string_truncate (self->decoded, 0);
      dr_legacy_append (self->decoded, legacy, text, length);
      dr_document_builder_append (self, self->decoded->str, self->decoded->len, error);
    }
}

static char *
write_mark (guint number)
{
  g_autofree char *plain = g_strdup_printf ("%u", number);

  return g_string_free (write_raised (plain, strlen (plain)), FALSE);
}

void
dr_document_builder_refer_to_note (DrDocumentBuilder  *self,
                                   DrLocationKind      kind,
                                   const char         *id,
                                   GError            **error)
{
  Note *note = g_hash_table_lookup (self->notes[get_note_kind (kind)], id);

  if (note == NULL)
    return;
  if (note->number == 0)
    {
      note->number = ++self->n_notes[get_note_kind (kind)];
      dr_location_map_set_number (self->map, note->location, note->number);
    }

  g_autofree char *mark = write_mark (note->number);
  dr_document_builder_append (self, mark, strlen (mark), error);
  if (note->fragment == NULL)
    return;

  DrFragment *whole = dr_fragment_new (self->map, FALSE);
  dr_fragment_locate (whole, note->location, 0);
  g_string_append (whole->text, mark);
  g_string_append_c (whole->text, ' ');
  grow (self, whole->text->len, error);
  dr_fragment_take (whole, note->fragment);
  g_clear_pointer (&note->fragment, dr_fragment_free);
  put_behind (get_context (self), whole);
}

/* --- the document --- */

DrDocument *
dr_document_builder_end (DrDocumentBuilder  *self,
                         GBytes             *content,
                         const char         *content_type,
                         const char         *name,
                         GError            **error)
{
  g_return_val_if_fail (self->contexts->len == 1, NULL);

  Context *context = get_context (self);
  flush (context);
  GPtrArray *grids = g_steal_pointer (&context->fragment->grids);
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (g_steal_pointer (&context->fragment->text));
  DrText *text = dr_text_new_located (bytes, name, g_steal_pointer (&self->map), self->limits, error);
  if (text == NULL)
    {
      g_ptr_array_unref (grids);
      return NULL;
    }

  return dr_document_new (text, grids, content, content_type);
}
