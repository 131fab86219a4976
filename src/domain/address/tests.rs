//! The worked examples of domain.md §8.3, the traps, and what must hold for every door.

use proptest::prelude::*;
use rstest::rstest;

use super::*;

fn door(text: &str) -> Address {
    match Address::parse(text) {
        Parsed::Door(door) => door,
        Parsed::Needs(needs) => panic!("{text}: {needs:?}"),
    }
}

fn asked(text: &str) -> Needs {
    match Address::parse(text) {
        Parsed::Needs(needs) => needs,
        Parsed::Door(door) => panic!("{text} was taken for {door}"),
    }
}

#[rstest]
#[case("3-2-501", "3-2-501")]
#[case("3/2/501", "3-2-501")]
#[case("３－２－５０１", "3-2-501")]
#[case("3.2.501", "3-2-501")]
#[case("3、2、501", "3-2-501")]
#[case("3 2 501", "3-2-501")]
#[case("3—2—501", "3-2-501")]
#[case("3号楼2单元501室", "3-2-501")]
#[case("三号楼二单元501室", "3-2-501")]
#[case("三号楼二单元五〇一室", "3-2-501")]
#[case("3#2-501", "3-2-501")]
#[case("3#楼2单元501", "3-2-501")]
#[case("3幢2单元501", "3-2-501")]
#[case("3栋2单元5楼501", "3-2-501")]
#[case("3楼2单元501", "3-2-501")]
#[case("3号楼 2单元 501", "3-2-501")]
#[case("03号楼02单元501", "3-2-501")]
#[case("3号楼2单元501（租户）", "3-2-501")]
#[case("第3栋第2单元501房间", "3-2-501")]
#[case("3号楼2-501室", "3-2-501")]
#[case("3号楼2门501", "3-2-501")]
#[case("恒昌小区3号楼2单元501室", "恒昌小区/3-2-501")]
#[case("恒昌小区3-2-501", "恒昌小区/3-2-501")]
#[case("恒昌小区/3-2-501", "恒昌小区/3-2-501")]
#[case("恒昌小区 3-2-501", "恒昌小区/3-2-501")]
#[case("阳光100小区3-2-501", "阳光100小区/3-2-501")]
#[case("三里河小区三号楼二单元501", "三里河小区/3-2-501")]
#[case("金山一号三号楼二单元501", "金山一号/3-2-501")]
#[case("万锦花园二期3号楼2单元501", "万锦花园二期/3-2-501")]
#[case("幸福路3号5号楼2单元501", "幸福路3号/5-2-501")]
#[case("3号楼东单元501", "3-东-501")]
#[case("3号楼2单元5楼东户", "3-2-5东")]
#[case("3栋1501", "3-1501")]
#[case("A座1203", "A-1203")]
#[case("a座1203室", "A-1203")]
#[case("12排3号", "12排-3")]
#[case("甲1号楼2单元501", "甲1-2-501")]
#[case("南楼2单元301", "南-2-301")]
#[case("城东3号楼2单元501", "城东/3-2-501")]
#[case("平房12号", "平房-12")]
#[case("平房3排12号", "3排-12")]
#[case("B3-1-1802", "B3-1-1802")]
#[case("5号楼1单元0301", "5-1-0301")]
#[case("3-2-501A", "3-2-501A")]
fn worked_examples(#[case] text: &str, #[case] expected: &str) {
    let door = door(text);
    assert_eq!(door.with_estate(), expected);
    assert_eq!(door.original.as_deref(), (text != expected).then_some(text));
}

#[rstest]
#[case("", Why::Empty)]
#[case("2单元501", Why::NoBuilding)]
#[case("501", Why::NoBuilding)]
#[case("501室", Why::NoBuilding)]
#[case("幸福路3号2单元501", Why::NoBuilding)]
#[case("3-2", Why::NoRoom)]
#[case("3号楼", Why::NoRoom)]
#[case("3号楼2单元", Why::NoRoom)]
#[case("3-501", Why::BuildingOrUnit)]
#[case("3楼501", Why::BuildingOrFloor)]
#[case("3月2日", Why::LooksLikeDate)]
#[case("2023-03-02", Why::LooksLikeDate)]
#[case("2023/3/2 00:00:00", Why::LooksLikeDate)]
#[case("44988", Why::SpreadsheetDate)]
#[case("6号楼底商3号", Why::NotADwelling)]
#[case("3号楼2单元4楼501", Why::FloorAndRoom)]
#[case("3号楼2单元5楼2号", Why::FloorAndRoom)]
#[case("3-2-5-501", Why::TooManyParts)]
#[case("3-2-501-1", Why::TooManyParts)]
#[case("3号楼2单元501旁边", Why::Unread)]
#[case("1号楼2号楼501", Why::Unread)]
#[case("恒昌小区", Why::Unread)]
fn what_can_be_meant_in_two_ways_is_asked(#[case] text: &str, #[case] why: Why) {
    assert_eq!(asked(text).why, why, "{text}");
}

#[test]
fn what_was_understood_is_offered() {
    let needs = asked("3-501");
    assert_eq!(
        (needs.known.building.as_deref(), needs.known.room.as_deref()),
        (Some("3"), Some("501"))
    );
    assert_eq!(needs.candidates[0].to_string(), "3-501");
    assert_eq!(asked("2单元501").known.unit.as_deref(), Some("2"));
    assert_eq!(asked("3月2日").known.unit.as_deref(), Some("2"));
    assert_eq!(asked("44988").known.building.as_deref(), Some("3"));
    assert_eq!(asked("3-2-5-501").candidates[0].to_string(), "3-2-501");
    assert_eq!(
        asked("3号楼2单元5楼2号").candidates[0].to_string(),
        "3-2-502"
    );
}

#[rstest]
#[case(["", "1", "1", "101"], "1-1-101")]
#[case(["", "1号楼", "1单元", "101"], "1-1-101")]
#[case(["", "1.0", "1.0", "101.0"], "1-1-101")]
#[case(["", "一号楼", "一单元", "101室"], "1-1-101")]
#[case(["恒昌小区", "3栋", "", "1501"], "恒昌小区/3-1501")]
#[case(["", "恒昌小区3号楼", "2", "501"], "恒昌小区/3-2-501")]
#[case(["", "3号", "东", "501"], "3-东-501")]
#[case(["", "3", "东单元", "501"], "3-东-501")]
#[case(["", "3", "", "2-501"], "3-2-501")]
#[case(["", "3", "2", "2-501"], "3-2-501")]
#[case(["", "3", "2", "3-2-501"], "3-2-501")]
#[case(["", "", "", "3-2-501"], "3-2-501")]
#[case(["", "", "", "恒昌小区3号楼2单元501"], "恒昌小区/3-2-501")]
#[case(["", "A座", "无", "1203"], "A-1203")]
#[case(["", "12排", "", "3号"], "12排-3")]
#[case(["", "5", "1", "0301"], "5-1-0301")]
#[case(["", "3", "2", "5楼501"], "3-2-501")]
fn columns_make_a_door(#[case] cells: [&str; 4], #[case] expected: &str) {
    let [estate, building, unit, room] = cells;
    match Address::from_parts(estate, building, unit, room) {
        Parsed::Door(door) => {
            assert_eq!(door.with_estate(), expected);
            assert_eq!(door.original, None);
        }
        Parsed::Needs(needs) => panic!("{cells:?}: {needs:?}"),
    }
}

#[rstest]
#[case(["", "", "1", "101"], Why::NoBuilding)]
#[case(["", "1", "1", ""], Why::NoRoom)]
#[case(["", "1", "1", "44988"], Why::SpreadsheetDate)]
#[case(["", "3月2日", "1", "101"], Why::LooksLikeDate)]
#[case(["", "4", "2", "3-2-501"], Why::TooManyParts)]
#[case(["", "3", "1", "2-501"], Why::TooManyParts)]
#[case(["", "3", "2", "底商3"], Why::NotADwelling)]
fn columns_that_do_not_are_asked(#[case] cells: [&str; 4], #[case] why: Why) {
    let [estate, building, unit, room] = cells;
    match Address::from_parts(estate, building, unit, room) {
        Parsed::Needs(needs) => assert_eq!(needs.why, why, "{cells:?}"),
        Parsed::Door(door) => panic!("{cells:?} was taken for {door}"),
    }
}

#[test]
fn floors_follow_from_rooms() {
    let floors = [
        "501", "0301", "1203", "12", "5", "11801", "501A", "5东", "B101", "",
    ]
    .map(floor_of);
    assert_eq!(
        floors,
        [
            Some(5),
            Some(3),
            Some(12),
            None,
            None,
            None,
            Some(5),
            Some(5),
            None,
            None
        ]
    );
}

#[test]
fn one_door_has_one_key_however_it_is_written() {
    let keys: Vec<String> = ["3-2-0501", "３号楼２单元501室", "03-02-501"]
        .iter()
        .map(|text| door(text).door_key())
        .collect();
    assert_eq!(keys, ["/3-2-501", "/3-2-501", "/3-2-501"]);
    assert_ne!(door("A座1203").door_key(), door("B座1203").door_key());
    assert_eq!(
        Address::new(Some("恒昌 小区"), "3", None, "501").door_key(),
        "恒昌小区/3-501"
    );
}

#[test]
fn doors_sort_by_number() {
    let mut doors: Vec<Address> = [
        "10-1-101",
        "2-1-1001",
        "2-1-201",
        "2-10-101",
        "A-1-101",
        "2-1-101",
        "12排-1-3",
    ]
    .iter()
    .filter_map(|text| Address::from_door(text))
    .collect();
    doors.sort();
    let printed: Vec<String> = doors.iter().map(Address::to_string).collect();
    assert_eq!(
        printed,
        [
            "2-1-101",
            "2-1-201",
            "2-1-1001",
            "2-10-101",
            "10-1-101",
            "12排-1-3",
            "A-1-101"
        ]
    );
    assert_eq!(natural_order("东", "西"), Ordering::Less);
    assert_eq!(natural_order("9", "A"), Ordering::Less);
    assert_eq!(
        natural_order("99999999999999999999999", "100000000000000000000000"),
        Ordering::Less
    );
}

#[rstest]
#[case("3", "3")]
#[case("3-2", "3-2")]
#[case("3号楼", "3")]
#[case("3号楼2单元", "3-2")]
#[case("恒昌小区/3-2", "恒昌小区/3-2")]
#[case("恒昌小区3号楼", "恒昌小区/3")]
#[case("12排", "12排")]
#[case("A座", "A")]
fn spots_are_read(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(
        Spot::parse(text).map(|spot| spot.with_estate()).as_deref(),
        Some(expected)
    );
}

#[test]
fn spots_hold_their_doors() {
    assert_eq!(Spot::parse("3-2-501"), None);
    assert_eq!(Spot::parse("3月2日"), None);
    let unit = Spot::parse("3-2").unwrap();
    assert!(
        unit.holds(&door("3-2-501"))
            && !unit.holds(&door("3-1-501"))
            && !unit.holds(&door("3栋1501"))
    );
    assert!(Spot::parse("3").unwrap().holds(&door("恒昌小区3-2-501")));
    assert!(
        !Spot::parse("恒昌小区3号楼")
            .unwrap()
            .holds(&door("3-2-501"))
    );
    assert_eq!(door("3-2-501").spot(), unit);
    assert_eq!(
        (door("3-2-501").short(), door("3栋1501").short()),
        ("2-501".to_owned(), "1501".to_owned())
    );
}

fn any_door() -> impl Strategy<Value = Address> {
    let estate = proptest::option::of("[恒昌幸福里花园]{2,6}小区");
    let building = prop_oneof!["[1-9][0-9]{0,2}", "[A-Z][1-9]", "[A-Z]", "[1-9][0-9]?排"];
    let unit = proptest::option::of(prop_oneof!["[1-9][0-9]?", "[东西南北中]"]);
    let room = prop_oneof![
        "[1-9][0-9]{2,3}",
        "0[1-9]0[1-9]",
        "[1-9][0-9]?",
        "[1-9]0[1-9][A-D]"
    ];
    (estate, building, unit, room).prop_map(|(estate, building, unit, room)| {
        Address::new(estate.as_deref(), &building, unit.as_deref(), &room)
    })
}

proptest! {
    #[test]
    fn printed_and_read_again(door in any_door()) {
        let printed = Address::from_door(&door.with_estate());
        prop_assert_eq!(printed.as_ref(), Some(&door));
        let written = match &door.unit {
            Some(unit) => format!("{}号楼{unit}单元{}", door.building, door.room),
            None => format!("{}号楼{}", door.building, door.room),
        };
        if !door.building.ends_with('排') {
            let Parsed::Door(read) = Address::parse(&written) else { panic!("{written}") };
            prop_assert_eq!(read.door_key(), Address { estate: None, ..door.clone() }.door_key());
        }
        if door.unit.as_deref().is_some_and(|unit| unit.is_ascii()) && !door.building.ends_with('排') {
            prop_assert_eq!(Address::parse(&door.with_estate()), Parsed::Door(door));
        }
    }

    #[test]
    fn order_is_total_and_numeric(a in any_door(), b in any_door(), c in any_door(), small in 1u32..500, more in 1u32..500) {
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        prop_assert_eq!(a.cmp(&b) == Ordering::Equal, a == b);
        if a <= b && b <= c {
            prop_assert!(a <= c);
        }
        let at = |building: u32| Address { building: building.to_string(), estate: None, ..a.clone() };
        prop_assert!(at(small) < at(small + more));
    }

    #[test]
    fn never_panics(text in any::<String>(), like in "[三十百号楼单元东平房排0-9A-Z/ ()（）.月日-]{0,16}", cells in any::<[String; 4]>()) {
        for text in [&text, &like] {
            if let Parsed::Door(door) = Address::parse(text) {
                prop_assert!(!door.building.is_empty() && !door.room.is_empty(), "{text}");
                prop_assert_eq!(Address::from_door(&door.with_estate()).map(|again| again.door_key()), Some(door.door_key()));
            }
            let _ = Spot::parse(text);
            let _ = Address::from_parts(text, &like, text, &like);
        }
        let [estate, building, unit, room] = &cells;
        let _ = Address::from_parts(estate, building, unit, room);
    }
}
