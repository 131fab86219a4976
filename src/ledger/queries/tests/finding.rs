//! Doors as people write them, and nothing guessed (domain.md §8.3, decisions.md 15).

use proptest::prelude::*;

use super::Grid;
use crate::clock::Clock;
use crate::domain::Id;
use crate::domain::address::{Address, Spot};
use crate::domain::codes::PlaceKind;
use crate::domain::place::Place;
use crate::domain::subject::Subject;
use crate::ledger::queries::find::{Found, find};

fn grid(doors: &[&str]) -> (Grid, Vec<Subject>) {
    let mut grid = Grid::new();
    let subjects = doors.iter().map(|door| grid.home(door, &[])).collect();
    (grid, subjects)
}

#[test]
fn a_door_is_found_however_it_is_written() {
    let (grid, doors) = grid(&["3-2-501", "3-2-502"]);
    for text in [
        "3-2-501",
        " 3/2/501 ",
        "３－２－５０１",
        "3号楼2单元501",
        "三号楼二单元501室",
        "3#2-501",
    ] {
        assert_eq!(
            find(grid.ledger.tables(), text),
            Found::One(doors[0].clone()),
            "{text}"
        );
    }
}

#[test]
fn a_short_form_is_taken_only_where_it_is_the_only_one() {
    let (grid, doors) = grid(&["3-1-403", "3-2-403", "4-2-501"]);
    let tables = grid.ledger.tables();
    assert_eq!(find(tables, "1-403"), Found::One(doors[0].clone()));
    assert_eq!(find(tables, "501"), Found::One(doors[2].clone()));
    assert_eq!(find(tables, "2单元501"), Found::One(doors[2].clone()));
    assert_eq!(find(tables, "403"), Found::Several(doors[..2].to_vec()));
    assert_eq!(
        find(tables, "3-403"),
        Found::Several(doors[..2].to_vec()),
        "building 3"
    );
}

#[test]
fn with_several_estates_a_door_without_one_is_asked_about() {
    let (grid, doors) = grid(&["恒昌/3-2-501", "万锦/3-2-501", "万锦/4-2-501"]);
    let tables = grid.ledger.tables();
    assert!(matches!(find(tables, "3-2-501"), Found::Several(several) if several.len() == 2));
    assert_eq!(find(tables, "万锦/3-2-501"), Found::One(doors[1].clone()));
    assert_eq!(
        find(tables, "万锦3号楼2单元501"),
        Found::One(doors[1].clone())
    );
    assert_eq!(find(tables, "4-2-501"), Found::One(doors[2].clone()));
}

#[test]
fn common_parts_are_meant_where_no_door_is() {
    let (grid, _) = grid(&["3-2-501"]);
    let tables = grid.ledger.tables();
    let common = |text: &str| Found::One(Subject::Common(Box::new(Spot::parse(text).unwrap())));
    assert_eq!(find(tables, "3-2"), common("3-2"));
    assert_eq!(find(tables, "3号楼"), common("3"));
    assert_eq!(find(tables, "9号楼"), Found::Nothing(Vec::new()));
}

#[test]
fn a_place_and_a_person_are_found_by_a_name_nobody_shares() {
    let (mut grid, doors) = grid(&["3-2-501", "3-2-601"]);
    let shop = Place::new(
        Id::new(grid.clock.id()),
        "老李小卖部".to_owned(),
        PlaceKind::SHOP,
    );
    let shop_subject = Subject::from(shop.id);
    grid.put(shop);
    grid.person(&doors[0], "欧阳志明", &[], 1960);
    let tables = grid.ledger.tables();
    assert_eq!(find(tables, "欧阳志明"), Found::One(doors[0].clone()));
    assert_eq!(find(tables, "老李小卖部"), Found::One(shop_subject.clone()));
    assert_eq!(find(tables, "王小明"), Found::Several(doors));
    assert_eq!(find(tables, "小卖部"), Found::Nothing(vec![shop_subject]));
    assert_eq!(find(tables, "赵铁柱"), Found::Nothing(Vec::new()));
    assert_eq!(find(tables, "  "), Found::Nothing(Vec::new()));
}

#[test]
fn an_id_of_a_record_is_its_door() {
    let (grid, doors) = grid(&["3-2-501"]);
    let tables = grid.ledger.tables();
    let home = doors[0].household().unwrap();
    let head = tables.head_of(home).unwrap();
    for id in [home.to_string(), head.id.to_string()] {
        assert_eq!(find(tables, &id), Found::One(doors[0].clone()));
    }
}

proptest! {
    #[test]
    fn every_door_is_found_by_its_own_spelling(doors in prop::collection::btree_set("[1-9A]-([12]-)?[1-9][0-9]{2,3}", 1..12)) {
        let mut grid = Grid::new();
        for door in &doors {
            let address = Address::from_door(door).unwrap();
            prop_assume!(grid.ledger.tables().door(&address.door_key()).is_none());
            let subject = grid.home(door, &[]);
            prop_assert_eq!(find(grid.ledger.tables(), &address.with_estate()), Found::One(subject));
        }
    }

    #[test]
    fn no_text_makes_it_stumble(text in "\\PC{0,12}") {
        let (grid, _) = grid(&["3-2-501"]);
        find(grid.ledger.tables(), &text);
    }
}
