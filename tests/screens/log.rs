//! The page Log by keys: the timeline with what was undone, days, files, the end of the day, corrections.

use crate::screen::{Desk, neighbours, planned};
use gridday::config::Config;
use gridday::domain::codes::{DayState, Outcome};
use insta::assert_snapshot;
use std::path::Path;

/// A morning: fine, a need and a hazard, nobody home and taken back, nobody home, an appointment.
const MORNING: &str = "1225<enter>4<backspace>461";

fn desk(folder: &Path, keys: &str) -> Desk {
    let config = Config {
        export_folder: Some(folder.to_owned()),
        ..Config::default()
    };
    let mut desk = Desk::with("80x24", "zh-CN", planned(), config);
    desk.keys(keys);
    desk
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

fn files(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).expect("the folder");
    let mut names: Vec<String> = files
        .map(|file| {
            file.expect("a file")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

#[test]
fn the_day_in_both_languages_and_every_width() {
    for language in ["zh-CN", "en"] {
        for size in ["36x10", "44x20", "80x24", "120x36"] {
            let mut desk = Desk::new(size, language, planned());
            desk.keys(MORNING);
            desk.keys("<f8>");
            assert_snapshot!(format!("log-{language}-{size}"), desk.text());
        }
    }
}

#[test]
fn an_empty_day_says_what_to_do_and_cannot_be_closed() {
    let mut desk = Desk::new("80x24", "zh-CN", neighbours());
    desk.keys("<f8>");
    assert!(desk.text().contains("F2 去今日页"), "{}", desk.text());
    desk.keys("8");
    assert_eq!(desk.toast(), "这一天没有开工");
}

#[test]
fn what_was_undone_stays_in_words_and_cannot_be_corrected() {
    let mut desk = Desk::new("80x24", "zh-CN", planned());
    desk.keys("4<backspace><f8>");
    assert!(
        desk.text().contains("已撤销：张建国 没人"),
        "{}",
        desk.text()
    );
    desk.keys("<enter>");
    assert_eq!(desk.toast(), "这一条已经撤销，改不了");
}

#[test]
fn the_text_is_copied_and_written_and_never_over_a_file_unasked() {
    let folder = folder();
    let mut desk = desk(folder.path(), MORNING);
    desk.keys("<f8>1<enter>");
    assert_eq!(files(folder.path()), ["工作日志-2026-11-22.txt"]);
    let copied = desk
        .effects
        .iter()
        .find(|effect| effect.starts_with("copy "));
    let written = std::fs::read_to_string(folder.path().join("工作日志-2026-11-22.txt"));
    assert_eq!(copied.map(|text| &text[5..]), written.ok().as_deref());
    assert!(
        desk.toast()
            .starts_with("已发终端剪贴板，也存了 工作日志-2026-11-22.txt"),
        "{}",
        desk.toast()
    );
    desk.keys("<f8>1<enter>");
    assert!(desk.text().contains("取消"), "{}", desk.text());
    desk.keys("2");
    assert!(
        desk.toast()
            .starts_with("已发终端剪贴板，也存了 工作日志-2026-11-22.txt"),
        "{}",
        desk.toast()
    );
    let tables = desk.app.view().ledger.tables();
    assert_eq!(tables.traces.len(), 2);
}

#[test]
fn every_format_is_written_by_its_digit() {
    let folder = folder();
    let mut desk = desk(folder.path(), MORNING);
    desk.keys("<f8>");
    for digit in ["1", "2", "3", "4", "5", "6", "7"] {
        desk.keys(digit);
        desk.keys("<enter>");
        assert!(
            desk.toast().contains("已存 ") || desk.toast().contains("也存了"),
            "{digit}: {}",
            desk.text()
        );
    }
    assert_eq!(
        files(folder.path()),
        [
            "区级日报-2026-11-22.html",
            "工作日志-2026-11-22.csv",
            "工作日志-2026-11-22.html",
            "工作日志-2026-11-22.json",
            "工作日志-2026-11-22.md",
            "工作日志-2026-11-22.txt",
            "工作日志-2026-11-22.xlsx",
        ]
    );
    assert!(
        desk.effects
            .contains(&"keep export.format = json".to_owned())
    );
}

#[test]
fn unmasked_asks_for_a_reason_and_the_history_keeps_it() {
    let folder = folder();
    let path = folder.path().join("工作日志-2026-11-22.csv");
    let mut masked = desk(folder.path(), MORNING);
    masked.keys("<f8>2<enter>");
    let hidden = std::fs::read_to_string(&path).expect("the file");
    assert!(!hidden.contains("欧阳志明") && !hidden.contains("张建国"));
    std::fs::remove_file(&path).expect("removed");
    let mut desk = desk(folder.path(), MORNING);
    // Enter on a box that was walked to goes on to the next field; from there it saves.
    desk.keys("<f8>2<tab> <enter><enter>");
    assert!(desk.text().contains("不遮盖要写理由"), "{}", desk.text());
    desk.keys("街道核对<enter>");
    let shown = std::fs::read_to_string(&path).expect("the file");
    assert!(shown.contains("张建国"), "{shown}");
    let tables = desk.app.view().ledger.tables();
    let trace = tables.traces.iter().next().expect("a trace");
    assert_eq!(trace.reason.as_deref(), Some("街道核对"));
}

#[test]
fn a_folder_that_is_not_there_is_told_beside_its_field() {
    let folder = folder();
    let mut desk = desk(folder.path(), MORNING);
    desk.keys("<f8>4<tab><tab><tab><ctrl+u>/no/such/folder<enter>");
    assert!(desk.text().contains("没有这个文件夹"), "{}", desk.text());
    assert!(files(folder.path()).is_empty());
}

#[test]
fn the_export_form_in_both_languages_and_widths() {
    for language in ["zh-CN", "en"] {
        for size in ["44x20", "80x24"] {
            let config = Config {
                here: Some("/home/li".into()),
                ..Config::default()
            };
            let mut desk = Desk::with(size, language, planned(), config);
            desk.keys("1<f8>3");
            assert_snapshot!(format!("export-{language}-{size}"), desk.text());
        }
    }
}

#[test]
fn closing_shows_the_day_first_then_takes_one_key_and_offers_a_file() {
    for language in ["zh-CN", "en"] {
        for size in ["36x10", "44x20", "80x24", "120x36"] {
            let mut desk = Desk::new(size, language, planned());
            desk.keys(MORNING);
            desk.keys("<f8>8");
            assert_snapshot!(format!("close-{language}-{size}"), desk.text());
        }
    }
    let folder = folder();
    let mut desk = desk(folder.path(), MORNING);
    desk.keys("<f8>8<esc>");
    let state = |desk: &Desk| {
        let view = desk.app.view();
        view.ledger
            .tables()
            .day("2026-11-22".parse().expect("a day"))
            .expect("the day")
            .state
    };
    assert_eq!(state(&desk), DayState::WORKING);
    desk.keys("8<enter>");
    assert_eq!(state(&desk), DayState::CLOSED);
    assert!(desk.text().contains("导出日报"), "{}", desk.text());
    desk.keys("<enter>");
    assert_eq!(files(folder.path()), ["工作日志-2026-11-22.xlsx"]);
    desk.keys("8");
    assert_eq!(desk.toast(), "这一天已经收工");
    desk.keys("<f2>4<f8>");
    assert!(desk.text().contains("补录："), "{}", desk.text());
}

#[test]
fn the_day_is_closed_from_any_page_by_the_palette() {
    for page in ["<f2>", "<f3>", "<f4>", "<f5>", "<f6>", "<f7>", "<f8>"] {
        let mut desk = Desk::new("80x24", "zh-CN", planned());
        desk.keys("1");
        desk.keys(page);
        desk.keys("<f10>");
        desk.keys("sg");
        desk.keys("<enter>");
        assert!(
            desk.text().contains("收工 11-22") || desk.text().contains("11-22 收工"),
            "{}",
            desk.text()
        );
        desk.keys("<enter>");
        let view = desk.app.view();
        let day = view.ledger.tables().day(view.day()).expect("the day");
        assert!(day.is_closed(), "from {page}");
    }
}

#[test]
fn a_correction_names_what_it_leaves_alone_and_where_that_is_changed() {
    let mut desk = Desk::new("120x36", "zh-CN", planned());
    desk.keys("225<enter><f8><up><enter>");
    let shown = desk.text();
    assert!(
        shown.contains("不跟着变：") && shown.contains("在任务里改"),
        "{shown}"
    );
    desk.keys("2<enter>");
    assert!(desk.toast().contains("在任务里改"), "{}", desk.toast());
}

#[test]
fn a_visit_is_corrected_from_the_log_and_both_stay_in_the_history() {
    let mut desk = Desk::new("80x24", "zh-CN", planned());
    desk.keys("4<f8><enter>");
    assert_snapshot!("visit-edit-zh-CN", desk.text());
    desk.keys("2<enter>");
    assert!(
        desk.toast().starts_with("已改 3-1-403 的走访"),
        "{}",
        desk.toast()
    );
    let tables = desk.app.view().ledger.tables();
    let visit = tables
        .visits
        .iter()
        .next()
        .expect("a visit")
        .as_ref()
        .clone();
    assert_eq!(visit.outcome, Outcome::MET_PROXY);
    assert!(visit.all_well);
    let verbs: Vec<&str> = desk
        .app
        .view()
        .ledger
        .headers()
        .iter()
        .map(|header| header.verb.as_str())
        .collect();
    assert_eq!(
        verbs,
        ["import-roster", "day-plan", "visit", "visit-correct"]
    );
    desk.keys("<backspace>");
    let tables = desk.app.view().ledger.tables();
    assert_eq!(
        tables.visits.iter().next().expect("a visit").outcome,
        Outcome::NOT_HOME
    );
}

#[test]
fn a_visit_is_corrected_from_the_page_of_visits_and_a_kill_keeps_what_was_typed() {
    let mut desk = Desk::new("44x20", "en", planned());
    desk.keys("1<f5>1<backtab>said hello");
    desk.wait(1000);
    let mut again = desk.killed("44x20", "en");
    assert!(again.text().contains("said hello"), "{}", again.text());
    again.keys("<f2>");
    let tables = again.app.view().ledger.tables();
    let visit = tables.visits.iter().next().expect("a visit");
    assert_eq!((visit.note.as_str(), visit.all_well), ("said hello", false));
}

#[test]
fn a_round_taken_back_is_one_line() {
    let mut desk = Desk::new("80x24", "zh-CN", planned());
    desk.keys("<space><space><space>4<backspace><f8>");
    let text = desk.text();
    assert_eq!(text.matches("已撤销").count(), 1, "{text}");
    assert!(text.contains("已撤销：3户 "), "{text}");
}

#[test]
fn closing_says_how_many_doors_are_open_and_what_becomes_of_them() {
    let mut desk = Desk::new("80x24", "zh-CN", planned());
    desk.keys("14<f8>8");
    assert!(desk.text().contains("还有5户没办完"), "{}", desk.text());
}

#[test]
fn with_nothing_undone_there_is_nothing_to_redo() {
    let mut desk = Desk::new("80x24", "zh-CN", planned());
    desk.keys("<ctrl+r>");
    assert!(desk.toast().contains("没有可以重做的"), "{}", desk.toast());
}
