//! Rows that could be taken for somebody else's or for another door: nobody is renamed or moved on a number's word
//! alone, and what was filled in from the row above is told.

use proptest::prelude::*;

use gridday::domain::identity::IdNumber;
use gridday::exchange::roster::Plan;

use crate::ledger::{clock, contents, csv, empty, import, plan, plan_text};

const HEADING: &str = "楼栋,单元,房号,姓名,性别,身份证号";
const NUMBER: &str = "150000195502140579";

fn told(plan: &Plan) -> Vec<(String, &'static str, String, String)> {
    let kept = plan.remarks.kept().iter();
    kept.map(|remark| {
        let about = format!("{} {}", remark.about.door, remark.about.person);
        let place = remark.place.to_string();
        (place, remark.key, about, remark.value.clone())
    })
    .collect()
}

#[test]
fn a_number_under_another_name_renames_and_moves_nobody_and_is_asked_about_once() {
    let (mut ledger, clock) = (empty(), clock());
    let first = format!("{HEADING}\n1,1,201,袁建,男,{NUMBER}\n");
    import(&mut ledger, &clock, &csv(&first));
    let wrong = csv(&format!("{HEADING}\n9,1,101,何一,男,{NUMBER}\n"));
    let found = plan(&ledger, &clock, &wrong);
    let expected = (
        "2".to_owned(),
        "import-id-of-another",
        "9-1-101 何*".to_owned(),
        "1-1-201".to_owned(),
    );
    assert_eq!(told(&found), [expected]);
    assert_eq!((found.residents.new, found.tasks), (1, 1));
    assert_eq!(import(&mut ledger, &clock, &wrong), [1, 0, 0, 1, 0, 0]);
    let people = contents(&ledger);
    assert!(people["1-1-201"][1].starts_with("袁建") && people["1-1-201"][1].contains(NUMBER));
    assert!(people["9-1-101"][1].starts_with("何一") && !people["9-1-101"][1].contains(NUMBER));
    let again = plan(&ledger, &clock, &wrong);
    assert_eq!((again.is_empty(), again.tasks), (true, 0));
}

#[test]
fn a_corrected_name_at_the_same_door_under_the_same_number_is_the_same_person() {
    let (mut ledger, clock) = (empty(), clock());
    let first = format!("{HEADING}\n1,1,201,袁健,男,{NUMBER}\n1,1,201,何一,女,\n");
    import(&mut ledger, &clock, &csv(&first));
    let corrected = csv(&format!("{HEADING}\n1,1,201,袁建国,男,{NUMBER}\n"));
    let found = plan(&ledger, &clock, &corrected);
    let expected = (
        "2".to_owned(),
        "import-name-corrected",
        "1-1-201 袁*国".to_owned(),
        "袁*".to_owned(),
    );
    assert_eq!(told(&found), [expected]);
    assert_eq!((found.residents.new, found.residents.changed), (0, 1));
    import(&mut ledger, &clock, &corrected);
    let people = &contents(&ledger)["1-1-201"];
    assert_eq!(people.len(), 3, "the door and two people: {people:?}");
    assert!(
        people
            .iter()
            .any(|one| one.starts_with("袁建国") && one.contains(NUMBER))
    );
    assert!(plan(&ledger, &clock, &corrected).is_empty());
}

#[test]
fn a_number_given_to_somebody_else_of_the_same_door_renames_nobody() {
    let (mut ledger, clock) = (empty(), clock());
    let first = format!("{HEADING}\n1,1,201,袁建,男,{NUMBER}\n1,1,201,何一,男,\n");
    import(&mut ledger, &clock, &csv(&first));
    // 何一 is known there under a name of his own; 周二 stands beside the bearer himself.
    for slip in [
        format!("{HEADING}\n1,1,201,何一,男,{NUMBER}\n"),
        format!("{HEADING}\n1,1,201,袁建,男,\n1,1,201,周二,男,{NUMBER}\n"),
        format!("{HEADING}\n1,1,201,周二,男,{NUMBER}\n1,1,201,郑三,男,{NUMBER}\n"),
    ] {
        let found = plan(&ledger, &clock, &csv(&slip));
        let keys: Vec<_> = told(&found).into_iter().map(|(_, key, ..)| key).collect();
        assert!(keys.contains(&"import-id-of-another"), "{slip}: {keys:?}");
        assert!(!keys.contains(&"import-name-corrected"), "{slip}: {keys:?}");
    }
}

#[test]
fn a_number_under_another_form_of_the_name_is_the_same_person_who_has_moved() {
    let (mut ledger, clock) = (empty(), clock());
    let first = format!("{HEADING}\n1,1,201,陈 建,男,{NUMBER}\n");
    import(&mut ledger, &clock, &csv(&first));
    let moved = csv(&format!("{HEADING}\n9,1,101,陳建,男,{NUMBER}\n"));
    let found = plan(&ledger, &clock, &moved);
    let expected = (
        "2".to_owned(),
        "import-moved",
        "9-1-101 陳*".to_owned(),
        "1-1-201 → 9-1-101".to_owned(),
    );
    assert_eq!(told(&found), [expected]);
    assert_eq!(import(&mut ledger, &clock, &moved), [1, 0, 0, 0, 1, 0]);
    assert!(contents(&ledger)["9-1-101"][1].starts_with("陈建"));
    assert!(plan(&ledger, &clock, &moved).is_empty());
}

#[test]
fn a_building_taken_from_the_row_above_is_told_and_more_so_where_others_live() {
    let (mut ledger, clock) = (empty(), clock());
    let heading = "楼栋,单元,房号,姓名,与户主关系";
    let first = format!("{heading}\n7,2,201,王一,户主\n");
    import(&mut ledger, &clock, &csv(&first));
    let second = csv(&format!(
        "{heading}\n7,2,101,甲一,户主\n,,101,乙一,配偶\n,,,丙一,子\n,,201,周五,\n,,202,郑一,户主\n"
    ));
    let keys: Vec<_> = told(&plan(&ledger, &clock, &second));
    let said = |row: &str, key, about: &str, value: &str| {
        (row.to_owned(), key, about.to_owned(), value.to_owned())
    };
    let expected = [
        said("5", "import-door-filled-lived-in", "7-2-201 周*", "王*"),
        said("6", "import-door-filled", "7-2-202 郑*", "7-2-202"),
    ];
    assert_eq!(keys, expected);
    assert_eq!(import(&mut ledger, &clock, &second)[3], 5);
}

#[test]
fn what_cannot_be_is_said_with_its_door_and_name() {
    let plan = plan_text(
        "楼栋,单元,房号,姓名,电话,与户主关系,出生日期\n7,2,101,甲一,1421111,户主,2030-01-01\n7,2,102,王,,火星人,1890-01-01\n",
    );
    let about: Vec<_> = told(&plan)
        .into_iter()
        .map(|(place, key, about, value)| format!("{place} {about} {key} {value}"))
        .collect();
    let expected = [
        "E2 7-2-101 甲* import-phone-local 142****",
        "G2 7-2-101 甲* import-birth-future 2030-01-01",
        "D3 7-2-102 王 import-name-unusual 王",
        "F3 7-2-102 王 import-relation-unknown 火星人",
        "G3 7-2-102 王 import-birth-too-early 1890-01-01",
    ];
    assert_eq!(about, expected);
    assert_eq!(plan.residents.new, 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_roster_renames_or_moves_whoever_has_a_number_under_another_name(
        rows in prop::collection::vec((0..6usize, 0..4usize, 1..5usize), 1..12)
    ) {
        let names = ["甲一", "乙二", "丙三", "丁四", "戊五", "己六"];
        let numbers: Vec<String> = (0..4)
            .filter_map(|at| IdNumber::compose(&format!("1500001955021400{at}")))
            .map(|number| number.as_str().to_owned())
            .collect();
        let (mut ledger, clock) = (empty(), clock());
        let mut first = format!("{HEADING}\n");
        for (at, number) in numbers.iter().enumerate() {
            first.push_str(&format!("1,1,{}01,{},,{number}\n", at + 1, names[at]));
        }
        import(&mut ledger, &clock, &csv(&first));
        let mut second = format!("{HEADING}\n");
        for (name, number, door) in rows {
            second.push_str(&format!("2,1,{door}02,{},,{}\n", names[name], numbers[number % numbers.len()]));
        }
        let source = csv(&second);
        import(&mut ledger, &clock, &source);
        for resident in ledger.tables().residents.iter() {
            if let Some(number) = &resident.id_number {
                let at = numbers.iter().position(|one| one == number.as_str()).unwrap();
                prop_assert_eq!(&resident.name, names[at]);
            }
        }
        prop_assert!(plan(&ledger, &clock, &source).is_empty());
    }
}

#[test]
fn a_floor_area_is_read_as_sheets_print_it_or_named_with_its_column_and_value() {
    let (mut ledger, clock) = (empty(), clock());
    let text = "楼栋,单元,房号,姓名,建筑面积\n1,1,201,袁建,\"1,080.5\"\n1,1,202,何一,89.5平方米\n\
        1,1,203,林二,120㎡\n1,1,204,高三,八十多\n1,1,301,马四,不详\n1,1,302,郭五,90平\n";
    let plan = plan_text(text);
    let areas: Vec<_> = (plan.remarks.kept().iter())
        .filter(|one| one.key == "import-area-unreadable")
        .map(|one| {
            (
                one.place.to_string(),
                one.heading.as_str(),
                one.value.as_str(),
            )
        })
        .collect();
    assert_eq!(areas, [("E5".to_owned(), "建筑面积", "八十多")]);
    import(&mut ledger, &clock, &csv(text));
    let mut read: Vec<_> = (ledger.tables().households.iter())
        .map(|home| (home.address.to_string(), home.floor_area))
        .collect();
    read.sort();
    let read: Vec<_> = read.into_iter().map(|(_, area)| area).collect();
    let wanted = [
        Some(108_050),
        Some(8_950),
        Some(12_000),
        None,
        None,
        Some(9_000),
    ];
    assert_eq!(read, wanted);
}
