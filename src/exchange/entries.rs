//! An office's list of offers, partners and the like read into a plan: what is new, changed and the same, what is refused
//! and why. Not tasks, and not what becomes of a record once it is in the ledger.

mod activities;
mod cover;
mod gather;
mod offers;
mod partners;
mod posts;

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::{Entity, Id, Moment};
use crate::exchange::fields::{Fields, Refusal, refuse};
use crate::exchange::header::{Dictionary, Mapping};
use crate::exchange::outside::Outside;
use crate::exchange::rejects::Rejects;
use crate::exchange::report::{Counts, ImportError, Remarks};
use crate::exchange::sheets::{SheetReport, walk};
use crate::exchange::table::{Limits, Source};
use crate::ledger::operation::Change;
use crate::ledger::table::{HasTable, Tables};
use cover::Cover;
use gather::Gather;

/// How a list is to be read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What the worker said columns mean, each `列=field`.
    pub mappings: Vec<String>,
    /// What is read at most.
    pub limits: Limits,
}

/// A kind of list that can be imported.
pub struct List {
    /// Its name on the command line.
    pub noun: &'static str,
    /// The verb a committed plan goes by in the history.
    pub verb: &'static str,
    /// The message that counts what is new, changed and the same.
    pub counted: &'static str,
    /// The message that names it.
    pub title: &'static str,
    plan: fn(&Source, &Tables, &Options, Outside<'_>) -> Result<Plan, ImportError>,
}

/// Every list that can be imported. A new one joins by a row here.
pub const LISTS: &[List] = &[
    List {
        noun: "offers",
        verb: "import-offers",
        counted: "import-offers",
        title: "listed-offers",
        plan: plan::<offers::Offers>,
    },
    List {
        noun: "partners",
        verb: "import-partners",
        counted: "import-partners",
        title: "listed-partners",
        plan: plan::<partners::Partners>,
    },
    List {
        noun: "activities",
        verb: "import-activities",
        counted: "import-activities",
        title: "listed-activities",
        plan: plan::<activities::Activities>,
    },
    List {
        noun: "posts",
        verb: "import-posts",
        counted: "import-posts",
        title: "listed-posts",
        plan: plan::<posts::Posts>,
    },
];

impl List {
    /// The list of this name.
    pub fn named(noun: &str) -> Option<&'static Self> {
        LISTS.iter().find(|list| list.noun == noun)
    }

    /// Reads `source` and compares it with the ledger's `tables`; nothing is changed.
    ///
    /// # Errors
    /// When the file cannot be read, has no header, a mapping names no field, or the watcher breaks off.
    pub fn plan(
        &self,
        source: &Source,
        tables: &Tables,
        options: &Options,
        outside: Outside<'_>,
    ) -> Result<Plan, ImportError> {
        (self.plan)(source, tables, options, outside)
    }
}

/// What importing a list would do.
pub struct Plan {
    /// The file's name.
    pub file: String,
    /// The sheets and their columns.
    pub sheets: Vec<SheetReport>,
    /// The records.
    pub counts: Counts,
    /// Rows that say again, word for word, what another row says; each is named among the remarks.
    pub repeated: usize,
    /// What to look at.
    pub remarks: Remarks,
    /// Rows that were refused.
    pub refused: Remarks,
    /// Those rows, to be written to a file.
    pub rejects: Rejects,
    changes: Vec<Change>,
}

impl Plan {
    /// The changes, to be committed as one step under the list's verb.
    pub fn changes(self) -> Vec<Change> {
        self.changes
    }
}

/// Whether something ends no earlier than it begins, where both are known.
fn in_turn(from: Option<NaiveDate>, until: Option<NaiveDate>) -> Result<(), Refusal> {
    match (from, until) {
        (Some(from), Some(until)) if until < from => refuse("until", "import-ends-before"),
        _ => Ok(()),
    }
}

/// What is particular to one kind of list.
trait Kind {
    /// A row as it says itself.
    type Entry: PartialEq;
    /// What makes two entries one record.
    type Key: Clone + Eq + Hash;
    /// What it becomes.
    type Record: Entity + Clone + PartialEq;

    /// The wordings its headings are known by.
    fn dictionary() -> &'static Dictionary;
    /// The field that names a row.
    const NAME: &'static str;
    /// What a row says; why when it cannot be taken.
    fn read(fields: &mut Fields<'_>, tables: &Tables) -> Result<Self::Entry, Refusal>;
    /// The key of a row.
    fn key(entry: &Self::Entry) -> Self::Key;
    /// The key of a record of the ledger.
    fn key_of(record: &Self::Record, tables: &Tables) -> Self::Key;
    /// The key of a record as a file shows it, people and numbers covered.
    fn key_shown(record: &Self::Record, cover: &Cover<'_>) -> Self::Key;
    /// Takes out of a row what a file shows of the record, so that only what is new is told.
    fn lift(entry: &mut Self::Entry, record: &Self::Record, cover: &Cover<'_>);
    /// A record of which only the row's name is known.
    fn make(entry: &Self::Entry, id: Id<Self::Record>, now: Moment) -> Self::Record;
    /// Tells a record what a row says; blanks take nothing away.
    fn tell(entry: &Self::Entry, record: &mut Self::Record, tables: &Tables);
    /// A key that says less, by which a row finds the one record that is meant where its own finds none.
    fn wider(_key: &Self::Key) -> Option<Self::Key> {
        None
    }
    /// Whether the ledger takes the record as it would be: the rules that hold when a person changes it.
    fn check(
        _before: Option<&Self::Record>,
        _after: &Self::Record,
        _tables: &Tables,
        _now: Moment,
    ) -> Result<(), Refusal> {
        Ok(())
    }
    /// Ties records of one file to each other, each by what its row says.
    fn tie(_entries: &[&Self::Entry], _records: &mut [Self::Record]) {}
}

fn plan<K: Kind>(
    source: &Source,
    tables: &Tables,
    options: &Options,
    outside: Outside<'_>,
) -> Result<Plan, ImportError>
where
    Tables: HasTable<K::Record>,
{
    let dictionary = K::dictionary();
    let mappings = Mapping::all(&options.mappings, dictionary)?;
    let mut gather: Gather<'_, K> = Gather::new(tables);
    let sheets = walk(
        source,
        &options.limits,
        dictionary,
        &mappings,
        outside.watch,
        &mut gather,
    )?;
    let (counts, changes) = compare(&mut gather, tables, outside);
    Ok(Plan {
        file: source.name().to_owned(),
        sheets,
        counts,
        repeated: gather.repeated,
        remarks: gather.remarks,
        refused: gather.refused,
        rejects: gather.rejects,
        changes,
    })
}

/// What the rows come to beside the ledger's records; those its rules do not take are refused.
fn compare<K: Kind>(
    gather: &mut Gather<'_, K>,
    tables: &Tables,
    outside: Outside<'_>,
) -> (Counts, Vec<Change>)
where
    Tables: HasTable<K::Record>,
{
    let table: &crate::ledger::table::Table<K::Record> = tables.table();
    let cover = Cover::new(tables);
    let known = Known::<K>::new(table.iter(), &gather.by_key, &cover);
    let entries = std::mem::take(&mut gather.entries);
    let mut found = Vec::with_capacity(entries.len());
    let mut afters = Vec::with_capacity(entries.len());
    for mut held in entries {
        let before = match known.find(&K::key(&held.entry)) {
            Found::Several => {
                let (key, field) = ("import-covered", K::NAME);
                gather.refuse(held.origin, Refusal { key, field }, String::new());
                continue;
            }
            Found::One(before) => {
                if lifts::<K>(&mut held.entry, before, &cover) {
                    gather.leave(&held.origin);
                }
                Some(before)
            }
            Found::None => None,
        };
        let mut after = match before {
            Some(before) => before.clone(),
            None => K::make(&held.entry, Id::new((outside.ids)()), outside.now),
        };
        K::tell(&held.entry, &mut after, tables);
        found.push((before, held));
        afters.push(after);
    }
    let entries: Vec<&K::Entry> = found.iter().map(|(_, held)| &held.entry).collect();
    K::tie(&entries, &mut afters);
    let (mut counts, mut changes) = (Counts::default(), Vec::new());
    for ((before, held), after) in found.into_iter().zip(afters) {
        if before.is_some_and(|before| *before == after) {
            counts.unchanged += 1;
            continue;
        }
        if let Err(refusal) = K::check(before, &after, tables, outside.now) {
            gather.refuse(held.origin, refusal, String::new());
            continue;
        }
        match before {
            Some(_) => counts.changed += 1,
            None => counts.new += 1,
        }
        changes.push(Change {
            before: before.cloned().map(Entity::into_record),
            after: Some(after.into_record()),
        });
    }
    (counts, changes)
}

/// Takes out of a row what a file shows of its record; whether anything in it was covered.
fn lifts<K: Kind>(entry: &mut K::Entry, record: &K::Record, cover: &Cover<'_>) -> bool {
    let key = K::key(entry);
    let by_cover = key != K::key_of(record, cover.tables) && key == K::key_shown(record, cover);
    K::lift(entry, record, cover);
    cover.has_lifted() || by_cover
}

/// What a row is about.
enum Found<'a, R> {
    /// A record of the ledger.
    One(&'a R),
    /// A covered name that stands for more than one record.
    Several,
    /// Nothing the ledger has.
    None,
}

/// The ledger's records by their keys.
struct Known<'a, K: Kind> {
    exact: HashMap<K::Key, &'a K::Record>,
    /// By the key a file shows, where that covers something; none where it covers several records.
    shown: HashMap<K::Key, Option<&'a K::Record>>,
    /// By a wider key, where it means one record only and one row of the file.
    wide: HashMap<K::Key, Option<&'a K::Record>>,
    rows: HashMap<K::Key, usize>,
}

impl<'a, K: Kind> Known<'a, K> {
    fn new(
        records: impl Iterator<Item = &'a Arc<K::Record>>,
        by_key: &HashMap<K::Key, usize>,
        cover: &Cover<'_>,
    ) -> Self {
        let (mut exact, mut wide, mut rows) = (HashMap::new(), HashMap::new(), HashMap::new());
        let mut shown = HashMap::new();
        for record in records {
            let key = K::key_of(record, cover.tables);
            let covered = K::key_shown(record, cover);
            if covered != key {
                let one = shown.entry(covered).or_insert(Some(record.as_ref()));
                *one = one.filter(|one| one.id() == record.id());
            }
            if let Some(wider) = K::wider(&key) {
                let one = wide.entry(wider).or_insert(Some(record.as_ref()));
                *one = one.filter(|one| one.id() == record.id());
            }
            exact.insert(key, record.as_ref());
        }
        for wider in by_key.keys().filter_map(K::wider) {
            *rows.entry(wider).or_default() += 1;
        }
        Self {
            exact,
            shown,
            wide,
            rows,
        }
    }

    /// The record a row is about.
    fn find(&self, key: &K::Key) -> Found<'a, K::Record> {
        match (self.exact.get(key), self.shown.get(key)) {
            (Some(known), _) | (None, Some(Some(known))) => Found::One(known),
            (None, Some(None)) => Found::Several,
            (None, None) => self.find_wide(key).map_or(Found::None, Found::One),
        }
    }

    fn find_wide(&self, key: &K::Key) -> Option<&'a K::Record> {
        let wider = K::wider(key)?;
        let known = self.wide.get(&wider).copied().flatten()?;
        // One of the two says no more than the wider key does, else they are two.
        let says_less = *key == wider || self.exact.contains_key(&wider);
        (says_less && self.rows.get(&wider) == Some(&1)).then_some(known)
    }
}
