/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-heading-title-private.h"

#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-body-unit-private.h"
#include "reading/phrases/dr-date-phrase-private.h"

#define MAX_LABEL_WORDS 12
#define MAX_PLAIN_WORDS 16
#define MAX_TITLE_WORDS 40

static gboolean
has_space_before (const DrReading *reading,
                  guint            index)
{
  return index >= reading->n_tokens || reading->tokens[index].kind == DR_TOKEN_NEWLINE
         || (reading->tokens[index].flags & DR_TOKEN_SPACE_BEFORE) != 0;
}

static gboolean
is_capital_word (const DrReading *reading,
                 guint            index)
{
  return dr_reading_is_word (reading, index) && (reading->tokens[index].flags & DR_TOKEN_CAPITAL);
}

/* Whether the words from @index up to @end only narrow the name before them: a date, a bracket, a second name. */
static gboolean
is_title_tail (const DrReading *reading,
               guint            index,
               guint            end,
               gboolean         is_field)
{
  while (index < end)
    {
      DrDatePhrase date;
      DrBodyPhrase other;

      if (dr_phrase_is_sign_of (reading, index, "("))
        return TRUE;
      if (dr_phrase_is_sign_of (reading, index, ".:\""))
        {
          index++;
          continue;
        }
      /* «… trong quý III» */
      guint n_lead = dr_phrase_match_any (reading, index, DR_PHRASES ("trong", "tính đến", "đến", "từ đầu"));
      if (index + n_lead < end && dr_date_phrase_match (reading, index + n_lead, &date) && date.n_tokens > 0)
        {
          index += n_lead + date.n_tokens;
          continue;
        }

      guint next = index + (dr_phrase_is_sign_of (reading, index, ",;-&") ? 1 : dr_phrase_match (reading, index, "và"));
      if (next == index)
        return FALSE;
      if (next < end && dr_phrase_match (reading, next, "phong trào") > 0)
        return TRUE;
      if (next < end && dr_body_phrase_match (reading, next, &other))
        {
          index = next + other.n_tokens;
          continue;
        }

      /* «Tuyên giáo, báo chí»: what else a field comprises. */
      return is_field;
    }

  return TRUE;
}

/* «Mặt trận Tổ quốc và các đoàn thể» are all of them and no unit. */
static gboolean
names_all (const DrReading *reading,
           guint            index,
           guint            end)
{
  for (guint i = index; i < end; i++)
    if (dr_phrase_match_any (reading, i, DR_PHRASES ("các đoàn thể", "đoàn thể", "các tổ chức", "các ban", "các hội",
                                                     "các cơ quan", "các ngành", "tổ chức chính trị")) > 0)
      return TRUE;

  return FALSE;
}

gboolean
dr_heading_title_find_body (DrReading      *reading,
                            guint           first,
                            guint           end,
                            gboolean        allows_field,
                            gboolean        is_label,
                            DrHeadingTitle *title)
{
  const DrPhrases *prefixes = DR_PHRASES ("công tác", "hoạt động", "hoạt động của", "kết quả", "kết quả công tác",
                                          "kết quả hoạt động", "kết quả hoạt động của", "kết quả thực hiện", "lĩnh vực",
                                          "trên lĩnh vực", "về", "về công tác", "tình hình", "đối với", "của",
                                          "mặt công tác", "kết quả công tác của", "tình hình hoạt động", "về lĩnh vực",
                                          "các hoạt động", "kết quả thực hiện công tác", "thực hiện công tác",
                                          "phong trào của", "ngành", "khối", "cong tac", "hoat dong", "hoat dong cua", "ket qua", "ket qua cong tac",
                                          "ket qua cong tac cua", "ket qua hoat dong", "ket qua hoat dong cua", "ket qua thuc hien",
                                          "linh vuc", "ve", "ve cong tac", "tinh hinh", "tinh hinh hoat dong", "doi voi", "cua", "cac hoat dong");
  guint i = first;
  gboolean has_prefix = FALSE;

  while (i < end)
    {
      DrBodyPhrase phrase;

      if (dr_phrase_is_sign_of (reading, i, "\""))
        i++;

      if (dr_body_phrase_match (reading, i, &phrase) && i + phrase.n_tokens <= end)
        {
          guint rest = i + phrase.n_tokens;
          gboolean is_short = phrase.n_tokens <= 2 && is_label && !has_prefix;

          if (names_all (reading, rest, end) || dr_body_phrase_is_counted (reading, i, rest))
            return FALSE;
          if (phrase.is_field ? allows_field && !is_short : TRUE)
            if (is_title_tail (reading, rest, end, phrase.is_field)
                && (dr_body_phrase_is_own (reading, &phrase) ? dr_body_unit_may_report (reading, &phrase)
                                                             : phrase.level > reading->level))
              {
                title->body = phrase;
                title->body_index = i;
                return TRUE;
              }
        }

      guint n_prefix = dr_phrase_match_any (reading, i, prefixes);
      if (n_prefix == 0)
        return FALSE;
      has_prefix = TRUE;
      i += n_prefix;
    }

  return FALSE;
}

gboolean
dr_heading_title_find_below (DrReading      *reading,
                             guint           first,
                             guint           end,
                             DrHeadingTitle *title)
{
  DrBodyPhrase phrase;
  guint i = first + dr_phrase_match_any (reading, first, DR_PHRASES ("đối với", "kết quả của", "kết quả", "tại", "riêng"));

  if (!dr_body_phrase_match_below (reading, i, &phrase) || i + phrase.n_tokens > end
      || !is_title_tail (reading, i + phrase.n_tokens, end, FALSE))
    return FALSE;
  title->body = phrase;
  title->body_index = i;

  return TRUE;
}

static gboolean
title_is_about_directives (const DrReading *reading,
                           guint            first,
                           guint            end)
{
  const DrPhrases *phrases = DR_PHRASES ("thông báo kết luận", "ý kiến chỉ đạo", "ý kiến kết luận",
                                         "kết luận buổi làm việc", "kết luận cuộc họp", "kết luận giao ban",
                                         "kết luận của thường trực", "kết luận tại buổi làm việc",
                                         "kết luận tại cuộc họp", "chỉ đạo của thường trực", "kết luận chỉ đạo",
                                         "nội dung kết luận", "kiến nghị và nhiệm vụ", "nhiệm vụ được giao tại",
                                         "nhiệm vụ thường trực", "kết luận của ban thường vụ");

  for (guint i = first; i < end; i++)
    {
      guint n_tokens = dr_phrase_match_any (reading, i, phrases);

      if (n_tokens > 0 && dr_phrase_match (reading, i + n_tokens, "số") == 0)
        return TRUE;
    }

  return FALSE;
}

/* Whether «nhiệm vụ», the @n words at token @index, is the duty of somebody, from a rule or an order. */
static gboolean
is_duty (const DrReading *reading,
         guint            index,
         guint            n)
{
  guint next = index + n;
  DrBodyPhrase body;

  if (dr_phrase_match (reading, index, "nhiệm vụ") != n)
    return FALSE;
  if (dr_phrase_match_any (reading, next, DR_PHRASES ("do điều lệ", "theo điều lệ", "theo điều", "do cấp ủy giao", "do cấp ủy", "cấp ủy giao",
                                                      "do ban thường vụ", "được giao", "được cấp ủy giao")) > 0)
    return TRUE;

  return dr_phrase_match (reading, next, "của") > 0 && dr_body_phrase_match (reading, next + 1, &body);
}

/* «Dân số - Kế hoạch hóa gia đình», «Tài chính - Kế hoạch», «Kế hoạch và Đầu tư»: whether the planning at token @index is a field of work. */
static gboolean
is_field_of_planning (const DrReading *reading,
                      guint            index,
                      guint            n)
{
  if (dr_phrase_match (reading, index, "kế hoạch") != n)
    return FALSE;

  return dr_phrase_match_any (reading, index + n, DR_PHRASES ("hóa", "và đầu tư", "đầu tư công", "- đầu tư", "- tài chính", "sử dụng đất")) > 0
         || (index > 0 && dr_phrase_is_sign_of (reading, index - 1, ",-")
             && dr_phrase_match_before (reading, index - 1, DR_PHRASES ("tài chính", "quy hoạch", "tài vụ")) > 0);
}

void
dr_heading_title_find_role (const DrReading *reading,
                            guint            first,
                            DrHeadingTitle           *title)
{
  const DrPhrases *openers = DR_PHRASES ("một số", "những", "các", "về", "công tác", "đề ra", "nội dung");
  guint start = first;

  for (guint n = dr_phrase_match_any (reading, start, openers);
       n > 0 && dr_phrase_match_signal (reading, start, DR_SIGNAL_PLAN_SECTION) == 0
       && dr_phrase_match_signal (reading, start, DR_SIGNAL_RESULT_SECTION) == 0;
       n = dr_phrase_match_any (reading, start, openers))
    start += n;

  for (guint i = start; i < title->end; i++)
    {
      if (!dr_lexicon_may_signal (reading->lexicon, reading->tokens, reading->n_tokens, i,
                                  DR_SIGNAL_BIT (DR_SIGNAL_RESULT_SECTION) | DR_SIGNAL_BIT (DR_SIGNAL_PLAN_SECTION)))
        continue;

      guint n_result = dr_phrase_match_signal (reading, i, DR_SIGNAL_RESULT_SECTION);
      guint n_plan = dr_phrase_match_signal (reading, i, DR_SIGNAL_PLAN_SECTION);

      if (n_result == 0 && n_plan == 0)
        continue;
      if (n_plan > 0 && n_plan >= n_result)
        {
          /* In the middle of a title only behind a comma or «và»; «chương trình mục tiêu quốc gia» is none. */
          if (i > start && !dr_phrase_is_sign_of (reading, i - 1, ",;-") && dr_phrase_match (reading, i - 1, "và") == 0
              && dr_phrase_match (reading, i, "thời gian tới") == 0)
            continue;
          /* «Công tác nghiên cứu, đề xuất» is work that was done. */
          if (i > start && dr_phrase_match_before (reading, i - 1, DR_PHRASES ("nghiên cứu", "tham mưu", "khảo sát", "rà soát", "tổng hợp",
                                                                               "phát hiện", "thẩm định")) > 0
              && dr_phrase_match_any (reading, i, DR_PHRASES ("đề xuất", "kiến nghị")) > 0)
            continue;
          /* «Nhiệm vụ của Ủy ban Kiểm tra», «Nhiệm vụ do Điều lệ Đảng quy định»: what is theirs to do, and was done. */
          if (is_duty (reading, i, n_plan) || is_field_of_planning (reading, i, n_plan))
            continue;
          title->role = DR_SECTION_ROLE_PLAN;
        }
      else
        title->role = DR_SECTION_ROLE_RESULTS;
      title->has_role = TRUE;
      title->begins_with_role = i == start;
      break;
    }

  if ((!title->has_role || title->role == DR_SECTION_ROLE_RESULTS)
      && title_is_about_directives (reading, first, title->end))
    {
      title->role = DR_SECTION_ROLE_DIRECTIVES;
      title->has_role = TRUE;
    }
}

gboolean
dr_heading_title_precedes_result (const DrReading      *reading,
                                  const DrHeadingTitle *title)
{
  const DrPhrases *openers = DR_PHRASES ("đã", "đến nay", "đến nay đã", "hiện đã", "kết quả", "trong kỳ", "trong quý",
                                         "trong năm", "các đơn vị đã");

  return title->text < reading->n_tokens && dr_phrase_match_any (reading, title->text, openers) > 0;
}

/* Whether the date at token @index belongs to a document: «Nghị quyết số 18-NQ/TW năm 2017». */
static gboolean
belongs_to_document (const DrReading *reading,
                     guint            first,
                     guint            index)
{
  for (guint i = first; i < index; i++)
    {
      DrLexiconMatch match;

      if (dr_lexicon_match (reading->lexicon, reading->tokens, reading->n_tokens, i, DR_LEXICON_DOCUMENT, &match)
          && !dr_phrase_match_any (reading, i, DR_PHRASES ("kế hoạch", "chương trình", "báo cáo", "thông báo",
                                                           "kết luận", "thông báo kết luận")))
        return TRUE;
    }

  return FALSE;
}

static gboolean
begins_later (DrPeriod *period,
              DrPeriod *report)
{
  const GDate *first = dr_period_get_first_day (period);
  const GDate *last = dr_period_get_last_day (report);

  if (dr_period_get_kind (period) == DR_PERIOD_KIND_TERM && dr_period_get_kind (report) == DR_PERIOD_KIND_TERM)
    return g_date_get_year (first) >= g_date_get_year (last);

  return g_date_compare (first, last) > 0;
}

void
dr_heading_title_find_period (DrReading *reading,
                              guint      first,
                              DrHeadingTitle     *title)
{
  DrReportData *data = dr_report_builder_get_data (reading->builder);
  DrPeriod *report_period = g_ptr_array_index (data->periods, reading->report_period);

  for (guint i = first; i < title->end;)
    {
      DrDatePhrase date;

      if (!dr_date_phrase_match (reading, i, &date) || date.n_tokens == 0)
        {
          i++;
          continue;
        }
      gboolean is_period = date.kind == DR_DATE_PHRASE_MONTH || date.kind == DR_DATE_PHRASE_MONTHS
                           || date.kind == DR_DATE_PHRASE_QUARTER || date.kind == DR_DATE_PHRASE_YEAR
                           || date.kind == DR_DATE_PHRASE_YEARS;

      if (is_period && !belongs_to_document (reading, first, i))
        {
          int year = g_date_get_year (dr_period_get_last_day (report_period));
          g_autoptr (DrPeriod) period = dr_date_phrase_to_period (&date, year);

          if (period != NULL)
            {
              int apart = g_date_get_year (dr_period_get_first_day (period)) - year;

              if (apart >= -5 && apart <= 5)
                {
                  title->period = dr_report_builder_intern_period (reading->builder, period);
                  /* «CHỈ TIÊU NĂM 2025» in a report of 2024, «Nhiệm kỳ 2025 - 2030» in that of 2020 - 2025. */
                  if (!title->has_role && begins_later (period, report_period))
                    {
                      title->has_role = TRUE;
                      title->role = DR_SECTION_ROLE_PLAN;
                    }
                  return;
                }
            }
        }
      i += date.n_tokens;
    }
  if (title->year > g_date_get_year (dr_period_get_last_day (report_period)) && !title->has_role)
    {
      title->has_role = TRUE;
      title->role = DR_SECTION_ROLE_PLAN;
    }
}

static int
get_number (const DrReading *reading,
            guint            index)
{
  return (int) g_ascii_strtoll (reading->bytes + reading->tokens[index].start, NULL, 10);
}

/* Whether four digits that end the line or its title are a year, and nothing is counted. */
static gboolean
names_year (const DrReading *reading,
            guint            index)
{
  if (!dr_reading_is_digits (reading, index) || reading->tokens[index].end - reading->tokens[index].start != 4
      || !(index + 1 == reading->n_tokens || reading->tokens[index + 1].kind == DR_TOKEN_NEWLINE
           || dr_phrase_is_sign_of (reading, index + 1, ":.")))
    return FALSE;

  int year = get_number (reading, index);

  return year >= 1950 && year < 2100;
}

/* Whether the token is a word with which no date begins. */
static inline gboolean
is_plain_word (const DrToken *token)
{
  return token->kind == DR_TOKEN_WORD && !(token->traits & DR_TRAIT_BEGINS_DATE);
}

void
dr_heading_title_measure (DrReading *reading,
                          guint      first,
                          DrHeadingTitle     *title)
{
  gboolean all_capitals = TRUE;
  guint n_capitals = 0;
  guint i = first;

  title->text = reading->n_tokens;
  title->end = reading->n_tokens;
  title->period = DR_NONE;
  while (i < reading->n_tokens)
    {
      DrDatePhrase date;
      guint n_capitals_here = 0;

      /* Most are words and nothing else. */
      guint begin = i;
      guint room = title->n_words <= MAX_TITLE_WORDS && !title->has_figures ? MAX_TITLE_WORDS + 1 - title->n_words : 0;
      guint last = MIN (reading->n_tokens, i + room);
      for (; i < last && is_plain_word (&reading->tokens[i]); i++)
        n_capitals_here += (reading->tokens[i].flags & DR_TOKEN_ALL_CAPITALS) != 0;
      title->n_words += i - begin;
      n_capitals += n_capitals_here;
      all_capitals &= n_capitals_here == i - begin;
      if (i == reading->n_tokens)
        break;

      const DrToken *token = &reading->tokens[i];

      /* Whatever follows, this is no title. */
      if (title->n_words > MAX_TITLE_WORDS || (title->n_words > 0 && title->has_figures))
        {
          title->is_text = TRUE;
          return;
        }

      if (dr_date_phrase_match (reading, i, &date) && date.n_tokens > 0)
        {
          for (guint j = i; j < i + date.n_tokens && j < reading->n_tokens; j++)
            if (reading->tokens[j].kind == DR_TOKEN_WORD && !(reading->tokens[j].flags & DR_TOKEN_ALL_CAPITALS))
              all_capitals = FALSE;
          title->n_words += date.n_tokens;
          i += date.n_tokens;
          continue;
        }
      if (token->kind == DR_TOKEN_WORD)
        {
          title->n_words++;
          if (token->flags & DR_TOKEN_ALL_CAPITALS)
            n_capitals++;
          else
            all_capitals = FALSE;
        }
      else if (token->kind == DR_TOKEN_DIGITS)
        {
          const DrPhrases *namers = DR_PHRASES ("số", "thứ", "khóa", "đề án", "chỉ thị", "nghị quyết", "quyết định",
                                                "chương trình", "lần", "ban chỉ đạo");

          /* «VII. NHIỆM VỤ 2026»: a year by itself at the end of a title. */
          if (names_year (reading, i) && i > first)
            title->year = get_number (reading, i);
          else if (dr_phrase_match_before (reading, i, namers) == 0
              && !(i > first && dr_phrase_is_sign_of (reading, i - 1, "-/") && !has_space_before (reading, i)))
            title->has_figures = TRUE;
        }
      else if (dr_reading_is_sign (reading, i, ':'))
        {
          title->has_colon = TRUE;
          title->end = i;
          if (i + 1 < reading->n_tokens)
            title->text = i + 1;
          break;
        }
      else if (dr_phrase_is_sign_of (reading, i, ".;") && i + 1 < reading->n_tokens && dr_reading_is_sign (reading, i, '.')
               && is_capital_word (reading, i + 1) && title->n_words <= MAX_LABEL_WORDS
               && !(reading->tokens[i + 1].flags & DR_TOKEN_ALL_CAPITALS))
        {
          /* «2. Công tác dân vận. Trong quý …» may be a title and a text: its words will tell. */
          title->end = i;
          title->text = i + 1;
          title->has_stop = TRUE;
          break;
        }
      i++;
    }

  if (title->end == reading->n_tokens)
    {
      guint last = reading->n_tokens;

      while (last > first && reading->tokens[last - 1].kind == DR_TOKEN_NEWLINE)
        last--;
      if (last > first && dr_phrase_is_sign_of (reading, last - 1, ".;,"))
        {
          title->has_stop = TRUE;
          last--;
        }
      title->end = last;
    }
  while (title->text < reading->n_tokens && reading->tokens[title->text].kind == DR_TOKEN_NEWLINE)
    title->text++;
  title->is_capitals = all_capitals && n_capitals > 0;
}

gboolean
dr_heading_title_needs_body (const DrReading      *reading,
                             const DrHeadingTitle *title)
{
  gboolean is_label = title->text < reading->n_tokens;

  return (title->has_stop && !title->is_capitals) || (is_label && !title->has_stop && title->n_words > MAX_LABEL_WORDS);
}

gboolean
dr_heading_title_is_title (const DrReading *reading,
                           guint            first,
                           DrScheme           scheme,
                           const DrHeadingTitle     *title,
                           DrSectionRole    outer_role)
{
  const DrPhrases *labels = DR_PHRASES ("công tác", "hoạt động", "lĩnh vực", "về", "phong trào", "kết quả",
                                        "tình hình");
  gboolean is_label = title->text < reading->n_tokens;
  gboolean is_outer = scheme >= DR_SCHEME_PART && scheme <= DR_SCHEME_LETTER;

  /* «PHỤ LỤC I» is a title by its numbering alone. */
  if (title->n_words == 0)
    return scheme == DR_SCHEME_PART;
  if (title->is_text || title->n_words > MAX_TITLE_WORDS || title->has_figures)
    return FALSE;
  if (title->has_body)
    return scheme != DR_SCHEME_PLAIN || title->has_colon || !title->has_stop;

  if (is_label)
    {
      if (title->has_stop)
        return title->is_capitals && scheme <= DR_SCHEME_STAR;
      if (title->n_words > MAX_LABEL_WORDS)
        return FALSE;
      if (scheme >= DR_SCHEME_PART && scheme <= DR_SCHEME_ROMAN)
        return TRUE;
      if (title->begins_with_role && title->role == DR_SECTION_ROLE_PLAN)
        return TRUE;
      if ((is_outer || scheme == DR_SCHEME_STAR || scheme == DR_SCHEME_DASH)
          && (title->begins_with_role || dr_phrase_match_any (reading, first, labels) > 0))
        return TRUE;
      return FALSE;
    }

  if (title->has_stop && !title->is_capitals)
    return FALSE;
  if (is_outer)
    return TRUE;
  if (scheme == DR_SCHEME_STAR)
    return title->has_colon || title->is_capitals || title->begins_with_role;
  if (scheme == DR_SCHEME_PLAIN)
    {
      if (title->is_capitals)
        return TRUE;
      if (title->n_words > MAX_PLAIN_WORDS || !is_capital_word (reading, first) || !title->begins_with_role)
        return FALSE;
      return title->role == DR_SECTION_ROLE_PLAN || (title->role == DR_SECTION_ROLE_DIRECTIVES)
             || outer_role == DR_SECTION_ROLE_PLAN;
    }

  return FALSE;
}
