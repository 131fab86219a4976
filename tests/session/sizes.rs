//! Sizes of the real terminal: storms of them, too small ones, and boxes over Han text at 64 widths.

use crate::pty::Home;
use crate::{demo, nobody_home};

#[test]
fn a_storm_of_sizes_records_nothing_unseen() {
    let home = Home::new();
    let mut session = demo(&home);
    session.keys("2");
    session.wait_text("有事/隐患");
    session.keys("0药");
    session.wait_text("药");
    for (columns, rows) in [(120, 36), (90, 30), (40, 20), (60, 12), (20, 6)] {
        session.resize(columns, rows);
    }
    session.wait_text("窗口太小 20x6");
    for key in ["4", "1", "<enter>", "<f8>", "<esc>", "4"] {
        session.keys(key);
    }
    session.send(b"\x1b[<0;3;3M\x1b[<0;3;3m");
    session.paste("4444");
    for (columns, rows) in [(120, 36), (40, 20), (80, 24)] {
        session.resize(columns, rows);
        session.wait_for("the note as it was", |frame| {
            frame.size() == (columns, rows) && frame.has("药") && !nobody_home(frame)
        });
    }
    session.resize(30, 8);
    session.wait_text("窗口太小 30x8");
    session.keys("q");
    assert!(session.wait_exit().success());
}

#[test]
fn the_edge_of_a_popup_is_whole_at_64_widths() {
    let home = Home::new();
    let mut session = demo(&home);
    session.keys("<f1>");
    session.wait_text("帮助  (打字找，Enter 执行)");
    for columns in 60..124 {
        session.resize(columns, 24);
        let width = 64.min(columns - 2);
        let left = (columns - width) / 2;
        let frame = session.wait_for("help at this width", |frame| {
            let corner = frame.find("┌ 帮助").filter(|(x, _)| *x == left);
            let far = |(x, y): (u16, u16)| frame.cell(x + width - 1, y).contents() == "┐";
            frame.size().0 == columns && corner.is_some_and(far)
        });
        let (left, top) = frame.find("┌ 帮助").expect("a corner");
        let right = left + width - 1;
        let bottom = (top + 1..24)
            .find(|y| frame.cell(left, *y).contents() == "└")
            .unwrap_or_else(|| panic!("no foot at {columns}: {}", frame.boxed()));
        for y in top + 1..bottom {
            for x in [left, right] {
                let edge = frame.cell(x, y).contents();
                assert_eq!(edge, "│", "{columns} wide, {x},{y}: {}", frame.boxed());
            }
        }
    }
}
