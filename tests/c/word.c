/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-error.h>

#include "reading/documents/dr-document-private.h"
#include "reading/documents/dr-grid-private.h"

#include "word-fixture.h"

static DrDocument *
read_word (const WordParts  *parts,
           const DrLimits   *limits,
           GError          **error)
{
  const DrDocumentOptions options = { .name = "q4.docx", .limits = limits };
  g_autoptr (GBytes) bytes = word_build (parts);

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
  WordParts   parts;
  const char *text;
} Case;

#define STYLE(type, id, inside) "<w:style w:type='" type "' w:styleId='" id "'>" inside "</w:style>"
#define LEVEL(index, format, text) \
  "<w:lvl w:ilvl='" index "'><w:start w:val='1'/><w:numFmt w:val='" format "'/><w:lvlText w:val='" text "'/></w:lvl>"
#define LIST(text, num, level) \
  "<w:p><w:pPr><w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='" num "'/></w:numPr></w:pPr>" R (text) "</w:p>"
#define OUTLINE \
  "<w:abstractNum w:abstractNumId='0'>" LEVEL ("0", "upperRoman", "%1.") LEVEL ("1", "decimal", "%2.") \
  LEVEL ("2", "decimal", "%2.%3.") LEVEL ("3", "lowerLetter", "%4)") "</w:abstractNum>" \
  "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
#define FONT(name, text) \
  "<w:r><w:rPr><w:rFonts w:ascii='" name "' w:hAnsi='" name "'/></w:rPr><w:t xml:space='preserve'>" text "</w:t></w:r>"
#define VANISH "<w:rPr><w:vanish/></w:rPr>"
#define RAISED(text) "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>" text "</w:t></w:r>"
#define BOX(text) "<w:txbxContent>" P (text) "</w:txbxContent>"

static const Case cases[] = {
  { "paragraphs-are-lines", { P ("Một") "<w:p/>" P ("hai") }, "Một\n\nhai\n" },
  { "runs-are-joined", { "<w:p>" R ("kết nạp 1") R ("9") R ("6 hội viên") "</w:p>" }, "kết nạp 196 hội viên\n" },
  { "space-is-kept-where-it-is-told", { "<w:p><w:r><w:t> a </w:t></w:r>" R (" b ") "<w:r><w:t>\n c</w:t></w:r></w:p>" },
    "a b c\n" },
  { "lines-of-the-xml-are-spaces", { "<w:p>\n" R ("a\nb\tc") "\n</w:p>" }, "a b c\n" },
  { "tabs-and-breaks", { "<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t>"
    "<w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t><w:ptab/><w:t>e</w:t></w:r></w:p>" }, "a\tb\nc\nd\te\n" },
  { "hyphens", { "<w:p><w:r><w:t>27</w:t><w:noBreakHyphen/><w:t>CT/TU</w:t><w:softHyphen/><w:t>x</w:t></w:r></w:p>" },
    "27-CT/TUx\n" },
  { "symbols", { "<w:p><w:r><w:sym w:font='Symbol' w:char='F0B3'/><w:t>5</w:t><w:sym w:font='Wingdings' w:char='F0FC'/>"
    "<w:sym w:font='Times New Roman' w:char='00B0'/></w:r></w:p>" }, "≥5•°\n" },

  { "what-was-inserted-is-read", { "<w:p>" R ("9") "<w:ins w:id='1'>" R ("6") "</w:ins>" R (" hộ") "</w:p>" }, "96 hộ\n" },
  { "what-was-deleted-is-not", { "<w:p>" R ("9") "<w:del w:id='1'><w:r><w:delText>4</w:delText><w:t>4</w:t></w:r></w:del>"
    R ("6 hộ") "</w:p>" }, "96 hộ\n" },
  { "what-moved-is-read-where-it-went", { "<w:p><w:moveFrom w:id='1'>" R ("5 hộ") "</w:moveFrom></w:p><w:p><w:moveTo w:id='2'>"
    R ("5 hộ") "</w:moveTo></w:p>" }, "\n5 hộ\n" },
  { "a-deleted-end-joins-paragraphs", { "<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>" R ("96 hội") "</w:p>"
    P (" viên") P ("x") }, "96 hội viên\nx\n" },
  { "a-deleted-paragraph-has-no-number", { "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr><w:rPr><w:del w:id='1'/></w:rPr>"
    "</w:pPr><w:del w:id='2'>" R ("bỏ") "</w:del></w:p>" LIST ("còn", "1", "0"), .numbering = OUTLINE }, "I. còn\n" },
  { "old-properties-do-not-count", { "<w:p><w:pPr><w:pPrChange w:id='1'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>"
    "</w:pPrChange></w:pPr><w:r><w:rPr><w:rPrChange w:id='2'><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>a</w:t></w:r></w:p>",
    .numbering = OUTLINE }, "a\n" },

  { "hidden-text-is-not-read", { "<w:p>" R ("a") "<w:r>" VANISH "<w:t>b</w:t><w:tab/></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr>"
    "<w:t>c</w:t></w:r></w:p>" }, "ac\n" },
  { "hidden-by-a-style", { "<w:p><w:r><w:rPr><w:rStyle w:val='H'/></w:rPr><w:t>a</w:t></w:r>" R ("b") "</w:p>"
    "<w:p><w:pPr><w:pStyle w:val='HP'/></w:pPr>" R ("c") "</w:p>",
    .styles = STYLE ("character", "H0", VANISH) STYLE ("character", "H", "<w:basedOn w:val='H0'/>")
              STYLE ("paragraph", "HP", VANISH) }, "b\n\n" },
  { "hidden-twice-is-shown", { "<w:p><w:pPr><w:pStyle w:val='HP'/></w:pPr><w:r><w:rPr><w:rStyle w:val='H'/></w:rPr><w:t>a</w:t></w:r></w:p>",
    .styles = STYLE ("character", "H", VANISH) STYLE ("paragraph", "HP", VANISH) }, "a\n" },
  { "raised-digits-are-none-of-the-number", { "<w:p>" R ("10") RAISED ("2") R (" ha, 50 m") RAISED ("2") R (", 12 hộ") RAISED ("(1)") R (" 30") RAISED ("oC") "</w:p>" },
    "10² ha, 50 m², 12 hộ⁽¹⁾ 30oC\n" },
  { "raised-by-a-style", { "<w:p>" R ("10") "<w:r><w:rPr><w:rStyle w:val='S'/></w:rPr><w:t>3</w:t></w:r><w:r><w:rPr><w:rStyle w:val='S'/>"
    "<w:vertAlign w:val='baseline'/></w:rPr><w:t>4</w:t></w:r></w:p>",
    .styles = STYLE ("character", "S", "<w:rPr><w:vertAlign w:val='superscript'/></w:rPr>") }, "10³4\n" },
  { "lowered-digits-stay", { "<w:p>" R ("CO") "<w:r><w:rPr><w:vertAlign w:val='subscript'/></w:rPr><w:t>2</w:t></w:r></w:p>" }, "CO2\n" },
  { "a-ring-of-styles-ends", { "<w:p><w:pPr><w:pStyle w:val='A'/></w:pPr>" R ("a") "</w:p>",
    .styles = STYLE ("paragraph", "A", "<w:basedOn w:val='B'/>") STYLE ("paragraph", "B", "<w:basedOn w:val='A'/>") }, "a\n" },

  { "a-field-shows-its-result", { "<w:p>" R ("đạt ") "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> = 90 + 6 </w:instrText>"
    "<w:t>mã</w:t></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>" R ("96") "<w:r><w:fldChar w:fldCharType='end'/></w:r>" R ("%") "</w:p>" },
    "đạt 96%\n" },
  { "a-field-in-a-field's-code-is-code", { "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r>"
    "<w:r><w:fldChar w:fldCharType='separate'/></w:r>" R ("1") "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    "<w:r><w:fldChar w:fldCharType='separate'/></w:r>" R ("2") "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>" }, "2\n" },
  { "a-field-without-end-swallows-nothing", { "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r>" R ("a") "</w:p>" P ("b") }, "\nb\n" },
  { "a-simple-field", { "<w:p><w:fldSimple w:instr='DATE'>" R ("15/9/2024") "</w:fldSimple></w:p>" }, "15/9/2024\n" },
  { "links-and-controls-are-text", { "<w:p><w:hyperlink>" R ("a") "</w:hyperlink></w:p><w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr><w:alias w:val='x'/>"
    "</w:sdtPr><w:sdtContent>" P ("b") "</w:sdtContent></w:sdt>" }, "a\nb\n" },
  { "formulas-are-text", { "<w:p><m:oMath><m:r><m:t>m</m:t></m:r></m:oMath></w:p>" }, "m\n" },

  { "a-text-box-once", { "<w:p>" R ("a") "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>" BOX ("hộp")
    "</wps:txbx></mc:Choice><mc:Fallback><v:textbox>" BOX ("hộp") "</v:textbox></mc:Fallback></mc:AlternateContent></w:r>" R ("b") "</w:p>" P ("c") },
    "ab\nhộp\nc\n" },
  { "a-text-box-of-old", { "<w:p><w:r><w:t>a</w:t><w:pict><v:textbox>" BOX ("hộp") "</v:textbox></w:pict><w:t>b</w:t></w:r></w:p>" }, "ab\nhộp\n" },
  { "a-text-box-in-a-text-box", { "<w:p><w:r><w:txbxContent><w:p><w:r><w:txbxContent>" P ("c") "</w:txbxContent></w:r>" R ("b") "</w:p></w:txbxContent></w:r>"
    R ("a") "</w:p>" }, "a\nb\nc\n" },
  { "the-fallback-where-there-is-no-choice", { "<w:p><w:r><mc:AlternateContent><mc:Fallback><w:t>a</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>" }, "a\n" },

  { "footnotes-come-behind-their-paragraph", { "<w:p>" R ("96 hộ") "<w:r><w:footnoteReference w:id='7'/></w:r>" R (", 5 xã") "</w:p>" P ("x"),
    .footnotes = "<w:footnote w:id='-1' w:type='separator'>" P ("-") "</w:footnote><w:footnote w:id='7'><w:p><w:r><w:footnoteRef/></w:r>"
                 R ("Trong đó 12 hộ nghèo.") "</w:p></w:footnote><w:footnote w:id='8'>" P ("không ai dẫn") "</w:footnote>" },
    "96 hộ¹, 5 xã\n¹ Trong đó 12 hộ nghèo.\nx\n" },
  { "notes-are-numbered-as-they-come", { "<w:p><w:r><w:footnoteReference w:id='3'/><w:footnoteReference w:id='2'/><w:footnoteReference w:id='3'/></w:r></w:p>",
    .footnotes = "<w:footnote w:id='2'>" P ("hai") "</w:footnote><w:footnote w:id='3'>" P ("ba") "</w:footnote>" },
    "¹²¹\n¹ ba\n² hai\n" },
  { "endnotes-count-for-themselves", { "<w:p><w:r><w:footnoteReference w:id='2'/><w:endnoteReference w:id='2'/></w:r></w:p>",
    .footnotes = "<w:footnote w:id='2'>" P ("a") "</w:footnote>", .endnotes = "<w:endnote w:id='2'>" P ("b") "</w:endnote>" },
    "¹¹\n¹ a\n¹ b\n" },
  { "a-reference-to-nothing", { "<w:p>" R ("a") "<w:r><w:footnoteReference w:id='2'/></w:r></w:p>" }, "a\n" },

  { "rows-are-lines", { "<w:tbl><w:tr>" TC ("TT") TC ("Nội dung") "</w:tr><w:tr>" TC ("1") TC ("") "</w:tr></w:tbl>" P ("x") },
    "TT\tNội dung\n1\t\nx\n" },
  { "paragraphs-in-a-cell-are-parted-by-spaces", { "<w:tbl><w:tr><w:tc>" P ("Kế") "<w:p/><w:p>" R ("hoạch") "<w:r><w:br/><w:t>năm</w:t><w:tab/></w:r></w:p></w:tc>"
    TC ("b") "</w:tr></w:tbl>" }, "Kế hoạch năm\tb\n" },
  { "paragraphs-of-a-letterhead-are-lines", { "<w:tbl><w:tr><w:tc>" P ("UBND XÃ BÀU SEN") "<w:p>" R ("TRẠM Y TẾ ") "<w:r><w:br/><w:t>*</w:t></w:r></w:p>" P ("Số: 4/BC-TYT")
    "</w:tc><w:tc>" P ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") "<w:p/>" P ("Độc lập - Tự do - Hạnh phúc") P ("Bàu Sen, ngày 5 tháng 4 năm 2023") "</w:tc></w:tr></w:tbl>" P ("x") },
    "UBND XÃ BÀU SEN\nTRẠM Y TẾ\n*\nSố: 4/BC-TYT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nBàu Sen, ngày 5 tháng 4 năm 2023\nx\n" },
  { "a-letterhead-without-a-motto", { "<w:tbl><w:tr><w:tc>" P ("ĐẢNG BỘ HUYỆN BÀU SEN") P ("ĐẢNG ỦY XÃ PHÚ LỘC") "</w:tc>" TC ("Phú Lộc, ngày  tháng 4 năm 2023")
    "</w:tr><w:tr>" TC ("Số:") TC ("") "</w:tr></w:tbl>" },
    "ĐẢNG BỘ HUYỆN BÀU SEN\nĐẢNG ỦY XÃ PHÚ LỘC\nPhú Lộc, ngày  tháng 4 năm 2023\nSố:\n\n" },
  { "a-table-of-parties-is-no-letterhead", { "<w:tbl><w:tr>" TC ("Tổ chức") "<w:tc>" P ("Số") P ("hội viên") "</w:tc></w:tr><w:tr>" TC ("Đoàn TNCS Hồ Chí Minh") TC ("96")
    "</w:tr></w:tbl>" }, "Tổ chức\tSố hội viên\nĐoàn TNCS Hồ Chí Minh\t96\n" },
  { "a-table-of-documents-is-no-letterhead", { "<w:tbl><w:tr><w:tc>" P ("Số,") P ("ký hiệu") "</w:tc>" TC ("Ngày, tháng, năm") "</w:tr><w:tr>" TC ("Kế hoạch số 45/KH-UBND")
    TC ("ngày 5 tháng 3 năm 2024") "</w:tr></w:tbl>" }, "Số, ký hiệu\tNgày, tháng, năm\nKế hoạch số 45/KH-UBND\tngày 5 tháng 3 năm 2024\n" },
  { "a-table-in-a-cell-is-its-text", { "<w:tbl><w:tr><w:tc>" P ("a") "<w:tbl><w:tr>" TC ("b") TC ("c") "</w:tr><w:tr>" TC ("d") "</w:tr></w:tbl>" P ("")
    "</w:tc>" TC ("e") "</w:tr></w:tbl>" }, "a b c d\te\n" },
  { "merged-downwards", { "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>" P ("a") "</w:tc>" TC ("b") "</w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>"
    P ("ẩn") "</w:tc>" TC ("c") "</w:tr></w:tbl>" }, "a\tb\n\tc\n" },
  { "merged-sideways", { "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" P ("a") "</w:tc>" TC ("b") "</w:tr></w:tbl>" }, "a\tb\n" },
  { "a-cell-that-continues-nothing-is-a-cell", { "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>" P ("a") "</w:tc></w:tr></w:tbl>" }, "a\n" },
  { "a-deleted-row", { "<w:tbl><w:tr><w:trPr><w:del w:id='1'/></w:trPr>" TC ("a") "</w:tr><w:tr>" TC ("b") "</w:tr></w:tbl>" }, "b\n" },
  { "notes-and-boxes-of-a-table-come-behind-it", { "<w:tbl><w:tr><w:tc><w:p>" R ("a") "<w:r><w:footnoteReference w:id='2'/><w:txbxContent>" P ("hộp")
    "</w:txbxContent></w:r></w:p></w:tc></w:tr><w:tr>" TC ("b") "</w:tr></w:tbl>" P ("x"),
    .footnotes = "<w:footnote w:id='2'>" P ("chú") "</w:footnote>" }, "a¹\nb\n¹ chú\nhộp\nx\n" },

  { "numbers-stand-in-the-text", { LIST ("Kết quả", "1", "0") LIST ("Tổ chức", "1", "1") LIST ("Tuyên giáo", "1", "1") LIST ("Mở lớp", "1", "2")
    LIST ("Lớp một", "1", "3") LIST ("Lớp hai", "1", "3") LIST ("Khác", "1", "2") LIST ("Nhiệm vụ", "1", "0") LIST ("Lại từ đầu", "1", "1"),
    .numbering = OUTLINE }, "I. Kết quả\n1. Tổ chức\n2. Tuyên giáo\n2.1. Mở lớp\na) Lớp một\nb) Lớp hai\n2.2. Khác\nII. Nhiệm vụ\n1. Lại từ đầu\n" },
  { "bullets", { LIST ("a", "1", "0") LIST ("b", "1", "1"), .numbering = "<w:abstractNum w:abstractNumId='0'>" LEVEL ("0", "bullet", "-")
    "<w:lvl w:ilvl='1'><w:numFmt w:val='bullet'/><w:lvlText w:val='&#xF0B7;'/><w:rPr><w:rFonts w:ascii='Symbol'/></w:rPr></w:lvl></w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>" }, "- a\n• b\n" },
  { "two-lists-of-one-definition-count-on", { LIST ("a", "1", "0") LIST ("b", "2", "0") LIST ("c", "1", "0"),
    .numbering = OUTLINE "<w:num w:numId='2'><w:abstractNumId w:val='0'/></w:num>" }, "I. a\nII. b\nIII. c\n" },
  { "unless-one-begins-anew", { LIST ("a", "1", "0") LIST ("b", "2", "0") LIST ("c", "2", "0"),
    .numbering = OUTLINE "<w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>" },
    "I. a\nV. b\nVI. c\n" },
  { "a-list-with-a-level-of-its-own", { LIST ("a", "2", "0"),
    .numbering = OUTLINE "<w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'>" LEVEL ("0", "decimalZero", "Câu %1:") "</w:lvlOverride></w:num>" },
    "Câu 01: a\n" },
  { "a-style-numbers", { "<w:p><w:pPr><w:pStyle w:val='H2'/></w:pPr>" R ("a") "</w:p><w:p><w:pPr><w:pStyle w:val='H2'/><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr>"
    R ("b") "</w:p>",
    .styles = STYLE ("paragraph", "H1", "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>") STYLE ("paragraph", "H2", "<w:basedOn w:val='H1'/>"),
    .numbering = "<w:abstractNum w:abstractNumId='0'>" LEVEL ("0", "decimal", "%1.") "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:pStyle w:val='H2'/><w:lvlText w:val='%1.%2'/></w:lvl>"
                 "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>" }, "1.1 a\nb\n" },
  { "the-style-of-paragraphs-that-name-none", { P ("a"),
    .styles = "<w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>",
    .numbering = OUTLINE }, "I. a\n" },
  { "a-numbering-by-the-name-of-a-style", { LIST ("a", "2", "0"), .numbering =
    "<w:abstractNum w:abstractNumId='0'><w:styleLink w:val='L'/>" LEVEL ("0", "upperLetter", "%1.") "</w:abstractNum>"
    "<w:abstractNum w:abstractNumId='1'><w:numStyleLink w:val='L'/></w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>" }, "A. a\n" },
  { "numbers-in-cells", { "<w:tbl><w:tr><w:tc>" LIST ("", "1", "1") "</w:tc>" TC ("a") "</w:tr><w:tr><w:tc>" LIST ("", "1", "1") "</w:tc>" TC ("b") "</w:tr></w:tbl>",
    .numbering = OUTLINE }, "1. \ta\n2. \tb\n" },
  { "decimal-where-the-law-wants-it", { LIST ("a", "1", "0") LIST ("b", "1", "1"), .numbering = "<w:abstractNum w:abstractNumId='0'>" LEVEL ("0", "upperRoman", "%1.")
    "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:isLgl/><w:suff w:val='nothing'/><w:lvlText w:val='%1.%2/'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>" },
    "I. a\n1.1/b\n" },

  { "tcvn3-run-by-run", { "<w:p>" FONT (".VnTime", "KÕt n¹p 96 héi viªn, ") R ("đạt à") FONT (".VnTimeH", " kÕt qu¶") "</w:p>" },
    "Kết nạp 96 hội viên, đạt à KẾT QUẢ\n" },
  { "vni-run-by-run", { "<w:p>" FONT ("VNI-Times", "Keát naïp 96 hoäi vieân, ñöôïc khen. ÑAÛNG ") R ("é") "</w:p>" },
    "Kết nạp 96 hội viên, được khen. ĐẢNG é\n" },
  { "a-font-of-a-style", { "<w:p><w:pPr><w:pStyle w:val='V'/></w:pPr>" R ("héi ") "<w:r><w:rPr><w:rFonts w:asciiTheme='minorHAnsi'/></w:rPr><w:t>é</w:t></w:r></w:p>",
    .styles = STYLE ("paragraph", "V", "<w:rPr><w:rFonts w:ascii='.VnTime' w:hAnsi='.VnTime'/></w:rPr>") }, "hội é\n" },
  { "a-font-of-the-whole-document", { P ("héi"),
    .styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii='.VnTime'/></w:rPr></w:rPrDefault></w:docDefaults>" }, "hội\n" },
};

static void
test_reads (gconstpointer data)
{
  const Case *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDocument) document = read_word (&self->parts, NULL, &error);

  g_assert_no_error (error);
  g_autofree char *text = dup_text (document);
  g_assert_cmpstr (text, ==, self->text);
}

static void
test_knows_its_type_and_bytes (void)
{
  const WordParts parts = { P ("a") };
  const DrDocumentOptions options = { .name = "q4.docx" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = word_build (&parts);
  g_autoptr (DrDocument) document = dr_document_read (bytes, &options, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (document->content_type, ==, "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  g_assert_true (document->content == bytes);
  g_assert_cmpstr (dr_text_get_name (document->text), ==, "q4.docx");
}

static void
test_says_where_words_stood (void)
{
  const WordParts parts = {
    P ("một") "<w:p/><w:p>" R ("hai") R (" ba") "<w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    "<w:tbl><w:tr>" TC ("bốn") TC ("năm") "</w:tr><w:tr>" TC ("sáu") "<w:tc>" P ("bảy") "<w:p>" R ("tám") R (" chín")
    "</w:p></w:tc></w:tr></w:tbl><w:p>" R ("mười") "<w:r><w:txbxContent><w:p/>" P ("mốt") "</w:txbxContent></w:r></w:p>",
    .footnotes = "<w:footnote w:id='2'>" P ("chú") "</w:footnote>",
  };
  static const struct
  {
    const char *words;
    const char *location;
  } rows[] = {
    { "một", "paragraph 1, run 1" },
    { "hai", "paragraph 3, run 1" },
    { "hai ba", "paragraph 3, runs 1-2" },
    { "bốn", "table 1, row 1, cell 1, run 1" },
    { "năm", "table 1, row 1, cell 2, run 1" },
    { "sáu", "table 1, row 2, cell 1, run 1" },
    { "bảy", "table 1, row 2, cell 2, run 1" },
    { "chín", "table 1, row 2, cell 2, paragraph 2, run 2" },
    { "mười", "paragraph 4, run 1" },
    { "mốt", "text box 1, paragraph 2, run 1" },
    { "chú", "footnote 1, paragraph 1, run 1" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDocument) document = read_word (&parts, NULL, &error);

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
test_says_where_the_lines_of_a_letterhead_stood (void)
{
  const WordParts parts = {
    "<w:tbl><w:tr><w:tc>" P ("UBND XÃ BÀU SEN") P ("TRẠM Y TẾ ") "<w:p>" R ("Số: 4") R ("/BC-TYT") "</w:p></w:tc><w:tc>" P ("Độc lập - Tự do - Hạnh phúc")
    "<w:p>" R (" Bàu Sen, ngày 5 tháng 4 năm 2023") "</w:p></w:tc></w:tr></w:tbl>",
  };
  static const struct
  {
    const char *words;
    const char *location;
  } rows[] = {
    { "UBND", "table 1, row 1, cell 1, run 1" },
    { "TRẠM", "table 1, row 1, cell 1, paragraph 2, run 1" },
    { "4/BC", "table 1, row 1, cell 1, paragraph 3, runs 1-2" },
    { "Độc", "table 1, row 1, cell 2, run 1" },
    { "ngày", "table 1, row 1, cell 2, paragraph 2, run 1" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDocument) document = read_word (&parts, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (document->grids->len, ==, 0);
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
check_cell (const DrDocument *document,
            const DrGrid     *grid,
            guint32           row,
            guint             column,
            const char       *words)
{
  const DrGridCell *cell = dr_grid_find (grid, row, column);
  const char *text = g_bytes_get_data (dr_text_get_bytes (document->text), NULL);

  g_assert_nonnull (cell);
  g_autofree char *found = g_strndup (text + cell->start, cell->end - cell->start);
  g_assert_cmpstr (found, ==, words);
}

static void
test_knows_the_cells_of_tables (void)
{
  const WordParts parts = {
    P ("trước") "<w:tbl>"
    "<w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>" P ("TT") "</w:tc><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" P ("Năm 2024") "</w:tc>"
    TC ("Ghi chú") "</w:tr>"
    "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>" TC ("Kế hoạch ") TC ("Thực hiện") TC ("") "</w:tr>"
    "<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>" TC ("80") TC ("96") "</w:tr></w:tbl>"
    "<w:p><w:r><w:txbxContent><w:tbl><w:tr>" TC ("trong hộp") "</w:tr></w:tbl></w:txbxContent></w:r></w:p>",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDocument) document = read_word (&parts, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (document->grids->len, ==, 2);

  const DrGrid *grid = g_ptr_array_index (document->grids, 0);
  const char *text = g_bytes_get_data (dr_text_get_bytes (document->text), NULL);
  g_autofree char *whole = g_strndup (text + grid->start, grid->end - grid->start);
  g_assert_cmpstr (whole, ==, "TT\tNăm 2024\tGhi chú\n\tKế hoạch \tThực hiện\t\n80\t96");
  g_assert_cmpuint (grid->n_rows, ==, 3);
  g_assert_cmpuint (grid->n_columns, ==, 4);
  check_cell (document, grid, 0, 0, "TT");
  check_cell (document, grid, 1, 0, "TT");
  g_assert_null (dr_grid_find (grid, 2, 0));
  check_cell (document, grid, 0, 1, "Năm 2024");
  check_cell (document, grid, 0, 2, "Năm 2024");
  check_cell (document, grid, 1, 1, "Kế hoạch");
  check_cell (document, grid, 1, 3, "");
  check_cell (document, grid, 2, 1, "80");
  check_cell (document, grid, 2, 2, "96");
  check_cell (document, g_ptr_array_index (document->grids, 1), 0, 0, "trong hộp");
}

/* --- what is refused --- */

/* Styles are looked through for what they might say block by block, and a word may stand in two of them. */
static void
test_no_word_of_a_style_is_missed (void)
{
  static const struct
  {
    const char *word;
    const char *style;
    const char *given;
    const char *text;
  } rows[] = {
    { "vanish", "<w:rPr><w:vanish/></w:rPr>", "2", "\n" },
    { "vertAl", "<w:rPr><w:vertAlign w:val='superscript'/></w:rPr>", "2", "²\n" },
    { "numPr", "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>", "2", "I. 2\n" },
    { ".vN", "<w:rPr><w:rFonts w:ascii='.vNTime'/></w:rPr>", "héi", "hội\n" },
    { "vNi-", "<w:rPr><w:rFonts w:ascii='vNi-Times'/></w:rPr>", "hoäi", "hội\n" },
    { "&#", "<w:rPr><w:rFonts w:ascii='&#46;VnTime'/></w:rPr>", "héi", "hội\n" },
    { "<!", "<w:rPr><!-- --></w:rPr>", "2", "2\n" },
  };
  const gsize block = 4096;
  const gsize before = strlen ("<w:styles " WORD_NAMESPACES ">");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    for (gsize behind = 0; behind < 8; behind++)
      {
        g_autoptr (GError) error = NULL;
        g_autofree char *style = g_strdup_printf (STYLE ("paragraph", "S", "%s"), rows[i].style);
        gsize at = before + (gsize) (strstr (style, rows[i].word) - style);
        g_autofree char *styles = g_strdup_printf ("%*s%s", (int) (block - behind - at), "", style);
        g_autofree char *body = g_strdup_printf ("<w:p><w:pPr><w:pStyle w:val='S'/></w:pPr>" R ("%s") "</w:p>", rows[i].given);
        const WordParts parts = { body, .styles = styles, .numbering = OUTLINE };
        g_autoptr (DrDocument) document = read_word (&parts, NULL, &error);

        g_assert_no_error (error);
        g_autofree char *text = dup_text (document);
        g_assert_cmpstr (text, ==, rows[i].text);
      }
}

static void
test_the_length_of_the_text_is_limited (void)
{
  const WordParts parts = { P ("Hội Nông dân") P ("Hội Nông dân") };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrLimits) limits = dr_limits_new ();

  dr_limits_set (limits, DR_LIMIT_DOCUMENT, 20);
  g_assert_null (read_word (&parts, limits, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_LIMIT);
  g_assert_true (g_str_has_prefix (error->message, "word/document.xml: line "));
}

/* A short note that is referred to again and again is written once. */
static void
test_a_note_is_written_once (void)
{
  g_autoptr (GString) body = g_string_new ("<w:p>");
  for (guint i = 0; i < 1000; i++)
    g_string_append (body, "<w:r><w:footnoteReference w:id='2'/></w:r>");
  g_string_append (body, "</w:p>");
  const WordParts parts = { body->str, .footnotes = "<w:footnote w:id='2'>" P ("chú thích") "</w:footnote>" };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDocument) document = read_word (&parts, NULL, &error);

  g_assert_no_error (error);
  g_autofree char *text = dup_text (document);
  const char *found = strstr (text, "chú thích");
  g_assert_nonnull (found);
  g_assert_null (strstr (found + 1, "chú thích"));
}

/* Elements where none belong: whatever comes out, nothing breaks. */
static void
test_survives_nonsense (void)
{
  static const char * const bodies[] = {
    "<w:tc><w:tr><w:tbl/></w:tr></w:tc>",
    "<w:tr/>",
    "<w:tcPr><w:tr><w:tcPr/></w:tr></w:tcPr>",
    "<w:rPr><w:p><w:rPr/></w:p><w:txbxContent/></w:rPr>",
    "<w:tbl><w:tbl><w:tr><w:tc/></w:tr></w:tbl><w:tr/></w:tbl>",
    "<w:r><w:t>a</w:t></w:r><w:t>b</w:t>",
    "<w:footnote w:id='2'><w:footnote w:id='2'/></w:footnote>",
    "<mc:Choice><w:p/></mc:Choice>",
    "<mc:AlternateContent><mc:Choice/><mc:Choice><w:p/></mc:Choice></mc:AlternateContent>",
    "<w:fldChar w:fldCharType='end'/><w:fldChar w:fldCharType='separate'/>",
    "<w:p><w:pPr><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:pPr></w:p>",
    "<w:txbxContent><w:tbl><w:tr><w:tc><w:txbxContent><w:p/></w:txbxContent></w:tc></w:tr></w:tbl></w:txbxContent>",
    "<w:tbl><w:tr><w:trPr><w:gridBefore w:val='999999999'/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val='-5'/></w:tcPr></w:tc>"
    "<w:tc><w:tcPr><w:gridSpan w:val='99999999999999999999'/></w:tcPr></w:tc></w:tr></w:tbl>",
    "<w:p><w:pPr><w:numPr><w:ilvl w:val='-3'/><w:numId w:val='1'/></w:numPr></w:pPr></w:p>",
    "<w:sym w:char='D800'/><w:sym/>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (GError) error = NULL;
      const WordParts parts = { bodies[i], .styles = bodies[i], .numbering = bodies[i], .footnotes = bodies[i] };
      g_autoptr (DrDocument) document = read_word (&parts, NULL, &error);

      if (document == NULL)
        g_assert_true (error->domain == DR_ERROR);
    }
}

static void
test_a_missing_part (void)
{
  const ZipEntry entries[] = {
    { .name = "[Content_Types].xml", .content =
      "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Override PartName='/word/document.xml' "
      "ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>" },
    { .name = "_rels/.rels", .content =
      "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='rId1' "
      "Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' "
      "Target='word/document.xml'/></Relationships>" },
  };
  const DrDocumentOptions options = { .name = "q4.docx" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = zip_build (entries, G_N_ELEMENTS (entries));

  g_assert_null (dr_document_read (bytes, &options, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_MALFORMED);
  g_assert_cmpstr (error->message, ==, "word/document.xml: this part of the document is missing");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/word/reads/%s", cases[i].name);
      g_test_add_data_func (path, &cases[i], test_reads);
    }
  g_test_add_func ("/word/knows-its-type-and-bytes", test_knows_its_type_and_bytes);
  g_test_add_func ("/word/says-where-words-stood", test_says_where_words_stood);
  g_test_add_func ("/word/says-where-the-lines-of-a-letterhead-stood",
                   test_says_where_the_lines_of_a_letterhead_stood);
  g_test_add_func ("/word/knows-the-cells-of-tables", test_knows_the_cells_of_tables);
  g_test_add_func ("/word/no-word-of-a-style-is-missed", test_no_word_of_a_style_is_missed);
  g_test_add_func ("/word/the-length-of-the-text-is-limited", test_the_length_of_the_text_is_limited);
  g_test_add_func ("/word/a-note-is-written-once", test_a_note_is_written_once);
  g_test_add_func ("/word/survives-nonsense", test_survives_nonsense);
  g_test_add_func ("/word/a-missing-part", test_a_missing_part);

  return g_test_run ();
}
