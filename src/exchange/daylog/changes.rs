//! What changed in the roster that day (变更表), in the column order of the file the roster came from. Not the log's facts.

mod roster;
mod value;

use std::collections::BTreeMap;

use super::Export;
use super::cell::{Cell, Grid};
use super::masks::Masks;
use super::phrases::Phrases;
use crate::domain::codes::CollectAction;
use crate::domain::collection::FieldChange;
use crate::ledger::queries::daylog::CollectionRow;

pub use roster::RosterColumns;
use value::Person;

/// Actions that change what the office's roster says.
const CHANGING: [CollectAction; 4] = [
    CollectAction::NEW,
    CollectAction::UPDATE,
    CollectAction::LEFT,
    CollectAction::DECEASED,
];

/// Everything of one day about one person or house.
struct Change<'a> {
    last: &'a CollectionRow,
    action: CollectAction,
    fields: Vec<FieldChange>,
}

/// The table: what was done, then the roster's own columns with the changed cells marked, then what changed and who
/// said so.
pub fn grid(export: &Export<'_>, masks: &Masks, roster: &RosterColumns) -> Grid {
    let words = export.words;
    let phrases = Phrases { words, masks };
    let mut headings = vec![
        words.get("daylog-column-number"),
        words.get("daylog-column-action"),
    ];
    headings.extend(roster.headings(&words));
    for id in ["change", "source", "at"] {
        headings.push(words.of("daylog-column-", id));
    }
    let mut grid = Grid::new(words.get("daylog-sheet-changes"), headings);
    for change in changes(&export.log.collection) {
        let Some(person) = Person::of(export.tables, change.last) else {
            continue;
        };
        let mut cells = vec![Cell::text(words.label(change.action))];
        for (column, field) in (2..).zip(roster.fields()) {
            if (change.fields.iter()).any(|known| value::shows(field, &known.field)) {
                grid.marked.push((grid.rows.len(), column));
            }
            cells.push(person.cell(field, &phrases, export.log.head.date()));
        }
        cells.extend([
            Cell::text(phrases.changes(&change.fields)),
            Cell::text(words.label(change.last.record.source)),
            Cell::Moment(change.last.record.at.naive_local()),
        ]);
        grid.push(cells);
    }
    grid
}

/// One entry a person or house, in the order of the first change; a field changed twice keeps its first old value.
fn changes(rows: &[CollectionRow]) -> Vec<Change<'_>> {
    let mut found: Vec<Change<'_>> = Vec::new();
    let mut places = BTreeMap::new();
    let rows = rows.iter();
    for row in rows.filter(|row| CHANGING.contains(&row.record.action)) {
        let key = (&row.record.subject, row.record.resident);
        let at = *places.entry(key).or_insert_with(|| {
            found.push(Change {
                last: row,
                action: row.record.action,
                fields: Vec::new(),
            });
            found.len() - 1
        });
        let change = &mut found[at];
        change.last = row;
        // Somebody written down today and corrected today is still new to the office.
        if change.action != CollectAction::NEW || row.record.action != CollectAction::UPDATE {
            change.action = row.record.action;
        }
        for field in &row.record.fields {
            match change
                .fields
                .iter_mut()
                .find(|known| known.field == field.field)
            {
                Some(known) => known.new.clone_from(&field.new),
                None => change.fields.push(field.clone()),
            }
        }
    }
    found
}
