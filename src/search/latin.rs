//! A text in letters every terminal has: Han by its usual reading, full-width signs narrowed. Not a way to find anything.

use super::letter::reading;

/// Chinese signs, and what stands for them.
const SIGNS: [(char, &str); 17] = [
    ('，', ", "),
    ('：', ": "),
    ('；', "; "),
    ('（', " ("),
    ('）', ") "),
    ('、', ", "),
    ('。', ". "),
    ('「', "\""),
    ('」', "\""),
    ('“', "\""),
    ('”', "\""),
    ('‘', "'"),
    ('’', "'"),
    ('·', "-"),
    ('—', "-"),
    ('…', "..."),
    ('→', "->"),
];

/// Usual readings, above all in names, of characters with several.
const USUAL: &str = "曾zeng 沈shen 单shan 解xie 任ren 仇qiu 查zha 翟zhai 覃qin 区qu 叶ye 石shi 万wan 贾jia 盖gai 尉wei 乐le 员yuan \
    冼xian 朴piao 缪miao 幺yao 红hong 强qiang 华hua 平ping 会hui 家jia 朝chao 长chang 行xing 重zhong 盛sheng 传chuan 居ju 大da \
    车che 楼lou 说shuo 没mei 还hai 得de 地di 了le 着zhe 见jian 给gei 都dou 和he 好hao 中zhong 正zheng 上shang 下xia \
    少shao 子zi 血xue 药yao 听ting 敲qiao 耳er 背bei 井jing 许xu 广guang 厂chang 校xiao 便bian 率lv 调diao 种zhong 空kong \
    数shu 间jian 干gan 只zhi 几ji 要yao 不bu 发fa 看kan 结jie 量liang 处chu 应ying 差cha 切qie 参can 藏cang 弹dan 当dang \
    倒dao 分fen 更geng 号hao 角jiao 教jiao 禁jin 卷juan 卡ka 可ke 累lei 里li 露lu 落luo 难nan 宁ning 铺pu 期qi 奇qi 洗xi 什shi \
    省sheng 食shi 似si 宿su 提ti 通tong 同tong 为wei 系xi 兴xing 旋xuan 压ya 咽yan 与yu 择ze 扎zha 占zhan 折zhe 转zhuan 作zuo 俊jun \
    颜yan 思si 茹ru 若ruo 秘mi 合he 纪ji 宓mi 尹yin 英ying 莘xin 陆lu 六liu 百bai 柏bai 伯bo 泊bo 侯hou 那na 娜na 哪na 南nan";

/// The usual reading, where it is one of [`USUAL`], else the first.
fn spoken(character: char) -> Option<String> {
    let known = USUAL.split_whitespace();
    let known = known
        .filter_map(|entry| entry.strip_prefix(character))
        .next();
    known.map(str::to_owned).or_else(|| reading(character))
}

/// The text in ASCII: `张国 3栋` as `Zhang guo 3 dong`, `?` for what has no reading.
pub fn latin(text: &str) -> String {
    let mut said = String::new();
    let mut in_han = false;
    for character in text.chars() {
        let narrow = match character {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0),
            '\u{3000}' => Some(' '),
            other => Some(other),
        };
        let narrow = narrow.unwrap_or('?');
        let sign = SIGNS.iter().find(|(sign, _)| *sign == character);
        if let Some(found) = spoken(character) {
            if said.ends_with(|last: char| last.is_ascii_alphanumeric() || ",;:".contains(last)) {
                said.push(' ');
            }
            said.push_str(&if in_han { found } else { capital(&found) });
            in_han = true;
            continue;
        }
        if in_han && narrow.is_ascii_alphanumeric() {
            said.push(' ');
        }
        in_han = false;
        match sign {
            Some((_, sign)) => said.push_str(sign),
            None if narrow.is_ascii() => said.push(narrow),
            None => said.push('?'),
        }
    }
    said.trim_end().to_owned()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::latin;
    use proptest::prelude::*;

    #[test]
    fn names_doors_and_signs_can_be_read_without_han() {
        assert_eq!(latin("张国伟"), "Zhang guo wei");
        assert_eq!(latin("曾红强"), "Zeng hong qiang");
        assert_eq!(latin("3-1-101 吴海，男，49"), "3-1-101 Wu hai, Nan, 49");
        assert_eq!(latin("胶管超期（2处）"), "Jiao guan chao qi (2 Chu)");
        assert_eq!(latin("out: nobody home"), "out: nobody home");
    }

    proptest! {
        #[test]
        fn nothing_but_ascii_is_left(text in any::<String>()) {
            prop_assert!(latin(&text).is_ascii());
        }
    }
}
