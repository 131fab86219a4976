//! Plain mode driven by lines, as a person who hears one line after the other would.

use super::*;
use crate::clock::{FixedClock, parse_moment};
use crate::config::Config;
use crate::i18n::Language;
use crate::ledger::backing::Memory;
use crate::ledger::demo;
use crate::tui::app::Looks;
use crate::tui::widget::text;

fn demo_in(language: Language) -> Plain {
    demo_with(language, Config::default())
}

fn demo_with(language: Language, settings: Config) -> Plain {
    let clock = || FixedClock::at(parse_moment("2026-11-22T09:00:00+08:00").unwrap());
    let (mut ledger, _) = Ledger::open(Box::new(Memory::default())).unwrap();
    demo::fill(&mut ledger, 1, &clock()).unwrap();
    let app = App::new(
        ledger,
        Box::new(clock()),
        language,
        Looks::default(),
        settings,
    );
    Plain::new(app)
}

fn begun() -> Plain {
    let mut plain = demo_in(Language::Chinese);
    plain.begin(true);
    plain
}

fn told(plain: &mut Plain, lines: &[&str]) -> String {
    let said = lines.iter().map(|line| plain.take(line).join("\n"));
    said.collect::<Vec<_>>().join("\n--\n")
}

fn visits(plain: &Plain) -> usize {
    let day = plain.app.seen(|view| view.day());
    plain
        .app
        .seen(|view| view.ledger.tables().visits.on(day).count())
}

#[test]
fn a_digit_records_says_so_and_goes_on_to_the_next_door() {
    let mut plain = begun();
    let first = plain.prompt();
    let said = told(&mut plain, &["４"]);
    assert!(
        said.contains("没人，已存盘") && said.contains("下一户"),
        "{said}"
    );
    assert_eq!(visits(&plain), 1);
    assert_ne!(plain.prompt(), first);
    let said = told(&mut plain, &["00"]);
    assert!(said.contains("已撤销"), "{said}");
    assert_eq!(visits(&plain), 0);
    assert_eq!(plain.prompt(), first, "undo goes back to its door");
    let said = told(&mut plain, &["撤销"]);
    assert!(!said.contains("下一户"), "nothing was undone: {said}");
}

#[test]
fn every_record_key_leads_to_a_record_by_digits_alone() {
    for (lines, word) in [
        (&["1"][..], "正常"),
        (&["2", "2", "."], "有事"),
        (&["3", "25.", ""], "隐患"),
        (&["4"], "没人"),
        (&["5"], "拒访"),
        (&["6", "1"], "约改"),
        (&["6", "3", "19：00"], "约改"),
        (&["7", "2"], "已搬离"),
    ] {
        let mut plain = begun();
        let said = told(&mut plain, lines);
        assert!(
            said.lines()
                .any(|line| line.contains(word) && line.ends_with("，已存盘")),
            "{lines:?}: {said}"
        );
        assert_eq!(visits(&plain), 1, "{lines:?}");
    }
    let mut plain = begun();
    let here = plain.prompt();
    told(&mut plain, &["9"]);
    assert_ne!(plain.prompt(), here);
    assert_eq!(visits(&plain), 0);
}

#[test]
fn words_at_a_door_are_looked_for_and_never_carried_out() {
    for typed in ["张", "14200000001", "3-1", "/1", "1 2", "１１１"] {
        let mut plain = begun();
        told(&mut plain, &[typed]);
        assert_eq!(visits(&plain), 0, "{typed}");
    }
    let mut plain = begun();
    let said = told(&mut plain, &["zhang"]);
    assert!(said.contains("写数字选"), "{said}");
    told(&mut plain, &["2"]);
    let door = plain.prompt();
    let said = told(&mut plain, &["1"]);
    assert!(
        said.contains(door.trim_end_matches('>')) && said.contains("下一户"),
        "{said}"
    );
}

#[test]
fn a_form_is_left_and_gone_on_with() {
    let mut plain = begun();
    told(&mut plain, &["2", "0", "血压药快吃完了", "00"]);
    assert_eq!(visits(&plain), 0);
    let said = told(&mut plain, &["2", "<", "<", "."]);
    assert!(
        said.contains("接着上次") && said.contains("已存盘"),
        "{said}"
    );
    let note = plain.app.seen(|view| {
        let visits = view.ledger.tables().visits.on(view.day());
        visits.map(|visit| visit.note.clone()).collect::<Vec<_>>()
    });
    assert_eq!(note, ["血压药快吃完了"]);
}

#[test]
fn several_lines_at_once_are_not_carried_out() {
    let mut plain = begun();
    let said = plain.burst(11).join("\n");
    assert!(said.contains("11 行"), "{said}");
    assert_eq!(visits(&plain), 0);
}

#[test]
fn every_place_and_every_dialog_can_be_heard_in_both_languages_and_left_again() {
    for language in Language::ALL {
        let mut plain = demo_in(language);
        let mut all = plain.begin(true);
        for line in ["", "?", "0", "10", "20", "30"] {
            all.extend(plain.take(line));
        }
        for (number, entry, _) in menu::MENU {
            if *entry == menu::Entry::Do(Action::Quit)
                || *entry == menu::Entry::Do(Action::Language)
            {
                continue;
            }
            for line in [
                "11",
                &number.to_string(),
                "",
                "?",
                "1",
                "?",
                "2",
                "?",
                "00",
                "00",
                "00",
            ] {
                all.extend(plain.take(line));
            }
            for _ in 0..6 {
                if plain.asked.is_some() {
                    plain.take("00");
                }
            }
            assert!(plain.asked.is_none(), "{number} cannot be left");
        }
        for line in &all {
            assert!(text::width(line) <= WIDTH, "{line}");
            let strange = |c: char| c.is_control() || ('\u{2500}'..='\u{259F}').contains(&c);
            assert!(!line.contains(strange), "{line}");
        }
    }
}

#[test]
fn no_line_of_any_kind_breaks_it() {
    use proptest::prelude::*;
    let line = prop_oneof![
        Just(String::new()),
        "[0-9]{1,2}",
        "[0-9 .<>?/+-]{0,4}",
        "\\PC{0,12}",
        Just("张".to_owned()),
    ];
    let mut runner = proptest::test_runner::TestRunner::new(proptest::test_runner::Config {
        cases: 12,
        failure_persistence: None,
        ..proptest::test_runner::Config::default()
    });
    let lines = proptest::collection::vec(line, 1..40);
    runner
        .run(&lines, |lines| {
            let folder = tempfile::tempdir().unwrap();
            let here = Some(folder.path().to_owned());
            let mut plain = demo_with(
                Language::Chinese,
                Config {
                    here,
                    ..Config::default()
                },
            );
            plain.begin(true);
            for line in &lines {
                // What is asked for may be a folder to write to: only the test's own is written to.
                let leads_out = ["/", "~", ".."].iter().any(|way| line.contains(way));
                let line = if plain.asked.is_some() && leads_out {
                    "00"
                } else {
                    line
                };
                for said in plain.take(line) {
                    prop_assert!(text::width(&said) <= WIDTH);
                }
                if plain.ended() {
                    break;
                }
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn the_first_start_is_asked_in_lines() {
    use welcome::{Answer, Welcome};
    let mut welcome = Welcome::new(Language::Chinese, std::path::Path::new("/tmp/x"));
    assert!(welcome.lines().iter().any(|line| line.starts_with("1 ")));
    assert_eq!(welcome.take("4"), Answer::Again);
    assert_eq!(welcome.language(), Language::English);
    assert_eq!(welcome.take("什么"), Answer::Again);
    assert!(matches!(welcome.take("２"), Answer::Begin(_)));
    assert_eq!(welcome.take("00"), Answer::Leave);
}

#[test]
fn the_menu_of_a_door_takes_a_wish_down_at_that_door_as_the_screen_does() {
    let mut plain = begun();
    // Not the door the list begins with.
    told(&mut plain, &["/3-1-604"]);
    let menu = told(&mut plain, &["8"]);
    assert!(menu.contains("n 记诉求、微心愿"), "{menu}");
    assert!(menu.contains("d 能给这户什么"), "{menu}");
    let before = plain.app.seen(|view| view.ledger.tables().requests.len());
    let said = told(
        &mut plain,
        &["n", "1", "1", "大米一袋", "", "", "", ".", "."],
    );
    let taken = plain.app.seen(|view| {
        let requests = &view.ledger.tables().requests;
        let mut rice = requests.iter().filter(|one| one.words == "大米一袋");
        let door = rice.next().map(|one| view.door(&one.subject));
        (requests.len(), door)
    });
    assert_eq!(taken, (before + 1, Some("3-1-604".to_owned())), "{said}");
}

#[test]
fn a_project_without_a_door_is_read_out_and_led_on_by_digits() {
    let mut plain = begun();
    let project = |plain: &Plain| {
        plain.app.seen(|view| {
            let all = view.ledger.tables().projects.iter();
            all.map(|one| (one.title.clone(), one.state))
                .next()
                .unwrap()
        })
    };
    let (title, _) = project(&plain);
    plain.follow_rows();
    let place = plain
        .rows
        .lines
        .iter()
        .position(|line| line.item.subject().is_none());
    plain.at = place.expect("it was set up days ago");
    let (rows, at) = (&mut plain.rows, plain.at);
    plain.app.seen(|view| rows.stand(at, view));
    let said = told(&mut plain, &["11"]);
    assert!(said.contains(&title) && said.contains("该实施了"), "{said}");
    let said = told(&mut plain, &["4"]);
    assert!(said.contains("没有门牌"), "{said}");
    let said = told(&mut plain, &["0", "1", "."]);
    assert!(said.contains("已存盘"), "{said}");
    assert_eq!(project(&plain).1.as_str(), "carried-out");
}
