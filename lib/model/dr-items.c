/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "model/dr-items-private.h"

/*
 * The list never changes, so it never emits ::items-changed, and any thread may ask
 * it. It holds the data of the report, not the report, which holds it.
 */
struct _DrItems
{
  GObject       parent_instance;

  DrReportData *data; /* (owned) */
  DrList        list;
};

static GType
dr_items_get_item_type (GListModel *model)
{
  DrItems *self = DR_ITEMS (model);

  switch (self->list)
    {
    case DR_LIST_UNITS:
      return DR_TYPE_UNIT;
    case DR_LIST_INDICATORS:
      return DR_TYPE_INDICATOR;
    case DR_LIST_TARGETS:
      return DR_TYPE_TARGET;
    case DR_LIST_ACHIEVEMENTS:
      return DR_TYPE_ACHIEVEMENT;
    case DR_LIST_RANKINGS:
      return DR_TYPE_RANKING;
    case DR_LIST_DIRECTIVES:
      return DR_TYPE_DIRECTIVE;
    case DR_LIST_CITATIONS:
      return DR_TYPE_CITATION;
    case DR_LIST_SECTIONS:
      return DR_TYPE_SECTION;
    default:
      g_assert_not_reached ();
    }
}

static guint
dr_items_get_n_items (GListModel *model)
{
  DrItems *self = DR_ITEMS (model);

  return dr_report_data_get_n_objects (self->data, self->list);
}

static gpointer
dr_items_get_item (GListModel *model,
                   guint       position)
{
  DrItems *self = DR_ITEMS (model);

  if (position >= dr_report_data_get_n_objects (self->data, self->list))
    return NULL;

  return dr_report_data_dup_object (self->data, self->list, position);
}

static void
dr_items_list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = dr_items_get_item_type;
  interface->get_n_items = dr_items_get_n_items;
  interface->get_item = dr_items_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DrItems, dr_items, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dr_items_list_model_init))

static void
dr_items_finalize (GObject *object)
{
  DrItems *self = DR_ITEMS (object);

  g_clear_pointer (&self->data, dr_report_data_unref);

  G_OBJECT_CLASS (dr_items_parent_class)->finalize (object);
}

static void
dr_items_class_init (DrItemsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_items_finalize;
}

static void
dr_items_init (DrItems *self)
{
}

DrItems *
dr_items_new (DrReportData *data,
              DrList        list)
{
  DrItems *self = g_object_new (DR_TYPE_ITEMS, NULL);

  self->data = dr_report_data_ref (data);
  self->list = list;

  return self;
}
