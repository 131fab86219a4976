//! Phone numbers as office tables hold them, several to a cell (domain.md §8.2). Nobody is called.

use std::fmt;
use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;

use super::mask::mask_phone;

/// One number, in one spelling: `14200000001`, `0477-8888123`, `0477-8888123转12`, `8888123`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Phone {
    /// The number as stored.
    pub number: String,
    /// What sort of number.
    pub kind: PhoneKind,
    /// Words beside it in the cell: whose it is (`儿子`).
    pub whose: Option<String>,
}

/// What sort of number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PhoneKind {
    /// 11 digits, from 13 to 19.
    Mobile,
    /// With its area code.
    Landline,
    /// 7 or 8 digits without an area code: accepted with a warning.
    Local,
}

/// Why a part of a cell is not a number. Holds nothing of the cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum PhoneFault {
    /// A spreadsheet wrote it as `1.42E+10`, the last digits are lost.
    #[error("written as a power of ten, the last digits are lost")]
    Scientific,
    /// Stars in place of digits.
    #[error("already masked")]
    Masked,
    /// Fewer than 7 digits.
    #[error("too few digits")]
    TooShort,
    /// More digits than any number has.
    #[error("too many digits")]
    TooLong,
    /// No digits, or digits in no known pattern.
    #[error("not a phone number")]
    NotAPhone,
}

impl PhoneFault {
    /// The message's name in the texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Scientific => "phone-scientific",
            Self::Masked => "phone-masked",
            Self::TooShort => "phone-too-short",
            Self::TooLong => "phone-too-long",
            Self::NotAPhone => "phone-not-a-phone",
        }
    }
}

/// What a cell held.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Phones {
    /// Numbers in the order of the cell, each once.
    pub numbers: Vec<Phone>,
    /// What could not be read, in order.
    pub faults: Vec<PhoneFault>,
}

impl Phone {
    /// Read one number.
    pub fn parse(text: &str) -> Result<Self, PhoneFault> {
        let mut cell = Phones::parse(text);
        match (cell.numbers.pop(), cell.faults.first()) {
            (_, Some(fault)) => Err(*fault),
            (Some(_), None) if !cell.numbers.is_empty() => Err(PhoneFault::TooLong),
            (Some(phone), None) => Ok(phone),
            (None, None) => Err(PhoneFault::NotAPhone),
        }
    }

    /// The number with its middle or end hidden.
    pub fn masked(&self) -> String {
        mask_phone(&self.number)
    }

    /// The last four digits, to search by.
    pub fn last_four(&self) -> &str {
        let main = self.number.split('转').next().unwrap_or_default();
        &main[main.len().saturating_sub(4)..]
    }
}

impl fmt::Debug for Phone {
    /// Never shows the number: logs and failed checks hold no personal data.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Phone({:?} {})", self.kind, self.masked())
    }
}

/// A cell that says there is no phone.
const NOTHING: &[&str] = &[
    "无",
    "没有",
    "不详",
    "未知",
    "无电话",
    "-",
    "--",
    "空",
    "0",
    "暂无",
];

impl Phones {
    /// Read a cell: numbers apart by ， 、 ； / line breaks or spaces, with words beside them or not.
    pub fn parse(cell: &str) -> Self {
        let plain: String = cell.nfkc().collect();
        let mut found = Self::default();
        let trimmed = plain.trim().trim_start_matches(['\'', '’', '‘', '`']);
        if trimmed.is_empty() || NOTHING.contains(&trimmed) {
            return found;
        }
        for piece in trimmed.split([',', '、', ';', '/', '|', '\n', '\r', '\t', '。', '或']) {
            found.take_piece(piece.trim());
        }
        found
    }

    fn take_piece(&mut self, piece: &str) {
        if piece.is_empty() {
            return;
        }
        if let Some(fault) = fault_of_spreadsheet(piece) {
            self.faults.push(fault);
            return;
        }
        let (digits, words) = apart(piece);
        let whose = (!words.is_empty()).then_some(words);
        let parts: Vec<&str> = digits.split_whitespace().collect();
        if parts.is_empty() {
            self.faults.push(PhoneFault::NotAPhone);
        }
        let mut at = 0;
        while at < parts.len() {
            let longest = (at + 1..=parts.len())
                .rev()
                .find_map(|end| Some((end, number_of(&parts[at..end].concat()).ok()?)));
            if let Some((end, (number, kind))) = longest {
                let phone = Phone {
                    number,
                    kind,
                    whose: whose.clone(),
                };
                if !self
                    .numbers
                    .iter()
                    .any(|known| known.number == phone.number)
                {
                    self.numbers.push(phone);
                }
                at = end;
            } else {
                let fault = number_of(&parts[at..].concat())
                    .err()
                    .unwrap_or(PhoneFault::NotAPhone);
                self.faults.push(fault);
                return;
            }
        }
    }
}

fn fault_of_spreadsheet(piece: &str) -> Option<PhoneFault> {
    static POWER: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?i)^\d(\.\d+)?e\+?\d+$").ok());
    if POWER.as_ref().is_some_and(|power| power.is_match(piece)) {
        return Some(PhoneFault::Scientific);
    }
    piece.contains('*').then_some(PhoneFault::Masked)
}

/// The digits (with what belongs to a number) and the words of a piece; blanks stay between runs of digits.
fn apart(piece: &str) -> (String, String) {
    let mut digits = String::new();
    let mut words = String::new();
    for c in piece
        .strip_suffix(".0")
        .unwrap_or(piece)
        .replace("+86", " ")
        .replace("分机", "转")
        .chars()
    {
        match c {
            '0'..='9' | '转' => digits.push(c),
            '-' | '(' | ')' | '.' | '+' | '–' | '—' | '_' => {}
            _ if c.is_whitespace() => digits.push(' '),
            ':' | '[' | ']' | '【' | '】' | '"' | '\'' => digits.push(' '),
            _ => {
                digits.push(' ');
                words.push(c);
            }
        }
    }
    let digits = digits.split_whitespace().collect::<Vec<_>>().join(" ");
    (digits, words)
}

/// The stored spelling and the sort of a run of digits.
fn number_of(digits: &str) -> Result<(String, PhoneKind), PhoneFault> {
    let (main, extension) = match digits.split_once('转') {
        Some((main, extension)) => (main, Some(extension)),
        None => (digits, None),
    };
    let main = main
        .strip_prefix("0086")
        .or_else(|| main.strip_prefix("86").filter(|rest| rest.len() == 11))
        .unwrap_or(main);
    let second = main.as_bytes().get(1).copied().unwrap_or_default();
    let has_extension = match extension {
        Some(extension) => (1..=6).contains(&extension.len()) && !extension.contains('转'),
        None => true,
    };
    let with = |number: String| {
        extension.map_or(number.clone(), |extension| format!("{number}转{extension}"))
    };
    match main.len() {
        11 if main.starts_with('1') && (b'3'..=b'9').contains(&second) && extension.is_none() => {
            Ok((main.to_owned(), PhoneKind::Mobile))
        }
        10..=12 if main.starts_with('0') && second != b'0' && has_extension => {
            let area = if second <= b'2' { 3 } else { 4 };
            match main.len() - area {
                7 | 8 => Ok((
                    with(format!("{}-{}", &main[..area], &main[area..])),
                    PhoneKind::Landline,
                )),
                _ => Err(PhoneFault::NotAPhone),
            }
        }
        7..=8 if !main.starts_with('0') && has_extension => {
            Ok((with(main.to_owned()), PhoneKind::Local))
        }
        0 => Err(PhoneFault::NotAPhone),
        1..=6 => Err(PhoneFault::TooShort),
        7..=12 => Err(PhoneFault::NotAPhone),
        _ => Err(PhoneFault::TooLong),
    }
}

#[cfg(test)]
mod tests;
