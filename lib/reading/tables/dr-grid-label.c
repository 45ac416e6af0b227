/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/tables/dr-grid-rows-private.h"

#include <string.h>

#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-body-phrase-private.h"
#include "reading/phrases/dr-body-unit-private.h"
#include "reading/phrases/dr-citation-phrase-private.h"

/* What a row is about: its numbering, its name with those of the rows above it, its unit, its measure. */

/* A label with those above it grows no longer; the outermost are left out. */
#define MOST_LABEL 240

/* --- numbering --- */

static gboolean
is_roman (const char *text,
          gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (strchr ("IVXLC", text[i]) == NULL || text[i] == '\0')
      return FALSE;

  return length > 0;
}

/* «I», «1», «1.1», «a», «-» in the column of numbers. */
static gboolean
scheme_of_ordinal (const char *text,
                   gsize       length,
                   DrScheme   *scheme)
{
  while (length > 0 && strchr (".)/ ", text[length - 1]) != NULL)
    length--;
  if (length > 0 && *text == '(')
    {
      text++;
      length--;
    }
  if (length == 0 || length > 12)
    return FALSE;

  if (is_roman (text, length))
    *scheme = DR_SCHEME_ROMAN;
  else if (length == 1 && g_ascii_isupper (*text))
    *scheme = DR_SCHEME_CAPITAL_LETTER;
  else if (length == 1 && g_ascii_islower (*text))
    *scheme = DR_SCHEME_LETTER;
  else if (g_ascii_isdigit (*text))
    {
      guint n_dots = 0;

      for (gsize i = 0; i < length; i++)
        {
          if (!g_ascii_isdigit (text[i]) && text[i] != '.' && text[i] != ',')
            return FALSE;
          n_dots += !g_ascii_isdigit (text[i]);
        }
      *scheme = n_dots == 0 ? DR_SCHEME_NUMBER : n_dots == 1 ? DR_SCHEME_NUMBER_2 : DR_SCHEME_NUMBER_3;
    }
  else if (*text == '+')
    *scheme = DR_SCHEME_PLUS;
  else if (*text == '*')
    *scheme = DR_SCHEME_STAR;
  else if (g_str_has_prefix (text, "đ") && length == strlen ("đ"))
    *scheme = DR_SCHEME_LETTER;
  else
    {
      gunichar character = g_utf8_get_char (text);

      if (character != '-' && !(character >= 0x2010 && character <= 0x2015))
        return FALSE;
      *scheme = DR_SCHEME_DASH;
    }

  return TRUE;
}

/* The numbering of the row, in a column of its own or before its name; gives the token where the name begins. */
static guint
read_numbering (DrGridRows *self,
                guint       first,
                guint       end,
                DrScheme   *scheme)
{
  DrReading *reading = self->reading;
  const DrGridTable *table = self->table;
  DrNumbering numbering;
  gboolean found = FALSE;

  *scheme = DR_SCHEME_PLAIN;
  if (table->ordinal >= 0)
    {
      guint ordinal = self->first[table->ordinal];
      guint ordinal_end = self->end[table->ordinal];

      if (ordinal < ordinal_end)
        found = scheme_of_ordinal (reading->bytes + reading->tokens[ordinal].start,
                                   reading->tokens[ordinal_end - 1].end - reading->tokens[ordinal].start, scheme);
      dr_reading_account_tokens (reading, ordinal, ordinal_end, DR_NUMBER_ROLE_NUMBERING, DR_ITEM_NONE, DR_NONE);
    }
  if (first < end && dr_numbering_match (reading, first, &numbering) && numbering.n_tokens > 0
      && first + numbering.n_tokens < end && numbering.scheme != DR_SCHEME_PLAIN
      && numbering.scheme != DR_SCHEME_CAPITALS && numbering.scheme != DR_SCHEME_END)
    {
      dr_reading_account_tokens (reading, first, first + numbering.n_tokens, DR_NUMBER_ROLE_NUMBERING,
                                 DR_ITEM_NONE, DR_NONE);
      first += numbering.n_tokens;
      if (!found)
        *scheme = numbering.scheme;
    }
  else if (first + 1 < end && dr_phrase_is_sign_of (reading, first, "-+*•"))
    {
      if (!found)
        *scheme = dr_phrase_is_sign_of (reading, first, "+") ? DR_SCHEME_PLUS : DR_SCHEME_DASH;
      first++;
    }

  return first;
}

/* --- words of rows --- */

static guint
match_word (const DrReading *reading,
            guint            index,
            guint            end,
            DrHeadWord       word)
{
  DrLexiconMatch match;

  if (index >= end
      || !dr_lexicon_match (reading->lexicon, reading->tokens, end, index, DR_LEXICON_HEAD, &match))
    return 0;
  for (guint i = 0; i < match.n_entries; i++)
    if (match.entries[i].entry_class == DR_LEXICON_HEAD && match.entries[i].value == (guint32) word)
      return match.n_tokens;

  return 0;
}

static guint
skip_signs (const DrReading *reading,
            guint            index,
            guint            end)
{
  while (index < end && dr_phrase_is_sign_of (reading, index, ":;,.-+*"))
    index++;

  return index;
}

/* «Tổng cộng», «Cộng (I+II)», «TỔNG SỐ:»: a total of the rows, and nothing else. */
static gboolean
names_total (const DrReading *reading,
             guint            first,
             guint            end)
{
  guint n = match_word (reading, first, end, DR_HEAD_WORD_TOTAL);
  if (n == 0)
    return FALSE;

  for (guint i = first + n; i < end && !dr_reading_is_sign (reading, i, '('); i++)
    if (reading->tokens[i].kind == DR_TOKEN_WORD && match_word (reading, i, end, DR_HEAD_WORD_TOTAL) == 0
        && reading->tokens[i].end - reading->tokens[i].start > 2)
      return FALSE;

  return TRUE;
}

/*
 * «KINH TẾ», «II. VĂN HÓA - XÃ HỘI», «Về quốc phòng, an ninh»: a field of work, under which a committee groups whatever it
 * counts; it is no part of what is counted. «Nông nghiệp», «Y tế» may be, above rows that several of them have.
 */
static gboolean
names_field (const DrReading *reading,
             guint            first,
             guint            end)
{
  const DrPhrases *openers = DR_PHRASES ("về", "lĩnh vực", "trên lĩnh vực", "công tác", "nhóm", "chỉ tiêu", "các chỉ tiêu", "nhóm chỉ tiêu");
  const DrPhrases *fields = DR_PHRASES ("kinh tế", "xã hội", "văn hóa", "môi trường", "tài nguyên", "tài nguyên môi trường", "quốc phòng",
                                        "an ninh", "trật tự", "an toàn xã hội", "trật tự an toàn xã hội", "nội chính", "đối ngoại",
                                        "an sinh", "an sinh xã hội", "cải cách hành chính", "xây dựng đảng", "xây dựng chính quyền",
                                        "chính quyền", "hệ thống chính trị", "xây dựng hệ thống chính trị", "QP", "AN", "KT", "XH", "VH");
  gboolean has_field = FALSE;

  for (guint i = first; i < end;)
    {
      guint n = dr_phrase_match_any (reading, i, fields);

      has_field |= n > 0;
      if (n == 0)
        n = dr_phrase_match_any (reading, i, DR_PHRASES ("và"));
      if (n == 0 && !has_field)
        n = dr_phrase_match_any (reading, i, openers);
      if (n == 0 && reading->tokens[i].kind == DR_TOKEN_WORD)
        return FALSE;
      i += MAX (n, 1);
    }

  return has_field;
}

/* Dates and documents in a name, and its other numbers. */
static void
account_name (DrReading *reading,
              guint      first,
              guint      end)
{
  for (guint i = first; i < end;)
    {
      DrDatePhrase date;
      guint n = dr_citation_phrase_read (reading, i);

      if (n == 0 && dr_date_phrase_match (reading, i, &date))
        {
          n = MIN (date.n_tokens, end - i);
          dr_reading_account_tokens (reading, i, i + n, DR_NUMBER_ROLE_DATE, DR_ITEM_NONE, DR_NONE);
        }
      if (n == 0)
        dr_reading_account_tokens (reading, i, i + 1, DR_NUMBER_ROLE_NAME, DR_ITEM_NONE, DR_NONE);
      i += MAX (n, 1);
    }
}

/* The body that the whole name is; @any: whatever it is, its column says that it is one. */
static guint32
read_body (DrReading *reading,
           guint      first,
           guint      end,
           gboolean   any)
{
  DrBodyPhrase phrase;
  DrUnitLevel level;

  if (first >= end)
    return DR_NONE;

  guint n = dr_body_phrase_match_area (reading, first, &level);
  if (n > 0 && first + n == end)
    return dr_body_unit_for_area (reading, first, n, level);
  if (dr_body_phrase_match (reading, first, &phrase) && !phrase.is_field && first + phrase.n_tokens == end)
    return dr_body_unit_for_phrase (reading, &phrase, first);

  return any ? dr_body_unit_for_name (reading, first, end - first) : DR_NONE;
}

/* --- the label --- */

static guint32
compose_label (DrGridRows *self,
               const char *own,
               gsize       length)
{
  DrReportData *data = dr_report_builder_get_data (self->reading->builder);
  g_autoptr (GString) label = g_string_new_len (own, length);

  /* Gaps of the page are one space. */
  for (gsize i = 0; i < label->len; i++)
    if (g_ascii_isspace (label->str[i]))
      {
        label->str[i] = ' ';
        while (i + 1 < label->len && g_ascii_isspace (label->str[i + 1]))
          g_string_erase (label, i + 1, 1);
      }
  for (guint i = self->n_open; i > 0; i--)
    {
      const char *above = dr_report_data_get_string (data, self->open[i - 1].label);

      if (above == NULL)
        continue;
      if (label->len + strlen (above) > MOST_LABEL)
        break;
      g_string_prepend (label, " – ");
      g_string_prepend (label, above);
    }

  return dr_report_builder_intern (self->reading->builder, label->str, label->len);
}

static const DrGridMeasure *
parse_measure (DrGridRows *self,
               guint       first,
               guint       end)
{
  DrReading *reading = self->reading;
  guint32 start = reading->tokens[first].start;
  g_autofree char *text = g_strndup (reading->bytes + start, reading->tokens[end - 1].end - start);
  DrGridMeasure *found = g_hash_table_lookup (self->measures, text);

  if (found == NULL)
    {
      /* A table names few measures; one that names many is read as slowly as it likes. */
      if (g_hash_table_size (self->measures) > 512)
        g_hash_table_remove_all (self->measures);
      found = g_new0 (DrGridMeasure, 1);
      dr_grid_measure_parse (reading, text, strlen (text), TRUE, found);
      g_hash_table_insert (self->measures, g_steal_pointer (&text), found);
    }

  return found;
}

static void
read_measure (DrGridRows *self)
{
  const DrGridTable *table = self->table;
  DrReading *reading = self->reading;

  self->measure.measure = DR_NONE;
  if (table->measure < 0)
    return;

  guint first = self->first[table->measure];
  guint end = self->end[table->measure];
  if (first < end)
    dr_reading_account_tokens (reading, first, end, DR_NUMBER_ROLE_NAME, DR_ITEM_NONE, DR_NONE);
  /* «"», «nt», nothing below a merged cell: as above. */
  if (first == end)
    {
      const DrGridCell *cell = dr_grid_find (table->grid, self->row, table->measure);

      if (cell != NULL && cell->row < self->row && cell->row >= table->body_row)
        self->measure = self->last_measure;
      return;
    }
  if (dr_phrase_is_sign_of (reading, first, "\"") || dr_phrase_match (reading, first, "nt")
      || dr_phrase_match (reading, first, "như trên"))
    self->measure = self->last_measure;
  else
    self->measure = *parse_measure (self, first, end);
  if (self->measure.measure != DR_NONE)
    self->last_measure = self->measure;
}

/* Closes the rows above that are no shallower than one of @scheme. */
static void
close_rows (DrGridRows *self,
            DrScheme    scheme)
{
  while (self->n_open > 0 && self->open[self->n_open - 1].scheme >= scheme)
    self->n_open--;
}

/* «Khối 11» for the row «11» below «Khối». */
static char *
name_number (const DrGridRows *self,
             const char       *text,
             gsize             length)
{
  const DrGridTable *table = self->table;
  const DrGridCell *head = dr_grid_find (table->grid, table->head_row, table->label);

  if (head == NULL || head->start >= head->end || !g_ascii_isdigit (*text))
    return NULL;

  return g_strdup_printf ("%.*s %.*s", (int) (head->end - head->start), self->reading->bytes + head->start, (int) length, text);
}

/* «Quý I», «Năm 2022», «2022» below «Năm»: a row of its own time; DR_NONE where the name is another. */
static guint32
read_period (DrGridRows *self,
             guint       first,
             guint       end)
{
  DrReading *reading = self->reading;
  const DrGridTable *table = self->table;
  DrReportData *data = dr_report_builder_get_data (reading->builder);
  const GDate *last = dr_period_get_last_day (g_ptr_array_index (data->periods, reading->period));
  int year = g_date_get_year (last);
  DrDatePhrase date;

  if (table->rows_are_bodies || self->is_total)
    return DR_NONE;
  if (table->rows_are_numbers && table->columns[table->label].is_year && end == first + 1 && dr_reading_is_digits (reading, first))
    {
      int named = 0;

      for (guint32 i = reading->tokens[first].start; i < reading->tokens[first].end && named < 10000; i++)
        named = 10 * named + (reading->bytes[i] - '0');
      return named >= 1900 && named <= year ? dr_reading_intern_year (reading, named) : DR_NONE;
    }
  if (!dr_date_phrase_match (reading, first, &date) || first + date.n_tokens != end || !date.exists
      || (date.kind != DR_DATE_PHRASE_MONTH && date.kind != DR_DATE_PHRASE_QUARTER && date.kind != DR_DATE_PHRASE_YEAR
          && date.kind != DR_DATE_PHRASE_MONTHS))
    return DR_NONE;

  g_autoptr (DrPeriod) period = dr_date_phrase_to_period (&date, year);
  if (period == NULL || g_date_compare (dr_period_get_last_day (period), last) > 0)
    return DR_NONE;

  return dr_report_builder_intern_period (reading->builder, period);
}

/* «Tổng cộng» in the column of numbers, over that of names, or in place of it: the name. */
static void
take_name_of_number (DrGridRows *self)
{
  const DrGridTable *table = self->table;
  const DrReading *reading = self->reading;
  DrScheme scheme;

  if (table->ordinal < 0 || table->ordinal >= table->label || self->first[table->label] < self->end[table->label])
    return;

  guint first = self->first[table->ordinal];
  guint end = self->end[table->ordinal];
  if (first >= end || reading->tokens[first].kind != DR_TOKEN_WORD || reading->tokens[first].end - reading->tokens[first].start < 3
      || scheme_of_ordinal (reading->bytes + reading->tokens[first].start, reading->tokens[end - 1].end - reading->tokens[first].start,
                            &scheme))
    return;
  self->first[table->label] = first;
  self->end[table->label] = end;
  self->first[table->ordinal] = self->end[table->ordinal] = 0;
}

/* What the row is of, where whose it is stands in another column. */
static void
read_topic (DrGridRows *self)
{
  const DrGridTable *table = self->table;
  DrReading *reading = self->reading;
  DrGridMeasure measure;

  self->topic = DR_NONE;
  if (table->topic < 0 || self->first[table->topic] >= self->end[table->topic])
    return;

  guint first = self->first[table->topic];
  guint end = self->end[table->topic];
  DrScheme scheme;
  first = read_numbering (self, first, end, &scheme);
  account_name (reading, first, end);
  if (first >= end)
    return;

  const char *text = reading->bytes + reading->tokens[first].start;
  gsize length = reading->tokens[end - 1].end - reading->tokens[first].start;
  gsize without = dr_grid_measure_split (reading, text, length, &measure);
  if (without > 0)
    {
      length = without;
      if (self->measure.measure == DR_NONE)
        self->measure = measure;
    }
  dr_grid_measure_find_noun (reading, text, length, &self->noun);
  while (length > 0 && (g_ascii_isspace (text[length - 1]) || strchr (":;,.", text[length - 1]) != NULL))
    length--;
  if (length > 0 && length <= MOST_LABEL)
    self->topic = dr_report_builder_intern (reading->builder, text, length);
}

gboolean
dr_grid_rows_read_label (DrGridRows *self,
                         DrScheme   *scheme)
{
  const DrGridTable *table = self->table;
  DrReading *reading = self->reading;

  take_name_of_number (self);

  guint first = self->first[table->label];
  guint end = self->end[table->label];

  self->label = DR_NONE;
  self->unit = DR_NONE;
  self->noun.measure = DR_NONE;
  self->own_label = self->period = DR_NONE;
  self->is_total = self->is_body = self->is_field = FALSE;
  for (guint i = 0; i < table->n_columns; i++)
    self->records[i] = DR_NONE;
  read_measure (self);
  read_topic (self);

  first = read_numbering (self, first, end, scheme);
  account_name (reading, first, end);

  guint n_parts = match_word (reading, first, end, DR_HEAD_WORD_PARTS);
  if (n_parts > 0)
    {
      first = skip_signs (reading, first + n_parts, end);
      if (first >= end)
        {
          /* «Trong đó:» alone: the rows below, of whatever kind, are parts of the one above. */
          if (self->n_open > 0)
            self->open[self->n_open - 1].scheme = MIN (self->open[self->n_open - 1].scheme, DR_SCHEME_NUMBER_3);
          return FALSE;
        }
      /* «Trong đó: nữ» is a part of the row above, be that an item itself. */
      *scheme = DR_SCHEME_PLUS;
    }

  while (end > first && dr_phrase_is_sign_of (reading, end - 1, ":;.,"))
    end--;
  if (first >= end)
    {
      /* No name: below a merged cell it is the one above. */
      if (self->topic != DR_NONE)
        {
          close_rows (self, *scheme);
          self->unit = self->topic_unit;
          self->is_body = self->unit != DR_NONE;
          return TRUE;
        }
      close_rows (self, *scheme);
      self->label = self->n_open > 0 ? self->open[self->n_open - 1].label : DR_NONE;
      return TRUE;
    }

  self->is_total = names_total (reading, first, end);
  if (self->is_total)
    self->n_open = 0;
  else
    close_rows (self, *scheme);
  for (guint i = self->n_open; i > 0 && self->unit == DR_NONE; i--)
    self->unit = self->open[i - 1].unit;

  self->period = read_period (self, first, end);
  self->is_field = names_field (reading, first, end);
  guint32 start = reading->tokens[first].start;
  const char *text = reading->bytes + start;
  gsize length = reading->tokens[end - 1].end - start;

  if (table->rows_are_bodies && !self->is_total)
    {
      self->is_body = TRUE;
      self->unit = read_body (reading, first, end, TRUE);
      self->topic_unit = self->unit;
      return TRUE;
    }
  if (!table->rows_are_bodies && !self->is_total)
    {
      guint32 body = read_body (reading, first, end, FALSE);

      if (body != DR_NONE)
        {
          self->unit = body;
          self->is_body = TRUE;
        }
    }

  DrGridMeasure measure;
  gsize without = dr_grid_measure_split (reading, text, length, &measure);
  if (without > 0)
    {
      length = without;
      if (self->measure.measure == DR_NONE)
        self->measure = measure;
    }
  dr_grid_measure_find_noun (reading, text, length, &self->noun);
  while (length > 0 && (g_ascii_isspace (text[length - 1]) || strchr (":;,.", text[length - 1]) != NULL))
    length--;
  g_autofree char *named = length > 0 && table->rows_are_numbers ? name_number (self, text, length) : NULL;
  if (named != NULL)
    {
      text = named;
      length = strlen (named);
    }
  if (self->period != DR_NONE)
    return TRUE;
  if (length > 0)
    self->label = compose_label (self, text, length);
  if (length > 0 && length <= MOST_LABEL && !self->is_body)
    self->own_label = dr_report_builder_intern (reading->builder, text, length);

  return TRUE;
}

void
dr_grid_rows_push (DrGridRows *self,
                   DrScheme    scheme)
{
  if (self->is_total)
    return;
  close_rows (self, scheme);
  if (self->n_open == DR_GRID_MOST_OPEN_ROWS)
    return;

  DrGridOpenRow *open = &self->open[self->n_open++];

  open->scheme = scheme;
  gboolean has_figures = FALSE;
  for (guint i = 0; i < self->table->n_columns; i++)
    has_figures |= self->records[i] != DR_NONE;
  open->label = self->is_field && !has_figures ? DR_NONE : self->own_label;
  open->topic = self->topic;
  open->unit = self->is_body && !self->table->rows_are_bodies ? self->unit : DR_NONE;
  memcpy (open->records, self->records, sizeof open->records);
}
