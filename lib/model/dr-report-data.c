/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "model/dr-report-private.h"

#include <string.h>

#include "base/dr-checksum-private.h"
#include "figures/dr-date-private.h"
#include "figures/dr-quantity-private.h"
#include "model/dr-achievement-private.h"
#include "model/dr-change-private.h"
#include "model/dr-citation-private.h"
#include "model/dr-directive-private.h"
#include "model/dr-indicator-private.h"
#include "model/dr-number-private.h"
#include "model/dr-occasion-private.h"
#include "model/dr-ranking-private.h"
#include "model/dr-section-private.h"
#include "model/dr-source-private.h"
#include "model/dr-target-private.h"
#include "model/dr-text-private.h"

/* The letter that default ids begin with. */
static const char id_letters[DR_N_ITEM_KINDS] = {
  [DR_ITEM_ACHIEVEMENT] = 'a',
  [DR_ITEM_TARGET] = 't',
  [DR_ITEM_RANKING] = 'r',
  [DR_ITEM_DIRECTIVE] = 'd',
  [DR_ITEM_CITATION] = 'c',
};

DrReportData *
dr_report_data_new (void)
{
  DrReportData *self = g_new0 (DrReportData, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->issuer = DR_NONE;
  self->period = DR_NONE;
  g_date_clear (&self->date, 1);

  self->strings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ref_string_release);
  self->units = g_ptr_array_new_with_free_func (g_object_unref);
  self->periods = g_ptr_array_new_with_free_func ((GDestroyNotify) dr_period_unref);
  self->indicators = g_array_new (FALSE, FALSE, sizeof (DrIndicatorRecord));
  self->targets = g_array_new (FALSE, FALSE, sizeof (DrTargetRecord));
  self->achievements = g_array_new (FALSE, FALSE, sizeof (DrAchievementRecord));
  self->rankings = g_array_new (FALSE, FALSE, sizeof (DrRankingRecord));
  self->directives = g_array_new (FALSE, FALSE, sizeof (DrDirectiveRecord));
  self->citations = g_array_new (FALSE, FALSE, sizeof (DrCitationRecord));
  self->sections = g_array_new (FALSE, FALSE, sizeof (DrSectionRecord));
  self->numbers = g_array_new (FALSE, FALSE, sizeof (DrNumberRecord));
  self->further_targets = g_array_new (FALSE, FALSE, sizeof (DrFurtherTargetRecord));
  self->readings = g_array_new (FALSE, FALSE, sizeof (DrReadingRecord));
  self->extras = g_array_new (FALSE, FALSE, sizeof (DrExtrasRecord));
  self->uppers = g_array_new (FALSE, FALSE, sizeof (DrDecimal));
  self->source_words = g_array_new (FALSE, FALSE, sizeof (DrSourceWords));
  self->number_texts = g_array_new (FALSE, FALSE, sizeof (guint32));

  self->string_table = dr_string_table_new (self->strings);
  self->unit_ids = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < DR_N_LISTS; i++)
    g_mutex_init (&self->caches[i].mutex);

  return self;
}

DrReportData *
dr_report_data_ref (DrReportData *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

static void
clear_cache (DrReportData *self,
             DrList        list)
{
  DrObjectCache *cache = &self->caches[list];

  for (guint i = 0; cache->objects != NULL && i < dr_report_data_get_n_objects (self, list); i++)
    g_weak_ref_clear (&cache->objects[i]);
  g_free (cache->objects);
  g_mutex_clear (&cache->mutex);
}

const char *
dr_report_data_get_sha256 (const DrReportData *self)
{
  char **place = (char **) &self->sha256;
  char *sha256 = g_atomic_pointer_get (place);

  if (sha256 != NULL || self->content_type == NULL || self->text == NULL)
    return sha256;

  /* Whoever comes first gives it to all others. */
  sha256 = dr_checksum_sha256 (dr_text_get_bytes (self->text));
  if (!g_atomic_pointer_compare_and_exchange (place, NULL, sha256))
    {
      g_free (sha256);
      sha256 = g_atomic_pointer_get (place);
    }

  return sha256;
}

void
dr_report_data_unref (DrReportData *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < DR_N_LISTS; i++)
    clear_cache (self, i);

  g_free (self->title);
  g_free (self->number);
  g_free (self->place);
  g_free (self->sha256);
  g_free (self->content_type);
  g_clear_object (&self->text);

  dr_string_table_free (self->string_table);
  g_hash_table_unref (self->unit_ids);
  for (guint i = 0; i < DR_N_ITEM_KINDS; i++)
    g_clear_pointer (&self->item_ids[i], g_hash_table_unref);

  g_ptr_array_unref (self->strings);
  g_ptr_array_unref (self->units);
  g_ptr_array_unref (self->periods);
  g_array_unref (self->indicators);
  g_array_unref (self->targets);
  g_array_unref (self->achievements);
  g_array_unref (self->rankings);
  g_array_unref (self->directives);
  g_array_unref (self->citations);
  g_array_unref (self->sections);
  g_array_unref (self->numbers);
  g_array_unref (self->further_targets);
  g_array_unref (self->readings);
  g_array_unref (self->extras);
  g_array_unref (self->uppers);
  g_array_unref (self->source_words);
  g_array_unref (self->number_texts);
  g_free (self);
}

DrFigure
dr_figure_new (const DrDecimal *value,
               DrHedge          hedge)
{
  DrFigure figure = { .upper = DR_NONE, .exponent = value->exponent, .hedge = hedge };

  G_STATIC_ASSERT (sizeof figure.coefficient == sizeof value->coefficient);
  memcpy (figure.coefficient, &value->coefficient, sizeof figure.coefficient);

  return figure;
}

DrDecimal
dr_figure_get_value (const DrFigure *self)
{
  DrDecimal value = { .exponent = self->exponent };

  memcpy (&value.coefficient, self->coefficient, sizeof self->coefficient);

  return value;
}

static const DrSourceRecord no_source = { DR_NONE, DR_NONE, DR_NONE };
static const DrExtrasRecord no_extras = {
  .percent_of_target.upper = DR_NONE, .share.upper = DR_NONE, .change.upper = DR_NONE,
  .change_against = DR_NONE, .written_measure = DR_NONE,
};

DrTargetRecord
dr_target_record_init (void)
{
  return (DrTargetRecord) {
    .id = DR_NONE, .unit = DR_NONE, .indicator = DR_NONE, .period = DR_NONE,
    .written_measure = DR_NONE, .assigned_by = DR_NONE, .source = no_source,
    .planned.upper = DR_NONE,
  };
}

DrAchievementRecord
dr_achievement_record_init (void)
{
  return (DrAchievementRecord) {
    .id = DR_NONE, .unit = DR_NONE, .indicator = DR_NONE, .period = DR_NONE,
    .target = DR_NONE, .part_of = DR_NONE, .extras = DR_NONE, .actual.upper = DR_NONE, .source = no_source,
  };
}

DrExtrasRecord
dr_extras_record_init (void)
{
  return no_extras;
}

DrRankingRecord
dr_ranking_record_init (void)
{
  return (DrRankingRecord) {
    .id = DR_NONE, .unit = DR_NONE, .field = DR_NONE, .period = DR_NONE, .grade = DR_NONE,
    .assessor = DR_NONE, .source = no_source,
  };
}

DrDirectiveRecord
dr_directive_record_init (void)
{
  return (DrDirectiveRecord) {
    .id = DR_NONE, .period = DR_NONE, .text = DR_NONE, .source = no_source,
  };
}

DrCitationRecord
dr_citation_record_init (void)
{
  return (DrCitationRecord) {
    .id = DR_NONE, .kind = DR_NONE, .number = DR_NONE, .issuer = DR_NONE, .source = no_source,
  };
}

GArray *
dr_report_data_get_records (const DrReportData *data,
                            DrItemKind          kind)
{
  switch (kind)
    {
    case DR_ITEM_ACHIEVEMENT:
      return data->achievements;
    case DR_ITEM_TARGET:
      return data->targets;
    case DR_ITEM_RANKING:
      return data->rankings;
    case DR_ITEM_DIRECTIVE:
      return data->directives;
    case DR_ITEM_CITATION:
      return data->citations;
    case DR_ITEM_NONE:
    default:
      g_assert_not_reached ();
    }
}

/* The id that a record names itself, as a string; DR_NONE if it has the default one. */
static guint32
get_own_id (const DrReportData *data,
            DrItemKind          kind,
            guint32             index)
{
  GArray *records = dr_report_data_get_records (data, kind);

  return *(const guint32 *) (const void *)
           (records->data + (gsize) index * g_array_get_element_size (records));
}

void
dr_item_id_write (DrItemKind kind,
                  guint32    index,
                  char       buffer[DR_ITEM_ID_BUFFER])
{
  /* By hand: a long report has hundreds of thousands of them. */
  char digits[10];
  guint n_digits = 0;

  for (guint32 place = index + 1; place > 0; place /= 10)
    digits[n_digits++] = (char) ('0' + place % 10);

  *buffer++ = id_letters[kind];
  while (n_digits > 0)
    *buffer++ = digits[--n_digits];
  *buffer = '\0';
}

const char *
dr_report_data_get_item_id (const DrReportData *data,
                            DrItemKind          kind,
                            guint32             index,
                            char                buffer[DR_ITEM_ID_BUFFER])
{
  guint32 own = get_own_id (data, kind, index);

  if (own != DR_NONE)
    return dr_report_data_get_string (data, own);

  dr_item_id_write (kind, index, buffer);

  return buffer;
}

/* The place that a default id names, or DR_NONE for any other string. */
guint32
dr_item_id_parse (DrItemKind  kind,
                  const char *id)
{
  guint64 place;

  if (id[0] != id_letters[kind] || id[1] == '0' ||
      !g_ascii_string_to_unsigned (id + 1, 10, 1, G_MAXUINT32 - 1, &place, NULL))
    return DR_NONE;

  return place - 1;
}

guint32
dr_report_data_find_item (const DrReportData *data,
                          DrItemKind          kind,
                          const char         *id)
{
  guint32 place = dr_item_id_parse (kind, id);

  if (place < dr_report_data_get_records (data, kind)->len &&
      get_own_id (data, kind, place) == DR_NONE)
    return place;

  if (data->item_ids[kind] == NULL)
    return DR_NONE;

  guint32 string = dr_string_table_find (data->string_table, id, strlen (id));
  if (string == DR_NONE)
    return DR_NONE;

  /* Nothing found is 0, and 0 less 1 is DR_NONE. */
  return GPOINTER_TO_UINT (g_hash_table_lookup (data->item_ids[kind],
                                                GUINT_TO_POINTER (string + 1))) - 1;
}

/* The kind of item that a number of this role most likely belongs to. */
static DrItemKind
guess_kind (DrNumberRole role)
{
  switch (role)
    {
    case DR_NUMBER_ROLE_TARGET:
      return DR_ITEM_TARGET;
    case DR_NUMBER_ROLE_RANK:
      return DR_ITEM_RANKING;
    case DR_NUMBER_ROLE_DIRECTIVE:
      return DR_ITEM_DIRECTIVE;
    case DR_NUMBER_ROLE_CITATION:
      return DR_ITEM_CITATION;
    default:
      return DR_ITEM_ACHIEVEMENT;
    }
}

gboolean
dr_report_data_resolve_item (const DrReportData *data,
                             const char         *id,
                             DrNumberRecord     *record)
{
  DrItemKind likely = guess_kind (record->role);

  /* Ids are unique within a kind only: the likely kind first, then the others in their order. */
  for (guint i = DR_ITEM_NONE; i < DR_N_ITEM_KINDS; i++)
    {
      DrItemKind kind = i == DR_ITEM_NONE ? likely : i;
      guint32 item = dr_report_data_find_item (data, kind, id);
      if (item != DR_NONE)
        {
          record->item = item;
          record->item_kind = kind;
          return TRUE;
        }
    }

  return FALSE;
}

guint32
dr_report_data_find_unit (const DrReportData *data,
                          const char         *id)
{
  guint32 string = dr_string_table_find (data->string_table, id, strlen (id));

  if (string == DR_NONE)
    return DR_NONE;

  return GPOINTER_TO_UINT (g_hash_table_lookup (data->unit_ids,
                                                GUINT_TO_POINTER (string + 1))) - 1;
}

const DrExtrasRecord *
dr_report_data_get_extras (const DrReportData        *data,
                           const DrAchievementRecord *record)
{
  return record->extras == DR_NONE ? &no_extras : &g_array_index (data->extras, DrExtrasRecord, record->extras);
}

guint32
dr_report_data_get_source_words (const DrReportData   *data,
                                 const DrSourceRecord *source)
{
  return source->words == DR_NONE ? DR_NONE : g_array_index (data->source_words, DrSourceWords, source->words).text;
}

guint32
dr_report_data_get_number_words (const DrReportData *data,
                                 guint32             index)
{
  return index < data->number_texts->len ? g_array_index (data->number_texts, guint32, index) : DR_NONE;
}

/* The words at a span: a string of the report, or else the text's own bytes. */
static const char *
get_words (const DrReportData *data,
           guint32             start,
           guint32             end,
           guint32             text,
           gsize              *length)
{
  if (text != DR_NONE)
    {
      char *words = g_ptr_array_index (data->strings, text);
      *length = g_ref_string_length (words);
      return words;
    }

  /* An empty text has no bytes at all. */
  const char *bytes = g_bytes_get_data (dr_text_get_bytes (data->text), NULL);
  *length = end - start;

  return bytes == NULL ? "" : bytes + start;
}

const char *
dr_report_data_get_source_text (const DrReportData   *data,
                                const DrSourceRecord *source,
                                gsize                *length)
{
  if (source->start == DR_NONE)
    {
      *length = 0;
      return NULL;
    }

  return get_words (data, source->start, source->end, dr_report_data_get_source_words (data, source), length);
}

const char *
dr_report_data_get_number_text (const DrReportData *data,
                                guint32             index,
                                gsize              *length)
{
  const DrNumberRecord *record = &g_array_index (data->numbers, DrNumberRecord, index);

  return get_words (data, record->start, record->end, dr_report_data_get_number_words (data, index), length);
}

char *
dr_report_data_dup_location (const DrReportData   *data,
                             const DrSourceRecord *source)
{
  guint32 location = source->words == DR_NONE
                       ? DR_NONE : g_array_index (data->source_words, DrSourceWords, source->words).location;

  if (location != DR_NONE)
    return g_strdup (dr_report_data_get_string (data, location));
  if (source->start == DR_NONE || data->text == NULL)
    return NULL;

  return dr_text_describe (data->text, source->start, source->end);
}

/* --- objects from records --- */

static GRefString *
share_string (const DrReportData *data,
              guint32             index)
{
  return index == DR_NONE ? NULL : g_ref_string_acquire (g_ptr_array_index (data->strings, index));
}

static GRefString *
make_item_id (const DrReportData *data,
              DrItemKind          kind,
              guint32             index)
{
  guint32 own = get_own_id (data, kind, index);
  if (own != DR_NONE)
    return share_string (data, own);

  char buffer[DR_ITEM_ID_BUFFER];
  dr_item_id_write (kind, index, buffer);

  return g_ref_string_new (buffer);
}

static DrUnit *
share_unit (const DrReportData *data,
            guint32             index)
{
  return g_object_ref (g_ptr_array_index (data->units, index));
}

static DrPeriod *
share_period (const DrReportData *data,
              guint32             index)
{
  return index == DR_NONE ? NULL : dr_period_ref (g_ptr_array_index (data->periods, index));
}

static DrSource *
make_source (const DrReportData   *data,
             const DrSourceRecord *record)
{
  if (record->start == DR_NONE)
    return NULL;

  gsize length;
  const char *words = dr_report_data_get_source_text (data, record, &length);
  guint32 own = dr_report_data_get_source_words (data, record);
  GRefString *text = own != DR_NONE ? share_string (data, own) : g_ref_string_new_len (words, length);

  g_autofree char *location = dr_report_data_dup_location (data, record);

  return dr_source_new_take (dr_span_new (record->start, record->end, NULL), text,
                             location != NULL ? g_ref_string_new (location) : NULL);
}

DrQuantity *
dr_report_data_make_quantity (const DrReportData *data,
                              const DrFigure     *figure,
                              guint32             measure,
                              guint32             written_measure)
{
  DrDecimal value = dr_figure_get_value (figure);
  const DrDecimal *upper = figure->upper == DR_NONE
                           ? NULL
                           : &g_array_index (data->uppers, DrDecimal, figure->upper);
  GRefString *canonical = g_ptr_array_index (data->strings, measure);
  GRefString *written = written_measure == DR_NONE
                        ? canonical
                        : g_ptr_array_index (data->strings, written_measure);

  return dr_quantity_new_from_decimal (&value, upper, figure->hedge, canonical, written);
}

static DrQuantity *
make_percentage (const DrReportData *data,
                 const DrFigure     *figure)
{
  DrDecimal value = dr_figure_get_value (figure);
  const DrDecimal *upper = figure->upper == DR_NONE
                           ? NULL
                           : &g_array_index (data->uppers, DrDecimal, figure->upper);
  GRefString *measure = g_ref_string_new ("%");
  DrQuantity *quantity = dr_quantity_new_from_decimal (&value, upper, figure->hedge, measure, measure);

  g_ref_string_release (measure);

  return quantity;
}

static DrIndicator *
make_indicator (const DrReportData *data,
                guint32             index)
{
  const DrIndicatorRecord *record = &g_array_index (data->indicators, DrIndicatorRecord, index);

  return dr_indicator_new_take (share_string (data, record->id), share_string (data, record->label),
                                share_string (data, record->measure), record->nature, record->desire);
}

static guint32
get_measure (const DrReportData *data,
             guint32             indicator)
{
  return g_array_index (data->indicators, DrIndicatorRecord, indicator).measure;
}

static DrTarget *
make_target (DrReportData *data,
             guint32       index)
{
  const DrTargetRecord *record = &g_array_index (data->targets, DrTargetRecord, index);
  DrTargetFields fields = {
    .id = make_item_id (data, DR_ITEM_TARGET, index),
    .unit = share_unit (data, record->unit),
    .indicator = dr_report_data_dup_object (data, DR_LIST_INDICATORS, record->indicator),
    .period = share_period (data, record->period),
    .comparator = record->comparator,
    .assigned_by = share_string (data, record->assigned_by),
    .source = make_source (data, &record->source),
  };

  if (record->has_planned)
    fields.planned = dr_report_data_make_quantity (data, &record->planned,
                                                   get_measure (data, record->indicator),
                                                   record->written_measure);

  return dr_target_new_take (&fields);
}

/* The first record in @array, whose members all begin with the number of an achievement, that is of @achievement. */
static guint
find_first (GArray  *array,
            guint32  achievement)
{
  guint size = g_array_get_element_size (array);
  guint low = 0, high = array->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (*(const guint32 *) (const void *) (array->data + (gsize) middle * size) < achievement)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
fill_further (DrReportData        *data,
              guint32              index,
              DrAchievementFields *fields)
{
  for (guint i = find_first (data->further_targets, index); i < data->further_targets->len; i++)
    {
      const DrFurtherTargetRecord *record =
        &g_array_index (data->further_targets, DrFurtherTargetRecord, i);
      if (record->achievement != index)
        break;
      dr_achievement_fields_add_further_target (
        fields, dr_report_data_dup_object (data, DR_LIST_TARGETS, record->target),
        record->has_percent ? make_percentage (data, &record->percent) : NULL);
    }

  for (guint i = find_first (data->readings, index); i < data->readings->len; i++)
    {
      const DrReadingRecord *record = &g_array_index (data->readings, DrReadingRecord, i);
      if (record->achievement != index)
        break;
      dr_achievement_fields_add_reading (
        fields, dr_report_data_make_quantity (data, &record->quantity, record->measure, DR_NONE),
        share_string (data, record->reason));
    }
}

static DrAchievement *
make_achievement (DrReportData *data,
                  guint32       index)
{
  const DrAchievementRecord *record = &g_array_index (data->achievements, DrAchievementRecord, index);
  const DrExtrasRecord *extras = dr_report_data_get_extras (data, record);
  DrAchievementFields fields = {
    .id = make_item_id (data, DR_ITEM_ACHIEVEMENT, index),
    .unit = share_unit (data, record->unit),
    .indicator = dr_report_data_dup_object (data, DR_LIST_INDICATORS, record->indicator),
    .period = share_period (data, record->period),
    .status = record->status,
    .is_cumulative = record->is_cumulative,
    .source = make_source (data, &record->source),
    .occasion = dr_occasion_describe (data, record),
  };

  if (record->has_actual)
    fields.actual = dr_report_data_make_quantity (data, &record->actual,
                                                  get_measure (data, record->indicator),
                                                  extras->written_measure);
  if (record->target != DR_NONE)
    fields.target = dr_report_data_dup_object (data, DR_LIST_TARGETS, record->target);
  if (record->has_percent_of_target)
    fields.percent_of_target = make_percentage (data, &extras->percent_of_target);
  if (record->has_share)
    fields.share = make_percentage (data, &extras->share);
  if (record->has_change)
    {
      DrDecimal value = dr_figure_get_value (&extras->change);
      fields.change = dr_change_new_take (extras->change_kind, extras->change_direction, &value,
                                          share_string (data, extras->change_against));
    }
  if (record->part_of != DR_NONE)
    fields.part_of = make_item_id (data, DR_ITEM_ACHIEVEMENT, record->part_of);
  if (record->has_further)
    fill_further (data, index, &fields);

  return dr_achievement_new_take (&fields);
}

static DrRanking *
make_ranking (const DrReportData *data,
              guint32             index)
{
  const DrRankingRecord *record = &g_array_index (data->rankings, DrRankingRecord, index);
  DrRankingFields fields = {
    .id = make_item_id (data, DR_ITEM_RANKING, index),
    .unit = share_unit (data, record->unit),
    .field = share_string (data, record->field),
    .period = share_period (data, record->period),
    .status = record->status,
    .rank = record->rank,
    .cohort_size = record->cohort_size,
    .grade = share_string (data, record->grade),
    .assessor = share_string (data, record->assessor),
    .source = make_source (data, &record->source),
  };

  return dr_ranking_new_take (&fields);
}

static DrDirective *
make_directive (const DrReportData *data,
                guint32             index)
{
  const DrDirectiveRecord *record = &g_array_index (data->directives, DrDirectiveRecord, index);
  DrDirectiveFields fields = {
    .id = make_item_id (data, DR_ITEM_DIRECTIVE, index),
    .kind = record->kind,
    .count = record->count,
    .period = share_period (data, record->period),
    .status = record->status,
    .text = share_string (data, record->text),
    .source = make_source (data, &record->source),
  };

  return dr_directive_new_take (&fields);
}

static DrCitation *
make_citation (const DrReportData *data,
               guint32             index)
{
  const DrCitationRecord *record = &g_array_index (data->citations, DrCitationRecord, index);
  DrCitationFields fields = {
    .id = make_item_id (data, DR_ITEM_CITATION, index),
    .kind = share_string (data, record->kind),
    .number = share_string (data, record->number),
    .issuer = share_string (data, record->issuer),
    .source = make_source (data, &record->source),
  };

  g_date_clear (&fields.date, 1);
  if (record->julian != 0)
    {
      g_date_set_julian (&fields.date, record->julian);
      dr_date_complete (&fields.date);
    }

  return dr_citation_new_take (&fields);
}

static DrSection *
make_section (const DrReportData *data,
              guint32             index)
{
  const DrSectionRecord *record = &g_array_index (data->sections, DrSectionRecord, index);

  return dr_section_new_take (share_string (data, record->number), share_string (data, record->title),
                              dr_span_new (record->start, record->end, NULL));
}

static gpointer
make_object (DrReportData *data,
             DrList        list,
             guint32       index)
{
  switch (list)
    {
    case DR_LIST_INDICATORS:
      return make_indicator (data, index);
    case DR_LIST_TARGETS:
      return make_target (data, index);
    case DR_LIST_ACHIEVEMENTS:
      return make_achievement (data, index);
    case DR_LIST_RANKINGS:
      return make_ranking (data, index);
    case DR_LIST_DIRECTIVES:
      return make_directive (data, index);
    case DR_LIST_CITATIONS:
      return make_citation (data, index);
    case DR_LIST_SECTIONS:
      return make_section (data, index);
    case DR_LIST_UNITS:
    default:
      g_assert_not_reached ();
    }
}

guint
dr_report_data_get_n_objects (const DrReportData *data,
                              DrList              list)
{
  switch (list)
    {
    case DR_LIST_UNITS:
      return data->units->len;
    case DR_LIST_INDICATORS:
      return data->indicators->len;
    case DR_LIST_TARGETS:
      return data->targets->len;
    case DR_LIST_ACHIEVEMENTS:
      return data->achievements->len;
    case DR_LIST_RANKINGS:
      return data->rankings->len;
    case DR_LIST_DIRECTIVES:
      return data->directives->len;
    case DR_LIST_CITATIONS:
      return data->citations->len;
    case DR_LIST_SECTIONS:
      return data->sections->len;
    default:
      g_assert_not_reached ();
    }
}

/*
 * The lock of a list is held while its object is made, which may ask for objects of
 * lists above it in DrList: always in that order, so that no two threads wait for
 * each other. The object is never finalized in here: the caller gets a reference.
 */
gpointer
dr_report_data_dup_object (DrReportData *data,
                           DrList        list,
                           guint32       index)
{
  if (list == DR_LIST_UNITS)
    return share_unit (data, index);

  DrObjectCache *cache = &data->caches[list];
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&cache->mutex);

  if (cache->objects == NULL)
    cache->objects = g_new0 (GWeakRef, dr_report_data_get_n_objects (data, list));

  gpointer object = g_weak_ref_get (&cache->objects[index]);
  if (object == NULL)
    {
      object = make_object (data, list, index);
      g_weak_ref_set (&cache->objects[index], object);
    }

  return object;
}

DrNumber *
dr_report_data_make_number (const DrReportData *data,
                            guint32             index)
{
  const DrNumberRecord *record = &g_array_index (data->numbers, DrNumberRecord, index);
  gsize length;
  const char *words = dr_report_data_get_number_text (data, index, &length);

  return dr_number_new_take (g_ref_string_new_len (words, length),
                             dr_span_new (record->start, record->end, NULL), record->role,
                             record->item_kind == DR_ITEM_NONE
                               ? NULL
                               : make_item_id (data, record->item_kind, record->item));
}
