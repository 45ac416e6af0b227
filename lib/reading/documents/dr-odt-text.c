/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-odt-private.h"

#include <string.h>

/* A repeated cell is as many empty ones: no table has more columns. */
#define MOST_REPEATED 256

/* A paragraph that is open, or a frame in it, in which there is no text but that of its own paragraphs. */
typedef struct
{
  DrOdtLook  look;          /* of the paragraph */
  GArray    *looks;         /* (owned) (element-type DrOdtLook) of the spans that are open */
  gboolean   has_text;      /* whether text stands here */
  gboolean   at_space;      /* the last character was one: more of them are none */
} Level;

/* A list that is open, one in another. */
typedef struct
{
  char     *style;          /* (owned) (nullable) */
  gint64    start;          /* of the item that is open, or -1 */
  gboolean  awaits;         /* its item has no paragraph yet */
} List;

typedef struct
{
  guint column;             /* of the next cell */
  guint repeated;           /* how often the cell at hand stands there */
} Row;

typedef struct
{
  DrOdtStyles       *styles;
  DrOdtLists        *lists;
  DrDocumentBuilder *builder; /* (nullable) NULL: only the styles are read */

  DrXmlDepth *elements;     /* of whoever reads the part */
  gboolean    in_body;
  GPtrArray  *levels;       /* (owned) (element-type Level) */
  GPtrArray  *open_lists;   /* (owned) (element-type List) */
  GArray     *rows;         /* (owned) (element-type Row) */
  GString    *text;         /* (owned) since the last tag: what comes in pieces may be one letter */
  guint       n_notes;
  DrLocationKind note_kind;
} Words;

static void
level_free (gpointer data)
{
  Level *level = data;

  g_array_unref (level->looks);
  g_free (level);
}

static void
list_free (gpointer data)
{
  List *list = data;

  g_free (list->style);
  g_free (list);
}

static gpointer
get_last (GPtrArray *array)
{
  return array->len > 0 ? g_ptr_array_index (array, array->len - 1) : NULL;
}

static void
drop_last (GPtrArray *array)
{
  if (array->len > 0)
    g_ptr_array_set_size (array, (int) array->len - 1);
}

static void
skip (Words *self)
{
  dr_xml_depth_skip (self->elements, self->elements->depth);
}

/* --- text --- */

static const DrOdtLook *
get_look (Level *level)
{
  return level->looks->len > 0 ? &g_array_index (level->looks, DrOdtLook, level->looks->len - 1) : &level->look;
}

/* The paragraph that text belongs to, if one is open and what it says is seen. */
static Level *
get_seen_level (Words *self)
{
  Level *level = get_last (self->levels);

  return level != NULL && level->has_text && !get_look (level)->is_hidden ? level : NULL;
}

static void
append (Words       *self,
        const char  *text,
        gsize        length,
        GError     **error)
{
  Level *level = get_seen_level (self);

  if (level == NULL || length == 0)
    return;

  dr_document_builder_append_letters (self->builder, get_look (level)->legacy, get_look (level)->is_raised, text, length, error);
}

/* White space of any length and kind is one space, and none at the beginning of a paragraph. */
static void
append_collapsed (Words       *self,
                  const char  *text,
                  gsize        length,
                  GError     **error)
{
  Level *level = get_seen_level (self);

  for (gsize start = 0; level != NULL && start < length;)
    {
      gsize end = start;

      if (strchr (" \t\r\n", text[start]) != NULL)
        {
          if (!level->at_space)
            append (self, " ", 1, error);
          level->at_space = TRUE;
          start++;
          continue;
        }
      while (end < length && strchr (" \t\r\n", text[end]) == NULL)
        end++;
      append (self, text + start, end - start, error);
      level->at_space = FALSE;
      start = end;
    }
}

static void
flush_text (Words   *self,
            GError **error)
{
  if (self->text->len == 0)
    return;
  append_collapsed (self, self->text->str, self->text->len, error);
  g_string_truncate (self->text, 0);
}

static void
append_spaces (Words               *self,
               const DrXmlElement  *element,
               GError             **error)
{
  gint64 n = CLAMP (dr_xml_get_int (element, "c", 1), 1, 4096);

  for (gint64 i = 0; i < n; i++)
    append (self, " ", 1, error);
}

static void
push_level (Words    *self,
            gboolean  has_text)
{
  Level *level = g_new0 (Level, 1);

  level->looks = g_array_new (FALSE, FALSE, sizeof (DrOdtLook));
  level->has_text = has_text;
  level->at_space = TRUE;
  g_ptr_array_add (self->levels, level);
}

/* --- paragraphs --- */

/* What the list around a paragraph, or the numbering of headings, writes before it. */
static const char *
count_paragraph (Words              *self,
                 int                 number,
                 const DrXmlElement *element,
                 const DrOdtLook    *look)
{
  List *list = get_last (self->open_lists);
  DrXmlValue is_header;

  if (number == DR_ODT_HEADING && dr_xml_get (element, "is-list-header", &is_header)
      && dr_xml_value_is (&is_header, "true"))
    return NULL;
  if (list == NULL)
    return number == DR_ODT_HEADING
             ? dr_odt_lists_count (self->lists, DR_ODT_OUTLINE, (guint) CLAMP (dr_xml_get_int (element, "outline-level", 1), 1, 10),
                                   -1)
             : NULL;
  if (!list->awaits)
    return NULL;
  list->awaits = FALSE;

  return dr_odt_lists_count (self->lists, look->list != NULL && list->style == NULL ? look->list : list->style,
                             self->open_lists->len, list->start);
}

static void
begin_paragraph (Words               *self,
                 int                  number,
                 const DrXmlElement  *element,
                 GError             **error)
{
  g_autofree char *style = dr_xml_dup (element, "style-name");

  dr_document_builder_begin_paragraph (self->builder);
  push_level (self, TRUE);

  Level *level = get_last (self->levels);
  dr_odt_styles_apply (self->styles, "paragraph", NULL, &level->look);
  dr_odt_styles_apply (self->styles, "paragraph", style, &level->look);
  const char *label = count_paragraph (self, number, element, &level->look);
  if (label != NULL && !level->look.is_hidden)
    dr_document_builder_append (self->builder, label, strlen (label), error);
}

static void
begin_span (Words              *self,
            const DrXmlElement *element)
{
  Level *level = get_last (self->levels);
  g_autofree char *style = dr_xml_dup (element, "style-name");

  if (level == NULL)
    return;

  DrOdtLook look = *get_look (level);
  if (style != NULL)
    dr_odt_styles_apply (self->styles, "text", style, &look);
  g_array_append_val (level->looks, look);
}

/* --- lists --- */

static void
begin_list (Words              *self,
            const DrXmlElement *element)
{
  List *outer = get_last (self->open_lists);
  List *list = g_new0 (List, 1);
  DrXmlValue value;
  gboolean goes_on = outer != NULL || dr_xml_get (element, "continue-list", &value)
                     || (dr_xml_get (element, "continue-numbering", &value) && dr_xml_value_is (&value, "true"));

  list->style = dr_xml_dup (element, "style-name");
  if (list->style == NULL && outer != NULL)
    list->style = g_strdup (outer->style);
  if (!goes_on)
    dr_odt_lists_restart (self->lists, list->style);
  g_ptr_array_add (self->open_lists, list);
}

static void
begin_item (Words              *self,
            const DrXmlElement *element,
            gboolean            is_header)
{
  List *list = get_last (self->open_lists);

  if (list == NULL)
    return;
  list->awaits = !is_header;
  list->start = dr_xml_get_int (element, "start-value", -1);
}

/* --- tables --- */

static Row *
get_row (Words *self)
{
  return self->rows->len > 0 ? &g_array_index (self->rows, Row, self->rows->len - 1) : NULL;
}

static guint
read_repeated (const DrXmlElement *element)
{
  return (guint) CLAMP (dr_xml_get_int (element, "number-columns-repeated", 1), 1, MOST_REPEATED);
}

static void
begin_cell (Words               *self,
            const DrXmlElement  *element,
            GError             **error)
{
  Row *row = get_row (self);
  guint span = (guint) CLAMP (dr_xml_get_int (element, "number-columns-spanned", 1), 1, G_MAXUINT16);
  guint row_span = (guint) CLAMP (dr_xml_get_int (element, "number-rows-spanned", 1), 1, G_MAXUINT16);

  if (row == NULL)
    {
      skip (self);
      return;
    }
  row->repeated = read_repeated (element);
  dr_document_builder_begin_cell (self->builder, row->column, span, row_span, error);
  row->column++;
}

/* What was written once and stands there several times: all but the first are empty. */
static void
end_cell (Words   *self,
          GError **error)
{
  Row *row = get_row (self);

  if (row == NULL)
    return;
  dr_document_builder_end_cell (self->builder);
  for (; row->repeated > 1 && row->column < MOST_REPEATED; row->repeated--)
    {
      dr_document_builder_begin_cell (self->builder, row->column, 1, 1, error);
      dr_document_builder_end_cell (self->builder);
      row->column++;
    }
}

static void
cover_cells (Words               *self,
             const DrXmlElement  *element,
             GError             **error)
{
  Row *row = get_row (self);

  for (guint n = read_repeated (element); row != NULL && n > 0 && row->column < MOST_REPEATED; n--)
    dr_document_builder_cover_cell (self->builder, row->column++, error);
}

/* --- notes and frames --- */

static void
begin_frame (Words   *self,
             GError **error)
{
  push_level (self, FALSE);
  dr_document_builder_begin_box (self->builder, error);
}

static void
begin_note_body (Words   *self,
                 GError **error)
{
  g_autofree char *id = g_strdup_printf ("%u", ++self->n_notes);

  push_level (self, FALSE);
  dr_document_builder_begin_note (self->builder, self->note_kind, id, error);
}

static void
end_note_body (Words   *self,
               GError **error)
{
  g_autofree char *id = g_strdup_printf ("%u", self->n_notes);

  dr_document_builder_end_note (self->builder, error);
  drop_last (self->levels);
  if (get_seen_level (self) != NULL)
    dr_document_builder_refer_to_note (self->builder, self->note_kind, id, error);
}

/* --- events --- */

static void
begin_other (Words               *self,
             int                  number,
             const DrXmlElement  *element,
             GError             **error)
{
  const Row row = { 0 };
  DrXmlValue value;

  switch (number)
    {
    case DR_ODT_PARAGRAPH:
    case DR_ODT_HEADING:
      begin_paragraph (self, number, element, error);
      break;
    case DR_ODT_SPAN:
      begin_span (self, element);
      break;
    case DR_ODT_SPACE:
      append_spaces (self, element, error);
      break;
    case DR_ODT_TAB:
      if (get_seen_level (self) != NULL)
        dr_document_builder_append_tab (self->builder, error);
      break;
    case DR_ODT_LINE_BREAK:
      if (get_seen_level (self) != NULL)
        dr_document_builder_append_break (self->builder, error);
      break;
    case DR_ODT_LIST:
      begin_list (self, element);
      break;
    case DR_ODT_LIST_ITEM:
    case DR_ODT_LIST_HEADER:
      begin_item (self, element, number == DR_ODT_LIST_HEADER);
      break;
    case DR_ODT_TABLE:
      dr_document_builder_begin_table (self->builder, error);
      break;
    case DR_ODT_ROW:
      g_array_append_val (self->rows, row);
      dr_document_builder_begin_row (self->builder);
      break;
    case DR_ODT_CELL:
      begin_cell (self, element, error);
      break;
    case DR_ODT_COVERED_CELL:
      cover_cells (self, element, error);
      skip (self);
      break;
    case DR_ODT_SHAPE:
      begin_frame (self, error);
      break;
    case DR_ODT_NOTE:
      self->note_kind = dr_xml_get (element, "note-class", &value) && dr_xml_value_is (&value, "endnote")
                          ? DR_LOCATION_ENDNOTE
                          : DR_LOCATION_FOOTNOTE;
      break;
    case DR_ODT_NOTE_BODY:
      begin_note_body (self, error);
      break;
    case DR_ODT_SECTION:
      if (dr_xml_get (element, "display", &value) && dr_xml_value_is (&value, "none"))
        skip (self);
      break;
    case DR_ODT_ANNOTATION:
    case DR_ODT_BINARY:
    case DR_ODT_DESCRIPTION:
    case DR_ODT_FORMS:
    case DR_ODT_INDEX_SOURCE:
    case DR_ODT_NOTE_CITATION:
    case DR_ODT_NUMBER:
    case DR_ODT_RUBY_TEXT:
    case DR_ODT_TRACKED_CHANGES:
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

  flush_text (self, error);
  /* A text in a text is none of its own. */
  if (!dr_xml_depth_enter (self->elements) || number == DR_ODT_OTHER || (number == DR_ODT_BODY && self->in_body))
    return;

  dr_xml_depth_handle (self->elements);
  if (self->in_body)
    begin_other (self, number, element, error);
  else if (number == DR_ODT_BODY)
    self->in_body = self->builder != NULL;
  else
    {
      dr_odt_styles_start (self->styles, number, element, error);
      dr_odt_lists_start (self->lists, number, element, error);
    }
}

static void
end_other (Words   *self,
           int      number,
           GError **error)
{
  Level *level = get_last (self->levels);

  switch (number)
    {
    case DR_ODT_PARAGRAPH:
    case DR_ODT_HEADING:
      drop_last (self->levels);
      dr_document_builder_end_paragraph (self->builder, error);
      break;
    case DR_ODT_SPAN:
      if (level != NULL && level->looks->len > 0)
        g_array_set_size (level->looks, level->looks->len - 1);
      break;
    case DR_ODT_LIST:
      drop_last (self->open_lists);
      break;
    case DR_ODT_TABLE:
      dr_document_builder_end_table (self->builder, error);
      break;
    case DR_ODT_ROW:
      dr_document_builder_end_row (self->builder, error);
      g_array_set_size (self->rows, self->rows->len - 1);
      break;
    case DR_ODT_CELL:
      end_cell (self, error);
      break;
    case DR_ODT_SHAPE:
      dr_document_builder_end_box (self->builder, error);
      drop_last (self->levels);
      break;
    case DR_ODT_NOTE_BODY:
      end_note_body (self, error);
      break;
    case DR_ODT_BODY:
      self->in_body = FALSE;
      break;
    default:
      break;
    }
}

static void
on_end (gpointer   data,
        int        number,
        GError   **error)
{
  Words *self = data;

  flush_text (self, error);
  if (!dr_xml_depth_leave (self->elements))
    return;
  if (self->in_body)
    end_other (self, number, error);
  else
    {
      dr_odt_styles_end (self->styles, number);
      dr_odt_lists_end (self->lists, number);
    }
}

static void
on_text (gpointer     data,
         const char  *text,
         gsize        length,
         GError     **error)
{
  Words *self = data;

  if (self->in_body && self->elements->skipped == 0)
    g_string_append_len (self->text, text, (gssize) length);
}

static gboolean
read_part (DrZip              *zip,
           const char         *part,
           DrOdtStyles        *styles,
           DrOdtLists         *lists,
           DrDocumentBuilder  *builder,
           GError            **error)
{
  const DrXmlReader reader = {
    dr_odt_namespaces, dr_odt_n_namespaces, dr_odt_names, dr_odt_n_names, { on_start, on_end, on_text },
  };
  g_auto (DrXmlDepth) elements = { 0, };
  g_autoptr (GPtrArray) levels = g_ptr_array_new_with_free_func (level_free);
  g_autoptr (GPtrArray) open_lists = g_ptr_array_new_with_free_func (list_free);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr (GString) text = g_string_new (NULL);
  Words self = {
    .styles = styles,
    .lists = lists,
    .builder = builder,
    .elements = &elements,
    .levels = levels,
    .open_lists = open_lists,
    .rows = rows,
    .text = text,
  };

  dr_xml_depth_init (&elements);

  return dr_xml_read_part (zip, part, &reader, &self, error);
}

gboolean
dr_odt_styles_read_part (DrZip        *zip,
                         const char   *part,
                         DrOdtStyles  *styles,
                         DrOdtLists   *lists,
                         GError      **error)
{
  return read_part (zip, part, styles, lists, NULL, error);
}

gboolean
dr_odt_text_read (DrZip              *zip,
                  const char         *part,
                  DrOdtStyles        *styles,
                  DrOdtLists         *lists,
                  DrDocumentBuilder  *builder,
                  GError            **error)
{
  return read_part (zip, part, styles, lists, builder, error);
}
