/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "reading/language/dr-phrase-private.h"
#include "reading/language/dr-short-form-private.h"
#include "reading/phrases/dr-body-phrase-private.h"
#include "reading/sentences/dr-sentence-label-private.h"

/*
 * What a figure counts, in the report's own words: those in front of it («kết nạp
 * mới»), its measure, and those behind it («có hoàn cảnh khó khăn»).
 */

static guint
count_quotes (const DrReading *reading,
              guint            first,
              guint            end)
{
  guint n = 0;

  for (guint i = first; i < end; i++)
    n += dr_reading_is_sign (reading, i, '"');

  return n;
}

/* The quotation marks are not counted yet: most labels neither begin nor end with one. */
#define NOT_COUNTED G_MAXUINT

/* A sign that says nothing at either end of the tokens from @first up to @end: all but the quotation marks of a pair. */
static gboolean
is_loose_sign (const DrReading *reading,
               guint            index,
               guint            first,
               guint            end,
               guint           *n_quotes)
{
  if (reading->tokens[index].kind != DR_TOKEN_SIGN)
    return FALSE;
  if (reading->tokens[index].word != '"')
    return TRUE;
  if (*n_quotes == NOT_COUNTED)
    *n_quotes = count_quotes (reading, first, end);
  if (*n_quotes % 2 == 0)
    return FALSE;

  (*n_quotes)--;

  return TRUE;
}

/* So many bytes at a time are copied of a word. */
#define COPIED 16

/* Copies @size bytes of the text from @start on; there is room for COPIED more. */
static inline char *
copy_word (const DrReading *reading,
           char            *to,
           gsize            start,
           gsize            size)
{
  if (size <= COPIED && start + COPIED <= reading->length)
    memcpy (to, reading->bytes + start, COPIED);
  else
    memcpy (to, reading->bytes + start, size);

  return to + size;
}

static void
append_text (DrSentence *self,
             const char *text)
{
  if (self->label->len > 0 && self->label->str[self->label->len - 1] != '(')
    g_string_append_c (self->label, ' ');
  g_string_append (self->label, text);
}

/* «trẻ em dưới 5 tuổi», «học sinh lớp 9», «mức độ 3 và 4»: the number at @index tells one thing from another. */
static gboolean
is_part_of_name (const DrReading *reading,
                 guint            index,
                 guint            first)
{
  const DrPhrases *kinds = DR_PHRASES ("lớp", "khối", "khóa", "mức", "mức độ", "cấp độ", "cấp", "loại", "nhóm", "hạng", "vùng",
                                       "cụm", "khu vực", "ấp", "thôn", "tổ", "khóm", "khu phố", "tiểu dự án", "dự án thành phần",
                                       "tuyến");
  const DrPhrases *joins = DR_PHRASES ("và", "đến");

  guint kind = dr_phrase_match_before (reading, index, kinds);

  if (dr_phrase_match (reading, index + 1, "tuổi") > 0 || (kind > 0 && index >= first + kind))
    return TRUE;

  /* «từ 18 đến 35 tuổi», «3-5 tuổi», «mức độ 3, 4» */
  guint behind = dr_reading_is_sign (reading, index + 1, '-') ? 1 : dr_phrase_match_any (reading, index + 1, joins);
  if (behind > 0 && dr_reading_is_digits (reading, index + 1 + behind)
      && dr_phrase_match (reading, index + 2 + behind, "tuổi") > 0)
    return TRUE;
  guint before = index > first && (dr_reading_is_sign (reading, index - 1, ',') || dr_reading_is_sign (reading, index - 1, '-'))
                   ? 1 : dr_phrase_match_before (reading, index, joins);

  return before > 0 && index > before && dr_reading_is_digits (reading, index - before - 1)
         && dr_phrase_match_before (reading, index - before - 1, kinds) > 0;
}

/* Makes room behind the label for @size bytes and the end of the string; gives where they go. */
static inline char *
make_room (GString *label,
           gsize    size)
{
  gsize length = label->len;

  if (length + size >= label->allocated_len)
    {
      g_string_set_size (label, length + size);
      label->len = length;
    }

  return label->str + length;
}

/* The label ends at @end, for which there was room. */
static inline void
set_end (GString *label,
         char    *end)
{
  label->len = end - label->str;
  *end = '\0';
}

static void
append_some (DrSentence *self,
             guint       first,
             guint       end)
{
  const DrReading *reading = self->reading;
  gboolean gap = TRUE;
  gboolean is_left_out = FALSE;

  guint n_quotes = NOT_COUNTED;
  while (end > first && is_loose_sign (reading, end - 1, first, end, &n_quotes))
    end--;
  while (first < end && is_loose_sign (reading, first, first, end, &n_quotes))
    first++;

  if (first >= end)
    return;

  /* Room for all of them, with a space before each. */
  char *at = make_room (self->label, reading->tokens[end - 1].end - reading->tokens[first].start + end - first + COPIED);
  const char *begin = self->label->str;

  for (guint i = first; i < end; i++)
    {
      const DrToken *token = &reading->tokens[i];
      gsize size = token->end - token->start;
      gboolean is_text = token->kind == DR_TOKEN_WORD || token->kind == DR_TOKEN_SIGN
                         || (token->kind == DR_TOKEN_DIGITS
                             && ((token->flags & DR_TOKEN_QUOTED) || is_part_of_name (reading, i, first)));

      if (token->flags & DR_TOKEN_SPACE_BEFORE)
        gap = TRUE;
      if (self->taken->data[i] != DR_TAKEN_FREE || !is_text)
        {
          gap = is_left_out = TRUE;
          continue;
        }
      /* The comma behind a date goes with it. */
      if (is_left_out && token->kind == DR_TOKEN_SIGN && token->word != '"')
        continue;
      is_left_out = FALSE;

      const char *full;
      guint n = token->flags & DR_TOKEN_ALL_CAPITALS ? dr_short_form_match (reading, i, &full) : 0;
      if (n > 0)
        {
          set_end (self->label, at);
          append_text (self, full);
          if (i + n < end)
            append_some (self, i + n, end);
          return;
        }
      if (gap && at > begin && at[-1] != '(')
        *at++ = ' ';
      gap = FALSE;
      at = copy_word (reading, at, token->start, size);
    }
  set_end (self->label, at);
}

/* Adds the text of the tokens, short forms in full, one space for any gap; dates, citations and signs at either end are left out. */
static inline void
append_words (DrSentence *self,
              guint       first,
              guint       end)
{
  if (first < end)
    append_some (self, first, end);
}


/* The last thing counted before, outside brackets: what money was spent on, what people took part in. */
static const DrFact *
find_thing (const DrSentence *self,
            guint             index)
{
  const DrFact *fact = &g_array_index (self->facts, DrFact, index);
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, fact->figure);

  for (guint i = index; i > 0 && i + DR_SENTENCE_REACH > index; i--)
    {
      const DrFact *thing = &g_array_index (self->facts, DrFact, i - 1);
      const DrSentenceFigure *its_figure = &g_array_index (self->figures, DrSentenceFigure, thing->figure);

      if (!(thing->flags & (DR_MEASURE_MONEY | DR_MEASURE_PHYSICAL)) && !thing->is_percent && !thing->is_rate
          && (its_figure->bracket == 0 || its_figure->bracket == figure->bracket))
        return thing;
    }

  return NULL;
}

/* «3 tuyến đường, dài 4 km»; but «30 suất quà, trồng 5 ha rừng» has a verb of its own, and «200 cây, 5 ha rừng» a noun. */
static gboolean
measures_thing (const DrSentence *self,
                const DrFact     *fact)
{
  const DrPhrases *dimensions = DR_PHRASES ("dài", "rộng", "cao", "sâu", "dày", "nặng", "chiều dài", "tổng chiều dài", "diện tích",
                                            "tổng diện tích", "khối lượng", "tổng khối lượng", "quy mô", "chiều rộng");

  if (dr_label_has_content (self, fact->tail_first, fact->tail_end))
    return FALSE;

  guint end = fact->label_end;
  guint n = dr_phrase_match_before (self->reading, end, dimensions);

  return fact->is_label_shared || (n > 0 && !dr_label_has_content (self, fact->label_first, end - n));
}

/* Whether the words in front name nothing of their own: «trị giá», «với», «dài». */
static gboolean
leans_on_thing (const DrSentence *self,
                const DrFact     *fact)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, fact->figure);
  const DrSignals leaning = DR_SIGNAL_BIT (DR_SIGNAL_MONEY) | DR_SIGNAL_BIT (DR_SIGNAL_ACCOMPANY);

  if (fact->flags & DR_MEASURE_MONEY)
    return fact->is_label_shared
           || (dr_sentence_has (self, fact->label_first, fact->label_end, DR_SIGNAL_BIT (DR_SIGNAL_MONEY))
               && dr_sentence_count_words (self, fact->label_first, fact->label_end) <= 1);
  if (fact->flags & DR_MEASURE_PHYSICAL)
    return measures_thing (self, fact);

  return fact->is_label_shared && (fact->flags & (DR_MEASURE_PEOPLE | DR_MEASURE_TURN)) != 0
         && (dr_sentence_has (self, figure->gap_first, figure->phrase.first, leaning)
             || dr_reading_is_sign (self->reading, figure->gap_first, '/'));
}

/* What was counted, as it is written, abbreviations in full, and the words behind it. */
static void
append_noun (DrSentence   *self,
             const DrFact *fact)
{
  const DrReading *reading = self->reading;
  const DrFigurePhrase *phrase = &g_array_index (self->figures, DrSentenceFigure, dr_label_get_naming_figure (fact)).phrase;
  gboolean is_written_out = phrase->measure_end > phrase->measure_first && !fact->is_rate
                            && phrase->measure_end == fact->tail_first;

  for (guint i = phrase->measure_first; i < phrase->measure_end; i++)
    if (reading->tokens[i].kind == DR_TOKEN_SIGN && reading->tokens[i].word != ',')
      is_written_out = FALSE;

  if (is_written_out)
    {
      append_words (self, phrase->measure_first, fact->tail_end);
      return;
    }
  append_text (self, dr_report_data_get_string (dr_report_builder_get_data (reading->builder), fact->measure));
  append_words (self, fact->tail_first, fact->tail_end);
}

/* What puts a label in its place stands behind it in brackets: «nữ (kết nạp đảng viên)»; alone it is the label. Gives where it begins. */
static gsize
open_context (DrSentence *self)
{
  gsize start = self->label->len;

  if (start > 0)
    {
      g_string_append_c (self->label, ' ');
      g_string_append_c (self->label, '(');
    }

  return start;
}

static void
close_context (DrSentence *self,
               gsize       start)
{
  if (start == 0)
    return;
  if (self->label->len == start + strlen (" ("))
    g_string_truncate (self->label, start);
  else
    g_string_append_c (self->label, ')');
}

static void
append_thing (DrSentence   *self,
              const DrFact *thing)
{
  append_noun (self, thing);
  if (thing->tail_first == thing->tail_end
      && dr_label_count_content (self, thing->label_first, thing->label_end) > 2)
    append_words (self, thing->label_first, thing->label_end);
}

/* All of which some were counted: «31/45 trường đạt chuẩn» has 45 trường, whether they reach it or not. */
static void
append_whole (DrSentence   *self,
              const DrFact *fact)
{
  const DrReading *reading = self->reading;
  DrFact whole = *fact;

  whole.tail_end = dr_sentence_find_first (self, fact->tail_first, fact->tail_end,
                                           DR_SIGNAL_BIT (DR_SIGNAL_REACH) | DR_SIGNAL_BIT (DR_SIGNAL_EXCEED)
                                             | DR_SIGNAL_BIT (DR_SIGNAL_RESULT) | DR_SIGNAL_BIT (DR_SIGNAL_FUNCTION)
                                             | DR_SIGNAL_BIT (DR_SIGNAL_GRADE));
  append_text (self, "tổng số");
  append_noun (self, &whole);
  if ((fact->flags & (DR_MEASURE_PLACE | DR_MEASURE_POPULATION)) && reading->area != NULL)
    {
      append_text (self, "trên địa bàn");
      append_text (self, reading->area);
    }
}

/* «lũy kế 205 hội viên» behind «kết nạp 36 hội viên»: the same, since longer. */
static gboolean
goes_on_counting (const DrSentence *self,
                  guint             index)
{
  const DrFact *fact = &g_array_index (self->facts, DrFact, index);

  return index > 0 && fact->is_cumulative && fact->nature != DR_NATURE_STOCK && fact[-1].measure == fact->measure
         && !dr_sentence_has_words (self, fact->label_first, fact->label_end);
}

/* «giảm 41 hộ nghèo, còn 96 hộ»: what it went down by says what is left. */
static const DrSentenceFigure *
find_change_before (const DrSentence *self,
                    guint             index)
{
  const DrFact *fact = &g_array_index (self->facts, DrFact, index);

  if (fact->tail_end > fact->tail_first || dr_sentence_has_words (self, fact->label_first, fact->label_end))
    return NULL;

  for (guint i = fact->figure; i > 0 && i + DR_SENTENCE_REACH > fact->figure; i--)
    {
      const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, i - 1);

      if (figure->outcome == DR_FIGURE_OUTCOME_CHANGE && figure->owner == (int) index)
        return figure->phrase.measure_end > figure->phrase.measure_first ? figure : NULL;
      if (figure->bracket == 0)
        return NULL;
    }

  return NULL;
}

/* «11 vụ tai nạn, chết 7 người, bị thương 9 người»: people to whom something befell in what was counted before. */
static const DrFact *
find_event (const DrSentence *self,
            guint             index)
{
  const DrFact *fact = &g_array_index (self->facts, DrFact, index);

  if (!(fact->flags & DR_MEASURE_PEOPLE) || fact->is_label_shared || fact->tail_end > fact->tail_first
      || dr_label_count_content (self, fact->label_first, fact->label_end) != 1)
    return NULL;

  for (guint i = index; i > 0 && i + DR_SENTENCE_REACH > index; i--)
    {
      const DrFact *event = &g_array_index (self->facts, DrFact, i - 1);

      if (event->flags & DR_MEASURE_HEAD)
        return event;
      if (!(event->flags & DR_MEASURE_PEOPLE))
        return NULL;
    }

  return NULL;
}

/* «Cây lạc: diện tích gieo trồng 33 ha, năng suất 30 tạ/ha»: of what, the words in front of the figure do not say. */
static gboolean
names_dimension (const DrSentence *self,
                 const DrFact     *fact)
{
  guint n = dr_phrase_match_any (self->reading, fact->label_first,
                                 DR_PHRASES ("diện tích", "diện tích gieo trồng", "diện tích trồng", "diện tích thu hoạch", "tổng diện tích",
                                             "tổng diện tích gieo trồng", "năng suất", "năng suất bình quân", "sản lượng", "tổng sản lượng"));

  return n > 0 && !dr_label_has_content (self, fact->label_first + n, fact->label_end);
}

/* «Ma túy: bắt 22 vụ»: what the whole sentence is about, where the clause itself says next to nothing. */
static guint
find_topic (const DrSentence *self,
            const DrFact     *fact)
{
  guint first_figure = g_array_index (self->figures, DrSentenceFigure, 0).phrase.first;
  guint colon = dr_sentence_find_sign (self, self->first, MIN (first_figure, fact->label_first), ":");
  guint n_words = dr_sentence_count_words (self, self->first, colon);
  DrBodyPhrase body;

  if (colon >= MIN (first_figure, fact->label_first) || n_words == 0 || n_words > 6
      || (fact->flags & DR_MEASURE_MONEY) || (dr_label_count_content (self, fact->label_first, fact->label_end) > 1 && !names_dimension (self, fact))
      || fact->tail_end > fact->tail_first || dr_body_phrase_match (self->reading, self->first, &body))
    return self->first;

  return colon;
}

/* The whole that a part is known by. */
static const DrFact *
find_naming_whole (const DrSentence *self,
                   const DrFact     *fact)
{
  const DrFact *whole = fact->part_of >= 0 ? &g_array_index (self->facts, DrFact, fact->part_of) : NULL;

  return whole != NULL && !whole->is_whole ? whole : NULL;
}

/* Where the words end that tell what the sentence is about, unless the whole that names a part says them again. */
static guint
find_topic_end (const DrSentence *self,
                const DrFact     *fact)
{
  const DrFact *whole = find_naming_whole (self, fact);
  guint end = find_topic (self, fact);
  gboolean whole_says_it = whole != NULL && !fact->is_label_shared && whole->tail_first == whole->tail_end
                           && whole->label_first < end;

  return whole_says_it ? self->first : end;
}

/* A part is known by its whole, a casualty by what happened, a level by what grew to it. */
static void
append_context (DrSentence *self,
                guint       index)
{
  const DrFact *fact = &g_array_index (self->facts, DrFact, index);
  const DrFact *event = find_event (self, index);
  const DrFact *whole = find_naming_whole (self, fact);

  if (event != NULL)
    {
      append_words (self, event->label_first, event->label_end);
      append_noun (self, event);
    }
  else if (whole != NULL)
    {
      append_words (self, whole->tail_first, whole->tail_end);
      if (whole->tail_first == whole->tail_end && !fact->is_label_shared)
        append_words (self, whole->label_first, whole->label_end);
    }
  else if ((fact->nature == DR_NATURE_STOCK || fact->is_cumulative) && index > 0
           && fact[-1].measure == fact->measure
           && (dr_label_count_content (self, fact->label_first, fact->label_end) <= 5
               || dr_sentence_count_words (self, fact->label_first, fact->label_end) <= 2))
    {
      if (fact->flags & DR_MEASURE_MONEY)
        append_words (self, fact[-1].label_first, fact[-1].label_end);
      else
        append_words (self, fact[-1].tail_first, fact[-1].tail_end);
    }
}

/* «Số hộ nghèo: 45 hộ», «đàn trâu 212 con»: the words in front have said it. */
static gboolean
names_what_it_counts (const DrSentence *self,
                      const DrFact     *fact)
{
  const DrPhrases *counts = DR_PHRASES ("số", "tổng số", "đàn", "tổng đàn");
  guint n = dr_phrase_match_any (self->reading, fact->label_first, counts);

  return n > 0 && !fact->is_label_shared && fact->label_first + n < fact->label_end && fact->tail_first == fact->tail_end;
}

/* «giá trị sản xuất (giá so sánh 2010)»: the year is left out, and the bracket behind it with it. */
static void
close_bracket (GString *label)
{
  const char *open = strrchr (label->str, '(');

  if (open != NULL && strchr (open, ')') == NULL)
    g_string_append_c (label, ')');
}

static void
read_label (DrSentence *self,
            guint       index)
{
  DrFact *fact = &g_array_index (self->facts, DrFact, index);
  const DrFact *thing = leans_on_thing (self, fact) ? find_thing (self, index) : NULL;
  gboolean is_money = (fact->flags & DR_MEASURE_MONEY) != 0;

  g_string_truncate (self->label, 0);
  if (fact->is_whole)
    {
      append_whole (self, fact);
      fact->label = dr_report_builder_intern (self->reading->builder, self->label->str, self->label->len);
      return;
    }
  if (goes_on_counting (self, index))
    append_words (self, fact[-1].label_first, fact[-1].label_end);
  else if (thing == NULL || !fact->is_label_shared)
    append_words (self, fact->label_first, fact->label_end);
  const DrSentenceFigure *change = find_change_before (self, index);
  if (change != NULL && !fact->is_percent && !is_money)
    append_words (self, change->phrase.measure_first, change->phrase.measure_end);
  else if (!fact->is_percent && !is_money && !names_what_it_counts (self, fact))
    append_noun (self, fact);
  else
    append_words (self, fact->tail_first, fact->tail_end);

  /* A verb of both has part and whole in a row. */
  gboolean goes_on = thing == NULL && find_naming_whole (self, fact) != NULL && fact->is_label_shared
                     && find_event (self, index) == NULL;
  if (goes_on)
    append_context (self, index);
  gsize context = open_context (self);
  append_words (self, self->first, find_topic_end (self, fact));
  if (thing != NULL)
    {
      close_context (self, context);
      append_thing (self, thing);
    }
  else
    {
      gsize topic_end = self->label->len;

      if (!goes_on)
        append_context (self, index);
      /* «sét (Khoáng sản: kiểm tra)»: as the sentence itself has it. */
      if (context > 0 && topic_end > context + strlen (" (") && self->label->len > topic_end)
        g_string_insert_c (self->label, (gssize) topic_end, ':');
      close_context (self, context);
    }

  close_bracket (self->label);
  if (self->label->len == 0)
    append_text (self, dr_report_data_get_string (dr_report_builder_get_data (self->reading->builder), fact->measure));
  fact->label = dr_report_builder_intern (self->reading->builder, self->label->str, self->label->len);

  /* «cấp tỉnh 16, huyện 73»: no word tells them apart but those of levels, which elsewhere say nothing. */
  if (fact->is_inherited && index > 0 && dr_sentence_is_of_level (self, fact->figure) && dr_sentence_is_of_level (self, fact[-1].figure))
    {
      fact->is_apart = TRUE;
      fact->apart_from = fact[-1].label;
    }
}

void
dr_sentence_read_labels (DrSentence *self)
{
  for (guint i = 0; i < self->facts->len; i++)
    {
      dr_label_find_tail (self, &g_array_index (self->facts, DrFact, i));
      dr_label_find_front (self, &g_array_index (self->facts, DrFact, i), i);
    }
  for (guint i = 0; i < self->facts->len; i++)
    read_label (self, i);
}
