//! Questionnaires by keys: answering, what is skipped, wrong or not said, drafts, corrections, the queue.

use crate::screen::{Desk, START, neighbours, planned};
use gridday::clock::{FixedClock, parse_moment};
use gridday::domain::answer_sheet::AnswerSheet;
use gridday::form::interview::Answers;
use gridday::ledger::Ledger;
use gridday::ledger::work::questionnaire::{self, NewQuestionnaire};
use gridday::ledger::work::{At, Settings};
use insta::assert_snapshot;

/// A ledger that has taken in this workbook, for everyone.
pub fn with_form(mut ledger: Ledger, file: &str) -> Ledger {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let workbook = std::fs::read(&path).expect("a workbook");
    let form = gridday::form::read::read(&workbook, file, &|_| None).expect("a good form");
    let clock = FixedClock::at(parse_moment(START).expect("a moment"));
    let settings = Settings::default();
    let at = At {
        clock: &clock,
        settings: &settings,
    };
    let new = NewQuestionnaire {
        form: form.id.clone(),
        title: form.title.clone(),
        version: form.version,
        file: file.to_owned(),
        workbook,
        companions: Vec::new(),
    };
    questionnaire::add(&mut ledger, new, at).expect("taken in");
    ledger
}

pub const ELDER: &str = "src/ledger/demo/forms/elder-visit.xlsx";
const LIFT: &str = "src/ledger/demo/forms/lift-consent.xlsx";
pub const FACTS: &str = "src/ledger/demo/forms/household-facts.xlsx";

pub fn desk(file: &str, size: &str, language: &str) -> Desk {
    Desk::new(size, language, with_form(neighbours(), file))
}

pub fn sheet(desk: &Desk) -> AnswerSheet {
    let tables = desk.app.view().ledger.tables();
    let sheet = tables.answer_sheets.iter().next().expect("a sheet");
    sheet.as_ref().clone()
}

pub fn answers(desk: &Desk) -> Answers {
    serde_json::from_str(&sheet(desk).answers).expect("answers")
}

/// A visit to an elder who is well, up to the last question.
const WELL: &str = "i1<enter>1<enter>1<enter>1<enter>2<enter>1<enter>11-1<enter>1<enter>1<enter>1<enter>1<enter>1<enter>23<enter><enter>";

#[test]
fn an_elder_visit_is_answered_by_digits_and_saved_as_one_step() {
    let mut desk = desk(ELDER, "80x24", "zh-CN");
    desk.keys(WELL);
    assert_snapshot!("filling-last-question", desk.text());
    desk.keys("1<enter>");
    assert_snapshot!("filling-end", desk.text());
    desk.keys("<enter>");
    assert_eq!(desk.toast().split('：').next(), Some("3-1-403 已填"));
    let kept = answers(&desk);
    assert_eq!(kept.values["/data/name"], "张建国");
    assert_eq!(kept.values["/data/life/seen_by_family"], "2026-11-01");
    assert_eq!(kept.values["/data/wish"], "errand doctor");
    assert!(sheet(&desk).is_complete);
    desk.keys("<backspace>");
    assert!(desk.app.view().ledger.tables().answer_sheets.is_empty());
}

#[test]
fn a_question_looks_the_same_in_both_languages_and_every_width() {
    for language in ["zh-CN", "en"] {
        for size in ["36x10", "44x20", "80x24", "120x36"] {
            let mut desk = desk(ELDER, size, language);
            desk.keys("i1<enter>1<enter>3<enter>");
            assert_snapshot!(format!("filling-{language}-{size}"), desk.text());
        }
    }
}

#[test]
fn a_digit_answers_and_stays_and_enter_goes_on() {
    let mut desk = desk(ELDER, "44x20", "zh-CN");
    desk.keys("i1<enter>");
    let asked = desk.rows()[3].clone();
    desk.keys("2");
    assert_eq!(desk.rows()[3], asked, "{}", desk.text());
    assert!(desk.text().contains("2 (*)"), "{}", desk.text());
    desk.keys("1");
    assert!(desk.text().contains("1 (*)"), "{}", desk.text());
    desk.keys("<enter>");
    assert_ne!(desk.rows()[3], asked, "{}", desk.text());
    assert!(!desk.text().contains("(*)"), "{}", desk.text());
}

#[test]
fn questions_of_a_page_stand_together() {
    let mut desk = desk(FACTS, "80x24", "zh-CN");
    desk.keys("i11<enter>1<enter>");
    assert_snapshot!("filling-page", desk.text());
}

#[test]
fn killed_in_a_text_it_goes_on_at_the_same_question_text_and_cursor() {
    let mut desk = desk(ELDER, "80x24", "zh-CN");
    desk.keys("i1<enter>1<enter>3<enter>1<enter>2<enter>1<enter>摔在卫生间<left><left>");
    let box_of = |desk: &Desk| desk.rows()[2..21].join("\n");
    let (before, cursor) = (box_of(&desk), desk.cursor());
    desk.wait(1_000);
    let mut desk = desk.killed("80x24", "zh-CN");
    assert_eq!(box_of(&desk), before);
    assert_eq!(desk.cursor(), cursor);
}

#[test]
fn what_somebody_does_not_want_to_say_counts_as_answered() {
    let mut desk = desk(ELDER, "80x24", "zh-CN");
    desk.keys("i1<f7>4<enter>");
    // Nobody was met: only what to do next is asked.
    desk.keys("1<enter><enter>");
    let kept = sheet(&desk);
    assert_eq!(kept.declined, ["/data/name"]);
    assert!(kept.is_complete);
    assert_eq!((kept.answered, kept.asked), (3, 3));
}

#[test]
fn an_unfinished_sheet_says_what_is_missing_and_may_be_saved_and_corrected() {
    let mut desk = desk(LIFT, "80x24", "zh-CN");
    desk.keys("i1<enter>99<enter>");
    assert!(desk.text().contains("1 到 40 层"), "{}", desk.text());
    desk.keys("<backspace><backspace>3<enter><f2>");
    assert_snapshot!("filling-missing", desk.text());
    desk.keys("<enter>");
    assert!(!sheet(&desk).is_complete);
    // Opened again it is a correction: the reason is asked for.
    desk.keys("i1<f5>1");
    desk.keys("<f2>");
    desk.keys("<enter>");
    assert!(desk.text().contains("为什么要改"), "{}", desk.text());
    desk.keys("补问<enter>");
    let kept = sheet(&desk);
    assert_eq!((kept.revision, kept.reason.as_str()), (1, "补问"));
}

#[test]
fn numbers_and_days_are_read_where_they_are_typed() {
    let mut desk = desk(LIFT, "80x24", "zh-CN");
    desk.keys("i1<enter>abc<enter>");
    assert!(desk.text().contains("整数"), "{}", desk.text());
    assert_eq!(desk.app.view().ledger.tables().answer_sheets.len(), 0);
}

#[test]
fn the_contents_lead_to_any_question_and_the_language_changes_in_mid_form() {
    let mut desk = desk(ELDER, "80x24", "zh-CN");
    desk.keys("i1<enter>1<enter><f3>");
    assert_snapshot!("filling-contents", desk.text());
    desk.keys("吃饭<enter>");
    assert!(desk.text().contains("吃饭怎么解决"), "{}", desk.text());
    desk.keys("<f6>");
    assert!(desk.text().contains("Who cooks?"), "{}", desk.text());
}

#[test]
fn people_of_a_household_are_instances_of_a_repeat() {
    let mut desk = desk(FACTS, "80x24", "zh-CN");
    desk.keys("i11<enter>1<enter>1<enter><enter><enter><enter>");
    assert_snapshot!("filling-repeat", desk.text());
    desk.keys("1<enter><f3>");
    assert_snapshot!("filling-repeat-contents", desk.text());
}

#[test]
fn without_a_form_the_key_takes_one_in() {
    let mut desk = Desk::new("80x24", "zh-CN", planned());
    desk.keys("i");
    assert!(desk.text().contains("收进一张新表"), "{}", desk.text());
}

#[test]
fn a_form_is_taken_in_assigned_and_filled_where_it_is_open_without_the_command_line() {
    let mut desk = Desk::new("80x24", "zh-CN", planned());
    desk.keys("I1");
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(ELDER);
    desk.burst(&file.display().to_string());
    desk.keys("<f2>");
    assert_snapshot!("forms-assign", desk.text());
    desk.keys(" <tab><f2>");
    assert_snapshot!("forms-assigned", desk.text());
    desk.keys("I1");
    assert_snapshot!("forms-manage", desk.text());
    desk.keys("1");
    assert_snapshot!("forms-open-doors", desk.text());
    desk.keys("1吴桂祥<enter>4<enter>");
    assert!(desk.text().contains("这次怎么看"), "{}", desk.text());
    desk.keys("1<enter><enter>");
    desk.keys("<f4>");
    assert_snapshot!("forms-card", desk.text());
}

#[test]
fn a_file_that_is_no_form_says_every_fault_and_nothing_is_taken_in() {
    let mut desk = Desk::new("80x24", "zh-CN", planned());
    desk.keys("I1");
    let file =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/roster-office.xlsx");
    desk.burst(&file.display().to_string());
    desk.keys("<f2>");
    assert_snapshot!("forms-faulty", desk.text());
    assert!(desk.app.view().ledger.tables().questionnaires.is_empty());
}

/// The office's own form of small places, up to its first day.
#[test]
fn a_day_that_was_given_goes_with_the_first_key_and_lies_on_the_side_the_form_asks_for() {
    let mut desk = desk("tests/fixtures/forms/小场所消防检查.xlsx", "80x24", "zh-CN");
    desk.keys(
        "i1便民小店<enter>1<enter><enter>1<enter>2<enter>1<enter>1<enter>1<enter><enter>清理通道<enter>",
    );
    assert_snapshot!("filling-day-given", desk.text());
    desk.keys("+5<enter>");
    assert!(
        desk.text().contains("整改事项：已有 1 份"),
        "{}",
        desk.text()
    );
    desk.keys("<backtab>");
    assert!(desk.text().contains("2026-11-27"), "{}", desk.text());
    desk.keys("12-20<enter>");
    assert!(
        desk.text().contains("今天起30天内") || desk.text().contains("已有 1 份"),
        "{}",
        desk.text()
    );
}

#[test]
fn instances_are_a_table_to_go_into_to_add_to_and_to_take_from() {
    let mut desk = desk("tests/fixtures/forms/小场所消防检查.xlsx", "80x24", "zh-CN");
    desk.keys("i1便民小店<enter>1<enter><enter>1<enter>2<enter>1<enter>1<enter>1<enter><enter>清理通道<enter>+5<enter>");
    desk.keys("2换灯<enter>+9<enter>");
    assert_snapshot!("filling-table", desk.text());
    // One goes, after a question.
    desk.keys("<home><delete>");
    assert!(
        desk.text().contains("删掉这一份？清理通道"),
        "{}",
        desk.text()
    );
    desk.keys("2");
    assert!(desk.text().contains("已有 1 份"), "{}", desk.text());
    desk.keys("1");
    assert!(desk.text().contains("换灯"), "{}", desk.text());
    desk.wait(1_000);
    let desk = desk.killed("80x24", "zh-CN");
    assert!(desk.text().contains("> 换灯"), "{}", desk.text());
}

#[test]
fn a_day_is_chosen_from_a_calendar() {
    for size in ["80x24", "36x10"] {
        let mut desk = desk(ELDER, size, "zh-CN");
        desk.keys("i1<enter><f3>上次来看<enter>");
        assert!(desk.text().contains("空格 日历"), "{}", desk.text());
        desk.keys("<space>");
        assert_snapshot!(format!("filling-calendar-{size}"), desk.text());
        desk.keys("<left><up><pageup><enter>");
        assert!(desk.text().contains("2026-10-14"), "{}", desk.text());
        desk.keys("<space><right><enter>");
        assert!(desk.text().contains("2026-10-15"), "{}", desk.text());
    }
}

#[test]
fn a_half_filled_form_is_marked_where_forms_are_chosen() {
    let mut desk = desk(ELDER, "80x24", "zh-CN");
    desk.keys("i1<enter>1<esc>i");
    assert!(
        desk.text().contains("独居老人探访  没写完"),
        "{}",
        desk.text()
    );
}

#[test]
fn several_of_a_long_list_are_found_by_their_sounds_and_none_is_passed_over() {
    let mut desk = desk(FACTS, "80x24", "zh-CN");
    desk.keys("i1<f3>关照<enter>dibao<enter>");
    assert!(desk.text().contains("需要关照的情况"), "{}", desk.text());
    desk.keys("<enter><f2><enter>");
    assert_eq!(
        answers(&desk).values["/data/resident[1]/care"],
        "alone dibao"
    );
}

#[test]
fn a_form_saved_at_a_door_nobody_logged_says_so_and_one_logs_it_there() {
    let mut desk = desk(ELDER, "80x24", "zh-CN");
    desk.keys(WELL);
    desk.keys("1<enter><enter>");
    assert!(
        desk.toast().contains("还没记走访，按 1 记"),
        "{}",
        desk.text()
    );
    desk.keys("1");
    assert_eq!(desk.visits(), 1);
    assert!(desk.toast().contains("3-1-403"), "{}", desk.text());
}

#[test]
fn a_form_that_waits_stands_first_in_the_menu_of_its_door_and_on_its_card() {
    let mut ledger = with_form(neighbours(), ELDER);
    let id = ledger
        .tables()
        .questionnaires
        .iter()
        .next()
        .map(|one| one.id);
    let clock = FixedClock::at(parse_moment(START).expect("a moment"));
    let settings = Settings::default();
    let at = At {
        clock: &clock,
        settings: &settings,
    };
    let everyone = vec![gridday::domain::questionnaire::Audience::Everyone];
    questionnaire::assign(&mut ledger, id.expect("a form"), everyone, None, at).expect("assigned");
    let mut desk = Desk::new("44x20", "zh-CN", ledger);
    assert!(desk.text().contains("i 填表："), "{}", desk.text());
    desk.keys("00");
    assert!(desk.text().contains("i 填表："), "{}", desk.text());
    assert!(desk.text().contains("1 核实无变化"), "{}", desk.text());
    desk.keys("i");
    assert!(desk.text().contains("填哪张表"), "{}", desk.text());
}
