/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-ranking.h>

#include <districtreport/dr-enum-types.h>

#include "base/dr-error-private.h"
#include "model/dr-check-private.h"
#include "model/dr-properties-private.h"
#include "model/dr-ranking-private.h"

/**
 * DrRanking:
 *
 * How a unit was ranked or graded for a period, as its report states it.
 *
 * A ranked unit has a rank and perhaps a grade, a graded one a grade alone, and
 * of an unranked one the report says expressly that it was not ranked.
 *
 * ```c
 * g_autoptr (DrRanking) ranking =
 *   dr_ranking_new ("r1", farmers, NULL, year, DR_RANKING_STATUS_RANKED, 2, 8,
 *                   "hoàn thành tốt nhiệm vụ", "Hội Nông dân tỉnh", NULL, &error);
 * g_print ("%u of %u\n", dr_ranking_get_rank (ranking), dr_ranking_get_cohort_size (ranking));
 * // 2 of 8
 * ```
 *
 * Since: 1.0
 */
struct _DrRanking
{
  GObject         parent_instance;

  DrRankingFields fields;
};

G_DEFINE_FINAL_TYPE (DrRanking, dr_ranking, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_UNIT,
  PROP_FIELD,
  PROP_PERIOD,
  PROP_STATUS,
  PROP_RANK,
  PROP_COHORT_SIZE,
  PROP_GRADE,
  PROP_ASSESSOR,
  PROP_SOURCE
} Property;

static GParamSpec *properties[PROP_SOURCE + 1];

static void
dr_ranking_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  DrRanking *self = DR_RANKING (object);

  switch ((Property) id)
    {
    case PROP_ID:
      g_value_set_string (value, dr_ranking_get_id (self));
      break;
    case PROP_UNIT:
      g_value_set_object (value, dr_ranking_get_unit (self));
      break;
    case PROP_FIELD:
      g_value_set_string (value, dr_ranking_get_field (self));
      break;
    case PROP_PERIOD:
      g_value_set_boxed (value, dr_ranking_get_period (self));
      break;
    case PROP_STATUS:
      g_value_set_enum (value, dr_ranking_get_status (self));
      break;
    case PROP_RANK:
      g_value_set_uint (value, dr_ranking_get_rank (self));
      break;
    case PROP_COHORT_SIZE:
      g_value_set_uint (value, dr_ranking_get_cohort_size (self));
      break;
    case PROP_GRADE:
      g_value_set_string (value, dr_ranking_get_grade (self));
      break;
    case PROP_ASSESSOR:
      g_value_set_string (value, dr_ranking_get_assessor (self));
      break;
    case PROP_SOURCE:
      g_value_set_boxed (value, dr_ranking_get_source (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dr_ranking_finalize (GObject *object)
{
  DrRanking *self = DR_RANKING (object);

  g_clear_pointer (&self->fields.id, dr_words_unref);
  g_clear_object (&self->fields.unit);
  g_clear_pointer (&self->fields.field, dr_words_unref);
  g_clear_pointer (&self->fields.period, dr_period_unref);
  g_clear_pointer (&self->fields.grade, dr_words_unref);
  g_clear_pointer (&self->fields.assessor, dr_words_unref);
  g_clear_pointer (&self->fields.source, dr_source_unref);

  G_OBJECT_CLASS (dr_ranking_parent_class)->finalize (object);
}

static void
dr_ranking_class_init (DrRankingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dr_ranking_get_property;
  object_class->finalize = dr_ranking_finalize;

  /**
   * DrRanking:id:
   *
   * What names the ranking within its report.
   *
   * Since: 1.0
   */
  properties[PROP_ID] = dr_property_string ("id");

  /**
   * DrRanking:unit:
   *
   * The unit that was ranked or graded.
   *
   * Since: 1.0
   */
  properties[PROP_UNIT] = dr_property_object ("unit", DR_TYPE_UNIT);

  /**
   * DrRanking:field:
   *
   * The field that was assessed.
   *
   * Since: 1.0
   */
  properties[PROP_FIELD] = dr_property_string ("field");

  /**
   * DrRanking:period:
   *
   * The period that was assessed.
   *
   * Since: 1.0
   */
  properties[PROP_PERIOD] = dr_property_boxed ("period", DR_TYPE_PERIOD);

  /**
   * DrRanking:status:
   *
   * What the assessment came to.
   *
   * Since: 1.0
   */
  properties[PROP_STATUS] =
    dr_property_enum ("status", DR_TYPE_RANKING_STATUS, DR_RANKING_STATUS_UNRANKED);

  /**
   * DrRanking:rank:
   *
   * The rank, from 1.
   *
   * Since: 1.0
   */
  properties[PROP_RANK] = dr_property_uint ("rank");

  /**
   * DrRanking:cohort-size:
   *
   * How many were ranked together.
   *
   * Since: 1.0
   */
  properties[PROP_COHORT_SIZE] = dr_property_uint ("cohort-size");

  /**
   * DrRanking:grade:
   *
   * The grade.
   *
   * Since: 1.0
   */
  properties[PROP_GRADE] = dr_property_string ("grade");

  /**
   * DrRanking:assessor:
   *
   * Who assessed.
   *
   * Since: 1.0
   */
  properties[PROP_ASSESSOR] = dr_property_string ("assessor");

  /**
   * DrRanking:source:
   *
   * Where it was read.
   *
   * Since: 1.0
   */
  properties[PROP_SOURCE] = dr_property_boxed ("source", DR_TYPE_SOURCE);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
dr_ranking_init (DrRanking *self)
{
  self->fields.status = DR_RANKING_STATUS_UNRANKED;
}

/* Takes what the fields own; the caller vouches for them. */
DrRanking *
dr_ranking_new_take (const DrRankingFields *fields)
{
  DrRanking *self = g_object_new (DR_TYPE_RANKING, NULL);

  self->fields = *fields;

  return self;
}

static gboolean
check_status (const char       *id,
              DrRankingStatus   status,
              guint             rank,
              const char       *grade,
              GError          **error)
{
  if (status == DR_RANKING_STATUS_RANKED)
    return rank > 0 ||
           dr_error_set (error, DR_ERROR_INVALID, "ranking %s: ranks begin with 1, not 0", id);

  if (rank > 0)
    return dr_error_set (error, DR_ERROR_INVALID, "ranking %s: rank %u without the status ranked",
                         id, rank);

  if (status == DR_RANKING_STATUS_GRADED && grade == NULL)
    return dr_error_set (error, DR_ERROR_INVALID, "ranking %s: graded, but without a grade", id);

  if (status == DR_RANKING_STATUS_UNRANKED && grade != NULL)
    {
      g_autofree char *quoted = dr_error_quote (grade, -1);

      return dr_error_set (error, DR_ERROR_INVALID, "ranking %s: unranked, but with the grade %s",
                           id, quoted);
    }

  return TRUE;
}

/**
 * dr_ranking_new:
 * @id: what names the ranking within its report: 1 to 256 bytes without control
 *   characters
 * @unit: the unit that was ranked or graded
 * @field: (nullable): the field that was assessed, or `NULL` for the work as a
 *   whole
 * @period: the period that was assessed
 * @status: what the assessment came to
 * @rank: the rank from 1; 0 unless @status is ranked
 * @cohort_size: how many were ranked together; 0 if that is not known
 * @grade: (nullable): the grade; there must be one if @status is graded, and
 *   none if it is unranked
 * @assessor: (nullable): who assessed
 * @source: (nullable): where it was read
 * @error: return location for an error
 *
 * Makes a ranking. A rank beyond its cohort is kept as it is stated: reports
 * have such mistakes, and a checker finds them.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if @id is no id, @unit was
 * not made by a constructor, a string is empty, or @rank and @grade do not go
 * with @status; and with [error@DistrictReport.Error.ENCODING] if a string is
 * not UTF-8.
 *
 * Returns: (transfer full): the ranking
 *
 * Since: 1.0
 */
DrRanking *
dr_ranking_new (const char       *id,
                DrUnit           *unit,
                const char       *field,
                DrPeriod         *period,
                DrRankingStatus   status,
                guint             rank,
                guint             cohort_size,
                const char       *grade,
                const char       *assessor,
                DrSource         *source,
                GError          **error)
{
  g_return_val_if_fail (DR_IS_UNIT (unit), NULL);
  g_return_val_if_fail (period != NULL, NULL);

  if (!dr_check_id (id, "ranking", error) ||
      !dr_check_made (dr_unit_get_id (unit), "unit", error) ||
      !dr_check_enum (DR_TYPE_RANKING_STATUS, status, "ranking: the status", error) ||
      !dr_check_words (field, "ranking: the field", error) ||
      !dr_check_words (grade, "ranking: the grade", error) ||
      !dr_check_words (assessor, "ranking: the assessor", error) ||
      !check_status (id, status, rank, grade, error))
    return NULL;

  DrRankingFields fields = {
    .id = g_ref_string_new (id),
    .unit = g_object_ref (unit),
    .field = dr_words_new (field),
    .period = dr_period_ref (period),
    .status = status,
    .rank = rank,
    .cohort_size = cohort_size,
    .grade = dr_words_new (grade),
    .assessor = dr_words_new (assessor),
    .source = source == NULL ? NULL : dr_source_ref (source),
  };

  return dr_ranking_new_take (&fields);
}

/**
 * dr_ranking_get_id:
 * @self: a ranking
 *
 * Gets what names the ranking within its report.
 *
 * Returns: (transfer none) (nullable): the id, or `NULL` for a ranking that was
 *   not made by a constructor
 *
 * Since: 1.0
 */
const char *
dr_ranking_get_id (DrRanking *self)
{
  g_return_val_if_fail (DR_IS_RANKING (self), NULL);

  return self->fields.id;
}

/**
 * dr_ranking_get_unit:
 * @self: a ranking
 *
 * Gets the unit that was ranked or graded.
 *
 * Returns: (transfer none) (nullable): the unit, or `NULL` for a ranking that
 *   was not made by a constructor
 *
 * Since: 1.0
 */
DrUnit *
dr_ranking_get_unit (DrRanking *self)
{
  g_return_val_if_fail (DR_IS_RANKING (self), NULL);

  return self->fields.unit;
}

/**
 * dr_ranking_get_field:
 * @self: a ranking
 *
 * Gets the field that was assessed, where it is less than all the work of the
 * unit.
 *
 * Returns: (transfer none) (nullable): the field, or `NULL` for the work as a
 *   whole
 *
 * Since: 1.0
 */
const char *
dr_ranking_get_field (DrRanking *self)
{
  g_return_val_if_fail (DR_IS_RANKING (self), NULL);

  return self->fields.field;
}

/**
 * dr_ranking_get_period:
 * @self: a ranking
 *
 * Gets the period that was assessed.
 *
 * Returns: (transfer none) (nullable): the period, or `NULL` for a ranking that
 *   was not made by a constructor
 *
 * Since: 1.0
 */
DrPeriod *
dr_ranking_get_period (DrRanking *self)
{
  g_return_val_if_fail (DR_IS_RANKING (self), NULL);

  return self->fields.period;
}

/**
 * dr_ranking_get_status:
 * @self: a ranking
 *
 * Gets what the assessment came to.
 *
 * Returns: the status
 *
 * Since: 1.0
 */
DrRankingStatus
dr_ranking_get_status (DrRanking *self)
{
  g_return_val_if_fail (DR_IS_RANKING (self), DR_RANKING_STATUS_UNRANKED);

  return self->fields.status;
}

/**
 * dr_ranking_get_rank:
 * @self: a ranking
 *
 * Gets the rank, of which 1 is the best. It may be larger than the cohort
 * where the report errs.
 *
 * Returns: the rank; 0 if there is none
 *
 * Since: 1.0
 */
guint
dr_ranking_get_rank (DrRanking *self)
{
  g_return_val_if_fail (DR_IS_RANKING (self), 0);

  return self->fields.rank;
}

/**
 * dr_ranking_get_cohort_size:
 * @self: a ranking
 *
 * Gets how many units were ranked together.
 *
 * Returns: the size of the cohort; 0 if the report does not say
 *
 * Since: 1.0
 */
guint
dr_ranking_get_cohort_size (DrRanking *self)
{
  g_return_val_if_fail (DR_IS_RANKING (self), 0);

  return self->fields.cohort_size;
}

/**
 * dr_ranking_get_grade:
 * @self: a ranking
 *
 * Gets the grade in the words of the report: «hoàn thành tốt nhiệm vụ», «xuất
 * sắc».
 *
 * Returns: (transfer none) (nullable): the grade, or `NULL` if there is none
 *
 * Since: 1.0
 */
const char *
dr_ranking_get_grade (DrRanking *self)
{
  g_return_val_if_fail (DR_IS_RANKING (self), NULL);

  return self->fields.grade;
}

/**
 * dr_ranking_get_assessor:
 * @self: a ranking
 *
 * Gets who assessed, in the words of the report. Two units may share a rank
 * that different assessors gave.
 *
 * Returns: (transfer none) (nullable): the assessor, or `NULL` if the report
 *   does not say
 *
 * Since: 1.0
 */
const char *
dr_ranking_get_assessor (DrRanking *self)
{
  g_return_val_if_fail (DR_IS_RANKING (self), NULL);

  return self->fields.assessor;
}

/**
 * dr_ranking_get_source:
 * @self: a ranking
 *
 * Gets where it was read.
 *
 * Returns: (transfer none) (nullable): the source, or `NULL` if it was not read
 *   from a text
 *
 * Since: 1.0
 */
DrSource *
dr_ranking_get_source (DrRanking *self)
{
  g_return_val_if_fail (DR_IS_RANKING (self), NULL);

  return self->fields.source;
}
