/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Properties that are only read; what they mean stands in their doc comments. */

#pragma once

#include <glib-object.h>

#define DR_PROPERTY_FLAGS (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)

#define dr_property_string(name) \
  g_param_spec_string (name, NULL, NULL, NULL, DR_PROPERTY_FLAGS)
#define dr_property_boxed(name, type) \
  g_param_spec_boxed (name, NULL, NULL, type, DR_PROPERTY_FLAGS)
#define dr_property_object(name, type) \
  g_param_spec_object (name, NULL, NULL, type, DR_PROPERTY_FLAGS)
#define dr_property_enum(name, type, absent) \
  g_param_spec_enum (name, NULL, NULL, type, absent, DR_PROPERTY_FLAGS)
#define dr_property_boolean(name) \
  g_param_spec_boolean (name, NULL, NULL, FALSE, DR_PROPERTY_FLAGS)
#define dr_property_uint(name) \
  g_param_spec_uint (name, NULL, NULL, 0, G_MAXUINT, 0, DR_PROPERTY_FLAGS)
#define dr_property_uint64(name) \
  g_param_spec_uint64 (name, NULL, NULL, 0, G_MAXUINT64, 0, DR_PROPERTY_FLAGS)
