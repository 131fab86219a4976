//! What must hold for every built-in code table.

use super::*;

#[test]
fn every_built_in_table_is_sound() {
    let tables = with_overrides(&[]).unwrap();
    assert_eq!(tables.len(), SOURCES.len());
    for (name, table) in &tables {
        assert!(!table.rows().is_empty(), "{name} is empty");
        for row in table.rows() {
            let others: Vec<&str> = table
                .rows()
                .iter()
                .filter(|other| other.zh == row.zh || other.en == row.en)
                .map(|o| o.code)
                .collect();
            let same_parent = others
                .iter()
                .filter(|code| code.split('/').next() == row.code.split('/').next())
                .count();
            assert_eq!(
                same_parent, 1,
                "{name}: labels of {} are not its own: {others:?}",
                row.code
            );
            assert!(
                table
                    .find(row.code)
                    .is_some_and(|found| found.code == row.code)
            );
            for text in [row.zh, row.en] {
                assert!(
                    !text.contains(['·', '…', '—', '“', '”', '→']),
                    "{name}: ambiguous width in {text}"
                );
            }
            assert!(
                row.zh.chars().count() <= 32 && row.en.len() <= 60,
                "{name}: {} is long",
                row.code
            );
        }
    }
}

#[test]
fn constants_are_rows() {
    assert_eq!(Outcome::all().count(), 14);
    for code in [Outcome::MET, Outcome::URGENT, Outcome::BAD_ADDR] {
        assert!(code.is_known());
    }
    assert!(
        CareGroup::NEW_EMPLOYMENT.is_known()
            && HazardState::REOPENED.is_known()
            && Rule::STATE_CHECK.is_known()
    );
    assert_eq!(CareGroup::all().count(), 26);
    assert_eq!(HazardCategory::all().count(), 12);
    assert_eq!(Ethnic::all().count(), 58);
}

#[test]
fn every_constant_named_in_the_program_is_in_its_table() {
    let source = include_str!("mod.rs");
    let list = source
        .split("\ncode_tables! {")
        .nth(1)
        .unwrap()
        .split("\n}\n")
        .next()
        .unwrap();
    let mut name = "";
    let mut table = Table::default();
    for part in list.split('"').collect::<Vec<_>>().chunks(2) {
        let [before, code] = part else { continue };
        if before.contains("///") {
            name = code;
            let (_, text) = SOURCES.iter().find(|(own, _)| *own == name).unwrap();
            table = Table::default();
            table.lay_over(name, text).unwrap();
        } else {
            assert!(table.row(code).is_some(), "{name} lacks {code}");
        }
    }
}

#[test]
fn unknown_codes_are_kept_and_called_themselves() {
    let outcome: Outcome = serde_json::from_str("\"from-2030\"").unwrap();
    assert!(!outcome.is_known());
    assert_eq!(outcome.label("zh-CN"), "from-2030");
    assert_eq!(outcome.effective(), Effective::No);
    assert_eq!(serde_json::to_string(&outcome).unwrap(), "\"from-2030\"");
    assert_eq!(outcome.position(), usize::MAX);
}

#[test]
fn labels_follow_the_language_and_texts_are_found() {
    assert_eq!(Outcome::NOT_HOME.label("zh-CN"), "无人应答");
    assert_eq!(Outcome::NOT_HOME.label("en"), "not home");
    assert_eq!(Relation::find("本人"), Some(Relation::HEAD));
    assert_eq!(Relation::find("子女"), Some(Relation::CHILD));
    assert_eq!(HouseholdState::find("自住"), Some(HouseholdState::LIVED_IN));
    assert_eq!(Sex::find("ｍ"), Some(Sex::MALE));
    assert_eq!(TaskOrigin::find("12345热线"), Some(TaskOrigin::HOTLINE));
    assert_eq!(Outcome::find("Not home"), Some(Outcome::NOT_HOME));
    assert_eq!(Outcome::find("no such thing"), None);
}

#[test]
fn hazard_items_name_their_category_severity_and_deadline() {
    let counts: Vec<usize> = HazardCategory::all()
        .map(|category| category.items().count())
        .collect();
    assert_eq!(counts, [10, 8, 8, 15, 7, 11, 8, 7, 7, 10, 7, 8]);
    let old_hose = HazardItem::new("gas/hose-old");
    assert_eq!(
        (old_hose.category(), old_hose.severity()),
        (HazardCategory::GAS, Severity::SERIOUS)
    );
    for item in HazardItem::all() {
        assert!(item.category().is_known() && item.severity().is_known());
        assert_eq!(
            item.row().unwrap().get("category"),
            Some(item.category().as_str())
        );
    }
    assert_eq!(Severity::MAJOR.fix_days(HazardCategory::GAS), 7);
    assert_eq!(Severity::MAJOR.fix_days(HazardCategory::FIRE), 15);
    assert_eq!(Severity::SERIOUS.fix_days(HazardCategory::GAS), 30);
}

#[test]
fn the_strictest_visit_rule_wins() {
    let rule = |groups: &[CareGroup], age| VisitRule::strictest(groups, age).map(VisitRule::as_str);
    assert_eq!(rule(&[CareGroup::ALONE], Some(82)), Some("high-risk"));
    assert_eq!(
        rule(&[CareGroup::ALONE, CareGroup::AGE80], None),
        Some("high-risk")
    );
    assert_eq!(rule(&[CareGroup::ALONE], Some(70)), Some("special-elder"));
    assert_eq!(
        rule(&[CareGroup::DIS, CareGroup::LEFT_CHILD], Some(9)),
        Some("child")
    );
    assert_eq!(rule(&[], Some(85)), Some("age80"));
    assert_eq!(rule(&[], Some(40)), None);
    assert_eq!(
        VisitRule::for_household(HouseholdState::LIVED_IN),
        Some(VisitRule::ORDINARY)
    );
    assert_eq!(
        VisitRule::for_household(HouseholdState::VACANT),
        Some(VisitRule::VACANT)
    );
    assert_eq!(VisitRule::for_household(HouseholdState::AWAY), None);
}

#[test]
fn every_group_is_asked_for_by_some_rule() {
    for group in CareGroup::all() {
        assert!(VisitRule::strictest(&[group], None).is_some(), "{group}");
    }
}

#[test]
fn parts_of_the_day_meet_at_noon_and_six() {
    let slots: Vec<Slot> = [0, 11, 12, 17, 18, 23].map(Slot::of_hour).to_vec();
    use Slot as S;
    assert_eq!(
        slots,
        [
            S::MORNING,
            S::MORNING,
            S::AFTERNOON,
            S::AFTERNOON,
            S::EVENING,
            S::EVENING
        ]
    );
}

#[test]
fn an_office_table_of_an_unknown_name_is_refused() {
    let faults = with_overrides(&[("no-such-table".to_owned(), "code\n".to_owned())]).unwrap_err();
    assert_eq!(faults[0].kind, TableFaultKind::UnknownTable);
    let own = "code\tzh\ten\nbazaar\t集市\tbazaar\n".to_owned();
    let tables = with_overrides(&[("place-kind".to_owned(), own)]).unwrap();
    let (_, kinds) = tables
        .iter()
        .find(|(name, _)| *name == "place-kind")
        .unwrap();
    assert!(kinds.row("bazaar").is_some() && kinds.row("shop").is_some());
}
