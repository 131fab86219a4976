//! Settings that change what the terminal is used for: keys, bell, input method, clipboard; and a day past midnight.

use crate::pty::{Home, Launch, wait_until};
use crate::{demo, nobody_home, settings};

#[test]
fn all_faults_of_the_settings_are_told_at_once_and_the_rest_holds() {
    let home = Home::new();
    settings(
        &home,
        "theme = \"pink\"\n[keys]\nvisit-met = [\"z\"]\nnothing = [\"y\"]\npage-map = [\"f11\"]\nundo = [\"alt+x\"]\n",
    );
    let mut session = Launch::new(&home, &["--demo"]).start();
    let frame = session.wait_text("设置文件有错");
    for said in ["config.toml", "第 1 行", "第 3 行", "第 4 行", "第 6 行"] {
        assert!(frame.has(said), "{said}: {}", frame.boxed());
    }
    session.keys("<enter>");
    session.wait_text("F11楼图");
    session.keys("<f10>page-map");
    session.wait_for("the key beside its command", |frame| {
        let mut rows = frame.lines().into_iter();
        rows.any(|row| row.contains("▌楼图") && row.contains(" F11│"))
    });
    session.keys("<esc>");
    session.wait_gone("page-map");
    session.keys("<f11>");
    session.wait_text("1单元");
    session.keys("<f2>1");
    session.wait_text("已记");
}

#[test]
fn the_bell_rings_once_when_an_appointment_has_come_and_only_if_wanted() {
    for (text, bells) in [("", 0), ("bell = true\n", 1)] {
        let home = Home::new();
        settings(&home, text);
        let session = Launch::new(&home, &["--demo"])
            .env("GRIDDAY_CLOCK", "2026-11-22T09:59:52+08:00")
            .start();
        session.wait_text("10:00 约好的");
        wait_until("the bell", || session.bells() >= bells);
        assert_eq!(session.bells(), bells);
    }
}

#[test]
fn the_input_method_is_switched_at_fields_by_programs_of_the_settings() {
    let home = Home::new();
    let touch = |name: &str| format!("[\"/usr/bin/touch\", {:?}]", home.path().join(name));
    settings(
        &home,
        &format!(
            "[ime]\nleave_command = {}\nenter_command = {}\n",
            touch("left"),
            touch("entered")
        ),
    );
    let mut session = demo(&home);
    let is = |name: &str| home.path().join(name).exists();
    wait_until("the command of the start", || is("left"));
    assert!(!is("entered"));
    std::fs::remove_file(home.path().join("left")).expect("a file");
    session.keys("/");
    wait_until("the command of the field", || is("entered"));
    assert!(!is("left"));
    session.keys("<esc>");
    wait_until("the command of leaving", || is("left"));
}

#[test]
fn the_days_text_is_copied_and_written() {
    let home = Home::new();
    let mut session = demo(&home);
    session.keys("4");
    session.wait_text("已记");
    session.keys("<f8>1");
    session.wait_text("F2 ");
    session.keys("<f2>");
    session.wait_text("已发终端剪贴板");
    wait_until("the copy", || session.copied().len() == 1);
    let written = std::fs::read_dir(home.path()).expect("the folder");
    let names = written.map(|file| file.expect("a file").file_name());
    assert!(
        names
            .into_iter()
            .any(|name| name.to_string_lossy().ends_with(".txt"))
    );
}

#[test]
fn past_midnight_the_day_stays_open_and_the_header_shows_both_dates() {
    let home = Home::new();
    let mut session = Launch::new(&home, &["--demo"])
        .env("GRIDDAY_CLOCK", "2026-11-22T23:59:51+08:00")
        .start();
    session.wait_text("记一笔");
    session.keys("4");
    session.wait_text("11-22 周日");
    session.wait_text("11-22 周日 (11-23)");
    session.keys("<backspace>");
    session.wait_text("已撤销");
    session.keys("4");
    session.wait_for("counted on the open day", nobody_home);
}
