/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Reports put together from forms of writing, so that what each figure says is known beforehand.
 *
 * A test draws a form for every part of a report («heading: 1.», «body: abbreviated») and says with each
 * figure which forms it stands in. What is read otherwise is counted by pairs of forms: a pair that always
 * fails is a habit that the reader does not know.
 *
 * DR_COMPOSED_REPORTS=2000 tries so many, DR_COMPOSED_SEED=7 others, DR_COMPOSED_SHOW=1 prints the pairs
 * that fail and an example of each.
 */

#pragma once

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <districtreport/dr-enum-types.h>
#include <districtreport/dr-reader.h>

#define COMPOSED_FORMS 8
#define COMPOSED_SEED 20221104
/* Pairs shown, failures shown of each, bytes shown in front of the figure. */
#define COMPOSED_PAIRS_SHOWN 40
#define COMPOSED_EXAMPLES 2
#define COMPOSED_AROUND 240

/* What is known not to be read: forms that fail together, and how many failures of the usual run they have at most. */
typedef struct
{
  const char *forms[3];
  guint       most;
} ComposedGap;

/* A figure, and what a reader must find. */
typedef struct
{
  gsize       at;               /* of its first byte */
  char       *value;            /* (owned) as written by dr_quantity_get_value() and its like */
  char       *unit;             /* (owned) (nullable) nobody asks */
  char       *measure;          /* (owned) (nullable) */
  char       *period;           /* (owned) (nullable) */
  char       *label;            /* (owned) (nullable) a word that its indicator's label has */
  char       *target;           /* (owned) (nullable) */
  char       *percent;          /* (owned) (nullable) */
  char       *change;           /* (owned) (nullable) «absolute up 22» */
  int         whole;            /* figure that it is part of; -1: none; -2: nobody asks */
  gboolean    is_none;          /* no achievement at all */
  const char *forms[COMPOSED_FORMS];
} ComposedFigure;

typedef struct
{
  GRand      *random;
  GString    *text;
  GArray     *figures;          /* (element-type ComposedFigure) */
  char       *period;           /* (owned) (nullable) of the report */
  const char *forms[COMPOSED_FORMS];
} Composition;

typedef void (*ComposeFunc) (Composition *self);

/* Something that was read otherwise. */
typedef struct
{
  const char *forms[COMPOSED_FORMS];
  char       *wrong;            /* (owned) what, and the text around it */
} ComposedFailure;

typedef struct
{
  GHashTable        *tried;     /* forms and pairs of forms -> how often */
  GArray            *failures;  /* (element-type ComposedFailure) */
  const ComposedGap *gaps;      /* ends with one without forms */
  guint             *n_known;   /* failures of each gap */
  guint              n_unknown;
  GString           *first;     /* what was wrong first */
} ComposedTally;

static inline gint32
composed_draw (Composition *self,
               gint32       low,
               gint32       high)
{
  return g_rand_int_range (self->random, low, high);
}

/* One of the strings of a NULL-terminated array. */
static inline const char *
composed_choose (Composition       *self,
                 const char *const *strings)
{
  return strings[composed_draw (self, 0, (gint32) g_strv_length ((char **) strings))];
}

static inline void G_GNUC_PRINTF (2, 3)
composed_say (Composition *self,
              const char  *format,
              ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (self->text, format, arguments);
  va_end (arguments);
}

/* The @place-th form in force from here on. */
static inline void
composed_use_form (Composition *self,
                   guint        place,
                   const char  *form)
{
  self->forms[place] = form;
}

/* The figure that will be written next. */
static inline ComposedFigure *
composed_expect (Composition *self,
                 const char  *value)
{
  ComposedFigure figure = { .at = self->text->len, .value = g_strdup (value), .whole = -2 };

  memcpy (figure.forms, self->forms, sizeof figure.forms);
  g_array_append_val (self->figures, figure);

  return &g_array_index (self->figures, ComposedFigure, self->figures->len - 1);
}

static inline void
composed_set (char       **place,
              const char  *value)
{
  g_free (*place);
  *place = g_strdup (value);
}

static inline void
composed_figure_clear (gpointer data)
{
  ComposedFigure *figure = data;

  g_free (figure->value);
  g_free (figure->unit);
  g_free (figure->measure);
  g_free (figure->period);
  g_free (figure->label);
  g_free (figure->target);
  g_free (figure->percent);
  g_free (figure->change);
}

static inline void
composed_failure_clear (gpointer data)
{
  g_free (((ComposedFailure *) data)->wrong);
}

static inline void
composed_count (GHashTable *table,
                const char *key)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (table, key));

  g_hash_table_insert (table, g_strdup (key), GUINT_TO_POINTER (n + 1));
}

static inline gboolean
composed_has_form (const char *const *forms,
                   const char        *form)
{
  for (guint i = 0; i < COMPOSED_FORMS; i++)
    if (forms[i] != NULL && strcmp (forms[i], form) == 0)
      return TRUE;

  return FALSE;
}

/* Adds one to the count of every form and of every pair of them. */
static inline void
composed_count_forms (GHashTable        *table,
                      const char *const *forms)
{
  for (guint i = 0; i < COMPOSED_FORMS; i++)
    for (guint j = i; j < COMPOSED_FORMS; j++)
      if (forms[i] != NULL && forms[j] != NULL)
        {
          g_autofree char *key = i == j ? g_strdup (forms[i]) : g_strdup_printf ("%s + %s", forms[i], forms[j]);

          composed_count (table, key);
        }
}

/* Counts one thing asked of a figure; @wrong: what was found instead, or NULL. */
static inline void
composed_tally_add (ComposedTally      *tally,
                    const char *const  *forms,
                    const Composition  *self,
                    gsize               at,
                    const char         *wrong)
{
  composed_count_forms (tally->tried, forms);
  if (wrong == NULL)
    return;

  gsize first = at > COMPOSED_AROUND ? at - COMPOSED_AROUND : 0;
  g_autofree char *around = g_utf8_make_valid (self->text->str + first, MIN (self->text->len, at + COMPOSED_AROUND / 2) - first);
  ComposedFailure failure = { .wrong = g_strdup_printf ("%s\n  …%s…", wrong, around) };

  memcpy (failure.forms, forms, sizeof failure.forms);
  g_array_append_val (tally->failures, failure);

  for (guint i = 0; tally->gaps[i].forms[0] != NULL; i++)
    {
      gboolean is_it = TRUE;

      for (guint j = 0; j < G_N_ELEMENTS (tally->gaps[i].forms) && tally->gaps[i].forms[j] != NULL; j++)
        is_it &= composed_has_form (forms, tally->gaps[i].forms[j]);
      if (is_it)
        {
          tally->n_known[i]++;
          return;
        }
    }
  tally->n_unknown++;
  if (tally->first->len == 0)
    {
      g_string_append_printf (tally->first, "%s\n", wrong);
      for (guint i = 0; i < COMPOSED_FORMS; i++)
        if (forms[i] != NULL)
          g_string_append_printf (tally->first, "  %s\n", forms[i]);
      g_string_append (tally->first, self->text->str);
    }
}

/* The words of a name, each between spaces, whatever their case. */
static inline char *
composed_name_words (const char *name)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);

  return g_strdup_printf (" %s ", g_strdelimit (lower, ",;\"\t\n", ' '));
}

/* One name's words stand together in the other: «Phòng Nội vụ» and «Phòng Nội vụ huyện Bàu Sen» are the same in one report. */
static inline gboolean
composed_is_same_name (const char *one,
                       const char *other)
{
  g_autofree char *a = composed_name_words (one);
  g_autofree char *b = composed_name_words (other);

  return strstr (a, b) != NULL || strstr (b, a) != NULL;
}

static inline gboolean
composed_unit_is (DrUnit     *unit,
                  const char *name)
{
  const char *const *aliases = dr_unit_get_aliases (unit);

  if (dr_unit_get_name (unit) != NULL && composed_is_same_name (dr_unit_get_name (unit), name))
    return TRUE;
  for (guint i = 0; aliases != NULL && aliases[i] != NULL; i++)
    if (composed_is_same_name (aliases[i], name))
      return TRUE;

  return FALSE;
}

static inline DrAchievement *
composed_find (GList *achievements,
               gsize  at)
{
  DrAchievement *found = NULL;
  gsize best = 0;

  for (GList *l = achievements; l != NULL; l = l->next)
    {
      DrSource *source = dr_achievement_get_source (l->data);
      DrSpan *span = source != NULL ? dr_source_get_span (source) : NULL;

      if (span == NULL || dr_span_get_start (span) > at || at >= dr_span_get_end (span))
        continue;
      /* Of «17/20 xã» and its whole, the one that begins at the figure. */
      if (found == NULL || dr_span_get_start (span) > best)
        {
          found = l->data;
          best = dr_span_get_start (span);
        }
    }

  return found;
}

static inline char *
composed_value_of (DrQuantity *quantity)
{
  return quantity != NULL ? dr_quantity_dup_value (quantity) : g_strdup ("none");
}

static inline char *
composed_change_of (DrChange *change)
{
  if (change == NULL)
    return g_strdup ("none");

  g_autoptr (GEnumClass) kinds = g_type_class_ref (DR_TYPE_CHANGE_KIND);
  g_autofree char *value = dr_change_dup_value (change);

  return g_strdup_printf ("%s %s %s", g_enum_get_value (kinds, dr_change_get_kind (change))->value_nick,
                          dr_change_get_direction (change) == DR_DIRECTION_DOWN ? "down" : "up", value);
}

/* What is wrong with how @figure was read; (nullable) nothing. */
static inline char *
composed_check_figure (const Composition    *self,
                       const ComposedFigure *figure,
                       GList                *achievements)
{
  DrAchievement *found = composed_find (achievements, figure->at);

  if (figure->is_none)
    return found == NULL ? NULL : g_strdup_printf ("%s is read, and is no figure reached", figure->value);
  if (found == NULL)
    return g_strdup_printf ("%s is not read", figure->value);

  DrUnit *unit = dr_achievement_get_unit (found);
  DrQuantity *actual = dr_achievement_get_actual (found);
  g_autofree char *value = composed_value_of (actual);
  g_autofree char *period = dr_period_to_string (dr_achievement_get_period (found));

  if (strcmp (value, figure->value) != 0)
    return g_strdup_printf ("%s is read as %s", figure->value, value);
  if (figure->measure != NULL && g_strcmp0 (dr_quantity_get_measure (actual), figure->measure) != 0)
    return g_strdup_printf ("%s counts «%s», not «%s»", figure->value, figure->measure, dr_quantity_get_measure (actual));
  if (figure->unit != NULL && !composed_unit_is (unit, figure->unit))
    return g_strdup_printf ("%s is of «%s», not «%s»", figure->value, figure->unit,
                            dr_unit_get_name (unit) != NULL ? dr_unit_get_name (unit) : "");
  if (figure->period != NULL && strcmp (period, figure->period) != 0)
    return g_strdup_printf ("%s is of %s, not %s", figure->value, figure->period, period);
  if (figure->label != NULL)
    {
      g_autofree char *label = g_utf8_strdown (dr_indicator_get_label (dr_achievement_get_indicator (found)), -1);

      if (strstr (label, figure->label) == NULL)
        return g_strdup_printf ("%s is about «%s», not «%s»", figure->value, figure->label, label);
    }
  if (figure->target != NULL)
    {
      DrTarget *target = dr_achievement_get_target (found);
      g_autofree char *planned = composed_value_of (target != NULL ? dr_target_get_planned (target) : NULL);

      if (strcmp (planned, figure->target) != 0)
        return g_strdup_printf ("%s has the target %s, not %s", figure->value, figure->target, planned);
    }
  if (figure->percent != NULL)
    {
      g_autofree char *percent = composed_value_of (dr_achievement_get_percent_of_target (found));

      if (strcmp (percent, figure->percent) != 0)
        return g_strdup_printf ("%s has %s %% of its target, not %s", figure->value, figure->percent, percent);
    }
  if (figure->change != NULL)
    {
      DrChange *change = dr_achievement_get_change (found);
      g_autofree char *moved = composed_change_of (change);

      if (strcmp (moved, figure->change) != 0)
        return g_strdup_printf ("%s has changed by «%s», not «%s»", figure->value, figure->change, moved);
    }
  if (figure->whole == -1 && dr_achievement_get_part_of (found) != NULL)
    return g_strdup_printf ("%s is part of nothing", figure->value);
  if (figure->whole >= 0)
    {
      const ComposedFigure *whole = &g_array_index (self->figures, ComposedFigure, figure->whole);
      DrAchievement *other = composed_find (achievements, whole->at);

      if (other == NULL || g_strcmp0 (dr_achievement_get_part_of (found), dr_achievement_get_id (other)) != 0)
        return g_strdup_printf ("%s is part of %s", figure->value, whole->value);
    }

  return NULL;
}

/* Achievements that nobody composed. */
static inline void
composed_check_extras (ComposedTally     *tally,
                       const Composition *self,
                       GList             *achievements)
{
  for (GList *l = achievements; l != NULL; l = l->next)
    {
      DrSource *source = dr_achievement_get_source (l->data);
      DrSpan *span = source != NULL ? dr_source_get_span (source) : NULL;
      const ComposedFigure *before = NULL;
      gboolean is_known = span == NULL;

      for (guint i = 0; i < self->figures->len && !is_known; i++)
        {
          const ComposedFigure *figure = &g_array_index (self->figures, ComposedFigure, i);

          is_known = dr_span_get_start (span) <= figure->at && figure->at < dr_span_get_end (span);
          if (figure->at <= dr_span_get_start (span))
            before = figure;
        }
      if (is_known)
        continue;

      g_autofree char *wrong = g_strdup_printf ("%s is read, and is no figure", dr_source_get_text (source));
      composed_tally_add (tally, before != NULL ? before->forms : self->forms, self, dr_span_get_start (span), wrong);
    }
}

static inline void
composed_check (ComposedTally     *tally,
                const Composition *self,
                DrReader          *reader)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) report = dr_reader_read_text (reader, self->text->str, &error);

  g_assert_no_error (error);

  GList *achievements = dr_report_list_achievements (report);

  if (self->period != NULL)
    {
      DrPeriod *got = dr_report_get_period (report);
      g_autofree char *period = got != NULL ? dr_period_to_string (got) : g_strdup ("none");
      g_autofree char *wrong = strcmp (period, self->period) == 0
                                 ? NULL : g_strdup_printf ("the report is of %s, not %s", self->period, period);

      composed_tally_add (tally, self->forms, self, 0, wrong);
    }
  for (guint i = 0; i < self->figures->len; i++)
    {
      const ComposedFigure *figure = &g_array_index (self->figures, ComposedFigure, i);
      g_autofree char *wrong = composed_check_figure (self, figure, achievements);

      composed_tally_add (tally, figure->forms, self, figure->at, wrong);
    }
  composed_check_extras (tally, self, achievements);
  g_list_free_full (achievements, g_object_unref);
}

static inline gboolean
composed_has_key (const ComposedFailure *failure,
                  const char            *key)
{
  const char *plus = strstr (key, " + ");

  if (plus == NULL)
    return composed_has_form (failure->forms, key);

  g_autofree char *first = g_strndup (key, plus - key);

  return composed_has_form (failure->forms, first) && composed_has_form (failure->forms, plus + 3);
}

/* The form or pair of forms that fails the most and the most often, then of what is left the next. */
static inline void
composed_show (const ComposedTally *tally)
{
  GArray *failures = tally->failures;

  for (guint n = 0; n < COMPOSED_PAIRS_SHOWN && failures->len > 0; n++)
    {
      g_autoptr (GHashTable) failed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      GHashTableIter iter;
      gpointer key, value;
      const char *worst = NULL;
      double most = 0;
      guint n_failed = 0, n_tried = 0, n_shown = 0;

      for (guint i = 0; i < failures->len; i++)
        composed_count_forms (failed, g_array_index (failures, ComposedFailure, i).forms);
      g_hash_table_iter_init (&iter, failed);
      while (g_hash_table_iter_next (&iter, &key, &value))
        {
          guint tried = GPOINTER_TO_UINT (g_hash_table_lookup (tally->tried, key));
          double weight = (double) GPOINTER_TO_UINT (value) * GPOINTER_TO_UINT (value) / tried;

          if (weight > most || (weight == most && strcmp (key, worst) < 0))
            {
              most = weight;
              worst = key;
              n_failed = GPOINTER_TO_UINT (value);
              n_tried = tried;
            }
        }

      fprintf (stderr, "## %u of %u: %s\n", n_failed, n_tried, worst);
      for (guint i = failures->len; i-- > 0;)
        {
          ComposedFailure *failure = &g_array_index (failures, ComposedFailure, i);

          if (!composed_has_key (failure, worst))
            continue;
          if (n_shown++ < COMPOSED_EXAMPLES)
            fprintf (stderr, "  %s\n", failure->wrong);
          g_array_remove_index (failures, i);
        }
    }
}

static inline gint64
composed_get_setting (const char *name,
                      gint64      usual)
{
  const char *setting = g_getenv (name);

  return setting != NULL ? g_ascii_strtoll (setting, NULL, 10) : usual;
}

/* Composes @n_reports and reads them: nothing may be wrong but what @gaps name, and of that no more than they say. */
static inline void
composed_test (ComposeFunc        compose,
               guint              n_reports,
               const ComposedGap *gaps)
{
  guint n = (guint) composed_get_setting ("DR_COMPOSED_REPORTS", n_reports);
  guint32 seed = (guint32) composed_get_setting ("DR_COMPOSED_SEED", COMPOSED_SEED);
  gboolean is_usual = n == n_reports && seed == COMPOSED_SEED;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (GHashTable) tried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) failures = g_array_new (FALSE, FALSE, sizeof (ComposedFailure));
  g_autofree guint *n_known = g_new0 (guint, 64);
  ComposedTally tally = { tried, failures, gaps, n_known, 0, g_string_new (NULL) };
  guint n_figures = 0;

  g_array_set_clear_func (failures, composed_failure_clear);
  for (guint i = 0; i < n; i++)
    {
      Composition self = {
        .random = random,
        .text = g_string_new (NULL),
        .figures = g_array_new (FALSE, FALSE, sizeof (ComposedFigure)),
      };

      g_array_set_clear_func (self.figures, composed_figure_clear);
      compose (&self);
      composed_check (&tally, &self, reader);
      n_figures += self.figures->len;
      g_array_unref (self.figures);
      g_string_free (self.text, TRUE);
      g_free (self.period);
    }

  if (g_getenv ("DR_COMPOSED_SHOW") != NULL)
    composed_show (&tally);
  g_test_message ("%u figures in %u reports", n_figures, n);
  for (guint i = 0; gaps[i].forms[0] != NULL; i++)
    {
      g_test_message ("%u failures of %s%s%s, at most %u", n_known[i], gaps[i].forms[0], gaps[i].forms[1] != NULL ? " + " : "",
                      gaps[i].forms[1] != NULL ? gaps[i].forms[1] : "", gaps[i].most);
      if (is_usual && n_known[i] > gaps[i].most)
        {
          g_test_message ("more than are known");
          g_test_fail ();
        }
    }
  if (tally.n_unknown > 0)
    {
      g_test_message ("%u failures that no gap names, as: %s", tally.n_unknown, tally.first->str);
      g_test_fail ();
    }
  g_string_free (tally.first, TRUE);
}
