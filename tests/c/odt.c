/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-error.h>

#include "reading/documents/dr-document-private.h"
#include "reading/documents/dr-grid-private.h"

#include "odt-fixture.h"

static DrDocument *
read_odt (const OdtParts  *parts,
          const DrLimits  *limits,
          GError         **error)
{
  const DrDocumentOptions options = { .name = "q4.odt", .limits = limits };
  g_autoptr (GBytes) bytes = odt_build (parts);

  return dr_document_read (bytes, &options, error);
}

static char *
dup_text (const DrDocument *document)
{
  GBytes *bytes = dr_text_get_bytes (document->text);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

typedef struct
{
  const char *name;
  OdtParts    parts;
  const char *text;
} Case;

#define P(text) "<text:p>" text "</text:p>"
#define ITEM(inside) "<text:list-item>" inside "</text:list-item>"
#define LIST(style, inside) "<text:list text:style-name='" style "'>" inside "</text:list>"
#define SUB(inside) "<text:list>" inside "</text:list>"
#define CELL(text) "<table:table-cell>" P (text) "</table:table-cell>"
#define ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define TABLE(rows) "<table:table table:name='T'><table:table-column/>" rows "</table:table>"
#define NUMBERED \
  "<text:list-style style:name='L'><text:list-level-style-number text:level='1' style:num-format='I' style:num-suffix='.'/>" \
  "<text:list-level-style-number text:level='2' style:num-format='1' style:num-suffix='.'/>" \
  "<text:list-level-style-number text:level='3' style:num-format='1' style:num-suffix='.' text:display-levels='2'/>" \
  "<text:list-level-style-number text:level='4' style:num-format='a' style:num-prefix='(' style:num-suffix=')'/></text:list-style>"
#define TEXT_STYLE(name, properties) \
  "<style:style style:name='" name "' style:family='text'><style:text-properties " properties "/></style:style>"
#define SPAN(style, text) "<text:span text:style-name='" style "'>" text "</text:span>"

static const Case cases[] = {
  { "paragraphs-are-lines", { P ("Một") "<text:p/><text:h text:outline-level='1'>Hai</text:h>" }, "Một\n\nHai\n" },
  { "spans-and-links-are-joined", { P ("kết nạp 1" SPAN ("x", "9") "<text:a>6</text:a> hội viên") }, "kết nạp 196 hội viên\n" },
  { "white-space-is-one-space", { P ("\n  a  \n b" SPAN ("x", " ") " c<text:s/><text:s text:c='2'/>d") }, "a b c   d\n" },
  { "tabs-and-breaks", { P ("a<text:tab/>b<text:line-break/>c<text:soft-page-break/>d") }, "a\tb\ncd\n" },
  { "fields-are-text", { P ("trang <text:page-number>3</text:page-number>, <text:date>15/9/2024</text:date>") }, "trang 3, 15/9/2024\n" },

  { "what-was-deleted-is-not-read", { "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>x</dc:creator></office:change-info>"
    P ("cũ") "</text:deletion></text:changed-region></text:tracked-changes>" P ("9<text:change text:change-id='c'/>"
    "<text:change-start text:change-id='d'/>6<text:change-end text:change-id='d'/> hộ") }, "96 hộ\n" },
  { "comments-are-not", { P ("a<office:annotation><dc:creator>x</dc:creator>" P ("b") "</office:annotation>c") }, "ac\n" },
  { "hidden-text-is-not", { P ("a" SPAN ("H", "b<text:tab/>" SPAN ("V", "c")) "d") "<text:section text:display='none'>" P ("e") "</text:section>",
    .automatic = TEXT_STYLE ("H", "text:display='none'") TEXT_STYLE ("V", "fo:color='#000000'") }, "ad\n" },
  { "hidden-by-a-style-of-the-paragraph", { "<text:p text:style-name='Q'>a</text:p>",
    .automatic = "<style:style style:name='Q' style:family='paragraph' style:parent-style-name='R'/>",
    .styles = "<office:styles><style:style style:name='R' style:family='paragraph'><style:text-properties text:display='none'/></style:style></office:styles>" }, "\n" },
  { "raised-digits-are-none-of-the-number", { P ("10" SPAN ("S", "2") " ha, 50 m" SPAN ("R", "2") ", 12 hộ" SPAN ("S", "(1)") ", CO" SPAN ("U", "2") SPAN ("Z", "4")),
    .automatic = TEXT_STYLE ("S", "style:text-position='super 58%'") TEXT_STYLE ("R", "style:text-position='33% 58%'")
                 TEXT_STYLE ("U", "style:text-position='sub 58%'") TEXT_STYLE ("Z", "style:text-position='0% 100%'") },
    "10² ha, 50 m², 12 hộ⁽¹⁾, CO24\n" },
  { "a-ring-of-styles-ends", { "<text:p text:style-name='A'>a</text:p>",
    .automatic = "<style:style style:name='A' style:family='paragraph' style:parent-style-name='B'/><style:style style:name='B' style:family='paragraph' style:parent-style-name='A'/>" },
    "a\n" },
  { "templates-of-indexes-are-not-text", { "<text:table-of-content><text:table-of-content-source><text:index-title-template>Mẫu</text:index-title-template>"
    "</text:table-of-content-source><text:index-body>" P ("I. Kết quả") "</text:index-body></text:table-of-content>" }, "I. Kết quả\n" },

  { "text-boxes-come-behind", { P ("a<draw:frame><draw:text-box>" P ("hộp") P ("hai") "</draw:text-box><svg:title>t</svg:title></draw:frame>b") P ("c") },
    "ab\nhộp\nhai\nc\n" },
  { "shapes-have-text", { P ("a<draw:custom-shape>\n" P ("hình") "\n</draw:custom-shape>") }, "a\nhình\n" },
  { "pictures-are-none", { P ("a<draw:frame><draw:image><office:binary-data>AAAA</office:binary-data>" P ("") "</draw:image></draw:frame>b") }, "ab\n\n" },
  { "notes-come-behind-their-paragraph", { P ("96 hộ<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body>"
    P ("Trong đó 12 hộ nghèo.") "</text:note-body></text:note>, 5 xã<text:note text:note-class='endnote'><text:note-citation>i</text:note-citation><text:note-body>"
    P ("cuối") "</text:note-body></text:note>") P ("x") }, "96 hộ¹, 5 xã¹\n¹ Trong đó 12 hộ nghèo.\n¹ cuối\nx\n" },

  { "numbers-stand-in-the-text", { LIST ("L", ITEM (P ("Kết quả") SUB (ITEM (P ("Tổ chức")) ITEM (P ("Tuyên giáo") P ("không số") SUB (ITEM (P ("Mở lớp")
    SUB (ITEM (P ("một")) ITEM (P ("hai")))) ITEM (P ("Khác")))))) ITEM (P ("Nhiệm vụ") SUB (ITEM (P ("Lại"))))), .automatic = NUMBERED },
    "I. Kết quả\n1. Tổ chức\n2. Tuyên giáo\nkhông số\n2.1. Mở lớp\n(a) một\n(b) hai\n2.2. Khác\nII. Nhiệm vụ\n1. Lại\n" },
  { "a-new-list-begins-anew", { LIST ("L", ITEM (P ("a"))) LIST ("L", ITEM (P ("b"))), .automatic = NUMBERED }, "I. a\nI. b\n" },
  { "unless-it-goes-on", { LIST ("L", ITEM (P ("a"))) P ("x") "<text:list text:style-name='L' text:continue-numbering='true'>" ITEM (P ("b")) "</text:list>"
    "<text:list text:style-name='L' text:continue-list='l1'>" ITEM (P ("c")) "</text:list>", .automatic = NUMBERED }, "I. a\nx\nII. b\nIII. c\n" },
  { "an-item-with-its-own-number", { LIST ("L", "<text:list-item text:start-value='5'>" P ("a") "</text:list-item>" ITEM (P ("b"))
    "<text:list-header>" P ("đầu") "</text:list-header>"), .automatic = NUMBERED }, "V. a\nVI. b\nđầu\n" },
  { "bullets", { LIST ("B", ITEM (P ("a")) ITEM (P ("b"))), .automatic = "<text:list-style style:name='B'><text:list-level-style-bullet text:level='1' text:bullet-char='-'/></text:list-style>" },
    "- a\n- b\n" },
  { "headings-are-numbered", { "<text:h text:outline-level='1'>a</text:h><text:h text:outline-level='2'>b</text:h><text:h text:outline-level='2' text:is-list-header='true'>c</text:h>",
    .styles = "<office:styles><text:outline-style style:name='Outline'><text:outline-level-style text:level='1' style:num-format='I' style:num-suffix='.'/>"
              "<text:outline-level-style text:level='2' style:num-format=''/></text:outline-style></office:styles>" }, "I. a\nb\nc\n" },

  { "rows-are-lines", { TABLE ("<table:table-header-rows>" ROW (CELL ("TT") CELL ("Nội dung")) "</table:table-header-rows>" ROW (CELL ("1") CELL (""))) P ("x") },
    "TT\tNội dung\n1\t\nx\n" },
  { "paragraphs-in-a-cell-are-parted-by-spaces", { TABLE (ROW ("<table:table-cell>" P ("Kế") P ("") P ("hoạch<text:line-break/>năm") "</table:table-cell>" CELL ("b"))) },
    "Kế hoạch năm\tb\n" },
  { "paragraphs-of-a-letterhead-are-lines", { TABLE (ROW ("<table:table-cell>" P ("UBND XÃ BÀU SEN") P ("TRẠM Y TẾ<text:line-break/>*") P ("Số: 4/BC-TYT") "</table:table-cell>"
    "<table:table-cell>" P ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") P ("") P ("Độc lập - Tự do - Hạnh phúc") P ("Bàu Sen, ngày 5 tháng 4 năm 2023") "</table:table-cell>")) P ("x") },
    "UBND XÃ BÀU SEN\nTRẠM Y TẾ\n*\nSố: 4/BC-TYT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nBàu Sen, ngày 5 tháng 4 năm 2023\nx\n" },
  { "a-table-in-a-cell-is-its-text", { TABLE (ROW ("<table:table-cell>" P ("a") TABLE (ROW (CELL ("b") CELL ("c"))) "</table:table-cell>" CELL ("d"))) }, "a b c\td\n" },
  { "merged-cells", { TABLE (ROW ("<table:table-cell table:number-columns-spanned='2'>" P ("a") "</table:table-cell><table:covered-table-cell/>"
    "<table:table-cell table:number-rows-spanned='2'>" P ("b") "</table:table-cell>") ROW (CELL ("c") CELL ("d") "<table:covered-table-cell>" P ("ẩn") "</table:covered-table-cell>")) },
    "a\tb\nc\td\t\n" },
  { "repeated-cells", { TABLE (ROW (CELL ("a") "<table:table-cell table:number-columns-repeated='3'/>" CELL ("b"))) }, "a\t\t\t\tb\n" },

  { "tcvn3-and-vni", { "<text:p>" SPAN ("T", "KÕt n¹p ") SPAN ("C", "héi ") SPAN ("V", "vieân") " é</text:p>",
    .automatic = "<office:font-face-decls><style:font-face style:name='F1' svg:font-family='&apos;.VnTimeH&apos;'/></office:font-face-decls>"
                 TEXT_STYLE ("T", "style:font-name='.VnTime'") TEXT_STYLE ("C", "style:font-name='F1'") TEXT_STYLE ("V", "fo:font-family='VNI-Times'") },
    "Kết nạp HỘI viên é\n" },
  { "a-font-of-the-whole-document", { P ("héi"),
    .styles = "<office:styles><style:default-style style:family='paragraph'><style:text-properties style:font-name='.VnTime'/></style:default-style></office:styles>" }, "hội\n" },
};

static void
test_reads (gconstpointer data)
{
  const Case *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDocument) document = read_odt (&self->parts, NULL, &error);

  g_assert_no_error (error);
  g_autofree char *text = dup_text (document);
  g_assert_cmpstr (text, ==, self->text);
  g_assert_cmpstr (document->content_type, ==, "application/vnd.oasis.opendocument.text");
}

static void
test_says_where_words_stood (void)
{
  const OdtParts parts = {
    P ("một") "<text:p/>" P ("hai<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body>" P ("chú")
    "</text:note-body></text:note>") TABLE (ROW (CELL ("ba") "<table:table-cell>" P ("bốn") P ("năm") "</table:table-cell>"))
    P ("sáu<draw:frame><draw:text-box>" P ("bảy") "</draw:text-box></draw:frame>"),
  };
  static const struct
  {
    const char *words;
    const char *location;
  } rows[] = {
    { "một", "paragraph 1" }, { "hai", "paragraph 3" }, { "chú", "footnote 1, paragraph 1" },
    { "ba", "table 1, row 1, cell 1" }, { "bốn", "table 1, row 1, cell 2" }, { "năm", "table 1, row 1, cell 2, paragraph 2" },
    { "sáu", "paragraph 4" }, { "bảy", "text box 1, paragraph 1" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDocument) document = read_odt (&parts, NULL, &error);

  g_assert_no_error (error);
  g_autofree char *text = dup_text (document);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *found = strstr (text, rows[i].words);

      g_assert_nonnull (found);
      g_autoptr (DrSpan) span = dr_span_new (found - text, found - text + strlen (rows[i].words), NULL);
      g_autofree char *location = dr_text_dup_location (document->text, span);
      g_assert_cmpstr (location, ==, rows[i].location);
    }
}

static void
test_knows_the_cells_of_tables (void)
{
  const OdtParts parts = {
    TABLE (ROW ("<table:table-cell table:number-rows-spanned='2'>" P ("TT") "</table:table-cell><table:table-cell table:number-columns-spanned='2'>" P ("Năm 2024")
    "</table:table-cell><table:covered-table-cell/>") ROW ("<table:covered-table-cell/>" CELL ("Kế hoạch") CELL ("Thực hiện"))),
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDocument) document = read_odt (&parts, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (document->grids->len, ==, 1);
  const DrGrid *grid = g_ptr_array_index (document->grids, 0);
  g_assert_cmpuint (grid->n_rows, ==, 2);
  g_assert_cmpuint (grid->n_columns, ==, 3);
  g_assert_true (dr_grid_find (grid, 1, 0) == dr_grid_find (grid, 0, 0));
  g_assert_true (dr_grid_find (grid, 0, 2) == dr_grid_find (grid, 0, 1));
  const DrGridCell *cell = dr_grid_find (grid, 1, 2);
  g_autofree char *words = g_strndup ((const char *) g_bytes_get_data (dr_text_get_bytes (document->text), NULL) + cell->start,
                                      cell->end - cell->start);
  g_assert_cmpstr (words, ==, "Thực hiện");
}

static void
test_a_password_is_named (void)
{
  const ZipEntry entries[] = {
    { .name = "mimetype", .content = "application/vnd.oasis.opendocument.text" },
    { .name = "content.xml", .content = "\001\002\003" },
    { .name = "META-INF/manifest.xml", .content =
      "<manifest:manifest xmlns:manifest='" ODF "manifest:1.0'><manifest:file-entry manifest:full-path='content.xml'>"
      "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>" },
  };
  const DrDocumentOptions options = { .name = "q4.odt" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = zip_build (entries, G_N_ELEMENTS (entries));

  g_assert_null (dr_document_read (bytes, &options, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, "protected by a password"));
}

/* Elements where none belong: whatever comes out, nothing breaks. */
static void
test_survives_nonsense (void)
{
  static const char * const texts[] = {
    "<table:table-cell/><table:table-row/><table:covered-table-cell/>",
    "<text:list-item>a</text:list-item><text:span>b</text:span><text:s text:c='99999999999'/>",
    "<text:note-body><text:note-body/></text:note-body>",
    "<text:note><text:note-body>" P ("<text:note><text:note-body/></text:note>") "</text:note-body></text:note>",
    "<draw:frame><draw:frame/></draw:frame>a<text:tab/>",
    P ("<text:p><text:p>a</text:p></text:p>") "<office:text>" P ("b") "</office:text>" P ("c"),
    TABLE (ROW ("<table:table-cell table:number-columns-spanned='-1' table:number-rows-spanned='99999999' table:number-columns-repeated='1000000000'/>")),
    TABLE ("<draw:frame>" TABLE (ROW (CELL ("a"))) "</draw:frame>"),
    "<text:list><text:list-item text:start-value='-9'>" P ("a") "</text:list-item></text:list>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      const OdtParts parts = { texts[i], .automatic = texts[i], .styles = texts[i] };
      g_autoptr (DrDocument) document = read_odt (&parts, NULL, &error);

      if (document == NULL)
        g_assert_true (error->domain == DR_ERROR);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/odt/reads/%s", cases[i].name);
      g_test_add_data_func (path, &cases[i], test_reads);
    }
  g_test_add_func ("/odt/says-where-words-stood", test_says_where_words_stood);
  g_test_add_func ("/odt/knows-the-cells-of-tables", test_knows_the_cells_of_tables);
  g_test_add_func ("/odt/a-password-is-named", test_a_password_is_named);
  g_test_add_func ("/odt/survives-nonsense", test_survives_nonsense);

  return g_test_run ();
}
