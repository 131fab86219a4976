//! What kinds of terminals there are: without colours, light, dark, wide lines, no Han, mute. Seen in the cells.

use crate::pty::terminal::Manners;
use crate::pty::{Frame, Home, Launch};
use unicode_width::UnicodeWidthStr as _;
use vt100::Color;

/// The cells of a frame, left to right, top to bottom.
fn cells(frame: &Frame) -> impl Iterator<Item = &vt100::Cell> {
    let (columns, rows) = frame.size();
    (0..rows).flat_map(move |y| (0..columns).map(move |x| frame.cell(x, y)))
}

#[test]
fn without_colours_no_cell_has_one_and_letters_tell_the_states() {
    let home = Home::new();
    let mut session = Launch::new(&home, &["--demo"]).env("NO_COLOR", "1").start();
    session.wait_text("记一笔");
    session.keys("4");
    let frame = session.wait_text("已记");
    let plain =
        |cell: &vt100::Cell| (cell.fgcolor(), cell.bgcolor()) == (Color::Default, Color::Default);
    assert!(cells(&frame).all(plain), "{}", frame.boxed());
    assert!(cells(&frame).any(vt100::Cell::bold));
}

/// The colours of the first cell whose background is this one.
fn ink_on(frame: &Frame, background: u8) -> Option<Color> {
    let badge = cells(frame).find(|cell| cell.bgcolor() == Color::Idx(background));
    badge.map(vt100::Cell::fgcolor)
}

#[test]
fn badges_are_written_for_the_background_the_terminal_tells() {
    for (manners, ink) in [(Manners::default(), 0), (Manners::light(), 15)] {
        let home = Home::new();
        let mut session = Launch::new(&home, &["--demo"]).manners(manners).start();
        session.wait_text("记一笔");
        // On the map the door just recorded has its badge.
        session.keys("4");
        session.wait_text("已记");
        session.keys("<f3>");
        let frame = session.wait_for("a yellow badge", |frame| ink_on(frame, 3).is_some());
        let found = ink_on(&frame, 3);
        let white = [Some(Color::Idx(15)), Some(Color::Idx(7))];
        match ink {
            0 => assert_eq!(found, Some(Color::Idx(0))),
            _ => assert!(white.contains(&found), "{found:?}"),
        }
        let basic = |colour: Color| matches!(colour, Color::Default | Color::Idx(0..=15));
        assert!(cells(&frame).all(|cell| basic(cell.fgcolor()) && basic(cell.bgcolor())));
        let asked = String::from_utf8_lossy(&session.written())
            .matches("]11;?")
            .count();
        assert_eq!(asked, 1);
    }
}

#[test]
fn a_terminal_that_never_answers_is_drawn_to_all_the_same() {
    let home = Home::new();
    let mut session = Launch::new(&home, &["--demo"])
        .manners(Manners::mute())
        .start();
    session.wait_text("记一笔");
    session.keys("4");
    session.wait_text("已记");
}

#[test]
fn lines_two_columns_wide_are_drawn_with_ascii() {
    let home = Home::new();
    let manners = Manners::telling(&[(3, 1), (3, 1)]);
    let mut session = Launch::new(&home, &["--demo"]).manners(manners).start();
    session.wait_text("记一笔");
    for keys in ["", "<f3>", "<f4>", "<f8>", "<f1>"] {
        session.keys(keys);
        let frame = session.frame();
        let even = |cell: &vt100::Cell| cell.contents().width() == cell.contents().width_cjk();
        assert!(cells(&frame).all(even), "{keys}: {}", frame.boxed());
    }
}

#[test]
fn a_terminal_without_han_is_spoken_to_in_english_and_ascii() {
    let home = Home::new();
    let manners = Manners::telling(&[(4, 1), (4, 1)]);
    let mut session = Launch::new(&home, &["--demo"]).manners(manners).start();
    let frame = session.wait_text("Record");
    assert!(frame.has("shown as ? here"), "{}", frame.boxed());
    session.keys("4");
    let frame = session.wait_text("out 1");
    assert!(frame.text().is_ascii(), "{}", frame.boxed());
}
