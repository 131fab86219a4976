//! Questionnaires and the register by keys: what is there already, what differs at the end, what is written back.

use gridday::domain::codes::{HouseUse, HouseholdState};
use gridday::domain::household::Household;
use gridday::domain::resident::Resident;
use gridday::ledger::Ledger;
use insta::assert_snapshot;

use crate::forms::{ELDER, FACTS, answers, sheet, with_form};
use crate::screen::{Desk, neighbours};

/// A screen whose ids are none of those the ledger was made with.
fn opened(ledger: Ledger) -> Desk {
    let desk = Desk::new("80x24", "zh-CN", ledger);
    for _ in 0..100 {
        let _ = desk.app.view().clock.id();
    }
    desk
}

/// The household of 403.
fn home(desk: &Desk) -> Household {
    let tables = desk.app.view().ledger.tables();
    let mut homes = tables.households.iter();
    let home = homes.find(|home| home.address.room == "403");
    home.expect("a household").as_ref().clone()
}

/// Its people.
fn people(desk: &Desk) -> Vec<Resident> {
    let tables = desk.app.view().ledger.tables();
    let people = tables.residents_of(home(desk).id).into_iter();
    people.map(|person| person.as_ref().clone()).collect()
}

/// Leaves questions as they stand.
fn pages(desk: &mut Desk, count: usize) {
    desk.keys(&"<pagedown>".repeat(count));
}

fn operations(desk: &Desk) -> usize {
    desk.app.view().ledger.headers().len()
}

/// A ledger in which the use of 403 is known.
fn with_use() -> Ledger {
    let mut ledger = with_form(neighbours(), FACTS);
    let clock = gridday::clock::FixedClock::at(
        gridday::clock::parse_moment(crate::screen::START).expect("a moment"),
    );
    let known = ledger.tables().households.iter();
    let mut home = known
        .filter(|home| home.address.room == "403")
        .map(|home| home.as_ref().clone())
        .next()
        .expect("a household");
    home.house_use = Some(HouseUse::OWN);
    home.floor_area = Some(8_850);
    let mut edit = ledger.edit();
    edit.put(home);
    let changes = edit.changes();
    ledger
        .commit("household-edit", changes, &clock)
        .expect("known");
    ledger
}

#[test]
fn what_the_register_knows_is_answered_and_marked_until_somebody_touches_it() {
    let mut desk = opened(with_use());
    desk.keys("i11<enter>");
    assert_snapshot!("register-page", desk.text());
    desk.keys("<enter>");
    assert_eq!(desk.text().matches("登记").count(), 2, "{}", desk.text());
    desk.keys("<f3>");
    assert_snapshot!("register-contents", desk.text());
}

#[test]
fn unchanged_takes_the_register_as_it_is_and_writes_nothing_into_it() {
    let mut desk = opened(with_use());
    let before = (home(&desk), people(&desk));
    desk.keys("i11<enter><f4>");
    assert!(desk.toast().contains("无变化"), "{}", desk.toast());
    assert_snapshot!("register-unchanged", desk.text());
    desk.keys("<enter>");
    let kept = answers(&desk);
    assert_eq!(kept.values["/data/household/state"], "lived-in");
    assert_eq!(kept.values["/data/household/floor_area"], "88.5");
    assert_eq!(kept.values["/data/people"], "2");
    assert_eq!(kept.values["/data/resident[1]/name"], "张建国");
    assert_eq!(kept.values["/data/resident[1]/phone"], "14200000001");
    assert_eq!(kept.values["/data/resident[1]/care"], "alone");
    assert_eq!(kept.values["/data/resident[2]/name"], "张伟");
    assert!(before == (home(&desk), people(&desk)));
}

#[test]
fn a_changed_answer_is_shown_at_the_end_and_written_with_the_sheet_as_one_step() {
    let mut desk = opened(with_use());
    let before = operations(&desk);
    desk.keys("i11<enter><enter>2<f4><f2>");
    assert!(desk.toast().contains("档案改了 1 处"), "{}", desk.toast());
    assert_eq!(home(&desk).house_use, Some(HouseUse::LET));
    assert_eq!(operations(&desk), before + 1);
    desk.keys("<backspace>");
    assert_eq!(home(&desk).house_use, Some(HouseUse::OWN));
    assert!(desk.app.view().ledger.tables().answer_sheets.is_empty());
}

#[test]
fn the_end_shows_every_difference_numbers_masked() {
    let mut desk = opened(with_use());
    desk.keys("i11<enter><enter>2");
    pages(&mut desk, 4);
    desk.keys("1");
    pages(&mut desk, 4);
    assert!(desk.text().contains("142****0001"), "{}", desk.text());
    assert!(!desk.text().contains("14200000001"), "{}", desk.text());
    desk.keys("<end>");
    desk.keys(&"<backspace>".repeat(11));
    desk.keys("13900000009<enter><f4>");
    assert_snapshot!("register-differences", desk.text());
    desk.keys("<home><enter>");
    assert_eq!(people(&desk)[0].phones, ["13900000009"]);
}

#[test]
fn somebody_new_is_added_and_nobody_is_taken_away() {
    let mut desk = opened(with_use());
    desk.keys("i11<enter>");
    pages(&mut desk, 4);
    desk.keys("<backspace>3<enter>");
    // The table of the people: the cursor is where something is missing.
    assert_snapshot!("register-people", desk.text());
    desk.keys("3王芳<enter>2<enter>2<enter>1975<enter><f4>");
    assert_snapshot!("register-newcomer", desk.text());
    desk.keys("<home><enter>");
    let now: Vec<String> = people(&desk).into_iter().map(|one| one.name).collect();
    assert_eq!(now, ["张建国", "张伟", "王芳"]);
    desk.keys("<backspace>");
    assert_eq!(people(&desk).len(), 2);
}

#[test]
fn fewer_people_than_known_take_nobody_away() {
    let mut desk = opened(with_use());
    desk.keys("i11<enter>");
    pages(&mut desk, 4);
    desk.keys("<backspace>1<enter><f4><f2>");
    assert_eq!(answers(&desk).repeats["/data/resident"].shown, 1);
    assert_eq!(people(&desk).len(), 2);
}

#[test]
fn a_name_written_wrong_is_set_right_and_another_person_is_somebody_new() {
    for (typed, names) in [
        ("张玮", vec!["张建国", "张玮"]),
        ("王小芳", vec!["张建国", "张伟", "王小芳"]),
    ] {
        let mut desk = opened(with_use());
        desk.keys("i11<enter>");
        pages(&mut desk, 5);
        desk.keys("2<backspace><backspace>");
        desk.keys(typed);
        desk.keys("<enter><f4><f2>");
        let now: Vec<String> = people(&desk).into_iter().map(|one| one.name).collect();
        assert_eq!(now, names);
    }
}

#[test]
fn the_next_time_begins_with_the_last_answers_and_asks_the_badge_anew() {
    let mut desk = Desk::new("80x24", "zh-CN", with_form(neighbours(), ELDER));
    desk.keys("i1<enter>1<enter>1<enter>1<enter>2<enter>1<enter>11-1<enter>1<enter>1<enter>1<enter>1<enter>1<enter>23<enter><enter>1<enter><enter>");
    let first = sheet(&desk);
    desk.wait(7 * 86_400_000);
    desk.keys("i1");
    assert!(
        desk.text().contains("重新填一次（先照 11-22 的）"),
        "{}",
        desk.text()
    );
    desk.keys("1");
    assert_snapshot!("register-again", desk.text());
    desk.keys("<f4><enter>");
    let tables = desk.app.view().ledger.tables();
    let second = tables.answer_sheets.iter().find(|one| one.id != first.id);
    let second = second.expect("a second sheet");
    let kept: gridday::form::interview::Answers =
        serde_json::from_str(&second.answers).expect("answers");
    assert_eq!(kept.values["/data/wish"], "errand doctor");
    assert_eq!(kept.values["/data/today"], "2026-11-29");
    assert!(second.is_complete);
}

#[test]
fn as_above_takes_the_answer_of_the_door_before() {
    let mut desk = Desk::new("80x24", "zh-CN", with_form(neighbours(), FACTS));
    desk.keys("i1<f10>");
    assert!(desk.toast().contains("还没有别家"), "{}", desk.toast());
    desk.keys("1<enter><pagedown><pagedown>1<enter><f2><f2>/404<enter>i11<enter><pagedown><pagedown><f10>");
    assert_snapshot!("register-above", desk.text());
}

#[test]
fn a_difference_that_is_not_ticked_changes_nothing() {
    let mut desk = opened(with_use());
    desk.keys("i11<enter><enter>2<f4><end><space>");
    assert!(desk.text().contains("[ ] 房屋用途"), "{}", desk.text());
    desk.wait(1_000);
    let mut desk = desk.killed("80x24", "zh-CN");
    assert!(desk.text().contains("[ ] 房屋用途"), "{}", desk.text());
    desk.keys("<home><enter>");
    assert_eq!(home(&desk).house_use, Some(HouseUse::OWN));
    assert_eq!(answers(&desk).values["/data/household/house_use"], "let");
}

#[test]
fn a_blank_answer_clears_nothing_in_the_register() {
    let mut desk = opened(with_use());
    let before = (home(&desk), people(&desk));
    // The floor area and the first person's phone are emptied.
    desk.keys("i11<enter>");
    pages(&mut desk, 3);
    desk.keys("<end>");
    desk.keys(&"<backspace>".repeat(8));
    pages(&mut desk, 2);
    desk.keys("1");
    pages(&mut desk, 4);
    desk.keys("<end>");
    desk.keys(&"<backspace>".repeat(12));
    desk.keys("<f4><f2>");
    let kept = answers(&desk);
    assert!(!kept.values.contains_key("/data/household/floor_area"));
    assert!(!kept.values.contains_key("/data/resident[1]/phone"));
    assert!(before == (home(&desk), people(&desk)));
}

#[test]
fn what_cannot_be_is_kept_and_a_task_asks_about_it_once() {
    let mut desk = opened(with_use());
    let tasks = |desk: &Desk| -> Vec<String> {
        let tables = desk.app.view().ledger.tables();
        let tasks = tables.tasks.iter().filter(|task| task.is_open());
        let mut titles: Vec<String> = tasks.map(|task| task.title.clone()).collect();
        titles.retain(|title| title.starts_with("核对"));
        titles
    };
    // 403 is said to be empty, and two people are registered there.
    desk.keys("i11<f3>");
    desk.burst("现在怎么住");
    desk.keys("<enter>3<f4><f2>");
    assert_eq!(home(&desk).state, HouseholdState::VACANT);
    assert_eq!(tasks(&desk), ["核对是否空置：登记有人"]);
    assert!(desk.toast().contains("1 处要核对"), "{}", desk.toast());
    desk.keys("<backspace>");
    assert!(tasks(&desk).is_empty());
}
