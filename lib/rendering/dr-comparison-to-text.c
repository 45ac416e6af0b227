/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-comparison-text.h>

#include <string.h>

#include "rendering/dr-terminal-escape-private.h"
#include "rendering/dr-text-figures-private.h"
#include "rendering/dr-text-place-private.h"
#include "rendering/dr-text-words-private.h"

static const struct
{
  DrAspect aspect;
  DrWord   word;
} aspects[] = {
  { DR_ASPECT_INDICATOR, DR_WORD_ASPECT_WORDING },
  { DR_ASPECT_ACTUAL, DR_WORD_ASPECT_ACTUAL },
  { DR_ASPECT_STATUS, DR_WORD_ASPECT_STATUS },
  { DR_ASPECT_TARGET, DR_WORD_TARGET },
  { DR_ASPECT_COMPARATOR, DR_WORD_ASPECT_COMPARATOR },
  { DR_ASPECT_PERCENT_OF_TARGET, DR_WORD_REACHED_OF_TARGET },
  { DR_ASPECT_SHARE, DR_WORD_SHARE },
  { DR_ASPECT_CHANGE, DR_WORD_ASPECT_CHANGE },
  { DR_ASPECT_CUMULATIVE, DR_WORD_CUMULATIVE },
  { DR_ASPECT_RANK, DR_WORD_RANK },
  { DR_ASPECT_COHORT, DR_WORD_ASPECT_COHORT },
  { DR_ASPECT_GRADE, DR_WORD_ASPECT_GRADE },
  { DR_ASPECT_ASSESSOR, DR_WORD_ASSESSED_BY },
  { DR_ASPECT_COUNT, DR_WORD_ASPECT_COUNT },
  { DR_ASPECT_DOCUMENT, DR_WORD_CITATIONS },
};

/* --- what an item is called, and where it stands --- */

#define LOCATION_INDENT 4

static DrSource *
source_of (GObject *item)
{
  if (DR_IS_ACHIEVEMENT (item))
    return dr_achievement_get_source (DR_ACHIEVEMENT (item));
  if (DR_IS_RANKING (item))
    return dr_ranking_get_source (DR_RANKING (item));
  if (DR_IS_TARGET (item))
    return dr_target_get_source (DR_TARGET (item));
  if (DR_IS_CITATION (item))
    return dr_citation_get_source (DR_CITATION (item));

  return dr_directive_get_source (DR_DIRECTIVE (item));
}

static void
append_name (GString    *string,
             GObject    *item,
             DrLanguage  language)
{
  if (DR_IS_DIRECTIVE (item))
    {
      gboolean is_task = dr_directive_get_kind (DR_DIRECTIVE (item)) == DR_DIRECTIVE_KIND_TASK;

      g_string_append (string, dr_word (is_task ? DR_WORD_TASKS : DR_WORD_RECOMMENDATIONS, language));
      return;
    }

  DrUnit *unit = DR_IS_RANKING (item) ? dr_ranking_get_unit (DR_RANKING (item))
                 : DR_IS_TARGET (item) ? dr_target_get_unit (DR_TARGET (item))
                                       : dr_achievement_get_unit (DR_ACHIEVEMENT (item));
  const char *name = dr_unit_get_name (unit);
  if (name != NULL)
    dr_terminal_escape_append (string, name, -1);
  else
    g_string_append (string, dr_word (DR_WORD_UNNAMED, language));
  g_string_append (string, ": ");

  if (!DR_IS_RANKING (item))
    {
      DrIndicator *indicator = DR_IS_TARGET (item) ? dr_target_get_indicator (DR_TARGET (item))
                                                   : dr_achievement_get_indicator (DR_ACHIEVEMENT (item));
      g_autofree char *label = dr_text_format_label (dr_indicator_get_label (indicator));

      g_string_append (string, label);
      if (DR_IS_TARGET (item))
        {
          g_autofree char *period = dr_period_to_display (dr_target_get_period (DR_TARGET (item)), language);

          g_string_append_printf (string, " (%s)", period);
        }
      return;
    }

  const char *field = dr_ranking_get_field (DR_RANKING (item));
  g_string_append (string, dr_word (DR_WORD_RANKS, language));
  if (field != NULL)
    {
      g_string_append (string, " (");
      dr_terminal_escape_append (string, field, -1);
      g_string_append_c (string, ')');
    }
}

/* --- what it says --- */

static char *
format_status (DrStatus   status,
               DrLanguage language)
{
  static const DrWord words[] = {
    [DR_STATUS_NORMAL] = DR_WORD_NORMAL,
    [DR_STATUS_ESTIMATED] = DR_WORD_ESTIMATED,
    [DR_STATUS_PROVISIONAL] = DR_WORD_PROVISIONAL,
    [DR_STATUS_NIL] = DR_WORD_NIL,
    [DR_STATUS_MISSING] = DR_WORD_MISSING,
    [DR_STATUS_NOT_APPLICABLE] = DR_WORD_NOT_APPLICABLE,
  };

  return g_strdup (dr_word (words[status], language));
}

static char *
format_comparator (DrComparator comparator,
                   DrLanguage   language)
{
  static const DrWord words[] = {
    [DR_COMPARATOR_AT_LEAST] = DR_WORD_AT_LEAST,
    [DR_COMPARATOR_AT_MOST] = DR_WORD_AT_MOST,
    [DR_COMPARATOR_EXACTLY] = DR_WORD_EXACTLY,
    [DR_COMPARATOR_BETWEEN] = DR_WORD_BETWEEN,
    [DR_COMPARATOR_MAINTAIN] = DR_WORD_MAINTAIN,
  };

  return g_strdup (dr_word (words[comparator], language));
}

static char *
format_target_value (DrTarget   *target,
                     DrAspect    aspect,
                     DrLanguage  language)
{
  switch (aspect)
    {
    case DR_ASPECT_INDICATOR:
      return dr_terminal_escape (dr_indicator_get_label (dr_target_get_indicator (target)), -1);
    case DR_ASPECT_TARGET:
      return dr_target_get_planned (target) != NULL ? dr_text_format_quantity (dr_target_get_planned (target)) : NULL;
    case DR_ASPECT_COMPARATOR:
      return format_comparator (dr_target_get_comparator (target), language);
    default:
      return NULL;
    }
}

static char *
format_achievement_value (DrAchievement *achievement,
                          DrAspect       aspect,
                          DrLanguage     language)
{
  DrTarget *target = dr_achievement_get_target (achievement);
  DrQuantity *quantity = NULL;

  switch (aspect)
    {
    case DR_ASPECT_INDICATOR:
      return dr_terminal_escape (dr_indicator_get_label (dr_achievement_get_indicator (achievement)), -1);
    case DR_ASPECT_STATUS:
      return format_status (dr_achievement_get_status (achievement), language);
    case DR_ASPECT_CUMULATIVE:
      return g_strdup (dr_word (dr_achievement_is_cumulative (achievement) ? DR_WORD_YES : DR_WORD_NO, language));
    case DR_ASPECT_CHANGE:
      return dr_text_format_change (achievement, language);
    case DR_ASPECT_ACTUAL:
      quantity = dr_achievement_get_actual (achievement);
      break;
    case DR_ASPECT_TARGET:
    case DR_ASPECT_COMPARATOR:
      return target != NULL ? format_target_value (target, aspect, language) : NULL;
    case DR_ASPECT_PERCENT_OF_TARGET:
      quantity = dr_achievement_get_percent_of_target (achievement);
      break;
    case DR_ASPECT_SHARE:
      quantity = dr_achievement_get_share (achievement);
      break;
    default:
      break;
    }

  return quantity != NULL ? dr_text_format_quantity (quantity) : NULL;
}

static char *
format_outcome (DrDirectiveStatus status,
                DrLanguage        language)
{
  switch (status)
    {
    case DR_DIRECTIVE_STATUS_DONE:
      return g_strdup (dr_word (DR_WORD_DONE, language));
    case DR_DIRECTIVE_STATUS_OPEN:
      return g_strdup (dr_word (DR_WORD_OPEN, language));
    case DR_DIRECTIVE_STATUS_UNKNOWN:
    default:
      return g_strdup (dr_word (DR_WORD_STATUS_UNKNOWN, language));
    }
}

static char *
format_standing (DrRankingStatus status,
                 DrLanguage      language)
{
  switch (status)
    {
    case DR_RANKING_STATUS_RANKED:
      return g_strdup (dr_word (DR_WORD_RANKS, language));
    case DR_RANKING_STATUS_GRADED:
      return g_strdup (dr_word (DR_WORD_GRADES, language));
    case DR_RANKING_STATUS_UNRANKED:
    default:
      return g_strdup (dr_word (DR_WORD_NOT_RANKED, language));
    }
}

/* What the old or the new report says, as a person would write it; NULL where it says nothing. */
static char *
format_value (DrDifference *difference,
              gboolean      is_new,
              DrAspect      aspect,
              DrLanguage    language)
{
  GObject *item = is_new ? dr_difference_get_new_item (difference) : dr_difference_get_old_item (difference);

  if (item == NULL)
    return NULL;
  if (DR_IS_ACHIEVEMENT (item))
    return format_achievement_value (DR_ACHIEVEMENT (item), aspect, language);
  if (DR_IS_TARGET (item))
    return format_target_value (DR_TARGET (item), aspect, language);
  if (aspect == DR_ASPECT_STATUS)
    return DR_IS_RANKING (item) ? format_standing (dr_ranking_get_status (DR_RANKING (item)), language)
                                : format_outcome (dr_directive_get_status (DR_DIRECTIVE (item)), language);

  g_autofree char *value = is_new ? dr_difference_dup_new_value (difference, aspect)
                                  : dr_difference_dup_old_value (difference, aspect);

  return value != NULL ? dr_terminal_escape (value, -1) : NULL;
}

/* Of an item that is in one draft alone only what it is told by: its figure, rank, grade, number or name. */
static gboolean
is_told (DrDifference *difference,
         DrAspect      aspect)
{
  if (dr_difference_get_kind (difference) == DR_DIFFERENCE_KIND_CHANGED)
    return dr_difference_has_aspect (difference, aspect);

  return aspect == DR_ASPECT_ACTUAL || aspect == DR_ASPECT_RANK || aspect == DR_ASPECT_GRADE
         || aspect == DR_ASPECT_COUNT || aspect == DR_ASPECT_DOCUMENT
         || (aspect == DR_ASPECT_TARGET && (DR_IS_TARGET (dr_difference_get_old_item (difference))
                                            || DR_IS_TARGET (dr_difference_get_new_item (difference))));
}

static void
append_aspects (GString      *string,
                DrDifference *difference,
                DrLanguage    language)
{
  gboolean is_changed = dr_difference_get_kind (difference) == DR_DIFFERENCE_KIND_CHANGED;
  const char *separator = "";

  for (guint i = 0; i < G_N_ELEMENTS (aspects); i++)
    {
      if (!is_told (difference, aspects[i].aspect))
        continue;

      g_autofree char *before = format_value (difference, FALSE, aspects[i].aspect, language);
      g_autofree char *after = format_value (difference, TRUE, aspects[i].aspect, language);
      if (before == NULL && after == NULL)
        continue;

      g_string_append (string, separator);
      separator = "; ";
      g_string_append_printf (string, "%s ", dr_word (aspects[i].word, language));
      if (is_changed)
        g_string_append_printf (string, "%s → %s", before != NULL ? before : "–", after != NULL ? after : "–");
      else
        g_string_append (string, before != NULL ? before : after);
    }
}

static void
append_difference (GString      *string,
                   DrComparison *comparison,
                   DrDifference *difference,
                   const char   *old_name,
                   const char   *new_name,
                   DrLanguage    language)
{
  static const DrWord kinds[] = {
    [DR_DIFFERENCE_KIND_ADDED] = DR_WORD_DIFFERENCE_ADDED,
    [DR_DIFFERENCE_KIND_REMOVED] = DR_WORD_DIFFERENCE_REMOVED,
    [DR_DIFFERENCE_KIND_CHANGED] = DR_WORD_DIFFERENCE_CHANGED,
  };
  GObject *item = dr_difference_get_new_item (difference);

  if (item != NULL)
    dr_text_place_append (string, new_name, dr_report_get_text (dr_comparison_get_new_report (comparison)),
                          source_of (item));
  else
    {
      item = dr_difference_get_old_item (difference);
      dr_text_place_append (string, old_name, dr_report_get_text (dr_comparison_get_old_report (comparison)),
                            source_of (item));
    }
  g_string_append_printf (string, "%s: ", dr_word (kinds[dr_difference_get_kind (difference)], language));
  /* A document has no name beside what it is told by. */
  if (!DR_IS_CITATION (item))
    {
      append_name (string, item, language);
      g_string_append (string, ": ");
    }
  append_aspects (string, difference, language);
  g_string_append_c (string, '\n');
  dr_text_place_append_location (string, source_of (item), LOCATION_INDENT, language);
}

static void
append_totals (GString    *string,
               const guint counts[3],
               guint       n_unchanged,
               DrLanguage  language)
{
  guint n_changed = counts[DR_DIFFERENCE_KIND_CHANGED];
  guint n_added = counts[DR_DIFFERENCE_KIND_ADDED];
  guint n_removed = counts[DR_DIFFERENCE_KIND_REMOVED];

  if (language == DR_LANGUAGE_ENGLISH)
    g_string_append_printf (string, "%u changed, %u added, %u removed, %u unchanged\n", n_changed, n_added, n_removed,
                            n_unchanged);
  else
    g_string_append_printf (string, "%u sửa, %u thêm, %u bỏ, %u giữ nguyên\n", n_changed, n_added, n_removed,
                            n_unchanged);
}

/**
 * dr_comparison_to_text:
 * @self: a comparison
 * @old_name: (nullable): what to call the old document, such as the path a user typed
 * @new_name: (nullable): what to call the new document
 * @language: the language of the words between the report's own
 *
 * Writes what differs for a terminal, a line a difference, in the order of
 * [method@DistrictReport.Comparison.list_differences], and a line that counts:
 *
 * ```
 * final.txt:12:13: changed: Hội Nông dân huyện: Kết nạp hội viên: figure 468 hội viên → 486 hội viên
 * draft.txt:20:3: removed: Hội Nông dân huyện: Xét hộ vay: figure 127 hộ
 * 1 changed, 0 added, 1 removed, 68 unchanged
 * ```
 *
 * A place is one in the new document, of what was removed one in the old. Line and
 * column, counted in characters, begin at 1; without the report's text the byte
 * stands in their place, as `@311`. Of what was no text file, the paragraph or cell
 * stands on a line of its own below. What a terminal would obey is shown by its
 * number (`\u{202E}`).
 *
 * Returns: (transfer full): the text in UTF-8
 *
 * Since: 1.0
 */
char *
dr_comparison_to_text (DrComparison *self,
                       const char   *old_name,
                       const char   *new_name,
                       DrLanguage    language)
{
  g_return_val_if_fail (DR_IS_COMPARISON (self), NULL);

  g_autolist (DrDifference) differences = dr_comparison_list_differences (self);
  GString *string = g_string_new (NULL);
  guint counts[3] = { 0 };

  for (GList *link = differences; link != NULL; link = link->next)
    {
      append_difference (string, self, link->data, old_name, new_name, language);
      counts[dr_difference_get_kind (link->data)]++;
    }
  append_totals (string, counts, dr_comparison_get_n_unchanged (self), language);

  return g_string_free (string, FALSE);
}
