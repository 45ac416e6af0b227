/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "rendering/dr-text-figures-private.h"

#include <string.h>

#include "figures/dr-quantity-figure-private.h"
#include "figures/dr-quantity-private.h"
#include "model/dr-change-private.h"
#include "rendering/dr-terminal-escape-private.h"
#include "rendering/dr-terminal-width-private.h"
#include "rendering/dr-text-words-private.h"
#include "rendering/dr-text-wrap-private.h"

/* Columns between two fields, between a figure and its measure, and of the mark. */
#define GAP 2
#define MEASURE_GAP 1
#define MARK 1

/* Labels narrower than this make a ragged ladder of single words. */
#define LEAST_LABEL 18
/* Without a limit to the line, a longer label pushes its own figures to the right, not everybody's. */
#define MOST_UNLIMITED 60
/* A part of a part of a part … is indented this often at most. */
#define MOST_DEPTH 6

#define MARK_EXCEEDED "▲"
#define MARK_MET "="
#define MARK_NEAR "≈"
#define MARK_MISSED "▼"
#define MARK_UNDEFINED "?"

static const char *
mark_of (DrAttainment attainment)
{
  switch (attainment)
    {
    case DR_ATTAINMENT_EXCEEDED:
      return MARK_EXCEEDED;
    case DR_ATTAINMENT_MET:
      return MARK_MET;
    case DR_ATTAINMENT_NEAR:
      return MARK_NEAR;
    case DR_ATTAINMENT_MISSED:
      return MARK_MISSED;
    case DR_ATTAINMENT_UNDEFINED:
    default:
      return MARK_UNDEFINED;
    }
}

static char *
escape (const char *text)
{
  g_autofree char *escaped = dr_terminal_escape (text != NULL ? text : "", -1);

  return g_strdup (g_strstrip (escaped));
}

static void
split_quantity (DrQuantity  *quantity,
                char       **figure,
                char       **measure)
{
  g_autofree char *written_measure = NULL;
  g_autofree char *written = dr_quantity_dup_figure (quantity, &written_measure);

  *figure = escape (written);
  *measure = escape (written_measure);
}

char *
dr_text_format_quantity (DrQuantity *quantity)
{
  g_autofree char *written = dr_quantity_to_string (quantity);

  return escape (written);
}

/* The planned figure; its measure too where that is not the actual's. */
static char *
format_planned (DrQuantity *planned,
                DrQuantity *actual)
{
  if (actual == NULL || g_strcmp0 (dr_quantity_get_measure (actual), dr_quantity_get_measure (planned)) != 0)
    return dr_text_format_quantity (planned);

  char *figure = NULL;
  g_autofree char *measure = NULL;
  split_quantity (planned, &figure, &measure);

  return figure;
}

/* «118,33 %» from 71/60, in brackets, because no report says so. */
static char *
format_completion (DrRatio *completion)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRatio) hundred = dr_ratio_new ("100", "1", &error);
  g_autoptr (DrRatio) percent = hundred != NULL ? dr_ratio_multiply (completion, hundred, &error) : NULL;
  if (percent == NULL)
    return g_strdup ("");

  g_autofree char *decimal = dr_ratio_to_decimal (percent, 2, DR_ROUNDING_HALF_AWAY_FROM_ZERO);
  if (g_str_has_suffix (decimal, ".00"))
    decimal[strlen (decimal) - strlen (".00")] = '\0';
  g_autoptr (DrQuantity) quantity = dr_quantity_new (decimal, "%", DR_HEDGE_EXACT, &error);
  if (quantity == NULL)
    return g_strdup ("");

  g_autofree char *written = dr_text_format_quantity (quantity);

  return g_strdup_printf ("(%s)", written);
}

static void
append_note (GString    *notes,
             const char *note)
{
  if (notes->len > 0)
    g_string_append (notes, " · ");
  g_string_append (notes, note);
}

/* A period's id is shown by its name, «target» in the reader's language, anything else as it stands. */
static char *
format_against (const char *against,
                DrLanguage  language)
{
  if (strcmp (against, "target") == 0)
    return g_strdup (dr_word (DR_WORD_TARGET, language));

  g_autoptr (DrPeriod) period = dr_period_parse (against, NULL);
  if (period != NULL)
    return dr_period_to_display (period, language);

  return escape (against);
}

/* The change in the precision it was written with: «2,1 tỷ đồng», «118 triệu đồng». */
static DrQuantity *
new_change_quantity (DrChange   *change,
                     const char *measure)
{
  g_autoptr (GRefString) counted = g_ref_string_new (measure);

  return dr_quantity_new_from_decimal (&change->value, NULL, DR_HEDGE_EXACT, counted, counted);
}

char *
dr_text_format_change (DrAchievement *achievement,
                       DrLanguage     language)
{
  DrChange *change = dr_achievement_get_change (achievement);
  if (change == NULL)
    return NULL;

  const char *measure = "%";
  if (dr_change_get_kind (change) == DR_CHANGE_KIND_ABSOLUTE)
    measure = dr_indicator_get_measure (dr_achievement_get_indicator (achievement));

  g_autoptr (DrQuantity) quantity = NULL;
  g_autofree char *figure = NULL;
  if (dr_change_get_kind (change) == DR_CHANGE_KIND_POINTS)
    {
      g_autofree char *rest = NULL;
      quantity = new_change_quantity (change, "điểm");
      split_quantity (quantity, &figure, &rest);
    }
  else
    {
      quantity = new_change_quantity (change, measure);
      figure = dr_text_format_quantity (quantity);
    }

  GString *note = g_string_new (NULL);
  gboolean is_up = dr_change_get_direction (change) == DR_DIRECTION_UP;
  g_string_append_printf (note, "%s %s", dr_word (is_up ? DR_WORD_UP : DR_WORD_DOWN, language), figure);
  if (dr_change_get_kind (change) == DR_CHANGE_KIND_POINTS)
    g_string_append_printf (note, " %s", dr_word (DR_WORD_POINTS, language));
  if (dr_change_get_against (change) != NULL)
    {
      g_autofree char *against = format_against (dr_change_get_against (change), language);
      g_string_append_printf (note, " %s %s", dr_word (DR_WORD_AGAINST, language), against);
    }

  return g_string_free (note, FALSE);
}

static void
append_status (GString       *notes,
               DrAchievement *achievement,
               DrLanguage     language)
{
  switch (dr_achievement_get_status (achievement))
    {
    case DR_STATUS_ESTIMATED:
      append_note (notes, dr_word (DR_WORD_ESTIMATED, language));
      break;
    case DR_STATUS_PROVISIONAL:
      append_note (notes, dr_word (DR_WORD_PROVISIONAL, language));
      break;
    case DR_STATUS_NIL:
      append_note (notes, dr_word (DR_WORD_NIL, language));
      break;
    case DR_STATUS_MISSING:
      append_note (notes, dr_word (DR_WORD_MISSING, language));
      break;
    case DR_STATUS_NOT_APPLICABLE:
      append_note (notes, dr_word (DR_WORD_NOT_APPLICABLE, language));
      break;
    case DR_STATUS_NORMAL:
    default:
      break;
    }
}

static void
append_further_targets (GString       *notes,
                        DrAchievement *achievement,
                        DrLanguage     language)
{
  for (guint i = 0; i < dr_achievement_get_n_further_targets (achievement); i++)
    {
      DrTarget *target = dr_achievement_get_further_target (achievement, i);
      DrQuantity *percent = dr_achievement_get_percent_of_further_target (achievement, i);
      g_autoptr (GString) note = g_string_new (dr_word (DR_WORD_ALSO, language));

      if (percent != NULL)
        {
          g_autofree char *written = dr_text_format_quantity (percent);
          g_string_append_printf (note, " %s", written);
        }
      g_string_append_printf (note, " %s", dr_word (DR_WORD_TARGET, language));
      if (dr_target_get_planned (target) != NULL)
        {
          g_autofree char *planned = dr_text_format_quantity (dr_target_get_planned (target));
          g_string_append_printf (note, " %s", planned);
        }
      if (dr_target_get_assigned_by (target) != NULL)
        {
          g_autofree char *by = escape (dr_target_get_assigned_by (target));
          g_string_append_printf (note, " (%s)", by);
        }
      append_note (notes, note->str);
    }
}

static char *
format_notes (DrAchievement *achievement,
              DrLanguage     language)
{
  GString *notes = g_string_new (NULL);

  append_status (notes, achievement, language);
  if (dr_achievement_is_cumulative (achievement))
    append_note (notes, dr_word (DR_WORD_CUMULATIVE, language));
  if (dr_achievement_get_share (achievement) != NULL)
    {
      g_autofree char *share = dr_text_format_quantity (dr_achievement_get_share (achievement));
      g_autofree char *note = g_strdup_printf ("%s %s", dr_word (DR_WORD_SHARE, language), share);
      append_note (notes, note);
    }
  g_autofree char *change = dr_text_format_change (achievement, language);
  if (change != NULL)
    append_note (notes, change);
  append_further_targets (notes, achievement, language);
  for (guint i = 0; i < dr_achievement_get_n_readings (achievement); i++)
    {
      g_autofree char *reading = dr_text_format_quantity (dr_achievement_get_reading (achievement, i));
      g_autofree char *note = g_strdup_printf ("%s %s", dr_word (DR_WORD_OR_READ, language), reading);
      append_note (notes, note);
    }

  return g_string_free (notes, FALSE);
}

/* A figure is held against a target if it has one, or moved by points over one that is not named. */
static gboolean
is_judged (DrAchievement *achievement)
{
  return dr_achievement_get_target (achievement) != NULL
         || dr_achievement_get_attainment (achievement) != DR_ATTAINMENT_UNDEFINED;
}

/* How many per cent one percentage is of another says nothing: ratios differ by points. */
static gboolean
is_ratio (DrAchievement *achievement)
{
  return dr_indicator_get_nature (dr_achievement_get_indicator (achievement)) == DR_NATURE_RATIO;
}

/* Labels come from the middle of sentences; a list reads better with capitals. */
char *
dr_text_format_label (const char *label)
{
  g_autofree char *escaped = escape (label);
  char first[6];

  if (*escaped == '\0')
    return g_steal_pointer (&escaped);

  int length = g_unichar_to_utf8 (g_unichar_totitle (g_utf8_get_char (escaped)), first);

  return g_strdup_printf ("%.*s%s", length, first, g_utf8_next_char (escaped));
}

void
dr_text_row_init (DrTextRow     *self,
                  DrAchievement *achievement,
                  gsize          depth,
                  DrLanguage     language)
{
  DrQuantity *actual = dr_achievement_get_actual (achievement);
  DrTarget *target = dr_achievement_get_target (achievement);
  DrQuantity *planned = target != NULL ? dr_target_get_planned (target) : NULL;
  DrQuantity *percent = dr_achievement_get_percent_of_target (achievement);

  *self = (DrTextRow) { .depth = MIN (depth, MOST_DEPTH), .mark = "" };
  self->label = dr_text_format_label (dr_indicator_get_label (dr_achievement_get_indicator (achievement)));
  if (actual != NULL)
    split_quantity (actual, &self->figure, &self->measure);
  else
    {
      self->figure = g_strdup ("–");
      self->measure = g_strdup ("");
    }
  self->planned = planned != NULL ? format_planned (planned, actual) : g_strdup ("");
  if (percent != NULL)
    self->reached = dr_text_format_quantity (percent);
  else if (dr_achievement_get_completion (achievement) != NULL && !is_ratio (achievement))
    self->reached = format_completion (dr_achievement_get_completion (achievement));
  else
    self->reached = g_strdup ("");
  if (is_judged (achievement))
    self->mark = mark_of (dr_achievement_get_attainment (achievement));
  self->notes = format_notes (achievement, language);
}

void
dr_text_row_add_period (DrTextRow  *self,
                        DrPeriod   *period,
                        DrLanguage  language)
{
  g_autofree char *notes = g_steal_pointer (&self->notes);
  g_autofree char *display = dr_period_to_display (period, language);

  self->notes = *notes == '\0' ? g_steal_pointer (&display) : g_strdup_printf ("%s · %s", display, notes);
}

void
dr_text_row_clear (DrTextRow *self)
{
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->figure, g_free);
  g_clear_pointer (&self->measure, g_free);
  g_clear_pointer (&self->planned, g_free);
  g_clear_pointer (&self->reached, g_free);
  g_clear_pointer (&self->notes, g_free);
}

/* --- columns --- */

void
dr_text_columns_init (DrTextColumns *self,
                      gsize          width,
                      DrLanguage     language)
{
  *self = (DrTextColumns) { .language = language, .width = width };
  self->label = dr_terminal_width (dr_word (DR_WORD_INDICATOR, language), -1);
}

/* Widens @column for @text, unless that is an outlier: then its row is stacked. */
static void
widen (gsize      *column,
       const char *text,
       gsize       most)
{
  gsize width = dr_terminal_width (text, -1);

  if (width <= most)
    *column = MAX (*column, width);
}

static gsize
most_figure (const DrTextColumns *self)
{
  return self->width == 0 ? MOST_UNLIMITED : MAX (self->width / 5, 10);
}

static gsize
most_measure (const DrTextColumns *self)
{
  return self->width == 0 ? MOST_UNLIMITED : MAX (self->width / 6, 8);
}

static gsize
most_target (const DrTextColumns *self)
{
  return self->width == 0 ? MOST_UNLIMITED : MAX (self->width / 7, 10);
}

void
dr_text_columns_measure (DrTextColumns   *self,
                         const DrTextRow *row)
{
  gsize most_label = self->width == 0 ? MOST_UNLIMITED : self->width;

  self->label = MAX (self->label, dr_text_wrap_widest (row->label, most_label - 2 * row->depth) + 2 * row->depth);
  widen (&self->figure, row->figure, most_figure (self));
  self->measure = MAX (self->measure, MIN (dr_text_wrap_widest (row->measure, most_measure (self)),
                                           most_measure (self)));
  widen (&self->planned, row->planned, most_target (self));
  widen (&self->reached, row->reached, most_target (self));
  if (*row->mark != '\0')
    self->reached = MAX (self->reached, 1);
  if (row->reached[0] == '(')
    self->has_computed = TRUE;
}

static gsize
width_beside_label (const DrTextColumns *self)
{
  gsize width = GAP + self->figure;

  if (self->measure > 0)
    width += MEASURE_GAP + self->measure;
  if (self->planned > 0)
    width += GAP + self->planned;
  if (self->reached > 0)
    width += GAP + self->reached + 1 + MARK;

  return width;
}

/* All rows are measured: shares out what the line has. */
void
dr_text_columns_settle (DrTextColumns *self)
{
  gsize beside;

  self->figure = MAX (self->figure, 1);
  if (self->planned > 0)
    self->planned = MAX (self->planned, dr_terminal_width (dr_word (DR_WORD_PLANNED, self->language), -1));
  if (self->reached > 0)
    self->reached = MAX (self->reached, dr_terminal_width (dr_word (DR_WORD_REACHED, self->language), -1));

  beside = width_beside_label (self);
  if (self->width == 0)
    return;
  if (beside + LEAST_LABEL > self->width)
    self->is_stacked = TRUE;
  else
    self->label = MIN (self->label, self->width - beside);
}

/* The width of the table, for rules. */
gsize
dr_text_columns_get_width (const DrTextColumns *self)
{
  return self->is_stacked ? self->width : self->label + width_beside_label (self);
}

static void
append_right (GString    *string,
              const char *text,
              gsize       width)
{
  gsize taken = dr_terminal_width (text, -1);

  dr_text_pad (string, width > taken ? width - taken : 0);
  g_string_append (string, text);
}

/* Blanks at the end of a line are left out, so that a line is no longer than what it says. */
static void
end_line (GString *string)
{
  while (string->len > 0 && string->str[string->len - 1] == ' ')
    g_string_truncate (string, string->len - 1);
  g_string_append_c (string, '\n');
}

void
dr_text_columns_append_heads (const DrTextColumns *self,
                              GString             *string)
{
  if (self->is_stacked)
    return;

  const char *label = dr_word (DR_WORD_INDICATOR, self->language);
  const char *actual = dr_word (DR_WORD_ACTUAL, self->language);
  gsize actual_width = self->figure + (self->measure > 0 ? MEASURE_GAP + self->measure : 0);
  gsize taken = dr_terminal_width (actual, -1);

  g_string_append (string, label);
  dr_text_pad (string, self->label - dr_terminal_width (label, -1) + GAP);
  /* The head ends where the figures end, if there is room for it. */
  gsize before = self->figure > taken ? self->figure - taken : 0;
  dr_text_pad (string, before);
  g_string_append (string, actual);
  dr_text_pad (string, actual_width > before + taken ? actual_width - before - taken : 0);
  if (self->planned > 0)
    {
      dr_text_pad (string, GAP);
      append_right (string, dr_word (DR_WORD_PLANNED, self->language), self->planned);
    }
  if (self->reached > 0)
    {
      dr_text_pad (string, GAP);
      append_right (string, dr_word (DR_WORD_REACHED, self->language), self->reached);
    }
  end_line (string);
}

/* Does every field fit its column? */
static gboolean
fits (const DrTextRow     *self,
      const DrTextColumns *columns)
{
  gsize indent = 2 * self->depth;

  return !columns->is_stacked
         && columns->label > indent + 8
         && dr_terminal_width (self->figure, -1) <= columns->figure
         && dr_text_wrap_widest (self->measure, columns->measure) <= columns->measure
         && dr_terminal_width (self->planned, -1) <= columns->planned
         && dr_terminal_width (self->reached, -1) <= columns->reached
         && (columns->width == 0
             || dr_text_wrap_widest (self->label, columns->label - indent) <= columns->label - indent);
}

static void
append_in_columns (const DrTextRow     *self,
                   const DrTextColumns *columns,
                   GString             *string)
{
  gsize indent = 2 * self->depth;
  DrTextWrap label;
  DrTextWrap measure;
  gboolean has_label = TRUE;
  gboolean has_measure = TRUE;

  dr_text_wrap_init (&label, self->label);
  dr_text_wrap_init (&measure, self->measure);
  for (gboolean is_first = TRUE;; is_first = FALSE)
    {
      has_label = has_label && dr_text_wrap_next (&label, columns->width > 0 ? columns->label - indent : 0);
      has_measure = has_measure && dr_text_wrap_next (&measure, columns->measure);
      if (!is_first && !has_label && !has_measure)
        return;

      gsize taken = indent;
      dr_text_pad (string, indent);
      if (has_label)
        {
          g_string_append_len (string, label.line, label.length);
          taken += label.width;
        }
      if (is_first || has_measure)
        dr_text_pad (string, (columns->label > taken ? columns->label - taken : 0) + GAP);
      if (is_first)
        append_right (string, self->figure, columns->figure);
      else if (has_measure)
        dr_text_pad (string, columns->figure);
      if (columns->measure > 0 && (is_first || has_measure))
        {
          dr_text_pad (string, MEASURE_GAP);
          if (has_measure)
            g_string_append_len (string, measure.line, measure.length);
          dr_text_pad (string, columns->measure - (has_measure ? measure.width : 0));
        }
      if (is_first && columns->planned > 0)
        {
          dr_text_pad (string, GAP);
          append_right (string, self->planned, columns->planned);
        }
      if (is_first && columns->reached > 0)
        {
          dr_text_pad (string, GAP);
          append_right (string, self->reached, columns->reached);
          g_string_append_c (string, ' ');
          g_string_append (string, self->mark);
        }
      end_line (string);
    }
}

static void
append_stacked (const DrTextRow     *self,
                const DrTextColumns *columns,
                GString             *string)
{
  gsize indent = 2 * self->depth;
  g_autoptr (GString) fields = g_string_new (self->figure);

  dr_text_pad (string, indent);
  dr_text_paragraph (string, self->label, indent, columns->width);

  if (*self->measure != '\0')
    g_string_append_printf (fields, " %s", self->measure);
  if (*self->planned != '\0')
    g_string_append_printf (fields, " · %s %s", dr_word (DR_WORD_TARGET, columns->language), self->planned);
  if (*self->reached != '\0')
    g_string_append_printf (fields, " · %s %s", dr_word (DR_WORD_REACHED_OF_TARGET, columns->language), self->reached);
  if (*self->mark != '\0')
    g_string_append_printf (fields, " %s", self->mark);

  dr_text_pad (string, indent + 4);
  dr_text_paragraph (string, fields->str, indent + 4, columns->width);
}

void
dr_text_row_append (const DrTextRow     *self,
                    const DrTextColumns *columns,
                    GString             *string)
{
  if (fits (self, columns))
    append_in_columns (self, columns, string);
  else
    append_stacked (self, columns, string);

  if (*self->notes != '\0')
    {
      gsize indent = 2 * self->depth + 4;

      dr_text_pad (string, indent);
      dr_text_paragraph (string, self->notes, indent, columns->width);
    }
}
