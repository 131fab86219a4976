//! Words of an office's column of special groups turned into care codes. Sensitive words are dropped, not coded.

use std::cmp::Reverse;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

use super::{CareGroup, Row, Sex};

/// What was understood in a cell of care words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CareWords {
    /// Groups found, each once, in table order.
    pub groups: Vec<CareGroup>,
    /// Words no table knows, kept as they are, each once.
    pub tags: Vec<String>,
    /// Whether a word about correction, illness, belief and the like was left out (domain.md §3.2, §9).
    pub sensitive_dropped: bool,
}

/// A word with one of these in it is dropped: law and correction, addiction, illness, belief, petitioning.
const SENSITIVE: &[&str] = &[
    "刑释",
    "刑满",
    "安置帮教",
    "帮教",
    "矫正",
    "服刑",
    "假释",
    "缓刑",
    "监外执行",
    "前科",
    "劣迹",
    "犯罪",
    "涉案",
    "吸毒",
    "戒毒",
    "涉毒",
    "艾滋",
    "hiv",
    "性病",
    "精神障碍",
    "精神病",
    "精神分裂",
    "精神疾病",
    "精神患者",
    "精神异常",
    "肇事肇祸",
    "抑郁",
    "癫痫",
    "上访",
    "信访",
    "涉访",
    "缠访",
    "涉教",
    "邪教",
    "法轮",
    "信仰",
    "信教",
    "宗教",
    "教徒",
    "重点青少年",
    "不良行为青少年",
    "涉恐",
    "涉稳",
    "涉军",
    "重点人员",
    "重点关注人员",
    "管控",
    "传染病",
    "肝炎",
    "乙肝",
    "结核",
    "癌",
    "肿瘤",
    "尿毒症",
    "透析",
    "高血压",
    "糖尿病",
    "心脏病",
    "冠心病",
    "脑梗",
    "脑卒中",
    "中风",
    "阿尔茨海默",
    "老年痴呆",
    "痴呆",
    "白血病",
    "慢性病",
    "慢病",
    "重病",
    "大病",
    "患病",
];

/// A cell that says only this says nothing.
const NOTHING: &[&str] = &[
    "无", "否", "没有", "不是", "非", "正常", "-", "--", "0", "n", "no", "none", "false", "暂无",
    "普通", "一般",
];

/// Read a cell of care words. `age` in years and `sex` settle words that need them (留守, 独居); a word that
/// they cannot settle stays a plain tag.
pub fn care_words(text: &str, age: Option<u32>, sex: Option<Sex>) -> CareWords {
    let plain: String = text.nfkc().collect();
    let mut found = CareWords::default();
    let separator = |c: char| c.is_whitespace() || ",、;/|+。\\".contains(c);
    for word in plain
        .split(separator)
        .map(str::trim)
        .filter(|word| !word.is_empty())
    {
        let lower = word.to_lowercase();
        if NOTHING.contains(&lower.as_str()) {
            continue;
        }
        if names_sensitive(&lower) {
            found.sensitive_dropped = true;
            continue;
        }
        let groups = groups_in(word, age, sex);
        if groups.is_empty() && !found.tags.iter().any(|tag| tag == word) {
            found.tags.push(word.to_owned());
        }
        found.groups.extend(groups);
    }
    found.groups.sort_by_key(|group| group.position());
    found.groups.dedup();
    found
}

/// Whether a text, a heading for example, names what is dropped wherever it stands.
pub fn is_sensitive(text: &str) -> bool {
    names_sensitive(&text.nfkc().collect::<String>().to_lowercase())
}

fn names_sensitive(lower: &str) -> bool {
    SENSITIVE.iter().any(|sensitive| lower.contains(sensitive))
}

/// Every word that means a group by itself, the longest first. The tables in use never change.
fn words() -> &'static [(&'static str, CareGroup)] {
    static WORDS: OnceLock<Vec<(&str, CareGroup)>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut words: Vec<(&str, CareGroup)> = CareGroup::all()
            .flat_map(|group| list(group, "words").map(move |one| (one, group)))
            .collect();
        words.sort_by_key(|(one, _)| Reverse(one.chars().count()));
        words
    })
}

/// Every word that needs age or sex to mean a group, the longest first.
fn bare_words() -> &'static [&'static str] {
    static WORDS: OnceLock<Vec<&str>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut bare: Vec<&str> = CareGroup::all()
            .flat_map(|group| list(group, "age_words"))
            .collect();
        bare.sort_by_key(|one| Reverse(one.chars().count()));
        bare.dedup();
        bare
    })
}

/// Longest words first, so 低保边缘 is never read as 低保; what one word took, no other takes again.
fn groups_in(word: &str, age: Option<u32>, sex: Option<Sex>) -> Vec<CareGroup> {
    if let Some(group) = CareGroup::find(word).filter(|group| certain(*group, word)) {
        return vec![group];
    }
    let mut rest = word.to_owned();
    let mut groups = Vec::new();
    for (one, group) in words() {
        if take(&mut rest, one) {
            groups.push(*group);
        }
    }
    for one in bare_words() {
        if rest.contains(one)
            && let Some(group) = meant_by(one, age, sex)
            && take(&mut rest, one)
        {
            groups.push(group);
        }
    }
    groups
}

/// A label or code that is also a word needing the age is not certain by itself.
fn certain(group: CareGroup, word: &str) -> bool {
    !list(group, "age_words").any(|one| one == word)
}

/// The one group a bare word means. Where several fit, a known age asks for the one with an age of its own
/// (重残 at 70 is an elder), an unknown age for the one without; if that leaves none or several, none is meant.
fn meant_by(word: &str, age: Option<u32>, sex: Option<Sex>) -> Option<CareGroup> {
    let mut meant: Vec<CareGroup> = CareGroup::all()
        .filter(|group| {
            list(*group, "age_words").any(|other| other == word) && fits(*group, age, sex)
        })
        .collect();
    if meant.len() > 1 {
        let has_age = |group: &CareGroup| {
            list(*group, "min_age")
                .chain(list(*group, "max_age"))
                .next()
                .is_some()
        };
        meant.retain(|group| has_age(group) == age.is_some());
    }
    match meant[..] {
        [only] => Some(only),
        _ => None,
    }
}

/// Whether age and sex allow the group; what is not known allows it.
fn fits(group: CareGroup, age: Option<u32>, sex: Option<Sex>) -> bool {
    let wanted = group.row().and_then(|row| row.get("sex")).map(Sex::new);
    let sex = sex.filter(|sex| [Sex::MALE, Sex::FEMALE].contains(sex));
    !age.is_some_and(|age| group.contradicts_age(age))
        && wanted.is_none_or(|wanted| sex.is_none_or(|sex| sex == wanted))
}

fn list(group: CareGroup, column: &str) -> impl Iterator<Item = &'static str> + use<> {
    group
        .row()
        .into_iter()
        .flat_map(|row: &Row| row.list(column))
        .collect::<Vec<_>>()
        .into_iter()
}

/// Cut `one` out of `rest` unless it is denied (非低保, 不是独居).
fn take(rest: &mut String, one: &str) -> bool {
    let Some(at) = rest.find(one) else {
        return false;
    };
    let denied = ["非", "不是", "无", "未"]
        .iter()
        .any(|denial| rest[..at].ends_with(denial));
    if !denied {
        rest.replace_range(at..at + one.len(), " ");
    }
    !denied
}

#[cfg(test)]
mod tests;
