//! Hazards, checklists, the log and tasks at every size, down to a phone with its keyboard open. Not what they say.

use crate::screen::{Desk, planned};
use gridday::tui::widget::text::width;

/// What is opened: a page, a form, a list, a checklist with an answer that asks for more.
const KEYS: [&str; 14] = [
    "<f6>",
    "h",
    "h4",
    "h46",
    "h46<enter><f6>",
    "h46<enter><f6>7",
    "h46<enter><f6><enter>",
    "c",
    "c12<tab><tab>",
    "<f8>",
    "1<f8>1",
    "1<f8>8",
    "1<f8><end><enter>",
    "t1",
];

#[test]
fn no_row_is_wider_than_the_screen_the_cursor_is_on_it_and_help_is_in_the_footer() {
    for size in [
        "36x10", "40x12", "44x20", "46x19", "72x16", "80x24", "120x36",
    ] {
        for language in ["zh-CN", "en"] {
            for keys in KEYS {
                let mut desk = Desk::new(size, language, planned());
                desk.keys(keys);
                let (columns, rows) = size.split_once('x').expect("a size");
                let columns: usize = columns.parse().expect("columns");
                let rows: u16 = rows.parse().expect("rows");
                for row in desk.rows() {
                    assert_eq!(width(&row), columns, "{size} {language} {keys}: {row}");
                }
                let cursor = desk.cursor();
                assert!(
                    usize::from(cursor.x) < columns && cursor.y < rows - 2 && cursor.y > 0,
                    "{size} {language} {keys}: {cursor:?}\n{}",
                    desk.text()
                );
                assert!(desk.footer().starts_with("F1"), "{size} {language} {keys}");
            }
        }
    }
}
