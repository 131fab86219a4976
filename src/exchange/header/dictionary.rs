//! Which headings mean which field: a table of wordings (domain.md §7) and how a heading is compared with it.

use std::collections::{BTreeMap, HashMap};

use unicode_normalization::UnicodeNormalization;

use crate::domain::codes::{care_words, is_sensitive};

/// What a heading means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// This field: the heading is one of its wordings.
    Exact(&'static str),
    /// Perhaps this field: the heading contains one of its wordings.
    Contains(&'static str),
    /// Known to say nothing that is kept (序号, 签字).
    Nothing,
    /// About correction, illness, belief and the like.
    Sensitive,
    /// Not known.
    Unknown,
}

/// The wordings of one kind of file.
pub struct Dictionary {
    fields: BTreeMap<&'static str, bool>,
    words: BTreeMap<&'static str, &'static str>,
    exact: HashMap<String, &'static str>,
    /// Wordings by length, the longest first.
    inside: Vec<(String, &'static str)>,
}

impl Dictionary {
    /// Reads the wordings: lines of `field`, `one` or `many` columns, and wordings between blanks.
    /// `nothing`, `sensitive` and `never` are no fields but what the other columns are told from.
    pub fn new(table: &'static str) -> Self {
        let mut dictionary = Self {
            fields: BTreeMap::new(),
            words: BTreeMap::new(),
            exact: HashMap::new(),
            inside: Vec::new(),
        };
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let mut parts = line.split('\t');
            let (Some(field), Some(times), Some(words)) =
                (parts.next(), parts.next(), parts.next())
            else {
                continue;
            };
            if times != "-" {
                dictionary.fields.insert(field, times == "many");
                dictionary.exact.insert(field.to_string(), field);
            }
            dictionary
                .words
                .extend(words.split_whitespace().next().map(|word| (field, word)));
            for word in words.split_whitespace() {
                dictionary.inside.push((normal(word), field));
                dictionary.exact.entry(normal(word)).or_insert(field);
            }
        }
        dictionary
            .inside
            .sort_by_key(|(word, _)| std::cmp::Reverse(word.chars().count()));
        dictionary
    }

    /// The field of this name.
    pub fn field(&self, name: &str) -> Option<&'static str> {
        self.fields.get_key_value(name).map(|(key, _)| *key)
    }

    /// All fields, for a message that lists them.
    pub fn fields(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.fields.keys().copied()
    }

    /// The wording a field is headed by when we write it ourselves: the first of its line.
    pub fn word(&self, field: &str) -> &str {
        self.words.get(field).copied().unwrap_or_default()
    }

    /// Whether several columns may be this field (phones, care words, remarks).
    pub fn may_repeat(&self, field: &str) -> bool {
        self.fields.get(field).copied().unwrap_or(false)
    }

    /// The meaning of a heading `low` under the group heading `high`, either of which may be empty.
    pub fn meaning(&self, high: &str, low: &str) -> Meaning {
        let same = normal(high) == normal(low);
        let own = if low.is_empty() { high } else { low };
        let group = if same || low.is_empty() { "" } else { high };
        if self.is_sensitive(own) || self.is_sensitive(group) {
            return Meaning::Sensitive;
        }
        // 户主 over 姓名 is the head's name; 联系人 over 电话 is nobody's here.
        if !group.is_empty()
            && let Some(field) = self.exact.get(&normal(&format!("{group}{own}")))
        {
            return Self::sure(field);
        }
        // A heading of two levels written in one cell, as our own files of rejects have it.
        if high.is_empty()
            && self.known(own).is_none()
            && let Some((high, low)) = own.rsplit_once('/')
        {
            return self.meaning(high, low);
        }
        if let Some(field) = self.known(own) {
            return match self.known(group) {
                Some("head_name") if field != "relation" => Meaning::Contains(field),
                Some(group) if OTHERS.contains(&group) => Meaning::Unknown,
                _ => Self::sure(field),
            };
        }
        let text = normal(&outside(own));
        if self.contains(&text, "never").is_some() {
            return Meaning::Unknown;
        }
        match self.inside.iter().find(|(word, field)| {
            !SIGNS.contains(field) && word.chars().count() > 1 && text.contains(word.as_str())
        }) {
            Some((_, field)) => Meaning::Contains(field),
            None => match self.known(group) {
                Some(field) if !SIGNS.contains(&field) => Meaning::Contains(field),
                _ => Meaning::Unknown,
            },
        }
    }

    /// The field whose wording this heading is, with or without what stands in brackets. What is in the brackets
    /// of a remark says what the remark holds: 备注（特殊群体） holds care words.
    fn known(&self, heading: &str) -> Option<&'static str> {
        if let Some(field) = self.exact.get(&normal(heading)) {
            return Some(field);
        }
        let Some(&field) = self.exact.get(&normal(&outside(heading))) else {
            return self.care(heading);
        };
        let inner = inside(heading);
        if field == "remark"
            && let Some(told) = self.exact.get(&normal(&inner))
        {
            return Some(told);
        }
        Some(field)
    }

    /// A column headed by a care word, 残疾人 or 是否低保, says yes or no to it.
    fn care(&self, heading: &str) -> Option<&'static str> {
        let words = care_words(heading.trim_start_matches("是否"), None, None);
        (!words.groups.is_empty() && words.tags.is_empty())
            .then(|| self.field("care"))
            .flatten()
    }

    fn sure(field: &'static str) -> Meaning {
        if field == "nothing" {
            Meaning::Nothing
        } else {
            Meaning::Exact(field)
        }
    }

    /// Whether a heading, apart from its brackets, names something that is never kept.
    fn is_sensitive(&self, heading: &str) -> bool {
        let text = outside(heading);
        is_sensitive(&text) || self.contains(&normal(&text), "sensitive").is_some()
    }

    fn contains(&self, text: &str, field: &str) -> Option<&str> {
        self.inside
            .iter()
            .find(|(word, own)| *own == field && text.contains(word.as_str()))
            .map(|(word, _)| word.as_str())
    }
}

/// Rows of the table that are no fields.
const SIGNS: [&str; 3] = ["nothing", "sensitive", "never"];
/// Group headings over columns about somebody else than the resident of the row.
const OTHERS: [&str; 3] = ["owner", "tenant", "emergency"];

/// A heading for comparing: one width, small letters, no blanks, marks or brackets.
pub fn normal(heading: &str) -> String {
    heading
        .nfkc()
        .filter(|sign| !sign.is_whitespace() && !"_-()*:：、,.·/'\"[]【】<>《》".contains(*sign))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The heading without what stands in brackets.
fn outside(heading: &str) -> String {
    split(heading).0
}

/// What stands in the heading's brackets.
fn inside(heading: &str) -> String {
    split(heading).1
}

fn split(heading: &str) -> (String, String) {
    let (mut out, mut within, mut depth) = (String::new(), String::new(), 0_u32);
    for sign in heading.chars() {
        match sign {
            '(' | '（' | '[' | '【' => depth += 1,
            ')' | '）' | ']' | '】' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(sign),
            _ => within.push(sign),
        }
    }
    (out, within)
}
