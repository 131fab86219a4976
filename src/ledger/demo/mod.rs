//! A made-up community for trying the program: 420 doors, their people, and some weeks of work. Nobody in it exists.

mod activities;
mod asking;
mod chance;
mod collected;
mod community;
pub mod forms;
mod past;
mod people;
mod wording;

use chrono::{Days, NaiveDate};

use crate::clock::Clock;
use crate::domain::address::{Address, Spot};
use crate::domain::codes::{DayState, PlaceKind, Weather};
use crate::domain::day::{Day, Plan};
use crate::domain::household::{Contact, Household};
use crate::domain::place::Place;
use crate::domain::{Id, Moment};

use super::edit::Edit;
use super::work::Settings;
use super::{Ledger, LedgerError};
use chance::Chance;
pub use wording::Wording;

/// The verb of the operation that fills a demo; undo stops before it.
pub const VERB: &str = "demo";

/// Buildings, units in each, floors, doors on a floor: 5 × 3 × 7 × 4 = 420 doors.
const SHAPE: (u16, u16, u16, u16) = (5, 3, 7, 4);

/// The settings a demo works under.
pub fn settings() -> Settings {
    Settings {
        worker: "李晓".to_owned(),
        mentor: "王建平".to_owned(),
        grid: "第三网格".to_owned(),
        community: "暖城社区".to_owned(),
        ..Settings::default()
    }
}

/// What is being filled, and the chances it is filled by.
struct Filling<'a> {
    edit: Edit<'a>,
    clock: &'a dyn Clock,
    chance: Chance,
    now: Moment,
    wording: &'static Wording,
}

impl Filling<'_> {
    fn days_ago(&self, days: u64) -> NaiveDate {
        let today = self.now.date_naive();
        today.checked_sub_days(Days::new(days)).unwrap_or(today)
    }

    fn days_on(&self, days: u64) -> NaiveDate {
        let today = self.now.date_naive();
        today.checked_add_days(Days::new(days)).unwrap_or(today)
    }

    /// A day at least `least` and less than `least + spread` days ago.
    fn some_days_ago(&mut self, least: u64, spread: u64) -> NaiveDate {
        let days = least + self.chance.below(spread);
        self.days_ago(days)
    }

    /// A day at least `least` and less than `least + spread` days from now.
    fn some_days_on(&mut self, least: u64, spread: u64) -> NaiveDate {
        let days = least + self.chance.below(spread);
        self.days_on(days)
    }

    fn id<T>(&self) -> Id<T> {
        Id::new(self.clock.id())
    }
}

/// Fills an empty ledger with the community of this seed, as it stands on the clock's morning.
///
/// # Errors
/// When the store refuses.
pub fn fill(ledger: &mut Ledger, seed: u64, clock: &dyn Clock) -> Result<(), LedgerError> {
    fill_in(ledger, seed, clock, Wording::of("zh-CN"))
}

/// The same, with notes and tasks in another language.
///
/// # Errors
/// As [`fill`].
pub fn fill_in(
    ledger: &mut Ledger,
    seed: u64,
    clock: &dyn Clock,
    wording: &'static Wording,
) -> Result<(), LedgerError> {
    let changes = {
        let edit = ledger.edit();
        let mut filling = Filling {
            edit,
            clock,
            chance: Chance::new(seed),
            now: clock.now(),
            wording,
        };
        let homes = homes(&mut filling);
        places(&mut filling);
        past::fill(&mut filling, &homes);
        begin_day(&mut filling, &homes);
        collected::fill(&mut filling, &homes);
        let partners = community::fill(&mut filling, &homes);
        activities::fill(&mut filling, &homes);
        asking::fill(&mut filling, &homes, &partners);
        filling.edit.changes()
    };
    ledger.set_worker(&settings().worker);
    ledger.commit(VERB, changes, clock)?;
    Ok(())
}

fn homes(filling: &mut Filling<'_>) -> Vec<Household> {
    let (buildings, units, floors, doors) = SHAPE;
    let mut homes = Vec::new();
    for building in 1..=buildings {
        for unit in 1..=units {
            for floor in 1..=floors {
                for door in 1..=doors {
                    let address = Address {
                        building: building.to_string(),
                        unit: Some(unit.to_string()),
                        floor: i16::try_from(floor).ok(),
                        room: format!("{floor}{door:02}"),
                        ..Address::default()
                    };
                    homes.push(people::home(filling, address));
                }
            }
        }
    }
    homes
}

fn places(filling: &mut Filling<'_>) {
    let rows: [(&str, PlaceKind, &str, Option<&str>); 8] = [
        ("便民超市", PlaceKind::SHOP, "1", None),
        ("兰州拉面馆", PlaceKind::new("restaurant"), "1", None),
        ("阳光理发店", PlaceKind::new("salon"), "2", None),
        ("电动车棚", PlaceKind::new("shed"), "3", None),
        ("3号楼1单元楼道", PlaceKind::STAIRWELL, "3", Some("1")),
        ("小区南门井盖", PlaceKind::MANHOLE, "4", None),
        ("5号楼外墙工地", PlaceKind::SITE, "5", None),
        ("社区卫生站", PlaceKind::new("clinic"), "4", None),
    ];
    for (name, kind, building, unit) in rows {
        let mut place = Place::new(filling.id(), name.to_owned(), kind);
        place.spot = Some(Spot {
            estate: None,
            building: building.to_owned(),
            unit: unit.map(str::to_owned),
        });
        let phone = people::phone(filling);
        place.in_charge = Some(Contact {
            name: people::name(filling, None).0,
            phones: vec![phone],
        });
        filling.edit.put(place);
    }
}

/// The day has begun, with the first two units of building 3 as its plan.
fn begin_day(filling: &mut Filling<'_>, homes: &[Household]) {
    let settings = settings();
    let spot = |unit: &str| Spot {
        estate: None,
        building: "3".to_owned(),
        unit: Some(unit.to_owned()),
    };
    let areas = vec![spot("1")];
    let planned = homes.iter().filter(|home| {
        home.address.building == "3"
            && home.address.unit.as_deref() == Some("1")
            && home.expects_someone(filling.now.date_naive())
    });
    let doors: Vec<_> = planned.map(|home| home.id).take(24).collect();
    let day = Day {
        state: DayState::WORKING,
        started: Some(filling.now),
        worker: settings.worker,
        mentor: settings.mentor,
        companions: vec!["赵敏".to_owned()],
        grid: settings.grid,
        community: settings.community,
        weather: Some(Weather::new("sunny")),
        plan: Plan {
            areas,
            cap: settings.doors,
            doors,
        },
        ..Day::new(filling.id(), filling.now.date_naive())
    };
    filling.edit.put(day);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::{FixedClock, parse_moment};
    use crate::ledger::backing::Memory;

    fn demo(seed: u64) -> Ledger {
        let clock = FixedClock::at(parse_moment("2026-11-22T09:00:00+08:00").unwrap());
        let mut ledger = Ledger::open(Box::new(Memory::new(uuid::Uuid::from_u128(1))))
            .unwrap()
            .0;
        fill(&mut ledger, seed, &clock).unwrap();
        ledger
    }

    fn names(ledger: &Ledger) -> Vec<String> {
        let mut names: Vec<String> = ledger
            .tables()
            .residents
            .iter()
            .map(|person| format!("{} {}", person.id, person.name))
            .collect();
        names.sort();
        names
    }

    #[test]
    fn the_same_seed_makes_the_same_community_and_another_seed_another() {
        assert_eq!(names(&demo(1)), names(&demo(1)));
        assert_ne!(names(&demo(1)), names(&demo(2)));
    }

    #[test]
    fn it_has_every_kind_of_thing_a_day_meets_and_none_from_the_future() {
        let ledger = demo(1);
        let tables = ledger.tables();
        assert_eq!(tables.households.len(), 420);
        assert!(
            (900..1_400).contains(&tables.residents.len()),
            "{}",
            tables.residents.len()
        );
        for (table, count) in tables.counts() {
            assert!(
                count > 0
                    || ["checks", "collection", "decisions", "traces", "attachments"]
                        .contains(&table),
                "no {table}"
            );
        }
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        assert!(tables.visits.iter().all(|visit| visit.day < today));
        assert!(
            tables
                .visits
                .iter()
                .any(|visit| visit.again.is_some_and(|again| again.on == today))
        );
        assert!(tables.answer_sheets.iter().all(|sheet| sheet.day < today));
        assert!(tables.answer_sheets.iter().any(|sheet| !sheet.is_complete));
        assert!(tables.hazards.iter().any(|hazard| hazard.is_overdue(today)));
    }

    #[test]
    fn undo_stops_before_the_community_itself() {
        let clock = FixedClock::at(parse_moment("2026-11-22T09:00:00+08:00").unwrap());
        let mut ledger = demo(1);
        assert!(matches!(
            ledger.undo(&clock),
            Err(LedgerError::NothingToUndo)
        ));
    }
}
