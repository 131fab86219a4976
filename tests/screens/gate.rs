//! The screen in front of a closed ledger: asterisks only, waiting after wrong tries, the first start, locking when idle.

use std::sync::Arc;

use chrono::Duration;
use gridday::clock::{FixedClock, parse_moment};
use gridday::i18n::Language;
use gridday::ledger::secret::{Key as Offered, Secret};
use gridday::tui::app::{Looks, Message};
use gridday::tui::context::Effect;
use gridday::tui::face::Face;
use gridday::tui::gate::{Answer, Asked, Gate};
use gridday::tui::key::Key;
use gridday::tui::theme::Theme;
use gridday::tui::widget::text::width;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::screen::{Desk, neighbours};

fn secret(text: &str) -> Secret {
    Secret::typed(text.to_owned())
}

fn gate(asked: Asked) -> (Gate, Arc<FixedClock>) {
    let moment = parse_moment("2026-11-22T09:00:00+08:00").expect("a moment");
    let clock = Arc::new(FixedClock::at(moment));
    let gate = Gate::new(
        asked,
        Language::parse("zh-CN").expect("a language"),
        Theme::default(),
        Looks::default(),
        Arc::clone(&clock) as _,
    );
    (gate, clock)
}

fn press(gate: &mut Gate, keys: &str) {
    for name in keys.split(' ').filter(|name| !name.is_empty()) {
        let key = Key::parse(name).expect("a key");
        gate.update(vec![Message::Key(key.event())]);
    }
}

fn paste(gate: &mut Gate, text: &str) {
    gate.update(vec![Message::Paste(text.to_owned())]);
}

fn drawn(gate: &mut Gate, columns: u16, rows: u16) -> String {
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("in memory");
    let frame = terminal.draw(|frame| gate.draw(frame)).expect("drawing");
    let mut shown = String::new();
    for y in 0..rows {
        let mut x = 0;
        while x < columns {
            let symbol = frame.buffer[(x, y)].symbol();
            shown.push_str(symbol);
            x += u16::try_from(width(symbol).max(1)).expect("a column");
        }
        shown.push('\n');
    }
    shown
}

fn quits(gate: &mut Gate) -> bool {
    let effects = gate.take_effects();
    effects.iter().any(|effect| matches!(effect, Effect::Quit))
}

fn is_phrase(answer: Option<Answer>, text: &str) -> bool {
    matches!(answer, Some(Answer::Key(Offered::Passphrase(typed))) if typed == secret(text))
}

#[test]
fn what_is_typed_or_pasted_shows_as_asterisks_and_digits_are_no_commands() {
    let (mut gate, _) = gate(Asked::Passphrase);
    press(&mut gate, "1 q x ? backspace");
    paste(&mut gate, "三号楼\n");
    for (columns, rows) in [(80, 24), (36, 10)] {
        let shown = drawn(&mut gate, columns, rows);
        assert!(
            shown.contains("> ******") && !shown.contains("*******"),
            "{shown}"
        );
        assert!(shown.contains("F9") && !shown.contains('三'), "{shown}");
    }
    press(&mut gate, "enter");
    assert!(quits(&mut gate));
    assert!(is_phrase(gate.take_answer(), "1qx三号楼"));
    assert!(
        drawn(&mut gate, 80, 24).contains("正在打开"),
        "said before the key is derived"
    );
}

#[test]
fn after_two_wrong_tries_it_takes_half_a_minute_and_wakes_once() {
    let (mut gate, clock) = gate(Asked::Passphrase);
    assert_eq!(gate.due_in(), None);
    gate.wrong("error-wrong-passphrase");
    assert_eq!(gate.due_in(), None);
    assert!(drawn(&mut gate, 80, 24).contains("口令不对"));
    gate.wrong("error-wrong-passphrase");
    assert_eq!(gate.due_in(), Some(30_000));
    assert!(drawn(&mut gate, 80, 24).contains("30"));
    paste(&mut gate, "tofu");
    press(&mut gate, "enter");
    assert!(!quits(&mut gate), "not yet");
    clock.advance(Duration::seconds(30));
    gate.update(vec![Message::Tick]);
    assert_eq!(gate.due_in(), None);
    assert!(
        drawn(&mut gate, 80, 24).contains("> ****"),
        "what was typed stays"
    );
    press(&mut gate, "enter");
    assert!(quits(&mut gate) && is_phrase(gate.take_answer(), "tofu"));
}

#[test]
fn the_recovery_key_is_another_way_in_and_esc_leaves() {
    let (mut gate, _) = gate(Asked::Passphrase);
    press(&mut gate, "f2 a b enter");
    let answer = gate.take_answer();
    assert!(matches!(answer, Some(Answer::Key(Offered::Recovery(typed))) if typed == secret("ab")));
    press(&mut gate, "f9");
    assert!(drawn(&mut gate, 80, 24).contains("recovery key"));
    gate.take_effects();
    press(&mut gate, "esc");
    assert!(quits(&mut gate) && gate.take_answer().is_none());
}

#[test]
fn the_first_start_takes_it_twice_refuses_the_worst_and_can_do_without() {
    let (mut gate, _) = gate(Asked::New);
    assert!(drawn(&mut gate, 80, 24).contains("不设就直接按回车"));
    paste(&mut gate, "5201314");
    press(&mut gate, "enter");
    assert!(drawn(&mut gate, 80, 24).contains("人人都会先试"));
    paste(&mut gate, "tofu lamp 42");
    press(&mut gate, "enter");
    assert!(drawn(&mut gate, 80, 24).contains("强度"));
    paste(&mut gate, "tofu lamp 43");
    press(&mut gate, "enter");
    assert!(drawn(&mut gate, 80, 24).contains("不一样"));
    for _ in 0..2 {
        paste(&mut gate, "tofu lamp 42");
        press(&mut gate, "enter");
    }
    assert!(quits(&mut gate));
    let answer = gate.take_answer();
    assert!(matches!(answer, Some(Answer::New(Some(typed))) if typed == secret("tofu lamp 42")));
    press(&mut self::gate(Asked::New).0, "enter");
    let (mut without, _) = self::gate(Asked::New);
    press(&mut without, "enter");
    assert!(matches!(without.take_answer(), Some(Answer::New(None))));
}

#[test]
fn the_recovery_key_stands_until_it_was_read() {
    let (mut gate, _) = gate(Asked::Shown(secret("ABCDE-FGHJK")));
    press(&mut gate, "x esc");
    assert!(!quits(&mut gate));
    for (columns, rows) in [(80, 24), (36, 12)] {
        assert!(
            drawn(&mut gate, columns, rows).contains("ABCDE-FGHJK"),
            "{columns}x{rows}"
        );
    }
    press(&mut gate, "enter");
    assert!(quits(&mut gate) && matches!(gate.take_answer(), Some(Answer::Seen)));
}

#[test]
fn a_ledger_behind_a_passphrase_is_locked_after_five_minutes_without_a_key_and_an_open_one_never() {
    let mut open = Desk::new("80x24", "zh-CN", neighbours());
    open.wait(600_000);
    assert!(!open.effects.contains(&"lock".to_owned()));
    assert!(!open.app.is_behind_passphrase());
    let mut closed = Desk::new("80x24", "zh-CN", neighbours());
    closed.app.stand_behind_passphrase();
    closed.wait(299_000);
    closed.keys("down");
    closed.wait(299_000);
    assert!(!closed.effects.contains(&"lock".to_owned()));
    closed.wait(1_000);
    assert!(closed.effects.contains(&"lock".to_owned()));
}
