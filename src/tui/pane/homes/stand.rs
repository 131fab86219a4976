//! Doors in the order of the stairs and places after them by name, kept in step with the ledger. Not what is typed to
//! narrow them.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::domain::address::Address;
use crate::domain::household::Household;
use crate::domain::place::Place;
use crate::domain::subject::Subject;
use crate::ledger::Ledger;
use crate::ledger::queue::{Queue, by_stairs};
use crate::ledger::table::Tables;
use crate::tui::kept::{Changed, Followed, Kept, Ranked};
use crate::tui::widget::text;

/// Columns a door takes at least and at most; longer ones have an estate before them.
const DOOR: std::ops::RangeInclusive<usize> = 7..=18;

/// What stands in the list: the door or place as it was when it was put there.
#[derive(Debug)]
pub enum Stand {
    /// A door.
    Door(Arc<Household>),
    /// A place.
    Place(Arc<Place>),
}

impl Stand {
    /// What it is about.
    pub fn subject(&self) -> Subject {
        match self {
            Self::Door(home) => Subject::Household(home.id),
            Self::Place(place) => Subject::Place(place.id),
        }
    }

    fn of(tables: &Tables, subject: &Subject) -> Option<Self> {
        match subject {
            Subject::Household(id) => tables.households.get(*id).cloned().map(Self::Door),
            Subject::Place(id) => tables.places.get(*id).cloned().map(Self::Place),
            Subject::Common(_) => None,
        }
    }
}

impl Ranked for Stand {
    fn rank(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Door(one), Self::Door(other)) => by_stairs(one, other),
            (Self::Place(one), Self::Place(other)) => {
                one.name.cmp(&other.name).then(one.id.cmp(&other.id))
            }
            (Self::Door(_), Self::Place(_)) => Ordering::Less,
            (Self::Place(_), Self::Door(_)) => Ordering::Greater,
        }
    }
}

/// How many doors there are of each width, so that the widest is known when one comes or goes.
#[derive(Debug, Default)]
pub struct Widths([usize; *DOOR.end() + 1]);

impl Widths {
    /// One more door.
    pub fn add(&mut self, door: &Address) {
        self.0[Self::of(door)] += 1;
    }

    /// One door less.
    pub fn remove(&mut self, door: &Address) {
        let count = &mut self.0[Self::of(door)];
        *count = count.saturating_sub(1);
    }

    /// The columns that the widest door takes, written with its building.
    pub fn widest(&self) -> usize {
        let widest = self.0.iter().rposition(|count| *count > 0);
        widest.unwrap_or(0).max(*DOOR.start())
    }

    fn of(door: &Address) -> usize {
        let unit = door.unit.as_deref();
        let unit = unit.map_or(0, |unit| text::width(unit) + 1);
        let columns = text::width(&door.building) + unit + 1 + text::width(&door.room);
        columns.min(*DOOR.end())
    }
}

/// Every door and place.
#[derive(Default)]
pub struct Stands {
    /// The rows.
    pub kept: Kept<Stand>,
    /// How wide the doors are.
    pub widths: Widths,
    followed: Followed<()>,
}

impl Stands {
    /// Brings the rows up to date; says whether anything was touched.
    pub fn follow(&mut self, ledger: &Ledger, queue: &Queue) -> bool {
        let tables = ledger.tables();
        match self.followed.changed(ledger, ()) {
            Changed::Nothing => return false,
            Changed::All => self.fill(tables, queue),
            Changed::These(touched) => {
                for subject in &touched {
                    self.put(tables, subject);
                }
            }
        }
        true
    }

    fn fill(&mut self, tables: &Tables, queue: &Queue) {
        let doors = queue.every_door(tables).cloned().map(Stand::Door);
        let places = tables.places.iter().cloned().map(Stand::Place);
        let rows = doors.chain(places).map(|row| (row.subject(), row));
        self.kept.fill(rows);
        self.widths = Widths::default();
        for home in tables.households.iter() {
            self.widths.add(&home.address);
        }
    }

    fn put(&mut self, tables: &Tables, subject: &Subject) {
        let now = Stand::of(tables, subject);
        if let Some(Stand::Door(home)) = &now {
            self.widths.add(&home.address);
        }
        for old in self.kept.put(subject, now) {
            if let Stand::Door(home) = old.as_ref() {
                self.widths.remove(&home.address);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::{Clock as _, FixedClock, parse_moment};
    use crate::domain::Id;
    use crate::domain::codes::Outcome;
    use crate::ledger::backing::Memory;
    use crate::ledger::queue::Now;
    use crate::ledger::work::visit::{NewVisit, log};
    use crate::ledger::work::{At, Settings, household};

    fn address(number: usize) -> Address {
        Address {
            building: (number / 40 + 1).to_string(),
            unit: Some("1".to_owned()),
            room: format!("{}{:02}", number % 40 / 4 + 1, number % 4 + 1),
            ..Address::default()
        }
    }

    fn order(stands: &Stands) -> Vec<Subject> {
        let rows = stands.kept.rows().iter();
        rows.map(|row| row.subject()).collect()
    }

    #[test]
    fn of_two_thousand_doors_only_the_touched_one_is_reckoned_anew() {
        let clock = FixedClock::at(parse_moment("2026-11-22T09:00:00+08:00").unwrap());
        let settings = Settings::default();
        let at = At {
            clock: &clock,
            settings: &settings,
        };
        let (mut ledger, _) = Ledger::open(Box::new(Memory::new(clock.id()))).unwrap();
        let mut edit = ledger.edit();
        for number in 0..2_000 {
            edit.put(Household::new(Id::new(clock.id()), address(number)));
        }
        let changes = edit.changes();
        ledger.commit("import-roster", changes, &clock).unwrap();
        let queue = |ledger: &Ledger| {
            Queue::of(
                ledger,
                &Now::new(ledger.tables(), clock.now(), &settings, &[]),
            )
        };
        let mut stands = Stands::default();
        assert!(stands.follow(&ledger, &queue(&ledger)));
        assert_eq!(stands.kept.reckoned(), 2_000);
        let door = order(&stands)[777].clone();
        log(&mut ledger, NewVisit::new(door.clone(), Outcome::MET), at).unwrap();
        let now = queue(&ledger);
        stands.follow(&ledger, &now);
        assert_eq!(stands.kept.reckoned(), 2_001);
        assert!(!stands.follow(&ledger, &now));
        // A door that gets another number stands elsewhere, and the list is as if it had been made anew.
        let home = ledger.tables().households.get(door.household().unwrap());
        let mut home = home.unwrap().as_ref().clone();
        home.address.building = "123456789".to_owned();
        let source = crate::domain::codes::SourceOfFact::SELF;
        household::edit(&mut ledger, home, source, at).unwrap();
        let now = queue(&ledger);
        stands.follow(&ledger, &now);
        assert_eq!(stands.kept.reckoned(), 2_002);
        assert_eq!(stands.kept.position(&door), Some(1_999));
        assert!(stands.widths.widest() > 12);
        ledger.undo(&clock).unwrap();
        let now = queue(&ledger);
        stands.follow(&ledger, &now);
        assert_eq!(stands.kept.reckoned(), 2_003);
        assert_eq!(stands.kept.position(&door), Some(777));
        let mut anew = Stands::default();
        anew.follow(&ledger, &now);
        assert_eq!(order(&stands), order(&anew));
        assert_eq!(stands.widths.widest(), anew.widths.widest());
    }
}
