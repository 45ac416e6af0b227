/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-heading-private.h"

#include <string.h>

#include "reading/dr-body-phrase-private.h"
#include "reading/dr-date-phrase-private.h"
#include "reading/dr-numbering-private.h"
#include "reading/dr-phrase-private.h"

/*
 * Offices number as they like: «I.», «A-», «1.1-», «* », «- », nothing at all, with
 * gaps and repeats, and a list inside a section may use the signs of the section
 * itself. So a heading is placed by the schemes that are open, not by a fixed depth:
 * one whose scheme is open closes it and all within; one whose scheme is not open
 * begins within the nearest section that can hold it. Only parts and roman numbers
 * always stand above, only dashes and plus signs always below.
 */

#define MAX_TITLE_WORDS 40
#define MAX_LABEL_WORDS 12
#define MAX_PLAIN_WORDS 16
#define MAX_SCHEMES 64

typedef struct
{
  DrScheme      scheme;
  guint         value;          /* 3 of «3.»; 0: none */
  gboolean      is_label;       /* its text stands on the same line: it holds for that alone */
  guint32       unit;
  guint32       period;
  DrSectionRole role;
  guint         first_directive;
  guint         record;         /* among the outline's records; DR_NONE: none */
} OpenSection;

typedef struct _DrOutline DrOutline;

struct _DrOutline
{
  GArray *open;                 /* (element-type OpenSection) outermost first */
  GArray *records;              /* (element-type DrSectionRecord) by their beginnings */
};

/* A line taken as a title. */
typedef struct
{
  guint         end;            /* token behind it */
  guint         text;           /* where text begins on the same line; n_tokens: none */
  gboolean      has_colon;
  gboolean      has_stop;       /* ends in «.», «;», «,» */
  gboolean      has_figures;
  gboolean      is_capitals;
  guint         n_words;
  gboolean      has_body;
  DrBodyPhrase  body;
  guint         body_index;
  gboolean      has_role;
  DrSectionRole role;
  gboolean      begins_with_role;
  guint32       period;         /* or DR_NONE */
} Title;

static DrReportData *
get_data (const DrReading *reading)
{
  return dr_report_builder_get_data (reading->builder);
}

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

/* --- titles --- */

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
      if (dr_phrase_is_sign_of (reading, index, ".:"))
        {
          index++;
          continue;
        }
      if (dr_date_phrase_match (reading, index, &date) && date.n_tokens > 0)
        {
          index += date.n_tokens;
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
    if (dr_phrase_match_any (reading, i, (const char *[]) { "các đoàn thể", "đoàn thể", "các tổ chức", "các ban",
                                                             "các hội", "các cơ quan", "các ngành",
                                                             "tổ chức chính trị", NULL }) > 0)
      return TRUE;

  return FALSE;
}

/* Finds the body that a title is about. */
static gboolean
find_title_body (DrReading *reading,
                 guint      first,
                 guint      end,
                 gboolean   allows_field,
                 gboolean   is_label,
                 Title     *title)
{
  static const char * const prefixes[] = {
    "công tác", "hoạt động", "hoạt động của", "kết quả", "kết quả công tác", "kết quả hoạt động",
    "kết quả hoạt động của", "kết quả thực hiện", "lĩnh vực", "trên lĩnh vực", "về", "về công tác", "tình hình",
    "đối với", "của", "mặt công tác", "kết quả công tác của", "tình hình hoạt động", "về lĩnh vực", "các hoạt động",
    "kết quả thực hiện công tác", "thực hiện công tác", "phong trào của", "ngành", "khối", NULL
  };
  guint i = first;
  gboolean has_prefix = FALSE;

  while (i < end)
    {
      DrBodyPhrase phrase;

      if (dr_body_phrase_match (reading, i, &phrase) && i + phrase.n_tokens <= end)
        {
          guint rest = i + phrase.n_tokens;
          gboolean is_short = phrase.n_tokens <= 2 && is_label && !has_prefix;

          if (names_all (reading, rest, end))
            return FALSE;
          if (phrase.is_field ? allows_field && !is_short : TRUE)
            if (is_title_tail (reading, rest, end, phrase.is_field)
                && (dr_body_phrase_is_own (reading, &phrase) || phrase.level > reading->level))
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

static gboolean
title_is_about_directives (const DrReading *reading,
                           guint            first,
                           guint            end)
{
  static const char * const phrases[] = {
    "thông báo kết luận", "ý kiến chỉ đạo", "ý kiến kết luận", "kết luận buổi làm việc", "kết luận cuộc họp",
    "kết luận giao ban", "kết luận của thường trực", "kết luận tại buổi làm việc", "kết luận tại cuộc họp",
    "chỉ đạo của thường trực", "kết luận chỉ đạo", "nội dung kết luận", "kiến nghị và nhiệm vụ",
    "nhiệm vụ được giao tại", "nhiệm vụ thường trực", "kết luận của ban thường vụ", NULL
  };

  for (guint i = first; i < end; i++)
    {
      guint n_tokens = dr_phrase_match_any (reading, i, phrases);

      if (n_tokens > 0 && dr_phrase_match (reading, i + n_tokens, "số") == 0)
        return TRUE;
    }

  return FALSE;
}

/* What section the title announces: the first telling word decides («KẾT QUẢ THỰC HIỆN NHIỆM VỤ» are results). */
static void
find_title_role (const DrReading *reading,
                 guint            first,
                 Title           *title)
{
  static const char * const openers[] = {
    "một số", "những", "các", "về", "công tác", "đề ra", "nội dung", NULL
  };
  guint start = first;

  for (guint n = dr_phrase_match_any (reading, start, openers);
       n > 0 && dr_phrase_match_signal (reading, start, DR_SIGNAL_PLAN_SECTION) == 0
       && dr_phrase_match_signal (reading, start, DR_SIGNAL_RESULT_SECTION) == 0;
       n = dr_phrase_match_any (reading, start, openers))
    start += n;

  for (guint i = start; i < title->end; i++)
    {
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
          && !dr_phrase_match_any (reading, i, (const char *[]) { "kế hoạch", "chương trình", "báo cáo", "thông báo",
                                                                  "kết luận", "thông báo kết luận", NULL }))
        return TRUE;
    }

  return FALSE;
}

static void
find_title_period (DrReading *reading,
                   guint      first,
                   Title     *title)
{
  DrReportData *data = get_data (reading);
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
                  /* «CHỈ TIÊU NĂM 2025» in a report of 2024. */
                  if (!title->has_role && g_date_compare (dr_period_get_first_day (period),
                                                          dr_period_get_last_day (report_period)) > 0)
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
}

/* Finds where the title ends, and what its words are like. */
static void
measure_title (DrReading *reading,
               guint      first,
               Title     *title)
{
  gboolean all_capitals = TRUE;
  guint n_capitals = 0;
  guint i = first;

  title->text = reading->n_tokens;
  title->end = reading->n_tokens;
  title->period = DR_NONE;
  while (i < reading->n_tokens)
    {
      const DrToken *token = &reading->tokens[i];
      DrDatePhrase date;

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
          static const char * const namers[] = { "số", "thứ", "khóa", "đề án", "chỉ thị", "nghị quyết", "quyết định",
                                                 "chương trình", "lần", "ban chỉ đạo", NULL };

          if (dr_phrase_match_before (reading, i, namers) == 0
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

/* Whether what stands on the line is a title rather than a sentence. */
static gboolean
is_title (const DrReading *reading,
          guint            first,
          DrScheme           scheme,
          const Title     *title,
          DrSectionRole    outer_role)
{
  static const char * const labels[] = {
    "công tác", "hoạt động", "lĩnh vực", "về", "phong trào", "kết quả", "tình hình", NULL
  };
  gboolean is_label = title->text < reading->n_tokens;
  gboolean is_outer = scheme >= DR_SCHEME_PART && scheme <= DR_SCHEME_LETTER;

  /* «PHỤ LỤC I» is a title by its numbering alone. */
  if (title->n_words == 0)
    return scheme == DR_SCHEME_PART;
  if (title->n_words > MAX_TITLE_WORDS || title->has_figures)
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

/* --- the outline --- */

static OpenSection *
get_top (const DrReading *reading)
{
  GArray *open = reading->outline->open;

  return open->len > 0 ? &g_array_index (open, OpenSection, open->len - 1) : NULL;
}

/* Closes the sections from the @length-th on; they end at byte @end. */
static void
close_sections (DrReading *reading,
                guint      length,
                guint32    end)
{
  GArray *open = reading->outline->open;

  for (guint i = length; i < open->len; i++)
    {
      guint record = g_array_index (open, OpenSection, i).record;

      if (record != DR_NONE)
        g_array_index (reading->outline->records, DrSectionRecord, record).end = end;
    }
  g_array_set_size (open, MIN (length, open->len));
}

static void
take_over (DrReading *reading)
{
  const OpenSection *top = get_top (reading);

  reading->unit = top != NULL ? top->unit : reading->issuer;
  reading->period = top != NULL ? top->period : reading->report_period;
  reading->section_role = top != NULL ? top->role : DR_SECTION_ROLE_RESULTS;
}

/* How many open sections stay open before a heading of @scheme. */
static guint
find_place (const DrReading *reading,
            DrScheme           scheme,
            guint            value)
{
  GArray *open = reading->outline->open;
  guint length = open->len;
  guint same = G_MAXUINT;
  gboolean can_hold_list = FALSE;

  for (guint i = length; i-- > 0;)
    {
      const OpenSection *section = &g_array_index (open, OpenSection, i);

      if (section->scheme == scheme)
        {
          same = i;
          break;
        }
      can_hold_list |= section->scheme == DR_SCHEME_STAR || section->scheme == DR_SCHEME_PLAIN;
    }

  switch (scheme)
    {
    case DR_SCHEME_END:
      return 0;
    case DR_SCHEME_CAPITALS:
      if (same != G_MAXUINT)
        return same;
      while (length > 0 && g_array_index (open, OpenSection, length - 1).scheme > DR_SCHEME_ROMAN)
        length--;
      return length;
    case DR_SCHEME_PART:
    case DR_SCHEME_CAPITAL_LETTER:
    case DR_SCHEME_ROMAN:
      for (guint i = 0; i < length; i++)
        {
          DrScheme outer = g_array_index (open, OpenSection, i).scheme;

          if (outer >= scheme || outer == DR_SCHEME_END)
            return i;
        }
      return length;
    case DR_SCHEME_NUMBER:
    case DR_SCHEME_NUMBER_2:
    case DR_SCHEME_NUMBER_3:
    case DR_SCHEME_LETTER:
      /* «* Hội Nông dân» within «2.» may hold a list that begins with «1.» again. */
      if (same != G_MAXUINT
          && !(can_hold_list && value == 1 && g_array_index (open, OpenSection, same).value >= 1))
        return same;
      while (length > 0)
        {
          DrScheme inner = g_array_index (open, OpenSection, length - 1).scheme;

          if (inner == DR_SCHEME_DASH || inner == DR_SCHEME_PLUS || (inner <= DR_SCHEME_LETTER && inner > scheme))
            length--;
          else
            break;
        }
      return length;
    default:
      if (same != G_MAXUINT)
        return same;
      while (length > 0 && g_array_index (open, OpenSection, length - 1).scheme >= DR_SCHEME_DASH
             && g_array_index (open, OpenSection, length - 1).scheme > scheme)
        length--;
      if (scheme == DR_SCHEME_STAR || scheme == DR_SCHEME_PLAIN)
        while (length > 0 && g_array_index (open, OpenSection, length - 1).scheme >= DR_SCHEME_DASH)
          length--;
      return length;
    }
}

/* A sentence with numbering of its own ends labels of its scheme, and what was open within them. */
static void
pass_item (DrReading *reading,
           DrScheme     scheme,
           guint      value,
           guint32    end)
{
  GArray *open = reading->outline->open;

  for (guint i = 0; i < open->len; i++)
    {
      const OpenSection *section = &g_array_index (open, OpenSection, i);
      gboolean is_sibling = section->scheme == scheme
                            && (section->is_label || (value > 1 && section->value + 1 == value));
      gboolean is_inner = section->scheme > scheme && section->is_label;

      if (section->scheme != DR_SCHEME_END && (is_sibling || is_inner))
        {
          close_sections (reading, i, end);
          break;
        }
    }
  take_over (reading);
}

static guint32
dup_number (DrReading       *reading,
            const DrNumbering *numbering,
            guint            length)
{
  if (numbering->n_tokens == 0 || numbering->scheme >= DR_SCHEME_STAR)
    return DR_NONE;

  guint last = numbering->n_tokens;
  while (last > 1 && dr_phrase_is_sign_of (reading, last - 1, ".-/):"))
    last--;
  guint first = dr_phrase_is_sign_of (reading, 0, "(") ? 1 : 0;
  g_autofree char *own = dr_phrase_dup_text (reading, first, MAX (last, first + 1));
  const char *outer = NULL;

  /* «1.1» and «II.2» already say where they stand. */
  if (strchr (own, '.') == NULL)
    for (guint i = length; i-- > 0 && outer == NULL;)
      {
        guint record = g_array_index (reading->outline->open, OpenSection, i).record;

        if (record != DR_NONE)
          outer = dr_report_data_get_string (get_data (reading),
                                             g_array_index (reading->outline->records, DrSectionRecord, record).number);
      }

  g_autofree char *number = outer != NULL ? g_strconcat (outer, ".", own, NULL) : g_strdup (own);

  return dr_report_builder_intern (reading->builder, number, -1);
}

static void
open_section (DrReading       *reading,
              const DrNumbering *numbering,
              DrScheme         scheme,
              const Title     *title)
{
  GArray *open = reading->outline->open;
  guint32 start = reading->tokens[0].start;
  guint length = find_place (reading, scheme, numbering->value);

  close_sections (reading, length, start);
  take_over (reading);
  if (open->len >= MAX_SCHEMES)
    return;

  OpenSection section = {
    .scheme = scheme,
    .value = numbering->value,
    .is_label = title->text < reading->n_tokens,
    .unit = reading->unit,
    .period = title->period != DR_NONE ? title->period : reading->period,
    .role = title->has_role ? title->role : reading->section_role,
    .first_directive = get_data (reading)->directives->len,
    .record = DR_NONE,
  };

  /* A plan stays a plan, whatever its parts are called; weaknesses and results are the whole committee's again. */
  if (reading->section_role == DR_SECTION_ROLE_PLAN && length > 0
      && !(title->has_role && title->begins_with_role && title->role != DR_SECTION_ROLE_PLAN && !title->has_body))
    section.role = DR_SECTION_ROLE_PLAN;
  if (title->has_body)
    {
      section.unit = dr_body_phrase_to_unit (reading, &title->body, title->body_index);
      if (section.unit == DR_NONE)
        section.unit = reading->unit;
    }
  if (section.role == DR_SECTION_ROLE_DIRECTIVES && reading->section_role == DR_SECTION_ROLE_DIRECTIVES && length > 0)
    section.first_directive = get_top (reading)->first_directive;

  if (scheme <= DR_SCHEME_PLAIN && !(scheme == DR_SCHEME_PLAIN && section.is_label))
    {
      guint first = title->n_words > 0 ? numbering->n_tokens : 0;
      g_autofree char *words = dr_phrase_dup_text (reading, first, title->end);
      DrSectionRecord record = {
        .number = dup_number (reading, numbering, length),
        .title = dr_report_builder_intern (reading->builder, words, -1),
        .start = start,
        .end = start,
      };

      section.record = reading->outline->records->len;
      g_array_append_val (reading->outline->records, record);
    }
  g_array_append_val (open, section);
  take_over (reading);
}

/* «Nơi nhận:», «TM. BAN THƯỜNG VỤ», «K/T TRƯỞNG BAN». */
static gboolean
is_end (const DrReading *reading,
        guint            index)
{
  guint n_tokens = dr_phrase_match_signal (reading, index, DR_SIGNAL_END);

  if (n_tokens == 0)
    return FALSE;
  if (dr_phrase_match (reading, index, "nơi nhận") > 0)
    return TRUE;

  guint next = index + n_tokens;
  while (dr_phrase_is_sign_of (reading, next, ".:/"))
    next++;

  return (reading->tokens[index].flags & DR_TOKEN_ALL_CAPITALS) && dr_reading_is_word (reading, next)
         && (reading->tokens[next].flags & DR_TOKEN_ALL_CAPITALS) && reading->n_tokens - index <= 30;
}

void
dr_heading_read (DrReading *reading,
                 DrHeading *heading)
{
  DrNumbering numbering = { DR_SCHEME_PLAIN, 0, 0 };
  guint32 start = reading->n_tokens > 0 ? reading->tokens[0].start : 0;

  *heading = (DrHeading) { .text_token = 0 };
  if (reading->n_tokens == 0 || reading->outline == NULL)
    return;

  if (is_end (reading, 0))
    {
      Title title = { .text = reading->n_tokens, .end = reading->n_tokens, .period = DR_NONE,
                      .has_role = TRUE, .role = DR_SECTION_ROLE_END };
      OpenSection section = { .scheme = DR_SCHEME_END, .unit = reading->issuer, .period = reading->report_period,
                              .role = DR_SECTION_ROLE_END, .record = DR_NONE };

      close_sections (reading, find_place (reading, DR_SCHEME_END, 0), start);
      g_array_append_val (reading->outline->open, section);
      take_over (reading);
      heading->is_heading = TRUE;
      heading->text_token = title.text;
      return;
    }

  if (dr_numbering_match (reading, 0, &numbering))
    {
      heading->n_tokens = numbering.n_tokens;
      heading->depth = dr_numbering_get_depth (numbering.scheme);
      heading->text_token = numbering.n_tokens;
      dr_reading_account_tokens (reading, 0, numbering.n_tokens, DR_NUMBER_ROLE_NUMBERING, DR_ITEM_NONE, DR_NONE);
    }
  else
    numbering.n_tokens = 0;

  guint first = numbering.n_tokens;
  while (first < reading->n_tokens && reading->tokens[first].kind == DR_TOKEN_NEWLINE)
    first++;

  /* Only a new part of the text follows signatures. */
  if (reading->section_role == DR_SECTION_ROLE_END
      && !(heading->depth >= 1 && heading->depth <= 2)
      && dr_phrase_match_any (reading, 0, (const char *[]) { "phụ lục", "biểu", NULL }) == 0)
    return;

  Title title = { 0, };
  measure_title (reading, first, &title);

  /* Fields stand for bodies in reports of those who have such bodies, and not within the section of one. */
  DrUnitKind issuer_kind = dr_unit_get_kind (g_ptr_array_index (get_data (reading)->units, reading->issuer));
  guint place = find_place (reading, numbering.scheme, numbering.value);
  guint32 outer_unit = place > 0
                         ? g_array_index (reading->outline->open, OpenSection, place - 1).unit : reading->issuer;
  gboolean allows_field = (issuer_kind == DR_UNIT_KIND_COMMITTEE || issuer_kind == DR_UNIT_KIND_OTHER)
                          && outer_unit == reading->issuer;

  if (!title.has_figures && title.n_words > 0)
    {
      title.has_body = find_title_body (reading, first, title.end, allows_field,
                                        title.text < reading->n_tokens, &title);
      find_title_role (reading, first, &title);
      find_title_period (reading, first, &title);
    }

  if (!is_title (reading, first, numbering.scheme, &title, reading->section_role))
    {
      pass_item (reading, numbering.scheme, numbering.value, start);
      return;
    }

  DrScheme scheme = numbering.scheme;
  if (scheme == DR_SCHEME_PLAIN && title.is_capitals && !title.has_body)
    scheme = DR_SCHEME_CAPITALS;
  open_section (reading, &numbering, scheme, &title);
  heading->is_heading = TRUE;
  heading->text_token = title.text;
}

guint
dr_heading_get_first_directive (const DrReading *reading)
{
  const OpenSection *top = reading->outline != NULL ? get_top (reading) : NULL;

  return top != NULL ? top->first_directive : get_data (reading)->directives->len;
}

void
dr_heading_begin (DrReading *reading)
{
  reading->outline = g_new0 (DrOutline, 1);
  reading->outline->open = g_array_new (FALSE, FALSE, sizeof (OpenSection));
  reading->outline->records = g_array_new (FALSE, FALSE, sizeof (DrSectionRecord));
  take_over (reading);
}

void
dr_heading_end (DrReading *reading,
                gsize      end)
{
  DrOutline *outline = reading->outline;

  if (outline == NULL)
    return;
  close_sections (reading, 0, end);
  for (guint i = 0; i < outline->records->len && reading->error == NULL; i++)
    dr_report_builder_append_section (reading->builder, &g_array_index (outline->records, DrSectionRecord, i),
                                      &reading->error);

  g_array_unref (outline->open);
  g_array_unref (outline->records);
  g_free (outline);
  reading->outline = NULL;
}
