//! Collect: what is missing or stale by building, the form that settles it, one key to confirm, declined as done.

use crate::neighbourhood::neighbourhood;
use crate::screen::Desk;
use gridday::domain::codes::{CollectAction, HouseholdState};
use insta::assert_snapshot;

fn desk(size: &str, language: &str, keys: &str) -> Desk {
    let mut desk = Desk::new(size, language, neighbourhood());
    desk.keys("<f7>");
    desk.keys(keys);
    desk
}

fn actions(desk: &Desk) -> Vec<CollectAction> {
    let tables = desk.app.view().ledger.tables();
    let mut entries: Vec<_> = tables.collection.iter().collect();
    entries.sort_by_key(|entry| entry.id);
    entries.iter().map(|entry| entry.action).collect()
}

#[test]
fn collect_in_both_languages_and_three_widths() {
    for language in ["zh-CN", "en"] {
        for size in ["80x24", "120x36", "44x20"] {
            let name = format!("collect-{size}-{language}");
            assert_snapshot!(name, desk(size, language, "").text());
        }
        let form = desk("44x20", language, "<down><down><enter>");
        assert_snapshot!(format!("collect-form-44x20-{language}"), form.text());
    }
}

#[test]
fn one_key_confirms_a_stale_door() {
    let mut desk = desk("80x24", "zh-CN", "1");
    assert!(desk.toast().contains("已核实 3-1-403"), "{}", desk.toast());
    assert!(desk.text().contains("已齐 4/7"), "{}", desk.text());
    assert_eq!(actions(&desk), [CollectAction::VERIFY]);
    desk.keys("<backspace>");
    assert!(desk.text().contains("已齐 3/7"), "{}", desk.text());
}

#[test]
fn the_form_asks_what_is_missing_and_nothing_else() {
    let mut desk = desk("80x24", "zh-CN", "<down><enter>");
    assert!(!desk.text().contains("户主或住的人"), "{}", desk.text());
    assert!(desk.text().contains("▌电话"), "{}", desk.text());
    desk.keys("14200<f2>");
    assert!(desk.text().contains("位数太少"), "{}", desk.text());
    desk.keys("000088<f2>");
    assert!(desk.toast().contains("已采集 3-1-301"), "{}", desk.toast());
    assert!(desk.text().contains("已齐 4/7"), "{}", desk.text());
    assert_eq!(actions(&desk), [CollectAction::UPDATE]);
}

#[test]
fn a_door_nobody_is_known_at_gets_its_head_and_state() {
    let mut desk = desk("80x24", "zh-CN", "<end><enter>孙大明");
    desk.keys("<tab>1<f2>");
    let tables = desk.app.view().ledger.tables();
    let person = tables
        .residents
        .iter()
        .find(|person| person.name == "孙大明");
    let person = person.expect("the new head");
    let home = tables.households.get(person.household).expect("the home");
    assert!(person.is_head());
    assert_eq!(home.state, HouseholdState::LIVED_IN);
    assert!(
        desk.text().contains("12-1-101 孙大明   缺电话、性别、出生"),
        "{}",
        desk.text()
    );
}

#[test]
fn declined_counts_as_done_but_a_stale_door_has_nothing_to_decline() {
    let mut desk = desk("80x24", "zh-CN", "3");
    assert!(desk.toast().contains("什么都不缺"), "{}", desk.toast());
    desk.keys("<down>3");
    assert!(desk.text().contains("已齐 4/7"), "{}", desk.text());
    assert_eq!(actions(&desk), [CollectAction::DECLINED]);
}

#[test]
fn in_the_form_declining_is_reached_by_tab() {
    let desk = desk("80x24", "zh-CN", "<down><enter><tab>1<f2>");
    assert!(desk.text().contains("已齐 4/7"), "{}", desk.text());
}

#[test]
fn when_all_is_settled_the_page_says_so() {
    let desk = desk("44x20", "zh-CN", "1333");
    assert!(desk.text().contains("都齐了"), "{}", desk.text());
}

#[test]
fn questionnaires_are_the_second_list_what_is_open_first() {
    use gridday::ledger::work::{At, Settings, questionnaire};
    let mut ledger = crate::forms::with_form(neighbourhood(), crate::forms::ELDER);
    let id = ledger
        .tables()
        .questionnaires
        .iter()
        .next()
        .map(|one| one.id);
    let clock = gridday::clock::FixedClock::at(
        gridday::clock::parse_moment(crate::screen::START).expect("a moment"),
    );
    let settings = Settings::default();
    let at = At {
        clock: &clock,
        settings: &settings,
    };
    let everyone = vec![gridday::domain::questionnaire::Audience::Everyone];
    questionnaire::assign(&mut ledger, id.expect("a form"), everyone, None, at).expect("assigned");
    let mut desk = Desk::new("80x24", "zh-CN", ledger);
    desk.keys("<f7><right>");
    assert_snapshot!("collect-questionnaires", desk.text());
    let first = desk.rows()[3].clone();
    desk.keys("<enter>");
    desk.keys("<enter>4<enter>1<enter><enter>");
    desk.wait(2_000);
    desk.keys("<f7>");
    assert_ne!(desk.rows()[3], first, "{}", desk.text());
    desk.keys("<end>");
    assert_snapshot!("collect-questionnaires-filled", desk.text());
}
