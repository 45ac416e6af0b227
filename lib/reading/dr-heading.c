/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-heading-private.h"

#include <string.h>

#include "reading/dr-heading-title-private.h"
#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-body-unit-private.h"

/*
 * Offices number as they like: «I.», «A-», «1.1-», «* », «- », nothing at all, with
 * gaps and repeats, and a list inside a section may use the signs of the section
 * itself. So a heading is placed by the schemes that are open, not by a fixed depth:
 * one whose scheme is open closes it and all within; one whose scheme is not open
 * begins within the nearest section that can hold it. Only parts and roman numbers
 * always stand above, only dashes and plus signs always below.
 */

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

static DrReportData *
get_data (const DrReading *reading)
{
  return dr_report_builder_get_data (reading->builder);
}

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
           DrScheme   scheme,
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
              const DrHeadingTitle     *title)
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
      section.unit = dr_body_unit_for_below (reading, &title->body, title->body_index);
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

/* «Tin khác:», «Các tin liên quan»: below the text, other headlines follow. */
static gboolean
begins_other_items (const DrReading *reading,
                    guint            index)
{
  const DrPhrases *titles = DR_PHRASES ("tin khác", "các tin khác", "tin liên quan", "các tin liên quan", "bài liên quan",
                                        "bài viết liên quan", "các bài viết liên quan", "các bài viết khác", "các bài khác", "bài khác", "bài viết khác",
                                        "tin cùng chuyên mục", "các tin cùng chuyên mục", "bài cùng chuyên mục", "tin mới hơn",
                                        "tin cũ hơn", "các tin đã đưa", "tin đã đưa", "tin mới", "tin mới nhất", "các tin mới",
                                        "tin nổi bật", "tin đọc nhiều", "xem thêm", "các bài đã đăng", "cùng chuyên mục",
                                        "tin bài liên quan", "tin tức khác", "các tin bài khác", "tin xem nhiều");
  guint n_tokens = dr_phrase_match_any (reading, index, titles);

  /* The same box may stand above the text. */
  return n_tokens > 0 && reading->tokens[index].start > reading->length / 2
         && (index + n_tokens == reading->n_tokens || dr_phrase_is_sign_of (reading, index + n_tokens, ":.>(-"));
}

/* «Nơi nhận:», «TM. BAN THƯỜNG VỤ», «K/T TRƯỞNG BAN». */
static gboolean
is_end (const DrReading *reading,
        guint            index)
{
  guint n_tokens = dr_phrase_match_signal (reading, index, DR_SIGNAL_END);

  if (begins_other_items (reading, index))
    return TRUE;
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

/* «+ Kế hoạch: 43 (14%);»: papers, and how many of them. */
static gboolean
precedes_count (const DrReading *reading,
                guint            index)
{
  guint behind = index + 1;

  if (!dr_reading_is_digits (reading, index))
    return FALSE;
  while (dr_reading_is_sign (reading, behind, '.') && dr_reading_is_digits (reading, behind + 1))
    behind += 2;

  return behind >= reading->n_tokens || dr_phrase_is_sign_of (reading, behind, ",;.(");
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
      DrHeadingTitle title = { .text = reading->n_tokens, .end = reading->n_tokens, .period = DR_NONE,
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
      && dr_phrase_match_any (reading, 0, DR_PHRASES ("phụ lục", "biểu")) == 0)
    return;

  DrHeadingTitle title = { 0, };
  dr_heading_title_measure (reading, first, &title);

  /* Fields stand for bodies in reports of those who have such bodies, and not within the section of one. */
  DrUnitKind issuer_kind = dr_unit_get_kind (g_ptr_array_index (get_data (reading)->units, reading->issuer));
  guint place = find_place (reading, numbering.scheme, numbering.value);
  guint32 outer_unit = place > 0
                         ? g_array_index (reading->outline->open, OpenSection, place - 1).unit : reading->issuer;
  DrUnit *issuer = g_ptr_array_index (get_data (reading)->units, reading->issuer);
  gboolean has_advisers = issuer_kind == DR_UNIT_KIND_COMMITTEE
                          || (issuer_kind == DR_UNIT_KIND_OTHER && dr_unit_get_name (issuer) == NULL);
  gboolean allows_field = has_advisers && outer_unit == reading->issuer;

  if (!title.is_text && !title.has_figures && title.n_words > 0)
    {
      title.has_body = dr_heading_title_find_body (reading, first, title.end, allows_field,
                                                   title.text < reading->n_tokens, &title);
      if (!title.has_body && dr_body_unit_allows_below (reading, outer_unit))
        title.has_body = dr_heading_title_find_below (reading, first, title.end, &title);
      /* Most items are sentences: what they speak of does not matter then. */
      if (!DR_GATES_ARE_OPEN && !title.has_body && dr_heading_title_needs_body (reading, &title))
        {
          pass_item (reading, numbering.scheme, numbering.value, start);
          return;
        }
      dr_heading_title_find_role (reading, first, &title);
      /* «Nhiệm vụ trồng cây: đã trồng 500 cây»: a label that only sounds like a plan. */
      if (title.has_role && title.role == DR_SECTION_ROLE_PLAN
          && (dr_heading_title_precedes_result (reading, &title) || precedes_count (reading, title.text)))
        title.has_role = title.begins_with_role = FALSE;
    }

  if (!dr_heading_title_is_title (reading, first, numbering.scheme, &title, reading->section_role))
    {
      pass_item (reading, numbering.scheme, numbering.value, start);
      return;
    }
  if (title.n_words > 0)
    dr_heading_title_find_period (reading, first, &title);

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
