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

/// One key press, and when it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Press {
    /// The key, folded if it is to be a command.
    pub key: Key,
    /// When it was read, in ticks.
    pub at: u64,
    /// The terminal says that the key is held down.
    pub repeat: bool,
}

/// What came out: a key to look up, or a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// A key press.
    Key(Press),
    /// Text that arrived in a burst: for the field that is open, else to be searched for.
    Text(String),
}

/// Keys waiting to be told apart.
#[derive(Debug, Default)]
pub struct Intake {
    waiting: VecDeque<Press>,
    last_printable: Option<u64>,
    last_press: HashMap<Key, u64>,
}

impl Intake {
    /// Takes in an event that was read at `at` (milliseconds).
    pub fn push(&mut self, event: &KeyEvent, at: u64) {
        if let Some(key) = Key::of(event) {
            let repeat = event.kind == KeyEventKind::Repeat;
            self.waiting.push_back(Press { key, at, repeat });
        }
    }

    /// The next thing to act on at `ticks`; `typing` says that a field takes every printable key as it is.
    pub fn next(&mut self, ticks: u64, typing: bool) -> Option<Taken> {
        let first = *self.waiting.front()?;
        if typing {
            return Some(self.typed(first));
        }
        let Some(c) = first.key.printable() else {
            self.waiting.pop_front();
            return Some(Taken::Key(first));
        };
        let run = self.run(u64::MAX);
        let fourth = self.printable(run).nth(BURST_KEYS - 1);
        if is_han(c) || fourth.is_some_and(|at| at.saturating_sub(first.at) <= BURST_MILLIS) {
            let run = self.run(BURST_MILLIS);
            return Some(Taken::Text(self.text(run, " ").trim().to_owned()));
        }
        let alone = run == 1
            && self
                .last_printable
                .is_none_or(|last| first.at.saturating_sub(last) > BURST_MILLIS);
        if !alone && ticks.saturating_sub(first.at) < BURST_MILLIS {
            return None;
        }
        self.waiting.pop_front();
        self.last_printable = Some(first.at);
        Some(Taken::Key(Press {
            key: fold_key(first.key),
            ..first
        }))
    }

    /// In a field a key is a key, but for a line end amid a burst, which would save what is half pasted.
    fn typed(&mut self, first: Press) -> Taken {
        let run = self.run(BURST_MILLIS);
        let mut burst = self.waiting.iter().take(run);
        let ends = burst.clone().position(|press| is_break(press.key));
        let last = burst.rposition(|press| press.key.printable().is_some());
        let amid = matches!((ends, last), (Some(end), Some(last)) if end < last);
        if amid && self.printable(run).count() >= BURST_KEYS {
            let whole = last.map_or(run, |last| last + 1);
            return Taken::Text(self.text(whole, "\n"));
        }
        self.waiting.pop_front();
        Taken::Key(first)
    }

    /// When `next` should be asked again although nothing new arrived.
    pub fn due(&self) -> Option<u64> {
        self.waiting.front().map(|first| first.at + BURST_MILLIS)
    }

    /// Whether this press of a committing key counts: one held down or pressed twice in a breath does not.
    pub fn counts(&mut self, press: Press) -> bool {
        let last = self.last_press.insert(press.key, press.at);
        let breath = last.is_none_or(|last| press.at.saturating_sub(last) >= REPEAT_MILLIS);
        breath && !press.repeat
    }

    /// How many printable keys and line ends stand in front, none more than `gap` after the one before it.
    fn run(&self, gap: u64) -> usize {
        let mut last = None;
        let near = |press: &&Press| {
            let close = last.is_none_or(|last| press.at.saturating_sub(last) <= gap);
            last = Some(press.at);
            close && (press.key.printable().is_some() || is_break(press.key))
        };
        self.waiting.iter().take_while(near).count()
    }

    /// When the printable keys among the first `run` were read.
    fn printable(&self, run: usize) -> impl Iterator<Item = u64> + '_ {
        let printable = |press: &&Press| press.key.printable().is_some();
        let run = self.waiting.iter().take(run).filter(printable);
        run.map(|press| press.at)
    }

    /// Takes the first `run` keys out as text; `end` stands for a line end or a tab.
    fn text(&mut self, run: usize, end: &str) -> String {
        let mut text = String::new();
        for press in self.waiting.drain(..run) {
            match press.key.printable() {
                Some(c) => text.push(c),
                None => text.push_str(end),
            }
        }
        text
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

    fn key(c: char, at: u64) -> Taken {
        Taken::Key(Press {
            key: Key::char(c),
            at,
            repeat: false,
        })
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
        assert_eq!(all(&mut intake, 1000), [key('4', 1000)]);
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
        assert_eq!(all(&mut intake, 1000), [key('1', 1000)]);
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
        let counted = |c: char, times: &[u64]| {
            let mut intake = Intake::default();
            let press = |at: &&u64| {
                let (key, repeat) = (Key::char(c), false);
                intake.counts(Press {
                    key,
                    at: 1000 + **at,
                    repeat,
                })
            };
            times.iter().filter(press).count()
        };
        let held: Vec<u64> = [0, 500]
            .into_iter()
            .chain((1..75).map(|n| 500 + n * 33))
            .collect();
        assert_eq!(counted('4', &held), 2);
        assert_eq!(counted('1', &[0, 150, 300, 450]), 4);
    }

    #[test]
    fn a_repeat_told_by_the_terminal_never_counts_but_the_press_before_it_does() {
        let mut intake = Intake::default();
        let mut event = Key::char('4').event();
        intake.push(&event, 1000);
        event.kind = KeyEventKind::Repeat;
        intake.push(&event, 1400);
        let presses = std::iter::from_fn(|| match intake.next(1500, false)? {
            Taken::Key(press) => Some(press),
            Taken::Text(_) => None,
        });
        let presses: Vec<Press> = presses.collect();
        let counted: Vec<bool> = presses.into_iter().map(|p| intake.counts(p)).collect();
        assert_eq!(counted, [true, false]);
    }

    #[test]
    fn a_line_end_amid_a_burst_in_a_field_is_text_and_one_after_it_is_enter() {
        let mut intake = Intake::default();
        push(&mut intake, "ab\rcd\r", 1000);
        let enter = Key::parse("enter").unwrap();
        assert_eq!(intake.next(1000, true), Some(Taken::Text("ab\ncd".into())));
        assert!(matches!(intake.next(1000, true), Some(Taken::Key(press)) if press.key == enter));
        push(&mut intake, "a", 2000);
        push(&mut intake, "\r", 2100);
        push(&mut intake, "bcd", 2200);
        let keys = std::iter::from_fn(|| intake.next(2200, true));
        assert_eq!(
            keys.filter(|taken| matches!(taken, Taken::Key(_))).count(),
            5
        );
    }
}
