/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-letterhead-private.h"

#include <string.h>

#include "figures/dr-date-private.h"
#include "reading/dr-letterhead-parts-private.h"
#include "reading/language/dr-keyword-private.h"
#include "reading/language/dr-numbering-private.h"
#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-citation-phrase-private.h"
#include "reading/phrases/dr-document-number-private.h"
#include "reading/phrases/dr-title-period-private.h"

/*
 * The head is read as cells: a line, or what tabs and runs of spaces make of it, as the
 * two columns of a letterhead come as two lines or as one. Each cell is known by its
 * form (the motto, the number, place and date, «BÁO CÁO»); what has none of them and
 * stands above the title names the issuer. A press item has no such head: its first
 * line is the headline, and the rest is told by its first sentences.
 */

#define LEAD_LINES 6
#define LONGEST_PLACE 6
#define FIRST_WORDS 40        /* tokens of the lead whose month is the item's */

static void
account (DrLetterhead *head,
         guint         first,
         guint         end,
         DrNumberRole  role)
{
  for (guint i = first; i < end; i++)
    {
      if (!head->taken[i])
        dr_reading_account_tokens (head->reading, i, i + 1, role, DR_ITEM_NONE, DR_NONE);
      head->taken[i] = TRUE;
    }
}

static void
read_number (DrLetterhead       *head,
             const DrLetterheadCell *cell)
{
  DrReading *reading = head->reading;
  guint at = cell->first + 1;
  DrDocumentNumber number;
  g_autoptr (GString) text = g_string_new (NULL);

  while (at < cell->end && reading->tokens[at].kind == DR_TOKEN_SIGN)
    at++;
  if (!dr_reading_is_digits (reading, at))
    return;

  guint end = at + 1;
  if (dr_document_number_match (reading, at, &number) && at + number.n_tokens <= cell->end)
    {
      end = at + number.n_tokens;
      dr_document_number_print (reading, at, number.end, text);
    }
  else
    {
      /* «Số 96/BC»: as far as it is written together. */
      while (end < cell->end && !(reading->tokens[end].flags & DR_TOKEN_SPACE_BEFORE))
        end++;
      dr_document_number_print (reading, at, reading->tokens[end - 1].end, text);
    }

  dr_report_builder_set_number (reading->builder, text->str);
  account (head, at, end, DR_NUMBER_ROLE_CITATION);
}

static void
read_date (DrLetterhead       *head,
           const DrLetterheadCell *cell)
{
  DrReading *reading = head->reading;
  DrDatePhrase phrase;
  guint at = dr_letterhead_find_date (reading, cell->first, cell->end, &phrase);

  if (at >= cell->end)
    return;

  guint end = at + phrase.n_tokens;
  head->year = phrase.year;
  head->month = phrase.month;
  if (phrase.kind == DR_DATE_PHRASE_DAY)
    {
      GDate date;

      g_date_clear (&date, 1);
      if (dr_date_set (&date, phrase.year, phrase.month, phrase.day))
        {
          reading->report_date = date;
          dr_report_builder_set_date (reading->builder, &date);
        }
    }
  account (head, at, end, DR_NUMBER_ROLE_DATE);

  /* «Bàu Sen, ngày»: the words before it, behind any number in the same cell. */
  guint last = at;
  if (last > cell->first && dr_keyword_at (reading, last - 1) == DR_KEYWORD_DAY)
    last--;
  while (last > cell->first && dr_reading_is_sign (reading, last - 1, ','))
    last--;
  guint first = last;
  while (first > cell->first && dr_reading_is_word (reading, first - 1)
         && (reading->tokens[first - 1].flags & DR_TOKEN_CAPITAL) && last - first < LONGEST_PLACE)
    first--;
  /* «Thị trấn Bàu Sen, ngày» */
  guint n_area = first < last ? dr_phrase_match_any (reading, cell->first, DR_PHRASES (DR_LETTERHEAD_AREA_WORDS)) : 0;
  if (n_area > 0 && cell->first + n_area == first)
    first = cell->first;
  if (first < last && !head->taken[first] && !head->is_press)
    {
      g_free (head->place);
      head->place = dr_phrase_dup_text (reading, first, last);
      dr_report_builder_set_place (reading->builder, head->place);
    }
}

static void
read_forms (DrLetterhead *head)
{
  for (guint i = 0; i < head->n_head; i++)
    {
      const DrLetterheadCell *cell = dr_letterhead_get_cell (head, i);

      if (i >= head->title_first && i < head->title_end)
        continue;
      if (cell->kind == DR_CELL_NUMBER)
        {
          read_number (head, cell);
          read_date (head, cell);
        }
      else if (cell->kind == DR_CELL_DATE || (cell->kind == DR_CELL_BRACKETS && head->is_press && head->year == 0))
        read_date (head, cell);
    }
}

/* How far behind its kind a document's number stands. */
#define NUMBER_REACH 8

/* Whether a number with its symbols follows: «BÁO CÁO 9 THÁNG» has none. */
static gboolean
has_number (const DrReading *reading,
            guint            index,
            guint            end)
{
  for (guint i = index; i < end && i < index + NUMBER_REACH; i++)
    if (dr_citation_phrase_match_number (reading, i) > 0)
      return TRUE;

  return FALSE;
}

/*
 * «(Báo cáo số 918/BC-SNV ngày 22/12/2025)», «Báo cáo số 205/BC-BDT của Ban Dân tộc»: where nothing else has it, the report's
 * own number, and its day. Gives the token behind them.
 */
static guint
read_own_number (DrLetterhead           *head,
                 const DrLetterheadCell *cell)
{
  DrReading *reading = head->reading;
  DrLetterheadCell own = *cell;
  DrDatePhrase date;

  if (dr_reading_is_sign (reading, own.first, '('))
    own.first++;
  guint n = dr_phrase_match_any (reading, own.first, DR_PHRASES ("báo cáo số", "BC số"));
  if (n == 0 || dr_report_builder_get_data (reading->builder)->number != NULL || !has_number (reading, own.first, own.end))
    return cell->first;
  own.first += n - 1;
  read_number (head, &own);

  guint at = own.first;
  while (at < cell->end && !(dr_date_phrase_match (reading, at, &date) && date.kind == DR_DATE_PHRASE_DAY) && !dr_phrase_match (reading, at, "của"))
    at++;
  if (at == cell->end || !dr_date_phrase_match (reading, at, &date))
    return at;
  own.first = at;
  own.end = at + date.n_tokens;
  if (head->year == 0)
    read_date (head, &own);

  return own.end;
}

/* Documents that the title and the brackets below it name: «(theo Nghị quyết số 9/NQ-HĐND)». */
static void
read_citations (DrLetterhead *head)
{
  for (guint i = 0; i < head->n_head; i++)
    {
      const DrLetterheadCell *cell = dr_letterhead_get_cell (head, i);
      gboolean is_title = i >= head->title_first && i < head->title_end;

      if (!is_title && cell->kind != DR_CELL_BRACKETS)
        continue;
      for (guint at = read_own_number (head, cell); at < cell->end;)
        {
          guint n = head->taken[at] || !has_number (head->reading, at, cell->end) ? 0 : dr_citation_phrase_read (head->reading, at);

          for (guint j = at; j < at + n; j++)
            head->taken[j] = TRUE;
          at += MAX (n, 1);
        }
    }
}

char *
dr_letterhead_dup_lead (const DrReading *reading,
                        gsize            from)
{
  gsize end = MIN (reading->length, from + DR_LETTERHEAD_LEAD_BYTES);

  while (end > from && end < reading->length && reading->bytes[end] != ' ' && reading->bytes[end] != '\n')
    end--;

  return g_strndup (reading->bytes + from, end - from);
}

static DrReportKind
kind_of_period (DrPeriod *period)
{
  switch (dr_period_get_kind (period))
    {
    case DR_PERIOD_KIND_MONTH: return DR_REPORT_KIND_MONTHLY;
    case DR_PERIOD_KIND_QUARTER: return DR_REPORT_KIND_QUARTERLY;
    case DR_PERIOD_KIND_HALF_YEAR: return DR_REPORT_KIND_HALF_YEAR;
    case DR_PERIOD_KIND_NINE_MONTHS: return DR_REPORT_KIND_NINE_MONTH;
    case DR_PERIOD_KIND_YEAR: return DR_REPORT_KIND_ANNUAL;
    case DR_PERIOD_KIND_TERM: return DR_REPORT_KIND_TERM;
    default: return DR_REPORT_KIND_OTHER;
    }
}

/* The period that one of the first lines begins with: «Trong quý I năm 2023, …», «I. KẾT QUẢ CÔNG TÁC QUÝ III NĂM 2023». */
static DrPeriod *
read_opening_period (const DrLetterhead *head,
                     gsize               body)
{
  const DrPhrases *openers = DR_PHRASES ("trong", "qua", "tính đến hết", "trong thời gian", "kết quả", "kết quả công tác",
                                         "tình hình", "công tác", "kết quả hoạt động", "kết quả thực hiện nhiệm vụ",
                                         "kết quả thực hiện", "tình hình thực hiện nhiệm vụ", "hoạt động");
  g_autofree char *lead = dr_letterhead_dup_lead (head->reading, body);
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  DrReading inner = dr_reading_scan_words (head->reading, lead, tokens);
  gboolean at_line = TRUE;
  guint n_lines = 0;

  for (guint i = 0; i < inner.n_tokens && n_lines < LEAD_LINES; i++)
    {
      DrNumbering numbering = { 0, };
      DrDatePhrase phrase;

      if (inner.tokens[i].kind == DR_TOKEN_NEWLINE)
        {
          at_line = TRUE;
          continue;
        }
      if (!at_line)
        continue;
      at_line = FALSE;
      n_lines++;

      guint first = i + (dr_numbering_match (&inner, i, &numbering) ? numbering.n_tokens : 0);
      guint at = first + dr_phrase_match_any (&inner, first, openers);
      if (dr_date_phrase_match (&inner, at, &phrase))
        {
          gboolean is_firm;
          DrPeriod *period = dr_title_period_read (&inner, first, at + phrase.n_tokens, head->year, head->month,
                                                   DR_TITLE_PERIOD_SHORT, &is_firm);

          if (period != NULL)
            return period;
        }
    }

  return NULL;
}

/* What the first sentences say, and their first day, which a press item is dated by. */
static DrPeriod *
read_lead_period (DrLetterhead     *head,
                  gsize     body,
                  gboolean *is_firm)
{
  DrReading *reading = head->reading;
  g_autofree char *lead = dr_letterhead_dup_lead (reading, body);
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  DrReading inner = dr_reading_scan_words (reading, lead, tokens);

  for (guint i = 0; i < inner.n_tokens && head->year == 0; i++)
    {
      DrDatePhrase phrase;
      guint n_number = dr_citation_phrase_match_number (&inner, i);

      /* A document's day is not the item's. */
      if (n_number > 0)
        {
          i += n_number;
          if (dr_keyword_at (&inner, i) == DR_KEYWORD_DAY || dr_reading_is_sign (&inner, i, ','))
            i += dr_date_phrase_match (&inner, i, &phrase) ? phrase.n_tokens : 1;
          i--;
          continue;
        }
      if (!dr_date_phrase_match (&inner, i, &phrase))
        continue;
      /* «tháng 11-2024» tells the year as well. */
      if (head->year == 0 && phrase.exists && phrase.year != 0
          && (phrase.kind == DR_DATE_PHRASE_MONTH || phrase.kind == DR_DATE_PHRASE_QUARTER
              || phrase.kind == DR_DATE_PHRASE_MONTHS) && i < FIRST_WORDS)
        {
          head->year = phrase.year;
          head->month = MIN (12, phrase.month + MAX (phrase.n_months, 1) - 1);
        }
      if (phrase.kind == DR_DATE_PHRASE_DAY && phrase.year != 0 && phrase.exists)
        {
          head->year = phrase.year;
          head->month = phrase.month;
          if (!g_date_valid (&reading->report_date))
            dr_date_set (&reading->report_date, phrase.year, phrase.month, phrase.day);
        }
      i += phrase.n_tokens - 1;
    }

  /* «Nhiệm kỳ 2010 - 2015, Đảng bộ …»: whatever years come behind it. */
  for (guint i = 0; i < inner.n_tokens && i < FIRST_WORDS; i++)
    {
      DrDatePhrase phrase;
      gboolean at_line = i == 0 || inner.tokens[i - 1].kind == DR_TOKEN_NEWLINE;
      guint n = at_line ? dr_phrase_match_any (&inner, i, DR_PHRASES ("nhiệm kỳ", "trong nhiệm kỳ", "giai đoạn", "trong giai đoạn",
                                                                      "qua nhiệm kỳ")) : 0;

      for (guint j = i; n > 0 && j <= i + 1; j++)
        if (dr_date_phrase_match (&inner, j, &phrase) && phrase.kind == DR_DATE_PHRASE_YEARS && phrase.exists)
          {
            *is_firm = TRUE;
            return dr_date_phrase_to_period (&phrase, 0);
          }

      /* «Tính đến hết tháng 11/2022, …»: what had added up by then. */
      n = at_line ? dr_phrase_match_any (&inner, i, DR_PHRASES ("tính đến hết", "đến hết", "tính đến cuối", "tính hết")) : 0;
      if (n > 0 && dr_date_phrase_match (&inner, i + n, &phrase) && phrase.kind == DR_DATE_PHRASE_MONTH && phrase.exists
          && (phrase.year != 0 || head->year != 0))
        return dr_period_new_months (phrase.year != 0 ? phrase.year : head->year, 1, phrase.month, NULL);
    }

  /* A line is asked before the next one: later ones speak of other times. Terms and years in passing come last, brackets behind them. */
  for (guint pass = 0; pass < 3; pass++)
    {
      guint first = 0;
      guint n_lines = 0;

      for (guint i = 0; i <= inner.n_tokens && n_lines < LEAD_LINES; i++)
        if (i == inner.n_tokens || inner.tokens[i].kind == DR_TOKEN_NEWLINE)
          {
            DrTitlePeriodFlags flags = pass == 0 ? DR_TITLE_PERIOD_SHORT : pass == 1 ? 0 : DR_TITLE_PERIOD_WHOLE;
            DrPeriod *period = i > first ? dr_title_period_read (&inner, first, i, head->year, head->month, flags, is_firm)
                                         : NULL;

            if (period != NULL)
              return period;
            n_lines += i > first;
            first = i + 1;
          }
    }

  return NULL;
}

/* «Tính đến ngày 30/9/2023, …»: what had added up by the end of a quarter, where nothing else tells the period. */
static DrPeriod *
read_closing_day (const DrLetterhead *head,
                  gsize               body)
{
  g_autofree char *lead = dr_letterhead_dup_lead (head->reading, body);
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  DrReading inner = dr_reading_scan_words (head->reading, lead, tokens);

  for (guint i = 0; i < inner.n_tokens && i < FIRST_WORDS; i++)
    {
      DrDatePhrase phrase;

      if (!dr_date_phrase_match (&inner, i, &phrase))
        continue;
      if (phrase.kind == DR_DATE_PHRASE_DAY && phrase.exists && phrase.month % 3 == 0 && phrase.day >= 30
          && dr_phrase_match_before (&inner, i, DR_PHRASES ("đến", "đến hết", "đến ngày", "đến hết ngày", "hết ngày")) > 0)
        return dr_period_new_months (phrase.year != 0 ? phrase.year : head->year, 1, phrase.month, NULL);
      i += phrase.n_tokens - 1;
    }

  return NULL;
}

static gboolean
set_period (DrLetterhead *head,
            gsize body)
{
  DrReading *reading = head->reading;
  g_autoptr (DrPeriod) period = NULL;
  gboolean is_firm = FALSE;
  guint last = head->title_end;

  if (head->title_end > head->title_first)
    {
      guint first_token = dr_letterhead_get_cell (head, head->title_first)->first;
      guint end_token = dr_letterhead_get_cell (head, last - 1)->end;

      period = dr_title_period_read (reading, first_token, end_token, head->year, head->month,
                                     DR_TITLE_PERIOD_WHOLE | (head->is_press ? 0 : DR_TITLE_PERIOD_CLOSING_DAYS), &is_firm);
      if (head->is_press && (period == NULL || !is_firm))
        {
          /* The headline may name the month and the first sentence the year; or it only announces what is to come. */
          gboolean is_lead_firm = FALSE;
          g_autoptr (DrPeriod) lead = read_lead_period (head, body, &is_lead_firm);

          if (period == NULL)
            period = dr_title_period_read (reading, first_token, end_token, head->year, head->month,
                                           DR_TITLE_PERIOD_WHOLE, &is_firm);
          if (lead != NULL && (period == NULL || (!is_firm && is_lead_firm)))
            {
              g_clear_pointer (&period, dr_period_unref);
              period = g_steal_pointer (&lead);
            }
        }
    }
  /* A title that names none: what the text begins with, before the year that its date sums up. */
  if (period == NULL && head->year != 0 && !head->is_press && head->title_end > head->title_first)
    period = read_opening_period (head, body);
  if (period == NULL && head->year != 0 && !head->is_press && head->title_end > head->title_first)
    period = dr_title_period_from_date (head->year, head->month);
  if (period == NULL)
    period = read_lead_period (head, body, &is_firm);
  if (period == NULL && head->is_press && head->year != 0)
    period = read_closing_day (head, body);
  /* Of a note without a title any line of the head may name it. */
  for (guint i = 0; period == NULL && i < head->n_head; i++)
    {
      const DrLetterheadCell *cell = dr_letterhead_get_cell (head, i);

      if (cell->kind == DR_CELL_TEXT || cell->kind == DR_CELL_BRACKETS)
        period = dr_title_period_read (reading, cell->first, cell->end, head->year, head->month, DR_TITLE_PERIOD_WHOLE, &is_firm);
    }
  if (period == NULL)
    period = dr_title_period_from_date (head->year, head->month);
  if (period == NULL)
    return FALSE;

  dr_report_builder_set_kind (reading->builder, kind_of_period (period));
  reading->report_period = dr_report_builder_intern_period (reading->builder, period);
  reading->period = reading->report_period;
  dr_report_builder_get_data (reading->builder)->period = reading->report_period;

  return TRUE;
}

/* The role of digits that nothing has claimed: the word before them may say that they count an occasion or belong to a name. */
static DrNumberRole
guess_role (const DrReading *reading,
            guint            index)
{
  static const struct { DrSignal signal; DrNumberRole role; } roles[] = {
    { DR_SIGNAL_ORDINAL, DR_NUMBER_ROLE_ORDINAL },
    { DR_SIGNAL_NAME, DR_NUMBER_ROLE_NAME },
    { DR_SIGNAL_NUMBERING, DR_NUMBER_ROLE_NUMBERING },
  };

  for (guint r = 0; r < G_N_ELEMENTS (roles); r++)
    for (guint n = 1; n <= 4 && n <= index; n++)
      if (dr_phrase_match_signal (reading, index - n, roles[r].signal) == n)
        return roles[r].role;

  /* A head states no figures: what is left belongs to a title or to the page. */
  return DR_NUMBER_ROLE_NAME;
}

static void
settle_ledger (DrLetterhead *head,
               guint         end)
{
  DrReading *reading = head->reading;

  for (guint i = 0; i < end;)
    {
      DrDatePhrase phrase;

      if (!head->taken[i] && dr_date_phrase_match (reading, i, &phrase))
        {
          account (head, i, MIN (i + phrase.n_tokens, end), DR_NUMBER_ROLE_DATE);
          i += phrase.n_tokens;
        }
      else
        i++;
    }
  for (guint i = 0; i < end; i++)
    if (reading->tokens[i].kind == DR_TOKEN_DIGITS && !head->taken[i])
      account (head, i, i + 1, guess_role (reading, i));

  dr_reading_settle_ledger (reading, end);
}

gsize
dr_letterhead_read (DrReading *reading,
                    gboolean  *has_period)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (DrLetterheadCell));
  g_auto (DrIssuer) issuer = { 0, };
  DrLetterhead head = { .reading = reading, .tokens = tokens, .cells = cells };

  *has_period = FALSE;
  dr_reading_scan (reading, 0, dr_letterhead_find_region (reading), tokens);
  reading->tokens = (const DrToken *) (gpointer) tokens->data;
  reading->n_tokens = tokens->len;
  g_autofree guint8 *taken = g_new0 (guint8, tokens->len + 1);
  head.taken = taken;

  dr_letterhead_find_cells (&head);
  dr_letterhead_find_head (&head);
  /* A line alone is what a report says, not its title. */
  if (cells->len == 1)
    head.n_head = 0;
  reading->is_press = head.is_press;
  read_forms (&head);
  read_citations (&head);

  /* The body begins with the line behind the last cell of the head. */
  guint end_token = 0;
  gsize body = 0;
  if (head.n_head > 0)
    {
      guint last_line = dr_letterhead_get_cell (&head, head.n_head - 1)->line;

      end_token = dr_letterhead_get_cell (&head, head.n_head - 1)->end;
      body = reading->tokens[end_token - 1].end;
      if (head.n_head < cells->len)
        {
          const DrLetterheadCell *next = dr_letterhead_get_cell (&head, head.n_head);

          end_token = next->first;
          body = reading->tokens[next->first].start;
          /* Spaces and a tab before the first words are the line's own. */
          while (next->line > last_line && body > 0 && reading->bytes[body - 1] != '\n' && reading->bytes[body - 1] != '\r')
            body--;
        }
    }

  if (dr_letterhead_find_issuer (&head, body, &issuer))
    {
      dr_letterhead_place_issuer (&head, body, &issuer);
      /* Districts ended on 30 June 2025: cities have since been provinces. */
      if (g_strcmp0 (issuer.area, "thành phố") == 0 && head.year * 12 + head.month >= 2025 * 12 + 7)
        issuer.level = DR_UNIT_LEVEL_PROVINCE;
      dr_letterhead_set_issuer (&head, &issuer);
    }
  else
    dr_letterhead_set_issuer (&head, NULL);

  if (reading->error == NULL)
    {
      g_autofree char *title = dr_letterhead_dup_title (&head, ' ');

      if (title != NULL)
        dr_report_builder_set_title (reading->builder, title);
      *has_period = set_period (&head, body);
      settle_ledger (&head, end_token);
    }

  g_free (head.place);
  reading->tokens = NULL;
  reading->n_tokens = 0;

  return body;
}
