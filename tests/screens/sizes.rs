//! Every page and its boxes at every size in both languages: no row too wide, help in the footer, the cursor where it belongs.

use crate::screen::{Desk, planned};
use gridday::tui::command::{COMMANDS, Scope};
use gridday::tui::widget::text::width;
use ratatui::layout::Position;
use unicode_width::UnicodeWidthChar as _;

pub const SIZES: [(u16, u16); 7] = [
    (36, 10),
    (40, 12),
    (44, 20),
    (46, 19),
    (80, 24),
    (120, 36),
    (200, 60),
];

/// Pages, details and boxes.
const KEYS: [&str; 28] = [
    "",
    "<f3>",
    "<f4>",
    "<f4><enter>",
    "<f5>",
    "<f6>",
    "<f7>",
    "<f8>",
    "1<f8>1",
    "1<f8><enter>",
    "0",
    "2",
    "20",
    "29",
    "6",
    "63",
    "7",
    "8",
    "h",
    "h4",
    "c",
    "t",
    "<f1>",
    "<f10>",
    "/",
    "/zzzz",
    "<f3>/",
    "<f4>e",
];

/// What must hold of any screen.
pub fn sound(desk: &mut Desk, (columns, rows): (u16, u16), about: &str) {
    let text = desk.text();
    for row in desk.rows() {
        assert_eq!(width(&row), usize::from(columns), "{about}: {row}");
    }
    let Position { x, y } = desk.cursor();
    assert!(x < columns && y < rows, "{about}: {x},{y}\n{text}");
    if columns < 36 || rows < 10 {
        return;
    }
    assert!(desk.footer().starts_with("F1"), "{about}\n{text}");
    // Toast, hints and the window of an input method have the last three rows.
    assert!(y < rows - 2, "{about}: the cursor is in row {y}\n{text}");
    if desk.app.typing() {
        let upper = rows * 2 / 3;
        assert!(
            y < rows - 3 && y <= upper,
            "{about}: a field in row {y}\n{text}"
        );
    }
}

/// Whether a character may be drawn two columns wide by some terminals and is neither a line nor the mark of a row.
fn of_two_widths(c: char) -> bool {
    let line = ('\u{2500}'..='\u{259f}').contains(&c);
    c.width() != c.width_cjk() && !line
}

#[test]
fn every_page_fits_every_size_in_both_languages() {
    for size in SIZES {
        for language in ["zh-CN", "en"] {
            for keys in KEYS {
                let about = format!("{}x{} {language} {keys}", size.0, size.1);
                let mut desk = Desk::new(&format!("{}x{}", size.0, size.1), language, planned());
                desk.keys(keys);
                sound(&mut desk, size, &about);
                let text = desk.text();
                let odd: Vec<char> = text.chars().filter(|c| of_two_widths(*c)).collect();
                assert!(odd.is_empty(), "{about}: {odd:?}\n{text}");
            }
        }
    }
}

/// Words of a scope's buttons in English, as they stand on the screen: all there, none cut.
#[test]
fn english_fits_where_chinese_does() {
    for (size, page, scope) in [
        ("44x20", "", Scope::Door),
        ("80x24", "", Scope::Door),
        ("120x36", "", Scope::Door),
        ("80x24", "<f6>", Scope::Hazards),
        ("44x20", "<f6>", Scope::Hazards),
    ] {
        let mut desk = Desk::new(size, "en", planned());
        desk.keys("h11<enter><f6><f2>");
        desk.keys(page);
        let text = desk.text();
        for command in COMMANDS.iter().filter(|command| command.scope == scope) {
            let texts = desk.app.view().texts;
            let word = format!("{}.short", command.action.text());
            let word = texts.get(&word).into_owned();
            assert!(text.contains(&word), "{size} {page} {word}:\n{text}");
        }
    }
    let desk = Desk::new("36x10", "en", planned());
    for command in COMMANDS {
        let name = desk
            .app
            .view()
            .texts
            .get(&command.action.text())
            .into_owned();
        // The palette's room beside the keys at 80 columns.
        assert!(width(&name) <= 42, "{name}");
    }
}
