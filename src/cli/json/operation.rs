//! A row of `history`: one operation, with which fields of which records it changed. ID numbers and phones are masked.

use serde::Serialize;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::cli::door::Doors;
use crate::clock::print_moment;
use crate::domain::Record;
use crate::domain::mask::{mask_id, mask_numbers, mask_phone};
use crate::ledger::operation::{Change, Operation};

/// An operation.
#[derive(Debug, Serialize)]
pub struct OperationRow {
    /// Its name: the stream and the number in it.
    pub id: String,
    /// When.
    pub at: String,
    /// Who did it.
    pub worker: String,
    /// What was done: `visit`, `import-roster`, `undo`.
    pub verb: String,
    /// The door or place, where it is about one.
    pub door: Option<String>,
    /// Whether it is taken back at present.
    pub undone: bool,
    /// For undo and redo: the operation taken back.
    pub undoes: Option<String>,
    /// The big change it is a part of; all parts of one are one step of undo.
    pub batch: Option<Uuid>,
    /// The records it changed.
    pub changes: Vec<ChangeRow>,
}

/// One record that was changed.
#[derive(Debug, Serialize)]
pub struct ChangeRow {
    /// The kind of record: `visits`, `households`.
    pub table: &'static str,
    /// The record.
    pub id: Uuid,
    /// `new`, `changed` or `removed`.
    pub action: &'static str,
    /// The fields that differ, as they were.
    pub before: Map<String, Value>,
    /// The same fields, as they are since.
    pub after: Map<String, Value>,
}

impl OperationRow {
    /// The row of an operation.
    pub fn of(operation: &Operation, undone: bool, doors: &Doors<'_>) -> Self {
        let header = &operation.header;
        let mut subjects = (operation.changes.iter())
            .filter_map(Change::record)
            .filter_map(Record::subject);
        let subject = subjects
            .next()
            .filter(|first| subjects.all(|other| other == *first));
        Self {
            id: header.id.to_string(),
            at: print_moment(&header.moment()),
            worker: header.worker.clone(),
            verb: header.verb.clone(),
            door: subject.map(|subject| doors.written(&subject)),
            undone,
            undoes: header.undoes.map(|id| id.to_string()),
            batch: header.batch.map(|batch| batch.id),
            changes: operation.changes.iter().filter_map(ChangeRow::of).collect(),
        }
    }
}

impl ChangeRow {
    fn of(change: &Change) -> Option<Self> {
        let record = change.record()?;
        let (mut before, mut after) = (
            fields(change.before.as_ref()),
            fields(change.after.as_ref()),
        );
        let action = match (&change.before, &change.after) {
            (None, _) => "new",
            (_, None) => "removed",
            _ => {
                let was = before.clone();
                before.retain(|name, value| after.get(name) != Some(value));
                after.retain(|name, value| was.get(name) != Some(value));
                "changed"
            }
        };
        mask(&mut before);
        mask(&mut after);
        Some(Self {
            table: record.table(),
            id: record.id(),
            action,
            before,
            after,
        })
    }
}

/// A record's fields, by name.
fn fields(record: Option<&Record>) -> Map<String, Value> {
    let value = record.and_then(|record| serde_json::to_value(record).ok());
    // A record is written as `{"Kind": {…}}`.
    match value {
        Some(Value::Object(kind)) => match kind.into_iter().next() {
            Some((_, Value::Object(fields))) => fields,
            _ => Map::new(),
        },
        _ => Map::new(),
    }
}

/// Fields in which anybody may have written a number.
const FREE: &[&str] = &[
    "phone",
    "owner",
    "emergency",
    "note",
    "notes",
    "remark",
    "original",
    "reason",
];

/// Masks ID numbers and phones, also inside contacts and collected facts.
fn mask(fields: &mut Map<String, Value>) {
    let collected = fields
        .get("field")
        .and_then(Value::as_str)
        .map(str::to_owned);
    for (name, value) in fields.iter_mut() {
        let field = match (name.as_str(), &collected) {
            ("old" | "new", Some(field)) => field.as_str(),
            (name, _) => name,
        };
        match (field, value) {
            ("id_number" | "id-number", Value::String(text)) => *text = mask_id(text),
            ("phones", Value::Array(phones)) => {
                for phone in phones {
                    if let Value::String(text) = phone {
                        *text = mask_phone(text);
                    }
                }
            }
            (field, Value::String(text)) if FREE.contains(&field) => *text = mask_numbers(text),
            (_, Value::Object(inner)) => mask(inner),
            (_, Value::Array(list)) => {
                for one in list {
                    if let Value::Object(inner) = one {
                        mask(inner);
                    }
                }
            }
            _ => {}
        }
    }
}
