//! Whether two written names are one name in two forms: blanks, dots, width and traditional characters do not count.
//! It does not know people who share a name, and keeps nothing.

use unicode_normalization::UnicodeNormalization;

/// Traditional characters of surnames and given names, each before the simplified one.
const TRADITIONAL: &str = "\
張张陳陈劉刘黃黄趙赵吳吴孫孙馬马羅罗鄭郑謝谢許许韓韩馮冯鄧邓葉叶蘇苏盧卢蔣蒋賈贾閻阎薛薛鄒邹陸陆賀贺顧顾龔龚萬万錢钱湯汤\
譚谭賴赖馬马齊齐龍龙嚴严單单喬乔莊庄黨党蕭萧聶聂倫伦賓宾魯鲁衛卫駱骆歐欧陽阳諸诸葛葛範范鐘钟鍾钟畢毕費费鮑鲍滕滕儲储項项\
關关紅红華华國国偉伟麗丽蘭兰鳳凤雲云榮荣傑杰軍军東东強强慶庆義义興兴樹树龍龙飛飞寶宝玉玉愛爱連连進进達达遠远運运長长\
門门開开間间順顺領领風风飄飘養养馨馨駿骏鵬鹏鶴鹤鴻鸿麥麦麗丽齡龄啟启啓启嬌娇學学寧宁將将岡冈島岛嶺岭師师廣广彥彦彬彬德德\
憶忆懷怀應应戀恋戰战揚扬攝摄撫抚曉晓暉晖曄晔書书會会條条業业極极楊杨榮荣樂乐機机檢检權权歡欢歲岁氣气漢汉漣涟潔洁潤润\
澤泽濤涛濱滨灑洒燈灯燦灿爾尔獻献環环瑩莹瑪玛瑋玮璽玺產产畫画當当發发盡尽禮礼禎祯種种穎颖穩稳積积竇窦競竞筆笔節节範范\
簡简紀纪純纯級级紋纹細细紹绍終终組组絢绚絲丝經经綠绿維维綺绮綱纲緒绪線线緯纬縣县績绩繼继續续纓缨羨羡聖圣聞闻聯联聰聪\
聲声職职膽胆臨临舉举艷艳藝艺藍蓝藥药蓮莲蔭荫蔣蒋薩萨薔蔷蘆芦處处號号術术裝装補补見见規规親亲覺觉觀观訓训記记訪访設设\
評评詠咏試试詩诗話话該该詳详誠诚語语誌志認认誕诞誼谊調调談谈請请諒谅論论謀谋謙谦講讲證证識识譯译議议護护讀读貝贝貞贞\
負负財财貢贡貴贵買买資资賢贤質质賽赛贊赞軒轩輝辉輪轮輯辑輕轻轉转農农邁迈選选還还邏逻鄉乡鄔邬醫医釗钊鈞钧鈴铃鉅巨銀银\
銘铭銳锐鋒锋鋼钢錄录錦锦錫锡鍵键鎮镇鏡镜鐵铁鑫鑫鑑鉴鑒鉴閃闪閏闰閔闵閣阁閱阅闊阔隊队階阶際际隨随險险雙双雜杂離离難难\
電电靈灵靜静韋韦韻韵頌颂預预頓顿頡颉題题顏颜願愿類类顯显飲饮飾饰駒驹駕驾騎骑騰腾驍骁驕骄驗验驚惊魚鱼鮮鲜鯤鲲鳴鸣鴨鸭\
鷗鸥鷹鹰鸝鹂黎黎點点鼎鼎龐庞溫温祿禄呂吕吳吴郟郏鄺邝於于馮冯車车葉叶烏乌納纳薊蓟詹詹裏里裡里後后";

/// Whether `one` and `other` are forms of one name.
pub fn is_same_name(one: &str, other: &str) -> bool {
    one == other || plain(one) == plain(other)
}

/// A name as it is compared.
fn plain(name: &str) -> String {
    name.nfkc()
        .filter(|sign| sign.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .map(simplified)
        .collect()
}

fn simplified(sign: char) -> char {
    let mut pairs = TRADITIONAL.chars();
    while let Some(traditional) = pairs.next() {
        let simple = pairs.next().unwrap_or(traditional);
        if traditional == sign {
            return simple;
        }
    }
    sign
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn blanks_dots_width_and_traditional_characters_make_no_other_name() {
        for (one, other) in [
            ("张三", "张 三"),
            ("張偉", "张伟"),
            ("歐陽寶華", "欧阳宝华"),
            ("阿依古丽·买买提", "阿依古丽•买买提"),
            ("Ａnna", "anna"),
        ] {
            assert!(is_same_name(one, other), "{one} {other}");
        }
        for (one, other) in [("何一", "袁建"), ("袁建", "袁健"), ("王芳", "王芳芳")] {
            assert!(!is_same_name(one, other), "{one} {other}");
        }
        assert_eq!(TRADITIONAL.chars().count() % 2, 0);
    }

    proptest! {
        #[test]
        fn a_name_is_itself_and_order_does_not_count(one in "\\PC{0,6}", other in "\\PC{0,6}") {
            prop_assert!(is_same_name(&one, &one));
            prop_assert_eq!(is_same_name(&one, &other), is_same_name(&other, &one));
        }
    }
}
