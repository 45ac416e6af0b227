/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <glib.h>

#include "document-fixture.h"

/* What is read of @text: «unit: field, rank/cohort, grade, by assessor [source]», one a ranking, «; » between them. */
typedef struct
{
  const char *name;
  Issuer      issuer;
  const char *text;
  const char *rankings;
} Row;

#define D ISSUER_DISTRICT

static const Row rows[] = {
  /* ranks */
  { "word", D, "* Hội Nông dân huyện:\nHội Nông dân huyện xếp hạng Nhì.", "hoi-nong-dan: 2 [xếp hạng Nhì]" },
  { "word-lower-case", D, "* Hội Nông dân huyện:\nHội Nông dân huyện xếp hạng nhì.", "hoi-nong-dan: 2 [xếp hạng nhì]" },
  { "first", D, "LĐLĐ huyện được xếp hạng Nhất.", "lien-doan-lao-dong: 1 [xếp hạng Nhất]" },
  { "fourth", D, "LĐLĐ huyện được xếp hạng Tư.", "lien-doan-lao-dong: 4 [xếp hạng Tư]" },
  { "fifth", D, "* Công tác Tổ chức, cán bộ:\nBan Tổ chức Huyện ủy xếp hạng Năm.", "ban-to-chuc: 5 [xếp hạng Năm]" },
  { "eighth", D, "Hội CCB huyện xếp hạng Tám", "hoi-cuu-chien-binh: 8 [xếp hạng Tám]" },
  { "two-words", D, "Huyện Đoàn xếp hạng Mười một/14.", "huyen-doan: 11/14 [xếp hạng Mười một/14]" },
  { "digits", D, "Huyện Đoàn xếp hạng 4/13.", "huyen-doan: 4/13 [xếp hạng 4/13]" },
  { "padded-digits", D, "Huyện Đoàn xếp hạng 05/13 đơn vị.", "huyen-doan: 5/13 [xếp hạng 05/13 đơn vị]" },
  { "roman", ISSUER_GOVERNMENT, "Ủy ban nhân dân xã được huyện xếp hạng III/10 xã.", "issuer: 3/10, by huyện [xếp hạng III/10 xã]" },
  { "ordinal", D, "Huyện Đoàn xếp thứ 2/9 huyện.", "huyen-doan: 2/9 [xếp thứ 2/9 huyện]" },
  { "ordinal-rank", D, "Huyện Đoàn xếp thứ hạng 1/10.", "huyen-doan: 1/10 [xếp thứ hạng 1/10]" },
  { "ordinal-word", D, "Huyện Đoàn đứng thứ ba toàn tỉnh.", "huyen-doan: 3 [đứng thứ ba]" },
  { "place", D, "Huyện Đoàn xếp vị trí thứ 4.", "huyen-doan: 4 [xếp vị trí thứ 4]" },
  { "shared", D, "Huyện Đoàn đồng hạng 3.", "huyen-doan: 3 [đồng hạng 3]" },
  { "bare-verb", ISSUER_GOVERNMENT, "Xã được xếp nhất trong 4 xã cụm 2.", "issuer: 1/4 [xếp nhất trong 4 xã]" },
  { "nothing-but-the-name-before", D, "Hội Nông dân huyện xếp thứ 5; LĐLĐ huyện hạng IV.",
    "hoi-nong-dan: 5 [xếp thứ 5]; lien-doan-lao-dong: 4 [hạng IV]" },
  { "grade-comma-place", D, "Hội Nông dân huyện xếp thứ 5; Huyện đoàn được Tỉnh đoàn xếp loại Khá, vị trí thứ 6; Văn phòng Huyện ủy chưa xếp hạng.",
    "hoi-nong-dan: 5 [xếp thứ 5]; huyen-doan: 6, Khá, by Tỉnh đoàn [xếp loại Khá, vị trí thứ 6]; van-phong: unranked [chưa xếp hạng]" },
  { "list-of-all", D, "Toàn tỉnh có 8 huyện, thị xã. Kết quả thi đua: Ban Tổ chức Huyện ủy xếp hạng Nhì, Ban Dân vận xếp hạng 3/8; riêng Trung tâm Chính trị không thuộc diện được xếp hạng.",
    "ban-to-chuc: 2/8 [xếp hạng Nhì]; ban-dan-van: 3/8 [xếp hạng 3/8]; trung-tam-chinh-tri: unranked [không thuộc diện được xếp hạng]" },
  { "nothing-but-slash", D, "Huyện Đoàn: thứ 2/9 huyện.", "huyen-doan: 2/9 [thứ 2/9 huyện]" },
  { "rank-with-cohort-noun", D, "Huyện Đoàn đạt hạng Ba/9 huyện.", "huyen-doan: 3/9 [hạng Ba/9 huyện]" },
  { "leads-cluster", ISSUER_WOMEN, "Hội LHPN huyện đạt 98,5 điểm, dẫn đầu Cụm thi đua số 4 (6 đơn vị), được Trung ương Hội tặng Bằng khen.",
    "issuer: 1/6 [dẫn đầu Cụm thi đua số 4 (6 đơn vị)]" },
  { "leads-province", D, "Hội Nông dân huyện dẫn đầu toàn tỉnh.", "hoi-nong-dan: 1 [dẫn đầu]" },
  { "stands-first", D, "Hội Nông dân huyện đứng đầu khối thi đua.", "hoi-nong-dan: 1 [đứng đầu]" },
  { "stands-last", D, "Trong 9 huyện, Hội Nông dân huyện đứng cuối.", "hoi-nong-dan: 9/9 [đứng cuối]" },
  { "dash-behind-points", D, "Hội Nông dân: 96,5 điểm - xếp nhì.", "hoi-nong-dan: 2 [xếp nhì]" },

  /* cohorts */
  { "cohort-in", D, "Huyện Đoàn xếp hạng 2 trong 8 đơn vị.", "huyen-doan: 2/8 [xếp hạng 2 trong 8 đơn vị]" },
  { "cohort-of-total", D, "Huyện Đoàn xếp hạng Ba trên tổng số 8 huyện.", "huyen-doan: 3/8 [xếp hạng Ba trên tổng số 8 huyện]" },
  { "cohort-cluster", D, "Huyện Đoàn xếp hạng Ba trong cụm gồm 8 huyện.", "huyen-doan: 3/8 [xếp hạng Ba trong cụm gồm 8 huyện]" },
  { "cohort-bracket", D, "Huyện Đoàn xếp hạng Ba khối các huyện ven biển (5 huyện).", "huyen-doan: 3/5 [xếp hạng Ba khối các huyện ven biển (5 huyện)]" },
  { "cohort-bracket-behind-a-group", D, "Huyện Đoàn dẫn đầu khối Đoàn cấp huyện phía bắc (8 đơn vị).",
    "huyen-doan: 1/8 [dẫn đầu khối Đoàn cấp huyện phía bắc (8 đơn vị)]" },
  { "cohort-bracket-behind-another-clause", D, "Huyện Đoàn dẫn đầu khối thi đua; tặng quà (8 đơn vị).", "huyen-doan: 1 [dẫn đầu]" },
  { "cohort-of-a-group-with-so-many", D, "Huyện Đoàn dẫn đầu cụm thi đua các huyện phía Nam với 5 đơn vị.",
    "huyen-doan: 1/5 [dẫn đầu cụm thi đua các huyện phía Nam với 5 đơn vị]" },
  { "cohort-behind-a-first-place", D, "Huyện Đoàn đứng đầu 9 huyện.", "huyen-doan: 1/9 [đứng đầu 9 huyện]" },
  { "cohort-without-a-noun-in-a-bracket", D, "Huyện Đoàn xếp thứ 5 (trên 9).", "huyen-doan: 5/9 [xếp thứ 5 (trên 9)]" },
  { "cohort-behind-the-last-of-a-list", D, "Huyện Đoàn: hạng Nhì; Hội LHPN huyện: hạng Ba; Hội CCB huyện: hạng Năm (trong 9 huyện).",
    "huyen-doan: 2/9 [hạng Nhì]; hoi-lien-hiep-phu-nu: 3/9 [hạng Ba]; hoi-cuu-chien-binh: 5/9 [hạng Năm (trong 9 huyện)]" },
  { "cohort-of-the-last-alone", D, "Huyện Đoàn: hạng Nhì; Hội LHPN huyện: hạng Ba/9.", "huyen-doan: 2 [hạng Nhì]; hoi-lien-hiep-phu-nu: 3/9 [hạng Ba/9]" },
  { "rank-behind-somebody", D, "Hội CCB huyện xếp thứ hai sau Hội Nông dân huyện.", "hoi-cuu-chien-binh: 2 [xếp thứ hai]" },
  { "cohort-number-is-a-name", D, "Huyện Đoàn xếp hạng Ba Cụm thi đua số 3.", "huyen-doan: 3 [xếp hạng Ba]" },
  { "cohort-before", D, "Toàn tỉnh có 9 huyện: Hội Nông dân xếp hạng Ba; Huyện Đoàn xếp hạng Nhì.",
    "hoi-nong-dan: 3/9 [xếp hạng Ba]; huyen-doan: 2/9 [xếp hạng Nhì]" },

  /* grades */
  { "grade", D, "Văn phòng Huyện ủy năm 2022 được Văn phòng Tỉnh ủy công nhận Hoàn thành xuất sắc nhiệm vụ.",
    "van-phong: Hoàn thành xuất sắc nhiệm vụ, by Văn phòng Tỉnh ủy [Hoàn thành xuất sắc nhiệm vụ]" },
  { "grade-lower-case", D, "Văn phòng Huyện ủy được đánh giá hoàn thành tốt nhiệm vụ.",
    "van-phong: Hoàn thành tốt nhiệm vụ [hoàn thành tốt nhiệm vụ]" },
  { "grade-of-kind", D, "Văn phòng Huyện ủy: loại Khá.", "van-phong: Khá [loại Khá]" },
  { "grade-letter", D, "Văn phòng Huyện ủy xếp loại A.", "van-phong: A [xếp loại A]" },
  { "grade-short-form", D, "Văn phòng Huyện ủy được xếp loại HTXSNV.", "van-phong: Hoàn thành xuất sắc nhiệm vụ [xếp loại HTXSNV]" },
  { "grade-not-done", D, "Văn phòng Huyện ủy bị xếp loại không hoàn thành nhiệm vụ.",
    "van-phong: Không hoàn thành nhiệm vụ [xếp loại không hoàn thành nhiệm vụ]" },
  { "grade-good", ISSUER_GOVERNMENT, "Đoàn chấm 96/100 điểm, xếp loại giỏi; xã được xếp nhất trong 4 xã.",
    "issuer: Giỏi [xếp loại giỏi]; issuer: 1/4 [xếp nhất trong 4 xã]" },
  { "grade-sound", D, "Đảng bộ huyện được Tỉnh ủy xếp loại trong sạch, vững mạnh.",
    "issuer: Trong sạch, vững mạnh, by Tỉnh ủy [xếp loại trong sạch, vững mạnh]" },
  { "grade-and-rank", D, "Hội LHPN huyện xếp loại Xuất sắc và xếp hạng Tư.",
    "hoi-lien-hiep-phu-nu: 4, Xuất sắc [xếp loại Xuất sắc và xếp hạng Tư]" },
  { "grade-comma-rank", D, "Ban Tổ chức Huyện ủy được đánh giá hoàn thành tốt nhiệm vụ, xếp hạng Năm.",
    "ban-to-chuc: 5, Hoàn thành tốt nhiệm vụ [hoàn thành tốt nhiệm vụ, xếp hạng Năm]" },
  { "grade-comma-bare-rank", D, "* Hội Nông dân huyện: Được Hội Nông dân tỉnh xếp loại Tốt, hạng Ba/9 huyện.",
    "hoi-nong-dan: 3/9, Tốt, by Hội Nông dân tỉnh [xếp loại Tốt, hạng Ba/9 huyện]" },
  { "rank-and-grade", D, "Hội Nông dân huyện xếp hạng Nhì, hoàn thành xuất sắc nhiệm vụ.", "hoi-nong-dan: 2, Hoàn thành xuất sắc nhiệm vụ [xếp hạng Nhì, hoàn thành xuất sắc nhiệm vụ]" },
  { "work-well-done", D, "Hội Nông dân huyện hoàn thành xuất sắc nhiệm vụ.", "" },
  { "rank-bracket-grade", D, "Hội Nông dân huyện xếp hạng Nhì (loại Tốt).", "hoi-nong-dan: 2, Tốt [xếp hạng Nhì (loại Tốt]" },
  { "sorting-is-no-part-of-judging", D, "Hội Nông dân huyện được đánh giá, xếp loại Tốt.", "hoi-nong-dan: Tốt [xếp loại Tốt]" },
  { "own-committee-below-bodies", ISSUER_WARD, "Năm 2025, Đảng ủy phường được xếp loại hoàn thành tốt nhiệm vụ; trong 12 chi bộ có 03 chi bộ hoàn thành xuất sắc, 08 chi bộ hoàn thành tốt.",
    "issuer: Hoàn thành tốt nhiệm vụ [xếp loại hoàn thành tốt nhiệm vụ]" },

  /* not ranked */
  { "unranked", D, "Ban Tuyên giáo Huyện ủy được Ban Tuyên giáo Tỉnh ủy xếp Không thuộc nhóm được xếp hạng.",
    "ban-tuyen-giao: unranked, by Ban Tuyên giáo Tỉnh ủy [Không thuộc nhóm được xếp hạng]" },
  { "unranked-yet", D, "Ủy ban Kiểm tra Huyện ủy chưa được xếp hạng cấp tỉnh.", "uy-ban-kiem-tra: unranked [chưa được xếp hạng cấp tỉnh]" },
  { "unranked-group", D, "Ban Tuyên giáo Huyện ủy: Không thuộc nhóm xếp hạng.", "ban-tuyen-giao: unranked [Không thuộc nhóm xếp hạng]" },
  { "unranked-by-habit", D, "* Hội Chữ thập đỏ huyện:\nHội Chữ thập đỏ tỉnh chưa tổ chức xếp hạng các huyện.",
    "hoi-chu-thap-do: unranked, by Hội Chữ thập đỏ tỉnh [chưa tổ chức xếp hạng]" },
  { "unranked-by-habit-of-a-place", D, "* Ban Dân vận:\nNăm 2022, tỉnh hiện không tổ chức xếp hạng các đơn vị.",
    "ban-dan-van: unranked, by tỉnh [không tổ chức xếp hạng]" },
  { "unranked-without-whom", D, "* Hội Nông dân huyện:\nHội Nông dân tỉnh không tổ chức xếp hạng.",
    "hoi-nong-dan: unranked, by Hội Nông dân tỉnh [không tổ chức xếp hạng]" },
  { "bodies-below-are-unranked", D, "* Hội Nông dân huyện:\nHội Nông dân tỉnh không tổ chức xếp hạng các xã.", "" },
  { "own-habit", D, "* Hội Nông dân huyện:\nHội Nông dân huyện không tổ chức xếp hạng các đơn vị.", "" },
  { "unranked-short", D, "Ban Dân vận: không xếp hạng.", "ban-dan-van: unranked [không xếp hạng]" },

  /* assessors */
  { "assessor", D, "Hội Nông dân huyện được Hội Nông dân tỉnh đánh giá xếp hạng Ba.",
    "hoi-nong-dan: 3, by Hội Nông dân tỉnh [xếp hạng Ba]" },
  { "assessor-of-another-name", D, "Trung tâm Chính trị huyện được Ban Tuyên giáo Tỉnh ủy đánh giá xếp hạng Ba.",
    "trung-tam-chinh-tri: 3, by Ban Tuyên giáo Tỉnh ủy [xếp hạng Ba]" },
  { "assessor-cut-short", D, "Hội Liên hiệp Phụ nữ huyện được Hội Liên hiệp tỉnh bình xét xếp loại Tốt và xếp hạng Chín.",
    "hoi-lien-hiep-phu-nu: 9, Tốt, by Hội Liên hiệp tỉnh [xếp loại Tốt và xếp hạng Chín]" },
  { "assessor-leadership", D, "Ban Thường vụ Huyện đoàn được Ban Thường vụ Tỉnh đoàn đánh giá xếp hạng Ba.",
    "huyen-doan: 3, by Ban Thường vụ Tỉnh đoàn [xếp hạng Ba]" },
  { "assessor-place", D, "Hội Nông dân huyện được tỉnh xếp hạng Ba.", "hoi-nong-dan: 3, by tỉnh [xếp hạng Ba]" },

  /* fields */
  { "two-fields", D, "* Huyện Đoàn:\nTrong công tác Hội xếp hạng Tư; phong trào thanh niên xếp hạng Nhì.",
    "huyen-doan: công tác Hội, 4 [xếp hạng Tư]; huyen-doan: phong trào thanh niên, 2 [xếp hạng Nhì]" },
  { "grade-then-fields", D, "Ban Dân vận Huyện ủy được Ban Dân vận Tỉnh ủy công nhận Hoàn thành tốt nhiệm vụ; trong xây dựng mô hình Dân vận khéo xếp hạng Hai và trong công tác tôn giáo xếp hạng Chín.",
    "ban-dan-van: Hoàn thành tốt nhiệm vụ, by Ban Dân vận Tỉnh ủy [Hoàn thành tốt nhiệm vụ]; "
    "ban-dan-van: xây dựng mô hình Dân vận khéo, 2, by Ban Dân vận Tỉnh ủy [xếp hạng Hai]; "
    "ban-dan-van: công tác tôn giáo, 9, by Ban Dân vận Tỉnh ủy [xếp hạng Chín]" },
  { "field-first", D, "* Huyện Đoàn:\nCông tác Đoàn và phong trào thanh thiếu nhi xếp hạng Bảy.",
    "huyen-doan: Công tác Đoàn và phong trào thanh thiếu nhi, 7 [xếp hạng Bảy]" },
  { "index", ISSUER_GOVERNMENT, "Chỉ số cải cách hành chính năm 2021 đạt 87,602 điểm, xếp hạng 6/11, tăng 02 bậc so với năm 2020.",
    "issuer: Chỉ số cải cách hành chính, 6/11 [xếp hạng 6/11]" },
  { "field-behind", D, "Hội Nông dân huyện xếp hạng Nhì về phong trào nông dân.", "hoi-nong-dan: phong trào nông dân, 2 [xếp hạng Nhì]" },
  { "area-of-work", D, "Hội Nông dân huyện, lĩnh vực kinh tế xếp hạng Nhì.", "hoi-nong-dan: kinh tế, 2 [xếp hạng Nhì]" },

  /* lists */
  { "list", D, "Văn phòng: hạng Nhì; UBKT: hạng 5/9; Ban Dân vận: loại Khá.",
    "van-phong: 2 [hạng Nhì]; uy-ban-kiem-tra: 5/9 [hạng 5/9]; ban-dan-van: Khá [loại Khá]" },
  { "list-of-full-names", D, "Ban Tổ chức Huyện ủy: xếp thứ hạng 1/10; Ủy ban Kiểm tra Huyện ủy: xếp hạng 4/10; Ban Tuyên giáo Huyện ủy: Không thuộc nhóm xếp hạng; Văn phòng Huyện ủy: loại Khá.",
    "ban-to-chuc: 1/10 [xếp thứ hạng 1/10]; uy-ban-kiem-tra: 4/10 [xếp hạng 4/10]; "
    "ban-tuyen-giao: unranked [Không thuộc nhóm xếp hạng]; van-phong: Khá [loại Khá]" },
  { "list-with-commas", D, "Hội Nông dân xếp hạng Ba, Hội Phụ nữ xếp hạng Tư.",
    "hoi-nong-dan: 3 [xếp hạng Ba]; hoi-lien-hiep-phu-nu: 4 [xếp hạng Tư]" },
  { "body-below", D, "Hội Nông dân xã Tân Bình xếp hạng Nhất.", "hoi-nong-dan-xa-tan-binh: 1 [xếp hạng Nhất]" },
  { "places-below", D, "Kết quả: xã Tân Bình xếp hạng Nhất; xã Phước Lợi: hạng Nhì.",
    "xa-tan-binh: 1 [xếp hạng Nhất]; xa-phuoc-loi: 2 [hạng Nhì]" },
  { "cluster-of-towns", ISSUER_WOMEN, "Hội được Hội LHPN tỉnh xếp loại xuất sắc, dẫn đầu khối thi đua các huyện, thị (9 đơn vị).",
    "issuer: 1/9, Xuất sắc, by Hội LHPN tỉnh [xếp loại xuất sắc, dẫn đầu khối thi đua các huyện, thị (9 đơn vị)]" },
  { "after-a-lead-in", D, "Kết quả thi đua, Mặt trận huyện xếp hạng Nhất.", "uy-ban-mat-tran-to-quoc: 1 [xếp hạng Nhất]" },

  /* traps */
  { "no-item-of-works", D, "Hoàn thành 12 hạng mục công trình.", "" },
  { "no-high-rank", D, "Vài hội quần chúng chưa giành được thứ hạng cao trong tỉnh.", "" },
  { "no-order", D, "Hội Nông dân huyện được tặng Huân chương Lao động hạng Nhì.", "" },
  { "no-city-class", D, "Xây dựng thị trấn đạt chuẩn đô thị loại IV.", "" },
  { "no-head-of-committee", D, "Đề cao trách nhiệm của người đứng đầu cấp ủy.", "" },
  { "no-leading-a-delegation", D, "Đồng chí Bí thư dẫn đầu đoàn kiểm tra 05 xã.", "" },
  { "no-counted-cells", D, "Có 31 chi bộ hoàn thành tốt nhiệm vụ.", "" },
  { "no-counted-members", D, "Đánh giá 3.402 đảng viên: hoàn thành xuất sắc nhiệm vụ 385 đồng chí, hoàn thành tốt nhiệm vụ 2.569 đồng chí.", "" },
  { "no-grading-as-work", D, "Tổ chức đánh giá, xếp loại chất lượng đảng viên.", "" },
  { "no-plan", D, "Phấn đấu xếp hạng Nhất.", "" },
  { "no-plan-section", D, "III. PHƯƠNG HƯỚNG NĂM 2023\n- Hội Nông dân huyện xếp hạng Nhất.", "" },
  { "no-praise", D, "Các mô hình được tỉnh đánh giá rất cao.", "" },
  { "no-work-well-done", D, "Các cơ quan đã hoàn thành tốt nhiệm vụ được giao.", "" },
  { "no-private-sector", D, "Xếp hạng tư nhân tham gia.", "" },
  { "no-year", D, "Công bố kết quả xếp hạng năm 2022.", "" },
  { "no-stars", D, "Có 12 sản phẩm hạng 3 sao.", "" },
  { "no-counted-bodies", D, "Có 24/26 cơ sở Hội được xếp loại hoàn thành tốt nhiệm vụ trở lên.", "" },
  { "no-ranked-table", D, "Công khai bảng xếp hạng.", "" },
  { "no-doctors", D, "Bổ nhiệm chức danh nghề nghiệp hạng III cho 12 giáo viên.", "" },
  { "no-every-year", D, "Hàng năm, có trên 90% chi bộ hoàn thành tốt nhiệm vụ trở lên.", "" },
  { "no-person", D, "Đồng chí A được đánh giá hoàn thành xuất sắc nhiệm vụ.", "" },
  { "no-third-child", D, "Không có đảng viên sinh con thứ 3.", "" },
  { "no-prize", D, "Đội tuyển đạt giải Nhì cấp tỉnh.", "" },
};

static void
print_ranking (DocumentFixture       *fixture,
               const DrRankingRecord *record,
               GString               *out)
{
  DrReportData *data = document_fixture_get_data (fixture);
  const char *field = dr_report_data_get_string (data, record->field);
  const char *grade = dr_report_data_get_string (data, record->grade);
  const char *assessor = dr_report_data_get_string (data, record->assessor);
  const char *separator = ": ";

  if (out->len > 0)
    g_string_append (out, "; ");
  g_string_append (out, document_fixture_get_unit_id (fixture, record->unit));
  if (field != NULL)
    {
      g_string_append_printf (out, "%s%s", separator, field);
      separator = ", ";
    }
  switch ((DrRankingStatus) record->status)
    {
    case DR_RANKING_STATUS_RANKED:
      g_string_append_printf (out, "%s%u", separator, record->rank);
      if (record->cohort_size > 0)
        g_string_append_printf (out, "/%u", record->cohort_size);
      separator = ", ";
      break;
    case DR_RANKING_STATUS_UNRANKED:
      g_string_append_printf (out, "%sunranked", separator);
      separator = ", ";
      break;
    case DR_RANKING_STATUS_GRADED:
      break;
    default:
      g_assert_not_reached ();
    }
  if (grade != NULL)
    {
      g_string_append_printf (out, "%s%s", separator, grade);
      separator = ", ";
    }
  if (assessor != NULL)
    g_string_append_printf (out, "%sby %s", separator, assessor);
  g_string_append_printf (out, " [%.*s]", (int) (record->source.end - record->source.start),
                          fixture->text + record->source.start);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (DocumentFixture) fixture = document_fixture_new (row->issuer);
  g_autoptr (GString) found = g_string_new (NULL);

  document_fixture_read (fixture, row->text);
  GArray *rankings = document_fixture_get_data (fixture)->rankings;
  for (guint i = 0; i < rankings->len; i++)
    print_ranking (fixture, &g_array_index (rankings, DrRankingRecord, i), found);

  g_assert_cmpstr (found->str, ==, row->rankings);
}

static void
test_numbers_of_a_rank_are_accounted_for (void)
{
  g_autoptr (DocumentFixture) fixture = document_fixture_new (ISSUER_DISTRICT);

  document_fixture_read (fixture, "Huyện Đoàn xếp hạng 4/13.");
  DrRows *ledger = fixture->reading.block_ledger;
  g_assert_cmpuint (ledger->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const DrNumberRecord *entry = &g_array_index (ledger, DrNumberRecord, i);

      g_assert_cmpint (entry->role, ==, DR_NUMBER_ROLE_RANK);
      g_assert_cmpint (entry->item_kind, ==, DR_ITEM_RANKING);
      g_assert_cmpuint (entry->item, ==, 0);
    }
}

static void
test_period_is_the_one_named_before (void)
{
  g_autoptr (DocumentFixture) fixture = document_fixture_new (ISSUER_DISTRICT);

  document_fixture_read (fixture, "Năm 2022, Hội Nông dân huyện xếp hạng Nhì. Hội Phụ nữ huyện xếp hạng Ba.");
  DrReportData *data = document_fixture_get_data (fixture);
  g_assert_cmpuint (data->rankings->len, ==, 2);

  DrPeriod *first = g_ptr_array_index (data->periods, g_array_index (data->rankings, DrRankingRecord, 0).period);
  DrPeriod *second = g_ptr_array_index (data->periods, g_array_index (data->rankings, DrRankingRecord, 1).period);
  g_autofree char *first_id = dr_period_to_string (first);
  g_autofree char *second_id = dr_period_to_string (second);
  g_assert_cmpstr (first_id, ==, "2022");
  g_assert_cmpstr (second_id, ==, "2022-Q4");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/assessment/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/assessment/numbers-of-a-rank-are-accounted-for", test_numbers_of_a_rank_are_accounted_for);
  g_test_add_func ("/assessment/period-is-the-one-named-before", test_period_is_the_one_named_before);

  return g_test_run ();
}
