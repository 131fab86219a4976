//! The fields of a roster and where they stand in one sheet. Not what their cells mean.

use std::sync::LazyLock;

use crate::domain::codes::care_words;
use crate::exchange::header::{Dictionary, Fate, Layout};
use crate::exchange::table::{Cell, Row};

/// The wordings a roster's headings are known by.
pub static DICTIONARY: LazyLock<Dictionary> =
    LazyLock::new(|| Dictionary::new(include_str!("columns.tsv")));

macro_rules! fields {
    ($($field:ident $key:literal)*) => {
        /// A field of a roster; its key is the one of `columns.tsv` and `--map`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Field { $(#[doc = concat!("`", $key, "`.")] $field),* }

        /// Every field with its key.
        const KEYS: &[(Field, &str)] = &[$((Field::$field, $key)),*];
    };
}

fields! {
    Name "name" IdNo "id_no" Sex "sex" Birth "birth" Age "age" Phone "phone" PhoneOther "phone_other"
    Emergency "emergency" EmergencyPhone "emergency_phone"
    Estate "estate" Building "building" Unit "unit" Room "room" Address "address" Floor "floor"
    HouseholdNo "household_no" HeadName "head_name" HeadId "head_id" Relation "relation" IsHead "is_head"
    Population "population" ResidenceMatch "residence_match" RegisterAddress "register_address"
    Care "care" State "state" Tenure "tenure" FloorArea "floor_area"
    Owner "owner" OwnerPhone "owner_phone" Tenant "tenant" TenantPhone "tenant_phone"
    Marriage "marriage" Ethnicity "ethnicity" Education "education" Politics "politics" SelfCare "self_care"
    Workplace "workplace" Remark "remark" Notes "notes"
}

/// One column of a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// From 0.
    pub(super) column: usize,
    /// Its heading.
    pub(super) heading: String,
    /// The care word it says yes or no to, when it is headed by one (是否低保, 残疾人).
    pub(super) flag: Option<String>,
}

/// Where the fields of one sheet stand.
#[derive(Default)]
pub(super) struct Fields {
    places: Vec<Vec<Place>>,
}

impl Fields {
    pub(super) fn new(layout: &Layout) -> Self {
        let mut places = vec![Vec::new(); KEYS.len()];
        for column in &layout.columns {
            let Fate::Read(key, _) = column.fate else {
                continue;
            };
            if let Some(index) = KEYS.iter().position(|(_, own)| *own == key) {
                let flag = if key == "care" {
                    flag(&column.heading)
                } else {
                    None
                };
                places[index].push(Place {
                    column: column.index,
                    heading: column.heading.clone(),
                    flag,
                });
            }
        }
        Self { places }
    }

    /// The columns of `field`, from left to right.
    pub(super) fn of(&self, field: Field) -> &[Place] {
        self.places.get(field as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether the sheet has a column of `field`.
    pub(super) fn has(&self, field: Field) -> bool {
        !self.of(field).is_empty()
    }

    /// The first cell of `field` with something in it, and its column.
    pub(super) fn cell<'r>(&self, row: &'r Row, field: Field) -> Option<(&'r Cell, &Place)> {
        let filled =
            |place: &'_ &Place| row.cell(place.column).is_some_and(|cell| !cell.is_empty());
        let place = self.of(field).iter().find(filled)?;
        Some((row.cell(place.column)?, place))
    }

    /// The text of that cell, or nothing.
    pub(super) fn text<'r>(&self, row: &'r Row, field: Field) -> &'r str {
        self.cell(row, field)
            .map_or("", |(cell, _)| cell.text.as_str())
    }

    /// The column a remark about `field` points at.
    pub(super) fn place(&self, row: &Row, field: Field) -> Option<&Place> {
        self.cell(row, field)
            .map(|(_, place)| place)
            .or_else(|| self.of(field).first())
    }
}

/// The care word a yes-or-no column is headed by.
fn flag(heading: &str) -> Option<String> {
    let own = heading.rsplit('/').next().unwrap_or(heading);
    let word = own.trim().trim_start_matches("是否");
    if ["残疾类别", "残疾等级", "残疾级别", "残疾类型"].contains(&word) {
        return Some("残疾人".into());
    }
    let words = care_words(word, None, None);
    let known = !words.groups.is_empty() && words.tags.is_empty();
    (known || own.starts_with("是否")).then(|| word.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_and_wordings_name_each_other() {
        for (index, (field, key)) in KEYS.iter().enumerate() {
            assert_eq!(*field as usize, index);
            assert_eq!(DICTIONARY.field(key), Some(*key), "{key} has no wordings");
        }
        for key in DICTIONARY.fields() {
            assert!(
                KEYS.iter().any(|(_, own)| *own == key),
                "{key} is read by nobody"
            );
        }
    }

    #[test]
    fn columns_headed_by_a_care_word_are_flags() {
        let flags = [
            "是否低保",
            "残疾人",
            "残疾等级",
            "人员类别",
            "备注（特殊群体）",
        ]
        .map(flag);
        assert_eq!(
            flags.map(|flag| flag.unwrap_or_default()),
            ["低保", "残疾人", "残疾人", "", ""]
        );
    }
}
