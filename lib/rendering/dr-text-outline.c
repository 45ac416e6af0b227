/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "rendering/dr-text-outline-private.h"

void
dr_text_outline_clear (DrTextOutline *self)
{
  g_clear_pointer (&self->units, g_array_unref);
  g_clear_pointer (&self->first_figure, g_free);
  g_clear_pointer (&self->last_figure, g_free);
  g_clear_pointer (&self->next_figure, g_free);
  g_clear_pointer (&self->first_part, g_free);
  g_clear_pointer (&self->last_part, g_free);
  g_clear_pointer (&self->next_part, g_free);
  g_clear_pointer (&self->first_ranking, g_free);
  g_clear_pointer (&self->last_ranking, g_free);
  g_clear_pointer (&self->next_ranking, g_free);
}

static const DrAchievementRecord *
get_record (const DrReportData *data,
            guint32             achievement)
{
  return &g_array_index (data->achievements, DrAchievementRecord, achievement);
}

static guint32 *
new_links (guint length)
{
  guint32 *links = g_new (guint32, MAX (length, 1));

  for (guint i = 0; i < length; i++)
    links[i] = DR_NONE;

  return links;
}

/* Appends @index to the chain that begins at @first[@owner]. */
static void
link_after (guint32 *first,
            guint32 *last,
            guint32 *next,
            guint32  owner,
            guint32  index)
{
  if (first[owner] == DR_NONE)
    first[owner] = index;
  else
    next[last[owner]] = index;
  last[owner] = index;
}

/* Is the figure shown below the one it is a part of? Not below another body's; nor, as nothing forbids it, in a ring. */
static gboolean
is_below_whole (const DrReportData *data,
                guint32             index)
{
  const DrAchievementRecord *record = get_record (data, index);

  if (record->part_of == DR_NONE || record->part_of >= index)
    return FALSE;

  return get_record (data, record->part_of)->unit == record->unit;
}

typedef struct
{
  guint32 unit;
  guint32 start;
} UnitPlace;

static int
compare_places (gconstpointer first,
                gconstpointer second)
{
  const UnitPlace *one = first;
  const UnitPlace *other = second;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;

  return one->unit < other->unit ? -1 : one->unit > other->unit;
}

static void
note_place (UnitPlace            *places,
            guint32               unit,
            const DrSourceRecord *source)
{
  places[unit].unit = unit;
  places[unit].start = MIN (places[unit].start, source->start);
}

/* The report of a fourth quarter often tells the year's figures: what most are of goes without saying. */
static guint32
find_period (const DrReportData *data)
{
  g_autofree guint *counts = g_new0 (guint, MAX (data->periods->len, 1));

  for (guint i = 0; i < data->achievements->len; i++)
    if (++counts[get_record (data, i)->period] > data->achievements->len / 2)
      return get_record (data, i)->period;

  return data->period;
}

typedef struct
{
  guint32 figure;
  guint   group;    /* of its period: 0, or a number in the order in which the body's figures come to it */
} FigurePlace;

static int
compare_figures (gconstpointer first,
                 gconstpointer second)
{
  const FigurePlace *one = first;
  const FigurePlace *other = second;

  if (one->group != other->group)
    return one->group < other->group ? -1 : 1;

  return one->figure < other->figure ? -1 : one->figure > other->figure;
}

/* Figures of one period stand together, so that it is said once for all of them. */
static void
order_by_period (DrTextOutline *self)
{
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (FigurePlace));
  g_autofree guint *groups = g_new0 (guint, MAX (self->data->periods->len, 1));
  guint n_groups = 0;

  for (guint i = 0; i < self->units->len; i++)
    {
      guint32 unit = g_array_index (self->units, guint32, i);
      guint n_before = n_groups;
      gboolean is_mixed = FALSE;

      g_array_set_size (figures, 0);
      for (guint32 at = self->first_figure[unit]; at != DR_NONE; at = self->next_figure[at])
        {
          guint32 period = get_record (self->data, at)->period;
          FigurePlace place = { at, 0 };

          /* Numbers of earlier bodies are those below, so that nothing need be cleared. */
          if (period != self->period)
            place.group = groups[period] > n_before ? groups[period] : (groups[period] = ++n_groups);
          is_mixed |= figures->len > 0 && place.group != g_array_index (figures, FigurePlace, 0).group;
          g_array_append_val (figures, place);
        }
      if (!is_mixed)
        continue;

      g_array_sort (figures, compare_figures);
      self->first_figure[unit] = self->last_figure[unit] = DR_NONE;
      for (guint j = 0; j < figures->len; j++)
        {
          guint32 figure = g_array_index (figures, FigurePlace, j).figure;

          self->next_figure[figure] = DR_NONE;
          link_after (self->first_figure, self->last_figure, self->next_figure, unit, figure);
        }
    }
}

void
dr_text_outline_init (DrTextOutline      *self,
                      const DrReportData *data)
{
  guint n_units = data->units->len;
  guint n_achievements = data->achievements->len;
  g_autofree UnitPlace *places = g_new (UnitPlace, MAX (n_units, 1));

  *self = (DrTextOutline) { .data = data };
  self->units = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->first_figure = new_links (n_units);
  self->last_figure = new_links (n_units);
  self->next_figure = new_links (n_achievements);
  self->first_part = new_links (n_achievements);
  self->last_part = new_links (n_achievements);
  self->next_part = new_links (n_achievements);
  self->first_ranking = new_links (n_units);
  self->last_ranking = new_links (n_units);
  self->next_ranking = new_links (data->rankings->len);

  for (guint i = 0; i < n_units; i++)
    places[i] = (UnitPlace) { .unit = DR_NONE, .start = DR_NONE };
  for (guint i = 0; i < n_achievements; i++)
    {
      const DrAchievementRecord *record = get_record (data, i);

      note_place (places, record->unit, &record->source);
      if (is_below_whole (data, i))
        link_after (self->first_part, self->last_part, self->next_part, record->part_of, i);
      else
        link_after (self->first_figure, self->last_figure, self->next_figure, record->unit, i);
    }
  for (guint i = 0; i < data->rankings->len; i++)
    {
      const DrRankingRecord *record = &g_array_index (data->rankings, DrRankingRecord, i);

      note_place (places, record->unit, &record->source);
      link_after (self->first_ranking, self->last_ranking, self->next_ranking, record->unit, i);
    }

  qsort (places, n_units, sizeof (UnitPlace), compare_places);
  for (guint i = 0; i < n_units; i++)
    if (places[i].unit != DR_NONE)
      g_array_append_val (self->units, places[i].unit);
  self->period = find_period (data);
  order_by_period (self);
}

void
dr_text_outline_visit (const DrTextOutline *self,
                       DrReport            *report,
                       guint32              unit,
                       DrTextVisit          visit,
                       gpointer             user_data)
{
  guint32 period = self->period;

  for (guint32 root = self->first_figure[unit]; root != DR_NONE; root = self->next_figure[root])
    {
      guint32 at = root;
      gsize depth = 0;

      while (TRUE)
        {
          guint32 part_of = get_record (self->data, at)->part_of;

          visit (report, at, depth, depth > 0 ? get_record (self->data, part_of)->period : period, user_data);
          if (self->first_part[at] != DR_NONE)
            {
              at = self->first_part[at];
              depth++;
              continue;
            }
          while (depth > 0 && self->next_part[at] == DR_NONE)
            {
              at = get_record (self->data, at)->part_of;
              depth--;
            }
          if (depth == 0)
            break;
          at = self->next_part[at];
        }
      period = get_record (self->data, root)->period;
    }
}
