/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the library says about files that it cannot read, in Vietnamese: for who has to send them back. */

#include "config.h"

#include "cli.h"

#define DAMAGED "tệp bị hỏng: "
#define LIMIT_OF(n) " (giới hạn " #n ")"

/* What can be done is said on a line of its own, as advice. */
const CliMessage cli_document_messages[] = {
  { "this is a PDF file; {}", "đây là tệp PDF" },
  { "this is a rich text file (.rtf); {}", "đây là tệp .rtf" },
  { "this is a picture; {}", "đây là tệp ảnh" },
  { "this is a web page (.html); {}", "đây là trang web (.html)" },
  { "this is a Word or Excel file protected by a password; {}", "tệp Word hoặc Excel này có mật khẩu" },
  { "the document is protected by a password; {}", "văn bản này có mật khẩu" },
  { "this is a Word file from before 2007 (.doc); {}", "đây là tệp Word đời cũ (.doc)" },
  { "this is an Excel file from before 2007 (.xls); {}", "đây là tệp Excel đời cũ (.xls)" },
  { "this is an old Office file; {}", "đây là tệp Office đời cũ" },
  { "this is a flat OpenDocument file (.fodt, .fods); {}", "đây là tệp OpenDocument dạng phẳng (.fodt, .fods)" },
  { "this is a Word document in one file of XML; {}", "đây là văn bản Word dạng một tệp XML" },
  { "this is an Excel sheet in one file of XML; {}", "đây là bảng Excel dạng một tệp XML" },
  { "this is a binary Excel file; {}", "đây là tệp Excel dạng nhị phân (.xlsb)" },
  { "this is a PowerPoint file; {}", "đây là tệp trình chiếu PowerPoint" },
  { "this is an OpenDocument spreadsheet (.ods); {}", "đây là bảng tính OpenDocument (.ods)" },
  { "this is an OpenDocument presentation; {}", "đây là tệp trình chiếu OpenDocument" },
  { "this is a document of type {}; {}", "đây là tài liệu loại {1}" },
  { "this is a ZIP archive, but no Word, Excel or OpenDocument file in it; {}",
    "đây là tệp nén ZIP, không phải tệp Word, Excel hay OpenDocument" },

  { "the document is empty", "tài liệu không có nội dung" },
  { "no title, date or first sentence says which period is reported on; {}",
    "không thấy kỳ báo cáo trong tiêu đề, ngày tháng hay câu đầu" },

  { "the reports are of different periods, {} and {}; {}",
    "hai báo cáo khác kỳ ({1} và {2}): lệnh này so hai bản dự thảo của cùng một báo cáo" },
  { "the reports are of two bodies: {} and {}", "báo cáo trước là của đơn vị khác: {1} và {2}" },
  { "the report does not say who issued it, so that it cannot be held against another",
    "báo cáo không nêu đơn vị gửi, nên không đối chiếu được với báo cáo khác" },
  { "the report of {} is not earlier than that of {}", "báo cáo kỳ {1} không trước báo cáo kỳ {2}" },

  { "document is too long; the limit ({}) is {}", "tài liệu quá dài" LIMIT_OF ({2}) },
  { "cannot read: not a regular file", "không phải tệp thường" },
  { "encoding {} is not known, only: {}", "không biết bảng mã {1}; chỉ có: {2}" },
  { "this system cannot convert {}; {}", "máy này không chuyển được bảng mã {1}" },
  { "byte {}: not {}", "byte thứ {1} không thuộc bảng mã {2}" },
  { "a NUL byte: this is no text, or not UTF-8; if it is in another encoding, say in which: {}",
    "có byte NUL: không phải văn bản, hoặc là bảng mã khác, nêu bằng --encoding: {1}" },
  { "byte {} is not UTF-8; if it is in another encoding, say in which: {}", "byte {1} không thuộc UTF-8; nếu là bảng mã khác thì nêu bằng --encoding: {2}" },

  { "archive: its end is missing, the file was cut off or added to",
    DAMAGED "thiếu phần cuối hoặc thừa, có thể do tải về chưa hết" },
  { "archive: it is one of several volumes", "đây là một phần của tệp nén chia nhiều phần" },
  { "archive: its directory is not where its end says", DAMAGED "mục lục trong tệp nằm sai chỗ" },
  { "archive: it is damaged ({})", DAMAGED "{1}" },
  { "archive, entries {} and {}: they overlap", DAMAGED "phần {1} và phần {2} chồng lên nhau" },
  { "archive, entry {}: the directory is damaged", DAMAGED "mục lục trong tệp sai ở phần {1}" },
  { "archive, entry {}: {} is encrypted; {}", "tệp này có mật khẩu" },
  { "archive, entry {}: {} is a name that leads out of the archive", "tệp không an toàn: tên {2} trỏ ra ngoài tệp" },
  { "archive, entry {}: {} is there twice", DAMAGED "{2} có hai lần" },
  { "archive, entry {}: {} is not where the directory says", DAMAGED "{2} không nằm đúng chỗ" },
  { "archive, entry {}: {} is longer than the archive", DAMAGED "{2} dài hơn cả tệp" },
  { "{}: this part of the document is missing", DAMAGED "thiếu phần {1}" },
  { "{}: the archive does not say how this part is packed", DAMAGED "không rõ phần {1} nén thế nào" },
  { "{}: packed by method {}, {}", "phần {1} nén theo cách mà tài liệu không dùng ({2})" },
  { "{}: cannot be unpacked ({})", DAMAGED "không giải nén được phần {1} ({2})" },
  { "{}: the document is too long once unpacked; the limit ({}) is {}", "phần {1} quá dài khi giải nén" LIMIT_OF ({3}) },
  { "{}: packed too tightly to be a document; the limit ({}) is {}", "phần {1} nén quá chặt, không phải tài liệu thật" LIMIT_OF ({3}) },
  { "{}: this part is not as long as the archive says", DAMAGED "phần {1} không dài như đã ghi" },
  { "{}: the checksum is wrong, the file is damaged", DAMAGED "phần {1} sai mã kiểm tra" },
  { "{}: more than {} bytes", "phần {1} dài quá {2} byte" },
  { "_rels/.rels: it does not say which part is the document", DAMAGED "không rõ phần nào là văn bản" },
  { "[Content_Types].xml: it does not say what {} is", DAMAGED "không rõ {1} là gì" },

  { "{}: line {}, column {}: not well-formed XML ({})", DAMAGED "phần {1} sai cú pháp XML ({4})" },
  { "{}: line {}, column {}: not well-formed XML", DAMAGED "phần {1} sai cú pháp XML" },
  { "{}: line {}, column {}: no XML", DAMAGED "phần {1} không phải XML" },
  { "{}: line {}, column {}: a document type declaration, {}", "phần {1} có khai báo DOCTYPE, tài liệu thật không cần" },
  { "{}: line {}, column {}: elements are nested too deeply; the limit ({}) is {}", "phần {1} lồng nhau quá sâu" LIMIT_OF ({5}) },
  { "{}: line {}, column {}: more than {} relations", "phần {1} có quá {4} liên kết" },
  { "{}: line {}, column {}: more than {} numberings", "phần {1} có quá {4} kiểu đánh số" },
  { "{}: line {}, column {}: more than {} styles of lists", "phần {1} có quá {4} kiểu danh sách" },
  { "{}: line {}, column {}: more than {} styles", "phần {1} có quá {4} kiểu" },
  { "{}: line {}, column {}: more than {} tables", "có quá {4} bảng" },
  { "{}: line {}, column {}: more than {} notes", "có quá {4} chú thích" },
  { "{}: line {}, column {}: more than {} {}", "phần {1} có quá {4} {5}" },
  { "{}: line {}, column {}: a note in a note", DAMAGED "chú thích nằm trong chú thích" },
  { "{}: line {}, column {}: the text of the document is too long; the limit ({}) is {}", "phần chữ của tài liệu quá dài" LIMIT_OF ({5}) },
  { "{}: line {}, column {}: the sheets have too many cells; the limit ({}) is {}", "các trang tính có quá nhiều ô" LIMIT_OF ({5}) },
  { "{}: line {}, column {}: the text of the sheets is too long; the limit ({}) is {}", "phần chữ của các trang tính quá dài" LIMIT_OF ({5}) },
  { "{}: line {}, column {}: the sheet has too many cells; the limit ({}) is {}", "trang tính có quá nhiều ô" LIMIT_OF ({5}) },
  { "{}: line {}, column {}: the text of the sheet is too long; the limit ({}) is {}", "phần chữ của trang tính quá dài" LIMIT_OF ({5}) },
  { "{}: line {}, column {}: row {} cannot stand behind row {}", DAMAGED "trang {1}: hàng {4} không thể đứng sau hàng {5}" },
  { "{}: line {}, column {}: {} is no cell of row {}", DAMAGED "trang {1}: {4} không phải ô của hàng {5}" },
  { "{}: line {}, column {}: the cells of row {} are not in order", DAMAGED "trang {1}: các ô của hàng {4} không theo thứ tự" },
};

const gsize cli_n_document_messages = G_N_ELEMENTS (cli_document_messages);
