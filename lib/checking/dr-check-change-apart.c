/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «change»: a change of which one figure stands further away, or whose figures stand in pairs.
 *
 * «năm 2019 đạt 36,4 triệu đồng, tăng 12%» goes on from «năm 2018 đạt 32,5 triệu đồng»; «Năng suất tăng 1,2 tạ/ha so với vụ
 * trước (70,5 tạ/ha)» is of a yield a paragraph before; «tăng 02 vụ, giảm 01 người chết (14/16 vụ; 9/10 người chết)» has
 * now and before side by side.
 */

#include "config.h"

#include "checking/dr-check-change-private.h"

#include <string.h>

#include "checking/dr-mention-private.h"
#include "checking/dr-small-private.h"

/* A change stands no further behind its figure, nor its bracket behind it. */
#define NEAR_MOST 64
#define BRACKET_MOST 90
/* Figures on either side of a change that are tried for the one that changed, and years of one series. */
#define AROUND_MOST 96
#define YEARS_MOST 16

static const char * const up_words[] = { "tăng", "tăng thêm", "cao hơn", "nhiều hơn", "tăng lên", NULL };
static const char * const down_words[] = { "giảm", "giảm đi", "thấp hơn", "ít hơn", "giảm còn", NULL };
static const char * const year_words[] = { "năm", NULL };
static const char * const other_words[] = {
  "kế hoạch", "chỉ tiêu", "dự toán", "nghị quyết", "cùng kỳ", "tháng", "quý", NULL
};
static const char * const against_words[] = { "so với", "so", NULL };
static const char * const planned_words[] = { "kế hoạch", "chỉ tiêu", "dự toán", "nghị quyết", NULL };

/* A figure of a year in a series. */
typedef struct
{
  guint            year;
  const DrMention *figure;
} Year;

gboolean
dr_move_find_direction (const DrCheck *check,
                        const GArray  *mentions,
                        guint          at,
                        DrDirection   *direction)
{
  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, at);
  char sign = dr_check_sign_before (check, dr_mentions_get (mentions, at)->start);
  gboolean is_up = dr_wording_ends (&lead, up_words) || sign == '+';

  *direction = is_up ? DR_DIRECTION_UP : DR_DIRECTION_DOWN;

  return is_up || dr_wording_ends (&lead, down_words);
}

static DrChangeKind
get_kind (const DrMention *change,
          const DrMention *earlier)
{
  if (!change->is_percent)
    return DR_CHANGE_KIND_ABSOLUTE;

  return earlier->is_percent ? DR_CHANGE_KIND_POINTS : DR_CHANGE_KIND_PERCENT;
}

gboolean
dr_move_is_right (const DrMention *earlier,
                  const DrMention *later,
                  const DrMention *change,
                  DrDirection      direction)
{
  const char *measure = later->measure != NULL ? later->measure : "";
  g_autoptr (DrQuantity) before = dr_mention_dup_quantity (earlier, measure);
  g_autoptr (DrQuantity) after = dr_mention_dup_quantity (later, measure);
  g_autoptr (DrQuantity) stated = dr_mention_dup_quantity (change, measure);
  g_autoptr (DrInterval) computed = NULL;

  return !dr_move_is_wrong (dr_move_judge (before, after, get_kind (change, earlier), direction, stated, &computed));
}

void
dr_move_report (DrCheck         *check,
                const DrMention *earlier,
                const DrMention *later,
                const DrMention *change,
                DrDirection      direction)
{
  const char *measure = later->measure != NULL ? later->measure : "";
  g_autoptr (DrQuantity) before = dr_mention_dup_quantity (earlier, measure);
  g_autoptr (DrQuantity) after = dr_mention_dup_quantity (later, measure);
  g_autoptr (DrQuantity) stated = dr_mention_dup_quantity (change, measure);
  g_autofree char *arithmetic = dr_move_write (before, after, get_kind (change, earlier), stated);
  g_autofree char *value = dr_quantity_dup_value (stated);
  g_autofree char *words = dr_check_write (stated);
  DrRuleFacts facts = { .stated = value, .stated_words = words, .arithmetic = arithmetic,
                        .what = dr_move_get_words (direction), .what_english = dr_move_get_english (direction) };
  DrStretch places[] = { { earlier->start, earlier->end, 0 }, { later->start, later->end, 0 } };

  if (!dr_check_has_finding (check, change->start, change->end))
    dr_check_say (check, DR_RULE_CHANGE_LOOSE, &facts, (DrStretch) { change->start, change->end, 0 }, places, 2);
}

/* --- years in a row --- */

guint
dr_move_find_year (const DrWording *lead)
{
  const char *folded = dr_wording_get_phrase (lead, year_words[0]);
  const char *at = g_strrstr (lead->folded, folded);
  guint year = 0;

  if (at == NULL)
    return 0;
  for (at += strlen (folded); g_ascii_isdigit (*at); at++)
    year = MIN (year, 9999) * 10 + (*at - '0');

  return year >= 1900 && year < 2100 ? year : 0;
}

static const DrMention *
find_figure (const Year *years,
             guint       n,
             guint       year)
{
  for (guint i = n; i-- > 0;)
    if (years[i].year == year)
      return years[i].figure;

  return NULL;
}

/* The change straight behind the last figure of a series, against the year before, or the year that it names. */
static void
check_year (DrCheck       *check,
            const GArray  *mentions,
            guint          at,
            const Year    *years,
            guint          n)
{
  const DrMention *change = dr_mentions_get (mentions, at);
  const DrMention *later = years[n - 1].figure;
  DrDirection direction;
  gsize end = dr_check_clause_end (check, change->end);

  if (change->start - later->end > NEAR_MOST || change->hedge != DR_HEDGE_EXACT || !dr_move_find_direction (check, mentions, at, &direction))
    return;
  for (gsize i = change->end; i < end; i++)
    if (strchr (",)", check->text[i]) != NULL)
      end = i;
  g_auto (DrWording) behind = dr_check_fold (check, change->end, end);
  guint named = dr_move_find_year (&behind);
  const DrMention *earlier = find_figure (years, n - 1, named != 0 ? named : years[n - 1].year - 1);
  if (earlier == NULL || dr_wording_has (&behind, other_words) || (named == 0 && dr_wording_has (&behind, against_words))
      || earlier->is_percent != later->is_percent || (earlier->is_percent && !change->is_percent)
      || dr_move_is_right (earlier, later, change, direction))
    return;
  dr_move_report (check, earlier, later, change, direction);
}

static void
check_series (DrCheck       *check,
              const GArray  *mentions)
{
  Year years[YEARS_MOST];
  guint n = 0;
  gsize line_end = 0;

  for (guint i = 0; i < mentions->len && dr_check_goes_on (check); i++)
    {
      const DrMention *mention = dr_mentions_get (mentions, i);
      g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, i);

      if (mention->start >= line_end)
        {
          n = 0;
          line_end = dr_check_line_end (check, mention->start);
        }
      if (n > 1)
        check_year (check, mentions, i, years, n);

      guint year = dr_move_find_year (&lead);
      gboolean is_new = n == 0 || dr_mention_is_alike (years[n - 1].figure, mention);
      if (year == 0 || mention->is_cell || mention->hedge != DR_HEDGE_EXACT || dr_wording_has (&lead, other_words)
          || dr_wording_has (&lead, against_words) || n == YEARS_MOST || !is_new)
        continue;
      years[n++] = (Year) { year, mention };
    }
}

/* --- the figure that changed stands elsewhere --- */

/* The one figure alone in brackets behind a change; NULL if there is none, or if it is something else. */
static const DrMention *
find_bracket (const DrCheck *check,
              const GArray  *mentions,
              guint          change)
{
  const DrMention *by = dr_mentions_get (mentions, change);
  const DrMention *earlier = change + 1 < mentions->len ? dr_mentions_get (mentions, change + 1) : NULL;

  if (earlier == NULL || earlier->start - by->end > BRACKET_MOST || earlier->start > dr_check_sentence_end (check, by->end)
      || earlier->hedge != DR_HEDGE_EXACT || dr_check_sign_after (check, earlier->end) == '/')
    return NULL;

  const char *open = memchr (check->text + by->end, '(', earlier->start - by->end);
  if (open == NULL)
    return NULL;

  static const char * const leads[] = { "", "cùng kỳ", "năm trước", "vụ trước", "tuần trước", "tháng trước", "quý trước", "đầu năm", "là", NULL };
  g_auto (DrWording) inside = dr_check_fold (check, open - check->text, earlier->start);
  g_auto (DrWording) outside = dr_check_fold (check, by->end, open - check->text);

  g_auto (DrWording) before = dr_check_fold (check, dr_check_sentence_start (check, by->start), by->start);

  return (dr_wording_is_empty (&inside) || dr_wording_is_only (&inside, leads))
         && (dr_wording_has (&outside, against_words) || dr_wording_has (&before, against_words)) ? earlier : NULL;
}

gboolean
dr_move_is_named (const DrCheck   *check,
                  const DrMention *figure,
                  const DrWording *lead)
{
  static const char * const idle_words[] = { "bình quân", "trung bình", "đạt", "toàn huyện", "toàn xã", "toàn tỉnh", NULL };
  g_autofree char *label = dr_wording_fold_phrase (dr_check_get_label (check, figure->achievement));
  g_autofree char *measure = dr_wording_fold_phrase (figure->measure);
  GString *telling = g_string_new (label);
  guint n = 0;
  gboolean is_other = FALSE;

  for (const char * const *word = idle_words; *word != NULL; word++)
    g_string_replace (telling, dr_wording_get_phrase (lead, *word), " ", 0);
  g_auto (GStrv) words = g_strsplit (telling->str, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = g_strdup_printf (" %s ", words[i]);

      if (*words[i] == '\0' || strstr (measure, word) != NULL)
        continue;
      n++;
      is_other = is_other || strstr (lead->folded, word) == NULL;
    }
  g_string_free (telling, TRUE);

  return n > 0 && !is_other;
}

static void
check_elsewhere (DrCheck       *check,
                 const GArray  *mentions,
                 guint          at)
{
  const DrMention *change = dr_mentions_get (mentions, at);
  const DrMention *earlier = find_bracket (check, mentions, at);
  gsize from = dr_check_sentence_start (check, change->start);
  const DrMention *found = NULL;
  DrDirection direction;

  if (earlier == NULL || earlier->measure == NULL || change->hedge != DR_HEDGE_EXACT || change->is_cell
      || (at > 0 && dr_mentions_get (mentions, at - 1)->start >= from) || !dr_move_find_direction (check, mentions, at, &direction))
    return;
  g_auto (DrWording) lead = dr_check_fold (check, from, change->start);
  for (guint i = at > AROUND_MOST ? at - AROUND_MOST : 0; i < MIN (mentions->len, at + AROUND_MOST); i++)
    {
      const DrMention *later = dr_mentions_get (mentions, i);

      if (later == earlier || later == change || later->achievement == DR_NONE || later->hedge != DR_HEDGE_EXACT
          || later->is_percent != earlier->is_percent || !dr_check_is_same_thing (later->measure, earlier->measure))
        continue;
      if (dr_move_is_right (earlier, later, change, direction))
        return;
      if (found == NULL && dr_move_is_named (check, later, &lead))
        found = later;
    }
  if (found != NULL)
    dr_move_report (check, earlier, found, change, direction);
}

/* --- now and before side by side --- */

/* «tăng 02 vụ … (14/16 vụ)»: the change before the bracket that has the noun of the pair. */
static void
check_pair (DrCheck       *check,
            const GArray  *mentions,
            guint          at)
{
  const DrMention *now = dr_mentions_get (mentions, at);
  const DrMention *before = at + 1 < mentions->len ? dr_mentions_get (mentions, at + 1) : NULL;
  gsize from = dr_check_sentence_start (check, now->start);
  gsize open = now->start;

  if (before == NULL || dr_check_sign_after (check, now->end) != '/' || dr_check_sign_before (check, before->start) != '/'
      || before->start - now->end > 3)
    return;

  const char *measure = before->measure != NULL ? before->measure : now->measure;
  while (open > from && strchr ("()", check->text[open - 1]) == NULL)
    open--;
  if (measure == NULL || open == from || check->text[open - 1] != '(')
    return;

  g_autofree char *noun = dr_wording_fold_phrase (measure);
  const DrMention *change = NULL;
  DrDirection direction = DR_DIRECTION_UP;
  gboolean is_now = FALSE;
  for (guint i = at; i-- > 0 && dr_mentions_get (mentions, i)->start >= from;)
    {
      const DrMention *mention = dr_mentions_get (mentions, i);
      g_auto (DrWording) behind = dr_check_fold (check, mention->end, MIN (open, mention->end + NEAR_MOST));
      DrDirection way;

      if (mention->start >= open || !g_str_has_prefix (behind.folded, noun))
        continue;
      if (change == NULL && !mention->is_percent && mention->hedge == DR_HEDGE_EXACT && dr_move_find_direction (check, mentions, i, &way))
        {
          change = mention;
          direction = way;
        }
      else
        is_now = is_now || dr_decimal_compare (&mention->value, &now->value) == 0;
    }

  DrMention later = *now;
  later.measure = measure;
  if (change != NULL && is_now && !dr_move_is_right (before, &later, change, direction))
    dr_move_report (check, before, &later, change, direction);
  /* «tăng 15% so với cùng kỳ (45/40 lượt)»: nothing has so many of fewer, so the two are now and before. */
  if ((change != NULL && is_now) || at == 0 || (!is_now && dr_decimal_compare (&now->value, &before->value) <= 0))
    return;

  const DrMention *by = dr_mentions_get (mentions, at - 1);
  if (by->start < from || by->end > open || by->hedge != DR_HEDGE_EXACT || by->is_cell || by->role != DR_NUMBER_ROLE_CHANGE)
    return;
  g_auto (DrWording) between = dr_check_fold (check, by->end, open);
  if (!dr_wording_has (&between, against_words)
      || dr_wording_has (&between, planned_words) || !dr_move_find_direction (check, mentions, at - 1, &direction)
      || (direction != DR_DIRECTION_UP && !is_now) || (!by->is_percent && !g_str_has_prefix (between.folded, noun))
      || dr_move_is_right (before, &later, by, direction))
    return;
  dr_move_report (check, before, &later, by, direction);
}

/* --- the change stands in front --- */

/* «Giảm 32 hộ nghèo, từ 128 hộ xuống còn 98 hộ». */
static void
check_in_front (DrCheck       *check,
                const GArray  *mentions,
                guint          at)
{
  static const char * const from_words[] = { "từ", NULL };
  static const char * const now_words[] = { "lên", "xuống", "xuống còn", "còn", "lên đến", "lên thành", NULL };
  const DrMention *change = dr_mentions_get (mentions, at);
  const DrMention *earlier = at + 2 < mentions->len ? dr_mentions_get (mentions, at + 1) : NULL;
  DrDirection direction;

  if (earlier == NULL || change->is_percent || change->is_cell || change->hedge != DR_HEDGE_EXACT
      || earlier->start - change->end > NEAR_MOST || earlier->is_percent || earlier->is_slashed
      || earlier->hedge != DR_HEDGE_EXACT)
    return;

  const DrMention *later = dr_mentions_get (mentions, at + 2);
  DrMention now = *later;
  now.measure = later->measure != NULL ? later->measure : change->measure;
  if (later->is_percent || later->is_slashed || later->hedge != DR_HEDGE_EXACT || later->start - earlier->end > NEAR_MOST
      || earlier->has_magnitude != later->has_magnitude || later->start > dr_check_clause_end (check, change->end)
      || !dr_mention_is_alike (change, &now))
    return;
  g_auto (DrWording) between = dr_check_fold (check, earlier->end, later->start);
  if (!dr_wording_ends (&between, now_words))
    return;
  g_auto (DrWording) lead = dr_check_fold (check, change->end, earlier->start);
  if (!dr_wording_ends (&lead, from_words) || !dr_move_find_direction (check, mentions, at, &direction)
      || dr_move_is_right (earlier, &now, change, direction))
    return;
  dr_move_report (check, earlier, &now, change, direction);
}

gboolean
dr_check_change_apart (DrCheck  *check,
                       GError  **error)
{
  const GArray *mentions = dr_check_get_mentions (check);

  check_series (check, mentions);
  for (guint i = 0; i < mentions->len && dr_check_goes_on (check); i++)
    {
      check_elsewhere (check, mentions, i);
      check_pair (check, mentions, i);
      dr_check_change_against (check, mentions, i);
      check_in_front (check, mentions, i);
    }

  return dr_check_is_well (check, error);
}
