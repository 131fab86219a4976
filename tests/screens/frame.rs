//! What every page stands on: input methods, bursts, repeats, sizes, languages, drafts, help and palette.

use crate::screen::{Desk, planned, screen};
use gridday::tui::app::Message;
use gridday::tui::command::{Action, Scope};
use gridday::tui::widget::taps::Target;
use gridday::tui::widget::text::width;

fn desk() -> Desk {
    Desk::new("80x24", "zh-CN", planned())
}

#[test]
fn no_row_is_wider_than_the_screen_and_help_is_in_every_footer() {
    for size in ["36x10", "40x12", "44x20", "46x19", "80x24", "120x36"] {
        for language in ["zh-CN", "en"] {
            for keys in ["", "2", "6", "7", "<f1>", "<f10>", "/", "/zzzz"] {
                let mut desk = Desk::new(size, language, planned());
                desk.keys(keys);
                let columns: usize = size.split_once('x').unwrap().0.parse().unwrap();
                for row in desk.rows() {
                    assert_eq!(width(&row), columns, "{size} {language} {keys}: {row}");
                }
                assert!(
                    desk.footer().starts_with("F1"),
                    "{size} {language} {keys}: {}",
                    desk.footer()
                );
            }
        }
    }
}

#[test]
fn what_an_input_method_writes_works_or_searches_but_never_records_by_mistake() {
    let mut desk = desk();
    desk.keys("４");
    assert_eq!(desk.visits(), 1);
    desk.keys("？");
    assert!(desk.text().contains("帮助"), "{}", desk.text());
    desk.keys("<esc>张");
    assert_eq!(desk.visits(), 1);
    assert!(desk.text().contains("/ 张"), "{}", desk.text());
    assert!(desk.toast().contains("Shift"));
}

#[test]
fn a_pasted_number_is_searched_for_with_marks_and_without() {
    for text in ["14200000002", "14200000002\r"] {
        let mut burst = desk();
        burst.burst(text);
        let mut pasted = desk();
        pasted.send([Message::Paste(text.to_owned())]);
        for desk in [burst, pasted] {
            assert_eq!(desk.visits(), 0);
            assert!(desk.text().contains("欧阳志明"), "{}", desk.text());
        }
    }
}

#[test]
fn a_held_key_records_at_most_twice_in_three_seconds() {
    let mut desk = desk();
    let key = || Message::Key(gridday::tui::key::Key::char('4').event());
    desk.send([key()]);
    desk.wait(500);
    for _ in 0..75 {
        desk.send([key()]);
        desk.wait(33);
    }
    assert!(desk.visits() <= 2, "{}", desk.visits());
}

#[test]
fn behind_too_small_nothing_is_recorded_and_quitting_works() {
    let mut desk = desk();
    desk.keys("20药");
    desk.resize(20, 6);
    desk.keys("4441<enter>");
    assert_eq!(desk.visits(), 0);
    desk.resize(80, 24);
    assert!(desk.text().contains("药"), "{}", desk.text());
    desk.resize(30, 8);
    assert!(desk.text().starts_with("窗口太小 30x8"));
    desk.keys("q");
    assert_eq!(desk.effects, ["quit"]);
}

#[test]
fn what_is_typed_survives_a_kill_with_field_and_cursor() {
    let mut desk = desk();
    desk.keys("22020血压药快吃完了<left><left>");
    desk.wait(1000);
    let before = desk.cursor();
    let mut again = desk.killed("80x24", "zh-CN");
    assert!(again.toast().contains("1-403"), "{}", again.toast());
    assert!(again.text().contains("血压药快吃完了"), "{}", again.text());
    assert_eq!(again.cursor(), before);
    again.keys("<enter><enter>");
    assert_eq!(again.visits(), 1);
    let mut done = again.killed("80x24", "zh-CN");
    done.keys("<down>");
    assert!(!done.text().contains("血压药"), "{}", done.text());
}

#[test]
fn esc_keeps_a_sheet_and_discarding_drops_it() {
    let mut desk = desk();
    desk.keys("23<esc>");
    assert!(desk.toast().contains("留着"), "{}", desk.toast());
    desk.keys("2");
    assert!(desk.text().contains("[x]3"), "{}", desk.text());
    desk.keys("<f8>2");
    assert!(!desk.text().contains("[x]3"), "{}", desk.text());
}

#[test]
fn taps_do_what_keys_do() {
    let mut desk = Desk::new("44x20", "zh-CN", planned());
    desk.tap(Target::Action(Action::VisitNotHome));
    assert_eq!(desk.visits(), 1);
    desk.tap(Target::Item(2));
    desk.tap(Target::Action(Action::VisitMet));
    assert!(desk.toast().contains("1-302"), "{}", desk.toast());
    desk.tap(Target::Action(Action::Help));
    assert!(desk.text().contains("帮助"));
}

#[test]
fn the_language_changes_at_once_and_back() {
    let mut desk = desk();
    desk.keys("<f9>");
    assert!(desk.text().contains("Today"), "{}", desk.text());
    desk.keys("<f9>");
    assert!(desk.text().contains("今日"), "{}", desk.text());
}

#[test]
fn help_and_palette_come_from_the_table() {
    let help = screen("80x30", "zh-CN", "<f1>");
    for said in [
        "帮助",
        "▌ b",
        "4                  没人",
        "0                  打开这一户",
    ] {
        assert!(help.contains(said), "{said}: {help}");
    }
    let mut desk = desk();
    desk.keys("4<f10>cx<enter>");
    assert_eq!(desk.visits(), 0, "{}", desk.text());
}

/// Every command of a page is in its palette, whichever keys the settings gave it.
#[test]
fn every_command_of_a_page_is_in_its_palette() {
    let mut desk = Desk::new("120x36", "en", planned());
    let commands = gridday::tui::command::COMMANDS.iter();
    let wanted = commands.filter(|c| {
        matches!(
            c.scope,
            Scope::Today | Scope::Door | Scope::List | Scope::Global | Scope::Always
        )
    });
    for command in wanted.filter(|command| command.is_offered()) {
        desk.keys("<f10>");
        desk.keys(command.name);
        let name = desk
            .app
            .view()
            .texts
            .get(&command.action.text())
            .into_owned();
        let start: String = name.chars().take(20).collect();
        assert!(desk.text().contains(&start), "{name}: {}", desk.text());
        desk.keys("<esc>");
    }
}

#[test]
fn control_c_goes_back_once_and_quits_twice() {
    let mut desk = desk();
    desk.keys("<f1><ctrl+c>");
    assert!(desk.effects.is_empty() && !desk.text().contains("帮助  ("));
    desk.keys("<ctrl+c>");
    assert_eq!(desk.effects, ["quit"]);
}
