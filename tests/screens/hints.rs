//! The last row tells the truth: every key it names does something in the dialog it stands under.

use crate::screen::{Desk, planned};

/// Keys that open each kind of dialog from Today.
const DIALOGS: [&str; 16] = [
    "<f1>", "<f10>", "/", "/zj", "2", "3", "6", "63", "7", "s", "w", "h", "h2", "h1", "b", "<f4>8",
];

/// The keys the last row names, as one presses them.
fn named(footer: &str) -> Vec<&'static str> {
    const KNOWN: [(&str, &str); 9] = [
        ("F1", "<f1>"),
        ("F2", "<f2>"),
        ("F8", "<f8>"),
        ("F10", "<f10>"),
        ("Tab", "<tab>"),
        ("Enter", "<enter>"),
        ("Esc", "<esc>"),
        ("1-9", "1"),
        ("/", "/"),
    ];
    let hints = footer.split("  ").map(str::trim);
    let key = |hint: &str| {
        let known = KNOWN.iter().rev().find(|(name, _)| hint.starts_with(name));
        known
            .unwrap_or_else(|| panic!("a hint for no known key: {hint}"))
            .1
    };
    hints.filter(|hint| !hint.is_empty()).map(key).collect()
}

#[test]
fn the_last_row_of_a_dialog_names_only_keys_that_do_something_there() {
    for language in ["zh-CN", "en"] {
        for open in DIALOGS {
            let desk = |key: &str| {
                let mut desk = Desk::new("80x24", language, planned());
                desk.keys(open);
                let before = (desk.text(), desk.cursor(), desk.footer());
                desk.keys(key);
                (before, (desk.text(), desk.cursor()))
            };
            let ((_, _, footer), _) = desk("");
            for key in named(&footer) {
                let ((text, cursor, _), after) = desk(key);
                assert!(
                    after != (text.clone(), cursor),
                    "{open} then {key}:\n{text}"
                );
            }
        }
    }
}
