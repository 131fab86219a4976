//! What was told where, each fact once; the topics of a day; households by topic.

use chrono::Duration;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::clock::{Clock as _, FixedClock, parse_moment};
use crate::domain::address::Address;
use crate::domain::codes::Outcome;
use crate::ledger::Ledger;
use crate::ledger::backing::Memory;
use crate::ledger::work::day::{DayStart, start};
use crate::ledger::work::told::{NewTold, tell};
use crate::ledger::work::visit::{NewVisit, log};
use crate::ledger::work::{At, Settings, topics_of_day};

struct Grid {
    ledger: Ledger,
    clock: FixedClock,
    settings: Settings,
    doors: Vec<Subject>,
}

impl Grid {
    fn new(doors: u32) -> Self {
        let clock = FixedClock::at(parse_moment("2026-11-22T09:00:00+08:00").unwrap());
        let memory = Memory::new(Uuid::from_u128(1));
        let mut ledger = Ledger::open(Box::new(memory)).unwrap().0;
        let mut edit = ledger.edit();
        let made = (1..=doors).map(|floor| {
            let id = Id::new(clock.id());
            let address = Address::from_door(&format!("3-2-{floor}01")).unwrap();
            edit.put(Household::new(id, address));
            Subject::from(id)
        });
        let doors: Vec<Subject> = made.collect();
        let changes = edit.changes();
        ledger.commit("put", changes, &clock).unwrap();
        Self {
            ledger,
            clock,
            settings: Settings::default(),
            doors,
        }
    }

    fn deed<R>(&mut self, deed: impl FnOnce(&mut Ledger, At<'_>) -> R) -> R {
        let at = At {
            clock: &self.clock,
            settings: &self.settings,
        };
        deed(&mut self.ledger, at)
    }

    fn visit(&mut self, door: usize, topics: &[Topic], leaflets: u16) {
        let mut new = NewVisit::new(self.doors[door].clone(), Outcome::MET);
        (new.topics, new.leaflets) = (topics.to_vec(), leaflets);
        self.deed(|ledger, at| log(ledger, new, at)).unwrap();
    }

    fn tell(&mut self, door: usize, topic: Topic, how: Telling) {
        let subject = self.doors[door].clone();
        let new = NewTold::new(Matter::Topic(topic), topic.to_string(), how);
        self.deed(|ledger, at| tell(ledger, subject, new, at))
            .unwrap();
    }

    fn covered(&self) -> Covered {
        let tables = self.ledger.tables();
        coverage(tables, NaiveDate::MIN, NaiveDate::MAX)
    }
}

fn row(covered: &Covered, topic: Topic) -> (u32, u32) {
    let row = covered
        .topics
        .iter()
        .find(|row| row.topic == topic)
        .unwrap();
    (row.told, row.leaflets)
}

#[test]
fn a_household_counts_once_for_a_topic_whether_on_a_visit_or_beside_one() {
    let mut grid = Grid::new(4);
    let [fire, fraud] = ["fire", "anti-fraud"].map(Topic::new);
    grid.visit(0, &[fire], 2);
    grid.visit(0, &[fire, fraud], 3);
    grid.tell(0, fire, Telling::TOLD);
    grid.tell(1, fire, Telling::GIVEN);
    let covered = grid.covered();
    assert_eq!(row(&covered, fire), (2, 3));
    assert_eq!(row(&covered, fraud), (1, 0));
    assert_eq!(
        (
            covered.households,
            covered.any,
            covered.leaflets,
            covered.unsorted()
        ),
        (4, 2, 6, 3)
    );
    let left = not_told(grid.ledger.tables(), fire, NaiveDate::MIN, NaiveDate::MAX);
    assert_eq!(
        left.into_iter().map(Subject::from).collect::<Vec<_>>(),
        grid.doors[2..]
    );
}

#[test]
fn the_topics_of_a_day_are_set_at_its_start_changed_later_and_told_once_a_door() {
    let mut grid = Grid::new(2);
    let [fire, fraud, gas] = ["fire", "anti-fraud", "gas"].map(Topic::new);
    let starting = DayStart {
        topics: Some(vec![fire, fire, fraud]),
        ..DayStart::default()
    };
    grid.deed(|ledger, at| start(ledger, starting, at)).unwrap();
    let today = grid.clock.today();
    assert_eq!(topics_of(grid.ledger.tables(), today), [fire, fraud]);
    grid.visit(0, &[fire], 0);
    assert_eq!(
        to_tell(grid.ledger.tables(), &grid.doors[0], today),
        [fraud]
    );
    assert_eq!(
        to_tell(grid.ledger.tables(), &grid.doors[1], today),
        [fire, fraud]
    );
    grid.deed(|ledger, at| topics_of_day::set(ledger, vec![fire, gas], at))
        .unwrap();
    assert_eq!(to_tell(grid.ledger.tables(), &grid.doors[0], today), [gas]);
    assert_eq!(grid.ledger.tables().topics_of_day.len(), 1);
    let Grid { ledger, clock, .. } = &mut grid;
    ledger.undo(clock).unwrap();
    assert_eq!(topics_of(grid.ledger.tables(), today), [fire, fraud]);
}

#[test]
fn what_was_told_is_quiet_for_thirty_days_and_then_asked_for_again() {
    let mut grid = Grid::new(1);
    let fire = Topic::new("fire");
    grid.tell(0, fire, Telling::REFERRED);
    let last = last_told(grid.ledger.tables(), &grid.doors[0], Matter::Topic(fire)).unwrap();
    assert_eq!(last.how, Telling::REFERRED);
    let day = grid.clock.today();
    assert!(last.is_quiet(day + Duration::days(QUIET_DAYS - 1)));
    assert!(!last.is_quiet(day + Duration::days(QUIET_DAYS)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// However topics are told, a household counts at most once each, and every leaflet is counted once.
    #[test]
    fn coverage_counts_doors_once_and_every_leaflet(
        told in prop::collection::vec((0usize..3, 0usize..3, 0u16..4, any::<bool>()), 0..20),
    ) {
        let topics = ["fire", "gas", "power"].map(Topic::new);
        let mut grid = Grid::new(3);
        let mut leaflets = 0;
        for (door, topic, sheets, on_visit) in told {
            if on_visit {
                grid.visit(door, &topics[..=topic], sheets);
                leaflets += u32::from(sheets);
            } else {
                grid.tell(door, topics[topic], Telling::GIVEN);
                leaflets += 1;
            }
        }
        let covered = grid.covered();
        prop_assert_eq!(covered.leaflets, leaflets);
        for row in &covered.topics {
            prop_assert!(row.told <= covered.any && covered.any <= covered.households);
            let left = not_told(grid.ledger.tables(), row.topic, NaiveDate::MIN, NaiveDate::MAX);
            prop_assert_eq!(left.len() as u32 + row.told, covered.households);
        }
    }
}
