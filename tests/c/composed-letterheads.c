/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Who reports and on which period, however letterhead and title are laid out: the unit and the period of all that follows. */

#include "config.h"

#include "composed-report.h"

#define REPORTS 6000

enum { FORM_ISSUER, FORM_LAYOUT, FORM_TITLE, FORM_PERIOD, FORM_BODY_TEXT };

/* Who reports. In the name of those above it «|» parts lines. */
typedef struct
{
  const char *name;             /* with its level and place */
  const char *above;            /* on the letterhead, «|» between two lines */
  const char *symbol;           /* of the number of its reports */
  const char *head;             /* (nullable) on the letterhead, where shorter than the name; «|» where it is broken */
} Issuer;

static const Issuer issuers[] = {
  { "Huyện ủy Bàu Sen", "TỈNH ỦY LÂM HẢI", "BC/HU", NULL },
  { "Đảng ủy xã Tân Lộc", "HUYỆN ỦY BÀU SEN", "BC/ĐU", NULL },
  { "Đảng ủy phường Cầu Trắng", "TỈNH ỦY LÂM HẢI", "BC/ĐU", NULL },
  { "Đảng ủy Khối các cơ quan tỉnh Lâm Hải", "TỈNH ỦY LÂM HẢI", "BC/ĐUK", "ĐẢNG ỦY KHỐI CÁC CƠ QUAN" },
  { "Ban Tuyên giáo Huyện ủy Bàu Sen", "HUYỆN ỦY BÀU SEN", "BC/BTGHU", "BAN TUYÊN GIÁO" },
  { "Ủy ban Kiểm tra Huyện ủy Bàu Sen", "HUYỆN ỦY BÀU SEN", "BC/UBKTHU", "ỦY BAN KIỂM TRA" },
  { "Ban Dân vận Tỉnh ủy Lâm Hải", "TỈNH ỦY LÂM HẢI", "BC/BDVTU", "BAN DÂN VẬN" },
  { "Chi bộ Trường THCS Tân Lộc", "ĐẢNG ỦY XÃ TÂN LỘC", "BC/CB", NULL },
  { "Ủy ban nhân dân huyện Bàu Sen", "TỈNH LÂM HẢI", "BC-UBND", NULL },
  { "Ủy ban nhân dân xã Tân Lộc", "HUYỆN BÀU SEN", "BC-UBND", NULL },
  { "Ủy ban nhân dân phường Cầu Trắng", "THÀNH PHỐ LÂM HẢI", "BC-UBND", NULL },
  { "Hội đồng nhân dân huyện Bàu Sen", "TỈNH LÂM HẢI", "BC-HĐND", NULL },
  { "Sở Nông nghiệp và Phát triển nông thôn tỉnh Lâm Hải", "UBND TỈNH LÂM HẢI", "BC-SNN", "SỞ NÔNG NGHIỆP|VÀ PHÁT TRIỂN NÔNG THÔN" },
  { "Sở Công Thương tỉnh Lâm Hải", "UBND TỈNH LÂM HẢI", "BC-SCT", "SỞ CÔNG THƯƠNG" },
  { "Sở Văn hóa, Thể thao và Du lịch tỉnh Lâm Hải", "UBND TỈNH LÂM HẢI", "BC-SVHTTDL", "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH" },
  { "Thanh tra tỉnh Lâm Hải", "UBND TỈNH LÂM HẢI", "BC-TTr", NULL },
  { "Phòng Lao động - Thương binh và Xã hội huyện Bàu Sen", "UBND HUYỆN BÀU SEN", "BC-LĐTBXH", "PHÒNG LAO ĐỘNG - THƯƠNG BINH|VÀ XÃ HỘI" },
  { "Phòng Tài nguyên và Môi trường huyện Bàu Sen", "UBND HUYỆN BÀU SEN", "BC-TNMT", "PHÒNG TÀI NGUYÊN VÀ MÔI TRƯỜNG" },
  { "Phòng Văn hóa - Xã hội xã Tân Lộc", "UBND XÃ TÂN LỘC", "BC-VHXH", "PHÒNG VĂN HÓA - XÃ HỘI" },
  { "Chi cục Chăn nuôi và Thú y tỉnh Lâm Hải", "SỞ NÔNG NGHIỆP VÀ PTNT", "BC-CCCNTY", "CHI CỤC CHĂN NUÔI VÀ THÚ Y" },
  { "Hạt Kiểm lâm huyện Bàu Sen", "CHI CỤC KIỂM LÂM", "BC-HKL", NULL },
  { "Trung tâm Y tế huyện Bàu Sen", "SỞ Y TẾ LÂM HẢI", "BC-TTYT", NULL },
  { "Trạm Y tế xã Tân Lộc", "TRUNG TÂM Y TẾ HUYỆN BÀU SEN", "BC-TYT", NULL },
  { "Trung tâm Dịch vụ nông nghiệp huyện Bàu Sen", "UBND HUYỆN BÀU SEN", "BC-TTDVNN", "TRUNG TÂM DỊCH VỤ NÔNG NGHIỆP" },
  { "Trung tâm Phục vụ hành chính công xã Tân Lộc", "UBND XÃ TÂN LỘC", "BC-TTPVHCC", "TRUNG TÂM PHỤC VỤ|HÀNH CHÍNH CÔNG" },
  { "Trường THPT Bàu Sen", "SỞ GIÁO DỤC VÀ ĐÀO TẠO LÂM HẢI", "BC-THPT", NULL },
  { "Trường Tiểu học Tân Lộc 2", "PHÒNG GD&ĐT BÀU SEN", "BC-THTL2", NULL },
  { "Trường Mầm non Hoa Mai", "UBND XÃ TÂN LỘC", "BC-MNHM", NULL },
  { "Công an huyện Bàu Sen", "CÔNG AN TỈNH LÂM HẢI", "BC-CAH", NULL },
  { "Công an xã Tân Lộc", "CÔNG AN HUYỆN BÀU SEN", "BC-CAX", NULL },
  { "Ban Chỉ huy Quân sự huyện Bàu Sen", "BỘ CHỈ HUY QUÂN SỰ TỈNH LÂM HẢI", "BC-BCH", NULL },
  { "Đồn Biên phòng Cửa Lạch", "BỘ ĐỘI BIÊN PHÒNG TỈNH LÂM HẢI", "BC-ĐBP", NULL },
  { "Viện kiểm sát nhân dân huyện Bàu Sen", "VIỆN KIỂM SÁT NHÂN DÂN TỈNH LÂM HẢI", "BC-VKS", NULL },
  { "Tòa án nhân dân huyện Bàu Sen", "TÒA ÁN NHÂN DÂN TỈNH LÂM HẢI", "BC-TA", NULL },
  { "Chi cục Thi hành án dân sự huyện Bàu Sen", "CỤC THI HÀNH ÁN DÂN SỰ TỈNH LÂM HẢI", "BC-CCTHADS", "CHI CỤC THI HÀNH ÁN DÂN SỰ|HUYỆN BÀU SEN" },
  { "Chi cục Thuế khu vực Bàu Sen - Đồng Mây", "CỤC THUẾ TỈNH LÂM HẢI", "BC-CCT", "CHI CỤC THUẾ KHU VỰC|BÀU SEN - ĐỒNG MÂY" },
  { "Kho bạc Nhà nước Bàu Sen", "KHO BẠC NHÀ NƯỚC LÂM HẢI", "BC-KBBS", NULL },
  { "Bảo hiểm xã hội huyện Bàu Sen", "BẢO HIỂM XÃ HỘI TỈNH LÂM HẢI", "BC-BHXH", NULL },
  { "Ngân hàng Chính sách xã hội huyện Bàu Sen", "NHCSXH TỈNH LÂM HẢI", "BC-NHCS", "PHÒNG GIAO DỊCH|NGÂN HÀNG CHÍNH SÁCH XÃ HỘI HUYỆN BÀU SEN" },
  { "Chi cục Thống kê huyện Bàu Sen", "CỤC THỐNG KÊ TỈNH LÂM HẢI", "BC-CCTK", NULL },
  { "Điện lực Bàu Sen", "CÔNG TY ĐIỆN LỰC LÂM HẢI", "BC-ĐLBS", NULL },
  { "Công ty TNHH MTV Môi trường đô thị Lâm Hải", "UBND TỈNH LÂM HẢI", "BC-MTĐT", "CÔNG TY TNHH MTV|MÔI TRƯỜNG ĐÔ THỊ LÂM HẢI" },
  { "Hợp tác xã Nông nghiệp Tân Lộc", "UBND XÃ TÂN LỘC", "BC-HTX", NULL },
  { "Văn phòng Đăng ký đất đai tỉnh Lâm Hải", "SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG", "BC-VPĐK", "VĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI" },
  { "Ban Quản lý dự án đầu tư xây dựng huyện Bàu Sen", "UBND HUYỆN BÀU SEN", "BC-BQLDA", "BAN QUẢN LÝ DỰ ÁN|ĐẦU TƯ XÂY DỰNG" },
  { "Bệnh viện Đa khoa tỉnh Lâm Hải", "SỞ Y TẾ LÂM HẢI", "BC-BVĐK", NULL },
  { "Hội Nông dân huyện Bàu Sen", "HỘI NÔNG DÂN TỈNH LÂM HẢI", "BC/HNDH", NULL },
  { "Hội Liên hiệp Phụ nữ xã Tân Lộc", "HỘI LIÊN HIỆP PHỤ NỮ HUYỆN BÀU SEN", "BC-BTV", NULL },
  { "Hội Cựu chiến binh phường Cầu Trắng", "HỘI CỰU CHIẾN BINH THÀNH PHỐ LÂM HẢI", "BC-CCB", NULL },
  { "Hội Chữ thập đỏ tỉnh Lâm Hải", "TRUNG ƯƠNG HỘI CHỮ THẬP ĐỎ VIỆT NAM", "BC-CTĐ", NULL },
  { "Hội Người cao tuổi huyện Bàu Sen", "UBND HUYỆN BÀU SEN", "BC-NCT", NULL },
  { "Hội Khuyến học tỉnh Lâm Hải", "HỘI KHUYẾN HỌC VIỆT NAM", "BC-HKH", NULL },
  { "Liên đoàn Lao động tỉnh Lâm Hải", "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "BC-LĐLĐ", NULL },
  { "Ủy ban Mặt trận Tổ quốc Việt Nam thị xã Đồng Mây", "UB MTTQ VIỆT NAM TỈNH LÂM HẢI", "BC-MTTQ-BTT", "UB MTTQ VIỆT NAM|THỊ XÃ ĐỒNG MÂY" },
  { "Liên minh Hợp tác xã tỉnh Lâm Hải", "UBND TỈNH LÂM HẢI", "BC-LMHTX", NULL },
  { "Ban Dân tộc tỉnh Lâm Hải", "UBND TỈNH LÂM HẢI", "BC-BDT", NULL },
  { "Ban Chỉ đạo các chương trình mục tiêu quốc gia huyện Bàu Sen", "UBND HUYỆN BÀU SEN", "BC-BCĐ", "BAN CHỈ ĐẠO CÁC CHƯƠNG TRÌNH|MỤC TIÊU QUỐC GIA" },
  { "Cảng vụ Hàng hải Lâm Hải", "CỤC HÀNG HẢI VIỆT NAM", "BC-CVHH", NULL },
  { "Vườn Quốc gia Rừng Mây", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "BC-VQG", NULL },
  { "Khu Bảo tồn thiên nhiên Núi Trắng", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "BC-KBT", NULL },
  { "Tổ Công tác Đề án 06 huyện Bàu Sen", "UBND HUYỆN BÀU SEN", "BC-TCTĐA", "TỔ CÔNG TÁC ĐỀ ÁN 06" },
  { "Nhà Thiếu nhi tỉnh Lâm Hải", "TỈNH ĐOÀN LÂM HẢI", "BC-NTN", NULL },
  { "Thư viện tỉnh Lâm Hải", "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "BC-TVT", NULL },
  { "Đoàn Luật sư tỉnh Lâm Hải", "LIÊN ĐOÀN LUẬT SƯ VIỆT NAM", "BC-ĐLS", NULL },
  { "Hội Nhà báo tỉnh Lâm Hải", "HỘI NHÀ BÁO VIỆT NAM", "BC-HNB", NULL },
  { "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh Lâm Hải", "ĐOÀN ĐBQH VÀ HĐND TỈNH LÂM HẢI", "BC-VP", "VĂN PHÒNG|ĐOÀN ĐẠI BIỂU QUỐC HỘI VÀ HỘI ĐỒNG NHÂN DÂN|TỈNH LÂM HẢI" },
  { "Ban Tiếp công dân huyện Bàu Sen", "UBND HUYỆN BÀU SEN", "BC-BTCD", "BAN TIẾP CÔNG DÂN" },
  { "Quỹ Tín dụng nhân dân Tân Lộc", "LIÊN MINH HỢP TÁC XÃ TỈNH LÂM HẢI", "BC-QTD", NULL },
  { "Trung tâm Kiểm soát bệnh tật tỉnh Lâm Hải", "SỞ Y TẾ LÂM HẢI", "BC-KSBT", "TRUNG TÂM|KIỂM SOÁT BỆNH TẬT" },
  { "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên huyện Bàu Sen", "UBND HUYỆN BÀU SEN", "BC-GDNN", "TRUNG TÂM GIÁO DỤC NGHỀ NGHIỆP -|GIÁO DỤC THƯỜNG XUYÊN" },
  { "Tòa án nhân dân khu vực 3 - Lâm Hải", "TÒA ÁN NHÂN DÂN TỈNH LÂM HẢI", "BC-TAKV3", NULL },
  { "Thuế cơ sở 5 tỉnh Lâm Hải", "THUẾ TỈNH LÂM HẢI", "BC-TCS5", NULL },
  { "Ban Xây dựng Đảng Đảng ủy xã Tân Lộc", "ĐẢNG ỦY XÃ TÂN LỘC", "BC/BXDĐ", "BAN XÂY DỰNG ĐẢNG" },
  { "Sở Dân tộc và Tôn giáo tỉnh Lâm Hải", "UBND TỈNH LÂM HẢI", "BC-SDTTG", "SỞ DÂN TỘC VÀ TÔN GIÁO" },
  { "Công đoàn ngành Giáo dục tỉnh Lâm Hải", "LIÊN ĐOÀN LAO ĐỘNG TỈNH LÂM HẢI", "BC-CĐGD", "CÔNG ĐOÀN NGÀNH GIÁO DỤC" },
  { "Trại giam Sông Đục", "CỤC CẢNH SÁT QUẢN LÝ TRẠI GIAM", "BC-TGSĐ", NULL },
  { "Trung đoàn Bộ binh 812", "BỘ CHỈ HUY QUÂN SỰ TỈNH LÂM HẢI", "BC-TĐ", NULL },
  { "Chi hội Phụ nữ ấp Cầu Dừa", "HỘI LHPN XÃ TÂN LỘC", "BC-CHPN", NULL },
  { "Liên đội Trường THCS Tân Lộc", "HỘI ĐỒNG ĐỘI HUYỆN BÀU SEN", "BC-LĐ", NULL },
  { "Hội Nông dân huyện Bàu Sen", "HUYỆN ỦY BÀU SEN", "BC/HNDH", "HỘI NÔNG DÂN HUYỆN" },
  { "Hội Cựu chiến binh huyện Bàu Sen", "UB MTTQ VIỆT NAM HUYỆN BÀU SEN", "BC-CCB", "HỘI CỰU CHIẾN BINH HUYỆN" },
  { "Trạm Y tế xã Tân Lộc", "UBND XÃ TÂN LỘC", "BC-TYT", "TRẠM Y TẾ XÃ" },
  { "Đội Quản lý thị trường số 3", "CỤC QUẢN LÝ THỊ TRƯỜNG TỈNH LÂM HẢI", "BC-ĐQLTT3", NULL },
};

/* A period, as written alone and where the year stands at the end only. */
typedef struct
{
  const char *written, *id, *without_year, *next;
} PeriodForm;

static const PeriodForm periods[] = {
  { "quý III năm 2022", "2022-Q3", "quý III", "quý IV" },
  { "quý III/2022", "2022-Q3", "quý III", "quý IV" },
  { "Quý 3/2022", "2022-Q3", "quý 3", "quý 4" },
  { "quí III-2022", "2022-Q3", "quí III", "quí IV" },
  { "6 tháng đầu năm 2022", "2022-H1", "6 tháng đầu năm", "6 tháng cuối năm" },
  { "06 tháng đầu năm 2022", "2022-H1", "06 tháng đầu năm", "06 tháng cuối năm" },
  { "sáu tháng đầu năm 2022", "2022-H1", "sáu tháng đầu năm", "sáu tháng cuối năm" },
  { "6 tháng cuối năm 2022", "2022-H2", NULL, NULL },
  { "9 tháng năm 2022", "2022-9M", NULL, NULL },
  { "9 tháng đầu năm 2022", "2022-9M", "9 tháng đầu năm", "3 tháng cuối năm" },
  { "chín tháng đầu năm 2022", "2022-9M", "chín tháng đầu năm", "ba tháng cuối năm" },
  { "3 tháng đầu năm 2022", "2022-Q1", "3 tháng đầu năm", "quý II" },
  { "10 tháng năm 2022", "2022-01-01/2022-10-31", NULL, NULL },
  { "11 tháng đầu năm 2022", "2022-01-01/2022-11-30", "11 tháng đầu năm", "tháng 12" },
  { "tháng 8 năm 2022", "2022-08", "tháng 8", "tháng 9" },
  { "tháng 8/2022", "2022-08", "tháng 8", "tháng 9" },
  { "tháng 08/2022", "2022-08", "tháng 08", "tháng 09" },
  { "tháng 8-2022", "2022-08", NULL, NULL },
  { "tháng Tám năm 2022", "2022-08", "tháng Tám", "tháng Chín" },
  { "năm 2022", "2022", NULL, NULL },
  { "nhiệm kỳ 2020 - 2025", "2020/2025", NULL, NULL },
  { "nhiệm kỳ 2020-2025", "2020/2025", NULL, NULL },
  { "giai đoạn 2016 - 2020", "2016/2020", NULL, NULL },
  { "từ ngày 15/12/2021 đến ngày 14/6/2022", "2021-12-15/2022-06-14", NULL, NULL },
};

static const char *const titles[] = {
  "Kết quả công tác %s", "kết quả thực hiện nhiệm vụ %s", "Tình hình thực hiện nhiệm vụ %s", "Sơ kết công tác %s",
  "TÌNH HÌNH, KẾT QUẢ CÔNG TÁC %s", "Công tác Hội và phong trào %s", "Hoạt động %s", "về tình hình kinh tế - xã hội %s",
  "Kết quả thực hiện Nghị quyết số 12-NQ/TU ngày 15/3/2019 của Tỉnh ủy %s", "V/v thực hiện nhiệm vụ chuyên môn %s",
  "Kết quả thực hiện Chương trình giảm nghèo bền vững %s", "Tổng kết công tác %s; phương hướng, nhiệm vụ thời gian tới", NULL,
};

static const char *const titles_with_next[] = {
  "Kết quả công tác %s, nhiệm vụ %s năm 2022", "Kết quả công tác %s; nhiệm vụ, giải pháp %s năm 2022",
  "Tình hình thực hiện nhiệm vụ %s và phương hướng, nhiệm vụ %s năm 2022", "Sơ kết công tác %s, phương hướng nhiệm vụ trọng tâm %s năm 2022",
  "Công tác %s và chương trình công tác %s năm 2022", "Kết quả hoạt động %s, kế hoạch %s năm 2022", NULL,
};

static const char *const layouts[] = {
  "layout: lines", "layout: lines, nation last", "layout: tab", "layout: spaces", "layout: nation first", "layout: sentence case",
  "layout: title only", "layout: title in capitals only", "layout: Đơn vị:", "layout: pipes", "layout: two above",
  "layout: news", "layout: minutes", NULL,
};

/* How the first sentence of a news item tells who reports. */
static const char *const leads[] = {
  "Theo %s, %s ", "Theo báo cáo của %s, trong %s ", "Theo số liệu của %s, %s ", "Thông tin từ %s cho biết, trong %s ", "Số liệu của %s cho thấy, %s ",
  NULL,
};

/* «PHÒNG LAO ĐỘNG|VÀ XÃ HỘI» */
static GStrv
lines_of_head (const Issuer *issuer,
               gboolean      is_capitals)
{
  g_autofree char *own = issuer->head != NULL ? g_strdup (issuer->head) : g_utf8_strup (issuer->name, -1);

  if (!is_capitals)
    return g_strsplit (issuer->name, "|", -1);

  return g_strsplit (own, "|", -1);
}

static void
say_head (Composition  *self,
          const Issuer *issuer,
          const char   *layout,
          const char   *title)
{
  static const char *const nation[] = { "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", NULL };
  static const char *const party[] = { "ĐẢNG CỘNG SẢN VIỆT NAM", NULL };
  const char *day = "Lâm Hải, ngày 12 tháng 12 năm 2022";
  gboolean is_party = strstr (issuer->symbol, "BC/") != NULL;
  const char *const *right = is_party ? party : nation;
  g_auto (GStrv) own = lines_of_head (issuer, strcmp (layout, "layout: sentence case") != 0);
  g_autofree char *number = g_strdup_printf (is_party ? "Số 74-%s" : "Số: 74/%s", issuer->symbol);
  g_autoptr (GPtrArray) left = g_ptr_array_new ();

  if (strcmp (layout, "layout: title only") == 0)
    {
      composed_say (self, "BÁO CÁO\n%s của %s\n\n", title, issuer->name);
      return;
    }
  if (strcmp (layout, "layout: title in capitals only") == 0)
    {
      g_autofree char *whole = g_strdup_printf ("báo cáo\n%s của %s", title, issuer->name);
      g_autofree char *capitals = g_utf8_strup (whole, -1);

      composed_say (self, "%s\n\n", capitals);
      return;
    }
  if (strcmp (layout, "layout: Đơn vị:") == 0)
    {
      composed_say (self, "Đơn vị: %s\n\nBÁO CÁO\n%s\n\n", issuer->name, title);
      return;
    }

  if (strcmp (layout, "layout: two above") == 0)
    g_ptr_array_add (left, (char *) "TỈNH LÂM HẢI");
  g_ptr_array_add (left, (char *) issuer->above);
  for (guint i = 0; own[i] != NULL; i++)
    g_ptr_array_add (left, own[i]);
  g_ptr_array_add (left, (char *) (is_party ? "*" : "-------"));
  g_ptr_array_add (left, number);

  const char *sign = strcmp (layout, "layout: tab") == 0 ? "\t" : strcmp (layout, "layout: pipes") == 0 ? " | "
                     : strcmp (layout, "layout: spaces") == 0 ? "                    " : NULL;
  if (sign != NULL)
    for (guint i = 0, j = 0; i < left->len; i++)
      {
        composed_say (self, "%s", (const char *) left->pdata[i]);
        if (right[j] != NULL)
          composed_say (self, "%s%s", sign, right[j++]);
        else if (i + 1 == left->len)
          composed_say (self, "%s%s", sign, day);
        composed_say (self, "\n");
      }
  else
    {
      gboolean is_first = strcmp (layout, "layout: nation first") == 0;

      for (guint j = 0; is_first && right[j] != NULL; j++)
        composed_say (self, "%s\n", right[j]);
      for (guint i = 0; i < left->len; i++)
        composed_say (self, "%s\n", (const char *) left->pdata[i]);
      for (guint j = 0; !is_first && right[j] != NULL; j++)
        composed_say (self, "%s\n", right[j]);
      composed_say (self, "%s\n", day);
    }
  composed_say (self, "\nBÁO CÁO\n%s\n%s\n", title, composed_draw (self, 0, 2) == 0 ? "-----" : "");
}

static void
say_figure (Composition  *self,
            const Issuer *issuer,
            const char   *period,
            const char   *noun)
{
  g_autofree char *value = g_strdup_printf ("%d", composed_draw (self, 11, 900));
  ComposedFigure *figure = composed_expect (self, value);

  composed_set (&figure->unit, issuer->name);
  composed_set (&figure->period, period);
  composed_say (self, "%s %s", value, noun);
}

static const char *const sentences[] = {
  "Đơn vị đã tổ chức %F lớp tập huấn.", "Trong kỳ, đã ban hành %F văn bản.", "Phối hợp với Ủy ban nhân dân xã Đồng Mây tổ chức %F hội nghị.",
  "Đến nay, có %F mô hình hoạt động hiệu quả.", "Tham mưu Ủy ban nhân dân tỉnh ban hành %F văn bản.",
  "Được Sở Nội vụ khen thưởng %F cá nhân.", "Trao tặng %F suất quà cho Hội Người mù huyện.", NULL,
};

/* A headline, when it appeared, and whom it quotes. */
static void
say_news (Composition      *self,
          const Issuer     *issuer,
          const PeriodForm *period)
{
  const char *lead = composed_choose (self, leads);
  g_auto (GStrv) pieces = g_strsplit (lead, "%s", -1);

  composed_use_form (self, FORM_TITLE, lead);
  composed_say (self, "%s\n%s\n\n", composed_choose (self, (const char *const[]) { "Nhiều kết quả nổi bật trong công tác tuyên truyền",
                                                                                 "Công tác tuyên truyền: Chuyển biến rõ nét", NULL }),
                composed_choose (self, (const char *const[]) { "Thứ Hai, 12/12/2022, 07:15 [GMT+7]", "Cập nhật lúc: 12/12/2022 08:30", NULL }));
  composed_say (self, "%s%s%s%s%s, đơn vị đã tổ chức ", composed_draw (self, 0, 2) == 0 ? "(LHO) - " : "", pieces[0], issuer->name, pieces[1], period->written);
  composed_say (self, "nhiều hoạt động.\n");
}

static void
compose_letterhead (Composition *self)
{
  const Issuer *issuer = &issuers[composed_draw (self, 0, G_N_ELEMENTS (issuers))];
  const PeriodForm *period = &periods[composed_draw (self, 0, G_N_ELEMENTS (periods))];
  const char *layout = composed_choose (self, layouts);
  gboolean has_next = period->next != NULL && composed_draw (self, 0, 2) == 0;
  const char *title = composed_choose (self, has_next ? titles_with_next : titles);
  g_autofree char *written = g_utf8_strup (period->written, -1);
  const char *alone = strcmp (title, "TÌNH HÌNH, KẾT QUẢ CÔNG TÁC %s") == 0 ? written : period->written;
  g_auto (GStrv) pieces = g_strsplit (title, "%s", -1);
  g_autofree char *whole = has_next ? g_strconcat (pieces[0], period->without_year, pieces[1], period->next, pieces[2], NULL)
                                    : g_strconcat (pieces[0], alone, pieces[1], NULL);

  self->period = g_strdup (period->id);
  composed_use_form (self, FORM_ISSUER, issuer->name);
  composed_use_form (self, FORM_LAYOUT, layout);
  composed_use_form (self, FORM_TITLE, title);
  composed_use_form (self, FORM_PERIOD, period->written);
  if (strcmp (layout, "layout: news") == 0)
    say_news (self, issuer, period);
  else if (strcmp (layout, "layout: minutes") == 0)
    {
      composed_use_form (self, FORM_TITLE, "minutes");
      composed_say (self, "BIÊN BẢN\nHội nghị sơ kết công tác %s\nThời gian: 7 giờ 30 phút, ngày 12/12/2022. Địa điểm: Hội trường %s.\n\n",
                    period->written, issuer->name);
    }
  else
    say_head (self, issuer, layout, whole);
  if (composed_draw (self, 0, 2) == 0)
    composed_say (self, "I. KẾT QUẢ THỰC HIỆN\n");
  for (guint i = 0; i < 2; i++)
    {
      const char *sentence = composed_choose (self, sentences);
      const char *mark = strstr (sentence, "%F");

      composed_use_form (self, FORM_BODY_TEXT, sentence);
      composed_say (self, "%s%.*s", composed_draw (self, 0, 2) == 0 ? "- " : "", (int) (mark - sentence), sentence);

      const char *noun = mark + strlen ("%F ");
      say_figure (self, issuer, period->id, noun);
      composed_say (self, "\n");
    }
  composed_use_form (self, FORM_BODY_TEXT, NULL);
}

static const ComposedGap gaps[] = {
  /* The author of a document stands in the title before who reports, whose name is an ordinary word too. */
  { { "layout: title only", "Kết quả thực hiện Nghị quyết số 12-NQ/TU ngày 15/3/2019 của Tỉnh ủy %s" }, 6 },
  { { "layout: title in capitals only", "Kết quả thực hiện Nghị quyết số 12-NQ/TU ngày 15/3/2019 của Tỉnh ủy %s" }, 10 },
  /* In capitals «THUẾ» is as often a tax as an office. */
  { { "layout: title in capitals only", "Thuế cơ sở 5 tỉnh Lâm Hải" }, 10 },
  /* «5 tỉnh», «06 huyện» in a name look like figures. */
  { { "layout: news", "Thuế cơ sở 5 tỉnh Lâm Hải" }, 6 },
  { { "layout: minutes", "Thuế cơ sở 5 tỉnh Lâm Hải" }, 6 },
  { { "layout: news", "Tổ Công tác Đề án 06 huyện Bàu Sen" }, 10 },
  { { "layout: minutes", "Tổ Công tác Đề án 06 huyện Bàu Sen" }, 7 },
  { { NULL }, 0 },
};

static void
test_letterheads (void)
{
  composed_test (compose_letterhead, REPORTS, gaps);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/composed/letterheads/say-who-reports-on-which-period", test_letterheads);

  return g_test_run ();
}
