/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the commands of the program share. */

#pragma once

#include <districtreport/districtreport.h>

G_BEGIN_DECLS

/* Exit statuses. */
#define CLI_CLEAN 0
#define CLI_FINDINGS 1
#define CLI_UNUSABLE 2

/* A command: @argv begins with its name. */
typedef int (*CliCommand) (int         argc,
                           char      **argv,
                           DrLanguage  language);

int  cli_read  (int         argc,
                char      **argv,
                DrLanguage  language);
int  cli_check (int         argc,
                char      **argv,
                DrLanguage  language);
int  cli_compare (int         argc,
                  char      **argv,
                  DrLanguage  language);
int  cli_rank  (int         argc,
                char      **argv,
                DrLanguage  language);
int  cli_roster (int         argc,
                 char      **argv,
                 DrLanguage  language);
int  cli_tabulate (int         argc,
                   char      **argv,
                   DrLanguage  language);

/* --- words --- */

DrLanguage   cli_language_from_environment (void);
const char * cli_say                       (DrLanguage   language,
                                            const char  *vietnamese,
                                            const char  *english) G_GNUC_FORMAT (2) G_GNUC_FORMAT (3);
void         cli_complain                  (const char  *format,
                                            ...) G_GNUC_PRINTF (1, 2);
char *       cli_make_harmless             (const char  *text);
/* What to do about an error, with the options of the program, on a line of its own. */
void         cli_advise_on_document        (const GError *error,
                                           DrLanguage    language);
/* @keys: those of --by. */
void         cli_advise_on_query           (const GError *error,
                                           const char   *keys,
                                           DrLanguage    language);
void         cli_advise_on_ranking         (const GError *error,
                                           DrLanguage    language);

/* A message as the library words it, {} for names and figures, and in Vietnamese, {1} for the first of them. */
typedef struct
{
  const char *english;
  const char *vietnamese;
} CliMessage;

/* Of files that cannot be read. */
extern const CliMessage cli_document_messages[];
extern const gsize      cli_n_document_messages;

/* What a message of the library says in Vietnamese, but for the remedy; NULL where only the message can tell. */
char *       cli_translate_message         (const char   *message);
/* Figures that a table lacks because they are at odds. */
void         cli_tell_conflicts            (const char   *command,
                                           DrTable      *table,
                                           DrLanguage    language);
/* Reports that count as one body's for a name that several may have. */
void         cli_tell_unplaced             (const char   *command,
                                           DrDataset    *dataset,
                                           DrLanguage    language);
/* A table that lacks a body's figures looks like any other. */
void         cli_tell_missing              (const char  *command,
                                           guint        n_missing,
                                           guint        n_all,
                                           DrLanguage   language);
void         cli_report_error              (const char  *name,
                                            const GError *error,
                                            DrLanguage   language);

/* --- options --- */

/* How documents are to be read; every command has these options. */
typedef struct
{
  char *period;         /* (owned) (nullable) behind --period */
  char *lexicon;        /* (owned) (nullable) file behind --lexicon */
  char *catalogue;      /* (owned) (nullable) file behind --catalogue */
  char *corrections;    /* (owned) (nullable) file behind --corrections */
  char *encoding;       /* (owned) (nullable) behind --encoding */
  gboolean converts;    /* --convert */
  DrCorrections *corrected; /* (owned) (nullable) what the file behind --corrections says, once a reader was made */
  gboolean is_alone;    /* one document is given: corrections for another one alone are refused */
  gboolean was_met;     /* a document that there are corrections for was read */
} CliReading;

#define CLI_READING_HELP_VIETNAMESE \
  "  --period KỲ                     kỳ của báo cáo không ghi kỳ: 2024, 2024-Q4, 2024-05\n" \
  "  --lexicon TỆP                   tên đơn vị, đơn vị tính, từ ngữ riêng của cơ quan\n" \
  "  --catalogue TỆP                 danh mục chỉ tiêu của cơ quan, thêm vào danh mục có sẵn\n" \
  "  --corrections TỆP               những chỗ đã được người xem sửa lại, của một hay nhiều tệp\n" \
  "  --encoding TÊN                  bảng mã của tệp .txt: utf-8, utf-16le, utf-16be, windows-1258, tcvn3, vni\n" \
  "  --convert                       nhờ LibreOffice chuyển .doc, .xls, .rtf, .pdf\n"
#define CLI_READING_HELP_ENGLISH \
  "  --period ID                     period of reports that do not say: 2024, 2024-Q4, 2024-05\n" \
  "  --lexicon FILE                  bodies, measures and phrases of one's own\n" \
  "  --catalogue FILE                indicators of one's own, added to the usual ones\n" \
  "  --corrections FILE              what a person has set right, in one document or many\n" \
  "  --encoding NAME                 of .txt: utf-8, utf-16le, utf-16be, windows-1258, tcvn3, vni\n" \
  "  --convert                       let LibreOffice convert .doc, .xls, .rtf, .pdf, .ods, .html\n"

void       cli_reading_clear       (CliReading       *self);
/* A reader that reads as the user wants it; NULL after a complaint. */
DrReader * cli_reading_make_reader (CliReading       *self,
                                    DrLanguage        language);
/* The report as a person has corrected it; takes @report. What finds nothing, and that there is nothing, is complained of. */
DrReport * cli_reading_correct     (CliReading       *self,
                                    DrReport         *report,
                                    const char       *name,
                                    DrLanguage        language,
                                    GError          **error);
/* To be asked behind the last document: FALSE after a complaint that corrections for one document met another. */
gboolean   cli_reading_is_settled  (const CliReading *self,
                                    DrLanguage        language);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliReading, cli_reading_clear)

/* Parses the options of a command, those of reading among them; -1 to go on, else the exit status. */
int  cli_parse_options (int               *argc,
                        char            ***argv,
                        const GOptionEntry *entries,
                        CliReading        *reading,
                        const char        *help,
                        DrLanguage         language);
/* Finds @word in @words, which ends with NULL; -1 and a complaint if it is not there. */
int  cli_choose        (const char         *option,
                        const char         *word,
                        const char * const *words,
                        DrLanguage          language);

/* Reads a day such as 2025-10-15; false and a complaint for anything else. */
gboolean cli_parse_day (const char        *option,
                        const char        *word,
                        GDate             *day,
                        DrLanguage         language);

/* --- documents --- */

/* @name is a path, or «-» for standard input. */
GBytes *     cli_load_bytes  (const char  *name,
                              GError     **error);
/* The reports of a JSON array, or NULL: it is no such array. (transfer container) (element-type GBytes) */
GPtrArray *  cli_split_reports (GBytes     *bytes);
/* Whether a file looks like one. */
gboolean     cli_is_array    (const char  *name);
DrReport *   cli_take_report (const char  *name,
                              GBytes      *bytes,
                              DrReader    *reader,
                              GError     **error);
DrReport *   cli_load_report (const char  *name,
                              DrReader    *reader,
                              GError     **error);
/* Whether @name is a file that the reader itself can read, at any time and from any thread. */
gboolean     cli_is_plain_document (const char *name,
                                    DrReader   *reader);

/* The register of units in a file; NULL after a complaint. */
DrUnitRegister * cli_load_units (const char  *name,
                                 DrLanguage   language);

/* A builder of datasets with the units of a file (nullable), as of a day (nullable); NULL after a complaint. */
DrDatasetBuilder * cli_builder_new (const char  *units,
                                    const char  *as_of,
                                    DrLanguage   language);

typedef struct _CliDocuments CliDocuments;

/* @names must live as long as the documents. */
/* A JSON file of several reports, as read prints them, is that many documents: @names is made anew where there is one. */
CliDocuments * cli_documents_new  (char        ***names,
                                   DrReader      *reader);
void           cli_documents_free (CliDocuments  *self);
/* The report of the next name, as cli_load_report() gives it. */
DrReport *     cli_documents_next (CliDocuments  *self,
                                   GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliDocuments, cli_documents_free)

/* Lets cli_load_report() convert with this reader what it does not read. */
void         cli_reader_set_converts (DrReader *reader,
                                      gboolean  converts);

/* The media type of a document that LibreOffice can make another of; NULL for any other. */
const char * cli_convertible_type (GBytes      *bytes);
/* The document that LibreOffice makes of one that has such a type. */
GBytes *     cli_convert          (GBytes      *bytes,
                                   GError     **error);

/* --- rankings --- */

typedef enum
{
  CLI_METRIC_COMPLETION,
  CLI_METRIC_ATTAINED,
  CLI_METRIC_ACTUAL
} CliMetric;

/* What units are ranked by, and what reports say of each. */
typedef struct
{
  CliMetric    metric;
  DrUnitLevel  level;       /* of the units within which others are ranked; unknown: all together */
  char        *indicator;   /* (owned) (nullable) the one indicator that counts */
  DrPeriod    *period;      /* (owned) (nullable) within which figures count */

  DrDatasetBuilder *builder; /* (owned) that reports are put into */
  guint        n_reports;
  DrDataset   *dataset;     /* (owned) (nullable) of all reports, once they are closed */
  GPtrArray   *periods;     /* (owned) (nullable) (element-type utf8) ids of those that count, and NULL behind them */
  DrTable     *units;       /* (owned) (nullable) those with figures that count */
  GPtrArray   *indicators;  /* (owned) (nullable) (element-type utf8) ids of those that there are figures of to rank by */
  GHashTable  *numbers;     /* (owned) (nullable) (element-type utf8 guint) units of the dataset by their ids */
  GHashTable  *cohorts;     /* (owned) (nullable) (element-type utf8 utf8) whose name a cohort has */
  GDate        first_day;
  GDate        last_day;
  gboolean     is_one_place; /* issuers of one name are one */
} CliRanking;

/* By what the issuer of a report is known: as the report says, NULL, or where all are of one place, by its name alone. */
const char *   cli_name_issuer         (DrReport          *report,
                                        gboolean           is_one_place);

#define CLI_RANKING_CRITERION "metric"

void           cli_ranking_clear       (CliRanking        *self);
/* With @is_alone the report need not say who issued it. */
gboolean       cli_ranking_add_report  (CliRanking        *self,
                                        DrReport          *report,
                                        gboolean           is_alone,
                                        GError           **error);
/* Puts all reports together; FALSE with @error set. */
gboolean       cli_ranking_close       (CliRanking        *self,
                                        GError           **error);
gboolean       cli_ranking_is_empty    (const CliRanking  *self);
/* FALSE after a complaint: there is nothing to rank by, or too many things. */
gboolean       cli_ranking_is_usable   (const CliRanking  *self,
                                        DrLanguage         language);
/* Whether units have years in common; *@is_usable is FALSE after a complaint that some have not. FALSE with @error set. */
gboolean       cli_ranking_check_years (const CliRanking  *self,
                                        DrLanguage         language,
                                        gboolean          *is_usable,
                                        GError           **error);
/* The sheet has the values under CLI_RANKING_CRITERION. */
DrScoreSheet * cli_ranking_make_sheet  (const CliRanking  *self,
                                        DrLanguage         language,
                                        GError           **error);
/* What a completion is of, by unit: (element-type utf8 utf8), a line each. Empty for other metrics; NULL with @error set. */
GHashTable *   cli_ranking_list_pairs  (const CliRanking  *self,
                                        DrLanguage         language,
                                        GError           **error);
DrDesire       cli_ranking_get_desire  (const CliRanking  *self);
char *         cli_ranking_make_label  (const CliRanking  *self,
                                        DrLanguage         language);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliRanking, cli_ranking_clear)

/* --- standard output --- */

void     cli_output_init   (void);
guint    cli_output_width  (void);
void     cli_output_write  (const char  *text);
void     cli_output_bytes  (const char  *bytes,
                            gsize        length);
void     cli_output_nested (const char  *text,
                            gsize        indent);
/* Standard output as a stream; with @is_nested as cli_output_nested() writes. */
GOutputStream * cli_output_stream_new (gboolean is_nested,
                                       gsize    indent);
/* Writes a file that is no text, which no terminal is for; takes @bytes (nullable: @error says why). The exit status. */
int      cli_output_file   (GBytes       *bytes,
                            const char   *command,
                            GError       *error,
                            DrLanguage    language);
gboolean cli_output_failed (void);
/* Writes what is left; the exit status, which is @status unless something could not be written. */
int      cli_output_end    (int          status,
                            DrLanguage   language);

G_END_DECLS
