/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/tables/dr-grid-finder-private.h"

#include <string.h>

#include "reading/language/dr-numbering-private.h"
#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-figure-phrase-private.h"

/* The lines around a table: «ĐVT: triệu đồng», and the title that says what its figures count. */

#define LINES_ABOVE 5
#define MOST_LINE 240

/* The measure behind «ĐVT:» in the line, where it has one; @words_end is then where the words in front of it end. */
static gboolean
read_common_measure (DrReading     *reading,
                     gsize          start,
                     gsize          end,
                     GArray        *tokens,
                     DrGridMeasure *measure,
                     gsize         *words_end)
{
  DrReading inner = dr_grid_read_cell (reading, start, end, tokens);

  for (guint i = 0; i < inner.n_tokens; i++)
    {
      DrLexiconMatch match;
      guint last = i;

      if (!dr_lexicon_match (inner.lexicon, inner.tokens, inner.n_tokens, i, DR_LEXICON_HEAD, &match))
        continue;
      gboolean is_measure = FALSE;
      gboolean is_body = FALSE;   /* «Đơn vị: Hội Nông dân huyện» says whose the table is */
      for (guint j = 0; j < match.n_entries; j++)
        {
          is_measure |= match.entries[j].entry_class == DR_LEXICON_HEAD && match.entries[j].value == DR_HEAD_WORD_MEASURE;
          is_body |= match.entries[j].entry_class == DR_LEXICON_HEAD && match.entries[j].value == DR_HEAD_WORD_BODY;
        }
      *words_end = i > 0 ? inner.tokens[i - 1].end : start;
      if (i > 0 && dr_reading_is_sign (&inner, i - 1, '('))
        *words_end = inner.tokens[i - 1].start;
      i += match.n_tokens;
      if (!is_measure || !dr_reading_is_sign (&inner, i, ':'))
        {
          i--;
          continue;
        }
      for (last = i + 1; last < inner.n_tokens && !dr_phrase_is_sign_of (&inner, last, ");"); last++)
        ;
      if (last > i + 1)
        return dr_grid_measure_parse (reading, inner.bytes + inner.tokens[i + 1].start,
                                      inner.tokens[last - 1].end - inner.tokens[i + 1].start, !is_body, measure);
    }

  /* «Kết quả theo sắc thuế (triệu đồng):»; what is counted one by one is rather a column's. */
  gsize split = dr_grid_measure_split (reading, reading->bytes + start, end - start, measure);
  if (split == 0 || (measure->exponent == 0 && !(measure->flags & (DR_MEASURE_MONEY | DR_MEASURE_PHYSICAL))))
    return FALSE;
  *words_end = start + split;

  return TRUE;
}

/* «Tiếp nhận 92 ý kiến, chia theo lĩnh vực như sau:»: what the figure counts that a line, which ends with a colon, goes on to divide. */
static gboolean
read_divided (DrReading       *reading,
              const DrReading *line,
              DrGridMeasure   *measure)
{
  guint colon = line->n_tokens - 1;
  guint at = colon;

  if (colon == 0 || !dr_reading_is_sign (line, colon, ':'))
    return FALSE;
  while (at > 0 && line->tokens[at - 1].kind != DR_TOKEN_DIGITS && !dr_phrase_is_sign_of (line, at - 1, ".;"))
    at--;
  if (at == 0 || line->tokens[at - 1].kind != DR_TOKEN_DIGITS)
    return FALSE;
  while (at > 1 && (dr_phrase_is_sign_of (line, at - 2, ".,") || line->tokens[at - 2].kind == DR_TOKEN_DIGITS)
         && !(line->tokens[at - 1].flags & DR_TOKEN_SPACE_BEFORE))
    at--;

  g_autofree guint8 *taken = g_new0 (guint8, line->n_tokens + 1);
  DrFigurePhrase phrase;
  if (!dr_figure_phrase_match (line, at - 1, line->n_tokens, taken, &phrase) || phrase.lexicon_measure == DR_NONE
      || phrase.is_percent || phrase.is_rate || phrase.form != DR_FIGURE_FORM_SINGLE)
    return FALSE;

  gboolean divides = FALSE;
  for (guint i = phrase.end; i < colon; i++)
    {
      /* «5 cán bộ, kết quả như sau:» announces other figures. */
      if (dr_phrase_match_any (line, i, DR_PHRASES ("kết quả", "tình hình", "với", "do")) > 0)
        return FALSE;
      divides |= dr_phrase_match_signal (line, i, DR_SIGNAL_PARTS_ALL) > 0
                 || dr_phrase_match_any (line, i, DR_PHRASES ("như sau", "theo bảng", "phân loại", "trong đó")) > 0;
    }
  if (!divides)
    return FALSE;

  const DrLexiconMeasure *entry = dr_lexicon_get_measure (reading->lexicon, phrase.lexicon_measure);
  *measure = (DrGridMeasure) { .measure = dr_report_builder_intern (reading->builder, entry->name, -1), .flags = entry->flags };

  return TRUE;
}

/* The title of a table, without «Biểu số 01:» in front of it. */
static gboolean
read_title (DrReading   *reading,
            gsize        start,
            gsize        end,
            GArray      *tokens,
            DrGridTable *table)
{
  DrReading inner = dr_grid_read_cell (reading, start, end, tokens);
  guint first = 0;

  if (inner.n_tokens == 0 || memchr (reading->bytes + start, '\t', end - start) != NULL
      || memchr (reading->bytes + start, '|', end - start) != NULL)
    return FALSE;

  guint n = dr_phrase_match_signal (&inner, 0, DR_SIGNAL_NUMBERING);
  gboolean is_titled = n > 0;
  DrNumbering numbering;
  if (n == 0 && dr_numbering_match (&inner, 0, &numbering))
    first = numbering.n_tokens;
  if (n > 0)
    {
      first = n;
      while (first < inner.n_tokens && (inner.tokens[first].kind == DR_TOKEN_DIGITS
                                        || dr_phrase_match (&inner, first, "số")
                                        || dr_phrase_is_sign_of (&inner, first, ".:-/")
                                        || inner.tokens[first].end - inner.tokens[first].start <= 2))
        first++;
    }
  if (first >= inner.n_tokens)
    return is_titled;

  /* A rule says nothing. */
  guint word = first;
  while (word < inner.n_tokens && inner.tokens[word].kind != DR_TOKEN_WORD)
    word++;
  if (word == inner.n_tokens)
    return FALSE;

  const char *text = inner.bytes + inner.tokens[first].start;
  gsize length = inner.tokens[inner.n_tokens - 1].end - inner.tokens[first].start;
  /* A sentence is no title. */
  if (text[length - 1] == '.' || text[length - 1] == ';')
    return FALSE;
  while (length > 0 && (text[length - 1] == ':' || text[length - 1] == ')'))
    length--;

  table->caption = dr_report_builder_intern (reading->builder, text, length);
  if (read_divided (reading, &inner, &table->caption_noun))
    {
      table->caption = table->caption_noun.measure;
      if (table->row_noun_is_usual)
        table->row_noun = table->caption_noun;
    }
  else if (!dr_grid_measure_find_noun (reading, text, length, &table->caption_noun) || table->caption_noun.is_percent)
    table->caption_noun.measure = DR_NONE;
  /* «Chi tiết theo huyện»: whose they are. */
  for (guint i = first; (table->caption_noun.flags & DR_MEASURE_PLACE) && i < inner.n_tokens; i++)
    if (dr_phrase_match_any (&inner, i, DR_PHRASES ("theo", "từng", "chia theo", "của các")) > 0)
      table->caption_noun = (DrGridMeasure) { .measure = DR_NONE };

  return TRUE;
}

/* A line in brackets that names the document which the table comes with. */
static gboolean
is_enclosed (DrReading *reading,
             gsize      start,
             gsize      end,
             GArray    *tokens)
{
  DrReading inner = dr_grid_read_cell (reading, start, end, tokens);

  return inner.n_tokens > 2 && dr_reading_is_sign (&inner, 0, '(')
         && dr_phrase_match_any (&inner, 1, DR_PHRASES ("kèm theo", "ban hành", "kèm", "theo", "đính kèm", "ban hành kèm theo")) > 0;
}

/* The line that ends above @at, blank ones skipped; FALSE where there is none, or a longer one. */
static gboolean
line_above (const DrReading *reading,
            gsize            at,
            gsize           *start,
            gsize           *end)
{
  /* Back to the beginning of this line, then over the one above. */
  while (at > 0 && reading->bytes[at - 1] != '\n' && reading->bytes[at - 1] != '\r')
    at--;
  *end = at;
  while (*end > 0 && g_ascii_isspace (reading->bytes[*end - 1]))
    (*end)--;
  *start = *end;
  while (*start > 0 && *end - *start <= MOST_LINE && reading->bytes[*start - 1] != '\n' && reading->bytes[*start - 1] != '\r')
    (*start)--;

  return *start < *end && *end - *start <= MOST_LINE;
}

gsize
dr_grid_caption_find_start (DrReading *reading,
                            gsize      at)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  DrGridMeasure measure;
  gsize start;
  gsize end;
  gsize words_end;

  while (line_above (reading, at, &start, &end)
         && read_common_measure (reading, start, end, tokens, &measure, &words_end) && words_end <= start)
    at = start;

  return at;
}

void
dr_grid_caption_read (DrReading   *reading,
                      gsize        body,
                      DrGridTable *table)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  guint begin = dr_grid_find_row (table->grid, table->head_row);
  gsize at = begin < table->grid->cells->len ? dr_grid_get_cell (table->grid, begin)->start : table->grid->start;
  gboolean has_title = FALSE;

  for (guint i = 0; i <= LINES_ABOVE; i++)
    {
      gsize start;
      gsize end;

      if (!line_above (reading, at, &start, &end))
        break;

      /* «(Kèm theo Báo cáo số 12/BC-UBND)» */
      if (!has_title && is_enclosed (reading, start, end, tokens))
        {
          at = start;
          continue;
        }

      DrGridMeasure measure;
      gsize words_end;
      if (table->common.measure == DR_NONE && read_common_measure (reading, start, end, tokens, &measure, &words_end))
        {
          table->common = measure;
          if (words_end > start && !has_title)
            has_title = read_title (reading, start, words_end, tokens, table);
        }
      else if (has_title || !(has_title = read_title (reading, start, end, tokens, table)))
        break;
      table->is_report_title |= has_title && start < body;
      at = start;
    }

  if (table->common.measure != DR_NONE)
    return;

  /* Below the table. */
  gsize below = table->grid->end;
  while (below < reading->length && g_ascii_isspace (reading->bytes[below]))
    below++;
  gsize end = below;
  while (end < reading->length && end - below <= MOST_LINE && reading->bytes[end] != '\n' && reading->bytes[end] != '\r')
    end++;
  DrGridMeasure measure;
  gsize words_end;
  if (end > below && end - below <= MOST_LINE
      && read_common_measure (reading, below, end, tokens, &measure, &words_end))
    table->common = measure;
}
