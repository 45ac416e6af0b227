/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-findings.h>

#include "base/dr-error-private.h"

/**
 * DrFindings:
 *
 * What was found in a report, in the order in which it was found.
 *
 * It is what a [class@DistrictReport.Checker] gives, and what a rule of an
 * application adds to ([callback@DistrictReport.RuleFunc]). As a
 * [iface@Gio.ListModel] it may be bound to, and walked like a list in Python and
 * JavaScript.
 *
 * ```c
 * g_autoptr (DrFindings) findings = dr_checker_check_report (checker, report, &error);
 *
 * for (guint i = 0; i < dr_findings_get_n (findings); i++)
 *   {
 *     g_autofree char *message = dr_finding_dup_message (dr_findings_get (findings, i), DR_LANGUAGE_ENGLISH);
 *     g_print ("%s\n", message);
 *   }
 * ```
 *
 * While one thread adds to it no other may look at it.
 *
 * Since: 1.0
 */
struct _DrFindings
{
  GObject    parent_instance;

  GPtrArray *findings;          /* (owned) (element-type DrFinding) */
};

static GType
dr_findings_get_item_type (GListModel *model)
{
  return DR_TYPE_FINDING;
}

static guint
dr_findings_get_n_items (GListModel *model)
{
  return DR_FINDINGS (model)->findings->len;
}

static gpointer
dr_findings_get_item (GListModel *model,
                      guint       position)
{
  DrFinding *finding = dr_findings_get (DR_FINDINGS (model), position);

  return finding != NULL ? g_object_ref (finding) : NULL;
}

static void
dr_findings_list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = dr_findings_get_item_type;
  interface->get_n_items = dr_findings_get_n_items;
  interface->get_item = dr_findings_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DrFindings, dr_findings, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dr_findings_list_model_init))

static void
dr_findings_finalize (GObject *object)
{
  DrFindings *self = DR_FINDINGS (object);

  g_clear_pointer (&self->findings, g_ptr_array_unref);

  G_OBJECT_CLASS (dr_findings_parent_class)->finalize (object);
}

static void
dr_findings_class_init (DrFindingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_findings_finalize;
}

static void
dr_findings_init (DrFindings *self)
{
  self->findings = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * dr_findings_new:
 *
 * Makes a list without findings.
 *
 * Returns: (transfer full): the list
 *
 * Since: 1.0
 */
DrFindings *
dr_findings_new (void)
{
  return g_object_new (DR_TYPE_FINDINGS, NULL);
}

/**
 * dr_findings_get_n:
 * @self: findings
 *
 * Counts the findings.
 *
 * Returns: how many there are
 *
 * Since: 1.0
 */
guint
dr_findings_get_n (DrFindings *self)
{
  g_return_val_if_fail (DR_IS_FINDINGS (self), 0);

  return self->findings->len;
}

/**
 * dr_findings_get:
 * @self: findings
 * @index: the place of the finding, from 0
 *
 * Gets one finding.
 *
 * Returns: (transfer none) (nullable): the finding, or `NULL` beyond the last one
 *
 * Since: 1.0
 */
DrFinding *
dr_findings_get (DrFindings *self,
                 guint       index)
{
  g_return_val_if_fail (DR_IS_FINDINGS (self), NULL);

  return index < self->findings->len ? g_ptr_array_index (self->findings, index) : NULL;
}

/**
 * dr_findings_list:
 * @self: findings
 *
 * Lists the findings: a plain list in Python, an array in JavaScript.
 *
 * Returns: (transfer full) (element-type DistrictReport.Finding): the findings;
 *   empty where there are none
 *
 * Since: 1.0
 */
GList *
dr_findings_list (DrFindings *self)
{
  g_return_val_if_fail (DR_IS_FINDINGS (self), NULL);

  GList *list = NULL;
  for (guint i = self->findings->len; i-- > 0;)
    list = g_list_prepend (list, g_object_ref (g_ptr_array_index (self->findings, i)));

  return list;
}

/**
 * dr_findings_get_n_of:
 * @self: findings
 * @severity: a severity
 *
 * Counts the findings of one severity.
 *
 * Returns: how many there are
 *
 * Since: 1.0
 */
guint
dr_findings_get_n_of (DrFindings *self,
                      DrSeverity  severity)
{
  g_return_val_if_fail (DR_IS_FINDINGS (self), 0);

  guint n = 0;
  for (guint i = 0; i < self->findings->len; i++)
    n += dr_finding_get_severity (g_ptr_array_index (self->findings, i)) == severity;

  return n;
}

/**
 * dr_findings_add:
 * @self: findings
 * @finding: a finding
 * @error: return location for an error
 *
 * Adds a finding behind the others.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if @finding was not made by a
 * constructor.
 *
 * Returns: whether it was added
 *
 * Since: 1.0
 */
gboolean
dr_findings_add (DrFindings  *self,
                 DrFinding   *finding,
                 GError     **error)
{
  g_return_val_if_fail (DR_IS_FINDINGS (self), FALSE);
  g_return_val_if_fail (DR_IS_FINDING (finding), FALSE);

  if (dr_finding_get_rule (finding) == NULL)
    return dr_error_set (error, DR_ERROR_INVALID, "finding has no rule: it was not made by a constructor");

  g_ptr_array_add (self->findings, g_object_ref (finding));
  g_list_model_items_changed (G_LIST_MODEL (self), self->findings->len - 1, 0, 1);

  return TRUE;
}
