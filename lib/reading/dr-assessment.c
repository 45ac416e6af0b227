/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-assessment-private.h"

#include <string.h>

#include "base/dr-fold-private.h"
#include "reading/dr-assessment-mark-private.h"
#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-body-phrase-private.h"
#include "reading/phrases/dr-date-phrase-private.h"
#include "reading/phrases/dr-whole-phrase-private.h"
#include "reading/sentences/dr-sentence-private.h"

/*
 * First every word of rank or grade in the sentence is found and weighed: most such
 * words rank nobody («hạng mục», «31 chi bộ hoàn thành tốt nhiệm vụ», «phấn đấu xếp
 * hạng Nhất»). What remains are marks; a grade and a rank side by side are one
 * ranking. Then each asks the words before it who was ranked, in what, by whom.
 */

/*
 * Whether the text, which is plainly composed, begins with a capital and has no other, so that
 * no letter would be changed: among the letters of such a text are none of title case.
 */
static gboolean
is_in_sentence_case (const char *text)
{
  if (!g_ascii_isupper (*text))
    return FALSE;
  for (const char *p = text + 1; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isupper (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

static guint32
intern_grade (DrReading        *reading,
              const DrRankMark *mark)
{
  static const struct { const char *written, *grade; } short_forms[] = {
    { "HTXSNV", "Hoàn thành xuất sắc nhiệm vụ" },
    { "HTTNV", "Hoàn thành tốt nhiệm vụ" },
    { "HTNV", "Hoàn thành nhiệm vụ" },
    { "KHTNV", "Không hoàn thành nhiệm vụ" },
    { "TSVM", "Trong sạch, vững mạnh" },
    { "hoàn thành xuất sắc", "Hoàn thành xuất sắc nhiệm vụ" },
    { "hoàn thành tốt", "Hoàn thành tốt nhiệm vụ" },
    { "trong sạch vững mạnh", "Trong sạch, vững mạnh" },
    { "trong sạch vững mạnh tiêu biểu", "Trong sạch, vững mạnh tiêu biểu" },
  };
  DR_DEFINE_PHRASES_OF (written_forms, short_forms, written);
  guint n_tokens = mark->grade_last - mark->grade_first;

  if (n_tokens == 0)
    return DR_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (short_forms); i++)
    if (dr_phrase_match_one (reading, mark->grade_first, written_forms, i) == n_tokens)
      return dr_report_builder_intern (reading->builder, short_forms[i].grade, -1);

  g_autofree char *written = dr_phrase_dup_text (reading, mark->grade_first, mark->grade_last);
  g_autofree char *composed = dr_fold_is_composed (written, strlen (written))
                                ? NULL : g_utf8_normalize (written, -1, G_NORMALIZE_NFC);
  if (composed == NULL && is_in_sentence_case (written))
    return dr_report_builder_intern (reading->builder, written, -1);

  g_autofree char *lower = g_utf8_strdown (composed != NULL ? composed : written, -1);
  const char *rest = g_utf8_next_char (lower);
  g_autofree char *initial = g_utf8_strup (lower, rest - lower);
  g_autofree char *grade = g_strconcat (initial, rest, NULL);

  return dr_report_builder_intern (reading->builder, grade, -1);
}

/* «Năm 2023, …»: the period of a ranking is the last one named before it, or the section's. */
static guint32
find_period (DrReading *reading,
             guint      first,
             guint      index)
{
  DrReportData *data = dr_report_builder_get_data (reading->builder);
  DrPeriod *section = g_ptr_array_index (data->periods, reading->period);
  guint32 found = reading->period;

  for (guint i = MAX (first, index > DR_ASSESSMENT_CONTEXT ? index - DR_ASSESSMENT_CONTEXT : 0); i < index;)
    {
      DrDatePhrase date;

      if (!dr_date_phrase_match (reading, i, &date) || date.n_tokens == 0)
        {
          i++;
          continue;
        }
      if ((date.kind == DR_DATE_PHRASE_YEAR || date.kind == DR_DATE_PHRASE_QUARTER || date.kind == DR_DATE_PHRASE_MONTH
           || date.kind == DR_DATE_PHRASE_MONTHS)
          && dr_phrase_match_before (reading, i, DR_PHRASES ("với", "so", "từ", "thứ")) == 0)
        {
          guint32 period = dr_date_phrase_intern_period (reading, &date,
                                                         g_date_get_year (dr_period_get_last_day (section)));

          if (period != DR_NONE)
            found = period;
        }
      i += date.n_tokens;
    }

  return found;
}

/* Whether nothing but «và», a comma or a bracket stands between a grade and a rank, so that they are one verdict. */
static gboolean
are_one_verdict (const DrReading  *reading,
                 const DrRankMark *one,
                 const DrRankMark *other)
{
  const DrPhrases *links = DR_PHRASES ("và", "đồng thời", "được", "được xếp", "với", "đạt", "mức", "ở mức", "loại", "xếp", "cùng");

  if (one->status == other->status || one->status == DR_RANKING_STATUS_UNRANKED
      || other->status == DR_RANKING_STATUS_UNRANKED)
    return FALSE;

  for (guint i = one->last; i < other->first;)
    {
      guint n_link = dr_phrase_match_any (reading, i, links);
      DrBodyPhrase judge;

      /* «hoàn thành tốt nhiệm vụ, được Ban Tổ chức Tỉnh ủy xếp thứ nhì»: who ranked may stand between. */
      if (n_link > 0 && dr_phrase_match (reading, i, "được") > 0 && dr_body_phrase_match (reading, i + 1, &judge) && !judge.is_field)
        i += 1 + judge.n_tokens;
      else if (n_link > 0)
        i += n_link;
      else if (dr_phrase_is_sign_of (reading, i, ",-()\"") || reading->tokens[i].kind == DR_TOKEN_NEWLINE)
        i++;
      else
        return FALSE;
    }

  return TRUE;
}

static void
merge_marks (DrAssessment *self)
{
  guint n_kept = 0;

  for (guint i = 0; i < self->n_marks; i++)
    {
      DrRankMark *last = n_kept > 0 ? &self->marks[n_kept - 1] : NULL;
      const DrRankMark mark = self->marks[i];

      if (last == NULL || !are_one_verdict (self->reading, last, &mark))
        {
          self->marks[n_kept++] = mark;
          continue;
        }
      last->last = mark.last;
      if (mark.rank > 0)
        {
          last->rank = mark.rank;
          last->cohort = mark.cohort;
        }
      if (mark.grade_last > mark.grade_first)
        {
          last->grade_first = mark.grade_first;
          last->grade_last = mark.grade_last;
        }
      last->status = DR_RANKING_STATUS_RANKED;
      last->is_tentative = FALSE;
    }

  /* What is left alone of work well done is no verdict. */
  self->n_marks = 0;
  for (guint i = 0; i < n_kept; i++)
    if (!self->marks[i].is_tentative)
      self->marks[self->n_marks++] = self->marks[i];
}

/* «Huyện Đoàn: hạng Nhì; Hội LHPN: hạng Ba (trong 9 huyện)»: what ends a list of ranks by their bodies is the cohort of all. */
static void
spread_last_cohort (DrAssessment *self)
{
  const DrReading *reading = self->reading;
  const DrRankMark *last = &self->marks[self->n_marks - 1];
  gboolean is_worded = FALSE;

  if (self->n_marks < 2 || last->cohort == 0)
    return;
  for (guint i = last->first; i < last->last; i++)
    is_worded |= dr_phrase_match (reading, i, "trong") > 0 || dr_whole_phrase_match (reading, i) > 0;
  for (guint i = 0; i + 1 < self->n_marks; i++)
    is_worded &= self->marks[i].cohort == 0 && self->marks[i].rank > 0 && self->marks[i].rank <= last->cohort;
  if (is_worded)
    for (guint i = 0; i + 1 < self->n_marks; i++)
      self->marks[i].cohort = last->cohort;
}

void
dr_assessment_read (DrReading *reading,
                    guint      first,
                    guint      last,
                    guint32    unit,
                    guint8    *taken)
{
  if (reading->section_role == DR_SECTION_ROLE_END || reading->error != NULL)
    return;

  guint first_mark = dr_assessment_find_first_mark (reading, first, last);
  if (first_mark >= last)
    return;

  DrRankMark marks[DR_ASSESSMENT_MAX_MARKS];
  DrAssessment self = { .reading = reading, .first = first, .last = last, .marks = marks, .n_planned = first, .n_judged = first };
  dr_assessment_find_marks (&self, first_mark, taken);
  merge_marks (&self);
  if (self.n_marks == 0)
    return;
  dr_assessment_find_common_cohort (&self, self.marks[0].first);
  if (self.cohort == 0)
    spread_last_cohort (&self);

  gboolean is_plan = reading->section_role == DR_SECTION_ROLE_PLAN;

  guint32 ranked_unit = unit;
  guint assessor_first = 0;
  guint assessor_last = 0;
  g_autofree char *last_field = NULL;
  gboolean has_last = FALSE;
  gboolean uses_cohort = FALSE;
  guint32 last_item = DR_NONE;
  guint passed = first;         /* behind the last field that followed its rank */

  for (guint i = 0; i < self.n_marks && reading->error == NULL; i++)
    {
      const DrRankMark *mark = &self.marks[i];
      guint start = MAX (i > 0 ? self.marks[i - 1].last : first, passed);

      while (start < mark->first && dr_phrase_is_sign_of (reading, start, ",;.-"))
        start++;
      if (is_plan)
        {
          dr_reading_account_tokens (reading, mark->first, mark->last, DR_NUMBER_ROLE_RANK, DR_ITEM_NONE, DR_NONE);
          for (guint j = mark->first; j < mark->last; j++)
            taken[j] = DR_TAKEN_ASSESSMENT;
          continue;
        }

      guint32 former = ranked_unit;
      ranked_unit = dr_assessment_find_ranked_unit (reading, start, mark->first, ranked_unit);
      if (ranked_unit != former)
        {
          assessor_first = assessor_last = 0;
          has_last = FALSE;
        }
      if (mark->judge_last > mark->judge_first)
        {
          assessor_first = mark->judge_first;
          assessor_last = mark->judge_last;
        }
      else
        dr_assessment_find_assessor (reading, start, mark->first, &assessor_first, &assessor_last);

      guint limit = i + 1 < self.n_marks ? self.marks[i + 1].first : last;
      guint behind = mark->last;
      g_autofree char *field = dr_assessment_find_field_before (reading, start, mark->first, self.n_marks > 1);
      if (field == NULL && (mark->status != DR_RANKING_STATUS_GRADED || mark->grade_last - mark->grade_first <= 2))
        field = dr_assessment_find_field_behind (reading, mark->last, limit, &behind);
      passed = behind;

      /* One ranking for each body and field: a second rank of the same is another way to say it. */
      gboolean is_repeat = has_last && mark->status == DR_RANKING_STATUS_RANKED && g_strcmp0 (field, last_field) == 0
                           && i > 0 && self.marks[i - 1].status == DR_RANKING_STATUS_RANKED;
      guint32 item = DR_NONE;
      guint32 units[DR_ASSESSMENT_MAX_BODIES] = { ranked_unit };
      guint n_units = MAX (1, dr_assessment_find_ranked_units (reading, start, mark->first, units, G_N_ELEMENTS (units)));
      for (guint u = 0; u < n_units && !is_repeat && reading->error == NULL; u++)
        {
          DrRankingRecord record = dr_ranking_record_init ();

          record.unit = units[u];
          record.period = find_period (reading, first, mark->first);
          record.status = mark->status;
          record.rank = mark->rank;
          record.cohort_size = mark->rank == 0 ? 0 : mark->cohort > 0 ? mark->cohort : self.cohort;
          record.grade = intern_grade (reading, mark);
          if (field != NULL && *field != '\0')
            record.field = dr_report_builder_intern (reading->builder, field, -1);
          uses_cohort |= mark->rank > 0 && mark->cohort == 0 && self.cohort > 0;
          if (assessor_last > assessor_first)
            {
              g_autofree char *assessor = dr_phrase_dup_text (reading, assessor_first, assessor_last);

              record.assessor = dr_report_builder_intern (reading->builder, assessor, -1);
            }
          record.source.start = reading->tokens[mark->first].start;
          record.source.end = reading->tokens[mark->last - 1].end;
          item = dr_report_builder_append_ranking (reading->builder, &record, &reading->error);
          last_item = item;
        }

      dr_reading_account_tokens (reading, mark->first, mark->last, DR_NUMBER_ROLE_RANK,
                                 item != DR_NONE ? DR_ITEM_RANKING : DR_ITEM_NONE, item);
      for (guint j = mark->first; j < mark->last; j++)
        taken[j] = DR_TAKEN_ASSESSMENT;
      g_free (last_field);
      last_field = g_steal_pointer (&field);
      has_last = mark->status == DR_RANKING_STATUS_RANKED;
    }

  if (uses_cohort && last_item != DR_NONE && self.cohort_last > self.cohort_first)
    {
      dr_reading_account_tokens (reading, self.cohort_first, self.cohort_last, DR_NUMBER_ROLE_RANK, DR_ITEM_RANKING,
                                 last_item);
      for (guint j = self.cohort_first; j < self.cohort_last; j++)
        taken[j] = DR_TAKEN_ASSESSMENT;
    }
}
