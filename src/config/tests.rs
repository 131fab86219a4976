//! The rules of the settings file.

use proptest::prelude::*;

use super::choice::with;
use super::fault::Expected;
use super::*;
use crate::i18n::Texts;

fn faults(text: &str) -> Vec<(usize, String, FaultKind)> {
    let (_, faults) = Config::read(text);
    let parts = faults.into_iter().map(|f| (f.line, f.key, f.kind));
    parts.collect()
}

#[test]
fn the_page_of_settings_says_the_defaults() {
    let (config, faults) = Config::read(include_str!("default.toml"));
    assert_eq!((config, faults), (Config::default(), vec![]));
}

#[test]
fn settings_left_out_of_the_page_are_in_it_as_remarks() {
    let page = include_str!("default.toml");
    let uncommented: String = page
        .lines()
        .map(|line| match line.strip_prefix("# ") {
            Some(rest) if rest.contains(" = ") => format!("{rest}\n"),
            _ => format!("{line}\n"),
        })
        .collect();
    let (config, faults) = Config::read(&uncommented);
    assert_eq!(faults, []);
    assert_eq!(config.language, Some(Language::Chinese));
    assert_eq!(config.log_format.as_deref(), Some("xlsx"));
    assert!(config.export_folder.is_some());
    assert_eq!(config.keys[0].keys, ["backspace", "u"]);
}

#[test]
fn a_file_that_is_not_there_is_no_fault_and_a_damaged_one_gives_defaults() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(FILE);
    assert_eq!(Config::load(&file), (Config::default(), vec![]));
    std::fs::write(&file, b"theme = \"\xff\"").unwrap();
    assert_eq!(
        Config::load(&file),
        (Config::default(), vec![Fault::unreadable()])
    );
    std::fs::write(&file, "theme = \"mono\"\nworker = 王\nmouse =\n").unwrap();
    let (config, faults) = Config::load(&file);
    assert_eq!(config, Config::default());
    let lines: Vec<usize> = faults.iter().map(|fault| fault.line).collect();
    assert_eq!(lines, [2, 3]);
}

#[test]
fn every_fault_is_told_with_line_and_key_and_the_rest_is_used() {
    let text = "\
theme = \"pink\"
mouse = \"yes\"
wroker = \"小王\"
mentor = \" 老李 \"
quiet = [\"21-8\"]

[plan]
doors = 0
[slots]
morning_ends = \"25:00\"
[sheet]
needs = [\"facility\"]
hazards = [\"gas/leak\", \"gas/no-such\", \"gas/alarm\", \"fire/hydrant\"]
[keys]
undo = \"u\"
redo = [\"r\"]
";
    let told = faults(text);
    let expected = [
        (
            1,
            "theme",
            FaultKind::Choice("auto dark light classic mono".to_owned()),
        ),
        (2, "mouse", FaultKind::Kind(Expected::YesOrNo)),
        (3, "wroker", FaultKind::Unknown),
        (5, "quiet", FaultKind::Kind(Expected::Periods)),
        (8, "plan.doors", FaultKind::Range(1, 500)),
        (10, "slots.morning_ends", FaultKind::Kind(Expected::Time)),
        (12, "sheet.needs", FaultKind::Kind(Expected::Four)),
        (
            13,
            "sheet.hazards",
            FaultKind::Code("gas/no-such".to_owned()),
        ),
        (15, "keys.undo", FaultKind::Kind(Expected::Texts)),
    ];
    assert_eq!(
        told,
        expected.map(|(line, key, kind)| (line, key.to_owned(), kind))
    );
    let (config, _) = Config::read(text);
    assert_eq!(config.mentor, "老李");
    assert_eq!((config.theme, config.plan_doors), (Theme::Auto, 30));
    assert_eq!(config.keys[0].command, "redo");
}

#[test]
fn the_afternoon_cannot_end_before_the_morning() {
    let text = "[slots]\nmorning_ends = \"13:00\"\nafternoon_ends = \"11:00\"\n";
    assert_eq!(faults(text)[0].2, FaultKind::Order);
    let (config, _) = Config::read(text);
    assert_eq!(config.morning_ends, Config::default().morning_ends);
    assert_eq!(faults("[slots]\nmorning_ends = \"１１：３０\"\n"), []);
}

#[test]
fn quiet_hours_may_pass_midnight() {
    let quiet = Quiet::default();
    let at = |text: &str| quiet.at(quiet::time(text).unwrap()).is_some();
    for (time, unwelcome) in [
        ("7:59", true),
        ("8:00", false),
        ("11:59", false),
        ("12:00", true),
        ("14:00", false),
        ("20:59", false),
        ("21:00", true),
        ("0:00", true),
    ] {
        assert_eq!(at(time), unwelcome, "{time}");
    }
}

#[test]
fn every_fault_is_a_sentence_in_both_languages() {
    let kinds = [
        FaultKind::Unreadable,
        FaultKind::Syntax,
        FaultKind::Unknown,
        FaultKind::Choice("auto dark".to_owned()),
        FaultKind::Range(1, 500),
        FaultKind::Code("gas/x".to_owned()),
        FaultKind::Order,
    ];
    let expected = [
        Expected::Text,
        Expected::Texts,
        Expected::Four,
        Expected::YesOrNo,
        Expected::Number,
        Expected::Time,
        Expected::Periods,
    ];
    let kinds = kinds.into_iter().chain(expected.map(FaultKind::Kind));
    for kind in kinds {
        let fault = Fault {
            line: 7,
            key: "plan.doors".to_owned(),
            kind,
        };
        for language in Language::ALL {
            let text = fault.text(&Texts::new(language));
            assert!(!text.contains('$') && !text.contains("config-"), "{text}");
        }
    }
}

#[test]
fn a_choice_is_kept_and_nothing_else_is_touched() {
    let text = "# mine\ntheme = \"dark\" # at night\n\n[export] # files\nfolder = \"/logs\"\n\n[keys]\nundo = [\"u\"]";
    let changed = with(text, "theme", Choice::Text("light")).unwrap();
    assert_eq!(changed, text.replace("\"dark\"", "\"light\""));
    let changed = with(text, "export.format", Choice::Text("html")).unwrap();
    assert_eq!(
        changed,
        text.replace("files\n", "files\nformat = \"html\"\n")
    );
    let changed = with(text, "language", Choice::Text("en")).unwrap();
    assert_eq!(changed, format!("language = \"en\"\n{text}"));
    let changed = with(text, "plan.doors", Choice::Number(12)).unwrap();
    assert_eq!(changed, format!("{text}\n[plan]\ndoors = 12\n"));
    assert_eq!(with("mouse =", "theme", Choice::Flag(true)), None);
    assert_eq!(with("plan = 3", "plan.doors", Choice::Number(12)), None);
}

#[test]
fn a_choice_makes_the_file_and_its_folder() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("gridday").join(FILE);
    choose(&file, "theme", Choice::Text("mono")).unwrap();
    choose(&file, "mouse", Choice::Flag(false)).unwrap();
    choose(&file, "export.format", Choice::Text("md")).unwrap();
    let (config, faults) = Config::load(&file);
    assert_eq!(faults, []);
    assert_eq!((config.theme, config.mouse), (Theme::Mono, false));
    assert_eq!(config.log_format.as_deref(), Some("md"));
    std::fs::write(&file, "mouse =").unwrap();
    assert!(choose(&file, "theme", Choice::Text("dark")).is_err());
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "mouse =");
}

proptest! {
    /// Whatever the file holds, reading it gives settings and says what was not used.
    #[test]
    fn any_text_can_be_read(text in any::<String>(), value in "[a-z0-9\"\\[\\]{}=. \n:-]{0,40}") {
        let _ = Config::read(&text);
        for key in ["quiet", "plan", "plan.doors", "sheet.needs", "keys", "keys.undo", "mouse"] {
            let _ = Config::read(&format!("{key} = {value}"));
        }
    }

    /// A worker's name reads back as it was chosen, whatever characters it has.
    #[test]
    fn a_chosen_text_reads_back(name in "[^\\p{Cc}]{0,12}") {
        let text = with("mouse = true\n", "worker", Choice::Text(&name)).unwrap();
        let (config, faults) = Config::read(&text);
        prop_assert_eq!(faults, vec![]);
        prop_assert_eq!(config.worker, name.trim());
    }
}

#[test]
fn a_typed_path_may_have_quotes_blanks_and_the_home_folder() {
    let config = Config {
        home: Some("/home/li".into()),
        ..Config::default()
    };
    for (typed, meant) in [
        ("~/名册.xlsx", "/home/li/名册.xlsx"),
        (" '/sdcard/a b.csv' ", "/sdcard/a b.csv"),
        ("~", "/home/li"),
        ("~other/x", "~other/x"),
        ("roster.csv", "roster.csv"),
        ("\"", "\""),
        ("", ""),
    ] {
        assert_eq!(config.typed_path(typed), std::path::Path::new(meant));
    }
}
