//! Tells keys a person pressed from text that arrived in a burst (a paste without marks). Knows no commands.

use std::collections::{HashMap, VecDeque};

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind};

use super::key::{Key, fold, is_han};

/// Milliseconds in which four printable keys are too fast for fingers.
const BURST_MILLIS: u64 = 30;
/// How many printable keys make a burst.
const BURST_KEYS: usize = 4;
/// Milliseconds since the last event of the same key in which a committing key counts as held down.
const REPEAT_MILLIS: u64 = 120;

/// What came out: a key to look up, or a text to search for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// One key press, folded if it is to be a command.
    Key(Key),
    /// Text that arrived where no field was open.
    Text(String),
}

/// Keys waiting to be told apart.
#[derive(Debug, Default)]
pub struct Intake {
    waiting: VecDeque<(Key, u64)>,
    last_printable: Option<u64>,
    last_press: HashMap<Key, u64>,
}

impl Intake {
    /// Takes in an event that arrived at `ticks` (milliseconds).
    pub fn push(&mut self, event: &KeyEvent, ticks: u64) {
        if let Some(key) = Key::of(event) {
            // A repeat reported as such refreshes the guard and is otherwise like a press.
            if event.kind == KeyEventKind::Repeat {
                self.last_press.insert(fold_key(key), ticks);
            }
            self.waiting.push_back((key, ticks));
        }
    }

    /// The next thing to act on at `ticks`; `typing` says that a field takes every printable key as it is.
    pub fn next(&mut self, ticks: u64, typing: bool) -> Option<Taken> {
        let &(key, arrived) = self.waiting.front()?;
        let Some(c) = key.printable().filter(|_| !typing) else {
            self.waiting.pop_front();
            return Some(Taken::Key(key));
        };
        let run = self
            .waiting
            .iter()
            .take_while(|(key, _)| key.printable().is_some() || is_break(*key))
            .count();
        let mut printable = self
            .waiting
            .iter()
            .take(run)
            .filter(|(key, _)| key.printable().is_some())
            .map(|(_, at)| *at);
        let fourth = printable.nth(BURST_KEYS - 1);
        if is_han(c) || fourth.is_some_and(|at| at.saturating_sub(arrived) <= BURST_MILLIS) {
            return Some(Taken::Text(self.burst(run)));
        }
        let alone = run == 1
            && self
                .last_printable
                .is_none_or(|last| arrived.saturating_sub(last) > BURST_MILLIS);
        if !alone && ticks.saturating_sub(arrived) < BURST_MILLIS {
            return None;
        }
        self.waiting.pop_front();
        self.last_printable = Some(arrived);
        Some(Taken::Key(fold_key(key)))
    }

    /// When `next` should be asked again although nothing new arrived.
    pub fn due(&self) -> Option<u64> {
        self.waiting.front().map(|(_, at)| at + BURST_MILLIS)
    }

    /// Whether this press of a committing key counts, at `ticks`: a key held down or pressed twice in a breath does not.
    pub fn counts(&mut self, key: Key, ticks: u64) -> bool {
        let last = self.last_press.insert(key, ticks);
        last.is_none_or(|last| ticks.saturating_sub(last) >= REPEAT_MILLIS)
    }

    fn burst(&mut self, run: usize) -> String {
        let mut text = String::new();
        let mut last = None;
        for _ in 0..run {
            let Some(&(key, at)) = self.waiting.front() else {
                break;
            };
            if last.is_some_and(|last: u64| at.saturating_sub(last) > BURST_MILLIS) {
                break;
            }
            self.waiting.pop_front();
            last = Some(at);
            text.push(key.printable().unwrap_or(' '));
        }
        text.trim().to_owned()
    }
}

/// A line end or a tab inside pasted text that came without marks.
fn is_break(key: Key) -> bool {
    matches!(key.code, KeyCode::Enter | KeyCode::Tab)
        || (key.ctrl && key.code == KeyCode::Char('j'))
}

fn fold_key(key: Key) -> Key {
    match key.printable() {
        Some(c) => Key::char(fold(c)),
        None => key,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(intake: &mut Intake, ticks: u64) -> Vec<Taken> {
        std::iter::from_fn(|| intake.next(ticks, false)).collect()
    }

    fn push(intake: &mut Intake, keys: &str, ticks: u64) {
        for c in keys.chars() {
            let key = if c == '\r' {
                Key {
                    code: KeyCode::Enter,
                    ctrl: false,
                }
            } else {
                Key::char(c)
            };
            intake.push(&key.event(), ticks);
        }
    }

    #[test]
    fn a_lone_key_is_a_command_at_once() {
        let mut intake = Intake::default();
        push(&mut intake, "４", 1000);
        assert_eq!(all(&mut intake, 1000), [Taken::Key(Key::char('4'))]);
    }

    #[test]
    fn a_pasted_number_runs_nothing_and_is_searched_for() {
        for pasted in ["13800001111", "138\r0000\r"] {
            let mut intake = Intake::default();
            push(&mut intake, pasted, 1000);
            let taken = all(&mut intake, 1000);
            assert_eq!(
                taken,
                [Taken::Text(pasted.replace('\r', " ").trim().to_owned())]
            );
        }
    }

    #[test]
    fn a_number_in_two_packets_runs_at_most_one_key() {
        let mut intake = Intake::default();
        push(&mut intake, "1", 1000);
        assert_eq!(all(&mut intake, 1000), [Taken::Key(Key::char('1'))]);
        push(&mut intake, "3", 1005);
        assert_eq!(all(&mut intake, 1005), []);
        push(&mut intake, "8000", 1010);
        assert_eq!(all(&mut intake, 1010), [Taken::Text("38000".into())]);
    }

    #[test]
    fn up_to_three_quick_keys_stay_commands() {
        let mut intake = Intake::default();
        push(&mut intake, "225", 1000);
        assert_eq!(all(&mut intake, 1000), []);
        assert_eq!(intake.due(), Some(1030));
        assert_eq!(all(&mut intake, 1030).len(), 3);
        assert_eq!(intake.due(), None);
    }

    #[test]
    fn han_is_text_even_alone_and_a_field_takes_everything() {
        let mut intake = Intake::default();
        push(&mut intake, "张", 1000);
        assert_eq!(all(&mut intake, 1000), [Taken::Text("张".into())]);
        push(&mut intake, "138000", 1000);
        assert_eq!(std::iter::from_fn(|| intake.next(1000, true)).count(), 6);
    }

    #[test]
    fn a_key_held_for_three_seconds_counts_at_most_twice_and_four_presses_count_four_times() {
        let mut intake = Intake::default();
        let held = [0, 500].into_iter().chain((1..75).map(|n| 500 + n * 33));
        assert_eq!(
            held.filter(|at| intake.counts(Key::char('4'), 1000 + at))
                .count(),
            2
        );
        let mut intake = Intake::default();
        assert_eq!(
            [0, 150, 300, 450]
                .iter()
                .filter(|at| intake.counts(Key::char('1'), 1000 + *at))
                .count(),
            4
        );
    }
}
