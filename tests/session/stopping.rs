//! Stopped and continued: by a key, by the palette, from outside. The shell gets a clean terminal; the screen comes back.

use crate::pty::{Home, Session};
use crate::{demo, settings};
use rustix::process::Signal;

/// Waits until it has stopped with the terminal given back, then continues it and waits for the screen.
fn stopped_and_continued(session: &mut Session) {
    session.wait_stopped();
    session.wait_for("the terminal given back", |frame| {
        !frame.mouse() && !frame.screen.alternate_screen() && !frame.screen.bracketed_paste()
    });
    assert!(!session.is_raw());
    session.signal(Signal::CONT);
    session.wait_for("the screen again", |frame| {
        frame.mouse() && frame.has("记一笔")
    });
    session.keys("4");
    session.wait_text("已记");
}

#[test]
fn control_z_stops_where_the_settings_say_so() {
    let home = Home::new();
    settings(&home, "ctrl_z = \"suspend\"\n");
    let mut session = demo(&home);
    session.keys("<c-z>");
    stopped_and_continued(&mut session);
}

#[test]
fn the_palette_stops_it() {
    let home = Home::new();
    let mut session = demo(&home);
    session.keys("<f10>suspend");
    session.wait_text("> suspend");
    session.keys("<enter>");
    stopped_and_continued(&mut session);
}

#[test]
fn the_stop_signal_of_a_shell_gives_the_terminal_back_first() {
    let home = Home::new();
    let mut session = demo(&home);
    session.signal(Signal::TSTP);
    stopped_and_continued(&mut session);
}

#[test]
fn stopped_by_force_it_draws_anew_in_its_own_mode_when_continued() {
    let home = Home::new();
    let mut session = demo(&home);
    session.signal(Signal::STOP);
    session.wait_stopped();
    // What a shell does while it has the terminal.
    session.cook();
    let before = session.frame().number;
    session.signal(Signal::CONT);
    session.wait_for("the screen again", |frame| {
        frame.number > before && frame.has("记一笔")
    });
    assert!(session.is_raw());
    session.keys("4");
    session.wait_text("已记");
}
