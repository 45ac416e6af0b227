/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where findings stand. */

#include "config.h"

#include "checking/dr-check-explained-private.h"
#include "checking/dr-check-private.h"
#include "model/dr-text-private.h"

/* Figures further apart than this make no stretch to show: the later one alone is the source. */
#define FARTHEST 400

gboolean
dr_check_get_stretch (const DrCheck *self,
                      guint32        achievement,
                      DrStretch     *stretch)
{
  const DrSourceRecord *source = &dr_check_get_record (self, achievement)->source;

  if (source->start == DR_NONE)
    return FALSE;
  *stretch = (DrStretch) { source->start, source->end, achievement + 1 };

  return TRUE;
}

gsize
dr_check_entry_end (const DrCheck *self,
                    guint32        entry)
{
  gsize end = dr_check_get_entry (self, entry)->end;
  gsize at = end;

  if (self->text == NULL)
    return end;
  if (at < self->size && self->text[at] == ' ')
    at++;

  return at < self->size && self->text[at] == '%' ? at + 1 : end;
}

DrStretch
dr_stretch_join (DrStretch one,
                 DrStretch other)
{
  DrStretch joined = { MIN (one.start, other.start), MAX (one.end, other.end), one.of != 0 ? one.of : other.of };

  if (joined.end - joined.start > FARTHEST)
    return one.start > other.start ? one : other;

  return joined;
}

/* Of the achievement that the stretch belongs to. */
static DrSource *
dup_source (const DrCheck *self,
            DrStretch      stretch)
{
  if (stretch.of == 0)
    return NULL;

  g_autoptr (DrAchievement) achievement = g_list_model_get_item (dr_report_get_achievements (self->report),
                                                                 stretch.of - 1);
  DrSource *source = dr_achievement_get_source (achievement);

  return source != NULL ? dr_source_ref (source) : NULL;
}

DrSource *
dr_check_make_source (const DrCheck *self,
                      DrStretch      stretch)
{
  g_autoptr (DrSpan) span = dr_span_new (stretch.start, stretch.end, NULL);

  g_autoptr (DrSource) own = dup_source (self, stretch);
  if (self->data->text == NULL)
    return g_steal_pointer (&own);

  g_autofree char *words = span != NULL ? dr_text_dup_slice (self->data->text, span, NULL) : NULL;

  if (words == NULL)
    return NULL;

  /* A text that was read back from JSON no longer knows where it stood; its items do. */
  g_autofree char *location = dr_text_describe (self->data->text, stretch.start, stretch.end);
  if (location == NULL && own != NULL)
    location = g_strdup (dr_source_get_location (own));

  return dr_source_new (span, words, location, NULL);
}

/* A finding that the library makes is always one. Were it not, the first that is none is told of instead of all. */
static void
add (DrCheck           *self,
     DrRule             rule,
     const DrRuleFacts *facts,
     DrSource          *source,
     const DrStretch   *others,
     gsize              n_others)
{
  if (self->problem != NULL)
    return;
  g_autoptr (DrFinding) finding = dr_rule_new_finding (rule, facts, source, &self->problem);
  if (finding == NULL)
    return;

  for (gsize i = 0; i < n_others; i++)
    {
      g_autoptr (DrSource) related = dr_check_make_source (self, others[i]);
      if (related == NULL)
        continue;

      DrFinding *more = dr_finding_new_related (finding, related, NULL);
      g_object_unref (finding);
      finding = more;
    }

  dr_findings_add (self->findings, finding, NULL);
}

void
dr_check_say (DrCheck           *self,
              DrRule             rule,
              const DrRuleFacts *facts,
              DrStretch          stretch,
              const DrStretch   *others,
              gsize              n_others)
{
  if (dr_check_is_explained (self, rule, facts, stretch))
    return;

  g_autoptr (DrSource) source = dr_check_make_source (self, stretch);

  add (self, rule, facts, source, others, n_others);
}

void
dr_check_say_missing (DrCheck           *self,
                      DrRule             rule,
                      const DrRuleFacts *facts)
{
  add (self, rule, facts, NULL, NULL, 0);
}

gboolean
dr_check_is_well (DrCheck  *self,
                  GError  **error)
{
  if (self->problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->problem));

  return FALSE;
}
