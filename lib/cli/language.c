/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which language to speak, and what to say when something is wrong. */

#include "config.h"

#include "cli.h"

#include <string.h>

/* The first of the variables that is set decides, as for setlocale(), which is not called: output is UTF-8 always. */
DrLanguage
cli_language_from_environment (void)
{
  static const char * const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = g_getenv (names[i]);

      if (value != NULL && *value != '\0')
        return g_str_has_prefix (value, "vi") && !g_ascii_isalpha (value[2]) ? DR_LANGUAGE_VIETNAMESE
                                                                             : DR_LANGUAGE_ENGLISH;
    }

  return DR_LANGUAGE_ENGLISH;
}

const char *
cli_say (DrLanguage  language,
         const char *vietnamese,
         const char *english)
{
  return language == DR_LANGUAGE_VIETNAMESE ? vietnamese : english;
}

/* What a code says in Vietnamese; NULL for what only the message can tell. */
static const char *
translate (const GError *error)
{
  static const char * const own[] = {
    [DR_ERROR_ENCODING] = "không phải văn bản UTF-8 hợp lệ",
    [DR_ERROR_MALFORMED] = "tài liệu sai cú pháp",
    [DR_ERROR_INVALID] = "nội dung không thể có",
    [DR_ERROR_UNSUPPORTED] = "chưa đọc được loại tài liệu này",
    [DR_ERROR_LIMIT] = "vượt giới hạn cho phép",
    [DR_ERROR_OVERFLOW] = "số liệu quá lớn",
    [DR_ERROR_MISMATCH] = "các số liệu không cùng loại",
    [DR_ERROR_UNDEFINED] = "chia cho không",
    [DR_ERROR_DIVIDED] = "đơn vị đã bị chia tách, không so sánh được",
  };

  if (error->domain == DR_ERROR && error->code >= 0 && (gsize) error->code < G_N_ELEMENTS (own))
    return own[error->code];
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return "không có tệp này";
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ACCES))
    return "không có quyền đọc";
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ISDIR))
    return "đây là thư mục";

  return NULL;
}

/* «line 12, column 4: …» ends in «12:4: …», as editors like it; NULL if the message begins otherwise. */
static char *
shorten_place (const char  *message,
               const char **rest)
{
  guint64 line = 0;
  guint64 column = 0;
  char *end = NULL;

  if (!g_str_has_prefix (message, "line "))
    return NULL;
  line = g_ascii_strtoull (message + strlen ("line "), &end, 10);
  if (!g_str_has_prefix (end, ", column "))
    return NULL;
  column = g_ascii_strtoull (end + strlen (", column "), &end, 10);
  if (!g_str_has_prefix (end, ": "))
    return NULL;
  *rest = end + strlen (": ");

  return g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT ": ", line, column);
}

/* «$.units[3].target: …»: the path is the place. */
static char *
split_path (const char  *message,
            const char **rest)
{
  const char *end = *message == '$' ? strstr (message, ": ") : NULL;

  if (end == NULL)
    return NULL;
  *rest = end + strlen (": ");

  return g_strndup (message, *rest - message);
}

/* A name or message may hold what a terminal obeys; it is shown by its number. */
char *
cli_make_harmless (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *string = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      GUnicodeType type = g_unichar_type (character);

      if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_LINE_SEPARATOR
          || type == G_UNICODE_PARAGRAPH_SEPARATOR)
        g_string_append_printf (string, "\\u{%04X}", character);
      else
        g_string_append_unichar (string, character);
    }

  return g_string_free (string, FALSE);
}

/* «q4.txt:12:4: not UTF-8 …» on standard error. */
void
cli_report_error (const char   *name,
                  const GError *error,
                  DrLanguage    language)
{
  const char *rest = error->message;
  g_autofree char *line = shorten_place (error->message, &rest);
  g_autofree char *path = line == NULL ? split_path (error->message, &rest) : NULL;
  g_autofree char *shown = cli_make_harmless (name);
  g_autofree char *detail = cli_make_harmless (rest);
  const char *translation = language == DR_LANGUAGE_VIETNAMESE ? translate (error) : NULL;
  g_autofree char *said = language == DR_LANGUAGE_VIETNAMESE ? cli_translate_message (detail) : NULL;
  g_autoptr (GString) text = g_string_new (shown);

  g_string_append_printf (text, ":%s", line != NULL ? line : " ");
  if (path != NULL)
    {
      g_autofree char *place = cli_make_harmless (path);
      g_string_append (text, place);
    }
  if (said != NULL)
    g_string_append (text, said);
  else if (translation == NULL)
    g_string_append (text, detail);
  else if (error->domain == G_FILE_ERROR)
    g_string_append (text, translation);
  else
    g_string_append_printf (text, "%s (%s)", translation, detail);

  cli_complain ("%s\n", text->str);
  cli_advise_on_document (error, language);
}

/* What a table lacks because it is at odds, in the words of the error that it would have been. */
void
cli_tell_conflicts (const char *command,
                    DrTable    *table,
                    DrLanguage  language)
{
  g_auto (GStrv) conflicts = dr_table_dup_conflicts (table);

  for (gsize i = 0; conflicts[i] != NULL; i++)
    {
      g_autoptr (GError) conflict = g_error_new_literal (DR_ERROR, DR_ERROR_MISMATCH, conflicts[i]);
      g_autofree char *name = g_strconcat (command, cli_say (language, ": không vào bảng", ": not in the table"), NULL);

      cli_report_error (name, conflict, language);
    }
}

#define MOST_FILES_TOLD 10

/* Reports of one name, and which; *@link goes behind them. */
static void
tell_unplaced (const char *command,
               GList     **link,
               DrLanguage  language)
{
  DrUnit *issuer = dr_report_get_issuer ((*link)->data);
  const char *id = dr_unit_get_id (issuer);
  g_autofree char *name = cli_make_harmless (dr_unit_get_name (issuer) != NULL ? dr_unit_get_name (issuer) : id);
  g_autoptr (GString) files = g_string_new (NULL);
  guint n = 0;

  for (; *link != NULL && g_str_equal (dr_unit_get_id (dr_report_get_issuer ((*link)->data)), id); *link = (*link)->next)
    {
      DrText *text = dr_report_get_text ((*link)->data);
      const char *file = text == NULL ? NULL : dr_text_get_name (text);
      g_autofree char *harmless = file == NULL ? NULL : cli_make_harmless (file);

      n++;
      if (harmless != NULL && n <= MOST_FILES_TOLD)
        g_string_append_printf (files, "%s%s", files->len > 0 ? ", " : ": ", harmless);
    }
  if (n > MOST_FILES_TOLD)
    g_string_append (files, ", …");

  cli_complain (cli_say (language, "%s: %u báo cáo cùng tên đơn vị gửi “%s” được tính là của một đơn vị, dù không rõ có cùng một nơi hay không%s\n",
                         "%s: %u reports of “%s” count as one body's, though nothing tells that they are of one place%s\n"),
                command, n, name, files->str);
}

void
cli_tell_unplaced (const char *command,
                   DrDataset  *dataset,
                   DrLanguage  language)
{
  g_autolist (DrReport) reports = dr_dataset_list_unplaced_reports (dataset);
  GList *link = reports;

  if (reports == NULL)
    return;
  while (link != NULL)
    tell_unplaced (command, &link, language);
  cli_complain ("  → %s\n", cli_say (language,
                                     "thêm --one-place nếu đúng là một nơi; nếu không, đặt cho mỗi đơn vị một mã riêng trong tệp JSON của báo "
                                     "cáo, hoặc dùng danh mục đơn vị: --units TỆP",
                                     "add --one-place if they are; if not, give each issuer an id of its own in the report's JSON, or a "
                                     "register of units with --units FILE"));
}

void
cli_tell_missing (const char *command,
                  guint       n_missing,
                  guint       n_all,
                  DrLanguage  language)
{
  if (n_missing > 0)
    cli_complain (cli_say (language, "%s: bảng thiếu %u trong %u tệp\n", "%s: the table is without %u of %u files\n"), command,
                  n_missing, n_all);
}
