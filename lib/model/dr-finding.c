/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-finding.h>

#include <districtreport/dr-enum-types.h>

#include "base/dr-error-private.h"
#include "figures/dr-decimal-private.h"
#include "model/dr-check-private.h"
#include "model/dr-finding-private.h"
#include "model/dr-properties-private.h"

#define N_LANGUAGES (DR_LANGUAGE_ENGLISH + 1)

/**
 * DrFinding:
 *
 * Something in a report that does not add up: the rule, the figure as stated,
 * what would have been right, and the places concerned.
 *
 * ```c
 * g_autoptr (DrFinding) finding =
 *   dr_finding_new ("percent-of-target", DR_SEVERITY_ERROR, "126", "128", "128",
 *                   "640 / 500 = 128 %", "ghi 126 %, đúng ra là 128 %",
 *                   "126 % is stated, 128 % is right", source, &error);
 * g_autofree char *message = dr_finding_dup_message (finding, DR_LANGUAGE_ENGLISH);
 * g_print ("%s\n", message);
 * // 126 % is stated, 128 % is right
 * ```
 *
 * Since: 1.0
 */
struct _DrFinding
{
  GObject     parent_instance;

  GRefString *rule;                  /* (owned) (nullable) */
  DrSeverity  severity;
  GRefString *stated;                /* (owned) (nullable) */
  GRefString *expected_low;          /* (owned) (nullable) */
  GRefString *expected_high;         /* (owned) (nullable) */
  GRefString *arithmetic;            /* (owned) (nullable) */
  GRefString *messages[N_LANGUAGES]; /* (owned) (nullable) */
  DrSource   *source;                /* (owned) (nullable) */
  GPtrArray  *related;               /* (owned) (nullable) (element-type DrSource) */
};

G_DEFINE_FINAL_TYPE (DrFinding, dr_finding, G_TYPE_OBJECT)

typedef enum
{
  PROP_RULE = 1,
  PROP_SEVERITY,
  PROP_STATED,
  PROP_EXPECTED_LOW,
  PROP_EXPECTED_HIGH,
  PROP_ARITHMETIC,
  PROP_SOURCE,
  PROP_N_RELATED
} Property;

static GParamSpec *properties[PROP_N_RELATED + 1];

static void
dr_finding_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  DrFinding *self = DR_FINDING (object);

  switch ((Property) id)
    {
    case PROP_RULE:
      g_value_set_string (value, dr_finding_get_rule (self));
      break;
    case PROP_SEVERITY:
      g_value_set_enum (value, dr_finding_get_severity (self));
      break;
    case PROP_STATED:
      g_value_set_string (value, dr_finding_get_stated (self));
      break;
    case PROP_EXPECTED_LOW:
      g_value_set_string (value, dr_finding_get_expected_low (self));
      break;
    case PROP_EXPECTED_HIGH:
      g_value_set_string (value, dr_finding_get_expected_high (self));
      break;
    case PROP_ARITHMETIC:
      g_value_set_string (value, dr_finding_get_arithmetic (self));
      break;
    case PROP_SOURCE:
      g_value_set_boxed (value, dr_finding_get_source (self));
      break;
    case PROP_N_RELATED:
      g_value_set_uint (value, dr_finding_get_n_related (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dr_finding_finalize (GObject *object)
{
  DrFinding *self = DR_FINDING (object);

  g_clear_pointer (&self->rule, dr_words_unref);
  g_clear_pointer (&self->stated, dr_words_unref);
  g_clear_pointer (&self->expected_low, dr_words_unref);
  g_clear_pointer (&self->expected_high, dr_words_unref);
  g_clear_pointer (&self->arithmetic, dr_words_unref);
  for (guint i = 0; i < N_LANGUAGES; i++)
    g_clear_pointer (&self->messages[i], dr_words_unref);
  g_clear_pointer (&self->source, dr_source_unref);
  g_clear_pointer (&self->related, g_ptr_array_unref);

  G_OBJECT_CLASS (dr_finding_parent_class)->finalize (object);
}

static void
dr_finding_class_init (DrFindingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dr_finding_get_property;
  object_class->finalize = dr_finding_finalize;

  /**
   * DrFinding:rule:
   *
   * The name of the rule that was broken.
   *
   * Since: 1.0
   */
  properties[PROP_RULE] = dr_property_string ("rule");

  /**
   * DrFinding:severity:
   *
   * How serious the finding is.
   *
   * Since: 1.0
   */
  properties[PROP_SEVERITY] = dr_property_enum ("severity", DR_TYPE_SEVERITY, DR_SEVERITY_NOTE);

  /**
   * DrFinding:stated:
   *
   * The figure as stated.
   *
   * Since: 1.0
   */
  properties[PROP_STATED] = dr_property_string ("stated");

  /**
   * DrFinding:expected-low:
   *
   * The lowest figure that would have been right.
   *
   * Since: 1.0
   */
  properties[PROP_EXPECTED_LOW] = dr_property_string ("expected-low");

  /**
   * DrFinding:expected-high:
   *
   * The highest figure that would have been right.
   *
   * Since: 1.0
   */
  properties[PROP_EXPECTED_HIGH] = dr_property_string ("expected-high");

  /**
   * DrFinding:arithmetic:
   *
   * How the expected figure comes about.
   *
   * Since: 1.0
   */
  properties[PROP_ARITHMETIC] = dr_property_string ("arithmetic");

  /**
   * DrFinding:source:
   *
   * Where the figure stands.
   *
   * Since: 1.0
   */
  properties[PROP_SOURCE] = dr_property_boxed ("source", DR_TYPE_SOURCE);

  /**
   * DrFinding:n-related:
   *
   * How many other places are concerned.
   *
   * Since: 1.0
   */
  properties[PROP_N_RELATED] = dr_property_uint ("n-related");

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
dr_finding_init (DrFinding *self)
{
}

/* «percent-of-target»: words of lower-case letters and digits. */
static gboolean
is_rule (const char *rule)
{
  gboolean between = TRUE;

  for (const char *p = rule; *p != '\0'; p++)
    {
      if (g_ascii_islower (*p) || g_ascii_isdigit (*p))
        between = FALSE;
      else if (*p == '-' && !between)
        between = TRUE;
      else
        return FALSE;
    }

  return !between;
}

static gboolean
check_rule (const char  *rule,
            GError     **error)
{
  if (is_rule (rule))
    return TRUE;

  g_autofree char *quoted = dr_error_quote (rule, -1);

  return dr_error_set (error, DR_ERROR_INVALID, "finding: %s is no name of a rule", quoted);
}

static gboolean
check_figure (const char  *figure,
              const char  *what,
              GError     **error)
{
  DrDecimal decimal;

  if (figure == NULL || dr_decimal_parse (figure, -1, &decimal))
    return TRUE;

  g_autofree char *quoted = dr_error_quote (figure, -1);

  return dr_error_set (error, DR_ERROR_MALFORMED,
                       "finding: expected a plain decimal as the %s figure, got %s", what, quoted);
}

static gpointer
copy_source (gconstpointer source,
             gpointer      data)
{
  return dr_source_ref ((DrSource *) source);
}

static DrFinding *
copy (DrFinding *finding)
{
  DrFinding *self = g_object_new (DR_TYPE_FINDING, NULL);
  self->rule = dr_words_ref (finding->rule);
  self->severity = finding->severity;
  self->stated = dr_words_ref (finding->stated);
  self->expected_low = dr_words_ref (finding->expected_low);
  self->expected_high = dr_words_ref (finding->expected_high);
  self->arithmetic = dr_words_ref (finding->arithmetic);
  for (guint i = 0; i < N_LANGUAGES; i++)
    self->messages[i] = dr_words_ref (finding->messages[i]);
  self->source = finding->source == NULL ? NULL : dr_source_ref (finding->source);
  self->related = g_ptr_array_copy (finding->related, copy_source, NULL);

  return self;
}

DrFinding *
dr_finding_new_graded (DrFinding  *finding,
                       DrSeverity  severity)
{
  if (finding->severity == severity)
    return g_object_ref (finding);

  DrFinding *self = copy (finding);
  self->severity = severity;

  return self;
}

/**
 * dr_finding_new:
 * @rule: the name of the rule: lower-case ASCII letters and digits, with single
 *   hyphens between words
 * @severity: how serious it is
 * @stated: (nullable): the figure as stated
 * @expected_low: (nullable): the lowest figure that would have been right
 * @expected_high: (nullable): the highest figure that would have been right
 * @arithmetic: (nullable): how the expected figure comes about
 * @message_vietnamese: what is wrong, in Vietnamese
 * @message_english: what is wrong, in English
 * @source: (nullable): where the figure stands
 * @error: return location for an error
 *
 * Makes a finding without related places. Figures are plain decimals.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if @rule is no such name or a
 * string is empty; with [error@DistrictReport.Error.MALFORMED] if a figure is
 * no plain decimal; and with [error@DistrictReport.Error.ENCODING] if a string
 * is not UTF-8.
 *
 * Returns: (transfer full): the finding
 *
 * Since: 1.0
 */
DrFinding *
dr_finding_new (const char  *rule,
                DrSeverity   severity,
                const char  *stated,
                const char  *expected_low,
                const char  *expected_high,
                const char  *arithmetic,
                const char  *message_vietnamese,
                const char  *message_english,
                DrSource    *source,
                GError     **error)
{
  g_return_val_if_fail (rule != NULL, NULL);
  g_return_val_if_fail (message_vietnamese != NULL, NULL);
  g_return_val_if_fail (message_english != NULL, NULL);

  if (!check_rule (rule, error) ||
      !dr_check_enum (DR_TYPE_SEVERITY, severity, "finding: the severity", error) ||
      !check_figure (stated, "stated", error) ||
      !check_figure (expected_low, "lowest expected", error) ||
      !check_figure (expected_high, "highest expected", error) ||
      !dr_check_words (arithmetic, "finding: the arithmetic", error) ||
      !dr_check_words (message_vietnamese, "finding: the Vietnamese message", error) ||
      !dr_check_words (message_english, "finding: the English message", error))
    return NULL;

  DrFinding *self = g_object_new (DR_TYPE_FINDING, NULL);
  self->rule = g_ref_string_new (rule);
  self->severity = severity;
  self->stated = dr_words_new (stated);
  self->expected_low = dr_words_new (expected_low);
  self->expected_high = dr_words_new (expected_high);
  self->arithmetic = dr_words_new (arithmetic);
  self->messages[DR_LANGUAGE_VIETNAMESE] = g_ref_string_new (message_vietnamese);
  self->messages[DR_LANGUAGE_ENGLISH] = g_ref_string_new (message_english);
  self->source = source == NULL ? NULL : dr_source_ref (source);
  self->related = g_ptr_array_new_with_free_func ((GDestroyNotify) dr_source_unref);

  return self;
}

/**
 * dr_finding_new_related:
 * @finding: a finding
 * @related: another place that is concerned
 * @error: return location for an error
 *
 * Makes a finding that says the same as @finding and names one more place, after
 * those that it has.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if @finding was not made by a
 * constructor.
 *
 * Returns: (transfer full): the new finding
 *
 * Since: 1.0
 */
DrFinding *
dr_finding_new_related (DrFinding  *finding,
                        DrSource   *related,
                        GError    **error)
{
  g_return_val_if_fail (DR_IS_FINDING (finding), NULL);
  g_return_val_if_fail (related != NULL, NULL);

  if (finding->rule == NULL)
    {
      dr_error_set (error, DR_ERROR_INVALID, "finding has no rule: it was not made by a constructor");
      return NULL;
    }

  DrFinding *self = copy (finding);
  g_ptr_array_add (self->related, dr_source_ref (related));

  return self;
}

/**
 * dr_finding_get_rule:
 * @self: a finding
 *
 * Gets the stable name of the rule that was broken, such as `percent-of-
 * target`.
 *
 * Returns: (transfer none) (nullable): the name, or `NULL` for a finding that
 *   was not made by a constructor
 *
 * Since: 1.0
 */
const char *
dr_finding_get_rule (DrFinding *self)
{
  g_return_val_if_fail (DR_IS_FINDING (self), NULL);

  return self->rule;
}

/**
 * dr_finding_get_severity:
 * @self: a finding
 *
 * Gets how serious the finding is.
 *
 * Returns: the severity
 *
 * Since: 1.0
 */
DrSeverity
dr_finding_get_severity (DrFinding *self)
{
  g_return_val_if_fail (DR_IS_FINDING (self), DR_SEVERITY_NOTE);

  return self->severity;
}

/**
 * dr_finding_get_stated:
 * @self: a finding
 *
 * Gets the figure as stated, as a plain decimal.
 *
 * Returns: (transfer none) (nullable): the figure, or `NULL` if the finding is
 *   not about one
 *
 * Since: 1.0
 */
const char *
dr_finding_get_stated (DrFinding *self)
{
  g_return_val_if_fail (DR_IS_FINDING (self), NULL);

  return self->stated;
}

/**
 * dr_finding_get_expected_low:
 * @self: a finding
 *
 * Gets the lowest figure that would have been right, as a plain decimal.
 *
 * Returns: (transfer none) (nullable): the figure, or `NULL` if there is no
 *   lowest
 *
 * Since: 1.0
 */
const char *
dr_finding_get_expected_low (DrFinding *self)
{
  g_return_val_if_fail (DR_IS_FINDING (self), NULL);

  return self->expected_low;
}

/**
 * dr_finding_get_expected_high:
 * @self: a finding
 *
 * Gets the highest figure that would have been right, as a plain decimal. It
 * is the lowest one too where a single figure is.
 *
 * Returns: (transfer none) (nullable): the figure, or `NULL` if there is no
 *   highest
 *
 * Since: 1.0
 */
const char *
dr_finding_get_expected_high (DrFinding *self)
{
  g_return_val_if_fail (DR_IS_FINDING (self), NULL);

  return self->expected_high;
}

/**
 * dr_finding_get_arithmetic:
 * @self: a finding
 *
 * Gets how the expected figure comes about: `640 / 500 = 128 %`.
 *
 * Returns: (transfer none) (nullable): the arithmetic, or `NULL` if there is
 *   none to show
 *
 * Since: 1.0
 */
const char *
dr_finding_get_arithmetic (DrFinding *self)
{
  g_return_val_if_fail (DR_IS_FINDING (self), NULL);

  return self->arithmetic;
}

/**
 * dr_finding_dup_message:
 * @self: a finding
 * @language: a language
 *
 * Gets what is wrong, in a sentence for people.
 *
 * Returns: (transfer full) (nullable): the message, or `NULL` for a finding
 *   that was not made by a constructor
 *
 * Since: 1.0
 */
char *
dr_finding_dup_message (DrFinding  *self,
                        DrLanguage  language)
{
  g_return_val_if_fail (DR_IS_FINDING (self), NULL);
  g_return_val_if_fail ((guint) language < N_LANGUAGES, NULL);

  return g_strdup (self->messages[language]);
}

/**
 * dr_finding_get_source:
 * @self: a finding
 *
 * Gets where the figure stands.
 *
 * Returns: (transfer none) (nullable): the source, or `NULL` if the report does
 *   not come from a text
 *
 * Since: 1.0
 */
DrSource *
dr_finding_get_source (DrFinding *self)
{
  g_return_val_if_fail (DR_IS_FINDING (self), NULL);

  return self->source;
}

/**
 * dr_finding_get_n_related:
 * @self: a finding
 *
 * Counts the other places that are concerned: the actual figure and the target
 * that a percentage does not fit, the parts of a total.
 *
 * Returns: how many there are
 *
 * Since: 1.0
 */
guint
dr_finding_get_n_related (DrFinding *self)
{
  g_return_val_if_fail (DR_IS_FINDING (self), 0);

  return self->related == NULL ? 0 : self->related->len;
}

/**
 * dr_finding_get_related:
 * @self: a finding
 * @index: the place of the source, from 0
 *
 * Gets one of the other places that are concerned.
 *
 * Returns: (transfer none) (nullable): the source, or `NULL` beyond the last one
 *
 * Since: 1.0
 */
DrSource *
dr_finding_get_related (DrFinding *self,
                        guint      index)
{
  g_return_val_if_fail (DR_IS_FINDING (self), NULL);

  return index < dr_finding_get_n_related (self) ? g_ptr_array_index (self->related, index) : NULL;
}
