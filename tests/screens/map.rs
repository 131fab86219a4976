//! The page Map by keys: arrows walk doors and floors, digits record, pages turn buildings.

use gridday::clock::{FixedClock, parse_moment};
use gridday::ledger::backing::Memory;
use gridday::ledger::{Ledger, demo};

use crate::screen::{Desk, START};

fn community() -> Ledger {
    let clock = FixedClock::at(parse_moment(START).unwrap());
    let mut ledger = Ledger::open(Box::new(Memory::new(uuid::Uuid::from_u128(1))))
        .unwrap()
        .0;
    demo::fill(&mut ledger, 1, &clock).unwrap();
    ledger
}

#[test]
fn a_building_stands_as_it_is_with_the_day_s_marks() {
    for language in ["zh-CN", "en"] {
        for size in ["44x20", "80x24", "120x36"] {
            let mut desk = Desk::new(size, language, community());
            desk.keys("<f3>14<down><right>4");
            insta::assert_snapshot!(format!("map-{language}-{size}"), desk.text());
        }
    }
}

#[test]
fn four_ones_record_a_whole_floor() {
    let mut desk = Desk::new("80x24", "zh-CN", community());
    desk.keys("<f3><home>1111");
    let day = desk.app.view().day();
    assert_eq!(desk.app.view().ledger.tables().visits.on(day).count(), 4);
}

#[test]
fn pages_turn_buildings_and_come_round() {
    let mut desk = Desk::new("80x24", "zh-CN", community());
    desk.keys("<f3><home>");
    let first = desk.text();
    desk.keys("<pagedown><home>");
    assert_ne!(desk.text(), first);
    desk.keys("<pagedown><pagedown><pagedown><pagedown><home>");
    assert_eq!(desk.text(), first);
}
