//! The first start: three ways to begin, where the data will lie, both languages, digits, arrows and taps.

use gridday::i18n::Language;
use gridday::tui::app::{Looks, Message};
use gridday::tui::context::Effect;
use gridday::tui::face::Face;
use gridday::tui::key::Key;
use gridday::tui::theme::Theme;
use gridday::tui::welcome::{Begin, Welcome};
use gridday::tui::widget::text::width;
use insta::assert_snapshot;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

fn welcome(language: &str, latin: bool) -> Welcome {
    let looks = Looks {
        latin,
        ..Looks::default()
    };
    let language = Language::parse(language).expect("a language");
    let folder = std::path::Path::new("/home/li/.local/share/gridday/ledger");
    Welcome::new(language, Theme::default(), looks, folder)
}

fn press(welcome: &mut Welcome, keys: &str) {
    for name in keys.split(' ').filter(|name| !name.is_empty()) {
        let key = Key::parse(name).expect("a key");
        welcome.update(vec![Message::Key(key.event())]);
    }
}

fn drawn(welcome: &mut Welcome, columns: u16, rows: u16) -> String {
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("in memory");
    let frame = terminal.draw(|frame| welcome.draw(frame)).expect("drawing");
    let rows = (0..rows).map(|y| {
        let mut row = String::new();
        let mut x = 0;
        while x < columns {
            let symbol = frame.buffer[(x, y)].symbol();
            row.push_str(symbol);
            x += u16::try_from(width(symbol).max(1)).expect("a column");
        }
        row.trim_end().to_owned()
    });
    rows.collect::<Vec<_>>().join("\n")
}

fn quits(welcome: &mut Welcome) -> bool {
    let effects = welcome.take_effects();
    effects.iter().any(|effect| matches!(effect, Effect::Quit))
}

#[test]
fn welcome_in_both_languages_and_two_widths() {
    for language in ["zh-CN", "en"] {
        for (columns, rows) in [(80, 24), (44, 20)] {
            let shown = drawn(&mut welcome(language, false), columns, rows);
            assert_snapshot!(format!("welcome-{columns}x{rows}-{language}"), shown);
        }
    }
}

#[test]
fn a_digit_or_enter_chooses_and_q_leaves_without_choosing() {
    for (keys, chosen) in [
        ("1", Some(Begin::Demo)),
        ("2", Some(Begin::Import)),
        ("３", Some(Begin::Empty)),
        ("down enter", Some(Begin::Import)),
        ("down down down up enter", Some(Begin::Import)),
        ("q", None),
        ("esc", None),
        ("ctrl+c", None),
    ] {
        let mut welcome = welcome("zh-CN", false);
        press(&mut welcome, keys);
        assert!(quits(&mut welcome), "{keys}");
        assert_eq!(welcome.chosen(), chosen, "{keys}");
    }
    let mut welcome = welcome("zh-CN", false);
    press(&mut welcome, "4 0 x tab");
    assert!(!quits(&mut welcome));
}

#[test]
fn the_language_changes_and_is_kept_but_not_where_han_cannot_be_shown() {
    let mut chinese = welcome("zh-CN", false);
    press(&mut chinese, "f9");
    assert_eq!(chinese.language(), Language::English);
    let kept = chinese.take_effects();
    assert!(matches!(&kept[..], [Effect::Keep("language", tag)] if tag == "en"));
    let mut latin = welcome("zh-CN", true);
    press(&mut latin, "f9");
    assert!(drawn(&mut latin, 80, 24).contains("Start empty"));
    assert!(!drawn(&mut latin, 80, 24).contains("F9"));
}

#[test]
fn a_tap_chooses() {
    let mut welcome = welcome("zh-CN", false);
    let shown = drawn(&mut welcome, 44, 20);
    let row = shown.lines().position(|line| line.contains("从空白开始"));
    let row = u16::try_from(row.expect("the third choice")).expect("a row");
    welcome.update(vec![Message::Tap(10, row)]);
    assert_eq!(welcome.chosen(), Some(Begin::Empty));
}
