/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "model/dr-target-private.h"
#include "reading/language/dr-phrase-private.h"
#include "reading/sentences/dr-sentence-private.h"

/* From the facts of a sentence to records of the report. */

static DrSourceRecord
source_of_tokens (const DrReading *reading,
                  guint            first,
                  guint            end)
{
  DrSourceRecord source = { .words = DR_NONE };

  source.start = reading->tokens[first].start;
  source.end = reading->tokens[end - 1].end;

  return source;
}

/* The figure with its upper end, where it has one. */
static DrFigure
make_figure (DrSentence      *self,
             const DrDecimal *value,
             const DrDecimal *upper,
             DrHedge          hedge)
{
  DrFigure figure;

  if (hedge != DR_HEDGE_RANGE)
    return dr_figure_new (value, hedge);
  if (dr_report_builder_make_figure (self->reading->builder, value, upper, hedge, &figure))
    return figure;

  return dr_figure_new (value, DR_HEDGE_AT_LEAST);
}

/* Which way the indicator should go. */
static DrDesire
desire_of (const DrReading *reading,
           guint32          indicator)
{
  DrReportData *data = dr_report_builder_get_data (reading->builder);

  return g_array_index (data->indicators, DrIndicatorRecord, indicator).desire;
}

static guint32
enter_target (DrSentence   *self,
              const DrFact *fact,
              guint32       indicator)
{
  DrReading *reading = self->reading;
  DrTargetRecord record = dr_target_record_init ();
  guint32 period = fact->target_period != DR_NONE ? fact->target_period : dr_sentence_find_planned_period (self, fact);

  record.unit = fact->unit;
  record.indicator = indicator;
  record.period = period != DR_NONE ? period : fact->period;
  record.assigned_by = fact->assigned_by;
  record.comparator = dr_target_choose_comparator (desire_of (reading, indicator),
                                                   fact->has_planned ? fact->planned_hedge : DR_HEDGE_EXACT);
  record.has_planned = fact->has_planned;
  if (fact->has_planned)
    record.planned = make_figure (self, &fact->planned, &fact->planned_upper, fact->planned_hedge);
  record.source = source_of_tokens (reading, fact->target_first, fact->target_end);

  return dr_report_builder_append_target (reading->builder, &record, &reading->error);
}

static void
enter_further_targets (DrSentence   *self,
                       const DrFact *fact,
                       guint32       indicator)
{
  DrReading *reading = self->reading;

  for (guint i = 0; i < fact->n_further && reading->error == NULL; i++)
    {
      const DrFurtherTarget *further = &fact->further[i];
      DrTargetRecord target = dr_target_record_init ();
      DrFurtherTargetRecord record = {
        .achievement = fact->record,
        .has_percent = !further->has_no_percent,
      };

      if (record.has_percent)
        record.percent = make_figure (self, &further->percent, &further->upper, further->hedge);
      target.has_planned = further->has_planned;
      if (further->has_planned)
        target.planned = make_figure (self, &further->planned, &further->planned, DR_HEDGE_EXACT);
      target.unit = fact->unit;
      target.indicator = indicator;
      target.period = further->period != DR_NONE ? further->period : fact->period;
      target.assigned_by = further->assigned_by;
      target.comparator = dr_target_choose_comparator (desire_of (reading, indicator), DR_HEDGE_EXACT);
      target.source = source_of_tokens (reading, further->first, further->end);
      record.target = dr_report_builder_append_target (reading->builder, &target, &reading->error);
      if (reading->error == NULL)
        dr_report_builder_append_further_target (reading->builder, &record, &reading->error);
    }
}

static void
remember (DrSentence   *self,
          const DrFact *fact)
{
  DrRecentFact *recent = &self->recent[self->n_recent++ % DR_RECENT_FACTS];

  recent->unit = fact->unit;
  recent->measure = fact->measure;
  recent->record = fact->record;
  recent->value = fact->value;
  recent->flags = fact->flags;
  recent->is_counted = !fact->is_percent && !fact->is_rate && fact->hedge == DR_HEDGE_EXACT && fact->measure != DR_NONE;
  recent->is_part = fact->part_of >= 0 || fact->part_of_record != DR_NONE;
}

/* Whether the words of @part stand in @whole in their order, the first at its beginning: «tổ chức đảng» and «tổ chức cơ sở đảng», «tin» and «tin báo». */
static gboolean
is_shortened (const char *part,
              const char *whole)
{
  g_auto (GStrv) words = g_strsplit (part, " ", -1);
  g_auto (GStrv) others = g_strsplit (whole, " ", -1);
  guint n = 0;

  if (words[0] == NULL || g_strcmp0 (words[0], others[0]) != 0)
    return FALSE;
  for (guint i = 0; others[i] != NULL && words[n] != NULL; i++)
    n += g_str_equal (words[n], others[i]);

  return words[n] == NULL;
}

/* Whether the fact counts what an earlier one did, by its noun or a part of it. */
static gboolean
is_same_thing (const DrSentence   *self,
               const DrFact       *fact,
               const DrRecentFact *recent)
{
  DrReportData *data = dr_report_builder_get_data (self->reading->builder);

  if (recent->measure == fact->measure || fact->measure == DR_NONE || recent->measure == DR_NONE)
    return recent->measure == fact->measure;

  if ((fact->flags ^ recent->flags) & (DR_MEASURE_PEOPLE | DR_MEASURE_TURN | DR_MEASURE_MONEY | DR_MEASURE_PHYSICAL))
    return FALSE;
  if (is_shortened (dr_report_data_get_string (data, fact->measure), dr_report_data_get_string (data, recent->measure)))
    return TRUE;

  /* «9/11 tin» of 11 tin báo, though «tin» alone is news. */
  const DrReading *reading = self->reading;
  const DrFigurePhrase *phrase = fact->figure < self->figures->len
                                   ? &g_array_index (self->figures, DrSentenceFigure, fact->figure).phrase : NULL;
  if (phrase == NULL || phrase->measure_end != phrase->measure_first + 1)
    return FALSE;
  g_autofree char *written = g_strndup (reading->bytes + reading->tokens[phrase->measure_first].start,
                                        reading->tokens[phrase->measure_first].end - reading->tokens[phrase->measure_first].start);

  return is_shortened (written, dr_report_data_get_string (data, recent->measure));
}

/* Whether an earlier fact was of the same body; of a fixed number that the issuer told of, a body of it may speak again. */
static gboolean
is_same_body (const DrSentence   *self,
              const DrFact       *fact,
              const DrRecentFact *recent)
{
  guint32 issuer = self->reading->issuer;

  return recent->unit == fact->unit
         || ((fact->flags & DR_MEASURE_POPULATION) && (recent->unit == issuer || fact->unit == issuer));
}

/* A whole stated before, of the same body, thing and value. */
static guint32
find_recent (const DrSentence *self,
             const DrFact     *fact)
{
  guint n = MIN (self->n_recent, DR_RECENT_FACTS);

  for (guint i = 0; i < n; i++)
    {
      const DrRecentFact *recent = &self->recent[(self->n_recent - 1 - i) % DR_RECENT_FACTS];

      if (dr_decimal_compare (&recent->value, &fact->value) == 0 && is_same_body (self, fact, recent)
          && is_same_thing (self, fact, recent))
        return recent->record;
    }

  return DR_NONE;
}

gboolean
dr_sentence_fits_recent (DrSentence      *self,
                         const DrFact    *part,
                         const DrDecimal *percent,
                         DrHedge          hedge)
{
  guint n = MIN (self->n_recent, DR_RECENT_FACTS);

  for (guint i = 0; i < n; i++)
    {
      const DrRecentFact *recent = &self->recent[(self->n_recent - 1 - i) % DR_RECENT_FACTS];

      if (recent->unit == self->unit && dr_sentence_is_head_of (self, part->measure, recent->measure)
          && dr_decimal_compare (&recent->value, &part->value) >= 0
          && dr_sentence_fits_percent (self, part, &recent->value, percent, hedge))
        return TRUE;
    }

  return FALSE;
}

/* Why a figure may be read in two ways. */
static const char *
reason_of_doubt (const DrSentence *self,
                 const DrFact     *fact)
{
  DrNumeralFlags flags = fact->figure < self->figures->len
                           ? g_array_index (self->figures, DrSentenceFigure, fact->figure).phrase.numeral_flags : 0;

  if (flags & DR_NUMERAL_SLIP)
    return "a letter that looks like a digit stands in the number; without it the number is another";
  if (flags & DR_NUMERAL_COLLOQUIAL)
    return "the last digit may be a tenth of the magnitude before it or count the next lower one";

  return "the sign before three digits may be a decimal comma or part thousands";
}

guint32
dr_sentence_find_recent_whole (DrSentence       *self,
                               const DrFact     *part,
                               DrSentenceIsPart  is_part)
{
  guint n = MIN (self->n_recent, DR_RECENT_FACTS);

  for (guint i = 0; i < n; i++)
    {
      const DrRecentFact *recent = &self->recent[(self->n_recent - 1 - i) % DR_RECENT_FACTS];

      if (recent->unit == self->unit && recent->measure == part->measure && is_part (self, part, &recent->value))
        return recent->record;
    }

  return DR_NONE;
}

static void
enter_reading (DrSentence   *self,
               const DrFact *fact)
{
  DrReading *reading = self->reading;
  DrReadingRecord record = {
    .achievement = fact->record,
    .quantity = dr_figure_new (&fact->other, fact->hedge),
    .measure = fact->measure,
    .reason = dr_report_builder_intern (reading->builder, reason_of_doubt (self, fact), -1),
  };

  dr_report_builder_append_reading (reading->builder, &record, &reading->error);
}

/* «52 phiên, riêng hai quý cuối năm 27 phiên», «riêng xã Bàu Sen 15 căn»: the same as the whole, of one time or one body. */
static gboolean
is_singled_out (const DrSentence *self,
                const DrFact     *fact)
{
  const DrPhrases *single = DR_PHRASES ("riêng", "trong đó riêng");

  return dr_phrase_match_any (self->reading, fact->label_first, single) > 0
         || dr_phrase_match_before (self->reading, fact->label_first, single) > 0;
}

/* A part is something else than its whole, though its words say nothing by themselves: «27 căn, trong đó mới 15 căn». */
static guint32
intern_indicator (DrSentence   *self,
                  const DrFact *fact)
{
  DrReading *reading = self->reading;
  const DrReportData *data = dr_report_builder_get_data (reading->builder);
  const DrFact *whole = fact->part_of >= 0 ? &g_array_index (self->facts, DrFact, fact->part_of) : NULL;
  guint32 indicator = dr_reading_intern_indicator (reading, fact->label, fact->measure, fact->nature);

  if (whole == NULL || whole->is_whole || whole->record == DR_NONE || whole->unit != fact->unit || whole->label == fact->label
      || g_array_index (data->achievements, DrAchievementRecord, whole->record).indicator != indicator
      || is_singled_out (self, fact))
    return indicator;

  guint32 of_part = dr_reading_intern_indicator_of_part (reading, fact->label, whole->label, fact->measure, fact->nature);

  return of_part != DR_NONE ? of_part : indicator;
}

void
dr_sentence_enter_fact (DrSentence *self,
                        DrFact     *fact)
{
  DrReading *reading = self->reading;
  DrAchievementRecord record = dr_achievement_record_init ();
  DrExtrasRecord extras = dr_extras_record_init ();

  if (fact->is_whole)
    {
      fact->record = find_recent (self, fact);
      if (fact->record != DR_NONE)
        {
          for (guint i = 0; i < fact->n_numbers; i++)
            dr_reading_account (reading, fact->numbers[i].start, fact->numbers[i].end, fact->numbers[i].role,
                                DR_ITEM_ACHIEVEMENT, fact->record);
          return;
        }
    }

  record.unit = fact->unit;
  record.period = fact->period;
  record.indicator = fact->is_apart
                       ? dr_reading_intern_indicator_apart (reading, fact->label, fact->apart_from, fact->measure, fact->nature)
                       : intern_indicator (self, fact);
  if (fact->has_target)
    record.target = enter_target (self, fact, record.indicator);
  record.part_of = fact->part_of >= 0
                     ? g_array_index (self->facts, DrFact, fact->part_of).record : fact->part_of_record;
  record.actual = make_figure (self, &fact->value, &fact->upper, fact->hedge);
  record.has_actual = fact->status != DR_STATUS_MISSING && fact->status != DR_STATUS_NOT_APPLICABLE;
  record.status = fact->status;
  record.is_cumulative = fact->is_cumulative;
  if (fact->has_percent)
    {
      record.has_percent_of_target = TRUE;
      extras.percent_of_target = make_figure (self, &fact->percent, &fact->percent_upper, fact->percent_hedge);
    }
  if (fact->has_share)
    {
      record.has_share = TRUE;
      extras.share = make_figure (self, &fact->share, &fact->share_upper, fact->share_hedge);
    }
  if (fact->has_change)
    {
      record.has_change = TRUE;
      extras.change = dr_figure_new (&fact->change, DR_HEDGE_EXACT);
      extras.change_kind = fact->change_kind;
      extras.change_direction = fact->change_direction;
      extras.change_against = fact->change_against;
    }
  dr_report_builder_append_extras (reading->builder, &extras, &record);
  record.source = source_of_tokens (reading, fact->source_first, fact->source_end);
  record.has_further = fact->is_ambiguous || fact->n_further > 0;

  if (reading->error == NULL)
    fact->record = dr_report_builder_append_achievement (reading->builder, &record, &reading->error);
  if (reading->error != NULL)
    return;

  enter_further_targets (self, fact, record.indicator);
  if (fact->is_ambiguous && reading->error == NULL)
    enter_reading (self, fact);
  for (guint i = 0; i < fact->n_numbers; i++)
    dr_reading_account (reading, fact->numbers[i].start, fact->numbers[i].end, fact->numbers[i].role,
                        DR_ITEM_ACHIEVEMENT, fact->record);
  remember (self, fact);
}
