//! Both languages, help, completions, the manual page.

use crate::desk::Desk;

fn has_han(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

#[test]
fn the_language_is_chosen_by_argument_then_variable_then_settings_then_locale() {
    let desk = Desk::empty();
    let spoken = |desk: &Desk, arguments: &[&str], variable: Option<&str>| {
        let mut all = arguments.to_vec();
        all.extend(["households"]);
        let came = match variable {
            Some(value) => desk.run_with(("GRIDDAY_LANG", value), &all),
            None => desk.run(&all),
        };
        has_han(&came.ends(0).err)
    };
    assert!(spoken(&desk, &[], None), "the locale is Chinese");
    let settings = desk.home.path().join("config/gridday");
    std::fs::create_dir_all(&settings).unwrap();
    std::fs::write(settings.join("config.toml"), "language = \"en\"\n").unwrap();
    assert!(!spoken(&desk, &[], None));
    assert!(spoken(&desk, &[], Some("zh")));
    assert!(!spoken(&desk, &["--lang", "en"], Some("zh")));
    assert!(spoken(&desk, &["--lang=zh-CN"], Some("en")));
}

#[test]
fn help_is_in_the_language_spoken_and_tells_every_subcommand() {
    let desk = Desk::bare();
    for subcommand in [
        "init",
        "import",
        "households",
        "show",
        "queue",
        "visit",
        "hazard",
        "task",
        "undo",
        "redo",
        "history",
        "day",
        "place",
        "household",
        "resident",
        "log",
        "apply",
        "completions",
        "man",
        "reset-terminal",
    ] {
        let english = desk
            .run(&[subcommand, "--help", "--lang", "en"])
            .ends(0)
            .out;
        let chinese = desk
            .run(&["--lang", "zh", subcommand, "--help"])
            .ends(0)
            .out;
        assert!(has_han(&chinese), "{subcommand}: {chinese}");
        let labels = [
            "visit",
            "hazard",
            "task",
            "day",
            "household",
            "resident",
            "place",
        ];
        if !labels.contains(&subcommand) {
            assert!(!has_han(&english), "{subcommand}: {english}");
        }
        let all = desk.run(&["--help", "--lang", "en"]).ends(0).out;
        assert!(
            all.contains(&format!("  {subcommand} ")),
            "{subcommand} in {all}"
        );
    }
    assert!(!has_han(&desk.run(&["--help", "--lang=en"]).ends(0).out));
    assert!(
        desk.run(&["--version"])
            .ends(0)
            .out
            .starts_with("gridday 0.")
    );
}

#[test]
fn refusals_are_in_the_language_spoken() {
    let desk = Desk::new();
    let chinese = desk.run(&["visit", "9-9-999", "met"]).ends(1).err;
    let english = desk
        .run(&["--lang", "en", "visit", "9-9-999", "met"])
        .ends(1)
        .err;
    assert!(
        has_han(&chinese) && !has_han(&english),
        "{chinese} {english}"
    );
}

#[test]
fn completions_and_the_manual_page_tell_every_subcommand() {
    let desk = Desk::bare();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = desk.run(&["completions", shell]).ends(0).out;
        let told = ["households", "unmasked"]
            .iter()
            .all(|word| script.contains(word));
        assert!(told, "{shell}");
        // Not every shell is told the words of an argument.
        if ["bash", "zsh"].contains(&shell) {
            assert!(script.contains("not-home"), "{shell}");
        }
    }
    desk.run(&["completions", "tcsh"]).ends(2);
    let page = desk.run(&["man", "--lang", "en"]).ends(0).out;
    assert!(
        page.starts_with(".ie") || page.contains(".TH gridday"),
        "{page}"
    );
    for part in [
        "GRIDDAY HAZARD ADD",
        "GRIDDAY APPLY",
        "severity",
        "reset\\-terminal",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
}

#[test]
fn reset_terminal_writes_nothing_into_a_pipe() {
    let desk = Desk::bare();
    assert!(desk.run(&["reset-terminal"]).ends(0).out.is_empty());
}

#[test]
fn an_office_s_own_tables_are_laid_over_the_built_in_ones_whole_or_not_at_all() {
    let desk = Desk::new();
    let tables = desk.home.path().join("config/gridday/tables");
    std::fs::create_dir_all(&tables).unwrap();
    let topic = tables.join("topic.tsv");
    std::fs::write(
        &topic,
        "code\tzh\ten\nheating\t供暖缴费\theating bill\ngas\t燃气\tgas\n",
    )
    .unwrap();
    let visit = &["visit", "3-2-501", "met", "--topic", "供暖缴费"];
    let came = desk.run(visit).ends(0);
    assert!(!came.err.contains("topic"), "{}", came.err);
    let card = desk.listed(&["show", "3-2-501"]);
    assert_eq!(card["visits"][0]["topics"][0], "heating");
    std::fs::write(
        &topic,
        "code\tzh\ten\nheating\t供暖缴费\t\nBad Code\tx\ty\n",
    )
    .unwrap();
    let came = desk.run(visit).ends(2);
    assert!(came.err.contains("heating"), "{}", came.err);
    let came = desk
        .run(&["visit", "3-2-501", "met", "--topic", "gas"])
        .ends(0);
    for part in ["topic", "Bad Code", "按自带的来"] {
        assert!(came.err.contains(part), "{part}: {}", came.err);
    }
    // What was stored under a code of the office's stays what it was.
    let card = desk.listed(&["show", "3-2-501"]);
    assert_eq!(card["visits"][1]["topics"][0], "heating");
}

#[test]
fn a_fault_in_the_settings_is_said_and_stops_nothing() {
    let desk = Desk::empty();
    let settings = desk.home.path().join("config/gridday");
    std::fs::create_dir_all(&settings).unwrap();
    std::fs::write(
        settings.join("config.toml"),
        "worker = \"李晓\"\nplan.doors = 9000\n",
    )
    .unwrap();
    let came = desk.run(&["day", "start"]).ends(0);
    assert!(came.err.contains("plan.doors"), "{}", came.err);
    assert_eq!(desk.listed(&["day", "show"])["worker"], "李晓");
}
