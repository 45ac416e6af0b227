/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Objects of a small report, for whatever is tested with them. */

#pragma once

#include <districtreport/dr-achievement-builder.h>
#include <districtreport/dr-error.h>
#include <districtreport/dr-report-builder.h>

G_GNUC_UNUSED static DrUnit *
make_unit (const char *id,
           DrUnit     *parent)
{
  g_autoptr (GError) error = NULL;
  DrUnit *unit = dr_unit_new (id, id, DR_UNIT_KIND_OTHER, DR_UNIT_LEVEL_DISTRICT, parent, &error);

  g_assert_no_error (error);

  return unit;
}

G_GNUC_UNUSED static DrPeriod *
make_period (const char *id)
{
  g_autoptr (GError) error = NULL;
  DrPeriod *period = dr_period_parse (id, &error);

  g_assert_no_error (error);

  return period;
}

G_GNUC_UNUSED static DrSource *
make_source (guint64     start,
             const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrSpan) span = dr_span_new (start, start + strlen (words), NULL);
  DrSource *source = dr_source_new (span, words, NULL, &error);

  g_assert_no_error (error);

  return source;
}

G_GNUC_UNUSED static DrIndicator *
make_indicator (const char *label,
                const char *measure,
                DrDesire    desire)
{
  g_autoptr (GError) error = NULL;
  DrIndicator *indicator = dr_indicator_new (NULL, label, measure, DR_NATURE_FLOW, desire, &error);

  g_assert_no_error (error);

  return indicator;
}

/* A bare object of every class is empty: its properties hold nothing, and reading them is safe. */
G_GNUC_UNUSED static void
assert_empty (GType type)
{
  g_autoptr (GObject) object = g_object_new (type, NULL);
  guint n_properties;
  g_autofree GParamSpec **properties =
    g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n_properties);

  g_assert_cmpuint (n_properties, >, 0);
  for (guint i = 0; i < n_properties; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      g_assert_cmphex (properties[i]->flags & (G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY),
                       ==, G_PARAM_READABLE);
      g_value_init (&value, properties[i]->value_type);
      g_object_get_property (object, properties[i]->name, &value);

      if (G_VALUE_HOLDS (&value, G_TYPE_STRV))
        g_assert_cmpuint (g_strv_length (g_value_get_boxed (&value)), ==, 0);
      else if (properties[i]->value_type == G_TYPE_LIST_MODEL)
        g_assert_cmpuint (g_list_model_get_n_items (g_value_get_object (&value)), ==, 0);
      else
        g_assert_true (g_param_value_defaults (properties[i], &value));
    }
}
