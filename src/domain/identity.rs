//! The resident ID number and what it tells, not who a person is: GB 11643 with the ISO 7064 MOD 11-2 check (domain.md §8.1, decisions 20).
//!
//! A faulty number never costs the person; what to do with a fault is the caller's business.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::codes::Sex;
use super::date::PartialDate;
use super::mask::mask_id;

/// An identity number of 18 characters (or 15, the old form), upper case, without blanks.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct IdNumber(Box<str>);

/// A number that was accepted, and what is odd about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The number as kept.
    pub number: IdNumber,
    /// What a person should look at.
    pub warnings: Vec<IdWarning>,
}

/// What is odd about an accepted number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IdWarning {
    /// 15 digits, issued before 1999: it has no check digit.
    OldForm,
    /// Begins with 9: the card of a foreigner living here for good.
    ForeignResident,
    /// The first two digits are no province.
    UnknownProvince,
    /// The sex written beside it differs; the number wins.
    SexDiffers,
    /// The birth date written beside it differs; the number wins.
    BirthDiffers,
}

/// Why a text is not an identity number. Holds nothing of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum IdFault {
    /// `1.50000195E+17`: a spreadsheet kept 15 digits at most.
    #[error("written as a power of ten: a spreadsheet lost its last digits")]
    Scientific,
    /// Ends in 000 and the check fails: a spreadsheet put zeros for the last three digits.
    #[error("ends in 000 and the check fails: a spreadsheet lost its last digits")]
    ZeroEnded,
    /// Stars in place of digits.
    #[error("already masked")]
    Masked,
    /// Another number of characters than 15 or 18.
    #[error("{0} characters instead of 18")]
    Length(usize),
    /// Something else than digits and a last X.
    #[error("characters that no identity number has")]
    Characters,
    /// Digits 7 to 14 are no date from 1900 until today.
    #[error("the birth date in it is not one")]
    BirthDate,
    /// The last character does not fit the others.
    #[error("the check digit does not fit")]
    CheckDigit,
}

impl IdFault {
    /// The message's name in the texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Scientific => "id-scientific",
            Self::ZeroEnded => "id-zero-ended",
            Self::Masked => "id-masked",
            Self::Length(_) => "id-length",
            Self::Characters => "id-characters",
            Self::BirthDate => "id-birth-date",
            Self::CheckDigit => "id-check-digit",
        }
    }
}

impl IdWarning {
    /// The message's name in the texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::OldForm => "id-old-form",
            Self::ForeignResident => "id-foreign-resident",
            Self::UnknownProvince => "id-unknown-province",
            Self::SexDiffers => "id-sex-differs",
            Self::BirthDiffers => "id-birth-differs",
        }
    }
}

/// A cell that says there is no number.
const NOTHING: &[&str] = &[
    "无", "没有", "不详", "未知", "-", "--", "/", "0", "空", "暂无",
];

impl IdNumber {
    /// Read a cell. `Ok(None)` when it says there is no number.
    pub fn read(cell: &str, today: NaiveDate) -> Result<Option<Accepted>, IdFault> {
        let plain: String = cell
            .nfkc()
            .filter(|c| !c.is_whitespace())
            .flat_map(char::to_uppercase)
            .collect();
        let plain = plain.trim_matches(['\'', '’', '‘', '`', '"', '\u{feff}', '\u{200b}']);
        if plain.is_empty() || NOTHING.contains(&plain) {
            return Ok(None);
        }
        if is_power_of_ten(plain) {
            return Err(IdFault::Scientific);
        }
        if plain.contains('*') {
            return Err(IdFault::Masked);
        }
        let plain = plain.strip_suffix(".0").unwrap_or(plain);
        let digits = plain.strip_suffix('X').unwrap_or(plain);
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(IdFault::Characters);
        }
        let number = Self(plain.into());
        match (plain.len(), plain.len() - digits.len()) {
            (18, _) => number.check_new(today)?,
            (15, 0) => {}
            (length, _) => return Err(IdFault::Length(length)),
        }
        let birth = number.birth().ok_or(IdFault::BirthDate)?;
        if birth > today || birth.year() < 1900 {
            return Err(IdFault::BirthDate);
        }
        let warnings = number.warnings();
        Ok(Some(Accepted { number, warnings }))
    }

    /// A number from 17 digits, its check digit computed; `None` for anything else.
    pub fn compose(first: &str) -> Option<Self> {
        Some(Self(format!("{first}{}", check_digit(first)?).into()))
    }

    /// The number.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it has 15 digits.
    pub fn is_old_form(&self) -> bool {
        self.0.len() == 15
    }

    /// Male or female by digit 17 (15 in the old form); `None` when there is no such digit.
    pub fn sex(&self) -> Option<Sex> {
        let at = if self.is_old_form() { 14 } else { 16 };
        match self.0.as_bytes().get(at) {
            Some(digit) if digit.is_ascii_digit() && digit % 2 == 1 => Some(Sex::MALE),
            Some(digit) if digit.is_ascii_digit() => Some(Sex::FEMALE),
            _ => None,
        }
    }

    /// The birth date in it; the old form means the 1900s.
    pub fn birth(&self) -> Option<NaiveDate> {
        // Asked of every person whenever the queue is built, so no text is made or parsed by a pattern here.
        let (century, digits) = if self.is_old_form() {
            (19, self.0.get(6..12)?)
        } else {
            (self.0.get(6..8)?.parse().ok()?, self.0.get(8..14)?)
        };
        let pair = |at: usize| digits.get(at..at + 2)?.parse::<u32>().ok();
        let year = century * 100 + i32::try_from(pair(0)?).ok()?;
        NaiveDate::from_ymd_opt(year, pair(2)?, pair(4)?)
    }

    /// The last four characters, to search by.
    pub fn last_four(&self) -> &str {
        self.0
            .get(self.0.len().saturating_sub(4)..)
            .unwrap_or_default()
    }

    /// First three and last four characters, the rest hidden.
    pub fn masked(&self) -> String {
        mask_id(&self.0)
    }

    /// Whether both are numbers of one person, one of them perhaps in the old form.
    pub fn is_same_person(&self, other: &Self) -> bool {
        self.old_form() == other.old_form()
            && (self.is_old_form() || other.is_old_form() || self == other)
    }

    /// Warnings where the columns beside the number say something else.
    pub fn contradictions(&self, sex: Option<Sex>, birth: Option<PartialDate>) -> Vec<IdWarning> {
        let sex = sex.filter(|sex| [Sex::MALE, Sex::FEMALE].contains(sex));
        let sex_differs = sex
            .zip(self.sex())
            .is_some_and(|(written, own)| written != own);
        let own = self.birth().map(PartialDate::Day);
        let birth_differs = birth
            .zip(own)
            .is_some_and(|(birth, own)| !birth.agrees_with(own));
        let mut found = Vec::new();
        found.extend(sex_differs.then_some(IdWarning::SexDiffers));
        found.extend(birth_differs.then_some(IdWarning::BirthDiffers));
        found
    }

    /// The 15 digits of the old form; `None` for those born outside the 1900s.
    fn old_form(&self) -> Option<String> {
        if self.is_old_form() {
            return Some(self.0.to_string());
        }
        let is_last_century = self.0.get(6..8) == Some("19");
        is_last_century
            .then(|| Some(format!("{}{}", self.0.get(..6)?, self.0.get(8..17)?)))
            .flatten()
    }

    /// Check digit and date of the 18-character form. The date is looked at first: it tells more.
    fn check_new(&self, today: NaiveDate) -> Result<(), IdFault> {
        let (first, last) = self.0.split_at(17);
        let fits = check_digit(first).is_some_and(|digit| last.starts_with(digit));
        let born = self
            .birth()
            .is_some_and(|birth| birth <= today && birth.year() >= 1900);
        match (born, fits) {
            (true, true) => Ok(()),
            (_, false) if self.0.ends_with("000") => Err(IdFault::ZeroEnded),
            (false, _) => Err(IdFault::BirthDate),
            (true, false) => Err(IdFault::CheckDigit),
        }
    }

    fn warnings(&self) -> Vec<IdWarning> {
        let province = self
            .0
            .get(..2)
            .and_then(|two| two.parse::<u8>().ok())
            .unwrap_or_default();
        let is_province = matches!(province, 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83);
        let mut found = Vec::new();
        found.extend(self.is_old_form().then_some(IdWarning::OldForm));
        if self.0.starts_with('9') {
            found.push(IdWarning::ForeignResident);
        } else if !is_province {
            found.push(IdWarning::UnknownProvince);
        }
        found
    }
}

impl fmt::Debug for IdNumber {
    /// Never shows the number: logs and failed checks hold no personal data.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "IdNumber({} characters)", self.0.len())
    }
}

/// The check character for 17 digits (ISO 7064 MOD 11-2).
fn check_digit(first: &str) -> Option<char> {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHARACTERS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];
    if first.len() != 17 || !first.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let sum: u32 = first
        .bytes()
        .zip(WEIGHTS)
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    CHARACTERS.get(sum as usize % 11).copied()
}

/// `1.50000195E+17`
fn is_power_of_ten(text: &str) -> bool {
    let Some((head, power)) = text.split_once('E') else {
        return false;
    };
    let is_number =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    is_number(head) && is_number(power.trim_start_matches('+'))
}

#[cfg(test)]
mod tests;
