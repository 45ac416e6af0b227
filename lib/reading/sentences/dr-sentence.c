/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-phrase-private.h"
#include "reading/sentences/dr-sentence-private.h"

#include <string.h>

#include "base/dr-fold-private.h"

DrSentence *
dr_sentence_new (DrReading *reading)
{
  DrSentence *self = g_new0 (DrSentence, 1);

  self->reading = reading;
  self->taken = g_byte_array_new ();
  self->signals = g_array_new (FALSE, FALSE, sizeof (DrSignals));
  self->signal_ends = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->signs = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->separators = g_byte_array_new ();
  self->dates = g_array_new (FALSE, FALSE, sizeof (DrDateMention));
  self->figures = g_new0 (DrRows, 1);
  self->facts = g_new0 (DrRows, 1);
  self->label = g_string_new (NULL);
  self->open_whole = DR_NONE;

  return self;
}

void
dr_sentence_free (DrSentence *self)
{
  g_byte_array_unref (self->taken);
  g_array_unref (self->signals);
  g_array_unref (self->signal_ends);
  g_array_unref (self->signs);
  g_byte_array_unref (self->separators);
  g_array_unref (self->dates);
  dr_rows_clear (self->figures);
  dr_rows_clear (self->facts);
  g_free (self->figures);
  g_free (self->facts);
  g_string_free (self->label, TRUE);
  g_free (self);
}

/*
 * «(+12 hộ)», «(-3,5%)», «44 vụ, +6 vụ», «↑ 4»: a sign says which way a figure moved.
 * A plus or minus stands at the head of a bracket or, glued to its figure, behind a
 * comma; but a minus there may be a dash.
 */
static DrSignals
find_sign_of_change (const DrReading *reading,
                     guint            index)
{
  const DrToken *token = &reading->tokens[index];

  if (index == 0 || !dr_reading_is_digits (reading, index + 1))
    return 0;

  gboolean opens = dr_reading_is_sign (reading, index - 1, '(');
  gboolean is_glued = !(reading->tokens[index + 1].flags & DR_TOKEN_SPACE_BEFORE);

  switch (token->word)
    {
    case '+':
      return opens || (is_glued && dr_phrase_is_sign_of (reading, index - 1, ",;:")) ? DR_SIGNAL_BIT (DR_SIGNAL_UP) : 0;
    case '-':
      return opens || (is_glued && dr_phrase_is_sign_of (reading, index - 1, ",;:")
                       && ((token->flags & DR_TOKEN_SPACE_BEFORE) || (index > 1 && dr_reading_is_word (reading, index - 2))))
               ? DR_SIGNAL_BIT (DR_SIGNAL_DOWN) : 0;
    case 0x2191: case 0x25b2: case 0x2b06:
      return DR_SIGNAL_BIT (DR_SIGNAL_UP);
    case 0x2193: case 0x25bc: case 0x2b07:
      return DR_SIGNAL_BIT (DR_SIGNAL_DOWN);
    default:
      return 0;
    }
}

/* «so tháng trước +6 vụ, -2 người chết»: behind what it is held against a plus or minus needs no bracket. */
static DrSignals
find_glued_sign (const DrReading *reading,
                 guint            index)
{
  const DrToken *token = &reading->tokens[index];

  if (!dr_phrase_is_sign_of (reading, index, "+-") || !dr_reading_is_digits (reading, index + 1)
      || (reading->tokens[index + 1].flags & DR_TOKEN_SPACE_BEFORE))
    return 0;

  return DR_SIGNAL_BIT (token->word == '+' ? DR_SIGNAL_UP : DR_SIGNAL_DOWN);
}

/* Whether the year at token @index, in digits, has ended with the report. */
static gboolean
is_year_over (const DrReading *reading,
              guint            index)
{
  DrReportData *data = dr_report_builder_get_data (reading->builder);
  const GDate *last_day = dr_period_get_last_day (g_ptr_array_index (data->periods, reading->report_period));

  if (!dr_reading_is_digits (reading, index) || reading->tokens[index].end - reading->tokens[index].start != 4)
    return FALSE;

  guint64 year = g_ascii_strtoull (reading->bytes + reading->tokens[index].start, NULL, 10);
  guint64 last = g_date_get_year (last_day);

  return year < last || (year == last && g_date_get_month (last_day) == G_DATE_DECEMBER);
}

/* Whether the year at token @index, in digits, is the report's or one before. */
static gboolean
is_year_begun (const DrReading *reading,
               guint            index)
{
  DrReportData *data = dr_report_builder_get_data (reading->builder);

  return dr_reading_is_digits (reading, index) && reading->tokens[index].end - reading->tokens[index].start == 4
         && g_ascii_strtoull (reading->bytes + reading->tokens[index].start, NULL, 10)
              <= g_date_get_year (dr_period_get_last_day (g_ptr_array_index (data->periods, reading->report_period)));
}

/* «đến cuối năm có 12 hộ», «cuối năm còn 31 hộ» in the report of a year: its own end; but «so với cuối năm», «cuối năm 2022». */
static gboolean
is_own_end (const DrReading *reading,
            guint            index,
            guint            end)
{
  if (dr_phrase_match (reading, index, "cuối năm") != end - index || dr_reading_is_digits (reading, end)
      || dr_phrase_match_before (reading, index, DR_PHRASES ("so với", "so", "với")) > 0)
    return FALSE;
  if (dr_phrase_match_before (reading, index, DR_PHRASES ("đến", "tới")) > 0)
    return TRUE;
  if (index > 0 && !dr_phrase_is_sign_of (reading, index - 1, ",;."))
    return FALSE;

  DrReportData *data = dr_report_builder_get_data (reading->builder);

  return g_date_get_month (dr_period_get_last_day (g_ptr_array_index (data->periods, reading->report_period))) == G_DATE_DECEMBER;
}

/* Those that words around the phrase may deny. */
#define UNSURE (DR_SIGNAL_BIT (DR_SIGNAL_TARGET) | DR_SIGNAL_BIT (DR_SIGNAL_PLAN) | DR_SIGNAL_BIT (DR_SIGNAL_STATUS_ESTIMATED) \
                | DR_SIGNAL_BIT (DR_SIGNAL_UP) | DR_SIGNAL_BIT (DR_SIGNAL_PARTS_SOME) | DR_SIGNAL_BIT (DR_SIGNAL_EARLIER))

/* No noun of the lexicon that may stand in front of «nhất là» has more words, nor stands what is most so further off. */
#define LONGEST_NOUN_IN_FRONT 3
#define MOST_REACH 5

/* Whether «nhất là» at token @index belongs to what is most so: «thấp nhất là xã An Hòa», «nhiều hộ nhất là …»; but «120 hộ nhất là …». */
static gboolean
is_superlative (const DrReading *reading,
                guint            index)
{
  const DrPhrases *degrees = DR_PHRASES ("nhiều", "ít", "cao", "thấp", "lớn", "nhỏ", "đông", "nhanh", "chậm", "mạnh", "yếu", "kém", "tốt",
                                         "khó", "rõ", "khá", "nặng", "nghèo");
  gboolean is_noun = FALSE;
  DrLexiconMatch match;

  if (index == 0 || reading->tokens[index - 1].kind != DR_TOKEN_WORD)
    return FALSE;
  for (guint n = 1; n <= LONGEST_NOUN_IN_FRONT && n <= index; n++)
    is_noun |= dr_lexicon_match (reading->lexicon, reading->tokens, index, index - n, DR_LEXICON_MEASURE, &match) && match.n_tokens == n;
  for (guint i = index; i > 0 && index - i < MOST_REACH && reading->tokens[i - 1].kind == DR_TOKEN_WORD; i--)
    if (dr_phrase_match_any (reading, i - 1, degrees) > 0)
      return TRUE;

  return !is_noun;
}

/* The signals of the longest phrase at token @index; gives where it ends. */
static DrSignals
find_signals (const DrReading *reading,
              guint            index,
              guint           *end)
{
  const DrToken *token = &reading->tokens[index];
  DrSignals found = 0;
  DrLexiconMatch match;

  *end = index + 1;
  if (!(token->traits & DR_TRAIT_SIGNAL) || (token->flags & DR_TOKEN_QUOTED))
    ;
  else if (token->flags & DR_TOKEN_ALONE)
    found = reading->lexicon->own_signals[token->word];
  else if (dr_lexicon_match (reading->lexicon, reading->tokens, reading->n_tokens, index, DR_LEXICON_SIGNAL, &match))
    {
      *end = index + match.n_tokens;
      found = match.signals;
    }
  if (token->kind == DR_TOKEN_SIGN)
    found |= find_sign_of_change (reading, index);
  if (!(found & UNSURE))
    return found;

  /* «13 đơn vị xây dựng kế hoạch giám sát»: a paper, and not what was planned. */
  if ((found & DR_SIGNAL_BIT (DR_SIGNAL_TARGET))
      && dr_phrase_match_any (reading, index, DR_PHRASES ("kế hoạch", "KH", "chương trình", "nghị quyết", "NQ")) > 0
      && dr_phrase_match_before (reading, index, DR_PHRASES ("xây dựng", "ban hành", "học tập", "quán triệt", "thông qua")) > 0)
    found &= ~DR_SIGNAL_BIT (DR_SIGNAL_TARGET);
  /* «100% cơ sở Hội (14/14) ký giao ước thi đua» */
  if ((found & DR_SIGNAL_BIT (DR_SIGNAL_TARGET)) && dr_phrase_match (reading, index, "giao ước") > 0
      && dr_phrase_match_before (reading, index, DR_PHRASES ("ký", "ký kết", "kí")) > 0)
    found &= ~DR_SIGNAL_BIT (DR_SIGNAL_TARGET);

  if ((found & DR_SIGNAL_BIT (DR_SIGNAL_EARLIER)) && is_own_end (reading, index, *end))
    found &= ~DR_SIGNAL_BIT (DR_SIGNAL_EARLIER);

  if ((found & DR_SIGNAL_BIT (DR_SIGNAL_PARTS_SOME)) && dr_phrase_match (reading, index, "nhất là") > 0 && is_superlative (reading, index))
    found &= ~DR_SIGNAL_BIT (DR_SIGNAL_PARTS_SOME);

  /* «Đến hết năm 2020, dư nợ là …» in the report of that year. */
  if ((found & DR_SIGNAL_BIT (DR_SIGNAL_PLAN)) && dr_phrase_match (reading, index, "đến hết năm") > 0 && is_year_over (reading, *end))
    found &= ~DR_SIGNAL_BIT (DR_SIGNAL_PLAN);

  /* «Sang năm 2023» in the report of that year. */
  if ((found & DR_SIGNAL_BIT (DR_SIGNAL_PLAN)) && dr_phrase_match (reading, index, "sang năm") > 0 && is_year_begun (reading, *end))
    found &= ~DR_SIGNAL_BIT (DR_SIGNAL_PLAN);

  /* «thỏa ước», «hương ước» are agreements, and no estimates. */
  if ((found & DR_SIGNAL_BIT (DR_SIGNAL_STATUS_ESTIMATED))
      && dr_phrase_match_before (reading, index, DR_PHRASES ("thỏa", "hương", "công", "quy", "khế", "hiệp")) > 0)
    found = 0;

  /* «thuế giá trị gia tăng 560 tỷ đồng» */
  if ((found & DR_SIGNAL_BIT (DR_SIGNAL_UP)) && dr_phrase_match_before (reading, index, DR_PHRASES ("giá trị gia")) > 0)
    found = 0;

  return found;
}

/* «ít đi 9 vụ», «teo đi 5,3%»: whatever the word before «đi» at @index, it went down; but «chuyển đi 12» went away. */
static gboolean
went_down (const DrReading *reading,
           guint            index)
{
  const DrPhrases *away = DR_PHRASES ("chuyển", "gửi", "đưa", "cử", "điều", "luân chuyển", "ra", "xuất", "phát", "bán", "dời", "mang");

  return dr_phrase_match_before (reading, index, away) == 0 && dr_reading_is_digits (reading, index + 1) && index > 1
         && dr_reading_is_word (reading, index - 1) && reading->tokens[index - 2].kind == DR_TOKEN_SIGN;
}

/* «tiết kiệm 4,2% so với định mức» tells how much less there was; «tiết kiệm 120 triệu đồng» is a figure of its own. */
static gboolean
saves_part (const DrReading *reading,
            guint            index)
{
  guint end = MIN (index + 4, reading->n_tokens);

  if (!dr_reading_is_digits (reading, index))
    return FALSE;
  while (index < end && !dr_reading_is_sign (reading, index, '%'))
    index++;

  return dr_reading_is_sign (reading, index, '%') && dr_phrase_match (reading, index + 1, "so") > 0;
}

/* «21 nghị quyết», «kế hoạch: 64»: a number straight beside the @n words at token @index. */
static gboolean
is_counted_paper (const DrReading *reading,
                  guint            index,
                  guint            n)
{
  return n > 0 && ((index > 0 && dr_reading_is_digits (reading, index - 1)) || dr_reading_is_digits (reading, index + n)
                   || (dr_reading_is_sign (reading, index + n, ':') && dr_reading_is_digits (reading, index + n + 1)));
}

/* «gồm: nghị quyết 21, kế hoạch 64, công văn 527»: papers that are counted, and no targets. */
static void
leave_out_papers (DrSentence *self,
                  guint       first,
                  guint       end)
{
  const DrPhrases *papers = DR_PHRASES ("kế hoạch", "nghị quyết", "chương trình");
  const DrPhrases *others = DR_PHRASES ("công văn", "hướng dẫn", "quyết định", "thông báo", "chỉ thị", "kết luận", "tờ trình", "quy định");
  const DrReading *reading = self->reading;
  DrSignals *signals = (DrSignals *) (gpointer) self->signals->data;
  gboolean counts = dr_sentence_counts_papers (self);

  for (guint i = first; i < end && !counts; i++)
    counts = is_counted_paper (reading, i, dr_phrase_match_any (reading, i, others));
  for (guint i = first; i < end && counts; i++)
    if (signals[i] & DR_SIGNAL_BIT (DR_SIGNAL_TARGET) && is_counted_paper (reading, i, dr_phrase_match_any (reading, i, papers)))
      signals[i] &= ~DR_SIGNAL_BIT (DR_SIGNAL_TARGET);
}

/* Whether the words up to token @index, of which the signals are known, tell what is compared with. */
static gboolean
follows_reference (const DrSentence *self,
                   guint             first,
                   guint             index)
{
  const DrSignals comparisons = DR_SIGNAL_BIT (DR_SIGNAL_COMPARE) | DR_SIGNAL_BIT (DR_SIGNAL_EARLIER);

  if (self->taken->data[index - 1] == DR_TAKEN_DATE)
    return TRUE;
  for (guint i = index; i > first && g_array_index (self->signal_ends, guint32, i - 1) == index; i--)
    if (g_array_index (self->signals, DrSignals, i - 1) & comparisons)
      return TRUE;

  return FALSE;
}

/*
 * The sign at @index where it parts words, and is no part of a number («16,5»), else 0. «đạt 95% kế hoạch - tăng 4% so với
 * cùng kỳ»: a dash between words does what a comma does.
 */
static inline guint8
find_separator (const DrSentence *self,
                guint             index)
{
  const DrReading *reading = self->reading;
  const DrToken *token = &reading->tokens[index];

  if (token->word >= 0x80 || self->taken->data[index] != DR_TAKEN_FREE)
    return 0;
  if (token->word == '-' && (token->flags & DR_TOKEN_SPACE_BEFORE) && dr_reading_is_word (reading, index + 1)
      && (reading->tokens[index + 1].flags & DR_TOKEN_SPACE_BEFORE))
    return ',';

  return !(token->flags & DR_TOKEN_SPACE_BEFORE) && dr_reading_is_digits (reading, index + 1)
             && !(reading->tokens[index + 1].flags & DR_TOKEN_SPACE_BEFORE) && index > 0 && dr_reading_is_digits (reading, index - 1)
           ? 0 : (guint8) token->word;
}

/* What is noted of the tokens of a sentence on the way through them. */
typedef struct
{
  guint     first;
  guint     phrase_end;         /* of the last phrase with signals */
  guint32   sign;               /* one past the last separator, or 0 */
  gboolean  has_counted_target;
  DrSignals signals;            /* all so far */
  guint64   signs;
} Notes;

/* Whether a phrase with signals may begin at the token; a sign may be one that says which way a figure moved. */
static inline gboolean
may_signal (const DrToken *token)
{
  return (token->traits & DR_TRAIT_SIGNAL)
         || (token->kind == DR_TOKEN_SIGN && (token->word == '+' || token->word == '-' || token->word >= 0x80));
}

/* Notes the sign at @index, if it parts words. */
static inline void
note_sign (DrSentence *self,
           Notes      *notes,
           guint       index)
{
  guint8 separator = find_separator (self, index);

  if (separator == 0)
    return;
  self->separators->data[index] = separator;
  notes->sign = index + 1;
  notes->signs |= dr_sentence_sign_bit (separator);
}

/* Notes what the phrase at token @index says. Few tokens begin any: the loop over all has no room for it. */
static G_GNUC_NO_INLINE void
note_phrase (DrSentence *self,
             Notes      *notes,
             guint       index)
{
  const DrPhrases *away = DR_PHRASES ("đi");
  const DrReading *reading = self->reading;
  const DrToken *token = &reading->tokens[index];
  DrSignals *signals = (DrSignals *) (gpointer) self->signals->data;
  guint32 *ends = (guint32 *) (gpointer) self->signal_ends->data;
  guint end;
  DrSignals found = find_signals (reading, index, &end);
  notes->phrase_end = ends[index] = end;
  if (token->kind == DR_TOKEN_SIGN && (token->word == '+' || token->word == '-') && found == 0 && index > notes->first
      && follows_reference (self, notes->first, index))
    found = find_glued_sign (reading, index);
  if (index > notes->first && dr_phrase_match_any (reading, index, away) > 0 && went_down (reading, index))
    {
      signals[index - 1] = DR_SIGNAL_BIT (DR_SIGNAL_DOWN);
      ends[index - 1] = end;
      notes->signals |= signals[index - 1];
      found = 0;
    }
  if (found == 0)
    return;
  if (G_UNLIKELY (found & DR_SIGNAL_BIT (DR_SIGNAL_DOWN)) && dr_phrase_match (reading, index, "tiết kiệm") > 0
      && !saves_part (reading, end))
    found &= ~DR_SIGNAL_BIT (DR_SIGNAL_DOWN);
  signals[index] = found;
  notes->signals |= found;
  if (G_UNLIKELY (found & DR_SIGNAL_BIT (DR_SIGNAL_TARGET)) && !notes->has_counted_target)
    notes->has_counted_target = is_counted_paper (reading, index, end - index);
}

/* How far behind the sentence its last figure asks for words: «640 hộ mỗi năm». */
#define REACH_BEHIND 8

void
dr_sentence_note_words (DrSentence *self,
                        guint       first,
                        guint       end)
{
  const DrPhrases *away = DR_PHRASES ("đi");
  const DrToken *tokens = self->reading->tokens;
  DrSignals *signals = (DrSignals *) (gpointer) self->signals->data;
  guint32 *ends = (guint32 *) (gpointer) self->signal_ends->data;
  guint32 *signs = (guint32 *) (gpointer) self->signs->data;
  const guint32 *groups = dr_phrases_groups;
  guint32 away_word = away->phrases[0].first;
  guint32 noted_groups = 0;
  Notes notes = { .first = first };
  guint phrase_end = 0;

  end = MIN (end + REACH_BEHIND, self->reading->n_tokens);
  for (guint i = first; i < end; i++)
    {
      const DrToken *token = &tokens[i];

      signs[i] = notes.sign;
      signals[i] = 0;
      ends[i] = i + 1;
      if (token->flags & DR_TOKEN_GRAMMAR)
        noted_groups |= groups[token->word];
      if (token->kind == DR_TOKEN_SIGN)
        note_sign (self, &notes, i);
      if (i < phrase_end)
        ends[i] = phrase_end;
      else if (may_signal (token) || (token->kind == DR_TOKEN_WORD && token->word == away_word))
        {
          note_phrase (self, &notes, i);
          phrase_end = notes.phrase_end;
        }
    }
  if (first < end)
    signs[end] = notes.sign;
  self->noted = notes.signals;
  self->noted_signs = notes.signs;
  self->noted_groups = noted_groups;
  if (notes.has_counted_target)
    leave_out_papers (self, first, end);
}

void
dr_sentence_begin_block (DrSentence *self)
{
  guint n_tokens = self->reading->n_tokens;

  /* They only grow: what is behind the block's tokens nobody asks for. */
  if (self->taken->len < n_tokens)
    {
      g_byte_array_set_size (self->taken, n_tokens);
      g_array_set_size (self->signals, n_tokens);
      g_array_set_size (self->signal_ends, n_tokens);
      g_array_set_size (self->signs, n_tokens + 1);
      g_byte_array_set_size (self->separators, n_tokens);
    }
  memset (self->taken->data, DR_TAKEN_FREE, n_tokens);
  if (self->dates->len > 0)
    g_array_set_size (self->dates, 0);
  self->last_record = DR_NONE;
  self->told_plan.is_set = FALSE;
}

void
dr_sentence_open_list (DrSentence *self,
                       guint       depth,
                       gboolean    divides)
{
  self->open_whole = self->last_record;
  self->open_measure = self->last_measure;
  self->open_flags = self->last_flags;
  self->open_depth = depth;
  self->open_items_depth = 0;
  self->open_divides = divides;
  self->n_open_others = 0;
  for (guint i = self->n_recent; divides && i > self->block_first_recent && self->n_recent - i < DR_RECENT_FACTS
                                 && self->n_open_others < DR_OPEN_OTHERS; i--)
    {
      const DrRecentFact *recent = &self->recent[(i - 1) % DR_RECENT_FACTS];
      gboolean is_other = recent->is_counted && !recent->is_part && recent->unit == self->unit && recent->measure != self->open_measure;

      for (guint k = 0; k < self->n_open_others; k++)
        is_other &= self->open_others[k].measure != recent->measure;
      if (is_other)
        self->open_others[self->n_open_others++] = *recent;
    }
}

void
dr_sentence_close_list (DrSentence *self,
                        guint       depth)
{
  if (self->open_whole == DR_NONE)
    return;
  if (depth <= self->open_depth || depth < self->open_items_depth)
    self->open_whole = DR_NONE;
  else if (self->open_items_depth == 0)
    self->open_items_depth = depth;
}

void
dr_sentence_open_named (DrSentence *self,
                        guint       first)
{
  DrReading *reading = self->reading;
  DrLexiconMatch match;
  guint32 value = 0;

  if (first >= reading->n_tokens || !dr_lexicon_match (reading->lexicon, reading->tokens, reading->n_tokens, first, DR_LEXICON_MEASURE, &match)
      || dr_phrase_match_any (reading, first + match.n_tokens,
                              DR_PHRASES ("theo", "phân theo", "chia theo", "phân ra", "cụ thể", "cụ thể như sau", "gồm", "bao gồm")) == 0)
    return;
  dr_lexicon_match_has (&match, DR_LEXICON_MEASURE, &value);

  guint32 measure = dr_reading_intern_measure (reading, value);
  for (guint i = self->n_recent; i > self->line_first_recent && self->n_recent - i < DR_RECENT_FACTS; i--)
    {
      const DrRecentFact *recent = &self->recent[(i - 1) % DR_RECENT_FACTS];

      if (recent->measure != measure || !recent->is_counted || recent->is_part || recent->unit != reading->unit)
        continue;
      self->open_whole = recent->record;
      self->open_measure = recent->measure;
      self->open_flags = recent->flags;
      self->open_depth = self->open_items_depth = 0;
      self->open_divides = TRUE;
      self->n_open_others = 0;
      return;
    }
}

/* The line of less depth that stands last above; FALSE where there is none. */
static gboolean
find_line_above (DrSentence *self,
                 guint       depth)
{
  for (guint i = MIN (depth, DR_LINE_DEPTHS); i > 0; i--)
    if (self->lines[i - 1].end > self->lines[i - 1].first)
      {
        self->line_first_recent = self->lines[i - 1].first;
        self->line_end_recent = self->lines[i - 1].end;
        self->line_depth = i - 1;
        return TRUE;
      }

  return FALSE;
}

void
dr_sentence_set_depth (DrSentence *self,
                       guint       depth)
{
  gboolean has_facts = self->n_recent > self->block_first_recent;
  guint block = MIN (self->block_depth, DR_LINE_DEPTHS - 1);

  if (has_facts)
    {
      self->lines[block] = (DrLineFacts) { self->block_first_recent, self->n_recent };
      for (guint i = block + 1; i < DR_LINE_DEPTHS; i++)
        self->lines[i] = (DrLineFacts) { 0, 0 };
    }
  /* Where nothing stands above it, a line goes on with the one before. */
  if (!find_line_above (self, depth) && has_facts)
    {
      self->line_first_recent = self->block_first_recent;
      self->line_end_recent = self->n_recent;
      self->line_depth = self->block_depth;
    }
  self->block_first_recent = self->n_recent;
  self->block_depth = depth;
}

/* What stands behind a number of a list that leaves out its noun: «14 vững mạnh», «5 khiển trách», «19 nữ», «2 hoàn thành». */
#define KINDS_BEHIND (DR_SIGNAL_BIT (DR_SIGNAL_GRADE) | DR_SIGNAL_BIT (DR_SIGNAL_GRADE_SHORT) \
                      | DR_SIGNAL_BIT (DR_SIGNAL_ATTRIBUTE) | DR_SIGNAL_BIT (DR_SIGNAL_DONE))

/* Whether a word in the stretch names something: «cảnh cáo», «kiến nghị», but not «và» or «trong đó». */
static gboolean
has_label (const DrSentence *self,
           guint             first,
           guint             end)
{
  const DrSignals no_names = DR_SIGNAL_BIT (DR_SIGNAL_FUNCTION) | DR_SIGNAL_BIT (DR_SIGNAL_PARTS_ALL)
                             | DR_SIGNAL_BIT (DR_SIGNAL_PARTS_SOME) | DR_SIGNAL_BIT (DR_SIGNAL_REACH)
                             | DR_SIGNAL_BIT (DR_SIGNAL_UP) | DR_SIGNAL_BIT (DR_SIGNAL_DOWN)
                             | DR_SIGNAL_BIT (DR_SIGNAL_COMPARE) | DR_SIGNAL_BIT (DR_SIGNAL_EARLIER);

  for (guint i = first; i < end; i++)
    if (self->taken->data[i] == DR_TAKEN_FREE && self->reading->tokens[i].kind == DR_TOKEN_WORD
        && !(g_array_index (self->signals, DrSignals, i) & no_names)
        && g_array_index (self->signal_ends, guint32, i) <= end)
      return TRUE;

  /* «36 Huy hiệu Đảng (60 năm: 4; 30 năm: 31)» */
  for (guint i = first; i + 1 < end; i++)
    if (self->taken->data[i] == DR_TAKEN_DATE && dr_reading_is_digits (self->reading, i)
        && self->reading->tokens[i].end - self->reading->tokens[i].start == 2
        && dr_phrase_match (self->reading, i + 1, "năm") > 0 && end <= i + 3)
      return TRUE;

  return FALSE;
}

/* Tokens of «Giải quyết đơn thư:», a list of which no number has its noun. */
#define LONGEST_HEAD 5

/* «Xếp loại chi hội: xuất sắc 14, tốt 21»: the noun in front of the colon counts for the list; DR_NONE where there is none. */
static guint32
find_noun_of_list (DrSentence     *self,
                   guint           index,
                   DrMeasureFlags *flags)
{
  const DrReading *reading = self->reading;
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  guint colon = dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ":");

  /* «Phát triển đoàn viên: chỉ tiêu 6.000, thực hiện 6.418» */
  if (index == 1 && self->waiting_target == 0
      && (self->facts->len == 0 || g_array_index (self->facts, DrFact, 0).figure == 1))
    {
      figure = &g_array_index (self->figures, DrSentenceFigure, 0);
      colon = dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ":");
    }

  for (guint n = 3; n > 0; n--)
    {
      DrLexiconMatch match;
      guint32 value = 0;

      if (colon < figure->gap_first + n + 1
          || !dr_lexicon_match (reading->lexicon, reading->tokens, colon - 1, colon - 1 - n, DR_LEXICON_MEASURE, &match)
          || match.n_tokens != n)
        continue;
      dr_lexicon_match_has (&match, DR_LEXICON_MEASURE, &value);

      const DrLexiconMeasure *entry = dr_lexicon_get_measure (reading->lexicon, value);
      /* «Giải quyết đơn thư: nhận 22, xử lý 20»; but «Nội dung vi phạm: đất đai 7, xây dựng 4» divides what was counted before. */
      gboolean is_thing = (entry->flags & DR_MEASURE_HEAD) && !(entry->flags & DR_MEASURE_GENERAL) && colon - figure->gap_first <= LONGEST_HEAD
                          && !dr_sentence_is_carried_over (self, index) && dr_sentence_find_whole_of_kinds (self, index) == NULL;
      if (!is_thing && !(entry->flags & (DR_MEASURE_PEOPLE | DR_MEASURE_POPULATION)))
        continue;
      if (flags != NULL)
        *flags = entry->flags;

      return dr_report_builder_intern (reading->builder, entry->name, -1);
    }

  return DR_NONE;
}

/* No sum of money is as small. */
#define LEAST_MONEY 10000

/* «lập biên bản 387 trường hợp; phạt 642.350.000đ; tước bằng lái 41»: whose noun a number takes that has none; a sum of money is none of them. */
static const DrFact *
find_noun_before (const DrSentence       *self,
                  const DrSentenceFigure *figure,
                  guint                   n_facts)
{
  const DrDecimal least = { LEAST_MONEY, 0 };
  const DrFact *last = &g_array_index (self->facts, DrFact, n_facts - 1);

  /* «thành lập 21 công đoàn cơ sở (ngoài Nhà nước 19), giải thể 08»: what stands in a bracket that is closed is past. */
  if (figure->bracket == 0 && g_array_index (self->figures, DrSentenceFigure, last->figure).bracket != 0)
    for (guint i = n_facts; i > 0 && n_facts - i < DR_SENTENCE_REACH; i--)
      {
        const DrFact *fact = &g_array_index (self->facts, DrFact, i - 1);

        if (g_array_index (self->figures, DrSentenceFigure, fact->figure).bracket == 0 && !fact->is_percent && !fact->is_rate)
          {
            last = fact;
            break;
          }
      }

  if (!(last->flags & DR_MEASURE_MONEY) || figure->bracket != 0 || dr_decimal_compare (&figure->phrase.value, &least) >= 0)
    return last;
  for (guint i = n_facts; i > 0 && n_facts - i < DR_SENTENCE_REACH; i--)
    {
      const DrFact *fact = &g_array_index (self->facts, DrFact, i - 1);

      if (fact->flags & (DR_MEASURE_PEOPLE | DR_MEASURE_POPULATION | DR_MEASURE_HEAD) && !fact->is_rate
          && g_array_index (self->figures, DrSentenceFigure, fact->figure).bracket == 0)
        return fact;
    }

  return last;
}

/* «dưới 3 tháng: 12; từ 3 đến 6 tháng: 30»: a stretch of time with its bound is all of the label. */
static gboolean
is_behind_bounded_time (const DrSentence       *self,
                        const DrSentenceFigure *figure)
{
  guint colon = figure->phrase.first - 1;

  if (figure->phrase.first < figure->gap_first + 3 || !dr_reading_is_sign (self->reading, colon, ':')
      || self->taken->data[colon - 1] != DR_TAKEN_DATE)
    return FALSE;

  guint first = dr_sentence_after_sign (self, figure->gap_first, colon, ",;(:");

  return dr_phrase_match_any (self->reading, first, DR_PHRASES ("dưới", "trên", "từ", "quá", "hơn", "đến")) > 0;
}

gboolean
dr_sentence_is_named (DrSentence *self,
                      guint       index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);

  /* «(trên 70%: 52; từ 50 - 70%: 119)» */
  if (index > 0 && figure[-1].outcome == DR_FIGURE_OUTCOME_CLASS && dr_reading_is_sign (self->reading, figure->phrase.first - 1, ':')
      && figure->phrase.first == figure->gap_first + 1)
    return TRUE;

  return has_label (self, figure->gap_first, figure->phrase.first) || is_behind_bounded_time (self, figure)
         || dr_sentence_has (self, figure->phrase.end, MIN (self->end, figure->phrase.end + 1), KINDS_BEHIND)
         || dr_phrase_match_any (self->reading, figure->phrase.end, DR_PHRASES ("nhất", "nhì", "ba", "khuyến khích", "KK", "không hoàn thành",
                                                                               "chưa hoàn thành", "không xếp loại")) > 0;
}

/* A number that counts nothing is a figure only as part of a list or behind a label: «cảnh cáo 5», «hội viên: 52.310». */
static gboolean
inherits_measure (DrSentence *self,
                  guint       index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);

  if (!dr_sentence_is_named (self, index))
    return FALSE;
  /* «- Đất đai: 9», a bullet below «xử lý 16 vụ việc, gồm:». */
  if (self->facts->len == 0)
    {
      if (figure->phrase.value.exponent == 0
          && ((self->open_whole != DR_NONE && self->open_measure != DR_NONE) || find_noun_of_list (self, index, NULL) != DR_NONE))
        return TRUE;

      const DrRecentFact *whole = dr_sentence_find_whole_of_kinds (self, index);
      self->lists_kinds = whole != NULL;
      if (whole != NULL)
        self->kinds_whole = *whole;
      return self->lists_kinds;
    }

  const DrFact *last = find_noun_before (self, figure, self->facts->len);
  const DrSentenceFigure *before = &g_array_index (self->figures, DrSentenceFigure, last->figure);

  if (last->is_percent || last->is_rate || figure->phrase.value.exponent < 0)
    return FALSE;
  if (last->measure == DR_NONE)
    return FALSE;

  return figure->bracket != 0 || last->part_of >= 0 || before->bracket == figure->bracket
         || dr_sentence_has (self, figure->gap_first, figure->phrase.first,
                             DR_SIGNAL_BIT (DR_SIGNAL_PARTS_ALL) | DR_SIGNAL_BIT (DR_SIGNAL_PARTS_SOME));
}

/* «1.250 triệu đồng (1,25 tỷ đồng)», «250.000.000 đồng (hai trăm năm mươi triệu đồng)»: the figure before, once more. */
static gboolean
repeats_fact (DrSentence *self,
              guint       index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;

  if (self->facts->len == 0 || figure->bracket == 0 || phrase->first != figure->bracket
      || phrase->form != DR_FIGURE_FORM_SINGLE || !dr_reading_is_sign (self->reading, phrase->end, ')'))
    return FALSE;

  DrFact *fact = &g_array_index (self->facts, DrFact, self->facts->len - 1);
  if (fact->figure + 1 != index || figure->bracket != figure->gap_first + 1
      || dr_decimal_compare (&fact->value, &phrase->value) != 0
      || dr_figure_phrase_intern_measure (self->reading, phrase) != fact->measure)
    return FALSE;

  dr_fact_add_figure (fact, self->reading, phrase, DR_NUMBER_ROLE_ACHIEVEMENT);

  return TRUE;
}

/* No amount has more words. */
#define MOST_AMOUNT_WORDS 48

/* «13.503.000.000đ (Mười ba tỷ, năm trăm linh ba triệu đồng)», «(bằng chữ: …)»: a bracket with nothing but number words. */
static gboolean
repeats_in_words (DrSentence *self,
                  guint       index)
{
  const DrReading *reading = self->reading;
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  guint at = figure->bracket;

  if (at == 0 || self->facts->len == 0 || reading->tokens[figure->phrase.number].kind != DR_TOKEN_WORD
      || !(g_array_index (self->facts, DrFact, self->facts->len - 1).flags & DR_MEASURE_MONEY))
    return FALSE;
  while (at < self->end && !dr_reading_is_sign (reading, at, ')'))
    {
      if (at - figure->bracket > MOST_AMOUNT_WORDS)
        return FALSE;
      if (!(reading->tokens[at].traits & DR_TRAIT_NUMBER_WORD) && !dr_phrase_is_sign_of (reading, at, ",.:/")
          && dr_phrase_match_any (reading, at, DR_PHRASES ("đồng", "chẵn", "viết", "bằng", "chữ", "bằng chữ")) == 0)
        return FALSE;
      at++;
    }

  return at < self->end;
}

/* «đạt 100% (14/14)» of nobody knows what: the percentage is all there is to tell, and the pair says what of. */
static gboolean
keep_percentage_of_pair (DrSentence *self,
                         guint       index)
{
  const DrFigurePhrase *phrase = &g_array_index (self->figures, DrSentenceFigure, index).phrase;

  if (phrase->form != DR_FIGURE_FORM_SLASH || index == 0 || self->waiting_percent != (int) index - 1)
    return FALSE;

  self->waiting_percent = -1;
  dr_sentence_add_fact (self, index - 1);
  g_array_index (self->figures, DrSentenceFigure, index - 1).outcome = DR_FIGURE_OUTCOME_FACT;
  g_array_index (self->figures, DrSentenceFigure, index - 1).owner = self->facts->len - 1;
  dr_fact_add_figure (&g_array_index (self->facts, DrFact, self->facts->len - 1), self->reading, phrase, DR_NUMBER_ROLE_SHARE);

  return TRUE;
}

/* «168.425 triệu đồng (đầu tư 128.700, sự nghiệp 39.725)»: money whose noun is that of the figure before counts in the same millions, where it is no more than that. */
static void
inherit_magnitude (const DrSentence *self,
                   DrFact           *fact,
                   const DrFact     *before)
{
  const DrFigurePhrase *phrase = &g_array_index (self->figures, DrSentenceFigure, fact->figure).phrase;

  if (!(before->flags & DR_MEASURE_MONEY))
    return;
  /* The parts before it have their noun from the whole too. */
  for (guint n = 0; before->is_inherited && before > &g_array_index (self->facts, DrFact, 0) && n < DR_SENTENCE_REACH; n++)
    before--;

  int magnitude = g_array_index (self->figures, DrSentenceFigure, before->figure).phrase.magnitude;
  DrDecimal value = fact->value;

  if (!(before->flags & DR_MEASURE_MONEY) || magnitude == 0 || phrase->magnitude != 0)
    return;
  dr_figure_phrase_take_magnitude (&value, magnitude);
  if (dr_decimal_compare (&value, &before->value) <= 0)
    fact->value = value;
}

static void
read_figure (DrSentence *self,
             guint       index)
{
  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;
  DrNumberRole role;

  /* «còn 350 hộ nghèo, chỉ tiêu giao không quá 400 hộ» */
  if (phrase->hedge == DR_HEDGE_AT_MOST && !phrase->is_percent && !figure->is_plan && !(figure->bracket != 0 && phrase->is_rate)
      && dr_sentence_has (self, figure->gap_first, phrase->first, DR_SIGNAL_BIT (DR_SIGNAL_TARGET))
      && dr_sentence_read_target (self, index))
    return;
  if (dr_sentence_is_no_item (self, index, &role))
    {
      dr_sentence_account (self, phrase, role);
      figure->outcome = role == DR_NUMBER_ROLE_NAME ? DR_FIGURE_OUTCOME_CLASS : DR_FIGURE_OUTCOME_NONE;
      return;
    }
  if (index > 0 && figure->bracket != 0 && dr_sentence_is_now_and_then (self, index))
    {
      const DrSentenceFigure *change = figure - 1;

      if (change->outcome == DR_FIGURE_OUTCOME_CHANGE && change->owner >= 0
          && dr_decimal_compare (&g_array_index (self->facts, DrFact, change->owner).value, &phrase->value) == 0)
        {
          dr_fact_add_figure (&g_array_index (self->facts, DrFact, change->owner), self->reading, phrase, DR_NUMBER_ROLE_CHANGE);
          figure->outcome = DR_FIGURE_OUTCOME_CHANGE;
          figure->owner = change->owner;
          return;
        }
    }
  /* «từ 188 chi hội đầu nhiệm kỳ xuống 172 chi hội»: the second is the figure reached, whatever time the first was of. */
  guint end_of_move = self->waiting_start >= 0 ? dr_sentence_find_end_of_move (self, self->waiting_start) : 0;
  gboolean is_reached = end_of_move > 0 && end_of_move == index;
  if (end_of_move > index)
    {
      /* «giảm từ 4,6% (163 hộ) còn 0,9%» */
      dr_sentence_account (self, phrase, DR_NUMBER_ROLE_CHANGE);
      return;
    }
  gboolean is_some = dr_sentence_counts_reached (self, index);
  if (is_reached || is_some)
    ;
  else if (dr_sentence_read_start (self, index) || dr_sentence_read_state_before (self, index) || dr_sentence_read_repeated_change (self, index) || dr_sentence_read_target (self, index)
      || dr_sentence_read_earlier (self, index)
      || dr_sentence_read_percent (self, index)
      || (dr_decimal_get_sign (&phrase->value) >= 0 && dr_sentence_read_change (self, index)))
    return;

  if (repeats_fact (self, index) || repeats_in_words (self, index))
    return;

  gboolean counts = dr_sentence_counts_something (phrase) || phrase->is_shared;
  guint32 noun;
  /* «tăng 2 người chết (8/6)» */
  int change = counts ? -1 : dr_sentence_find_change_of_pair (self, index);
  if (change >= 0 && change < (int) index
      && g_array_index (self->figures, DrSentenceFigure, change).phrase.lexicon_measure != DR_NONE)
    {
      dr_sentence_take_noun (self, &figure->phrase, g_array_index (self->figures, DrSentenceFigure, change).phrase.lexicon_measure);
      counts = TRUE;
    }
  /* «Nghị quyết đề ra 120 đảng viên, đã kết nạp 126»: of what was planned. */
  if (!counts && self->waiting_target >= 0 && phrase->form == DR_FIGURE_FORM_SINGLE
      && g_array_index (self->figures, DrSentenceFigure, self->waiting_target).phrase.lexicon_measure != DR_NONE)
    {
      dr_sentence_take_noun (self, &figure->phrase,
                             g_array_index (self->figures, DrSentenceFigure, self->waiting_target).phrase.lexicon_measure);
      counts = TRUE;
    }
  if (!counts && dr_sentence_find_noun_of_pair (self, index, &noun))
    {
      dr_sentence_take_noun (self, &figure->phrase, noun);
      counts = TRUE;
    }
  if (!counts && !is_some && (keep_percentage_of_pair (self, index) || !inherits_measure (self, index)))
    return;

  guint n_before = self->facts->len;
  dr_sentence_add_fact (self, index);
  figure->outcome = DR_FIGURE_OUTCOME_FACT;
  /* «là: 971/876 = 110,8%» of nobody knows what */
  if (phrase->is_percent && index > 0 && figure[-1].phrase.form == DR_FIGURE_FORM_SLASH && figure[-1].outcome == DR_FIGURE_OUTCOME_NONE
      && !dr_sentence_counts_something (&figure[-1].phrase)
      && !dr_sentence_has_words (self, figure->gap_first, phrase->first))
    dr_fact_add_figure (&g_array_index (self->facts, DrFact, n_before), self->reading, &figure[-1].phrase, DR_NUMBER_ROLE_SHARE);
  for (guint i = n_before; !counts && i < self->facts->len; i++)
    {
      DrFact *inheriting = &g_array_index (self->facts, DrFact, i);
      const DrFact *before = n_before > 0 ? find_noun_before (self, figure, n_before) : NULL;

      inheriting->is_inherited = TRUE;
      inheriting->measure = before != NULL ? before->measure : self->open_measure;
      inheriting->flags = before != NULL ? before->flags : self->open_flags;
      if (before == NULL && self->lists_kinds)
        {
          inheriting->measure = self->kinds_whole.measure;
          inheriting->flags = self->kinds_whole.flags;
        }
      else if (before == NULL && self->open_whole == DR_NONE)
        inheriting->measure = find_noun_of_list (self, index, &inheriting->flags);
      if (before != NULL)
        inherit_magnitude (self, inheriting, before);
    }

  int fact = self->facts->len - 1;
  figure->owner = fact;
  dr_sentence_give_waiting_percent (self, fact);
  dr_sentence_give_waiting_change (self, fact);
  dr_sentence_give_change_before (self, index, fact);
  dr_sentence_give_waiting_target (self, fact);
}

/* Whether a number may begin at a token that is free: most sentences have none, and need no more than this. */
static gboolean
may_have_figures (const DrSentence *self)
{
  for (guint i = self->first; i < self->end; i++)
    {
      i = dr_reading_find (self->reading, i, self->end, DR_TOKEN_SET_NUMBERS);
      if (i < self->end && self->taken->data[i] == DR_TAKEN_FREE)
        return TRUE;
    }

  return FALSE;
}

/* «Ông Sáu Lành, 71 tuổi, thu 250 triệu đồng/năm»: one man's story in a press item, unless he speaks for a body. */
static gboolean
tells_of_one (const DrSentence *self)
{
  const DrReading *reading = self->reading;
  const DrPhrases *offices = DR_PHRASES ("cho biết", "cho hay", "khẳng định", "thông tin", "báo cáo", "chủ tịch", "phó chủ tịch", "bí thư",
                                         "phó bí thư", "giám đốc", "trưởng phòng", "trưởng ban", "chánh", "cục trưởng", "đánh giá");

  if (!reading->is_press || dr_phrase_match_any (reading, self->first, DR_PHRASES ("ông", "bà", "anh", "chị", "chú", "cô", "hộ ông", "hộ bà")) == 0
      || !dr_reading_is_word (reading, self->first + 1) || !(reading->tokens[self->first + 1].flags & DR_TOKEN_CAPITAL))
    return FALSE;
  for (guint i = self->first; i < self->end; i++)
    if (dr_phrase_match_any (reading, i, offices) > 0)
      return FALSE;

  return TRUE;
}

/* «Tổng thu 41.218,6; trong đó ngân sách 24.906» below «(ĐVT: triệu đồng)». */
static void
take_common_measure (DrSentence *self)
{
  for (guint i = 0; self->common.is_set && i < self->figures->len; i++)
    {
      DrFigurePhrase *phrase = &g_array_index (self->figures, DrSentenceFigure, i).phrase;

      if (dr_sentence_counts_something (phrase) || phrase->is_shared || phrase->is_percent || phrase->is_rate || phrase->magnitude != 0
          || (phrase->form != DR_FIGURE_FORM_SINGLE && phrase->form != DR_FIGURE_FORM_SLASH))
        continue;
      dr_sentence_take_noun (self, phrase, self->common.measure);
      phrase->magnitude = self->common.magnitude;
      dr_figure_phrase_take_magnitude (&phrase->value, phrase->magnitude);
      dr_figure_phrase_take_magnitude (&phrase->second, phrase->magnitude);
    }
}

void
dr_sentence_read (DrSentence *self,
                  guint       first,
                  guint       end,
                  guint32     unit)
{
  self->first = first;
  self->end = end;
  self->unit = unit;
  self->waiting_percent = self->waiting_change = self->waiting_start = self->waiting_target = -1;
  self->lists_kinds = FALSE;
  self->period = self->reading->period;
  self->is_cumulative = self->is_earlier = FALSE;
  self->facts->len = 0;
  if (!may_have_figures (self))
    return;

  dr_sentence_collect_figures (self);
  if (self->figures->len == 0)
    return;
  if (tells_of_one (self))
    {
      for (guint i = 0; i < self->figures->len; i++)
        dr_sentence_account (self, &g_array_index (self->figures, DrSentenceFigure, i).phrase, DR_NUMBER_ROLE_NAME);
      return;
    }

  dr_sentence_share_measures (self);
  for (guint i = 0; i < self->figures->len; i++)
    dr_sentence_find_parted_noun (self, i);
  take_common_measure (self);
  for (guint i = 0; i < self->figures->len; i++)
    read_figure (self, i);
  dr_sentence_settle_openings (self);
  dr_sentence_settle_by_arithmetic (self);
  dr_sentence_give_told_plan (self);
  dr_sentence_settle_changes (self);
  dr_sentence_read_parts (self);
  dr_sentence_read_labels (self);
  dr_sentence_settle_times (self);
  dr_sentence_settle_units (self);
  for (guint i = 0; i < self->facts->len && self->reading->error == NULL; i++)
    {
      DrFact *fact = &g_array_index (self->facts, DrFact, i);
      DrFact *whole = fact->part_of > (int) i ? &g_array_index (self->facts, DrFact, fact->part_of) : NULL;

      /* A part knows its whole, which may stand behind it. */
      if (whole != NULL && whole->record == DR_NONE)
        dr_sentence_enter_fact (self, whole);
      if (fact->record == DR_NONE && self->reading->error == NULL)
        dr_sentence_enter_fact (self, fact);
    }
  if (self->facts->len > 0)
    {
      const DrFact *last = &g_array_index (self->facts, DrFact, self->facts->len - 1);

      /* What a bracket adds is not what the next lines are about. */
      for (guint i = self->facts->len; i > 0; i--)
        {
          const DrFact *fact = &g_array_index (self->facts, DrFact, i - 1);

          if (g_array_index (self->figures, DrSentenceFigure, fact->figure).bracket == 0 && !fact->is_percent && !fact->is_rate)
            {
              last = fact;
              break;
            }
        }
      self->last_record = last->record;
      self->last_measure = last->measure;
      self->last_flags = last->flags;
    }
}
