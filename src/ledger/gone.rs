//! What a damaged ledger has lost in both copies, named by what is left: numbers that the history skips, and records that
//! others still speak of. Ids, kinds, doors and times; nobody's data. Mends nothing.

use std::collections::{BTreeSet, HashMap};

use uuid::Uuid;

use super::backing::{Notice, Opened};
use super::operation::Header;
use super::table::Tables;
use crate::domain::Entity;
use crate::domain::subject::Subject;
use crate::entities;

/// What stands in a message where the door is not known.
const NO_DOOR: &str = "none";

/// At most so many are named one by one.
const NAMED: usize = 20;

/// Whether a store says with this that both copies of something are gone.
pub(super) fn is_loss(notice: &Notice) -> bool {
    let losses = [
        "store-entries-lost",
        "store-records-doubtful",
        "store-records-gone",
    ];
    losses.contains(&notice.key)
}

/// Names what is gone, where the store says that records are.
pub(super) fn named(opened: &Opened, tables: &Tables) -> Vec<Notice> {
    let records = |notice: &Notice| is_loss(notice) && notice.key != "store-entries-lost";
    if !opened.notices.iter().any(records) {
        return Vec::new();
    }
    let mut named = skipped(&opened.headers);
    named.extend(spoken_of(tables).into_iter().map(|(kind, id, door)| {
        let values = vec![
            ("kind", kind.to_owned()),
            ("id", id.to_string()),
            ("door", door),
        ];
        Notice {
            key: "store-gone-record",
            values,
        }
    }));
    named.truncate(NAMED);
    named
}

/// Numbers that are missing within a stream, and between which moments they were noted.
fn skipped(headers: &[Header]) -> Vec<Notice> {
    let mut last: HashMap<Uuid, u64> = HashMap::new();
    let mut before: Option<&Header> = None;
    let mut found = Vec::new();
    let moment = |header: &Header| header.moment().format("%Y-%m-%d %H:%M").to_string();
    for header in headers {
        let known = last.entry(header.id.stream).or_default();
        if header.id.seq > *known + 1 {
            let until = moment(header);
            found.push(Notice {
                key: "store-gone-entries",
                values: vec![
                    ("count", (header.id.seq - *known - 1).to_string()),
                    (
                        "first",
                        format!("{}-{}", header.id.stream.simple(), *known + 1),
                    ),
                    ("since", before.map_or_else(|| until.clone(), moment)),
                    ("until", until),
                ],
            });
        }
        *known = header.id.seq.max(*known);
        before = Some(header);
    }
    found
}

/// Kind, id and (where it is known) door of records that are not there though others speak of them.
fn spoken_of(tables: &Tables) -> BTreeSet<(&'static str, Uuid, String)> {
    let mut gone = BTreeSet::new();
    for subject in subjects(tables) {
        match subject {
            Subject::Household(id) if tables.households.get(id).is_none() => {
                gone.insert(("households", id.uuid(), NO_DOOR.to_owned()));
            }
            Subject::Place(id) if tables.places.get(id).is_none() => {
                gone.insert(("places", id.uuid(), NO_DOOR.to_owned()));
            }
            _ => {}
        }
    }
    let sheets = tables.answer_sheets.iter();
    let sheets = sheets.map(|sheet| (sheet.resident, &sheet.subject));
    let facts = tables.collection.iter();
    let facts = facts.map(|fact| (fact.resident, &fact.subject));
    for (person, subject) in sheets.chain(facts) {
        let person = person.filter(|id| tables.residents.get(*id).is_none());
        gone.extend(person.map(|id| ("residents", id.uuid(), door(subject, tables))));
    }
    for file in tables.attachments.iter() {
        if tables.answer_sheets.get(file.sheet).is_none() {
            gone.insert((
                "answer_sheets",
                file.sheet.uuid(),
                door(&file.subject, tables),
            ));
        }
    }
    gone
}

fn door(subject: &Subject, tables: &Tables) -> String {
    let household = subject.household().and_then(|id| tables.households.get(id));
    household.map_or_else(|| NO_DOOR.to_owned(), |home| home.address.to_string())
}

macro_rules! subjects {
    ($($tag:literal $table:ident $kind:ident)*) => {
        /// Every door and place that a record is about.
        fn subjects(tables: &Tables) -> BTreeSet<Subject> {
            let mut found = BTreeSet::new();
            $(found.extend(tables.$table.iter().filter_map(|record| Entity::subject(record.as_ref())));)*
            found
        }
    };
}
entities!(subjects);
