//! A day chosen from a calendar instead of typed: what opens it, and what becomes of the day. Not how a month looks.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::Filling;
use super::editing::Editor;
use crate::tui::context::{Context, View};
use crate::tui::dialog::calendar::Calendar;
use crate::tui::dialog::form::Choice;
use crate::tui::widget::taps::Target;
use crate::tui::widget::text;

/// The field by which a chosen day comes back.
pub(super) const DAY: &str = "filling-day";
/// The tap on the button that opens it.
pub(super) const BUTTON: usize = usize::MAX - 1;

impl Filling {
    /// Whether the blank bar opens the calendar: at a day of which nothing was typed yet.
    pub(super) fn wants_calendar(&self) -> bool {
        matches!(&self.editor, Editor::Day(day) if day.is_untyped())
    }

    /// Opens the month of the day that stands there, else the present one.
    pub(super) fn calendar(&mut self, context: &mut Context<'_>) {
        let today = context.clock.today();
        let Editor::Day(day) = &self.editor else {
            return;
        };
        let at = day.day(today).ok().flatten().unwrap_or(today);
        context.open(Calendar::new(at, |day, context| {
            context.answer(DAY, Choice::new(day.to_string(), ""));
        }));
    }

    /// Puts a chosen day into the field.
    pub(super) fn take_day(&mut self, day: &str) {
        self.touched = true;
        self.fault.clear();
        if let Editor::Day(field) = &mut self.editor {
            field.give(day);
        }
    }

    /// Beside a day: the button that opens the calendar; where the day is told instead, that is the button.
    pub(super) fn draw_calendar_button(&self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        let Editor::Day(day) = &self.editor else {
            return;
        };
        let said = view.texts.get("filling-calendar");
        let columns = u16::try_from(text::width(&said)).unwrap_or(u16::MAX);
        if area.is_empty() || columns + 15 > area.width {
            return;
        }
        let place = Rect {
            x: area.x + 15,
            width: area.width - 15,
            height: 1,
            ..area
        };
        view.taps.note(place, Target::Item(BUTTON));
        if day.field.text().trim().is_empty() {
            frame.render_widget(Span::styled(said.into_owned(), view.theme.key()), place);
        }
    }
}
