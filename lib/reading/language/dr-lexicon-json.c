/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-lexicon-json-private.h"

#include <string.h>

#include <districtreport/dr-enum-types.h>

#include "base/dr-error-private.h"
#include "base/dr-json-node-private.h"
#include "base/dr-json-scan-private.h"
#include "figures/dr-measure-private.h"

static const char * const signal_names[DR_N_SIGNALS + 1] = {
  [DR_SIGNAL_PLAN] = "plan",
  [DR_SIGNAL_RESULT] = "result",
  [DR_SIGNAL_TARGET] = "target",
  [DR_SIGNAL_EARLIER] = "earlier",
  [DR_SIGNAL_COMPARE] = "compare",
  [DR_SIGNAL_SHARE] = "share",
  [DR_SIGNAL_WHOLE] = "whole",
  [DR_SIGNAL_PARTS_ALL] = "parts-all",
  [DR_SIGNAL_PARTS_SOME] = "parts-some",
  [DR_SIGNAL_UP] = "up",
  [DR_SIGNAL_DOWN] = "down",
  [DR_SIGNAL_EXCEED] = "exceed",
  [DR_SIGNAL_SHORT] = "short",
  [DR_SIGNAL_EQUAL] = "equal",
  [DR_SIGNAL_REACH] = "reach",
  [DR_SIGNAL_REMAIN] = "remain",
  [DR_SIGNAL_CUMULATIVE] = "cumulative",
  [DR_SIGNAL_STOCK] = "stock",
  [DR_SIGNAL_MONEY] = "money",
  [DR_SIGNAL_PER] = "per",
  [DR_SIGNAL_RANK] = "rank",
  [DR_SIGNAL_RANK_FIRST] = "rank-first",
  [DR_SIGNAL_GRADE_LEAD] = "grade-lead",
  [DR_SIGNAL_GRADE] = "grade",
  [DR_SIGNAL_GRADE_SHORT] = "grade-short",
  [DR_SIGNAL_UNRANKED] = "unranked",
  [DR_SIGNAL_NO_RANK] = "no-rank",
  [DR_SIGNAL_ASSESS] = "assess",
  [DR_SIGNAL_NAME] = "name",
  [DR_SIGNAL_ORDINAL] = "ordinal",
  [DR_SIGNAL_NUMBERING] = "numbering",
  [DR_SIGNAL_AGE] = "age",
  [DR_SIGNAL_PARTNER] = "partner",
  [DR_SIGNAL_HANDED_DOWN] = "handed-down",
  [DR_SIGNAL_RECOMMENDATION] = "recommendation",
  [DR_SIGNAL_TASK] = "task",
  [DR_SIGNAL_DONE] = "done",
  [DR_SIGNAL_OPEN] = "open",
  [DR_SIGNAL_PLAN_SECTION] = "plan-section",
  [DR_SIGNAL_RESULT_SECTION] = "result-section",
  [DR_SIGNAL_END] = "end",
  [DR_SIGNAL_STATUS_ESTIMATED] = "status-estimated",
  [DR_SIGNAL_STATUS_PROVISIONAL] = "status-provisional",
  [DR_SIGNAL_HONOUR] = "honour",
  [DR_SIGNAL_VAGUE] = "vague",
  [DR_SIGNAL_FUNCTION] = "function",
  [DR_SIGNAL_ATTRIBUTE] = "attribute",
  [DR_SIGNAL_ACCOMPANY] = "accompany",
  [DR_SIGNAL_PLACE] = "place",
  [DR_SIGNAL_WHOLE_YEAR] = "whole-year",
  [DR_SIGNAL_MOVEMENT] = "movement",
  [DR_SIGNAL_BECOME] = "become",
};

static const char * const head_names[DR_N_HEAD_WORDS + 1] = {
  [DR_HEAD_WORD_ORDINAL] = "ordinal",
  [DR_HEAD_WORD_LABEL] = "label",
  [DR_HEAD_WORD_BODY] = "body",
  [DR_HEAD_WORD_MEASURE] = "measure",
  [DR_HEAD_WORD_TARGET] = "target",
  [DR_HEAD_WORD_ACTUAL] = "actual",
  [DR_HEAD_WORD_ESTIMATE] = "estimate",
  [DR_HEAD_WORD_CUMULATIVE] = "cumulative",
  [DR_HEAD_WORD_RATE] = "rate",
  [DR_HEAD_WORD_REACH] = "reach",
  [DR_HEAD_WORD_EARLIER] = "earlier",
  [DR_HEAD_WORD_COMPARE] = "compare",
  [DR_HEAD_WORD_UP] = "up",
  [DR_HEAD_WORD_DOWN] = "down",
  [DR_HEAD_WORD_DIFFERENCE] = "difference",
  [DR_HEAD_WORD_SHARE] = "share",
  [DR_HEAD_WORD_NOTE] = "note",
  [DR_HEAD_WORD_TOTAL] = "total",
  [DR_HEAD_WORD_PARTS] = "parts",
  [DR_HEAD_WORD_NIL] = "nil",
};

static const char * const verb_names[DR_N_VERBS + 1] = {
  [DR_VERB_WIN] = "win",
  [DR_VERB_FOUND] = "found",
  [DR_VERB_MAKE] = "make",
  [DR_VERB_WORK] = "work",
  [DR_VERB_DO] = "do",
};

static const GFlagsValue measure_flags[] = {
  { DR_MEASURE_PEOPLE, "", "people" },
  { DR_MEASURE_POPULATION, "", "population" },
  { DR_MEASURE_MONEY, "", "money" },
  { DR_MEASURE_PHYSICAL, "", "physical" },
  { DR_MEASURE_TURN, "", "turn" },
  { DR_MEASURE_HEAD, "", "head" },
  { DR_MEASURE_RATE, "", "rate" },
  { DR_MEASURE_GENERAL, "", "general" },
  { DR_MEASURE_PLACE, "", "place" },
};

/* A lexicon under construction: what is already known is added to. */
typedef struct
{
  DrLexiconContent *content;
  GHashTable       *measures;   /* (element-type GRefString guint) index + 1 by name */
  GHashTable       *bodies;     /* (element-type GRefString guint) index + 1 by id: the first */
} Loader;

/* --- phrases --- */

/* The shortest short form that stays one without its marks: «LĐLĐ», «CTĐ», but not «ĐU». */
#define LEAST_PLAIN_LETTERS 3

/* «HOI NONG DAN HUYEN», «PHUONG HUONG NHIEM VU», «LDLD»: headings are written without marks too. One word might be another. */
static void
add_plain (Loader         *self,
           const char     *phrase,
           DrLexiconClass  entry_class,
           guint32         value)
{
  g_autofree char *decomposed = g_utf8_normalize (phrase, -1, G_NORMALIZE_NFD);
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (letter == 0x110 || letter == 0x111)
        g_string_append_c (plain, letter == 0x110 ? 'D' : 'd');
      else if (g_unichar_combining_class (letter) == 0)
        g_string_append_unichar (plain, letter);
    }

  gboolean is_short_form = plain->len >= LEAST_PLAIN_LETTERS && g_ascii_isupper (plain->str[0]) && g_ascii_isupper (plain->str[1]);
  if (strcmp (plain->str, phrase) != 0 && (strchr (phrase, ' ') != NULL || is_short_form))
    dr_lexicon_index_add (self->content->index, plain->str, entry_class, value);
}

static gboolean
add_phrase (Loader            *self,
            const DrJsonNode  *node,
            DrLexiconClass     entry_class,
            guint32            value,
            GError           **error)
{
  g_autofree char *phrase = dr_json_node_dup_string (node, error);
  if (phrase == NULL)
    return FALSE;
  if (*phrase == '\0')
    return dr_json_node_set_expected (node, error, "words");
  dr_lexicon_index_add (self->content->index, phrase, entry_class, value);
  if (entry_class == DR_LEXICON_BODY
      || (entry_class == DR_LEXICON_SIGNAL && (value == DR_SIGNAL_PLAN_SECTION || value == DR_SIGNAL_RESULT_SECTION)))
    add_plain (self, phrase, entry_class, value);

  return TRUE;
}

static gboolean
add_phrases (Loader            *self,
             const DrJsonNode  *node,
             DrLexiconClass     entry_class,
             guint32            value,
             GError           **error)
{
  DrJsonNode element = { 0 };

  if (node->value == NULL)
    return TRUE;
  if (!dr_json_node_check_array (node, error))
    return FALSE;

  while (dr_json_node_next_element (node, &element))
    if (!add_phrase (self, &element, entry_class, value, error))
      return FALSE;

  return TRUE;
}

static char *
dup_words (const DrJsonNode  *node,
           GError           **error)
{
  g_autofree char *words = dr_json_node_dup_string (node, error);

  if (words != NULL && *words == '\0')
    {
      dr_json_node_set_expected (node, error, "words");
      return NULL;
    }

  return g_steal_pointer (&words);
}

/* --- measures --- */

static gboolean
read_flag (const DrJsonNode  *node,
           DrMeasureFlags    *flags,
           GError           **error)
{
  g_autofree char *nick = dr_json_node_dup_string (node, error);
  if (nick == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (measure_flags); i++)
    if (g_str_equal (nick, measure_flags[i].value_nick))
      {
        *flags |= measure_flags[i].value;
        return TRUE;
      }

  g_autofree char *quoted = dr_error_quote (nick, -1);

  return dr_json_node_set_error (node, error, DR_ERROR_INVALID, "no flag %s", quoted);
}

static gboolean
read_measure (Loader      *self,
              DrJsonNode  *node,
              GError     **error)
{
  enum { NAME, FLAGS, ALSO };
  static const char * const keys[] = { "name", "flags", "also", NULL };
  static const char * const optional[] = { "flags", "also", NULL };
  DrJsonNode members[G_N_ELEMENTS (keys) - 1];
  DrJsonNode element = { 0 };
  DrLexiconMeasure measure = { NULL, 0 };
  GArray *measures = self->content->measures;

  if (!dr_json_node_get_members (node, keys, optional, members, error))
    return FALSE;
  g_autofree char *name = dup_words (&members[NAME], error);
  if (name == NULL)
    return FALSE;
  if (members[FLAGS].value != NULL && !dr_json_node_check_array (&members[FLAGS], error))
    return FALSE;
  while (members[FLAGS].value != NULL && dr_json_node_next_element (&members[FLAGS], &element))
    if (!read_flag (&element, &measure.flags, error))
      return FALSE;

  measure.name = dr_measure_canonicalize (name, -1);
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->measures, measure.name));
  if (index != 0)
    {
      g_ref_string_release (measure.name);
      g_array_index (measures, DrLexiconMeasure, --index).flags |= measure.flags;
    }
  else
    {
      index = measures->len;
      g_array_append_val (measures, measure);
      g_hash_table_insert (self->measures, measure.name, GUINT_TO_POINTER (index + 1));
    }
  dr_lexicon_index_add (self->content->index, name, DR_LEXICON_MEASURE, index);

  return add_phrases (self, &members[ALSO], DR_LEXICON_MEASURE, index, error);
}

/* --- bodies --- */

enum { BODY_ID, BODY_NAME, BODY_KIND, BODY_NEEDS_CAPITAL, BODY_ALIASES, BODY_FIELDS, N_BODY_KEYS };

static const char * const body_keys[N_BODY_KEYS + 1] = {
  "id", "name", "kind", "needs-capital", "aliases", "fields", NULL
};

static gboolean
append_body (Loader            *self,
             const char        *id,
             const DrJsonNode  *members,
             GError           **error)
{
  int kind;
  gboolean needs_capital = FALSE;
  GArray *bodies = self->content->bodies;

  /* Only a body that is there already may be told by its id alone. */
  for (guint i = BODY_NAME; i <= BODY_KIND; i++)
    if (members[i].value == NULL)
      return dr_json_node_set_error (&members[i], error, DR_ERROR_MALFORMED, "missing key");

  g_autofree char *name = dup_words (&members[BODY_NAME], error);
  if (name == NULL || !dr_json_node_get_enum (&members[BODY_KIND], DR_TYPE_UNIT_KIND, &kind, error) ||
      (members[BODY_NEEDS_CAPITAL].value != NULL &&
       !dr_json_node_get_boolean (&members[BODY_NEEDS_CAPITAL], &needs_capital, error)))
    return FALSE;

  DrLexiconBody body = {
    .id = g_ref_string_new (id),
    .name = g_ref_string_new (name),
    .kind = kind,
    .needs_capital = needs_capital,
  };
  g_array_append_val (bodies, body);
  if (!g_hash_table_contains (self->bodies, body.id))
    g_hash_table_insert (self->bodies, body.id, GUINT_TO_POINTER (bodies->len));

  return TRUE;
}

static gboolean
read_body (Loader      *self,
           DrJsonNode  *node,
           GError     **error)
{
  static const char * const optional[] = { "name", "kind", "needs-capital", "aliases", "fields", NULL };
  DrJsonNode members[N_BODY_KEYS];

  if (!dr_json_node_get_members (node, body_keys, optional, members, error))
    return FALSE;
  g_autofree char *id = dup_words (&members[BODY_ID], error);
  if (id == NULL)
    return FALSE;

  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->bodies, id));
  gboolean is_known = index != 0 && members[BODY_NAME].value == NULL && members[BODY_KIND].value == NULL
                      && members[BODY_NEEDS_CAPITAL].value == NULL;
  if (!is_known)
    {
      if (!append_body (self, id, members, error))
        return FALSE;
      index = self->content->bodies->len;
    }

  return add_phrases (self, &members[BODY_ALIASES], DR_LEXICON_BODY, index - 1, error) &&
         add_phrases (self, &members[BODY_FIELDS], DR_LEXICON_FIELD, index - 1, error);
}

/* --- documents, short forms, signals, heads --- */

static gboolean
read_document (Loader      *self,
               DrJsonNode  *node,
               GError     **error)
{
  enum { NAME, ALSO };
  static const char * const keys[] = { "name", "also", NULL };
  static const char * const optional[] = { "also", NULL };
  DrJsonNode members[G_N_ELEMENTS (keys) - 1];

  if (!dr_json_node_get_members (node, keys, optional, members, error))
    return FALSE;
  g_autofree char *name = dup_words (&members[NAME], error);
  if (name == NULL)
    return FALSE;

  guint index = self->content->documents->len;
  DrLexiconDocument document = { g_ref_string_new (name) };
  g_array_append_val (self->content->documents, document);
  dr_lexicon_index_add (self->content->index, name, DR_LEXICON_DOCUMENT, index);

  return add_phrases (self, &members[ALSO], DR_LEXICON_DOCUMENT, index, error);
}

static gboolean
read_short_form (Loader      *self,
                 DrJsonNode  *node,
                 GError     **error)
{
  enum { SHORT, FULL };
  static const char * const keys[] = { "short", "full", NULL };
  static const char * const optional[] = { NULL };
  DrJsonNode members[G_N_ELEMENTS (keys) - 1];
  GPtrArray *short_forms = self->content->short_forms;

  if (!dr_json_node_get_members (node, keys, optional, members, error))
    return FALSE;

  char *full = dup_words (&members[FULL], error);
  if (full == NULL)
    return FALSE;
  g_ptr_array_add (short_forms, full);

  return add_phrase (self, &members[SHORT], DR_LEXICON_SHORT_FORM, short_forms->len - 1, error);
}

typedef gboolean (*ReadFunc) (Loader *, DrJsonNode *, GError **);

static gboolean
read_list (Loader            *self,
           const DrJsonNode  *node,
           ReadFunc           read,
           GError           **error)
{
  DrJsonNode element = { 0 };

  if (node->value == NULL)
    return TRUE;
  if (!dr_json_node_check_array (node, error))
    return FALSE;

  while (dr_json_node_next_element (node, &element))
    if (!read (self, &element, error))
      return FALSE;

  return TRUE;
}

/* Phrases under the names of what they say: the number of a name is the value of its phrases. */
static gboolean
read_named_phrases (Loader              *self,
                    DrJsonNode          *node,
                    const char * const  *names,
                    DrLexiconClass       entry_class,
                    GError             **error)
{
  DrJsonNode members[MAX ((guint) DR_N_SIGNALS, (guint) DR_N_HEAD_WORDS)];

  if (node->value == NULL)
    return TRUE;
  if (!dr_json_node_get_members (node, names, names, members, error))
    return FALSE;

  for (guint value = 0; names[value] != NULL; value++)
    if (!add_phrases (self, &members[value], entry_class, value, error))
      return FALSE;

  return TRUE;
}

static gboolean
read_source (Loader          *self,
             GBytes          *source,
             const DrLimits  *limits,
             GError         **error)
{
  enum { FORMAT_KEY, MEASURES, BODIES, DOCUMENTS, SHORT_FORMS, VERBS, HEADS, SIGNALS };
  static const char * const keys[] = { "format", "measures", "bodies", "documents", "short-forms", "verbs", "heads", "signals", NULL };
  DrJsonNode members[G_N_ELEMENTS (keys) - 1];
  gsize length;
  const char *text = g_bytes_get_data (source, &length);

  if (!dr_json_scan (text, length, limits, error))
    return FALSE;

  DrJsonNode root = dr_json_node_init (text);

  return dr_json_node_get_members (&root, keys, keys, members, error) &&
         read_list (self, &members[MEASURES], read_measure, error) &&
         read_list (self, &members[BODIES], read_body, error) &&
         read_list (self, &members[DOCUMENTS], read_document, error) &&
         read_list (self, &members[SHORT_FORMS], read_short_form, error) &&
         read_named_phrases (self, &members[VERBS], verb_names, DR_LEXICON_VERB, error) &&
         read_named_phrases (self, &members[HEADS], head_names, DR_LEXICON_HEAD, error) &&
         read_named_phrases (self, &members[SIGNALS], signal_names, DR_LEXICON_SIGNAL, error);
}

gboolean
dr_lexicon_content_read (DrLexiconContent  *self,
                         GPtrArray         *sources,
                         const DrLimits    *limits,
                         GError           **error)
{
  g_autoptr (GHashTable) measures = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) bodies = g_hash_table_new (g_str_hash, g_str_equal);
  Loader loader = { self, measures, bodies };

  for (guint i = 0; i < sources->len; i++)
    if (!read_source (&loader, g_ptr_array_index (sources, i), limits, error))
      return FALSE;

  return TRUE;
}

gboolean
dr_lexicon_check_format (GBytes          *json,
                         const DrLimits  *limits,
                         GError         **error)
{
  gsize length;
  const char *text = g_bytes_get_data (json, &length);

  if (!dr_json_scan (text, length, limits, error))
    return FALSE;

  DrJsonNode root = dr_json_node_init (text);

  return dr_json_node_check_format (&root, "districtreport-lexicon/1", error);
}
