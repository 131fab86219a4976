//! The resident ID number and what it tells. Not who a person is.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::codes::Sex;

/// An ID number that passed the check.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct IdNumber(Box<str>);

impl IdNumber {
    /// Its digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Sex by digit 17.
    pub fn sex(&self) -> Option<Sex> {
        let digit = self.0.as_bytes().get(16)?;
        Some(if digit % 2 == 1 {
            Sex::MALE
        } else {
            Sex::FEMALE
        })
    }

    /// Birth by digits 7 to 14.
    pub fn birth(&self) -> Option<NaiveDate> {
        NaiveDate::parse_from_str(self.0.get(6..14)?, "%Y%m%d").ok()
    }
}
