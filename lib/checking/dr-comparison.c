/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-comparison.h>

#include "base/dr-error-private.h"
#include "checking/dr-difference-private.h"

/**
 * DrComparison:
 *
 * Two drafts of a report, figure by figure: what was added, removed and changed.
 *
 * Sentences may move and be worded anew. An achievement of one draft is that of the
 * other if it is of the same unit, indicator and period; if the wording gave it
 * another indicator, if unit, period, measure and figure are the same. So are
 * targets of which nothing is reached yet, such as those of the next year; the
 * others belong to what was reached. Rankings are told apart by unit and field,
 * directives by kind and period, citations by all they tell. Where several
 * items answer to one description, those that say the same are paired first, and
 * the others in their order.
 *
 * ```c
 * g_autoptr (DrComparison) comparison = dr_comparison_new (draft, final, &error);
 * g_autolist (DrDifference) differences = dr_comparison_list_differences (comparison);
 *
 * for (GList *link = differences; link != NULL; link = link->next)
 *   {
 *     g_autofree char *before = dr_difference_dup_old_value (link->data, DR_ASPECT_ACTUAL);
 *     g_autofree char *after = dr_difference_dup_new_value (link->data, DR_ASPECT_ACTUAL);
 *
 *     if (dr_difference_get_kind (link->data) == DR_DIFFERENCE_KIND_CHANGED)
 *       g_print ("%s -> %s\n", before, after);
 *   }
 * ```
 *
 * Since: 1.0
 */
struct _DrComparison
{
  GObject    parent_instance;

  DrReport  *old_report;        /* (owned) (nullable) */
  DrReport  *new_report;        /* (owned) (nullable) */
  GPtrArray *differences;       /* (owned) (element-type DrDifference) */
  guint      n_unchanged;
};

G_DEFINE_FINAL_TYPE (DrComparison, dr_comparison, G_TYPE_OBJECT)

static void
dr_comparison_finalize (GObject *object)
{
  DrComparison *self = DR_COMPARISON (object);

  g_clear_object (&self->old_report);
  g_clear_object (&self->new_report);
  g_ptr_array_unref (self->differences);

  G_OBJECT_CLASS (dr_comparison_parent_class)->finalize (object);
}

static void
dr_comparison_class_init (DrComparisonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_comparison_finalize;
}

static void
dr_comparison_init (DrComparison *self)
{
  self->differences = g_ptr_array_new_with_free_func (g_object_unref);
}

/* --- pairing --- */

#define UNPAIRED G_MAXUINT

/* The items of one kind of one report. */
typedef struct
{
  GListModel *items;
  GArray     *partners;         /* (element-type guint) place in the other report, or UNPAIRED */
} Side;

/* Describes an item so that those of two reports with one description belong together; NULL: with none. */
typedef char * (*DescribeFunc) (GObject *item);

static void
side_init (Side       *self,
           GListModel *items)
{
  guint n_items = g_list_model_get_n_items (items);

  self->items = items;
  self->partners = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_items);
  for (guint i = 0; i < n_items; i++)
    {
      guint unpaired = UNPAIRED;
      g_array_append_val (self->partners, unpaired);
    }
}

static void
side_clear (Side *self)
{
  g_clear_pointer (&self->partners, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, side_clear)

static guint *
partner_of (const Side *side,
            guint       index)
{
  return &g_array_index (side->partners, guint, index);
}

/* The unpaired items with each description, in their order. */
static GHashTable *
group (const Side   *side,
       DescribeFunc  describe)
{
  GHashTable *groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_queue_free);

  for (guint i = 0; i < side->partners->len; i++)
    {
      if (*partner_of (side, i) != UNPAIRED)
        continue;

      g_autoptr (GObject) item = g_list_model_get_item (side->items, i);
      char *description = describe (item);
      if (description == NULL)
        continue;

      GQueue *queue = g_hash_table_lookup (groups, description);
      if (queue == NULL)
        g_hash_table_insert (groups, description, queue = g_queue_new ());
      else
        g_free (description);
      g_queue_push_tail (queue, GUINT_TO_POINTER (i));
    }

  return groups;
}

static void
pair (Side         *old_side,
      Side         *new_side,
      DescribeFunc  describe)
{
  g_autoptr (GHashTable) groups = group (old_side, describe);

  for (guint i = 0; i < new_side->partners->len; i++)
    {
      if (*partner_of (new_side, i) != UNPAIRED)
        continue;

      g_autoptr (GObject) item = g_list_model_get_item (new_side->items, i);
      g_autofree char *description = describe (item);
      GQueue *queue = description != NULL ? g_hash_table_lookup (groups, description) : NULL;
      if (queue == NULL || g_queue_is_empty (queue))
        continue;

      guint old_index = GPOINTER_TO_UINT (g_queue_pop_head (queue));
      *partner_of (new_side, i) = old_index;
      *partner_of (old_side, old_index) = i;
    }
}

/* --- descriptions --- */

/* No id holds a line feed, so parts of different items cannot run together into one description. */
static char *
describe_identity (GObject *item)
{
  if (DR_IS_ACHIEVEMENT (item))
    {
      DrAchievement *achievement = DR_ACHIEVEMENT (item);
      g_autofree char *period = dr_period_to_string (dr_achievement_get_period (achievement));

      return g_strdup_printf ("%s\n%s\n%s", dr_unit_get_id (dr_achievement_get_unit (achievement)),
                              dr_indicator_get_id (dr_achievement_get_indicator (achievement)), period);
    }
  if (DR_IS_TARGET (item))
    {
      DrTarget *target = DR_TARGET (item);
      g_autofree char *period = dr_period_to_string (dr_target_get_period (target));

      return g_strdup_printf ("%s\n%s\n%s", dr_unit_get_id (dr_target_get_unit (target)),
                              dr_indicator_get_id (dr_target_get_indicator (target)), period);
    }
  if (DR_IS_CITATION (item))
    return dr_aspect_dup_value (item, DR_ASPECT_DOCUMENT);
  if (DR_IS_RANKING (item))
    return g_strdup_printf ("%s\n%s", dr_unit_get_id (dr_ranking_get_unit (DR_RANKING (item))),
                            dr_ranking_get_field (DR_RANKING (item)) != NULL ? dr_ranking_get_field (DR_RANKING (item)) : "");

  DrPeriod *period = dr_directive_get_period (DR_DIRECTIVE (item));
  g_autofree char *id = period != NULL ? dr_period_to_string (period) : g_strdup ("");

  return g_strdup_printf ("%u\n%s", dr_directive_get_kind (DR_DIRECTIVE (item)), id);
}

/* The same, with everything that the item says. */
static char *
describe_all (GObject *item)
{
  g_autofree char *identity = describe_identity (item);
  GString *description = g_string_new (identity);

  for (guint aspect = 0; aspect < DR_N_ASPECTS; aspect++)
    {
      g_autofree char *value = dr_aspect_dup_value (item, aspect);

      g_string_append_c (description, '\n');
      if (value != NULL)
        g_string_append (description, value);
      else
        g_string_append_c (description, '\n');
    }

  return g_string_free (description, FALSE);
}

/* Of achievements and targets: the figure itself, however it is named. */
static char *
describe_figure (GObject *item)
{
  if (DR_IS_TARGET (item) && dr_target_get_planned (DR_TARGET (item)) != NULL)
    {
      g_autofree char *period = dr_period_to_string (dr_target_get_period (DR_TARGET (item)));
      g_autofree char *planned = dr_aspect_dup_value (item, DR_ASPECT_TARGET);

      return g_strdup_printf ("%s\n%s\n%s", dr_unit_get_id (dr_target_get_unit (DR_TARGET (item))), period, planned);
    }
  if (!DR_IS_ACHIEVEMENT (item) || dr_achievement_get_actual (DR_ACHIEVEMENT (item)) == NULL)
    return NULL;

  DrAchievement *achievement = DR_ACHIEVEMENT (item);
  g_autofree char *period = dr_period_to_string (dr_achievement_get_period (achievement));
  g_autofree char *actual = dr_aspect_dup_value (item, DR_ASPECT_ACTUAL);

  return g_strdup_printf ("%s\n%s\n%s", dr_unit_get_id (dr_achievement_get_unit (achievement)), period, actual);
}

/* --- comparing --- */

static gboolean
says_the_same (GObject *one,
               GObject *other)
{
  for (guint aspect = 0; aspect < DR_N_ASPECTS; aspect++)
    {
      g_autofree char *value = dr_aspect_dup_value (one, aspect);
      g_autofree char *other_value = dr_aspect_dup_value (other, aspect);

      if (g_strcmp0 (value, other_value) != 0)
        return FALSE;
    }

  return TRUE;
}

static void
add_difference (DrComparison *self,
                const Side   *old_side,
                guint         old_index,
                const Side   *new_side,
                guint         new_index)
{
  g_autoptr (GObject) old_item = old_index != UNPAIRED ? g_list_model_get_item (old_side->items, old_index) : NULL;
  g_autoptr (GObject) new_item = new_index != UNPAIRED ? g_list_model_get_item (new_side->items, new_index) : NULL;

  if (old_item != NULL && new_item != NULL && says_the_same (old_item, new_item))
    self->n_unchanged++;
  else
    g_ptr_array_add (self->differences, dr_difference_new (old_item, new_item));
}

static void
compare_items (DrComparison *self,
               GListModel   *old_items,
               GListModel   *new_items)
{
  g_auto (Side) old_side = { NULL };
  g_auto (Side) new_side = { NULL };

  side_init (&old_side, old_items);
  side_init (&new_side, new_items);
  pair (&old_side, &new_side, describe_all);
  pair (&old_side, &new_side, describe_identity);
  pair (&old_side, &new_side, describe_figure);

  for (guint i = 0; i < new_side.partners->len; i++)
    add_difference (self, &old_side, *partner_of (&new_side, i), &new_side, i);
  for (guint i = 0; i < old_side.partners->len; i++)
    if (*partner_of (&old_side, i) == UNPAIRED)
      add_difference (self, &old_side, i, &new_side, UNPAIRED);
}

/* The targets that no achievement speaks of: those are compared with what was reached. */
static GListModel *
list_open_targets (DrReport *report)
{
  g_autoptr (GHashTable) spoken_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *achievements = dr_report_get_achievements (report);
  GListModel *targets = dr_report_get_targets (report);
  GListStore *open = g_list_store_new (DR_TYPE_TARGET);

  for (guint i = 0; i < g_list_model_get_n_items (achievements); i++)
    {
      g_autoptr (DrAchievement) achievement = g_list_model_get_item (achievements, i);
      DrTarget *target = dr_achievement_get_target (achievement);

      if (target != NULL)
        g_hash_table_add (spoken_of, g_strdup (dr_target_get_id (target)));
      for (guint j = 0; j < dr_achievement_get_n_further_targets (achievement); j++)
        g_hash_table_add (spoken_of, g_strdup (dr_target_get_id (dr_achievement_get_further_target (achievement, j))));
    }
  for (guint i = 0; i < g_list_model_get_n_items (targets); i++)
    {
      g_autoptr (DrTarget) target = g_list_model_get_item (targets, i);

      if (!g_hash_table_contains (spoken_of, dr_target_get_id (target)))
        g_list_store_append (open, target);
    }

  return G_LIST_MODEL (open);
}

/**
 * dr_comparison_new:
 * @old_report: the earlier draft
 * @new_report: the later draft
 * @error: return location for an error
 *
 * Compares two drafts of one report.
 *
 * Fails with
 *
 * - %DR_ERROR_INVALID if one of them is empty: no builder made it,
 * - %DR_ERROR_MISMATCH if they are of different periods: then they are two
 *   reports, not two drafts of one.
 *
 * Returns: (transfer full): the comparison, or %NULL with @error set
 *
 * Since: 1.0
 */
DrComparison *
dr_comparison_new (DrReport  *old_report,
                   DrReport  *new_report,
                   GError   **error)
{
  g_return_val_if_fail (DR_IS_REPORT (old_report), NULL);
  g_return_val_if_fail (DR_IS_REPORT (new_report), NULL);

  DrPeriod *old_period = dr_report_get_period (old_report);
  DrPeriod *new_period = dr_report_get_period (new_report);
  if (old_period == NULL || new_period == NULL)
    {
      dr_error_set (error, DR_ERROR_INVALID, "the report is empty: no builder made it");
      return NULL;
    }
  if (!dr_period_equal (old_period, new_period))
    {
      g_autofree char *old_id = dr_period_to_string (old_period);
      g_autofree char *new_id = dr_period_to_string (new_period);

      dr_error_set (error, DR_ERROR_MISMATCH,
                    "the reports are of different periods, %s and %s; drafts of one report are compared", old_id,
                    new_id);
      return NULL;
    }

  g_autoptr (GListModel) old_targets = list_open_targets (old_report);
  g_autoptr (GListModel) new_targets = list_open_targets (new_report);
  DrComparison *self = g_object_new (DR_TYPE_COMPARISON, NULL);
  self->old_report = g_object_ref (old_report);
  self->new_report = g_object_ref (new_report);
  compare_items (self, dr_report_get_achievements (old_report), dr_report_get_achievements (new_report));
  compare_items (self, old_targets, new_targets);
  compare_items (self, dr_report_get_rankings (old_report), dr_report_get_rankings (new_report));
  compare_items (self, dr_report_get_directives (old_report), dr_report_get_directives (new_report));
  compare_items (self, dr_report_get_citations (old_report), dr_report_get_citations (new_report));

  return self;
}

/**
 * dr_comparison_get_old_report:
 * @self: a comparison
 *
 * Gets the earlier draft.
 *
 * Returns: (transfer none) (nullable): the report; %NULL of an empty object, which
 *   no constructor made
 *
 * Since: 1.0
 */
DrReport *
dr_comparison_get_old_report (DrComparison *self)
{
  g_return_val_if_fail (DR_IS_COMPARISON (self), NULL);

  return self->old_report;
}

/**
 * dr_comparison_get_new_report:
 * @self: a comparison
 *
 * Gets the later draft.
 *
 * Returns: (transfer none) (nullable): the report; %NULL of an empty object, which
 *   no constructor made
 *
 * Since: 1.0
 */
DrReport *
dr_comparison_get_new_report (DrComparison *self)
{
  g_return_val_if_fail (DR_IS_COMPARISON (self), NULL);

  return self->new_report;
}

/**
 * dr_comparison_get_n_unchanged:
 * @self: a comparison
 *
 * Gets how many items say the same in both drafts, wherever they stand.
 *
 * Returns: the number of items
 *
 * Since: 1.0
 */
guint
dr_comparison_get_n_unchanged (DrComparison *self)
{
  g_return_val_if_fail (DR_IS_COMPARISON (self), 0);

  return self->n_unchanged;
}

/**
 * dr_comparison_list_differences:
 * @self: a comparison
 *
 * Lists what differs: achievements, then targets of which nothing is reached yet,
 * rankings, directives and citations; of each kind
 * first what was changed or added, in the order of the new draft, then what was
 * removed, in the order of the old one.
 *
 * Returns: (transfer full) (element-type DrDifference): the differences
 *
 * Since: 1.0
 */
GList *
dr_comparison_list_differences (DrComparison *self)
{
  g_return_val_if_fail (DR_IS_COMPARISON (self), NULL);

  GList *differences = NULL;
  for (guint i = self->differences->len; i > 0; i--)
    differences = g_list_prepend (differences, g_object_ref (g_ptr_array_index (self->differences, i - 1)));

  return differences;
}
