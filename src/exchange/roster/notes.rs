//! Remarks about the row being read, and why a row is refused. Not the words they are told in.

use super::fields::{Field, Place};
use crate::exchange::report::{self, About, Remark, Remarks, Shown, masked};

/// Takes remarks about one row.
pub(super) struct Notes<'a> {
    pub(super) sheet: &'a str,
    pub(super) row: u32,
    pub(super) about: &'a About,
    pub(super) remarks: &'a mut Remarks,
}

impl Notes<'_> {
    /// A remark about a cell; numbers in its value are masked.
    pub(super) fn add(&mut self, key: &'static str, place: Option<&Place>, value: &str) {
        self.put(key, place, masked(value, Shown::Other));
    }

    /// A remark about a name.
    pub(super) fn add_name(&mut self, key: &'static str, place: Option<&Place>, name: &str) {
        self.put(key, place, masked(name, Shown::Name));
    }

    /// A remark that names another door, or says it in its own words; shown as it is.
    pub(super) fn add_plain(&mut self, key: &'static str, place: Option<&Place>, value: String) {
        self.put(key, place, value);
    }

    fn put(&mut self, key: &'static str, place: Option<&Place>, value: String) {
        let heading = place.map(|place| place.heading.clone()).unwrap_or_default();
        let place = report::Place {
            sheet: self.sheet.to_string(),
            row: self.row,
            column: place.map(|place| place.column),
        };
        self.remarks.add(Remark {
            place,
            about: self.about.clone(),
            heading,
            key,
            value,
        });
    }
}

/// Why a row cannot be placed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    /// The message's name in the texts.
    pub(super) key: &'static str,
    /// The field that is to blame.
    pub(super) field: Field,
    /// Its value, masked.
    pub(super) value: String,
}

impl Refusal {
    /// Refuses for what stands, or does not stand, in `field`.
    pub(super) fn new(key: &'static str, field: Field, value: &str) -> Self {
        let shown = if matches!(field, Field::Name | Field::HeadName | Field::Tenant) {
            Shown::Name
        } else {
            Shown::Other
        };
        Self {
            key,
            field,
            value: masked(value, shown),
        }
    }
}
