/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-directive-reading-private.h"

#include <string.h>

#include "reading/dr-heading-private.h"
#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-date-phrase-private.h"
#include "reading/sentences/dr-sentence-private.h"

/*
 * The meeting's conclusions say how many recommendations it dealt with and how many
 * tasks it gave; what follows says what became of them. One word of something open
 * makes the whole statement open.
 */

#define MAX_COUNT 100000
#define MAX_DISTANCE 8

typedef struct
{
  DrReading *reading;
  guint8    *taken;
  gboolean   in_section;      /* the section is about the last meeting */
  guint32    items[2];        /* directive of each kind, or DR_NONE */
  guint      first_item;      /* first directive of the section */
  guint      behind;          /* token behind the last count */
  gboolean   is_open;
  gboolean   is_done;
} Statement;

static DrReportData *
get_data (const Statement *self)
{
  return dr_report_builder_get_data (self->reading->builder);
}

/* A count of directives at token @index: «04 kiến nghị», «tám nhiệm vụ», «10/12 nhiệm vụ». Gives the token behind the noun. */
static guint
match_count (const Statement *self,
             guint            index,
             guint           *count,
             guint           *whole,
             DrDirectiveKind *kind)
{
  const DrReading *reading = self->reading;
  guint next = self->taken[index] ? 0 : dr_phrase_match_whole (reading, index, MAX_COUNT, count);

  *whole = 0;
  /* «Nghị quyết năm …» is a year's, «giải quyết năm kiến nghị» is five. */
  if (next == 0 && !self->taken[index] && dr_phrase_match (reading, index, "năm") > 0
      && dr_phrase_match_before (reading, index, DR_PHRASES ("giải quyết")) > 0)
    {
      *count = 5;
      next = index + 1;
    }
  if (next == 0)
    return 0;
  if (dr_phrase_is_sign_of (reading, next, "/") && dr_reading_is_digits (reading, next + 1))
    {
      next = dr_phrase_match_whole (reading, next + 1, MAX_COUNT, whole);
      if (next == 0 || *whole == 0)
        return 0;
    }

  guint n_recommendation = dr_phrase_match_signal (reading, next, DR_SIGNAL_RECOMMENDATION);
  guint n_task = dr_phrase_match_signal (reading, next, DR_SIGNAL_TASK);
  if (n_recommendation == 0 && n_task == 0)
    return 0;
  *kind = n_recommendation > 0 ? DR_DIRECTIVE_KIND_RECOMMENDATION : DR_DIRECTIVE_KIND_TASK;
  guint end = next + MAX (n_recommendation, n_task);

  /* «14 kiến nghị của cử tri», «kiến nghị, phản ánh của công dân», «05 nhiệm vụ và giải pháp» are others. */
  for (guint i = end; i < reading->n_tokens && i < end + 6; i++)
    {
      if (dr_phrase_is_sign_of (reading, i, ";.") || dr_reading_is_digits (reading, i))
        break;
      if (dr_phrase_match_any (reading, i, DR_PHRASES ("cử tri", "công dân", "nhân dân", "người dân", "phản ánh",
                                                       "giải pháp", "nhóm giải pháp", "hộ dân")) > 0)
        return 0;
    }
  if (n_recommendation > 0
      && dr_phrase_match_before (reading, index, DR_PHRASES ("tiếp nhận", "nhận", "tiếp nhận được")) > 0)
    return 0;

  return end;
}

/* How far before its last word a number begins at most. */
#define NUMBER_REACH 16

/* Whether a number may end with the token: «tốt nhiệm vụ» has a word of their grammar, and no number. */
static gboolean
may_end_number (const DrReading *reading,
                guint            index)
{
  guint first = index > NUMBER_REACH ? index - NUMBER_REACH : 0;

  return dr_reading_has (reading, first, index + 1, DR_TOKEN_SET_NUMBERS);
}

/* The first word of the grammar of numbers from @first on that a phrase with signals, or a line, stands behind; the number of tokens: none. */
static guint
find_counted (const DrReading *reading,
              guint            first)
{
  const DrTokenSets *sets = reading->token_sets;
  guint n_tokens = reading->n_tokens;

  if (sets == NULL || sets->tokens != reading->tokens)
    return dr_reading_find (reading, first, n_tokens, DR_TOKEN_SET_NUMBER_WORDS);
  for (guint i = first; i < n_tokens; i = (i / 64 + 1) * 64)
    {
      guint64 found = (*dr_token_sets_get_bits (sets, i, DR_TOKEN_SET_NUMBER_WORDS)
                       & dr_token_sets_get_next (sets, i, n_tokens, DR_TOKEN_SET_SIGNALS)) >> i % 64;

      if (found != 0)
        return i + (guint) __builtin_ctzll (found);
    }

  return n_tokens;
}

/* Whether a count of directives may stand in the block: most blocks have none, and need no more than this. */
static gboolean
may_count (const DrReading *reading)
{
  for (guint i = find_counted (reading, 0); i < reading->n_tokens; i = find_counted (reading, i + 1))
    {
      guint noun = i + 1;
      while (noun < reading->n_tokens && reading->tokens[noun].kind == DR_TOKEN_NEWLINE)
        noun++;
      if ((dr_phrase_match_signal (reading, noun, DR_SIGNAL_RECOMMENDATION) > 0
           || dr_phrase_match_signal (reading, noun, DR_SIGNAL_TASK) > 0)
          && may_end_number (reading, i))
        return TRUE;
    }

  return FALSE;
}

/* Whether words that hand down stand close before token @index: «cho ý kiến đối với 06 kiến nghị». */
static gboolean
is_handed_down (const DrReading *reading,
                guint            index)
{
  for (guint i = index; i-- > 0 && index - i <= MAX_DISTANCE;)
    {
      if (dr_phrase_is_sign_of (reading, i, ".;"))
        return FALSE;
      if (dr_phrase_match_signal (reading, i, DR_SIGNAL_HANDED_DOWN) > 0)
        return TRUE;
    }

  return FALSE;
}

/* Whether who chairs the meeting is named before token @index in its sentence: what he does with the tasks varies. */
static gboolean
follows_chair (const DrReading *reading,
               guint            index)
{
  for (guint i = index; i-- > 0 && !dr_phrase_is_sign_of (reading, i, ".");)
    if (dr_phrase_match_any (reading, i, DR_PHRASES ("thường trực", "ban thường vụ", "kỳ họp", "TTHU", "BTV")) > 0)
      return TRUE;

  return FALSE;
}

#define MEETINGS \
  "kết luận buổi làm việc", "thông báo kết luận", "theo kết luận", "kết luận số", "buổi làm việc", "kết luận của", \
  "cuộc họp giao ban", "hội nghị giao ban", "kết luận cuộc họp", "ý kiến chỉ đạo", "kết luận tại", "giao ban", \
  "phiên làm việc", "cuộc làm việc", "kỳ họp quý", "buổi họp", "làm việc định kỳ", "họp định kỳ", "kết luận quý"
#define CHAIRS "thường trực", "ban thường vụ", "BTV", "TTHU"

/* Whether @verb of an enumeration of deeds hands down, straight in front of a count: «…, giao 9 nhiệm vụ». */
static gboolean
hands_down_in_row (const DrReading *reading,
                   guint            verb,
                   guint            n_tokens)
{
  guint count;
  guint noun = dr_phrase_match_whole (reading, verb + n_tokens, MAX_COUNT, &count);

  return noun > 0 && (dr_phrase_is_sign_of (reading, verb - 1, ",;") || dr_phrase_match_any (reading, verb - 1, DR_PHRASES ("và", "đã")) > 0)
         && (dr_phrase_match_signal (reading, noun, DR_SIGNAL_RECOMMENDATION) > 0 || dr_phrase_match_signal (reading, noun, DR_SIGNAL_TASK) > 0);
}

/* Whether the block speaks of a meeting's conclusions. */
static gboolean
find_address (const DrReading *reading)
{
  const DrPhrases *phrases = DR_PHRASES (MEETINGS);
  /* «Thường trực Huyện ủy giao …»: who chairs the meeting hands down. */
  const DrPhrases *chairs = DR_PHRASES (CHAIRS);
  /* Most words begin neither: one question for both. */
  const DrPhrases *either = DR_PHRASES (MEETINGS, CHAIRS);
  const DrPhrases *verbs = DR_PHRASES ("giao", "định hướng", "cho ý kiến", "giải quyết", "yêu cầu", "phân công", "gửi",
                                       "đặt", "đặt ra", "chấp thuận", "đồng thuận", "xem xét", "gật đầu", "chỉ đạo", "kết luận",
                                       "thống nhất", "đồng ý");

  for (guint i = 0; i < reading->n_tokens; i++)
    {
      if (!dr_phrase_has_word (reading, i, either->begins))
        continue;
      if (dr_phrase_match_any (reading, i, phrases) > 0)
        return TRUE;
      if (dr_phrase_match_any (reading, i, chairs) == 0)
        continue;
      guint j = i + 1;
      for (; j <= i + MAX_DISTANCE && !dr_phrase_is_sign_of (reading, j, ",;."); j++)
        if (dr_phrase_match_any (reading, j, verbs) > 0)
          return TRUE;
      /* «Thường trực đã ban hành 05 nghị quyết, 08 kế hoạch, giao 9 nhiệm vụ»: the last of what they did. */
      for (; j < reading->n_tokens && !dr_phrase_is_sign_of (reading, j, "."); j++)
        {
          guint n = dr_phrase_match_any (reading, j, verbs);

          if (n > 0 && hands_down_in_row (reading, j, n))
            return TRUE;
        }
    }

  return FALSE;
}

/* «… giao 08 nhiệm vụ tại buổi giao ban quý I/2023»: the quarter or month named behind the count, in the sentence. */
static DrPeriod *
find_period_behind (const DrReading *reading,
                    guint            index,
                    DrPeriod        *report_period)
{
  const DrPhrases *meetings = DR_PHRASES ("giao ban", "họp", "cuộc họp", "buổi họp", "buổi làm việc", "làm việc",
                                          "hội nghị", "định kỳ", "kết luận", "kỳ họp", "phiên họp");
  int year = g_date_get_year (dr_period_get_last_day (report_period));
  gboolean at_meeting = FALSE;

  for (guint i = index; i < reading->n_tokens && !dr_phrase_is_sign_of (reading, i, ".;");)
    {
      DrDatePhrase date;

      at_meeting |= dr_phrase_match_any (reading, i, meetings) > 0;
      if (!dr_date_phrase_match (reading, i, &date) || date.n_tokens == 0)
        {
          i++;
          continue;
        }
      if (date.kind == DR_DATE_PHRASE_QUARTER || date.kind == DR_DATE_PHRASE_MONTH)
        {
          g_autoptr (DrPeriod) period = dr_date_phrase_to_period (&date, year);

          if (period != NULL && (at_meeting || g_date_compare (dr_period_get_last_day (period),
                                                               dr_period_get_first_day (report_period)) < 0))
            return g_steal_pointer (&period);
        }
      i += date.n_tokens;
    }

  return NULL;
}

/* The quarter of the meeting: named before the count or behind it, or by the heading, or the quarter of the meeting's day. */
static guint32
find_period (DrReading *reading,
             guint      index)
{
  DrReportData *data = dr_report_builder_get_data (reading->builder);
  int year = g_date_get_year (dr_period_get_last_day (g_ptr_array_index (data->periods, reading->report_period)));
  g_autoptr (DrPeriod) of_day = NULL;

  for (guint i = 0; i < index;)
    {
      DrDatePhrase date;

      if (!dr_date_phrase_match (reading, i, &date) || date.n_tokens == 0)
        {
          i++;
          continue;
        }
      if (date.kind == DR_DATE_PHRASE_QUARTER || date.kind == DR_DATE_PHRASE_MONTH)
        {
          g_autoptr (DrPeriod) period = dr_date_phrase_to_period (&date, year);

          if (period != NULL)
            return dr_report_builder_intern_period (reading->builder, period);
        }
      if (date.kind == DR_DATE_PHRASE_DAY && date.exists && of_day == NULL && date.month > 0)
        {
          DrDatePhrase quarter = { .kind = DR_DATE_PHRASE_QUARTER, .exists = TRUE, .year = date.year,
                                   .month = (date.month - 1) / 3 * 3 + 1, .n_months = 3 };

          of_day = dr_date_phrase_to_period (&quarter, year);
        }
      i += date.n_tokens;
    }

  if (reading->period != reading->report_period)
    return reading->period;

  g_autoptr (DrPeriod) behind = find_period_behind (reading, index,
                                                    g_ptr_array_index (data->periods, reading->report_period));

  if (behind != NULL)
    return dr_report_builder_intern_period (reading->builder, behind);
  if (of_day != NULL)
    return dr_report_builder_intern_period (reading->builder, of_day);

  return reading->period;
}

static void
read_count (Statement       *self,
            guint            index,
            guint            end,
            guint            count,
            guint            whole,
            DrDirectiveKind  kind)
{
  DrReading *reading = self->reading;

  if (self->items[kind] == DR_NONE)
    {
      DrDirectiveRecord record = dr_directive_record_init ();

      record.kind = kind;
      record.count = whole > 0 ? whole : count;
      record.period = find_period (reading, index);
      record.source.start = reading->tokens[index].start;
      record.source.end = reading->tokens[end - 1].end;
      self->items[kind] = dr_report_builder_append_directive (reading->builder, &record, &reading->error);
      if (self->items[kind] == DR_NONE)
        return;
    }

  guint total = g_array_index (get_data (self)->directives, DrDirectiveRecord, self->items[kind]).count;
  if (whole > 0 && count < whole)
    self->is_open = TRUE;
  else if (whole > 0 && count >= total && total > 0)
    self->is_done = TRUE;
  dr_reading_account_tokens (reading, index, end, DR_NUMBER_ROLE_DIRECTIVE, DR_ITEM_DIRECTIVE, self->items[kind]);
  for (guint i = index; i < end; i++)
    self->taken[i] = DR_TAKEN_DIRECTIVE;
  self->behind = MAX (self->behind, end);
}

/* What became of them, in the words from token @first on. */
static void
read_outcome (Statement *self,
              guint      first)
{
  const DrPhrases *unfinished = DR_PHRASES ("dang dở", "dở dang", "hiện vẫn", "vẫn chưa", "còn vướng", "vẫn triển khai", "còn nợ",
                                            "chưa trọn");
  const DrPhrases *finished = DR_PHRASES ("làm xong", "trọn vẹn", "đã xong", "hoàn tất", "dứt điểm");
  const DrPhrases *purposes = DR_PHRASES ("để", "phải", "cần", "tập trung", "phấn đấu", "nhằm", "sẽ", "trước",
                                          "tiếp tục", "yêu cầu");
  const DrPhrases *helpers = DR_PHRASES ("đã", "được", "đều", "cơ bản");
  const DrPhrases *verbs = DR_PHRASES ("thực hiện", "giải quyết", "triển khai", "triển khai thực hiện", "xử lý", "xong",
                                       "tổ chức thực hiện");
  const DrReading *reading = self->reading;

  for (guint i = first; i < reading->n_tokens; i++)
    {
      guint n_open = MAX (dr_phrase_match_signal (reading, i, DR_SIGNAL_OPEN), dr_phrase_match_any (reading, i, unfinished));
      if (n_open > 0)
        {
          self->is_open = TRUE;
          i += n_open - 1;
          continue;
        }
      guint n_done = MAX (dr_phrase_match_signal (reading, i, DR_SIGNAL_DONE), dr_phrase_match_any (reading, i, finished));
      if (n_done == 0 && dr_phrase_match_before (reading, i, helpers) > 0)
        n_done = dr_phrase_match_any (reading, i, verbs);
      if (n_done == 0)
        continue;

      gboolean is_purpose = FALSE;
      for (guint j = i; j > first && i - j < 4 && !dr_phrase_is_sign_of (reading, j - 1, ",;."); j--)
        is_purpose |= dr_phrase_match_any (reading, j - 1, purposes) > 0;
      if (!is_purpose)
        self->is_done = TRUE;
      i += n_done - 1;
    }

  /* «còn 02 nhiệm vụ» */
  for (guint i = first; i + 1 < reading->n_tokens; i++)
    if (dr_phrase_match (reading, i, "còn") > 0)
      {
        guint count, whole;
        DrDirectiveKind kind;

        if (match_count (self, i + 1, &count, &whole, &kind) > 0 && count > 0)
          self->is_open = TRUE;
      }
}

void
dr_directive_reading_read (DrReading *reading,
                           guint8    *taken)
{
  if (reading->n_tokens == 0 || reading->error != NULL || reading->section_role == DR_SECTION_ROLE_PLAN
      || reading->section_role == DR_SECTION_ROLE_END)
    return;

  Statement self = {
    .reading = reading,
    .taken = taken,
    .in_section = reading->section_role == DR_SECTION_ROLE_DIRECTIVES,
    .items = { DR_NONE, DR_NONE },
  };
  GArray *directives = get_data (&self)->directives;

  self.first_item = self.in_section ? dr_heading_get_first_directive (reading) : directives->len;
  for (guint i = self.first_item; i < directives->len; i++)
    self.items[g_array_index (directives, DrDirectiveRecord, i).kind] = i;
  gboolean has_earlier = directives->len > self.first_item;

  if (!self.in_section && !(may_count (reading) && find_address (reading)))
    return;

  guint outcome_first = has_earlier ? 0 : reading->n_tokens;
  gboolean was_handed_down = FALSE;
  for (guint i = 0; i < reading->n_tokens && reading->error == NULL;)
    {
      guint count, whole;
      DrDirectiveKind kind;
      guint end = match_count (&self, i, &count, &whole, &kind);

      if (end == 0)
        {
          i++;
          continue;
        }
      was_handed_down |= is_handed_down (reading, i);
      /* Outside the section only what is handed down counts, and what follows it in the block. */
      if (!self.in_section && !was_handed_down && whole == 0
          && dr_phrase_match_before (reading, i, DR_PHRASES ("có", "gồm", "với")) == 0 && !follows_chair (reading, i))
        {
          i = end;
          continue;
        }
      gboolean is_rest = dr_phrase_match_before (reading, i, DR_PHRASES ("còn", "còn lại")) > 0;
      if (is_rest && count > 0)
        self.is_open = TRUE;
      if (is_rest && self.items[kind] == DR_NONE)
        {
          i = end;
          continue;
        }
      read_count (&self, i, end, count, whole, kind);
      outcome_first = MIN (outcome_first, end);
      was_handed_down = TRUE;
      i = end;
    }

  if (directives->len == self.first_item)
    return;
  read_outcome (&self, outcome_first);

  for (guint i = self.first_item; i < directives->len; i++)
    {
      DrDirectiveRecord *record = &g_array_index (directives, DrDirectiveRecord, i);

      if (self.is_open)
        record->status = DR_DIRECTIVE_STATUS_OPEN;
      else if (self.is_done && record->status == DR_DIRECTIVE_STATUS_UNKNOWN)
        record->status = DR_DIRECTIVE_STATUS_DONE;
    }
}
