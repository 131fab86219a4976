//! Keeps the search index in step with the ledger. What matches how is `crate::search`.

mod words;

use chrono::NaiveDate;

use crate::domain::Id;
use crate::domain::household::Household;
use crate::domain::place::Place;
use crate::domain::subject::Subject;
use crate::ledger::Ledger;
use crate::ledger::table::Tables;
use crate::search::{Entry, Index, Query};
use words::Words;

/// Among equally good hits those put in first come first. So many new doors may stand behind all others before the
/// index is made anew in the order of doors.
const NEW_DOORS: usize = 64;

/// What an entry stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Key {
    Home(Id<Household>),
    Place(Id<Place>),
}

impl Key {
    fn of(subject: &Subject) -> Option<Self> {
        match subject {
            Subject::Household(id) => Some(Self::Home(*id)),
            Subject::Place(id) => Some(Self::Place(*id)),
            Subject::Common(_) => None,
        }
    }

    fn subject(self) -> Subject {
        match self {
            Self::Home(id) => id.into(),
            Self::Place(id) => id.into(),
        }
    }
}

/// The index and how far it has followed the ledger.
#[derive(Default)]
pub struct Finder {
    index: Index<Key>,
    words: Words,
    followed: Option<(u64, NaiveDate)>,
    new_doors: usize,
    #[cfg(test)]
    built: usize,
}

impl Finder {
    /// The doors and places that match what was typed, best first; all of them, by door, when nothing was.
    pub fn find(&mut self, ledger: &Ledger, today: NaiveDate, typed: &str) -> Vec<Subject> {
        self.follow(ledger, today);
        let found = self.index.find(&Query::new(typed));
        found.into_iter().map(|hit| hit.key.subject()).collect()
    }

    /// Takes in what was touched since; everything anew only when that is too much to tell, or a day has begun
    /// (care groups come with age).
    fn follow(&mut self, ledger: &Ledger, today: NaiveDate) {
        let mark = ledger.touched_mark();
        let followed = self.followed.filter(|(_, day)| *day == today);
        let touched = followed.and_then(|(mark, _)| ledger.touched_since(mark));
        for subject in touched.unwrap_or_default() {
            if let Some(key) = Key::of(subject) {
                self.put(key, ledger.tables(), today);
            }
        }
        if touched.is_none() || self.new_doors > NEW_DOORS {
            self.build(ledger.tables(), today);
        }
        self.followed = Some((mark, today));
    }

    fn build(&mut self, tables: &Tables, today: NaiveDate) {
        self.index = Index::new();
        for household in in_door_order(tables) {
            self.put(Key::Home(household.id), tables, today);
        }
        let mut places: Vec<_> = tables.places.iter().collect();
        places.sort_by(|one, other| one.name.cmp(&other.name).then(one.id.cmp(&other.id)));
        for place in places {
            self.put(Key::Place(place.id), tables, today);
        }
        self.new_doors = 0;
        #[cfg(test)]
        {
            self.built += 1;
        }
    }

    /// Puts in what stands behind a key now, or takes it out when it is gone.
    fn put(&mut self, key: Key, tables: &Tables, today: NaiveDate) {
        let before = self.index.len();
        match key {
            Key::Home(id) => match tables.households.get(id) {
                Some(household) => self.put_home(tables, household, today),
                None => self.index.remove(key),
            },
            Key::Place(id) => match tables.places.get(id) {
                Some(place) => self.put_place(tables, place),
                None => self.index.remove(key),
            },
        }
        self.new_doors += self.index.len().saturating_sub(before);
    }

    fn put_home(&mut self, tables: &Tables, household: &Household, today: NaiveDate) {
        let people = tables.residents_of(household.id);
        let here = people.into_iter().filter(|resident| resident.is_here());
        let here: Vec<_> = here.collect();
        let names: Vec<&str> = here.iter().map(|resident| resident.name.as_str()).collect();
        let numbers = here.iter().flat_map(|resident| {
            let phones = resident.phones.iter().map(String::as_str);
            phones.chain(resident.id_number.as_ref().map(|number| number.as_str()))
        });
        let numbers: Vec<&str> = numbers.collect();
        let subject = Subject::Household(household.id);
        let last = tables.visits.of(&subject).next_back();
        let mut words = vec![self.words.state(household.state)];
        words.extend(last.map(|visit| self.words.visit(tables, visit)));
        for resident in &here {
            for group in resident.care_groups(today) {
                words.push(self.words.care(group));
            }
            words.extend(resident.tags.iter().map(|tag| tag.as_str().into()));
        }
        let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
        let entry = Entry {
            door: &household.address.with_estate(),
            names: &names,
            numbers: &numbers,
            words: &words,
        };
        self.index.put(Key::Home(household.id), &entry);
    }

    fn put_place(&mut self, tables: &Tables, place: &Place) {
        let last = tables.visits.of(&Subject::Place(place.id)).next_back();
        let mut words = vec![self.words.kind(place.kind)];
        words.extend(last.map(|visit| self.words.visit(tables, visit)));
        let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
        let in_charge = place.in_charge.iter();
        let phones = in_charge.flat_map(|contact| contact.phones.iter().map(String::as_str));
        let entry = Entry {
            names: &[&place.name],
            numbers: &phones.collect::<Vec<_>>(),
            words: &words,
            ..Entry::default()
        };
        self.index.put(Key::Place(place.id), &entry);
    }
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

#[cfg(test)]
mod tests;
