//! Keeps the search index in step with the ledger. What matches how is `crate::search`.

use chrono::NaiveDate;

use crate::domain::Id;
use crate::domain::household::Household;
use crate::domain::subject::Subject;
use crate::i18n::Language;
use crate::ledger::Ledger;
use crate::ledger::table::Tables;
use crate::search::{Entry, Index, Query};

/// The index and how far it has followed the ledger.
#[derive(Default)]
pub struct Finder {
    index: Option<(Index<Id<Household>>, u64)>,
}

impl Finder {
    /// The households that match what was typed, best first; all of them, by door, when nothing was.
    pub fn find(&mut self, ledger: &Ledger, today: NaiveDate, typed: &str) -> Vec<Id<Household>> {
        let tables = ledger.tables();
        let followed = self.index.as_mut().and_then(|(index, mark)| {
            for subject in ledger.touched_since(*mark)? {
                if let Some(id) = subject.household() {
                    match tables.households.get(id) {
                        Some(household) => put(index, tables, household, today),
                        None => index.remove(id),
                    }
                }
            }
            *mark = ledger.touched_mark();
            Some(())
        });
        if followed.is_none() {
            self.index = Some((build(tables, today), ledger.touched_mark()));
        }
        let found = self
            .index
            .as_ref()
            .map(|(index, _)| index.find(&Query::new(typed)))
            .unwrap_or_default();
        found.into_iter().map(|hit| hit.key).collect()
    }
}

fn build(tables: &Tables, today: NaiveDate) -> Index<Id<Household>> {
    let mut index = Index::new();
    for household in in_door_order(tables) {
        put(&mut index, tables, household, today);
    }
    index
}

/// Every household in the order of doors: building, unit, room by number.
pub fn in_door_order(tables: &Tables) -> Vec<&Household> {
    let mut households: Vec<&Household> = tables.households.iter().map(AsRef::as_ref).collect();
    households.sort_by_cached_key(|household| {
        let address = &household.address;
        let unit = address.unit.as_deref().unwrap_or_default();
        (
            address.estate.clone(),
            by_number(&address.building),
            by_number(unit),
            by_number(&address.room),
        )
    });
    households
}

/// Sorts `2` before `10`, and letters after the number.
fn by_number(text: &str) -> (u64, String) {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    (digits.parse().unwrap_or(u64::MAX), text.to_owned())
}

fn put(index: &mut Index<Id<Household>>, tables: &Tables, household: &Household, today: NaiveDate) {
    let people = tables.residents_of(household.id);
    let here: Vec<_> = people
        .into_iter()
        .filter(|resident| resident.is_here())
        .collect();
    let names: Vec<&str> = here.iter().map(|resident| resident.name.as_str()).collect();
    let numbers = here.iter().flat_map(|resident| {
        let phones = resident.phones.iter().map(String::as_str);
        phones.chain(resident.id_number.as_ref().map(|number| number.as_str()))
    });
    let numbers: Vec<&str> = numbers.collect();
    let last = tables
        .visits
        .of(&Subject::Household(household.id))
        .next_back();
    let mut words = Vec::new();
    for tag in [Language::Chinese.tag(), Language::English.tag()] {
        words.push(household.state.label(tag));
        words.extend(last.map(|visit| visit.outcome.label(tag)));
        words.extend(
            here.iter()
                .flat_map(|resident| resident.care_groups(today))
                .map(|group| group.label(tag)),
        );
    }
    let address = &household.address;
    let door = match &address.estate {
        Some(estate) => format!("{estate}/{address}"),
        None => address.to_string(),
    };
    let entry = Entry {
        door: &door,
        names: &names,
        numbers: &numbers,
        words: &words,
    };
    index.put(household.id, &entry);
}
