//! What happened outside, as the App is told. Decides nothing about it.

use crossterm::event::{Event, KeyEvent, KeyEventKind, MouseButton, MouseEventKind};

use super::super::job::Report;

/// What happened outside.
pub enum Message {
    /// A key, read just now.
    Key(KeyEvent),
    /// A key that was read at these ticks of the App's clock: it may have waited since.
    KeyAt(KeyEvent, u64),
    /// A marked paste.
    Paste(String),
    /// A tap, at column and row.
    Tap(u16, u16),
    /// The wheel: down is true.
    Wheel(bool),
    /// The screen has this many columns and rows now.
    Resize(u16, u16),
    /// Time has passed: something may be due (`App::due`).
    Tick,
    /// A job has news.
    Job(Report),
    /// The process is being ended from outside: keep what is typed.
    Ending,
}

impl Message {
    /// The message an event of the terminal is that was read at `ticks`.
    pub fn read(event: Event, ticks: u64) -> Option<Self> {
        match Self::of(event)? {
            Self::Key(key) => Some(Self::KeyAt(key, ticks)),
            other => Some(other),
        }
    }

    /// The message an event of the terminal is; releases, motion and focus are none.
    pub fn of(event: Event) -> Option<Self> {
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => Some(Self::Key(key)),
            Event::Paste(text) => Some(Self::Paste(text)),
            Event::Mouse(mouse) => match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => Some(Self::Tap(mouse.column, mouse.row)),
                MouseEventKind::ScrollDown => Some(Self::Wheel(true)),
                MouseEventKind::ScrollUp => Some(Self::Wheel(false)),
                _ => None,
            },
            Event::Resize(columns, rows) => Some(Self::Resize(columns, rows)),
            _ => None,
        }
    }
}
