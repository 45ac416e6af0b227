/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Makes an achievement with all that may be known of it. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <districtreport/dr-achievement.h>

G_BEGIN_DECLS

typedef struct _DrAchievementBuilder DrAchievementBuilder;

#define DR_TYPE_ACHIEVEMENT_BUILDER (dr_achievement_builder_get_type ())

DR_AVAILABLE_IN_1_0
GType                  dr_achievement_builder_get_type              (void);

DR_AVAILABLE_IN_1_0
DrAchievementBuilder * dr_achievement_builder_new                   (const char           *id,
                                                                     DrUnit               *unit,
                                                                     DrIndicator          *indicator,
                                                                     DrPeriod             *period);
DR_AVAILABLE_IN_1_0
DrAchievementBuilder * dr_achievement_builder_ref                   (DrAchievementBuilder *self);
DR_AVAILABLE_IN_1_0
void                   dr_achievement_builder_unref                 (DrAchievementBuilder *self);

DR_AVAILABLE_IN_1_0
void                   dr_achievement_builder_set_actual            (DrAchievementBuilder *self,
                                                                     DrQuantity           *actual);
DR_AVAILABLE_IN_1_0
void                   dr_achievement_builder_set_status            (DrAchievementBuilder *self,
                                                                     DrStatus              status);
DR_AVAILABLE_IN_1_0
void                   dr_achievement_builder_set_target            (DrAchievementBuilder *self,
                                                                     DrTarget             *target);
DR_AVAILABLE_IN_1_0
void                   dr_achievement_builder_set_percent_of_target (DrAchievementBuilder *self,
                                                                     DrQuantity           *percent);
DR_AVAILABLE_IN_1_0
void                   dr_achievement_builder_add_further_target    (DrAchievementBuilder *self,
                                                                     DrTarget             *target,
                                                                     DrQuantity           *percent);
DR_AVAILABLE_IN_1_0
void                   dr_achievement_builder_set_share             (DrAchievementBuilder *self,
                                                                     DrQuantity           *share);
DR_AVAILABLE_IN_1_0
void                   dr_achievement_builder_set_change            (DrAchievementBuilder *self,
                                                                     DrChange             *change);
DR_AVAILABLE_IN_1_0
void                   dr_achievement_builder_set_cumulative        (DrAchievementBuilder *self,
                                                                     gboolean              cumulative);
DR_AVAILABLE_IN_1_0
void                   dr_achievement_builder_set_part_of           (DrAchievementBuilder *self,
                                                                     const char           *id);
DR_AVAILABLE_IN_1_0
void                   dr_achievement_builder_add_reading           (DrAchievementBuilder *self,
                                                                     DrQuantity           *quantity,
                                                                     const char           *reason);
DR_AVAILABLE_IN_1_0
void                   dr_achievement_builder_set_source            (DrAchievementBuilder *self,
                                                                     DrSource             *source);

DR_AVAILABLE_IN_1_0
DrAchievement *        dr_achievement_builder_end                   (DrAchievementBuilder *self,
                                                                     GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrAchievementBuilder, dr_achievement_builder_unref)

G_END_DECLS
