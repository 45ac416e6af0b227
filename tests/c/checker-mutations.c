/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Whatever a report lacks, or holds too much of, the rules neither fail nor point outside its text: the texts of all
 * vectors, read, with one thing changed in what was read, or cut off at every character.
 */

#include "config.h"

#include <districtreport/dr-checker.h>
#include <districtreport/dr-comparison.h>
#include <districtreport/dr-reader.h>
#include <districtreport/dr-report-json.h>

#include <json-glib/json-glib.h>
#include <string.h>

/* More digits than a sum or a quotient of two has room for. */
#define HUGE "9999999999999999999999999999999.777777"
#define HUGE_RESOLUTION "0.000001"
#define TEXTS 2000
#define TIMES 60

typedef struct
{
  char       *text;
  char       *period;
  char       *earlier;          /* (nullable) */
  char       *earlier_period;   /* (nullable) */
  DrReport   *report;
  DrReport   *earlier_report;   /* (nullable) */
  char       *json;             /* the report, written once for all mutations */
  char       *earlier_json;     /* (nullable) */
  JsonNode   *root;
  JsonNode   *earlier_root;     /* (nullable) */
  GHashTable *tried;            /* (element-type utf8): both with a mutation, as JSON, where the format let it be */
} Sample;

static void
sample_free (gpointer data)
{
  Sample *self = data;

  g_free (self->text);
  g_free (self->period);
  g_free (self->earlier);
  g_free (self->earlier_period);
  g_clear_object (&self->report);
  g_clear_object (&self->earlier_report);
  g_free (self->json);
  g_free (self->earlier_json);
  g_clear_pointer (&self->root, json_node_unref);
  g_clear_pointer (&self->earlier_root, json_node_unref);
  g_clear_pointer (&self->tried, g_hash_table_unref);
  g_free (self);
}

static DrReport *
read_report (const char *text,
             const char *period)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autofree char *whole = g_strdup_printf ("Bàu Sen, ngày 20 tháng 12 năm 2023\nBÁO CÁO\nkết quả công tác %s của Hội Nông "
                                            "dân huyện Bàu Sen\n-----\n%s", period, text);
  DrReport *report = dr_reader_read_text (reader, whole, &error);
  g_assert_no_error (error);

  return report;
}

static void
check_findings (DrReport   *report,
                DrFindings *findings)
{
  DrText *text = dr_report_get_text (report);
  gsize size = text != NULL ? g_bytes_get_size (dr_text_get_bytes (text)) : 0;

  for (guint i = 0; i < dr_findings_get_n (findings); i++)
    {
      DrSource *source = dr_finding_get_source (dr_findings_get (findings, i));

      if (source == NULL || text == NULL)
        continue;
      g_assert_cmpuint (dr_span_get_start (dr_source_get_span (source)), <=, dr_span_get_end (dr_source_get_span (source)));
      g_assert_cmpuint (dr_span_get_end (dr_source_get_span (source)), <=, size);
    }
}

static void
check (DrReport *report,
       DrReport *earlier)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrChecker) checker = dr_checker_new ();
  g_autoptr (DrFindings) findings = dr_checker_check_report (checker, report, &error);
  g_assert_no_error (error);
  check_findings (report, findings);
  if (earlier == NULL)
    return;

  GList one = { earlier, NULL, NULL };
  g_autoptr (DrFindings) against = dr_checker_check_against (checker, report, &one, &error);
  g_assert_no_error (error);
  check_findings (report, against);
}

/* Every difference of two drafts has something to say. */
static void
compare (DrReport *report,
         DrReport *changed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrComparison) comparison = dr_comparison_new (report, changed, &error);
  if (comparison == NULL)
    {
      g_assert_nonnull (error);
      return;
    }

  g_autolist (DrDifference) differences = dr_comparison_list_differences (comparison);
  for (GList *link = differences; link != NULL; link = link->next)
    g_assert_true (dr_difference_get_old_item (link->data) != NULL || dr_difference_get_new_item (link->data) != NULL);
}

/* --- what is changed --- */

/* A member of each of a report's achievements, or of its targets, becomes something else. */
typedef struct
{
  const char *name;
  const char *list;         /* of the report; NULL for a member of the report itself */
  const char *member;
  const char *value;        /* JSON; NULL to leave the member out */
  void      (*change) (JsonObject *report, JsonObject *item);  /* (nullable) instead of a member, or before an item goes */
} Mutation;

/* For a value: leaves the item out. */
#define REMOVE "-"

/* Of which of the items a member is changed: every one, every other, or the first alone. */
typedef enum
{
  ITEMS_ALL,
  ITEMS_ODD,
  ITEMS_EVEN,
  ITEMS_FIRST,
  N_ITEMS
} Items;

#define QUANTITY(value, hedge, resolution) \
  "{\"value\":\"" value "\",\"upper\":null,\"measure\":\"hội viên\",\"written\":null,\"hedge\":\"" hedge \
  "\",\"resolution\":\"" resolution "\"}"
#define FIGURE(value, hedge, resolution) \
  "{\"value\":\"" value "\",\"upper\":null,\"hedge\":\"" hedge "\",\"resolution\":\"" resolution "\"}"
#define CHANGE(kind, direction, value, against) \
  "{\"kind\":\"" kind "\",\"direction\":\"" direction "\",\"value\":\"" value "\",\"resolution\":\"1\",\"against\":" against "}"

/* An entry of the ledger that begins with a blank, and so with no number. */
static void
begin_with_blank (JsonObject *report,
                  JsonObject *number)
{
  const char *text = json_object_get_string_member (report, "text");
  gint64 start = json_object_get_int_member (number, "start");

  if (start == 0 || text[start - 1] != ' ')
    return;
  g_autofree char *words = g_strconcat (" ", json_object_get_string_member (number, "text"), NULL);
  json_object_set_int_member (number, "start", start - 1);
  json_object_set_string_member (number, "text", words);
}

/* A number that cannot be read in the place of one that could. */
static void
make_unreadable (JsonObject *report,
                 JsonObject *number)
{
  static const char unreadable[] = "1.2.3";
  g_autofree char *text = g_strdup (json_object_get_string_member (report, "text"));
  g_autofree char *words = g_strdup (json_object_get_string_member (number, "text"));

  if (strspn (words, "0123456789.,") < strlen (unreadable))
    return;
  memcpy (text + json_object_get_int_member (number, "start"), unreadable, strlen (unreadable));
  memcpy (words, unreadable, strlen (unreadable));
  json_object_set_string_member (report, "text", text);
  json_object_set_string_member (number, "text", words);
}

/* What is part of nothing becomes a part of itself. */
static void
make_part_of_itself (JsonObject *report,
                     JsonObject *achievement)
{
  if (json_object_get_null_member (achievement, "part_of"))
    json_object_set_string_member (achievement, "part_of", json_object_get_string_member (achievement, "id"));
}

/* Nobody says which rank it is. */
static void
leave_unranked (JsonObject *report,
                JsonObject *ranking)
{
  json_object_set_null_member (ranking, "rank");
  json_object_set_null_member (ranking, "cohort");
  json_object_set_string_member (ranking, "status", "unranked");
}

/* An item that the ledger refers to cannot go alone. */
static void
let_numbers_go (JsonObject *report,
                JsonObject *item)
{
  JsonArray *numbers = json_object_get_array_member (report, "numbers");

  for (guint i = 0; i < json_array_get_length (numbers); i++)
    {
      JsonObject *number = json_array_get_object_element (numbers, i);

      if (g_strcmp0 (json_object_get_string_member_with_default (number, "item", NULL), json_object_get_string_member (item, "id")) == 0)
        json_object_set_null_member (number, "item");
    }
}

static void
set_measures (JsonObject *report,
              const char *list,
              const char *quantity)
{
  JsonArray *items = json_object_get_array_member (report, list);

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);

      if (quantity == NULL)
        json_object_set_string_member (item, "measure", "đồng");
      else if (!json_object_get_null_member (item, quantity))
        json_object_set_string_member (json_object_get_object_member (item, quantity), "measure", "đồng");
    }
}

/* The same figures, but of money. */
static void
make_money (JsonObject *report,
            JsonObject *item)
{
  set_measures (report, "indicators", NULL);
  set_measures (report, "targets", "planned");
  set_measures (report, "achievements", "actual");
}

/* The format lets the text be left out, and the plan of a target. */
static void
leave_text_and_plans (JsonObject *report,
                      JsonObject *item)
{
  JsonArray *targets = json_object_get_array_member (report, "targets");

  json_object_remove_member (report, "text");
  for (guint i = 0; i < json_array_get_length (targets); i++)
    json_object_set_null_member (json_array_get_object_element (targets, i), "planned");
}

static const Mutation mutations[] = {
  { "without-a-text-and-plans", NULL, NULL, NULL, leave_text_and_plans },
  { "with-rankings-of-no-rank", "rankings", NULL, NULL, leave_unranked },
  { "all-of-money", NULL, NULL, NULL, make_money },
  { "with-parts-of-themselves", "achievements", NULL, NULL, make_part_of_itself },
  { "with-ledgers-of-blanks", "numbers", NULL, NULL, begin_with_blank },
  { "with-ledgers-of-what-is-unreadable", "numbers", NULL, NULL, make_unreadable },
  { "without-a-text", NULL, "text", NULL },
  { "without-a-date", NULL, "date", "null" },
  { "without-a-ledger", NULL, "numbers", "[]" },
  { "without-sources", "achievements", "source", "null" },
  { "without-sources-of-targets", "targets", "source", "null" },
  { "without-sources-of-rankings", "rankings", "source", "null" },
  { "without-sources-of-citations", "citations", "source", "null" },
  { "without-wholes", "achievements", "part_of", "null" },
  { "without-targets", "achievements", "target", "null" },
  { "without-percentages", "achievements", "percent_of_target", "null" },
  { "without-shares", "achievements", "share", "null" },
  { "without-changes", "achievements", "change", "null" },
  { "without-plans", "targets", "planned", "null" },
  { "with-nothing-stated", "achievements", "actual", "null" },
  { "with-hedges", "achievements", "actual", QUANTITY ("40", "about", "10") },
  { "with-nothing-below", "achievements", "actual", QUANTITY ("40", "at-most", "10") },
  { "with-nothing-above", "achievements", "actual", QUANTITY ("40", "at-least", "10") },
  { "with-zero", "achievements", "actual", QUANTITY ("0", "exact", "1") },
  { "with-less-than-nothing", "achievements", "actual", QUANTITY ("-4.5", "exact", "0.1") },
  { "with-decimals", "achievements", "actual", QUANTITY ("40.25", "exact", "0.01") },
  { "with-what-does-not-fit", "achievements", "actual", QUANTITY (HUGE, "about", HUGE_RESOLUTION) },
  { "with-plans-of-zero", "targets", "planned", QUANTITY ("0", "exact", "1") },
  { "with-plans-that-do-not-fit", "targets", "planned", QUANTITY (HUGE, "exact", HUGE_RESOLUTION) },
  { "with-percentages-that-do-not-fit", "achievements", "percent_of_target", FIGURE (HUGE, "exact", HUGE_RESOLUTION) },
  { "with-shares", "achievements", "share", FIGURE ("51.5", "exact", "0.1") },
  { "with-shares-over-all", "achievements", "share", FIGURE ("151", "exact", "1") },
  { "with-hedged-shares", "achievements", "share", FIGURE ("50", "over", "10") },
  { "with-shares-that-do-not-fit", "achievements", "share", FIGURE (HUGE, "exact", HUGE_RESOLUTION) },
  { "with-changes", "achievements", "change", CHANGE ("absolute", "up", "7", "\"2022\"") },
  { "with-changes-in-per-cent", "achievements", "change", CHANGE ("percent", "down", "7", "\"2022\"") },
  { "with-changes-in-points", "achievements", "change", CHANGE ("points", "down", "7", "\"2022\"") },
  { "with-changes-against-a-target", "achievements", "change", CHANGE ("points", "up", "7", "\"target\"") },
  { "with-changes-against-a-target-in-numbers", "achievements", "change", CHANGE ("absolute", "down", "7", "\"target\"") },
  { "with-changes-against-nothing", "achievements", "change", CHANGE ("absolute", "down", "7", "null") },
  { "with-changes-against-the-quarter", "achievements", "change", CHANGE ("absolute", "down", "7", "\"2023-Q2\"") },
  { "with-points-against-the-quarter", "achievements", "change", CHANGE ("points", "down", "7", "\"2023-Q2\"") },
  { "with-running-totals", "achievements", "cumulative", "true" },
  { "without-running-totals", "achievements", "cumulative", "false" },
  { "of-another-period", "achievements", "period", "\"2019\"" },
  { "estimated", "achievements", "status", "\"estimated\"" },
  { "all-of-the-first", "achievements", "part_of", "\"a1\"" },
  { "all-of-the-second", "achievements", "part_of", "\"a2\"" },
  { "of-money", "indicators", "measure", "\"đồng\"" },
  { "of-money-for-each", "indicators", "measure", "\"đồng/suất\"" },
  { "of-rates", "indicators", "measure", "\"%\"" },
  { "of-levels", "indicators", "nature", "\"stock\"" },
  { "with-a-label-of-the-measure-alone", "indicators", "label", "\"hội viên\"" },
  { "with-directives-uncounted", "directives", "count", "null" },
  { "with-percentages-between", "achievements", "percent_of_target",
    "{\"value\":\"20\",\"upper\":\"30\",\"hedge\":\"range\",\"resolution\":\"1\"}" },
  { "with-very-much-less-than-nothing", "achievements", "actual", QUANTITY ("-9999999999999999", "exact", "1") },
  { "with-directives-of-no-period", "directives", "period", "null" },
  { "with-ranks-in-no-field", "rankings", "field", "null" },
  { "without-entries", "numbers", NULL, REMOVE },
  { "without-rankings", "rankings", NULL, REMOVE, let_numbers_go },
  { "without-directives", "directives", NULL, REMOVE, let_numbers_go },
  { "without-achievements", "achievements", NULL, REMOVE, let_numbers_go },
  { "with-ranks-outside", "rankings", "rank", "12" },
  { "with-ledgers-of-changes", "numbers", "role", "\"change\"" },
  { "with-ledgers-of-shares", "numbers", "role", "\"share\"" },
  { "with-ledgers-of-percentages", "numbers", "role", "\"percent\"" },
  { "with-ledgers-of-targets", "numbers", "role", "\"target\"" },
  { "with-ledgers-of-figures", "numbers", "role", "\"achievement\"" },
  { "with-ledgers-of-directives", "numbers", "role", "\"directive\"" },
  { "with-ledgers-of-dates", "numbers", "role", "\"date\"" },
  { "with-ledgers-unread", "numbers", "role", "\"unread\"" },
  { "with-ledgers-of-nothing", "numbers", "item", "null" },
  { "with-ledgers-of-the-first", "numbers", "item", "\"a1\"" },
  { "with-ledgers-of-the-second", "numbers", "item", "\"a2\"" },
};

static void
set_member (JsonObject     *report,
            JsonObject     *object,
            const Mutation *mutation)
{
  if (mutation->change != NULL)
    {
      mutation->change (report, object);
      return;
    }
  if (mutation->value == NULL)
    {
      json_object_remove_member (object, mutation->member);
      return;
    }

  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (mutation->value, &error);
  g_assert_no_error (error);
  json_object_set_member (object, mutation->member, node);
  /* What is not there has a status that says so. */
  if (g_str_equal (mutation->member, "actual") && g_str_equal (mutation->value, "null"))
    json_object_set_string_member (object, "status", "missing");
}

/* Whether the item at an index is one of those. */
static gboolean
is_of (Items items,
       guint i)
{
  return items == ITEMS_ALL || (items == ITEMS_FIRST ? i == 0 : i % 2 == (items == ITEMS_ODD));
}

/* The report with a mutation, as JSON. */
static char *
mutate (const char     *json,
        const Mutation *mutation,
        Items           items)
{
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  JsonObject *object = json_node_get_object (root);

  if (mutation->list == NULL)
    set_member (object, object, mutation);
  else
    {
      JsonArray *list = json_object_get_array_member (object, mutation->list);

      for (guint i = json_array_get_length (list); i-- > 0;)
        {
          if (!is_of (items, i))
            continue;
          if (g_strcmp0 (mutation->value, REMOVE) != 0)
            {
              set_member (object, json_array_get_object_element (list, i), mutation);
              continue;
            }
          if (mutation->change != NULL)
            mutation->change (object, json_array_get_object_element (list, i));
          json_array_remove_element (list, i);
        }
    }

  return json_to_string (root, FALSE);
}

/* The report of a JSON, if the format lets it be. */
static DrReport *
read_json (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return dr_report_new_from_json (bytes, NULL, NULL);
}

static GPtrArray *samples;

static void
check_pair (const Sample *sample,
            DrReport     *changed,
            DrReport     *changed_earlier)
{
  check (changed, sample->earlier_report);
  compare (sample->report, changed);
  compare (changed, sample->report);
  if (changed_earlier != NULL)
    {
      check (sample->report, changed_earlier);
      check (changed, changed_earlier);
    }
}

static gboolean
check_mutated (const Sample   *sample,
               const Mutation *mutation,
               Items           items)
{
  g_autofree char *json = mutate (sample->json, mutation, items);
  g_autofree char *earlier_json = sample->earlier_json != NULL ? mutate (sample->earlier_json, mutation, items) : NULL;
  g_autofree char *both = g_strconcat (json, earlier_json, NULL);

  /* What has no target can lose none: the same bytes give what they gave the first time. */
  if (g_hash_table_contains (sample->tried, both))
    return TRUE;

  g_autoptr (DrReport) changed = read_json (json);
  g_autoptr (DrReport) changed_earlier = earlier_json != NULL ? read_json (earlier_json) : NULL;
  if (changed == NULL)
    return FALSE;
  check_pair (sample, changed, changed_earlier);
  g_hash_table_add (sample->tried, g_steal_pointer (&both));

  return TRUE;
}

static guint
count_items (JsonNode       *root,
             const Mutation *mutation)
{
  if (root == NULL)
    return 0;

  return json_array_get_length (json_object_get_array_member (json_node_get_object (root), mutation->list));
}

/* Whether so many items have any of those, and not the same as an earlier choice has: the first of one is all of them. */
static gboolean
is_another_choice (Items items,
                   guint n)
{
  static const guint fewest[] = { [ITEMS_ALL] = 1, [ITEMS_ODD] = 2, [ITEMS_EVEN] = 2, [ITEMS_FIRST] = 3 };

  return n >= fewest[items];
}

static void
test_mutation (gconstpointer data)
{
  const Mutation *mutation = data;
  guint n = 0;

  for (guint i = 0; i < samples->len; i++)
    {
      const Sample *sample = g_ptr_array_index (samples, i);

      if (mutation->list == NULL)
        n += check_mutated (sample, mutation, ITEMS_ALL);
      for (Items items = ITEMS_ALL; mutation->list != NULL && items < N_ITEMS; items++)
        if (is_another_choice (items, count_items (sample->root, mutation))
            || is_another_choice (items, count_items (sample->earlier_root, mutation)))
          n += check_mutated (sample, mutation, items);
    }
  /* A mutation that no report takes tries nothing. */
  g_assert_cmpuint (n, >, 0);
}

/* What is held against a mutation, with none. */
static void
test_unchanged (void)
{
  for (guint i = 0; i < samples->len; i++)
    {
      const Sample *sample = g_ptr_array_index (samples, i);

      check_pair (sample, sample->report, sample->earlier_report);
    }
}

/* A report may end anywhere, and so may what a rule looks at. */
static void
test_ends (void)
{
  for (guint i = 0; i < samples->len; i++)
    {
      const Sample *sample = g_ptr_array_index (samples, i);

      for (const char *end = sample->text; *end != '\0'; end = g_utf8_next_char (end))
        {
          /* Half of the ends are enough, if they are not the same half of each text. */
          if ((end - sample->text + i) % 2 == 0)
            continue;

          g_autofree char *text = g_strndup (sample->text, end - sample->text);
          g_autoptr (DrReport) report = read_report (text, sample->period);

          check (report, NULL);
        }
    }
}

/* A text by itself, with nothing before its first figure and nothing behind its last; of a period that is given. */
static DrReport *
read_bare (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (DrPeriod) year = dr_period_parse ("2023", &error);
  g_assert_no_error (error);
  dr_reader_set_default_period (reader, year);
  DrReport *report = dr_reader_read_text (reader, text, &error);
  g_assert_no_error (error);

  return report;
}

static void
test_bare (void)
{
  for (guint i = 0; i < samples->len; i++)
    {
      const Sample *sample = g_ptr_array_index (samples, i);

      /* Beginning with each of its figures, and ending behind each. */
      for (const char *at = sample->text; *at != '\0'; at++)
        {
          if (!g_ascii_isdigit (*at))
            continue;

          gsize length = strspn (at, "0123456789.,%");
          g_autofree char *head = g_strndup (sample->text, at - sample->text + length);
          g_autoptr (DrReport) to_here = read_bare (head);
          g_autoptr (DrReport) from_here = read_bare (at);

          check (to_here, NULL);
          check (from_here, NULL);
          at += length - 1;
        }
    }
}

/* Figures that leave no room for a digit more, or none at all, in the place of each one of a text. */
static void
test_extremes (void)
{
  static const char * const figures[] = {
    "0", "00", "99999999999999999999999999999999999999", "9999999999999999999999999999999999999", "170141183460469231731687303715884105",
    "0,0000000000000000000000000000000001", "9,999999999999999999999999999999999999",
  };

  for (guint i = 0; i < samples->len; i++)
    {
      const Sample *sample = g_ptr_array_index (samples, i);

      for (const char *at = sample->text; *at != '\0'; at++)
        {
          if (!g_ascii_isdigit (*at))
            continue;

          gsize length = strspn (at, "0123456789.,");
          while (!g_ascii_isdigit (at[length - 1]))
            length--;
          for (gsize j = 0; j < G_N_ELEMENTS (figures); j++)
            {
              g_autofree char *text = g_strdup_printf ("%.*s%s%s", (int) (at - sample->text), sample->text, figures[j], at + length);
              g_autoptr (DrReport) report = read_report (text, sample->period);

              check (report, sample->earlier_report);
            }
          at += length - 1;
        }
    }
}

/* What a rule looks through has an end, however long a paragraph, a sentence or a list goes on. */
static void
test_many_times_over (void)
{
  static const char * const joints[] = { " ", "; ", ", ", "\n- " };

  for (guint i = 0; i < samples->len; i++)
    {
      const Sample *sample = g_ptr_array_index (samples, i);
      g_autofree char *once = g_strdup (sample->text);
      g_autoptr (GString) text = g_string_new (NULL);

      once[strlen (once) - g_str_has_suffix (once, ".")] = '\0';
      for (guint n = 0; n < TIMES; n++)
        g_string_append_printf (text, "%s%s", n > 0 ? joints[i % G_N_ELEMENTS (joints)] : "", once);

      g_autoptr (DrReport) report = read_report (text->str, sample->period);
      check (report, sample->earlier_report);
    }
}

/* Whatever words and figures stand side by side, and whatever of them was not read. */
static void
test_any_words (void)
{
  static const char * const words[] = {
    "kết nạp", "tiếp nhận", "vận động", "thu", "sửa", "mở", "trao", "toàn huyện có", "12 hội viên", "40 hội viên", "52 hội viên", "7 hội viên",
    "21 đơn", "19 đơn", "2 đơn", "45/48 đơn", "49/48 đơn", "12", "40", "140", "1.084 đảng viên", "1.048 đảng viên", "12,5 tỷ đồng", "8,4 tỷ đồng",
    "4,1 tỷ đồng", "20,9 tỷ đồng", "12 tỷ", "450 triệu đồng", "60 suất", "mỗi suất 500.000 đồng", "30 triệu đồng", "500.000 đồng/suất",
    "40 ha", "55 tạ/ha", "220 tấn", "12 hội nghị", "840 đại biểu", "bình quân 70 đại biểu/hội nghị", "bình quân", "mỗi", "34%", "51,5%", "66%",
    "(34%)", "104%", "7%", "12 chi bộ", "31 chi bộ", "24 chi bộ", "18 chi hội", "9 tốt", "7 khá", "3 trung bình", "nữ 21 đồng chí", "đạt", "tỷ lệ",
    "chiếm", "chiếm tỷ lệ", "chỉ tiêu", "kế hoạch", "(chỉ tiêu 50)", "vượt", "còn thiếu", "tăng", "giảm", "tăng 5", "giảm 7 hội viên", "so với",
    "cùng kỳ", "so với cùng kỳ", "(cùng kỳ 45 vụ)", "37 vụ", "năm trước", "(2,0 tỷ đồng)", "tương đương", "gấp 3 lần", "1,3 lần", "từ", "lên",
    "xuống còn", "thành", "gồm", "gồm:", "trong đó", "cụ thể", "riêng", "cộng", "tổng cộng", "tổng số", "khác", "còn lại", "khác 20", "còn",
    "đã giải quyết", "đang giải quyết", "đã", "lũy kế", "từ đầu năm", "nâng tổng số", "hiện có", "khoảng", "hơn", "trên", "gần", "ước", "đợt",
    "xếp hạng 3/9", "xếp hạng 11/9", "đồng hạng", "hạng Nhì", "xuất sắc", "khiển trách", "thường xuyên", "đột xuất", "Hội Nông dân", "Hội Phụ nữ",
    "kỷ niệm 62 năm", "62 năm Ngày thành lập", "(1960 - 2023)", "(19/5/1960 - 19/5/2023)", "lần thứ", "04 kiến nghị:", "3 hạn chế sau:",
    "02 giải pháp:", "(1)", "(2)", "1)", "2)", "1.", "2.", "-", "+", "*", "ngày 31/4/2023", "ngày 15/9", "đến ngày 10/9/2023", "30/2/2023",
    "ngày 25/12/2023", "Ngày 30 tháng 2 năm 2023", "tháng 13", "năm 2023", "trong quý II", "kết quả quý I/2022,", "trong tháng 5", "giao 09 nhiệm vụ",
    "đã hoàn thành 06 nhiệm vụ", "05/06 nhiệm vụ", "còn 02 nhiệm vụ", "2 kiến nghị", "5 tỷ 4", "71.35%", "1,480.5 ha", "%", "/", ",", ",", ",", ";",
    ";", ".", ".", ". ", ":", "(", ")", "\n", "\n", "\n- ", "\r\n", "\t", "|", "…", "v.v.", "như", "hội viên", "hộ", "đồng chí", "+5", "(+6,2%)",
    "9999999999999999999999999999999999999 hội viên", "123.456.789.012.345.678,123456789 ha", "0 hội viên", "0%", "chưa", "không",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint i = 0; i < TEXTS; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) earlier_text = g_string_new (NULL);
      gint32 n = g_rand_int_range (random, 4, 24);

      for (gint32 j = 0; j < n; j++)
        {
          const char *word = words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))];

          g_string_append_printf (text, "%s%s", j > 0 && strchr (",;.)%", *word) == NULL ? " " : "", word);
          if (g_rand_int_range (random, 0, 3) > 0)
            g_string_append_printf (earlier_text, "%s ", word);
        }

      static const char * const periods[] = { "quý III năm 2023", "năm 2023", "tháng 8 năm 2023" };
      g_autoptr (DrReport) report = read_report (text->str, periods[g_rand_int_range (random, 0, G_N_ELEMENTS (periods))]);
      g_autoptr (DrReport) earlier = read_report (earlier_text->str, "quý II năm 2023");
      check (report, earlier);

      Items items = g_rand_int_range (random, 0, N_ITEMS);
      const Mutation *mutation = &mutations[g_rand_int_range (random, 0, G_N_ELEMENTS (mutations))];
      g_autofree char *whole = dr_report_to_json (report, TRUE);
      g_autofree char *json = mutate (whole, mutation, items);
      g_autoptr (DrReport) changed = read_json (json);
      if (changed != NULL)
        check (changed, earlier);
    }
}

static void
add_sample (const char *text,
            const char *period,
            const char *earlier,
            const char *earlier_period)
{
  Sample *sample = g_new0 (Sample, 1);

  sample->text = g_strdup (text);
  sample->period = g_strdup (period);
  sample->earlier = g_strdup (earlier);
  sample->earlier_period = g_strdup (earlier_period);
  sample->report = read_report (text, period);
  sample->earlier_report = earlier != NULL ? read_report (earlier, earlier_period) : NULL;
  sample->json = dr_report_to_json (sample->report, TRUE);
  sample->root = json_from_string (sample->json, NULL);
  if (earlier != NULL)
    {
      sample->earlier_json = dr_report_to_json (sample->earlier_report, TRUE);
      sample->earlier_root = json_from_string (sample->earlier_json, NULL);
    }
  sample->tried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_ptr_array_add (samples, sample);
}

/* What the rules look at in a ledger that is not the reader's. */
static const char * const further_texts[] = {
  "Giao 12.500 nhiệm vụ; đã thực hiện 11.300 nhiệm vụ, còn 1.100 nhiệm vụ đang làm.",
  "Giao 99999999999 hồ sơ; đã xong 99999999999 hồ sơ, còn 5 hồ sơ đang làm.",
  "Giao 06, 05 nhiệm vụ, còn 02 nhiệm vụ đang làm.",
  "Kết nạp 12 hội viên, 15 hội viên, 17 hội viên và 11 hội viên, cộng 56 hội viên.",
};

/* The ways of the rules, one text each. */
static void
collect (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autofree char *path = g_build_filename (g_getenv ("DR_VECTORS"), "internal", "checking-conditions.json", NULL);
  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  JsonArray *rules = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "rules");

  for (guint i = 0; i < json_array_get_length (rules); i++)
    {
      JsonArray *ways = json_object_get_array_member (json_array_get_object_element (rules, i), "ways");

      for (guint j = 0; j < json_array_get_length (ways); j++)
        {
          JsonObject *way = json_array_get_object_element (ways, j);

          add_sample (json_object_get_string_member (way, "text"),
                      json_object_get_string_member_with_default (way, "period", "năm 2023"),
                      json_object_get_string_member_with_default (way, "earlier", NULL),
                      json_object_get_string_member_with_default (way, "earlier_period", "quý II năm 2023"));
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (further_texts); i++)
    add_sample (further_texts[i], "năm 2023", NULL, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  samples = g_ptr_array_new_with_free_func (sample_free);
  collect ();
  for (gsize i = 0; i < G_N_ELEMENTS (mutations); i++)
    {
      g_autofree char *path = g_strdup_printf ("/checker-mutations/%s", mutations[i].name);

      g_test_add_data_func (path, &mutations[i], test_mutation);
    }
  g_test_add_func ("/checker-mutations/unchanged", test_unchanged);
  g_test_add_func ("/checker-mutations/cut-off-anywhere", test_ends);
  g_test_add_func ("/checker-mutations/by-itself", test_bare);
  g_test_add_func ("/checker-mutations/with-extremes", test_extremes);
  g_test_add_func ("/checker-mutations/many-times-over", test_many_times_over);
  g_test_add_func ("/checker-mutations/any-words-side-by-side", test_any_words);

  int status = g_test_run ();
  g_ptr_array_unref (samples);

  return status;
}
