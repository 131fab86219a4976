//! A day being typed, with what was understood shown beside it. The reading itself is `domain::when`.

use chrono::{Datelike, NaiveDate};
use ratatui::Frame;
use ratatui::layout::Rect;

use super::field::TextField;
use crate::domain::when::{Toward, WhenFault, parse_day};
use crate::i18n::Texts;
use crate::tui::context::View;
use crate::tui::key::Key;

/// A day without its year, while that is the present one.
pub fn short_day(day: NaiveDate, today: NaiveDate) -> String {
    if day.year() == today.year() {
        day.format("%m-%d").to_string()
    } else {
        day.to_string()
    }
}

/// A day being typed.
#[derive(Clone, Debug)]
pub struct DateField {
    /// The text as typed.
    pub field: TextField,
    toward: Toward,
    /// What stands in it was not typed: the first character typed takes its place.
    given: bool,
}

/// Columns for the typed text, before what was understood.
const TYPED: u16 = 14;

impl DateField {
    /// A field that holds `day`; without a year what is typed lies `toward` that side of today.
    pub fn new(day: Option<NaiveDate>, toward: Toward) -> Self {
        let text = day.map_or_else(String::new, |day| day.to_string());
        Self {
            field: TextField::new(&text).limited(20),
            toward,
            given: day.is_some(),
        }
    }

    /// Puts what was typed before into it, cursor after `cursor` characters.
    pub fn set(&mut self, text: &str, cursor: usize) {
        self.field.set(text, cursor);
        self.given = false;
    }

    /// Puts a day into it that was chosen, not typed.
    pub fn give(&mut self, day: &str) {
        self.field.set(day, usize::MAX);
        self.given = true;
    }

    /// Whether nothing was typed yet: the field is blank, or holds what it was given.
    pub fn is_untyped(&self) -> bool {
        self.given || self.field.text().trim().is_empty()
    }

    /// Takes a key; says whether it was one for a field.
    pub fn key(&mut self, key: Key) -> bool {
        if std::mem::take(&mut self.given) && key.printable().is_some() {
            self.field.set("", 0);
        }
        self.field.key(key)
    }

    /// The day meant; none when nothing was typed.
    ///
    /// # Errors
    /// When what was typed is no day.
    pub fn day(&self, today: NaiveDate) -> Result<Option<NaiveDate>, WhenFault> {
        if self.field.text().trim().is_empty() {
            return Ok(None);
        }
        parse_day(self.field.text(), today, self.toward).map(Some)
    }

    /// Draws the typed text and, beside it, the day it is read as.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, focused: bool, view: &View<'_>) {
        let typed = Rect {
            width: area.width.min(TYPED),
            ..area
        };
        self.field
            .draw(frame, typed, view.theme.field(focused), focused);
        let rest = Rect {
            x: typed.right(),
            width: area.width - typed.width,
            ..area
        };
        if let Ok(Some(day)) = self.day(view.clock.today()) {
            let shown = format!(" = {} {}", day, weekday(day, view.texts));
            frame.buffer_mut().set_stringn(
                rest.x,
                rest.y,
                shown,
                usize::from(rest.width),
                view.theme.dim(),
            );
        }
    }
}

/// The weekday's name in the language of `texts`.
pub fn weekday(day: NaiveDate, texts: &Texts) -> String {
    texts
        .get(&format!("weekday-{}", day.weekday().number_from_monday()))
        .into_owned()
}

/// Why a text is no day, as a message id.
pub fn reason(fault: WhenFault) -> &'static str {
    match fault {
        WhenFault::NotADay => "fault-not-a-day",
        WhenFault::FarOff => "fault-far-off",
        WhenFault::NoSuchDay => "fault-no-such-day",
        WhenFault::NotATime => "fault-not-a-time",
    }
}
