/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-report.h>

#include <districtreport/dr-enum-types.h>

#include "model/dr-items-private.h"
#include "model/dr-properties-private.h"
#include "model/dr-report-private.h"

/**
 * DrReport:
 *
 * A periodic report as data: who issued it, for which period, and what it
 * states of many units.
 *
 * ```c
 * GListModel *rankings = dr_report_get_rankings (report);
 * for (guint i = 0; i < g_list_model_get_n_items (rankings); i++)
 *   {
 *     g_autoptr (DrRanking) ranking = g_list_model_get_item (rankings, i);
 *     g_print ("%u. %s\n", dr_ranking_get_rank (ranking),
 *              dr_unit_get_name (dr_ranking_get_unit (ranking)));
 *   }
 * // 1. Hội Nông dân huyện
 * // 2. Hội Cựu chiến binh huyện
 * ```
 *
 * A report never changes once it is made; a corrected report is a new report.
 * Any thread may read it. It keeps its items as flat records, and makes an
 * object when somebody asks for one: the same object for as long as anybody
 * holds it. Objects may outlive their report.
 *
 * Every item comes in two ways: as a [iface@Gio.ListModel] to show or walk, and
 * as a plain list for languages in which that reads better.
 *
 * There is deliberately no `dr_report_equal()`: reports that say the same write
 * the same JSON, and that can be compared.
 *
 * Since: 1.0
 */
struct _DrReport
{
  GObject       parent_instance;

  DrReportData *data;              /* (owned) */
  gsize         lists[DR_N_LISTS]; /* (owned) DrItems, made when asked for */
};

G_DEFINE_FINAL_TYPE (DrReport, dr_report, G_TYPE_OBJECT)

typedef enum
{
  PROP_KIND = 1,
  PROP_TITLE,
  PROP_NUMBER,
  PROP_ISSUER,
  PROP_PLACE,
  PROP_DATE,
  PROP_PERIOD,
  PROP_CONTENT_SHA256,
  PROP_CONTENT_SIZE,
  PROP_CONTENT_TYPE,
  PROP_TEXT,
  PROP_UNITS,
  PROP_INDICATORS,
  PROP_TARGETS,
  PROP_ACHIEVEMENTS,
  PROP_RANKINGS,
  PROP_DIRECTIVES,
  PROP_CITATIONS,
  PROP_SECTIONS,
  PROP_N_NUMBERS
} Property;

static GParamSpec *properties[PROP_N_NUMBERS + 1];

/* The list belongs to the report; its objects to whoever asks for them. */
static GListModel *
get_list (DrReport *self,
          DrList    list)
{
  gsize *made = &self->lists[list];

  if (g_once_init_enter (made))
    g_once_init_leave (made, (gsize) dr_items_new (self->data, list));

  return G_LIST_MODEL ((gpointer) *made);
}

static GList *
make_list (DrReport *self,
           DrList    list)
{
  GList *objects = NULL;

  for (guint i = dr_report_data_get_n_objects (self->data, list); i > 0; i--)
    objects = g_list_prepend (objects, dr_report_data_dup_object (self->data, list, i - 1));

  return objects;
}

static void
dr_report_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  DrReport *self = DR_REPORT (object);

  switch ((Property) id)
    {
    case PROP_KIND:
      g_value_set_enum (value, dr_report_get_kind (self));
      break;
    case PROP_TITLE:
      g_value_set_string (value, dr_report_get_title (self));
      break;
    case PROP_NUMBER:
      g_value_set_string (value, dr_report_get_number (self));
      break;
    case PROP_ISSUER:
      g_value_set_object (value, dr_report_get_issuer (self));
      break;
    case PROP_PLACE:
      g_value_set_string (value, dr_report_get_place (self));
      break;
    case PROP_DATE:
      g_value_set_boxed (value, dr_report_get_date (self));
      break;
    case PROP_PERIOD:
      g_value_set_boxed (value, dr_report_get_period (self));
      break;
    case PROP_CONTENT_SHA256:
      g_value_set_string (value, dr_report_get_content_sha256 (self));
      break;
    case PROP_CONTENT_SIZE:
      g_value_set_uint64 (value, dr_report_get_content_size (self));
      break;
    case PROP_CONTENT_TYPE:
      g_value_set_string (value, dr_report_get_content_type (self));
      break;
    case PROP_TEXT:
      g_value_set_object (value, dr_report_get_text (self));
      break;
    case PROP_UNITS:
      g_value_set_object (value, get_list (self, DR_LIST_UNITS));
      break;
    case PROP_INDICATORS:
      g_value_set_object (value, get_list (self, DR_LIST_INDICATORS));
      break;
    case PROP_TARGETS:
      g_value_set_object (value, get_list (self, DR_LIST_TARGETS));
      break;
    case PROP_ACHIEVEMENTS:
      g_value_set_object (value, get_list (self, DR_LIST_ACHIEVEMENTS));
      break;
    case PROP_RANKINGS:
      g_value_set_object (value, get_list (self, DR_LIST_RANKINGS));
      break;
    case PROP_DIRECTIVES:
      g_value_set_object (value, get_list (self, DR_LIST_DIRECTIVES));
      break;
    case PROP_CITATIONS:
      g_value_set_object (value, get_list (self, DR_LIST_CITATIONS));
      break;
    case PROP_SECTIONS:
      g_value_set_object (value, get_list (self, DR_LIST_SECTIONS));
      break;
    case PROP_N_NUMBERS:
      g_value_set_uint (value, dr_report_get_n_numbers (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dr_report_finalize (GObject *object)
{
  DrReport *self = DR_REPORT (object);

  for (guint i = 0; i < DR_N_LISTS; i++)
    if (self->lists[i] != 0)
      g_object_unref ((gpointer) self->lists[i]);
  g_clear_pointer (&self->data, dr_report_data_unref);

  G_OBJECT_CLASS (dr_report_parent_class)->finalize (object);
}

static void
dr_report_class_init (DrReportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dr_report_get_property;
  object_class->finalize = dr_report_finalize;

  /**
   * DrReport:kind:
   *
   * How often such a report is made.
   *
   * Since: 1.0
   */
  properties[PROP_KIND] = dr_property_enum ("kind", DR_TYPE_REPORT_KIND, DR_REPORT_KIND_OTHER);

  /**
   * DrReport:title:
   *
   * The title.
   *
   * Since: 1.0
   */
  properties[PROP_TITLE] = dr_property_string ("title");

  /**
   * DrReport:number:
   *
   * The number that the issuer gave it.
   *
   * Since: 1.0
   */
  properties[PROP_NUMBER] = dr_property_string ("number");

  /**
   * DrReport:issuer:
   *
   * The unit that issued it.
   *
   * Since: 1.0
   */
  properties[PROP_ISSUER] = dr_property_object ("issuer", DR_TYPE_UNIT);

  /**
   * DrReport:place:
   *
   * Where it was signed.
   *
   * Since: 1.0
   */
  properties[PROP_PLACE] = dr_property_string ("place");

  /**
   * DrReport:date:
   *
   * The day on which it was signed.
   *
   * Since: 1.0
   */
  properties[PROP_DATE] = dr_property_boxed ("date", G_TYPE_DATE);

  /**
   * DrReport:period:
   *
   * The period that it covers.
   *
   * Since: 1.0
   */
  properties[PROP_PERIOD] = dr_property_boxed ("period", DR_TYPE_PERIOD);

  /**
   * DrReport:content-sha256:
   *
   * The checksum of the document that it was read from.
   *
   * Since: 1.0
   */
  properties[PROP_CONTENT_SHA256] = dr_property_string ("content-sha256");

  /**
   * DrReport:content-size:
   *
   * The size of that document in bytes.
   *
   * Since: 1.0
   */
  properties[PROP_CONTENT_SIZE] = dr_property_uint64 ("content-size");

  /**
   * DrReport:content-type:
   *
   * The media type of that document.
   *
   * Since: 1.0
   */
  properties[PROP_CONTENT_TYPE] = dr_property_string ("content-type");

  /**
   * DrReport:text:
   *
   * The text that it was read from.
   *
   * Since: 1.0
   */
  properties[PROP_TEXT] = dr_property_object ("text", DR_TYPE_TEXT);

  /**
   * DrReport:units:
   *
   * The bodies and places that it speaks of: a list of [class@DistrictReport.Unit].
   *
   * Since: 1.0
   */
  properties[PROP_UNITS] = dr_property_object ("units", G_TYPE_LIST_MODEL);

  /**
   * DrReport:indicators:
   *
   * The indicators that its figures belong to: a list of [class@DistrictReport.Indicator].
   *
   * Since: 1.0
   */
  properties[PROP_INDICATORS] = dr_property_object ("indicators", G_TYPE_LIST_MODEL);

  /**
   * DrReport:targets:
   *
   * The targets that it states or implies: a list of [class@DistrictReport.Target].
   *
   * Since: 1.0
   */
  properties[PROP_TARGETS] = dr_property_object ("targets", G_TYPE_LIST_MODEL);

  /**
   * DrReport:achievements:
   *
   * The achievements that it states: a list of [class@DistrictReport.Achievement].
   *
   * Since: 1.0
   */
  properties[PROP_ACHIEVEMENTS] = dr_property_object ("achievements", G_TYPE_LIST_MODEL);

  /**
   * DrReport:rankings:
   *
   * The rankings and grades that it states: a list of [class@DistrictReport.Ranking].
   *
   * Since: 1.0
   */
  properties[PROP_RANKINGS] = dr_property_object ("rankings", G_TYPE_LIST_MODEL);

  /**
   * DrReport:directives:
   *
   * The directives that it accounts for: a list of [class@DistrictReport.Directive].
   *
   * Since: 1.0
   */
  properties[PROP_DIRECTIVES] = dr_property_object ("directives", G_TYPE_LIST_MODEL);

  /**
   * DrReport:citations:
   *
   * The documents that it refers to: a list of [class@DistrictReport.Citation].
   *
   * Since: 1.0
   */
  properties[PROP_CITATIONS] = dr_property_object ("citations", G_TYPE_LIST_MODEL);

  /**
   * DrReport:sections:
   *
   * The sections that it is made of: a list of [class@DistrictReport.Section].
   *
   * Since: 1.0
   */
  properties[PROP_SECTIONS] = dr_property_object ("sections", G_TYPE_LIST_MODEL);

  /**
   * DrReport:n-numbers:
   *
   * How many numbers of the text are accounted for.
   *
   * Since: 1.0
   */
  properties[PROP_N_NUMBERS] = dr_property_uint ("n-numbers");

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
dr_report_init (DrReport *self)
{
  self->data = dr_report_data_new ();
}

DrReport *
dr_report_new_take (DrReportData *data)
{
  DrReport *self = g_object_new (DR_TYPE_REPORT, NULL);

  dr_report_data_unref (self->data);
  self->data = data;

  return self;
}

DrReportData *
dr_report_get_data (DrReport *self)
{
  return self->data;
}

/**
 * dr_report_get_kind:
 * @self: a report
 *
 * Gets how often such a report is made.
 *
 * Returns: the kind
 *
 * Since: 1.0
 */
DrReportKind
dr_report_get_kind (DrReport *self)
{
  g_return_val_if_fail (DR_IS_REPORT (self), DR_REPORT_KIND_OTHER);

  return self->data->kind;
}

/**
 * dr_report_get_title:
 * @self: a report
 *
 * Gets the title, in one line.
 *
 * Returns: (transfer none) (nullable): the title, or `NULL` if none was found
 *
 * Since: 1.0
 */
const char *
dr_report_get_title (DrReport *self)
{
  g_return_val_if_fail (DR_IS_REPORT (self), NULL);

  return self->data->title;
}

/**
 * dr_report_get_number:
 * @self: a report
 *
 * Gets the number that the issuer gave the report, such as `12-BC/HU`.
 *
 * Returns: (transfer none) (nullable): the number, or `NULL` if none was found
 *
 * Since: 1.0
 */
const char *
dr_report_get_number (DrReport *self)
{
  g_return_val_if_fail (DR_IS_REPORT (self), NULL);

  return self->data->number;
}

/**
 * dr_report_get_issuer:
 * @self: a report
 *
 * Gets the unit that issued the report. An issuer whose name is not known is a
 * unit with the id `issuer`.
 *
 * Returns: (transfer none) (nullable): the unit, or `NULL` for a report that was
 *   not made by a reader or builder
 *
 * Since: 1.0
 */
DrUnit *
dr_report_get_issuer (DrReport *self)
{
  g_return_val_if_fail (DR_IS_REPORT (self), NULL);

  if (self->data->issuer == DR_NONE)
    return NULL;

  return g_ptr_array_index (self->data->units, self->data->issuer);
}

/**
 * dr_report_get_place:
 * @self: a report
 *
 * Gets where the report was signed.
 *
 * Returns: (transfer none) (nullable): the place, or `NULL` if none was found
 *
 * Since: 1.0
 */
const char *
dr_report_get_place (DrReport *self)
{
  g_return_val_if_fail (DR_IS_REPORT (self), NULL);

  return self->data->place;
}

/**
 * dr_report_get_date:
 * @self: a report
 *
 * Gets the day on which the report was signed.
 *
 * Returns: (transfer none) (nullable): the day, or `NULL` if none was found
 *
 * Since: 1.0
 */
const GDate *
dr_report_get_date (DrReport *self)
{
  g_return_val_if_fail (DR_IS_REPORT (self), NULL);

  return g_date_valid (&self->data->date) ? &self->data->date : NULL;
}

/**
 * dr_report_get_period:
 * @self: a report
 *
 * Gets the period that the report covers. Single figures may be for another
 * one.
 *
 * Returns: (transfer none) (nullable): the period, or `NULL` for a report that was
 *   not made by a reader or builder
 *
 * Since: 1.0
 */
DrPeriod *
dr_report_get_period (DrReport *self)
{
  g_return_val_if_fail (DR_IS_REPORT (self), NULL);

  if (self->data->period == DR_NONE)
    return NULL;

  return g_ptr_array_index (self->data->periods, self->data->period);
}

/**
 * dr_report_get_content_sha256:
 * @self: a report
 *
 * Gets the SHA-256 checksum of the document that the report was read from, in
 * 64 lower-case hexadecimal digits.
 *
 * Returns: (transfer none) (nullable): the checksum, or `NULL` for a report that
 *   was not read from a document
 *
 * Since: 1.0
 */
const char *
dr_report_get_content_sha256 (DrReport *self)
{
  g_return_val_if_fail (DR_IS_REPORT (self), NULL);

  return dr_report_data_get_sha256 (self->data);
}

/**
 * dr_report_get_content_size:
 * @self: a report
 *
 * Gets the size of the document that the report was read from.
 *
 * Returns: its bytes; 0 for a report that was not read from a document
 *
 * Since: 1.0
 */
guint64
dr_report_get_content_size (DrReport *self)
{
  g_return_val_if_fail (DR_IS_REPORT (self), 0);

  return self->data->content_size;
}

/**
 * dr_report_get_content_type:
 * @self: a report
 *
 * Gets the media type of the document that the report was read from, such as
 * `text/plain`.
 *
 * Returns: (transfer none) (nullable): the type, or `NULL` for a report that was
 *   not read from a document
 *
 * Since: 1.0
 */
const char *
dr_report_get_content_type (DrReport *self)
{
  g_return_val_if_fail (DR_IS_REPORT (self), NULL);

  return self->data->content_type;
}

/**
 * dr_report_get_text:
 * @self: a report
 *
 * Gets the text that the report was read from, in which the offsets of all
 * spans count.
 *
 * Returns: (transfer none) (nullable): the text, or `NULL` if the report came
 *   without it
 *
 * Since: 1.0
 */
DrText *
dr_report_get_text (DrReport *self)
{
  g_return_val_if_fail (DR_IS_REPORT (self), NULL);

  return self->data->text;
}

/**
 * dr_report_get_units:
 * @self: a report
 *
 * Gets the bodies and places that it speaks of, as a list that never changes.
 * A unit comes after the units above it. Asking twice gives the same list, and
 * an item the same object while somebody holds it.
 *
 * Returns: (transfer none): a list of [class@DistrictReport.Unit]
 *
 * Since: 1.0
 */
GListModel *
dr_report_get_units (DrReport *self)
{
  g_return_val_if_fail (DR_IS_REPORT (self), NULL);

  return get_list (self, DR_LIST_UNITS);
}

/**
 * dr_report_get_indicators:
 * @self: a report
 *
 * Gets the indicators that its figures belong to, as a list that never
 * changes. Asking twice gives the same list, and an item the same object while
 * somebody holds it.
 *
 * Returns: (transfer none): a list of [class@DistrictReport.Indicator]
 *
 * Since: 1.0
 */
GListModel *
dr_report_get_indicators (DrReport *self)
{
  g_return_val_if_fail (DR_IS_REPORT (self), NULL);

  return get_list (self, DR_LIST_INDICATORS);
}

/**
 * dr_report_get_targets:
 * @self: a report
 *
 * Gets the targets that it states or implies, as a list that never changes.
 * Asking twice gives the same list, and an item the same object while somebody
 * holds it.
 *
 * Returns: (transfer none): a list of [class@DistrictReport.Target]
 *
 * Since: 1.0
 */
GListModel *
dr_report_get_targets (DrReport *self)
{
  g_return_val_if_fail (DR_IS_REPORT (self), NULL);

  return get_list (self, DR_LIST_TARGETS);
}

/**
 * dr_report_get_achievements:
 * @self: a report
 *
 * Gets the achievements that it states, as a list that never changes. They
 * stand in the order of the text. Asking twice gives the same list, and an
 * item the same object while somebody holds it.
 *
 * Returns: (transfer none): a list of [class@DistrictReport.Achievement]
 *
 * Since: 1.0
 */
GListModel *
dr_report_get_achievements (DrReport *self)
{
  g_return_val_if_fail (DR_IS_REPORT (self), NULL);

  return get_list (self, DR_LIST_ACHIEVEMENTS);
}

/**
 * dr_report_get_rankings:
 * @self: a report
 *
 * Gets the rankings and grades that it states, as a list that never changes.
 * Asking twice gives the same list, and an item the same object while somebody
 * holds it.
 *
 * Returns: (transfer none): a list of [class@DistrictReport.Ranking]
 *
 * Since: 1.0
 */
GListModel *
dr_report_get_rankings (DrReport *self)
{
  g_return_val_if_fail (DR_IS_REPORT (self), NULL);

  return get_list (self, DR_LIST_RANKINGS);
}

/**
 * dr_report_get_directives:
 * @self: a report
 *
 * Gets the directives that it accounts for, as a list that never changes.
 * Asking twice gives the same list, and an item the same object while somebody
 * holds it.
 *
 * Returns: (transfer none): a list of [class@DistrictReport.Directive]
 *
 * Since: 1.0
 */
GListModel *
dr_report_get_directives (DrReport *self)
{
  g_return_val_if_fail (DR_IS_REPORT (self), NULL);

  return get_list (self, DR_LIST_DIRECTIVES);
}

/**
 * dr_report_get_citations:
 * @self: a report
 *
 * Gets the documents that it refers to, as a list that never changes. Asking
 * twice gives the same list, and an item the same object while somebody holds
 * it.
 *
 * Returns: (transfer none): a list of [class@DistrictReport.Citation]
 *
 * Since: 1.0
 */
GListModel *
dr_report_get_citations (DrReport *self)
{
  g_return_val_if_fail (DR_IS_REPORT (self), NULL);

  return get_list (self, DR_LIST_CITATIONS);
}

/**
 * dr_report_get_sections:
 * @self: a report
 *
 * Gets the sections that it is made of, as a list that never changes. A
 * section comes before the sections in it. Asking twice gives the same list,
 * and an item the same object while somebody holds it.
 *
 * Returns: (transfer none): a list of [class@DistrictReport.Section]
 *
 * Since: 1.0
 */
GListModel *
dr_report_get_sections (DrReport *self)
{
  g_return_val_if_fail (DR_IS_REPORT (self), NULL);

  return get_list (self, DR_LIST_SECTIONS);
}

/**
 * dr_report_list_units:
 * @self: a report
 *
 * Lists the bodies and places that it speaks of: the objects of
 * [method@DistrictReport.Report.get_units] in the same order.
 *
 * Returns: (transfer full) (element-type DistrictReport.Unit): the units
 *
 * Since: 1.0
 */
GList *
dr_report_list_units (DrReport *self)
{
  g_return_val_if_fail (DR_IS_REPORT (self), NULL);

  return make_list (self, DR_LIST_UNITS);
}

/**
 * dr_report_list_indicators:
 * @self: a report
 *
 * Lists the indicators that its figures belong to: the objects of
 * [method@DistrictReport.Report.get_indicators] in the same order.
 *
 * Returns: (transfer full) (element-type DistrictReport.Indicator): the indicators
 *
 * Since: 1.0
 */
GList *
dr_report_list_indicators (DrReport *self)
{
  g_return_val_if_fail (DR_IS_REPORT (self), NULL);

  return make_list (self, DR_LIST_INDICATORS);
}

/**
 * dr_report_list_targets:
 * @self: a report
 *
 * Lists the targets that it states or implies: the objects of
 * [method@DistrictReport.Report.get_targets] in the same order.
 *
 * Returns: (transfer full) (element-type DistrictReport.Target): the targets
 *
 * Since: 1.0
 */
GList *
dr_report_list_targets (DrReport *self)
{
  g_return_val_if_fail (DR_IS_REPORT (self), NULL);

  return make_list (self, DR_LIST_TARGETS);
}

/**
 * dr_report_list_achievements:
 * @self: a report
 *
 * Lists the achievements that it states: the objects of
 * [method@DistrictReport.Report.get_achievements] in the same order.
 *
 * Returns: (transfer full) (element-type DistrictReport.Achievement): the achievements
 *
 * Since: 1.0
 */
GList *
dr_report_list_achievements (DrReport *self)
{
  g_return_val_if_fail (DR_IS_REPORT (self), NULL);

  return make_list (self, DR_LIST_ACHIEVEMENTS);
}

/**
 * dr_report_list_rankings:
 * @self: a report
 *
 * Lists the rankings and grades that it states: the objects of
 * [method@DistrictReport.Report.get_rankings] in the same order.
 *
 * Returns: (transfer full) (element-type DistrictReport.Ranking): the rankings
 *
 * Since: 1.0
 */
GList *
dr_report_list_rankings (DrReport *self)
{
  g_return_val_if_fail (DR_IS_REPORT (self), NULL);

  return make_list (self, DR_LIST_RANKINGS);
}

/**
 * dr_report_list_directives:
 * @self: a report
 *
 * Lists the directives that it accounts for: the objects of
 * [method@DistrictReport.Report.get_directives] in the same order.
 *
 * Returns: (transfer full) (element-type DistrictReport.Directive): the directives
 *
 * Since: 1.0
 */
GList *
dr_report_list_directives (DrReport *self)
{
  g_return_val_if_fail (DR_IS_REPORT (self), NULL);

  return make_list (self, DR_LIST_DIRECTIVES);
}

/**
 * dr_report_list_citations:
 * @self: a report
 *
 * Lists the documents that it refers to: the objects of
 * [method@DistrictReport.Report.get_citations] in the same order.
 *
 * Returns: (transfer full) (element-type DistrictReport.Citation): the citations
 *
 * Since: 1.0
 */
GList *
dr_report_list_citations (DrReport *self)
{
  g_return_val_if_fail (DR_IS_REPORT (self), NULL);

  return make_list (self, DR_LIST_CITATIONS);
}

/**
 * dr_report_list_sections:
 * @self: a report
 *
 * Lists the sections that it is made of: the objects of
 * [method@DistrictReport.Report.get_sections] in the same order.
 *
 * Returns: (transfer full) (element-type DistrictReport.Section): the sections
 *
 * Since: 1.0
 */
GList *
dr_report_list_sections (DrReport *self)
{
  g_return_val_if_fail (DR_IS_REPORT (self), NULL);

  return make_list (self, DR_LIST_SECTIONS);
}

/**
 * dr_report_lookup_unit:
 * @self: a report
 * @id: an id
 *
 * Finds a unit of the report by its id.
 *
 * Returns: (transfer full) (nullable): the unit, or `NULL` if the report has
 *   none with this id
 *
 * Since: 1.0
 */
DrUnit *
dr_report_lookup_unit (DrReport   *self,
                       const char *id)
{
  g_return_val_if_fail (DR_IS_REPORT (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  guint32 index = dr_report_data_find_unit (self->data, id);

  return index == DR_NONE ? NULL : dr_report_data_dup_object (self->data, DR_LIST_UNITS, index);
}

/**
 * dr_report_lookup_achievement:
 * @self: a report
 * @id: an id
 *
 * Finds an achievement of the report by its id, such as the one that another
 * achievement is part of.
 *
 * Returns: (transfer full) (nullable): the achievement, or `NULL` if the report
 *   has none with this id
 *
 * Since: 1.0
 */
DrAchievement *
dr_report_lookup_achievement (DrReport   *self,
                              const char *id)
{
  g_return_val_if_fail (DR_IS_REPORT (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  guint32 index = dr_report_data_find_item (self->data, DR_ITEM_ACHIEVEMENT, id);

  return index == DR_NONE ? NULL : dr_report_data_dup_object (self->data, DR_LIST_ACHIEVEMENTS, index);
}

/**
 * dr_report_get_n_numbers:
 * @self: a report
 *
 * Counts the entries of the ledger: the numbers of the text, every one of which
 * is accounted for.
 *
 * Returns: how many there are
 *
 * Since: 1.0
 */
guint
dr_report_get_n_numbers (DrReport *self)
{
  g_return_val_if_fail (DR_IS_REPORT (self), 0);

  return self->data->numbers->len;
}

/**
 * dr_report_get_number_entry:
 * @self: a report
 * @index: the place of the entry, from 0
 *
 * Gets an entry of the ledger. Entries stand in the order of the text and never
 * overlap. There may be a million of them, so there is no list of objects: ask
 * for one at a time.
 *
 * Returns: (transfer full) (nullable): the entry, or `NULL` beyond the last one
 *
 * Since: 1.0
 */
DrNumber *
dr_report_get_number_entry (DrReport *self,
                            guint     index)
{
  g_return_val_if_fail (DR_IS_REPORT (self), NULL);

  return index < self->data->numbers->len ? dr_report_data_make_number (self->data, index) : NULL;
}
