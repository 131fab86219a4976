//! Totals of the relief ledger: what is corrected counts no more, whatever the order, and rows add up to all.

use chrono::Days;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::clock::{Clock as _, FixedClock, parse_moment};
use crate::domain::address::Address;
use crate::domain::codes::Receipt;
use crate::domain::household::Household;
use crate::domain::relief::Goods;
use crate::ledger::Ledger;
use crate::ledger::backing::Memory;
use crate::ledger::work::relief::{NewRelief, add, correct};
use crate::ledger::work::{At, Settings, WorkError};

const DOORS: [&str; 3] = ["3-2-501", "3-2-502", "4-1-101"];

struct Grid {
    ledger: Ledger,
    clock: FixedClock,
    settings: Settings,
    doors: Vec<Id<Household>>,
}

fn grid() -> Grid {
    let clock = FixedClock::at(parse_moment("2026-11-22T09:00:00+08:00").unwrap());
    let mut ledger = Ledger::open(Box::new(Memory::new(Uuid::from_u128(1))))
        .unwrap()
        .0;
    let mut edit = ledger.edit();
    let mut doors = Vec::new();
    for door in DOORS {
        let (id, address) = (Id::new(clock.id()), Address::from_door(door).unwrap());
        edit.put(Household::new(id, address));
        doors.push(id);
    }
    let changes = edit.changes();
    ledger.commit("put", changes, &clock).unwrap();
    Grid {
        ledger,
        clock,
        settings: Settings::default(),
        doors,
    }
}

impl Grid {
    fn deed<R>(&mut self, deed: impl FnOnce(&mut Ledger, At<'_>) -> R) -> R {
        let at = At {
            clock: &self.clock,
            settings: &self.settings,
        };
        deed(&mut self.ledger, at)
    }

    fn all(&self) -> Figures {
        totals(self.ledger.tables(), By::Partner, None, None).all
    }
}

fn money(fen: u64) -> NewRelief {
    NewRelief {
        money: fen,
        ..NewRelief::new(ReliefOccasion::OTHER)
    }
}

#[test]
fn a_correction_stands_in_place_of_an_entry_once_and_undo_brings_that_one_back() {
    let mut grid = grid();
    let door = Subject::from(grid.doors[0]);
    let here = door.clone();
    let (first, _) = grid
        .deed(|ledger, at| add(ledger, here, money(50_000), at))
        .unwrap();
    let new = NewRelief {
        note: "写多了一个零".to_owned(),
        ..money(5_000)
    };
    let (here, said) = (door.clone(), new.clone());
    grid.deed(|ledger, at| correct(ledger, first, here, said, at))
        .unwrap();
    assert_eq!((grid.all().money, grid.all().entries), (5_000, 1));
    assert_eq!(grid.ledger.tables().relief.len(), 2, "nothing is edited");
    let again = grid.deed(|ledger, at| correct(ledger, first, door.clone(), new, at));
    let reason = "relief-corrected-already";
    assert!(matches!(again, Err(WorkError::Field { reason: found, .. }) if found == reason));
    grid.ledger.undo(&grid.clock).unwrap();
    assert_eq!(grid.all().money, 50_000);
}

#[test]
fn nothing_given_no_reason_or_nobody_who_signed_is_refused() {
    let mut grid = grid();
    let door = Subject::from(grid.doors[0]);
    let proxy = NewRelief {
        receipt: Receipt::PROXY,
        ..money(1)
    };
    let goods = NewRelief {
        goods: vec![Goods {
            name: "大米".to_owned(),
            quantity: 0,
            unit: "袋".to_owned(),
            worth: None,
        }],
        ..money(0)
    };
    let ahead = NewRelief {
        given: NaiveDate::from_ymd_opt(2026, 11, 23),
        ..money(1)
    };
    for new in [money(0), proxy, goods, ahead] {
        let here = door.clone();
        assert!(grid.deed(|ledger, at| add(ledger, here, new, at)).is_err());
    }
    assert!(grid.ledger.tables().relief.is_empty());
}

/// Money, days ago, door, care groups, and which entry before it is corrected.
type Given = (u64, u64, usize, Vec<bool>, Option<prop::sample::Index>);

fn entries(given: &[Given], doors: &[Id<Household>]) -> Vec<Relief> {
    let at = parse_moment("2026-11-22T09:00:00+08:00").unwrap();
    let groups = [CareGroup::ALONE, CareGroup::DIBAO, CareGroup::AGE80];
    let mut made: Vec<Relief> = Vec::new();
    for (number, (money, ago, door, care, corrects)) in given.iter().enumerate() {
        let taken: Vec<Id<Relief>> = made.iter().filter_map(|one| one.corrects).collect();
        let free: Vec<Id<Relief>> = (made.iter().map(|one| one.id))
            .filter(|id| !taken.contains(id))
            .collect();
        let corrects = corrects.filter(|_| !free.is_empty());
        made.push(Relief {
            id: Id::new(Uuid::from_u128(1_000 + number as u128)),
            day: at.date_naive(),
            given: at.date_naive() - Days::new(*ago),
            subject: doors[door % doors.len()].into(),
            resident: None,
            people: vec![Id::new(Uuid::from_u128(*door as u128))],
            groups: (groups.iter().zip(care))
                .filter_map(|(group, is)| is.then_some(*group))
                .collect(),
            occasion: ReliefOccasion::OTHER,
            money: *money,
            goods: Vec::new(),
            partner: None,
            giver: format!("单位{}", number % 3),
            receipt: Receipt::NONE,
            signed_by: String::new(),
            note: String::new(),
            at,
            by: String::new(),
            corrects: corrects.map(|index| *index.get(&free)),
            late: false,
        });
    }
    made
}

fn sum(rows: &[(Key, Figures)]) -> (u64, usize) {
    rows.iter().fold((0, 0), |(money, entries), (_, one)| {
        (money + one.money, entries + one.entries)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn totals_are_the_sum_of_the_entries_not_corrected_whatever_the_order(
        given in prop::collection::vec(
            (0_u64..1_000_000, 0_u64..800, 0_usize..3, prop::collection::vec(any::<bool>(), 3),
                prop::option::of(any::<prop::sample::Index>())), 0..12),
        shuffle in any::<u64>(),
    ) {
        let mut grid = grid();
        let mut made = entries(&given, &grid.doors);
        let corrected: Vec<_> = made.iter().filter_map(|one| one.corrects).collect();
        let counting = made.iter().filter(|one| !corrected.contains(&one.id) && one.money > 0);
        let expected = counting.clone().map(|one| one.money).sum::<u64>();
        let (count, several) = (counting.clone().count(), counting.clone().any(|one| one.groups.len() > 1));
        let doors: BTreeSet<_> = counting.map(|one| one.subject.clone()).collect();
        made.sort_by_key(|one| one.id.uuid().as_u128().wrapping_mul(u128::from(shuffle) | 1));
        for entry in made {
            let mut edit = grid.ledger.edit();
            edit.put(entry);
            let changes = edit.changes();
            grid.ledger.commit("relief", changes, &grid.clock).unwrap();
        }
        let of = |by| totals(grid.ledger.tables(), by, None, None);
        for by in [By::Partner, By::Occasion].into_iter().chain(Period::ALL.map(By::Period)) {
            let found = of(by);
            prop_assert_eq!((found.all.money, found.all.entries), (expected, count));
            prop_assert_eq!(sum(&found.rows), (expected, count));
            prop_assert_eq!(found.all.households, doors.len());
            prop_assert!(!found.overlaps);
        }
        let care = of(By::Care);
        prop_assert_eq!(care.all.money, expected);
        prop_assert_eq!(care.overlaps, several);
        prop_assert!(sum(&care.rows).0 >= expected);
    }
}
