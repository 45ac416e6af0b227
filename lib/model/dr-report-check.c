/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "base/dr-error-private.h"
#include "model/dr-report-builder-private.h"
#include "model/dr-unit-private.h"

static const char * const kind_names[DR_N_ITEM_KINDS] = {
  [DR_ITEM_ACHIEVEMENT] = "achievement",
  [DR_ITEM_TARGET] = "target",
  [DR_ITEM_RANKING] = "ranking",
  [DR_ITEM_DIRECTIVE] = "directive",
  [DR_ITEM_CITATION] = "citation",
};

/* The text of the report, at hand for many checks. */
typedef struct
{
  const char *bytes; /* (nullable) */
  guint64     size;  /* of the text; without one, the farthest offset there may be */
} Content;

static Content
get_content (const DrReportData *data)
{
  if (data->text == NULL)
    return (Content) { NULL, DR_NONE - 1 };

  return (Content) { g_bytes_get_data (dr_text_get_bytes (data->text), NULL),
                     dr_text_get_size (data->text) };
}

static gboolean
begins_character (const Content *content,
                  guint32        offset)
{
  return content->bytes == NULL || offset == content->size ||
         ((guint8) content->bytes[offset] & 0xc0) != 0x80;
}

static gboolean
check_span (const Content  *content,
            guint32         start,
            guint32         end,
            GError        **error)
{
  if (start > end)
    return dr_error_set (error, DR_ERROR_INVALID, "span %u-%u ends before it starts", start, end);

  if (end > content->size)
    return dr_error_set (error, DR_ERROR_INVALID, "span %u-%u goes beyond the text", start, end);

  if (!begins_character (content, start) || !begins_character (content, end))
    return dr_error_set (error, DR_ERROR_INVALID, "span %u-%u cuts a character apart", start, end);

  return TRUE;
}

/* Where the text is there, it says what stands at a span, and the words are not kept twice. */
static gboolean
check_words (const DrReportData  *data,
             const Content       *content,
             guint32              start,
             guint32              end,
             guint32             *text,
             GError             **error)
{
  if (!check_span (content, start, end, error))
    return FALSE;

  if (*text == DR_NONE)
    return content->bytes != NULL || start == end ||
           dr_error_set (error, DR_ERROR_INVALID,
                         "span %u-%u has no words, and the report no text", start, end);

  char *words = g_ptr_array_index (data->strings, *text);
  gsize length = g_ref_string_length (words);
  const char *problem = NULL;
  if (length != end - start)
    problem = "is not as long as its span";
  else if (content->bytes != NULL && memcmp (content->bytes + start, words, length) != 0)
    problem = "does not stand in the text at";

  if (problem != NULL)
    {
      g_autofree char *quoted = dr_error_quote (words, (gssize) length);

      return dr_error_set (error, DR_ERROR_INVALID, "%s %s %u-%u", quoted, problem, start, end);
    }

  if (content->bytes == NULL)
    return TRUE;

  *text = DR_NONE;

  return TRUE;
}

static gboolean
check_source (const DrReportData  *data,
              const Content       *content,
              DrItemKind           kind,
              guint32              index,
              DrSourceRecord      *source,
              GError             **error)
{
  guint32 none = DR_NONE;
  guint32 *text = source->words == DR_NONE
                    ? &none : &g_array_index (data->source_words, DrSourceWords, source->words).text;

  if (source->start == DR_NONE || check_words (data, content, source->start, source->end, text, error))
    return TRUE;

  char buffer[DR_ITEM_ID_BUFFER];
  g_prefix_error (error, "%s %s: ", kind_names[kind],
                  dr_report_data_get_item_id (data, kind, index, buffer));

  return FALSE;
}

#define check_sources(data, content, kind, array, Record, error) \
  G_STMT_START \
    { \
      for (guint i = 0; i < (array)->len; i++) \
        if (!check_source ((data), (content), (kind), i, \
                           &g_array_index ((array), Record, i).source, (error))) \
          return FALSE; \
    } \
  G_STMT_END

static gboolean
check_all_sources (DrReportData   *data,
                   const Content  *content,
                   GError        **error)
{
  check_sources (data, content, DR_ITEM_TARGET, data->targets, DrTargetRecord, error);
  check_sources (data, content, DR_ITEM_ACHIEVEMENT, data->achievements, DrAchievementRecord, error);
  check_sources (data, content, DR_ITEM_RANKING, data->rankings, DrRankingRecord, error);
  check_sources (data, content, DR_ITEM_DIRECTIVE, data->directives, DrDirectiveRecord, error);
  check_sources (data, content, DR_ITEM_CITATION, data->citations, DrCitationRecord, error);

  return TRUE;
}

static gboolean
check_sections (const DrReportData  *data,
                const Content       *content,
                GError             **error)
{
  for (guint i = 0; i < data->sections->len; i++)
    {
      const DrSectionRecord *record = &g_array_index (data->sections, DrSectionRecord, i);
      if (!check_span (content, record->start, record->end, error))
        {
          g_prefix_error (error, "section %u: ", i + 1);
          return FALSE;
        }
    }

  return TRUE;
}

/* The ledger goes through the text once: its entries stand in order and apart. */
static gboolean
check_ledger (DrReportData   *data,
              const Content  *content,
              GError        **error)
{
  guint32 reached = 0;

  for (guint i = 0; i < data->numbers->len; i++)
    {
      const DrNumberRecord *record = &g_array_index (data->numbers, DrNumberRecord, i);
      guint32 none = DR_NONE;
      guint32 *text = i < data->number_texts->len ? &g_array_index (data->number_texts, guint32, i) : &none;

      if (!check_words (data, content, record->start, record->end, text, error))
        {
          g_prefix_error (error, "number %u: ", i + 1);
          return FALSE;
        }

      if (record->start == record->end)
        return dr_error_set (error, DR_ERROR_INVALID, "number %u: span %u-%u is empty",
                             i + 1, record->start, record->end);

      if (record->start < reached)
        return dr_error_set (error, DR_ERROR_INVALID,
                             "number %u: span %u-%u begins before the number before it has ended",
                             i + 1, record->start, record->end);

      reached = record->end;
    }

  return TRUE;
}

static gboolean
set_error_circle (const DrReportData  *data,
                  guint32              index,
                  GError             **error)
{
  char buffer[DR_ITEM_ID_BUFFER];

  return dr_error_set (error, DR_ERROR_INVALID, "achievement %s: is part of itself",
                       dr_report_data_get_item_id (data, DR_ITEM_ACHIEVEMENT, index, buffer));
}

/* Walks from every achievement up what it is part of, each step once, however long the chains are. */
static gboolean
check_parts (const DrReportData  *data,
             GError             **error)
{
  guint n = data->achievements->len;
  g_autofree guint32 *walks = g_new0 (guint32, n); /* the walk that came by, from 1 */

  for (guint32 i = 0; i < n; i++)
    {
      guint32 at = i;

      for (; at != DR_NONE && walks[at] == 0;
           at = g_array_index (data->achievements, DrAchievementRecord, at).part_of)
        walks[at] = i + 1;

      /* What an earlier walk has seen led to no circle. */
      if (at != DR_NONE && walks[at] == i + 1)
        return set_error_circle (data, at, error);
    }

  return TRUE;
}

/* Ids are the report's own: one that leads out of it says nothing. */
static gboolean
check_successors (const DrReportData  *data,
                  GError             **error)
{
  g_autoptr (GHashTable) ids = NULL;

  for (guint i = 0; i < data->units->len; i++)
    {
      DrUnit *unit = g_ptr_array_index (data->units, i);
      GPtrArray *successors = dr_unit_peek_successors (unit);

      for (guint j = 0; successors != NULL && j < successors->len; j++)
        {
          DrUnitSuccessor *successor = g_ptr_array_index (successors, j);

          if (ids == NULL)
            {
              ids = g_hash_table_new (g_str_hash, g_str_equal);
              for (guint k = 0; k < data->units->len; k++)
                g_hash_table_add (ids, (gpointer) dr_unit_get_id (g_ptr_array_index (data->units, k)));
            }
          if (!g_hash_table_contains (ids, successor->unit_id))
            return dr_error_set (error, DR_ERROR_INVALID, "unit %s: no unit %s, its successor, in the report",
                                 dr_unit_get_id (unit), successor->unit_id);
        }
    }

  return TRUE;
}

/* Where nobody says otherwise the text's own bytes are the document; their checksum is made when it is asked for. */
static void
fill_content (DrReportData  *data,
              const Content *content)
{
  if (data->text == NULL || data->sha256 != NULL)
    return;

  data->content_size = content->size;
  data->content_type = g_strdup ("text/plain");
}

gboolean
dr_report_data_check (DrReportData  *data,
                      GError       **error)
{
  if (data->text != NULL && dr_text_get_size (data->text) >= DR_NONE)
    return dr_error_set (error, DR_ERROR_LIMIT, "the text of a report has less than 4 GiB");

  Content content = get_content (data);

  if (data->issuer == DR_NONE)
    return dr_error_set (error, DR_ERROR_INVALID, "the report has no issuer");
  if (data->period == DR_NONE)
    return dr_error_set (error, DR_ERROR_INVALID, "the report has no period");

  if (!check_successors (data, error) ||
      !check_all_sources (data, &content, error) ||
      !check_sections (data, &content, error) ||
      !check_ledger (data, &content, error) ||
      !check_parts (data, error))
    return FALSE;

  fill_content (data, &content);

  return TRUE;
}
