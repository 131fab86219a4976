//! Field changes in words: what a field is called, its codes as labels, its people hidden. Not the record they are of.

use super::phrases::Phrases;
use crate::domain::codes;
use crate::domain::collection::FieldChange;

/// Fields whose values are codes, with the table the codes are of.
const CODED: &[(&str, &str)] = &[
    ("state", "household-state"),
    ("house-use", "house-use"),
    ("tenure", "tenure"),
    ("sex", "sex"),
    ("relation", "relation"),
    ("population", "population"),
    ("residence-match", "residence-match"),
    ("care", "care-group"),
    ("marriage", "marriage"),
    ("ethnic", "ethnic"),
    ("education", "education"),
    ("politics", "politics"),
    ("self-care", "self-care"),
];

/// Fields that have a name of their own in the texts (`daylog-field-…`).
const NAMED: &[&str] = &[
    "door",
    "away-until",
    "number",
    "floor-area",
    "owner",
    "notes",
    "name",
    "birth",
    "id-number",
    "phone",
    "register-address",
    "workplace",
    "emergency",
    "remark",
];

impl Phrases<'_> {
    /// What a field is called; a field of a newer version is called by its code.
    pub fn field(&self, field: &str) -> String {
        let known = NAMED.contains(&field) || CODED.iter().any(|(name, _)| *name == field);
        if known {
            self.words.of("daylog-field-", field)
        } else {
            field.to_owned()
        }
    }

    /// A field's value as it may be shown.
    pub fn value(&self, field: &str, value: &str) -> String {
        if let Some((_, table)) = CODED.iter().find(|(name, _)| *name == field) {
            let labels = value.split(',').map(|code| {
                let row = codes::table(table).and_then(|table| table.row(code));
                row.map_or_else(
                    || self.masks.text(code),
                    |row| row.label(self.words.language()).to_owned(),
                )
            });
            return self.words.list(labels);
        }
        self.masked(field, value)
    }

    /// A field's value with people hidden and codes as codes.
    pub fn masked(&self, field: &str, value: &str) -> String {
        match field {
            "name" => self.masks.name(value),
            "id-number" => self.masks.id_number(value),
            "phone" => self.masks.phones(value),
            "owner" | "emergency" => self.masks.contact(value),
            _ => self.masks.text(value),
        }
    }

    /// One change: `联系电话：142****0001 → 142****0002`.
    pub fn change(&self, change: &FieldChange) -> String {
        let label = self.field(&change.field);
        let (old, new) = (
            self.value(&change.field, &change.old),
            self.value(&change.field, &change.new),
        );
        let value = match (old.is_empty(), new.is_empty()) {
            (true, true) => return label,
            (true, false) => new,
            (false, _) => {
                let none = self.words.get("daylog-nothing");
                let new = if new.is_empty() { none } else { new };
                format!("{old} → {new}")
            }
        };
        self.words.pair(&label, &value)
    }

    /// Every change of a record.
    pub fn changes(&self, changes: &[FieldChange]) -> String {
        self.words
            .clauses(changes.iter().map(|change| self.change(change)))
    }
}
