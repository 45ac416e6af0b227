/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-rule-set.h>

#include <string.h>

#include <districtreport/dr-enum-types.h>

#include "base/dr-error-private.h"
#include "checking/dr-rules-private.h"
#include "model/dr-check-private.h"

/**
 * DrRuleSet:
 *
 * The rules that a [class@DistrictReport.Checker] goes by.
 *
 * A new set holds every rule of the library, switched on, each as grave as its
 * page in the manual says. Rules may be switched off, weighed otherwise, and
 * added.
 *
 * ```c
 * g_autoptr (DrRuleSet) rules = dr_rule_set_new ();
 *
 * dr_rule_set_set_enabled (rules, "separators", FALSE, &error);
 * dr_rule_set_set_severity (rules, "whole-target", DR_SEVERITY_ERROR, &error);
 * dr_rule_set_add (rules, "names-a-place", DR_SEVERITY_WARNING, names_a_place, NULL, NULL, &error);
 *
 * g_autoptr (DrChecker) checker = dr_checker_new_with_rules (rules);
 * ```
 *
 * A checker takes the set as it stands when the checker is made.
 *
 * Since: 1.0
 */
struct _DrRuleSet
{
  GObject parent_instance;

  GArray *entries;              /* (owned) (element-type DrRuleEntry) */
};

G_DEFINE_FINAL_TYPE (DrRuleSet, dr_rule_set, G_TYPE_OBJECT)

static void
closure_clear (gpointer data)
{
  DrRuleClosure *closure = data;

  if (closure->destroy != NULL)
    closure->destroy (closure->user_data);
}

static void
entry_clear (gpointer data)
{
  DrRuleEntry *entry = data;

  g_clear_pointer (&entry->id, g_ref_string_release);
  if (entry->closure != NULL)
    g_atomic_rc_box_release_full (entry->closure, closure_clear);
}

static void
dr_rule_set_finalize (GObject *object)
{
  DrRuleSet *self = DR_RULE_SET (object);

  g_clear_pointer (&self->entries, g_array_unref);

  G_OBJECT_CLASS (dr_rule_set_parent_class)->finalize (object);
}

static void
dr_rule_set_class_init (DrRuleSetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_rule_set_finalize;
}

static void
dr_rule_set_init (DrRuleSet *self)
{
  self->entries = g_array_new (FALSE, TRUE, sizeof (DrRuleEntry));
  g_array_set_clear_func (self->entries, entry_clear);

  for (guint i = 0; i < dr_n_builtin_rules; i++)
    {
      const DrBuiltinRule *rule = &dr_builtin_rules[i];
      DrRuleEntry entry = { g_ref_string_new_intern (rule->id), rule->severity, rule->severity, TRUE, rule, NULL };

      g_array_append_val (self->entries, entry);
    }
}

static DrRuleEntry *
find (DrRuleSet  *self,
      const char *id)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (strcmp (g_array_index (self->entries, DrRuleEntry, i).id, id) == 0)
      return &g_array_index (self->entries, DrRuleEntry, i);

  return NULL;
}

static DrRuleEntry *
find_or_fail (DrRuleSet   *self,
              const char  *id,
              GError     **error)
{
  DrRuleEntry *entry = find (self, id);

  if (entry == NULL)
    {
      g_autofree char *quoted = dr_error_quote (id, -1);
      dr_error_set (error, DR_ERROR_INVALID, "rules: there is no rule %s", quoted);
    }

  return entry;
}

guint
dr_rule_set_get_n_entries (DrRuleSet *self)
{
  return self->entries->len;
}

const DrRuleEntry *
dr_rule_set_get_entry (DrRuleSet *self,
                       guint      index)
{
  return &g_array_index (self->entries, DrRuleEntry, index);
}

DrSeverity
dr_rule_entry_grade (const DrRuleEntry *self,
                     DrSeverity         severity)
{
  return severity >= self->own_severity ? self->severity : MIN (severity, self->severity);
}

/**
 * dr_rule_set_new:
 *
 * Makes a set of every rule of the library, switched on.
 *
 * Returns: (transfer full): the set
 *
 * Since: 1.0
 */
DrRuleSet *
dr_rule_set_new (void)
{
  return g_object_new (DR_TYPE_RULE_SET, NULL);
}

/**
 * dr_rule_set_copy:
 * @self: a set of rules
 *
 * Copies a set. What an application gave with a rule is shared, and destroyed
 * when the last set with it goes.
 *
 * Returns: (transfer full): the copy
 *
 * Since: 1.0
 */
DrRuleSet *
dr_rule_set_copy (DrRuleSet *self)
{
  g_return_val_if_fail (DR_IS_RULE_SET (self), NULL);

  DrRuleSet *copy = g_object_new (DR_TYPE_RULE_SET, NULL);

  g_array_set_size (copy->entries, 0);
  for (guint i = 0; i < self->entries->len; i++)
    {
      DrRuleEntry entry = g_array_index (self->entries, DrRuleEntry, i);

      g_ref_string_acquire (entry.id);
      if (entry.closure != NULL)
        g_atomic_rc_box_acquire (entry.closure);
      g_array_append_val (copy->entries, entry);
    }

  return copy;
}

/**
 * dr_rule_set_list_ids:
 * @self: a set of rules
 *
 * Lists the ids of the rules, switched on or off, in the order in which they are
 * asked: those of the library, then those that were added.
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids
 *
 * Since: 1.0
 */
char **
dr_rule_set_list_ids (DrRuleSet *self)
{
  g_return_val_if_fail (DR_IS_RULE_SET (self), NULL);

  char **ids = g_new0 (char *, self->entries->len + 1);
  for (guint i = 0; i < self->entries->len; i++)
    ids[i] = g_strdup (g_array_index (self->entries, DrRuleEntry, i).id);

  return ids;
}

/**
 * dr_rule_set_has:
 * @self: a set of rules
 * @id: the id of a rule
 *
 * Looks whether there is such a rule, switched on or off.
 *
 * Returns: whether there is
 *
 * Since: 1.0
 */
gboolean
dr_rule_set_has (DrRuleSet  *self,
                 const char *id)
{
  g_return_val_if_fail (DR_IS_RULE_SET (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return find (self, id) != NULL;
}

/**
 * dr_rule_set_is_enabled:
 * @self: a set of rules
 * @id: the id of a rule
 *
 * Looks whether a rule is switched on.
 *
 * Returns: whether it is; %FALSE if there is no such rule
 *
 * Since: 1.0
 */
gboolean
dr_rule_set_is_enabled (DrRuleSet  *self,
                        const char *id)
{
  g_return_val_if_fail (DR_IS_RULE_SET (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  DrRuleEntry *entry = find (self, id);

  return entry != NULL && entry->is_enabled;
}

/**
 * dr_rule_set_set_enabled:
 * @self: a set of rules
 * @id: the id of a rule
 * @enabled: whether it is to be asked
 * @error: return location for an error
 *
 * Switches a rule on or off.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if there is no such rule.
 *
 * Returns: whether there is such a rule
 *
 * Since: 1.0
 */
gboolean
dr_rule_set_set_enabled (DrRuleSet   *self,
                         const char  *id,
                         gboolean     enabled,
                         GError     **error)
{
  g_return_val_if_fail (DR_IS_RULE_SET (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  DrRuleEntry *entry = find_or_fail (self, id, error);
  if (entry == NULL)
    return FALSE;
  entry->is_enabled = enabled;

  return TRUE;
}

/**
 * dr_rule_set_get_severity:
 * @self: a set of rules
 * @id: the id of a rule
 *
 * Gets how grave it is to break a rule.
 *
 * Returns: the severity; that of a note if there is no such rule
 *
 * Since: 1.0
 */
DrSeverity
dr_rule_set_get_severity (DrRuleSet  *self,
                          const char *id)
{
  g_return_val_if_fail (DR_IS_RULE_SET (self), DR_SEVERITY_NOTE);
  g_return_val_if_fail (id != NULL, DR_SEVERITY_NOTE);

  DrRuleEntry *entry = find (self, id);

  return entry != NULL ? entry->severity : DR_SEVERITY_NOTE;
}

/**
 * dr_rule_set_set_severity:
 * @self: a set of rules
 * @id: the id of a rule
 * @severity: how grave it is to break it
 * @error: return location for an error
 *
 * Weighs a rule otherwise.
 *
 * A finding as grave as the rule was gets @severity. One that the rule itself
 * took for less, such as the note that digits were cut off, stays what it is,
 * but never graver than @severity.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if there is no such rule, or
 * no such severity.
 *
 * Returns: whether it was set
 *
 * Since: 1.0
 */
gboolean
dr_rule_set_set_severity (DrRuleSet   *self,
                          const char  *id,
                          DrSeverity   severity,
                          GError     **error)
{
  g_return_val_if_fail (DR_IS_RULE_SET (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  DrRuleEntry *entry = find_or_fail (self, id, error);
  if (entry == NULL || !dr_check_enum (DR_TYPE_SEVERITY, severity, "rules: the severity", error))
    return FALSE;
  entry->severity = severity;

  return TRUE;
}

/**
 * dr_rule_set_dup_summary:
 * @self: a set of rules
 * @id: the id of a rule
 * @language: the language to say it in
 *
 * Gets what a rule of the library looks at, in a few words.
 *
 * Returns: (transfer full) (nullable): the words, or `NULL` for a rule of an
 *   application, and if there is no such rule
 *
 * Since: 1.0
 */
char *
dr_rule_set_dup_summary (DrRuleSet  *self,
                         const char *id,
                         DrLanguage  language)
{
  g_return_val_if_fail (DR_IS_RULE_SET (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  DrRuleEntry *entry = find (self, id);
  if (entry == NULL || entry->builtin == NULL)
    return NULL;

  return g_strdup (language == DR_LANGUAGE_VIETNAMESE ? entry->builtin->vietnamese : entry->builtin->english);
}

/**
 * dr_rule_set_add:
 * @self: a set of rules
 * @id: what to call the rule: lower-case ASCII letters and digits, with single
 *   hyphens between words
 * @severity: how grave the findings named @id are that the rule does not grade
 *   lower itself
 * @function: (scope notified) (closure user_data) (destroy destroy): the rule
 * @user_data: what to give the function
 * @destroy: (nullable): what to call with @user_data once no set and no checker
 *   has the rule any more
 * @error: return location for an error
 *
 * Adds a rule of the application's own, behind the others, and switches it on.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if @id is no such name or is
 * taken, or there is no such severity; @destroy is called then too.
 *
 * Returns: whether it was added
 *
 * Since: 1.0
 */
gboolean
dr_rule_set_add (DrRuleSet       *self,
                 const char      *id,
                 DrSeverity       severity,
                 DrRuleFunc       function,
                 gpointer         user_data,
                 GDestroyNotify   destroy,
                 GError         **error)
{
  g_return_val_if_fail (DR_IS_RULE_SET (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (function != NULL, FALSE);

  DrRuleClosure *closure = g_atomic_rc_box_new (DrRuleClosure);
  *closure = (DrRuleClosure) { function, user_data, destroy };
  DrRuleEntry entry = { g_ref_string_new (id), severity, severity, TRUE, NULL, closure };

  /* A finding is asked whether the name will do: every failure of the rule becomes one. */
  g_autoptr (DrFinding) probe = dr_finding_new (id, severity, NULL, NULL, NULL, NULL, "thử", "probe", NULL, error);
  if (probe == NULL || find (self, id) != NULL)
    {
      g_autofree char *quoted = dr_error_quote (id, -1);

      if (probe != NULL)
        dr_error_set (error, DR_ERROR_INVALID, "rules: there is a rule %s already", quoted);
      entry_clear (&entry);
      return FALSE;
    }
  g_array_append_val (self->entries, entry);

  return TRUE;
}
