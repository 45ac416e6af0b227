/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The inside of a report: flat records, one array a kind. The reader and the JSON
 * reader append to them, the writers walk them, and objects are made of them only
 * when somebody asks.
 */

#pragma once

#include <districtreport/dr-report-builder.h>
#include <districtreport/dr-report.h>

#include "figures/dr-decimal-private.h"
#include "model/dr-string-table-private.h"

G_BEGIN_DECLS

/* No string, no unit, no target, … */
#define DR_NONE G_MAXUINT32

/*
 * A decimal in 24 bytes; a range keeps its upper end, at the same exponent, in the table of uppers. The coefficient is in
 * four parts, the lowest first, so that a record of figures has no gaps.
 */
typedef struct
{
  guint32 coefficient[4];
  guint32 upper;            /* index into uppers, or DR_NONE */
  gint8   exponent;
  guint8  hedge;            /* DrHedge */
} DrFigure;

G_STATIC_ASSERT (sizeof (DrFigure) == 24);

DrFigure  dr_figure_new       (const DrDecimal *value,
                               DrHedge          hedge);
DrDecimal dr_figure_get_value (const DrFigure  *self);

/* What a source says that the text at its span does not. */
typedef struct
{
  guint32 text;             /* string, or DR_NONE: the bytes of the text from start to end */
  guint32 location;         /* string, or DR_NONE: what the text knows of it */
} DrSourceWords;

/* Where an item was read. The words are the text's own, unless the report came without its text. */
typedef struct
{
  guint32 start;            /* byte; start and end are DR_NONE where there is no source */
  guint32 end;
  guint32 words;            /* index into source_words, or DR_NONE */
} DrSourceRecord;

typedef struct
{
  guint32  id;              /* string */
  guint32  label;           /* string */
  guint32  measure;         /* string, canonical */
  guint8   nature;          /* DrNature */
  guint8   desire;          /* DrDesire */
} DrIndicatorRecord;

typedef struct
{
  guint32        id;              /* string, or DR_NONE: «t» and its place, from 1 */
  guint32        unit;
  guint32        indicator;
  guint32        period;
  DrFigure       planned;         /* in the indicator's measure */
  guint32        written_measure; /* string, or DR_NONE: as the measure */
  guint32        assigned_by;     /* string, or DR_NONE */
  guint8         comparator;      /* DrComparator */
  guint8         has_planned;
  DrSourceRecord source;
} DrTargetRecord;

/* A further target of one achievement, or a further reading of its figure. */
typedef struct
{
  guint32  achievement;
  guint32  target;
  DrFigure percent;
  guint8   has_percent;
} DrFurtherTargetRecord;

typedef struct
{
  guint32  achievement;
  DrFigure quantity;        /* in measure */
  guint32  measure;         /* string, canonical */
  guint32  reason;          /* string */
} DrReadingRecord;

/* What an achievement states beside its figure; most state nothing, so these stand apart. */
typedef struct
{
  DrFigure percent_of_target;
  DrFigure share;
  DrFigure change;
  guint32  change_against;    /* string, or DR_NONE */
  guint32  written_measure;   /* string, or DR_NONE: as the measure */
  guint8   change_kind;       /* DrChangeKind */
  guint8   change_direction;  /* DrDirection */
} DrExtrasRecord;

/* A text has one every few words: whatever few have is not kept here. */
typedef struct
{
  guint32        id;                /* string, or DR_NONE: «a» and its place, from 1 */
  guint32        unit;
  guint32        indicator;
  guint32        period;
  guint32        target;            /* or DR_NONE */
  guint32        part_of;           /* achievement, or DR_NONE */
  guint32        extras;            /* index into extras, or DR_NONE; see dr_report_data_get_extras() */
  DrFigure       actual;            /* in the indicator's measure */
  guint8         status;            /* DrStatus */
  guint8         has_actual : 1;
  guint8         has_percent_of_target : 1;
  guint8         has_share : 1;
  guint8         has_change : 1;
  guint8         is_cumulative : 1;
  guint8         has_further : 1;   /* further targets or readings point here */
  DrSourceRecord source;
} DrAchievementRecord;

G_STATIC_ASSERT (sizeof (DrAchievementRecord) == 68);

typedef struct
{
  guint32        id;                /* string, or DR_NONE: «r» and its place, from 1 */
  guint32        unit;
  guint32        field;             /* string, or DR_NONE */
  guint32        period;
  guint32        rank;              /* 0: none */
  guint32        cohort_size;       /* 0: not extras */
  guint32        grade;             /* string, or DR_NONE */
  guint32        assessor;          /* string, or DR_NONE */
  guint8         status;            /* DrRankingStatus */
  DrSourceRecord source;
} DrRankingRecord;

typedef struct
{
  guint32        id;                /* string, or DR_NONE: «d» and its place, from 1 */
  guint32        count;             /* 0: not extras */
  guint32        period;            /* or DR_NONE */
  guint32        text;              /* string, or DR_NONE */
  guint8         kind;              /* DrDirectiveKind */
  guint8         status;            /* DrDirectiveStatus */
  DrSourceRecord source;
} DrDirectiveRecord;

typedef struct
{
  guint32        id;                /* string, or DR_NONE: «c» and its place, from 1 */
  guint32        kind;              /* string, or DR_NONE */
  guint32        number;            /* string */
  guint32        julian;            /* the day as g_date_get_julian(), 0: none */
  guint32        issuer;            /* string, or DR_NONE */
  DrSourceRecord source;
} DrCitationRecord;

typedef struct
{
  guint32 number;                   /* string, or DR_NONE */
  guint32 title;                    /* string */
  guint32 start;
  guint32 end;
} DrSectionRecord;

/* What an entry of the ledger belongs to. */
typedef enum
{
  DR_ITEM_NONE,
  DR_ITEM_ACHIEVEMENT,
  DR_ITEM_TARGET,
  DR_ITEM_RANKING,
  DR_ITEM_DIRECTIVE,
  DR_ITEM_CITATION
} DrItemKind;

#define DR_N_ITEM_KINDS (DR_ITEM_CITATION + 1)
/* A letter, ten digits, NUL. */
#define DR_ITEM_ID_BUFFER 12

/* Its words are the text's, unless number_texts has them. */
typedef struct
{
  guint32 start;
  guint32 end;
  guint32 item;                     /* index in the array of item_kind, or DR_NONE */
  guint8  role;                     /* DrNumberRole */
  guint8  item_kind;                /* DrItemKind */
} DrNumberRecord;

/* The lists of a report, in the order in which one refers to another: never upwards. */
typedef enum
{
  DR_LIST_UNITS,
  DR_LIST_INDICATORS,
  DR_LIST_TARGETS,
  DR_LIST_ACHIEVEMENTS,
  DR_LIST_RANKINGS,
  DR_LIST_DIRECTIVES,
  DR_LIST_CITATIONS,
  DR_LIST_SECTIONS
} DrList;

#define DR_N_LISTS (DR_LIST_SECTIONS + 1)

/* The objects of one list that somebody holds. */
typedef struct
{
  GMutex    mutex;
  GWeakRef *objects;                /* (owned) (nullable) one a record, made when one is asked for */
} DrObjectCache;

/* Everything that a report holds; shared by the report and the lists it handed out, and never changed once it is built. */
typedef struct _DrReportData DrReportData;

struct _DrReportData
{
  gatomicrefcount  ref_count;

  DrReportKind     kind;
  char            *title;           /* (owned) (nullable) */
  char            *number;          /* (owned) (nullable) */
  char            *place;           /* (owned) (nullable) */
  GDate            date;            /* invalid: none */
  guint32          issuer;          /* unit */
  guint32          period;
  char            *sha256;          /* (owned) (nullable) read it by dr_report_data_get_sha256() */
  guint64          content_size;
  char            *content_type;    /* (owned) (nullable) */
  DrText          *text;            /* (owned) (nullable) */

  GPtrArray       *strings;         /* (element-type GRefString) interned */
  GPtrArray       *units;           /* (element-type DrUnit) */
  GPtrArray       *periods;         /* (element-type DrPeriod) interned */
  GArray          *indicators;      /* (element-type DrIndicatorRecord) */
  GArray          *targets;         /* (element-type DrTargetRecord) */
  GArray          *achievements;    /* (element-type DrAchievementRecord) */
  GArray          *rankings;        /* (element-type DrRankingRecord) */
  GArray          *directives;      /* (element-type DrDirectiveRecord) */
  GArray          *citations;       /* (element-type DrCitationRecord) */
  GArray          *sections;        /* (element-type DrSectionRecord) */
  GArray          *numbers;         /* (element-type DrNumberRecord) */
  GArray          *further_targets; /* (element-type DrFurtherTargetRecord) in the order of achievements */
  GArray          *readings;        /* (element-type DrReadingRecord) in the order of achievements */
  GArray          *extras;          /* (element-type DrExtrasRecord) of those achievements that state something more */
  GArray          *uppers;          /* (element-type DrDecimal) */
  GArray          *source_words;    /* (element-type DrSourceWords) of those sources that need them */
  GArray          *number_texts;    /* (element-type guint32) strings, or DR_NONE, of the first numbers; mostly empty */

  DrStringTable   *string_table;    /* (owned) finds in strings */
  GHashTable      *unit_ids;        /* (owned) string + 1 to unit + 1 */
  GHashTable      *item_ids[DR_N_ITEM_KINDS]; /* (owned) (nullable) string + 1 to record + 1, of ids that are not the default */
  DrObjectCache    caches[DR_N_LISTS];
};

DrReportData * dr_report_data_new   (void);
/* The checksum of the document, NULL without one; of a text's own bytes it is made when it is first asked for. */
const char *   dr_report_data_get_sha256 (const DrReportData *self);
DrReportData * dr_report_data_ref   (DrReportData *self);
void           dr_report_data_unref (DrReportData *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrReportData, dr_report_data_unref)

/* The report that these are the data of; takes @data. */
DrReport *     dr_report_new_take   (DrReportData *data);
DrReportData * dr_report_get_data   (DrReport     *self);

static inline const char *
dr_report_data_get_string (const DrReportData *data,
                           guint32             index)
{
  return index == DR_NONE ? NULL : g_ptr_array_index (data->strings, index);
}

/* What an achievement states beside its figure; of one that states nothing, nothing. */
const DrExtrasRecord * dr_report_data_get_extras (const DrReportData        *data,
                                                  const DrAchievementRecord *record);
/* The words that a source, or an entry of the ledger, brought along: a string, or DR_NONE. */
guint32      dr_report_data_get_source_words (const DrReportData   *data,
                                              const DrSourceRecord *source);
guint32      dr_report_data_get_number_words (const DrReportData *data,
                                              guint32             index);
/* The id of an item: its own, or the default one written into @buffer. */
const char * dr_report_data_get_item_id (const DrReportData *data,
                                         DrItemKind          kind,
                                         guint32             index,
                                         char                buffer[DR_ITEM_ID_BUFFER]);
/* «a1» for the achievement at index 0. */
void         dr_item_id_write           (DrItemKind          kind,
                                         guint32             index,
                                         char                buffer[DR_ITEM_ID_BUFFER]);
/* The place, from 0, that a default id such as «a1» names; DR_NONE for any other id. */
guint32      dr_item_id_parse           (DrItemKind          kind,
                                         const char         *id);
/* Index of the item with an id, or DR_NONE. */
guint32      dr_report_data_find_item   (const DrReportData *data,
                                         DrItemKind          kind,
                                         const char         *id);
/* Lets the record of a number point to the item with an id, of the kind that its role suggests if there are several. */
gboolean     dr_report_data_resolve_item (const DrReportData *data,
                                         const char         *id,
                                         DrNumberRecord     *record);
guint32      dr_report_data_find_unit   (const DrReportData *data,
                                         const char         *id);
/* The records of a kind, each of which begins with its id. */
GArray *     dr_report_data_get_records (const DrReportData *data,
                                         DrItemKind          kind);

guint        dr_report_data_get_n_objects (const DrReportData *data,
                                           DrList              list);
/* The object of a record: the same one for as long as anybody holds it. */
gpointer     dr_report_data_dup_object  (DrReportData       *data,
                                         DrList              list,
                                         guint32             index);
/* The quantity of a figure; @written_measure may be DR_NONE: as the measure. */
DrQuantity * dr_report_data_make_quantity (const DrReportData *data,
                                         const DrFigure     *figure,
                                         guint32             measure,
                                         guint32             written_measure);
DrNumber *   dr_report_data_make_number (const DrReportData *data,
                                         guint32             index);

/* --- the fast side of the builder: no object, no allocation but the arrays' own growth --- */

DrReportData * dr_report_builder_get_data   (DrReportBuilder            *self);
guint32        dr_report_builder_intern     (DrReportBuilder            *self,
                                             const char                 *text,
                                             gssize                      length);
guint32        dr_report_builder_intern_period (DrReportBuilder         *self,
                                             DrPeriod                   *period);
/* As dr_figure_new(), for ranges too; @upper may be NULL. False if the two do not fit one exponent. */
gboolean       dr_report_builder_make_figure (DrReportBuilder           *self,
                                             const DrDecimal            *value,
                                             const DrDecimal            *upper,
                                             DrHedge                     hedge,
                                             DrFigure                   *figure);
/* Index of the unit added under @id, or DR_NONE. */
guint32        dr_report_builder_find_unit  (DrReportBuilder            *self,
                                             const char                 *id);
/* Finds or appends; two indicators with one id, label and measure are one. A free id is found where the id is taken by another. */
guint32        dr_report_builder_intern_indicator (DrReportBuilder      *self,
                                             const char                 *id,
                                             const char                 *label,
                                             const char                 *measure,
                                             DrNature                    nature,
                                             DrDesire                    desire);
/* Appends an indicator; where its id is taken, a free one is found. */
guint32        dr_report_builder_append_indicator (DrReportBuilder      *self,
                                             const char                 *id,
                                             const char                 *label,
                                             const char                 *measure,
                                             DrNature                    nature,
                                             DrDesire                    desire);
/* Index of the indicator with an id, or DR_NONE. */
guint32        dr_report_builder_find_indicator (DrReportBuilder        *self,
                                             const char                 *id);
/* Each appends a record and gives its index; DR_NONE with @error set once DR_LIMIT_ITEMS is reached. */
guint32        dr_report_builder_append_target      (DrReportBuilder             *self,
                                                     const DrTargetRecord        *record,
                                                     GError                     **error);
guint32        dr_report_builder_append_achievement (DrReportBuilder             *self,
                                                     const DrAchievementRecord   *record,
                                                     GError                     **error);
guint32        dr_report_builder_append_ranking     (DrReportBuilder             *self,
                                                     const DrRankingRecord       *record,
                                                     GError                     **error);
guint32        dr_report_builder_append_directive   (DrReportBuilder             *self,
                                                     const DrDirectiveRecord     *record,
                                                     GError                     **error);
guint32        dr_report_builder_append_citation    (DrReportBuilder             *self,
                                                     const DrCitationRecord      *record,
                                                     GError                     **error);
guint32        dr_report_builder_append_section     (DrReportBuilder             *self,
                                                     const DrSectionRecord       *record,
                                                     GError                     **error);
guint32        dr_report_builder_append_number      (DrReportBuilder             *self,
                                                     const DrNumberRecord        *record,
                                                     GError                     **error);
/* The same of several; as many as the limit allows. */
void           dr_report_builder_append_numbers     (DrReportBuilder             *self,
                                                     const DrNumberRecord        *records,
                                                     guint                        n_records,
                                                     GError                     **error);
guint32        dr_report_builder_append_further_target (DrReportBuilder             *self,
                                                     const DrFurtherTargetRecord *record,
                                                     GError                     **error);
guint32        dr_report_builder_append_reading     (DrReportBuilder             *self,
                                                     const DrReadingRecord       *record,
                                                     GError                     **error);

/* Lets a source say what the text does not; strings, each may be DR_NONE. */
void           dr_report_builder_set_source_words   (DrReportBuilder             *self,
                                                     DrSourceRecord              *source,
                                                     guint32                      text,
                                                     guint32                      location);
/* The same for a number that was appended. */
void           dr_report_builder_set_number_words   (DrReportBuilder             *self,
                                                     guint32                      index,
                                                     guint32                      text);
/* Appends what an achievement states beside its figure, and lets the record know; nothing where it states nothing. */
void           dr_report_builder_append_extras      (DrReportBuilder             *self,
                                                     const DrExtrasRecord        *extras,
                                                     DrAchievementRecord         *record);

/* Records ready to be filled in: every index DR_NONE, everything else zero. */
DrExtrasRecord      dr_extras_record_init      (void);
DrTargetRecord      dr_target_record_init      (void);
DrAchievementRecord dr_achievement_record_init (void);
DrRankingRecord     dr_ranking_record_init     (void);
DrDirectiveRecord   dr_directive_record_init   (void);
DrCitationRecord    dr_citation_record_init    (void);

/* Words of an item's source, whether the text is there or not; not zero-terminated. */
const char *   dr_report_data_get_source_text (const DrReportData    *data,
                                               const DrSourceRecord  *source,
                                               gsize                 *length);
const char *   dr_report_data_get_number_text (const DrReportData    *data,
                                               guint32                index,
                                               gsize                 *length);
/* Where in the document an item stands; NULL in plain text. */
char *         dr_report_data_dup_location    (const DrReportData    *data,
                                               const DrSourceRecord  *source);

G_END_DECLS
