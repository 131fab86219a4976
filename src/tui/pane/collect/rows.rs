//! Doors with something missing or stale under headings of their buildings, kept in step with the ledger. Draws nothing.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::Id;
use crate::domain::household::Household;
use crate::domain::subject::Subject;
use crate::ledger::Ledger;
use crate::ledger::queries::facts::{self, OpenFacts};
use crate::ledger::queue::{Now, Queue, by_building, by_stairs};
use crate::ledger::table::Tables;
use crate::tui::kept::{Changed, Followed, Kept, Ranked};
use crate::tui::pane::homes::stand::Widths;

/// A row of the list.
#[derive(Debug)]
pub enum Row {
    /// A building begins: any of its doors.
    Building(Arc<Household>),
    /// A door.
    Door(OpenFacts),
}

impl Row {
    /// The door, or one of the building.
    pub fn home(&self) -> &Arc<Household> {
        match self {
            Self::Building(home) => home,
            Self::Door(open) => &open.household,
        }
    }
}

impl Ranked for Row {
    fn rank(&self, other: &Self) -> Ordering {
        let (one, two) = (self.home(), other.home());
        let within = || match (self, other) {
            (Self::Building(_), Self::Building(_)) => Ordering::Equal,
            (Self::Building(_), Self::Door(_)) => Ordering::Less,
            (Self::Door(_), Self::Building(_)) => Ordering::Greater,
            (Self::Door(_), Self::Door(_)) => by_stairs(one, two),
        };
        by_building(one, two).then_with(within)
    }
}

/// The rows, and how far collecting is.
#[derive(Default)]
pub struct Rows {
    kept: Kept<Row>,
    /// Doors where somebody lives, or may live.
    lived_in: HashSet<Id<Household>>,
    /// Doors with something missing or stale.
    pub open: usize,
    /// How wide these doors are.
    pub widths: Widths,
    followed: Followed<(NaiveDate, i64)>,
}

impl Rows {
    /// The rows, in their order.
    pub fn all(&self) -> &[Arc<Row>] {
        self.kept.rows()
    }

    /// Doors where somebody lives.
    pub fn lived_in(&self) -> usize {
        self.lived_in.len()
    }

    /// Where a door stands.
    pub fn position(&self, subject: &Subject) -> Option<usize> {
        self.kept.position(subject)
    }

    /// How many doors stand under the heading at this place.
    pub fn under(&self, heading: usize) -> usize {
        let rows = self.kept.rows();
        let own = rows[heading].home();
        rows[heading + 1..].partition_point(|row| by_building(row.home(), own).is_eq())
    }

    /// Whether they are as the ledger has them.
    pub fn is_current(&self, ledger: &Ledger, now: &Now) -> bool {
        self.followed
            .is_current(ledger, &(now.date, now.facts_days))
    }

    /// Brings the rows up to date; says whether anything was touched.
    pub fn follow(&mut self, ledger: &Ledger, queue: &Queue) -> bool {
        let (tables, now) = (ledger.tables(), queue.now());
        match self.followed.changed(ledger, (now.date, now.facts_days)) {
            Changed::Nothing => return false,
            Changed::All => self.fill(tables, queue),
            Changed::These(touched) => {
                for subject in &touched {
                    if let Some(id) = subject.household() {
                        self.put(tables, id, now);
                    }
                }
            }
        }
        true
    }

    fn fill(&mut self, tables: &Tables, queue: &Queue) {
        let lived_in = tables.households.iter().filter(|home| lived_in(home));
        self.lived_in = lived_in.map(|home| home.id).collect();
        let open = facts::open(tables, queue);
        (self.open, self.widths) = (open.len(), Widths::default());
        let mut rows: Vec<(Subject, Row)> = Vec::with_capacity(open.len());
        for open in open {
            let home = &open.household;
            self.widths.add(&home.address);
            let begins = rows
                .last()
                .is_none_or(|(_, row)| by_building(row.home(), home).is_ne());
            if begins {
                rows.push((heading(home), Row::Building(Arc::clone(home))));
            }
            rows.push((Subject::Household(home.id), Row::Door(open)));
        }
        self.kept.fill(rows.into_iter());
    }

    fn put(&mut self, tables: &Tables, id: Id<Household>, now: &Now) {
        let home = tables.households.get(id);
        match home.filter(|home| lived_in(home)) {
            Some(_) => self.lived_in.insert(id),
            None => self.lived_in.remove(&id),
        };
        let open = home.and_then(|home| facts::open_at(tables, home, now));
        let after = open.as_ref().map(|open| Arc::clone(&open.household));
        let old = self.kept.put(&Subject::Household(id), open.map(Row::Door));
        let before = old.first().map(|row| Arc::clone(row.home()));
        if let Some(home) = &before {
            self.open -= 1;
            self.widths.remove(&home.address);
            self.head(home);
        }
        if let Some(home) = &after {
            self.open += 1;
            self.widths.add(&home.address);
            self.head(home);
        }
    }

    /// Gives the building of a door its heading, or takes it when no door is left there.
    fn head(&mut self, home: &Arc<Household>) {
        let row = Row::Building(Arc::clone(home));
        let place = self.kept.at(&row);
        let (Ok(at) | Err(at)) = place;
        let first = self.kept.rows().get(at + usize::from(place.is_ok()));
        let doors = first.is_some_and(|first| by_building(first.home(), home).is_eq());
        if doors != place.is_ok() {
            self.kept.put(&heading(home), doors.then_some(row));
        }
    }
}

/// What the heading of a door's building is filed under.
fn heading(home: &Household) -> Subject {
    let mut spot = home.address.spot();
    spot.unit = None;
    Subject::Common(Box::new(spot))
}

/// Whether somebody lives there, or may.
fn lived_in(home: &Household) -> bool {
    home.state.lived_in() != Some(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::{Clock as _, FixedClock, parse_moment};
    use crate::domain::address::Address;
    use crate::domain::codes::{HouseholdState, SourceOfFact};
    use crate::domain::resident::Resident;
    use crate::ledger::backing::Memory;
    use crate::ledger::work::{At, Settings, household, resident};

    /// Forty doors a building, nothing known of anybody.
    fn book(doors: usize, clock: &FixedClock) -> Ledger {
        let (mut ledger, _) = Ledger::open(Box::new(Memory::new(clock.id()))).unwrap();
        let mut edit = ledger.edit();
        for number in 0..doors {
            let address = Address {
                building: (number / 40 + 1).to_string(),
                room: format!("{}{:02}", number % 40 / 4 + 1, number % 4 + 1),
                ..Address::default()
            };
            edit.put(Household::new(Id::new(clock.id()), address));
        }
        let changes = edit.changes();
        ledger.commit("import-roster", changes, clock).unwrap();
        ledger
    }

    fn told(rows: &Rows) -> Vec<(bool, Id<Household>)> {
        let rows = rows.all().iter();
        let told = rows.map(|row| match row.as_ref() {
            Row::Building(_) => (true, Id::new(uuid::Uuid::nil())),
            Row::Door(open) => (false, open.household.id),
        });
        told.collect()
    }

    #[test]
    fn of_two_thousand_doors_only_the_touched_one_is_reckoned_anew() {
        let clock = FixedClock::at(parse_moment("2026-11-22T09:00:00+08:00").unwrap());
        let settings = Settings::default();
        let at = At {
            clock: &clock,
            settings: &settings,
        };
        let mut ledger = book(2_000, &clock);
        let queue = |ledger: &Ledger| {
            let now = Now::new(ledger.tables(), clock.now(), &settings, &[]);
            Queue::of(ledger, &now)
        };
        let mut rows = Rows::default();
        rows.follow(&ledger, &queue(&ledger));
        assert_eq!((rows.open, rows.kept.reckoned()), (2_000, 2_050));
        let home = rows.all()[900].home().id;
        let person = Resident::new(Id::new(clock.id()), home, "张建国".to_owned());
        resident::add(&mut ledger, person, SourceOfFact::SELF, at).unwrap();
        assert!(rows.follow(&ledger, &queue(&ledger)));
        assert_eq!(rows.kept.reckoned(), 2_051);
        assert!(!rows.follow(&ledger, &queue(&ledger)));
    }

    #[test]
    fn headings_come_and_go_with_the_last_door_of_a_building() {
        let clock = FixedClock::at(parse_moment("2026-11-22T09:00:00+08:00").unwrap());
        let settings = Settings::default();
        let at = At {
            clock: &clock,
            settings: &settings,
        };
        let mut ledger = book(81, &clock);
        let queue = |ledger: &Ledger| {
            let now = Now::new(ledger.tables(), clock.now(), &settings, &[]);
            Queue::of(ledger, &now)
        };
        let mut rows = Rows::default();
        rows.follow(&ledger, &queue(&ledger));
        assert_eq!(
            (rows.all().len(), rows.under(0), rows.under(82)),
            (84, 40, 1)
        );
        let mut last = rows.all()[83].home().as_ref().clone();
        last.state = HouseholdState::VACANT;
        household::edit(&mut ledger, last, SourceOfFact::SELF, at).unwrap();
        rows.follow(&ledger, &queue(&ledger));
        assert_eq!((rows.all().len(), rows.open, rows.lived_in()), (82, 80, 80));
        ledger.undo(&clock).unwrap();
        let queue = queue(&ledger);
        rows.follow(&ledger, &queue);
        let mut anew = Rows::default();
        anew.follow(&ledger, &queue);
        assert_eq!(told(&rows), told(&anew));
        assert_eq!((rows.open, rows.lived_in()), (anew.open, anew.lived_in()));
    }
}
