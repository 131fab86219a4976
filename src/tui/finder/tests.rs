//! The rules of finding doors among records: which words find one, and that a change of one door is taken in by itself.

use proptest::prelude::*;
use rstest::rstest;
use uuid::Uuid;

use super::*;
use crate::clock::{Clock, FixedClock, parse_moment};
use crate::domain::address::Address;
use crate::domain::codes::{CareGroup, Outcome, PlaceKind};
use crate::domain::resident::Resident;
use crate::ledger::backing::Memory;
use crate::ledger::work::visit::{NewVisit, log};
use crate::ledger::work::{At, Settings};

struct Scene {
    ledger: Ledger,
    clock: FixedClock,
    settings: Settings,
    finder: Finder,
}

impl Scene {
    fn new() -> Self {
        let mut scene = Self {
            ledger: Ledger::open(Box::new(Memory::new(Uuid::nil()))).unwrap().0,
            clock: FixedClock::at(parse_moment("2026-11-22T09:00:00+08:00").unwrap()),
            settings: Settings::default(),
            finder: Finder::default(),
        };
        let alone: fn(&mut Resident) = |person| person.care = vec![CareGroup::ALONE];
        let tagged: fn(&mut Resident) = |person| person.tags = vec!["透析".to_owned()];
        let phone: fn(&mut Resident) = |person| person.phones = vec!["14200002201".to_owned()];
        let plain: fn(&mut Resident) = |_| {};
        for (door, name, set) in [
            ("3-2-501", "张建国", alone),
            ("3-1-101", "曾国强", phone),
            ("3-1-102", "单雄信", tagged),
            ("3-1-103", "仇和", plain),
            ("3-1-104", "重庆华", plain),
        ] {
            scene.add(door, name, set);
        }
        scene
    }

    fn add(&mut self, door: &str, name: &str, set: fn(&mut Resident)) -> Id<Household> {
        let home = Id::new(self.clock.id());
        let mut edit = self.ledger.edit();
        edit.put(Household::new(home, Address::from_door(door).unwrap()));
        let mut person = Resident::new(Id::new(self.clock.id()), home, name.to_owned());
        set(&mut person);
        edit.put(person);
        let changes = edit.changes();
        self.ledger
            .commit("household-add", changes, &self.clock)
            .unwrap();
        home
    }

    fn visit(&mut self, door: &str, outcome: Outcome) {
        let door = Address::from_door(door).unwrap().door_key();
        let home = self.ledger.tables().door(&door).unwrap().id;
        let at = At {
            clock: &self.clock,
            settings: &self.settings,
        };
        log(&mut self.ledger, NewVisit::new(home.into(), outcome), at).unwrap();
    }

    fn find(&mut self, typed: &str) -> Vec<String> {
        let today = self.clock.today();
        let found = self.finder.find(&self.ledger, today, typed);
        let tables = self.ledger.tables();
        let name = |subject: &Subject| match subject {
            Subject::Household(id) => tables.households.get(*id).unwrap().address.to_string(),
            Subject::Place(id) => tables.places.get(*id).unwrap().name.clone(),
            Subject::Common(_) => unreachable!(),
        };
        found.iter().map(name).collect()
    }
}

#[rstest]
#[case::care("独居", &["3-2-501"])]
#[case::care_as_the_register_has_it("独居老人", &["3-2-501"])]
#[case::care_in_english("alone", &["3-2-501"])]
#[case::care_and_place("独居 3-2", &["3-2-501"])]
#[case::care_elsewhere("独居 3-1", &[])]
#[case::a_tag_no_table_knows("透析", &["3-1-102"])]
#[case::zeng("zeng", &["3-1-101"])]
#[case::ceng_too("cengguo", &["3-1-101"])]
#[case::shan("shanx", &["3-1-102"])]
#[case::qiu("qiuhe", &["3-1-103"])]
#[case::chou_too("chouhe", &["3-1-103"])]
#[case::chongqing("chongqing", &["3-1-104"])]
#[case::zhongqing_too("zqh", &["3-1-104"])]
#[case::last_four("2201", &["3-1-101"])]
#[case::spoken("3号楼2单元501", &["3-2-501"])]
#[case::nobody_home("没人", &["3-1-103"])]
#[case::nobody_home_in_pinyin("meiren", &["3-1-103"])]
#[case::nobody_home_in_english("out", &["3-1-103"])]
#[case::nobody_home_in_other_words("away", &["3-1-103"])]
#[case::refused("拒访", &["3-1-104"])]
#[case::vacant("空置", &["3-1-102"])]
#[case::vacant_in_english("vacant", &["3-1-102"])]
fn a_door_is_found_by_what_is_known_of_it(#[case] typed: &str, #[case] expected: &[&str]) {
    let mut scene = Scene::new();
    scene.visit("3-1-103", Outcome::NOT_HOME);
    scene.visit("3-1-104", Outcome::REFUSED);
    scene.visit("3-1-102", Outcome::VACANT);
    assert_eq!(scene.find(typed), expected);
}

#[test]
fn a_place_is_found_by_its_name_and_kind() {
    let mut scene = Scene::new();
    let place = Place::new(
        Id::new(scene.clock.id()),
        "惠民超市".to_owned(),
        PlaceKind::find("楼道").unwrap(),
    );
    assert_eq!(scene.find("hmcs"), [""; 0]);
    let mut edit = scene.ledger.edit();
    edit.put(place);
    let changes = edit.changes();
    scene
        .ledger
        .commit("place-add", changes, &scene.clock)
        .unwrap();
    assert_eq!(scene.find("hmcs"), ["惠民超市"]);
    assert_eq!(scene.find("loudao"), ["惠民超市"]);
}

#[test]
fn operations_are_taken_in_one_by_one_and_undo_too() {
    let mut scene = Scene::new();
    assert_eq!(scene.find("空置"), [""; 0]);
    for _ in 0..10_000 / 4 {
        scene.visit("3-2-501", Outcome::VACANT);
        assert_eq!(scene.find("空置"), ["3-2-501"]);
        scene.ledger.undo(&scene.clock).unwrap();
        assert_eq!(scene.find("空置"), [""; 0]);
    }
    assert_eq!(scene.finder.built, 1);
}

#[test]
fn a_day_later_or_after_many_new_doors_the_index_is_made_anew() {
    let mut scene = Scene::new();
    scene.find("");
    for room in 201..201 + NEW_DOORS {
        scene.add(&format!("1-1-{room}"), "李四", |_| {});
        scene.find("lisi");
    }
    assert_eq!(scene.finder.built, 1);
    scene.add("1-1-999", "李四", |_| {});
    assert_eq!(scene.find("")[0], "1-1-201");
    assert_eq!(scene.finder.built, 2);
    scene.clock.advance(chrono::Duration::days(1));
    scene.find("");
    assert_eq!(scene.finder.built, 3);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    /// However it got there, the index finds what one made from scratch finds, among equals in whatever order.
    #[test]
    fn following_finds_what_making_anew_finds(steps in prop::collection::vec((0usize..5, 0usize..4), 1..25)) {
        let doors = ["3-2-501", "3-1-101", "3-1-102", "3-1-103", "3-1-104"];
        let outcomes = [Outcome::MET, Outcome::NOT_HOME, Outcome::VACANT, Outcome::REFUSED];
        let mut scene = Scene::new();
        for (door, outcome) in steps {
            scene.find("x");
            scene.visit(doors[door], outcomes[outcome]);
            for typed in ["", "没人", "空置", "3-1", "z"] {
                let mut followed = scene.find(typed);
                let mut anew = Scene { finder: Finder::default(), ..scene };
                let mut made = anew.find(typed);
                followed.sort();
                made.sort();
                prop_assert_eq!(&followed, &made);
                scene = anew;
            }
        }
    }
}
