/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-word-private.h"

#include <string.h>

#include "base/dr-error-private.h"
#include "reading/documents/dr-list-label-private.h"

/* A name of a style or a list: longer ones are nobody's. */
#define MOST_NAME 256

typedef struct
{
  char  text[MOST_NAME];
  gsize length;             /* 0: none */
} Name;

/* A paragraph that is open; one in a text box stands inside another. */
typedef struct
{
  Name     style;
  Name     num_id;
  int      level;           /* of the numbering, -1: not said */
  gboolean has_num_id;
  gboolean is_begun;        /* its number was counted and written */
  gboolean joins_next;      /* its end was deleted */
  gboolean has_text;
  guint    n_runs;
} Paragraph;

/* A run that is open. */
typedef struct
{
  DrWordLetters letters;
  Name          style;
  gboolean      is_begun;
  gboolean      is_hidden;
  DrLegacy      legacy;
} Run;

/* A row that is open, and its cell. */
typedef struct
{
  gboolean is_deleted;
  guint    column;          /* of the next cell */
  guint    column_span;     /* of the cell at hand */
  gboolean continues;       /* the cell above */
  gboolean awaits;          /* the end of its properties */
  gboolean has_cell;        /* one is open in the builder */
} Row;

/* What a text box interrupts. */
typedef struct
{
  Run      run;
  gboolean in_run;
} Interrupted;

typedef enum
{
  IN_CODE = 'c',            /* of a field: between its beginning and its result */
  IN_RESULT = 'r'
} FieldState;

typedef struct
{
  const DrWordStyles *styles;
  DrWordNumbering    *numbering;
  DrDocumentBuilder  *builder;

  DrXmlDepth *elements;     /* of whoever reads the part */
  GArray    *paragraphs;    /* (owned) (element-type Paragraph) */
  GArray    *rows;          /* (owned) (element-type Row) */
  GArray    *interrupted;   /* (owned) (element-type Interrupted) */
  GString   *fields;        /* (owned) a FieldState each */
  guint      n_codes;       /* fields whose code is open */
  GString   *alternatives;  /* (owned) one byte each: whether a choice was taken */
  Run        run;
  gboolean   in_run;
  gboolean   in_paragraph_properties;
  gboolean   in_run_properties;
  gboolean   in_row_properties;
  gboolean   in_cell_properties;
  Paragraph  joined;        /* the paragraph before, if the next one goes on where it ended */
  GString   *text;          /* (owned) of the element <w:t> that is open */
  gboolean   in_text;
  gboolean   keeps_space;
} Words;

static void
name_set (Name               *self,
          const DrXmlElement *element)
{
  DrXmlValue value;

  self->length = 0;
  if (dr_xml_get (element, "val", &value) && value.length < MOST_NAME)
    {
      memcpy (self->text, value.text, value.length);
      self->length = value.length;
    }
}

static Paragraph *
get_paragraph (Words *self)
{
  return self->paragraphs->len > 0 ? &g_array_index (self->paragraphs, Paragraph, self->paragraphs->len - 1) : NULL;
}

static Row *
get_row (Words *self)
{
  return self->rows->len > 0 ? &g_array_index (self->rows, Row, self->rows->len - 1) : NULL;
}

/* Nothing inside the element at hand counts. */
static void
skip (Words *self)
{
  dr_xml_depth_skip (self->elements, self->elements->depth);
}

/* --- paragraphs --- */

static void
begin_paragraph (Words *self)
{
  Paragraph paragraph = { .level = -1 };

  if (self->joined.joins_next)
    {
      /* A number in the middle of the line would be none. */
      paragraph.is_begun = paragraph.has_text = self->joined.has_text;
      paragraph.n_runs = self->joined.n_runs;
    }
  else
    dr_document_builder_begin_paragraph (self->builder);
  self->joined.joins_next = FALSE;
  g_array_append_val (self->paragraphs, paragraph);
}

/* Writes the number that the paragraph's list gives it, once its properties are known. */
static void
ensure_paragraph_begun (Words   *self,
                        GError **error)
{
  Paragraph *paragraph = get_paragraph (self);

  /* Where the end was deleted, the properties of the next paragraph are those of both. */
  if (paragraph == NULL || paragraph->is_begun || paragraph->joins_next)
    return;
  paragraph->is_begun = TRUE;

  const char *style_id = paragraph->style.length > 0 ? paragraph->style.text : NULL;
  const DrWordStyle *style = dr_word_styles_find (self->styles, style_id, paragraph->style.length);
  const char *num_id = paragraph->has_num_id ? paragraph->num_id.text : style != NULL ? style->num_id : NULL;
  gsize length = paragraph->has_num_id ? paragraph->num_id.length : num_id != NULL ? strlen (num_id) : 0;
  int level = paragraph->level >= 0 ? paragraph->level : style != NULL ? style->level : -1;
  const char *label = length > 0 ? dr_word_numbering_count (self->numbering, num_id, length, level, style_id,
                                                            paragraph->style.length)
                                 : NULL;

  if (label != NULL)
    dr_document_builder_append (self->builder, label, strlen (label), error);
}

/* No field's code goes on in the next paragraph: whose end is missing would swallow the rest of the document. */
static void
close_codes (Words *self)
{
  if (self->n_codes == 0)
    return;
  memset (self->fields->str, IN_RESULT, self->fields->len);
  self->n_codes = 0;
}

static void
end_paragraph (Words   *self,
               GError **error)
{
  ensure_paragraph_begun (self, error);
  self->joined = *get_paragraph (self);
  g_array_set_size (self->paragraphs, self->paragraphs->len - 1);
  close_codes (self);
  if (!self->joined.joins_next)
    dr_document_builder_end_paragraph (self->builder, error);
}

/* --- runs --- */

/* Settles what the run's letters are, once its properties are known. */
static void
ensure_run_begun (Words   *self,
                  GError **error)
{
  Run *run = &self->run;
  Paragraph *paragraph = get_paragraph (self);

  ensure_paragraph_begun (self, error);
  if (run->is_begun)
    return;
  run->is_begun = TRUE;

  const DrWordStyle *run_style = run->style.length > 0 ? dr_word_styles_find (self->styles, run->style.text,
                                                                              run->style.length)
                                                       : NULL;
  const DrWordStyle *paragraph_style = paragraph != NULL && paragraph->style.length > 0
                                         ? dr_word_styles_find (self->styles, paragraph->style.text,
                                                                paragraph->style.length)
                                         : dr_word_styles_find (self->styles, NULL, 0);
  /* Hidden by the paragraph's style and by the run's style is not hidden: the two take turns. */
  gboolean hidden_twice = !run->letters.has_vanish && run_style != NULL && run_style->letters.has_vanish
                          && run_style->letters.vanish && paragraph_style != NULL
                          && paragraph_style->letters.has_vanish && paragraph_style->letters.vanish;

  if (run_style != NULL)
    dr_word_letters_inherit (&run->letters, &run_style->letters);
  if (paragraph_style != NULL)
    dr_word_letters_inherit (&run->letters, &paragraph_style->letters);
  dr_word_letters_inherit (&run->letters, dr_word_styles_get_defaults (self->styles));
  run->is_hidden = run->letters.vanish && !hidden_twice;
  run->legacy = run->letters.legacy;
  if (paragraph != NULL)
    dr_document_builder_set_run (self->builder, paragraph->n_runs);
}

static void
begin_run (Words *self)
{
  Paragraph *paragraph = get_paragraph (self);

  self->run = (Run) { 0 };
  self->in_run = TRUE;
  if (paragraph != NULL)
    paragraph->n_runs++;
}

/* Whether what comes now is seen by a reader: not hidden, and no field's code. */
static gboolean
is_seen (Words   *self,
         GError **error)
{
  ensure_run_begun (self, error);

  return !self->run.is_hidden && self->n_codes == 0 && get_paragraph (self) != NULL;
}

static void
append (Words       *self,
        const char  *text,
        gsize        length,
        GError     **error)
{
  get_paragraph (self)->has_text = TRUE;
  dr_document_builder_append_letters (self->builder, self->run.legacy, self->run.letters.raised, text, length, error);
}

static void
end_text (Words   *self,
          GError **error)
{
  const char *text = self->text->str;
  gsize length = self->text->len;

  self->in_text = FALSE;
  /* Space at the ends is layout of the XML unless the element says otherwise. */
  if (!self->keeps_space)
    {
      while (length > 0 && g_ascii_isspace (text[length - 1]))
        length--;
      while (length > 0 && g_ascii_isspace (*text))
        {
          text++;
          length--;
        }
    }
  if (length > 0 && is_seen (self, error))
    append (self, text, length, error);
}

static void
begin_text (Words              *self,
            const DrXmlElement *element)
{
  DrXmlValue value;

  g_string_truncate (self->text, 0);
  self->in_text = TRUE;
  self->keeps_space = dr_xml_get (element, "space", &value) && dr_xml_value_is (&value, "preserve");
}

static void
append_symbol (Words               *self,
               const DrXmlElement  *element,
               GError             **error)
{
  g_autofree char *font = dr_xml_dup (element, "font");
  g_autofree char *code = dr_xml_dup (element, "char");
  guint64 character = code != NULL ? g_ascii_strtoull (code, NULL, 16) : 0;
  char bytes[6];

  if (character == 0 || character > 0xffff || !g_unichar_validate ((gunichar) character) || !is_seen (self, error))
    return;

  int length = g_unichar_to_utf8 (dr_symbol_to_unicode (font, (gunichar) character), bytes);
  dr_document_builder_append (self->builder, bytes, (gsize) length, error);
}

/* --- fields --- */

static void
read_field (Words              *self,
            const DrXmlElement *element)
{
  DrXmlValue type;
  gsize last = self->fields->len - 1;

  if (!dr_xml_get (element, "fldCharType", &type))
    return;
  if (dr_xml_value_is (&type, "begin"))
    {
      g_string_append_c (self->fields, IN_CODE);
      self->n_codes++;
    }
  else if (self->fields->len == 0)
    return;
  else if (dr_xml_value_is (&type, "separate") && self->fields->str[last] == IN_CODE)
    {
      self->fields->str[last] = IN_RESULT;
      self->n_codes--;
    }
  else if (dr_xml_value_is (&type, "end"))
    {
      self->n_codes -= self->fields->str[last] == IN_CODE;
      g_string_truncate (self->fields, last);
    }
}

/* --- tables --- */

static void
begin_cell (Words *self)
{
  Row *row = get_row (self);

  if (row == NULL)
    return;
  if (row->is_deleted)
    skip (self);
  row->column_span = 1;
  row->continues = FALSE;
  row->awaits = !row->is_deleted;
}

/* Once the properties of the cell at hand are known, which are the first thing in it. @depth is the cell's own. */
static void
place_cell (Words   *self,
            guint    depth,
            GError **error)
{
  Row *row = get_row (self);

  if (row == NULL || !row->awaits)
    return;
  row->awaits = FALSE;
  if (row->continues && dr_document_builder_stretch_cell (self->builder, row->column, error))
    dr_xml_depth_skip (self->elements, depth);
  else
    {
      dr_document_builder_begin_cell (self->builder, row->column, row->column_span, 1, error);
      row->has_cell = TRUE;
    }
  row->column = MIN (row->column, G_MAXUINT16) + row->column_span;
}

static void
end_cell (Words   *self,
          GError **error)
{
  Row *row = get_row (self);

  place_cell (self, 0, error);
  if (row != NULL && row->has_cell)
    {
      row->has_cell = FALSE;
      dr_document_builder_end_cell (self->builder);
    }
}

static void
read_table_property (Words              *self,
                     int                 number,
                     const DrXmlElement *element)
{
  Row *row = get_row (self);
  DrXmlValue value;

  if (row == NULL)
    return;
  if (self->in_row_properties && number == DR_WORD_GRID_BEFORE)
    row->column = (guint) CLAMP (dr_xml_get_int (element, "val", 0), 0, G_MAXUINT16);
  else if (self->in_row_properties && number == DR_WORD_DELETED)
    row->is_deleted = TRUE;
  else if (self->in_cell_properties && number == DR_WORD_GRID_SPAN)
    row->column_span = (guint) CLAMP (dr_xml_get_int (element, "val", 1), 1, G_MAXUINT16);
  else if (self->in_cell_properties && number == DR_WORD_VERTICAL_MERGE)
    row->continues = !dr_xml_get (element, "val", &value) || !dr_xml_value_is (&value, "restart");
}

/* --- text boxes --- */

static void
begin_box (Words   *self,
           GError **error)
{
  const Interrupted interrupted = { self->run, self->in_run };

  ensure_paragraph_begun (self, error);
  g_array_append_val (self->interrupted, interrupted);
  self->run = (Run) { 0 };
  self->in_run = FALSE;
  dr_document_builder_begin_box (self->builder, error);
}

static void
end_box (Words   *self,
         GError **error)
{
  if (self->interrupted->len == 0)
    return;

  const Interrupted *interrupted = &g_array_index (self->interrupted, Interrupted, self->interrupted->len - 1);
  self->run = interrupted->run;
  self->in_run = interrupted->in_run;
  self->run.is_begun = FALSE;
  g_array_set_size (self->interrupted, self->interrupted->len - 1);
  self->joined.joins_next = FALSE;
  dr_document_builder_end_box (self->builder, error);
}

/* --- the parts of a file --- */

static void
begin_note (Words               *self,
            DrLocationKind       kind,
            const DrXmlElement  *element,
            GError             **error)
{
  g_autofree char *id = dr_xml_dup (element, "id");
  DrXmlValue type;

  /* Lines that part notes from the text are notes of a type. */
  if (id == NULL || (dr_xml_get (element, "type", &type) && !dr_xml_value_is (&type, "normal")))
    skip (self);
  else
    dr_document_builder_begin_note (self->builder, kind, id, error);
}

static void
refer_to_note (Words               *self,
               DrLocationKind       kind,
               const DrXmlElement  *element,
               GError             **error)
{
  g_autofree char *id = dr_xml_dup (element, "id");

  if (id != NULL && is_seen (self, error))
    dr_document_builder_refer_to_note (self->builder, kind, id, error);
}

static void
choose (Words *self)
{
  gsize last = self->alternatives->len - 1;

  if (self->alternatives->len == 0)
    return;
  if (self->alternatives->str[last] == 'y')
    skip (self);
  else
    self->alternatives->str[last] = 'y';
}

static void
read_properties (Words              *self,
                 int                 number,
                 const DrXmlElement *element)
{
  Paragraph *paragraph = get_paragraph (self);

  if (self->in_run_properties && self->in_run)
    {
      if (number == DR_WORD_FONTS)
        dr_word_letters_read_fonts (&self->run.letters, element);
      else if (number == DR_WORD_RUN_STYLE)
        name_set (&self->run.style, element);
      else if (number == DR_WORD_VERTICAL_ALIGN)
        dr_word_letters_read_align (&self->run.letters, element);
      else if (number == DR_WORD_VANISH)
        {
          self->run.letters.has_vanish = TRUE;
          self->run.letters.vanish = dr_word_is_on (element);
        }
    }
  else if (paragraph == NULL)
    return;
  else if (self->in_run_properties)
    {
      /* Of the mark that ends the paragraph. */
      if (number == DR_WORD_DELETED || number == DR_WORD_MOVED_FROM)
        paragraph->joins_next = TRUE;
    }
  else if (number == DR_WORD_PARAGRAPH_STYLE)
    name_set (&paragraph->style, element);
  else if (number == DR_WORD_NUM_ID)
    {
      name_set (&paragraph->num_id, element);
      paragraph->has_num_id = TRUE;
    }
  else if (number == DR_WORD_LEVEL_INDEX)
    paragraph->level = (int) CLAMP (dr_xml_get_int (element, "val", 0), 0, 8);
}

static void
begin_other (Words               *self,
             int                  number,
             const DrXmlElement  *element,
             GError             **error)
{
  const Row row = { 0 };

  switch (number)
    {
    case DR_WORD_PARAGRAPH:
      begin_paragraph (self);
      break;
    case DR_WORD_RUN:
      begin_run (self);
      break;
    case DR_WORD_TEXT:
    case DR_WORD_MATH_TEXT:
      begin_text (self, element);
      break;
    case DR_WORD_TAB:
    case DR_WORD_POSITIONED_TAB:
      if (self->in_run && is_seen (self, error))
        dr_document_builder_append_tab (self->builder, error);
      break;
    case DR_WORD_BREAK:
    case DR_WORD_CARRIAGE_RETURN:
      if (is_seen (self, error))
        dr_document_builder_append_break (self->builder, error);
      break;
    case DR_WORD_NO_BREAK_HYPHEN:
      if (is_seen (self, error))
        dr_document_builder_append (self->builder, "-", 1, error);
      break;
    case DR_WORD_SYMBOL:
      append_symbol (self, element, error);
      break;
    case DR_WORD_COMPLEX_FIELD:
      read_field (self, element);
      break;
    case DR_WORD_FOOTNOTE_REFERENCE:
      refer_to_note (self, DR_LOCATION_FOOTNOTE, element, error);
      break;
    case DR_WORD_ENDNOTE_REFERENCE:
      refer_to_note (self, DR_LOCATION_ENDNOTE, element, error);
      break;
    case DR_WORD_TABLE:
      dr_document_builder_begin_table (self->builder, error);
      break;
    case DR_WORD_ROW:
      g_array_append_val (self->rows, row);
      dr_document_builder_begin_row (self->builder);
      break;
    case DR_WORD_CELL:
      begin_cell (self);
      break;
    case DR_WORD_TEXT_BOX:
      begin_box (self, error);
      break;
    case DR_WORD_FOOTNOTE:
    case DR_WORD_ENDNOTE:
      begin_note (self, number == DR_WORD_FOOTNOTE ? DR_LOCATION_FOOTNOTE : DR_LOCATION_ENDNOTE, element, error);
      break;
    case DR_WORD_ALTERNATE_CONTENT:
      g_string_append_c (self->alternatives, 'n');
      break;
    case DR_WORD_CHOICE:
    case DR_WORD_FALLBACK:
      choose (self);
      break;
    case DR_WORD_PARAGRAPH_PROPERTIES:
      self->in_paragraph_properties = TRUE;
      break;
    case DR_WORD_ROW_PROPERTIES:
      self->in_row_properties = TRUE;
      break;
    case DR_WORD_CELL_PROPERTIES:
      self->in_cell_properties = TRUE;
      break;
    case DR_WORD_DELETED:
    case DR_WORD_MOVED_FROM:
    case DR_WORD_RUBY_TEXT:
    case DR_WORD_SDT_PROPERTIES:
    case DR_WORD_SECTION_PROPERTIES:
    case DR_WORD_TABLE_PROPERTIES:
      skip (self);
      break;
    default:
      break;
    }
}

static void
on_start (gpointer             data,
          int                  number,
          const DrXmlElement  *element,
          GError             **error)
{
  Words *self = data;

  if (!dr_xml_depth_enter (self->elements) || number == DR_WORD_OTHER)
    return;

  if (number == DR_WORD_CHANGE)
    skip (self);
  else if (self->in_row_properties || self->in_cell_properties)
    read_table_property (self, number, element);
  else if (number == DR_WORD_RUN_PROPERTIES)
    {
      self->in_run_properties = TRUE;
      dr_xml_depth_handle (self->elements);
    }
  else if (self->in_run_properties || self->in_paragraph_properties)
    read_properties (self, number, element);
  else
    {
      if (number != DR_WORD_CELL_PROPERTIES)
        place_cell (self, self->elements->depth - 1, error);
      if (self->elements->skipped > 0)
        return;
      dr_xml_depth_handle (self->elements);
      begin_other (self, number, element, error);
    }
}

static void
on_end (gpointer   data,
        int        number,
        GError   **error)
{
  Words *self = data;

  if (!dr_xml_depth_leave (self->elements))
    return;

  switch (number)
    {
    case DR_WORD_PARAGRAPH:
      end_paragraph (self, error);
      break;
    case DR_WORD_RUN:
      self->in_run = FALSE;
      self->run = (Run) { 0 };
      break;
    case DR_WORD_TEXT:
    case DR_WORD_MATH_TEXT:
      end_text (self, error);
      break;
    case DR_WORD_TABLE:
      dr_document_builder_end_table (self->builder, error);
      break;
    case DR_WORD_ROW:
      dr_document_builder_end_row (self->builder, error);
      g_array_set_size (self->rows, self->rows->len - 1);
      break;
    case DR_WORD_CELL:
      end_cell (self, error);
      break;
    case DR_WORD_TEXT_BOX:
      end_box (self, error);
      break;
    case DR_WORD_FOOTNOTE:
    case DR_WORD_ENDNOTE:
      dr_document_builder_end_note (self->builder, error);
      break;
    case DR_WORD_ALTERNATE_CONTENT:
      g_string_truncate (self->alternatives, self->alternatives->len - 1);
      break;
    case DR_WORD_PARAGRAPH_PROPERTIES:
      self->in_paragraph_properties = FALSE;
      break;
    case DR_WORD_RUN_PROPERTIES:
      self->in_run_properties = FALSE;
      break;
    case DR_WORD_ROW_PROPERTIES:
      self->in_row_properties = FALSE;
      break;
    case DR_WORD_CELL_PROPERTIES:
      self->in_cell_properties = FALSE;
      place_cell (self, self->elements->depth, error);
      break;
    default:
      break;
    }
}

static void
on_text (gpointer     data,
         const char  *text,
         gsize        length,
         GError     **error)
{
  Words *self = data;

  if (self->in_text && self->elements->skipped == 0)
    g_string_append_len (self->text, text, (gssize) length);
}

gboolean
dr_word_text_read (DrZip               *zip,
                   const char          *part,
                   const DrWordStyles  *styles,
                   DrWordNumbering     *numbering,
                   DrDocumentBuilder   *builder,
                   GError             **error)
{
  const DrXmlReader reader = {
    dr_word_namespaces, dr_word_n_namespaces, dr_word_names, dr_word_n_names, { on_start, on_end, on_text },
  };
  g_auto (DrXmlDepth) elements = { 0, };
  g_autoptr (GArray) paragraphs = g_array_new (FALSE, FALSE, sizeof (Paragraph));
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr (GArray) interrupted = g_array_new (FALSE, FALSE, sizeof (Interrupted));
  g_autoptr (GString) fields = g_string_new (NULL);
  g_autoptr (GString) alternatives = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  Words self = {
    .styles = styles,
    .numbering = numbering,
    .builder = builder,
    .elements = &elements,
    .paragraphs = paragraphs,
    .rows = rows,
    .interrupted = interrupted,
    .fields = fields,
    .alternatives = alternatives,
    .text = text,
  };

  dr_xml_depth_init (&elements);

  return dr_xml_read_part (zip, part, &reader, &self, error);
}
