/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What to do about an error, said with the options of the program: a library knows none. */

#include "config.h"

#include "cli.h"

#include <string.h>

/* On a document. Such errors have one code for many remedies and no cause, so that the message has to tell. */
typedef struct
{
  const char *remedy;       /* what the message ends in, or is about */
  const char *vietnamese;
  const char *english;      /* (nullable) the message says it */
} DocumentAdvice;

/* On figures that do not go together. */
typedef struct
{
  DrError code;
  DrErrorCause cause;
  const char *vietnamese;
  const char *english;
  const char *key;          /* (nullable) where --by has it, the next advice that fits is told */
} Advice;

#define ANOTHER_COPY "mở bằng Word hoặc Excel rồi lưu lại; nếu không mở được thì xin lại tệp", NULL

static const DocumentAdvice of_documents[] = {
  { "give the period of documents that do not say", "nêu kỳ báo cáo bằng --period, ví dụ --period 2024-Q4",
    "say which with --period, as in --period 2024-Q4" },
  { "protected by a password", "bỏ mật khẩu rồi lưu lại", NULL },
  { "or let LibreOffice take the text out", "lưu văn bản gốc thành .docx, hoặc thêm --convert để LibreOffice lấy chữ ra", NULL },
  { "or .docx, a sheet as .xlsx, or let LibreOffice",
    "lưu văn bản thành .docx, bảng tính thành .xlsx, hoặc thêm --convert để LibreOffice chuyển", NULL },
  { "have its text recognized first", "nhận dạng chữ (OCR) trước, rồi lưu thành .docx hoặc .txt", NULL },
  { "save it as .docx or .xlsx, or let LibreOffice", "lưu thành .docx hoặc .xlsx, hoặc thêm --convert để LibreOffice chuyển", NULL },
  { "save it as .docx, or let LibreOffice", "lưu thành .docx, hoặc thêm --convert để LibreOffice chuyển", NULL },
  { "save it as .xlsx, or let LibreOffice", "lưu thành .xlsx, hoặc thêm --convert để LibreOffice chuyển", NULL },
  { "save it as .docx, .xlsx or .odt", "lưu thành .docx, .xlsx hoặc .odt", NULL },
  { "in one file of XML; save it as .docx", "lưu thành .docx", NULL },
  { "in one file of XML; save it as .xlsx", "lưu thành .xlsx", NULL },
  { "archive: its end is missing", ANOTHER_COPY },
  { "archive: it is damaged", ANOTHER_COPY },
  { "the directory is damaged", ANOTHER_COPY },
  { "cannot be unpacked", ANOTHER_COPY },
  { "the checksum is wrong", ANOTHER_COPY },
};

/* The first that fits is told. */
static const Advice of_queries[] = {
  { DR_ERROR_MISMATCH, DR_ERROR_CAUSE_UNITS,
    "chọn số được tính: --nested parts (của cấp dưới), --nested wholes (của cấp trên) hoặc --nested all "
    "(cộng tất cả); hoặc thêm unit vào --by, hoặc chỉ lấy một cấp: --where unit-level=…",
    "choose with --nested parts, --nested wholes or --nested all; or add unit to --by, or keep one level: --where unit-level=…", NULL },
  { DR_ERROR_MISMATCH, DR_ERROR_CAUSE_UNITS_AND_PERIODS,
    "thêm period vào --by; hoặc chỉ lấy các kỳ không chồng nhau (--where period=…) hay một cấp đơn vị (--where unit-level=…)",
    "add period to --by; or keep periods that do not overlap (--where period=…) or one level (--where unit-level=…)", "period" },
  { DR_ERROR_MISMATCH, DR_ERROR_CAUSE_UNITS_AND_PERIODS,
    "chỉ lấy các kỳ không chồng nhau (--where period=…) hay một cấp đơn vị (--where unit-level=…)",
    "keep periods that do not overlap (--where period=…) or one level (--where unit-level=…)", NULL },
  { DR_ERROR_MISMATCH, DR_ERROR_CAUSE_PERIODS,
    "thêm period vào --by, hoặc chỉ lấy các kỳ không chồng nhau: --where period=…",
    "add period to --by, or keep periods that do not overlap: --where period=…", "period" },
  { DR_ERROR_MISMATCH, DR_ERROR_CAUSE_PERIODS,
    "chỉ lấy các kỳ không chồng nhau: --where period=…", "keep periods that do not overlap: --where period=…", NULL },
  { DR_ERROR_MISMATCH, DR_ERROR_CAUSE_STOCK,
    "thêm period vào --by, hoặc bỏ các số là mức tại một ngày: --where nature=flow",
    "add period to --by, or leave stocks out: --where nature=flow", NULL },
  { DR_ERROR_MISMATCH, DR_ERROR_CAUSE_RATIO,
    "bỏ các tỷ lệ: --where nature=flow,stock; hoặc --by unit,indicator,period",
    "leave ratios out: --where nature=flow,stock; or --by unit,indicator,period", NULL },
  { DR_ERROR_MISMATCH, DR_ERROR_CAUSE_MEASURES,
    "thêm measure hoặc indicator vào --by", "add measure or indicator to --by", NULL },
  { DR_ERROR_MISMATCH, DR_ERROR_CAUSE_NATURES,
    "thêm nature hoặc indicator vào --by", "add nature or indicator to --by", NULL },
  { DR_ERROR_INVALID, DR_ERROR_CAUSE_NO_PERIOD,
    "thêm period hoặc period@year vào --by", "add period or period@year to --by", NULL },
  { DR_ERROR_MISMATCH, DR_ERROR_CAUSE_REPORTS,
    "bỏ bớt một tệp, hoặc ghi ngày vào đầu báo cáo nêu sau",
    "leave one of the files out, or write the date of the later one into it", NULL },
  { DR_ERROR_MISMATCH, DR_ERROR_CAUSE_PLANS,
    "thêm period vào --by, hoặc ghi ngày vào các báo cáo", "add period to --by, or write their dates into the reports", "period" },
  { DR_ERROR_MISMATCH, DR_ERROR_CAUSE_PLANS,
    "ghi ngày vào các báo cáo, hoặc bỏ bớt một tệp", "write their dates into the reports, or leave one of the files out", NULL },
  { DR_ERROR_MISMATCH, DR_ERROR_CAUSE_CONTRADICTION,
    "sửa báo cáo; hoặc lấy các chỉ tiêu khác: --where indicator=…; bảng theo từng đơn vị, từng chỉ "
    "tiêu (--by unit,indicator,period) vẫn có các số còn lại",
    "correct the report, or keep other indicators: --where indicator=…; by unit and indicator the rest of the table is there", NULL },
  { DR_ERROR_MISMATCH, DR_ERROR_CAUSE_COHORT_INDICATORS,
    "xếp riêng từng chỉ tiêu: --cohort indicator", "rank within each indicator: --cohort indicator", NULL },
  { DR_ERROR_MISMATCH, DR_ERROR_CAUSE_COHORT_PERIODS,
    "xếp riêng từng kỳ: --cohort period", "rank within each period: --cohort period", NULL },
  { DR_ERROR_MISMATCH, DR_ERROR_CAUSE_DESIRES,
    "thêm indicator vào --by", "add indicator to --by", NULL },
  { DR_ERROR_MISMATCH, DR_ERROR_CAUSE_ISSUERS,
    "thêm --one-place nếu mọi tệp đều của một huyện, một xã: báo cáo sau sửa báo cáo trước",
    "add --one-place if all files are of one place: the later report then corrects the earlier", NULL },
  { DR_ERROR_DIVIDED, DR_ERROR_CAUSE_NONE,
    "chọn: --divided keep (giữ nguyên đơn vị cũ) hoặc --divided apportion (chia theo tỷ trọng)",
    "choose --divided keep (units as they were) or --divided apportion (shares by weight)", NULL },
};

/* What rank can do about the same. */
static const Advice of_rankings[] = {
  { DR_ERROR_MISMATCH, DR_ERROR_CAUSE_PERIODS,
    "chỉ lấy số liệu của một kỳ: --during 2024-Q4", "look at one period alone: --during 2024-Q4", NULL },
  { DR_ERROR_MISMATCH, DR_ERROR_CAUSE_STOCK,
    "chỉ lấy số liệu của một kỳ: --during 2024-Q4", "look at one period alone: --during 2024-Q4", NULL },
  { DR_ERROR_MISMATCH, DR_ERROR_CAUSE_UNITS_AND_PERIODS,
    "chỉ lấy số liệu của một kỳ: --during 2024-Q4", "look at one period alone: --during 2024-Q4", NULL },
  { DR_ERROR_MISMATCH, DR_ERROR_CAUSE_MEASURES,
    "chọn một chỉ tiêu: --indicator MÃ", "choose one indicator: --indicator ID", NULL },
  { DR_ERROR_MISMATCH, DR_ERROR_CAUSE_NATURES,
    "chọn một chỉ tiêu: --indicator MÃ", "choose one indicator: --indicator ID", NULL },
  { DR_ERROR_MISMATCH, DR_ERROR_CAUSE_RATIO,
    "chọn một chỉ tiêu khác: --indicator MÃ", "choose another indicator: --indicator ID", NULL },
  { DR_ERROR_MISMATCH, DR_ERROR_CAUSE_REPORTS,
    "bỏ bớt một tệp, hoặc ghi ngày vào đầu báo cáo nêu sau",
    "leave one of the files out, or write the date of the later one into it", NULL },
  { DR_ERROR_MISMATCH, DR_ERROR_CAUSE_PLANS,
    "ghi ngày vào các báo cáo, hoặc bỏ bớt một tệp", "write their dates into the reports, or leave one of the files out", NULL },
  { DR_ERROR_MISMATCH, DR_ERROR_CAUSE_CONTRADICTION,
    "sửa báo cáo, hoặc chọn chỉ tiêu khác: --indicator MÃ",
    "correct the report, or choose another indicator: --indicator ID", NULL },
  { DR_ERROR_MISMATCH, DR_ERROR_CAUSE_ISSUERS,
    "thêm --one-place nếu mọi tệp đều của một huyện, một xã: báo cáo sau sửa báo cáo trước",
    "add --one-place if all files are of one place: the later report then corrects the earlier", NULL },
};

/* Whether --by has a key. */
static gboolean
has_key (const char *keys,
         const char *key)
{
  g_auto (GStrv) each = g_strsplit (keys != NULL ? keys : "", ",", -1);

  return key != NULL && g_strv_contains ((const char * const *) each, key);
}

static void
tell (const char *advice)
{
  if (advice != NULL)
    cli_complain ("  → %s\n", advice);
}

static void
tell_first (const Advice *advice,
            gsize         n,
            const GError *error,
            const char   *keys,
            DrLanguage    language)
{
  for (gsize i = 0; i < n; i++)
    if (g_error_matches (error, DR_ERROR, (int) advice[i].code) && dr_error_get_cause (error) == advice[i].cause &&
        !has_key (keys, advice[i].key))
      {
        tell (cli_say (language, advice[i].vietnamese, advice[i].english));
        return;
      }
}

void
cli_advise_on_document (const GError *error,
                        DrLanguage    language)
{
  for (gsize i = 0; i < G_N_ELEMENTS (of_documents); i++)
    if (strstr (error->message, of_documents[i].remedy) != NULL)
      {
        tell (cli_say (language, of_documents[i].vietnamese, of_documents[i].english));
        return;
      }
}

void
cli_advise_on_query (const GError *error,
                     const char   *keys,
                     DrLanguage    language)
{
  tell_first (of_queries, G_N_ELEMENTS (of_queries), error, keys, language);
}

void
cli_advise_on_ranking (const GError *error,
                       DrLanguage    language)
{
  tell_first (of_rankings, G_N_ELEMENTS (of_rankings), error, NULL, language);
}
