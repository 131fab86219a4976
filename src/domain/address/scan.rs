//! A written address cut into values with their words (3号楼, 2单元, 501) and the words between. Decides nothing.

use super::numerals::Converted;

/// Sides of a house and stems used as names of units and flats, in walking order.
pub(super) const SIDES: &str = "东南西北中甲乙丙丁";

/// What the word behind a value says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// 号楼 栋 幢 座 # 排 平房
    Building,
    /// 楼: a building or a floor.
    Storey,
    /// 单元 门
    Unit,
    /// 层
    Floor,
    /// 室 户 房
    Room,
    /// 号: a building, a room or a house in a street.
    Number,
    /// No word behind it.
    Plain,
    /// No value: a word that is none of these.
    Word,
}

/// One value or word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) role: Role,
    /// The value, upper case; empty for a word.
    pub(super) value: String,
    /// First character, in the converted text.
    pub(super) start: usize,
    /// One past its last character.
    pub(super) end: usize,
}

/// Longest first.
const MARKERS: &[(&str, Role)] = &[
    ("号楼", Role::Building),
    ("#楼", Role::Building),
    ("栋楼", Role::Building),
    ("座楼", Role::Building),
    ("单元", Role::Unit),
    ("门洞", Role::Unit),
    ("楼层", Role::Floor),
    ("房间", Role::Room),
    ("栋", Role::Building),
    ("幢", Role::Building),
    ("座", Role::Building),
    ("#", Role::Building),
    ("排", Role::Building),
    ("楼", Role::Storey),
    ("门", Role::Unit),
    ("层", Role::Floor),
    ("室", Role::Room),
    ("户", Role::Room),
    ("房", Role::Room),
    ("号", Role::Number),
];

/// The word of an address at a place: what it says and how many characters it has.
pub(super) fn marker_at(chars: &[char], at: usize) -> Option<(&'static str, Role, usize)> {
    MARKERS.iter().find_map(|(word, role)| {
        let length = word.chars().count();
        let found = chars.get(at..at + length)?.iter().copied().eq(word.chars());
        found.then_some((*word, *role, length))
    })
}

/// Cut a text into tokens. Dashes, slashes, dots, commas and blanks only part.
pub(super) fn tokens(text: &Converted) -> Vec<Token> {
    let chars = &text.chars;
    let mut found: Vec<Token> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let c = chars[at];
        if is_separator(c) {
            at += 1;
            continue;
        }
        if let Some(token) = value_at(chars, at) {
            at = token.end;
            found.push(token);
            continue;
        }
        match found.last_mut() {
            Some(last) if last.role == Role::Word && last.end == at => last.end = at + 1,
            _ => found.push(Token {
                role: Role::Word,
                value: String::new(),
                start: at,
                end: at + 1,
            }),
        }
        at += 1;
    }
    found
}

pub(super) fn is_separator(c: char) -> bool {
    c.is_whitespace() || "-/\\.、,，_~–—‐−·;:第".contains(c)
}

/// A value at a place: digits with a letter before or behind, letters before a word, a side, or 平房.
fn value_at(chars: &[char], at: usize) -> Option<Token> {
    if chars[at..].starts_with(&['平', '房']) {
        return Some(Token {
            role: Role::Building,
            value: "平房".to_owned(),
            start: at,
            end: at + 2,
        });
    }
    let begins = at == 0 || !chars[at - 1].is_ascii_alphanumeric();
    let run = chars[at..]
        .iter()
        .take_while(|c| c.is_ascii_alphanumeric())
        .count();
    if run == 0 {
        return side_at(chars, at);
    }
    let value: String = chars[at..at + run]
        .iter()
        .collect::<String>()
        .to_ascii_uppercase();
    let end = at + run;
    let marker = marker_at(chars, end);
    let is_end = chars.get(end).is_none_or(|c| is_separator(*c));
    if !begins
        || !is_value(&value)
        || (value.bytes().all(|b| b.is_ascii_alphabetic()) && marker.is_none() && !is_end)
    {
        return None;
    }
    Some(match marker {
        Some(("排", role, length)) => Token {
            role,
            value: format!("{}排", bare(&value)),
            start: at,
            end: end + length,
        },
        Some((_, role, length)) => Token {
            role,
            value,
            start: at,
            end: end + length,
        },
        None => Token {
            role: Role::Plain,
            value,
            start: at,
            end,
        },
    })
}

/// 东单元, 西户: a side with its word; at the beginning also 南楼 and 甲1号楼.
fn side_at(chars: &[char], at: usize) -> Option<Token> {
    let side = *chars.get(at).filter(|c| SIDES.contains(**c))?;
    let begins = at == 0 || is_separator(chars[at - 1]);
    let digits = chars[at + 1..]
        .iter()
        .take_while(|c| c.is_ascii_digit())
        .count();
    let number: String = chars[at + 1..at + 1 + digits].iter().collect();
    let end = at + 1 + digits;
    let (word, role, length) = marker_at(chars, end)?;
    let is_building = begins && word != "排" && matches!(role, Role::Building | Role::Storey);
    let is_part = digits == 0 && matches!(word, "单元" | "户");
    (is_building || is_part).then(|| Token {
        role,
        value: format!("{side}{}", bare(&number)),
        start: at,
        end: end + length,
    })
}

/// `3`, `B3`, `3A`, `501`, `A`, `AB`.
fn is_value(value: &str) -> bool {
    let inner = value.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let head = value.len() - inner.len();
    let digits = inner.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let tail = inner.len() - digits.len();
    if digits.is_empty() {
        return head + tail <= 2;
    }
    head <= 1 && tail <= 1 && digits.len() <= 6 && digits.bytes().all(|b| b.is_ascii_digit())
}

/// A number without its leading zeros, as buildings and units are kept.
pub(super) fn bare(value: &str) -> &str {
    let stripped = value.trim_start_matches('0');
    if stripped.starts_with(|c: char| c.is_ascii_digit()) {
        stripped
    } else {
        value
    }
}
